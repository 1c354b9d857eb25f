//! Text into tokens.
//!
//! ```text
//! word   := letter (letter | digit | mark)*            "G7", "iPhone12"; an apostrophe joins, a possessive ending does not
//!         | currency code | letters of money           before digits: "EUR5m", "Rs500"; which letters, and when, `unit` says
//! number := digit+ (("." | ",") digit+)*               "1,200", "10.0.0.1"
//!         | digit{1,3} (apostrophe digit{3})+          "1’200"
//! mark   := any other character that is no space
//! ```
//!
//! Many bytes are looked at at once, because where a word ends is what a branch cannot foretell (Langdale and Lemire,
//! *Parsing Gigabytes of JSON per Second*, 2019): words of ASCII letters and marks, nearly all there is, are cut by counting
//! bits; everything else is read byte by byte.

use std::ops::Range;

use wide::i8x16;

use super::token::index;
use super::unit::{is_pathway, letters_len};
use crate::value::is_currency;

/// What takes the tokens of a text, in order, each with its bytes.
pub(super) trait Sink {
    /// A word of at most `SHORT` ASCII letters, and those bytes as a number.
    fn plain(&mut self, key: u128, span: Range<usize>);
    /// A word: letters, and digits after them. A plain one may come here too.
    fn word(&mut self, span: Range<usize>);
    /// Digits with separators inside.
    fn number(&mut self, span: Range<usize>);
    /// A character of punctuation, or a symbol.
    fn mark(&mut self, mark: char, span: Range<usize>);
}

/// A word that is known by its bytes has so many at most.
pub(super) const SHORT: usize = 16;

/// The tokens of a stretch of text.
pub(super) fn tokenize(text: &str, range: Range<usize>, sink: &mut impl Sink) {
    // Of the last bytes of a text, with whatever after them: bytes past the end of the range count for nothing.
    let mut last = [0; READ];
    let mut at = range.start;
    while at < range.end {
        let rest = &text.as_bytes()[at..];
        let bytes = rest.first_chunk().unwrap_or_else(|| {
            last[..rest.len()].copy_from_slice(rest);
            &last
        });
        at = in_window(text, bytes, at..range.end, sink);
    }
}

/// The tokens that begin in the first `WINDOW` bytes of a range; `bytes` are what it begins with. Returns where to look for the next.
#[expect(clippy::inline_always, reason = "every token of a text is cut here")]
#[inline(always)]
fn in_window(text: &str, bytes: &[u8; READ], range: Range<usize>, sink: &mut impl Sink) -> usize {
    let window = Window::of(bytes, range.len());
    let mut starts = window.starts();
    while starts != 0 {
        let first = index(starts.trailing_zeros());
        starts &= starts - 1;
        let len = index((window.letters >> first).trailing_ones());
        let (start, stop) = (range.start + first, first + len);
        if window.is_end(stop) {
            match len {
                // Digits, apostrophes and what is no ASCII all go on with a word: this is none of them.
                0 => sink.mark(char::from(bytes[first]), start..start + 1),
                1..=SHORT => sink.plain(short_key(&bytes[first..], len), start..start + len),
                _ => sink.word(start..start + len),
            }
            continue;
        }
        // What is cut off is read again, from its start.
        if stop == WINDOW && first > 0 {
            return start;
        }
        let next = any_token(text, start..range.end, sink);
        if next - range.start >= WINDOW {
            return next;
        }
        starts &= u64::MAX << (next - range.start);
    }
    range.start + WINDOW
}

/// So many bytes are looked at at once: a bit of a number for each, and one for the byte after them.
const WINDOW: usize = 63;

/// The window, the byte after it, and what a short word that begins at its end reaches over.
const READ: usize = WINDOW + 1 + SHORT;

/// The bytes that are nothing but space.
const SPACES: [u8; 4] = *b" \t\n\r";

