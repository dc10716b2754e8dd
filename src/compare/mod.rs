//! What may be compared, and the numbers of what may: verdicts, intervals, orders, normalisation, regions, years,
//! coverage, emphasis, claims and consistency.
//!
//! A comparison has a verdict before it has a number: see [`what_may_be_compared`]. Nothing here reads text; reports
//! come from elsewhere.

mod alike;
mod axes;
mod basis;
mod change;
mod code;
mod comparison;
mod consistency;
mod coverage;
mod denominator;
mod emphasis;
mod engine;
mod extent;
mod fact;
mod finding;
mod interval;
mod knowledge;
mod order;
mod pair;
mod places;
mod qualified;
mod region;
mod regions;
mod stated;
mod sums;
mod verdict;
mod years;

pub use axes::Axis;
pub use basis::{Basis, Months, Step};
pub use change::{ChangeUnit, Fit, StatedChange};
pub use code::{Caveat, Code};
pub use comparison::{Agreement, Aligned, Bounds, Comparison, Figures, Locator, Outcome, Overridden, Refusal};
pub use consistency::{Consistency, Duplicate, Implied, Likeness, OfficialCheck};
pub use coverage::{Cell, Coverage};
pub use denominator::{Denominator, Denominators};
pub use emphasis::{ClaimCount, Emphasis, Weight};
pub use engine::Engine;
pub use extent::Extent;
pub use fact::Fact;
pub use interval::Interval;
pub use order::{Order, Side};
pub use places::{PlaceCaveat, PlaceTable, ProvinceRow};
pub use region::RegionLevel;
pub use regions::{Base, RegionGroup, RegionRow, RegionTable, RegionValue};
pub use stated::Stated;
pub use sums::{Sum, SumFit};
pub use verdict::{Footing, Verdict};
pub use years::{Level, Series, YearChange};

#[doc = include_str!("what_may_be_compared.md")]
pub mod what_may_be_compared {}
