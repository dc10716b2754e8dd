//! From the numbers of a sentence to measures: each gets its subject, verb, kind, period, scope, theme and links.
//!
//! The parts are decided in rooms of their own (subject, meaning, when, reach); this file walks the sentence and
//! carries what later numbers take from earlier ones.

use std::collections::BTreeMap;

use crate::number::Value;
use crate::period::{Period, Standing};
use crate::quantity::{Quantity, UnitClass};
use crate::report::{Aspect, Measure};
use crate::text::Span;
use crate::vocabulary::{
    Candidate, IndicatorId, Kind, MatcherReader, Particle, Passage, Registry, SentenceDims, Theme, VerbRole,
};

use super::counted::Counted;
use super::meaning::{Evidence, Meaning, meaning};
use super::naming::averaged_at;
use super::reach::{Reach, Surroundings, reach};
use super::scan::{Found, Item};
use super::sentence::{Piece, Sentence, Token};
use super::subject::{self, Phrase};
use super::when::{self, Known, is_after};

/// What the report knows when one of its sentences is read.
pub(crate) struct Setting<'a> {
    pub(crate) found: &'a [Found],
    pub(crate) known: Known,
    /// What the passage at a byte of the reading is about.
    pub(crate) theme: &'a dyn Fn(usize) -> Theme,
    pub(crate) around: Surroundings<'a>,
    /// Whether the sentence stands before the first heading.
    pub(crate) is_preamble: bool,
    /// The last measure of the sentence before: the whole of a part that opens this one.
    pub(crate) previous: Option<Previous>,
    /// The sentence before, if it stands in the same paragraph.
    pub(crate) before: Option<Span>,
    /// Text of a span of the reading, in the script of the source.
    pub(crate) original: &'a dyn Fn(Span) -> String,
    /// Span of the source of a span of the reading.
    pub(crate) origin: &'a dyn Fn(Span) -> Span,
}

/// The measure of an earlier sentence that a part which opens this one is a part of.
#[derive(Debug, Clone)]
pub(crate) struct Previous {
    pub(crate) mention: usize,
    pub(crate) kind: Kind,
    pub(crate) unit_class: UnitClass,
    pub(crate) indicator: Option<IndicatorId>,
}

/// A number of the sentence that is read already.
pub(super) struct Done<'t> {
    pub(super) piece: usize,
    pub(super) mention: usize,
    pub(super) subject: Option<Phrase>,
    pub(super) verb: Option<usize>,
    pub(super) kind: Kind,
    pub(super) unit_class: UnitClass,
    pub(super) unit: &'t str,
    pub(super) is_part: bool,
}

/// A measure and the index of its mention.
pub(crate) struct Draft {
    pub(crate) mention: usize,
    /// Whether it is the level that a change starts from.
    pub(crate) is_origin: bool,
    /// Whether it says by how much something changed.
    pub(crate) is_change: bool,
    pub(crate) measure: Measure,
}

/// Reads the measures of one sentence.
pub(crate) fn measures<'t>(
    sentence: &Sentence<'t, '_>,
    setting: &Setting,
    words: &mut MatcherReader<'t>,
) -> Vec<Draft> {
    let context = context(sentence, setting);
    let spelled = sentence.spelled;
    match context.len() == sentence.span.len() {
        true => words.read_found(context, sentence.span.start, &spelled.atoms, spelled.is_plain()),
        false => words.read(context),
    }
    let is_number = |piece: &&Piece| matches!(piece.token, Token::Number(_));
    let count = sentence.pieces.iter().filter(is_number).count();
    let (done, drafts) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let dims = SentenceDims::of(&sentence.spelled.dims, sentence.span.start);
    let mut walk = Walk { sentence, setting, context, words, done, drafts, dims };
    for piece in 0..sentence.pieces.len() {
        if let Some(Token::Number(mention)) = sentence.token(piece) {
            walk.read(piece, mention);
        }
    }
    walk.link_thresholds();
    walk.drafts
}

pub(super) struct Walk<'a, 't, 'l> {
    pub(super) sentence: &'a Sentence<'t, 'l>,
    pub(super) setting: &'a Setting<'a>,
    /// The sentence; with the one before where it opens with a part of it.
    context: &'t str,
    /// The words of the indicators in the sentence.
    words: &'a mut MatcherReader<'t>,
    pub(super) done: Vec<Done<'t>>,
    pub(super) drafts: Vec<Draft>,
    dims: SentenceDims<'a>,
}

