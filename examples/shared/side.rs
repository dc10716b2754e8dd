//! How the sides and the verdict of a comparison are shown. Shared by the examples.

use zongshu::compare::{Agreement, Caveat, Code, Comparison, Fact, Interval, Locator, Order, Side, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::number::Value;
use zongshu::render::page::label;
use zongshu::render::tables::{divided_by, figure_value, pairs, reasons, side_names};
use zongshu::render::{Cell, Document, Number, Words, bound_words, clipped, footing_words, width};
use zongshu::report::Scope;
use zongshu::script::Reading;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::{Kind, Registry};

/// A share in whole per cent.
pub fn per_cent(share: Option<Value>) -> Cell {
    share.map(Number::share).into()
}

/// A value as a cell.
pub fn value(value: Value) -> Cell {
    Number::of(Interval::point(value), 2).into()
}

/// Where a value lies, in both languages, with as many decimal places as its size asks for.
pub fn interval(interval: &Interval) -> Words {
    Number::fitting(*interval, false).words()
}

/// The report and the fact that a locator leads to.
pub fn found<'c>(corpus: &'c Corpus, locator: &Locator) -> Option<(&'c Entry, Fact<'c>)> {
    let entry = corpus.holding(locator)?;
    Some((entry, Fact::at(&entry.report, locator.span.start)?))
}

/// The period as stated, in both languages.
pub fn period_words(fact: &Fact<'_>) -> Words {
    fact.period().map_or(Words::new("时期不明", "no period"), |period| Words::same(period.to_string()))
}

/// What sort of fact a figure is, in both languages.
pub fn kind_words(kind: Kind) -> Words {
    Words::new(label("kind", kind.as_str()).zh, kind.as_str())
}

/// Where or for whom, in both languages; nothing for the region itself.
pub fn scope_words(scope: &Scope) -> Words {
    let written = scope.to_string();
    match scope {
        Scope::Region => Words::default(),
        Scope::Nation => Words::new("全国", written),
        Scope::Joint => Words::new("多地合计", written),
        Scope::Group(name) | Scope::Place(name) => Words::new(name.clone(), written),
    }
}

/// Words in Simplified characters.
pub fn simplified(text: &str) -> String {
    Reading::of(&Source::from_text(text)).text().to_string()
}

