//! One rule as a terminal report shows it: its finding in full, or how its claims agree. Not how it stands to what is recorded.

use std::io::{self, Write};

use super::{Report, Style, clean, frame, full};
use crate::finding::Finding;
use crate::rule::RuleId;

/// Writes what comparing said of a rule.
///
/// # Errors
/// When the output cannot be written.
pub fn detail(report: &Report<'_>, rule: &RuleId, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let verdicts = report.verdicts;
    let findings = verdicts.findings.iter().filter(|finding| finding.rule == *rule && finding.code.is_verdict());
    for (number, finding) in findings.enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        full::finding(report, finding, style, out)?;
    }
    let of_rule = |lead: &str, agreement: &crate::finding::Agreement| {
        (agreement.rule == *rule).then(|| format!("{lead}  {}", clean(&full::agreed(report, agreement))))
    };
    let agreed = verdicts.agreements.iter().filter_map(|agreement| of_rule("agreed", agreement));
    let once = verdicts.single.iter().filter_map(|single| of_rule("once", single));
    agreed.chain(once).try_for_each(|line| writeln!(out, "{line}"))
}

/// Writes the places of a finding with their sentences, its notes, and what to do.
///
/// # Errors
/// When the output cannot be written.
pub fn places(report: &Report<'_>, finding: &Finding, style: Style, out: &mut dyn Write) -> io::Result<()> {
    if finding.groups.is_empty() { Ok(()) } else { writeln!(out, "{}", frame::draw(report, finding, style)) }
}
