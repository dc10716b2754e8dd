//! [`PlaceTable`]: provinces by the places that roundups single out, by theme and by level.
//!
//! It counts what the lists of places say and judges nothing. A list of places is an editor's choice: see
//! [`PlaceTable::CAVEATS`].

use std::collections::{BTreeMap, BTreeSet};

use num_rational::Ratio;
use serde::Serialize;

use crate::region::{Adcode, Gazetteer, Level, Region};
use crate::report::{Place, PlaceLevel, Report};
use crate::vocabulary::Theme;

/// Why numbers of places are to be read with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PlaceCaveat {
    /// The sentence in Chinese.
    pub zh: &'static str,
    /// The sentence in English.
    pub en: &'static str,
}

/// What roundups say of one province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceRow {
    /// Code of the province.
    pub adcode: Adcode,
    /// Its official name.
    pub name: &'static str,
    /// Whether it is a municipality, whose districts are counted where cities are elsewhere.
    pub is_municipality: bool,
    /// How often places of the province act; a place in two practices counts twice.
    pub times: usize,
    /// Places that act, each once, former units under what they are today.
    pub places: usize,
    /// The same by their level.
    pub by_level: BTreeMap<PlaceLevel, usize>,
    /// How often places act, by the theme of the practice.
    pub by_theme: BTreeMap<Theme, usize>,
    /// Counties and districts that act themselves.
    pub counties_named: usize,
    /// Counties and districts of the province.
    pub counties: usize,
}

impl ProvinceRow {
    /// The share of its counties and districts that act themselves; `None` where it has none.
    pub fn county_share(&self) -> Option<Ratio<i128>> {
        let (named, all) = (i128::try_from(self.counties_named).ok()?, i128::try_from(self.counties).ok()?);
        (all > 0).then(|| Ratio::new(named, all))
    }

    /// How often places act under a theme.
    pub fn times_under(&self, theme: Theme) -> usize {
        self.by_theme.get(&theme).copied().unwrap_or(0)
    }
}

/// Provinces by the places that reports single out.
///
/// ```
/// use zongshu::compare::PlaceTable;
/// let table = PlaceTable::of(&[]);
/// assert!(table.rows.is_empty() && PlaceTable::CAVEATS[0].en.contains("editor"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceTable {
    /// The provinces that are named, the one named most often first; equals by code.
    pub rows: Vec<ProvinceRow>,
    /// The provinces of which no place acts.
    pub silent: Vec<Adcode>,
    /// How often a place acts whose province is not sure.
    pub unresolved: usize,
}

impl PlaceTable {
    /// What must be said with every number of the table.
    pub const CAVEATS: [PlaceCaveat; 3] = [
        PlaceCaveat {
            zh: "综述点到的地方由编辑选定，次数多少说明的是选稿，不是工作成绩。",
            en: "The list of places is an editor's choice: how often a province is named tells of the choice, not of merit.",
        },
        PlaceCaveat {
            zh: "各省所辖市县数目相差很大，比较次数须同时看县级被点到的比重。",
            en: "Provinces differ widely in the number of their counties: read the count beside the share of counties named.",
        },
        PlaceCaveat {
            zh: "直辖市没有地级市，其区县与其他省的市、县不是同一层级。",
            en: "Municipalities have no cities below them: their districts are not of one level with cities elsewhere.",
        },
    ];

    /// Counts the places that act in the practices of reports.
    pub fn of(reports: &[Report]) -> PlaceTable {
        let mut table = PlaceTable::default();
        let mut rows: BTreeMap<Adcode, Tally> = BTreeMap::new();
        for report in reports {
            for practice in &report.practices {
                for place in practice.places.iter().filter_map(|index| report.places.get(*index)) {
                    let Some(province) = province(place) else {
                        table.unresolved += 1;
                        continue;
                    };
                    let tally = rows.entry(province).or_default();
                    tally.times += 1;
                    *tally.by_theme.entry(practice.theme).or_default() += 1;
                    tally.places.insert(identity(place));
                }
            }
        }
        let gazetteer = Gazetteer::get();
        let provinces = gazetteer.children(Adcode::NATION).map(|division| division.adcode());
        table.silent = provinces.filter(|code| !rows.contains_key(code)).collect();
        table.rows = rows.into_iter().filter_map(|(code, tally)| tally.row(code)).collect();
        table.rows.sort_by_key(|row| (std::cmp::Reverse(row.times), row.adcode));
        table
    }

    /// The row of a province.
    pub fn row(&self, province: Adcode) -> Option<&ProvinceRow> {
        self.rows.iter().find(|row| row.adcode == province)
    }

    /// The themes that occur, in their fixed order: the columns of the matrix of provinces and themes.
    pub fn themes(&self) -> Vec<Theme> {
        let occurs = |theme: &Theme| self.rows.iter().any(|row| row.times_under(*theme) > 0);
        Theme::ALL.into_iter().filter(occurs).collect()
    }
}

/// A place as it is counted: the code of what it is today, or its name.
type Identity = (PlaceLevel, Option<Adcode>, String);

#[derive(Debug, Default)]
struct Tally {
    times: usize,
    by_theme: BTreeMap<Theme, usize>,
    places: BTreeSet<Identity>,
}

impl Tally {
    fn row(self, code: Adcode) -> Option<ProvinceRow> {
        let region = Region::of(code)?;
        let mut by_level: BTreeMap<PlaceLevel, usize> = BTreeMap::new();
        for (level, ..) in &self.places {
            *by_level.entry(*level).or_default() += 1;
        }
        let is_county = |(level, adcode, _): &&Identity| *level == PlaceLevel::County && adcode.is_some();
        let inside = Gazetteer::get().divisions().filter(|division| code.contains(division.adcode()));
        Some(ProvinceRow {
            adcode: code,
            name: region.name(),
            is_municipality: region.is_municipality(),
            times: self.times,
            places: self.places.len(),
            by_level,
            by_theme: self.by_theme,
            counties_named: self.places.iter().filter(is_county).count(),
            counties: inside.filter(|division| division.level() == Level::County).count(),
        })
    }
}

fn province(place: &Place) -> Option<Adcode> {
    place.province_adcode.or_else(|| place.adcode.map(Adcode::province)).filter(|code| *code != Adcode::NATION)
}

fn identity(place: &Place) -> Identity {
    let today =
        place.adcode.map(|code| Gazetteer::get().today(code).first().map_or(code, |division| division.adcode()));
    let name = if today.is_some() { String::new() } else { place.name.to_string() };
    (place.level, today, name)
}
