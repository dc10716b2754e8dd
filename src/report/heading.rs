//! Heading data of a report and the identity of its source.

use serde::{Deserialize, Serialize};

use crate::period::Date;
use crate::region::Adcode;
use crate::script::Script;
use crate::text::Encoding;

/// Identity of the text a report was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceInfo {
    /// SHA-256 of the original bytes in lower-case hexadecimal.
    pub sha256: String,
    /// Length of the decoded text in UTF-8 bytes.
    pub length: usize,
    /// How the bytes were written.
    pub encoding: Encoding,
    /// The script that dominates the text.
    pub script: Script,
}

/// What stands above a report and at its foot. Texts keep the script of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Title, without its subtitle.
    pub title: Option<String>,
    /// Subtitle, without the dash.
    pub subtitle: Option<String>,
    /// Official name of the region the report speaks of, in Simplified characters.
    pub region: Option<String>,
    /// Code of the region; `000000` for the nation.
    pub adcode: Option<Adcode>,
    /// Day of publication, if the page states one.
    pub published: Option<Date>,
    /// The year the report looks back on, if it looks back on one.
    pub year_reviewed: Option<i32>,
    /// Who published the text.
    pub publisher: Option<String>,
    /// Who signed the text, as written.
    pub byline: Option<String>,
}
