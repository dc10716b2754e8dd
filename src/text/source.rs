//! [`Source`]: the original text of one report, with its identity.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::span::{Position, Span};

/// How the bytes of a source were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// GB18030, which contains GBK and GB 2312.
    Gb18030,
    /// Big5 with the extensions of Hong Kong.
    Big5,
}

/// The original text of one report. Clones are cheap: they share the text.
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
}

impl Source {
    /// A source from text that is already decoded; its SHA-256 is that of the UTF-8 bytes.
    pub fn from_text(text: impl Into<String>) -> Source {
        let text = text.into();
        let sha256 = digest(text.as_bytes());
        Source {
            inner: Arc::new(Inner {
                text,
                sha256,
                encoding: Encoding::Utf8,
            }),
        }
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
    pub fn position(&self, offset: usize) -> Position {
        let before = self.text().get(..offset).unwrap_or(self.text());
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    hex
}
