//! Passages that tell of one small place: a villager speaks, a community is visited, and the figures are theirs.
//!
//! The sentences of such a passage do not all name the place. What a sentence itself says of where its figures hold is
//! decided in `reach`, and prevails.

use std::sync::LazyLock;

use crate::quantity::UnitClass;
use crate::region::{Gazetteer, PlaceFound};
use crate::table::WordTree;
use crate::text::Span;
use crate::vocabulary::{Lexicon, Word};

use super::link_words::{Roles, Standing, Words};
use super::local::{is_sort_of_park, is_towards};
use super::outline::Paragraph;
use super::paths::Paths;
use super::practice::Draft;
use super::reach::InnerPlace;
use super::signs::{self, Signs};
use super::stretch::Stretch;

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read("story", include_str!("story.tsv")));

/// The level words.
static LEVEL_WORDS: LazyLock<WordTree> = LazyLock::new(|| WordTree::of(WORDS.of("level").iter().copied()));

/// Those of the words that are sought in every paragraph: of places, and of those that go on from them and lead back.
static SOUGHT: LazyLock<Words> =
    LazyLock::new(|| Words::read_some("story", include_str!("story.tsv"), &["level", "goes_on", "back"]));

static LEVEL: LazyLock<Roles> = LazyLock::new(|| SOUGHT.named(&["level"]));
static GOES_ON: LazyLock<Roles> = LazyLock::new(|| SOUGHT.named(&["goes_on"]));
static BACK: LazyLock<Roles> = LazyLock::new(|| SOUGHT.named(&["back"]));

/// The words that are sought in every paragraph.
pub(crate) fn tree() -> &'static WordTree {
    SOUGHT.tree()
}

/// A part of the text and the place it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) span: Span,
    pub(crate) place: Span,
}

/// Characters the name of a small place has at most, without its level word.
const LONGEST_NAME: usize = 4;

/// Characters it has at least, with its level word.
const SHORTEST_FULL: usize = 3;

/// Characters before the place that opens a paragraph, at most.
const LONGEST_OPENING: usize = 16;

/// Paragraphs longer than this in bytes tell no story.
const LONGEST_PARAGRAPH: usize = 2400;

/// The passages of the text that tell of one place, in text order. `home` is the name of the region of the report; the
/// paths that small places are written with are noted in `paths`.
pub(crate) fn stories(
    signs: &Signs<'_>,
    paragraphs: &[Paragraph],
    places: &[InnerPlace],
    home: &str,
    paths: &mut Paths<'_>,
) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    let mut before: Option<Span> = None;
    let mut words = Vec::new();
    for paragraph in paragraphs {
        let span = paragraph.span;
        let Some(text) = span.of(signs.text).filter(|text| text.len() <= LONGEST_PARAGRAPH) else {
            before = None;
            continue;
        };
        words.clear();
        for sign in signs.within(span, signs::LEVEL) {
            let at = sign.at - span.start;
            SOUGHT.each_at(text.get(at..).unwrap_or(""), |length, roles| {
                words.push(Standing { start: at, end: at + length, roles });
            });
        }
        let first = stories.len();
        let paragraph = Told { text, base: span.start, words: &words };
        read(paragraph, places, home, before, &mut stories, paths);
        before = stories.get(first..).and_then(<[Story]>::last).map(|story| story.place);
    }
    stories
}

/// A paragraph that starts at byte `base`, with the words that are sought in it.
#[derive(Clone, Copy)]
struct Told<'t> {
    text: &'t str,
    base: usize,
    words: &'t [Standing],
}

