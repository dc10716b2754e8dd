//! Who does what: lists of places that open a clause, and the clauses that say what they do.
//!
//! A list is an actor where it stands at the start of a clause, outside quotation marks and brackets, and is not the
//! modifier of a noun. What it does runs to the next list of the sentence or to its end. Sections, themes and measures
//! are filled in by the caller; what a name means is decided in [`region`](crate::region).

use std::sync::OnceLock;

use super::signs::{self, Sign, Signs};
use crate::region::{Adcode, PlaceFound};
use crate::table::Table;
use crate::text::Span;

/// A group of places and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Indices into the places.
    pub places: Vec<usize>,
    /// The clauses of the group, without the final mark. For the last group of a sentence they run to its end, the
    /// shared tail included.
    pub span: Span,
    /// The closing clauses that speak for all groups of the sentence.
    pub shared_tail: Option<Span>,
}

/// The groups of places that act, in text order.
///
/// `sentences` are ranges of `text` in order, with or without their final mark; `places` are those found in `text`;
/// `home` is the region of the report, which is no actor among its own places.
///
/// ```
/// use zongshu::parse::practice::{practices, sentences};
/// use zongshu::region::places;
/// let text = "江西瑞金市、湖南炎陵县等地办起夜校，福建晋江市设岗，推动解难。";
/// let found = places(text, None);
/// let groups = practices(text, &sentences(text), &found, None);
/// assert_eq!(groups[0].places, [0, 1]);
/// assert_eq!(groups[0].span.of(text), Some("办起夜校"));
/// assert_eq!(groups[1].shared_tail.and_then(|tail| tail.of(text)), Some("推动解难"));
/// ```
pub fn practices(text: &str, sentences: &[Span], places: &[PlaceFound<'_>], home: Option<Adcode>) -> Vec<Draft> {
    practices_of(&Signs::of(text), sentences.iter().copied(), places, home)
}

/// As [`practices`], of a text whose signs are known.
pub(crate) fn practices_of(
    signs: &Signs<'_>,
    sentences: impl Iterator<Item = Span>,
    places: &[PlaceFound<'_>],
    home: Option<Adcode>,
) -> Vec<Draft> {
    let (mut drafts, mut groups) = (Vec::new(), Vec::new());
    let mut reader = Sentence::of(signs.text, home);
    let mut next = 0;
    for sentence in sentences {
        let from = |at: usize| places.get(at..).unwrap_or_default().iter();
        let first = next + from(next).take_while(|place| place.span.start < sentence.start).count();
        let length = from(first).take_while(|place| place.span.end <= sentence.end).count();
        next = first + length;
        if length > 0 {
            reader.read(signs, sentence);
            reader.groups(places, first..next, &mut groups);
            reader.draft(&mut groups, &mut drafts);
        }
    }
    drafts
}

/// The sentences of a text: ranges without their final mark, cut at 。！？ and line ends.
pub fn sentences(text: &str) -> Vec<Span> {
    sentences_of(&Signs::of(text)).collect()
}

/// As [`sentences`], of a text whose signs are known.
pub(crate) fn sentences_of(signs: &Signs<'_>) -> impl Iterator<Item = Span> {
    let is_end = |sign: &&Sign| matches!(sign.character, '。' | '！' | '？' | '!' | '?' | '\n' | '\r');
    let ends = signs.list(signs::MARK).iter().filter(is_end).map(|sign| (sign.at, sign.end()));
    let mut start = 0;
    let spans = ends
        .chain([(signs.text.len(), signs.text.len())])
        .map(move |(end, next)| Span::new(std::mem::replace(&mut start, next), end));
    spans.filter(|span| !span.is_empty())
}

/// The words of `practice.tsv` by their role, the longest first.
struct Words {
    opens: Vec<&'static str>,
    closes: Vec<&'static str>,
    modifies: Vec<&'static str>,
    tail: Vec<&'static str>,
}

impl Words {
    fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let table = Table::read("practice", include_str!("practice.tsv"));
            let of = |role: &str| {
                let rows = table.iter().flat_map(Table::rows).filter(|row| row.get("role") == role);
                let mut words: Vec<&'static str> = rows.map(|row| row.get("word")).collect();
                words.sort_by_key(|word| std::cmp::Reverse(word.len()));
                words
            };
            Words { opens: of("opens"), closes: of("closes"), modifies: of("modifies"), tail: of("tail") }
        })
    }
}

/// A sentence with the marks that stand outside quotation marks and brackets.
struct Sentence<'t> {
    text: &'t str,
    home: Option<Adcode>,
    end: usize,
    /// First bytes of the clauses, in order.
    clauses: Vec<usize>,
    /// Where semicolons outside quotation marks stand.
    semicolons: Vec<usize>,
    /// Ranges within quotation marks or brackets.
    quoted: Vec<Span>,
}

