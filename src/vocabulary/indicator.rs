//! [`IndicatorId`]: an id of the registry of indicators.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// An id of the registry of indicators: lower-case letters, digits and underscores.
///
/// ```
/// use zongshu::vocabulary::IndicatorId;
/// let id: IndicatorId = "party_members".parse()?;
/// assert_eq!(id.as_str(), "party_members");
/// assert!("Party members".parse::<IndicatorId>().is_err());
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(Arc<str>);

impl IndicatorId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for IndicatorId {
    type Err = Error;

    fn from_str(text: &str) -> Result<IndicatorId> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if text.is_empty() || !text.bytes().all(fits) {
            return Err(Error::form("an indicator id of lower-case letters, digits and underscores", text));
        }
        Ok(IndicatorId(text.into()))
    }
}

impl Serialize for IndicatorId {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for IndicatorId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<IndicatorId, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error: Error| serde::de::Error::custom(error.fault()))
    }
}
