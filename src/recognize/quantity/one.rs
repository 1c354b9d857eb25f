//! *One*, which is more often a pronoun than a number.
//!
//! ```text
//! one := "one" noun | "one" ("in" | "out of") ["every"] numeral | "one" ("to" | "or") numeral | "one or more" noun
//!      | "between one and" numeral | ("of" | "for" | "within" | …) "one day" | "one day" ("later" | "before" | …)
//! ```

use super::Reader;
use crate::recognize::class::Class;

/// What follows *one* where it is no number but a way of speaking.
const IDIOMS: &[&str] = &[
    "another", "or", "and", "who", "which", "that", "day", "time", "way", "thing", "hand", "side", "point", "reason", "example",
    "part", "more", "big", "can", "such", "last", "final", "word", "moment", "must",
];

impl Reader<'_> {
    /// Whether *one* stands for a thing and not for a number.
    pub(super) fn is_pronoun(&self, before: Option<usize>, after: usize) -> bool {
        let reading = self.reading;
        let next = reading.lower(after);
        if matches!(reading.mark(after), Some('-' | '‑')) && reading.touches_next(after) {
            return !reading.is(after + 1, Class::UNIT) && !self.goes_on(before, after + 1);
        }
        if self.goes_on(before, after) {
            return false;
        }
        if reading.is(after, Class::UNIT) && next != "second" {
            return IDIOMS.contains(&next) && !self.lasts(before, after);
        }
        let below = if next == "out" { 2 } else { 1 };
        let below = after + below + usize::from(matches!(reading.lower(after + below), "every" | "each"));
        let ratio = matches!(next, "in" | "out" | "over") && reading.is(below, Class::NUMERAL);
        let unlike = !ratio
            && (next.is_empty()
                || after >= self.sentence.end
                || reading.is(after, Class::PREPOSITION | Class::AUXILIARY | Class::DETERMINER)
                || IDIOMS.contains(&next));
        let pronoun = before.is_some_and(|before| {
            matches!(
                reading.lower(before),
                "no" | "any" | "every" | "this" | "that" | "another" | "each" | "which" | "the" | "some"
            )
        });
        unlike || pronoun
    }

    /// *one to two years*, *one or more projects*, *between one and three*: a number goes on.
    fn goes_on(&self, before: Option<usize>, at: usize) -> bool {
        let reading = self.reading;
        let between = || before.is_some_and(|before| reading.lower(before) == "between");
        let joins = match reading.lower(at) {
            "to" | "or" => true,
            "and" => between(),
            _ => false,
        };
        let second = at + 1 + usize::from(matches!(reading.mark(at + 1), Some('-' | '‑')));
        let number = reading.is(second, Class::NUMERAL) && !matches!(reading.lower(second), "one" | "no" | "half");
        joins && second < self.sentence.end && (number || (reading.lower(at) == "or" && reading.lower(second) == "more"))
    }

    /// *at intervals of one day*, *one day later*: a length of time, and not some day.
    fn lasts(&self, before: Option<usize>, day: usize) -> bool {
        const LENGTHS: [&str; 13] =
            ["of", "for", "within", "after", "than", "least", "most", "only", "just", "about", "every", "per", "lasted"];
        let reading = self.reading;
        matches!(reading.lower(day), "day")
            && (before.is_some_and(|before| LENGTHS.contains(&reading.lower(before)))
                || matches!(reading.lower(day + 1), "later" | "earlier" | "before" | "after" | "ago" | "per")
                || (reading.lower(day + 1) == "a" && reading.is(day + 2, Class::UNIT)))
    }
}
