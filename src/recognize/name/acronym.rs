//! Acronyms, and the words that the document gives for them.
//!
//! ```text
//! definition := words "(" acronym ")" | acronym "(" words ")"      the letters are the initials of the words, in order
//! ```
//!
//! Small words (*of*, *and the*) may be passed over.

use std::ops::Range;

use crate::recognize::reading::Reading;

/// Acronyms have so many letters at most.
const LONGEST: usize = 8;

/// Whether a token is an acronym: a short word all in capitals, no number, no shout.
pub(super) fn is_acronym(reading: &Reading, at: usize) -> bool {
    let lower = reading.lower(at);
    let shouting = |at: usize| reading.is_shouted(at) && reading.bytes(at) > 1;
    reading.is_shouted(at)
        && (2..=LONGEST).contains(&lower.len())
        && !lower.bytes().all(|byte| b"ivxl".contains(&byte))
        && !(shouting(at + 1) || at > 0 && shouting(at - 1))
        // "EUR 5 million", "12 UTC"
        && !(reading.is_number(at + 1) || at > 0 && reading.is_number(at - 1))
}

/// The words that an acronym is said to stand for, where it stands.
pub(super) fn expansion(reading: &Reading, at: usize, block: &Range<usize>) -> Option<Range<usize>> {
    let letters = reading.lower(at);
    if at > block.start && reading.is_mark(at - 1, '(') && reading.is_mark(at + 1, ')') {
        return before(reading, letters, at - 1, block.start);
    }
    if !reading.is_mark(at + 1, '(') {
        return None;
    }
    let end = (at + 2..block.end.min(at + 2 + 3 * LONGEST)).find(|&end| reading.is_mark(end, ')'))?;
    before(reading, letters, end, at + 2).filter(|words| words.start == at + 2)
}

/// The words that end before a token and begin with these letters.
fn before(reading: &Reading, letters: &str, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut letters = letters.chars().rev().peekable();
    let mut start = end;
    while let Some(&letter) = letters.peek() {
        start = start.checked_sub(1).filter(|&at| at >= floor)?;
        if reading.lower(start).starts_with(letter) {
            letters.next();
        } else if !is_small(reading, start) {
            return None;
        }
    }
    (reading.bytes(start) > 1).then_some(start..end)
}

fn is_small(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "la")
        || matches!(reading.mark(at), Some('-' | '&'))
}
