//! Stretches of days at the precision written. A year contains its days; a day may lack its year.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

use super::Relation;

/// How finely a period was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// One year.
    Year,
    /// Ten years.
    Decade,
    /// From one date to another.
    Span,
}

impl Precision {
    /// The word for it in machine-readable output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Span => "span",
        }
    }
}

/// A day of some year, which the text does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl Day {
    /// The day, if the calendar has it (29 February counts).
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(LEAP_YEAR, month, day).ok().map(|_| Self { month, day })
    }

    /// That day in a year; the last of the month where the year lacks it (29 February).
    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).or_else(|_| Date::new(year, self.month, 28)).ok()
    }
}

const LEAP_YEAR: i16 = 2000;

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// From a day up to, and without, another.
    Dated {
        /// The first day.
        from: Date,
        /// The first day after.
        to: Date,
        /// How it was written.
        precision: Precision,
    },
    /// From a day to another, both included, of a year that is not named.
    Yearless {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
        /// How it was written.
        precision: Precision,
    },
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Option<Self> {
        Some(Self::Dated { from: date, to: date.tomorrow().ok()?, precision: Precision::Day })
    }

    /// `count` months from the first of `month` of `year`.
    #[must_use]
    pub fn months(year: i16, month: i8, count: i16, precision: Precision) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        let end = i16::from(month) - 1 + count;
        let to = Date::new(year + end / 12, i8::try_from(end % 12 + 1).ok()?, 1).ok()?;
        Some(Self::Dated { from, to, precision })
    }

    /// One year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12, Precision::Year)
    }

    /// From the start of one to the end of another, where both are dated and in order.
    #[must_use]
    pub fn span(first: Self, last: Self) -> Option<Self> {
        match (first, last) {
            (Self::Dated { from, .. }, Self::Dated { to, .. }) if from < to => {
                Some(Self::Dated { from, to, precision: Precision::Span })
            }
            _ => None,
        }
    }

    /// Reads ISO 8601 dates of reduced precision: `2018`, `2018-11`, `2018-11-12`.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |text: &str, width: usize| -> Option<i16> {
            (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
        };
        match parts.as_slice() {
            [year] => Self::year(number(year, 4)?),
            [year, month] => Self::months(number(year, 4)?, i8::try_from(number(month, 2)?).ok()?, 1, Precision::Month),
            [year, month, day] => {
                let (month, day) = (i8::try_from(number(month, 2)?).ok()?, i8::try_from(number(day, 2)?).ok()?);
                Self::day(Date::new(number(year, 4)?, month, day).ok()?)
            }
            _ => None,
        }
    }

    /// As ISO 8601 where that can say it: `2018`, `2018-11`, `2018-11-12`, `2018-11-12/2018-11-14`, `--11-12`.
    #[must_use]
    pub fn iso(&self) -> String {
        match *self {
            Self::Dated { from, precision: Precision::Day, .. } => from.to_string(),
            Self::Dated { from, precision: Precision::Month, .. } => format!("{:04}-{:02}", from.year(), from.month()),
            Self::Dated { from, precision: Precision::Year, .. } => format!("{:04}", from.year()),
            Self::Dated { from, to, .. } => format!("{from}/{}", to.yesterday().unwrap_or(to)),
            Self::Yearless { first, last, .. } if first == last => format!("--{:02}-{:02}", first.month, first.day),
            Self::Yearless { first, last, .. } => {
                format!("--{:02}-{:02}/--{:02}-{:02}", first.month, first.day, last.month, last.day)
            }
        }
    }

    /// Equal periods are the same, overlapping ones compatible, others conflict.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.dates() == other.dates() {
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
        match (self, other) {
            (Self::Dated { from, to, .. }, Self::Dated { from: other_from, to: other_to, .. }) => {
                if to <= other_from {
                    Some(Ordering::Less)
                } else if from >= other_to {
                    Some(Ordering::Greater)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// A total order for output: dated before yearless, then by first and last day.
    #[must_use]
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Dated { from, to, .. }, Self::Dated { from: f, to: t, .. }) => from.cmp(f).then(to.cmp(t)),
            (Self::Yearless { first, last, .. }, Self::Yearless { first: f, last: l, .. }) => first.cmp(f).then(last.cmp(l)),
            (Self::Dated { .. }, Self::Yearless { .. }) => Ordering::Less,
            (Self::Yearless { .. }, Self::Dated { .. }) => Ordering::Greater,
        }
    }

    fn dates(&self) -> (Option<Date>, Option<Date>, Option<Day>, Option<Day>) {
        match *self {
            Self::Dated { from, to, .. } => (Some(from), Some(to), None, None),
            Self::Yearless { first, last, .. } => (None, None, Some(first), Some(last)),
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Dated { from, to, .. }, Self::Dated { from: f, to: t, .. }) => from < t && f < to,
            (Self::Dated { from, to, .. }, Self::Yearless { first, last, .. })
            | (Self::Yearless { first, last, .. }, Self::Dated { from, to, .. }) => {
                let years = from.year().saturating_sub(1)..=to.year();
                // Two whole years hold every yearless day; more need not be looked at.
                years.take(4).any(|year| instance(first, last, year).is_some_and(|(f, l)| from <= l && f < to))
            }
            (Self::Yearless { first, last, .. }, Self::Yearless { first: f, last: l, .. }) => {
                let mine = instance(first, last, LEAP_YEAR);
                let meets = |theirs: (Date, Date)| mine.is_some_and(|mine| mine.0 <= theirs.1 && theirs.0 <= mine.1);
                (LEAP_YEAR - 1..=LEAP_YEAR + 1).filter_map(|year| instance(f, l, year)).any(meets)
            }
        }
    }
}

