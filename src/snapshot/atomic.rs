//! Files written whole or not at all: beside their place, then moved to it.

use std::fs;
use std::io::{self, Write};
use std::time::{Duration, SystemTime};

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

/// What a file is called until it is whole. Hidden, so that nobody takes it for a snapshot.
const LEAD: &str = ".crosscheck-";
const ENDING: &str = ".tmp";
/// A file that nobody finished for so long was left by a run that was ended.
const LEFT: Duration = Duration::from_hours(1);

/// The folder that a path is in.
pub(crate) fn folder_of(path: &Utf8Path) -> &Utf8Path {
    path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."))
}

/// A file in a folder, to be renamed when it is whole.
pub(crate) fn beside(folder: &Utf8Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(LEAD).suffix(ENDING);
    readable(&mut builder);
    builder.tempfile_in(folder)
}

/// Puts a file with this text in the place of whatever file is there.
pub(super) fn write(path: &Utf8Path, text: &str) -> io::Result<()> {
    let folder = folder_of(path);
    let mut file = beside(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync(folder);
    Ok(())
}

/// Puts a file in the place of whatever file is there.
pub(super) fn rename(from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
    if to.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    fs::rename(from, to)?;
    to.parent().into_iter().for_each(sync);
    Ok(())
}

/// Removes what runs that were ended long ago left unfinished.
pub(super) fn sweep(folder: &Utf8Path) {
    let is_left = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(LEAD) && name.ends_with(ENDING));
        let since = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        let age = since.and_then(|since| SystemTime::now().duration_since(since).ok());
        ours && age.is_some_and(|age| age > LEFT)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(is_left) {
        // Whoever comes next tries again.
        let _ = fs::remove_file(entry.path());
    }
}

/// Makes the names in a folder last, where the system can: the files are whole either way.
fn sync(folder: &Utf8Path) {
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}

/// Whoever may read the folder may read the file, as with any file: not only who wrote it.
fn readable(builder: &mut Builder<'_, '_>) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = builder;
}
