//! From the numbers of a sentence to measures: each gets its subject, verb, kind, period, scope, theme and links.
//!
//! The parts are decided in rooms of their own (subject, meaning, when, reach); this file walks the sentence and
//! carries what later numbers take from earlier ones.

use std::collections::BTreeMap;

use crate::number::Value;
use crate::period::{Frame, Period, Standing};
use crate::quantity::{Quantity, UnitClass};
use crate::report::{Aspect, Measure, Scope};
use crate::text::Span;
use crate::vocabulary::{self, Candidate, Kind, Matcher, Particle, Passage, Registry, Theme, VerbRole};

use super::meaning::{Evidence, Meaning, first_verb, meaning};
use super::reach::{InnerPlace, Reach, Surroundings, reach};
use super::scan::{Found, Item};
use super::sentence::{Sentence, Token};
use super::subject::{self, Phrase};
use super::when::{self, is_after};

/// What the report knows when one of its sentences is read.
pub(crate) struct Setting<'a> {
    pub(crate) found: &'a [Found],
    pub(crate) frame: Frame,
    /// What the passage at a byte of the reading is about.
    pub(crate) theme: &'a dyn Fn(usize) -> Theme,
    pub(crate) places: &'a [InnerPlace],
    pub(crate) practices: &'a [super::practice::Draft],
    pub(crate) is_national: bool,
    /// The date the states of this passage are of, where a sentence before said so.
    pub(crate) standing: Option<Period>,
    /// The time the whole report speaks of, where it reviews no year: since a congress, in the last years.
    pub(crate) window: Option<Period>,
    /// The last measure of the sentence before: the whole of a part that opens this one.
    pub(crate) previous: Option<Previous>,
    /// The sentence before, if it stands in the same paragraph.
    pub(crate) before: Option<Span>,
    /// Text of a span of the reading, in the script of the source.
    pub(crate) original: &'a dyn Fn(Span) -> String,
    /// Span of the source of a span of the reading.
    pub(crate) origin: &'a dyn Fn(Span) -> Span,
}

/// A measure of an earlier sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Previous {
    pub(crate) mention: usize,
    pub(crate) kind: Kind,
    pub(crate) unit_class: UnitClass,
}

/// A number of the sentence that is read already.
struct Done<'t> {
    piece: usize,
    mention: usize,
    subject: Option<Phrase>,
    verb: Option<usize>,
    kind: Kind,
    unit_class: UnitClass,
    unit: &'t str,
    is_part: bool,
}

/// A measure and the index of its mention.
pub(crate) struct Draft {
    pub(crate) mention: usize,
    pub(crate) measure: Measure,
}

/// Reads the measures of one sentence.
pub(crate) fn measures(sentence: &Sentence, setting: &Setting) -> Vec<Draft> {
    let mut walk = Walk { sentence, setting, done: Vec::new(), drafts: Vec::new() };
    for piece in 0..sentence.pieces.len() {
        if let Some(Token::Number(mention)) = sentence.token(piece) {
            walk.read(piece, mention);
        }
    }
    walk.link_thresholds();
    walk.drafts
}

/// The measure of a table cell: everything it says stands in its header and the name of its row.
pub(crate) fn of_cell(
    quantity: Quantity,
    (subject, subject_span): (String, Span),
    kind: Kind,
    period: Option<Period>,
    scope: Scope,
    theme: Theme,
    part_of: Option<usize>,
) -> Measure {
    let candidate = Candidate {
        subject: &subject,
        unit_class: quantity.unit_class,
        kind,
        clause: &subject,
        sentence: &subject,
        theme,
        part: part_of.is_some(),
        ..Candidate::default()
    };
    let indicator = Matcher::get().identify(&candidate);
    Measure {
        quantity,
        subject: Some(subject),
        subject_span: Some(subject_span),
        predicate: None,
        stage: None,
        kind,
        period,
        scope,
        theme,
        indicator,
        dims: BTreeMap::new(),
        mobilised: false,
        part_of,
        qualifies: None,
        base: None,
        base_count: None,
        change: None,
        inferred: vec![Aspect::Period],
    }
}

