//! Stretches and days told by a count of units from the day the document spoke.
//!
//! ```text
//! date := ("last" | "past" | "next" …) [count] unit | counts "ago" | counts ("from" ("now" | "today" | "tomorrow") | "hence")
//!       | counts "in the future" | "in" counts, after *will* and at the end of a clause
//!       | "within" counts ["from" "today"], likewise | "for" counts [","] "from" day | counts "starting" day
//! counts := count unit ([","] ["and"] count unit)*
//! ```
//!
//! *Three years ago* names a day and promises no more than its year, *three weeks ago* than its week: people round.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::reader::{Found, Reader, Step, found};
use super::relative::holding;
use super::words::{Small, Unit, Word, small};
use crate::value::{Day, Period, Precision};

/// Words before a count that is only about right, or a bound.
const BOUNDS: &[&str] = &[
    "than", "perhaps", "maybe", "possibly", "over", "about", "nearly", "almost", "some", "least", "around", "roughly", "or",
    "to", "under", "up", "past",
];

/// More counts than that are none.
const FEW: usize = 4;

/// A stretch some units away.
pub(super) fn units(unit: Unit, count: i32) -> Option<Span> {
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

impl Reader<'_> {
    /// *three years ago*, *1 month and 21 days ago*.
    pub(super) fn counted_back(&self, at: usize) -> Option<Step> {
        let (start, span, finest) = self.counts_before(at)?;
        Some(found(self.told(finest, span.negate(), 0), start, at + 1))
    }

    /// *three weeks from now*.
    pub(super) fn counted_on(&self, at: usize, offset: i8) -> Option<Step> {
        let from = self.back(at, 1).filter(|&from| self.lower(from) == "from")?;
        let (start, span, finest) = self.counts_before(from)?;
        Some(self.length_from(start, at, offset, span).unwrap_or_else(|| found(self.told(finest, span, offset), start, at + 1)))
    }

    /// The day some units away, which promises no more than the finest of them.
    fn told(&self, finest: Unit, span: Span, offset: i8) -> Option<Period> {
        let date = self.now(finest)?.checked_add(span).ok()?.checked_add(i64::from(offset).days()).ok()?;
        let whole = holding(date, finest)?;
        if self.now(Unit::Day).is_some() { Period::about(date, whole) } else { Some(whole) }
    }

    /// *within two weeks from today*, *for three days from tomorrow*: all of the days, where they are to come.
    fn length_from(&self, start: usize, day: usize, offset: i8, span: Span) -> Option<Step> {
        let opens = self.back(start, 1).filter(|&opens| matches!(self.lower(opens), "within" | "for"))?;
        let from = self.now(Unit::Day)?.checked_add(i64::from(offset).days()).ok()?;
        let to = from.checked_add(span).ok().filter(|to| from < *to)?;
        Some(found(Some(Period::Dated { from, to, precision: Precision::Span }), opens, day + 1))
    }

    /// *two days hence*, *four weeks in the future*.
    pub(super) fn counted_ahead(&self, at: usize) -> Option<Step> {
        let future = self.lower(at) == "future";
        let counted =
            if future { self.back(at, 2).filter(|&of| self.lower(of) == "in" && self.before(at) == "the")? } else { at };
        let (start, span, finest) = self.counts_before(counted)?;
        Some(found(self.told(finest, span, 0), start, at + 1))
    }

    /// *will return in three weeks*, *will be done within five days*, of which this is the last unit.
    pub(super) fn counted_in(&self, at: usize) -> Option<Step> {
        let end = at + 1;
        let (start, span, finest) = if self.ends_clause(end) { self.counts_before(end)? } else { return None };
        if !self.is_to_come(start) {
            return None;
        }
        let opens = self.back(start, 1)?;
        match self.lower(opens) {
            "in" => Some(found(self.told(finest, span, 0), opens, end)),
            "within" => self.within_span(opens, span, end),
            _ => None,
        }
    }

    /// *within the next three years*, from the day the document spoke.
    pub(super) fn within(&self, turn: usize, end: usize) -> Option<Step> {
        let opens = if self.before(turn) == "the" { self.back(turn, 2)? } else { self.back(turn, 1)? };
        let ahead = matches!(self.word(turn), Some(Word::Turn(1))) && self.lower(opens) == "within";
        let (mut last, mut span) = (end, None);
        // "within the next 5 years 1 month": up to the last of them.
        for _ in 0..FEW {
            span = self.counts_before(last).map(|(_, span, _)| span);
            let Some((.., next)) = self.count_and_unit(last).filter(|_| ahead) else { break };
            last = next;
        }
        if ahead { self.within_span(opens, span?, last) } else { None }
    }

    fn within_span(&self, start: usize, span: Span, end: usize) -> Option<Step> {
        let from = self.now(Unit::Day)?;
        let to = from.checked_add(span).ok().filter(|to| from < *to)?;
        Some(found(Some(Period::Dated { from, to, precision: Precision::Span }), start, end))
    }

    /// Whether a sentence speaks of what is to come: *will* or *going to* some words before a token.
    fn is_to_come(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let first = at.saturating_sub(NEAR).max(self.floor).max(self.sentence.start);
        (first..at).any(|word| matches!(self.lower(word), "will" | "ll" | "shall" | "going"))
    }

    /// *for three days from Monday*, *a week starting tomorrow*: the days from a day on.
    pub(super) fn with_length(&self, found: Found) -> Found {
        let read = || {
            let link = self.back(found.start, 1)?;
            let starting = |at: usize| matches!(self.lower(at), "starting" | "beginning");
            let (opens, count_end) = match self.lower(link) {
                "from" | "on" if self.back(link, 1).is_some_and(starting) => (true, link - 1),
                "from" => (false, link),
                _ if starting(link) => (true, link),
                _ => return None,
            };
            let end =
                if self.back(count_end, 1).is_some_and(|comma| self.is_mark(comma, ',')) { count_end - 1 } else { count_end };
            let (start, span, _) = self.counts_before(end)?;
            let said = self.back(start, 1).filter(|&said| self.lower(said) == "for");
            let start = said.unwrap_or(start);
            let period = if opens || said.is_some() { length(found.period, span)? } else { return None };
            Some(Found { period, start, ..found })
        };
        if found.period.precision() == Precision::Day { read().unwrap_or(found) } else { found }
    }

    /// *the past three years*, up to the day the document spoke; *the next two weeks*, from the day after.
    pub(super) fn rolling(&self, turn: i8, count: i32, unit: Unit) -> Option<Period> {
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
    pub(super) fn count_and_unit(&self, at: usize) -> Option<(i32, Unit, usize)> {
        let (count, end) = self.count(at)?;
        let Some(Word::Unit(unit)) = self.word(end) else { return None };
        Some((count, unit, end + 1))
    }

    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((count, _)) = self.figures(at) {
            return Some((i32::from(count), at + 1));
        }
        match small(self.lower(at))? {
            Small::Cardinal(count @ 1..) => Some((i32::from(count), at + 1)),
            _ => None,
        }
    }

    /// The counts of units that end right before a token: where they begin, what they come to, and the finest unit.
    fn counts_before(&self, at: usize) -> Option<(usize, Span, Unit)> {
        let (mut start, mut total, mut finest) = (at, Span::new(), Unit::Century);
        for _ in 0..FEW {
            let Some((first, count, unit)) = self.count_ending(start) else { break };
            total = total.checked_add(units(unit, count)?).ok().or_else(|| combined(total, unit, count))?;
            finest = if (unit as u8) < (finest as u8) { unit } else { finest };
            let link = self.back(first, 1).filter(|&link| self.is_mark(link, ',') || self.lower(link) == "and");
            start = first;
            // "Twenty-one years and six months ago" is not six months ago.
            let unit = |link: usize| self.back(link, 1).is_some_and(|unit| matches!(self.word(unit), Some(Word::Unit(_))));
            if let Some(link) = link.filter(|&link| unit(link)) {
                self.count_ending(link)?;
                start = link;
            }
        }
        (start < at && !self.is_bounded(start)).then_some((start, total, finest))
    }

    /// Whether a count is only about right, or a bound.
    pub(super) fn is_bounded(&self, at: usize) -> bool {
        BOUNDS.contains(&self.before(at))
    }

    /// *two years* right before a token: where it begins.
    pub(super) fn count_ending(&self, end: usize) -> Option<(usize, i32, Unit)> {
        let unit = self.back(end, 1)?;
        let Some(Word::Unit(word)) = self.word(unit) else { return None };
        let count = self.back(unit, 1)?;
        let number = if matches!(self.lower(count), "a" | "an") { 1 } else { self.count(count)?.0 };
        let spelt = self.back(count, 1).is_some_and(|before| self.is_dash(before) || small(self.lower(before)).is_some());
        (!spelt && word != Unit::Weekend).then_some((count, number, word))
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

/// The stretch that begins with a day, its year known or not.
fn length(day: Period, span: Span) -> Option<Period> {
    let last = |from: Date| from.checked_add(span).ok()?.yesterday().ok().filter(|last| from < *last);
    match day {
        Period::Dated { from, .. } => Period::span(day, Period::day(last(from)?)?),
        Period::Yearless { first, .. } => {
            let last = last(Date::new(COMMON_YEAR, first.month, first.day).ok()?)?;
            Some(Period::Yearless { first, last: Day::new(last.month(), last.day())?, precision: Precision::Span })
        }
        Period::Within { .. } | Period::Either { .. } | Period::Partial(_) => None,
    }
}

/// A year without 29 February.
const COMMON_YEAR: i16 = 2001;
