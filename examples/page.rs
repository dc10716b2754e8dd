//! A page for people: two reports side by side, every figure leading to its sentence, its counterparts and the verdict.
//!
//! `cargo run --release --example page -- -o report.html [--lang zh|en] [FILE|FOLDER...]`
//!
//! Without files the page shows the five bundled reports, as facts without text. Files that cannot be read are listed,
//! the page is made of the others, and the exit code is then 1; it is 2 where the command is not understood.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use zongshu::compare::Engine;
use zongshu::corpus::Corpus;
use zongshu::parse::Parser;
use zongshu::render::Language;
use zongshu::render::page::Page;

const USAGE: &str = "page -o PAGE.html [--lang zh|en] [FILE|FOLDER...]   (no file: the five bundled reports)";
/// More reports than this make a page that no one reads and a browser is slow to open.
const MOST: usize = 40;

#[allow(dead_code)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    ExitCode::from(run(&arguments, &mut io::stdout().lock(), &mut io::stderr().lock()))
}

/// What was asked for.
struct Asked {
    output: PathBuf,
    language: Language,
    files: Vec<String>,
}

impl Asked {
    /// Reads the command; `None` where help is asked for.
    fn read(arguments: &[String]) -> Result<Option<Asked>, String> {
        let (mut output, mut language, mut files) = (None, Language::Zh, Vec::new());
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = |name: &str| rest.next().ok_or_else(|| format!("{argument} needs {name} after it"));
            match argument.as_str() {
                "-h" | "--help" => return Ok(None),
                "-o" | "--output" => output = Some(PathBuf::from(value("the name of the page")?)),
                "--lang" | "--language" => {
                    language = value("zh or en")?.parse().map_err(|error| format!("--lang: {error}"))?
                }
                "--" => files.extend(rest.by_ref().cloned()),
                option if option.starts_with('-') => return Err(format!("there is no option {option}")),
                file => files.push(file.to_string()),
            }
        }
        let output = output.ok_or("name the page to write: -o report.html")?;
        Ok(Some(Asked { output, language, files }))
    }
}

/// Does the whole job and returns the exit code: 0 all was read, 1 a file could not be read or written, 2 not understood.
pub fn run(arguments: &[String], out: &mut dyn Write, complaints: &mut dyn Write) -> u8 {
    let asked = match Asked::read(arguments) {
        Ok(Some(asked)) => asked,
        Ok(None) => return u8::from(writeln!(out, "{USAGE}").is_err()),
        Err(reason) => {
            let _ = writeln!(complaints, "page: {reason}\nusage: {USAGE}");
            return 2;
        }
    };
    let mut failures = Vec::new();
    let corpus = match asked.files.as_slice() {
        [] => Corpus::bundled().clone(),
        files => {
            let loaded = Corpus::load(files, &Parser::default());
            failures = loaded.failures;
            for repeat in &loaded.repeats {
                let path = repeat.path.display();
                let _ = writeln!(complaints, "note: {path} is the same text as {} and was read once", repeat.doc);
            }
            loaded.corpus
        }
    };
    for failure in &failures {
        let _ = writeln!(complaints, "page: {failure}");
    }
    if corpus.is_empty() {
        let _ = writeln!(complaints, "page: no report could be read, so no page was written");
        return 1;
    }
    if corpus.len() > MOST {
        let count = corpus.len();
        let _ = writeln!(complaints, "page: {count} reports are too many for one page; name at most {MOST}");
        return 2;
    }
    let engine = Engine::new();
    if let Err(error) = Page::new(&corpus, &engine).in_language(asked.language).write(&asked.output) {
        let _ = writeln!(complaints, "page: {error}");
        return 1;
    }
    let _ = writeln!(out, "{}: {} reports", asked.output.display(), corpus.len());
    u8::from(!failures.is_empty())
}
