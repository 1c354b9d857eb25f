//! Where the mentions of a document stand: among some tokens, and sentence by sentence.

use std::ops::Range;

use super::reading::Reading;

impl Reading {
    /// The numbers of the mentions that begin among some tokens.
    #[must_use]
    pub fn mentions_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let mentions = self.mentions();
        let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        first..first + mentions[first..].partition_point(|mention| mention.tokens.start < tokens.end)
    }

    /// The sentences in which mentions begin, with the numbers of these, in order.
    pub fn spoken(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let mut first = 0;
        std::iter::from_fn(move || {
            let sentence = self.sentence_of(self.mentions().get(first)?.tokens.start);
            // A mention outside all sentences stands alone.
            let numbers = first..self.mentions_in(&sentence).end.max(first + 1);
            first = numbers.end;
            Some((sentence, numbers))
        })
    }
}
