//! Modifiers: the words around a figure that make a bound or an approximation of it. A new one is a row.
//!
//! ```text
//! before      := a row of BEFORE | comparative | ("c" | "ca" …) "." | "~" | "≈" | ">" | "≥" | ">=" | "<" | "≤" | "<="
//! comparative := ["no" | "not" | "never"] a word of COMPARATIVES "than" ["or equal to"]
//! after       := "+" | a row of AFTER | "or" a word of COMPARATIVES ["than"]
//! ```
//!
//! *Over* before a length of time, or what comes one after the other, is a bound only where the words around leave no doubt: money
//! is spent *over three years*. A negation before a bound turns it round, unless another verb stands between: *those who do not
//! vote make up over 30 %*.

mod denial;
mod tables;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::class::Class;
use super::reading::Reading;
use crate::value::Modifier;
use denial::denied;
use tables::{AFTER, BEFORE, COMPARATIVES, PLAIN};

/// Every comparative, with what it makes of a figure.
fn comparatives() -> impl Iterator<Item = (&'static str, Modifier)> {
    COMPARATIVES.iter().flat_map(|(modifier, words)| words.iter().map(move |word| (*word, *modifier)))
}

/// The rows that one comparative makes before a figure.
fn compared(word: &'static str, modifier: Modifier) -> impl Iterator<Item = (Modifier, Vec<&'static str>)> {
    let plain: [&[&'static str]; 5] = [
        &[word, "than"],
        &[word, "than", "or", "equal", "to"],
        &[word, "or", "equal", "to"],
        &[word, "or", "equal", "than"],
        &["equal", "to", "or", word, "than"],
    ];
    let denied = ["no", "not", "never"].map(|no| (opposite(modifier), vec![no, word, "than"]));
    plain.map(|row| (modifier, row.to_vec())).into_iter().chain(denied)
}

/// The words that end a modifier before its figure, and those that begin one after it.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let before = BEFORE.iter().flat_map(|(_, rows)| rows.iter()).filter_map(|row| row.rsplit(' ').next());
    let after = AFTER.iter().filter_map(|(row, _)| row.split(' ').next());
    let before = before.chain(["than", "to"]);
    before.map(|word| (word, Class::MODIFIER)).chain(after.chain(["or"]).map(|word| (word, Class::LIMITS)))
}

/// A row that fits the words around a figure where, besides the word it is found by, these stand.
struct Row {
    /// From the word it is found by on, away from the figure.
    others: Vec<&'static str>,
    /// None of a row of `PLAIN`.
    modifier: Option<Modifier>,
}

/// Rows by one of their words.
type Rows = HashMap<&'static str, Vec<Row>, FixedState>;

fn index(rows: impl Iterator<Item = (Option<Modifier>, Vec<&'static str>)>) -> Rows {
    let mut index = Rows::default();
    for (modifier, mut words) in rows {
        let others = words.split_off(1);
        index.entry(words[0]).or_default().push(Row { others, modifier });
    }
    index
}

/// For the last word of a row before a figure, the rows that end with it.
static BY_LAST: LazyLock<Rows> = LazyLock::new(|| {
    let bounds = BEFORE.iter().flat_map(|(modifier, rows)| rows.iter().map(move |row| (Some(*modifier), row)));
    let rows = bounds.chain(PLAIN.iter().map(|row| (None, row)));
    let rows = rows.map(|(modifier, row)| (modifier, row.split(' ').collect()));
    let compared = comparatives().flat_map(|(word, modifier)| compared(word, modifier));
    let rows = rows.chain(compared.map(|(modifier, row)| (Some(modifier), row)));
    index(rows.map(|(modifier, row): (_, Vec<_>)| (modifier, row.into_iter().rev().collect())))
});

/// For the first word of a row after a figure, the rows that begin with it.
static BY_FIRST: LazyLock<Rows> = LazyLock::new(|| {
    let rows = AFTER.iter().map(|(row, modifier)| (Some(*modifier), row.split(' ').collect()));
    let compared = |(word, modifier)| [vec!["or", word], vec!["or", word, "than"]].map(|row| (Some(modifier), row));
    index(rows.chain(comparatives().flat_map(compared)))
});

/// What the words before a figure may say of it instead of a bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    /// A length of time, or what comes one after the other: something is spread over it.
    pub(super) over: bool,
    /// A depth of something: it lies under it.
    pub(super) under: bool,
}

/// A modifier before a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) modifier: Modifier,
    /// Its first token.
    pub(super) start: usize,
    /// Whether it leaves out the figure itself: *more than six*, and neither *no more than six* nor *up to six*.
    pub(super) is_strict: bool,
}

/// The modifier that ends right before a token.
pub(super) fn before(reading: &Reading, start: usize, sentence: &Range<usize>, spread: Spread) -> Option<Before> {
    let last = start.checked_sub(1).filter(|&last| last >= sentence.start)?;
    if let Some(mark) = reading.mark(last) {
        let (modifier, first) = sign(reading, last, mark, sentence)?;
        let is_strict = matches!(mark, '>' | '<') && !denied(reading, first, sentence.start);
        return Some(Before { modifier, start: first, is_strict });
    }
    if !reading.is(last, Class::MODIFIER) {
        return None;
    }
    let rows = BY_LAST.get(reading.lower(last)).map_or(&[][..], Vec::as_slice);
    // Rows are many that end in *than* or *of*: most are told apart by the word before.
    let previous = if last > sentence.start { reading.lower(last - 1) } else { "" };
    let rows = || rows.iter().filter(|row| row.others.first().is_none_or(|word| *word == previous));
    let mut best: Option<(Modifier, usize)> = None;
    for row in rows() {
        if let (Some(modifier), Some(first)) = (row.modifier, begins(reading, last, sentence.start, row))
            && best.is_none_or(|(_, known)| first < known)
        {
            best = Some((modifier, first));
        }
    }
    let (modifier, first) = best?;
    let is_denied = denied(reading, first, sentence.start);
    let modifier = if is_denied { opposite(modifier) } else { modifier };
    let hides = |row: &Row| {
        begins(reading, last, sentence.start, row)
            .is_some_and(|start| start < first && !(reading.lower(start) == "from" && moved(reading, start, sentence.start)))
    };
    let plain = rows().any(|row| row.modifier.is_none() && hides(row));
    let spread = (spread.over && reading.lower(last) == "over" && !lasts(reading, first, sentence.start))
        || (spread.under && reading.lower(last) == "under" && first == last);
    let is_strict = !is_denied && is_strict(reading, first..start);
    (!plain && !spread).then_some(Before { modifier, start: first, is_strict })
}

