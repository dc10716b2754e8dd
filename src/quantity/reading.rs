//! Reading of quantities: numeral, vague words, classifier, range, bound words on either side.

use super::core::Core;
use super::found::Found;
use super::lexicon::{After, Before, Behind, Classifier, Lexicon};
use super::{Bound, Quantity, UnitClass};
use crate::number::{Form, Numeral, Value, half_end, is_start};
use crate::text::Span;

/// Marks that join the two ends of a range.
const JOINTS: [&str; 15] = ["——", "--", "至", "到", "—", "－", "-", "–", "~", "～", "〜", "―", "与", "與", "和"];

/// Whether one of the [`JOINTS`] begins with a character.
fn may_join(first: char) -> bool {
    matches!(first, '至' | '到' | '－' | '-' | '~' | '～' | '〜' | '–' | '—' | '―' | '与' | '與' | '和')
}

/// The unit behind a number.
#[derive(Debug, Clone, Copy)]
struct Unit<'l> {
    span: Span,
    classifier: &'l Classifier,
    /// One past the unit and the brackets around it.
    end: usize,
}

/// What stands behind a number.
enum Tail<'l> {
    Unit(Unit<'l>),
    Nothing,
    Foreign,
}

impl Lexicon {
    /// Reads the quantity whose numeral starts at byte `at`.
    ///
    /// `at` is where digits start, or a magnitude without digits (亿元, 百名), or a word in place of digits (数十, 上千); for
    /// a magnitude behind such a word both places give the same. The span reaches back over a bound word (超过5万元 is
    /// read at its 5).
    ///
    /// `None` where no quantity is: at ordinals (第三), before units of time, in names such as 3号楼 and G20, at words
    /// that only look like a quantity (十分, 百姓), at a magnitude without a unit or a bound word (万众), and at a single
    /// Chinese digit without either (四川, 统一), and at digits written one by one without a unit (二〇二二, 00006).
    ///
    /// ```
    /// use zongshu::quantity::{Bound, Lexicon};
    /// let text = "惠及超2.3万余人次。";
    /// let found = Lexicon::bundled().read(text, 9).expect("a quantity");
    /// assert_eq!(found.span.of(text), Some("超2.3万余人次"));
    /// assert_eq!(found.unit.and_then(|unit| unit.of(text)), Some("人次"));
    /// assert_eq!((found.quantity.value.to_string().as_str(), found.quantity.bound), ("23000", Bound::AtLeast));
    /// ```
    pub fn read(&self, text: &str, at: usize) -> Option<Found> {
        let mut found = self.find(text, at)?;
        let is_percent = found.form == Some(Form::Percent) && found.unit.is_none();
        let written = found.unit.and_then(|span| span.of(text));
        found.quantity.unit = if is_percent { Some("%") } else { written }.map(str::to_owned);
        Some(found)
    }