/// What is counted and by which verb, as written: `招錄 … 公務員`.
pub fn words(fact: &Fact<'_>) -> String {
    let measure = fact.measure;
    let parts = [
        measure.predicate.as_deref().unwrap_or(""),
        fact.mention.text.as_str(),
        measure.subject.as_deref().unwrap_or(""),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The sentence around a span, cut to a width around it; `None` without text.
pub fn quote(entry: &Entry, span: Span, columns: usize) -> Option<String> {
    let sentence = entry.attached()?.sentence_span(span);
    let part =
        |span: Span| -> Option<String> { Some(entry.quote(span)?.split_whitespace().collect::<Vec<_>>().join(" ")) };
    let before = part(Span::new(sentence.start, span.start))?;
    let (own, after) = (part(span)?, part(Span::new(span.end, sentence.end))?);
    let room = columns.saturating_sub(width(&own) + 4);
    let left = room / 2 + (room / 2).saturating_sub(width(&after));
    let turned: String = before.chars().rev().collect();
    let before: String = clipped(&turned, left).chars().rev().collect();
    let after = clipped(&after, room.saturating_sub(width(&before)));
    Some(format!("「{before}{own}{after}」"))
}

/// The quote of a fact where the text is at hand, else its words as stated.
pub fn told(entry: &Entry, fact: &Fact<'_>, columns: usize) -> String {
    quote(entry, fact.mention.span, columns).unwrap_or_else(|| words(fact))
}

/// One line for one side: region, words, interval, bound, period, place in the text.
pub fn line(entry: &Entry, fact: &Fact<'_>) -> Words {
    let measure = fact.measure;
    let mut told = vec![kind_words(measure.kind), period_words(fact)];
    if measure.scope != Scope::Region {
        let scope = scope_words(&measure.scope);
        told.push(Words::new(format!("范围{}", scope.zh), format!("scope {}", scope.en)));
    }
    told.extend(
        measure
            .dims
            .iter()
            .map(|(name, value)| Words::new(aspect(name).zh + &format!(" {value}"), format!("{name} {value}"))),
    );
    let (value, bound) = (figure_value(fact).words(), bound_words(measure.quantity.bound));
    let place = entry.place(fact.mention.span);
    let (region, text) = (fact.region(), &fact.mention.text);
    let Words { zh, en } = listed(&told, "，", ", ");
    Words::new(
        format!("{region} {text} = {}（{}；{zh}）[{place}]", value.zh, bound.zh),
        format!("{region} {text} = {} ({}; {en}) [{place}]", value.en, bound.en),
    )
}

/// Several labels behind each other, with a mark between them in each language.
pub fn listed<'w>(words: impl IntoIterator<Item = &'w Words>, zh: &str, en: &str) -> Words {
    let (all_zh, all_en): (Vec<&str>, Vec<&str>) =
        words.into_iter().map(|one| (one.zh.as_str(), one.en.as_str())).unzip();
    Words::new(all_zh.join(zh), all_en.join(en))
}

/// What an aspect is called, in both languages.
fn aspect(name: &str) -> Words {
    let Words { zh, .. } = label("aspect", name);
    Words::new(zh, name)
}

/// A value of an aspect as the data have it, with its Chinese word where it has one.
fn aspect_value(name: &str, value: &str) -> Words {
    match name {
        "indicator" => indicator_words(value),
        "unit_class" => Words::new(label("unit", value).zh, value),
        _ => Words::new(label(name, value).zh, value),
    }
}

/// An indicator: its Chinese name, and the id that it has in the data.
pub fn indicator_words(id: &str) -> Words {
    let indicator = Registry::bundled().named(id);
    Words::new(indicator.map_or(id, |indicator| &indicator.zh), id)
}

/// The order in words.
pub fn order(order: Order, left: &str, right: &str) -> Words {
    match order {
        Order::Left => Words::same(format!("{left} > {right}")),
        Order::Right => Words::same(format!("{right} > {left}")),
        Order::Equal => Words::same(format!("{left} = {right}")),
        Order::Undetermined => Words::new("不能确定", "undetermined 不能确定"),
    }
}

/// Which place is better, in words.
fn better_place(order: Order, left: &str, right: &str) -> Words {
    match order {
        Order::Left => {
            Words::new(format!("{left} 位次优于 {right}"), format!("{left} has a better place than {right}"))
        }
        Order::Right => better_place(Order::Left, right, left),
        other => self::order(other, left, right),
    }
}

/// The codes of the caveats that lower a verdict, or refuse it.
pub fn codes(comparison: &Comparison) -> Vec<Code> {
    reasons(comparison).iter().map(|caveat| caveat.code).collect()
}

/// The codes as one text.
pub fn joined(codes: impl IntoIterator<Item = Code>) -> String {
    let codes: Vec<&str> = codes.into_iter().map(Code::as_str).collect();
    codes.join(" ")
}

/// The aspects of a pair that agree so, each with what both sides say.
fn aligned(comparison: &Comparison, agreement: Agreement) -> Words {
    let aspects = comparison.aspects().iter();
    let shown = aspects.filter(|one| one.agreement() == agreement).map(|one| {
        let side = |text: &Option<String>| match text {
            Some(text) => aspect_value(&one.aspect, text),
            None => Words::new("未说明", "not stated"),
        };
        let (name, left, right) = (aspect(&one.aspect), side(&one.left), side(&one.right));
        match agreement {
            Agreement::Equal => Words::new(format!("{} {}", name.zh, left.zh), format!("{} {}", name.en, left.en)),
            _ => Words::new(
                format!("{} {} | {}", name.zh, left.zh, right.zh),
                format!("{} {} | {}", name.en, left.en, right.en),
            ),
        }
    });
    listed(&shown.collect::<Vec<_>>(), "；", "; ")
}

/// A label before the lines of a pair, in both languages eleven columns wide.
fn head(zh: &str, en: &str) -> Words {
    Words::new(column(zh, 8), column(en, 8))
}

/// A label, indented, in so many columns.
pub fn column(label: &str, columns: usize) -> String {
    format!("   {label}{}", " ".repeat(columns.saturating_sub(width(label))))
}

/// A comparison in full: both sides with quotes, aligned aspects, verdict, numbers it permits, caveats.
pub fn comparison(out: &mut Document, corpus: &Corpus, comparison: &Comparison) {
    for (side, label) in [(Side::Left, head("左", "left")), (Side::Right, head("右", "right"))] {
        let locator = comparison.locator(side);
        let Some((entry, fact)) = found(corpus, locator) else {
            out.item(label, locator.to_string());
            continue;
        };
        out.item(label, line(entry, &fact));
        out.item(head("", ""), told(entry, &fact, 88));
    }
    let agreements = [
        (head("相同", "same"), Agreement::Equal),
        (head("不同", "differ"), Agreement::Different),
        (head("未说明", "missing"), Agreement::Missing),
    ];
    for (label, agreement) in agreements {
        let aspects = aligned(comparison, agreement);
        if !aspects.en.is_empty() {
            out.item(label, aspects);
        }
    }
    let [left, right] = &side_names(comparison, &|locator| locator.region.clone());
    out.item(head("结论", "verdict"), footing_words(comparison.footing()).faced());
    numbers(out, comparison, left, right);
    caveats(out, comparison);
    out.data(pairs(corpus, [comparison], &|locator| locator.region.clone()));
}

/// What each side would need to be level with the other, where both are counts.
fn to_tie(out: &mut Document, comparison: &Comparison, left: &str, right: &str) {
    let aspect = comparison.aspects().iter().find(|aspect| aspect.aspect == "kind");
    let kind = aspect.and_then(|kind| kind.left.as_deref()).and_then(|kind| kind.parse::<Kind>().ok());
    let is_count = kind.is_some_and(|kind| matches!(kind, Kind::Flow | Kind::Stock | Kind::Target));
    let even = |side| comparison.figures().filter(|_| is_count).and_then(|figures| figures.break_even(side));
    if let (Some(one), Some(other)) = (even(Side::Left), even(Side::Right)) {
        let whole = |one: &Interval| interval(&one.within_whole_ends());
        let (one, other) = (whole(one), whole(other));
        let text = Words::new(
            format!("{left}须有 {}，{right}须有 {}", one.zh, other.zh),
            format!("{left} would need {}, {right} {}", one.en, other.en),
        );
        out.item(head("持平", "to tie"), text);
    }
}

fn numbers(out: &mut Document, comparison: &Comparison, left: &str, right: &str) {
    if let (Some(one), Some(other)) = (comparison.value(Side::Left), comparison.value(Side::Right)) {
        let per = divided_by(comparison);
        let (one, other) = (interval(one), interval(other));
        let both = |one: &str, other: &str, per: String| format!("{left} {one} | {right} {other}{per}");
        let text = match per.en.is_empty() {
            true => Words::new(both(&one.zh, &other.zh, String::new()), both(&one.en, &other.en, String::new())),
            false => Words::new(
                both(&one.zh, &other.zh, format!("（{}）", per.zh)),
                both(&one.en, &other.en, format!("  ({} {})", per.en, per.zh)),
            ),
        };
        out.item(head("数值", "value"), text);
    }
    to_tie(out, comparison, left, right);
    if let Some(strict) = comparison.order() {
        out.item(head("高低", "order"), firmly(comparison, strict, left, right));
    }
    if let Some(ratio) = comparison.ratio() {
        let ratio = interval(ratio);
        let text = Words::new(
            format!("{} 倍（{left} / {right}）", ratio.zh),
            format!("{} times 倍 ({left} / {right})", ratio.en),
        );
        out.item(head("倍数", "ratio"), text);
    }
}

/// The order of a pair, as firmly as it is known.
fn firmly(comparison: &Comparison, strict: Order, left: &str, right: &str) -> Words {
    let likely = comparison.likely_order().unwrap_or(strict);
    match strict {
        Order::Undetermined => {
            let unknown = order(strict, left, right);
            if likely == strict {
                return unknown;
            }
            let likely = order(likely, left, right);
            Words::new(format!("{}；可能 {}", unknown.zh, likely.zh), format!("{}; likely {}", unknown.en, likely.en))
        }
        _ => {
            let told = if comparison.is_of_ranks() { better_place } else { order };
            let Words { zh, en } = told(strict, left, right);
            Words::new(format!("{zh}，确定"), format!("{en}, certain 确定"))
        }
    }
}

/// A caveat: in Chinese by itself, in English both.
pub fn caveat_words(caveat: &Caveat) -> Words {
    // A detail is in words of the data, but for these two.
    let detail = caveat.detail.as_ref().map(|detail| detail.replace("not stated", "未说明"));
    let detail = detail.map_or(String::new(), |detail| format!("（{detail}）"));
    Words::new(format!("{} {}{detail}", caveat.code, caveat.zh), caveat.to_string())
}

/// What a caveat does to the verdict, in both languages.
fn effect_words(comparison: &Comparison, code: Code) -> Words {
    let en = comparison.effect(code);
    let zh = match en.strip_prefix("one step down: ") {
        Some(verdict) => format!("降一级：{}", label("verdict", verdict).zh),
        None if en == "stays" => "不改结论".into(),
        None => label("verdict", &en).zh,
    };
    Words::new(zh, en)
}

/// All caveats in both languages, those first that lower the verdict.
pub fn caveats(out: &mut Document, comparison: &Comparison) {
    let counts: Vec<Code> = codes(comparison);
    let all = comparison.caveats();
    let (first, later): (Vec<&Caveat>, Vec<&Caveat>) = all.iter().partition(|caveat| counts.contains(&caveat.code));
    let label = |place: usize, zh: &str, en: &str| if place == 0 { head(zh, en) } else { head("", "") };
    for (place, caveat) in first.iter().enumerate() {
        let (told, effect) = (caveat_words(caveat), effect_words(comparison, caveat.code));
        let text = Words::new(format!("{}【{}】", told.zh, effect.zh), format!("{} [{}]", told.en, effect.en));
        out.item(label(place, "因为", "because"), text);
    }
    for (place, caveat) in later.iter().enumerate() {
        out.item(label(place, "另有", "and"), caveat_words(caveat));
    }
    if comparison.verdict() > Verdict::Normalised || comparison.lacks_denominator() {
        for (place, (zh, en)) in comparison.needed().enumerate() {
            out.item(label(place, "尚需", "needed"), Words::new(zh, format!("{zh} / {en}")));
        }
    }
}
