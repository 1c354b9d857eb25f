//! Dates told from the day the document spoke. Without that day, or where it is not known finely enough, they are not read.
//!
//! ```text
//! date := "yesterday" | "today" | "tonight" | "tomorrow" | "last night" | "this morning"
//!       | "the day before yesterday" | "the day after tomorrow"
//!       | ("last" | "this" | "next" …) ("week" | "month" | "year" … | weekday | month | season)
//!       | ("week" | "month" …) "after" ["the"] "next" | "rest of the" ("week" | "month" | "year")
//!       | ("last" | "this" | "next") "week" ("from" | "between") weekday ("to" | "and") weekday
//!       | "year to date" | weekday "the" day | "now" at an end of a stretch | what `counted` reads
//! ```
//!
//! *Last March* is read only where both ways of counting give the same; *next Friday* is that of the next week, and *last Friday* that
//! of the last one, or some Friday where it may be of this week. *The next day*, *the previous year* count from something else.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::class::Class;
use super::counted::units;
use super::reader::{Reader, Step, found};
use super::words::{Unit, Word};
use crate::value::{Partial, Period, Precision};

/// The stretch of the calendar that holds a day.
pub(super) fn holding(date: Date, unit: Unit) -> Option<Period> {
    let (year, month) = (date.year(), date.month());
    match unit {
        Unit::Day => Period::day(date),
        Unit::Week => Period::week(date),
        Unit::Month => Period::months(year, month, 1, Precision::Month),
        Unit::Quarter => Period::months(year, month - (month - 1) % 3, 3, Precision::Quarter),
        Unit::Half => Period::months(year, month - (month - 1) % 6, 6, Precision::Half),
        Unit::Year => Period::year(year),
        Unit::Decade => Period::decade(year - year.rem_euclid(10)),
        Unit::Century => Period::century(year / 100 + 1, false),
        Unit::Weekend => {
            let saturday = date.checked_add((5 - i64::from(date.weekday().to_monday_zero_offset())).days()).ok()?;
            Some(Period::Dated { from: saturday, to: saturday.checked_add(2.days()).ok()?, precision: Precision::Span })
        }
    }
}

