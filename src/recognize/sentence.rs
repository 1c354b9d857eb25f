//! Sentences: where a full stop ends one, and where it only shortens a word.
//!
//! ```text
//! end      := stop+ closing* before a token that begins a sentence         stop := "." | "!" | "?" | "…"
//! begins   := a capital | a digit | an opening mark | a sign of money
//! shortens := title "."                             "Dr. Who", "e.g. The"        never an end
//!           | ("No" | "Fig" | "Jan" …) "."          before a figure              no end before it
//!           | initial "." | "Inc" "." …             "J. R. R. Tolkien", "U.S."   an end before "The", "It", "In" …
//! number   := figure "." | letter "."               at the start: "1. The first" no end
//! ```
//!
//! A stop without white space after it ends nothing (*3.5*, *example.com*), nor does one before a small letter. Of a
//! quotation only the last stop ends the sentence around it, and not before who says it (*“Who?” Mary asked*).

use std::ops::Range;

use super::class::Class;
use super::quote;
use super::reading::Reading;

/// Words written with a full stop, in lower case: an end only before a word that nearly always begins a sentence.
const SHORTENED: &[&str] = &[
    "sr", "jr", "st", "est", "al", "inc", "ltd", "co", "corp", "bros", "dept", "univ", "assn", "ave", "blvd", "rd", "ed", "eds",
    "esp", "incl", "excl", "max", "min", "avg", "ph", "lic", "gmbh", "plc", "mt", "ft",
];

/// Words whose full stop never ends a sentence: what they belong to follows.
const LEADING: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "col", "capt", "cmdr", "lt", "sgt", "rev", "hon", "gov", "sen", "rep", "pres",
    "messrs", "vs", "cf", "ca", "approx", "viz", "eg", "ie",
];

/// Words whose full stop ends no sentence before a figure.
const NUMBERED: &[&str] = &[
    "no", "nos", "nr", "fl", "bapt", "fig", "figs", "vol", "vols", "pp", "pg", "ch", "chap", "sec", "art", "arts", "para",
    "paras", "eq", "tab",
];

/// The same of months and days, which are written with a capital.
const DATED: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun",
];

/// Nobody writes longer sentences, in tokens; what looks like one is cut, so that no reader of sentences has to fear them.
const LONGEST: usize = 2000;

/// The words that a full stop only shortens.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    [SHORTENED, LEADING, NUMBERED, DATED].into_iter().flatten().map(|&word| (word, Class::ABBREVIATION))
}

/// The sentences of all blocks.
pub(super) fn split(reading: &Reading, blocks: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(reading.len() / 20);
    let mut stops = reading.seek(Class::STOP);
    for block in blocks {
        let mut start = block.start;
        let mut at = block.start;
        while at < block.end {
            let stop = stops.next(at, block.end);
            while stop - start > LONGEST {
                sentences.push(start..start + LONGEST);
                start += LONGEST;
            }
            if stop == block.end {
                break;
            }
            at = stop + 1;
            if let Some(end) = end(reading, &(start..block.end), stop) {
                sentences.push(start..end);
                (start, at) = (end, end);
            }
        }
        if start < block.end {
            sentences.push(start..block.end);
        }
    }
    sentences
}

/// Where the sentence ends that a stop may end: past the marks that close what it holds.
fn end(reading: &Reading, rest: &Range<usize>, stop: usize) -> Option<usize> {
    let next = past_closing(reading, stop + 1, rest.end);
    // Nothing but white space between two sentences makes them one: "example.com", "U.S."
    let apart = next >= rest.end || !reading.touches_next(next - 1);
    let begins = next >= rest.end || begins(reading, next);
    // "[…]" leaves something out; "… and so on" goes on from somewhere.
    let omits = stop == rest.start || matches!(reading.mark(stop - 1), Some('[' | '('));
    // "6 . 2" in text that was cut into tokens.
    let point = stop > rest.start && reading.is_number(stop - 1) && reading.is_number(next) && !reading.touches_next(stop - 1);
    if !apart || !begins || point || (omits && !reading.is_mark(stop, '.')) {
        return None;
    }
    let quoted = next > stop + 1 && reading.mark(next - 1).is_some_and(quote::is_closing);
    if quoted && quote::is_speech(reading.lower(next + 1)) {
        return None;
    }
    let shortens = reading.is_mark(stop, '.') && next < rest.end && shortens(reading, rest, stop, next);
    (!shortens).then_some(next)
}

