//! From the numbers of a sentence to measures: each gets its subject, verb, kind, period, scope, theme and links.
//!
//! The parts are decided in rooms of their own (`stated`, `meant`, `timed`, `identified`, `reach`); this file walks the sentence and
//! carries what later numbers take from earlier ones.

use std::collections::BTreeMap;

use crate::period::Period;
use crate::quantity::{Quantity, UnitClass};
use crate::report::{Aspect, Measure, Scope};
use crate::text::Span;
use crate::vocabulary::{IndicatorId, Kind, MatcherReader, Particle, Registry, SentenceDims, Theme};

use super::identified::Named;
use super::meaning::Meaning;
use super::reach::{Reach, Surroundings, reach};
use super::scan::Found;
use super::sentence::{Sentence, Token};
use super::stated::Number;
use super::subject::{self, Phrase};
use super::when::Known;

/// What the report knows when one of its sentences is read.
pub(crate) struct Setting<'a> {
    pub(crate) found: &'a [Found],
    pub(crate) known: Known,
    /// What the passage at a byte of the reading is about.
    pub(crate) theme: &'a dyn Fn(usize) -> Theme,
    pub(crate) around: Surroundings<'a>,
    /// What the counts of a preamble are about, where the sentence stands in one.
    pub(crate) preamble: Option<Theme>,
    /// Whether a heading or the opening of its paragraph tells what the sentence is about.
    pub(crate) is_headed: &'a dyn Fn(usize) -> bool,
    /// The measures of the last sentence that had any, without parts, changes and thresholds: the wholes of parts that
    /// open this one.
    pub(crate) previous: &'a [Previous],
    /// Whether that sentence stands in the same paragraph.
    pub(crate) is_same_paragraph: bool,
    /// The people whom the report counts first: those of whom a paragraph tells only what sort they are.
    pub(crate) population: Option<&'a Previous>,
    /// The sentence before, if it stands in the same paragraph.
    pub(crate) before: Option<Span>,
    /// Text of a span of the reading, in the script of the source.
    pub(crate) original: &'a dyn Fn(Span) -> String,
    /// Span of the source of a span of the reading.
    pub(crate) origin: &'a dyn Fn(Span) -> Span,
}

/// A measure of an earlier sentence, of which a part may open this one.
#[derive(Debug, Clone)]
pub(crate) struct Previous {
    pub(crate) mention: usize,
    pub(crate) kind: Kind,
    pub(crate) unit_class: UnitClass,
    pub(crate) indicator: Option<IndicatorId>,
    pub(crate) period: Option<Period>,
    /// What it counts, in the reading.
    pub(crate) subject: Option<Span>,
    /// Those whose average age it is.
    pub(crate) aged: Option<Span>,
}

impl Previous {
    /// The measure, as a later sentence may need it.
    pub(crate) fn of(draft: &Draft) -> Previous {
        let Measure { kind, quantity, indicator, period, .. } = &*draft.measure;
        Previous {
            mention: draft.mention,
            kind: *kind,
            unit_class: quantity.unit_class,
            indicator: indicator.clone(),
            period: *period,
            subject: draft.subject,
            aged: draft.aged,
        }
    }
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
    /// Whether it says by how much something changed.
    pub(super) is_change: bool,
    /// What it counts, where that stands in a sentence before.
    pub(super) elsewhere: Option<Span>,
}

/// A measure and the index of its mention.
pub(crate) struct Draft {
    pub(crate) mention: usize,
    /// Whether it is the level that a change starts from.
    pub(crate) is_origin: bool,
    /// Whether it says by how much something changed.
    pub(crate) is_change: bool,
    /// What it counts, in the reading.
    pub(crate) subject: Option<Span>,
    /// Those whose average age it is.
    aged: Option<Span>,
    pub(crate) measure: Box<Measure>,
}

/// Of what region or group a number is.
struct Reached {
    scope: Scope,
    /// Those whose average age it is.
    aged: Option<Span>,
}

/// Measures for which a room has place from the first sentence on.
const USUAL: usize = 8;

