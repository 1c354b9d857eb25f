//! Numbers in words.
//!
//! ```text
//! words  := ["a" | "an"] part (["-" | "and" | "&"] part)* ["point" digit+]
//! part   := unit | ten | "hundred" | scale | "dozen"           each fits what stands before it, or begins another number
//! scale  := "thousand" | "lakh" | "million" | "crore" | "billion" | "trillion" | "quadrillion" | "quintillion"
//! vague  := "dozens" | "scores" | "hundreds" | … ["of" "thousands"] | "several" [many] | ["a"] "few" many
//!         | ("a" | "the" | "these" …) "few" unit | "a couple of" [many]          many := "dozen" | "hundred" | scale
//! ```

use super::super::class::Class;
use super::super::reading::Reading;

/// Units that are other things too, of which a few are not measured: *a few knots in the rope*.
const NAMED: &[&str] = &["degrees", "marks", "knots", "points"];

/// A number in words, as far as it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) value: f64,
    /// The scale that ends it, or 1: *five million* is rounded to millions, *five million two hundred* is not.
    pub(super) rounded: f64,
    /// Half a unit of the last decimal.
    pub(super) tolerance: f64,
    pub(super) start: usize,
    pub(super) end: usize,
    /// What stood before the last *and*: it may be that only what follows is the numerator of a fraction.
    pub(super) before_and: Option<(f64, f64)>,
}

/// What a word is within a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Unit(f64),
    Ten(f64),
    Hundred,
    Scale(f64),
    Dozen,
}

/// The words with which a number may begin, *a* aside.
pub(super) const FIRST: &[&str] = &[
    "zero",
    "nought",
    "naught",
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
    "twenty",
    "thirty",
    "forty",
    "fourty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "lakh",
    "crore",
    "dozen",
    "several",
    "few",
    "couple",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
];

fn part(word: &str) -> Option<Part> {
    Some(match word {
        "zero" | "nought" | "naught" => Part::Unit(0.0),
        "one" => Part::Unit(1.0),
        "two" => Part::Unit(2.0),
        "three" => Part::Unit(3.0),
        "four" => Part::Unit(4.0),
        "five" => Part::Unit(5.0),
        "six" => Part::Unit(6.0),
        "seven" => Part::Unit(7.0),
        "eight" => Part::Unit(8.0),
        "nine" => Part::Unit(9.0),
        "ten" => Part::Unit(10.0),
        "eleven" => Part::Unit(11.0),
        "twelve" => Part::Unit(12.0),
        "thirteen" => Part::Unit(13.0),
        "fourteen" => Part::Unit(14.0),
        "fifteen" => Part::Unit(15.0),
        "sixteen" => Part::Unit(16.0),
        "seventeen" => Part::Unit(17.0),
        "eighteen" => Part::Unit(18.0),
        "nineteen" => Part::Unit(19.0),
        "twenty" => Part::Ten(20.0),
        "thirty" => Part::Ten(30.0),
        "forty" | "fourty" => Part::Ten(40.0),
        "fifty" => Part::Ten(50.0),
        "sixty" => Part::Ten(60.0),
        "seventy" => Part::Ten(70.0),
        "eighty" => Part::Ten(80.0),
        "ninety" => Part::Ten(90.0),
        "hundred" => Part::Hundred,
        "dozen" | "dozens" | "doz" | "dozs" | "dzs" => Part::Dozen,
        _ => return scale(word).map(Part::Scale),
    })
}

/// What a scale multiplies by.
pub(in super::super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" => 1e9,
        "trillion" => 1e12,
        "quadrillion" => 1e15,
        "quintillion" => 1e18,
        _ => return None,
    })
}

/// The whole number below a hundred that one word states.
pub(super) fn small(word: &str) -> Option<f64> {
    match part(word)? {
        Part::Unit(value) | Part::Ten(value) => Some(value),
        Part::Hundred | Part::Scale(_) | Part::Dozen => None,
    }
}

