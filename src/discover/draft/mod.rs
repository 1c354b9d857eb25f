//! Leads → rules and their claims, and the words for such rules.
//!
//! A draft has the claims of its rules from the leads themselves. Its rules say nothing yet: `wording` finds words that select
//! just those claims (`kinds` what a rule is about, `cover` what must stand near, `context` the words to choose from, `plan` tries
//! them), `yaml` writes them down, and `entry` says beside each what was found.

mod about;
mod context;
mod cover;
mod entry;
mod kinds;
mod plan;
mod wording;
mod yaml;

pub use entry::entry;
pub use wording::{Sight, Worded, Wording};
pub(crate) use yaml::scalar;

use std::collections::BTreeMap;

use about::{About, places, undated};

use super::lead::{Ground, Lead};
use super::members::membership;
use super::roles;
use super::total::sum;
use crate::claim::{Claim, Claims, Detail, listed, name_at, quoted};
use crate::finding::Evidence;
use crate::recognize::{Content, Document, Role};
use crate::rule::{Config, Group, Measure, Phrases, QuoteOf, Rule, RuleId, RuleKind, Severity};
use crate::source::BlockId;
use crate::value::{Drift, Quantity, Unit, Value};

/// Rules drafted from leads, with what they are about.
#[derive(Debug, Default)]
pub struct Draft {
    /// The rules.
    pub config: Config,
    /// For each rule its claims.
    pub claims: Claims,
    /// For each rule why its claims are taken for one fact.
    pub evidence: Vec<Evidence>,
}

/// From this confidence on a conflict is an error.
const SURE: f64 = 0.75;

/// Drafts a rule for each lead, in their order. The numbers of documents in the leads are those of `documents`.
#[must_use]
pub fn draft(leads: &[Lead], documents: &[Document]) -> Draft {
    let mut draft = Draft::default();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for lead in leads {
        let claims = claims(lead, documents);
        let Some(first) = claims.first() else { continue };
        let about = About::of(lead, documents);
        let slug = about.slug();
        let number = ids.entry(slug.clone()).and_modify(|number| *number += 1).or_insert(1);
        let id = if *number == 1 { slug } else { format!("{slug}-{number}") };
        let kind = kind(lead, first, documents);
        draft.config.rules.push(Rule {
            id: RuleId(id),
            title: about.title(),
            kind,
            near: Phrases::default(),
            not_near: Phrases::default(),
            expect: None,
            over_time: Drift::Fixed,
            severity: if lead.confidence >= SURE { Severity::Error } else { Severity::Warning },
            silent: false,
            waivers: Vec::new(),
            examples: Vec::new(),
            span: 0..0,
        });
        let reasons = about.reasons(lead.ground).into_iter().chain(undated(lead, documents)).collect();
        draft.evidence.push(Evidence { confidence: lead.confidence, reasons, draft: None });
        draft.claims.push(claims);
    }
    draft
}

/// The kind of rule that could find a claim; its words are yet to be found.
fn kind(lead: &Lead, claim: &Claim, documents: &[Document]) -> RuleKind {
    let mention = claim.mention.and_then(|at| documents[claim.document].reading.mentions().get(at));
    let stated = mention.and_then(|mention| mention.content.quantity()).filter(|_| lead.ground != Ground::Total);
    let counts = stated.is_none_or(|stated| stated.noun.is_some() && stated.role != Role::Part);
    match claim.value {
        Value::Items(_) => RuleKind::List { after: Phrases::default(), closed: lead.ground == Ground::Items, counted_by: None },
        Value::Membership(_) => {
            RuleKind::Members { group: Group::Countries, within: Phrases::default(), without: Phrases::default() }
        }
        Value::Name(_) => RuleKind::Name { names: Vec::new() },
        Value::Quote(_) => RuleKind::Quote { of: QuoteOf::Passage(Phrases::default()) },
        Value::Period(_) => RuleKind::Date { event: Phrases::default() },
        Value::Quantity(quantity) if quantity.unit().is_some() || !counts => {
            // What is counted by something that is no unit of its own may have no name.
            let named = |unit: Unit| Unit::named(&unit.to_string()).map_or(Measure::Any, Measure::Like);
            RuleKind::Amount { of: Phrases::default(), measure: quantity.unit().map_or(Measure::Number, named) }
        }
        Value::Quantity(_) => RuleKind::Count { nouns: Phrases::default() },
    }
}

fn claims(lead: &Lead, documents: &[Document]) -> Vec<Claim> {
    match lead.ground {
        Ground::Quote => {
            let [quotations @ .., (number, block)] = lead.places.as_slice() else { return Vec::new() };
            let quoted = |place: &(usize, usize)| quoted(documents, *place, (*number, BlockId(*block)));
            quotations.iter().filter_map(quoted).collect()
        }
        Ground::List | Ground::Items => {
            let closed = lead.ground == Ground::Items;
            lead.places.iter().filter_map(|place| listed(documents, *place, closed)).collect()
        }
        Ground::Members => lead.places.iter().filter_map(|place| member(documents, *place)).collect(),
        Ground::Total => lead.places.first().and_then(|place| total(documents, *place)).map(Vec::from).unwrap_or_default(),
        Ground::Role => named(lead, documents),
        Ground::Length | Ground::Restated | Ground::Copy | Ground::Shared => {
            lead.places.iter().filter_map(|place| claim(documents, *place)).collect()
        }
    }
}

fn named(lead: &Lead, documents: &[Document]) -> Vec<Claim> {
    let names = roles::shown(&places(lead, documents)).unwrap_or_default().names;
    let mut claims = Vec::new();
    for ((document, _), names) in lead.places.iter().zip(names) {
        claims.extend(names.into_iter().map(|name| Claim {
            document: *document,
            span: documents[*document].reading.span(&name.tokens),
            mention: name_at(&documents[*document], &name.tokens),
            value: Value::Name(name.usual),
            detail: Detail::Plain,
        }));
    }
    claims
}

fn member(documents: &[Document], (number, at): (usize, usize)) -> Option<Claim> {
    let document = documents.get(number)?;
    let mention = document.reading.mentions().get(at)?;
    let value = Value::Membership(membership(document, mention)?.0);
    let span = document.reading.span(&mention.tokens);
    Some(Claim { document: number, span, value, detail: Detail::Plain, mention: Some(at) })
}

/// A total, and what its parts add up to.
fn total(documents: &[Document], (number, at): (usize, usize)) -> Option<[Claim; 2]> {
    let document = documents.get(number)?;
    let sum = sum(document, at)?;
    let (value, span) = (Value::Quantity(sum.value()?), document.reading.span(&sum.tokens));
    let parts = Claim { document: number, span, value, detail: Detail::Sum(sum.addends), mention: None };
    Some([claim(documents, (number, at))?, parts])
}

fn claim(documents: &[Document], (number, at): (usize, usize)) -> Option<Claim> {
    let reading = &documents.get(number)?.reading;
    let mention = reading.mentions().get(at)?;
    let (value, detail) = match &mention.content {
        Content::Quantity(stated) => (Value::Quantity(stated.value), Detail::Plain),
        Content::Period { value, .. } => (Value::Period(**value), Detail::Plain),
        Content::Items(listed) => {
            let length = f64::from(u32::try_from(listed.parts.len()).ok()?);
            (Value::Quantity(Quantity::count(length)), Detail::Length)
        }
        Content::Ordinal { .. } | Content::Name(_) | Content::Quote { .. } => return None,
    };
    Some(Claim { document: number, span: reading.span(&mention.tokens), value, detail, mention: Some(at) })
}