/// Room for the measures of a sentence, which are large; kept from one to the next.
#[derive(Default)]
pub(crate) struct Room<'t> {
    done: Vec<Done<'t>>,
    pub(crate) drafts: Vec<Draft>,
}

/// Reads the measures of one sentence into a room, in place of what is in it.
pub(crate) fn measures<'t>(
    sentence: &Sentence<'t, '_>,
    setting: &Setting,
    words: &mut MatcherReader<'t>,
    room: &mut Room<'t>,
) {
    let context = context(sentence, setting);
    let spelled = sentence.spelled;
    match context.len() == sentence.span.len() {
        true => words.read_found(context, sentence.span.start, &spelled.atoms, &spelled.quotes),
        false => words.read(context),
    }
    let Room { mut done, mut drafts } = std::mem::take(room);
    done.clear();
    drafts.clear();
    done.reserve(USUAL);
    drafts.reserve(USUAL);
    let dims = SentenceDims::of(&sentence.spelled.dims, sentence.span.start);
    let mut walk = Walk { sentence, setting, context, words, done, drafts, dims, at: 0 };
    for piece in 0..sentence.pieces.len() {
        if let Some(Token::Number(mention)) = sentence.token(piece) {
            walk.read(piece, mention as usize);
        }
    }
    walk.link_thresholds();
    *room = Room { done: walk.done, drafts: walk.drafts };
}

pub(super) struct Walk<'a, 't, 'l> {
    pub(super) sentence: &'a Sentence<'t, 'l>,
    pub(super) setting: &'a Setting<'a>,
    /// The sentence; with the one before where it opens with a part of it.
    pub(super) context: &'t str,
    /// The words of the indicators in the sentence.
    pub(super) words: &'a mut MatcherReader<'t>,
    pub(super) done: Vec<Done<'t>>,
    pub(super) drafts: Vec<Draft>,
    pub(super) dims: SentenceDims<'a>,
    /// Piece of the number that is read.
    pub(super) at: usize,
}

impl<'t> Walk<'_, 't, '_> {
    fn read(&mut self, piece: usize, mention: usize) {
        self.at = piece;
        let Some(number) = self.number(piece, mention) else {
            return;
        };
        let meaning = self.meant(&number);
        let kind = meaning.kind;
        let period = self.dated(&number, kind);
        let named = number.counted.phrase.map(|phrase| self.bare(subject::trim(self.sentence, phrase)));
        let span = named.map(|span| self.of_any_sort(&number.counted, span));
        let elsewhere = match span {
            None => self.elsewhere(&number, kind),
            Some(_) => None,
        };
        // A person with no noun at all is what the classifier says.
        let own = || number.unit_span.filter(|_| number.unit.ends_with('人'));
        let named = Named { subject: span.or(elsewhere).or_else(own), predicate: self.predicate_of(&number) };
        let reached = self.reached(&number, kind);
        let base = self.base(piece, kind);
        let place = self.place(piece);
        let around = (self.setting.theme)(place);
        let words = self.words_of(&number, &named, kind, base, around);
        let id = self.identified(&number, &words);
        let indicator = id.as_ref().and_then(|id| Registry::bundled().get(id));
        let theme = self.theme(indicator, &number, kind, around);
        let original = self.setting.original;
        let shortest = named.subject.map(|span| subject::shortest(self.sentence, span));
        let is_change = number.is_change && !number.counted.is_course && !self.reaches(&number);
        self.done.push(Done {
            piece,
            mention: number.mention,
            subject: number.counted.phrase,
            verb: number.verb,
            kind,
            unit_class: number.class(),
            unit: if number.is_paid { "" } else { number.unit },
            is_part: number.part_of.is_some(),
            is_change,
            elsewhere,
        });
        self.drafts.push(Draft {
            mention: number.mention,
            subject: named.subject,
            is_origin: number.counted.origin.is_some(),
            is_change,
            aged: reached.aged,
            measure: Box::new(Measure {
                quantity: Quantity { unit: number.unit_span.map(original), ..number.quantity },
                subject: shortest.map(original),
                subject_span: shortest.map(self.setting.origin),
                predicate: named.predicate.map(original),
                stage: number.verb.and_then(|verb| self.sentence.stage(verb)).map(String::from),
                kind,
                period,
                scope: reached.scope,
                theme,
                dims: indicator.map_or_else(BTreeMap::new, |indicator| self.dims_of(indicator, &number, &words)),
                indicator: id,
                mobilised: meaning.is_mobilised,
                part_of: number.part_of,
                qualifies: None,
                base: base.map(original),
                base_count: None,
                change: None,
                inferred: inferred(&number, &meaning, period),
            }),
        });
    }

