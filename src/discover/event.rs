//! What a date is the date of.
//!
//! ```text
//! event := past-form … date         "released on 5 May", the nearest before it in its clause
//!        | date … past-form         where the date opens the sentence: "In May they moved"
//!        | name "(" date – date ")" a birth and a death; "(born … date)"
//! ```

use std::ops::Range;

use super::told::{Context, Side, Statement};
use super::word::Word;
use crate::recognize::{Class, Reading};
use crate::value::{Period, Precision};

/// The verb that a date stands with.
pub(super) fn event(reading: &Reading, sentence: &Range<usize>, date: usize) -> Option<Word> {
    const NEAR: usize = 10;
    if let Some(life) = life(reading, sentence, date) {
        return Some(Word::of(life));
    }
    let parts = |at: usize| matches!(reading.mark(at), Some(';' | ':' | ')' | '('));
    let before = (sentence.start..date).rev().take(NEAR).take_while(|at| !parts(*at)).find(|at| is_past(reading, *at));
    let opens = date <= sentence.start + 2;
    let after = || (date..sentence.end).find(|at| is_past(reading, *at)).filter(|_| opens);
    before.or_else(after).map(|at| Word::of(reading.stem(at)))
}

/// *Ada Lovelace (10 December 1815 – 27 November 1852)*, *(born 1815)*: what the dates in the brackets after a name are of.
fn life(reading: &Reading, sentence: &Range<usize>, date: usize) -> Option<&'static str> {
    const NEAR: usize = 12;
    const NAME: usize = 4;
    let bracket = |at: &usize| matches!(reading.mark(*at), Some('(' | ')'));
    let open = (sentence.start..date).rev().take(NEAR).find(bracket)?;
    let close = (date..sentence.end).take(NEAR).find(bracket)?;
    let named = (open.saturating_sub(NAME).max(sentence.start)..open).any(|at| reading.is_capital(at));
    if !named || !reading.is_mark(open, '(') || !reading.is_mark(close, ')') {
        return None;
    }
    let dash = (open..close).find(|&at| matches!(reading.mark(at), Some('–' | '—' | '-')));
    let Some(dash) = dash else { return (reading.lower(open + 1) == "born").then_some("born") };
    let other = |at: usize| {
        let word = reading.is_word(at) && !reading.is(at, Class::PERIOD) && reading.lower(at) != "born";
        word || reading.is_mark(at, ';')
    };
    let dated = |mut range: Range<usize>| range.any(|at| reading.is_number(at));
    let is_life = !(open..close).any(other) && dated(open..dash) && dated(dash..close);
    is_life.then_some(if date < dash { "born" } else { "die" })
}

/// Whether a sentence says that something is or happened.
pub(super) fn has_verb(reading: &Reading, sentence: &Range<usize>) -> bool {
    let is_auxiliary = |at: usize| reading.is(at, Class::AUXILIARY | Class::VERB) && !matches!(reading.lower(at), "may" | "work");
    sentence.clone().any(|at| is_auxiliary(at) || is_past(reading, at))
}

/// Whether a word looks like what happened.
fn is_past(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    (word.len() > 4 && word.ends_with("ed") && !reading.is_capital(at)) || PAST.contains(&word)
}

/// Past forms that do not end in *-ed*, and what begins and ends.
const PAST: &[&str] = &[
    "born",
    "died",
    "began",
    "begun",
    "won",
    "lost",
    "built",
    "made",
    "held",
    "met",
    "became",
    "took",
    "taken",
    "came",
    "went",
    "gone",
    "left",
    "wrote",
    "written",
    "sold",
    "bought",
    "sent",
    "set",
    "fell",
    "fallen",
    "broke",
    "broken",
    "chosen",
    "grew",
    "rose",
    "ran",
    "led",
    "shot",
    "put",
    "wed",
    "struck",
    "sank",
    "sunk",
    "drawn",
    "given",
    "gave",
    "spoke",
    "sworn",
    "shown",
    "flew",
    "flown",
    "spent",
    "brought",
    "fought",
    "kept",
    "stood",
    "drove",
    "drew",
    "beginning",
    "starting",
];

/// Whether a date only says for when the rest of its sentence holds.
pub(super) fn is_frame(reading: &Reading, sentence: &Range<usize>, date: usize, period: &Period) -> bool {
    let before = |back: usize| date.checked_sub(back).filter(|at| *at >= sentence.start).map_or("", |at| reading.lower(at));
    let ended = (1..=3).any(|back| matches!(before(back), "ended" | "ending" | "effective" | "fiscal" | "during" | "copyright"));
    let opens = date <= sentence.start + 2 && before(1) == "for";
    ended || opens || period.precision() == Precision::Fiscal
}

/// Which side of a date is meant.
pub(super) fn side(reading: &Reading, from: usize, date: usize) -> Side {
    let before = |back: usize| date.checked_sub(back).filter(|at| *at >= from).map_or("", |at| reading.lower(at));
    let word = if before(1) == "the" { before(2) } else { before(1) };
    match word {
        "before" | "until" | "till" | "by" => Side::Before,
        "to" if before(2) == "prior" => Side::Before,
        "after" | "since" | "from" | "beginning" | "starting" | "following" => Side::After,
        _ => Side::At,
    }
}

/// Whether two dates are of one event: that of either stands near the other.
pub(super) fn same(a: &Statement, of_a: &Context, b: &Statement, of_b: &Context) -> bool {
    const NEAR: u16 = 10;
    let told = |event: Option<Word>, context: &Context, at: u16| {
        event.is_some() && context.pieces.iter().any(|piece| piece.word == event && piece.at.abs_diff(at) <= NEAR)
    };
    match (a.event, b.event) {
        (Some(first), Some(second)) => first == second,
        _ => told(a.event, of_b, b.at) || told(b.event, of_a, a.at),
    }
}
