//! Dates told from the day the document spoke. Without that day, or where it is not known finely enough, they are not read.
//!
//! ```text
//! date := "yesterday" | "today" | "tomorrow" | "the day before yesterday" | "the day after tomorrow"
//!       | ("last" | "this" | "next" …) ("week" | "month" | "year" … | weekday | month | season)
//!       | ("last" | "past" | "next" …) [count] ("days" | "weeks" …) | count unit ([","] ["and"] count unit)* "ago"
//!       | count unit "from" ("now" | "today" | "tomorrow") | "year to date" | weekday "the" day
//! ```
//!
//! *Three years ago* is a year and *three weeks ago* a week: no finer than the unit said. *Last March* and *next Monday* are
//! read only where both ways of counting give the same. *The next day*, *the previous year* count from something else.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::reader::{Reader, Step, found};
use super::words::{Small, Unit, Word, small};
use crate::value::{Period, Precision};

/// Words before a count that is only about right, or a bound.
const BOUNDS: &[&str] =
    &["than", "over", "about", "nearly", "almost", "some", "least", "around", "roughly", "or", "to", "under", "up", "past"];

/// A stretch some units away.
fn units(unit: Unit, count: i32) -> Option<Span> {
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Quarter => span.try_months(count.checked_mul(3)?),
        Unit::Half => span.try_months(count.checked_mul(6)?),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count.checked_mul(10)?),
        Unit::Century => span.try_years(count.checked_mul(100)?),
        Unit::Weekend => return None,
    }
    .ok()
}

