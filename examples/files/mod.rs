//! What the examples share for files: a bar of progress.

#![allow(dead_code)]

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

/// Fewer files than this are read before a bar could be seen.
const FEWEST: usize = 8;

/// A bar for `length` files on the standard error stream where that is a terminal; none in a pipe.
pub fn progress(length: usize) -> ProgressBar {
    if length < FEWEST || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} files, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
