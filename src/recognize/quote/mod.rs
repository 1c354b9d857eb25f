//! Quotations: words between quotation marks, and block quotes.
//!
//! ```text
//! quotation := "“" … "”" | "„" … "“" | "«" … "»" | "»" … "«" | "‹" … "›" | "‘" … "’" | "‚" … "‘" | "「" … "」" | '"' … '"' | "'" … "'"
//! goes on   := a paragraph whose last mark is not closed, before one that begins with the same mark
//! ```
//!
//! `marks` pairs them, `speaker` says whose words they are. One word between marks is a term, not a quotation.

mod marks;
mod speaker;

use std::ops::Range;

use super::class::Class;
use super::mention::{Content, Mention};
use super::passage::{Passage, Stretch};
use super::reading::Reading;
use super::stem::fold;
use crate::source::{BlockId, BlockKind, Source};
use crate::value::Quote;

/// Adds every quotation of a stretch.
pub(super) fn recognize(reading: &Reading, source: &Source, stretch: &Stretch<'_>, mentions: &mut Vec<Mention>) {
    let mut quotes = reading.seek(Class::QUOTES);
    for Passage { block, tokens, .. } in stretch.passages() {
        let (id, number) = (*block, block.0);
        let set_off = source.block(id).kind == BlockKind::Quotation;
        if !set_off && quotes.next(tokens.start, tokens.end) == tokens.end {
            continue;
        }
        let marked = marks::read(reading, tokens);
        let before = introduction(reading, number);
        let mut found = |quote: Range<usize>, depth: u8, speaker: Option<Range<usize>>| {
            if quote.clone().filter(|&at| reading.is(at, Class::WORD | Class::NUMBER)).nth(1).is_some() {
                mentions.push(Mention {
                    content: Content::Quote { speaker: speaker.map(Box::new), depth },
                    tokens: quote,
                    block: id,
                });
            }
        };
        if set_off {
            let (quote, speaker) = signed(reading, tokens);
            let speaker = speaker.or_else(|| speaker::of(reading, &quote, tokens, before.clone()));
            found(quote, 0, speaker);
        }
        for (quote, depth) in marked.pairs {
            let whole = quote.start <= tokens.start + 1 && quote.end + 2 >= tokens.end;
            if !(set_off && whole) {
                let speaker = speaker::of(reading, &quote, tokens, before.clone());
                found(quote, depth + u8::from(set_off), speaker);
            }
        }
        if let Some(open) = marked.open.filter(|&open| !set_off && goes_on(reading, source, number, open)) {
            let quote = open + 1..tokens.end;
            let speaker = speaker::of(reading, &quote, tokens, before);
            found(quote, 0, speaker);
        }
    }
}

/// The block before, if it ends in a colon.
fn introduction(reading: &Reading, number: usize) -> Option<Range<usize>> {
    let before = reading.block(BlockId(number.checked_sub(1)?));
    (!before.is_empty() && reading.is_mark(before.end - 1, ':')).then_some(before)
}

/// A block quote without the name it is signed with: *… — Ada Lovelace*.
fn signed(reading: &Reading, tokens: &Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    const SIGNATURE: usize = 8;
    let from = tokens.start.max(tokens.end.saturating_sub(SIGNATURE));
    let dash = (from..tokens.end).rev().find(|&at| matches!(reading.mark(at), Some('—' | '–')) && at > tokens.start);
    match dash.filter(|&dash| dash + 1 < tokens.end && (dash + 1..tokens.end).all(|at| reading.is_capital(at))) {
        Some(dash) => (tokens.start..dash, Some(dash + 1..tokens.end)),
        None => (tokens.clone(), None),
    }
}

