//! The noun phrase that follows a number: what stands between them, and where it ends.

use crate::quantity::UnitClass;
use crate::vocabulary::{Particle, VerbRole};

use super::naming::NAMING;
use super::relative::{is_age, modified};
use super::sentence::{Sentence, Token};
use super::standing;
use super::subject::{LONGEST_BRACKET, LOOK_AHEAD, Phrase, fits};

/// The noun phrase that follows the number at piece `number`: where it may begin, whether the words there name anything,
/// what money is granted for, short names; then word for word.
pub(crate) fn after(sentence: &Sentence, number: usize, unit: &str) -> Option<Phrase> {
    let at = opening(sentence, number, unit);
    if tells_of_them(sentence, number, at, unit) {
        return None;
    }
    if opens_clause(sentence, at, unit) {
        return modified(sentence, number, unit);
    }
    if unit.ends_with('元') && sentence.piece_text(at) == "的" {
        return fund(sentence, number, at);
    }
    if let Some(phrase) = short(sentence, at, unit) {
        return Some(phrase);
    }
    let mut following =
        Following { sentence, number, unit, at, first: None, best: None, last_text: None, is_modified: false };
    while let Some(token) = sentence.token(following.at)
        && following.takes(token)
    {
        following.at += 1;
    }
    following.phrase()
}

/// Whether a classifier counts persons one by one.
fn counts_persons(unit: &str) -> bool {
    matches!(unit, "名" | "人" | "位")
}

/// Where the noun phrase may begin: behind a limit of age, a rate and a bracket on the unit.
fn opening(sentence: &Sentence, number: usize, unit: &str) -> usize {
    let mut at = number + 1;
    // 遴选60名35周岁以下科级干部: a limit of age stands before the noun.
    if is_age(sentence, at) {
        // 6名55岁以上的干部.
        at += if sentence.piece_text(at + 1) == "的" { 2 } else { 1 };
    }
    // 120元/人·天的生活补贴: for whom and how often stands between.
    if unit.ends_with('元') && sentence.token(at) == Some(Token::Mark('/')) {
        let is_rate = |at: &usize| {
            matches!(sentence.token(*at), Some(Token::Mark('/' | '·'))) || NAMING.is("rated", sentence.piece_text(*at))
        };
        at = (at..at + LOOK_AHEAD).find(|at| !is_rate(at)).unwrap_or(at);
    }
    // 4000多部（集）课件, 200多亿元（人民币，下同）资金: a bracket on the unit stands before the noun.
    if matches!(sentence.token(at), Some(Token::Mark('（' | '(')))
        && let Some(partner) = sentence.pieces.get(at).and_then(|piece| piece.partner)
        && partner < at + LOOK_AHEAD
        && matches!(sentence.token(partner + 1), Some(Token::Noun(_)))
        && !(at..partner).any(|inner| matches!(sentence.token(inner), Some(Token::Number(_))))
    {
        at = partner + 1;
    }
    at
}

/// Whether the words behind a number tell of the counted and do not name them.
fn tells_of_them(sentence: &Sentence, number: usize, at: usize, unit: &str) -> bool {
    // 迈过5万元关口.
    if NAMING.is("nothing", sentence.piece_text(at)) {
        return true;
    }
    let next = || sentence.token(at + 1);
    match unit {
        // 49名当选村委会主任: what they came to be is not who they are.
        // 14名享受事业编制待遇: what they have or get is no post that is counted.
        _ if counts_persons(unit) => {
            at == number + 1 && standing::is_told_of(sentence, at)
                || sentence.is_act(at) && next() == Some(Token::Noun(UnitClass::Position))
        }
        // 三级选派第一书记: what levels do is done to others.
        "级" | "层级" => {
            sentence.is_act(at) && matches!(next(), Some(Token::Noun(UnitClass::Person | UnitClass::MoneyCny)))
        }
        _ => false,
    }
}