impl<'t> Walk<'_, 't, '_> {
    fn read(&mut self, piece: usize, mention: usize) {
        let Some(found) = self.setting.found.get(mention) else {
            return;
        };
        let (quantity, unit_span, is_open) = match &found.item {
            Item::Quantity(found) => (found.quantity.clone(), found.unit, found.open),
            Item::Rank(ordinal) => (
                Quantity {
                    value: ordinal.value,
                    upper: None,
                    step: Value::ONE,
                    bound: Default::default(),
                    unit: None,
                    unit_class: UnitClass::Position,
                },
                ordinal.unit,
                false,
            ),
            _ => return,
        };
        let is_rank = matches!(found.item, Item::Rank(_));
        let unit = unit_span.map_or("", |span| self.sentence.slice(span));
        let counted = self.counted(piece, unit, quantity.unit_class, is_open, is_rank);
        let part_of = self.whole(piece, quantity.unit_class);
        let is_listed = self.continues_list(piece, &counted);
        let verb = counted.verb.or_else(|| self.verb(piece, &counted, is_listed));
        let unit_class = self.unit_class(&quantity, unit, is_open, counted.phrase, piece);
        let near = when::near(self.sentence, self.setting.found, piece, &self.setting.known.frame);
        // 由41万人增至52万人: when the first level held is not said unless it stands beside it.
        let spans = |near: &when::Near| {
            near.resolved.period.start().is_some_and(|start| start != near.resolved.period.end())
                && near.resolved.standing == Standing::Within
        };
        let range = near.filter(|near| counted.is_course && spans(near)).map(|near| near.resolved.period);
        let near = near.filter(|near| counted.origin.is_none_or(|from| near.at > from || range.is_some()));
        let is_undated = counted.origin.is_some() && near.is_none();
        let as_of = self.setting.known.frame.as_of_year().map(crate::period::Date::from_year);
        let listed_after = match (part_of, is_listed) {
            (Some(whole), _) => self.done.iter().find(|done| done.mention == whole).map(|done| done.kind).or(self
                .setting
                .previous
                .as_ref()
                .map(|previous| previous.kind)),
            (None, true) => self.done.last().map(|done| done.kind),
            _ => None,
        };
        let is_part = part_of.is_some();
        let same_dimension =
            is_part || self.done.last().is_some_and(|done| dimension(done.unit_class) == dimension(unit_class));
        let meaning = if is_rank {
            Meaning { kind: Kind::Rank, is_marked: true, is_mobilised: false }
        } else {
            meaning(&Evidence {
                sentence: self.sentence,
                number: piece,
                unit,
                unit_class,
                bound: quantity.bound,
                subject: counted.phrase,
                is_subject_after: counted.is_after,
                is_own: !counted.is_carried,
                level: self.done.last().filter(|done| done.unit == unit).map(|done| done.kind),
                is_course: counted.is_course,
                is_planned: counted.is_planned,
                link: counted.link,
                verb,
                standing: near.filter(|near| near.is_same_clause).map(|near| near.resolved.standing),
                is_future: near.is_some_and(|near| {
                    is_after(near.resolved.period, as_of) && near.resolved.standing != Standing::Since
                }) || (self.setting.known.passage.is_planned && near.is_none()),
                is_past: near.is_some_and(|near| near.is_same_clause && !is_after(near.resolved.period, as_of)),
                listed_after: listed_after.filter(|kind| same_dimension && !matches!(kind, Kind::Parameter)),
                before: self.done.last().map(|done| done.kind).filter(|kind| {
                    verb.is_none() && !counted.is_after && same_dimension && matches!(kind, Kind::Stock)
                }),
            })
        };
        let kind = meaning.kind;
        let is_change = [verb, counted.link]
            .into_iter()
            .flatten()
            .any(|at| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. })));
        let period = when::period(self.sentence, self.setting.found, piece, kind, near, is_change, &self.setting.known);
        let period = period.filter(|_| !is_undated);
        // 从2017年到2021年由A增至B: the ends of the range are the times of the levels.
        let period = match (range.and_then(Period::start), range.map(Period::end)) {
            (Some(start), _) if counted.origin.is_some() => Some(Period::at(start)),
            (_, Some(end)) => Some(Period::at(end)),
            _ => period,
        };
        // 由2017年的A增加到2021年的B，净增C: the change is of the time between.
        let course = match self.drafts.as_slice() {
            [.., first, last] if is_change && !counted.is_course && first.is_origin && !last.is_origin => {
                first.measure.period.and_then(Period::start).zip(last.measure.period.map(Period::end))
            }
            _ => None,
        };
        let period = course.filter(|(start, end)| start.year() < end.year()).map_or(period, |(start, end)| {
            Some(Period::between(
                crate::period::Date::from_year(start.year()),
                crate::period::Date::from_year(end.year()),
            ))
        });
        let averaged = self.averaged(&counted);
        let scope = averaged
            .unwrap_or_else(|| reach(self.sentence, piece, counted.phrase, counted.is_after, &self.setting.around));
        let trimmed = counted.phrase.map(|phrase| subject::trim(self.sentence, phrase));
        let subject_span = trimmed.map(|phrase| self.bare(phrase));
        // A person with no noun at all is what the classifier says.
        let own = subject_span.is_none() && unit == "人";
        let subject_span = if own { unit_span } else { subject_span };
        let predicate = verb.map(|verb| self.predicate(verb));
        let stage = verb.and_then(|verb| match self.sentence.token(verb) {
            Some(Token::Verb { stage, .. }) => stage.map(String::from),
            _ => None,
        });
        let base = self.base(piece, kind);
        let original = self.setting.original;
        let subject_text = subject_span.map_or("", |span| self.sentence.slice(span));
        let predicate_text = predicate.map_or("", |span| self.sentence.slice(span));
        let passage_theme = (self.setting.theme)(self.sentence.pieces.get(piece).map_or(0, |piece| piece.span.start));
        let candidate = Candidate {
            subject: subject_text,
            predicate: predicate_text,
            unit_class,
            kind,
            clause: self.clause(piece),
            sentence: self.context,
            theme: passage_theme,
            bound: quantity.bound,
            base: base.map_or("", |span| self.sentence.slice(span)),
            part: part_of.is_some(),
        };
        let here = self.drafts.iter().find(|draft| Some(draft.mention) == part_of).map(|draft| &draft.measure);
        let here = here.map(|whole| (whole.quantity.unit_class, whole.kind, &whole.indicator));
        let before = self.setting.previous.as_ref().filter(|whole| Some(whole.mention) == part_of);
        let whole = here.or(before.map(|whole| (whole.unit_class, whole.kind, &whole.indicator)));
        let whole = whole.filter(|whole| (whole.0, whole.1) == (unit_class, kind)).map(|whole| whole.2.clone());
        // A part is a part of what its whole is, unless its own subject says that it is something else.
        let id = match whole {
            Some(indicator) if counted.is_carried && indicator.is_some() => indicator,
            Some(indicator) => {
                // It is done to the part what is done to the whole.
                let done = self.done.iter().find(|done| Some(done.mention) == part_of).and_then(|done| done.verb);
                let done = done.map_or("", |verb| self.sentence.slice(self.predicate(verb)));
                let predicate = if predicate_text.is_empty() { done } else { predicate_text };
                let alone = Candidate { predicate, ..candidate };
                let told = self.words.identify_alone(&alone).or(indicator);
                told.or_else(|| self.words.identify(&candidate))
            }
            None => self.words.identify(&candidate),
        };
        let indicator = id.as_ref().and_then(|id| Registry::bundled().get(id));
        let dims = indicator.map_or_else(BTreeMap::new, |indicator| {
            let passage = Passage {
                subject: subject_text,
                predicate: predicate_text,
                sentence: self.sentence.slice(self.sentence.span),
                at: self.within_sentence(piece),
            };
            self.dims.dims(indicator, &passage)
        });
        // The economy is no theme of a section; its figures are told by what they are.
        let theme = match indicator.map(|indicator| indicator.theme) {
            Some(Theme::Economy) => Theme::Economy,
            // What a preamble says of how many there are is about the whole.
            _ if self.setting.is_preamble
                && matches!(unit_class, UnitClass::Person | UnitClass::Organization | UnitClass::Percent)
                && (kind == Kind::Stock || is_change) =>
            {
                Theme::Other
            }
            _ => passage_theme,
        };
        let mut inferred = Vec::new();
        if counted.is_carried {
            inferred.push(Aspect::Subject);
        }
        if !meaning.is_marked {
            inferred.push(Aspect::Kind);
        }
        if near.is_none() && period.is_some() {
            inferred.push(Aspect::Period);
        }
        let measure = Measure {
            quantity: Quantity { unit: unit_span.map(original), unit_class, ..quantity },
            subject: subject_span.map(original),
            subject_span: subject_span.map(self.setting.origin),
            predicate: predicate.map(original),
            stage,
            kind,
            period,
            scope: scope.scope(original),
            theme,
            indicator: id,
            dims,
            mobilised: meaning.is_mobilised,
            part_of,
            qualifies: None,
            base: base.map(original),
            base_count: None,
            change: None,
            inferred,
        };
        self.done.push(Done {
            piece,
            mention,
            subject: counted.phrase,
            verb,
            kind,
            unit_class,
            unit,
            is_part: part_of.is_some(),
        });
        self.drafts.push(Draft {
            mention,
            is_origin: counted.origin.is_some(),
            is_change: is_change && !counted.is_course,
            measure,
        });
    }

    /// 平均年龄45岁 holds for those counted before.
    fn averaged(&self, counted: &Counted) -> Option<Reach> {
        let subject = counted.phrase.map(|phrase| self.sentence.slice(phrase.span(self.sentence)))?;
        let before = averaged_at(subject)?;
        if before > 0 {
            let span = counted.phrase?.span(self.sentence);
            return Some(Reach::Group(Span::new(span.start, span.start + before)));
        }
        let of = self.last_counted().and_then(|last| last.subject)?;
        Some(Reach::Group(self.bare(subject::trim(self.sentence, of))))
    }

    /// Where the number stands in its sentence.
    fn within_sentence(&self, piece: usize) -> std::ops::Range<usize> {
        let start = self.sentence.span.start;
        let span = self.sentence.pieces.get(piece).map_or(Span::new(start, start), |piece| piece.span);
        span.start - start..span.end - start
    }

    /// The text of the clause that holds the number.
    fn clause(&self, piece: usize) -> &'t str {
        let at = |index: usize| self.sentence.pieces.get(index).map(|piece| piece.span);
        let start = at(self.sentence.clause_start(piece)).map_or(0, |span| span.start);
        let end = self.sentence.clause_end(piece).checked_sub(1).and_then(at).map_or(start, |span| span.end);
        self.sentence.slice(Span::new(start, end))
    }

    /// Whether the number goes on in the list of the number before it: 集体240多个、公务员930余名.
    fn continues_list(&self, piece: usize, counted: &Counted) -> bool {
        let Some(last) = self.done.last() else {
            return false;
        };
        let start =
            counted.phrase.filter(|_| !counted.is_after && !counted.is_carried).map_or(piece, |phrase| phrase.first);
        let Some(mark) = start.checked_sub(1) else {
            return false;
        };
        if !matches!(self.sentence.token(mark), Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
            return false;
        }
        (last.piece + 1..mark).all(|at| {
            matches!(
                self.sentence.token(at),
                Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Mark('”' | '“' | '、'))
            )
        })
    }

    /// A threshold qualifies the count beside it.
    fn link_thresholds(&mut self) {
        for index in 0..self.drafts.len() {
            let is_threshold = self.drafts.get(index).is_some_and(|draft| draft.measure.kind == Kind::Parameter);
            if !is_threshold {
                continue;
            }
            let counts = |at: usize| {
                self.drafts.get(at).filter(|draft| draft.measure.kind != Kind::Parameter).map(|draft| draft.mention)
            };
            let target = counts(index + 1).or_else(|| index.checked_sub(1).and_then(counts));
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.measure.qualifies = target;
            }
        }
    }
}

/// The sentence; with the one before where it opens with a part of it.
fn context<'t>(sentence: &Sentence<'t, '_>, setting: &Setting<'_>) -> &'t str {
    let span = sentence.span;
    let opens_with_part = sentence
        .pieces
        .iter()
        .find(|piece| !matches!(piece.token, Token::Mark(_)))
        .is_some_and(|piece| piece.token == Token::Particle(Particle::Part));
    let start = setting.before.filter(|_| opens_with_part).map_or(span.start, |before| before.start);
    sentence.slice(Span::new(start, span.end))
}

/// Shares, money and ages are of other dimensions than counts.
pub(super) fn dimension(class: UnitClass) -> u8 {
    match class {
        UnitClass::Percent | UnitClass::Ratio => 1,
        UnitClass::MoneyCny => 2,
        UnitClass::AgeYear => 3,
        _ => 0,
    }
}
