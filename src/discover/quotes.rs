//! Quotations that are nearly, but not quite, a passage of the documents.
//!
//! Of each document the words of its prose are kept, a small hash each, and of each quotation where its words stand. Then
//! every run of four words that some quotation has is looked up; where a block shares enough of them, the two are compared
//! word by word. A quotation that stands somewhere as it is, is right.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::corpus::index;
use super::lead::{Ground, Lead, Settings};
use super::tell::{figures_of, number_of};
use super::told::Told;
use super::word::{Word, mix};
use crate::recognize::{Class, Content, Document, Mention, Reading};
use crate::source::{BlockId, BlockKind};
use crate::value::{Edit, Quote, QuoteReading};

/// What a document quotes, and what others may quote of it.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    quotations: Vec<Quotation>,
    /// The words of its prose, in their order.
    words: Box<[Stem]>,
    /// Where each block of prose begins in them; the blocks by their numbers.
    blocks: Box<[(u32, u32)]>,
    /// Which of the words stand between quotation marks, ascending: what is quoted itself is nobody's passage.
    between_marks: Box<[Range<u32>]>,
}

/// A quotation that may be held against others' words.
#[derive(Debug)]
struct Quotation {
    mention: u32,
    /// The number of its block.
    block: u32,
    words: Box<[Stem]>,
    /// The words with figures around it: by one of them it may say what it quotes.
    cites: Box<[Word]>,
    /// Before which of its words the text marks an omission.
    omissions: Box<[u16]>,
}

/// A stem as a number: a long run of small numbers is as telling as one of large ones, and takes less room.
type Stem = u16;

/// So many words in a row are looked up.
const RUN: usize = 4;
/// A quotation of fewer words could be anybody's.
const FEWEST: usize = 8;
/// A longer one is a chapter.
const MOST: usize = 300;
/// So many of its words must mean something.
const TELLING: usize = 5;
/// A longer block is no passage that anybody quotes from.
const LONGEST_BLOCK: usize = 1500;
/// A run that more quotations have tells none of them apart.
const CROWDED: usize = 16;
/// A quotation is held against so many blocks: those that share most with it.
const CANDIDATES: usize = 6;
/// A block is looked at if it has this share of a quotation's runs …
const SHARE: (usize, usize) = (2, 5);
/// … and is quoted if no more than this share of the words was changed.
const CHANGED: (usize, usize) = (1, 5);
/// How sure a misquote is, and how much surer for a quotation twice as long as the shortest.
const LEAST_SURE: f64 = 0.6;
const SURER: f64 = 0.2;
const SUREST: f64 = 0.9;

/// What a document quotes, and its words.
pub(super) fn tell(document: &Document) -> Quotes {
    let reading = &document.reading;
    let (mut words, mut blocks, mut between_marks) = (Vec::with_capacity(reading.len()), Vec::new(), Vec::new());
    let mut marked = reading.mentions().iter().filter_map(|mention| marked(document, mention)).peekable();
    for (number, block) in document.source.blocks().iter().enumerate() {
        if !block.is_prose() {
            continue;
        }
        let tokens = reading.block(BlockId(number));
        let from = number_of(words.len());
        blocks.push((number_of(number), from));
        let says: Vec<usize> = tokens.clone().filter(|&at| !reading.stem(at).is_empty()).collect();
        words.extend(says.iter().filter_map(|&at| stem(reading, at)));
        let place = |at: usize| from + number_of(says.partition_point(|&word| word < at));
        while let Some(marked) = marked.next_if(|marked| marked.start < tokens.end) {
            between_marks.push(place(marked.start)..place(marked.end));
        }
    }
    let quotations =
        reading.mentions().iter().enumerate().filter_map(|(number, mention)| quotation(document, number, mention)).collect();
    Quotes { quotations, words: words.into(), blocks: blocks.into(), between_marks: between_marks.into() }
}

/// The tokens of a mention that is words between quotation marks within a block.
fn marked(document: &Document, mention: &Mention) -> Option<Range<usize>> {
    let is_set_off = document.source.block(mention.block).kind == BlockKind::Quotation;
    matches!(mention.content, Content::Quote { depth: 0, .. } if !is_set_off).then(|| mention.tokens.clone())
}

