//! Figures that are no quantities: parts of names, versions, clock times, ordinals, shares, and figures that stand for another
//! number than the one read.

use super::Reader;
use crate::recognize::class::Class;
use crate::recognize::number::{self, Form, Numeral};

/// Words that number what they stand before: *page 12*.
const NUMBERING: &[&str] = &[
    "section",
    "sections",
    "chapter",
    "chapters",
    "figure",
    "figures",
    "fig",
    "table",
    "tables",
    "page",
    "pages",
    "no",
    "number",
    "item",
    "step",
    "version",
    "line",
    "lines",
    "article",
    "articles",
    "paragraph",
    "principle",
    "principles",
    "phase",
    "level",
    "part",
    "volume",
    "row",
    "column",
    "rule",
    "appendix",
    "annex",
    "note",
    "footnote",
    "question",
    "option",
    "day",
    "week",
    "grade",
    "class",
    "type",
    "group",
    "category",
    "room",
    "floor",
    "channel",
    "port",
    "release",
    "rfc",
    "iso",
    "clause",
    "tier",
];

impl Reader<'_> {
    pub(super) fn is_no_quantity(&self, at: usize, start: usize, numeral: &Numeral, money: bool) -> bool {
        let reading = self.reading;
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let after = numeral.end;
        let touching = before.is_some_and(|before| reading.touches_next(before));
        let glued = touching
            && before.is_some_and(|before| match reading.mark(before) {
                // Of a sign too: signs are not read, and the figure without its sign would be wrong.
                Some(mark) => {
                    matches!(mark, '-' | '‑' | '−' | '+' | '.' | '/' | '@' | '_' | '=' | '#' | '§' | ':' | '*' | '\\' | '^' | '№')
                }
                None => true,
            });
        let trailing = reading.touches_next(after - 1)
            && after < self.sentence.end
            && match reading.mark(after) {
                Some(':' | '/') => reading.is_number(after + 1) && reading.touches_next(after),
                Some('-' | '‑') => reading.touches_next(after) && !reading.is_number(after + 1),
                Some('_' | '@' | '=' | '°') => true,
                _ => false,
            };
        let numbered = !money && numeral.form == Form::Digits && before.is_some_and(|before| self.numbers_things(before));
        let section_sign = before.is_some_and(|before| matches!(reading.mark(before), Some('§' | '#' | '№')));
        let footnote = before.is_some_and(|before| reading.is_mark(before, '[')) && reading.is_mark(after, ']');
        let ordinal = reading.touches_next(after - 1) && matches!(reading.lower(after), "st" | "nd" | "rd" | "th");
        let clock = matches!(reading.lower(after), "am" | "pm" | "o'clock")
            || (reading.lower(after) == "a" && reading.is_mark(after + 1, '.'));
        let share = self.is_share(at, after);
        let spaced = self.is_spaced(at, after);
        // "Hardly 80" is less, "twice 80" more, and "not 80" anything else.
        let weighed = before.is_some_and(|before| {
            matches!(reading.lower(before), "hardly" | "barely" | "quite" | "twice" | "thrice" | "double" | "triple" | "not")
        });
        let pronoun = numeral.form == Form::Words && numeral.value == 1.0 && self.is_pronoun(at, after);
        glued || trailing || numbered || section_sign || footnote || ordinal || clock || pronoun || share || spaced || weighed
    }

    /// Whether a word makes the number after it a name: a capitalised word that is no function word, or *page*.
    fn numbers_things(&self, before: usize) -> bool {
        let (reading, word) = (self.reading, self.reading.lower(before));
        if !reading.is_word(before) {
            return false;
        }
        let function = reading.is(before, Class::ENDS_PHRASE | Class::PARTIAL | Class::MODIFIER)
            || word == "only"
            || word == "and"
            || word == "or";
        NUMBERING.contains(&word)
            || (reading.is_capital(before)
                && !function
                && !matches!(word, "with" | "when" | "while" | "currently" | "today" | "now" | "but" | "if"))
    }

    /// *One in five*, *two thirds*: not a count of five or two.
    fn is_share(&self, at: usize, after: usize) -> bool {
        const PARTS: [&str; 12] = [
            "half",
            "halves",
            "third",
            "thirds",
            "quarter",
            "quarters",
            "fifth",
            "fifths",
            "sixth",
            "tenth",
            "tenths",
            "hundredths",
        ];
        let reading = self.reading;
        let numeral = |at: usize| at >= self.sentence.start && number::read(reading, at, at + 1, false).is_some();
        let ratio = at >= self.sentence.start + 2 && reading.lower(at - 1) == "in" && numeral(at - 2);
        let of_ratio = reading.lower(after) == "in" && numeral(after + 1) && !reading.is(after - 1, Class::PLURAL);
        let out_of = |at: usize| reading.lower(at) == "out" && reading.lower(at + 1) == "of";
        let three_out_of = out_of(after) || (at >= self.sentence.start + 3 && out_of(at - 2) && numeral(at - 3));
        ratio || of_ratio || three_out_of || PARTS.contains(&reading.lower(after))
    }

    /// *1 200* with a plain space may be one number or two: nobody can say.
    fn is_spaced(&self, at: usize, after: usize) -> bool {
        let reading = self.reading;
        let digits = |at: usize| reading.is_number(at) && reading.lower(at).bytes().all(|b| b.is_ascii_digit());
        let group = |first: usize| {
            digits(first)
                && reading.lower(first).len() <= 3
                && digits(first + 1)
                && reading.lower(first + 1).len() == 3
                && !reading.touches_next(first)
        };
        (after < self.sentence.end && group(after - 1)) || (at > self.sentence.start && group(at - 1))
    }

    fn is_pronoun(&self, at: usize, after: usize) -> bool {
        let next = self.reading.lower(after);
        next.is_empty()
            || self.reading.is(after, Class::PREPOSITION | Class::AUXILIARY | Class::DETERMINER)
            || matches!(next, "another" | "or" | "and" | "who" | "which" | "that")
            || matches!(self.reading.lower(at.wrapping_sub(1)), "no" | "any" | "every" | "this" | "that" | "another" | "each")
    }
}
