//! JSON, for programs. The shapes below are the contract: keys are added, never renamed or removed, while
//! `schema_version` stays the same.

use std::io::{self, Write};
use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::clean::is_unsafe;
use super::{Excerpt, Problem, Report, Summary, change};
use crate::claim::Claim;
use crate::finding::{Agreement, Code, Finding, Group};
use crate::recognize::Document;
use crate::snapshot::{self, Diff, Kind};
use crate::source::{Metadata, Source};

/// Changes when a key is renamed, removed or means something else.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// A whole report.
#[derive(Serialize, JsonSchema)]
struct WireReport {
    /// The version of this shape.
    schema_version: u32,
    tool: WireTool,
    summary: WireSummary,
    /// The documents read, in the order of their paths.
    sources: Vec<WireSource>,
    /// What is worth showing, gravest first.
    findings: Vec<WireFinding>,
    /// Rules whose claims all agree.
    agreements: Vec<WireAgreement>,
    /// Rules that were stated once only: nothing could agree or disagree.
    single: Vec<WireAgreement>,
    /// What could not be read, or not as meant.
    problems: Vec<WireProblem>,
    /// Of `check --since` and `diff`: what the documents were compared with; else `null`. `findings` then are those that are
    /// news.
    since: Option<WireSince>,
    /// Of `check --since` and `diff`: the findings that are gone.
    resolved: Vec<WireResolved>,
}

/// What made the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireTool {
    name: &'static str,
    version: &'static str,
}

impl WireTool {
    pub(super) fn this() -> Self {
        Self { name: "crosscheck", version: env!("CARGO_PKG_VERSION") }
    }
}

/// A document, and what is known of it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireSource {
    /// Its path, as claims name it.
    source: String,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    /// When it spoke: 2018, 2018-11 or 2018-11-12.
    as_of: Option<String>,
    /// Its rank as a reference: 1 stands above 2.
    authority: Option<u32>,
    /// Values recognised in it that a rule could be about.
    mentions: usize,
}

/// How much was compared.
#[derive(Serialize, JsonSchema)]
struct WireSummary {
    /// Documents read.
    sources: usize,
    /// Rules and checks applied.
    rules: usize,
    /// Claims found.
    claims: usize,
    /// Findings of severity error.
    errors: usize,
    /// Findings of severity warning.
    warnings: usize,
    /// Findings of severity info.
    infos: usize,
    /// Findings that are recorded in a snapshot just as they are: they fail no run.
    accepted: usize,
    /// Rules that agree.
    agreements: usize,
    /// Rules that were stated once only.
    single: usize,
    /// Rules that matched nothing.
    unmatched: usize,
    /// Values recognised in the documents that a rule could be about.
    mentions: usize,
    /// Of those, how many no rule is about.
    uncovered: usize,
}

/// A verdict on one rule.
#[derive(Serialize, JsonSchema)]
struct WireFinding {
    /// What it is: `crosscheck explain CODE`.
    code: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// The id of the rule or check.
    rule: String,
    /// What the fact is.
    title: String,
    /// What is wrong.
    message: String,
    /// The claims, by value.
    groups: Vec<WireGroup>,
    notes: Vec<String>,
    /// The way out.
    help: String,
    /// Where the configuration states the rule or a waiver, or a comment in a document that is one; `null` for a fact that no
    /// rule names, and for a rule that is gone.
    declared: Option<WireDeclared>,
    /// Sixteen hexadecimal digits that stay the same when lines move.
    fingerprint: String,
    /// Whether it is recorded in a snapshot just as it is: then it fails no run.
    accepted: bool,
    /// Of a snapshot that differs: its lines, old and new; `null` otherwise.
    diff: Option<Vec<WireLine>>,
    /// Of a fact that no rule names: how sure it is, from 0 to 1, that its claims are of one fact.
    confidence: Option<f64>,
    /// What speaks for that.
    reasons: Vec<String>,
    /// Of `check --since` and `diff`: `introduced` or `changed`; else `null`.
    change: Option<&'static str>,
    /// Of `check --since` and `diff`: what was said of the rule before.
    before: Option<String>,
    /// Of `check --since` and `diff`: the values that moved.
    steps: Vec<WireStep>,
    /// Of a fact that no rule names: a rule for it, as an entry of `claims` in YAML, indented by two; `null` where no words tell
    /// it from others.
    draft: Option<String>,
}

/// A line of what is recorded, of what the documents say now, or of both.
#[derive(Serialize, JsonSchema)]
struct WireLine {
    /// `kept`, `removed` or `added`.
    kind: &'static str,
    text: String,
}

/// Claims that say the same.
#[derive(Serialize, JsonSchema)]
struct WireGroup {
    /// What they say.
    value: String,
    claims: Vec<WireClaim>,
}

