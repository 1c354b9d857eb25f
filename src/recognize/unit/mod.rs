//! Units: before and after a figure. How they are written stands in `tables`.
//!
//! ```text
//! before := [letters] sign | sign letters | ISO code | "Rs" ["."] | letters             letters := as `money` says
//! sign   := "$" | "€" | "£" …
//! after  := unit [rate]
//! unit   := "%" ["points"] | "€" | ISO code | symbol | ["square" | "cubic"] words ["squared" | "cubed"] | degrees
//! rate   := "/" symbol | "per" (unit | words) | ("a" | "an" | "each") words          "EUR 15 an hour"
//! ```
//!
//! Symbols are taken as written, case included; words in any case and spelling. Symbols that are words too (*in*, *a*) need
//! more than their letters.

mod letter;
mod money;
mod tables;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::class::Class;
use super::reading::Reading;
use crate::value::{Dimension, PER, Unit, is_currency};
use money::{BEHIND, DOLLARS, LETTERS, Needs};
use tables::{BY, CEDIS, DOUBTFUL, POWERS, RATES, SIGNS, SPACED, SYMBOLS, TOUCHING, WORDS};

pub(super) use letter::letter;
pub(super) use money::{is_pathway, letters_len};

/// The words of one form, without the first, and its unit.
type Form = (Vec<&'static str>, Unit);

/// For the first word of a form, its forms, longest first.
static FORMS: LazyLock<HashMap<&'static str, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<&'static str, Vec<Form>> = HashMap::new();
    for (alternatives, name) in WORDS {
        let Some(unit) = Unit::named(name) else { continue };
        for form in alternatives.split('|') {
            let mut words = form.split(' ');
            let Some(first) = words.next() else { continue };
            forms.entry(first).or_default().push((words.collect(), unit));
        }
    }
    for forms in forms.values_mut() {
        forms.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    forms
});

/// Symbols as written.
static BY_SYMBOL: LazyLock<HashMap<&'static str, Unit>> = LazyLock::new(|| {
    let named = |(symbol, name): (&'static str, &str)| Unit::named(name).map(|unit| (symbol, unit));
    let own = crate::value::UNITS.iter().map(|unit| (unit.name, *unit));
    let own = own.filter(|(name, unit)| !unit.is_money() && !name.contains(' ') && name.len() <= 5);
    own.filter(|(name, _)| !FORMS.contains_key(name)).chain(SYMBOLS.iter().copied().filter_map(named)).collect()
});

/// The symbols in lower case, by which words are classed; their letters are looked at again when one is read.
static LOWERED: LazyLock<Vec<String>> = LazyLock::new(|| BY_SYMBOL.keys().map(|symbol| symbol.to_lowercase()).collect());

/// The first words of units, symbols too.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let symbols = LOWERED.iter().map(String::as_str);
    FORMS.keys().copied().chain(symbols).chain(["square", "cubic", "u", "sq", "cu"]).map(|word| (word, Class::UNIT))
}

/// The currency before a figure, and the token at which it begins. `text` is the source's.
pub(super) fn before(reading: &Reading, figure: usize, floor: usize, text: &str) -> Option<(Unit, usize)> {
    let at = figure.checked_sub(1).filter(|&at| at >= floor)?;
    if let Some(sign) = reading.mark(at) {
        if sign == '.' && at > floor && reading.lower(at - 1) == "rs" {
            return Unit::named("rupee").map(|unit| (unit, at - 1));
        }
        let name = SIGNS.iter().find(|(known, _)| *known == sign)?.1;
        let letters = at.checked_sub(1).filter(|&before| before >= floor && reading.touches_next(before));
        let lettered = letters.and_then(|before| {
            let word = reading.lower(before);
            let name = match sign {
                '$' => DOLLARS.iter().find(|(known, _, sum)| *known == word && (!sum || is_price(reading, figure)))?.1,
                '¢' | '₵' => CEDIS.iter().find(|(known, _)| *known == word)?.1,
                _ => return None,
            };
            Some((name, before))
        });
        // "U.S. $5", "U.S.$5".
        let dotted =
            at >= floor + 4 && reading.is_mark(at - 1, '.') && reading.lower(at - 2) == "s" && reading.lower(at - 4) == "u";
        let (name, start) = if dotted && sign == '$' { ("USD", at - 4) } else { lettered.unwrap_or((name, at)) };
        return Unit::named(name).map(|unit| (unit, start));
    }
    if !reading.is_capital(at) {
        return (reading.lower(at) == "rs").then(|| Unit::named("rupee"))?.map(|unit| (unit, at));
    }
    letters(reading, at, figure, floor, text).or_else(|| code(reading, at, figure).map(|unit| (unit, at)))
}

