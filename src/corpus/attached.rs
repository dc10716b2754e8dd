//! [`Attached`]: a report with the text it was read from, so that spans yield words.

use crate::error::{Error, Result};
use crate::report::Report;
use crate::text::{Position, Source, Span};

/// What ends a sentence.
const ENDS: [char; 8] = ['。', '！', '？', '!', '?', '…', '\n', '\r'];
/// What ends a clause inside a sentence.
const PARTS: [char; 13] = ['，', '、', '；', '：', '。', ',', ';', ':', '（', '）', '(', ')', '—'];
/// What may follow the end and still belongs to the sentence.
const CLOSES: [char; 8] = ['”', '’', '」', '』', '）', ')', '》', '"'];

/// A report with the text it was read from.
#[derive(Debug, Clone)]
pub struct Attached<'r> {
    report: &'r Report,
    source: Source,
}

impl Report {
    /// The report with the text it was read from; the SHA-256 of both must agree.
    ///
    /// # Errors
    /// [`Error::SourceMismatch`] where the source is another text.
    ///
    /// ```
    /// use zongshu::parse::Parser;
    /// use zongshu::text::Source;
    /// let source = Source::from_text("全省工作平稳。全年招录公务员3120名，选调生200名。");
    /// let report = Parser::default().read(&source);
    /// let attached = report.attach(source)?;
    /// let (_, mention, _) = report.measures().next().expect("a measure");
    /// assert_eq!(attached.quote(mention.span), "3120名");
    /// assert_eq!(attached.sentence(mention.span), "全年招录公务员3120名，选调生200名。");
    /// assert!(report.attach(Source::from_text("另一篇")).is_err());
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn attach(&self, source: Source) -> Result<Attached<'_>> {
        if source.sha256() != self.source.sha256 {
            return Err(Error::SourceMismatch { expected: self.source.sha256.clone(), found: source.sha256().into() });
        }
        Ok(Attached { report: self, source })
    }
}

impl Attached<'_> {
    /// The report.
    pub fn report(&self) -> &Report {
        self.report
    }

    /// The text.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The words of a span; empty where the span is not of this text.
    pub fn quote(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// The sentence that holds a span, or the sentences where it runs over an end.
    pub fn sentence(&self, span: Span) -> &str {
        self.source.slice(self.sentence_span(span))
    }

    /// Where the sentence that holds a span stands, without the space around it.
    pub fn sentence_span(&self, span: Span) -> Span {
        let text = self.source.text();
        let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
            return span;
        };
        let start = before.rfind(ENDS).map_or(0, |at| {
            let rest = before.get(at..).unwrap_or("");
            let mut skipped = rest.chars();
            let end = skipped.next().map_or(0, char::len_utf8);
            let closed: usize = skipped.take_while(|c| CLOSES.contains(c)).map(char::len_utf8).sum();
            at + end + closed
        });
        let end = after.find(ENDS).map_or(text.len(), |at| {
            let rest = after.get(at..).unwrap_or("");
            let line_end = rest.starts_with(['\n', '\r']);
            let length: usize = rest
                .chars()
                .enumerate()
                .take_while(|(place, c)| *place == 0 || CLOSES.contains(c))
                .map(|(_, c)| c.len_utf8())
                .sum();
            span.end + at + if line_end { 0 } else { length }
        });
        let lead = text.get(start..span.start).map_or(0, |lead| lead.len() - lead.trim_start().len());
        Span::new(start + lead, end)
    }

    /// Where the clause that holds a span stands: what is between two marks of its sentence.
    pub(crate) fn clause_span(&self, span: Span) -> Span {
        let sentence = self.sentence_span(span);
        let words = |from, to| self.source.slice(Span::new(from, to));
        let before = words(sentence.start, span.start);
        let start = before.rfind(PARTS).map_or(0, |at| {
            let mark = before.get(at..).and_then(|rest| rest.chars().next());
            at + mark.map_or(0, char::len_utf8)
        });
        let after = words(span.end, sentence.end);
        Span::new(sentence.start + start, span.end + after.find(PARTS).unwrap_or(after.len()))
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.source.position(offset)
    }
}
