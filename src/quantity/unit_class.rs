//! [`UnitClass`]: what kind of thing a unit counts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What kind of thing a unit counts. Measures of different classes are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum UnitClass {
    /// Persons: 名 人.
    Person,
    /// Attendances: 人次.
    PersonTime,
    /// Teams, committees, enterprises, laboratories, schools.
    Organization,
    /// Divisions: 省 市 州 县.
    Place,
    /// Villages.
    Village,
    /// Households.
    Household,
    /// Sessions, classes, meetings: 期 场 次.
    Session,
    /// Measures, problems, projects, aspects.
    Item,
    /// Rules, issues, documents.
    Document,
    /// Money in yuan.
    MoneyCny,
    /// Per cent and percentage points.
    Percent,
    /// Fractions and per-n figures.
    Ratio,
    /// Years of age.
    AgeYear,
    /// Dwellings.
    Dwelling,
    /// Cards and certificates.
    Card,
    /// Ranks and posts.
    Position,
    /// Goods and kinds of goods.
    Product,
    /// Rates that are neither a percentage nor a ratio.
    Rate,
    /// Facilities: bases, venues, stations.
    Site,
    /// Levels and layers.
    Level,
    /// Anything else, areas and mixed counts among them.
    #[default]
    Other,
}

impl UnitClass {
    /// All of them, in a fixed order.
    pub const ALL: [UnitClass; 21] = [
        UnitClass::Person,
        UnitClass::PersonTime,
        UnitClass::Organization,
        UnitClass::Place,
        UnitClass::Village,
        UnitClass::Household,
        UnitClass::Session,
        UnitClass::Item,
        UnitClass::Document,
        UnitClass::MoneyCny,
        UnitClass::Percent,
        UnitClass::Ratio,
        UnitClass::AgeYear,
        UnitClass::Dwelling,
        UnitClass::Card,
        UnitClass::Position,
        UnitClass::Product,
        UnitClass::Rate,
        UnitClass::Site,
        UnitClass::Level,
        UnitClass::Other,
    ];

    /// The word used in data: `person`, `person_time`.
    pub fn as_str(self) -> &'static str {
        match self {
            UnitClass::Person => "person",
            UnitClass::PersonTime => "person_time",
            UnitClass::Organization => "organization",
            UnitClass::Place => "place",
            UnitClass::Village => "village",
            UnitClass::Household => "household",
            UnitClass::Session => "session",
            UnitClass::Item => "item",
            UnitClass::Document => "document",
            UnitClass::MoneyCny => "money_cny",
            UnitClass::Percent => "percent",
            UnitClass::Ratio => "ratio",
            UnitClass::AgeYear => "age_year",
            UnitClass::Dwelling => "dwelling",
            UnitClass::Card => "card",
            UnitClass::Position => "position",
            UnitClass::Product => "product",
            UnitClass::Rate => "rate",
            UnitClass::Site => "site",
            UnitClass::Level => "level",
            UnitClass::Other => "other",
        }
    }
}

impl fmt::Display for UnitClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UnitClass {
    type Err = Error;

    fn from_str(text: &str) -> Result<UnitClass> {
        UnitClass::ALL
            .into_iter()
            .find(|item| item.as_str() == text)
            .ok_or_else(|| Error::form("a unit class such as person, organization or money_cny", text))
    }
}