/// What stands in a few bytes of a text, as a bit for each of them, the lowest for the first.
struct Window {
    /// ASCII letters.
    letters: u64,
    /// What is no space.
    solid: u64,
    /// What may go on with a word, or belong to its end, and is no ASCII letter; and the byte after the window.
    goes_on: u64,
}

impl Window {
    /// The first of these bytes, up to the end of the range that they begin.
    #[expect(clippy::inline_always, reason = "it is part of a loop")]
    #[inline(always)]
    fn of(bytes: &[u8; READ], end: usize) -> Self {
        let (mut letters, mut solid, mut goes_on) = (0, 0, 0);
        let (parts, _) = bytes.as_chunks::<16>();
        for (part, shift) in parts.iter().zip([0, 16, 32, 48]) {
            let part = i8x16::from(part.map(u8::cast_signed));
            let is = |byte: u8| part.simd_eq(i8x16::splat(byte.cast_signed()));
            let between = |part: i8x16, low: u8, high: u8| {
                part.simd_gt(i8x16::splat(low.cast_signed() - 1)) & part.simd_lt(i8x16::splat(high.cast_signed() + 1))
            };
            let bits = |found: i8x16| u64::from(found.to_bitmask()) << shift;
            // As signed numbers all other bytes than ASCII are below zero, and this bit makes small letters of capitals.
            letters |= bits(between(part | i8x16::splat(0x20), b'a', b'z'));
            solid |= bits(!SPACES.map(is).into_iter().fold(i8x16::ZERO, |spaces, found| spaces | found));
            goes_on |= bits(between(part, b'0', b'9') | is(b'\'') | part);
        }
        let behind = 1 << WINDOW;
        let (seen, unseen) = if end <= WINDOW { ((1 << end) - 1, 0) } else { (!behind, behind) };
        Self { letters: letters & seen, solid: solid & seen, goes_on: (goes_on & seen) | unseen }
    }

    /// Where tokens begin, if none reaches into the window from before it.
    fn starts(&self) -> u64 {
        self.solid & !(self.letters & (self.letters << 1))
    }

    /// Whether letters can only end at a byte; with none before it, it is a mark or a space.
    fn is_end(&self, at: usize) -> bool {
        (self.goes_on >> at) & 1 == 0
    }
}

/// A word of up to `SHORT` bytes at the start of some, as a number: no other word has the same, for no word holds a NUL.
#[inline]
pub(super) fn short_key(bytes: &[u8], len: usize) -> u128 {
    let head = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut head = [0; SHORT];
        head[..len].copy_from_slice(&bytes[..len]);
        head
    });
    u128::from_le_bytes(head) & FIRST_BYTES[len]
}

/// The token that begins with a range, whatever it is, and where to look for the next.
#[inline(never)]
fn any_token(text: &str, range: Range<usize>, sink: &mut impl Sink) -> usize {
    let bytes = &text.as_bytes()[..range.end];
    let Range { start, end } = range;
    let Some(first) = text[start..end].chars().next() else { return end };
    // What is most often met here, dashes and quotation marks, is not looked for among all letters.
    if !matches!(first, '\u{2000}'..='\u{206f}') && first.is_alphabetic() {
        let end = word_end(text, bytes, start);
        sink.word(start..end);
        return end + possessive_len(&bytes[end..]);
    }
    if first.is_ascii_digit() {
        let end = number_end(bytes, start);
        sink.number(start..end);
        return end;
    }
    let end = start + first.len_utf8();
    if first.is_ascii() || !first.is_whitespace() {
        sink.mark(first, start..end);
    }
    end
}

/// What leaves so many bytes of a word as a number, and no others.
const FIRST_BYTES: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut len = 1;
    while len <= SHORT {
        masks[len] = u128::MAX >> (8 * (SHORT - len));
        len += 1;
    }
    masks
};

/// The words and numbers of a string, marks left out.
#[must_use]
pub fn split_words(text: &str) -> Vec<&str> {
    pieces(text).filter(|&(_, is_mark)| !is_mark).map(|(piece, _)| piece).collect()
}

