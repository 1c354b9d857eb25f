//! How a run ends, for whoever started it.

use std::process::ExitCode;

use crate::compare::Verdicts;
use crate::report::Problem;
use crate::rule::Severity;

/// The three ways to end. Nothing else exits 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing to say.
    Clean,
    /// Findings.
    Findings,
    /// Usage, configuration, or a source that could not be read, findings or not.
    Failure,
}

impl Exit {
    /// How a run ends that only reads.
    pub(super) fn of_reading(problems: &[Problem]) -> Self {
        let unread = problems.iter().any(|problem| problem.severity == Severity::Error);
        if unread { Self::Failure } else { Self::Clean }
    }

    /// How a check ends.
    pub(super) fn of(verdicts: &Verdicts, problems: &[Problem], fail_level: Severity, zero: bool) -> Self {
        if Self::of_reading(problems) == Self::Failure {
            Self::Failure
        } else if !zero && verdicts.findings.iter().any(|finding| finding.severity >= fail_level && !finding.accepted) {
            Self::Findings
        } else {
            Self::Clean
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::from(0),
            Exit::Findings => Self::from(1),
            Exit::Failure => Self::from(2),
        }
    }
}
