//! Snapshots on a terminal: the lines that differ from what is recorded, with the words that changed, and what to do next.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style as Ansi};

use super::summary::counted;
use super::{Style, clean};
use crate::finding::Finding;
use crate::rule::Severity;
use crate::snapshot::{Change, Diff, Difference, Kind, Line, Shown, Standing, key};

/// How a run stands to what is recorded.
#[derive(Debug)]
pub struct Snapshots {
    /// What is accepted, and what differs.
    pub standing: Standing,
    /// The folder, as shown.
    pub folder: String,
    /// What was written.
    pub written: Written,
}

/// What a run wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing.
    Nothing,
    /// Nothing, for in CI nobody would see it.
    Ci,
    /// What differs, beside what is recorded.
    Proposed,
    /// Everything.
    Recorded {
        /// Of so many rules.
        rules: usize,
        /// Of which so many were new or changed.
        changed: usize,
        /// Snapshots of rules that are gone.
        removed: usize,
    },
}

impl Snapshots {
    /// The difference that a finding is about.
    pub(super) fn difference(&self, finding: &Finding) -> Option<&Difference> {
        if finding.code.is_verdict() { None } else { self.standing.difference(&finding.rule) }
    }

    /// Where the snapshot of a finding lies, safe to show.
    pub(super) fn path(&self, finding: &Finding) -> String {
        clean(&format!("{}/{}.snap", self.folder, key(&finding.rule))).into_owned()
    }

    /// What to do next, in a line; nothing where there is nothing to do.
    pub(crate) fn closing(&self, findings: &[Finding]) -> Option<String> {
        let differing = self.standing.differences.len() + self.standing.unread.len();
        let gone = self.standing.differences.iter().filter(|difference| difference.change() == Change::Gone).count();
        let folder = clean(&self.folder);
        let fails = |finding: &Finding| finding.code.is_verdict() && finding.severity > Severity::Info;
        Some(match self.written {
            Written::Recorded { rules, changed, removed } => {
                let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
                format!("Recorded {} in {folder}: {changed} new or changed{removed}.", counted(rules, "rule"))
            }
            _ if self.standing.is_empty && !findings.iter().any(fails) => return None,
            _ if self.standing.is_empty => format!(
                "Nothing is recorded in {folder} yet: `crosscheck accept` records all this, and from then on only what changes fails."
            ),
            _ if differing == 0 => return None,
            Written::Ci if differing > gone => {
                format!(
                    "{} not as recorded. Nothing is written in CI: run `crosscheck` where you work, then `crosscheck accept`.",
                    are(differing)
                )
            }
            Written::Proposed => {
                format!(
                    "{} pending: `crosscheck accept` records what the documents say now, `crosscheck reject` drops it.",
                    are(differing)
                )
            }
            Written::Ci | Written::Nothing => format!("{} not as recorded. Nothing was written.", are(differing)),
        })
    }
}

fn are(count: usize) -> String {
    format!("{} {}", counted(count, "snapshot"), if count == 1 { "is" } else { "are" })
}

/// Draws the lines that changed.
///
/// # Errors
/// When the output cannot be written.
pub fn diff(diff: &Diff, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for shown in diff.shown() {
        match shown {
            Shown::Gap => writeln!(out, "    …")?,
            Shown::Line(line) => writeln!(out, "{}", format!("  {}", drawn(line, style)).trim_end())?,
        }
    }
    Ok(())
}

/// A line after its sign.
fn drawn(line: &Line, style: Style) -> String {
    let (sign, colour) = match line.kind {
        Kind::Kept => return format!("  {}", clean(&line.text)),
        Kind::Removed => ('-', AnsiColor::Red),
        Kind::Added => ('+', AnsiColor::Green),
    };
    let plain = colour.on_default();
    let mut drawn = paint(style, plain, &format!("{sign} "));
    let mut at = 0;
    for range in &line.emphasised {
        drawn.push_str(&paint(style, plain, &clean(&line.text[at..range.start])));
        drawn.push_str(&paint(style, plain.effects(Effects::BOLD | Effects::INVERT), &clean(&line.text[range.clone()])));
        at = range.end;
    }
    drawn.push_str(&paint(style, plain, &clean(&line.text[at..])));
    drawn
}

fn paint(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour && !text.is_empty() { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}
