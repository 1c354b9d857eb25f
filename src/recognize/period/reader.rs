//! One sentence, with what every form of date is made of.
//!
//! ```text
//! day   := 1 … 31 ["st" | "nd" | "rd" | "th"] | "the" ordinal in words
//! month := a name or its abbreviation ["."]; in lower case only where it can be nothing else
//! year  := yyyy [era] | figure era | "AD" figure | ("'" | "’") yy | year in words | ("this" | "last" | "next") "year"
//! era   := "AD" | "CE" | "BC" | "BCE" | "B.C." …
//! in words := ("nineteen" | …) (small | "hundred") | "two thousand" ["and"] [small]
//! ```
//!
//! Nothing here decides whether four figures alone are a year: `year` does.

use std::cell::OnceCell;
use std::ops::Range;

use super::super::class::Class;
use super::super::reading::Reading;
use super::numeric::Order;
use super::words::{Small, Word, small, word};
use crate::source::BlockId;
use crate::value::Period;

/// A date found, or how far there is none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// A period: its first token and the one after its last.
    Found(Found),
    /// What looks like a date and is none, or nothing at all: go on at that token.
    Past(usize),
}

impl Step {
    /// Where to go on.
    pub(super) fn end(&self) -> usize {
        match self {
            Self::Found(found) => found.end,
            Self::Past(end) => *end,
        }
    }
}

/// A period with its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) period: Period,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads one sentence.
pub(super) struct Reader<'a> {
    pub(super) reading: &'a Reading,
    /// The source's.
    pub(super) text: &'a str,
    /// The block that holds the sentence.
    pub(super) block: BlockId,
    pub(super) sentence: Range<usize>,
    /// Nothing before it is looked at: the end of the last period found.
    pub(super) floor: usize,
    /// When the document spoke.
    pub(super) as_of: Option<Period>,
    /// In which order this document writes the day and the month in figures, once somebody asks.
    pub(super) order: &'a OnceCell<Option<Order>>,
}

/// A period as a step, where there is one.
pub(super) fn found(period: Option<Period>, start: usize, end: usize) -> Step {
    period.map_or(Step::Past(end), |period| Step::Found(Found { period, start, end }))
}

