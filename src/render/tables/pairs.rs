//! Judged pairs, one a row.

use super::super::cell::{Cell, Missing};
use super::super::column::{Column, ColumnKind};
use super::super::figure::Figure;
use super::super::number::{Number, decimal};
use super::super::table::Table;
use super::super::words::Words;
use crate::compare::{Basis, Caveat, Code, Comparison, Fact, Footing, Interval, Locator, Order, Outcome, Side, Step};
use crate::corpus::{Corpus, Entry};
use crate::number::Value;
use crate::vocabulary::Kind;

/// The caveats that lower a verdict, or refuse it.
pub fn reasons(comparison: &Comparison) -> Vec<&Caveat> {
    match comparison.outcome() {
        Outcome::Refused(refusal) => refusal.reasons().iter().collect(),
        _ => comparison.reasons().collect(),
    }
}

/// Judged pairs, one a row. The side that is told first is the higher one where that is certain; `name` tells a side
/// to people. A refused pair has no number in any cell.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::Corpus;
/// use zongshu::render::{Language, tables};
/// let (engine, corpus) = (Engine::new(), Corpus::bundled());
/// let reports = corpus.reports();
/// let judged: Vec<_> = engine.pairwise(&"civil_servants_recruited".parse()?, &reports).collect();
/// let table = tables::pairs(corpus, &judged, &|locator| locator.region.clone());
/// let text = |column| table.cell(0, column).map(|cell| cell.text(Language::En)).unwrap_or_default();
/// assert_eq!((text("finding"), text("times")), ("四川省 > 浙江省, certain".into(), "1.28-1.30".into()));
/// assert!(text("caveats").contains("C-YEAR"));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn pairs<'p>(
    corpus: &Corpus,
    judged: impl IntoIterator<Item = &'p Comparison>,
    name: &dyn Fn(&Locator) -> String,
) -> Table {
    let own = |id: &str, kind, zh: &str, en: &str| Column::new(id, kind, Words::new(zh, en)).for_programs();
    let mut table = Table::new("pairs", Words::new("逐对判断", "Pairs judged"))
        .with(own("indicator", ColumnKind::Text, "指标", "indicator").told_above())
        .with(own("first", ColumnKind::Figure, "甲", "first"))
        .with(own("second", ColumnKind::Figure, "乙", "second"))
        .column("finding", ColumnKind::Text, Words::new("结论", "finding"))
        .column("times", ColumnKind::Number, Words::new("倍数", "times"))
        .column("verdict", ColumnKind::Verdict, Words::new("可比性", "verdict"))
        .column("decided_by", ColumnKind::Caveats, Words::new("取决于", "decided by"))
        .with(Column::new("caveats", ColumnKind::Caveats, Words::new("注意", "caveats")).soft())
        .with(own("order", ColumnKind::Text, "高低", "order"))
        .with(own("likely", ColumnKind::Text, "可能的高低", "likely order"))
        .with(own("first_per", ColumnKind::Number, "甲折算值", "first, normalised"))
        .with(own("second_per", ColumnKind::Number, "乙折算值", "second, normalised"))
        .with(own("first_to_tie", ColumnKind::Number, "甲持平所需", "first needs to tie"))
        .with(own("second_to_tie", ColumnKind::Number, "乙持平所需", "second needs to tie"));
    for pair in judged {
        table.push(row(corpus, pair, name));
    }
    table
}

/// The names of both sides. With one region on both, each is told with its year, else with its period or its words.
///
/// ```
/// use zongshu::compare::{Engine, Fact, Stated};
/// use zongshu::render::tables::side_names;
/// let recruited = |year, value| Stated::new("civil_servants_recruited", "520000", year, value).map(Stated::report);
/// let (one, other) = (recruited(2019, "6312")?, recruited(2020, "6840")?);
/// let pair = Engine::new().judge(Fact::new(&one, 0).unwrap(), Fact::new(&other, 0).unwrap());
/// assert_eq!(side_names(&pair, &|locator| locator.region.clone()), ["520000 2019", "520000 2020"]);
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn side_names(pair: &Comparison, name: &dyn Fn(&Locator) -> String) -> [String; 2] {
    let both = [Side::Left, Side::Right].map(|side| pair.locator(side));
    let names = both.map(name);
    let is_told_apart = matches!(&names, [one, other] if one != other);
    let [left, right] = both;
    if left.region != right.region {
        return names;
    }
    let year = |locator: &Locator| locator.period.map(|period| period.end().year());
    let tell = |locator: &Locator| match locator.period {
        Some(period) if year(left) != year(right) => Some(period.end().year().to_string()),
        Some(period) if left.period != right.period => Some(period.to_string()),
        _ if !is_told_apart => Some(locator.text.clone()),
        _ => None,
    };
    let told = both.map(tell);
    let mut names = names.into_iter().zip(both).zip(told).map(|((name, locator), told)| match told {
        Some(told) if name.contains(&told) => name,
        Some(told) => name.replacen(&locator.region, &format!("{} {told}", locator.region), 1),
        None => name,
    });
    [names.next().unwrap_or_default(), names.next().unwrap_or_default()]
}

