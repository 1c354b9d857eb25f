//! Memberships: whom the clauses that speak of a group count in, and whom out. Silence is neither.

use std::ops::Range;

use super::near::{Near, any_within};
use super::{Claim, Detail, name};
use crate::recognize::{Content, Document, Mention, Name, Reading};
use crate::rule::{Group, Phrases, Rule};
use crate::source::BlockKind;
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
    // "Refused to join" holds "join": words that count out stand above the words that count in inside them.
    let within: Vec<Range<usize>> = within.into_iter().filter(|place| !is_inside(place, &without)).collect();
    let is_list = |mention: &&Mention| matches!(mention.content, Content::Items(_));
    let lists: Vec<&Mention> = reading.mentions().iter().filter(is_list).collect();
    for (entity, tokens, mention) in entities(group, document) {
        let Some(member) = counted(document, &lists, &tokens, &within, &without).filter(|_| near.holds(tokens.start)) else {
            continue;
        };
        let value = Value::Membership(Membership { entity, member });
        claims.push(Claim { document: number, span: reading.span(&tokens), value, detail: Detail::Plain, mention });
    }
    claims
}

/// Whether the clause of an entity counts it in or out, or else the words that announce the list it stands in.
fn counted(
    document: &Document,
    lists: &[&Mention],
    entity: &Range<usize>,
    within: &[Range<usize>],
    without: &[Range<usize>],
) -> Option<bool> {
    let reading = &document.reading;
    let clause = clause(reading, entity.start);
    if set_apart(reading, &clause, entity) {
        return None;
    }
    if let Some(member) = nearest_verb(reading, &clause, entity, within, without) {
        let negated = reading.lower(entity.start.wrapping_sub(1)) == "not" && entity.start > clause.start;
        return (!negated).then_some(member);
    }
    let block = document.source.block(reading.block_of(entity.start));
    if !matches!(block.kind, BlockKind::Item { .. }) {
        return None;
    }
    let announced = announcements(lists, entity);
    let says = |places: &[Range<usize>]| announced.iter().any(|tokens| any_within(places, tokens));
    if says(without) { Some(false) } else { says(within).then_some(true) }
}

/// Whether the words beside an entity take it out of what the clause says: *all except Russia*, *Russia did not*.
fn set_apart(reading: &Reading, clause: &Range<usize>, entity: &Range<usize>) -> bool {
    let mut before = entity.start.saturating_sub(3).max(clause.start)..entity.start;
    let excepted = before.any(|at| matches!(reading.lower(at), "except" | "without" | "unlike" | "excluding"));
    let mut after = entity.end..(entity.end + 2).min(clause.end);
    let refused = after.any(|at| is_negation(reading.lower(at)));
    let more = ((entity.end + 2).min(clause.end)..clause.end).any(|at| reading.is_word(at));
    excepted || (refused && !more)
}

/// The words nearest to an entity decide: those after it, for subjects stand before their verbs, or else those before it.
fn nearest_verb(
    reading: &Reading,
    clause: &Range<usize>,
    entity: &Range<usize>,
    within: &[Range<usize>],
    without: &[Range<usize>],
) -> Option<bool> {
    let inside = |places: &'_ [Range<usize>], member: bool| {
        let from = places.partition_point(|place| place.start < clause.start);
        let to = places.partition_point(|place| place.start < clause.end);
        let in_clause = |place: &&Range<usize>| place.end <= clause.end;
        // "Does not support" is no support; whether it is a refusal is for `not_in` to say.
        let negated = |place: &&Range<usize>| {
            (place.start.saturating_sub(3).max(clause.start)..place.start).any(|at| is_negation(reading.lower(at)))
        };
        places[from..to]
            .iter()
            .filter(in_clause)
            .filter(|place| !member || !negated(place))
            .map(|place| (place.start, member))
            .collect::<Vec<_>>()
    };
    let mut verbs = inside(within, true);
    verbs.extend(inside(without, false));
    verbs.sort_unstable();
    let after = verbs.iter().find(|(at, _)| *at >= entity.end);
    after.or_else(|| verbs.iter().rev().find(|(at, _)| *at < entity.start)).map(|(_, member)| *member)
}

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "no" | "neither" | "nor" | "cannot") || word.ends_with("n't")
}

/// The words that announce the innermost list an entity is an item of.
fn announcements(lists: &[&Mention], entity: &Range<usize>) -> Vec<Range<usize>> {
    let before = lists.partition_point(|list| list.tokens.start <= entity.start);
    let inner = lists[..before].iter().rev().take(NESTED).find(|list| entity.end <= list.tokens.end);
    inner.and_then(|list| list.content.list()).map(|list| list.announced.clone()).unwrap_or_default()
}

/// Lists inside lists are looked through this far back.
const NESTED: usize = 16;

/// Whether a place lies inside one of some ascending places.
fn is_inside(place: &Range<usize>, places: &[Range<usize>]) -> bool {
    let after = places.partition_point(|other| other.start <= place.start);
    places[..after].iter().rev().take(NESTED).any(|other| place.end <= other.end)
}

fn entities(group: &Group, document: &Document) -> Vec<(String, Range<usize>, Option<usize>)> {
    match group {
        Group::Countries => {
            let country = |(at, mention): (usize, &Mention)| match mention.content {
                Content::Name(Name::Country { country, demonym: false }) => {
                    Some((country.name.to_owned(), mention.tokens.clone(), Some(at)))
                }
                _ => None,
            };
            document.reading.mentions().iter().enumerate().filter_map(country).collect()
        }
        Group::Named(names) => {
            name::find(names, document).into_iter().map(|(at, tokens)| (names[at].label.clone(), tokens, None)).collect()
        }
    }
}

/// The part of a sentence around a token up to words that set against.
fn clause(reading: &Reading, token: usize) -> Range<usize> {
    let sentence = reading.sentence_of(token);
    let parts = |at: usize| matches!(reading.lower(at), "but" | "while" | "whereas" | "although" | "though" | "however");
    // "Others include, but are not limited to, Chile" sets nothing against anything.
    let caveat = |at: usize| reading.lower(at) == "but" && (at..at + 4).any(|i| reading.lower(i) == "limited");
    let start = (sentence.start..token).rev().find(|&at| parts(at) && !caveat(at)).unwrap_or(sentence.start);
    let end = (token..sentence.end).find(|&at| parts(at) && !caveat(at)).unwrap_or(sentence.end);
    start..end
}
