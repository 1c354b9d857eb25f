//! Modifiers: the words around a figure that make a bound or an approximation of it. A new one is a row.
//!
//! ```text
//! before := a row of BEFORE | ("c" | "ca" …) "." | "~" | "≈" | ">" | "≥" | ">=" | "<" | "≤" | "<="
//! after  := "+" | a row of AFTER
//! ```
//!
//! *Over* before a length of time is a bound only where the words around leave no doubt: money is spent *over three years*.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::class::Class;
use super::reading::Reading;
use crate::value::Modifier;

/// Words before a figure, by what they make of it. Of two that fit, the longer is meant.
const BEFORE: &[(Modifier, &[&str])] = &[
    (
        Modifier::AtLeast,
        &[
            "more than",
            "greater than",
            "higher than",
            "larger than",
            "bigger than",
            "longer than",
            "better than",
            "older than",
            "no fewer than",
            "not fewer than",
            "no less than",
            "not less than",
            "never less than",
            "never fewer than",
            "no smaller than",
            "no lower than",
            "at least",
            "at minimum",
            "at a minimum",
            "a minimum of",
            "minimum of",
            "minimum",
            "in excess of",
            "upwards of",
            "upward of",
            "north of",
            "over",
            "well over",
            "just over",
            "slightly over",
            "a little over",
            "far over",
            "above",
            "well above",
            "just above",
            "exceeding",
            "exceeds",
            "exceed",
            "exceeded",
            "surpassing",
            "surpasses",
            "surpass",
            "surpassed",
            "topping",
            "topped",
            "tops",
            "beyond",
            "past",
            "as few as",
            "as little as",
            "upwards to",
            "more than or equal to",
            "greater than or equal to",
            "larger than or equal to",
            "higher than or equal to",
            "equal to or more than",
            "equal to or greater than",
            "greater or equal to",
            "greater or equal than",
            "higher or equal than",
            "larger or equal than",
            "bigger or equal than",
            "at least or equal to",
            "starting at",
            "starting from",
        ],
    ),
    (
        Modifier::AtMost,
        &[
            "less than",
            "fewer than",
            "lower than",
            "smaller than",
            "younger than",
            "shorter than",
            "no more than",
            "not more than",
            "never more than",
            "no greater than",
            "no higher than",
            "no larger than",
            "not exceeding",
            "up to",
            "at most",
            "at maximum",
            "at a maximum",
            "a maximum of",
            "maximum of",
            "maximum",
            "as many as",
            "as much as",
            "as high as",
            "under",
            "well under",
            "below",
            "well below",
            "within",
            "a cap of",
            "less than or equal to",
            "smaller than or equal to",
            "lower than or equal to",
            "fewer than or equal to",
            "equal to or less than",
            "equal to or fewer than",
            "less or equal to",
            "less or equal than",
            "lower or equal than",
            "smaller or equal than",
            "not to exceed",
        ],
    ),
    (
        Modifier::Nearly,
        &[
            "nearly",
            "almost",
            "approaching",
            "close to",
            "just under",
            "just below",
            "slightly under",
            "slightly below",
            "slightly less than",
            "just short of",
            "shy of",
            "just shy of",
            "a little under",
            "not quite",
            "nearing",
        ],
    ),
    (
        Modifier::About,
        &[
            "about",
            "around",
            "roughly",
            "approximately",
            "approx",
            "circa",
            "some",
            "an estimated",
            "estimated",
            "estimated at",
            "in the region of",
            "in the order of",
            "on the order of",
            "somewhere around",
            "near",
            "more or less",
            "or so",
            "in the neighborhood of",
            "in the neighbourhood of",
            "just about",
            "ca",
            "loosely",
            "an approximate",
            "an average of about",
        ],
    ),
];

/// Words that make no bound, and hide none that they end with: *add up to 700*, *all over 50 states*.
const PLAIN: &[&str] = &[
    "adds up to",
    "add up to",
    "added up to",
    "adding up to",
    "sums up to",
    "sum up to",
    "amounts up to",
    "all over",
    "spread over",
    "all around",
    "live up to",
    "lives up to",
    "comes up to",
    "came up to",
    "from under",
    "from above",
    "from around",
    "from near",
    "much as some",
    "divided over",
    "split over",
    "past the",
];

/// Words after a figure, its unit or its noun.
const AFTER: &[(&str, Modifier)] = &[
    ("or more", Modifier::AtLeast),
    ("and more", Modifier::AtLeast),
    ("or over", Modifier::AtLeast),
    ("or above", Modifier::AtLeast),
    ("or greater than", Modifier::AtLeast),
    ("or greater", Modifier::AtLeast),
    ("or higher", Modifier::AtLeast),
    ("or larger", Modifier::AtLeast),
    ("or longer", Modifier::AtLeast),
    ("or older", Modifier::AtLeast),
    ("or better", Modifier::AtLeast),
    ("or more than", Modifier::AtLeast),
    ("and counting", Modifier::AtLeast),
    ("and above", Modifier::AtLeast),
    ("and over", Modifier::AtLeast),
    ("and up", Modifier::AtLeast),
    ("and older", Modifier::AtLeast),
    ("at least", Modifier::AtLeast),
    ("at a minimum", Modifier::AtLeast),
    ("minimum", Modifier::AtLeast),
    ("plus", Modifier::AtLeast),
    ("or less", Modifier::AtMost),
    ("or less than", Modifier::AtMost),
    ("or fewer", Modifier::AtMost),
    ("or lower", Modifier::AtMost),
    ("or under", Modifier::AtMost),
    ("or below", Modifier::AtMost),
    ("or younger", Modifier::AtMost),
    ("and under", Modifier::AtMost),
    ("and below", Modifier::AtMost),
    ("and younger", Modifier::AtMost),
    ("at most", Modifier::AtMost),
    ("at the most", Modifier::AtMost),
    ("maximum", Modifier::AtMost),
    ("or so", Modifier::About),
    ("or thereabouts", Modifier::About),
    ("give or take", Modifier::About),
    ("odd", Modifier::About),
];

