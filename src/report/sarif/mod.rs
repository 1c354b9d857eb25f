//! SARIF 2.1.0, as code scanning takes it: a result has one location, for only the first is shown, and all others are related
//! ones that the message links to. What would exceed the limits of GitHub's code scanning is left out, and said.

mod rules;
mod wire;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::Value;

use super::json::escaped;
use super::place::{Spot, Spots, remarks};
use super::root::{encoded, is_absolute};
use super::summary::counted;
use super::table::shortened;
use super::{Problem, Report, clean};
use crate::finding::{Code, Finding};
use crate::rule::Severity;
use wire::{
    ArtifactLocation, BaseId, Driver, Invocation, Location, Log, Notification, PhysicalLocation, Region, Run, SarifResult,
    Suppression, Text, Tool,
};

/// Where editors find the schema.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What relative addresses count from.
const ROOT: &str = "%SRCROOT%";
/// A run with more results is refused.
const MOST_RESULTS: usize = 25_000;
/// A result with more locations is refused; one is the location itself.
const MOST_RELATED: usize = 999;
/// So many in all keep a file far below the size that is refused, 10 MB when compressed.
const MOST_RELATED_IN_ALL: usize = 100_000;
/// So many are linked from the message.
const MOST_LINKS: usize = 20;
/// No longer words are repeated beside their place.
const LONGEST_SNIPPET: usize = 500;

/// How much is left out.
#[derive(Default)]
struct Cut {
    related: usize,
    results: usize,
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = &report.verdicts.findings;
    let mut cut = Cut { results: findings.len().saturating_sub(MOST_RESULTS), ..Cut::default() };
    let mut room = MOST_RELATED_IN_ALL;
    let results = findings.iter().take(MOST_RESULTS).map(|finding| result(report, finding, &mut room, &mut cut)).collect();
    let description = Text::of("The root of the repository, or the folder in which crosscheck ran.");
    let version = env!("CARGO_PKG_VERSION");
    let run = Run {
        tool: Tool { driver: Driver { name: "crosscheck", semantic_version: version, version, rules: rules::rules() } },
        invocations: [invocation(report, &cut)],
        original_uri_base_ids: BTreeMap::from([(ROOT, BaseId { description })]),
        column_kind: "unicodeCodePoints",
        results,
    };
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?))
}

fn invocation(report: &Report<'_>, cut: &Cut) -> Invocation {
    let mut notifications: Vec<Notification> = report.problems.iter().map(|problem| unread(report, problem)).collect();
    let mut left_out = |count: usize, what: &str| {
        if count > 0 {
            let message = Text::of(format!("{} left out: code scanning takes no more.", counted(count, what)));
            notifications.push(Notification { level: "warning", message, locations: Vec::new() });
        }
    };
    left_out(cut.results, "result");
    left_out(cut.related, "related location");
    Invocation {
        execution_successful: report.problems.iter().all(|problem| problem.severity != Severity::Error),
        tool_execution_notifications: notifications,
    }
}

fn unread(report: &Report<'_>, problem: &Problem) -> Notification {
    let help = problem.help.as_deref().map(|help| format!(" Help: {}.", text(help))).unwrap_or_default();
    let message = Text::of(format!("{}.{help}", text(&problem.message).trim_end_matches('.')));
    let location = problem.excerpt.as_ref().map(|excerpt| {
        let artifact = artifact(&report.root.path(&excerpt.path));
        let (start_line, start_column) = (excerpt.line, excerpt.column);
        let region = Region { start_line, start_column, end_line: None, end_column: None, snippet: None };
        Location { id: None, physical: PhysicalLocation { artifact, region }, message: None }
    });
    Notification { level: level(problem.severity), message, locations: location.into_iter().collect() }
}

