//! Leads: topic sentences and clauses that open the paragraphs of a section.
//!
//! A lead announces; it neither tells (no subject of its own, no date, no figure) nor sets a tone. Within one section
//! leads are built alike, so a paragraph is judged together with its neighbours: what two paragraphs do is a habit,
//! what one does alone must look like a slogan by itself.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::line::{self, Numbering, is_clause_end, is_space};
use super::word::{self, Role};
use crate::parse::signs::{self, Sign, Signs};
use crate::period::{self, TimeClass};
use crate::text::Span;

/// Characters a lead has at most.
const LONGEST: usize = 45;
/// Characters up to which a dashed paragraph's whole first sentence is its lead.
const LONGEST_DASHED: usize = 30;

/// Characters a lead has at most that nothing beside it supports.
const LONGEST_ALONE: usize = 30;
/// Characters of a first sentence that is as short as a heading.
const LONGEST_HEAD: usize = 16;

/// How a paragraph opens.
pub(super) struct Opening<'s, 't> {
    signs: &'s Signs<'t>,
    text: &'t str,
    /// Byte of the text where the lead would start.
    start: usize,
    is_dashed: bool,
    numbering: Numbering,
    /// The first sentence without its mark.
    sentence: &'t str,
    /// Characters in it.
    length: usize,
    /// Whether the sentence ends with a full stop inside the paragraph.
    is_closed: bool,
    /// What follows the sentence and its mark.
    rest: &'t str,
    /// Whether the first sentence could announce what follows.
    announces: bool,
    /// Whether it does where others beside it do: two clauses of one length may only set a tone, 在 may tell where.
    is_weak: bool,
}

/// How a whole report opens its paragraphs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habit {
    /// Most paragraphs open with announcing sentences: one that stands alone in its section announces too.
    by_paragraphs: bool,
    /// Most sections hold a paragraph that opens with a short one.
    by_sections: bool,
    /// It is told by speakers in turn, whose names stand before what they say.
    is_spoken: bool,
}

/// The leads of a section's paragraphs, in their order. `habit` is that of the whole report.
pub(super) fn read(openings: &[Opening<'_, '_>], habit: Habit) -> Vec<Option<Span>> {
    let mut leads: Vec<Option<Span>> = vec![None; openings.len()];
    marked(openings, &mut leads);
    sentences(openings, &mut leads, habit);
    if !habit.is_spoken {
        habits(openings, &mut leads, labelled, 2);
    }
    habits(openings, &mut leads, spaced, 2);
    alike(openings, &mut leads);
    leads
}

/// How a report opens the paragraphs of its sections.
pub(super) fn habit(sections: &[&[Opening<'_, '_>]]) -> Habit {
    let all = || sections.iter().copied().flatten();
    let announcing = all().filter(|opening| opening.announces).count();
    let heads = |opening: &Opening<'_, '_>| opening.is_head();
    let headed = sections.iter().filter(|section| section.iter().any(heads)).count();
    Habit {
        by_paragraphs: announcing >= 4 && announcing * 5 >= all().count() * 3,
        by_sections: headed >= 3 && headed * 5 >= sections.len() * 3,
        is_spoken: all().filter(|opening| opening.is_speaker()).count() >= 2,
    }
}

/// Whether a paragraph opens with an announcing sentence.
pub(super) fn announces(signs: &Signs<'_>, paragraph: Span) -> bool {
    openings(signs, &[paragraph]).iter().any(|opening| opening.announces)
}

/// How some paragraphs open.
pub(super) fn openings<'s, 't>(signs: &'s Signs<'t>, paragraphs: &[Span]) -> Vec<Opening<'s, 't>> {
    paragraphs.iter().map(|span| opening(signs, *span)).collect()
}

