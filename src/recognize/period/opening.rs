//! Four figures that are a year because a clause begins with them, and because they can be no time of day.
//!
//! ```text
//! year    := opener figures (pronoun | name | "," | subject verb), where a clause begins
//!          | ("between" | "from") figures ("and" | "to") figures, where a sentence begins, or both of modern times
//! opener  := "in" | "by" | "since" | "before" | "after" | "until" | "from"
//! ```
//!
//! *In 1215 barons met* is of a year, and *In 1200 cases it failed* is not. Where the figures may be a time of day (*1350*), a verb
//! in the past must stand near.

use super::super::class::Class;
use super::reader::Reader;

/// How far from figures a verb may stand that says they are no time of day.
const NEAR: usize = 8;

impl Reader<'_> {
    /// *between 2010 and 2015 emissions fell*: no stretch of round numbers, and of nothing that is measured.
    pub(super) fn is_modern_stretch(&self, at: usize, next: usize, year: i16) -> bool {
        let second = self.follows_year(at.wrapping_sub(1)).then(|| self.figures(at - 2)).flatten();
        let (first, other, opener, end) = match (second, self.figures(next + 1)) {
            (Some((first, _)), _) if at >= 3 => (first, year, at - 3, next),
            (None, Some((other, 4))) if at >= 1 => (year, other, at - 1, next + 2),
            _ => return false,
        };
        let modern = (1900..2100).contains(&first) && first < other && other < 2100 && (first % 50 != 0 || other % 50 != 0);
        let link = if second.is_some() { at - 1 } else { next };
        let amount = self.reading.is(end, Class::UNIT) || self.mark(end).is_some_and(|mark| "%+€$°£-".contains(mark));
        modern && opener >= self.sentence.start && self.links(opener, link) && !(amount && self.sentence.contains(&end))
    }

    /// *By 1350 plague had reached it*, *Between 1347 and 1351 it spread*, *In 1215 barons met*.
    pub(super) fn opens_clause(&self, at: usize, next: usize, year: i16) -> bool {
        let first = self.sentence.start;
        if at == first + 3 && self.follows_year(at - 1) && self.links(first, at - 1) {
            return self.is_said_of(at, year) || self.is_done_by_many(at, year);
        }
        let start = self.about(at).unwrap_or(at);
        // "About 1800 the mill was sold": nothing that *the* begins is counted.
        if start < at && start == first {
            return self.reading.is(next, Class::DETERMINER) && self.is_said_of(at, year);
        }
        let Some(opener) = self.back(start, 1).filter(|&opener| self.begins_clause(opener)) else { return false };
        if opener == first && self.links(first, next) {
            let second = self.figures(next + 1).filter(|&(second, digits)| digits == 4 && second > year);
            let many = year % 10 != 0 && self.is_done_by_many(next + 1, second.map_or(0, |(second, _)| second));
            return second.is_some_and(|(second, _)| (many || self.is_said_of(next + 1, second)) && self.is_no_time(at, year));
        }
        let known = matches!(self.lower(opener), "in" | "by" | "since" | "before" | "after" | "until" | "from");
        let many = opener == first && self.lower(opener) == "in" && self.is_done_by_many(at, year);
        known && (many || self.is_said_of(at, year))
    }

    /// Whether a clause begins with a word: with the sentence, or after what parts clauses. *It fell by 300, and by 1200 the next
    /// year* goes on.
    fn begins_clause(&self, opener: usize) -> bool {
        let Some(before) = opener.checked_sub(1).filter(|&before| before >= self.sentence.start) else { return true };
        let near = (before.saturating_sub(NEAR).max(self.sentence.start)..before).rev().take_while(|&at| self.mark(at).is_none());
        let changed = || near.clone().any(|word| self.reading.is(word, Class::CHANGE));
        match self.mark(before) {
            Some(';' | ':') => true,
            Some(',') => matches!(self.lower(opener), "in" | "by" | "since") && !changed(),
            _ => matches!(self.lower(opener), "in" | "by" | "since") && matches!(self.lower(before), "and" | "but") && !changed(),
        }
    }

    /// *In 1215 barons met*, not *In 1200 cases it failed*: what is counted to the last is seldom a round number.
    fn is_done_by_many(&self, at: usize, year: i16) -> bool {
        let plural = |at: usize| self.reading.is(at, Class::PLURAL) && self.sentence.contains(&at);
        year % 10 != 0 && plural(at + 1) && !plural(at + 2) && self.is_verb(at + 2) && !self.reading.is(at + 1, Class::UNIT)
    }

    /// Whether a word that opens a stretch and one that links its ends belong together.
    fn links(&self, opener: usize, link: usize) -> bool {
        matches!((self.lower(opener), self.lower(link)), ("between", "and") | ("from", "to" | "until" | "till"))
    }

    /// Whether a clause begins after figures: a comma, a pronoun, a name, a subject with its verb.
    fn is_said_of(&self, at: usize, year: i16) -> bool {
        let next = at + 1;
        let class = |at: usize, class: Class| self.sentence.contains(&at) && self.reading.is(at, class);
        if self.is_mark(next, ',') {
            return !self.reading.is_number(next + 1) && self.is_no_time(at, year);
        }
        let quantity = matches!(self.lower(next), "more" | "most" | "so" | "all" | "each" | "both" | "than" | "even" | "only");
        let pronoun = class(next, Class::DETERMINER.union(Class::CLOSED)) && !quantity;
        let plural = |at: usize| class(at, Class::PLURAL);
        let unlike = Class::UNIT.union(Class::PLURAL).union(Class::PREPOSITION).union(Class::AUXILIARY);
        let subject = class(next, Class::WORD) && !class(next, unlike);
        let named = subject && self.reading.is_capital(next) && !plural(next + 1) && !plural(next + 2);
        (pronoun || named || (subject && self.is_verb(next + 1))) && self.is_no_time(at, year)
    }

    /// Whether figures are no time of day, or a verb in the past stands near.
    pub(super) fn is_no_time(&self, at: usize, year: i16) -> bool {
        let near = at.saturating_sub(NEAR).max(self.sentence.start)..(at + NEAR).min(self.sentence.end);
        let past = |word: usize| {
            let passive = word > near.start && matches!(self.lower(word - 1), "is" | "are" | "be" | "been" | "being");
            matches!(self.lower(word), "was" | "were" | "had" | "did")
                || (self.is_verb(word) && !passive && !self.reading.is(word, Class::AUXILIARY))
        };
        !is_like_time(year) || near.clone().any(past)
    }
}

/// Whether four figures may be a time of day: *1350*.
pub(super) fn is_like_time(year: i16) -> bool {
    year < 2400 && year % 100 < 60 && year % 5 == 0
}
