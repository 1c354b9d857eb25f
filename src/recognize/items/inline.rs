//! Enumerations in a sentence: the words and marks that introduce them, and items that are numbered in the text.
//!
//! ```text
//! examples := "such as" | "including" | "include(s)" | "for example" | "for instance" | "among others" | "e.g."    open
//! whole    := "namely" | "i.e." | "viz." | "consist(s|ing) of" | "composed of" | "made up of" | "compris(e|es|ing)"
//! mark     := ":" | "–" | "—"                        only before short items of one kind
//! marker   := "(1)" | "1)" | "(a)" | "(i)" …         from the first on, without a gap
//! ```
//!
//! What a cue in parentheses brings describes the word before them: it is a list of its own. An enumeration of clauses is
//! left alone, unless it is numbered.

use std::ops::Range;

use smallvec::SmallVec;

use super::split::{Enumeration, enumerate, is_clause, trim};
use crate::recognize::class::Class;
use crate::recognize::mention::{Content, Mention, Part, StatedList};
use crate::recognize::passage::{Sentence, Stretch};
use crate::recognize::reading::Reading;
use crate::recognize::seek::Seeker;
use crate::source::{BlockKind, Source};

/// Words that introduce an enumeration.
const CUES: &[(&[&str], Kind)] = &[
    (&["including"], Kind::Examples),
    (&["include"], Kind::Examples),
    (&["includes"], Kind::Examples),
    (&["such", "as"], Kind::Examples),
    (&["for", "example"], Kind::Instances),
    (&["for", "instance"], Kind::Instances),
    (&["among", "others"], Kind::Examples),
    (&["namely"], Kind::Whole),
    (&["viz"], Kind::Whole),
    (&["ie"], Kind::Whole),
    (&["consists", "of"], Kind::Whole),
    (&["consist", "of"], Kind::Whole),
    (&["consisting", "of"], Kind::Whole),
    (&["composed", "of"], Kind::Whole),
    (&["made", "of"], Kind::Whole),
    (&["made", "up", "of"], Kind::Whole),
    (&["comprise"], Kind::Whole),
    (&["comprises"], Kind::Whole),
    (&["comprising"], Kind::Whole),
];

/// What kind of enumeration a cue introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Some of what there is.
    Examples,
    /// Some of what there is, or a whole sentence.
    Instances,
    /// All there is.
    Whole,
    /// What follows a colon.
    Colon,
    /// What stands between dashes.
    Dash,
}

impl Kind {
    fn opens(self) -> bool {
        matches!(self, Self::Examples | Self::Instances)
    }
}

/// A cue: where it stands and where its enumeration begins.
struct Cue {
    at: usize,
    start: usize,
    kind: Kind,
    /// The parenthesis it stands in.
    inside: Option<usize>,
}

/// Parentheses inside parentheses are read to this depth.
const DEEPEST: usize = 3;

/// The words with which what introduces an enumeration may begin.
pub(in super::super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    CUES.iter().map(|(words, _)| words[0]).chain(["e", "eg", "i"]).map(|word| (word, Class::CUE))
}

/// Adds every enumeration in a sentence of a stretch.
pub(in super::super) fn recognize(reading: &Reading, source: &Source, stretch: &Stretch<'_>, mentions: &mut Vec<Mention>) {
    let mut seeker = reading.seek(Class::CUE);
    for Sentence { block, tokens: sentence } in stretch.sentences() {
        let first = seeker.next(sentence.start, sentence.end);
        if first == sentence.end {
            continue;
        }
        let heading = matches!(source.block(block).kind, BlockKind::Heading);
        let mut found = |found: Enumeration, announced: Range<usize>, open: bool| {
            let (tokens, open) = (found.tokens(), found.open || open);
            let announced = std::iter::once(announced).filter(|tokens| !tokens.is_empty()).collect();
            mentions.push(Mention {
                content: Content::Items(Box::new(StatedList { parts: found.parts, open, announced, count: None })),
                tokens,
                block,
            });
        };
        if let Some((numbered, start)) = numbered(reading, &mut seeker, &(first..sentence.end)) {
            found(numbered, sentence.start..start, false);
            continue;
        }
        // Where the words begin that speak of the next enumeration outside parentheses.
        let mut from = sentence.start;
        for cue in cues(reading, &mut seeker, sentence, first) {
            if heading && matches!(cue.kind, Kind::Colon | Kind::Dash) {
                continue;
            }
            let Some(list) = enumerate(reading, cue.start..sentence.end, 2) else { continue };
            if !fits(reading, &cue, sentence, &list) {
                continue;
            }
            if let Some(last) = list.parts.last().filter(|_| cue.inside.is_none()) {
                let announced = from.min(cue.start)..cue.start;
                // The last item may be what the next cue belongs to.
                let host = last.whole.end + 1 >= reading.next(last.whole.end, sentence.end, Class::CUE);
                from = if host { last.whole.start } else { last.whole.end };
                found(list, announced, cue.kind.opens());
            } else {
                let announced = in_parenthesis(reading, &cue, sentence);
                found(list, announced, cue.kind.opens());
            }
        }
    }
}

