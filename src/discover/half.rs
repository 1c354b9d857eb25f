//! A sentence as one of its values sees it: the words that bear on the value, weighed by how telling and how near they are.

use std::ops::Range;

use super::corpus::{Corpus, Place};
use super::tell::sorted;
use super::told::{Context, Piece, Statement};
use super::word::Word;

/// Words nearer to a value than this, in tokens, bear on it whole; others a part of it.
const NEAR: u16 = 8;
const FAR: f64 = 0.6;
/// Of words far from a value, so much is asked for in the other sentence: writers add clauses of their own.
const ASKED_FAR: f64 = 0.4;

/// A sentence with the words that bear on one of its values.
pub(super) struct Half<'a> {
    pub(super) statement: &'a Statement,
    pub(super) context: &'a Context,
    /// Ascending.
    pub(super) words: Vec<(Word, f64)>,
    pub(super) mass: f64,
    /// What the other sentence is asked to say of it.
    pub(super) asked: f64,
}

impl<'a> Half<'a> {
    pub(super) fn of(corpus: &Corpus<'a>, place: Place) -> Self {
        let (statement, context) = (corpus.statement(place), corpus.context(place));
        let weighed = context.pieces.iter().filter_map(|piece| {
            let near = if piece.at.abs_diff(statement.at) <= NEAR { 1.0 } else { FAR };
            piece.word.map(|word| (word, corpus.weight(word, piece.is_common) * near, near))
        });
        let mut weighed: Vec<(Word, f64, f64)> = weighed.collect();
        weighed.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weighed.dedup_by_key(|(word, ..)| *word);
        let mass = weighed.iter().map(|(_, weight, _)| weight).sum();
        let asked = weighed.iter().map(|(_, weight, near)| if *near < 1.0 { weight * ASKED_FAR } else { *weight }).sum();
        // What was said before tells what this is about; that the other does not say it too is nothing missed.
        let before = context.before.iter().map(|&word| (word, corpus.weight(word, false) * FAR));
        let mut words: Vec<(Word, f64)> = weighed.into_iter().map(|(word, weight, _)| (word, weight)).chain(before).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by_key(|(word, _)| *word);
        Self { statement, context, words, mass, asked }
    }

    pub(super) fn weight(&self, word: Word) -> Option<f64> {
        self.words.binary_search_by_key(&word, |(word, _)| *word).ok().map(|at| self.words[at].1)
    }

    /// Whether a number of one of its names stands nowhere in the other sentence.
    pub(super) fn numbers_names_without(&self, other: &Self) -> bool {
        let number = |piece: &&Piece| piece.is_number && piece.is_name;
        let has = |piece: &Piece| other.context.pieces.iter().any(|other| other.word == piece.word);
        self.context.pieces.iter().filter(number).any(|piece| !has(piece))
    }

    /// The names that the other sentence does not have: neither all their words nor a shorter form of them (*Oslo Harbour* is
    /// not *Bergen Harbour*, but *Howard* may be *Terrence Howard*).
    pub(super) fn own_names<'b>(&'b self, other: &'b Self) -> impl Iterator<Item = &'b [Word]> {
        let names = self.context.names.iter().map(|name| &**name);
        names.filter(|name: &&[Word]| {
            let is_there = name.iter().all(|word| other.weight(*word).is_some());
            let is_shorter_there = || other.context.names.iter().any(|short| short.iter().all(|word| name.contains(word)));
            !is_there && !is_shorter_there()
        })
    }

    pub(super) fn names_something(&self, pieces: &Range<usize>) -> bool {
        self.context.pieces[pieces.clone()].iter().any(|piece| piece.is_name)
    }

    /// Whether some pieces of a sentence stand within a few of its value.
    pub(super) fn is_near(&self, pieces: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let value = self.context.pieces.iter().position(|piece| piece.word.is_none() && piece.at == self.statement.at);
        value.is_none_or(|value| pieces.start <= value + NEAR && value <= pieces.end + NEAR)
    }

    /// Whether some pieces hold a word that the other sentence has nowhere, or the number of a name: what only stands in another
    /// place is no other word.
    pub(super) fn has_another(&self, pieces: &Range<usize>, own: &[Option<Word>], other: &[Option<Word>]) -> bool {
        pieces.clone().any(|at| {
            let piece = &self.context.pieces[at];
            own[at].is_some() && ((piece.is_number && piece.is_name) || !other.contains(&own[at]))
        })
    }

    /// The words that say that the value is only of a part of its subject, ascending: those before it, and right after it.
    pub(super) fn narrowing(&self) -> Vec<Word> {
        const AFTER: u16 = 6;
        let bears = |(at, _): &&(u16, Word)| *at <= self.statement.at.saturating_add(AFTER);
        sorted(self.context.narrow.iter().filter(bears).map(|(_, word)| *word).collect())
    }
}
