//! Files that are written beside their place first, so that nobody ever meets half of one.

use std::io;

use anyhow::{Context, bail};
use camino::Utf8Path;
use tempfile::NamedTempFile;

/// A file in the folder that `path` is in, to be renamed to it.
pub(super) fn beside(path: &Utf8Path) -> anyhow::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    if !folder.is_dir() {
        bail!("cannot write {path}: there is no folder {folder}");
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscheck-").suffix(".tmp");
    readable(&mut builder);
    builder.tempfile_in(folder).map_err(|error| plain(&error)).with_context(|| format!("cannot write {path}"))
}

/// The error without the name of a file that nobody knows of.
pub(super) fn plain(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error)
}

/// Whoever may read the folder may read the file, as with any file: not only who wrote it.
fn readable(builder: &mut tempfile::Builder<'_, '_>) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = builder;
}
