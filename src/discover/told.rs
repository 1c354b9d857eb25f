//! What discovery keeps of a document: every value that could be compared, in the context of its sentence. It is small, so that
//! the documents themselves need not be held while thousands of them are read.

use super::corpus::index;
use super::lists::{Listed, Subject};
use super::members::Member;
use super::quotes::Quotes;
use super::restated::Restated;
use super::roles::Named;
use super::total::Total;
use super::word::Word;
use crate::value::{Dimension, Period, Relation, Side, Value, When};

/// What one document states.
#[derive(Debug, Default)]
pub struct Told {
    /// The hash of its text: what was told of another text says nothing of this one.
    pub(super) text: u64,
    /// How many values were recognised in it that a rule could be about.
    pub(super) claimable: usize,
    /// When the document spoke, if that is known.
    pub(super) as_of: Option<Period>,
    /// The figures in its id, as words: what others may cite it by; ascending.
    pub(super) cited_by: Box<[Word]>,
    /// The content words of its title, ascending.
    pub(super) title: Box<[Word]>,
    /// What its sentences stand under, each once.
    pub(super) settings: Vec<Setting>,
    pub(super) contexts: Vec<Context>,
    /// In the order of the text.
    pub(super) statements: Vec<Statement>,
    /// Counts that announce a list of the same document.
    pub(super) lengths: Vec<Announced>,
    /// Numbers that are said twice at once, and not alike.
    pub(super) restated: Vec<Restated>,
    /// Totals that their parts do not add up to.
    pub(super) totals: Vec<Total>,
    /// What its title says.
    pub(super) subject: Subject,
    /// Its lists.
    pub(super) lists: Vec<Listed>,
    /// Whom it counts in or out.
    pub(super) members: Vec<Member>,
    /// Whom it names for what.
    pub(super) roles: Vec<Named>,
    /// Its quotations, and the words that others may quote.
    pub(super) quotes: Quotes,
}

impl Told {
    /// How many values were recognised in the document that a rule could be about.
    #[must_use]
    pub fn claimable(&self) -> usize {
        self.claimable
    }

    /// What a sentence stands under; the title where it stands under nothing.
    pub(super) fn setting(&self, context: &Context) -> &[Word] {
        let setting = &self.settings[index(context.setting)].words;
        if setting.is_empty() { &self.title } else { setting }
    }

    /// The statements of a sentence.
    pub(super) fn of_sentence(&self, context: &Context) -> &[Statement] {
        &self.statements[index(context.first)..][..usize::from(context.statements)]
    }

    /// Whether both documents are dated, and not of one time: what differs may have changed.
    pub(super) fn is_of_another_time(&self, other: &Self) -> bool {
        self.as_of.zip(other.as_of).is_some_and(|(this, other)| this.relation(&other) == Relation::Conflict)
    }
}

/// What a sentence stands under: its heading, the item it belongs to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// Content words, ascending.
    pub(super) words: Box<[Word]>,
}

/// A sentence that states something.
#[derive(Debug)]
pub(super) struct Context {
    /// Its content words and its values, in their order.
    pub(super) pieces: Box<[Piece]>,
    /// What it names: the words of each name.
    pub(super) names: Box<[Box<[Word]>]>,
    /// The times it speaks of, in their order.
    pub(super) times: Box<[Time]>,
    /// Its words with every value left open, small words included: sentences that differ in their values only share it.
    pub(super) frame: u64,
    /// The number of its setting in the document.
    pub(super) setting: u32,
    /// The content words of the sentence before, where that says what this one speaks of; ascending.
    pub(super) before: Box<[Word]>,
    /// Of those, the ones with a capital: whom it may point back to; ascending.
    pub(super) named_before: Box<[Word]>,
    /// The words of whoever it is attributed to, ascending.
    pub(super) speaker: Box<[Word]>,
    /// The words that say that only a part of its subject is meant, in their order, each with its place in tokens.
    pub(super) narrow: Box<[(u16, Word)]>,
    /// The words of the label that it opens with, ascending.
    pub(super) label: Box<[Word]>,
    /// Of what belongs to somebody, its place in tokens, whose it is and what it is, in their order.
    pub(super) owned: Box<[(u16, Word, Word)]>,
    /// Whether it says that something is or was: a reference does not.
    pub(super) has_verb: bool,
    /// Whether it only holds under a condition, or tells of an example: *if*, *suppose*.
    pub(super) is_conditional: bool,
    /// Whether its subject was named before: *it has*, *the film has*.
    pub(super) is_anaphoric: bool,
    /// Its statements, by their numbers in the document.
    pub(super) first: u32,
    pub(super) statements: u16,
}

/// A word of a sentence, or a value in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Nothing for a value.
    pub(super) word: Option<Word>,
    /// Its place in the sentence, in tokens.
    pub(super) at: u16,
    /// Whether any sentence may have it, whatever it is about.
    pub(super) is_common: bool,
    /// Whether it names something: it has a capital within the sentence, or digits.
    pub(super) is_name: bool,
    /// Whether it is a number.
    pub(super) is_number: bool,
}

/// A time that a sentence speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub(super) when: When,
    /// Its place in the sentence, in tokens.
    pub(super) at: u16,
}

/// A value that could be compared.
#[derive(Debug)]
pub(super) struct Statement {
    /// The sentence, by its number in the document.
    pub(super) context: u32,
    /// The mention, by its number in the document.
    pub(super) mention: u32,
    /// Its place in the sentence, in tokens.
    pub(super) at: u16,
    pub(super) key: Key,
    pub(super) value: Value,
    /// Of a date, the verb it stands with: what happened.
    pub(super) event: Option<Word>,
    /// Whether its number is said of anything: *one argument*, *no groups*, *several*.
    pub(super) is_weak: bool,
    /// Whether its number may be of some of a whole that the sentence names.
    pub(super) is_some: bool,
    /// Whether a date only says for when the rest of its sentence holds: *for the year ended 31 December*.
    pub(super) is_frame: bool,
    /// The words that say which of the things counted are meant: *private* of *private companies*.
    pub(super) qualifiers: Box<[Word]>,
}

impl Statement {
    /// Whether it states what its words name, and not only that it was before or after.
    pub(super) fn is_at(&self) -> bool {
        !matches!(self.value, Value::Period(When { side: Side::Before | Side::By | Side::Since | Side::After, .. }))
    }
}

/// What can be compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// Things counted, by their head noun.
    Count(Word),
    /// A number that counts nothing the text names.
    Bare,
    /// A number of some of a whole.
    Part,
    /// An amount, by what it measures.
    Amount(Dimension),
    /// A difference.
    Change(Dimension),
    /// When something happened.
    Date,
}

impl Key {
    /// Whether it is a number of nothing that the text names.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Bare | Self::Part)
    }
}

/// A count and the list that it announces, both by their mentions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Announced {
    pub(super) count: u32,
    pub(super) list: u32,
    /// The hash of the words that announce it and of its length: copies have one.
    pub(super) words: u64,
    /// Whether the list is as long as that.
    pub(super) agrees: bool,
}
