//! The figures of a quantity: one sum, a range, a tolerance or a ratio, with their unit.

use super::Reader;
use super::restated::Twice;
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention};
use crate::recognize::number::{self, Form, Numeral, Scope};
use crate::recognize::reading::Reading;
use crate::recognize::unit::{self, Measured};
use crate::value::{Dimension, Modifier, Quantity, Unit};

/// What was read of a quantity before its modifiers and its noun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) lower: Numeral,
    /// The other end of a range.
    pub(super) upper: Option<Numeral>,
    /// Either way: *± 2*.
    delta: Option<f64>,
    pub(super) unit: Option<Unit>,
    pub(super) form: Form,
    /// A plus sign after the figure.
    plus: bool,
    /// *80-member*: what it counts is an adjective here.
    pub(super) hyphenated: bool,
    /// The words *between … and* belong to the figures.
    pub(super) between: bool,
    /// Whether the number is one of two that are said at once.
    pub(super) twice: Option<Twice>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Figures {
    /// Whether it is an amount of something, and counts nothing.
    pub(super) fn is_measure(&self) -> bool {
        self.unit.is_some()
    }

    /// *one*, which is more often a pronoun than a number.
    pub(super) fn is_bare_one(&self) -> bool {
        self.form == Form::Words && self.lower.value == 1.0 && self.unit.is_none() && self.upper.is_none()
    }

    /// The value under a modifier.
    pub(super) fn value(&self, modifier: Option<Modifier>) -> Quantity {
        let (lower, unit) = (&self.lower, self.unit);
        if let Some(upper) = self.upper {
            // "At least 5 to 10" is at least 5, "at most 5 to 10" at most 10.
            let (least, most) = if lower.value <= upper.value { (lower, &upper) } else { (&upper, lower) };
            return match modifier {
                Some(Modifier::AtLeast) => Quantity::new(least.value, least.tolerance, Modifier::AtLeast, unit),
                Some(Modifier::AtMost) => Quantity::new(most.value, most.tolerance, Modifier::AtMost, unit),
                _ => Quantity::range(lower.value, upper.value, unit),
            };
        }
        if let Some(delta) = self.delta {
            return Quantity::within(lower.value, delta, unit);
        }
        let modifier = match (modifier, self.form) {
            (None, _) if self.plus => Modifier::AtLeast,
            (Some(Modifier::AtLeast), Form::Vague) => Modifier::VagueAtLeast,
            (_, Form::Vague) => Modifier::Vague,
            (modifier, _) => modifier.unwrap_or(Modifier::Exact),
        };
        Quantity::new(lower.value, lower.tolerance, modifier, unit)
    }
}

