//! What came of the examples of the rules: those that fail with their place in the configuration and what was found
//! instead, then a line a rule.

mod wire;

pub use wire::examples_json;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};

use crate::claim::Claim;
use crate::example::{Failure, Outcome, Reason, Tried};
use crate::report::extract::one_line;
use crate::report::mentions::row;
use crate::report::summary::counted;
use crate::report::table::shortened;
use crate::report::{Problem, Style, clean, frame};
use crate::rule::{Rule, Severity};

/// Everything that is told of examples.
#[derive(Debug)]
pub struct Examples<'a> {
    /// The rules that have examples.
    pub tried: &'a [Tried<'a>],
    /// How many others were chosen.
    pub without: usize,
    /// What is wrong with the configuration: then nothing was tried.
    pub problems: &'a [Problem],
    /// The configuration: its path as shown, and its text.
    pub config: (&'a str, &'a str),
}

/// No more claims or mentions of a text than this are named.
const MOST: usize = 6;

/// Writes what came of examples for people.
///
/// # Errors
/// When the output cannot be written.
pub fn examples(report: &Examples<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for Tried { rule, outcomes } in report.tried {
        for outcome in outcomes {
            if let Some(failure) = &outcome.failure {
                writeln!(out, "{}\n", drawn(report, rule, outcome, failure, style))?;
            }
        }
    }
    let width = report.tried.iter().map(|tried| tried.rule.id.0.chars().count()).max().unwrap_or(0);
    for Tried { rule, outcomes } in report.tried {
        let (all, failed) = (outcomes.len(), outcomes.iter().filter(|outcome| outcome.failure.is_some()).count());
        let (lead, colour, said) = match failed {
            0 => ("passed", AnsiColor::Green, counted(all, "example")),
            _ => ("failed", AnsiColor::Red, format!("{failed} of {}", counted(all, "example"))),
        };
        let lead = paint(style, colour.on_default().bold(), &format!("{lead:>7}"));
        writeln!(out, "{lead}  {:width$}  {said}", rule.id.0)?;
    }
    if report.tried.is_empty() {
        let none = match report.without {
            0 => "There are no rules".to_owned(),
            1 => "The rule has no examples".to_owned(),
            rules => format!("None of {rules} rules has examples"),
        };
        writeln!(out, "{none}, so nothing was tried.")?;
        let help = "Give one `examples: { match: [a text it must find], no_match: [a text it must not find] }`.";
        return writeln!(out, "{}", paint(style, Ansi::new().dimmed(), help));
    }
    let (passed, failed) = totals(report.tried);
    let rules = counted(report.tried.len(), "rule");
    writeln!(out, "\nTried {rules} on {}: {passed} passed, {failed} failed.", counted(passed + failed, "example"))?;
    if report.without > 0 {
        let (rules, have) = (counted(report.without, "rule"), if report.without == 1 { "has" } else { "have" });
        writeln!(out, "{}", paint(style, Ansi::new().dimmed(), &format!("{rules} {have} no examples.")))?;
    }
    Ok(())
}

/// One example that fails, in its file.
fn drawn(report: &Examples<'_>, rule: &Rule, outcome: &Outcome<'_>, failure: &Failure, style: Style) -> String {
    let (path, text) = report.config;
    let head = paint(style, AnsiColor::Red.on_default().bold(), "failed");
    let title = paint(style, Ansi::new().bold(), &clean(&format!(": {}: {}", rule.id, message(outcome, failure))));
    let span = &outcome.example.span;
    let mut notes = notes(outcome, failure);
    // A text on several lines, or with escapes, is not what the frame shows of it.
    if !text.get(span.clone()).is_some_and(|written| written.contains(&outcome.example.text)) {
        notes.insert(0, format!("the text is {}", one_line(&outcome.example.text)));
    }
    let notes: Vec<String> = notes.iter().map(|note| clean(note).into_owned()).collect();
    let (line, excerpt, marked) = crate::report::problem::line_of(text, span);
    let drawn = frame::noted(path, excerpt, line, marked, &notes, Some(help(failure)), Severity::Error, style);
    format!("{head}{title}\n{drawn}")
}

fn message(outcome: &Outcome<'_>, failure: &Failure) -> String {
    match failure {
        Failure::Nothing(_) => "a text that should match has no claim".to_owned(),
        Failure::Otherwise => format!("expected {}, found {}", expected(outcome), values(&outcome.claims)),
        Failure::Unwanted => format!("a text that should not match has {}", counted(outcome.claims.len(), "claim")),
    }
}

fn expected(outcome: &Outcome<'_>) -> String {
    outcome.example.value.as_ref().map(|value| shortened(&value.to_string())).unwrap_or_default()
}

fn values(claims: &[Claim]) -> String {
    few(claims.iter().map(|claim| shortened(&claim.value.to_string())))
}

/// The first few of several things, and how many more there are.
fn few(all: impl ExactSizeIterator<Item = String>) -> String {
    let more = all.len().saturating_sub(MOST);
    let mut shown: Vec<String> = all.take(MOST).collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    shown.join(" · ")
}

fn notes(outcome: &Outcome<'_>, failure: &Failure) -> Vec<String> {
    let source = &outcome.document.source;
    match failure {
        Failure::Nothing(reasons) => {
            let mentions = outcome.document.reading.mentions();
            let said = few(mentions.iter().map(|mention| {
                let [_, kind, value, words] = row(&outcome.document, mention);
                if value == words { format!("{kind} {value}") } else { format!("{kind} {value} ({words})") }
            }));
            let recognised =
                if said.is_empty() { "nothing is recognised in it".to_owned() } else { format!("recognised in it: {said}") };
            reasons.iter().map(reason).chain([recognised]).collect()
        }
        Failure::Otherwise | Failure::Unwanted => {
            let claim = |claim: &Claim| {
                let words = one_line(source.written(&claim.span));
                format!("{} ({words})", shortened(&claim.value.to_string()))
            };
            vec![format!("found: {}", few(outcome.claims.iter().map(claim)))]
        }
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Lacks(key, phrases) => format!("no phrase of `{key}` stands in it: {}", listed(phrases)),
        Reason::Has(phrases) => format!("a phrase of `not_near` stands in it: {}", listed(phrases)),
        Reason::NoList(rule) => {
            format!("no list of `{rule}` stands in it: a quotation is held against the lists of its own text")
        }
    }
}

fn listed(phrases: &[String]) -> String {
    let more = phrases.len().saturating_sub(MOST);
    let shown = phrases.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

fn help(failure: &Failure) -> &'static str {
    match failure {
        Failure::Nothing(_) => "add the words that the rule lacks, or correct the example",
        Failure::Otherwise => "correct the rule, or the `value` of the example",
        Failure::Unwanted => "narrow the rule (`near`, `not_near`, a longer phrase), or move the example to `match`",
    }
}

/// How many examples passed, and how many failed.
fn totals(tried: &[Tried<'_>]) -> (usize, usize) {
    let outcomes = || tried.iter().flat_map(|tried| &tried.outcomes);
    let failed = outcomes().filter(|outcome| outcome.failure.is_some()).count();
    (outcomes().count() - failed, failed)
}

fn paint(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}
