//! The codes of findings: stable names for what can be wrong.

use std::fmt;

/// What a finding is. The order is that of output within a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Counts that cannot all be right.
    CountConflict,
    /// Amounts that cannot all be right.
    AmountConflict,
    /// Dates that cannot all be right.
    DateConflict,
    /// Lists of which one lacks what another has.
    ListConflict,
    /// Documents that give no name in common.
    NameConflict,
    /// An entity counted in here and out there.
    MemberConflict,
    /// A quotation that changes what it quotes.
    Misquote,
    /// All documents agree, and not with what the rule expects.
    UnexpectedValue,
    /// Arithmetic that no values allowed by the words can satisfy.
    CheckFailed,
    /// Two bounds in one direction, more than a tenth apart.
    LooseBounds,
    /// A conflict that the dates of the documents explain.
    ChangedOverTime,
    /// A quotation that the document it names does not have.
    QuoteNotFound,
    /// A rule that found no claim.
    NothingMatched,
    /// A check whose terms no document states together.
    CheckNotEvaluated,
    /// Documents that agree, about something else than before.
    ClaimsChanged,
    /// A waiver whose last day is past.
    WaiverExpired,
    /// A waiver that sets nothing aside.
    WaiverUnused,
    /// The documents no longer say what was recorded.
    SnapshotChanged,
    /// A rule of which nothing was recorded, though others were.
    SnapshotMissing,
    /// What was recorded of a rule that is gone.
    SnapshotUnreferenced,
    /// A waiver that does not say why.
    WaiverWithoutReason,
    /// A comment that is meant for a waiver and is none.
    WaiverMalformed,
}

impl Code {
    /// Every code, in order.
    pub const ALL: [Self; 22] = [
        Self::CountConflict,
        Self::AmountConflict,
        Self::DateConflict,
        Self::ListConflict,
        Self::NameConflict,
        Self::MemberConflict,
        Self::Misquote,
        Self::UnexpectedValue,
        Self::CheckFailed,
        Self::LooseBounds,
        Self::ChangedOverTime,
        Self::QuoteNotFound,
        Self::NothingMatched,
        Self::CheckNotEvaluated,
        Self::ClaimsChanged,
        Self::WaiverExpired,
        Self::WaiverUnused,
        Self::SnapshotChanged,
        Self::SnapshotMissing,
        Self::SnapshotUnreferenced,
        Self::WaiverWithoutReason,
        Self::WaiverMalformed,
    ];

    /// The name that output and `explain` use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CountConflict => "count-conflict",
            Self::AmountConflict => "amount-conflict",
            Self::DateConflict => "date-conflict",
            Self::ListConflict => "list-conflict",
            Self::NameConflict => "name-conflict",
            Self::MemberConflict => "member-conflict",
            Self::Misquote => "misquote",
            Self::UnexpectedValue => "unexpected-value",
            Self::CheckFailed => "check-failed",
            Self::LooseBounds => "loose-bounds",
            Self::ChangedOverTime => "changed-over-time",
            Self::QuoteNotFound => "quote-not-found",
            Self::NothingMatched => "nothing-matched",
            Self::CheckNotEvaluated => "check-not-evaluated",
            Self::ClaimsChanged => "claims-changed",
            Self::WaiverExpired => "waiver-expired",
            Self::WaiverUnused => "waiver-unused",
            Self::SnapshotChanged => "snapshot-changed",
            Self::SnapshotMissing => "snapshot-missing",
            Self::SnapshotUnreferenced => "snapshot-unreferenced",
            Self::WaiverWithoutReason => "waiver-without-reason",
            Self::WaiverMalformed => "waiver-malformed",
        }
    }

    /// Whether it says how the documents stand now, and not what is wrong with a waiver or a snapshot, or what changed: a rule
    /// has one such finding at most, and only such findings can be accepted.
    #[must_use]
    pub fn is_verdict(self) -> bool {
        match self {
            Self::CountConflict
            | Self::AmountConflict
            | Self::DateConflict
            | Self::ListConflict
            | Self::NameConflict
            | Self::MemberConflict
            | Self::Misquote
            | Self::UnexpectedValue
            | Self::CheckFailed
            | Self::LooseBounds
            | Self::ChangedOverTime
            | Self::QuoteNotFound
            | Self::NothingMatched
            | Self::CheckNotEvaluated => true,
            Self::ClaimsChanged
            | Self::WaiverExpired
            | Self::WaiverUnused
            | Self::WaiverWithoutReason
            | Self::WaiverMalformed
            | Self::SnapshotChanged
            | Self::SnapshotMissing
            | Self::SnapshotUnreferenced => false,
        }
    }

    /// The code of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own() {
        for (i, code) in Code::ALL.into_iter().enumerate() {
            assert_eq!(Code::named(code.name()), Some(code));
            assert!(Code::ALL[..i].iter().all(|other| other < &code), "{code} stands in order");
        }
    }
}
