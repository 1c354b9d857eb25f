//! Copies: statements that say the same in the same words of the same things, as every page of a site does in its footer.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::corpus::{Place, index};
use super::told::{Context, Statement, Told};
use super::word::mix;

/// Statements, each with the copies of it.
pub(super) struct Originals {
    /// The first of each, in the order of places.
    pub(super) places: Vec<Place>,
    copies: HashMap<Place, Vec<Place>, FixedState>,
}

impl Originals {
    pub(super) fn of(told: &[Told]) -> Self {
        let mut originals = Self { places: Vec::new(), copies: HashMap::default() };
        let mut seen: HashMap<u64, Place, FixedState> = HashMap::default();
        let identities: Vec<Box<[u64]>> = told.par_iter().map(identities).collect();
        for (document, identities) in (0..).zip(identities) {
            for (statement, identity) in (0..).zip(identities) {
                let place = Place { document, statement };
                let original = *seen.entry(identity).or_insert(place);
                if original == place {
                    originals.places.push(place);
                } else {
                    originals.copies.entry(original).or_default().push(place);
                }
            }
        }
        originals
    }

    /// The copies of an original, itself left out.
    pub(super) fn copies(&self, original: Place) -> &[Place] {
        self.copies.get(&original).map_or(&[], Vec::as_slice)
    }
}

/// For each statement a number that is equal for copies of it.
fn identities(told: &Told) -> Box<[u64]> {
    let hasher = FixedState::default();
    let of_context = |context: &Context| {
        let beside = told.of_sentence(context).iter();
        let values = beside.fold(context.frame, |hash, beside| mix(hash, hasher.hash_one(beside.value.to_string())));
        mix(values, hasher.hash_one(told.setting(context)))
    };
    let contexts: Vec<u64> = told.contexts.iter().map(of_context).collect();
    let identity = |(number, statement): (u32, &Statement)| {
        let nth = number - told.contexts[index(statement.context)].first;
        mix(contexts[index(statement.context)], u64::from(nth))
    };
    (0..).zip(&told.statements).map(identity).collect()
}
