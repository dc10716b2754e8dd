//! How the sides and the verdict of a comparison are shown. Shared by the examples.

use zongshu::compare::{Agreement, Caveat, Code, Comparison, Fact, Interval, Locator, Order, Side, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::number::Value;
use zongshu::render::tables::{divided_by, figure_value, pairs, reasons, side_names};
use zongshu::render::{
    Cell, Document, Number, Words, bound_words, clipped, decimal, fitting_interval as interval, footing_words, width,
};
use zongshu::report::Scope;
use zongshu::script::Reading;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::Kind;

/// A share in whole per cent.
pub fn per_cent(share: Option<Value>) -> Cell {
    share.map(Number::share).into()
}

/// A value as a cell.
pub fn value(value: Value) -> Cell {
    Number::of(Interval::point(value), 2).into()
}

/// The report and the fact that a locator leads to.
pub fn found<'c>(corpus: &'c Corpus, locator: &Locator) -> Option<(&'c Entry, Fact<'c>)> {
    let entry = corpus.holding(locator)?;
    Some((entry, Fact::at(&entry.report, locator.span.start)?))
}

/// The period as stated.
pub fn period(fact: &Fact<'_>) -> String {
    period_words(fact).en
}

/// The period as stated, in both languages.
pub fn period_words(fact: &Fact<'_>) -> Words {
    fact.period().map_or(Words::new("时期不明", "no period"), |period| Words::same(period.to_string()))
}

/// What sort of fact a figure is, in both languages.
pub fn kind_words(kind: Kind) -> Words {
    let zh = match kind {
        Kind::Flow => "流量",
        Kind::Stock => "存量",
        Kind::Target => "目标",
        Kind::Share => "占比",
        Kind::Rate => "比率",
        Kind::Rank => "位次",
        Kind::Structure => "框架",
        Kind::Parameter => "门槛",
    };
    Words::new(zh, kind.as_str())
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
pub fn line(entry: &Entry, fact: &Fact<'_>) -> String {
    let dims = &fact.measure.dims;
    let told: Vec<String> = dims.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let scope = match fact.measure.scope.to_string() {
        own if own == "self" => String::new(),
        other => format!(", scope {other}"),
    };
    format!(
        "{} {} = {} ({}; {}, {}{}{}) [{}]",
        fact.region(),
        fact.mention.text,
        figure_value(fact),
        bound_words(fact.measure.quantity.bound).en,
        fact.measure.kind,
        period(fact),
        scope,
        told.iter().map(|one| format!(", {one}")).collect::<String>(),
        entry.place(fact.mention.span),
    )
}

/// The order in words.
pub fn order(order: Order, left: &str, right: &str) -> String {
    match order {
        Order::Left => format!("{left} > {right}"),
        Order::Right => format!("{right} > {left}"),
        Order::Equal => format!("{left} = {right}"),
        Order::Undetermined => "undetermined 不能确定".into(),
    }
}

/// Which place is better, in words.
fn better_place(order: Order, left: &str, right: &str) -> String {
    match order {
        Order::Left => format!("{left} has a better place than {right} 位次优于"),
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

fn aligned(comparison: &Comparison, agreement: Agreement) -> Vec<String> {
    let aspects = comparison.aspects().iter();
    let shown = aspects.filter(|aspect| aspect.agreement() == agreement).map(|aspect| {
        let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "not stated".into());
        match agreement {
            Agreement::Equal => format!("{} {}", aspect.aspect, side(&aspect.left)),
            _ => format!("{} {} | {}", aspect.aspect, side(&aspect.left), side(&aspect.right)),
        }
    });
    shown.collect()
}

/// A comparison in full: both sides with quotes, aligned aspects, verdict, numbers it permits, caveats.
pub fn comparison(out: &mut Document, corpus: &Corpus, comparison: &Comparison) {
    for (side, label) in [(Side::Left, "   left    "), (Side::Right, "   right   ")] {
        let locator = comparison.locator(side);
        let Some((entry, fact)) = found(corpus, locator) else {
            out.item(label, locator.to_string());
            continue;
        };
        out.item(label, line(entry, &fact));
        out.item("           ", told(entry, &fact, 88));
    }
    let differ = aligned(comparison, Agreement::Different);
    let missing = aligned(comparison, Agreement::Missing);
    for (label, aspects) in
        [("   same   ", aligned(comparison, Agreement::Equal)), ("   differ ", differ), ("   missing", missing)]
    {
        if !aspects.is_empty() {
            out.item(format!("{label:<11}"), aspects.join("; "));
        }
    }
    let [left, right] = &side_names(comparison, &|locator| locator.region.clone());
    out.item("   verdict ", footing_words(comparison.footing()).to_string());
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
        out.item("   to tie  ", format!("{left} would need {}, {right} {}", whole(one), whole(other)));
    }
}

fn numbers(out: &mut Document, comparison: &Comparison, left: &str, right: &str) {
    if let (Some(one), Some(other)) = (comparison.value(Side::Left), comparison.value(Side::Right)) {
        let per = divided_by(comparison);
        let per = if per.en.is_empty() { String::new() } else { format!("  ({} {})", per.en, per.zh) };
        let text = format!("{left} {} | {right} {}{per}", interval(one), interval(other));
        out.item("   value   ", text);
    }
    to_tie(out, comparison, left, right);
    if let Some(strict) = comparison.order() {
        let likely = comparison.likely_order().unwrap_or(strict);
        let mut text = match strict {
            Order::Undetermined => order(strict, left, right),
            _ if comparison.is_of_ranks() => format!("{}, certain 确定", better_place(strict, left, right)),
            _ => format!("{}, certain 确定", order(strict, left, right)),
        };
        if strict == Order::Undetermined && likely != strict {
            text += &format!("; likely {}", order(likely, left, right));
        }
        out.item("   order   ", text);
    }
    if let Some(ratio) = comparison.ratio() {
        let text = format!("{} times 倍 ({left} / {right})", interval(ratio));
        out.item("   ratio   ", text);
    }
}

/// A round number in English: million, 1,000.
pub fn round(value: Value) -> String {
    match value.to_string().as_str() {
        "1000000" => "million".into(),
        _ => decimal(value, 0),
    }
}

/// All caveats in both languages, those first that lower the verdict.
pub fn caveats(out: &mut Document, comparison: &Comparison) {
    let counts: Vec<Code> = codes(comparison);
    let all = comparison.caveats();
    let (first, later): (Vec<&Caveat>, Vec<&Caveat>) = all.iter().partition(|caveat| counts.contains(&caveat.code));
    for (place, caveat) in first.iter().enumerate() {
        let label = if place == 0 { "   because " } else { "           " };
        out.item(label, format!("{caveat} [{}]", comparison.effect(caveat.code)));
    }
    for (place, caveat) in later.iter().enumerate() {
        let label = if place == 0 { "   and     " } else { "           " };
        out.item(label, caveat.to_string());
    }
    if comparison.verdict() > Verdict::Normalised || comparison.lacks_denominator() {
        for (place, (zh, en)) in comparison.needed().enumerate() {
            let label = if place == 0 { "   needed  " } else { "           " };
            out.item(label, format!("{zh} / {en}"));
        }
    }
}
