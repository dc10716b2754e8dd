//! What is told of those who are counted: what befell them, what they did, what they are at.
//!
//! What sort of fact follows from it is decided in `meaning`.

use crate::quantity::UnitClass;
use crate::vocabulary::Kind;

use super::asked::{Asked, MEANING};
use super::deeds;
use super::link_words::{Roles, Words};
use super::sentence::Token;
use super::standing;

impl Asked<'_> {
    /// 300名妇女进入班子, 75个贫困县全部摘帽: what the words behind those who are counted tell of all of them.
    pub(super) fn told_behind(&self) -> Option<Kind> {
        let Asked { evidence, sentence, end, .. } = *self;
        let behind = self.behind();
        let is_person = evidence.unit_class == UnitClass::Person;
        // 有49名当选村委会主任: what happened to them.
        if is_person && standing::becomes(sentence, behind) && !evidence.is_course {
            return Some(Kind::Flow);
        }
        if evidence.is_subject_after && (self.has_average() || self.is_covered()) {
            return Some(Kind::Stock);
        }
        let befell = || evidence.is_subject_after && self.counts_members() && standing::befalls(sentence, behind, end);
        // 学生4600名，占发展党员总数的46%: a part of those to whom it was done.
        let is_share = || is_person && deeds::is_share_of_done(sentence, end);
        // 现场听众5.3万人: those who came.
        let attends = || self.subject.ends(Roles::ATTENDS) && !evidence.is_course;
        (befell() || is_share() || attends()).then_some(Kind::Flow)
    }

    /// 215户社员户均增收1700元: those who have an average.
    fn has_average(&self) -> bool {
        let Asked { evidence, sentence, .. } = *self;
        let behind = self.behind();
        sentence.may_link(Roles::AVERAGE)
            && matches!(evidence.unit_class, UnitClass::Household | UnitClass::Person | UnitClass::Village)
            && sentence.between(behind, behind + 1).starts(Roles::AVERAGE)
    }

    /// 实现5862个脱贫村全覆盖: all there are.
    fn is_covered(&self) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        let behind = self.behind();
        self.counts_members()
            && sentence.piece_text(behind) == "全覆盖"
            && behind + 1 == end
            && evidence.verb.is_none_or(|verb| sentence.piece_text(verb).ends_with("实现"))
    }

    /// 晋升职级的公务员达1.1万名: what the counted did, or those did of whom they are a part.
    pub(super) fn have_acted(&self) -> bool {
        let Asked { evidence, start, .. } = *self;
        let did = || !evidence.is_headless && deeds::has_acted(evidence, start) || deeds::is_of_those(evidence, start);
        // 涉及厅级11人: of those counted before.
        let involves = || {
            let opening = self.before.text.trim_start_matches(['，', ',']);
            evidence.level == Some(Kind::Flow) && opening.starts_with("涉及")
        };
        self.tells_of_people() && did() || involves()
    }

    /// 5万名党员守着边境, 138名党员正在结对: what those who are counted are at, as long as it goes on.
    pub(super) fn are_at_it(&self) -> bool {
        let Asked { evidence, start, end, .. } = *self;
        deeds::is_at_work(evidence, start, end) || self.belong() || self.are_employed() || self.goes_on()
    }

    /// 32名骨干组成的突击队: who belongs to it. 选派6.2万名干部组成工作队: unless it is done to them.
    fn belong(&self) -> bool {
        let belongs = |last: usize| Words::get().starts("belongs", self.sentence.piece_text(last + 1));
        self.counted().is_some_and(belongs) && !self.acts_before()
    }

    /// 吸纳就业49万人, 吸纳村民280人就业: they have work by now.
    fn are_employed(&self) -> bool {
        let employs = |verb: usize| Words::get().starts("employs", self.sentence.piece_text(verb));
        let works = |text: &str| ["就业", "务工"].iter().any(|work| text.contains(work));
        self.evidence.verb.is_some_and(employs) && (works(self.before.text) || works(self.after.text))
    }

    /// 5万名党员守着边境, 公司138名党员正在结对: what goes on.
    fn goes_on(&self) -> bool {
        let Asked { evidence, sentence, end, .. } = *self;
        if !evidence.is_subject_after || !self.counts_members() {
            return false;
        }
        let lasts = |last: usize| {
            sentence.piece_text(last + 1).ends_with('着') || last + 2 < end && sentence.piece_text(last + 2) == "着"
        };
        let is_now = |at: usize| {
            let text = sentence.piece_text(at);
            // 正式, 正常 are other words.
            text == "仍在"
                || text.starts_with('正')
                    && (matches!(text, "正在" | "正")
                        || sentence.token(at) == Some(Token::Text) && !MEANING.starts("not_now", text))
        };
        self.counted().is_some_and(lasts) || self.right().any(is_now)
    }
}
