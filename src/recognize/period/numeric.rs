//! Dates in figures with separators. A run of figures that is no date as a whole has none in it either: a version, a telephone
//! number, a score.
//!
//! ```text
//! run  := yyyy sep mm sep dd [clock] | yyyy "-W" ww ["-" d] | a sep b sep year | mm ("/" | "-") yyyy | yyyy "-" mm
//! sep  := "-" | "/" | "."        the same twice; a year of two figures only after "/", or after a word such as *on*
//! clock := "T" hh ":" mm [":" ss] ["Z" | ("+" | "-") hh ":" mm]
//! ```
//!
//! Where it is known when the document spoke, a month with its year needs no word before it, and may have space about its mark.
//!
//! Which of `a` and `b` is the day: the one above 12; else in the order of the document's other dates, if those that can be read
//! one way only all have the same; else it is left open.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::super::reading::Reading;
use super::reader::{Reader, Step, found, full_year};
use crate::value::{Period, Precision};

/// The order of the day and the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Up to three figures with the same mark between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    parts: [&'a str; 3],
    pub(super) len: usize,
    pub(super) mark: char,
    /// The token after its last, if there are more than three figures too.
    pub(super) end: usize,
    /// Whether a joined mark and a figure follow.
    runs_on: bool,
}

/// The run that begins at a number.
pub(super) fn run(reading: &Reading, at: usize, limit: usize) -> Run<'_> {
    let text = reading.lower(at);
    if text.contains('.') {
        let mut split = text.split('.');
        let parts = [(); 3].map(|()| split.next().unwrap_or(""));
        let len = text.split('.').count();
        return Run { parts, len, mark: '.', end: at + 1, runs_on: runs_on(reading, at + 1, limit) };
    }
    let mut run = Run { parts: [text, "", ""], len: 1, mark: ' ', end: at + 1, runs_on: false };
    while runs_on(reading, run.end, limit) {
        let Some(mark) = reading.mark(run.end).filter(|&mark| run.len == 1 || mark == run.mark) else { break };
        run.mark = mark;
        if let Some(part) = run.parts.get_mut(run.len) {
            *part = reading.lower(run.end + 1);
        }
        run.len += 1;
        run.end += 2;
    }
    run.runs_on = runs_on(reading, run.end, limit);
    run
}

/// Whether a separator and a figure are joined to the token before.
fn runs_on(reading: &Reading, at: usize, limit: usize) -> bool {
    let separates = matches!(reading.mark(at), Some('-' | '‑' | '–' | '−' | '/' | ':' | '.'));
    at + 1 < limit && separates && reading.touches_next(at - 1) && reading.touches_next(at) && reading.is_number(at + 1)
}

impl Run<'_> {
    /// Its figures, with how many digits each has.
    pub(super) fn figures(&self) -> Option<[(i16, usize); 3]> {
        let figure = |text: &str| -> Option<(i16, usize)> {
            let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| Some((if text.is_empty() { 0 } else { text.parse().ok()? }, text.len())))?
        };
        let [a, b, c] = self.parts.map(figure);
        Some([a?, b?, c?])
    }

    /// Day, month and year, the first two as written: *12/11/2018*.
    fn triple(&self) -> Option<(i8, i8, (i16, usize))> {
        let [a, b, c] = self.figures()?;
        let fits = self.len == 3 && matches!(self.mark, '/' | '-' | '.' | '‑') && a.1 <= 2 && b.1 <= 2 && matches!(c.1, 2 | 4);
        fits.then(|| Some((i8::try_from(a.0).ok()?, i8::try_from(b.0).ok()?, c)))?
    }
}

