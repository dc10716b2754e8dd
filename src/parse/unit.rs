//! The class of a unit as the noun beside it decides, and the base of a rate (每万名就业人员).

use crate::quantity::{Quantity, UnitClass};
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::measures::Walk;
use super::naming::{NAMING, names_pay};
use super::sentence::Token;
use super::stands::Few;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// The class of the unit, decided by the noun where the classifier leaves it open.
    pub(super) fn unit_class(
        &self,
        quantity: &Quantity,
        unit: &str,
        is_open: bool,
        subject: Option<Phrase>,
        piece: usize,
    ) -> UnitClass {
        let has_base = || self.sentence.holds(Few::PER) && self.has_magnitude_base(piece);
        if counts_people_or_things(quantity.unit_class) && has_base() {
            return UnitClass::Ratio;
        }
        // 前移两位.
        if unit == "位" && self.moves(piece) {
            return UnitClass::Position;
        }
        // 编制45名.
        let last = subject.map_or("", |phrase| self.sentence.piece_text(phrase.last));
        if unit == "名" && last.trim_end_matches('数').ends_with("编制") {
            return UnitClass::Position;
        }
        // 沼气池5370口: wells and tanks.
        if unit == "口" && NAMING.ends("well", last) {
            return UnitClass::Site;
        }
        if !is_open {
            return quantity.unit_class;
        }
        let class = subject.and_then(|phrase| phrase.class).filter(|class| subject::fits(unit, *class));
        // 干部3批, 调研116次: times are times, whoever it was.
        let is_time = quantity.unit_class == UnitClass::Session;
        let is_own =
            is_time || matches!(quantity.unit_class, UnitClass::Household | UnitClass::Card | UnitClass::Product);
        // 县直单位结对帮扶2400户: only firms are counted like households.
        let is_firm = subject.is_some_and(|phrase| NAMING.ends("firm", self.sentence.piece_text(phrase.last)));
        let is_other = |class: &UnitClass| {
            matches!(class, UnitClass::MoneyCny | UnitClass::Percent)
                || unit == "类" && *class == UnitClass::Person
                || unit == "户" && *class == UnitClass::Organization && !is_firm
                || is_own && *class == UnitClass::Person
                || unit == "分"
                || is_time && matches!(class, UnitClass::Organization | UnitClass::Place)
                || counts_times(unit) && !matches!(class, UnitClass::Session | UnitClass::Other)
        };
        // 投入资金450多万, 5000块津贴: money without 元 is told by its noun.
        let is_bare = |class: &UnitClass| *class == UnitClass::MoneyCny && matches!(unit, "" | "块");
        class.filter(|class| is_bare(class) || !is_other(class)).unwrap_or(quantity.unit_class)
    }

    /// Whether a number in ten thousands that ends its clause stands behind what is paid or earned: 投入达450多万.
    pub(super) fn is_paid(&self, piece: usize) -> bool {
        let sentence = self.sentence;
        let is_large = sentence.piece_text(piece).contains(['百', '千', '万', '亿']);
        let ends = matches!(sentence.token(piece + 1), None | Some(Token::Mark(_)));
        let links = |at: &usize| {
            matches!(
                sentence.token(*at),
                Some(Token::Verb { role: VerbRole::State | VerbRole::Change, .. } | Token::Particle(Particle::Adverb))
            ) && !names_pay(sentence.piece_text(*at))
        };
        let clause = sentence.clause_start(piece);
        let paid = || (clause..piece).rev().find(|at| !links(at));
        is_large && ends && paid().is_some_and(|at| names_pay(sentence.piece_text(at)))
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

    /// The base of a rate: 每万名就业人员.
    pub(super) fn base(&self, piece: usize, kind: Kind) -> Option<Span> {
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
}

fn counts_times(unit: &str) -> bool {
    matches!(unit, "次" | "轮" | "趟" | "回" | "遍")
}

fn counts_people_or_things(class: UnitClass) -> bool {
    !matches!(class, UnitClass::Percent | UnitClass::MoneyCny | UnitClass::AgeYear | UnitClass::Position)
}
