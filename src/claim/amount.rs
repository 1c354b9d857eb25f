//! Amounts and dates: for each place that names what the rule is about, the nearest value in its sentence.

use std::ops::Range;

use super::near::{Near, any_within, distance, headers};
use super::{Claim, Detail};
use crate::recognize::{Document, Mention, Role, StatedQuantity, restates};
use crate::rule::{Measure, Phrases, Rule};
use crate::source::BlockKind;
use crate::value::{Dimension, Period, Value};

/// Beyond this distance a value and a phrase have nothing to do with each other.
const FARTHEST: usize = 40;

pub(super) fn amounts(rule: &Rule, of: &Phrases, measure: Measure, number: usize, document: &Document) -> Vec<Claim> {
    nearest(rule, of, number, document, |mention| amount(measure, mention))
}

pub(super) fn dates(rule: &Rule, event: &Phrases, number: usize, document: &Document) -> Vec<Claim> {
    nearest(rule, event, number, document, date)
}

/// What a mention says as an amount, if it is one that a rule asks for.
pub(crate) fn amount(measure: Measure, mention: &Mention) -> Option<Value> {
    let StatedQuantity { value, noun, role, .. } = mention.content.quantity()?;
    // A share is of a part by its nature; other amounts of a part are not amounts of the whole.
    let is_share = *role == Role::Part && value.dimension() == Some(Dimension::Ratio);
    let wanted = match measure {
        Measure::Any => value.unit().is_some() && *role == Role::Level,
        Measure::Like(unit) => value.unit().is_some_and(|written| written.is_like(unit)) && (*role == Role::Level || is_share),
        Measure::Number => value.unit().is_none() && (*role == Role::Part || (*role == Role::Level && noun.is_none())),
    };
    wanted.then_some(Value::Quantity(*value))
}

/// What a mention says as a date.
pub(crate) fn date(mention: &Mention) -> Option<Value> {
    // What says too little to know its days is the date of nothing.
    mention.content.when().filter(|when| !matches!(when.period, Period::Partial(_))).map(Value::Period)
}

fn nearest(
    rule: &Rule,
    phrases: &Phrases,
    number: usize,
    document: &Document,
    value: impl Fn(&Mention) -> Option<Value>,
) -> Vec<Claim> {
    let reading = &document.reading;
    let places = phrases.find(reading, &document.source);
    if places.is_empty() {
        return Vec::new();
    }
    let near = Near::of(rule, document);
    let candidates: Vec<(usize, &Mention, Value)> = reading
        .mentions()
        .iter()
        .enumerate()
        .filter_map(|(at, mention)| value(mention).map(|value| (at, mention, value)))
        .collect();
    let in_tables = candidates.iter().filter(|(_, mention, _)| is_header_named(document, mention, &places));
    let mut chosen: Vec<&(usize, &Mention, Value)> = in_tables.collect();
    chosen.extend(places.iter().filter_map(|place| closest(document, place, &candidates)));
    let twins: Vec<_> = chosen.iter().filter_map(|chosen| twin(document, chosen.0, &candidates)).collect();
    chosen.extend(twins);
    chosen.sort_by_key(|(at, ..)| *at);
    chosen.dedup_by_key(|(at, ..)| *at);
    chosen.retain(|(_, mention, _)| near.holds(mention.tokens.start));
    let claim = |(at, mention, value): &(usize, &Mention, Value)| Claim {
        document: number,
        span: reading.span(&mention.tokens),
        value: value.clone(),
        detail: Detail::Plain,
        mention: Some(*at),
    };
    chosen.into_iter().map(claim).collect()
}

/// The candidate nearest to a phrase in its sentence; of two as near, the one after it.
pub(crate) fn closest<'c, 'd>(
    document: &Document,
    place: &Range<usize>,
    candidates: &'c [(usize, &'d Mention, Value)],
) -> Option<&'c (usize, &'d Mention, Value)> {
    let sentence = document.reading.sentence_of(place.start);
    let reach = sentence.start.max(place.start.saturating_sub(FARTHEST))..sentence.end.min(place.end + FARTHEST);
    let from = candidates.partition_point(|(_, mention, _)| mention.tokens.start < reach.start);
    candidates[from..]
        .iter()
        .take_while(|(_, mention, _)| mention.tokens.start < reach.end)
        .map(|candidate| {
            (distance(&document.reading, place, &candidate.1.tokens), candidate.1.tokens.start < place.start, candidate)
        })
        .filter(|(distance, ..)| *distance <= FARTHEST)
        .min_by_key(|(distance, before, _)| (*distance, *before))
        .map(|(_, _, candidate)| candidate)
}

/// The other one of two numbers that are said at once and are not the same: *thirty (20) days*.
pub(crate) fn twin<'c, 'd>(
    document: &Document,
    at: usize,
    candidates: &'c [(usize, &'d Mention, Value)],
) -> Option<&'c (usize, &'d Mention, Value)> {
    let reading = &document.reading;
    let mentions = reading.mentions();
    let restated = |first: usize| mentions.get(first).zip(mentions.get(first + 1)).is_some_and(|(a, b)| restates(reading, a, b));
    let other = if restated(at) { at + 1 } else { at.checked_sub(1).filter(|&before| restated(before))? };
    candidates.iter().find(|(candidate, ..)| *candidate == other)
}

fn is_header_named(document: &Document, mention: &Mention, places: &[Range<usize>]) -> bool {
    matches!(document.source.block(mention.block).kind, BlockKind::Cell { .. })
        && headers(document, mention.block).any(|block| any_within(places, &document.reading.block(block)))
}
