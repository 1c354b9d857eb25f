//! Dates and stretches of time, at the precision written. A day without its year stays so.
//!
//! ```text
//! period := day ["of"] month [[","] year] | month day [[","] year] | month [year] | year | quarter year | decade
//!         | day ("–" | "to" | "-") day ["of"] month [year] | month day ("–" …) day [year]
//!         | yyyy-mm[-dd] | dd/mm/yyyy where one of the two can only be the day | yyyy–yy
//! span   := ["from" | "between"] period ("to" | "until" | "–" | "and") period
//! ```
//!
//! A year is four digits from 1500 to 2199 that count nothing: after a preposition, or from 1900 on without a modifier
//! before it and without a plural in lower case after it. *May* and *March* are months only beside a day, a year or a
//! preposition.

use std::ops::Range;

use jiff::civil::Date;

use super::class::Class;
use super::mention::{Content, Mention};
use super::reading::Reading;
use crate::value::{Day, Period, Precision};

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// The words with which a date may begin.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let quarters = ["q1", "q2", "q3", "q4"];
    MONTHS.iter().map(|&(word, _)| word).chain(quarters).map(|word| (word, Class::PERIOD))
}

/// Every period of a document.
pub(super) fn recognize(reading: &Reading) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in reading.sentences() {
        let reader = Reader { reading, sentence: sentence.clone() };
        let mut at = sentence.start;
        let mut last: Option<(Period, Range<usize>)> = None;
        while at < sentence.end {
            at = reading.next(at, sentence.end, Class::PERIOD | Class::NUMBER);
            let Some((period, end)) = reader.period(at) else {
                at += 1;
                continue;
            };
            let joined = last
                .as_ref()
                .and_then(|(first, tokens)| reader.span(*first, tokens, period, at).map(|span| (span, tokens.start)));
            let (period, start) = joined.unwrap_or((period, at));
            if joined.is_some() {
                mentions.pop();
            }
            last = Some((period, start..end));
            mentions.push(Mention { content: Content::Period(period), tokens: start..end, block: reading.block_of(at) });
            at = end;
        }
    }
    mentions
}

struct Reader<'a> {
    reading: &'a Reading,
    sentence: Range<usize>,
}

