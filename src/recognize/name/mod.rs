//! Names: countries and their people, organisations and persons, and acronyms with what the document says they stand for.
//!
//! ```text
//! name    := country | demonym | proper | acronym
//! acronym := a word all in capitals                "IGF"; its expansion is the name it was given with: "… Forum (IGF)"
//! ```
//!
//! Where a name is a country it is mentioned as that only. Which names are one is for rules to say: here *the Forum* is not
//! known to be the *Internet Governance Forum*.

mod acronym;
mod countries;
mod proper;

use std::borrow::Cow;
use std::ops::Range;

pub use countries::{Country, countries};
pub(super) use proper::Acronyms;

use super::class::Class;
use super::mention::{Content, Mention};
use super::passage::Stretch;
use super::reading::Reading;
use crate::source::Source;

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A country, or what comes from it: *Canada*, *Canadian*.
    Country {
        /// The country.
        country: &'static Country,
        /// Whether the word is an adjective or names its people: it is not the country itself.
        demonym: bool,
    },
    /// Any other name.
    Proper {
        /// Of an acronym, the words that the document gave for it: tokens.
        expansion: Option<Box<Range<usize>>>,
    },
}

/// The words that names begin with, and those that join their parts or are none.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    countries::vocabulary().chain(proper::vocabulary())
}

/// Adds every country and every other name of a stretch. `acronyms` are those that the text before has said the words of.
pub(super) fn recognize(
    reading: &Reading,
    source: &Source,
    stretch: &Stretch<'_>,
    acronyms: &mut Acronyms,
    countries: &mut Vec<Mention>,
    others: &mut Vec<Mention>,
) {
    countries::recognize(reading, stretch, countries);
    proper::recognize(reading, source, stretch, countries, acronyms, others);
}

/// What a mention names, whatever the text calls it: the usual name of a country, the words that an acronym stands for.
#[must_use]
pub fn name_of<'a>(reading: &Reading, source: &'a Source, mention: &'a Mention) -> Cow<'a, str> {
    let words = |tokens: &Range<usize>| Cow::Borrowed(&source.text()[reading.span(tokens)]);
    match &mention.content {
        Content::Name(Name::Country { country, .. }) => Cow::Borrowed(country.name),
        Content::Name(Name::Proper { expansion: Some(expansion) }) => words(expansion),
        _ => words(&mention.tokens),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    /// Each name with what it names; demonyms have a tilde.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let show = |mention: &Mention| match &mention.content {
            Content::Name(name) => {
                let demonym = matches!(name, Name::Country { demonym: true, .. });
                let words = &source.text()[reading.span(&mention.tokens)];
                let name = name_of(&reading, &source, mention);
                let tilde = if demonym { "~" } else { "" };
                Some(if name == words { format!("{tilde}{words}") } else { format!("{words} = {tilde}{name}") })
            }
            _ => None,
        };
        let shown: Vec<String> = reading.mentions().iter().filter_map(show).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn demonyms_are_told_from_countries() {
        check(
            "The Canadian envoy met the French and two Germans.",
            &["Canadian = ~Canada", "French = ~France", "Germans = ~Germany"],
        );
        check("It left the U.S.A., and South Korean firms stayed.", &["U.S.A. = United States", "South Korean = ~South Korea"]);
        check("The Congolese, Latin American and polish parts.", &["Congolese", "Latin American"]);
    }

    #[test]
    fn names_of_several_words_hold_their_small_words() {
        check(
            "Then the Council of Europe, the University of Oxford and the Organisation for the Study of Rain met.",
            &["Council of Europe", "University of Oxford", "Organisation for the Study of Rain"],
        );
        check(
            "The Blue Forest Forum met Dr. Ada Byron and J. R. R. Oak in Lyon on Monday in May.",
            &["Blue Forest Forum", "Dr. Ada Byron", "J. R. R. Oak", "Lyon"],
        );
        check(
            "It joined Smith & Sons, the Ministry of Health and Welfare, and Jean-Luc.",
            &["Smith & Sons", "Ministry of Health and Welfare", "Jean-Luc"],
        );
        check("He met Mary’s Uncle Bob in Paris and London.", &["Mary", "Uncle Bob", "Paris", "London"]);
    }

    #[test]
    fn capitals_that_name_nothing_are_left_alone() {
        check("Forests grow. They say: “Yes, I do.” However, It is so.", &[]);
        check(
            "# none\n\nA Title of Great Things\n\nTHIS IS A LOUD LINE OF TEXT.\n\n1. Protect the Internet\n\n2. Defend Free Speech\n",
            &[],
        );
        check("It is as in Canada, and the United Kingdom.", &["Canada", "United Kingdom"]);
    }

    #[test]
    fn acronyms_have_the_words_they_were_given_with() {
        check(
            "The annual Blue Forest Forum (BFF) began. Later BFF ended.",
            &["Blue Forest Forum", "BFF = Blue Forest Forum", "BFF = Blue Forest Forum"],
        );
        check(
            "It is the OSR (Organisation for the Study of Rain) or OSR.",
            &[
                "OSR = Organisation for the Study of Rain",
                "Organisation for the Study of Rain",
                "OSR = Organisation for the Study of Rain",
            ],
        );
        check("It uses a wide area network (WAN), and NATO.", &["WAN = wide area network", "NATO"]);
        check("It is big (BIG) and XIV is late.", &["BIG"]);
    }
}
