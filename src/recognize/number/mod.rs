//! Numerals: digits, number words and fractions, scaled.
//!
//! ```text
//! numeral := (figure | words) [added fraction] [scale] ["and a half"] | fraction [["of"] "a" scale] | vague
//! scale   := "hundred" | "dozen" | "thousand" | "lakh" | "million" | "crore" | "billion" | "trillion" | "quadrillion" …
//!          | "k" | "M" | "m" | "mn" | "mln" | "bn" | "B" | "tn" …                   the letters touch
//! ```
//!
//! Figures, words and fractions have a grammar of their own in `digits`, `words` and `fraction`. What has a scale or decimals
//! carries half a unit of its last place; figures written out are exact.

mod digits;
mod fraction;
mod words;

pub(super) use digits::Habit;
pub(super) use fraction::is_vulgar;
pub(super) use words::scale;

use super::class::Class;
use super::reading::Reading;

/// A numeral and its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    pub(super) tolerance: f64,
    /// What the figure was multiplied by: 1,000,000 in *2 million*.
    pub(super) scale: f64,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
}

impl Numeral {
    /// Multiplies it by a scale that stands elsewhere: *2* in *2 to 3 million*, *120 MEUR*.
    pub(super) fn times(&mut self, scale: f64) {
        // A whole number is exact; of millions it is as coarse as its last place.
        let tolerance = if self.tolerance == 0.0 { 0.5 } else { self.tolerance };
        (self.value, self.tolerance, self.scale) = (self.value * scale, tolerance * scale, self.scale * scale);
    }
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    /// A part of one: *half*, *two thirds*, *¾*.
    Fraction,
    Vague,
}

/// Where a numeral is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    /// The first token it may have, and the token it must end before.
    pub(super) floor: usize,
    pub(super) limit: usize,
    /// Whether a currency stands before: *$5m* are millions.
    pub(super) money: bool,
    pub(super) habit: Habit,
}

/// The words with which a number, or *no* as one, may begin.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    words::FIRST.iter().chain(fraction::FIRST).chain(&["no"]).map(|&word| (word, Class::NUMERAL))
}

/// Reads the numeral whose first token, an article aside, is `at`.
pub(super) fn read(reading: &Reading, at: usize, scope: Scope) -> Option<Numeral> {
    if reading.is_number(at) {
        return figure(reading, at, scope);
    }
    if let Some(value) = fraction::vulgar(reading, at) {
        return Some(part(reading, value, at, at + 1, scope));
    }
    if let Some((value, start, end)) = words::vague(reading, at, scope.floor) {
        return Some(Numeral { value, tolerance: 0.0, scale: 1.0, start, end, form: Form::Vague });
    }
    // "A twenty-first of it" is no twenty.
    let ordinal = reading.is(at + 2, Class::ORDINAL).then(|| half(reading, at, scope)).flatten();
    ordinal.or_else(|| in_words(reading, at, scope)).or_else(|| half(reading, at, scope))
}

fn figure(reading: &Reading, at: usize, scope: Scope) -> Option<Numeral> {
    if let Some(found) = fraction::slashed(reading, at, scope.limit) {
        return Some(part(reading, found.value, at, found.end, scope));
    }
    let mut figure = digits::read(reading, at, scope.limit, scope.habit)?;
    // ".25" is a quarter.
    let pointed = at > scope.floor && reading.is_mark(at - 1, '.') && reading.touches_next(at - 1);
    let pointed = pointed && figure.decimals == 0 && (at - 1 == scope.floor || !reading.touches_next(at - 2));
    if pointed {
        figure.decimals = i32::try_from(reading.bytes(at)).ok()?;
        figure.value *= 10f64.powi(-figure.decimals);
    }
    let start = at - usize::from(pointed);
    let mut numeral = Numeral { value: figure.value, tolerance: 0.0, scale: 1.0, start, end: figure.end, form: Form::Digits };
    let whole = figure.decimals == 0;
    let mut added = add(reading, &mut numeral, whole, scope);
    let letters = letter_scale(reading, &numeral, scope);
    let scales = letters.or_else(|| word_scale(reading, numeral.end, scope.limit));
    if let Some((scale, end)) = scales {
        numeral.scale = scale;
        numeral.value *= scale;
        numeral.end = end;
        added |= after_scale(reading, &mut numeral, scope) || rest_of(reading, &mut numeral, scope);
    }
    // "15 hundred" and "2 dozen" are whole numbers in other words.
    let counted = numeral.scale == 100.0 || numeral.scale == 12.0;
    if !added && ((numeral.scale > 1.0 && !counted) || figure.decimals != 0) {
        numeral.tolerance = 0.5 * 10f64.powi(-figure.decimals) * numeral.scale;
    }
    Some(numeral)
}

