//! Which reports a run writes, and when they make it fail.

use camino::Utf8PathBuf;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::report::Format;
use crate::yaml::nearest;

/// Which reports to write, where, and when they make the run fail.
#[derive(Debug, Default, PartialEq, clap::Args)]
pub(in crate::cli) struct Reports {
    /// How to report on standard output; `full` by default.
    #[arg(long, help_heading = "Report", value_name = "FORMAT", value_parser = formats())]
    pub(in crate::cli) format: Option<Format>,
    /// Write a report to a file as well; may be repeated.
    #[arg(long, help_heading = "Report", value_name = "FORMAT=PATH", value_parser = output)]
    pub(in crate::cli) output: Vec<(Format, Utf8PathBuf)>,
    /// The least severity that makes the run fail.
    #[arg(long, help_heading = "Failing", value_enum, default_value_t = Level::Warning, value_name = "SEVERITY")]
    pub(in crate::cli) fail_level: Level,
    /// Exit 0 whatever is found; what cannot be read still exits 2.
    #[arg(long, help_heading = "Failing")]
    pub(in crate::cli) exit_zero: bool,
}

/// The formats by their names, with what they are for.
fn formats() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.name()).help(about(format)));
    PossibleValuesParser::new(values).try_map(|name| Format::named(&name).ok_or("no format"))
}

fn about(format: Format) -> &'static str {
    match format {
        Format::Full => "Every place of a finding in its file",
        Format::Concise => "One line a place",
        Format::Json => "One JSON object",
        Format::Jsonl => "One JSON object a line",
        Format::Sarif => "SARIF 2.1.0, for code scanning",
        Format::Junit => "JUnit XML, one test case a rule",
        Format::Github => "Annotations of GitHub Actions",
        Format::Gitlab => "Code Quality of GitLab",
        Format::Rdjson => "Diagnostics for reviewdog",
        Format::Markdown => "Markdown, for an issue or a wiki",
        Format::Html => "One HTML page",
        Format::Csv => "One row a claim, for a spreadsheet",
    }
}

fn output(text: &str) -> Result<(Format, Utf8PathBuf), String> {
    let Some((name, path)) = text.split_once('=') else {
        return Err("expected FORMAT=PATH, as in sarif=report.sarif".to_owned());
    };
    let names = Format::ALL.map(Format::name);
    let format = Format::named(name).ok_or_else(|| match nearest(name, names) {
        Some(near) => format!("`{name}` is no format; did you mean `{near}`?"),
        None => format!("`{name}` is no format; the formats are {}", names.join(", ")),
    })?;
    match path {
        "" => Err(format!("expected a path behind `{name}=`")),
        "-" => Err(format!("for standard output write `--format {name}`")),
        path => Ok((format, Utf8PathBuf::from(path))),
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Level {
    Info,
    #[default]
    Warning,
    Error,
}
