//! Countries that one document counts among those who joined something, and another among those who did not.
//!
//! Only plain words count: the country is the subject of a verb of joining, or of a word that says it is missing, and what is
//! joined has a name of two words or more in the sentence or in the one before.

use std::collections::BTreeMap;
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
        let membership = membership(document, mention)?;
        let sentence = document.reading.sentence_of(mention.tokens.start);
        let groups = groups(document, &sentence);
        let times = within(mentions, &sentence).filter_map(|mention| match mention.content {
            Content::Period { value, .. } => Some(value),
            _ => None,
        });
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

/// Whether a mention is a country that its sentence counts in or out.
pub(super) fn membership(document: &Document, mention: &Mention) -> Option<Membership> {
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
    let negated = (mention.tokens.start.saturating_sub(2).max(sentence.start)..verb).any(is_negation);
    let is_said = |at: usize| {
        matches!(reading.lower(at), "said" | "says" | "that" | "which" | "who" | "whose" | "by" | "from" | "in" | "against")
    };
    let parted = (reach.start..verb).any(|at| is_said(at) || matches!(reading.mark(at), Some(';' | ':' | '(' | '“' | '"')));
    if parted || (negated && is_out) || !is_subject(reading, &sentence, &mention.tokens) {
        return None;
    }
    Some(Membership { entity: country.name.to_owned(), member: !is_out && !negated })
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
    let names = |sentence: &Range<usize>| -> Vec<Box<[Word]>> {
        let name = |mention: &Mention| {
            let is_name = matches!(mention.content, Content::Name(Name::Proper { .. }));
            let words = if is_name { words_of(reading, mention.tokens.clone()) } else { Vec::new() };
            (words.len() > 1).then(|| words.into_boxed_slice())
        };
        within(reading.mentions(), sentence).filter_map(name).collect()
    };
    let own = names(sentence);
    let block = reading.block(reading.block_of(sentence.start));
    if own.is_empty() && sentence.start > block.start { names(&reading.sentence_of(sentence.start - 1)) } else { own }
}

/// The mentions that begin in a sentence.
fn within<'m>(mentions: &'m [Mention], sentence: &Range<usize>) -> impl Iterator<Item = &'m Mention> {
    let from = mentions.partition_point(|mention| mention.tokens.start < sentence.start);
    let to = mentions.partition_point(|mention| mention.tokens.start < sentence.end);
    mentions[from..to.max(from)].iter()
}

/// The countries that are counted in here and out there.
pub(super) fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let mut by_country: BTreeMap<Word, [Vec<(usize, &Member)>; 2]> = BTreeMap::new();
    for (document, told) in told.iter().enumerate() {
        for member in &told.members {
            by_country.entry(member.country).or_default()[usize::from(member.is_in)].push((document, member));
        }
    }
    let mut leads = Vec::new();
    for [out, within] in by_country.values() {
        for &(document, member) in out.iter().take(CROWDED) {
            let is_same = |&&(other, with): &&(usize, &Member)| {
                settings.between(document, other)
                    && !told[document].is_of_another_time(&told[other])
                    && share_group(member, with)
                    && may_meet(member, with)
            };
            let others = within.iter().take(CROWDED).filter(is_same).map(|(other, with)| (*other, index(with.mention)));
            let mut places: Vec<(usize, usize)> = others.chain([(document, index(member.mention))]).collect();
            places.sort_unstable();
            if places.len() > 1 {
                leads.push(Lead { places, confidence: SURE, ground: Ground::Members, disagree: true });
            }
        }
    }
    leads
}

/// Whether two speak of one thing to join: a name of one is the other's, or begins or ends it.
fn share_group(a: &Member, b: &Member) -> bool {
    let inside = |a: &[Word], b: &[Word]| a.iter().all(|word| b.binary_search(word).is_ok());
    a.groups.iter().any(|a| b.groups.iter().any(|b| inside(a, b) || inside(b, a)))
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