/// Whether why, how or whither opens the words behind a number: the noun can only stand behind the 的 of a clause.
fn opens_clause(sentence: &Sentence, at: usize, unit: &str) -> bool {
    if sentence.token(at) != Some(Token::Text) {
        return false;
    }
    let text = sentence.piece_text(at);
    // 3名因作风漂浮被调整: why and how is no noun.
    // 36名因公牺牲党员: but what befell them.
    let is_why = text.starts_with(['因', '被', '曾']) && !NAMING.starts("befell", text);
    // 选派1000人进企帮建: nor is where they go; 1000名进城务工人员 are some who have gone.
    let goes = || {
        let mut clause = (at + 1..at + LOOK_AHEAD).take_while(|at| !sentence.ends_clause(*at));
        let is_person = |at: usize| sentence.token(at) == Some(Token::Noun(UnitClass::Person));
        counts_persons(unit) && text.starts_with(['进', '赴']) && !clause.any(is_person)
    };
    is_why || text == "经" || text.starts_with("经过") || goes()
}

/// 总规模100亿元的人才基金, 给予最高500万元的资助: money that says how large the noun after its 的 is, or what it is
/// granted for.
fn fund(sentence: &Sentence, number: usize, mark: usize) -> Option<Phrase> {
    let pays = |at: usize| {
        sentence.token(at) == Some(Token::Noun(UnitClass::MoneyCny)) || NAMING.is("granted", sentence.piece_text(at))
    };
    // 规模15亿元的人才创新创业基金.
    let says_what_for =
        |at: usize| matches!(sentence.token(at), Some(Token::Verb { .. })) && (pays(at + 1) || pays(at + 2));
    let names = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Text | Token::Noun(_))) || pays(*at) || says_what_for(*at)
    };
    let words = (mark + 1..mark + 5).take_while(names);
    let fund = words.take_while(|at| *at == number + 2 || !pays(at - 1) || pays(*at)).filter(|at| pays(*at)).last();
    fund.map(|fund| Phrase { first: mark + 1, last: fund, class: Some(UnitClass::MoneyCny) })
}

/// What is counted where a word or two are all that names it: 在宜高校, 的培训班, 扶持.
fn short(sentence: &Sentence, at: usize, unit: &str) -> Option<Phrase> {
    let text = sentence.piece_text(at);
    let noun = |at: usize| match sentence.token(at) {
        Some(Token::Noun(class)) if fits(unit, class) => Some(class),
        _ => None,
    };
    match text {
        // 5所在宜高校, 300名在沪人才: where they are stands before them.
        "在" => {
            let is_place =
                sentence.token(at + 1) == Some(Token::Text) && sentence.piece_text(at + 1).chars().count() == 1;
            let class = noun(at + 2).filter(|_| is_place)?;
            Some(Phrase { first: at, last: at + 2, class: Some(class) })
        }
        // 举办126万期的培训班: 的 may part a number from what it counts.
        "的" if NAMING.is("parted", unit) => {
            let goes_on = matches!(sentence.token(at + 2), Some(Token::Noun(_) | Token::Text));
            let class = noun(at + 1).filter(|_| !goes_on)?;
            Some(Phrase { first: at + 1, last: at + 1, class: Some(class) })
        }
        // 最高给予1000万元扶持: what it is granted for.
        _ if unit.ends_with('元') && matches!(sentence.token(at), Some(Token::Verb { .. })) => {
            let ends = ends_item(sentence, at + 1) || sentence.token(at + 1).is_none();
            let is_granted = ends && NAMING.is("granted", text);
            is_granted.then_some(Phrase { first: at, last: at, class: Some(UnitClass::MoneyCny) })
        }
        _ => None,
    }
}

/// Whether a mark that ends a clause or an item of a list stands at a piece.
fn ends_item(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Mark('，' | ',' | '。' | '；' | ';' | '、')))
}

/// The noun phrase behind a number, as far as it is read.
struct Following<'s, 't, 'l> {
    sentence: &'s Sentence<'t, 'l>,
    number: usize,
    unit: &'s str,
    /// Piece that is read.
    at: usize,
    first: Option<usize>,
    /// The last noun that the unit can count.
    best: Option<(usize, UnitClass)>,
    /// The last word that no table knows, as long as there is no such noun.
    last_text: Option<usize>,
    /// Whether a verb or 无 stands before the noun.
    is_modified: bool,
}

