//! Which statements to compare: not all with all, but those that share a frame or a rare word.
//!
//! Every statement is posted under its frame and under its rarest words; what is posted under one entry is compared. An entry
//! that very many share is boilerplate or a common word and tells nothing: it is left out. So the work grows with the text and
//! not with its square.

use rayon::prelude::*;

use super::corpus::{Corpus, Place, index};
use super::lead::Settings;
use super::link::{Link, link};
use super::relation::{agree, disagree};
use super::told::Key;
use super::word::Word;

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

/// Where a statement is posted: what kind of thing it is, and a frame or a word.
type Entry = (Key, u64);

/// Every link, in the order of places.
pub(super) fn links(corpus: &Corpus<'_>, originals: &[Place], settings: &Settings) -> Vec<Linked> {
    let mut posts: Vec<(Entry, Place)> = originals
        .par_iter()
        .flat_map_iter(|&place| entries(corpus, place).into_iter().map(move |entry| (entry, place)))
        .collect();
    posts.par_sort_unstable();
    let crowds: Vec<&[(Entry, Place)]> =
        posts.chunk_by(|a, b| a.0 == b.0).filter(|crowd| (2..=CROWDED).contains(&crowd.len())).collect();
    let mut pairs: Vec<[Place; 2]> = crowds
        .par_iter()
        .flat_map_iter(|crowd| {
            let pairs = (0..crowd.len()).flat_map(move |a| (a + 1..crowd.len()).map(move |b| [crowd[a].1, crowd[b].1]));
            pairs.filter(|[a, b]| !same_sentence(corpus, *a, *b) && settings.compares(*a, *b))
        })
        .collect();
    drop(posts);
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs.par_iter().filter_map(|&[a, b]| linked(corpus, a, b)).collect()
}

/// How two statements are linked, if they are.
pub(super) fn linked(corpus: &Corpus<'_>, a: Place, b: Place) -> Option<Linked> {
    let (first, second) = (corpus.statement(a), corpus.statement(b));
    let disagree = disagree(first, second);
    if !disagree && !agree(first, second) {
        return None;
    }
    let link = link(corpus, a, b).ok()?;
    Some(Linked { places: [a, b], link, disagree })
}

impl Settings {
    /// Whether two places are to be compared: where there is a reference, one of them must be of it.
    fn compares(&self, a: Place, b: Place) -> bool {
        self.between(index(a.document), index(b.document))
    }
}

fn same_sentence(corpus: &Corpus<'_>, a: Place, b: Place) -> bool {
    a.document == b.document && corpus.statement(a).context == corpus.statement(b).context
}

fn entries(corpus: &Corpus<'_>, place: Place) -> Vec<Entry> {
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
    words.chain([frame]).map(|entry| (statement.key, entry)).collect()
}