impl Reader<'_> {
    pub(super) fn numeral(&self, at: usize, money: bool) -> Option<Numeral> {
        let scope = Scope { floor: self.sentence.start, limit: self.sentence.end, money, habit: self.habit };
        number::read(self.reading, at, scope).filter(|numeral| !self.taken.has(numeral.start) && !self.taken.has(numeral.end - 1))
    }

    /// The figures whose first numeral's first token, an article aside, is `at`.
    pub(super) fn figures(&mut self, at: usize) -> Option<Figures> {
        let (reading, floor, limit) = (self.reading, self.sentence.start, self.sentence.end);
        let (inner, negative) = self.negative(at);
        let currency = unit::before(reading, inner, floor, self.text);
        let mut lower = self.numeral(at, currency.is_some())?;
        let start = currency.map_or(inner.min(lower.start), |(_, start)| start);
        let (start, negative) = if negative { (start, true) } else { self.negative(start) };
        if self.is_no_quantity(at, start, &lower, Beside { money: currency.is_some(), negative }) {
            return None;
        }
        if negative {
            lower.value = -lower.value;
        }
        // "About +26 %": the words before the sign modify the figure.
        let signed = currency.is_none() && start > floor + 1 && reading.is(start - 2, Class::MODIFIER);
        let signed = signed && reading.touches_next(start - 1) && self.is_gain(Some(start - 1), &lower);
        let start = start - usize::from(signed);
        // "MAUD 60".
        let scaled =
            start.checked_sub(1).filter(|&at| at >= floor && currency.is_none()).and_then(|at| unit::scaled_code(reading, at));
        let start = start - usize::from(scaled.is_some());
        if let Some((_, scale)) = scaled {
            lower.times(scale);
        }
        let mut figures = Figures {
            lower,
            upper: None,
            delta: None,
            unit: currency.map(|(unit, _)| unit).or(scaled.map(|(unit, _)| unit)),
            form: lower.form,
            plus: false,
            hyphenated: false,
            between: false,
            twice: None,
            start,
            end: lower.end,
        };
        if !self.ratio(&mut figures) {
            if !self.range(&mut figures) {
                // "A 2-1 win": neither of the two is a quantity.
                if self.is_dashed(figures.end) {
                    return None;
                }
                figures.plus = reading.is_mark(figures.end, '+') && reading.touches_next(figures.end - 1);
                figures.end += usize::from(figures.plus);
                self.tolerance(&mut figures);
                self.restated(&mut figures);
            }
            self.unit_beyond(&mut figures);
            self.compound(&mut figures);
        }
        if figures.form == Form::Fraction {
            self.after_one(&mut figures);
        }
        let joined = figures.end < limit && reading.touches_next(figures.end - 1);
        let cut = joined && (reading.is(figures.end, Class::WORD | Class::NUMBER) || reading.is_mark(figures.end, '/'));
        (!cut).then_some(figures)
    }

    /// The unit after the figures, where the currency does not stand before them.
    pub(super) fn unit(&self, figures: &mut Figures) {
        let (reading, limit) = (self.reading, self.sentence.end);
        if figures.form == Form::Vague && reading.lower(figures.end) == "of" {
            // "Tens of kilometres", "hundreds of millions of dollars".
            if let Some((unit, end)) = self.unit_at(figures, figures.end + 1) {
                figures.unit = Some(unit);
                figures.end = end;
            }
            return;
        }
        // "120 MEUR".
        if let Some((unit, scale)) =
            unit::scaled_code(reading, figures.end).filter(|_| figures.unit.is_none() && figures.end < limit)
        {
            figures.lower.times(scale);
            figures.unit = Some(unit);
            figures.end += 1;
            return;
        }
        // "75 USD million".
        if let Some((unit, _)) = self.unit_at(figures, figures.end).filter(|(unit, end)| {
            unit.is_money()
                && *end == figures.end + 1
                && reading.is_shouted(figures.end)
                && number::scale(reading.lower(*end)).is_some()
        }) {
            let scale = number::scale(reading.lower(figures.end + 1)).unwrap_or(1.0);
            figures.lower.times(scale);
            figures.unit = Some(unit);
            figures.end += 2;
            return;
        }
        if let Some(unit) = figures.unit {
            // "US$5 million dollars", and "$15 an hour".
            let (unit, end) = unit::rated(reading, unit, figures.end, limit, self.text);
            figures.unit = Some(unit);
            figures.end = end;
            return;
        }
        let hyphen = matches!(reading.mark(figures.end), Some('-' | '‑'))
            && reading.touches_next(figures.end)
            && reading.touches_next(figures.end - 1)
            && figures.end + 1 < limit;
        if let Some((unit, end)) = self.shared_unit(figures).or_else(|| unit::letter(reading, figures.end, &self.sentence)) {
            figures.unit = Some(unit);
            figures.end = end;
            return;
        }
        let at = figures.end + usize::from(hyphen);
        // "400 terabyte-years" are no terabytes.
        let joined = |end: usize| {
            matches!(reading.mark(end), Some('-' | '‑')) && reading.touches_next(end - 1) && reading.is(end + 1, Class::UNIT)
        };
        if let Some((unit, end)) = self.unit_at(figures, at).filter(|(_, end)| !self.taken.has(at) && !joined(*end)) {
            figures.unit = Some(unit);
            figures.end = self.past_age(unit, end);
        } else if hyphen && reading.is_word(at) {
            figures.hyphenated = true;
        } else if figures.form == Form::Fraction && figures.lower.value < 1.0 {
            figures.unit = Unit::named("ratio");
        }
    }

    /// *half an hour*, *a quarter of a percentage point*, *0.3 of a cent*: the unit that a part of one is of.
    fn shared_unit(&self, figures: &Figures) -> Option<(Unit, usize)> {
        let (reading, limit) = (self.reading, self.sentence.end);
        let decimal = figures.form == Form::Digits && reading.lower(figures.end) == "of";
        if !(decimal || figures.form == Form::Fraction) || figures.lower.value >= 1.0 || figures.upper.is_some() {
            return None;
        }
        let of = figures.end + usize::from(reading.lower(figures.end) == "of");
        let article = matches!(reading.lower(of), "a" | "an" | "one") && of + 1 < limit && !self.taken.has(of + 1);
        if !article {
            return None;
        }
        let measured = Measured { digits: false, large: false, figure: figures.lower.start };
        unit::after(reading, of + 1, limit, self.text, measured)
    }

    pub(super) fn unit_at(&self, figures: &Figures, at: usize) -> Option<(Unit, usize)> {
        let digits = figures.form == Form::Digits || figures.form == Form::Fraction;
        let measured = Measured { digits, large: figures.lower.value.abs() >= 1e5, figure: figures.lower.start };
        unit::after(self.reading, at, self.sentence.end, self.text, measured)
    }

    /// *years old*, *year-old*, *years of age*.
    fn past_age(&self, unit: Unit, end: usize) -> usize {
        let reading = self.reading;
        let hyphen = usize::from(matches!(reading.mark(end), Some('-' | '‑')) && reading.touches_next(end));
        match reading.lower(end + hyphen) {
            _ if !matches!(unit.dimension, Dimension::Months | Dimension::Duration) || end + hyphen >= self.sentence.end => end,
            "old" | "olds" => end + hyphen + 1,
            "of" if hyphen == 0 && reading.lower(end + 1) == "age" => end + 2,
            _ => end,
        }
    }

    /// *10 ± 2*, *10 +/- 2*, *10 plus or minus 2*.
    fn tolerance(&self, figures: &mut Figures) {
        let reading = self.reading;
        let spoken = reading.is(figures.end, Class::LIMITS)
            && reading.lower(figures.end) == "plus"
            && reading.lower(figures.end + 1) == "or"
            && reading.lower(figures.end + 2) == "minus";
        let written = spoken
            || reading.is_mark(figures.end, '+')
                && reading.is_mark(figures.end + 1, '/')
                && reading.is_mark(figures.end + 2, '-');
        let at = figures.end + if written { 3 } else { 1 };
        if (!written && !reading.is_mark(figures.end, '±')) || at >= self.sentence.end || !reading.is_number(at) {
            return;
        }
        if let Some(delta) = self.numeral(at, false).filter(|delta| delta.form == Form::Digits) {
            figures.delta = Some(delta.value);
            figures.end = delta.end;
        }
    }
}

