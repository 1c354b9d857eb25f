//! Cuts an enumeration into its items, and says where it ends.
//!
//! *As well as*, or a comma before *and*, begins the last item, whatever commas follow. A list that trails off (*…*, *etc.*)
//! has no last *and* of its own. What goes on with the sentence is no part of the last item: its verb, a clause set against
//! it, the cue of another enumeration.

use std::ops::Range;

use smallvec::SmallVec;

use super::inline::{opening, word_cue};
use crate::recognize::class::Class;
use crate::recognize::mention::Part;
use crate::recognize::reading::Reading;

/// Verbs that often follow a list which is their subject, in lower case.
const PREDICATES: &[&str] = &[
    "support",
    "supports",
    "supported",
    "join",
    "joined",
    "joins",
    "sign",
    "signed",
    "agree",
    "agrees",
    "agreed",
    "said",
    "say",
    "become",
    "became",
    "remain",
    "remained",
    "help",
    "helps",
    "helped",
    "allow",
    "allows",
    "provide",
    "provides",
    "need",
    "needs",
    "want",
    "wants",
    "make",
    "makes",
    "met",
    "took",
    "take",
    "takes",
    "came",
    "come",
    "comes",
    "went",
    "go",
    "goes",
    "began",
    "refused",
    "decided",
    "endorse",
    "endorsed",
    "show",
    "shows",
    "showed",
    "play",
    "plays",
    "face",
    "faces",
    "faced",
    "require",
    "requires",
];

/// The verbs before which an item ends.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    PREDICATES.iter().map(|&verb| (verb, Class::PREDICATE))
}

/// An enumeration in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Enumeration {
    /// The items; there is at least one.
    pub parts: Vec<Part>,
    /// Whether it says that there are more.
    pub open: bool,
}

impl Enumeration {
    /// The tokens from the first item to the last.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        let end = self.parts.last().map_or(0, |part| part.whole.end);
        self.parts.first().map_or(end, |part| part.whole.start)..end
    }
}

/// The tokens of some items.
type Parts = SmallVec<[Range<usize>; 8]>;

/// Reads the enumeration that fills a range of tokens from its start, if it has at least so many items.
#[must_use]
pub fn enumerate(reading: &Reading, tokens: Range<usize>, least: usize) -> Option<Enumeration> {
    let (mut parts, trailing) = split(reading, &tokens);
    if trailing {
        rejoin_tail(reading, &mut parts);
    }
    let mut open = trailing;
    if let Some(last) = parts.last_mut()
        && let Some(comma) =
            last.clone().rev().find(|&at| reading.is_mark(at, ',')).filter(|&at| is_more(reading, &(at + 1..last.end)))
    {
        last.end = comma;
        open = true;
    }
    parts.retain(|part| {
        let more = is_more(reading, part);
        open |= more;
        !more
    });
    let parts = parts.into_iter().map(|part| trim(reading, part)).filter(|part| !part.is_empty());
    let parts: Vec<Part> = parts.map(|part| Part { title: part.clone(), whole: part }).collect();
    (parts.len() >= least.max(1)).then_some(Enumeration { parts, open })
}

/// Whether a part only says that there is more: *etc.*, *and 20 others*, *and many more*.
fn is_more(reading: &Reading, part: &Range<usize>) -> bool {
    const MORE: [&str; 8] = ["etc", "others", "more", "among others", "so on", "the like", "so forth", "the rest"];
    const LONGEST: usize = 6;
    let last = part.clone().rev().map(|at| reading.lower(at)).find(|word| !word.is_empty() && *word != "and");
    let ends = matches!(last, Some("etc" | "others" | "more" | "on" | "like" | "forth" | "rest"));
    if !ends || part.len() > LONGEST {
        return false;
    }
    let words: Vec<&str> = part.clone().map(|at| reading.lower(at)).filter(|word| !word.is_empty() && *word != "and").collect();
    let counted = |first: &str| matches!(first, "many" | "several" | "some" | "numerous" | "various" | "dozens" | "countless");
    match words.as_slice() {
        [.., "others" | "more"] if words.len() <= 3 => {
            words.len() == 1
                || counted(words[0])
                || part.clone().any(|at| reading.is(at, Class::NUMERAL))
                || words == ["among", "others"]
        }
        _ => words.len() <= 2 && MORE.contains(&words.join(" ").as_str()),
    }
}

