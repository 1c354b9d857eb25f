//! `crosscheck coverage`: how much of the documents the rules watch, and what is repeated that none watches.

use super::args::{Chosen, Coverage, CoverageFormat, Global};
use super::exit::Exit;
use super::input::{self, Attempt};
use super::output::Output;
use super::progress::{self, Work};
use crate::claim;
use crate::coverage::{Watched, repeated};
use crate::report;

pub(super) fn run(args: &Coverage, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let chosen = Chosen { paths: args.paths.clone(), ..Chosen::default() };
    let input = match input::read_any(&chosen, global)? {
        Attempt::Read(input) if !input.documents.is_empty() => input,
        Attempt::Read(input) => return refuse(&input.problems, args.format, output),
        Attempt::Refused(problems) => return refuse(&problems, args.format, output),
    };
    let stage = progress::begin(Work::Comparing);
    let claims = claim::bind(&input.config, &input.documents);
    let watched = Watched::of(&input.documents, &claims);
    let repeated = repeated(&input.documents, &watched);
    drop(stage);
    let shown = if args.limit == 0 { repeated.len() } else { repeated.len().min(args.limit) };
    let report = report::Coverage {
        documents: &input.documents,
        tallies: &watched.tallies(&input.documents),
        repeated: &repeated[..shown],
        all_repeated: repeated.len(),
        rules: (!input.config_path.is_empty()).then_some(input.config.rules.len()),
        problems: &input.problems,
        prefix: &input.prefix,
    };
    output.problems(&input.problems);
    output.print(|style, out| match args.format {
        CoverageFormat::Full => report::coverage(&report, style, out),
        CoverageFormat::Json => report::coverage_json(&report, out),
    })?;
    Ok(Exit::of_reading(&input.problems))
}

/// Nothing could be looked at: people read it on standard error, programs in the report.
fn refuse(problems: &[report::Problem], format: CoverageFormat, output: &Output) -> anyhow::Result<Exit> {
    output.problems(problems);
    if format == CoverageFormat::Json {
        let (documents, tallies, repeated, prefix) = (&[], &[], &[], "");
        let report = report::Coverage { documents, tallies, repeated, all_repeated: 0, rules: None, problems, prefix };
        output.print(|_, out| report::coverage_json(&report, out))?;
    }
    Ok(Exit::Failure)
}
