//! [`Region`]: the region a report or a figure speaks of.

use super::{Adcode, Division, DivisionKind, Gazetteer, Level};

/// The nation or a division, as the subject of a report.
///
/// Two regions are compared as they stand today, so that a report of a former county and one of the city that followed
/// it speak of comparable units.
///
/// ```
/// use zongshu::region::Region;
/// let sichuan = Region::of("510000".parse()?).expect("a province");
/// let chengdu = Region::of("510100".parse()?).expect("a city");
/// assert!(sichuan.contains(chengdu) && !chengdu.contains(sichuan) && sichuan.is_nested_with(chengdu));
/// let laiwu = Region::of("371202".parse()?).expect("a former district");
/// assert!(Region::of("370100".parse()?).expect("a city").contains(laiwu));
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    division: &'static Division,
}

impl Region {
    /// The region of a code, standing or former.
    pub fn of(adcode: Adcode) -> Option<Region> {
        Gazetteer::get().division(adcode).map(|division| Region { division })
    }

    /// The division it is.
    pub fn division(self) -> &'static Division {
        self.division
    }

    /// Its code.
    pub fn adcode(self) -> Adcode {
        self.division.adcode()
    }

    /// Its official name.
    pub fn name(self) -> &'static str {
        self.division.name()
    }

    /// Its level.
    pub fn level(self) -> Level {
        self.division.level()
    }

    /// Whether it is a municipality, whose districts stand where cities stand elsewhere.
    pub fn is_municipality(self) -> bool {
        self.division.kind() == DivisionKind::Municipality
    }

    /// Whether `other` is this region or lies inside it, as both stand today.
    pub fn contains(self, other: Region) -> bool {
        let gazetteer = Gazetteer::get();
        if self.adcode().contains(other.adcode()) && self.division.is_current() == other.division.is_current() {
            return true;
        }
        let (outer, inner) = (gazetteer.today(self.adcode()), gazetteer.today(other.adcode()));
        !inner.is_empty() && inner.iter().all(|part| outer.iter().any(|whole| whole.contains(part)))
    }

    /// Whether one of the two lies inside the other, so that their figures must not be added.
    pub fn is_nested_with(self, other: Region) -> bool {
        self.contains(other) || other.contains(self)
    }
}
