//! Times of day, which are no quantities.
//!
//! ```text
//! clock := hour ("am" | "pm" | "a.m." | "p.m." | "o'clock" | "GMT" | "UTC")
//!        | hour ("to" | "and" | "–" …) hour half                    "from 5 to 8 p.m."
//!        | ("at" | "until" | "till" | "from") hour "." minutes      "left at 10.30"
//!        | "from" hour "." minutes ("to" | "–") hour "." minutes      where a row of HOURS stands, else numbers
//!        | "the" hour "." minutes "from" name              a train
//! ```

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};

/// Nothing opens before that hour.
const EARLY: u8 = 5;

/// Words of a sentence that says when something is open.
const HOURS: &[&str] = &[
    "open", "opens", "opening", "opened", "closed", "hours", "daily", "visit", "visits", "visitors", "weekdays", "weekends",
    "am", "pm",
];

impl Reader<'_> {
    /// *5 pm*, *5 o'clock*, *5 a.m.*
    pub(super) fn is_clock(&self, numeral: &Numeral) -> bool {
        let (reading, after) = (self.reading, numeral.end);
        let text = reading.lower(numeral.start);
        let minutes = || has_minutes(text);
        let picometres = || text.contains('.') && !minutes();
        // "Left at 10.30".
        let at = |back: usize| numeral.start.checked_sub(back).filter(|&at| at >= self.sentence.start);
        let told = at(1).is_some_and(|at| match reading.lower(at) {
            "at" | "until" | "till" => true,
            "from" => !self.leads_to_another(numeral.end) || self.tells_hours(),
            _ => false,
        });
        let bare = || !reading.is(after, Class::UNIT | Class::PLURAL | Class::NUMERAL) && !reading.is_mark(after, '%');
        let told = told || (numeral.value < 24.0 && text.contains('.') && (self.ends_hours(numeral) || self.is_train(numeral)));
        if told && minutes() && bare() && numeral.value < 24.0 && numeral.scale == 1.0 {
            return true;
        }
        // "From 5 to 8 p.m.": the half of the day is told once.
        let joins = || {
            matches!(reading.lower(after), "to" | "and" | "or" | "until" | "till")
                || matches!(reading.mark(after), Some('–' | '-' | '—'))
        };
        let next = after + 2;
        let half = || matches!(reading.lower(next), "am" | "pm") || self.is_dotted_half(next);
        let second = reading.is_number(after + 1) && numeral.form == Form::Digits && next < self.sentence.end;
        if second && joins() && half() {
            return numeral.value < 13.0;
        }
        match reading.lower(after) {
            "am" | "pm" => numeral.value < 13.0 && !picometres(),
            "o'clock" | "gmt" | "utc" => true,
            _ => self.is_dotted_half(after) && numeral.value < 13.0,
        }
    }

    /// *a.m.*, *p.m.*
    fn is_dotted_half(&self, at: usize) -> bool {
        let reading = self.reading;
        matches!(reading.lower(at), "a" | "p") && reading.is_mark(at + 1, '.') && reading.lower(at + 2) == "m"
    }

    /// *from 10.00 to 17.30*: whether an earlier time stands before *to*, in a sentence that speaks of hours.
    fn ends_hours(&self, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let Some(first) = numeral.start.checked_sub(2).filter(|&first| first > self.sentence.start) else { return false };
        let link = reading.lower(first + 1) == "to" || matches!(reading.mark(first + 1), Some('–' | '-'));
        let opens = link && matches!(reading.lower(first - 1), "from" | "daily" | "open") && self.tells_hours();
        let time = |at: usize| {
            let text = reading.lower(at);
            let (hour, _) = text.split_once('.').filter(|_| has_minutes(text))?;
            hour.parse::<u8>().ok().filter(|hour| *hour < 24)
        };
        opens
            && reading.is_number(first)
            && time(first).zip(time(numeral.start)).is_some_and(|(first, last)| first >= EARLY && first <= last)
    }

    /// Whether another figure with a full stop follows, after *to* or a dash.
    fn leads_to_another(&self, at: usize) -> bool {
        let reading = self.reading;
        let link = reading.lower(at) == "to" || matches!(reading.mark(at), Some('–' | '-'));
        link && at + 1 < self.sentence.end && reading.is_number(at + 1) && reading.lower(at + 1).contains('.')
    }

    fn tells_hours(&self) -> bool {
        self.sentence.clone().any(|at| HOURS.contains(&self.reading.lower(at)))
    }

    /// *the 7.42 from Haslemere*.
    fn is_train(&self, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let the = numeral.start > self.sentence.start && reading.lower(numeral.start - 1) == "the";
        the && reading.lower(numeral.end) == "from" && reading.is_capital(numeral.end + 1)
    }
}

/// *7.42*: whether a figure may be an hour and its minutes.
fn has_minutes(figure: &str) -> bool {
    figure.split_once('.').is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2 && minute < "60")
}