/// Reads one paragraph.
fn read(
    paragraph: Told<'_>,
    places: &[InnerPlace],
    home: &str,
    before: Option<Span>,
    stories: &mut Vec<Story>,
    paths: &mut Paths<'_>,
) {
    let Told { text, base, words } = paragraph;
    let known = places.partition_point(|place| place.span.start < base);
    let names_none = places.get(known).is_none_or(|place| place.span.start >= base + text.len());
    if words.is_empty() && names_none {
        return;
    }
    let named = named(paragraph, places, home);
    // 青石县红岩镇: the whole path, as it is written here.
    let path = |place: &Named| {
        let (first, last) = (place.chain.first()?, place.chain.last()?);
        let known = places.partition_point(|place| place.span.end < last.end);
        let known = places.get(known).filter(|known| known.last == *last).map_or(first.start, |known| known.span.start);
        Some(Span::new(first.start.min(known), last.end))
    };
    for place in &named {
        if let (Some(path), Some(last)) = (path(place), place.chain.last()) {
            paths.note(path, *last);
        }
    }
    let says = |roles: Roles, span: Span| Stretch::of(text, words, span).any(roles);
    let goes_on = before.filter(|_| says(*GOES_ON, Span::new(0, text.len())));
    if named.is_empty() && goes_on.is_none() {
        return;
    }
    let speaks = speaks(text);
    // A quotation before its speaker is of the speaker's place.
    let mut current = match named.first() {
        Some(first) if speaks && text.trim_start().starts_with('“') => path(first),
        _ => None,
    };
    current = current.or(goes_on);
    // 青石镇办起合作社。当地…: a place that opens a sentence is told of as far as the thread goes on.
    let is_threaded = |place: &Named| {
        let end = place.chain.last().map_or(place.start, |last| last.end) - base;
        let before = text.get(..place.start - base).unwrap_or("").trim_end();
        let is_taken_up = |rest: &str| says(*GOES_ON, Span::new(text.len() - rest.len(), text.len()));
        let next = text.get(end..).and_then(|rest| rest.split_once('。'));
        let opens_or_stays = before.ends_with(['。', '”']) || WORDS.ends("stays", before);
        opens_or_stays && next.is_some_and(|(_, rest)| is_taken_up(rest))
    };
    let opens = |place: &&Named| speaks || is_opening(text, place.start - base) || is_threaded(place);
    // Where no place opens anything, none is told of.
    if current.is_none() && !named.iter().any(|place| opens(&place)) {
        return;
    }
    let mut start = 0;
    let chain =
        |level: char| named.iter().flat_map(|place| &place.chain).rev().find(|span| ends_in(text, **span, base, level));
    let mut at = 0;
    let mut levels = Vec::new();
    let ends = |c: char| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':');
    for clause in text.split_inclusive(ends) {
        let end = at + clause.len();
        let within = |place: &&Named| (base + at..base + end).contains(&place.start);
        levels.clear();
        levels.extend(clause.char_indices().filter(|(_, c)| is_level(*c)));
        // 全县 behind the name of a county is that county, 紫云 a name that was written in full before.
        let whole = whole_of(clause, &levels, home);
        let again = whole.and_then(chain).or_else(|| named_again(text, base, &named, clause, at));
        // What only the paragraph before tells of is left where a whole is spoken of, or another place again.
        let is_left = (whole.is_some() || again.is_some()) && current.is_some() && current == goes_on;
        // “…。”红岩村书记李山说。聚焦独居老人…: behind what somebody said the work of the whole is told again.
        let is_sentence = text.get(..at).is_some_and(|before| before.trim_end().ends_with(['。', '”']));
        let widens = || is_sentence && WORDS.starts("widens", clause);
        let is_back = || says(*BACK, Span::new(at, end)) || returns(clause, &levels, home) || widens();
        if is_left || again.is_none() && is_back() {
            push(stories, base, start, at, current.take());
        }
        let opened = named.iter().rev().filter(within).find(opens).and_then(path);
        // 青石县红岩村…。红岩村还…: the path is that of the first time.
        let written = |span: Span| span.start.checked_sub(base).and_then(|start| text.get(start..span.end - base));
        let is_same = |place: &Span| {
            current.and_then(written).zip(written(*place)).is_some_and(|(told, place)| told.ends_with(place))
        };
        let opened = opened.map(|place| current.filter(|_| is_same(&place)).unwrap_or(place));
        if let Some(place) = opened.or(again.copied().filter(|_| current.is_some())) {
            push(stories, base, start, at, current.filter(|before| *before != place));
            start = if current == Some(place) { start } else { at };
            current = Some(place);
        }
        // 青石村的蝶变并非个例。中央和省级财政…: what leads back from the place by its name ends the story with its clause.
        let is_told_of = again.is_some() || opened.is_some() && clause.ends_with('。');
        if is_told_of && says(*BACK, Span::new(at, end)) {
            push(stories, base, start, end, current.take());
        }
        at = end;
    }
    push(stories, base, start, text.len(), current);
}

