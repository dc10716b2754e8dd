//! Text to [`Report`](crate::report::Report).

pub mod outline;
