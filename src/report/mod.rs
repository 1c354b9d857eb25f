//! Findings → output: one file a format. Renderers write to whatever they are given; what they write depends on nothing
//! but the report and the style.

mod change;
mod clean;
mod concise;
mod coverage;
mod csv;
mod detail;
mod example;
mod explanation;
mod extract;
mod frame;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod line;
mod markdown;
mod mentions;
mod place;
mod problem;
mod rdjson;
mod root;
mod sarif;
mod snapshot;
mod summary;
mod table;
mod wrap;

pub use clean::clean;
pub use coverage::{Coverage, coverage, coverage_json};
pub use detail::{detail, places};
pub use example::{Examples, examples, examples_json};
pub use explanation::explanation;
pub use extract::extract;
pub use github::{job_log, job_summary};
pub use json::schema;
pub use mentions::{Drawn, Listing, ListingFormat, Printer, schema as mention_schema};
pub use problem::{Excerpt, Problem, problems};
pub use root::Root;
pub use snapshot::{Snapshots, Written, diff};
pub use summary::Summary;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::change::{Changes, News};
use crate::compare::Verdicts;
use crate::coverage::Tally;
use crate::finding::{Declared, Finding};
use crate::recognize::{Document, Kind};
use crate::rule::Severity;
use crate::source::Source;

/// Everything a report is made of.
#[derive(Debug)]
pub struct Report<'a> {
    /// The documents compared, in the order that claims number them by.
    pub documents: &'a [Document],
    /// What comparing them said.
    pub verdicts: &'a Verdicts,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// How much was compared.
    pub summary: Summary,
    /// Of each document, how much of each kind is watched by a rule; empty where that is not asked for.
    pub tallies: &'a [BTreeMap<Kind, Tally>],
    /// The configuration: its path as shown, and its text.
    pub config: (&'a str, &'a str),
    /// How it all stands to what is recorded; nothing where the run leaves snapshots alone.
    pub snapshots: Option<&'a Snapshots>,
    /// What stands before the path of a source to reach it from the current folder: empty, or ending with a slash.
    pub prefix: &'a str,
    /// What paths are told from, in formats that speak of a whole repository.
    pub root: &'a Root,
    /// The least severity that makes the run fail.
    pub fail_level: Severity,
    /// Where it is known in which folder the report is to lie: what leads from there to the current one, empty, or ending with a
    /// slash.
    pub way: Option<&'a str>,
    /// Where the report is of what changed: since when.
    pub since: Option<Since<'a>>,
}

/// What changed, since when.
#[derive(Clone, Copy, Debug)]
pub struct Since<'a> {
    /// What the state before is called: a revision, or a folder.
    pub called: &'a str,
    /// What changed.
    pub changes: &'a Changes,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Frames with every place of a finding.
    Full,
    /// One line a place.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line: findings, agreements, problems, and the summary last.
    Jsonl,
    /// SARIF 2.1.0, as code scanning takes it.
    Sarif,
    /// JUnit XML: one test case a rule.
    Junit,
    /// Workflow commands: annotations of GitHub Actions.
    Github,
    /// GitLab's Code Quality.
    Gitlab,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// Markdown, for an issue or a wiki.
    Markdown,
    /// One page that needs nothing else.
    Html,
    /// One row a claim, for a spreadsheet.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 12] = [
        Self::Full,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Rdjson,
        Self::Markdown,
        Self::Html,
        Self::Csv,
    ];

    /// What it is called on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Rdjson => "rdjson",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// How a report is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colours.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether long texts go on in a new line there, as on a terminal; in a file one line is easier to search.
    pub wraps: bool,
}

/// Writes a report.
///
/// # Errors
/// When the output cannot be written.
pub fn render(format: Format, report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Full => full::render(report, style, out),
        Format::Concise => concise::render(report, style, out),
        Format::Json => json::render(report, out),
        Format::Jsonl => json::render_lines(report, out),
        Format::Sarif => sarif::render(report, out),
        Format::Junit => junit::render(report, out),
        Format::Github => github::render(report, out),
        Format::Gitlab => gitlab::render(report, out),
        Format::Rdjson => rdjson::render(report, out),
        Format::Markdown => markdown::render(report, out),
        Format::Html => html::render(report, out),
        Format::Csv => csv::render(report, out),
    }
}

impl Report<'_> {
    fn source(&self, document: usize) -> &Source {
        &self.documents[document].source
    }

    /// How a finding came about, in a report of what changed.
    fn news(&self, finding: &Finding) -> Option<&News> {
        self.since?.changes.news.get(&finding.fingerprint)
    }

    /// Where the rule of a finding is stated, or what else is at fault.
    fn declaration(&self, finding: &Finding) -> Excerpt {
        match &finding.declared {
            Declared::Config(span) => Excerpt::of(self.config.0, self.config.1, span),
            Declared::Comment { document, comment } => {
                let source = self.source(*document);
                let comment = &source.comments()[*comment];
                let (place, (text, span)) = (source.comment_place(comment), source.comment_line(comment));
                let (path, text) = (self.path(*document), text.to_owned());
                Excerpt { path, line: place.line, column: place.column, text, span }
            }
        }
    }

    /// The path of what a finding is declared in, from the current folder.
    fn declared_in(&self, finding: &Finding) -> String {
        match finding.declared {
            Declared::Config(_) => self.config.0.to_owned(),
            Declared::Comment { document, .. } => format!("{}{}", self.prefix, self.source(document).id),
        }
    }

    /// The path of a source from the current folder, safe to show.
    fn path(&self, document: usize) -> String {
        clean(&format!("{}{}", self.prefix, self.source(document).id)).into_owned()
    }
}
