//! The parts of a total, enumerated.
//!
//! ```text
//! parts := part (sep part)+                 sep  := "," | ";" | ["," | ";"] ("and" | "plus" | "as well as")
//! part  := number words | ("a" | "an") words     all parts alike: or words [":" | "="] number, or words "(" number ")"
//! ```

use std::ops::Range;

use super::{exact, is_one, is_timed};
use crate::recognize::{Class, Kind, Mention, Reading, Role, StatedQuantity};
use crate::value::Quantity;

/// Words that make a number no part, or its part none of the whole: *39 clubs, most of them new*, *3 boats each*.
const NO_PART: &str = "each every apiece per times which who whom whose that them these those than including includes include included \
    excluding except such among etc example respectively or total totals subtotal half both not without plus minus average \
    aged percent respective another additional further extra first last next more fewer this today yesterday daily weekly \
    monthly recent recently far off discount refund saved less deposit";
/// The words of one part are no more than these.
const LONGEST: usize = 12;

/// The enumeration that some tokens are, all of them.
pub(super) fn enumerated(reading: &Reading, tokens: &Range<usize>) -> Option<Vec<Quantity>> {
    let tokens = trimmed(reading, tokens.clone());
    // "20 women, 10 men; 15 singers" are told apart in two ways.
    if tokens.clone().any(|at| reading.is_mark(at, ',')) && tokens.clone().any(|at| reading.is_mark(at, ';')) {
        return None;
    }
    let numbers = numbers(reading, &tokens)?;
    let (_, first) = numbers.first()?;
    if first.start == tokens.start || is_article(reading, tokens.start) {
        leading(reading, &tokens, &numbers)
    } else {
        trailing(reading, &tokens, &numbers)
    }
}

/// The enumeration that ends where some tokens end, and where it begins.
pub(super) fn before(reading: &Reading, tokens: &Range<usize>) -> Option<(usize, Vec<Quantity>)> {
    let numbers = numbers(reading, tokens)?;
    let start = numbers.first()?.1.start;
    let parts = leading(reading, &(start..tokens.end), &numbers)?;
    Some((start, parts))
}

/// The one number that an item states, at its start or at its end, with words beside it.
pub(super) fn item(reading: &Reading, tokens: &Range<usize>) -> Option<Quantity> {
    let tokens = trimmed(reading, tokens.clone());
    let numbers = numbers(reading, &tokens)?;
    let [(value, figure)] = numbers.as_slice() else { return None };
    let opens = figure.start == tokens.start;
    let end = figure.end + usize::from(reading.is_mark(figure.end, ')'));
    let words = if opens { figure.end..tokens.end } else { tokens.start..before_sign(reading, figure.start) };
    ((opens || end == tokens.end) && is_words(reading, &words)).then_some(*value)
}

/// Without the mark at the end.
pub(super) fn trimmed(reading: &Reading, mut tokens: Range<usize>) -> Range<usize> {
    while !tokens.is_empty() && matches!(reading.mark(tokens.end - 1), Some('.' | '!' | ';' | ',')) {
        tokens.end -= 1;
    }
    tokens
}

/// The numbers among some tokens with their figures, if all are exact and levels.
fn numbers(reading: &Reading, tokens: &Range<usize>) -> Option<Vec<(Quantity, Range<usize>)>> {
    let number = |mention: &Mention| {
        let StatedQuantity { figure, role, .. } = mention.content.quantity()?;
        let is_level = *role != Role::Change && figure.end <= tokens.end;
        Some((*exact(mention).filter(|_| is_level)?, figure.clone()))
    };
    let mentions = reading.mentions_in(tokens).map(|at| &reading.mentions()[at]);
    mentions.filter(|mention| matches!(mention.kind(), Kind::Quantity | Kind::Ordinal)).map(number).collect()
}

