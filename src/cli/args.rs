//! The command line, as `clap` reads it.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::value::Period;

/// Finds where your documents disagree.
///
/// Reads documents and a claims.yaml, finds what the documents claim (counts, amounts, dates, lists, names, memberships,
/// quotations), compares the claims across the documents and within each, and reports where they disagree. `crosscheck`
/// alone is `crosscheck check`.
#[derive(Debug, Parser)]
#[command(version)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(flatten)]
    pub(super) check: Check,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct Global {
    /// Use this claims.yaml instead of the closest one upward.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<Utf8PathBuf>,
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// How many threads to use; as many as there are cores by default.
    #[arg(short, long, global = true, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// The day on which waivers are judged; today by default.
    #[arg(long, global = true, value_name = "DATE", hide = true)]
    pub(super) today: Option<Date>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare the documents and report where they disagree (the default).
    Check(Check),
    /// Report where documents disagree about facts that no rule names.
    Discover(Discover),
    /// Write a claims.yaml with rules for the facts that several places state.
    ///
    /// The file is written to the current folder, or where --config says, and never over one that is there.
    Init(Init),
    /// List the claims that the rules find, without comparing them.
    Extract(Extract),
    /// List everything recognised in documents, before any rule.
    Mentions(Mentions),
    /// Say how much of the documents the rules watch, and what is repeated that no rule watches.
    Coverage(Coverage),
    /// Try the rules on their own examples.
    Test(Test),
    /// Review what is pending at the terminal, one snapshot after another.
    ///
    /// The documents are compared first, as `check` does it. Each snapshot that is not as recorded is shown with what differs,
    /// where it is stated, and the finding: a accepts it, r rejects it, s skips it; A, R and S do it with all the rest.
    Review(Reviewed),
    /// List the snapshots that wait to be accepted or rejected.
    Pending(Reviewed),
    /// Record what is pending; where nothing was ever recorded, what the documents say now.
    Accept(Reviewed),
    /// Drop what is pending: what is recorded stays.
    Reject(Reviewed),
    /// Say what the code of a finding means.
    Explain(Explain),
    /// Print the JSON Schema of claims.yaml, of the JSON report, or of a mention.
    Schema(Schema),
}

#[derive(Debug, PartialEq, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) chosen: Chosen,
    /// How to report.
    #[arg(long, value_enum, default_value_t = CheckFormat::Full)]
    pub(super) format: CheckFormat,
    /// The least severity that makes the run fail.
    #[arg(long, value_enum, default_value_t = Level::Warning, value_name = "SEVERITY")]
    pub(super) fail_level: Level,
    /// Exit 0 whatever is found; what cannot be read still exits 2.
    #[arg(long)]
    pub(super) exit_zero: bool,
    #[command(flatten)]
    pub(super) snapshots: Snapshots,
}

impl Default for Check {
    /// As if no flag were given.
    fn default() -> Self {
        Self {
            chosen: Chosen::default(),
            format: CheckFormat::Full,
            fail_level: Level::Warning,
            exit_zero: false,
            snapshots: Snapshots::default(),
        }
    }
}

/// What a check does with snapshots.
#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Snapshots {
    /// Leave snapshots alone: every disagreement counts.
    #[arg(long = "no-snapshots", conflicts_with_all = ["folder", "accept", "unreferenced"])]
    pub(super) none: bool,
    /// The folder of the snapshots; `snapshots` beside claims.yaml by default.
    #[arg(long = "snapshots", value_name = "DIR")]
    pub(super) folder: Option<Utf8PathBuf>,
    /// Record what the documents say now, whatever was recorded before.
    #[arg(long, conflicts_with = "paths")]
    pub(super) accept: bool,
    /// What to do about snapshots of rules that are gone.
    #[arg(long, value_enum, default_value_t = Unreferenced::Warn, value_name = "HOW")]
    pub(super) unreferenced: Unreferenced,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Unreferenced {
    /// Nothing.
    Ignore,
    /// Report them as warnings.
    #[default]
    Warn,
    /// Remove them.
    Delete,
    /// Report them as errors.
    Error,
}

