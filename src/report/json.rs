//! A report as JSON, to be kept and read again.

use std::fmt;

use serde_json::error::Category;

use super::Report;
use super::whole::Part;
use crate::error::{Error, Result};

/// The path of the part in the JSON of its report.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, at) = match self {
            Part::Body => return f.write_str("body"),
            Part::Section(at) => ("sections", at),
            Part::Mention(at) => ("mentions", at),
            Part::Claim(at) => ("claims", at),
            Part::Place(at) => ("places", at),
            Part::Practice(at) => ("practices", at),
            Part::Diagnostic(at) => ("diagnostics", at),
        };
        write!(f, "{list}[{at}]")
    }
}

impl Report {
    /// The report as JSON in one line, as [`Report::from_json`] reads it.
    ///
    /// ```
    /// use zongshu::parse::Parser;
    /// use zongshu::report::Report;
    /// use zongshu::text::Source;
    /// let report = Parser::default().read(&Source::from_text("全年招录公务员3120名。"));
    /// assert_eq!(Report::from_json(&report.to_json())?, report);
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        // A report is plain data with text for keys, so that writing it into memory cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Report::to_json`] wrote, and asks whether its parts go together: spans lie in the text, mentions
    /// and sections stand in its order, headings lie in their sections, links lead to what is there.
    ///
    /// A report that is read with serde alone is not asked: nothing panics on it, but its links may lead nowhere.
    ///
    /// # Errors
    /// [`Error::Json`] with line and column where it is no JSON of a report, and with the path of the part, such as
    /// `mentions[3]`, where the parts do not go together.
    ///
    /// ```
    /// use zongshu::report::Report;
    /// let error = Report::from_json("{\"title\": \"\\ud83d\"}").unwrap_err();
    /// assert!(error.to_string().starts_with("report as JSON, line 1, column "));
    /// ```
    pub fn from_json(json: &str) -> Result<Report> {
        let report: Report = serde_json::from_str(json).map_err(|error| unread(&error))?;
        report.check().map_err(|misfit| Error::Json {
            place: misfit.part.to_string(),
            expected: misfit.expected,
            found: misfit.found,
            next: "undo what was changed there, or read the text again".into(),
        })?;
        Ok(report)
    }
}

/// What the reader of JSON says, with its place apart.
fn unread(error: &serde_json::Error) -> Error {
    let (expected, next) = match error.classify() {
        Category::Eof => ("JSON up to its end", "get the whole of it, or write it again with `Report::to_json`"),
        Category::Data => {
            ("a report as `Report::to_json` writes it", "correct it there, or write it again with `Report::to_json`")
        }
        Category::Syntax | Category::Io => {
            ("JSON whose strings are whole characters", "correct it there, or write it again with `Report::to_json`")
        }
    };
    let (line, column) = (error.line(), error.column());
    let told = error.to_string();
    let found = told.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&told);
    Error::Json {
        place: format!("line {line}, column {column}"),
        expected: expected.into(),
        found: found.into(),
        next: next.into(),
    }
}
