//! Days known by a name.
//!
//! ```text
//! date  := ["St" ["."]] name [["," | "of" | "in"] (yyyy | year ("AD" | "BC") | "AD" year)]        name := a row of FEASTS
//! ```
//!
//! A name of one word needs its year, or a word such as *since* before it and the end of the phrase after it; *Christmas 2020* is
//! more than a day, and only its year is read. So it is with Easter and other days that move. Before two years, as in *New Year's
//! Eve 1999–2000*, no day is read.

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

/// First words of names that are days only after *St*.
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
        if self.is_torn(at + 1) {
            return None;
        }
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

    /// Whether a word before a name says that the day of the year is meant: *since Christmas*.
    fn is_awaited(&self, start: usize) -> bool {
        matches!(self.before(start), "since" | "by" | "before" | "after" | "until" | "till")
    }

    /// Whether two years follow that belong together: *1999–2000*, *2019/20*.
    fn is_torn(&self, at: usize) -> bool {
        let year = self.past_link(at);
        let joint = self.is_dash(year + 1) || self.is_mark(year + 1, '/');
        self.figures(year).is_some() && joint && self.figures(year + 2).is_some()
    }

    /// Past a comma, *of* or *in*.
    fn past_link(&self, at: usize) -> usize {
        at + usize::from(self.is_mark(at, ',') || matches!(self.lower(at), "of" | "in"))
    }

    /// The year after a name: one with its era, or four figures that are one anywhere, or that nothing follows which they could
    /// count.
    fn year_of_feast(&self, at: usize) -> Option<(i16, usize)> {
        let next = self.past_link(at);
        if self.era(next).is_some() || self.era(next + 1).is_some() {
            return self.year_at(next);
        }
        let (year, 4) = self.figures(next)? else { return None };
        let alone = (1000..2200).contains(&year) && next == at && self.ends_phrase(next + 1);
        (alone || ((1500..2200).contains(&year) && self.is_year(next, year))).then_some((year, next + 1))
    }
}
