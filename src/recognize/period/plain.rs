//! Whether four figures alone are a year.
//!
//! From 1900 to 2099 they are one where they count, measure and number nothing; from 1500 after a word such as *in*, in brackets,
//! or at the end of a stretch; from 1000 after *in* or *circa* where the phrase ends with them, and in any of these where `told`
//! finds words that make them one.

use super::super::class::Class;
use super::reader::Reader;
use super::words::is_title;

/// Words right before four figures that make them a year.
const BEFORE_YEARS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "during",
    "from",
    "before",
    "after",
    "year",
    "early",
    "late",
    "mid",
    "as",
    "circa",
    "ca",
    "born",
    "died",
    "between",
    "through",
    "throughout",
    "around",
    "spring",
    "summer",
    "autumn",
    "winter",
    "back",
    "b",
    "d",
    "est",
    "established",
    "founded",
    "years",
];

/// Words that are shortened before a year.
const ABBREVIATED: &[&str] = &["c", "ca", "est"];

/// Words whose *of* is followed by an amount.
const AMOUNTS: &[&str] = &[
    "total",
    "sum",
    "number",
    "population",
    "average",
    "mean",
    "maximum",
    "minimum",
    "height",
    "length",
    "width",
    "depth",
    "area",
    "crew",
    "force",
    "distance",
    "group",
    "majority",
    "value",
    "price",
    "speed",
    "capacity",
    "rate",
    "cost",
    "elevation",
    "size",
    "index",
    "score",
    "out",
    "all",
    "each",
    "some",
    "any",
    "consisting",
    "made",
    "excess",
    "series",
    "set",
    "altitude",
    "one",
];

/// Words before which four figures are an amount.
const BOUNDS: &[&str] = &[
    "than",
    "over",
    "about",
    "nearly",
    "almost",
    "least",
    "most",
    "some",
    "approximately",
    "roughly",
    "estimated",
    "exceeding",
    "up",
    "only",
    "just",
    "another",
    "under",
    "below",
    "above",
    "x",
];

/// Words whose figures are a name, and no date.
const LABELS: &[&str] = &[
    "resolution",
    "resolutions",
    "rfc",
    "iso",
    "iec",
    "section",
    "sections",
    "article",
    "articles",
    "page",
    "pages",
    "no",
    "nos",
    "number",
    "room",
    "flight",
    "route",
    "model",
    "version",
    "chapter",
    "order",
    "bill",
    "case",
    "item",
    "paragraph",
    "line",
    "part",
    "boeing",
    "airbus",
    "highway",
    "serial",
    "id",
    "code",
    "suite",
    "lot",
    "step",
    "table",
    "figure",
    "pin",
    "port",
    "directive",
    "regulation",
    "decision",
    "document",
    "unit",
    "apollo",
    "windows",
    "pp",
    "p",
    "vol",
    "volume",
    "note",
    "clause",
    "building",
    "box",
    "channel",
    "class",
    "ref",
    "extension",
    "ext",
    "paid",
    "pay",
    "score",
    "scored",
    "r",
];

/// Words after four figures that make them an amount.
const MEASURES: &[&str] = &[
    "percent",
    "per",
    "km",
    "kg",
    "m",
    "cm",
    "mm",
    "g",
    "t",
    "million",
    "billion",
    "thousand",
    "trillion",
    "hours",
    "hrs",
    "h",
    "gmt",
    "utc",
    "usd",
    "eur",
    "gbp",
    "euro",
    "square",
    "cubic",
    "mw",
    "gw",
    "kw",
    "kwh",
    "mwh",
    "mg",
    "ml",
    "l",
    "lb",
    "ft",
    "mph",
    "rpm",
    "psi",
    "kcal",
    "mb",
    "gb",
    "tb",
    "hz",
    "mhz",
    "v",
    "w",
    "metre",
    "meter",
    "kilometre",
    "mile",
    "dollar",
    "helpline",
    "hotline",
];

/// Words after four figures and a hyphen, with which the figures stay a year: *2011-based*.
const AFTER_HYPHEN: &[&str] = &["based", "era", "style", "dated", "born", "built", "vintage", "present", "now", "today"];

