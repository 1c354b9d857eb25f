//! `crosscheck review`: compares as a check does, then steps through what is pending at the terminal.

use std::io::{self, IsTerminal};

use anyhow::{Context, bail};
use jiff::civil::Date;

use super::args::{Check, Chosen, Global, Reviewed, Snapshots};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use super::pending::{self, Waiting, refuse};
use super::reports;
use super::snapshots::{self, is_ci, problem, shown};
use crate::claim::{self, Claims};
use crate::compare::{self, Settings, Verdicts};
use crate::report::{Problem, Report, Style, Summary, clean};
use crate::review::{self, Body, Decision, Outcome, Settled, State};
use crate::rule::{RuleId, Severity};
use crate::snapshot::{Pending, Store, records};

/// What works where nobody can press a key.
const ELSEWHERE: &str =
    "`crosscheck pending` lists what waits, `crosscheck accept [RULE]` records it, `crosscheck reject [RULE]` drops it";

pub(super) fn run(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    refuse_without_terminal()?;
    let waiting = || pending::open(args, global, "review");
    let before = match waiting()? {
        Ok(before) => before,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    let input = match input::read(&Chosen::default(), global)? {
        Attempt::Read(input) => *input,
        Attempt::Refused(problems) => return Ok(refuse(&problems, output)),
    };
    if input.problems.iter().any(|problem| problem.severity == Severity::Error) {
        output.problems(&input.problems);
        bail!("nothing was compared, for not everything could be read; {ELSEWHERE}");
    }
    let today = global.today();
    let claims = claim::bind(&input.config, &input.documents);
    let settings = Settings { today, partial: input.partial };
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, settings);
    let unwritten = propose(&before, args, &input, &claims, &mut verdicts, today);
    let waiting = match waiting()? {
        Ok(waiting) => waiting,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    let root = reports::root()?;
    let report = Report {
        tallies: &[],
        since: None,
        root: &root,
        fail_level: Severity::Warning,
        way: None,
        documents: &input.documents,
        verdicts: &verdicts,
        problems: &input.problems,
        summary: Summary::of(&input.config, &input.documents, &claims, &verdicts),
        config: (&input.config_path, &input.config_text),
        // What differs is drawn by itself.
        snapshots: None,
        prefix: &input.prefix,
    };
    let mut state = State::new(waiting.chosen.clone());
    if !state.is_over() {
        at_terminal(&mut state, &waiting.store, &report, output.style())?;
    }
    let lines = summary(&state, &waiting, unwritten.is_empty());
    output.print(|_, out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))?;
    let problems = [input.problems, unwritten, waiting.troubles_now()].concat();
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

/// Proposes what differs from what is recorded, as a check does; where nothing is recorded yet, all that is asked for. What
/// could not be written comes back.
fn propose(
    before: &Waiting,
    args: &Reviewed,
    input: &Input,
    claims: &Claims,
    verdicts: &mut Verdicts,
    today: Date,
) -> Vec<Problem> {
    if !before.store.is_empty() {
        let check = Check { snapshots: Snapshots { folder: args.folder.clone(), ..Snapshots::default() }, ..Check::default() };
        let (_, troubles) = snapshots::apply(&check, input, claims, verdicts, today);
        // What cannot be read may be accepted anew, and is told of at the end.
        let unwritten = troubles.into_iter().filter(|problem| problem.severity == Severity::Warning);
        return unwritten.map(|problem| Problem { severity: Severity::Error, ..problem }).collect();
    }
    let records = records(&input.config, &input.documents, claims, verdicts, today);
    let is_chosen = |rule: &RuleId| before.rules.as_ref().is_none_or(|rules| rules.contains(rule));
    let mut chosen = records.iter().map(|record| &record.snapshot).filter(|snapshot| is_chosen(&snapshot.rule));
    let proposed = chosen.try_for_each(|snapshot| before.store.propose(snapshot));
    proposed.err().iter().map(|trouble| problem(trouble, Severity::Error)).collect()
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
fn summary(state: &State, waiting: &Waiting, all_written: bool) -> Vec<String> {
    if waiting.pending.is_empty() {
        let why = if all_written { "the documents say what is recorded" } else { "what differs could not be written there" };
        return vec![format!("Nothing is pending in {}: {why}.", shown(waiting.store.folder()))];
    }
    let reviewed = state.reviewed();
    let mut lines: Vec<String> = Vec::new();
    for (rule, outcome) in reviewed.iter().filter_map(|one| Some((&one.pending.rule, one.outcome.as_ref()?))) {
        let why = if let Outcome::Left(why) = outcome { format!("  {why}") } else { String::new() };
        lines.push(format!("{:<8}  {}{why}", outcome.word(), clean(&rule.0)));
    }
    let outcomes = || reviewed.iter().filter_map(|one| one.outcome.as_ref());
    let accepted = outcomes().filter(|outcome| matches!(outcome, Outcome::Accepted | Outcome::Removed)).count();
    let rejected = outcomes().filter(|outcome| matches!(outcome, Outcome::Rejected)).count();
    let plural = if reviewed.len() == 1 { "" } else { "s" };
    let said = format!("Accepted {accepted} and rejected {rejected} of {} pending snapshot{plural}.", reviewed.len());
    lines.push(waiting.closing(&said));
    match reviewed.len() - accepted - rejected {
        0 => {}
        1 => lines.push("1 is left: `crosscheck review` goes on with it.".to_owned()),
        left => lines.push(format!("{left} are left: `crosscheck review` goes on with them.")),
    }
    lines
}

/// As `pending` does: 1 as long as something is.
fn exit(state: &State, problems: &[Problem]) -> Exit {
    let is_settled = |outcome: &Outcome| matches!(outcome, Outcome::Accepted | Outcome::Removed | Outcome::Rejected);
    if Exit::of_reading(problems) == Exit::Failure {
        Exit::Failure
    } else if state.reviewed().iter().all(|reviewed| reviewed.outcome.as_ref().is_some_and(is_settled)) {
        Exit::Clean
    } else {
        Exit::Findings
    }
}