    /// Where the figures of the number are from: the place or group beside it, or those of whom it is a mean.
    fn reached(&self, number: &Number<'_>, kind: Kind) -> Reached {
        let Number { piece, counted, .. } = number;
        let averaged = self.averaged(counted).filter(|_| self.is_mean(number, kind));
        let dealt = || {
            let level = || self.level_dealt(*piece, number.class()).map(Reach::Group);
            self.place_dealt(*piece).map(Reach::Place).or_else(level)
        };
        let around = || reach(self.sentence, *piece, counted.phrase, counted.is_after, &self.setting.around);
        let reach = averaged.or_else(dealt).unwrap_or_else(around);
        let is_open = number.class() == UnitClass::Percent && reach == Reach::Region;
        let within = is_open.then(|| self.within_averaged(*piece, counted)).flatten();
        Reached {
            scope: within.unwrap_or_else(|| reach.scope(self.setting.original)),
            aged: averaged.and_then(Reach::group).filter(|_| number.class() == UnitClass::AgeYear),
        }
    }

    /// The words of what is done to what the number counts.
    fn predicate_of(&self, number: &Number<'_>) -> Option<Span> {
        number.verb.map(|verb| self.predicate(verb))
    }

    /// Where the number stands in the reading.
    pub(super) fn place(&self, piece: usize) -> usize {
        self.sentence.pieces.get(piece).map_or(0, |piece| piece.span.start)
    }

    /// What was counted of a class in the sentence before, else the people the report is on.
    pub(super) fn like(&self, class: UnitClass, fits: &dyn Fn(&Previous) -> bool) -> Option<&Previous> {
        let fits = |one: &&Previous| one.unit_class == class && fits(one);
        let before = || self.setting.previous.iter().rev().filter(|_| self.setting.is_same_paragraph);
        before().find(fits).or(self.setting.population.filter(fits))
    }

    /// The class of the whole of a part.
    pub(super) fn class_of(&self, whole: usize) -> Option<UnitClass> {
        let here = self.done_at(whole).map(|done| done.unit_class);
        here.or(self.before(whole).map(|previous| previous.unit_class))
    }

    /// The measure of the sentence before that is the whole of a part of this one.
    pub(super) fn before(&self, whole: usize) -> Option<&Previous> {
        self.setting.previous.iter().find(|previous| previous.mention == whole)
    }

    /// The text of the clause that holds the number.
    pub(super) fn clause(&self, piece: usize) -> &'t str {
        let at = |index: usize| self.sentence.pieces.get(index).map(|piece| piece.span);
        let start = at(self.sentence.clause_start(piece)).map_or(0, |span| span.start);
        let end = self.sentence.clause_end(piece).checked_sub(1).and_then(at).map_or(start, |span| span.end);
        self.sentence.slice(Span::new(start, end))
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

/// Which fields of a measure the text does not state itself.
fn inferred(number: &Number<'_>, meaning: &Meaning, period: Option<Period>) -> Vec<Aspect> {
    let inferred = [
        (number.counted.is_carried, Aspect::Subject),
        (!meaning.is_marked, Aspect::Kind),
        (number.time.near.is_none() && period.is_some(), Aspect::Period),
    ];
    inferred.into_iter().filter(|(is_inferred, _)| *is_inferred).map(|(_, aspect)| aspect).collect()
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
