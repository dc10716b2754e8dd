//! Whom or where a number covers: the region of the report, a smaller place, a group, two regions, the nation.

use std::cell::Cell;
use std::sync::LazyLock;

use crate::quantity::UnitClass;
use crate::report::Scope;
use crate::text::Span;
use crate::vocabulary::{Kind, Particle, Reaches};

use super::link_words::{Roles, Words};
use super::local::{Opened, is_small, local_name, opened};
use super::paths::Paths;
use super::practice::Draft;
use super::sentence::{Piece, Sentence, Token};
use super::stands::Few;
use super::story::{self, Story};
use super::subject::{self, Phrase};

// A test holds that the table loads.
pub(super) static SCOPE: LazyLock<Words> = LazyLock::new(|| Words::read("scope", include_str!("scope.tsv")));

/// A place of the reading that lies inside the region of the report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InnerPlace {
    /// The path of its names inside the region: 青石县红岩镇.
    pub(crate) span: Span,
    /// The last of them.
    pub(crate) last: Span,
    /// Whether its last name is written without its level word.
    pub(crate) is_bare: bool,
}

/// What stands around a number that may limit it.
#[derive(Default)]
pub(crate) struct Surroundings<'a> {
    pub(crate) places: &'a [InnerPlace],
    /// Places outside the region of the report.
    pub(crate) outer: &'a [Span],
    pub(crate) practices: &'a [Draft],
    /// Passages that tell of one small place.
    pub(crate) stories: &'a [Story],
    /// The paths that places are written with.
    pub(crate) paths: Option<&'a Paths<'a>>,
    /// The name of the region of the report.
    pub(crate) home: &'a str,
    pub(crate) is_national: bool,
    /// The last clause of the sentence before which a place was sought, and the one that is told of there.
    pub(crate) told_before: Cell<Option<(usize, Option<Span>)>>,
}

/// The scope of the number at piece `number`, as a span of the reading where it has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    Region,
    Nation,
    Joint,
    Group(Span),
    Place(Span),
}

impl Reach {
    /// The group that it is.
    pub(crate) fn group(self) -> Option<Span> {
        match self {
            Reach::Group(span) => Some(span),
            _ => None,
        }
    }

    /// The scope, its name taken from the original by `name`.
    pub(crate) fn scope(self, name: impl Fn(Span) -> String) -> Scope {
        match self {
            Reach::Region => Scope::Region,
            Reach::Nation => Scope::Nation,
            Reach::Joint => Scope::Joint,
            Reach::Group(span) => Scope::Group(name(span)),
            Reach::Place(span) => Scope::Place(name(span)),
        }
    }
}

/// Decides the scope; a place has the path of names that it was first written with.
pub(crate) fn reach(
    sentence: &Sentence,
    number: usize,
    subject: Option<Phrase>,
    is_subject_after: bool,
    around: &Surroundings,
) -> Reach {
    match Held::of(sentence, number, subject, is_subject_after, around).reach() {
        Reach::Place(place) => Reach::Place(around.paths.map_or(place, |paths| paths.whole(place))),
        reach => reach,
    }
}

/// A number of which is asked whom or where it holds for.
struct Held<'h> {
    sentence: &'h Sentence<'h, 'h>,
    number: usize,
    subject: Option<Phrase>,
    is_subject_after: bool,
    around: &'h Surroundings<'h>,
    /// The first piece of its clause.
    start: usize,
    /// What stands before it in the clause; and with that the words that may name a group.
    before: Span,
    near: Span,
}

