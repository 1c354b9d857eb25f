//! What a date is the date of.
//!
//! ```text
//! event := past-form … date         "released on 5 May", the nearest before it in its clause
//!        | date … past-form         where the date opens the sentence: "In May they moved"
//!        | ("is" | "was") ("a" | "the") date noun     when it came out
//!        | planned … date          "closes on 14 March": only what says when between the two
//!        | name "(" date – date ")" a birth and a death; "(born … date)"
//! ```

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::told::{Context, Statement};
use super::word::Word;
use crate::recognize::{Class, Reading};
use crate::value::{Period, Precision};

/// The verb that a date stands with.
pub(super) fn event(reading: &Reading, sentence: &Range<usize>, date: usize) -> Option<Word> {
    const NEAR: usize = 14;
    if let Some(life) = life(reading, sentence, date) {
        return Some(Word::of(life));
    }
    let parts = |at: usize| matches!(reading.mark(at), Some(';' | ':' | ')' | '('));
    if is_attributive(reading, sentence, date) {
        return Some(Word::of(MADE));
    }
    let mut passed = (sentence.start..date).rev().take(NEAR).take_while(|at| !parts(*at)).filter(|at| is_past(reading, *at));
    let nearest = passed.next();
    // "aired, beginning on 6 July": what began is told by the verb before.
    let begins = nearest.is_some_and(|at| matches!(reading.lower(at), "beginning" | "starting"));
    let before = if begins { passed.next().filter(|at| *at > sentence.start).or(nearest) } else { nearest };
    let opens = date <= sentence.start + 2;
    let after = || (date..sentence.end).find(|at| is_past(reading, *at)).filter(|_| opens);
    if before.is_some_and(|at| reading.lower(at) == "came" && reading.lower(at + 1) == "out") {
        return Some(Word::of(MADE));
    }
    before.or_else(after).or_else(|| planned(reading, sentence, date)).map(|at| Word::of(reading.stem(at)))
}

/// The verb of what is to happen: *applications close at 5 pm on 14 March*.
fn planned(reading: &Reading, sentence: &Range<usize>, date: usize) -> Option<usize> {
    const NEAR: usize = 6;
    let mut before = (sentence.start..date).rev().take(NEAR).filter(|&at| reading.is_word(at));
    // Only what says when stands between the two.
    let verb = before.find(|&at| {
        !reading.is(at, Class::PREPOSITION | Class::PERIOD | Class::DETERMINER)
            && !matches!(reading.lower(at), "on" | "at" | "from" | "by" | "until" | "pm" | "am" | "place" | "effect" | "force")
    })?;
    PLANNED.contains(&reading.lower(verb)).then_some(verb)
}

/// What is said of a day to come.
const PLANNED: &[&str] = &[
    "close", "closes", "end", "ends", "open", "opens", "begin", "begins", "start", "starts", "expire", "expires", "run", "runs",
    "take", "takes", "launch", "launches", "arrive", "arrives", "depart", "departs", "return", "returns", "retire", "retires",
    "finish", "finishes", "meets", "comes", "enters", "applies",
];

/// *It is a 1999 novel*: what a thing is dated by is when it came out.
fn is_attributive(reading: &Reading, sentence: &Range<usize>, date: usize) -> bool {
    let article = date.checked_sub(1).filter(|at| *at > sentence.start && matches!(reading.lower(*at), "a" | "an" | "the"));
    let copula = article.filter(|at| matches!(reading.lower(at - 1), "is" | "was"));
    copula.is_some() && reading.is_word(date + 1) && !reading.is(date + 1, Class::ENDS_PHRASE)
}

/// The event of what is dated by its year, and of what *came out*.
const MADE: &str = "releas";

/// Verbs of which each line tells of one event, as stems; what they are written with in `word` is one already.
const EVENTS: &[&str] = &[
    "releas made produc written",
    "open inaugur",
    "complet finish",
    "built construct erect",
    "close shut",
    "end expir",
    "won win award receiv share",
    "found establish form creat",
    "retir resign step",
    "die kill",
];

