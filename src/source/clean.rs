//! Text from a document is data: what would move a cursor, colour a terminal or reorder a line is made visible instead.

use std::borrow::Cow;

/// The text with control characters as their pictures (U+2400 …) and directional controls as U+FFFD.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|char| if is_unsafe(char) { picture(char) } else { char }).collect())
}

pub(crate) fn is_unsafe(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn picture(char: char) -> char {
    match char {
        '\u{7f}' => '\u{2421}',
        '\t' | '\n' | '\r' => ' ',
        control if u32::from(control) < 0x20 => char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        assert_eq!(clean("80 \u{1b}[31mstates\u{202e}\u{7}\u{9b}"), "80 ␛[31mstates\u{fffd}␇\u{fffd}");
        assert!(matches!(clean("plain é 国"), Cow::Borrowed(_)));
    }
}
