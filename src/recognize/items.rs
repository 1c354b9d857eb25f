//! Lists: set off from the text, or enumerated in a sentence.
//!
//! ```text
//! block  := the items of one list of the document; a title and its paragraphs are one item
//! inline := cue item (sep item)* [last item]      cue := "such as" | "including" | "include" | "namely" | ":" …
//! sep    := "," — or ";" where there is one       last := ["," | ";"] ("and" | "or" | "as well as")
//! ```
//!
//! What stands in parentheses describes an item and is no part of it. *As well as*, or a comma before *and*, begins the
//! last item, whatever commas follow. A list that trails off (*…*, *etc.*) has no last *and* of its own.

use std::ops::Range;

use super::class::Class;
use super::mention::{Content, Mention, Part};
use super::reading::Reading;
use crate::source::{BlockId, BlockKind, Source};
use crate::value::{Item, Items};

/// Words that introduce an enumeration, and whether they open it: what follows are examples.
const CUES: &[(&[&str], bool)] = &[
    (&["including"], true),
    (&["include"], true),
    (&["includes"], true),
    (&["such", "as"], true),
    (&["for", "example"], true),
    (&["for", "instance"], true),
    (&["among", "others"], true),
    (&["namely"], false),
    (&["consists", "of"], false),
    (&["consist", "of"], false),
];

/// An enumeration in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// The items; there is at least one.
    pub parts: Vec<Part>,
    /// Whether it says that there are more.
    pub open: bool,
}

impl Enumeration {
    /// The tokens from the first item to the last.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        let end = self.parts.last().map_or(0, |part| part.whole.end);
        self.parts.first().map_or(end, |part| part.whole.start)..end
    }
}

/// The words with which what introduces an enumeration may begin.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    CUES.iter().map(|(words, _)| words[0]).chain(["e", "eg"]).map(|word| (word, Class::CUE))
}

/// Every list of a document.
pub(super) fn recognize(reading: &Reading, source: &Source) -> Vec<Mention> {
    let mut mentions = blocks(reading, source);
    for sentence in reading.sentences() {
        let Some((start, open)) = cue(reading, sentence) else { continue };
        let Some(found) = enumerate(reading, start..sentence.end, 2) else { continue };
        let (tokens, open) = (found.tokens(), found.open || open);
        let block = reading.block_of(tokens.start);
        let announced = std::iter::once(sentence.start..start).collect();
        mentions.push(Mention { content: Content::Items { parts: found.parts, open, announced }, tokens, block });
    }
    mentions
}

/// Where an enumeration begins in a sentence.
fn cue(reading: &Reading, sentence: &Range<usize>) -> Option<(usize, bool)> {
    let mut depth = 0usize;
    let mut at = sentence.start;
    loop {
        at = reading.next(at, sentence.end, Class::CUE);
        if at == sentence.end {
            return None;
        }
        match reading.mark(at) {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            // What is listed in parentheses describes something else.
            _ if depth > 0 => {}
            Some(':') if at + 1 < sentence.end && !reading.touches_next(at) => return Some((at + 1, false)),
            Some(_) => {}
            None => {
                if let Some((words, open)) =
                    CUES.iter().find(|(words, _)| words.iter().enumerate().all(|(i, word)| reading.lower(at + i) == *word))
                {
                    return Some((after_caveat(reading, at + words.len(), sentence.end), *open));
                }
                if let Some(after) = for_example(reading, at) {
                    return Some((after_caveat(reading, after, sentence.end), true));
                }
            }
        }
        at += 1;
    }
}

/// Past *e.g.* at a token.
fn for_example(reading: &Reading, at: usize) -> Option<usize> {
    let spelled = reading.lower(at) == "e" && reading.is_mark(at + 1, '.') && reading.lower(at + 2) == "g";
    if spelled { Some(at + 3 + usize::from(reading.is_mark(at + 3, '.'))) } else { (reading.lower(at) == "eg").then_some(at + 1) }
}

/// Past *, but (are) not limited to,* and a colon or comma.
fn after_caveat(reading: &Reading, at: usize, limit: usize) -> usize {
    let limited = (at..limit.min(at + 7)).find(|&i| reading.lower(i) == "limited" && reading.lower(i + 1) == "to");
    let mut at = limited.filter(|_| (at..at + 3).any(|i| reading.lower(i) == "but")).map_or(at, |i| i + 2);
    while at < limit && matches!(reading.mark(at), Some(',' | ':')) {
        at += 1;
    }
    at
}

