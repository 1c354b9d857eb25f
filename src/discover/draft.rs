//! Leads → rules and their claims.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lead::{Ground, Lead};
use super::members::membership;
use super::word::{is_common, is_small};
use crate::claim::{Claim, Claims, Detail, listed, quoted};
use crate::finding::Evidence;
use crate::recognize::{Content, Document, Mention, Reading};
use crate::rule::{Config, Group, Phrases, QuoteOf, Rule, RuleId, RuleKind, Severity};
use crate::source::BlockId;
use crate::value::{Drift, Quantity, Value};

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
        let kind = match first.value {
            Value::Items(_) => {
                RuleKind::List { after: Phrases::default(), closed: lead.ground == Ground::Items, counted_by: None }
            }
            Value::Membership(_) => {
                RuleKind::Members { group: Group::Countries, within: Phrases::default(), without: Phrases::default() }
            }
            Value::Quote(_) => RuleKind::Quote { of: QuoteOf::Sources },
            Value::Period(_) => RuleKind::Date { event: Phrases::default() },
            Value::Quantity(quantity) if quantity.unit().is_some() => {
                RuleKind::Amount { of: Phrases::default(), unit: quantity.unit() }
            }
            _ => RuleKind::Count { nouns: Phrases::default() },
        };
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
            span: 0..0,
        });
        draft.evidence.push(Evidence { confidence: lead.confidence, reasons: about.reasons(lead.ground) });
        draft.claims.push(claims);
    }
    draft
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
        Ground::Length | Ground::Copy | Ground::Shared => {
            lead.places.iter().filter_map(|place| claim(documents, *place)).collect()
        }
    }
}

fn member(documents: &[Document], (number, at): (usize, usize)) -> Option<Claim> {
    let document = documents.get(number)?;
    let mention = document.reading.mentions().get(at)?;
    let value = Value::Membership(membership(document, mention)?);
    let span = document.reading.span(&mention.tokens);
    Some(Claim { document: number, span, value, detail: Detail::Plain, mention: Some(at) })
}

fn claim(documents: &[Document], (number, at): (usize, usize)) -> Option<Claim> {
    let reading = &documents.get(number)?.reading;
    let mention = reading.mentions().get(at)?;
    let (value, detail) = match &mention.content {
        Content::Quantity { value, .. } => (Value::Quantity(**value), Detail::Plain),
        Content::Period { value, .. } => (Value::Period(*value), Detail::Plain),
        Content::Items { parts, .. } => {
            let length = f64::from(u32::try_from(parts.len()).ok()?);
            (Value::Quantity(Quantity::count(length)), Detail::Length)
        }
        Content::Ordinal { .. } | Content::Name(_) | Content::Quote { .. } => return None,
    };
    Some(Claim { document: number, span: reading.span(&mention.tokens), value, detail, mention: Some(at) })
}

/// What a fact is about, in the words of the documents.
struct About {
    /// The words around the first value, with a gap for it.
    line: String,
    /// What is counted, where the words say it.
    noun: Option<String>,
    /// Content words that at least two of the sentences have, in the order of the first.
    shared: Vec<String>,
}

impl About {
    fn of(lead: &Lead, documents: &[Document]) -> Self {
        let found: Vec<(&Document, &Mention)> = lead
            .mentions()
            .iter()
            .filter_map(|(document, at)| {
                let document = documents.get(*document)?;
                Some((document, document.reading.mentions().get(*at)?))
            })
            .collect();
        let Some((document, mention)) = found.first() else {
            return Self { line: String::new(), noun: None, shared: Vec::new() };
        };
        let noun = match &mention.content {
            Content::Quantity { noun: Some(noun), .. } => {
                Some(document.source.text()[document.reading.span(&(noun.head..noun.head + 1))].to_lowercase())
            }
            _ => None,
        };
        let sentence = |(document, mention): &(&Document, &Mention)| words(&document.reading, &mention.tokens);
        let first = sentence(&found[0]);
        let others: Vec<String> = found[1..].iter().flat_map(sentence).map(|(stem, _)| stem).collect();
        let mut shared: Vec<String> = Vec::new();
        for (stem, word) in first {
            if others.contains(&stem) && !shared.contains(&word) && noun.as_ref() != Some(&word) {
                shared.push(word);
            }
        }
        let line = match &mention.content {
            Content::Items { announced, .. } if lead.ground != Ground::Length => announcement(document, announced),
            _ => line(document, &mention.tokens),
        };
        Self { line, noun, shared }
    }

