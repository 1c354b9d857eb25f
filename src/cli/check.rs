//! `crosscheck check`: read, bind, compare, report.

use jiff::civil::Date;

use super::args::{Check, CheckFormat, Global, Level};
use super::before::{Before, at_revision};
use super::exit::Exit;
use super::input::{self, Attempt, Input};
use super::output::Output;
use crate::claim;
use crate::compare::{self, Settings, Verdicts};
use crate::report::{self, Format, Report, Since, Summary};
use crate::rule::Severity;

/// How to report, and when to fail.
pub(super) struct Reporting {
    pub(super) format: Format,
    pub(super) fail_level: Severity,
    pub(super) exit_zero: bool,
    /// The day on which waivers are judged.
    pub(super) today: Date,
}

pub(super) fn run(args: &Check, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let format = format(args.format);
    let mut input = match input::read(&args.chosen, global)? {
        Attempt::Read(input) => input,
        Attempt::Refused(problems) => return refuse(&problems, format, output),
    };
    if input.documents.is_empty() {
        return refuse(&input.problems, format, output);
    }
    let before = args.since.as_deref().map(|name| at_revision(name, &args.chosen, global, &input.documents)).transpose()?;
    input.problems.extend(before.iter().flat_map(|before| before.problems.clone()));
    let today = global.today();
    let reporting = Reporting { format, fail_level: severity(args.fail_level), exit_zero: args.exit_zero, today };
    report(*input, before.as_ref(), &reporting, output)
}

/// Compares documents and reports what they say; or, where it is known how they were before, what changed.
pub(super) fn report(input: Input, before: Option<&Before>, how: &Reporting, output: &Output) -> anyhow::Result<Exit> {
    let Input { config, config_path, config_text, documents, problems, prefix, partial } = input;
    let claims = claim::bind(&config, &documents);
    let mut verdicts = compare::compare(&config, &documents, &claims, Settings { today: how.today, partial });
    let changes = before.map(|before| before.changes(&config, &documents, std::mem::take(&mut verdicts)));
    let verdicts = changes.as_ref().map_or(&verdicts, |changes| &changes.verdicts);
    let report = Report {
        documents: &documents,
        verdicts,
        problems: &problems,
        summary: Summary::of(&config, &documents, &claims, verdicts),
        config: (&config_path, &config_text),
        prefix: &prefix,
        since: before.zip(changes.as_ref()).map(|(before, changes)| Since { called: &before.called, changes }),
    };
    output.problems(&problems);
    output.print(|style, out| report::render(how.format, &report, style, out))?;
    Ok(Exit::of(verdicts, &problems, how.fail_level, how.exit_zero))
}

/// Nothing could be compared: people read it on standard error, programs in the report.
pub(super) fn refuse(problems: &[report::Problem], format: Format, output: &Output) -> anyhow::Result<Exit> {
    output.problems(problems);
    if matches!(format, Format::Json | Format::Jsonl) {
        let verdicts = Verdicts::default();
        let report = Report {
            documents: &[],
            verdicts: &verdicts,
            problems,
            summary: Summary::default(),
            config: ("", ""),
            prefix: "",
            since: None,
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
    }
}

pub(super) fn severity(level: Level) -> Severity {
    match level {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}
