//! Dates and stretches of time, at the precision written. A day without its year stays so.
//!
//! ```text
//! period := date | range               `around` adds the words that belong to a date, `range` joins two
//! date   := days and months by name    `calendar`
//!         | days known by a name      `feast`
//!         | figures with separators    `numeric`
//!         | years, decades, centuries  `year`, of figures alone `plain` by the words around them `told`, `opening`
//!         | parts of years, seasons, years of accounts                      `part`
//!         | weeks by their number      `week`
//!         | what says too little to know its days                           `partial`
//!         | what is told from the day the document spoke                    `relative`, by a count `counted`
//! ```
//!
//! Precision comes before recall: a word or figure that may be something else is no date. Times of day are not read, and
//! lengths of time (*three years*) are quantities.

mod around;
mod calendar;
mod counted;
mod feast;
mod numeric;
mod opening;
mod part;
mod partial;
mod plain;
mod range;
mod reader;
mod relative;
mod told;
mod week;
mod words;
mod year;

pub(super) use numeric::Order;
pub(super) use words::{class_of, is_title, vocabulary};

use std::cell::OnceCell;

use super::class::Class;
use super::mention::{Content, Mention};
use super::passage::{Sentence, Stretch};
use super::reading::Reading;
use super::seek::Seeker;
use crate::source::Source;
use crate::value::When;
use reader::{Found, Reader, Step};
use words::{Unit, Word};

/// What a date begins with, or is known by.
const BEGINS: Class = Class::PERIOD.union(Class::DAY).union(Class::NUMBER);

/// Adds every period of a stretch. `order` is that of the document, once somebody asks.
pub(super) fn recognize(
    reading: &Reading,
    source: &Source,
    stretch: &Stretch<'_>,
    order: &OnceCell<Option<Order>>,
    mentions: &mut Vec<Mention>,
) {
    let mut seeker = reading.seek(BEGINS);
    for Sentence { block, tokens } in stretch.sentences() {
        let first = seeker.next(tokens.start, tokens.end);
        if first == tokens.end {
            continue;
        }
        let (floor, as_of) = (tokens.start, source.metadata.as_of);
        let text = source.text();
        let mut reader = Reader { reading, text, block, sentence: tokens.clone(), floor, as_of, order };
        reader.periods(first, &mut seeker, mentions);
    }
}

impl Reader<'_> {
    /// The periods of one sentence.
    fn periods(&mut self, first: usize, seeker: &mut Seeker<'_>, mentions: &mut Vec<Mention>) {
        let mut last: Option<Found> = None;
        let mut next = first;
        while next < self.sentence.end {
            let at = next;
            let step = self.date(at);
            next = seeker.next(step.end().max(at + 1), self.sentence.end);
            let Step::Found(found) = step else { continue };
            let Some(mut found) = self.with_words(found) else { continue };
            if let Some(joined) = last.and_then(|last| self.joined(&last, &found)) {
                found = joined;
                mentions.pop();
            }
            mentions.push(self.mention(found));
            self.floor = found.end;
            last = Some(found);
        }
    }

    fn mention(&self, Found { period, start, end }: Found) -> Mention {
        let value = When { period, side: self.side(start, end, &period) };
        Mention {
            content: Content::Period { value: Box::new(value), role: self.role(start, &period) },
            tokens: start..end,
            block: self.block,
        }
    }

    /// The date that begins at a token, or that the token names after what tells which.
    fn date(&self, at: usize) -> Step {
        let none = Step::Past(at + 1);
        if self.reading.is_number(at) {
            return self.figure(at);
        }
        let Some(word) = self.word(at) else { return none };
        let step = match word {
            Word::Month(_) => self.month_first(at),
            Word::Quarter(number) => self.named_part(at, number, 3),
            Word::Half(number) => self.named_part(at, number, 6),
            Word::Season(month) => self.season(at, month),
            Word::Fiscal | Word::FiscalYear => self.fiscal(at, word),
            Word::Decade(year) => self.decade(at, year),
            Word::Unit(Unit::Quarter) => self.ordinal_part(at, 3),
            Word::Unit(Unit::Half) => self.ordinal_part(at, 6),
            Word::Unit(Unit::Century) => self.century(at),
            Word::Unit(Unit::Week) => self.week(at).or_else(|| self.relative(at, word)),
            Word::Spelt => self.spelt_year(at).or_else(|| self.spelt_day_alone(at)),
            Word::Feast => self.feast(at),
            // "The Tonight Show".
            Word::Tonight if self.reading.is_capital(at) && (at > self.sentence.start || self.reading.is_capital(at + 1)) => None,
            Word::Tonight => self.relative(at, Word::Day(0)),
            Word::Unit(Unit::Day) if self.reading.is_capital(at) => self.feast(at).or_else(|| self.relative(at, word)),
            Word::Weekday(weekday) => self.relative(at, word).or_else(|| self.weekday_alone(at, weekday)),
            Word::Unit(_) | Word::Day(_) | Word::Turn(_) | Word::Ago | Word::Hence | Word::Now => self.relative(at, word),
        };
        step.unwrap_or(none)
    }

    /// A date that begins with a figure; past everything joined to the figure where there is none.
    fn figure(&self, at: usize) -> Step {
        let run = numeric::run(self.reading, at, self.sentence.end);
        if self.is_glued(at) {
            return Step::Past(run.end);
        }
        // What has separators of its own is no day and no year.
        let step = if self.figures(at).is_none() {
            self.numeric(at, &run)
        } else {
            let step = self.spaced(at).or_else(|| self.day_first(at)).or_else(|| self.year(at, &run));
            let step = step.or_else(|| self.numeric(at, &run));
            step.or_else(|| self.figure_part(at)).or_else(|| self.day_alone(at))
        };
        step.unwrap_or(Step::Past(at + 1))
    }

    /// Whether the figure is part of something longer to its left: *ISO-2018*, *v1/2018*, *$2018*.
    fn is_glued(&self, at: usize) -> bool {
        if !self.follows(at) {
            return false;
        }
        match self.reading.mark(at - 1) {
            Some('(' | '“' | '"' | '‘' | '[' | '–' | '—' | '*' | '’' | '\'' | ',' | ';' | '|' | '†' | '_') => false,
            // "c.1850"
            Some('.') => {
                let short = at >= 2 && matches!(self.lower(at - 2), "c" | "ca" | "b" | "d" | "fl");
                !(short && (matches!(self.lower(at - 2), "c" | "ca") || !self.follows(at - 2) || self.is_mark(at - 3, '(')))
            }
            Some('-' | '/' | '‑') => {
                let after_date = self.floor == at - 1 && self.floor > self.sentence.start;
                let qualified = at >= 2 && matches!(self.lower(at - 2), "mid" | "early" | "late" | "pre" | "post");
                !(after_date || qualified)
            }
            Some(_) | None => true,
        }
    }
}

#[cfg(test)]
mod tests;