/// The items between separators, and whether the list trails off.
fn split(reading: &Reading, tokens: &Range<usize>) -> (Parts, bool) {
    let (end, trailing) = extent(reading, tokens);
    let tops = top_level(reading, &(tokens.start..end));
    // "The colours, red, green and blue, are old": the verb ends the list.
    let ends = |&&at: &&usize| at > tokens.start && ends_list(reading, at);
    let end = tops.iter().find(ends).copied().unwrap_or(end);
    let tops = &tops[..tops.partition_point(|&at| at < end)];
    let separator = if tops.iter().any(|&at| reading.is_mark(at, ';')) { ';' } else { ',' };
    let mut parts = Parts::new();
    let mut start = tokens.start;
    for &at in tops {
        if at < start || !reading.is_mark(at, separator) {
            continue;
        }
        parts.push(start..at);
        start = at + 1;
        let last = conjunction(reading, start);
        if last > start {
            let last = finite(reading, tops, last..end, &parts);
            parts.push(last);
            return (parts, trailing);
        }
    }
    let last = finite(reading, tops, start..end, &parts);
    let from = tops.partition_point(|&at| at <= last.start);
    let to = tops.partition_point(|&at| at < last.end);
    let and = (from..to).rev().map(|top| tops[top]).find(|&at| conjunction(reading, at) > at);
    match and.filter(|&and| !trailing && !pairs(reading, last.start, and)) {
        Some(and) => {
            parts.push(last.start..and);
            let after = finite(reading, tops, conjunction(reading, and)..last.end, &parts);
            parts.push(after);
        }
        None => parts.push(last),
    }
    (parts, trailing)
}

/// Whether *and* only joins what *between* or *both* announces: *talks between France and Chile* is one item.
fn pairs(reading: &Reading, start: usize, and: usize) -> bool {
    let mut before = (start..and).rev().take_while(|&at| !matches!(reading.lower(at), "and" | "or"));
    before.any(|at| matches!(reading.lower(at), "between" | "both"))
}

/// Whether a comma ends a list: the sentence goes on after it.
fn ends_list(reading: &Reading, at: usize) -> bool {
    reading.is_mark(at, ',')
        && (reading.is(at + 1, Class::AUXILIARY | Class::PREDICATE)
            || matches!(reading.lower(at + 1), "which" | "who" | "but" | "while" | "whereas" | "although" | "because"))
}

/// Where an enumeration ends, and whether with an ellipsis.
fn extent(reading: &Reading, tokens: &Range<usize>) -> (usize, bool) {
    // Only marks of these classes, and the words of a cue, end one.
    let mut ends = reading.seek(Class::STOP | Class::CUE);
    let mut depth = 0usize;
    let mut at = ends.next(tokens.start, tokens.end);
    while at < tokens.end {
        match reading.mark(at) {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => match depth.checked_sub(1) {
                Some(shallower) => depth = shallower,
                None => return (at, false),
            },
            _ if depth > 0 => {}
            Some('…') => return (at, true),
            Some('.') if reading.is_mark(at + 1, '.') && reading.is_mark(at + 2, '.') => return (at, true),
            Some('.' | '!' | '?') if at + 1 >= tokens.end => return (at, false),
            Some(':' | '—' | '–') if !reading.touches_next(at) || reading.is_mark(at, '—') => return (at, false),
            // "Oak and ash, including young ones": what the second cue brings is another enumeration.
            None if at > tokens.start && reading.is(at, Class::CUE) && word_cue(reading, at).is_some() => {
                return (before_cue(reading, tokens.start, at), false);
            }
            _ => {}
        }
        at = ends.next(at + 1, tokens.end);
    }
    (tokens.end, false)
}

/// Where an enumeration ends before the cue of another: before what the cue belongs to, if the last *and* came earlier.
fn before_cue(reading: &Reading, start: usize, cue: usize) -> usize {
    let end = if reading.is_mark(cue - 1, ',') { cue - 1 } else { cue };
    let and = |at: usize| matches!(reading.lower(at), "and" | "or");
    let host = (start..end).rev().find(|&at| reading.is_mark(at, ',') && and(at + 1));
    host.filter(|&comma| (start..comma).any(and)).unwrap_or(end)
}

/// The tokens outside parentheses.
pub(super) fn top_level(reading: &Reading, tokens: &Range<usize>) -> SmallVec<[usize; 32]> {
    let mut depth = 0usize;
    let mut tops = SmallVec::with_capacity(tokens.len());
    for at in tokens.clone() {
        match reading.mark(at) {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            // What is left open in one block is not open in the next.
            Some('\n') => depth = 0,
            _ if depth == 0 => tops.push(at),
            _ => {}
        }
    }
    tops
}

/// Past *and*, *or*, *as well as* at a token; the token itself where none stands.
fn conjunction(reading: &Reading, at: usize) -> usize {
    if reading.lower(at) == "as" && reading.lower(at + 1) == "well" && reading.lower(at + 2) == "as" {
        at + 3
    } else if matches!(reading.lower(at), "and" | "or") {
        // "and/or", "and, " before the last item.
        let slash = reading.is_mark(at + 1, '/') && matches!(reading.lower(at + 2), "and" | "or");
        at + if slash { 3 } else { 1 }
    } else {
        at
    }
}