    /// As [`Lexicon::read`], where it is enough to know where the unit stands: what it is called is not written.
    pub(crate) fn find(&self, text: &str, at: usize) -> Option<Found> {
        let first = text.get(at..)?.chars().next()?;
        if !self.may_open(first) {
            return None;
        }
        // 万分重要 is none, 万分之三 is.
        if let Some((length, ())) = self.whole.longest(text, at)
            && !text.get(at + length..)?.starts_with('之')
        {
            return None;
        }
        let mut core = self.core(text, at, first)?;
        if !self.stands_alone(text, core.start, first) || self.is_denied(text, &core) {
            return None;
        }
        if let Some(proportion) = proportion(text, &core) {
            core = proportion;
        }
        let mut tail = self.tail(text, &core);
        if let Some(range) = self.upper_end(text, &core, &tail) {
            (core, tail) = range;
        }
        let mut end = core.end;
        let mut unit = None;
        match tail {
            Tail::Foreign => return None,
            Tail::Unit(found) => {
                if core.sign.is_none() {
                    self.apply(&mut core, found)?;
                    end = found.end;
                    unit = Some(found);
                }
            }
            Tail::Nothing => {}
        }
        if unit.is_some() {
            end = self.behind_unit(text, &mut core, unit, end)?;
        }
        // 1个中心+5个站点; but 党建+5.
        if unit.is_none() && core.sign.is_none() && is_added(text, core.start) {
            return None;
        }
        self.take_minus(text, &mut core, unit.map(|unit| unit.classifier))?;
        let in_code = || core.form == Some(Form::Digits) || in_code(text, core.start, end);
        if unit.is_none() && core.sign.is_none() && in_code() {
            return None;
        }
        let lead = self.lead(text, &core);
        let trail = self.trail(text, &core, end);
        if lone_digit(text, &core) && unit.is_none() && lead.is_none() && trail.is_none() {
            return None;
        }
        let unmarked = core.bare && unit.is_none() && core.bound.is_none() && lead.is_none();
        if unmarked && core.form != Some(Form::Fraction)
            || core.form == Some(Form::Fraction) && unit.is_none() && lone_half(text, &core, lead.is_some())
        {
            return None;
        }
        let bound = combined(&core, lead.map(|found| found.1), trail.map(|found| found.1));
        let (class, open) = class_of(&core, unit);
        let sign = core.sign.map(|start| Span::new(start, core.end));
        let unit_span = unit.map(|found| found.span).or(sign);
        let (lead, trail) = (lead.map(|found| found.0), trail.map(|found| found.0));
        Some(Found {
            span: Span::new(lead.map_or(core.start, |span| span.start), trail.map_or(end, |span| span.end)),
            numeral: Span::new(core.start, core.sign.unwrap_or(core.end)),
            unit: unit_span,
            lead,
            trail,
            quantity: Quantity {
                value: core.value,
                upper: core.upper,
                step: core.step,
                bound,
                unit: None,
                unit_class: class,
            },
            open,
            form: core.form,
        })
    }

    /// Whether a quantity can start at `start`: not behind 第, a letter or a plus.
    fn stands_alone(&self, text: &str, start: usize, first: char) -> bool {
        let Some(before) = text.get(..start).and_then(|head| head.chars().next_back()) else {
            return true;
        };
        let joined = before.is_ascii_alphabetic() || matches!(before, '+' | '＋') && !is_added(text, start);
        before != '第' && !(joined && (first.is_numeric() || first.is_ascii()))
    }

    fn tail<'l>(&'l self, text: &'l str, core: &Core) -> Tail<'l> {
        if core.sign.is_some() || matches!(core.form, Some(Form::Percent)) {
            return Tail::Nothing;
        }
        // 过半村 is half of the villages, not half a village.
        let past_half = core.form == Some(Form::Fraction)
            && core.bare
            && text.get(..core.start).is_some_and(|before| before.ends_with(['过', '過']));
        // 三分之二村: a part of them all, and no part of one.
        let of_all = core.form == Some(Form::Fraction)
            && text
                .get(core.start..core.end)
                .is_some_and(|number| number.contains("分之") || number.ends_with(['数', '數']));
        match self.unit(text, core.end) {
            Some((_, Behind::Unit(_))) if past_half || of_all => Tail::Nothing,
            Some((_, Behind::Unit(unit))) if unit.many && !is_many(text, core) => Tail::Foreign,
            Some((end, Behind::Unit(classifier))) => {
                Tail::Unit(Unit { span: Span::new(core.end, end), classifier, end })
            }
            // 四分之一强: behind a fraction it bounds.
            Some((_, Behind::Foreign)) if core.form != Some(Form::Fraction) => Tail::Foreign,
            _ => match self.bracketed(text, core) {
                Some((span, classifier, end)) => Tail::Unit(Unit { span, classifier, end }),
                None => Tail::Nothing,
            },
        }
    }

