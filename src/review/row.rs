//! Lines with colours cut into rows of a window. Colours are `ESC [ … m` and take no column; a row begins and ends plain.

use unicode_width::UnicodeWidthChar;

/// What begins a colour and what ends it.
const ESCAPE: char = '\u{1b}';
const END: char = 'm';
const PLAIN: &str = "\u{1b}[0m";

/// The rows that a line takes, cut at spaces where there are any; those after the first are indented.
pub(super) fn rows(line: &str, columns: usize, indent: usize) -> Vec<String> {
    let columns = columns.max(2);
    let indent = indent.min(columns / 2);
    let mut rows = Rows { done: Vec::new(), row: String::new(), taken: 0, space: None, colour: String::new() };
    let mut rest = line.trim_end_matches(' ').chars();
    while let Some(char) = rest.next() {
        if char == ESCAPE {
            let code: String = std::iter::once(char).chain(rest.by_ref().take_while(|char| *char != END)).chain([END]).collect();
            rows.colour(&code);
            continue;
        }
        let wide = char.width().unwrap_or(0);
        if rows.taken + wide > columns {
            if char == ' ' {
                rows.space =
                    Some(Space { end: rows.row.len(), next: rows.row.len(), taken: rows.taken, colour: rows.colour.clone() });
            }
            rows.turn(indent);
            if char == ' ' {
                continue;
            }
        }
        rows.push(char, wide);
    }
    rows.finish()
}

struct Rows {
    done: Vec<String>,
    row: String,
    /// Columns of the row.
    taken: usize,
    /// The last space that is no indent.
    space: Option<Space>,
    /// The colours in force.
    colour: String,
}

/// A place to turn at.
struct Space {
    /// Where the row ends, in bytes.
    end: usize,
    /// Where the next begins.
    next: usize,
    /// Columns before it, with the space.
    taken: usize,
    /// The colours in force there.
    colour: String,
}

impl Rows {
    fn colour(&mut self, code: &str) {
        self.row.push_str(code);
        if code == PLAIN { self.colour.clear() } else { self.colour.push_str(code) }
    }

    fn push(&mut self, char: char, wide: usize) {
        let end = self.row.len();
        let is_indent = self.taken == 0 || self.row.trim_start_matches(' ').is_empty();
        self.row.push(char);
        self.taken += wide;
        if char == ' ' && !is_indent {
            self.space = Some(Space { end, next: self.row.len(), taken: self.taken, colour: self.colour.clone() });
        }
    }

    /// Ends the row at its last space, or where it is if it has none, and begins the next with what stood behind that.
    fn turn(&mut self, indent: usize) {
        let here = Space { end: self.row.len(), next: self.row.len(), taken: self.taken, colour: self.colour.clone() };
        let Space { end, next, taken, colour } = self.space.take().unwrap_or(here);
        let rest = self.row.split_off(next);
        self.row.truncate(end);
        self.row.truncate(self.row.trim_end_matches(' ').len());
        if !colour.is_empty() {
            self.row.push_str(PLAIN);
        }
        let row = format!("{}{colour}{rest}", " ".repeat(indent));
        self.done.push(std::mem::replace(&mut self.row, row));
        self.taken = indent + self.taken - taken;
    }

    fn finish(mut self) -> Vec<String> {
        if !self.colour.is_empty() {
            self.row.push_str(PLAIN);
        }
        self.done.push(self.row);
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, columns: usize, indent: usize, expect: &[&str]) {
        assert_eq!(rows(line, columns, indent), expect);
    }

    #[test]
    fn rows_end_at_spaces_and_fit() {
        check("one two three four", 9, 2, &["one two", "  three", "  four"]);
        check("one two", 7, 0, &["one two"]);
        check("one two", 3, 0, &["one", "two"]);
        check("  one two", 6, 4, &["  one", "   two"]);
        check("", 9, 2, &[""]);
        check("    ", 2, 0, &[""]);
    }

    #[test]
    fn a_word_that_has_no_room_is_cut() {
        check("abcdefgh", 3, 0, &["abc", "def", "gh"]);
        check("国国国", 5, 0, &["国国", "国"]);
        check("    abcdef", 5, 1, &["    a", " bcde", " f"]);
        check("ab", 0, 0, &["ab"]);
    }

    #[test]
    fn colours_take_no_column_and_go_on_in_the_next_row() {
        check("\u{1b}[1mone two\u{1b}[0m", 7, 0, &["\u{1b}[1mone two\u{1b}[0m"]);
        check(
            "\u{1b}[1m\u{1b}[31mone two\u{1b}[0m three",
            5,
            0,
            &["\u{1b}[1m\u{1b}[31mone\u{1b}[0m", "\u{1b}[1m\u{1b}[31mtwo\u{1b}[0m", "three"],
        );
        check("one \u{1b}[1mtwo\u{1b}[0m", 5, 0, &["one", "\u{1b}[1mtwo\u{1b}[0m"]);
    }
}
