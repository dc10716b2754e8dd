//! The noise of the page: what stands in a text and is not of it, and the signs that stand for others.
//!
//! [`edits`] leads a Simplified text to its canonical reading: ASCII digits and letters, Chinese punctuation, whole
//! sentences and whole numbers. Each kind of noise is a stage in a file of its own, and reads what the stages before it
//! leave. Nothing here knows what a sentence says or what a number counts; a sign that could be meant stays as it is.

mod breaks;
mod compose;
mod jumps;
mod letters;
mod markup;
mod punctuation;
mod signs;
mod spacing;
mod width;

use super::edit::Edit;
use compose::Page;

/// One kind of noise: the edits that take it out of a text, in text order.
type Stage = fn(&str) -> Vec<Edit>;

/// The stages in their order: marks first, then characters, lines, numbers and the signs between them.
const STAGES: [Stage; 6] =
    [markup::edits, width::edits, jumps::edits, breaks::edits, spacing::edits, punctuation::edits];

/// How often the stages are run at most; one may bring to light what an earlier one takes out.
const ROUNDS: usize = 12;

/// The edits that take the noise out of a reading, in text order.
///
/// Text that is clean gives none, and so does the text that the edits lead to.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut page = Page::of(text);
    // Stages in a row that found nothing to change: when all have, another round would find nothing either.
    let mut clean = 0;
    for stage in std::iter::repeat_n(STAGES, ROUNDS).flatten() {
        if clean == STAGES.len() {
            break;
        }
        let edits = stage(page.text());
        clean = if page.apply(edits) { 0 } else { clean + 1 };
    }
    page.finish()
}
