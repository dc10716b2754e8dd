//! [`Loaded`]: reports read from files and folders, and what could not be read.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::reader::Reader;
use super::reports::Corpus;
use crate::error::{Error, Result};
use crate::parse::Parser;
use crate::text::{Encoding, Limits, Source};

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
            // It names the path itself.
            error @ Error::File { .. } => write!(f, "{error}"),
            other => write!(f, "{}: {other}", self.path.display()),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.reason)
    }
}

/// A file with the text of another, kept once only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The path.
    pub path: PathBuf,
    /// Name of the entry that has its text.
    pub doc: String,
}

/// Reports read from files and folders: the results of [`Reader::files`], gathered.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// What was read.
    pub corpus: Corpus,
    /// What could not be read, in the order of the paths.
    pub failures: Vec<Failure>,
    /// Files with the text of another.
    pub repeats: Vec<Repeat>,
}

/// Of files with one text the first by path is kept. The outcome does not depend on the order of the results.
impl FromIterator<Result<(PathBuf, Entry), Failure>> for Loaded {
    fn from_iter<I: IntoIterator<Item = Result<(PathBuf, Entry), Failure>>>(results: I) -> Loaded {
        let mut failures = Vec::new();
        let mut entries: BTreeMap<String, (PathBuf, Entry)> = BTreeMap::new();
        let mut others: BTreeMap<PathBuf, String> = BTreeMap::new();
        for result in results {
            let (path, entry) = match result {
                Ok(read) => read,
                Err(failure) => {
                    failures.push(failure);
                    continue;
                }
            };
            let hash = entry.report.source.sha256.clone();
            match entries.entry(hash.clone()) {
                Slot::Vacant(slot) => {
                    slot.insert((path, entry));
                }
                Slot::Occupied(mut slot) if path < slot.get().0 => {
                    others.insert(slot.insert((path, entry)).0, hash);
                }
                Slot::Occupied(slot) if path > slot.get().0 => {
                    others.insert(path, hash);
                }
                // The same path was given twice.
                Slot::Occupied(_) => {}
            }
        }
        failures.sort_by(|one, other| one.path.cmp(&other.path));
        failures.dedup();
        let corpus: Corpus = entries.into_values().map(|(_, entry)| entry).collect();
        // The corpus may have numbered the names of two runs of a reader.
        let docs: BTreeMap<&str, &str> =
            corpus.iter().map(|entry| (entry.report.source.sha256.as_str(), entry.doc.as_str())).collect();
        let repeat = |(path, hash): (PathBuf, String)| {
            let doc = docs.get(hash.as_str())?.to_string();
            Some(Repeat { path, doc })
        };
        let repeats = others.into_iter().filter_map(repeat).collect();
        Loaded { corpus, failures, repeats }
    }
}

impl Corpus {
    /// Reads files, and the files `*.txt` of folders and of folders inside them, on all cores. A file that cannot be read
    /// stops nothing: it is listed. The outcome does not depend on the order of the paths. Reports are named as
    /// [`Reader::files`] names them: `2021/gansu` and `2023/gansu` where a stem is taken twice.
    ///
    /// [`Reader::files`] hands the same results on one by one.
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
        Reader::new().with_parser(*parser).files(paths).collect()
    }
}

fn error(path: &Path, expected: &str, found: impl fmt::Display, next: &str) -> Error {
    Error::File {
        path: path.display().to_string(),
        expected: expected.into(),
        found: found.to_string(),
        next: next.into(),
    }
}

/// How large a file is; nothing where nobody knows.
pub(super) fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

/// Reads a file that is no larger than the limit and holds some text, in the encoding that was named if one was.
pub(super) fn read(path: &Path, encoding: Option<Encoding>, limits: &Limits) -> Result<Source> {
    let unreadable = |found: &dyn fmt::Display| {
        error(path, "a readable text file", found, "check that it is there and that you may read it")
    };
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let about = file.metadata().map_err(|error| unreadable(&error))?;
    if about.is_dir() {
        return Err(unreadable(&"a folder"));
    }
    if about.len() > limits.text {
        return Err(Error::TooLarge { limit: limits.text, found: about.len().to_string() });
    }
    let source = match encoding {
        Some(encoding) => Source::from_reader_as(file, encoding, limits),
        None => Source::from_reader(file, limits),
    };
    let source = match source {
        Err(Error::Stream { reason }) => return Err(unreadable(&reason)),
        other => other?,
    };
    if source.text().chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        let next = "save the text of the report in it, or leave it out";
        return Err(error(path, "the text of a report", "an empty file", next));
    }
    Ok(source)
}

/// The files of a path: itself, or the texts below it in the order of their paths. Links to folders are not followed
/// below the path given. What is called a text and is no file is listed as what cannot be read.
pub(super) fn find(path: &Path, found: &mut Vec<Result<PathBuf, Failure>>) {
    if !path.is_dir() {
        found.push(Ok(path.to_path_buf()));
        return;
    }
    let before = found.len();
    let mut open = Vec::from([path.to_path_buf()]);
    let mut below: Vec<Result<PathBuf, Failure>> = Vec::new();
    let fail = |below: &mut Vec<_>, path: PathBuf, expected: &str, found: &dyn fmt::Display, next: &str| {
        let reason = error(&path, expected, found, next);
        below.push(Err(Failure { path, reason }));
    };
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                fail(&mut below, folder, "a readable folder", &error, "check that you may read it");
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    fail(&mut below, folder.clone(), "a readable folder", &error, "read it again");
                    break;
                }
            };
            let path = entry.path();
            let is_text = path.extension().and_then(OsStr::to_str).is_some_and(|end| end.eq_ignore_ascii_case("txt"));
            let kind = fs::metadata(&path).map(|about| about.file_type());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match kind {
                _ if is_folder && !is_text => open.push(path),
                Ok(kind) if is_text && kind.is_file() => below.push(Ok(path)),
                Ok(kind) if is_text => {
                    let found: &dyn fmt::Display = if kind.is_dir() { &"a folder" } else { &"a device or pipe" };
                    fail(&mut below, path, "a text file", found, "rename it, or name it as an argument");
                }
                Err(error) if is_text => {
                    fail(&mut below, path, "a text file", &error, "check what it leads to, or remove it");
                }
                _ => {}
            }
        }
    }
    let key = |one: &Result<PathBuf, Failure>| match one {
        Ok(path) => path.clone(),
        Err(failure) => failure.path.clone(),
    };
    below.sort_by_cached_key(key);
    found.extend(below);
    if before == found.len() {
        let next = "name the files, or another folder";
        let reason = error(path, "a folder with files *.txt", "none in it", next);
        found.push(Err(Failure { path: path.to_path_buf(), reason }));
    }
}
