//! A rule in words, with what was found of it as comments above.

use super::yaml::comment;
use super::{Draft, Worded};
use crate::compare::Verdicts;
use crate::finding::{Group, documents as documents_of};
use crate::recognize::Document;

/// More values than this, and more documents of a value, are counted and not named.
const VALUES: usize = 8;
const DOCUMENTS: usize = 3;

/// The rule of that number as an entry of `claims:`, under comments that say what was found and why it is taken for one fact.
#[must_use]
pub fn entry(draft: &Draft, number: usize, worded: &Worded, verdicts: &Verdicts, documents: &[Document]) -> String {
    let rule = &draft.config.rules[number];
    let finding = verdicts.findings.iter().find(|finding| finding.rule == rule.id).map(|finding| &finding.groups);
    let agreed = verdicts.agreements.iter().chain(&verdicts.single).find(|agreement| agreement.rule == rule.id);
    let groups = finding.or_else(|| agreed.map(|agreement| &agreement.groups));
    let mut lines: Vec<String> = Vec::new();
    for group in groups.iter().flat_map(|groups| groups.iter()).take(VALUES) {
        lines.push(said(group, documents));
    }
    let more = groups.map_or(0, |groups| groups.len().saturating_sub(VALUES));
    if more > 0 {
        lines.push(format!("… and {more} more values"));
    }
    let evidence = &draft.evidence[number];
    let sure = format!("{:.2}", evidence.confidence);
    lines.push(format!("why ({sure}): {}", evidence.reasons.join("; ")));
    if !worded.exact {
        lines.push("the words below find the same values, though not in the same places only".to_owned());
    }
    let mut entry = String::new();
    for line in lines {
        entry.push_str("  # ");
        entry.push_str(&comment(&line));
        entry.push('\n');
    }
    entry + &worded.yaml
}

/// A value with the documents that give it: *over 95 ×2: a.txt, b.txt*.
fn said(group: &Group, documents: &[Document]) -> String {
    let of = documents_of(std::slice::from_ref(group));
    let mut named: Vec<String> = of.iter().take(DOCUMENTS).map(|&document| documents[document].source.id.to_string()).collect();
    if of.len() > DOCUMENTS {
        named.push(format!("{} more", of.len() - DOCUMENTS));
    }
    format!("{} ×{}: {}", group.value, group.claims.len(), named.join(", "))
}
