//! How a fact stands, for the eye: a word, a sign and a colour each, so that no colour says anything alone.

use maud::{Markup, html};

use crate::finding::Code;

/// How a fact stands. The order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// What is said cannot all be right.
    Conflict,
    /// Bounds in one direction that lie apart.
    Loose,
    /// A conflict that time explains.
    Changed,
    /// Everything said fits together.
    Agreed,
    /// Said once: nothing could agree or disagree.
    Once,
    /// Nothing was compared.
    Unchecked,
    /// A waiver that is past, idle or wrong.
    Waiver,
    /// A difference from what is recorded.
    Pending,
}

impl Verdict {
    /// The verdict of a finding.
    pub(super) fn of(code: Code) -> Self {
        match code {
            Code::CountConflict
            | Code::AmountConflict
            | Code::DateConflict
            | Code::ListConflict
            | Code::NameConflict
            | Code::MemberConflict
            | Code::Misquote
            | Code::UnexpectedValue
            | Code::CheckFailed => Self::Conflict,
            Code::LooseBounds => Self::Loose,
            Code::ChangedOverTime | Code::ClaimsChanged => Self::Changed,
            Code::QuoteNotFound | Code::NothingMatched | Code::CheckNotEvaluated => Self::Unchecked,
            Code::WaiverExpired | Code::WaiverUnused | Code::WaiverWithoutReason | Code::WaiverMalformed => Self::Waiver,
            Code::SnapshotChanged | Code::SnapshotMissing | Code::SnapshotUnreferenced => Self::Pending,
        }
    }

    /// The word in addresses, classes and filters.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Loose => "loose",
            Self::Changed => "changed",
            Self::Agreed => "agreed",
            Self::Once => "once",
            Self::Unchecked => "unchecked",
            Self::Waiver => "waiver",
            Self::Pending => "pending",
        }
    }

    /// What people read.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Conflict => "in conflict",
            Self::Loose => "loose",
            Self::Changed => "changed",
            Self::Agreed => "agreed",
            Self::Once => "stated once",
            Self::Unchecked => "not checked",
            Self::Waiver => "waivers to settle",
            Self::Pending => "to review",
        }
    }

    /// Its sign, which says the same as its colour.
    pub(super) fn sign(self) -> Markup {
        html! { svg class={ "sign " (self.word()) } viewBox="0 0 16 16" aria-hidden="true" { path d=(self.path()) {} } }
    }

    /// The lines of its sign, in a square of 16.
    fn path(self) -> &'static str {
        match self {
            Self::Conflict => "M4 4 12 12M12 4 4 12",
            Self::Loose => "M8 3 14 13H2Z",
            Self::Changed => "M3 12 12 4M6 4h6v6",
            Self::Agreed => "M3 8.5 6.5 12 13 4.5",
            Self::Once => "M8 3.5a4.5 4.5 0 1 0 .01 0Z",
            Self::Unchecked => "M3 8h2.5M7 8h2M10.5 8H13",
            Self::Waiver => "M5 14V3h7l-2 3 2 3H5",
            Self::Pending => "M8 3.5v5l3 2M8 2a6 6 0 1 0 .01 0Z",
        }
    }
}

/// What the drawings of the page refer to: the masks that let a bar fade.
pub(super) fn definitions() -> Markup {
    let fades = [("in", ["0", "1", "1"]), ("both", ["0", "1", "0"]), ("out", ["1", "0.5", "0.1"])];
    html! {
        svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false" {
            @for (name, stops) in fades {
                linearGradient id={ "-stops-" (name) } {
                    @for (offset, opacity) in ["0", "0.5", "1"].iter().zip(stops) {
                        stop offset=(offset) stop-color="#fff" stop-opacity=(opacity) {}
                    }
                }
                mask id={ "-fade-" (name) } maskContentUnits="objectBoundingBox" {
                    rect width="1" height="1" fill={ "url(#-stops-" (name) ")" } {}
                }
            }
        }
    }
}