/// The line of `EVENTS` that an event stands in.
static EVENT: LazyLock<HashMap<Word, usize, FixedState>> = LazyLock::new(|| {
    let line = |(number, line): (usize, &&'static str)| line.split(' ').map(move |stem| (Word::of(stem), number));
    EVENTS.iter().enumerate().flat_map(line).collect()
});

/// Whether two verbs tell of one event.
pub(super) fn is_one(a: Word, b: Word) -> bool {
    a == b || EVENT.get(&a).is_some_and(|line| EVENT.get(&b) == Some(line))
}

/// *Ada Lovelace (10 December 1815 – 27 November 1852)*, *(born 1815)*: what the dates in the brackets after a name are of.
fn life(reading: &Reading, sentence: &Range<usize>, date: usize) -> Option<&'static str> {
    const NEAR: usize = 20;
    const NAME: usize = 4;
    let bracket = |at: &usize| matches!(reading.mark(*at), Some('(' | ')'));
    let open = (sentence.start..date).rev().take(NEAR).find(bracket)?;
    let close = (date..sentence.end).take(NEAR).find(bracket)?;
    let named = (open.saturating_sub(NAME).max(sentence.start)..open).any(|at| reading.is_capital(at));
    if !named || !reading.is_mark(open, '(') || !reading.is_mark(close, ')') {
        return None;
    }
    let dated = |mut range: Range<usize>| range.any(|at| reading.is_number(at));
    let is_dash = |at: &usize| matches!(reading.mark(*at), Some('–' | '—' | '-')) && dated(open..*at) && dated(*at..close);
    let Some(dash) = (open..close).find(is_dash) else { return (reading.lower(open + 1) == "born").then_some("born") };
    let other = |at: usize| {
        let word = reading.is_word(at) && !reading.is(at, Class::PERIOD) && reading.lower(at) != "born";
        word || reading.is_mark(at, ';')
    };
    // How the name is said may stand before the dates.
    let first = (open..dash).find(|&at| reading.is_number(at) || reading.is(at, Class::PERIOD)).unwrap_or(open);
    let is_life = !(first..close).any(other);
    is_life.then_some(if date < dash { "born" } else { "die" })
}

/// Whether a sentence says that something is or happened.
pub(super) fn has_verb(reading: &Reading, sentence: &Range<usize>) -> bool {
    let is_auxiliary = |at: usize| reading.is(at, Class::AUXILIARY | Class::VERB) && !matches!(reading.lower(at), "may" | "work");
    let is_present = |at: usize| reading.lower(at).ends_with('s') && PLANNED.contains(&reading.lower(at));
    sentence.clone().any(|at| is_auxiliary(at) || is_past(reading, at) || is_present(at) || reading.lower(at) == "defaults")
}

/// Whether a word looks like what happened.
fn is_past(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let opens = |at: usize| at == 0 || matches!(reading.mark(at - 1), Some(':' | '(' | '.' | '\n'));
    if reading.is_capital(at) {
        let leads = |at: usize| reading.is(at, Class::PREPOSITION) || matches!(reading.lower(at), "on" | "at" | "by" | "from");
        return opens(at) && (PAST.contains(&word) || (ends_in_ed(word) && leads(at + 1)));
    }
    ends_in_ed(word) || PAST.contains(&word)
}

fn ends_in_ed(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
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
    "shut",
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
    let ended = (1..=3).any(|back| match before(back) {
        "ended" | "ending" => {
            matches!(before(back + 1), "year" | "years" | "quarter" | "month" | "months" | "week" | "weeks" | "period")
        }
        word => matches!(word, "effective" | "fiscal" | "during" | "copyright"),
    });
    let opens = date <= sentence.start + 2 && before(1) == "for";
    // "The 2022 cup final", "the cup final of 2022": one of many, named by its year.
    let is_year = period.precision() == Precision::Year;
    let edition = (before(1) == "the" && reading.is_word(date + 1) && !reading.is(date + 1, Class::ENDS_PHRASE))
        || (before(1) == "of" && date >= sentence.start + 2 && reading.is_word(date - 2) && !is_past(reading, date - 2));
    ended || opens || (is_year && edition) || period.precision() == Precision::Fiscal
}

/// Whether two dates are of one event: that of either stands near the other.
pub(super) fn same(a: &Statement, of_a: &Context, b: &Statement, of_b: &Context) -> bool {
    const NEAR: u16 = 10;
    let told = |event: Option<Word>, context: &Context, at: u16| {
        event.is_some() && context.pieces.iter().any(|piece| piece.word == event && piece.at.abs_diff(at) <= NEAR)
    };
    match (a.event, b.event) {
        (Some(first), Some(second)) => is_one(first, second),
        _ => told(a.event, of_b, b.at) || told(b.event, of_a, a.at),
    }
}