fn stem(reading: &Reading, at: usize) -> Option<Stem> {
    Some(reading.stem(at)).filter(|stem| !stem.is_empty()).map(part)
}

fn part(stem: &str) -> Stem {
    #[expect(clippy::cast_possible_truncation, reason = "a part of a hash is a hash")]
    let part = FixedState::default().hash_one(stem) as Stem;
    part
}

fn quotation(document: &Document, number: usize, mention: &Mention) -> Option<Quotation> {
    let reading = &document.reading;
    let Content::Quote { depth: 0, speaker } = &mention.content else { return None };
    let kind = &document.source.block(mention.block).kind;
    // Notes and warnings are set off as quotations are; only those that somebody introduces are quotations.
    let is_quoted = match kind {
        BlockKind::Quotation => speaker.is_some() || is_introduced(reading, mention.block) || !fills(reading, mention),
        BlockKind::Paragraph | BlockKind::Item { .. } => speaker.is_some() || is_embedded(reading, mention),
        BlockKind::Heading | BlockKind::Cell { .. } | BlockKind::Code => false,
    };
    if !is_quoted || !is_prose(reading, &mention.tokens) || in_code(reading, mention) {
        return None;
    }
    let (mut words, mut omissions, mut is_inserted) = (Vec::new(), Vec::new(), false);
    for at in mention.tokens.clone() {
        let mark = reading.mark(at);
        if matches!(mark, Some('[' | ']' | '…')) || (mark == Some('.') && reading.is_mark(at + 1, '.')) {
            is_inserted = mark == Some('[');
            let here = u16::try_from(words.len()).ok()?;
            if omissions.last() != Some(&here) {
                omissions.push(here);
            }
        } else if !is_inserted {
            words.extend(stem(reading, at));
        }
    }
    let fits = (FEWEST..=MOST).contains(&words.len());
    fits.then(|| Quotation {
        cites: figures_of(reading, mention.block).into(),
        mention: number_of(number),
        block: number_of(mention.block.0),
        words: words.into(),
        omissions: omissions.into(),
    })
}

/// Whether the block before ends in a colon.
fn is_introduced(reading: &Reading, block: BlockId) -> bool {
    let before = block.0.checked_sub(1).map(|before| reading.block(BlockId(before)));
    before.is_some_and(|before| !before.is_empty() && reading.is_mark(before.end - 1, ':'))
}

/// Whether words of the writer's own lead to a quotation, or go on after it.
fn is_embedded(reading: &Reading, mention: &Mention) -> bool {
    let block = reading.block(mention.block);
    let own = |at: usize| block.contains(&at) && reading.is_word(at) && !reading.is_capital(at) && !reading.is_shouted(at);
    let before = mention.tokens.start.saturating_sub(2);
    let led = own(before) || (matches!(reading.mark(before), Some(',' | ':')) && before.checked_sub(1).is_some_and(own));
    led || own(mention.tokens.end + 1)
}

/// Whether a quotation is nearly all of its block.
fn fills(reading: &Reading, mention: &Mention) -> bool {
    mention.tokens.len() + 3 >= reading.block(mention.block).len()
}

/// Whether quoted words are somebody's sentence: no title, no code, no bare list of terms.
fn is_prose(reading: &Reading, tokens: &Range<usize>) -> bool {
    let is_telling = |at: &usize| reading.is_word(*at) && !reading.is(*at, Class::ENDS_PHRASE);
    let is_code = |at: usize| matches!(reading.mark(at), Some('$' | '{' | '=' | '<' | '>' | '%' | '\\' | '|'));
    if tokens.clone().any(is_code) {
        return false;
    }
    let telling: Vec<usize> = tokens.clone().filter(is_telling).collect();
    let capitals = telling.iter().skip(1).filter(|at| reading.is_capital(**at)).count();
    let is_plain =
        |mark: char| matches!(mark, '.' | ',' | ';' | ':' | '!' | '?' | '-' | '–' | '—' | '’' | '‘' | '\'' | '“' | '”');
    let strange = tokens.clone().filter_map(|at| reading.mark(at)).filter(|mark| !is_plain(*mark)).count();
    let small = tokens.clone().filter(|at| reading.is(*at, Class::ENDS_PHRASE)).count();
    telling.len() >= TELLING && capitals * 3 <= telling.len() && strange * 8 <= telling.len() && small * 6 >= telling.len()
}