/// Reads the number whose first word that is no article stands at a token; an article before it is its one.
pub(super) fn read(reading: &Reading, at: usize, floor: usize, limit: usize) -> Option<Words> {
    let article = at > floor && matches!(reading.lower(at - 1), "a" | "an");
    let mut sum = Sum::default();
    let start = match part(reading.lower(at))? {
        Part::Unit(_) | Part::Ten(_) => at,
        Part::Dozen if reading.lower(at) == "dozens" => return None,
        // "hundred thousand dollars" lacks its article; a scale alone is no number.
        Part::Scale(_) | Part::Hundred | Part::Dozen => {
            sum.begin_with_one();
            match (article, scale(reading.lower(at + 1))) {
                (true, _) => at - 1,
                (false, Some(_)) if at + 1 < limit && reading.lower(at) == "hundred" => at,
                _ => return None,
            }
        }
    };
    let mut end = at;
    let mut before_and = None;
    while end < limit {
        let next = end + usize::from(end > at && joins(reading, end, limit));
        let Some(part) = part(reading.lower(next)).filter(|&part| sum.fits(part, next > end)) else { break };
        // "One hundred and two hundred" are two numbers.
        if next > end && sum.last == 100.0 && reading.lower(next + 1) == "hundred" {
            break;
        }
        if next > end && reading.lower(end) == "and" {
            before_and = Some((sum.value(), sum.rounded()));
        }
        sum.take(part);
        end = next + 1;
    }
    let (value, decimals, end) = point(reading, end, limit, sum.value()).unwrap_or((sum.value(), 0, end));
    let tolerance = if decimals > 0 { 0.5 * 10f64.powi(-decimals) } else { 0.0 };
    (end > at).then_some(Words { value, rounded: sum.rounded(), tolerance, start, end, before_and })
}

/// Whether what stands between two parts of a number joins them: a hyphen, *and*, *&*.
fn joins(reading: &Reading, at: usize, limit: usize) -> bool {
    // A space on one side only makes a dash of it.
    let hyphen = matches!(reading.mark(at), Some('-' | '‑')) && reading.touches_next(at) == reading.touches_next(at - 1);
    at + 1 < limit && (hyphen || reading.lower(at) == "and" || reading.is_mark(at, '&'))
}

/// *five point five*, *zero point zero eight*.
fn point(reading: &Reading, at: usize, limit: usize, whole: f64) -> Option<(f64, i32, usize)> {
    if reading.lower(at) != "point" || at + 1 >= limit {
        return None;
    }
    let (mut value, mut decimals, mut end) = (whole, 0, at + 1);
    while end < limit && decimals < 12 {
        let joined = end > at + 1 && matches!(reading.mark(end), Some('-' | '‑')) && reading.touches_next(end);
        end += usize::from(joined);
        match part(reading.lower(end)) {
            Some(Part::Unit(digit)) if digit < 10.0 && joined => value += digit * 10f64.powi(-decimals),
            Some(Part::Unit(digit)) if digit < 10.0 => {
                decimals += 1;
                value += digit * 10f64.powi(-decimals);
            }
            Some(Part::Unit(two) | Part::Ten(two)) => {
                decimals += 2;
                value += two * 10f64.powi(-decimals);
            }
            _ => break,
        }
        end += 1;
    }
    (decimals > 0).then_some((value, decimals, end))
}

/// The sum of the parts so far.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// What scales have closed.
    total: f64,
    /// What the next scale multiplies.
    current: f64,
    /// The value of the last part: smaller ones may follow it, others begin another number. 0 before the first.
    last: f64,
    /// The last scale, where nothing follows it.
    scaled: f64,
    any: bool,
}

impl Sum {
    fn begin_with_one(&mut self) {
        self.current = 1.0;
        self.last = 1.0;
    }

    fn value(&self) -> f64 {
        self.total + self.current
    }

    fn rounded(&self) -> f64 {
        if self.scaled > 0.0 && self.current == 0.0 { self.scaled } else { 1.0 }
    }

