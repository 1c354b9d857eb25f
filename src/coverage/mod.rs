//! How much of what the documents say is watched by a rule, and which facts they repeat that none watches.
//!
//! A mention is watched if it is a claim, or stands within the words of one: the countries of a list that is a claim are
//! watched with it. Judges no values: two places repeat each other if they say the same.

mod repeated;

pub use repeated::{Repeated, repeated};

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::claim::{Claim, Claims};
use crate::recognize::{Document, Kind, Mention};

/// Of some mentions that a rule could be about, how many are watched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that are watched.
    pub watched: usize,
    /// All of them.
    pub of: usize,
}

impl Tally {
    fn count(&mut self, watched: bool) {
        self.watched += usize::from(watched);
        self.of += 1;
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { watched: self.watched + other.watched, of: self.of + other.of }
    }
}

/// Which mentions of each document are watched, by their numbers.
#[derive(Clone, Debug)]
pub struct Watched(Vec<Vec<bool>>);

impl Watched {
    /// Looks at the claims of all rules.
    #[must_use]
    pub fn of(documents: &[Document], claims: &Claims) -> Self {
        let mut by_document: Vec<Vec<&Claim>> = vec![Vec::new(); documents.len()];
        for claim in claims.iter().flatten() {
            by_document[claim.document].push(claim);
        }
        Self(documents.par_iter().zip(by_document).map(|(document, claims)| watched(document, claims)).collect())
    }

    /// Whether a mention of a document is watched.
    #[must_use]
    pub fn is(&self, document: usize, mention: usize) -> bool {
        self.0[document][mention]
    }

    /// All documents together.
    #[must_use]
    pub fn total(&self, documents: &[Document]) -> Tally {
        let mut total = Tally::default();
        for (document, watched) in documents.iter().zip(&self.0) {
            let mentions = document.reading.mentions().iter().zip(watched);
            mentions.filter(|(mention, _)| mention.is_claimable()).for_each(|(_, &watched)| total.count(watched));
        }
        total
    }

    /// The tallies of each document, by kind. Kinds that it does not mention are left out.
    #[must_use]
    pub fn tallies(&self, documents: &[Document]) -> Vec<BTreeMap<Kind, Tally>> {
        let tally = |(document, watched): (&Document, &Vec<bool>)| {
            let mut kinds: BTreeMap<Kind, Tally> = BTreeMap::new();
            for (mention, &watched) in document.reading.mentions().iter().zip(watched) {
                if mention.is_claimable() {
                    kinds.entry(mention.kind()).or_default().count(watched);
                }
            }
            kinds
        };
        documents.iter().zip(&self.0).map(tally).collect()
    }
}

fn watched(document: &Document, mut claims: Vec<&Claim>) -> Vec<bool> {
    let reading = &document.reading;
    claims.sort_by_key(|claim| claim.span.start);
    // How far the claims that have begun reach: what ends before that lies within one of them.
    let mut reach: Vec<usize> = Vec::with_capacity(claims.len());
    for claim in &claims {
        reach.push(reach.last().map_or(claim.span.end, |&last| last.max(claim.span.end)));
    }
    let within = |span: &Range<usize>| {
        let begun = claims.partition_point(|claim| claim.span.start <= span.start);
        begun > 0 && span.end <= reach[begun - 1]
    };
    let is_watched = |mention: &Mention| !claims.is_empty() && within(&reading.span(&mention.tokens));
    let mut watched: Vec<bool> = reading.mentions().iter().map(is_watched).collect();
    for mention in claims.iter().filter_map(|claim| claim.mention) {
        watched[mention] = true;
    }
    watched
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Metadata, SourceId, parse};
    use crate::{claim, rule};

    pub(super) fn documents(texts: &[&str]) -> Vec<Document> {
        let document = |(number, text): (usize, &&str)| {
            let id = SourceId(format!("{number}.txt"));
            let (source, _) = parse(id, text.as_bytes().to_vec(), &Metadata::default()).unwrap();
            Document::of(source)
        };
        texts.iter().enumerate().map(document).collect()
    }

    pub(super) fn watched(rules: &str, documents: &[Document]) -> Watched {
        let config = rule::parse(&format!("claims: {{{rules}}}")).unwrap();
        Watched::of(documents, &claim::bind(&config, documents))
    }

    /// The tallies of one text: `kind watched/of`.
    #[track_caller]
    fn check(rules: &str, text: &str, expect: &str) {
        let documents = documents(&[text]);
        let tallies = watched(rules, &documents).tallies(&documents);
        let shown: Vec<String> =
            tallies[0].iter().map(|(kind, Tally { watched, of })| format!("{} {watched}/{of}", kind.word())).collect();
        assert_eq!(shown.join(", "), expect, "{text}");
    }

    #[test]
    fn claims_are_watched_and_what_stands_within_them() {
        check("", "80 towns joined in 2018.", "quantity 0/1, period 0/1");
        check("a: {count: towns}", "80 towns and 5 villages joined in 2018.", "quantity 1/2, period 0/1");
        let list = "It is made up of France, Chile and Peru. Later 80 towns signed it.";
        check("a: {list: {after: made up of}}", list, "quantity 0/1, list 1/1, name 3/3");
        check("a: {name: {f: [Treaty of 1950]}}", "The Treaty of 1950 followed that of 1948.", "period 1/2");
    }

    #[test]
    fn what_no_rule_could_be_about_is_not_counted() {
        check("", "On Friday the third round was German.", "");
    }
}
