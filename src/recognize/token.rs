//! Text into tokens.
//!
//! ```text
//! word   := letter (letter | digit | mark)*            "G7", "iPhone12"; an apostrophe joins, a possessive ending does not
//! number := digit+ (("." | ",") digit+)*               "1,200", "10.0.0.1"
//! mark   := any other character that is no space
//! ```

use std::ops::Range;

/// One token. Spans are bytes of the normalised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The first byte.
    pub start: usize,
    /// The first byte after.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, and digits after them.
    Word,
    /// Digits with separators inside.
    Number,
    /// A character of punctuation, or a symbol.
    Mark(char),
}

/// The tokens of a stretch of text.
pub(super) fn tokens(text: &str, range: Range<usize>, out: &mut Vec<Token>) {
    let slice = &text[range.clone()];
    let mut at = 0;
    while let Some(char) = slice[at..].chars().next() {
        let rest = &slice[at..];
        let (kind, len) = if char == ' ' || char.is_whitespace() {
            at += char.len_utf8();
            continue;
        } else if char.is_ascii_digit() {
            (TokenKind::Number, number_len(rest))
        } else if char.is_alphabetic() {
            (TokenKind::Word, word_len(rest))
        } else {
            (TokenKind::Mark(char), char.len_utf8())
        };
        out.push(Token { start: range.start + at, end: range.start + at + len, kind });
        at += len;
        at += possessive_len(&slice[at..], kind);
    }
}

/// The words and numbers of a string, marks left out.
#[must_use]
pub fn split_words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    tokens(text, 0..text.len(), &mut found);
    let meant = found.into_iter().filter(|token| !matches!(token.kind, TokenKind::Mark(_)));
    meant.map(|token| &text[token.start..token.end]).collect()
}

fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = 0;
    while let Some(byte) = bytes.get(len) {
        let joins = matches!(byte, b'.' | b',') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !joins {
            break;
        }
        len += 1;
    }
    len
}

fn word_len(rest: &str) -> usize {
    let chars = rest.char_indices().peekable();
    for (at, char) in chars {
        let apostrophe = matches!(char, '\'' | '’');
        let joins = apostrophe && {
            let after = &rest[at + char.len_utf8()..];
            after.starts_with(char::is_alphabetic) && !is_possessive(after)
        };
        if !(char.is_alphanumeric() || is_combining(char) || joins) {
            return at;
        }
    }
    rest.len()
}

/// After a word: the length of a possessive ending, which belongs to no token.
fn possessive_len(rest: &str, kind: TokenKind) -> usize {
    let Some(mark) = rest.chars().next().filter(|char| kind == TokenKind::Word && matches!(char, '\'' | '’')) else {
        return 0;
    };
    let after = &rest[mark.len_utf8()..];
    if is_possessive(after) { mark.len_utf8() + 1 } else { 0 }
}

fn is_possessive(after: &str) -> bool {
    after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut out = Vec::new();
        tokens(text, 0..text.len(), &mut out);
        let shown: Vec<&str> = out.iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(shown.join("|"), expect);
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        check("Canada’s 1,200 don't G7 12th", "Canada|1,200|don't|G7|12|th");
        check("700+ (10.0.0.1), co-lead.", "700|+|(|10.0.0.1|)|,|co|-|lead|.");
        check("“Été” $3bn", "“|Été|”|$|3|bn");
    }
}
