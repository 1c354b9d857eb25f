//! Countries that one document counts among those who joined something, and another among those who did not.
//!
//! Only plain words count: the country is the subject of a verb of joining, or of a word that says it is missing, and what is
//! joined has a name of two words or more in the sentence or in the one before.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::corpus::index;
use super::lead::{Ground, Lead, Settings};
use super::tell::{number_of, words_of};
use super::told::Told;
use super::word::Word;
use crate::recognize::{Class, Content, Document, Mention, Name, Reading};
use crate::source::BlockKind;
use crate::value::{Membership, Period};

/// That a country is, or is not, one of those who joined something.
#[derive(Debug)]
pub(super) struct Member {
    mention: u32,
    country: Word,
    is_in: bool,
    /// What may be joined: the words of each name, ascending.
    groups: Box<[Box<[Word]>]>,
    /// The times that the sentence speaks of.
    times: Box<[Period]>,
}

/// Verbs of joining, as their subjects have them.
const IN: &str = "support supports supported supporting join joins joined sign signs signed endorse endorses endorsed adopted \
    ratify ratified acceded participates participated";
/// What is said of those who stay out.
const OUT: &str = "missing absent refused declined abstained";
/// What makes a sentence say nothing of what is.
const OPEN: &str = "if may might could should would will whether invite invites invited urge urged urges hope hopes plan plans \
    consider considers considering ask asked asks";
/// A verb further from its subject belongs to another.
const REACH: usize = 24;
/// So many countries are compared with so many, of one name.
const CROWDED: usize = 64;
/// How sure a difference is.
const SURE: f64 = 0.6;

/// Whom a document counts in or out.
pub(super) fn tell(document: &Document) -> Vec<Member> {
    let mentions = document.reading.mentions();
    let member = |(number, mention): (usize, &Mention)| {
        let (membership, _) = membership(document, mention)?;
        let sentence = document.reading.sentence_of(mention.tokens.start);
        let groups = groups(document, &sentence);
        let times = within(&document.reading, &sentence).filter_map(|mention| mention.content.when().map(|when| when.period));
        (!groups.is_empty()).then(|| Member {
            mention: number_of(number),
            country: Word::plain(&membership.entity),
            is_in: membership.member,
            groups: groups.into(),
            times: times.collect(),
        })
    };
    mentions.iter().enumerate().filter_map(member).collect()
}

/// Whether a mention is a country that its sentence counts in or out, and the words that do.
pub(super) fn membership(document: &Document, mention: &Mention) -> Option<(Membership, Range<usize>)> {
    let Content::Name(Name::Country { country, demonym: false }) = mention.content else { return None };
    let reading = &document.reading;
    if !matches!(document.source.block(mention.block).kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
        return None;
    }
    let sentence = reading.sentence_of(mention.tokens.start);
    let is_one =
        |words: &str, at: usize| !reading.lower(at).is_empty() && words.split_whitespace().any(|word| word == reading.lower(at));
    let is_negation = |at: usize| matches!(reading.lower(at), "not" | "never" | "no" | "nor" | "neither" | "without" | "except");
    if sentence.clone().any(|at| is_one(OPEN, at) || matches!(reading.lower(at), "but" | "while" | "although" | "except")) {
        return None;
    }
    let reach = mention.tokens.end..(mention.tokens.end + REACH).min(sentence.end);
    let verb = reach.clone().find(|&at| is_one(IN, at) || is_one(OUT, at))?;
    let is_out = is_one(OUT, verb);
    let negation = (mention.tokens.start.saturating_sub(2).max(sentence.start)..verb).rev().find(|&at| is_negation(at));
    let negated = negation.is_some();
    let is_said = |at: usize| {
        matches!(reading.lower(at), "said" | "says" | "that" | "which" | "who" | "whose" | "by" | "from" | "in" | "against")
    };
    let parted = (reach.start..verb).any(|at| is_said(at) || matches!(reading.mark(at), Some(';' | ':' | '(' | '“' | '"')));
    if parted || (negated && is_out) || !is_subject(reading, &sentence, &mention.tokens) {
        return None;
    }
    let words = negation.unwrap_or(verb)..verb + 1;
    Some((Membership { entity: country.name.to_owned(), member: !is_out && !negated }, words))
}

/// Whether a country may be the subject of what follows: nothing that governs it stands before it.
fn is_subject(reading: &Reading, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let mut before = (sentence.start..tokens.start).rev();
    let word = before.find(|&at| !matches!(reading.lower(at), "the" | "and" | "or") && reading.mark(at).is_none());
    word.is_none_or(|at| {
        !reading.is(at, Class::PREPOSITION) && !matches!(reading.lower(at), "of" | "from" | "by" | "with" | "than" | "between")
    })
}

/// The names in a sentence of what may be joined; where it has none, those of the sentence before in its block.
fn groups(document: &Document, sentence: &Range<usize>) -> Vec<Box<[Word]>> {
    let reading = &document.reading;
    let sentence = named_in(reading, sentence);
    let names = within(reading, &sentence);
    names.filter_map(|mention| name_words(reading, mention)).map(Vec::into_boxed_slice).collect()
}

/// The sentence that names what may be joined: this one, or else the one before it in its block.
fn named_in(reading: &Reading, sentence: &Range<usize>) -> Range<usize> {
    let has_name = within(reading, sentence).any(|mention| name_words(reading, mention).is_some());
    let block = reading.block(reading.block_of(sentence.start));
    if has_name || sentence.start <= block.start { sentence.clone() } else { reading.sentence_of(sentence.start - 1) }
}

