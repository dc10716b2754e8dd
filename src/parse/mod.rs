//! Text to [`Report`](crate::report::Report).
