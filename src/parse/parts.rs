//! Numbers that go together: the parts of a whole, the rows that 分别 deals out, the topic of a row of clauses.

use crate::quantity::UnitClass;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::measures::{Done, Walk, dimension};
use super::sentence::Token;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// 村“两委”成员中，致富带头人占43.7%，大专以上学历的占37.9%: what the parts of a row of clauses are of. Where it
    /// opens the sentence, it is of all its clauses.
    pub(super) fn topic(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let mut clause = sentence.clause_start(piece);
        let mut is_parted = false;
        while let Some(mark) = clause.checked_sub(1) {
            let start = sentence.clause_start(mark);
            if let Some(at) = mark.checked_sub(1).filter(|at| sentence.piece_text(*at) == "中") {
                return subject::phrase_ending_at(sentence, at).0.filter(|_| start == 0 || !is_parted);
            }
            is_parted |= matches!(sentence.token(mark), Some(Token::Mark('；' | ';')));
            clause = start;
        }
        None
    }

    /// The item of a list that a 分别 gives to the number at `place` of the row that starts at `first`.
    pub(super) fn dealt(&self, deals: usize, first: usize, place: usize) -> Option<Phrase> {
        let items = subject::items_before(self.sentence, deals);
        if let Some(done) = self.dealt_from(deals, first, place).and_then(|at| self.done.get(at)) {
            return done.subject;
        }
        // 市、县、乡班子平均年龄分别为…: the list says whose, and its last word what is measured.
        let measures = |phrase: &Phrase| {
            matches!(phrase.class, Some(UnitClass::AgeYear | UnitClass::Percent | UnitClass::MoneyCny))
        };
        if let (Some(first), Some(last)) = (items.first(), items.last())
            && items.len() >= 2
            && measures(last)
            && !measures(first)
        {
            return Some(Phrase { first: last.last, ..*last });
        }
        if items.len() >= 2 && items.len() == self.numbers_in_row(first) { items.get(place).copied() } else { None }
    }

    /// 甲36420元、乙15760元，分别增长8.2%和10.5%: the row is dealt to what was counted before. Which of the numbers read
    /// so far that is, thresholds apart.
    pub(super) fn dealt_from(&self, deals: usize, first: usize, place: usize) -> Option<usize> {
        let names_none = |at: usize| matches!(self.sentence.token(at), Some(Token::Particle(_) | Token::Time(_)));
        if !(self.sentence.clause_start(deals)..deals).all(names_none) {
            return None;
        }
        let row = self.numbers_in_row(first);
        let counts =
            |at: &usize| self.done.get(*at).is_some_and(|done| done.piece < first && done.kind != Kind::Parameter);
        let counted: Vec<usize> = (0..self.done.len()).filter(counts).collect();
        counted.len().checked_sub(row).filter(|_| row >= 2).and_then(|start| counted.get(start + place)).copied()
    }

    /// The 分别 before a number of a row, the first number of the row, and the place of this one in it.
    pub(super) fn row_of(&self, piece: usize) -> Option<(usize, usize, usize)> {
        let deals = self.sentence.dealt_by(piece)?;
        let is_number = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Number(_)));
        let first = (deals..=piece).find(is_number)?;
        Some((deals, first, (first..piece).filter(is_number).count()))
    }

    /// The item of a list for a later number of its row.
    pub(super) fn dealt_later(&self, piece: usize) -> Option<Phrase> {
        let (deals, first, place) = self.row_of(piece).filter(|(_, first, _)| *first < piece)?;
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

    /// The whole that a part after 其中 belongs to.
    pub(super) fn whole(&self, piece: usize, class: UnitClass) -> Option<usize> {
        if let Some(whole) = self.whole_of_topic(piece, class) {
            return Some(whole);
        }
        let mut mark = self.sentence.part_before(piece)?;
        while self.sentence.is_bracketed_off(mark, piece) {
            mark = self.sentence.part_before(mark)?;
        }
        let parted = |at: usize| matches!(self.sentence.token(at), Some(Token::Mark('；' | ';')));
        if (mark..piece).any(parted) {
            return None;
        }
        // 招录512名，其中选调生86名，招聘1430名: a clause with an act of its own is no part any more.
        let clause = self.sentence.clause_start(piece);
        let acts = |at: usize| matches!(self.sentence.token(at), Some(Token::Verb { role: VerbRole::Act, .. }));
        let counted = || (mark..clause).any(|at| matches!(self.sentence.token(at), Some(Token::Number(_))));
        if clause > mark && acts(clause) && counted() {
            return None;
        }
        let is_whole = |done: &&Done<'_>| {
            done.piece < mark
                && !done.is_part
                && !done.is_change
                && done.kind != Kind::Parameter
                && dimension(done.unit_class) == dimension(class)
        };
        let own = self.done.iter().rev().find(is_whole).map(|whole| whole.mention);
        // 全省共有…98个。其中，…: the whole stands in the sentence before.
        let opens = (0..mark).all(|at| matches!(self.sentence.token(at), Some(Token::Mark(_))));
        let before = || self.setting.previous.iter().rev().filter(|_| opens);
        let previous = before()
            .find(|previous| previous.unit_class == class)
            .or_else(|| before().find(|previous| dimension(previous.unit_class) == dimension(class)));
        own.or(previous.map(|previous| previous.mention))
    }

    /// 发展党员4386名。新发展的党员中，女性1934名: the whole that the topic of the sentence names again.
    fn whole_of_topic(&self, piece: usize, class: UnitClass) -> Option<usize> {
        let topic = self.topic(piece)?;
        let text = self.sentence.slice(topic.span(self.sentence));
        let mut before = self.setting.previous.iter().rev();
        let whole = before.find(|previous| {
            let subject = previous.subject.map_or("", |subject| self.sentence.slice(subject));
            previous.unit_class == class && !subject.is_empty() && text.ends_with(subject)
        })?;
        Some(whole.mention)
    }
}
