//! A document → what it states.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::dateline::as_of;
use super::told::{Context, Key, Piece, Setting, Statement, Time, Told};
use super::word::{Word, is_collective, is_common, is_small, mix};
use super::{event, lengths, lists, members, prose, quotes, restated, roles, scope, total};
use crate::recognize::{
    Class, Content, Document, Name, NounPhrase, PeriodRole, Reading, Role, StatedQuantity, Stems, split_words,
};
use crate::source::{Block, BlockId, BlockKind};
use crate::value::{Dimension, Period, Precision, Quantity, Value};

/// A heading that begins later than this, in blocks, is no title.
const TITLE_BLOCKS: usize = 3;
/// The frame of a value.
const GAP: u64 = 1;

/// What a document states.
#[must_use]
pub fn tell(document: &Document) -> Told {
    let reading = &document.reading;
    let mut told = Told {
        text: hash(document),
        claimable: reading.claimable(),
        as_of: as_of(document),
        cited_by: cited_by(document).into(),
        title: title(document).into(),
        subject: lists::subject(document),
        lengths: lengths::tell(document),
        restated: restated::tell(document),
        totals: total::tell(document),
        lists: lists::tell(document),
        members: members::tell(document),
        roles: roles::tell(document),
        quotes: quotes::tell(document),
        ..Told::default()
    };
    for (tokens, mentions) in reading.spoken() {
        Sentence { document, tokens, mentions }.read(&mut told);
    }
    told.settings.shrink_to_fit();
    told.contexts.shrink_to_fit();
    told.statements.shrink_to_fit();
    told
}

impl Told {
    /// Whether this was told of a document, as it is now.
    #[must_use]
    pub fn is_of(&self, document: &Document) -> bool {
        self.text == hash(document)
    }
}

fn hash(document: &Document) -> u64 {
    FixedState::default().hash_one(document.source.text())
}

/// The words with figures in the name of a document's file, and the figures alone: *rfc793*, *793*.
fn cited_by(document: &Document) -> Vec<Word> {
    let name = document.source.id.0.rsplit('/').next().unwrap_or_default();
    let words = split_words(name).into_iter().map(str::to_lowercase).filter(|word| has_digit(word));
    let both = words.flat_map(|word| [Word::of(&word), Word::of(word.trim_start_matches(|char: char| !char.is_ascii_digit()))]);
    sorted(both.collect())
}

/// The words with figures that a block has.
pub(super) fn figures_of(reading: &Reading, block: BlockId) -> Vec<Word> {
    sorted(reading.block(block).map(|at| reading.lower(at)).filter(|word| has_digit(word)).map(Word::of).collect())
}

/// The words of the title: those of the metadata, of a heading among the first blocks, or in a longer text of the first lines
/// that are no sentences.
pub(super) fn title(document: &Document) -> Vec<Word> {
    let (source, reading) = (&document.source, &document.reading);
    if let Some(title) = &source.metadata.title {
        let stems = Stems::default();
        let words = split_words(title).into_iter().filter(|word| !is_small(word)).map(|word| Word::of(&stems.stem(word)));
        return sorted(words.collect());
    }
    let blocks = source.blocks();
    let first = blocks.iter().take(TITLE_BLOCKS).position(|block| matches!(block.kind, BlockKind::Heading));
    if let Some(at) = first {
        return words_of(reading, reading.block(BlockId(at)));
    }
    let is_line = |tokens: &Range<usize>| !tokens.is_empty() && !reading.is_mark(tokens.end - 1, '.');
    let heads = (0..TITLE_BLOCKS.min(blocks.len())).map(|at| reading.block(BlockId(at))).filter(is_line);
    if blocks.len() < LONG { Vec::new() } else { sorted(heads.flat_map(|tokens| words_of(reading, tokens)).collect()) }
}

/// A text of so many blocks has a title, whether it looks like one or not.
const LONG: usize = 12;

pub(super) fn number_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A sentence of a document, with the numbers of the mentions in it.
struct Sentence<'a> {
    document: &'a Document,
    tokens: Range<usize>,
    mentions: Range<usize>,
}

