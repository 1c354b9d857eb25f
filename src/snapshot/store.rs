//! The folder of snapshots: what is recorded of each rule (`.snap`), and what is pending beside it (`.snap.new`).
//!
//! What is in it is read once, when it is opened; each change afterwards is one file, whole or not at all. Knows no documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

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
                store.entries.entry(name.to_owned()).or_default().pending = Some(store.read(name, PENDING));
            } else if let Some(name) = name.strip_suffix(RECORDED) {
                store.entries.entry(name.to_owned()).or_default().recorded = Some(store.read(name, RECORDED));
            }
        }
        Ok(store)
    }

    /// Reads a file, which must be that of the rule it names.
    fn read(&self, name: &str, ending: &str) -> Result<Snapshot, Trouble> {
        let path = self.folder.join(format!("{name}{ending}"));
        let anew = "mend it; or remove it, and `crosscheck check` proposes it anew";
        if path.is_dir() {
            return Err(Trouble::new(&path, "is a directory, expected a snapshot", "move it away"));
        }
        let bytes = fs::read(&path).map_err(|error| Trouble::unread(&path, &error))?;
        let snapshot = Snapshot::read(&bytes).map_err(|fault| Trouble::fault(&path, fault, anew))?;
        let expected = key(&snapshot.rule);
        if expected != name {
            let message = format!("is a snapshot of the rule `{}`, whose file is called {expected}{ending}", snapshot.rule);
            return Err(Trouble::new(&path, message, "rename it, or remove it"));
        }
        Ok(snapshot)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Utf8Path {
        &self.folder
    }

    /// Whether nothing was ever recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.values().all(|entry| entry.recorded.is_none())
    }

    /// Everything that could not be read, by file.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let both = |entry: &'_ Entry| [entry.recorded.clone(), entry.pending.clone()];
        self.entries.values().flat_map(both).flatten().filter_map(Result::err).collect()
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
        let recorded = self.entries.values().filter_map(|entry| entry.recorded.as_ref()?.as_ref().ok());
        recorded.filter(|snapshot| !rules.contains(&snapshot.rule)).collect()
    }

    /// What is pending: what was proposed, and what is recorded of rules that are none of these. By rule.
    #[must_use]
    pub fn pending(&self, rules: &BTreeSet<RuleId>) -> Vec<Pending> {
        let mut pending: Vec<Pending> = self.entries.values().filter_map(|entry| proposed(entry)).collect();
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

    /// Makes what is pending what is recorded. False if it is no longer what it was when the folder was opened: somebody
    /// else was faster, and nothing was done.
    ///
    /// # Errors
    /// When a file cannot be moved or removed: then the old one is as it was.
    pub fn accept(&self, pending: &Pending) -> Result<bool, Trouble> {
        let (path, proposal) = (self.path(&pending.rule), self.proposal(&pending.rule));
        match &pending.new {
            None => remove(&path),
            Some(_) if !self.is_still(pending) => Ok(false),
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

    /// Whether what is proposed is what somebody has seen.
    fn is_still(&self, pending: &Pending) -> bool {
        let read = self.read(&key(&pending.rule), PENDING);
        read.is_ok_and(|snapshot| Some(&snapshot.body) == pending.new.as_ref())
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
