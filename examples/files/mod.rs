//! What the examples share for files: a bar of progress, and output that is there whole or not at all.

#![allow(dead_code)]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

/// Fewer files than this are read before a bar could be seen.
const FEWEST: usize = 8;

/// A bar for `length` files on the standard error stream where that is a terminal; none in a pipe.
pub fn progress(length: usize) -> ProgressBar {
    if length < FEWEST || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} files, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A file that appears under its name only when it is whole.
///
/// It is written beside its place under another name (`.NAME.PROCESS.part`) and renamed by [`Whole::finish`]. A program
/// that is broken off, by Ctrl-C or otherwise, leaves the file that stood there before as it was.
pub struct Whole {
    place: PathBuf,
    part: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Whole {
    /// Opens a file for writing.
    pub fn create(place: &Path) -> io::Result<Whole> {
        let name = place.file_name().ok_or_else(|| {
            let message = format!("{}: expected the name of a file; name one to write to", place.display());
            io::Error::new(io::ErrorKind::InvalidInput, message)
        })?;
        let mut part = OsString::from(".");
        part.push(name);
        part.push(format!(".{}.part", std::process::id()));
        let part = place.with_file_name(part);
        let file = Some(BufWriter::new(File::create(&part)?));
        Ok(Whole { place: place.to_path_buf(), part, file })
    }

    /// Puts the file into its place.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(file) = self.file.take() {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
            drop(file);
            fs::rename(&self.part, &self.place)?;
        }
        Ok(())
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// What was not finished is removed.
impl Drop for Whole {
    fn drop(&mut self) {
        // After `finish` the name is gone already.
        let _ = fs::remove_file(&self.part);
    }
}

/// Writes a whole file at once.
pub fn write(place: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = Whole::create(place)?;
    file.write_all(content)?;
    file.finish()
}
