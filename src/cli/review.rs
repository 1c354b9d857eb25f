//! `crosscheck review`: compares as a check does, then steps through what is pending at the terminal.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};

use anyhow::{Context, bail};
use camino::Utf8PathBuf;
use jiff::civil::Date;

use super::args::{Check, Global, Reviewed, Snapshots};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use super::snapshots::{self, folder, is_ci, problem, shown, source};
use crate::claim::{self, Claims};
use crate::compare::{self, Settings, Verdicts};
use crate::report::{Problem, Report, Style, Summary, clean};
use crate::review::{self, Body, Decision, Outcome, Settled, State};
use crate::rule::{RuleId, Severity};
use crate::snapshot::{Pending, Store, Trouble, records};

/// What works where nobody can press a key.
const ELSEWHERE: &str =
    "`crosscheck pending` lists what waits, `crosscheck accept [RULE]` records it, `crosscheck reject [RULE]` drops it";

pub(super) fn run(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    refuse_without_terminal()?;
    let input = match input::read(&crate::cli::args::Chosen::default(), global)? {
        Attempt::Read(input) => *input,
        Attempt::Refused(problems) => return Ok(refuse(&problems, output)),
    };
    if input.problems.iter().any(|problem| problem.severity == Severity::Error) {
        output.problems(&input.problems);
        bail!("nothing was compared, for not everything could be read; {ELSEWHERE}");
    }
    let today = global.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let claims = claim::bind(&input.config, &input.documents);
    let settings = Settings { today, partial: input.partial };
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, settings);
    let waiting = match propose(args, &input, &claims, &mut verdicts, today)? {
        Ok(waiting) => waiting,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    let mut problems = [input.problems.clone(), waiting.unwritten.clone()].concat();
    let mut state = State::new(waiting.pending.clone());
    if !state.is_over() {
        let report = Report {
            documents: &input.documents,
            verdicts: &verdicts,
            problems: &problems,
            summary: Summary::of(&input.config, &input.documents, &claims, &verdicts),
            config: (&input.config_path, &input.config_text),
            // What differs is drawn by itself.
            snapshots: None,
            prefix: &input.prefix,
        };
        at_terminal(&mut state, &waiting.store, &report, output.style())?;
    }
    output.print(|_, out| summary(&state, &waiting).iter().try_for_each(|line| writeln!(out, "{line}")))?;
    problems.extend(waiting.unread());
    output.problems(&problems);
    Ok(exit(&state, &problems))
}

/// Nobody presses keys in CI or where there is no terminal.
fn refuse_without_terminal() -> anyhow::Result<()> {
    if is_ci() {
        bail!("in CI (the variable CI is set) nothing is reviewed: run it where you work; {ELSEWHERE}");
    }
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || is_dumb {
        bail!("`crosscheck review` needs a terminal; without one {ELSEWHERE}");
    }
    Ok(())
}

fn refuse(problems: &[Problem], output: &Output) -> Exit {
    output.problems(problems);
    Exit::Failure
}

/// What is to be reviewed.
struct Waiting {
    store: Store,
    pending: Vec<Pending>,
    /// How many there are beside those of the rules asked for.
    others: usize,
    /// What could not be proposed.
    unwritten: Vec<Problem>,
    /// The files that are told of if they cannot be read; all, where no rules are asked for.
    files: Option<BTreeSet<Utf8PathBuf>>,
}

/// Proposes what differs from what is recorded, as a check does; where nothing is recorded yet, all that is asked for.
fn propose(
    args: &Reviewed,
    input: &Input,
    claims: &Claims,
    verdicts: &mut Verdicts,
    today: Date,
) -> anyhow::Result<Result<Waiting, Vec<Problem>>> {
    let (folder, source) = (folder(args.folder.as_deref(), &input.config, &input.base), source(&input.config_path));
    let open = || Store::open(&folder, source).map_err(|trouble| vec![problem(&trouble, Severity::Error)]);
    let store = match open() {
        Ok(store) => store,
        Err(problems) => return Ok(Err(problems)),
    };
    let all = records(&input.config, &input.documents, claims, verdicts, today);
    let known: BTreeSet<RuleId> = all.iter().map(|record| record.snapshot.rule.clone()).collect();
    let ids: BTreeSet<RuleId> =
        known.iter().cloned().chain(store.pending(&known).into_iter().map(|pending| pending.rule)).collect();
    let names: Vec<String> = ids.iter().map(|id| id.0.clone()).collect();
    let globs = input::globs("review", &args.rules, &names)?;
    let is_chosen = |rule: &RuleId| args.rules.is_empty() || globs.is_match(&rule.0);
    let mut unwritten = Vec::new();
    if store.is_empty() {
        let chosen = all.iter().map(|record| &record.snapshot).filter(|snapshot| is_chosen(&snapshot.rule));
        let proposed: Result<(), Trouble> = chosen.map(|snapshot| store.propose(snapshot)).collect();
        unwritten.extend(proposed.err().map(|trouble| problem(&trouble, Severity::Error)));
    } else {
        let check = Check { snapshots: Snapshots { folder: args.folder.clone(), ..Snapshots::default() }, ..Check::default() };
        let (_, troubles) = snapshots::apply(&check, input, claims, verdicts, today);
        // What cannot be read may be accepted anew: that is told of at the end.
        let failed = troubles.into_iter().filter(|problem| problem.severity == Severity::Warning);
        unwritten.extend(failed.map(|problem| Problem { severity: Severity::Error, ..problem }));
    }
    let store = match open() {
        Ok(store) => store,
        Err(problems) => return Ok(Err(problems)),
    };
    let pending = store.pending(&known);
    let all = pending.len();
    let pending: Vec<Pending> = pending.into_iter().filter(|pending| is_chosen(&pending.rule)).collect();
    let files = ids.iter().filter(|id| is_chosen(id)).flat_map(|id| [store.path(id), store.proposal(id)]).collect();
    let files = (!args.rules.is_empty()).then_some(files);
    Ok(Ok(Waiting { others: all - pending.len(), store, pending, unwritten, files }))
}

