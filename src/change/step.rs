//! What documents said of one fact before, and what they say now: value by value, each beside the one that took its place.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, Detail};
use crate::source::{Source, SourceId};
use crate::value::Value;

/// A value that moved, in one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The document.
    pub source: SourceId,
    /// What it said; nothing where the value is new.
    pub before: Option<String>,
    /// What it says in its place; nothing where the value is gone.
    pub after: Option<String>,
    /// Where both are lists: the items that are gone.
    pub lost: Vec<String>,
    /// Where both are lists: the items that are new.
    pub gained: Vec<String>,
    /// In how many places.
    pub times: usize,
}

/// So many steps are written out.
const SHOWN: usize = 20;
/// Values that are longer than this are cut, in characters: lists and quotations.
const LONGEST: usize = 120;
/// With more values to pair in a document, they are paired in their order: looking at all pairs is quadratic.
const ALL_PAIRS: usize = 64;
/// How much of the text around a claim tells which one took its place, in bytes on either side.
const AROUND: usize = 80;

/// A claim that has no equal on the other side.
struct Stated {
    value: String,
    /// Of a list, its items.
    items: Vec<String>,
    /// The words around it.
    around: String,
}

/// Steps in words, a line each.
#[must_use]
pub fn lines(steps: &[Step]) -> Vec<String> {
    let mut lines: Vec<String> = steps.iter().take(SHOWN).map(line).collect();
    if steps.len() > SHOWN {
        lines.push(format!("and {} more", steps.len() - SHOWN));
    }
    lines
}

/// What a claim says, as steps name it.
pub(super) fn value(claim: &Claim) -> String {
    claim.value.to_string()
}

/// What moved between the claims of a rule before and now, document by document.
pub(super) fn steps(before: Vec<(&Source, &Claim)>, after: Vec<(&Source, &Claim)>) -> Vec<Step> {
    let mut documents: BTreeMap<&SourceId, [Vec<Stated>; 2]> = BTreeMap::new();
    for (side, claims) in [before, after].into_iter().enumerate() {
        for (source, claim) in claims {
            let stated = Stated { value: value(claim), items: items(claim), around: around(source, claim) };
            documents.entry(&source.id).or_default()[side].push(stated);
        }
    }
    let mut counted: BTreeMap<Step, usize> = BTreeMap::new();
    for (source, [before, after]) in documents {
        let (before, after) = without_equals(before, after);
        for (before, after) in paired(&before, &after) {
            *counted.entry(step(source, before, after)).or_default() += 1;
        }
    }
    counted.into_iter().map(|(step, times)| Step { times, ..step }).collect()
}

fn items(claim: &Claim) -> Vec<String> {
    match &claim.value {
        Value::Items(items) if claim.detail != Detail::Length => items.items.iter().map(|item| item.title.clone()).collect(),
        _ => Vec::new(),
    }
}

fn step(source: &SourceId, before: Option<&Stated>, after: Option<&Stated>) -> Step {
    let value = |stated: Option<&Stated>| stated.map(|stated| stated.value.clone());
    let without = |one: Option<&Stated>, other: Option<&Stated>| match (one, other) {
        (Some(one), Some(other)) if !other.items.is_empty() => {
            let there: BTreeSet<&String> = other.items.iter().collect();
            one.items.iter().filter(|item| !there.contains(item)).cloned().collect()
        }
        _ => Vec::new(),
    };
    let (lost, gained) = (without(before, after), without(after, before));
    Step { source: source.clone(), before: value(before), after: value(after), lost, gained, times: 0 }
}

/// The words of a claim and around it, which stay while its value moves.
fn around(source: &Source, claim: &Claim) -> String {
    let text = source.text();
    let from = text.ceil_char_boundary(claim.span.start.saturating_sub(AROUND));
    let to = text.floor_char_boundary((claim.span.end + AROUND).min(text.len()));
    text[from..to].to_owned()
}

/// What is said on one side and not on the other. What is said twice there and once here is left once.
fn without_equals(before: Vec<Stated>, mut after: Vec<Stated>) -> (Vec<Stated>, Vec<Stated>) {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, stated) in after.iter().enumerate().rev() {
        places.entry(stated.value.clone()).or_default().push(number);
    }
    let mut matched = vec![false; after.len()];
    let is_gone = |stated: &Stated| match places.get_mut(&stated.value).and_then(Vec::pop) {
        Some(number) => {
            matched[number] = true;
            false
        }
        None => true,
    };
    let before: Vec<Stated> = before.into_iter().filter(is_gone).collect();
    let mut matched = matched.into_iter();
    after.retain(|_| !matched.next().unwrap_or(false));
    (before, after)
}

