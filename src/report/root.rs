//! The folder that paths are told from in formats which speak of a whole repository. Knows no files: it reckons with names.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The root of a repository, and where in it the program runs.
#[derive(Clone, Debug, Default)]
pub struct Root {
    /// Absolute, without a slash at its end.
    folder: String,
    /// The current folder, absolute.
    here: String,
}

/// What a path keeps as it is in an URI.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Root {
    /// Both absolute, with forward slashes.
    #[must_use]
    pub fn of(folder: &str, here: &str) -> Self {
        Self { folder: folder.trim_end_matches('/').to_owned(), here: here.to_owned() }
    }

    /// What leads from the folder of a file, named by its path from the current folder, to the current folder: empty, or ending
    /// with a slash.
    #[must_use]
    pub fn way(&self, file: &str) -> String {
        let absolute = if is_absolute(file) { plain(file) } else { plain(&format!("{}/{file}", self.here)) };
        let folder: Vec<&str> = absolute.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        let here: Vec<&str> = self.here.split('/').collect();
        let shared = folder.iter().zip(&here).take_while(|(a, b)| a == b).count();
        let down = here[shared..].iter().map(|part| format!("{part}/"));
        "../".repeat(folder.len() - shared) + &down.collect::<String>()
    }

    /// What leads from the current folder to the root: empty, or ending with a slash.
    pub(super) fn up(&self) -> String {
        let below = self.here.strip_prefix(&self.folder).unwrap_or_default();
        "../".repeat(below.split('/').filter(|part| !part.is_empty()).count())
    }

    /// A path that leads from the current folder, as one that leads from the root; absolute if it lies outside.
    pub(super) fn path(&self, path: &str) -> String {
        let absolute = if is_absolute(path) { plain(path) } else { plain(&format!("{}/{path}", self.here)) };
        match absolute.strip_prefix(&self.folder).and_then(|rest| rest.strip_prefix('/')) {
            Some(below) => below.to_owned(),
            None => absolute,
        }
    }
}

/// Whether a path needs no folder to begin at.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.as_bytes().get(1) == Some(&b':')
}

/// A path, or another name, as an URI has it (RFC 3986): all but letters, digits and `/-._~` as the bytes of UTF-8.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, KEPT).to_string()
}

/// Without `.` and `..`, as far as names tell.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("{}{}", if path.starts_with('/') { "/" } else { "" }, parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expect: &str) {
        assert_eq!(Root::of("/work/repo/", "/work/repo/docs").path(path), expect);
    }

    #[test]
    fn paths_are_told_from_the_root() {
        check("a.md", "docs/a.md");
        check("./x/../a.md", "docs/a.md");
        check("../sources/a b.txt", "sources/a b.txt");
        check("/work/repo/a.md", "a.md");
    }

    #[test]
    fn a_file_elsewhere_finds_the_way_back() {
        let root = Root::of("/work/repo", "/work/repo/docs");
        let ways = ["a.html", "out/a.html", "../a.html", "../../a.html", "/tmp/a.html"].map(|file| root.way(file));
        assert_eq!(ways, ["", "../", "docs/", "repo/docs/", "../work/repo/docs/"]);
    }

    #[test]
    fn what_lies_outside_is_absolute() {
        check("../../other/a.md", "/work/other/a.md");
        check("/work/repository/a.md", "/work/repository/a.md");
    }

    #[test]
    fn an_uri_has_no_other_characters() {
        assert_eq!(encoded("a b&<é>\"%.txt"), "a%20b%26%3C%C3%A9%3E%22%25.txt");
        assert_eq!(encoded("x/y-1_2.~"), "x/y-1_2.~");
    }
}
