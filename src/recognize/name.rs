//! Countries, by the names that texts use for them. `countries.tsv` holds the public facts of ISO 3166-1, with the usual
//! short forms; a new alias is a word in its row.
//!
//! Names are matched with their capitals: *Turkey* is a country, *turkey* is not, and *US* is not *us*.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::class::Class;
use super::mention::{Content, Mention};
use super::reading::Reading;
use super::token::tokens;

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual short name in English.
    pub name: &'static str,
    /// Other names.
    pub aliases: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let rows = include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (code, name, aliases) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Country { code, name, aliases: aliases.split(';').filter(|alias| !alias.is_empty()).collect() })
    })
    .collect()
});

/// The words of a name, and its country.
type Known = (Vec<String>, &'static Country);

/// For the first word of a name, in lower case: the words of each name that begins so, and its country. Longest first.
static NAMES: LazyLock<HashMap<String, Vec<Known>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Known>> = HashMap::new();
    for country in COUNTRIES.iter() {
        for name in std::iter::once(&country.name).chain(&country.aliases) {
            let words = words(name);
            if let Some(first) = words.first() {
                names.entry(first.clone()).or_default().push((words, country));
            }
        }
    }
    for known in names.values_mut() {
        known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    names
});

/// Every country known, in the order of its code.
#[must_use]
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens(name, 0..name.len(), |_, span| words.push(name[span].to_lowercase().replace('’', "'")));
    words
}

/// The first words of the names.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    NAMES.keys().map(|word| (word.as_str(), Class::NAME))
}

/// Every country that a document names.
pub(super) fn recognize(reading: &Reading) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    loop {
        at = reading.next(at, reading.len(), Class::NAME);
        if at == reading.len() {
            return mentions;
        }
        let Some((country, end)) = country_at(reading, at) else {
            at += 1;
            continue;
        };
        mentions.push(Mention { content: Content::Name(country), tokens: at..end, block: reading.block_of(at) });
        at = end;
    }
}

fn country_at(reading: &Reading, at: usize) -> Option<(&'static Country, usize)> {
    if !reading.is_capital(at) {
        return None;
    }
    // "Northern Ireland" and "New Mexico" are no countries; those of that kind have rows of their own.
    let other =
        at.checked_sub(1).is_some_and(|before| reading.is_capital(before) && matches!(reading.lower(before), "northern" | "new"));
    let known = NAMES.get(reading.lower(at)).filter(|_| !other)?;
    let block_end = reading.block(reading.block_of(at)).end;
    known.iter().find_map(|(words, country)| {
        let end = at + words.len();
        let same = |i: usize| match reading.mark(at + i) {
            Some('’') => words[i] == "'",
            Some(mark) => words[i].chars().eq([mark]),
            None => reading.lower(at + i) == words[i],
        };
        // "us" in capitals at the start of a sentence is still "us".
        let acronym = words.len() == 1 && words[0].len() <= 3;
        let shouted = !acronym || reading.bytes(at) == words[0].len() && reading.is_shouted(at);
        (end <= block_end && (0..words.len()).all(same) && shouted).then_some((*country, end))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let shown = shown(
            text,
            |mention| if let Content::Name(country) = &mention.content { Some(country.code.to_owned()) } else { None },
        );
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
        let mut seen = HashMap::new();
        for country in countries() {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                assert_eq!(seen.insert(*name, country.code), None, "{name}");
            }
        }
        assert!(seen.len() > 400);
    }
}
