//! What a fact is about, in the words of the documents: its title, its id, and why places look as if they spoke of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lead::{Ground, Lead};
use super::super::members::named;
use super::super::roles;
use super::super::word::{is_common, is_small};
use crate::recognize::{Class, Document, Mention, NounPhrase, Reading, StatedList};
use crate::source::{BlockId, BlockKind};

/// What a fact is about, in the words of the documents.
pub(super) struct About {
    /// The words around the first value, with a gap for it.
    line: String,
    /// What is counted, where the words say it.
    noun: Option<String>,
    /// Content words that at least two of the sentences have, in the order of the first.
    shared: Vec<String>,
    /// What it is called by, where that is not what the sentences around it say.
    called: Vec<String>,
}

impl About {
    pub(super) fn of(lead: &Lead, documents: &[Document]) -> Self {
        let found: Vec<(&Document, &Mention)> = lead
            .mentions()
            .iter()
            .filter_map(|(document, at)| {
                let document = documents.get(*document)?;
                Some((document, document.reading.mentions().get(*at)?))
            })
            .collect();
        let Some((document, mention)) = found.first() else {
            return Self { line: String::new(), noun: None, shared: Vec::new(), called: Vec::new() };
        };
        let noun = mention.content.quantity().and_then(|stated| stated.noun.as_ref());
        let noun = noun.map(|noun| document.source.text()[document.reading.span(&(noun.head..noun.head + 1))].to_lowercase());
        let sentence = |(document, mention): &(&Document, &Mention)| words(&document.reading, &mention.tokens);
        let first = sentence(&found[0]);
        let others: Vec<String> = found[1..].iter().flat_map(sentence).map(|(stem, _)| stem).collect();
        let mut shared: Vec<String> = Vec::new();
        for (stem, word) in first {
            if others.contains(&stem) && !shared.contains(&word) && noun.as_ref() != Some(&word) {
                shared.push(word);
            }
        }
        let (line, called) = match lead.ground {
            Ground::List | Ground::Items => (listed(document, mention), announced(&found)),
            Ground::Members => joined(&found),
            Ground::Role => role(lead, documents),
            Ground::Quote => passage(lead, documents),
            Ground::Total => totalled(document, mention),
            Ground::Length | Ground::Restated | Ground::Copy | Ground::Shared => (line(document, &mention.tokens), Vec::new()),
        };
        Self { line, noun, shared, called }
    }

    pub(super) fn title(&self) -> String {
        self.line.clone()
    }

    pub(super) fn slug(&self) -> String {
        const WORDS: usize = 2;
        const LONGEST: usize = 24;
        let words = self.noun.iter().chain(self.shared.iter().filter(|word| word.len() > 3)).take(WORDS + 1);
        let words: Vec<&String> = if self.called.is_empty() { words.collect() } else { self.called.iter().collect() };
        let words: Vec<String> = words
            .into_iter()
            .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
            .filter(|word: &String| !word.is_empty())
            .collect();
        // Long words make no better id.
        let words: Vec<&str> = words.iter().map(|word| &word[..word.len().min(LONGEST)]).collect();
        match words.first() {
            Some(first) if first.starts_with(|char: char| char.is_ascii_alphabetic()) => words.join("."),
            Some(_) => format!("fact.{}", words.join(".")),
            None => "fact".to_owned(),
        }
    }

    pub(super) fn reasons(&self, ground: Ground) -> Vec<String> {
        const SHOWN: usize = 4;
        let mut reasons = Vec::new();
        // Both stand in one place: what it says else is no reason.
        let alone = matches!(ground, Ground::Length | Ground::Restated | Ground::Total);
        match ground {
            Ground::Length => reasons.push("the words before the list announce how long it is".to_owned()),
            Ground::Restated => reasons.push("one number is said twice at once, in words and in figures".to_owned()),
            Ground::Total => reasons.push("the text gives it as a total, and its parts add up to another number".to_owned()),
            Ground::Copy => reasons.push("the sentences differ in their values only".to_owned()),
            Ground::Shared => {}
            Ground::List => reasons.push("the lists are announced alike, and share items".to_owned()),
            Ground::Items => reasons.push("most items of the lists are the same".to_owned()),
            Ground::Members => reasons.push("the sentences say who joined something of one name".to_owned()),
            Ground::Role => reasons.push("the sentences give names for one role of one thing".to_owned()),
            Ground::Quote => reasons.push("most of the words quoted stand there in this order".to_owned()),
        }
        if let Some(noun) = self.noun.as_ref().filter(|_| !alone) {
            reasons.push(format!("same noun “{noun}”"));
        }
        if !self.shared.is_empty() && !alone {
            let shown: Vec<&str> = self.shared.iter().take(SHOWN).map(String::as_str).collect();
            let count = self.shared.len();
            let more = if count > SHOWN { format!(", {} more", count - SHOWN) } else { String::new() };
            reasons.push(format!("{count} shared word{}: {}{more}", if count == 1 { "" } else { "s" }, shown.join(", ")));
        }
        reasons
    }
}

