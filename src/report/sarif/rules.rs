//! Our codes, as SARIF's rules: what `explain` says of each, as plain text and as Markdown.

use super::level;
use super::wire::{Configuration, Rule, Text};
use crate::finding::{Code, explain};
use crate::rule::Severity;

/// Every code, in order: a result names one by its number here.
pub(super) fn rules() -> Vec<Rule> {
    Code::ALL.into_iter().map(rule).collect()
}

fn rule(code: Code) -> Rule {
    let explanation = explain(code);
    let meaning = plain(explanation.meaning);
    let short = meaning.split_inclusive(". ").next().unwrap_or(&meaning).trim_end().to_owned();
    let help = format!("For example: {}. {}", explanation.example, explanation.way_out);
    let markdown =
        format!("{}\n\n**For example:** {}.\n\n**Way out:** {}", explanation.meaning, explanation.example, explanation.way_out);
    Rule {
        id: code.name(),
        // A name that only repeats the id is none.
        name: Some(pascal(code.name())).filter(|name| !name.eq_ignore_ascii_case(code.name())),
        short_description: Text::of(short),
        full_description: Text::of(meaning),
        help: Text { text: plain(&help), markdown: Some(markdown) },
        default_configuration: Configuration { level: level(usual(code)) },
    }
}

/// The severity of a finding whose rule says nothing of it.
fn usual(code: Code) -> Severity {
    match code {
        Code::CountConflict
        | Code::AmountConflict
        | Code::DateConflict
        | Code::ListConflict
        | Code::NameConflict
        | Code::MemberConflict
        | Code::Misquote
        | Code::UnexpectedValue
        | Code::CheckFailed
        | Code::SnapshotChanged => Severity::Error,
        Code::LooseBounds
        | Code::NothingMatched
        | Code::CheckNotEvaluated
        | Code::WaiverExpired
        | Code::WaiverUnused
        | Code::WaiverWithoutReason
        | Code::WaiverMalformed
        | Code::SnapshotMissing
        | Code::SnapshotUnreferenced => Severity::Warning,
        Code::ChangedOverTime | Code::QuoteNotFound | Code::ClaimsChanged => Severity::Info,
    }
}

/// Without marks of emphasis and code.
fn plain(text: &str) -> String {
    text.replace(['*', '`'], "")
}

/// *count-conflict* is `CountConflict`.
fn pascal(name: &str) -> String {
    let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
    name.split('-').map(upper).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_have_the_lengths_that_code_scanning_takes() {
        for rule in rules() {
            let (short, full) = (rule.short_description.text, rule.full_description.text);
            assert!(short.ends_with('.') && full.starts_with(&short), "{short}");
            assert!(full.chars().count() <= 1024, "{full}");
        }
    }

    #[test]
    fn names_are_in_one_word() {
        assert_eq!(pascal("changed-over-time"), "ChangedOverTime");
    }
}
