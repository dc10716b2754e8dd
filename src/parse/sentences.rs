//! Where the sentences of a reading begin and end.

use crate::text::Span;

use super::scan::Found;

/// The length in bytes from which a sentence is cut at its next clause.
const LONGEST_SENTENCE: usize = 1800;
/// The count of numerals from which it is cut so. Each of them is read with what stands around it in its sentence.
const MOST_NUMERALS: usize = 32;

/// The sentences of a text: up to a full stop with the marks that close after it, or a line end. `found` are the numerals
/// of the text, in order; none is cut.
pub(super) fn sentences<'t>(text: &'t str, found: &'t [Found]) -> impl Iterator<Item = Span> + 't {
    let mut at = 0;
    let mut next = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let rest = text.get(start..)?;
            let mut end = rest.len();
            let first = next;
            let mut marks = rest.char_indices().peekable();
            while let Some((offset, mark)) = marks.next() {
                while found.get(next).is_some_and(|found| found.span.end <= start + offset) {
                    next += 1;
                }
                // A sentence without an end is cut at a clause, or at last anywhere, so that its cost stays bounded.
                let is_long =
                    |times: usize| offset >= times * LONGEST_SENTENCE || next - first >= times * MOST_NUMERALS;
                if is_long(1) && (matches!(mark, '，' | '；' | '、' | ',' | ';' | ' ') || is_long(2)) {
                    let cut = start + offset + mark.len_utf8();
                    if !found.get(next).is_some_and(|found| found.span.start < cut && cut < found.span.end) {
                        end = cut - start;
                        break;
                    }
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

#[cfg(test)]
mod tests {
    use crate::parse::Parser;
    use crate::text::Source;

    #[test]
    fn no_number_is_cut_where_a_sentence_grows_too_long() {
        for (piece, count) in
            [("1,200名，", 900), ("3.7万名", 900), ("一千二百名、", 700), ("全省各地各部门1,200名", 300)]
        {
            let report = Parser::default().read(&Source::from_text(piece.repeat(count)));
            let measures: Vec<&str> = report.measures().map(|(_, mention, _)| mention.text.as_str()).collect();
            let alone = Parser::default().read(&Source::from_text(piece));
            assert_eq!(measures.len(), count, "{piece}");
            assert!(measures.iter().all(|text| *text == alone.mentions[0].text), "{piece}");
        }
    }
}