/// What stands right before a numeral.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    pub(super) money: bool,
    pub(super) negative: bool,
}

/// *More than 20 and less than 30*: two bounds of one figure are a range. Returns whether the mention went into the one before.
pub(super) fn merge_bounds(reading: &Reading, mentions: &mut [Mention], mention: &Mention) -> bool {
    let Some(last) = mentions.last_mut() else { return false };
    let (Content::Quantity(of_last), Content::Quantity(stated)) = (&mut last.content, &mention.content) else { return false };
    let (first, second) = (&of_last.value, &stated.value);
    let between = last.tokens.end..mention.tokens.start;
    let joins = between.len() <= 3
        && between.clone().all(|at| reading.is_mark(at, ',') || matches!(reading.lower(at), "and" | "but" | "is"))
        && !between.is_empty();
    let (lo, hi) = match (first.modifier(), second.modifier()) {
        (Modifier::AtLeast, Modifier::AtMost) => (first.figure(), second.figure()),
        (Modifier::AtMost, Modifier::AtLeast) => (second.figure(), first.figure()),
        _ => return false,
    };
    if of_last.noun.is_some() || !joins || lo >= hi || first.unit().is_some() && first.unit() != second.unit() {
        return false;
    }
    of_last.value = Quantity::range(lo, hi, second.unit());
    of_last.figure.end = stated.figure.end;
    of_last.noun.clone_from(&stated.noun);
    last.tokens.end = mention.tokens.end;
    true
}
