//! How what the documents say now stands to what is recorded: what is recorded as it is, is accepted; every difference is a
//! finding of its own, with its diff.

use std::collections::BTreeSet;

use super::{Change, Diff, Record, Recorded, Snapshot, Store};
use crate::claim::{Claim, Detail};
use crate::finding::{Code, Declared, Finding, Group, fingerprint};
use crate::recognize::Document;
use crate::rule::{RuleId, Severity};
use crate::source::Source;
use crate::value::Value;

/// What comparing records with a store says.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The rules of which is recorded what the documents say.
    pub accepted: BTreeSet<RuleId>,
    /// Every difference, by rule.
    pub differences: Vec<Difference>,
    /// What the documents say of rules whose snapshots cannot be read.
    pub unread: Vec<Snapshot>,
    /// Whether nothing was ever recorded: then nothing differs either.
    pub is_empty: bool,
}

/// One rule of which something else is recorded than the documents say.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What the documents say; nothing of a rule that is gone.
    pub record: Option<Record>,
    /// What is recorded; nothing of a new rule.
    pub recorded: Option<Snapshot>,
    /// What differs.
    pub diff: Diff,
}

/// Compares what the documents say with what is recorded. Where all rules were looked at, what is recorded of others is
/// unreferenced.
#[must_use]
pub fn standing(store: &Store, records: &[Record], all: bool) -> Standing {
    let mut standing = Standing { is_empty: store.is_empty(), ..Standing::default() };
    if standing.is_empty {
        return standing;
    }
    for record in records {
        let rule = &record.snapshot.rule;
        match store.recorded(rule) {
            Recorded::Snapshot(recorded) if *recorded == record.snapshot => {
                standing.accepted.insert(rule.clone());
            }
            Recorded::Snapshot(recorded) => standing.differences.push(Difference::of(Some(record), Some(recorded))),
            Recorded::Missing => standing.differences.push(Difference::of(Some(record), None)),
            Recorded::Broken(_) => standing.unread.push(record.snapshot.clone()),
        }
    }
    if all {
        let rules = records.iter().map(|record| record.snapshot.rule.clone()).collect();
        standing.differences.extend(store.unreferenced(&rules).into_iter().map(|recorded| Difference::of(None, Some(recorded))));
    }
    standing.differences.sort_by(|a, b| a.rule().cmp(b.rule()));
    standing
}

impl Standing {
    /// The difference of a rule.
    #[must_use]
    pub fn difference(&self, rule: &RuleId) -> Option<&Difference> {
        self.differences.iter().find(|difference| difference.rule() == rule)
    }
}

impl Difference {
    fn of(record: Option<&Record>, recorded: Option<&Snapshot>) -> Self {
        let old = recorded.map(|recorded| recorded.body.as_str()).unwrap_or_default();
        let new = record.map(|record| record.snapshot.body.as_str()).unwrap_or_default();
        Self { diff: Diff::of(old, new), record: record.cloned(), recorded: recorded.cloned() }
    }

    /// The rule.
    ///
    /// # Panics
    /// Never: a difference is of something.
    #[must_use]
    pub fn rule(&self) -> &RuleId {
        let snapshot = self.record.as_ref().map(|record| &record.snapshot).or(self.recorded.as_ref());
        &snapshot.expect("a difference is of something that is said or recorded").rule
    }

    /// What kind of difference it is.
    #[must_use]
    pub fn change(&self) -> Change {
        match (&self.record, &self.recorded) {
            (None, _) => Change::Gone,
            (Some(_), None) => Change::New,
            (Some(_), Some(_)) => Change::Changed,
        }
    }

    /// The difference as a finding, at the claims that are not in what is recorded. `unreferenced` is the severity of a
    /// snapshot whose rule is gone.
    #[must_use]
    pub fn finding(&self, documents: &[Document], unreferenced: Severity) -> Finding {
        let sources: Vec<&Source> = documents.iter().map(|document| &document.source).collect();
        let rule = self.rule();
        let (code, severity) = match self.change() {
            Change::Changed => (Code::SnapshotChanged, Severity::Error),
            Change::New => (Code::SnapshotMissing, Severity::Warning),
            Change::Gone => (Code::SnapshotUnreferenced, unreferenced),
        };
        let groups = if self.change() == Change::Changed { self.new_claims() } else { Vec::new() };
        let body = self.record.as_ref().map(|record| record.snapshot.body.as_str()).unwrap_or_default();
        Finding {
            code,
            severity,
            rule: rule.clone(),
            title: self.title(),
            message: self.message().to_owned(),
            notes: Vec::new(),
            help: self.help(),
            declared: Declared::Config(self.record.as_ref().map(|record| record.declared.clone()).unwrap_or_default()),
            fingerprint: fingerprint(code, rule, body, &groups, &sources),
            evidence: None,
            waived: None,
            accepted: false,
            groups,
        }
    }

    fn title(&self) -> String {
        let recorded = || self.recorded.as_ref().and_then(|recorded| recorded.body.lines().next());
        let title = self.record.as_ref().map(|record| record.title.as_str()).or_else(recorded);
        title.unwrap_or_default().to_owned()
    }

    fn message(&self) -> &'static str {
        match (self.change(), &self.record) {
            (Change::Changed, Some(record)) if record.is_silent => "what was recorded is stated nowhere any more",
            (Change::Changed, _) => "the documents no longer say what is recorded",
            (Change::New, _) => "nothing is recorded of this rule",
            (Change::Gone, _) => "there is no such rule any more",
        }
    }

    fn help(&self) -> String {
        let accept = format!("`crosscheck accept {}`", self.rule());
        match self.change() {
            Change::Changed => format!("if the documents are right, {accept} records what they say; else correct them"),
            Change::New => format!("read what the documents say of it; {accept} records it"),
            Change::Gone => format!("{accept} removes the snapshot; or put the rule back"),
        }
    }

    /// The claims whose lines are new, by value.
    fn new_claims(&self) -> Vec<Group> {
        let lines: BTreeSet<usize> = self.diff.new_lines().collect();
        let mut groups: Vec<Group> = Vec::new();
        for (line, claim) in self.record.iter().flat_map(|record| &record.places) {
            if !lines.contains(line) {
                continue;
            }
            let value = called(claim);
            match groups.iter_mut().find(|group| group.value == value) {
                Some(group) => group.claims.push(claim.clone()),
                None => groups.push(Group { value, claims: vec![claim.clone()] }),
            }
        }
        groups
    }
}

/// What a claim says, in a word or two.
fn called(claim: &Claim) -> String {
    match (&claim.value, &claim.detail) {
        (Value::Items(_), Detail::Plain) => "item".to_owned(),
        (Value::Items(items), _) => items.size(),
        (Value::Quote(_), Detail::Passage) => "the passage".to_owned(),
        (Value::Quote(_), _) => "the quotation".to_owned(),
        (value, _) => value.to_string(),
    }
}
