//! What the unit of a number tells: rates, shares, ages, of how many sorts something is, places of a rank, sums.
//!
//! What other sort of fact a number states is decided in `meaning`.

use crate::quantity::UnitClass;
use crate::vocabulary::Kind;

use super::asked::{Asked, MEANING};
use super::evidence::{is_person, text_of};
use super::link_words::Roles;
use super::money;
use super::naming::NAMING;
use super::sentence::Token;

impl Asked<'_> {
    /// 占15%, 增长2倍, 人均52.5学时: what part of a whole, by how much more, or how much on each.
    pub(super) fn share_or_rate(&self) -> Option<Kind> {
        let evidence = self.evidence;
        let is_proportion = || text_of(evidence).contains(['∶', ':', '：']);
        if matches!(evidence.unit, "倍" | "番" | "折") || evidence.unit.contains("百分点") || is_proportion() {
            return Some(Kind::Rate);
        }
        if matches!(evidence.unit_class, UnitClass::Percent | UnitClass::Ratio | UnitClass::Rate) {
            let is_rate = self.is_per_unit() || self.grows() || self.continues_rate();
            return Some(if is_rate { Kind::Rate } else { Kind::Share });
        }
        // 人均52.5学时，比上年增加6.5学时: the change of a rate is one.
        let changes_rate = || evidence.level == Some(Kind::Rate) && !evidence.is_course && self.changes();
        (self.is_per_unit() || self.is_on_each() || changes_rate()).then_some(Kind::Rate)
    }

    /// 粮食单产281公斤, 万人专利拥有量5件: what is so much on each of something by its name.
    fn is_on_each(&self) -> bool {
        let name = self.subject.text;
        MEANING.ends("on_each", name) || MEANING.starts("of_many", name) && name.ends_with(['量', '数'])
    }

    /// 同比增长5%, 按5%的速度: whether a percentage is a growth.
    fn grows(&self) -> bool {
        let sentence = self.sentence;
        let compares = |at: usize| MEANING.is("compares", sentence.piece_text(at));
        // 总量增36.7%.
        let is_stem = |at: usize| sentence.between(at, at + 1).is(Roles::STEM_UP | Roles::STEM_DOWN);
        self.is_change()
            || !self.evidence.is_course && self.after.starts(Roles::GROWS)
            || self.number.checked_sub(1).is_some_and(is_stem)
            || self.left().any(compares)
            || MEANING.ends("growth", self.subject.text)
            || self.deals_out_growth()
    }

    /// 人才的年均增速相当，分别为4.5%和4.3%: what is dealt out was named in the clause before.
    fn deals_out_growth(&self) -> bool {
        let Asked { sentence, start, .. } = *self;
        let Some(mark) = start.checked_sub(1).filter(|_| sentence.deals_out(start)) else { return false };
        let named = sentence.clause_start(mark);
        (named..start).any(|at| sentence.is_change(at)) || sentence.between(named, start).any(Roles::AVERAGE)
    }

    /// Whether a list of rates goes on: 增长4.5%、4.3%; but 占 opens a share.
    fn continues_rate(&self) -> bool {
        let shares = |verb: usize| self.sentence.piece_text(verb).starts_with('占');
        self.evidence.listed_after == Some(Kind::Rate) && !self.evidence.verb.is_some_and(shares)
    }

    /// 平均年龄47岁, 38岁的张某: how old many are, or one.
    pub(super) fn age(&self) -> Option<Kind> {
        let is_age = self.evidence.unit_class == UnitClass::AgeYear;
        is_age.then(|| if self.is_age_of_one() { Kind::Stock } else { Kind::Rate })
    }

    /// 分三级负责, 6种模式, 一支6人团队: of how many parts or sorts something is.
    pub(super) fn is_structure(&self) -> bool {
        MEANING.is("aspect", self.evidence.unit)
            || self.subject.text.ends_with("方面")
            || self.evidence.is_subject_after && (self.counts_ways() || self.counts_sorts() || self.counts_team())
    }

    /// 探索出合作、带动等6种模式: in how many ways, where they are listed.
    fn counts_ways(&self) -> bool {
        let before = || self.number.checked_sub(1).and_then(|at| self.sentence.token(at));
        // 用“结对”和“轮值”两种方式: where what they are called stands before.
        let is_listed = || self.word_before() == "等" || before() == Some(Token::Mark('”'));
        MEANING.is("ways_by", self.evidence.unit) && is_listed() && NAMING.ends("way", self.subject.text)
    }

    /// 列出六种情形: or how many sorts there are. 片区民警、家庭医生等8类人员: of how many they are.
    fn counts_sorts(&self) -> bool {
        let evidence = self.evidence;
        evidence.unit == "类" && is_person(evidence.subject)
            || MEANING.is("sorts_by", evidence.unit) && NAMING.ends("kinds", self.subject.text)
    }

    /// 一支6人团队: of how many it is made.
    fn counts_team(&self) -> bool {
        let evidence = self.evidence;
        let is_team = |class: Option<UnitClass>| class == Some(UnitClass::Organization);
        matches!(evidence.unit, "人" | "名")
            && evidence.subject.is_some_and(|team| is_team(team.class) && team.first == evidence.number + 1)
    }

    /// 前移两位, 投入3500元: by how many places a rank changed, or what a sum is.
    pub(super) fn place_or_sum(&self) -> Option<Kind> {
        let evidence = self.evidence;
        match evidence.unit_class {
            UnitClass::Position if evidence.unit == "位" || evidence.unit.ends_with("位次") => Some(Kind::Rate),
            // 村党组织书记月报酬3500元.
            UnitClass::MoneyCny if NAMING.ends("wage", self.subject.text) => Some(Kind::Rate),
            UnitClass::MoneyCny => Some(money::kind(evidence, self.before, self.after, self.subject)),
            _ => None,
        }
    }
}
