//! How the sides and the verdict of a comparison are shown. Shared by the examples.

use std::io::{self, Write};

use zongshu::compare::{Agreement, Caveat, Code, Comparison, Extent, Fact, Order, Outcome, Side, Step, Verdict};
use zongshu::corpus::{Corpus, Entry};
use zongshu::quantity::Bound;
use zongshu::script::Reading;
use zongshu::text::{Source, Span};
use zongshu::vocabulary::Kind;

use super::{clipped, interval, paragraph, width};

/// The verdict in both languages.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Direct => "可直接比较 direct",
        Verdict::Normalised => "折算后可比 normalised",
        Verdict::Bounded => "只可论高低或单边 bounded",
        Verdict::Refused => "不可比 refused",
    }
}

/// What the words around a number say of it.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
        Bound::About => "about",
        Bound::Range => "range",
        Bound::Vague => "vague",
    }
}

/// Where the value of a fact lies, by bound and written precision; per cent for shares.
pub fn extent(fact: &Fact<'_>) -> String {
    let strict = Extent::of(&fact.measure.quantity, fact.measure.kind).strict;
    let share = fact.measure.quantity.unit.as_deref() == Some("%");
    let hundred = zongshu::compare::Interval::point(100.into());
    match strict.times(&hundred).filter(|_| share) {
        Some(strict) => format!("{}%", interval(&strict, 2)),
        None => interval(&strict, 2),
    }
}

/// The period as stated.
pub fn period(fact: &Fact<'_>) -> String {
    fact.period().map_or("no period".into(), |period| period.to_string())
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
        extent(fact),
        bound(fact.measure.quantity.bound),
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

/// The codes of the caveats that lower a verdict, or refuse it.
pub fn codes(comparison: &Comparison) -> Vec<Code> {
    match comparison.outcome() {
        Outcome::Refused(refusal) => refusal.reasons().iter().map(|caveat| caveat.code).collect(),
        _ => comparison.reasons().map(|caveat| caveat.code).collect(),
    }
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
pub fn comparison(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    for (side, label) in [(Side::Left, "   left    "), (Side::Right, "   right   ")] {
        let locator = comparison.locator(side);
        let found =
            corpus.holding(locator).and_then(|entry| Some((entry, Fact::at(&entry.report, locator.span.start)?)));
        let Some((entry, fact)) = found else {
            paragraph(out, label, &locator.to_string())?;
            continue;
        };
        paragraph(out, label, &line(entry, &fact))?;
        paragraph(out, "           ", &told(entry, &fact, 88))?;
    }
    let differ = aligned(comparison, Agreement::Different);
    let missing = aligned(comparison, Agreement::Missing);
    for (label, aspects) in
        [("   same   ", aligned(comparison, Agreement::Equal)), ("   differ ", differ), ("   missing", missing)]
    {
        if !aspects.is_empty() {
            paragraph(out, &format!("{label:<11}"), &aspects.join("; "))?;
        }
    }
    let (left, right) = (&comparison.locator(Side::Left).region, &comparison.locator(Side::Right).region);
    paragraph(out, "   verdict ", verdict(comparison.verdict()))?;
    numbers(out, comparison, left, right)?;
    caveats(out, comparison)
}

fn numbers(out: &mut dyn Write, comparison: &Comparison, left: &str, right: &str) -> io::Result<()> {
    if let Some(figures) = comparison.figures() {
        if let (Some(one), Some(other)) = (figures.value(Side::Left), figures.value(Side::Right)) {
            let per = per(comparison);
            let places = if per.is_empty() { 2 } else { places(comparison) };
            let text = format!("{left} {} | {right} {}{per}", interval(one, places), interval(other, places));
            paragraph(out, "   value   ", &text)?;
        }
        if let (Some(one), Some(other)) = (figures.break_even(Side::Left), figures.break_even(Side::Right)) {
            let whole = |one: &zongshu::compare::Interval| interval(&one.within_whole_ends(), 0);
            let kind = comparison.aspects().iter().find(|aspect| aspect.aspect == "kind");
            let count = kind
                .and_then(|kind| kind.left.as_deref())
                .and_then(|kind| kind.parse::<Kind>().ok())
                .is_some_and(|kind| matches!(kind, Kind::Flow | Kind::Stock | Kind::Target));
            if count {
                let text = format!("{left} would need {}, {right} {}", whole(one), whole(other));
                paragraph(out, "   to tie  ", &text)?;
            }
        }
    }
    if let Some(strict) = comparison.order() {
        let likely = comparison.likely_order().unwrap_or(strict);
        let mut text = match strict {
            Order::Undetermined => order(strict, left, right),
            _ => format!("{}, certain 确定", order(strict, left, right)),
        };
        if strict == Order::Undetermined && likely != strict {
            text += &format!("; likely {}", order(likely, left, right));
        }
        paragraph(out, "   order   ", &text)?;
    }
    if let Some(ratio) = comparison.ratio() {
        let text = format!("{} times 倍 ({left} / {right})", interval(ratio, 3));
        paragraph(out, "   ratio   ", &text)?;
    }
    Ok(())
}

/// What the values are divided by, in words.
pub fn per(comparison: &Comparison) -> String {
    let Some(figures) = comparison.figures() else {
        return String::new();
    };
    let steps = figures.basis().steps().iter().map(|step| match step {
        Step::PerDenominator { left, .. } => {
            format!("per {} {} 每{}{}", round(left.per), left.en, chinese(left.per), left.zh)
        }
        Step::PerStated { .. } => "per stated figure 按所述数折算".into(),
        Step::PerMonth { .. } => "per month 按月折算".into(),
        Step::PerBaseUnits { .. } => "per base unit 按同一基数".into(),
        _ => "bridged 衔接".into(),
    });
    let steps: Vec<String> = steps.collect();
    match steps.is_empty() {
        true => String::new(),
        false => format!("  ({})", steps.join("; ")),
    }
}

/// A round number in English: million, 1,000.
pub fn round(value: zongshu::number::Value) -> String {
    match value.to_string().as_str() {
        "1000000" => "million".into(),
        _ => super::number(value, 0),
    }
}

/// A round number in Chinese: 百万, 万, 千.
fn chinese(value: zongshu::number::Value) -> String {
    match value.to_string().as_str() {
        "1" => String::new(),
        "1000" => "千".into(),
        "10000" => "万".into(),
        "1000000" => "百万".into(),
        other => other.into(),
    }
}

fn places(comparison: &Comparison) -> u32 {
    let stated = |step: &Step| matches!(step, Step::PerStated { .. });
    let figures = comparison.figures();
    match figures.is_some_and(|figures| figures.basis().steps().iter().any(stated)) {
        true => 2,
        false => 1,
    }
}

/// All caveats in both languages, those first that lower the verdict.
pub fn caveats(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let counts: Vec<Code> = codes(comparison);
    let all = comparison.caveats();
    let (first, later): (Vec<&Caveat>, Vec<&Caveat>) = all.iter().partition(|caveat| counts.contains(&caveat.code));
    for (place, caveat) in first.iter().enumerate() {
        let label = if place == 0 { "   because " } else { "           " };
        paragraph(out, label, &caveat.to_string())?;
    }
    for (place, caveat) in later.iter().enumerate() {
        let label = if place == 0 { "   and     " } else { "           " };
        paragraph(out, label, &caveat.to_string())?;
    }
    if comparison.verdict() == Verdict::Refused {
        for (place, (zh, en)) in comparison.needed().enumerate() {
            let label = if place == 0 { "   needed  " } else { "           " };
            paragraph(out, label, &format!("{zh} / {en}"))?;
        }
    }
    Ok(())
}
