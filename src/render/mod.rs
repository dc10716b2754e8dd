//! What was read and judged, shown to people: tables with several faces, pictures, and a page where every figure leads
//! to its sentence. Nothing is read or judged here, and nothing is shown beside its caveats.

pub mod page;
