//! Dates that say too little to know their days, and days without a year in figures.
//!
//! ```text
//! weekday := ("on" | "by" | "since" | "until" | "from" | "last" | "next" …) weekday | weekday at the end of a clause †
//!          | ("a.m." | "noon" …) weekday, and no other after it | ("as" | "hours" | "morning" …) "of" weekday
//!          | "is" weekday "at" †
//!          | (preposition | verb | "the") weekday "'s" noun † | ordinal weekday †
//! day     := ("on" | "since" | "until") "the" day "th" | ("by" | "from" | "for" …) "the" day "th" † | "on" ["the"] day †
//! figures := ("on" | "since" | "until") a "/" b | ("from" | "to" | "by") a "/" b, no fraction | "on" a ("-" | ".") b †
//! ```
//!
//! † only where it is known when the document spoke, and at the end of a clause. *24/7* and *9/11* are no days.

use super::super::class::Class;
use super::around::nth_weekday;
use super::numeric::{Order, Run};
use super::reader::{Found, Reader, Step, found};
use super::words::{Unit, Word};
use crate::value::{Day, Partial, Period, Precision};

/// The shortest name of a weekday in full.
const FULL: usize = 6;

impl Reader<'_> {
    /// *on Friday*, *last Friday*, *said Friday.*
    pub(super) fn weekday_alone(&self, at: usize, weekday: i8) -> Option<Step> {
        if let Some(step) = self.ordinal_weekday(at, weekday) {
            return Some(step);
        }
        if self.owns(at) {
            return Some(found(Some(Period::Partial(Partial::Weekday(weekday))), at, at + 1));
        }
        if self.lower(at).len() < FULL
            || self.is_date_after(self.past_word(at))
            || self.word(at + 1).is_some()
            || self.lower(at + 1) == "of"
        {
            return None;
        }
        let before = self.before(at);
        let capital = self.reading.is_capital(at);
        let name = self.reading.is_capital(at + 1) && self.sentence.contains(&(at + 1));
        let said = match before {
            "on" => true,
            "since" | "until" | "till" | "this" | "last" | "next" => capital,
            "by" | "from" | "before" | "after" => capital && !name,
            "am" | "pm" | "noon" | "midnight" | "o'clock" => capital && !name && !self.is_of_days(at),
            "of" => capital && !name && self.is_part_of_day(at),
            "" if self.is_after_clock(at) => capital && !name && !self.is_of_days(at),
            "is" if self.lower(at + 1) == "at" && !matches!(self.lower(at + 2), "last" | "least") => capital && self.spoke(),
            _ => capital && self.spoke() && (self.ends_clause(at + 1) || self.is_left(at + 1)) && self.is_told(at),
        };
        let start = if matches!(before, "this" | "last" | "next") { at - 1 } else { at };
        said.then(|| found(Some(Period::Partial(Partial::Weekday(weekday))), start, at + 1))
    }

    /// *Friday's match*: of the week in which the document spoke, or the one beside it.
    fn owns(&self, at: usize) -> bool {
        let full = self.lower(at).len() >= FULL && self.reading.is_capital(at);
        // "A typical Friday's", "Ruby Tuesday's"; "Monday's closed", "Sunday's the day we rest".
        let one = self.back(at, 1).is_some_and(|before| {
            let many = matches!(self.lower(before), "a" | "an" | "any" | "every" | "each" | "some" | "most" | "no");
            let said = self.reading.is(before, Class::PREPOSITION | Class::VERB | Class::CHANGE | Class::DETERMINER);
            !many && (said || self.lower(before).ends_with("ed") || matches!(self.lower(before), "won" | "lost" | "saw"))
        });
        let next = self.lower(at + 1);
        let participle = next.ends_with("ed") || next.ends_with("ing") || matches!(next, "shut" | "off");
        let noun = self.reading.is_word(at + 1)
            && !self.reading.is_capital(at + 1)
            && !self.reading.is(at + 1, Class::ENDS_PHRASE)
            && !participle;
        full && one && noun && matches!(self.reading.ending(at, self.text), "'s" | "’s") && self.spoke()
    }

    /// *9 a.m. to 5 p.m. Monday through Friday*: whether another weekday follows, so that hours of all of them are meant.
    fn is_of_days(&self, at: usize) -> bool {
        let joint = self.mark(at + 1).is_some_and(|mark| matches!(mark, ',' | '–' | '-' | '—' | '&' | '/'))
            || matches!(self.lower(at + 1), "to" | "through" | "thru" | "and" | "or" | "until");
        joint && matches!(self.word(at + 2), Some(Word::Weekday(_)))
    }

    /// *as of Friday*, *the early hours of Friday*.
    fn is_part_of_day(&self, at: usize) -> bool {
        let part = self.back(at, 2).map_or("", |part| self.lower(part));
        matches!(part, "as" | "hours" | "morning" | "afternoon" | "evening" | "night" | "close")
    }

    /// *9 a.m. Friday*.
    fn is_after_clock(&self, at: usize) -> bool {
        let Some(half) = self.back(at, 4).filter(|_| self.back(at, 1).is_some_and(|stop| self.is_mark(stop, '.'))) else {
            return false;
        };
        matches!(self.lower(half), "a" | "p") && self.is_mark(half + 1, '.') && self.lower(half + 2) == "m"
    }

    /// *third Tuesday* without an article: of the month in which the document spoke.
    fn ordinal_weekday(&self, at: usize, weekday: i8) -> Option<Step> {
        let (number, start) = self.ordinal_before(at)?;
        let bare = start == self.sentence.start
            || (self.reading.is_word(start - 1) && !self.reading.is(start - 1, Class::DETERMINER | Class::PREPOSITION));
        let every = matches!(self.before(start), "every" | "each" | "the" | "and" | "or" | "to");
        let today = self.now(Unit::Day).filter(|_| bare && !every && self.ends_clause(at + 1))?;
        let month = Period::months(today.year(), today.month(), 1, Precision::Month)?;
        Some(found(nth_weekday(month, weekday, number, false), start, at + 1))
    }

    /// Whether a verb, an adverb or a mark may stand before a weekday, and no name, article or *every*.
    fn is_told(&self, at: usize) -> bool {
        let Some(before) = self.back(at, 1) else { return false };
        let named = self.reading.is_capital(before);
        let counted = matches!(
            self.lower(before),
            "the" | "a" | "an" | "every" | "each" | "other" | "alternate" | "of" | "is" | "called" | "named" | "and" | "or"
        );
        self.reading.is_word(before) && !named && !counted && self.ordinal_before(at).is_none()
    }

    /// Whether the rest of a date follows: a figure, a month, an ordinal.
    pub(super) fn is_date_after(&self, at: usize) -> bool {
        let next = at + usize::from(self.is_mark(at, ','));
        let next = next + usize::from(self.lower(next) == "the");
        self.sentence.contains(&next)
            && (self.reading.is_number(next) || self.month(next).is_some() || self.ordinal_words(next).is_some())
    }

    /// *on the 27th*, *the week of the 18th*, *on 15*.
    pub(super) fn day_alone(&self, at: usize) -> Option<Step> {
        let (day, end, ordinal) = self.day(at)?;
        self.day_said(at, day, end, ordinal)
    }

    /// *on the twenty-second*.
    pub(super) fn spelt_day_alone(&self, at: usize) -> Option<Step> {
        let (day, end) = self.ordinal_words(at)?;
        (end > at + 1).then(|| self.day_said(at, i8::try_from(day).ok()?, end, true))?
    }

    fn day_said(&self, at: usize, day: i8, end: usize, ordinal: bool) -> Option<Step> {
        let the = self.before(at) == "the";
        let start = if the { at - 1 } else { at };
        let known = self.spoke() && self.ends_clause(end);
        let said = match (self.before(start), the, ordinal) {
            ("on" | "since" | "until" | "till", true, true) => self.ends_clause(end) || self.is_left(end),
            ("by" | "from" | "before" | "after" | "for", true, true) | ("on" | "for", true, false) | ("on", false, false) => {
                known
            }
            ("of", true, true) => self.ends_clause(end) && self.is_week_before(start),
            _ => false,
        };
        (said && (1..=31).contains(&day)).then(|| found(Some(Period::Partial(Partial::Day(day))), start, end))
    }

    /// Whether what follows leaves a day of the month alone: *on the 27th the talks*, not *on the 27th floor*, *of the month*.
    fn is_left(&self, at: usize) -> bool {
        self.ends_phrase(at) && self.mark(at).is_none() && !matches!(self.lower(at), "of" | "and" | "or" | "to" | "the")
    }

    fn is_week_before(&self, at: usize) -> bool {
        self.back(at, 2).is_some_and(|week| self.word(week) == Some(Word::Unit(Unit::Week)))
    }

    /// A day and a month in figures: *on 22/04*, *from 10/25 to 01/25*.
    pub(super) fn month_and_day(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let [a, b, _] = run.figures().filter(|_| run.len == 2)?;
        if a.1 > 2 || b.1 > 2 || matches!((a.0, b.0), (24, 7) | (9, 11)) {
            return None;
        }
        let known = self.spoke() && self.ends_clause(run.end);
        // The dash of a range, or a figure with decimals, after anything else.
        let said = match (run.mark, self.before(at)) {
            ('/', "on" | "since" | "until" | "till") => {
                self.ends_clause(run.end) || self.is_left(run.end) || self.lower(run.end) == "to"
            }
            ('/', "from" | "to" | "by" | "before" | "after") => {
                let fraction = a.0 < b.0 && a.1 == 1 || matches!(b.0, 16 | 20);
                (!fraction || (known && b.0 > 12)) && !self.counts(run.end) && self.lower(run.end) != "of"
            }
            ('/', _) => known && a.1 == 2 && b.1 == 2 && (a.0 > 12 || b.0 > 12),
            ('-' | '.', "on") => known,
            _ => false,
        };
        let period = if said { self.yearless_in_figures(i8::try_from(a.0).ok()?, i8::try_from(b.0).ok()?) } else { None };
        period.map(|period| Step::Found(Found { period, start: at, end: run.end }))
    }

    fn yearless_in_figures(&self, a: i8, b: i8) -> Option<Period> {
        let one =
            |month, day| Day::new(month, day).map(|day| Period::Yearless { first: day, last: day, precision: Precision::Day });
        match self.order() {
            Some(Order::DayFirst) => one(b, a),
            Some(Order::MonthFirst) => one(a, b),
            None if a == b || a > 12 => one(b, a),
            None if b > 12 => one(a, b),
            None => Partial::in_figures(a, b).map(Period::Partial),
        }
    }

    /// Whether it is known on which day the document spoke.
    pub(super) fn spoke(&self) -> bool {
        self.now(Unit::Day).is_some()
    }

    /// Whether a clause ends before a token: nothing or a mark that parts clauses follows, and no further figure of a list.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        if !self.sentence.contains(&at) {
            return true;
        }
        let parts = matches!(self.mark(at), Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '"'));
        parts && !(self.sentence.contains(&(at + 1)) && self.reading.is_number(at + 1))
    }
}
