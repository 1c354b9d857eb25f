//! What waits for somebody to accept or reject it, as data: who shows it decides how.

use std::fmt;

use super::{Diff, Snapshot};
use crate::rule::RuleId;

/// A difference between what is recorded of a rule and what was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The rule.
    pub rule: RuleId,
    /// What kind of difference.
    pub change: Change,
    /// What is recorded: nothing of a new rule, nor where it cannot be read.
    pub old: Option<String>,
    /// What is proposed: nothing of a rule that is gone.
    pub new: Option<String>,
}

/// How what is proposed differs from what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing is recorded.
    New,
    /// Something else is recorded.
    Changed,
    /// The rule is gone: what is recorded is to be removed.
    Gone,
}

impl Pending {
    /// Of a rule that is gone.
    pub(super) fn gone(snapshot: &Snapshot) -> Self {
        Self { rule: snapshot.rule.clone(), change: Change::Gone, old: Some(snapshot.body.clone()), new: None }
    }

    /// What changed, line by line.
    #[must_use]
    pub fn diff(&self) -> Diff {
        Diff::of(self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default())
    }

    /// What the fact is: the first line of the body.
    #[must_use]
    pub fn title(&self) -> &str {
        let body = self.new.as_ref().or(self.old.as_ref());
        body.and_then(|body| body.lines().next()).unwrap_or_default()
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        })
    }
}