/// The passages of a roundup of places: behind what a place that opens a paragraph does, the paragraph goes on about it, up
/// to the next place that acts. Where several act together their figures are of none alone.
pub(crate) fn of_roundup(
    text: &str,
    paragraphs: &[Paragraph],
    practices: &[Draft],
    places: &[PlaceFound<'_>],
) -> Vec<Story> {
    let mut stories = Vec::new();
    let mut next = 0;
    for paragraph in paragraphs.iter().map(|paragraph| paragraph.span) {
        next += practices.iter().skip(next).take_while(|draft| draft.span.start < paragraph.start).count();
        let here = practices.iter().skip(next).take_while(|draft| draft.span.end <= paragraph.end).count();
        let acting = practices.get(next..next + here).unwrap_or_default();
        let first = |draft: &Draft| draft.places.first().and_then(|place| places.get(*place)).map(|place| place.span);
        if acting.first().and_then(first).is_none_or(|place| place.start > paragraph.start) {
            continue;
        }
        for (index, draft) in acting.iter().enumerate() {
            let end = acting.get(index + 1).and_then(first).map_or(paragraph.end, |place| place.start);
            if let (Some(place), [_]) = (first(draft), draft.places.as_slice()) {
                // 云山省青山县清河镇: the chain may go on below what has a code.
                let last = continued(text, place).map_or(place.end, |last| last.end);
                push(&mut stories, 0, draft.span.end, end, Some(Span::new(place.start, last)));
            }
        }
    }
    stories
}

fn push(stories: &mut Vec<Story>, base: usize, start: usize, end: usize, place: Option<Span>) {
    if let Some(place) = place.filter(|_| start < end) {
        stories.push(Story { span: Span::new(base + start, base + end), place });
    }
}

/// The places of a list such as 亳州、宿州 or 惠城、惠阳、大亚湾三地, if every item is one.
pub(crate) fn listed(text: &str, list: Span, places: &[InnerPlace]) -> Option<Vec<Span>> {
    const LONGEST_ITEM: usize = 8;
    let words = list.of(text)?;
    let joined = words.trim_end_matches(['均', '已', '也']);
    let is_count = |c: char| "一二两三四五六七八九十个多数几0123456789".contains(c);
    // 三地, 三个街道: the count of the places closes their list.
    let level = ["地"]
        .iter()
        .chain(WORDS.of("level"))
        .find(|level| joined.strip_suffix(**level).is_some_and(|head| head.ends_with(is_count)));
    let head =
        level.and_then(|level| joined.strip_suffix(*level)).map_or(joined, |head| head.trim_end_matches(is_count));
    let mut found = Vec::new();
    let mut at = list.start;
    for item in head.split(['、', '和', '及', '与']) {
        let span = Span::new(at, at + item.len());
        at = span.end + '、'.len_utf8();
        let first = places.partition_point(|place| place.span.end < span.end);
        let known = places.get(first).filter(|place| place.span.end == span.end && span.start <= place.span.start);
        let is_short = (2..=LONGEST_ITEM).contains(&item.chars().count()) && item.chars().all(is_word);
        let head = WORDS.ending(item, &["level"]).and_then(|(word, _)| item.strip_suffix(word));
        let has_level = head.is_some_and(|head| head.chars().count() >= 2 && is_name(head, item));
        match known {
            Some(place) => found.push(place.span),
            None if is_short && (level.is_some() || has_level || is_division(item)) => found.push(span),
            None => return None,
        }
    }
    (found.len() >= 2).then_some(found)
}

/// Whether a division is called so, with its level word or without it: 珲春, 图们.
fn is_division(name: &str) -> bool {
    let mut divisions = Gazetteer::get().lookup(name);
    divisions.any(|division| division.name() == name || division.short_name() == name)
}

/// The chain of small places that begins at a byte: 红岩镇青石村.
pub(crate) fn path_at(text: &str, at: usize) -> Option<Span> {
    continued(text, Span::new(at, at)).map(|last| Span::new(at, last.end))
}

/// The last name of the chain of small places that goes on behind a place: 颍上县 in 颍上县八里河镇. Behind a place a name
/// may be longer than elsewhere.
pub(crate) fn continued(text: &str, place: Span) -> Option<Span> {
    const LONGEST_NEXT: usize = LONGEST_NAME + 2;
    let levels = &*LEVEL_WORDS;
    let mut found = None;
    let mut end = place.end;
    loop {
        let rest = text.get(end..)?;
        let ends_at = |at: usize| {
            let (level, _) = levels.longest(rest.get(at..)?)?;
            let (name, full) = (rest.get(..at)?, rest.get(..at + level)?);
            is_name(name, full).then_some(full.len())
        };
        let (mut at, mut next) = (0, None);
        for (place, c) in rest.chars().take(LONGEST_NEXT + 1).enumerate() {
            if next.is_some() || !is_word(c) {
                break;
            }
            if place >= 2 && levels.may_begin(c) {
                next = ends_at(at);
            }
            at += c.len_utf8();
        }
        let Some(length) = next else { return found };
        found = Some(Span::new(end, end + length));
        end += length;
    }
}

/// Whether somebody has the word: a quotation of some length and a verb of speech outside of it.
fn speaks(text: &str) -> bool {
    const SHORTEST_SPEECH: usize = 8;
    let (mut told, mut outside) = (false, String::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('“') {
        outside.push_str(before);
        let (inside, behind) = after.split_once('”').unwrap_or((after, ""));
        let is_speech = inside.contains(['，', '。', '！', '？', ',']);
        told |= is_speech && inside.chars().count() >= SHORTEST_SPEECH;
        rest = behind;
    }
    outside.push_str(rest);
    told && WORDS.any("says", &outside)
}

/// A place as a paragraph names it: the names of its chain (颍上县八里河镇), the last of which is where it is.
struct Named {
    start: usize,
    chain: Vec<Span>,
}

/// The small places the paragraph names.
fn named(paragraph: Told<'_>, places: &[InnerPlace], home: &str) -> Vec<Named> {
    let Told { text, base, words } = paragraph;
    let first = places.partition_point(|place| place.span.start < base);
    let known = places.get(first..).unwrap_or_default().iter();
    let stages = |place: &InnerPlace| sets_scene(text, place.span.start - base, place.span.end - base);
    let known = known.take_while(|place| place.span.end <= base + text.len());
    let known = known.filter(|place| !place.is_bare || stages(place));
    let mut found: Vec<Span> = known.map(|place| place.last).collect();
    // Of the level words that begin at one place the longest.
    let mut levels = words.iter().filter(|word| word.is(*LEVEL)).peekable();
    while let Some(level) = levels.next() {
        if levels.peek().is_some_and(|longer| longer.start == level.start) {
            continue;
        }
        if let Some(span) = name_before(text, level.start, level.end - level.start, home, |at| {
            found.iter().any(|span| span.end == base + at)
        }) {
            found.push(Span::new(base + span.start, base + span.end));
        }
    }
    found.sort_unstable_by_key(|span| (span.start, span.end));
    let is_home = |span: &Span| span.start.checked_sub(base).and_then(|at| text.get(at..span.end - base)) == Some(home);
    let mut named: Vec<Named> = Vec::new();
    for span in found {
        let end = named.last().and_then(|last| last.chain.last()).map_or(0, |last| last.end);
        match named.last_mut() {
            Some(last) if end == span.start => last.chain.push(span),
            Some(_) if span.start < end => {}
            _ => named.push(Named { start: span.start, chain: vec![span] }),
        }
    }
    for place in &mut named {
        place.chain.retain(|span| !is_home(span));
    }
    named.retain(|place| !place.chain.is_empty());
    named
}

/// A name of a few characters before the level word at `at`, where something parts it from what stands before.
fn name_before(text: &str, at: usize, level: usize, home: &str, ends: impl Fn(usize) -> bool) -> Option<Span> {
    let head = text.get(..at)?;
    // 软弱涣散村（社区）: a word with what it stands for besides.
    if text.get(at + level..).is_some_and(|rest| rest.starts_with(['（', '('])) {
        return None;
    }
    // 具有乡镇经历: a word for all of a level names none.
    if text.get(at..).is_some_and(|rest| {
        ["乡镇", "乡村", "村镇", "镇村", "市场", "市直", "县直", "区直"].iter().any(|all| rest.starts_with(all))
    }) {
        return None;
    }
    // 农村: what ends so ends no name, whatever stands before it.
    let is_short = |word: &str| word.chars().nth(SHORTEST_FULL).is_none();
    let ends_none = || {
        let ending = text.get(..at + level).and_then(|full| WORDS.ending(full, &["no_end"]));
        ending.is_some_and(|(word, _)| is_short(word))
    };
    for (length, (place, c)) in head.char_indices().rev().enumerate() {
        if !is_word(c) || length >= LONGEST_NAME {
            break;
        }
        let before = text.get(..place)?;
        let ends_place = || ends(place) || !home.is_empty() && before.ends_with(home);
        let is_parted = || before.chars().next_back().is_none_or(|c| !is_word(c)) || ends_place();
        let is_led = || WORDS.ending(before, &["leads", "stays"]).is_some();
        if length >= 1 && (is_parted() || is_led()) && is_name(text.get(place..at)?, text.get(place..at + level)?) {
            return (!ends_none()).then(|| Span::new(place, at + level));
        }
    }
    None
}

/// Whether a name is one and no word of the language: 示范村, 重点镇 and 住宅小区 are none.
fn is_name(name: &str, full: &str) -> bool {
    let is_general = Words::get().starts("general", name) && !is_town(name, full);
    if is_general
        || WORDS.ends("no_end", full)
        || WORDS.any("no_name", name)
        || is_towards(full)
        || is_sort_of_park(full)
    {
        return false;
    }
    let mut words = Lexicon::get().words(full);
    !words.any(|found| {
        let is_long = found.span.of(full).is_some_and(|word| word.chars().count() >= 2);
        let is_known = !matches!(found.word, Word::Phrase | Word::Ordinary);
        // 仲恺高新区: a known word at the end of a name with a head of its own.
        // 加大贫困村: but not where it says of what sort the places are.
        let sorts_place = matches!(found.word, Word::Noun(UnitClass::Place)) && full.ends_with(['县', '镇', '乡']);
        let is_sort = (matches!(found.word, Word::Noun(UnitClass::Village)) || sorts_place) && is_long;
        let closes = !is_sort
            && found.span.end == full.len()
            && full.get(..found.span.start).is_some_and(|head| head.chars().count() >= 2);
        // 大将镇: a plain word may be the whole name.
        let is_whole = matches!(found.word, Word::Plain) && found.span == Span::new(0, name.len());
        found.span.start < name.len() && is_long && is_known && !closes && !is_whole
    })
}

/// What stands behind a word that may lead to a place: 走进, 翻开.
pub(super) fn behind_lead(text: &str) -> &str {
    let lead = WORDS.opening("leads", text).filter(|length| *length > '的'.len_utf8());
    lead.and_then(|length| text.get(length..)).unwrap_or(text)
}

/// Whether the head of a name is one of its own: 青山 and 青山国家, and not 国家 or 各类.
pub(super) fn is_own_name(head: &str) -> bool {
    const SHORTEST: usize = 2;
    if Words::get().starts("general", head) || WORDS.any("no_name", head) {
        return false;
    }
    let known = Lexicon::get().words(head).find(|found| {
        let is_word = !matches!(found.word, Word::Ordinary | Word::Plain);
        is_word && found.span.of(head).is_some_and(|word| word.chars().count() >= 2)
    });
    known.is_none_or(|word| head.get(..word.span.start).is_some_and(|own| own.chars().count() >= SHORTEST))
}

/// 老山街道, 新河镇: the name of a town may begin with a character that begins what is none elsewhere.
fn is_town(name: &str, full: &str) -> bool {
    let level = full.get(name.len()..).unwrap_or("");
    let mut characters = name.chars();
    let (first, second) = (characters.next(), characters.next());
    matches!(level, "镇" | "乡" | "街道")
        && characters.next().is_none()
        && first.is_some_and(|c| "老新山城内外主大小上下高".contains(c))
        && second.is_some_and(|c| !"区县市镇乡村城的部片心康型".contains(c))
}

/// Whether a place opens the paragraph, behind a time or a word of going at most; a village or a community any sentence.
fn is_opening(text: &str, at: usize) -> bool {
    let before = behind_cry(text.get(..at).unwrap_or("").trim_start());
    let rest = text.get(at..).unwrap_or("");
    let name = rest.char_indices().nth(LONGEST_NAME + 2).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    let is_smallest = || ["村", "社区"].iter().any(|level| name.find(level).is_some_and(|end| end > 0));
    // 稻浪翻滚。走进青石村: behind the word that leads to it too.
    let led = WORDS.ending(before, &["leads"]).and_then(|(word, _)| before.strip_suffix(word));
    if [before, led.unwrap_or(before)].iter().any(|before| before.ends_with(['。', '”'])) && is_smallest() {
        return true;
    }
    if before.chars().take(LONGEST_OPENING + 1).count() > LONGEST_OPENING {
        return false;
    }
    let last = before.rsplit(['，', ',']).next().unwrap_or("");
    // 走进和龙市东城镇光东村: the chain may be long.
    let goes_down = |rest: &str| rest.is_empty() || WORDS.of("level").iter().any(|level| rest.ends_with(level));
    let is_led = goes_down(last) || WORDS.of("leads").iter().any(|lead| last.strip_prefix(lead).is_some_and(goes_down));
    let clauses = before.matches(['，', ',']).count();
    is_led && clauses <= 1
}

/// What stands behind the words in quotation marks that open a paragraph: “出炉了！”初冬，….
fn behind_cry(text: &str) -> &str {
    let cry = text.strip_prefix('“').and_then(|said| said.split_once('”'));
    cry.map_or(text, |(_, behind)| behind)
}

/// Whether a name without its level word opens a scene: 初冬，楚州，…, 楚州一家工厂… and 在楚州江边，一座工厂….
fn sets_scene(text: &str, start: usize, end: usize) -> bool {
    const LONGEST_SPOT: usize = 6;
    let (before, behind) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let is_clause = before.ends_with(['，', '。', '”']) && behind.starts_with('，');
    let spot = || behind.split_once('，').filter(|(spot, _)| spot.chars().count() <= LONGEST_SPOT);
    let is_spot = || before.ends_with('在') && spot().is_some_and(|(_, next)| WORDS.starts("someone", next));
    is_clause || WORDS.starts("someone", behind) || is_spot()
}

/// Whether the name of a place ends in a level word.
fn ends_in(text: &str, place: Span, base: usize, level: char) -> bool {
    let name = place.start.checked_sub(base).and_then(|start| text.get(start..place.end - base));
    name.is_some_and(|name| name.ends_with(level))
}

/// A place written in full before, where the clause opens with the beginning of its name.
fn named_again<'n>(text: &str, base: usize, named: &'n [Named], clause: &str, at: usize) -> Option<&'n Span> {
    const SHORTEST_NAME: usize = 2;
    let opening = clause.trim_start_matches(|c: char| !is_word(c));
    named.iter().flat_map(|place| &place.chain).filter(|span| span.end <= base + at).find(|span| {
        let name = span.start.checked_sub(base).and_then(|start| text.get(start..span.end - base)).unwrap_or("");
        let head = name.char_indices().nth(SHORTEST_NAME).and_then(|(end, _)| name.get(..end));
        head.is_some_and(|head| opening.starts_with(head))
    })
}

