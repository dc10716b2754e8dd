//! Numbers that blanks, points and commas take apart, and letters among their digits.

use super::super::edit::{Edit, Removal};
use super::letters;
use super::signs::{is_blank, is_han, is_unit, meant_digit};
use super::spacing::{Findings, LONGEST, Line};
use crate::text::Span;

/// A run of digits, and of letters that may stand for digits.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Range in the signs of the line.
    start: usize,
    end: usize,
    /// What stands between it and the run before it.
    link: Link,
}

/// What may stand between two runs of one number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    None,
    Gap,
    Point,
    Comma,
}

impl Line<'_> {
    /// The run of digits and letters that starts at an index.
    pub(super) fn run(&self, start: usize, link: Link) -> Option<Run> {
        let is_sign = |sign: char| sign.is_ascii_digit() || meant_digit(sign).is_some();
        let first = self.sign(start).filter(|sign| is_sign(*sign));
        first?;
        let latin =
            |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic() || matches!(sign, '_' | '@' | '/'));
        // Looked at first, so that no run is read from each of its signs.
        if latin(self.before(start)) || self.before(start).is_some_and(|sign| sign.is_ascii_digit()) {
            return None;
        }
        let mut end = start + 1;
        while self.sign(end).is_some_and(is_sign) {
            end += 1;
        }
        (!latin(self.sign(end))).then_some(Run { start, end, link })
    }

    /// The runs that may make one number with the first one.
    fn chain(&self, first: Run) -> Vec<Run> {
        let mut runs = vec![first];
        let mut end = first.end;
        while runs.len() < LONGEST {
            let Some((at, sign)) = self.over_blank(end) else {
                break;
            };
            let (link, next) = match sign {
                '.' => (Link::Point, self.over_blank(at + 1).map(|(at, _)| at)),
                ',' | '，' => (Link::Comma, self.over_blank(at + 1).map(|(at, _)| at)),
                _ if at > end => (Link::Gap, Some(at)),
                _ => break,
            };
            let Some(run) = next.and_then(|next| self.run(next, link)) else {
                break;
            };
            end = run.end;
            runs.push(run);
        }
        runs
    }

    /// Reads the number that starts with a run; the index behind what was read.
    pub(super) fn number(&self, first: Run, findings: &mut Findings) -> usize {
        let runs = self.chain(first);
        let mut rest = runs.as_slice();
        // A comma that parts no groups, or a year behind another number, starts another one.
        let cut = self.cut(rest);
        rest = rest.get(..cut).unwrap_or(rest);
        let (Some(head), Some(last)) = (rest.first(), rest.last()) else {
            return first.end;
        };
        let whole = cut == runs.len();
        let unit = if whole { self.over_blank(last.end).filter(|(_, sign)| is_unit(*sign)) } else { None };
        let digits = |run: &Run| {
            (run.start..run.end).filter(|at| self.sign(*at).is_some_and(|sign| sign.is_ascii_digit())).count()
        };
        let proven: usize = rest.iter().map(digits).sum();
        let length: usize = rest.iter().map(|run| run.end - run.start).sum();
        let letters = length - proven;
        let is_year = self.is_torn_year(rest);
        let is_ones = letters == length && self.is_ones(rest, unit);
        if is_ones || letters == 0 && unit.is_some() && self.is_torn(rest) || is_year {
            for run in rest {
                self.letters(run, &mut findings.likely);
            }
            let blanks = (head.end..last.start).filter(|at| self.sign(*at).is_some_and(is_blank));
            findings.likely.extend(blanks.map(|at| Edit::remove(self.span(at, at + 1), Removal::Space)));
            return last.end;
        }
        let sound = self.is_number(rest, unit.is_some())
            && !matches!(self.before(head.start), Some('-' | ':' | '：' | '.' | '+'));
        if !sound || letters > 0 && !self.proves_letters(rest, proven, unit) {
            return self.bare(first, letters_of(self, &first), findings);
        }
        if letters > 0 && unit.is_none() {
            return self.bare(first, letters_of(self, &first), findings);
        }
        let before = findings.proven.len();
        for run in rest {
            self.letters(run, &mut findings.proven);
        }
        for at in head.end..last.start {
            match self.sign(at) {
                Some(sign) if is_blank(sign) => {
                    findings.proven.push(Edit::remove(self.span(at, at + 1), Removal::Space))
                }
                Some('，') => findings.proven.push(Edit::replace(self.span(at, at + 1), ",")),
                _ => {}
            }
        }
        if findings.proven.len() > before {
            findings.scanned += 1;
        }
        last.end
    }

    /// What is said of a run that makes no number with others.
    fn bare(&self, run: Run, letters: usize, findings: &mut Findings) -> usize {
        let length = run.end - run.start;
        if letters > 0 && letters * 3 <= length {
            self.letters(&run, &mut findings.likely);
        }
        run.end
    }

    /// Reads the letters of a run as digits.
    fn letters(&self, run: &Run, edits: &mut Vec<Edit>) {
        let span = self.span(run.start, run.end);
        let first = edits.len();
        letters::digits(self.text, Span::new(span.start - self.start, span.end - self.start), edits);
        for edit in edits.get_mut(first..).unwrap_or(&mut []) {
            edit.span = Span::new(edit.span.start + self.start, edit.span.end + self.start);
        }
    }

    /// How many of some runs make one number.
    fn cut(&self, runs: &[Run]) -> usize {
        let length = |run: &Run| run.end - run.start;
        let mut group = runs.first().map_or(0, length);
        let mut groups = 1;
        for (index, run) in runs.iter().enumerate().skip(1) {
            match run.link {
                Link::Comma => {
                    // Digits up to the next comma or point.
                    let tail = runs.get(index + 1..).unwrap_or(&[]);
                    let more: usize = tail.iter().take_while(|run| run.link == Link::Gap).map(length).sum();
                    let strict = length(run) + more == 3;
                    if !strict || group == 0 || group > 3 || groups > 1 && group != 3 {
                        return index;
                    }
                    group = length(run);
                    groups += 1;
                }
                Link::Gap if self.is_year(run) && runs.get(index + 1).is_none() => return index,
                _ => group += length(run),
            }
        }
        runs.len()
    }

    /// Whether a run is a year of four digits and its sign.
    fn is_year(&self, run: &Run) -> bool {
        let text: String = (run.start..run.end).filter_map(|at| self.sign(at)).collect();
        text.len() == 4
            && (text.starts_with("19") || text.starts_with('2'))
            && self.over_blank(run.end).is_some_and(|(_, sign)| sign == '年')
    }

    /// Whether runs with what stands between them have the form of one number.
    fn is_number(&self, runs: &[Run], unit: bool) -> bool {
        let links = |link: Link| runs.iter().filter(|run| run.link == link).count();
        let (gaps, points, commas) = (links(Link::Gap), links(Link::Point), links(Link::Comma));
        if points > 1 || gaps > 0 && !unit {
            return points == 1 && self.prose && gaps == 0;
        }
        let Some(first) = runs.first() else { return false };
        if points == 1 && first.start == 0 && !unit {
            return false;
        }
        if points == 1 && first.start == 0 && gaps == 0 {
            // 1. 12名: the number of an item, and what it says.
            let item = runs.get(1).is_some_and(|run| {
                run.link == Link::Point && self.sign(first.end) == Some('.') && run.start > first.end + 1
            });
            if item {
                return false;
            }
        }
        if let Some(point) = runs.iter().position(|run| run.link == Link::Point) {
            let after = runs.get(point + 1..).unwrap_or(&[]);
            if after.iter().any(|run| run.link == Link::Comma) {
                return false;
            }
            // 达到35 .5 is one number, 35. 5 with a unit as well; without a unit only the blank before the point tells.
            let before = runs.get(point - 1).map_or(0, |run| run.end);
            if !unit && self.sign(before) == Some('.') && self.sign(before + 1) == Some(' ') {
                return false;
            }
        }
        if points == 0 && commas == 0 && gaps == 0 {
            return true;
        }
        if commas > 0 && !unit {
            // 1,200 stays as it is.
            return false;
        }
        let length = |run: &Run| run.end - run.start;
        let single = |run: &Run| length(run) == 1;
        let thousands = points == 0
            && commas == 0
            && (1..=3).contains(&length(first))
            && runs.iter().skip(1).all(|run| length(run) == 3);
        let mut pairs = runs.iter().zip(runs.iter().skip(1)).filter(|(_, next)| next.link == Link::Gap);
        thousands
            || if self.prose {
                pairs.all(|(run, next)| single(run) || single(next) || commas > 0)
            } else {
                pairs.all(|(run, next)| single(run) && single(next))
            }
    }

    /// 19 34名: runs of two digits and more in a sentence, which are one number where blanks stand in others too.
    fn is_torn(&self, runs: &[Run]) -> bool {
        const LONGEST_NUMBER: usize = 6;
        let length = |run: &Run| run.end - run.start;
        let is_short = runs.first().is_some_and(|first| length(first) <= 3)
            && runs.iter().map(length).sum::<usize>() <= LONGEST_NUMBER;
        let mut rest = runs.iter().skip(1);
        self.prose && runs.len() > 1 && is_short && rest.all(|run| run.link == Link::Gap) && !self.is_number(runs, true)
    }

    /// l名, l l家: strokes before a counter, behind a Chinese character; on a scanned page they are ones.
    fn is_ones(&self, runs: &[Run], unit: Option<(usize, char)>) -> bool {
        const MOST: usize = 2;
        let mut signs = runs.iter().flat_map(|run| run.start..run.end).map(|at| self.sign(at));
        let follows =
            runs.first().and_then(|run| self.before(run.start)).is_some_and(|left| is_han(left) || is_blank(left));
        let counts = unit.is_some_and(|(_, sign)| {
            matches!(sign, '名' | '人' | '个' | '家' | '项' | '次' | '期' | '户' | '村' | '支' | '场')
        });
        let is_short = runs.iter().map(|run| run.end - run.start).sum::<usize>() <= MOST;
        follows && counts && is_short && signs.all(|sign| matches!(sign, Some('l' | 'I')))
    }

    /// 20 24年7月, 201 8-10-29: the year of a date.
    fn is_torn_year(&self, runs: &[Run]) -> bool {
        // 2 O 19年: a letter may stand for one of them.
        let digit = |sign: char| meant_digit(sign).and_then(|digit| digit.chars().next()).unwrap_or(sign);
        let signs = runs.iter().flat_map(|run| run.start..run.end).filter_map(|at| self.sign(at));
        let digits: String = signs.map(digit).collect();
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let behind = runs.last().and_then(|last| self.over_blank(last.end));
        let is_dated = behind.is_some_and(|(at, sign)| match sign {
            '年' => true,
            '-' | '/' | '.' => self.sign(at + 1).is_some_and(|sign| sign.is_ascii_digit()),
            _ => false,
        });
        is_year && is_dated && runs.len() > 1 && runs.iter().skip(1).all(|run| run.link == Link::Gap)
    }

    /// Whether the letters among the digits of a number are proven to stand for digits.
    fn proves_letters(&self, runs: &[Run], proven: usize, unit: Option<(usize, char)>) -> bool {
        let Some((_, sign)) = unit else { return false };
        // A number of several digits starts with no 0: O2O stays.
        let zero = runs.first().is_some_and(|run| {
            run.end > run.start + 1 && self.sign(run.start).is_some_and(|sign| matches!(sign, 'O' | 'o'))
        });
        // I级: a letter that grades.
        let grade = zero || matches!(sign, '级' | '类' | '区' | '班' | '点' | '组' | '度') && proven < 2;
        if proven > 0 {
            return !grade;
        }
        let structured = runs.iter().any(|run| run.link == Link::Comma);
        let text: String = runs.iter().flat_map(|run| run.start..run.end).filter_map(|at| self.sign(at)).collect();
        let round = text.len() >= 3
            && text.starts_with(['l', 'I'])
            && text.chars().skip(1).all(|sign| matches!(sign, 'O' | 'o'));
        // 7月lO日.
        let left = runs.first().and_then(|run| self.before(run.start));
        let dated = matches!((left, sign), (Some('月'), '日') | (Some('年'), '月'));
        !grade && (structured || round || dated)
    }
}

/// Letters in a run.
fn letters_of(line: &Line<'_>, run: &Run) -> usize {
    (run.start..run.end).filter(|at| line.sign(*at).and_then(meant_digit).is_some()).count()
}
