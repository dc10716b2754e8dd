//! [`Core`]: the number of a quantity, with the vague words inside it and without its unit.

use super::Bound;
use super::lexicon::{After, Before, Lexicon};
use crate::number::{Form, Magnitude, Numeral, Value};

/// What may follow a sum told in hundreds of millions.
const OF_SUMS: [&str; 9] = ["的", "是", "左右", "以上", "资金", "资产", "投资", "人民币", "元人民币"];

/// A number with the vague words inside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Core {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) upper: Option<Value>,
    pub(super) step: Value,
    pub(super) magnitude: Value,
    pub(super) bound: Option<Bound>,
    /// Where the sign of percentage starts.
    pub(super) sign: Option<usize>,
    pub(super) form: Option<Form>,
    /// Whether there is no digit, only a magnitude or a half.
    pub(super) bare: bool,
    /// Whether it counts hundreds of millions as of money: 3个亿.
    pub(super) is_sum: bool,
}

impl Core {
    /// The number a numeral writes.
    pub(super) fn of(numeral: Numeral) -> Core {
        Core {
            start: numeral.start,
            end: numeral.end,
            value: numeral.value,
            upper: numeral.upper,
            step: numeral.step,
            magnitude: numeral.magnitude,
            bound: None,
            sign: numeral.sign,
            form: Some(numeral.form),
            bare: false,
            is_sum: false,
        }
    }
}

impl Lexicon {
    /// The number at `at`, with or without digits.
    pub(super) fn core(&self, text: &str, at: usize, first: char) -> Option<Core> {
        if self.stands_for_digits(first) {
            if let Some(core) = self.idiom(text, at) {
                return Some(core);
            }
            if let Some((length, ())) = self.starts.longest(text, at) {
                return self.vague(text, at, at + length);
            }
        }
        if let Some(numeral) = Numeral::read(text, at) {
            let mut core = Core { bare: first == '半', ..Core::of(numeral) };
            // 几十 at its 十 is the same as at its 几.
            if numeral.form == Form::Chinese
                && first == '十'
                && let Some(core) = self.vague_before(text, at)
            {
                return Some(core);
            }
            self.inner(text, &mut core)?;
            let of = |from| self.hundreds_of_millions(text, &core, from).or_else(|| self.points(text, &core, from));
            if let Some(counted) = behind_piece(text, core.end).and_then(of) {
                core = counted;
            }
            return Some(core);
        }
        let unit = Magnitude::read(text, at)?;
        if let Some(core) = self.vague_before(text, at) {
            return Some(core);
        }
        let mut core = bare(at, unit);
        self.inner(text, &mut core)?;
        Some(core)
    }

    /// An expression such as 成百上千 at `at`, or around it: all its characters stand for digits.
    fn idiom(&self, text: &str, at: usize) -> Option<Core> {
        let mut start = at;
        for _ in 0..5 {
            if let Some((length, value)) = self.idioms.longest(text, start)
                && start + length > at
            {
                let (value, step) = (*value, *value);
                let bound = Some(Bound::Vague);
                let end = start + length;
                let magnitude = Value::ONE;
                return Some(Core {
                    start,
                    end,
                    value,
                    upper: None,
                    step,
                    magnitude,
                    bound,
                    sign: None,
                    form: None,
                    bare: true,
                    is_sum: false,
                });
            }
            let before = text.get(..start)?.chars().next_back().filter(|before| self.stands_for_digits(*before))?;
            start -= before.len_utf8();
        }
        None
    }

    /// 数, 几 or 上 that ends at `at`, with the magnitude behind it.
    fn vague_before(&self, text: &str, at: usize) -> Option<Core> {
        let (length, ()) = self.starts_back.longest(text, at)?;
        self.vague(text, at - length, at)
    }

    /// A word at `start` in place of the digits, with the magnitude at `at`.
    fn vague(&self, text: &str, start: usize, at: usize) -> Option<Core> {
        let unit = Magnitude::read(text, at)?;
        // 村数十二个: a digit behind it makes a plain number of it.
        if Numeral::read(text, unit.end).is_some_and(|digit| digit.form == Form::Chinese) {
            return None;
        }
        if self
            .before
            .longest(text, at)
            .is_some_and(|(length, found)| matches!(found, Before::Word) && length > at - start)
        {
            return None;
        }
        let mut core = bare(start, unit);
        self.inner(text, &mut core)?;
        core.bound = Some(Bound::Vague);
        Some(core)
    }

