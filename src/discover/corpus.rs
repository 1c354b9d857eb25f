//! What all documents state, and how telling each word of it is.

use std::collections::HashMap;

use foldhash::fast::FixedState;

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
    /// In how many titles each word stands.
    titles_with: HashMap<Word, u32, FixedState>,
    /// How many statements there are of each kind of thing.
    statements_of: HashMap<Key, u32, FixedState>,
}

/// A small corpus says little of how rare a word is in English: every word is taken to stand in one of so many sentences more.
const BACKGROUND: f64 = 1000.0;
/// What a word that any sentence may have is worth of a telling one.
const COMMON: f64 = 0.3;

impl<'a> Corpus<'a> {
    /// Counts words over sentences that differ: copies of a page make no word common.
    pub(super) fn of(told: &'a [Told], originals: &[Place]) -> Self {
        let mut corpus = Self {
            told,
            sentences_with: HashMap::default(),
            sentences: 0.0,
            titles_with: HashMap::default(),
            statements_of: HashMap::default(),
        };
        for &word in told.iter().flat_map(|told| &told.title) {
            *corpus.titles_with.entry(word).or_default() += 1;
        }
        let mut last = None;
        let mut words: Vec<Word> = Vec::new();
        for &place in originals {
            *corpus.statements_of.entry(corpus.statement(place).key).or_default() += 1;
            let context = corpus.statement(place).context;
            if last.replace((place.document, context)) == Some((place.document, context)) {
                continue;
            }
            corpus.sentences += 1.0;
            words.clear();
            words.extend(corpus.context(place).pieces.iter().filter_map(|piece| piece.word));
            words.sort_unstable();
            words.dedup();
            for &word in &words {
                *corpus.sentences_with.entry(word).or_default() += 1;
            }
        }
        corpus
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
        let context = self.context(place);
        &self.document(place).statements[index(context.first)..index(context.first) + usize::from(context.statements)]
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

    /// What a sentence stands under; the title of its document where it stands under nothing.
    pub(super) fn setting(&self, place: Place) -> &'a [Word] {
        let told = self.document(place);
        let setting = &told.settings[index(self.context(place).setting)].words;
        if setting.is_empty() { &told.title } else { setting }
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
        let rarity = ((self.sentences + BACKGROUND) / (f64::from(self.sentences_with(word)) + 1.0)).ln();
        if is_common { rarity * COMMON } else { rarity }
    }

    /// How much it takes to tell a statement from all others of its kind: the logarithm of how many there are.
    pub(super) fn crowd(&self, key: Key) -> f64 {
        const STEEP: f64 = 2.0;
        STEEP * (f64::from(self.statements_of.get(&key).copied().unwrap_or(1).max(2)) / 2.0).ln()
    }
}

/// A number of the corpus as an index: all were made from one.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
