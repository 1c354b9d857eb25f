//! What is shown of one pending snapshot, in rows: what the fact is, what differs or the old and the new claims, and the
//! finding in full.

use std::io;

use anstyle::{AnsiColor, Style as Ansi};

use super::row::rows;
use super::state::State;
use crate::finding::Finding;
use crate::report::{self, Report, Style, clean};
use crate::snapshot::{Change, Pending};

/// The rows of the one that is shown, as they were made last.
#[derive(Debug, Default)]
pub struct Body {
    shown: Option<Shown>,
    rows: Vec<String>,
}

/// What the rows depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    number: usize,
    differences: bool,
    details: bool,
    columns: usize,
}

impl Body {
    /// The rows of the one shown, none wider than the style says. They are made anew only where something has changed:
    /// comparing long texts takes its time.
    pub(super) fn rows(&mut self, state: &State, report: &Report<'_>, style: Style) -> &[String] {
        let shown = Shown {
            number: state.number(),
            differences: state.shows_differences(),
            details: state.shows_details(),
            columns: style.width,
        };
        if self.shown != Some(shown) {
            self.shown = Some(shown);
            self.rows = state.shown().map(|reviewed| made(&reviewed.pending, shown, report, style)).unwrap_or_default();
        }
        &self.rows
    }
}

fn made(pending: &Pending, shown: Shown, report: &Report<'_>, style: Style) -> Vec<String> {
    let mut made = Rows { style, rows: Vec::new() };
    let differs = report.verdicts.findings.iter().find(|finding| finding.rule == pending.rule && !finding.code.is_verdict());
    made.text(&painted(style, Ansi::new().bold(), pending.title()));
    made.text(&painted(style, Ansi::new().dimmed(), &message(pending, differs)));
    made.part("");
    if shown.differences {
        made.drawn(|style, out| report::diff(&pending.diff(), style, out));
    } else {
        made.claims("Recorded:", AnsiColor::Red, pending.old.as_deref());
        made.part("");
        made.claims("Stated now:", AnsiColor::Green, pending.new.as_deref());
    }
    if shown.details && pending.change != Change::Gone {
        made.details(pending, differs, report);
    }
    made.rows
}

/// How it differs, in a line.
fn message(pending: &Pending, differs: Option<&Finding>) -> String {
    let said = match (differs, pending.change) {
        (Some(finding), _) => &finding.message,
        (None, Change::New) => "nothing is recorded of this rule",
        (None, Change::Changed) if pending.old.is_none() => "what is recorded cannot be read",
        (None, Change::Changed) => "the documents no longer say what is recorded",
        (None, Change::Gone) => "there is no such rule any more",
    };
    clean(said).into_owned()
}

/// Rows as they are put together.
struct Rows {
    style: Style,
    rows: Vec<String>,
}

impl Rows {
    /// A line, which goes on under itself.
    fn text(&mut self, line: &str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        self.rows.extend(rows(line, self.style.width, indent + 2));
    }

    /// An empty row, and a heading under it where there is one.
    fn part(&mut self, heading: &str) {
        self.rows.push(String::new());
        if !heading.is_empty() {
            self.text(&painted(self.style, Ansi::new().bold(), heading));
        }
    }

    /// What a report draws, without the empty lines at its end.
    fn drawn(&mut self, draw: impl FnOnce(Style, &mut dyn io::Write) -> io::Result<()>) {
        let mut drawn = Vec::new();
        draw(self.style, &mut drawn).expect("memory takes what is written");
        String::from_utf8_lossy(&drawn).trim_end().lines().for_each(|line| self.text(line));
    }

    fn claims(&mut self, heading: &str, colour: AnsiColor, body: Option<&str>) {
        self.text(&painted(self.style, colour.on_default().bold(), heading));
        match body {
            Some(body) => body.lines().for_each(|line| self.text(format!("  {}", clean(line)).trim_end())),
            None => self.text("  nothing"),
        }
    }

    /// Where what is new stands, and what comparing says of the rule.
    fn details(&mut self, pending: &Pending, differs: Option<&Finding>, report: &Report<'_>) {
        if let Some(finding) = differs.filter(|finding| !finding.groups.is_empty()) {
            let help = "press a if the documents are right; else r, and correct them".to_owned();
            let finding = Finding { help, ..finding.clone() };
            self.part("Where it is stated:");
            self.drawn(|style, out| report::places(report, &finding, style, out));
        }
        self.part("");
        self.drawn(|style, out| report::detail(report, &pending.rule, style, out));
    }
}

pub(super) fn painted(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}
