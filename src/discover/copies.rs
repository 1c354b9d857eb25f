//! Copies: statements that say the same in the same words of the same things, as every page of a site does in its footer.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::corpus::{Place, index};
use super::told::Told;
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
        for (document, told) in (0..).zip(told) {
            for statement in 0..u32::try_from(told.statements.len()).unwrap_or(u32::MAX) {
                let place = Place { document, statement };
                let original = *seen.entry(identity(told, statement)).or_insert(place);
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

/// Equal for statements that are copies of each other.
fn identity(told: &Told, statement: u32) -> u64 {
    let hasher = FixedState::default();
    let this = &told.statements[index(statement)];
    let context = &told.contexts[index(this.context)];
    let beside = &told.statements[index(context.first)..][..usize::from(context.statements)];
    let values = beside.iter().fold(context.frame, |hash, beside| mix(hash, hasher.hash_one(beside.value.to_string())));
    let setting = &told.settings[index(context.setting)].words;
    let about = if setting.is_empty() { &told.title } else { setting };
    mix(mix(values, hasher.hash_one(about)), u64::from(statement - context.first))
}
