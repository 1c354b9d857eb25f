//! Axes: from values to places between the edges of a drawing, and the values that are written along them.

use super::calendar;

/// An axis from one value to another, linear or logarithmic.
#[derive(Debug)]
pub(super) struct Axis {
    lo: f64,
    hi: f64,
    log: bool,
    /// What is written along it.
    pub(super) ticks: Vec<Tick>,
}

/// A value written along an axis.
#[derive(Debug)]
pub(super) struct Tick {
    /// Where, in percent.
    pub(super) at: f64,
    pub(super) label: String,
}

/// Values further apart than this have a logarithmic axis.
const ORDERS: f64 = 30.0;
/// A drawing has about so many ticks.
const TICKS: f64 = 4.0;

impl Axis {
    /// An axis that holds these numbers, with room on both sides. None where there are none.
    pub(super) fn of_numbers(numbers: &[f64], label: impl Fn(f64) -> String) -> Option<Self> {
        let (lo, hi) = bounds(numbers)?;
        let log = lo > 0.0 && hi / lo >= ORDERS;
        let (lo, hi) = if log {
            let room = (hi / lo).powf(0.12);
            (lo / room, hi * room)
        } else {
            let room = if hi > lo { (hi - lo) * 0.12 } else { (hi.abs() * 0.1).max(1.0) };
            (if lo >= 0.0 && lo < hi * 0.35 { 0.0 } else { lo - room }, hi + room)
        };
        let values = if log { powers(lo, hi) } else { steps(lo, hi) };
        let mut axis = Self { lo, hi, log, ticks: Vec::new() };
        axis.ticks = values.into_iter().map(|value| Tick { at: axis.at(value), label: label(value) }).collect();
        Some(axis)
    }

    /// An axis that holds these days, by their numbers, with room on both sides. None where there are none.
    pub(super) fn of_days(days: &[f64]) -> Option<Self> {
        let (lo, hi) = bounds(days)?;
        let room = ((hi - lo) * 0.08).max(1.0);
        let mut axis = Self { lo: lo - room, hi: hi + room, log: false, ticks: Vec::new() };
        let ticks = calendar::ticks(axis.lo, axis.hi);
        axis.ticks = ticks.into_iter().map(|(day, label)| Tick { at: axis.at(day), label }).collect();
        Some(axis)
    }

    /// Where a value stands, in percent; what lies outside stands at the edge.
    pub(super) fn at(&self, value: f64) -> f64 {
        let place = |value: f64| if self.log { value.max(self.lo).ln() } else { value };
        let share = (place(value) - place(self.lo)) / (place(self.hi) - place(self.lo));
        if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) * 100.0 }
    }
}

fn bounds(values: &[f64]) -> Option<(f64, f64)> {
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let lo = finite().reduce(f64::min)?;
    Some((lo, finite().reduce(f64::max)?))
}

/// Round numbers at even distances: 1, 2 or 5 of some power of ten.
fn steps(lo: f64, hi: f64) -> Vec<f64> {
    let rough = (hi - lo) / TICKS;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power).into_iter().find(|step| *step >= rough).unwrap_or(rough);
    if !(step.is_finite() && step > 0.0) {
        return vec![lo];
    }
    let first = (lo / step).ceil();
    (0..12).map(|number| (first + f64::from(number)) * step).take_while(|value| *value <= hi).collect()
}

/// Powers of ten, and what is between them where these are few.
fn powers(lo: f64, hi: f64) -> Vec<f64> {
    let between = if hi / lo < 1e3 { &[1.0, 3.0][..] } else { &[1.0] };
    let mut power = 10f64.powf(lo.log10().floor());
    let skip = if hi / lo > 1e5 { 100.0 } else { 10.0 };
    let mut values = Vec::new();
    while power <= hi && values.len() < 12 {
        values.extend(between.iter().map(|digit| digit * power).filter(|value| (lo..=hi).contains(value)));
        power *= skip;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[f64], expect: &[&str]) {
        let axis = Axis::of_numbers(numbers, |value| format!("{value}")).unwrap();
        let labels: Vec<&str> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, expect);
        assert!(axis.ticks.iter().all(|tick| (0.0..=100.0).contains(&tick.at)), "{axis:?}");
        assert!(axis.ticks.windows(2).all(|two| two[0].at < two[1].at), "{axis:?}");
    }

    #[test]
    fn ticks_are_round() {
        check(&[51.0, 80.0, 95.0], &["60", "80", "100"]);
        check(&[12.0, 51.0, 95.0], &["0", "50", "100"]);
        check(&[9.0], &["8", "8.5", "9", "9.5", "10"]);
    }

    #[test]
    fn values_of_many_orders_have_a_logarithmic_axis() {
        check(&[20.0, 2_000_000.0], &["100", "10000", "1000000"]);
        check(&[10.0, 900.0], &["10", "30", "100", "300", "1000"]);
    }

    #[test]
    fn what_is_no_number_has_no_axis() {
        assert!(Axis::of_numbers(&[f64::INFINITY], |_| String::new()).is_none());
        let axis = Axis::of_numbers(&[-1e300, 1e300], |value| value.to_string()).unwrap();
        assert_eq!(axis.at(f64::INFINITY), 100.0);
    }
}