/// Each value with the one that took its place: of all pairs, those whose words are most alike first.
fn paired<'s>(before: &'s [Stated], after: &'s [Stated]) -> Vec<(Option<&'s Stated>, Option<&'s Stated>)> {
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut taken = vec![false; after.len()];
    for (first, second) in candidates(before, after) {
        if partner[first].is_none() && !taken[second] {
            (partner[first], taken[second]) = (Some(second), true);
        }
    }
    let moved = before.iter().zip(&partner).map(|(old, partner)| (Some(old), partner.map(|number| &after[number])));
    let new = after.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(new, _)| (None, Some(new)));
    moved.chain(new).collect()
}

/// The pairs, in the order in which they are to be joined.
fn candidates(before: &[Stated], after: &[Stated]) -> Vec<(usize, usize)> {
    if before.len().max(after.len()) > ALL_PAIRS {
        return (0..before.len().min(after.len())).map(|number| (number, number)).collect();
    }
    let all = (0..before.len()).flat_map(|first| (0..after.len()).map(move |second| (first, second)));
    let likeness = |(first, second): (usize, usize)| strsim::sorensen_dice(&before[first].around, &after[second].around);
    let mut scored: Vec<(f64, (usize, usize))> = all.map(|pair| (likeness(pair), pair)).collect();
    scored.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
    scored.into_iter().map(|(_, pair)| pair).collect()
}

/// *sources/a.md: 80 → 81*.
fn line(step: &Step) -> String {
    let said = match (&step.before, &step.after) {
        (Some(_), Some(_)) if !step.lost.is_empty() || !step.gained.is_empty() => list(step),
        (Some(before), Some(after)) => format!("{} → {}", cut(before), cut(after)),
        (Some(before), None) => format!("no longer says {}", cut(before)),
        (None, Some(after)) => format!("now says {}", cut(after)),
        (None, None) => String::new(),
    };
    let lead = if step.before.is_some() && step.after.is_some() { ": " } else { " " };
    let times = if step.times > 1 { format!(" ×{}", step.times) } else { String::new() };
    format!("{}{lead}{said}{times}", step.source)
}

/// Of a list, only what is gone and what is new.
fn list(step: &Step) -> String {
    let named = |items: &[String]| cut(&items.iter().map(|item| format!("“{item}”")).collect::<Vec<_>>().join(", "));
    let lost = (!step.lost.is_empty()).then(|| format!("no longer lists {}", named(&step.lost)));
    let gained = (!step.gained.is_empty()).then(|| format!("now lists {}", named(&step.gained)));
    lost.into_iter().chain(gained).collect::<Vec<_>>().join(", ")
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", value[..at].trim_end()),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &[(&str, &str)], after: &[(&str, &str)], expect: &[(&str, &str)]) {
        let side = |stated: &[(&str, &str)]| -> Vec<Stated> {
            stated
                .iter()
                .map(|(value, around)| Stated { value: (*value).into(), items: Vec::new(), around: (*around).into() })
                .collect()
        };
        let (before, after) = without_equals(side(before), side(after));
        let pairs = paired(&before, &after);
        let value = |stated: Option<&Stated>| stated.map_or("–".to_owned(), |stated| stated.value.clone());
        let shown: Vec<(String, String)> = pairs.iter().map(|(old, new)| (value(*old), value(*new))).collect();
        let expect: Vec<(String, String)> = expect.iter().map(|(old, new)| ((*old).into(), (*new).into())).collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn values_are_paired_by_the_words_around_them() {
        check(
            &[("80", "80 states signed in Paris"), ("12", "a council of 12 states meets")],
            &[("13", "a council of 13 states meets"), ("81", "81 states signed in Paris")],
            &[("80", "81"), ("12", "13")],
        );
    }

    #[test]
    fn what_is_said_as_before_is_no_step() {
        check(&[("80", "a"), ("80", "b")], &[("80", "b"), ("81", "a")], &[("80", "81")]);
        check(&[("80", "a")], &[("80", "c"), ("80", "d")], &[("–", "80")]);
        check(&[("80", "a")], &[], &[("80", "–")]);
    }
}
