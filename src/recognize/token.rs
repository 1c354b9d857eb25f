//! Text into tokens.
//!
//! ```text
//! word   := letter (letter | digit | mark)*            "G7", "iPhone12"; an apostrophe joins, a possessive ending does not
//!         | currency code | letters of money           before digits: "EUR5m", "Rs500"; which letters, and when, `unit` says
//! number := digit+ (("." | ",") digit+)*               "1,200", "10.0.0.1"
//!         | digit{1,3} (apostrophe digit{3})+          "1’200"
//! mark   := any other character that is no space
//! ```

use std::ops::Range;

use wide::i8x16;

use super::unit::{is_pathway, letters_len};
use crate::value::is_currency;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// At most 15 ASCII letters: those bytes as a number.
    Plain(u128),
    /// Letters, and digits after them.
    Word,
    /// Digits with separators inside.
    Number,
    /// A character of punctuation, or a symbol.
    Mark(char),
}

/// Calls `found` with the kind and the bytes of each token of a stretch of text, in order.
pub(super) fn tokens(text: &str, range: Range<usize>, mut found: impl FnMut(TokenKind, Range<usize>)) {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let kind = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                if let Some((key, len)) = plain_word(text.as_bytes(), at).filter(|&(_, len)| at + len <= range.end) {
                    at += len;
                    TokenKind::Plain(key)
                } else {
                    at = word_end(text, bytes, at);
                    TokenKind::Word
                }
            }
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            b'0'..=b'9' => {
                at = number_end(bytes, at);
                TokenKind::Number
            }
            0..0x80 => {
                at += 1;
                TokenKind::Mark(char::from(byte))
            }
            _ => {
                let Some(char) = text[at..].chars().next() else { break };
                // What is most often met here, dashes and quotation marks, is not looked for among all letters.
                let letter = !matches!(char, '\u{2000}'..='\u{206f}') && char.is_alphabetic();
                at = if letter { word_end(text, bytes, at) } else { at + char.len_utf8() };
                if char.is_whitespace() {
                    continue;
                }
                if letter { TokenKind::Word } else { TokenKind::Mark(char) }
            }
        };
        // Called in one place only, so that it is part of this loop.
        found(kind, start..at);
        // Most tokens have a space after them: it is passed over without asking what it is. A plain word has no possessive ending.
        let space = bytes.get(at) == Some(&b' ');
        at += usize::from(space);
        if kind == TokenKind::Word && !space {
            at += possessive_len(&bytes[at..]);
        }
    }
}

/// The word that begins at a byte, as a number, and its length, if it is at most 15 ASCII letters before something that can
/// only end it: nearly every word is. All bytes are looked at at once, because where a word ends is what a branch cannot
/// foretell.
#[expect(clippy::inline_always, reason = "nearly every word of a text goes through it")]
#[inline(always)]
fn plain_word(text: &[u8], start: usize) -> Option<(u128, usize)> {
    let head = text.get(start..)?.first_chunk::<PLAIN>()?;
    // As signed numbers all other bytes than ASCII are below the letters, and this bit makes small letters of capitals.
    let small = i8x16::from(head.map(u8::cast_signed)) | i8x16::splat(0x20);
    let letters = small.simd_gt(i8x16::splat(0x60)) & small.simd_lt(i8x16::splat(0x7b));
    let len = usize::try_from((!letters.to_bitmask()).trailing_zeros()).ok()?;
    let next = head.get(len)?;
    (!GOES_ON[usize::from(*next)]).then(|| (u128::from_le_bytes(*head) & FIRST_BYTES[len], len))
}

/// So many bytes are looked at at once.
const PLAIN: usize = 16;

/// The bytes that may go on with a word, or belong to its end.
const GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 0x80 || byte == 0x27 || (0x30 <= byte && byte <= 0x39);
        byte += 1;
    }
    table
};

/// What leaves so many bytes of a word as a number, and no others.
pub(super) const FIRST_BYTES: [u128; PLAIN + 1] = {
    let mut masks = [0; PLAIN + 1];
    let mut len = 1;
    while len <= PLAIN {
        masks[len] = u128::MAX >> (8 * (PLAIN - len));
        len += 1;
    }
    masks
};

/// The words and numbers of a string, marks left out.
#[must_use]
pub fn split_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    tokens(text, 0..text.len(), |kind, span| {
        if !matches!(kind, TokenKind::Mark(_)) {
            words.push(&text[span]);
        }
    });
    words
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        while digit(at) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'.' | b',') if digit(at + 1) => at += 1,
            Some(_) => match apostrophe_len(&bytes[at..]) {
                Some(len) if at - start <= 15 && (1..=3).all(|i| digit(at + len - 1 + i)) && !digit(at + len + 3) => at += len,
                _ => return at,
            },
            None => return at,
        }
    }
}

