//! Figures in digits, with the separators that people write.
//!
//! ```text
//! figure   := english | indian | european | "." d+
//! english  := d{1,3} ("," d{3})+ ["." d+]  |  d{1,3} ("’" d{3})+ ["." d+]  |  d+ ["." d+]
//! indian   := d{1,2} ("," d{2})+ "," d{3} ["." d+]
//! european := d{1,3} ("." d{3})+ "," d+  |  d{1,3} ("." d{3}){2,}          and, where the document writes so:
//!           | d{1,3} "." d{3}            |  d+ "," d+
//! spaced   := d{1,3} (" " d{3})+ ["." d+] | d{1,3} (" , " d{3})+ | figure " . " d+      the last two in text cut into tokens
//! exponent := figure ("e" | "×10^" | "x10" | "^") ["+" | "-" | "−"] d+ | figure "×" "10" (("^" ["+" | "-" | "−"] d+) | superscript)
//! ```

use super::super::reading::Reading;

/// A figure as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) value: f64,
    /// How many digits stand after the decimal sign; below zero where the figure is scaled by an exponent.
    pub(super) decimals: i32,
    /// The token after it.
    pub(super) end: usize,
}

/// Which sign the document parts thousands with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Habit {
    english: bool,
    european: bool,
}

impl Habit {
    /// Looks at figures that can only be read one way.
    pub(in super::super) fn of<'a>(figures: impl Iterator<Item = &'a str>) -> Self {
        let mut habit = Self::default();
        for figure in figures.filter(|figure| figure.contains(['.', ','])) {
            let decimals = figure.rsplit([',', '.']).next().map_or(0, str::len);
            habit.english |= english(figure).is_some() && figure.contains(',') && (figure.contains('.') || decimals == 3);
            habit.european |= european(figure, false).is_some() && figure.contains('.') && figure.contains(',');
        }
        habit
    }

    fn is_european(self) -> bool {
        self.european && !self.english
    }
}

/// Reads the figure whose digits stand in a token, those of the next ones where spaces part thousands.
pub(super) fn read(reading: &Reading, at: usize, limit: usize, habit: Habit) -> Option<Figure> {
    let text = reading.lower(at);
    let (value, decimals) = parse(text, habit)?;
    let figure =
        spaced(reading, at, limit).or_else(|| parted(reading, at, limit)).unwrap_or(Figure { value, decimals, end: at + 1 });
    let figure = exponent(reading, &figure, limit).unwrap_or(figure);
    (figure.value < LARGEST).then_some(figure)
}

/// Nobody counts so far, and whatever scale or unit follows, the number stays finite.
const LARGEST: f64 = 1e120;

/// The value of digits with separators, and how many decimals they have.
fn parse(text: &str, habit: Habit) -> Option<(f64, i32)> {
    if text.len() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((plain(text)?, 0));
    }
    let loose = habit.is_european();
    if loose { european(text, true).or_else(|| english(text)) } else { english(text).or_else(|| european(text, false)) }
}

/// The value of digits alone. Nine of them fit into 32 bits; of more the library knows the nearest number.
fn plain(digits: &str) -> Option<f64> {
    if digits.is_empty() || digits.len() > 9 {
        return digits.parse().ok();
    }
    Some(f64::from(digits.bytes().fold(0, |value: u32, digit| value * 10 + u32::from(digit - b'0'))))
}

/// Longer runs of digits are identifiers.
const LONGEST: usize = 40;

/// *1,200.5*, *1’200*, *12,34,567*.
fn english(text: &str) -> Option<(f64, i32)> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    value(whole, fraction, [',', '\'', '’'])
}

/// *1.200,5*, *1.200.000*, *5,00*; where the document writes so, *1.200* and *1,5* too.
fn european(text: &str, habit: bool) -> Option<(f64, i32)> {
    let (whole, fraction) = match text.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    // Two groups, or groups and a fraction that is none: nothing else is written so.
    let clear = whole.matches('.').count() > 1 || (fraction.is_some() && whole.contains('.'));
    let cents = !whole.contains('.') && fraction.is_some_and(|fraction| fraction.len() == 2);
    if clear || cents || habit { value(whole, fraction, ['.', '.', '.']) } else { None }
}

