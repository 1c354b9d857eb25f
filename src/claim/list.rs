//! Lists: those that the rule's words announce, and enumerations that begin right after them.

use std::ops::Range;

use super::near::{Near, first_within};
use super::{Claim, Detail};
use crate::recognize::{Class, Document, Mention, Part, Reading, StatedList, enumerate, items_of};
use crate::rule::{Phrases, Rule};
use crate::source::BlockKind;
use crate::value::Value;

/// An enumeration without a cue of its own needs at least so many items to be one.
const ENUMERATED: usize = 3;

pub(super) fn claims(rule: &Rule, after: &Phrases, closed: bool, number: usize, document: &Document) -> Vec<Claim> {
    let reading = &document.reading;
    let places = after.find(reading, &document.source);
    let near = Near::of(rule, document);
    let claim = |parts: &[Part], open: bool, tokens: &Range<usize>, mention: Option<usize>| Claim {
        document: number,
        span: reading.span(tokens),
        value: Value::Items(items_of(reading, &document.source, parts, open && !closed)),
        detail: Detail::Parts(parts.iter().map(|part| reading.span(&part.whole)).collect()),
        mention,
    };
    let mut claims = Vec::new();
    let mut used: Vec<Range<usize>> = Vec::new();
    for (at, mention) in reading.mentions().iter().enumerate() {
        let Some(StatedList { parts, open, announced, .. }) = mention.content.list() else { continue };
        let Some(place) = announced.iter().find_map(|tokens| first_within(&places, tokens)) else { continue };
        // "Made of a, b and c, including d": the words ask for what follows them, not for what a later cue brings.
        let inline = !matches!(document.source.block(mention.block).kind, BlockKind::Item { .. });
        if inline && is_lead_in(reading.lower(place.end - 1)) && mention.tokens.start > place.end + 1 {
            continue;
        }
        if announced_holds(&near, mention, announced) {
            claims.push(claim(parts, *open, &mention.tokens, Some(at)));
            used.push(place);
        }
    }
    let mut tried = None;
    for place in places.iter().filter(|place| !used.iter().any(|used| used.start == place.start)) {
        let sentence = reading.sentence_of(place.start);
        let announced = claims.iter().any(|claim| {
            let span = reading.span(&sentence);
            span.start <= claim.span.start && claim.span.start < span.end
        });
        if announced || tried == Some(sentence.start) || !near.holds(place.start) {
            continue;
        }
        tried = Some(sentence.start);
        // "Made of", "are": what follows is meant to be the list, even if it is short.
        let led = is_lead_in(reading.lower(place.end - 1));
        if !led && !begins_list(reading, place.end) {
            continue;
        }
        let least = if led { 2 } else { ENUMERATED };
        if let Some(found) = enumerate(reading, place.end..sentence.end, least) {
            claims.push(claim(&found.parts, found.open, &found.tokens(), None));
        }
    }
    claims
}

/// The list that a mention is, as a claim. One held to be complete lacks what others have, even if the text says there is more.
pub(crate) fn listed(documents: &[Document], (number, at): (usize, usize), closed: bool) -> Option<Claim> {
    let document = documents.get(number)?;
    let reading = &document.reading;
    let mention = reading.mentions().get(at)?;
    let StatedList { parts, open, .. } = mention.content.list()?;
    Some(Claim {
        document: number,
        span: reading.span(&mention.tokens),
        value: Value::Items(items_of(reading, &document.source, parts, *open && !closed)),
        detail: Detail::Parts(parts.iter().map(|part| reading.span(&part.whole)).collect()),
        mention: Some(at),
    })
}

/// Whether an enumeration can begin right after a phrase: a mark that opens one, or an item of a few words.
fn begins_list(reading: &Reading, at: usize) -> bool {
    const FIRST_ITEM: usize = 4;
    let opened = matches!(reading.mark(at), Some(',' | ':' | '(' | '–' | '—'));
    let short = (at..at + FIRST_ITEM).take_while(|&at| reading.is_word(at)).count();
    opened || (reading.is_mark(at + short, ',') && !reading.is(at, Class::PREPOSITION | Class::AUXILIARY))
}

/// Whether the last word of a phrase asks for what follows.
pub(crate) fn is_lead_in(word: &str) -> bool {
    matches!(word, "of" | "are" | "is" | "were" | "include" | "includes" | "comprise" | "comprises")
}

/// The words around the announcement speak for a list set off from it.
fn announced_holds(near: &Near<'_>, mention: &Mention, announced: &[Range<usize>]) -> bool {
    announced.iter().any(|tokens| near.holds(tokens.start)) || near.holds(mention.tokens.start)
}
