//! What a finding is known by from run to run.

use std::fmt;

use super::{Code, Group};
use crate::rule::RuleId;
use crate::source::Source;

/// Sixteen hexadecimal digits made of what a finding says: its code, its rule, and each claim's document, value and words.
/// Lines, columns and the text around play no part, so it stays when they move and changes when a value does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub String);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fingerprint of a finding; `detail` tells apart findings of one rule that have no claims.
#[must_use]
pub fn fingerprint(code: Code, rule: &RuleId, detail: &str, groups: &[Group], sources: &[&Source]) -> Fingerprint {
    let mut facts: Vec<[&str; 3]> = Vec::new();
    for group in groups {
        for claim in &group.claims {
            let source = sources[claim.document];
            facts.push([&source.id.0, &group.value, &source.text()[claim.span.clone()]]);
        }
    }
    facts.sort_unstable();
    facts.dedup();
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    part(code.name());
    part(&rule.0);
    part(detail);
    facts.iter().flatten().for_each(|fact| part(fact));
    Fingerprint(hasher.finalize().to_hex()[..16].to_owned())
}
