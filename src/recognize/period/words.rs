//! The words of dates. A new word is a row here.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::super::class::Class;

/// What a word can be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12.
    Month(i8),
    /// 0 is Monday.
    Weekday(i8),
    /// *Q3*.
    Quarter(i8),
    /// *H1*.
    Half(i8),
    /// The month in which it begins.
    Season(i8),
    /// A year of accounts: *fiscal*, *academic*.
    Fiscal,
    /// *FY*.
    FiscalYear,
    /// The year of the century in which it begins: *nineties*.
    Decade(i16),
    /// A year, a quarter, a day …, or several.
    Unit(Unit),
    /// *yesterday* is −1.
    Day(i8),
    /// *last* is −1, *this* 0, *next* 1.
    Turn(i8),
    /// *ago*.
    Ago,
    /// *hence*, *in the future*.
    Hence,
    /// *from now*.
    Now,
    /// The last word of a day known by a name, which other names have too: *Christmas Eve*, *Eve Smith*.
    Feast,
    /// *tonight*, of which there are shows.
    Tonight,
    /// The first half of a year in words: *nineteen* eighty-four, *two* thousand.
    Spelt,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

const WORDS: &[(&str, Word)] = &[
    ("january", Word::Month(1)),
    ("february", Word::Month(2)),
    ("march", Word::Month(3)),
    ("april", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june", Word::Month(6)),
    ("july", Word::Month(7)),
    ("august", Word::Month(8)),
    ("september", Word::Month(9)),
    ("october", Word::Month(10)),
    ("november", Word::Month(11)),
    ("december", Word::Month(12)),
    ("jan", Word::Month(1)),
    ("feb", Word::Month(2)),
    ("febr", Word::Month(2)),
    ("mar", Word::Month(3)),
    ("apr", Word::Month(4)),
    ("jun", Word::Month(6)),
    ("jul", Word::Month(7)),
    ("aug", Word::Month(8)),
    ("sep", Word::Month(9)),
    ("sept", Word::Month(9)),
    ("oct", Word::Month(10)),
    ("nov", Word::Month(11)),
    ("dec", Word::Month(12)),
    ("monday", Word::Weekday(0)),
    ("tuesday", Word::Weekday(1)),
    ("wednesday", Word::Weekday(2)),
    ("thursday", Word::Weekday(3)),
    ("friday", Word::Weekday(4)),
    ("saturday", Word::Weekday(5)),
    ("sunday", Word::Weekday(6)),
    ("mon", Word::Weekday(0)),
    ("tue", Word::Weekday(1)),
    ("tues", Word::Weekday(1)),
    ("wed", Word::Weekday(2)),
    ("weds", Word::Weekday(2)),
    ("thu", Word::Weekday(3)),
    ("thur", Word::Weekday(3)),
    ("thurs", Word::Weekday(3)),
    ("fri", Word::Weekday(4)),
    ("sat", Word::Weekday(5)),
    ("sun", Word::Weekday(6)),
    ("q1", Word::Quarter(1)),
    ("q2", Word::Quarter(2)),
    ("q3", Word::Quarter(3)),
    ("q4", Word::Quarter(4)),
    ("h1", Word::Half(1)),
    ("h2", Word::Half(2)),
    ("spring", Word::Season(3)),
    ("summer", Word::Season(6)),
    ("autumn", Word::Season(9)),
    ("fall", Word::Season(9)),
    ("winter", Word::Season(12)),
    ("fiscal", Word::Fiscal),
    ("financial", Word::Fiscal),
    ("academic", Word::Fiscal),
    ("school", Word::Fiscal),
    ("tax", Word::Fiscal),
    ("fy", Word::FiscalYear),
    ("thirties", Word::Decade(30)),
    ("forties", Word::Decade(40)),
    ("fifties", Word::Decade(50)),
    ("sixties", Word::Decade(60)),
    ("seventies", Word::Decade(70)),
    ("eighties", Word::Decade(80)),
    ("nineties", Word::Decade(90)),
    ("noughties", Word::Decade(100)),
    ("day", Word::Unit(Unit::Day)),
    ("week", Word::Unit(Unit::Week)),
    ("weekend", Word::Unit(Unit::Weekend)),
    ("month", Word::Unit(Unit::Month)),
    ("quarter", Word::Unit(Unit::Quarter)),
    ("half", Word::Unit(Unit::Half)),
    ("year", Word::Unit(Unit::Year)),
    ("decade", Word::Unit(Unit::Decade)),
    ("century", Word::Unit(Unit::Century)),
    ("centuries", Word::Unit(Unit::Century)),
    ("days", Word::Unit(Unit::Day)),
    ("weeks", Word::Unit(Unit::Week)),
    ("months", Word::Unit(Unit::Month)),
    ("quarters", Word::Unit(Unit::Quarter)),
    ("years", Word::Unit(Unit::Year)),
    ("decades", Word::Unit(Unit::Decade)),
    ("yesterday", Word::Day(-1)),
    ("today", Word::Day(0)),
    ("tonight", Word::Tonight),
    ("tomorrow", Word::Day(1)),
    ("tmrw", Word::Day(1)),
    ("tmr", Word::Day(1)),
    ("last", Word::Turn(-1)),
    ("past", Word::Turn(-1)),
    ("previous", Word::Turn(-1)),
    ("this", Word::Turn(0)),
    ("current", Word::Turn(0)),
    ("next", Word::Turn(1)),
    ("coming", Word::Turn(1)),
    ("upcoming", Word::Turn(1)),
    ("ago", Word::Ago),
    ("hence", Word::Hence),
    ("future", Word::Hence),
    ("now", Word::Now),
    ("christmas", Word::Feast),
    ("halloween", Word::Feast),
    ("eve", Word::Feast),
    ("sixteen", Word::Spelt),
    ("seventeen", Word::Spelt),
    ("eighteen", Word::Spelt),
    ("nineteen", Word::Spelt),
    ("twenty", Word::Spelt),
    ("two", Word::Spelt),
];

static TABLE: LazyLock<HashMap<&'static str, Word, FixedState>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// What a word, in lower case, can be in a date. *FY2018* counts as *FY*.
pub(super) fn word(lower: &str) -> Option<Word> {
    TABLE.get(lower).copied().or_else(|| fiscal_figure(lower).map(|_| Word::FiscalYear))
}

/// The words with which a date may begin, or that name one after what tells which.
pub(in super::super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    let class = |word| if matches!(word, Word::Feast | Word::Tonight) { Class::DAY } else { Class::PERIOD };
    WORDS.iter().map(move |&(spelling, word)| (spelling, class(word)))
}

/// What a word that no table lists can be: *FY2018* is a date.
pub(in super::super) fn class_of(lower: &str) -> Class {
    if fiscal_figure(lower).is_some() { Class::PERIOD } else { Class::empty() }
}

/// The figure in *FY2018*, *FY18*.
pub(super) fn fiscal_figure(lower: &str) -> Option<&str> {
    lower.strip_prefix("fy").filter(|figure| matches!(figure.len(), 2 | 4) && figure.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Names that end with four figures, which are neither a year nor a count: *Natura 2000*.
const TITLES: &[&str] =
    &["natura", "russell", "horizon", "euro", "windows", "post", "agenda", "vision", "expo", "office", "topix", "stoxx"];

/// Whether a word, in lower case, begins such a name where it has a capital.
pub(in super::super) fn is_title(lower: &str) -> bool {
    TITLES.contains(&lower)
}

/// A small number in words: its value, and whether it is an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Small {
    Cardinal(i16),
    Ordinal(i16),
}

/// *nine* and *ninth*, from 0 to 90.
const SMALL: &[(&str, &str, i16)] = &[
    ("oh", "", 0),
    ("zero", "", 0),
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];

/// Reads a small number of one word.
pub(super) fn small(lower: &str) -> Option<Small> {
    SMALL.iter().find_map(|&(cardinal, ordinal, value)| match lower {
        _ if lower.is_empty() => None,
        _ if lower == cardinal => Some(Small::Cardinal(value)),
        _ if lower == ordinal => Some(Small::Ordinal(value)),
        _ => None,
    })
}