    /// Joins the number with a second one behind it, where the two are the ends of a range.
    fn upper_end<'l>(&'l self, text: &'l str, low: &Core, tail: &Tail<'l>) -> Option<(Core, Tail<'l>)> {
        let end = match tail {
            Tail::Unit(unit) => unit.end,
            _ => low.end,
        };
        let rest = text.get(end..)?;
        let first = rest.chars().next().filter(|first| may_join(*first))?;
        let joint = JOINTS.into_iter().find(|joint| joint.starts_with(first) && rest.starts_with(joint))?;
        if low.bare || low.bound.is_some() || low.upper.is_some() || low.form == Some(Form::Digits) {
            return None;
        }
        let before = text.get(..low.start)?.chars().next_back();
        if matches!(before, Some('从' | '由' | '從' | '自')) {
            return None;
        }
        let at = end + joint.len();
        let numeral = Numeral::read(text, at)?;
        if numeral.form == Form::Digits {
            return None;
        }
        let mut high = Core::of(numeral);
        self.inner(text, &mut high)?;
        let high_tail = self.tail(text, &high);
        // 1万元与3万元之间: 与 joins two ends only where they are said to be such.
        if matches!(joint, "与" | "與" | "和") && !self.closes_range(text, &high, &high_tail) {
            return None;
        }
        let (mut value, mut step) = (low.value, low.step);
        match (tail, &high_tail) {
            (Tail::Unit(one), Tail::Unit(other)) if one.classifier != other.classifier => return None,
            (Tail::Unit(one), Tail::Unit(_)) if one.classifier.scale != Value::ONE => return None,
            (Tail::Unit(_), Tail::Nothing | Tail::Foreign) => return None,
            _ => {}
        }
        if low.form == Some(Form::Percent) && low.sign.is_none() && high.form == Some(Form::Chinese) {
            // 百分之十五至二十
            high.value = high.value.checked_div(Value::from(100))?;
            high.step = high.step.checked_div(Value::from(100))?;
            high.form = low.form;
        }
        let percent = high.form == Some(Form::Percent);
        if low.form == Some(Form::Percent) && !percent {
            return None;
        }
        if percent && low.form != Some(Form::Percent) {
            if matches!(tail, Tail::Unit(_)) {
                return None;
            }
            value = value.checked_div(Value::from(100))?;
            step = step.checked_div(Value::from(100))?;
        } else if low.magnitude == Value::ONE && high.magnitude > Value::ONE && matches!(tail, Tail::Nothing) {
            // 3至5万 is 3万 to 5万; 500至1万 is not.
            let written = high.value.checked_div(high.magnitude)?;
            if low.value < written {
                value = value.checked_mul(high.magnitude)?;
                step = step.checked_mul(high.magnitude)?;
            }
        }
        if value >= high.value {
            return None;
        }
        let dash = matches!(joint, "-" | "－" | "–" | "—");
        let further = text.get(high.end..)?;
        let unmarked = matches!(high_tail, Tail::Nothing) && !percent;
        if dash && (unmarked || JOINTS.into_iter().any(|next| further.starts_with(next))) {
            // A telephone number or a date.
            return None;
        }
        (high.start, high.upper, high.value) = (low.start, Some(high.upper.unwrap_or(high.value)), value);
        high.step = step.max(high.step);
        high.bound = None;
        Some((high, high_tail))
    }

    /// Whether a word behind a number says that it is the end of a range.
    fn closes_range(&self, text: &str, high: &Core, tail: &Tail<'_>) -> bool {
        let end = match tail {
            Tail::Unit(unit) => unit.end,
            _ => high.end,
        };
        matches!(self.after.longest(text, end), Some((_, After::Bound { bound: Bound::Range, .. })))
    }

    /// Puts the value into base units.
    fn apply(&self, core: &mut Core, unit: Unit<'_>) -> Option<()> {
        let mut scale = unit.classifier.scale;
        // 八五折 are tenths and hundredths.
        if unit.classifier.class == UnitClass::Ratio && core.value > Value::from(10) {
            scale = scale.checked_mul(scale)?;
        }
        if scale != Value::ONE {
            core.value = core.value.checked_mul(scale)?;
            core.step = core.step.checked_mul(scale)?;
            if let Some(upper) = core.upper {
                core.upper = Some(upper.checked_mul(scale)?);
            }
        }
        Some(())
    }

    /// 两个半, 3元5角, 5公里多: what adds to a number behind its unit.
    fn behind_unit(&self, text: &str, core: &mut Core, unit: Option<Unit<'_>>, end: usize) -> Option<usize> {
        let Some(unit) = unit else { return Some(end) };
        let whole = core.value.is_integer() && core.upper.is_none() && core.bound.is_none() && !core.bare;
        if whole
            && core.magnitude == Value::ONE
            && let Some(after) = half_end(text, end)
            && self.ends_measure(text, after)
        {
            core.value = core.value.checked_add(Value::ratio(1, 2)?)?;
            core.step = Value::ratio(1, 2)?;
            return Some(after);
        }
        if unit.classifier.class == UnitClass::MoneyCny && whole {
            let small = self.small_money(text, core, end)?;
            if small > end {
                return Some(small);
            }
        }
        if let Some((length, bound)) = self.inner.longest(text, end) {
            let after = end + length;
            let mark = text.get(after..)?.chars().next().is_none_or(|next| !next.is_alphanumeric());
            let several = text.get(end..after).is_some_and(is_several);
            if mark && core.bound.is_none() && !several {
                core.bound = Some(*bound);
                return Some(after);
            }
        }
        Some(end)
    }

    /// 角 and 分 behind 元.
    fn small_money(&self, text: &str, core: &mut Core, mut end: usize) -> Option<usize> {
        for (sign, worth) in [('角', 10), ('分', 100)] {
            let Some(part) = Numeral::read(text, end) else {
                break;
            };
            if !text.get(part.end..)?.starts_with(sign) || part.value > Value::from(9) || part.upper.is_some() {
                continue;
            }
            let worth = Value::from(worth);
            core.value = core.value.checked_add(part.value.checked_div(worth)?)?;
            core.step = part.step.checked_div(worth)?;
            end = part.end + sign.len_utf8();
        }
        Some(end)
    }

    fn lead(&self, text: &str, core: &Core) -> Option<(Span, Bound)> {
        for (length, found) in self.before.at(text, core.start) {
            match found {
                Before::Word => return None,
                Before::Bound { magnitude_only: true, .. } if !core.bare || core.bound.is_some() => {}
                Before::Bound { bound, .. } => {
                    return Some((Span::new(core.start - length, core.start), *bound));
                }
            }
        }
        None
    }

    fn trail(&self, text: &str, core: &Core, end: usize) -> Option<(Span, Bound)> {
        if let Some(found) = self.behind_aside(text, core, end) {
            return Some(found);
        }
        let is_part = matches!(core.form, Some(Form::Percent | Form::Fraction));
        for (length, found) in self.after.at(text, end) {
            // 三分之一强的支部: 的 ends a part of a whole as a mark does.
            let is_parted = || is_part && text.get(end + length..).is_some_and(|rest| rest.starts_with('的'));
            match found {
                After::Word => return None,
                After::Bound { last: true, .. } if !self.ends_measure(text, end + length) && !is_parted() => {}
                After::Bound { bound: Bound::Range, .. } if core.upper.is_none() => {}
                After::Bound { bound, .. } => {
                    // 35周岁以下（含35周岁）.
                    let end_of_word = end + length;
                    let past = self.aside_end(text, core, end_of_word).unwrap_or(end_of_word);
                    return Some((Span::new(end, past), *bound));
                }
            }
        }
        // 三成多, 六成余: elsewhere 多 belongs to the number.
        if !is_part || core.bound.is_some() {
            return None;
        }
        let (length, bound) = self.inner.longest(text, end)?;
        let several = text.get(end..end + length).is_some_and(is_several);
        // 七成多来自一线; but 七成多数.
        let behind = text.get(end + length..).unwrap_or("");
        let is_tenths = text.get(core.start..end).is_some_and(|number| number.ends_with('成'));
        let of = behind.starts_with('的')
            || is_tenths && !behind.starts_with(['数', '年', '名', '家', '个', '人', '次', '项', '种']);
        (!several && (of || self.ends_measure(text, end + length))).then(|| (Span::new(end, end + length), *bound))
    }
}

