//! The files of a git repository as they were at a revision, read through `git` itself. Nothing in the repository is touched.
//!
//! Files are taken as git stores them: what a checkout would make of them (line ends, encodings, filters) is not done. Knows no
//! rules.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, anyhow, bail};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

/// A revision of the repository that a folder lies in.
pub(super) struct Revision {
    git: Git,
    /// As somebody named it.
    name: String,
    commit: String,
    /// Where the folder lies in the repository: empty, or ending with a slash.
    folder: String,
    /// The files by their path from the root of the repository.
    files: BTreeMap<String, File>,
    /// The folders in which other repositories lie, from the root.
    pub(super) submodules: Vec<String>,
}

struct File {
    is_link: bool,
    /// The object that holds it.
    object: String,
}

/// How many symbolic links are followed to a file.
const LINKS: usize = 20;

impl Revision {
    /// Reads which files a revision has.
    pub(super) fn read(name: &str, folder: &Utf8Path) -> anyhow::Result<Self> {
        let git = Git { folder: folder.to_owned() };
        let root = git.root().with_context(|| format!("--since {name}"))?;
        let here = folder.canonicalize_utf8().with_context(|| format!("cannot read {folder}"))?;
        let root = root.canonicalize_utf8().with_context(|| format!("cannot read {root}"))?;
        let inside = here.strip_prefix(&root).map_err(|_| anyhow!("{here} lies outside of the repository {root}"))?;
        let inside = inside.as_str().replace('\\', "/");
        let commit = git.commit(name)?;
        let mut revision = Self {
            name: name.to_owned(),
            folder: if inside.is_empty() { inside } else { format!("{inside}/") },
            files: BTreeMap::new(),
            submodules: Vec::new(),
            git,
            commit,
        };
        revision.list()?;
        Ok(revision)
    }

    /// What it is called, and what it stands for.
    pub(super) fn called(&self) -> String {
        const SHORT: usize = 10;
        let commit = self.commit.get(..SHORT).unwrap_or(&self.commit);
        if self.commit.starts_with(&self.name) { self.name.clone() } else { format!("{} ({commit})", self.name) }
    }

    /// The path from the root of the repository for one from the folder; nothing if it leads out of the repository.
    pub(super) fn locate(&self, path: &str) -> Option<String> {
        normal(&format!("{}{path}", self.folder))
    }

    /// Where the folder lies in the repository: empty, or ending with a slash.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// Writes the files that are wanted below a folder, by their path from the root of the repository. Symbolic links become
    /// the files that they lead to, unless they lead out of the repository.
    pub(super) fn write(&self, into: &Utf8Path, wanted: impl Fn(&str) -> bool) -> anyhow::Result<()> {
        let mut paths: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let links = self.links(&wanted)?;
        for (path, file) in self.files.iter().filter(|(path, _)| wanted(path)) {
            let object = if file.is_link { links.get(path.as_str()).copied() } else { Some(file.object.as_str()) };
            if let Some(object) = object {
                paths.entry(object).or_default().push(path);
            }
        }
        let objects: Vec<&str> = paths.keys().copied().collect();
        self.git.objects(&objects, |object, bytes| {
            for path in &paths[object] {
                let target = into.join(path);
                let parent = target.parent().unwrap_or(into);
                std::fs::create_dir_all(parent)
                    .and_then(|()| std::fs::write(&target, bytes))
                    .with_context(|| format!("cannot keep {}:{path} in the folder for temporary files {into}", self.name))?;
            }
            Ok(())
        })
    }

    /// Asks git for the names of all files. (The names alone: of a large repository a few megabytes.)
    fn list(&mut self) -> anyhow::Result<()> {
        let listed = self.git.run(&["ls-tree", "-r", "-z", "--full-tree", &self.commit])?;
        for entry in listed.split(|&byte| byte == 0) {
            // A name that is not UTF-8 could be named in no configuration.
            let Some((attributes, path)) = std::str::from_utf8(entry).ok().and_then(|entry| entry.split_once('\t')) else {
                continue;
            };
            let mut attributes = attributes.split(' ');
            let (Some(mode), Some(_kind), Some(object)) = (attributes.next(), attributes.next(), attributes.next()) else {
                continue;
            };
            if mode == "160000" {
                self.submodules.push(path.to_owned());
            } else if normal(path).is_some_and(|normal| normal == path) {
                self.files.insert(path.to_owned(), File { is_link: mode == "120000", object: object.to_owned() });
            }
        }
        Ok(())
    }

    /// The objects that wanted symbolic links lead to in the end.
    fn links(&self, wanted: &impl Fn(&str) -> bool) -> anyhow::Result<BTreeMap<&str, &str>> {
        // By link: the path that it has led to so far.
        let mut open: BTreeMap<&str, &str> =
            self.files.iter().filter(|(path, file)| file.is_link && wanted(path)).map(|(path, _)| (&**path, &**path)).collect();
        let mut found = BTreeMap::new();
        for _ in 0..LINKS {
            let objects: Vec<&str> = open.values().map(|at| self.files[*at].object.as_str()).collect();
            let mut targets: BTreeMap<String, String> = BTreeMap::new();
            self.git.objects(&objects, |object, bytes| {
                targets.insert(object.to_owned(), String::from_utf8_lossy(bytes).into_owned());
                Ok(())
            })?;
            let mut next = BTreeMap::new();
            for (link, at) in open {
                let target = targets.get(&self.files[at].object).map(|target| beside(at, target));
                let Some((path, file)) = target.flatten().and_then(|target| self.files.get_key_value(&target)) else { continue };
                if file.is_link {
                    next.insert(link, path.as_str());
                } else {
                    found.insert(link, file.object.as_str());
                }
            }
            open = next;
        }
        Ok(found)
    }
}

