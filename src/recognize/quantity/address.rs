//! Where something is: house numbers, and what else is a number of a place.
//!
//! ```text
//! address := digits ["–" digits] name* street | digits letter "." name* street | capitalised word name+ street      "One Elm Place"
//!          | hundreds "block of" | digits ("Route" | "Highway" …) digits | digits genitive      the last a star: "51 Pegasi"
//! ```

use super::Reader;
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
        let spelt = numeral.form == Form::Words && reading.is_capital(numeral.start);
        (digits && (self.is_on_road(next) || STARS.contains(&reading.lower(next)))) || ((digits || spelt) && self.is_street(next))
    }

    /// Whether a name that ends with a word for a street begins at a token, past the letter of a quarter of the sky.
    fn is_street(&self, at: usize) -> bool {
        let reading = self.reading;
        let quarter = reading.bytes(at) == 1 && reading.is_mark(at + 1, '.') && reading.touches_next(at);
        let first = if quarter { at + 2 } else { at };
        let mut named = (first..first + 3).take_while(|&at| at < self.sentence.end && reading.is_capital(at));
        named.any(|at| at > first && STREETS.contains(&reading.lower(at)))
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