/// Whether a bound word stands between digits and a unit alone: 十来个, 二十好几个.
fn is_several(word: &str) -> bool {
    word.ends_with(['几', '幾', '来', '來'])
}

/// 32∶1, 三十二比一: the first number in terms of the second. A common colon and 比 are read so only behind a word of
/// proportion, and a row of three is none.
fn proportion(text: &str, core: &Core) -> Option<Core> {
    const REACH: usize = 8;
    let mark = text.get(core.end..)?.chars().next().filter(|mark| matches!(mark, '∶' | ':' | '：' | '比'))?;
    let before = text.get(..core.start)?;
    let mut near = before.chars().rev().take(REACH).take_while(|c| !"，。；、,;\n".contains(*c));
    let is_mark = mark == '∶' || near.any(|c| c == '比');
    if before.ends_with(['∶', ':', '：']) {
        return None;
    }
    let second = Numeral::read(text, core.end + mark.len_utf8())?;
    let behind = text.get(second.end..)?;
    let goes_on = behind.starts_with(['∶', ':', '：']);
    // 按1:2的比例选拔: the word may follow.
    let is_told = is_mark || behind.starts_with("的比") || behind.starts_with("比例");
    if !is_told || goes_on || core.sign.is_some() || second.sign.is_some() || core.upper.is_some() {
        return None;
    }
    let (value, step) = (core.value.checked_div(second.value)?, core.step.checked_div(second.value)?);
    Some(Core { end: second.end, value, step, form: Some(Form::Fraction), ..*core })
}

