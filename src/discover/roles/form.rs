//! A sentence → what it says a name is to a thing.
//!
//! ```text
//! told   := thing aux done "by" names             "Holm Mill was built by Ada Marsh", "… written and directed by …"
//!         | thing "," done "by" names             "Holm Mill, designed by Ada Marsh, …"
//!         | thing aux ("a" | "an") … done "by" names        "Holm is a 2012 film directed by …"; goes on: "and written by …"
//!         | thing aux "named" ("after" | "for") names
//!         | thing aux ("based" | "headquartered") "in" name | thing "was born" [date] "in" name
//!         | "the" role "of" thing aux names | names aux "the" role "of" thing | name "," "the" role "of" thing
//!         | names [", who"] did thing             "Ada Marsh founded Holm Mill"
//!         | thing "’s" role aux names | thing "has its headquarters in" name | "the headquarters of" thing aux "in" name
//! done   := a participle [("in" | "on") (date | name)]
//! thing  := ["the" kind] a name [brackets] | "the" noun, of the title; of what was invented, "the" noun
//! names  := name ("," name)* ["and" name]         "and others", "with …" leave them open
//! aux    := "is" | "was" | "are" | "were"
//! ```
//!
//! A thing opens its sentence, but for a date: *the roof of Holm Mill was built by* is of a roof. What is right before *by* may
//! say who somebody is (*by the Danish engineer Ada Marsh*). Sentences that hedge, and that speak of what came first or later, say
//! nothing.

use std::ops::Range;

use super::super::tell::words_of;
use super::super::word::Word;
use super::role::Role;
use super::sentence::{Names, Sentence, SingleNames, Thing};
use crate::recognize::{Class, Content, Document, Reading};
use crate::source::{BlockId, BlockKind};

/// What a sentence says a name is to a thing.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// The mention that it is known by: the first name, or the thing.
    pub(super) mention: usize,
    pub(super) role: Role,
    pub(super) thing: Thing,
    /// Tokens.
    pub(super) names: Vec<Range<usize>>,
    /// Whether there may be more names.
    pub(super) is_open: bool,
    /// Of a place, the place it lies in: tokens.
    pub(super) within: Option<Range<usize>>,
}

/// So many words may say what a thing is.
const PREDICATE: usize = 12;

/// All that a document says of this.
pub(super) fn stated(document: &Document, title: &[Word]) -> Vec<Stated> {
    read(document, title, document.reading.spoken())
}

/// What a document says of this where the first name is that mention.
pub(super) fn stated_at(document: &Document, title: &[Word], mention: usize) -> Vec<Stated> {
    let reading = &document.reading;
    let tokens = reading.sentence_of(reading.mentions()[mention].tokens.start);
    let mentions = reading.mentions_in(&tokens);
    let mut all = read(document, title, [(tokens, mentions)]);
    all.retain(|stated| stated.mention == mention);
    all
}

/// What sentences say, each with the numbers of its mentions.
fn read(document: &Document, title: &[Word], sentences: impl IntoIterator<Item = (Range<usize>, Range<usize>)>) -> Vec<Stated> {
    let reading = &document.reading;
    let single = SingleNames::default();
    let mut all = Vec::new();
    for (tokens, mentions) in sentences {
        if reading.mentions()[mentions.clone()].iter().any(|mention| matches!(mention.content, Content::Name(_))) {
            all.extend(Sentence { document, reading, tokens, mentions, title, single: &single }.read());
        }
    }
    if let Some((name, qualifier)) = qualified(document) {
        for stated in all.iter_mut().filter(|stated| stated.thing.words == name) {
            stated.thing = stated.thing.clone().qualified(qualifier.clone());
        }
    }
    all
}

