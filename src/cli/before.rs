//! The documents as they were, to compare those of now with: at a revision, or in another folder.

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Chosen, Global};
use super::git::Revision;
use super::input::{self, Opened, choose_any, configured, open};
use super::load::load;
use crate::change::{Changes, State, changes};
use crate::claim;
use crate::compare::{self, Settings, Verdicts};
use crate::recognize::Document;
use crate::report::{Excerpt, Problem};
use crate::rule::{Config, Severity};
use crate::source::{Entry, Selection, SourceId};

/// A state of the documents, compared.
pub(super) struct Before {
    /// What it is called.
    pub(super) called: String,
    documents: Vec<Document>,
    verdicts: Verdicts,
    /// What could not be read of it.
    pub(super) problems: Vec<Problem>,
}

impl Before {
    /// Compares what some rules say of some documents.
    fn of(called: String, mut opened: Opened, entries: &[Entry], chosen: &Chosen, global: &Global) -> Self {
        choose_any(&mut opened.config, chosen);
        let (documents, problems) = load(entries);
        let claims = claim::bind(&opened.config, &documents);
        let verdicts = compare::compare(&opened.config, &documents, &claims, Settings { today: global.today(), partial: false });
        Self { called, documents, verdicts, problems }
    }

    /// What changed since.
    pub(super) fn changes(&self, config: &Config, documents: &[Document], verdicts: Verdicts) -> Changes {
        changes(config, State { documents: &self.documents, verdicts: &self.verdicts }, documents, verdicts)
    }
}

/// The documents and rules as they were at a revision. Those of now tell which other repositories they reach into.
pub(super) fn at_revision(name: &str, chosen: &Chosen, global: &Global, now: &[Document]) -> anyhow::Result<Before> {
    let path = input::config_path(global)?;
    let base = path.parent().filter(|parent| !parent.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let revision = Revision::read(name, base)?;
    let kept = tempfile::Builder::new().prefix("crosscheck-").tempdir()?;
    let root = Utf8PathBuf::try_from(kept.path().to_path_buf())?;
    // What lies above does not say which files are ignored.
    std::fs::create_dir(root.join(".git"))?;
    let base_then = root.join(revision.folder());
    std::fs::create_dir_all(&base_then)?;
    let file = path.file_name().and_then(|file| revision.locate(file)).unwrap_or_default();
    revision.write(&root, |path| path == file)?;
    let (opened, mut problems) = rules_then(name, &path, &root.join(&file), base_then)?;
    revision.write(&root, |path| wants(&opened.config, &revision, path))?;
    let entries = existing(&opened);
    let mut before = Before::of(revision.called(), opened, &entries, chosen, global);
    problems.extend(before.problems.drain(..).map(|problem| then(problem, name, &root)));
    problems.extend(submodules(&revision, now));
    Ok(Before { problems, ..before })
}

/// The documents below a folder, under those rules: all of them, or those that the rules name.
pub(super) fn in_folder(folder: &Utf8Path, opened: Opened, all: bool, chosen: &Chosen, global: &Global) -> Before {
    let entries = if all { documents_below(&opened) } else { existing(&opened) };
    let mut before = Before::of(folder.to_string(), opened, &entries, chosen, global);
    if entries.is_empty() {
        before.problems.push(Problem {
            severity: Severity::Warning,
            message: format!("no documents in {folder}"),
            excerpt: None,
            help: Some("everything that the other documents say is taken for new".to_owned()),
        });
    }
    before
}

/// All documents below the folder of a configuration, known by their paths from it.
pub(super) fn documents_below(opened: &Opened) -> Vec<Entry> {
    let entry = |path: Utf8PathBuf| {
        let id = path.strip_prefix(&opened.base).ok()?.as_str().replace('\\', "/");
        let metadata = input::said_of(&path.canonicalize_utf8().ok()?, &opened.config, &opened.base);
        (!opened.config.exclude.is_match(&id)).then_some(Entry { id: SourceId(id), path, metadata })
    };
    crate::source::walk(&opened.base).into_iter().filter_map(entry).collect()
}

/// The documents that a configuration names, as far as there are any: what is missing was not there yet.
fn existing(opened: &Opened) -> Vec<Entry> {
    configured(opened).0.into_iter().filter(|entry| entry.path.exists()).collect()
}

/// The rules as they were; those of now where there were none, or wrong ones.
fn rules_then(name: &str, now: &Utf8Path, then: &Utf8Path, base: Utf8PathBuf) -> anyhow::Result<(Opened, Vec<Problem>)> {
    let rules_of_now = || match open(now)? {
        Ok(opened) => Ok(opened.moved(base.clone())),
        Err(_) => Ok::<_, anyhow::Error>(Opened::default().moved(base.clone())),
    };
    let warning = |message: String| Problem {
        severity: Severity::Warning,
        message,
        excerpt: None,
        help: Some("its documents are compared under the rules of now".to_owned()),
    };
    if !then.exists() {
        return Ok((rules_of_now()?, vec![warning(format!("{now} did not exist at {name}"))]));
    }
    match open(then) {
        Ok(Ok(opened)) => Ok((Opened { base, ..opened }, Vec::new())),
        Ok(Err(complaints)) => {
            let first = complaints.into_iter().next();
            let wrong = first.map(|first| {
                let place = first.excerpt.map(|excerpt| format!(":{}:{}", excerpt.line, excerpt.column)).unwrap_or_default();
                format!("{now} was wrong at {name}{place}: {}", first.message)
            });
            Ok((rules_of_now()?, wrong.into_iter().map(warning).collect()))
        }
        Err(_) => Ok((rules_of_now()?, vec![warning(format!("{now} could not be read as it was at {name}"))])),
    }
}

/// Whether a configuration may read a file of the repository, or the file says which others are ignored.
fn wants(config: &Config, revision: &Revision, path: &str) -> bool {
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    let names = |selection: &Selection| match selection {
        Selection::Path(written) => revision.locate(written).is_some_and(|wanted| wanted == path),
        Selection::Glob(glob) => path.strip_prefix(revision.folder()).is_some_and(|path| glob.is_match(path)),
    };
    matches!(file, ".gitignore" | ".ignore") || config.sources.iter().any(|source| names(&source.selection))
}

/// What could not be read as it was is told, and is nobody's fault now.
fn then(problem: Problem, name: &str, root: &Utf8Path) -> Problem {
    let renamed = |text: String| text.replace(&format!("{root}/"), &format!("{name}:"));
    let excerpt = problem.excerpt.map(|excerpt| Excerpt { path: renamed(excerpt.path), ..excerpt });
    let help = Some("what it said then is not compared".to_owned());
    Problem { severity: Severity::Warning, message: renamed(problem.message), excerpt, help }
}

/// Documents in other repositories within this one have no past here.
fn submodules(revision: &Revision, now: &[Document]) -> Vec<Problem> {
    let holds = |submodule: &str, document: &Document| {
        let path = revision.locate(&document.source.id.0);
        path.is_some_and(|path| path.strip_prefix(submodule).is_some_and(|rest| rest.starts_with('/')))
    };
    let reached = revision.submodules.iter().filter(|submodule| now.iter().any(|document| holds(submodule, document)));
    let warning = |submodule: &String| Problem {
        severity: Severity::Warning,
        message: format!("{submodule} is a submodule, and its earlier documents are not read"),
        excerpt: None,
        help: Some("everything that its documents say is taken for new".to_owned()),
    };
    reached.map(warning).collect()
}
