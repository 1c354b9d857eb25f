//! Mentions × rules → claims: which of the things found in the documents state the facts that the rules name.
//!
//! Each document is looked at by itself and all of them at once; only quotations need the claims of other documents, so
//! they come last. Binding cannot fail: what is not stated clearly is no claim.

mod amount;
mod count;
mod list;
mod members;
mod name;
mod near;
mod passage;
mod quote;

pub(crate) use amount::{amount, closest, date, twin};
pub(crate) use list::{is_lead_in, listed};
pub(crate) use name::name_at;
pub(crate) use near::around;
pub(crate) use passage::Passages;
pub(crate) use quote::{is_marked, of_block, paragraphs, quoted, quoting};

use std::ops::Range;

use rayon::prelude::*;

use crate::recognize::Document;
use crate::rule::{Config, Rule, RuleKind};
use crate::value::{Edit, Quantity, Value};

/// A mention bound to a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The document, by its number among those compared.
    pub document: usize,
    /// The words that state it: bytes of the document's normalised text.
    pub span: Range<usize>,
    /// What they say.
    pub value: Value,
    /// What else there is to it.
    pub detail: Detail,
    /// The mention it was made from, by its number in the document.
    pub mention: Option<usize>,
}

/// What else there is to a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Nothing.
    Plain,
    /// It is the length of a list, which the words of the span are.
    Length,
    /// It is what several numbers add up to, which stand among the words of the span.
    Sum(Vec<Quantity>),
    /// It is a list: the bytes of each item.
    Parts(Vec<Range<usize>>),
    /// It is a quotation of that passage, with these edits if it is a misquote.
    Quoted {
        /// The document of the passage.
        document: usize,
        /// The passage.
        span: Range<usize>,
        /// From the passage to the quotation; none if it is faithful.
        edits: Vec<Edit>,
        /// For each edit that adds or drops words, where in the quotation.
        marks: Vec<Range<usize>>,
    },
    /// It is a quotation from a document of the set that does not have it.
    Unfound {
        /// The document named.
        document: usize,
    },
    /// It is the passage that a quotation is of.
    Passage,
}

impl Claim {
    /// Of a sum, how it comes about: *151 + 108 = 259*. Of very many numbers, the first few and the last.
    #[must_use]
    pub fn sum(&self) -> Option<String> {
        const SHOWN: usize = 12;
        let Detail::Sum(addends) = &self.detail else { return None };
        let mut shown: Vec<String> = addends.iter().map(Quantity::to_string).collect();
        if shown.len() > SHOWN {
            shown.splice(SHOWN - 2..shown.len() - 1, ["…".to_owned()]);
        }
        Some(format!("{} = {}", shown.join(" + "), self.value))
    }
}

/// The claims of each rule, in the order of the rules; within a rule by document and place.
pub type Claims = Vec<Vec<Claim>>;

/// Finds every claim of every rule.
#[must_use]
pub fn bind(config: &Config, documents: &[Document]) -> Claims {
    let stated: Vec<Claims> = documents
        .par_iter()
        .enumerate()
        .map(|(number, document)| config.rules.iter().map(|rule| of_rule(rule, number, document)).collect())
        .collect();
    let mut claims: Claims = config.rules.iter().map(|_| Vec::new()).collect();
    for document in stated {
        for (all, found) in claims.iter_mut().zip(document) {
            all.extend(found);
        }
    }
    count_lists(config, &mut claims);
    let quotations: Vec<(usize, Vec<Claim>)> = config
        .rules
        .iter()
        .enumerate()
        .filter_map(|(number, rule)| match &rule.kind {
            RuleKind::Quote { of } => Some((number, quote::claims(rule, of, config, documents, &claims))),
            _ => None,
        })
        .collect();
    for (number, found) in quotations {
        claims[number] = found;
    }
    for found in &mut claims {
        found.sort_by_key(|claim| (claim.document, claim.span.start, claim.span.end));
    }
    claims
}

/// The claims of one rule in a document by itself: what `bind` finds of it where there is no other document.
#[must_use]
pub fn bind_one(config: &Config, rule: &Rule, document: &Document) -> Vec<Claim> {
    let mut found = of_rule(rule, 0, document);
    if let RuleKind::Quote { of } = &rule.kind {
        let lists = |other: &Rule| if of.is_of(&other.id) { of_rule(other, 0, document) } else { Vec::new() };
        let claims = config.rules.iter().map(lists).collect();
        found = quote::claims(rule, of, config, std::slice::from_ref(document), &claims);
    }
    let counts = |list: &&Rule| matches!(&list.kind, RuleKind::List { counted_by: Some(counted), .. } if counted.by == rule.id);
    for list in config.rules.iter().filter(counts) {
        found.extend(of_rule(list, 0, document).iter().filter_map(length));
    }
    found.sort_by_key(|claim| (claim.document, claim.span.start, claim.span.end));
    found
}

/// The claims of one rule in one document; quotations excepted.
pub(crate) fn of_rule(rule: &Rule, number: usize, document: &Document) -> Vec<Claim> {
    match &rule.kind {
        RuleKind::Count { nouns } => count::claims(rule, nouns, number, document),
        RuleKind::Amount { of, measure } => amount::amounts(rule, of, *measure, number, document),
        RuleKind::Date { event } => amount::dates(rule, event, number, document),
        RuleKind::List { after, closed, .. } => list::claims(rule, after, *closed, number, document),
        RuleKind::Name { names } => name::claims(rule, names, number, document),
        RuleKind::Members { group, within, without } => members::claims(rule, group, within, without, number, document),
        RuleKind::Quote { .. } => Vec::new(),
    }
}

/// The length of a list is a claim of the count that states it.
fn count_lists(config: &Config, claims: &mut Claims) {
    for (number, rule) in config.rules.iter().enumerate() {
        let RuleKind::List { counted_by: Some(counted), .. } = &rule.kind else { continue };
        let Some(count) = config.rules.iter().position(|other| other.id == counted.by) else { continue };
        let lengths: Vec<Claim> = claims[number].iter().filter_map(length).collect();
        claims[count].extend(lengths);
    }
}

fn length(list: &Claim) -> Option<Claim> {
    let Value::Items(items) = &list.value else { return None };
    let length = u32::try_from(items.items.len()).ok()?;
    let value = Value::Quantity(Quantity::count(f64::from(length)));
    (!items.open).then(|| Claim { value, detail: Detail::Length, ..list.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_shown_with_its_numbers() {
        let sum = |addends: &[f64]| {
            let addends: Vec<Quantity> = addends.iter().map(|addend| Quantity::count(*addend)).collect();
            let value = Value::Quantity(Quantity::sum(&addends).unwrap());
            Claim { document: 0, span: 0..1, value, detail: Detail::Sum(addends), mention: None }.sum().unwrap()
        };
        assert_eq!(sum(&[151.0, 1108.0]), "151 + 1,108 = 1,259");
        assert_eq!(sum(&[1.0; 20]), "1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + … + 1 = 20");
    }
}
