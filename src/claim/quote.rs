//! Quotations, and the passages they quote.

use std::ops::Range;

use super::near::Near;
use super::passage::{Passage, Passages};
use super::{Claim, Claims, Detail};
use crate::recognize::{Content, Document, Reading, Stems, split_words, words_of};
use crate::rule::{Config, QuoteOf, Rule};
use crate::source::BlockId;
use crate::value::{Edit, Quote, QuoteReading, Value};

pub(super) fn claims(rule: &Rule, of: &QuoteOf, config: &Config, documents: &[Document], claims: &Claims) -> Vec<Claim> {
    match of {
        QuoteOf::List { rule: list, item } => {
            let lists = config.rules.iter().position(|rule| rule.id == *list).map_or(&[][..], |at| &claims[at]);
            let passages = Passages::of(lists.iter().flat_map(|list| items(list, *item, documents)).collect());
            quotations(rule, documents, |_, _| Some(None), |_| &passages)
        }
        QuoteOf::Sources => {
            let all = documents.iter().enumerate().map(|(number, document)| Passages::of(blocks(number, document)));
            let (passages, none): (Vec<Passages>, Passages) = (all.collect(), Passages::of(Vec::new()));
            let names: Vec<Vec<Vec<String>>> = documents.iter().map(names).collect();
            let cite = |number: usize, tokens: &Range<usize>| cited(number, tokens, documents, &names).map(Some);
            quotations(rule, documents, cite, |cited: Option<usize>| cited.map_or(&none, |at| &passages[at]))
        }
    }
}

/// Every quotation that `cited` lets through, as a claim against the passages that it may be of.
fn quotations<'p>(
    rule: &Rule,
    documents: &[Document],
    cited: impl Fn(usize, &Range<usize>) -> Option<Option<usize>>,
    passages: impl Fn(Option<usize>) -> &'p Passages,
) -> Vec<Claim> {
    let mut found = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let near = Near::of(rule, document);
        for (at, mention) in document.reading.mentions().iter().enumerate() {
            if !matches!(mention.content, Content::Quote { depth: 0, .. }) {
                continue;
            }
            let Some(source) = cited(number, &mention.tokens).filter(|_| near.holds(mention.tokens.start)) else { continue };
            let span = document.reading.span(&mention.tokens);
            let apart = |passage: &&Passage| {
                passage.document != number || passage.span.end <= span.start || passage.span.start >= span.end
            };
            let quote = words_of(&document.reading, &mention.tokens);
            let candidates: Vec<&Passage> = passages(source).like(&quote).into_iter().filter(apart).collect();
            let detail = match (best(&quote, &candidates), source) {
                (Some((passage, edits)), _) => {
                    let marks = marks(&document.reading, &mention.tokens, &edits);
                    Detail::Quoted { document: passage.document, span: passage.span.clone(), edits, marks }
                }
                (None, Some(document)) => Detail::Unfound { document },
                (None, None) => continue,
            };
            let value = Value::Quote(quote);
            found.push(Claim { document: number, span, value, detail, mention: Some(at) });
        }
    }
    found
}

/// The quotation that a mention is, as a claim held against a block; nothing where it changes no word of it, or
/// quotes something else.
pub(crate) fn quoted(documents: &[Document], (number, at): (usize, usize), (other, block): (usize, BlockId)) -> Option<Claim> {
    let document = documents.get(number)?;
    let mention = document.reading.mentions().get(at)?;
    let source = documents.get(other)?;
    let passage = passage(other, source, source.source.blocks().get(block.0)?.span.clone());
    let quote = words_of(&document.reading, &mention.tokens);
    let (passage, edits) = best(&quote, &[&passage]).filter(|(_, edits)| !edits.is_empty())?;
    let marks = marks(&document.reading, &mention.tokens, &edits);
    let detail = Detail::Quoted { document: passage.document, span: passage.span.clone(), edits, marks };
    let span = document.reading.span(&mention.tokens);
    Some(Claim { document: number, span, value: Value::Quote(quote), detail, mention: Some(at) })
}

/// The passage a quotation is of: one that it quotes faithfully, or else the one it changes least.
fn best<'p>(quote: &Quote, passages: &[&'p Passage]) -> Option<(&'p Passage, Vec<Edit>)> {
    let mut best: Option<(usize, &Passage, Vec<Edit>)> = None;
    for &passage in passages {
        let edits = match quote.against(&passage.quote) {
            QuoteReading::Faithful => return Some((passage, Vec::new())),
            QuoteReading::Unrelated => continue,
            QuoteReading::Altered(edits) => edits,
        };
        let changed: usize = edits
            .iter()
            .map(|edit| match edit {
                Edit::Kept(_) => 0,
                Edit::Added(words) | Edit::Dropped(words) => words.len(),
            })
            .sum();
        if best.as_ref().is_none_or(|(least, ..)| changed < *least) {
            best = Some((changed, passage, edits));
        }
    }
    best.map(|(_, passage, edits)| (passage, edits))
}