/// How many places a list has, for the room that they take.
const FEW: usize = 8;

/// A list of places that acts.
struct Group {
    places: Vec<usize>,
    /// Where the clause of the list begins.
    clause: usize,
    /// First byte after the list.
    after: usize,
}

impl<'t> Sentence<'t> {
    /// Has read no sentence of the text yet.
    fn of(text: &'t str, home: Option<Adcode>) -> Sentence<'t> {
        let home = home.filter(|home| *home != Adcode::NATION);
        Sentence { text, home, end: 0, clauses: Vec::new(), semicolons: Vec::new(), quoted: Vec::new() }
    }

    /// Reads a sentence, in place of the one before.
    fn read(&mut self, signs: &Signs<'t>, span: Span) {
        let slice = span.of(self.text).unwrap_or("");
        let trimmed = slice.trim_end_matches(|mark: char| is_mark(mark) || mark.is_whitespace());
        self.end = span.start + trimmed.len();
        self.clauses.clear();
        self.semicolons.clear();
        self.quoted.clear();
        self.clauses.push(span.start);
        let (mut depth, mut opened) = (0usize, 0);
        for sign in signs.within(Span::new(span.start, self.end), signs::MARK) {
            let at = sign.at;
            match sign.character {
                '“' | '‘' | '（' | '(' | '《' | '「' | '『' | '【' => {
                    if depth == 0 {
                        opened = at;
                    }
                    depth += 1;
                }
                '”' | '’' | '）' | ')' | '》' | '」' | '』' | '】' if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        self.quoted.push(Span::new(opened, at));
                    }
                }
                mark @ ('，' | ',' | '；' | ';' | '：' | ':') if depth == 0 => {
                    if matches!(mark, '；' | ';') {
                        self.semicolons.push(at);
                    }
                    self.clauses.push(sign.end());
                }
                _ => {}
            }
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end.max(start)).unwrap_or("")
    }

    fn is_quoted(&self, at: usize) -> bool {
        let after = self.quoted.partition_point(|span| span.end <= at);
        self.quoted.get(after).is_some_and(|span| span.start <= at)
    }

    /// Finds the groups of a range of places.
    fn groups(&self, places: &[PlaceFound<'_>], within: std::ops::Range<usize>, groups: &mut Vec<Group>) {
        let mut at = within.start;
        while at < within.end {
            match self.group(places, at..within.end) {
                Some(group) => {
                    at += group.places.len();
                    groups.push(group);
                }
                None => at += 1,
            }
        }
    }

    /// Takes the groups of the sentence, each with what it does.
    fn draft(&self, groups: &mut Vec<Group>, drafts: &mut Vec<Draft>) {
        let shared = self.shared_tail(groups);
        let mut groups = groups.drain(..).peekable();
        while let Some(group) = groups.next() {
            let end = groups.peek().map_or(self.end, |next| self.trim(next.clause));
            if end <= group.after {
                continue;
            }
            let tail = shared.filter(|(part, _)| *part == self.part(&group)).map(|(_, start)| start);
            drafts.push(Draft {
                places: group.places,
                span: Span::new(group.after, end),
                shared_tail: tail.map(|start| Span::new(start, self.end)),
            });
        }
    }

    /// The end of the clause before `at`, without the mark between.
    fn trim(&self, at: usize) -> usize {
        let start = self.clauses.first().copied().unwrap_or(at);
        let before = self.slice(start, at);
        start + before.trim_end_matches(|mark: char| is_mark(mark) || mark.is_whitespace()).len()
    }

    /// The list that begins with the first of the places, if it acts.
    fn group(&self, places: &[PlaceFound<'_>], range: std::ops::Range<usize>) -> Option<Group> {
        let first = places.get(range.start)?;
        let clause = self.clause_before(first.span.start)?;
        if self.is_quoted(first.span.start) {
            return None;
        }
        let mut members = Vec::with_capacity(FEW);
        let is_led = !self.slice(clause, first.span.start).trim().is_empty();
        let mut end = first.span.end;
        let mut last = range.start;
        members.push(range.start);
        loop {
            let next = places.get(last + 1).filter(|_| last + 1 < range.end);
            let between = next.map(|place| self.slice(end, place.span.start).trim());
            // A comma joins two halves of a list: no place can act before it.
            let is_joined = match between {
                Some("、" | "和" | "与" | "及" | "以及" | "、和") => true,
                Some("，" | ",") => !is_led,
                _ => false,
            };
            if let (Some(place), true) = (next, is_joined) {
                last += 1;
                members.push(last);
                end = place.span.end;
            } else if let Some(length) = zone(self.slice(end, self.end)) {
                end += length;
                // Places read inside the name of the zone are no members.
                while places.get(last + 1).is_some_and(|place| place.span.start < end) {
                    last += 1;
                }
            } else {
                break;
            }
        }
        let last = places.get(*members.last()?)?;
        let (after, is_closed) = self.after_list(end);
        let rest = self.slice(after, self.end);
        let words = Words::get();
        let is_modifier = rest.starts_with(['的', '之', '、', '-', '－', '—', '–', '至'])
            || (!is_closed && last.is_bare && words.modifies.iter().any(|word| rest.starts_with(word)));
        let is_home = members.len() == 1
            && self.home.is_some_and(|home| first.adcode().is_some_and(|adcode| adcode.contains(home)));
        if rest.is_empty() || is_modifier || is_home {
            return None;
        }
        Some(Group { places: members, clause, after })
    }

    /// Start of the clause that the place at `at` opens.
    fn clause_before(&self, at: usize) -> Option<usize> {
        let index = self.clauses.partition_point(|clause| *clause <= at).checked_sub(1)?;
        let clause = *self.clauses.get(index)?;
        let lead = self.slice(clause, at);
        let opener = lead
            .trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '“' | '●' | '■' | '◆' | '·' | '—' | '-'));
        (opener.is_empty() || Words::get().opens.contains(&opener) || is_enumerator(opener)).then_some(clause)
    }

    /// Where the list ends, with 等地 or 两地, and whether such a word closes it.
    fn after_list(&self, end: usize) -> (usize, bool) {
        let rest = self.slice(end, self.end);
        let mut tail = rest.strip_prefix('等').unwrap_or(rest);
        let has_etc = tail.len() < rest.len();
        let counted = tail.trim_start_matches(|character: char| {
            character.is_ascii_digit() || "一二两三四五六七八九十百多".contains(character)
        });
        let is_counted = counted.len() < tail.len();
        if is_counted {
            tail = counted.strip_prefix('个').unwrap_or(counted);
        }
        let mut after = end;
        if has_etc || is_counted {
            let closes = &Words::get().closes;
            match closes.iter().find_map(|word| tail.strip_prefix(word)).or_else(|| after_range(tail)) {
                Some(closed) => after = end + (rest.len() - closed.len()),
                None if has_etc => after = end + '等'.len_utf8(),
                None => {}
            }
        }
        let is_closed = after > end;
        let rest = self.slice(after, self.end);
        after += rest.len() - rest.trim_start_matches(['，', ',', '：', ':', ' ', '　']).len();
        (after, is_closed)
    }

    /// How many semicolons stand before what a group does.
    fn part(&self, group: &Group) -> usize {
        self.semicolons.partition_point(|semicolon| *semicolon < group.after)
    }

    /// The part of the sentence whose groups share its tail, and where that begins.
    fn shared_tail(&self, groups: &[Group]) -> Option<(usize, usize)> {
        let last = groups.last()?;
        let own = self.part(last);
        let members = groups.iter().rev().take_while(|group| self.part(group) == own).take(2).count();
        if members < 2 || self.semicolons.last().is_some_and(|semicolon| *semicolon > last.after) {
            return None;
        }
        let words = Words::get();
        let start = self.clauses.iter().copied().filter(|clause| *clause > last.after).find(|clause| {
            let text = self.slice(*clause, self.end).trim_start();
            words.tail.iter().any(|word| text.starts_with(word))
        })?;
        Some((own, start))
    }
}