impl<'h> Held<'h> {
    fn of(
        sentence: &'h Sentence<'h, 'h>,
        number: usize,
        subject: Option<Phrase>,
        is_subject_after: bool,
        around: &'h Surroundings<'h>,
    ) -> Held<'h> {
        let start = sentence.clause_start(number);
        let end = sentence.pieces.get(number).map_or(0, |piece| piece.span.start);
        let first = sentence.pieces.get(start).map_or(end, |piece| piece.span.start);
        // The words of the clause before the number may name a group; of persons also the subject: 217名区直单位干部 are
        // counted whoever they are.
        let is_of_people = is_subject_after && subject.is_some_and(|phrase| phrase.class == Some(UnitClass::Person));
        let named = subject.filter(|_| !is_of_people).map_or(end, |phrase| phrase.span(sentence).end.max(end));
        let (before, near) = (Span::new(first, end), Span::new(first, named));
        Held { sentence, number, subject, is_subject_after, around, start, before, near }
    }

    /// Who acts together, which group, which place, the nation; else the region.
    fn reach(&self) -> Reach {
        let (joint, group) = Reaches::get().last_of_each(self.sentence.spelled.reaches(self.near));
        if joint.is_some_and(|joint| self.acts_as(joint)) || self.is_joint() {
            return Reach::Joint;
        }
        let group = group.filter(|found| self.is_of_group(*found));
        group
            .or_else(|| leading_body(self.sentence, self.number))
            .or_else(|| self.population())
            .map(Reach::Group)
            .or_else(|| self.of_practice())
            .or_else(|| self.item_place().map(Reach::Place))
            .or_else(|| self.nearest_place().map(Reach::Place))
            .or_else(|| leading_group(self.sentence, self.number).map(Reach::Group))
            .or_else(|| self.small_place().map(Reach::Place))
            .unwrap_or_else(|| if self.is_of_nation() { Reach::Nation } else { Reach::Region })
    }

    /// 居长三角城市第4位, 在珠三角、长三角建起驿站14个: regions among which a rank is held, or where something is done,
    /// do not act together.
    fn acts_as(&self, joint: Span) -> bool {
        let is_rank = self.sentence.piece_text(self.number).starts_with(['第', '首', '前']);
        let head = self.sentence.slice(Span::new(self.before.start.min(joint.start), joint.start));
        let is_venue = head.ends_with('在') || head.ends_with('、') && head.contains('在');
        !is_rank && !is_venue
    }

    /// 东岭区与青山县携手选派63名, 联合举办培训班6期: whether two regions act together.
    fn is_joint(&self) -> bool {
        acts_together(self.sentence, self.before, self.around.outer)
            || self.says(self.near, Roles::EXCHANGES) && self.pairs_before()
            // 联合举办, 共建: what those who act together do next.
            || self.says(self.near, Roles::TOGETHER) && leading_joint(self.sentence, self.number)
    }

    fn says(&self, span: Span, roles: Roles) -> bool {
        self.sentence.may_link(roles) && self.sentence.stretch(span).any(roles)
    }

    /// 八市与沪苏浙的县区结对，先后互派干部1026名: whom they exchange with is named in the clause before.
    fn pairs_before(&self) -> bool {
        let mark = self.start.checked_sub(1).filter(|at| is_comma(self.sentence, *at));
        let from = mark.and_then(|mark| self.sentence.pieces.get(self.sentence.clause_start(mark)));
        from.is_some_and(|from| {
            let before = Span::new(from.span.start, self.before.start);
            self.sentence.slice(before).contains(['与', '同', '和']) && self.says(before, Roles::PAIRS)
        })
    }

    /// Whether a group in the words near the number is whom it holds for.
    fn is_of_group(&self, found: Span) -> bool {
        let sentence = self.sentence;
        // 其中省直单位68名: a part has the scope of its whole.
        let is_part = || sentence.part_before(self.number).is_some_and(|part| part >= self.start);
        // 从省直机关选派: where they come from or go to is not whom the figure covers.
        let is_source = || SCOPE.ends("source", sentence.slice(Span::new(self.before.start, found.start)));
        // 市本级财政: who pays limits nothing.
        let pays = || sentence.text.get(found.end..).is_some_and(|rest| rest.starts_with("财政"));
        !is_part() && !is_source() && !self.is_counted(found) && !pays()
    }

    /// 覆盖省直单位31家, 46个县直单位: a group that is only what is counted limits nothing.
    fn is_counted(&self, found: Span) -> bool {
        let sentence = self.sentence;
        // 市直单位班子128个: nor one in the name of what is counted.
        let bodies = self.subject.filter(|phrase| phrase.class == Some(UnitClass::Organization));
        let counts = |piece: &Piece| piece.text.ends_with(['个', '家', '所', '名']);
        let follows =
            |piece: &Piece| matches!(piece.token, Token::Number(_)) && piece.span.end == found.start && counts(piece);
        bodies.is_some_and(|bodies| bodies.span(sentence).contains(found)) || sentence.pieces.iter().any(follows)
    }

    /// 两新组织2.3万名流动党员: a population directly before the number limits the noun after it.
    fn population(&self) -> Option<Span> {
        let sentence = self.sentence;
        let left = self.number.checked_sub(1).filter(|_| self.is_subject_after)?;
        let is_limit = matches!(sentence.token(left), Some(Token::Noun(UnitClass::Organization | UnitClass::Person)));
        let phrase = is_limit.then(|| subject::phrase_ending_at(sentence, self.number).0).flatten()?;
        let is_own = phrase.first >= self.start && !has_verb(sentence, self.start, phrase.first);
        is_own.then(|| phrase.span(sentence))
    }

    /// In a roundup of places a figure belongs to those whose practice it stands in.
    fn of_practice(&self) -> Option<Reach> {
        let (practices, at) = (self.around.practices, self.before.end);
        if !self.around.is_national {
            return None;
        }
        let of = practices.partition_point(|draft| draft.span.end <= at);
        let draft = practices.get(of).filter(|draft| draft.span.start <= at)?;
        Some(match draft.places.as_slice() {
            [_] => self.nearest_place().map_or(Reach::Region, Reach::Place),
            _ => Reach::Joint,
        })
    }

    /// 其中青石镇2个、东湖镇1个: the small place that the number stands directly behind in its item.
    fn item_place(&self) -> Option<Span> {
        let (sentence, end) = (self.sentence, self.before.end);
        let names = |at: &usize| matches!(sentence.token(*at), Some(Token::Noun(_) | Token::Text | Token::Fixed));
        let first = (self.start..self.number).rev().take_while(names).last()?;
        let opens = first.checked_sub(1).is_none_or(|before| {
            let is_part = matches!(sentence.token(before), Some(Token::Particle(Particle::Part)));
            is_part || matches!(sentence.token(before), Some(Token::Mark(_)))
        });
        let start = sentence.pieces.get(first)?.span.start;
        // 星级村2个: unless it is what is counted.
        let is_counted = self.subject.is_none_or(|subject| subject.span(sentence).end > start);
        let path = story::path_at(sentence.text, start).filter(|path| path.end == end && opens && !is_counted);
        path.filter(|path| is_small(sentence.slice(*path)))
    }

    /// The nearest place that is known, or one behind it that the clause opens with: 青山县…，东湖高新区引进12名.
    fn nearest_place(&self) -> Option<Span> {
        let known = nearest_place(self.sentence, self.before.end, self.around)?;
        let own = || match opened(self.sentence, self.start, self.number, self.around.home) {
            Opened::Place(path) if path.start >= known.end && path.end <= self.before.end => Some(path),
            _ => None,
        };
        Some(if known.start < self.before.start { own().unwrap_or(known) } else { known })
    }

    /// 清河镇物色后备干部216名: the small place that opens a clause, or that a story is told of.
    fn small_place(&self) -> Option<Span> {
        let (sentence, stories, at) = (self.sentence, self.around.stories, self.before.end);
        let of = stories.partition_point(|story| story.span.end <= at);
        let story = stories.get(of).filter(|story| story.span.start <= at).map(|story| story.place);
        let is_region = !self.around.is_national;
        let Some(place) = is_region.then(|| local_name(sentence, self.number, self.around)).flatten() else {
            return story;
        };
        // 青石县红岩村…。红岩村还…: the path is that of the first time.
        let is_told = |told: &Span| {
            told.start >= sentence.span.start
                || told.of(sentence.text).is_some_and(|told| told.ends_with(sentence.slice(place)))
        };
        Some(story.filter(is_told).unwrap_or(place))
    }

    /// 全国党员9800万名: whether the clause opens with the nation, and says what it has.
    fn is_of_nation(&self) -> bool {
        let opens = matches!(self.sentence.token(self.start), Some(Token::Particle(Particle::Nation)));
        opens && !self.around.is_national && !has_verb(self.sentence, self.start, self.number)
    }
}