fn word_end(text: &str, bytes: &[u8], start: usize) -> usize {
    // "EUR5m" is a code and a sum.
    if let Some(&[a, b, c, digit]) = bytes.get(start..start + 4).and_then(|head| head.first_chunk::<4>())
        && digit.is_ascii_digit()
        && [a, b, c].iter().all(u8::is_ascii_uppercase)
        && is_currency(&text[start..start + 3])
        && !is_pathway(bytes, start)
    {
        return start + 3;
    }
    if let Some(len) = letters_len(bytes, start) {
        return start + len;
    }
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'\'' | 0x80..) => {}
            _ => return at,
        }
        if let Some(len) = apostrophe_len(&bytes[at..]) {
            let after = &text[at + len..bytes.len()];
            if !after.starts_with(char::is_alphabetic) || possessive_len(&bytes[at..]) > 0 {
                return at;
            }
            at += len;
            continue;
        }
        match text[at..bytes.len()].chars().next() {
            Some(char) if char.is_alphanumeric() || is_combining(char) => at += char.len_utf8(),
            _ => return at,
        }
    }
}

/// The length of a straight or curly apostrophe.
fn apostrophe_len(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\'', ..] => Some(1),
        [0xe2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

/// After a word: the length of a possessive ending, which belongs to no token.
fn possessive_len(bytes: &[u8]) -> usize {
    let Some(len) = apostrophe_len(bytes).filter(|&len| bytes.get(len) == Some(&b's')) else { return 0 };
    let rest = String::from_utf8_lossy(&bytes[len + 1..(len + 5).min(bytes.len())]);
    if rest.starts_with(char::is_alphanumeric) { 0 } else { len + 1 }
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut shown = Vec::new();
        tokens(text, 0..text.len(), |_, span| shown.push(&text[span]));
        assert_eq!(shown.join("|"), expect);
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        check("Canada’s 1,200 don't G7 12th", "Canada|1,200|don't|G7|12|th");
        check("700+ (10.0.0.1), co-lead.", "700|+|(|10.0.0.1|)|,|co|-|lead|.");
        check("“Été” $3bn", "“|Été|”|$|3|bn");
        check("km² of 2½ e\u{301}t", "km²|of|2|½|e\u{301}t");
    }

    /// Words of any length end at the same byte whatever stands after them, and wherever the text ends.
    #[test]
    fn plain_words_end_where_all_words_do() {
        for after in [
            "",
            " ",
            ", and so on it goes",
            "'s and so on it goes",
            "’s and so on",
            "é and so on it goes",
            "9 and so on it goes",
            "[{@`",
        ] {
            for len in 1..40 {
                let text = "aZbYcXzA".repeat(5)[..len].to_owned() + after;
                if let Some((_, end)) = plain_word(text.as_bytes(), 0) {
                    assert_eq!(end, word_end(&text, text.as_bytes(), 0), "{text}");
                }
            }
        }
    }

    #[test]
    fn letters_of_money_part_from_a_sum() {
        check("Rs500 KSh4.7bn Shs24 SKr10m $US1.6bn $A5.40", "Rs|500|KSh|4.7|bn|Shs|24|SKr|10|m|$|US|1.6|bn|$|A|5.40");
        check("N4.25tn (R30m) R2-billion, Y7.5bn", "N|4.25|tn|(|R|30|m|)|R|2|-|billion|,|Y|7.5|bn");
        check("Sh4,100 Tk 5 R36 billion", "Sh|4,100|Tk|5|R|36|billion");
    }

    #[test]
    fn the_same_letters_before_other_digits_do_not() {
        check("N95 R2-D2 the N340 R4.1.2 Y2k Tk8 N50mm", "N95|R2|-|D2|the|N340|R4|.|1.2|Y2k|Tk8|N50mm");
        check("SSP5-8.5 SH3 DM7 sh5 XSh5 G7 TSH5", "SSP5|-|8.5|SH3|DM7|sh5|XSh5|G7|TSH5");
        check("Sh2-155 R10.84 N39.46 N50,000 of R400 $A1 $C5", "Sh2|-|155|R10|.|84|N39|.|46|N50|,|000|of|R400|$|A1|$|C5");
    }

    #[test]
    fn apostrophes_group_digits() {
        check("1’200 1'234'567 '90s 1'2", "1’200|1'234'567|'|90|s|1|'|2");
    }
}
