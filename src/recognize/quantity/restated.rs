//! A number in words, and again in brackets.
//!
//! ```text
//! restated := words "(" digits ")" [unit] [noun]
//! ```
//!
//! *Thirty (30) days* is one number. *Thirty (20) days* are two, each of the days: what is counted stands after both.

use super::Reader;
use super::figures::Figures;
use crate::recognize::class::Class;
use crate::recognize::mention::{Mention, StatedQuantity};
use crate::recognize::number::Form;
use crate::recognize::reading::Reading;

/// One of two different numbers that are said at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Twice {
    /// Whether it is the one in words.
    pub(super) is_in_words: bool,
    /// What is counted stands from this token on.
    pub(super) beyond: usize,
}

impl Reader<'_> {
    /// Whether a number is said twice at once.
    pub(super) fn restated(&self, figures: &mut Figures) {
        let reading = self.reading;
        let in_brackets = |at: usize| reading.is_mark(at, '(') && reading.is_number(at + 1) && reading.is_mark(at + 2, ')');
        if figures.form == Form::Words && in_brackets(figures.end) {
            let again = self.numeral(figures.end + 1, false).filter(|again| again.end == figures.end + 2);
            match again.map(|again| again.value == figures.lower.value.abs()) {
                // "Minus four (4)" says the same.
                Some(true) => figures.end += 3,
                Some(false) => figures.twice = Some(Twice { is_in_words: true, beyond: figures.end + 3 }),
                None => {}
            }
        }
        let open = figures.start.checked_sub(1).filter(|&open| open > self.sentence.start && in_brackets(open));
        let numeral = open.is_some_and(|open| reading.is(open - 1, Class::NUMERAL) && reading.is_word(open - 1));
        if figures.form == Form::Digits && numeral && figures.end == figures.start + 1 {
            figures.twice = Some(Twice { is_in_words: false, beyond: figures.end + 1 });
        }
    }

    /// The unit, right after the figures or beyond what stands between.
    pub(super) fn unit_beyond(&self, figures: &mut Figures) {
        let Some(mut twice) = figures.twice else { return self.unit(figures) };
        let end = std::mem::replace(&mut figures.end, twice.beyond);
        self.unit(figures);
        twice.beyond = std::mem::replace(&mut figures.end, end);
        figures.twice = Some(twice);
    }
}

/// Whether the second is the figure in brackets after the first, of the same thing and another number: *thirty (20) days*. What
/// counts nothing may be a note or a reference: *see section two (4)*.
#[must_use]
pub fn restates(reading: &Reading, first: &Mention, second: &Mention) -> bool {
    let Some(StatedQuantity { value, figure, noun, .. }) = first.content.quantity() else { return false };
    let Some(StatedQuantity { value: again, figure: in_figures, noun: same, .. }) = second.content.quantity() else {
        return false;
    };
    let in_brackets = reading.is_mark(figure.end, '(')
        && in_figures.start == figure.end + 1
        && reading.is_number(in_figures.start)
        && reading.is_mark(in_figures.start + 1, ')');
    let alike = match (noun, same) {
        (Some(noun), Some(same)) => noun.head == same.head,
        (None, None) => value.unit().is_some() && value.unit() == again.unit(),
        (Some(_), None) | (None, Some(_)) => false,
    };
    in_brackets && reading.is_word(figure.start) && alike && value.figure() != again.figure()
}