/// The lists set off as blocks.
fn blocks(reading: &Reading, source: &Source) -> Vec<Mention> {
    let mut lists: std::collections::BTreeMap<usize, Vec<BlockId>> = std::collections::BTreeMap::new();
    for (number, block) in source.blocks().iter().enumerate() {
        if let BlockKind::Item { list } = block.kind {
            lists.entry(list).or_default().push(BlockId(number));
        }
    }
    let described = descriptions(source);
    lists.into_values().filter_map(|blocks| block_list(reading, source, &blocks, &described)).collect()
}

/// For each block that has any, the blocks that belong to it.
fn descriptions(source: &Source) -> std::collections::BTreeMap<BlockId, Vec<BlockId>> {
    let mut described: std::collections::BTreeMap<BlockId, Vec<BlockId>> = std::collections::BTreeMap::new();
    for (number, block) in source.blocks().iter().enumerate() {
        if let Some(parent) = block.parent {
            described.entry(parent).or_default().push(BlockId(number));
        }
    }
    described
}

fn block_list(
    reading: &Reading,
    source: &Source,
    blocks: &[BlockId],
    described: &std::collections::BTreeMap<BlockId, Vec<BlockId>>,
) -> Option<Mention> {
    let first = *blocks.first()?;
    let announced = announcement(reading, source, first);
    let mut parts = Vec::new();
    for &block in blocks {
        let tokens = trim(reading, reading.block(block));
        if tokens.is_empty() {
            continue;
        }
        let below = described.get(&block).map_or(&[][..], Vec::as_slice);
        let end = below.last().map_or(tokens.end, |&last| reading.block(last).end);
        parts.push(Part { whole: tokens.start..end.max(tokens.end), title: tokens });
    }
    let says = |part: &Part| part.whole.clone().any(|at| is_content(reading, at));
    if parts.len() < 2 || !parts.iter().any(says) {
        return None;
    }
    let trails = reading.block(*blocks.last()?);
    let open = announced.iter().any(|tokens| opens(reading, tokens)) || trails_off(reading, &trails);
    let tokens = parts.first()?.whole.start..parts.last()?.whole.end;
    Some(Mention { content: Content::Items { parts, open, announced }, tokens, block: first })
}

/// The sentence right before a list, and the heading above it.
fn announcement(reading: &Reading, source: &Source, first: BlockId) -> Vec<Range<usize>> {
    let mut announced = Vec::new();
    let parent = source.block(first).parent;
    let before = first.0.checked_sub(1).map(BlockId);
    if let Some(before) =
        before.filter(|&before| parent == Some(before) || !matches!(source.block(before).kind, BlockKind::Item { .. }))
    {
        let tokens = reading.block(before);
        if !tokens.is_empty() {
            announced.push(reading.sentence_of(tokens.end - 1));
        }
    }
    // A sentence that ends in a colon says what the list is of; then the heading is of something wider.
    let introduced = announced.iter().any(|tokens| reading.is_mark(tokens.end - 1, ':'));
    if let Some(heading) = source.block(first).heading.filter(|&heading| Some(heading) != before && !introduced) {
        announced.push(reading.block(heading));
    }
    announced
}

/// Whether the words that announce a list say that it gives examples.
fn opens(reading: &Reading, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        CUES.iter().any(|(words, open)| {
            *open && words.iter().enumerate().all(|(i, word)| at + i < tokens.end && reading.lower(at + i) == *word)
        })
    })
}

/// Whether the last words of a list, outside parentheses, say that there is more.
fn trails_off(reading: &Reading, tokens: &Range<usize>) -> bool {
    let mut end = tokens.end;
    while end > tokens.start
        && matches!(reading.mark(end - 1), Some('.' | ',' | ';'))
        && !reading.is_mark(end.wrapping_sub(2), '.')
    {
        end -= 1;
    }
    if end <= tokens.start {
        return false;
    }
    let last = end - 1;
    reading.is_mark(last, '…')
        || matches!(reading.lower(last), "etc" | "others")
        || (reading.is_mark(last, '.') && (reading.lower(last - 1) == "etc" || reading.is_mark(last - 1, '.')))
        || (reading.lower(last) == "more" && reading.lower(last.wrapping_sub(1)) == "and")
}

