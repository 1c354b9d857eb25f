//! From flags to a configuration and the documents it or the command line names, with what was wrong on the way.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};
use clap::CommandFactory;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::args::{Args, Chosen, Global};
use super::load::{STDIN, load};
use crate::recognize::Document;
use crate::report::{Excerpt, Problem, clean};
use crate::rule::{self, Config, Severity};
use crate::source::{self, Entry, Metadata, Selection, SourceId};
use crate::yaml::{Complaint, nearest};

/// What a command works on.
pub(super) struct Input {
    pub(super) config: Config,
    /// The configuration file as shown; empty where there is none.
    pub(super) config_path: String,
    pub(super) config_text: String,
    pub(super) documents: Vec<Document>,
    pub(super) problems: Vec<Problem>,
    /// What leads from the current folder to a source's id.
    pub(super) prefix: String,
    /// Whether paths on the command line stand in for the configured sources.
    pub(super) partial: bool,
    /// The folder that paths of the configuration count from.
    pub(super) base: Utf8PathBuf,
}

/// What an attempt to read the input came to.
pub(super) enum Attempt {
    Read(Box<Input>),
    /// The configuration is wrong: nothing can be compared.
    Refused(Vec<Problem>),
}

/// The documents that a command works on, yet to be read, in the order of their ids.
pub(super) struct Listed {
    pub(super) entries: Vec<Entry>,
    pub(super) problems: Vec<Problem>,
    /// What leads from the current folder to a source's id.
    pub(super) prefix: String,
}

/// A configuration and where it lies. The default is that of a run without one.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) config: Config,
    /// Its file as shown.
    pub(super) shown: String,
    pub(super) text: String,
    /// The folder that its paths count from.
    pub(super) base: Utf8PathBuf,
}

impl Opened {
    /// The same rules, for documents below another folder.
    pub(super) fn moved(&self, base: Utf8PathBuf) -> Self {
        // It was read before, and so is right.
        let config = rule::parse(&self.text).unwrap_or_default();
        Self { config, shown: self.shown.clone(), text: self.text.clone(), base }
    }

    /// What leads from the current folder to a source's id.
    pub(super) fn prefix(&self) -> String {
        if self.base == "." { String::new() } else { format!("{}/", self.base) }
    }
}

/// Reads the configuration and the documents it names, or those on the command line.
pub(super) fn read(chosen: &Chosen, global: &Global) -> anyhow::Result<Attempt> {
    match open(&config_path(global)?)? {
        Ok(opened) => read_under(opened, chosen),
        Err(problems) => Ok(Attempt::Refused(problems)),
    }
}

/// As `read`, but documents on the command line need no configuration.
pub(super) fn read_any(chosen: &Chosen, global: &Global) -> anyhow::Result<Attempt> {
    let alone = !chosen.paths.is_empty() && global.config.is_none() && closest()?.is_none();
    if alone { read_under(Opened::default(), chosen) } else { read(chosen, global) }
}

fn read_under(mut opened: Opened, chosen: &Chosen) -> anyhow::Result<Attempt> {
    choose(&mut opened.config, chosen)?;
    let partial = !chosen.paths.is_empty();
    let (entries, mut problems) = if partial { named(&chosen.paths, &opened) } else { configured(&opened) };
    let (documents, unread) = load(&entries);
    problems.extend(unread);
    if documents.is_empty() && problems.is_empty() {
        problems.push(nothing());
    }
    let prefix = if partial { String::new() } else { opened.prefix() };
    let Opened { config, shown, text, base } = opened;
    Ok(Attempt::Read(Box::new(Input {
        config,
        config_path: shown,
        config_text: text,
        documents,
        problems,
        prefix,
        partial,
        base,
    })))
}

/// Reads the configuration alone, of which the rules with these ids (globs) are chosen; or what is wrong with it.
pub(super) fn rules(globs: &[String], global: &Global) -> anyhow::Result<Result<Opened, Vec<Problem>>> {
    let mut opened = match open(&config_path(global)?)? {
        Ok(opened) => opened,
        Err(problems) => return Ok(Err(problems)),
    };
    let ids: Vec<String> = opened.config.rules.iter().map(|rule| rule.id.0.clone()).collect();
    let chosen = self::globs("test", globs, &ids)?;
    for rule in &mut opened.config.rules {
        rule.silent = !globs.is_empty() && !chosen.is_match(&rule.id.0);
    }
    Ok(Ok(opened))
}

