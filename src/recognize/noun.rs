//! The noun phrase that a number counts.
//!
//! ```text
//! phrase := modifier* head        head := the first plural, and plurals right after it ("systems engineers")
//! ```
//!
//! Before the head a comma, *and* or *or* joins modifiers (*international, civil society and public sector
//! organizations*); after it they end the phrase. Without a plural, the words up to the first mark are the phrase.

use std::ops::Range;

use super::class::Class;
use super::reading::Reading;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// The tokens, modifiers included.
    pub tokens: Range<usize>,
    /// The token of the head noun: the last one.
    pub head: usize,
}

/// A phrase is no longer than this, in tokens.
pub(super) const LONGEST: usize = 12;

/// Reads the noun phrase that begins at a token and ends before `limit`.
pub(super) fn phrase(reading: &Reading, start: usize, limit: usize) -> Option<NounPhrase> {
    let mut head = None;
    // Where the run of words before the first mark ends, for phrases without a plural.
    let mut first_run = None;
    let mut at = start;
    while at < limit.min(start + LONGEST) {
        let word = reading.lower(at);
        if reading.is_word(at) {
            let conjunction = matches!(word, "and" | "or");
            // A number inside has a noun of its own, and *three times* counts times.
            let other = at > start && reading.is(at, Class::NUMERAL);
            if word == "times" {
                head = Some(at);
                break;
            }
            if other
                || reading.is(at, Class::VERB)
                || reading.is(at, Class::ENDS_PHRASE)
                || (conjunction && (head.is_some() || at == start))
            {
                break;
            }
            if conjunction {
                first_run.get_or_insert(at);
            } else if reading.is(at, Class::PLURAL) {
                head = Some(at);
            } else if head.is_some() {
                break;
            }
        } else if head.is_some() || at == start || !joins(reading, at) {
            break;
        } else if reading.is_mark(at, ',') {
            first_run.get_or_insert(at);
        }
        at += 1;
    }
    let head = head.or_else(|| last_noun(reading, start, first_run.unwrap_or(at)))?;
    Some(NounPhrase { tokens: start..head + 1, head })
}

/// Without a plural: the last word of a run that is no verb. *One state objected* counts a state, *27 agreed* counts nothing.
fn last_noun(reading: &Reading, start: usize, end: usize) -> Option<usize> {
    (start..end).rev().find(|&at| reading.is_word(at) && !(reading.lower(at).ends_with("ed") && reading.bytes(at) > 4))
}

/// The words that end a phrase, besides those of the grammar.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    VERBS.iter().map(|&word| (word, Class::VERB))
}

/// Forms of verbs, and adjectives that stand for nouns, which follow what is counted and are never its head.
const VERBS: &[&str] = &[
    "died",
    "took",
    "take",
    "use",
    "uses",
    "said",
    "built",
    "won",
    "met",
    "left",
    "made",
    "gave",
    "got",
    "held",
    "went",
    "came",
    "ran",
    "saw",
    "told",
    "paid",
    "sent",
    "put",
    "qualify",
    "comprise",
    "comprises",
    "consist",
    "consists",
    "includes",
    "include",
    "became",
    "began",
    "dead",
    "missing",
    "fewer",
    "nor",
    "each",
    "live",
    "work",
    "remain",
    "remains",
    "abstain",
    "agree",
];

/// Whether a mark may stand inside a phrase before its head.
fn joins(reading: &Reading, at: usize) -> bool {
    let next_is_word = reading.is_word(at + 1) && !reading.is(at + 1, Class::ENDS_PHRASE);
    match reading.mark(at) {
        Some(',') => next_is_word,
        Some('-' | '‑' | '/' | '&' | '’' | '\'') => next_is_word && reading.touches_next(at),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let (source, reading) = reading(text);
        let phrase = phrase(&reading, 0, reading.len()).unwrap();
        assert_eq!(&source.text()[reading.span(&phrase.tokens)], expect);
    }

    #[test]
    fn a_phrase_ends_with_its_head_noun() {
        check(
            "international, civil society and public sector organizations, as well as others.",
            "international, civil society and public sector organizations",
        );
        check("states, companies and groups.", "states");
        check("private sector entities have endorsed it.", "private sector entities");
        check("civil society stakeholders and companies.", "civil society stakeholders");
        check("non-state actors joined.", "non-state actors");
        check("systems engineers work here.", "systems engineers");
        check("member state, or more.", "member state");
    }
}
