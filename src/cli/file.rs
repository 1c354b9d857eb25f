//! Files that are written beside their place first, so that nobody ever meets half of one.

use std::io;

use anyhow::{Context, bail};
use camino::Utf8Path;
use tempfile::NamedTempFile;

use crate::snapshot;

/// A file in the folder that `path` is in, to be renamed to it.
pub(super) fn beside(path: &Utf8Path) -> anyhow::Result<NamedTempFile> {
    let folder = snapshot::folder_of(path);
    if !folder.is_dir() {
        bail!("cannot write {path}: there is no folder {folder}");
    }
    snapshot::beside(folder).map_err(|error| plain(&error)).with_context(|| format!("cannot write {path}"))
}

/// The error without the name of a file that nobody knows of.
pub(super) fn plain(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error)
}
