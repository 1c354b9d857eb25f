//! Dates of which the text says too little to know the days: *Friday*, *the 27th*, *the first Friday of July*. They conflict with
//! nothing, and are the same only as what says the same.

use std::fmt;

use super::shown::{month_name, ordinal};
use super::{Day, Precision};

/// What is said of a date that its days do not follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partial {
    /// A day of some week; 0 is Monday.
    Weekday(i8),
    /// A day of some month, 1 to 31.
    Day(i8),
    /// A day in figures without a year, of which either may be the month: *4/5*.
    Figures(i8, i8),
    /// *the first Friday of July*, *the third week of July*.
    Nth {
        /// From 1; −1 is the last.
        number: i8,
        /// 0 is Monday; a whole week where there is none.
        weekday: Option<i8>,
        /// 1 to 12.
        month: i8,
    },
    /// The week that holds a day of some month.
    WeekOfDay(i8),
    /// The week that holds a day of some year.
    WeekOf(Day),
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn weekday_name(weekday: i8) -> &'static str {
    usize::try_from(weekday).ok().and_then(|i| WEEKDAYS.get(i)).copied().unwrap_or("?")
}

impl Partial {
    /// A day in figures without a year, where that says too little to know the day.
    #[must_use]
    pub fn in_figures(first: i8, second: i8) -> Option<Self> {
        (Day::new(first, second).is_some() && Day::new(second, first).is_some()).then_some(Self::Figures(first, second))
    }

    /// How finely it was written.
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Nth { weekday: None, .. } | Self::WeekOf(_) | Self::WeekOfDay(_) => Precision::Week,
            Self::Weekday(_) | Self::Day(_) | Self::Figures(..) | Self::Nth { .. } => Precision::Day,
        }
    }

    /// In the manner of ISO 8601, with a dash for what is not said.
    pub(super) fn iso(self) -> String {
        match self {
            Self::Weekday(weekday) => format!("-W-{}", weekday + 1),
            Self::Day(day) => format!("---{day:02}"),
            Self::Figures(a, b) => format!("[--{b:02}-{a:02},--{a:02}-{b:02}]"),
            Self::Nth { number, weekday, month } => {
                let number = if number < 0 { "L".to_owned() } else { number.to_string() };
                let weekday = weekday.map_or(String::new(), |weekday| format!("-{}", weekday + 1));
                format!("--{month:02}-W{number}{weekday}")
            }
            Self::WeekOfDay(day) => format!("---{day:02}/P7D"),
            Self::WeekOf(day) => format!("--{:02}-{:02}/P7D", day.month, day.day),
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Weekday(weekday) => f.write_str(weekday_name(weekday)),
            Self::Day(day) => write!(f, "the {}", ordinal(i16::from(day))),
            Self::Figures(a, b) => write!(f, "{a:02}/{b:02}"),
            Self::Nth { number, weekday, month } => {
                let number = if number < 0 { "last".to_owned() } else { ordinal(i16::from(number)) };
                write!(f, "the {number} {} of {}", weekday.map_or("week", weekday_name), month_name(month))
            }
            Self::WeekOfDay(day) => write!(f, "the week of the {}", ordinal(i16::from(day))),
            Self::WeekOf(day) => write!(f, "the week of {day}"),
        }
    }
}
