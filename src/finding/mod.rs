//! Verdicts worth showing: codes, severities, the claims behind them, and the order they are shown in.
//!
//! Knows no documents' text and prints nothing.

mod code;
mod explain;
mod fingerprint;

pub use code::Code;
pub use explain::{Explanation, explain};
pub use fingerprint::{Fingerprint, fingerprint};

use std::ops::Range;

use crate::claim::Claim;
use crate::rule::{RuleId, Severity};

/// A verdict on one rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The rule or check it is about.
    pub rule: RuleId,
    /// What the fact is.
    pub title: String,
    /// What is wrong, in one line.
    pub message: String,
    /// The reason of the waiver that sets it aside.
    pub waived: Option<String>,
    /// The claims, by value.
    pub groups: Vec<Group>,
    /// What else should be known.
    pub notes: Vec<String>,
    /// The way out.
    pub help: String,
    /// Where the rule is stated, or what else is at fault.
    pub declared: Declared,
    /// What it is known by when lines move.
    pub fingerprint: Fingerprint,
    /// Of a fact that no rule names: why its claims are taken for claims of one fact.
    pub evidence: Option<Evidence>,
    /// Whether it is recorded in a snapshot just as it is: then it fails no run.
    pub accepted: bool,
}

/// A place that a finding is about besides its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// In the configuration: bytes of its text.
    Config(Range<usize>),
    /// A comment in a document.
    Comment {
        /// The document, by its number among those compared.
        document: usize,
        /// The comment, by its number in the document.
        comment: usize,
    },
}

impl Declared {
    /// In the order of the configuration, then of the documents.
    fn sort_key(&self) -> impl Ord + use<> {
        match self {
            Self::Config(span) => (false, span.start, span.end),
            Self::Comment { document, comment } => (true, *document, *comment),
        }
    }
}

/// Why places that no rule ties are taken for claims of one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// How sure that is: from 0 to 1.
    pub confidence: f64,
    /// What speaks for it, in words.
    pub reasons: Vec<String>,
    /// The rule drafted for it, as an entry of `claims:` in a configuration.
    pub draft: Option<String>,
}

/// Claims that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they say.
    pub value: String,
    /// Each place.
    pub claims: Vec<Claim>,
}

/// A rule whose claims all agree.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The rule or check.
    pub rule: RuleId,
    /// What the fact is.
    pub title: String,
    /// What is agreed, in one line.
    pub message: String,
    /// The claims, by value.
    pub groups: Vec<Group>,
}

impl Finding {
    /// How much it counts: what is accepted as it is recorded is only told of.
    #[must_use]
    pub fn weight(&self) -> Severity {
        if self.accepted { Severity::Info } else { self.severity }
    }

    /// What was done about it so that it does not count, and why.
    #[must_use]
    pub fn set_aside(&self) -> Option<(&'static str, &str)> {
        let waived = self.waived.as_ref().map(|reason| ("waived", reason.as_str()));
        waived.or_else(|| self.accepted.then_some(("accepted", "its snapshot records it")))
    }

    /// The order of output: the gravest first, then by rule, then by code, then by where the configuration says it. Total,
    /// for no two findings share all four.
    #[must_use]
    pub fn sort_key(&self) -> impl Ord + '_ {
        (std::cmp::Reverse(self.severity), &self.rule, self.code, self.declared.sort_key(), &self.fingerprint)
    }
}

/// How often each value is given: *over 95 ×2 · 80 ×1*. Of very many values, the first few.
#[must_use]
pub fn distribution<'g>(groups: impl IntoIterator<Item = &'g Group>) -> String {
    const SHOWN: usize = 12;
    let mut groups = groups.into_iter();
    let mut shown: Vec<String> =
        groups.by_ref().take(SHOWN).map(|group| format!("{} ×{}", group.value, group.claims.len())).collect();
    let more = groups.count();
    if more > 0 {
        shown.push(format!("{more} more values"));
    }
    shown.join(" · ")
}

/// The documents that claims stand in, each once, in order.
#[must_use]
pub fn documents(groups: &[Group]) -> Vec<usize> {
    let mut found: Vec<usize> = groups.iter().flat_map(|group| &group.claims).map(|claim| claim.document).collect();
    found.sort_unstable();
    found.dedup();
    found
}