fn is_word(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn is_level(c: char) -> bool {
    matches!(c, '省' | '市' | '县' | '区' | '州' | '旗')
}

/// The level word of a clause that speaks of the whole of a place that is not the region of the report: 全县. `levels` are
/// all level words of the clause.
fn whole_of(clause: &str, levels: &[(usize, char)], home: &str) -> Option<char> {
    let own = home.chars().next_back();
    let mut levels = levels.iter().filter(|(_, c)| Some(*c) != own);
    levels.find(|(at, _)| clause.get(..*at).is_some_and(|before| before.ends_with('全'))).map(|(_, c)| *c)
}

/// Whether a clause leads back to the region of the report: 全市, 市委, the name of the region.
fn returns(clause: &str, levels: &[(usize, char)], home: &str) -> bool {
    let own = home.chars().next_back();
    let leads_back = |&(at, c): &(usize, char)| {
        let before = clause.get(..at).unwrap_or("");
        let after = clause.get(at + c.len_utf8()..).unwrap_or("");
        let is_bodied = own == Some(c) && WORDS.starts("body", after) && !before.ends_with(is_word);
        // 与我市共建: with whom something is done is not where it is.
        let is_partner = || before.strip_suffix('我').is_some_and(|before| before.ends_with(['与', '和', '同', '跟']));
        own.is_none_or(|own| own == c) && before.ends_with(['全', '我']) && !is_partner() || is_bodied
    };
    let short = own.and_then(|own| home.strip_suffix(own)).unwrap_or("");
    let is_home = clause.trim_start().starts_with(short) && short.chars().count() >= 2;
    is_home || levels.iter().any(leads_back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::every_word_stands_in_its_example;
    use crate::vocabulary::Theme;

    #[test]
    fn every_word_has_its_example() {
        every_word_stands_in_its_example("story", include_str!("story.tsv"));
    }

    fn told(paragraphs: &[&str], home: &str) -> Vec<(String, String)> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let spans: Vec<Paragraph> = paragraphs
            .iter()
            .map(|paragraph| {
                let span = Span::new(at, at + paragraph.len());
                at = span.end + 1;
                Paragraph { span, section: 0, lead: None, theme: Theme::Other }
            })
            .collect();
        let owned = |span: Span| span.of(&text).unwrap_or("").to_string();
        let found = stories(&Signs::of(&text), &spans, &[], home, &mut Paths::default());
        found.into_iter().map(|story| (owned(story.place), owned(story.span))).collect()
    }

    #[test]
    fn a_speaker_tells_of_the_place() {
        let found =
            told(&["“去年卖了三成，村里添了12万元。”青石镇红岩村书记李山说。放眼全市，这样的村有38个。"], "柳江市");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "青石镇红岩村");
        assert!(found[0].1.contains("12万元") && !found[0].1.contains("38个"));
    }

    #[test]
    fn the_thread_goes_on_in_the_next_paragraph() {
        let found =
            told(&["走进红岩村，家家有余粮。", "2019年，村集体收入不足3万元。", "全省有党员320万名。"], "柳江省");
        assert_eq!(found.iter().map(|story| story.0.as_str()).collect::<Vec<_>>(), ["红岩村", "红岩村"], "{found:?}");
    }

    #[test]
    fn what_is_general_is_no_place() {
        assert!(told(&["示范村党员说：“今年收入多了，日子好了。”全市有38个。"], "柳江市").is_empty());
        assert!(told(&["在重点镇开展试点，培训干部120人。"], "柳江市").is_empty());
    }
}