/// The name in the heading of a document, and what tells it from others: *Holm Mill (Oslo)*.
fn qualified(document: &Document) -> Option<(Vec<Word>, Vec<Word>)> {
    const BLOCKS: usize = 3;
    let reading = &document.reading;
    let heading = document.source.blocks().iter().take(BLOCKS).position(|block| block.kind == BlockKind::Heading)?;
    let tokens = reading.block(BlockId(heading));
    let close = tokens.end.checked_sub(1).filter(|at| reading.is_mark(*at, ')'))?;
    let open = tokens.clone().find(|at| reading.is_mark(*at, '('))?;
    let inside = open + 1..close;
    // An acronym is another name.
    let is_acronym =
        inside.len() == 1 && !document.source.text()[reading.span(&inside)].contains(|char: char| !char.is_uppercase());
    let qualifier = inside.filter(|at| reading.is_word(*at) || reading.is_number(*at)).map(|at| Word::plain(reading.lower(at)));
    (!is_acronym).then(|| (words_of(reading, tokens.start..open), qualifier.collect()))
}

impl Sentence<'_> {
    fn read(&self) -> Vec<Stated> {
        let mut all = Vec::new();
        let mut last: Option<(Thing, usize)> = None;
        for at in self.tokens.start + 1..self.tokens.end {
            match self.reading.lower(at) {
                "by" => self.done_by(at, &mut last, &mut all),
                "after" | "for" if self.reading.lower(at - 1) == "named" => {
                    all.extend(self.names_after(at, false).and_then(|names| {
                        let (thing, _) = self.subject(at - 1)?;
                        Some(told(Role::Namesake, thing, names))
                    }));
                }
                "in" => all.extend(self.placed(at)),
                "is" | "was" | "are" | "were" => all.extend(self.owned(at)),
                "of" => all.extend(self.office(at)),
                word => {
                    if let Some(role) = Role::of_verb(word) {
                        all.extend(self.active(role, at));
                    }
                }
            }
        }
        all.retain(|stated| !self.is_generic(&stated.thing));
        if all.is_empty() || self.is_plain() { all } else { Vec::new() }
    }

    /// *… designed and built by Ada Marsh*.
    fn done_by(&self, by: usize, last: &mut Option<(Thing, usize)>, all: &mut Vec<Stated>) {
        let Some(mut start) = self.without_setting(by).checked_sub(1).filter(|at| *at > self.tokens.start) else { return };
        let mut roles: Vec<Role> = Role::of_participle(self.reading.lower(start)).into_iter().collect();
        let joins = |at: usize| self.reading.lower(at) == "and" || self.reading.is_mark(at, ',');
        let is_done = |at: usize| self.reading.lower(at).ends_with("ed") || Role::of_participle(self.reading.lower(at)).is_some();
        while start > self.tokens.start + 2 && joins(start - 1) && is_done(start - 2) {
            start -= 2;
            roles.extend(Role::of_participle(self.reading.lower(start)));
        }
        let Some(names) = self.names_after(by, true) else { return };
        let goes_on = |end: usize| {
            let end = end + usize::from(self.reading.is_mark(end, ','));
            start == end + usize::from(self.reading.lower(end) == "and")
        };
        let chained = last.take().filter(|(_, end)| goes_on(*end)).map(|(thing, _)| (thing, "was"));
        let generic =
            || self.generic_before(start - 1).filter(|_| roles == [Role::Inventor] && is_auxiliary(self.reading, start - 1));
        let Some((thing, aux)) = chained.or_else(|| self.subject(start)).or_else(|| Some((generic()?, "was"))) else { return };
        // Who directs an institute does so for a time.
        roles.retain(|role| *role != Role::Director || !aux.is_empty());
        *last = Some((thing.clone(), names.end));
        let each = |role| Stated {
            mention: names.mention,
            role,
            thing: thing.clone(),
            names: names.tokens.clone(),
            is_open: names.is_open,
            within: None,
        };
        all.extend(roles.into_iter().map(each));
    }

    /// *… is based in Oslo*, *… was born in Oslo*.
    fn placed(&self, at: usize) -> Option<Stated> {
        let (mention, name) = self.name_at(self.past_article(at + 1))?;
        let (role, thing) = match self.reading.lower(at - 1) {
            "based" | "headquartered" => {
                // What was based there may have moved.
                let (thing, aux) = self.subject(at - 1)?;
                (Role::Seat, Some(thing).filter(|_| !matches!(aux, "was" | "were")))
            }
            "headquarters" | "is" | "are" => (Role::Seat, self.with_headquarters(at)),
            _ => {
                let (thing, aux) = self.subject(self.born(at)?)?;
                (Role::Birthplace, Some(thing).filter(|thing| aux == "was" && thing.tokens.len() > 1))
            }
        };
        let comma = self.reading.is_mark(name.end, ',').then(|| self.name_at(name.end + 1)).flatten();
        let end = comma.as_ref().map_or(name.end, |(_, within)| within.end);
        let (names, within) = (vec![name], comma.map(|(_, within)| within));
        let thing = thing.filter(|_| self.closes(end))?;
        Some(Stated { mention, role, thing, names, is_open: false, within })
    }

    /// What has its headquarters in the place that is named next.
    fn with_headquarters(&self, at: usize) -> Option<Thing> {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.reading.lower(at));
        if before(1) == "headquarters" {
            let end = at.checked_sub(3).filter(|_| before(2) == "its" && before(3) == "has")?;
            return self.thing_before(end).filter(|thing| self.opens(thing.tokens.start));
        }
        let (mention, tokens) = self.name_ending(at - 1)?;
        let of = self.before_article(tokens.start)?;
        let noun = of.checked_sub(1).filter(|at| self.reading.lower(*at) == "headquarters" && self.opens(*at))?;
        (self.reading.lower(of) == "of" && noun >= self.tokens.start).then(|| self.named(tokens, mention))
    }

    /// *Freedonia’s capital is Glenport*.
    fn owned(&self, aux: usize) -> Option<Stated> {
        let (role, several) = Role::of_noun(self.reading.lower(aux - 1), "")?;
        let noun = aux.checked_sub(1).filter(|at| *at > self.tokens.start && self.is_owned(*at))?;
        let thing = self.thing_before(noun).filter(|thing| self.opens(thing.tokens.start))?;
        let is_said = is_auxiliary_of(self.reading.lower(aux), role, several);
        Some(told(role, thing, self.names_after(aux, false).filter(|_| is_said)?))
    }

    /// The word *born* before *in*, a date between them passed over.
    fn born(&self, at: usize) -> Option<usize> {
        let is_born = |at: usize| self.reading.lower(at) == "born";
        if is_born(at - 1) {
            return Some(at - 1);
        }
        let end = at - usize::from(self.reading.is_mark(at - 1, ','));
        let mentions = self.document.reading.mentions()[self.mentions.clone()].iter();
        let date =
            mentions.filter(|mention| matches!(mention.content, Content::Period { .. })).find(|date| date.tokens.end == end)?;
        let verb = date.tokens.start.checked_sub(2)?;
        (is_born(verb) && self.reading.is(verb + 1, Class::PREPOSITION)).then_some(verb)
    }

    /// What *the founder of …* says.
    fn office(&self, of: usize) -> Option<Stated> {
        let reading = self.reading;
        let noun = reading.lower(of - 1);
        let (role, several) = Role::of_noun(noun, of.checked_sub(2).map_or("", |at| reading.lower(at)))?;
        let words = if matches!(noun, "executive" | "minister" | "executives" | "ministers") { 2 } else { 1 };
        let head = of.checked_sub(words).filter(|at| *at >= self.tokens.start)?;
        let has_article = head > self.tokens.start && reading.lower(head - 1) == "the";
        let start = head - usize::from(has_article);
        let (mention, tokens) = self.name_at(self.past_article(of + 1))?;
        let thing = self.named(tokens.clone(), mention);
        let is_aux = |at: usize| is_auxiliary_of(reading.lower(at), role, several);
        if is_aux(tokens.end) && self.opens(start) {
            return Some(told(role, thing, self.names_after(tokens.end, false)?));
        }
        let before = start.checked_sub(1).filter(|at| *at > self.tokens.start)?;
        if !self.closes(tokens.end) || reading.lower(tokens.end) == "and" {
            return None;
        }
        let names = if is_aux(before) && has_article {
            self.names_before(before).filter(|names| (names.len() > 1) == several && self.opens(names[0].start))?
        } else if reading.is_mark(before, ',') && !several {
            vec![self.name_before(before)?]
        } else {
            return None;
        };
        Some(Stated { mention, role, thing, names, is_open: self.leaves_open(tokens.end), within: None })
    }

    /// *Ada Marsh founded Holm Mill*.
    fn active(&self, role: Role, verb: usize) -> Option<Stated> {
        let (mention, tokens) = self.name_at(self.past_article(verb + 1))?;
        let who = verb.checked_sub(2).filter(|at| self.reading.lower(at + 1) == "who" && self.reading.is_mark(*at, ','));
        let names = match who {
            Some(comma) => vec![self.name_before(comma)?],
            None => self.names_before(verb).filter(|names| self.opens(names[0].start))?,
        };
        let is_whole = self.closes(tokens.end) && self.reading.lower(tokens.end) != "and";
        let is_open = self.leaves_open(tokens.end);
        let thing = self.named(tokens, mention);
        is_whole.then_some(Stated { mention, role, thing, names, is_open, within: None })
    }

    /// What a verb that begins at a token is said of, with the auxiliary between them.
    fn subject(&self, verb: usize) -> Option<(Thing, &str)> {
        let reading = self.reading;
        let before = verb.checked_sub(1).filter(|at| *at > self.tokens.start)?;
        let opening = |end: usize| {
            let thing = self.thing_before(end).filter(|thing| self.opens(thing.tokens.start))?;
            Some(Thing { kind: thing.kind.or_else(|| self.kind_before(thing.tokens.start)), ..thing })
        };
        if is_auxiliary(reading, before) {
            return Some((opening(before)?, reading.lower(before)));
        }
        if reading.is_mark(before, ',') {
            return Some((opening(before)?, ""));
        }
        // "is a 2012 film directed by": nothing between may have a verb of its own.
        let is_inner =
            |at: &usize| reading.is_mark(*at, '-') || (reading.mark(*at).is_none() && !reading.is(*at, Class::ENDS_PHRASE));
        let words = (self.tokens.start..verb).rev().take(PREDICATE).take_while(is_inner).count();
        let article = verb.checked_sub(words + 1).filter(|at| words > 0 && matches!(reading.lower(*at), "a" | "an"))?;
        let aux = article.checked_sub(1).filter(|at| is_auxiliary(reading, *at))?;
        let thing = opening(aux)?;
        Some((
            Thing { kind: Some(Word::of(reading.stem(before))), origin: self.origin(article..verb), ..thing },
            reading.lower(aux),
        ))
    }
}

