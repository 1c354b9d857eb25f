//! A sum written out, and the number that it is said to be.
//!
//! ```text
//! sum     := number [noun] "(" ["="] added ")" | chain "=" number
//! added   := operand [words] ("+" operand [words])+
//! chain   := operand ("+" operand)+                      operand := number [noun] | digits
//! ```
//!
//! Not sums: code, what has other signs of arithmetic beside it, and sentences that speak of other bases or of strings.

use std::ops::Range;

use super::super::prose;
use super::{Form, Sum, exact, is_one, parts};
use crate::recognize::{Class, Content, Document, Reading, StatedQuantity};
use crate::source::BlockKind;
use crate::value::{Modifier, Quantity};

/// Where these are spoken of, *7 + 5* may be something else than twelve.
const OTHER_SUMS: &str = "mod modulo modulus binary octal hex hexadecimal base carry overflow overflows wraps string strings concatenate \
    concatenates concatenation wrong incorrect not like xor bitwise vector joke";
/// *1 + 1 = 3* is a saying.
const LEAST: f64 = 10.0;

/// The sums of a sentence.
pub(super) fn sums(document: &Document, sentence: &Range<usize>) -> Vec<Sum> {
    let reading = &document.reading;
    let Some(first) = sentence.clone().find(|&at| reading.is_mark(at, '+')).filter(|_| is_prose(document, sentence)) else {
        return Vec::new();
    };
    let opens = sentence.clone().filter(|&at| reading.is_mark(at, '('));
    let mut sums: Vec<Sum> = opens.filter_map(|open| in_brackets(reading, sentence, open)).collect();
    let mut at = first;
    while let Some(plus) = (at..sentence.end).find(|&at| reading.is_mark(at, '+')) {
        let chain = Chain::around(reading, sentence, plus);
        at = chain.as_ref().map_or(plus + 1, |chain| chain.tokens.end.max(plus + 1));
        let chain = chain.filter(|chain| !opens_item(document, chain.tokens.start));
        sums.extend(chain.and_then(|chain| chain.sum(reading, sentence)));
    }
    sums
}

/// The numbers that some tokens add, all of them: *151 towns + 108 firms*.
pub(super) fn added(reading: &Reading, tokens: &Range<usize>) -> Option<Vec<Quantity>> {
    let mut operands = Vec::new();
    let mut at = tokens.start;
    loop {
        let end = (at..tokens.end).find(|&at| reading.is_mark(at, '+')).unwrap_or(tokens.end);
        let (value, beyond) = operand(reading, at, end)?;
        let words = beyond.min(end)..end;
        // "2d6 + 5" is no two.
        let is_glued = !words.is_empty() && reading.touches_next(words.start - 1);
        if is_glued || (!words.is_empty() && !parts::is_words(reading, &words)) {
            return None;
        }
        operands.push(value);
        if end == tokens.end {
            return (operands.len() > 1).then_some(operands);
        }
        at = end + 1;
    }
}

/// A number, and the sum in brackets after it.
fn in_brackets(reading: &Reading, sentence: &Range<usize>, open: usize) -> Option<Sum> {
    let close = (open..sentence.end).find(|&at| reading.is_mark(at, ')'))?;
    let tokens = open + 1 + usize::from(reading.is_mark(open + 1, '='))..close;
    let total = reading.mentions_in(&(sentence.start..open)).last()?;
    let mention = &reading.mentions()[total];
    let StatedQuantity { figure, .. } = mention.content.quantity()?;
    let before = mention.tokens.start.checked_sub(1).filter(|&at| at >= sentence.start);
    let is_label = |at: usize| reading.is(at, Class::NUMBERING) || (reading.is_capital(at) && at > sentence.start);
    let is_sign = |at: usize| matches!(reading.mark(at), Some('+' | '-' | '−' | '*' | '×' | '/' | '='));
    let joins = mention.tokens.end == open
        || figure.end == open
        || (mention.tokens.end + 1 == open && reading.lower(open - 1) == "total");
    let is_free = joins && !before.is_some_and(|at| is_label(at) || is_sign(at));
    let operands = added(reading, &tokens).filter(|_| is_free)?;
    sum_of(reading, total, operands, tokens)
}

/// The sum, if the number can be what all of them come to.
fn sum_of(reading: &Reading, total: usize, addends: Vec<Quantity>, tokens: Range<usize>) -> Option<Sum> {
    let mention = &reading.mentions()[total];
    let value = exact(mention)?;
    let alike = addends.iter().all(|operand| operand.unit() == value.unit());
    let words = mention.tokens.clone();
    (alike && value.figure() >= LEAST && value.figure().fract() == 0.0).then_some(Sum {
        total,
        tokens,
        addends,
        words,
        form: Form::WrittenOut,
    })
}

/// Whether a token opens an item: a line that begins with a plus sign looks like one.
fn opens_item(document: &Document, at: usize) -> bool {
    let block = document.reading.block_of(at);
    let is_item = matches!(document.source.block(block).kind, BlockKind::Item { .. });
    is_item && document.reading.block(block).start == at
}

