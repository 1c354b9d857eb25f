//! The sign of a figure.
//!
//! ```text
//! minus := ("-" | "−") figure             where nothing stands before the mark, or what a figure may stand behind: "(", "=", "$"
//!        | lead ("-" | "−" | "–") figure  "at - 20 °C", "to –5 °C"; a space may stand after the first two
//!        | ("minus" | "negative") figure         but not "plus or minus", which is either way
//! ```

use super::Reader;

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

/// What makes a figure a temperature, which alone is often below zero: *convert - 20 degrees*, and not *few convert - 20 firms did*.
const WARMTH: [&str; 8] = ["degree", "degrees", "celsius", "centigrade", "fahrenheit", "kelvin", "c", "f"];

impl Reader<'_> {
    /// Whether a minus sign or *minus* stands right before a token, and where it begins.
    pub(super) fn negative(&self, at: usize) -> (usize, bool) {
        let reading = self.reading;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.sentence.start) else { return (at, false) };
        let touches = reading.touches_next(before);
        let free = before == self.sentence.start || !reading.touches_next(before - 1);
        // No dash that sets off a clause stands right after these words: "at - 20 °C", "to –5 °C".
        let warm = || WARMTH.contains(&reading.lower(at + 1)) || reading.is_mark(at + 1, '°');
        let leads = |word: &str| LEADS_ON.contains(&word) || (word == "convert" && warm());
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
}
