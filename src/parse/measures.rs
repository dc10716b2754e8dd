//! From the numbers of a sentence to measures: each gets its subject, verb, kind, period, scope, theme and links.
//!
//! The parts are decided in rooms of their own (subject, meaning, when, reach); this file walks the sentence and
//! carries what later numbers take from earlier ones.

use std::collections::BTreeMap;

use crate::number::Value;
use crate::period::{Frame, Period, Standing};
use crate::quantity::{Quantity, UnitClass};
use crate::report::{Aspect, Measure};
use crate::text::Span;
use crate::vocabulary::{self, Candidate, Kind, Matcher, Particle, Passage, Registry, Theme};

use super::meaning::{Evidence, Meaning, first_verb, meaning};
use super::reach::{InnerPlace, reach};
use super::scan::{Found, Item};
use super::sentence::{Sentence, Token};
use super::subject::{self, Phrase};
use super::when::{self, is_after};

/// What the report knows when one of its sentences is read.
pub(crate) struct Setting<'a> {
    pub(crate) found: &'a [Found],
    pub(crate) frame: Frame,
    pub(crate) theme: Theme,
    pub(crate) places: &'a [InnerPlace],
    pub(crate) is_national: bool,
    /// The date the states of this passage are of, where a sentence before said so.
    pub(crate) standing: Option<Period>,
    /// The time the whole report speaks of, where it reviews no year: since a congress, in the last years.
    pub(crate) window: Option<Period>,
    /// Text of a span of the reading, in the script of the source.
    pub(crate) original: &'a dyn Fn(Span) -> String,
    /// Span of the source of a span of the reading.
    pub(crate) origin: &'a dyn Fn(Span) -> Span,
}

/// A number of the sentence that is read already.
struct Done {
    piece: usize,
    mention: usize,
    subject: Option<Phrase>,
    verb: Option<usize>,
    kind: Kind,
    unit_class: UnitClass,
    is_part: bool,
}

/// A measure and the index of its mention.
pub(crate) struct Draft {
    pub(crate) mention: usize,
    pub(crate) measure: Measure,
}

/// Reads the measures of one sentence.
pub(crate) fn measures(sentence: &Sentence, setting: &Setting) -> Vec<Draft> {
    let mut walk = Walk {
        sentence,
        setting,
        done: Vec::new(),
        drafts: Vec::new(),
    };
    for piece in 0..sentence.pieces.len() {
        if let Some(Token::Number(mention)) = sentence.token(piece) {
            walk.read(piece, mention);
        }
    }
    walk.link_thresholds();
    walk.drafts
}

struct Walk<'a, 't, 'l> {
    sentence: &'a Sentence<'t, 'l>,
    setting: &'a Setting<'a>,
    done: Vec<Done>,
    drafts: Vec<Draft>,
}

