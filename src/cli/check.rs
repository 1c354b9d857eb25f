//! `crosscheck check`: read, bind, compare, report.

use super::args::{Check, CheckFormat, Global, Level};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use crate::claim;
use crate::compare::{self, Settings, Verdicts};
use crate::coverage::Watched;
use crate::report::{self, Format, Report, Summary};
use crate::rule::Severity;

pub(super) fn run(args: &Check, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let format = format(args.format);
    let input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return refuse(&problems, format, output),
    };
    if input.documents.is_empty() {
        return refuse(&input.problems, format, output);
    }
    let Input { config, config_path, config_text, documents, problems, prefix, partial } = *input;
    let claims = claim::bind(&config, &documents);
    let today = global.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let verdicts = compare::compare(&config, &documents, &claims, Settings { today, partial });
    // Only the page tells it source by source.
    let tallies = if format == Format::Html { Watched::of(&documents, &claims).tallies(&documents) } else { Vec::new() };
    let report = Report {
        documents: &documents,
        verdicts: &verdicts,
        problems: &problems,
        summary: Summary::of(&config, &documents, &claims, &verdicts),
        tallies: &tallies,
        config: (&config_path, &config_text),
        prefix: &prefix,
    };
    output.problems(&problems);
    output.print(|style, out| report::render(format, &report, style, out))?;
    Ok(Exit::of(&verdicts, &problems, severity(args.fail_level), args.exit_zero))
}

/// Nothing could be compared: people read it on standard error, programs in the report.
fn refuse(problems: &[report::Problem], format: Format, output: &Output) -> anyhow::Result<Exit> {
    output.problems(problems);
    if matches!(format, Format::Json | Format::Jsonl | Format::Html) {
        let verdicts = Verdicts::default();
        let report = Report {
            documents: &[],
            verdicts: &verdicts,
            problems,
            summary: Summary::default(),
            tallies: &[],
            config: ("", ""),
            prefix: "",
        };
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
        CheckFormat::Html => Format::Html,
    }
}

pub(super) fn severity(level: Level) -> Severity {
    match level {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}
