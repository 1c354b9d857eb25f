//! Numbers as prose states them: a figure, what the words around it allow, and the unit.

use std::cmp::Ordering;
use std::fmt;

use super::{Dimension, Interval, Relation, Unit};

/// What the words around a figure make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modifier {
    /// The figure itself.
    Exact,
    /// *about*, *around*, *some*: a tenth either way.
    About,
    /// *nearly*, *almost*: a tenth below, never above.
    Nearly,
    /// *over*, *more than*, *80+*: the figure and everything above.
    AtLeast,
    /// *up to*, *under*, *no more than*: the figure and everything below.
    AtMost,
    /// *40 to 50*.
    Range,
    /// *dozens*, *hundreds*: an order of magnitude.
    Vague,
    /// *over dozens*: an order of magnitude and everything above.
    VagueAtLeast,
}

impl Modifier {
    /// The sign that stands for it in machine-readable output.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Exact | Self::Range => "=",
            Self::About | Self::Nearly | Self::Vague => "~",
            Self::AtLeast | Self::VagueAtLeast => ">",
            Self::AtMost => "<",
        }
    }
}

/// A number with its unit. All of `interval`, `figure` and `tolerance` are in that unit, scaled (*1.2 million* is
/// 1,200,000).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    interval: Interval,
    figure: f64,
    tolerance: f64,
    modifier: Modifier,
    unit: Option<Unit>,
    /// Whether the words leave out the figure itself: *more than*, *under*.
    is_strict: bool,
}

impl Quantity {
    /// A figure under a modifier. `tolerance` is half a unit of the last place written, 0 for figures written out.
    #[must_use]
    pub fn new(figure: f64, tolerance: f64, modifier: Modifier, unit: Option<Unit>) -> Self {
        let exact = Interval::exact(figure);
        let figure = exact.lo();
        let tenth = figure.abs() / 10.0;
        let interval = match modifier {
            Modifier::Exact | Modifier::Range => exact,
            Modifier::About => Interval::new(figure - tenth, figure + tenth),
            Modifier::Nearly => Interval::new(figure - tenth, figure),
            Modifier::AtLeast | Modifier::VagueAtLeast => Interval::at_least(figure),
            Modifier::AtMost => Interval::at_most(figure),
            Modifier::Vague => Interval::new(figure, figure * 100.0),
        };
        Self { interval, figure, tolerance, modifier, unit, is_strict: false }
    }

    /// Everything between two figures.
    #[must_use]
    pub fn range(from: f64, to: f64, unit: Option<Unit>) -> Self {
        Self {
            interval: Interval::new(from, to),
            figure: from,
            tolerance: 0.0,
            modifier: Modifier::Range,
            unit,
            is_strict: false,
        }
    }

    /// A figure that may be off by `delta` either way: *10 ± 2*.
    #[must_use]
    pub fn within(figure: f64, delta: f64, unit: Option<Unit>) -> Self {
        let interval = Interval::new(figure - delta, figure + delta);
        Self { interval, figure, tolerance: 0.0, modifier: Modifier::Range, unit, is_strict: false }
    }

    /// The same bound, said in words that leave out the figure itself: *more than 6*, and not *at least 6*.
    #[must_use]
    pub fn strictly(self) -> Self {
        Self { is_strict: self.is_bound(), ..self }
    }

    /// A whole number, counted.
    #[must_use]
    pub fn count(figure: f64) -> Self {
        Self::new(figure, 0.0, Modifier::Exact, None)
    }

    /// What exact figures of one unit come to, as coarse as all of them together. Nothing where one is not exact, or where units differ.
    #[must_use]
    pub fn sum(parts: &[Self]) -> Option<Self> {
        let first = parts.first()?;
        let alike = parts.iter().all(|part| part.modifier == Modifier::Exact && part.unit == first.unit);
        let add = |of: fn(&Self) -> f64| parts.iter().map(of).sum::<f64>();
        alike.then(|| Self::new(add(|part| part.figure), add(|part| part.tolerance), Modifier::Exact, first.unit))
    }

    /// What it allows, in the unit written.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// What it allows, in the base unit of its dimension.
    #[must_use]
    pub fn base(&self) -> Interval {
        let Some(unit) = self.unit else { return self.interval };
        let scaled = self.interval.scale(unit.factor);
        if unit.offset == 0.0 { scaled } else { scaled + Interval::exact(unit.offset) }
    }

    /// The figure as written, scaled.
    #[must_use]
    pub fn figure(&self) -> f64 {
        self.figure
    }

    /// The modifier.
    #[must_use]
    pub fn modifier(&self) -> Modifier {
        self.modifier
    }

