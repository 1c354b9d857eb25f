//! The words around a value, as phrases match them: stems in their order, with gaps where a mark parts them.
//!
//! Small enough to be kept of many places while their documents are let go.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::super::word::{is_common, is_small};
use crate::claim::{around, is_lead_in};
use crate::recognize::{Class, Document};

/// What `near` looks at for one claim: its sentence, its heading, the item it belongs to, its headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Context {
    segments: Vec<Vec<Piece>>,
    /// The hash of its words: contexts with the same words share it.
    pub(super) key: u64,
}

/// A word, or a mark that no phrase reaches over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The hash of its stem; of a mark nothing.
    stem: Option<u64>,
    /// As a phrase would have it.
    word: Box<str>,
    sort: Sort,
    /// The token.
    at: usize,
}

/// What a word is worth in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sort {
    Mark,
    /// Says nothing of what a sentence is about.
    Small,
    /// Any sentence may have it.
    Common,
    Content,
    /// Begins with a capital, and not because it is first.
    Name,
    Number,
    /// Part of the value itself, which no phrase should name.
    Own,
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) stems: Vec<u64>,
    pub(super) text: String,
    pub(super) tokens: Range<usize>,
    /// How well it says what a sentence is about: names before words, words before word groups.
    pub(super) weight: i64,
}

/// Which runs are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// In words.
    pub(super) longest: usize,
    /// Whether figures may be in it.
    pub(super) numbers: bool,
    /// Whether it may begin with a small word: *old towns*.
    pub(super) small: bool,
    /// Whether it may end in a word that asks for what follows: *made of*.
    pub(super) leads: bool,
}

/// Words of so many letters say little.
const SHORT: usize = 2;
/// A phrase of longer words reads badly, in bytes.
const LONGEST_WORD: usize = 40;
/// No more pieces of a segment than this begin a run.
const LOOKED_AT: usize = 240;

impl Context {
    /// What surrounds the tokens; `own` are those that the values themselves take.
    pub(super) fn of(document: &Document, tokens: &[usize], own: &[Range<usize>]) -> Self {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in tokens.iter().flat_map(|token| around(document, *token)) {
            if !ranges.contains(&range) {
                ranges.push(range);
            }
        }
        let segments: Vec<Vec<Piece>> = ranges.into_iter().map(|range| pieces(document, range, own)).collect();
        let words: Vec<Vec<(Option<u64>, Sort)>> =
            segments.iter().map(|segment| segment.iter().map(|piece| (piece.stem, piece.sort)).collect()).collect();
        Self { segments, key: FixedState::default().hash_one(words) }
    }

    /// The stems it has, for an index.
    fn stems(&self) -> impl Iterator<Item = u64> + '_ {
        self.segments.iter().flatten().filter_map(|piece| piece.stem)
    }

    /// Whether it has these words in a row.
    pub(super) fn has(&self, stems: &[u64]) -> bool {
        let matches = |pieces: &[Piece]| pieces.iter().zip(stems).all(|(piece, stem)| piece.stem == Some(*stem));
        self.segments.iter().any(|segment| segment.windows(stems.len().max(1)).any(matches))
    }

    pub(super) fn runs(&self, shape: Shape) -> impl Iterator<Item = Run> + '_ {
        let of = move |(number, segment)| {
            // The sentence says more of its value than the heading above it.
            let less = if number == 0 { 0 } else { 12 };
            runs(segment, shape).map(move |run| Run { weight: run.weight - less, ..run })
        };
        self.segments.iter().map(Vec::as_slice).enumerate().flat_map(of)
    }
}

