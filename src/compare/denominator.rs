//! [`Denominators`]: what counts are divided by, with date and source, from a table that a user may replace.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::interval::Interval;
use crate::error::{Error, Result};
use crate::number::Value;
use crate::period::Date;
use crate::region::Adcode;
use crate::table::Table;

/// The size of one region at one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denominator {
    /// What is counted: `population_resident`, `party_members`.
    pub id: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The region.
    pub adcode: Adcode,
    /// Name of the region.
    pub region: String,
    /// The date the value is of.
    pub date: Date,
    /// The value in base units.
    pub value: Value,
    /// Weight of its last published digit.
    pub step: Value,
    /// How many units a normalised figure is stated for: a million residents, one organization.
    pub per: Value,
    /// Where it was published.
    pub source: String,
}

impl Denominator {
    /// Where the value lies: half a unit of the last published digit to both sides; a value published to the last
    /// unit is exact.
    pub fn extent(&self) -> Interval {
        match self.step == Value::ONE && self.value.is_integer() {
            true => Interval::point(self.value),
            false => Interval::point(self.value).widened(self.step.checked_div(2.into()).unwrap_or(Value::ZERO)),
        }
    }
}

impl fmt::Display for Denominator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Denominator { zh, en, region, .. } = self;
        write!(f, "{region}{zh} ({en}) {}, {}, {}", self.value, self.date, self.source)
    }
}

static BUNDLED: LazyLock<Denominators> =
    LazyLock::new(|| Denominators::read("denominators.tsv", include_str!("denominators.tsv")).unwrap_or_default());

/// The denominators, by id and region, in the order of their dates.
///
/// ```
/// use zongshu::compare::Denominators;
/// let sichuan = "510000".parse()?;
/// let residents = Denominators::bundled().within("population_resident", sichuan, 2022).expect("it is in the table");
/// assert_eq!(residents.extent().to_string(), "83735000-83745000");
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Denominators {
    series: BTreeMap<(String, Adcode), Vec<Denominator>>,
}

impl Denominators {
    /// The table of the crate.
    pub fn bundled() -> &'static Denominators {
        &BUNDLED
    }

    /// Reads a table: columns `id zh en adcode region date value step per source`. `name` is used in errors only.
    ///
    /// # Errors
    /// [`Error::Table`] where a cell is not in its form, a value is not positive, or id, region and date stand twice.
    pub fn read(name: &str, text: &str) -> Result<Denominators> {
        let mut series: BTreeMap<(String, Adcode), Vec<Denominator>> = BTreeMap::new();
        for row in Table::read(name, text)?.rows() {
            let form = |error: Error| match error {
                Error::Form { expected, found, .. } => row.error(expected, found),
                other => other,
            };
            let positive = |column: &str| -> Result<Value> {
                let value: Value = row.get(column).parse().map_err(form)?;
                match value > Value::ZERO {
                    true => Ok(value),
                    false => Err(row.error(format!("a positive {column}"), row.get(column))),
                }
            };
            if row.get("id").is_empty() || row.get("source").is_empty() {
                return Err(row.error("an id and a source", "an empty cell"));
            }
            let one = Denominator {
                id: row.get("id").into(),
                zh: row.get("zh").into(),
                en: row.get("en").into(),
                adcode: row.get("adcode").parse().map_err(form)?,
                region: row.get("region").into(),
                date: row.get("date").parse().map_err(form)?,
                value: positive("value")?,
                step: positive("step")?,
                per: positive("per")?,
                source: row.get("source").into(),
            };
            let dated = series.entry((one.id.clone(), one.adcode)).or_default();
            match dated.binary_search_by_key(&one.date, |other| other.date) {
                Ok(_) => return Err(row.error("one value for a date", row.get("date"))),
                Err(place) => dated.insert(place, one),
            }
        }
        Ok(Denominators { series })
    }

    /// This table and another; where id, region and date agree, the other prevails.
    pub fn with(&self, other: Denominators) -> Denominators {
        let mut series = self.series.clone();
        for (key, dated) in other.series {
            let ours = series.entry(key).or_default();
            for one in dated {
                match ours.binary_search_by_key(&one.date, |other| other.date) {
                    Ok(place) => {
                        if let Some(old) = ours.get_mut(place) {
                            *old = one;
                        }
                    }
                    Err(place) => ours.insert(place, one),
                }
            }
        }
        Denominators { series }
    }

    /// All values, by id, region and date.
    pub fn iter(&self) -> impl Iterator<Item = &Denominator> {
        self.series.values().flatten()
    }

    /// The last value dated within a year.
    pub fn within(&self, id: &str, adcode: Adcode, year: i32) -> Option<&Denominator> {
        let dated = self.series.get(&(id.to_string(), adcode))?;
        dated.iter().rev().find(|one| one.date.year() == year)
    }

    /// The value whose year is nearest, not further away than `years`; of two that are as near, the earlier.
    pub fn nearest(&self, id: &str, adcode: Adcode, year: i32, years: i32) -> Option<&Denominator> {
        let dated = self.series.get(&(id.to_string(), adcode))?;
        let distance = |one: &&Denominator| i64::from(one.date.year().abs_diff(year));
        let near = dated.iter().min_by_key(distance)?;
        (distance(&near) <= i64::from(years)).then_some(near)
    }
}
