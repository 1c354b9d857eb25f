//! How long discovery takes as documents grow in number, as ratios within the same run: the time for a document against that
//! among 1,000 documents, and the whole of discovery against reading and recognising the same documents alone.
//!
//! ```text
//! cargo bench --bench discover             up to 20,000 documents of 10 kB, all cores
//! cargo bench --bench discover -- quick    a tenth of them
//! ```

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use crosscheck::discover::{Settings, Told, find, tell};
use crosscheck::recognize::Document;
use crosscheck::source::{Metadata, SourceId, parse};
use rayon::prelude::*;

/// How long a document is, in bytes.
const BYTES: usize = 10_000;
/// So many texts are held at a time: what is left in memory is what discovery keeps.
const AT_ONCE: usize = 500;
/// How many documents, in thousands.
const SIZES: [usize; 4] = [1, 5, 10, 20];

fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    let unit = if quick { 100 } else { 1000 };
    println!(
        "Discovery in documents of {} kB, {} cores. Ratios: the time for a document against that in the first row; the\n\
         time of the whole against reading and recognising alone.\n",
        BYTES / 1000,
        rayon::current_num_threads()
    );
    let columns = ["documents", "read s", "discover s", "find s", "leads", "disagree", "MB kept", "a document", "the whole"];
    println!("{}", columns.map(|column| format!("{column:>11}")).concat());
    let mut first = None;
    for documents in SIZES.map(|size| size * unit) {
        let run = run(documents);
        let each = run.whole().as_secs_f64() / count(documents);
        let first = *first.get_or_insert(each);
        println!(
            "{documents:>11}{:>11.2}{:>11.2}{:>11.2}{:>11}{:>11}{:>11.0}{:>11.2}{:>11.2}",
            run.alone.as_secs_f64(),
            run.whole().as_secs_f64(),
            run.find.as_secs_f64(),
            run.leads,
            run.disagree,
            run.kept / 1e6,
            each / first,
            run.whole().as_secs_f64() / run.alone.as_secs_f64(),
        );
    }
    if let Some(peak) = memory("VmHWM:") {
        let most = SIZES.map(|size| size * unit).into_iter().max().unwrap_or(1);
        println!("\nAt most {:.0} MB were held: {:.1} kB a document.", peak / 1e6, peak / 1e3 / count(most));
    }
}

/// What discovery in so many documents took, and found.
#[derive(Default)]
struct Run {
    /// Reading and recognising, and nothing more.
    alone: Duration,
    /// The same, and telling what the documents state.
    tell: Duration,
    find: Duration,
    /// What is in memory when all is told, in bytes.
    kept: f64,
    leads: usize,
    disagree: usize,
}

impl Run {
    fn whole(&self) -> Duration {
        self.tell + self.find
    }
}

fn run(documents: usize) -> Run {
    let mut run = Run::default();
    let mut told: Vec<Told> = Vec::new();
    for from in (0..documents).step_by(AT_ONCE) {
        let texts: Vec<String> = (from..documents.min(from + AT_ONCE)).into_par_iter().map(|at| text(at, documents)).collect();
        let start = Instant::now();
        texts.par_iter().for_each(|text| {
            black_box(read(text));
        });
        run.alone += start.elapsed();
        let start = Instant::now();
        told.par_extend(texts.par_iter().map(|text| tell(&read(text))));
        run.tell += start.elapsed();
    }
    run.kept = memory("VmRSS:").unwrap_or(0.0);
    let start = Instant::now();
    let leads = find(&told, &Settings::default());
    run.find = start.elapsed();
    run.leads = leads.len();
    run.disagree = leads.iter().filter(|lead| lead.disagree).count();
    run
}

fn read(text: &str) -> Document {
    let id = SourceId("prose.txt".to_owned());
    Document::of(parse(id, text.as_bytes().to_vec(), &Metadata::default()).expect("the prose is text").0)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of documents are far below 2^53")]
fn count(documents: usize) -> f64 {
    documents as f64
}

/// A figure of the memory of this process, in bytes, where the system tells.
fn memory(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? * 1024.0)
}

/// The text of a document of so many. Documents are about bodies that three of them have in common; what they state of one is
/// the same, but for a few that have it wrong.
fn text(document: usize, documents: usize) -> String {
    const ABOUT: usize = 3;
    let mut writer =
        Writer { random: Random::new(document), text: String::with_capacity(BYTES + 1000), bodies: documents / ABOUT + 1 };
    let subject = document / ABOUT;
    writer.say("{title}\n\n", subject);
    let mut sections = 0;
    while writer.text.len() < BYTES {
        if sections % 4 == 3 {
            writer.say("{Word} and the {thing}\n\n", subject);
        }
        writer.section(subject);
        sections += 1;
    }
    writer.text
}

