//! `crosscheck check`: read, bind, compare, report.

use super::args::{Check, CheckFormat, Global, Level};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use super::snapshots;
use crate::claim;
use crate::compare::{self, Settings, Verdicts};
use crate::report::{self, Format, Report, Summary};
use crate::rule::Severity;

pub(super) fn run(args: &Check, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let format = format(args.format);
    snapshots::refuse_in_ci(args)?;
    let input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return refuse(&problems, format, output),
    };
    if input.documents.is_empty() {
        return refuse(&input.problems, format, output);
    }
    let claims = claim::bind(&input.config, &input.documents);
    let today = global.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let settings = Settings { today, partial: input.partial };
    let mut verdicts = compare::compare(&input.config, &input.documents, &claims, settings);
    let (recorded, troubles) = snapshots::apply(args, &input, &claims, &mut verdicts, today);
    let Input { config, config_path, config_text, documents, mut problems, prefix, .. } = *input;
    problems.extend(troubles);
    let report = Report {
        documents: &documents,
        verdicts: &verdicts,
        problems: &problems,
        summary: Summary::of(&config, &documents, &claims, &verdicts),
        config: (&config_path, &config_text),
        snapshots: recorded.as_ref(),
        prefix: &prefix,
    };
    output.problems(&problems);
    output.print(|style, out| report::render(format, &report, style, out))?;
    Ok(Exit::of(&verdicts, &problems, severity(args.fail_level), args.exit_zero))
}

/// Nothing could be compared: people read it on standard error, programs in the report.
fn refuse(problems: &[report::Problem], format: Format, output: &Output) -> anyhow::Result<Exit> {
    output.problems(problems);
    if matches!(format, Format::Json | Format::Jsonl) {
        let verdicts = Verdicts::default();
        let summary = Summary::default();
        let report =
            Report { documents: &[], verdicts: &verdicts, problems, summary, config: ("", ""), snapshots: None, prefix: "" };
        output.print(|style, out| report::render(format, &report, style, out))?;
    }
    Ok(Exit::Failure)
}

pub(super) fn format(format: CheckFormat) -> Format {
    match format {
        CheckFormat::Full => Format::Full,
        CheckFormat::Concise => Format::Concise,
        CheckFormat::Json => Format::Json,
        CheckFormat::Jsonl => Format::Jsonl,
    }
}

pub(super) fn severity(level: Level) -> Severity {
    match level {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}
