//! From the numbers of a sentence to measures: each gets its subject, verb, kind, period, scope, theme and links.
//!
//! The parts are decided in rooms of their own (subject, meaning, when, reach); this file walks the sentence and
//! carries what later numbers take from earlier ones.

use std::collections::BTreeMap;

use crate::number::Value;
use crate::period::{Period, Standing};
use crate::quantity::{Bound, Quantity, UnitClass};
use crate::report::{Aspect, Measure};
use crate::text::Span;
use crate::vocabulary::{
    Candidate, IndicatorId, Kind, MatcherReader, Particle, Passage, Registry, SentenceDims, Theme, VerbRole,
};

use super::evidence::Evidence;
use super::meaning::{Meaning, meaning};
use super::reach::{Reach, Surroundings, reach};
use super::relative;
use super::scan::{Found, Item};
use super::sentence::{Piece, Sentence, Token};
use super::standing;
use super::subject::{self, Phrase};
use super::when::{self, Known, is_after, may_lie_ahead};

/// What the report knows when one of its sentences is read.
pub(crate) struct Setting<'a> {
    pub(crate) found: &'a [Found],
    pub(crate) known: Known,
    /// What the passage at a byte of the reading is about.
    pub(crate) theme: &'a dyn Fn(usize) -> Theme,
    pub(crate) around: Surroundings<'a>,
    /// Whether the sentence stands before the first heading.
    pub(crate) is_preamble: bool,
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
        let Measure { kind, quantity, indicator, period, .. } = &draft.measure;
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
        true => words.read_found(context, sentence.span.start, &spelled.atoms, &spelled.quotes),
        false => words.read(context),
    }
    let is_number = |piece: &&Piece| matches!(piece.token, Token::Number(_));
    let count = sentence.pieces.iter().filter(is_number).count();
    let (done, drafts) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let dims = SentenceDims::of(&sentence.spelled.dims, sentence.span.start);
    let mut walk = Walk { sentence, setting, context, words, done, drafts, dims, at: 0 };
    for piece in 0..sentence.pieces.len() {
        if let Some(Token::Number(mention)) = sentence.token(piece) {
            walk.read(piece, mention as usize);
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
    /// Piece of the number that is read.
    pub(super) at: usize,
}

impl<'t> Walk<'_, 't, '_> {
    fn read(&mut self, piece: usize, mention: usize) {
        self.at = piece;
        let Some(found) = self.setting.found.get(mention) else {
            return;
        };
        let (quantity, unit_span, is_open) = match &found.item {
            // What the unit is called is written anew.
            Item::Quantity(found) => (Quantity { unit: None, ..found.quantity }, found.unit, found.open),
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
        // 最高可获1亿元, 至少召开2次: a word apart from the number bounds it too.
        let is_plain = quantity.bound == Bound::Exact && !is_rank;
        let limit = is_plain.then(|| standing::limit(self.sentence, piece, quantity.unit_class)).flatten();
        let quantity = Quantity { bound: limit.unwrap_or(quantity.bound), ..quantity };
        let unit = unit_span.map_or("", |span| self.sentence.slice(span));
        // 投入达450多万: behind what is paid a number without a unit is one of money.
        let is_paid = is_open && unit.is_empty() && self.is_paid(piece);
        let (quantity, unit, is_open) = match is_paid {
            true => (Quantity { unit_class: UnitClass::MoneyCny, ..quantity }, "元", false),
            false => (quantity, unit, is_open),
        };
        let counted = self.counted(piece, unit, quantity.unit_class, is_open, is_rank);
        let part_of = self.whole(piece, quantity.unit_class);
        let is_listed = self.continues_list(piece, &counted);
        // What stands before the 的 of 入党的7.44万名 says what sort they are of and governs nothing.
        let own_verb = || self.verb(piece, &counted, is_listed).filter(|_| !counted.is_headless);
        let verb = counted.verb.or_else(own_verb);
        let unit_class = self.unit_class(&quantity, unit, is_open, counted.phrase, piece);
        // 216个村…，其中，50万元以上的9个: a part is of the class of its whole where nothing else is named.
        let is_nameless = is_open && counted.phrase.is_none_or(|phrase| phrase.class.is_none());
        let unit_class = match part_of.filter(|_| is_nameless).and_then(|whole| self.class_of(whole)) {
            Some(class) if dimension(class) == dimension(unit_class) && class != UnitClass::PersonTime => class,
            _ => unit_class,
        };
        let near = when::near(self.sentence, self.setting.found, piece, &self.setting.known);
        // 由41万人增至52万人: when the first level held is not said unless it stands beside it.
        let spans = |near: &when::Near| {
            near.resolved.period.start().is_some_and(|start| start.year() != near.resolved.period.end().year())
                && near.resolved.standing == Standing::Within
        };
        // 近三年，由49%升至58%: the years are counted, and none is named for the first level.
        let names_years = |near: &when::Near| self.sentence.piece_text(near.at).contains(['至', '到', '-', '—', '～']);
        let is_told = |near: &when::Near| counted.origin.is_none() || names_years(near);
        let range =
            near.filter(|near| counted.is_course && spans(near) && is_told(near)).map(|near| near.resolved.period);
        let near = near.filter(|near| counted.origin.is_none_or(|from| near.at > from || range.is_some()));
        let is_undated = counted.origin.is_some() && near.is_none();
        let until = self.setting.known.until;
        let listed_after = match (part_of, is_listed) {
            (Some(whole), _) => {
                let here = self.done.iter().find(|done| done.mention == whole).map(|done| done.kind);
                here.or(self.before(whole).map(|previous| previous.kind))
            }
            (None, true) => self.told().next().map(|done| done.kind),
            _ => None,
        };
        let is_part = part_of.is_some();
        // 其中，学生党员92名，比上年增加12名: by how much a part changed is no part.
        let listed_after = listed_after.filter(|_| {
            let is_change =
                |at: usize| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }));
            !(verb.is_some_and(is_change) && when::compares(self.sentence, piece))
        });
        // 覆盖率比上年提高0.8%，其中学校达到99.9%: nor is a level that is reached a rate.
        let listed_after = listed_after.filter(|kind| *kind != Kind::Rate || !self.reaches(piece, verb, counted.link));
        let same_dimension =
            is_part || self.last_of(unit_class).is_some_and(|done| dimension(done.unit_class) == dimension(unit_class));
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
                // 每万人有人才1300人，人才总量增长15万人: what grows is another thing.
                level: self
                    .told()
                    .next()
                    .filter(|done| done.unit == unit && (counted.is_carried || done.kind != Kind::Rate))
                    .map(|done| done.kind),
                is_course: counted.is_course,
                is_planned: counted.is_planned,
                is_headless: counted.is_headless,
                is_limited: counted
                    .phrase
                    .and_then(|phrase| phrase.first.checked_sub(1))
                    .is_some_and(|at| relative::is_age(self.sentence, at)),
                link: counted.link,
                verb,
                standing: near.filter(|near| near.is_same_clause).map(|near| near.resolved.standing),
                is_since: near.is_some_and(|near| near.resolved.standing == Standing::Since),
                is_future: near.is_some_and(|near| {
                    is_after(near.resolved.period, until)
                        && !matches!(near.resolved.standing, Standing::Since | Standing::Open)
                }) || (self.setting.known.passage.is_planned
                    && near.is_none_or(|near| may_lie_ahead(near.resolved.period, until))),
                is_past: near.is_some_and(|near| near.is_same_clause && !is_after(near.resolved.period, until)),
                goes_on: verb.is_none() && self.goes_on(piece, &counted),
                listed_after: listed_after.filter(|kind| same_dimension && !matches!(kind, Kind::Parameter)),
                before: match counted.is_headless {
                    // 收入5万元以下的490个: those on one side of a limit are there.
                    true => self
                        .done
                        .last()
                        .filter(|done| done.kind == Kind::Parameter)
                        .filter(|limit| limit.unit_class != UnitClass::AgeYear)
                        .map_or_else(|| self.kind_of_like(unit_class), |_| Some(Kind::Stock))
                        .or(self.limited_by_age(piece).map(|_| Kind::Stock))
                        .or(self.aged_before().map(|_| Kind::Stock)),
                    // 硕士42名，占5%；博士9名: a share between them counts nothing.
                    false => self.last_of(unit_class).map(|done| done.kind).filter(|kind| {
                        verb.is_none()
                            && !counted.is_after
                            && same_dimension
                            && matches!(kind, Kind::Stock | Kind::Flow)
                    }),
                },
            })
        };
        let kind = meaning.kind;
        let is_change = [verb, counted.link]
            .into_iter()
            .flatten()
            .any(|at| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. })));
        let period = when::period(self.sentence, self.setting.found, piece, kind, near, is_change, &self.setting.known);
        let period = if is_undated { when::first_level(&self.setting.known) } else { period };
        // 9个、131个，分别占4.2%、60.6%: shares of what was counted are of its time.
        let dealt = counted.dealt_from.and_then(|at| self.drafts.get(at)).filter(|_| near.is_none());
        let period = dealt.map_or(period, |dealt| dealt.measure.period.or(period));
        // 上半年…。其中，…: a part that opens a sentence is of the time of its whole.
        let whole_period = part_of.and_then(|whole| self.before(whole)).filter(|_| near.is_none());
        let whole_period = whole_period
            .filter(|whole| kind != Kind::Parameter && (whole.kind != Kind::Target || kind == Kind::Target));
        let period = whole_period.map_or(period, |whole| whole.period.or(period));
        // 去年发展410名。其中，女党员160名，占39%: and so is the share of such a part.
        let part = self.drafts.last().map(|draft| &draft.measure).filter(|_| kind == Kind::Share && near.is_none());
        let is_of_part = part.is_some_and(|part| part.part_of.is_some_and(|whole| self.before(whole).is_some()));
        let period =
            part.filter(|part| is_of_part && part.kind == Kind::Flow).map_or(period, |part| part.period.or(period));
        // 截至年底…；全年发展…，其中女性92名，占46%；35岁以下61名: and so is one behind a semicolon.
        let is_far = near.is_none_or(|near| !near.is_same_clause);
        let whole = self.drafts.iter().find(|draft| Some(draft.mention) == part_of).map(|draft| &draft.measure);
        let whole = whole.filter(|whole| is_far && whole.kind == kind && kind == Kind::Flow);
        let period = whole.map_or(period, |whole| whole.period.or(period));
        // 从2017年到2021年由A增至B: the ends of the range are the times of the levels.
        let period = match (range.and_then(Period::start), range.map(Period::end)) {
            (Some(start), _) if counted.origin.is_some() => Some(Period::at(start)),
            (_, Some(end)) => Some(Period::at(end)),
            _ => period,
        };
        // 由2017年的A增加到2021年的B，净增C: the change is of the time between.
        let compares = when::compares(self.sentence, piece);
        let course = match self.drafts.as_slice() {
            [.., first, last] if is_change && !counted.is_course && !compares && first.is_origin && !last.is_origin => {
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
        let is_mean = kind == Kind::Rate && !matches!(unit_class, UnitClass::Item | UnitClass::Percent);
        let averaged = self.averaged(&counted).filter(|_| is_mean);
        let aged = averaged.and_then(Reach::group).filter(|_| unit_class == UnitClass::AgeYear);
        let dealt = || self.place_dealt(piece).map(Reach::Place);
        let scope = averaged
            .or_else(dealt)
            .unwrap_or_else(|| reach(self.sentence, piece, counted.phrase, counted.is_after, &self.setting.around));
        let within = Some(scope)
            .filter(|scope| unit_class == UnitClass::Percent && *scope == Reach::Region)
            .and_then(|_| self.within_averaged(piece, &counted));
        let trimmed = counted.phrase.map(|phrase| subject::trim(self.sentence, phrase));
        let subject_span = trimmed.map(|phrase| self.bare(phrase));
        let elsewhere = match subject_span {
            None => self.elsewhere(piece, &counted, kind, unit, unit_class, part_of),
            Some(_) => None,
        };
        let subject_span = subject_span.or(elsewhere);
        // A person with no noun at all is what the classifier says.
        let own = subject_span.is_none() && unit == "人";
        let subject_span = if own { unit_span } else { subject_span };
        let predicate = verb.map(|verb| self.predicate(verb));
        let stage = verb.and_then(|verb| self.sentence.stage(verb)).map(String::from);
        let base = self.base(piece, kind);
        let original = self.setting.original;
        let subject_text = subject_span.map_or("", |span| self.sentence.slice(span));
        let predicate_text = predicate.map_or("", |span| self.sentence.slice(span));
        let place = self.sentence.pieces.get(piece).map_or(0, |piece| piece.span.start);
        let passage_theme = (self.setting.theme)(place);
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
        let before = part_of.and_then(|whole| self.before(whole));
        let whole = here.or(before.map(|whole| (whole.unit_class, whole.kind, &whole.indicator)));
        // 大专以上学历占17%。其中，致富带头人占46%: a share of others is no part of a share.
        let is_other_share = unit_class == UnitClass::Percent && !counted.is_carried;
        let whole = whole.filter(|whole| (whole.0, whole.1) == (unit_class, kind) && !is_other_share);
        let whole = whole.map(|whole| whole.2.clone());
        // 由206万名增加到221万名: what grows is told by its subject, not by its growing.
        let candidate = if counted.is_course { Candidate { predicate: "", ..candidate } } else { candidate };
        let acts =
            verb.is_some_and(|at| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. })));
        // It is done to the part what is done to the whole.
        let done = self.done.iter().find(|done| Some(done.mention) == part_of).and_then(|done| done.verb);
        let done = done.map_or("", |verb| self.sentence.slice(self.predicate(verb)));
        // A part is a part of what its whole is, unless its own subject says that it is something else.
        let id = match whole {
            // 其中双语职位62名，为1.1万名干部职工安排体检: what is done something else to is no part any more.
            Some(_) if acts && !counted.is_carried && predicate_text != done => {
                self.words.identify(&Candidate { part: false, ..candidate })
            }
            Some(indicator) if counted.is_carried && indicator.is_some() => indicator,
            Some(indicator) => {
                let predicate = if predicate_text.is_empty() { done } else { predicate_text };
                let alone = Candidate { predicate, ..candidate };
                let told = self.words.identify_alone(&alone);
                // What was done to a whole of the sentence before is not known here.
                let told = told.filter(|told| match &indicator {
                    Some(whole) if here.is_none() => Registry::bundled().contains(whole, told),
                    _ => true,
                });
                // 生产总值…，其中第一产业增加值…: sums within a sum that has no sorts are something else.
                let has_sorts = |id: &IndicatorId| {
                    unit_class != UnitClass::MoneyCny
                        || Registry::bundled().get(id).is_none_or(|one| !one.dims.is_empty())
                };
                let is_known = indicator.is_some();
                told.or(indicator.filter(has_sorts))
                    .or_else(|| self.words.identify(&Candidate { part: candidate.part && is_known, ..candidate }))
            }
            None => self.words.identify(&candidate),
        };
        // 覆盖率较上年提高4个百分点，达到77%: the words of what is meant again stand in the clause that named it.
        let again =
            counted.phrase.filter(|phrase| counted.is_carried && phrase.first < self.sentence.clause_start(piece));
        let id = id.or_else(|| {
            let named = self.sentence.clause_start(again?.first);
            let start = self.sentence.pieces.get(named)?.span.start;
            let end = place_end(self.sentence, piece)?;
            let clause = self.sentence.slice(Span::new(start, end));
            (!acts).then(|| self.words.identify(&Candidate { clause, ..candidate })).flatten()
        });
        // 覆盖率再提高2个百分点, 比上年多58个: how much more there is of something is none of it.
        let is_more = is_change && compares && !counted.is_course && !self.reaches(piece, verb, counted.link);
        let is_count = !matches!(unit_class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate);
        let id = id.filter(|_| !(unit.contains("百分点") || is_more && is_count));
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
            // 全省生产总值1.86万亿元，比上年增长7.8%: how it grew is of the economy too.
            _ if passage_theme == Theme::Economy => Theme::Economy,
            // What a preamble says of how many there are is about the whole.
            _ if self.setting.is_preamble
                && matches!(unit_class, UnitClass::Person | UnitClass::Organization | UnitClass::Percent)
                && (kind == Kind::Stock || is_change) =>
            {
                Theme::Other
            }
            // Where no heading tells, what is measured tells more than the words around it.
            Some(own) if !matches!(own, Theme::Other | Theme::Epidemic) && !(self.setting.is_headed)(place) => own,
            _ => passage_theme,
        };
        let inferred = [
            (counted.is_carried, Aspect::Subject),
            (!meaning.is_marked, Aspect::Kind),
            (near.is_none() && period.is_some(), Aspect::Period),
        ];
        let inferred = inferred.into_iter().filter(|(is_inferred, _)| *is_inferred).map(|(_, aspect)| aspect).collect();
        let shortest = subject_span.map(|span| subject::shortest(self.sentence, span));
        let measure = Measure {
            quantity: Quantity { unit: unit_span.map(original), unit_class, ..quantity },
            subject: shortest.map(original),
            subject_span: shortest.map(self.setting.origin),
            predicate: predicate.map(original),
            stage,
            kind,
            period,
            scope: within.unwrap_or_else(|| scope.scope(original)),
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
        let unit = if is_paid { "" } else { unit };
        self.done.push(Done {
            piece,
            mention,
            subject: counted.phrase,
            verb,
            kind,
            unit_class,
            unit,
            is_part: part_of.is_some(),
            is_change: is_change && !counted.is_course && !self.reaches(piece, verb, counted.link),
            elsewhere,
        });
        self.drafts.push(Draft {
            mention,
            subject: subject_span,
            is_origin: counted.origin.is_some(),
            is_change: is_change && !counted.is_course,
            aged,
            measure,
        });
    }

    /// The kind of what was counted before of the class.
    fn kind_of_like(&self, class: UnitClass) -> Option<Kind> {
        let counts = |kind: Kind| matches!(kind, Kind::Stock | Kind::Flow);
        let here = self.told().find(|done| done.unit_class == class && counts(done.kind)).map(|done| done.kind);
        // Behind what its own sentence counts a number is not one of those of whom others tell.
        let is_alone = self.told().all(|done| dimension(done.unit_class) != dimension(class));
        here.or_else(|| self.like(class, &|one| counts(one.kind)).map(|one| one.kind).filter(|_| is_alone))
    }

    /// What was counted of a class in the sentence before, else the people the report is on.
    pub(super) fn like(&self, class: UnitClass, fits: &dyn Fn(&Previous) -> bool) -> Option<&Previous> {
        let fits = |one: &&Previous| one.unit_class == class && fits(one);
        let before = || self.setting.previous.iter().rev().filter(|_| self.setting.is_same_paragraph);
        before().find(fits).or(self.setting.population.filter(fits))
    }

    /// The class of the whole of a part.
    pub(super) fn class_of(&self, whole: usize) -> Option<UnitClass> {
        let here = self.done.iter().find(|done| done.mention == whole).map(|done| done.unit_class);
        here.or(self.before(whole).map(|previous| previous.unit_class))
    }

    /// Whether the number is the level that was reached: 增至, 增加到.
    fn reaches(&self, piece: usize, verb: Option<usize>, link: Option<usize>) -> bool {
        let before = piece.checked_sub(1);
        [verb, link, before].into_iter().flatten().any(|at| self.sentence.piece_text(at).ends_with(['至', '到', '为']))
    }

    /// The measure of the sentence before that is the whole of a part of this one.
    pub(super) fn before(&self, whole: usize) -> Option<&Previous> {
        self.setting.previous.iter().find(|previous| previous.mention == whole)
    }

    /// The text of the clause that holds the number.
    fn clause(&self, piece: usize) -> &'t str {
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

/// Where the clause of a piece ends.
fn place_end(sentence: &Sentence<'_, '_>, piece: usize) -> Option<usize> {
    sentence.pieces.get(sentence.clause_end(piece).checked_sub(1)?).map(|piece| piece.span.end)
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