/// The words that end a modifier before its figure, and those that begin one after it.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let before = BEFORE.iter().flat_map(|(_, rows)| rows.iter()).filter_map(|row| row.rsplit(' ').next());
    let after = AFTER.iter().filter_map(|(row, _)| row.split(' ').next());
    before.map(|word| (word, Class::MODIFIER)).chain(after.map(|word| (word, Class::LIMITS)))
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
    index(rows.map(|(modifier, row)| (modifier, row.rsplit(' ').collect())))
});

/// For the first word of a row after a figure, the rows that begin with it.
static BY_FIRST: LazyLock<Rows> =
    LazyLock::new(|| index(AFTER.iter().map(|(row, modifier)| (Some(*modifier), row.split(' ').collect()))));

/// The modifier that ends right before a token, and where it begins. `duration` says that the figure is a length of time.
pub(super) fn before(reading: &Reading, start: usize, sentence: &Range<usize>, duration: bool) -> (Option<Modifier>, usize) {
    let Some(last) = start.checked_sub(1).filter(|&last| last >= sentence.start) else { return (None, start) };
    if let Some(mark) = reading.mark(last) {
        return sign(reading, last, mark, sentence).map_or((None, start), |(modifier, first)| (Some(modifier), first));
    }
    if !reading.is(last, Class::MODIFIER) {
        return (None, start);
    }
    let rows = BY_LAST.get(reading.lower(last)).map_or(&[][..], Vec::as_slice);
    let mut best: Option<(Modifier, usize)> = None;
    for row in rows {
        if let (Some(modifier), Some(first)) = (row.modifier, begins(reading, last, sentence.start, row))
            && best.is_none_or(|(_, known)| first < known)
        {
            best = Some((modifier, first));
        }
    }
    let Some((modifier, first)) = best else { return (None, start) };
    let modifier = if denied(reading, first, sentence.start) { opposite(modifier) } else { modifier };
    let hides = |row: &Row| begins(reading, last, sentence.start, row).is_some_and(|start| start < first);
    let plain = rows.iter().any(|row| row.modifier.is_none() && hides(row));
    let spread = duration && reading.lower(last) == "over" && !lasts(reading, first, sentence.start);
    if plain || spread { (None, start) } else { (Some(modifier), first) }
}

/// Whether a modifier before a figure leaves out the figure itself: *more than six*, and neither *no more than six* nor *up to six*.
pub(super) fn is_strict(reading: &Reading, words: &Range<usize>, floor: usize) -> bool {
    const STRICT: [&str; 10] = ["than", "over", "under", "above", "below", "beyond", "past", "exceeding", "exceeds", "exceeded"];
    let Some(last) = words.end.checked_sub(1).filter(|last| words.contains(last)) else { return false };
    let is_strict = STRICT.contains(&reading.lower(last)) || matches!(reading.mark(last), Some('>' | '<'));
    let allows = |at: usize| matches!(reading.lower(at), "no" | "not" | "never" | "equal" | "or");
    is_strict && !words.clone().any(allows) && !denied(reading, words.start, floor)
}

/// Where a row begins whose last word stands at a token.
fn begins(reading: &Reading, last: usize, floor: usize, row: &Row) -> Option<usize> {
    let first = last.checked_sub(row.others.len()).filter(|&first| first >= floor)?;
    row.others.iter().zip((first..last).rev()).all(|(word, at)| reading.lower(at) == *word).then_some(first)
}

/// Whether the words before a bound turn it round: *must not exceed*, *cannot have more than*.
fn denied(reading: &Reading, first: usize, floor: usize) -> bool {
    let back = (first.saturating_sub(4).max(floor)..first).rev();
    for at in back {
        match reading.lower(at) {
            "not" | "never" | "cannot" | "nor" | "without" | "neither" => return reading.lower(at + 1) != "only",
            word if word.ends_with("n't") => return true,
            "and" | "but" | "or" | "" => return false,
            _ => {}
        }
    }
    false
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
    // "350 groups and more than 600 firms", "80 or more than 90": two figures.
    if matches!(reading.lower(at), "than" | "of") && reading.lower(at - 1) != "than" {
        return;
    }
    // "200 or greater than 190": two figures again.
    let of_the_next = || matches!(reading.lower(at - 1), "than" | "least" | "most" | "over" | "under" | "above" | "below");
    if at < sentence.end && reading.is(at, Class::NUMERAL) && of_the_next() {
        return;
    }
    *end = at;
    modifier.get_or_insert(after);
}
