//! What a document says, before any rule: its words, its sentences, and the typed values in them.
//!
//! Order matters: what looks like a number but is part of a date is claimed by `period` first, and what is left is read
//! by `quantity`. Nothing here fails; what is not recognised is not a mention. Knows no rules and no other documents.

mod class;
mod grammar;
mod items;
mod lexicon;
mod mention;
mod modifier;
mod name;
mod noun;
mod number;
mod period;
mod quantity;
mod quote;
mod reading;
mod sentence;
mod stem;
mod token;
mod unit;

pub(crate) use class::Class;
pub use items::{Enumeration, enumerate, items_of, title};
pub use mention::{Content, Kind, Mention, Part, Role};
pub use name::{Country, countries};
pub use noun::NounPhrase;
pub use quote::words_of;
pub use reading::Reading;
pub use stem::{Stems, fold};
pub use token::split_words;

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
    let periods = period::recognize(&reading);
    let taken = reading.mask(&periods);
    let mut mentions = quantity::recognize(&reading, source, &taken);
    let lists = items::recognize(&reading, source, &mentions);
    mentions.extend(periods);
    mentions.extend(lists);
    mentions.extend(name::recognize(&reading));
    mentions.extend(quote::recognize(&reading, source));
    reading.keep(mentions);
    reading
}

#[cfg(test)]
mod tests {
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
}
