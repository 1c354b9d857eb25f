//! A document as its tokens: what every recogniser reads, and what rules look phrases up in.

use std::ops::Range;
use std::sync::OnceLock;

use super::class::Class;
use super::lexicon::{Lexicon, StemIndex, StemsOfWords};
use super::mention::Mention;
use super::sentence;
use super::token::{Collector, MARK, Tokens, index, position};
use super::tokenize::{Sink as _, tokenize};
use crate::source::{BlockId, Source};

/// The words, sentences and mentions of one document. Token ranges exclude their end.
#[derive(Debug)]
pub struct Reading {
    tokens: Tokens,
    lexicon: Lexicon,
    /// The tokens of each block, by its number.
    blocks: Vec<Range<usize>>,
    /// Sentences in order. They never cross a block.
    sentences: Vec<Range<usize>>,
    mentions: Vec<Mention>,
    /// The stem of each word, once somebody asks for one.
    stems: OnceLock<StemsOfWords>,
    /// Where each stem stands, once somebody looks a phrase up.
    places: OnceLock<Places>,
}

/// The tokens that have each stem, ascending.
#[derive(Debug)]
struct Places {
    index: StemIndex,
    of_stem: Vec<Vec<u32>>,
}

/// A full stop after a longer word, in bytes, ends a sentence rather than shortens the word.
const SHORT_WORD: usize = 5;

impl Reading {
    pub(super) fn of(source: &Source) -> Self {
        let text = source.text();
        let mut found = Collector::new(text);
        let mut blocks = Vec::with_capacity(source.blocks().len());
        for block in source.blocks() {
            let first = found.len();
            if block.is_prose() {
                tokenize(text, block.span.clone(), &mut found);
            }
            blocks.push(first..found.len());
            // The line end between two blocks is a token of no block: whoever looks past an end meets it, and never the words
            // of a neighbour.
            let end = block.span.end;
            found.mark('\n', end..end + 1);
        }
        let (tokens, lexicon) = found.finish();
        let mut reading = Self {
            tokens,
            lexicon,
            blocks,
            sentences: Vec::new(),
            mentions: Vec::new(),
            stems: OnceLock::new(),
            places: OnceLock::new(),
        };
        reading.sentences = sentence::split(&reading, &reading.blocks);
        reading
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.all.len()
    }

