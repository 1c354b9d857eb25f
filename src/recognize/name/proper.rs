//! Names by their capitals: organisations, places, persons.
//!
//! ```text
//! proper := word (join word)*          word := a capitalised word that is no small word, month or weekday; an initial with its stop
//! join   := "of" ["the"] | "for" ["the"] | "&" | "-" | "de" …  | "and", inside the name of an office: "Ministry of Health and Welfare"
//! ```
//!
//! One word is a name only inside a sentence: at its start, after a colon or a quotation mark any word has a capital. Lines
//! that capitalise every word, and lines all in capitals, name nothing.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::Name;
use super::acronym::{expansion, is_acronym};
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention};
use crate::recognize::passage::{Passage, Stretch};
use crate::recognize::reading::Reading;
use crate::source::{BlockKind, Source};

/// A name has no more tokens than this.
const LONGEST: usize = 16;
/// A line without a stop at its end may be a title up to this many tokens.
const TITLE: usize = 24;

/// The words that acronyms stand for, by the number of the acronym.
pub(in super::super) type Acronyms = HashMap<u32, Range<usize>, FixedState>;

/// Adds every name of a stretch that is none of its countries.
pub(super) fn recognize(
    reading: &Reading,
    source: &Source,
    stretch: &Stretch<'_>,
    countries: &[Mention],
    acronyms: &mut Acronyms,
    mentions: &mut Vec<Mention>,
) {
    let mut capitals = reading.seek(Class::CAPITAL);
    let mut countries = countries.iter().peekable();
    for Passage { block, tokens, sentences } in stretch.passages() {
        let kind = &source.block(*block).kind;
        let titled = LazyCell::new(|| !matches!(kind, BlockKind::Cell { .. }) && is_title(reading, tokens, kind));
        for sentence in *sentences {
            let mut at = capitals.next(sentence.start, sentence.end);
            while at < sentence.end {
                let end = name(reading, at, sentence);
                let acronym = end == at + 1 && is_acronym(reading, at);
                while countries.next_if(|country| country.tokens.end <= at).is_some() {}
                let country = countries.peek().is_some_and(|country| country.tokens.start <= at && end <= country.tokens.end);
                let stated = end > at && !country && (acronym || (!*titled && is_stated(reading, at..end, sentence)));
                if stated {
                    let expansion = if acronym { define(reading, at, tokens, acronyms) } else { None };
                    mentions.push(Mention {
                        content: Content::Name(Name::Proper { expansion: expansion.map(Box::new) }),
                        tokens: at..end,
                        block: *block,
                    });
                }
                at = capitals.next(end.max(at + 1), sentence.end);
            }
        }
    }
}

/// What an acronym stands for: as said here, or earlier.
fn define(reading: &Reading, at: usize, block: &Range<usize>, known: &mut Acronyms) -> Option<Range<usize>> {
    let word = reading.word(at)?;
    if let Some(words) = expansion(reading, at, block) {
        known.insert(word, words);
    }
    known.get(&word).cloned()
}

/// Where the name that begins at a token ends; the token itself where none begins.
fn name(reading: &Reading, start: usize, sentence: &Range<usize>) -> usize {
    if !is_part(reading, start) {
        return start;
    }
    let limit = sentence.end.min(start + LONGEST);
    let mut end = after_part(reading, start, limit);
    let mut office = false;
    while end < limit {
        let join = joint(reading, sentence.start, start, end, &mut office);
        let next = end + join;
        // "Canada’s Ministry": what is left out between two words parts two names.
        let beside = || join > 0 || reading.gap(end - 1) <= 1;
        if next >= limit || !is_part(reading, next) || !beside() {
            break;
        }
        end = after_part(reading, next, limit);
    }
    end
}

/// Past a word of a name, and the stop of an initial or a title.
fn after_part(reading: &Reading, at: usize, limit: usize) -> usize {
    let stop = at + 1 < limit && reading.is_mark(at + 1, '.') && reading.touches_next(at);
    at + 1 + usize::from(stop && (is_initial(reading, at) || reading.is(at, Class::ABBREVIATION)))
}