impl Reader<'_> {
    /// A date in figures with separators; past the whole run where there is none in it.
    pub(super) fn numeric(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        if let Some(step) = self.iso_week(at) {
            return Some(step);
        }
        if run.len == 1 {
            return None;
        }
        // Only a dash, or the slash of ISO 8601, leads from one date to another.
        let whole =
            !run.runs_on || (run.len == 3 && run.mark != ':' && !self.is_mark(run.end, ':') && !self.is_mark(run.end, '.'));
        let step = if whole {
            let step = self.year_first(at, run).or_else(|| self.year_last(at, run));
            step.or_else(|| self.two(at, run)).or_else(|| self.month_and_day(at, run))
        } else {
            None
        };
        Some(step.unwrap_or(Step::Past(run.end)))
    }

    /// *2018-11-12*, with the time of day if there is one.
    fn year_first(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let [(year, digits), (month, b), (day, c)] = run.figures()?;
        if run.len != 3 || digits != 4 || b > 2 || c > 2 || !(1000..2200).contains(&year) || !"-/.‑".contains(run.mark) {
            return None;
        }
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(found(Period::day(date), at, self.past_clock(run.end)))
    }

    fn past_clock(&self, at: usize) -> usize {
        let hour =
            self.lower(at).strip_prefix('t').is_some_and(|hour| hour.len() == 2 && hour.bytes().all(|b| b.is_ascii_digit()));
        if !(hour && self.follows(at)) {
            return at;
        }
        let mut end = at + 1;
        while matches!(self.mark(end), Some(':' | '+' | '-'))
            && self.follows(end)
            && self.follows(end + 1)
            && self.reading.is_number(end + 1)
        {
            end += 2;
        }
        end + usize::from(self.lower(end) == "z" && self.follows(end))
    }

    /// *2018-W46*.
    fn iso_week(&self, at: usize) -> Option<Step> {
        let (year, digits) = self.figures(at)?;
        let dashed = self.is_mark(at + 1, '-') && self.follows(at + 1) && self.follows(at + 2);
        let word = self.lower(at + 1 + usize::from(dashed));
        let week: i8 = word.strip_prefix('w').filter(|week| week.len() == 2)?.parse().ok()?;
        if digits != 4 || !(dashed || self.follows(at + 1)) {
            return None;
        }
        let end = at + 2 + usize::from(dashed);
        let period = ISOWeekDate::new(year, week, Weekday::Monday).ok().and_then(|monday| Period::week(monday.date()));
        Some(found(period, at, end))
    }

    /// *12/11/2018*, *12.11.18*.
    fn year_last(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let (a, b, (year, digits)) = run.triple()?;
        let said = matches!(self.before(at), "on" | "dated" | "since" | "until" | "by" | "from");
        let year = match digits {
            4 if (1000..2200).contains(&year) => year,
            2 if run.mark == '/' || said => full_year(year),
            2 if self.spoke() && (a > 12 || b > 12) && run.mark == '-' && self.is_bare(at, run) => full_year(year),
            _ => return None,
        };
        let order = if a <= 12 && b <= 12 && a != b { self.order() } else { None };
        let period = match order {
            Some(Order::DayFirst) => Period::day(Date::new(year, b, a).ok()?),
            Some(Order::MonthFirst) => Period::day(Date::new(year, a, b).ok()?),
            None => Period::in_figures(year, a, b),
        };
        period.map(|period| found(Some(period), at, run.end))
    }

    /// *11/2018* where a date is expected, *2018-11*.
    fn two(&self, at: usize, run: &Run<'_>) -> Option<Step> {
        let [a, b, _] = run.figures()?;
        let month =
            |(month, digits): (i16, usize)| i8::try_from(month).ok().filter(|month| digits <= 2 && (1..=12).contains(month));
        let expected = matches!(self.before(at), "in" | "since" | "until" | "by" | "from" | "to" | "between" | "and" | "on");
        let expected = expected || (self.spoke() && self.is_bare(at, run));
        let (year, month) = match (a.1, b.1, run.mark) {
            _ if run.len != 2 => return None,
            (4, 2, '-') => (a.0, month(b)?),
            (4, 1 | 2, '/') | (4, 1, '-') if expected => (a.0, month(b)?),
            (1 | 2, 4, '/' | '.' | '-') if expected => (b.0, month(a)?),
            _ => return None,
        };
        (1500..2200).contains(&year).then(|| found(Period::months(year, month, 1, Precision::Month), at, run.end))
    }

    /// Whether nothing around figures makes them the number of a document: *Law 11/2018*.
    fn is_bare(&self, at: usize, run: &Run<'_>) -> bool {
        let Some(before) = self.back(at, 1) else { return self.ends_clause(run.end) };
        let named = self.reading.is_capital(before);
        self.ends_clause(run.end) && self.reading.is_word(before) && !named && !self.is_labelled(at)
    }

    /// *2016 - 11*, *11 /2016*: a month and its year with space about the mark.
    pub(super) fn spaced(&self, at: usize) -> Option<Step> {
        if !(matches!(self.mark(at + 1), Some('-' | '/')) && self.reading.is_number(at + 2)) {
            return None;
        }
        let spaced = !(self.follows(at + 1) && self.follows(at + 2));
        let figures = (self.figures(at)?, self.figures(at + 2)?);
        let (((year, 4), (month, 1 | 2)) | ((month, 1 | 2), (year, 4))) = figures else { return None };
        let fits = spaced && self.spoke() && (1900..2100).contains(&year) && (1..=12).contains(&month);
        let two = run(self.reading, at, at + 1);
        let bare = Run { end: at + 3, ..two };
        let month = i8::try_from(month).ok()?;
        (fits && self.is_bare(at, &bare)).then(|| found(Period::months(year, month, 1, Precision::Month), at, at + 3))
    }

    /// The order in which this document writes days and months in figures, if its dates tell.
    pub(super) fn order(&self) -> Option<Order> {
        *self.order.get_or_init(|| order(self.reading))
    }
}

fn order(reading: &Reading) -> Option<Order> {
    let mut order = None;
    let mut at = 0;
    while at < reading.len() {
        at = reading.next(at, reading.len(), super::super::class::Class::NUMBER);
        let run = run(reading, at, reading.len());
        let told = match run.triple() {
            Some((13..=31, 1..=12, _)) => Some(Order::DayFirst),
            Some((1..=12, 13..=31, _)) => Some(Order::MonthFirst),
            _ => None,
        };
        if told.is_some() && order.is_some() && told != order {
            return None;
        }
        order = order.or(told);
        at = run.end.max(at + 1);
    }
    order
}