/// Whether the signs of a sentence are those of a sum in prose.
fn is_prose(document: &Document, sentence: &Range<usize>) -> bool {
    let reading = &document.reading;
    let block = document.source.block(reading.block_of(sentence.start));
    let is_strange = |at: usize| {
        matches!(
            reading.mark(at),
            Some('{' | '}' | '[' | ']' | '_' | '\\' | '^' | '|' | '#' | '<' | '>' | '`' | '@' | '~' | '"' | '…')
        )
    };
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
        && !document.source.touches_code(&reading.span(sentence))
        && !prose::is_conditional(reading, sentence)
        && !sentence.clone().any(|at| is_strange(at) || is_one(reading, at, OTHER_SUMS))
}

/// Numbers with plus signs between them.
struct Chain {
    operands: Vec<Quantity>,
    tokens: Range<usize>,
}

impl Chain {
    /// The chain whose first sign is that, as far as its operands can be read.
    fn around(reading: &Reading, sentence: &Range<usize>, plus: usize) -> Option<Self> {
        let (first, start) = operand_before(reading, sentence, plus)?;
        let mut chain = Self { operands: vec![first], tokens: start..plus };
        while reading.is_mark(chain.tokens.end, '+') {
            let Some((next, end)) = operand(reading, chain.tokens.end + 1, sentence.end) else { break };
            chain.operands.push(next);
            chain.tokens.end = end;
        }
        Some(chain)
    }

    /// The sum, if it is said what it comes to.
    fn sum(self, reading: &Reading, sentence: &Range<usize>) -> Option<Sum> {
        let equals = self.tokens.end;
        if !reading.is_mark(equals, '=') || !self.is_free_before(reading, sentence) {
            return None;
        }
        let (total, after) = mentioned(reading, equals + 1)?;
        is_free_after(reading, after, sentence.end).then(|| sum_of(reading, total, self.operands, self.tokens)).flatten()
    }

    /// Whether no other arithmetic stands before it. An item may begin where a line broke before a plus sign.
    fn is_free_before(&self, reading: &Reading, sentence: &Range<usize>) -> bool {
        let closes = (self.tokens.end..sentence.end).find(|&at| matches!(reading.mark(at), Some('(' | ')')));
        let is_open = (sentence.start..self.tokens.start).any(|at| reading.is_mark(at, '('));
        if closes.is_some_and(|at| reading.is_mark(at, ')')) && !is_open {
            return false;
        }
        let Some(before) = self.tokens.start.checked_sub(1).filter(|&at| at >= sentence.start) else { return true };
        let is_mark = matches!(reading.mark(before), Some('(' | ',' | ';' | ':' | '.'));
        is_mark || (reading.is_word(before) && !reading.touches_next(before) && reading.lower(before).len() > 1)
    }
}

/// The operand that ends before a sign, and where it begins.
fn operand_before(reading: &Reading, sentence: &Range<usize>, plus: usize) -> Option<(Quantity, usize)> {
    let mentions = reading.mentions();
    let ends = |at: &usize| {
        let Some(StatedQuantity { figure, .. }) = mentions[*at].content.quantity() else { return false };
        figure.end == plus || mentions[*at].tokens.end == plus
    };
    if let Some(at) = reading.mentions_in(&(sentence.start..plus)).rev().take(2).find(ends) {
        return Some((*exact(&mentions[at])?, mentions[at].tokens.start));
    }
    let at = plus.checked_sub(1).filter(|&at| at >= sentence.start)?;
    Some((digits(reading, at)?, at))
}

/// The operand that begins at a token, and where it ends.
fn operand(reading: &Reading, at: usize, limit: usize) -> Option<(Quantity, usize)> {
    if at >= limit {
        return None;
    }
    match mentioned(reading, at) {
        Some((number, end)) => Some((*exact(&reading.mentions()[number])?, end)),
        None => Some((digits(reading, at)?, at + 1)),
    }
}

/// The number that a mention states from a token on, and where its words end.
fn mentioned(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let mentions = reading.mentions();
    let number = reading.mentions_in(&(at..at + 1)).find(|&number| matches!(mentions[number].content, Content::Quantity(_)))?;
    Some((number, mentions[number].tokens.end))
}

/// A number in digits alone, where signs touch it.
fn digits(reading: &Reading, at: usize) -> Option<Quantity> {
    let text = reading.lower(at);
    let plain =
        reading.is_number(at) && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let value = plain.then(|| text.parse::<u32>().ok()).flatten()?;
    Some(Quantity::new(f64::from(value), 0.0, Modifier::Exact, None))
}

/// Whether no other arithmetic stands after what a sum is said to be.
fn is_free_after(reading: &Reading, at: usize, limit: usize) -> bool {
    let is_mark = matches!(reading.mark(at), Some('.' | ',' | ';' | ')' | ':' | '!' | '?'));
    at >= limit || (is_mark && !(reading.is_mark(at, '.') && reading.touches_next(at) && at + 1 < limit)) || reading.is_word(at)
}
