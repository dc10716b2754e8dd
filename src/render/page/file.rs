//! [`write_whole`]: a file that is there whole or not at all.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Writes a file beside its place and then moves it there, so that whoever looks sees the old file or the new one.
///
/// # Errors
/// [`Error::File`] where the folder is missing or cannot be written.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<()> {
    let failed = |found: String, next: &str| Error::File {
        path: path.display().to_string(),
        expected: "a place for a file".into(),
        found,
        next: next.into(),
    };
    let name_it = "give the name of the page, such as report.html";
    let Some(name) = path.file_name() else {
        return Err(failed("no name of a file".into(), name_it));
    };
    if path.is_dir() {
        return Err(failed("a folder".into(), name_it));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(failed(format!("no folder {}", folder.display()), "make it first"));
    }
    let beside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = File::create(&beside)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Nothing is left behind; what went wrong first is what is told.
        let _ = fs::remove_file(&beside);
        failed(error.to_string(), "check that you may write there")
    })
}
