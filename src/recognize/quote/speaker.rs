//! Who says a quotation, where the words around it state it.
//!
//! ```text
//! speaker := quotation [","] says name | quotation [","] name says | quotation "," ("according to" name | "as" name "put it")
//!          | name ["," … ","] says [":" | "," | "that"] quotation | "according to" name "," quotation | "as" name "put it" "," quotation
//! name    := capitalised words, with "of", "the", "and", "de" … between them; no "He", no "The"
//! ```

use std::ops::Range;

use super::is_speech;
use crate::recognize::class::Class;
use crate::recognize::reading::Reading;

/// A name has no more tokens than this, and what is said of it no more either.
const LONGEST: usize = 12;

/// The name of whoever says the words of a range; `block` holds them, `before` is what introduces the block.
pub(super) fn of(
    reading: &Reading,
    quote: &Range<usize>,
    block: &Range<usize>,
    before: Option<Range<usize>>,
) -> Option<Range<usize>> {
    after(reading, quote, block).or_else(|| {
        let opens = quote.start <= block.start + 1;
        let (start, end) = match before.filter(|_| opens) {
            Some(before) => (before.start, before.end),
            None => (block.start, quote.start.saturating_sub(1)),
        };
        introduced(reading, start, end)
    })
}

/// The speaker after a quotation.
fn after(reading: &Reading, quote: &Range<usize>, block: &Range<usize>) -> Option<Range<usize>> {
    let mut at = quote.end + 1;
    at += usize::from(reading.is_mark(at, ','));
    let name = |at: usize| name_from(reading, at, block.end);
    if at >= block.end {
        return None;
    }
    if is_speech(reading.lower(at)) {
        return name(at + 1 + usize::from(reading.lower(at + 1) == "the"));
    }
    if reading.lower(at) == "according" && reading.lower(at + 1) == "to" {
        return name(at + 2 + usize::from(reading.lower(at + 2) == "the"));
    }
    if reading.lower(at) == "as" {
        let name = name(at + 1)?;
        return (reading.lower(name.end) == "put").then_some(name);
    }
    let name = name(at)?;
    is_speech(reading.lower(name.end)).then_some(name)
}

/// The speaker that the words from `start` to `end` introduce.
fn introduced(reading: &Reading, start: usize, mut end: usize) -> Option<Range<usize>> {
    let comma = end > start && reading.is_mark(end - 1, ',');
    while end > start && (matches!(reading.mark(end - 1), Some(':' | ',')) || reading.lower(end - 1) == "that") {
        end -= 1;
    }
    if end <= start {
        return None;
    }
    let last = reading.lower(end - 1);
    if is_speech(last) {
        return subject(reading, start, end - 1);
    }
    if last == "it" && reading.lower(end.wrapping_sub(2)) == "put" {
        return name_to(reading, start, end - 2);
    }
    let name = name_to(reading, start, end).filter(|_| comma)?;
    let first = name.start - usize::from(reading.lower(name.start.wrapping_sub(1)) == "the");
    let stated = first >= start + 2 && reading.lower(first - 1) == "to" && reading.lower(first - 2) == "according";
    stated.then_some(name)
}

/// The name before a verb, past what stands between commas or in parentheses.
fn subject(reading: &Reading, start: usize, verb: usize) -> Option<Range<usize>> {
    let last = verb.checked_sub(1).filter(|&last| last >= start)?;
    let opening = match reading.mark(last) {
        Some(',') => ',',
        Some(')') => '(',
        _ => return name_to(reading, start, verb),
    };
    let from = start.max(last.saturating_sub(LONGEST));
    let opened = (from..last).rev().find(|&at| reading.is_mark(at, opening))?;
    name_to(reading, start, opened)
}

fn is_name(reading: &Reading, at: usize) -> bool {
    reading.is_capital(at) && !reading.is(at, Class::DETERMINER | Class::CLOSED | Class::PREPOSITION)
}

fn joins(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "of" | "the" | "and" | "for" | "de" | "la" | "van" | "von" | "der" | "bin" | "al")
        || matches!(reading.mark(at), Some('.' | '-' | '&' | '’'))
}

/// The name that begins at a token.
fn name_from(reading: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    if !is_name(reading, start) {
        return None;
    }
    let run = (start..limit.min(start + LONGEST)).take_while(|&at| is_name(reading, at) || joins(reading, at));
    let last = run.filter(|&at| is_name(reading, at)).last()?;
    // "said Mary. Then": a stop with a space after it joins only a title or an initial to its name.
    let stop = (start..last)
        .find(|&at| reading.is_mark(at, '.') && !(reading.bytes(at - 1) == 1 || reading.is(at - 1, Class::ABBREVIATION)));
    Some(start..stop.unwrap_or(last + 1))
}

/// The name that ends before a token.
fn name_to(reading: &Reading, floor: usize, end: usize) -> Option<Range<usize>> {
    if end <= floor || !is_name(reading, end - 1) {
        return None;
    }
    let run = (floor.max(end.saturating_sub(LONGEST))..end).rev().take_while(|&at| is_name(reading, at) || joins(reading, at));
    let first = run.filter(|&at| is_name(reading, at)).last()?;
    let stop = (first..end)
        .rev()
        .find(|&at| reading.is_mark(at, '.') && !(reading.bytes(at - 1) == 1 || reading.is(at - 1, Class::ABBREVIATION)));
    Some(stop.map_or(first, |stop| stop + 1)..end)
}