impl Reader<'_> {
    fn period(&self, at: usize) -> Option<(Period, usize)> {
        let reading = self.reading;
        if self.month(at).is_some() {
            return self.month_first(at);
        }
        if matches!(reading.lower(at), "q1" | "q2" | "q3" | "q4") {
            let quarter = i8::try_from(reading.lower(at).as_bytes()[1] - b'0').ok()?;
            let year = self.year(at + 1)?;
            return Period::months(year, quarter * 3 - 2, 3, Precision::Quarter).map(|period| (period, at + 2));
        }
        if !reading.is_number(at) || self.is_glued(at) {
            return None;
        }
        self.iso(at).or_else(|| self.slashed(at)).or_else(|| self.day_first(at)).or_else(|| self.bare_year(at))
    }

    /// *November 12th*, *November 12–14, 2018*, *November 2018*, *in November*.
    fn month_first(&self, at: usize) -> Option<(Period, usize)> {
        let month = self.month(at)?;
        let next = at + 1 + usize::from(self.reading.is_mark(at + 1, '.'));
        if let Some((day, after)) = self.day(next) {
            let (last, after) = self.second_day(after).unwrap_or((day, after));
            return self.days(month, day, last, after);
        }
        if let Some(year) = self.year(self.comma(next)) {
            let after = self.comma(next) + 1;
            return Period::months(year, month, 1, Precision::Month).map(|period| (period, after));
        }
        let before = self.before(at);
        let alone = matches!(
            before,
            "in" | "since" | "until" | "last" | "next" | "by" | "during" | "from" | "of" | "early" | "late" | "mid"
        );
        let common = matches!(self.reading.lower(at), "may" | "march") && matches!(before, "of" | "by" | "last" | "next");
        let first = Day::new(month, 1)?;
        let last = (28..=31).rev().find_map(|day| Day::new(month, day))?;
        (alone && !common).then_some((Period::Yearless { first, last, precision: Precision::Month }, at + 1))
    }

    /// *12 November 2018*, *11th-14th of November*.
    fn day_first(&self, at: usize) -> Option<(Period, usize)> {
        let (day, after) = self.day(at)?;
        let (last, after) = self.second_day(after).unwrap_or((day, after));
        let after = after + usize::from(self.reading.lower(after) == "of");
        let month = self.month(after)?;
        self.days(
            month,
            day,
            last,
            after + 1 + usize::from(self.reading.is_mark(after + 1, '.') && self.year(after + 2).is_some()),
        )
    }

    fn days(&self, month: i8, first: i8, last: i8, end: usize) -> Option<(Period, usize)> {
        if let Some(year) = self.year(self.comma(end)) {
            let end = self.comma(end) + 1;
            let from = Period::day(Date::new(year, month, first).ok()?)?;
            let to = Period::day(Date::new(year, month, last).ok()?)?;
            let period = if first == last { from } else { Period::span(from, to)? };
            return Some((period, end));
        }
        let precision = if first == last { Precision::Day } else { Precision::Span };
        Some((Period::Yearless { first: Day::new(month, first)?, last: Day::new(month, last)?, precision }, end))
    }

    /// The day after a dash or *to*: "–14th".
    fn second_day(&self, at: usize) -> Option<(i8, usize)> {
        let dash = matches!(self.reading.mark(at), Some('-' | '–' | '‑' | '—'));
        if !dash && !matches!(self.reading.lower(at), "to" | "and") {
            return None;
        }
        self.day(at + 1)
    }

    /// A day of the month, its ordinal ending included.
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let reading = self.reading;
        let text = reading.lower(at);
        if at >= self.sentence.end || !reading.is_number(at) || text.len() > 2 {
            return None;
        }
        let day = text.parse().ok().filter(|day| (1..=31).contains(day))?;
        let ordinal = reading.touches_next(at) && matches!(reading.lower(at + 1), "st" | "nd" | "rd" | "th");
        Some((day, at + 1 + usize::from(ordinal)))
    }

    /// *2018-11-12*, *2018-11*, *2012–13*, *2012–2014*, *1990s*.
    fn iso(&self, at: usize) -> Option<(Period, usize)> {
        let reading = self.reading;
        let year = self.year(at)?;
        if reading.touches_next(at) && reading.lower(at + 1) == "s" {
            return Period::months(year - year % 10, 1, 120, Precision::Decade).map(|period| (period, at + 2));
        }
        let dash = reading.mark(at + 1).filter(|mark| matches!(mark, '-' | '–' | '‑'))?;
        if !(reading.touches_next(at) && reading.touches_next(at + 1) && reading.is_number(at + 2)) {
            return None;
        }
        let second = reading.lower(at + 2);
        if let Some(end) = self.year(at + 2).filter(|&end| end > year) {
            return Period::span(Period::year(year)?, Period::year(end)?).map(|period| (period, at + 3));
        }
        let third = reading.is_mark(at + 3, '-')
            && reading.is_number(at + 4)
            && reading.touches_next(at + 2)
            && reading.touches_next(at + 3);
        if third && dash == '-' {
            let text = format!("{year}-{second}-{}", reading.lower(at + 4));
            return Period::parse_iso(&text).map(|period| (period, at + 5));
        }
        let short: i16 = (second.len() == 2).then(|| second.parse().ok())??;
        if (dash == '–' && short > year % 100) || (dash != '–' && short > 12 && short == (year + 1) % 100) {
            let end = Period::year(year - year % 100 + short)?;
            return Period::span(Period::year(year)?, end).map(|period| (period, at + 3));
        }
        let month = i8::try_from(short).ok().filter(|month| (1..=12).contains(month) && dash == '-')?;
        Period::months(year, month, 1, Precision::Month).map(|period| (period, at + 3))
    }

    /// *13/11/2018*: read only where no other order is possible.
    fn slashed(&self, at: usize) -> Option<(Period, usize)> {
        let reading = self.reading;
        let slash = |i: usize| matches!(reading.mark(i), Some('/')) && reading.touches_next(i - 1) && reading.touches_next(i);
        if !slash(at + 1) || !slash(at + 3) {
            return None;
        }
        let year = self.year(at + 4)?;
        let (a, b): (i8, i8) = (reading.lower(at).parse().ok()?, reading.lower(at + 2).parse().ok()?);
        let (day, month) = match (a > 12, b > 12) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            (false, false) if a == b => (a, b),
            _ => return None,
        };
        Period::day(Date::new(year, month, day).ok()?).map(|period| (period, at + 5))
    }

    fn bare_year(&self, at: usize) -> Option<(Period, usize)> {
        let year = self.year(at)?;
        let reading = self.reading;
        if reading.touches_next(at) && matches!(reading.mark(at + 1), Some('/')) {
            return None;
        }
        let before = self.before(at);
        let preposition = matches!(
            before,
            "in" | "since"
                | "by"
                | "until"
                | "till"
                | "during"
                | "from"
                | "before"
                | "after"
                | "year"
                | "early"
                | "late"
                | "mid"
                | "of"
                | "for"
                | "the"
                | "and"
                | "to"
                | "as"
        ) || matches!(reading.mark(at.wrapping_sub(1)), Some('(' | '–'));
        let bounded = matches!(
            before,
            "than"
                | "over"
                | "about"
                | "nearly"
                | "almost"
                | "least"
                | "most"
                | "some"
                | "approximately"
                | "roughly"
                | "estimated"
                | "exceeding"
                | "up"
        ) || matches!(reading.mark(at.wrapping_sub(1)), Some('$' | '€' | '£' | '~'));
        let after = reading.lower(at + 1);
        let counts = (reading.is(at + 1, Class::PLURAL)
            && !reading.is(at + 1, Class::CAPITAL | Class::PREPOSITION)
            && !matches!(before, "the" | "in" | "since" | "by" | "until" | "during"))
            || matches!(reading.mark(at + 1), Some('%' | '+'))
            || matches!(after, "percent" | "per" | "km" | "kg" | "million" | "billion" | "thousand");
        let recent = (1900..2100).contains(&year);
        let is_year = !bounded && !counts && (recent || (preposition && !matches!(before, "the" | "for" | "and" | "to" | "of")));
        is_year.then(|| Period::year(year).map(|period| (period, at + 1)))?
    }

    /// Joins two periods with nothing but *to*, *until* or a dash between them.
    fn span(&self, first: Period, tokens: &Range<usize>, second: Period, at: usize) -> Option<Period> {
        let reading = self.reading;
        let between = at.checked_sub(tokens.end)? == 1
            && (matches!(reading.lower(tokens.end), "to" | "until" | "till")
                || matches!(reading.mark(tokens.end), Some('–' | '—'))
                || (reading.lower(tokens.end) == "and" && self.before(tokens.start) == "between"));
        if !between {
            return None;
        }
        match (first, second) {
            (Period::Dated { .. }, Period::Dated { .. }) => Period::span(first, second),
            // "12 to 14 November 2018": the first day is of the second's year.
            (Period::Yearless { first, precision: Precision::Day | Precision::Month, .. }, Period::Dated { from, .. }) => {
                let from = Period::day(Date::new(from.year(), first.month, first.day).ok()?)?;
                Period::span(from, second)
            }
            (Period::Yearless { first, .. }, Period::Yearless { last, .. }) => {
                Some(Period::Yearless { first, last, precision: Precision::Span })
            }
            (Period::Dated { .. } | Period::Yearless { .. }, _) => None,
        }
    }

    fn year(&self, at: usize) -> Option<i16> {
        let text = self.reading.lower(at);
        let digits =
            at < self.sentence.end && self.reading.is_number(at) && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok().filter(|year| (1500..2200).contains(year)))?
    }

    fn month(&self, at: usize) -> Option<i8> {
        // In lower case only right after a day: "12 november".
        let small = at > self.sentence.start && self.reading.is_number(at - 1) && self.reading.lower(at).len() > 3;
        if at >= self.sentence.end || !(self.reading.is_capital(at) || small) {
            return None;
        }
        let word = self.reading.lower(at);
        MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
    }

    fn comma(&self, at: usize) -> usize {
        at + usize::from(self.reading.is_mark(at, ','))
    }

    fn before(&self, at: usize) -> &str {
        if at > self.sentence.start { self.reading.lower(at - 1) } else { "" }
    }

    /// Whether the digits are part of something longer to their left: *ISO-2018*, *v1/2018*, *$2018*.
    fn is_glued(&self, at: usize) -> bool {
        at > self.sentence.start
            && self.reading.touches_next(at - 1)
            && !matches!(self.reading.mark(at - 1), Some('(' | '“' | '"' | '‘' | '[' | '–' | '—' | '*' | '’' | '\''))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let shown =
            shown(text, |mention| if let Content::Period(period) = &mention.content { Some(period.to_string()) } else { None });
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn days_months_and_years_in_every_order() {
        check("launched on 12 November 2018 there", &["12 November 2018"]);
        check("On November 12th, the", &["12 November"]);
        check("Nov. 12, 2018", &["12 November 2018"]);
        check("the 12th of November 2018", &["12 November 2018"]);
        check("in November 2018, or in 2019.", &["November 2018", "2019"]);
        check("the 2018 Paris Peace Forum", &["2018"]);
        check("2018-11-12 and 2018-11", &["12 November 2018", "November 2018"]);
        check("12 november 2018, not 2018/11/12", &["12 November 2018"]);
        check("13/11/2018 but not 12/11/2018", &["13 November 2018"]);
    }

    #[test]
    fn ranges_are_periods() {
        check("Week (11th-14th of November)", &["11 to 14 November"]);
        check("12–14 Nov 2018", &["12 November 2018 to 14 November 2018"]);
        check("from May to July 2019", &["1 May 2019 to 31 July 2019"]);
        check("in 2010–12, not 2010-12", &["1 January 2010 to 31 December 2012", "December 2010"]);
        check("in 2012–13 and 2012–2014", &["1 January 2012 to 31 December 2013", "1 January 2012 to 31 December 2014"]);
        check("in the 1990s and in Q3 2018", &["1990s", "Q3 2018"]);
    }

    #[test]
    fn what_only_looks_like_a_date() {
        for text in [
            "He may go. March on!",
            "1200 actors and 2000 states",
            "more than 2000 of them",
            "the 12th and the 3rd",
            "$2018 and v2.2018",
            "30 February",
        ] {
            check(text, &[]);
        }
    }
}
