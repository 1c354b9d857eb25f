//! Days known by a name, before their year.
//!
//! ```text
//! date := name [","] ["of" | "in"] yyyy        name := a row of FEASTS
//! ```
//!
//! Easter and other days that move keep the year alone.

use jiff::civil::Date;

use super::reader::{Found, Reader};
use crate::value::{Period, Precision};

/// The words of a name, with its month and day. A new one is a row.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["new", "year", "day"], 1, 1),
    (&["valentine", "day"], 2, 14),
    (&["halloween"], 10, 31),
    (&["armistice", "day"], 11, 11),
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
    (&["new", "year", "eve"], 12, 31),
];

impl Reader<'_> {
    /// *Christmas Day 2020*: the day instead of its year.
    pub(super) fn with_feast(&self, found: Found) -> Found {
        let Period::Dated { from, precision: Precision::Year, .. } = found.period else { return found };
        let read = || {
            let link = self.back(found.start, 1)?;
            let end = if self.is_mark(link, ',') || matches!(self.lower(link), "of" | "in") { link } else { found.start };
            let named = |&&(words, ..): &&(&[&str], i8, i8)| {
                let first = self.back(end, words.len());
                first.is_some_and(|first| words.iter().zip(first..).all(|(word, at)| self.lower(at) == *word))
            };
            let &(words, month, day) = FEASTS.iter().find(named)?;
            let start = self.back(end, words.len()).filter(|&start| self.reading.is_capital(start))?;
            Some(Found { period: Period::day(Date::new(from.year(), month, day).ok()?)?, start, ..found })
        };
        read().unwrap_or(found)
    }
}
