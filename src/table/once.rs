//! [`Once`]: what may stand in a table once only.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::Row;
use crate::error::Result;

/// What has stood in a table so far, each with its line: of two rows alike one would be lost unseen.
#[derive(Debug)]
pub(crate) struct Once<Key> {
    lines: HashMap<Key, usize>,
}

impl<Key: Hash + Eq> Once<Key> {
    pub(crate) fn new() -> Once<Key> {
        Once { lines: HashMap::new() }
    }

    /// Notes what stands in a row. `what` it is and how it is `written` are for the error.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) where it has stood in the table before.
    pub(crate) fn note(&mut self, row: &Row<'_, '_>, key: Key, what: &str, written: &str) -> Result<()> {
        match self.lines.entry(key) {
            Entry::Vacant(free) => {
                free.insert(row.line());
                Ok(())
            }
            Entry::Occupied(taken) => {
                let found = format!("{written}, which line {} has already", taken.get());
                Err(row.error(format!("{what} that stands once"), found))
            }
        }
    }
}
