//! Days and months by name.
//!
//! ```text
//! date  := days ["day"] ["of"] month [year] | month ["the"] days [year] | month [["of" | ","] year] | ordinal "of" month [year]
//!        | day ("-" | "/") month ("-" | "/") year | yyyy ("-" | "/") month ("-" | "/") day | yyyy month
//! days  := day (("–" | "to" | "until" | "through" | "and" | ",") [weekday] day)*      ascending, the last link no comma
//! month alone := a month after *in*, *since*, *until* … | "the year to" month | month ("contract" | "delivery" …)
//! quarter := ("the" | …) month "quarter" [["of"] year]           the three months that end with it
//! ```
//!
//! A day that the calendar lacks makes the whole no date. *May* and *March* need a capital, or a day and a year.

use jiff::civil::Date;

use super::super::class::Class;
use super::part::{LEAP_YEAR, of_any_year};
use super::reader::{Reader, Step, found, full_year};
use super::words::{Unit, Word};
use crate::value::{Day, Period, Precision};

/// Days of one month.
#[derive(Clone, Copy)]
struct Days {
    first: i8,
    last: i8,
    end: usize,
    ordinal: bool,
}

impl Reader<'_> {
    /// *12 November 2018*, *11th-14th of November*, *12-Nov-2018*.
    pub(super) fn day_first(&self, at: usize) -> Option<Step> {
        if let Some(step) = self.year_first_by_name(at) {
            return Some(step);
        }
        let days = self.days_at(at)?;
        let joint = matches!(self.mark(days.end), Some('-' | '/' | '.')) && self.follows(days.end);
        let mut next = days.end + usize::from(joint || self.is_dotted(days.end));
        next += usize::from(self.lower(next) == "day");
        next += usize::from(self.lower(next) == "of");
        if let Some((month, year, end)) = self.month_told(next) {
            return Some(dated(month, days, Some((year, end)), at, end));
        }
        let (month, sure) = self.month(next)?;
        let named = next + 1;
        let year = if joint && matches!(self.mark(named), Some('-' | '/')) {
            self.joined_year(named + 1)
        } else {
            self.year_ending(next)
        };
        let clear = sure || year.is_some() || days.ordinal;
        clear.then(|| dated(month, days, year, at, named))
    }

    /// *16. Nov. 2016*: the full stop of an ordinal, before a month and its year.
    fn is_dotted(&self, at: usize) -> bool {
        self.is_mark(at, '.') && self.month(at + 1).is_some() && self.year_ending(at + 1).is_some()
    }

    /// *-2018*, *-18* at the end of *12-Nov-2018*.
    fn joined_year(&self, at: usize) -> Option<(i16, usize)> {
        let (year, digits) = self.figures(at)?;
        match digits {
            4 => self.year_at(at),
            2 => Some((full_year(year), at + 1)),
            _ => None,
        }
    }

    /// *2018-Nov-12*, *2018 November*, *2018, November 12*.
    fn year_first_by_name(&self, at: usize) -> Option<Step> {
        let (year, 4) = self.figures(at)? else { return None };
        let joint = matches!(self.mark(at + 1), Some('-' | '/')) && self.follows(at + 1) && self.follows(at + 2);
        let comma = self.is_mark(at + 1, ',');
        let next = at + 1 + usize::from(joint || comma);
        let (month, sure) = self.month(next)?;
        let before = matches!(self.before(at), "in" | "of" | "since");
        let alone = self.ends_clause(next + 1) && !self.is_mark(next + 1, ',');
        let written = if comma { alone && sure } else { self.reading.is_capital(next) || (sure && alone) };
        if !(1500..2200).contains(&year) || (!joint && (!written || before)) {
            return None;
        }
        let tail = next + 1 + usize::from(joint && self.is_mark(next + 1, self.mark(at + 1)?));
        if let Some(days) = self.days_at(tail).filter(|days| self.year_after(days.end).is_none()) {
            return Some(dated(month, days, Some((year, days.end)), at, days.end));
        }
        // "In 2018 November was wet" is no month of 2018 in so many words, yet it is one.
        (!joint && self.year_after(next + 1).is_none())
            .then(|| found(Period::months(year, month, 1, Precision::Month), at, next + 1))
    }

    /// *November 12th*, *November 12–14, 2018*, *November 2018*, *in November*.
    pub(super) fn month_first(&self, at: usize) -> Option<Step> {
        let (month, sure) = self.month(at)?;
        if let Some(step) = self.ordinal_of(at, month) {
            return Some(step);
        }
        let next = self.past_word(at);
        if let Some(step) = self.month_days(at, month, next, sure) {
            return Some(step);
        }
        let joint = usize::from(
            self.is_mark(at + 1, '-') && self.follows(at + 1) && self.figures(at + 2).is_some_and(|year| year.1 == 4),
        );
        if let Some((year, end)) = self.year_after(next + joint).filter(|_| sure || self.before(at) == "in") {
            return Some(found(Period::months(year, month, 1, Precision::Month), at, end));
        }
        if let Some((short, 2)) = self.figures(next).filter(|&(short, _)| sure && short > 31 && !self.counts(next + 1)) {
            return Some(found(Period::months(full_year(short), month, 1, Precision::Month), at, next + 1));
        }
        self.month_alone(at, month)
    }

    /// *the first of May*, *twenty-second of June 2017*.
    fn ordinal_of(&self, at: usize, month: i8) -> Option<Step> {
        let of = self.back(at, 1).filter(|&of| self.lower(of) == "of")?;
        let (day, start) = self.ordinal_before(of)?;
        if self.reading.is_number(start) {
            return None;
        }
        let days = Days { first: i8::try_from(day).ok()?, last: i8::try_from(day).ok()?, end: at + 1, ordinal: true };
        Some(dated(month, days, self.year_ending(at), start, at + 1))
    }

    fn month_days(&self, at: usize, month: i8, next: usize, sure: bool) -> Option<Step> {
        let article = usize::from(self.lower(next) == "the");
        let open = usize::from(self.lower(next) == "between");
        let joint = usize::from(article + open == 0 && self.is_joint_day(next));
        let days = self.days_at(next + article + open + joint).or_else(|| self.spelt_day(next + article, article > 0))?;
        let year = self.year_after(days.end).or_else(|| {
            let joined = joint > 0 && self.mark(days.end) == self.mark(next) && self.follows(days.end);
            joined.then(|| self.joined_year(days.end + 1))?
        });
        // "In May 30 people": a day would be *on*.
        let bare = year.is_none() && !days.ordinal;
        if bare && (self.before(at) == "in" || (matches!(month, 3 | 5) && self.counts(days.end))) {
            return None;
        }
        let clear = sure || (year.is_some() && days.ordinal);
        if !clear || (article > 0 && !days.ordinal) {
            return None;
        }
        Some(dated(month, days, year, at, days.end))
    }

    /// *twenty-first*, *the twelfth*.
    fn spelt_day(&self, at: usize, article: bool) -> Option<Days> {
        let alone = |end: usize| self.ends_clause(end) || self.year_after(end).is_some();
        let (day, end) = match self.ordinal_words(at) {
            Some((day, end)) if article || end > at + 1 || alone(end) => (day, end),
            Some(_) => return None,
            None => self.below_hundred(at).filter(|&(day, end)| !article && day >= 20 && alone(end))?,
        };
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some(Days { first: day, last: day, end, ordinal: true })
    }

    /// *Oct-2*, *Oct/2*. *Nov-18* may be of 2018, unless more follows or it is known when the document spoke.
    fn is_joint_day(&self, mark: usize) -> bool {
        let joint = matches!(self.mark(mark), Some('-' | '/')) && self.follows(mark) && self.follows(mark + 1);
        let day = self.figures(mark + 1).filter(|_| joint);
        let more = self.mark(mark + 2) == self.mark(mark) && self.follows(mark + 2);
        day.is_some_and(|(_, digits)| digits == 1 || (digits == 2 && (more || (self.spoke() && self.ends_clause(mark + 2)))))
    }

    /// Whether the token counts as what a figure before it counts: a plural in lower case.
    pub(super) fn counts(&self, at: usize) -> bool {
        let plural = |at: usize| {
            self.reading.is(at, Class::PLURAL) && !self.reading.is(at, Class::CAPITAL | Class::PREPOSITION | Class::AUXILIARY)
        };
        let adjective = self.reading.is_word(at) && !self.reading.is(at, Class::CAPITAL.union(Class::ENDS_PHRASE));
        self.sentence.contains(&at) && (plural(at) || (adjective && self.sentence.contains(&(at + 1)) && plural(at + 1)))
    }

    /// One day or several: *12*, *11th-14th*, *12 and 13*, *Monday 12 to Friday 16*.
    fn days_at(&self, at: usize) -> Option<Days> {
        let (first, end, ordinal) = self.day(at)?;
        let mut days = Days { first, last: first, end, ordinal };
        let mut last = first;
        let mut end = end;
        while let Some((link, comma)) = self.link(end) {
            let Some((day, after, more)) = self.day(link).filter(|(day, ..)| *day > last) else { break };
            (last, end) = (day, after);
            let taken = !comma && (self.year_after(after).is_some() || !self.counts(after));
            if taken {
                days = Days { first, last, end, ordinal: ordinal || more };
            }
        }
        Some(days)
    }

    /// What links two days of a month: the token after it, and whether it is a comma.
    fn link(&self, at: usize) -> Option<(usize, bool)> {
        let comma = self.is_mark(at, ',');
        let linked = comma
            || self.is_dash(at)
            || matches!(self.mark(at), Some('/' | '&'))
            || matches!(self.lower(at), "to" | "until" | "till" | "through" | "thru" | "and" | "or");
        let mut next = at + 1 + usize::from(comma && self.lower(at + 1) == "and");
        if let Some(Word::Weekday(_)) = self.word(next) {
            next = self.past_word(next);
            next += usize::from(self.is_mark(next, ','));
        }
        linked.then_some((next + usize::from(self.lower(next) == "the"), comma && next == at + 1))
    }

    /// The year after the name of a month at a token, past its full stop.
    fn year_ending(&self, month: usize) -> Option<(i16, usize)> {
        self.year_after(self.past_word(month)).or_else(|| self.year_after(month + 1))
    }

    /// A month without day and year: only where the words before make it one.
    fn month_alone(&self, at: usize, month: i8) -> Option<Step> {
        if self.lower(at + 1) == "quarter" {
            return self.quarter_ending(at, month);
        }
        let before = self.before(at);
        let clear = matches!(
            before,
            "in" | "since" | "until" | "till" | "during" | "early" | "late" | "mid" | "throughout" | "through" | "between"
        );
        let fair =
            matches!(before, "last" | "next" | "this" | "by" | "from" | "of" | "before" | "after" | "around" | "to" | "and");
        let person = self.reading.is_capital(at + 1) && self.sentence.contains(&(at + 1));
        let alone = self.spoke() && !matches!(month, 3..=6 | 8) && self.ends_clause(at + 1) && self.is_told_of(at);
        let parted = self.is_parted(at);
        let said = match (clear || alone || parted || self.is_traded(at, month), fair) {
            (true, _) => true,
            (false, true) if matches!(before, "to" | "and") => self.opens_range(at) || self.ends_length(at),
            (false, true) => !person && (!matches!(month, 3 | 5) || matches!(before, "from" | "last" | "next")),
            (false, false) => false,
        };
        let dash = self.past_word(at);
        let hyphen = self.is_dash(dash) && self.follows(dash) && self.month(dash + 1).is_some();
        let written = self.reading.is_capital(at) || (parted && self.month(at).is_some_and(|(_, sure)| sure));
        ((said || hyphen) && written).then(|| {
            let last = (28..=31).rev().find(|&day| Day::new(month, day).is_some()).unwrap_or(28);
            let period = Day::new(month, 1).zip(Day::new(month, last));
            let period = period.map(|(first, last)| Period::Yearless { first, last, precision: Precision::Month });
            found(period, at, if hyphen { dash } else { at + 1 })
        })
    }

    /// *the end of March*, *the first Friday of July*: whether the words before a month say which part of it is meant.
    fn is_parted(&self, at: usize) -> bool {
        let noun = self.back(at, 2).filter(|_| matches!(self.before(at), "of" | "in"));
        let part = |noun| {
            matches!(self.word(noun), Some(Word::Weekday(_)))
                || matches!(self.lower(noun), "start" | "beginning" | "middle" | "end" | "close")
        };
        let short = self.back(at, 2).filter(|_| self.back(at, 1).is_some_and(|dash| self.is_dash(dash)));
        noun.is_some_and(part) || short.is_some_and(|short| matches!(self.lower(short), "early" | "mid" | "late"))
    }

    /// *the September quarter*.
    fn quarter_ending(&self, at: usize, month: i8) -> Option<Step> {
        // "The June quarter-final", "in March quarter of a million".
        let other = self.is_dash(at + 2) || matches!(self.lower(at + 2), "final" | "finals");
        let told = matches!(self.before(at), "the" | "this" | "last") && !other;
        let first = month.checked_sub(2).filter(|&first| first > 0 && told && self.reading.is_capital(at))?;
        let of = at + 2 + usize::from(self.lower(at + 2) == "of");
        if self.lower(at + 2) == "of" && !self.reading.is_number(of) {
            return None;
        }
        if let Some((year, end)) = self.year_at(of).filter(|_| self.reading.is_number(of)) {
            return Some(found(Period::months(year, first, 3, Precision::Quarter), at, end));
        }
        Some(found(of_any_year(Period::months(LEAP_YEAR, first, 3, Precision::Quarter)?), at, at + 2))
    }

    /// *for July delivery*, *the June contract*.
    fn is_traded(&self, at: usize, month: i8) -> bool {
        let noun = matches!(
            self.lower(at + 1),
            "delivery" | "deliveries" | "contract" | "contracts" | "futures" | "settlement" | "expiry"
        );
        noun && (!matches!(month, 3 | 5) || matches!(self.before(at), "the" | "for"))
    }

    /// *the year to June*, *the three months to June*.
    fn ends_length(&self, at: usize) -> bool {
        let unit = self.back(at, 2).filter(|_| self.before(at) == "to").and_then(|unit| self.word(unit));
        matches!(unit, Some(Word::Unit(Unit::Year | Unit::Half | Unit::Quarter | Unit::Month)))
    }

    /// *I am away November.*: whether a word in lower case that is no article stands before a month.
    fn is_told_of(&self, at: usize) -> bool {
        let before = self.back(at, 1).filter(|&before| self.reading.is_word(before) && !self.reading.is_capital(before));
        before.is_some_and(|before| !self.reading.is(before, Class::DETERMINER | Class::AUXILIARY) && self.lower(before) != "and")
    }

    /// Whether a period ends right before *to* or *and*: *from May to July*.
    fn opens_range(&self, at: usize) -> bool {
        at >= 1 && self.floor == at - 1 && self.floor > self.sentence.start
    }
}

fn yearless(month: i8, first: i8, last: i8) -> Option<Period> {
    let precision = if first == last { Precision::Day } else { Precision::Span };
    Some(Period::Yearless { first: Day::new(month, first)?, last: Day::new(month, last)?, precision })
}

/// Days of a month, with their year if there is one.
fn dated(month: i8, days: Days, year: Option<(i16, usize)>, start: usize, end: usize) -> Step {
    let Days { first, last, end: listed, .. } = days;
    let end = year.map_or(end, |(_, end)| end).max(end).max(listed);
    let period = match year {
        Some((year, _)) => {
            let day = |day| Date::new(year, month, day).ok().and_then(Period::day);
            if first == last { day(first) } else { day(first).zip(day(last)).and_then(|(a, b)| Period::span(a, b)) }
        }
        None => yearless(month, first, last),
    };
    found(period, start, end)
}
