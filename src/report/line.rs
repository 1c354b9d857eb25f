//! A line of a document as a terminal can draw it: what has a width of its own is made plain, and what is too wide is cut
//! around its marks. Columns are those of a terminal that draws from left to right, character by character.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::clean::{clean, is_unsafe};

/// Where columns of a tabulator begin.
const TAB: usize = 4;
/// What stands where a line was cut.
const DOTS: &str = "...";

/// A line, ready to be drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// The marks, in bytes of the text.
    pub(super) marks: Vec<Range<usize>>,
}

/// Makes a line safe and plain. Marks grow to whole graphemes.
pub(super) fn drawn(line: &str, marks: &[Range<usize>]) -> Line {
    let mut text = String::with_capacity(line.len());
    let mut starts = vec![None; marks.len()];
    let mut ends = vec![None; marks.len()];
    let mut column = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        let next = at + grapheme.len();
        for (mark, start) in marks.iter().zip(&mut starts) {
            if start.is_none() && mark.start < next {
                *start = Some(text.len());
            }
        }
        let before = text.len();
        push(&mut text, grapheme, column);
        column += width(&text[before..]);
        for (mark, end) in marks.iter().zip(&mut ends) {
            if end.is_none() && mark.end <= next {
                *end = Some(if mark.end <= at { before } else { text.len() });
            }
        }
    }
    let end = text.len();
    let spans = starts.into_iter().zip(ends).map(|(start, stop)| {
        let start = start.unwrap_or(end);
        start..stop.unwrap_or(end).max(start)
    });
    let marks = spans.collect();
    Line { text, marks }
}

/// Puts a grapheme down as terminals agree to draw it: they differ in how wide joined pictures are, so none is joined.
fn push(text: &mut String, grapheme: &str, column: usize) {
    const JOINER: char = '\u{200d}';
    const SELECTORS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];
    if grapheme == "\t" {
        text.extend(std::iter::repeat_n(' ', TAB - column % TAB));
        return;
    }
    if !grapheme.contains(|char| char == JOINER || SELECTORS.contains(&char) || is_unsafe(char)) {
        text.push_str(grapheme);
        return;
    }
    // A joiner also joins letters, where it changes no width and has a meaning.
    let is_picture = grapheme.chars().any(|char| SELECTORS.contains(&char) || width_of(char) == 2);
    let kept: String = grapheme.chars().filter(|char| !(is_picture && (*char == JOINER || SELECTORS.contains(char)))).collect();
    text.push_str(&clean(&kept));
}

impl Line {
    /// Whether every character is one column wide.
    pub(super) fn is_plain(&self) -> bool {
        self.text.chars().all(|char| width_of(char) == 1)
    }

    /// Cuts the line to so many columns, if it is wider or leaves no room for the label, which stands behind the last mark.
    pub(super) fn fitted(self, columns: usize, label: usize) -> Self {
        let Some((first, last)) =
            self.marks.iter().map(|mark| mark.start).min().zip(self.marks.iter().map(|mark| mark.end).max())
        else {
            return self;
        };
        if width(&self.text) <= columns && width(&self.text[..last]) + 1 + label <= columns {
            return self;
        }
        let trailing = if last < self.text.len() { DOTS.len() } else { 0 };
        let room = columns.saturating_sub(DOTS.len() + trailing);
        let marked = width(&self.text[first..last]) + label + 1;
        let spare = room.saturating_sub(marked);
        let before = spare - width(&self.text[last..]).min(spare / 2);
        let start = start_of(&self.text[..first], before);
        let taken = width(&self.text[start..first]);
        // A mark that is wider than the room is kept whole, so that its end is seen.
        let end = last.max(end_of(&self.text, first, room.saturating_sub(taken)));
        let (lead, trail) = (if start > 0 { DOTS } else { "" }, if end < self.text.len() { DOTS } else { "" });
        let moved = |mark: &Range<usize>| mark.start - start + lead.len()..mark.end - start + lead.len();
        let marks = self.marks.iter().map(moved).collect();
        Self { text: format!("{lead}{}{trail}", &self.text[start..end]), marks }
    }
}

