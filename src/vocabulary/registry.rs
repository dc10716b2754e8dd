//! [`Registry`]: the indicators, what they are called, how they are counted and which contains which.
//!
//! The indicators are data (`indicators.tsv`); a user's pack has the same columns. Which text speaks of which
//! indicator is decided elsewhere.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{IndicatorId, Kind, Theme};
use crate::error::{Error, Result};
use crate::quantity::UnitClass;
use crate::table::{Index, Row, Table};

/// Who defines what an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// One definition for the whole nation.
    National,
    /// Every region defines it for itself.
    Local,
    /// A programme or a name of one region.
    Brand,
}

impl Tier {
    /// The number used in data: 1, 2, 3.
    pub fn number(self) -> u8 {
        match self {
            Tier::National => 1,
            Tier::Local => 2,
            Tier::Brand => 3,
        }
    }
}

impl FromStr for Tier {
    type Err = Error;

    fn from_str(text: &str) -> Result<Tier> {
        match text {
            "1" => Ok(Tier::National),
            "2" => Ok(Tier::Local),
            "3" => Ok(Tier::Brand),
            _ => Err(Error::form("a tier (1 national, 2 local, 3 brand)", text)),
        }
    }
}

/// A qualifier that an indicator may carry, with its usual values as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dim {
    /// Name of the qualifier: `level`, `type`, `mode`.
    pub name: String,
    /// Its usual values, as written in texts.
    pub values: Vec<String>,
}

/// One comparable concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The usual class of its unit; that of a measure prevails.
    pub unit_class: UnitClass,
    /// Its usual kind; that of a measure prevails.
    pub kind: Kind,
    /// The theme it belongs to.
    pub theme: Theme,
    /// Who defines it.
    pub tier: Tier,
    /// Ids of the denominators it may be divided by, the best first; one that no table of denominators has divides
    /// nothing.
    pub denominators: Vec<String>,
    /// Qualifiers it may carry.
    pub dims: Vec<Dim>,
    /// Indicators that contain it.
    pub broader: Vec<IndicatorId>,
    /// Of a share: the indicator that counts the part.
    pub share_of: Option<IndicatorId>,
    /// Of a share: the id of the whole.
    pub whole: Option<String>,
    /// Words for it.
    pub synonyms: Vec<String>,
    /// Near misses that must not be read as it.
    pub not_this: Vec<String>,
    /// What an editor should know.
    pub note: String,
}

impl Indicator {
    fn read(row: &Row<'_, '_>) -> Result<Indicator> {
        let form = |error: Error| match error {
            Error::Form { expected, found, .. } => row.error(expected, found),
            other => other,
        };
        let commas = |column: &str| -> Vec<String> {
            row.get(column).split(',').map(str::trim).filter(|item| !item.is_empty()).map(String::from).collect()
        };
        let optional = |column: &str| Some(row.get(column)).filter(|cell| !cell.is_empty());
        let dim = |item: String| match item.split_once('=') {
            Some((name, values)) => {
                Dim { name: name.trim().into(), values: values.split('/').map(|value| value.trim().into()).collect() }
            }
            None => Dim { name: item, values: Vec::new() },
        };
        let names = ["zh", "en"].map(|column| row.get(column));
        if names.contains(&"") {
            return Err(row.error("a name in the columns zh and en", "an empty cell"));
        }
        Ok(Indicator {
            id: row.get("id").parse().map_err(form)?,
            zh: row.get("zh").into(),
            en: row.get("en").into(),
            unit_class: row.get("unit_class").parse().map_err(form)?,
            kind: row.get("kind").parse().map_err(form)?,
            theme: row.get("theme").parse().map_err(form)?,
            tier: row.get("tier").parse().map_err(form)?,
            denominators: commas("denominators"),
            dims: commas("dims").into_iter().map(dim).collect(),
            broader: commas("broader").iter().map(|id| id.parse().map_err(form)).collect::<Result<_>>()?,
            share_of: optional("share_of").map(str::parse).transpose().map_err(form)?,
            whole: optional("whole").map(String::from),
            synonyms: row.list("synonyms").map(String::from).collect(),
            not_this: row.list("not_this").map(String::from).collect(),
            note: row.get("note").into(),
        })
    }

    /// Whether the indicator may carry a qualifier of this name.
    pub fn has_dim(&self, name: &str) -> bool {
        self.dims.iter().any(|dim| dim.name == name)
    }
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.zh, self.en)
    }
}

static BUNDLED: LazyLock<Registry> =
    LazyLock::new(|| Registry::read("indicators.tsv", include_str!("indicators.tsv")).unwrap_or_default());

/// The indicators, in the order of their table.
///
/// ```
/// use zongshu::vocabulary::Registry;
/// let registry = Registry::bundled();
/// let members = registry.named("party_members").expect("it is registered");
/// assert_eq!((members.zh.as_str(), members.tier.number()), ("党员总数", 1));
/// assert_eq!(registry.iter().count(), 126);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Registry {
    indicators: Vec<Indicator>,
    /// Their ids, in the same order.
    ids: Index<String>,
}

