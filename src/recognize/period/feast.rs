//! Days known by a name.
//!
//! ```text
//! date  := ["St" ["."]] name [[","] ["of" | "in"] yyyy]        name := a row of FEASTS
//! ```
//!
//! A name of one word needs its year, or a word such as *since* before it; *Christmas 2020* is more than a day. Easter and other days that move are not read, and their
//! year stays one.

use jiff::civil::Date;

use super::reader::{Found, Reader, Step};
use crate::value::{Day, Period, Precision};

/// The words of a name, with its month and day; of those with the same last word the longer first. A new one is a row.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["new", "year", "day"], 1, 1),
    (&["valentine", "day"], 2, 14),
    (&["david", "day"], 3, 1),
    (&["patrick", "day"], 3, 17),
    (&["george", "day"], 4, 23),
    (&["may", "day"], 5, 1),
    (&["midsummer", "day"], 6, 24),
    (&["bastille", "day"], 7, 14),
    (&["halloween"], 10, 31),
    (&["armistice", "day"], 11, 11),
    (&["andrew", "day"], 11, 30),
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["christmas"], 12, 25),
    (&["stephen", "day"], 12, 26),
    (&["boxing", "day"], 12, 26),
    (&["new", "year", "eve"], 12, 31),
];

/// Names that other people have too, and the days of saints only after *St*.
const SAINTS: &[&str] = &["david", "patrick", "george", "andrew", "stephen"];

impl Reader<'_> {
    /// *Christmas Day 2020*, *since Christmas*: the day whose last word stands at a token.
    pub(super) fn feast(&self, at: usize) -> Option<Step> {
        let named = |&&(words, ..): &&(&[&str], i8, i8)| {
            let first = self.back(at + 1, words.len());
            first.is_some_and(|first| words.iter().zip(first..).all(|(word, at)| self.lower(at) == *word))
        };
        let &(words, month, day) = FEASTS.iter().find(named)?;
        let first = self.back(at + 1, words.len()).filter(|&first| self.reading.is_capital(first))?;
        let stop = usize::from(self.back(first, 1).is_some_and(|stop| self.is_mark(stop, '.')));
        let saint = self.back(first, 1 + stop).filter(|&saint| self.lower(saint) == "st");
        if saint.is_none() && SAINTS.contains(words.first()?) {
            return None;
        }
        let start = saint.unwrap_or(first);
        let found = |period, end| Some(Step::Found(Found { period, start, end }));
        let year = self.year_of_feast(at + 1);
        // "Christmas 2020" is more than a day.
        if words == ["christmas"] && year.is_some() {
            return None;
        }
        if let Some((year, end)) = year {
            return found(Period::day(Date::new(year, month, day).ok()?)?, end);
        }
        let day = Day::new(month, day)?;
        let said = words.len() > 1 || (self.is_awaited(start) && self.ends_phrase(at + 1));
        if said { found(Period::Yearless { first: day, last: day, precision: Precision::Day }, at + 1) } else { None }
    }

    fn is_awaited(&self, start: usize) -> bool {
        matches!(self.before(start), "since" | "by" | "before" | "after" | "until" | "till")
    }

    /// The year after a name: four figures that are one anywhere, or that nothing follows which they could count.
    fn year_of_feast(&self, at: usize) -> Option<(i16, usize)> {
        let next = at + usize::from(self.is_mark(at, ',') || matches!(self.lower(at), "of" | "in"));
        let (year, 4) = self.figures(next)? else { return None };
        let alone = (1000..2200).contains(&year) && next == at && self.ends_phrase(next + 1);
        (alone || ((1500..2200).contains(&year) && self.is_year(next, year))).then_some((year, next + 1))
    }
}