fn at_terminal(state: &mut State, store: &Store, report: &Report<'_>, style: Style) -> anyhow::Result<()> {
    let mut body = Body::default();
    let settle = |pending: &Pending, decision: Decision| {
        let settled = match decision {
            Decision::Accept => store.accept(pending),
            Decision::Reject => store.reject(pending),
        };
        match settled {
            Ok(true) => Settled::Done,
            Ok(false) => Settled::Left,
            Err(trouble) => Settled::Failed(format!("{} {}: {}", shown(&trouble.path), trouble.message, trouble.help)),
        }
    };
    review::run(state, |state, size| review::draw(state, &mut body, report, size, style), settle)
        .context("the terminal cannot be read or written; what was decided before is done")
}

/// What became of each, and of how many.
fn summary(state: &State, waiting: &Waiting) -> Vec<String> {
    let folder = shown(waiting.store.folder());
    let reviewed = state.reviewed();
    match (reviewed.len(), waiting.others) {
        (0, 0) if waiting.unwritten.is_empty() => {
            return vec![format!("Nothing is pending in {folder}: the documents say what is recorded.")];
        }
        (0, 0) => return vec![format!("Nothing is pending in {folder}: what differs could not be written there.")],
        (0, others) => return vec![format!("None of {others} pending in {folder} is of these rules.")],
        _ => {}
    }
    let mut lines = Vec::new();
    for (rule, outcome) in reviewed.iter().filter_map(|reviewed| Some((&reviewed.pending.rule, reviewed.outcome.as_ref()?))) {
        let why = if let Outcome::Left(why) = outcome { format!("  {why}") } else { String::new() };
        lines.push(format!("{:<8}  {}{why}", outcome.word(), clean(&rule.0)));
    }
    let count =
        |wanted: fn(&Outcome) -> bool| reviewed.iter().filter_map(|one| one.outcome.as_ref()).filter(|one| wanted(one)).count();
    let accepted = count(|outcome| matches!(outcome, Outcome::Accepted | Outcome::Removed));
    let rejected = count(|outcome| matches!(outcome, Outcome::Rejected));
    let plural = if reviewed.len() == 1 { "" } else { "s" };
    lines.push(format!("Accepted {accepted} and rejected {rejected} of {} pending snapshot{plural}.", reviewed.len()));
    match reviewed.len() - accepted - rejected {
        0 => {}
        1 => lines.push("1 is left: `crosscheck review` goes on with it.".to_owned()),
        left => lines.push(format!("{left} are left: `crosscheck review` goes on with them.")),
    }
    lines
}

impl Waiting {
    /// What of the rules asked for cannot be read, now that all is decided.
    fn unread(&self) -> Vec<Problem> {
        let now = match Store::open(self.store.folder(), self.store.source()) {
            Ok(now) => now,
            Err(trouble) => return vec![problem(&trouble, Severity::Error)],
        };
        let troubles = now.troubles().into_iter().chain(now.troubles_pending());
        let asked = troubles.filter(|trouble| self.files.as_ref().is_none_or(|files| files.contains(&trouble.path)));
        asked.map(|trouble| problem(&trouble, Severity::Error)).collect()
    }
}

/// As `pending` does: 1 as long as something is.
fn exit(state: &State, problems: &[Problem]) -> Exit {
    let is_settled = |outcome: &Outcome| matches!(outcome, Outcome::Accepted | Outcome::Removed | Outcome::Rejected);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        Exit::Failure
    } else if state.reviewed().iter().all(|reviewed| reviewed.outcome.as_ref().is_some_and(is_settled)) {
        Exit::Clean
    } else {
        Exit::Findings
    }
}
