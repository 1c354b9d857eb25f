//! Parts of years, and years of accounts.
//!
//! ```text
//! part   := ("Q3" | "H1" | "3Q" | "third quarter" | "first half") [","] ["of"] year | year ("Q3" | "H1") | "3Q18"
//! season := "summer" ["of"] year | "winter" ["of"] yyyy ("–" | "/") yy
//! fiscal := ("FY" | "fiscal" ["year"] | "academic year" …) ["of"] (yyyy | yy | yyyy ("-" | "/" | "–") yy)
//! ```
//!
//! A quarter without its year is read only where it is known when the document spoke, and after *in*, *by* …; or in words before
//! a noun of accounts: *second-quarter revenue*.
//! A part of a year of accounts is read as that year: when it begins is not said.

use jiff::civil::Date;

use super::numeric::run;
use super::reader::{Found, Reader, Step, found, full_year};
use super::words::{Unit, Word, fiscal_figure};
use crate::value::{Day, Period, Precision};

/// How many of a year there are, by how many months each has.
fn part(year: i16, number: i8, months: i8) -> Option<Period> {
    let precision = if months == 3 { Precision::Quarter } else { Precision::Half };
    (1..=12 / months).contains(&number).then(|| Period::months(year, (number - 1) * months + 1, i16::from(months), precision))?
}

/// A part of any year.
fn yearless_part(number: i8, months: i8) -> Option<Period> {
    of_any_year(part(LEAP_YEAR, number, months)?)
}

/// The same days of any year.
pub(super) fn of_any_year(period: Period) -> Option<Period> {
    let Period::Dated { from, to, precision } = period else { return None };
    let day = |date: Date| Day::new(date.month(), date.day());
    Some(Period::Yearless { first: day(from)?, last: day(to.yesterday().ok()?)?, precision })
}

/// Any year.
pub(super) const LEAP_YEAR: i16 = 2000;

