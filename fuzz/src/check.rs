//! What holds of every reading, whatever the text.

use std::ops::Range;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crosscheck::discover::{self, Told, Wording};
use crosscheck::recognize::{Content, Document, Mention, Name, NounPhrase, StatedList, StatedQuantity, recognize};
use crosscheck::report::{self, Format, Listing, ListingFormat, Printer, Report, Root, Style, Summary};
use crosscheck::rule::{Config, Severity};
use crosscheck::source::{Metadata, SourceId, parse};
use crosscheck::value::{Period, Quantity, Relation};
use crosscheck::{claim, compare, rule};
use jiff::civil::date;

use crate::Text;

/// Reads a text and checks the reading.
pub fn read(text: &Text) {
    if let Some(document) = text.document() {
        check(&document);
        assert_eq!(document.reading.mentions(), recognize(&document.source).mentions(), "read twice");
    }
}

/// Checks a reading.
pub fn check(document: &Document) {
    let (source, reading) = (&document.source, &document.reading);
    let mut end = 0;
    for sentence in reading.sentences() {
        assert!(sentence.start >= end && within(sentence, reading.len()), "sentence {sentence:?} after {end}");
        end = sentence.end;
        assert!(inside(sentence, &reading.block(reading.block_of(sentence.start))), "sentence {sentence:?} leaves its block");
    }
    let mut start = 0;
    for mention in reading.mentions() {
        assert!(mention.tokens.start >= start && within(&mention.tokens, reading.len()), "{mention:?} after {start}");
        start = mention.tokens.start;
        let span = reading.span(&mention.tokens);
        assert!(!span.is_empty() && source.text().get(span.clone()).is_some(), "{mention:?} {span:?}");
        let place = source.place(&span);
        assert!(place.bytes.start < place.bytes.end && place.chars.start < place.chars.end, "{mention:?} {place:?}");
        assert!((place.line, place.column) < (place.end_line, place.end_column), "{mention:?} {place:?}");
        content(document, mention);
    }
    for two in reading.mentions().windows(2) {
        related(&two[0], &two[1]);
    }
}

/// A value is the same as itself, and stands to another as the other stands to it.
fn related(one: &Mention, two: &Mention) {
    match (&one.content, &two.content) {
        (Content::Quantity(one), Content::Quantity(two)) => {
            let (a, b) = (&one.value, &two.value);
            assert_eq!(a.relation(a), Some(Relation::Same), "{a:?}");
            assert_eq!(a.relation(b), b.relation(a), "{a:?} and {b:?}");
            assert_eq!(a.total_cmp(b), b.total_cmp(a).reverse(), "{a:?} and {b:?}");
        }
        (Content::Period { value: a, .. }, Content::Period { value: b, .. }) => {
            assert_eq!(a.relation(a), Relation::Same, "{a:?}");
            assert_eq!(a.relation(b), b.relation(a), "{a:?} and {b:?}");
            assert_eq!(a.total_cmp(b), b.total_cmp(a).reverse(), "{a:?} and {b:?}");
            assert_eq!(a.side_of(b), b.side_of(a).map(std::cmp::Ordering::reverse), "{a:?} and {b:?}");
        }
        _ => {}
    }
}

fn content(document: &Document, mention: &Mention) {
    let reading = &document.reading;
    let in_text = |tokens: &Range<usize>| assert!(within(tokens, reading.len()), "{tokens:?} in {mention:?}");
    if !matches!(mention.content, Content::Items(_)) {
        assert!(inside(&mention.tokens, &reading.block(mention.block)), "{mention:?} leaves its block");
    }
    match &mention.content {
        Content::Quantity(stated) => {
            let StatedQuantity { value, figure, noun, .. } = &**stated;
            assert!(within(figure, reading.len()) && inside(figure, &mention.tokens), "{mention:?}");
            noun.iter().for_each(|noun| self::noun(noun, reading.len()));
            quantity(value);
        }
        Content::Ordinal { rank, noun } => {
            assert!(rank.is_finite() && *rank >= 0.0, "{mention:?}");
            noun.iter().for_each(|noun| self::noun(noun, reading.len()));
        }
        Content::Period { value, .. } => period(&value.period),
        Content::Items(listed) => {
            let StatedList { parts, announced, count, .. } = &**listed;
            let mut end = mention.tokens.start;
            for part in parts {
                assert!(part.whole.start >= end && inside(&part.whole, &mention.tokens), "{part:?} of {mention:?}");
                assert!(within(&part.title, reading.len()) && inside(&part.title, &part.whole), "{part:?} of {mention:?}");
                end = part.whole.end;
            }
            assert!(!parts.is_empty(), "{mention:?}");
            announced.iter().chain(count).for_each(in_text);
            assert!(count.iter().all(|count| announced.iter().any(|announced| inside(count, announced))), "{mention:?}");
        }
        Content::Name(Name::Proper { expansion }) => expansion.as_deref().into_iter().for_each(in_text),
        Content::Name(Name::Country { .. }) => {}
        Content::Quote { speaker, .. } => speaker.as_deref().into_iter().for_each(in_text),
    }
}

fn noun(noun: &NounPhrase, len: usize) {
    assert!(within(&noun.tokens, len) && noun.head == noun.tokens.end - 1, "{noun:?}");
}

