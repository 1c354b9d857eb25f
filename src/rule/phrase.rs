//! Phrases: what people write to say which words a rule is about.
//!
//! A plain string is matched on the stems of its words, without regard to case and spelling; a string between slashes is a
//! regular expression (the `regex` crate's syntax: linear time, no look-around), matched within one block of the text.

use std::ops::Range;

use regex::Regex;
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{Ast, Visitor};

use crate::recognize::{Reading, Stems};
use crate::source::Source;

/// One phrase.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// As written in the configuration.
    pub written: String,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    Stems(Vec<String>),
    Regex(Box<Regex>),
}

/// Why a phrase cannot be matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PhraseError {
    pub(super) message: String,
    /// The bytes of the phrase that are at fault.
    pub(super) at: Option<Range<usize>>,
}

/// A regular expression may not take more than this when compiled, in bytes.
const REGEX_SIZE: usize = 1 << 20;

impl Phrase {
    pub(super) fn parse(written: &str) -> Result<Self, PhraseError> {
        let matcher = match regex_of(written) {
            Some(pattern) => Matcher::Regex(Box::new(compile(pattern)?)),
            None => Matcher::Stems(stems_of(written)?),
        };
        Ok(Self { written: written.to_owned(), matcher })
    }

    /// Where the phrase stands in a document: token ranges, ascending.
    #[must_use]
    pub fn find(&self, reading: &Reading, source: &Source) -> Vec<Range<usize>> {
        match &self.matcher {
            Matcher::Stems(stems) => reading.find(stems),
            Matcher::Regex(regex) => {
                let prose = source.blocks().iter().filter(|block| block.is_prose());
                let matches = prose.flat_map(|block| {
                    let text = &source.text()[block.span.clone()];
                    regex.find_iter(text).map(|found| block.span.start + found.start()..block.span.start + found.end())
                });
                matches.map(|span| reading.tokens_touching(&span)).filter(|tokens| !tokens.is_empty()).collect()
            }
        }
    }

    /// How many words the phrase has; a regular expression counts as several.
    #[must_use]
    pub fn is_single_word(&self) -> bool {
        matches!(&self.matcher, Matcher::Stems(stems) if stems.len() == 1)
    }
}

fn regex_of(written: &str) -> Option<&str> {
    written.strip_prefix('/')?.strip_suffix('/').filter(|pattern| !pattern.is_empty())
}

fn compile(pattern: &str) -> Result<Regex, PhraseError> {
    if let Err(error) = Parser::new().parse(pattern) {
        let span = error.span();
        // The slash before the pattern is one byte.
        let at = Some(span.start.offset + 1..span.end.offset + 1);
        return Err(PhraseError { message: format!("the regular expression is malformed: {}", error.kind()), at });
    }
    regex::RegexBuilder::new(&typographic(pattern)).size_limit(REGEX_SIZE).build().map_err(|error| {
        let reason = match error {
            regex::Error::CompiledTooBig(_) => "it grows too large when compiled".to_owned(),
            other => other.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned(),
        };
        PhraseError { message: format!("the regular expression cannot be used: {reason}"), at: None }
    })
}

/// Lets a quote, an apostrophe, a hyphen or three dots in a pattern match their typographic forms.
fn typographic(pattern: &str) -> String {
    struct Plain(Vec<(Range<usize>, &'static str)>);
    impl Visitor for Plain {
        type Output = Vec<(Range<usize>, &'static str)>;
        type Err = std::convert::Infallible;
        fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
            if let Ast::Literal(literal) = ast {
                let class = match literal.c {
                    '\'' => "['’‘]",
                    '"' => "[\"“”„]",
                    '-' => "[-‑–—]",
                    _ => return Ok(()),
                };
                self.0.push((literal.span.start.offset..literal.span.end.offset, class));
            }
            Ok(())
        }
        fn finish(self) -> Result<Self::Output, Self::Err> {
            Ok(self.0)
        }
    }
    let Ok(ast) = Parser::new().parse(pattern) else { return pattern.to_owned() };
    let Ok(plain) = regex_syntax::ast::visit(&ast, Plain(Vec::new()));
    let mut out = pattern.to_owned();
    for (span, class) in plain.into_iter().rev() {
        out.replace_range(span, class);
    }
    out
}

fn stems_of(written: &str) -> Result<Vec<String>, PhraseError> {
    let stems = Stems::default();
    let words: Vec<String> = crate::recognize::split_words(written).into_iter().map(|word| stems.stem(word)).collect();
    if words.is_empty() {
        return Err(PhraseError { message: "a phrase needs at least one word".to_owned(), at: None });
    }
    Ok(words)
}

/// Several phrases that mean one thing.
#[derive(Clone, Debug, Default)]
pub struct Phrases(pub Vec<Phrase>);

impl Phrases {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where any of them stands: token ranges, ascending, without repetition.
    #[must_use]
    pub fn find(&self, reading: &Reading, source: &Source) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self.0.iter().flat_map(|phrase| phrase.find(reading, source)).collect();
        found.sort_by_key(|tokens| (tokens.start, tokens.end));
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    #[track_caller]
    fn check(phrase: &str, text: &str, expect: &[&str]) {
        let (source, _) = parse(SourceId("t.txt".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
        let reading = crate::recognize::recognize(&source);
        let found = Phrase::parse(phrase).unwrap().find(&reading, &source);
        let shown: Vec<&str> = found.iter().map(|tokens| &source.text()[reading.span(tokens)]).collect();
        assert_eq!(shown, expect, "{phrase}");
    }

    #[test]
    fn phrases_match_stems_in_any_case_and_spelling() {
        check("private company", "Private companies and a private\ncompany.", &["Private companies", "private company"]);
        check("organization", "two organisations", &["organisations"]);
        check("hack back", "hacking-back and hack back", &["hacking-back", "hack back"]);
        check("sign", "signed. Signing", &["signed", "Signing"]);
    }

    #[test]
    fn regular_expressions_stand_between_slashes() {
        check("/(?i)signator(y|ies)/", "Signatories and a signatory", &["Signatories", "signatory"]);
        check("/Canada's (co-)?lead/", "Canada’s co–lead", &["Canada’s co–lead"]);
        check("/(?i)signator/", "80 signatories", &["signatories"]);
        check("/Paris\\s+Peace/", "Paris\n\nPeace be with you.", &[]);
        let error = Phrase::parse("/a(b/").unwrap_err();
        assert_eq!(error.at, Some(2..3));
        assert!(Phrase::parse("/(a{1000}){1000}/").is_err());
        assert!(Phrase::parse("…").is_err());
    }
}