    /// Whether a part goes on with the number. After *and* or a hyphen only a smaller one does.
    fn fits(&self, part: Part, joined: bool) -> bool {
        let room = match part {
            Part::Unit(value) => {
                !self.any && !joined
                    || (value > 0.0 && value < 10.0 && self.last >= 20.0 && self.last < 100.0)
                    || self.last >= 100.0
            }
            Part::Ten(_) => !self.any && !joined || self.last >= 100.0,
            Part::Hundred => self.current > 0.0 && self.current < 100.0 && self.last < 100.0,
            Part::Dozen => self.current > 0.0 && self.last != 12.0,
            Part::Scale(scale) => {
                (self.current > 0.0 || self.total > 0.0) && self.last < 1e3 || self.last * scale >= 1e11 && self.last == 1e5
            }
        };
        room && !(joined && matches!(part, Part::Scale(_)))
    }

    fn take(&mut self, part: Part) {
        self.any = true;
        match part {
            Part::Unit(value) | Part::Ten(value) => {
                self.current += value;
                self.last = value.max(1.0);
            }
            Part::Hundred => {
                self.current *= 100.0;
                self.last = 100.0;
            }
            Part::Dozen => {
                // "Three hundred and two dozen".
                let counted = if self.last < 100.0 { self.current % 100.0 } else { self.current };
                self.current += counted * 11.0;
                self.last = 12.0;
            }
            Part::Scale(scale) => {
                // "two hundred thousand", and "three lakh crore".
                let scales = if self.current > 0.0 { &mut self.current } else { &mut self.total };
                let value = *scales * scale;
                *scales = 0.0;
                self.total += value;
                self.last = scale;
                self.scaled = scale;
            }
        }
    }
}

/// *hundreds*, *several*, *several hundred*, *a few thousand*, *a couple of million*: what it is at least, and its tokens.
pub(super) fn vague(reading: &Reading, at: usize, floor: usize) -> Option<(f64, usize, usize)> {
    let word = reading.lower(at);
    let article = at > floor && reading.lower(at - 1) == "a";
    let multiple = |at: usize| match reading.lower(at) {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        word => scale(word),
    };
    match word {
        "couple" => {
            let of = reading.lower(at + 1) == "of";
            let next = at + 1 + usize::from(of);
            let scaled = multiple(next).map(|value| (2.0 * value, next + 1));
            let (value, end) = scaled.or_else(|| of.then_some((2.0, next)))?;
            return article.then_some((value, at - 1, end));
        }
        "few" => {
            let start = at - usize::from(article);
            if let Some(value) = multiple(at + 1) {
                return Some((value, start, at + 2));
            }
            // "A few minutes", "the few metres": what is measured is some, where *few minutes* may be none.
            let some =
                article || (at > floor && matches!(reading.lower(at - 1), "the" | "these" | "those" | "last" | "next" | "first"));
            let quite = at > floor + 1 && article && reading.lower(at - 2) == "quite";
            let named = NAMED.contains(&reading.lower(at + 1)) || reading.lower(at + 2) == "ago";
            let measured = some && !quite && !named && reading.class(at + 1).contains(Class::UNIT | Class::PLURAL);
            return measured.then_some((3.0, start, at + 1));
        }
        "several" => {
            if let Some(value) = multiple(at + 1) {
                return Some((value, at, at + 2));
            }
        }
        _ => {}
    }
    // "Tens of thousands", "hundreds of millions".
    let multiplied = plural(reading.lower(at + 2)).filter(|&of| reading.lower(at + 1) == "of" && of >= 100.0);
    let tens = if word == "tens" { Some(10.0) } else { plural(word) };
    if let Some((value, of)) = tens.zip(multiplied) {
        return Some((value * of, at, at + 3));
    }
    plural(word).map(|value| (value, at, at + 1))
}

fn plural(word: &str) -> Option<f64> {
    Some(match word {
        "several" => 3.0,
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 100.0,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}
