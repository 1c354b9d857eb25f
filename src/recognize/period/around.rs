//! The words around a date that belong to it: its weekday, *early*, *the end of*, *the week of*; and *as of*.
//!
//! ```text
//! before := ("about" | "circa" | "c." …) year | [weekday [","] ["the"]] date
//!         | ("early" | "mid" | "late") ["-" | "in"] date | ("start" | "end" …) "of" ["the"] date
//!         | ("week of" | "week ending" | "the week to" …) date | (ordinal | "last") weekday ("of" | "in") month
//! as of  := ("as of" | "as at") date
//! ```
//!
//! *Around 1450* promises no more than the five years before and after it. *Early 2018* names half of 2018 and promises no more
//! than 2018: nobody says where early ends. A part of a decade or century is read as the whole. The week ending on a day are the
//! seven days up to it. A week of a day whose year is not known, and the first Friday of a month of no year, stay so.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::reader::{Found, Reader};
use super::told::MEASURED;
use super::words::{Unit, Word};
use crate::recognize::mention::PeriodRole;
use crate::value::{Partial, Period, Portion, Precision, Side};

/// Words that say that something comes again and again.
const HABITS: &[&str] = &["usually", "normally", "typically", "generally", "annually", "yearly", "always", "often", "mostly"];

impl Reader<'_> {
    /// A date with the words before it that belong to it; nothing where they make it something that is not read.
    pub(super) fn with_words(&self, found: Found) -> Option<Found> {
        let found = self.with_weekday(found);
        let found = self.nth_weekday(found);
        let found = self.in_week(found)?;
        Some(self.with_about(self.with_qualifier(self.with_length(found))))
    }

    /// *c. 1450*, *around 1990*.
    fn with_about(&self, found: Found) -> Found {
        let Period::Dated { from, precision: Precision::Year, .. } = found.period else { return found };
        let read = || Some(Found { period: Period::around(from.year())?, start: self.about(found.start)?, ..found });
        read().unwrap_or(found)
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

    /// *the first Friday of July 2018*.
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
                Period::Dated { .. } => nth_weekday(found.period, wanted, number, last)?,
                Period::Yearless { first, .. } => Period::Partial(Partial::Nth {
                    number: if last { -1 } else { i8::try_from(number).ok()? },
                    weekday: Some(wanted),
                    month: first.month,
                }),
                Period::Either { .. } | Period::Within { .. } | Period::Partial(_) => found.period,
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
        let link = self
            .back(found.start, 1)
            .filter(|&link| matches!(self.lower(link), "of" | "to" | "beginning" | "ending" | "ended" | "commencing"));
        let Some(week) = link.and_then(|link| self.back(link, 1)) else { return Some(found) };
        let word = self.lower(week + 1);
        if self.word(week) != Some(Word::Unit(Unit::Week)) || (word == "to" && self.before(week) != "the") {
            return Some(found);
        }
        let ends = matches!(word, "to" | "ending" | "ended");
        match found.period {
            Period::Dated { from, .. } if ends => Some(Found { period: week_ending(from)?, start: week, ..found }),
            Period::Dated { from, .. } => Some(Found { period: Period::week(from)?, start: week, ..found }),
            Period::Yearless { .. } if word == "to" => Some(found),
            Period::Yearless { first, .. } => {
                Some(Found { period: Period::Partial(Partial::WeekOf(first)), start: week, ..found })
            }
            Period::Partial(Partial::Day(day)) => {
                Some(Found { period: Period::Partial(Partial::WeekOfDay(day)), start: week, ..found })
            }
            Period::Within { .. } | Period::Either { .. } | Period::Partial(_) => None,
        }
    }

    /// *early 2018*, *late in 2018*, *mid-1990s*, *the end of March*.
    fn with_qualifier(&self, found: Found) -> Found {
        if matches!(found.period.precision(), Precision::Day | Precision::Span) {
            return found;
        }
        let Some((start, qualifier)) = self.qualifier(found.start) else { return found };
        let period = match qualifier {
            Qualifier::Part(part) => found.period.part(part),
            Qualifier::Before => self.this_far(found).unwrap_or(found.period),
            Qualifier::After => self.rest_of(found).unwrap_or(found.period),
        };
        Found { period, start, ..found }
    }

    /// The words before a date that say which part of it is meant, and where they begin.
    fn qualifier(&self, at: usize) -> Option<(usize, Qualifier)> {
        let mut before = self.back(at, 1)?;
        if self.lower(before) == "the" || self.is_dash(before) {
            before = self.back(before, 1)?;
        }
        let adjective = match self.lower(before) {
            "early" => Some(Qualifier::Part(Portion::Early)),
            "late" => Some(Qualifier::Part(Portion::Late)),
            "mid" => Some(Qualifier::Part(Portion::Middle)),
            "earlier" => Some(Qualifier::Before),
            "later" => Some(Qualifier::After),
            _ => None,
        };
        if let Some(adjective) = adjective {
            return Some((before, adjective));
        }
        let noun = if matches!(self.lower(before), "of" | "in") { self.back(before, 1)? } else { before };
        let qualifier = match self.lower(noun) {
            "early" if self.lower(before) == "in" => Qualifier::Part(Portion::Early),
            "late" if self.lower(before) == "in" => Qualifier::Part(Portion::Late),
            // "Beginning in 2018" is no part of it.
            _ if self.lower(before) == "in" => return None,
            "start" | "beginning" => Qualifier::Part(Portion::Beginning),
            "middle" => Qualifier::Part(Portion::Middle),
            "end" | "close" => Qualifier::Part(Portion::End),
            "rest" | "remainder" => Qualifier::After,
            _ => return None,
        };
        (noun < before).then_some((noun, qualifier))
    }

    /// *earlier this year*: up to the day the document spoke.
    fn this_far(&self, found: Found) -> Option<Period> {
        let Period::Dated { from, .. } = self.current(found)? else { return None };
        let to = self.now(Unit::Day).filter(|today| *today > from)?;
        Some(Period::Dated { from, to, precision: Precision::Span })
    }

    /// *later this year*, *the rest of this year*: from the day the document spoke.
    fn rest_of(&self, found: Found) -> Option<Period> {
        let Period::Dated { to, .. } = self.current(found)? else { return None };
        let from = self.now(Unit::Day).filter(|today| *today < to)?;
        Some(Period::Dated { from, to, precision: Precision::Span })
    }

    /// A stretch that is told as the one in which the document spoke.
    fn current(&self, found: Found) -> Option<Period> {
        matches!(self.word(found.start), Some(Word::Turn(0))).then_some(found.period)
    }

    /// Which side of a date the words before it mean.
    pub(super) fn side(&self, start: usize, end: usize, period: &Period) -> Side {
        // "from 1990 to 1998" is a stretch of time and no bound.
        if period.precision() == Precision::Span {
            return Side::At;
        }
        let the = usize::from(self.before(start) == "the");
        let word = |back: usize| self.back(start, back + the).map_or("", |first| self.lower(first));
        // "after the 2017 championships": which of the two was first in 2017 is not said.
        let qualifies = matches!(period.precision(), Precision::Year | Precision::Month) && the == 1 && !self.ends_phrase(end);
        match (word(3), word(2), word(1)) {
            _ if MEASURED.contains(&self.lower(end)) => Side::At,
            (_, "no" | "not", "before" | "after") | (_, "date" | "dates" | "dated" | "dating", "from") => Side::At,
            (_, _, "before" | "after" | "following") | (_, "prior", "to") if qualifies => Side::At,
            (_, _, "until" | "till") if self.is_denied(start) => Side::At,
            ("no" | "not", "later", "than") | (_, _, "by" | "until" | "till") => Side::By,
            ("no" | "not", "earlier" | "sooner", "than") | (_, _, "since" | "from" | "beginning" | "starting") => Side::Since,
            (_, _, "before") | (_, "prior", "to") | (_, "earlier", "than") => Side::Before,
            (_, _, "after" | "following") | (_, "later", "than") => Side::After,
            _ => Side::At,
        }
    }

    /// *did not return until 1666*: whether something began only then.
    fn is_denied(&self, start: usize) -> bool {
        const NEAR: usize = 6;
        let words = (1..=NEAR).filter_map(|by| self.back(start, by)).take_while(|&at| self.mark(at).is_none());
        words.into_iter().any(|at| matches!(self.lower(at), "not" | "never" | "nor") || self.lower(at).ends_with("n't"))
    }

    /// Whether the words before a date make it the one at which something else holds, or those around it a part of every year.
    pub(super) fn role(&self, start: usize, period: &Period) -> PeriodRole {
        let the = usize::from(self.before(start) == "the");
        let words = self.back(start, 2 + the).map(|first| (self.lower(first), self.lower(first + 1)));
        match period {
            _ if matches!(words, Some(("as", "of" | "at"))) => PeriodRole::AsOf,
            Period::Yearless { .. } if self.is_habit(start) => PeriodRole::Habit,
            _ => PeriodRole::Plain,
        }
    }

    /// Whether words near a date say that it comes every year.
    fn is_habit(&self, at: usize) -> bool {
        const NEAR: usize = 16;
        let near = at.saturating_sub(NEAR).max(self.sentence.start)..(at + NEAR).min(self.sentence.end);
        near.into_iter().any(|word| HABITS.contains(&self.lower(word)) || self.is_every(word))
    }

    /// *every summer*, *each year*, *are born*.
    fn is_every(&self, at: usize) -> bool {
        let time = || matches!(self.word(at + 1), Some(Word::Unit(_) | Word::Season(_) | Word::Month(_)));
        match self.lower(at) {
            "every" | "each" | "per" => time(),
            // "The rainy season", and not this year's.
            "season" | "seasons" => {
                self.reading.is_word(at.saturating_sub(1)) && !matches!(self.word(at - 1), Some(Word::Turn(_)))
            }
            "are" | "is" => matches!(self.lower(at + 1), "born" | "laid"),
            _ => false,
        }
    }
}

/// The seven days up to a day, and with it.
fn week_ending(day: Date) -> Option<Period> {
    let [from, to] = [day.checked_sub(6.days()).ok()?, day.tomorrow().ok()?];
    let monday = from.weekday() == Weekday::Monday;
    Some(if monday { Period::week(from)? } else { Period::Dated { from, to, precision: Precision::Span } })
}

/// What the words before a stretch of days make of it.
#[derive(Clone, Copy, Debug)]
enum Qualifier {
    Part(Portion),
    Before,
    After,
}

/// A weekday of a month, by its number there.
pub(super) fn nth_weekday(month: Period, weekday: i8, number: i16, last: bool) -> Option<Period> {
    let Period::Dated { from, to, .. } = month else { return None };
    let offset = (weekday - from.weekday().to_monday_zero_offset()).rem_euclid(7);
    let day = |week: i16| {
        let days = i8::try_from(week).ok()?.checked_mul(7)?.checked_add(1 + offset)?;
        Date::new(from.year(), from.month(), days).ok()
    };
    let date = if last { day(4).or_else(|| day(3)) } else { day(number - 1) };
    date.filter(|date| from <= *date && *date < to).and_then(Period::day)
}
