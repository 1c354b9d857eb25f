//! CSV for a spreadsheet: one row a claim, of what disagrees and of what agrees, then what could not be read. Cells that a
//! spreadsheet would take for a formula begin with an apostrophe.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::place::Spot;
use super::{Problem, Report, clean};
use crate::finding::{Agreement, Finding};

/// The first row.
const COLUMNS: [&str; 20] = [
    "verdict",
    "severity",
    "code",
    "rule",
    "title",
    "message",
    "value",
    "quote",
    "source",
    "line",
    "column",
    "end_line",
    "end_column",
    "as_of",
    "publisher",
    "authority",
    "waived",
    "accepted",
    "confidence",
    "fingerprint",
];

type Row = [String; 20];

/// What the rows of one verdict have in common.
#[derive(Default)]
struct Verdict<'a> {
    word: &'static str,
    severity: &'a str,
    code: &'a str,
    rule: &'a str,
    title: &'a str,
    message: &'a str,
    waived: &'a str,
    accepted: bool,
    confidence: Option<f64>,
    fingerprint: &'a str,
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    csv.write_record(COLUMNS)?;
    for finding in &report.verdicts.findings {
        self::finding(report, finding, &mut csv)?;
    }
    for (word, agreements) in [("agreed", &report.verdicts.agreements), ("once", &report.verdicts.single)] {
        agreements.iter().try_for_each(|agreement| self::agreement(report, agreement, word, &mut csv))?;
    }
    report.problems.iter().try_for_each(|problem| csv.write_record(self::problem(report, problem)))?;
    csv.flush()
}

fn finding(report: &Report<'_>, finding: &Finding, csv: &mut Writer<&mut dyn Write>) -> io::Result<()> {
    let verdict = Verdict {
        word: "finding",
        severity: finding.severity.word(),
        code: finding.code.name(),
        rule: &finding.rule.0,
        title: &finding.title,
        message: &finding.message,
        waived: finding.waived.as_deref().unwrap_or_default(),
        accepted: finding.accepted,
        confidence: finding.evidence.as_ref().map(|evidence| evidence.confidence),
        fingerprint: &finding.fingerprint.0,
    };
    let spots = report.by_value(finding);
    spots.iter().try_for_each(|spot| Ok(csv.write_record(row(&verdict, spot))?))
}

fn agreement(report: &Report<'_>, agreement: &Agreement, word: &'static str, csv: &mut Writer<&mut dyn Write>) -> io::Result<()> {
    let (rule, title, message) = (&agreement.rule.0, &agreement.title, &agreement.message);
    let verdict = Verdict { word, rule, title, message, ..Verdict::default() };
    report.agreed(agreement).iter().try_for_each(|spot| Ok(csv.write_record(row(&verdict, spot))?))
}

fn row(verdict: &Verdict<'_>, spot: &Spot<'_>) -> Row {
    let stated = spot.stated.as_ref();
    let metadata = stated.map(|stated| &stated.source.metadata);
    [
        verdict.word.to_owned(),
        verdict.severity.to_owned(),
        verdict.code.to_owned(),
        cell(verdict.rule),
        cell(verdict.title),
        cell(verdict.message),
        cell(stated.map(|stated| stated.value).unwrap_or_default()),
        cell(stated.map(|stated| stated.words).unwrap_or_default()),
        cell(&spot.path),
        spot.line.to_string(),
        spot.column.to_string(),
        spot.end_line.to_string(),
        spot.end_column.to_string(),
        metadata.and_then(|metadata| metadata.as_of).map(|as_of| as_of.iso()).unwrap_or_default(),
        cell(metadata.and_then(|metadata| metadata.publisher.as_deref()).unwrap_or_default()),
        metadata.and_then(|metadata| metadata.authority).map(|rank| rank.to_string()).unwrap_or_default(),
        cell(verdict.waived),
        if verdict.accepted { "yes".to_owned() } else { String::new() },
        verdict.confidence.map(|confidence| format!("{confidence:.2}")).unwrap_or_default(),
        verdict.fingerprint.to_owned(),
    ]
}

fn problem(report: &Report<'_>, problem: &Problem) -> Row {
    let excerpt = problem.excerpt.as_ref();
    let mut row: Row = Default::default();
    let cells = [
        (0, "problem".to_owned()),
        (1, problem.severity.word().to_owned()),
        (5, cell(&problem.message)),
        (8, excerpt.map(|excerpt| cell(&report.root.path(&excerpt.path))).unwrap_or_default()),
        (9, excerpt.map(|excerpt| excerpt.line.to_string()).unwrap_or_default()),
        (10, excerpt.map(|excerpt| excerpt.column.to_string()).unwrap_or_default()),
    ];
    for (column, text) in cells {
        row[column] = text;
    }
    row
}

/// Text from documents: on one line, without controls, never a formula, and no longer than a spreadsheet takes.
fn cell(text: &str) -> String {
    const LONGEST: usize = 32_000;
    let mut text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(at);
        text.push('…');
    }
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    format!("{}{text}", if formula { "'" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(cell(text), expect);
    }

    #[test]
    fn what_a_spreadsheet_would_run_begins_with_an_apostrophe() {
        check("=cmd()", "'=cmd()");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'=1");
        check("\r=1", "'=1");
        check("a=1", "a=1");
        check("over 95", "over 95");
    }
}
