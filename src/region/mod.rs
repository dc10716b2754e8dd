//! Administrative divisions: codes, regions, and places named in text.
//!
//! The divisions, their changes and the words around their names are tables beside this file. Nothing here knows what
//! a report is.

mod adcode;
mod area;
mod change;
mod division;
mod gazetteer;
mod home;
mod names;
mod place;
mod unit;
mod words;

pub use adcode::Adcode;
pub use area::Area;
pub use change::{Change, ChangeKind};
pub use division::{Division, DivisionKind, Level};
pub use gazetteer::Gazetteer;
pub(crate) use place::places_among;
pub use place::{PlaceFound, Referent, places};
pub use unit::Region;
