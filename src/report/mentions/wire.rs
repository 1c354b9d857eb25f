//! One mention as JSON. The shapes below are the contract: keys are added, never renamed or removed.

use std::ops::Range;

use jiff::civil::Date;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Number;

use crate::recognize::{
    Content, Document, Mention, Name, NounPhrase, PeriodRole, Reading, Role, StatedQuantity, name_of, noun_of, title,
};
use crate::value::{Modifier, Period, Quantity, Toward, When};

/// A value recognised in a document, with its place.
#[derive(Serialize, JsonSchema)]
pub(super) struct WireMention {
    /// The path of the document, from the folder of the configuration or as it was named on the command line; `-` for
    /// standard input.
    source: String,
    #[serde(flatten)]
    content: WireContent,
}

/// What was found, by its kind.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum WireContent {
    Quantity(WireQuantity),
    Ordinal(WireOrdinal),
    Period(WirePeriod),
    List(WireList),
    Name(WireName),
    Quote(WireQuote),
}

/// Where the words stand.
#[derive(Serialize, JsonSchema)]
struct WirePlace {
    /// The words as the file has them, markup included; each run of white space is one space.
    text: String,
    /// From 1.
    line: usize,
    /// From 1, in Unicode scalar values.
    column: usize,
    /// The line of the place after the last character.
    end_line: usize,
    /// The column of the place after the last character.
    end_column: usize,
    /// From 0, in the file as it lies on disk.
    byte_start: usize,
    /// The byte after the last.
    byte_end: usize,
    /// From 0, in Unicode scalar values of the decoded file; a byte order mark is none of them.
    char_start: usize,
    /// The character after the last.
    char_end: usize,
}

/// A count, a share, an amount.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Quantity")]
struct WireQuantity {
    /// Of the figure with its unit.
    #[serde(flatten)]
    place: WirePlace,
    /// The figure with the words that modify it and what it counts.
    phrase: String,
    /// The least value allowed, without the half unit of precision; null where there is none.
    #[schemars(with = "Option<f64>")]
    lo: Option<Number>,
    /// The greatest value allowed, likewise; null where there is none.
    #[schemars(with = "Option<f64>")]
    hi: Option<Number>,
    /// The figure as written, scaled: 1200000 for *1.2 million*; of a range the first, under *at most* the last. Null where no JSON number holds it.
    #[schemars(with = "Option<f64>")]
    figure: Option<Number>,
    /// The unit of all three; null for counts.
    unit: Option<String>,
    /// `=` that figure or range, `~` about it, `>` it or more, `<` it or less.
    #[schemars(extend("enum" = ["=", "~", ">", "<"]))]
    modifier: &'static str,
    /// What is counted, modifiers included; in a table the header that names it; null where nothing says it.
    noun: Option<String>,
    /// Its last noun.
    head: Option<String>,
    /// What the number is of its noun: the whole, a part of it, or a difference.
    #[schemars(extend("enum" = ["level", "part", "change"]))]
    role: &'static str,
}

/// A place in an order.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Ordinal")]
struct WireOrdinal {
    #[serde(flatten)]
    place: WirePlace,
    /// The first place allowed.
    #[schemars(with = "Option<f64>")]
    lo: Option<Number>,
    /// The last place allowed.
    #[schemars(with = "Option<f64>")]
    hi: Option<Number>,
    /// The place as written: 3 for *third*.
    #[schemars(with = "Option<f64>")]
    figure: Option<Number>,
    /// `=` that place, `~` about it, `>` it or more, `<` it or less.
    #[schemars(extend("enum" = ["=", "~", ">", "<"]))]
    modifier: &'static str,
    /// What is in order; null where the words do not say it.
    noun: Option<String>,
}

/// A date or a stretch of time.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Period")]
struct WirePeriod {
    #[serde(flatten)]
    place: WirePlace,
    /// The first day, as 2018-11-12; null where the words may mean either of two, and of a day without its year. Of a longer stretch
    /// without its year (*from 3 to 5 May*) that of the year which brings it nearest to the day the document spoke, if that is
    /// known, or to a date of long before that it follows at once; null otherwise, and of what is said of every year.
    from: Option<String>,
    /// The first day after, likewise.
    to: Option<String>,
    /// How finely it was written.
    #[schemars(extend("enum" = ["day", "week", "month", "quarter", "season", "half", "year", "fiscal", "decade", "century", "span"]))]
    precision: &'static str,
    /// In the manner of ISO 8601: 2018, 2018-11, 2018-11-12, 2018-W46, 2018-11-12/2018-11-14 (the last day included), --11-12;
    /// [2018-04-03,2018-03-04] of two readings; FY2018, FY2018/19 of years of accounts; 2018-01-01~/2018-06-30~ of ends that the
    /// words leave open, 1450~ of a year that is only about right; -W-5 of a Friday, ---27 of the 27th, --07-W1-5 of the first Friday of July, ---18/P7D of the week of the 18th.
    value: String,
    /// Which side of it the words before it mean: *before 2018*, *by*, *since* or *after* it; `at` where they mean the date itself.
    #[schemars(extend("enum" = ["at", "before", "by", "since", "after"]))]
    side: &'static str,
    /// `as-of` where the rest of the sentence holds for that date: *as of 12 November 2018*.
    #[schemars(extend("enum" = ["date", "as-of"]))]
    role: &'static str,
}

