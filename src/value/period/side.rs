//! A date, and which side of it is meant: *in May 2019*, *before May 2019*.

use std::cmp::Ordering;
use std::fmt;

use super::{Period, Precision};
use crate::value::Relation;

/// Which side of a period is meant, and whether the period itself is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// *before 1992*
    Before,
    /// *by 1992*, *until 1992*
    By,
    /// *in 1992*
    At,
    /// *since 1992*, *from 1992*
    Since,
    /// *after 1992*
    After,
}

impl Side {
    /// The word for it in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::By => "by",
            Self::At => "at",
            Self::Since => "since",
            Self::After => "after",
        }
    }

    /// Whether it lets time run on into the past.
    #[must_use]
    pub fn is_earlier(self) -> bool {
        matches!(self, Self::Before | Self::By)
    }
}

/// A period with the side of it that is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// The days named.
    pub period: Period,
    /// What the words before them make of them.
    pub side: Side,
}

impl From<Period> for When {
    fn from(period: Period) -> Self {
        Self { period, side: Side::At }
    }
}

impl When {
    /// How the two stand. *Before 1992* and *1994* conflict, *before 2000* and *1994* do not. *By May* and *by June* are two bounds
    /// in one direction.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        let apart = self.period.side_of(&other.period);
        let compatible = match (self.side, other.side) {
            (Side::At, Side::At) => return self.period.relation(&other.period),
            (_, Side::At) => return other.relation(self),
            (Side::At | Side::After | Side::Since, Side::By) | (Side::After | Side::Since, Side::Before) => {
                apart != Some(Ordering::Greater)
            }
            (Side::At | Side::Before | Side::By, Side::Since) | (Side::Before | Side::By, Side::After) => {
                apart != Some(Ordering::Less)
            }
            // A day of 1992 is not before 1992; of a longer stretch a part may be.
            (Side::At, Side::Before) => apart != Some(Ordering::Greater) && !is_within(&self.period, &other.period),
            (Side::At, Side::After) => apart != Some(Ordering::Less) && !is_within(&self.period, &other.period),
            (Side::Before | Side::By, Side::Before | Side::By) | (Side::After | Side::Since, Side::After | Side::Since) => {
                return self.bounds(other, apart);
            }
        };
        if compatible { Relation::Compatible } else { Relation::Conflict }
    }

    /// How two bounds in one direction stand.
    fn bounds(&self, other: &Self, apart: Option<Ordering>) -> Relation {
        if apart.is_some() {
            Relation::Loose
        } else if self.side == other.side && self.period.relation(&other.period) == Relation::Same {
            Relation::Same
        } else {
            Relation::Compatible
        }
    }

    /// Where this date lies against another one; `None` unless both have a year and are disjoint.
    #[must_use]
    pub fn side_of(&self, other: &Self) -> Option<Ordering> {
        self.period.side_of(&other.period)
    }

    /// A total order for output: by period, then by side.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        self.period.total_cmp(&other.period).then(self.side.cmp(&other.side))
    }
}

/// Whether all of a period lies in another one; of a day without its year, whether it is that day.
fn is_within(a: &Period, b: &Period) -> bool {
    let days = a.precision() == Precision::Day && b.precision() == Precision::Day;
    a.is_within(b) || (days && a.relation(b) <= Relation::Compatible)
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.side {
            Side::At => self.period.fmt(f),
            side => write!(f, "{} {}", side.word(), self.period),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn when(side: Side, iso: &str) -> When {
        When { period: Period::parse_iso(iso).unwrap(), side }
    }

    #[track_caller]
    fn check(a: When, b: When, expect: Relation) {
        assert_eq!(a.relation(&b), expect, "{a} against {b}");
        assert_eq!(b.relation(&a), expect, "{b} against {a}");
    }

    #[test]
    fn a_date_may_lie_on_the_side_that_is_meant_and_on_no_other() {
        check(when(Side::At, "2019-03"), when(Side::Before, "2019-05"), Relation::Compatible);
        check(when(Side::At, "2019-07"), when(Side::Before, "2019-05"), Relation::Conflict);
        check(when(Side::At, "1994"), when(Side::After, "1992"), Relation::Compatible);
        check(when(Side::At, "1990"), when(Side::Since, "1992"), Relation::Conflict);
    }

    #[test]
    fn before_and_after_leave_the_period_out() {
        check(when(Side::At, "2011-07-06"), when(Side::Before, "2011"), Relation::Conflict);
        check(when(Side::At, "2012"), when(Side::After, "2012"), Relation::Conflict);
        check(when(Side::At, "2011"), when(Side::Before, "2011-07-06"), Relation::Compatible);
        check(when(Side::At, "2012"), when(Side::By, "2012"), Relation::Compatible);
        check(when(Side::At, "2012"), when(Side::Since, "2012"), Relation::Compatible);
    }

    #[test]
    fn two_bounds_in_one_direction_are_loose_where_they_differ() {
        check(when(Side::By, "2019-04-20"), when(Side::By, "2019-04-22"), Relation::Loose);
        check(when(Side::By, "2019-04-20"), when(Side::By, "2019-04-20"), Relation::Same);
        check(when(Side::Before, "2019-04-20"), when(Side::By, "2019-04-20"), Relation::Compatible);
        check(when(Side::After, "2000"), when(Side::Before, "2010"), Relation::Compatible);
        check(when(Side::After, "2010"), when(Side::Before, "2000"), Relation::Conflict);
    }

    proptest! {
        #[test]
        fn the_relation_is_symmetric(
            years in (1990_i16..2000, 1990_i16..2000),
            sides in (0_usize..5, 0_usize..5),
        ) {
            let all = [Side::Before, Side::By, Side::At, Side::Since, Side::After];
            let one = When { period: Period::year(years.0).unwrap(), side: all[sides.0] };
            let other = When { period: Period::year(years.1).unwrap(), side: all[sides.1] };
            prop_assert_eq!(one.relation(&other), other.relation(&one));
        }
    }
}