/// *151 towns, 108 firms and a school*.
fn leading(reading: &Reading, tokens: &Range<usize>, numbers: &[(Quantity, Range<usize>)]) -> Option<Vec<Quantity>> {
    let mut parts = Vec::new();
    let mut at = tokens.start;
    let mut left = numbers.iter().peekable();
    loop {
        let words = if let Some((value, figure)) = left.next_if(|(_, figure)| figure.start == at) {
            parts.push(*value);
            figure.end
        } else if is_article(reading, at) {
            parts.push(Quantity::count(1.0));
            at + 1
        } else {
            return None;
        };
        let next = left.peek().map_or(tokens.end, |(_, figure)| figure.start);
        let end = (words..next.min(tokens.end)).find(|&at| separates(reading, at, next, tokens.end)).unwrap_or(next);
        // "$151 and $108": an amount needs no words.
        let is_amount = words == end && parts.last().is_some_and(|part| part.unit().is_some());
        if !is_amount && !is_words(reading, &(words..end)) {
            return None;
        }
        if end == tokens.end {
            return (left.next().is_none() && parts.len() > 1).then_some(parts);
        }
        at = beyond(reading, end);
        if at == end {
            return None;
        }
    }
}

/// *towns: 151, firms (108) and clubs 39*.
fn trailing(reading: &Reading, tokens: &Range<usize>, numbers: &[(Quantity, Range<usize>)]) -> Option<Vec<Quantity>> {
    let mut at = tokens.start;
    for (number, (_, figure)) in numbers.iter().enumerate() {
        let words = at..before_sign(reading, figure.start);
        let opened = reading.is_mark(words.end, '(') && words.end < figure.start;
        let end = figure.end + usize::from(opened);
        let closed = !opened || reading.is_mark(figure.end, ')');
        if !closed || !is_words(reading, &words) {
            return None;
        }
        at = beyond(reading, end);
        let is_last = number + 1 == numbers.len();
        if is_last != (end == tokens.end) || (!is_last && at == end) {
            return None;
        }
    }
    (numbers.len() > 1).then(|| numbers.iter().map(|(value, _)| *value).collect())
}

/// Where the words before a number end: a sign may stand between.
fn before_sign(reading: &Reading, figure: usize) -> usize {
    let sign = figure.checked_sub(1).filter(|&at| matches!(reading.mark(at), Some('(' | ':' | '=' | '–' | '—')));
    sign.unwrap_or(figure)
}

/// Whether an enumeration may go on after a token: a comma, or a word that joins the next number or an article.
fn separates(reading: &Reading, at: usize, number: usize, end: usize) -> bool {
    if matches!(reading.mark(at), Some(',' | ';')) {
        return true;
    }
    let next = beyond(reading, at);
    next > at && next < end && (next == number || is_article(reading, next))
}

/// The token after what separates two parts; the same one where nothing does.
fn beyond(reading: &Reading, at: usize) -> usize {
    let mark = at + usize::from(matches!(reading.mark(at), Some(',' | ';')));
    match reading.lower(mark) {
        "and" | "plus" => mark + 1,
        "as" if reading.lower(mark + 1) == "well" && reading.lower(mark + 2) == "as" => mark + 3,
        _ if reading.is_mark(mark, '&') => mark + 1,
        _ => mark,
    }
}

fn is_article(reading: &Reading, at: usize) -> bool {
    is_one(reading, at, "a an") && !reading.is(at + 1, Class::NUMERAL)
}

/// Whether some tokens are the words of one part, and at least one.
pub(super) fn is_words(reading: &Reading, tokens: &Range<usize>) -> bool {
    let is_number = |at: usize| reading.is(at, Class::NUMERAL) && !is_one(reading, at, "a an");
    // "And others" are parts too; "in Upper and Lower Mill" are not.
    let joins = |at: usize| match reading.lower(at) {
        "and" => !reading.is_capital(at + 1),
        // "A kitchen with a pantry" may be one room or two.
        "with" => is_article(reading, at + 1),
        _ => false,
    };
    let is_no_part = |at: usize| is_one(reading, at, NO_PART) || reading.is(at, Class::AUXILIARY) || is_number(at) || joins(at);
    let is_mark = |at: usize| matches!(reading.mark(at), Some('-' | '‑' | '’' | '\'' | '&' | '*'));
    let is_word = |at: usize| (reading.is_word(at) && !is_no_part(at)) || is_mark(at) || is_timed(reading, tokens, at);
    (1..=LONGEST).contains(&tokens.len()) && tokens.clone().any(|at| reading.is_word(at)) && tokens.clone().all(is_word)
}
