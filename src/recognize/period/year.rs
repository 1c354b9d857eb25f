//! Years, decades and centuries.
//!
//! ```text
//! years   := yyyy | yyyy ("–" | "-" | "/") (yyyy | yy) | figure era | "AD" figure | figure "–" figure era | "'" yy | in words
//! decade  := yyy0 "s" | "'" y0 "s" | "the" 60s … 90s | "the" ["nineteen"] "nineties"
//! century := ordinal ["-"] "century" [era] | ordinal ("and" | "to" | "–") ordinal "centuries"
//! ```
//!
//! Whether four figures alone are a year, `plain` decides. A figure with an era is one, and so is *the year 800*.

use super::super::class::Class;
use super::numeric::Run;
use super::reader::{Reader, Step, found, full_year};
use super::words::{Small, Unit, Word, small};
use crate::value::Period;

impl Reader<'_> {
    /// A year in figures, or several, or a decade.
    pub(super) fn year(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let step = self.decade_in_figures(at).or_else(|| self.with_era(at, run));
        step.or_else(|| self.years(at, run)).or_else(|| self.short_year(at))
    }

    /// *1990s*, *the 90s*, *’90s*.
    fn decade_in_figures(&self, at: usize) -> Option<Step> {
        let (figure, digits) = self.figures(at)?;
        let apostrophe = usize::from(matches!(self.mark(at + 1), Some('\'' | '’')) && self.follows(at + 1));
        let plural = at + 1 + apostrophe;
        if self.lower(plural) != "s" || !self.follows(plural) || figure % 10 != 0 {
            return None;
        }
        let marked = self.follows(at) && self.back(at, 1).is_some_and(|mark| matches!(self.mark(mark), Some('\'' | '’' | '‘')));
        let period = match (digits, figure) {
            (4, 2000) => Period::decade(2000),
            (4, 1000..2200) if figure % 100 == 0 => Period::century(figure / 100 + 1, false),
            (4, 1000..2200) => Period::decade(figure),
            (2, 30..=90) if marked => Period::decade(1900 + figure),
            (2, 60..=90) if self.before(at) == "the" => Period::decade(1900 + figure),
            _ => None,
        }?;
        Some(found(Some(period), at - usize::from(marked && digits == 2), plural + 1))
    }

    /// *800 BC*, *AD 800*, *264–241 BC*.
    fn with_era(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let (figure, digits) = self.figures(at)?;
        if let Some(start) = self.era_before(at) {
            return Some(found(Period::year(figure), start, at + 1));
        }
        let last = run.end - 1;
        let (old, end) = self.era(run.end).filter(|_| run.len <= 2 && figure > 0)?;
        let year = |figure: i16| Period::year(if old { 1 - figure } else { figure });
        if run.len == 1 {
            let clear = digits >= 3 || old || self.reading.bytes(at + 1) == 2;
            return clear.then(|| found(year(figure), at, end));
        }
        let (until, _) = self.figures(last)?;
        Some(found(year(figure).zip(year(until)).and_then(|(a, b)| Period::span(a, b)), at, end))
    }

    /// Where *AD* or *A.D.* right before a figure begins.
    fn era_before(&self, at: usize) -> Option<usize> {
        if self.before(at) == "ad" && self.reading.is(at - 1, Class::SHOUTED) {
            return Some(at - 1);
        }
        let start = self.back(at, 4)?;
        (self.era(start) == Some((false, at)) && self.lower(start) == "a").then_some(start)
    }

    /// *2018*, *2012–13*, *1914-1918*, *2018/19*, *2018 Q3*.
    fn years(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let (year, digits) = self.figures(at)?;
        let named = self.before(at) == "year" && self.back(at, 2).is_some_and(|the| self.lower(the) == "the");
        if digits == 3 && run.len == 1 && named {
            return Some(found(Period::year(year), at - 2, at + 1));
        }
        if digits != 4 {
            return None;
        }
        if run.len == 2 && self.are_years(at, year) {
            return self.two_years(at, year, run.mark);
        }
        if run.len != 1 {
            return None;
        }
        self.part_after_year(at, year).or_else(|| self.is_year(at, year).then(|| self.bare(at, year)))
    }

    fn bare(&self, at: usize, year: i16) -> Step {
        if let Some(end) = self.fiscal_year_ending(at + 1) {
            return found(Period::fiscal(year, false), at, end);
        }
        let named = self.before(at) == "year" && self.back(at, 2).is_some_and(|the| self.lower(the) == "the");
        found(Period::year(year), if named { at - 2 } else { at }, at + 1)
    }

    /// *2012–13*, *2012-2014*.
    fn two_years(&self, at: usize, year: i16, mark: char) -> Option<Step> {
        let (second, digits) = self.figures(at + 2)?;
        let next = (year + 1) % 100 == second;
        let dash = matches!(mark, '–' | '—' | '−');
        let last = match digits {
            4 if second > year && (dash || matches!(mark, '-' | '‑') || (mark == '/' && second == year + 1)) => second,
            2 if next => year + 1,
            2 if mark != '/' && second > year % 100 && (dash || second > 12 || self.is_stretch(at)) => year - year % 100 + second,
            _ => return None,
        };
        let end = at + 3;
        let period = match self.fiscal_year_ending(end) {
            Some(ending) if last == year + 1 => return Some(found(Period::fiscal(year, true), at, ending)),
            _ => Period::year(year).zip(Period::year(last)).and_then(|(a, b)| Period::span(a, b)),
        };
        ((1000..2200).contains(&year) && last < 2200).then(|| found(period, at, end))
    }

    /// *between 2003-08*, not *between 2003-08 and 2004-02*: whether a word that asks for two years stands before two with a hyphen.
    fn is_stretch(&self, at: usize) -> bool {
        let more = matches!(self.lower(at + 3), "and" | "to" | "until" | "till" | "through") && self.reading.is_number(at + 4);
        matches!(self.before(at), "between" | "from") && !more
    }

    /// *’99* after a word that makes it a year.
    fn short_year(&self, at: usize) -> Option<Step> {
        let (short, 2) = self.figures(at)? else { return None };
        let mark = self.back(at, 1).filter(|&mark| matches!(self.mark(mark), Some('\'' | '’' | '‘')) && self.follows(at))?;
        let closed = matches!(self.mark(at + 1), Some('\'' | '’' | '"' | '”'));
        let said = matches!(self.before(mark), "in" | "since" | "by" | "until" | "from" | "of" | "early" | "late" | "mid");
        (said && !closed).then(|| found(Period::year(full_year(short)), mark, at + 1))
    }

    /// *in nineteen eighty-four*.
    pub(super) fn spelt_year(&self, at: usize) -> Option<Step> {
        if let Some(step) = self.spelt_decade(at) {
            return Some(step);
        }
        let (year, end) = self.year_in_words(at)?;
        let said = self.is_said(at) || self.before(at) == "of";
        let amount = year == 2000 && !matches!(self.before(at), "in" | "since" | "until");
        (said && !amount && self.ends_phrase(end)).then(|| found(Period::year(year), at, end))
    }

    /// *the nineteen-nineties*.
    fn spelt_decade(&self, at: usize) -> Option<Step> {
        if let Some(step) = self.two_thousands(at) {
            return Some(step);
        }
        let Some(Small::Cardinal(century @ 16..=20)) = small(self.lower(at)) else { return None };
        let next = at + 1 + usize::from(self.is_dash(at + 1));
        let decade = match self.lower(next) {
            "twenties" => 20,
            "tens" => 10,
            _ => match self.word(next)? {
                Word::Decade(decade @ 30..=90) => decade,
                _ => return None,
            },
        };
        Some(found(Period::decade(century * 100 + decade), at, next + 1))
    }

    /// *the two thousands*, *the two thousand and tens*.
    fn two_thousands(&self, at: usize) -> Option<Step> {
        let the = self.back(at, 1).filter(|&the| self.lower(the) == "the" && self.lower(at) == "two")?;
        if self.lower(at + 1) == "thousands" {
            return (self.ends_phrase(at + 2) && self.lower(at + 2) != "of").then(|| found(Period::decade(2000), the, at + 2));
        }
        let next = at + 2 + usize::from(self.lower(at + 2) == "and");
        let decade = match self.lower(next) {
            "tens" => 2010,
            "twenties" => 2020,
            _ => return None,
        };
        (self.lower(at + 1) == "thousand").then(|| found(Period::decade(decade), the, next + 1))
    }

    /// *the nineties*.
    pub(super) fn decade(&self, at: usize, year: i16) -> Option<Step> {
        let article = self.back(at, 1).map(|before| if self.is_dash(before) { before.saturating_sub(1) } else { before })?;
        let said = matches!(self.lower(article), "the" | "early" | "mid" | "late") && self.is_about_years(at, article);
        said.then(|| found(Period::decade(1900 + year), at, at + 1))
    }

    /// *in the nineties* of years, not of ages and temperatures: *low*, *high* and *his* stand before those.
    fn is_about_years(&self, at: usize, article: usize) -> bool {
        let before = self.back(article, 1).map_or("", |before| self.lower(before));
        !matches!(before, "his" | "her" | "their" | "my" | "your" | "our") && self.lower(at + 1) != "fahrenheit"
    }

    /// *19th century*, *fifth century BC*, *18th and 19th centuries*.
    pub(super) fn century(&self, at: usize) -> Option<Step> {
        let (last, second) = self.ordinal_before(at)?;
        let (old, end) = self.era(at + 1).unwrap_or((false, at + 1));
        let turn = self.back(second, 3).is_some_and(|turn| self.lower(turn) == "turn");
        let period = Period::century(last, old)
            .filter(|_| !turn && (self.reading.is_number(second) || last > 3 || end > at + 1 || self.is_dash(at - 1)))?;
        if let Some((first, start)) = self.first_of_two(second) {
            let span = Period::century(first, old).and_then(|first| Period::span(first, period));
            return Some(found(span, start, end));
        }
        Some(found(Some(period), second, end))
    }

    /// The ordinal before *and* or a dash, and where it begins.
    fn first_of_two(&self, second: usize) -> Option<(i16, usize)> {
        let link = self.back(second, 1)?;
        let link = if self.lower(link) == "the" { self.back(link, 1)? } else { link };
        let linked = matches!(self.lower(link), "and" | "to") || self.is_dash(link);
        if linked { self.ordinal_before(link) } else { None }
    }

    /// Past *fiscal year* after its figures.
    fn fiscal_year_ending(&self, at: usize) -> Option<usize> {
        let named = self.word(at) == Some(Word::Fiscal) && self.word(at + 1) == Some(Word::Unit(Unit::Year));
        named.then_some(at + 2)
    }
}
