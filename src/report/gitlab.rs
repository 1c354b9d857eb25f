//! GitLab's Code Quality: one array of what the merge request widget and the diff show, one entry a finding.

use std::io::{self, Write};

use serde::Serialize;

use super::json::escaped;
use super::place::{Spot, Spots, headline};
use super::{Problem, Report, clean};
use crate::finding::Finding;
use crate::rule::Severity;

#[derive(Serialize)]
struct WireIssue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: WireLocation,
}

#[derive(Serialize)]
struct WireLocation {
    path: String,
    lines: WireLines,
}

#[derive(Serialize)]
struct WireLines {
    begin: usize,
    end: usize,
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = report.verdicts.findings.iter().map(|finding| issue(report, finding));
    let issues: Vec<WireIssue> = findings.chain(report.problems.iter().filter_map(|problem| unread(report, problem))).collect();
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&issues)?))
}

fn issue(report: &Report<'_>, finding: &Finding) -> WireIssue {
    let Spots { first, others } = report.spots(finding);
    let here = first.stated.as_ref().map(|stated| format!("; here: {}", clean(stated.value))).unwrap_or_default();
    let places = if others.is_empty() { String::new() } else { format!("; see also {}", places(&others)) };
    WireIssue {
        description: format!("{}{here}{places}", headline(finding)),
        check_name: finding.code.name().to_owned(),
        fingerprint: finding.fingerprint.0.clone(),
        severity: severity(finding.weight()),
        location: WireLocation { path: first.path, lines: WireLines { begin: first.line, end: first.end_line } },
    }
}

/// The other places, as far as a line holds them.
fn places(others: &[Spot<'_>]) -> String {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = others.iter().take(SHOWN).map(Spot::at).collect();
    if others.len() > SHOWN {
        shown.push(format!("{} more places", others.len() - SHOWN));
    }
    shown.join(", ")
}

/// Something that could not be read; the format has no entry without a file.
fn unread(report: &Report<'_>, problem: &Problem) -> Option<WireIssue> {
    let excerpt = problem.excerpt.as_ref()?;
    let path = report.root.path(&excerpt.path);
    let mut hasher = blake3::Hasher::new();
    for part in [&path, &problem.message] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    Some(WireIssue {
        description: clean(&problem.message).into_owned(),
        check_name: "unreadable".to_owned(),
        fingerprint: hasher.finalize().to_hex()[..16].to_owned(),
        severity: severity(problem.severity),
        location: WireLocation { path, lines: WireLines { begin: excerpt.line, end: excerpt.line } },
    })
}

/// The format has five; *blocker* and *critical* are for what stops a release.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
