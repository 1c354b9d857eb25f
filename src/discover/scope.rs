//! What a sentence holds of: who says it, and which part of its subject it means.
//!
//! ```text
//! speaker := words said-verb              "police said", "the Court of Auditors estimates"
//!          | "according to" words
//! narrow  := a word of NARROW | ("part" | "full") "-" "time" | ("last" | "next" …) ("year" | "season" …) | ordinal "quarter"
//!          | ordinal word "of" determiner        "the second season of the series"
//! label   := words ":"                           at the start: "Monday: 142 cases"
//! owned   := word "'s" word                      "the university's faculty"
//! ```

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::tell::words_of;
use super::word::{Word, is_one};
use crate::recognize::{Class, NounPhrase, Reading};
use crate::source::Source;

/// Verbs with which somebody states what others may state otherwise.
const SAID: &str = "said says say estimated estimates estimate claimed claims claim reported reports argued argues believes believed \
    predicted predicts forecast forecasts expects calculated calculates counted insists insisted alleges alleged";

/// Words that say that only some are meant, or another figure than the plain one.
const NARROW: &str = "youth youths juvenile teenage adult elderly female male women men girls boys rural urban domestic overseas foreign \
    net gross core partial preliminary provisional interim excluding except excepting half-yearly \
    projected forecast planned proposed median peak adjusted unadjusted seasonally premium basic";

static SAID_WORDS: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| SAID.split_ascii_whitespace().collect());
static NARROW_WORDS: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| NARROW.split_ascii_whitespace().collect());

/// Words before a stretch of time that make it another one than that in which the text was written.
const MOVED: &str = "last next previous following preceding coming";

/// The words of whoever a sentence is attributed to, ascending; none where it is stated by itself.
pub(super) fn speaker(reading: &Reading, sentence: &Range<usize>) -> Vec<Word> {
    /// A speaker has no more tokens.
    const LONGEST: usize = 8;
    /// *Puts … at* has no more between.
    const FAR: usize = 12;
    let ends = |at: &usize| reading.mark(*at).is_some_and(|mark| !matches!(mark, '-' | '‑' | '’' | '\'' | '.' | '&'));
    for at in sentence.clone() {
        if reading.lower(at) == "according" && reading.lower(at + 1) == "to" {
            let words = (at + 2..sentence.end.min(at + 2 + LONGEST)).take_while(|at| !ends(at));
            let end = words.last().map_or(at + 2, |last| last + 1);
            return words_of(reading, at + 2..end);
        }
        // "Is estimated", "the reports of", "an estimate" are nobody's words.
        let verb = at > sentence.start
            && !reading.is(at - 1, Class::AUXILIARY | Class::DETERMINER)
            && !reading.is_capital(at)
            && reading.lower(at + 1) != "of";
        // "Puts the cost at", and not "puts the town on the map".
        let puts = || reading.lower(at) == "puts" && (at..sentence.end.min(at + FAR)).any(|at| reading.lower(at) == "at");
        if verb && (SAID_WORDS.contains(reading.lower(at)) || puts()) {
            let words = (sentence.start..at).rev().take(LONGEST).take_while(|at| !ends(at) && !reading.is(*at, Class::NUMERAL));
            let start = words.last().unwrap_or(at);
            return words_of(reading, start..at);
        }
    }
    Vec::new()
}

/// The words of a sentence that narrow what it is about, by the tokens from which on they do.
pub(super) fn narrow(reading: &Reading, sentence: &Range<usize>) -> Vec<(usize, Word)> {
    let word = |at: usize| {
        let lower = reading.lower(at);
        let time = matches!(lower, "part" | "full") && reading.mark(at + 1) == Some('-') && reading.lower(at + 2) == "time";
        // "Last week", and neither "the last week" nor "the last weeks".
        let free = at == sentence.start || !reading.is(at - 1, Class::DETERMINER);
        let moved =
            free && reading.is(at + 1, Class::PERIOD | Class::UNIT) && !reading.is(at + 1, Class::PLURAL) && is_one(MOVED, lower);
        let stretch = lower == "quarter" && at > sentence.start && reading.is(at - 1, Class::ORDINAL);
        // "The second season of the series".
        let nth = reading.is(at, Class::ORDINAL) && reading.lower(at + 2) == "of" && reading.is(at + 3, Class::DETERMINER);
        // "The Peak District" and "the Girls School" are names.
        let named = at > sentence.start && reading.is_capital(at);
        let narrows = time || moved || stretch || nth || (!named && NARROW_WORDS.contains(lower));
        // A time is that of the whole sentence, wherever it stands.
        let place = if moved || stretch { sentence.start } else { at };
        (narrows && !lower.is_empty()).then(|| (place, Word::plain(reading.stem(at))))
    };
    sentence.clone().filter_map(word).collect()
}

/// The words of the label that a sentence opens with, ascending: *Monday: 142 cases*, *Group A: 48 participants*.
pub(super) fn label(reading: &Reading, sentence: &Range<usize>) -> Vec<Word> {
    /// A label has no more tokens.
    const LONGEST: usize = 4;
    let colon = (sentence.start..sentence.end.min(sentence.start + LONGEST + 1)).find(|&at| reading.is_mark(at, ':'));
    colon.map_or_else(Vec::new, |colon| words_of(reading, sentence.start..colon))
}

/// Whose what a sentence speaks of, before its value: *the university's faculty* as the words of both, by the token of the second.
pub(super) fn owned(reading: &Reading, source: &Source, sentence: &Range<usize>) -> Vec<(usize, Word, Word)> {
    let of = |at: usize| {
        let is_possessive = matches!(reading.ending(at, source.text()), "'s" | "’s");
        let noun = reading.is_word(at + 1) && !reading.is_capital(at + 1);
        (is_possessive && noun).then(|| (at + 1, Word::of(reading.stem(at)), Word::of(reading.stem(at + 1))))
    };
    (sentence.start..sentence.end.saturating_sub(1)).filter(|&at| reading.is_word(at)).filter_map(of).collect()
}

/// Whether a number may be of some of a whole that the text names: *three volumes of the cycle*, not *the three volumes of the cycle*.
pub(super) fn is_some(reading: &Reading, sentence: &Range<usize>, figure: usize, noun: &NounPhrase) -> bool {
    let after = noun.tokens.end;
    let whole = after + 1 < sentence.end && reading.lower(after) == "of" && reading.is(after + 1, Class::DETERMINER);
    let named = figure > sentence.start && reading.is(figure - 1, Class::DETERMINER);
    whole && !named
}

/// Whether a length of time only says how far off something is: *twelve weeks early*, *five years later*.
pub(super) fn is_offset(reading: &Reading, end: usize) -> bool {
    matches!(
        reading.lower(end),
        "early" | "late" | "earlier" | "later" | "before" | "after" | "ago" | "premature" | "prematurely"
    )
}