/// Whether the words around a quotation are code.
fn in_code(reading: &Reading, mention: &Mention) -> bool {
    const AROUND: usize = 12;
    const MARKS: usize = 3;
    let block = reading.block(mention.block);
    let before = mention.tokens.start.saturating_sub(AROUND).max(block.start)..mention.tokens.start;
    let after = mention.tokens.end..(mention.tokens.end + AROUND).min(block.end);
    let is_code = |mark: char| matches!(mark, '$' | '=' | '{' | '}' | '<' | '>' | '|' | '\\' | '/' | '_' | '#' | '&' | ';' | '+');
    before.chain(after).filter_map(|at| reading.mark(at)).filter(|mark| is_code(*mark)).count() >= MARKS
}

/// A quotation by the numbers of its document and of it in the document.
type Place = (usize, usize);

/// A block by the numbers of its document and of it among the document's blocks of prose.
type Passage = (usize, usize);

/// The quotations that were changed from a passage: of each lead the quotations by their mentions, then the passage by its
/// block.
pub(super) fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let quoted = Quoted::of(told);
    if quoted.texts.is_empty() {
        return Vec::new();
    }
    let candidates = quoted.candidates(told, settings);
    let misquotes: Vec<Option<(Passage, usize)>> =
        candidates.par_iter().enumerate().map(|(number, passages)| quoted.misquoted(number, told, passages)).collect();
    let mut seen: BTreeSet<[(usize, u32); 2]> = BTreeSet::new();
    let mut leads = Vec::new();
    for (places, found) in quoted.places.iter().zip(misquotes) {
        let Some(((document, block), words)) = found else { continue };
        let passage = (document, told[document].quotes.blocks[block].0);
        let of = |&(document, at): &Place| (document, told[document].quotes.quotations[at].block);
        // An older or a newer document may say it otherwise, unless it is the one that the quotation names.
        let may_quote = |&(quoting, at): &Place| {
            let cites = &told[quoting].quotes.quotations[at].cites;
            let named = || told[document].cited_by.iter().any(|word| cites.binary_search(word).is_ok());
            !told[quoting].is_of_another_time(&told[document]) || named()
        };
        let places: Vec<Place> = places.iter().copied().filter(may_quote).collect();
        if places.is_empty() {
            continue;
        }
        // Of two quotations that differ, one is enough.
        if places.iter().any(|place| seen.contains(&[passage, of(place)])) {
            continue;
        }
        seen.extend(places.iter().map(|place| [of(place), passage]));
        let mention = |&(document, at): &Place| (document, index(told[document].quotes.quotations[at].mention));
        let longer = f64::from(number_of(words)) / f64::from(number_of(FEWEST)) - 1.0;
        leads.push(Lead {
            places: places.iter().map(mention).chain([(document, index(passage.1))]).collect(),
            confidence: (LEAST_SURE + SURER * longer).min(SUREST),
            ground: Ground::Quote,
            disagree: true,
        });
    }
    leads
}

/// Every text that is quoted.
struct Quoted<'a> {
    texts: Vec<&'a Quotation>,
    /// Where each is quoted.
    places: Vec<Vec<Place>>,
    /// The texts that have a run.
    with: HashMap<u64, Vec<u32>, FixedState>,
}

