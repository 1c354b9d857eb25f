//! GitHub Actions: findings as workflow commands, which become annotations of a pull request; the full report in a job's log,
//! where what documents say is no command; the summary of a job, in Markdown.

use std::io::{self, Write};

use super::markdown::{self, Links};
use super::place::{Spot, Spots, headline, remarks};
use super::summary::counted;
use super::{Problem, Report, Style, clean, full};
use crate::finding::Finding;
use crate::rule::Severity;

/// No more annotations of one severity are shown for a step.
const SHOWN: usize = 10;
/// No more places than this are told in one annotation.
const MOST_PLACES: usize = 10;
/// A step's part of a job summary may have 1 MiB.
const LONGEST_SUMMARY: usize = 1 << 20;

/// One annotation.
struct Annotation {
    severity: Severity,
    /// In their order, unescaped.
    properties: Vec<(&'static str, String)>,
    message: String,
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let problems = report.problems.iter().map(|problem| unread(report, problem));
    // What is accepted would be told again for every change.
    let findings = report.verdicts.findings.iter().filter(|finding| !finding.accepted);
    let all: Vec<Annotation> = problems.chain(findings.map(|finding| annotation(report, finding))).collect();
    let more: usize = Severity::ALL.into_iter().map(|severity| of(severity, &all).count().saturating_sub(SHOWN)).sum();
    // One of the notices says what is left out, where something is.
    let notices = |severity| if severity == Severity::Info && more > 0 { SHOWN - 1 } else { SHOWN };
    let shown: Vec<&Annotation> =
        Severity::ALL.into_iter().rev().flat_map(|severity| of(severity, &all).take(notices(severity))).collect();
    shown.iter().try_for_each(|annotation| command(annotation, out))?;
    if shown.len() < all.len() {
        let left = counted(all.len() - shown.len(), "more annotation");
        writeln!(out, "::notice title=crosscheck::{left} not shown: GitHub shows {SHOWN} of a severity; the report has all")?;
    }
    Ok(())
}

fn of(severity: Severity, all: &[Annotation]) -> impl Iterator<Item = &Annotation> {
    all.iter().filter(move |annotation| annotation.severity == severity)
}

fn annotation(report: &Report<'_>, finding: &Finding) -> Annotation {
    let Spots { first, others } = report.spots(finding);
    let mut properties = vec![("file", first.shown()), ("line", first.line.to_string()), ("endLine", first.end_line.to_string())];
    // Columns are taken only within one line.
    if first.line == first.end_line {
        properties.extend([("col", first.column.to_string()), ("endColumn", first.end_column.to_string())]);
    }
    properties.push(("title", format!("{} ({})", finding.code, clean(&finding.rule.0))));
    let mut message = vec![headline(finding)];
    message.extend(first.stated.map(|stated| format!("here: {}", clean(stated.value))));
    let place = |other: &Spot<'_>| {
        format!("{}: {}", other.at(), clean(other.stated.as_ref().map(|stated| stated.value).unwrap_or_default()))
    };
    message.extend(others.iter().take(MOST_PLACES).map(place));
    if others.len() > MOST_PLACES {
        message.push(format!("and {} more places", others.len() - MOST_PLACES));
    }
    message.extend(remarks(finding).iter().map(|remark| format!("note: {}", clean(remark))));
    message.push(format!("help: {}", clean(&finding.help)));
    Annotation { severity: finding.severity, properties, message: message.join("\n") }
}

fn unread(report: &Report<'_>, problem: &Problem) -> Annotation {
    let mut properties = Vec::new();
    if let Some(excerpt) = &problem.excerpt {
        properties.push(("file", clean(&report.root.path(&excerpt.path)).into_owned()));
        properties.extend([("line", excerpt.line.to_string()), ("col", excerpt.column.to_string())]);
    }
    properties.push(("title", "crosscheck".to_owned()));
    let help = problem.help.as_deref().map(|help| format!("\nhelp: {}", clean(help))).unwrap_or_default();
    Annotation { severity: problem.severity, properties, message: format!("{}{help}", clean(&problem.message)) }
}

fn command(annotation: &Annotation, out: &mut dyn Write) -> io::Result<()> {
    let name = match annotation.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let properties: Vec<String> =
        annotation.properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    writeln!(out, "::{name} {}::{}", properties.join(","), data(&annotation.message))
}

/// What follows the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Writes the full report for the log of a job, and the annotations after it. Until they come commands are off: the log has
/// the words of documents, and a line of those may look like a command. The word that turns them on again is a hash of the
/// report, which no document can have in it.
///
/// # Errors
/// When the output cannot be written.
pub fn job_log(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::new();
    full::render(report, style, &mut text)?;
    let word = blake3::hash(&text).to_hex();
    writeln!(out, "::stop-commands::{word}")?;
    out.write_all(&text)?;
    writeln!(out, "::{word}::")?;
    render(report, out)
}

/// Writes the summary of a job: every finding with the table of its values, as far as a summary may be long. Links lead below
/// `blob`, the address of the files at the commit that was checked; without one they are relative.
///
/// # Errors
/// When the output cannot be written.
pub fn job_summary(report: &Report<'_>, blob: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    const ROOM_FOR_THE_END: usize = 64 << 10;
    let links = blob.map_or(Links::Relative(String::new()), |address| Links::Below(address.to_owned()));
    let mut text = b"# Crosscheck\n\n".to_vec();
    markdown::totals(report, &mut text)?;
    let findings = &report.verdicts.findings;
    let mut shown = 0;
    for finding in findings {
        let mut drawn = b"\n".to_vec();
        markdown::finding(report, finding, &links, &mut drawn)?;
        if text.len() + drawn.len() > LONGEST_SUMMARY - ROOM_FOR_THE_END {
            break;
        }
        text.append(&mut drawn);
        shown += 1;
    }
    if shown < findings.len() {
        writeln!(text, "\n{} not shown: a summary has no room for more.", counted(findings.len() - shown, "more finding"))?;
    }
    let mut problems = Vec::new();
    markdown::problems(report, &mut problems)?;
    if text.len() + problems.len() < LONGEST_SUMMARY {
        text.extend(problems);
    }
    writeln!(text)?;
    out.write_all(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_properties_are_escaped_by_their_own_rules() {
        assert_eq!(data("100%\r\na::b, c"), "100%25%0D%0Aa::b, c");
        assert_eq!(property("100%\na::b, c"), "100%25%0Aa%3A%3Ab%2C c");
    }
}