/// Which snapshots that are pending.
#[derive(Debug, clap::Args)]
pub(super) struct Reviewed {
    /// Only those of rules whose id matches one of these globs.
    #[arg(value_name = "RULE")]
    pub(super) rules: Vec<String>,
    /// The folder of the snapshots; `snapshots` beside claims.yaml by default.
    #[arg(long = "snapshots", value_name = "DIR")]
    pub(super) folder: Option<Utf8PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub(super) chosen: Chosen,
    /// How to list them.
    #[arg(long, value_enum, default_value_t = ExtractFormat::Full)]
    pub(super) format: ExtractFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Discover {
    /// Documents or folders to read; the current folder by default.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Documents or folders to hold the others against: nothing else is compared.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(super) against: Vec<Utf8PathBuf>,
    /// Only facts of these kinds; may be repeated, or separated by commas.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(super) kind: Vec<FactKind>,
    /// Leave out what is less sure than this, from 0 to 1.
    #[arg(long, default_value_t = MIN_CONFIDENCE, value_name = "SHARE", value_parser = share)]
    pub(super) min_confidence: f64,
    /// Report no more than so many findings, the surest.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Print rules for what is found, to paste under `claims` of a claims.yaml, instead of a report.
    #[arg(long, conflicts_with = "format")]
    pub(super) as_rules: bool,
    /// How to report.
    #[arg(long, value_enum, default_value_t = CheckFormat::Full)]
    pub(super) format: CheckFormat,
    /// The least severity that makes the run fail.
    #[arg(long, value_enum, default_value_t = Level::Warning, value_name = "SEVERITY")]
    pub(super) fail_level: Level,
    /// Exit 0 whatever is found; what cannot be read still exits 2.
    #[arg(long)]
    pub(super) exit_zero: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// Documents or folders to write rules for; the current folder by default.
    pub(super) paths: Vec<Utf8PathBuf>,
}

/// Facts that are less sure than this are not shown unless somebody asks.
pub(super) const MIN_CONFIDENCE: f64 = 0.5;

fn share(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or("expected a number from 0 to 1")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FactKind {
    /// Things counted.
    Count,
    /// Money, shares, durations, measures.
    Amount,
    /// When something happened.
    Date,
    /// Lists.
    List,
    /// Names that stand for one role.
    Name,
    /// Who is in and who is out.
    Members,
    /// Quoted words.
    Quote,
}

#[derive(Debug, clap::Args)]
pub(super) struct Mentions {
    /// Documents or folders to read instead of the configured sources; `-` is standard input, read as plain text or HTML.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to list them.
    #[arg(long, value_enum, default_value_t = MentionFormat::Full)]
    pub(super) format: MentionFormat,
    /// Only mentions of these kinds; may be repeated, or separated by commas.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(super) kind: Vec<MentionKind>,
    /// When the documents spoke, whatever they say themselves: 2018, 2018-11 or 2018-11-12.
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    pub(super) as_of: Option<Period>,
}

fn as_of(text: &str) -> Result<Period, &'static str> {
    Period::parse_iso(text).ok_or("expected a year, a month or a day: 2018, 2018-11 or 2018-11-12")
}

/// What to look at.
#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Chosen {
    /// Documents or folders to read instead of the configured sources.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Only the rules whose id matches one of these globs.
    #[arg(long, value_name = "RULE")]
    pub(super) select: Vec<String>,
    /// All rules but those whose id matches one of these globs.
    #[arg(long, value_name = "RULE")]
    pub(super) ignore: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Coverage {
    /// Documents or folders to read instead of the configured sources; they need no claims.yaml.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to report.
    #[arg(long, value_enum, default_value_t = CoverageFormat::Full)]
    pub(super) format: CoverageFormat,
    /// How many repeated facts to show; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
}

#[derive(Debug, clap::Args)]
pub(super) struct Test {
    /// Only the rules whose id matches one of these globs.
    #[arg(value_name = "RULE")]
    pub(super) rules: Vec<String>,
    /// How to report.
    #[arg(long, value_enum, default_value_t = TestFormat::Full)]
    pub(super) format: TestFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// A code, as it stands in brackets in a report. Without one, all codes are listed.
    pub(super) code: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// Of what.
    #[arg(value_enum, default_value_t = SchemaOf::Claims)]
    pub(super) of: SchemaOf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// Every place of a finding in its file.
    Full,
    /// One line a place.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    /// Rule by rule.
    Full,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MentionFormat {
    /// Document by document.
    Full,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageFormat {
    /// Tables, and the repeated facts with their places.
    Full,
    /// One JSON object.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TestFormat {
    /// What fails in its place, then a line a rule.
    Full,
    /// One JSON object.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MentionKind {
    /// Counts, shares and amounts.
    Quantity,
    /// Places in an order.
    Ordinal,
    /// Dates and stretches of time.
    Period,
    /// Lists.
    List,
    /// Countries and other names.
    Name,
    /// Words between quotation marks.
    Quote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// claims.yaml.
    Claims,
    /// The report of `--format json`.
    Report,
    /// A line of `mentions --format jsonl`.
    Mentions,
}