/// Letters that stand for a money: *KSh 500*, *N3.4tn*; *$US5.40* after its sign.
fn letters(reading: &Reading, at: usize, figure: usize, floor: usize, text: &str) -> Option<(Unit, usize)> {
    if reading.bytes(at) > 4 {
        return None;
    }
    let written = &text[reading.span(&(at..at + 1))];
    // What joins its figure and is a token by itself has been looked at there.
    let joined = reading.touches_next(at);
    if joined && at > floor && reading.is_mark(at - 1, '$') && reading.touches_next(at - 1) {
        let name = BEHIND.iter().find(|(known, _)| *known == written)?.1;
        return Unit::named(name).map(|unit| (unit, at - 1));
    }
    let (_, name, needs) = LETTERS.iter().find(|(known, ..)| *known == written)?;
    let apart = match needs {
        Needs::Nothing => true,
        Needs::Groups => is_grouped_or_scaled(reading, figure),
        Needs::Scale => false,
    };
    (joined || apart).then(|| Unit::named(name))?.map(|unit| (unit, at))
}

/// Whether a figure has thousands in groups, or a scale.
fn is_grouped_or_scaled(reading: &Reading, figure: usize) -> bool {
    let scaled = reading.touches_next(figure) && matches!(reading.lower(figure + 1), "m" | "mn" | "bn" | "tn");
    scaled || is_grouped(reading.lower(figure)) || super::number::scale(reading.lower(figure + 1)).is_some()
}

/// Whether a figure is written like a price: with two decimals, thousands in groups, or a scale.
fn is_price(reading: &Reading, figure: usize) -> bool {
    let cents = || reading.lower(figure).split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
    is_grouped_or_scaled(reading, figure) || cents()
}

/// *12,500*: one to three digits, and groups of three.
pub(super) fn is_grouped(figure: &str) -> bool {
    let whole = figure.split_once('.').map_or(figure, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|group| (1..4).contains(&group.len()));
    whole.contains(',') && first && groups.all(|group| group.len() == 3)
}

/// An ISO 4217 code in capitals, beside a figure.
fn code(reading: &Reading, at: usize, figure: usize) -> Option<Unit> {
    if !reading.is_shouted(at) || reading.bytes(at) != 3 {
        return None;
    }
    let code = reading.lower(at).to_uppercase();
    let money = || reading.lower(figure).contains([',', '.']) || reading.is(figure + 1, Class::NUMERAL);
    Unit::named(&code).filter(|_| is_currency(&code) && (!DOUBTFUL.contains(&code.as_str()) || money()))
}

/// A code with the letter of a scale before it: *MEUR*, *BUSD*.
pub(super) fn scaled_code(reading: &Reading, at: usize) -> Option<(Unit, f64)> {
    if !reading.is_shouted(at) || reading.bytes(at) != 4 {
        return None;
    }
    let (letter, code) = reading.lower(at).split_at_checked(1)?;
    let scale = match letter {
        "k" => 1e3,
        "m" => 1e6,
        "b" => 1e9,
        _ => return None,
    };
    Unit::named(&code.to_uppercase()).filter(|unit| unit.is_money()).map(|unit| (unit, scale))
}

/// What a figure before a unit is like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    /// In digits: only those have symbols.
    pub(super) digits: bool,
    /// So large that *pounds* are money.
    pub(super) large: bool,
    /// The token that holds the figure.
    pub(super) figure: usize,
}

/// The unit after a figure, with what it is counted by, and the token after it. `text` is the source's.
pub(super) fn after(reading: &Reading, at: usize, limit: usize, text: &str, measured: Measured) -> Option<(Unit, usize)> {
    let (unit, end) = plain(reading, at, limit, text, measured)?;
    Some(rated(reading, unit, end, limit, text))
}

