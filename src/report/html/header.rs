//! What a reader sees first: the verdict in one sentence and its numbers; and the controls that narrow the page down.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::fact::Fact;
use super::verdict::{Verdict, definitions};
use crate::report::Report;
use crate::report::summary::counted;

/// The whole page in one sentence.
pub(super) fn headline(report: &Report<'_>, facts: &[Fact<'_>]) -> String {
    let sources = counted(report.summary.sources, "source");
    let compared = facts.iter().filter(|fact| fact.verdict != Verdict::Waiver).count();
    let disputed: Vec<&Fact<'_>> =
        facts.iter().filter(|fact| matches!(fact.verdict, Verdict::Conflict | Verdict::Loose)).collect();
    let disagreeing: BTreeSet<usize> = disputed.iter().flat_map(|fact| fact.documents()).collect();
    let who =
        if disagreeing.len() < report.summary.sources { format!("{} of {sources}", disagreeing.len()) } else { sources.clone() };
    let disagree = if disagreeing.len() == 1 { "contradicts itself" } else { "disagree" };
    match disputed.len() {
        0 if report.summary.sources == 0 => "Nothing could be read".to_owned(),
        0 if report.summary.sources == 1 => format!("{sources} contradicts itself nowhere"),
        0 => format!("{sources} disagree nowhere"),
        all if all == compared => format!("{who} {disagree} about {}", counted(all, "fact")),
        some => format!("{who} {disagree} about {some} of {}", counted(compared, "fact")),
    }
}

pub(super) fn header(report: &Report<'_>, facts: &[Fact<'_>]) -> Markup {
    let counts = counts(facts);
    let summary = report.summary;
    html! {
        a class="skip" href="#-main" { "Skip to the report" }
        (definitions())
        header class="page" {
            div class="top" {
                p class="brand" { "Crosscheck" }
                button id="-theme" type="button" hidden { "Dark" }
            }
            h1 { (headline(report, facts)) }
            p class="lead" {
                (counted(summary.errors, "error")) ", " (counted(summary.warnings, "warning")) ", " (counted(summary.infos, "note"))
                " · " (counted(summary.claims, "claim"))
                @if !report.config.0.is_empty() { " under " (counted(summary.rules, "rule")) }
                " · " a href="#-sources" { (counted(summary.sources, "source")) " read" } (span(report))
            }
            @if !report.tallies.is_empty() { p class="lead" { (report.summary.coverage()) "." } }
            @if !facts.is_empty() { (shares(&counts, facts.len())) }
        }
    }
}

/// From when to when the sources spoke.
fn span(report: &Report<'_>) -> String {
    let mut dates: Vec<_> = report.documents.iter().filter_map(|document| document.source.metadata.as_of).collect();
    dates.sort_by(crate::value::Period::total_cmp);
    match dates.as_slice() {
        [] => String::new(),
        [one] => format!(" (as of {one})"),
        [first, .., last] if first == last => format!(" (as of {first})"),
        [first, .., last] => format!(" (as of {first} to {last})"),
    }
}

fn counts(facts: &[Fact<'_>]) -> BTreeMap<Verdict, usize> {
    let mut counts = BTreeMap::new();
    for fact in facts {
        *counts.entry(fact.verdict).or_default() += 1;
    }
    counts
}

/// How the facts stand, as one bar and in figures.
fn shares(counts: &BTreeMap<Verdict, usize>, all: usize) -> Markup {
    let share = |count: usize| {
        let [count, all] = [count, all].map(|number| f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
        count / all * 100.0
    };
    let mut at = 0.0;
    let mut pieces = Vec::new();
    for (verdict, count) in counts {
        pieces.push((verdict, at, share(*count)));
        at += share(*count);
    }
    html! {
        svg class="shares" aria-hidden="true" width="100%" height="12" {
            @for (verdict, from, width) in pieces {
                rect class=(verdict.word()) x=(super::chart::percent(from)) width=(super::chart::percent(width)) height="12" {}
            }
        }
        dl class="legend" {
            @for (verdict, count) in counts {
                div { dt { (verdict.sign()) (verdict.label()) } dd { (count) } }
            }
        }
    }
}

/// Search and filters, which the script brings to life: without it they are not shown.
pub(super) fn controls(report: &Report<'_>, facts: &[Fact<'_>]) -> Markup {
    html! {
        form id="-controls" class="controls" role="search" aria-label="Search and filter the facts" hidden {
            div class="inputs" {
                input id="-search" name="q" type="search" placeholder="Search everything" aria-label="Search everything"
                    aria-keyshortcuts="/" autocomplete="off" spellcheck="false";
                select name="severity" aria-label="Severity" {
                    option value="" { "any severity" }
                    option value="error" { "errors" }
                    option value="warning" { "warnings" }
                    option value="info" { "notes" }
                }
                select name="source" aria-label="Source" {
                    option value="" { "any source" }
                    @for document in 0..report.documents.len() { option value=(report.path(document)) { (report.path(document)) } }
                }
            }
            fieldset {
                legend class="unseen" { "Verdict" }
                @for (verdict, count) in counts(facts) {
                    label class="chip" {
                        input type="checkbox" name="verdict" value=(verdict.word());
                        (verdict.sign()) (verdict.label()) " " span class="count" { (count) }
                    }
                }
            }
            p class="state" {
                output id="-count" aria-live="polite" { (counted(facts.len(), "fact")) }
                button id="-clear" type="reset" hidden { "Show all" }
                span class="keys" { kbd { "/" } " search " kbd { "j" } " " kbd { "k" } " next and previous " kbd { "Esc" } " show all" }
            }
        }
    }
}

pub(super) fn footer() -> Markup {
    html! {
        footer class="page" {
            p {
                "Made by Crosscheck " (env!("CARGO_PKG_VERSION")) ", a linter for facts, from the documents alone. "
                "A number in prose is an interval: “over 95” reaches upwards from 95, “nearly 350” from 315 to 350; a year contains its days. "
                "Silence is no agreement: what only one source states, and what no rule is about, was compared with nothing."
            }
        }
    }
}