fn quantity(value: &Quantity) {
    for interval in [value.interval(), value.base()] {
        assert!(interval.lo() <= interval.hi(), "{value:?}");
    }
    assert!(value.figure().is_finite(), "{value:?}");
}

fn period(value: &Period) {
    match value {
        Period::Dated { from, to, .. } => assert!(from < to, "{value:?}"),
        Period::Either { first, second, .. } => {
            assert!(first[0] < first[1] && second[0] < second[1] && first != second, "{value:?}");
        }
        Period::Within { days, whole, .. } => {
            assert!(days[0] < days[1] && whole[0] <= days[0] && days[1] <= whole[1], "{value:?}");
        }
        Period::Partial(_) => {}
        Period::Yearless { first, last, .. } => {
            for day in [first, last] {
                assert!((1..=12).contains(&day.month) && (1..=31).contains(&day.day), "{value:?}");
            }
        }
    }
}

fn within(tokens: &Range<usize>, len: usize) -> bool {
    tokens.start < tokens.end && tokens.end <= len
}

fn inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

const RULES: &str = "
claims:
  states: { count: [states, governments] }
  budget: { amount: budget }
  start: { date: launched }
  parts: { list: { after: [parts] } }
checks:
  sum: states >= 0
";

static CONFIG: LazyLock<Config> = LazyLock::new(|| rule::parse(RULES).expect("the rules are a literal"));

/// Reads bytes as plain text, as Markdown and as HTML, and does with both what the program does.
pub fn documents(bytes: &[u8]) {
    let load = |name: &str| parse(SourceId(name.to_owned()), bytes.to_vec(), &Metadata::default());
    let documents: Vec<Document> =
        ["a.txt", "a.md", "a.html"].into_iter().filter_map(load).map(|(source, _)| Document::of(source)).collect();
    documents.iter().for_each(check);
    for format in [ListingFormat::Full, ListingFormat::Json, ListingFormat::Jsonl] {
        let listing = Listing { format, kinds: [].into(), prefix: String::new() };
        let mut printer = Printer::new(&listing);
        let mut out = Vec::new();
        for document in &documents {
            printer.document(listing.draw(document), &mut out).expect("memory takes everything");
        }
        printer.finish(&[], &mut out).expect("memory takes everything");
        assert!(String::from_utf8(out).is_ok_and(|text| !text.contains('\u{1b}')));
    }
    compared(&documents);
    discovered(&documents);
}

/// Finds where documents disagree without any rule, and words rules for that.
fn discovered(documents: &[Document]) {
    let told: Vec<Told> = documents.iter().map(discover::tell).collect();
    let leads = discover::find(&told, &discover::Settings::default());
    let draft = discover::draft(&leads, documents);
    let settings = compare::Settings { today: date(2026, 11, 21), partial: true };
    let verdicts = compare::compare(&draft.config, documents, &draft.claims, settings);
    assert!(verdicts.findings.len() <= draft.config.rules.len());
    let _ = Wording::of(&draft, documents).finish();
}

fn compared(documents: &[Document]) {
    let claims = claim::bind(&CONFIG, documents);
    let today = date(2026, 11, 21);
    let verdicts = compare::compare(&CONFIG, documents, &claims, compare::Settings { today, partial: false });
    let summary = Summary::default();
    let report = Report {
        documents,
        verdicts: &verdicts,
        problems: &[],
        summary,
        tallies: &[],
        config: ("claims.yaml", RULES),
        snapshots: None,
        since: None,
        prefix: "",
        root: &Root::default(),
        fail_level: Severity::Warning,
        way: None,
    };
    for format in [Format::Full, Format::Concise, Format::Json, Format::Jsonl] {
        let mut out = Vec::new();
        report::render(format, &report, Style { colour: false, width: 100, wraps: true }, &mut out).expect("memory takes everything");
        assert!(String::from_utf8(out).is_ok_and(|text| !text.contains('\u{1b}')));
    }
}

/// Bytes of the shorter of two texts, and how many times as long the longer one is.
const SHORT: usize = 16 << 10;
const TIMES: u32 = 8;
/// What a byte may cost, whatever stands in the text, in a build with every check on.
const DEAR: Duration = Duration::from_micros(10);

/// Repeats a text until it is long, and asserts that the time grows as the text does.
pub fn linear(text: &Text) {
    if text.text.trim().is_empty() || text.text.len() > 256 {
        return;
    }
    let of =
        |bytes: usize| Text { text: text.text.repeat(bytes / text.text.len() + 1), markdown: text.markdown, as_of: text.as_of };
    let (short, long) = (of(SHORT), of(SHORT * TIMES as usize));
    let slow = || {
        let (few, many) = (time(&short), time(&long));
        many > DEAR * (SHORT as u32 * TIMES) || many > few * (TIMES * 4) + Duration::from_millis(50)
    };
    // A busy machine is slow once or twice, quadratic time always.
    assert!(!(0..4).all(|_| slow()), "{:?} for {} bytes, {:?} for {TIMES} times as many", time(&short), SHORT, time(&long));
}

fn time(text: &Text) -> Duration {
    let start = Instant::now();
    drop(text.document());
    start.elapsed()
}