/// The words that announce an enumeration in parentheses: those that the parenthesis belongs to, and its own so far.
fn in_parenthesis(reading: &Reading, cue: &Cue, sentence: &Range<usize>) -> Range<usize> {
    let opened = cue.inside.unwrap_or(sentence.start);
    let parts = |at: usize| matches!(reading.mark(at), Some(',' | ';' | ':' | '(' | ')' | '[' | ']' | '–' | '—'));
    let host = (sentence.start..opened).rev().find(|&at| parts(at)).map_or(sentence.start, |at| at + 1);
    host..cue.start
}

/// The cues of a sentence, in order.
fn cues(reading: &Reading, seeker: &mut Seeker<'_>, sentence: &Range<usize>, first: usize) -> SmallVec<[Cue; 4]> {
    let mut cues: SmallVec<[Cue; 4]> = SmallVec::new();
    let mut opened: SmallVec<[usize; 4]> = SmallVec::new();
    let mut at = first;
    while at < sentence.end {
        match reading.mark(at) {
            Some('(' | '[') => opened.push(at),
            Some(')' | ']') => {
                opened.pop();
            }
            Some(mark) if opened.is_empty() => {
                if let Some(kind) = mark_cue(reading, at, mark, sentence) {
                    cues.push(Cue { at, start: at + 1, kind, inside: None });
                }
            }
            None if opened.len() <= DEEPEST => {
                if let Some((kind, after)) = word_cue(reading, at) {
                    let start = after_caveat(reading, after, sentence.end);
                    // "The following, for example: a and b": the last cue before an item is the one that counts.
                    if cues.last().is_some_and(|last| last.start == at && last.kind.opens()) {
                        cues.pop();
                    }
                    cues.push(Cue { at, start, kind, inside: opened.last().copied() });
                }
            }
            _ => {}
        }
        at = seeker.next(at + 1, sentence.end);
    }
    // A colon right after the words of a cue is part of it.
    cues.dedup_by(|later, earlier| later.at < earlier.start);
    cues
}

fn mark_cue(reading: &Reading, at: usize, mark: char, sentence: &Range<usize>) -> Option<Kind> {
    let apart = at + 1 < sentence.end && at > sentence.start && !reading.touches_next(at);
    match mark {
        ':' if apart => Some(Kind::Colon),
        '–' if apart && !reading.touches_next(at - 1) => Some(Kind::Dash),
        '—' if at > sentence.start && at + 1 < sentence.end => Some(Kind::Dash),
        _ => None,
    }
}

/// The cue in words that begins at a token, and where it ends.
pub(super) fn word_cue(reading: &Reading, at: usize) -> Option<(Kind, usize)> {
    let first = reading.lower(at);
    // Most of what is asked about is a mark.
    if first.is_empty() {
        return None;
    }
    let spelled =
        |words: &[&str]| words[0] == first && words.iter().enumerate().skip(1).all(|(i, word)| reading.lower(at + i) == *word);
    if let Some((words, kind)) = CUES.iter().find(|(words, _)| spelled(words)) {
        return Some((*kind, at + words.len() + usize::from(reading.is_mark(at + words.len(), '.') && words[0] == "viz")));
    }
    // "e.g.", "i.e."
    let (kind, second) = match first {
        "e" => (Kind::Instances, "g"),
        "i" => (Kind::Whole, "e"),
        "eg" => return Some((Kind::Instances, at + 1)),
        _ => return None,
    };
    let dotted = reading.is_mark(at + 1, '.') && reading.touches_next(at) && reading.lower(at + 2) == second;
    dotted.then(|| (kind, at + 3 + usize::from(reading.is_mark(at + 3, '.'))))
}

/// Past *, but (are) not limited to,* and a colon or comma.
fn after_caveat(reading: &Reading, at: usize, limit: usize) -> usize {
    let limited = (at..limit.min(at + 7)).find(|&i| reading.lower(i) == "limited" && reading.lower(i + 1) == "to");
    let mut at = limited.filter(|_| (at..at + 3).any(|i| reading.lower(i) == "but")).map_or(at, |i| i + 2);
    while at < limit && matches!(reading.mark(at), Some(',' | ':')) {
        at += 1;
    }
    at
}