/// The pieces of a range of tokens.
pub(super) fn pieces(document: &Document, tokens: Range<usize>, own: &[Range<usize>]) -> Vec<Piece> {
    let (reading, text) = (&document.reading, document.source.text());
    let mut pieces: Vec<Piece> = Vec::new();
    for at in tokens.clone() {
        let is_number = reading.is(at, Class::NUMERAL) || reading.is_number(at);
        let is_word = reading.is_word(at) || reading.is_number(at);
        if !is_word {
            let parts = !matches!(reading.mark(at), Some('-' | '‑' | '–' | '&' | '/'));
            if parts && pieces.last().is_some_and(|last| last.stem.is_some()) {
                pieces.push(Piece { stem: None, word: Box::default(), sort: Sort::Mark, at });
            }
            continue;
        }
        let name = reading.is_capital(at) && (at > tokens.start || reading.is_shouted(at));
        let sort = match () {
            () if own.iter().any(|own| own.contains(&at)) => Sort::Own,
            () if is_number => Sort::Number,
            () if is_small(reading.lower(at)) => Sort::Small,
            () if name => Sort::Name,
            () if is_common(reading.stem(at)) || reading.lower(at).chars().nth(SHORT).is_none() => Sort::Common,
            () => Sort::Content,
        };
        let word = if name { &text[reading.span(&(at..at + 1))] } else { reading.lower(at) };
        pieces.push(Piece { stem: Some(hash(reading.stem(at))), word: word.into(), sort, at });
    }
    pieces
}

fn hash(stem: &str) -> u64 {
    FixedState::default().hash_one(stem)
}

/// The runs of words among some pieces that could be a phrase.
pub(super) fn runs(pieces: &[Piece], shape: Shape) -> impl Iterator<Item = Run> + '_ {
    (0..pieces.len().min(LOOKED_AT)).flat_map(move |start| {
        let usable = move |piece: &&Piece| {
            let fits = match piece.sort {
                Sort::Mark | Sort::Own => false,
                Sort::Number => shape.numbers,
                Sort::Small | Sort::Common | Sort::Content | Sort::Name => true,
            };
            fits && piece.word.len() <= LONGEST_WORD
        };
        let longest = pieces[start..].iter().take(shape.longest).take_while(usable).count();
        (1..=longest).filter_map(move |length| run(&pieces[start..start + length], shape))
    })
}

fn run(pieces: &[Piece], shape: Shape) -> Option<Run> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let leads = shape.leads && pieces.len() > 1 && is_lead_in(&last.word);
    if (first.sort == Sort::Small && !shape.small) || (last.sort == Sort::Small && !leads) {
        return None;
    }
    // *2019* tells what a sentence is about, *12* does not.
    let is_year = |piece: &Piece| piece.word.len() == 4 && piece.word.bytes().all(|byte| byte.is_ascii_digit());
    if pieces.iter().all(|piece| matches!(piece.sort, Sort::Number | Sort::Small) && !is_year(piece)) {
        return None;
    }
    let has = |sort: Sort| pieces.iter().any(|piece| piece.sort == sort);
    let length = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
    // *Call for Trust* is a name, *Geneva and the Call* two.
    let in_name = |piece: &Piece| piece.sort == Sort::Name || matches!(&*piece.word, "of" | "for" | "de");
    let weight = match () {
        () if has(Sort::Number) => 10 - length,
        // Half a name is a worse name; a word says it plainer than two.
        () if pieces.iter().all(in_name) => 50 + 3 * length,
        () if pieces.iter().all(|piece| matches!(piece.sort, Sort::Common | Sort::Small)) => 15 - length,
        () if length == 1 => 40,
        () => 30 - length,
    };
    let text = pieces.iter().map(|piece| &*piece.word).collect::<Vec<_>>().join(" ");
    let stems = pieces.iter().filter_map(|piece| piece.stem).collect();
    Some(Run { stems, text, tokens: first.at..last.at + 1, weight })
}

/// Which of some contexts have each stem.
pub(super) struct Index<'a> {
    contexts: &'a [Context],
    of_stem: HashMap<u64, Vec<usize>, FixedState>,
}

impl<'a> Index<'a> {
    pub(super) fn of(contexts: &'a [Context]) -> Self {
        let mut of_stem: HashMap<u64, Vec<usize>, FixedState> = HashMap::default();
        for (number, context) in contexts.iter().enumerate() {
            for stem in context.stems() {
                let found = of_stem.entry(stem).or_default();
                if found.last() != Some(&number) {
                    found.push(number);
                }
            }
        }
        Self { contexts, of_stem }
    }

    /// The contexts that have these words in a row, ascending.
    pub(super) fn with(&self, stems: &[u64]) -> Vec<usize> {
        let of = |stem: &u64| self.of_stem.get(stem).map_or(&[][..], Vec::as_slice);
        let rarest = stems.iter().map(of).min_by_key(|found| found.len()).unwrap_or(&[]);
        rarest.iter().copied().filter(|number| self.contexts[*number].has(stems)).collect()
    }
}
