//! [`Division`]: one unit of GB/T 2260, with its [`Level`] and [`DivisionKind`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Adcode;

/// Level of an administrative division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The nation.
    Nation,
    /// Provinces, autonomous regions, municipalities, special administrative regions.
    Province,
    /// Cities, autonomous prefectures, leagues and prefectures.
    Prefecture,
    /// Counties, districts, banners and cities of their level, those that a province governs directly among them.
    County,
}

impl Level {
    /// The word used in data: `province`, `prefecture`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Nation => "nation",
            Level::Province => "province",
            Level::Prefecture => "prefecture",
            Level::County => "county",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What sort of unit a division is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DivisionKind {
    /// 省.
    Province,
    /// 直辖市.
    Municipality,
    /// 自治区.
    AutonomousRegion,
    /// 特别行政区.
    SpecialAdministrativeRegion,
    /// 副省级城市.
    SubProvincialCity,
    /// 地级市.
    City,
    /// 地区.
    Prefecture,
    /// 自治州.
    AutonomousPrefecture,
    /// 盟.
    League,
    /// 市辖区.
    District,
    /// 县级市.
    CountyCity,
    /// 县.
    County,
    /// 自治县.
    AutonomousCounty,
    /// 旗.
    Banner,
    /// 自治旗.
    AutonomousBanner,
    /// 特区, 林区.
    Special,
}

/// The fifteen cities whose offices rank half a step above those of other cities.
const SUB_PROVINCIAL: [u32; 15] = [
    210100, 210200, 220100, 230100, 320100, 330100, 330200, 350200, 370100, 370200, 420100, 440100, 440300, 510100,
    610100,
];

/// A unit of GB/T 2260: one that stands, or one that stood under this code and name within the years the changes cover.
///
/// ```
/// use zongshu::region::{DivisionKind, Gazetteer, Level};
/// let gazetteer = Gazetteer::get();
/// let chengdu = gazetteer.lookup("成都市").next().expect("a city");
/// assert_eq!((chengdu.name(), chengdu.level()), ("成都市", Level::Prefecture));
/// assert_eq!(chengdu.kind(), DivisionKind::SubProvincialCity);
/// assert_eq!(chengdu.adcode().to_string(), "510100");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    pub(super) adcode: Adcode,
    pub(super) name: &'static str,
    pub(super) short: &'static str,
    pub(super) parent: Option<Adcode>,
    pub(super) since: Option<i32>,
    pub(super) until: Option<i32>,
}

impl Division {
    /// Its code.
    pub fn adcode(&self) -> Adcode {
        self.adcode
    }

    /// Its full official name, without the names of the divisions it lies in.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The name without the word for its level and the peoples named in it: 屏边 for 屏边苗族自治县.
    ///
    /// A name of one character keeps that word: 莒县.
    pub fn short_name(&self) -> &'static str {
        self.short
    }

    /// Code of the division it lies in; `None` for the nation.
    pub fn parent(&self) -> Option<Adcode> {
        self.parent
    }

    /// The year it took this code and name, if that lies within the years the changes cover (2010 on).
    pub fn since(&self) -> Option<i32> {
        self.since
    }

    /// The year it ceased to stand under this code and name; `None` if it stands.
    pub fn until(&self) -> Option<i32> {
        self.until
    }

    /// Whether it stands today.
    pub fn is_current(&self) -> bool {
        self.until.is_none()
    }

    /// Its level.
    pub fn level(&self) -> Level {
        let code = self.adcode.get();
        if code == 0 {
            Level::Nation
        } else if code.is_multiple_of(10_000) {
            Level::Province
        } else if code.is_multiple_of(100) {
            Level::Prefecture
        } else {
            Level::County
        }
    }

    /// What sort of unit it is.
    pub fn kind(&self) -> DivisionKind {
        let name = self.name;
        match self.level() {
            Level::Nation | Level::Province if name.ends_with("特别行政区") => {
                DivisionKind::SpecialAdministrativeRegion
            }
            Level::Nation | Level::Province if name.ends_with('市') => DivisionKind::Municipality,
            Level::Nation | Level::Province if name.ends_with("自治区") => DivisionKind::AutonomousRegion,
            Level::Nation | Level::Province => DivisionKind::Province,
            Level::Prefecture if SUB_PROVINCIAL.contains(&self.adcode.get()) => DivisionKind::SubProvincialCity,
            Level::Prefecture if name.ends_with("自治州") => DivisionKind::AutonomousPrefecture,
            Level::Prefecture if name.ends_with("地区") => DivisionKind::Prefecture,
            Level::Prefecture if name.ends_with('盟') => DivisionKind::League,
            Level::Prefecture => DivisionKind::City,
            Level::County if name.ends_with("自治县") => DivisionKind::AutonomousCounty,
            Level::County if name.ends_with("自治旗") => DivisionKind::AutonomousBanner,
            Level::County if name.ends_with('旗') => DivisionKind::Banner,
            Level::County if name.ends_with('县') => DivisionKind::County,
            Level::County if name.ends_with('市') => DivisionKind::CountyCity,
            Level::County if name.ends_with("特区") || name.ends_with("林区") => DivisionKind::Special,
            Level::County => DivisionKind::District,
        }
    }

    /// Whether `other` is this division or lies inside it.
    pub fn contains(&self, other: &Division) -> bool {
        self.adcode.contains(other.adcode)
    }
}