/// Adds the fraction after a whole number: *2½*, *5 and a half*.
fn add(reading: &Reading, numeral: &mut Numeral, whole: bool, scope: Scope) -> bool {
    let Some((value, end)) = fraction::added(reading, numeral.end, scope.limit).filter(|_| whole) else { return false };
    numeral.value += value;
    numeral.end = end;
    true
}

/// *3 million and a half*: half of the scale.
fn after_scale(reading: &Reading, numeral: &mut Numeral, scope: Scope) -> bool {
    let spoken = reading.lower(numeral.end) == "and" && numeral.scale >= 1e3;
    let Some((value, end)) = fraction::added(reading, numeral.end, scope.limit).filter(|_| spoken) else { return false };
    // "One billion and a half million": the fraction has a scale of its own.
    let (scale, end) = word_scale(reading, end, scope.limit).unwrap_or((numeral.scale, end));
    numeral.value += value * scale;
    numeral.end = end;
    true
}

/// *4 thousand 3 hundred and 21*: what the scale leaves over.
fn rest_of(reading: &Reading, numeral: &mut Numeral, scope: Scope) -> bool {
    let begin = numeral.end;
    let mut below = numeral.scale;
    loop {
        // "6 crore and two hundred" is one number only where nothing follows that the second could count.
        let spoken = reading.lower(numeral.end) == "and" && below > 100.0;
        if let Some(rest) = words::read(reading, numeral.end + 1, numeral.end + 1, scope.limit).filter(|_| spoken)
            && (100.0..below).contains(&rest.value)
            && (rest.end >= scope.limit || matches!(reading.mark(rest.end), Some('.' | ',' | ';')))
        {
            numeral.value += rest.value;
            numeral.end = rest.end;
            break;
        }
        let and = reading.lower(numeral.end) == "and" && below == 100.0;
        let at = numeral.end + usize::from(and);
        let digits = || reading.lower(at).parse::<u32>().ok().filter(|_| reading.bytes(at) <= 3);
        let Some(value) = digits().map(f64::from).or_else(|| words::small(reading.lower(at)).filter(|_| and)) else { break };
        let (scale, end) = word_scale(reading, at + 1, scope.limit).unwrap_or((1.0, at + 1));
        let rest = value * scale;
        if at >= scope.limit || rest == 0.0 || rest >= below || !(scale >= 100.0 || below == 100.0) {
            break;
        }
        numeral.value += rest;
        numeral.end = end;
        below = scale;
    }
    numeral.end > begin
}

/// Letters that touch a figure and scale it.
fn letter_scale(reading: &Reading, numeral: &Numeral, scope: Scope) -> Option<(f64, usize)> {
    let at = numeral.end;
    if at >= scope.limit || !reading.is_word(at) || reading.bytes(at) > 3 {
        return None;
    }
    if !reading.touches_next(at - 1) {
        // "2.33 k" and "EUR 5 M": where the figure is written like a measure.
        let measured = scope.money || figure_has_point(reading, at - 1);
        return match reading.lower(at) {
            "k" if measured => Some((1e3, at + 1)),
            "m" if scope.money => Some((1e6, at + 1)),
            _ => None,
        };
    }
    let large = scope.money || reading.is_capital(at);
    let scale = match reading.lower(at) {
        "k" => 1e3,
        "m" if large || counts(reading, at, scope.limit) => 1e6,
        "mn" | "mln" | "mil" => 1e6,
        "mm" if scope.money => 1e6,
        "b" if large || figure_has_point(reading, at - 1) => 1e9,
        "bn" | "bln" => 1e9,
        "t" if scope.money => 1e12,
        "tn" | "tln" | "trn" => 1e12,
        _ => return None,
    };
    Some((scale, at + 1))
}