/// A unit by itself.
pub(super) fn plain(reading: &Reading, at: usize, limit: usize, text: &str, measured: Measured) -> Option<(Unit, usize)> {
    if at >= limit {
        return None;
    }
    if let Some(mark) = reading.mark(at) {
        return sign(reading, at, limit, mark);
    }
    if measured.digits
        && let Some(unit) = code(reading, at, measured.figure)
    {
        return Some((unit, at + 1));
    }
    if !reading.is(at, Class::UNIT) {
        return None;
    }
    symbol(reading, at, limit, text, measured).or_else(|| words(reading, at, limit, measured))
}

/// *%*, *€* after the sum, *°C*.
fn sign(reading: &Reading, at: usize, limit: usize, mark: char) -> Option<(Unit, usize)> {
    let scale = |name: &str, tokens: usize| Unit::named(name).map(|unit| (unit, at + tokens));
    match mark {
        '%' if matches!(reading.lower(at + 1), "point" | "points") && at + 1 < limit => scale("points", 2),
        '%' => scale("%", 1),
        '‰' => scale("‰", 1),
        '€' | '£' | '₽' | '₴' | '₫' | '¢' if at > 0 && !(reading.touches_next(at) && reading.is_number(at + 1)) => {
            let name = SIGNS.iter().find(|(known, _)| *known == mark)?.1;
            scale(name, 1)
        }
        '°' | '˚' => match reading.lower(at + 1) {
            "c" | "celsius" | "centigrade" if at + 1 < limit => scale("°C", 2),
            "f" | "fahrenheit" if at + 1 < limit => scale("°F", 2),
            _ => scale("°", 1),
        },
        '℃' => scale("°C", 1),
        '℉' => scale("°F", 1),
        _ => None,
    }
}

/// A symbol as written, the power after it included: *km*, *km^2*.
fn symbol(reading: &Reading, at: usize, limit: usize, text: &str, measured: Measured) -> Option<(Unit, usize)> {
    let written = &text[reading.span(&(at..at + 1))];
    let touching = reading.touches_next(at - 1) || reading.is_mark(at - 1, '-');
    if !measured.digits && !touching {
        return None;
    }
    if TOUCHING.contains(&written)
        && !touching
        && !(SPACED.contains(&written) || (written == "in" && is_inch(reading, at, limit)))
    {
        return None;
    }
    if RATES.contains(&written) && !(reading.is_mark(at + 1, '/') && reading.lower(at + 2) == "s" && at + 2 < limit) {
        return None;
    }
    if matches!(written, "sq" | "cu") {
        let length = at + 1 + usize::from(reading.is_mark(at + 1, '.'));
        let (unit, end) = plain(reading, length, limit, text, measured)?;
        return power(unit, if written == "sq" { 2 } else { 3 }).map(|unit| (unit, end));
    }
    let unit = *BY_SYMBOL.get(written)?;
    let raised = reading.is_mark(at + 1, '^') && at + 2 < limit;
    match reading.lower(at + 2) {
        "2" if raised => power(unit, 2).map(|unit| (unit, at + 3)),
        "3" if raised => power(unit, 3).map(|unit| (unit, at + 3)),
        _ => Some((unit, at + 1)),
    }
}

/// Whether *in* after a figure is an inch: nothing follows, or what has a length.
fn is_inch(reading: &Reading, at: usize, limit: usize) -> bool {
    at + 1 >= limit
        || reading.mark(at + 1).is_some_and(|mark| !matches!(mark, '-' | '“' | '"' | '(' | '$' | '€' | '£'))
        || matches!(reading.lower(at + 1), "x" | "by" | "thick" | "long" | "wide" | "high" | "tall" | "deep" | "diameter")
}

fn power(unit: Unit, power: u8) -> Option<Unit> {
    let (_, square, cube) = POWERS.iter().find(|(length, ..)| *length == unit.name)?;
    Unit::named(if power == 2 { square } else { cube })
}

