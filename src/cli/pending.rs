//! `crosscheck pending`, `accept` and `reject`: what waits to be recorded, without a terminal.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::args::{Check, Chosen, Global, Reviewed, Snapshots};
use super::exit::Exit;
use super::input::{self, Attempt};
use super::output::Output;
use super::snapshots::{self, folder, problem, shown, source};
use crate::claim;
use crate::compare::{self, Settings};
use crate::report::{self, Problem, Written, clean};
use crate::rule::{RuleId, Severity};
use crate::snapshot::{Pending, Store, Trouble};

/// What is pending, and of which rules somebody asked.
pub(super) struct Waiting {
    pub(super) store: Store,
    /// All of it.
    pub(super) pending: Vec<Pending>,
    /// What of it is of the rules asked for.
    pub(super) chosen: Vec<Pending>,
    /// The rules asked for, if any were.
    pub(super) rules: Option<BTreeSet<RuleId>>,
}

pub(super) fn list(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let waiting = match open(args, global, "pending")? {
        Ok(waiting) => waiting,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    let (chosen, all) = (waiting.chosen.len(), counted(waiting.pending.len()));
    let lead = if chosen == waiting.pending.len() { all } else { format!("{chosen} of {all}") };
    let next = "`crosscheck accept [RULE]` records what is new, `crosscheck reject [RULE]` drops it";
    let closing = waiting.closing(&format!("{lead}: {next}."));
    output.print(|style, out| {
        for pending in &waiting.chosen {
            let Pending { rule, change, .. } = pending;
            writeln!(out, "{change:<7}  {}: {}", clean(&rule.0), pending.title())?;
            report::diff(&pending.diff(), style, out)?;
            writeln!(out)?;
        }
        writeln!(out, "{closing}")
    })?;
    let problems = waiting.troubles(&waiting.store);
    output.problems(&problems);
    Ok(match (problems.is_empty(), waiting.chosen.is_empty()) {
        (false, _) => Exit::Failure,
        (true, false) => Exit::Findings,
        (true, true) => Exit::Clean,
    })
}

pub(super) fn accept(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let waiting = match open(args, global, "accept")? {
        Ok(waiting) => waiting,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    if waiting.pending.is_empty() && waiting.store.is_empty() {
        return start(args, global, output);
    }
    let done = |pending: &Pending| if pending.new.is_some() { "accepted" } else { "removed" };
    waiting.settle(|pending| Ok(if waiting.store.accept(pending)? { done(pending) } else { "left" }), "Accepted", output)
}

pub(super) fn reject(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let waiting = match open(args, global, "reject")? {
        Ok(waiting) => waiting,
        Err(problems) => return Ok(refuse(&problems, output)),
    };
    waiting.settle(|pending| Ok(if waiting.store.reject(pending)? { "rejected" } else { "left" }), "Rejected", output)
}

pub(super) fn refuse(problems: &[Problem], output: &Output) -> Exit {
    output.problems(problems);
    Exit::Failure
}

/// Opens the store of a configuration, and says what of it is asked for.
pub(super) fn open(args: &Reviewed, global: &Global, command: &str) -> anyhow::Result<Result<Waiting, Vec<Problem>>> {
    let opened = match input::rules(&[], global)? {
        Ok(opened) => opened,
        Err(problems) => return Ok(Err(problems)),
    };
    let folder = folder(args.folder.as_deref(), &opened.config, &opened.base);
    let store = match Store::open(&folder, source(&opened.shown)) {
        Ok(store) => store,
        Err(trouble) => return Ok(Err(vec![problem(&trouble, Severity::Error)])),
    };
    let (rules, checks) = (&opened.config.rules, &opened.config.checks);
    let known: BTreeSet<RuleId> =
        rules.iter().map(|rule| &rule.id).chain(checks.iter().map(|check| &check.id)).cloned().collect();
    let pending = store.pending(&known);
    let ids: BTreeSet<&RuleId> = known.iter().chain(pending.iter().map(|pending| &pending.rule)).collect();
    let names: Vec<String> = ids.iter().map(|id| id.0.clone()).collect();
    let globs = input::globs(command, &args.rules, &names)?;
    let is_chosen = |rule: &RuleId| args.rules.is_empty() || globs.is_match(&rule.0);
    let chosen = pending.iter().filter(|pending| is_chosen(&pending.rule)).cloned().collect();
    let rules = (!args.rules.is_empty()).then(|| ids.into_iter().filter(|id| is_chosen(id)).cloned().collect());
    Ok(Ok(Waiting { store, pending, chosen, rules }))
}

/// Records what the documents say now, where nothing was ever recorded.
fn start(args: &Reviewed, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let check = Check {
        chosen: Chosen { select: args.rules.clone(), ..Chosen::default() },
        snapshots: Snapshots { folder: args.folder.clone(), accept: true, ..Snapshots::default() },
        ..Check::default()
    };
    let input = match input::read(&check.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return Ok(refuse(&problems, output)),
    };
    let claims = claim::bind(&input.config, &input.documents);
    let today = global.today();
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, Settings { today, partial: false });
    let (recorded, mut problems) = snapshots::apply(&check, &input, &claims, &mut verdicts, today);
    problems.splice(0..0, input.problems);
    output.problems(&problems);
    if let Some(recorded) = recorded.filter(|recorded| matches!(recorded.written, Written::Recorded { .. })) {
        let closing = recorded.closing(&[]).unwrap_or_default();
        output.print(|_, out| {
            recorded.standing.accepted.iter().try_for_each(|rule| writeln!(out, "recorded  {}", clean(&rule.0)))?;
            writeln!(out, "{closing}")
        })?;
    }
    Ok(Exit::of_reading(&problems))
}

impl Waiting {
    /// Does something about each chosen one, and says what became of it, and of how many.
    fn settle(
        &self,
        mut settle: impl FnMut(&Pending) -> Result<&'static str, Trouble>,
        word: &str,
        output: &Output,
    ) -> anyhow::Result<Exit> {
        let (mut lines, mut problems, mut settled) = (Vec::new(), Vec::new(), 0);
        for pending in &self.chosen {
            match settle(pending) {
                Ok("left") => lines.push(left(pending)),
                Ok(done) => {
                    settled += 1;
                    lines.push(format!("{done:<8}  {}", clean(&pending.rule.0)));
                }
                Err(trouble) => problems.push(problem(&trouble, Severity::Error)),
            }
        }
        let unread = self.troubles_now();
        problems.extend(unread.into_iter().filter(|unread| !problems.contains(unread)).collect::<Vec<_>>());
        let closing = self.closing(&format!("{word} {settled} of {}.", counted(self.pending.len())));
        output.print(|_, out| {
            lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
            writeln!(out, "{closing}")
        })?;
        output.problems(&problems);
        Ok(if problems.is_empty() { Exit::Clean } else { Exit::Failure })
    }

    /// How many there are, and what became of them.
    pub(super) fn closing(&self, said: &str) -> String {
        let folder = shown(self.store.folder());
        match (self.pending.len(), self.chosen.len()) {
            (0, _) => format!("Nothing is pending in {folder}: `crosscheck check` compares the documents with what is recorded."),
            (all, 0) => format!("None of {all} pending in {folder} is of these rules."),
            (_, _) => said.to_owned(),
        }
    }

    /// What cannot be read now, of the rules asked for.
    pub(super) fn troubles_now(&self) -> Vec<Problem> {
        let now = Store::open(self.store.folder(), self.store.source());
        now.as_ref().map(|now| self.troubles(now)).unwrap_or_default()
    }

    /// What cannot be read, of the rules asked for.
    fn troubles(&self, store: &Store) -> Vec<Problem> {
        let is_of = |rule: &RuleId, path: &Utf8Path| store.path(rule) == path || store.proposal(rule) == path;
        let asked = |path: &Utf8Path| self.rules.as_ref().is_none_or(|rules| rules.iter().any(|rule| is_of(rule, path)));
        let troubles = store.troubles().into_iter().chain(store.troubles_pending());
        let troubles = troubles.filter(|trouble| asked(&trouble.path));
        troubles.map(|trouble| problem(&trouble, Severity::Error)).collect()
    }
}

fn counted(pending: usize) -> String {
    format!("{pending} pending snapshot{}", if pending == 1 { "" } else { "s" })
}

/// What was not done, and why.
fn left(pending: &Pending) -> String {
    let why = if pending.new.is_some() {
        "it is no longer what was pending: look again with `crosscheck pending`"
    } else {
        "its rule is gone: put the rule back, or let `crosscheck accept` remove the snapshot"
    };
    format!("left      {}  {why}", clean(&pending.rule.0))
}
