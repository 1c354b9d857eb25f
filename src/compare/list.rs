//! Lists: aligned into rows, one for each thing that any of them has.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Context, Fault, Judgement, conflict_code};
use crate::claim::{Claim, Detail};
use crate::finding::{Code, Group};
use crate::rule::Rule;
use crate::value::{Item, Items, Value};

pub(super) fn judge(context: &Context<'_>, rule: &Rule, claims: &[Claim]) -> Judgement {
    let lists: Vec<&Items> = claims.iter().filter_map(items).collect();
    let expected =
        rule.expect.as_ref().and_then(|expect| if let Value::Items(items) = &expect.value { Some(items) } else { None });
    let table = Table::of(expected.into_iter().chain(lists.iter().copied()));
    let offset = usize::from(expected.is_some());
    let differing = table.differing();
    let marked = |number: usize, claim: &Claim| Claim {
        detail: Detail::Parts(table.marks(number + offset, &differing, claim)),
        ..claim.clone()
    };
    let mut by_content: BTreeMap<(Vec<bool>, String), Vec<Claim>> = BTreeMap::new();
    for (number, claim) in claims.iter().enumerate() {
        let has: Vec<bool> = differing.iter().map(|&row| table.has(row, number + offset)).collect();
        by_content.entry((has, lists[number].size())).or_default().push(marked(number, claim));
    }
    let groups: Vec<Group> = by_content
        .into_iter()
        .rev()
        .map(|((has, size), claims)| Group { value: format!("{size}{}", table.difference(&differing, &has)), claims })
        .collect();
    if differing.is_empty() {
        return Judgement { groups, fault: None, notes: Vec::new(), comparable: true };
    }
    let against_expected = differing.iter().all(|&row| {
        let holders = (offset..table.lists).filter(|&list| table.has(row, list)).count();
        holders == 0 || holders == table.lists - offset
    });
    let notes = differing.iter().map(|&row| note(context, &table, row, claims, offset)).collect();
    let code = if against_expected { Code::UnexpectedValue } else { conflict_code(rule) };
    let help = "add the item or take it out; a list that only gives examples may say so (“such as”, “including”)";
    Judgement {
        groups,
        fault: Some(Fault {
            code,
            severity: rule.severity,
            message: Some(message(&table, &differing, offset, against_expected)),
            help: help.to_owned(),
        }),
        notes,
        comparable: true,
    }
}

fn items(claim: &Claim) -> Option<&Items> {
    if let Value::Items(items) = &claim.value { Some(items) } else { None }
}

/// What differs, in one line: the first few items, and how many lists have each.
fn message(table: &Table, differing: &[usize], offset: usize, against_expected: bool) -> String {
    const SHOWN: usize = 3;
    let lists = table.lists - offset;
    let said = |&row: &usize| {
        let holders = (offset..table.lists).filter(|&list| table.has(row, list)).count();
        let title = &table.rows[row].title;
        match (against_expected, holders) {
            (true, 0) => format!("“{title}” was expected"),
            (true, _) => format!("“{title}” was not expected"),
            (false, _) => format!("“{title}” in {holders} of {lists} lists"),
        }
    };
    let mut said: Vec<String> = differing.iter().take(SHOWN).map(said).collect();
    if differing.len() > SHOWN {
        said.push(format!("{} more items differ", differing.len() - SHOWN));
    }
    said.join("; ")
}

/// Which documents have an item, and which lack it.
fn note(context: &Context<'_>, table: &Table, row: usize, claims: &[Claim], offset: usize) -> String {
    let ids = |has: bool| {
        let mut ids: Vec<String> = claims
            .iter()
            .enumerate()
            .filter(|(number, _)| table.has(row, number + offset) == has && (has || !table.open[number + offset]))
            .map(|(_, claim)| context.sources[claim.document].id.to_string())
            .collect();
        ids.dedup();
        ids.join(", ")
    };
    let (with, without) = (ids(true), ids(false));
    let title = &table.rows[row].title;
    match (with.is_empty(), without.is_empty()) {
        (true, _) => format!("expected, and nowhere: {title}"),
        (false, true) => format!("not expected: {title} ({with})"),
        (false, false) => format!("only in {with}: {title}; not in {without}"),
    }
}

/// Rows are things; each list has some of them.
pub(crate) struct Table {
    rows: Vec<Item>,
    /// For each row, the item of each list that it is.
    holders: Vec<Vec<Option<usize>>>,
    open: Vec<bool>,
    lists: usize,
}

impl Table {
    /// Aligns lists, one after another.
    pub(crate) fn of<'a>(lists: impl Iterator<Item = &'a Items>) -> Self {
        let lists: Vec<&Items> = lists.collect();
        let mut table = Self { rows: Vec::new(), holders: Vec::new(), open: Vec::new(), lists: lists.len() };
        for (number, list) in lists.iter().enumerate() {
            let rows = Items { items: std::mem::take(&mut table.rows), open: false };
            let alignment = rows.align(list);
            table.rows = rows.items;
            for (row, item) in alignment.pairs {
                table.holders[row][number] = Some(item);
            }
            for item in alignment.only_second {
                table.rows.push(list.items[item].clone());
                let mut holders = vec![None; lists.len()];
                holders[number] = Some(item);
                table.holders.push(holders);
            }
            table.open.push(list.open);
        }
        table
    }

    /// How many things there are.
    pub(crate) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Which item of a list the thing of a row is.
    pub(crate) fn item(&self, row: usize, list: usize) -> Option<usize> {
        self.holders[row][list]
    }

    fn has(&self, row: usize, list: usize) -> bool {
        self.holders[row][list].is_some()
    }

    /// The items of a list that not all others have.
    fn marks(&self, list: usize, differing: &[usize], claim: &Claim) -> Vec<Range<usize>> {
        let Detail::Parts(parts) = &claim.detail else { return Vec::new() };
        differing.iter().filter_map(|&row| self.holders[row][list]).filter_map(|item| parts.get(item).cloned()).collect()
    }

    /// The rows that some complete list lacks.
    pub(crate) fn differing(&self) -> Vec<usize> {
        let lacking = |row: &usize| (0..self.lists).any(|list| !self.open[list] && !self.has(*row, list));
        (0..self.rows.len()).filter(lacking).collect()
    }

    fn difference(&self, rows: &[usize], has: &[bool]) -> String {
        let titles = |wanted: bool| -> Vec<String> {
            rows.iter()
                .zip(has)
                .filter(|(_, has)| **has == wanted)
                .map(|(&row, _)| format!("“{}”", self.rows[row].title))
                .collect()
        };
        let part = |lead: &str, titles: Vec<String>| {
            if titles.is_empty() { String::new() } else { format!(", {lead} {}", titles.join(" and ")) }
        };
        part("with", titles(true)) + &part("without", titles(false))
    }
}
