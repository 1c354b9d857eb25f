//! Quotations: words between quotation marks, and block quotes.
//!
//! ```text
//! quotation := "“" … "”" | "„" … "“" | "«" … "»" | "‘" … "’" | '"' … '"'
//! ```
//!
//! A single closing mark counts only where no letter follows it: inside a word it is an apostrophe. The outermost marks
//! make the quotation. One word between marks is a term, not a quotation.

use std::ops::Range;

use super::class::Class;
use super::mention::{Content, Mention};
use super::reading::Reading;
use super::stem::fold;
use crate::source::{BlockId, BlockKind, Source};
use crate::value::Quote;

/// Every quotation of a document.
pub(super) fn recognize(reading: &Reading, source: &Source) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (number, block) in source.blocks().iter().enumerate() {
        let tokens = reading.block(BlockId(number));
        let mut found = |tokens: Range<usize>| {
            if tokens.clone().filter(|&at| reading.is(at, Class::WORD | Class::NUMBER)).nth(1).is_some() {
                mentions.push(Mention { content: Content::Quote, tokens, block: BlockId(number) });
            }
        };
        if block.kind == BlockKind::Quotation {
            found(tokens);
        } else {
            marked(reading, &tokens).into_iter().for_each(found);
        }
    }
    mentions
}

/// The tokens between outermost marks.
fn marked(reading: &Reading, block: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = block.start;
    // Where a mark of each kind was last found to have no partner: looking again would be quadratic.
    let mut hopeless: Vec<char> = Vec::new();
    while at < block.end {
        at = reading.next(at, block.end, Class::QUOTES);
        let Some(open) = reading.mark(at).filter(|open| at < block.end && !hopeless.contains(open)) else {
            at += 1;
            continue;
        };
        let opens = open != '"' || at == block.start || !reading.touches_next(at - 1) || reading.mark(at - 1).is_some();
        let Some(partners) = closing(open).filter(|_| opens && (open != '‘' || reading.touches_next(at))) else {
            at += 1;
            continue;
        };
        if let Some(end) = (at + 1..block.end).find(|&end| closes(reading, end, open, partners)) {
            found.push(at + 1..end);
            at = end + 1;
        } else {
            hopeless.push(open);
            at += 1;
        }
    }
    found
}

fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '‘' => &['’'],
        '"' => &['"'],
        _ => return None,
    })
}

fn closes(reading: &Reading, at: usize, open: char, partners: &[char]) -> bool {
    let Some(mark) = reading.mark(at) else { return false };
    let apostrophe = open == '‘' && reading.touches_next(at) && reading.is_word(at + 1);
    partners.contains(&mark) && !apostrophe
}

/// Whether a mark may close a quotation.
pub(super) fn is_closing(mark: char) -> bool {
    matches!(mark, '”' | '“' | '’' | '‘' | '»' | '›' | '「' | '」' | '"' | '\'')
}

/// Whether a word says that somebody speaks.
pub(super) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "asked" | "asks" | "wrote" | "writes" | "added" | "adds" | "replied" | "explained" | "warned"
    )
}

/// The words of a range of tokens, folded, with the omissions that the text marks.
#[must_use]
pub fn words_of(reading: &Reading, tokens: &Range<usize>) -> Quote {
    let mut quote = Quote { words: Vec::new(), omissions: Vec::new() };
    let mut inserted = false;
    for at in tokens.clone() {
        // What stands in brackets is the quoter's: [sic], [the states], […].
        match reading.mark(at) {
            Some('[') => inserted = true,
            Some(']') => {
                inserted = false;
                if quote.omissions.last() != Some(&quote.words.len()) {
                    quote.omissions.push(quote.words.len());
                }
            }
            _ => {}
        }
        if inserted {
            continue;
        }
        let dots = reading.is_mark(at, '.') && reading.is_mark(at + 1, '.');
        if reading.is_mark(at, '…') || dots {
            if quote.omissions.last() != Some(&quote.words.len()) {
                quote.omissions.push(quote.words.len());
            }
        } else if !reading.lower(at).is_empty() {
            quote.words.push(fold(reading.lower(at)));
        }
    }
    quote
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (_, reading) = reading(text);
        let quotes = reading.mentions().iter().filter(|mention| mention.content == Content::Quote);
        let shown: Vec<String> = quotes.map(|mention| words_of(&reading, &mention.tokens).words.join(" ")).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn all_marks_are_known_and_apostrophes_are_not_marks() {
        check(
            "It says “a secure space” and ‘Canada’s own call’ or \"so it is\".",
            &["a secure space", "canada own call", "so it is"],
        );
        check("a “term” and an “outer ‘inner one’ quote”", &["outer inner one quote"]);
        check("an “unclosed quotation and «another one» here", &["another one"]);
    }

    #[test]
    fn omissions_are_kept() {
        let (_, reading) = reading("“willingness to work […] to assist”");
        let quote = words_of(&reading, &(0..reading.len()));
        assert_eq!(quote.omissions, [3]);
    }
}
