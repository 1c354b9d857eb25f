//! Countries and what comes from them, by the names that texts use. `countries.tsv` holds the public facts of ISO 3166-1, with the usual
//! short forms; a new alias is a word in its row.
//!
//! Names are matched with their capitals: *Turkey* is a country, *turkey* is not, and *US* is not *us*.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::Name;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention};
use crate::recognize::passage::{Passage, Stretch};
use crate::recognize::reading::Reading;
use crate::recognize::tokenize::pieces;

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual short name in English.
    pub name: &'static str,
    /// Other names.
    pub aliases: Vec<&'static str>,
    /// What comes from it, and its people.
    pub demonyms: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let rows = include_str!("../countries.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (code, name, aliases) = (cells.next()?, cells.next()?, cells.next()?);
        let several = |cell: &'static str| cell.split(';').filter(|word| !word.is_empty()).collect();
        Some(Country { code, name, aliases: several(aliases), demonyms: several(cells.next().unwrap_or("")) })
    })
    .collect()
});

/// The words of a name, its country, and whether it is a demonym.
type Known = (Vec<String>, &'static Country, bool);

/// For the first word of a name after any *the*, in lower case: the words of each name that begins so, and its country. Longest
/// first.
static NAMES: LazyLock<HashMap<String, Vec<Known>, FixedState>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Known>, FixedState> = HashMap::default();
    let mut add = |words: Vec<String>, country, demonym| {
        let first = words.iter().find(|word| *word != ARTICLE).cloned();
        names.entry(first.unwrap_or_default()).or_default().push((words, country, demonym));
    };
    // *Congolese* is of two, *Pole* of the earth too.
    let mut seen: HashMap<&str, usize, FixedState> = HashMap::from_iter([("Pole", 1)]);
    for demonym in COUNTRIES.iter().flat_map(|country| &country.demonyms) {
        *seen.entry(demonym).or_default() += 1;
    }
    let is_of_one = |demonym: &&&str| seen.get(**demonym) == Some(&1);
    for country in COUNTRIES.iter() {
        for name in std::iter::once(&country.name).chain(&country.aliases) {
            add(words(name), country, false);
        }
        for demonym in country.demonyms.iter().filter(is_of_one) {
            let singular = words(demonym);
            // "Germans", "Iraqis"; "the French" and "the Chinese" have no plural of their own.
            if let Some(last) = singular.last().filter(|last| last.ends_with(['n', 'i', 'r', 'k'])) {
                let mut plural = singular.clone();
                plural.splice(singular.len() - 1.., [format!("{last}s")]);
                add(plural, country, true);
            }
            add(singular, country, true);
        }
    }
    for known in names.values_mut() {
        known.sort_by_key(|(words, _, demonym)| (std::cmp::Reverse(words.len()), *demonym));
    }
    names
});

/// Every country known, in the order of its code.
#[must_use]
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

fn words(name: &str) -> Vec<String> {
    pieces(name).map(|(word, _)| word.to_lowercase().replace('’', "'")).collect()
}

/// The first words of the names.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    NAMES.keys().map(String::as_str).chain([ARTICLE]).map(|word| (word, Class::NAME))
}

/// Sentences are many that begin with it, and names.
const ARTICLE: &str = "the";

/// What a name begins with: among the first words are *the* and *of*, hence the capital.
const NAMED: Class = Class::NAME.union(Class::CAPITAL);

/// Adds every country that a stretch names.
pub(super) fn recognize(reading: &Reading, stretch: &Stretch<'_>, mentions: &mut Vec<Mention>) {
    let mut names = reading.seek_all(NAMED);
    for Passage { block, tokens, .. } in stretch.passages() {
        let mut at = names.next(tokens.start, tokens.end);
        while at < tokens.end {
            let mut end = at + 1;
            if let Some((country, demonym, after)) = country_at(reading, at) {
                let content = Content::Name(Name::Country { country, demonym });
                mentions.push(Mention { content, tokens: at..after, block: *block });
                end = after;
            }
            at = names.next(end, tokens.end);
        }
    }
}

/// The country, or what comes from one, that a name at a token is of; whether it is a demonym, and where it ends.
#[inline]
fn country_at(reading: &Reading, at: usize) -> Option<(&'static Country, bool, usize)> {
    if reading.class(at).contains(NAMED) { country_named(reading, at) } else { None }
}

fn country_named(reading: &Reading, at: usize) -> Option<(&'static Country, bool, usize)> {
    // "Northern Ireland" and "New Mexico" are no countries; those of that kind have rows of their own.
    let first = at + usize::from(reading.lower(at) == ARTICLE);
    if !reading.is(first, Class::NAME) {
        return None;
    }
    let known = NAMES.get(reading.lower(first))?;
    let before = at.checked_sub(1).filter(|&before| reading.is_capital(before)).map_or("", |before| reading.lower(before));
    if matches!(before, "northern" | "new") {
        return None;
    }
    let part = matches!(before, "latin" | "north" | "south" | "central" | "native" | "african");
    // Names are many that begin with "republic": most are told apart by their second word.
    let second = reading.lower(at + 1);
    let may_be = |words: &[String]| second.is_empty() || words.get(1).is_none_or(|word| word == second);
    known.iter().filter(|(words, _, demonym)| may_be(words) && !(*demonym && part)).find_map(|(words, country, demonym)| {
        let end = at + words.len();
        // The line end after a block is no part of a name, so none runs on into the next.
        let same = |i: usize| match reading.mark(at + i) {
            Some('’') => words[i] == "'",
            Some(mark) => words[i].chars().eq([mark]),
            None => reading.lower(at + i) == words[i],
        };
        // "us" in capitals at the start of a sentence is still "us".
        let acronym = words.len() == 1 && words[0].len() <= 3;
        let shouted = !acronym || *demonym || reading.bytes(at) == words[0].len() && reading.is_shouted(at);
        (shouted && (0..words.len()).all(same)).then_some((*country, *demonym, end))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::shown;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let shown = shown(text, |mention| match &mention.content {
            Content::Name(Name::Country { country, demonym: false }) => Some(country.code.to_owned()),
            _ => None,
        });
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn countries_go_by_many_names() {
        check("The USA, Russia, and the U.K. met Canada’s envoy.", &["US", "RU", "GB", "CA"]);
        check("the United States and South Korea", &["US", "KR"]);
        check("Us and them; a turkey; usable", &[]);
    }

    #[test]
    fn no_name_belongs_to_two_countries() {
        let mut seen = std::collections::BTreeMap::new();
        for country in countries() {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                assert_eq!(seen.insert(*name, country.code), None, "{name}");
            }
        }
        assert!(seen.len() > 400);
    }
}
