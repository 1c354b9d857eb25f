//! Fractions: parts of one, and what they add to a whole number.
//!
//! ```text
//! fraction := vulgar | d+ "/" d+ | words part | "a" part "of"    vulgar := "½" | "¾" | …   part := "half" | "quarters" | ordinal ["s"]
//!           | lead "a" part open                                 "fell by a third.", "nearly a quarter are"
//! mixed    := whole (vulgar | (" " | "-") d+ "/" d+ | ["-"] "and" ["-"] ("a" | words) ["-"] part)
//! lead     := what only a share follows                          open := no noun: a mark, a preposition, a verb
//! ```
//!
//! A slash between digits makes a fraction only below a denominator that people measure with; *24/7* and *9/11* are none.

use super::super::class::Class;
use super::super::quantity::ordinal;
use super::super::reading::Reading;
use super::words;

/// A part of one, and its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fraction {
    pub(super) value: f64,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Fractions written as one character.
const VULGAR: &[(char, f64)] = &[
    ('½', 1.0 / 2.0),
    ('⅓', 1.0 / 3.0),
    ('⅔', 2.0 / 3.0),
    ('¼', 1.0 / 4.0),
    ('¾', 3.0 / 4.0),
    ('⅕', 1.0 / 5.0),
    ('⅖', 2.0 / 5.0),
    ('⅗', 3.0 / 5.0),
    ('⅘', 4.0 / 5.0),
    ('⅙', 1.0 / 6.0),
    ('⅚', 5.0 / 6.0),
    ('⅐', 1.0 / 7.0),
    ('⅛', 1.0 / 8.0),
    ('⅜', 3.0 / 8.0),
    ('⅝', 5.0 / 8.0),
    ('⅞', 7.0 / 8.0),
    ('⅑', 1.0 / 9.0),
    ('⅒', 1.0 / 10.0),
];

/// The words with which a fraction without a numerator may begin.
pub(super) const FIRST: &[&str] = &["half", "quarter", "third", "fifth", "tenth"];

/// Whether a mark is a fraction.
pub(in super::super) fn is_vulgar(mark: char) -> bool {
    VULGAR.iter().any(|(known, _)| *known == mark)
}

pub(super) fn vulgar(reading: &Reading, at: usize) -> Option<f64> {
    let mark = reading.mark(at)?;
    VULGAR.iter().find(|(known, _)| *known == mark).map(|(_, value)| *value)
}

/// *3/4* in digits, from its numerator.
pub(super) fn slashed(reading: &Reading, at: usize, limit: usize) -> Option<Fraction> {
    let slash = matches!(reading.mark(at + 1), Some('/' | '⁄')) && reading.touches_next(at) == reading.touches_next(at + 1);
    if !slash || at + 2 >= limit || !reading.is_number(at + 2) {
        return None;
    }
    let number = |at: usize| reading.lower(at).parse::<u32>().ok().filter(|_| reading.bytes(at) <= 3);
    let (above, below) = (number(at)?, number(at + 2)?);
    let measured = matches!(below, 2..=6 | 8 | 10 | 12 | 16 | 20 | 32 | 40 | 50 | 64 | 100);
    // "A 25 1/2-day flight" goes on with what is measured; "32/64-bit" is two.
    let reduced = !(2..=above.min(below)).any(|by| above % by == 0 && below % by == 0);
    let measure = reduced && reading.is_mark(at + 3, '-') && reading.is_word(at + 4) && reading.is(at + 4, Class::UNIT);
    let longer = reading.touches_next(at + 2) && matches!(reading.mark(at + 3), Some('/' | '-' | '–')) && !measure;
    (measured && above < below && above > 0 && !longer).then(|| Fraction {
        value: f64::from(above) / f64::from(below),
        start: at,
        end: at + 3,
    })
}

/// The part that the words at a token name, whether it is plural, and the token after it: *half*, *thirds*, *twenty-fifth*.
fn part(reading: &Reading, at: usize, limit: usize) -> Option<(f64, bool, usize)> {
    let word = if at < limit { reading.lower(at) } else { "" };
    match word {
        "half" => return Some((2.0, false, at + 1)),
        "halves" => return Some((2.0, true, at + 1)),
        "quarter" => return Some((4.0, false, at + 1)),
        "quarters" => return Some((4.0, true, at + 1)),
        // "One second" is a time.
        "first" | "second" | "seconds" => return None,
        _ => {}
    }
    if let Some(below) = ordinal(word) {
        return Some((below, false, at + 1));
    }
    if let Some(below) = word.strip_suffix('s').and_then(ordinal) {
        return Some((below, true, at + 1));
    }
    let tens = words::small(word).filter(|tens| *tens >= 20.0)?;
    let units = at + 1 + usize::from(matches!(reading.mark(at + 1), Some('-' | '‑')));
    let word = if units < limit { reading.lower(units) } else { "" };
    let (units_of, plural) =
        ordinal(word).map(|below| (below, false)).or_else(|| Some((ordinal(word.strip_suffix('s')?)?, true)))?;
    (units_of < 10.0).then_some((tens + units_of, plural, units + 1))
}