/// Lists the documents on the command line, or those that the configuration names. Where documents are named no
/// configuration is needed: one that is met and wrong is told of and left out.
pub(super) fn list(paths: &[Utf8PathBuf], global: &Global) -> anyhow::Result<Listed> {
    let partial = !paths.is_empty();
    let (opened, mut problems) = if partial && global.config.is_none() {
        closest()?.map(|path| met(&path)).unwrap_or_default()
    } else {
        match open(&config_path(global)?)? {
            Ok(opened) => (opened, Vec::new()),
            Err(problems) => return Ok(Listed { entries: Vec::new(), problems, prefix: String::new() }),
        }
    };
    let (stdin, files): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path == STDIN);
    let (mut entries, unread) = if partial { named(&files, &opened) } else { configured(&opened) };
    problems.extend(unread);
    if let Some(path) = stdin.into_iter().next() {
        entries.push(Entry { id: SourceId(STDIN.to_owned()), path, metadata: Metadata::default() });
        entries.sort_by(|a, b| a.id.cmp(&b.id));
    }
    if entries.is_empty() && problems.is_empty() {
        problems.push(nothing());
    }
    let prefix = if partial { String::new() } else { opened.prefix() };
    Ok(Listed { entries, problems, prefix })
}

/// Lists the documents in some files and folders; what the configuration says of them holds where one is named with
/// `--config`, and no other is looked for.
pub(super) fn gather(paths: &[Utf8PathBuf], global: &Global) -> anyhow::Result<Listed> {
    let opened = match &global.config {
        Some(path) => match open(path)? {
            Ok(opened) => opened,
            Err(problems) => return Ok(Listed { entries: Vec::new(), problems, prefix: String::new() }),
        },
        None => Opened::default(),
    };
    let (entries, problems) = named(paths, &opened);
    Ok(Listed { entries, problems, prefix: String::new() })
}

pub(super) fn nothing() -> Problem {
    Problem {
        severity: Severity::Error,
        message: "there is nothing to read".to_owned(),
        excerpt: None,
        help: Some("list documents under `sources:`, or name them on the command line".to_owned()),
    }
}

/// Reads a configuration, or says what is wrong with it.
pub(super) fn open(path: &Utf8Path) -> anyhow::Result<Result<Opened, Vec<Problem>>> {
    let text = config_text(path)?;
    let shown = path.as_str().strip_prefix("./").unwrap_or(path.as_str());
    let shown = clean(shown).into_owned();
    Ok(match rule::parse(&text) {
        Ok(config) => {
            let base = path.parent().map(Utf8Path::to_path_buf).unwrap_or_default();
            let base = if base.as_str().is_empty() { Utf8PathBuf::from(".") } else { base };
            Ok(Opened { config, shown, text, base })
        }
        Err(complaints) => Err(complaints.into_iter().map(|complaint| problem(complaint, &shown, &text)).collect()),
    })
}

/// A configuration that nobody asked for: a wrong one is a warning, and as if it were not there.
fn met(path: &Utf8Path) -> (Opened, Vec<Problem>) {
    const HELP: &str = "the documents are read without this configuration";
    let warning = match open(path) {
        Ok(Ok(opened)) => return (opened, Vec::new()),
        Ok(Err(problems)) => problems.into_iter().next().map(|first| Problem {
            severity: Severity::Warning,
            help: Some(first.help.map_or_else(|| HELP.to_owned(), |help| format!("{help}; {HELP}"))),
            ..first
        }),
        Err(error) => Some(Problem {
            severity: Severity::Warning,
            message: format!("{error:#}"),
            excerpt: None,
            help: Some(HELP.to_owned()),
        }),
    };
    (Opened::default(), warning.into_iter().collect())
}

/// What a configuration is called where nobody names one.
pub(super) const NAME: &str = "claims.yaml";

/// The file named, or the closest `claims.yaml` upward.
pub(super) fn config_path(global: &Global) -> anyhow::Result<Utf8PathBuf> {
    if let Some(path) = &global.config {
        return Ok(path.clone());
    }
    closest()?.with_context(|| {
        format!("there is no {NAME} here or in a folder above; write one with `crosscheck init`, or name one with --config")
    })
}