impl Following<'_, '_, '_> {
    /// Whether the phrase goes on behind the piece that is read.
    fn takes(&mut self, token: Token) -> bool {
        match token {
            Token::Noun(class) => self.takes_noun(class),
            Token::Text | Token::Fixed => self.takes_text(token),
            Token::Mark('“' | '‘' | '《') => self.takes_quote(),
            Token::Mark('（' | '(') => self.takes_bracket(),
            Token::Mark('、') | Token::Particle(Particle::Join) => self.takes_item(),
            Token::Verb { noun, role, .. } => self.takes_as_noun(noun) || self.takes_verb(role),
            Token::Particle(particle) => self.takes_particle(particle),
            // 35周岁以下大学生121万人: a threshold stands before the noun.
            _ => false,
        }
    }

    fn text(&self) -> &str {
        self.sentence.piece_text(self.at)
    }

    fn best_class(&self) -> Option<UnitClass> {
        self.best.map(|(_, class)| class)
    }

    fn leads_on(&self) -> bool {
        noun_follows(self.sentence, self.at + 1, self.unit)
    }

    fn partner(&self) -> Option<usize> {
        self.sentence.pieces.get(self.at).and_then(|piece| piece.partner).filter(|partner| *partner > self.at)
    }

    fn takes_noun(&mut self, class: UnitClass) -> bool {
        use UnitClass as C;
        // 127个行政村集体经济收入超过10万元: what the villages have is told of them.
        if matches!(self.best_class(), Some(C::Village | C::Place)) && NAMING.is("owned", self.text()) {
            return false;
        }
        self.first.get_or_insert(self.at);
        let counts_people = || self.unit.is_empty() && matches!(self.best_class(), Some(C::Person | C::Household));
        if class == C::Level {
            self.last_text = Some(self.at);
        } else if counts_people() && matches!(class, C::Item | C::Session | C::Other) {
            // 500多留守老人用餐问题: without a classifier those are counted who have the problem.
            return false;
        } else if fits(self.unit, class) {
            self.best = Some((self.at, class));
        } else if self.best.is_some() && class == C::MoneyCny {
            return false;
        }
        true
    }

    fn takes_text(&mut self, token: Token) -> bool {
        // 支持53个村建厂房: nor is what they do part of their name.
        if token == Token::Text
            && matches!(self.best_class(), Some(UnitClass::Place | UnitClass::Village | UnitClass::Household))
            && NAMING.starts("does", self.text())
        {
            return false;
        }
        // 13家无党员的非公企业: what they lack stands before 的.
        self.is_modified |= self.first.is_none() && self.text() == "无";
        self.first.get_or_insert(self.at);
        if self.best.is_none() {
            self.last_text = Some(self.at);
        }
        true
    }

    /// “两优一先”表彰对象: a quoted name is part of the phrase, unless a number stands in it.
    fn takes_quote(&mut self) -> bool {
        let sentence = self.sentence;
        let (Some(partner), open) = (self.partner(), self.at) else { return false };
        self.first.get_or_insert(open);
        // 授予100个党组织“先进基层党组织”称号: what they are called behind them is none of their name.
        let names_title = || NAMING.is("title", sentence.piece_text(partner + 1));
        let is_number = |inner: usize| matches!(sentence.token(inner), Some(Token::Number(_)));
        if self.best.is_some() && names_title() || (open..partner).any(is_number) {
            return false;
        }
        if self.best.is_none() {
            match sentence.token(partner - 1) {
                Some(Token::Noun(class)) if fits(self.unit, class) => {
                    self.best = Some((partner, class));
                }
                _ => self.last_text = Some(partner),
            }
        }
        self.at = partner;
        true
    }

    /// 乡镇（街道）: a bracket that names more of the same, or one that the noun follows.
    fn takes_bracket(&mut self) -> bool {
        let Some(partner) = self.partner() else { return false };
        let goes_on = || self.best.is_none() || noun_follows(self.sentence, partner + 1, self.unit);
        if let Some((_, class)) = self.best
            && names_more(self.sentence, self.at, partner)
        {
            self.best = Some((partner, class));
        } else if self.first.is_none() || partner - self.at >= LONGEST_BRACKET || !goes_on() {
            return false;
        }
        self.at = partner;
        true
    }

    /// A mark of a list or a word that joins: whether a further item follows.
    fn takes_item(&mut self) -> bool {
        let sentence = self.sentence;
        // 7家企业与属地党委签订协议: whom they agree with is not counted with them.
        let agrees = |at: usize| NAMING.is("agrees", sentence.piece_text(at));
        let is_with = self.best.is_some() && matches!(self.text(), "与" | "同");
        if is_with && (self.at + 1..sentence.clause_end(self.at)).any(agrees) {
            return false;
        }
        if self.first.is_some() && self.leads_on() {
            return true;
        }
        // 452名身体好、热心肠的退休党员: what they are like goes on to 的.
        let said = self.best.is_none().then(|| said_of(sentence, self.at + 1, self.unit)).flatten();
        if let Some(said) = said {
            (self.first, self.last_text, self.at) = (None, None, said);
        }
        said.is_some()
    }

    /// Whether a verb that is a noun too is what is counted: 7项服务.
    fn takes_as_noun(&mut self, noun: Option<UnitClass>) -> bool {
        if self.best.is_some() {
            return false;
        }
        let class = noun.filter(|class| fits(self.unit, *class)).or_else(|| {
            let is_offered = self.text() == "服务" && matches!(self.unit, "项" | "件");
            is_offered.then_some(UnitClass::Item)
        });
        let Some(class) = class.filter(|_| !self.leads_on()) else { return false };
        self.first.get_or_insert(self.at);
        self.best = Some((self.at, class));
        true
    }

    /// Whether a verb stands before the noun and says of what sort the counted are.
    fn takes_verb(&mut self, role: VerbRole) -> bool {
        if self.best.is_some() || matches!(role, VerbRole::State | VerbRole::Modal) {
            return false;
        }
        let leads_on = self.leads_on();
        // 向64座寺庙选派干部, 与5所院校共建基地: an unknown noun before the verb is what is counted.
        let is_named = self.last_text.is_some() && self.first.is_some_and(|first| first < self.at);
        if is_named && (!leads_on || self.is_reached()) {
            return false;
        }
        self.is_modified = true;
        self.first.get_or_insert(self.at);
        leads_on
    }

    /// 面向全市64艘渔船发出倡议书: whether what is done is done to the counted or with them.
    fn is_reached(&self) -> bool {
        let is_all = |at: &usize| matches!(self.sentence.token(*at), Some(Token::Particle(Particle::Region)));
        let left = self.number.checked_sub(1).filter(is_all).unwrap_or(self.number).checked_sub(1);
        left.is_some_and(|left| NAMING.is("to_whom", self.sentence.piece_text(left)))
    }

    fn takes_particle(&mut self, particle: Particle) -> bool {
        match particle {
            // 3个重点对象.
            Particle::Adverb if self.first.is_none() && self.text() == "重点" => {
                self.first = Some(self.at);
                true
            }
            Particle::Region | Particle::Strip | Particle::Nation => self.best.is_none() && self.first.is_none(),
            Particle::Stop if self.text() == "的" => {
                let is_unknown = self.best.is_none() && self.first.is_some() && self.first == self.last_text;
                if !(self.is_modified || is_unknown) || !self.leads_on() {
                    return false;
                }
                self.first = None;
                // 具备建立党组织条件的企业: what a clause before 的 speaks of is not what is counted.
                if self.best.take().is_some() {
                    self.last_text = None;
                }
                true
            }
            _ => false,
        }
    }

    /// The phrase that was read.
    fn phrase(&self) -> Option<Phrase> {
        let Following { sentence, number, unit, .. } = *self;
        let modified = || self.may_be_modified().then(|| modified(sentence, number, unit)).flatten();
        let Some(first) = self.first else { return modified() };
        if let Some((last, class)) = self.best {
            return Some(self.covered(first, last).unwrap_or(Phrase { first, last, class: Some(class) }));
        }
        modified().or_else(|| match self.is_modified {
            true => held(sentence, number, unit),
            false => self.unknown(first),
        })
    }

    /// Whether a clause of its own may begin behind the number.
    fn may_be_modified(&self) -> bool {
        match self.sentence.token(self.number + 1) {
            Some(Token::Particle(Particle::Stop)) => !matches!(self.sentence.piece_text(self.number + 1), "的" | "了"),
            Some(Token::Verb { .. } | Token::Text | Token::Mark('“')) => true,
            _ => false,
        }
    }

    /// 53栋商务楼宇党组织覆盖率达100%: the rate is one of those that have such bodies, and they are counted.
    fn covered(&self, first: usize, last: usize) -> Option<Phrase> {
        let is_rate = self.sentence.piece_text(last + 1).ends_with('率');
        if last <= first || !is_rate || !NAMING.is("covers", self.sentence.piece_text(last)) {
            return None;
        }
        match self.sentence.token(last - 1) {
            Some(Token::Noun(class)) => Some(Phrase { first, last: last - 1, class: Some(class) }),
            _ => None,
        }
    }

    /// Unknown text is taken for a noun if it is long enough to be one.
    fn unknown(&self, first: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        // 近8000人光荣上榜: people counted by 人 are named before their number, if at all.
        let act = (first..first + 3).find(|at| !matches!(sentence.token(*at), Some(Token::Text)));
        let tells = || act.is_some_and(|at| matches!(sentence.token(at), Some(Token::Verb { .. })));
        if self.unit == "人" && first == self.number + 1 && tells() {
            return None;
        }
        let last = self.last_text.filter(|last| *last >= first)?;
        let phrase = Phrase { first, last, class: None };
        let length = sentence.slice(phrase.span(sentence)).chars().count();
        (2..=16).contains(&length).then_some(phrase)
    }
}

