//! What a document says, before any rule: its words, its sentences, and the typed values in them.
//!
//! Nothing here fails; what is not recognised is not a mention. Knows no rules and no other documents.

mod class;
mod gather;
mod grammar;
mod items;
mod lexicon;
mod mention;
mod modifier;
mod name;
mod noun;
mod number;
mod passage;
mod period;
mod quantity;
mod quote;
mod reading;
mod seek;
mod sentence;
mod spoken;
mod stem;
mod token;
mod tokenize;
mod unit;

pub(crate) use class::Class;
pub use items::{Enumeration, enumerate, items_of, title};
pub use mention::{Content, Kind, Mention, Part, PeriodRole, Role, StatedList, StatedQuantity};
pub use name::{Country, Name, countries, name_of};
pub use noun::NounPhrase;
pub use quantity::{noun_of, restates};
pub use quote::words_of;
pub use reading::Reading;
pub use stem::{Stems, fold};
pub use tokenize::split_words;

use crate::source::Source;

/// A source with what was recognised in it.
#[derive(Debug)]
pub struct Document {
    /// The document as it lies on disk.
    pub source: Source,
    /// What it says.
    pub reading: Reading,
}

impl Document {
    /// Reads a source.
    #[must_use]
    pub fn of(source: Source) -> Self {
        let reading = recognize(&source);
        Self { source, reading }
    }
}

/// Reads one document.
#[must_use]
pub fn recognize(source: &Source) -> Reading {
    let mut reading = Reading::of(source);
    let mentions = gather::gather(&reading, source);
    reading.keep(mentions);
    reading
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;

    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    /// A document of plain text, read.
    pub(super) fn reading(text: &str) -> (Source, Reading) {
        let (source, _) = parse(SourceId("test.txt".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
        let reading = recognize(&source);
        (source, reading)
    }

    /// The mentions of a text that `show` has words for.
    pub(super) fn shown(text: &str, show: impl Fn(&Mention) -> Option<String>) -> Vec<String> {
        reading(text).1.mentions().iter().filter_map(show).collect()
    }

    fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
        outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end
    }

    /// Every mention stands in its block, in order; the parts of a list do not overlap.
    fn hold(text: &str) -> Result<(), TestCaseError> {
        for name in ["test.txt", "test.md"] {
            let Some((source, _)) = parse(SourceId(name.to_owned()), text.as_bytes().to_vec(), &Metadata::default()) else {
                continue;
            };
            let reading = recognize(&source);
            let mut last = 0;
            for mention in reading.mentions() {
                prop_assert!(mention.tokens.start >= last && mention.tokens.start < mention.tokens.end, "{text:?} {mention:?}");
                last = mention.tokens.start;
                let block = reading.block(mention.block);
                let Some(StatedList { parts, announced, count, .. }) = mention.content.list() else {
                    prop_assert!(inside(&mention.tokens, &block), "{text:?} {mention:?}");
                    continue;
                };
                prop_assert!(parts.windows(2).all(|two| two[0].whole.end <= two[1].whole.start), "{text:?} {mention:?}");
                prop_assert!(parts.iter().all(|part| inside(&part.title, &part.whole) && inside(&part.whole, &mention.tokens)));
                prop_assert!(parts.iter().all(|part| reading.block_of(part.title.start) == reading.block_of(part.title.end - 1)));
                prop_assert!(count.iter().all(|count| announced.iter().any(|announced| inside(count, announced))));
            }
            for two in reading.sentences().windows(2) {
                prop_assert!(two[0].end <= two[1].start && !two[0].is_empty());
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn mentions_stand_in_their_blocks_whatever_the_text(words in prop::collection::vec(prop::sample::select(&[
            "such as", "including", "namely", "e.g.", "i.e.", "for example", "consists of", "made up of", ":", ";", ",", ",", " and ", " or ",
            "–", "—", " – ", "…", "...", ".", "?", "!", "(", ")", "[", "]", "(1)", "2)", "(a)", "(b)", "(i)", "(ii)", "“", "”", "„", "«", "»", "‹", "›",
            "‘", "’", "\"", "'", "「", "」", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n2. ", "\n> ", "\n# ", "three aims", "two", "Canada", "U.S.",
            "French", "IGF", "Blue Forest Forum", "of", "the", "The", "Dr.", "A.", "said", "Mary", "according to", "put it", "as", "oak", "ash", "are", "etc.",
            "and 20 others", "between", "which", "but", "No. 5", "Jan. 5", "'90s", "5' 3\"", "é", "日本", "&", "-", "\t", " ",
        ][..]), 0..40), spaced in any::<bool>()) {
            hold(&words.join(if spaced { " " } else { "" }))?;
        }

        #[test]
        fn mentions_stand_in_their_blocks_in_any_text(text in "\\PC{0,60}") {
            hold(&text)?;
        }
    }
}