/// The stretch of the calendar that holds a day.
fn holding(date: Date, unit: Unit) -> Option<Period> {
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
            Word::Now => self.counted_on(at, 0),
            Word::Unit(Unit::Year) => self.year_to_date(at),
            Word::Weekday(weekday) => self.weekday_of_week(at, weekday).or_else(|| self.weekday_and_day(at, weekday)),
            _ => None,
        }
    }

    /// The stretch of the calendar in which the document spoke, if that is known.
    fn now(&self, unit: Unit) -> Option<Date> {
        let Some(Period::Dated { from, to, .. }) = self.as_of else { return None };
        (holding(from, unit)? == holding(to.yesterday().ok()?, unit)?).then_some(from)
    }

    /// The stretch some units before or after the one in which the document spoke.
    fn away(&self, unit: Unit, count: i32) -> Option<Period> {
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
        let article = self.before(at) == "the";
        let rolls = matches!(self.lower(at), "last" | "past" | "next" | "coming" | "upcoming");
        if let Some((count, unit, end)) = self.count_and_unit(at + 1).filter(|_| rolls) {
            return Some(found(self.rolling(turn, count, unit), at, end));
        }
        let end = at + 2;
        match self.word(at + 1)? {
            Word::Unit(Unit::Day) => None,
            // "The last week of 2015" is told from 2015.
            Word::Unit(_) if self.lower(end) == "of" => None,
            Word::Unit(Unit::Week) if self.week_and_weekday(at, turn).is_some() => self.week_and_weekday(at, turn),
            Word::Unit(unit) if article && turn != 0 => {
                let rolls = turn < 0 && matches!(self.lower(at), "last" | "past");
                rolls.then(|| found(self.rolling(turn, 1, unit), at, end))
            }
            Word::Unit(unit) => {
                let turned = self.lower(at) != "previous" && (self.lower(at) != "past" || unit == Unit::Week);
                turned.then(|| found(self.away(unit, i32::from(turn)), at, end))
            }
            Word::Weekday(weekday) => Some(found(self.weekday_told(turn, weekday), at, end)),
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

    /// *last Monday*: none where it may be of this week or of another.
    fn weekday_told(&self, turn: i8, weekday: i8) -> Option<Period> {
        let today = self.now(Unit::Day)?;
        let offset = weekday - today.weekday().to_monday_zero_offset();
        let clear = match turn {
            -1 => offset >= 0,
            1 => offset <= 0,
            _ => true,
        };
        let date = today.checked_add(i64::from(offset + 7 * turn).days()).ok()?;
        if clear { Period::day(date) } else { None }
    }

    /// *the past three years*, up to the day the document spoke; *the next two weeks*, from the day after.
    fn rolling(&self, turn: i8, count: i32, unit: Unit) -> Option<Period> {
        let today = self.now(Unit::Day)?;
        let tomorrow = today.tomorrow().ok()?;
        let (from, to) = if turn < 0 {
            (today.checked_sub(units(unit, count)?).ok()?, tomorrow)
        } else {
            (tomorrow, tomorrow.checked_add(units(unit, count)?).ok()?)
        };
        (from < to).then_some(Period::Dated { from, to, precision: Precision::Span })
    }

    /// *three years*: the token after them.
    fn count_and_unit(&self, at: usize) -> Option<(i32, Unit, usize)> {
        let (count, end) = self.count(at)?;
        let Some(Word::Unit(unit)) = self.word(end) else { return None };
        Some((count, unit, end + 1))
    }

    fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((count, _)) = self.figures(at) {
            return Some((i32::from(count), at + 1));
        }
        match small(self.lower(at))? {
            Small::Cardinal(count @ 1..) => Some((i32::from(count), at + 1)),
            _ => None,
        }
    }

    /// *three years ago*, *1 month and 21 days ago*.
    fn counted_back(&self, at: usize) -> Option<Step> {
        let (start, span, finest) = self.counts_before(at)?;
        let date = self.now(finest)?.checked_sub(span).ok()?;
        Some(found(holding(date, finest), start, at + 1))
    }

    /// *three weeks from now*.
    fn counted_on(&self, at: usize, offset: i8) -> Option<Step> {
        let from = self.back(at, 1).filter(|&from| self.lower(from) == "from")?;
        let (start, span, finest) = self.counts_before(from)?;
        let date = self.now(finest)?.checked_add(span).ok()?.checked_add(i64::from(offset).days()).ok()?;
        Some(found(holding(date, finest), start, at + 1))
    }

    /// The counts of units that end right before a token: where they begin, what they come to, and the finest unit.
    fn counts_before(&self, at: usize) -> Option<(usize, Span, Unit)> {
        const FEW: usize = 4;
        let (mut start, mut total, mut finest) = (at, Span::new(), Unit::Century);
        for _ in 0..FEW {
            let Some((first, count, unit)) = self.count_ending(start) else { break };
            total = total.checked_add(units(unit, count)?).ok().or_else(|| combined(total, unit, count))?;
            finest = if (unit as u8) < (finest as u8) { unit } else { finest };
            let link = self.back(first, 1).filter(|&link| self.is_mark(link, ',') || self.lower(link) == "and");
            start = first;
            if let Some(link) = link.filter(|&link| self.count_ending(link).is_some()) {
                start = link;
            }
        }
        (start < at && !self.is_bounded(start)).then_some((start, total, finest))
    }

    /// Whether a count is only about right, or a bound.
    fn is_bounded(&self, at: usize) -> bool {
        BOUNDS.contains(&self.before(at))
    }

    /// *two years* right before a token: where it begins.
    fn count_ending(&self, end: usize) -> Option<(usize, i32, Unit)> {
        let unit = self.back(end, 1)?;
        let Some(Word::Unit(word)) = self.word(unit) else { return None };
        let count = self.back(unit, 1)?;
        let number = if matches!(self.lower(count), "a" | "an") { 1 } else { self.count(count)?.0 };
        let spelt = self.back(count, 1).is_some_and(|before| self.is_dash(before) || small(self.lower(before)).is_some());
        (!spelt && word != Unit::Weekend).then_some((count, number, word))
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

/// A span with one more unit in it: spans of days and of months do not add up by themselves.
fn combined(total: Span, unit: Unit, count: i32) -> Option<Span> {
    match unit {
        Unit::Day => total.try_days(i64::from(total.get_days()) + i64::from(count)).ok(),
        Unit::Week => total.try_weeks(i64::from(total.get_weeks()) + i64::from(count)).ok(),
        Unit::Month => total.try_months(i64::from(total.get_months()) + i64::from(count)).ok(),
        Unit::Year => total.try_years(i64::from(total.get_years()) + i64::from(count)).ok(),
        Unit::Weekend | Unit::Quarter | Unit::Half | Unit::Decade | Unit::Century => None,
    }
}
