//! What came of examples as JSON. Keys are added, never renamed or removed, while `schema_version` stays the same.

use std::io::{self, Write};

use serde::Serialize;

use super::{Examples, message, notes, totals};
use crate::claim::Claim;
use crate::example::{Outcome, Tried};
use crate::report::json::{self, WireProblem, WireTool, escaped};

/// What came of examples, for programs.
#[derive(Serialize)]
struct Wire<'a> {
    schema_version: u32,
    tool: WireTool,
    summary: WireSummary,
    rules: Vec<WireRule<'a>>,
    problems: Vec<WireProblem>,
}

#[derive(Serialize)]
struct WireSummary {
    rules: usize,
    without_examples: usize,
    examples: usize,
    passed: usize,
    failed: usize,
}

#[derive(Serialize)]
struct WireRule<'a> {
    rule: &'a str,
    title: &'a str,
    examples: Vec<WireExample<'a>>,
}

#[derive(Serialize)]
struct WireExample<'a> {
    /// `match` or `no_match`.
    expects: &'static str,
    text: &'a str,
    value: Option<String>,
    passed: bool,
    message: Option<String>,
    notes: Vec<String>,
    claims: Vec<WireStated>,
    declared: json::WireDeclared,
}

#[derive(Serialize)]
struct WireStated {
    value: String,
    quote: String,
}

/// Writes what came of examples as one JSON object.
///
/// # Errors
/// When the output cannot be written.
pub fn examples_json(report: &Examples<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (passed, failed) = totals(report.tried);
    let wire = Wire {
        schema_version: json::SCHEMA_VERSION,
        tool: WireTool::this(),
        summary: WireSummary {
            rules: report.tried.len(),
            without_examples: report.without,
            examples: passed + failed,
            passed,
            failed,
        },
        rules: report.tried.iter().map(|tried| wire_rule(report, tried)).collect(),
        problems: report.problems.iter().map(json::problem).collect(),
    };
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&wire)?))
}

fn wire_rule<'a>(report: &Examples<'_>, Tried { rule, outcomes }: &'a Tried<'a>) -> WireRule<'a> {
    let example = |outcome: &'a Outcome<'a>| WireExample {
        expects: if outcome.example.matches { "match" } else { "no_match" },
        text: &outcome.example.text,
        value: outcome.example.value.as_ref().map(ToString::to_string),
        passed: outcome.failure.is_none(),
        message: outcome.failure.as_ref().map(|failure| message(outcome, failure)),
        notes: outcome.failure.as_ref().map(|failure| notes(outcome, failure)).unwrap_or_default(),
        claims: outcome.claims.iter().map(|claim| stated(outcome, claim)).collect(),
        declared: json::declared(report.config, &outcome.example.span),
    };
    WireRule { rule: &rule.id.0, title: &rule.title, examples: outcomes.iter().map(example).collect() }
}

fn stated(outcome: &Outcome<'_>, claim: &Claim) -> WireStated {
    WireStated { value: claim.value.to_string(), quote: outcome.document.source.written(&claim.span).to_owned() }
}
