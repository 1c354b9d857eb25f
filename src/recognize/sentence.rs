//! Sentences: where a full stop ends one, and where it only shortens a word.
//!
//! ```text
//! end := ("." | "!" | "?" | "…") closing* before a token that begins a sentence (a capital, a digit, an opening mark)
//! ```

use std::ops::Range;

use super::class::Class;
use super::reading::Reading;

/// Words that are written with a full stop and do not end a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "lt", "sgt", "rev", "hon", "gov", "sen", "rep", "pres",
    "vs", "cf", "c", "ca", "approx", "est", "fig", "figs", "no", "nos", "vol", "pp", "p", "ch", "sec", "art", "para", "eq", "ed",
    "eds", "al", "inc", "ltd", "co", "corp", "dept", "univ", "e.g", "i.e", "eg", "ie", "viz", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "tues", "weds", "thur", "thurs", "fri", "sat",
    "sun",
];

/// Nobody writes longer sentences, in tokens; what looks like one is cut, so that no reader of sentences has to fear them.
const LONGEST: usize = 2000;

/// The words that a full stop only shortens.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    ABBREVIATIONS.iter().map(|&word| (word, Class::ABBREVIATION))
}

/// The sentences of all blocks.
pub(super) fn split(reading: &Reading, blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(reading.len() / 20);
    for block in blocks {
        let mut start = block.start;
        let mut at = block.start;
        while at < block.end {
            let stop = reading.next(at, block.end, Class::STOP);
            while stop - start > LONGEST {
                sentences.push(start..start + LONGEST);
                start += LONGEST;
            }
            if stop == block.end {
                break;
            }
            at = stop + 1;
            if ends(reading, block, stop) {
                at = past_closing(reading, at, block.end);
                sentences.push(start..at);
                start = at;
            }
        }
        if start < block.end {
            sentences.push(start..block.end);
        }
    }
    sentences
}

/// Past the marks that close what a sentence holds.
fn past_closing(reading: &Reading, mut at: usize, end: usize) -> usize {
    while at < end && matches!(reading.mark(at), Some('.' | '!' | '?' | '…' | '”' | '’' | '"' | '»' | ')' | ']')) {
        at += 1;
    }
    at
}

fn ends(reading: &Reading, block: &Range<usize>, at: usize) -> bool {
    match reading.mark(at) {
        Some('!' | '?') => {}
        Some('…') if !reading.touches_next(at) => {}
        Some('.') if !shortens(reading, block, at) && !parts_digits(reading, block, at) => {}
        _ => return false,
    }
    let next = past_closing(reading, at + 1, block.end);
    // Nothing but white space between two sentences makes them one: "example.com", "U.S."
    let apart = next >= block.end || !reading.touches_next(next - 1);
    let begins = next >= block.end
        || reading.is_capital(next)
        || reading.is_number(next)
        || matches!(reading.mark(next), Some('“' | '‘' | '"' | '«' | '(' | '[' | '*'));
    apart && begins
}

/// Whether a full stop with spaces on both sides stands between digits: *6 . 2*.
fn parts_digits(reading: &Reading, block: &Range<usize>, stop: usize) -> bool {
    stop > block.start && reading.is_number(stop - 1) && reading.is_number(stop + 1) && !reading.touches_next(stop - 1)
}

fn shortens(reading: &Reading, block: &Range<usize>, stop: usize) -> bool {
    let Some(word) = stop.checked_sub(1).filter(|&word| word >= block.start && reading.is_word(word)) else { return false };
    let lower = reading.lower(word);
    let initial =
        lower.chars().count() == 1 && (reading.is_capital(word) || matches!(reading.mark(stop.wrapping_sub(2)), Some('.')));
    let last = stop + 1 >= block.end;
    !last && (initial || reading.is(word, Class::ABBREVIATION))
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let shown: Vec<&str> = reading.sentences().iter().map(|sentence| &source.text()[reading.span(sentence)]).collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn full_stops_end_sentences_and_shorten_words() {
        check("It was 5. Mr. Le Drian left. Then?", &["It was 5.", "Mr. Le Drian left.", "Then?"]);
        check("The U.S. joined on Jan. 5 at last.", &["The U.S. joined on Jan. 5 at last."]);
        check("He said “Stop.” Then (as usual.) He left.", &["He said “Stop.”", "Then (as usual.)", "He left."]);
        check("See example.com. Agencies… These attacks", &["See example.com.", "Agencies…", "These attacks"]);
    }
}