/// Whether the paragraph after a block goes on with the quotation that a mark opens.
fn goes_on(reading: &Reading, source: &Source, number: usize, open: usize) -> bool {
    let next = BlockId(number + 1);
    let paragraph = source.blocks().get(next.0).is_some_and(|block| block.kind == BlockKind::Paragraph);
    let same = |mark: char| paragraph && reading.is_mark(reading.block(next).start, mark);
    reading.mark(open).is_some_and(|mark| matches!(mark, '“' | '«' | '"') && same(mark))
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
    let mut rest = tokens.clone();
    while let Some(at) = rest.next() {
        if let Some(letter) = recased(reading, at).filter(|_| at + 3 < tokens.end) {
            quote.words.push(fold(&format!("{letter}{}", reading.lower(at + 3))));
            rest.start = at + 4;
            continue;
        }
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

/// The first letter of a word whose case the quoter changed: *“[s]ome of them”*.
fn recased(reading: &Reading, at: usize) -> Option<&str> {
    let one_word = reading.is_mark(at, '[') && (at..at + 3).all(|at| reading.touches_next(at));
    let letter = reading.is_word(at + 1) && reading.bytes(at + 1) == 1 && reading.is_mark(at + 2, ']') && reading.is_word(at + 3);
    (one_word && letter).then(|| reading.lower(at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (_, reading) = reading(text);
        let quotes = reading.mentions().iter().filter(|mention| matches!(mention.content, Content::Quote { .. }));
        let shown: Vec<String> = quotes.map(|mention| words_of(&reading, &mention.tokens).words.join(" ")).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn what_the_quoter_put_in_brackets_is_no_word_of_the_quotation() {
        check("He wrote: “[s]ome of the [old] mills stand still.”", &["some of the mills stand still"]);
        check("He wrote: “The mills [a] of old stand still [s].”", &["the mills of old stand still"]);
    }

    #[test]
    fn all_marks_are_known_and_apostrophes_are_not_marks() {
        check(
            "It says “a secure space” and ‘Canada’s own call’ or \"so it is\".",
            &["a secure space", "canada own call", "so it is"],
        );
        check("a “term” and an “outer ‘inner one’ quote”", &["outer inner one quote", "inner one"]);
        check("an “unclosed quotation and «another one» here", &["another one"]);
    }

    #[test]
    fn omissions_are_kept() {
        let (_, reading) = reading("“willingness to work […] to assist”");
        let quote = words_of(&reading, &(0..reading.len()));
        assert_eq!(quote.omissions, [3]);
    }

    #[test]
    fn marks_of_many_kinds_pair() {
        check("Er sagt „so ist es“ und »ja und nein« and ‹oui et non›.", &["so ist es", "ja und nein", "oui et non"]);
        check("So 'it was said' and 「two words」 and ‚einfach so‘.", &["it was said", "two words", "einfach so"]);
    }

    #[test]
    fn apostrophes_and_primes_are_no_marks() {
        check("Rock 'n' roll of the '90s at 5' 3\" and 6' 1\" high, the states' own and the ’80s’ end.", &[]);
        check("He said 'the ’90s are over' and \"it's 1990\".", &["the 90 s are over", "it 1990"]);
    }

    /// Each quotation with its depth and its speaker.
    #[track_caller]
    fn spoken(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let words = |tokens: &Range<usize>| source.text()[reading.span(tokens)].to_owned();
        let show = |mention: &Mention| match &mention.content {
            Content::Quote { speaker, depth } => {
                Some(format!("{depth} {}: {}", speaker.as_deref().map(words).unwrap_or_default(), words(&mention.tokens)))
            }
            _ => None,
        };
        let shown: Vec<String> = reading.mentions().iter().filter_map(show).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn inner_quotations_are_deeper() {
        spoken(
            "It is “one ‘two “three four” five’ six”.",
            &["0 : one ‘two “three four” five’ six", "1 : two “three four” five", "2 : three four"],
        );
    }

    #[test]
    fn a_quotation_may_run_over_paragraphs() {
        spoken(
            "He spoke. “We came here.\n\n“We saw it.”\n\n“Not this one.\n\nNor this.",
            &["0 : We came here.", "0 : We saw it."],
        );
    }

    #[test]
    fn speakers_are_read_where_they_are_stated() {
        spoken("“We came here,” said Ada Byron. Then she left.", &["0 Ada Byron: We came here,"]);
        spoken("“We came here,” Dr. Byron said.", &["0 Dr. Byron: We came here,"]);
        spoken("Ada Byron, head of the board, said: “We came here.”", &["0 Ada Byron: We came here."]);
        spoken("The Bank of Chile (BC) wrote that “we came here”.", &["0 Bank of Chile: we came here"]);
        spoken("According to the Bank of Chile, “we came here”.", &["0 Bank of Chile: we came here"]);
        spoken(
            "As Ada Byron put it, “we came here”. “We left,” as Mary put it.",
            &["0 Ada Byron: we came here", "0 Mary: We left,"],
        );
        spoken("He said: “We came here.” Mary left. “It was late,” he said.", &["0 : We came here.", "0 : It was late,"]);
    }
}