fn opening<'s, 't>(signs: &'s Signs<'t>, span: Span) -> Opening<'s, 't> {
    let paragraph = span.of(signs.text).unwrap_or("");
    let is_dashed = line::is_dashed(paragraph);
    let mut text = if is_dashed { line::undashed(paragraph) } else { paragraph };
    let (number, length) = line::numbering(text);
    if number != Numbering::Plain {
        text = text.get(length..).unwrap_or("").trim_start_matches(is_space);
    } else if let Some(rest) = line::past_count(text) {
        text = rest;
    }
    let start = span.end - text.len();
    let mut depth = 0usize;
    let mut end = text.len();
    for sign in signs.within(Span::new(start, span.end), signs::MARK) {
        match sign.character {
            '“' | '《' | '（' | '(' | '「' => depth += 1,
            '”' | '》' | '）' | ')' | '」' => depth = depth.saturating_sub(1),
            c if depth == 0 && line::is_final(c) => {
                end = sign.at - start;
                break;
            }
            _ => {}
        }
    }
    let (sentence, after) = text.split_at_checked(end).unwrap_or((text, ""));
    let mut opening = Opening {
        signs,
        text,
        start,
        is_dashed,
        numbering: number,
        sentence,
        length: sentence.chars().count(),
        is_closed: after.starts_with('。'),
        rest: after.trim_start_matches(|c| line::is_final(c) || is_space(c)),
        announces: false,
        is_weak: false,
    };
    if opening.may_announce() {
        let is_proverb = is_proverb(opening.sentence, opening.length);
        let is_paired = is_paired(opening.sentence, opening.length);
        opening.is_weak = !is_proverb && (is_paired || opening.opens_with_place());
        opening.announces = !is_proverb && !opening.is_weak;
    }
    opening
}

impl Opening<'_, '_> {
    fn span(&self, length: usize) -> Span {
        Span::new(self.start, self.start + length)
    }

    /// The first clause, longer than a word.
    fn clause(&self) -> &str {
        let end = self
            .sentence
            .char_indices()
            .filter(|(_, c)| is_clause_end(*c))
            .map(|(at, _)| at)
            .find(|at| self.sentence.get(..*at).is_some_and(|clause| clause.chars().count() >= 5));
        end.and_then(|end| self.sentence.get(..end)).unwrap_or(self.sentence)
    }

    /// Whether the first sentence could announce what follows.
    fn may_announce(&self) -> bool {
        let parts = |sign: &Sign| matches!(sign.character, '：' | ':' | '；' | ';');
        let own = self.span(self.sentence.len());
        self.is_closed
            && (3..=LONGEST).contains(&self.length)
            && self.rest.chars().take(12).count() >= self.length.min(12)
            && (self.opens_with_place() || !word::opens(self.sentence, Role::Narrative))
            && !self.sentence.starts_with(['“', '"', '‘'])
            && !self.signs.within(own, signs::MARK).any(parts)
            && !word::reports(self.signs, own)
            && !self.has_figure(self.sentence.len())
    }

    /// 在交流中长本领: as short as a heading, of one clause.
    fn opens_with_place(&self) -> bool {
        self.sentence.starts_with('在') && self.length <= LONGEST_HEAD && !self.sentence.contains(['，', ','])
    }

    /// Whether its first sentence is as short as a heading.
    fn is_head(&self) -> bool {
        (self.announces || self.is_weak) && self.length <= LONGEST_HEAD
    }

    /// Whether it takes leave of its readers: 蓝图已经绘就。新的一年，…
    fn takes_leave(&self) -> bool {
        const NEAR: usize = 20;
        let next = line::opening(self.rest, NEAR);
        word::opens(self.sentence, Role::Closing)
            || word::opens(next, Role::Closing)
            || word::words(Role::Outlook).any(|word| next.contains(word.word))
    }

    /// Whether it opens with the name of one who speaks: 主持人：.
    fn is_speaker(&self) -> bool {
        let label = labelled(self).and_then(|length| self.text.get(..length));
        label.is_some_and(|label| word::words(Role::Speaker).any(|word| label.contains(word.word)))
    }

    /// Whether its first bytes state a figure or a time outside quotes.
    fn has_figure(&self, length: usize) -> bool {
        let span = self.span(length);
        let text = span.of(self.signs.text).unwrap_or("");
        let mut depth = 0usize;
        for sign in self.signs.within(span, signs::NUMERAL | signs::MARK) {
            match sign.character {
                '“' | '《' | '‘' => depth += 1,
                '”' | '》' | '’' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                c if c.is_ascii_digit() => return true,
                c if period::may_start(c)
                    && period::read(text, sign.at - span.start)
                        .is_some_and(|time| time.has_numeral || time.class == TimeClass::Date) =>
                {
                    return true;
                }
                _ => {}
            }
        }
        false
    }
}