/// After a numerator in words or digits: *thirds* in *two thirds*, *-third* in *one-third*.
pub(super) fn named(reading: &Reading, above: f64, at: usize, limit: usize) -> Option<(f64, usize)> {
    let hyphen = matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at) == reading.touches_next(at - 1);
    let at = at + usize::from(hyphen);
    if above.fract() != 0.0 || !(1.0..1e6).contains(&above) {
        return None;
    }
    let (below, plural, end) = part(reading, at, limit)?;
    // "Two third parties": the number of the part goes with that of the numerator.
    let agrees = plural == (above > 1.0) || hyphen;
    let quarter = below == 4.0 && above > 3.0;
    (agrees && !quarter && follows(reading, end, plural)).then_some((above / below, end))
}

/// Whether what follows a part lets it be a fraction: *one fifth of*, and not *one third party*.
fn follows(reading: &Reading, at: usize, plural: bool) -> bool {
    const SHARED: [&str; 6] = ["share", "stake", "majority", "minority", "interest", "owner"];
    plural
        || !reading.is_word(at)
        || reading.lower(at) == "of"
        || reading.is(at, Class::ENDS_PHRASE | Class::VERB | Class::CHANGE)
        || matches!(reading.lower(at), "and" | "or")
        || words::scale(reading.lower(at)).is_some()
        || reading.is(at, Class::UNIT)
        || SHARED.contains(&reading.lower(at))
}

/// A fraction without a numerator, or with an article for one: *half*, *a third of*, *a quarter of*, *fell by a third*.
pub(super) fn alone(reading: &Reading, at: usize, floor: usize, limit: usize) -> Option<Fraction> {
    let article = at > floor && matches!(reading.lower(at - 1), "a" | "an");
    let start = at - usize::from(article);
    let (below, plural, end) = part(reading, at, limit)?;
    let hyphen = reading.touches_next(end - 1) && matches!(reading.mark(end), Some('-' | '‑'));
    let next = if end < limit { reading.lower(end) } else { "" };
    let scaled = |at: usize| at < limit && (words::scale(reading.lower(at)).is_some() || reading.lower(at) == "dozen");
    let share = || is_open(reading, end, limit) && is_share(reading, start, end, floor);
    let whole = match reading.lower(at) {
        _ if plural || hyphen => reading.lower(at) == "half" && scaled(end + 1),
        "half" => is_half(reading, at, floor, limit) || share(),
        "quarter" => words::scale(next).is_some() || (article && (next == "of" || (share() && !is_time(reading, end)))),
        _ => article && (next == "of" || end >= limit || share()),
    };
    whole.then_some(Fraction { value: 1.0 / below, start, end })
}

/// Words right before a part of one that nothing but a share follows: *nearly a third*.
const LEADS: &[&str] = &[
    "than",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "about",
    "around",
    "least",
    "most",
    "under",
    "over",
    "below",
    "above",
    "only",
    "just",
    "comprise",
    "comprises",
    "comprised",
    "comprising",
    "represent",
    "represents",
    "represented",
    "between",
    "barely",
    "exactly",
    "estimated",
];

/// Whether the words around a part of one, from its article to its end, make it a share, where no noun follows.
fn is_share(reading: &Reading, start: usize, end: usize, floor: usize) -> bool {
    let at = |back: usize| start.checked_sub(back).filter(|&at| at >= floor);
    let word = |back: usize| at(back).map_or("", |at| reading.lower(at));
    let many = matches!(reading.lower(end), "are" | "were" | "have" | "do");
    let bounded = reading.lower(end) == "or" && matches!(reading.lower(end + 1), "more" | "less" | "fewer");
    let changes = |reach: usize| (1..=reach).filter_map(at).any(|at| reading.is(at, Class::CHANGE));
    let Some(before) = at(1) else { return many || bounded };
    let halved = matches!(reading.lower(end - 1), "half" | "quarter");
    match reading.lower(before) {
        word if LEADS.contains(&word) => true,
        "by" => halved || changes(8),
        "to" => changes(5) || opens_span(reading, start, floor),
        "for" => word(2).starts_with("account"),
        "up" => word(2).starts_with("mak") || word(2) == "made" || at(2).is_some_and(|at| reading.is(at, Class::AUXILIARY)),
        // "The second and a third are lost".
        "and" | "or" => (many && ordinal(word(2)).is_none()) || opens_span(reading, start, floor),
        "but" | "while" => many || bounded,
        // "Added a third" is one more.
        word if word.starts_with("add") || word.starts_with("gain") => false,
        "" => (many || bounded) && matches!(reading.mark(before), Some(',' | ';' | ':' | '(' | '“' | '"' | '–' | '—')),
        _ => bounded || reading.is(before, Class::CHANGE),
    }
}

