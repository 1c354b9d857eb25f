//! The distribution of values, as aligned lines.

use unicode_width::UnicodeWidthStr;

use super::Report;
use super::clean;
use crate::finding::{Group, documents};

/// No more values than this are shown: the JSON report has them all.
const MOST: usize = 24;
/// No more documents than this are named for one value.
const MOST_SOURCES: usize = 8;
/// No value takes more columns than this.
const WIDEST: usize = 56;

/// One line a value: how often, and in which documents.
pub(super) fn lines(report: &Report<'_>, groups: &[Group]) -> Vec<String> {
    let heads: Vec<String> =
        groups.iter().take(MOST).map(|group| format!("{} ×{}", shortened(&clean(&group.value)), group.claims.len())).collect();
    let width = heads.iter().map(|head| head.width()).max().unwrap_or(0);
    let line = |(head, group): (&String, &Group)| {
        let padding = " ".repeat(width - head.width());
        format!("{head}{padding}   {}", sources(report, group))
    };
    let mut lines: Vec<String> = heads.iter().zip(groups).map(line).collect();
    if groups.len() > MOST {
        lines.push(format!("and {} more values", groups.len() - MOST));
    }
    lines
}

/// The documents of a group, with their dates.
fn sources(report: &Report<'_>, group: &Group) -> String {
    let named = |document: usize| match report.source(document).metadata.as_of {
        Some(as_of) => format!("{} ({as_of})", report.path(document)),
        None => report.path(document),
    };
    let all = documents(std::slice::from_ref(group));
    let mut shown: Vec<String> = all.iter().copied().take(MOST_SOURCES).map(named).collect();
    if all.len() > MOST_SOURCES {
        shown.push(format!("and {} more", all.len() - MOST_SOURCES));
    }
    shown.join(", ")
}

/// A value, in no more columns than any may take.
pub(super) fn shortened(text: &str) -> String {
    shortened_to(text, WIDEST)
}

/// At most so many columns, cut at a character.
pub(super) fn shortened_to(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for char in text.chars() {
        short.push(char);
        if short.width() >= columns {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}
