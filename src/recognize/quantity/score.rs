//! Scores of games, and what is written like one.
//!
//! ```text
//! score := digits "for" wickets                              after *were*, *reached* …, in a sentence with a row of CRICKET
//!        | number ("-" | " ") ("under" | "over") ("-" | " ") "par"
//!        | "force" number ("gale" | "winds" …)
//! set   := two figures with a dash, beside two that descend      "6–4, 3–6, 7–5"
//! ```

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::number::Numeral;

/// No set of tennis, and no other game that is won by sets, has a higher score.
const HIGHEST: f64 = 30.0;

/// Words of a sentence about cricket.
const CRICKET: &[&str] = &[
    "innings", "wicket", "wickets", "declared", "batted", "batting", "bowled", "bowling", "overs", "stumps", "tea", "lunch",
    "cricket", "unbeaten", "lbw",
];

impl Reader<'_> {
    /// *291 for six*, *nine under par*, *force 9 gale*: whether a figure is of a score, or of a scale like one.
    pub(super) fn is_score_of_game(&self, start: usize, numeral: &Numeral) -> bool {
        const WINDS: [&str; 7] = ["gale", "gales", "storm", "storms", "wind", "winds", "hurricane"];
        let (reading, end) = (self.reading, numeral.end);
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let joined = reading.is(end, Class::PREPOSITION) || before.is_some_and(|before| reading.is(before, Class::PREPOSITION));
        if !joined && numeral.value > 12.0 {
            return false;
        }
        match reading.lower(end) {
            "for" if self.is_innings(start) => return true,
            "under" | "over" if reading.lower(end + 1) == "par" => return true,
            _ => {}
        }
        match before.map_or("", |before| reading.lower(before)) {
            "for" => start.checked_sub(2).is_some_and(|runs| self.is_innings(runs)),
            "force" => numeral.value <= 12.0 && WINDS.contains(&reading.lower(end)),
            _ => false,
        }
    }

    /// Whether the digits at a token are runs, after which the wickets follow.
    fn is_innings(&self, at: usize) -> bool {
        const SAID: [&str; 8] = ["were", "was", "reached", "made", "closed", "finished", "ended", "declared"];
        const WICKETS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        let reading = self.reading;
        let before = at.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let said = before.is_some_and(|before| {
            let on = matches!(reading.lower(before), "on" | "at") && before > self.sentence.start;
            SAID.contains(&reading.lower(if on { before - 1 } else { before }))
        });
        let after = at + 3;
        let ends = after >= self.sentence.end || !reading.is_word(after) || reading.is(after, Class::ENDS_PHRASE);
        let cricket = || self.sentence.clone().any(|at| CRICKET.contains(&reading.lower(at)));
        said && ends
            && cricket()
            && reading.is_number(at)
            && reading.bytes(at) <= 3
            && reading.lower(at + 1) == "for"
            && WICKETS.contains(&reading.lower(at + 2))
    }

    /// Whether *-under-par* follows a figure.
    pub(super) fn is_to_par(&self, word: usize) -> bool {
        let reading = self.reading;
        matches!(reading.lower(word), "under" | "over") && reading.lower(word + 2) == "par" && reading.touches_next(word)
    }

    /// *6–4, 3–6, 7–5*: whether two figures with a dash stand beside two that descend, which no range does.
    pub(super) fn is_set(&self, figures: &Figures, upper: &Numeral) -> bool {
        let reading = self.reading;
        let game = |at: usize| reading.lower(at).parse::<u8>().ok().filter(|_| reading.is_number(at));
        let descends = |first: usize| {
            let dash = matches!(reading.mark(first + 1), Some('–' | '-' | '‑')) && reading.touches_next(first);
            dash && game(first).zip(game(first + 2)).is_some_and(|(one, other)| one > other)
        };
        let before = figures.start.checked_sub(4).filter(|&first| first >= self.sentence.start);
        let small = upper.value <= HIGHEST && figures.unit.is_none();
        small
            && ((reading.is_mark(upper.end, ',') && upper.end + 3 < self.sentence.end && descends(upper.end + 1))
                || before.is_some_and(|first| reading.is_mark(figures.start - 1, ',') && descends(first)))
    }
}
