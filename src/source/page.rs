//! The lines of a plain text, without what stands at the head and foot of its pages.
//!
//! ```text
//! page break := blank line, foot, blank* form feed head, blank line        foot, head := a line by itself
//! ```
//!
//! Text set in pages (as RFCs are) has a form feed between them, with a line or two that belong to the page and not to the text. A
//! sentence or a list that a page break cuts goes on after it.

use std::ops::Range;

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing.
    Blank,
    /// The bytes of a line, without its end.
    Text(Range<usize>),
}

/// So many lines from a page break on each side can be its foot and its head.
const NEAR: usize = 5;

/// The lines from `start` on.
pub(super) fn lines(decoded: &str, start: usize) -> Vec<Line> {
    let (mut lines, mut at) = (Vec::new(), start);
    for line in decoded[start..].split_inclusive(['\n', '\r']) {
        let kept = line.trim_end_matches(['\n', '\r']);
        let range = at..at + kept.len();
        at += line.len();
        // A lone line feed after a carriage return is no blank line.
        if !(line == "\n" && decoded[..range.start].ends_with('\r')) {
            lines.push(if kept.trim().is_empty() && !kept.contains(BREAK) { Line::Blank } else { Line::Text(range) });
        }
    }
    if memchr::memchr(BREAK as u8, &decoded.as_bytes()[start..]).is_some() { without_breaks(decoded, lines) } else { lines }
}

const BREAK: char = '\u{c}';

/// Takes the heads and feet of pages out; what goes on after a break is joined to what stands before it.
fn without_breaks(decoded: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let Line::Text(range) = &line else {
            kept.push(line);
            continue;
        };
        let text = &decoded[range.clone()];
        if !text.starts_with(BREAK) {
            kept.push(line);
            continue;
        }
        drop_foot(&mut kept);
        // The head stands on the line of the form feed, or soon after it.
        if text.trim_matches(|char: char| char == BREAK || char.is_whitespace()).is_empty() {
            let mut blank = 0;
            while blank < NEAR && lines.next_if(|line| *line == Line::Blank).is_some() {
                blank += 1;
            }
            lines.next_if(|line| *line != Line::Blank);
        }
        while lines.next_if(|line| *line == Line::Blank).is_some() {}
        let goes_on = match (kept.iter().rev().find(|line| **line != Line::Blank), lines.peek()) {
            (Some(Line::Text(before)), Some(Line::Text(after))) => goes_on(&decoded[before.clone()], &decoded[after.clone()]),
            _ => false,
        };
        if goes_on {
            while kept.pop_if(|line| *line == Line::Blank).is_some() {}
        } else {
            kept.push(Line::Blank);
        }
    }
    kept
}

/// Takes off the last line with text, if it stands by itself near the end.
fn drop_foot(kept: &mut Vec<Line>) {
    let Some(last) = kept.iter().rposition(|line| *line != Line::Blank) else { return };
    let alone = last == 0 || kept[last - 1] == Line::Blank;
    if alone && kept.len() - last <= NEAR {
        kept.truncate(last);
    }
}

/// Whether a line goes on with the sentence of another: nothing ends before it, and it begins with a small letter.
fn goes_on(before: &str, after: &str) -> bool {
    let ended = before.trim_end().ends_with(['.', ':', '!', '?', ';']);
    !ended && after.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(decoded: &str, expect: &str) {
        let shown: Vec<&str> = lines(decoded, 0)
            .iter()
            .map(|line| match line {
                Line::Blank => "",
                Line::Text(range) => &decoded[range.clone()],
            })
            .collect();
        assert_eq!(shown.join("\n").trim(), expect, "{decoded:?}");
    }

    #[test]
    fn heads_and_feet_of_pages_are_no_text() {
        check("one\n\ntwo:\n\n\nSmith     [Page 5]\n\u{c}\nMemo 12    May 2014\n\n\n1. three\n", "one\n\ntwo:\n\n\n\n1. three");
        check("One.\n\nSmith  [Page 5]\n\u{c}Memo 12    May 2014\n\ntwo\n", "One.\n\n\ntwo");
    }

    #[test]
    fn a_sentence_goes_on_over_a_page_break() {
        check("of all\n\n5\n\u{c}\nMemo\n\nthe states\n", "of all\nthe states");
        check("of all.\n\n5\n\u{c}\nMemo\n\nthe states\n", "of all.\n\n\nthe states");
    }

    #[test]
    fn text_without_page_breaks_stays_as_it_is() {
        check("one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree");
        check("one\n\n5\n\ntwo", "one\n\n5\n\ntwo");
        check("\u{c}", "");
        check("a\u{c}b", "a\u{c}b");
    }
}
