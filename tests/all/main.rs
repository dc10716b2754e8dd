//! All integration tests, in one binary.

mod outline;
mod period;
