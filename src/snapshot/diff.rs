//! What changed between two bodies: lines, and the words within lines that changed, as data. Whoever draws it decides how.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

/// Two bodies, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// All lines of both, in order.
    pub lines: Vec<Line>,
}

/// A line of one body, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which body has it.
    pub kind: Kind,
    /// The line, without its end.
    pub text: String,
    /// The words of it that the other body's line has not: bytes, ascending. Empty where the line as a whole came or went.
    pub emphasised: Vec<Range<usize>>,
    /// Its number in the new body, from 0; none if it is gone.
    pub new: Option<usize>,
}

/// Which body has a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Both.
    Kept,
    /// The old one.
    Removed,
    /// The new one.
    Added,
}

/// A piece of a diff, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A line.
    Line(&'a Line),
    /// Lines of both bodies that are left out.
    Gap,
}

impl Diff {
    /// Compares two bodies.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Self {
        let (old, new) = (ended(old), ended(new));
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        // No deadline: what is emphasised must not depend on how fast the machine is.
        Self { lines: diff.iter_all_inline_changes_deadline(None).map(|change| line(&change)).collect() }
    }

    /// How many lines came.
    #[must_use]
    pub fn added(&self) -> usize {
        self.lines.iter().filter(|line| line.kind == Kind::Added).count()
    }

    /// How many lines went.
    #[must_use]
    pub fn removed(&self) -> usize {
        self.lines.iter().filter(|line| line.kind == Kind::Removed).count()
    }

    /// The numbers of the lines in the new body that the old one has not, from 0.
    pub fn new_lines(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter(|line| line.kind == Kind::Added).filter_map(|line| line.new)
    }

    /// The lines that changed, each with the line right before and after it, and with the line without indent that it stands
    /// under.
    #[must_use]
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let mut wanted = vec![false; self.lines.len()];
        let mut head = None;
        for (at, line) in self.lines.iter().enumerate() {
            if line.kind == Kind::Kept && line.text.starts_with(|char: char| !char.is_whitespace()) {
                head = Some(at);
            }
            if line.kind != Kind::Kept {
                let around = at.saturating_sub(1)..=(at + 1).min(self.lines.len() - 1);
                head.into_iter().chain(around).for_each(|near| wanted[near] = true);
            }
        }
        let mut shown = Vec::new();
        for (line, wanted) in self.lines.iter().zip(wanted) {
            match (wanted, shown.last()) {
                (true, _) => shown.push(Shown::Line(line)),
                (false, Some(Shown::Gap)) => {}
                (false, _) => shown.push(Shown::Gap),
            }
        }
        trimmed(shown)
    }
}

/// Without empty lines and gaps at either end, or beside a gap: they show nothing.
fn trimmed(shown: Vec<Shown<'_>>) -> Vec<Shown<'_>> {
    let is_empty = |piece: &Shown<'_>| matches!(piece, Shown::Line(line) if line.kind == Kind::Kept && line.text.is_empty());
    let mut kept: Vec<Shown<'_>> = Vec::new();
    for piece in shown {
        let after_gap = kept.last().is_none_or(|last| *last == Shown::Gap);
        if after_gap && (piece == Shown::Gap || is_empty(&piece)) {
            continue;
        }
        if piece == Shown::Gap && kept.last().is_some_and(is_empty) {
            kept.pop();
        }
        kept.push(piece);
    }
    while kept.last().is_some_and(|last| *last == Shown::Gap || is_empty(last)) {
        kept.pop();
    }
    kept
}

/// With an end to its last line, so that a line is the same wherever it stands.
fn ended(body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("{}\n", body.trim_end()) }
}

fn line(change: &similar::InlineChange<'_, str>) -> Line {
    let mut text = String::new();
    let mut emphasised: Vec<Range<usize>> = Vec::new();
    for (is_emphasised, part) in change.values() {
        let part = part.trim_end_matches('\n');
        let start = text.len();
        text.push_str(part);
        match emphasised.last_mut() {
            Some(last) if *is_emphasised && last.end == start => last.end = text.len(),
            _ if *is_emphasised && !part.is_empty() => emphasised.push(start..text.len()),
            _ => {}
        }
    }
    let kind = match change.tag() {
        ChangeTag::Equal => Kind::Kept,
        ChangeTag::Delete => Kind::Removed,
        ChangeTag::Insert => Kind::Added,
    };
    Line { kind, text, emphasised, new: change.new_index() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Removed and added lines after - and +, what is emphasised in brackets, `…` for a gap.
    fn drawn(old: &str, new: &str) -> String {
        let diff = Diff::of(old, new);
        let piece = |shown: &Shown<'_>| match shown {
            Shown::Gap => "…".to_owned(),
            Shown::Line(line) => {
                let mut text = line.text.clone();
                for range in line.emphasised.iter().rev() {
                    text.insert(range.end, ']');
                    text.insert(range.start, '[');
                }
                let sign = match line.kind {
                    Kind::Kept => ' ',
                    Kind::Removed => '-',
                    Kind::Added => '+',
                };
                format!("{sign}{text}")
            }
        };
        diff.shown().iter().map(piece).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_words_that_changed_are_emphasised() {
        assert_eq!(
            drawn("T\n\na.txt\n  80  “80 states”", "T\n\na.txt\n  81  “81 states”"),
            " a.txt\n-  [80]  “[80] states”\n+  [81]  “[81] states”"
        );
    }

    #[test]
    fn the_source_of_a_line_is_shown_however_far_above_it_stands() {
        let old = "T\n\na.txt\n  1\n  2\n  3\n  4\n  5\n\nb.txt\n  7\n";
        let new = old.replace("  4", "  x");
        assert_eq!(drawn(old, &new), " a.txt\n…\n   3\n-  [4]\n+  [x]\n   5");
    }

    #[test]
    fn a_change_of_everything_is_soon_told() {
        let line = |lead: &str, at: usize| format!("  {lead}{at}  “{lead}{at} states and others”\n");
        let body = |lead: &str| (0..4_000).map(|at| line(lead, at)).collect::<Vec<String>>().concat();
        let start = std::time::Instant::now();
        let diff = Diff::of(&body("1"), &body("2"));
        assert_eq!((diff.added(), diff.removed()), (4_000, 4_000));
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }

    #[test]
    fn a_body_that_comes_or_goes_is_shown_whole() {
        assert_eq!(drawn("", "a\n\nb"), "+a\n+\n+b");
        assert_eq!(drawn("a\n\nb\n", ""), "-a\n-\n-b");
        assert_eq!(drawn("a", "a\n"), "");
    }
}
