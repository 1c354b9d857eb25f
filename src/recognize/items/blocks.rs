//! Lists set off from the text as blocks, and what announces them.
//!
//! A list inside an item is a list of its own, and belongs to what the item says as well.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inline::opens;
use super::split::{trails_off, trim};
use super::title::is_content;
use crate::recognize::mention::{Content, Mention, Part, StatedList};
use crate::recognize::reading::Reading;
use crate::source::{BlockId, BlockKind, Source};

/// The lists set off as blocks, in the order of the text.
pub(in super::super) fn recognize(reading: &Reading, source: &Source) -> Vec<Mention> {
    let mut lists: BTreeMap<usize, Vec<BlockId>> = BTreeMap::new();
    for (number, block) in source.blocks().iter().enumerate() {
        if let BlockKind::Item { list } = block.kind {
            lists.entry(list).or_default().push(BlockId(number));
        }
    }
    if lists.is_empty() {
        return Vec::new();
    }
    let ends = ends(reading, source);
    let mut lists: Vec<Mention> = lists.into_values().filter_map(|blocks| list(reading, source, &blocks, &ends)).collect();
    lists.sort_by_key(|list| (list.tokens.start, list.tokens.end));
    lists
}

/// For each block, the end of what belongs to it, however deep: a token.
fn ends(reading: &Reading, source: &Source) -> Vec<usize> {
    let blocks = source.blocks();
    let mut ends: Vec<usize> = (0..blocks.len()).map(|number| reading.block(BlockId(number)).end).collect();
    // What belongs to a block stands after it.
    for (number, block) in blocks.iter().enumerate().rev() {
        if let Some(parent) = block.parent {
            ends[parent.0] = ends[parent.0].max(ends[number]);
        }
    }
    ends
}

fn list(reading: &Reading, source: &Source, blocks: &[BlockId], ends: &[usize]) -> Option<Mention> {
    let first = *blocks.first()?;
    let announced = announcement(reading, source, first);
    let mut parts: Vec<Part> = Vec::new();
    for (at, &block) in blocks.iter().enumerate() {
        let tokens = trim(reading, reading.block(block));
        if tokens.is_empty() {
            continue;
        }
        let next = blocks.get(at + 1).map_or(usize::MAX, |&next| reading.block(next).start);
        let below = ends[block.0] > reading.block(block).end;
        let end = if below { ends[block.0].min(next).max(tokens.end) } else { tokens.end };
        parts.push(Part { whole: reading.block(block).start..end, title: tokens });
    }
    let says = |part: &Part| part.whole.clone().any(|at| is_content(reading, at));
    if parts.len() < 2 || !parts.iter().any(says) {
        return None;
    }
    let trails = reading.block(*blocks.last()?);
    let open = announced.iter().any(|tokens| opens(reading, tokens)) || trails_off(reading, &trails);
    let tokens = parts.first()?.whole.start..parts.last()?.whole.end;
    let content = Content::Items(Box::new(StatedList { parts, open, announced, count: None }));
    Some(Mention { content, tokens, block: first })
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
