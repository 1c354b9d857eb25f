//! Markdown, to be pasted into an issue or a wiki: each finding with a table of its values and places, then what agreed, what
//! was stated once only and what could not be read. Everything from documents is escaped.

mod escape;

pub(super) use escape::{plain, prose};

use std::io::{self, Write};

use super::place::{Spot, remarks};
use super::root::{encoded, is_absolute};
use super::summary::counted;
use super::{Problem, Report, clean};
use crate::finding::{Agreement, Finding, distribution};
use crate::rule::Severity;
use escape::code;

/// More places of one finding than this are only counted.
const MOST_PLACES: usize = 50;

/// Where links to places lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Links {
    /// To the files themselves, by what leads to the root of the repository: empty, or ending with a slash.
    Relative(String),
    /// Below an address, which ends with a slash.
    Below(String),
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Facts compared\n")?;
    totals(report, out)?;
    // Where nobody knows in which folder it will lie, it is taken for that of the repository.
    let links = Links::Relative(report.way.map(|way| format!("{way}{}", report.root.up())).unwrap_or_default());
    for finding in &report.verdicts.findings {
        writeln!(out)?;
        self::finding(report, finding, &links, out)?;
    }
    agreements(report, "Agreed", &report.verdicts.agreements, out)?;
    agreements(report, "Stated once only", &report.verdicts.single, out)?;
    problems(report, out)
}

/// How much was compared, and with what result.
pub(super) fn totals(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = report.summary;
    let compared = format!("{} under {}", counted(summary.sources, "source"), counted(summary.rules, "rule"));
    writeln!(out, "Compared {compared}: {}.", summary.outcome())?;
    writeln!(out, "{}.", summary.coverage())?;
    report.undated().map_or(Ok(()), |undated| writeln!(out, "{undated}"))
}

/// One finding: a heading, what is wrong, the table of values, notes and the way out.
pub(super) fn finding(report: &Report<'_>, finding: &Finding, links: &Links, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}: {}\n", word(finding), plain(&finding.title))?;
    // The table has the values.
    let said = finding.message != distribution(&finding.groups);
    let message = if said { format!(": {}", plain(&finding.message)) } else { String::new() };
    writeln!(out, "`{}`, rule {}{message}\n", finding.code, code(&finding.rule.0))?;
    table(&report.by_value(finding), links, out)?;
    let remarks = remarks(finding);
    if !(remarks.is_empty() && finding.help.is_empty()) {
        writeln!(out)?;
    }
    remarks.iter().try_for_each(|remark| writeln!(out, "- {}", prose(remark)))?;
    if !finding.help.is_empty() {
        writeln!(out, "- Help: {}", prose(&finding.help))?;
    }
    draft(finding, out)
}

/// The rule drafted for a fact that none names.
fn draft(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let Some(draft) = finding.evidence.as_ref().and_then(|evidence| evidence.draft.as_ref()) else { return Ok(()) };
    let lines: Vec<_> = draft.lines().map(clean).collect();
    let fence = fence(draft);
    writeln!(out, "\nA rule for it:\n\n{fence}yaml\n{}\n{fence}", lines.join("\n"))
}

/// A fence that is longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

fn word(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if finding.waived.is_some() => "Waived",
        _ if finding.accepted => "Accepted",
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

fn table(spots: &[Spot<'_>], links: &Links, out: &mut dyn Write) -> io::Result<()> {
    if spots.iter().all(|spot| spot.stated.is_none()) {
        return spots.iter().try_for_each(|spot| writeln!(out, "{}", link(spot, links)));
    }
    writeln!(out, "| value | place | as of | words |\n| --- | --- | --- | --- |")?;
    for spot in spots.iter().take(MOST_PLACES) {
        let Some(stated) = &spot.stated else { continue };
        let as_of = stated.source.metadata.as_of.map(|as_of| as_of.iso()).unwrap_or_default();
        let words = plain(&super::extract::one_line(stated.words));
        writeln!(out, "| {} | {} | {as_of} | {words} |", plain(stated.value), link(spot, links))?;
    }
    if spots.len() > MOST_PLACES { writeln!(out, "\nand {} more places", spots.len() - MOST_PLACES) } else { Ok(()) }
}

/// A place, as a link to its lines.
fn link(spot: &Spot<'_>, links: &Links) -> String {
    let text = plain(&spot.at());
    let range = if spot.end_line > spot.line { format!("{}-L{}", spot.line, spot.end_line) } else { spot.line.to_string() };
    match links {
        _ if is_absolute(&spot.path) => text,
        Links::Relative(way) => format!("[{text}]({}{}#L{range})", encoded(way), encoded(&spot.path)),
        // Without it a document that is rendered has no lines.
        Links::Below(address) => format!("[{text}]({address}{}?plain=1#L{range})", encoded(&spot.path)),
    }
}

fn agreements(report: &Report<'_>, heading: &str, agreements: &[Agreement], out: &mut dyn Write) -> io::Result<()> {
    if agreements.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n\n| rule | fact | said | sources |\n| --- | --- | --- | --- |")?;
    for agreement in agreements {
        let mut sources: Vec<String> = Vec::new();
        for spot in report.agreed(agreement) {
            let source = plain(&spot.shown());
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let (rule, sources) = (code(&agreement.rule.0), sources.join(", "));
        writeln!(out, "| {rule} | {} | {} | {sources} |", plain(&agreement.title), plain(&agreement.message))?;
    }
    Ok(())
}

/// What could not be read.
pub(super) fn problems(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.problems.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Not read, or not as meant\n")?;
    report.problems.iter().try_for_each(|problem| writeln!(out, "- {}", self::problem(problem)))
}

fn problem(problem: &Problem) -> String {
    let place = problem.excerpt.as_ref().map(|excerpt| format!("{}: ", plain(&format!("{}:{}", excerpt.path, excerpt.line))));
    let help = problem.help.as_deref().map(|help| format!(" ({})", prose(help))).unwrap_or_default();
    format!("{}{}{help}", place.unwrap_or_default(), prose(&problem.message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_fence() {
        assert_eq!(fence("a `b` c"), "```");
        assert_eq!(fence("a ```` b"), "`````");
    }
}