/// Reads the enumeration that fills a range of tokens from its start, if it has at least so many items.
#[must_use]
pub fn enumerate(reading: &Reading, tokens: Range<usize>, least: usize) -> Option<Enumeration> {
    let (mut parts, trailing) = split(reading, &tokens);
    if trailing {
        rejoin_tail(reading, &mut parts);
    }
    let mut open = trailing;
    if let Some(last) = parts.last_mut()
        && let Some(comma) =
            last.clone().rev().find(|&at| reading.is_mark(at, ',')).filter(|&at| is_etc(reading, &(at + 1..last.end)))
    {
        last.end = comma;
        open = true;
    }
    parts.retain(|part| {
        let etc = is_etc(reading, part);
        open |= etc;
        !etc
    });
    let parts = parts.into_iter().map(|part| trim(reading, part)).filter(|part| !part.is_empty());
    let parts: Vec<Part> = parts.map(|part| Part { title: part.clone(), whole: part }).collect();
    (parts.len() >= least.max(1)).then_some(Enumeration { parts, open })
}

/// Whether a part only says that there is more.
fn is_etc(reading: &Reading, part: &Range<usize>) -> bool {
    const MORE: [&str; 7] = ["etc", "others", "more", "among others", "so on", "the like", "so forth"];
    let words: Vec<&str> = part.clone().map(|at| reading.lower(at)).filter(|word| !word.is_empty() && *word != "and").collect();
    words.len() <= 2 && MORE.contains(&words.join(" ").as_str())
}

/// The items between separators, and whether the list trails off.
fn split(reading: &Reading, tokens: &Range<usize>) -> (Vec<Range<usize>>, bool) {
    let (end, trailing) = extent(reading, tokens);
    let tops = top_level(reading, &(tokens.start..end));
    // "The colours, red, green and blue, are old": the verb ends the list.
    let verb = |&&at: &&usize| {
        let next = reading.lower(at + 1);
        at > tokens.start && reading.is_mark(at, ',') && (reading.is(at + 1, Class::AUXILIARY) || matches!(next, "which" | "who"))
    };
    let end = tops.iter().find(verb).copied().unwrap_or(end);
    let tops: Vec<usize> = tops.into_iter().filter(|&at| at < end).collect();
    let separator = if tops.iter().any(|&at| reading.is_mark(at, ';')) { ';' } else { ',' };
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for &at in &tops {
        if at < start || !reading.is_mark(at, separator) {
            continue;
        }
        parts.push(start..at);
        start = at + 1;
        let last = conjunction(reading, start);
        if last > start {
            parts.push(last..end);
            return (parts, trailing);
        }
    }
    let last = finite(reading, &tops, start..end);
    let and = tops.iter().rev().copied().find(|&at| last.contains(&at) && at > last.start && conjunction(reading, at) > at);
    match and {
        Some(and) if !trailing => {
            parts.push(last.start..and);
            parts.push(conjunction(reading, and)..last.end);
        }
        _ => parts.push(last),
    }
    (parts, trailing)
}

/// Where an enumeration ends, and whether with an ellipsis.
fn extent(reading: &Reading, tokens: &Range<usize>) -> (usize, bool) {
    let mut depth = 0usize;
    for at in tokens.clone() {
        match reading.mark(at) {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => match depth.checked_sub(1) {
                Some(shallower) => depth = shallower,
                None => return (at, false),
            },
            Some('…') if depth == 0 => return (at, true),
            Some('.') if depth == 0 && reading.is_mark(at + 1, '.') && reading.is_mark(at + 2, '.') => return (at, true),
            Some('.' | '!' | '?') if depth == 0 && at + 1 >= tokens.end => return (at, false),
            Some(':' | '—' | '–') if depth == 0 && !reading.touches_next(at) => return (at, false),
            _ => {}
        }
    }
    (tokens.end, false)
}

/// The tokens outside parentheses.
fn top_level(reading: &Reading, tokens: &Range<usize>) -> Vec<usize> {
    let mut depth = 0usize;
    let mut tops = Vec::new();
    for at in tokens.clone() {
        match reading.mark(at) {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            // What is left open in one block is not open in the next.
            Some('\n') => depth = 0,
            _ if depth == 0 => tops.push(at),
            _ => {}
        }
    }
    tops
}