impl<'a> Quoted<'a> {
    fn of(told: &'a [Told]) -> Self {
        let mut quoted = Self { texts: Vec::new(), places: Vec::new(), with: HashMap::default() };
        let mut numbers: HashMap<&[Stem], usize, FixedState> = HashMap::default();
        for (document, told) in told.iter().enumerate() {
            for (at, quotation) in told.quotes.quotations.iter().enumerate() {
                let number = *numbers.entry(&quotation.words).or_insert(quoted.texts.len());
                if number == quoted.texts.len() {
                    quoted.texts.push(quotation);
                    quoted.places.push(Vec::new());
                }
                quoted.places[number].push((document, at));
            }
        }
        for (number, text) in quoted.texts.iter().enumerate() {
            for run in text.words.windows(RUN) {
                let with = quoted.with.entry(hash(run)).or_default();
                if with.last() != Some(&number_of(number)) {
                    with.push(number_of(number));
                }
            }
        }
        quoted.with.retain(|_, with| with.len() <= CROWDED);
        quoted
    }

    /// For each text the passages that share most runs with it.
    fn candidates(&self, told: &[Told], settings: &Settings) -> Vec<Vec<Passage>> {
        let found: Vec<Vec<(u32, usize, Passage)>> =
            told.par_iter().enumerate().map(|(document, told)| self.shared(document, &told.quotes)).collect();
        let mut by_text: BTreeMap<u32, Vec<(usize, Passage)>> = BTreeMap::new();
        for (text, runs, passage) in found.into_iter().flatten() {
            let compared = |(document, _): &Place| settings.between(*document, passage.0);
            let own = |&(document, at): &Place| {
                let quotes = &told[document].quotes;
                document == passage.0 && quotes.blocks[passage.1].0 == quotes.quotations[at].block
            };
            let places = &self.places[index(text)];
            if places.iter().any(compared) && !places.iter().any(own) {
                by_text.entry(text).or_default().push((runs, passage));
            }
        }
        let mut candidates = vec![Vec::new(); self.texts.len()];
        for (text, mut passages) in by_text {
            passages.sort_by_key(|(runs, passage)| (std::cmp::Reverse(*runs), *passage));
            candidates[index(text)] = passages.into_iter().take(CANDIDATES).map(|(_, passage)| passage).collect();
        }
        candidates
    }

    /// The texts that share enough runs with blocks of a document: how many, and with which.
    fn shared(&self, document: usize, quotes: &Quotes) -> Vec<(u32, usize, Passage)> {
        let mut found = Vec::new();
        let mut hits: Vec<(u32, u64)> = Vec::new();
        for block in 0..quotes.blocks.len() {
            let words = quotes.block(block);
            if words.len() > LONGEST_BLOCK {
                continue;
            }
            hits.clear();
            let from = index(quotes.blocks[block].1);
            let is_marked = |at: usize| {
                let marked = &quotes.between_marks;
                let next = marked.partition_point(|marked| index(marked.end) <= from + at);
                marked.get(next).is_some_and(|marked| index(marked.start) <= from + at)
            };
            for (at, run) in words.windows(RUN).map(hash).enumerate() {
                if !self.with.contains_key(&run) || is_marked(at) {
                    continue;
                }
                hits.extend(self.with.get(&run).into_iter().flatten().map(|text| (*text, run)));
            }
            hits.sort_unstable();
            hits.dedup();
            for same in hits.chunk_by(|a, b| a.0 == b.0) {
                let runs = self.texts[index(same[0].0)].words.len() - RUN + 1;
                if same.len() * SHARE.1 >= runs * SHARE.0 {
                    found.push((same[0].0, same.len(), (document, block)));
                }
            }
        }
        found
    }

    /// The passage that a text was changed from, and how many words they share; nothing where one has it as it is.
    fn misquoted(&self, text: usize, told: &[Told], passages: &[Passage]) -> Option<(Passage, usize)> {
        let text = self.texts[text];
        let quote = Quote {
            words: text.words.iter().map(|word| spelled(*word)).collect(),
            omissions: text.omissions.iter().map(|at| usize::from(*at)).collect(),
        };
        let mut best: Option<(usize, Passage, usize)> = None;
        for &(document, block) in passages {
            let words = told[document].quotes.block(block).iter().map(|word| spelled(*word)).collect();
            match quote.against(&Quote { words, omissions: Vec::new() }) {
                QuoteReading::Faithful => return None,
                QuoteReading::Unrelated => {}
                QuoteReading::Altered(edits) => {
                    if let Some(changed) = changed(&edits, quote.words.len())
                        && best.is_none_or(|(least, ..)| changed < least)
                    {
                        best = Some((changed, (document, block), quote.words.len() - changed.min(quote.words.len())));
                    }
                }
            }
        }
        best.map(|(_, passage, kept)| (passage, kept))
    }
}