/// Past the stops and marks that close what a sentence holds.
fn past_closing(reading: &Reading, mut at: usize, end: usize) -> usize {
    while at < end {
        let closes = match reading.mark(at) {
            Some('.' | '!' | '?' | '…' | '”' | '»' | '›' | '」' | ')' | ']') => true,
            // The same marks open too: then nothing stands between them and what follows.
            Some('’' | '"' | '\'' | '“' | '‘') => reading.touches_next(at - 1),
            _ => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a sentence can begin with a token.
fn begins(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::CAPITAL | Class::NUMBER) || reading.mark(at).is_some_and(|mark| "“„‘‹«「\"'([*$€£¥~§#".contains(mark))
}

/// Whether a token nearly always begins a sentence where it has a capital: *The*, *It*, *In*.
fn starts(reading: &Reading, at: usize) -> bool {
    let initial = reading.bytes(at) == 1 && reading.is_mark(at + 1, '.') && reading.touches_next(at);
    let small = || {
        reading.is(at, Class::DETERMINER | Class::CLOSED)
            || matches!(
                reading.lower(at),
                "in" | "on" | "at" | "for" | "with" | "after" | "since" | "from" | "as" | "during" | "and"
            )
    };
    reading.is_capital(at) && !initial && small()
}

/// Whether a full stop shortens the word before it, or follows the number of what begins there.
fn shortens(reading: &Reading, rest: &Range<usize>, stop: usize, next: usize) -> bool {
    let Some(word) = stop.checked_sub(1).filter(|&word| word >= rest.start) else { return false };
    if word == rest.start && next == stop + 1 && is_numbering(reading, word) {
        return true;
    }
    let lower = reading.lower(word);
    let dotted = word > rest.start && reading.is_mark(word - 1, '.') && reading.touches_next(word - 1);
    if reading.is_word(word) && reading.bytes(word) == 1 {
        let example = dotted && matches!((reading.lower(word.wrapping_sub(2)), lower), ("e", "g") | ("i", "e"));
        // "(b. 1744; d. 1801)".
        let life = matches!(lower, "b" | "d" | "r") && word > rest.start && matches!(reading.mark(word - 1), Some('(' | ';'));
        let page = (life || matches!(lower, "p" | "c" | "n")) && !reading.is_capital(word);
        return match (dotted, reading.is_capital(word)) {
            _ if example => true,
            (false, false) => page && reading.is_number(next),
            _ => !starts(reading, next),
        };
    }
    if !reading.is(word, Class::ABBREVIATION) {
        // "Ph.D.", "U.S.A."
        return dotted && reading.bytes(word) <= 2 && reading.is_capital(word) && !starts(reading, next);
    }
    let figure = reading.is_number(next);
    if LEADING.contains(&lower) {
        true
    } else if NUMBERED.contains(&lower) {
        figure || (lower != "no" && is_roman(reading, next))
    } else if DATED.contains(&lower) {
        // Text cut into tokens has no capitals, and a space before its stops.
        figure && (reading.is_capital(word) || !reading.touches_next(word))
    } else {
        !starts(reading, next)
    }
}

/// Whether a word numbers what follows it: *1.*, *2.3.*, *a.*, *IV.*
fn is_numbering(reading: &Reading, at: usize) -> bool {
    let figure = reading.is_number(at) && (reading.bytes(at) <= 3 || reading.lower(at).contains('.'));
    figure || (reading.is_word(at) && reading.bytes(at) == 1) || is_roman(reading, at)
}

fn is_roman(reading: &Reading, at: usize) -> bool {
    reading.is_shouted(at) && reading.bytes(at) <= 5 && reading.lower(at).bytes().all(|byte| b"ivxl".contains(&byte))
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

    /// Cut where a bar stands.
    #[track_caller]
    fn cut(barred: &str) {
        let expect: Vec<&str> = barred.split('|').map(str::trim).collect();
        check(&barred.replace('|', ""), &expect);
    }

    #[test]
    fn titles_and_examples_never_end_a_sentence() {
        cut("We met Dr. The, vs. The, cf. The, approx. The.| Then e.g. The one, i.e. The other.");
        cut("It moved to St. Gallen.| It is at 5 Main St.| The shop is open.");
    }

    #[test]
    fn what_is_numbered_goes_on_with_its_figure() {
        cut("See No. 5 and Fig. 2 on p. 12 of Vol. II.| No.| That is all.");
        cut("On Jan. 5 he sat.| Then the sun.| 5 people left on Sat. 6 May.");
        cut("Ada Marsh (b. 1744; d. 1801) met Simon (fl. 1790).| They chose b.| 12 came.");
        cut("4. The fourth.| Then 2.| The rest.");
        cut("IV. The fourth.| 2018.| It was late.");
    }

    #[test]
    fn initials_end_a_sentence_before_a_word_that_begins_one() {
        cut("J. R. R. Tolkien and J. I. Packer wrote.| He saw the U.S. Army in the U.S.| The army left.");
        cut("Acme Inc. Europe sold it to Blue Ltd.| They paid.| It shut at 5 p.m.| In May it shut at 6 a.m. Mondays.");
        cut("The U.N. Secretary spoke to a Ph.D. Student et al.| It was Plan A.| The end.");
    }

    #[test]
    fn what_closes_belongs_to_the_sentence_and_what_opens_to_the_next() {
        cut("He left. | \"Then we saw.\" | 'And so on.' | (All of it.) | “It is.” | «C’est.» | ‘Or not.’ | End.");
        cut("“Who is it?” Mary asked.| “It is I!” | The door opened.");
        cut("“Who?” he said.| What?!| Really… | Yes... | No…” | Then he left something […] The end.");
        cut("It grew 3.5 per cent.| $5 was paid to a.b@c.org for main.rs. | See www.example.com/?Q=a. | Fine.");
        cut("the end. but it goes on! and on? so… it does.");
    }
}