    /// 16.8个亿, 3个多亿: a sum told in hundreds of millions, where nothing behind it is counted instead. `from` is behind
    /// the 个.
    fn hundreds_of_millions(&self, text: &str, core: &Core, from: usize) -> Option<Core> {
        let (length, bound) =
            self.inner.longest(text, from).map_or((0, None), |(length, bound)| (length, Some(*bound)));
        let from = from + length;
        let sign = text.get(from..)?.chars().next().filter(|sign| matches!(sign, '亿' | '億'))?;
        let end = from + sign.len_utf8();
        let follows = |word: &str| text.get(end..).is_some_and(|rest| rest.starts_with(word));
        let ends = self.ends_measure(text, end) || OF_SUMS.into_iter().any(follows);
        let plain = core.magnitude == Value::ONE && core.sign.is_none() && !core.bare && core.bound.is_none();
        (ends && plain && core.form != Some(Form::Percent)).then_some(())?;
        let worth = Value::from(100_000_000);
        let upper = match core.upper {
            Some(upper) => Some(upper.checked_mul(worth)?),
            None => None,
        };
        let (value, step) = (core.value.checked_mul(worth)?, core.step.checked_mul(worth)?);
        Some(Core { end, value, upper, step, bound, magnitude: worth, is_sum: true, ..*core })
    }

    /// 两个多百分点: a bound word inside the unit of points. `from` is behind the 个.
    fn points(&self, text: &str, core: &Core, from: usize) -> Option<Core> {
        let (length, bound) = self.inner.longest(text, from).filter(|_| core.bound.is_none())?;
        let end = from + length;
        let is_point =
            ["百分点", "百分點"].iter().any(|point| text.get(end..).is_some_and(|rest| rest.starts_with(point)));
        is_point.then_some(Core { end, bound: Some(*bound), ..*core })
    }

    /// Takes in vague words behind the digits, and magnitudes and signs behind those.
    pub(super) fn inner(&self, text: &str, core: &mut Core) -> Option<()> {
        if matches!(core.form, Some(Form::Digits | Form::Fraction | Form::Percent)) {
            return Some(());
        }
        for _ in 0..2 {
            let Some((length, bound)) = self.inner.longest(text, core.end) else {
                break;
            };
            let word = text.get(core.end..core.end + length)?;
            let several = word.ends_with(['几', '幾']);
            // 1+3+N: a plus that joins is no bound.
            if matches!(word, "+" | "＋") && self.unit(text, core.end + length).is_none() {
                break;
            }
            if several && !text.get(..core.end)?.ends_with(['十', '百', '千', '万', '亿', '萬', '億']) {
                break;
            }
            if matches!(self.after.longest(text, core.end), Some((_, After::Word))) {
                break;
            }
            let after = core.end + length;
            core.bound = Some(*bound);
            core.end = after;
            if let Some(unit) = Magnitude::read(text, after) {
                let weight = Value::from(unit.weight);
                if several && weight < core.magnitude {
                    core.value = core.value.checked_add(weight)?;
                    core.step = weight;
                } else {
                    core.value = core.value.checked_mul(weight)?;
                    core.step = core.step.checked_mul(weight)?;
                    core.magnitude = weight;
                }
                core.upper = None;
                core.end = unit.end;
            } else if let Some(sign @ ('%' | '％')) = text.get(after..)?.chars().next() {
                core.sign = Some(after);
                core.end = after + sign.len_utf8();
                core.value = core.value.checked_div(Value::from(100))?;
                core.step = core.step.checked_div(Value::from(100))?;
                core.form = Some(Form::Percent);
                break;
            }
        }
        Some(())
    }
}

/// The end of the 个 that stands at `at`.
fn behind_piece(text: &str, at: usize) -> Option<usize> {
    let next = text.get(at..)?.chars().next()?;
    matches!(next, '个' | '個').then_some(at + next.len_utf8())
}

/// A magnitude without digits.
fn bare(start: usize, unit: Magnitude) -> Core {
    let weight = Value::from(unit.weight);
    Core {
        start,
        end: unit.end,
        value: weight,
        upper: None,
        step: weight,
        magnitude: weight,
        bound: None,
        sign: None,
        form: None,
        bare: true,
        is_sum: false,
    }
}
