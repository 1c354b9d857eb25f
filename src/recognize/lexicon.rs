//! The distinct words of a document: each is lowered and looked up once, whatever the length of the text.

use std::collections::HashMap;
use std::ops::Range;

use ecow::EcoString;
use foldhash::fast::RandomState;

use super::class::Class;
use super::stem;
use super::token::index;
use super::tokenize::{SHORT, short_key};

/// The distinct words and numbers of a document, in lower case. Word 0 is empty: it stands for marks.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// A word of up to 15 bytes lies in its place here: nothing else has to be fetched to read it.
    words: Vec<EcoString>,
}

/// Enters words as the text has them. What it remembers is needed only while a document is read.
pub(super) struct Entering<'t> {
    /// The short words met last, by a few bits of their bytes: most words of a text are among them.
    recent: Vec<(Key, Entered)>,
    /// Words of up to 16 bytes, as those bytes: no word holds a NUL. No search in the text is needed to know one again.
    short: HashMap<Key, Entered, RandomState>,
    long: HashMap<&'t str, Entered, RandomState>,
    /// Long words in lower case.
    by_lower: HashMap<Box<str>, u32, RandomState>,
    classes: Vec<Class>,
    lexicon: Lexicon,
    buffer: String,
}

/// The bytes of a short word, in halves: so an entry takes three quarters of the room that a number of 128 bits would need.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key(u64, u64);

/// A word of the lexicon as one spelling has it.
#[derive(Clone, Copy, Default)]
pub(super) struct Entered {
    pub(super) word: u32,
    pub(super) class: Class,
}

/// Prose has a new word in so many bytes, and the longer it is the fewer: room is made for so many of them beforehand.
const BYTES_A_NEW_WORD: usize = 128;
const MOST_NEW: usize = 1 << 14;

/// How many words are remembered as met last: of a long text as many as stay close to the processor …
const MOST_RECENT: usize = 1 << 13;
/// … and of a short one no more than it may have, one to so many bytes.
const BYTES_A_WORD: usize = 32;

impl<'t> Entering<'t> {
    /// Makes ready for a text of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            recent: vec![(Key::of(0), Entered::default()); (bytes / BYTES_A_WORD).next_power_of_two().min(MOST_RECENT)],
            short: HashMap::with_capacity_and_hasher((bytes / BYTES_A_NEW_WORD).min(MOST_NEW), RandomState::default()),
            long: HashMap::default(),
            by_lower: HashMap::default(),
            classes: vec![Class::empty()],
            lexicon: Lexicon { words: vec![EcoString::new()] },
            buffer: String::new(),
        }
    }

    /// Enters the word or number at a range of the text: its bytes as a number are the key, if it is known already.
    #[inline]
    pub(super) fn enter(&mut self, text: &'t str, span: Range<usize>, known: Option<u128>, kind: Class) -> Entered {
        let key = match known {
            Some(key) => key,
            None if span.len() > SHORT => return self.enter_long(&text[span], kind),
            None => short_key(&text.as_bytes()[span.start..], span.len()),
        };
        let key = Key::of(key);
        let place = key.place() & (self.recent.len() - 1);
        let (recent, entered) = self.recent[place];
        if recent == key {
            return entered;
        }
        let entered = self.enter_short(&text[span], key, kind);
        self.recent[place] = (key, entered);
        entered
    }

    fn enter_long(&mut self, word: &'t str, kind: Class) -> Entered {
        if let Some(&known) = self.long.get(word) {
            return known;
        }
        let entered = self.spell(word, kind);
        self.long.insert(word, entered);
        entered
    }

    fn enter_short(&mut self, word: &str, key: Key, kind: Class) -> Entered {
        if let Some(&known) = self.short.get(&key) {
            return known;
        }
        let entered = if kind == Class::NUMBER || word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.buffer.clear();
            self.buffer.push_str(word);
            let word = self.add(kind);
            Entered { word, class: self.classes[index(word)] | kind }
        } else {
            self.spell(word, kind)
        };
        self.short.insert(key, entered);
        entered
    }

    pub(super) fn finish(self) -> Lexicon {
        self.lexicon
    }

    /// A spelling met for the first time, of a word that may have been met in another.
    fn spell(&mut self, written: &str, kind: Class) -> Entered {
        self.buffer.clear();
        if written.is_ascii() {
            self.buffer.push_str(written);
            self.buffer.make_ascii_lowercase();
        } else {
            let lower = written.chars().flat_map(char::to_lowercase);
            self.buffer.extend(lower.map(|char| if char == '’' { '\'' } else { char }));
        }
        let word = if self.buffer.len() > SHORT {
            let known = self.by_lower.get(self.buffer.as_str()).copied();
            known.unwrap_or_else(|| self.add_long(kind))
        } else {
            let key = Key::of(short_key(self.buffer.as_bytes(), self.buffer.len()));
            let known = self.short.get(&key).map(|known| known.word);
            known.unwrap_or_else(|| self.add_short(key, kind))
        };
        let respelt = if self.buffer.len() == written.len() { Class::empty() } else { Class::RESPELT };
        Entered { word, class: self.classes[index(word)] | kind | case(written, kind) | respelt }
    }

    fn add_long(&mut self, kind: Class) -> u32 {
        let word = self.add(kind);
        self.by_lower.insert(self.buffer.as_str().into(), word);
        word
    }

    fn add_short(&mut self, key: Key, kind: Class) -> u32 {
        let word = self.add(kind);
        self.short.insert(key, Entered { word, class: self.classes[index(word)] | kind });
        word
    }

    /// A word met for the first time: the one in the buffer, in lower case.
    fn add(&mut self, kind: Class) -> u32 {
        let word = u32::try_from(self.classes.len()).unwrap_or(0);
        self.classes.push(if kind == Class::WORD { Class::of(&self.buffer) } else { Class::NUMERAL });
        self.lexicon.words.push(self.buffer.as_str().into());
        word
    }
}