    /// Whether the document has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.all.is_empty()
    }

    /// A word or number in lower case; empty for marks and past the end.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.all.get(at).map_or("", |token| self.lexicon.lower(token.word))
    }

    /// The stem of a word or number; empty for marks and past the end.
    #[must_use]
    pub fn stem(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| self.stems().stem(word))
    }

    /// What a token is and can be; nothing past the end.
    pub(crate) fn class(&self, at: usize) -> Class {
        self.tokens.classes.get(at).copied().unwrap_or_default()
    }

    /// Whether a token is or can be any of that.
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.class(at).intersects(class)
    }

    /// The next token from `at` on, before `end`, that is or can be any of that; `end` where there is none. Who asks more than once
    /// has a `Seeker`.
    pub(super) fn next(&self, at: usize, end: usize, any: Class) -> usize {
        let found = self.tokens.classes.get(at..end).and_then(|tokens| tokens.iter().position(|token| token.intersects(any)));
        found.map_or(end, |found| at + found)
    }

    /// What each token is and can be.
    pub(super) fn all_classes(&self) -> &[Class] {
        &self.tokens.classes
    }

    /// The distinct numbers in digits, as written.
    pub(super) fn figures(&self) -> impl Iterator<Item = &str> {
        self.lexicon.words().filter(|word| word.as_bytes().first().is_some_and(u8::is_ascii_digit))
    }

    /// The number of a word within the document: equal words have equal numbers.
    pub(super) fn word(&self, at: usize) -> Option<u32> {
        self.tokens.all.get(at).map(|token| token.word).filter(|word| word & MARK == 0)
    }

    /// Whether a token is that mark.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.all.get(at).is_some_and(|token| token.word == MARK | u32::from(mark))
    }

    /// The mark that a token is.
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.all.get(at).filter(|token| token.word & MARK != 0)?;
        char::from_u32(token.word & !MARK)
    }

    /// Whether a token is a word.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.is(at, Class::WORD)
    }

    /// Whether a token is digits.
    #[must_use]
    pub fn is_number(&self, at: usize) -> bool {
        self.is(at, Class::NUMBER)
    }

    /// Whether a token is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.is(at, Class::CAPITAL)
    }

    /// Whether a token is a word all in capitals.
    #[must_use]
    pub fn is_shouted(&self, at: usize) -> bool {
        self.is(at, Class::SHOUTED)
    }

    /// Whether nothing stands between a token and the next.
    #[must_use]
    pub fn touches_next(&self, at: usize) -> bool {
        self.is(at, Class::JOINED)
    }

    /// The length of a token in bytes; 0 past the end.
    pub(crate) fn bytes(&self, at: usize) -> usize {
        let Some(token) = self.tokens.all.get(at) else { return 0 };
        if token.word & MARK != 0 {
            return char::from_u32(token.word & !MARK).map_or(0, char::len_utf8);
        }
        if self.tokens.classes[at].intersects(Class::RESPELT) {
            let found = self.tokens.respelt.binary_search_by_key(&position(at), |&(token, _)| token);
            return found.map_or(0, |found| index(self.tokens.respelt[found].1));
        }
        self.lexicon.lower(token.word).len()
    }

    /// Where a token begins, in bytes.
    fn start(&self, at: usize) -> Option<usize> {
        self.tokens.all.get(at).map(|token| index(token.start))
    }

    /// Where a token ends, in bytes.
    fn end(&self, at: usize) -> Option<usize> {
        self.start(at).map(|start| start + self.bytes(at))
    }

    /// How many bytes stand between a token and the next.
    pub(super) fn gap(&self, at: usize) -> usize {
        self.start(at + 1).zip(self.end(at)).map_or(0, |(next, end)| next - end)
    }

    /// What stands between a token and the next and is part of neither, white space after it aside: the ending of a possessive.
    pub(crate) fn ending<'t>(&self, at: usize, text: &'t str) -> &'t str {
        // Nothing, or a space, stands between most.
        if self.gap(at) < 2 {
            return "";
        }
        let between = self.end(at).zip(self.start(at + 1)).and_then(|(end, next)| text.get(end..next));
        between.unwrap_or("").trim_end()
    }

    /// The first token that ends after a byte.
    fn ends_after(&self, place: usize) -> usize {
        // Of the tokens that begin before it only the last can.
        let next = self.begins_at(place);
        next - usize::from(next > 0 && self.end(next - 1).is_some_and(|end| end > place))
    }

    /// The first token that begins at a byte or after it.
    fn begins_at(&self, place: usize) -> usize {
        self.tokens.all.partition_point(|token| index(token.start) < place)
    }

    /// The bytes of the normalised text that a range of tokens covers.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        match (self.start(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.end(last))) {
            (Some(start), Some(end)) if start <= end => start..end,
            (Some(start), _) => start..start,
            _ => 0..0,
        }
    }

    /// The tokens that lie within a byte range of the normalised text.
    #[must_use]
    pub fn tokens_in(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.begins_at(span.start);
        start..self.ends_after(span.end).max(start)
    }

    /// The tokens that a byte range of the normalised text touches.
    #[must_use]
    pub fn tokens_touching(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.ends_after(span.start);
        start..self.begins_at(span.end).max(start)
    }

    /// The tokens of a block.
    #[must_use]
    pub fn block(&self, block: BlockId) -> Range<usize> {
        self.blocks[block.0].clone()
    }

    /// The block that holds a token.
    #[must_use]
    pub fn block_of(&self, token: usize) -> BlockId {
        BlockId(self.blocks.partition_point(|block| block.end <= token).min(self.blocks.len().saturating_sub(1)))
    }

    /// The sentences, in order: token ranges.
    #[must_use]
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(at).cloned().unwrap_or(token..token)
    }

    /// Everything recognised, in the order of the text.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// How many of them a rule could be about.
    #[must_use]
    pub fn claimable(&self) -> usize {
        self.mentions.iter().filter(|mention| mention.is_claimable()).count()
    }

    /// Where a sequence of stems stands: token ranges, ascending. A few marks between the words are passed over.
    #[must_use]
    pub fn find(&self, stems: &[String]) -> Vec<Range<usize>> {
        let places = self.places();
        let Some(numbers) = stems.iter().map(|stem| places.index.number(stem)).collect::<Option<Vec<u32>>>() else {
            return Vec::new();
        };
        let Some(&first) = numbers.first() else { return Vec::new() };
        places.of_stem[index(first)].iter().filter_map(|&start| self.matches_at(places, index(start), &numbers)).collect()
    }

    fn matches_at(&self, places: &Places, start: usize, stems: &[u32]) -> Option<Range<usize>> {
        let mut at = start;
        for (i, &stem) in stems.iter().enumerate() {
            while i > 0 && self.is_passed_over(at) {
                at += 1;
            }
            if places.index.of_word(self.word(at)?) != stem {
                return None;
            }
            at += 1;
        }
        let block = self.block_of(start);
        (at <= self.blocks[block.0].end).then_some(start..at)
    }

    fn stems(&self) -> &StemsOfWords {
        self.stems.get_or_init(|| self.lexicon.stems())
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let stems = self.stems().index();
            let mut of_stem = vec![Vec::new(); stems.len()];
            for (at, token) in self.tokens.all.iter().enumerate() {
                if self.is(at, Class::WORD | Class::NUMBER) {
                    of_stem[index(stems.of_word(token.word))].push(position(at));
                }
            }
            Places { index: stems, of_stem }
        })
    }

    /// Whether a mark inside a phrase is passed over: hyphens, *&*, and the full stop of a short word (*St. Gallen*).
    fn is_passed_over(&self, at: usize) -> bool {
        match self.mark(at) {
            Some('-' | '‑' | '–' | '&' | '/') => true,
            Some('.' | '!') => self.touches_next(at - 1) && self.bytes(at - 1) <= SHORT_WORD,
            _ => false,
        }
    }

    /// The tokens of every block, in order.
    pub(super) fn blocks(&self) -> &[Range<usize>] {
        &self.blocks
    }

    /// Keeps what was recognised, in the order of the text.
    pub(super) fn keep(&mut self, mentions: Vec<Mention>) {
        self.mentions = mentions;
    }
}
