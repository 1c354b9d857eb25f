//! Ordinals: places in an order, which count nothing.

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention};
use crate::recognize::noun;
use crate::recognize::number::Form;

/// Ordinals in words; those of whole tens take a unit after a hyphen from the cardinal: *twenty-first*.
const ORDINALS: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 100.0),
    ("thousandth", 1000.0),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
];

/// What is in order has a name no longer than this, in tokens.
const NOUN: usize = 4;

pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    ORDINALS.iter().map(|&(word, _)| (word, Class::ORDINAL))
}

/// The place that one word names.
pub(in super::super) fn rank(word: &str) -> Option<f64> {
    ORDINALS.iter().find(|(known, _)| *known == word).map(|(_, rank)| *rank)
}

impl Reader<'_> {
    /// The ordinal that begins at a token.
    pub(super) fn ordinal(&self, at: usize) -> Option<Mention> {
        let (rank, end) = self.in_digits(at).or_else(|| self.in_words(at))?;
        let reading = self.reading;
        let limit = self.sentence.end.min(end + NOUN);
        let until = (end..limit).find(|&at| self.taken.has(at)).unwrap_or(limit);
        let noun = if reading.is_word(end) { noun::phrase(reading, end, until) } else { None };
        Some(Mention { content: Content::Ordinal { rank, noun: noun.map(Box::new) }, tokens: at..end, block: self.block })
    }

    /// *12th*.
    fn in_digits(&self, at: usize) -> Option<(f64, usize)> {
        let reading = self.reading;
        let digits = reading.lower(at);
        let fits = match reading.lower(at + 1) {
            "st" => digits.ends_with('1') && !digits.ends_with("11"),
            "nd" => digits.ends_with('2') && !digits.ends_with("12"),
            "rd" => digits.ends_with('3') && !digits.ends_with("13"),
            "th" => true,
            _ => false,
        };
        if !fits || !reading.is_number(at) || !reading.touches_next(at) || at + 1 >= self.sentence.end {
            return None;
        }
        let rank = reading.lower(at).replace(',', "").parse::<u32>().ok()?;
        Some((f64::from(rank), at + 2))
    }

    /// *third*, *twenty-first*.
    fn in_words(&self, at: usize) -> Option<(f64, usize)> {
        let reading = self.reading;
        let word = |at: usize| rank(reading.lower(at));
        if reading.is(at, Class::ORDINAL) {
            // "A third of" and "per second" are other things.
            let before = if at > self.sentence.start { reading.lower(at - 1) } else { "" };
            let ends = at + 1 >= self.sentence.end && reading.lower(at) != "second";
            let share = (matches!(before, "a" | "one") && (reading.lower(at + 1) == "of" || ends))
                || (before == "a" && self.numeral(at, false).is_some_and(|part| part.form == Form::Fraction));
            let time = reading.lower(at) == "second" && matches!(before, "per" | "every" | "split" | "each");
            return word(at).filter(|_| !share && !time).map(|rank| (rank, at + 1));
        }
        let hyphen = matches!(reading.mark(at + 1), Some('-' | '‑')) && reading.is(at + 2, Class::ORDINAL);
        if !hyphen || reading.is_number(at) {
            return None;
        }
        // "A twenty-first of it", "a twenty-first".
        let share = at > self.sentence.start && reading.lower(at - 1) == "a";
        if share && (at + 3 >= self.sentence.end || reading.lower(at + 3) == "of") {
            return None;
        }
        let tens = self.numeral(at, false).filter(|tens| tens.form == Form::Words && tens.end < self.sentence.end)?;
        let hyphen = usize::from(matches!(reading.mark(tens.end), Some('-' | '‑')) && reading.touches_next(tens.end));
        let units = word(tens.end + hyphen).filter(|units| tens.value >= 20.0 && tens.value % 10.0 == 0.0 && *units < 10.0)?;
        Some((tens.value + units, tens.end + hyphen + 1))
    }
}
