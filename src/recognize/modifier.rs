//! Modifiers: the words around a figure that make a bound or an approximation of it.
//!
//! ```text
//! before := a row of BEFORE | ("c" | "ca" …) "." | "~" | "≈" | ">" | "≥" | "<" | "≤"
//! after  := a row of AFTER
//! ```

use std::ops::Range;

use super::class::Class;
use super::reading::Reading;
use crate::value::Modifier;

/// Words before a figure. Longer rows stand before the rows they end with.
const BEFORE: &[(&[&str], Modifier)] = &[
    (&["never", "more", "than"], Modifier::AtMost),
    (&["never", "less", "than"], Modifier::AtLeast),
    (&["never", "fewer", "than"], Modifier::AtLeast),
    (&["not", "more", "than"], Modifier::AtMost),
    (&["no", "more", "than"], Modifier::AtMost),
    (&["not", "less", "than"], Modifier::AtLeast),
    (&["no", "less", "than"], Modifier::AtLeast),
    (&["not", "fewer", "than"], Modifier::AtLeast),
    (&["no", "fewer", "than"], Modifier::AtLeast),
    (&["more", "than"], Modifier::AtLeast),
    (&["greater", "than"], Modifier::AtLeast),
    (&["higher", "than"], Modifier::AtLeast),
    (&["in", "excess", "of"], Modifier::AtLeast),
    (&["a", "minimum", "of"], Modifier::AtLeast),
    (&["minimum", "of"], Modifier::AtLeast),
    (&["upwards", "of"], Modifier::AtLeast),
    (&["at", "least"], Modifier::AtLeast),
    (&["well", "over"], Modifier::AtLeast),
    (&["just", "over"], Modifier::AtLeast),
    (&["over"], Modifier::AtLeast),
    (&["above"], Modifier::AtLeast),
    (&["exceeding"], Modifier::AtLeast),
    (&["exceeds"], Modifier::AtLeast),
    (&["exceed"], Modifier::AtLeast),
    (&["less", "than"], Modifier::AtMost),
    (&["fewer", "than"], Modifier::AtMost),
    (&["lower", "than"], Modifier::AtMost),
    (&["a", "maximum", "of"], Modifier::AtMost),
    (&["maximum", "of"], Modifier::AtMost),
    (&["up", "to"], Modifier::AtMost),
    (&["at", "most"], Modifier::AtMost),
    (&["as", "many", "as"], Modifier::AtMost),
    (&["as", "much", "as"], Modifier::AtMost),
    (&["just", "under"], Modifier::Nearly),
    (&["close", "to"], Modifier::Nearly),
    (&["under"], Modifier::AtMost),
    (&["below"], Modifier::AtMost),
    (&["nearly"], Modifier::Nearly),
    (&["almost"], Modifier::Nearly),
    (&["approaching"], Modifier::Nearly),
    (&["an", "estimated"], Modifier::About),
    (&["estimated"], Modifier::About),
    (&["about"], Modifier::About),
    (&["around"], Modifier::About),
    (&["roughly"], Modifier::About),
    (&["approximately"], Modifier::About),
    (&["approx"], Modifier::About),
    (&["circa"], Modifier::About),
    (&["some"], Modifier::About),
];

/// Words after a figure, its unit or its noun.
const AFTER: &[(&[&str], Modifier)] = &[
    (&["or", "more"], Modifier::AtLeast),
    (&["or", "over"], Modifier::AtLeast),
    (&["or", "above"], Modifier::AtLeast),
    (&["and", "counting"], Modifier::AtLeast),
    (&["and", "above"], Modifier::AtLeast),
    (&["plus"], Modifier::AtLeast),
    (&["or", "less"], Modifier::AtMost),
    (&["or", "fewer"], Modifier::AtMost),
    (&["or", "so"], Modifier::About),
];

/// The words that end a modifier before its figure.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    BEFORE.iter().filter_map(|(words, _)| words.last()).map(|&word| (word, Class::MODIFIER))
}

/// The modifier that ends right before a token, and where it begins.
pub(super) fn before(reading: &Reading, start: usize, sentence: &Range<usize>) -> (Option<Modifier>, usize) {
    if start > sentence.start + 1 && reading.is_mark(start - 1, '=') && reading.touches_next(start - 2) {
        match reading.mark(start - 2) {
            Some('>') => return (Some(Modifier::AtLeast), start - 2),
            Some('<') => return (Some(Modifier::AtMost), start - 2),
            _ => {}
        }
    }
    if start > sentence.start && matches!(reading.mark(start - 1), Some('~' | '≈' | '>' | '<' | '≥' | '≤')) {
        let modifier = match reading.mark(start - 1) {
            Some('>' | '≥') => Modifier::AtLeast,
            Some('<' | '≤') => Modifier::AtMost,
            _ => Modifier::About,
        };
        return (Some(modifier), start - 1);
    }
    if start > sentence.start + 1
        && reading.is_mark(start - 1, '.')
        && matches!(reading.lower(start - 2), "c" | "ca" | "approx" | "est")
    {
        return (Some(Modifier::About), start - 2);
    }
    for (words, modifier) in BEFORE {
        let Some(first) = start.checked_sub(words.len()).filter(|&first| first >= sentence.start) else { continue };
        if words.iter().enumerate().all(|(i, word)| reading.lower(first + i) == *word) {
            return (Some(*modifier), first);
        }
    }
    (None, start)
}

/// The modifier that begins at a token: moves past it, and keeps it unless one stood before the figure.
pub(super) fn after(reading: &Reading, end: &mut usize, sentence: &Range<usize>, modifier: &mut Option<Modifier>) {
    for (words, after) in AFTER {
        let fits = words.iter().enumerate().all(|(i, word)| *end + i < sentence.end && reading.lower(*end + i) == *word);
        if fits {
            *end += words.len();
            modifier.get_or_insert(*after);
            return;
        }
    }
}
