//! What a check does with snapshots: it compares, marks what is accepted, reports what differs, and proposes it beside what is
//! recorded; or it records everything as it is now.

use std::collections::BTreeSet;

use anyhow::bail;
use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use super::args::{Check, Unreferenced};
use super::input::Input;
use crate::claim::Claims;
use crate::compare::Verdicts;
use crate::report::{Excerpt, Problem, Snapshots, Written, clean};
use crate::rule::{Config, Severity};
use crate::snapshot::{Change, Record, Standing, Store, Trouble, records, standing};

/// Where snapshots lie if nobody says.
const FOLDER: &str = "snapshots";

/// In CI nothing is written.
pub(super) fn refuse_in_ci(args: &Check) -> anyhow::Result<()> {
    if args.snapshots.accept && is_ci() {
        bail!("--accept writes snapshots, and in CI (the variable CI is set) nothing is written: run it where you work");
    }
    Ok(())
}

/// Compares what the documents say with what is recorded; the verdicts get marks and findings for it. Nothing, where the run
/// leaves snapshots alone or cannot open them.
pub(super) fn apply(
    args: &Check,
    input: &Input,
    claims: &Claims,
    verdicts: &mut Verdicts,
    today: Date,
) -> (Option<Snapshots>, Vec<Problem>) {
    if args.snapshots.none || input.partial {
        return (None, Vec::new());
    }
    let folder = folder(args.snapshots.folder.as_deref(), &input.config, &input.base);
    let source = source(&input.config_path);
    let store = match Store::open(&folder, source) {
        Ok(store) => store,
        Err(trouble) => return (None, vec![problem(&trouble, Severity::Error)]),
    };
    let run = Run {
        how: args.snapshots.unreferenced,
        all: args.chosen.select.is_empty() && args.chosen.ignore.is_empty(),
        whole: input.problems.iter().all(|problem| problem.severity != Severity::Error),
        records: records(&input.config, &input.documents, claims, verdicts, today),
    };
    let mut problems = Vec::new();
    let (store, mut standing, mut written) = if args.snapshots.accept {
        let written = run.record(&store, &mut problems);
        let store = Store::open(&folder, source).unwrap_or(store);
        let standing = standing(&store, &run.records, run.all);
        (store, standing, written)
    } else {
        let standing = standing(&store, &run.records, run.all);
        let written =
            if run.may_write() && !store.is_empty() { run.propose(&store, &standing, &mut problems) } else { Written::Nothing };
        (store, standing, written)
    };
    if is_ci() && written == Written::Nothing {
        written = Written::Ci;
    }
    let may_remove = run.may_write() && run.how == Unreferenced::Delete;
    standing
        .differences
        .retain(|difference| difference.change() != Change::Gone || (run.how != Unreferenced::Ignore && !may_remove));
    problems.extend(run.troubles(&store));
    mark(verdicts, &standing, input, run.how);
    (Some(Snapshots { standing, folder: shown(&folder), written }), problems)
}

/// A run, and what it found.
struct Run {
    how: Unreferenced,
    /// Whether all rules were looked at.
    all: bool,
    /// Whether everything could be read: what is missing otherwise may only be unread.
    whole: bool,
    records: Vec<Record>,
}

impl Run {
    fn may_write(&self) -> bool {
        self.whole && !is_ci()
    }

    /// Records everything as it is now.
    fn record(&self, store: &Store, problems: &mut Vec<Problem>) -> Written {
        if !self.whole {
            problems.push(Problem {
                severity: Severity::Error,
                message: "nothing was recorded, for not everything could be read".to_owned(),
                excerpt: None,
                help: Some("correct what could not be read, and run again".to_owned()),
            });
            return Written::Nothing;
        }
        let before = standing(store, &self.records, self.all);
        let mut changed = 0;
        for record in &self.records {
            match store.record(&record.snapshot) {
                Ok(()) => changed += usize::from(!before.accepted.contains(&record.snapshot.rule)),
                Err(trouble) => {
                    problems.push(problem(&trouble, Severity::Error));
                    return Written::Nothing;
                }
            }
        }
        let gone = before.differences.iter().filter(|difference| difference.change() == Change::Gone);
        let gone = gone.filter(|_| self.how != Unreferenced::Ignore);
        let removed = gone.map(|difference| store.remove(difference.rule())).filter(|removed| match removed {
            Ok(()) => true,
            Err(trouble) => {
                problems.push(problem(trouble, Severity::Error));
                false
            }
        });
        let removed = removed.count();
        store.sweep();
        Written::Recorded { rules: self.records.len(), changed, removed }
    }

