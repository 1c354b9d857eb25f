//! Sentences: where a full stop ends one, and where it only shortens a word.
//!
//! ```text
//! end := ("." | "!" | "?" | "…") closing* before a token that begins a sentence (a capital, a digit, an opening mark)
//! ```

use std::ops::Range;

use super::reading::Reading;

/// Words that are written with a full stop and do not end a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "lt", "sgt", "rev", "hon", "gov", "sen", "rep", "pres",
    "vs", "cf", "c", "ca", "approx", "est", "fig", "figs", "no", "nos", "vol", "pp", "p", "ch", "sec", "art", "para", "eq", "ed",
    "eds", "al", "inc", "ltd", "co", "corp", "dept", "univ", "e.g", "i.e", "eg", "ie", "viz", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
];

/// Nobody writes longer sentences, in tokens; what looks like one is cut, so that no reader of sentences has to fear them.
const LONGEST: usize = 2000;

/// The sentences of a block.
pub(super) fn split(reading: &Reading, block: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        if at - start >= LONGEST {
            sentences.push(start..at);
            start = at;
        }
        if ends(reading, &block, at) {
            let mut end = at + 1;
            while end < block.end && matches!(reading.mark(end), Some('.' | '!' | '?' | '…' | '”' | '’' | '"' | '»' | ')' | ']'))
            {
                end += 1;
            }
            sentences.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < block.end {
        sentences.push(start..block.end);
    }
    sentences
}

fn ends(reading: &Reading, block: &Range<usize>, at: usize) -> bool {
    match reading.mark(at) {
        Some('!' | '?') => {}
        Some('…') if !reading.touches_next(at) => {}
        Some('.') if !shortens(reading, block, at) => {}
        _ => return false,
    }
    let mut next = at + 1;
    while next < block.end && matches!(reading.mark(next), Some('.' | '!' | '?' | '…' | '”' | '’' | '"' | '»' | ')' | ']'))
    {
        next += 1;
    }
    // Nothing but white space between two sentences makes them one: "example.com", "U.S."
    let apart = next >= block.end || reading.token(next - 1).end < reading.token(next).start;
    let begins = next >= block.end
        || reading.is_capital(next)
        || reading.is_number(next)
        || matches!(reading.mark(next), Some('“' | '‘' | '"' | '«' | '(' | '[' | '*'));
    apart && begins
}

fn shortens(reading: &Reading, block: &Range<usize>, stop: usize) -> bool {
    let Some(word) = stop.checked_sub(1).filter(|&word| word >= block.start && reading.is_word(word)) else { return false };
    let lower = reading.lower(word);
    let initial =
        lower.chars().count() == 1 && (reading.is_capital(word) || matches!(reading.mark(stop.wrapping_sub(2)), Some('.')));
    let last = stop + 1 >= block.end;
    !last && (initial || ABBREVIATIONS.contains(&lower))
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
