//! Texts cut into lines at their spaces.

use super::Style;
use super::line::width;

impl Style {
    /// A text that begins after so many columns, cut into lines where the style wraps; lines that go on are indented.
    pub(super) fn wrapped(self, text: &str, first: usize, indent: usize) -> String {
        if self.wraps { wrapped(text, self.width, first, indent) } else { text.to_owned() }
    }
}

/// A text that begins after so many columns, in lines that end before a column; a word that is wider stands alone.
pub(super) fn wrapped(text: &str, columns: usize, first: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut taken = first;
    for word in text.split(' ') {
        let wide = width(word);
        if out.is_empty() {
            taken += wide;
        } else if taken + 1 + wide <= columns {
            out.push(' ');
            taken += 1 + wide;
        } else {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            taken = indent + wide;
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_are_not_wider_than_asked() {
        assert_eq!(wrapped("one two three four", 9, 0, 2), "one two\n  three\n  four");
        assert_eq!(wrapped("extraordinary word", 5, 0, 0), "extraordinary\nword");
        assert_eq!(wrapped("国国国 国国 x", 8, 0, 0), "国国国\n国国 x");
        assert_eq!(wrapped("two  spaces stay", 40, 0, 0), "two  spaces stay");
        assert_eq!(wrapped("one two", 9, 4, 0), "one\ntwo");
    }

    #[test]
    fn texts_stay_whole_where_nothing_is_cut() {
        let style = Style { colour: false, width: 10, wraps: false };
        assert_eq!(style.wrapped("one two three four", 0, 0), "one two three four");
    }
}
