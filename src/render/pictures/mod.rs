//! Pictures as SVG, drawn by a plotting library. Text stays text, so that it can be searched and read aloud; every
//! picture has a title and a description for those who do not see it, and its caveats in its caption.
//!
//! What may not be compared never shares an axis: refused figures are named in the caption. Colours are those of Okabe
//! and Ito, which people with any sort of colour vision tell apart, and never the only sign: verdicts and states have
//! shapes too. Values become floats at the last step, when they are drawn.

mod coverage;
mod emphasis;
mod places;
#[cfg(feature = "png")]
mod png;
mod regions;
mod sheet;
mod years;

pub use coverage::coverage;
pub use emphasis::emphasis;
pub use places::places;
pub use regions::regions;
pub use sheet::Picture;
pub use years::years;
