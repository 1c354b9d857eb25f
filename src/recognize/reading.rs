//! A document as its tokens: what every recogniser reads, and what rules look phrases up in.

use std::collections::HashMap;
use std::ops::Range;

use super::mention::Mention;
use super::number;
use super::sentence;
use super::stem::Stems;
use super::token::{Token, TokenKind, tokens};
use crate::source::{BlockId, Source};

/// The words, sentences and mentions of one document. Token ranges exclude their end.
#[derive(Debug)]
pub struct Reading {
    tokens: Vec<Token>,
    /// For each token, its lexeme; marks have none and hold 0.
    lexemes: Vec<u32>,
    lexicon: Lexicon,
    /// The tokens of each block, by its number.
    blocks: Vec<Range<usize>>,
    /// Sentences in order. They never cross a block.
    sentences: Vec<Range<usize>>,
    mentions: Vec<Mention>,
    /// How each token is written: lower case, a first capital, all capitals.
    cases: Vec<Case>,
}

/// A full stop after a longer word, in bytes, ends a sentence rather than shortens the word.
const SHORT_WORD: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Lower,
    Capital,
    Shouted,
}

impl Case {
    fn of(word: &str, kind: TokenKind) -> Self {
        if kind != TokenKind::Word || !word.starts_with(char::is_uppercase) {
            Self::Lower
        } else if word.chars().any(char::is_lowercase) {
            Self::Capital
        } else {
            Self::Shouted
        }
    }
}

/// The distinct words of a document.
#[derive(Debug, Default)]
struct Lexicon {
    by_word: HashMap<String, u32>,
    by_stem: HashMap<String, u32>,
    words: Vec<Lexeme>,
    /// The distinct stems.
    stems: Vec<String>,
    /// For each stem, the tokens that have it, ascending.
    places: Vec<Vec<u32>>,
}

#[derive(Debug)]
struct Lexeme {
    lower: String,
    stem: u32,
    /// Whether a number may begin with it.
    numeral: bool,
}

