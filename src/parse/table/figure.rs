//! [`Figure`]: the number of a cell, without the marks that stand around it.

use crate::quantity;
use crate::text::Span;

use super::words;

/// The longest number of a cell, in bytes.
const LONGEST: usize = 48;

/// The number of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Where it stands: its sign is in it, footnote marks are not.
    pub(crate) span: Span,
    /// The number with what stands behind it (万, %, 名), without its sign, blanks and commas.
    pub(crate) text: String,
    pub(crate) is_negative: bool,
}

impl Figure {
    /// Reads the number that a cell holds, and nothing else.
    pub(super) fn read(text: &str, cell: Span) -> Option<Figure> {
        let content = unmarked(cell.of(text)?);
        if content.len() > LONGEST
            || !content.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '‰' | ')' | '）'))
        {
            return None;
        }
        let bare = content.trim_start_matches(['+', '±', '↑']).trim_start();
        let positive = bare.trim_start_matches(['-', '−', '－', '↓', '–', '▼']).trim_start();
        let is_negative = positive.len() < bare.len();
        if !positive.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits = positive.find(|c: char| !(c.is_ascii_digit() || is_inner(c))).unwrap_or(positive.len());
        let (number, unit) = positive.split_at_checked(digits)?;
        let number = number.trim_end();
        let clean = grouped(number)?;
        let unit = unit.trim();
        let whole = format!("{clean}{unit}");
        let is_whole = unit.is_empty() || is_unit(unit) || is_magnitude(unit);
        let end = cell.start + content.len();
        is_whole.then(|| Figure { span: Span::new(cell.start, end), text: whole, is_negative })
    }

    /// Whether it has a unit or a sign of percentage of its own.
    pub(super) fn has_unit(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        !rest.is_empty() && !is_magnitude(rest)
    }

    /// Whether it is a run of digits so long that it is a number of a telephone or a code where no unit is stated.
    pub(super) fn is_code(&self) -> bool {
        self.text.len() >= 7
            && self.text.bytes().all(|byte| byte.is_ascii_digit())
            && self.span.len() == self.text.len()
            || self.text.len() > 1 && self.text.starts_with('0') && !self.text.starts_with("0.")
    }
}

/// Signs inside a number.
fn is_inner(c: char) -> bool {
    matches!(c, '.' | ',' | '，' | ' ' | '\u{a0}' | '\'')
}

/// The digits of a number whose groups of three are parted by commas or blanks.
fn grouped(number: &str) -> Option<String> {
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let mut groups = whole.split(is_inner);
    let first = groups.next().filter(|first| is_digits(first))?;
    let mut clean = first.to_string();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !is_digits(group) {
            return None;
        }
        clean.push_str(group);
    }
    if let Some(fraction) = fraction {
        clean.push('.');
        clean.push_str(fraction);
    }
    Some(clean)
}

fn is_magnitude(text: &str) -> bool {
    matches!(text, "万" | "亿" | "千" | "百" | "万亿")
}

/// Whether a text is a unit and nothing else: 名, 万人, %.
pub(super) fn is_unit(text: &str) -> bool {
    if text.is_empty() || text.len() > 24 {
        return false;
    }
    let read = format!("1{text}");
    quantity::find(&read, 0).is_some_and(|found| found.unit.is_some() && found.span.end == read.len())
}

/// Whether a cell states no figure.
pub(super) fn is_blank(cell: &str) -> bool {
    cell.is_empty() || words::is("blank", cell)
}

/// Whether a cell is a year of four digits.
pub(super) fn is_year(cell: &str) -> bool {
    cell.len() == 4
        && (cell.starts_with("19") || cell.starts_with("20"))
        && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name or a number without the footnote marks behind it: 党员①, 1200*, 36[1].
pub(super) fn unmarked(content: &str) -> &str {
    let mut rest = content.trim_end();
    // Nearly all end in a digit or an ideograph.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    if rest.ends_with(is_plain) {
        return rest;
    }
    loop {
        let before = rest.len();
        rest = rest.trim_end_matches(['*', '＊', '※', '†', '¹', '²', '³', '△', '▲', '☆', '★']).trim_end();
        rest = rest.trim_end_matches(|c: char| ('①'..='⑳').contains(&c)).trim_end();
        for (open, close) in [('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')] {
            if let Some(inner) = rest.strip_suffix(close)
                && let Some(at) = inner.rfind(open).filter(|at| inner.len() - at <= 10)
                && inner
                    .get(at..)
                    .is_some_and(|note| note.chars().skip(1).all(|c| c.is_ascii_digit() || "注一二三四五*".contains(c)))
            {
                rest = rest.get(..at).unwrap_or(rest).trim_end();
            }
        }
        if rest.len() == before || rest.is_empty() {
            return if rest.is_empty() { content.trim_end() } else { rest };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Option<(String, bool, String)> {
        let figure = Figure::read(cell, Span::new(0, cell.len()))?;
        Some((figure.text, figure.is_negative, figure.span.of(cell)?.to_string()))
    }

    #[test]
    fn numbers_are_read_without_the_marks_around_them() {
        let plain = |text: &str, span: &str| Some((text.to_string(), false, span.to_string()));
        assert_eq!(read("1,200"), plain("1200", "1,200"));
        assert_eq!(read("5 600"), plain("5600", "5 600"));
        assert_eq!(read("28.3万*"), plain("28.3万", "28.3万"));
        assert_eq!(read("36[1]"), plain("36", "36"));
        assert_eq!(read("91.3%①"), plain("91.3%", "91.3%"));
        assert_eq!(read("+4.2"), plain("4.2", "+4.2"));
        assert_eq!(read("-3.8"), Some(("3.8".into(), true, "-3.8".into())));
        for other in ["", "—", "12-5", "0851-1234", "12,5", "3个人", "第3", "党员", "1.2.3", "12 5"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn units_are_whole_words() {
        assert!(["名", "万人", "%", "亿元", "人次", "个百分点"].iter().all(|unit| is_unit(unit)));
        assert!(["党员", "", "名党员", "年", "社会"].iter().all(|unit| !is_unit(unit)));
    }
}
