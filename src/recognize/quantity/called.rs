//! Numbers that are called or cited, and count nothing.
//!
//! ```text
//! called := a row of DIALS digits, nothing counted after them      "call 101"
//!         | digits a row of CALLED                                 "116 123 helpline"
//! cited  := digits a row of CODES_OF_LAW ["§"] digits              "40 CFR 370"
//! ```

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};

/// Words after a number that is called.
const CALLED: &[&str] = &["helpline", "hotline"];

/// Codes of law, between the number of a title and that of a section: *40 CFR 370*.
const CODES_OF_LAW: &[&str] = &["cfr", "usc"];

impl Reader<'_> {
    /// *call 101*: a number of three digits that somebody dials, and nothing that it could count.
    pub(super) fn is_dialled(&self, before: usize, numeral: &Numeral) -> bool {
        const DIALS: [&str; 9] = ["call", "calling", "calls", "dial", "dialling", "dialing", "ring", "ringing", "phoning"];
        const THEN: [&str; 7] = ["quoting", "immediately", "and", "if", "for", "in", "when"];
        let reading = self.reading;
        let short = numeral.form == Form::Digits && numeral.scale == 1.0 && reading.bytes(numeral.start) == 3;
        let next = numeral.end;
        let ends = next >= self.sentence.end || matches!(reading.mark(next), Some('.' | ',' | ';' | '!' | '?' | ')'));
        let number = reading.is(next + 1, Class::NUMERAL);
        short && (ends || (THEN.contains(&reading.lower(next)) && !number)) && DIALS.contains(&reading.lower(before))
    }

    /// Whether a word after a figure makes it a number to call, or the title of a code of law.
    pub(super) fn is_called(&self, at: usize) -> bool {
        let word = self.reading.lower(at);
        let section = || matches!(self.reading.mark(at + 1), Some('§')) || self.reading.is_number(at + 1);
        CALLED.contains(&word) || (CODES_OF_LAW.contains(&word) && section())
    }
}
