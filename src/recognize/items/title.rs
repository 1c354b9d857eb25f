//! What an item of a list is: its title, and the words that mean something in it.
//!
//! What stands in parentheses describes an item and is no part of it.

use std::ops::Range;

use super::split::top_level;
use crate::recognize::class::Class;
use crate::recognize::mention::Part;
use crate::recognize::reading::Reading;
use crate::source::Source;
use crate::value::{Item, Items};

/// Titles are cut at this many words.
const TITLE_WORDS: usize = 12;

/// What a list says.
#[must_use]
pub fn items_of(reading: &Reading, source: &Source, parts: &[Part], open: bool) -> Items {
    let item = |part: &Part| Item {
        title: title(reading, source, part),
        stems: content_stems(reading, &part.whole).into_iter().collect(),
    };
    Items { items: parts.iter().map(item).collect(), open }
}

/// The words of an item's title outside parentheses, cut where it goes on.
#[must_use]
pub fn title(reading: &Reading, source: &Source, part: &Part) -> String {
    let title = &part.title;
    let named = top_level(reading, title).first().map_or(title.start, |&at| at);
    let until =
        (named..title.end).find(|&at| matches!(reading.mark(at), Some('(' | '['))).filter(|&at| at > named).unwrap_or(title.end);
    let cut = until.min(named + TITLE_WORDS);
    let words = &source.text()[reading.span(&(named..cut))];
    if cut < until { format!("{words} …") } else { words.to_owned() }
}

/// Whether a token is a word or number that means something by itself.
pub(super) fn is_content(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::WORD | Class::NUMBER)
        && !reading.is(at, Class::ENDS_PHRASE)
        && !matches!(reading.lower(at), "and" | "or" | "nor" | "not" | "no" | "s")
}

/// The stems of the words that mean something, outside parentheses; inside too where there are no others.
fn content_stems(reading: &Reading, tokens: &Range<usize>) -> Vec<String> {
    let stem = |at: usize| reading.stem(at).to_owned();
    let meant = |at: &usize| is_content(reading, *at);
    let outside: Vec<String> = top_level(reading, tokens).into_iter().filter(meant).map(stem).collect();
    if outside.is_empty() { tokens.clone().filter(meant).map(stem).collect() } else { outside }
}