/// Where a symbolic link leads, from the root; nowhere if out of the repository.
fn beside(link: &str, target: &str) -> Option<String> {
    let folder = link.rsplit_once('/').map_or("", |(folder, _)| folder);
    if Path::new(target).is_absolute() { None } else { normal(&format!("{folder}/{target}")) }
}

/// A path without `.` and `..`; nothing if it leads out.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for component in Utf8Path::new(path.trim_start_matches('/')).components() {
        match component {
            Utf8Component::Normal(part) if part.eq_ignore_ascii_case(".git") => return None,
            Utf8Component::Normal(part) => parts.push(part),
            Utf8Component::CurDir => {}
            Utf8Component::ParentDir => drop(parts.pop()?),
            Utf8Component::RootDir | Utf8Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

/// The program, to be run for the repository that a folder lies in.
struct Git {
    folder: Utf8PathBuf,
}

impl Git {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Where the environment names a repository, it names it from here.
        if std::env::var_os("GIT_DIR").is_none() {
            command.arg("-C").arg(&self.folder);
        }
        command.args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
        command
    }

    /// What it prints.
    fn run(&self, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
        let output = self.command(arguments).stdin(Stdio::null()).output().map_err(|error| absent(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if said.contains("not a git repository") {
            let folder = if self.folder == "." { "the current folder" } else { self.folder.as_str() };
            bail!("{folder} is in no git repository, and so has no revisions to compare with");
        }
        bail!("git says: {said}")
    }

    /// Its first line of output.
    fn line(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output = String::from_utf8(self.run(arguments)?).context("git names something that is not UTF-8")?;
        Ok(output.trim_end_matches(['\n', '\r']).to_owned())
    }

    fn root(&self) -> anyhow::Result<Utf8PathBuf> {
        self.line(&["rev-parse", "--show-toplevel"]).map(Utf8PathBuf::from)
    }

    /// The commit that a revision names.
    fn commit(&self, name: &str) -> anyhow::Result<String> {
        let found = self.line(&["rev-parse", "--verify", "--end-of-options", &format!("{name}^{{commit}}")]);
        found.map_err(|error| {
            let shallow = self.line(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true");
            let help = if shallow { "; this clone is shallow, and may lack it: fetch more of its history" } else { "" };
            anyhow!("--since {name}: there is no such commit ({error}){help}")
        })
    }

    /// Reads objects, one after another.
    fn objects(&self, objects: &[&str], mut take: impl FnMut(&str, &[u8]) -> anyhow::Result<()>) -> anyhow::Result<()> {
        if objects.is_empty() {
            return Ok(());
        }
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| absent(&error))?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else { bail!("cannot talk to git") };
        let read = std::thread::scope(|scope| {
            // Git answers while it is asked: who asks and who listens are two.
            scope.spawn(move || objects.iter().try_for_each(|object| writeln!(stdin, "{object}")));
            let mut answers = BufReader::new(stdout);
            objects.iter().try_for_each(|object| take(object, &answer(&mut answers, object)?))
        });
        let ended = child.wait_with_output().context("git did not end")?;
        let said = String::from_utf8_lossy(&ended.stderr).trim().to_owned();
        if ended.status.success() || said.is_empty() { read } else { bail!("git says: {said}") }
    }
}

/// One answer of `cat-file --batch`: a line `OBJECT TYPE SIZE`, so many bytes, and a line end.
fn answer(answers: &mut impl BufRead, object: &str) -> anyhow::Result<Vec<u8>> {
    let mut head = String::new();
    answers.read_line(&mut head).context("cannot read what git says")?;
    let size = head.trim_end().rsplit_once(' ').and_then(|(_, size)| size.parse::<u64>().ok());
    let Some(size) = size else { bail!("git has no object {object}: {}", head.trim_end()) };
    let mut bytes = Vec::new();
    answers.take(size + 1).read_to_end(&mut bytes).context("cannot read what git says")?;
    if bytes.pop() != Some(b'\n') {
        bail!("git broke off in the middle of {object}");
    }
    Ok(bytes)
}

fn absent(error: &std::io::Error) -> anyhow::Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => anyhow!("earlier revisions are read through `git`, and there is none on the PATH"),
        _ => anyhow!("cannot run git: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed_within_the_repository_only() {
        assert_eq!(beside("docs/a.md", "../b.md").as_deref(), Some("b.md"));
        assert_eq!(beside("docs/a.md", "b/./c.md").as_deref(), Some("docs/b/c.md"));
        assert_eq!(beside("a.md", "../b.md"), None);
        assert_eq!(beside("a.md", "/etc/passwd"), None);
        assert_eq!(normal("a/.git/config"), None);
        assert_eq!(normal("a/./b").as_deref(), Some("a/b"));
    }
}
