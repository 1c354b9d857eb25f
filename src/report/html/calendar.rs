//! Days by their numbers, and the dates that are written along an axis of time.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::value::Period;

/// The number of a day.
pub(super) fn number(date: Date) -> f64 {
    f64::from(date.since(Date::ZERO).map_or(0, |span| span.get_days()))
}

/// The day of that number.
fn day(number: f64) -> Option<Date> {
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, and what is out of range is no date")]
    let days = Span::new().try_days(number.floor() as i64).ok()?;
    Date::ZERO.checked_add(days).ok()
}

/// How far apart ticks may be, from the finest.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i16),
    Years(i16),
}

const STEPS: [Step; 17] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(2000),
];

/// There are no more ticks than this.
const MOST: f64 = 5.0;

impl Step {
    /// About how many days it has.
    fn days(self) -> f64 {
        match self {
            Self::Days(days) => f64::from(days),
            Self::Months(months) => f64::from(months) * 30.4,
            Self::Years(years) => f64::from(years) * 365.25,
        }
    }

    /// The first date on or after one at which a step of this kind begins.
    fn first(self, from: Date) -> Option<Date> {
        let up = |value: i16, step: i16| value + (step - value.rem_euclid(step)) % step;
        match self {
            Self::Days(_) => Some(from),
            Self::Months(step) => {
                let month = i16::from(from.month()) - 1 + i16::from(from.day() > 1);
                let month = up(month, step);
                let month_of_year = i8::try_from(month.rem_euclid(12)).ok()? + 1;
                Date::new(from.year().checked_add(month.div_euclid(12))?, month_of_year, 1).ok()
            }
            Self::Years(step) => {
                let year = from.year() + i16::from(from.day_of_year() > 1);
                Date::new(up(year, step), 1, 1).ok()
            }
        }
    }

    fn next(self, from: Date) -> Option<Date> {
        match self {
            Self::Days(days) => from.checked_add(days.days()).ok(),
            Self::Months(months) => from.checked_add(months.months()).ok(),
            Self::Years(years) => from.checked_add(years.years()).ok(),
        }
    }

    fn label(self, date: Date) -> Option<String> {
        let period = match self {
            Self::Days(_) => Period::day(date),
            Self::Months(_) => Period::parse_iso(&format!("{:04}-{:02}", date.year(), date.month())),
            Self::Years(_) => Period::year(date.year()),
        };
        Some(short(&period?.to_string()))
    }
}

/// A date with its month in three letters: *12 Nov 2018*.
fn short(date: &str) -> String {
    let word =
        |word: &str| if word.len() > 3 && word.chars().all(char::is_alphabetic) { word[..3].to_owned() } else { word.to_owned() };
    date.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Dates between two days at even distances, a few at most, with their labels.
pub(super) fn ticks(lo: f64, hi: f64) -> Vec<(f64, String)> {
    let step = STEPS.into_iter().find(|step| (hi - lo) / step.days() <= MOST).unwrap_or(Step::Years(2000));
    let mut ticks = Vec::new();
    let mut next = day(lo.ceil()).and_then(|from| step.first(from));
    while let Some(date) = next.filter(|date| number(*date) <= hi) {
        ticks.extend(step.label(date).map(|label| (number(date), label)));
        next = step.next(date);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: Date, to: Date, expect: &[&str]) {
        let labels: Vec<String> = ticks(number(from), number(to)).into_iter().map(|(_, label)| label).collect();
        assert_eq!(labels, expect);
    }

    #[test]
    fn ticks_are_as_fine_as_there_is_room() {
        let date = Date::constant;
        check(
            date(2018, 11, 11),
            date(2018, 11, 15),
            &["11 Nov 2018", "12 Nov 2018", "13 Nov 2018", "14 Nov 2018", "15 Nov 2018"],
        );
        check(date(2017, 12, 3), date(2019, 1, 29), &["Jan 2018", "Apr 2018", "Jul 2018", "Oct 2018", "Jan 2019"]);
        check(date(2018, 8, 1), date(2022, 2, 1), &["2019", "2020", "2021", "2022"]);
        check(date(1789, 7, 14), date(2018, 1, 1), &["1800", "1850", "1900", "1950", "2000"]);
    }

    #[test]
    fn a_day_has_its_number() {
        assert_eq!(day(number(Date::constant(2018, 11, 12))), Some(Date::constant(2018, 11, 12)));
        assert_eq!(day(f64::MAX), None);
    }
}
