//! A document a stretch at a time: a stretch is so short that its tokens, and what is found in them, stay close to the
//! processor while one recogniser after another reads it.

use std::ops::Range;

use super::reading::Reading;
use crate::source::BlockId;

/// One block with its tokens and its sentences.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) block: BlockId,
    /// The tokens of the block; a block of code has none.
    pub(super) tokens: Range<usize>,
    /// They fill the block.
    pub(super) sentences: &'a [Range<usize>],
}

/// A stretch ends with the block that brings it to so many tokens.
const STRETCH: usize = 1 << 12;

impl Reading {
    /// The document in stretches.
    pub(super) fn stretches(&self) -> impl Iterator<Item = Vec<Passage<'_>>> {
        let mut sentences = self.sentences();
        let mut passages = self.blocks().iter().enumerate().map(move |(number, tokens)| {
            let own = sentences.iter().take_while(|sentence| sentence.end <= tokens.end).count();
            let (own, rest) = sentences.split_at(own);
            sentences = rest;
            Passage { block: BlockId(number), tokens: tokens.clone(), sentences: own }
        });
        std::iter::from_fn(move || {
            let mut stretch = vec![passages.next()?];
            let end = stretch[0].tokens.start + STRETCH;
            while stretch.last().is_some_and(|last| last.tokens.end < end)
                && let Some(next) = passages.next()
            {
                stretch.push(next);
            }
            Some(stretch)
        })
    }
}
