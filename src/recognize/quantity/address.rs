//! Where something is: house numbers, and what else is a number of a place.
//!
//! ```text
//! address := digits ["–" digits] [letter "."] name{1,2} street     "10 Downing Street"; nothing counted after it
//!          | "One" name{1,2} ("Place" | "Square" | "Street")        where the phrase ends
//!          | hundreds "block of" | digits ("Route" | "Highway" …) digits | digits genitive      the last a star: "51 Pegasi"
//! ```
//!
//! Thousands set apart, and a figure with a modifier, are no house numbers: *more than 1,000 Golden Gate Bridge workers*.

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};

/// Words after a name and a number that make the two an address.
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "place",
    "terrace",
    "way",
    "court",
    "crescent",
    "row",
    "parkway",
    "highway",
    "bridge",
    "mews",
    "wharf",
    "quay",
    "plaza",
    "embankment",
];

/// The genitives of constellations, before which a number names a star.
const STARS: &[&str] = &[
    "andromedae",
    "aquarii",
    "arietis",
    "cancri",
    "cassiopeiae",
    "centauri",
    "ceti",
    "cygni",
    "draconis",
    "eridani",
    "geminorum",
    "herculis",
    "leonis",
    "librae",
    "ophiuchi",
    "orionis",
    "pegasi",
    "persei",
    "piscium",
    "sagittarii",
    "serpentis",
    "tauri",
    "ursae",
    "virginis",
];

impl Reader<'_> {
    /// *10 Downing Street*, *402 E. Main St.*, *the 2300 block of Elm*.
    pub(super) fn is_address(&self, numeral: &Numeral) -> bool {
        let (reading, next) = (self.reading, numeral.end);
        if next >= self.sentence.end {
            return false;
        }
        let digits = numeral.form == Form::Digits;
        if !reading.is_capital(next) {
            let block =
                digits && reading.lower(next) == "block" && reading.lower(next + 1) == "of" && numeral.value % 100.0 == 0.0;
            return block || (digits && self.is_two_houses(next));
        }
        if numeral.form == Form::Words {
            return numeral.value == 1.0 && reading.is_capital(numeral.start) && self.is_spelt(next);
        }
        let before = numeral.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let bound =
            || before.is_some_and(|before| matches!(reading.lower(before), "than" | "least" | "most" | "nearly" | "about"));
        let house = || self.is_street(next) && !reading.lower(numeral.start).contains(',') && !bound();
        digits && (self.is_on_road(next) || STARS.contains(&reading.lower(next)) || house())
    }

    /// *One Elm Place*: whether a name that ends with such a word stands at a token, and nothing more of a phrase after it.
    fn is_spelt(&self, at: usize) -> bool {
        const SPELT: [&str; 3] = ["place", "square", "street"];
        let reading = self.reading;
        let street = (at + 1..at + 3).find(|&street| SPELT.contains(&reading.lower(street)));
        street.is_some_and(|street| {
            let after = street + 1;
            let ends = after >= self.sentence.end || !reading.is_word(after) || reading.is(after, Class::ENDS_PHRASE);
            street < self.sentence.end && ends && (at..=street).all(|at| reading.is_capital(at))
        })
    }

    /// Whether a name that ends with a word for a street begins at a token, past the letter of a quarter of the sky.
    fn is_street(&self, at: usize) -> bool {
        let reading = self.reading;
        let quarter = reading.bytes(at) == 1 && reading.is_mark(at + 1, '.') && reading.touches_next(at);
        let first = if quarter { at + 2 } else { at };
        let mut named = (first..first + 3).take_while(|&at| at < self.sentence.end && reading.is_capital(at));
        // "12 Canary Wharf banks", "9 Abbey Road Studios".
        let counts = |street: usize| {
            let after = street + 1;
            after < self.sentence.end && reading.is(after, Class::PLURAL) && !reading.is(after, Class::VERB)
        };
        named.any(|at| at > first && STREETS.contains(&reading.lower(at)) && !counts(at))
    }

    /// *7–9 Elm Road*.
    fn is_two_houses(&self, dash: usize) -> bool {
        self.is_dashed(dash) && dash + 2 < self.sentence.end && self.reading.is_capital(dash + 2) && self.is_street(dash + 2)
    }

    /// *1180 Route 9*.
    fn is_on_road(&self, at: usize) -> bool {
        matches!(self.reading.lower(at), "route" | "rte" | "highway" | "hwy") && self.reading.is_number(at + 1)
    }
}
