//! The mentions of a document, gathered from all recognisers in the order of its text.
//!
//! Order matters: what looks like a number but is part of a date is claimed by `period` first, and what is left is read by
//! `quantity`.

use std::cell::OnceCell;
use std::iter::Peekable;
use std::vec::IntoIter;

use super::mention::Mention;
use super::number::Habit;
use super::passage::Stretch;
use super::quantity::Taken;
use super::reading::Reading;
use super::{items, name, period, quantity, quote};
use crate::source::Source;

/// Every mention of a document.
pub(super) fn gather(reading: &Reading, source: &Source) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(reading.len() / TOKENS_A_MENTION);
    let mut gatherer = Gatherer::new(reading, source);
    for stretch in reading.stretches() {
        let first = mentions.len();
        gatherer.stretch(&stretch, &mut mentions);
        sort(&mut mentions[first..]);
        items::tie(reading, &mut mentions, first);
    }
    mentions
}

/// Puts mentions in the order of their places, and of their kinds where those are the same. The mentions themselves are moved
/// once, when it is known where to.
fn sort(mentions: &mut [Mention]) {
    // Place, kind and number in one.
    let key = |(mention, number): (&Mention, u32)| {
        (u128::from(mention.place()) << 64) | ((mention.kind() as u128) << 32) | u128::from(number)
    };
    let mut order: Vec<u128> = mentions.iter().zip(0..).map(key).collect();
    #[expect(clippy::stable_sort_primitive, reason = "every recogniser adds its own in order, and this sort merges such runs")]
    order.sort();
    for to in 0..order.len() {
        let at = |to: usize| usize::try_from(order[to] & u128::from(u32::MAX)).unwrap_or(to);
        // What stood there has been swapped away: to where the place it was swapped with says.
        let mut from = at(to);
        while from < to {
            from = at(from);
        }
        order[to] = u128::from(u32::try_from(from).unwrap_or(u32::MAX));
        mentions.swap(to, from);
    }
}

/// Prose seldom has more.
const TOKENS_A_MENTION: usize = 8;

/// What the recognisers know of a whole document, and of its text so far.
struct Gatherer<'a> {
    reading: &'a Reading,
    source: &'a Source,
    habit: Habit,
    order: OnceCell<Option<period::Order>>,
    acronyms: name::Acronyms,
    /// The lists set off from the text that are still to come.
    lists: Peekable<IntoIter<Mention>>,
    /// The tokens that no quantity may have.
    taken: Taken,
    /// The periods of a stretch.
    periods: Vec<Mention>,
}

impl<'a> Gatherer<'a> {
    fn new(reading: &'a Reading, source: &'a Source) -> Self {
        let mut taken = Taken::none(reading.len());
        // Code is no prose: the words in it may be the names of things, its figures state nothing.
        for code in source.code() {
            taken.take(reading.tokens_touching(code));
        }
        Self {
            reading,
            source,
            habit: Habit::of(reading.figures()),
            order: OnceCell::new(),
            acronyms: name::Acronyms::default(),
            lists: items::set_off(reading, source).into_iter().peekable(),
            taken,
            periods: Vec::new(),
        }
    }

    fn stretch(&mut self, stretch: &Stretch<'_>, mentions: &mut Vec<Mention>) {
        let (reading, source) = (self.reading, self.source);
        period::recognize(reading, source, stretch, &self.order, &mut self.periods);
        for period in &self.periods {
            self.taken.take(period.tokens.clone());
        }
        quantity::recognize(reading, source, stretch, &self.taken, self.habit, mentions);
        mentions.extend(self.periods.drain(..).filter(|period| !touches_code(reading, source, period)));
        while let Some(list) = self.lists.next_if(|list| list.tokens.start < stretch.end()) {
            mentions.push(list);
        }
        items::recognize(reading, source, stretch, mentions);
        name::recognize(reading, source, stretch, &mut self.acronyms, mentions);
        quote::recognize(reading, source, stretch, mentions);
    }
}

fn touches_code(reading: &Reading, source: &Source, mention: &Mention) -> bool {
    // Most documents have none: then no place needs to be found.
    !source.code().is_empty() && source.touches_code(&reading.span(&mention.tokens))
}
