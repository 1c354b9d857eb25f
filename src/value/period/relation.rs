//! How two periods stand to each other: the same days, days in common, or none.
//!
//! Where people do not agree on the ends of what a word means (*the 19th century*, *summer 2018*, *FY2018*), a period has the
//! days that it is named after, and a wider *reach*: two of one kind are told apart by the former, anything else may lie
//! anywhere in the latter. So it is with *early 2018*, which is told apart from *late 2018* only. What says too little to know its
//! days conflicts with nothing.

use std::cmp::Ordering;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Day, LEAP_YEAR, Period, Precision, Stretch};
use crate::value::Relation;

impl Period {
    /// Equal periods are the same, overlapping ones compatible, others conflict.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.is_same(other) {
            Relation::Same
        } else if self.overlaps(other) {
            Relation::Compatible
        } else {
            Relation::Conflict
        }
    }

    /// Where this period lies against a disjoint one; `None` unless both have a year and they are disjoint.
    #[must_use]
    pub fn side_of(&self, other: &Self) -> Option<Ordering> {
        let sides = self.pairs(other).map(|([from, to], [f, t])| {
            if to <= f {
                Some(Ordering::Less)
            } else if from >= t {
                Some(Ordering::Greater)
            } else {
                None
            }
        });
        sides.reduce(|a, b| if a == b { a } else { None }).flatten()
    }

    /// Whether all of this period lies in the other one, whatever the years that the words leave open.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let mut pairs = self.pairs(other).peekable();
        pairs.peek().is_some() && pairs.all(|([from, to], [f, t])| f <= from && to <= t)
    }

    /// A total order for output: dated before yearless before partial, then by first and last day.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Partial(partial), Self::Partial(other)) => partial.cmp(other),
            (Self::Partial(_), _) => Ordering::Greater,
            (_, Self::Partial(_)) => Ordering::Less,
            (Self::Yearless { first, last, precision }, Self::Yearless { first: f, last: l, precision: p }) => {
                (first, last, precision).cmp(&(f, l, p))
            }
            (Self::Yearless { .. }, _) => Ordering::Greater,
            (_, Self::Yearless { .. }) => Ordering::Less,
            _ => self.order().cmp(&other.order()),
        }
    }

    fn order(&self) -> ([Option<Stretch>; 2], Option<Stretch>, Precision) {
        (self.stretches(), self.days(), self.precision())
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Dated { precision, .. }, Self::Dated { precision: p, .. }) => {
                let alike = |[from, to]: Stretch| reach([from, to], *precision) == reach([from, to], *p);
                self.stretches() == other.stretches() && self.stretches()[0].is_some_and(alike)
            }
            (Self::Yearless { first, last, .. }, Self::Yearless { first: f, last: l, .. }) => (first, last) == (f, l),
            _ => self == other,
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Partial(_), _) | (_, Self::Partial(_)) => true,
            (Self::Yearless { .. }, Self::Yearless { .. }) => {
                let ((first, last), (f, l)) = (self.yearless(other), other.yearless(self));
                let mine = instance(first, last, LEAP_YEAR);
                let meets = |theirs: Stretch| mine.is_some_and(|mine| mine[0] <= theirs[1] && theirs[0] <= mine[1]);
                (LEAP_YEAR - 1..=LEAP_YEAR + 1).filter_map(|year| instance(f, l, year)).any(meets)
            }
            (yearless @ Self::Yearless { .. }, dated) | (dated, yearless @ Self::Yearless { .. }) => {
                let (first, last) = yearless.yearless(dated);
                dated.reaches().into_iter().flatten().any(|days| holds(days, first, last))
            }
            _ => self.pairs(other).any(|([from, to], [f, t])| from < t && f < to),
        }
    }

    /// Every stretch that one may be against every one that the other may be, as wide as they are to be taken.
    fn pairs(&self, other: &Self) -> impl Iterator<Item = (Stretch, Stretch)> {
        let narrow = match (self, other) {
            (Self::Within { whole, .. }, Self::Within { whole: other_whole, .. }) => {
                whole == other_whole && !self.is_about() && !other.is_about()
            }
            (Self::Within { .. }, _) | (_, Self::Within { .. }) => false,
            _ => self.precision() == other.precision(),
        };
        let taken = |period: &Self| if narrow { period.stretches() } else { period.reaches() };
        let (mine, theirs) = (taken(self), taken(other));
        mine.into_iter().flatten().flat_map(move |a| theirs.into_iter().flatten().map(move |b| (a, b)))
    }

    /// The days it is named after; two stretches where it may be either. None without a year.
    fn stretches(&self) -> [Option<Stretch>; 2] {
        match *self {
            Self::Dated { from, to, .. } => [Some([from, to]), None],
            Self::Either { first, second, .. } => [Some(first), Some(second)],
            Self::Within { days, .. } => [Some(days), None],
            Self::Yearless { .. } | Self::Partial(_) => [None, None],
        }
    }

    /// The days that it may be, as wide as they are to be taken.
    fn reaches(&self) -> [Option<Stretch>; 2] {
        match *self {
            Self::Within { whole, precision, .. } => [reach(whole, precision), None],
            _ => self.stretches().map(|days| reach(days?, self.precision())),
        }
    }

    /// Whether it is one day that was told by a coarser count: *two years ago*.
    fn is_about(&self) -> bool {
        matches!(self, Self::Within { days: [from, to], .. } if from.tomorrow().is_ok_and(|next| next == *to))
    }

    /// The first and the last day without their year, as wide as they are to be taken against another: a part of a month is told
    /// apart from another part of it only.
    fn yearless(&self, other: &Self) -> (Day, Day) {
        let Self::Yearless { first, last, precision } = *self else { return (JANUARY_1, JANUARY_1) };
        if precision != Precision::Month || matches!(other, Self::Yearless { precision: Precision::Month, .. }) {
            return (first, last);
        }
        let end = (28..=31).rev().find_map(|day| Day::new(first.month, day));
        (Day { day: 1, ..first }, end.unwrap_or(last))
    }

    /// All the days that it may be, up to and without the second; none without a year.
    #[must_use]
    pub fn days(&self) -> Option<[Date; 2]> {
        self.reaches().into_iter().flatten().reduce(|[from, to], [f, t]| [from.min(f), to.max(t)])
    }

    /// How finely it was written.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match *self {
            Self::Dated { precision, .. }
            | Self::Either { precision, .. }
            | Self::Within { precision, .. }
            | Self::Yearless { precision, .. } => precision,
            Self::Partial(partial) => partial.precision(),
        }
    }
}

