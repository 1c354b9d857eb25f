//! The folder of snapshots: what is recorded of each rule (`.snap`), and what is pending beside it (`.snap.new`).
//!
//! What is in it is read once, when it is opened; each change afterwards is one file, whole or not at all. Knows no documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::file::File;
use super::pending::{Change, Pending};
use super::{Snapshot, Trouble, atomic, key};
use crate::rule::RuleId;

/// The ending of what is recorded.
const RECORDED: &str = ".snap";
/// The ending of what is pending, as insta has it.
const PENDING: &str = ".snap.new";

/// A folder of snapshots, as it was when it was opened.
#[derive(Clone, Debug)]
pub struct Store {
    folder: Utf8PathBuf,
    /// The name of the configuration, which every file gives as its source.
    source: String,
    /// By the names of the files, without their endings.
    entries: BTreeMap<String, Entry>,
}

/// The files of one rule.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Whether another configuration made what is recorded.
    is_of_others: bool,
    recorded: Option<Result<Snapshot, Trouble>>,
    pending: Option<Result<Snapshot, Trouble>>,
}

/// What is recorded of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Recorded<'a> {
    /// Nothing.
    Missing,
    /// This.
    Snapshot(&'a Snapshot),
    /// Something that cannot be read.
    Broken(&'a Trouble),
}

impl Store {
    /// Opens a folder; one that is not there is empty. `source` is the name of the configuration.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn open(folder: &Utf8Path, source: &str) -> Result<Self, Trouble> {
        let mut store = Self { folder: folder.to_owned(), source: source.to_owned(), entries: BTreeMap::new() };
        let listed = match fs::read_dir(folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(store),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                let help = "move it away, or name another folder with `snapshots:` or --snapshots";
                return Err(Trouble::new(folder, "is a file, expected the folder of the snapshots", help));
            }
            Err(error) => return Err(Trouble::unread(folder, &error)),
        };
        for entry in listed {
            let entry = entry.map_err(|error| Trouble::unread(folder, &error))?;
            // What is not UTF-8 was not written by this program.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if let Some(name) = name.strip_suffix(PENDING) {
                if let Some((false, read)) = store.read(name, PENDING) {
                    store.entries.entry(name.to_owned()).or_default().pending = Some(read);
                }
            } else if let Some(name) = name.strip_suffix(RECORDED)
                && let Some((is_of_others, read)) = store.read(name, RECORDED)
            {
                let entry = store.entries.entry(name.to_owned()).or_default();
                (entry.is_of_others, entry.recorded) = (is_of_others, Some(read));
            }
        }
        Ok(store)
    }

    /// Reads a file, which must be that of the rule it names, and says whether another configuration made it. Nothing, if it
    /// is none of this program's.
    fn read(&self, name: &str, ending: &str) -> Option<(bool, Result<Snapshot, Trouble>)> {
        let path = self.folder.join(format!("{name}{ending}"));
        let file = match Self::file(&path, ending) {
            Ok(file) => file?,
            Err(trouble) => return Some((false, Err(trouble))),
        };
        let is_of_others = file.source.as_ref().is_some_and(|source| *source != self.source);
        let expected = file.rule.as_ref().map(key);
        match file.rule {
            Some(rule) if expected.as_deref() == Some(name) => Some((is_of_others, Ok(Snapshot { rule, body: file.body }))),
            _ if is_of_others => None,
            Some(rule) => {
                let message = format!("is the snapshot of the rule `{rule}`, whose file is called {}{ending}", key(&rule));
                Some((false, Err(Trouble::new(&path, message, "rename it, or remove it"))))
            }
            None => {
                let message = "names no rule: its head has no `expression`";
                Some((false, Err(Trouble::new(&path, message, way_out(ending)))))
            }
        }
    }

    /// Reads a file. Nothing, if it is not there: between listing and reading somebody else may have accepted it.
    fn file(path: &Utf8Path, ending: &str) -> Result<Option<File>, Trouble> {
        if path.is_dir() {
            return Err(Trouble::new(path, "is a directory, expected a snapshot", "move it away"));
        }
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Trouble::unread(path, &error)),
        };
        File::read(&bytes).map(Some).map_err(|fault| Trouble::fault(path, fault, way_out(ending)))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Utf8Path {
        &self.folder
    }

    /// The name of the configuration.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether nothing was ever recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.values().all(|entry| entry.recorded.is_none())
    }

    /// What is recorded and could not be read, by file.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        self.entries.values().filter_map(|entry| entry.recorded.clone()?.err()).collect()
    }

    /// What is pending and could not be read, by file.
    #[must_use]
    pub fn troubles_pending(&self) -> Vec<Trouble> {
        self.entries.values().filter_map(|entry| entry.pending.clone()?.err()).collect()
    }

    /// What is recorded of a rule.
    #[must_use]
    pub fn recorded(&self, rule: &RuleId) -> Recorded<'_> {
        match self.entries.get(&key(rule)).and_then(|entry| entry.recorded.as_ref()) {
            None => Recorded::Missing,
            Some(Ok(snapshot)) => Recorded::Snapshot(snapshot),
            Some(Err(trouble)) => Recorded::Broken(trouble),
        }
    }

    /// What is recorded of rules that are none of these.
    #[must_use]
    pub fn unreferenced(&self, rules: &BTreeSet<RuleId>) -> Vec<&Snapshot> {
        let ours = self.entries.values().filter(|entry| !entry.is_of_others);
        let recorded = ours.filter_map(|entry| entry.recorded.as_ref()?.as_ref().ok());
        recorded.filter(|snapshot| !rules.contains(&snapshot.rule)).collect()
    }

    /// What is pending: what was proposed, and what is recorded of rules that are none of these. By rule.
    #[must_use]
    pub fn pending(&self, rules: &BTreeSet<RuleId>) -> Vec<Pending> {
        let mut pending: Vec<Pending> = self.entries.values().filter_map(proposed).collect();
        let gone =
            self.unreferenced(rules).into_iter().filter(|snapshot| !pending.iter().any(|other| other.rule == snapshot.rule));
        let gone: Vec<Pending> = gone.map(Pending::gone).collect();
        pending.extend(gone);
        pending.sort_by(|a, b| a.rule.cmp(&b.rule));
        pending
    }

    /// Records a snapshot, whatever was recorded or pending before.
    ///
    /// # Errors
    /// When the file cannot be written: then the old one is as it was.
    pub fn record(&self, snapshot: &Snapshot) -> Result<(), Trouble> {
        let path = self.path(&snapshot.rule);
        if path.is_dir() {
            return Err(Trouble::new(&path, "is a directory, expected a snapshot", "move it away"));
        }
        if !matches!(self.recorded(&snapshot.rule), Recorded::Snapshot(recorded) if recorded == snapshot) {
            self.write(&path, snapshot)?;
        }
        self.withdraw(&snapshot.rule)
    }

    /// Writes a snapshot beside what is recorded, for somebody to accept or reject.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn propose(&self, snapshot: &Snapshot) -> Result<(), Trouble> {
        let entry = self.entries.get(&key(&snapshot.rule));
        let is_there = matches!(entry.and_then(|entry| entry.pending.as_ref()), Some(Ok(pending)) if pending == snapshot);
        if is_there { Ok(()) } else { self.write(&self.proposal(&snapshot.rule), snapshot) }
    }

    /// Removes what is pending of a rule, if anything is.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn withdraw(&self, rule: &RuleId) -> Result<(), Trouble> {
        remove(&self.proposal(rule)).map(|_| ())
    }

    /// Removes what is pending of rules that are none of these.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn withdraw_others(&self, rules: &BTreeSet<RuleId>) -> Result<(), Trouble> {
        let pending = self.entries.values().filter_map(|entry| entry.pending.as_ref()?.as_ref().ok());
        pending.filter(|pending| !rules.contains(&pending.rule)).try_for_each(|pending| self.withdraw(&pending.rule))
    }

    /// Removes what is recorded of a rule, and what is pending.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn remove(&self, rule: &RuleId) -> Result<(), Trouble> {
        remove(&self.path(rule))?;
        self.withdraw(rule)
    }

    /// Makes what is pending what is recorded. False if it is no longer what it was when the folder was opened, or what is
    /// recorded is not: somebody else was faster, and nothing was done.
    ///
    /// # Errors
    /// When the file cannot be moved or removed: then the old one is as it was.
    pub fn accept(&self, pending: &Pending) -> Result<bool, Trouble> {
        let (path, proposal) = (self.path(&pending.rule), self.proposal(&pending.rule));
        match &pending.new {
            _ if !self.is_still(pending) => Ok(false),
            None => remove(&path),
            Some(_) => match atomic::rename(&proposal, &path) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                Err(error) => Err(Trouble::unwritten(&path, &error)),
            },
        }
    }

    /// Removes what was proposed; what is recorded stays. False if there is nothing to remove: of a rule that is gone nothing
    /// was proposed, and somebody else may have been faster.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn reject(&self, pending: &Pending) -> Result<bool, Trouble> {
        if pending.change == Change::Gone || !self.is_still(pending) { Ok(false) } else { remove(&self.proposal(&pending.rule)) }
    }

    /// Whether what is proposed, and what is recorded, is what somebody has seen. What cannot be read was seen as nothing.
    fn is_still(&self, pending: &Pending) -> bool {
        let body = |path: &Utf8Path, ending: &str| {
            let file = Self::file(path, ending).ok().flatten()?;
            (file.rule.as_ref() == Some(&pending.rule)).then_some(file.body)
        };
        let new = if pending.change == Change::Gone { None } else { body(&self.proposal(&pending.rule), PENDING) };
        new == pending.new && body(&self.path(&pending.rule), RECORDED) == pending.old
    }

    /// Where what is recorded of a rule lies.
    #[must_use]
    pub fn path(&self, rule: &RuleId) -> Utf8PathBuf {
        self.folder.join(format!("{}{RECORDED}", key(rule)))
    }

    /// Where what is pending of a rule lies.
    #[must_use]
    pub fn proposal(&self, rule: &RuleId) -> Utf8PathBuf {
        self.folder.join(format!("{}{PENDING}", key(rule)))
    }

    fn write(&self, path: &Utf8Path, snapshot: &Snapshot) -> Result<(), Trouble> {
        let written = fs::create_dir_all(&self.folder).and_then(|()| atomic::write(path, &snapshot.write(&self.source)));
        written.map_err(|error| Trouble::unwritten(path, &error))
    }

    /// Removes what runs that were ended long ago left unfinished.
    pub fn sweep(&self) {
        atomic::sweep(&self.folder);
    }
}

/// What to do about a file that cannot be read.
fn way_out(ending: &str) -> &'static str {
    if ending == RECORDED {
        "mend it; or `crosscheck check` proposes what the documents say now, and `crosscheck accept` puts it in its place"
    } else {
        "remove it: `crosscheck check` proposes it anew"
    }
}

/// What is proposed of a rule, if anything is.
fn proposed(entry: &Entry) -> Option<Pending> {
    let new = entry.pending.as_ref()?.as_ref().ok()?;
    let old = entry.recorded.as_ref();
    let change = if old.is_some() { Change::Changed } else { Change::New };
    let old = old.and_then(|old| old.as_ref().ok()).map(|old| old.body.clone());
    Some(Pending { rule: new.rule.clone(), change, old, new: Some(new.body.clone()) })
}

/// Whether there was a file to remove.
fn remove(path: &Utf8Path) -> Result<bool, Trouble> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Trouble::new(
            path,
            Trouble::unwritten(path, &error).message.replace("written", "removed"),
            "let the folder be written to",
        )),
    }
}
