//! What the examples share: options of the output, exit codes, loading of reports. How pairs are told is in `side`.

#![allow(dead_code)]

pub mod desk;
#[path = "../files/mod.rs"]
pub mod files;
pub mod near;
pub mod pairs;
pub mod side;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use zongshu::corpus::{self, Corpus, Reader};
use zongshu::render::{Document, Face, Format, WholeFile};
use zongshu::text::{Encoding, Source};

/// Options that every example with tables takes, for its usage.
pub const OPTIONS: &str = "\
options: --format table|markdown|csv|jsonl   how it is written (table)
         --table NAME                        one table only; its CSV has a column for each of its own
         --csvw FILE                         with --format csv: metadata after CSV on the Web
         --lang en|zh                        language of the heads (en)";

/// The option of those that read files, for their usage.
pub const ENCODING: &str = "         --encoding utf8|gb18030|big5        that of all files (found for each)";

/// Why an example stops.
#[derive(Debug)]
pub enum Fault {
    /// The arguments are not understood: exit code 2.
    Usage(String),
    /// Writing or reading failed: exit code 1.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        match error.kind() {
            io::ErrorKind::InvalidInput => Fault::Usage(error.to_string()),
            _ => Fault::Io(error),
        }
    }
}

/// A complaint about arguments.
pub fn usage<T>(complaint: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::Usage(complaint.into()))
}

/// Where an example writes.
pub struct Streams<'w> {
    /// What was asked for.
    pub out: &'w mut dyn Write,
    /// What went wrong.
    pub complaints: &'w mut dyn Write,
    /// Columns of the terminal that `out` is; `None` for a pipe or a file.
    pub screen: Option<usize>,
}

/// Runs an example: exit code 0, 1 where something could not be read or written, 2 where arguments are not understood.
pub fn program(help: &str, job: impl FnOnce(&[String], &mut Streams<'_>) -> Result<bool, Fault>) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let stdout = io::stdout();
    let screen = console::Term::stdout().size_checked().filter(|_| stdout.is_terminal());
    let screen = screen.map(|(_, columns)| usize::from(columns).clamp(60, 160));
    let mut out = io::BufWriter::new(stdout.lock());
    if arguments.iter().any(|one| one == "--help" || one == "-h") {
        let _ = writeln!(out, "{help}").and_then(|()| out.flush());
        return ExitCode::SUCCESS;
    }
    // The bar of progress writes to the same stream, so that it is not locked.
    let mut complaints = io::stderr();
    let done = job(&arguments, &mut Streams { out: &mut out, complaints: &mut complaints, screen });
    match done.and_then(|done| Ok(out.flush().map(|()| done)?)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough.
        Err(Fault::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Fault::Io(error)) => {
            let _ = writeln!(complaints, "{error}");
            ExitCode::FAILURE
        }
        Err(Fault::Usage(complaint)) => {
            let _ = writeln!(complaints, "{complaint}\n{help}");
            ExitCode::from(2)
        }
    }
}

/// The arguments of an example, options of the output taken out.
#[derive(Debug, Default)]
pub struct Options {
    /// How the output is shown.
    pub face: Face,
    csvw: Option<String>,
    encoding: Option<Encoding>,
    /// The other arguments.
    pub rest: Vec<String>,
}

impl Options {
    /// Takes the options of the output out of the arguments.
    pub fn read(arguments: &[String], screen: Option<usize>) -> Result<Options, Fault> {
        let mut options = Options::default();
        if let Some(columns) = screen {
            options.face.columns = columns;
            options.face.ruled = true;
        }
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || match arguments.next() {
                Some(value) => Ok(value.clone()),
                None => usage(format!("expected something after {argument}")),
            };
            let form = |error: zongshu::Error| Fault::Usage(format!("{argument}: {error}"));
            match argument.as_str() {
                "--format" => options.face.format = value()?.parse().map_err(form)?,
                "--lang" => options.face.language = value()?.parse().map_err(form)?,
                "--table" => options.face.table = Some(value()?),
                "--csvw" => options.csvw = Some(value()?),
                _ => options.rest.push(argument.clone()),
            }
        }
        if options.csvw.is_some() && options.face.format != Format::Csv {
            return usage("--csvw goes with --format csv");
        }
        Ok(options)
    }

    /// As [`Options::read`], for an example that [`load`]s files: it takes [`ENCODING`] as well.
    pub fn read_with_files(arguments: &[String], screen: Option<usize>) -> Result<Options, Fault> {
        let mut options = Options::read(arguments, screen)?;
        if let Some(at) = options.rest.iter().position(|one| one == "--encoding") {
            let named = options.rest.drain(at..(at + 2).min(options.rest.len())).nth(1);
            let Some(named) = named else { return usage("expected something after --encoding") };
            let form = |error: zongshu::Error| Fault::Usage(format!("--encoding: {error}"));
            options.encoding = Some(named.parse().map_err(form)?);
        }
        Ok(options)
    }

    /// The other arguments as paths; an option that nobody knows is a fault.
    pub fn paths(&self) -> Result<&[String], Fault> {
        match self.rest.iter().find(|one| one.starts_with('-') && one.len() > 1) {
            Some(unknown) => usage(format!("unknown option {unknown}")),
            None => Ok(&self.rest),
        }
    }

    /// A reader of files in the encoding that was named, if one was.
    pub fn reader(&self) -> Reader {
        self.encoding.map_or_else(Reader::new, |encoding| Reader::new().with_encoding(encoding))
    }

    /// Writes a document, and beside it the metadata that was asked for.
    pub fn write(&self, document: &Document, out: &mut dyn Write) -> Result<(), Fault> {
        document.write(&self.face, out)?;
        if let Some(path) = &self.csvw {
            let name =
                std::path::Path::new(path).file_name().map_or(path.clone(), |name| name.to_string_lossy().into());
            let url = name.strip_suffix("-metadata.json").map_or("tables.csv".into(), String::from);
            let metadata = document.csvw(&self.face, &url).map_err(|error| Fault::Usage(error.to_string()))?;
            let written = WholeFile::write(path, metadata.as_bytes());
            written.map_err(io::Error::other)?;
        }
        Ok(())
    }
}