const JANUARY_1: Day = Day { month: 1, day: 1 };

/// All the days that somebody may mean.
fn reach([from, to]: Stretch, precision: Precision) -> Option<Stretch> {
    let none = Span::new();
    let (before, after) = match precision {
        // Weeks begin on a Sunday or a Monday.
        Precision::Week => (1.days(), 1.days()),
        // The solstice and the equinox come three weeks after the first of the month.
        Precision::Season => (none, 24.days()),
        // 1900 is the last year of the 19th century by the calendar, and of no other by the name.
        Precision::Century => (none, 1.year()),
        // Named after the year it ends in or the one it begins in.
        Precision::Fiscal if from.month() == 1 => (9.months(), 3.months()),
        Precision::Fiscal => (6.months(), 6.months()),
        Precision::Day
        | Precision::Month
        | Precision::Quarter
        | Precision::Half
        | Precision::Year
        | Precision::Decade
        | Precision::Span => (none, none),
    };
    Some([from.checked_sub(before).ok()?, to.checked_add(after).ok()?])
}

/// Whether a stretch of days meets a yearless one of any year.
fn holds([from, to]: Stretch, first: Day, last: Day) -> bool {
    let years = from.year().saturating_sub(1)..=to.year();
    // Two whole years hold every yearless day; more need not be looked at.
    years.take(4).any(|year| instance(first, last, year).is_some_and(|[f, l]| from <= l && f < to))
}

/// A yearless stretch that starts in `year`, its last day included; one that ends before it starts runs into the next.
pub(super) fn instance(first: Day, last: Day, year: i16) -> Option<Stretch> {
    let end_year = if last < first { year + 1 } else { year };
    Some([first.in_year(year)?, last.in_year(end_year)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Period {
        Period::parse_iso(text).unwrap()
    }

    #[track_caller]
    fn check(a: Option<Period>, b: Option<Period>, expect: Relation) {
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a.relation(&b), expect, "{a} against {b}");
        assert_eq!(b.relation(&a), expect, "{b} against {a}");
    }

    #[test]
    fn a_day_in_figures_agrees_with_both_readings() {
        let written = Period::in_figures(2018, 3, 4);
        check(written, Some(iso("2018-04-03")), Relation::Compatible);
        check(written, Some(iso("2018-03-04")), Relation::Compatible);
        check(written, Some(iso("2018-04-04")), Relation::Conflict);
        check(written, written, Relation::Same);
        check(written, Period::in_figures(2018, 4, 3), Relation::Compatible);
        check(written, Period::in_figures(2018, 5, 4), Relation::Conflict);
        check(Period::in_figures(2018, 13, 4), Some(iso("2018-04-13")), Relation::Same);
        assert_eq!(Period::in_figures(2018, 30, 2), None);
    }

    #[test]
    fn a_year_of_accounts_lies_somewhere_about_its_years() {
        check(Period::fiscal(2018, false), Period::fiscal(2019, false), Relation::Conflict);
        check(Period::fiscal(2018, true), Period::fiscal(2019, true), Relation::Conflict);
        check(Period::fiscal(2018, true), Period::fiscal(2018, false), Relation::Compatible);
        check(Period::fiscal(2018, true), Period::fiscal(2019, false), Relation::Compatible);
        check(Period::fiscal(2018, false), Some(iso("2018")), Relation::Compatible);
        check(Period::fiscal(2018, false), Some(iso("2017-10-02")), Relation::Compatible);
        check(Period::fiscal(2018, false), Some(iso("2020")), Relation::Conflict);
    }

    #[test]
    fn the_ends_of_a_name_are_not_argued_about() {
        check(Period::century(19, false), Some(iso("1900")), Relation::Compatible);
        check(Period::century(19, false), Some(iso("1901")), Relation::Conflict);
        check(Period::century(19, false), Period::century(20, false), Relation::Conflict);
        check(Period::season(2018, 6), Some(iso("2018-09-20")), Relation::Compatible);
        check(Period::season(2018, 6), Period::season(2018, 9), Relation::Conflict);
        check(Period::winter(2018), Some(iso("2018-01")), Relation::Compatible);
        check(Period::winter(2018), Some(iso("2018-12")), Relation::Compatible);
        check(Period::winter(2018), Some(iso("2018-07")), Relation::Conflict);
        let week = |day| Period::week(Date::constant(2018, 11, day));
        check(week(12), Some(iso("2018-11-11")), Relation::Compatible);
        check(week(12), week(11), Relation::Conflict);
    }

    #[test]
    fn sides_are_taken_only_where_all_readings_agree() {
        let written = Period::in_figures(2018, 3, 4).unwrap();
        assert_eq!(written.side_of(&iso("2019")), Some(Ordering::Less));
        assert_eq!(written.side_of(&iso("2018-03-20")), None);
    }
}
