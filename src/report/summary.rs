//! How much was compared, and with what result.

use std::collections::BTreeSet;

use super::Report;
use crate::claim::Claims;
use crate::compare::Verdicts;
use crate::coverage::Watched;
use crate::finding::documents;
use crate::recognize::Document;
use crate::rule::{Config, Severity};

/// The numbers at the end of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents read.
    pub sources: usize,
    /// Rules and checks applied.
    pub rules: usize,
    /// Claims found.
    pub claims: usize,
    /// Rules with a finding of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings that are recorded in a snapshot just as they are.
    pub accepted: usize,
    /// Rules that agree.
    pub agreements: usize,
    /// Rules stated once only.
    pub single: usize,
    /// Rules without claims.
    pub unmatched: usize,
    /// Things recognised in the documents that a rule could be about.
    pub mentions: usize,
    /// Of those, how many no rule is about.
    pub uncovered: usize,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn of(config: &Config, documents: &[Document], claims: &Claims, verdicts: &Verdicts) -> Self {
        let findings = |severity| verdicts.findings.iter().filter(|finding| finding.severity == severity).count();
        let all = Watched::of(documents, claims).total(documents);
        Self {
            sources: documents.len(),
            rules: config.rules.iter().filter(|rule| !rule.silent).count() + config.checks.len(),
            claims: claims.iter().map(Vec::len).sum(),
            errors: findings(Severity::Error),
            warnings: findings(Severity::Warning),
            infos: findings(Severity::Info),
            accepted: verdicts.findings.iter().filter(|finding| finding.accepted).count(),
            agreements: verdicts.agreements.len(),
            single: verdicts.single.len(),
            unmatched: verdicts.unmatched.len(),
            mentions: all.of,
            uncovered: all.of - all.watched,
        }
    }
}

impl Summary {
    /// The verdicts in words: *6 errors, 2 warnings, 0 notes; 5 agreed, …*.
    pub(super) fn outcome(&self) -> String {
        let accepted = if self.accepted > 0 { format!(" ({} accepted)", self.accepted) } else { String::new() };
        format!(
            "{}, {}, {}{accepted}; {} agreed, {} stated once only, {} matched nothing",
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
            counted(self.infos, "note"),
            self.agreements,
            self.single,
            self.unmatched
        )
    }

    /// What was recognised, and how much of it was left alone.
    pub(super) fn coverage(&self) -> String {
        format!("{} recognised; {} under no rule and not compared", counted(self.mentions, "mention"), self.uncovered)
    }
}

impl Report<'_> {
    /// Of facts that no rule names: of how many sources nobody knows when they spoke. A rule says itself whether that matters.
    pub(super) fn undated(&self) -> Option<String> {
        let discovered = self.verdicts.findings.iter().filter(|finding| finding.evidence.is_some());
        let compared = discovered.map(|finding| documents(&finding.groups)).filter(|documents| documents.len() > 1);
        let compared: BTreeSet<usize> = compared.flatten().collect();
        let undated = compared.iter().filter(|&&document| self.source(document).metadata.as_of.is_none()).count();
        let said = format!("No date is known for {undated} of {} that disagree", counted(compared.len(), "source"));
        (undated > 0).then(|| format!("{said}: what they say may have changed in between."))
    }
}

/// *1 source*, *2 sources*.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