impl Reader<'_> {
    /// *Q3 2018*, *H1 of 2018*, *Q1–Q3 2018*.
    pub(super) fn named_part(&self, at: usize, number: i8, months: i8) -> Option<Step> {
        let (start, first) = self.first_part(at, months).unwrap_or((at, number));
        let told = self.part_of(start, (first, number, months), self.past_joint(at + 1));
        told.or_else(|| if start == at { self.quarter_alone(at, number, months) } else { None })
    }

    /// *in Q3*, of a year that the text does not name, where it is known when the document spoke.
    fn quarter_alone(&self, at: usize, number: i8, months: i8) -> Option<Step> {
        let said = matches!(self.before(at), "in" | "during" | "by" | "until" | "since" | "for" | "before" | "after" | "from");
        let fits = said && months == 3 && self.spoke() && self.ends_phrase(at + 1);
        fits.then(|| found(yearless_part(number, months), at, at + 1))
    }

    /// *third quarter of 2018*, *first half of 2018*.
    pub(super) fn ordinal_part(&self, at: usize, months: i8) -> Option<Step> {
        let (number, start) = match self.before(at) {
            "final" | "last" => (12 / months, at - 1),
            _ => {
                let (number, start) = self.ordinal_before(at)?;
                (i8::try_from(number).ok()?, start)
            }
        };
        let told = self.part_of(start, (number, number, months), at + 1);
        told.or_else(|| {
            if self.is_accounted(at) { yearless_part(number, months).map(|part| found(Some(part), start, at + 1)) } else { None }
        })
    }

    /// *second-quarter revenue*, and no quarter of a game.
    fn is_accounted(&self, at: usize) -> bool {
        const ACCOUNTS: [&str; 16] = [
            "revenue",
            "revenues",
            "earnings",
            "profit",
            "profits",
            "sales",
            "results",
            "net",
            "gdp",
            "growth",
            "income",
            "guidance",
            "operating",
            "pretax",
            "loss",
            "dividend",
        ];
        // "A fourth-quarter loss of possession".
        let of = self.lower(at + 2) == "of" && self.reading.is_word(at + 3);
        !of && self.back(at, 1).is_some_and(|dash| self.is_dash(dash)) && ACCOUNTS.contains(&self.lower(at + 1)) && self.spoke()
    }

    /// The year of a part, which runs from its first to its last.
    fn part_of(&self, start: usize, (first, last, months): (i8, i8, i8), at: usize) -> Option<Step> {
        let linked = at + usize::from(self.is_mark(at, ',') || matches!(self.lower(at), "of" | "in"));
        let linked = linked + usize::from(self.lower(linked) == "the");
        if let Some(Step::Found(fiscal)) = self.word(linked).and_then(|word| self.fiscal(linked, word)) {
            return Some(Step::Found(Found { start, ..fiscal }));
        }
        let (year, end) = self.year_at(linked)?;
        let whole = part(year, first, months).zip(part(year, last, months));
        Some(found(whole.and_then(|(a, b)| if a == b { Some(a) } else { Period::span(a, b) }), start, end))
    }

    /// The part before *to* or a dash: *Q1–* Q3.
    fn first_part(&self, at: usize, months: i8) -> Option<(usize, i8)> {
        let link = self.back(at, 1).filter(|&link| self.is_dash(link) || matches!(self.lower(link), "to" | "and"))?;
        let first = self.back(link, 1)?;
        match (self.word(first)?, months) {
            (Word::Quarter(number), 3) | (Word::Half(number), 6) => Some((first, number)),
            _ => None,
        }
    }

    fn past_joint(&self, at: usize) -> usize {
        at + usize::from(matches!(self.mark(at), Some('-' | '/')) && self.follows(at) && self.follows(at + 1))
    }

    /// *2018 Q3*, *2018H2*.
    pub(super) fn part_after_year(&self, at: usize, year: i16) -> Option<Step> {
        let next = self.past_joint(at + 1);
        let next = next + usize::from(self.lower(next) == "the");
        let (number, months, end) = match self.word(next) {
            Some(Word::Quarter(number)) => (number, 3, next + 1),
            Some(Word::Half(number)) => (number, 6, next + 1),
            _ => {
                let (number, end) = self.ordinal_words(next)?;
                let months = if self.word(end) == Some(Word::Unit(Unit::Quarter)) { 3 } else { return None };
                (i8::try_from(number).ok()?, months, end + 1)
            }
        };
        Some(found(part(year, number, months), at, end))
    }

    /// *3Q18*, *1H 2019*.
    pub(super) fn figure_part(&self, at: usize) -> Option<Step> {
        let (number, 1) = self.figures(at)? else { return None };
        let word = self.lower(at + 1);
        let (months, short) = match word.as_bytes().first()? {
            b'q' => (3, &word[1..]),
            b'h' => (6, &word[1..]),
            _ => return None,
        };
        let (year, end) = match short.len() {
            0 => self.year_at(at + 2)?,
            2 | 4 => (short.parse().ok()?, at + 2),
            _ => return None,
        };
        let year = if year < 100 { full_year(year) } else { year };
        self.follows(at + 1).then(|| found(part(year, i8::try_from(number).unwrap_or(0), months), at, end))
    }

    /// *summer 2018*, *the winter of 2018–19*.
    pub(super) fn season(&self, at: usize, month: i8) -> Option<Step> {
        if self.follows(at) && self.back(at, 1).is_some_and(|before| self.is_mark(before, '/')) {
            return None;
        }
        let of = usize::from(matches!(self.lower(at + 1), "of" | "in") || self.is_mark(at + 1, ','));
        if let Some((year, end)) = self.pair(at + 1 + of) {
            return (month == 12).then(|| found(Period::season(year, 12), at, end));
        }
        let (year, end) = self.year_at(at + 1 + of)?;
        let period = if month == 12 { Period::winter(year) } else { Period::season(year, month) };
        Some(found(period, at, end))
    }

    /// *FY2018*, *FY 2018-19*, *fiscal year 2018/19*.
    pub(super) fn fiscal(&self, at: usize, word: Word) -> Option<Step> {
        let next = match word {
            Word::FiscalYear => match fiscal_figure(self.lower(at)) {
                Some(figure) => return Some(self.fiscal_joined(at, figure.parse().ok()?)),
                None => at + 1,
            },
            Word::Fiscal => at + 1 + usize::from(self.word(at + 1) == Some(Word::Unit(Unit::Year))),
            _ => return None,
        };
        // "School 2018" is no year, and neither is "tax 2018".
        if word == Word::Fiscal && next == at + 1 && self.lower(at) != "fiscal" {
            return None;
        }
        let next = next + usize::from(self.lower(next) == "of");
        if let Some((year, end)) = self.pair(next) {
            return Some(found(Period::fiscal(year, true), at, end));
        }
        let short = self.figures(next).filter(|&(_, digits)| digits == 2 && word == Word::FiscalYear);
        let (year, end) = short.map(|(year, _)| (full_year(year), next + 1)).or_else(|| self.year_at(next))?;
        Some(found(Period::fiscal(year, false), at, end))
    }

    /// *FY2018*, *FY18/19*.
    fn fiscal_joined(&self, at: usize, figure: i16) -> Step {
        let year = if figure < 100 { full_year(figure) } else { figure };
        let joint = (self.is_dash(at + 1) || self.is_mark(at + 1, '/')) && self.follows(at + 1) && self.follows(at + 2);
        let pair = self.figures(at + 2).is_some_and(|(second, digits)| joint && digits == 2 && second == (year + 1) % 100);
        found(Period::fiscal(year, pair), at, if pair { at + 3 } else { at + 1 })
    }

    /// Two years that follow each other: *2018–19*, *2018/2019*. The first, and the token after them.
    fn pair(&self, at: usize) -> Option<(i16, usize)> {
        let (year, 4) = self.figures(at)? else { return None };
        let run = run(self.reading, at, self.sentence.end);
        let (second, digits) = self.figures(at + 2).filter(|_| run.len == 2 && run.mark != '.')?;
        let next = if digits == 2 { second == (year + 1) % 100 } else { second == year + 1 };
        ((1500..2200).contains(&year) && next).then_some((year, at + 3))
    }
}
