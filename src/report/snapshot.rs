//! Snapshots on a terminal: the lines that differ from what is recorded, with the words that changed, and what to do next.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::{AnsiColor, Effects, Style as Ansi};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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
                    "{} pending: `crosscheck review` steps through what changed; `crosscheck accept` records it, `crosscheck reject` drops it.",
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
            Shown::Line(line) => drawn(line, style).iter().try_for_each(|drawn| writeln!(out, "{}", drawn.trim_end()))?,
        }
    }
    Ok(())
}

/// A line after its sign, on as many lines as it takes.
fn drawn(line: &Line, style: Style) -> Vec<String> {
    /// Before the sign and after it.
    const MARGIN: usize = 4;
    let (sign, colour) = match line.kind {
        Kind::Kept => (' ', None),
        Kind::Removed => ('-', Some(AnsiColor::Red)),
        Kind::Added => ('+', Some(AnsiColor::Green)),
    };
    let plain = colour.map_or_else(Ansi::new, AnsiColor::on_default);
    let strong = plain.effects(Effects::BOLD | Effects::INVERT);
    let indent = line.text.len() - line.text.trim_start().len() + 2;
    let stretches = wrapped(&line.text, style.width.saturating_sub(MARGIN), indent);
    let stretch = |(number, stretch): (usize, Range<usize>)| {
        let lead = if number == 0 { format!("{sign} ") } else { " ".repeat(2 + indent) };
        let mut drawn = format!("  {}", paint(style, plain, &lead));
        let mut at = stretch.start;
        for range in &line.emphasised {
            let (from, to) = (range.start.clamp(at, stretch.end), range.end.clamp(at, stretch.end));
            drawn.push_str(&paint(style, plain, &clean(&line.text[at..from])));
            drawn.push_str(&paint(style, strong, &clean(&line.text[from..to])));
            at = to;
        }
        drawn.push_str(&paint(style, plain, &clean(&line.text[at..stretch.end])));
        drawn
    };
    stretches.into_iter().enumerate().map(stretch).collect()
}

/// Stretches of a text that are no wider than so many columns, cut at spaces where there are any; all but the first have an indent.
fn wrapped(text: &str, width: usize, indent: usize) -> Vec<Range<usize>> {
    const NARROWEST: usize = 20;
    let mut stretches = Vec::new();
    let (mut start, mut space, mut columns) = (0, None, 0);
    for (at, char) in text.char_indices() {
        let room = if start == 0 { width } else { width.saturating_sub(indent) }.max(NARROWEST);
        columns += char.width().unwrap_or(0);
        if columns > room && at > start && char != ' ' {
            let end = space.unwrap_or(at);
            stretches.push(start..end);
            start = end;
            space = None;
            columns = text[start..at].width() + char.width().unwrap_or(0);
        }
        let is_indent = text[start..at].trim().is_empty();
        if char == ' ' && !is_indent {
            space = Some(at + 1);
        }
    }
    stretches.push(start..text.len());
    stretches
}

fn paint(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour && !text.is_empty() && ansi != Ansi::new() { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_at_spaces_and_goes_on_under_itself() {
        let diff = Diff::of("  a “one two three four five six”", "  a “one two three four 国国 six”");
        let mut out = Vec::new();
        super::diff(&diff, Style { colour: false, width: 27, wraps: false }, &mut out).unwrap();
        let drawn = String::from_utf8(out).unwrap();
        assert_eq!(drawn, "  -   a “one two three four\n        five six”\n  +   a “one two three four\n        国国 six”\n");
    }

    #[test]
    fn a_word_that_has_no_room_is_cut_where_it_must_be() {
        assert_eq!(wrapped(&"x".repeat(50), 20, 2), [0..20, 20..40, 40..50]);
        assert_eq!(wrapped("", 20, 2).len(), 1);
        assert_eq!(wrapped(&"国".repeat(11), 20, 0), [0..30, 30..33]);
    }
}
