//! The OpenCC library of the system as a backend.

use std::sync::{LazyLock, Mutex, PoisonError};

use opencc_rust::{DefaultConfig, OpenCC};

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
    convert_by(text, |written, start| {
        // The library takes strings that end with a NUL byte, and its binding panics on one inside.
        if let Some(nul) = written.find('\0') {
            let at = start + nul;
            return Err(refused(
                format!("the text holds a NUL character at byte {at}"),
                "remove it, or use the built-in conversion",
            ));
        }
        let converters = CONVERTERS.lock().unwrap_or_else(PoisonError::into_inner);
        let converters = converters
            .as_ref()
            .map_err(|reason| refused(reason.clone(), "install the package libopencc-data"))?;
        let mut text = written.to_owned();
        for converter in converters {
            text = converter.convert(&text);
        }
        Ok(text)
    })
}

fn refused(reason: String, next: &str) -> Error {
    Error::Backend {
        backend: "OpenCC".into(),
        reason,
        next: next.into(),
    }
}