/// A list, in the text or set off from it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "List")]
struct WireList {
    #[serde(flatten)]
    place: WirePlace,
    /// The items in the order written, each by its title or first words.
    items: Vec<String>,
    /// Whether the text says that there are more.
    open: bool,
    /// The sentences or headings that announce it.
    announced: Vec<String>,
    /// The number of items that the announcement states, with what it counts; null where it states none.
    count: Option<String>,
}

/// A country, or another name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Name")]
struct WireName {
    #[serde(flatten)]
    place: WirePlace,
    /// The usual name of the country, or the words that an acronym stands for, whatever the text calls it.
    name: String,
    /// ISO 3166-1 alpha-2; null for what has none.
    code: Option<&'static str>,
    /// Whether the word is an adjective or names a people: *Canadian*.
    demonym: bool,
}

/// Words between quotation marks, or a block quote.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Quote")]
struct WireQuote {
    #[serde(flatten)]
    place: WirePlace,
    /// The words quoted, without marks and markup.
    words: String,
    /// Who says them; null where the words around do not state it.
    speaker: Option<String>,
    /// How many quotations stand around it.
    depth: u8,
}

/// The JSON Schema of one mention.
#[must_use]
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<WireMention>().to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), "crosscheck mention".into());
    }
    schema
}

/// A mention of a document.
pub(super) fn mention(document: &Document, mention: &Mention) -> WireMention {
    let words = |tokens: &Range<usize>| document.source.text()[document.reading.span(tokens)].to_owned();
    let place = place(document, &mention.tokens);
    let content = match &mention.content {
        Content::Quantity(stated) => {
            let StatedQuantity { value, figure, role, .. } = &**stated;
            let phrase = place.text;
            let place = self::place(document, figure);
            let noun = noun_of(&document.reading, &document.source, mention);
            WireContent::Quantity(quantity(place, phrase, value, noun.as_ref(), *role, &words))
        }
        Content::Period { value, role } => {
            WireContent::Period(period(place, **value, |stretch| near(document, mention, stretch), *role))
        }
        Content::Ordinal { rank, noun } => WireContent::Ordinal(ordinal(place, *rank, noun.as_deref(), &words)),
        Content::Items(listed) => WireContent::List(WireList {
            place,
            items: listed.parts.iter().map(|part| title(&document.reading, &document.source, part)).collect(),
            open: listed.open,
            announced: listed.announced.iter().map(&words).collect(),
            count: listed.count.as_ref().map(&words),
        }),
        Content::Name(name) => {
            let (code, demonym) = match name {
                Name::Country { country, demonym } => (Some(country.code), *demonym),
                Name::Proper { .. } => (None, false),
            };
            let name = name_of(&document.reading, &document.source, mention).into_owned();
            WireContent::Name(WireName { place, name, code, demonym })
        }
        Content::Quote { speaker, depth } => WireContent::Quote(WireQuote {
            place,
            words: words(&mention.tokens),
            speaker: speaker.as_deref().map(&words),
            depth: *depth,
        }),
    };
    WireMention { source: document.source.id.0.clone(), content }
}

fn place(document: &Document, tokens: &Range<usize>) -> WirePlace {
    let span = document.reading.span(tokens);
    let place = document.source.place(&span);
    WirePlace {
        text: document.source.written(&span).split_whitespace().collect::<Vec<_>>().join(" "),
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        byte_start: place.bytes.start,
        byte_end: place.bytes.end,
        char_start: place.chars.start,
        char_end: place.chars.end,
    }
}

fn quantity(
    place: WirePlace,
    phrase: String,
    value: &Quantity,
    noun: Option<&NounPhrase>,
    role: Role,
    words: &impl Fn(&Range<usize>) -> String,
) -> WireQuantity {
    WireQuantity {
        place,
        phrase,
        lo: number(value.interval().lo()),
        hi: number(value.interval().hi()),
        figure: number(value.figure()),
        unit: value.unit().map(|unit| unit.to_string()),
        modifier: value.modifier().sign(),
        noun: noun.map(|noun| words(&noun.tokens)),
        head: noun.map(|noun| words(&(noun.head..noun.head + 1))),
        role: match role {
            Role::Level => "level",
            Role::Part => "part",
            Role::Change => "change",
        },
    }
}

fn ordinal(place: WirePlace, rank: f64, noun: Option<&NounPhrase>, words: &impl Fn(&Range<usize>) -> String) -> WireOrdinal {
    let rank = || number(rank);
    let noun = noun.map(|noun| words(&noun.tokens));
    WireOrdinal { place, lo: rank(), hi: rank(), figure: rank(), modifier: Modifier::Exact.sign(), noun }
}

