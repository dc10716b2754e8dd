//! What stands beside a number and is no bound word: a minus, a denial, brackets.

use super::core::Core;
use super::lexicon::{After, Behind, Classifier, Lexicon};
use super::{Bound, UnitClass};
use crate::number::{Form, Numeral, Value, is_start};
use crate::text::Span;

/// How many characters the unit of a number before a dash has, at most.
const UNIT: usize = 5;

impl Lexicon {
    /// 无1人, 未发生1起: whether a one is denied, so that nothing is counted.
    pub(super) fn is_denied(&self, text: &str, core: &Core) -> bool {
        core.value == Value::ONE
            && core.upper.is_none()
            && core.sign.is_none()
            && self.denials.longest(text, core.start).is_some()
    }

    /// Takes a minus into the number: 增速为-5%. Bodies are not fewer than none, and before them it is a dash; so it is
    /// behind another number, a letter or another mark of the kind.
    pub(super) fn take_minus(&self, text: &str, core: &mut Core, unit: Option<&Classifier>) -> Option<()> {
        let is_percent = core.form == Some(Form::Percent);
        let is_sized = unit.is_some_and(|unit| {
            !unit.open
                && matches!(unit.class, UnitClass::Percent | UnitClass::MoneyCny | UnitClass::Rate | UnitClass::Other)
        });
        let is_written =
            text.get(core.start..)?.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        if core.upper.is_some() || !is_written || !is_percent && !is_sized {
            return Some(());
        }
        let head = text.get(..core.start)?;
        let Some(head) = head.strip_suffix(['-', '－', '−']) else { return Some(()) };
        let is_joined = |c: char| {
            c.is_ascii_alphanumeric()
                || is_start(c)
                || matches!(c, '-' | '－' | '−' | '–' | '—' | '+' | '%' | '％' | '‰')
        };
        let opens_line = head.is_empty() || head.ends_with(['\n', '\r']);
        if head.ends_with(is_joined) || opens_line && !is_percent || self.ends_in_quantity(head) {
            return Some(());
        }
        core.value = Value::ZERO.checked_sub(core.value)?;
        core.start = head.len();
        Some(())
    }

    /// Whether a number with its unit ends a text: what stands behind it is a dash.
    fn ends_in_quantity(&self, head: &str) -> bool {
        let mut from = head.len();
        for before in head.chars().rev().take(UNIT) {
            if is_start(before) {
                return self.unit(head, from).is_some_and(|(end, _)| end == head.len());
            }
            from -= before.len_utf8();
        }
        false
    }

    /// A unit in brackets: 4.6万(人次). Gives its place, what it is, and the end of the brackets.
    pub(super) fn bracketed<'l>(&'l self, text: &str, core: &Core) -> Option<(Span, &'l Classifier, usize)> {
        matches!(core.form, Some(Form::Arabic | Form::Mixed)).then_some(())?;
        let start = core.end + bracket(text, core.end, ['(', '（'])?;
        let (length, behind) = self.behind.longest(text, start)?;
        let Behind::Unit(unit) = behind else { return None };
        let end = start + length;
        let close = bracket(text, end, [')', '）'])?;
        (!unit.many).then(|| (Span::new(start, end), &**unit, end + close))
    }

    /// The end of an aside that says whether a limit is one of those meant: 35周岁(含), 3人（含3人）.
    pub(super) fn aside_end(&self, text: &str, core: &Core, at: usize) -> Option<usize> {
        let inside = at + bracket(text, at, ['(', '（'])?;
        let (length, ()) = self.asides.longest(text, inside)?;
        let mut end = inside + length;
        if let Some(again) = Numeral::read(text, end).filter(|again| again.value == core.value) {
            end = match self.unit(text, again.end) {
                Some((end, Behind::Unit(_))) => end,
                _ => again.end,
            };
        }
        Some(end + bracket(text, end, [')', '）'])?)
    }

    /// The bound word behind such an aside: (含)以上.
    pub(super) fn behind_aside(&self, text: &str, core: &Core, end: usize) -> Option<(Span, Bound)> {
        let from = self.aside_end(text, core, end)?;
        match self.after.longest(text, from)? {
            (length, After::Bound { bound, last: false }) => Some((Span::new(end, from + length), *bound)),
            _ => None,
        }
    }
}

/// The length of a bracket at `at`, in either width.
fn bracket(text: &str, at: usize, forms: [char; 2]) -> Option<usize> {
    text.get(at..)?.chars().next().filter(|c| forms.contains(c)).map(char::len_utf8)
}