    /// The unit; counts have none.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.unit
    }

    /// What it measures; counts have none.
    #[must_use]
    pub fn dimension(&self) -> Option<Dimension> {
        self.unit.map(|unit| unit.dimension)
    }

    /// How the two stand. `None` when they measure unlike things, which are never compared.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Option<Relation> {
        match (self.unit, other.unit) {
            (None, None) => {}
            (Some(a), Some(b)) if a.is_like(b) => {}
            (None | Some(_), _) => return None,
        }
        if self.in_powers_of_two().zip(other.in_powers_of_two()).is_some_and(|(a, b)| self.unit != other.unit && a.same(&b)) {
            return Some(Relation::Compatible);
        }
        let relation = if self.leaves_out(other) || other.leaves_out(self) {
            Relation::Conflict
        } else if self.same(other) {
            Relation::Same
        } else if !self.base().overlaps(other.base(), self.reach(other)) {
            Relation::Conflict
        } else if self.loose(other) {
            Relation::Loose
        } else {
            Relation::Compatible
        };
        Some(relation)
    }

    /// A total order for output: by dimension, by what is allowed, by modifier.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        self.dimension()
            .cmp(&other.dimension())
            .then(self.per().cmp(&other.per()))
            .then(self.base().total_cmp(&other.base()))
            .then(self.modifier.cmp(&other.modifier))
            .then(self.figure.total_cmp(&other.figure))
            .then(self.is_strict.cmp(&other.is_strict))
    }

    /// How many of the least figure fit, by which the two figures may differ and still be one at the coarser precision.
    fn slack(&self, other: &Self) -> f64 {
        let (a, b) = (self.tolerance * self.factor(), other.tolerance * other.factor());
        let rounding = 1e-9 * (self.figure * self.factor()).abs().max((other.figure * other.factor()).abs());
        match self.converted(other) {
            Some(converted) => a.max(b).max(converted) * (1.0 + 1e-9) + rounding,
            None if close(a, b) => rounding,
            None => a.max(b) * (1.0 + 1e-9) + rounding,
        }
    }

    /// Where no whole number of either unit makes one of the other, as of feet and metres, one of the two figures was converted and
    /// rounded: half of the coarser unit where both are written whole, and no more than a twentieth of them. Bounds are meant as they
    /// are written, and data has units for what is not quite a megabyte.
    fn converted(&self, other: &Self) -> Option<f64> {
        const MOST: f64 = 0.05;
        let (a, b) = (self.factor(), other.factor());
        let is_whole = |ratio: f64| close(ratio, ratio.round());
        let meant = self.is_bound() || other.is_bound() || self.dimension() == Some(Dimension::Data);
        if meant || is_whole(a / b) || is_whole(b / a) {
            return None;
        }
        let half = |value: &Self| if value.figure.fract() == 0.0 { value.factor() / 2.0 } else { 0.0 };
        let most = MOST * (self.figure * a).abs().max((other.figure * b).abs());
        Some(half(self).max(half(other)).min(most))
    }

    /// As `slack`, but a bound is meant as it is written: *under 7 million* leaves out 7.3 million.
    fn reach(&self, other: &Self) -> f64 {
        let exact = |value: &Self| Self { tolerance: 0.0, ..*value };
        match (self.is_bound(), other.is_bound()) {
            (false, false) => self.slack(other),
            (true, false) => exact(self).slack(other),
            (false, true) => self.slack(&exact(other)),
            (true, true) => exact(self).slack(&exact(other)),
        }
    }

    /// The same where kilobytes have 1,024 bytes, as writers may have it who do not write KiB.
    fn in_powers_of_two(&self) -> Option<Self> {
        let unit = self.unit.filter(|unit| unit.dimension == Dimension::Data)?;
        let power = ["B", "kB", "MB", "GB", "TB", "PB"].iter().position(|name| *name == unit.name)?;
        let factor = 1024_f64.powi(i32::try_from(power).ok()?);
        Some(Self { unit: Some(Unit { factor, ..unit }), ..*self })
    }

    /// Whether a strict bound leaves out the other figure, which is the bound itself.
    fn leaves_out(&self, other: &Self) -> bool {
        let opposite = other.is_bound() && self.modifier != other.modifier;
        let exact = other.modifier == Modifier::Exact && other.tolerance == 0.0 && self.is_sharp();
        self.is_strict && close(self.figure * self.factor(), other.figure * other.factor()) && (opposite || exact)
    }

    /// Whether it matters for a bound that its words leave out the figure. What was rounded or measured is often its own bound, and so
    /// is a round figure (*over 1,200* and *1,200*), or a large one that a headline says less exactly; *fewer than six* are never six.
    fn is_sharp(&self) -> bool {
        const FEW: f64 = 10.0;
        let is_round = self.figure >= FEW && self.figure % 5.0 == 0.0 || self.figure % 12.0 == 0.0;
        let counts = self.unit.is_none() && self.tolerance == 0.0;
        counts && !is_round && (self.modifier == Modifier::AtMost || self.figure < FEW)
    }

    fn is_bound(&self) -> bool {
        matches!(self.modifier, Modifier::AtLeast | Modifier::AtMost)
    }

    fn same(&self, other: &Self) -> bool {
        let slack = self.slack(other);
        let near = |a: f64, b: f64| a == b || (a - b).abs() <= slack;
        let (a, b) = (self.base(), other.base());
        let as_strict = self.is_strict == other.is_strict || !self.is_sharp();
        self.modifier == other.modifier && as_strict && near(a.lo(), b.lo()) && near(a.hi(), b.hi())
    }

    fn loose(&self, other: &Self) -> bool {
        let (a, b) = ((self.figure * self.factor()).abs(), (other.figure * other.factor()).abs());
        self.modifier == other.modifier && self.is_bound() && (a - b).abs() > a.max(b) / 10.0
    }

    fn per(&self) -> Option<&'static str> {
        self.unit.and_then(|unit| unit.per)
    }

    fn factor(&self) -> f64 {
        self.unit.map_or(1.0, |unit| unit.factor)
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = |value: f64| Figure { value, unit: self.unit };
        match self.modifier {
            Modifier::Exact => write!(f, "{}", figure(self.figure)),
            Modifier::About => write!(f, "about {}", figure(self.figure)),
            Modifier::Nearly => write!(f, "nearly {}", figure(self.figure)),
            Modifier::AtLeast if self.is_sharp() && !self.is_strict => write!(f, "at least {}", figure(self.figure)),
            Modifier::AtLeast => write!(f, "over {}", figure(self.figure)),
            Modifier::AtMost => write!(f, "{} {}", if self.is_strict { "under" } else { "at most" }, figure(self.figure)),
            Modifier::Range => {
                match self.unit {
                    // "40 to 50 %", but "EUR 4 million to EUR 5 million": the code stands before each.
                    Some(unit) if unit.is_money() => {
                        write!(f, "{} to {}", figure(self.interval.lo()), figure(self.interval.hi()))
                    }
                    Some(Unit { name: "ratio", .. }) => {
                        write!(f, "{} to {}", figure(self.interval.lo()), figure(self.interval.hi()))
                    }
                    _ => write!(f, "{} to {}", Figure { value: self.interval.lo(), unit: None }, figure(self.interval.hi())),
                }
            }
            Modifier::Vague => write!(f, "{}", vague(self.figure)),
            Modifier::VagueAtLeast => write!(f, "over {}", vague(self.figure)),
        }
    }
}