impl Registry {
    /// The registry of the crate.
    pub fn bundled() -> &'static Registry {
        &BUNDLED
    }

    /// Reads a registry from a table. `name` is used in errors only.
    ///
    /// # Errors
    /// [`Error::Table`] where a cell is not in its form, an id stands twice, a relation names an id that is not
    /// registered, or an indicator contains itself over any number of steps.
    pub fn read(name: &str, text: &str) -> Result<Registry> {
        Registry::default().extended(name, text)
    }

    /// This registry and the indicators of a user's pack, which has the columns of the bundled table.
    ///
    /// ```
    /// use zongshu::vocabulary::Registry;
    /// let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tbroader\n";
    /// let row = "night_schools\t夜校\tNight schools\tsession\tflow\ttheory\t3\t\n";
    /// let registry = Registry::bundled().with_pack(&format!("{head}{row}"))?;
    /// assert!(registry.named("night_schools").is_some() && registry.named("party_members").is_some());
    /// assert!(registry.with_pack(&format!("{head}{row}")).is_err());
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Registry::read`]; an id of the pack may not be registered already.
    pub fn with_pack(&self, text: &str) -> Result<Registry> {
        self.clone().extended("the pack of indicators", text)
    }

    fn extended(mut self, name: &str, text: &str) -> Result<Registry> {
        let table = Table::read(name, text)?;
        let first = self.indicators.len();
        for row in table.rows() {
            let indicator = Indicator::read(&row)?;
            let (_, is_new) = self.ids.add(indicator.id.as_str());
            if !is_new {
                return Err(row.error("an id that is not registered yet", indicator.id.as_str()));
            }
            self.indicators.push(indicator);
        }
        for (row, indicator) in table.rows().zip(self.indicators.iter().skip(first)) {
            let related = indicator.broader.iter().chain(&indicator.share_of);
            for id in related {
                self.known(&row, id)?;
            }
        }
        let circle = self.in_circle(first);
        let row = circle.and_then(|place| table.rows().nth(place - first).zip(self.indicators.get(place)));
        match row {
            Some((row, one)) => Err(row.error("an indicator that does not contain itself", one.id.as_str())),
            None => Ok(self),
        }
    }

    /// That an id of a row is registered.
    pub(super) fn known(&self, row: &Row<'_, '_>, id: &IndicatorId) -> Result<()> {
        match self.ids.find(id.as_str()) {
            Some(_) => Ok(()),
            None => Err(row.error("the id of a registered indicator", id.as_str())),
        }
    }

    /// The place of an indicator that contains itself, of those from `first` on; no other one may contain those.
    fn in_circle(&self, first: usize) -> Option<usize> {
        let own = self.indicators.get(first..)?;
        let broader = |place: usize| {
            let ids = own.get(place).into_iter().flat_map(|one| &one.broader);
            ids.filter_map(|id| self.ids.find(id.as_str())?.checked_sub(first))
        };
        // What is contained by nothing is put aside, then what was contained by that alone, until only circles hold.
        let mut held: Vec<usize> = (0..own.len()).map(|place| broader(place).count()).collect();
        let mut narrower: Vec<Vec<usize>> = vec![Vec::new(); own.len()];
        for place in 0..own.len() {
            for of in broader(place) {
                narrower.get_mut(of).into_iter().for_each(|below| below.push(place));
            }
        }
        let mut free: Vec<usize> = (0..own.len()).filter(|place| held.get(*place) == Some(&0)).collect();
        while let Some(next) = free.pop() {
            for below in narrower.get(next).into_iter().flatten().copied() {
                if let Some(count) = held.get_mut(below) {
                    *count -= 1;
                    free.extend((*count == 0).then_some(below));
                }
            }
        }
        let is_held = |place: &usize| held.get(*place).is_some_and(|count| *count > 0);
        let mut at = (0..own.len()).find(is_held)?;
        let mut passed = HashSet::new();
        while passed.insert(at) {
            at = broader(at).find(is_held)?;
        }
        Some(first + at)
    }

    /// The indicator of an id.
    pub fn get(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.ids.find(id.as_str()).and_then(|place| self.indicators.get(place))
    }

    /// The indicator whose id is this text.
    pub fn named(&self, id: &str) -> Option<&Indicator> {
        id.parse().ok().and_then(|id| self.get(&id))
    }

    /// The indicators, in the order of their table.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter()
    }

    /// Whether `broad` contains `narrow` by the registry, over any number of steps; no indicator contains itself.
    ///
    /// ```
    /// use zongshu::vocabulary::Registry;
    /// let registry = Registry::bundled();
    /// let (orgs, branches) = ("grassroots_party_orgs".parse()?, "party_branches".parse()?);
    /// assert!(registry.contains(&orgs, &branches) && !registry.contains(&branches, &orgs));
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn contains(&self, broad: &IndicatorId, narrow: &IndicatorId) -> bool {
        self.ancestors(narrow).any(|id| id == broad)
    }

    fn ancestors<'r>(&'r self, id: &IndicatorId) -> impl Iterator<Item = &'r IndicatorId> {
        let mut found: HashSet<&IndicatorId> = HashSet::new();
        let mut open: Vec<&IndicatorId> = self.get(id).map(|one| one.broader.iter().collect()).unwrap_or_default();
        while let Some(next) = open.pop() {
            if found.insert(next) {
                open.extend(self.get(next).into_iter().flat_map(|one| &one.broader));
            }
        }
        found.into_iter()
    }
}
