//! `crosscheck check`: read, bind, compare, report.

use jiff::civil::Date;

use super::args::{Check, Global};
use super::before::{Before, at_revision};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use super::progress::{self, Work};
use super::reports::{Reports, refuse};
use super::snapshots;
use crate::claim;
use crate::compare::{self, Settings};
use crate::coverage::Watched;
use crate::report::{Format, Report, Since, Summary};

/// What verdicts are held against.
pub(super) enum Against<'a> {
    /// What is recorded in snapshots.
    Recorded(&'a Check),
    /// The documents as they were.
    Before(&'a Before),
}

pub(super) fn run(args: &Check, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let reports = Reports::of(&args.reports)?;
    snapshots::refuse_in_ci(args)?;
    let mut input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return refuse(&problems, &reports, output),
    };
    if input.documents.is_empty() {
        return refuse(&input.problems, &reports, output);
    }
    let before = args.since.as_deref().map(|name| at_revision(name, &args.chosen, global, &input.documents)).transpose()?;
    input.problems.extend(before.iter().flat_map(|before| before.problems.clone()));
    let against = before.as_ref().map_or(Against::Recorded(args), Against::Before);
    report(*input, &against, global.today(), &reports, output)
}

/// Compares documents and reports what they say; or, where it is known how they were before, what changed.
pub(super) fn report(
    mut input: Input,
    against: &Against<'_>,
    today: Date,
    reports: &Reports,
    output: &Output,
) -> anyhow::Result<Exit> {
    let stage = progress::begin(Work::Comparing);
    let claims = claim::bind(&input.config, &input.documents);
    let settings = Settings { today, partial: input.partial };
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, settings);
    drop(stage);
    let (mut recorded, mut since, mut changes) = (None, None, None);
    match against {
        Against::Recorded(args) => {
            let (snapshots, troubles) = snapshots::apply(args, &input, &claims, &mut verdicts, today);
            input.problems.extend(troubles);
            recorded = snapshots;
        }
        Against::Before(before) => {
            changes = Some(before.changes(&input.config, &input.documents, std::mem::take(&mut verdicts)));
            since = Some(before.called.as_str());
        }
    }
    let verdicts = changes.as_ref().map_or(&verdicts, |changes| &changes.verdicts);
    // Only the page tells it source by source.
    let paged = reports.any(|format| format == Format::Html);
    let tallies = if paged { Watched::of(&input.documents, &claims).tallies(&input.documents) } else { Vec::new() };
    let report = Report {
        documents: &input.documents,
        verdicts,
        problems: &input.problems,
        summary: Summary::of(&input.config, &input.documents, &claims, verdicts),
        tallies: &tallies,
        config: (&input.config_path, &input.config_text),
        snapshots: recorded.as_ref(),
        since: since.zip(changes.as_ref()).map(|(called, changes)| Since { called, changes }),
        prefix: &input.prefix,
        root: &reports.root,
        fail_level: reports.fail_level,
        way: None,
    };
    reports.finish(&report, output, "")
}