fn vague(figure: f64) -> String {
    match figure {
        3.0 => "several".to_owned(),
        12.0 => "dozens".to_owned(),
        20.0 => "scores".to_owned(),
        100.0 => "hundreds".to_owned(),
        1e3 => "thousands".to_owned(),
        1e6 => "millions".to_owned(),
        1e9 => "billions".to_owned(),
        other => format!("some multiple of {}", Figure { value: other, unit: None }),
    }
}

/// A figure with thousands separators and its unit: `1,200`, `EUR 2.5 million`, `20 %`.
struct Figure {
    value: f64,
    unit: Option<Unit>,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SCALES: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
        // People say shares in percent.
        if let Some(ratio) = self.unit.filter(|unit| unit.name == "ratio" && unit.per.is_none()) {
            let percent = (self.value * ratio.factor * 1e3).round() / 10.0;
            return write!(f, "{percent} %");
        }
        // Only where the word leaves a short figure: 5,000,000.50 stays as it is.
        let short = |scale: f64| {
            let thousandths = self.value / scale * 1e3;
            (thousandths - thousandths.round()).abs() < 1e-9
        };
        let scaled = SCALES.into_iter().find(|(scale, _)| self.value.abs() >= *scale && short(*scale));
        let (value, scale) = scaled.map_or((self.value, ""), |(scale, word)| (self.value / scale, word));
        let digits = format!("{}", (value * 1e6).round() / 1e6);
        let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
        let number = match fraction {
            Some(fraction) => format!("{}.{fraction}", grouped(whole)),
            None => grouped(whole),
        };
        match self.unit {
            None => write!(f, "{number}{scale}"),
            Some(unit @ Unit { dimension: Dimension::Currency(_), .. }) => write!(f, "{unit} {number}{scale}"),
            Some(unit) => {
                let name = if self.value.abs() == 1.0 { unit.name } else { unit.plural() };
                write!(f, "{number}{scale} {name}")?;
                unit.per.map_or(Ok(()), |per| write!(f, "/{per}"))
            }
        }
    }
}