fn value(whole: &str, fraction: Option<&str>, separators: [char; 3]) -> Option<(f64, i32)> {
    let mut groups = whole.split(separators);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let thousands = rest.iter().all(|group| group.len() == 3);
    let indian = rest.split_last().is_some_and(|(last, lakhs)| {
        last.len() == 3 && !lakhs.is_empty() && first.len() <= 2 && lakhs.iter().all(|group| group.len() == 2)
    });
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = !rest.is_empty();
    if (grouped && (first.len() > 3 || !(thousands || indian))) || !digits(first) || !fraction.is_none_or(digits) {
        return None;
    }
    let text = format!("{first}{}.{}", rest.concat(), fraction.unwrap_or("0"));
    Some((text.parse().ok()?, i32::try_from(fraction.map_or(0, str::len)).ok()?))
}

/// *1 234 567.8*: groups of three digits after one of one to three.
fn spaced(reading: &Reading, at: usize, limit: usize) -> Option<Figure> {
    let plain = |at: usize| reading.lower(at).bytes().all(|byte| byte.is_ascii_digit());
    let first = reading.lower(at);
    if first.len() > 3 || !plain(at) || first.starts_with('0') || reading.touches_next(at) {
        return None;
    }
    if !reading.is_number(at + 1) {
        return None;
    }
    let mut text = first.to_owned();
    let mut end = at + 1;
    while end < limit
        && end - at < LONGEST / 3
        && reading.is_number(end)
        && reading.bytes(end) >= 3
        && !reading.touches_next(end - 1)
    {
        let group = reading.lower(end);
        let (digits, fraction) = group.split_once('.').map_or((group, None), |(digits, fraction)| (digits, Some(fraction)));
        if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        text.push_str(group);
        end += 1;
        if fraction.is_some() {
            break;
        }
    }
    // "10 100-metre races" are two numbers, and so are "1 234 5678".
    let goes_on = (reading.touches_next(end - 1) && reading.is_mark(end, '-')) || (reading.is_number(end) && end < limit);
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    (end > at + 1 && !goes_on)
        .then(|| Some(Figure { value: text.parse().ok()?, decimals: i32::try_from(decimals).ok()?, end }))?
}

/// *6 . 2* and *10 , 000*, as text looks that somebody has cut into tokens: nobody else writes a space before the mark.
fn parted(reading: &Reading, at: usize, limit: usize) -> Option<Figure> {
    if reading.touches_next(at) || !matches!(reading.mark(at + 1), Some('.' | ',')) {
        return None;
    }
    let plain = |at: usize| at < limit && reading.is_number(at) && reading.lower(at).bytes().all(|byte| byte.is_ascii_digit());
    let apart = |at: usize| !reading.touches_next(at) && !reading.touches_next(at + 1) && plain(at + 2);
    let mut text = String::new();
    let mut end = at + 1;
    while plain(at)
        && reading.is_mark(end, ',')
        && apart(end - 1)
        && reading.bytes(end + 1) == 3
        && reading.bytes(at) <= 3
        && text.len() < LONGEST
    {
        text.push_str(reading.lower(end + 1));
        end += 2;
    }
    let whole = text.len();
    if plain(at) && reading.is_mark(end, '.') && apart(end - 1) {
        text.push('.');
        text.push_str(reading.lower(end + 1));
        end += 2;
    }
    if end == at + 1 {
        return None;
    }
    let decimals = i32::try_from(text.len().saturating_sub(whole + 1)).ok()?;
    let value = format!("{}{text}", reading.lower(at)).parse().ok()?;
    Some(Figure { value, decimals, end })
}

