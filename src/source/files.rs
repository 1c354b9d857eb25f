//! Which files are sources: globs, folders and single paths, with `.gitignore` respected.

use camino::{Utf8Path, Utf8PathBuf};
use globset::{GlobBuilder, GlobMatcher, GlobSet};
use ignore::WalkBuilder;

use super::{Metadata, SourceId};

/// A file to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub id: SourceId,
    /// Where it lies.
    pub path: Utf8PathBuf,
    /// What the configuration says of it.
    pub metadata: Metadata,
}

/// Which files to take below a folder.
#[derive(Debug)]
pub enum Selection {
    /// That file.
    Path(String),
    /// All files whose path, from the folder, matches.
    Glob(GlobMatcher),
}

impl Selection {
    /// Reads a path or a glob. `*` stays within a folder; `**` does not.
    ///
    /// # Errors
    /// When the glob is malformed.
    pub fn parse(text: &str) -> Result<Self, globset::Error> {
        let text = text.strip_prefix("./").unwrap_or(text);
        if text.contains(['*', '?', '[', '{']) {
            Ok(Self::Glob(GlobBuilder::new(text).literal_separator(true).build()?.compile_matcher()))
        } else {
            Ok(Self::Path(text.to_owned()))
        }
    }
}

/// Files read as documents when a folder is named: plain text, Markdown and HTML.
const DOCUMENTS: [&str; 9] = ["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml"];

/// Finds the files below `base` that some glob among the selections may want, those matching `exclude` left out.
#[must_use]
pub fn select(base: &Utf8Path, selections: &[&Selection], exclude: &GlobSet) -> Vec<Vec<String>> {
    let listed =
        if selections.iter().any(|selection| matches!(selection, Selection::Glob(_))) { files_below(base) } else { Vec::new() };
    let wanted = |selection: &&Selection| match selection {
        Selection::Path(path) => vec![path.clone()],
        Selection::Glob(glob) => listed.iter().filter(|path| glob.is_match(path)).cloned().collect(),
    };
    let kept = |paths: Vec<String>| paths.into_iter().filter(|path| !exclude.is_match(path)).collect();
    selections.iter().map(wanted).map(kept).collect()
}

/// The documents in a folder and below it, in order, with their path from the current folder.
#[must_use]
pub fn walk(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let is_document = |path: &Utf8PathBuf| {
        path.extension().is_some_and(|extension| DOCUMENTS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
    };
    files_below(folder).into_iter().map(|path| folder.join(path)).filter(is_document).collect()
}

/// All files below a folder that are not hidden or ignored, by their path from it with forward slashes, in order.
/// Names that are not UTF-8 are left out: nothing could name them in a report.
fn files_below(folder: &Utf8Path) -> Vec<String> {
    let mut paths: Vec<String> = WalkBuilder::new(folder)
        .require_git(false)
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()))
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).ok())
        .filter_map(|path| path.strip_prefix(folder).ok().map(|path| path.as_str().replace('\\', "/")))
        .collect();
    paths.sort_unstable();
    paths
}
