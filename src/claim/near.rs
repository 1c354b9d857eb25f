//! Whether the words around a mention speak of a rule's fact.

use std::ops::Range;

use crate::recognize::{Document, Reading};
use crate::rule::{Phrases, Rule};
use crate::source::{Block, BlockId, BlockKind};

/// Where the words of a rule's `near` and `not_near` stand in a document.
pub(super) struct Near<'a> {
    document: &'a Document,
    wanted: Option<Vec<Range<usize>>>,
    unwanted: Vec<Range<usize>>,
}

impl<'a> Near<'a> {
    pub(super) fn of(rule: &Rule, document: &'a Document) -> Self {
        let find = |phrases: &Phrases| phrases.find(&document.reading, &document.source);
        Self { document, wanted: (!rule.near.is_empty()).then(|| find(&rule.near)), unwanted: find(&rule.not_near) }
    }

    /// Whether a token stands in a sentence, or below a heading, that speaks of the fact.
    pub(super) fn holds(&self, token: usize) -> bool {
        let speaks = |found: &[Range<usize>]| around(self.document, token).any(|words| any_within(found, &words));
        !speaks(&self.unwanted) && self.wanted.as_ref().is_none_or(|wanted| speaks(wanted))
    }
}

/// The words that say what stands at a token: those of its sentence, its heading, the item it belongs to, its headers.
pub(crate) fn around(document: &Document, token: usize) -> impl Iterator<Item = Range<usize>> {
    let reading = &document.reading;
    let blocks = context(document, reading.block_of(token)).map(|block| reading.block(block));
    std::iter::once(reading.sentence_of(token)).chain(blocks)
}

/// The blocks that say what a block is about: its heading, the item it belongs to, the headers of its cell.
fn context(document: &Document, block: BlockId) -> impl Iterator<Item = BlockId> + use<> {
    let Block { heading, parent, .. } = document.source.block(block);
    [*heading, *parent].into_iter().flatten().chain(headers(document, block))
}

/// The headers of a cell: that of its column and that of its row.
pub(super) fn headers(document: &Document, block: BlockId) -> impl Iterator<Item = BlockId> + use<> {
    let (column, row) = match document.source.block(block).kind {
        BlockKind::Cell { column, row } => (column, row),
        _ => (None, None),
    };
    [column, row].into_iter().flatten()
}

/// Whether any of some ascending token ranges lies within another.
pub(super) fn any_within(found: &[Range<usize>], within: &Range<usize>) -> bool {
    first_within(found, within).is_some()
}

/// The first of some ascending token ranges that lies within another.
pub(super) fn first_within(found: &[Range<usize>], within: &Range<usize>) -> Option<Range<usize>> {
    let from = found.partition_point(|tokens| tokens.start < within.start);
    found[from..].iter().take_while(|tokens| tokens.start < within.end).find(|tokens| tokens.end <= within.end).cloned()
}

/// How far apart two token ranges of one sentence are: tokens between them, and more for every mark and word that parts clauses.
pub(super) fn distance(reading: &Reading, a: &Range<usize>, b: &Range<usize>) -> usize {
    const CLAUSE: usize = 6;
    let between = if a.end <= b.start { a.end..b.start } else { b.end.min(a.start)..a.start };
    let parted = |at: usize| {
        matches!(reading.mark(at), Some(',' | ';' | ':' | '(' | ')' | '–' | '—'))
            || matches!(reading.lower(at), "and" | "or" | "but" | "while" | "whereas")
    };
    between.map(|at| if parted(at) { CLAUSE } else { 1 }).sum()
}
