//! Stretches of days at the precision written. A year contains its days; a day may lack its year, and a date in figures may
//! be either of two. What says too little to know its days is `partial`, what people name without saying where it ends
//! `portion`. How two of them stand is told in `relation`, how they are shown in `shown`. Years before 1 are astronomical: 44 BC
//! is −43.

mod partial;
mod portion;
mod relation;
mod shown;
mod side;

use jiff::ToSpan;
use jiff::civil::Date;

pub use partial::Partial;
pub use portion::Portion;
pub use side::{Side, When};

/// From a day up to, and without, another.
type Stretch = [Date; 2];

/// How finely a period was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// Seven days from a Monday.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Three months, of the northern half of the world. Where a season ends is not agreed on.
    Season,
    /// Six months.
    Half,
    /// One year.
    Year,
    /// A year of accounts, named after one or two calendar years. When it begins is not said.
    Fiscal,
    /// Ten years.
    Decade,
    /// A hundred years. Whether 1900 is of the 19th is not agreed on.
    Century,
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
            Self::Week => "week",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Fiscal => "fiscal",
            Self::Decade => "decade",
            Self::Century => "century",
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

/// Of which year a stretch is that lacks one, seen from the day a document spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The one that brings it nearest.
    Nearest,
    /// The last in which it has begun: *since January*.
    Past,
    /// The first in which it has not ended: *will rise from April*.
    Future,
}

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
    /// One of two stretches of days, and the words do not say which: *03/04/2018*, *winter 2018*.
    Either {
        /// From a day up to, and without, another: the day before the month.
        first: [Date; 2],
        /// Likewise: the month before the day.
        second: [Date; 2],
        /// How it was written.
        precision: Precision,
    },
    /// Days within a wider stretch, which is all that the words promise: *early 2018*, *two years ago*.
    Within {
        /// From a day up to, and without, another: the days that the words name.
        days: [Date; 2],
        /// Likewise: the days that they may mean.
        whole: [Date; 2],
        /// How the wider stretch was written.
        precision: Precision,
    },
    /// Too little to know the days: *Friday*, *the 27th*.
    Partial(Partial),
    /// From a day to another, both included, of a year that is not named. Of a part of a month the precision is the month.
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

    /// One day, where the words promise no more than what holds it: *two years ago*.
    #[must_use]
    pub fn about(date: Date, whole: Self) -> Option<Self> {
        match whole {
            Self::Dated { precision: Precision::Day, .. } => Some(whole),
            Self::Dated { from, to, precision } => {
                Some(Self::Within { days: [date, date.tomorrow().ok()?], whole: [from, to], precision })
            }
            Self::Either { .. } | Self::Within { .. } | Self::Partial(_) | Self::Yearless { .. } => None,
        }
    }

    /// The days meant, as those of the year that brings them nearest to the day a document spoke, or of the last or the next that
    /// does, where the words say so: a guess, which nothing is compared by. None for one day, whose year the words around may name.
    #[must_use]
    pub fn near(&self, as_of: &Self, toward: Toward) -> Option<[Date; 2]> {
        let Self::Yearless { first, last, .. } = *self else { return None };
        let [spoken, after] = if first == last { return None } else { as_of.days()? };
        let spoken_day = (after.yesterday().ok()? == spoken).then_some(spoken)?;
        let years = spoken.year().checked_sub(1)?..=spoken.year().checked_add(1)?;
        let mut instances = years.filter_map(|year| relation::instance(first, last, year));
        let away = |[from, to]: &Stretch| {
            let days = |until: Result<jiff::Span, jiff::Error>| until.map_or(i32::MAX, |span| span.get_days());
            days(spoken_day.until(*from)).max(days(to.until(spoken_day))).max(0)
        };
        let [from, to] = match toward {
            Toward::Nearest => instances.min_by_key(away)?,
            Toward::Past => instances.rfind(|[from, _]| *from <= spoken_day)?,
            Toward::Future => instances.find(|[_, to]| *to >= spoken_day)?,
        };
        Some([from, to.tomorrow().ok()?])
    }

    /// One year, where the words promise no more than the five years before and after it: *c. 1450*.
    #[must_use]
    pub fn around(year: i16) -> Option<Self> {
        const EITHER_WAY: i16 = 5;
        let (Self::Dated { from, to, .. }, Self::Dated { from: first, .. }, Self::Dated { to: last, .. }) =
            (Self::year(year)?, Self::year(year.checked_sub(EITHER_WAY)?)?, Self::year(year.checked_add(EITHER_WAY)?)?)
        else {
            return None;
        };
        Some(Self::Within { days: [from, to], whole: [first, last], precision: Precision::Year })
    }

    /// The year, where the words say that it is only about right.
    #[must_use]
    pub fn about_year(&self) -> Option<Self> {
        let Self::Within { days: [from, to], precision: Precision::Year, .. } = *self else { return None };
        Self::year(from.year()).filter(|year| matches!(year, Self::Dated { to: end, .. } if *end == to && from.month() == 1))
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

    /// The week, from a Monday, that holds a day.
    #[must_use]
    pub fn week(date: Date) -> Option<Self> {
        let from = date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()?;
        Some(Self::Dated { from, to: from.checked_add(7.days()).ok()?, precision: Precision::Week })
    }

    /// The ten years that begin with a year.
    #[must_use]
    pub fn decade(year: i16) -> Option<Self> {
        Self::months(year, 1, 120, Precision::Decade)
    }

    /// A century as people call it: the 19th is 1800 to 1899; of those before our era, the 5th is 500 to 401 BC.
    #[must_use]
    pub fn century(number: i16, before_our_era: bool) -> Option<Self> {
        match number {
            1 if !before_our_era => Self::months(1, 1, 99 * 12, Precision::Century),
            1..=99 if before_our_era => Self::months(1 - 100 * number, 1, 1200, Precision::Century),
            1..=99 => Self::months(100 * (number - 1), 1, 1200, Precision::Century),
            _ => None,
        }
    }

    /// The season that begins in a month of a year: 3 spring, 6 summer, 9 autumn, 12 winter.
    #[must_use]
    pub fn season(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 3, Precision::Season)
    }

    /// *Winter 2018*: the one that ends in that year, or the one that begins in it.
    #[must_use]
    pub fn winter(year: i16) -> Option<Self> {
        match (Self::season(year - 1, 12)?, Self::season(year, 12)?) {
            (Self::Dated { from, to, .. }, Self::Dated { from: f, to: t, .. }) => {
                Some(Self::Either { first: [from, to], second: [f, t], precision: Precision::Season })
            }
            _ => None,
        }
    }

    /// A year of accounts: *FY2018*, or *FY2018/19*, of which the first year is given.
    #[must_use]
    pub fn fiscal(year: i16, two_years: bool) -> Option<Self> {
        Self::months(year, if two_years { 7 } else { 1 }, 12, Precision::Fiscal)
    }

    /// A day in figures, as written: of the first and the second figure either may be the month.
    #[must_use]
    pub fn in_figures(year: i16, first: i8, second: i8) -> Option<Self> {
        let day = |month, day| Date::new(year, month, day).ok().and_then(|date| Some([date, date.tomorrow().ok()?]));
        match (day(second, first), day(first, second)) {
            (Some(one), Some(other)) if one != other => {
                Some(Self::Either { first: one, second: other, precision: Precision::Day })
            }
            (Some([from, to]), _) | (None, Some([from, to])) => Some(Self::Dated { from, to, precision: Precision::Day }),
            (None, None) => None,
        }
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Relation;
    use proptest::prelude::*;
    use std::cmp::Ordering;

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
    fn a_part_promises_no_more_than_its_whole() {
        let early = iso("2018").part(Portion::Early);
        check(early, iso("2018-11-12"), Relation::Compatible);
        check(early, iso("2018"), Relation::Compatible);
        check(early, iso("2019-01-01"), Relation::Conflict);
        check(early, iso("2018").part(Portion::Late), Relation::Conflict);
        check(iso("2018").part(Portion::Middle), iso("2018").part(Portion::Late), Relation::Compatible);
        check(early, iso("2018-11").part(Portion::Late), Relation::Compatible);
        let about = Period::about(Date::constant(2016, 11, 12), iso("2016")).unwrap();
        check(about, iso("2016-03"), Relation::Compatible);
        check(about, iso("2016").part(Portion::Early), Relation::Compatible);
        check(about, iso("2017"), Relation::Conflict);
        let around = Period::around(1450).unwrap();
        check(around, iso("1450"), Relation::Compatible);
        check(around, iso("1454-05"), Relation::Compatible);
        check(around, iso("1456"), Relation::Conflict);
    }

    #[test]
    fn what_says_too_little_conflicts_with_nothing() {
        let friday = Period::Partial(Partial::Weekday(4));
        check(friday, friday, Relation::Same);
        check(friday, Period::Partial(Partial::Weekday(3)), Relation::Compatible);
        check(friday, iso("2018-11-12"), Relation::Compatible);
        check(friday, yearless(11, 12, 12), Relation::Compatible);
    }

    #[test]
    fn a_stretch_without_its_year_has_a_nearest_one() {
        let near =
            |period: Period, spoken: &str| period.near(&iso(spoken), Toward::Nearest).map(|days| days.map(|day| day.to_string()));
        let days = |from: &str, to: &str| Some([from.to_owned(), to.to_owned()]);
        assert_eq!(near(yearless(11, 12, 14), "2018-11-13"), days("2018-11-12", "2018-11-15"));
        assert_eq!(near(yearless(2, 3, 5), "2018-11-12"), days("2019-02-03", "2019-02-06"));
        assert_eq!(near(yearless(11, 12, 12), "2018-11-13"), None, "one day");
        assert_eq!(near(yearless(11, 12, 14), "2018"), None, "no day known");
    }

    #[test]
    fn a_stretch_that_has_begun_or_is_to_come_is_of_that_year() {
        let year = |toward| yearless(1, 1, 31).near(&iso("2019-11-12"), toward).map(|[from, _]| from.year());
        assert_eq!(year(Toward::Nearest), Some(2020));
        assert_eq!(year(Toward::Past), Some(2019));
        assert_eq!(yearless(4, 1, 30).near(&iso("2022-09-24"), Toward::Future).map(|[from, _]| from.year()), Some(2023));
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
        let named = (1900i16..2030, 1i8..=12, any::<bool>()).prop_flat_map(|(y, m, two)| {
            let century = Period::century(y / 100 + 1, false);
            let all = [Period::season(y, m - m % 3), Period::winter(y), Period::fiscal(y, two), Period::decade(y), century];
            let figures = [Period::in_figures(y, m, 4), Period::in_figures(y, 5, m), Period::week(Date::new(y, m, 9).unwrap())];
            prop::sample::select(all.into_iter().chain(figures).flatten().collect::<Vec<_>>())
        });
        let partial = (0i8..7).prop_map(|weekday| Period::Partial(Partial::Weekday(weekday)));
        let parts = [Portion::Early, Portion::Beginning, Portion::Middle, Portion::Late, Portion::End];
        let part = (2015i16..2020, 1i8..=12, prop::sample::select(parts.to_vec())).prop_flat_map(|(y, m, part)| {
            let month = Period::months(y, m, 1, Precision::Month).unwrap();
            let about = Period::about(Date::new(y, m, 9).unwrap(), Period::year(y).unwrap()).unwrap();
            let open = Period::Yearless {
                first: Day { month: m, day: 1 },
                last: Day { month: m, day: 28 },
                precision: Precision::Month,
            };
            let week = Period::week(Date::new(y, m, 9).unwrap()).unwrap();
            let around = Period::around(y).unwrap();
            prop::sample::select(vec![
                month.part(part),
                Period::year(y).unwrap().part(part),
                week.part(part),
                about,
                around,
                open.part(part),
            ])
        });
        prop_oneof![dated, year, open, named, partial, part]
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
            prop_assert_eq!(a.side_of(&b), b.side_of(&a).map(Ordering::reverse));
            prop_assert_eq!(a.total_cmp(&b), b.total_cmp(&a).reverse());
        }
    }
}
