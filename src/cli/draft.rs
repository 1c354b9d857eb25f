//! Leads → rules in words, tried on all documents and not only on those that the leads point to.
//!
//! Documents are read a batch at a time and let go again, as often as rules had to be worded anew.

use jiff::civil::Date;
use rayon::prelude::*;

use super::discover::{Read, reread};
use super::load::load_one;
use super::mentions::batches;
use super::progress::{self, Work};
use crate::compare::{self, Settings, Verdicts};
use crate::discover::{self, Draft, Lead, Sight, Worded, Wording};
use crate::recognize::Document;
use crate::source::Entry;

/// Drafted rules, with what was found of each.
pub(super) struct Drafted {
    pub(super) draft: Draft,
    /// By the number of the rule; none where words do not tell the fact from others.
    worded: Vec<Option<Worded>>,
    verdicts: Verdicts,
    /// Those that the leads point to.
    documents: Vec<Document>,
    /// For each rule whether its places contradict each other.
    pub(super) disagree: Vec<bool>,
}

/// So often all documents are read, at most.
const ROUNDS: usize = 5;

impl Drafted {
    /// Drafts rules for leads.
    pub(super) fn of(read: &Read, leads: Vec<Lead>, today: Date) -> Self {
        let (documents, leads) = reread(&read.entries, &read.told, leads);
        let draft = discover::draft(&leads, &documents);
        let mut wording = Wording::of(&draft, &documents);
        wording.reopen();
        for _ in 0..ROUNDS {
            let stage = progress::begin(Work::Trying(read.entries.len()));
            for batch in batches(&read.entries) {
                let looked = batch.par_iter().map(|entry| look(&wording, entry, &documents)).inspect(|_| stage.step());
                let sights: Vec<Sight> = looked.flatten().collect();
                for sight in sights {
                    wording.note(sight);
                }
            }
            if !wording.learn() {
                break;
            }
        }
        let verdicts = compare::compare(&draft.config, &documents, &draft.claims, Settings { today, partial: true });
        let worded = wording.finish();
        let disagree = leads.iter().map(|lead| lead.disagree).collect();
        Self { draft, worded, verdicts, documents, disagree }
    }

    /// A rule as an entry of `claims:`, if it could be put in words.
    pub(super) fn entry(&self, number: usize) -> Option<String> {
        let worded = self.worded[number].as_ref()?;
        Some(discover::entry(&self.draft, number, worded, &self.verdicts, &self.documents))
    }
}

/// What the rules find in a document, read again unless it is at hand.
fn look(wording: &Wording, entry: &Entry, documents: &[Document]) -> Option<Sight> {
    match documents.binary_search_by(|document| document.source.id.cmp(&entry.id)) {
        Ok(at) => Some(wording.look(&documents[at])),
        Err(_) => load_one(entry).0.map(|document| wording.look(&document)),
    }
}
