//! Numbers that are said twice at once, in words and in figures, and not alike: *thirty (20) days*.
//!
//! ```text
//! restated := words "(" figure ")" what is counted
//! ```

use super::tell::number_of;
use super::word::{Word, mix};
use crate::recognize::{Content, Document, Mention, Reading};

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
        contradicts(reading, &two[0], &two[1]).then(|| {
            let sentence = reading.sentence_of(two[0].tokens.start);
            let words = sentence.map(|at| u64::from(Word::of(reading.lower(at)).number()));
            Restated { words: number_of(number), figure: number_of(number + 1), sentence: words.fold(1, mix) }
        })
    };
    mentions.windows(2).enumerate().filter_map(pair).collect()
}

/// Whether the second is the figure in brackets after the first, of the same thing and another number. What counts nothing may be
/// a note or a reference: *see section two (4)*.
fn contradicts(reading: &Reading, first: &Mention, second: &Mention) -> bool {
    let (Content::Quantity { value, figure, noun, .. }, Content::Quantity { value: again, figure: in_figures, noun: same, .. }) =
        (&first.content, &second.content)
    else {
        return false;
    };
    let in_brackets = reading.is_mark(figure.end, '(')
        && in_figures.start == figure.end + 1
        && reading.is_number(in_figures.start)
        && reading.is_mark(in_figures.start + 1, ')');
    let alike = match (noun, same) {
        (Some(noun), Some(same)) => noun.head == same.head,
        (None, None) => value.unit().is_some() && value.unit() == again.unit(),
        (Some(_), None) | (None, Some(_)) => false,
    };
    in_brackets && reading.is_word(figure.start) && alike && value.figure() != again.figure()
}