impl Quotes {
    /// The words of a block of prose.
    fn block(&self, at: usize) -> &[Stem] {
        let end = self.blocks.get(at + 1).map_or(self.words.len(), |next| index(next.1));
        &self.words[index(self.blocks[at].1)..end]
    }
}

fn hash(run: &[Stem]) -> u64 {
    run.iter().fold(0, |hash, word| mix(hash, u64::from(*word)))
}

fn spelled(word: Stem) -> String {
    char::from_u32(0x1_0000 + u32::from(word)).map(String::from).unwrap_or_default()
}

/// How many words were changed, if they are few. What begins before the passage does, or goes on after it, quotes more than
/// the passage.
fn changed(edits: &[Edit], words: usize) -> Option<usize> {
    const BEYOND: usize = 2;
    let count = |edit: &Edit| match edit {
        Edit::Kept(_) => 0,
        Edit::Added(words) | Edit::Dropped(words) => words.len(),
    };
    let beyond = |edit: Option<&Edit>| matches!(edit, Some(Edit::Added(words)) if words.len() > BEYOND);
    // "The capacity" for "capacity": an article makes the quotation fit the sentence it stands in.
    let articles = ["a", "an", "the"].map(|word| spelled(part(word)));
    let fits = |edit: &Edit| matches!(edit, Edit::Added(words) if words.iter().all(|word| articles.contains(word)));
    let edits = if edits.first().is_some_and(fits) { &edits[1..] } else { edits };
    let changed: usize = edits.iter().map(count).sum();
    (changed > 0 && changed * CHANGED.1 <= words * CHANGED.0 && !beyond(edits.first()) && !beyond(edits.last()))
        .then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    const PLEDGE: &str = "The signers will keep every footpath along the river open to walkers by day and by night.";

    /// What is found where a document quotes another.
    #[track_caller]
    fn check(quoting: &str, expect: &[&str]) {
        assert_eq!(found(&[PLEDGE, quoting]), expect, "{quoting}");
    }

    const CHANGED: &[&str] = &["a quotation is changed from the passage quoted"];

    #[test]
    fn words_added_dropped_or_changed_are_found() {
        check("They promised to “keep every public footpath along the river open to walkers by day”.", CHANGED);
        check("They promised to “keep every footpath along the river to walkers by day and by night”.", CHANGED);
        check("They promised to “keep every footpath along the canal open to walkers by day and by night”.", CHANGED);
    }

    #[test]
    fn what_leaves_out_an_end_or_marks_an_omission_is_faithful() {
        check("They promised to “keep every footpath along the river open to walkers”.", &[]);
        check("They promised to “keep every footpath […] open to walkers by day and by night”.", &[]);
        check("They spoke of “a footpath along the river open to walkers by day and by night”.", &[]);
    }

    #[test]
    fn other_words_quote_something_else() {
        check("They promised to “close the old bridge over the river to cars by day and by night”.", &[]);
        check("They promised to “keep the footpath open”.", &[]);
    }

    #[test]
    fn a_quotation_that_stands_somewhere_as_it_is_is_right() {
        let quoted = "We will keep every footpath along the canal open to walkers by day and by night.";
        let quoting = "They promised to “keep every footpath along the canal open to walkers by day and by night”.";
        assert_eq!(found(&[PLEDGE, quoting, quoted]), [""; 0]);
    }

    #[test]
    fn what_is_itself_quoted_is_no_passage() {
        let one = "It was said that “the pump must be stopped before the lower valve is opened by hand”.";
        let other = "It was said that “the pump must be stopped before the upper valve is opened by hand”.";
        assert_eq!(found(&[one, other]), [""; 0]);
    }
}