/// Whether a letter *m* after a figure stands for millions: what is counted, or measured otherwise, follows, or follows the
/// next such figure.
fn counts(reading: &Reading, letter: usize, limit: usize) -> bool {
    const THEM: [&str; 5] = ["them", "whom", "these", "those", "us"];
    let counted = |at: usize| {
        at < limit && (COUNTED.contains(&reading.lower(at)) || (reading.is(at, Class::PLURAL) && reading.is(at, Class::UNIT)))
    };
    let next = letter + 1;
    let joined = matches!(reading.lower(next), "and" | "or" | "to") || matches!(reading.mark(next), Some('–' | '-'));
    let again = joined
        && reading.is_number(next + 1)
        && reading.touches_next(next + 1)
        && reading.lower(next + 2) == "m"
        && counted(next + 3);
    // "The last 5.5m were steep".
    let part = letter > 1 && reading.is(letter - 2, Class::PARTIAL);
    let many = || matches!(reading.lower(next), "were" | "are" | "have") && figure_has_point(reading, letter - 1) && !part;
    let of_them = || reading.lower(next) == "of" && THEM.contains(&reading.lower(next + 1));
    counted(next) || again || (next < limit && (many() || of_them()))
}

/// What nobody measures: *5.4m people* are millions, *5.4m poles* are long.
const COUNTED: &[&str] = &[
    "people",
    "inhabitants",
    "customers",
    "users",
    "members",
    "jobs",
    "votes",
    "voters",
    "viewers",
    "subscribers",
    "homes",
    "households",
    "children",
    "women",
    "men",
    "workers",
    "employees",
    "copies",
    "passengers",
    "visitors",
    "residents",
    "patients",
    "doses",
    "refugees",
    "cases",
    "deaths",
    "businesses",
    "companies",
    "vehicles",
    "cars",
    "shares",
    "tonnes",
    "barrels",
    "tourists",
    "students",
    "pupils",
    "citizens",
    "migrants",
    "listeners",
    "readers",
    "followers",
    "downloads",
    "units",
    "americans",
    "britons",
    "houses",
    "sales",
    "trees",
    "animals",
    "birds",
    "adults",
    "families",
    "farmers",
    "visits",
    "books",
    "records",
    "tickets",
    "orders",
    "fans",
    "consumers",
    "taxpayers",
    "pensioners",
    "parcels",
    "packages",
    "bottles",
    "devices",
    "phones",
    "smartphones",
    "photos",
    "images",
    "messages",
    "emails",
    "documents",
    "transactions",
    "properties",
    "dwellings",
    "cattle",
    "sheep",
    "cows",
    "pigs",
    "chickens",
    "immigrants",
    "soldiers",
    "troops",
];

/// Whether a token is digits with decimals.
fn figure_has_point(reading: &Reading, at: usize) -> bool {
    reading.lower(at).contains('.')
}

/// Words that scale a figure: *million*, *hundred thousand*; *bn* with a space too.
fn word_scale(reading: &Reading, at: usize, limit: usize) -> Option<(f64, usize)> {
    let hyphen =
        usize::from(matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at) && reading.touches_next(at - 1));
    let one = |at: usize| {
        let word = if at < limit { reading.lower(at) } else { "" };
        match word {
            "hundred" => Some(100.0),
            "dozen" | "dozens" | "doz" | "dz" | "dozs" | "dzs" => Some(12.0),
            "mn" | "mln" => Some(1e6),
            "bn" | "bln" => Some(1e9),
            "tn" | "tln" | "trn" => Some(1e12),
            _ => scale(word),
        }
    };
    let at = at + hyphen;
    let first = one(at)?;
    let second = one(at + 1).filter(|second| first >= 100.0 && *second >= 1e3);
    Some(second.map_or((first, at + 1), |second| (first * second, at + 2)))
}

