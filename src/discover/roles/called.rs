//! Names as people write them: when two may be of one person, body or place.
//!
//! ```text
//! agree := one is a part of the other | the same country | an acronym and its words | the same last name, first names that may be one
//!        | a country and what is none | a body and a person | words that differ in spelling only
//! ```
//!
//! Whatever is not plainly another name agrees.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::word::is_one;
use super::words::{BODIES, NEIGHBOURS, SMALL, TITLES};

/// A name, by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    /// In lower case, without accents, titles and small words.
    words: Box<[Box<str>]>,
    /// Whether it is that of a country.
    is_country: bool,
    /// Whether it is one word all in capitals.
    is_acronym: bool,
    /// Whether its words say that it is no person.
    is_body: bool,
}

/// Sounds from this likeness on may be of one place.
const SOUNDS_ALIKE: f64 = 0.75;
/// Spellings from this likeness on are of one word.
const ALIKE: f64 = 0.8;

impl Called {
    /// The name that some words are; none where they are all small.
    pub(super) fn of(name: &str, is_country: bool) -> Option<Self> {
        let bare: String = name.nfd().filter(|char| !is_combining_mark(*char)).collect();
        let is_acronym = bare.len() > 1 && bare.chars().all(char::is_uppercase);
        let all = bare.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase).filter(|word| !word.is_empty());
        let is_body_word = |word: &String| is_one(BODIES, word);
        let all: Vec<String> = all.collect();
        let is_body = is_acronym || all.iter().any(is_body_word);
        let is_small = |word: &str| is_one(SMALL, word) || is_one(TITLES, word);
        let words: Box<[Box<str>]> = all.into_iter().filter(|word| !is_small(word)).map(Into::into).collect();
        (!words.is_empty()).then_some(Self { words, is_country, is_acronym, is_body })
    }

    /// Whether both may name one thing, or name things that may both be right.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        if self.is_country || other.is_country {
            return self.is_country != other.is_country || self.words == other.words;
        }
        if self.is_body != other.is_body || self.abbreviates(other) || other.abbreviates(self) {
            return true;
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let shared = short.words.iter().filter(|word| long.words.iter().any(|other| is_alike(word, other)));
        let shared: Vec<&str> = shared.map(|word| &**word).collect();
        match shared.as_slice() {
            [] => false,
            // *University of Oslo*, *University of Bergen*.
            bodies if bodies.iter().all(|word| is_one(BODIES, word)) => bodies.len() == short.words.len(),
            [family] if self.is_last(family) && other.is_last(family) => self.may_have_first_name_of(other),
            _ => true,
        }
    }

    fn is_last(&self, word: &str) -> bool {
        self.words.last().is_some_and(|last| is_alike(last, word))
    }

    /// Of two persons of one family: whether their first names may be one.
    fn may_have_first_name_of(&self, other: &Self) -> bool {
        let ([first, _, ..], [second, _, ..]) = (&*self.words, &*other.words) else { return true };
        let initial = |word: &str| word.chars().next();
        let are_nicknames = NICKNAMES.iter().any(|names| names.contains(&&**first) && names.contains(&&**second));
        // "O. Ada Marsh" goes by her second name.
        let has_initials = |name: &Self| name.words[..name.words.len() - 1].iter().any(|word| word.chars().nth(1).is_none());
        let goes_by = |a: &Self, b: &Self| a.words[..a.words.len() - 1].iter().any(|word| initial(word) == initial(&b.words[0]));
        let other_first = (has_initials(self) || has_initials(other)) && (goes_by(self, other) || goes_by(other, self));
        initial(first) == initial(second) || are_nicknames || other_first
    }

    /// Whether the letters of an acronym are the initials of the other's words.
    fn abbreviates(&self, other: &Self) -> bool {
        let initials: String = other.words.iter().filter_map(|word| word.chars().next()).collect();
        self.is_acronym && self.words.first().is_some_and(|word| **word == *initials)
    }

    /// Whether both are forms of one name.
    pub(super) fn is_form_of(&self, other: &Self) -> bool {
        let share = || self.words.iter().any(|word| other.words.iter().any(|other| is_alike(word, other)));
        self.is_country == other.is_country
            && self.agrees(other)
            && (share() || self.abbreviates(other) || other.abbreviates(self))
    }

    pub(super) fn is_country(&self) -> bool {
        self.is_country
    }

    /// Whether both are countries that may have had the same place in turn.
    pub(super) fn is_neighbour_of(&self, other: &Self) -> bool {
        let is = |called: &Self, country: &str| Self::of(country, true).is_some_and(|country| country.words == called.words);
        let among = |called: &Self, line: &[&str]| line.iter().any(|country| is(called, country));
        self.is_country && other.is_country && NEIGHBOURS.iter().any(|line| among(self, line) && among(other, line))
    }

    /// Whether both may be one place, as people of other languages spell it: *Kiev*, *Kyiv*.
    pub(super) fn sounds_like(&self, other: &Self) -> bool {
        let (a, b) = (self.sound(), other.sound());
        let initial = |called: &Self| called.words[0].chars().next();
        let shortest = a.len().min(b.len());
        // Athens, Athína; Prague, Praha; Helsinki, Helsingfors.
        let begins = shortest > 1 && initial(self) == initial(other) && (a.starts_with(&b) || b.starts_with(&a));
        a == b || begins || (shortest > 3 && strsim::normalized_levenshtein(&a, &b) >= SOUNDS_ALIKE)
    }

    /// Its consonants, those that sound alike as one.
    fn sound(&self) -> String {
        let letters = self.words.iter().flat_map(|word| word.chars());
        let mut sound: Vec<char> = letters
            .filter_map(|char| match char {
                'b' => Some('p'),
                'c' | 'q' | 'g' | 'j' | 'x' => Some('k'),
                'd' => Some('t'),
                'w' | 'f' => Some('v'),
                'z' => Some('s'),
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'ø' | 'æ' | 'ı' => None,
                _ => Some(char),
            })
            .collect();
        sound.dedup();
        sound.into_iter().collect()
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Whether two words are one, an initial or another spelling of it.
fn is_alike(a: &str, b: &str) -> bool {
    a == b || (a.len().min(b.len()) > 3 && strsim::normalized_levenshtein(a, b) >= ALIKE)
}

/// First names of one person.
const NICKNAMES: &[&[&str]] = &[
    &["william", "bill", "billy", "will", "liam"],
    &["robert", "bob", "bobby", "rob"],
    &["richard", "dick", "rick"],
    &["edward", "ted", "ned", "eddie"],
    &["theodore", "ted", "teddy"],
    &["john", "jack", "johnny"],
    &["henry", "harry", "hank"],
    &["charles", "chuck", "charlie"],
    &["james", "jim", "jimmy"],
    &["margaret", "peggy", "meg", "maggie"],
    &["elizabeth", "liz", "beth", "betty"],
    &["mary", "molly", "polly"],
    &["anthony", "tony"],
    &["andrew", "drew", "andy"],
    &["alexander", "sandy", "sasha", "alex"],
    &["katherine", "catherine", "kate", "cathy"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, agree: bool) {
        let of = |name: &str| Called::of(name, false).unwrap();
        assert_eq!(of(a).agrees(&of(b)), agree, "{a} / {b}");
        assert_eq!(of(b).agrees(&of(a)), agree, "{b} / {a}");
    }

    #[test]
    fn parts_longer_forms_and_spellings_agree() {
        check("Marsh", "Ada Marsh", true);
        check("Ada Marsh", "Dr. Ada M. Marsh", true);
        check("A. Marsh", "Ada Marsh", true);
        check("Bill Marsh", "William Marsh", true);
        check("Otto Čapek", "Otto Capek", true);
        check("Otto Lindström", "Otto Lindstrom", true);
        check("Piotr Chaikowski", "Piotr Tchaikowski", true);
        check("HRW", "Harbour Rail Works", true);
        check("Harbour Works", "Ada Marsh", true);
        check("Ada of Holm", "Ada", true);
        check("King Otto", "Otto the Tall", true);
        check("A. B. Marsh", "Beate Marsh", true);
    }

    #[test]
    fn other_persons_and_bodies_do_not() {
        check("Ada Marsh", "Otto Lund", false);
        check("Ada Marsh", "Otto Marsh", false);
        check("Marsh", "Lund", false);
        check("University of Oslo", "University of Bergen", false);
        check("Oslo", "Bergen", false);
    }

    #[test]
    fn a_country_is_compared_with_countries_only() {
        let country = |name: &str| Called::of(name, true).unwrap();
        assert!(!country("Norway").agrees(&country("Chile")));
        assert!(country("Norway").agrees(&country("Norway")));
        assert!(country("Norway").agrees(&Called::of("Oslo", false).unwrap()));
    }
}
