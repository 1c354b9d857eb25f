//! The tokens of a document: how they are kept, and how they are collected.

use std::ops::Range;

use super::class::Class;
use super::lexicon::{Entering, Lexicon};
use super::tokenize::Sink;

/// One token. Eight bytes, because a document has millions: where it ends is known from what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// In bytes of the normalised text.
    pub(super) start: u32,
    /// Its number in the lexicon; of a mark, the character and `MARK`.
    pub(super) word: u32,
}

/// What tells the characters of marks from the numbers of words, of which no lexicon has so many.
pub(super) const MARK: u32 = 1 << 31;

/// The tokens of a document.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// What each is and can be: apart from the rest, because looking for the next token of a class reads nothing else.
    pub(super) classes: Vec<Class>,
    /// The lengths of those that are `RESPELT`, in bytes, by the number of the token, ascending.
    pub(super) respelt: Vec<(u32, u32)>,
}

/// Collects the tokens of a text, and its words.
pub(super) struct Collector<'t> {
    text: &'t str,
    found: Tokens,
    words: Entering<'t>,
    /// Where the last token ends, in bytes.
    end: usize,
}

/// Prose has one to five bytes; where there are more, more room is made.
const BYTES_A_TOKEN: usize = 4;

impl<'t> Collector<'t> {
    /// Makes ready for a text.
    pub(super) fn new(text: &'t str) -> Self {
        let most = text.len() / BYTES_A_TOKEN;
        let found = Tokens { all: Vec::with_capacity(most), classes: Vec::with_capacity(most), respelt: Vec::new() };
        Self { text, found, words: Entering::new(text.len()), end: 0 }
    }

    /// How many tokens there are so far.
    pub(super) fn len(&self) -> usize {
        self.found.all.len()
    }

    /// All of them, and their words.
    pub(super) fn finish(self) -> (Tokens, Lexicon) {
        (self.found, self.words.finish())
    }

    /// Adds a word or number; its bytes as a number are the key, if it is known already.
    #[expect(clippy::inline_always, reason = "every word of a text goes through it")]
    #[inline(always)]
    fn enter(&mut self, span: Range<usize>, known: Option<u128>, kind: Class) {
        let entered = self.words.enter(self.text, span.clone(), known, kind);
        if entered.class.intersects(Class::RESPELT) {
            self.found.respelt.push((position(self.len()), position(span.len())));
        }
        self.add(span, entered.word, entered.class);
    }

    /// Adds a token, and says of the last one whether it touches this.
    #[expect(clippy::inline_always, reason = "every token of a text goes through it")]
    #[inline(always)]
    fn add(&mut self, span: Range<usize>, word: u32, class: Class) {
        // Of half the marks nobody can foretell whether they touch the word before: that is no branch.
        let joined = Class::from_bits_retain(Class::JOINED.bits() * u32::from(self.end == span.start));
        if let Some(last) = self.found.classes.last_mut() {
            *last |= joined;
        }
        self.end = span.end;
        self.found.all.push(Token { start: position(span.start), word });
        self.found.classes.push(class);
    }
}

impl Sink for Collector<'_> {
    #[inline]
    fn plain(&mut self, key: u128, span: Range<usize>) {
        self.enter(span, Some(key), Class::WORD);
    }

    // These are few, and not to stand in the loop of the others.
    #[inline(never)]
    fn word(&mut self, span: Range<usize>) {
        self.enter(span, None, Class::WORD);
    }

    #[inline(never)]
    fn number(&mut self, span: Range<usize>) {
        self.enter(span, None, Class::NUMBER);
    }

    #[inline]
    fn mark(&mut self, mark: char, span: Range<usize>) {
        self.add(span, MARK | u32::from(mark), Class::of_mark(mark));
    }
}

/// A place in a text or among its tokens, in half the room: sources of four thousand million bytes and more are refused before
/// they are read.
pub(super) fn position(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Such a place, or the number of a word, as an index.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