fn in_words(reading: &Reading, at: usize, scope: Scope) -> Option<Numeral> {
    let found = words::read(reading, at, scope.floor, scope.limit)?;
    if let Some(mixed) = numerator(reading, &found, scope) {
        return Some(mixed);
    }
    let rounded = if found.rounded > 1.0 { found.rounded / 2.0 } else { found.tolerance };
    let mut numeral = Numeral {
        value: found.value,
        tolerance: rounded,
        scale: found.rounded,
        start: found.start,
        end: found.end,
        form: Form::Words,
    };
    let whole = found.tolerance == 0.0;
    let added =
        if found.rounded >= 1e3 { after_scale(reading, &mut numeral, scope) } else { add(reading, &mut numeral, whole, scope) };
    if let Some((scale, end)) = word_scale(reading, numeral.end, scope.limit).filter(|_| added || !whole) {
        // "Five and a half million", "two point five billion".
        numeral.value *= scale;
        numeral.tolerance = if added { 0.0 } else { found.tolerance * scale };
        numeral.scale = scale;
        numeral.end = end;
    } else if added {
        numeral.tolerance = 0.0;
    }
    Some(numeral)
}

/// *two thirds*; *one hundred and three quarters* are 100 ¾, and *six million and two thirds* 6 ⅔ million.
fn numerator(reading: &Reading, found: &words::Words, scope: Scope) -> Option<Numeral> {
    let (before, scale) = found.before_and.unwrap_or((0.0, 1.0));
    let (value, end) = fraction::named(reading, found.value - before, found.end, scope.limit)?;
    if before == 0.0 {
        return Some(part(reading, value, found.start, end, scope));
    }
    if value >= 1.0 {
        // "One hundred and thirty fifths".
        return Some(part(reading, value + before * value / (found.value - before), found.start, end, scope));
    }
    let (scale, end) = match word_scale(reading, end, scope.limit) {
        Some((own, end)) if scale >= 1e3 => (own, end),
        _ => (scale, end),
    };
    let value = before + value * scale;
    Some(Numeral { value, tolerance: 0.0, scale, start: found.start, end, form: Form::Words })
}

/// *half*, *a third of*: and *half a million*, *half a dozen*, *a quarter million*.
fn half(reading: &Reading, at: usize, scope: Scope) -> Option<Numeral> {
    let found = fraction::alone(reading, at, scope.floor, scope.limit)?;
    Some(part(reading, found.value, found.start, found.end, scope))
}

/// A fraction, which a scale after it makes a number: *half a million*, *two thirds of a million*.
fn part(reading: &Reading, value: f64, start: usize, end: usize, scope: Scope) -> Numeral {
    let fraction = Numeral { value, tolerance: ROUNDED_SHARE, scale: 1.0, start, end, form: Form::Fraction };
    let of = usize::from(reading.lower(end) == "of");
    let article = usize::from(matches!(reading.lower(end + of), "a" | "an"));
    let scaled = if of + article == 1 && of == 1 { None } else { word_scale(reading, end + of + article, scope.limit) };
    scaled.map_or(fraction, |(scale, end)| {
        let tolerance = if scale == 12.0 { 0.0 } else { scale / 20.0 };
        Numeral { value: value * scale, tolerance, scale, end, form: Form::Words, start }
    })
}