/// Dashed and numbered paragraphs, and the sentence that stands alone above dashed ones.
fn marked(openings: &[Opening<'_, '_>], leads: &mut [Option<Span>]) {
    for (index, opening) in openings.iter().enumerate() {
        let is_short = opening.length <= LONGEST_DASHED;
        let is_above_dashes = !opening.is_dashed
            && opening.rest.is_empty()
            && (8..=50).contains(&opening.length)
            && openings.get(index + 1).is_some_and(|next| next.is_dashed)
            && word::opens(opening.sentence, Role::Slogan);
        let is_announced = || (2..=LONGEST).contains(&opening.length) && !opening.has_figure(opening.sentence.len());
        let length = if opening.is_dashed {
            if is_short { opening.sentence.len() } else { opening.clause().len() }
        } else if opening.numbering != Numbering::Plain && !opening.rest.is_empty() && is_announced() {
            labelled(opening).unwrap_or(opening.sentence.len())
        } else if opening.numbering == Numbering::Bracketed && !opening.has_figure(opening.clause().len()) {
            opening.clause().len()
        } else if is_above_dashes {
            opening.sentence.len()
        } else {
            continue;
        };
        set(leads, index, (length > 0).then(|| opening.span(length)));
    }
}

/// Short first sentences.
fn sentences(openings: &[Opening<'_, '_>], leads: &mut [Option<Span>], habit: Habit) {
    let count = openings.iter().filter(|opening| opening.is_head()).count();
    let is_usual = count >= 3 || habit.by_sections;
    let heads = |opening: &Opening<'_, '_>| is_usual && opening.is_head() && !opening.takes_leave();
    let found: Vec<usize> = openings
        .iter()
        .enumerate()
        .filter(|(index, opening)| {
            leads.get(*index).is_some_and(Option::is_none) && (opening.announces || heads(opening))
        })
        .map(|(index, _)| index)
        .collect();
    // An opening sentence above a review of recent years introduces the section, not a paragraph.
    let introduces = |index: usize, opening: &Opening<'_, '_>| {
        index == 0
            && ["近年", "一年来", "多年来"].iter().any(|word| opening.rest.starts_with(word))
            && !word::opens(opening.sentence, Role::Slogan)
    };
    let is_alone = found.len() < 2;
    let fits = |opening: &Opening<'_, '_>| {
        !is_alone || habit.by_paragraphs && opening.length <= LONGEST_ALONE || heads(opening)
    };
    for index in found {
        let Some(opening) = openings.get(index) else {
            continue;
        };
        if (fits(opening) && !introduces(index, opening)) || (openings.len() > 1 && is_slogan(opening.sentence)) {
            set(leads, index, Some(opening.span(opening.sentence.len())));
        }
    }
}

/// Openings that count only where several paragraphs of the section have them.
fn habits(
    openings: &[Opening<'_, '_>],
    leads: &mut [Option<Span>],
    length: impl Fn(&Opening<'_, '_>) -> Option<usize>,
    least: usize,
) {
    let found: Vec<(usize, usize)> = openings
        .iter()
        .enumerate()
        .filter(|(index, _)| leads.get(*index).is_some_and(Option::is_none))
        .filter_map(|(index, opening)| length(opening).map(|length| (index, length)))
        .collect();
    if found.len() < least {
        return;
    }
    for (index, length) in found {
        set(leads, index, openings.get(index).map(|opening| opening.span(length)));
    }
}

/// First clauses of three and more paragraphs that open with the same word.
fn alike(openings: &[Opening<'_, '_>], leads: &mut [Option<Span>]) {
    if openings.len() < 3 {
        return;
    }
    let counts = LazyCell::new(|| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        openings.iter().for_each(|opening| *counts.entry(line::opening(opening.text, 2)).or_default() += 1);
        counts
    });
    for (index, opening) in openings.iter().enumerate() {
        if leads.get(index).is_none_or(Option::is_some) || !word::opens(opening.sentence, Role::Slogan) {
            continue;
        }
        let clause = opening.clause();
        let fits = (5..=LONGEST_DASHED).contains(&clause.chars().count())
            && counts.get(line::opening(opening.text, 2)).is_some_and(|count| *count >= 3)
            && !opening.has_figure(clause.len());
        if fits {
            set(leads, index, Some(opening.span(clause.len())));
        }
    }
}