/// Whether the piece is a comma.
fn is_comma(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.token(at), Some(Token::Mark('，' | ',')))
}

/// 县级班子有青年干部23名，女干部占两成; 乡镇班子中…: a leading body that the numbers of its part of the sentence are of.
fn leading_body(sentence: &Sentence, number: usize) -> Option<Span> {
    if !sentence.holds(Few::BODY) {
        return None;
    }
    let mut clause = sentence.clause_start(number);
    let mut end = number;
    loop {
        let is_body =
            |at: &usize| sentence.piece_text(*at).ends_with("班子") && SCOPE.is("of_body", sentence.piece_text(at + 1));
        if let Some(at) = (clause..end).find(is_body) {
            let phrase = subject::phrase_ending_at(sentence, at + 1).0?;
            let first = subject::trim(sentence, phrase).first.max(clause);
            let span = Phrase { first, ..phrase }.span(sentence);
            // 班子 alone does not say whose.
            return (sentence.slice(span).chars().count() > 3).then_some(span);
        }
        // What is said of the whole again, or in another part of the sentence, is not of the body.
        let is_whole = |at: usize| matches!(sentence.token(at), Some(Token::Particle(Particle::Region)));
        let mark = clause.checked_sub(1)?;
        if (clause..end).any(is_whole) || !matches!(sentence.token(mark), Some(Token::Mark('，' | ',' | '、'))) {
            return None;
        }
        end = mark;
        clause = sentence.clause_start(mark);
    }
}