/// Past *and*, *or*, *as well as* at a token; the token itself where none stands.
fn conjunction(reading: &Reading, at: usize) -> usize {
    if reading.lower(at) == "as" && reading.lower(at + 1) == "well" && reading.lower(at + 2) == "as" {
        at + 3
    } else if matches!(reading.lower(at), "and" | "or") {
        // "and/or", "and, " before the last item.
        let slash = reading.is_mark(at + 1, '/') && matches!(reading.lower(at + 2), "and" | "or");
        at + if slash { 3 } else { 1 }
    } else {
        at
    }
}

/// Cuts the last item before the verb of the sentence it ends in: *Gabon and Mexico are supporting …*.
fn finite(reading: &Reading, tops: &[usize], last: Range<usize>) -> Range<usize> {
    let verb = tops.iter().copied().find(|&at| at > last.start && last.contains(&at) && reading.is(at, Class::AUXILIARY));
    last.start..verb.unwrap_or(last.end)
}

/// A list that trails off has no last *and*: "used by citizens, companies and agencies…" ends in one item.
fn rejoin_tail(reading: &Reading, parts: &mut Vec<Range<usize>>) {
    let [.., before, last] = parts.as_slice() else { return };
    let short_pair = last.len() <= 5 && last.clone().any(|at| at > last.start && matches!(reading.lower(at), "and" | "or"));
    if short_pair && before.len() > last.len() {
        let joined = before.start..last.end;
        parts.truncate(parts.len() - 2);
        parts.push(joined);
    }
}

/// Without the conjunctions, determiners and marks at its ends.
fn trim(reading: &Reading, mut part: Range<usize>) -> Range<usize> {
    while part.start < part.end
        && ((is_lead(reading, part.start) && part.len() > 1) || matches!(reading.mark(part.start), Some(',' | ';' | ':')))
    {
        part.start += 1;
    }
    while part.start < part.end
        && (matches!(reading.lower(part.end - 1), "and" | "or")
            || matches!(reading.mark(part.end - 1), Some(',' | ';' | ':' | '.' | '…')))
    {
        part.end -= 1;
    }
    part
}

/// Words that stand before an item and are no part of it.
fn is_lead(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::DETERMINER) || matches!(reading.lower(at), "and" | "or" | "are" | "is" | "were" | "was")
}

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
fn is_content(reading: &Reading, at: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let items = |mention: &Mention| match &mention.content {
            Content::Items { parts, open, .. } => Some(items_of(&reading, &source, parts, *open).to_string()),
            _ => None,
        };
        let shown: Vec<String> = reading.mentions().iter().filter_map(items).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn enumerations_after_a_cue() {
        check(
            "Other nations such as Canada, South Korea, Gabon and Mexico are supporting this.",
            &["4 items or more: Canada; South Korea; Gabon; Mexico"],
        );
        check("It includes a, b, and c of d and e.", &["3 items or more: a; b; c of d and e"]);
        check("Others include, but are not limited to, Chile, Japan, and Poland.", &["3 items or more: Chile; Japan; Poland"]);
    }

    #[test]
    fn words_for_more_open_a_list_and_are_no_item() {
        check("It sells, e.g., bread, honey and apples.", &["3 items or more: bread; honey; apples"]);
        check("It has bread, such as rye, oats, and wheat, among others.", &["3 items or more: rye; oats; wheat"]);
        check("It has these: bread, honey, and so on.", &["2 items or more: bread; honey"]);
        check("The colours: red, green and blue, are old.", &["3 items: red; green; blue"]);
    }

    #[test]
    fn as_well_as_begins_the_last_item() {
        check(
            "It faced challenges, such as theft of data and plans, fraud, as well as attacks on people, firms and states.",
            &["3 items or more: theft of data and plans; fraud; attacks on people, firms and states"],
        );
    }

    #[test]
    fn a_list_that_trails_off_is_open_and_has_no_last_and() {
        check(
            "New practices: crime, fraud, abuse of systems used by citizens, firms and agencies…",
            &["3 items or more: crime; fraud; abuse of systems used by citizens, firms and agencies"],
        );
    }

    #[test]
    fn parentheses_describe_an_item() {
        check(
            "It has parts: networks (such as cables and servers), devices (like phones), software and data.",
            &["4 items: networks; devices; software; data"],
        );
        check("- one (including, but not limited to, x)\n- two\n- three\n", &["3 items: one; two; three"]);
    }

    #[test]
    fn a_title_and_its_paragraphs_are_one_item() {
        check("1. One\n\nFirst thing.\n\n2. Two\n\nSecond thing.\n", &["2 items: One; Two"]);
    }
}
