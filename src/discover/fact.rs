//! Statements that are linked with each other → facts.

use std::collections::BTreeMap;

use super::copies::Originals;
use super::corpus::{Corpus, Place};
use super::index::{Linked, linked, same_sentence};
use super::link::Link;
use super::relation::{agree, disagree};

/// Places that speak of one fact.
#[derive(Debug)]
pub(super) struct Cluster {
    /// In their order, copies included.
    pub(super) places: Vec<Place>,
    /// Of the surest link between two that disagree; of all, where none do.
    pub(super) confidence: f64,
    /// Whether that link is one between copies of a sentence.
    pub(super) is_copy: bool,
    pub(super) disagree: bool,
}

/// So many members of each side are asked whether two clusters are one.
const ASKED: usize = 6;
/// From so many values on, most of them given once, what looks like one fact is a form filled in for many.
const FORM: usize = 5;

/// Joins what is linked, the surest first. A statement joins others only if half of them are linked with it.
pub(super) fn clusters(corpus: &Corpus<'_>, originals: &Originals, mut links: Vec<Linked>) -> Vec<Cluster> {
    links.sort_by(|a, b| b.link.confidence.total_cmp(&a.link.confidence).then(a.places.cmp(&b.places)));
    let mut of_place: BTreeMap<Place, usize> = BTreeMap::new();
    let mut clusters: Vec<Vec<Place>> = Vec::new();
    for linked in &links {
        let [a, b] = linked.places.map(|place| {
            *of_place.entry(place).or_insert_with(|| {
                clusters.push(vec![place]);
                clusters.len() - 1
            })
        });
        if a == b || !belong(corpus, &clusters[a], &clusters[b]) {
            continue;
        }
        let (into, from) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut clusters[from]);
        for place in &moved {
            of_place.insert(*place, into);
        }
        clusters[into].extend(moved);
    }
    // The surest link comes first.
    let mut best: Vec<[Option<Link>; 2]> = vec![[None; 2]; clusters.len()];
    for linked in &links {
        let [a, b] = linked.places.map(|place| of_place[&place]);
        if a == b {
            best[a][usize::from(linked.disagree)].get_or_insert(linked.link);
        }
    }
    let mut facts: Vec<Cluster> = clusters
        .into_iter()
        .zip(best)
        .filter(|(places, _)| places.len() > 1 && !is_form(corpus, places) && !tells_apart(corpus, places))
        .filter_map(|(places, [agreeing, disagreeing])| {
            let copies = places.iter().flat_map(|place| originals.copies(*place)).copied();
            let mut all: Vec<Place> = places.iter().copied().chain(copies).collect();
            all.sort_unstable();
            let Link { confidence, is_copy } = disagreeing.or(agreeing)?;
            Some(Cluster { places: all, confidence, is_copy, disagree: disagreeing.is_some() })
        })
        .collect();
    facts.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.places.cmp(&b.places)));
    facts
}

fn belong(corpus: &Corpus<'_>, a: &[Place], b: &[Place]) -> bool {
    let pairs = || a.iter().take(ASKED).flat_map(|a| b.iter().take(ASKED).map(move |b| (*a, *b)));
    let linked = pairs().filter(|(a, b)| linked(corpus, *a.min(b), *a.max(b)).is_some()).count();
    linked > 0 && linked * 2 >= pairs().count()
}

/// Whether a document gives several of the values, of what it does not itself take for one thing.
fn tells_apart(corpus: &Corpus<'_>, places: &[Place]) -> bool {
    let of_document = |a: &Place| places.iter().filter(move |b| b.document == a.document).copied().collect::<Vec<Place>>();
    places.iter().take(ASKED * ASKED).any(|a| {
        of_document(a).iter().take(ASKED).any(|b| {
            a < b
                && !same_sentence(corpus, *a, *b)
                && disagree(corpus.statement(*a), corpus.statement(*b))
                && linked(corpus, *a, *b).is_none()
        })
    })
}

/// Whether nearly every place gives a value of its own.
fn is_form(corpus: &Corpus<'_>, places: &[Place]) -> bool {
    let mut values: Vec<Place> = Vec::new();
    for place in places {
        let statement = corpus.statement(*place);
        if !values.iter().any(|other| agree(corpus.statement(*other), statement)) {
            values.push(*place);
        }
        if values.len() > ASKED * ASKED {
            return true;
        }
    }
    values.len() >= FORM && values.len() * 2 > places.len()
}
