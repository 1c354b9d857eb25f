//! Everything recognised, document by document: what there is before any rule.
//!
//! Drawing a document and writing it are apart, so that documents may be drawn in parallel and are written in order.

mod wire;

pub use wire::schema;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::extract::one_line;
use super::json::{self, WireSource, escaped};
use super::summary::counted;
use super::table::shortened;
use super::{Problem, clean};
use crate::recognize::{Content, Document, Kind, Mention, items_of, name_of, words_of};

/// The formats of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFormat {
    /// One line a mention, for people.
    Full,
    /// One JSON object.
    Json,
    /// One JSON object a mention, each on its line.
    Jsonl,
}

/// What to list, and how.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The format.
    pub format: ListingFormat,
    /// The kinds to list; all if there are none here.
    pub kinds: BTreeSet<Kind>,
    /// What stands before the path of a source to reach it from the current folder: empty, or ending with a slash.
    pub prefix: String,
}

/// The mentions of one document, ready to be written.
#[derive(Debug)]
pub struct Drawn {
    text: String,
    counts: BTreeMap<Kind, usize>,
    source: WireSource,
}

impl Listing {
    /// Draws one document, which is not needed afterwards.
    #[must_use]
    pub fn draw(&self, document: &Document) -> Drawn {
        let wanted = |mention: &&Mention| self.kinds.is_empty() || self.kinds.contains(&mention.kind());
        let mentions: Vec<&Mention> = document.reading.mentions().iter().filter(wanted).collect();
        let mut counts = BTreeMap::new();
        for mention in &mentions {
            *counts.entry(mention.kind()).or_default() += 1;
        }
        let objects = || mentions.iter().map(|mention| object(document, mention));
        let text = match self.format {
            ListingFormat::Full => self.lines(document, &mentions),
            ListingFormat::Json => objects().map(|object| format!("    {object}")).collect::<Vec<_>>().join(",\n"),
            ListingFormat::Jsonl => objects().map(|object| object + "\n").collect(),
        };
        Drawn { text, counts, source: json::source(document) }
    }

    /// The document's name, and a line a mention: place, kind, value, words.
    fn lines(&self, document: &Document, mentions: &[&Mention]) -> String {
        let rows: Vec<[String; 4]> = mentions.iter().map(|mention| row(document, mention)).collect();
        let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        let widths = [widest(0), widest(1), widest(2)];
        let padded = |cell: &str, column: usize| format!("{cell}{}", " ".repeat(widths[column] - cell.width()));
        let line = |[place, kind, value, words]: &[String; 4]| {
            format!("  {}  {}  {}  {words}\n", padded(place, 0), padded(kind, 1), padded(value, 2))
        };
        let head = clean(&format!("{}{}", self.prefix, document.source.id)).into_owned();
        let lines = rows.iter().map(line).collect::<Vec<_>>().concat();
        format!("{head}\n{}", if rows.is_empty() { "  nothing\n" } else { &lines })
    }
}

/// A mention as JSON, on one line.
fn object(document: &Document, mention: &Mention) -> String {
    let json = serde_json::to_string(&wire::mention(document, mention)).expect("its keys are strings");
    escaped(&json)
}

/// Place, kind, value and words of a mention, safe to show.
pub(super) fn row(document: &Document, mention: &Mention) -> [String; 4] {
    let span = document.reading.span(&mention.tokens);
    let place = document.source.place(&span);
    [
        format!("{}:{}", place.line, place.column),
        mention.kind().word().to_owned(),
        shortened(&clean(&value(document, mention))),
        clean(&one_line(document.source.written(&span))).into_owned(),
    ]
}

fn value(document: &Document, mention: &Mention) -> Cow<'static, str> {
    let (source, reading) = (&document.source, &document.reading);
    match &mention.content {
        Content::Quantity(stated) => stated.value.to_string().into(),
        Content::Period { value, .. } => value.to_string().into(),
        Content::Ordinal { rank, .. } => format!("no. {rank}").into(),
        Content::Items(listed) => items_of(reading, source, &listed.parts, listed.open).to_string().into(),
        Content::Name(_) => name_of(reading, source, mention).into_owned().into(),
        Content::Quote { .. } => words_of(reading, &mention.tokens).to_string().into(),
    }
}

/// Writes documents one after another.
#[derive(Debug)]
pub struct Printer<'a> {
    listing: &'a Listing,
    documents: usize,
    counts: BTreeMap<Kind, usize>,
    /// For JSON, which lists them at its end.
    sources: Vec<WireSource>,
}

impl<'a> Printer<'a> {
    /// A printer that has written nothing yet.
    #[must_use]
    pub fn new(listing: &'a Listing) -> Self {
        Self { listing, documents: 0, counts: BTreeMap::new(), sources: Vec::new() }
    }

    /// Writes the next document.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn document(&mut self, drawn: Drawn, out: &mut dyn Write) -> io::Result<()> {
        if self.listing.format == ListingFormat::Json {
            if !drawn.text.is_empty() {
                out.write_all(if self.counts.is_empty() { b"{\n  \"mentions\": [\n" } else { b",\n" })?;
            }
            self.sources.push(drawn.source);
        }
        out.write_all(drawn.text.as_bytes())?;
        self.documents += 1;
        for (kind, count) in drawn.counts {
            *self.counts.entry(kind).or_default() += count;
        }
        Ok(())
    }

    /// Writes what stands at the end: of JSON the other keys, for people how much there was.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(self, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
        match self.listing.format {
            ListingFormat::Full if self.documents > 0 => writeln!(out, "\n{}", self.totals()),
            ListingFormat::Full | ListingFormat::Jsonl => Ok(()),
            ListingFormat::Json => {
                let lead = if self.counts.is_empty() { "{\n  \"mentions\": [" } else { "\n  " };
                let problems: Vec<_> = problems.iter().map(json::problem).collect();
                writeln!(out, "{lead}],")?;
                writeln!(out, "  \"sources\": {},", nested(&self.sources)?)?;
                writeln!(out, "  \"problems\": {}\n}}", nested(&problems)?)
            }
        }
    }

    fn totals(&self) -> String {
        let all = counted(self.counts.values().sum(), "mention");
        let each: Vec<String> = self.counts.iter().map(|(kind, count)| format!("{} ×{count}", kind.word())).collect();
        let colon = if each.is_empty() { "" } else { ": " };
        format!("{all} in {}{colon}{}", counted(self.documents, "source"), each.join(" · "))
    }
}

/// JSON under a key of the outermost object.
fn nested(value: &impl serde::Serialize) -> io::Result<String> {
    Ok(escaped(&serde_json::to_string_pretty(value)?).replace('\n', "\n  "))
}
