//! The sign of a figure.
//!
//! ```text
//! minus := ("-" | "−") figure             where nothing stands before the mark, or what a figure may stand behind: "(", "=", "$"
//!        | lead ("-" | "−" | "–") figure  "at - 20 °C", "to –5 °C"; a space may stand after the first two
//!        | ("minus" | "negative") figure         but not "plus or minus", which is either way
//! ```

use super::Reader;
use crate::recognize::unit::{self, Measured};
use crate::value::Dimension;

/// Words right after which a dash before a figure is a minus sign, whatever its form and the space around it.
const LEADS_ON: [&str; 17] = [
    "at",
    "of",
    "to",
    "from",
    "below",
    "above",
    "under",
    "over",
    "between",
    "than",
    "by",
    "around",
    "about",
    "approximately",
    "and",
    "or",
    "equals",
];

impl Reader<'_> {
    /// Whether a minus sign or *minus* stands right before a token, and where it begins.
    pub(super) fn negative(&self, at: usize) -> (usize, bool) {
        let reading = self.reading;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.sentence.start) else { return (at, false) };
        let touches = reading.touches_next(before);
        let free = before == self.sentence.start || !reading.touches_next(before - 1);
        // No dash that sets off a clause stands right after these words: "at - 20 °C", "to –5 °C".
        let leads = |word: &str| LEADS_ON.contains(&word) || (word == "convert" && self.is_in_degrees(at));
        let led = || free && before > self.sentence.start && leads(reading.lower(before - 1));
        let sign = match reading.mark(before) {
            Some('-' | '−') if touches => {
                free || matches!(reading.mark(before - 1), Some('(' | '[' | '<' | '>' | '=' | '~' | '$' | '€' | '£' | '“'))
            }
            Some('-' | '−') => led(),
            Some('–') => touches && led(),
            _ => false,
        };
        // "From 5 -10" is a range with a space too many.
        let range = sign && before > self.sentence.start && reading.is_number(before - 1);
        let either = || before > self.sentence.start && reading.lower(before - 1) == "or";
        let word = matches!(reading.lower(before), "minus" | "negative") && !either();
        if (sign && !range) || word { (before, true) } else { (at, false) }
    }
    /// Whether a figure is a temperature, which alone is often below zero: *convert - 20 degrees*, and not *few convert - 20 firms
    /// did*.
    fn is_in_degrees(&self, figure: usize) -> bool {
        let measured = Measured { digits: false, large: false, figure };
        let unit = unit::after(self.reading, figure + 1, self.sentence.end, self.text, measured);
        let degrees = unit.is_some_and(|(unit, _)| matches!(unit.dimension, Dimension::Temperature | Dimension::Degrees));
        degrees || matches!(self.reading.lower(figure + 1), "c" | "f")
    }
}
