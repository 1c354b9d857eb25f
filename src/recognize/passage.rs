//! A document a stretch at a time: all recognisers read one stretch before any reads the next. A stretch is short enough that
//! its tokens stay close to the processor, and long enough that the processor gets used to each recogniser.

use std::ops::Range;

use super::reading::Reading;
use crate::source::BlockId;

/// Some blocks that follow each other.
#[derive(Debug, Default)]
pub(super) struct Stretch<'a> {
    passages: Vec<Passage<'a>>,
}

/// One block.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) block: BlockId,
    /// The tokens of the block; a block of code has none.
    pub(super) tokens: Range<usize>,
    /// They fill the block.
    pub(super) sentences: &'a [Range<usize>],
}

/// One sentence.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    pub(super) block: BlockId,
    pub(super) tokens: &'a Range<usize>,
}

impl<'a> Stretch<'a> {
    /// A stretch ends with the block that brings it to so many tokens: three megabytes of them. With a sixtieth of that, reading
    /// takes a sixth longer.
    const LENGTH: usize = 1 << 18;

    /// Its blocks.
    pub(super) fn passages(&self) -> &[Passage<'a>] {
        &self.passages
    }

    /// Its sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Sentence<'a>> {
        self.passages.iter().flat_map(|passage| passage.sentences.iter().map(|tokens| Sentence { block: passage.block, tokens }))
    }

    /// The token after its last.
    pub(super) fn end(&self) -> usize {
        self.passages.last().map_or(0, |last| last.tokens.end)
    }

    fn push(&mut self, reading: &Reading, block: BlockId, sentences: &'a [Range<usize>]) {
        self.passages.push(Passage { block, tokens: reading.block(block), sentences });
    }
}

impl Reading {
    /// The document in stretches.
    pub(super) fn stretches(&self) -> impl Iterator<Item = Stretch<'_>> {
        let mut sentences = self.sentences();
        let mut blocks = self.blocks().iter().enumerate().peekable();
        std::iter::from_fn(move || {
            let end = blocks.peek()?.1.start + Stretch::LENGTH;
            let mut stretch = Stretch::default();
            while let Some((number, tokens)) = blocks.next_if(|_| stretch.end() < end) {
                let own = sentences.iter().take_while(|sentence| sentence.end <= tokens.end).count();
                let (own, rest) = sentences.split_at(own);
                sentences = rest;
                stretch.push(self, BlockId(number), own);
            }
            Some(stretch)
        })
    }
}