/// Writes what templates say: `{…}` is filled in, everything else is as it stands.
struct Writer {
    random: Random,
    text: String,
    bodies: usize,
}

impl Writer {
    fn section(&mut self, subject: usize) {
        match self.random.below(12) {
            0 => self.list(subject),
            1 => self.say("{Person} of the {body} said that “{clause} and {clause}, so {clause}”.\n\n", subject),
            2 => self.fact(subject),
            _ => {
                for _ in 0..3 + self.random.below(4) {
                    self.sentence(subject);
                }
                self.text.push_str("\n\n");
            }
        }
    }

    fn sentence(&mut self, subject: usize) {
        let template = if self.random.below(4) == 0 { self.random.one(FIGURES) } else { self.random.one(PLAIN) };
        self.say(template, subject);
        self.text.push(' ');
    }

    /// What all documents about a body say of it: one in thirty has it wrong.
    fn fact(&mut self, subject: usize) {
        let nth = self.random.below(FACTS.len());
        let mut of_fact = Random::new(1_000_000 + subject * FACTS.len() + nth);
        let wrong = usize::from(self.random.below(30) == 0) * (3 + self.random.below(5));
        let number = 12 + of_fact.below(800) + wrong;
        let year = 1830 + of_fact.below(180) + wrong;
        let noun = word(of_fact.below(400));
        let name = body(subject);
        let fact = FACTS[nth].replace("{name}", &name).replace("{n}", &number.to_string());
        let fact = fact.replace("{y}", &year.to_string()).replace("{noun}", &noun);
        self.text.push_str(&fact);
        self.say(" {Clause}.\n\n", subject);
    }

    fn list(&mut self, subject: usize) {
        self.say("The {body} watches over these {thing} of the {word}:\n\n", subject);
        for _ in 0..3 + self.random.below(5) {
            self.say("- the {rare} {thing} of {place}\n", subject);
        }
        self.text.push('\n');
    }

