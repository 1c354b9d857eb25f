//! One line a place: `path:line:column: severity[code] rule: what it says (what the others say)`.

use std::io::{self, Write};

use super::{Report, Style, clean};
use crate::finding::{Finding, Group};

pub(super) fn render(report: &Report<'_>, _style: Style, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.verdicts.findings {
        self::finding(report, finding, out)?;
    }
    let summary = report.summary;
    writeln!(
        out,
        "{} sources, {} rules: {} errors, {} warnings, {} notes, {} agreed, {} stated once only, {} matched nothing",
        summary.sources,
        summary.rules,
        summary.errors,
        summary.warnings,
        summary.infos,
        summary.agreements,
        summary.single,
        summary.unmatched
    )
}

fn finding(report: &Report<'_>, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let what = format!("{}[{}] {}", finding.severity.word(), finding.code, finding.rule);
    if finding.groups.is_empty() {
        let (path, text) = report.config;
        let (line, excerpt, span) = super::problem::line_of(text, &finding.declared);
        let column = excerpt[..span.start].chars().count() + 1;
        return writeln!(out, "{path}:{line}:{column}: {what}: {}", clean(&finding.message));
    }
    for group in &finding.groups {
        for claim in &group.claims {
            let place = report.source(claim.document).place(&claim.span);
            let others = others(finding, group);
            let line =
                format!("{}:{}:{}: {what}: {}{others}", report.path(claim.document), place.line, place.column, group.value);
            writeln!(out, "{}", clean(&line))?;
        }
    }
    Ok(())
}

fn others(finding: &Finding, group: &Group) -> String {
    let others: Vec<String> = finding
        .groups
        .iter()
        .filter(|other| *other != group)
        .map(|other| format!("{} ×{}", other.value, other.claims.len()))
        .collect();
    if others.is_empty() { String::new() } else { format!(" (elsewhere: {})", others.join(" · ")) }
}
