//! Which phrases tell some places from others: the fewest and plainest that all of the one have and none of the other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, Index, Run, Shape};

/// Phrases that the words around a claim must have, and phrases they must not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) near: Vec<String>,
    pub(super) not_near: Vec<String>,
}

/// A phrase, and which places it would take.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) text: String,
    /// Ascending.
    pub(super) covers: Vec<usize>,
    pub(super) weight: i64,
}

/// What people would write.
const PLAIN: Shape = Shape { longest: 4, numbers: false, small: false, leads: false };
/// What is tried where that tells nothing apart.
const LONG: Shape = Shape { longest: 9, numbers: true, small: false, leads: false };
/// With more phrases a rule is a list of places.
const MOST: usize = 12;
const MOST_UNWANTED: usize = 8;
/// Words that any sentence may have weigh no more than this.
const SHARED: i64 = 15;

/// Tells the wanted contexts from the others, if words can. What a rule already says it is about, in `said`, tells nothing.
pub(super) fn choose(wanted: &[Context], unwanted: &[Context], said: &[String]) -> Option<Choice> {
    let (wanted, unwanted) = (distinct(wanted), distinct(unwanted));
    if unwanted.is_empty() {
        // Nothing asks for a phrase yet; one that all share keeps out what documents to come may say of other things.
        let shared = candidates(&wanted, PLAIN).into_values().filter(|candidate| candidate.weight > SHARED);
        let new = shared.filter(|candidate| !said.iter().any(|said| is_within(&candidate.text, said)));
        let near = greedy(wanted.len(), new.collect(), 1).unwrap_or_default();
        return Some(Choice { near, not_near: Vec::new() });
    }
    for shape in [PLAIN, LONG] {
        if let Some(near) = cover(&wanted, &unwanted, shape, MOST) {
            return Some(Choice { near, not_near: Vec::new() });
        }
    }
    except(&wanted, &unwanted)
}

/// Phrases that say what the wanted contexts are about, where no one phrase stands in all of them; none where some have no words
/// that could.
pub(super) fn shared_by_parts(wanted: &[Context]) -> Vec<String> {
    let wanted = distinct(wanted);
    let telling = candidates(&wanted, PLAIN).into_values().filter(|candidate| candidate.weight > SHARED);
    greedy(wanted.len(), telling.collect(), MOST).unwrap_or_default()
}

/// Whether a phrase stands in another, or the other way round.
fn is_within(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.contains(&b) || b.contains(&a)
}

/// The phrase that all wanted contexts share and the fewest others have, and phrases for leaving those out.
fn except(wanted: &[Context], unwanted: &[Context]) -> Option<Choice> {
    let index = Index::of(unwanted);
    let shared = candidates(wanted, PLAIN).into_iter().filter(|(_, candidate)| candidate.covers.len() == wanted.len());
    let found = shared.map(|(stems, candidate)| (index.with(&stems), candidate));
    let best = found.min_by_key(|(found, candidate)| (found.len(), -candidate.weight));
    let (near, left) = best.map_or_else(|| (Vec::new(), (0..unwanted.len()).collect()), |(found, run)| (vec![run.text], found));
    let left: Vec<Context> = left.into_iter().map(|at| unwanted[at].clone()).collect();
    let not_near = [PLAIN, LONG].into_iter().find_map(|shape| cover(&left, wanted, shape, MOST_UNWANTED))?;
    Some(Choice { near, not_near })
}

/// Phrases of which each wanted context has one and no other context any.
fn cover(wanted: &[Context], unwanted: &[Context], shape: Shape, most: usize) -> Option<Vec<String>> {
    let index = Index::of(unwanted);
    let fitting = candidates(wanted, shape).into_iter().filter(|(stems, _)| index.with(stems).is_empty());
    greedy(wanted.len(), fitting.map(|(_, candidate)| candidate).collect(), most)
}

/// The phrases that wanted contexts have, each with all that have it.
fn candidates(wanted: &[Context], shape: Shape) -> BTreeMap<Vec<u64>, Candidate> {
    let index = Index::of(wanted);
    let mut candidates: BTreeMap<Vec<u64>, Candidate> = BTreeMap::new();
    for Run { stems, text, weight, .. } in wanted.iter().flat_map(|context| context.runs(shape)) {
        if let Entry::Vacant(free) = candidates.entry(stems) {
            let covers = index.with(free.key());
            free.insert(Candidate { text, covers, weight });
        }
    }
    candidates
}