/// Whether the words that announce a list say that it gives examples.
pub(super) fn opens(reading: &Reading, tokens: &Range<usize>) -> bool {
    let cue = |at: usize| reading.is(at, Class::CUE).then(|| word_cue(reading, at)).flatten();
    tokens.clone().any(|at| cue(at).is_some_and(|(kind, end)| kind.opens() && end <= tokens.end))
}

/// Whether a subject begins at a token: what follows is a sentence, no item.
pub(super) fn opening(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "he" | "she" | "it" | "they" | "we" | "you" | "i" | "there")
}

/// Whether what follows a cue is an enumeration, as far as the words tell.
fn fits(reading: &Reading, cue: &Cue, sentence: &Range<usize>, list: &Enumeration) -> bool {
    let parts = || list.parts.iter().map(|part| &part.whole);
    let longest = parts().map(ExactSizeIterator::len).max().unwrap_or(0);
    let clauses = || parts().any(|part| is_clause(reading, part));
    // "Actors, including firms, from acting, for gain or not": phrases of the sentence that goes on.
    let led = |part: &Range<usize>| reading.is(part.start, Class::PREPOSITION);
    if parts().any(led) && !parts().next().is_some_and(led) {
        return false;
    }
    match cue.kind {
        Kind::Examples => !parts().any(|part| opening(reading, part.start)),
        Kind::Instances => !clauses() && (cue.at > sentence.start || parts().all(|part| reading.is_capital(part.start))),
        Kind::Whole => !clauses(),
        Kind::Colon => {
            let announces = |at: usize| {
                let word = reading.lower(at);
                reading.is(at, Class::PLURAL | Class::NUMERAL) && word != "one" || matches!(word, "following" | "these")
            };
            let longest_allowed = match (list.parts.len(), (sentence.start..cue.at).any(announces)) {
                (2, false) => 0,
                (2, true) => 6,
                (_, false) => 5,
                (_, true) => 24,
            };
            longest <= longest_allowed && !clauses()
        }
        Kind::Dash => {
            let end = list.tokens().end;
            let ended = end + 1 >= sentence.end || matches!(reading.mark(end), Some('–' | '—'));
            ended && list.parts.len() > 2 && longest <= 4 && reading.is(cue.at - 1, Class::PLURAL) && !clauses()
        }
    }
}

/// The markers of items within a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Figure,
    Letter,
    Roman,
}

impl Marker {
    /// The kind whose first marker a word is.
    fn first(word: &str) -> Option<Self> {
        match word {
            "1" => Some(Self::Figure),
            "a" => Some(Self::Letter),
            "i" => Some(Self::Roman),
            _ => None,
        }
    }

    /// The marker of this kind that follows so many others.
    fn nth(self, before: usize) -> Option<&'static str> {
        const FIGURES: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        const LETTERS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        const ROMANS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        let words = match self {
            Self::Figure => FIGURES,
            Self::Letter => LETTERS,
            Self::Roman => ROMANS,
        };
        words.get(before).copied()
    }
}

/// The items that markers in the text number, and where the first marker stands.
fn numbered(reading: &Reading, seeker: &mut Seeker<'_>, range: &Range<usize>) -> Option<(Enumeration, usize)> {
    let mut kind = None;
    let mut markers: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let word = if reading.is_mark(at, ')') { at.checked_sub(1).map_or("", |before| reading.lower(before)) } else { "" };
        if !word.is_empty() {
            let opened = at >= 2 && reading.is_mark(at - 2, '(');
            kind = kind.or_else(|| Marker::first(word).map(|kind| (kind, opened)));
            let follows = kind.is_some_and(|(kind, same)| same == opened && kind.nth(markers.len()) == Some(word));
            if follows && (opened || reading.touches_next(at - 1)) {
                markers.push(at - 1 - usize::from(opened)..at + 1);
            }
        }
        at = seeker.next(at + 1, range.end);
    }
    let first = markers.first().filter(|_| markers.len() > 1)?.start;
    let ends = markers.iter().skip(1).map(|next| next.start).chain([range.end]);
    let parts = markers.iter().zip(ends).map(|(marker, end)| trim(reading, marker.end..end));
    let parts: Vec<Part> = parts.map(|part| Part { title: part.clone(), whole: part }).collect();
    parts.iter().all(|part| !part.whole.is_empty()).then_some((Enumeration { parts, open: false }, first))
}
