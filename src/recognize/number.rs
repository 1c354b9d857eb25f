//! Numerals: digits and number words, scaled.
//!
//! ```text
//! numeral := digits [scale] | words | "half a" scale
//! digits  := d{1,3} ("," d{3})+ ["." d+]  |  d+ ["." d+]
//! words   := ["a"] (unit | ten ["-" unit] | … "hundred" ["and"] … | … scale …)+
//! scale   := "thousand" | "million" | "billion" | "trillion" | "k" | "M" | "m" | "bn" | "B" | "tn"   the letters touch
//! vague   := "dozens" | "scores" | "hundreds" | … | "several" [scale] | ["a"] "few" scale
//! ```
//!
//! Digits with a scale or decimals carry half a unit of their last place; figures written out are exact.

use super::class::Class;
use super::reading::Reading;

/// A numeral and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    pub(super) tolerance: f64,
    /// What the figure was multiplied by: 1,000,000 in *2 million*.
    pub(super) scale: f64,
    pub(super) end: usize,
    pub(super) form: Form,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    Vague,
}

/// The words with which a number, or *no* as one, may begin.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let vague = ["several", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens", "few"];
    let others = ["a", "an", "half", "no"];
    UNITS.into_iter().chain(TENS).chain(vague).chain(others).map(|word| (word, Class::NUMERAL))
}

/// Whether a mark is a fraction written as one character.
pub(super) fn is_fraction(mark: char) -> bool {
    matches!(mark, '½' | '¼' | '¾' | '⅓' | '⅔')
}

/// Reads the numeral that begins at a token, within `limit`. Letters that scale a sum of money ("$5m") mean something else
/// elsewhere, so the caller says whether a currency stands before.
pub(super) fn read(reading: &Reading, at: usize, limit: usize, money: bool) -> Option<Numeral> {
    if reading.is_number(at) {
        digits(reading, at, limit, money)
    } else if let Some((value, end)) = vague_at(reading, at) {
        Some(Numeral { value, tolerance: 0.0, scale: 1.0, end, form: Form::Vague })
    } else {
        words(reading, at, limit)
    }
}

fn digits(reading: &Reading, at: usize, limit: usize, money: bool) -> Option<Numeral> {
    let (value, decimals) = parse_digits(reading.lower(at))?;
    let mut numeral = Numeral { value, tolerance: 0.0, scale: 1.0, end: at + 1, form: Form::Digits };
    let mut scale = 1.0;
    if numeral.end < limit && reading.is_word(numeral.end) {
        let letters = reading.touches_next(at);
        let word = reading.lower(numeral.end);
        let found = if letters { letter_scale(word, money || reading.is_capital(numeral.end)) } else { None };
        if let Some(factor) = found.or_else(|| word_scale(word)).or_else(|| small_scale(word)) {
            scale = factor;
            numeral.end += 1;
        }
    }
    numeral.scale = scale;
    // "15 hundred" and "2 dozen" are whole numbers in other words.
    let counted = scale == 100.0 || scale == 12.0;
    if (scale > 1.0 && !counted) || decimals > 0 {
        numeral.tolerance = 0.5 * 10f64.powi(-decimals) * scale;
    }
    numeral.value *= scale;
    Some(numeral)
}

/// The value of digits with separators, and how many decimals they have.
fn parse_digits(text: &str) -> Option<(f64, i32)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if fraction.is_some_and(|fraction| fraction.contains(['.', ','])) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    if grouped && (first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    let plain: String = whole.chars().filter(|&char| char != ',').collect();
    let decimals = fraction.map_or(0, str::len);
    let value = format!("{plain}.{}", fraction.unwrap_or("0")).parse().ok()?;
    Some((value, i32::try_from(decimals).ok()?))
}

fn letter_scale(letters: &str, large: bool) -> Option<f64> {
    Some(match letters {
        "k" => 1e3,
        "m" | "mn" if large => 1e6,
        "b" if large => 1e9,
        "bn" => 1e9,
        "tn" => 1e12,
        _ => return None,
    })
}

