//! What holds a rank, and what moves up or down an order.
//!
//! What a number that is no rank counts is found in `counted`.

use crate::vocabulary::{Kind, Particle};

use super::counted::Counted;
use super::link_words::Words;
use super::measures::Walk;
use super::sentence::Token;
use super::stands::AMONG;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// What holds a rank: the noun before the verb of rank, else what was counted before.
    pub(super) fn ranked(&self, piece: usize, clause: usize) -> Counted {
        let verb = (clause..piece)
            .find(|at| matches!(self.sentence.token(*at), Some(Token::Verb { kind: Some(Kind::Rank), .. })));
        // 综合考核列全市第2名: an act that was judged is told whole.
        let judged = || {
            let act = verb?.checked_sub(1).filter(|at| *at >= clause && self.sentence.is_act(*at))?;
            let names =
                |at: usize| matches!(self.sentence.token(at), Some(Token::Noun(_) | Token::Text | Token::Verb { .. }));
            (clause..act).all(names).then_some(Phrase { first: clause, last: act, class: None })
        };
        // 人才贡献率连续三年居全省首位: for how long stands between.
        let end = verb.map(|verb| self.before_time(verb));
        let named = end
            .and_then(|end| subject::phrase_ending_at(self.sentence, end).0)
            .filter(|phrase| phrase.first >= clause && (phrase.class.is_some() || phrase.last > phrase.first));
        let own = judged().or(named);
        // 人才吸引力指数由全省第八位升至第三位: what stands before the first place moves.
        let own = own.or_else(|| {
            let from = (clause..piece).find(|at| matches!(self.sentence.piece_text(*at), "由" | "从"))?;
            subject::phrase_ending_at(self.sentence, from).0.filter(|moves| moves.first == clause)
        });
        // 增速居全省第三位, 总数位居第二: a word of measuring holds the rank by itself.
        let own = own.or_else(|| {
            let at = end?.checked_sub(1).filter(|at| *at >= clause && self.measures(*at))?;
            // 入选数居全省第4位: how many it was done to.
            let is_short = self.sentence.piece_text(at).chars().count() == 1;
            let act = at.checked_sub(1).filter(|act| is_short && *act >= clause && self.sentence.is_act(*act));
            // 人才贡献率: whose measure it is.
            let whose = || subject::phrase_ending_at(self.sentence, at).0.filter(|whose| whose.first >= clause);
            let is_rate = self.sentence.piece_text(at).ends_with(['率', '度']);
            let first = act.or_else(|| whose().filter(|_| is_rate).map(|whose| whose.first));
            Some(Phrase { first: first.unwrap_or(at), last: at, class: None })
        });
        // 总量在全市六个区中排第二: or one that opens the clause.
        let own = own.or_else(|| {
            let is_among = matches!(self.sentence.piece_text(clause + 1), "在" | "居");
            (is_among && self.measures(clause)).then_some(Phrase { first: clause, last: clause, class: None })
        });
        // 柳江居全省第22位: or the region of the report.
        let own = own.or_else(|| {
            let at = verb?.checked_sub(1).filter(|at| *at >= clause)?;
            let name = self.sentence.piece_text(at);
            let is_home = name.chars().count() >= 2 && self.setting.around.home.starts_with(name);
            is_home.then_some(Phrase { first: at, last: at, class: None })
        });
        // 综合排名居全省第五位: or the order itself, by what it is of.
        let own = own.or_else(|| {
            let order = verb.filter(|at| self.sentence.piece_text(*at) == "排名")?;
            let holds = matches!(self.sentence.token(order + 1), Some(Token::Verb { kind: Some(Kind::Rank), .. }));
            let is_named = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Text | Token::Noun(_)));
            let first = order.checked_sub(1).filter(|at| holds && *at >= clause).filter(is_named)?;
            Some(Phrase { first, last: order, class: None })
        });
        // 年收入128万元，在全县305个村中排第二位: those among whom the place is held do not hold it.
        // 年末人才389万人，在西部十二个市中列第五位.
        let is_among = (clause..piece).any(|at| AMONG.contains(&self.sentence.piece_text(at)));
        let before = self.told().find(|last| last.kind != Kind::Parameter && (!is_among || last.piece < clause));
        let length = |phrase: &Phrase| self.sentence.slice(phrase.span(self.sentence)).chars().count();
        match own.filter(|phrase| length(phrase) >= 2).or_else(|| before.and_then(|last| last.subject)).or(own) {
            Some(phrase) => Counted { phrase: Some(phrase), verb, is_carried: own.is_none(), ..Counted::default() },
            None => Counted { phrase: self.clause_noun(piece), verb, is_carried: true, ..Counted::default() },
        }
    }

    /// One past what stands before a verb and the words of time before that.
    fn before_time(&self, verb: usize) -> usize {
        let is_light = |at: usize| {
            matches!(self.sentence.token(at), Some(Token::Time(_) | Token::Particle(Particle::Adverb)))
                || self.sentence.piece_text(at) == "连续"
        };
        (0..verb).rev().find(|at| !is_light(*at)).map_or(0, |at| at + 1)
    }

    /// Whether a word of moving up or down an order stands directly before a number: 前移两位.
    pub(super) fn moves(&self, piece: usize) -> bool {
        // 前进了4位.
        let done = piece.checked_sub(1).filter(|at| self.sentence.piece_text(*at) == "了").unwrap_or(piece);
        done.checked_sub(1).is_some_and(|at| Words::get().ends("moves", self.sentence.piece_text(at)))
    }

    /// Whether a piece is a word of measuring: 增速, 总量.
    pub(super) fn measures(&self, at: usize) -> bool {
        self.sentence.piece_text(at).ends_with(['速', '幅', '率', '数', '量', '比', '度'])
    }
}