/// The tokens of a string, and of each whether it is a mark.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut pieces = Pieces(Vec::new());
    tokenize(text, 0..text.len(), &mut pieces);
    pieces.0.into_iter().map(|(span, is_mark)| (&text[span], is_mark))
}

/// The bytes of tokens, and of each whether it is a mark.
struct Pieces(Vec<(Range<usize>, bool)>);

impl Sink for Pieces {
    fn plain(&mut self, _: u128, span: Range<usize>) {
        self.word(span);
    }

    fn word(&mut self, span: Range<usize>) {
        self.0.push((span, false));
    }

    fn number(&mut self, span: Range<usize>) {
        self.word(span);
    }

    fn mark(&mut self, _: char, span: Range<usize>) {
        self.0.push((span, true));
    }
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
    use proptest::prelude::*;

    use super::*;

    /// What tokens are, for comparing: kind, bytes, and the key of a plain word.
    #[derive(Default)]
    struct Kinds(Vec<(&'static str, Range<usize>)>, Vec<(u128, Range<usize>)>);

    impl Sink for Kinds {
        fn plain(&mut self, key: u128, span: Range<usize>) {
            self.1.push((key, span.clone()));
            self.word(span);
        }

        fn word(&mut self, span: Range<usize>) {
            self.0.push(("word", span));
        }

        fn number(&mut self, span: Range<usize>) {
            self.0.push(("number", span));
        }

        fn mark(&mut self, _: char, span: Range<usize>) {
            self.0.push(("mark", span));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// However many bytes are looked at at once, wherever the text begins and ends, the tokens are those read one by one.
        #[test]
        fn tokens_are_those_that_are_read_one_by_one(
            pieces in prop::collection::vec(prop::sample::select(&[
                "a", "Oak", "organisations", "internationalisation", "x", " ", " ", " ", "\n", "\t", ", ", ".", "'s", "’s ", "’", "'", "é", "Été",
                "\u{a0}", "—", "“", "12", "1,200", "2.5", "5m", "EUR5m", "Rs500", "G7", "½", "_", "{", "[", "`", "\u{0}", "\u{b}", "日本", "e\u{301}",
            ][..]), 0..80),
            long in 0_usize..140,
            from in 0_usize..70,
            less in 0_usize..70,
        ) {
            let text = format!("{}{}", "bc".repeat(long), pieces.concat());
            let bound = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            let start = bound(from.min(text.len()));
            let end = bound(text.len().saturating_sub(less)).max(start);
            let middle = bound(start.midpoint(end));
            let (mut seen, mut read) = (Kinds::default(), Kinds::default());
            for range in [start..middle, middle..end] {
                tokenize(&text, range.clone(), &mut seen);
                let mut at = range.start;
                while at < range.end {
                    at = if SPACES.contains(&text.as_bytes()[at]) { at + 1 } else { any_token(&text, at..range.end, &mut read) };
                }
            }
            prop_assert_eq!(&seen.0, &read.0, "{:?} {:?}", &text, start..end);
            for (key, span) in seen.1 {
                let mut bytes = [0; SHORT];
                bytes[..span.len()].copy_from_slice(&text.as_bytes()[span]);
                prop_assert_eq!(key, u128::from_le_bytes(bytes));
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let shown: Vec<&str> = pieces(text).map(|(piece, _)| piece).collect();
        assert_eq!(shown.join("|"), expect);
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        check("Canada’s 1,200 don't G7 12th", "Canada|1,200|don't|G7|12|th");
        check("700+ (10.0.0.1), co-lead.", "700|+|(|10.0.0.1|)|,|co|-|lead|.");
        check("“Été” $3bn", "“|Été|”|$|3|bn");
        check("km² of 2½ e\u{301}t", "km²|of|2|½|e\u{301}t");
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