/// How many tokens join a name to the word that goes on with it.
fn joint(reading: &Reading, first: usize, start: usize, at: usize, office: &mut bool) -> usize {
    // No mark, and none of the words.
    if reading.is_word(at) && !reading.is(at, Class::JOINS) {
        return 0;
    }
    match (reading.mark(at), reading.lower(at)) {
        (Some('-' | '‑'), _) if reading.touches_next(at - 1) && reading.touches_next(at) => 1,
        (Some('&'), _) => 1,
        // "Prepared for the Council": a verb, where only the place gives the capital.
        (None, "for") if at == first + 1 && !is_office(reading.lower(first)) => 0,
        (None, "of" | "for") => {
            *office |= is_office(reading.lower(start)) || is_office(reading.lower(at - 1));
            1 + usize::from(reading.lower(at + 1) == "the")
        }
        (None, "de" | "du" | "van" | "von" | "bin" | "al") => {
            1 + usize::from(matches!(reading.lower(at + 1), "la" | "der" | "den"))
        }
        // One word after it: what has "of" or "the" there is another name.
        (None, "and") if *office && !reading.is(at - 1, Class::NAME) => {
            let goes_on = reading.is_capital(at + 2) || matches!(reading.lower(at + 2), "of" | "for");
            usize::from(!goes_on)
        }
        _ => 0,
    }
}

fn is_office(word: &str) -> bool {
    matches!(
        word,
        "ministry"
            | "department"
            | "office"
            | "agency"
            | "institute"
            | "faculty"
            | "school"
            | "centre"
            | "center"
            | "committee"
            | "commission"
            | "association"
            | "board"
            | "bureau"
            | "academy"
            | "programme"
            | "convention"
            | "organisation"
            | "organization"
            | "minister"
            | "conference"
            | "call"
    )
}

fn is_initial(reading: &Reading, at: usize) -> bool {
    reading.bytes(at) == 1 && reading.is_mark(at + 1, '.') && reading.touches_next(at)
}

/// Whether a token may be a word of a name.
fn is_part(reading: &Reading, at: usize) -> bool {
    let small = Class::DETERMINER | Class::CLOSED | Class::PREPOSITION | Class::AUXILIARY | Class::PERIOD;
    let class = reading.class(at);
    class.intersects(Class::CAPITAL) && !class.intersects(Class::UNNAMED) && (!class.intersects(small) || is_initial(reading, at))
}

/// The words that join others to a name, and those that are written with a capital and name nothing that one could speak of,
/// periods aside.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let joins = ["of", "for", "de", "du", "van", "von", "bin", "al", "and"].map(|word| (word, Class::JOINS));
    joins.into_iter().chain(["and", "or", "no", "yes"].map(|word| (word, Class::UNNAMED)))
}

/// Whether a run of capitals is a name, and not the start of a sentence.
fn is_stated(reading: &Reading, tokens: Range<usize>, sentence: &Range<usize>) -> bool {
    let words = || tokens.clone().filter(|&at| reading.is_word(at));
    let long = words().filter(|&at| reading.bytes(at) > 1).take(2).count();
    let roman = || reading.is_shouted(tokens.start) && reading.lower(tokens.start).bytes().all(|byte| b"ivxlc".contains(&byte));
    if long == 0 || (tokens.len() == 1 && roman()) || (words().all(|at| reading.is_shouted(at)) && long > 1) {
        return false;
    }
    if long > 1 || tokens.len() > 1 {
        return true;
    }
    let begins = tokens.start == sentence.start
        || matches!(reading.mark(tokens.start - 1), Some('“' | '‘' | '"' | '\'' | '«' | '„' | ':' | '(' | '[' | '•' | '*'));
    // "51 States", "Principle 3"
    let counted = tokens.start > sentence.start && reading.is(tokens.start - 1, Class::NUMERAL) || reading.is_number(tokens.end);
    !(begins || counted)
}

/// Whether a line capitalises its words because it is a title.
fn is_title(reading: &Reading, tokens: &Range<usize>, kind: &BlockKind) -> bool {
    if tokens.len() > TITLE
        || (*kind != BlockKind::Heading && matches!(reading.mark(tokens.end.max(1) - 1), Some('.' | '!' | '?' | ';' | ',')))
    {
        return false;
    }
    let words =
        tokens.clone().filter(|&at| reading.is_word(at) && !reading.is(at, Class::ENDS_PHRASE) && reading.lower(at) != "and");
    let (capitals, all) = words.fold((0, 0), |(capitals, all), at| (capitals + usize::from(reading.is_capital(at)), all + 1));
    all > 1 && capitals == all
}
