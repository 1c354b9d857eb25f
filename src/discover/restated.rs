//! Numbers that are said twice at once, in words and in figures, and not alike: *thirty (20) days*.
//!
//! ```text
//! restated := words "(" figure ")" what is counted
//! ```

use super::tell::number_of;
use super::word::{Word, mix};
use crate::recognize::{Document, Mention, restates};

/// A number in words and the figure in brackets after it, both by their mentions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Restated {
    pub(super) words: u32,
    pub(super) figure: u32,
    /// The hash of the sentence: copies have one.
    pub(super) sentence: u64,
}

/// Those of a document that contradict themselves.
pub(super) fn tell(document: &Document) -> Vec<Restated> {
    let reading = &document.reading;
    let mentions = reading.mentions();
    let pair = |(number, two): (usize, &[Mention])| {
        restates(reading, &two[0], &two[1]).then(|| {
            let sentence = reading.sentence_of(two[0].tokens.start);
            let words = sentence.map(|at| u64::from(Word::of(reading.lower(at)).number()));
            Restated { words: number_of(number), figure: number_of(number + 1), sentence: words.fold(1, mix) }
        })
    };
    mentions.windows(2).enumerate().filter_map(pair).collect()
}
