//! Counts: a number whose noun phrase speaks of what the rule counts.

use std::ops::Range;

use super::near::{Near, any_within, headers};
use super::{Claim, Detail};
use crate::recognize::{Document, Mention, NounPhrase, Role, StatedQuantity};
use crate::rule::{Phrase, Phrases, Rule};
use crate::source::BlockKind;
use crate::value::Value;

pub(super) fn claims(rule: &Rule, nouns: &Phrases, number: usize, document: &Document) -> Vec<Claim> {
    let near = Near::of(rule, document);
    let found: Vec<(&Phrase, Vec<Range<usize>>)> =
        nouns.0.iter().map(|phrase| (phrase, phrase.find(&document.reading, &document.source))).collect();
    if found.iter().all(|(_, places)| places.is_empty()) {
        return Vec::new();
    }
    let counts = |mention: &Mention, noun: Option<&NounPhrase>| match noun {
        Some(noun) => found.iter().any(|(phrase, places)| names(phrase, places, noun)),
        None => header_names(document, mention, &found),
    };
    let claim = |(at, mention): (usize, &Mention)| {
        let StatedQuantity { value, noun, role: Role::Level, .. } = mention.content.quantity()? else { return None };
        let claimed = value.unit().is_none() && counts(mention, noun.as_ref()) && near.holds(mention.tokens.start);
        claimed.then(|| Claim {
            document: number,
            span: document.reading.span(&mention.tokens),
            value: Value::Quantity(*value),
            detail: Detail::Plain,
            mention: Some(at),
        })
    };
    document.reading.mentions().iter().enumerate().filter_map(claim).collect()
}

/// Whether a phrase names what is counted: one word must be the head of the noun phrase, several may stand anywhere in it
/// (*93 civil society stakeholders*).
fn names(phrase: &Phrase, places: &[Range<usize>], noun: &NounPhrase) -> bool {
    if phrase.is_single_word() { any_within(places, &(noun.head..noun.head + 1)) } else { any_within(places, &noun.tokens) }
}

/// In a table, the headers of a cell say what its number counts.
fn header_names(document: &Document, mention: &Mention, found: &[(&Phrase, Vec<Range<usize>>)]) -> bool {
    let is_cell = matches!(document.source.block(mention.block).kind, BlockKind::Cell { .. });
    is_cell
        && headers(document, mention.block).any(|block| {
            let tokens = document.reading.block(block);
            found.iter().any(|(_, places)| any_within(places, &tokens))
        })
}