/// Which of several documents that contradict each other nobody dated: what they say may have changed in between.
pub(super) fn undated(lead: &Lead, documents: &[Document]) -> Option<String> {
    const NAMED: usize = 2;
    let all: BTreeSet<usize> = lead.places.iter().map(|(document, _)| *document).collect();
    let is_undated = |document: &&Document| document.source.metadata.as_of.is_none();
    let undated = all.iter().filter_map(|document| documents.get(*document)).filter(is_undated);
    let named: Vec<&str> = undated.map(|document| document.source.id.0.as_str()).collect();
    let said = match named.as_slice() {
        _ if all.len() < 2 || !lead.disagree => return None,
        [] => return None,
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} and {other}"),
        many => format!("{} and {} more", many[..NAMED].join(", "), many.len() - NAMED),
    };
    Some(format!("no date known for {said}"))
}

/// The content words of the sentence around a mention, each as its stem and as written, in lower case.
fn words(reading: &Reading, tokens: &Range<usize>) -> Vec<(String, String)> {
    let sentence = reading.sentence_of(tokens.start);
    content(reading, sentence.start..tokens.start.max(sentence.start))
        .into_iter()
        .chain(content(reading, tokens.end.min(sentence.end)..sentence.end))
        .collect()
}

/// The content words among some tokens, each as its stem and as written, in lower case.
fn content(reading: &Reading, tokens: Range<usize>) -> Vec<(String, String)> {
    let is_content = |at: &usize| {
        let is_small = is_small(reading.lower(*at)) || reading.is(*at, Class::NUMERAL);
        reading.is_word(*at) && !is_small && !is_common(reading.stem(*at))
    };
    tokens.filter(is_content).map(|at| (reading.stem(at).to_owned(), reading.lower(at).to_owned())).collect()
}

/// The last words that announce a list, with a gap after them.
fn listed(document: &Document, mention: &Mention) -> String {
    const SHOWN: usize = 12;
    let Some(StatedList { announced, .. }) = mention.content.list() else { return line(document, &mention.tokens) };
    let tokens = announced.first().cloned().unwrap_or_default();
    let last = tokens.end.saturating_sub(SHOWN).max(tokens.start)..tokens.end;
    let words = if last.is_empty() { "" } else { &document.source.text()[document.reading.span(&last)] };
    format!("{} …", words.trim_end_matches(':')).trim().to_owned()
}

/// What announces some lists: the last words that two of them share, or else those of the first.
fn announced(lists: &[(&Document, &Mention)]) -> Vec<String> {
    const WORDS: usize = 3;
    let said = |(document, mention): &(&Document, &Mention)| -> Vec<(String, String)> {
        let Some(StatedList { announced, .. }) = mention.content.list() else { return Vec::new() };
        announced.iter().flat_map(|tokens| content(&document.reading, tokens.clone())).collect()
    };
    let first = lists.first().map(said).unwrap_or_default();
    let others: Vec<String> = lists.iter().skip(1).flat_map(said).map(|(stem, _)| stem).collect();
    let shared: Vec<String> = first.iter().filter(|(stem, _)| others.contains(stem)).map(|(_, word)| word.clone()).collect();
    let mut words = if shared.is_empty() { first.into_iter().map(|(_, word)| word).collect() } else { shared };
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    let last = words.split_off(words.len().saturating_sub(WORDS));
    if last.is_empty() { vec!["list".to_owned()] } else { last }
}