impl Reader<'_> {
    /// A word or number of the sentence, in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.reading.lower(at) } else { "" }
    }

    /// The word before a token, unless it belongs to another date.
    pub(super) fn before(&self, at: usize) -> &str {
        self.back(at, 1).map_or("", |before| self.reading.lower(before))
    }

    /// The token some places before another.
    pub(super) fn back(&self, at: usize, by: usize) -> Option<usize> {
        at.checked_sub(by).filter(|&before| before >= self.floor.max(self.sentence.start))
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        if self.sentence.contains(&at) { self.reading.mark(at) } else { None }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '–' | '‑' | '—' | '−'))
    }

    /// Whether nothing stands between the token before and this one.
    pub(super) fn follows(&self, at: usize) -> bool {
        at > self.sentence.start && self.reading.touches_next(at - 1)
    }

    /// What a word can be in a date.
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        let known = self.reading.is(at, Class::PERIOD | Class::DAY) && self.sentence.contains(&at);
        if known { word(self.reading.lower(at)) } else { None }
    }

    /// Figures without separators, and how many there are.
    pub(super) fn figures(&self, at: usize) -> Option<(i16, usize)> {
        if !self.reading.is_number(at) {
            return None;
        }
        let text = self.lower(at);
        if !(1..=4).contains(&text.len()) {
            return None;
        }
        let digits = |value: i16, byte: u8| byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0'));
        Some((text.bytes().try_fold(0, digits)?, text.len()))
    }

    /// A month, and whether the word can be nothing else.
    pub(super) fn month(&self, at: usize) -> Option<(i8, bool)> {
        let Some(Word::Month(month)) = self.word(at) else { return None };
        let sure = self.reading.is_capital(at) || !matches!(self.lower(at), "may" | "march" | "mar" | "august" | "dec" | "sep");
        Some((month, sure))
    }

    /// Past a word, and the full stop that shortens it where more of the date follows.
    pub(super) fn past_word(&self, at: usize) -> usize {
        at + 1 + usize::from(self.is_mark(at + 1, '.') && self.follows(at + 1))
    }

    /// A day of the month in figures, the token after it, and whether it has an ordinal ending.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize, bool)> {
        let (day, length) = self.figures(at)?;
        let day = i8::try_from(day).ok().filter(|day| length <= 2 && (1..=31).contains(day))?;
        let ordinal = self.ordinal_ending(at + 1);
        Some((day, at + 1 + usize::from(ordinal), ordinal))
    }

    pub(super) fn ordinal_ending(&self, at: usize) -> bool {
        matches!(self.lower(at), "st" | "nd" | "rd" | "th") && self.follows(at)
    }

    /// *the twenty-first*, *twelfth*: an ordinal in words up to the 39th, and the token after it.
    pub(super) fn ordinal_words(&self, at: usize) -> Option<(i16, usize)> {
        match small(self.lower(at))? {
            Small::Ordinal(value) => Some((value, at + 1)),
            Small::Cardinal(tens @ (20 | 30)) => {
                let next = at + 1 + usize::from(self.is_dash(at + 1));
                match small(self.lower(next))? {
                    Small::Ordinal(value @ 1..=9) => Some((tens + value, next + 1)),
                    _ => None,
                }
            }
            Small::Cardinal(_) => None,
        }
    }

    /// The ordinal, in figures or words, that ends right before a token, and where it begins.
    pub(super) fn ordinal_before(&self, at: usize) -> Option<(i16, usize)> {
        let end = if at > 0 && self.is_dash(at - 1) { self.back(at, 1)? } else { at };
        let last = self.back(end, 1)?;
        if self.ordinal_ending(last) {
            let figure = self.back(last, 1)?;
            return Some((self.figures(figure)?.0, figure));
        }
        let Small::Ordinal(value) = small(self.lower(last))? else { return None };
        let tens = self.back(last, 1).map(|before| if self.is_dash(before) { before.saturating_sub(1) } else { before });
        if let Some(tens) = tens.filter(|&tens| value < 10 && tens >= self.floor.max(self.sentence.start))
            && let Some(Small::Cardinal(more @ (20 | 30))) = small(self.lower(tens))
        {
            return Some((more + value, tens));
        }
        Some((value, last))
    }

    /// A year where one is expected, and the token after it.
    pub(super) fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        if let Some((figure, length)) = self.figures(at) {
            return match self.era(at + 1) {
                Some((true, end)) => Some((1 - figure, end)),
                Some((false, end)) => Some((figure, end)),
                None => (length == 4 && (1000..2200).contains(&figure)).then_some((figure, at + 1)),
            };
        }
        if matches!(self.mark(at), Some('\'' | '’' | '‘')) && self.follows(at + 1) {
            let (short, length) = self.figures(at + 1)?;
            return (length == 2 && self.lower(at + 2) != "s").then_some((full_year(short), at + 2));
        }
        if self.lower(at) == "ad" && self.reading.is(at, Class::SHOUTED) {
            return Some((self.figures(at + 1)?.0, at + 2));
        }
        self.year_in_words(at).or_else(|| self.year_told(at))
    }

    /// A year after the rest of its date: *, 2018*, *of 2018*, *2018*.
    pub(super) fn year_after(&self, at: usize) -> Option<(i16, usize)> {
        let linked = self.is_mark(at, ',') || matches!(self.lower(at), "of" | "in");
        self.year_at(at + usize::from(linked))
    }

    /// *AD* or *BC* in all their forms: whether it is before our era, and the token after it.
    pub(super) fn era(&self, at: usize) -> Option<(bool, usize)> {
        let dotted = |at: usize| self.is_mark(at, '.') && self.follows(at);
        match self.lower(at) {
            "bc" | "bce" if self.reading.is(at, Class::SHOUTED) => Some((true, at + 1)),
            "ad" | "ce" if self.reading.is(at, Class::SHOUTED) => Some((false, at + 1)),
            first @ ("a" | "b" | "c") if dotted(at + 1) && self.follows(at + 2) => {
                let era = match (first, self.lower(at + 2)) {
                    ("b", "c") => true,
                    ("a", "d") | ("c", "e") => false,
                    _ => return None,
                };
                let third = at + 3 + usize::from(dotted(at + 3));
                let long = first == "b" && dotted(at + 3) && self.lower(third) == "e" && self.follows(third);
                Some((era, if long { third + 1 + usize::from(dotted(third + 1)) } else { third }))
            }
            _ => None,
        }
    }

    /// *nineteen eighty-four*, *two thousand and eighteen*, *twenty eighteen*.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let Some(Word::Spelt) = self.word(at) else { return None };
        let Some(Small::Cardinal(first)) = small(self.lower(at)) else { return None };
        if first == 2 {
            let rest = at + 2 + usize::from(self.lower(at + 2) == "and");
            if self.lower(at + 1) != "thousand" {
                return None;
            }
            let none = || self.ends_clause(at + 2).then_some((0, at + 2));
            let (more, end) = self.below_hundred(rest).or_else(none)?;
            return Some((2000 + more, end));
        }
        let next = at + 1 + usize::from(self.is_dash(at + 1));
        let (more, end) = self.below_hundred(next)?;
        (more >= 10 || matches!(self.lower(next), "oh" | "zero")).then_some((first * 100 + more, end))
    }

    /// A number in words from 1 to 99.
    pub(super) fn below_hundred(&self, at: usize) -> Option<(i16, usize)> {
        let Small::Cardinal(first) = small(self.lower(at))? else { return None };
        let next = at + 1 + usize::from(self.is_dash(at + 1));
        match small(self.lower(next)) {
            Some(Small::Cardinal(more @ 1..=9)) if first == 0 || first >= 20 => Some((first + more, next + 1)),
            _ if first > 0 => Some((first, at + 1)),
            _ => None,
        }
    }
}

/// *’99* is 1999, *’18* is 2018.
pub(super) fn full_year(short: i16) -> i16 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
