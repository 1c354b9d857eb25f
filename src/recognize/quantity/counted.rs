//! What a number counts: the noun phrase after it, or before it, and *no* as a number.

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role, StatedQuantity};
use crate::recognize::noun::{self, NounPhrase};
use crate::recognize::number::Form;
use crate::recognize::reading::Reading;
use crate::source::{BlockId, BlockKind, Source};
use crate::value::Quantity;

/// What a mention counts: its own noun; in a table, where it has none, the header of its column, or that of its row where the
/// column's names no things.
#[must_use]
pub fn noun_of(reading: &Reading, source: &Source, mention: &Mention) -> Option<NounPhrase> {
    let StatedQuantity { value, noun, .. } = mention.content.quantity()?;
    if noun.is_some() || value.unit().is_some() {
        return noun.clone();
    }
    let BlockKind::Cell { column, row } = source.block(mention.block).kind else { return None };
    let phrase = |block: Option<BlockId>| {
        let tokens = reading.block(block?);
        noun::phrase(reading, tokens.start, tokens.end)
    };
    let names_things = |noun: &NounPhrase| {
        let word = reading.lower(noun.head);
        !matches!(word, "number" | "count" | "total" | "value" | "amount" | "figure" | "quantity")
    };
    phrase(column).filter(names_things).or_else(|| phrase(row))
}

/// So many tokens before its number a sum is named at most.
const SUM_NEAR: usize = 8;

/// What is a number of people or things by its nature.
const SUMS: [&str; 24] = [
    "population",
    "membership",
    "attendance",
    "audience",
    "circulation",
    "readership",
    "viewership",
    "workforce",
    "staff",
    "crew",
    "crowd",
    "garrison",
    "enrollment",
    "enrolment",
    "turnout",
    "toll",
    "sales",
    "shipments",
    "capacity",
    "ridership",
    "headcount",
    "electorate",
    "congregation",
    "fleet",
];

/// The nouns that are numbers by their nature.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    SUMS.into_iter().map(|noun| (noun, Class::SUM))
}

impl Reader<'_> {
    /// The noun phrase that begins at a token.
    pub(super) fn noun(&self, start: usize, form: Form) -> Option<NounPhrase> {
        let limit = self.sentence.end.min(start + noun::LONGEST);
        if start >= limit || !self.reading.is_word(start) {
            return None;
        }
        // "4,000 last week" counts no weeks.
        let when =
            matches!(self.reading.lower(start), "last" | "next") && self.reading.is(start + 1, Class::UNIT | Class::PERIOD);
        if when && !self.reading.is(start + 1, Class::PLURAL) {
            return None;
        }
        let until = (start..limit).find(|&at| self.taken.has(at)).unwrap_or(limit);
        let noun = noun::phrase(self.reading, start, until)?;
        // "several" and the like need the plural that makes them a number.
        (form != Form::Vague || self.reading.is(noun.head, Class::PLURAL)).then_some(noun)
    }

    /// Whether the words after a figure run into another one before any noun: *four gold, six silver and two bronze medals*.
    pub(super) fn shares_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        let adjective = |at: usize| {
            reading.is_word(at)
                && !reading.lower(at).ends_with("ed")
                && !reading.is(at, Class::PLURAL | Class::ENDS_PHRASE | Class::NUMERAL | Class::UNIT)
        };
        let Some(next) = self.next_figure(start).filter(|_| adjective(start) && !matches!(reading.lower(start), "and" | "or"))
        else {
            return false;
        };
        let between = (start..next).all(|at| adjective(at) || reading.is_mark(at, ',') || reading.is_mark(at, '-'));
        between && matches!(reading.lower(next - 1), "and" | "or" | "")
    }

    /// The next figure within a few tokens.
    pub(super) fn next_figure(&self, start: usize) -> Option<usize> {
        let limit = self.sentence.end.min(start + 6);
        Some(self.reading.next(start, limit, Class::NUMERAL)).filter(|&next| next < limit && next > start)
    }

    /// *The number of states is 80*, *a population of 700,000*: the noun before the figure.
    pub(super) fn noun_before(&self, start: usize) -> Option<NounPhrase> {
        self.sum_before(start).or_else(|| self.number_before(start))
    }

    /// *A population of 700,000*, *its membership is 80*: what is a number of people or things by its nature.
    pub(super) fn sum_before(&self, start: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let floor = self.sentence.start.max(start.saturating_sub(SUM_NEAR));
        let head = (floor..start).rev().find(|&at| reading.is(at, Class::SUM))?;
        let states = |mut range: std::ops::Range<usize>| range.all(|at| self.states(at));
        let after = head + 1;
        let verb = (after..start).find(|&at| reading.is(at, Class::AUXILIARY | Class::CHANGE)).unwrap_or(start);
        let is_said = if reading.lower(after) != "of" {
            after < start && states(after..start)
        } else if after + 1 == start {
            // "a population of 700,000"
            true
        } else {
            // "the population of Oslo is 700,000"
            verb < start && (after..verb).all(|at| reading.is_word(at)) && states(verb..start)
        };
        is_said.then(|| NounPhrase { tokens: head..head + 1, head })
    }

    fn number_before(&self, start: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let floor = self.sentence.start.max(start.saturating_sub(10));
        let of = (floor + 1..start).rev().find(|&at| {
            reading.is(at, Class::PREPOSITION)
                && reading.lower(at) == "of"
                && matches!(reading.lower(at - 1), "number" | "total" | "count")
        })?;
        let first = if reading.is(of + 1, Class::DETERMINER) { of + 2 } else { of + 1 };
        let noun = noun::phrase(reading, first, start)?;
        // "The number of countries in the group is 12".
        let after = noun.tokens.end;
        let verb = (after..start).find(|&at| reading.is(at, Class::AUXILIARY | Class::CHANGE)).unwrap_or(start);
        let within =
            reading.is(after, Class::PREPOSITION) && verb - after <= 6 && !(after..verb).any(|at| reading.is_mark(at, ','));
        let from = if within { verb } else { after };
        (from..start).all(|at| self.states(at)).then_some(noun)
    }

    /// Whether a token between a noun and its number only says that the number follows.
    fn states(&self, at: usize) -> bool {
        const STATES: [&str; 12] =
            ["stands", "stood", "reached", "reaches", "totals", "totaled", "totalled", "now", "at", "to", "grew", "rose"];
        let reading = self.reading;
        reading.is(at, Class::AUXILIARY | Class::CHANGE)
            || STATES.contains(&reading.lower(at))
            || matches!(reading.mark(at), Some(':' | '='))
    }

    /// *There are no states in it*: the number is zero.
    pub(super) fn none(&self, at: usize) -> Option<Mention> {
        let reading = self.reading;
        if reading.lower(at) != "no" || self.taken.has(at) {
            return None;
        }
        let noun = noun::phrase(reading, at + 1, self.sentence.end.min(at + 1 + noun::LONGEST))?;
        let after = noun.tokens.end;
        let stated = (at > self.sentence.start && reading.is(at - 1, Class::AUXILIARY))
            || (at == self.sentence.start && reading.is(after, Class::AUXILIARY));
        (stated && reading.is(noun.head, Class::PLURAL)).then(|| Mention {
            tokens: at..after,
            block: self.block,
            content: Content::Quantity(Box::new(StatedQuantity {
                value: Quantity::count(0.0),
                figure: at..at + 1,
                noun: Some(noun),
                role: Role::Level,
            })),
        })
    }
}