fn small_scale(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(100.0),
        "dozen" => Some(12.0),
        _ => None,
    }
}

fn word_scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "million" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// *hundreds*, *several*, *several hundred*, *a few thousand*.
fn vague_at(reading: &Reading, at: usize) -> Option<(f64, usize)> {
    let few = reading.lower(at) == "few" || (reading.lower(at) == "a" && reading.lower(at + 1) == "few");
    let next = at + 1 + usize::from(few && reading.lower(at) == "a");
    if few || reading.lower(at) == "several" {
        let scale = if reading.lower(next) == "hundred" { Some(100.0) } else { word_scale(reading.lower(next)) };
        if let Some(scale) = scale {
            return Some((scale, next + 1));
        }
    }
    // "Tens of thousands", "hundreds of millions".
    let tens = if reading.lower(at) == "tens" { Some(10.0) } else { vague(reading.lower(at)) };
    let multiplied = vague(reading.lower(at + 2)).filter(|of| reading.lower(at + 1) == "of" && *of >= 100.0);
    if let Some((value, of)) = tens.zip(multiplied) {
        return Some((value * of, at + 3));
    }
    vague(reading.lower(at)).map(|value| (value, at + 1))
}

fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "several" => 3.0,
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 100.0,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        _ => return None,
    })
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn small(word: &str) -> Option<f64> {
    UNITS.iter().position(|unit| *unit == word).and_then(|value| u32::try_from(value).ok()).map(f64::from)
}

fn ten(word: &str) -> Option<f64> {
    TENS.iter().position(|ten| *ten == word).and_then(|value| u32::try_from(value).ok()).map(|value| f64::from(value + 2) * 10.0)
}

/// Whether a word can stand inside a number written in words.
fn is_part(word: &str) -> bool {
    small(word).is_some() || ten(word).is_some() || word == "hundred" || word_scale(word).is_some() || word == "dozen"
}

fn words(reading: &Reading, at: usize, limit: usize) -> Option<Numeral> {
    let first = reading.lower(at);
    let article =
        matches!(first, "a" | "an") && matches!(reading.lower(at + 1), "hundred" | "thousand" | "million" | "billion" | "dozen");
    if first == "half" && reading.lower(at + 1) == "a" && reading.lower(at + 2) == "dozen" {
        return Some(Numeral { value: 6.0, tolerance: 0.0, scale: 1.0, end: at + 3, form: Form::Words });
    }
    let half = first == "half" && reading.lower(at + 1) == "a" && word_scale(reading.lower(at + 2)).is_some();
    if half {
        let scale = word_scale(reading.lower(at + 2))?;
        return Some(Numeral { value: scale / 2.0, tolerance: scale / 20.0, scale, end: at + 3, form: Form::Words });
    }
    if !article && (!is_part(first) || word_scale(first).is_some() || matches!(first, "hundred" | "dozen")) {
        return None;
    }
    let mut sum = Sum { total: 0.0, current: if article { 1.0 } else { 0.0 }, last: 0.0, scaled: 0.0 };
    let mut end = at + usize::from(article);
    while end < limit {
        let word = reading.lower(end);
        let joined = reading.is_mark(end, '-') && is_part(reading.lower(end + 1)) && sum.last >= 20.0;
        let and =
            word == "and" && sum.last >= 100.0 && is_part(reading.lower(end + 1)) && word_scale(reading.lower(end + 1)).is_none();
        if joined || and {
            if !sum.accepts(reading.lower(end + 1)) {
                break;
            }
            end += 1;
        } else if sum.take(word) {
            end += 1;
        } else {
            break;
        }
    }
    let value = sum.total + sum.current;
    let tolerance = if sum.scaled > 0.0 && sum.current == 0.0 { sum.scaled / 2.0 } else { 0.0 };
    (end > at + usize::from(article)).then_some(Numeral { value, tolerance, scale: sum.scaled.max(1.0), end, form: Form::Words })
}