/// The closest `claims.yaml`, in the current folder or one above.
fn closest() -> anyhow::Result<Option<Utf8PathBuf>> {
    let here = Utf8PathBuf::from_path_buf(std::env::current_dir().context("cannot tell the current folder")?)
        .map_err(|path| anyhow::anyhow!("the current folder's name is not UTF-8: {}", path.display()))?;
    let depth = here.ancestors().position(|folder| folder.join(NAME).exists());
    Ok(depth.map(|depth| Utf8PathBuf::from("../".repeat(depth)).join(NAME)))
}

fn config_text(path: &Utf8Path) -> anyhow::Result<String> {
    if path.is_dir() {
        bail!("{path} is a directory; expected the file claims.yaml");
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read the configuration {path}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|&byte| byte == b'\n').count();
        let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        anyhow::anyhow!("{path}:{line}:{column}: the configuration is not UTF-8; save it as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

pub(super) fn problem(complaint: Complaint, path: &str, text: &str) -> Problem {
    let excerpt = Excerpt::of(path, text, &complaint.span.unwrap_or(0..0));
    Problem { severity: Severity::Error, message: complaint.message, excerpt: Some(excerpt), help: complaint.help }
}

/// Keeps the rules and checks that `--select` and `--ignore` leave.
pub(super) fn choose(config: &mut Config, chosen: &Chosen) -> anyhow::Result<()> {
    let ids: Vec<String> = config
        .rules
        .iter()
        .map(|rule| &rule.id)
        .chain(config.checks.iter().map(|check| &check.id))
        .map(|id| id.0.clone())
        .collect();
    let (select, ignore) = (globs("--select", &chosen.select, &ids)?, globs("--ignore", &chosen.ignore, &ids)?);
    keep(config, chosen, &select, &ignore);
    Ok(())
}

/// As `choose`, for rules of which others than those of today may be chosen: what fits none is no mistake.
pub(super) fn choose_any(config: &mut Config, chosen: &Chosen) {
    let set = |patterns: &[String]| {
        let mut set = GlobSetBuilder::new();
        for glob in patterns.iter().filter_map(|pattern| GlobBuilder::new(pattern).build().ok()) {
            set.add(glob);
        }
        set.build().unwrap_or_default()
    };
    keep(config, chosen, &set(&chosen.select), &set(&chosen.ignore));
}

fn keep(config: &mut Config, chosen: &Chosen, select: &GlobSet, ignore: &GlobSet) {
    let keep = |id: &str| (chosen.select.is_empty() || select.is_match(id)) && !ignore.is_match(id);
    config.checks.retain(|check| keep(&check.id.0));
    // A rule that is left out may still be reckoned or counted with: it is silent, not absent.
    for rule in &mut config.rules {
        rule.silent = !keep(&rule.id.0);
    }
}

pub(super) fn globs(flag: &str, patterns: &[String], ids: &[String]) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let glob = GlobBuilder::new(pattern).build().with_context(|| format!("{flag} {pattern}: the glob is malformed"))?;
        if !ids.iter().any(|id| glob.compile_matcher().is_match(id)) {
            let near = nearest(pattern, ids.iter().map(String::as_str))
                .map(|near| format!("; did you mean `{near}`?"))
                .unwrap_or_default();
            bail!("{flag} {pattern}: no rule has such an id{near}");
        }
        set.add(glob);
    }
    Ok(set.build()?)
}

