//! Characters that stand for others wherever they stand: full-width letters and digits, forms made for other scripts
//! and directions, radicals that PDF files put for characters, and characters that cannot be seen.
//!
//! What depends on the words around it is not here: see `punctuation`.

use super::super::edit::{Edit, Removal};
use super::super::lines::Line;
use super::Stage;
use super::signs::{after, before, is_han, is_magnitude, is_mark};
use crate::text::Span;

/// The characters meant by the Kangxi radicals U+2F00 to U+2FD5, in their order.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭音页风飞食首香马骨高髟斗鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠";

/// The edits of single characters, in text order.
pub(super) fn edits(text: &str, lines: &mut [Line]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for line in lines.iter_mut().filter(|line| line.concerns(Stage::Width)) {
        let (before, mut kept) = (edits.len(), 0);
        line.strange(text, |at, sign| match edit(text, sign, Span::new(at, at + sign.len_utf8())) {
            Some(edit) => edits.push(edit),
            None => kept += 1,
        });
        if edits.len() == before {
            line.clear(Stage::Width);
        } else if kept == 0 {
            line.settle(Stage::Width);
        }
    }
    edits
}

/// Whether a character may stand for another: it is neither one of the common ones of ASCII, nor a Chinese character as
/// it should be, nor a common mark.
pub(super) fn may_change(sign: char) -> bool {
    !matches!(sign, '\t' | '\n' | ' '..='~' | '\u{3400}'..='\u{9FFF}' | '\u{3000}' | '〇' | '～') && !is_mark(sign)
}

/// What is to be done with one character.
fn edit(text: &str, sign: char, span: Span) -> Option<Edit> {
    let meant = match sign {
        '\r' if after(text, span.end) == Some('\n') => return Some(Edit::remove(span, Removal::Space)),
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => "\n",
        '\u{00}'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFFC}' => {
            return Some(Edit::remove(span, Removal::Space));
        }
        '\u{2001}' | '\u{2003}' => "\u{3000}",
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => " ",
        '「' | '｢' | '﹁' | '〝' | '‟' => "“",
        '」' | '｣' | '﹂' | '〞' | '〟' => "”",
        '『' | '﹃' => "‘",
        '』' | '﹄' => "’",
        '＂' => "\"",
        '＇' => "'",
        '％' | '﹪' | '٪' => "%",
        '﹐' | '︐' => "，",
        '､' | '﹑' => "、",
        '｡' => "。",
        '﹔' => "；",
        '﹕' | '︰' => "：",
        '﹖' => "？",
        '﹗' => "！",
        '﹙' | '︵' => "（",
        '﹚' | '︶' => "）",
        '︽' => "《",
        '︾' => "》",
        '〜' | '∼' | '⁓' => "～",
        '·' | '•' | '‧' | '⋅' | '・' | '∙' if is_point(text, span) => ".",
        '•' | '‧' | '⋅' | '･' | '・' | '∙' if is_between(text, span, is_han) => "·",
        '─' | '―' | '━' | '－' if is_dash(text, sign, span) => "—",
        '－' | '–' | '‒' | '−' | '‐' | '‑' if is_between(text, span, is_folded) => "-",
        '．' if before(text, span.start).is_some_and(is_folded) || after(text, span.end).is_some_and(is_folded) => ".",
        '．' if is_parted_point(text, span) => ".",
        '＋' => "+",
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            return folded(sign, 0xFEE0).map(|text| Edit::replace(span, text));
        }
        '\u{2F00}'..='\u{2FD5}' => {
            let radical = RADICALS.chars().nth(sign as usize - 0x2F00)?;
            return Some(Edit::replace(span, radical.to_string()));
        }
        _ => return radical(sign).map(|meant| Edit::replace(span, meant)),
    };
    Some(Edit::replace(span, meant))
}

/// The Simplified characters that PDF files give as radicals of the supplement.
fn radical(sign: char) -> Option<&'static str> {
    Some(match sign {
        '⺠' => "民",
        '⻄' => "西",
        '⻅' => "见",
        '⻆' => "角",
        '⻉' => "贝",
        '⻋' => "车",
        '⻓' => "长",
        '⻔' => "门",
        '⻘' => "青",
        '⻙' => "韦",
        '⻚' => "页",
        '⻛' => "风",
        '⻜' => "飞",
        '⻝' => "食",
        '⻢' => "马",
        '⻣' => "骨",
        '⻥' => "鱼",
        '⻦' => "鸟",
        '⻨' => "麦",
        '⻩' => "黄",
        '⻬' => "齐",
        '⻮' => "齿",
        '⻰' => "龙",
        '⻳' => "龟",
        _ => return None,
    })
}

/// The character that lies a fixed distance before another.
fn folded(sign: char, distance: u32) -> Option<String> {
    char::from_u32((sign as u32).checked_sub(distance)?).map(String::from)
}

/// A digit or letter, full-width or not.
fn is_folded(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '%' | '％')
}

/// Whether a dot stands in a decimal number: 3·2万, and not 9·15行动.
fn is_point(text: &str, span: Span) -> bool {
    let rest = text.get(span.end..).unwrap_or("");
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let unit = rest.get(digits..).and_then(|unit| unit.chars().next());
    let is_decimal = before(text, span.start).is_some_and(|sign| sign.is_ascii_digit()) && (1..=3).contains(&digits);
    is_decimal
        && unit.is_some_and(|unit| is_magnitude(unit) || matches!(unit, '%' | '％' | '‰' | '个' | '倍' | '岁' | '元'))
}

/// Whether a full stop stands between digits from which blanks part it: 29 ． 1 ％.
fn is_parted_point(text: &str, span: Span) -> bool {
    const BLANKS: usize = 2;
    let is_gap = |sign: &char| matches!(sign, ' ' | '\u{3000}' | '\u{A0}');
    let digit = |signs: &mut dyn Iterator<Item = char>| {
        let beyond = signs.take(BLANKS + 1).find(|sign| !is_gap(sign));
        beyond.is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '０'..='９'))
    };
    let (head, tail) = (text.get(..span.start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
    digit(&mut head.chars().rev()) && digit(&mut tail.chars())
}

/// Whether the characters on both sides are of a kind.
fn is_between(text: &str, span: Span, kind: fn(char) -> bool) -> bool {
    before(text, span.start).is_some_and(kind) && after(text, span.end).is_some_and(kind)
}

/// Whether a line sign is one of exactly two that make a Chinese dash.
fn is_dash(text: &str, sign: char, span: Span) -> bool {
    let length = sign.len_utf8();
    let left = before(text, span.start) == Some(sign);
    let right = after(text, span.end) == Some(sign);
    let far_left = left && span.start.checked_sub(length).and_then(|at| before(text, at)) == Some(sign);
    let far_right = right && after(text, span.end + length) == Some(sign);
    left != right && !far_left && !far_right
        // The first of the two may already be read as a dash.
        || (!left && !right && sign == '―' && is_between(text, span, is_han))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_change_is_never_edited() {
        let neighbours = ['党', '1', '一', 'a', ' ', '\n', '－'];
        // A tab and a line end are controls that stay.
        for sign in (' '..='\u{3FFFF}').filter(|sign| !may_change(*sign)) {
            for (left, right) in neighbours.iter().flat_map(|left| neighbours.iter().map(move |right| (left, right))) {
                let text = format!("{left}{sign}{right}");
                let start = left.len_utf8();
                let edit = edit(&text, sign, Span::new(start, start + sign.len_utf8()));
                assert_eq!(edit, None, "{text:?}");
            }
        }
    }
}