/// *1e10*, *2.48×10−5*, *1.3x10^6*.
fn exponent(reading: &Reading, figure: &Figure, limit: usize) -> Option<Figure> {
    let at = figure.end;
    if let Some((power, end)) = power_of_ten(reading, at, limit) {
        return Some(Figure { value: figure.value * 10f64.powi(power), decimals: figure.decimals - power, end });
    }
    if at >= limit || !reading.touches_next(at - 1) {
        return None;
    }
    let word = reading.lower(at);
    if reading.is_mark(at, '^') {
        let (power, end) = signed(reading, at + 1, limit)?;
        return Some(Figure { value: figure.value.powi(power), decimals: 0, end });
    }
    let (power, end) = match (word, reading.mark(at)) {
        ("e", _) if reading.touches_next(at) => signed(reading, at + 1, limit)?,
        ("x10", _) if reading.is_mark(at + 1, '^') => signed(reading, at + 2, limit)?,
        (_, Some('×')) if reading.lower(at + 1) == "10" => {
            signed(reading, at + 2 + usize::from(reading.is_mark(at + 2, '^')), limit)?
        }
        _ => (word.strip_prefix('e').filter(|digits| digits.len() <= 3)?.parse().ok()?, at + 1),
    };
    Some(Figure { value: figure.value * 10f64.powi(power), decimals: figure.decimals - power, end })
}

/// *× 10^10*, *×10⁻⁶*: the space around the sign is free, because a power of ten follows.
fn power_of_ten(reading: &Reading, at: usize, limit: usize) -> Option<(i32, usize)> {
    let sign = reading.is_mark(at, '×') || reading.is_mark(at, '·') || reading.lower(at) == "x";
    if !sign || at + 2 >= limit || reading.lower(at + 1) != "10" || !reading.touches_next(at + 1) {
        return None;
    }
    if reading.is_mark(at + 2, '^') {
        return signed(reading, at + 3, limit);
    }
    let minus = reading.is_mark(at + 2, '⁻');
    let first = at + 2 + usize::from(minus);
    let digits = (first..limit.min(first + 3)).map_while(|at| superscript(reading.mark(at)?)).collect::<Vec<i32>>();
    let power = digits.iter().fold(0, |power, digit| power * 10 + digit);
    (!digits.is_empty()).then_some((if minus { -power } else { power }, first + digits.len()))
}

/// The digit that a raised one stands for.
fn superscript(mark: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip(0..).find(|(known, _)| *known == mark).map(|(_, digit)| digit)
}

fn signed(reading: &Reading, at: usize, limit: usize) -> Option<(i32, usize)> {
    let minus = matches!(reading.mark(at), Some('-' | '−'));
    let at = at + usize::from(minus || reading.is_mark(at, '+'));
    let digits = reading.lower(at);
    let power: i32 = (at < limit && reading.is_number(at) && digits.len() <= 3).then(|| digits.parse().ok())??;
    Some((if minus { -power } else { power }, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<f64>) {
        assert_eq!(parse(text, Habit::default()).map(|(value, _)| value), expect, "{text}");
    }

    #[test]
    fn separators_of_all_lands() {
        check("1,200", Some(1200.0));
        check("1,234,567.5", Some(1_234_567.5));
        check("12,34,567", Some(1_234_567.0));
        check("1’200", Some(1200.0));
        check("1.200,5", Some(1200.5));
        check("1.200.000", Some(1_200_000.0));
        check("1.200", Some(1.2));
        check("5,00", Some(5.0));
    }

    #[test]
    fn what_is_no_figure() {
        for text in ["1,2", "1,20,0", "10.0.0.1", "1.2.3", "1,2345", "12,3,456"] {
            check(text, None);
        }
    }

    #[test]
    fn the_document_decides_where_one_figure_cannot() {
        let habit = Habit::of(["1.200,5", "3"].into_iter());
        assert!(habit.is_european());
        assert!(!Habit::of(["1.200,5", "1,200.5"].into_iter()).is_european());
        assert!(!Habit::of(["1.200"].into_iter()).is_european());
        assert_eq!(parse("1.200", habit).map(|(value, _)| value), Some(1200.0));
        assert_eq!(parse("1,5", habit).map(|(value, _)| value), Some(1.5));
    }
}
