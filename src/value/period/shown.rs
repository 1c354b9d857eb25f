//! Periods in words, and in the manner of ISO 8601. What is shown reads back as the same period, but for what is told from the day
//! a document spoke (*two years ago* is shown as *about 12 November 2016*).

use std::fmt;

use jiff::civil::Date;

use super::{Day, Period, Portion, Precision};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("?")
}

/// A year: *2018*, *AD 800*, *44 BC*.
fn year_name(year: i16) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - year),
        1..=999 => format!("AD {year}"),
        _ => year.to_string(),
    }
}

fn day_name(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), year_name(date.year()))
}

/// The year after, in two figures.
fn next_short(year: i16) -> i16 {
    (year + 1).rem_euclid(100)
}

pub(super) fn ordinal(number: i16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn century_name(first_year: i16) -> String {
    if first_year > 0 {
        format!("{} century", ordinal(first_year / 100 + 1))
    } else {
        format!("{} century BC", ordinal((1 - first_year) / 100))
    }
}

fn season_name(from: Date) -> String {
    let year = from.year();
    match from.month() {
        3 => format!("spring {year}"),
        6 => format!("summer {year}"),
        9 => format!("autumn {year}"),
        _ => format!("winter {year}–{:02}", next_short(year)),
    }
}

fn fiscal_name(from: Date) -> String {
    let year = from.year();
    if from.month() == 1 { format!("FY{year}") } else { format!("FY{year}/{:02}", next_short(year)) }
}

/// A stretch of days whose year is known.
fn dated(from: Date, to: Date, precision: Precision) -> String {
    let year = year_name(from.year());
    match precision {
        Precision::Day => day_name(from),
        Precision::Week => format!("week of {}", day_name(from)),
        Precision::Month => format!("{} {year}", month_name(from.month())),
        Precision::Quarter => format!("Q{} {year}", (from.month() - 1) / 3 + 1),
        Precision::Season => season_name(from),
        Precision::Half => format!("H{} {year}", (from.month() - 1) / 6 + 1),
        Precision::Year => year,
        Precision::Fiscal => fiscal_name(from),
        Precision::Decade => format!("{}s", from.year()),
        Precision::Century => century_name(from.year()),
        Precision::Span => format!("{} to {}", day_name(from), day_name(to.yesterday().unwrap_or(to))),
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, month_name(self.month))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Dated { from, to, precision } => f.write_str(&dated(from, to, precision)),
            Self::Either { second: [from, _], precision: Precision::Season, .. } => write!(f, "winter {}", from.year()),
            Self::Either { first: [from, _], .. } => write!(f, "{:02}/{:02}/{:04}", from.day(), from.month(), from.year()),
            Self::Within { days, whole, precision } => match Portion::named(days, whole, precision) {
                Some(part) => write!(f, "{}{}", part.words(), dated(whole[0], whole[1], precision)),
                None => match self.about_year() {
                    Some(year) => write!(f, "c. {year}"),
                    None => write!(f, "about {}", day_name(days[0])),
                },
            },
            Self::Partial(partial) => partial.fmt(f),
            Self::Yearless { first, precision: Precision::Month, .. } => {
                let part = if self.is_whole_month() { "" } else { Portion::of_month(first).words() };
                write!(f, "{part}{}", month_name(first.month))
            }
            Self::Yearless { first, precision: Precision::Quarter, .. } => write!(f, "Q{}", (first.month - 1) / 3 + 1),
            Self::Yearless { first, last, .. } if first == last => first.fmt(f),
            Self::Yearless { first, last, .. } if first.month == last.month && first < last => {
                write!(f, "{} to {last}", first.day)
            }
            Self::Yearless { first, last, .. } => write!(f, "{first} to {last}"),
        }
    }
}

impl Period {
    /// As ISO 8601 where that can say it: `2018`, `2018-11`, `2018-11-12`, `2018-W46`, `2018-11-12/2018-11-14`, `--11-12`. Of
    /// two readings both: `[2018-04-03,2018-03-04]`. A year of accounts is `FY2018` or `FY2018/19`. Ends that the words leave open
    /// have a tilde: `2018-01-01~/2018-06-30~`, and so has a year that is only about right: `1450~`. What is not said is a dash: `-W-5` a Friday, `---27` the 27th, `--07-W1-5` the first
    /// Friday of July, `--07-WL` its last week, `---18/P7D` the week of the 18th.
    #[must_use]
    pub fn iso(&self) -> String {
        match *self {
            Self::Dated { from, to, precision } => dated_iso(from, to, precision),
            Self::Either { first: [from, to], second: [f, t], precision } => {
                format!("[{},{}]", dated_iso(from, to, precision), dated_iso(f, t, precision))
            }
            Self::Within { days: [from, to], .. } => {
                if let Some(year) = self.about_year() {
                    return format!("{}~", year.iso());
                }
                let last = to.yesterday().unwrap_or(to);
                if from == last { format!("{from}~") } else { format!("{from}~/{last}~") }
            }
            Self::Partial(partial) => partial.iso(),
            Self::Yearless { first, last, .. } if first == last => format!("--{:02}-{:02}", first.month, first.day),
            Self::Yearless { first, last, precision } => {
                let open = if precision == Precision::Month && !self.is_whole_month() { "~" } else { "" };
                format!("--{:02}-{:02}{open}/--{:02}-{:02}{open}", first.month, first.day, last.month, last.day)
            }
        }
    }
}

fn dated_iso(from: Date, to: Date, precision: Precision) -> String {
    let year = || {
        let year = from.year();
        if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
    };
    match precision {
        Precision::Day => from.to_string(),
        Precision::Month => format!("{}-{:02}", year(), from.month()),
        Precision::Year => year(),
        Precision::Fiscal => fiscal_name(from),
        Precision::Week => {
            let week = from.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Precision::Quarter | Precision::Season | Precision::Half | Precision::Decade | Precision::Century | Precision::Span => {
            format!("{from}/{}", to.yesterday().unwrap_or(to))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(period: Option<Period>, shown: &str, iso: &str) {
        let period = period.unwrap();
        assert_eq!((period.to_string().as_str(), period.iso().as_str()), (shown, iso));
    }

    #[test]
    fn every_precision_has_words_and_figures() {
        check(Period::week(Date::constant(2018, 11, 14)), "week of 12 November 2018", "2018-W46");
        check(Period::months(2018, 7, 3, Precision::Quarter), "Q3 2018", "2018-07-01/2018-09-30");
        check(Period::months(2018, 7, 6, Precision::Half), "H2 2018", "2018-07-01/2018-12-31");
        check(Period::season(2018, 6), "summer 2018", "2018-06-01/2018-08-31");
        check(Period::season(2018, 12), "winter 2018–19", "2018-12-01/2019-02-28");
        check(Period::winter(2019), "winter 2019", "[2018-12-01/2019-02-28,2019-12-01/2020-02-29]");
        check(Period::fiscal(2018, false), "FY2018", "FY2018");
        check(Period::fiscal(1999, true), "FY1999/00", "FY1999/00");
        check(Period::decade(1990), "1990s", "1990-01-01/1999-12-31");
        check(Period::century(19, false), "19th century", "1800-01-01/1899-12-31");
        check(Period::century(5, true), "5th century BC", "-000499-01-01/-000400-12-31");
        check(Period::year(-43), "44 BC", "-0043");
        check(Period::around(1450), "c. 1450", "1450~");
        check(Period::year(800), "AD 800", "0800");
        check(Period::in_figures(2018, 3, 4), "03/04/2018", "[2018-04-03,2018-03-04]");
    }
}