/// Where a quotation was changed: the words it adds, or the words on either side of those it drops.
fn marks(reading: &Reading, tokens: &Range<usize>, edits: &[Edit]) -> Vec<Range<usize>> {
    let words: Vec<usize> = tokens.clone().filter(|&at| !reading.lower(at).is_empty()).collect();
    let span = |from: usize, to: usize| match (words.get(from), words.get(to.max(from + 1) - 1).or(words.last())) {
        (Some(&first), Some(&last)) => reading.span(&(first..last + 1)),
        _ => reading.span(tokens),
    };
    let mut at = 0;
    let mut marks = Vec::new();
    for edit in edits {
        match edit {
            Edit::Kept(words) => at += words.len(),
            Edit::Added(words) => {
                marks.push(span(at, at + words.len()));
                at += words.len();
            }
            Edit::Dropped(_) => marks.push(span(at.saturating_sub(1), at + 1)),
        }
    }
    marks
}

/// The texts of one item of a list, or of every item.
fn items(list: &Claim, item: Option<usize>, documents: &[Document]) -> Vec<Passage> {
    let Detail::Parts(parts) = &list.detail else { return Vec::new() };
    let document = &documents[list.document];
    let wanted = parts.iter().enumerate().filter(|(at, _)| item.is_none_or(|item| item == at + 1));
    wanted.flat_map(|(_, part)| texts(document, part)).map(|span| passage(list.document, document, span)).collect()
}

/// The parts of the blocks that a span touches.
fn texts(document: &Document, span: &Range<usize>) -> Vec<Range<usize>> {
    let blocks = document.source.blocks();
    let from = blocks.partition_point(|block| block.span.end <= span.start);
    let touched = blocks[from..].iter().take_while(|block| block.span.start < span.end);
    touched.map(|block| block.span.start.max(span.start)..block.span.end.min(span.end)).collect()
}

fn blocks(number: usize, document: &Document) -> Vec<Passage> {
    document.source.blocks().iter().map(|block| passage(number, document, block.span.clone())).collect()
}

fn passage(number: usize, document: &Document, span: Range<usize>) -> Passage {
    let quote = words_of(&document.reading, &document.reading.tokens_in(&span));
    Passage { document: number, span, quote }
}

/// The names of a document, as stems: its title and its aliases, of two words or more.
fn names(document: &Document) -> Vec<Vec<String>> {
    let stems = Stems::default();
    let metadata = &document.source.metadata;
    let stemmed = |name: &String| split_words(name).into_iter().map(|word| stems.stem(word)).collect::<Vec<_>>();
    metadata.title.iter().chain(&metadata.aliases).map(stemmed).filter(|name| name.len() > 1).collect()
}

/// Where the source of a quotation may be named: the sentences from its first word to past its last mark, and what
/// introduces it from the block before.
fn cited_around(document: &Document, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let reading = &document.reading;
    let block = reading.block_of(tokens.start);
    let within = reading.block(block);
    let after = (tokens.end + 1).min(within.end.saturating_sub(1));
    let sentences = reading.sentence_of(tokens.start).start..reading.sentence_of(after).end;
    let mut around = Vec::from([sentences]);
    let opens_block = tokens.start <= within.start + 1;
    let before =
        block.0.checked_sub(1).map(|before| reading.block(BlockId(before))).filter(|before| opens_block && !before.is_empty());
    if let Some(before) = before.filter(|before| reading.is_mark(before.end - 1, ':')) {
        around.push(reading.sentence_of(before.end - 1));
    }
    around
}

/// The other document that the sentence of a quotation names outside the quotation.
fn cited(number: usize, tokens: &Range<usize>, documents: &[Document], names: &[Vec<Vec<String>>]) -> Option<usize> {
    let reading = &documents[number].reading;
    let around = cited_around(&documents[number], tokens);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (other, names) in names.iter().enumerate().filter(|(other, _)| *other != number) {
        for name in names {
            let places = reading.find(name);
            let outside = |place: &Range<usize>| {
                around.iter().any(|around| around.start <= place.start && place.end <= around.end)
                    && (place.end <= tokens.start || place.start >= tokens.end)
            };
            if places.iter().any(outside) {
                found.push((name.len(), other));
            }
        }
    }
    found.sort_by_key(|(words, other)| (std::cmp::Reverse(*words), *other));
    // Two documents of one name: nobody can say which is meant.
    match found.as_slice() {
        [(_, one)] => Some(*one),
        [(most, one), (second, other), ..] if most > second || one == other => Some(*one),
        _ => None,
    }
}
