//! What all documents state → leads: facts that several places speak of, the surest first.

use std::collections::HashSet;

use super::copies::Originals;
use super::corpus::{Corpus, index};
use super::fact::{Cluster, clusters};
use super::index::links;
use super::told::{Announced, Side, Told};

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// For each document, whether it is one that the others are held against; empty where none is.
    pub reference: Vec<bool>,
}

/// A fact that several places speak of.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The places: numbers of documents, and of mentions in them; ascending.
    pub places: Vec<(usize, usize)>,
    /// How sure it is that they speak of one fact: from 0 to 1.
    pub confidence: f64,
    /// Why it looks as if they do.
    pub ground: Ground,
    /// Whether they contradict each other.
    pub disagree: bool,
}

/// Why places look as if they spoke of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A count announces a list.
    Length,
    /// Their sentences differ in their values only.
    Copy,
    /// They count or date the same thing, and share words.
    Shared,
}

/// What a list is announced with is plainly about it.
const ANNOUNCED: f64 = 0.9;

/// Every lead, the surest first.
#[must_use]
pub fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let originals = Originals::of(told);
    let corpus = Corpus::of(told, &originals.places);
    let links = links(&corpus, &originals.places, settings);
    let clusters = clusters(&corpus, &originals, links);
    let mut leads: Vec<Lead> = clusters.iter().filter_map(|cluster| lead(&corpus, cluster)).collect();
    let mut seen = HashSet::new();
    for (document, told) in told.iter().enumerate() {
        if !settings.reference.get(document).copied().unwrap_or(false) {
            let originals = told.lengths.iter().filter(|announced| seen.insert(announced.words));
            leads.extend(originals.map(|announced| length(document, announced)));
        }
    }
    leads.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.places.cmp(&b.places)));
    leads
}

fn lead(corpus: &Corpus<'_>, cluster: &Cluster) -> Option<Lead> {
    // What only says *after 2000* agrees with much, and states no date.
    let stated = |place: &&super::corpus::Place| cluster.disagree || corpus.statement(**place).side == Side::At;
    let place = |place: &super::corpus::Place| (index(place.document), index(corpus.statement(*place).mention));
    let places: Vec<(usize, usize)> = cluster.places.iter().filter(stated).map(place).collect();
    let ground = if cluster.is_copy { Ground::Copy } else { Ground::Shared };
    (places.len() > 1).then_some(Lead { places, confidence: cluster.confidence, ground, disagree: cluster.disagree })
}

fn length(document: usize, announced: &Announced) -> Lead {
    Lead {
        places: vec![(document, index(announced.count)), (document, index(announced.list))],
        confidence: ANNOUNCED,
        ground: Ground::Length,
        disagree: !announced.agrees,
    }
}