/// What is found in a sentence.
#[derive(Default)]
struct Found {
    statements: Vec<Statement>,
    /// The tokens of its values, in their order.
    values: Vec<Range<usize>>,
    times: Vec<Time>,
    names: Vec<Box<[Word]>>,
}

impl Sentence<'_> {
    fn read(&self, told: &mut Told) {
        let reading = &self.document.reading;
        if self.tokens.is_empty() {
            return;
        }
        let number = reading.block_of(self.tokens.start);
        let block = self.document.source.block(number);
        if matches!(block.kind, BlockKind::Cell { .. } | BlockKind::Code) {
            return;
        }
        let mut found = Found::default();
        for number in self.mentions.clone() {
            self.mention(number, told.contexts.len(), &mut found);
        }
        if found.statements.is_empty() || !prose::is_prose(reading, &self.tokens) {
            return;
        }
        let (pieces, frame) = self.pieces(&found.values);
        let is_anaphoric = self.is_anaphoric();
        let (before, named_before) = if is_anaphoric { self.before(number) } else { Default::default() };
        let narrow = scope::narrow(reading, &self.tokens).into_iter().map(|(at, word)| (self.place(at), word));
        let owned = scope::owned(reading, &self.document.source, &self.tokens).into_iter();
        let owned = owned.map(|(at, owner, owned)| (self.place(at), owner, owned));
        let setting = setting(self.document, block, told);
        told.contexts.push(Context {
            pieces: pieces.into(),
            names: found.names.into(),
            times: found.times.into(),
            frame,
            setting,
            before: before.into(),
            named_before: named_before.into(),
            speaker: scope::speaker(reading, &self.tokens).into(),
            narrow: narrow.collect(),
            label: scope::label(reading, &self.tokens).into(),
            owned: owned.collect(),
            has_verb: event::has_verb(reading, &self.tokens),
            is_conditional: prose::is_conditional(reading, &self.tokens),
            is_anaphoric,
            first: number_of(told.statements.len()),
            statements: u16::try_from(found.statements.len()).unwrap_or(u16::MAX),
        });
        told.statements.extend(found.statements);
    }

    fn mention(&self, number: usize, context: usize, found: &mut Found) {
        let reading = &self.document.reading;
        let mention = &reading.mentions()[number];
        let statement = |at: usize, key: Key, value: Value| Statement {
            context: number_of(context),
            mention: number_of(number),
            at: self.place(at),
            key,
            value,
            event: None,
            is_frame: false,
            is_weak: false,
            is_some: false,
            qualifiers: Box::default(),
        };
        match &mention.content {
            Content::Quantity(stated) => {
                let StatedQuantity { value, figure, noun, role } = &**stated;
                found.values.push(figure.clone());
                if let Some(key) = key(reading, value, figure, noun.as_ref(), *role)
                    .filter(|_| !prose::is_quoted(reading, figure) && !prose::is_numbering(reading, figure))
                {
                    let qualifiers = noun.as_ref().map(|noun| qualifiers(reading, noun)).unwrap_or_default().into();
                    let is_weak = prose::is_weak(reading, value, figure);
                    let is_some = noun.as_ref().is_some_and(|noun| scope::is_some(reading, &self.tokens, figure.start, noun));
                    let value = Value::Quantity(*value);
                    found.statements.push(Statement { is_weak, is_some, qualifiers, ..statement(figure.start, key, value) });
                }
            }
            Content::Ordinal { .. } => found.values.push(mention.tokens.clone()),
            Content::Period { value, role } => {
                let at = mention.tokens.start;
                found.values.push(mention.tokens.clone());
                found.times.push(Time { when: **value, at: self.place(at) });
                // "Windows 2000": a year after a name belongs to it.
                let named =
                    at > self.tokens.start + 1 && reading.is_capital(at - 1) && value.period.precision() == Precision::Year;
                if *role != PeriodRole::AsOf && !matches!(value.period, Period::Partial(_)) && !named {
                    found.statements.push(Statement {
                        event: event::event(reading, &self.tokens, at),
                        is_frame: event::is_frame(reading, &self.tokens, at, &value.period),
                        ..statement(at, Key::Date, Value::Period(**value))
                    });
                }
            }
            Content::Name(Name::Country { demonym: true, .. }) | Content::Items(_) | Content::Quote { .. } => {}
            Content::Name(_) => {
                let words = words_of(reading, mention.tokens.clone());
                if !words.is_empty() {
                    found.names.push(words.into());
                }
            }
        }
    }

    /// The place of a token in the sentence.
    fn place(&self, token: usize) -> u16 {
        u16::try_from(token.saturating_sub(self.tokens.start)).unwrap_or(u16::MAX)
    }

    /// The content words of the sentence and its values, and its frame.
    fn pieces(&self, values: &[Range<usize>]) -> (Vec<Piece>, u64) {
        let reading = &self.document.reading;
        let mut pieces = Vec::new();
        let mut frame = 0;
        let mut at = self.tokens.start;
        let mut values = values.iter().peekable();
        while at < self.tokens.end {
            while values.next_if(|value| value.end <= at).is_some() {}
            if let Some(value) = values.next_if(|value| value.contains(&at)) {
                frame = mix(frame, GAP);
                pieces.push(Piece {
                    word: None,
                    at: self.place(value.start),
                    is_common: false,
                    is_name: false,
                    is_number: false,
                });
                at = value.end;
                continue;
            }
            if reading.is(at, Class::WORD | Class::NUMBER) {
                frame = mix(frame, u64::from(Word::of(reading.stem(at)).number()));
            }
            let end = self.identifier(at);
            if end > at + 1 {
                let text = &self.document.source.text()[reading.span(&(at..end))];
                let word = Some(Word::plain(&text.to_lowercase()));
                pieces.push(Piece { word, at: self.place(at), is_common: false, is_name: true, is_number: false });
                at = end;
                continue;
            }
            let is_label = at > self.tokens.start && reading.is_capital(at) && reading.bytes(at) == 1 && reading.lower(at) != "i";
            if is_label {
                let word = Some(Word::of_two("label", reading.lower(at)));
                pieces.push(Piece { word, at: self.place(at), is_common: true, is_name: true, is_number: false });
            } else if let Some((word, is_common)) = word(reading, at) {
                let is_name = at > self.tokens.start && (reading.is_capital(at) || has_digit(reading.lower(at)));
                pieces.push(Piece { word: Some(word), at: self.place(at), is_common, is_name, is_number: false });
            } else if reading.is_number(at) {
                let word = Some(Word::of(reading.lower(at)));
                // *Python 2.1 and 2.2*: a number after a name belongs to it, and so does the next.
                let named = |back: usize| at >= self.tokens.start + back && reading.is_capital(at - back);
                let is_name = named(1) || (named(3) && reading.is_number(at - 2));
                pieces.push(Piece { word, at: self.place(at), is_common: true, is_name, is_number: true });
            }
            at += 1;
        }
        (pieces, frame)
    }

    /// Past a word with low lines inside, as code has them: *read_timeout*; past the token alone where there are none.
    fn identifier(&self, at: usize) -> usize {
        let reading = &self.document.reading;
        let mut end = at + 1;
        while end + 1 < self.tokens.end && reading.is_mark(end, '_') && reading.touches_next(end - 1) && reading.touches_next(end)
        {
            end += 2;
        }
        if reading.is_word(at) { end } else { at + 1 }
    }

    /// The words of the sentence before, in the same block, and those of them that have a capital.
    fn before(&self, block: BlockId) -> (Vec<Word>, Vec<Word>) {
        let reading = &self.document.reading;
        if self.tokens.start <= reading.block(block).start {
            return Default::default();
        }
        let before = reading.sentence_of(self.tokens.start - 1);
        let named = before.clone().filter(|&at| reading.is_capital(at)).filter_map(|at| word(reading, at));
        let named = sorted(named.map(|(word, _)| word).collect());
        (words_of(reading, before), named)
    }

    /// Whether its subject was named before: it has a pronoun, or a definite noun right before its verb (*the film has*).
    fn is_anaphoric(&self) -> bool {
        let reading = &self.document.reading;
        self.tokens.clone().any(|at| match reading.lower(at) {
            "it" | "he" | "she" | "they" | "its" | "his" | "her" | "their" => true,
            "the" | "this" | "these" | "those" => {
                let verb = reading.lower(at + 2);
                let past = verb.len() > 4 && verb.ends_with("ed");
                let present = verb.ends_with('s') && reading.is(at + 3, Class::DETERMINER);
                let is_verb = past || present || reading.is(at + 2, Class::AUXILIARY);
                is_verb && at + 2 < self.tokens.end && reading.is_word(at + 1) && !reading.is_capital(at + 1)
            }
            _ => false,
        })
    }
}

