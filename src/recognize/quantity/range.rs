//! Two sums that make a range, and those that only look like one.
//!
//! ```text
//! range := sum ("–" | "to" | "or") sum | "between" sum "and" sum | sum ["-"] "to" ["-"] sum
//! ```
//!
//! *Between the ages of 6 and 18*, *aged 6 to 18* are years.
//!
//! After *by* the second sum is the new level (*rose by 10 to 50*), unless the unit stands only there: *by 3 to 5 percent*. After a
//! verb that moves something *from 20 to 80* is no range: the first is what it was, and takes its unit and its scale from the second.
//! Nor is *rose $1 to $56*: by so much, to so much. Nothing spreads there, and both figures have their sign of money.

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};
use crate::recognize::unit;
use crate::value::Unit;

/// Words after which a sum may be by how much something rose or fell.
const STEPS: &[&str] = &[
    "rose", "risen", "rises", "rising", "fell", "fallen", "falls", "falling", "climbed", "jumped", "gained", "dropped",
    "slipped", "declined", "advanced", "soared", "surged", "plunged", "tumbled", "dipped", "lost", "shed", "up", "down",
];

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
        let moved = to && self.from(figures.start).is_some_and(|from| self.moves(from) || self.moves_on(from));
        let glued = self.glued_to(after);
        let dash = matches!(reading.mark(after), Some('–' | '-' | '‑' | '—' | '~'));
        let between = matches!(reading.lower(after), "and" | "to")
            && (before == "between" || (before == "of" && self.aged(figures).is_some_and(|aged| aged < figures.start)));
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
        // "−40 to +125 °C".
        let plus = reading.is_mark(second, '+') && reading.touches_next(second) && !reading.touches_next(second - 1);
        second += usize::from(minus || plus);
        let money = (second..limit.min(second + 3)).find(|&at| reading.is(at, Class::NUMBER)).and_then(|at| {
            let (unit, start) = unit::before(reading, at, second, self.text)?;
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
        if money.is_some() && to && self.is_step(figures, &upper) {
            return false;
        }
        let joint = match () {
            () if glued => Joint::Hyphens,
            () if dash => Joint::Dash,
            () if between => Joint::Between,
            () if before == "by" => Joint::By,
            () => Joint::Word,
        };
        let aged = self.aged(figures);
        let is_range = self.close_range(figures, own, after, upper, Ends { joint, minus, aged });
        let counts = || reading.is(figures.end, Class::PLURAL) || matches!(reading.lower(figures.end), "times" | "people");
        if is_range && aged.is_some() && figures.unit.is_none() && self.unit_at(figures, figures.end).is_none() && !counts() {
            figures.unit = Unit::named("year");
        }
        is_range
    }

    /// Where the words begin that make two figures ages: the figure itself after *aged*, *between* in *between the ages of*.
    fn aged(&self, figures: &Figures) -> Option<usize> {
        let reading = self.reading;
        let at = |back: usize| figures.start.checked_sub(back).filter(|&at| at >= self.sentence.start);
        let word = |back: usize| at(back).map_or("", |at| reading.lower(at));
        match word(1) {
            "aged" => Some(figures.start),
            // "Children ages 3 to 5", and neither "it ages 3 to 5 times faster" nor "for ages 3 to 4 people waited".
            "ages" if at(2).is_some_and(|whose| reading.is(whose, Class::PLURAL) && word(2) != "ages") => Some(figures.start),
            "between" if word(2) == "aged" => Some(figures.start),
            "of" if word(2) == "ages" => {
                let between = 3 + usize::from(word(3) == "the");
                Some(if word(between) == "between" { figures.start - between } else { figures.start })
            }
            _ => None,
        }
    }

    /// *rose $1 to $56*: whether the first of two sums is by how much something rose or fell, and the second, many times it, to
    /// how much. *Cut $1 to $2* may be a range, and *rose $1 to $2 billion* is one.
    fn is_step(&self, figures: &Figures, upper: &Numeral) -> bool {
        const MANY: f64 = 5.0;
        let before = figures.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let said = before.is_some_and(|before| STEPS.contains(&self.reading.lower(before)));
        said && upper.scale == figures.lower.scale && upper.value > MANY * figures.lower.value
    }

    /// *raised one rate from 4 to 5 % and another from 7 to 9 %*: whether *and another* or *and the other* leads from what moved
    /// to a second such thing.
    pub(super) fn moves_on(&self, from: usize) -> bool {
        const WITHIN: usize = 10;
        const WORDS: usize = 4;
        let reading = self.reading;
        let back = |at: usize, words: usize| (at.saturating_sub(words).max(self.sentence.start)..at).rev();
        let Some(and) = back(from, WORDS).find(|&at| reading.lower(at) == "and") else { return false };
        let other = reading.lower(and + 1) == "another" || (reading.lower(and + 1) == "the" && reading.lower(and + 2) == "other");
        let first = back(and, WITHIN).find(|&at| reading.lower(at) == "from");
        let words = (and + 1..from).all(|at| reading.is_word(at) && !reading.is(at, Class::AUXILIARY | Class::VERB));
        other && words && first.is_some_and(|first| self.moves(first))
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
            lower.times(upper.scale);
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
        let score = || ends.aged.is_none() && self.is_score(figures, after, &upper);
        if ends.joint == Joint::Dash && (upper.form != lower.form || score()) {
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
        let shared = lower.scale == 1.0 && upper.scale >= 1e3 && spread < upper.value;
        let from = if shared { spread } else { lower.value };
        // "150 to 140 million years ago" goes down.
        let down = lower.scale == 1.0 && upper.scale >= 1e6 && spread > upper.value && spread <= 2.0 * upper.value;
        // "Odds of 2 to 1 million": where nothing is measured, two numbers.
        if down && upper_unit.is_none() && figures.unit.is_none() {
            return false;
        }
        let from = if down { std::mem::replace(&mut upper.value, spread) } else { from };
        let falls = ends.minus || figures.lower.value < 0.0;
        if upper.value <= from && !falls {
            return false;
        }
        if reading.is_mark(upper.end, '-') && reading.touches_next(upper.end) && reading.is_number(upper.end + 1) {
            return false;
        }
        if shared || down {
            figures.lower.times(upper.scale);
        }
        figures.lower.value = from;
        if down {
            std::mem::swap(&mut figures.lower.tolerance, &mut upper.tolerance);
        }
        figures.upper = Some(upper);
        figures.end = upper.end;
        if ends.joint == Joint::Between {
            figures.start = ends.aged.filter(|&aged| aged < figures.start).unwrap_or(figures.start - 1);
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
        if self.is_set(figures, upper) {
            return true;
        }
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
    /// Where the words begin that make them ages.
    aged: Option<usize>,
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
