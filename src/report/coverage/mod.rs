//! How much of each document is watched by a rule, and what is repeated that none watches.

mod wire;

pub use wire::coverage_json;

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::Style as Ansi;
use unicode_width::UnicodeWidthStr;

use crate::claim::Claim;
use crate::coverage::{Repeated, Tally};
use crate::recognize::{Document, Kind, StatedQuantity, noun_of};
use crate::report::summary::counted;
use crate::report::table::shortened;
use crate::report::{Problem, Style, clean};
use crate::value::Modifier;

/// Everything that is told of coverage.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// The documents, in the order that claims number them by.
    pub documents: &'a [Document],
    /// Of each, how much of each kind is watched.
    pub tallies: &'a [BTreeMap<Kind, Tally>],
    /// Facts that no rule watches: those to show.
    pub repeated: &'a [Repeated],
    /// How many there are of them.
    pub all_repeated: usize,
    /// How many rules there are; nothing where there is no configuration.
    pub rules: Option<usize>,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// What stands before the path of a source to reach it from the current folder: empty, or ending with a slash.
    pub prefix: &'a str,
}

/// No line is longer than this, in columns, if its words can help it.
const WIDEST: usize = 80;
/// No path takes more columns than this in the table.
const WIDEST_PATH: usize = 54;
/// So many places of a fact are named.
const PLACES: usize = 3;

/// Writes coverage for people.
///
/// # Errors
/// When the output cannot be written.
pub fn coverage(report: &Coverage<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    table(report, style, out)?;
    let dim = |text: &str| paint(style, Ansi::new().dimmed(), text);
    if !report.repeated.is_empty() {
        let head = "Stated in several places, and watched by no rule:";
        writeln!(out, "\n{}", paint(style, Ansi::new().bold(), head))?;
    }
    let facts: Vec<String> = report.repeated.iter().map(|fact| clean(&words(report.documents, fact)).into_owned()).collect();
    let width = facts.iter().map(|fact| fact.width()).max().unwrap_or(0);
    for (words, fact) in facts.iter().zip(report.repeated) {
        let (places, sources) = (counted(fact.claims.len(), "place"), counted(fact.documents, "source"));
        let padding = " ".repeat(width - words.width());
        writeln!(out, "  {words}{padding}  {}", dim(&format!("{places} in {sources}")))?;
        writeln!(out, "{}", wrapped(&places_of(report, fact), style.width.min(WIDEST)))?;
    }
    match (report.repeated.len(), report.all_repeated) {
        (_, 0) => writeln!(out, "\nNo count, amount or date is repeated without a rule that watches it.")?,
        (shown, all) if shown < all => {
            writeln!(out, "{}", dim(&format!("  {} more: `--limit 0` shows all.", all - shown)))?;
        }
        _ => {}
    }
    let Tally { watched, of } = total(report);
    let (mentions, sources) = (counted(of, "mention"), counted(report.documents.len(), "source"));
    match report.rules {
        None => writeln!(out, "\nThere is no claims.yaml, so none of {mentions} in {sources} is watched."),
        Some(1) => writeln!(out, "\n1 rule watches {watched} of {mentions} in {sources}."),
        Some(rules) => writeln!(out, "\n{rules} rules watch {watched} of {mentions} in {sources}."),
    }
}

/// A line a document and a line a kind: how many mentions are watched, of how many.
fn table(report: &Coverage<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let path = |document: &Document| cut(&clean(&format!("{}{}", report.prefix, document.source.id)));
    let sources = report.documents.iter().zip(report.tallies);
    let sources: Vec<(String, Tally)> = sources.map(|(document, kinds)| (path(document), sum(kinds.values()))).collect();
    let kinds: Vec<(String, Tally)> = kinds(report).into_iter().map(|(kind, tally)| (plural(kind).to_owned(), tally)).collect();
    let width = sources.iter().chain(&kinds).map(|(name, _)| name.width()).max().unwrap_or(0).max("kind of mention".len());
    let line = |name: &str, watched: &str, of: &str, share: &str| {
        format!("{name}{}  {watched:>7}  {of:>7}  {share:>5}", " ".repeat(width - name.width()))
    };
    let row = |(name, Tally { watched, of }): &(String, Tally)| {
        line(name, &watched.to_string(), &of.to_string(), &share(Tally { watched: *watched, of: *of }))
    };
    let bold = |text: &str| paint(style, Ansi::new().bold(), text);
    writeln!(out, "{}", bold(&line("source", "watched", "of", "share")))?;
    sources.iter().try_for_each(|source| writeln!(out, "{}", row(source)))?;
    writeln!(out, "{}", bold(&row(&("total".to_owned(), total(report)))))?;
    if kinds.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", bold(&line("kind of mention", "watched", "of", "share")))?;
    kinds.iter().try_for_each(|kind| writeln!(out, "{}", row(kind)))
}

