//! What all documents state, and how telling each word of it is.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::told::{Context, Key, Statement, Told};
use super::word::Word;

/// A statement, by the numbers of its document and of it in the document. Their order is that of documents and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) document: u32,
    pub(super) statement: u32,
}

/// Every document.
pub(super) struct Corpus<'a> {
    pub(super) told: &'a [Told],
    /// In how many sentences each word stands, of those that state something.
    sentences_with: HashMap<Word, u32, FixedState>,
    sentences: f64,
    /// How rare words are that stand in none, in one, in two … sentences.
    rarities: Box<[f64]>,
    /// In how many titles each word stands.
    titles_with: HashMap<Word, u32, FixedState>,
    /// How many statements there are of each kind of thing.
    statements_of: HashMap<Key, u32, FixedState>,
}

/// A small corpus says little of how rare a word is in English: every word is taken to stand in one of so many sentences more.
const BACKGROUND: f64 = 1000.0;
/// For so many numbers of sentences the logarithm is made once.
const RARITIES: u32 = 4096;
/// What a word that any sentence may have is worth of a telling one.
const COMMON: f64 = 0.3;

impl<'a> Corpus<'a> {
    /// Counts words over sentences that differ: copies of a page make no word common.
    pub(super) fn of(told: &'a [Told], originals: &[Place]) -> Self {
        let mut corpus = Self {
            told,
            sentences_with: HashMap::default(),
            sentences: 0.0,
            rarities: Box::default(),
            titles_with: HashMap::default(),
            statements_of: HashMap::default(),
        };
        for &word in told.iter().flat_map(|told| &told.title) {
            *corpus.titles_with.entry(word).or_default() += 1;
        }
        let part = originals.len().div_ceil(rayon::current_num_threads()).max(1);
        let parts = (0..originals.len()).into_par_iter().step_by(part);
        let parts: Vec<Counts> = parts.map(|from| corpus.counts(originals, from..originals.len().min(from + part))).collect();
        for part in parts {
            corpus.sentences += part.sentences;
            add(&mut corpus.sentences_with, part.sentences_with);
            add(&mut corpus.statements_of, part.statements_of);
        }
        corpus.rarities = (0..RARITIES).map(|with| corpus.rarity(with)).collect();
        corpus
    }

    /// Counts some of the statements, and the sentences that begin among them.
    fn counts(&self, originals: &[Place], part: Range<usize>) -> Counts {
        let mut counts = Counts::default();
        let mut words: Vec<Word> = Vec::new();
        let sentence = |place: Place| (place.document, self.statement(place).context);
        for at in part {
            let place = originals[at];
            *counts.statements_of.entry(self.statement(place).key).or_default() += 1;
            if at > 0 && sentence(originals[at - 1]) == sentence(place) {
                continue;
            }
            counts.sentences += 1.0;
            words.clear();
            words.extend(self.context(place).pieces.iter().filter_map(|piece| piece.word));
            words.sort_unstable();
            words.dedup();
            for &word in &words {
                *counts.sentences_with.entry(word).or_default() += 1;
            }
        }
        counts
    }

    pub(super) fn document(&self, place: Place) -> &'a Told {
        &self.told[index(place.document)]
    }

    pub(super) fn statement(&self, place: Place) -> &'a Statement {
        &self.document(place).statements[index(place.statement)]
    }

    pub(super) fn context(&self, place: Place) -> &'a Context {
        &self.document(place).contexts[index(self.statement(place).context)]
    }

    /// The statements of the sentence that holds one, itself included.
    pub(super) fn siblings(&self, place: Place) -> &'a [Statement] {
        self.document(place).of_sentence(self.context(place))
    }

    /// Which of the statements of its sentence it is.
    pub(super) fn nth(&self, place: Place) -> u32 {
        place.statement - self.context(place).first
    }

    /// Whether the titles of two documents say that they are about different things: both have one, and share no word that
    /// tells a title from most others, or each has such a word of its own.
    pub(super) fn titled_apart(&self, a: Place, b: Place) -> bool {
        const FEW: usize = 8;
        const SHARE: usize = 20;
        let (mine, theirs) = (&self.document(a).title, &self.document(b).title);
        let telling = |word: &&Word| index(self.titles_with.get(word).copied().unwrap_or(0)) <= FEW.max(self.told.len() / SHARE);
        let has = |title: &[Word], word: &Word| title.binary_search(word).is_ok();
        let shared = mine.iter().filter(telling).any(|word| has(theirs, word));
        let own = |one: &[Word], other: &[Word]| one.iter().filter(telling).any(|word| !has(other, word));
        let each_own = own(mine, theirs) && own(theirs, mine);
        a.document != b.document && !mine.is_empty() && !theirs.is_empty() && (!shared || each_own)
    }

    /// What the sentence of a statement stands under.
    pub(super) fn setting(&self, place: Place) -> &'a [Word] {
        self.document(place).setting(self.context(place))
    }

    /// In how many sentences a word stands.
    pub(super) fn sentences_with(&self, word: Word) -> u32 {
        self.sentences_with.get(&word).copied().unwrap_or(0)
    }

    /// Whether few sentences have a word.
    pub(super) fn is_rare(&self, word: Word) -> bool {
        const FEW: f64 = 20.0;
        const SHARE: f64 = 20_000.0;
        f64::from(self.sentences_with(word)) <= FEW.max(self.sentences / SHARE)
    }

    /// What it says that two sentences share a word: the logarithm of how rarely sentences have it (inverse document
    /// frequency, smoothed).
    pub(super) fn weight(&self, word: Word, is_common: bool) -> f64 {
        let with = self.sentences_with(word);
        let rarity = self.rarities.get(index(with)).copied().unwrap_or_else(|| self.rarity(with));
        if is_common { rarity * COMMON } else { rarity }
    }

    fn rarity(&self, with: u32) -> f64 {
        ((self.sentences + BACKGROUND) / (f64::from(with) + 1.0)).ln()
    }

    /// How much it takes to tell a statement from all others of its kind: the logarithm of how many there are.
    pub(super) fn crowd(&self, key: Key) -> f64 {
        const STEEP: f64 = 2.0;
        STEEP * (f64::from(self.statements_of.get(&key).copied().unwrap_or(1).max(2)) / 2.0).ln()
    }
}

/// What is counted in a part of the corpus.
#[derive(Default)]
struct Counts {
    sentences: f64,
    sentences_with: HashMap<Word, u32, FixedState>,
    statements_of: HashMap<Key, u32, FixedState>,
}

fn add<K: Eq + Hash>(counts: &mut HashMap<K, u32, FixedState>, more: HashMap<K, u32, FixedState>) {
    if counts.is_empty() {
        *counts = more;
        return;
    }
    for (key, count) in more {
        *counts.entry(key).or_default() += count;
    }
}

/// A number of the corpus as an index: all were made from one.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