/// Whether a part of one is the second of two: *between a quarter and a third*.
fn opens_span(reading: &Reading, start: usize, floor: usize) -> bool {
    let first = start.checked_sub(2).filter(|&first| first >= floor).map_or("", |first| reading.lower(first));
    let between = (3..=5).filter_map(|back| start.checked_sub(back)).any(|at| at >= floor && reading.lower(at) == "between");
    matches!(first, "half" | "quarter") || (between && (ordinal(first).is_some() || first.ends_with('s')))
}

/// Whether no noun follows that a part of one could number.
fn is_open(reading: &Reading, at: usize, limit: usize) -> bool {
    const SINCE: [&str; 8] = ["last", "this", "compared", "versus", "annually", "each", "every", "overall"];
    let ends = |at: usize| {
        at >= limit
            || matches!(reading.mark(at), Some(',' | '.' | ';' | ':' | ')' | '!' | '?' | '–' | '—' | '”' | '"'))
            || reading.is(at, Class::PREPOSITION)
    };
    // "About a third, smaller ship" is one more.
    let apart = |at: usize| {
        at >= limit
            || !reading.is_word(at)
            || reading.is(at, Class::ENDS_PHRASE | Class::VERB | Class::NUMERAL | Class::CAPITAL)
            || matches!(reading.lower(at), "and" | "or")
    };
    let past = || reading.lower(at).ends_with("ed") && (ends(at + 1) || reading.is(at + 1, Class::DETERMINER));
    let word = reading.lower(at);
    match word {
        "past" => false,
        "" if reading.is_mark(at, ',') => apart(at + 1),
        "and" | "or" => true,
        // "Below a third full".
        "full" | "empty" | "complete" => ends(at + 1),
        _ if SINCE.contains(&word) => true,
        _ => ends(at) || reading.is(at, Class::AUXILIARY | Class::VERB | Class::CLOSED) || past(),
    }
}

/// Whether *a quarter* is a time: *a quarter later*, *a quarter to five*.
fn is_time(reading: &Reading, end: usize) -> bool {
    match reading.lower(end) {
        "later" | "ago" | "before" | "after" | "earlier" => true,
        "to" => reading.is(end + 1, Class::NUMERAL),
        _ => false,
    }
}

/// Whether *half* is a number: *the first half*, *in half* and *his other half* are none.
fn is_half(reading: &Reading, at: usize, floor: usize, limit: usize) -> bool {
    const NAMED: [&str; 20] = [
        "first", "second", "other", "latter", "better", "last", "top", "bottom", "in", "this", "each", "either", "upper",
        "lower", "northern", "southern", "eastern", "western", "the", "into",
    ];
    const WHOLES: [&str; 14] = ["of", "a", "an", "the", "its", "their", "his", "her", "our", "my", "those", "these", "all", "as"];
    let before = if at > floor { reading.lower(at - 1) } else { "" };
    let next = if at + 1 < limit { reading.lower(at + 1) } else { "" };
    !NAMED.contains(&before)
        && (matches!(before, "a" | "than")
            || WHOLES.contains(&next)
            || words::scale(next).is_some()
            || !reading.is_word(at + 1)
            || reading.is(at + 1, Class::PLURAL))
}

/// After a whole number: *½*, *1/2*, *and a half*, *and three quarters*, *-and-a-half*.
pub(super) fn added(reading: &Reading, at: usize, limit: usize) -> Option<(f64, usize)> {
    if at >= limit {
        return None;
    }
    if let Some(value) = vulgar(reading, at) {
        return Some((value, at + 1));
    }
    // "3-1/2", and the hyphens of "two-and-a-half".
    let past_hyphen = |at: usize| {
        let hyphen = matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at) && reading.touches_next(at - 1);
        at + usize::from(hyphen)
    };
    let first = past_hyphen(at);
    if reading.is_number(first) && (first > at || !reading.touches_next(at - 1)) && reading.is_number(at - 1) {
        return slashed(reading, first, limit).map(|fraction| (fraction.value, fraction.end));
    }
    if reading.lower(first) != "and" {
        return None;
    }
    let second = past_hyphen(first + 1);
    if matches!(reading.lower(second), "a" | "an") {
        let (below, plural, end) = part(reading, past_hyphen(second + 1), limit)?;
        return (!plural).then_some((1.0 / below, end));
    }
    let above = words::read(reading, second, second, limit).filter(|above| above.before_and.is_none())?;
    named(reading, above.value, above.end, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_below_one() {
        assert!(VULGAR.iter().all(|(_, value)| *value < 1.0));
    }
}
