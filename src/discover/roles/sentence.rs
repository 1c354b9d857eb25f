//! A sentence as the forms of `form` see it: its names, the thing that it opens with, and where a name is whole.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::super::prose;
use super::super::tell::{sorted, words_of};
use super::super::word::{Word, is_common, is_one, is_small};
use super::role::Role;
use super::words::{CLOSERS, GENERIC, HEDGES, KINDS, VAGUE};
use crate::recognize::{Class, Content, Document, Mention, Name, Reading};
use crate::source::BlockKind;

/// What a sentence speaks of.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) tokens: Range<usize>,
    /// Its content words, ascending.
    pub(super) words: Vec<Word>,
    /// What sort of thing it is said to be: *film*.
    pub(super) kind: Option<Word>,
    /// Whose it is said to be: *a British film*.
    pub(super) origin: Option<Word>,
    /// Whether only the title says which it is: *the mill*.
    pub(super) is_titled: bool,
}

impl Thing {
    /// The thing with more words, which tell it from others of its name.
    pub(super) fn qualified(mut self, words: Vec<Word>) -> Self {
        self.words = sorted(self.words.into_iter().chain(words).collect());
        self
    }
}

/// A sentence.
pub(super) struct Sentence<'a> {
    pub(super) document: &'a Document,
    pub(super) reading: &'a Reading,
    pub(super) tokens: Range<usize>,
    /// The numbers of its mentions.
    pub(super) mentions: Range<usize>,
    /// The words of the document's title.
    pub(super) title: &'a [Word],
    pub(super) single: &'a SingleNames<'a>,
}

/// The names of a document that are one word, looked for once somebody asks.
#[derive(Debug, Default)]
pub(super) struct SingleNames<'a> {
    /// In lower case, with the tokens of the first and of the last.
    seen: OnceCell<HashMap<&'a str, [usize; 2]>>,
}

impl<'a> SingleNames<'a> {
    /// Whether the word at a token is a name at another.
    fn has_another(&self, reading: &'a Reading, at: usize) -> bool {
        let seen = self.seen.get_or_init(|| {
            let is_single =
                |mention: &&Mention| mention.tokens.len() == 1 && matches!(mention.content, Content::Name(Name::Proper { .. }));
            let mut seen: HashMap<&str, [usize; 2]> = HashMap::new();
            for at in reading.mentions().iter().filter(is_single).map(|mention| mention.tokens.start) {
                seen.entry(reading.lower(at)).or_insert([at; 2])[1] = at;
            }
            seen
        });
        seen.get(reading.lower(at)).is_some_and(|places| places.iter().any(|place| *place != at))
    }
}

/// Names, where they end, and whether there may be more.
pub(super) struct Names {
    pub(super) tokens: Vec<Range<usize>>,
    /// The mention that the first is.
    pub(super) mention: usize,
    pub(super) end: usize,
    pub(super) is_open: bool,
}

/// So many words may say who somebody is, before the name.
const DESCRIBED: usize = 4;
/// So many tokens may stand in brackets after a thing.
const BRACKETS: usize = 24;
/// So far after names it may be said that there are more.
const JOINTLY: usize = 16;
/// A name has no more tokens than this.
const LONGEST: usize = 16;

