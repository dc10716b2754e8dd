//! [`Reader`]: many files and texts read in parallel, one result at a time.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::entry::Entry;
use super::files::{self, Failure};
use super::names;
use super::ordered::{Ordered, Weigh, Window};
use crate::error::{Error, Result};
use crate::parse::Parser;
use crate::text::{Encoding, Source};

/// The results of [`Reader::files`]: each file with its path, or why it could not be read.
pub type Files = Ordered<std::vec::IntoIter<Result<(PathBuf, String), Failure>>, Result<(PathBuf, Entry), Failure>>;

/// How many results are under way for each thread where nothing else was asked for.
const PER_THREAD: usize = 4;

/// Reads many files or texts on all cores and hands the results on in the order of the inputs, as they come.
///
/// No more than a window of results is held at a time, nor results of more text than
/// [`Limits::under_way`](crate::text::Limits::under_way), so that a folder of any size is read in bounded memory. A file
/// that cannot be read is a [`Failure`] in its place and stops nothing.
///
/// ```
/// use zongshu::corpus::Reader;
/// use zongshu::text::Source;
/// let texts = (2031..2041).map(|year| (year.to_string(), Source::from_text(format!("{year}年，全省招录公务员300名。"))));
/// let read: Vec<String> = Reader::new().texts(texts).map(|entry| entry.doc).collect();
/// assert_eq!((read.len(), read[0].as_str(), read[9].as_str()), (10, "2031", "2040"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Reader {
    parser: Parser,
    encoding: Option<Encoding>,
    window: Option<NonZeroUsize>,
    pool: Option<Arc<ThreadPool>>,
}

impl Reader {
    /// A reader with the usual parser, on all cores.
    pub fn new() -> Reader {
        Reader::default()
    }

    /// The reader with another parser, whose limits hold for the files too.
    pub fn with_parser(self, parser: Parser) -> Reader {
        Reader { parser, ..self }
    }

    /// The reader for files whose encoding is known; where none is named, that of each is found. A file in another one
    /// is a [`Failure`], as [`Source::from_bytes_as`] tells.
    ///
    /// ```no_run
    /// use zongshu::corpus::Reader;
    /// use zongshu::text::Encoding;
    /// let reader = Reader::new().with_encoding(Encoding::Gb18030);
    /// let failures = reader.files(["reports"]).filter_map(Result::err);
    /// failures.for_each(|failure| eprintln!("{failure}"));
    /// ```
    pub fn with_encoding(self, encoding: Encoding) -> Reader {
        Reader { encoding: Some(encoding), ..self }
    }

    /// The reader with another number of results under way or waiting to be taken; four for each thread where nothing
    /// is asked for. One reads the inputs one by one.
    pub fn with_window(self, window: NonZeroUsize) -> Reader {
        Reader { window: Some(window), ..self }
    }

    /// The reader with threads of its own, instead of those that the whole program shares.
    ///
    /// # Errors
    /// [`Error::Backend`] where the system gives no threads.
    pub fn with_threads(self, threads: NonZeroUsize) -> Result<Reader> {
        let pool = ThreadPoolBuilder::new().num_threads(threads.get()).build();
        let pool = pool.map_err(|error| Error::Backend {
            backend: "rayon".into(),
            reason: error.to_string(),
            next: "ask for fewer threads, or for none of its own".into(),
        })?;
        Ok(Reader { pool: Some(Arc::new(pool)), ..self })
    }

    /// How many results are under way or waiting at most.
    pub fn window(&self) -> usize {
        let threads = || self.pool.as_ref().map_or_else(rayon::current_num_threads, |pool| pool.current_num_threads());
        self.window.map_or_else(|| threads().saturating_mul(PER_THREAD), NonZeroUsize::get)
    }

