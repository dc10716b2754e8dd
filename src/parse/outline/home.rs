//! The region a report speaks of, from its titles, its publisher and its text.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::OnceLock;

use super::RegionLookup;
use super::line::{self, Line, is_space};
use super::metadata::{Page, is_han};
use super::word::{self, Role};
use crate::parse::signs;
use crate::region::{Adcode, Division, Gazetteer};
use crate::table::WordTree;
use crate::vocabulary::{Lexicon, Word};

/// The region named by the titles or around the text, or that the text names most, among those of the level it speaks of.
pub(super) fn region(
    page: &Page<'_, '_>,
    publisher: Option<&str>,
    regions: &RegionLookup<'_>,
) -> Option<(String, Adcode)> {
    let mut levels: Vec<(&str, usize)> = Vec::new();
    let counts = word::level_counts(page.title.into_iter().chain(page.subtitle), page.signs, page.lines);
    for (word, count) in word::words(Role::Level).zip(counts) {
        match levels.iter_mut().find(|(level, _)| *level == word.value) {
            Some((_, total)) => *total += count,
            None => levels.push((word.value, count)),
        }
    }
    let level =
        levels.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0).map(|(level, _)| *level);
    let fits = |name: &str| level.is_none_or(|level| name.ends_with(level));
    let named: Vec<(String, Adcode)> = page.subtitle.into_iter().chain(page.title).filter_map(regions).collect();
    // Read where nothing else tells the region.
    let around = || {
        let lines = page.head.iter().chain(page.foot).map(|seen| seen.line.text);
        publisher.into_iter().chain(lines).filter_map(regions)
    };
    if let Some(found) = named.iter().find(|(name, _)| fits(name)) {
        return Some(found.clone());
    }
    // 中共中央组织部: a central organ speaks of the nation.
    let is_central = |text: &str| text.starts_with("中共中央") || text.starts_with("中央组织部");
    let head = page.head.iter().map(|seen| seen.line.text);
    let opening = page.lines.iter().find(|line| line.is_sentence()).map(|line| dateless(line.text));
    if named.is_empty() && level.is_none() && publisher.into_iter().chain(head).chain(opening).any(is_central) {
        return Some(("全国".into(), Adcode::NATION));
    }
    if level.is_some() || named.is_empty() {
        // The region the body names most, among those of the level it speaks of.
        let mut counts: BTreeMap<Adcode, (Cow<'static, str>, usize)> = BTreeMap::new();
        let mut provinces: BTreeSet<Adcode> = BTreeSet::new();
        let spoken = levels.iter().map(|(_, count)| *count).sum::<usize>();
        let speaks_of_nation = page.title.into_iter().chain(page.subtitle).any(|text| text.contains("全国"));
        let mut is_nation = named.is_empty() && (speaks_of_nation && level.is_none() || tells_of_places(page));
        for line in page.lines {
            // Where enough provinces are named, it is the nation whatever else is.
            if is_nation {
                break;
            }
            named_regions(page, line, regions, |(name, code)| {
                provinces.insert(code.province());
                is_nation = named.is_empty() && provinces.len() >= 8 && spoken * 2 < provinces.len();
                counts.entry(code).or_insert((name, 0)).1 += 1;
                if is_nation { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        }
        if is_nation {
            return Some(("全国".into(), Adcode::NATION));
        }
        let distinct = provinces.len();
        // 2031年，禾川市…。2031年，禾川市…: one that is named again and again is spoken of, where little is said of a whole.
        const OFTEN: usize = 3;
        let named_most = counts.iter().max_by_key(|(code, (_, count))| (*count, std::cmp::Reverse(code.get())));
        if let Some((code, (name, count))) = named_most
            && named.is_empty()
            && *count >= OFTEN
            && *count > spoken
            && distinct <= 2
        {
            return Some((name.to_string(), *code));
        }
        if let Some(found) = level.and_then(|_| around().find(|(name, _)| fits(name))) {
            return Some(found);
        }
        // 江西各级党组织…: a place that the text names most is not what it speaks of where the title names another, nor one
        // of many inside it.
        let inside = |code: Adcode| {
            let (Some((_, own)), Some(division)) = (named.first(), Gazetteer::get().division(code)) else {
                return true;
            };
            Gazetteer::get().division(*own).is_none_or(|own| own.contains(division) || division.contains(own))
        };
        let all: usize = counts.iter().filter(|(_, (name, _))| fits(name)).map(|(_, (_, count))| count).sum();
        let is_own = |count: usize| named.is_empty() || count * 2 > all;
        let most = counts
            .iter()
            .filter(|(code, (name, count))| fits(name) && inside(**code) && is_own(*count))
            .max_by_key(|(code, (_, count))| (*count, std::cmp::Reverse(code.get())));
        if let Some((code, (name, _))) = most.filter(|(_, (_, count))| level.is_some() || *count > 1) {
            return Some((name.to_string(), *code));
        }
        // Where the text tells the level of its region, a place of another level is none, but lies in it.
        let any =
            || counts.iter().next().filter(|_| level.is_none()).map(|(code, (name, _))| (name.to_string(), *code));
        // 全国共有…: where nothing is named but the nation.
        let opens_nation = |line: &Line<'_>| {
            line.text
                .split(|c| line::is_final(c) || line::is_clause_end(c))
                .any(|said| said.trim_start().starts_with("全国"))
        };
        let nation = || page.lines.iter().any(opens_nation).then(|| ("全国".to_owned(), Adcode::NATION));
        return named
            .first()
            .cloned()
            .or_else(|| around().next())
            .or_else(any)
            .or_else(|| nation().filter(|_| level.is_none()));
    }
    named.first().cloned()
}

/// Whether most paragraphs open each with the name of a place, and these lie in many provinces: what 全市 and 全县 mean there
/// is told paragraph by paragraph.
fn tells_of_places(page: &Page<'_, '_>) -> bool {
    const PROVINCES: usize = 5;
    const LONGEST_NAME: usize = "黑龙江".len();
    let mut provinces: BTreeSet<Adcode> = BTreeSet::new();
    let (mut paragraphs, mut opened) = (0, 0);
    for line in page.lines.iter().filter(|line| line.is_sentence()) {
        paragraphs += 1;
        let opening = line.text.trim_start_matches(|c: char| !is_han(c));
        if let Some((_, province)) = opening.get(..LONGEST_NAME).and_then(first_province).filter(|(at, _)| *at == 0) {
            provinces.insert(province.adcode());
            opened += 1;
        }
    }
    provinces.len() >= PROVINCES && opened * 2 > paragraphs
}

/// What an agency's report tells behind its place and day: 新华社北京6月30日电（记者…）.
fn dateless(text: &str) -> &str {
    const LONGEST: usize = 24;
    let mark = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '电' | '讯'));
    let mark = mark.filter(|(at, _)| text.get(..*at).is_some_and(|before| before.ends_with(['日', '报', '网'])));
    let rest = mark.and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text).trim_start();
    let close =
        rest.starts_with(['（', '(']).then(|| rest.char_indices().find(|(_, c)| matches!(c, '）' | ')'))).flatten();
    let rest = close.and_then(|(at, c)| rest.get(at + c.len_utf8()..)).unwrap_or(rest);
    rest.trim_start_matches(|c: char| is_space(c) || matches!(c, '】' | '：' | ':'))
}

