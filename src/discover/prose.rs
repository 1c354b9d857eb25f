//! Which sentences state facts: prose, and neither code, tables drawn with marks, nor listings.

use std::ops::Range;

use super::word::is_small;
use crate::recognize::{Class, Reading};
use crate::value::{Modifier, Quantity};

/// Whether a sentence is prose: few marks but those of prose, and among many words some that join them.
pub(super) fn is_prose(reading: &Reading, sentence: &Range<usize>) -> bool {
    /// Of so many words some must be small …
    const WORDS: usize = 8;
    /// … at least one of so many.
    const SMALL: usize = 8;
    /// A mark of code for so many tokens is no prose.
    const TOKENS: usize = 10;
    let (mut words, mut small, mut capital, mut code) = (0, 0, 0, 0);
    for at in sentence.clone() {
        if reading.is_word(at) {
            words += 1;
            small += usize::from(is_small(reading.lower(at)));
            capital += usize::from(reading.is_capital(at));
        } else if let Some(mark) = reading.mark(at) {
            code += usize::from(CODE.contains(&mark));
        }
    }
    let is_short = words < WORDS;
    // A title has no full stop at its end, and no verb.
    let is_sentence = sentence.end.checked_sub(1).is_some_and(|last| reading.is_mark(last, '.'))
        && sentence.clone().any(|at| reading.is(at, Class::AUXILIARY | Class::VERB));
    (is_short || (small * SMALL >= words && (is_sentence || capital * 4 <= words * 3)))
        && code * TOKENS <= sentence.len()
        && !has_leader(reading, sentence)
}

/// Whether full stops in a row lead to the number of a page.
pub(super) fn has_leader(reading: &Reading, tokens: &Range<usize>) -> bool {
    const LEADER: usize = 4;
    tokens.clone().filter(|&at| reading.is_mark(at, '.') && reading.is_mark(at + 1, '.')).count() >= LEADER
}

/// Marks that code has and prose has not, or seldom.
const CODE: [char; 12] = ['=', '<', '>', '{', '}', '|', '\\', '#', '_', '^', '~', '@'];

/// Whether a sentence holds under a condition only, or tells of an example.
pub(super) fn is_conditional(reading: &Reading, sentence: &Range<usize>) -> bool {
    let opens = |at: usize| at == sentence.start;
    sentence.clone().any(|at| {
        let word = reading.lower(at);
        CONDITIONS.contains(&word) || (opens(at) && matches!(word, "when" | "given"))
    })
}

const CONDITIONS: &[&str] = &[
    "if",
    "unless",
    "otherwise",
    "whenever",
    "suppose",
    "assume",
    "assuming",
    "example",
    "examples",
    "instance",
    "imagine",
    "e",
    "eg",
    "would",
    "let",
    "say",
];

/// Whether a number is said of anything, whatever it is about: *one argument*, *no groups*, *several*.
pub(super) fn is_weak(reading: &Reading, value: &Quantity, figure: &Range<usize>) -> bool {
    let is_vague = matches!(value.modifier(), Modifier::Vague | Modifier::VagueAtLeast);
    is_vague || (value.unit().is_none() && matches!(value.figure(), 0.0 | 1.0) && reading.is_word(figure.start))
}

/// Whether a number numbers what it stands before, as those of sections and entries do: it opens its block, and a capital follows.
pub(super) fn is_numbering(reading: &Reading, figure: &Range<usize>) -> bool {
    let block = reading.block(reading.block_of(figure.start));
    block.start == figure.start && reading.is_number(figure.start) && reading.is_capital(figure.end)
}

/// Whether a figure stands between marks of code: *`3154`*.
pub(super) fn is_quoted(reading: &Reading, figure: &Range<usize>) -> bool {
    let before = figure.start.checked_sub(1);
    before.is_some_and(|at| reading.is_mark(at, '`') && reading.touches_next(at))
}
