//! Passages that may be quoted, found by their words: no quotation is compared with every passage.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::value::Quote;

/// A passage that may be quoted.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) document: usize,
    pub(super) span: Range<usize>,
    pub(crate) quote: Quote,
}

/// Passages, and which of them have a word.
#[derive(Debug)]
pub(crate) struct Passages {
    all: Vec<Passage>,
    holders: BTreeMap<String, Vec<usize>>,
}

/// Of the words of a quotation, as many of the rarest are looked up …
const LOOKED_UP: usize = 8;
/// … and of each, so many passages at the most: a word that more have tells none of them apart.
const HOLDERS: usize = 64;

impl Passages {
    pub(crate) fn of(all: Vec<Passage>) -> Self {
        let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, passage) in all.iter().enumerate() {
            for word in passage.quote.words.iter().collect::<BTreeSet<_>>() {
                holders.entry(word.clone()).or_default().push(number);
            }
        }
        Self { all, holders }
    }

    /// The passages that share a rare word with a quotation and hold half of its words, in their order.
    pub(super) fn like(&self, quote: &Quote) -> Vec<&Passage> {
        let words: BTreeSet<&String> = quote.words.iter().collect();
        let mut known: Vec<&Vec<usize>> = words.iter().filter_map(|word| self.holders.get(*word)).collect();
        known.sort_by_key(|holders| holders.len());
        let near: BTreeSet<usize> =
            known.into_iter().take(LOOKED_UP).flat_map(|holders| holders.iter().take(HOLDERS)).copied().collect();
        let holds = |number: usize, word: &&&String| {
            self.holders.get(**word).is_some_and(|holders| holders.binary_search(&number).is_ok())
        };
        let half = |number: &usize| words.iter().filter(|word| holds(*number, word)).count() * 2 >= words.len();
        near.into_iter().filter(half).map(|number| &self.all[number]).collect()
    }
}
