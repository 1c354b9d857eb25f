//! Weeks by their number.
//!
//! ```text
//! week := (ordinal | "last") "week" ["of" | "in"] ["the"] (year | month [year] | "this month" …)
//!       | "week" figure ("of" | ",") year | "week" figure †
//! ```
//!
//! Weeks begin on a Monday, and the first of a year or month is the one that holds its first Thursday, as in ISO 8601. The number of
//! a week without its year (†) is read only where it is known when the document spoke, after *in*, *from*, *until* … or with a
//! capital.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::reader::{Reader, Step, found};
use super::words::Unit;
use crate::value::{Partial, Period};

/// The last of them.
const LAST: i8 = -1;

impl Reader<'_> {
    /// A week that the word *week* names after its number or before it.
    pub(super) fn week(&self, at: usize) -> Option<Step> {
        self.numbered_week(at).or_else(|| self.ordinal_week(at))
    }

    /// *week 46 of 2018*, *from Week 31*.
    fn numbered_week(&self, at: usize) -> Option<Step> {
        let week = i8::try_from(self.figures(at + 1)?.0).ok()?;
        let linked = self.is_mark(at + 2, ',') || self.lower(at + 2) == "of";
        let told = self.year_at(at + 2 + usize::from(linked));
        let (year, end) = told.or_else(|| Some((self.week_year(at)?, at + 2)))?;
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
        Some(found(Period::week(monday.date()), at, end))
    }

    /// The year of a week by its number alone.
    fn week_year(&self, at: usize) -> Option<i16> {
        let next = at + 2;
        let said = matches!(self.before(at), "in" | "from" | "to" | "until" | "till" | "during" | "since" | "between" | "and");
        let alone = self.ends_phrase(next) || (self.reading.is_number(next) && !self.follows(next));
        let named = self.reading.is_capital(at) || at == self.sentence.start;
        let told = (said || named) && alone && !self.follows(next) || (said || named) && self.ends_clause(next);
        (told && self.lower(next) != "of").then(|| self.now(Unit::Year).map(Date::year))?
    }

    /// *the third week of January 2027*, *last week of 2015*.
    fn ordinal_week(&self, at: usize) -> Option<Step> {
        let (number, start) = match self.before(at) {
            "last" | "final" => (LAST, at - 1),
            _ => {
                let (number, start) = self.ordinal_before(at)?;
                (i8::try_from(number).ok()?, start)
            }
        };
        let linked = matches!(self.lower(at + 1), "of" | "in");
        let next = at + 1 + usize::from(linked);
        if let Some((month, year, end)) = self.month_told(next) {
            return Some(found(week_of_month(year, month, number), start, end));
        }
        if let Some((year, end)) = self.year_at(next).filter(|_| linked || !self.reading.is_number(next)) {
            return Some(found(week_of_year(year, number), start, end));
        }
        let (month, _) = self.month(next).filter(|&(_, sure)| linked && sure)?;
        if let Some((year, end)) = self.year_after(self.past_word(next)).or_else(|| self.year_after(next + 1)) {
            return Some(found(week_of_month(year, month, number), start, end));
        }
        let fits = (LAST..=5).contains(&number) && number != 0;
        let partial = fits.then_some(Period::Partial(Partial::Nth { number, weekday: None, month }));
        Some(found(partial, start, next + 1))
    }
}

/// A week of a year, by its number there.
fn week_of_year(year: i16, number: i8) -> Option<Period> {
    let date = if number == LAST {
        // 28 December is always of the last.
        Date::new(year, 12, 28).ok()?
    } else {
        ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date()
    };
    Period::week(date)
}

/// A week of a month, by its number there: it holds that Thursday of the month.
fn week_of_month(year: i16, month: i8, number: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    let thursday = first.nth_weekday_of_month(number, Weekday::Thursday).ok()?;
    Period::week(thursday)
}
