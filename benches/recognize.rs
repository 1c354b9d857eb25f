//! How fast documents are read, as ratios against counting `\d+` with the `regex` crate over the same text in the same run.
//!
//! ```text
//! cargo bench                  the figures, one core
//! cargo bench -- quick         the same over less text
//! ```

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crosscheck::recognize::recognize;
use crosscheck::source::{Metadata, Source, SourceId, parse};

const MB: usize = 1_000_000;

fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    let scale = if quick { 1 } else { 10 };
    println!("Reading prose, one core; the last column is the speed against `\\d+` counted by the regex crate.\n");
    println!("{:<28} {:>8} {:>10} {:>8}", "what", "MB", "MB/s", "ratio");
    for size in [scale * MB, 20 * scale * MB] {
        prose(size);
    }
    println!("\nHostile text of 1 MB; the last column is its time against as much prose.\n");
    println!("{:<28} {:>8} {:>10} {:>8}", "what", "MB", "MB/s", "times");
    let usual = time(&load(english(MB)));
    for (name, text) in hostile() {
        let source = load(text);
        let took = time(&source);
        let speed = megabytes(source.text().len()) / took.as_secs_f64();
        println!("{name:<28} {:>8.1} {speed:>10.1} {:>8.2}", megabytes(source.text().len()), ratio(took, usual));
    }
}

/// The figures for prose of a size.
fn prose(size: usize) {
    let text = english(size);
    let digits = regex::Regex::new(r"\d+").expect("the regex is a literal");
    let count = best(|| digits.find_iter(&text).count());
    let parsed = best(|| load(text.clone()));
    let source = load(text);
    let took = time(&source);
    for (name, took) in [("regex \\d+", count), ("normalise and cut in blocks", parsed), ("recognise", took)] {
        let speed = megabytes(size) / took.as_secs_f64();
        println!("{name:<28} {:>8.1} {speed:>10.1} {:>8.3}", megabytes(size), ratio(count, took));
    }
}

/// The least time that recognising takes.
fn time(source: &Source) -> Duration {
    best(|| recognize(source))
}

fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut least = Duration::MAX;
    let begun = Instant::now();
    for round in 0..9 {
        let start = Instant::now();
        black_box(work());
        least = least.min(start.elapsed());
        if round > 0 && begun.elapsed() > Duration::from_secs(8) {
            break;
        }
    }
    least
}

fn load(text: String) -> Source {
    parse(SourceId("prose.txt".to_owned()), text.into_bytes(), &Metadata::default()).expect("the prose is text").0
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

#[expect(clippy::cast_precision_loss, reason = "sizes of texts are far below 2^53")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / MB as f64
}

/// Prose of about that size: the shipped sources again and again, each time with other figures and other names, so that
/// the words met grow with the text as they do in real prose.
fn english(size: usize) -> String {
    const SOURCES: [&str; 5] = [
        include_str!("../sources/canada-page.txt"),
        include_str!("../sources/canada-faq.txt"),
        include_str!("../sources/finabel.txt"),
        include_str!("../sources/paris-call.txt"),
        include_str!("../sources/digwatch.txt"),
    ];
    let mut text = String::with_capacity(size + size / 8);
    let mut random = Random(7);
    while text.len() < size {
        for line in SOURCES.iter().flat_map(|source| source.lines()) {
            for word in line.split_inclusive(' ') {
                vary(word, &mut random, &mut text);
            }
            text.push('\n');
        }
    }
    text.truncate((0..=size).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0));
    text
}

/// One word in twenty is another; figures keep their number of digits.
fn vary(word: &str, random: &mut Random, text: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') && random.below(20) == 0 {
        for _ in 0..2 + random.below(3) {
            text.push(char::from(b"bdfglmnprst"[random.below(11)]));
            text.push(char::from(b"aeiou"[random.below(5)]));
        }
        text.push(' ');
        return;
    }
    for char in word.chars() {
        match char {
            '2'..='9' => {
                let _ = write!(text, "{}", 2 + random.below(8));
            }
            _ => text.push(char),
        }
    }
}

/// A linear congruential generator (Knuth, MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

/// Texts that make careless readers slow.
fn hostile() -> Vec<(&'static str, String)> {
    let of = |unit: &str| unit.repeat(MB / unit.len());
    vec![
        ("digits", of("1")),
        ("short numbers", of("1 ")),
        ("commas", of(",")),
        ("digits and commas", of("1,")),
        ("and", of("and ")),
        ("one and", of("one and ")),
        ("hundred", of("hundred ")),
        ("a few", of("a few ")),
        ("opening quotes", of("“")),
        ("straight quotes", of("\" a")),
        ("opening parentheses", of("(")),
        ("nested bullets", (0..1400).flat_map(|depth| [" ".repeat(depth), "- a\n".to_owned()]).collect()),
        ("bullets", of("- a\n")),
        ("months", of("May ")),
        ("days", of("12 May to ")),
        ("years", of("2018-")),
        ("slashes", of("1/2/")),
        ("capitals", of("The United ")),
        ("such as", of("such as a, ")),
        ("full stops", of("A. ")),
        ("plus minus", of("± 1 ")),
        ("at least", of("at least ")),
    ]
}
