//! The terminal report: each finding with the distribution of its values and every place in its file, then what agreed and
//! what was not checked.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};

use super::summary::counted;
use super::{Excerpt, Report, Since, Style, change, clean, frame, table};
use crate::finding::{Agreement, Code, Finding, distribution};
use crate::rule::Severity;

/// With more places than this, the table of values comes first.
const MANY_PLACES: usize = 3;

pub(super) fn render(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.verdicts.findings {
        self::finding(report, finding, style, out)?;
        writeln!(out)?;
    }
    summary(report, style, out)
}

pub(super) fn finding(report: &Report<'_>, finding: &Finding, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let places: usize = finding.groups.iter().map(|group| group.claims.len()).sum();
    // Of a misquote or a failed check, each value has its place: a table would say it twice.
    let distributes = !matches!(finding.code, Code::Misquote | Code::CheckFailed | Code::MemberConflict);
    let tabular = places > MANY_PLACES && distributes && finding.code.is_verdict();
    let plain = finding.message == distribution(&finding.groups);
    let head = paint(style, bold(colour(finding.severity)), &format!("{}[{}]", finding.severity.word(), finding.code));
    let head = if finding.accepted { format!("{head} {}", paint(style, bold(AnsiColor::Green), "(accepted)")) } else { head };
    let title = if tabular && plain {
        clean(&finding.title).into_owned()
    } else {
        clean(&format!("{}: {}", finding.title, finding.message)).into_owned()
    };
    let mark = change::mark(report, finding);
    let used = format!("{}[{}]: ", finding.severity.word(), finding.code).len() + mark.len();
    let title = style.wrapped(&title, used, 2);
    writeln!(out, "{head}{}", paint(style, Ansi::new().bold(), &format!(": {mark}{title}")))?;
    if tabular {
        for line in table::lines(report, &finding.groups) {
            writeln!(out, "  {}", style.wrapped(&line, 2, 6))?;
        }
    }
    if let Some((snapshots, difference)) = report.snapshots.and_then(|all| Some((all, all.difference(finding)?))) {
        writeln!(out, "  {}", snapshots.path(finding))?;
        super::diff(&difference.diff, style, out)?;
        if finding.groups.is_empty() {
            return writeln!(out, "   = help: {}", clean(&finding.help));
        }
    }
    if finding.groups.is_empty() {
        let Excerpt { path, line, text, span, .. } = report.declaration(finding);
        let notes = finding
            .notes
            .iter()
            .map(|note| clean(note).into_owned())
            .chain([finding.help.clone()])
            .collect::<Vec<_>>()
            .join("; ");
        return writeln!(out, "{}", frame::point(&path, &text, line, span, Some(&notes), finding.severity, style));
    }
    writeln!(out, "{}", frame::draw(report, finding, style))
}

fn summary(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let verdicts = report.verdicts;
    let id_width = verdicts.agreements.iter().chain(&verdicts.single).map(|agreement| agreement.rule.0.chars().count());
    let id_width = id_width.chain(verdicts.unmatched.iter().map(|rule| rule.0.chars().count())).max().unwrap_or(0);
    let line = |out: &mut dyn Write, lead: &str, colour: AnsiColor, id: &str, text: &str| {
        let lead = paint(style, bold(colour), &format!("{lead:>7}"));
        let indent = "nothing  ".len() + id_width + 2;
        writeln!(out, "{lead}  {id:id_width$}  {}", style.wrapped(&clean(text), indent, indent))
    };
    if let Some(since) = report.since {
        return changed(report, since, style, out);
    }
    for agreement in &verdicts.agreements {
        line(out, "agreed", AnsiColor::Green, &agreement.rule.0, &agreed(report, agreement))?;
    }
    for single in &verdicts.single {
        line(out, "once", AnsiColor::Cyan, &single.rule.0, &agreed(report, single))?;
    }
    for rule in &verdicts.unmatched {
        line(out, "nothing", AnsiColor::Yellow, &rule.0, "matched nothing")?;
    }
    if !(verdicts.agreements.is_empty() && verdicts.single.is_empty() && verdicts.unmatched.is_empty()) {
        writeln!(out)?;
    }
    totals(report, style, out)
}

/// What is gone, and how many findings are news.
fn changed(report: &Report<'_>, since: Since<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for resolved in &since.changes.resolved {
        let lead = paint(style, bold(AnsiColor::Green), "resolved");
        writeln!(out, "{lead}[{}]: {}", resolved.code, clean(&format!("{}: {}", resolved.title, resolved.message)))?;
        for line in change::lines(resolved) {
            writeln!(out, "  = note: {line}")?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}.", change::counts(since))?;
    totals(report, style, out)
}

/// How much was compared, and what could not be.
fn totals(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let Report { summary, verdicts, .. } = report;
    let dim = Ansi::new().dimmed();
    let compared = format!("Compared {} under {}", counted(summary.sources, "source"), counted(summary.rules, "rule"));
    writeln!(out, "{}", style.wrapped(&format!("{compared}: {}.", summary.outcome()), 0, 0))?;
    writeln!(out, "{}", paint(style, dim, &format!("{}.", summary.coverage())))?;
    if let Some(undated) = report.undated() {
        writeln!(out, "{}", paint(style, dim, &style.wrapped(&undated, 0, 0)))?;
    }
    if report.problems.iter().any(|problem| problem.severity == Severity::Error) {
        writeln!(out, "{}", paint(style, bold(AnsiColor::Red), "Not everything could be read: see the problems above."))?;
    }
    if let Some(closing) = report.snapshots.and_then(|snapshots| snapshots.closing(&verdicts.findings)) {
        writeln!(out, "{}", style.wrapped(&closing, 0, 0))?;
    }
    if let Some(first) = verdicts.findings.first() {
        writeln!(out, "{}", paint(style, dim, &format!("`crosscheck explain {}` says what a code means.", first.code)))?;
    }
    Ok(())
}

pub(super) fn agreed(report: &Report<'_>, agreement: &Agreement) -> String {
    let documents = crate::finding::documents(&agreement.groups);
    match documents.as_slice() {
        [one] => format!("{}: {}", report.path(*one), shortened(&agreement.message)),
        many => format!("{} sources: {}", many.len(), shortened(&agreement.message)),
    }
}

/// A message of one line stays one: the JSON report has it whole.
fn shortened(message: &str) -> String {
    const LONGEST: usize = 160;
    let Some((at, _)) = message.char_indices().nth(LONGEST) else { return message.to_owned() };
    let end = message[..at].rfind(" · ").or_else(|| message[..at].rfind(' ')).unwrap_or(at);
    format!("{} …", &message[..end])
}

fn colour(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    }
}

fn bold(colour: AnsiColor) -> Ansi {
    colour.on_default().bold()
}

fn paint(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}