/// What stands after the name of a range of mountains or hills that sums up a list: 武陵山区.
fn after_range(tail: &str) -> Option<&str> {
    let mut ends = tail.char_indices().take(6).map(|(at, _)| at);
    ends.find_map(|at| {
        ["山区", "片区", "老区", "沿线城市", "流域省份"].iter().find_map(|word| tail.get(at..)?.strip_prefix(word))
    })
}

/// Length of a list mark and the name of a zone that no table knows: 、沈抚示范区.
fn zone(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('、')?;
    let stop = name.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..stop)?;
    let ends = |word: &&str| name.find(*word).map(|at| at + word.len());
    let end = ZONES.iter().filter_map(ends).min()?;
    (name.get(..end)?.chars().count() <= 14).then_some('、'.len_utf8() + end)
}

/// Words that the names of zones without a code end in.
const ZONES: [&str; 9] = ["新区", "示范区", "开发区", "高新区", "经开区", "试验区", "合作区", "度假区", "工业园区"];

/// Whether a lead is the number of an item: 一是, 1., （一）.
fn is_enumerator(lead: &str) -> bool {
    lead.chars().take(5).count() <= 4
        && lead.chars().all(|character| {
            character.is_ascii_digit() || "一二三四五六七八九十是第、.．（）()①②③④⑤⑥⑦⑧⑨".contains(character)
        })
}

fn is_mark(mark: char) -> bool {
    matches!(mark, '，' | ',' | '；' | ';' | '：' | ':' | '。' | '！' | '？' | '!' | '?' | '…' | '、')
}