fn result(report: &Report<'_>, finding: &Finding, room: &mut usize, cut: &mut Cut) -> SarifResult {
    let Spots { first, others } = report.spots(finding);
    let kept = others.len().min(MOST_RELATED).min(*room);
    *room -= kept;
    cut.related += others.len() - kept;
    let message = Text::of(message(finding, &first, &others, kept));
    let related = others.iter().take(kept).enumerate().map(|(number, other)| location(other, Some(number + 1)));
    SarifResult {
        rule_id: finding.code.name(),
        rule_index: Code::ALL.iter().position(|code| *code == finding.code).unwrap_or_default(),
        level: level(finding.severity),
        message,
        related_locations: related.collect(),
        locations: [location(&first, None)],
        // GitHub's own, `primaryLocationLineHash`, is left to its upload action: it warns of every other value it meets.
        partial_fingerprints: BTreeMap::from([("crosscheck/v1", finding.fingerprint.0.clone())]),
        suppressions: finding.set_aside().iter().map(|(_, reason)| suppression(reason)).collect(),
        properties: properties(finding),
    }
}

/// What is wrong; what is said here; what is said elsewhere, linked; what else should be known, and the way out.
fn message(finding: &Finding, first: &Spot<'_>, others: &[Spot<'_>], linked: usize) -> String {
    let mut sentences = vec![format!("{}: {}", text(&finding.title), text(&finding.message))];
    sentences.extend(first.stated.as_ref().map(|stated| format!("Here: {}", text(stated.value))));
    let links = others.iter().take(linked.min(MOST_LINKS)).enumerate().map(|(number, other)| {
        let value = other.stated.as_ref().map(|stated| shortened(&clean(stated.value))).unwrap_or_default();
        format!("[{}]({}) ({})", text(&value), number + 1, text(&other.at()))
    });
    let mut links: Vec<String> = links.collect();
    if others.len() > links.len() {
        links.push(format!("{} more", others.len() - links.len()));
    }
    if !links.is_empty() {
        sentences.push(format!("Elsewhere: {}", links.join(", ")));
    }
    sentences.extend(remarks(finding).iter().map(|remark| format!("Note: {}", text(remark))));
    sentences.extend((!finding.help.is_empty()).then(|| format!("Help: {}", text(&finding.help))));
    sentences.iter().map(|sentence| format!("{}.", sentence.trim_end_matches('.'))).collect::<Vec<_>>().join(" ")
}

/// Text in a message, in which nothing is a link.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in clean(text).chars() {
        if matches!(char, '\\' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

fn location(spot: &Spot<'_>, id: Option<usize>) -> Location {
    let region = Region {
        start_line: spot.line,
        start_column: spot.column,
        end_line: Some(spot.end_line),
        end_column: Some(spot.end_column),
        snippet: spot.stated.as_ref().filter(|stated| is_showable(stated.words)).map(|stated| Text::of(stated.words)),
    };
    let message = spot.stated.as_ref().filter(|_| id.is_some()).map(|stated| Text::of(text(stated.value)));
    Location { id, physical: PhysicalLocation { artifact: artifact(&spot.path), region }, message }
}

/// Whether words can be repeated just as they are.
fn is_showable(words: &str) -> bool {
    words.len() <= LONGEST_SNIPPET && clean(&words.replace(['\n', '\r', '\t'], " ")) == words.replace(['\n', '\r', '\t'], " ")
}

fn artifact(path: &str) -> ArtifactLocation {
    let slash = if path.starts_with('/') { "" } else { "/" };
    if is_absolute(path) {
        ArtifactLocation { uri: format!("file://{slash}{}", encoded(path)), uri_base_id: None }
    } else {
        ArtifactLocation { uri: encoded(path), uri_base_id: Some(ROOT) }
    }
}

fn suppression(reason: &str) -> Suppression {
    Suppression { kind: "external", status: "accepted", justification: clean(reason).into_owned() }
}

fn properties(finding: &Finding) -> BTreeMap<&'static str, Value> {
    let mut properties = BTreeMap::from([("rule", Value::from(clean(&finding.rule.0)))]);
    if let Some(evidence) = &finding.evidence {
        properties.insert("confidence", ((evidence.confidence * 100.0).round() / 100.0).into());
    }
    properties
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_text_are_no_links() {
        assert_eq!(text("a [b](1) \\ ]]>"), r"a \[b\](1) \\ \]\]>");
    }
}