/// Shares in words are rounded to whole percent: *two thirds* is 67 %.
const ROUNDED_SHARE: f64 = 0.005;

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    fn numeral(text: &str) -> (Option<Numeral>, usize) {
        let (_, reading) = reading(text);
        let end = reading.sentences()[0].end;
        let scope = Scope { floor: 0, limit: end, money: false, habit: Habit::default() };
        let at = reading.next(0, end, Class::NUMERAL);
        (read(&reading, at, scope).filter(|numeral| numeral.start == 0), end)
    }

    #[track_caller]
    fn check(text: &str, value: f64, tolerance: f64) {
        let (found, end) = numeral(text);
        let found = found.unwrap();
        assert!((found.value - value).abs() < 1e-6 * value.max(1.0), "{text}: {}", found.value);
        assert!((found.tolerance - tolerance).abs() < 1e-6 * value.max(1.0), "{text}: ± {}", found.tolerance);
        assert_eq!(found.end, end, "{text} is read whole");
    }

    #[track_caller]
    fn ends(text: &str, end: usize) {
        assert_eq!(numeral(text).0.map(|numeral| numeral.end), Some(end), "{text}");
    }

    #[test]
    fn digits_and_their_scales() {
        check("1,200", 1200.0, 0.0);
        check("1200", 1200.0, 0.0);
        check("1 200", 1200.0, 0.0);
        check("1 234 567.5", 1_234_567.5, 0.05);
        check("2.4", 2.4, 0.05);
        check(".25", 0.25, 0.005);
        check("1.2 million", 1.2e6, 0.05e6);
        check("3bn", 3e9, 0.5e9);
        check("2.4B", 2.4e9, 0.05e9);
        check("5k", 5e3, 500.0);
        check("25 lakh", 2.5e6, 5e4);
        check("2.48×10−5", 2.48e-5, 5e-8);
        check("1.3x10^6", 1.3e6, 5e4);
        check("2-million", 2e6, 5e5);
    }

    #[test]
    fn number_words() {
        check("nine", 9.0, 0.0);
        check("twenty-one", 21.0, 0.0);
        check("fifty two", 52.0, 0.0);
        check("one hundred and five", 105.0, 0.0);
        check("two thousand three hundred", 2300.0, 0.0);
        check("two hundred and two thousand", 202_000.0, 500.0);
        check("a hundred and two", 102.0, 0.0);
        check("a dozen", 12.0, 0.0);
        check("two dozen", 24.0, 0.0);
        check("five million", 5e6, 0.5e6);
        check("half a million", 5e5, 5e4);
        check("half a dozen", 6.0, 0.0);
        check("quarter million", 2.5e5, 5e4);
        check("several hundred", 100.0, 0.0);
        check("hundreds of thousands", 1e5, 0.0);
        check("tens of thousands", 1e4, 0.0);
        check("15 hundred", 1500.0, 0.0);
        check("2 dozen", 24.0, 0.0);
        check("a few thousand", 1000.0, 0.0);
        check("a couple of million", 2e6, 0.0);
        check("zero", 0.0, 0.0);
        check("five point five", 5.5, 0.05);
        check("two point five billion", 2.5e9, 0.05e9);
        check("three lakh crore", 3e12, 5e6);
    }

    #[test]
    fn fractions() {
        check("½", 0.5, 0.005);
        check("2½", 2.5, 0.0);
        check("2 1/2", 2.5, 0.0);
        check("3/4", 0.75, 0.005);
        check("two thirds", 2.0 / 3.0, 0.005);
        check("one-third", 1.0 / 3.0, 0.005);
        check("a half", 0.5, 0.005);
        check("one and a half", 1.5, 0.0);
        check("two and a half million", 2.5e6, 0.0);
        check("3 million and a half", 3.5e6, 0.0);
        check("one and three quarters", 1.75, 0.0);
        check("two thirds of a million", 2e6 / 3.0, 5e4);
    }

    #[test]
    fn a_number_ends_where_another_begins() {
        ends("five six", 1);
        ends("ten and five", 1);
        ends("twenty thirty", 1);
        ends("one hundred and two hundred", 2);
    }

    #[test]
    fn what_is_no_numeral() {
        for text in ["10.0.0.1", "1,2", "hundred", "million", "and", "1,20,0", "third party", "half-time"] {
            assert_eq!(numeral(text).0, None, "{text}");
        }
    }
}
