//! The command line, as `clap` reads it.

mod reports;

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::usage;
use crate::value::Period;
pub(super) use reports::{Level, Reports};

/// Finds where your documents disagree.
///
/// Reads documents and a claims.yaml, finds what the documents claim (counts, amounts, dates, lists, names, memberships,
/// quotations), compares the claims across the documents and within each, and reports where they disagree. `crosscheck`
/// alone is `crosscheck check`.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = usage::MAIN)]
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
    #[arg(long, global = true, help_heading = "Global options", value_name = "FILE")]
    pub(super) config: Option<Utf8PathBuf>,
    /// When to use colours.
    ///
    /// `auto` asks the terminal and the variables NO_COLOR, CLICOLOR, CLICOLOR_FORCE and FORCE_COLOR.
    #[arg(long, global = true, help_heading = "Global options", value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// How many threads to use; as many as there are cores by default.
    #[arg(short, long, global = true, help_heading = "Global options", value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Show no progress; it is shown on a terminal only, and only while work is long.
    #[arg(long, global = true, help_heading = "Global options")]
    pub(super) no_progress: bool,
    /// The day on which waivers are judged; today by default.
    #[arg(long, global = true, help_heading = "Global options", value_name = "DATE", hide = true)]
    pub(super) today: Option<Date>,
}

impl Global {
    /// The day on which waivers are judged.
    pub(super) fn today(&self) -> Date {
        self.today.unwrap_or_else(|| jiff::Zoned::now().date())
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare the documents and report where they disagree (the default).
    #[command(after_help = usage::CHECK)]
    Check(Check),
    /// Report what changed between two folders of documents.
    #[command(after_help = usage::DIFF)]
    Diff(Diff),
    /// Report where documents disagree about facts that no rule names.
    ///
    /// No claims.yaml is needed, and none is looked for unless --config names one.
    #[command(after_help = usage::DISCOVER)]
    Discover(Discover),
    /// Write a claims.yaml with rules for the facts that several places state.
    ///
    /// The file is written to the current folder, or where --config says, and never over one that is there.
    #[command(after_help = usage::INIT)]
    Init(Init),
    /// List the claims that the rules find, without comparing them.
    #[command(after_help = usage::EXTRACT)]
    Extract(Extract),
    /// List everything recognised in documents, before any rule.
    #[command(after_help = usage::MENTIONS)]
    Mentions(Mentions),
    /// Say how much the rules watch, and what is repeated that none watches.
    #[command(after_help = usage::COVERAGE)]
    Coverage(Coverage),
    /// Try the rules on their own examples.
    #[command(after_help = usage::TEST)]
    Test(Test),
    /// Review what is pending at the terminal, one snapshot after another.
    ///
    /// The documents are compared first, as `check` does it. Each snapshot that is not as recorded is shown with what differs,
    /// where it is stated, and the finding: a accepts it, r rejects it, s skips it; A, R and S do it with all the rest.
    #[command(after_help = usage::REVIEW)]
    Review(Reviewed),
    /// List the snapshots that wait to be accepted or rejected.
    #[command(after_help = usage::PENDING)]
    Pending(Reviewed),
    /// Record what is pending; where nothing was ever recorded, what the documents say now.
    #[command(after_help = usage::ACCEPT)]
    Accept(Reviewed),
    /// Drop what is pending: what is recorded stays.
    #[command(after_help = usage::REJECT)]
    Reject(Reviewed),
    /// Say what the code of a finding means.
    #[command(after_help = usage::EXPLAIN)]
    Explain(Explain),
    /// Print the JSON Schema of claims.yaml, of the JSON report, or of a mention.
    #[command(after_help = usage::SCHEMA)]
    Schema(Schema),
    /// Print the completions for a shell.
    #[command(after_help = usage::COMPLETIONS)]
    Completions(Completions),
    /// Print the manual page, or write one page a command to a folder.
    #[command(after_help = usage::MAN)]
    Man(Man),
}

#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) chosen: Chosen,
    /// Report only what changed since this git revision: what was introduced, changed or resolved.
    #[arg(long, help_heading = "Report", value_name = "REV", conflicts_with_all = ["paths", "accept", "unreferenced", "folder"])]
    pub(super) since: Option<String>,
    #[command(flatten)]
    pub(super) reports: Reports,
    #[command(flatten)]
    pub(super) snapshots: Snapshots,
}

