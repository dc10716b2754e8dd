//! What may be compared, and the numbers of what may: verdicts, intervals, orders, normalisation, regions, years,
//! coverage, emphasis, claims and consistency.
//!
//! A comparison has a verdict before it has a number: see [`what_may_be_compared`]. Nothing here reads text; reports
//! come from elsewhere.

mod axes;
mod basis;
mod code;
mod comparison;
mod denominator;
mod engine;
mod extent;
mod fact;
mod finding;
mod interval;
mod knowledge;
mod order;
mod pair;
mod region;
mod verdict;

pub use axes::Axis;
pub use basis::{Basis, Step};
pub use code::{Caveat, Code};
pub use comparison::{
    Agreement, Aligned, Bounds, Comparison, Figures, Locator, Outcome, Overridden, Refusal,
};
pub use denominator::{Denominator, Denominators};
pub use engine::Engine;
pub use extent::Extent;
pub use fact::Fact;
pub use interval::Interval;
pub use order::{Order, Side};
pub use region::RegionLevel;
pub use verdict::Verdict;
