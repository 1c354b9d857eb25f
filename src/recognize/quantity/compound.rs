//! Compound measures: *5 ft 3 in*, *3 hours 20 minutes*, *two hours, six minutes and 26 seconds*, *5'3"*, *6-foot-4*,
//! *a year and a half*.

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::number::Form;
use crate::recognize::unit::{self, Measured};
use crate::value::{Dimension, Unit};

/// Which unit goes on with which, and whether *and* may join them.
const FOLLOWS: &[(&str, &str)] = &[
    ("ft", "in"),
    ("yd", "ft"),
    ("mi", "yd"),
    ("st", "lb"),
    ("lb", "oz"),
    ("h", "min"),
    ("min", "s"),
    ("day", "h"),
    ("week", "day"),
    ("year", "month"),
    ("kg", "g"),
    ("m", "cm"),
    ("USD", "cent"),
    ("EUR", "cent"),
    ("CAD", "cent"),
    ("AUD", "cent"),
    ("GBP", "pence"),
];

/// The parts of a unit that follow a whole number of it.
const PARTS: [(&str, f64); 2] = [("half", 0.5), ("quarter", 0.25)];

/// What one of a unit adds to the one before: cents are hundredths of whatever they stand after.
fn worth(unit: Unit) -> f64 {
    if unit.name == "cent" { 0.01 } else { unit.factor }
}