    /// Writes what differs beside what is recorded, and removes what no longer does.
    fn propose(&self, store: &Store, standing: &Standing, problems: &mut Vec<Problem>) -> Written {
        let proposed = || -> Result<(), Trouble> {
            for rule in &standing.accepted {
                store.withdraw(rule)?;
            }
            if self.all {
                store.withdraw_others(&self.rules())?;
            }
            let differing = standing.differences.iter().filter_map(|difference| difference.record.as_ref());
            for snapshot in differing.map(|record| &record.snapshot).chain(&standing.unread) {
                store.propose(snapshot)?;
            }
            let gone = standing.differences.iter().filter(|difference| difference.change() == Change::Gone);
            for difference in gone.filter(|_| self.how == Unreferenced::Delete) {
                store.remove(difference.rule())?;
            }
            Ok(())
        };
        store.sweep();
        match proposed() {
            Ok(()) => Written::Proposed,
            Err(trouble) => {
                // The report says everything all the same.
                problems.push(problem(&trouble, Severity::Warning));
                Written::Nothing
            }
        }
    }

    fn rules(&self) -> BTreeSet<crate::rule::RuleId> {
        self.records.iter().map(|record| record.snapshot.rule.clone()).collect()
    }

    /// What is recorded and cannot be read, of the rules looked at.
    fn troubles(&self, store: &Store) -> Vec<Problem> {
        let of_ours = |path: &Utf8Path| self.records.iter().any(|record| store.path(&record.snapshot.rule) == path);
        let troubles = store.troubles().into_iter().filter(|trouble| self.all || of_ours(&trouble.path));
        troubles.map(|trouble| problem(&trouble, Severity::Error)).collect()
    }
}

/// What is recorded as it is, is accepted; what is not becomes a finding.
fn mark(verdicts: &mut Verdicts, standing: &Standing, input: &Input, how: Unreferenced) {
    for finding in verdicts.findings.iter_mut().filter(|finding| finding.code.is_verdict()) {
        finding.accepted = standing.accepted.contains(&finding.rule);
    }
    let severity = if how == Unreferenced::Error { Severity::Error } else { Severity::Warning };
    let differences = standing.differences.iter().map(|difference| difference.finding(&input.documents, severity));
    verdicts.findings.extend(differences);
    verdicts.findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
}

/// The folder of the snapshots: as the command line says, else as the configuration says, else beside it.
pub(super) fn folder(named: Option<&Utf8Path>, config: &Config, base: &Utf8Path) -> Utf8PathBuf {
    if let Some(named) = named {
        return named.to_owned();
    }
    let folder = Utf8Path::new(config.snapshots.as_deref().unwrap_or(FOLDER));
    if base == "." { folder.to_owned() } else { base.join(folder) }
}

/// What files of the store give as their source: the name of the configuration, wherever it is seen from.
pub(super) fn source(config: &str) -> &str {
    Utf8Path::new(config).file_name().unwrap_or(config)
}

/// A path as it is shown.
pub(super) fn shown(path: &Utf8Path) -> String {
    clean(path.as_str().trim_start_matches("./")).into_owned()
}

pub(super) fn problem(trouble: &Trouble, severity: Severity) -> Problem {
    let path = shown(&trouble.path);
    let excerpt = trouble.line.as_ref().map(|(line, text)| Excerpt {
        path: path.clone(),
        line: *line,
        column: 1,
        text: text.clone(),
        span: 0..text.len(),
    });
    let message = if excerpt.is_some() { trouble.message.clone() } else { format!("{path} {}", trouble.message) };
    Problem { severity, message, excerpt, help: Some(trouble.help.clone()) }
}

/// Whether this is CI, where nobody would see what is written.
pub(super) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}
