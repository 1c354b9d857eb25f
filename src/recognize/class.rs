//! What a word can be, as bits that every token carries: looked up once for each distinct word of a document, so that asking
//! a token costs nothing, and a recogniser passes over what cannot begin anything of its own at the speed of the memory.
//!
//! The words stand in the tables of the recognisers that know them; here they only meet.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::{grammar, items, modifier, name, noun, number, period, quantity, sentence, unit};

bitflags::bitflags! {
    /// What a token is and can be.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Class: u32 {
        /// Letters, and digits after them.
        const WORD = 1;
        /// Digits with separators inside.
        const NUMBER = 1 << 1;
        /// A word that begins with a capital.
        const CAPITAL = 1 << 2;
        /// A word all in capitals.
        const SHOUTED = 1 << 3;
        /// Nothing stands between it and the next token.
        const JOINED = 1 << 4;
        /// A mark that may end a sentence.
        const STOP = 1 << 5;
        /// A mark that may open or close a quotation.
        const QUOTES = 1 << 6;
        /// A word or mark with which a number may begin, or *no* as one.
        const NUMERAL = 1 << 7;
        /// A word with which a date may begin, or that names one after its figure.
        const PERIOD = 1 << 8;
        /// The first word of what introduces an enumeration; a colon or dash, or a bracket that hides one.
        const CUE = 1 << 9;
        /// The first word of the name of a country.
        const NAME = 1 << 10;
        /// The last word of what modifies the figure after it.
        const MODIFIER = 1 << 11;
        /// A word written with a full stop that ends no sentence.
        const ABBREVIATION = 1 << 12;
        /// *of*, *in*.
        const PREPOSITION = 1 << 13;
        /// *is*, *have*, *may*.
        const AUXILIARY = 1 << 14;
        /// *the*, *its*.
        const DETERMINER = 1 << 15;
        /// Any other word that never stands inside a noun phrase after a number.
        const CLOSED = 1 << 16;
        /// It looks like the plural of a noun.
        const PLURAL = 1 << 17;
        /// It ends like a plural and is none.
        const SINGULAR = 1 << 24;
        /// A verb or noun of change: *rose*, *increase*.
        const CHANGE = 1 << 18;
        /// The first word of what modifies the figure before it.
        const LIMITS = 1 << 23;
        /// The first word of a unit.
        const UNIT = 1 << 20;
        /// It numbers what it stands before: *page 12*.
        const NUMBERING = 1 << 21;
        /// An ordinal in words: *third*.
        const ORDINAL = 1 << 22;
        /// A verb, or a word like one, that follows what is counted.
        const VERB = 1 << 25;
        /// It is written with more or fewer bytes than its lower case has: with a curly apostrophe.
        const RESPELT = 1 << 26;
        /// It makes what is counted a part or a difference: *another*, *new*.
        const PARTIAL = 1 << 19;
        /// It joins the words of a name: *of*, *van*.
        const JOINS = 1 << 27;
        /// It has a capital at times, and is no part of a name.
        const UNNAMED = 1 << 28;
        /// A word that may name a day, and belongs to names of other things too: *eve*, *tonight*.
        const DAY = 1 << 31;
        /// A noun that is a number by its nature: *population*.
        const SUM = 1 << 29;
        /// A verb that often follows a list which is its subject: *Chile and Gabon support …*.
        const PREDICATE = 1 << 30;
    }
}

impl Class {
    /// What ends a noun phrase.
    pub(crate) const ENDS_PHRASE: Self = Self::PREPOSITION.union(Self::AUXILIARY).union(Self::DETERMINER).union(Self::CLOSED);

    /// What a word can be, by its spelling in lower case.
    pub(super) fn of(lower: &str) -> Self {
        let known = VOCABULARY.get(lower).copied().unwrap_or_else(|| period::class_of(lower));
        if grammar::ends_like_plural(lower) && !known.intersects(Self::SINGULAR) { known | Self::PLURAL } else { known }
    }

    /// What a mark can be.
    #[inline]
    pub(super) fn of_mark(mark: char) -> Self {
        /// The same of the marks that most texts have.
        static ASCII: [Class; 128] = {
            let mut classes = [Class::empty(); 128];
            let mut mark = 0_u8;
            while mark < 128 {
                classes[mark as usize] = Class::of_plain_mark(mark as char);
                mark += 1;
            }
            classes
        };
        match u8::try_from(mark) {
            Ok(byte) if byte.is_ascii() => ASCII[usize::from(byte)],
            _ if number::is_vulgar(mark) => Self::NUMERAL,
            _ => Self::of_plain_mark(mark),
        }
    }

    /// The same of one that is no fraction.
    const fn of_plain_mark(mark: char) -> Self {
        match mark {
            '.' | '!' | '?' | '…' => Self::STOP,
            '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '「' | '」' | '"' | '\'' => {
                Self::QUOTES
            }
            ':' | '(' | ')' | '[' | ']' | '–' | '—' => Self::CUE,
            _ => Self::empty(),
        }
    }
}

/// Every word that some table lists, with all that it can be.
static VOCABULARY: LazyLock<HashMap<&'static str, Class, FixedState>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Class, FixedState> = HashMap::default();
    let tables = grammar::vocabulary()
        .chain(sentence::vocabulary())
        .chain(number::vocabulary())
        .chain(unit::vocabulary())
        .chain(quantity::vocabulary())
        .chain(noun::vocabulary())
        .chain(modifier::vocabulary())
        .chain(period::vocabulary())
        .chain(items::vocabulary())
        .chain(name::vocabulary());
    for (word, class) in tables {
        *words.entry(word).or_default() |= class;
    }
    words
});