/// What a check does with snapshots.
#[derive(Debug, Default, PartialEq, clap::Args)]
pub(super) struct Snapshots {
    /// Leave snapshots alone: every disagreement counts.
    #[arg(long = "no-snapshots", help_heading = "Snapshots", conflicts_with_all = ["folder", "accept", "unreferenced"])]
    pub(super) none: bool,
    /// The folder of the snapshots; `snapshots` beside claims.yaml by default.
    #[arg(long = "snapshots", help_heading = "Snapshots", value_name = "DIR")]
    pub(super) folder: Option<Utf8PathBuf>,
    /// Record what the documents say now, whatever was recorded before.
    #[arg(long, help_heading = "Snapshots", conflicts_with = "paths")]
    pub(super) accept: bool,
    /// What to do about snapshots of rules that are gone.
    #[arg(long, help_heading = "Snapshots", value_enum, default_value_t = Unreferenced::Warn, value_name = "HOW")]
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
pub(super) struct Diff {
    /// The documents before: a folder, or a claims.yaml.
    pub(super) before: Utf8PathBuf,
    /// The documents after: a folder, or a claims.yaml. Its rules hold for both, unless --config names others.
    pub(super) after: Utf8PathBuf,
    /// Only the rules whose id matches one of these globs.
    #[arg(long, help_heading = "Rules", value_name = "RULE")]
    pub(super) select: Vec<String>,
    /// All rules but those whose id matches one of these globs.
    #[arg(long, help_heading = "Rules", value_name = "RULE")]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) reports: Reports,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    #[command(flatten)]
    pub(super) chosen: Chosen,
    /// How to list them.
    #[arg(long, help_heading = "Report", value_enum, default_value_t = ExtractFormat::Full)]
    pub(super) format: ExtractFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Discover {
    /// Documents or folders to read; the current folder by default.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// Documents or folders to hold the others against: nothing else is compared.
    #[arg(long, help_heading = "Facts", value_name = "PATH", num_args = 1..)]
    pub(super) against: Vec<Utf8PathBuf>,
    /// Only facts of these kinds; may be repeated, or separated by commas.
    #[arg(long, help_heading = "Facts", value_enum, value_delimiter = ',')]
    pub(super) kind: Vec<FactKind>,
    /// Leave out what is less sure than this, from 0 to 1.
    #[arg(long, help_heading = "Facts", default_value_t = MIN_CONFIDENCE, value_name = "SHARE", value_parser = share)]
    pub(super) min_confidence: f64,
    /// Report no more than so many findings, the surest.
    #[arg(long, help_heading = "Report", value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Print rules for what is found, to paste under `claims` of a claims.yaml, instead of a report.
    #[arg(long, help_heading = "Report", conflicts_with_all = ["format", "output"])]
    pub(super) as_rules: bool,
    #[command(flatten)]
    pub(super) reports: Reports,
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
    #[arg(long, help_heading = "Report", value_enum, default_value_t = MentionFormat::Full)]
    pub(super) format: MentionFormat,
    /// Only mentions of these kinds; may be repeated, or separated by commas.
    #[arg(long, help_heading = "Report", value_enum, value_delimiter = ',')]
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
    /// Only the rules whose id matches this glob; may be repeated.
    #[arg(long, help_heading = "Rules", value_name = "RULE")]
    pub(super) select: Vec<String>,
    /// All rules but those whose id matches this glob; may be repeated.
    #[arg(long, help_heading = "Rules", value_name = "RULE")]
    pub(super) ignore: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Coverage {
    /// Documents or folders to read instead of the configured sources; they need no claims.yaml.
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to report.
    #[arg(long, help_heading = "Report", value_enum, default_value_t = CoverageFormat::Full)]
    pub(super) format: CoverageFormat,
    /// How many repeated facts to show; 0 for all.
    #[arg(long, help_heading = "Report", value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
}

#[derive(Debug, clap::Args)]
pub(super) struct Test {
    /// Only the rules whose id matches one of these globs; all by default.
    #[arg(value_name = "RULE")]
    pub(super) rules: Vec<String>,
    /// How to report.
    #[arg(long, help_heading = "Report", value_enum, default_value_t = TestFormat::Full)]
    pub(super) format: TestFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// A code, as it stands in brackets in a report; without one, all codes are listed.
    pub(super) code: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// What the schema is of.
    #[arg(value_enum, value_name = "DOCUMENT", default_value_t = SchemaOf::Claims)]
    pub(super) of: SchemaOf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell that reads them.
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct Man {
    /// Write one page a command to this folder, which is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<Utf8PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
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
pub(super) enum SchemaOf {
    /// claims.yaml.
    Claims,
    /// The report of `--format json`.
    Report,
    /// A line of `mentions --format jsonl`.
    Mentions,
}
