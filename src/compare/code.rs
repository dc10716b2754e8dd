//! [`Code`] and [`Caveat`]: the reasons of a verdict, each with one sentence in Chinese and one in English.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::table::Table;

macro_rules! codes {
    ($($name:ident $text:literal $doc:literal),* $(,)?) => {
        /// The code of a caveat. Codes are ordered as verdicts list them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $doc] $name,)*
        }

        impl Code {
            /// All of them, in the order in which verdicts list them.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as written: `C-YEAR`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    Stage "C-STAGE" "The verbs name different stages of an act.",
    Year "C-YEAR" "Different years.",
    Epidemic "C-EPI" "A year of the epidemic.",
    Turnover "C-TURN" "A year of committee turnover.",
    Unit "C-UNIT" "Units that cannot be compared.",
    Kind "C-KIND" "Kinds that cannot be compared.",
    Target "C-TARGET" "A target against a result.",
    Window "C-WIN" "Windows that differ or are open.",
    Period "C-PER" "A period that is not known.",
    Level "C-LEVEL" "Regions of different levels.",
    Size "C-SIZE" "Raw counts of regions of different size.",
    Nested "C-NEST" "One region lies inside the other.",
    Hedge "C-HEDGE" "The source hedges.",
    Rounding "C-ROUND" "Rounding decides.",
    Vague "C-VAGUE" "An order of magnitude only.",
    Composite "C-COMP" "Counts joined in one figure.",
    Subset "C-SUB" "A part and its whole.",
    Parameter "C-PAR" "Qualifiers that differ.",
    Scope "C-SCOPE" "Scopes that differ.",
    Definition "C-DEF" "A definition of the region's own.",
    Brand "C-BRAND" "A programme of one region.",
    Indicator "C-IND" "Different indicators.",
    Denominator "C-DEN" "A denominator was used; it is named.",
    Base "C-BASE" "Bases that differ.",
    Break "C-BREAK" "A break of definition lies between.",
    Nominal "C-NOM" "Money of different years.",
    Claim "C-CLAIM" "The publisher's own claim.",
    Official "C-OFF" "Checked against official statistics.",
    Edition "C-EDIT" "A reposted or converted text.",
    Conflict "C-CONF" "The same aspects with different values.",
    Silence "C-SIL" "One side says nothing.",
    Inferred "C-INF" "Some aspects were inferred.",
    Universal "C-ALL" "A universal claim.",
    Mobilised "C-MOB" "A force under a verb of mobilisation.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = Error;

    fn from_str(text: &str) -> Result<Code> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == text)
            .ok_or_else(|| Error::form("the code of a caveat such as C-YEAR", text))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Code, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}

/// One reason of a verdict, in words.
///
/// ```
/// use zongshu::compare::{Caveat, Code};
/// let caveat = Caveat::of(Code::Silence);
/// assert_eq!(caveat.to_string(), "C-SIL 未提及不等于零 / not mentioned is not zero");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caveat {
    /// The code.
    pub code: Code,
    /// One sentence in Chinese.
    pub zh: String,
    /// One sentence in English.
    pub en: String,
    /// What it is about in this case: a denominator with its date and source, the aspects that were inferred.
    pub detail: Option<String>,
}

/// The sentences of one code: the caveat and what would be needed to do without it.
#[derive(Debug, Clone, Default)]
struct Sentences {
    zh: String,
    en: String,
    needed: Option<(String, String)>,
}

static SENTENCES: LazyLock<Vec<(Code, Sentences)>> = LazyLock::new(|| {
    let Ok(table) = Table::read("caveats.tsv", include_str!("caveats.tsv")) else {
        return Vec::new();
    };
    let sentences = |row: crate::table::Row<'_, '_>| {
        let code = row.get("code").parse().ok()?;
        let needed = [row.get("needed_zh"), row.get("needed_en")].map(String::from);
        let needed = Some(needed).filter(|[zh, _]| !zh.is_empty()).map(|[zh, en]| (zh, en));
        let (zh, en) = (row.get("zh").into(), row.get("en").into());
        Some((code, Sentences { zh, en, needed }))
    };
    table.rows().filter_map(sentences).collect()
});

fn sentences(code: Code) -> Option<&'static Sentences> {
    SENTENCES.iter().find(|(one, _)| *one == code).map(|(_, words)| words)
}

impl Caveat {
    /// The caveat of a code, without a detail.
    pub fn of(code: Code) -> Caveat {
        let words = sentences(code).cloned().unwrap_or_default();
        Caveat { code, zh: words.zh, en: words.en, detail: None }
    }

    /// What would be needed to compare without this caveat, in Chinese and English; `None` where nothing would help.
    pub fn needed(&self) -> Option<(&'static str, &'static str)> {
        let words = sentences(self.code)?;
        words.needed.as_ref().map(|(zh, en)| (zh.as_str(), en.as_str()))
    }
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} / {}", self.code, self.zh, self.en)?;
        match &self.detail {
            Some(detail) => write!(f, " ({detail})"),
            None => Ok(()),
        }
    }
}
