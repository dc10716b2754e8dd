//! From Traditional to Simplified characters, paragraph by paragraph.
//!
//! Which paragraphs are Traditional is told by characters that one script alone has; how they are converted is a
//! matter of the backend.

use super::Script;
use super::characters::{CHARACTERS, Characters, Read};
use super::draft::Draft;
use super::lines::{self, Line};
use crate::error::Result;
use crate::text::Span;

/// Characters of the other script that a paragraph must hold, and hold most of, to be read unlike the rest of a text.
const DISSENT: usize = 2;

/// What a conversion gives.
#[derive(Debug)]
pub(super) struct Conversion {
    /// The script that prevails.
    pub(super) script: Script,
    /// The converted text; none where nothing was converted.
    pub(super) draft: Option<Draft>,
    /// The converted paragraphs, as ranges of the converted text.
    pub(super) traditional: Vec<Span>,
    /// The lines of the text as it was before; none where the converted text may tell something else of them, wherever it
    /// stands.
    pub(super) lines: Option<Vec<Line>>,
}

/// What is known of a text before it is converted.
#[derive(Debug)]
struct Survey {
    script: Script,
    /// Paragraphs that are in Traditional script, as ranges of the text; neighbours are joined.
    traditional: Vec<Span>,
    /// Simplified paragraphs with Traditional characters among the others, as ranges of the text.
    stray: Vec<Span>,
    /// Whether the Traditional paragraphs write 着, and thus mean 著 where they write 著.
    keeps_zhu: bool,
    lines: Vec<Line>,
}

impl Script {
    /// The script that prevails in a text; Simplified where nothing tells.
    ///
    /// ```
    /// use zongshu::script::Script;
    /// assert_eq!(Script::of("組織工作"), Script::Hant);
    /// assert_eq!(Script::of("组织工作"), Script::Hans);
    /// assert_eq!(Script::of("2022"), Script::Hans);
    /// ```
    pub fn of(text: &str) -> Script {
        Census::of(text, &lines::lines(text)).script
    }
}

/// The characters that are read as another one when they stand alone, each with its Simplified one: what a search needs
/// that shall find a word in either script.
///
/// ```
/// let mut pairs = zongshu::script::simplified_characters();
/// assert!(pairs.any(|pair| pair == ('組', '组')));
/// ```
pub fn simplified_characters() -> impl Iterator<Item = (char, char)> {
    CHARACTERS.singles()
}

/// Converts the Traditional paragraphs of a text with the built-in table.
pub(super) fn convert(text: &str) -> Conversion {
    let survey = survey(text);
    let mut paragraphs = Paragraphs::of(text, &survey);
    for span in &survey.traditional {
        paragraphs.strays_before(&survey, span.start);
        paragraphs.skip_to(*span);
        built_in(&CHARACTERS, text, *span, survey.keeps_zhu, &mut paragraphs.draft);
        paragraphs.converted(*span);
    }
    paragraphs.finish(survey)
}

/// Converts the Traditional paragraphs of a text with a function that gives the Simplified text for each: from the
/// paragraph, its start, and the reading of the built-in table.
#[cfg_attr(not(feature = "opencc"), expect(dead_code, reason = "for backends behind a feature"))]
pub(super) fn convert_by(
    text: &str,
    mut simplify: impl FnMut(&str, usize, &dyn Fn() -> String) -> Result<String>,
) -> Result<Conversion> {
    let survey = survey(text);
    let mut paragraphs = Paragraphs::of(text, &survey);
    for span in &survey.traditional {
        paragraphs.strays_before(&survey, span.start);
        paragraphs.skip_to(*span);
        let written = span.of(text).unwrap_or("");
        let table = || {
            let mut draft = Draft::with_capacity(written.len());
            built_in(&CHARACTERS, text, *span, survey.keeps_zhu, &mut draft);
            draft.finish().0
        };
        let simplified = simplify(written, span.start, &table)?;
        paragraphs.draft.align(&simplified, written, span.start);
        paragraphs.converted(*span);
    }
    let mut conversion = paragraphs.finish(survey);
    conversion.lines.take_if(|_| conversion.draft.is_some());
    Ok(conversion)
}

/// A conversion in the making.
struct Paragraphs<'a> {
    text: &'a str,
    draft: Draft,
    /// Bytes of the text that are done with.
    done: usize,
    traditional: Vec<Span>,
    /// Paragraphs with stray characters that are done with.
    strays: usize,
}

