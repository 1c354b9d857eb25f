//! `crosscheck init`: writes a `claims.yaml` from what discovery finds, and never over one that is there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};
use globset::GlobSet;

use super::args::{Global, Init, MIN_CONFIDENCE};
use super::discover::{Read, linked, read};
use super::draft::Drafted;
use super::exit::Exit;
use super::file;
use super::input::NAME;
use super::output::Output;
use crate::discover::{Lead, scalar};
use crate::report::clean;
use crate::source::{Entry, Selection, select};

/// So many facts that documents agree about are written down, the surest.
const AGREED: usize = 50;

pub(super) fn run(args: &Init, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let path = global.config.clone().unwrap_or_else(|| Utf8PathBuf::from(NAME));
    if path.symlink_metadata().is_ok() {
        bail!(exists(&path));
    }
    let read = read(&args.paths, &[], &Global { config: None, ..global.clone() })?;
    output.problems(&read.problems);
    if read.entries.is_empty() {
        return Ok(Exit::Failure);
    }
    let today = global.today();
    let drafted = Drafted::of(&read, leads(&read), today);
    let rules = Rules::of(&drafted);
    let base = match path.parent() {
        Some(folder) if !folder.as_str().is_empty() => folder,
        _ => Utf8Path::new("."),
    };
    write(&path, &file(&sources(&args.paths, &read.entries, base), &rules))?;
    let said = rules.said(&path, read.entries.len(), global.config.is_some());
    output.print(|_, out| write!(out, "{said}"))?;
    Ok(Exit::of_reading(&read.problems))
}

/// The facts worth writing down: all that documents disagree about, then what several places agree about. The surest first.
fn leads(read: &Read) -> Vec<Lead> {
    let found = linked(read).into_iter().filter(|lead| lead.confidence >= MIN_CONFIDENCE);
    let (mut leads, mut agreed): (Vec<Lead>, Vec<Lead>) = found.partition(|lead| lead.disagree);
    agreed.retain(Lead::is_repeated);
    agreed.truncate(AGREED);
    leads.extend(agreed);
    leads
}

/// The entries of the file, and how many facts have none.
struct Rules {
    disagreeing: Vec<String>,
    agreeing: Vec<String>,
    unworded: usize,
}

impl Rules {
    fn of(drafted: &Drafted) -> Self {
        let mut rules = Self { disagreeing: Vec::new(), agreeing: Vec::new(), unworded: 0 };
        for (number, disagree) in drafted.disagree.iter().enumerate() {
            match (drafted.entry(number), disagree) {
                (Some(entry), true) => rules.disagreeing.push(entry),
                (Some(entry), false) => rules.agreeing.push(entry),
                (None, true) => rules.unworded += 1,
                // Nothing is lost where nothing is wrong.
                (None, false) => {}
            }
        }
        rules
    }

