//! Where the sentences of a reading begin and end.

use crate::text::Span;

/// The length in bytes from which a sentence is cut at its next clause.
const LONGEST_SENTENCE: usize = 1800;

/// The sentences of a text: up to a full stop with the marks that close after it, or a line end.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let rest = text.get(start..)?;
            let mut end = rest.len();
            let mut marks = rest.char_indices().peekable();
            while let Some((offset, mark)) = marks.next() {
                // A sentence without an end is cut at a clause, or at last anywhere, so that its cost stays bounded.
                let is_long = offset >= LONGEST_SENTENCE && matches!(mark, '，' | '；' | '、' | ',' | ';' | ' ');
                if is_long || offset >= 2 * LONGEST_SENTENCE {
                    end = offset + mark.len_utf8();
                    break;
                }
                if mark == '\n' || matches!(mark, '。' | '！' | '？') {
                    end = offset + mark.len_utf8();
                    while let Some((offset, mark)) = marks.next_if(|(_, mark)| matches!(mark, '”' | '’' | '）' | '》'))
                    {
                        end = offset + mark.len_utf8();
                    }
                    break;
                }
            }
            at = start + end;
            if rest.get(..end).is_some_and(|sentence| !sentence.trim().is_empty()) {
                return Some(Span::new(start, at));
            }
        }
        None
    })
}

/// Whether a sentence ends its line.
pub(super) fn ends_line(text: &str, sentence: Span) -> bool {
    sentence.of(text).is_some_and(|sentence| sentence.ends_with('\n'))
}
