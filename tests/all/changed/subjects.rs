//! The law of subjects: the subject of a measure is the text of its span without what was taken out to read it.

use zongshu::report::Measure;
use zongshu::script::{Reading, Removal};
use zongshu::text::{Source, Span};

use super::read;

/// Subjects that are not the text of their span without noise.
pub fn subjects(text: &str) -> Vec<String> {
    let source = Source::from_text(text);
    let (reading, report) = (Reading::of(&source), read(text));
    let differs = |measure: &Measure| {
        let (span, subject) = (measure.subject_span?, measure.subject.as_ref()?);
        // What markup is read as (&ldquo;, the end of a cell) does not stand in the span.
        let written = source.slice(span);
        let is_same = written.contains(['&', '<']) || kept(text, reading.removed(), span) == *subject;
        (!is_same).then(|| format!("{subject} is its span without noise: {written}"))
    };
    report.measures().filter_map(|(_, _, measure)| differs(measure)).collect()
}

/// The text of a span without what was taken out of the text to read it.
fn kept(text: &str, removed: &[(Span, Removal)], span: Span) -> String {
    let first = removed.partition_point(|(removed, _)| removed.end <= span.start);
    let (mut kept, mut done) = (String::new(), span.start);
    for (removed, _) in removed[first..].iter().take_while(|(removed, _)| removed.start < span.end) {
        kept.push_str(&text[done.min(removed.start)..removed.start]);
        done = done.max(removed.end);
    }
    kept + &text[done.min(span.end)..span.end]
}