    /// Reads files, and the files `*.txt` of folders and of the folders inside them.
    ///
    /// Paths are taken in the order given, the files of a folder in the order of their names. The length of the
    /// iterator is known, for a bar of progress: its `size_hint` counts the files.
    ///
    /// A report is named after the stem of its file. Where files of several folders have one stem, their names begin with
    /// as many folders as it takes to tell them apart: `2021/gansu` and `2023/gansu`. So a name leads to one file, whatever
    /// the order of the paths. A file that is named twice is read once.
    ///
    /// ```no_run
    /// use zongshu::corpus::Reader;
    /// for result in Reader::new().files(["reports", "other.txt"]) {
    ///     match result {
    ///         Ok((path, entry)) => println!("{}: {} measures", path.display(), entry.facts().count()),
    ///         Err(failure) => eprintln!("{failure}"),
    ///     }
    /// }
    /// ```
    pub fn files<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Files {
        let mut found = Vec::new();
        for path in paths {
            files::find(path.as_ref(), &mut found);
        }
        let (parser, encoding) = (self.parser, self.encoding);
        // The other variant is a whole report, and larger still.
        #[allow(clippy::result_large_err)]
        let read = move |file: Result<(PathBuf, String), Failure>| {
            let (path, doc) = file?;
            match files::read(&path, encoding, &parser.limits()) {
                Ok(source) => Ok((path, Entry::read(doc, source, &parser))),
                Err(reason) => Err(Failure { path, reason }),
            }
        };
        let size = |file: &Result<(PathBuf, String), Failure>| file.as_ref().map_or(0, |(path, _)| files::size(path));
        Ordered::new(named(found).into_iter(), self.under_way(size), self.pool.clone(), read)
    }

    /// Reads texts that are at hand or made on the way, each with its name. The names are kept as they are; a
    /// [`Corpus`](super::Corpus) numbers those that are alike.
    pub fn texts<Texts>(&self, texts: Texts) -> Ordered<Texts::IntoIter, Entry>
    where
        Texts: IntoIterator<Item = (String, Source)>,
    {
        let parser = self.parser;
        let read = move |(doc, source)| Entry::read(doc, source, &parser);
        let window = self.under_way(|(_, source): &(String, Source)| source.text().len() as u64);
        Ordered::new(texts.into_iter(), window, self.pool.clone(), read)
    }

    /// Does any work on any inputs in the same way: in parallel, in order, in a window.
    ///
    /// ```
    /// use zongshu::corpus::Reader;
    /// let squares: Vec<u64> = Reader::new().map(1_u64.., |number| number * number).take(4).collect();
    /// assert_eq!(squares, [1, 4, 9, 16]);
    /// ```
    ///
    /// A panic of `work` goes on in the thread that takes its result.
    pub fn map<Inputs, Out>(
        &self,
        inputs: Inputs,
        work: impl Fn(Inputs::Item) -> Out + Send + Sync + 'static,
    ) -> Ordered<Inputs, Out>
    where
        Inputs: Iterator,
        Inputs::Item: Send + 'static,
        Out: Send + 'static,
    {
        Ordered::new(inputs, self.under_way(|_| 0), self.pool.clone(), work)
    }

    /// How much may be under way, where each input weighs what `weigh` says.
    fn under_way<In>(&self, weigh: Weigh<In>) -> Window<In> {
        Window { inputs: self.window(), bytes: self.parser.limits().under_way, weigh }
    }
}

/// The files with the names of their reports, each file once, among what could not be found.
fn named(mut found: Vec<Result<PathBuf, Failure>>) -> Vec<Result<(PathBuf, String), Failure>> {
    fn paths(found: &[Result<PathBuf, Failure>]) -> Vec<&Path> {
        found.iter().flatten().map(PathBuf::as_path).collect()
    }
    let mut first = names::once(&paths(&found)).into_iter();
    found.retain(|one| one.is_err() || first.next().unwrap_or(true));
    let mut names = names::of_files(&paths(&found)).into_iter();
    // A failure holds its path and its reason, and there are few of them.
    #[allow(clippy::result_large_err)]
    let name = |one: Result<PathBuf, Failure>| one.map(|path| (path, names.next().unwrap_or_default()));
    found.into_iter().map(name).collect()
}
