//! One self-contained page on which people read two reports side by side, every figure leading to its sentence, its
//! aspects, its counterparts and the verdict.
//!
//! # What the page is
//!
//! One HTML file that needs no network and no server. It holds every report of a corpus, two of which stand side by
//! side; every measure is marked by its kind and every other numeral by its class, so that what was not used is seen.
//! All pairs of figures of two reports that share an indicator are judged here, by
//! [`Engine`]; the script of the page only shows what was judged. Of a refused pair the page
//! holds no number but the two that the texts state, and it does not set these side by side.
//!
//! The pictures of [`pictures`](super::pictures) stand on it in both languages; signs and colours of verdicts are theirs.
//! In the matrix of coverage a row of which no two figures may be compared says that they are stated, not what they are.
//!
//! Without its text a report is shown as tables of facts with the bytes where they stand.
//!
//! # What may run
//!
//! Reports are not trusted. Templates escape all text; the data for the script are JSON in which no `<` stands;
//! characters that hide or turn other text are written as their codes. Were something missed, the
//! Content-Security-Policy of the page lets run only the one script of this crate, known by its hash, forbids
//! every request, and lets no script make markup of text.
//!
//! # The files
//!
//! `words.tsv` holds the labels in both languages, `page.css` the look and `page.js` the behaviour. The page is a
//! function of the texts: the same reports give the same bytes.
//!
//! ```
//! use zongshu::compare::Engine;
//! use zongshu::corpus::{Corpus, Entry};
//! use zongshu::parse::Parser;
//! use zongshu::render::Language;
//! use zongshu::render::page::Page;
//! use zongshu::text::Source;
//! let source = Source::from_text("一年来，全省招录公务员3120名，<b>选调生</b>200名。");
//! let corpus = Corpus::new([Entry::read("made-2031", source, &Parser::default())]);
//! let engine = Engine::new();
//! let html = Page::new(&corpus, &engine).in_language(Language::En).to_html();
//! assert!(html.contains(">3120名</span>") && html.contains("&lt;b&gt;选调生"));
//! ```

mod article;
mod data;
mod document;
mod facts;
mod figure;
mod matrix;
mod notes;
mod pairs;
mod pictures;
mod policy;
mod shown;
mod texts;
mod words;

use std::path::Path;

use crate::compare::Engine;
use crate::corpus::Corpus;
use crate::error::Result;
use crate::render::{Language, WholeFile};

/// What a word of the data is called, in both languages; the word itself where it has no label. `group` is `aspect`,
/// `kind`, `bound`, `unit`, `verdict`, `scope`, `theme` or `class`.
///
/// ```
/// use zongshu::render::page::label;
/// assert_eq!(label("kind", "flow").to_string(), "流量 flow");
/// assert_eq!(label("kind", "unheard of").to_string(), "unheard of");
/// ```
pub fn label(group: &str, name: &str) -> super::Words {
    match words::Words::all().get(format!("{group}.{name}").as_str()) {
        Some([zh, en]) => super::Words::new(*zh, *en),
        None => super::Words::same(name),
    }
}

/// A page on the reports of a corpus.
#[derive(Debug, Clone, Copy)]
pub struct Page<'c> {
    corpus: &'c Corpus,
    engine: &'c Engine,
    language: Language,
}

impl<'c> Page<'c> {
    /// A page on the reports of a corpus, judged by an engine, with labels in Chinese at first. The work of judging grows with the square of the number
    /// of reports.
    pub fn new(corpus: &'c Corpus, engine: &'c Engine) -> Page<'c> {
        Page { corpus, engine, language: Language::Zh }
    }

    /// The page with its labels in this language at first.
    pub fn in_language(mut self, language: Language) -> Page<'c> {
        self.language = language;
        self
    }

    /// The page as HTML.
    pub fn to_html(&self) -> String {
        document::document(self.corpus, self.engine, self.language)
    }

    /// Writes the page to a file, which is there whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`](crate::Error::File) where the folder is missing or cannot be written.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<()> {
        WholeFile::write(path, self.to_html().as_bytes())
    }
}
