//! What a fact is about, in the words of the documents: its title, its id, and why places look as if they spoke of it.

use std::ops::Range;

use super::super::lead::{Ground, Lead};
use super::super::word::{is_common, is_small};
use crate::recognize::{Content, Document, Mention, Reading};

/// What a fact is about, in the words of the documents.
pub(super) struct About {
    /// The words around the first value, with a gap for it.
    line: String,
    /// What is counted, where the words say it.
    noun: Option<String>,
    /// Content words that at least two of the sentences have, in the order of the first.
    shared: Vec<String>,
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
            return Self { line: String::new(), noun: None, shared: Vec::new() };
        };
        let noun = match &mention.content {
            Content::Quantity { noun: Some(noun), .. } => {
                Some(document.source.text()[document.reading.span(&(noun.head..noun.head + 1))].to_lowercase())
            }
            _ => None,
        };
        let sentence = |(document, mention): &(&Document, &Mention)| words(&document.reading, &mention.tokens);
        let first = sentence(&found[0]);
        let others: Vec<String> = found[1..].iter().flat_map(sentence).map(|(stem, _)| stem).collect();
        let mut shared: Vec<String> = Vec::new();
        for (stem, word) in first {
            if others.contains(&stem) && !shared.contains(&word) && noun.as_ref() != Some(&word) {
                shared.push(word);
            }
        }
        let line = match &mention.content {
            Content::Items { announced, .. } if lead.ground != Ground::Length => announcement(document, announced),
            _ => line(document, &mention.tokens),
        };
        Self { line, noun, shared }
    }

    pub(super) fn title(&self) -> String {
        self.line.clone()
    }

    pub(super) fn slug(&self) -> String {
        const WORDS: usize = 2;
        const LONGEST: usize = 24;
        let words = self.noun.iter().chain(self.shared.iter().filter(|word| word.len() > 3)).take(WORDS + 1);
        let words: Vec<String> = words
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
        match ground {
            Ground::Length => reasons.push("the words before the list announce how long it is".to_owned()),
            Ground::Copy => reasons.push("the sentences differ in their values only".to_owned()),
            Ground::Shared => {}
            Ground::List => reasons.push("the lists are announced alike, and share items".to_owned()),
            Ground::Items => reasons.push("most items of the lists are the same".to_owned()),
            Ground::Members => reasons.push("the sentences say who joined something of one name".to_owned()),
            Ground::Quote => reasons.push("most of the words quoted stand there in this order".to_owned()),
        }
        if let Some(noun) = self.noun.as_ref().filter(|_| ground != Ground::Length) {
            reasons.push(format!("same noun “{noun}”"));
        }
        if !self.shared.is_empty() && ground != Ground::Length {
            let shown: Vec<&str> = self.shared.iter().take(SHOWN).map(String::as_str).collect();
            let count = self.shared.len();
            let more = if count > SHOWN { format!(", {} more", count - SHOWN) } else { String::new() };
            reasons.push(format!("{count} shared word{}: {}{more}", if count == 1 { "" } else { "s" }, shown.join(", ")));
        }
        reasons
    }
}

/// The content words of the sentence around a mention, each as its stem and as written, in lower case.
fn words(reading: &Reading, tokens: &Range<usize>) -> Vec<(String, String)> {
    let is_content = |at: &usize| {
        reading.is_word(*at) && !tokens.contains(at) && !is_small(reading.lower(*at)) && !is_common(reading.stem(*at))
    };
    let sentence = reading.sentence_of(tokens.start);
    sentence.filter(is_content).map(|at| (reading.stem(at).to_owned(), reading.lower(at).to_owned())).collect()
}

/// The last words that announce a list, with a gap after them.
fn announcement(document: &Document, announced: &[Range<usize>]) -> String {
    const SHOWN: usize = 12;
    let tokens = announced.first().cloned().unwrap_or_default();
    let last = tokens.end.saturating_sub(SHOWN).max(tokens.start)..tokens.end;
    let words = if last.is_empty() { "" } else { &document.source.text()[document.reading.span(&last)] };
    format!("{} …", words.trim_end_matches(':')).trim().to_owned()
}

/// The words around a mention, with a gap in its place: *signed by … states in Paris*.
fn line(document: &Document, tokens: &Range<usize>) -> String {
    const BEFORE: usize = 6;
    const AFTER: usize = 8;
    let (reading, text) = (&document.reading, document.source.text());
    let sentence = reading.sentence_of(tokens.start);
    let figure = match reading.mentions().iter().find(|mention| mention.tokens == *tokens).map(|mention| &mention.content) {
        Some(Content::Quantity { figure, .. }) => figure.clone(),
        _ => tokens.clone(),
    };
    let before = figure.start.saturating_sub(BEFORE).max(sentence.start)..figure.start;
    let after = figure.end..(figure.end + AFTER).min(sentence.end.max(figure.end));
    let words = |range: &Range<usize>| if range.is_empty() { "" } else { &text[reading.span(range)] };
    // A mark at either end belongs to words that are left out.
    let is_mark = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | ':' | '.' | '–' | '—' | '-' | '”' | '’');
    let (before, after) = (words(&before).trim_start_matches(is_mark), words(&after).trim_end_matches(is_mark));
    format!("{before} … {after}").trim().to_owned()
}
