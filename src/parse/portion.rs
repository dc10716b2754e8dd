//! What a share, a rate or a growth speaks of.
//!
//! Counts of people and things are in `counted`.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, VerbRole};

use super::counted::Counted;
use super::link_words::{Roles, Words};
use super::measures::{Done, Walk};
use super::naming::{NAMING, PORTIONS};
use super::sentence::{Sentence, Token};
use super::standing;
use super::stands::AMONG;
use super::subject::{self, Phrase};

impl Walk<'_, '_, '_> {
    /// What a share or a growth speaks of.
    pub(super) fn portion(
        &self,
        piece: usize,
        clause: usize,
        unit: &str,
        left: Option<Phrase>,
        link: Option<usize>,
    ) -> Counted {
        let sentence = self.sentence;
        // 平均年龄32.7岁，近六成来自一线: an average has no parts.
        let has_parts =
            |done: &&Done<'_>| !matches!(done.kind, Kind::Parameter) && done.unit_class != UnitClass::AgeYear;
        let counted = self.told().find(has_parts);
        let turned = counted.and_then(|last| self.turned(last.piece, piece));
        let parted = counted.filter(|_| turned.is_none());
        // 培训210人；社区工作者平均年龄36岁，大专以上学历占94%: of the people whose age it is.
        let aged = turned.filter(|owner| owner.class == Some(UnitClass::Person));
        // 委员平均年龄43岁，其中40岁以下的占30%: of those whose age it is.
        let owned = |last: &Done<'_>| averaged_of(last).or(last.subject);
        let last = parted.or_else(|| self.last_counted()).and_then(owned);
        let within = |phrase: &Phrase| phrase.first >= clause;
        if let Some(share) = self.share_verb(piece, clause) {
            // 科级干部仅占4.2%.
            let is_adverb = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)));
            let end = (clause..share).rev().find(|at| !is_adverb(at)).map_or(share, |at| at + 1);
            let part = subject::phrase_ending_at(sentence, end).0.filter(within);
            // 党员群众评议占20%: an act by those named before it may be the part.
            let acted = || {
                let act = end.checked_sub(1).filter(|at| *at > clause)?;
                let is_act = sentence.is_act(act);
                let by = subject::phrase_ending_at(sentence, act).0.filter(|by| is_act && by.first == clause)?;
                Some(Phrase { last: act, class: None, ..by })
            };
            let part = part.or_else(acted);
            // 具有研究生学历的占46.2%: what they have.
            let said = end.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的");
            let had = said.and_then(|at| subject::phrase_ending_at(sentence, at).0).filter(within);
            let has = |phrase: &Phrase| {
                phrase
                    .first
                    .checked_sub(1)
                    .is_some_and(|at| matches!(sentence.piece_text(at), "具有" | "拥有" | "持有" | "取得"))
            };
            // 村党组织书记具有高中以上学历的占73.7%: those who have it stand before.
            let holder = had.filter(has).and_then(|had| {
                let holder = subject::phrase_ending_at(sentence, had.first.checked_sub(1)?).0.filter(within);
                holder.filter(|holder| holder.class == Some(UnitClass::Person))
            });
            // 委员都具有大专学历，其中具有大学学历的占六成: a part of those it is said of.
            let is_end = |at: &usize| matches!(sentence.token(*at), Some(Token::Mark('；' | ';')));
            let start = (0..piece).rev().find(is_end).map_or(0, |at| at + 1);
            let parts = last.is_some() && sentence.part_before(piece).is_some_and(|part| part >= start);
            let part = part.or(holder).or(had.filter(|had| has(had) && !parts));
            let part = part.filter(|phrase| !matches!(sentence.slice(phrase.span(sentence)), "后者" | "前者"));
            // 发展党员5万名，生产一线占52%: where they come from is not who they are.
            let is_origin = |phrase: &Phrase| {
                phrase.class.is_none() && NAMING.ends("origin", sentence.slice(phrase.span(sentence)))
            };
            let part = part.filter(|phrase| last.is_none() || !is_origin(phrase));
            // 村党组织书记中，大专以上学历的占48.1%: the whole is named before the mark.
            let headless = end.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
            let whole = || {
                clause
                    .checked_sub(2)
                    .filter(|at| AMONG.contains(&sentence.piece_text(*at)))
                    .and_then(|at| subject::phrase_ending_at(sentence, at).0)
                    .or_else(|| self.topic(piece).filter(|_| headless))
            };
            // 村党组织书记中大专以上学历的占48.1%: or before 中 in the clause itself.
            let among = |at: &usize| AMONG.contains(&sentence.piece_text(*at));
            let inner = (clause + 1..end)
                .find(among)
                .filter(|_| headless)
                .and_then(|at| subject::phrase_ending_at(sentence, at).0)
                .filter(|phrase| within(phrase) && phrase.class == Some(UnitClass::Person));
            // 具有大学学历的占64.8%: with nothing counted before, the attribute is all there is.
            let attribute = || {
                let at = end.checked_sub(1).filter(|_| headless && parted.is_none())?;
                subject::phrase_ending_at(sentence, at).0.filter(within)
            };
            // 农牧渔民比重最大，占45%: whose proportion the clause before speaks of.
            let weighed = || {
                let mark = clause.checked_sub(1).filter(|_| end == clause)?;
                let start = sentence.clause_start(mark);
                let weight = (start..mark).find(|at| PORTIONS.contains(&sentence.piece_text(*at)))?;
                let of = subject::phrase_ending_at(sentence, weight).0.filter(|of| of.first >= start)?;
                let counts = (start..mark).any(|at| matches!(sentence.token(at), Some(Token::Number(_))));
                (!counts).then_some(of)
            };
            let part = part.or_else(weighed);
            // 工人和农民仍是党员队伍主体，占总数的33%: with nothing counted before, what the clause before speaks of.
            let spoken = || {
                let mark = clause.checked_sub(1).filter(|_| last.is_none() && self.done.is_empty())?;
                let start = sentence.clause_start(mark);
                let is = (start..mark).find(|at| matches!(sentence.token(*at), Some(Token::Verb { .. })))?;
                let is_adverb = |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb)));
                let end = (start..is).rev().find(|at| !is_adverb(at)).map_or(is, |at| at + 1);
                subject::phrase_ending_at(sentence, end).0.filter(|phrase| phrase.first >= start)
            };
            // 产业工人占26%；35岁以下占84%: of those whom the limit is one of.
            let limited = || {
                let limit = end.checked_sub(1).filter(|at| *at >= clause)?;
                let done = self.done.iter().find(|done| done.piece == limit)?;
                done.subject.filter(|_| done.kind == Kind::Parameter && done.unit_class == UnitClass::AgeYear)
            };
            let part = part.or_else(limited);
            // 收入在5万元以上的村，占到了96%: what the clause before comes to speak of.
            let named = || {
                let mark = clause.checked_sub(1).filter(|_| end == clause)?;
                let phrase = subject::phrase_ending_at(sentence, mark).0?;
                let says = phrase.first.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
                says.then_some(phrase)
            };
            let part = part.or_else(named);
            let attribute = || attribute().map(|phrase| self.owner_of_degree(phrase).unwrap_or(phrase));
            // 党政正职平均年龄47岁，有乡镇经历的占63%: of those whose age was told last.
            // 大专以上学历的占48%: but a degree is named by those who have it.
            let is_degree = had.is_some_and(|had| had.stretch(sentence).ends(Roles::ATTRIBUTE));
            let told = || self.last_counted().and_then(averaged_of).filter(|_| headless && !is_degree);
            return match inner.or(part).or_else(whole).or(aged).or_else(told).or_else(attribute).or_else(spoken) {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(share), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(share), is_carried: true, ..Counted::default() },
            };
        }
        // 不低于20%的直进比例: the proportion it is of follows.
        let follows = sentence.piece_text(piece + 1) == "的";
        let proportion =
            (piece + 2..piece + 5).find(|at| PORTIONS.iter().any(|word| sentence.piece_text(*at).ends_with(word)));
        // 按10%的比例抽查报告: what it is done to by that proportion.
        let is_by = |at: usize| matches!(sentence.piece_text(at), "按" | "按照" | "依照");
        let acts = |at: &usize| sentence.is_act(*at);
        if let Some(last) = proportion.filter(|_| follows && (clause..piece).any(is_by))
            && let Some(act) = (last + 1..last + 4).find(acts)
            && let Some(phrase) = subject::after(sentence, act, "个").filter(|phrase| phrase.class.is_some())
        {
            return Counted { phrase: Some(phrase), verb: Some(act), is_after: true, ..Counted::default() };
        }
        if let Some(last) = proportion.filter(|_| follows) {
            return Counted {
                phrase: Some(Phrase { first: piece + 2, last, class: None }),
                is_after: true,
                ..Counted::default()
            };
        }
        // 招录计划的三分之二: a fraction of what stands before it.
        let whole = piece.checked_sub(1).filter(|at| sentence.piece_text(*at) == "的" && !unit.contains("百分点"));
        let whole = whole.and_then(|at| subject::compound_ending_at(sentence, at)).filter(within);
        // 投身制造业的六成多: the portion of those counted before who do so.
        let is_act =
            |at: usize| matches!(sentence.token(at), Some(Token::Verb { role, .. }) if role != VerbRole::Modal);
        // 完成年度计划的104.3%: of a plan itself.
        let goal = whole.filter(|phrase| Words::get().ends("goal", sentence.slice(phrase.span(sentence))));
        if let Some(phrase) = goal {
            return Counted { phrase: Some(phrase), ..Counted::default() };
        }
        if let (Some(phrase), Some(last)) = (whole, last)
            && (clause..phrase.first).any(is_act)
        {
            return Counted { phrase: Some(last), is_carried: true, ..Counted::default() };
        }
        if let Some(phrase) = whole {
            return Counted { phrase: Some(phrase), ..Counted::default() };
        }
        // 四分之三的村居受益: a fraction of what follows.
        let clause_opens =
            (clause..piece).all(|at| !matches!(sentence.token(at), Some(Token::Verb { .. } | Token::Noun(_))));
        // 已有73%的党支部和61%的村达标.
        let left_of = piece.checked_sub(1).and_then(|at| sentence.token(at));
        let is_led = matches!(
            left_of,
            Some(
                Token::Verb { role: VerbRole::State, kind: Some(Kind::Stock), .. }
                    | Token::Verb { role: VerbRole::Act | VerbRole::Light, .. }
                    | Token::Particle(Particle::Join)
            )
        );
        let clause_opens = clause_opens || is_led;
        if let Some(phrase) = subject::after(sentence, piece + 1, unit).filter(|_| follows && clause_opens) {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 占21%，初期这一比例为2.5%: what was told before is meant again.
        let points = |phrase: &Phrase| standing::points_back(sentence, phrase.first, phrase.last + 1);
        if let Some(last) = last.filter(|_| left.as_ref().is_some_and(points)) {
            return Counted { phrase: Some(last), verb: link, is_carried: true, ..Counted::default() };
        }
        let covers = (clause..piece).find(|at| sentence.piece_text(*at).starts_with("覆盖"));
        if let Some(verb) = covers
            && let Some(counted) = self.covered(piece, clause, verb)
        {
            return Counted { phrase: counted.subject, verb: Some(verb), is_carried: true, ..Counted::default() };
        }
        // 首次签约率: an ordinal before a rate is part of its name.
        let is_name = |phrase: &Phrase| phrase.class.is_none() && sentence.token(phrase.last) == Some(Token::Fixed);
        let rate = link.filter(|verb| sentence.piece_text(*verb).ends_with('率'));
        if let (Some(phrase), Some(verb)) = (left.filter(is_name), rate) {
            let phrase = Phrase { last: verb, ..phrase };
            return Counted { phrase: Some(phrase), verb: link, ..Counted::default() };
        }
        // 吸纳本村30%农户入股: a share directly before those it is one of.
        let own = || match sentence.token(piece + 1) {
            Some(Token::Noun(
                UnitClass::Person | UnitClass::Household | UnitClass::Village | UnitClass::Organization,
            )) => subject::after(sentence, piece, "个").filter(|phrase| phrase.class.is_some()),
            _ => None,
        };
        if let Some(phrase) = own() {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        // 引进专家36人，两成是青年: what some of them are.
        let is = || matches!(sentence.piece_text(piece + 1), "是" | "为" | "系");
        let some = || subject::after(sentence, piece + 1, "名").or_else(|| self.behind_limit(piece + 1));
        if left.is_none()
            && is()
            && let Some(phrase) = some().filter(|phrase| phrase.class == Some(UnitClass::Person))
        {
            return Counted { phrase: Some(phrase), is_after: true, ..Counted::default() };
        }
        if let Some(phrase) = left {
            return Counted { phrase: Some(phrase), verb: link, ..Counted::default() };
        }
        // 招录计划完成率96.9%: a rate of what is done, with no one named whose rate it is.
        if let Some(phrase) = self.rate_compound(piece, clause) {
            return Counted { phrase: Some(phrase), verb: Some(phrase.last), ..Counted::default() };
        }
        // 满意率达98%: the rate before the link is what is told.
        let is_rate = |at: &usize| *at >= clause && sentence.piece_text(*at).ends_with('率');
        let link = link.map(|verb| verb.checked_sub(1).filter(is_rate).unwrap_or(verb));
        if let Some(verb) = link {
            // 办结率98.7%: a rate without a noun before it is its own subject.
            let rate = sentence.piece_text(verb).ends_with(['率', '度']);
            let own = rate.then_some(Phrase { first: verb, last: verb, class: None });
            // 比上届提高53个百分点: what it is measured against is not what changes.
            // 比换届前高6个百分点: nor is it the time that is meant by it.
            let is_time =
                |phrase: &Phrase| matches!(sentence.slice(phrase.span(sentence)), "前" | "时" | "后" | "之前" | "以前");
            let is_base = |phrase: &Phrase| {
                is_time(phrase)
                    || phrase
                        .first
                        .checked_sub(1)
                        .is_some_and(|at| matches!(sentence.piece_text(at), "比" | "较" | "与" | "同"))
            };
            // 增速高于全省平均水平0.2个百分点: a growth that opens its clause is what is compared.
            let is_growth = matches!(sentence.token(clause), Some(Token::Verb { noun: Some(UnitClass::Percent), .. }));
            let compares = |at: usize| at < piece && sentence.piece_text(at).ends_with('于');
            if is_growth && verb <= clause + 1 && compares(clause + 1) {
                let growth = Phrase { first: clause, last: clause, class: None };
                return Counted { phrase: Some(growth), verb: Some(clause + 1), ..Counted::default() };
            }
            // 低于市计划的0.7个百分点: what is below another was told before.
            let is_beside = sentence.piece_text(verb).ends_with('于') && opens_clause(sentence, clause, verb);
            if is_beside && last.is_some() {
                return Counted { phrase: last, verb: Some(verb), is_carried: true, ..Counted::default() };
            }
            // 一肩挑比例也上来了，达到98%: the rate that the clause before speaks of.
            if let Some(rate) = self.rate_spoken_of(clause).filter(|_| verb == clause && own.is_none()) {
                return Counted { phrase: Some(rate), verb: Some(verb), ..Counted::default() };
            }
            // 人才对经济增长的贡献率: a rate behind 的 is told by itself.
            let follows = verb.checked_sub(1).is_some_and(|at| sentence.piece_text(at) == "的");
            let part = subject::phrase_ending_at(sentence, verb).0.filter(within);
            if part.as_ref().is_some_and(is_base) && last.is_some() {
                return Counted { phrase: last, verb: Some(verb), is_carried: true, ..Counted::default() };
            }
            // 建成公寓2100套、入住率93%: what stands before another number is no part of it.
            let is_alone = (clause..verb).all(|at| !matches!(sentence.token(at), Some(Token::Number(_))));
            let noun = || self.clause_noun(piece).filter(|_| is_alone);
            let part = part.or(own.filter(|_| follows)).or_else(noun).or(own);
            return match part {
                Some(phrase) => Counted { phrase: Some(phrase), verb: Some(verb), ..Counted::default() },
                None => Counted { phrase: last, verb: Some(verb), is_carried: true, ..Counted::default() },
            };
        }
        // 社会组织覆盖率偏低，不到三成.
        // 其中近三分之一落户新区: what they do is not who they are.
        let acts = matches!(sentence.token(piece + 1), Some(Token::Verb { .. }));
        let noun = self.clause_noun(piece).or_else(|| subject::after(sentence, piece, unit).filter(|_| !acts));
        // 委员当中，来自一线的逾六成，45岁以下者近三成: of the whole that is named before.
        let said = piece.checked_sub(1).is_some_and(|at| matches!(sentence.piece_text(at), "的" | "者"));
        let topic = self.topic(piece).filter(|_| said);
        match topic.or(noun).or_else(|| self.rate_spoken_of(clause)) {
            Some(phrase) => Counted { phrase: Some(phrase), ..Counted::default() },
            None => Counted { phrase: last, is_carried: true, ..Counted::default() },
        }
    }

    /// 三十五岁以下的青年: those behind a limit of age that follows a piece.
    fn behind_limit(&self, piece: usize) -> Option<Phrase> {
        let is_limit = matches!(self.sentence.token(piece + 1), Some(Token::Number(_)));
        let said = piece + 1 + usize::from(self.sentence.piece_text(piece + 2) == "的");
        is_limit.then(|| subject::after(self.sentence, said, "名")).flatten()
    }

    /// A rate that opens the clause before, where that has no number.
    fn rate_spoken_of(&self, clause: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let mark = clause.checked_sub(1).filter(|at| matches!(sentence.token(*at), Some(Token::Mark('，' | ','))))?;
        let start = sentence.clause_start(mark);
        let is_rate = |at: &usize| ["率", "比例"].iter().any(|end| sentence.piece_text(*at).ends_with(end));
        let rate = (start..mark).find(is_rate)?;
        let has_number = (start..mark).any(|at| matches!(sentence.token(at), Some(Token::Number(_))));
        let names = |at: usize| {
            matches!(
                sentence.token(at),
                Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Verb { .. } | Token::Mark('“' | '”'))
            )
        };
        (!has_number && (start..rate).all(names)).then_some(Phrase { first: start, last: rate, class: None })
    }

    /// 村党组织书记大专以上学历的: those who have a degree, where they stand before it.
    fn owner_of_degree(&self, phrase: Phrase) -> Option<Phrase> {
        let sentence = self.sentence;
        let is_person = |at: &usize| sentence.token(*at) == Some(Token::Noun(UnitClass::Person));
        let last = (phrase.first..phrase.last).rev().find(is_person)?;
        let degree = Span::new(sentence.pieces.get(last)?.span.end, phrase.span(sentence).end);
        let is_degree = sentence.stretch(degree).ends(Roles::ATTRIBUTE);
        is_degree.then_some(Phrase { first: phrase.first, last, class: Some(UnitClass::Person) })
    }

    /// 更换书记13人，村班子平均年龄47岁，大专以上学历的占58%: the others whose average stands between two numbers.
    fn turned(&self, from: usize, piece: usize) -> Option<Phrase> {
        let averages = |done: &&Done<'_>| done.piece > from && done.piece < piece && done.kind == Kind::Rate;
        let done = self.told().filter(|done| done.unit_class == UnitClass::AgeYear).find(averages)?;
        let average = done.subject.map_or(done.piece, |phrase| phrase.last);
        let owner = average.checked_sub(1).filter(|at| *at > from)?;
        match self.sentence.token(owner)? {
            Token::Noun(class) => Some(Phrase { first: owner, last: owner, class: Some(class) }),
            Token::Text => Some(Phrase { first: owner, last: owner, class: None }),
            _ => None,
        }
    }

    /// 1.2万个社会组织建立党组织，覆盖率为61%: those who were counted before the coverage, where its clause names none.
    fn covered(&self, piece: usize, clause: usize, verb: usize) -> Option<&Done<'_>> {
        let sentence = self.sentence;
        // 党组织覆盖率: what covers is not what is covered.
        let names_none =
            |at: usize| matches!(sentence.token(at), Some(Token::Particle(_))) || sentence.piece_text(at) == "党组织";
        let is_counted = |done: &&Done<'_>| done.kind != Kind::Parameter && done.unit_class != UnitClass::Percent;
        let counted = self.told().filter(is_counted).take_while(|done| is_member(done.unit_class));
        (clause..verb).all(names_none).then(|| counted.take(self.behind_in_row(piece) + 1).last()).flatten()
    }

    /// 占 before a portion in the same clause, with no other number between.
    fn share_verb(&self, piece: usize, clause: usize) -> Option<usize> {
        for at in (clause..piece).rev().filter(|at| !self.sentence.is_bracketed_off(*at, piece)) {
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

    /// The verbs and things before the 率 of a number, if at least two stand together and none of them is a body of people
    /// or a place.
    fn rate_compound(&self, piece: usize, clause: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let links = |at: &usize| {
            !sentence.piece_text(*at).ends_with('率')
                && !sentence.piece_text(*at).ends_with("比例")
                && matches!(
                    sentence.token(*at),
                    Some(
                        Token::Verb { role: VerbRole::State, .. } | Token::Particle(Particle::Tail | Particle::Adverb)
                    )
                )
        };
        let rate = (clause..piece).rev().find(|at| !links(at))?;
        let is_rate = sentence.piece_text(rate).ends_with('率') || sentence.piece_text(rate).ends_with("比例");
        let joins = |at: &usize| {
            *at >= clause
                && match sentence.token(*at) {
                    Some(Token::Verb { role, .. }) => role != VerbRole::Change,
                    Some(Token::Noun(class)) => {
                        matches!(
                            class,
                            UnitClass::Item | UnitClass::Document | UnitClass::Session | UnitClass::Position
                        )
                    }
                    _ => false,
                }
        };
        let first = (0..rate).rev().take_while(joins).last().filter(|_| is_rate)?;
        let has_verb = (first..rate).any(|at| matches!(sentence.token(at), Some(Token::Verb { .. })));
        let opens = first == clause || !matches!(sentence.token(first - 1), Some(Token::Noun(_) | Token::Text));
        // 高校毕业生留鄂就业创业比例: those whose proportion it is may stand before it.
        let names = |at: &usize| {
            *at >= clause && (joins(at) || matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text)))
        };
        let whole = (0..rate).rev().take_while(names).last().filter(|whole| *whole == clause);
        // 平时考核覆盖率: or what it is that is done.
        let is_someone = |at: usize| match sentence.token(at) {
            Some(Token::Noun(class)) => is_member(class) || matches!(class, UnitClass::Person | UnitClass::Household),
            _ => false,
        };
        let is_named = |whole: usize| sentence.piece_text(rate).ends_with("比例") || !(whole..rate).any(is_someone);
        if let Some(whole) = whole.filter(|whole| has_verb && !opens && is_named(*whole)) {
            return Some(Phrase { first: whole, last: rate, class: None });
        }
        // 村党组织换届完成率: whose rate of what was done to them it is.
        let is_body = |at: usize| match sentence.token(at) {
            Some(Token::Noun(class)) => is_member(class) || matches!(class, UnitClass::Person | UnitClass::Household),
            _ => false,
        };
        let owns = has_verb && !opens && first.checked_sub(1).is_some_and(is_body);
        let body = (0..first).rev().take_while(names).last().filter(|_| owns);
        if let Some(body) = body {
            return Some(Phrase { first: body, last: rate, class: None });
        }
        (has_verb && opens).then_some(Phrase { first, last: rate, class: None })
    }
}

/// Those whose average age a number is, where they are named with it.
pub(super) fn averaged_of(done: &Done<'_>) -> Option<Phrase> {
    let phrase = done.subject.filter(|phrase| phrase.first < phrase.last)?;
    let is_average = done.unit_class == UnitClass::AgeYear && done.kind == Kind::Rate;
    is_average.then_some(Phrase { last: phrase.last - 1, class: Some(UnitClass::Person), ..phrase })
}

/// Classes of those that something may cover.
fn is_member(class: UnitClass) -> bool {
    matches!(class, UnitClass::Organization | UnitClass::Place | UnitClass::Village | UnitClass::Site)
}

/// Whether a verb opens its clause.
fn opens_clause(sentence: &Sentence, clause: usize, verb: usize) -> bool {
    (clause..verb).all(|at| matches!(sentence.token(at), Some(Token::Particle(_) | Token::Mark(_))))
}