/// 半 without a unit or a bound word is part of another word; 半数 and 一半 are not.
fn lone_half(text: &str, core: &Core, led: bool) -> bool {
    let half = core.bare && text.get(core.start..core.end) == Some("半");
    half && (!led || half_end(text, core.start).is_none())
}

/// Whether a plus parts a number from a word, and from no other number or code: 1个中心+5个站点.
fn is_added(text: &str, start: usize) -> bool {
    let mut before = text.get(..start).unwrap_or("").chars().rev();
    let is_plus = matches!(before.next(), Some('+' | '＋'));
    is_plus && before.next().is_some_and(|word| !word.is_ascii() && word.is_alphanumeric() && !is_start(word))
}

/// Whether a number is beyond what a length of time has: 12万, 36000, 5.2.
fn is_many(text: &str, core: &Core) -> bool {
    let has_magnitude =
        || text.get(core.start..core.end).is_some_and(|number| number.contains(['万', '萬', '亿', '億']));
    // 5.2天: so exactly nobody measures but an average.
    let is_decimal = core.form == Some(Form::Arabic) && !core.value.is_integer();
    core.value >= Value::from(1000) || is_decimal || has_magnitude()
}

/// Whether a number without a unit is part of a code, a formula, a time stamp or a telephone number: 5G, 1+3+N, 09:30.
fn in_code(text: &str, start: usize, end: usize) -> bool {
    let mut after = text.get(end..).unwrap_or("").chars();
    let mut before = text.get(..start).unwrap_or("").chars().rev();
    let joined = |mark: Option<char>, digit: Option<char>| {
        matches!(mark, Some('-' | '－' | ':' | '：' | '∶' | '/' | '.'))
            && digit.is_some_and(|digit| digit.is_ascii_digit())
    };
    let (next, second) = (after.next(), after.next());
    // 10万+: a plus that joins nothing is a bound.
    let is_plus = matches!(next, Some('+' | '＋')) && second.is_some_and(char::is_alphanumeric);
    next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/')
        || is_plus
        || joined(next, second)
        || joined(before.next(), before.next())
}

/// One Chinese digit and nothing else: 四川, 三农, 统一 are full of them, and none counts.
fn lone_digit(text: &str, core: &Core) -> bool {
    if core.form != Some(Form::Chinese) || core.bound.is_some() {
        return false;
    }
    let digits = text.get(core.start..core.end).unwrap_or("");
    // Neighbours without a unit count as little: 十四五, 二三线城市.
    let neighbours = core.upper.is_some() && core.magnitude == Value::ONE;
    neighbours || digits.chars().count() == 1
}

fn class_of(core: &Core, unit: Option<Unit<'_>>) -> (UnitClass, bool) {
    match (core.form, unit) {
        (Some(Form::Percent), _) => (UnitClass::Percent, false),
        (_, Some(unit)) => (unit.classifier.class, unit.classifier.open),
        (Some(Form::Fraction), None) => (UnitClass::Ratio, false),
        (_, None) if core.is_sum => (UnitClass::MoneyCny, false),
        (_, None) => (UnitClass::Other, true),
    }
}

/// One bound from the words on all sides. Words that contradict each other leave a doubt on both sides.
fn combined(core: &Core, lead: Option<Bound>, trail: Option<Bound>) -> Bound {
    if core.upper.is_some() {
        return Bound::Range;
    }
    let mut words = [core.bound, lead, trail].into_iter().flatten().filter(|bound| *bound != Bound::Vague);
    match words.next() {
        Some(first) if words.all(|other| other == first) => first,
        Some(_) => Bound::About,
        None if core.bound == Some(Bound::Vague) => Bound::Vague,
        None if core.bare && core.form.is_none() => Bound::Vague,
        None => Bound::Exact,
    }
}
