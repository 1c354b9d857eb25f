//! One number out of another.
//!
//! ```text
//! ratio := whole [noun] ("in" | "out of" | "over") ["every"] whole      the first below the second: "one in five", "one man in four"
//! ```
//!
//! A number above one makes a ratio only with what people say shares in: *nine in ten*, and not *five in 11 games*.

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};
use crate::value::Unit;

impl Reader<'_> {
    /// *one in five*, *two out of every three*, *one man in four*.
    pub(super) fn ratio(&self, figures: &mut Figures) -> bool {
        let (reading, lower) = (self.reading, figures.lower);
        let counted = usize::from(self.counts_between(lower));
        let joins = lower.end + counted;
        let words = match reading.lower(joins) {
            "in" | "over" => 1,
            "out" if reading.lower(joins + 1) == "of" => 2,
            _ => return false,
        };
        let at = joins + words + usize::from(matches!(reading.lower(joins + words), "every" | "each"));
        if figures.unit.is_some() || !is_whole(&lower) || at >= self.sentence.end || !reading.is(at, Class::NUMERAL) {
            return false;
        }
        let every = at > joins + words;
        let divided = words == 2 || reading.lower(joins) == "over" || every;
        let below = self.numeral(at, false).filter(|below| {
            // "Two in five days" are two; "five in 2018" are five.
            let timed = reading.is(below.end, Class::UNIT) && self.unit_at(figures, below.end).is_some();
            let bare = counted == 0 || self.ends_share(below.end);
            is_whole(below)
                && below.value > lower.value.abs()
                && lower.value != 0.0
                && lower.scale == 1.0
                && bare
                && (divided || self.is_usual(&lower, below))
                && (every || below.value <= 100.0 || lower.value <= 10.0)
                && !timed
                && !reading.is_mark(below.end, '%')
        });
        let Some(below) = below else { return false };
        // "One over three" in arithmetic; "5 over 10 years" in prose.
        if reading.lower(joins) == "over" && below.end < self.sentence.end && reading.is_word(below.end) {
            return false;
        }
        figures.lower.value /= below.value;
        figures.lower.tolerance = f64::min(0.005, figures.lower.value.abs() / 20.0);
        figures.form = Form::Fraction;
        figures.unit = Unit::named("ratio");
        figures.end = below.end;
        // "About a one in five chance".
        let article = figures.start.checked_sub(2).filter(|&before| before >= self.sentence.start);
        let led = article.is_some_and(|before| reading.is(before, Class::MODIFIER) && reading.lower(before + 1) == "a");
        figures.start -= usize::from(led);
        true
    }

    /// Whether one word that is counted stands between the two numbers: *one man in four*.
    fn counts_between(&self, lower: Numeral) -> bool {
        let (reading, noun) = (self.reading, lower.end);
        let counted = reading.is_word(noun)
            && !reading.is(noun, Class::NUMERAL | Class::UNIT | Class::ENDS_PHRASE | Class::VERB | Class::PARTIAL)
            && reading.is(noun, Class::PLURAL) == (lower.value > 1.0);
        counted && lower.value < 10.0 && noun + 1 < self.sentence.end && reading.lower(noun + 1) == "in"
    }

    /// Whether what follows the second number is nothing that it could count.
    fn ends_share(&self, at: usize) -> bool {
        let reading = self.reading;
        at >= self.sentence.end
            || matches!(reading.mark(at), Some(',' | '.' | ';' | ':' | ')' | '!' | '?' | '–' | '—'))
            || reading.is(at, Class::AUXILIARY | Class::VERB | Class::CLOSED)
    }

    /// Whether people say a share with these two numbers: one in any, more in a round one, and none in things that follow each
    /// other.
    fn is_usual(&self, lower: &Numeral, below: &Numeral) -> bool {
        let whole = below.value;
        let usual = whole <= 5.0 || whole == lower.value + 1.0 || whole % 10.0 == 0.0;
        lower.value == 1.0 || (usual && !is_span(self.reading.lower(below.end)))
    }
}

fn is_whole(numeral: &Numeral) -> bool {
    numeral.value.fract() == 0.0 && matches!(numeral.form, Form::Digits | Form::Words)
}

/// What follows one after the other, so that something happens *over* or *in* so many of them.
const SPANS: &[&str] = &[
    "season",
    "game",
    "round",
    "set",
    "inning",
    "series",
    "winter",
    "summer",
    "generation",
    "stage",
    "episode",
    "match",
    "start",
    "test",
    "race",
    "quarter",
    "attempt",
    "session",
    "leg",
    "phase",
    "visit",
    "outing",
    "appearance",
    "spell",
];

/// Whether a word names what follows one after the other.
pub(super) fn is_span(word: &str) -> bool {
    ["", "s", "es"].iter().filter_map(|plural| word.strip_suffix(plural)).any(|one| SPANS.contains(&one))
}
