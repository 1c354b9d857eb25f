//! The mentions of a document, gathered from all recognisers in the order of its text.
//!
//! Order matters: what looks like a number but is part of a date is claimed by `period` first, and what is left is read by
//! `quantity`.

use std::cell::OnceCell;
use std::iter::Peekable;
use std::vec::{Drain, IntoIter};

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
    let mut found = Found::default();
    for stretch in reading.stretches() {
        gatherer.stretch(&stretch, &mut found);
        for lists in [&mut found.set_off, &mut found.enumerations] {
            items::tie(reading, lists, &found.quantities, &mentions);
        }
        found.merge(&mut mentions);
    }
    mentions
}

/// Prose seldom has more.
const TOKENS_A_MENTION: usize = 8;

/// What the recognisers found in one stretch.
#[derive(Default)]
struct Found {
    /// Ordinals among them.
    quantities: Vec<Mention>,
    periods: Vec<Mention>,
    /// The lists set off from the text.
    set_off: Vec<Mention>,
    /// The lists in it.
    enumerations: Vec<Mention>,
    countries: Vec<Mention>,
    names: Vec<Mention>,
    quotes: Vec<Mention>,
}

impl Found {
    /// Moves all to the end of `mentions`, in the order of their places, and of their kinds where those are the same.
    fn merge(&mut self, mentions: &mut Vec<Mention>) {
        let Self { quantities, periods, set_off, enumerations, countries, names, quotes } = self;
        let runs = [quantities, periods, set_off, enumerations, countries, names, quotes];
        let mut runs = runs.map(|run| {
            // Most recognisers find what they find in the order of the text.
            if !run.is_sorted_by_key(Mention::place) {
                run.sort_by_key(Mention::place);
            }
            run.drain(..)
        });
        let next = |run: &Drain<'_, Mention>| run.as_slice().first().map_or(u64::MAX, Mention::place);
        let mut places = runs.each_ref().map(next);
        loop {
            let first = (1..places.len()).fold(0, |first, run| if places[run] < places[first] { run } else { first });
            let Some(mention) = runs[first].next() else { break };
            mentions.push(mention);
            places[first] = next(&runs[first]);
        }
    }
}

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
        }
    }

    fn stretch(&mut self, stretch: &Stretch<'_>, found: &mut Found) {
        let (reading, source) = (self.reading, self.source);
        period::recognize(reading, source, stretch, &self.order, &mut found.periods);
        for period in &found.periods {
            self.taken.take(period.tokens.clone());
        }
        // Most documents have no code: then no place needs to be found.
        if !source.code().is_empty() {
            found.periods.retain(|period| !source.touches_code(&reading.span(&period.tokens)));
        }
        quantity::recognize(reading, source, stretch, &self.taken, self.habit, &mut found.quantities);
        while let Some(list) = self.lists.next_if(|list| list.tokens.start < stretch.end()) {
            found.set_off.push(list);
        }
        items::recognize(reading, source, stretch, &mut found.enumerations);
        name::recognize(reading, source, stretch, &mut self.acronyms, &mut found.countries, &mut found.names);
        quote::recognize(reading, source, stretch, &mut found.quotes);
    }
}