/// 两地互派干部18名，联合举办培训班6期: two regions that open a clause before act in those behind it.
fn leading_joint(sentence: &Sentence, number: usize) -> bool {
    let mut clause = sentence.clause_start(number);
    let mut end = number;
    loop {
        let names_other = |at: usize| {
            matches!(sentence.token(at), Some(Token::Particle(Particle::Region | Particle::Nation)))
                || matches!(sentence.token(at), Some(Token::Noun(UnitClass::Place)))
        };
        let Some(mark) = clause.checked_sub(1) else { return false };
        if (clause..end).any(names_other) || !matches!(sentence.token(mark), Some(Token::Mark('，' | ',' | '、'))) {
            return false;
        }
        (clause, end) = (sentence.clause_start(mark), mark);
        let Some(span) = timeless(sentence, clause, mark) else { return false };
        let (joint, _) = Reaches::get().last_of_each(sentence.spelled.reaches(span));
        if let Some(joint) = joint {
            return joint.start == span.start;
        }
    }
}

/// 省级层面举办主体班58期，其中研讨班9期、递进班6期: a group that opens the clause of what the number is a part of.
fn leading_group(sentence: &Sentence, number: usize) -> Option<Span> {
    if !sentence.spelled.has_reach() {
        return None;
    }
    let mut clause = sentence.clause_start(number);
    let mut end = number;
    let mut is_only_elided = false;
    loop {
        let is_whole = |at: usize| matches!(sentence.token(at), Some(Token::Particle(Particle::Region)));
        let mark = clause.checked_sub(1)?;
        let is_part = (clause..end).any(|at| matches!(sentence.token(at), Some(Token::Particle(Particle::Part))));
        // 县本级办班12期，调训干部320人: whoever acts is not named again.
        let is_led_in =
            |at: &usize| matches!(sentence.token(*at), Some(Token::Particle(Particle::Adverb) | Token::Time(_)));
        let opening = (clause..end).find(|at| !is_led_in(at)).and_then(|at| sentence.token(at));
        let is_elided = matches!(opening, Some(Token::Verb { role, .. }) if role.is_act());
        let goes_on = match sentence.token(mark) {
            Some(Token::Mark('、')) => true,
            Some(Token::Mark('，' | ',')) => is_part || is_elided,
            _ => false,
        };
        if (clause..end).any(is_whole) || !goes_on {
            return None;
        }
        is_only_elided |= is_elided && !is_part;
        (clause, end) = (sentence.clause_start(mark), mark);
        let span = timeless(sentence, clause, mark)?;
        let (_, group) = Reaches::get().last_of_each(sentence.spelled.reaches(span));
        if let Some(group) = group {
            // 市级层面党校: a noun that follows is who acts.
            let next = sentence.pieces.iter().find(|piece| piece.span.start == group.end).map(|piece| piece.token);
            let acts = matches!(next, Some(Token::Verb { .. } | Token::Time(_) | Token::Particle(_)));
            // 市委常委会研究12次，抽调…: a body that meets is no level of what others do.
            let is_level = sentence.slice(group).ends_with(['级', '面']);
            return (group.start == span.start && acts && (is_level || !is_only_elided)).then_some(group);
        }
    }
}

