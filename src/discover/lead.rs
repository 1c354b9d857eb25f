//! What all documents state → leads: facts that several places speak of, the surest first.

use std::collections::{BTreeSet, HashSet};

use super::copies::Originals;
use super::corpus::{Corpus, index};
use super::fact::{Cluster, clusters};
use super::index::links;
use super::restated::Restated;
use super::told::{Announced, Told};
use super::total::Total;
use super::{lists, members, quotes, roles};

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// For each document, whether it is one that the others are held against; empty where none is.
    pub reference: Vec<bool>,
}

impl Settings {
    /// Whether two documents are to be compared: where there is a reference, one of them must be of it.
    pub(super) fn between(&self, a: usize, b: usize) -> bool {
        let is_reference = |document: usize| self.reference.get(document).copied().unwrap_or(false);
        self.reference.is_empty() || is_reference(a) != is_reference(b)
    }
}

/// A fact that several places speak of.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The places: numbers of documents, and of mentions in them; ascending. Of a quotation, the last is the passage quoted, by
    /// the number of its block. Of a total, the total alone: its parts are read again.
    pub places: Vec<(usize, usize)>,
    /// How sure it is that they speak of one fact: from 0 to 1.
    pub confidence: f64,
    /// Why it looks as if they do.
    pub ground: Ground,
    /// Whether they contradict each other.
    pub disagree: bool,
}

impl Lead {
    /// Whether two documents state it, or three places: what one place says twice is hardly worth watching.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        const PLACES: usize = 3;
        let documents: BTreeSet<usize> = self.places.iter().map(|(document, _)| *document).collect();
        documents.len() > 1 || self.places.len() >= PLACES
    }

    /// The places that are mentions.
    pub(super) fn mentions(&self) -> &[(usize, usize)] {
        match (self.ground, self.places.as_slice()) {
            (Ground::Quote, [mentions @ .., _]) => mentions,
            (_, places) => places,
        }
    }
}

/// Why places look as if they spoke of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A count announces a list.
    Length,
    /// Their sentences differ in their values only.
    Copy,
    /// A number in words has another one in brackets after it.
    Restated,
    /// The text gives a total, and its parts.
    Total,
    /// They count or date the same thing, and share words.
    Shared,
    /// Two lists are announced as the same thing, and share items.
    List,
    /// Two lists share so many items that one was written from the other.
    Items,
    /// A country is said to have joined something, and to be missing from it.
    Members,
    /// Others are named for one role of one thing.
    Role,
    /// Words in quotation marks are nearly those of a passage.
    Quote,
}

/// What a list is announced with is plainly about it, and so are two numbers that stand together.
const ANNOUNCED: f64 = 0.9;

/// Every lead, the surest first.
#[must_use]
pub fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let ((mut leads, quotes), lists) =
        rayon::join(|| rayon::join(|| values(told, settings), || quotes::find(told, settings)), || lists::find(told, settings));
    let mut seen = HashSet::new();
    for (document, told) in told.iter().enumerate() {
        if !settings.reference.get(document).copied().unwrap_or(false) {
            let originals = told.lengths.iter().filter(|announced| seen.insert(announced.words));
            leads.extend(originals.map(|announced| length(document, announced)));
            let originals = told.restated.iter().filter(|restated| seen.insert(restated.sentence));
            leads.extend(originals.map(|restated| twice(document, restated)));
            let originals = told.totals.iter().filter(|total| seen.insert(total.words));
            leads.extend(originals.map(|total| summed(document, total)));
        }
    }
    leads.extend(lists);
    leads.extend(members::find(told, settings));
    leads.extend(roles::find(told, settings));
    leads.extend(quotes);
    leads.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.places.cmp(&b.places)));
    leads
}

/// What values of several places disagree, or agree.
fn values(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let originals = Originals::of(told);
    let corpus = Corpus::of(told, &originals.places);
    let links = links(&corpus, &originals.places, settings);
    let clusters = clusters(&corpus, &originals, links);
    clusters.iter().filter_map(|cluster| lead(&corpus, cluster)).collect()
}

fn lead(corpus: &Corpus<'_>, cluster: &Cluster) -> Option<Lead> {
    // What only says *after 2000* agrees with much, and states no date.
    let stated = |place: &&super::corpus::Place| cluster.disagree || corpus.statement(**place).is_at();
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

fn twice(document: usize, restated: &Restated) -> Lead {
    Lead {
        places: vec![(document, index(restated.words)), (document, index(restated.figure))],
        confidence: ANNOUNCED,
        ground: Ground::Restated,
        disagree: true,
    }
}

fn summed(document: usize, total: &Total) -> Lead {
    Lead { places: vec![(document, index(total.mention))], confidence: total.confidence, ground: Ground::Total, disagree: true }
}