/// One place. Lines and columns count from 1, columns in Unicode scalar values; ends are exclusive; bytes count from 0 in
/// the file as it lies on disk.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireClaim {
    /// The path of the document, from the folder of the configuration or as it was named on the command line.
    pub(super) source: String,
    pub(super) line: usize,
    pub(super) column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
    /// The words of the claim, as written.
    pub(super) quote: String,
    /// When the document spoke, if that is known: 2018, 2018-11 or 2018-11-12.
    as_of: Option<String>,
}

/// A place in the configuration, or of a comment in a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireDeclared {
    path: String,
    line: usize,
    column: usize,
}

/// A rule whose claims agree.
#[derive(Serialize, JsonSchema)]
struct WireAgreement {
    rule: String,
    title: String,
    message: String,
    groups: Vec<WireGroup>,
}

/// What the documents were compared with.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireSince {
    /// The revision, as it was given and as git knows it; or the folder.
    pub(super) called: String,
    /// How many findings are introduced.
    pub(super) introduced: usize,
    /// How many findings are changed.
    pub(super) changed: usize,
    /// How many findings are gone.
    pub(super) resolved: usize,
    /// How many findings stood before as they stand now, and are not shown.
    pub(super) stood: usize,
}

/// A finding that is gone.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireResolved {
    pub(super) code: &'static str,
    /// `error`, `warning` or `info`.
    pub(super) severity: &'static str,
    pub(super) rule: String,
    pub(super) title: String,
    /// What was wrong.
    pub(super) message: String,
    /// What is said of the rule now.
    pub(super) now: String,
    /// The values that moved.
    pub(super) steps: Vec<WireStep>,
}

/// A value that moved, in one document.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireStep {
    pub(super) source: String,
    /// What it said; `null` where the value is new.
    pub(super) before: Option<String>,
    /// What it says in its place; `null` where the value is gone.
    pub(super) after: Option<String>,
    /// Where both are lists: the items that are gone.
    pub(super) lost: Vec<String>,
    /// Where both are lists: the items that are new.
    pub(super) gained: Vec<String>,
    /// In how many places.
    pub(super) times: usize,
}

/// What could not be read.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireProblem {
    /// `error` or `warning`.
    severity: &'static str,
    message: String,
    path: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    help: Option<String>,
}

/// One line of JSON Lines: a `kind`, and the object it names beside it.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line {
    Finding(Box<WireFinding>),
    Agreement(WireAgreement),
    Single(WireAgreement),
    Problem(WireProblem),
    Resolved(WireResolved),
    Since(WireSince),
    Summary(WireSummary),
}

/// The JSON Schema of a report.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(WireReport).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), "crosscheck report".into());
    }
    schema
}

pub(super) fn render(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let wire = WireReport {
        schema_version: SCHEMA_VERSION,
        tool: WireTool::this(),
        summary: summary(report.summary),
        sources: report.documents.iter().map(source).collect(),
        findings: report.verdicts.findings.iter().map(|finding| self::finding(report, finding)).collect(),
        agreements: report.verdicts.agreements.iter().map(|agreement| self::agreement(report, agreement)).collect(),
        single: report.verdicts.single.iter().map(|agreement| self::agreement(report, agreement)).collect(),
        problems: report.problems.iter().map(problem).collect(),
        since: report.since.map(change::wire),
        resolved: report.since.map(change::wire_resolved).unwrap_or_default(),
    };
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&wire)?))
}

/// JSON in which every control character and directional control is written as an escape: they stand inside strings only.
pub(super) fn escaped(json: &str) -> String {
    let escape = |char: char| match char {
        '\n' => "\n".to_owned(),
        unsafe_char if is_unsafe(unsafe_char) => format!("\\u{:04x}", u32::from(unsafe_char)),
        other => other.to_string(),
    };
    if json.chars().any(|char| is_unsafe(char) && char != '\n') { json.chars().map(escape).collect() } else { json.to_owned() }
}

pub(super) fn render_lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let verdicts = report.verdicts;
    let mut line = |line: Line| writeln!(out, "{}", escaped(&serde_json::to_string(&line)?));
    verdicts.findings.iter().try_for_each(|finding| line(Line::Finding(Box::new(self::finding(report, finding)))))?;
    verdicts.agreements.iter().try_for_each(|agreement| line(Line::Agreement(self::agreement(report, agreement))))?;
    verdicts.single.iter().try_for_each(|agreement| line(Line::Single(self::agreement(report, agreement))))?;
    report.problems.iter().try_for_each(|problem| line(Line::Problem(self::problem(problem))))?;
    if let Some(since) = report.since {
        change::wire_resolved(since).into_iter().try_for_each(|resolved| line(Line::Resolved(resolved)))?;
        line(Line::Since(change::wire(since)))?;
    }
    line(Line::Summary(summary(report.summary)))
}

