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
            return Quantity::range(lower.value, upper.value, unit);
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
        let currency = unit::before(reading, inner, floor);
        let mut lower = self.numeral(at, currency.is_some())?;
        let start = currency.map_or(inner.min(lower.start), |(_, start)| start);
        let (start, negative) = if negative { (start, true) } else { self.negative(start) };
        if self.is_no_quantity(at, start, &lower, Beside { money: currency.is_some(), negative }) {
            return None;
        }
        if negative {
            lower.value = -lower.value;
        }
        // "MAUD 60".
        let scaled =
            start.checked_sub(1).filter(|&at| at >= floor && currency.is_none()).and_then(|at| unit::scaled_code(reading, at));
        let start = start - usize::from(scaled.is_some());
        if let Some((_, scale)) = scaled {
            lower.value *= scale;
            lower.tolerance = (lower.tolerance * scale).max(scale / 2.0);
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
            figures.lower.value *= scale;
            figures.lower.tolerance = (figures.lower.tolerance * scale).max(scale / 2.0);
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
            figures.lower.value *= scale;
            figures.lower.tolerance = (figures.lower.tolerance * scale).max(scale / 2.0);
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

    fn unit_at(&self, figures: &Figures, at: usize) -> Option<(Unit, usize)> {
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

    /// *10 ± 2*, *10 +/- 2*.
    fn tolerance(&self, figures: &mut Figures) {
        let reading = self.reading;
        let written =
            reading.is_mark(figures.end, '+') && reading.is_mark(figures.end + 1, '/') && reading.is_mark(figures.end + 2, '-');
        let at = figures.end + if written { 3 } else { 1 };
        if (!written && !reading.is_mark(figures.end, '±')) || at >= self.sentence.end || !reading.is_number(at) {
            return;
        }
        if let Some(delta) = self.numeral(at, false).filter(|delta| delta.form == Form::Digits) {
            figures.delta = Some(delta.value);
            figures.end = delta.end;
        }
    }

    /// *one in five*, *two out of three*.
    fn ratio(&self, figures: &mut Figures) -> bool {
        let (reading, lower) = (self.reading, figures.lower);
        let words = match reading.lower(lower.end) {
            "in" | "over" => 1,
            "out" if reading.lower(lower.end + 1) == "of" => 2,
            _ => return false,
        };
        let whole = |numeral: &Numeral| {
            numeral.value.fract() == 0.0 && matches!(numeral.form, Form::Digits | Form::Words) && numeral.scale == 1.0
        };
        let at = lower.end + words;
        if figures.unit.is_some() || !whole(&lower) || at >= self.sentence.end || !reading.is(at, Class::NUMERAL) {
            return false;
        }
        let below = self.numeral(at, false).filter(|below| {
            // "Two in five days" are two; "five in 2018" are five.
            let timed = reading.is(below.end, Class::UNIT) && self.unit_at(figures, below.end).is_some();
            let divided = words == 2 || reading.lower(lower.end) == "over";
            let usual = below.value <= 100.0 || (lower.value <= 10.0 && (below.value % 50.0 == 0.0 || divided));
            whole(below)
                && below.value > lower.value.abs()
                && lower.value != 0.0
                && usual
                && !timed
                && !reading.is_mark(below.end, '%')
        });
        let Some(below) = below else { return false };
        // "One over three" in arithmetic; "5 over 10 years" in prose.
        if reading.lower(lower.end) == "over" && below.end < self.sentence.end && reading.is_word(below.end) {
            return false;
        }
        figures.lower.value /= below.value;
        figures.lower.tolerance = 0.005;
        figures.form = Form::Fraction;
        figures.unit = Unit::named("ratio");
        figures.end = below.end;
        true
    }

    /// The second sum of a range: *40–50*, *40 to 50*, *between 40 and 50*, *$1–2 million*.
    fn range(&self, figures: &mut Figures) -> bool {
        let (reading, limit, lower) = (self.reading, self.sentence.end, figures.lower);
        if lower.form == Form::Vague {
            return false;
        }
        // "20 % to 30 %": the unit may stand at both ends.
        let (own, after) = match self.unit_at(figures, lower.end).filter(|_| figures.unit.is_none()) {
            Some((unit, end)) if unit.per.is_none() => (Some(unit), end),
            _ => (None, lower.end),
        };
        let before =
            figures.start.checked_sub(1).filter(|&before| before >= self.sentence.start).map_or("", |at| reading.lower(at));
        let dash = matches!(reading.mark(after), Some('–' | '-' | '‑' | '—' | '~'));
        let between = before == "between" && matches!(reading.lower(after), "and" | "to");
        let joined = match reading.lower(after) {
            "to" | "through" => !matches!(before, "by"),
            "or" => own.is_none() && reading.is(after + 1, Class::NUMERAL),
            "and" => between,
            _ => dash || self.eight_to(after),
        };
        let mut second = after + 1 + usize::from(self.eight_to(after));
        if !joined || second >= limit {
            return false;
        }
        let minus = matches!(reading.mark(second), Some('-' | '−')) && reading.touches_next(second);
        second += usize::from(minus);
        let money = (second..limit.min(second + 3)).find(|&at| reading.is(at, Class::NUMBER)).and_then(|at| {
            let (unit, start) = unit::before(reading, at, second)?;
            (start == second && figures.unit == Some(unit)).then_some(at)
        });
        let second = money.unwrap_or(second);
        if !reading.is(second, Class::NUMERAL) {
            return false;
        }
        let Some(upper) = self.numeral(second, figures.unit.is_some()) else { return false };
        self.close_range(figures, own, after, upper, Ends { dash, between, minus })
    }

    /// Whether a hyphen and another figure follow without a space.
    fn is_dashed(&self, at: usize) -> bool {
        let reading = self.reading;
        matches!(reading.mark(at), Some('-' | '‑' | '–'))
            && reading.touches_next(at - 1)
            && reading.touches_next(at)
            && reading.is_number(at + 1)
    }

    /// *8- to 16-metre*: the hyphen waits for the unit.
    fn eight_to(&self, at: usize) -> bool {
        matches!(self.reading.mark(at), Some('-' | '‑')) && !self.reading.touches_next(at) && self.reading.lower(at + 1) == "to"
    }

    /// Takes the upper end, if the two ends fit each other.
    fn close_range(&self, figures: &mut Figures, own: Option<Unit>, after: usize, mut upper: Numeral, ends: Ends) -> bool {
        let (reading, lower) = (self.reading, figures.lower);
        if upper.form == Form::Vague || upper.form == Form::Fraction && lower.form != Form::Fraction {
            return false;
        }
        // "Either 10 or 200" are two figures; "two or three" is one that nobody knows better.
        if reading.lower(after) == "or" && upper.value > 2.5 * lower.value {
            return false;
        }
        if ends.dash && (upper.form != lower.form || self.is_score(figures, after, &upper)) {
            return false;
        }
        let upper_unit = self.unit_at(figures, upper.end);
        if let Some(own) = own
            && upper_unit.is_none_or(|(unit, _)| unit != own)
        {
            return false;
        }
        if ends.minus {
            upper.value = -upper.value;
        }
        // "$1–2 million": the scale spreads over both ends.
        let spread = lower.value * upper.scale;
        let from = if lower.scale == 1.0 && upper.scale >= 1e3 && spread < upper.value { spread } else { lower.value };
        let falls = ends.minus || figures.lower.value < 0.0;
        if upper.value <= from && !falls {
            return false;
        }
        if reading.is_mark(upper.end, '-') && reading.touches_next(upper.end) && reading.is_number(upper.end + 1) {
            return false;
        }
        figures.lower.value = from;
        figures.upper = Some(upper);
        figures.end = upper.end;
        if ends.between {
            figures.start -= 1;
            figures.between = true;
        }
        true
    }

    /// Whether two small figures with a hyphen are the score of a game or a vote: nothing is measured or counted by them.
    fn is_score(&self, figures: &Figures, after: usize, upper: &Numeral) -> bool {
        const GAME: [&str; 14] = [
            "win", "victory", "defeat", "loss", "lead", "draw", "vote", "votes", "ruling", "decision", "score", "record",
            "triumph", "margin",
        ];
        let reading = self.reading;
        let tight = reading.touches_next(after) && !matches!(reading.mark(after), Some('–' | '~'));
        let counted = self.unit_at(figures, upper.end).is_some()
            || reading.is(upper.end, Class::PLURAL)
            || reading.is(upper.end + 1, Class::PLURAL)
            || figures.unit.is_some()
            || upper.scale > 1.0;
        GAME.contains(&reading.lower(upper.end)) || (tight && !counted && upper.value < 20.0)
    }
}

/// What stands right before a numeral.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    pub(super) money: bool,
    pub(super) negative: bool,
}

