//! Numbers that go together: the parts of a whole and the topic of a row of clauses. Rows are in `dealt`.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, VerbRole};

use super::measures::{Done, Previous, Walk, dimension};
use super::sentence::Token;
use super::stands::{AMONG, Few};
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// 村“两委”成员中，致富带头人占43.7%，大专以上学历的占37.9%: what the parts of a row of clauses are of. Where it
    /// opens the sentence, it is of all its clauses.
    pub(super) fn topic(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        if !sentence.holds(Few::AMONG.or(Few::FROM)) {
            return None;
        }
        let mut clause = sentence.clause_start(piece);
        let mut is_parted = false;
        // 委员中35岁以下的312名: or before 中 in the clause itself.
        let inner = (clause + 1..piece).find(|at| AMONG.contains(&sentence.piece_text(*at)));
        let inner = inner.and_then(|at| subject::phrase_ending_at(sentence, at).0);
        if let Some(inner) = inner.filter(|inner| inner.class == Some(UnitClass::Person)) {
            return Some(inner);
        }
        while let Some(mark) = clause.checked_sub(1) {
            let start = sentence.clause_start(mark);
            // 新提任的干部当中，来自一线的逾六成; 三个月内 is no whole.
            let among = mark.checked_sub(1).filter(|at| AMONG.contains(&sentence.piece_text(*at)));
            let whole = among.and_then(|at| {
                let whole = subject::phrase_ending_at(sentence, at).0;
                whole.filter(|whole| sentence.piece_text(at) == "中" || whole.class == Some(UnitClass::Person))
            });
            if whole.is_some() || among.is_some_and(|at| sentence.piece_text(at) == "中") {
                return whole.filter(|_| start == 0 || !is_parted);
            }
            // 从党员的年龄看，25岁以下的占3%: of those whose age it is.
            let is_seen = mark.checked_sub(1).is_some_and(|at| sentence.piece_text(at).ends_with('看'));
            if is_seen && sentence.piece_text(start) == "从" {
                let of = (start..mark).find(|at| sentence.piece_text(*at) == "的");
                let seen = of.and_then(|of| subject::phrase_ending_at(sentence, of).0);
                return seen.filter(|seen| seen.class == Some(UnitClass::Person) && (start == 0 || !is_parted));
            }
            is_parted |= matches!(sentence.token(mark), Some(Token::Mark('；' | ';')));
            clause = start;
        }
        None
    }

    /// The whole that a part after 其中 belongs to.
    pub(super) fn whole(&self, piece: usize, class: UnitClass) -> Option<usize> {
        self.whole_named(piece, class, None)
    }

    /// The same of a number of which is known what it counts.
    pub(super) fn whole_named(&self, piece: usize, class: UnitClass, named: Option<Phrase>) -> Option<usize> {
        if let Some(whole) = self.whole_of_topic(piece, class) {
            return Some(whole);
        }
        let mut mark = self.sentence.part_before(piece)?;
        while self.sentence.is_bracketed_off(mark, piece) {
            mark = self.sentence.part_before(mark)?;
        }
        // 其中，女性92名；硕士61名: where it opens the sentence, all its clauses are parts.
        let opens = (0..mark).all(|at| matches!(self.sentence.token(at), Some(Token::Mark(_))));
        let parted = |at: usize| matches!(self.sentence.token(at), Some(Token::Mark('；' | ';')));
        if !opens && (mark..piece).any(parted) && !self.has_share(mark, piece) {
            return None;
        }
        // 招录512名，其中选调生86名，招聘1430名: a clause with an act of its own is no part any more.
        let clause = self.sentence.clause_start(piece);
        let acts = |at: usize| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. }));
        let counted = || (mark..clause).any(|at| matches!(self.sentence.token(at), Some(Token::Number(_))));
        // 其中，发展女党员92名；发展农民61名: but one with the act of the first part is.
        let first = (mark..clause).find(|at| acts(*at)).map(|at| self.sentence.piece_text(at));
        let is_same = opens && first == Some(self.sentence.piece_text(clause));
        if clause > mark && acts(clause) && !is_same && counted() {
            return None;
        }
        let is_whole = |done: &&Done<'_>| {
            done.piece < mark
                && !done.is_part
                && !done.is_change
                && !matches!(done.kind, Kind::Parameter | Kind::Rank)
                && dimension(done.unit_class) == dimension(class)
        };
        // 引进博士86名，培养工匠300名，其中柳江市引进博士12名: the whole of the same name comes first.
        let named =
            named.filter(|named| named.first >= clause).map(|named| self.sentence.slice(named.span(self.sentence)));
        let is_named =
            |subject: Option<Span>| named.is_some() && subject.map(|span| self.sentence.slice(span)) == named;
        let mut wholes = self.done.iter().rev().filter(is_whole);
        let last = wholes.clone().next();
        let own = wholes.find(|done| is_named(done.subject.map(|of| of.span(self.sentence)))).or(last);
        // 覆盖率82%；发展党员3万名，其中女性占四成: a share is a part of no share of something else.
        let is_share = dimension(class) == dimension(UnitClass::Percent);
        let own = own.filter(|whole| !is_share || !(whole.piece..mark).any(parted)).map(|whole| whole.mention);
        // 全省共有…98个。其中，…: the whole stands in the sentence before.
        // Behind a sentence of its own paragraph it stands in no other one.
        let is_near = self.setting.is_same_paragraph || self.setting.before.is_none();
        let before = || self.setting.previous.iter().rev().filter(|_| opens && is_near);
        let previous = before()
            .find(|previous| previous.unit_class == class && is_named(previous.subject))
            .or_else(|| before().find(|previous| previous.unit_class == class))
            .or_else(|| before().find(|previous| dimension(previous.unit_class) == dimension(class)));
        own.or(previous.map(|previous| previous.mention))
    }

    /// 发展党员4386名。新发展的党员中，女性1934名: the whole that the topic of the sentence names again.
    fn whole_of_topic(&self, piece: usize, class: UnitClass) -> Option<usize> {
        let topic = self.topic(piece)?;
        // 从优秀村干部、返乡大学生中考录公务员38名: where they come from is not whom they are a part of.
        let is_counted = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Number(_)));
        let mut listed = (self.sentence.clause_start(topic.first)..topic.first).rev().take_while(|at| !is_counted(at));
        let is_source = listed.any(|at| self.sentence.piece_text(at).ends_with('从'));
        if is_source && (topic.last..piece).any(|at| self.sentence.is_act(at)) {
            return None;
        }
        let text = self.sentence.slice(topic.span(self.sentence));
        let is_named = |previous: &&Previous| {
            let subject = previous.subject.map_or("", |subject| self.sentence.slice(subject));
            // A share of theirs is no whole of them.
            let counts = dimension(class) != dimension(UnitClass::Percent);
            counts && previous.unit_class == class && !subject.is_empty() && text.ends_with(subject)
        };
        let before = || self.setting.previous.iter().rev().filter(is_named);
        // 发展党员4386名，较上年少发展671名: a whole that is known for what it is.
        before().find(|whole| whole.indicator.is_some()).or_else(|| before().next()).map(|whole| whole.mention)
    }

    /// 其中女性92名，占21%；硕士61名，占14%: behind a semicolon what has a share of the whole is a part as the first one is.
    fn has_share(&self, mark: usize, piece: usize) -> bool {
        let sentence = self.sentence;
        let shares = |number: usize| {
            let end = sentence.clause_end(number);
            sentence.piece_text(end + 1).starts_with('占')
        };
        let acts = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. }));
        let is_counted = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
        let first = (mark..piece).find(is_counted);
        shares(piece) && first.is_some_and(shares) && !acts(sentence.clause_start(piece))
    }
}
