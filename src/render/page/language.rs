//! [`Language`]: the language of labels. Texts of reports are never translated.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

/// The language of the labels of a page; what a report says stays as it is written.
///
/// ```
/// use zongshu::render::page::Language;
/// assert_eq!("en".parse::<Language>()?, Language::English);
/// assert!("fr".parse::<Language>().is_err());
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The tag used in HTML: `zh-Hans`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
        }
    }

    /// The one of two texts that is in this language.
    pub(super) fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.pick("zh", "en"))
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(text: &str) -> Result<Language> {
        match text {
            "zh" => Ok(Language::Chinese),
            "en" => Ok(Language::English),
            _ => Err(Error::Form { expected: "a language: zh or en".into(), found: text.into() }),
        }
    }
}
