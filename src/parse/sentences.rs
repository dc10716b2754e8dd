//! Where the sentences of a reading begin and end.

use crate::text::Span;

use super::scan::Found;
use super::signs::{self, Signs};

/// The length of a sentence in bytes, for the room that all of them take.
const USUAL_SENTENCE: usize = 128;
/// The length in bytes from which a sentence is cut at its next clause.
const LONGEST_SENTENCE: usize = 1800;
/// The count of numerals from which it is cut so. Each of them is read with what stands around it in its sentence.
const MOST_NUMERALS: usize = 32;

/// The sentences of a text: up to a full stop with the marks that close after it, or a line end. `found` are the numerals
/// of the text, in order; none is cut.
pub(super) fn sentences(signs: &Signs<'_>, found: &[Found]) -> Vec<Span> {
    let text = signs.text;
    let mut sentences = Vec::with_capacity(text.len() / USUAL_SENTENCE);
    let mut ends = signs.list(signs::MARK).iter().filter(|mark| is_end(mark.character));
    let mut mark = ends.next();
    let (mut at, mut next) = (0, 0);
    while at < text.len() {
        let start = at;
        let first = next;
        while mark.is_some_and(|mark| mark.at < start) {
            mark = ends.next();
        }
        let end = mark.map_or(text.len(), |mark| mark.at);
        // More than the most need not be counted: of an endless line they would be counted at each of its pieces.
        let own = found.get(next..).unwrap_or_default().iter().take(MOST_NUMERALS);
        next += own.take_while(|found| found.span.end <= end).count();
        if end - start >= LONGEST_SENTENCE || next - first >= MOST_NUMERALS {
            (at, next) = shortened(text, start, found, first);
        } else {
            at = mark.map_or(text.len(), |mark| mark.end());
            // What stands on the next line closes nothing of this one.
            if mark.is_some_and(|mark| mark.character != '\n') {
                let rest = text.get(at..).unwrap_or("");
                at += rest.len() - rest.trim_start_matches(closes).len();
            }
        }
        if text.get(start..at).is_some_and(|sentence| sentence.contains(|c: char| !c.is_whitespace())) {
            sentences.push(Span::new(start, at));
        }
    }
    sentences
}

/// Whether a sentence ends with a character.
fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}

/// Whether a mark behind the end of a sentence still belongs to it.
fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》')
}

/// The end of a sentence that starts at an offset and may be too long: it is cut at a clause, or at last anywhere, so that
/// its cost stays bounded. `next` is the first numeral that may lie in it; told is also the first behind it.
fn shortened(text: &str, start: usize, found: &[Found], mut next: usize) -> (usize, usize) {
    let first = next;
    let rest = text.get(start..).unwrap_or("");
    let mut marks = rest.char_indices().peekable();
    while let Some((offset, mark)) = marks.next() {
        while found.get(next).is_some_and(|found| found.span.end <= start + offset) {
            next += 1;
        }
        let is_long = |times: usize| offset >= times * LONGEST_SENTENCE || next - first >= times * MOST_NUMERALS;
        if is_long(1) && (matches!(mark, '，' | '；' | '、' | ',' | ';' | ' ') || is_long(2)) {
            let cut = start + offset + mark.len_utf8();
            if !found.get(next).is_some_and(|found| found.span.start < cut && cut < found.span.end) {
                return (cut, next);
            }
        }
        if is_end(mark) {
            let mut end = start + offset + mark.len_utf8();
            while let Some((_, mark)) = marks.next_if(|(_, close)| mark != '\n' && closes(*close)) {
                end += mark.len_utf8();
            }
            return (end, next);
        }
    }
    (text.len(), next)
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
