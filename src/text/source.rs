//! [`Source`]: the original text of one report, with its identity.

use std::io::Read;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::decoding::{self, Encoding};
use super::limits::Limits;
use super::lines::Lines;
use super::span::{Position, Span};
use crate::error::{Error, Result};

/// The original text of one report. Clones are cheap: they share the text.
///
/// Spans of a source are ranges of its text in UTF-8. For a file in UTF-8 these are the bytes of the file itself;
/// for a file in GB18030 or Big5 they are the bytes after decoding.
///
/// ```
/// use zongshu::text::{Source, Span};
/// let source = Source::from_text("全省\n共三名");
/// assert_eq!(source.slice(Span::new(7, 10)), "共");
/// assert_eq!(source.position(7).line, 2);
/// ```
#[derive(Debug, Clone)]
pub struct Source {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    text: String,
    sha256: String,
    encoding: Encoding,
    lines: OnceLock<Lines>,
}

impl Source {
    /// A source from text that is already decoded; its SHA-256 is that of the UTF-8 bytes.
    pub fn from_text(text: impl Into<String>) -> Source {
        let text = text.into();
        let sha256 = digest(text.as_bytes());
        Source::new(text, sha256, Encoding::Utf8)
    }

    /// A source from the bytes of a file; its SHA-256 is that of these bytes.
    ///
    /// UTF-8 is taken as it is, byte order mark and line ends included. Other bytes are read as GB18030 and as Big5,
    /// and the reading in which common Chinese characters stand is kept. Where the encoding is known, name it:
    /// [`Source::from_bytes_as`].
    ///
    /// # Errors
    /// [`Error::Undecodable`](crate::Error::Undecodable) where no encoding gives Chinese text, and
    /// [`Error::NotText`](crate::Error::NotText) for documents and archives of other programs, text in 16-bit units,
    /// and anything that holds a NUL byte.
    ///
    /// ```
    /// use zongshu::text::{Encoding, Source};
    /// let gb18030 = [0xC8, 0xAB, 0xCA, 0xA1, 0xB5, 0xB3, 0xD4, 0xB1];
    /// let source = Source::from_bytes(&gb18030).unwrap();
    /// assert_eq!((source.text(), source.encoding()), ("全省党员", Encoding::Gb18030));
    /// assert!(Source::from_bytes(b"%PDF-1.7").unwrap_err().to_string().contains("a PDF document"));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Source> {
        let (text, encoding) = decoding::decode(bytes)?;
        Ok(Source::new(text, digest(bytes), encoding))
    }

    /// A source from the bytes of a file whose encoding is known; its SHA-256 is that of these bytes.
    ///
    /// For bytes of which too few characters tell what they are in. The name is believed, and every byte must be of
    /// it.
    ///
    /// # Errors
    /// [`Error::Undecodable`] at the first byte that is not of the encoding, [`Error::Misnamed`] where the bytes are
    /// running Chinese in another encoding and not, or far less, in this one, and [`Error::NotText`] as in [`Source::from_bytes`].
    ///
    /// ```
    /// use zongshu::Error;
    /// use zongshu::text::{Encoding, Source};
    /// let gb18030 = [0xC8, 0xAB, 0xCA, 0xA1, 0xB5, 0xB3, 0xD4, 0xB1];
    /// assert_eq!(Source::from_bytes_as(&gb18030, Encoding::Gb18030)?.text(), "全省党员");
    /// let error = Source::from_bytes_as(&gb18030, Encoding::Utf8).unwrap_err();
    /// assert!(matches!(error, Error::Undecodable { offset: 4, .. }));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_bytes_as(bytes: &[u8], encoding: Encoding) -> Result<Source> {
        let text = decoding::decode_as(bytes, encoding)?;
        Ok(Source::new(text, digest(bytes), encoding))
    }

    /// A source from a stream of bytes, such as an open file or a socket, that is read no further than the limit.
    ///
    /// What a stream claims about its size is not asked; memory grows with what arrives.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where the stream goes on beyond [`Limits::text`], [`Error::Stream`] where it breaks, and
    /// those of [`Source::from_bytes`].
    ///
    /// ```
    /// use zongshu::text::{Limits, Source};
    /// let limits = Limits { text: 12, ..Limits::default() };
    /// assert_eq!(Source::from_reader("共三名".as_bytes(), &limits)?.text(), "共三名");
    /// let error = Source::from_reader(std::io::repeat(b'3'), &limits).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "expected a text of at most 12 bytes, found more than that; split it, or raise `Limits::text`",
    /// );
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn from_reader(reader: impl Read, limits: &Limits) -> Result<Source> {
        Source::from_bytes(&read(reader, limits)?)
    }

    /// As [`Source::from_reader`], of bytes whose encoding is known.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Stream`], and those of [`Source::from_bytes_as`].
    ///
    /// ```
    /// use zongshu::text::{Encoding, Limits, Source};
    /// let big5 = [0xA5, 0xFE, 0xAC, 0xD9].as_slice();
    /// assert_eq!(Source::from_reader_as(big5, Encoding::Big5, &Limits::default())?.text(), "全省");
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn from_reader_as(reader: impl Read, encoding: Encoding, limits: &Limits) -> Result<Source> {
        Source::from_bytes_as(&read(reader, limits)?, encoding)
    }

    fn new(text: String, sha256: String, encoding: Encoding) -> Source {
        let lines = OnceLock::new();
        Source { inner: Arc::new(Inner { text, sha256, encoding, lines }) }
    }

    /// The text, every byte of it: byte order mark and line ends are kept.
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// SHA-256 of the original bytes, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.inner.sha256
    }

    /// How the bytes were written.
    pub fn encoding(&self) -> Encoding {
        self.inner.encoding
    }

    /// The text of a span; empty where the span is not of this source.
    pub fn slice(&self, span: Span) -> &str {
        span.of(self.text()).unwrap_or("")
    }

    /// Line and column of a byte offset.
    ///
    /// An offset inside a character is taken as its start, one past the text as its end. The first call lays out a
    /// table of the lines; every further one is a binary search.
    pub fn position(&self, offset: usize) -> Position {
        self.table().position(self.text(), offset)
    }

    /// The lines in order, without their ends (LF or CRLF).
    ///
    /// ```
    /// use zongshu::text::Source;
    /// let source = Source::from_text("全省\r\n\n共三名\n");
    /// let lines: Vec<&str> = source.lines().map(|span| source.slice(span)).collect();
    /// assert_eq!(lines, ["全省", "", "共三名"]);
    /// ```
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.table().spans(self.text())
    }

    fn table(&self) -> &Lines {
        self.inner.lines.get_or_init(|| Lines::of(&self.inner.text))
    }
}

/// The bytes of a stream up to its end.
fn read(reader: impl Read, limits: &Limits) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut limited = reader.take(limits.text.saturating_add(1));
    limited.read_to_end(&mut bytes).map_err(|error| Error::Stream { reason: error.to_string() })?;
    if bytes.len() as u64 > limits.text {
        return Err(Error::TooLarge { limit: limits.text, found: "more than that".into() });
    }
    Ok(bytes)
}

fn digest(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    hex
}
