//! [`Loaded`]: reports read from files and folders, and what could not be read.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::reports::Corpus;
use crate::error::Error;
use crate::parse::Parser;
use crate::text::Source;

/// A file or folder that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The path as given or found.
    pub path: PathBuf,
    /// Why.
    pub reason: Error,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Error::File { reason, .. } => write!(f, "{}: {reason}", self.path.display()),
            other => write!(f, "{}: {other}", self.path.display()),
        }
    }
}

/// A file with the text of another, read once only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The path.
    pub path: PathBuf,
    /// Name of the entry that has its text.
    pub doc: String,
}

/// Reports read from files and folders.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// What was read.
    pub corpus: Corpus,
    /// What could not be read, in the order of the paths.
    pub failures: Vec<Failure>,
    /// Files with the text of another.
    pub repeats: Vec<Repeat>,
}

impl Corpus {
    /// Reads files, and the files `*.txt` of folders and of folders inside them. A file that cannot be read stops
    /// nothing: it is listed. The outcome does not depend on the order of the paths.
    ///
    /// ```no_run
    /// use zongshu::corpus::Corpus;
    /// use zongshu::parse::Parser;
    /// let loaded = Corpus::load(["reports/2031", "reports/other.txt"], &Parser::default());
    /// for failure in &loaded.failures {
    ///     eprintln!("{failure}");
    /// }
    /// println!("{} reports", loaded.corpus.len());
    /// ```
    pub fn load<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, parser: &Parser) -> Loaded {
        let mut failures = Vec::new();
        let mut files = Vec::new();
        for path in paths {
            find(path.as_ref(), &mut files, &mut failures);
        }
        files.sort();
        files.dedup();
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut repeats = Vec::new();
        for path in files {
            match read(&path) {
                Ok(source) => match entries.get(source.sha256()) {
                    Some(entry) => repeats.push(Repeat { path, doc: entry.doc.clone() }),
                    None => {
                        let hash = source.sha256().to_string();
                        entries.insert(hash, Entry::read(name(&path), source, parser));
                    }
                },
                Err(reason) => failures.push(Failure { path, reason }),
            }
        }
        failures.sort_by(|one, other| one.path.cmp(&other.path));
        Loaded { corpus: entries.into_values().collect(), failures, repeats }
    }
}

/// The name of a report: the file's name without its ending.
fn name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    stem.to_string_lossy().into_owned()
}

fn file_error(path: &Path, reason: impl fmt::Display) -> Error {
    Error::File { path: path.display().to_string(), reason: reason.to_string() }
}

fn read(path: &Path) -> Result<Source, Error> {
    let bytes = fs::read(path).map_err(|error| file_error(path, error))?;
    Source::from_bytes(&bytes)
}

/// The files of a path: itself, or the texts below it. Links to folders are not followed below the path given.
fn find(path: &Path, files: &mut Vec<PathBuf>, failures: &mut Vec<Failure>) {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return;
    }
    let before = (files.len(), failures.len());
    let mut open = Vec::from([path.to_path_buf()]);
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let reason = file_error(&folder, error);
                failures.push(Failure { path: folder, reason });
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let text = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                Ok(_) if text && path.is_file() => files.push(path),
                _ => {}
            }
        }
    }
    if before == (files.len(), failures.len()) {
        let reason = file_error(path, "the folder holds no file *.txt; name the files, or another folder");
        failures.push(Failure { path: path.to_path_buf(), reason });
    }
}