fn set(leads: &mut [Option<Span>], index: usize, lead: Option<Span>) {
    if let Some(place) = leads.get_mut(index) {
        *place = lead;
    }
}

/// Bytes of a label before a colon: 小标题：.
fn labelled(opening: &Opening<'_, '_>) -> Option<usize> {
    let mut marks = opening.signs.within(opening.span(opening.text.len()), signs::MARK);
    let mark = marks.find(|mark| is_clause_end(mark.character)).filter(|mark| matches!(mark.character, '：' | ':'))?;
    let end = mark.at - opening.start;
    let is_label = (2..=20).contains(&opening.text.get(..end)?.chars().count());
    (is_label && !opening.has_figure(end)).then_some(end)
}

/// Bytes of an opening parted from the text by wide space.
fn spaced(opening: &Opening<'_, '_>) -> Option<usize> {
    let text = opening.text;
    let near = opening.span(text.len().min(4 * (LONGEST_ALONE + 2)));
    opening.signs.within(near, signs::GAP).next()?;
    let end = line::wide_gap(text, LONGEST_ALONE)?;
    let lead = text.get(..end)?;
    let is_text = || text.chars().take(41).count() > 40 && text.contains('。');
    let is_lead = (4..=LONGEST_ALONE).contains(&lead.chars().count()) && !lead.contains(is_clause_end);
    (is_lead && is_text()).then_some(end)
}

/// Characters a clause of a saying has at most.
const LONGEST_CLAUSE: usize = 9;

/// The lengths of the clauses of a sentence that is as short as a saying and opens with no verb of action.
fn sayings(sentence: &str, length: usize) -> Option<(usize, Option<usize>)> {
    if length > 2 * LONGEST_CLAUSE + 1 || word::opens(sentence, Role::Slogan) {
        return None;
    }
    let mut clauses = sentence.split(['，', ',']).map(|clause| clause.chars().count());
    let (first, second) = (clauses.next().unwrap_or(0), clauses.next());
    let is_short = first.max(second.unwrap_or(0)) <= LONGEST_CLAUSE && clauses.next().is_none();
    is_short.then_some((first, second))
}

/// Whether a sentence of so many characters is of two clauses of one length.
fn is_paired(sentence: &str, length: usize) -> bool {
    sayings(sentence, length).is_some_and(|(first, second)| second == Some(first))
}

/// Whether a sentence of so many characters only sets a tone, by the characters of old sayings.
fn is_proverb(sentence: &str, length: usize) -> bool {
    if sayings(sentence, length).is_none() {
        return false;
    }
    // A filter of its characters.
    let bit = |c: char| 1u64 << (u32::from(c) & 63);
    let seen = sentence.chars().fold(0, |seen, c| seen | bit(c));
    let holds_all = |word: &word::Word| word.word.chars().all(|c| seen & bit(c) != 0 && sentence.contains(c));
    if !word::words(Role::Classical).any(holds_all) {
        return false;
    }
    let mut bare = sentence.to_owned();
    for modern in word::words(Role::Modern).filter(|modern| sentence.contains(modern.word)) {
        bare = bare.replace(modern.word, "");
    }
    word::words(Role::Classical).any(|word| bare.contains(word.word))
}

/// Whether a sentence announces by itself: it opens with a verb of action, or is a row of equal short clauses.
fn is_slogan(sentence: &str) -> bool {
    let parts: Vec<usize> = sentence.split('、').map(|part| part.chars().count()).collect();
    let is_row = parts.len() >= 3 && parts.iter().all(|length| Some(length) == parts.first() && *length <= 6);
    (word::opens(sentence, Role::Slogan) && sentence.chars().count() <= LONGEST_ALONE) || is_row
}
