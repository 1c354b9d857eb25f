//! `crosscheck check`: read, bind, compare, report.

use super::args::{Check, Global, Level};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use super::progress::{self, Work};
use super::reports::{Reports, refuse};
use super::snapshots;
use crate::claim;
use crate::compare::{self, Settings};
use crate::report::{Report, Summary};
use crate::rule::Severity;

pub(super) fn run(args: &Check, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let reports = Reports::of(&args.reports)?;
    let fail_level = severity(args.fail_level);
    snapshots::refuse_in_ci(args)?;
    let input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return refuse(&problems, &reports, output),
    };
    if input.documents.is_empty() {
        return refuse(&input.problems, &reports, output);
    }
    let stage = progress::begin(Work::Comparing);
    let claims = claim::bind(&input.config, &input.documents);
    let today = global.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let settings = Settings { today, partial: input.partial };
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, settings);
    drop(stage);
    let (recorded, troubles) = snapshots::apply(args, &input, &claims, &mut verdicts, today);
    let Input { config, config_path, config_text, documents, mut problems, prefix, .. } = *input;
    problems.extend(troubles);
    let summary = Summary::of(&config, &documents, &claims, &verdicts);
    let report = Report {
        documents: &documents,
        verdicts: &verdicts,
        problems: &problems,
        summary,
        config: (&config_path, &config_text),
        snapshots: recorded.as_ref(),
        prefix: &prefix,
        root: &reports.root,
        fail_level,
    };
    let written = reports.write(&report, output, "")?;
    Ok(written.max(Exit::of(&verdicts, &problems, fail_level, args.exit_zero)))
}

pub(super) fn severity(level: Level) -> Severity {
    match level {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}