fn key(reading: &Reading, value: &Quantity, figure: &Range<usize>, noun: Option<&NounPhrase>, role: Role) -> Option<Key> {
    let role = if scope::is_offset(reading, figure.end) { Role::Change } else { role };
    match (value.dimension(), role) {
        (None, Role::Level) => match noun {
            Some(noun) if is_counted(reading, value, figure, noun) => Some(Key::Count(counted(reading, noun))),
            _ => Some(Key::Bare),
        },
        (None, Role::Part) => Some(Key::Part),
        // A share is of a part by its nature.
        (Some(Dimension::Ratio), Role::Part) => Some(Key::Amount(Dimension::Ratio)),
        (Some(dimension), Role::Change) => Some(Key::Change(dimension)),
        (Some(dimension), Role::Level) => Some(Key::Amount(dimension)),
        (None, Role::Change) | (Some(_), Role::Part) => None,
    }
}

/// Whether a noun after a number is what it counts: of more than one, its plural. A number after a name in capitals, or after
/// another number, is a part of a name (*CCID 3 supports*).
fn is_counted(reading: &Reading, value: &Quantity, figure: &Range<usize>, noun: &NounPhrase) -> bool {
    let before = figure.start.checked_sub(1);
    if before.is_some_and(|at| reading.is_number(at) || reading.is_shouted(at)) {
        return false;
    }
    // *Six times* is how often, and the words around say what.
    if reading.lower(noun.head) == "times" {
        return false;
    }
    value.figure().fract() == 0.0
        && (value.figure() == 1.0 || reading.is(noun.head, Class::PLURAL | Class::SUM) || noun.tokens.start > noun.head)
}

