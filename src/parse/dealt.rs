//! Rows of numbers: what 分别, 依次 or 各 deals to each of them, and what stands behind them all.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::items::items_before;
use super::link_words::Words;
use super::measures::{Done, Walk};
use super::naming::NAMING;
use super::reach::joined;
use super::sentence::Token;
use super::stands::Few;
use super::story;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// The item of a list that a 分别 gives to the number at `place` of the row that starts at `first`.
    pub(super) fn dealt(&self, deals: usize, first: usize, place: usize) -> Option<Phrase> {
        let mut items = items_before(self.sentence, deals);
        if items.is_empty() {
            items = self.items_of_clause_before(deals, self.numbers_in_row(first)).unwrap_or_default();
        }
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
        // 中央、省、市分别为420万元、310万元、620万元: who pays it is not what is paid.
        let pays = |item: &Phrase| NAMING.is("payer", self.sentence.slice(item.span(self.sentence)));
        if items.len() >= 2 && items.iter().all(pays) {
            return self.last_counted().and_then(|last| last.subject);
        }
        let row = self.numbers_in_row(first);
        // 甲县、乙县建立召回机制，分别召回11名、9名: nor are those that the clauses before speak of.
        let is_own = items.iter().all(|item| item.first >= self.sentence.clause_start(deals));
        if (!is_own || items.len() != row) && self.places_spoken_of(deals, row).is_some() {
            return None;
        }
        match self.places_dealt(deals, row) {
            // 当阳市、枝江市党员分别为3万名、2万名: what the places have stands behind the last of them.
            // 亳州、宿州分别新增93个、81个: places hold what is dealt to them and are not counted.
            Some((_, held)) => held,
            None if items.len() < 2 || items.len() != row => None,
            None => items.get(place).copied(),
        }
    }

    /// 高技能人才和农村实用人才的增速相当，分别为4.5%和4.3%: the list of the clause before, if it has as many items.
    fn items_of_clause_before(&self, deals: usize, row: usize) -> Option<Vec<Phrase>> {
        let sentence = self.sentence;
        let mark = sentence.clause_start(deals).checked_sub(1).filter(|mark| mark + 1 == deals && row >= 2)?;
        let start = sentence.clause_start(mark);
        let ends_list = |at: &usize| match sentence.token(*at) {
            Some(Token::Verb { .. }) => true,
            Some(Token::Particle(Particle::Stop)) => sentence.piece_text(*at) == "的",
            _ => false,
        };
        let is_number = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
        if (start..mark).any(is_number) {
            return None;
        }
        let end = (start..mark).find(ends_list)?;
        Some(items_before(sentence, end)).filter(|items| items.len() == row)
    }

    /// 甲36420元、乙15760元，分别增长8.2%和10.5%: the row is dealt to what was counted before. Which of the numbers read
    /// so far that is, thresholds apart.
    pub(super) fn dealt_from(&self, deals: usize, first: usize, place: usize) -> Option<usize> {
        let measures = |at: usize| Words::get().any("measuring", self.sentence.piece_text(at));
        // 覆盖率分别为100%和99.9%: a rate names none of those it is of.
        let is_rate = |at: usize| self.sentence.piece_text(at).ends_with('率');
        let names_none = |at: usize| {
            matches!(self.sentence.token(at), Some(Token::Particle(_) | Token::Time(_))) || measures(at) || is_rate(at)
        };
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

    /// The item of a list for a number of its row.
    pub(super) fn dealt_later(&self, piece: usize) -> Option<Phrase> {
        let (deals, first, place) = self.row_of(piece)?;
        // 分别发津贴300元、200元: the row counts the noun before it.
        let is_named = |at: usize| matches!(self.sentence.token(at), Some(Token::Noun(_)));
        if first == piece && (deals..first).any(is_named) {
            return None;
        }
        let own = self.done.iter().find(|done| done.piece == first).and_then(|done| done.subject);
        if let Some(own) = own.filter(|own| deals < own.first && own.last < first) {
            return Some(own);
        }
        self.dealt(deals, first, place)
    }

    /// The last number of the row that `piece` stands in.
    pub(super) fn row_end(&self, piece: usize) -> usize {
        piece + 2 * (self.numbers_in_row(piece) - 1)
    }

    /// 企业、社会组织党组织覆盖率达到91%、88%: the item of a list that has as many as the row of shares has numbers.
    pub(super) fn dealt_silently(&self, piece: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        let is_number = |at: usize| matches!(sentence.token(at), Some(Token::Number(_)));
        let joins = |at: usize| matches!(sentence.token(at), Some(Token::Mark('、') | Token::Particle(Particle::Join)));
        let mut first = piece;
        while let Some(before) = first.checked_sub(2).filter(|at| *at >= clause && is_number(*at) && joins(at + 1)) {
            first = before;
        }
        let row = self.numbers_in_row(first);
        if row < 2 || (clause..first).any(is_number) {
            return None;
        }
        let items = items_before(sentence, first);
        items.get((piece - first) / 2).copied().filter(|item| items.len() == row && item.first >= clause)
    }

    /// 书记和主任分别有402人和244人，比上届增加57人和10人: the number of the row before at the same place.
    pub(super) fn row_again(&self, piece: usize) -> Option<&Done<'_>> {
        if self.done.len() < 2 {
            return None;
        }
        let sentence = self.sentence;
        let clause = sentence.clause_start(piece);
        let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
        let first = (clause..=piece).find(is_number)?;
        let row = self.numbers_in_row(first);
        let names = |at: usize| matches!(sentence.token(at), Some(Token::Noun(_)));
        let changes = |at: usize| matches!(sentence.token(at), Some(Token::Verb { role: VerbRole::Change, .. }));
        if row < 2 || (clause..first).any(names) || !(clause..first).any(changes) {
            return None;
        }
        let mut before = self.done.iter().filter(|done| done.piece < first && done.kind != Kind::Parameter).rev();
        let opening = before.nth(row - 1).filter(|done| self.numbers_in_row(done.piece) == row)?;
        self.done.iter().find(|done| done.piece == opening.piece + (piece - first))
    }

    /// How many numbers stand behind this one in its row, if it opens the row.
    pub(super) fn behind_in_row(&self, piece: usize) -> usize {
        self.numbers_in_row(piece) - 1
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

    /// The noun behind the last number of the row that `piece` stands in, before the last.
    pub(super) fn behind_row(&self, piece: usize, unit: &str) -> Option<Phrase> {
        let row = self.numbers_in_row(piece);
        if row < 2 {
            return None;
        }
        let last = piece + 2 * (row - 1);
        subject::after(self.sentence, last, unit)
            .filter(|phrase| phrase.class.is_some_and(|class| subject::fits(unit, class)))
    }

    /// The place that a 分别 or 各 before the number deals it to: 惠城、惠阳分别建成12个、9个.
    pub(super) fn place_dealt(&self, piece: usize) -> Option<Span> {
        self.place_in_row(piece).or_else(|| self.place_again(piece))
    }

    /// 惠城、惠阳分别建成12个、9个，选派32名、41名: the place that a row before deals its number at the same place to.
    fn place_again(&self, piece: usize) -> Option<Span> {
        let deals_itself = || self.sentence.dealt_by(piece).is_some();
        if !self.sentence.holds(Few::DEALS) || deals_itself() {
            return None;
        }
        let (deals, first, place) = self.row_after(piece, |deals, row| self.places_dealt(deals, row).is_some())?;
        let (places, _) = self.places_dealt(deals, self.numbers_in_row(first))?;
        places.get(place).copied()
    }

    fn place_in_row(&self, piece: usize) -> Option<Span> {
        let sentence = self.sentence;
        let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
        let mut first = piece;
        while let Some(before) = first.checked_sub(2).filter(is_number) {
            if !matches!(sentence.token(first - 1), Some(Token::Mark('、') | Token::Particle(Particle::Join))) {
                break;
            }
            first = before;
        }
        let row = self.numbers_in_row(first);
        let mark = sentence.clause_start(first).checked_sub(1);
        let told = sentence.dealt_by(first).or_else(|| sentence.dealt_by(mark?));
        // 西岭区、东岭区率先建成支部41个和53个: as many places that open the clause need no word.
        let opening = || {
            let start = sentence.clause_start(first);
            let names = |at: &usize| {
                matches!(
                    sentence.token(*at),
                    Some(Token::Noun(_) | Token::Text | Token::Mark('、') | Token::Particle(Particle::Join))
                )
            };
            (start..first).find(|at| !names(at))
        };
        if row < 2 {
            return None;
        }
        let deals = told.or_else(opening)?;
        if (deals + 1..first).any(|at| is_number(&at)) {
            return None;
        }
        let places = match self.places_dealt(deals, row) {
            Some((places, _)) => places,
            None if told.is_some() && items_before(sentence, deals).len() != row => {
                self.places_spoken_of(deals, row)?
            }
            None => return None,
        };
        places.get((piece - first) / 2).copied()
    }

    /// 市、县、乡三级班子中，女干部占比分别为18%、21%、27%: the level that a 分别 deals the number to.
    pub(super) fn level_dealt(&self, piece: usize, class: UnitClass) -> Option<Span> {
        let sentence = self.sentence;
        let counts_levels = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Number(_))) && sentence.piece_text(*at).ends_with('级')
        };
        let counted = |(deals, first, place): (usize, usize, usize)| {
            let end = (0..deals).rev().find(counts_levels)?;
            self.level_listed(end, self.numbers_in_row(first), place)
        };
        // 省、市、县分别举办6期、42期、310期: or the list stands before it. Who pays what is no scope of it.
        let acting = |(deals, first, place): (usize, usize, usize)| {
            let acts = class != UnitClass::MoneyCny && sentence.is_act(deals + 1);
            acts.then(|| self.level_listed(deals, self.numbers_in_row(first), place)).flatten()
        };
        let own = self.row_of(piece).and_then(|row| counted(row).or_else(|| acting(row)));
        let lists = |deals: usize, row: usize| self.level_listed(deals, row, 0).is_some();
        own.or_else(|| self.row_after(piece, lists).and_then(acting))
    }

    /// 省、市、县分别办班6期、42期、310期，培训320人、900人、1200人: the 分别 and the first number of a row in a clause before, where
    /// the rows of all clauses since are as long, and the place of the number in its own.
    fn row_after(&self, piece: usize, lists: impl Fn(usize, usize) -> bool) -> Option<(usize, usize, usize)> {
        let sentence = self.sentence;
        if !sentence.holds(Few::DEALS) {
            return None;
        }
        let is_number = |at: &usize| matches!(sentence.token(*at), Some(Token::Number(_)));
        let opening = |clause: usize, end: usize| (clause..end).find(is_number);
        let mut clause = sentence.clause_start(piece);
        let own = opening(clause, piece + 1)?;
        let row = self.numbers_in_row(own);
        loop {
            let mark = clause.checked_sub(1).filter(|_| row >= 2)?;
            if !matches!(sentence.token(mark), Some(Token::Mark('，' | ','))) {
                return None;
            }
            clause = sentence.clause_start(mark);
            let first = opening(clause, mark).filter(|first| self.numbers_in_row(*first) == row)?;
            if let Some(deals) = sentence.dealt_by(first).filter(|deals| *deals >= clause && lists(*deals, row)) {
                return Some((deals, first, (own..piece).filter(is_number).count()));
            }
        }
    }

    /// The level at a place of a list of `row` levels that ends before a piece.
    fn level_listed(&self, end: usize, row: usize, place: usize) -> Option<Span> {
        let sentence = self.sentence;
        let start = (end + 1).checked_sub(2 * row)?;
        let goes_on = |at: usize| sentence.token(at) == Some(Token::Mark('、'));
        let is_item = |at: usize| match (at - start) % 2 {
            0 => NAMING.is("payer", sentence.piece_text(at)),
            _ => goes_on(at),
        };
        let is_list = row >= 2 && (start..end).all(is_item) && !start.checked_sub(1).is_some_and(goes_on);
        let item = sentence.pieces.get(start + 2 * place).filter(|_| is_list && place < row)?;
        Some(item.span)
    }

    /// The places of a list that opens a clause before the 分别 at `deals`, if there are `count` of them.
    fn places_spoken_of(&self, deals: usize, count: usize) -> Option<Vec<Span>> {
        let sentence = self.sentence;
        let places = self.setting.around.places;
        let mut clause = sentence.clause_start(deals);
        loop {
            let mark = clause.checked_sub(1)?;
            if !matches!(sentence.token(mark), Some(Token::Mark('，' | ','))) {
                return None;
            }
            clause = sentence.clause_start(mark);
            let start = sentence.pieces.get(clause)?.span.start;
            let found: Vec<Span> = joined(sentence.text, places, start).collect();
            if !found.is_empty() {
                return Some(found).filter(|found| found.len() == count && count >= 2);
            }
        }
    }

    /// The places of the list that ends before the 分别 at `deals`, if there are `count` of them, and what they have if a
    /// noun follows the last of them.
    fn places_dealt(&self, deals: usize, count: usize) -> Option<(Vec<Span>, Option<Phrase>)> {
        let sentence = self.sentence;
        let at = |index: usize| sentence.pieces.get(index).map(|piece| piece.span);
        let start = at(sentence.clause_start(deals))?.start;
        let list = |end: usize| {
            story::listed(sentence.text, Span::new(start, end), self.setting.around.places)
                .filter(|places| places.len() == count && count >= 2)
        };
        let end = at(deals)?.start;
        if let Some(places) = list(end) {
            return Some((places, None));
        }
        let places = self.setting.around.places;
        let before = places.partition_point(|place| place.span.end < end).checked_sub(1)?;
        let behind = places.get(before).filter(|place| place.span.start > start)?.span.end;
        let first = sentence.pieces.partition_point(|piece| piece.span.start < behind);
        let follows = sentence.pieces.get(first).is_some_and(|piece| piece.span.start == behind);
        let is_named = (first..deals).all(|at| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Text)));
        let class = match sentence.token(deals.checked_sub(1)?) {
            Some(Token::Noun(class)) => class,
            _ => return None,
        };
        let held = Phrase { first, last: deals - 1, class: Some(class) };
        list(behind).filter(|_| follows && is_named).map(|places| (places, Some(held)))
    }
}
