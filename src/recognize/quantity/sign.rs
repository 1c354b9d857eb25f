//! The sign of a figure.
//!
//! ```text
//! minus := ("-" | "−") figure             where nothing stands before the mark, or what a figure may stand behind: "(", "=", "$"
//!        | lead ("-" | "−" | "–") figure  "at - 20 °C", "to –5 °C"; a space may stand after the first two
//!        | ("minus" | "negative") figure         but not "plus or minus", which is either way
//! ```

use super::Reader;

/// Words right after which a dash before a figure is a minus sign, whatever its form and the space around it: they need what
/// stands behind them.
const LEADS_ON: [&str; 19] = [
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
    "convert",
    "subtract",
];

impl Reader<'_> {
    /// Whether a minus sign or *minus* stands right before a token, and where it begins.
    pub(super) fn negative(&self, at: usize) -> (usize, bool) {
        let reading = self.reading;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.sentence.start) else { return (at, false) };
        let touches = reading.touches_next(before);
        let free = before == self.sentence.start || !reading.touches_next(before - 1);
        // No dash that sets off a clause stands right after these words: "at - 20 °C", "to –5 °C".
        let led = || free && before > self.sentence.start && LEADS_ON.contains(&reading.lower(before - 1));
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
