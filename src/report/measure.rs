//! [`Measure`]: what a number of the text measures.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::number::Value;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::text::Span;
use crate::vocabulary::{IndicatorId, Kind, Theme};

/// What part of the region a figure covers. Written `self`, `nation`, `joint`, `group:<noun>`, or the name of the place.
///
/// ```
/// use zongshu::report::Scope;
/// assert_eq!("group:省级层面".parse::<Scope>()?, Scope::Group("省级层面".into()));
/// assert_eq!(Scope::Place("临海市".into()).to_string(), "临海市");
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scope {
    /// The region of the report.
    #[default]
    Region,
    /// The nation, in the report of a smaller region.
    Nation,
    /// A figure of two regions together.
    Joint,
    /// A part of the region's own apparatus, or a population.
    Group(String),
    /// A smaller place, as written.
    Place(String),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scope::Region => f.write_str("self"),
            Scope::Nation => f.write_str("nation"),
            Scope::Joint => f.write_str("joint"),
            Scope::Group(noun) => write!(f, "group:{noun}"),
            Scope::Place(name) => f.write_str(name),
        }
    }
}

impl FromStr for Scope {
    type Err = Error;

    fn from_str(text: &str) -> Result<Scope> {
        Ok(match text {
            "self" => Scope::Region,
            "nation" => Scope::Nation,
            "joint" => Scope::Joint,
            "" | "group:" => {
                return Err(Error::form("self, nation, joint, group:<noun> or the name of a place", text));
            }
            _ => match text.strip_prefix("group:") {
                Some(noun) => Scope::Group(noun.into()),
                None => Scope::Place(text.into()),
            },
        })
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Scope, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}

/// An aspect of a measure that may have been inferred rather than read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// What is counted.
    Subject,
    /// Flow, stock and so on.
    Kind,
    /// When.
    Period,
    /// Where or for whom.
    Scope,
}

/// A stated change: what it changes from, and which way.
///
/// It stands on the difference (净增1200名, 增长4%), on the level that was reached from another (由12万增至15万), or on a
/// level that did not change (与上年持平).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The period it is measured against, where the text tells: 比上年 is the year before.
    pub base_period: Option<Period>,
    /// Which way: 1 up, -1 down, 0 unchanged.
    pub direction: i8,
    /// Index of the mention that states the level after the change.
    pub level: Option<usize>,
    /// Index of the mention that states the level before the change.
    pub from: Option<usize>,
}

impl Change {
    /// Whether the figure that carries it is a level all the same: the one reached (由12万增至15万), or one that did not
    /// change (与上年持平). Any other is a difference.
    pub fn is_of_level(&self) -> bool {
        self.direction == 0 || (self.from.is_some() && self.level.is_none())
    }
}

/// What a number of the text measures.
///
/// Texts (`subject`, `predicate`, the names in `scope`) keep the script of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Value, bound and unit.
    pub quantity: Quantity,
    /// What is counted: the shortest noun phrase, as written.
    pub subject: Option<String>,
    /// Where the subject stands.
    pub subject_span: Option<Span>,
    /// Governing verb, as written.
    pub predicate: Option<String>,
    /// Stage of an administrative act that the verb names (`recruit`, `assign`), for comparability.
    pub stage: Option<String>,
    /// What sort of fact it is.
    pub kind: Kind,
    /// When; `None` for structures, parameters and targets without a date.
    pub period: Option<Period>,
    /// Where or for whom.
    pub scope: Scope,
    /// Theme of the passage.
    pub theme: Theme,
    /// Comparable concept, or `None` where there is none.
    pub indicator: Option<IndicatorId>,
    /// Qualifiers of the indicator: level, type, mode, age, threshold and so on.
    pub dims: BTreeMap<String, String>,
    /// Whether the force is under a verb of mobilisation (动员, 行动) and may be partial.
    pub mobilised: bool,
    /// Index of the mention this is a part of (其中).
    pub part_of: Option<usize>,
    /// Index of the mention whose population this threshold defines.
    pub qualifies: Option<usize>,
    /// Base of a rate, a share or a per-n figure, as written: 每万名就业人员.
    pub base: Option<String>,
    /// The number of base units of a per-n figure: 10000 for 每万名.
    pub base_count: Option<Value>,
    /// The stated change, where the measure is one.
    pub change: Option<Change>,
    /// Aspects that were inferred rather than read.
    pub inferred: Vec<Aspect>,
}