/// Where the last graphemes of a text begin that take no more columns than this.
fn start_of(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        taken += width(grapheme);
        taken <= columns
    };
    text.grapheme_indices(true).rev().take_while(fits).last().map_or(text.len(), |(at, _)| at)
}

/// Where the graphemes from a place on end that take no more columns than this.
fn end_of(text: &str, from: usize, columns: usize) -> usize {
    let mut taken = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        taken += width(grapheme);
        taken <= columns
    };
    text[from..].grapheme_indices(true).take_while(fits).last().map_or(from, |(at, grapheme)| from + at + grapheme.len())
}

/// How many columns a text takes, character by character: as `annotate-snippets` counts, whose carets stand below it.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(char: char) -> usize {
    char.width().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line drawn around the words between `[` and `]`, with carets under them.
    #[track_caller]
    fn check(line: &str, columns: usize, expect: &str) {
        let (start, end) = (line.find('[').unwrap(), line.find(']').unwrap());
        let text = line.replace(['[', ']'], "");
        let Line { text, marks } = drawn(&text, std::slice::from_ref(&(start..end - 1))).fitted(columns, 0);
        let carets = "^".repeat(width(&text[marks[0].clone()]));
        assert_eq!(format!("{text}\n{}{carets}", " ".repeat(width(&text[..marks[0].start]))), expect);
        assert!(width(&text) <= columns, "{} columns", width(&text));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check("国国 [57 states] 国", 80, "国国 57 states 国\n     ^^^^^^^^^");
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        check("\ta\tbcd\t[5 states]", 80, "    a   bcd 5 states\n            ^^^^^^^^");
        check("国国\t[5 states]", 80, "国国    5 states\n        ^^^^^^^^");
    }

    #[test]
    fn joined_pictures_are_drawn_apart() {
        check("👨‍👩‍👧 ❤️ [58 states]", 80, "👨👩👧 ❤ 58 states\n         ^^^^^^^^^");
        check("🇫🇷 [59 states]", 80, "🇫🇷 59 states\n   ^^^^^^^^^");
    }

    #[test]
    fn combining_marks_take_no_column_and_stay_with_their_letter() {
        check("e\u{301}te\u{301} [61 states]", 80, "e\u{301}te\u{301} 61 states\n    ^^^^^^^^^");
        check(
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}[61]x\u{323}x\u{323}x\u{323}x\u{323}x\u{323}x\u{323}",
            12,
            "...e\u{301}e\u{301}61x\u{323}x\u{323}...\n     ^^",
        );
    }

    #[test]
    fn wide_lines_are_cut_between_graphemes() {
        check("国国国国国国国国国国 [51 states] 国国国国国国国国国国", 24, "...国 51 states 国国...\n      ^^^^^^^^^");
        check("国国国国国国国国国国 [51 states]", 24, "...国国国国国 51 states\n              ^^^^^^^^^");
        check("[51 states] 国国国国国国国国国国", 24, "51 states 国国国国...\n^^^^^^^^^");
    }

    #[test]
    fn a_label_has_room_behind_its_mark() {
        let line = "Many words stand before the 51 states.";
        let Line { text, marks } = drawn(line, std::slice::from_ref(&(28..37))).fitted(40, 20);
        assert_eq!((text.as_str(), &text[marks[0].clone()]), ("...he 51 states.", "51 states"));
    }

    #[test]
    fn letters_keep_their_joiners_and_their_order() {
        check("می\u{200c}شود [54 states] עברית", 80, "می\u{200c}شود 54 states עברית\n      ^^^^^^^^^");
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        check("\u{1b}[2J [5 states] \u{202e}x".replacen('[', "(", 1).as_str(), 80, "␛(2J 5 states \u{fffd}x\n     ^^^^^^^^");
    }
}
