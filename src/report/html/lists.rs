//! Lists side by side: a row for each thing that any of them has, with what is missing and what not all have marked.

use maud::{Markup, html};

use super::fact::Fact;
use crate::compare::ListTable;
use crate::report::Report;
use crate::value::{Items, Value};

/// So many lists are set side by side at the most.
const MOST: usize = 12;

/// The lists that state a fact, aligned; nothing where there are not two of them.
pub(super) fn side_by_side(report: &Report<'_>, fact: &Fact<'_>) -> Markup {
    let claims = || fact.groups.iter().flat_map(|group| &group.claims);
    let lists: Vec<(usize, &Items)> = claims()
        .filter_map(|claim| if let Value::Items(items) = &claim.value { Some((claim.document, items)) } else { None })
        .take(MOST)
        .collect();
    if lists.len() < 2 || lists.len() < claims().count().min(MOST) {
        return html! {};
    }
    let table = ListTable::of(lists.iter().map(|(_, items)| *items));
    let differing = table.differing();
    let left = claims().count() - lists.len();
    html! {
        div class="scroll" tabindex="0" role="region" aria-label={ "Lists side by side: " (fact.title) } {
            table class="lists" {
                colgroup { @for _ in &lists { col width="190"; } }
                thead { tr {
                    @for (document, items) in &lists {
                        th scope="col" { (report.path(*document)) span class="size" { (items.size()) } }
                    }
                } }
                tbody {
                    @for row in 0..table.rows() {
                        tr class=[differing.contains(&row).then_some("differs")] {
                            @for (list, (_, items)) in lists.iter().enumerate() {
                                (cell(items, table.item(row, list), differing.contains(&row)))
                            }
                        }
                    }
                }
            }
        }
        @if left > 0 { p class="more" { (left) " more lists are not shown." } }
    }
}

fn cell(items: &Items, item: Option<usize>, differs: bool) -> Markup {
    match item {
        Some(item) if differs => {
            html! { td class="extra" { mark { (items.items[item].title) } span class="said" { "not in all" } } }
        }
        Some(item) => html! { td { (items.items[item].title) } },
        None if items.open => html! { td class="open" { "– " span class="said" { "the list is open" } } },
        None => html! { td class="missing" { "✕ " span class="said" { "missing" } } },
    }
}