impl Reader<'_> {
    /// Adds the smaller measures that follow one: the sum is in the first unit.
    pub(super) fn compound(&self, figures: &mut Figures) {
        if figures.unit.is_none() && figures.form == Form::Digits {
            return self.primes(figures);
        }
        let mut last = figures.unit;
        if let Some((cents, end)) =
            figures.unit.filter(|unit| unit.is_money() && unit.per.is_none()).and_then(|_| self.cents(figures))
        {
            figures.lower.value += cents;
            figures.lower.tolerance = 0.0;
            figures.end = end;
            return;
        }
        while let (Some(whole), Some(before)) = (figures.unit, last)
            && figures.upper.is_none()
            && whole.per.is_none()
            && let Some((value, unit, end)) = self.smaller(figures, before)
        {
            figures.lower.value += value.copysign(figures.lower.value) * worth(unit) / whole.factor;
            figures.lower.tolerance = 0.0;
            figures.end = end;
            last = Some(unit);
        }
        self.and_a_part(figures);
    }

    /// *two hours and a half*: the part that follows a whole number of a unit.
    fn and_a_part(&self, figures: &mut Figures) {
        let (reading, end) = (self.reading, figures.end);
        let whole = figures.upper.is_none() && figures.lower.value.fract() == 0.0;
        let unit = figures.unit.filter(|unit| whole && unit.per.is_none() && reading.lower(end) == "and");
        let part = |word: &str| PARTS.iter().find(|(name, _)| *name == word).map(|(_, part)| *part);
        let part = part(reading.lower(end + 2)).filter(|_| reading.lower(end + 1) == "a" && self.counts_nothing(end + 3));
        if let Some(part) = part.filter(|_| unit.is_some() && end + 2 < self.sentence.end) {
            figures.lower.value += part;
            figures.lower.tolerance = 0.0;
            figures.end = end + 3;
        }
    }

    /// *a year and a half*: the one whole of a unit that stands before its part.
    pub(super) fn after_one(&self, figures: &mut Figures) {
        let (reading, text, floor) = (self.reading, self.text, self.sentence.start);
        let article = |at: usize| matches!(reading.lower(at), "a" | "an");
        let before = usize::from(!article(figures.start));
        let Some(one) = figures.start.checked_sub(3 + before).filter(|&one| one >= floor) else { return };
        let and = one + 2;
        let bare = figures.upper.is_none() && figures.unit.is_none_or(|unit| unit.dimension == Dimension::Ratio);
        let part = bare && PARTS.iter().any(|(_, part)| *part == figures.lower.value);
        if !part || reading.lower(and) != "and" || !article(one) || !article(and + 1) || !self.counts_nothing(figures.end) {
            return;
        }
        // "$5 a year and a half": a rate.
        let rate = one > floor && reading.is(one - 1, Class::NUMERAL | Class::UNIT | Class::PLURAL);
        let measured = Measured { digits: false, large: false, figure: one };
        let unit = unit::plain(reading, one + 1, and, text, measured).filter(|(_, end)| *end == and && !rate);
        if let Some((unit, _)) = unit.filter(|_| !(one..and).any(|at| self.taken.has(at))) {
            figures.lower.value += 1.0;
            figures.start = one;
            figures.unit = Some(unit);
        }
    }

    /// Whether what follows a part is no noun that it could be a part of: *3 km and a half marathon*.
    fn counts_nothing(&self, at: usize) -> bool {
        const AFTER: [&str; 9] = ["later", "earlier", "ago", "long", "old", "away", "wide", "high", "deep"];
        let reading = self.reading;
        at >= self.sentence.end
            || !reading.is(at, Class::WORD | Class::NUMBER)
            || reading.is(at, Class::ENDS_PHRASE | Class::VERB)
            || AFTER.contains(&reading.lower(at))
    }

    /// *15 dollars 50* and *15 dollars and fifty*, where nothing follows that the second figure could count.
    fn cents(&self, figures: &Figures) -> Option<(f64, usize)> {
        let reading = self.reading;
        let spoken = reading.is_word(figures.end - 1) && figures.upper.is_none() && figures.lower.value.fract() == 0.0;
        let at = figures.end + usize::from(reading.lower(figures.end) == "and");
        if !spoken || at >= self.sentence.end || !reading.is(at, Class::NUMERAL) {
            return None;
        }
        let numeral = self.numeral(at, false).filter(|numeral| numeral.start == at && numeral.scale == 1.0)?;
        let whole = numeral.value.fract() == 0.0 && (10.0..100.0).contains(&numeral.value);
        let last =
            numeral.end >= self.sentence.end || matches!(reading.mark(numeral.end), Some('.' | ',' | ';' | '!' | '?' | ')'));
        (whole && last).then_some((numeral.value / 100.0, numeral.end))
    }

    /// The measure that goes on with one in `whole`, and the token after it.
    fn smaller(&self, figures: &Figures, whole: Unit) -> Option<(f64, Unit, usize)> {
        let (reading, limit, at) = (self.reading, self.sentence.end, figures.end);
        let next = FOLLOWS.iter().find(|(name, _)| *name == whole.name).map(|(_, next)| *next)?;
        if let Some((inches, end)) = self.height(at, whole) {
            return Some((inches, Unit::named(next)?, end));
        }
        let parted = !whole.is_money() && !matches!(next, "yd" | "cm" | "g");
        let comma = usize::from(parted && reading.is_mark(at, ',') && !self.is_list(figures.start, at));
        let first = at + comma + usize::from(reading.lower(at + comma) == "and");
        if first >= limit || !reading.is(first, Class::NUMERAL) || reading.is_mark(first, '½') || self.taken.has(first) {
            return None;
        }
        let numeral = self.numeral(first, false).filter(|numeral| numeral.start == first && numeral.scale == 1.0)?;
        let measured = Measured { digits: numeral.form == Form::Digits, large: false, figure: first };
        // After feet "in" is no preposition, and after hours "m" no metre.
        let told = matches!((next, reading.lower(numeral.end)), ("in", "in") | ("min", "m"));
        let (unit, end) = match Unit::named(next).filter(|_| told && numeral.form == Form::Digits && numeral.end < limit) {
            Some(unit) => (unit, numeral.end + 1),
            None => unit::plain(reading, numeral.end, limit, self.text, measured)?,
        };
        (unit.name == next && numeral.value * worth(unit) < whole.factor.max(worth(unit)) * 1.01).then_some((
            numeral.value,
            unit,
            end,
        ))
    }

    /// *6-foot-4*, *six-foot-four*: the inches after the hyphen.
    fn height(&self, at: usize, whole: Unit) -> Option<(f64, usize)> {
        let reading = self.reading;
        let hyphen =
            |at: usize| matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at) && reading.touches_next(at - 1);
        let joined = whole.name == "ft" && reading.lower(at - 1) == "foot" && hyphen(at) && reading.is(at + 1, Class::NUMERAL);
        let inches = self.numeral(at + 1, false).filter(|inches| joined && inches.start == at + 1 && inches.value < 12.0)?;
        let inch = hyphen(inches.end) && reading.lower(inches.end + 1) == "inch";
        Some((inches.value, if inch { inches.end + 2 } else { inches.end }))
    }

    /// Whether a comma parts measures that are several: *2 hours, 30 minutes or 15 seconds*, *3 years, 2 months, 14 days*.
    fn is_list(&self, start: usize, comma: usize) -> bool {
        let reading = self.reading;
        let led = start > self.sentence.start && reading.is_mark(start - 1, ',') && reading.is(start - 2, Class::UNIT);
        let months = matches!(reading.lower(comma - 1), "year" | "years") && reading.is(comma + 4, Class::NUMERAL | Class::UNIT);
        let choice = (comma..self.sentence.end.min(comma + 5)).any(|at| reading.lower(at) == "or");
        led || months || choice
    }

    /// *5'3"*, *5′ 3″*: feet and inches. Feet alone would be too much like a quotation mark.
    fn primes(&self, figures: &mut Figures) {
        let reading = self.reading;
        let at = figures.end;
        let feet = matches!(reading.mark(at), Some('\'' | '’' | '′')) && reading.touches_next(at - 1);
        let inches = matches!(reading.mark(at + 2), Some('"' | '”' | '″')) && reading.touches_next(at + 1);
        if !feet || !inches || at + 2 >= self.sentence.end || !reading.is_number(at + 1) {
            return;
        }
        let Some(value) = reading.lower(at + 1).parse::<f64>().ok().filter(|inches| *inches < 12.0) else { return };
        figures.lower.value += value / 12.0;
        figures.unit = Unit::named("ft").filter(|unit| unit.dimension == Dimension::Length);
        figures.end = at + 3;
    }
}
