//! What keeps a snapshot from being read or written, in words.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::file::Fault;

/// Something wrong with a file of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file or folder.
    pub path: Utf8PathBuf,
    /// What is wrong, in one line, without the path.
    pub message: String,
    /// The number of the line, from 1, and its text.
    pub line: Option<(usize, String)>,
    /// What to do.
    pub help: String,
}

impl Trouble {
    pub(super) fn new(path: &Utf8Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.to_owned(), message: message.into(), line: None, help: help.into() }
    }

    /// A file whose text is no snapshot.
    pub(super) fn fault(path: &Utf8Path, fault: Fault, help: impl Into<String>) -> Self {
        Self { line: Some((fault.line, fault.text)), ..Self::new(path, fault.message, help) }
    }

    /// What the system says of reading it.
    pub(super) fn unread(path: &Utf8Path, error: &io::Error) -> Self {
        Self::new(path, format!("cannot be read: {}", plain(error)), "let it be read, and run again")
    }

    /// What the system says of writing it.
    pub(super) fn unwritten(path: &Utf8Path, error: &io::Error) -> Self {
        Self::new(
            path,
            format!("cannot be written: {}", plain(error)),
            "let the folder be written to; nothing in it was changed by this",
        )
    }
}

/// What the system says, without the name of a file that nobody knows of, and in the case of a sentence that goes on.
fn plain(error: &io::Error) -> String {
    let said = match error.kind() {
        io::ErrorKind::PermissionDenied => return "permission denied".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => return "the file system is read-only".to_owned(),
        io::ErrorKind::StorageFull => return "the disk is full".to_owned(),
        io::ErrorKind::IsADirectory => return "it is a directory".to_owned(),
        io::ErrorKind::NotADirectory => return "its folder is no directory".to_owned(),
        io::ErrorKind::NotFound => return "no such file or folder".to_owned(),
        _ => error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error).to_string(),
    };
    said.split(" (os error").next().unwrap_or_default().to_lowercase()
}
