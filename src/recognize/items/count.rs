//! The number that the words before a list announce: *these nine principles:*.
//!
//! A number is tied to a list only where nothing else can be meant: it is the only one of its sentence, it counts a noun, and
//! its noun phrase is the last thing said before the list. *For the two variants:* counts what the list is about, not the list.

use std::ops::Range;

use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Role, StatedQuantity};
use crate::recognize::reading::Reading;

/// Ties lists to the numbers announced for them, which are among the quantities of their stretch, or among the mentions before
/// it. All stand in the order of the text.
pub(in super::super) fn tie(reading: &Reading, lists: &mut [Mention], quantities: &[Mention], before: &[Mention]) {
    for list in lists {
        let Content::Items(listed) = &mut list.content else { continue };
        let Some(announced) = listed.announced.first() else { continue };
        listed.count = stated(reading, quantities, announced).or_else(|| stated(reading, before, announced));
    }
}

/// The one number of an announcement, if nothing but small words stands after its noun.
fn stated(reading: &Reading, mentions: &[Mention], announced: &Range<usize>) -> Option<Range<usize>> {
    let from = mentions.partition_point(|mention| mention.tokens.start < announced.start);
    let numbers = mentions[from..].iter().take_while(|mention| mention.tokens.start < announced.end);
    let mut within = numbers
        .filter(|mention| matches!(mention.content, Content::Quantity(_) | Content::Ordinal { .. }))
        .take_while(|mention| mention.tokens.end <= announced.end);
    let only = within.next().filter(|_| within.next().is_none())?;
    let StatedQuantity { value, figure, noun: Some(noun), role } = only.content.quantity()? else { return None };
    // "Two new aims:" are what is listed, "two of the aims:" are not.
    let of_a_whole = *role == Role::Change || (*role == Role::Part && reading.lower(figure.end) == "of");
    // "The number of aims is four": the noun stands before.
    let directly = noun.tokens.start >= only.tokens.start && value.unit().is_none();
    let before = (announced.start..only.tokens.start).rev().find(|&at| !reading.is(at, Class::DETERMINER));
    let about = before.is_some_and(|at| {
        matches!(reading.lower(at), "from" | "at" | "after" | "before" | "within" | "during" | "between" | "than" | "to" | "all")
            || (reading.lower(at) == "for" && !is_given(reading.lower(noun.head)))
            || (reading.lower(at) == "of" && (at == announced.start || !is_made(reading.lower(at - 1))))
    });
    let last = (noun.tokens.end.max(only.tokens.end)..announced.end).all(|at| is_lead(reading, at));
    (directly && !about && !of_a_whole && last).then(|| only.tokens.clone())
}

/// Whether a noun names what is told after *for*: *for two reasons:*.
fn is_given(noun: &str) -> bool {
    matches!(noun, "reasons" | "purposes")
}

/// Whether a word before *of* says that what follows is the whole.
fn is_made(word: &str) -> bool {
    matches!(word, "consist" | "consists" | "composed" | "made" | "up")
}

/// Whether a token may stand between the noun counted and the list.
fn is_lead(reading: &Reading, at: usize) -> bool {
    matches!(reading.mark(at), Some(':' | ',' | '–' | '—' | '-' | '(' | '.'))
        || matches!(
            reading.lower(at),
            "are"
                | "were"
                | "is"
                | "as"
                | "follows"
                | "follow"
                | "below"
                | "here"
                | "namely"
                | "such"
                | "including"
                | "e"
                | "g"
                | "i"
                | "for"
                | "example"
                | "the"
                | "following"
        )
}
