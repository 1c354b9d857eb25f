//! What changed, in the words of the reports for people, and in the shapes of those for programs.

use std::io::{self, Write};

use super::json::{WireResolved, WireSince, WireStep};
use super::summary::counted;
use super::{Report, Since, clean};
use crate::change::{Change, Resolved, Step};
use crate::finding::Finding;

/// What stands before the title of a finding: *introduced: *. Nothing in a report that is not of changes.
pub(super) fn mark(report: &Report<'_>, finding: &Finding) -> String {
    report.news(finding).map(|news| format!("{}: ", news.change.word())).unwrap_or_default()
}

/// What became of a finding that is gone.
pub(super) fn lines(resolved: &Resolved) -> Vec<String> {
    let now = format!("now: {}", resolved.now);
    let lines = std::iter::once(now).chain(crate::change::lines(&resolved.steps));
    lines.map(|line| clean(&line).into_owned()).collect()
}

/// *Compared with main: 1 introduced, 2 changed, 0 resolved; 3 findings stood before and are not shown*.
pub(super) fn counts(since: Since<'_>) -> String {
    let WireSince { called, introduced, changed, resolved, stood } = wire(since);
    let shown = if stood == 1 { "is" } else { "are" };
    let stood = counted(stood, "finding");
    format!(
        "Compared with {}: {introduced} introduced, {changed} changed, {resolved} resolved; {stood} stood before and {shown} not shown",
        clean(&called)
    )
}

/// One line a finding that is gone, then the counts.
pub(super) fn concise(since: Since<'_>, out: &mut dyn Write) -> io::Result<()> {
    for resolved in &since.changes.resolved {
        let Resolved { code, rule, message, now, .. } = resolved;
        let line = format!("resolved[{code}] {rule}: {message} (now: {now})");
        writeln!(out, "{}", clean(&line))?;
    }
    writeln!(out, "{}", counts(since))
}

pub(super) fn wire(since: Since<'_>) -> WireSince {
    let changes = since.changes;
    let of = |change: Change| changes.news.values().filter(|news| news.change == change).count();
    WireSince {
        called: since.called.to_owned(),
        introduced: of(Change::Introduced),
        changed: of(Change::Changed),
        resolved: changes.resolved.len(),
        stood: changes.stood,
    }
}

pub(super) fn wire_resolved(since: Since<'_>) -> Vec<WireResolved> {
    let wire = |resolved: &Resolved| WireResolved {
        code: resolved.code.name(),
        severity: resolved.severity.word(),
        rule: resolved.rule.0.clone(),
        title: resolved.title.clone(),
        message: resolved.message.clone(),
        now: resolved.now.clone(),
        steps: wire_steps(&resolved.steps),
    };
    since.changes.resolved.iter().map(wire).collect()
}

pub(super) fn wire_steps(steps: &[Step]) -> Vec<WireStep> {
    let wire = |step: &Step| WireStep {
        source: step.source.0.clone(),
        before: step.before.clone(),
        after: step.after.clone(),
        lost: step.lost.clone(),
        gained: step.gained.clone(),
        times: step.times,
    };
    steps.iter().map(wire).collect()
}