fn words(reading: &Reading, at: usize, limit: usize, measured: Measured) -> Option<(Unit, usize)> {
    let first = reading.lower(at);
    if let Some(exponent) = match first {
        "square" | "sq" => Some(2),
        "cubic" | "cu" => Some(3),
        _ => None,
    } {
        let (unit, end) = words(reading, at + 1, limit, measured)?;
        return power(unit, exponent).map(|unit| (unit, end));
    }
    // "U.S. dollars".
    if first == "u" && reading.is_mark(at + 1, '.') && reading.lower(at + 2) == "s" && reading.lower(at + 4).starts_with("dollar")
    {
        return Unit::named("USD").filter(|_| at + 4 < limit).map(|unit| (unit, at + 5));
    }
    let is = |at: usize, word: &str| reading.lower(at) == word || (word == "-" && matches!(reading.mark(at), Some('-' | '‑')));
    let fits = |rest: &[&str]| at + rest.len() < limit && rest.iter().enumerate().all(|(i, word)| is(at + 1 + i, word));
    let (rest, unit) = FORMS.get(first)?.iter().find(|(rest, _)| fits(rest))?;
    let mut end = at + 1 + rest.len();
    // Nobody weighs a million pounds; sums of that size are money.
    let unit = if unit.name == "lb" && measured.large && first.starts_with("pound") { Unit::named("GBP")? } else { *unit };
    let raised = match reading.lower(end) {
        "squared" if end < limit => power(unit, 2),
        "cubed" if end < limit => power(unit, 3),
        _ => None,
    };
    end += usize::from(raised.is_some());
    Some((raised.unwrap_or(unit), end))
}

/// What a unit is counted by, where that follows, and the token after it.
pub(super) fn rated(reading: &Reading, unit: Unit, end: usize, limit: usize, text: &str) -> (Unit, usize) {
    let none = (unit, end);
    let (next, article) = match (reading.mark(end), reading.lower(end)) {
        (Some('/'), _) if reading.touches_next(end - 1) && reading.touches_next(end) => (end + 1, false),
        (None, "per") => (end + 1, false),
        (None, "a" | "an" | "each" | "every") => (end + 1, true),
        _ => return none,
    };
    if next >= limit || matches!(unit.dimension, Dimension::Ratio | Dimension::Points | Dimension::Degrees) {
        return none;
    }
    // "$1.1 billion a year earlier".
    if article && super::quantity::tells_when(reading, next + 1) {
        return none;
    }
    let word = reading.lower(next);
    if let Some((_, per)) = BY.iter().find(|(known, _)| *known == word) {
        return (Unit { per: Some(per), ..unit }, next + 1);
    }
    let measured = Measured { digits: true, large: false, figure: next };
    let by = plain(reading, next, limit, text, measured).filter(|(by, _)| by.per.is_none() && !by.is_money());
    if let Some((by, after)) = by.filter(|(by, _)| !article || matches!(by.dimension, Dimension::Duration | Dimension::Months)) {
        let per = PER.iter().find(|per| **per == by.name).unwrap_or(&"each");
        return (Unit { per: Some(per), ..unit }, after);
    }
    if article || !reading.is_word(next) {
        return none;
    }
    (Unit { per: Some("each"), ..unit }, next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_names_a_unit() {
        let names =
            WORDS.iter().map(|row| row.1).chain(SYMBOLS.iter().map(|row| row.1)).filter(|name| !matches!(*name, "sq" | "cu"));
        let powers = POWERS.iter().flat_map(|row| [row.0, row.1, row.2]).filter(|name| !name.is_empty());
        let money = SIGNS.iter().map(|row| row.1).chain(CEDIS.iter().chain(BEHIND).map(|row| row.1));
        let money = money.chain(LETTERS.iter().map(|row| row.1)).chain(DOLLARS.iter().map(|row| row.1));
        for name in names.chain(powers).chain(money) {
            assert!(Unit::named(name).is_some(), "{name}");
        }
        assert!(BY.iter().all(|(_, per)| PER.contains(per)));
    }

    #[test]
    fn no_form_stands_twice() {
        let mut forms: Vec<&str> = WORDS.iter().flat_map(|(forms, _)| forms.split('|')).collect();
        forms.sort_unstable();
        assert!(forms.is_sorted_by(|a, b| a < b), "{:?}", forms.windows(2).find(|pair| pair[0] == pair[1]));
    }
}