/// A short bracket that names more of the same: 乡镇（街道）.
fn names_more(sentence: &Sentence, open: usize, close: usize) -> bool {
    close <= open + 4
        && (open + 1..close).all(|at| matches!(sentence.token(at), Some(Token::Noun(_) | Token::Mark('、'))))
}

/// Whether a noun that fits comes before a number, a verb of state or the end of the clause.
fn noun_follows(sentence: &Sentence, from: usize, unit: &str) -> bool {
    let mut at = from;
    while at < from + LOOK_AHEAD {
        match sentence.token(at) {
            Some(Token::Noun(class)) if fits(unit, class) => return !number_follows(sentence, at + 1),
            Some(Token::Mark('“' | '‘' | '《' | '（')) => {
                match sentence.pieces.get(at).and_then(|piece| piece.partner) {
                    Some(partner) if partner > at => at = partner,
                    _ => return false,
                }
            }
            Some(Token::Noun(_) | Token::Text | Token::Fixed | Token::Particle(Particle::Strip | Particle::Region)) => {
            }
            Some(Token::Verb { role: VerbRole::Act | VerbRole::Light | VerbRole::Auxiliary, .. }) => {}
            _ => return false,
        }
        at += 1;
    }
    false
}

/// 131场次送学送课: what is held may be called by acts alone.
fn held(sentence: &Sentence, number: usize, unit: &str) -> Option<Phrase> {
    let is_act = |at: &usize| matches!(sentence.token(*at), Some(Token::Verb { .. } | Token::Text));
    let end = (number + 1..number + 4).find(|at| !is_act(at))?;
    let ends = ends_item(sentence, end);
    let phrase = Phrase { first: number + 1, last: end.checked_sub(1)?, class: Some(UnitClass::Session) };
    let length = sentence.slice(phrase.span(sentence)).chars().count();
    (matches!(unit, "场" | "场次") && ends && (2..=6).contains(&length)).then_some(phrase)
}

/// The 的 that closes what is said of a noun behind it, in a list from `from` on that names no thing.
fn said_of(sentence: &Sentence, from: usize, unit: &str) -> Option<usize> {
    let says = |at: &usize| {
        matches!(sentence.token(*at), Some(Token::Text | Token::Verb { .. } | Token::Particle(Particle::Adverb)))
            || sentence.token(*at) == Some(Token::Mark('、'))
    };
    let said = (from..from + LOOK_AHEAD).find(|at| !says(at))?;
    (sentence.piece_text(said) == "的" && noun_follows(sentence, said + 1, unit)).then_some(said)
}

/// Whether the next noun phrase has a number of its own: 办法2个、制度3项. A number with a noun behind it is of that:
/// 36个整改项目24条措施.
fn number_follows(sentence: &Sentence, from: usize) -> bool {
    for at in from..from + 4 {
        match sentence.token(at) {
            Some(Token::Number(_)) => return !matches!(sentence.token(at + 1), Some(Token::Noun(_))),
            Some(Token::Noun(_) | Token::Text) => {}
            _ => return false,
        }
    }
    false
}