struct Walk<'a, 't, 'l> {
    sentence: &'a Sentence<'t, 'l>,
    setting: &'a Setting<'a>,
    done: Vec<Done<'t>>,
    drafts: Vec<Draft>,
}

/// The subject of a number and where it was found.
#[derive(Clone, Copy, Default)]
struct Counted {
    phrase: Option<Phrase>,
    is_after: bool,
    is_carried: bool,
    /// Whether the number is one end of a change from one level to another.
    is_course: bool,
    /// Whether it stands in the quoted name of a plan.
    is_planned: bool,
    /// The governing verb, where finding the subject found it.
    verb: Option<usize>,
    /// A verb that links the subject to the number: 达, 共有.
    link: Option<usize>,
}

/// A change from one level to another.
struct Course {
    subject: Option<Phrase>,
    verb: usize,
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
        let near = when::near(self.sentence, self.setting.found, piece, &self.setting.frame);
        let as_of = self.setting.frame.as_of_year().map(crate::period::Date::from_year);
        let listed_after = match (part_of, is_listed) {
            (Some(whole), _) => self
                .done
                .iter()
                .find(|done| done.mention == whole)
                .map(|done| done.kind)
                .or(self.setting.previous.map(|previous| previous.kind)),
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
                is_course: counted.is_course,
                is_planned: counted.is_planned,
                link: counted.link,
                verb,
                standing: near.filter(|near| near.is_same_clause).map(|near| near.resolved.standing),
                is_future: near.is_some_and(|near| {
                    is_after(near.resolved.period, as_of) && near.resolved.standing != Standing::Since
                }),
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
        let known =
            when::Known { frame: self.setting.frame, window: self.setting.window, standing: self.setting.standing };
        let period = when::period(self.sentence, piece, kind, near, is_change, &known);
        let averaged = self.averaged(&counted);
        let scope = averaged.unwrap_or_else(|| {
            reach(
                self.sentence,
                piece,
                counted.phrase,
                counted.is_after,
                &Surroundings {
                    places: self.setting.places,
                    practices: self.setting.practices,
                    is_national: self.setting.is_national,
                },
            )
        });
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
            sentence: self.context(),
            theme: passage_theme,
            bound: quantity.bound,
            base: base.map_or("", |span| self.sentence.slice(span)),
            part: part_of.is_some(),
        };
        // A part with no wording of its own is a part of what its whole is.
        let whole = || {
            let whole = self.drafts.iter().find(|draft| Some(draft.mention) == part_of).map(|draft| &draft.measure);
            let same = whole.filter(|whole| whole.quantity.unit_class == unit_class && whole.kind == kind);
            same.and_then(|whole| whole.indicator.clone())
        };
        let id = Matcher::get().identify(&candidate).or_else(whole);
        let indicator = id.as_ref().and_then(|id| Registry::bundled().get(id));
        let dims = indicator.map_or_else(BTreeMap::new, |indicator| {
            let passage = Passage {
                subject: subject_text,
                predicate: predicate_text,
                sentence: self.sentence.slice(self.sentence.span),
                at: self.within_sentence(piece),
            };
            vocabulary::dims(indicator, &passage)
        });
        // The economy is no theme of a section; its figures are told by what they are.
        let theme = match indicator.map(|indicator| indicator.theme) {
            Some(Theme::Economy) => Theme::Economy,
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
        self.drafts.push(Draft { mention, measure });
    }