impl Reading {
    pub(super) fn of(source: &Source) -> Self {
        let text = source.text();
        let stems = Stems::default();
        let mut reading = Self {
            tokens: Vec::with_capacity(text.len() / 5),
            lexemes: Vec::new(),
            lexicon: Lexicon::default(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            mentions: Vec::new(),
            cases: Vec::new(),
        };
        reading.lexicon.words.push(Lexeme { lower: String::new(), stem: u32::MAX, numeral: false });
        for block in source.blocks() {
            let first = reading.tokens.len();
            if block.is_prose() {
                tokens(text, block.span.clone(), &mut reading.tokens);
            }
            reading.blocks.push(first..reading.tokens.len());
            // The line end between two blocks is a token of no block: whoever looks past an end meets it, and never the words
            // of a neighbour.
            let end = block.span.end;
            reading.tokens.push(Token { start: end, end: end + 1, kind: TokenKind::Mark('\n') });
        }
        let mut buffer = String::new();
        for (at, token) in reading.tokens.iter().enumerate() {
            let word = &text[token.start..token.end];
            let lexeme = match token.kind {
                TokenKind::Mark(_) => 0,
                TokenKind::Word | TokenKind::Number => reading.lexicon.enter(word, at, &stems, &mut buffer),
            };
            reading.lexemes.push(lexeme);
            reading.cases.push(Case::of(word, token.kind));
        }
        for block in reading.blocks.clone() {
            let found = sentence::split(&reading, block);
            reading.sentences.extend(found);
        }
        reading
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the document has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token.
    #[must_use]
    pub fn token(&self, at: usize) -> Token {
        self.tokens[at]
    }

    /// A word or number in lower case; empty for marks and past the end.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |&lexeme| &self.lexicon.words[lexeme as usize].lower)
    }

    /// The stem of a word or number; empty for marks and past the end.
    #[must_use]
    pub fn stem(&self, at: usize) -> &str {
        let lexeme = self.lexemes.get(at).map_or(0, |&lexeme| lexeme as usize);
        self.lexicon.stems.get(self.lexicon.words[lexeme].stem as usize).map_or("", String::as_str)
    }

    /// Whether a number may begin with a token: looked up once for each distinct word, so asking is cheap.
    pub(super) fn may_begin_number(&self, at: usize) -> bool {
        self.lexicon.words[self.lexemes[at] as usize].numeral
    }

    /// Whether a token is that mark.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// The mark that a token is.
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            TokenKind::Word | TokenKind::Number => None,
        }
    }

    /// Whether a token is a word.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a token is digits.
    #[must_use]
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a token is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.cases.get(at).is_some_and(|case| *case != Case::Lower)
    }

    /// Whether a token is a word all in capitals.
    #[must_use]
    pub fn is_shouted(&self, at: usize) -> bool {
        self.cases.get(at) == Some(&Case::Shouted)
    }

    /// Whether nothing stands between a token and the next.
    #[must_use]
    pub fn touches_next(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| self.tokens[at].end == next.start)
    }

    /// The bytes of the normalised text that a range of tokens covers.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
            (Some(first), _) => first.start..first.start,
            _ => 0..0,
        }
    }

    /// The tokens that lie within a byte range of the normalised text.
    #[must_use]
    pub fn tokens_in(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.start < span.start);
        let end = self.tokens.partition_point(|token| token.end <= span.end);
        start..end.max(start)
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

    /// The tokens that a byte range of the normalised text touches.
    #[must_use]
    pub fn tokens_touching(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.end <= span.start);
        let end = self.tokens.partition_point(|token| token.start < span.end);
        start..end.max(start)
    }

    /// Everything recognised, in the order of the text.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// Where a sequence of stems stands: token ranges, ascending. A few marks between the words are passed over.
    #[must_use]
    pub fn find(&self, stems: &[String]) -> Vec<Range<usize>> {
        let Some(numbers) = stems.iter().map(|stem| self.lexicon.by_stem.get(stem).copied()).collect::<Option<Vec<u32>>>() else {
            return Vec::new();
        };
        let Some(first) = numbers.first() else { return Vec::new() };
        let places = &self.lexicon.places[*first as usize];
        places.iter().filter_map(|&start| self.matches_at(start as usize, &numbers)).collect()
    }

    fn matches_at(&self, start: usize, stems: &[u32]) -> Option<Range<usize>> {
        let mut at = start;
        for (i, &stem) in stems.iter().enumerate() {
            while i > 0 && self.is_passed_over(at) {
                at += 1;
            }
            let lexeme = *self.lexemes.get(at)?;
            if self.lexicon.words[lexeme as usize].stem != stem {
                return None;
            }
            at += 1;
        }
        let block = self.block_of(start);
        (at <= self.blocks[block.0].end).then_some(start..at)
    }

    /// Whether a mark inside a phrase is passed over: hyphens, *&*, and the full stop of a short word (*St. Gallen*).
    fn is_passed_over(&self, at: usize) -> bool {
        match self.mark(at) {
            Some('-' | '‑' | '–' | '&' | '/') => true,
            Some('.' | '!') => self.touches_next(at - 1) && self.tokens[at - 1].end - self.tokens[at - 1].start <= SHORT_WORD,
            _ => false,
        }
    }

    /// Marks the tokens that mentions cover.
    pub(super) fn mask(&self, mentions: &[Mention]) -> Vec<bool> {
        let mut taken = vec![false; self.tokens.len()];
        for mention in mentions {
            taken[mention.tokens.clone()].fill(true);
        }
        taken
    }

    pub(super) fn keep(&mut self, mut mentions: Vec<Mention>) {
        mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end, mention.kind()));
        self.mentions = mentions;
    }
}

impl Lexicon {
    fn enter(&mut self, word: &str, token: usize, stems: &Stems, buffer: &mut String) -> u32 {
        buffer.clear();
        buffer.extend(word.chars().flat_map(char::to_lowercase).map(|char| if char == '’' { '\'' } else { char }));
        let lexeme = match self.by_word.get(buffer.as_str()) {
            Some(&lexeme) => lexeme,
            None => self.add(buffer, stems),
        };
        let stem = self.words[lexeme as usize].stem;
        self.places[stem as usize].push(position(token));
        lexeme
    }

    fn add(&mut self, lower: &str, stems: &Stems) -> u32 {
        let stem_text = stems.stem(lower);
        let stem = if let Some(&stem) = self.by_stem.get(&stem_text) {
            stem
        } else {
            let stem = position(self.places.len());
            self.by_stem.insert(stem_text.clone(), stem);
            self.stems.push(stem_text);
            self.places.push(Vec::new());
            stem
        };
        let lexeme = position(self.words.len());
        self.words.push(Lexeme { lower: lower.to_owned(), stem, numeral: number::may_begin(lower) });
        self.by_word.insert(lower.to_owned(), lexeme);
        lexeme
    }
}

/// Documents of more than four thousand million words are cut short rather than miscounted.
fn position(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