fn row(corpus: &Corpus, pair: &Comparison, name: &dyn Fn(&Locator) -> String) -> Vec<Cell> {
    let refused = matches!(pair.outcome(), Outcome::Refused(_));
    let turned = pair.order() == Some(Order::Right);
    let (one, other) = if turned { (Side::Right, Side::Left) } else { (Side::Left, Side::Right) };
    let told = |order: Order| if turned { order.mirrored() } else { order };
    let withheld = || if refused { Missing::Withheld.into() } else { Cell::from(None::<Cell>) };
    let ratio = match turned {
        true => pair.ratio().and_then(|ratio| Interval::point(Value::ONE).divided_by(ratio)),
        false => pair.ratio().copied(),
    };
    let ratio = ratio.filter(|ratio| ratio.low().is_some() || ratio.high().is_some());
    let figures = pair.figures();
    let [left, right] = side_names(pair, name);
    let (one_name, other_name) = if turned { (right, left) } else { (left, right) };
    let unit = Some(divided_by(pair)).filter(|unit| !unit.en.is_empty());
    let number = |value: Option<Interval>, unit: Option<&Words>| match value {
        Some(value) => Number { unit: unit.cloned(), ..Number::fitting(value, false) }.into(),
        None => withheld(),
    };
    let per = |side: Side| number(pair.value(side).copied(), unit.as_ref());
    let tie = |side: Side| {
        let needs = figures.filter(|_| counts(pair)).and_then(|figures| figures.break_even(side));
        number(needs.map(Interval::within_whole_ends), None)
    };
    let order = |order: Option<Order>| {
        Cell::from(match order.map(told) {
            Some(Order::Left) => "first",
            Some(Order::Right) => "second",
            Some(Order::Equal) => "equal",
            Some(Order::Undetermined) => "undetermined",
            None => "",
        })
    };
    vec![
        pair.locator(Side::Left).indicator.as_ref().map_or(String::new(), ToString::to_string).into(),
        figure(corpus, pair.locator(one)),
        figure(corpus, pair.locator(other)),
        finding(pair, &told, &one_name, &other_name).into(),
        number(ratio, None),
        pair.footing().into(),
        decided_by(pair),
        Cell::Caveats(reasons(pair).into_iter().cloned().collect()),
        order(pair.order()),
        order(pair.likely_order()),
        per(one),
        per(other),
        tie(one),
        tie(other),
    ]
}

/// The caveats that keep a pair below normalised; nothing where it is not.
fn decided_by(pair: &Comparison) -> Cell {
    let caveats: Vec<Caveat> = match pair.lacks_denominator() {
        true => pair.caveats().iter().filter(|caveat| caveat.code == Code::Size).cloned().collect(),
        false => pair.deciding().cloned().collect(),
    };
    let is_low = pair.footing() > Footing::Normalised && !caveats.is_empty();
    is_low.then_some(Cell::Caveats(caveats)).into()
}

fn found<'c>(corpus: &'c Corpus, locator: &Locator) -> Option<(&'c Entry, Fact<'c>)> {
    let entry = corpus.holding(locator)?;
    Some((entry, Fact::at(&entry.report, locator.span.start)?))
}

fn figure(corpus: &Corpus, locator: &Locator) -> Cell {
    match found(corpus, locator) {
        Some((entry, fact)) => Figure::of(entry, &fact).into(),
        None => locator.to_string().into(),
    }
}

/// What may be said of the pair, in one line.
fn finding(pair: &Comparison, told: &dyn Fn(Order) -> Order, one: &str, other: &str) -> Words {
    let Some((order, likely)) = pair.order().zip(pair.likely_order()) else {
        return Words::same(format!("{one} | {other}"));
    };
    if pair.lacks_denominator() {
        let en = format!("{one} | {other}: no denominator, so nothing is ranked");
        return Words::new(format!("{one} | {other}：缺分母，不排高低"), en);
    }
    let undetermined = |likely: Option<(&str, &str)>| {
        let (zh, en) = match likely {
            Some((high, low)) => (format!("，可能 {high} > {low}"), format!(", likely {high} > {low}")),
            None => Default::default(),
        };
        let (zh, en) = (format!("{one} ? {other}：不能确定{zh}"), format!("{one} ? {other}: undetermined{en}"));
        Words::new(zh, en)
    };
    let (order, likely) = (told(order), told(likely));
    if pair.is_of_ranks() && order == Order::Left {
        return Words::new(
            format!("{one} 位次优于 {other}，确定"),
            format!("{one} has a better place than {other}, certain"),
        );
    }
    match (order, likely) {
        (Order::Equal, _) => Words::same(format!("{one} = {other}")),
        (Order::Undetermined, Order::Left) => undetermined(Some((one, other))),
        (Order::Undetermined, Order::Right) => undetermined(Some((other, one))),
        (Order::Undetermined, _) => undetermined(None),
        _ => Words::new(format!("{one} > {other}，确定"), format!("{one} > {other}, certain")),
    }
}