/// The words of a name of something that may be joined.
fn name_words(reading: &Reading, mention: &Mention) -> Option<Vec<Word>> {
    let is_name = matches!(mention.content, Content::Name(Name::Proper { .. }));
    let words = if is_name { words_of(reading, mention.tokens.clone()) } else { Vec::new() };
    (words.len() > 1).then_some(words)
}

/// The mentions that begin in a sentence.
fn within<'r>(reading: &'r Reading, sentence: &Range<usize>) -> impl Iterator<Item = &'r Mention> {
    reading.mentions()[reading.mentions_in(sentence)].iter()
}

/// Numbers of documents, and of mentions in them.
type Places = BTreeSet<(usize, usize)>;

/// The countries that are counted in here and out there: of each group one lead, with all of its countries that are.
pub(super) fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let mut by_country: BTreeMap<Word, [Vec<(usize, &Member)>; 2]> = BTreeMap::new();
    for (document, told) in told.iter().enumerate() {
        for member in &told.members {
            by_country.entry(member.country).or_default()[usize::from(member.is_in)].push((document, member));
        }
    }
    // Short names first: what is inside a longer one stands for it.
    let mut by_group: BTreeMap<(usize, &[Word]), Places> = BTreeMap::new();
    for [out, within] in by_country.values() {
        for &(document, member) in out.iter().take(CROWDED) {
            for &(other, with) in within.iter().take(CROWDED) {
                if let Some(group) = shared_group(member, with).filter(|_| settings.between(document, other))
                    && !told[document].is_of_another_time(&told[other])
                    && may_meet(member, with)
                {
                    let places = [(document, index(member.mention)), (other, index(with.mention))];
                    by_group.entry((group.len(), group)).or_default().extend(places);
                }
            }
        }
    }
    let mut groups: Vec<(&[Word], Places)> = Vec::new();
    for ((_, group), places) in by_group {
        match groups.iter_mut().find(|(shorter, _)| is_inside(shorter, group)) {
            Some((_, known)) => known.extend(places),
            None => groups.push((group, places)),
        }
    }
    let lead = |(_, places): (&[Word], Places)| Lead {
        places: places.into_iter().collect(),
        confidence: SURE,
        ground: Ground::Members,
        disagree: true,
    };
    groups.into_iter().map(lead).collect()
}

/// The one thing to join that two speak of: a name of one is the other's, or begins or ends it.
fn shared_group<'m>(a: &'m Member, b: &'m Member) -> Option<&'m [Word]> {
    let pairs = a.groups.iter().flat_map(|a| b.groups.iter().map(move |b| if a.len() <= b.len() { [a, b] } else { [b, a] }));
    let shorter = pairs.filter(|[shorter, longer]| is_inside(shorter, longer)).map(|[shorter, _]| &**shorter);
    shorter.min_by_key(|name| (name.len(), *name))
}

fn is_inside(a: &[Word], b: &[Word]) -> bool {
    a.iter().all(|word| b.binary_search(word).is_ok())
}

/// What most of some sentences name that may be joined.
pub(super) fn named(places: &[(&Document, &Mention)]) -> Option<String> {
    let mut names: BTreeMap<Vec<Word>, (usize, &str)> = BTreeMap::new();
    for (document, mention) in places {
        let reading = &document.reading;
        for name in within(reading, &named_in(reading, &reading.sentence_of(mention.tokens.start))) {
            if let Some(words) = name_words(reading, name) {
                let written = &document.source.text()[reading.span(&name.tokens)];
                names.entry(words).or_insert((0, written)).0 += 1;
            }
        }
    }
    let best = names.into_iter().max_by_key(|(words, (places, written))| (*places, Reverse(words.len()), Reverse(*written)));
    best.map(|(_, (_, written))| written.to_owned())
}

/// Whether nothing says that two speak of different times.
fn may_meet(a: &Member, b: &Member) -> bool {
    a.times.is_empty() || b.times.is_empty() || a.times.iter().any(|a| b.times.iter().any(|b| a.side_of(b).is_none()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[track_caller]
    fn check(one: &str, other: &str, expect: &[&str]) {
        let found: Vec<String> = found(&[one, other]).into_iter().filter(|message| message.contains("in (")).collect();
        assert_eq!(found, expect, "{one} / {other}");
    }

    const IN: &str = "The ministers met in the old town hall. Norway and Chile signed the Oslo River Pact after a long night.";

    #[test]
    fn in_here_and_out_there_is_a_conflict() {
        check(
            IN,
            "The Oslo River Pact has many friends. Norway, Peru and Mali are missing.",
            &["Norway: in (0.txt) · Norway: not in (1.txt)"],
        );
        check(IN, "Chile has not signed the Oslo River Pact.", &["Chile: in (0.txt) · Chile: not in (1.txt)"]);
    }

    #[test]
    fn another_thing_another_time_and_what_may_be_are_none() {
        check(IN, "Norway has not signed the Lima Forest Accord.", &[]);
        check("In 2012 Norway signed the Oslo River Pact.", "In 2009 Norway had not signed the Oslo River Pact.", &[]);
        check(IN, "It is not known whether Norway signed the Oslo River Pact.", &[]);
        check(IN, "Peru has not signed the Oslo River Pact.", &[]);
    }
}
