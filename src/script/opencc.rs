//! The OpenCC library of the system as a backend.

use std::sync::{LazyLock, Mutex, PoisonError};

use opencc_rust::{DefaultConfig, OpenCC};

use super::characters::CHARACTERS;
use super::conversion::{Conversion, convert_by};
use crate::error::{Error, Result};

/// The stages, in order: Taiwan's and Hong Kong's variants, then Simplified characters and phrases. Each leaves alone
/// what is not its own, so that no guess at the variant is needed.
const STAGES: [DefaultConfig; 3] = [DefaultConfig::TW2T, DefaultConfig::HK2T, DefaultConfig::T2S];

/// The converters, opened when they are first used; one text is converted at a time.
static CONVERTERS: LazyLock<Mutex<std::result::Result<Vec<OpenCC>, String>>> = LazyLock::new(|| {
    let open = |stage: DefaultConfig| {
        OpenCC::new(stage).map_err(|reason| format!("{} cannot be opened: {reason}", stage.get_file_name()))
    };
    Mutex::new(STAGES.into_iter().map(open).collect())
});

/// Converts the Traditional paragraphs of a text.
pub(super) fn convert(text: &str) -> Result<Conversion> {
    convert_by(text, |written, start, built_in| {
        // The library takes strings that end with a NUL byte, and its binding panics on one inside.
        if let Some(nul) = written.find('\0') {
            let at = start + nul;
            return Err(refused(
                format!("the text holds a NUL character at byte {at}"),
                "remove it, or use the built-in conversion",
            ));
        }
        let converters = CONVERTERS.lock().unwrap_or_else(PoisonError::into_inner);
        let converters =
            converters.as_ref().map_err(|reason| refused(reason.clone(), "install the package libopencc-data"))?;
        let mut text = written.to_owned();
        for converter in converters {
            text = converter.convert(&text);
        }
        Ok(settled(text, written, built_in))
    })
}

/// Takes back the harm of the first stage, which takes every text for one of Taiwan: 抬 made more Traditional than it
/// was, and 著 read as 着 wherever it stands.
fn settled(text: String, written: &str, built_in: &dyn Fn() -> String) -> String {
    let harmed = |new: char, old: char| new != old && (old == '著' || CHARACTERS.tells(new).0);
    let length = written.chars().count();
    if text.chars().count() != length || !text.chars().zip(written.chars()).any(|(new, old)| harmed(new, old)) {
        return text;
    }
    let table = built_in();
    if table.chars().count() != length {
        return text;
    }
    let letters = text.chars().zip(written.chars()).zip(table.chars());
    letters.map(|((new, old), table)| if harmed(new, old) { table } else { new }).collect()
}

fn refused(reason: String, next: &str) -> Error {
    Error::Backend { backend: "OpenCC".into(), reason, next: next.into() }
}
