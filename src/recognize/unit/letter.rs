//! Single letters that are units only in their place.
//!
//! ```text
//! letter := figure "C" | figure "F"             joined, in a sentence that speaks of temperatures
//!         | figure "C" "(" figure "F" ")"       either way round, joined or not
//!         | figure "p"                          joined: pence, in a sentence that speaks of prices, if it is no height of a picture
//! ```

use std::ops::Range;

use super::super::reading::Reading;
use super::tables::{PICTURES, PRICES, WARMTH};
use crate::value::Unit;

/// So far around a figure its sentence is asked what it speaks of, in tokens.
const NEAR: usize = 24;

/// Prices in pence have no more bytes: *1,234.56*.
const LONGEST_PRICE: usize = 8;

/// The unit that a single letter at a token is, and the token after it.
pub(in super::super) fn letter(reading: &Reading, at: usize, sentence: &Range<usize>) -> Option<(Unit, usize)> {
    if !reading.is_word(at) || reading.bytes(at) != 1 {
        return None;
    }
    let joined = at > sentence.start && at < sentence.end && reading.touches_next(at - 1) && reading.is_number(at - 1);
    if joined && reading.lower(at) == "p" && !reading.is_capital(at) {
        // "2p 4" and "a 2p orbital" are where electrons are.
        const LINES: [&str; 6] = ["orbital", "orbitals", "video", "videos", "footage", "state"];
        let other = reading.is_number(at + 1) || LINES.contains(&reading.lower(at + 1));
        let picture = other || PICTURES.contains(&reading.lower(at - 1)) || reading.bytes(at - 1) > LONGEST_PRICE;
        let told = speaks_of(reading, at, sentence, PRICES, '£');
        return Unit::named("pence").filter(|_| told && !picture).map(|unit| (unit, at + 1));
    }
    let name = scale(reading, at).filter(|_| at < sentence.end && at > sentence.start)?;
    // "30 C (86 F)" and "(86F)" after "30C".
    let other = |at: usize| reading.is_number(at) && scale(reading, at + 1).is_some_and(|other| other != name);
    let first = reading.is_mark(at + 1, '(') && other(at + 2) && reading.is_mark(at + 4, ')');
    let before = |back: usize| at.checked_sub(back).filter(|&at| at >= sentence.start);
    let second = before(2).is_some_and(|open| reading.is_mark(open, '('))
        && before(3).and_then(|at| scale(reading, at)).is_some_and(|other| other != name)
        && reading.is_mark(at + 1, ')');
    let told = || speaks_of(reading, at, sentence, WARMTH, '°');
    let unit = Unit::named(name)?;
    (first || second || (joined && told())).then_some((unit, at + 1))
}

/// Whether a sentence speaks of something near a token: in one of some words, or by a mark.
fn speaks_of(reading: &Reading, at: usize, sentence: &Range<usize>, words: &[&str], mark: char) -> bool {
    let mut around = at.saturating_sub(NEAR).max(sentence.start)..sentence.end.min(at + NEAR);
    around.any(|at| words.contains(&reading.lower(at)) || reading.is_mark(at, mark))
}

fn scale(reading: &Reading, at: usize) -> Option<&'static str> {
    match reading.lower(at) {
        "c" if reading.is_capital(at) => Some("°C"),
        "f" if reading.is_capital(at) => Some("°F"),
        _ => None,
    }
}
