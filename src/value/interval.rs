//! Closed intervals of real numbers, open-ended where a bound is infinite.
//!
//! Arithmetic follows Moore, *Interval Analysis* (1966): the result holds every value that the operands allow.

use std::cmp::Ordering;

/// A closed interval `[lo, hi]`; `lo` may be −∞ and `hi` may be +∞. Never empty, never NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    lo: f64,
    hi: f64,
}

impl Interval {
    /// The interval between two bounds, in either order. A NaN bound is read as unbounded.
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        let a = if a.is_nan() { f64::NEG_INFINITY } else { rounded(a) };
        let b = if b.is_nan() { f64::INFINITY } else { rounded(b) };
        if a <= b { Self { lo: a, hi: b } } else { Self { lo: b, hi: a } }
    }

    /// Exactly one value.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        if value.is_nan() {
            return Self::new(value, value);
        }
        let value = rounded(value);
        Self { lo: value, hi: value }
    }

    /// That value and everything above.
    #[must_use]
    pub fn at_least(value: f64) -> Self {
        Self::new(value, f64::INFINITY)
    }

    /// That value and everything below.
    #[must_use]
    pub fn at_most(value: f64) -> Self {
        Self::new(f64::NEG_INFINITY, value)
    }

    /// The lower bound, included.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The upper bound, included.
    #[must_use]
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// Whether some value lies in both, when each bound may be off by `slack`.
    #[must_use]
    pub fn overlaps(self, other: Self, slack: f64) -> bool {
        self.lo <= other.hi + slack && other.lo <= self.hi + slack
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.lo.min(other.lo), self.hi.max(other.hi))
    }

    /// Where this interval lies against a disjoint one: `Less` when all of it is below.
    #[must_use]
    pub fn side_of(self, other: Self) -> Ordering {
        if self.hi < other.lo {
            Ordering::Less
        } else if self.lo > other.hi {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Every bound multiplied by a factor.
    #[must_use]
    pub fn scale(self, factor: f64) -> Self {
        // Its bounds are rounded as they are.
        if factor == 1.0 {
            return self;
        }
        Self::new(product(self.lo, factor), product(self.hi, factor))
    }

    /// A total order: by lower bound, then by upper bound.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        self.lo.total_cmp(&other.lo).then(self.hi.total_cmp(&other.hi))
    }
}

/// To twelve significant digits: a tenth more than 0.6 is 0.66, whatever the binary fraction.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() || (value.fract() == 0.0 && value.abs() < 1e15) {
        return value;
    }
    // What is a decimal of at most eleven digits already needs no other: a quotient of whole numbers is the nearest there is.
    let digits = [10.0, 1e2, 1e4].into_iter().any(|ten| {
        let whole = (value * ten).round();
        whole.abs() < 1e11 && whole / ten == value
    });
    if digits { value } else { format!("{value:.11e}").parse().unwrap_or(value) }
}

impl std::ops::Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.lo + other.lo, self.hi + other.hi)
    }
}

impl std::ops::Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.hi, -self.lo)
    }
}

impl std::ops::Sub for Interval {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl std::ops::Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let corners =
            [product(self.lo, other.lo), product(self.lo, other.hi), product(self.hi, other.lo), product(self.hi, other.hi)];
        Self::new(corners.into_iter().fold(f64::INFINITY, f64::min), corners.into_iter().fold(f64::NEG_INFINITY, f64::max))
    }
}

impl std::ops::Div for Interval {
    type Output = Self;
    /// Division by an interval that holds zero allows everything.
    fn div(self, other: Self) -> Self {
        if other.lo <= 0.0 && other.hi >= 0.0 {
            return Self::new(f64::NEG_INFINITY, f64::INFINITY);
        }
        self * Self::new(1.0 / other.hi, 1.0 / other.lo)
    }
}

/// `0 × ∞` is 0 here: a bound that is zero stays zero however far the other reaches.
fn product(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval() -> impl Strategy<Value = Interval> {
        (-1e6..1e6f64, -1e6..1e6f64).prop_map(|(a, b)| Interval::new(a, b))
    }

    #[test]
    fn bounds_reach_to_infinity() {
        assert!(Interval::at_least(95.0).overlaps(Interval::exact(1e12), 0.0));
        assert!(!Interval::at_least(95.0).overlaps(Interval::exact(80.0), 0.0));
        assert_eq!((Interval::at_least(3.0) + Interval::exact(2.0)).lo(), 5.0);
    }

    #[test]
    fn dividing_by_what_may_be_zero_allows_everything() {
        let all = Interval::exact(1.0) / Interval::new(-1.0, 1.0);
        assert_eq!((all.lo(), all.hi()), (f64::NEG_INFINITY, f64::INFINITY));
    }

    proptest! {
        #[test]
        fn overlap_is_symmetric(a in interval(), b in interval()) {
            prop_assert_eq!(a.overlaps(b, 0.0), b.overlaps(a, 0.0));
            prop_assert_eq!(a.side_of(b), b.side_of(a).reverse());
        }

        #[test]
        fn arithmetic_holds_every_value_that_the_operands_allow(a in interval(), b in interval(), s in 0.0..1.0f64, t in 0.0..1.0f64) {
            let x = a.lo() + s * (a.hi() - a.lo());
            let y = b.lo() + t * (b.hi() - b.lo());
            for (whole, part) in [(a + b, x + y), (a - b, x - y), (a * b, x * y)] {
                let slack = 1e-9 * (1.0 + part.abs());
                prop_assert!(whole.overlaps(Interval::exact(part), slack));
            }
        }

        #[test]
        fn the_hull_holds_both(a in interval(), b in interval()) {
            let hull = a.hull(b);
            prop_assert!(hull.lo() <= a.lo() && hull.hi() >= b.hi());
            prop_assert_eq!(hull, b.hull(a));
        }
    }
}