/// The days of a stretch without its year: those nearest to the day the document spoke. Where the last date before it in its block is
/// of long before, it is of that time too: of its year if it comes soon after that date, and else it is left open.
fn near(document: &Document, mention: &Mention, stretch: &Period) -> Option<[Date; 2]> {
    const FEW: usize = 32;
    const SOON: i32 = 31;
    const LONG: i16 = 2;
    let as_of = document.source.metadata.as_of?;
    let mentions = document.reading.mentions();
    let end = mentions.partition_point(|other| other.tokens.start < mention.tokens.start);
    let before = mentions[..end].iter().rev().take(FEW).take_while(|other| other.block == mention.block);
    let last = before.into_iter().find_map(|other| match other.content.when()?.period {
        Period::Dated { from, to, .. } => Some([from, to]),
        _ => None,
    });
    match (last, as_of.days()) {
        (Some([from, to]), Some([spoken, _])) if to.year() < spoken.year() - LONG => {
            let days = stretch.near(&Period::day(from)?, Toward::Nearest)?;
            let away = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
            (away(from, to) <= SOON && away(to, days[0]) <= SOON && from <= days[0]).then_some(days)
        }
        _ => stretch.near(&as_of, toward(&document.reading, mention)),
    }
}

/// Whether the words around a stretch say that it has begun, or that it is to come.
fn toward(reading: &Reading, mention: &Mention) -> Toward {
    let sentence = reading.sentence_of(mention.tokens.start);
    let before = mention.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
    match before.map_or("", |before| reading.lower(before)) {
        "since" => Toward::Past,
        "from" | "by" | "until" | "till" if is_to_come(reading, &sentence, &mention.tokens) => Toward::Future,
        _ => Toward::Nearest,
    }
}

/// Whether the verb of a date's own clause is one of the future: *will* shortly before it, or right after it and a comma and
/// the few words of its subject.
fn is_to_come(reading: &Reading, sentence: &Range<usize>, date: &Range<usize>) -> bool {
    const BEFORE: usize = 8;
    const AFTER: usize = 4;
    let is_verb = |at: usize| {
        let noun = at > sentence.start && matches!(reading.lower(at - 1), "the" | "a" | "his" | "her" | "their" | "my" | "your");
        matches!(reading.lower(at), "will" | "shall") && !reading.is_capital(at) && !noun
    };
    let goes_on = |at: &usize| {
        let clause = ["that", "which", "who", "and", "but", "or", "if", "when", "because", "said", "says", "than", "as", "while"];
        reading.is_word(*at) && !clause.contains(&reading.lower(*at))
    };
    let before = (date.start.saturating_sub(BEFORE).max(sentence.start)..date.start).rev().take_while(goes_on).any(is_verb);
    let first = date.end + usize::from(reading.is_mark(date.end, ','));
    let after = (first..(first + AFTER).min(sentence.end)).take_while(goes_on).any(is_verb);
    before || after
}

fn period(
    place: WirePlace,
    When { period: value, side }: When,
    near: impl Fn(&Period) -> Option<[Date; 2]>,
    role: PeriodRole,
) -> WirePeriod {
    let days = match value {
        Period::Dated { from, to, .. } | Period::Within { days: [from, to], .. } => Some([from, to]),
        Period::Yearless { .. } if role == PeriodRole::Habit => None,
        Period::Yearless { .. } => near(&value),
        Period::Either { .. } | Period::Partial(_) => None,
    };
    let [from, to] = days.map_or([None, None], |days| days.map(|day| Some(day.to_string())));
    let role = match role {
        PeriodRole::Plain | PeriodRole::Habit => "date",
        PeriodRole::AsOf => "as-of",
    };
    WirePeriod { place, from, to, precision: value.precision().word(), value: value.iso(), side: side.word(), role }
}

/// A whole number as one, where every whole number has its own float; nothing for infinity.
fn number(value: f64) -> Option<Number> {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
        return Some(Number::from(value as i64));
    }
    Number::from_f64(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    #[track_caller]
    fn check(value: f64, expect: &str) {
        assert_eq!(serde_json::to_string(&number(value)).unwrap(), expect);
    }

    #[test]
    fn whole_numbers_have_no_fraction_and_open_bounds_are_null() {
        check(80.0, "80");
        check(-0.0, "0");
        check(2.5, "2.5");
        check(1e15, "1000000000000000");
        check(f64::INFINITY, "null");
        check(f64::NEG_INFINITY, "null");
    }

    #[test]
    fn a_stretch_is_to_come_where_the_verb_of_its_clause_says_so() {
        let told = |text: &str| {
            let (source, _) = parse(SourceId("t.md".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
            let document = Document::of(source);
            let mentions = document.reading.mentions();
            let date = mentions.iter().find(|mention| mention.content.when().is_some()).unwrap();
            toward(&document.reading, date)
        };
        assert_eq!(told("Tolls will rise from April."), Toward::Future);
        assert_eq!(told("From April, tolls will rise."), Toward::Future);
        assert_eq!(told("Will said that from April it was shut."), Toward::Nearest);
        assert_eq!(told("From April he ran it, and Ann will sell it."), Toward::Nearest);
        assert_eq!(told("It has been shut since April."), Toward::Past);
    }
}