/// A yearless stretch that starts in `year`; one that ends before it starts runs into the next.
fn instance(first: Day, last: Day, year: i16) -> Option<(Date, Date)> {
    let end_year = if last < first { year + 1 } else { year };
    Some((first.in_year(year)?, last.in_year(end_year)?))
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("?")
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, month_name(self.month))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = |date: Date| format!("{} {} {}", date.day(), month_name(date.month()), date.year());
        match *self {
            Self::Dated { from, precision: Precision::Day, .. } => f.write_str(&date(from)),
            Self::Dated { from, precision: Precision::Month, .. } => write!(f, "{} {}", month_name(from.month()), from.year()),
            Self::Dated { from, precision: Precision::Quarter, .. } => {
                write!(f, "Q{} {}", (from.month() - 1) / 3 + 1, from.year())
            }
            Self::Dated { from, precision: Precision::Year, .. } => write!(f, "{}", from.year()),
            Self::Dated { from, precision: Precision::Decade, .. } => write!(f, "{}s", from.year()),
            Self::Dated { from, to, precision: Precision::Span } => {
                write!(f, "{} to {}", date(from), date(to.yesterday().unwrap_or(to)))
            }
            Self::Yearless { first, precision: Precision::Month, .. } => f.write_str(month_name(first.month)),
            Self::Yearless { first, last, .. } if first == last => first.fmt(f),
            Self::Yearless { first, last, .. } if first.month == last.month => write!(f, "{} to {last}", first.day),
            Self::Yearless { first, last, .. } => write!(f, "{first} to {last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn iso(text: &str) -> Period {
        Period::parse_iso(text).unwrap()
    }

    fn yearless(month: i8, first: i8, last: i8) -> Period {
        let precision = if first == last { Precision::Day } else { Precision::Span };
        Period::Yearless { first: Day::new(month, first).unwrap(), last: Day::new(month, last).unwrap(), precision }
    }

    #[track_caller]
    fn check(a: Period, b: Period, expect: Relation) {
        assert_eq!(a.relation(&b), expect, "{a} against {b}");
        assert_eq!(b.relation(&a), expect, "{b} against {a}");
    }

    #[test]
    fn a_year_contains_its_days() {
        check(iso("2018"), iso("2018-11-12"), Relation::Compatible);
        check(iso("2018"), iso("2019-01-01"), Relation::Conflict);
        check(iso("2018-11"), iso("2018-11"), Relation::Same);
    }

    #[test]
    fn a_day_without_its_year_agrees_with_that_day_of_any() {
        check(yearless(11, 12, 12), iso("2018-11-12"), Relation::Compatible);
        check(yearless(11, 12, 12), iso("2018-11-13"), Relation::Conflict);
        check(yearless(11, 12, 14), iso("2018-11-13"), Relation::Compatible);
        check(yearless(11, 12, 12), iso("2018"), Relation::Compatible);
        check(yearless(11, 12, 14), yearless(11, 12, 12), Relation::Compatible);
        check(yearless(11, 11, 11), yearless(11, 12, 14), Relation::Conflict);
    }

    #[test]
    fn the_calendar_is_kept() {
        assert_eq!(Period::parse_iso("2018-02-30"), None);
        assert_eq!(Period::parse_iso("18-02"), None);
        assert_eq!(Day::new(2, 30), None);
    }

    #[test]
    fn periods_are_shown_as_people_write_them() {
        assert_eq!(iso("2018-11-12").to_string(), "12 November 2018");
        assert_eq!(iso("2018-11").to_string(), "November 2018");
        assert_eq!(yearless(11, 12, 14).to_string(), "12 to 14 November");
        assert_eq!(Period::span(iso("2018-11-12"), iso("2019")).unwrap().to_string(), "12 November 2018 to 31 December 2019");
    }

    fn any_period() -> impl Strategy<Value = Period> {
        let dated = (1990i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Period::day(Date::new(y, m, d).unwrap()).unwrap());
        let year = (1990i16..2030).prop_map(|y| Period::year(y).unwrap());
        let open = (1i8..=12, 1i8..=14, 14i8..=28).prop_map(|(m, a, b)| yearless(m, a, b));
        prop_oneof![dated, year, open]
    }

    proptest! {
        #[test]
        fn parsing_what_is_written_gives_the_same(year in 1000i16..3000, month in 1i8..=12, day in 1i8..=28) {
            for text in [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}")] {
                prop_assert_eq!(iso(&text).iso(), text);
            }
        }

        #[test]
        fn the_relation_is_symmetric_and_reflexive(a in any_period(), b in any_period()) {
            prop_assert_eq!(a.relation(&b), b.relation(&a));
            prop_assert_eq!(a.relation(&a), Relation::Same);
        }
    }
}
