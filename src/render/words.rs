//! [`Words`]: a label in Chinese and English, and [`Language`]: which of them is shown.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// In which language heads and states are shown. Words of reports are never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    #[default]
    En,
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(text: &str) -> Result<Language> {
        match text {
            "zh" => Ok(Language::Zh),
            "en" => Ok(Language::En),
            _ => Err(Error::form("a language (zh or en)", text)),
        }
    }
}

/// A label in Chinese and English.
///
/// ```
/// use zongshu::render::{Language, Words};
/// let head = Words::new("地区", "region");
/// assert_eq!((head.to(Language::Zh), head.to(Language::En)), ("地区", "region"));
/// assert_eq!(head.to_string(), "地区 region");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Words {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// A label in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Words {
        Words { zh: zh.into(), en: en.into() }
    }

    /// A label that is the same in both: a name, a year, an id.
    ///
    /// ```
    /// use zongshu::render::Words;
    /// assert_eq!(Words::same("成都市").to_string(), "成都市");
    /// ```
    pub fn same(text: impl Into<String>) -> Words {
        let text = text.into();
        Words { zh: text.clone(), en: text }
    }

    /// For a face in which the Chinese stands beside the English: in Chinese by itself, in English both.
    ///
    /// ```
    /// use zongshu::render::{Language, Words};
    /// let head = Words::new("地区", "region").faced();
    /// assert_eq!((head.to(Language::Zh), head.to(Language::En)), ("地区", "地区 region"));
    /// ```
    pub fn faced(&self) -> Words {
        Words::new(self.zh.clone(), self.to_string())
    }

    /// The label in one language.
    pub fn to(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A text that is the same in both languages.
impl From<&str> for Words {
    fn from(text: &str) -> Words {
        Words::same(text)
    }
}

/// A text that is the same in both languages.
impl From<String> for Words {
    fn from(text: String) -> Words {
        Words::same(text)
    }
}

/// Both, the Chinese first.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.zh.is_empty(), self.en.is_empty()) {
            (false, false) if self.zh != self.en => write!(f, "{} {}", self.zh, self.en),
            (true, _) => f.write_str(&self.en),
            _ => f.write_str(&self.zh),
        }
    }
}