/// Hands to `take`, as long as it goes on, the region that each clause of a line names first.
fn named_regions(
    page: &Page<'_, '_>,
    line: &Line<'_>,
    regions: &RegionLookup<'_>,
    mut take: impl FnMut((Cow<'static, str>, Adcode)) -> ControlFlow<()>,
) {
    let ends_clause = |c: char| matches!(c, '，' | '。' | '；' | ',' | '、');
    if !page.is_signed {
        let named = line.text.split(ends_clause).filter_map(regions);
        let _ = named.map(|(name, code)| (name.into(), code)).try_for_each(take);
        return;
    }
    let mut places = page.signs.within(line.span, signs::PLACE).map(|place| place.at).peekable();
    let marks = page.signs.within(line.span, signs::MARK).filter(|mark| ends_clause(mark.character));
    let mut marks = marks.map(|mark| mark.at).peekable();
    while let Some(first) = places.peek().copied() {
        while marks.next_if(|mark| *mark < first).is_some() {}
        let end = marks.peek().copied().unwrap_or(line.span.end);
        let clause = page.text.get(first..end).unwrap_or("");
        let mut own = std::iter::from_fn(|| places.next_if(|place| *place < end)).map(|place| place - first);
        let region = Gazetteer::get().first_region_among(clause, own.by_ref());
        own.for_each(drop);
        let region = region.map(|region| (region.name().into(), region.adcode()));
        if region.is_some_and(|region| take(region).is_break()) {
            return;
        }
    }
}

/// The region that the title, the publisher or the signature names with a word of level, if no gazetteer knows it: 中共禾川市委.
pub(super) fn unlisted(page: &Page<'_, '_>, publisher: Option<&str>, regions: &RegionLookup<'_>) -> Option<String> {
    const LONGEST_NAME: usize = 4;
    let titles = || page.subtitle.into_iter().chain(page.title);
    if titles().any(|title| regions(title).is_some()) {
        return None;
    }
    let is_stop = |c: char| !is_han(c) || "的和与在是为全各本我该某省市县区旗委中共组织部年月日度".contains(c);
    let named = |text: &str| {
        text.match_indices(['市', '县', '区', '州', '省', '旗']).find_map(|(at, level)| {
            let rest = text.get(at + level.len()..)?;
            let goes_on = ["：", ":", "委", "人民政府", "组织工作", "组织部", "组织系统", "20", "二〇"];
            if !goes_on.iter().any(|word| rest.starts_with(word)) {
                return None;
            }
            let head = text.get(..at)?;
            let length: usize =
                head.chars().rev().take(LONGEST_NAME + 1).take_while(|c| !is_stop(*c)).map(char::len_utf8).sum();
            let name = text.get(at - length..at + level.len())?;
            let before = head.get(..at - length)?;
            let opens = before.is_empty()
                || before.ends_with(|c: char| !is_han(c) && !c.is_numeric())
                || ["中共", "年", "年度"].iter().any(|word| before.ends_with(word));
            let fits = (2..=LONGEST_NAME + 1).contains(&name.chars().count());
            (opens && fits && !is_word(name) && regions(name).is_none()).then(|| name.to_owned())
        })
    };
    // 松江省以高质量组织工作助推振兴: a title opens with the name, and the text speaks of 全省 or 省委.
    let opened = |title: &str| {
        let bare = title.trim_start_matches(|c: char| !is_han(c) && !c.is_numeric());
        let dated = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c));
        let bare = ["年度", "年"].iter().find_map(|year| dated.strip_prefix(year)).unwrap_or(bare);
        let (at, level) =
            bare.char_indices().skip(2).take(LONGEST_NAME - 1).find(|(_, c)| "市县区州省旗".contains(*c))?;
        let name = bare.get(..at + level.len_utf8())?;
        let spoken = [format!("全{level}"), format!("{level}委")];
        let is_spoken = page.lines.iter().any(|line| spoken.iter().any(|word| line.text.contains(word.as_str())));
        let fits = !name.contains(is_stop_of_name) && !is_word(name) && is_spoken && regions(name).is_none();
        fits.then(|| name.to_owned())
    };
    let signed = || page.head.iter().chain(page.foot).map(|seen| seen.line.text);
    let opening = || page.lines.iter().take(3).map(|line| line.text);
    titles()
        .find_map(named)
        .or_else(|| titles().find_map(opened))
        .or_else(|| publisher.into_iter().chain(signed()).chain(opening()).find_map(named))
}