impl Key {
    fn of(bytes: u128) -> Self {
        let half = |bytes: u128| u64::try_from(bytes & u128::from(u64::MAX)).unwrap_or(0);
        Self(half(bytes), half(bytes >> 64))
    }

    /// Where the word stands among those met last.
    fn place(self) -> usize {
        /// The golden ratio in 64 bits (Knuth): it spreads what differs in a few bits only.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let Self(low, high) = self;
        usize::try_from((low ^ high.rotate_left(23)).wrapping_mul(SPREAD) >> 40).unwrap_or(0)
    }
}

fn case(word: &str, kind: Class) -> Class {
    if kind != Class::WORD || !word.starts_with(char::is_uppercase) {
        Class::empty()
    } else if word.chars().any(char::is_lowercase) {
        Class::CAPITAL
    } else {
        Class::CAPITAL | Class::SHOUTED
    }
}

impl Lexicon {
    /// A word in lower case, by its number.
    pub(super) fn lower(&self, word: u32) -> &str {
        self.words.get(index(word)).map_or("", EcoString::as_str)
    }

    /// Every word in lower case.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().skip(1).map(EcoString::as_str)
    }

    /// The stem of every word, made at the first need.
    pub(super) fn stems(&self) -> StemsOfWords {
        let mut stems = StemsOfWords { text: String::new(), ends: Vec::with_capacity(self.words.len()) };
        stem::with_known(|known| {
            for word in &self.words {
                stems.text.push_str(known.stem(word));
                stems.ends.push(stems.text.len());
            }
        });
        stems
    }
}

/// The stem of each word of a document, one after the other.
#[derive(Debug)]
pub(super) struct StemsOfWords {
    text: String,
    /// Where the stem of each word ends, in bytes.
    ends: Vec<usize>,
}

impl StemsOfWords {
    /// The stem of a word; empty for marks.
    pub(super) fn stem(&self, word: u32) -> &str {
        let word = index(word);
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends.get(word).map_or("", |end| &self.text[start..*end])
    }

    /// The distinct ones.
    pub(super) fn index(&self) -> StemIndex {
        let mut index = StemIndex { of_word: vec![u32::MAX], by_stem: HashMap::default() };
        for (word, _) in (0..).zip(&self.ends).skip(1) {
            let next = u32::try_from(index.by_stem.len()).unwrap_or(u32::MAX);
            let stem = self.stem(word);
            let number = index.by_stem.get(stem).copied();
            index.of_word.push(number.unwrap_or_else(|| {
                index.by_stem.insert(stem.into(), next);
                next
            }));
        }
        index
    }
}

/// The distinct stems of a document.
#[derive(Debug)]
pub(super) struct StemIndex {
    of_word: Vec<u32>,
    by_stem: HashMap<Box<str>, u32, RandomState>,
}

impl StemIndex {
    /// The number of a stem, if a word of the document has it.
    pub(super) fn number(&self, stem: &str) -> Option<u32> {
        self.by_stem.get(stem).copied()
    }

    /// The number of the stem of a word.
    pub(super) fn of_word(&self, word: u32) -> u32 {
        self.of_word.get(index(word)).copied().unwrap_or(u32::MAX)
    }

    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.by_stem.len()
    }
}
