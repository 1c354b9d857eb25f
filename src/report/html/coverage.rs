//! What was read, source by source: what is known of it, and how much of what it says is watched by a rule.

use maud::{Markup, html};

use super::link;
use super::quote::file_of;
use crate::coverage::Tally;
use crate::report::Report;

/// The sources, in the order of their paths.
pub(super) fn sources(report: &Report<'_>) -> Markup {
    let watched = !report.tallies.is_empty();
    html! {
        section class="sources" aria-labelledby="-sources" {
            h2 id="-sources" { "Sources" }
            @if watched {
                p class="hint" {
                    "What was read, and how much of it is compared: a mention is a count, amount, date, list, name or quotation; it is watched "
                    "if a rule is about it. What no rule watches was not compared."
                }
            } @else if report.summary.sources > report.documents.len() {
                p class="hint" { (report.summary.sources) " sources were read; these state what is shown above." }
            }
            div class="scroll" tabindex="0" role="region" aria-labelledby="-sources" {
                table {
                    thead { tr {
                        th scope="col" { "source" }
                        th scope="col" { "publisher" }
                        th scope="col" { "as of" }
                        th scope="col" class="figure" { "authority" }
                        th scope="col" class="figure" { "mentions" }
                        @if watched { th scope="col" { "watched by a rule" } }
                    } }
                    tbody { @for document in 0..report.documents.len() { (row(report, document, watched)) } }
                }
            }
        }
    }
}

fn row(report: &Report<'_>, document: usize, watched: bool) -> Markup {
    let source = report.source(document);
    let metadata = &source.metadata;
    html! {
        tr {
            th scope="row" {
                a href=(report.link(&file_of(report, source))) { (report.path(document)) }
                @if let Some(title) = &metadata.title { span class="title" { (title) } }
                @if let Some(url) = &metadata.url {
                    @match link::web(url) {
                        Some(address) => a class="title" rel="noreferrer" href=(address) { (url) },
                        None => span class="title" { (url) },
                    }
                }
            }
            td { @match &metadata.publisher { Some(publisher) => { (publisher) }, None => (unknown()) } }
            td { @match metadata.as_of { Some(as_of) => { (as_of) }, None => (unknown()) } }
            td class="figure" { @match metadata.authority { Some(authority) => { (authority) }, None => (unknown()) } }
            td class="figure" { (report.documents[document].reading.claimable()) }
            @if watched { td { (bar(report, document)) } }
        }
    }
}

fn unknown() -> Markup {
    html! { span class="unknown" { "–" } }
}

/// How much is watched: a bar, in figures, and by kind.
fn bar(report: &Report<'_>, document: usize) -> Markup {
    let kinds = &report.tallies[document];
    let Tally { watched, of } = kinds.values().fold(Tally::default(), |sum, tally| sum.and(*tally));
    let share = (watched * 100).checked_div(of).unwrap_or(0);
    let by_kind: Vec<String> =
        kinds.iter().map(|(kind, Tally { watched, of })| format!("{} {watched}/{of}", kind.word())).collect();
    html! {
        svg class="bar" aria-hidden="true" width="100%" height="8" {
            rect class="all" width="100%" height="8" rx="4" {}
            rect class="part" width={ (share) "%" } height="8" rx="4" {}
        }
        span class="title" { (watched) " of " (of) " (" (share) " %)" @if !by_kind.is_empty() { ": " (by_kind.join(", ")) } }
    }
}