fn told(role: Role, thing: Thing, names: Names) -> Stated {
    Stated { mention: names.mention, role, thing, names: names.tokens, is_open: names.is_open, within: None }
}

/// Whether an auxiliary says what somebody is to a thing: of what changes, what is now.
fn is_auxiliary_of(word: &str, role: Role, several: bool) -> bool {
    let changes = role.is_held() || role == Role::Capital;
    match word {
        "is" => !several,
        "was" => !several && !changes,
        "are" => several,
        "were" => several && !changes,
        _ => false,
    }
}

fn is_auxiliary(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "is" | "was" | "are" | "were")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    /// Whether what is said under a heading is of the thing that is said to have that name elsewhere.
    #[track_caller]
    fn check(heading: &str, expect: bool) {
        let things = |text: &str| {
            let (source, _) = parse(SourceId("a.md".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
            let stated = stated(&Document::of(source), &[]).into_iter();
            stated.map(|stated| stated.thing.words).collect::<Vec<_>>()
        };
        let told = "Holm Mill was built by Ada Marsh.";
        assert_eq!(things(&format!("# {heading}\n\n{told}")) == things(told), expect, "{heading}");
    }

    #[test]
    fn a_heading_tells_a_thing_from_its_namesakes() {
        check("Holm Mill", true);
        check("Holm Mill (HM)", true);
        check("Lund Mill (Oslo)", true);
        check("Holm Mill (1954)", false);
        check("Holm Mill (1954 film)", false);
        check("Holm Mill (Oslo)", false);
        check(")", true);
        check("Holm Mill ()", true);
    }
}