/// The subject of a number and where it was found.
#[derive(Clone, Copy, Default)]
struct Counted {
    phrase: Option<Phrase>,
    is_after: bool,
    is_carried: bool,
    verb: Option<usize>,
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
        let counted = self.counted(piece, unit, quantity.unit_class, is_rank);
        let part_of = self.whole(piece);
        let is_listed = self.continues_list(piece, &counted);
        let verb = counted.verb.or_else(|| self.verb(piece, &counted, is_listed));
        let unit_class = self.unit_class(&quantity, unit, is_open, counted.phrase, piece);
        let near = when::near(self.sentence, self.setting.found, piece, &self.setting.frame);
        let as_of = self
            .setting
            .frame
            .as_of_year()
            .map(crate::period::Date::from_year);
        let listed_after = match (part_of, is_listed) {
            (Some(whole), _) => self
                .done
                .iter()
                .find(|done| done.mention == whole)
                .map(|done| done.kind),
            (None, true) => self.done.last().map(|done| done.kind),
            _ => None,
        };
        let same_dimension = self
            .done
            .last()
            .is_some_and(|done| dimension(done.unit_class) == dimension(unit_class));
        let meaning = if is_rank {
            Meaning {
                kind: Kind::Rank,
                is_marked: true,
                is_mobilised: false,
            }
        } else {
            meaning(&Evidence {
                sentence: self.sentence,
                number: piece,
                unit,
                unit_class,
                bound: quantity.bound,
                subject: counted.phrase,
                is_subject_after: counted.is_after,
                verb,
                standing: near
                    .filter(|near| near.is_same_clause)
                    .map(|near| near.resolved.standing),
                is_future: near.is_some_and(|near| {
                    is_after(near.resolved.period, as_of) && near.resolved.standing != Standing::Since
                }),
                listed_after: listed_after.filter(|kind| same_dimension && !matches!(kind, Kind::Parameter)),
                before: self
                    .done
                    .last()
                    .map(|done| done.kind)
                    .filter(|kind| verb.is_none() && same_dimension && matches!(kind, Kind::Stock | Kind::Flow)),
            })
        };
        let kind = meaning.kind;
        let period = when::period(
            self.sentence,
            piece,
            kind,
            near,
            self.setting.standing,
            &self.setting.frame,
            self.setting.window,
        );
        let scope = reach(
            self.sentence,
            piece,
            counted.phrase,
            counted.is_after,
            self.setting.places,
            self.setting.is_national,
        );
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
        let candidate = Candidate {
            subject: subject_text,
            predicate: predicate_text,
            unit_class,
            kind,
            clause: self.clause(piece),
            sentence: self.sentence.slice(self.sentence.span),
            theme: self.setting.theme,
            bound: quantity.bound,
            base: base.map_or("", |span| self.sentence.slice(span)),
            part: part_of.is_some(),
        };
        let id = Matcher::get().identify(&candidate);
        let indicator = id.as_ref().and_then(|id| Registry::bundled().get(id));
        let dims = indicator.map_or_else(BTreeMap::new, |indicator| {
            let passage = Passage {
                subject: subject_text,
                predicate: predicate_text,
                sentence: candidate.sentence,
                at: self.within_sentence(piece),
            };
            vocabulary::dims(indicator, &passage)
        });
        // The economy is no theme of a section; its figures are told by what they are.
        let theme = match indicator.map(|indicator| indicator.theme) {
            Some(Theme::Economy) => Theme::Economy,
            _ => self.setting.theme,
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
            quantity: Quantity {
                unit: unit_span.map(original),
                unit_class,
                ..quantity
            },
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
            is_part: part_of.is_some(),
        });
        self.drafts.push(Draft { mention, measure });
    }

    /// Finds what the number counts.
    fn counted(&self, piece: usize, unit: &str, class: UnitClass, is_rank: bool) -> Counted {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        let last = self.done.last();
        let carried = |phrase: Option<Phrase>| Counted {
            phrase,
            is_carried: true,
            ..Counted::default()
        };
        let is_portion = matches!(class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate);
        let before = subject::before(sentence, piece);
        let left = before.phrase.filter(|phrase| phrase.first >= clause);
        if is_rank {
            let phrase = left.filter(|phrase| phrase.class.is_some());
            return match (last.and_then(|last| last.subject), phrase) {
                (Some(subject), None) => carried(Some(subject)),
                (_, Some(phrase)) => Counted {
                    phrase: Some(phrase),
                    ..Counted::default()
                },
                (None, None) => Counted {
                    phrase: self.clause_noun(piece),
                    is_carried: true,
                    ..Counted::default()
                },
            };
        }
        if is_portion {
            if let Some(share) = self.share_verb(piece, clause) {
                let part = subject::phrase_ending_at(sentence, share)
                    .0
                    .filter(|phrase| phrase.first >= clause);
                return match part {
                    Some(phrase) => Counted {
                        phrase: Some(phrase),
                        verb: Some(share),
                        ..Counted::default()
                    },
                    None => Counted {
                        verb: Some(share),
                        ..carried(last.and_then(|last| last.subject))
                    },
                };
            }
            if let Some(phrase) = left {
                return Counted {
                    phrase: Some(phrase),
                    verb: before.verb,
                    ..Counted::default()
                };
            }
            if let Some(verb) = before.verb {
                let part = subject::phrase_ending_at(sentence, verb)
                    .0
                    .filter(|phrase| phrase.first >= clause);
                return match part.or_else(|| self.subject_of_growth(piece)) {
                    Some(phrase) => Counted {
                        phrase: Some(phrase),
                        verb: Some(verb),
                        ..Counted::default()
                    },
                    None => Counted {
                        verb: Some(verb),
                        ..carried(last.and_then(|last| last.subject))
                    },
                };
            }
            let phrase = self
                .clause_noun(piece)
                .or_else(|| subject::after(sentence, piece, unit));
            return match phrase {
                Some(phrase) => Counted {
                    phrase: Some(phrase),
                    ..Counted::default()
                },
                None => carried(last.and_then(|last| last.subject)),
            };
        }
        if let Some(distributes) = before.distributes {
            if let Some(item) = self.distributed(piece, distributes) {
                return Counted {
                    phrase: Some(item),
                    ..Counted::default()
                };
            }
        } else if let Some(item) = self.redistributed(piece) {
            return Counted {
                phrase: Some(item),
                ..Counted::default()
            };
        }
        // 5批次、22个: a number directly after a number counts the same thing.
        let follows_number = matches!(sentence.token(piece.wrapping_sub(1)), Some(Token::Mark('、')))
            && matches!(sentence.token(piece.wrapping_sub(2)), Some(Token::Number(_)));
        let follows_noun = unit != "人次" || left.is_none();
        let right = subject::after(sentence, piece, unit).filter(|_| follows_noun);
        if let Some(phrase) = right {
            // 党员总数120万名 keeps its own subject even where a clause goes on without a mark.
            let is_linked = left
                .is_some_and(|left| left.class.is_some_and(|class| subject::fits(unit, class)))
                && phrase.class.is_none();
            if !is_linked {
                return Counted {
                    phrase: Some(phrase),
                    is_after: true,
                    ..Counted::default()
                };
            }
        }
        if let Some(phrase) = left {
            return Counted { phrase: Some(phrase), ..Counted::default() };
        }
        if let Some(last) = last.filter(|_| follows_number) {
            return carried(last.subject);
        }
        let verb = before.verb;
        let act = verb.filter(|verb| matches!(sentence.token(*verb), Some(Token::Verb { role, .. }) if role.governs()));
        if let Some(verb) = act {
            // 公务员考录1180人: the object stands before its verb.
            let fronted = subject::phrase_ending_at(sentence, verb)
                .0
                .filter(|phrase| phrase.first >= clause);
            if let Some(phrase) =
                fronted.filter(|phrase| phrase.class.is_some_and(|class| subject::fits(unit, class)))
            {
                // 吸纳农民就业49.8万人: the verb before the object governs.
                let outer = phrase.first.checked_sub(1).filter(|at| {
                    *at >= clause
                        && matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.governs())
                });
                return Counted { phrase: Some(phrase), verb: outer.or(Some(verb)), ..Counted::default() };
            }
        }
        let fitting = last
            .filter(|last| last.unit_class == class || unit == "人次")
            .and_then(|last| last.subject);
        let nearest = subject::nearest_before(sentence, piece, unit, class);
        let phrase = match (fitting, nearest) {
            (Some(subject), Some(nearest)) if nearest.first > subject.last => Some(nearest),
            (Some(subject), _) => Some(subject),
            (None, nearest) => nearest,
        };
        let phrase = phrase.or_else(|| {
            if class == UnitClass::Person {
                None
            } else {
                last.and_then(|last| last.subject)
            }
        });
        Counted {
            verb: act,
            ..carried(phrase)
        }
    }

    /// 占 before a portion in the same clause, with no other number between.
    fn share_verb(&self, piece: usize, clause: usize) -> Option<usize> {
        for at in (clause..piece).rev() {
            match self.sentence.token(at) {
                Some(Token::Number(_)) => return None,
                Some(Token::Verb {
                    kind: Some(Kind::Share),
                    ..
                }) if self.sentence.piece_text(at).starts_with('占') => return Some(at),
                Some(Token::Particle(Particle::Tail)) if self.sentence.piece_text(at).starts_with('占') => {
                    return Some(at);
                }
                _ => {}
            }
        }
        None
    }

    /// 人才总量以年均12%的速度递增: what grows stands at the head of the clause.
    fn subject_of_growth(&self, piece: usize) -> Option<Phrase> {
        self.clause_noun(piece)
    }

    /// The first noun phrase of the clause before the number.
    fn clause_noun(&self, piece: usize) -> Option<Phrase> {
        let clause = self.sentence.clause_start(piece);
        (clause..piece).find_map(
            |at| match (self.sentence.token(at), self.sentence.token(at + 1)) {
                (
                    Some(Token::Noun(_)),
                    Some(Token::Noun(_) | Token::Text | Token::Particle(Particle::Join)),
                ) if at + 1 < piece => None,
                (Some(Token::Noun(class)), _) => {
                    subject::phrase_ending_at(self.sentence, at + 1)
                        .0
                        .map(|phrase| Phrase {
                            class: Some(class),
                            ..phrase
                        })
                }
                _ => None,
            },
        )
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

    /// The item of a list that a 分别 gives to the first of its numbers.
    fn distributed(&self, piece: usize, distributes: usize) -> Option<Phrase> {
        let items = subject::items_before(self.sentence, distributes);
        let count = self.numbers_in_row(piece);
        if items.len() >= 2 && items.len() == count {
            items.first().copied()
        } else {
            None
        }
    }

    /// The item of a list for a later number of its row.
    fn redistributed(&self, piece: usize) -> Option<Phrase> {
        let clause = self.sentence.clause_start(piece);
        let distributes = (clause..piece)
            .rev()
            .find(|at| matches!(self.sentence.piece_text(*at), "分别" | "依次"))?;
        let first =
            (distributes..piece).find(|at| matches!(self.sentence.token(*at), Some(Token::Number(_))))?;
        let items = subject::items_before(self.sentence, distributes);
        let place = (first..piece)
            .filter(|at| matches!(self.sentence.token(*at), Some(Token::Number(_))))
            .count();
        if items.len() >= 2 && items.len() == self.numbers_in_row(first) {
            items.get(place).copied()
        } else {
            None
        }
    }

    /// Numbers joined by 、 or 和 from `piece` on.
    fn numbers_in_row(&self, piece: usize) -> usize {
        let mut count = 1;
        let mut at = piece + 1;
        while matches!(
            self.sentence.token(at),
            Some(Token::Mark('、') | Token::Particle(Particle::Join))
        ) {
            if !matches!(self.sentence.token(at + 1), Some(Token::Number(_))) {
                break;
            }
            count += 1;
            at += 2;
        }
        count
    }

    /// Whether the number goes on in the list of the number before it: 集体1500多个、公务员5000余名.
    fn continues_list(&self, piece: usize, counted: &Counted) -> bool {
        let Some(last) = self.done.last() else {
            return false;
        };
        let start = counted
            .phrase
            .filter(|_| !counted.is_after && !counted.is_carried)
            .map_or(piece, |phrase| phrase.first);
        let Some(mark) = start.checked_sub(1) else {
            return false;
        };
        if !matches!(
            self.sentence.token(mark),
            Some(Token::Mark('、') | Token::Particle(Particle::Join))
        ) {
            return false;
        }
        (last.piece + 1..mark).all(|at| {
            matches!(
                self.sentence.token(at),
                Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Mark('”' | '“' | '、'))
            )
        })
    }

    /// The verb that governs the number.
    fn verb(&self, piece: usize, counted: &Counted, is_listed: bool) -> Option<usize> {
        let clause = self.sentence.clause_start(piece);
        if is_listed {
            return self.done.last().and_then(|last| last.verb);
        }
        let from = counted
            .phrase
            .filter(|_| !counted.is_after && !counted.is_carried)
            .map_or(piece, |phrase| phrase.first);
        let mut weak = None;
        for at in (clause..from).rev() {
            match self.sentence.token(at) {
                Some(Token::Verb { role, .. }) if role.governs() => return Some(at),
                Some(Token::Verb { .. }) if weak.is_none() => weak = Some(at),
                Some(Token::Number(_)) => break,
                _ => {}
            }
        }
        let end = self.sentence.clause_end(piece);
        let from = counted
            .phrase
            .filter(|_| counted.is_after)
            .map_or(piece + 1, |phrase| phrase.last + 1);
        let next_number = (from..end)
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Number(_))))
            .unwrap_or(end);
        first_verb(self.sentence, from, next_number).or(weak).or_else(|| {
            (piece + 1..next_number).find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { .. })))
        })
    }

    /// The verb as written, with the verbs it is joined to: 支持和引进.
    fn predicate(&self, verb: usize) -> Span {
        let piece = |at: usize| {
            self.sentence
                .pieces
                .get(at)
                .map_or(Span::default(), |piece| piece.span)
        };
        let mut span = piece(verb);
        let joined = verb.checked_sub(2).filter(|at| {
            matches!(
                self.sentence.token(*at),
                Some(Token::Verb { role, .. }) if role.is_act()) && matches!(self.sentence.token(at + 1), Some(Token::Particle(Particle::Join)))
        });
        if let Some(first) = joined {
            span = Span::new(piece(first).start, span.end);
        }
        span
    }

    /// The class of the unit, decided by the noun where the classifier leaves it open.
    fn unit_class(
        &self,
        quantity: &Quantity,
        unit: &str,
        is_open: bool,
        subject: Option<Phrase>,
        piece: usize,
    ) -> UnitClass {
        if counts_people_or_things(quantity.unit_class) && self.has_magnitude_base(piece) {
            return UnitClass::Ratio;
        }
        if !is_open {
            return quantity.unit_class;
        }
        let class = subject
            .and_then(|phrase| phrase.class)
            .filter(|class| subject::fits(unit, *class));
        class
            .filter(|class| !matches!(class, UnitClass::MoneyCny | UnitClass::Percent))
            .unwrap_or(quantity.unit_class)
    }

    /// Whether the number is per hundred, thousand or ten thousand of something: 每万名就业人员中研发人员207.1人.
    fn has_magnitude_base(&self, piece: usize) -> bool {
        let clause = self.sentence.clause_start(piece);
        let per = (clause..piece)
            .rev()
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Particle(Particle::Per))));
        per.is_some_and(|per| {
            let start = self.sentence.pieces.get(per).map_or(0, |piece| piece.span.start);
            let rest = self.sentence.text.get(start..).unwrap_or("");
            let rest = rest.trim_start_matches(|c| "平均每".contains(c));
            rest.starts_with(['百', '千', '万', '亿', '十']) || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// The whole that a part after 其中 belongs to.
    fn whole(&self, piece: usize) -> Option<usize> {
        let marks_part = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(Particle::Part)));
        let mark = (0..piece).rev().find(|at| marks_part(*at))?;
        let whole = self
            .done
            .iter()
            .rev()
            .find(|done| done.piece < mark && !done.is_part)?;
        Some(whole.mention)
    }

    /// The base of a rate: 每万名就业人员.
    fn base(&self, piece: usize, kind: Kind) -> Option<Span> {
        if kind != Kind::Rate {
            return None;
        }
        let clause = self.sentence.clause_start(piece);
        let per = (clause..piece)
            .rev()
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Particle(Particle::Per))))?;
        let start = self.sentence.pieces.get(per)?.span.start;
        let mut end = self.sentence.pieces.get(per)?.span.end;
        for at in per + 1..piece {
            match self.sentence.token(at) {
                Some(Token::Noun(_) | Token::Text) => end = self.sentence.pieces.get(at)?.span.end,
                _ => break,
            }
        }
        Some(Span::new(start, end))
    }

    /// A phrase without a measuring tail or surrounding quotes: 研发人员数 → 研发人员.
    fn bare(&self, phrase: Phrase) -> Span {
        let span = phrase.span(self.sentence);
        let text = self.sentence.slice(span);
        let mut tail = text.len();
        for word in ["总人数", "总数", "人数", "数"] {
            if let Some(head) = text.strip_suffix(word).filter(|head| head.chars().count() >= 2) {
                tail = head.len();
                break;
            }
        }
        Span::new(span.start, span.start + tail)
    }

    /// A threshold qualifies the count beside it.
    fn link_thresholds(&mut self) {
        for index in 0..self.drafts.len() {
            let is_threshold = self
                .drafts
                .get(index)
                .is_some_and(|draft| draft.measure.kind == Kind::Parameter);
            if !is_threshold {
                continue;
            }
            let counts = |at: usize| {
                self.drafts
                    .get(at)
                    .filter(|draft| draft.measure.kind != Kind::Parameter)
                    .map(|draft| draft.mention)
            };
            let target = counts(index + 1).or_else(|| index.checked_sub(1).and_then(counts));
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.measure.qualifies = target;
            }
        }
    }
}

fn counts_people_or_things(class: UnitClass) -> bool {
    !matches!(class, UnitClass::Percent | UnitClass::MoneyCny | UnitClass::AgeYear | UnitClass::Position)
}

fn dimension(class: UnitClass) -> u8 {
    match class {
        UnitClass::Percent | UnitClass::Ratio => 1,
        UnitClass::MoneyCny => 2,
        UnitClass::AgeYear => 3,
        _ => 0,
    }
}
