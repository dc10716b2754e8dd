//! [`WholeFile`]: a file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A file that appears under its name only when it is whole.
///
/// It is written beside its place under another name (`.NAME.PROCESS.part`) and put there by [`WholeFile::finish`].
/// Whoever looks sees the old file or the new one, and a program that is broken off leaves the old one as it was.
///
/// ```
/// use std::io::Write;
/// use zongshu::render::WholeFile;
/// let place = std::env::temp_dir().join("zongshu-whole-file.txt");
/// let mut file = WholeFile::create(&place)?;
/// file.write_all(b"all of it").expect("written");
/// file.finish()?;
/// assert_eq!(std::fs::read(&place).expect("the file"), b"all of it");
/// assert!(WholeFile::create("/").is_err());
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug)]
pub struct WholeFile {
    place: PathBuf,
    part: PathBuf,
    file: Option<BufWriter<File>>,
}

impl WholeFile {
    /// Opens a file for writing.
    ///
    /// # Errors
    /// [`Error::File`] where the place has no name, is a folder, or its folder is missing or cannot be written.
    pub fn create(place: impl AsRef<Path>) -> Result<WholeFile> {
        let place = place.as_ref();
        let name_it = "give the name of a file, such as report.html";
        let Some(name) = place.file_name() else {
            return Err(failed(place, "no name of a file".into(), name_it));
        };
        if place.is_dir() {
            return Err(failed(place, "a folder".into(), name_it));
        }
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(failed(place, format!("no folder {}", folder.display()), "make it first"));
        }
        let mut part = OsString::from(".");
        part.push(name);
        part.push(format!(".{}.part", std::process::id()));
        let part = place.with_file_name(part);
        let file = File::create(&part).map_err(|error| unwritten(place, &error))?;
        Ok(WholeFile { place: place.to_path_buf(), part, file: Some(BufWriter::new(file)) })
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    /// [`Error::File`] where the rest of it cannot be written; the old file stays.
    pub fn finish(mut self) -> Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let written = file.into_inner().map_err(io::IntoInnerError::into_error).and_then(|file| file.sync_all());
        written.and_then(|()| fs::rename(&self.part, &self.place)).map_err(|error| unwritten(&self.place, &error))
    }

    /// Writes all of a file at once.
    ///
    /// # Errors
    /// [`Error::File`] as for [`WholeFile::create`] and [`WholeFile::finish`].
    pub fn write(place: impl AsRef<Path>, content: &[u8]) -> Result<()> {
        let mut file = WholeFile::create(&place)?;
        file.write_all(content).map_err(|error| unwritten(place.as_ref(), &error))?;
        file.finish()
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// What was not finished is removed.
impl Drop for WholeFile {
    fn drop(&mut self) {
        // After `finish` the name is gone already.
        let _ = fs::remove_file(&self.part);
    }
}

fn unwritten(place: &Path, error: &io::Error) -> Error {
    failed(place, error.to_string(), "check that you may write there")
}

fn failed(place: &Path, found: String, next: &str) -> Error {
    Error::File { path: place.display().to_string(), expected: "a place for a file".into(), found, next: next.into() }
}
