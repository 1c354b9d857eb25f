//! One fact, whole: what it is, its values drawn, its claims in their sentences, and the way out.

use std::borrow::Cow;

use maud::{Markup, html};

use super::course::course;
use super::fact::Fact;
use super::line::lines;
use super::link;
use super::lists::side_by_side;
use super::quote::{self, claim};
use super::verdict::Verdict;
use crate::claim::Detail;
use crate::finding::{Declared, Evidence, Finding, Group, distribution};
use crate::report::Report;
use crate::report::summary::counted;
use crate::value::Value;

/// So many values of a fact are shown with their places …
const GROUPS: usize = 60;
/// … and of each so many places.
const PLACES: usize = 40;

pub(super) fn article(report: &Report<'_>, fact: &Fact<'_>) -> Markup {
    let documents: Vec<String> = fact.documents().iter().map(ToString::to_string).collect();
    html! {
        article class={ "fact " (fact.verdict.word()) } id=(fact.anchor) tabindex="-1" aria-label=(fact.title)
            data-verdict=(fact.verdict.word()) data-severity=[fact.severity()] data-sources=(documents.join(" ")) {
            (head(fact))
            (lines(fact))
            (course(report, fact))
            @match fact.finding {
                Some(finding) => {
                    (side_by_side(report, fact))
                    (groups(report, fact))
                    (rest(report, finding))
                },
                None => {
                    details {
                        summary { (counted(fact.places(), "place")) " in " (counted(fact.documents().len(), "source")) }
                        (side_by_side(report, fact))
                        (groups(report, fact))
                    }
                },
            }
        }
        "\n"
    }
}

fn head(fact: &Fact<'_>) -> Markup {
    let said = (fact.message == distribution(fact.groups)).then(|| counted(fact.groups.len(), "value"));
    html! {
        p class="tags" {
            span class="verdict" { (fact.verdict.sign()) (verdict_of_one(fact.verdict)) }
            @if let Some(finding) = fact.finding {
                span class="severity" { (finding.severity.word()) }
                @if let Some((what, _)) = finding.set_aside() { span class="aside" { (what) } }
                code { (finding.code) }
            }
            a class="anchor" href=(link::fragment(&fact.anchor)) aria-label={ "Link to " (fact.title) } { (fact.rule) }
        }
        h3 { (fact.title) }
        p class="message" { (fact.message) @if let Some(values) = said { span class="unseen" { " (" (values) ")" } } }
    }
}

/// The verdict on one fact: the plural of the filters is out of place there.
fn verdict_of_one(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Waiver => "waiver to settle",
        Verdict::Conflict
        | Verdict::Loose
        | Verdict::Changed
        | Verdict::Agreed
        | Verdict::Once
        | Verdict::Unchecked
        | Verdict::Pending => verdict.label(),
    }
}

fn groups(report: &Report<'_>, fact: &Fact<'_>) -> Markup {
    let left = fact.groups.len().saturating_sub(GROUPS);
    html! {
        @for (number, group) in fact.groups.iter().enumerate().take(GROUPS) { (self::group(report, fact, number, group)) }
        @if left > 0 { p class="more" { "and " (counted(left, "more value")) } }
    }
}

fn group(report: &Report<'_>, fact: &Fact<'_>, number: usize, group: &Group) -> Markup {
    let left = group.claims.len().saturating_sub(PLACES);
    html! {
        section class=(if fact.against[number] { "group against" } else { "group" }) {
            h4 { (heading(fact, number)) @if group.claims.len() > 1 { span class="times" { " ×" (group.claims.len()) } } }
            ol {
                @for one in group.claims.iter().take(PLACES) { (claim(report, one)) }
                @if left > 0 { li class="more" { "and " (counted(left, "more place")) } }
            }
        }
    }
}

/// What a group is called: of a list its length, for what it has and lacks stands side by side with the others.
fn heading<'f>(fact: &'f Fact<'_>, number: usize) -> Cow<'f, str> {
    match fact.groups[number].claims.first().map(|claim| (&claim.value, &claim.detail)) {
        Some((Value::Items(items), Detail::Parts(_))) => Cow::Owned(items.size()),
        _ => fact.label(number),
    }
}

/// Notes, the way out, and what the finding rests on.
fn rest(report: &Report<'_>, finding: &Finding) -> Markup {
    html! {
        @if !finding.notes.is_empty() { ul class="notes" { @for note in &finding.notes { li { (quote::prose(note)) } } } }
        p class="help" { (quote::prose(&finding.help)) }
        @match &finding.evidence {
            Some(evidence) => (self::evidence(evidence)),
            None => (declared(report, finding)),
        }
    }
}

fn declared(report: &Report<'_>, finding: &Finding) -> Markup {
    let (path, line) = (report.declared_in(finding), report.declaration(finding).line);
    if path.is_empty() {
        return html! {};
    }
    let what = match finding.declared {
        Declared::Config(_) => "The rule stands in ",
        Declared::Comment { .. } => "The comment stands in ",
    };
    html! { p class="declared" { (what) a href=(report.link(&path)) { (path) ":" (line) } "." } }
}

/// Why places that no rule ties are taken for one fact, and a rule that would tie them.
fn evidence(evidence: &Evidence) -> Markup {
    html! {
        div class="evidence" {
            p {
                "Taken for one fact, " strong { ((evidence.confidence * 100.0).round()) " % sure" }
                @if !evidence.reasons.is_empty() { ": " (evidence.reasons.join("; ")) }
            }
            @if let Some(draft) = &evidence.draft {
                details {
                    summary { "A rule that watches it" }
                    pre { "claims:\n" @for line in draft.lines() { (line) "\n" } }
                }
            }
        }
    }
}