/// What countries joined or did not.
fn joined(found: &[(&Document, &Mention)]) -> (String, Vec<String>) {
    let first = found.first().map(|(document, mention)| line(document, &mention.tokens)).unwrap_or_default();
    let Some(name) = named(found) else { return (first, vec!["members".to_owned()]) };
    let words = name.split_whitespace().map(str::to_lowercase).filter(|word| !is_small(word));
    let called = std::iter::once("members".to_owned()).chain(words).collect();
    (format!("Which countries are in: {name}"), called)
}

/// What a total is of: the words around it, or in a table the headers of its row and column.
fn totalled(document: &Document, mention: &Mention) -> (String, Vec<String>) {
    const WORDS: usize = 3;
    let (source, reading) = (&document.source, &document.reading);
    let noun = |noun: &NounPhrase| reading.lower(noun.head).to_owned();
    let of = match (&source.block(mention.block).kind, &mention.content) {
        (BlockKind::Cell { column: Some(column), row: Some(row) }, _) => {
            let words = content(reading, reading.block(*column)).into_iter().map(|(_, word)| word).take(WORDS).collect();
            let [column, row] = [column, row].map(|header| &source.text()[source.block(*header).span.clone()]);
            return (format!("{column}: {row}"), called_total(words));
        }
        (_, content) => content.quantity().and_then(|stated| stated.noun.as_ref()).map(noun).into_iter().collect(),
    };
    (line(document, &mention.tokens), called_total(of))
}

fn called_total(of: Vec<String>) -> Vec<String> {
    std::iter::once("total".to_owned()).chain(of).collect()
}

/// What is asked about a thing.
fn role(lead: &Lead, documents: &[Document]) -> (String, Vec<String>) {
    let shown = roles::shown(&places(lead, documents)).unwrap_or_default();
    (shown.title, shown.called)
}

/// The places of a lead, with their documents.
pub(super) fn places<'d>(lead: &Lead, documents: &'d [Document]) -> Vec<(&'d Document, usize)> {
    lead.mentions().iter().filter_map(|(document, at)| Some((documents.get(*document)?, *at))).collect()
}

/// The first words of the passage that is quoted.
fn passage(lead: &Lead, documents: &[Document]) -> (String, Vec<String>) {
    const SHOWN: usize = 8;
    const WORDS: usize = 3;
    let passage = lead.places.last().and_then(|(document, block)| Some((documents.get(*document)?, BlockId(*block))));
    let Some((document, block)) = passage else { return (String::new(), Vec::new()) };
    let tokens = document.reading.block(block);
    let shown = tokens.start..tokens.end.min(tokens.start + SHOWN);
    let words = content(&document.reading, tokens).into_iter().map(|(_, word)| word).take(WORDS);
    let called = std::iter::once("quote".to_owned()).chain(words).collect();
    (format!("Quoted: {} …", &document.source.text()[document.reading.span(&shown)]), called)
}

/// The words around a mention, with a gap in its place: *signed by … states in Paris*.
fn line(document: &Document, tokens: &Range<usize>) -> String {
    const BEFORE: usize = 6;
    const AFTER: usize = 8;
    let (reading, text) = (&document.reading, document.source.text());
    let sentence = reading.sentence_of(tokens.start);
    let mut same = reading.mentions()[reading.mentions_in(&(tokens.start..tokens.start + 1))].iter();
    let stated = same.find(|mention| mention.tokens == *tokens).and_then(|mention| mention.content.quantity());
    let figure = stated.map_or_else(|| tokens.clone(), |stated| stated.figure.clone());
    let before = figure.start.saturating_sub(BEFORE).max(sentence.start)..figure.start;
    let after = figure.end..(figure.end + AFTER).min(sentence.end.max(figure.end));
    let words = |range: &Range<usize>| if range.is_empty() { "" } else { &text[reading.span(range)] };
    // A mark at either end belongs to words that are left out.
    let is_mark = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | ':' | '.' | '–' | '—' | '-' | '”' | '’');
    let (before, after) = (words(&before).trim_start_matches(is_mark), words(&after).trim_end_matches(is_mark));
    format!("{before} … {after}").trim().to_owned()
}