impl Sentence<'_> {
    /// Whether it states what is, of the whole of it and for good.
    pub(super) fn is_plain(&self) -> bool {
        let reading = self.reading;
        let kind = &self.document.source.block(reading.block_of(self.tokens.start)).kind;
        let is_month = |at: usize| reading.lower(at) == "may" && reading.is_capital(at);
        let hedges = |at: usize| (is_one(HEDGES, reading.lower(at)) && !is_month(at)) || reading.is_mark(at, '?');
        matches!(kind, BlockKind::Paragraph | BlockKind::Item { .. })
            && !self.tokens.clone().any(hedges)
            && !prose::is_conditional(reading, &self.tokens)
            && prose::is_prose(reading, &self.tokens)
    }

    /// The thing that ends before a token, brackets after it passed over.
    pub(super) fn thing_before(&self, end: usize) -> Option<Thing> {
        let reading = self.reading;
        let bracket = |end: usize| {
            let open = (self.tokens.start..end).rev().take(BRACKETS).find(|at| reading.is_mark(*at, '('))?;
            let is_kind = reading.is_word(open + 1) && !reading.is_capital(open + 1) && reading.is_mark(open + 2, ')');
            Some((open, is_kind.then(|| Word::of(reading.stem(open + 1)))))
        };
        let last = end.checked_sub(1).filter(|at| *at >= self.tokens.start)?;
        let (name, kind) = if reading.is_mark(last, ')') { bracket(last)? } else { (end, None) };
        let year = if end - name > 1 { self.qualifier(name + 1..end - 1) } else { Vec::new() };
        let end = name;
        let last = end.checked_sub(1).filter(|at| *at >= self.tokens.start)?;
        if let Some((mention, tokens)) = self.name_ending(end) {
            return Some(Thing { kind, ..self.named(tokens, mention).qualified(year) });
        }
        if last == self.tokens.start && reading.is_capital(last) && self.is_known(last) {
            return Some(
                Thing { tokens: last..end, words: words_of(reading, last..end), kind, origin: None, is_titled: false }
                    .qualified(year),
            );
        }
        let noun = Word::of(reading.stem(last));
        let titled = last > self.tokens.start
            && reading.lower(last - 1) == "the"
            && !reading.is_capital(last)
            && self.title.len() > 1
            && self.title.contains(&noun);
        titled.then(|| Thing { tokens: last..end, words: self.title.to_vec(), kind, origin: None, is_titled: true })
    }

    /// The words in brackets that tell a thing from its namesakes, if they begin with a number: *(2005 film)*.
    fn qualifier(&self, tokens: Range<usize>) -> Vec<Word> {
        let reading = self.reading;
        let is_told = reading.is_number(tokens.start) && tokens.clone().skip(1).all(|at| reading.is_word(at));
        tokens.filter(|_| is_told).map(|at| Word::plain(reading.lower(at))).collect()
    }

    /// Whether a thing has a name that many things have.
    pub(super) fn is_generic(&self, thing: &Thing) -> bool {
        let reading = self.reading;
        !thing.is_titled && thing.tokens.clone().all(|at| !reading.is_word(at) || is_one(GENERIC, reading.lower(at)))
    }

    /// Whether a word that opens the sentence is known to be a name: elsewhere it has its capital where none is due, or it is
    /// the title.
    fn is_known(&self, at: usize) -> bool {
        let reading = self.reading;
        let word = [Word::of(reading.stem(at))];
        !is_small(reading.lower(at)) && (self.title == word || self.single.has_another(reading, at))
    }

    /// A thing that a mention names: a country by its usual name, an acronym by what it stands for.
    pub(super) fn named(&self, tokens: Range<usize>, mention: usize) -> Thing {
        let words = match &self.reading.mentions()[mention].content {
            Content::Name(Name::Country { country, .. }) => vec![Word::plain(country.name)],
            Content::Name(Name::Proper { expansion: Some(expansion) }) => words_of(self.reading, (**expansion).clone()),
            _ => words_of(self.reading, tokens.clone()),
        };
        Thing { tokens, words, kind: None, origin: None, is_titled: false }
    }

    /// The names after a token, words before them that say who that is passed over.
    pub(super) fn names_after(&self, at: usize, described: bool) -> Option<Names> {
        let reading = self.reading;
        let is_description = |at: usize| {
            let is_demonym = || self.mention_at(at).is_some_and(|(_, mention)| is_demonym(mention));
            let small = Class::PREPOSITION | Class::AUXILIARY | Class::CLOSED;
            reading.is_word(at) && !reading.is(at, small) && (!reading.is_capital(at) || is_demonym())
        };
        let most = if described { DESCRIBED } else { 1 };
        let skipped = (at + 1..self.tokens.end).take(most).take_while(|at| {
            self.name_at(*at).is_none() && if described { is_description(*at) } else { reading.lower(*at) == "the" }
        });
        let (mention, first) = self.name_at(at + 1 + skipped.count())?;
        let mut tokens = vec![first];
        let mut commas = false;
        let mut joined = false;
        let mut end = tokens[0].end;
        loop {
            let comma = reading.is_mark(end, ',');
            let and = reading.lower(end + usize::from(comma)) == "and" || reading.is_mark(end, '&');
            let next = self.past_article(end + usize::from(comma) + usize::from(and));
            let Some((_, name)) = self.name_at(next).filter(|_| (comma || and) && !joined) else { break };
            commas |= comma && !and;
            joined |= and;
            end = name.end;
            tokens.push(name);
        }
        if commas && !joined {
            // Commas alone part clauses as well.
            tokens.truncate(1);
            let (mention, end, is_open) = (mention, tokens[0].end, true);
            return Some(Names { tokens, mention, end, is_open });
        }
        let is_open = self.leaves_open(end);
        self.closes(end).then_some(Names { tokens, mention, end, is_open })
    }

    /// Whether what follows some names says that they are not all.
    pub(super) fn leaves_open(&self, end: usize) -> bool {
        let reading = self.reading;
        let is_joint = |at: usize| matches!(reading.lower(at), "together" | "alongside" | "jointly");
        if (end..self.tokens.end.min(end + JOINTLY)).any(is_joint) {
            return true;
        }
        let at = end + usize::from(reading.is_mark(end, ','));
        match reading.lower(at) {
            "and" => {
                let next = reading.lower(at + 1);
                !(next.ends_with("ed")
                    || next.ends_with("ing")
                    || Role::of_participle(next).is_some()
                    || reading.is(at + 1, Class::AUXILIARY | Class::VERB))
            }
            "as" => reading.lower(at + 1) == "well",
            word => {
                matches!(
                    word,
                    // What was built after a fire had a builder before.
                    "with"
                        | "together"
                        | "along"
                        | "alongside"
                        | "among"
                        | "plus"
                        | "et"
                        | "or"
                        | "under"
                        | "after"
                        | "following"
                )
            }
        }
    }

    /// The names that end before a token.
    pub(super) fn names_before(&self, end: usize) -> Option<Vec<Range<usize>>> {
        let mut names = vec![self.name_before(end)?];
        while let Some(before) = names[0].start.checked_sub(1).filter(|at| *at > self.tokens.start) {
            let reading = self.reading;
            if reading.lower(before) != "and" && !(names.len() > 1 && reading.is_mark(before, ',')) {
                break;
            }
            let end = before - usize::from(reading.is_mark(before - 1, ','));
            names.insert(0, self.name_before(end)?);
        }
        Some(names)
    }

    /// The name that ends before a token: one word that opens the sentence may be one.
    pub(super) fn name_before(&self, end: usize) -> Option<Range<usize>> {
        let last = end.checked_sub(1)?;
        let opens = || last == self.tokens.start && self.reading.is_capital(last) && !self.reading.is(last, Class::ENDS_PHRASE);
        self.name_ending(end).map(|(_, tokens)| tokens).or_else(|| opens().then_some(last..end))
    }

    /// The numbers of its mentions that begin among some tokens.
    fn within(&self, tokens: Range<usize>) -> Range<usize> {
        self.reading.mentions_in(&(tokens.start.max(self.tokens.start)..tokens.end.min(self.tokens.end)))
    }

    fn mention_at(&self, start: usize) -> Option<(usize, &Mention)> {
        let mentions = self.reading.mentions();
        let numbers = self.within(start..start + 1);
        numbers.map(|number| (number, &mentions[number])).find(|(_, mention)| matches!(mention.content, Content::Name(_)))
    }

    pub(super) fn name_at(&self, start: usize) -> Option<(usize, Range<usize>)> {
        let (number, mention) = self.mention_at(start)?;
        (!is_demonym(mention)).then(|| (number, mention.tokens.clone()))
    }

    pub(super) fn name_ending(&self, end: usize) -> Option<(usize, Range<usize>)> {
        let mentions = self.reading.mentions();
        let is_name = |mention: &Mention| matches!(mention.content, Content::Name(_)) && !is_demonym(mention);
        let ends = |mention: &Mention| mention.tokens.end == end && is_name(mention);
        self.within(end.saturating_sub(LONGEST)..end)
            .find(|number| ends(&mentions[*number]))
            .map(|number| (number, mentions[number].tokens.clone()))
    }

    /// The country whose adjective stands among some tokens.
    pub(super) fn origin(&self, tokens: Range<usize>) -> Option<Word> {
        let mut mentions = self.reading.mentions()[self.within(tokens)].iter();
        mentions.find_map(|mention| match mention.content {
            Content::Name(Name::Country { country, demonym: true, .. }) => Some(Word::plain(country.name)),
            _ => None,
        })
    }

    pub(super) fn past_article(&self, at: usize) -> usize {
        let opens = |at: usize| matches!(self.reading.mark(at), Some('“' | '"' | '‘' | '«'));
        let at = at + usize::from(opens(at));
        at + usize::from(self.reading.lower(at) == "the" && self.name_at(at).is_none())
    }

    /// The token before a name and its article.
    pub(super) fn before_article(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1)?;
        if self.reading.lower(before) == "the" { before.checked_sub(1) } else { Some(before) }
    }

    /// Whether a token opens its sentence: nothing but an article, a word for what it is, or a date stands before it.
    pub(super) fn opens(&self, start: usize) -> bool {
        let reading = self.reading;
        let first = self.tokens.start;
        let kinds = usize::from(self.kind_before(start).is_some());
        let is_article = start > first + kinds && reading.lower(start - kinds - 1) == "the";
        let start = start - if is_article { kinds + 1 } else { 0 };
        let mentions = self.reading.mentions()[self.within(first..first + 2)].iter();
        let mut dates = mentions.filter(|mention| matches!(mention.content, Content::Period { .. }));
        let follows_date = |date: &Mention| {
            let end = date.tokens.end + usize::from(reading.is_mark(date.tokens.end, ','));
            end == start
        };
        start == first || dates.any(follows_date)
    }

    /// The word before a name that says what it is: *the novel River Nights*.
    pub(super) fn kind_before(&self, start: usize) -> Option<Word> {
        let at = start.checked_sub(1).filter(|at| *at > self.tokens.start)?;
        is_one(KINDS, self.reading.lower(at)).then(|| Word::of(self.reading.stem(at)))
    }

    /// A kind of thing that ends before a token, which every document means alike: *the steam engine*.
    pub(super) fn generic_before(&self, end: usize) -> Option<Thing> {
        const WORDS: usize = 3;
        let reading = self.reading;
        let tokens = self.tokens.start + 1..end;
        let is_noun = |at: usize| reading.is_word(at) && !reading.is_capital(at) && !reading.is(at, Class::ENDS_PHRASE);
        let last = reading.lower(end.checked_sub(1)?);
        let is_named = (1..=WORDS).contains(&tokens.len()) && tokens.clone().all(is_noun) && !is_common(reading.stem(end - 1));
        (is_named && reading.lower(self.tokens.start) == "the" && !is_one(VAGUE, last)).then(|| Thing {
            words: words_of(reading, tokens.clone()),
            tokens,
            kind: None,
            origin: None,
            is_titled: false,
        })
    }

    /// Where what says when and where something was done begins, if it ends before a token: *in 1901*, *in Oslo in 1901*.
    pub(super) fn without_setting(&self, end: usize) -> usize {
        let mentions = &self.reading.mentions()[self.within(end.saturating_sub(LONGEST)..end)];
        let is_setting = |mention: &&Mention| {
            let is_kind = matches!(mention.content, Content::Period { .. } | Content::Name(_));
            let before = mention.tokens.start.checked_sub(1).map_or("", |at| self.reading.lower(at));
            is_kind && mention.tokens.end == end && matches!(before, "in" | "on" | "at")
        };
        match mentions.iter().find(is_setting) {
            Some(setting) => self.without_setting(setting.tokens.start - 1),
            None => end,
        }
    }

    /// Whether a possessive ending stands between a token and the one before.
    pub(super) fn is_owned(&self, at: usize) -> bool {
        let between = self.reading.span(&(at - 1..at)).end..self.reading.span(&(at..at + 1)).start;
        self.document.source.text().get(between).is_some_and(|text| text.contains(['’', '\'']))
    }

    /// Whether a name ends where its tokens do: no *’s*, no noun that it only describes.
    pub(super) fn closes(&self, end: usize) -> bool {
        if end >= self.tokens.end {
            return true;
        }
        if self.is_owned(end) {
            return false;
        }
        match self.reading.mark(end) {
            Some(mark) => matches!(mark, '.' | ',' | ';' | ':' | ')' | '(' | '!' | '”' | '"' | '»' | '–' | '—' | '\n'),
            None => self.reading.is(end, Class::PREPOSITION | Class::AUXILIARY) || is_one(CLOSERS, self.reading.lower(end)),
        }
    }
}

fn is_demonym(mention: &Mention) -> bool {
    matches!(mention.content, Content::Name(Name::Country { demonym: true, .. }))
}