    fn title(&self) -> String {
        self.line.clone()
    }

    fn slug(&self) -> String {
        const WORDS: usize = 2;
        let words = self.noun.iter().chain(self.shared.iter().filter(|word| word.len() > 3)).take(WORDS + 1);
        let words: Vec<String> = words
            .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
            .filter(|word: &String| !word.is_empty())
            .collect();
        if words.is_empty() { "fact".to_owned() } else { words.join(".") }
    }

    fn reasons(&self, ground: Ground) -> Vec<String> {
        const SHOWN: usize = 4;
        let mut reasons = Vec::new();
        match ground {
            Ground::Length => reasons.push("the words before the list announce how long it is".to_owned()),
            Ground::Copy => reasons.push("the sentences differ in their values only".to_owned()),
            Ground::Shared => {}
            Ground::List => reasons.push("the lists are announced alike, and share items".to_owned()),
            Ground::Items => reasons.push("most items of the lists are the same".to_owned()),
            Ground::Members => reasons.push("the sentences say who joined something of one name".to_owned()),
            Ground::Quote => reasons.push("most of the words quoted stand there in this order".to_owned()),
        }
        if let Some(noun) = self.noun.as_ref().filter(|_| ground != Ground::Length) {
            reasons.push(format!("same noun “{noun}”"));
        }
        if !self.shared.is_empty() && ground != Ground::Length {
            let shown: Vec<&str> = self.shared.iter().take(SHOWN).map(String::as_str).collect();
            let count = self.shared.len();
            let more = if count > SHOWN { format!(", {} more", count - SHOWN) } else { String::new() };
            reasons.push(format!("{count} shared word{}: {}{more}", if count == 1 { "" } else { "s" }, shown.join(", ")));
        }
        reasons
    }
}

/// The content words of the sentence around a mention, each as its stem and as written, in lower case.
fn words(reading: &Reading, tokens: &Range<usize>) -> Vec<(String, String)> {
    let is_content = |at: &usize| {
        reading.is_word(*at) && !tokens.contains(at) && !is_small(reading.lower(*at)) && !is_common(reading.stem(*at))
    };
    let sentence = reading.sentence_of(tokens.start);
    sentence.filter(is_content).map(|at| (reading.stem(at).to_owned(), reading.lower(at).to_owned())).collect()
}

/// The last words that announce a list, with a gap after them.
fn announcement(document: &Document, announced: &[Range<usize>]) -> String {
    const SHOWN: usize = 12;
    let tokens = announced.first().cloned().unwrap_or_default();
    let last = tokens.end.saturating_sub(SHOWN).max(tokens.start)..tokens.end;
    let words = if last.is_empty() { "" } else { &document.source.text()[document.reading.span(&last)] };
    format!("{} …", words.trim_end_matches(':')).trim().to_owned()
}

/// The words around a mention, with a gap in its place: *signed by … states in Paris*.
fn line(document: &Document, tokens: &Range<usize>) -> String {
    const BEFORE: usize = 6;
    const AFTER: usize = 8;
    let (reading, text) = (&document.reading, document.source.text());
    let sentence = reading.sentence_of(tokens.start);
    let figure = match reading.mentions().iter().find(|mention| mention.tokens == *tokens).map(|mention| &mention.content) {
        Some(Content::Quantity { figure, .. }) => figure.clone(),
        _ => tokens.clone(),
    };
    let before = figure.start.saturating_sub(BEFORE).max(sentence.start)..figure.start;
    let after = figure.end..(figure.end + AFTER).min(sentence.end.max(figure.end));
    let words = |range: &Range<usize>| if range.is_empty() { "" } else { &text[reading.span(range)] };
    format!("{} … {}", words(&before), words(&after)).trim().to_owned()
}
