//! When two numbers, two subjects, two fields are the same.

use zongshu::number::Value;

use super::line::Line;

/// Traditional characters with their Simplified form, for subjects that stand in the script of their text.
const PAIRS: &str = "個个 傑杰 億亿 優优 創创 劃划 動动 務务 區区 協协 參参 員员 單单 圍围 團团 報报 場场 壇坛 學学 實实 審审 專专 對对 導导 層层 師师 幹干 庫库 戰战 據据 \
    數数 時时 書书 會会 條条 業业 極极 構构 樂乐 標标 機机 歲岁 歷历 準准 濟济 灣湾 獎奖 現现 環环 產产 産产 發发 監监 眾众 積积 紅红 級级 組组 結结 絡络 \
    經经 網网 線线 縣县 總总 織织 繞绕 習习 聯联 脫脱 臺台 與与 舉举 莊庄 萬万 藥药 處处 衆众 術术 衛卫 補补 視视 計计 訓训 記记 訪访 設设 訴诉 評评 課课 \
    調调 講讲 證证 議议 護护 財财 貧贫 貼贴 資资 質质 輪轮 辦办 農农 進进 選选 鄉乡 醫医 鎮镇 鏈链 長长 門门 開开 間间 關关 陣阵 隊队 電电 項项 領领 頻频 \
    題题 類类 養养 館馆 體体 鬥斗 麗丽 黃黄 點点 黨党 龍龙";

/// Marks that may stand at either end of a subject and say nothing.
const MARGIN: &str = "“”\"'‘’《》〈〉、，,。的 ";

/// A subject without white space, outer marks and difference of script.
fn plain(text: &str) -> String {
    let simplified = |c: char| {
        let pair = PAIRS.split_whitespace().find(|pair| pair.starts_with(c));
        pair.and_then(|pair| pair.chars().nth(1)).unwrap_or(c)
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(simplified).collect();
    text.trim_matches(|c| MARGIN.contains(c)).to_string()
}

/// One of the subjects is the other or holds it, and is at most twice as long.
pub fn same_subject(left: Option<&str>, right: Option<&str>) -> bool {
    let (left, right) = (plain(left.unwrap_or("")), plain(right.unwrap_or("")));
    if left.is_empty() || right.is_empty() {
        return left == right;
    }
    let length = |text: &str| text.chars().count();
    let (short, long) = if length(&left) <= length(&right) { (left, right) } else { (right, left) };
    long.contains(&short) && length(&short) * 2 >= length(&long)
}

/// Equal values; a third that is written as a decimal may differ by a thousandth.
pub fn same_number(reference: Option<&str>, read: Option<&str>) -> bool {
    let value = |text: Option<&str>| text.and_then(|text| text.parse::<Value>().ok());
    let (Some(reference), Some(read)) = (value(reference), value(read)) else {
        return value(reference) == value(read);
    };
    let is_thirds = |value: Value| value.denominator() % 9 == 3;
    let is_near = || {
        let thousandfold = |value: Value| value.checked_mul(Value::from(1000));
        let off = reference.checked_sub(read).and_then(thousandfold);
        off.is_some_and(|off| off.max(negative(off)) <= read.max(negative(read)))
    };
    reference == read || (is_thirds(reference) || is_thirds(read)) && is_near()
}

fn negative(value: Value) -> Value {
    Value::ZERO.checked_sub(value).unwrap_or(value)
}

/// The fields that are scored, each with what makes two of them the same.
pub const FIELDS: [(&str, Same); 8] = [
    ("bound", |reference, read| {
        let is_loose = |line: &Line| matches!(line.bound.as_deref(), Some("vague" | "about"));
        reference.bound == read.bound || is_loose(reference) && is_loose(read)
    }),
    ("unit_class", |reference, read| dimension(reference) == dimension(read)),
    ("subject", |reference, read| same_subject(reference.subject.as_deref(), read.subject.as_deref())),
    ("kind", |reference, read| reference.kind == read.kind),
    ("period", |reference, read| reference.period == read.period),
    ("scope", |reference, read| sort(reference) == sort(read)),
    ("theme", |reference, read| reference.theme == read.theme),
    ("indicator", |reference, read| reference.indicator == read.indicator),
];

/// Whether a field of a reference line and of a line that was read are the same.
pub type Same = fn(&Line, &Line) -> bool;

/// Fields that make a found measure a quantity.
pub const QUANTITY: [usize; 2] = [0, 1];
/// Fields that make a quantity a fact.
pub const FACT: [usize; 3] = [2, 3, 4];
/// The field that is scored only where either side has it.
pub const INDICATOR: usize = 7;

/// The value of a field, for lists of errors.
pub fn shown<'l>(line: &'l Line, field: &str) -> &'l str {
    let value = match field {
        "bound" => &line.bound,
        "unit_class" => &line.unit_class,
        "subject" => &line.subject,
        "kind" => &line.kind,
        "period" => &line.period,
        "scope" => &line.scope,
        "theme" => &line.theme,
        _ => &line.indicator,
    };
    value.as_deref().unwrap_or("none")
}

/// Per cent, ratio and rate are one dimension.
fn dimension(line: &Line) -> Option<&str> {
    match line.unit_class.as_deref() {
        Some("ratio" | "rate") => Some("percent"),
        class => class,
    }
}

/// The sort of a scope: all groups are one sort.
fn sort(line: &Line) -> &str {
    let scope = line.scope.as_deref().filter(|scope| !scope.is_empty()).unwrap_or("self");
    scope.split(':').next().unwrap_or(scope)
}