/// Refused pairs, one a row: both figures and the reasons, and no number. `tell` says a side to people.
///
/// ```
/// use zongshu::compare::Engine;
/// use zongshu::corpus::Corpus;
/// use zongshu::render::tables;
/// let (engine, corpus) = (Engine::new(), Corpus::bundled());
/// let reports = corpus.reports();
/// let judged: Vec<_> = engine.pairwise(&"selected_graduates_recruited".parse()?, &reports).collect();
/// let table = tables::refused(corpus, &judged, &|_, locator| locator.to_string());
/// assert!(table.rows().iter().all(|row| row.codes().len() > 0));
/// # Ok::<(), zongshu::Error>(())
/// ```
pub fn refused<'p>(
    corpus: &Corpus,
    judged: impl IntoIterator<Item = &'p Comparison>,
    tell: &dyn Fn(Option<&Fact<'_>>, &Locator) -> String,
) -> Table {
    let mut table = Table::new("refused", Words::new("不可比", "Refused"))
        .column("left", ColumnKind::Figure, Words::new("甲", "left"))
        .column("right", ColumnKind::Figure, Words::new("乙", "right"))
        .column("verdict", ColumnKind::Verdict, Words::new("可比性", "verdict"))
        .column("caveats", ColumnKind::Caveats, Words::new("原因", "because"));
    let side = |locator: &Locator| match found(corpus, locator) {
        Some((entry, fact)) => Figure::of(entry, &fact).told(tell(Some(&fact), locator)).into(),
        None => Cell::from(tell(None, locator)),
    };
    for pair in judged {
        let caveats = reasons(pair).into_iter().cloned().collect();
        let (left, right) = (side(pair.locator(Side::Left)), side(pair.locator(Side::Right)));
        table.push([left, right, pair.footing().into(), Cell::Caveats(caveats)]);
    }
    table
}

/// Whether the sides are counts, so that a number to tie means something.
fn counts(pair: &Comparison) -> bool {
    let kind = pair.aspects().iter().find(|aspect| aspect.aspect == "kind");
    let kind = kind.and_then(|kind| kind.left.as_deref()).and_then(|kind| kind.parse::<Kind>().ok());
    kind.is_some_and(|kind| matches!(kind, Kind::Flow | Kind::Stock | Kind::Target))
}

/// What the values of a pair are divided by, in words; empty where they stand as they are.
pub fn divided_by(pair: &Comparison) -> Words {
    let steps = pair.basis().into_iter().flat_map(Basis::steps);
    let (zh, en): (Vec<String>, Vec<String>) = steps
        .map(|step| match step {
            Step::PerDenominator { left, .. } => {
                let words = per_words(left.per, &left.zh, &left.en);
                (words.zh, words.en)
            }
            Step::PerStated { .. } => ("按所述数折算".into(), "per stated figure".into()),
            Step::PerMonth { .. } => ("按月折算".into(), "per month".into()),
            Step::PerBaseUnits { .. } => ("按同一基数".into(), "per base unit".into()),
            _ => ("衔接".into(), "bridged".into()),
        })
        .unzip();
    Words::new(zh.join("；"), en.join("; "))
}

/// What a value was divided by, in words: `per million residents`, `每百万常住人口`.
///
/// ```
/// use zongshu::render::tables::per_words;
/// assert_eq!(per_words(10_000.into(), "党员", "members").to_string(), "每万党员 per 10,000 members");
/// ```
pub fn per_words(per: Value, zh: &str, en: &str) -> Words {
    let (round_zh, round_en) = match per.to_string().as_str() {
        "1" => (String::new(), String::new()),
        "1000" => ("千".into(), "1,000 ".into()),
        "10000" => ("万".into(), "10,000 ".into()),
        "1000000" => ("百万".into(), "million ".into()),
        other => (other.to_string(), format!("{} ", decimal(per, 0))),
    };
    Words::new(format!("每{round_zh}{zh}"), format!("per {round_en}{en}"))
}