/// The files that the configuration names. What is said of a path stands above what is said of a glob.
pub(super) fn configured(opened: &Opened) -> (Vec<Entry>, Vec<Problem>) {
    let Opened { config, shown, text, base } = opened;
    let selections: Vec<&Selection> = config.sources.iter().map(|source| &source.selection).collect();
    let found = source::select(base, &selections, &config.exclude);
    let mut problems = Vec::new();
    let mut metadata: BTreeMap<String, (Metadata, Metadata)> = BTreeMap::new();
    for (rule, paths) in config.sources.iter().zip(found) {
        let complain = |message: String, help: &str| {
            let excerpt = Excerpt::of(shown, text, &rule.span);
            Problem { severity: Severity::Error, message, excerpt: Some(excerpt), help: Some(help.to_owned()) }
        };
        match &rule.selection {
            Selection::Glob(_) if paths.is_empty() => {
                problems.push(complain(
                    format!("no file matches `{}`", rule.written),
                    "correct the glob: it counts from the folder of this file",
                ));
            }
            Selection::Path(path) if base.join(path).is_dir() => {
                let help = format!("to read the documents in it, write `{}/**/*`", path.trim_end_matches('/'));
                problems.push(complain(format!("`{}` is a directory, expected a file", rule.written), &help));
                continue;
            }
            Selection::Path(path) if !base.join(path).exists() => {
                problems.push(complain(
                    format!("cannot read `{}`: no such file", rule.written),
                    "correct the path: it counts from the folder of this file",
                ));
                continue;
            }
            Selection::Path(_) | Selection::Glob(_) => {}
        }
        for path in paths {
            let (by_path, by_glob) = metadata.entry(path).or_default();
            match rule.selection {
                Selection::Path(_) => by_path.fill_from(&rule.metadata),
                Selection::Glob(_) => by_glob.fill_from(&rule.metadata),
            }
        }
    }
    let entry = |(path, (mut by_path, by_glob)): (String, (Metadata, Metadata))| {
        by_path.fill_from(&by_glob);
        Entry { path: base.join(&path), id: SourceId(path), metadata: by_path }
    };
    (metadata.into_iter().map(entry).collect(), problems)
}

/// The files named on the command line, folders walked. What the configuration says of them holds.
fn named(paths: &[Utf8PathBuf], opened: &Opened) -> (Vec<Entry>, Vec<Problem>) {
    let Opened { config, base, .. } = opened;
    let mut entries: BTreeMap<Utf8PathBuf, Entry> = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        if let Some(command) = mistyped(path) {
            problems.push(Problem {
                severity: Severity::Error,
                message: format!("cannot read {path}: no such file, and no such command"),
                excerpt: None,
                help: Some(format!("did you mean `crosscheck {command}`?")),
            });
            continue;
        }
        let files = if path.is_dir() { source::walk(path) } else { vec![path.clone()] };
        if files.is_empty() {
            problems.push(Problem {
                severity: Severity::Error,
                message: format!("no documents in {path}"),
                excerpt: None,
                help: Some("plain text (.txt), Markdown (.md) and HTML (.html) are read".to_owned()),
            });
        }
        let walked = path.is_dir();
        for file in files {
            let key = file.canonicalize_utf8().unwrap_or_else(|_| file.clone());
            // A file that is named is wanted; one that is only met in a folder may be excluded.
            if walked && from_base(&key, base).is_some_and(|path| config.exclude.is_match(path)) {
                continue;
            }
            let id = SourceId(file.as_str().replace('\\', "/").trim_start_matches("./").to_owned());
            let metadata = said_of(&key, config, base);
            entries.entry(key).or_insert(Entry { id, path: file, metadata });
        }
    }
    let mut entries: Vec<Entry> = entries.into_values().collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    (entries, problems)
}

/// The command that a path which is none may be meant for.
fn mistyped(path: &Utf8Path) -> Option<String> {
    if path.as_str().contains(['.', '/', '\\']) || path.exists() {
        return None;
    }
    let program = Args::command();
    let commands = program.get_subcommands().map(clap::Command::get_name).chain(["help"]);
    nearest(path.as_str(), commands).map(str::to_owned)
}

pub(super) fn said_of(file: &Utf8Path, config: &Config, base: &Utf8Path) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(path) = from_base(file, base) else { return metadata };
    let by = |wanted: bool, metadata: &mut Metadata| {
        for rule in &config.sources {
            let (is_path, matches) = match &rule.selection {
                Selection::Path(written) => (true, written.as_str() == path.as_str()),
                Selection::Glob(glob) => (false, glob.is_match(&path)),
            };
            if is_path == wanted && matches {
                metadata.fill_from(&rule.metadata);
            }
        }
    };
    by(true, &mut metadata);
    by(false, &mut metadata);
    metadata
}

/// The path of a file from the folder of the configuration, if it lies below it.
fn from_base(file: &Utf8Path, base: &Utf8Path) -> Option<Utf8PathBuf> {
    let base = base.canonicalize_utf8().ok()?;
    file.strip_prefix(&base).ok().map(Utf8Path::to_path_buf)
}
