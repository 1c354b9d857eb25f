//! The parts of a year, a month or a week that people name without saying where they end: *early 2018*, *the end of March*.
//!
//! Early and late are halves; the beginning, the middle and the end of a year are four months each. Of a month, the beginning is
//! its first fifteen days and the middle the ten about its 15th; of a week, the beginning is Monday to Wednesday, the middle
//! Tuesday to Friday, and the rest its end. None of it is agreed on, so such a part never conflicts with a day of its whole.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Day, LEAP_YEAR, Period, Precision, Stretch};

/// A part of a stretch of days, as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// *early*.
    Early,
    /// *the beginning of*.
    Beginning,
    /// *mid-*, *the middle of*.
    Middle,
    /// *late*.
    Late,
    /// *the end of*.
    End,
}

const ALL: [Portion; 5] = [Portion::Early, Portion::Beginning, Portion::Middle, Portion::Late, Portion::End];

impl Portion {
    /// The words before what it is a part of.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Early => "early ",
            Self::Beginning => "the beginning of ",
            Self::Middle => "mid-",
            Self::Late => "late ",
            Self::End => "the end of ",
        }
    }

    /// The first day and the day after the last, where a part of that kind of stretch has days of its own.
    fn days([from, to]: Stretch, part: Self, precision: Precision) -> Option<Stretch> {
        let months =
            |first: i32, after: i32| Some([from.checked_add(first.months()).ok()?, from.checked_add(after.months()).ok()?]);
        let days = |first: i32, after: i32| {
            let end = from.checked_add(after.days()).ok()?;
            Some([from.checked_add(first.days()).ok()?, end.min(to)])
        };
        match (precision, part) {
            (Precision::Year, Self::Early) => months(0, 6),
            (Precision::Year, Self::Beginning) => months(0, 4),
            (Precision::Year, Self::Middle) => months(4, 8),
            (Precision::Year, Self::Late) => months(6, 12),
            (Precision::Year, Self::End) => months(8, 12),
            (Precision::Month, Self::Early | Self::Beginning) => days(0, 15),
            (Precision::Month, Self::Middle) => days(10, 20),
            (Precision::Month, Self::Late | Self::End) => days(15, 31),
            (Precision::Week, Self::Early | Self::Beginning) => days(0, 3),
            (Precision::Week, Self::Middle) => days(1, 5),
            (Precision::Week, Self::Late | Self::End) => days(3, 7),
            _ => None,
        }
    }

    /// The part that has these days of a whole.
    pub(super) fn named(days: Stretch, whole: Stretch, precision: Precision) -> Option<Self> {
        ALL.into_iter().find(|&part| Self::days(whole, part, precision) == Some(days))
    }

    /// The part that has these days of a month of any year.
    pub(super) fn of_month(first: Day) -> Self {
        match first.day {
            1 => Self::Early,
            16 => Self::Late,
            _ => Self::Middle,
        }
    }
}

impl Period {
    /// A part of a year, a month or a week; of anything else the whole.
    #[must_use]
    pub fn part(self, part: Portion) -> Self {
        let narrowed = match self {
            Self::Dated { from, to, precision } => {
                Portion::days([from, to], part, precision).map(|days| Self::Within { days, whole: [from, to], precision })
            }
            Self::Yearless { first, last, precision: Precision::Month } if self.is_whole_month() => month_part(first, last, part),
            Self::Yearless { .. } | Self::Within { .. } | Self::Either { .. } | Self::Partial(_) => None,
        };
        narrowed.unwrap_or(self)
    }

    /// Whether it is a month without its year, and not a part of one.
    pub(super) fn is_whole_month(&self) -> bool {
        let Self::Yearless { first, last, precision: Precision::Month } = *self else { return false };
        first.day == 1 && last.day >= 28
    }
}

fn month_part(first: Day, last: Day, part: Portion) -> Option<Period> {
    let whole = [first.in_year(LEAP_YEAR)?, last.in_year(LEAP_YEAR)?.tomorrow().ok()?];
    let [from, to] = Portion::days(whole, part, Precision::Month)?;
    let day = |date: Date| Day::new(date.month(), date.day());
    Some(Period::Yearless { first: day(from)?, last: day(to.yesterday().ok()?)?, precision: Precision::Month })
}
