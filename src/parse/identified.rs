//! Which indicator a number is of, of which sorts its members are, and its theme: what its words and its whole say.

use std::collections::BTreeMap;

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Candidate, Indicator, IndicatorId, Kind, Passage, Registry, Theme, ThemeWords, VerbRole};

use super::measures::Walk;
use super::sentence::Token;
use super::stated::Number;
use super::when;

/// Where the words stand that name what a number counts and what is done to it.
pub(super) struct Named {
    pub(super) subject: Option<Span>,
    pub(super) predicate: Option<Span>,
}

/// The measure that a part belongs to.
struct Whole<'a> {
    indicator: &'a Option<IndicatorId>,
    /// Whether it stands in the same sentence.
    is_here: bool,
}

impl<'t> Walk<'_, 't, '_> {
    /// The words that tell what the number measures.
    pub(super) fn words_of(
        &self,
        number: &Number<'t>,
        named: &Named,
        kind: Kind,
        base: Option<Span>,
        theme: Theme,
    ) -> Candidate<'t> {
        let text = |span: Option<Span>| span.map_or("", |span| self.sentence.slice(span));
        Candidate {
            subject: text(named.subject),
            predicate: text(named.predicate),
            unit_class: number.class(),
            kind,
            clause: self.clause(number.piece),
            sentence: self.context,
            theme,
            bound: number.quantity.bound,
            base: text(base),
            part: number.part_of.is_some(),
        }
    }

    /// The indicator of the number.
    pub(super) fn identified(&mut self, number: &Number<'t>, words: &Candidate<'t>) -> Option<IndicatorId> {
        // 由206万名增加到221万名: what grows is told by its subject, not by its growing.
        let words = if number.counted.is_course { Candidate { predicate: "", ..*words } } else { *words };
        let id = match self.whole_of(number, words.kind) {
            Some(whole) => {
                let (indicator, is_here) = (whole.indicator.clone(), whole.is_here);
                self.identified_part(number, &words, indicator, is_here)
            }
            None => self.words.identify(&words),
        };
        let id = id.or_else(|| self.identified_again(number, &words));
        // 覆盖率再提高2个百分点, 比上年多58个: how much more there is of something is none of it.
        let compares = || when::compares(self.sentence, number.piece);
        let is_more = || number.is_change && !number.counted.is_course && compares() && !self.reaches(number);
        let is_count = match number.class() {
            UnitClass::Percent | UnitClass::Rate => false,
            // 每万人16人: so many per ten thousand are counted too.
            UnitClass::Ratio => !number.unit.is_empty(),
            _ => true,
        };
        id.filter(|_| !(number.unit.contains("百分点") || is_count && is_more()))
    }

    /// What the whole of a part measures, if both are counted alike.
    fn whole_of(&self, number: &Number<'_>, kind: Kind) -> Option<Whole<'_>> {
        let part_of = number.part_of?;
        // 大专以上学历占17%。其中，致富带头人占46%: a share of others is no part of a share.
        if number.class() == UnitClass::Percent && !number.counted.is_carried {
            return None;
        }
        let here = self.drafts.iter().find(|draft| draft.mention == part_of).map(|draft| &draft.measure);
        let here = here.map(|whole| (whole.quantity.unit_class, whole.kind, &whole.indicator));
        let before = || self.before(part_of).map(|whole| (whole.unit_class, whole.kind, &whole.indicator));
        let (class, kind_of_whole, indicator) = here.or_else(before)?;
        let is_alike = (class, kind_of_whole) == (number.class(), kind);
        is_alike.then_some(Whole { indicator, is_here: here.is_some() })
    }

    /// The indicator of a part: that of its whole, unless its own words say that it is something else.
    fn identified_part(
        &mut self,
        number: &Number<'t>,
        words: &Candidate<'t>,
        whole: Option<IndicatorId>,
        is_here: bool,
    ) -> Option<IndicatorId> {
        // It is done to the part what is done to the whole.
        let done = number.part_of.and_then(|whole| self.done_at(whole)).and_then(|done| done.verb);
        let done = done.map_or("", |verb| self.sentence.slice(self.predicate(verb)));
        let is_carried = number.counted.is_carried;
        // 其中双语职位62名，为1.1万名干部职工安排体检: what is done something else to is no part any more.
        let said = number.verb.map_or("", |verb| self.sentence.slice(self.predicate(verb)));
        if self.acts(number) && !is_carried && said != done {
            return self.words.identify(&Candidate { part: false, ..*words });
        }
        if is_carried && whole.is_some() {
            // 考录公务员430名，其中面向村干部定向考录48名: an act of its own may tell what a part is besides.
            let is_own = self.acts(number) && said != done;
            let own = if is_own { self.words.identify(&Candidate { part: false, ..*words }) } else { None };
            let is_broader =
                |own: &IndicatorId| whole.as_ref().is_some_and(|one| Registry::bundled().contains(own, one));
            return own.filter(|own| !is_broader(own)).or(whole);
        }
        let predicate = if said.is_empty() { done } else { said };
        let told = self.words.identify_alone(&Candidate { predicate, ..*words });
        // What was done to a whole of the sentence before is not known here.
        let told = told.filter(|told| match &whole {
            Some(whole) if !is_here => Registry::bundled().contains(whole, told),
            _ => true,
        });
        // 生产总值…，其中第一产业增加值…: sums within a sum that has no sorts are something else.
        let has_sorts = |id: &IndicatorId| {
            number.class() != UnitClass::MoneyCny || Registry::bundled().get(id).is_none_or(|one| !one.dims.is_empty())
        };
        let part = words.part && whole.is_some();
        told.or(whole.filter(has_sorts)).or_else(|| self.words.identify(&Candidate { part, ..*words }))
    }

    /// 覆盖率较上年提高4个百分点，达到77%: the words of what is meant again stand in the clause that named it.
    fn identified_again(&mut self, number: &Number<'t>, words: &Candidate<'t>) -> Option<IndicatorId> {
        // 收入10万元以上的村，由287个增到1962个: those who are more now may be named in the clause before too.
        let phrase = number.counted.phrase.filter(|_| number.counted.is_carried || number.counted.is_course)?;
        if phrase.first >= self.sentence.clause_start(number.piece) || self.acts(number) {
            return None;
        }
        let start = self.sentence.pieces.get(self.sentence.clause_start(phrase.first))?.span.start;
        let end = self.sentence.pieces.get(self.sentence.clause_end(number.piece).checked_sub(1)?)?.span.end;
        let clause = self.sentence.slice(Span::new(start, end));
        self.words.identify(&Candidate { clause, ..*words })
    }

    /// Whether the verb of the number is an act.
    fn acts(&self, number: &Number<'_>) -> bool {
        number.verb.is_some_and(|at| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. })))
    }

    /// Of which sorts those are that the number counts.
    pub(super) fn dims_of(
        &self,
        indicator: &Indicator,
        number: &Number<'_>,
        words: &Candidate<'_>,
    ) -> BTreeMap<String, String> {
        let passage = Passage {
            subject: words.subject,
            predicate: words.predicate,
            sentence: self.sentence.slice(self.sentence.span),
            at: self.within_sentence(number.piece),
        };
        self.dims.dims(indicator, &passage)
    }

    /// Whether the clause of the number has no word of a theme. 乡村人才总量: talent of the villages is theirs.
    fn says_nothing_of(&self, theme: Theme, number: &Number<'_>) -> bool {
        ThemeWords::get().score(self.clause(number.piece)).of(theme) == 0
    }

    /// The theme of the number: that of its indicator where that tells more than the words around.
    pub(super) fn theme(&self, indicator: Option<&Indicator>, number: &Number<'_>, kind: Kind, around: Theme) -> Theme {
        let is_count = matches!(number.class(), UnitClass::Person | UnitClass::Organization | UnitClass::Percent);
        let preamble = self.setting.preamble;
        // A report on one matter is on it from its first line.
        let around = if around == Theme::Other { preamble.unwrap_or(around) } else { around };
        match (indicator.map(|indicator| indicator.theme), preamble) {
            // The economy is no theme of a section; its figures are told by what they are.
            (Some(Theme::Economy), _) => Theme::Economy,
            // 全省生产总值1.86万亿元，比上年增长7.8%: how it grew is of the economy too.
            _ if around == Theme::Economy => Theme::Economy,
            // Talent is a matter of its own wherever it is told of.
            (Some(Theme::Talent), _) if around == Theme::Grassroots && self.says_nothing_of(around, number) => {
                Theme::Talent
            }
            // What a preamble says of how many there are is about the whole.
            (_, Some(whole)) if is_count && (kind == Kind::Stock || number.is_change) => whole,
            // Where no heading tells, what is measured tells more than the words around it.
            (Some(own), _)
                if !matches!(own, Theme::Other | Theme::Epidemic)
                    && !(self.setting.is_headed)(self.place(number.piece)) =>
            {
                own
            }
            _ => around,
        }
    }
}
