//! Memberships: whom the clauses that speak of a group count in, and whom out. Silence is neither.

use std::ops::Range;

use super::near::{Near, any_within};
use super::{Claim, Detail, name};
use crate::recognize::{Content, Document, Reading};
use crate::rule::{Group, Phrases, Rule};
use crate::value::{Membership, Value};

pub(super) fn claims(
    rule: &Rule,
    group: &Group,
    within: &Phrases,
    without: &Phrases,
    number: usize,
    document: &Document,
) -> Vec<Claim> {
    let reading = &document.reading;
    let near = Near::of(rule, document);
    let (within, without) = (within.find(reading, &document.source), without.find(reading, &document.source));
    let mut claims: Vec<Claim> = Vec::new();
    for (entity, tokens, mention) in entities(group, document) {
        let clause = clause(reading, tokens.start);
        // Words that count out stand above words that count in: "not to join" holds "join".
        let member = if any_within(&without, &clause) {
            false
        } else if any_within(&within, &clause) {
            true
        } else {
            continue;
        };
        if !near.holds(tokens.start) {
            continue;
        }
        let value = Value::Membership(Membership { entity, member });
        claims.push(Claim { document: number, span: reading.span(&tokens), value, detail: Detail::Plain, mention });
    }
    claims
}

fn entities(group: &Group, document: &Document) -> Vec<(String, Range<usize>, Option<usize>)> {
    match group {
        Group::Countries => {
            let country = |(at, mention): (usize, &crate::recognize::Mention)| match mention.content {
                Content::Name(country) => Some((country.name.to_owned(), mention.tokens.clone(), Some(at))),
                _ => None,
            };
            document.reading.mentions().iter().enumerate().filter_map(country).collect()
        }
        Group::Named(names) => {
            name::find(names, document).into_iter().map(|(at, tokens)| (names[at].label.clone(), tokens, None)).collect()
        }
    }
}

/// The part of a sentence around a token that one verb governs: up to a semicolon, or a word that sets against.
fn clause(reading: &Reading, token: usize) -> Range<usize> {
    let sentence = reading.sentence_of(token);
    let parts = |at: usize| {
        reading.is_mark(at, ';')
            || matches!(reading.lower(at), "but" | "while" | "whereas" | "although" | "though" | "however" | "unlike")
    };
    // "Others include, but are not limited to, Chile" sets nothing against anything.
    let caveat = |at: usize| reading.lower(at) == "but" && (at..at + 4).any(|i| reading.lower(i) == "limited");
    let start = (sentence.start..token).rev().find(|&at| parts(at) && !caveat(at)).map_or(sentence.start, |at| at);
    let end = (token..sentence.end).find(|&at| parts(at) && !caveat(at)).unwrap_or(sentence.end);
    start..end
}