    fn say(&mut self, template: &str, subject: usize) {
        let mut rest = template;
        while let Some((plain, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            self.text.push_str(plain);
            self.fill(slot, subject);
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn fill(&mut self, slot: &str, subject: usize) {
        let begins = self.text.len();
        match slot {
            "title" | "name" => self.text.push_str(&body(subject)),
            "body" => {
                let other = self.random.below(self.bodies);
                self.text.push_str(&body(if self.random.below(3) == 0 { subject } else { other }));
            }
            "n" => {
                let digits = 1 + self.random.below(4);
                let number = 2 + self.random.below(10_usize.pow(u32::try_from(digits).unwrap_or(1)));
                let _ = write!(self.text, "{number}");
            }
            "y" => {
                let _ = write!(self.text, "{}", 1840 + self.random.below(180));
            }
            "date" => {
                let _ = write!(
                    self.text,
                    "{} {} {}",
                    1 + self.random.below(28),
                    self.random.one(MONTHS),
                    1900 + self.random.below(120)
                );
            }
            "thing" => self.text.push_str(self.random.one(THINGS)),
            "doing" => self.text.push_str(self.random.one(DOINGS)),
            "kind" => self.text.push_str(self.random.one(KINDS)),
            "place" | "Person" => {
                let name = capital(&word(20_000 + self.random.below(5_000)));
                let family = capital(&word(30_000 + self.random.below(9_000)));
                let _ = if slot == "place" { write!(self.text, "{name}") } else { write!(self.text, "{name} {family}") };
            }
            "word" | "Word" => self.text.push_str(&word(self.random.seldom(4_000))),
            "rare" => self.text.push_str(&word(self.random.seldom(60_000))),
            "clause" | "Clause" => {
                let clause = self.random.one(CLAUSES);
                self.say(clause, subject);
            }
            _ => {}
        }
        if slot.starts_with(char::is_uppercase) {
            let upper = self.text[begins..].chars().next().map_or(' ', |first| first.to_ascii_uppercase());
            self.text.replace_range(begins..=begins, upper.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The name of a body: every number has its own.
fn body(number: usize) -> String {
    const OF: &[&str] =
        &["Institute", "Council", "Harbour Board", "Library", "Railway", "Observatory", "Water Company", "Theatre"];
    format!("{} {}", capital(&word(50_000 + number)), OF[number % OF.len()])
}

/// A word that looks like one: every number has its own.
fn word(number: usize) -> String {
    const SYLLABLES: &[&str] = &[
        "bar", "den", "fol", "gar", "hem", "jun", "kel", "lor", "mas", "nev", "pol", "quin", "ros", "sel", "tam", "ul", "ver",
        "wim", "yar", "zan", "cor", "dil", "fen", "gos", "hal", "il", "kun", "lam", "mir", "nol", "or", "pan",
    ];
    const ENDINGS: &[&str] = &["a", "el", "ing", "ment", "or", "er", "ity", "ed", "al", "y", "ness"];
    let mut word = String::new();
    let mut rest = number / ENDINGS.len();
    loop {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            break;
        }
    }
    word.push_str(ENDINGS[number % ENDINGS.len()]);
    word
}

fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

/// Sentences without a value.
const PLAIN: &[&str] = &[
    "{Clause}, although {clause}.",
    "It is said that {clause} whenever {clause}.",
    "{Person} wrote that {clause}.",
    "The {kind} {thing} of {place} were {doing} by the {body}, and {clause}.",
    "Nobody at the {body} had {doing} the {rare} {thing} before.",
    "{Clause} because {clause}.",
    "From the {word} to the {rare}, {clause}.",
    "What the {kind} {thing} had in common was that {clause}.",
    "In {place}, {clause}; in {place}, {clause}.",
    "There was little {word} left in the {thing}, and {clause}.",
];

/// Sentences with values.
const FIGURES: &[&str] = &[
    "The {body} {doing} {n} {thing} in {y}.",
    "On {date} the {kind} {thing} of {place} were {doing}.",
    "Between {y} and {y} the number of {thing} in {place} rose by {n} percent.",
    "About {n} {kind} {thing} were {doing} at a cost of ${n} million.",
    "By {date}, {Person} had {doing} {n} {thing} and {n} {rare} {thing}.",
    "{Person} was born in {place} in {y} and died on {date}.",
    "The {word} is {n} metres long and weighs {n} kg.",
    "Of {n} {thing} in {place}, {n} were {kind}.",
    "The {rare} {thing} of the {body} earned {n} dollars in {y}, as {clause}.",
];

/// Parts of sentences.
const CLAUSES: &[&str] = &[
    "the {thing} of the {body} were {doing} with care",
    "every {word} had been {doing} by hand",
    "the {kind} {thing} could not be {doing}",
    "{Person} {doing} the {thing} of the {rare}",
    "most of the {thing} came from {place}",
    "the {word} was {kind} and the {rare} was not",
    "they {doing} the {kind} {word} in {place}",
    "no {thing} were ever {doing} without the {rare}",
    "a {kind} {word} lay between the {thing}",
    "few of the {thing} had a {kind} {word} of their own",
];

/// What documents about a body agree upon, most of them.
const FACTS: &[&str] = &[
    "The {name} was founded on 4 May {y} by a {noun} of merchants.",
    "The {name} employs {n} clerks in its {noun} rooms.",
    "Altogether {n} ships of the {noun} fleet belong to the {name}.",
    "The {noun} tower of the {name} is {n} metres high.",
    "The {name} spent {n} million dollars on its {noun} archive.",
    "The {noun} garden of the {name} was opened in {y} to the public.",
];

const THINGS: &[&str] = &[
    "bridges",
    "letters",
    "engines",
    "gardens",
    "pupils",
    "maps",
    "wells",
    "harbours",
    "songs",
    "taxes",
    "windows",
    "horses",
    "contracts",
    "roofs",
    "books",
    "lamps",
    "farmers",
    "judges",
    "tools",
    "rooms",
    "ledgers",
    "coins",
    "paintings",
    "boats",
    "fields",
    "clocks",
    "visitors",
    "machines",
    "roads",
    "voters",
    "members",
    "islands",
    "towers",
    "canals",
    "schools",
    "stones",
];

const DOINGS: &[&str] = &[
    "built",
    "counted",
    "opened",
    "mended",
    "sold",
    "bought",
    "painted",
    "measured",
    "moved",
    "closed",
    "described",
    "praised",
    "lost",
    "found",
    "replaced",
    "registered",
    "rented",
    "cleaned",
    "inspected",
    "shipped",
    "translated",
    "copied",
    "stored",
];

const KINDS: &[&str] = &[
    "old",
    "wooden",
    "public",
    "narrow",
    "northern",
    "foreign",
    "heavy",
    "modern",
    "quiet",
    "broken",
    "empty",
    "famous",
    "local",
    "military",
    "private",
    "royal",
    "rural",
    "seasonal",
    "steep",
    "temporary",
    "unusual",
    "wealthy",
    "western",
    "young",
];

const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A linear congruential generator (Knuth, MMIX).
struct Random(u64);

impl Random {
    fn new(seed: usize) -> Self {
        let mut random = Self(u64::try_from(seed).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.below(1);
        random
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    /// Small numbers mostly, as words are: each as often as numbers of twice its size together.
    fn seldom(&mut self, bound: usize) -> usize {
        let bits = bound.ilog2() + 1;
        let most = 1 << (1 + self.below(usize::try_from(bits).unwrap_or(1)));
        self.below(most.min(bound))
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}
