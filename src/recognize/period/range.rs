//! Two dates with nothing but a link between them are one stretch.
//!
//! ```text
//! range := ["from"] date ("to" | "until" | "till" | "through" | "up to" | "–" | "—" | "-" | "/") date | "between" date "and" date
//! ```
//!
//! A date without its year takes the other's; the stretch may run over the turn of the year. A slash links only the days of
//! ISO 8601, and a dash in figures only dates of one kind. The days of a birth and of a death stay two dates.

use jiff::civil::Date;

use super::reader::{Found, Reader};
use crate::value::{Day, Period, Precision};

impl Reader<'_> {
    /// The stretch from one date to another that follows it.
    pub(super) fn joined(&self, first: &Found, second: &Found) -> Option<Found> {
        let alike = first.period.precision() == second.period.precision();
        let yearless = matches!(first.period, Period::Yearless { .. });
        let reading = self.reading;
        let links = match second.start.checked_sub(first.end)? {
            1 => match reading.mark(first.end) {
                Some('–' | '—' | '-' | '−') => (alike || yearless) && !self.is_life(first, second),
                Some('/') => alike && first.period.precision() == Precision::Day && !yearless,
                _ => match reading.lower(first.end) {
                    "to" | "until" | "till" | "through" | "thru" => true,
                    "and" => self.is_between(first.start),
                    _ => false,
                },
            },
            2 => match (reading.lower(first.end), reading.lower(first.end + 1)) {
                ("up", "to" | "until") | ("to" | "until" | "till" | "through", "the") => true,
                ("and", "the") => self.is_between(first.start),
                _ => false,
            },
            _ => false,
        };
        let period = if links { span(first.period, second.period)? } else { return None };
        Some(Found { period, start: first.start, end: second.end })
    }

    /// *Ada Lovelace (10 December 1815 – 27 November 1852)*: two dates in brackets, many years apart, are those of a birth and a
    /// death and no stretch of time.
    fn is_life(&self, first: &Found, second: &Found) -> bool {
        const YEARS: i16 = 12;
        const NEAR: usize = 12;
        let (Period::Dated { from, precision: Precision::Day, .. }, Period::Dated { from: f, precision: Precision::Day, .. }) =
            (first.period, second.period)
        else {
            return false;
        };
        let bracket = |at: &usize| matches!(self.reading.mark(*at), Some('(' | ')'));
        let open = (self.sentence.start..first.start).rev().take(NEAR).find(bracket);
        let named = open.is_some_and(|at| self.reading.is_mark(at, '(') && at > self.sentence.start && self.names(at - 1));
        named && self.reading.is_mark(second.end, ')') && f.year() - from.year() >= YEARS
    }

    /// Whether a token before a bracket is of a name.
    fn names(&self, at: usize) -> bool {
        self.reading.is_capital(at) || matches!(self.reading.mark(at), Some('"' | '”' | '.'))
    }

    fn is_between(&self, start: usize) -> bool {
        let word =
            |by: usize| start.checked_sub(by).filter(|&at| at >= self.sentence.start).map_or("", |at| self.reading.lower(at));
        let years = usize::from(word(1) == "years");
        let the = usize::from(word(1 + years) == "the");
        word(1 + years + the) == "between"
    }
}

/// All of what the words leave the ends of open.
fn widest(period: Period) -> Period {
    if let Some(year) = period.about_year() {
        return year;
    }
    match period {
        Period::Within { days: [from, to], precision: precision @ Precision::Day, .. }
        | Period::Within { whole: [from, to], precision, .. } => Period::Dated { from, to, precision },
        _ => period,
    }
}

/// From the start of one period to the end of another.
fn span(first: Period, second: Period) -> Option<Period> {
    let (first, second) = (widest(first), widest(second));
    match (first, second) {
        (Period::Dated { from, .. }, Period::Dated { from: f, .. }) => (from <= f).then(|| Period::span(first, second))?,
        // "28 December to 3 January 2019": the first day is of the year of the second, or of the one before.
        (Period::Yearless { first: day, .. }, Period::Dated { from, precision, .. }) => {
            let fits = matches!(precision, Precision::Day | Precision::Month | Precision::Span);
            let year = if after(day, from) { from.year() - 1 } else { from.year() };
            Period::span(Period::day(on(day, year)?)?, fits.then_some(second)?)
        }
        (Period::Dated { from, precision, .. }, Period::Yearless { first: start, last, precision: p }) => {
            let fits = matches!(precision, Precision::Day | Precision::Month | Precision::Span);
            let later = !after(start, from) && on(start, from.year())? != from;
            let year = if later { from.year() + 1 } else { from.year() };
            let year = if last < start { year + 1 } else { year };
            let same = matches!(p, Precision::Day | Precision::Month | Precision::Span);
            Period::span(fits.then_some(first)?, Period::day(on(last, year)?).filter(|_| same)?)
        }
        (Period::Yearless { first, precision: a, .. }, Period::Yearless { last, precision: b, .. }) => {
            let fits = a != Precision::Span && b != Precision::Span && first != last;
            fits.then_some(Period::Yearless { first, last, precision: Precision::Span })
        }
        (Period::Either { .. } | Period::Within { .. } | Period::Partial(_), _)
        | (_, Period::Either { .. } | Period::Within { .. } | Period::Partial(_)) => None,
    }
}

/// Whether a day comes later in the year than another.
fn after(day: Day, date: Date) -> bool {
    (day.month, day.day) > (date.month(), date.day())
}

/// A day in a year; the last of February where the year lacks it.
fn on(day: Day, year: i16) -> Option<Date> {
    Date::new(year, day.month, day.day).ok().or_else(|| (day.month == 2).then(|| Date::new(year, 2, 28).ok())?)
}