impl Reader<'_> {
    /// A date that the word at a token tells from the day the document spoke.
    pub(super) fn relative(&self, at: usize, word: Word) -> Option<Step> {
        self.as_of?;
        match word {
            Word::Day(offset) => self.day_told(at, offset),
            Word::Turn(turn) => self.turned(at, turn),
            Word::Ago => self.counted_back(at),
            Word::Hence => self.counted_ahead(at),
            Word::Now => self.counted_on(at, 0).or_else(|| self.now_at_an_end(at)),
            Word::Unit(unit) => {
                let step = self.after_next(at, unit).or_else(|| self.rest(at, unit)).or_else(|| self.counted_in(at));
                step.or_else(|| if unit == Unit::Year { self.year_to_date(at) } else { None })
            }
            Word::Weekday(weekday) => self.weekday_of_week(at, weekday).or_else(|| self.weekday_and_day(at, weekday)),
            _ => None,
        }
    }

    /// The stretch of the calendar in which the document spoke, if that is known.
    pub(super) fn now(&self, unit: Unit) -> Option<Date> {
        let Some(Period::Dated { from, to, .. }) = self.as_of else { return None };
        (holding(from, unit)? == holding(to.yesterday().ok()?, unit)?).then_some(from)
    }

    /// The stretch some units before or after the one in which the document spoke.
    pub(super) fn away(&self, unit: Unit, count: i32) -> Option<Period> {
        let step = if unit == Unit::Weekend { Unit::Week } else { unit };
        let from = self.now(unit)?;
        // From the first of a month: the 31st has no month before.
        let from = if matches!(unit, Unit::Day | Unit::Week | Unit::Weekend) { from } else { from.first_of_month() };
        holding(from.checked_add(units(step, count)?).ok()?, unit)
    }

    /// *this year* after the rest of its date.
    pub(super) fn year_told(&self, at: usize) -> Option<(i16, usize)> {
        let Some(Word::Turn(turn)) = self.word(at) else { return None };
        let told = self.word(at + 1) == Some(Word::Unit(Unit::Year)) && !matches!(self.lower(at), "past" | "coming" | "upcoming");
        let year = if told { self.now(Unit::Year)?.year() } else { return None };
        Some((year + i16::from(turn), at + 2))
    }

    /// *yesterday*, *the day before yesterday*, *three weeks from tomorrow*.
    fn day_told(&self, at: usize, offset: i8) -> Option<Step> {
        if self.before(at) == "from" && self.back(at, 2).is_some_and(|unit| matches!(self.word(unit), Some(Word::Unit(_)))) {
            return self.counted_on(at, offset);
        }
        if matches!(self.before(at), "before" | "after")
            && let Some(step) = self.days_from_day(at, offset)
        {
            return Some(step);
        }
        let day = self.back(at, 2).is_some_and(|day| self.lower(day) == "day");
        let further = day && matches!((self.before(at), offset), ("before", -1) | ("after", 1));
        let offset = if further { offset * 2 } else { offset };
        let start = if further { at - 2 } else { at };
        Some(found(self.away(Unit::Day, i32::from(offset)), start, at + 1))
    }

    /// *two days before yesterday*.
    fn days_from_day(&self, at: usize, offset: i8) -> Option<Step> {
        let link = at - 1;
        let (start, count, unit) = self.count_ending(link)?;
        if unit != Unit::Day || self.is_bounded(start) {
            return Some(Step::Past(at + 1));
        }
        let count = if self.lower(link) == "before" { -count } else { count };
        Some(found(self.away(Unit::Day, count.checked_add(i32::from(offset))?), start, at + 1))
    }

    /// *last week*, *this Monday*, *the past three years*.
    fn turned(&self, at: usize, turn: i8) -> Option<Step> {
        if let Some(step) = self.hours_told(at) {
            return Some(step);
        }
        let counts = turn != 0 && (self.lower(at) != "previous" || self.before(at) != "the");
        let counted = self.count_and_unit(at + 1).filter(|&(.., end)| counts && self.lower(end) != "of");
        if let Some((count, unit, end)) = counted {
            return self.within(at, end).or_else(|| Some(found(self.rolling(turn, count, unit), at, end)));
        }
        let end = at + 2;
        match self.word(at + 1)? {
            // "The last week of 2015" is told from 2015.
            Word::Unit(_) | Word::Weekday(_) if self.lower(end) == "of" => None,
            Word::Unit(unit) => self.unit_turned(at, turn, unit),
            Word::Weekday(weekday) if !self.is_date_after(end) => {
                let some = || Some(Period::Partial(Partial::Weekday(weekday)));
                Some(found(self.weekday_told(turn, weekday).or_else(some), at, end))
            }
            Word::Month(month) if self.reading.is_capital(at + 1) || turn != 0 => {
                let year = self.named_year(turn, month)?;
                self.year_after(end).is_none().then(|| found(Period::months(year, month, 1, Precision::Month), at, end))
            }
            Word::Season(month) if month < 12 => {
                let year = self.named_year(turn, month)?;
                self.year_after(end).is_none().then(|| found(Period::season(year, month), at, end))
            }
            _ => None,
        }
    }

    /// *last night*, *this morning*: the day of which they are a part.
    fn hours_told(&self, at: usize) -> Option<Step> {
        let offset = match (self.lower(at), self.lower(at + 1)) {
            ("last", "night" | "evening") => -1,
            ("this", "morning" | "afternoon" | "evening") => 0,
            _ => return None,
        };
        // "Their last night there", "the last night of the tour", "This Morning" on television.
        let said = |before: usize| {
            let owned = matches!(self.lower(before), "his" | "her" | "their" | "your" | "my" | "our" | "its" | "one" | "every");
            owned || self.reading.is(before, Class::DETERMINER | Class::NUMERAL)
        };
        let other = self.back(at, 1).is_some_and(said) || self.lower(at + 2) == "of" || self.reading.is_capital(at + 1);
        (!other).then(|| found(self.away(Unit::Day, offset), at, at + 2))
    }

    /// *last week*, *the past year*, *the next decade*.
    fn unit_turned(&self, at: usize, turn: i8, unit: Unit) -> Option<Step> {
        let word = self.lower(at);
        let rolls = self.before(at) == "the" && turn != 0;
        let period = match unit {
            Unit::Day => None,
            // "The past decades" are nobody knows how many.
            _ if self.lower(at + 1).ends_with('s') => None,
            Unit::Week if self.days_in_week(at, turn).is_some() => return self.days_in_week(at, turn),
            Unit::Week if word == "coming" => self.away(unit, 1),
            Unit::Decade | Unit::Century if turn > 0 => self.away(unit, 1),
            _ if rolls && !matches!(word, "last" | "past") => None,
            _ if rolls => self.rolling(turn, 1, unit),
            _ if word == "previous" && self.before(at) != "of" => None,
            _ if word == "past" && unit != Unit::Week => None,
            _ => self.away(unit, i32::from(turn)),
        };
        period.map(|period| found(Some(period), at, at + 2))
    }

    /// The day or days after *this week*: *this week Friday*, *next week from Monday to Wednesday*.
    fn days_in_week(&self, at: usize, turn: i8) -> Option<Step> {
        self.days_of_week(at, turn).or_else(|| self.week_and_weekday(at, turn))
    }

    /// The year of *last March*: none where it may be this year's or last year's.
    fn named_year(&self, turn: i8, month: i8) -> Option<i16> {
        let now = self.now(Unit::Month)?;
        match turn {
            0 => Some(now.year()),
            -1 if month >= now.month() => Some(now.year() - 1),
            1 if month <= now.month() => Some(now.year() + 1),
            _ => None,
        }
    }

    /// *last Monday*: none where it may be of this week or of the last.
    fn weekday_told(&self, turn: i8, weekday: i8) -> Option<Period> {
        let today = self.now(Unit::Day)?;
        let offset = weekday - today.weekday().to_monday_zero_offset();
        let date = today.checked_add(i64::from(offset + 7 * turn).days()).ok()?;
        match turn {
            -1 if offset < 0 => None,
            // Some say it of the Friday to come: no more than the days from one to the other is promised.
            1 if offset > 0 => Some(Period::Within {
                days: [date, date.tomorrow().ok()?],
                whole: [date.checked_sub(7.days()).ok()?, date.tomorrow().ok()?],
                precision: Precision::Day,
            }),
            _ => Period::day(date),
        }
    }

    /// The month of *this month*, with its year.
    pub(super) fn month_told(&self, at: usize) -> Option<(i8, i16, usize)> {
        let Some(Word::Turn(turn)) = self.word(at) else { return None };
        let told = self.word(at + 1) == Some(Word::Unit(Unit::Month)) && self.lower(at) != "past";
        let Some(Period::Dated { from, .. }) = told.then(|| self.away(Unit::Month, i32::from(turn)))? else { return None };
        Some((from.month(), from.year(), at + 2))
    }

    /// *Friday next week*, *Friday of this week*.
    fn weekday_of_week(&self, at: usize, weekday: i8) -> Option<Step> {
        let turn = at + 1 + usize::from(self.lower(at + 1) == "of");
        let week = self.word(turn + 1) == Some(Word::Unit(Unit::Week));
        let Some(Word::Turn(count)) = self.word(turn).filter(|_| week && self.lower(turn) != "past") else { return None };
        Some(found(self.day_of_week(count, weekday), at, turn + 2))
    }

    /// *the week after next*.
    fn after_next(&self, at: usize, unit: Unit) -> Option<Step> {
        let next = at + 2 + usize::from(self.lower(at + 2) == "the");
        let told = self.lower(at + 1) == "after" && self.lower(next) == "next" && self.ends_phrase(next + 1);
        told.then(|| found(self.away(unit, 2), at, next + 1))
    }

    /// *the rest of the year*, from the day the document spoke.
    fn rest(&self, at: usize, unit: Unit) -> Option<Step> {
        let of = if self.before(at) == "the" { self.back(at, 2)? } else { self.back(at, 1)? };
        let rest = self.back(of, 1).filter(|&rest| self.lower(of) == "of" && matches!(self.lower(rest), "rest" | "remainder"))?;
        let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) && self.ends_clause(at + 1);
        let Period::Dated { to, .. } = fits.then(|| self.away(unit, 0))?? else { return None };
        let from = self.now(Unit::Day)?;
        Some(found(Some(Period::Dated { from, to, precision: Precision::Span }), rest, at + 1))
    }

    /// *between now and 15 November*, *from May until now*.
    fn now_at_an_end(&self, at: usize) -> Option<Step> {
        let opens = self.before(at) == "between" && self.lower(at + 1) == "and";
        let closes = matches!(self.before(at), "and" | "until" | "till" | "to") && self.floor + 1 == at;
        let told = opens || (closes && self.floor > self.sentence.start);
        told.then(|| found(self.now(Unit::Day).and_then(Period::day), at, at + 1))
    }

    /// *this week from Tuesday to Thursday*.
    fn days_of_week(&self, at: usize, turn: i8) -> Option<Step> {
        let opens = matches!(self.lower(at + 2), "from" | "between");
        let links = matches!(self.lower(at + 4), "to" | "and" | "until" | "through") || self.is_dash(at + 4);
        let (Word::Weekday(first), Word::Weekday(last)) = (self.word(at + 3)?, self.word(at + 5)?) else { return None };
        let days = || self.day_of_week(turn, first).zip(self.day_of_week(turn, last));
        let span = (opens && links).then(days)?.and_then(|(first, last)| Period::span(first, last));
        span.map(|span| found(Some(span), at, at + 6))
    }

    /// *this week Friday*, *next week on Friday*.
    fn week_and_weekday(&self, at: usize, turn: i8) -> Option<Step> {
        let day = at + 2 + usize::from(self.lower(at + 2) == "on");
        let Some(Word::Weekday(weekday)) = self.word(day) else { return None };
        Some(found(self.day_of_week(turn, weekday), at, day + 1))
    }

    fn day_of_week(&self, turn: i8, weekday: i8) -> Option<Period> {
        let Period::Dated { from, .. } = self.away(Unit::Week, i32::from(turn))? else { return None };
        Period::day(from.checked_add(i64::from(weekday).days()).ok()?)
    }

    /// *year to date*.
    fn year_to_date(&self, at: usize) -> Option<Step> {
        if self.lower(at + 1) != "to" || self.lower(at + 2) != "date" {
            return None;
        }
        let today = self.now(Unit::Day)?;
        let to = today.tomorrow().ok()?;
        Some(found(Some(Period::Dated { from: today.first_of_year(), to, precision: Precision::Span }), at, at + 3))
    }

    /// *Friday the 22nd*: the one nearest to the day the document spoke.
    fn weekday_and_day(&self, at: usize, weekday: i8) -> Option<Step> {
        const NEAR: i64 = 60;
        let the = if self.lower(at + 1) == "the" { at + 2 } else { return None };
        let (day, end) = match self.day(the) {
            Some((day, end, true)) => (day, end),
            _ => self.ordinal_words(the).and_then(|(day, end)| Some((i8::try_from(day).ok()?, end)))?,
        };
        if self.lower(end) == "of" || self.month(end).is_some() {
            return None;
        }
        let today = self.now(Unit::Day)?;
        let days = (0..=NEAR).flat_map(|away| [-away, away]).filter_map(|away| today.checked_add(away.days()).ok());
        let date = days.into_iter().find(|date| date.day() == day && date.weekday().to_monday_zero_offset() == weekday)?;
        Some(found(Period::day(date), at, end))
    }
}
