//! How units are written. A new form is one row.
//!
//! ```text
//! before := ["US" | "CA" | …] ("$" | "€" | "£" | "¥" …) | ISO code
//! after  := "%" | "per cent" | symbol | word | ISO code
//! ```

use super::reading::Reading;
use crate::value::Unit;

/// Words after a figure, in lower case and singular or plural as listed.
const WORDS: &[(&[&str], &str)] = &[
    (&["percentage", "points"], "points"),
    (&["percentage", "point"], "points"),
    (&["per", "cent"], "%"),
    (&["percent"], "%"),
    (&["square", "kilometers"], "km²"),
    (&["square", "meters"], "m²"),
    (&["square", "feet"], "sq ft"),
    (&["square", "miles"], "sq mi"),
    (&["cubic", "meters"], "m³"),
    (&["nautical", "miles"], "nmi"),
    (&["miles", "per", "hour"], "mph"),
    (&["kilometers", "per", "hour"], "km/h"),
    (&["degrees", "celsius"], "°C"),
    (&["us", "dollars"], "USD"),
    (&["pounds", "sterling"], "GBP"),
    (&["euros"], "EUR"),
    (&["euro"], "EUR"),
    (&["dollars"], "USD"),
    (&["dollar"], "USD"),
    (&["yen"], "JPY"),
    (&["rupees"], "INR"),
    (&["kilometers"], "km"),
    (&["kilometer"], "km"),
    (&["meters"], "m"),
    (&["meter"], "m"),
    (&["centimeters"], "cm"),
    (&["centimeter"], "cm"),
    (&["millimeters"], "mm"),
    (&["miles"], "mi"),
    (&["mile"], "mi"),
    (&["feet"], "ft"),
    (&["foot"], "ft"),
    (&["inches"], "in"),
    (&["inch"], "in"),
    (&["yards"], "yd"),
    (&["hectares"], "ha"),
    (&["hectare"], "ha"),
    (&["acres"], "acre"),
    (&["acre"], "acre"),
    (&["liters"], "l"),
    (&["liter"], "l"),
    (&["kilograms"], "kg"),
    (&["kilogram"], "kg"),
    (&["grams"], "g"),
    (&["gram"], "g"),
    (&["tons"], "t"),
    (&["tonnes"], "t"),
    (&["tonne"], "t"),
    (&["ounces"], "oz"),
    (&["lbs"], "lb"),
    (&["milliseconds"], "ms"),
    (&["seconds"], "s"),
    (&["minutes"], "min"),
    (&["minute"], "min"),
    (&["hours"], "h"),
    (&["hour"], "h"),
    (&["days"], "day"),
    (&["day"], "day"),
    (&["weeks"], "week"),
    (&["week"], "week"),
    (&["months"], "month"),
    (&["month"], "month"),
    (&["years"], "year"),
    (&["year"], "year"),
    (&["decades"], "decade"),
    (&["bytes"], "B"),
    (&["kilobytes"], "kB"),
    (&["megabytes"], "MB"),
    (&["gigabytes"], "GB"),
    (&["terabytes"], "TB"),
    (&["watts"], "W"),
    (&["kilowatts"], "kW"),
    (&["megawatts"], "MW"),
    (&["gigawatts"], "GW"),
];

