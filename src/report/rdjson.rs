//! The Reviewdog Diagnostic Format: one diagnostic a finding. Columns are bytes of UTF-8. What reviewdog posts is Markdown,
//! so messages are escaped for it.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::json::escaped;
use super::markdown::{plain, prose};
use super::place::{Spot, Spots, remarks};
use super::problem::Problem;
use crate::finding::Finding;
use crate::rule::Severity;

/// More places than this are not repeated in a comment.
const MOST_PLACES: usize = 20;

#[derive(Serialize)]
struct WireResult {
    source: WireTool,
    diagnostics: Vec<WireDiagnostic>,
}

#[derive(Clone, Copy, Serialize)]
struct WireTool {
    name: &'static str,
}

#[derive(Serialize)]
struct WireDiagnostic {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<WireLocation>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<WireCode>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related: Vec<WireRelated>,
}

#[derive(Serialize)]
struct WireCode {
    value: &'static str,
}

#[derive(Serialize)]
struct WireRelated {
    message: String,
    location: WireLocation,
}

#[derive(Serialize)]
struct WireLocation {
    path: String,
    range: WireRange,
}

#[derive(Serialize)]
struct WireRange {
    start: WirePosition,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<WirePosition>,
}

#[derive(Serialize)]
struct WirePosition {
    line: usize,
    column: usize,
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = report.verdicts.findings.iter().map(|finding| diagnostic(report, finding));
    let problems = report.problems.iter().map(|problem| unread(report, problem));
    let wire = WireResult { source: WireTool { name: "crosscheck" }, diagnostics: findings.chain(problems).collect() };
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&wire)?))
}

fn diagnostic(report: &Report<'_>, finding: &Finding) -> WireDiagnostic {
    let Spots { first, others } = report.spots(finding);
    let mut message = format!("{}: {}", plain(&finding.title), plain(&finding.message));
    if let Some(stated) = &first.stated {
        message = format!("{message}\n\nHere: {}", plain(stated.value));
    }
    for other in others.iter().take(MOST_PLACES) {
        message = format!("{message}\n- {}: {}", plain(&other.at()), plain(value(other)));
    }
    if others.len() > MOST_PLACES {
        message = format!("{message}\n- and {} more places", others.len() - MOST_PLACES);
    }
    for remark in &remarks(finding) {
        message = format!("{message}\n\nNote: {}", prose(remark));
    }
    let related = |other: &Spot<'_>| WireRelated { message: plain(value(other)), location: location(other) };
    WireDiagnostic {
        message: format!("{message}\n\nHelp: {}", prose(&finding.help)),
        related: others.iter().take(MOST_PLACES).map(related).collect(),
        location: Some(location(&first)),
        severity: severity(finding.weight()),
        code: Some(WireCode { value: finding.code.name() }),
    }
}

fn value<'a>(spot: &Spot<'a>) -> &'a str {
    spot.stated.as_ref().map_or("", |stated| stated.value)
}

fn location(spot: &Spot<'_>) -> WireLocation {
    let (column, end_column) = spot.byte_columns;
    let start = WirePosition { line: spot.line, column };
    let end = Some(WirePosition { line: spot.end_line, column: end_column });
    WireLocation { path: spot.path.clone(), range: WireRange { start, end } }
}

fn unread(report: &Report<'_>, problem: &Problem) -> WireDiagnostic {
    let location = problem.excerpt.as_ref().map(|excerpt| {
        let start = WirePosition { line: excerpt.line, column: excerpt.span.start + 1 };
        WireLocation { path: report.root.path(&excerpt.path), range: WireRange { start, end: None } }
    });
    let help = problem.help.as_deref().map(|help| format!("\n\nHelp: {}", prose(help))).unwrap_or_default();
    WireDiagnostic {
        message: format!("{}{help}", prose(&problem.message)),
        location,
        severity: severity(problem.severity),
        code: None,
        related: Vec::new(),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}