/// Whether the words of a bound, taken as they stand, leave out the figure itself.
fn is_strict(reading: &Reading, words: Range<usize>) -> bool {
    const STRICT: [&str; 10] = ["than", "over", "under", "above", "below", "beyond", "past", "exceeding", "exceeds", "exceeded"];
    let allows = |at: usize| matches!(reading.lower(at), "no" | "not" | "never" | "equal" | "or");
    STRICT.contains(&reading.lower(words.end - 1)) && !words.into_iter().any(allows)
}

/// Where a row begins whose last word stands at a token.
fn begins(reading: &Reading, last: usize, floor: usize, row: &Row) -> Option<usize> {
    let first = last.checked_sub(row.others.len()).filter(|&first| first >= floor)?;
    row.others.iter().zip((first..last).rev()).all(|(word, at)| reading.lower(at) == *word).then_some(first)
}

/// Whether something changed *from* there: *climbed from under 80*, and not *came out from under 80 tons*.
fn moved(reading: &Reading, from: usize, floor: usize) -> bool {
    (from.saturating_sub(2).max(floor)..from).any(|at| reading.is(at, Class::CHANGE))
}

fn opposite(modifier: Modifier) -> Modifier {
    match modifier {
        Modifier::AtLeast => Modifier::AtMost,
        Modifier::AtMost => Modifier::AtLeast,
        other => other,
    }
}

/// Whether what stands before *over* speaks of how long something was.
fn lasts(reading: &Reading, over: usize, floor: usize) -> bool {
    over > floor
        && matches!(
            reading.lower(over - 1),
            "for" | "of" | "took" | "taken" | "lasted" | "after" | "with" | "just" | "well" | "in"
        )
}

/// *~80*, *>= 80*, *c. 80*.
fn sign(reading: &Reading, last: usize, mark: char, sentence: &Range<usize>) -> Option<(Modifier, usize)> {
    let joined = last > sentence.start && reading.touches_next(last - 1);
    match mark {
        '=' if last > sentence.start => match reading.mark(last - 1) {
            Some('>') => Some((Modifier::AtLeast, last - 1)),
            Some('<') => Some((Modifier::AtMost, last - 1)),
            _ => None,
        },
        // "<>30" and "=>30" are code.
        '>' | '<' if joined && reading.mark(last - 1).is_some_and(|mark| matches!(mark, '<' | '>' | '=' | '-')) => None,
        '>' | '≥' => Some((Modifier::AtLeast, last)),
        '<' | '≤' => Some((Modifier::AtMost, last)),
        '~' | '≈' | '∼' => Some((Modifier::About, last)),
        '.' if joined && matches!(reading.lower(last - 1), "c" | "ca" | "approx" | "est") => Some((Modifier::About, last - 1)),
        _ => None,
    }
}

/// The modifier that begins at a token: moves past it, and keeps it unless one stood before the figure.
pub(super) fn after(reading: &Reading, end: &mut usize, sentence: &Range<usize>, modifier: &mut Option<Modifier>) {
    let hyphen = usize::from(matches!(reading.mark(*end), Some('-' | '‑')) && reading.touches_next(*end));
    let first = *end + hyphen;
    if first >= sentence.end || !reading.is(first, Class::LIMITS) {
        return;
    }
    let rows = BY_FIRST.get(reading.lower(first)).map_or(&[][..], Vec::as_slice);
    let mut best: Option<(usize, Modifier)> = None;
    for Row { others, modifier } in rows {
        let at = first + 1 + others.len();
        let fits = at <= sentence.end && others.iter().zip(first + 1..).all(|(word, at)| reading.lower(at) == *word);
        if fits && best.is_none_or(|(known, _)| known < at) {
            best = modifier.map(|modifier| (at, modifier));
        }
    }
    // "Plus" and "odd" need their hyphen, or they begin something else.
    let Some((at, after)) = best.filter(|_| hyphen == 1 || !matches!(reading.lower(first), "plus" | "odd")) else { return };
    // "10 minimum of" begins the next bound; "10 or more of a gas" is one.
    let of = reading.lower(at) == "of" && reading.lower(first) != "or";
    // "350 groups and more than 600 firms", "80 or more than 90": two figures.
    let than = reading.lower(at) == "than" && reading.lower(at - 1) != "than";
    if of || than {
        return;
    }
    // "200 or greater than 190", "30 minutes or more than an hour": two figures again.
    let of_the_next = || matches!(reading.lower(at - 1), "than" | "least" | "most" | "over" | "under" | "above" | "below");
    if at < sentence.end && reading.is(at, Class::NUMERAL | Class::DETERMINER) && of_the_next() {
        return;
    }
    *end = at;
    modifier.get_or_insert(after);
}