/// 2023年，两地互派干部18名: a clause from its first word that is no time to the mark behind it.
fn timeless(sentence: &Sentence, clause: usize, mark: usize) -> Option<Span> {
    let is_time = |at: &usize| matches!(sentence.token(*at), Some(Token::Time(_)));
    let first = (clause..mark).find(|at| !is_time(at))?;
    Some(Span::new(sentence.pieces.get(first)?.span.start, sentence.pieces.get(mark)?.span.start))
}

/// 东岭区与云山省青山县携手选派63名: an act together with a place outside.
fn acts_together(sentence: &Sentence, clause: Span, outer: &[Span]) -> bool {
    let first = outer.partition_point(|place| place.start < clause.start);
    let places = outer.iter().skip(first).take_while(|place| place.end <= clause.end);
    places.into_iter().any(|place| {
        let before = sentence.text.get(clause.start..place.start).unwrap_or("");
        let after = sentence.stretch(Span::new(place.end, clause.end));
        without_name(before).ends_with(['与', '和', '同']) && after.any(Roles::TOGETHER)
    })
}

/// 与东海市北塘区: what stands before a place without the name of a larger one that no gazetteer knows.
fn without_name(before: &str) -> &str {
    const LONGEST_NAME: usize = 4;
    let Some(head) = before.strip_suffix(['省', '市', '州', '县']) else { return before };
    let links = head.char_indices().rev().take(LONGEST_NAME + 1).find(|(_, c)| matches!(c, '与' | '和' | '同'));
    links.and_then(|(at, link)| head.get(..at + link.len_utf8())).unwrap_or(before)
}