    /// Finds what the number counts.
    fn counted(&self, piece: usize, unit: &str, class: UnitClass, is_open: bool, is_rank: bool) -> Counted {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        if is_rank {
            return self.ranked(piece, clause);
        }
        if let Some(course) = self.course(piece) {
            return Counted { phrase: course.subject, verb: Some(course.verb), is_course: true, ..Counted::default() };
        }
        if let Some(phrase) = self.planned(piece) {
            return Counted { phrase: Some(phrase), is_planned: true, ..Counted::default() };
        }
        let before = subject::before(sentence, piece);
        let mut left = before.phrase.filter(|phrase| phrase.first >= clause);
        // 其中宁德市有1020个: a place inside the whole is not what is counted.
        let is_inner_place =
            left.is_some_and(|left| left.class == Some(UnitClass::Place)) && self.whole(piece, class).is_some();
        if is_inner_place {
            left = None;
        }
        if matches!(class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate) {
            return self.portion(piece, clause, unit, left, before.verb);
        }
        let dealt = match before.distributes {
            Some(deals) => self.dealt(deals, piece, 0),
            None => self.dealt_later(piece),
        };
        if let Some(item) = dealt {
            return Counted { phrase: Some(item), link: before.verb, ..Counted::default() };
        }
        let follows_number = matches!(sentence.token(piece.wrapping_sub(1)), Some(Token::Mark('、')))
            && matches!(sentence.token(piece.wrapping_sub(2)), Some(Token::Number(_)));
        let names_money =
            left.is_some_and(|left| left.class == Some(UnitClass::MoneyCny)) && class == UnitClass::MoneyCny;
        let follows_noun = !names_money && (unit != "人次" || left.is_none());
        let right = subject::after(sentence, piece, unit).filter(|_| follows_noun);
        if let Some(phrase) = right {
            let is_linked = left.is_some_and(|left| left.class.is_some_and(|class| subject::fits(unit, class)))
                && phrase.class.is_none();
            if !is_linked {
                return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
            }
        }
        if let Some(phrase) = left {
            // A link that says more than that there is a number governs it: 增至, 拥有.
            let tells = |at: &usize| {
                matches!(
                    sentence.token(*at),
                    Some(Token::Verb { kind: Some(_), .. } | Token::Verb { role: VerbRole::Change, .. })
                )
            };
            let verb = before.verb.filter(tells);
            return Counted { phrase: Some(phrase), verb, link: before.verb, ..Counted::default() };
        }
        let last = self.last_counted();
        if let Some(last) = last.filter(|_| follows_number) {
            return Counted { phrase: last.subject, is_carried: true, ..Counted::default() };
        }
        self.carried(piece, clause, unit, class, is_open, before.verb)
    }