    /// What was written, and what to do next.
    fn said(&self, path: &Utf8Path, documents: usize, is_named: bool) -> String {
        let (disagreeing, agreeing) = (self.disagreeing.len(), self.agreeing.len());
        let rules = disagreeing + agreeing;
        let mut said = format!(
            "Wrote {}: {} in {}.\n",
            clean(path.as_str()),
            if rules == 0 { "no rules yet".to_owned() } else { format!("rules for {}", counted(rules, "fact")) },
            counted(documents, "document")
        );
        let mut line = |count: usize, text: &str| {
            if count > 0 {
                let _ = writeln!(said, "{count:>5}  {text}");
            }
        };
        line(disagreeing, "where the documents disagree");
        line(agreeing, "where they agree, to notice when they no longer do");
        line(self.unworded, "more where they disagree, which no rule fits: see `crosscheck discover`");
        let config = if is_named { format!(" --config {}", clean(path.as_str())) } else { String::new() };
        let next = match rules {
            0 => "Nothing was found that several places state. Write a rule for each fact to watch, then run",
            _ => "Read it, keep what is worth watching, and run",
        };
        let _ = writeln!(said, "{next} `crosscheck check{config}`.");
        said
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

const HEAD: &str = "\
# What Crosscheck compares in these documents. Written by `crosscheck init` from what it found in them; it is yours now.
#
# Each entry of `claims` is one fact. The comments above it say what the documents state today. Keep what is worth watching,
# remove the rest, give the facts better ids and titles, and add your own. The order of entries does not matter.
#
#   crosscheck              where the documents disagree
#   crosscheck extract      the places that each rule finds
#   crosscheck discover     what else they disagree about
#
# A difference that is right as it is gets `waive: { reason: … }` in its rule. A fact that changes gets `over_time: grows`
# (or shrinks, varies), and its documents an `as_of` date: `- { path: docs/2021.md, as_of: 2021-11 }`.
";

const EXAMPLE: &str = "\
claims: {}
# Nothing was found that several places state. A rule looks like this (put it in place of the braces):
#
# claims:
#   members.states:
#     title: States that are members
#     count: [states, countries]       # the nouns counted; synonyms are one thing
#     near: [member, join]             # words of the sentence, or of its heading
#   budget:  { amount: budget, unit: EUR }
#   founded: { date: [founded, founding] }
";

/// The text of the file.
fn file(sources: &[String], rules: &Rules) -> String {
    let mut text = format!("{HEAD}\nsources:\n");
    for source in sources {
        let _ = writeln!(text, "  - {}", scalar(source));
    }
    text.push('\n');
    if rules.disagreeing.is_empty() && rules.agreeing.is_empty() {
        text.push_str(EXAMPLE);
        return text;
    }
    text.push_str("claims:\n");
    let parts = [("The documents disagree about these", &rules.disagreeing), ("They agree about these", &rules.agreeing)];
    let parts = parts.iter().filter(|(_, entries)| !entries.is_empty());
    let parts: Vec<String> = parts.map(|(head, entries)| format!("  # {head}.\n\n{}", entries.join("\n"))).collect();
    text.push_str(&parts.join("\n"));
    text
}

/// The paths as `sources:` has them: a folder as globs of the documents found in it, if globs find them all.
fn sources(paths: &[Utf8PathBuf], entries: &[Entry], base: &Utf8Path) -> Vec<String> {
    let here = [Utf8PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let mut sources: BTreeSet<String> = BTreeSet::new();
    for path in paths {
        let is_folder = path.is_dir();
        let below = entries.iter().map(|entry| &*entry.path).filter(|file| file.starts_with(path));
        let below: Vec<&Utf8Path> = if is_folder { below.collect() } else { vec![path] };
        let files: Vec<String> = below.iter().map(|file| from(base, file)).collect();
        let globs = if is_folder { globs(&from(base, path), &files, base) } else { None };
        sources.extend(globs.unwrap_or_else(|| files.iter().map(|file| literal(file)).collect()));
    }
    sources.into_iter().collect()
}

/// The path of a file or folder from another, or else from the root.
fn from(base: &Utf8Path, path: &Utf8Path) -> String {
    let plain = path.as_str().replace('\\', "/");
    let is_below = path.is_relative() && !path.as_str().contains("..");
    if base == "." && is_below {
        let plain = plain.trim_start_matches("./").trim_end_matches('/');
        return if plain == "." { String::new() } else { plain.to_owned() };
    }
    let Some((base, path)) = base.canonicalize_utf8().ok().zip(path.canonicalize_utf8().ok()) else { return plain };
    path.strip_prefix(&base).map_or(path.as_str(), Utf8Path::as_str).replace('\\', "/")
}

/// Globs for the documents of a folder, one for each ending; none where they would not find them all: below a hidden folder,
/// or outside that of the file.
fn globs(folder: &str, files: &[String], base: &Utf8Path) -> Option<Vec<String>> {
    let endings: BTreeSet<&str> = files.iter().filter_map(|file| Utf8Path::new(file).extension()).collect();
    let within = if folder.is_empty() { String::new() } else { format!("{}/", globset::escape(folder)) };
    let globs: Vec<String> = endings.iter().map(|ending| format!("{within}**/*.{}", globset::escape(ending))).collect();
    let selections: Vec<Selection> = globs.iter().map(|glob| Selection::parse(glob)).collect::<Result<_, _>>().ok()?;
    let selected = select(base, &selections.iter().collect::<Vec<_>>(), &GlobSet::empty());
    let selected: BTreeSet<&str> = selected.iter().flatten().map(String::as_str).collect();
    files.iter().all(|file| selected.contains(file.as_str())).then_some(globs)
}

/// A path that is read as one, whatever signs are in it.
fn literal(path: &str) -> String {
    if path.contains(['*', '?', '[', '{']) { globset::escape(path) } else { path.to_owned() }
}

/// Writes a file that is not there yet, whole or not at all: of two runs at once, one finds the other's.
fn write(path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let mut file = file::beside(path)?;
    let cannot = || format!("cannot write {path}");
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).with_context(cannot)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => bail!(exists(path)),
        Err(error) => Err(file::plain(&error.error)).with_context(cannot),
    }
}

fn exists(path: &Utf8Path) -> String {
    format!("{path} is there already and was left as it is; `crosscheck discover --as-rules` prints rules to add to it")
}
