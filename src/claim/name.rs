//! Names: which of a rule's names the sentences that speak of the fact give.

use std::ops::Range;

use super::near::Near;
use super::{Claim, Detail};
use crate::recognize::{Content, Document, Mention};
use crate::rule::{Names, Rule};
use crate::value::Value;

pub(super) fn claims(rule: &Rule, names: &[Names], number: usize, document: &Document) -> Vec<Claim> {
    let near = Near::of(rule, document);
    let mut claims: Vec<Claim> = Vec::new();
    let mut last: Vec<(usize, Range<usize>)> = Vec::new();
    for (name, tokens) in find(names, document) {
        let sentence = document.reading.sentence_of(tokens.start);
        let said = last.iter().any(|(said, place)| *said == name && *place == sentence);
        if said || !near.holds(tokens.start) {
            continue;
        }
        last.retain(|(_, place)| *place == sentence);
        last.push((name, sentence));
        let value = Value::Name(names[name].label.clone());
        claims.push(Claim {
            document: number,
            span: document.reading.span(&tokens),
            value,
            detail: Detail::Plain,
            mention: name_at(document, &tokens),
        });
    }
    claims
}

/// The mention that some tokens are, if they are all of a name.
pub(crate) fn name_at(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let mentions = document.reading.mentions();
    let is_name = |mention: &Mention| mention.tokens == *tokens && matches!(mention.content, Content::Name(_));
    document.reading.mentions_in(&(tokens.start..tokens.start + 1)).find(|at| is_name(&mentions[*at]))
}

/// Where each name stands, by its number; names inside longer ones left out.
pub(super) fn find(names: &[Names], document: &Document) -> Vec<(usize, Range<usize>)> {
    let places = |(at, name): (usize, &Names)| {
        let found = name.phrases.find(&document.reading, &document.source);
        found.into_iter().map(move |tokens| (at, tokens)).collect::<Vec<_>>()
    };
    let mut found: Vec<(usize, Range<usize>)> = names.iter().enumerate().flat_map(places).collect();
    found.sort_by_key(|(at, tokens)| (tokens.start, std::cmp::Reverse(tokens.end), *at));
    let mut end = 0;
    found.retain(|(_, tokens)| {
        let inside = tokens.end <= end;
        end = end.max(tokens.end);
        !inside
    });
    found
}
