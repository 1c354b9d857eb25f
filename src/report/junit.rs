//! JUnit XML: one test case a rule, so that a fact has a history where tests have one. What agrees passes; what fails the run
//! fails; what was stated once only, was waived or is only told of is skipped. Written as the schemas in use have it: no attribute
//! that one of them does not know.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::place::{Spot, headline, remarks};
use super::{Problem, Report, clean};
use crate::finding::{Agreement, Code, Finding};
use crate::rule::Severity;

/// A test case.
struct Case {
    group: &'static str,
    name: String,
    outcome: Outcome,
}

enum Outcome {
    /// What is said all the same.
    Passed(String),
    Skipped {
        reason: String,
        text: String,
    },
    Failed {
        kind: &'static str,
        message: String,
        text: String,
    },
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(report);
    let failures = cases.iter().filter(|case| matches!(case.outcome, Outcome::Failed { .. })).count();
    let skipped = cases.iter().filter(|case| matches!(case.outcome, Outcome::Skipped { .. })).count();
    let totals = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"crosscheck\" {totals}>")?;
    writeln!(out, "  <testsuite name=\"crosscheck\" {totals} skipped=\"{skipped}\">")?;
    cases.iter().try_for_each(|case| self::case(case, out))?;
    let summary = report.summary;
    writeln!(out, "    <system-out>{}; {}</system-out>", summary.outcome(), summary.coverage())?;
    writeln!(out, "  </testsuite>\n</testsuites>")
}

/// What could be read, then the rules by their ids.
fn cases(report: &Report<'_>) -> Vec<Case> {
    let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.verdicts.findings {
        found.entry(&finding.rule.0).or_default().push(finding);
    }
    let findings = found.into_iter().map(|(rule, findings)| (rule, self::findings(report, &findings)));
    let mut outcomes: BTreeMap<&str, Outcome> = findings.collect();
    for agreement in &report.verdicts.agreements {
        let said = || Outcome::Passed(agreed(report, agreement));
        outcomes.entry(&agreement.rule.0).or_insert_with(said);
    }
    for single in &report.verdicts.single {
        let said = || Outcome::Skipped { reason: "stated once only".to_owned(), text: agreed(report, single) };
        outcomes.entry(&single.rule.0).or_insert_with(said);
    }
    let rules = outcomes.into_iter().map(|(rule, outcome)| Case { group: "claims", name: rule.to_owned(), outcome });
    input(report.problems).into_iter().chain(rules).collect()
}

/// A test case of what could not be read, if there is anything.
fn input(problems: &[Problem]) -> Option<Case> {
    let said = |problem: &Problem| {
        let place = problem.excerpt.as_ref().map(|excerpt| format!("{}:{}: ", excerpt.path, excerpt.line)).unwrap_or_default();
        let help = problem.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        format!("{place}{}{help}", problem.message)
    };
    let first = problems.first()?;
    let text = problems.iter().map(said).collect::<Vec<_>>().join("\n");
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    let outcome =
        if failed { Outcome::Failed { kind: "unreadable", message: first.message.clone(), text } } else { Outcome::Passed(text) };
    Some(Case { group: "input", name: "sources".to_owned(), outcome })
}

/// All findings of one rule, the gravest first.
fn findings(report: &Report<'_>, findings: &[&Finding]) -> Outcome {
    let text = findings.iter().map(|finding| describe(report, finding)).collect::<Vec<_>>().join("\n\n");
    let first = findings[0];
    if first.weight() >= report.fail_level && first.set_aside().is_none() {
        Outcome::Failed { kind: first.code.name(), message: headline(first), text }
    } else if first.code == Code::ChangedOverTime {
        Outcome::Passed(text)
    } else {
        let reason = first.set_aside().map_or_else(|| headline(first), |(what, why)| format!("{what}: {why}"));
        Outcome::Skipped { reason, text }
    }
}

fn describe(report: &Report<'_>, finding: &Finding) -> String {
    let mut lines = vec![format!("{}[{}] {}", finding.severity.word(), finding.code, headline(finding))];
    lines.extend(report.by_value(finding).iter().map(line));
    lines.extend(remarks(finding).iter().map(|remark| format!("note: {remark}")));
    lines.push(format!("help: {}", finding.help));
    lines.join("\n")
}

fn agreed(report: &Report<'_>, agreement: &Agreement) -> String {
    let places = report.agreed(agreement);
    std::iter::once(agreement.message.clone()).chain(places.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// `path:line:column: value: words`.
fn line(spot: &Spot<'_>) -> String {
    let said = spot.stated.as_ref().map(|stated| format!(": {}: {}", stated.value, super::extract::one_line(stated.words)));
    clean(&format!("{}:{}:{}{}", spot.path, spot.line, spot.column, said.unwrap_or_default())).into_owned()
}

fn case(case: &Case, out: &mut dyn Write) -> io::Result<()> {
    let Case { group, name, outcome } = case;
    writeln!(out, "    <testcase classname=\"crosscheck.{group}\" name=\"{}\">", attribute(name))?;
    match outcome {
        Outcome::Passed(said) => writeln!(out, "      <system-out>{}</system-out>", content(said))?,
        Outcome::Skipped { reason, text } => {
            writeln!(out, "      <skipped message=\"{}\">{}</skipped>", attribute(reason), content(text))?;
        }
        Outcome::Failed { kind, message, text } => {
            let message = attribute(message);
            writeln!(out, "      <failure type=\"{kind}\" message=\"{message}\">{}</failure>", content(text))?;
        }
    }
    writeln!(out, "    </testcase>")
}

/// Text between tags; its lines are kept.
fn content(text: &str) -> String {
    text.lines().map(attribute).collect::<Vec<_>>().join("\n")
}

/// Text on one line, in which nothing is markup and no character is one that XML 1.0 does not allow.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in clean(text).chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_does_not_allow_is_shown_otherwise() {
        assert_eq!(attribute("a\0b\u{1b}c]]>\"é\u{ffff}"), "a␀b␛c]]&gt;&quot;é\u{fffd}");
        assert_eq!(content("a\nb<"), "a\nb&lt;");
    }
}
