//! Which statements to compare: not all with all, but those that share a frame or a rare word.
//!
//! Every statement is posted under its frame and under its rarest words; what is posted under one entry is compared. An entry
//! that very many share is boilerplate or a common word and tells nothing: it is left out. So the work grows with the text and
//! not with its square.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::corpus::{Corpus, Place, index};
use super::lead::Settings;
use super::link::{Link, link};
use super::relation::relation;
use super::tell::number_of;
use super::word::{Word, mix};
use crate::value::Relation;

/// A statement is posted under so many of its rarest words.
const POSTED: usize = 8;
/// Entries with more statements than this are left out.
const CROWDED: usize = 24;

/// Two statements that are of one fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linked {
    pub(super) places: [Place; 2],
    pub(super) link: Link,
    pub(super) disagree: bool,
}

/// Every link, in the order of places.
pub(super) fn links(corpus: &Corpus<'_>, originals: &[Place], settings: &Settings) -> Vec<Linked> {
    let crowds = Crowds::of(corpus, originals);
    let links = |(number, &place): (u32, &Place)| {
        let mut others = crowds.after(corpus, number, place);
        others.sort_unstable();
        others.dedup();
        let others = others.into_iter().map(|other| originals[index(other)]);
        let compared = others.filter(move |&other| !same_sentence(corpus, place, other) && settings.compares(place, other));
        compared.filter_map(move |other| linked(corpus, place, other)).collect::<Vec<_>>()
    };
    let numbered: Vec<(u32, &Place)> = (0..).zip(originals).collect();
    numbered.into_par_iter().flat_map_iter(links).collect()
}

/// The statements that share an entry, where they are not too many.
struct Crowds {
    /// By the entry: where those who share it stand in `members`.
    places: HashMap<u64, Range<u32>, FixedState>,
    /// Statements by their numbers, ascending within a crowd.
    members: Vec<u32>,
}

impl Crowds {
    fn of(corpus: &Corpus<'_>, originals: &[Place]) -> Self {
        let mut posts: Vec<(u64, u32)> = (0..number_of(originals.len()))
            .into_par_iter()
            .flat_map_iter(|number| entries(corpus, originals[index(number)]).map(move |entry| (entry, number)))
            .collect();
        posts.par_sort_unstable();
        let mut crowds = Self { places: HashMap::default(), members: Vec::new() };
        for crowd in posts.chunk_by(|a, b| a.0 == b.0).filter(|crowd| (2..=CROWDED).contains(&crowd.len())) {
            let from = number_of(crowds.members.len());
            crowds.members.extend(crowd.iter().map(|(_, number)| number));
            crowds.places.insert(crowd[0].0, from..number_of(crowds.members.len()));
        }
        crowds
    }

    /// Those after a statement that share an entry with it, some of them more than once.
    fn after(&self, corpus: &Corpus<'_>, number: u32, place: Place) -> Vec<u32> {
        let crowds = entries(corpus, place).filter_map(|entry| self.places.get(&entry));
        let members = crowds.flat_map(|crowd| &self.members[index(crowd.start)..index(crowd.end)]);
        members.copied().filter(|other| *other > number).collect()
    }
}

/// How two statements are linked, if they are.
pub(super) fn linked(corpus: &Corpus<'_>, a: Place, b: Place) -> Option<Linked> {
    let (first, second) = (corpus.statement(a), corpus.statement(b));
    let disagree = match relation(first, second)? {
        Relation::Same | Relation::Compatible => false,
        Relation::Loose | Relation::Conflict => true,
        Relation::Changed => return None,
    };
    let link = link(corpus, a, b).ok()?;
    Some(Linked { places: [a, b], link, disagree })
}

impl Settings {
    /// Whether two places are to be compared: where there is a reference, one of them must be of it.
    fn compares(&self, a: Place, b: Place) -> bool {
        self.between(index(a.document), index(b.document))
    }
}

pub(super) fn same_sentence(corpus: &Corpus<'_>, a: Place, b: Place) -> bool {
    a.document == b.document && corpus.statement(a).context == corpus.statement(b).context
}

/// Where a statement is posted: under a frame or a word, each with the kind of thing that it states.
fn entries(corpus: &Corpus<'_>, place: Place) -> impl Iterator<Item = u64> {
    let (statement, context) = (corpus.statement(place), corpus.context(place));
    let mut words: Vec<(bool, u32, Word)> = context
        .pieces
        .iter()
        .filter_map(|piece| piece.word.map(|word| (piece.is_common, corpus.sentences_with(word), word)))
        .filter(|(_, sentences, _)| *sentences > 1)
        .collect();
    words.sort_unstable();
    words.dedup();
    let frame = context.frame ^ u64::from(corpus.nth(place)) << 1 | 1 << 63;
    let words = words.into_iter().take(POSTED).map(|(_, _, word)| u64::from(word.number()));
    let kind = FixedState::default().hash_one(statement.key);
    words.chain([frame]).map(move |entry| mix(kind, entry))
}
