//! Coverage as JSON. Keys are added, never renamed or removed, while `schema_version` stays the same.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Coverage, kinds, sum, total, words};
use crate::coverage::{Repeated, Tally};
use crate::recognize::{Document, Kind};
use crate::report::json::{self, WireClaim, WireProblem, WireTool, escaped};

/// Coverage, for programs.
#[derive(Serialize)]
struct Wire {
    schema_version: u32,
    tool: WireTool,
    summary: WireSummary,
    kinds: Vec<WireKind>,
    sources: Vec<WireSource>,
    repeated: Vec<WireRepeated>,
    problems: Vec<WireProblem>,
}

#[derive(Serialize)]
struct WireSummary {
    sources: usize,
    /// Null where there is no configuration.
    rules: Option<usize>,
    mentions: usize,
    watched: usize,
    repeated: usize,
}

#[derive(Serialize)]
struct WireKind {
    kind: &'static str,
    mentions: usize,
    watched: usize,
}

#[derive(Serialize)]
struct WireSource {
    source: String,
    mentions: usize,
    watched: usize,
    kinds: Vec<WireKind>,
}

#[derive(Serialize)]
struct WireRepeated {
    kind: &'static str,
    value: String,
    text: String,
    places: usize,
    documents: usize,
    claims: Vec<WireClaim>,
}

/// Writes coverage as one JSON object.
///
/// # Errors
/// When the output cannot be written.
pub fn coverage_json(report: &Coverage<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = total(report);
    let wire = Wire {
        schema_version: json::SCHEMA_VERSION,
        tool: WireTool::this(),
        summary: WireSummary {
            sources: report.documents.len(),
            rules: report.rules,
            mentions: all.of,
            watched: all.watched,
            repeated: report.all_repeated,
        },
        kinds: wire_kinds(&kinds(report)),
        sources: report.documents.iter().zip(report.tallies).map(|(document, kinds)| wire_source(document, kinds)).collect(),
        repeated: report.repeated.iter().map(|fact| wire_fact(report.documents, fact)).collect(),
        problems: report.problems.iter().map(json::problem).collect(),
    };
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&wire)?))
}

fn wire_kinds(kinds: &BTreeMap<Kind, Tally>) -> Vec<WireKind> {
    kinds.iter().map(|(kind, tally)| WireKind { kind: kind.word(), mentions: tally.of, watched: tally.watched }).collect()
}

fn wire_source(document: &Document, kinds: &BTreeMap<Kind, Tally>) -> WireSource {
    let Tally { watched, of } = sum(kinds.values());
    WireSource { source: document.source.id.0.clone(), mentions: of, watched, kinds: wire_kinds(kinds) }
}

fn wire_fact(documents: &[Document], fact: &Repeated) -> WireRepeated {
    WireRepeated {
        kind: fact.kind.word(),
        value: fact.value.clone(),
        text: words(documents, fact),
        places: fact.claims.len(),
        documents: fact.documents,
        claims: fact.claims.iter().map(|claim| json::claim(&documents[claim.document].source, claim)).collect(),
    }
}
