//! One line a place: `path:line:column: severity[code] rule: what it says (what the others say)`.

use std::io::{self, Write};

use super::summary::counted;
use super::{Excerpt, Report, Style, change, clean};
use crate::finding::{Code, Finding, Group, distribution};

pub(super) fn render(report: &Report<'_>, _style: Style, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.verdicts.findings {
        self::finding(report, finding, out)?;
    }
    if let Some(since) = report.since {
        change::concise(since, out)?;
    }
    let summary = report.summary;
    let compared = format!("{}, {}", counted(summary.sources, "source"), counted(summary.rules, "rule"));
    writeln!(out, "{compared}: {}; {}", summary.outcome(), summary.coverage())
}

fn finding(report: &Report<'_>, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let mark = change::mark(report, finding);
    let accepted = if finding.accepted { " (accepted)" } else { "" };
    let what = format!("{}[{}]{accepted} {}", finding.severity.word(), finding.code, finding.rule);
    if let Some(snapshots) = report.snapshots.filter(|all| finding.groups.is_empty() && all.difference(finding).is_some()) {
        return writeln!(out, "{}:1:1: {what}: {}", snapshots.path(finding), clean(&finding.message));
    }
    if finding.groups.is_empty() {
        let Excerpt { path, line, column, .. } = report.declaration(finding);
        return writeln!(out, "{path}:{line}:{column}: {what}: {mark}{}", clean(&finding.message));
    }
    // Where the values alone do not say what is wrong, the message does.
    let told = matches!(finding.code, Code::UnexpectedValue | Code::CheckFailed | Code::SnapshotChanged);
    let said = if told { format!(": {}", finding.message) } else { String::new() };
    let what = format!("{what}{said}");
    for group in &finding.groups {
        for claim in &group.claims {
            let place = report.source(claim.document).place(&claim.span);
            let others = match report.news(finding) {
                Some(news) if finding.code == Code::ClaimsChanged => format!(" (before: {})", news.before),
                _ => others(finding, group),
            };
            let line =
                format!("{}:{}:{}: {what}: {mark}{}{others}", report.path(claim.document), place.line, place.column, group.value);
            writeln!(out, "{}", clean(&line))?;
        }
    }
    Ok(())
}

fn others(finding: &Finding, group: &Group) -> String {
    let others = distribution(finding.groups.iter().filter(|other| !std::ptr::eq(*other, group)));
    if others.is_empty() { String::new() } else { format!(" (elsewhere: {others})") }
}
