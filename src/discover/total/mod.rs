//! Totals that their own parts contradict: in a sentence, in the list it announces, in a sum written out, in a table.
//!
//! ```text
//! total := in a sentence, with parts beside it or in a list below     `sentence`: the words, `parts`: the enumeration
//!        | the last row of a table, with the rows above               `table`
//!        | number "(" number ("+" number)+ ")" | number ("+" number)+ "=" number      `plus`
//! ```
//!
//! Parts are exact, of one unit, and all there: whatever says that there may be more of them, or that some are parts of others,
//! makes no sum. A total that agrees with its parts is no lead: nobody else states it.

mod parts;
mod plus;
mod sentence;
mod table;

use std::ops::Range;

use super::tell::number_of;
use super::word::{Word, mix};
use crate::recognize::{Content, Document, Mention, Reading};
use crate::source::BlockKind;
use crate::value::{Modifier, Quantity, Relation};

/// A total that its parts do not add up to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    /// The mention, by its number in the document.
    pub(super) total: u32,
    /// The hash of the words around it and its parts: copies have one.
    pub(super) words: u64,
    /// How sure it is that these are all its parts.
    pub(super) confidence: f64,
}

/// What the parts of a total add up to.
#[derive(Debug)]
pub(super) struct Sum {
    /// The total, by the number of its mention.
    total: usize,
    /// The parts, from the first to the last.
    pub(super) tokens: Range<usize>,
    pub(super) addends: Vec<Quantity>,
    /// The words that say that one is the total of the others.
    words: Range<usize>,
    confidence: f64,
}

/// Where the layout or the signs say it, little else can be meant.
const WRITTEN_OUT: f64 = 0.9;
/// An enumeration after the total.
const ENUMERATED: f64 = 0.8;
/// Parts first, then what they come to.
const SUMMED_UP: f64 = 0.7;

/// The totals of a document that their parts contradict.
pub(super) fn tell(document: &Document) -> Vec<Total> {
    let mut sums = table::sums(document);
    sums.extend((0..document.reading.mentions().len()).filter_map(|at| sentence::sum(document, at)));
    sums.extend(document.reading.sentences().iter().flat_map(|sentence| plus::sums(document, sentence)));
    sums.sort_by_key(|sum| sum.total);
    sums.dedup_by_key(|sum| sum.total);
    let wrong = sums.into_iter().filter(|sum| sum.contradicts(document));
    wrong.map(|sum| Total { total: number_of(sum.total), words: sum.hash(document), confidence: sum.confidence }).collect()
}

/// What the parts of the total that a mention is add up to.
pub(super) fn sum(document: &Document, at: usize) -> Option<Sum> {
    let mention = document.reading.mentions().get(at)?;
    if matches!(document.source.block(mention.block).kind, BlockKind::Cell { .. }) {
        return table::sums_around(document, mention.block).into_iter().find(|sum| sum.total == at);
    }
    let written_out = || plus::sums(document, &document.reading.sentence_of(mention.tokens.start)).into_iter();
    sentence::sum(document, at).or_else(|| written_out().find(|sum| sum.total == at))
}

impl Sum {
    /// The value of the parts together.
    pub(super) fn value(&self) -> Option<Quantity> {
        Quantity::sum(&self.addends)
    }

    fn contradicts(&self, document: &Document) -> bool {
        let Content::Quantity { value: total, .. } = &document.reading.mentions()[self.total].content else { return false };
        self.value().is_some_and(|sum| {
            total.relation(&sum) == Some(Relation::Conflict)
                && is_comparable(total.figure(), sum.figure())
                && !is_rounded(total.figure(), &self.addends)
        })
    }

    fn hash(&self, document: &Document) -> u64 {
        /// Hashes of sums are no hashes of other things.
        const SUM: u64 = 0x5a5a;
        let reading = &document.reading;
        let words = self.words.start.min(self.tokens.start)..self.words.end.max(self.tokens.end);
        words.fold(SUM, |hash, at| mix(hash, u64::from(Word::plain(reading.lower(at)).number())))
    }
}

/// Whether one can be the other with a mistake in it: parts that come to less than half count something else.
fn is_comparable(total: f64, sum: f64) -> bool {
    total > 0.0 && sum > 0.0 && sum <= 2.0 * total && total <= 2.0 * sum
}

/// Whether round numbers make the difference: *1,000 visitors: 612 adults and 391 children*.
fn is_rounded(total: f64, addends: &[Quantity]) -> bool {
    let figures = || addends.iter().map(Quantity::figure);
    let off = (total - figures().sum::<f64>()).abs();
    let terms = f64::from(u32::try_from(addends.len()).unwrap_or(u32::MAX));
    let is_round = |step: f64, figure: f64| figure % step == 0.0;
    [100.0, 1e3, 1e4, 1e5, 1e6].into_iter().any(|step| {
        let (whole, parts) = (is_round(step, total), figures().all(|figure| is_round(step, figure)));
        (whole && !parts && off <= step / 2.0) || (parts && !whole && off <= step / 2.0 * terms)
    })
}

/// The exact number that a mention states.
fn exact(mention: &Mention) -> Option<&Quantity> {
    match &mention.content {
        Content::Quantity { value, .. } if value.modifier() == Modifier::Exact => Some(value),
        _ => None,
    }
}

fn is_quantity(mention: &Mention) -> bool {
    matches!(mention.content, Content::Quantity { .. })
}

/// Whether a token is one of some words.
fn is_one(reading: &Reading, at: usize, words: &[&str]) -> bool {
    words.contains(&reading.lower(at))
}

/// The numbers of the mentions that begin among some tokens.
fn within(reading: &Reading, tokens: &Range<usize>) -> Range<usize> {
    let mentions = reading.mentions();
    let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    first..first + mentions[first..].partition_point(|mention| mention.tokens.start < tokens.end)
}