/// The last place of the sentence before the number that is where something holds and not where it goes.
fn nearest_place(sentence: &Sentence, number: usize, around: &Surroundings) -> Option<Span> {
    let places = around.places;
    let first = places.partition_point(|place| place.span.start < sentence.span.start);
    let last = places.partition_point(|place| place.span.end <= number);
    let before = places.get(first..last).unwrap_or_default();
    let place = before
        .iter()
        .rev()
        .find(|place| {
            (!place.is_bare || acts_bare(sentence, place.span))
                && (!is_goal(sentence.text, place.span) || opens_item(sentence, place.span))
                && !is_venue(sentence.text, place.span)
        })
        .map(|place| place.span)?;
    // 全市 behind the place: what follows is of the whole again; in a report of a province it is that of the city.
    let is_smaller = |level: char| "省市县区州盟旗镇乡村".contains(level) && !around.home.ends_with(level);
    let is_whole = |piece: &Piece| {
        let speaks = piece.token == Token::Particle(Particle::Region) && piece.text.starts_with('全');
        speaks && (around.home.is_empty() || !piece.text.ends_with(is_smaller))
    };
    // 位居全区首位: among whom it holds its rank is no turn to the whole.
    let ranks = |piece: &Piece| matches!(piece.token, Token::Verb { kind: Some(Kind::Rank), .. });
    let first = sentence.pieces.partition_point(|piece| piece.span.start < place.end);
    let last = sentence.pieces.partition_point(|piece| piece.span.start < number);
    let pieces = |at: usize| sentence.pieces.get(at);
    let is_turn =
        |at: usize| pieces(at).is_some_and(is_whole) && !at.checked_sub(1).and_then(pieces).is_some_and(ranks);
    // 西岭区、东岭区建成28个: all of a list of places.
    let whole =
        || joined(sentence.text, before, place.start).last().map_or(place, |last| Span::new(place.start, last.end));
    (!(first..last).any(is_turn)).then(whole)
}

/// 西岭区、东岭区和南岭区: the places of a list that begins at a byte.
pub(super) fn joined(text: &str, places: &[InnerPlace], start: usize) -> impl Iterator<Item = Span> {
    let mut next = Some(start);
    std::iter::from_fn(move || {
        let start = next?;
        let at = places.partition_point(|place| place.span.start < start);
        let place = places.get(at).map(|place| place.span).filter(|place| place.start == start)?;
        let rest = text.get(place.end..).unwrap_or("");
        next = ["、", "和", "与", "及"].iter().find(|join| rest.starts_with(**join)).map(|join| place.end + join.len());
        Some(place)
    })
}

/// 深圳建成中心, 深圳1200名干部奔赴一线: whether a place without its level word opens a clause, and an act or those who
/// act follow on it.
fn acts_bare(sentence: &Sentence, place: Span) -> bool {
    let next = sentence.pieces.partition_point(|piece| piece.span.start < place.end);
    let first = sentence.pieces.partition_point(|piece| piece.span.start < place.start);
    let opens = sentence.clause_start(first) == first;
    let counts_people = || {
        let is_people = matches!(sentence.token(next + 1), Some(Token::Noun(UnitClass::Person)));
        is_people && matches!(sentence.token(next), Some(Token::Number(_))) && sentence.is_act(next + 2)
    };
    let follows = sentence.pieces.get(next).is_some_and(|piece| piece.span.start == place.end);
    opens && follows && (sentence.is_act(next) || counts_people())
}

fn has_verb(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(sentence.token(at), Some(Token::Verb { .. })))
}

/// 在柳江市召开会议: where one meets is not where the figure holds.
fn is_venue(text: &str, place: Span) -> bool {
    let behind = text.get(place.end..).unwrap_or("");
    text.get(..place.start).is_some_and(|before| before.ends_with('在')) && SCOPE.starts("meets", behind)
}

/// 青山县9个、东湖县11个: whether a place stands behind a number and the mark that parts it from its item.
fn opens_item(sentence: &Sentence, place: Span) -> bool {
    let first = sentence.pieces.partition_point(|piece| piece.span.start < place.start);
    let token = |back: usize| first.checked_sub(back).and_then(|at| sentence.token(at));
    token(1) == Some(Token::Mark('、')) && matches!(token(2), Some(Token::Number(_)))
}

/// A place one goes to, comes from or works with is not where the figure holds.
fn is_goal(text: &str, place: Span) -> bool {
    SCOPE.ends("goal", text.get(..place.start).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use crate::table::every_word_stands_in_its_example;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("scope", include_str!("scope.tsv"));
    }
}