/// A number in words, as far as it was read.
struct Sum {
    total: f64,
    current: f64,
    /// The value of the last word: smaller ones may follow it, others begin another number.
    last: f64,
    scaled: f64,
}

impl Sum {
    fn accepts(&self, word: &str) -> bool {
        match (small(word), ten(word)) {
            (Some(value), _) => (value < 10.0 && value > 0.0 && self.last >= 20.0) || self.last == 0.0 || self.last >= 100.0,
            (_, Some(_)) => self.last == 0.0 || self.last >= 100.0,
            _ => self.last > 0.0,
        }
    }

    fn take(&mut self, word: &str) -> bool {
        if !(self.accepts(word) || self.current > 0.0 && !is_simple(word)) {
            return false;
        }
        if let Some(value) = small(word).or_else(|| ten(word)) {
            self.current += value;
            self.last = if value == 0.0 { 1.0 } else { value };
        } else if word == "hundred" {
            self.current *= 100.0;
            self.last = 100.0;
        } else if word == "dozen" {
            self.current *= 12.0;
            self.last = 12.0;
        } else if let Some(scale) = word_scale(word) {
            self.total += self.current * scale;
            self.current = 0.0;
            self.last = scale;
            self.scaled = scale;
        } else {
            return false;
        }
        true
    }
}

fn is_simple(word: &str) -> bool {
    small(word).is_some() || ten(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, value: f64, tolerance: f64) {
        let (_, reading) = reading(text);
        let end = reading.sentences()[0].end;
        let numeral = read(&reading, 0, end, false).unwrap();
        assert!((numeral.value - value).abs() < 1e-6 * value.max(1.0), "{text}: {}", numeral.value);
        assert!((numeral.tolerance - tolerance).abs() < 1e-6 * value.max(1.0), "{text}: ± {}", numeral.tolerance);
        assert_eq!(numeral.end, end, "{text} is read whole");
    }

    #[track_caller]
    fn ends(text: &str, end: usize) {
        let (_, reading) = reading(text);
        assert_eq!(read(&reading, 0, reading.len(), false).map(|numeral| numeral.end), Some(end), "{text}");
    }

    #[test]
    fn digits_and_their_scales() {
        check("1,200", 1200.0, 0.0);
        check("1200", 1200.0, 0.0);
        check("2.4", 2.4, 0.05);
        check("1.2 million", 1.2e6, 0.05e6);
        check("3bn", 3e9, 0.5e9);
        check("2.4B", 2.4e9, 0.05e9);
        check("5k", 5e3, 500.0);
    }

    #[test]
    fn number_words() {
        check("nine", 9.0, 0.0);
        check("twenty-one", 21.0, 0.0);
        check("one hundred and five", 105.0, 0.0);
        check("two thousand three hundred", 2300.0, 0.0);
        check("a dozen", 12.0, 0.0);
        check("two dozen", 24.0, 0.0);
        check("five million", 5e6, 0.5e6);
        check("half a million", 5e5, 5e4);
        check("half a dozen", 6.0, 0.0);
        check("several hundred", 100.0, 0.0);
        check("hundreds of thousands", 1e5, 0.0);
        check("tens of thousands", 1e4, 0.0);
        check("15 hundred", 1500.0, 0.0);
        check("2 dozen", 24.0, 0.0);
        check("a few thousand", 1000.0, 0.0);
        check("zero", 0.0, 0.0);
    }

    #[test]
    fn a_number_ends_where_another_begins() {
        ends("five six", 1);
        ends("ten and five", 1);
        ends("twenty thirty", 1);
    }

    #[test]
    fn what_is_no_numeral() {
        for text in ["10.0.0.1", "1,2", "hundred", "million", "and", "1,20,0"] {
            let (_, reading) = reading(text);
            assert_eq!(read(&reading, 0, reading.len(), false), None, "{text}");
        }
    }
}
