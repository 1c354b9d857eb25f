//! Times of day, which are no quantities.
//!
//! ```text
//! clock := hour ("am" | "pm" | "a.m." | "p.m." | "o'clock" | "GMT" | "UTC")
//!        | hour ("to" | "and" | "–" …) hour half                    "from 5 to 8 p.m."
//!        | ("at" | "until" | "till" | "from") hour "." minutes      "left at 10.30"
//! ```

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};

impl Reader<'_> {
    /// *5 pm*, *5 o'clock*, *5 a.m.*
    pub(super) fn is_clock(&self, numeral: &Numeral) -> bool {
        let (reading, after) = (self.reading, numeral.end);
        let text = reading.lower(numeral.start);
        let minutes = || text.split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2 && *minute < "60");
        let picometres = || text.contains('.') && minutes().is_none();
        // "Left at 10.30".
        let at = |back: usize| numeral.start.checked_sub(back).filter(|&at| at >= self.sentence.start);
        let told = at(1).is_some_and(|at| matches!(reading.lower(at), "at" | "until" | "till" | "from"));
        let bare = || !reading.is(after, Class::UNIT | Class::PLURAL | Class::NUMERAL) && !reading.is_mark(after, '%');
        if told && minutes().is_some() && bare() && numeral.value < 24.0 && numeral.scale == 1.0 {
            return true;
        }
        // "From 5 to 8 p.m.": the half of the day is told once.
        let joins = || {
            matches!(reading.lower(after), "to" | "and" | "or" | "until" | "till")
                || matches!(reading.mark(after), Some('–' | '-' | '—'))
        };
        let next = after + 2;
        if reading.is_number(after + 1) && numeral.form == Form::Digits && next < self.sentence.end && joins() {
            let dotted = || reading.is_mark(next + 1, '.') && reading.lower(next + 2) == "m";
            let half = match reading.lower(next) {
                "am" | "pm" => true,
                "a" | "p" => dotted(),
                _ => false,
            };
            if half {
                return numeral.value < 13.0;
            }
        }
        match reading.lower(after) {
            "am" | "pm" => numeral.value < 13.0 && !picometres(),
            "o'clock" | "gmt" | "utc" => true,
            "a" | "p" => reading.is_mark(after + 1, '.') && reading.lower(after + 2) == "m" && numeral.value < 13.0,
            _ => false,
        }
    }
}
