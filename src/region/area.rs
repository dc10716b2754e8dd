//! [`Area`]: a well-known unit without a code of its own.

use super::Adcode;

/// A new area, a development zone or the like: it has a name and a place, and no code in GB/T 2260.
///
/// ```
/// use zongshu::region::Gazetteer;
/// let area = Gazetteer::get().area("西海岸新区").expect("a new area");
/// assert_eq!(area.within().to_string(), "370211");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub(super) name: &'static str,
    pub(super) within: Adcode,
}

impl Area {
    /// Its name, without the names of the divisions it lies in.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The smallest division it lies in.
    pub fn within(&self) -> Adcode {
        self.within
    }
}
