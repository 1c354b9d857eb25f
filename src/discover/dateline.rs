//! When a document spoke, where its first lines say so.
//!
//! ```text
//! dateline := a short block among the first ones, no sentence, with one whole date in it     "June 1995", "Paris, 12 November 2018"
//! ```

use crate::recognize::{Class, Document};
use crate::source::{BlockId, BlockKind};
use crate::value::{Period, Precision};

/// A dateline stands among so many first blocks …
const BLOCKS: usize = 8;
/// … and has no more tokens than this.
const TOKENS: usize = 160;

/// A text with fewer blocks is no document with a head of its own: its first line is what it says.
const LONG: usize = 5;

/// When a document spoke, as its metadata say, or else its first lines.
#[must_use]
pub fn as_of(document: &Document) -> Option<Period> {
    document.source.metadata.as_of.or_else(|| dateline(document))
}

/// The date that a document bears.
fn dateline(document: &Document) -> Option<Period> {
    let reading = &document.reading;
    if document.source.blocks().len() < LONG {
        return None;
    }
    let heads = document.source.blocks().iter().enumerate().take(BLOCKS);
    let mut found = heads.filter(|(_, block)| block.kind != BlockKind::Code).filter_map(|(number, _)| {
        let tokens = reading.block(BlockId(number));
        let is_sentence = tokens.clone().any(|at| reading.is(at, Class::AUXILIARY) && reading.lower(at) != "may");
        if tokens.len() > TOKENS || is_sentence || reading.is_mark(tokens.end.saturating_sub(1), '.') {
            return None;
        }
        let inside = reading.mentions()[reading.mentions_in(&tokens)].iter();
        let inside = inside.take_while(|mention| mention.tokens.end <= tokens.end);
        let mut dates = inside.filter_map(|mention| {
            let period = mention.content.when()?.period;
            matches!(period.precision(), Precision::Day | Precision::Month).then_some(period)
        });
        dates.next().filter(|date| date.days().is_some() && dates.next().is_none())
    });
    found.next()
}
