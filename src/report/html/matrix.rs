//! The matrix: a row a fact, a column a source, in each cell what that source says.
//!
//! Of many facts the rows are laid out as blocks, for only blocks can be passed over while they are out of sight; the roles say
//! that it is a table all the same.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::fact::Fact;
use super::link;
use crate::report::{Report, clean};

/// With more sources than this, those that state the most facts have a column, and the others share one.
const COLUMNS: usize = 24;
/// Nor are there more cells than this, while so many columns are left …
const CELLS: usize = 30_000;
const FEW: usize = 6;
/// So much of a value is shown in a cell, in characters …
const LONGEST: usize = 44;
/// … and so many of its values, and of the sources that share a column.
const VALUES: usize = 4;

pub(super) fn matrix(report: &Report<'_>, facts: &[Fact<'_>]) -> Markup {
    if facts.is_empty() || report.documents.is_empty() {
        return html! {};
    }
    let said: Vec<Said> = facts.iter().map(Fact::by_document).collect();
    let columns = columns(report, &said);
    let others = report.documents.len() - columns.len();
    html! {
        section class="overview" aria-labelledby="-matrix" {
            h2 id="-matrix" { "Who says what" }
            p class="hint" {
                "A row for each fact, a column for each source. A coloured cell stands against another of its row; “–” says nothing about the fact."
            }
            div class="scroll" tabindex="0" role="region" aria-labelledby="-matrix" {
                table class=(if columns.len() <= FEW { "matrix few" } else { "matrix" }) role="table" {
                    colgroup { col width="260"; @for _ in 0..columns.len() + usize::from(others > 0) { col width="128"; } }
                    thead role="rowgroup" { tr role="row" {
                        th scope="col" role="columnheader" { "fact" }
                        @for document in &columns { (heading(report, *document)) }
                        @if others > 0 { th scope="col" role="columnheader" { (others) " other sources" } }
                    } }
                    tbody role="rowgroup" {
                        @for (fact, said) in facts.iter().zip(&said) { (row(report, fact, said, &columns, others > 0)) }
                    }
                }
            }
            p id="-none" class="nothing" hidden { "No fact fits the search and the filters." }
        }
    }
}

/// The groups that each document has claims in, and how many.
type Said = BTreeMap<usize, Vec<(usize, usize)>>;

/// The documents that have a column, in their order.
fn columns(report: &Report<'_>, said: &[Said]) -> Vec<usize> {
    let all = report.documents.len();
    let most = (CELLS / said.len().max(1)).clamp(FEW, COLUMNS);
    if all <= most {
        return (0..all).collect();
    }
    let mut facts = vec![0usize; all];
    said.iter().flat_map(BTreeMap::keys).for_each(|document| facts[*document] += 1);
    let mut columns: Vec<usize> = (0..all).collect();
    columns.sort_by_key(|document| (std::cmp::Reverse(facts[*document]), *document));
    columns.truncate(most);
    columns.sort_unstable();
    columns
}

fn heading(report: &Report<'_>, document: usize) -> Markup {
    let metadata = &report.source(document).metadata;
    let path = report.path(document);
    let name = path.rsplit('/').next().unwrap_or(&path);
    let known = [
        metadata.publisher.clone(),
        metadata.as_of.map(|as_of| as_of.to_string()),
        metadata.authority.map(|authority| format!("authority {authority}")),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    html! { th scope="col" role="columnheader" title=(path) { (name) @if !known.is_empty() { span class="known" { (known.join(" · ")) } } } }
}

fn row(report: &Report<'_>, fact: &Fact<'_>, said: &Said, columns: &[usize], others: bool) -> Markup {
    let href = link::fragment(&fact.anchor);
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                (fact.verdict.sign())
                a href=(href) { (fact.title) span class="unseen" { " (" (fact.verdict.label()) ")" } }
            }
            @for document in columns { (cell(fact, said.get(document), &href)) }
            @if others { (shared(report, fact, said, columns, &href)) }
        }
    }
}

fn cell(fact: &Fact<'_>, groups: Option<&Vec<(usize, usize)>>, href: &str) -> Markup {
    let Some(groups) = groups else { return html! { td role="cell" class="silent" { "–" } } };
    let against = groups.iter().any(|(group, _)| fact.against[*group]);
    let class = if against { fact.verdict.word() } else { "said" };
    html! {
        td role="cell" class=(class) {
            a href=(href) tabindex="-1" {
                @for (group, times) in groups.iter().take(VALUES) {
                    span class="value" { (shortened(&fact.label(*group))) @if *times > 1 { span class="times" { " ×" (times) } } }
                }
                @if groups.len() > VALUES { span class="value" { "and " (groups.len() - VALUES) " more" } }
            }
        }
    }
}

/// What the sources without a column of their own say.
fn shared(report: &Report<'_>, fact: &Fact<'_>, said: &Said, columns: &[usize], href: &str) -> Markup {
    let rest: Vec<(usize, &Vec<(usize, usize)>)> = said
        .iter()
        .filter(|(document, _)| columns.binary_search(document).is_err())
        .map(|(document, groups)| (*document, groups))
        .collect();
    if rest.is_empty() {
        return html! { td role="cell" class="silent" { "–" } };
    }
    let against = rest.iter().any(|(_, groups)| groups.iter().any(|(group, _)| fact.against[*group]));
    html! {
        td role="cell" class=(if against { fact.verdict.word() } else { "said" }) {
            a href=(href) tabindex="-1" {
                @for (document, groups) in rest.iter().take(VALUES) {
                    span class="value" { (shortened(&fact.label(groups[0].0))) span class="times" { " " (report.path(*document)) } }
                }
                @if rest.len() > VALUES { span class="value" { "and " (rest.len() - VALUES) " more" } }
            }
        }
    }
}

/// A value in few words: the page has it whole below.
fn shortened(value: &str) -> String {
    let value = clean(value);
    match value.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", value[..at].trim_end()),
        None => value.into_owned(),
    }
}
