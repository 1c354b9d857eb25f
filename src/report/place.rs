//! Where a finding stands, for formats that know one place a finding: the claim to look at first, and all the others.
//! What is about the configuration stands at its rule.

use std::cmp::Reverse;

use super::{Excerpt, Report, clean};
use crate::claim::{Claim, Detail};
use crate::finding::{Agreement, Finding, Group, documents};
use crate::source::Source;

/// A place in a file. Lines and columns count from 1, ends are exclusive.
pub(super) struct Spot<'a> {
    /// From the root of the repository, as it is called on disk.
    pub(super) path: String,
    pub(super) line: usize,
    /// In characters.
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    /// Both columns in bytes of UTF-8.
    pub(super) byte_columns: (usize, usize),
    /// What is claimed; nothing in the configuration.
    pub(super) stated: Option<Stated<'a>>,
}

/// A claim as a place has it.
pub(super) struct Stated<'a> {
    pub(super) value: &'a str,
    /// As written.
    pub(super) words: &'a str,
    pub(super) source: &'a Source,
}

/// All the places of a finding.
pub(super) struct Spots<'a> {
    /// The one to look at first.
    pub(super) first: Spot<'a>,
    /// The others, by value.
    pub(super) others: Vec<Spot<'a>>,
}

impl Spot<'_> {
    /// The path, safe to show.
    pub(super) fn shown(&self) -> String {
        clean(&self.path).into_owned()
    }

    /// `path:line`, safe to show.
    pub(super) fn at(&self) -> String {
        format!("{}:{}", self.shown(), self.line)
    }
}

impl<'a> Report<'a> {
    pub(super) fn spots(&self, finding: &'a Finding) -> Spots<'a> {
        let Some(first) = self.first(&finding.groups) else {
            return Spots { first: self.declared(finding), others: Vec::new() };
        };
        let others = claims(&finding.groups).filter(|(_, claim)| !std::ptr::eq(*claim, first.1));
        Spots { first: self.spot(first), others: others.map(|other| self.spot(other)).collect() }
    }

    /// All the places of a finding, value by value.
    pub(super) fn by_value(&self, finding: &'a Finding) -> Vec<Spot<'a>> {
        if finding.groups.is_empty() {
            return vec![self.declared(finding)];
        }
        claims(&finding.groups).map(|claim| self.spot(claim)).collect()
    }

    /// The places of what agrees.
    pub(super) fn agreed(&self, agreement: &'a Agreement) -> Vec<Spot<'a>> {
        claims(&agreement.groups).map(|claim| self.spot(claim)).collect()
    }

    /// Where a rule is stated, or a waiver.
    pub(super) fn declared(&self, finding: &Finding) -> Spot<'a> {
        let Excerpt { line, column, text, span, .. } = self.declaration(finding);
        let end_column = column + text[span.clone()].chars().count();
        let byte_columns = (span.start + 1, span.end + 1);
        let path = self.root.path(&self.declared_in(finding));
        Spot { path, line, column, end_line: line, end_column, byte_columns, stated: None }
    }

    fn spot(&self, (group, claim): (&'a Group, &'a Claim)) -> Spot<'a> {
        let source = &self.documents[claim.document].source;
        let place = source.place(&claim.span);
        let words = source.written(&claim.span);
        let stated = Some(Stated { value: &group.value, words, source });
        Spot {
            path: self.root.path(&format!("{}{}", self.prefix, source.id)),
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            byte_columns: source.byte_columns(&claim.span),
            stated,
        }
    }

    /// The claim to look at first: one that stands against the reference; else the newest, where dates tell; else the first
    /// of the value that the fewest places give. A passage is what others are held against.
    fn first(&self, groups: &'a [Group]) -> Option<(&'a Group, &'a Claim)> {
        let stated = claims(groups).filter(|(_, claim)| claim.detail != Detail::Passage);
        let rank = |claim: &Claim| self.source(claim.document).metadata.authority;
        let highest = documents(groups).into_iter().filter_map(|document| self.source(document).metadata.authority).min();
        let is_reference = |group: &Group| group.claims.iter().any(|claim| highest.is_some() && rank(claim) == highest);
        let against = groups.iter().any(is_reference) && !groups.iter().all(is_reference);
        let candidates: Vec<_> = stated.filter(|(group, _)| !against || !is_reference(group)).collect();
        let date = |claim: &Claim| self.source(claim.document).metadata.as_of.map(|as_of| as_of.iso());
        let mut dates: Vec<String> = claims(groups).filter_map(|(_, claim)| date(claim)).collect();
        dates.sort_unstable();
        dates.dedup();
        let told_by_date = dates.len() > 1;
        let newest = |claim: &Claim| told_by_date.then(|| date(claim)).flatten();
        let order = |(group, claim): &(&Group, &Claim)| (Reverse(newest(claim)), group.claims.len());
        candidates.into_iter().min_by_key(order).or_else(|| claims(groups).next())
    }
}

/// Every claim with its group, in their order.
fn claims(groups: &[Group]) -> impl Iterator<Item = (&Group, &Claim)> {
    groups.iter().flat_map(|group| group.claims.iter().map(move |claim| (group, claim)))
}

/// What a finding says in one line: the fact, and what is wrong with it.
pub(super) fn headline(finding: &Finding) -> String {
    clean(&format!("{}: {}", finding.title, finding.message)).into_owned()
}

/// What else should be known of a finding: its notes, and of a fact that no rule names, why its claims are taken for one.
pub(super) fn remarks(finding: &Finding) -> Vec<String> {
    let why = finding.evidence.as_ref().map(|evidence| {
        let reasons = if evidence.reasons.is_empty() { String::new() } else { format!(": {}", evidence.reasons.join("; ")) };
        format!("taken for one fact with confidence {:.2}{reasons}", evidence.confidence)
    });
    finding.notes.iter().cloned().chain(why).collect()
}