/// Symbols that are taken as written, case included.
const SYMBOLS: &[(&str, &str)] = &[
    ("km", "km"),
    ("m", "m"),
    ("cm", "cm"),
    ("mm", "mm"),
    ("ft", "ft"),
    ("mi", "mi"),
    ("km²", "km²"),
    ("m²", "m²"),
    ("ha", "ha"),
    ("l", "l"),
    ("ml", "ml"),
    ("kg", "kg"),
    ("g", "g"),
    ("mg", "mg"),
    ("lb", "lb"),
    ("oz", "oz"),
    ("ms", "ms"),
    ("s", "s"),
    ("min", "min"),
    ("h", "h"),
    ("kB", "kB"),
    ("KB", "kB"),
    ("MB", "MB"),
    ("GB", "GB"),
    ("TB", "TB"),
    ("PB", "PB"),
    ("KiB", "KiB"),
    ("MiB", "MiB"),
    ("GiB", "GiB"),
    ("TiB", "TiB"),
    ("mph", "mph"),
    ("kW", "kW"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("kWh", "kWh"),
    ("MWh", "MWh"),
    ("GWh", "GWh"),
    ("TWh", "TWh"),
];

/// Signs before a sum.
const SIGNS: &[(char, &str)] =
    &[('€', "EUR"), ('$', "USD"), ('£', "GBP"), ('¥', "JPY"), ('₹', "INR"), ('₩', "KRW"), ('₽', "RUB")];

/// Letters before a dollar sign.
const DOLLARS: &[(&str, &str)] =
    &[("us", "USD"), ("c", "CAD"), ("ca", "CAD"), ("a", "AUD"), ("au", "AUD"), ("nz", "NZD"), ("s", "SGD"), ("hk", "HKD")];

/// The currency before a figure, and the token at which it begins.
pub(super) fn before(reading: &Reading, figure: usize, floor: usize) -> Option<(Unit, usize)> {
    let at = figure.checked_sub(1).filter(|&at| at >= floor)?;
    if let Some(sign) = reading.mark(at) {
        let name = SIGNS.iter().find(|(known, _)| *known == sign)?.1;
        let letters = at.checked_sub(1).filter(|&before| sign == '$' && before >= floor && reading.touches_next(before));
        let dollar = letters
            .and_then(|before| DOLLARS.iter().find(|(known, _)| *known == reading.lower(before)).map(|row| (row.1, before)));
        let (name, start) = dollar.unwrap_or((name, at));
        return Unit::named(name).map(|unit| (unit, start));
    }
    currency_code(reading, at).map(|unit| (unit, at))
}

/// The unit after a figure, and the token after it. `text` is the source's.
pub(super) fn after(reading: &Reading, at: usize, limit: usize, text: &str) -> Option<(Unit, usize)> {
    if reading.is_mark(at, '%') && at < limit {
        return Unit::named("%").map(|unit| (unit, at + 1));
    }
    if reading.is_mark(at, '€') && at < limit {
        return Unit::named("EUR").map(|unit| (unit, at + 1));
    }
    if reading.is_mark(at, '°') && reading.lower(at + 1) == "c" && at + 1 < limit {
        return Unit::named("°C").map(|unit| (unit, at + 2));
    }
    if !reading.is_word(at) || at >= limit {
        return None;
    }
    if let Some(unit) = currency_code(reading, at) {
        return Some((unit, at + 1));
    }
    let written = &text[reading.span(&(at..at + 1))];
    if let Some((_, name)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == written) {
        return Unit::named(name).map(|unit| (unit, at + 1));
    }
    let first = super::fold(reading.lower(at));
    let rest = |words: &[&str]| (1..words.len()).all(|i| at + i < limit && super::fold(reading.lower(at + i)) == words[i]);
    let (words, name) = WORDS.iter().find(|(words, _)| words[0] == first && rest(words))?;
    Unit::named(name).map(|unit| (unit, at + words.len()))
}

/// An ISO 4217 code, in capitals.
fn currency_code(reading: &Reading, at: usize) -> Option<Unit> {
    let lower = reading.lower(at);
    if lower.len() != 3 || !reading.is_capital(at) {
        return None;
    }
    Unit::named(&lower.to_uppercase()).filter(|unit| matches!(unit.dimension, crate::value::Dimension::Currency(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_names_a_unit() {
        let names = WORDS.iter().map(|row| row.1).chain(SYMBOLS.iter().map(|row| row.1));
        for name in names.chain(SIGNS.iter().map(|row| row.1)).chain(DOLLARS.iter().map(|row| row.1)) {
            assert!(Unit::named(name).is_some(), "{name}");
        }
    }
}
