//! The crate's one error type. It holds primitives and strings only, so that every room may raise it.
//!
//! Text never raises an error: reading any `&str` gives a report with diagnostics. Errors are for bytes, files,
//! packs, options and mismatched sources; each says what was expected, what was found, and what to do next.

const SAVE_AS_TEXT: &str = "save its text as UTF-8 and read that";
const ATTACH_ITS_FILE: &str = "attach the file the report was read from";
const SPLIT_OR_RAISE: &str = "split it, or raise `Limits::text`";
const READ_AGAIN: &str = "read it again";

/// What can go wrong with bytes, files, packs and options.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not text in any encoding that was tried.
    #[error("byte {offset} cannot be decoded: tried {tried}; {next}")]
    Undecodable {
        /// Offset of the first byte that no decoder accepts.
        offset: usize,
        /// Names of the encodings that were tried, joined by commas.
        tried: String,
        /// What to do.
        next: String,
    },
    /// The bytes were said to be in one encoding, and are running Chinese in another one only.
    #[error(
        "expected text in {named}, found bytes that are running Chinese in {found} only; name {found}, or name none and \
         let it be found"
    )]
    Misnamed {
        /// The encoding that was named.
        named: String,
        /// The encoding that the bytes are in.
        found: String,
    },
    /// The bytes are no text at all: a document or archive of another program, or text in 16-bit units.
    #[error("byte {offset} is not text: the file looks like {looks_like}; {}", SAVE_AS_TEXT)]
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
    #[error("expected {expected}, found {found:?}; {next}")]
    Form {
        /// What the form should be.
        expected: String,
        /// What was given.
        found: String,
        /// What to do.
        next: String,
    },
    /// JSON is no report, or one whose parts do not go together.
    #[error("report as JSON, {place}: expected {expected}, found {found}; {next}")]
    Json {
        /// Line and column, or the path of the part: `mentions[3]`.
        place: String,
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
        /// What to do.
        next: String,
    },
    /// A source does not belong to the report it is attached to.
    #[error("the report was read from a source with SHA-256 {expected}, but this one has {found}; {}", ATTACH_ITS_FILE)]
    SourceMismatch {
        /// SHA-256 of the source the report was read from.
        expected: String,
        /// SHA-256 of the source that was given.
        found: String,
    },
    /// A text is larger than the limit that was set for it.
    #[error("expected a text of at most {limit} bytes, found {found}; {}", SPLIT_OR_RAISE)]
    TooLarge {
        /// The limit.
        limit: u64,
        /// How large the text is, or that it goes on beyond the limit where nobody knows its size.
        found: String,
    },
    /// A stream broke off with an error.
    #[error("expected a stream of bytes up to its end, found an error: {reason}; {}", READ_AGAIN)]
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

impl Error {
    /// What was expected.
    ///
    /// ```
    /// let error = "brew".parse::<zongshu::vocabulary::Kind>().unwrap_err();
    /// assert_eq!(error.expected(), "a kind such as flow, stock or target");
    /// assert_eq!((error.found().as_str(), error.next().as_str()), ("\"brew\"", "give it in that form"));
    /// ```
    pub fn expected(&self) -> String {
        match self {
            Error::Undecodable { tried, .. } => format!("text in {tried}"),
            Error::Misnamed { named, .. } => format!("text in {named}"),
            Error::NotText { .. } => "text".into(),
            Error::Backend { backend, .. } => format!("that {backend} does its work"),
            Error::SourceMismatch { expected, .. } => format!("a source with SHA-256 {expected}"),
            Error::TooLarge { limit, .. } => format!("a text of at most {limit} bytes"),
            Error::Stream { .. } => "a stream of bytes up to its end".into(),
            Error::Table { expected, .. }
            | Error::Form { expected, .. }
            | Error::Json { expected, .. }
            | Error::File { expected, .. } => expected.clone(),
        }
    }

    /// What was found instead.
    pub fn found(&self) -> String {
        match self {
            Error::Undecodable { offset, .. } => format!("byte {offset}, which cannot be decoded"),
            Error::Misnamed { found, .. } => format!("running Chinese in {found}"),
            Error::NotText { offset, looks_like } => format!("{looks_like}, by byte {offset}"),
            Error::Backend { reason, .. } => reason.clone(),
            Error::SourceMismatch { found, .. } => format!("one with SHA-256 {found}"),
            Error::Stream { reason } => format!("an error: {reason}"),
            Error::Form { found, .. } => format!("{found:?}"),
            Error::TooLarge { found, .. }
            | Error::Table { found, .. }
            | Error::Json { found, .. }
            | Error::File { found, .. } => found.clone(),
        }
    }

    /// What to do next.
    pub fn next(&self) -> String {
        match self {
            Error::Misnamed { found, .. } => format!("name {found}, or name none and let it be found"),
            Error::NotText { .. } => SAVE_AS_TEXT.into(),
            Error::SourceMismatch { .. } => ATTACH_ITS_FILE.into(),
            Error::TooLarge { .. } => SPLIT_OR_RAISE.into(),
            Error::Stream { .. } => READ_AGAIN.into(),
            Error::Undecodable { next, .. }
            | Error::Backend { next, .. }
            | Error::Table { next, .. }
            | Error::Form { next, .. }
            | Error::Json { next, .. }
            | Error::File { next, .. } => next.clone(),
        }
    }

    /// A value that is not in its form.
    pub(crate) fn form(expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::Form { expected: expected.into(), found: found.into(), next: "give it in that form".into() }
    }

    /// What was expected and found, for an error that says itself what to do.
    pub(crate) fn fault(&self) -> String {
        format!("expected {}, found {}", self.expected(), self.found())
    }
}

/// The result of an operation that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;