/// Whether a name begins with a word of the language: 开发区, and 举办市 of 举办市委党校主体班.
fn is_word(name: &str) -> bool {
    let first = Lexicon::get().words(name).next().filter(|word| word.span.start == 0);
    first.is_some_and(|word| {
        let is_long = word.span.of(name).is_some_and(|word| word.chars().count() >= 2);
        is_long && matches!(word.word, Word::Verb { .. } | Word::Noun(_))
    })
}

/// Characters that stand in no name of a place before its level.
fn is_stop_of_name(c: char) -> bool {
    "的和与在是为全各本我该某中共组织部年月日度强抓促兴".contains(c)
}

/// The province named first.
pub(super) fn province(text: &str) -> Option<(String, Adcode)> {
    first_province(text).map(|(_, province)| (province.name().to_owned(), province.adcode()))
}

/// The province named first, and where.
fn first_province(text: &str) -> Option<(usize, &'static Division)> {
    static NAMES: OnceLock<(WordTree, Vec<&'static Division>)> = OnceLock::new();
    let (names, provinces) = NAMES.get_or_init(|| {
        let provinces: Vec<_> = Gazetteer::get().children(Adcode::NATION).collect();
        (WordTree::of(provinces.iter().map(|province| province.short_name())), provinces)
    });
    let found = names.words(text).next()?;
    Some((found.start, provinces.get(found.word)?))
}
