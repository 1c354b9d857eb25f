//! Two sums that make a range, and those that only look like one.
//!
//! ```text
//! range := sum ("–" | "to" | "or") sum | "between" sum "and" sum | sum ["-"] "to" ["-"] sum
//! ```
//!
//! After *by* the second sum is the new level (*rose by 10 to 50*), unless the unit stands only there: *by 3 to 5 percent*. After a
//! verb that moves something *from 20 to 80* is no range: the first is what it was, and takes its unit and its scale from the second.

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};
use crate::recognize::unit;
use crate::value::Unit;

impl Reader<'_> {
    /// The second sum of a range: *40–50*, *40 to 50*, *between 40 and 50*, *$1–2 million*.
    pub(super) fn range(&self, figures: &mut Figures) -> bool {
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
        let to = matches!(reading.lower(after), "to" | "through");
        let moved = to && self.from(figures.start).is_some_and(|from| self.moves(from));
        let glued = self.glued_to(after);
        let dash = matches!(reading.mark(after), Some('–' | '-' | '‑' | '—' | '~'));
        let between = before == "between" && matches!(reading.lower(after), "and" | "to");
        let joined = match reading.lower(after) {
            "to" | "through" => before != "by" || (own.is_none() && figures.unit.is_none()),
            "or" => own.is_none() && reading.is(after + 1, Class::NUMERAL),
            "and" => between,
            _ => dash || self.eight_to(after),
        };
        let mut second = after + 1 + usize::from(self.eight_to(after)) + 2 * usize::from(glued);
        // "Between a quarter and a third".
        second +=
            usize::from(matches!(reading.lower(second), "a" | "an") && reading.is(second + 1, Class::NUMERAL | Class::ORDINAL));
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
        if !reading.is(second, Class::NUMERAL | Class::ORDINAL) {
            return false;
        }
        let Some(upper) = self.numeral(second, figures.unit.is_some()) else { return false };
        if moved && !self.is_extent(figures, &upper) {
            self.leave(figures, own, &upper);
            return false;
        }
        let joint = match () {
            () if glued => Joint::Hyphens,
            () if dash => Joint::Dash,
            () if between => Joint::Between,
            () if before == "by" => Joint::By,
            () => Joint::Word,
        };
        self.close_range(figures, own, after, upper, Ends { joint, minus })
    }

    /// Whether a hyphen and another figure follow without a space.
    pub(super) fn is_dashed(&self, at: usize) -> bool {
        let reading = self.reading;
        matches!(reading.mark(at), Some('-' | '‑' | '–'))
            && reading.touches_next(at - 1)
            && reading.touches_next(at)
            && reading.is_number(at + 1)
    }

    /// *five-to-six-day*: hyphens on both sides.
    fn glued_to(&self, at: usize) -> bool {
        let reading = self.reading;
        let hyphen = |at: usize| matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at);
        hyphen(at) && reading.lower(at + 1) == "to" && hyphen(at + 2)
    }

    /// The *from* before a figure and a word that modifies it.
    fn from(&self, start: usize) -> Option<usize> {
        let at = |back: usize| start.checked_sub(back).filter(|&at| at >= self.sentence.start);
        let is_from = |at: &usize| self.reading.lower(*at) == "from";
        at(1).filter(is_from).or_else(|| {
            let modified = at(1).is_some_and(|before| self.reading.is(before, Class::MODIFIER));
            at(2).filter(|at| modified && is_from(at))
        })
    }

    /// Whether a word after the unit says that the two ends are of what is so long or high: *trees from 20 to 30 m high*.
    fn is_extent(&self, figures: &Figures, upper: &Numeral) -> bool {
        const EXTENTS: [&str; 8] = ["high", "tall", "long", "deep", "wide", "thick", "old", "apart"];
        self.unit_at(figures, upper.end).is_some_and(|(_, end)| EXTENTS.contains(&self.reading.lower(end)))
    }

    /// What something moved from takes the unit and the scale that stand only where it moved to: *from 5 to 10 percent*.
    fn leave(&self, figures: &mut Figures, own: Option<Unit>, upper: &Numeral) {
        let lower = &mut figures.lower;
        let spread = lower.value * upper.scale;
        if lower.scale == 1.0 && upper.scale >= 1e3 && lower.value < 1e3 && spread <= 2.0 * upper.value {
            lower.value = spread;
            lower.tolerance *= upper.scale;
            lower.scale = upper.scale;
        }
        if own.is_none() && figures.unit.is_none() {
            figures.unit = self.unit_at(figures, upper.end).map(|(unit, _)| unit);
        }
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
        if ends.joint == Joint::Dash && (upper.form != lower.form || self.is_score(figures, after, &upper)) {
            return false;
        }
        let hyphen = usize::from(self.reading.is_mark(upper.end, '-') && self.reading.touches_next(upper.end));
        let upper_unit = self.unit_at(figures, upper.end);
        let measured = |at: usize| self.unit_at(figures, at).is_some();
        if (ends.joint == Joint::By && upper_unit.is_none())
            || (ends.joint == Joint::Hyphens && !measured(upper.end + hyphen) && !reading.is(upper.end + hyphen, Class::PLURAL))
        {
            return false;
        }
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
        if ends.joint == Joint::Between {
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

/// The two ends of a range.
#[derive(Clone, Copy, Debug)]
struct Ends {
    joint: Joint,
    /// Whether a minus sign stands before the second.
    minus: bool,
}

/// How the ends of a range are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Dash,
    Between,
    /// Hyphens and *to*: *five-to-six*.
    Hyphens,
    /// *To* where *by* stands before the first.
    By,
    /// *To*, *or*.
    Word,
}