impl<'a> Paragraphs<'a> {
    fn of(text: &'a str, survey: &Survey) -> Paragraphs<'a> {
        let capacity = if survey.traditional.is_empty() && survey.stray.is_empty() { 0 } else { text.len() };
        Paragraphs {
            text,
            draft: Draft::with_capacity(capacity),
            done: 0,
            traditional: Vec::with_capacity(survey.traditional.len()),
            strays: 0,
        }
    }

    /// Converts the stray characters of the Simplified paragraphs before a place.
    fn strays_before(&mut self, survey: &Survey, end: usize) {
        while let Some(span) = survey.stray.get(self.strays).filter(|span| span.end <= end) {
            self.strays += 1;
            self.draft.copy(self.text.get(self.done..span.start).unwrap_or(""), self.done);
            let mut kept = span.start;
            for (at, character) in span.of(self.text).unwrap_or("").char_indices() {
                let at = span.start + at;
                let other = CHARACTERS.simplified(character);
                if other != character && CHARACTERS.tells(character).0 {
                    self.draft.part(self.text.get(kept..at).unwrap_or(""));
                    self.draft.letter(other);
                    kept = at + character.len_utf8();
                }
            }
            self.draft.part(self.text.get(kept..span.end).unwrap_or(""));
            self.draft.stretch(span.start, span.end);
            self.done = span.end;
        }
    }

    /// Copies what stands before a Traditional paragraph, and opens its range.
    fn skip_to(&mut self, span: Span) {
        let between = self.text.get(self.done..span.start).unwrap_or("");
        self.draft.copy(between, self.done);
        let start = self.draft.len();
        self.traditional.push(Span::new(start, start));
    }

    /// Closes the range of a Traditional paragraph.
    fn converted(&mut self, span: Span) {
        self.done = span.end;
        if let Some(last) = self.traditional.last_mut() {
            last.end = self.draft.len();
        }
    }

    fn finish(mut self, survey: Survey) -> Conversion {
        self.strays_before(&survey, self.text.len());
        let draft = (!self.traditional.is_empty() || self.strays > 0).then(|| {
            self.draft.copy(self.text.get(self.done..).unwrap_or(""), self.done);
            self.draft
        });
        Conversion { script: survey.script, draft, traditional: self.traditional, lines: Some(survey.lines) }
    }
}

/// Converts one stretch of a text.
fn built_in(characters: &Characters, text: &str, span: Span, keeps_zhu: bool, draft: &mut Draft) {
    let paragraph = span.of(text).unwrap_or("");
    // Where what is not written yet begins, and what the map is not told of yet.
    let (mut done, mut told) = (0, 0);
    characters.changes(paragraph, |at, read| {
        match read {
            // A phrase was read over it.
            _ if at < done => {}
            // 著 is meant.
            Read::Other('着') if keeps_zhu => {}
            Read::Other(other) => {
                draft.part(paragraph.get(done..at).unwrap_or(""));
                draft.letter(other);
                done = at + other.len_utf8();
            }
            Read::Phrase(written, simplified) => {
                draft.part(paragraph.get(done..at).unwrap_or(""));
                draft.stretch(span.start + told, span.start + at);
                draft.characters(simplified, written, span.start + at);
                done = at + written.len();
                told = done;
            }
        }
    });
    draft.part(paragraph.get(done..).unwrap_or(""));
    draft.stretch(span.start + told, span.end);
}

/// What the characters of some lines tell of their script.
struct Census<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// The script that prevails.
    script: Script,
    /// Characters of Simplified text alone in each of the lines that had to be counted to know it.
    hans: Vec<usize>,
}

impl<'a> Census<'a> {
    /// Counts no more than needed: nothing where no character is Traditional.
    fn of(text: &'a str, lines: &'a [Line]) -> Census<'a> {
        let hant: usize = lines.iter().map(|line| line.hant).sum();
        let mut hans = Vec::new();
        let mut found = 0;
        for line in lines {
            if found >= hant {
                break;
            }
            let count = line.hans(text);
            found += count;
            hans.push(count);
        }
        let script = if hant > found { Script::Hant } else { Script::Hans };
        Census { text, lines, script, hans }
    }

    /// The paragraphs that clearly tell the other script than the one that prevails; neighbours are joined.
    fn dissenting(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let hans = || self.hans.get(index).copied().unwrap_or_else(|| line.hans(self.text));
            let dissents = match self.script {
                Script::Hans => line.hant >= DISSENT && line.hant > hans(),
                Script::Hant => hans() >= DISSENT && hans() > line.hant,
            };
            match spans.last_mut() {
                _ if !dissents => {}
                Some(last) if last.end == line.span.start => last.end = line.span.end,
                _ => spans.push(line.span),
            }
        }
        spans
    }
}

/// Finds the script of a text and of each of its paragraphs.
///
/// A paragraph is a line. It is read in the script that prevails in the text, unless it clearly tells another one:
/// a name in a rare form does not make a paragraph Traditional, nor does a line without telling characters.
fn survey(text: &str) -> Survey {
    let lines = lines::lines(text);
    let census = Census::of(text, &lines);
    let script = census.script;
    let traditional = match script {
        Script::Hans => census.dissenting(),
        Script::Hant => between(&census.dissenting(), text.len()),
    };
    // 少數民族党员佔7.4%: a page that was put into the other script by halves.
    let mut converted = traditional.iter().peekable();
    let is_stray = |line: &&lines::Line| {
        while converted.next_if(|span| span.end <= line.span.start).is_some() {}
        line.hant > 0 && converted.peek().is_none_or(|span| line.span.end <= span.start)
    };
    let mut stray: Vec<Span> = lines.iter().filter(is_stray).map(|line| line.span).collect();
    // A name in a rare form stays as it is: one character, however often, is no page put into the other script.
    let characters = stray.iter().flat_map(|span| span.of(text).unwrap_or("").chars());
    let mut told = characters.filter(|character| CHARACTERS.tells(*character).0);
    let first = told.next();
    if !told.any(|character| Some(character) != first) {
        stray.clear();
    }
    let keeps_zhu = traditional.iter().any(|span| span.of(text).is_some_and(|text| text.contains('着')));
    Survey { script, traditional, stray, keeps_zhu, lines }
}

/// The ranges between some ranges, up to an end.
fn between(spans: &[Span], end: usize) -> Vec<Span> {
    let starts = std::iter::once(0).chain(spans.iter().map(|span| span.end));
    let ends = spans.iter().map(|span| span.start).chain(std::iter::once(end));
    let gaps = starts.zip(ends).map(|(start, end)| Span::new(start, end));
    gaps.filter(|span| !span.is_empty()).collect()
}

/// A Traditional word in Simplified characters.
pub(crate) fn simplified(word: &str) -> String {
    let mut draft = Draft::with_capacity(word.len());
    built_in(&CHARACTERS, word, Span::new(0, word.len()), false, &mut draft);
    draft.finish().0
}