/// What a noun phrase counts: its head, or what stands before a head that says only that they are many (*civil society
/// organizations* and *civil society stakeholders* are civil society).
fn counted(reading: &Reading, noun: &NounPhrase) -> Word {
    let before = |back: usize| noun.head.checked_sub(back).filter(|at| *at >= noun.tokens.start);
    let is_noun = |at: &usize| reading.is_word(*at) && !is_small(reading.lower(*at));
    match (before(2).filter(is_noun), before(1).filter(is_noun)) {
        (Some(first), Some(second)) if is_collective(reading.stem(noun.head)) => {
            Word::of_two(reading.stem(first), reading.stem(second))
        }
        _ => Word::of(reading.stem(noun.head)),
    }
}

fn qualifiers(reading: &Reading, noun: &NounPhrase) -> Vec<Word> {
    words_of(reading, noun.tokens.start..noun.head)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The number of what a block stands under, entered where it is new: blocks of one setting stand together.
fn setting(document: &Document, block: &Block, told: &mut Told) -> u32 {
    let outer = [block.heading, block.parent].into_iter().flatten();
    let words: Vec<Word> = outer.flat_map(|outer| words_of(&document.reading, document.reading.block(outer))).collect();
    let setting = Setting { words: sorted(words).into() };
    if told.settings.last() != Some(&setting) {
        told.settings.push(setting);
    }
    number_of(told.settings.len() - 1)
}

/// A content word, and whether any sentence may have it.
fn word(reading: &Reading, at: usize) -> Option<(Word, bool)> {
    if !reading.is_word(at) || reading.is(at, Class::NUMERAL) || is_small(reading.lower(at)) {
        return None;
    }
    let stem = reading.stem(at);
    Some((Word::of(stem), is_common(stem)))
}

/// The content words of some tokens, ascending.
pub(super) fn words_of(reading: &Reading, tokens: Range<usize>) -> Vec<Word> {
    sorted(tokens.filter_map(|at| word(reading, at)).map(|(word, _)| word).collect())
}

pub(super) fn sorted(mut words: Vec<Word>) -> Vec<Word> {
    words.sort_unstable();
    words.dedup();
    words
}