pub(super) fn source(document: &Document) -> WireSource {
    let Metadata { title, publisher, url, as_of, authority, .. } = &document.source.metadata;
    WireSource {
        source: document.source.id.0.clone(),
        title: title.clone(),
        publisher: publisher.clone(),
        url: url.clone(),
        as_of: as_of.map(|as_of| as_of.iso()),
        authority: *authority,
        mentions: document.reading.claimable(),
    }
}

fn finding(report: &Report<'_>, finding: &Finding) -> WireFinding {
    let news = report.news(finding);
    WireFinding {
        code: finding.code.name(),
        severity: finding.severity.word(),
        rule: finding.rule.0.clone(),
        title: finding.title.clone(),
        message: finding.message.clone(),
        groups: finding.groups.iter().map(|group| self::group(report, group)).collect(),
        notes: finding.notes.clone(),
        help: finding.help.clone(),
        declared: is_declared(finding).then(|| wire_declared(report.declaration(finding))),
        fingerprint: finding.fingerprint.0.clone(),
        accepted: finding.accepted,
        diff: report.snapshots.and_then(|snapshots| snapshots.difference(finding)).map(|difference| lines(&difference.diff)),
        change: news.map(|news| news.change.word()),
        before: news.map(|news| news.before.clone()),
        steps: news.map(|news| change::wire_steps(&news.steps)).unwrap_or_default(),
        confidence: finding.evidence.as_ref().map(|evidence| (evidence.confidence * 100.0).round() / 100.0),
        reasons: finding.evidence.iter().flat_map(|evidence| evidence.reasons.iter().cloned()).collect(),
        draft: finding.evidence.as_ref().and_then(|evidence| evidence.draft.clone()),
    }
}

/// Whether the configuration states the rule.
fn is_declared(finding: &Finding) -> bool {
    finding.evidence.is_none() && finding.code != Code::SnapshotUnreferenced
}

fn lines(diff: &Diff) -> Vec<WireLine> {
    let line = |line: &snapshot::Line| WireLine {
        kind: match line.kind {
            Kind::Kept => "kept",
            Kind::Removed => "removed",
            Kind::Added => "added",
        },
        text: line.text.clone(),
    };
    diff.lines.iter().map(line).collect()
}

/// A place in the configuration, of which path and text are given.
pub(super) fn declared((path, text): (&str, &str), span: &Range<usize>) -> WireDeclared {
    wire_declared(Excerpt::of(path, text, span))
}

fn wire_declared(Excerpt { path, line, column, .. }: Excerpt) -> WireDeclared {
    WireDeclared { path, line, column }
}

fn group(report: &Report<'_>, group: &Group) -> WireGroup {
    WireGroup {
        value: group.value.clone(),
        claims: group.claims.iter().map(|claim| self::claim(report.source(claim.document), claim)).collect(),
    }
}

/// A claim with its place in a source.
pub(super) fn claim(source: &Source, claim: &Claim) -> WireClaim {
    let place = source.place(&claim.span);
    WireClaim {
        source: source.id.0.clone(),
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        byte_start: place.bytes.start,
        byte_end: place.bytes.end,
        quote: source.written(&claim.span).to_owned(),
        as_of: source.metadata.as_of.map(|as_of| as_of.iso()),
    }
}

fn agreement(report: &Report<'_>, agreement: &Agreement) -> WireAgreement {
    WireAgreement {
        rule: agreement.rule.0.clone(),
        title: agreement.title.clone(),
        message: agreement.message.clone(),
        groups: agreement.groups.iter().map(|group| self::group(report, group)).collect(),
    }
}

pub(super) fn problem(problem: &Problem) -> WireProblem {
    let excerpt = problem.excerpt.as_ref();
    WireProblem {
        severity: problem.severity.word(),
        message: problem.message.clone(),
        path: excerpt.map(|excerpt| excerpt.path.clone()),
        line: excerpt.map(|excerpt| excerpt.line),
        column: excerpt.map(|excerpt| excerpt.column),
        help: problem.help.clone(),
    }
}

fn summary(summary: Summary) -> WireSummary {
    WireSummary {
        sources: summary.sources,
        rules: summary.rules,
        claims: summary.claims,
        errors: summary.errors,
        warnings: summary.warnings,
        infos: summary.infos,
        accepted: summary.accepted,
        agreements: summary.agreements,
        single: summary.single,
        unmatched: summary.unmatched,
        mentions: summary.mentions,
        uncovered: summary.uncovered,
    }
}
