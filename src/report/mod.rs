//! Findings → output: one file a format. Renderers write to whatever they are given; what they write depends on nothing
//! but the report and the style.

mod clean;
mod concise;
mod coverage;
mod detail;
mod example;
mod explanation;
mod extract;
mod frame;
mod full;
mod json;
mod mentions;
mod problem;
mod snapshot;
mod summary;
mod table;

pub use clean::clean;
pub use coverage::{Coverage, coverage, coverage_json};
pub use detail::{detail, places};
pub use example::{Examples, examples, examples_json};
pub use explanation::explanation;
pub use extract::extract;
pub use json::schema;
pub use mentions::{Drawn, Listing, ListingFormat, Printer, schema as mention_schema};
pub use problem::{Excerpt, Problem, problems};
pub use snapshot::{Snapshots, Written, diff};
pub use summary::Summary;

use std::io::{self, Write};

use crate::compare::Verdicts;
use crate::recognize::Document;
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
    /// The configuration: its path as shown, and its text.
    pub config: (&'a str, &'a str),
    /// How it all stands to what is recorded; nothing where the run leaves snapshots alone.
    pub snapshots: Option<&'a Snapshots>,
    /// What stands before the path of a source to reach it from the current folder: empty, or ending with a slash.
    pub prefix: &'a str,
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
}

/// How a report is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colours.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
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
    }
}

impl Report<'_> {
    fn source(&self, document: usize) -> &Source {
        &self.documents[document].source
    }

    /// The path of a source from the current folder, safe to show.
    fn path(&self, document: usize) -> String {
        clean(&format!("{}{}", self.prefix, self.source(document).id)).into_owned()
    }
}