/// How the ends of a range are joined.
#[derive(Clone, Copy, Debug)]
struct Ends {
    dash: bool,
    between: bool,
    minus: bool,
}

/// *More than 20 and less than 30*: two bounds of one figure are a range. Returns whether the mention went into the one before.
pub(super) fn merge_bounds(reading: &Reading, mentions: &mut [Mention], mention: &Mention) -> bool {
    let Some(last) = mentions.last_mut() else { return false };
    let (
        Content::Quantity { value: first, figure: first_figure, noun: None, .. },
        Content::Quantity { value: second, figure, .. },
    ) = (&mut last.content, &mention.content)
    else {
        return false;
    };
    let between = last.tokens.end..mention.tokens.start;
    let joins = between.len() <= 3
        && between.clone().all(|at| reading.is_mark(at, ',') || matches!(reading.lower(at), "and" | "but" | "is"))
        && !between.is_empty();
    let (lo, hi) = match (first.modifier(), second.modifier()) {
        (Modifier::AtLeast, Modifier::AtMost) => (first.figure(), second.figure()),
        (Modifier::AtMost, Modifier::AtLeast) => (second.figure(), first.figure()),
        _ => return false,
    };
    if !joins || lo >= hi || first.unit().is_some() && first.unit() != second.unit() {
        return false;
    }
    **first = Quantity::range(lo, hi, second.unit());
    first_figure.end = figure.end;
    last.tokens.end = mention.tokens.end;
    if let (Content::Quantity { noun, .. }, Content::Quantity { noun: counted, .. }) = (&mut last.content, &mention.content) {
        noun.clone_from(counted);
    }
    true
}
