//! The words around a date that belong to it: its weekday, *early*, *the end of*, *the week of*; and *as of*.
//!
//! ```text
//! before := [weekday [","] ["the"]] date | ("early" | "mid" | "late") ["-"] date | ("start" | "end" …) "of" ["the"] date
//!         | ("week of" | "week ending" …) date | (ordinal | "last") weekday ("of" | "in") month
//! as of  := ("as of" | "as at") date
//! ```
//!
//! *Early 2018* is read as 2018: nobody says where early ends. A week of a day whose year is not known is not read.

use jiff::civil::Date;

use super::reader::{Found, Reader};
use super::words::{Unit, Word};
use crate::recognize::mention::PeriodRole;
use crate::value::{Period, Precision};

impl Reader<'_> {
    /// A date with the words before it that belong to it; nothing where they make it something that is not read.
    pub(super) fn with_words(&self, found: Found) -> Option<Found> {
        let found = self.with_weekday(found);
        let found = self.nth_weekday(found);
        let found = self.in_week(found)?;
        Some(self.with_qualifier(found))
    }

    /// *Monday, 12 November 2018*. Whether it was one is not asked.
    fn with_weekday(&self, found: Found) -> Found {
        if found.period.precision() != Precision::Day {
            return found;
        }
        let mut start = found.start;
        for _ in 0..3 {
            let Some(before) = self.back(start, 1) else { return found };
            let abbreviated = self.lower(before).len() < 6 && start == found.start;
            if matches!(self.word(before), Some(Word::Weekday(_))) && (self.reading.is_capital(before) || !abbreviated) {
                return Found { start: before, ..found };
            }
            if !(self.is_mark(before, ',') || self.is_mark(before, '.') || self.lower(before) == "the") {
                return found;
            }
            start = before;
        }
        found
    }

    /// *the first Friday of July 2018*. Of a month without its year it stays the month.
    fn nth_weekday(&self, found: Found) -> Found {
        if found.period.precision() != Precision::Month {
            return found;
        }
        let read = || {
            let of = self.back(found.start, 1).filter(|&of| matches!(self.lower(of), "of" | "in"))?;
            let weekday = self.back(of, 1)?;
            let Some(Word::Weekday(wanted)) = self.word(weekday) else { return None };
            let last = self.before(weekday) == "last";
            let (number, start) = if last { (5, weekday - 1) } else { self.ordinal_before(weekday)? };
            let period = match found.period {
                Period::Dated { from, to, .. } => nth(from, to, wanted, number, last)?,
                Period::Yearless { .. } | Period::Either { .. } => found.period,
            };
            Some(Found { period, start, ..found })
        };
        read().unwrap_or(found)
    }

    /// *the week of 12 November 2018*.
    fn in_week(&self, found: Found) -> Option<Found> {
        if found.period.precision() != Precision::Day {
            return Some(found);
        }
        let link =
            self.back(found.start, 1).filter(|&link| matches!(self.lower(link), "of" | "beginning" | "ending" | "commencing"));
        let Some(week) = link.and_then(|link| self.back(link, 1)) else { return Some(found) };
        if self.word(week) != Some(Word::Unit(Unit::Week)) {
            return Some(found);
        }
        match found.period {
            Period::Dated { from, .. } => Some(Found { period: Period::week(from)?, start: week, ..found }),
            Period::Yearless { .. } | Period::Either { .. } => None,
        }
    }

    /// *early 2018*, *mid-1990s*, *the end of March*.
    fn with_qualifier(&self, found: Found) -> Found {
        let read = || {
            let mut before = self.back(found.start, 1)?;
            if self.lower(before) == "the" || self.is_dash(before) {
                before = self.back(before, 1)?;
            }
            if matches!(self.lower(before), "early" | "late" | "mid" | "earlier" | "later") {
                return Some(before);
            }
            let noun = self.back(before, 1).filter(|_| matches!(self.lower(before), "of" | "in"))?;
            let part = matches!(self.lower(noun), "start" | "beginning" | "middle" | "end" | "close" | "rest" | "remainder");
            part.then_some(noun)
        };
        let coarse = !matches!(found.period.precision(), Precision::Day | Precision::Span);
        Found { start: read().filter(|_| coarse).unwrap_or(found.start), ..found }
    }

    /// Whether the words before a date make it the one at which something else holds.
    pub(super) fn role(&self, start: usize) -> PeriodRole {
        let the = usize::from(self.before(start) == "the");
        let words = self.back(start, 2 + the).map(|first| (self.lower(first), self.lower(first + 1)));
        if matches!(words, Some(("as", "of" | "at"))) { PeriodRole::AsOf } else { PeriodRole::Plain }
    }
}

/// A weekday of a month, by its number there.
fn nth(from: Date, to: Date, weekday: i8, number: i16, last: bool) -> Option<Period> {
    let offset = (weekday - from.weekday().to_monday_zero_offset()).rem_euclid(7);
    let day = |week: i16| Date::new(from.year(), from.month(), 1 + offset + 7 * i8::try_from(week).ok()?).ok();
    let date = if last { day(4).or_else(|| day(3)) } else { day(number - 1) };
    date.filter(|date| *date < to).and_then(Period::day)
}