/// Takes the candidate that covers the most of what is left, of equals the weightiest, until all places are covered.
pub(super) fn greedy(places: usize, mut candidates: Vec<Candidate>, most: usize) -> Option<Vec<String>> {
    candidates.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.text.cmp(&b.text)));
    let mut left = vec![true; places];
    let mut chosen = Vec::new();
    while left.contains(&true) {
        let new = |candidate: &Candidate| candidate.covers.iter().filter(|&&place| left[place]).count();
        // Of equals the first: `max_by_key` takes the last.
        let best = candidates.iter().rev().max_by_key(|candidate| new(candidate)).filter(|best| new(best) > 0)?;
        if chosen.len() == most {
            return None;
        }
        for &place in &best.covers {
            left[place] = false;
        }
        chosen.push(best.text.clone());
    }
    chosen.sort();
    Some(chosen)
}

/// The contexts, each once: copies of a sentence tell no more than it.
fn distinct(contexts: &[Context]) -> Vec<Context> {
    let mut seen = BTreeSet::new();
    contexts.iter().filter(|context| seen.insert(context.key)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::{Content, Document};
    use crate::source::{Metadata, SourceId, parse};

    /// The words around the first number of each text.
    fn contexts(texts: &[&str]) -> Vec<Context> {
        let context = |text: &&str| {
            let (source, _) = parse(SourceId("t.md".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
            let document = Document::of(source);
            let is_number = |content: &Content| matches!(content, Content::Quantity(_) | Content::Period { .. });
            let mention = document.reading.mentions().iter().find(|mention| is_number(&mention.content)).unwrap();
            Context::of(&document, &[mention.tokens.start], std::slice::from_ref(&mention.tokens))
        };
        texts.iter().map(context).collect()
    }

    #[track_caller]
    fn check(wanted: &[&str], unwanted: &[&str], near: &[&str], not_near: &[&str]) {
        let chosen = choose(&contexts(wanted), &contexts(unwanted), &["launched".to_owned()]).unwrap();
        assert_eq!(chosen.near, near, "{wanted:?}");
        assert_eq!(chosen.not_near, not_near, "{wanted:?}");
    }

    #[test]
    fn what_all_share_is_named_even_if_nothing_asks_for_it() {
        check(&["It has 9 towns.", "The 8 towns went home."], &[], &[], &[]);
        check(&["In 2016 the Oak League met.", "Since 2017 the Oak League is larger."], &[], &["Oak League"], &[]);
        check(&["It was launched in 2016 by sailors.", "Sailors launched it in 2017."], &[], &["sailors"], &[]);
        check(&["It was launched in 2016.", "Launched in 2017."], &[], &[], &[]);
    }

    #[test]
    fn words_that_others_have_too_tell_nothing() {
        check(
            &["The Oak League has 9 towns.", "In the Oak League are 8 towns."],
            &["The Elm League has 7 towns."],
            &["Oak League"],
            &[],
        );
        check(&["The league has 9 towns by rivers."], &["The league has 7 towns by lakes.", "It has 3 towns."], &["rivers"], &[]);
        check(
            &["It has 9 towns that trade on hills."],
            &["On hills it has 2 towns that trade.", "It will trade hills for 2 towns."],
            &["trade on hills"],
            &[],
        );
    }

    #[test]
    fn what_no_phrase_joins_has_several() {
        check(&["The league has 9 towns.", "The union has 8 towns."], &["The club has 7 towns."], &["league", "union"], &[]);
    }

    #[test]
    fn headings_tell_places_apart() {
        check(&["# Rivers\n\nIt has 9 towns.", "# Rivers\n\nIt had 8 towns."], &["# Lakes\n\nIt has 7 towns."], &["rivers"], &[]);
    }

    #[test]
    fn where_the_same_words_stand_elsewhere_those_around_them_are_kept_out() {
        let elsewhere = "# Lakes\n\nThe league has 7 towns.";
        check(&["The league has 9 towns."], &[elsewhere], &["league"], &["lakes"]);
    }

    #[test]
    fn places_with_the_same_words_cannot_be_told_apart() {
        assert_eq!(choose(&contexts(&["It has 9 towns."]), &contexts(&["It has 7 towns."]), &[]), None);
    }
}