fn grouped(whole: &str) -> String {
    let digits = whole.trim_start_matches('-');
    let mut out = if digits.len() < whole.len() { "-".to_owned() } else { String::new() };
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn q(figure: f64, modifier: Modifier) -> Quantity {
        Quantity::new(figure, 0.0, modifier, None)
    }

    #[track_caller]
    fn check(a: Quantity, b: Quantity, expect: Relation) {
        assert_eq!(a.relation(&b), Some(expect), "{a} against {b}");
        assert_eq!(b.relation(&a), Some(expect), "{b} against {a}");
    }

    #[test]
    fn over_95_conflicts_with_80_and_with_51() {
        check(q(95.0, Modifier::AtLeast), q(80.0, Modifier::Exact), Relation::Conflict);
        check(q(95.0, Modifier::AtLeast), q(51.0, Modifier::Exact), Relation::Conflict);
    }

    #[test]
    fn a_bound_allows_the_figure_itself_and_anything_far_in() {
        check(q(1200.0, Modifier::AtLeast), q(1200.0, Modifier::Exact), Relation::Compatible);
        check(q(95.0, Modifier::AtLeast), q(9000.0, Modifier::Exact), Relation::Compatible);
    }

    #[test]
    fn a_strict_bound_leaves_out_itself_unless_it_is_round() {
        let (more, fewer) = (|n| q(n, Modifier::AtLeast).strictly(), |n| q(n, Modifier::AtMost).strictly());
        check(fewer(6.0), q(6.0, Modifier::Exact), Relation::Conflict);
        check(more(7.0), q(7.0, Modifier::Exact), Relation::Conflict);
        check(more(1200.0), q(1200.0, Modifier::Exact), Relation::Compatible);
        check(more(12.0), q(12.0, Modifier::Exact), Relation::Compatible);
        check(q(7.0, Modifier::AtLeast), q(7.0, Modifier::Exact), Relation::Compatible);
        check(more(7.0), q(7.0, Modifier::AtLeast), Relation::Compatible);
        check(more(700.0), q(700.0, Modifier::AtLeast), Relation::Same);
        check(more(24.0), q(24.0, Modifier::Exact), Relation::Compatible);
        check(more(1234.0), q(1234.0, Modifier::Exact), Relation::Compatible);
        check(fewer(1234.0), q(1234.0, Modifier::Exact), Relation::Conflict);
        check(more(100.0), fewer(100.0), Relation::Conflict);
        check(q(100.0, Modifier::AtLeast), fewer(100.0), Relation::Conflict);
        assert_eq!((fewer(6.0).to_string(), more(6.0).to_string()), ("under 6".to_owned(), "over 6".to_owned()));
        assert_eq!(q(6.0, Modifier::AtLeast).to_string(), "at least 6");
    }

    #[test]
    fn nearly_350_reaches_350_and_not_380() {
        check(q(350.0, Modifier::Nearly), q(350.0, Modifier::Exact), Relation::Compatible);
        check(q(350.0, Modifier::Nearly), q(380.0, Modifier::AtLeast), Relation::Conflict);
        check(q(350.0, Modifier::Nearly), q(93.0, Modifier::Exact), Relation::Conflict);
        check(q(350.0, Modifier::About), q(380.0, Modifier::Exact), Relation::Compatible);
    }

    #[test]
    fn bounds_more_than_a_tenth_apart_are_loose() {
        check(q(50_000.0, Modifier::AtLeast), q(100_000.0, Modifier::AtLeast), Relation::Loose);
        check(q(95.0, Modifier::AtLeast), q(100.0, Modifier::AtLeast), Relation::Compatible);
        check(q(12.0, Modifier::VagueAtLeast), q(95.0, Modifier::AtLeast), Relation::Compatible);
    }

    #[test]
    fn figures_are_equal_at_the_precision_of_the_coarser() {
        let coarse = Quantity::new(2.4e9, 0.05e9, Modifier::Exact, None);
        check(coarse, Quantity::new(2.412e9, 0.5e6, Modifier::Exact, None), Relation::Same);
        check(coarse, Quantity::new(2.5e9, 0.05e9, Modifier::Exact, None), Relation::Conflict);
    }

    #[test]
    fn rounding_goes_by_the_larger_figure_whichever_comes_first() {
        let coarse = Quantity::new(1e6, 5e5, Modifier::Exact, None);
        check(coarse, Quantity::new(1_500_000.001_8, 0.0, Modifier::Exact, None), Relation::Same);
    }

    #[test]
    fn units_convert_within_a_dimension_and_never_between_currencies() {
        let with = |figure, unit| Quantity::new(figure, 0.0, Modifier::Exact, Unit::named(unit));
        check(with(5.0, "km"), with(5000.0, "m"), Relation::Same);
        check(with(5.0, "km"), with(6000.0, "m"), Relation::Conflict);
        assert_eq!(with(5.0, "EUR").relation(&with(5.0, "USD")), None);
        assert_eq!(with(5.0, "%").relation(&Quantity::count(5.0)), None);
    }

    #[test]
    fn what_was_converted_was_rounded() {
        let with = |figure, unit| Quantity::new(figure, 0.0, Modifier::Exact, Unit::named(unit));
        check(with(577.0, "ft"), with(176.0, "m"), Relation::Same);
        check(with(577.0, "ft"), with(175.0, "m"), Relation::Conflict);
        check(with(93.0, "°F"), with(34.0, "°C"), Relation::Same);
        check(with(3.0, "mi"), with(5.0, "km"), Relation::Same);
        check(with(1.0, "mi"), with(2.0, "km"), Relation::Conflict);
        check(with(3.0, "MB"), with(3.0, "MiB"), Relation::Conflict);
        let under = Quantity::new(1.0, 0.0, Modifier::AtMost, Unit::named("mi"));
        check(under, with(2.0, "km"), Relation::Conflict);
        // Writers who do not write GiB may mean it.
        check(with(2.0, "GB"), with(2048.0, "MB"), Relation::Compatible);
        check(with(2.0, "GB"), with(2000.0, "MB"), Relation::Same);
        check(with(2.0, "GB"), with(2100.0, "MB"), Relation::Conflict);
        // Hours make days: neither was rounded.
        check(with(36.0, "h"), with(1.0, "day"), Relation::Conflict);
        check(with(577.0, "m"), with(577.5, "m"), Relation::Conflict);
    }

    #[test]
    fn a_sum_is_as_coarse_as_its_parts_and_of_one_unit() {
        let with = |figure, tolerance, unit| Quantity::new(figure, tolerance, Modifier::Exact, Unit::named(unit));
        let sum = Quantity::sum(&[with(2.4, 0.05, "km"), with(0.2, 0.05, "km")]).unwrap();
        check(sum, with(2.7, 0.05, "km"), Relation::Same);
        check(sum, with(2.8, 0.05, "km"), Relation::Conflict);
        assert_eq!(Quantity::sum(&[with(2.4, 0.05, "km"), with(2.4, 0.05, "m")]), None);
        assert_eq!(Quantity::sum(&[q(2.0, Modifier::Exact), q(2.0, Modifier::About)]), None);
        assert_eq!(Quantity::sum(&[]), None);
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        assert_eq!(q(1200.0, Modifier::AtLeast).to_string(), "over 1,200");
        assert_eq!(Quantity::new(2.5e6, 0.0, Modifier::Exact, Unit::named("EUR")).to_string(), "EUR 2.5 million");
        assert_eq!(q(5_000_000.5, Modifier::Exact).to_string(), "5,000,000.5");
        assert_eq!(Quantity::range(40.0, 50.0, Unit::named("%")).to_string(), "40 to 50 %");
        assert_eq!(q(12.0, Modifier::VagueAtLeast).to_string(), "over dozens");
        assert_eq!(q(-1234.5, Modifier::Exact).to_string(), "-1,234.5");
    }

    fn any_quantity() -> impl Strategy<Value = Quantity> {
        let modifier = prop::sample::select(vec![
            Modifier::Exact,
            Modifier::About,
            Modifier::Nearly,
            Modifier::AtLeast,
            Modifier::AtMost,
            Modifier::Vague,
        ]);
        (0u32..2000, modifier, prop::sample::select(vec![0.0, 0.5]), any::<bool>()).prop_map(
            |(figure, modifier, tolerance, is_strict)| {
                let quantity = Quantity::new(f64::from(figure), tolerance, modifier, None);
                if is_strict { quantity.strictly() } else { quantity }
            },
        )
    }

    proptest! {
        #[test]
        fn the_relation_is_symmetric_and_reflexive(a in any_quantity(), b in any_quantity()) {
            prop_assert_eq!(a.relation(&b), b.relation(&a));
            prop_assert_eq!(a.relation(&a), Some(Relation::Same));
        }
    }
}
