//! The crate's one error type. It holds primitives and strings only, so that every room may raise it.
//!
//! Text never raises an error: reading any `&str` gives a report with diagnostics. Errors are for bytes, files,
//! packs, options and mismatched sources; each says what was expected, what was found, and what to do next.

/// What can go wrong with bytes, files, packs and options.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not text in any encoding that was tried.
    #[error(
        "byte {offset} cannot be decoded: tried {tried}; save the file as UTF-8, or name its encoding if it is another"
    )]
    Undecodable {
        /// Offset of the first byte that no decoder accepts.
        offset: usize,
        /// Names of the encodings that were tried, joined by commas.
        tried: String,
    },
    /// The bytes are no text at all: a document or archive of another program, or text in 16-bit units.
    #[error("byte {offset} is not text: the file looks like {looks_like}; save its text as UTF-8 and read that")]
    NotText {
        /// Offset of the byte that shows it.
        offset: usize,
        /// What the bytes look like.
        looks_like: String,
    },
    /// A converter outside this crate could not read a text.
    #[error("{backend}: {reason}; {next}")]
    Backend {
        /// Name of the converter.
        backend: String,
        /// Why it could not.
        reason: String,
        /// What to do.
        next: String,
    },
    /// A knowledge table or a user's pack is not in its format.
    #[error("{table}, line {line}: expected {expected}, found {found}; {next}")]
    Table {
        /// Name of the table.
        table: String,
        /// Line of the table, counted from 1.
        line: usize,
        /// What the format asks for.
        expected: String,
        /// What stands there.
        found: String,
        /// What to do.
        next: String,
    },
    /// A value was given in a form that cannot be read.
    #[error("expected {expected}, found {found:?}")]
    Form {
        /// What the form should be.
        expected: String,
        /// What was given.
        found: String,
    },
    /// A source does not belong to the report it is attached to.
    #[error(
        "the report was read from a source with SHA-256 {expected}, but this one has {found}; attach the file the report was read from"
    )]
    SourceMismatch {
        /// SHA-256 of the source the report was read from.
        expected: String,
        /// SHA-256 of the source that was given.
        found: String,
    },
    /// A text is larger than the limit that was set for it.
    #[error("expected a text of at most {limit} bytes, found {found}; split it, or raise `Limits::text`")]
    TooLarge {
        /// The limit.
        limit: u64,
        /// How large the text is, or that it goes on beyond the limit where nobody knows its size.
        found: String,
    },
    /// A stream broke off with an error.
    #[error("expected a stream of bytes up to its end, found an error: {reason}; read it again")]
    Stream {
        /// What the system said.
        reason: String,
    },
    /// A file or folder could not be read.
    #[error("{path}: expected {expected}, found {found}; {next}")]
    File {
        /// The path as given or found.
        path: String,
        /// What should stand there.
        expected: String,
        /// What stands there, or what the system said.
        found: String,
        /// What to do.
        next: String,
    },
}

/// The result of an operation that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;