impl Reader<'_> {
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        let before = self.back(at, 1);
        let mark = before.and_then(|before| self.mark(before));
        let word = if mark == Some('.') { self.back(at, 2).map_or("", |word| self.lower(word)) } else { self.before(at) };
        LABELS.contains(&word) || self.is_entitled(at) || mark == Some('#') || (mark == Some(')') && self.is_mark(at + 1, '/'))
    }

    /// *Natura 2000*, *Post 2076 met*; *Post 2020, trade fell* is of a year.
    fn is_entitled(&self, at: usize) -> bool {
        let Some(name) = self.back(at, 1).filter(|&name| self.reading.is_capital(name)) else { return false };
        let opens = name == self.sentence.start && self.lower(name) == "post" && !self.is_verb(at + 1);
        is_title(self.lower(name)) && !opens
    }

    /// Whether four figures alone are a year.
    pub(super) fn is_year(&self, at: usize, year: i16) -> bool {
        let number = self.back(at, 1).is_some_and(|before| self.reading.is_number(before));
        if !number && self.is_told_year(at, at + 1, year) {
            return true;
        }
        let amount = number || self.is_amount(at, at + 1) || self.is_risen_to(at);
        !amount
            && match year {
                1900..2100 => true,
                1500..2200 => self.is_said(at) || self.ends_stretch(at) || self.is_of(at) || self.qualifies(at, year),
                1000..1500 => (self.is_in(at) || self.is_circa(at)) && self.ends_phrase(at + 1),
                _ => false,
            }
    }

    /// Whether two years with a dash between them are years, and neither amounts nor pages.
    pub(super) fn are_years(&self, at: usize, first: i16) -> bool {
        if self.is_told_year(at, at + 3, first) {
            return true;
        }
        // "The budget for 2023/24 allocates": two years in a row with a slash count nothing, whatever follows.
        let next = self.figures(at + 2).is_some_and(|(second, digits)| digits == 2 && second == (first + 1) % 100);
        if next && self.is_mark(at + 1, '/') && (1900..2100).contains(&first) && !self.is_labelled(at) {
            return true;
        }
        let old = first < 1500 && !(self.ends_phrase(at + 3) && (self.is_in(at) || self.is_said(at)));
        !old && !self.is_amount(at, at + 3)
    }

    /// Whether the words around figures make them an amount or the number of something; `next` is the token after them.
    fn is_amount(&self, at: usize, next: usize) -> bool {
        let before = self.before(at);
        let sign = self.back(at, 1).and_then(|before| self.mark(before));
        BOUNDS.contains(&before)
            || self.is_labelled(at)
            || matches!(sign, Some('$' | '€' | '£' | '¥' | '~' | '#' | '+' | '>' | '<' | '§' | '№' | '×'))
            || self.is_amount_of(at, next)
            || self.is_range_of_amounts(at, next)
    }

    fn is_in(&self, at: usize) -> bool {
        matches!(self.before(at), "in" | "year" | "since")
    }

    /// *circa 1450*, not *a crew of circa 1450*.
    fn is_circa(&self, at: usize) -> bool {
        matches!(self.before(at), "circa" | "ca") && !self.back(at, 2).is_some_and(|word| matches!(self.lower(word), "of" | "to"))
    }

    /// Whether a word or mark before a figure makes it a year.
    pub(super) fn is_said(&self, at: usize) -> bool {
        let mark = self.back(at, 1).and_then(|before| self.mark(before));
        // "c. 1850".
        let short = mark == Some('.') && self.back(at, 2).is_some_and(|word| ABBREVIATED.contains(&self.lower(word)));
        BEFORE_YEARS.contains(&self.before(at)) || short || matches!(mark, Some('(' | '–' | '†' | '*'))
    }

    /// *the 1848 uprising*, *an 1812 campaign*: what is counted would be many, and seldom to the last figure.
    fn qualifies(&self, at: usize, year: i16) -> bool {
        let article = matches!(self.before(at), "a" | "an" | "the" | "his" | "her" | "its" | "their");
        let many = self.reading.is(at + 1, Class::PLURAL) && (year % 10 == 0 || self.before(at) != "the");
        (1700..1900).contains(&year) && year % 100 != 0 && article && self.reading.is_word(at + 1) && !many
    }

    /// *the revolutions of 1848*, not *a total of 1848*.
    fn is_of(&self, at: usize) -> bool {
        let noun = self.back(at, 2).filter(|_| self.before(at) == "of" && self.ends_phrase(at + 1));
        noun.is_some_and(|noun| self.reading.is_word(noun) && !AMOUNTS.contains(&self.lower(noun)))
    }

    /// Whether only *to* or *and* stands between a date and this figure: *between 1861 and 1865*.
    fn ends_stretch(&self, at: usize) -> bool {
        let linked = matches!(self.before(at), "and" | "to" | "or" | "until");
        linked && self.floor + 1 == at && self.floor > self.sentence.start
    }

    /// *rose to 2000*, *up from 1750*, *from 1000 to 2000*: an amount, where no date opens the stretch.
    fn is_risen_to(&self, at: usize) -> bool {
        let verb = self.back(at, 2).filter(|_| self.before(at) == "to");
        let moved = verb.is_some_and(|verb| self.reading.is(verb, Class::CHANGE) || self.reading.is_number(verb));
        let up = self.back(at, 2).filter(|_| self.before(at) == "from").is_some_and(|up| matches!(self.lower(up), "up" | "down"));
        (moved || (up && self.lower(at + 1) == "in")) && !matches!(self.lower(at + 1), "level" | "levels")
    }

    /// Whether no noun can follow at a token.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let ends = self.reading.is(at, Class::ENDS_PHRASE) || matches!(self.lower(at), "and" | "or" | "when");
        !self.sentence.contains(&at) || self.mark(at).is_some() || ends
    }

    /// Whether what follows four figures makes them an amount.
    fn is_amount_of(&self, at: usize, next: usize) -> bool {
        let follows = self.follows(next);
        let hyphen = follows && self.is_mark(next, '-');
        let modern = self.figures(at).is_some_and(|(year, _)| (1900..2100).contains(&year) && year % 100 != 0);
        let opens = modern && self.back(at, 1) == Some(self.sentence.start);
        let adverb = match self.before(at) {
            "the" | "in" | "since" | "until" | "during" => true,
            "by" => modern,
            _ => modern && self.is_in_part(at),
        };
        let counted = self.reading.is(next, Class::PLURAL)
            && !self.reading.is(next, Class::CAPITAL | Class::PREPOSITION | Class::AUXILIARY)
            && !adverb;
        counted
            || (matches!(self.lower(next), "people" | "men" | "women" | "children") && !(opens && adverb))
            || matches!(self.mark(next), Some('%' | '+' | '€' | '$' | '°' | '£'))
            || (follows && self.reading.is_word(next))
            || (hyphen
                && self.reading.is_word(next + 1)
                && self.follows(next + 1)
                && !AFTER_HYPHEN.contains(&self.lower(next + 1)))
            || (MEASURES.contains(&self.lower(next)) && (self.reading.is_shouted(next) || !self.reading.is_capital(next)))
            || self.is_address(next)
    }

    /// *from 1600 to 1800 people*: what the second figure counts, the first counts too.
    fn is_range_of_amounts(&self, at: usize, next: usize) -> bool {
        let opens = matches!(self.before(at), "from" | "between") && matches!(self.lower(next), "to" | "and");
        opens && self.figures(next + 1).is_some_and(|(_, digits)| digits == 4) && self.is_amount_of(next + 1, next + 2)
    }

    /// *2018 Main Street*.
    fn is_address(&self, next: usize) -> bool {
        let street =
            |at| matches!(self.lower(at), "street" | "avenue" | "ave" | "boulevard" | "blvd" | "road" | "drive" | "lane");
        self.reading.is_capital(next) && (next + 1..next + 3).any(|at| street(at) && self.reading.is_capital(at))
    }
}