/// The reports of paths, else those that are given. Repeats are noted.
pub fn load(
    reader: Reader,
    paths: &[String],
    otherwise: impl FnOnce() -> Corpus,
    streams: &mut Streams<'_>,
) -> Result<Loaded, Fault> {
    if paths.is_empty() {
        return Ok(Loaded { corpus: otherwise(), failures: Vec::new() });
    }
    let results = reader.files(paths);
    let bar = files::progress(results.size_hint().0);
    let loaded: corpus::Loaded = results.inspect(|_| bar.inc(1)).collect();
    bar.finish_and_clear();
    for repeat in &loaded.repeats {
        let path = repeat.path.display();
        writeln!(streams.complaints, "note: {path} is the same text as {} and was read once", repeat.doc)?;
    }
    let failures = loaded.failures.iter().map(ToString::to_string).collect();
    Ok(Loaded { corpus: loaded.corpus, failures })
}

/// Reports, and the files that could not be read.
pub struct Loaded {
    /// What was read.
    pub corpus: Corpus,
    failures: Vec<String>,
}

impl Loaded {
    /// The reports with the texts of a folder attached; where none belongs to any report, that is noted.
    pub fn with_texts(mut self, folder: &str, streams: &mut Streams<'_>) -> Result<Loaded, Fault> {
        let unread = |path: &Path, error: io::Error| {
            let next = "name the folder with the texts of the bundled reports".into();
            let (expected, found) = ("a readable folder of texts".into(), error.to_string());
            let path = format!("--texts {}", path.display());
            Fault::Io(io::Error::other(zongshu::Error::File { path, expected, found, next }))
        };
        let mut sources = Vec::new();
        for file in std::fs::read_dir(folder).map_err(|error| unread(Path::new(folder), error))? {
            let path = file.map_err(|error| unread(Path::new(folder), error))?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let bytes = std::fs::read(&path).map_err(|error| unread(&path, error))?;
                sources.extend(Source::from_bytes(&bytes).ok());
            }
        }
        self.corpus = self.corpus.with_sources(sources);
        if self.corpus.iter().all(|entry| entry.source().is_none()) {
            let own = "reports of your own are named without --texts";
            writeln!(
                streams.complaints,
                "note: no text in {folder} is that of a bundled report, so none is quoted; {own}"
            )?;
        }
        Ok(self)
    }

    /// Lists what could not be read; `true` where there is nothing to list.
    pub fn report(&self, streams: &mut Streams<'_>) -> io::Result<bool> {
        if !self.failures.is_empty() {
            streams.out.flush()?;
            writeln!(streams.complaints, "\n{} could not be read:", self.failures.len())?;
            for failure in &self.failures {
                writeln!(streams.complaints, "  {failure}")?;
            }
        }
        Ok(self.failures.is_empty())
    }
}