/// Cuts an item before the verb of the sentence that goes on after it: *Gabon and Mexico support …*.
fn finite(reading: &Reading, tops: &[usize], last: Range<usize>, before: &[Range<usize>]) -> Range<usize> {
    let from = tops.partition_point(|&at| at <= last.start);
    let words = tops[from..].iter().copied().take_while(|&at| at < last.end);
    // "States that have joined": the verb belongs to the item.
    let mut own = words.clone().take_while(|&at| !matches!(reading.lower(at), "that" | "which" | "who" | "where" | "whose"));
    let verb = own.find(|&at| {
        let auxiliary = reading.is(at, Class::AUXILIARY) && reading.lower(at - 1) != "to";
        let subject = reading.is(at - 1, Class::PLURAL | Class::CAPITAL) || !reading.is_word(at - 1);
        auxiliary || (subject && reading.is(at, Class::PREDICATE) && reading.is_word(at + 1))
    });
    let end = verb.unwrap_or(last.end);
    last.start..after_name(reading, &(last.start..end), before).unwrap_or(end)
}

/// Among names, an item ends with its name: *Chile, Gabon and Mexico want to stay*.
fn after_name(reading: &Reading, last: &Range<usize>, before: &[Range<usize>]) -> Option<usize> {
    const FEW: usize = 8;
    let name = |at: usize| reading.is_capital(at) || !reading.is_word(at) || matches!(reading.lower(at), "of" | "the" | "and");
    let named =
        |part: &Range<usize>| part.len() <= FEW && part.clone().all(name) && part.clone().any(|at| reading.is_capital(at));
    if before.is_empty() || !before.iter().all(named) {
        return None;
    }
    let first = last.clone().find(|&at| !matches!(reading.lower(at), "the" | "and" | "or"))?;
    if !reading.is_capital(first) {
        return None;
    }
    let small = |&at: &usize| reading.is_word(at) && !reading.is_capital(at);
    let end = (first..last.end).find(small)?;
    // "Bosnia and Herzegovina", "Isle of Man": a small word may stand inside a name; "in" and "with" describe one.
    (!reading.is(end, Class::PREPOSITION) && !matches!(reading.lower(end), "and" | "or" | "that" | "who" | "which" | "the"))
        .then_some(end)
}

/// A list that trails off has no last *and*: "used by citizens, companies and agencies…" ends in one item.
fn rejoin_tail(reading: &Reading, parts: &mut Parts) {
    let [.., before, last] = parts.as_slice() else { return };
    let short_pair = last.len() <= 5 && last.clone().any(|at| at > last.start && matches!(reading.lower(at), "and" | "or"));
    if short_pair && before.len() > last.len() {
        let joined = before.start..last.end;
        parts.truncate(parts.len() - 2);
        parts.push(joined);
    }
}

/// Without the conjunctions, determiners and marks at its ends.
pub(super) fn trim(reading: &Reading, mut part: Range<usize>) -> Range<usize> {
    while part.start < part.end
        && ((is_lead(reading, part.start) && part.len() > 1) || matches!(reading.mark(part.start), Some(',' | ';' | ':')))
    {
        part.start += 1;
    }
    while part.start < part.end
        && (matches!(reading.lower(part.end - 1), "and" | "or")
            || matches!(reading.mark(part.end - 1), Some(',' | ';' | ':' | '.' | '…')))
    {
        part.end -= 1;
    }
    part
}

/// Words that stand before an item and are no part of it.
fn is_lead(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::DETERMINER) || matches!(reading.lower(at), "and" | "or" | "are" | "is" | "were" | "was")
}

/// Whether the last words of a list, outside parentheses, say that there is more.
pub(super) fn trails_off(reading: &Reading, tokens: &Range<usize>) -> bool {
    let mut end = tokens.end;
    while end > tokens.start
        && matches!(reading.mark(end - 1), Some('.' | ',' | ';'))
        && !reading.is_mark(end.wrapping_sub(2), '.')
    {
        end -= 1;
    }
    if end <= tokens.start {
        return false;
    }
    let last = end - 1;
    reading.is_mark(last, '…')
        || matches!(reading.lower(last), "etc" | "others")
        || (reading.is_mark(last, '.') && (reading.lower(last - 1) == "etc" || reading.is_mark(last - 1, '.')))
        || (reading.lower(last) == "more" && reading.lower(last.wrapping_sub(1)) == "and")
        || (matches!(reading.lower(last), "on" | "forth") && reading.lower(last.wrapping_sub(1)) == "so")
}

/// Whether an item says something by itself, with a verb or a subject of its own.
pub(super) fn is_clause(reading: &Reading, part: &Range<usize>) -> bool {
    let relative = |at: &usize| matches!(reading.lower(*at), "that" | "which" | "who" | "where" | "whose" | "when");
    let says = |at: usize| {
        let auxiliary = reading.is(at, Class::AUXILIARY) && (at == part.start || reading.lower(at - 1) != "to");
        auxiliary || matches!(reading.lower(at), "he" | "she" | "it" | "they" | "we" | "you" | "i" | "there" | "if" | "because")
    };
    top_level(reading, part).into_iter().take_while(|at| !relative(at)).any(says) || opening(reading, part.start)
}
