//! The law of numerals: every numeral of a body is accounted for.

use zongshu::report::DiagnosticCode;
use zongshu::script::Reading;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::Lexicon;

use super::{CHINESE, read};

/// Numerals of a body that are accounted for nowhere, with what stands around them.
#[derive(Debug, Default)]
pub struct PassedOver {
    /// How many numerals there are.
    pub count: usize,
    /// Arabic digits: there must be none.
    pub arabic: Vec<String>,
    /// Chinese numerals but 一: those of idioms and names that no table knows.
    pub chinese: Vec<String>,
}

/// Looks for numerals of a body that are inside no mention, no word that is known to count nothing, and no diagnostic.
pub fn passed_over(text: &str) -> PassedOver {
    let lexicon = Lexicon::get();
    let source = Source::from_text(text);
    let reading = Reading::of(&source);
    let report = read(text);
    let mut spans: Vec<Span> = report.mentions.iter().map(|mention| mention.span).collect();
    spans.extend(report.places.iter().map(|place| place.span));
    // The digits inside a tag are no text.
    spans.extend(reading.removed().iter().map(|(span, _)| *span));
    let is_unread = |code: DiagnosticCode| code == DiagnosticCode::UnreadNumeral;
    spans.extend(report.diagnostics.iter().filter(|one| is_unread(one.code)).map(|one| one.span));
    let words = lexicon.words(reading.text()).chain(lexicon.fixed(reading.text()));
    spans.extend(words.map(|found| reading.original(found.span)));
    // 党的二十大以来: a time that is known by its name.
    let times = reading.text().char_indices().filter_map(|(at, _)| zongshu::period::read(reading.text(), at));
    spans.extend(times.filter(|time| time.is_named).map(|time| reading.original(time.span)));
    let mut covered = vec![false; text.len()];
    for span in spans {
        covered[span.start..span.end].fill(true);
    }
    let mut found = PassedOver::default();
    for (at, c) in text.char_indices().filter(|(at, _)| report.body.start <= *at && *at < report.body.end) {
        let is_arabic = matches!(c, '0'..='9' | '０'..='９');
        if !is_arabic && (c == '一' || !CHINESE.contains(c)) {
            continue;
        }
        found.count += 1;
        if covered[at..at + c.len_utf8()].iter().all(|covered| *covered) {
            continue;
        }
        let before: Vec<char> = text[..at].chars().rev().take(8).collect();
        let near: String = before.into_iter().rev().chain(text[at..].chars().take(8)).collect();
        let list = if is_arabic { &mut found.arabic } else { &mut found.chinese };
        list.push(format!("{c} in {near}").replace('\n', "/"));
    }
    found
}