    /// What a number without a noun beside it counts: the object before its verb, or something named earlier.
    fn carried(
        &self,
        piece: usize,
        clause: usize,
        unit: &str,
        class: UnitClass,
        is_open: bool,
        link: Option<usize>,
    ) -> Counted {
        let sentence = self.sentence;
        let governs = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.governs());
        let act = link.filter(governs);
        // 宣讲1.1万场次: the verb names what is counted.
        let named = act.and_then(|verb| match sentence.token(verb) {
            Some(Token::Verb { noun: Some(noun), .. }) if noun == class && noun != UnitClass::Person => {
                Some(Phrase { first: verb, last: verb, class: Some(noun) })
            }
            _ => None,
        });
        if let Some(phrase) = named {
            return Counted { phrase: Some(phrase), verb: act, ..Counted::default() };
        }
        if let Some(verb) = act {
            // 公务员考录1180人: the object stands before its verb.
            let fronted = subject::phrase_ending_at(sentence, verb).0.filter(|phrase| phrase.first >= clause);
            if let Some(phrase) = fronted.filter(|phrase| phrase.class.is_some_and(|class| subject::fits(unit, class)))
            {
                // 吸纳农民就业49.8万人: the verb before the object governs.
                let outer = phrase.first.checked_sub(1).filter(|at| *at >= clause && governs(at));
                return Counted { phrase: Some(phrase), verb: outer.or(Some(verb)), ..Counted::default() };
            }
        }
        let last = self.last_counted();
        let same = |last: &&Done<'_>| {
            let fits = last.subject.and_then(|phrase| phrase.class).is_some_and(|class| subject::fits(unit, class));
            last.unit_class == class || unit == "人次" || (is_open && fits) || (is_open && last.unit == unit)
        };
        let fitting = last.filter(same).and_then(|last| last.subject);
        let nearest = subject::nearest_before(sentence, piece, unit, class);
        let phrase = match (fitting, nearest) {
            (Some(subject), Some(nearest)) if nearest.first > subject.last => Some(nearest),
            (Some(subject), _) => Some(subject),
            (None, nearest) => nearest,
        };
        // 每个团队资助1000万元: the base of the rate is what it is about.
        let is_per = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Per)));
        let based = (clause..piece).rev().find(is_per).and_then(|per| match sentence.token(per + 1) {
            Some(Token::Noun(class)) => Some(Phrase { first: per + 1, last: per + 1, class: Some(class) }),
            _ => None,
        });
        if based.is_some() && class == UnitClass::MoneyCny {
            return Counted { phrase: based, verb: act, link, ..Counted::default() };
        }
        let other = || last.and_then(|last| last.subject).filter(|_| class != UnitClass::Person);
        Counted { phrase: phrase.or_else(other), verb: act, link, is_carried: true, ..Counted::default() }
    }

    /// The last number that is no threshold: what it counts may be meant again.
    fn last_counted(&self) -> Option<&Done<'t>> {
        self.done.iter().rev().find(|done| done.kind != Kind::Parameter)
    }

    /// What holds a rank: the noun before the verb of rank, else what was counted before.
    fn ranked(&self, piece: usize, clause: usize) -> Counted {
        let verb = (clause..piece)
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { kind: Some(Kind::Rank), .. })));
        let own = verb
            .and_then(|verb| subject::phrase_ending_at(self.sentence, verb).0)
            .filter(|phrase| phrase.first >= clause && (phrase.class.is_some() || phrase.last > phrase.first));
        let length = |phrase: &Phrase| self.sentence.slice(phrase.span(self.sentence)).chars().count();
        match own
            .filter(|phrase| length(phrase) > 2)
            .or_else(|| self.last_counted().and_then(|last| last.subject))
            .or(own)
        {
            Some(phrase) => Counted { phrase: Some(phrase), verb, is_carried: own.is_none(), ..Counted::default() },
            None => Counted { phrase: self.clause_noun(piece), verb, is_carried: true, ..Counted::default() },
        }
    }

    /// What a share or a growth speaks of.
    fn portion(&self, piece: usize, clause: usize, unit: &str, left: Option<Phrase>, link: Option<usize>) -> Counted {
        let sentence = self.sentence;
        let last = self.last_counted().and_then(|last| last.subject);
        let within = |phrase: &Phrase| phrase.first >= clause;
        if let Some(share) = self.share_verb(piece, clause) {
            let part = subject::phrase_ending_at(sentence, share).0.filter(within);
            let part = part.filter(|phrase| !matches!(sentence.slice(phrase.span(sentence)), "后者" | "前者"));
            // 村党组织书记中，大专以上学历的占48.1%: the whole is named before the mark.
            let whole = || {
                clause
                    .checked_sub(2)
                    .filter(|at| sentence.piece_text(*at) == "中")
                    .and_then(|at| subject::phrase_ending_at(sentence, at).0)
            };
            return match part.or_else(whole) {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(share), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(share), is_carried: true, ..Counted::default() },
            };
        }
        if let Some(phrase) = left {
            return Counted { phrase: Some(phrase), verb: link, ..Counted::default() };
        }
        if let Some(verb) = link {
            // 办结率98.7%: a rate without a noun before it is its own subject.
            let rate = sentence.piece_text(verb).ends_with('率');
            let own = rate.then_some(Phrase { first: verb, last: verb, class: None });
            let part =
                subject::phrase_ending_at(sentence, verb).0.filter(within).or_else(|| self.clause_noun(piece)).or(own);
            return match part {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(verb), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(verb), is_carried: true, ..Counted::default() },
            };
        }
        match self.clause_noun(piece).or_else(|| subject::after(sentence, piece, unit)) {
            Some(phrase) => Counted { phrase: Some(phrase), ..Counted::default() },
            None => Counted { phrase: last, is_carried: true, ..Counted::default() },
        }
    }

    /// 平均年龄45岁 holds for those counted before.
    fn averaged(&self, counted: &Counted) -> Option<Reach> {
        let subject = counted.phrase.map(|phrase| self.sentence.slice(phrase.span(self.sentence)))?;
        let before = subject.find("平均")?;
        if before > 0 {
            let span = counted.phrase?.span(self.sentence);
            return Some(Reach::Group(Span::new(span.start, span.start + before)));
        }
        let of = self.last_counted().and_then(|last| last.subject)?;
        Some(Reach::Group(self.bare(subject::trim(self.sentence, of))))
    }

    /// A change from one level to another: 总量由41万人攀升至52.6万人. Both numbers speak of what stands before 由.
    fn course(&self, piece: usize) -> Option<Course> {
        let sentence = self.sentence;
        let (start, end) = (sentence.clause_start(piece), sentence.clause_end(piece));
        let from = (start..end).find(|at| matches!(sentence.piece_text(*at), "由" | "从"))?;
        let is_goal = |at: usize| sentence.piece_text(at).starts_with(['到', '至']);
        let reaches = |at: &usize| match sentence.token(*at) {
            Some(Token::Text) => sentence.piece_text(*at).ends_with(['降', '升', '增', '减', '扩']) && is_goal(at + 1),
            Some(Token::Verb {
                role: VerbRole::Change | VerbRole::State | VerbRole::Act | VerbRole::Auxiliary,
                ..
            }) => sentence.piece_text(*at).ends_with(['至', '到', '为']) || is_goal(at + 1),
            _ => false,
        };
        let verb = (from..end).find(reaches)?;
        let numbers: Vec<usize> =
            (from..end).filter(|at| matches!(sentence.token(*at), Some(Token::Number(_)))).collect();
        let is_first = numbers.first() == Some(&piece) && piece < verb;
        let is_second = numbers.get(1) == Some(&piece) && verb < piece;
        if !(is_first || is_second) {
            return None;
        }
        // 覆盖率由82%提升到91%: the rate before 由 is passed over to the noun that has it.
        let own = subject::before(sentence, from).phrase.filter(|phrase| phrase.first >= start);
        let subject = own.or_else(|| self.last_counted().and_then(|last| last.subject));
        Some(Course { subject, verb })
    }

    /// “5年5000名”选调计划: a quoted plan counts what its name says.
    fn planned(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        if !sentence.is_quoted(piece) {
            return None;
        }
        let close = (piece..sentence.pieces.len()).find(|at| matches!(sentence.token(*at), Some(Token::Mark('”'))))?;
        for last in close + 1..close + 6 {
            if !matches!(sentence.token(last), Some(Token::Noun(_) | Token::Text | Token::Verb { .. } | Token::Fixed)) {
                break;
            }
            if ["计划", "规划", "工程", "行动", "目标"].iter().any(|plan| sentence.piece_text(last).ends_with(plan))
            {
                return Some(Phrase { first: close + 1, last, class: None });
            }
        }
        None
    }

    /// 占 before a portion in the same clause, with no other number between.
    fn share_verb(&self, piece: usize, clause: usize) -> Option<usize> {
        for at in (clause..piece).rev() {
            match self.sentence.token(at) {
                Some(Token::Number(_)) => return None,
                Some(Token::Verb { kind: Some(Kind::Share), .. }) if self.sentence.piece_text(at).starts_with('占') => {
                    return Some(at);
                }
                Some(Token::Particle(Particle::Tail)) if self.sentence.piece_text(at).starts_with('占') => {
                    return Some(at);
                }
                _ => {}
            }
        }
        None
    }

    /// The first noun phrase of the clause before the number.
    fn clause_noun(&self, piece: usize) -> Option<Phrase> {
        let clause = self.sentence.clause_start(piece);
        (clause..piece).find_map(|at| match (self.sentence.token(at), self.sentence.token(at + 1)) {
            (Some(Token::Noun(_)), Some(Token::Noun(_) | Token::Text | Token::Particle(Particle::Join)))
                if at + 1 < piece =>
            {
                None
            }
            (Some(Token::Noun(class)), _) => {
                subject::phrase_ending_at(self.sentence, at + 1).0.map(|phrase| Phrase { class: Some(class), ..phrase })
            }
            _ => None,
        })
    }

    /// The sentence; with the one before where it opens with a part of it.
    fn context(&self) -> &'t str {
        let span = self.sentence.span;
        let opens_with_part = self
            .sentence
            .pieces
            .iter()
            .find(|piece| !matches!(piece.token, Token::Mark(_)))
            .is_some_and(|piece| piece.token == Token::Particle(Particle::Part));
        let start = self.setting.before.filter(|_| opens_with_part).map_or(span.start, |before| before.start);
        self.sentence.slice(Span::new(start, span.end))
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

    /// The item of a list that a 分别 gives to the number at `place` of the row that starts at `first`.
    fn dealt(&self, deals: usize, first: usize, place: usize) -> Option<Phrase> {
        let items = subject::items_before(self.sentence, deals);
        if items.len() >= 2 && items.len() == self.numbers_in_row(first) { items.get(place).copied() } else { None }
    }

    /// The item of a list for a later number of its row.
    fn dealt_later(&self, piece: usize) -> Option<Phrase> {
        let clause = self.sentence.clause_start(piece);
        let deals = (clause..piece).rev().find(|at| self.sentence.deals_out(*at))?;
        let is_number = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Number(_)));
        let first = (deals..piece).find(is_number)?;
        let place = (first..piece).filter(is_number).count();
        self.dealt(deals, first, place)
    }

    /// Numbers joined by 、 or 和 from `piece` on.
    fn numbers_in_row(&self, piece: usize) -> usize {
        let mut count = 1;
        let mut at = piece + 1;
        while matches!(self.sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
            if !matches!(self.sentence.token(at + 1), Some(Token::Number(_))) {
                break;
            }
            count += 1;
            at += 2;
        }
        count
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

    /// The verb that governs the number.
    fn verb(&self, piece: usize, counted: &Counted, is_listed: bool) -> Option<usize> {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        if is_listed {
            return self.done.last().and_then(|last| last.verb);
        }
        let from =
            counted.phrase.filter(|_| !counted.is_after && !counted.is_carried).map_or(piece, |phrase| phrase.first);
        let mut weak = None;
        let mut at = from;
        while let Some(previous) = at.checked_sub(1).filter(|previous| *previous >= clause) {
            match sentence.token(previous) {
                Some(Token::Verb { role, .. }) if role.governs() => return Some(previous),
                Some(Token::Verb { role: VerbRole::State, kind: None, .. }) => {}
                Some(Token::Verb { .. }) => {
                    weak.get_or_insert(previous);
                }
                // 新增35周岁以下大学生121万人: a threshold before the noun belongs to it.
                Some(Token::Number(_)) if counted.phrase.is_some_and(|phrase| phrase.first == previous + 1) => {}
                Some(Token::Number(_)) => break,
                // What stands before 的 modifies the subject and does not govern it, unless it opens the clause.
                Some(Token::Particle(Particle::Stop)) if sentence.piece_text(previous) == "的" => {
                    let outer = (clause..previous).find(|at| matches!(sentence.token(*at), Some(Token::Verb { .. })));
                    let acts = outer
                        .filter(|at| matches!(sentence.token(*at), Some(Token::Verb { role, .. }) if role.is_act()));
                    return acts.filter(|at| *at == clause).or(weak).or_else(|| self.verb_after(piece, counted));
                }
                _ => {}
            }
            at = previous;
        }
        self.verb_after(piece, counted).or(weak)
    }

    /// The first verb after the number and its subject that governs, up to the next number.
    fn verb_after(&self, piece: usize, counted: &Counted) -> Option<usize> {
        let end = self.sentence.clause_end(piece);
        let from = counted.phrase.filter(|_| counted.is_after).map_or(piece + 1, |phrase| phrase.last + 1);
        // 3名党员、2个党组织荣获: a number that goes on in the list does not end the search.
        let is_number = |at: &usize| {
            matches!(self.sentence.token(*at), Some(Token::Number(_)))
                && !matches!(self.sentence.token(at.wrapping_sub(1)), Some(Token::Mark('、')))
        };
        let next = (from..end).find(is_number).unwrap_or(end);
        first_verb(self.sentence, from, next)
            .or_else(|| (from..next).find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { .. }))))
    }

    /// The verb as written, with the verbs it is joined to: 支持和引进.
    fn predicate(&self, verb: usize) -> Span {
        let piece = |at: usize| self.sentence.pieces.get(at).map_or(Span::default(), |piece| piece.span);
        let mut span = piece(verb);
        let joined = verb.checked_sub(2).filter(|at| {
            matches!(
                self.sentence.token(*at),
                Some(Token::Verb { role, .. }) if role.is_act())
                && matches!(self.sentence.token(at + 1), Some(Token::Particle(Particle::Join)))
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
        let class = subject.and_then(|phrase| phrase.class).filter(|class| subject::fits(unit, *class));
        class.filter(|class| !matches!(class, UnitClass::MoneyCny | UnitClass::Percent)).unwrap_or(quantity.unit_class)
    }

    /// Whether the number is per hundred, thousand or ten thousand of something: 每万名就业人员中研发人员207.1人.
    fn has_magnitude_base(&self, piece: usize) -> bool {
        let clause = self.sentence.clause_start(piece);
        let per =
            (clause..piece).rev().find(|at| matches!(self.sentence.token(*at), Some(Token::Particle(Particle::Per))));
        per.is_some_and(|per| {
            let start = self.sentence.pieces.get(per).map_or(0, |piece| piece.span.start);
            let rest = self.sentence.text.get(start..).unwrap_or("");
            let rest = rest.trim_start_matches(|c| "平均每".contains(c));
            rest.starts_with(['百', '千', '万', '亿', '十']) || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// The whole that a part after 其中 belongs to.
    fn whole(&self, piece: usize, class: UnitClass) -> Option<usize> {
        let marks_part = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(Particle::Part)));
        let mark = (0..piece).rev().find(|at| marks_part(*at))?;
        let parted = |at: usize| matches!(self.sentence.token(at), Some(Token::Mark('；' | ';')));
        if (mark..piece).any(parted) {
            return None;
        }
        let is_whole = |done: &&Done<'_>| {
            done.piece < mark
                && !done.is_part
                && done.kind != Kind::Parameter
                && dimension(done.unit_class) == dimension(class)
        };
        let own = self.done.iter().rev().find(is_whole).map(|whole| whole.mention);
        // 全省共有…98个。其中，…: the whole stands in the sentence before.
        let opens = (0..mark).all(|at| matches!(self.sentence.token(at), Some(Token::Mark(_))));
        let previous =
            self.setting.previous.filter(|previous| opens && dimension(previous.unit_class) == dimension(class));
        own.or(previous.map(|previous| previous.mention))
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

    /// A phrase as the subject it names: without a measuring tail (研发人员数), with the modifier that a word of many uses
    /// needs (退休人员) and the rate that a short one is told by (人才贡献率).
    fn bare(&self, phrase: Phrase) -> Span {
        let span = self.widened(phrase);
        let text = self.sentence.slice(span);
        if let Some(at) = text.find("平均").filter(|at| *at > 0) {
            return Span::new(span.start + at, span.end);
        }
        for word in ["总人数", "总数", "人数", "数"] {
            if let Some(head) = text.strip_suffix(word).filter(|head| head.chars().count() >= 2) {
                return Span::new(span.start, span.start + head.len());
            }
        }
        span
    }

    fn widened(&self, phrase: Phrase) -> Span {
        let span = phrase.span(self.sentence);
        let text = self.sentence.slice(span);
        let length = text.chars().count();
        let piece = |at: usize| self.sentence.pieces.get(at);
        let mut start = span.start;
        let is_general = length == 1
            || ["人员", "单位", "机构", "队伍", "事项", "人选", "群体", "对象", "项目", "工作", "活动"].contains(&text);
        if is_general {
            let modifier = phrase
                .first
                .checked_sub(1)
                .filter(|at| matches!(self.sentence.token(*at), Some(Token::Verb { .. } | Token::Text)));
            if let Some(modifier) = modifier.and_then(piece) {
                start = modifier.span.start;
            }
        }
        let mut end = span.end;
        if length <= 2 {
            let rate = piece(phrase.last + 1).filter(|rate| {
                matches!(
                    self.sentence.token(phrase.last + 1),
                    Some(Token::Verb { role: VerbRole::State, .. } | Token::Noun(UnitClass::Percent))
                ) && self.sentence.slice(rate.span).ends_with('率')
            });
            if let Some(rate) = rate {
                end = rate.span.end;
            }
        }
        Span::new(start, end)
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
