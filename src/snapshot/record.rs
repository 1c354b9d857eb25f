//! What the documents say of each rule now, as the text that is recorded: the title, the claims by source and value in their
//! own words, the verdict.
//!
//! One fact a line. There are no line numbers and none of the words around a claim, and white space counts for nothing, so
//! that an edit elsewhere changes nothing. Knows no files and nothing of what was recorded before.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::file::Snapshot;
use super::verdict;
use crate::claim::{Claim, Claims, Detail};
use crate::compare::Verdicts;
use crate::finding::Group;
use crate::recognize::Document;
use crate::rule::{Config, RuleId};
use crate::source::{Source, clean};
use crate::value::Value;

/// What the documents say of one rule.
#[derive(Clone, Debug)]
pub struct Record {
    /// What is to be recorded.
    pub snapshot: Snapshot,
    /// What the fact is.
    pub title: String,
    /// Where the configuration states the rule: bytes of its text.
    pub declared: Range<usize>,
    /// The claims, and the items of lists and the passages quoted, each with the number of its line in the body, from 0.
    pub places: Vec<(usize, Claim)>,
    /// Whether it is a rule that no document says anything of.
    pub is_silent: bool,
}

/// The records of all rules and checks that have a verdict, by their ids. On the day given, some waivers are in force.
#[must_use]
pub fn records(config: &Config, documents: &[Document], claims: &Claims, verdicts: &Verdicts, today: Date) -> Vec<Record> {
    let sources: Vec<&Source> = documents.iter().map(|document| &document.source).collect();
    let mut records: Vec<Record> = Vec::new();
    for (rule, claims) in config.rules.iter().zip(claims).filter(|(rule, _)| !rule.silent) {
        let mut body = Body::titled(&rule.title);
        body.facts(claims.iter().map(|claim| fact(claim, &sources)), &sources);
        body.lines.push(String::new());
        body.lines.extend(verdict::of_rule(rule, verdicts, today));
        let is_silent = claims.is_empty();
        records.push(Record { is_silent, ..body.record(rule.id.clone(), &rule.title, rule.span.clone()) });
    }
    for check in &config.checks {
        let mut body = Body::titled(&check.title);
        let failing = verdict::failing(&check.id, verdicts);
        body.facts(failing.iter().flat_map(|group| terms(group, &sources)), &sources);
        body.lines.push(String::new());
        body.lines.extend(verdict::of_check(&check.id, verdicts, &sources));
        records.push(body.record(check.id.clone(), &check.title, check.span.clone()));
    }
    records.sort_by(|a, b| a.snapshot.rule.cmp(&b.snapshot.rule));
    records
}

/// A body while it is written.
struct Body {
    lines: Vec<String>,
    places: Vec<(usize, Claim)>,
}

impl Body {
    fn titled(title: &str) -> Self {
        Self { lines: vec![line(title)], places: Vec::new() }
    }

    /// Facts by source and then by what their lines say.
    fn facts(&mut self, facts: impl Iterator<Item = Fact>, sources: &[&Source]) {
        let mut by_source: BTreeMap<usize, Vec<Fact>> = BTreeMap::new();
        for fact in facts {
            by_source.entry(fact.document).or_default().push(fact);
        }
        for (document, mut facts) in by_source {
            self.lines.push(String::new());
            self.lines.push(header(sources[document]));
            // Stable: of two that say the same, the one that stands first comes first.
            facts.sort_by(|a, b| a.lines().cmp(b.lines()));
            for (number, (line, place)) in facts.into_iter().flat_map(|fact| fact.lines.into_iter().enumerate()) {
                self.places.push((self.lines.len(), place));
                self.lines.push(format!("{}{line}", if number == 0 { "  " } else { "    " }));
            }
        }
    }

    fn record(self, rule: RuleId, title: &str, declared: Range<usize>) -> Record {
        let snapshot = Snapshot { rule, body: self.lines.join("\n").trim_end().to_owned() };
        Record { snapshot, title: title.to_owned(), declared, is_silent: false, places: self.places }
    }
}

/// A document, and when it spoke.
fn header(source: &Source) -> String {
    let as_of = source.metadata.as_of.map(|as_of| format!(" ({as_of})")).unwrap_or_default();
    format!("{}{as_of}", line(&source.id.0))
}

/// What a claim says and its words, then what belongs to it: each line with the place that says so.
struct Fact {
    document: usize,
    lines: Vec<(String, Claim)>,
}

impl Fact {
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|(line, _)| line.as_str())
    }
}

fn fact(claim: &Claim, sources: &[&Source]) -> Fact {
    let source = sources[claim.document];
    let words = |lead: &str| format!("{lead}  “{}”", quoted(source, &claim.span));
    let (first, further) = match (&claim.detail, &claim.value) {
        (Detail::Length, value) => (format!("{value}  the length of a list"), Vec::new()),
        (Detail::Sum(_), value) => (format!("{value}  the sum of its parts"), Vec::new()),
        (Detail::Parts(parts), Value::Items(items)) => {
            let item = |part: &Range<usize>| {
                let place = Claim { span: part.clone(), detail: Detail::Plain, ..claim.clone() };
                (quoted(source, part), place)
            };
            (items.size(), parts.iter().map(item).collect())
        }
        (Detail::Quoted { document, span, edits, .. }, _) => {
            let how = if edits.is_empty() { "word for word" } else { "with other words" };
            let passage = format!("of {}  “{}”", line(&sources[*document].id.0), quoted(sources[*document], span));
            let place = Claim { document: *document, span: span.clone(), detail: Detail::Passage, ..claim.clone() };
            (words(how), vec![(passage, place)])
        }
        (Detail::Unfound { document }, _) => (words(&format!("not in {}", line(&sources[*document].id.0))), Vec::new()),
        (Detail::Plain | Detail::Parts(_) | Detail::Passage, value) => (words(&line(&value.to_string())), Vec::new()),
    };
    Fact { document: claim.document, lines: std::iter::once((first, claim.clone())).chain(further).collect() }
}

/// The claims of a term of a check.
fn terms(group: &Group, sources: &[&Source]) -> Vec<Fact> {
    let told = |claim: &Claim| {
        let value = line(&group.value);
        let is_list = claim.detail == Detail::Length || matches!(claim.value, Value::Items(_));
        let said = if is_list { value } else { format!("{value}  “{}”", quoted(sources[claim.document], &claim.span)) };
        Fact { document: claim.document, lines: vec![(said, claim.clone())] }
    };
    group.claims.iter().map(told).collect()
}

/// Words of a document on one line.
fn quoted(source: &Source, span: &Range<usize>) -> String {
    line(&source.text()[span.clone()])
}

/// A text on one line, safe to show, however it was broken.
pub(super) fn line(text: &str) -> String {
    clean(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