fn sum<'t>(tallies: impl Iterator<Item = &'t Tally>) -> Tally {
    tallies.fold(Tally::default(), |sum, tally| sum.and(*tally))
}

fn total(report: &Coverage<'_>) -> Tally {
    sum(report.tallies.iter().flat_map(BTreeMap::values))
}

fn kinds(report: &Coverage<'_>) -> BTreeMap<Kind, Tally> {
    let mut kinds: BTreeMap<Kind, Tally> = BTreeMap::new();
    for (kind, tally) in report.tallies.iter().flatten() {
        let sum = kinds.entry(*kind).or_default();
        *sum = sum.and(*tally);
    }
    kinds
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Quantity => "quantities",
        Kind::Ordinal => "ordinals",
        Kind::Period => "periods",
        Kind::List => "lists",
        Kind::Name => "countries",
        Kind::Quote => "quotations",
    }
}

/// In whole percents, rounded down: 100 % is all.
fn share(Tally { watched, of }: Tally) -> String {
    (watched * 100).checked_div(of).map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
}

/// A path in few enough columns: its end tells it from others.
fn cut(path: &str) -> String {
    if path.width() <= WIDEST_PATH {
        return path.to_owned();
    }
    let mut end = String::new();
    for char in path.chars().rev() {
        end.insert(0, char);
        if end.width() >= WIDEST_PATH {
            end.remove(0);
            break;
        }
    }
    format!("…{end}")
}

/// A fact in few words: of a count its value and its noun, which may stand in the header of a table; of others those of its
/// first place.
fn words(documents: &[Document], fact: &Repeated) -> String {
    let claim = &fact.claims[0];
    let document = &documents[claim.document];
    let noun = claim.mention.and_then(|at| {
        let mention = &document.reading.mentions()[at];
        let StatedQuantity { value, .. } = mention.content.quantity()?;
        let vague = matches!(value.modifier(), Modifier::Vague | Modifier::VagueAtLeast);
        noun_of(&document.reading, &document.source, mention).filter(|_| value.unit().is_none() && !vague)
    });
    let words = match noun {
        Some(noun) => {
            let head = document.reading.span(&(noun.head..noun.head + 1));
            format!("{} {}", fact.value, &document.source.text()[head])
        }
        None => document.source.written(&claim.span).split_whitespace().collect::<Vec<_>>().join(" "),
    };
    shortened(&words)
}

/// The first few places: of different documents, if there are so many.
fn places_of(report: &Coverage<'_>, fact: &Repeated) -> Vec<String> {
    let place = |claim: &Claim| {
        let source = &report.documents[claim.document].source;
        let place = source.place(&claim.span);
        clean(&format!("{}{}:{}:{}", report.prefix, source.id, place.line, place.column)).into_owned()
    };
    let mut shown: Vec<&Claim> = fact.claims.iter().collect();
    if fact.documents >= PLACES {
        shown.dedup_by_key(|claim| claim.document);
    }
    let mut places: Vec<String> = shown.into_iter().take(PLACES).map(place).collect();
    if fact.claims.len() > PLACES {
        places.push(format!("and {} more", fact.claims.len() - PLACES));
    }
    places
}

/// Several words on indented lines, with commas between them.
fn wrapped(words: &[String], width: usize) -> String {
    const INDENT: &str = "      ";
    let mut lines: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let word = if at + 1 < words.len() { format!("{word},") } else { word.clone() };
        match lines.last_mut().filter(|line| line.width() + 1 + word.width() <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(&word);
            }
            None => lines.push(format!("{INDENT}{word}")),
        }
    }
    lines.join("\n")
}

fn paint(style: Style, ansi: Ansi, text: &str) -> String {
    if style.colour { format!("{ansi}{text}{ansi:#}") } else { text.to_owned() }
}
