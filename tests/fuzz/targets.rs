//! What is done with an input, and what must hold whatever it is.

use std::sync::LazyLock;

use zongshu::compare::{ClaimCount, Coverage, Denominators, Emphasis, Engine, Fact, Interval, PlaceTable, Side};
use zongshu::corpus::{Corpus, Entry};
use zongshu::number::{Numeral, Value};
use zongshu::parse::Parser;
use zongshu::period::{Date, Period};
use zongshu::render::page::Page;
use zongshu::report::Report;
use zongshu::table::Table;
use zongshu::text::{Encoding, Limits, Source, Span};
use zongshu::vocabulary::{DimReader, Matcher, Registry};
use zongshu::{Error, quantity};

use super::changed;
use super::check::check;
use super::material::{self, material};
use super::mutation;
use super::random::Random;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// An error says what was expected, what was found and what to do next.
fn told(error: &Error) {
    let (text, next) = (error.to_string(), error.next());
    assert!(text.ends_with(&format!("; {next}")), "{text}");
    for part in [error.expected(), error.found(), next] {
        assert!(!part.trim().is_empty(), "{error:?}");
    }
    match error {
        Error::Table { line, .. } => assert!(*line > 0, "{text}"),
        Error::Json { place, .. } => assert!(!place.is_empty(), "{text}"),
        _ => {}
    }
}

pub fn source(input: &[u8]) {
    let read = Source::from_bytes(input);
    let streamed = Source::from_reader(input, &Limits::default());
    match (&read, &streamed) {
        (Ok(one), Ok(other)) => assert_eq!((one.text(), one.sha256()), (other.text(), other.sha256())),
        (one, other) => assert_eq!(one.as_ref().err(), other.as_ref().err()),
    }
    if !input.is_empty() {
        let limits = Limits { text: input.len() as u64 - 1, ..Limits::default() };
        assert!(matches!(Source::from_reader(input, &limits), Err(Error::TooLarge { .. })));
    }
    for encoding in Encoding::ALL {
        match Source::from_bytes_as(input, encoding) {
            Ok(source) => assert_eq!(source.encoding(), encoding),
            Err(error) => told(&error),
        }
    }
    let source = match read {
        Ok(source) => source,
        Err(error) => return told(&error),
    };
    let named = Source::from_bytes_as(input, source.encoding()).expect("the encoding that was found");
    assert_eq!(named.text(), source.text());
    if source.encoding() == Encoding::Utf8 {
        assert_eq!(source.text().as_bytes(), input);
    }
    let mut end = 0;
    for line in source.lines() {
        assert!(line.start >= end && line.of(source.text()).is_some());
        end = line.end;
        assert_eq!(source.position(line.start).column, 1);
    }
    for at in [0, input.len() / 2, input.len(), input.len() + 7, usize::MAX] {
        let position = source.position(at);
        assert!(position.line > 0 && position.column > 0);
        source.slice(Span::new(at / 2, at));
    }
}

pub fn text(random: &mut Random) -> Vec<u8> {
    material::text(random).into_bytes()
}

/// Text to report to JSON and back; the facts written and read.
pub fn report(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let source = Source::from_text(text.as_ref());
    let entry = Entry::read("input", source.clone(), &Parser::default());
    let report = &entry.report;
    check(&source, report);
    let again = Report::from_json(&report.to_json()).expect("what was written is read");
    assert!(again == *report, "a report survives JSON");
    let facts = entry.to_facts();
    let read = Entry::from_facts(&facts).expect("what was written is read");
    assert_eq!(read.report.mentions.len(), report.mentions.len());
    // A fact is named by the words of its span, or by their beginning.
    assert_eq!(read.to_facts().lines().count(), facts.lines().count());
    exercise(&[report, &read.report]);
}

/// A text attached to its report, and to another.
pub fn attached(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let source = Source::from_text(text.as_ref());
    let report = Parser::default().read(&source);
    let attached = report.attach(source.clone()).expect("its own text");
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let spans = [Span::new(0, text.len()), Span::new(middle, text.len()), Span::new(1, 2), Span::new(5, usize::MAX)];
    let spans = spans.into_iter().chain(report.mentions.iter().map(|mention| mention.span));
    for span in spans {
        let sentence = attached.sentence_span(span);
        assert!(sentence.of(&text).is_some() || span.of(&text).is_none());
        assert!(span.of(&text).is_none() || attached.sentence(span).len() >= attached.quote(span).trim().len());
        attached.position(span.start);
    }
    let other = Source::from_text(format!("{text}。"));
    told(&report.attach(other.clone()).expect_err("another text"));
    let corpus: Corpus = [Entry::new("one", report)].into_iter().collect();
    assert!(corpus.clone().with_sources([other]).iter().all(|entry| entry.source().is_none()));
    assert!(corpus.with_sources([source]).iter().all(|entry| entry.source().is_some()));
}

pub fn numeral_seed(random: &mut Random) -> Vec<u8> {
    random.next().to_le_bytes().to_vec()
}

/// A whole number as Chinese writes it.
fn chinese(number: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    fn below_ten_thousand(number: u64, text: &mut String) {
        let mut skipped = false;
        for (weight, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / weight % 10;
            if digit == 0 {
                skipped = true;
                continue;
            }
            if skipped && number >= weight * 10 {
                text.push('零');
            }
            skipped = false;
            text.push_str(DIGITS[digit as usize]);
            text.push_str(unit);
        }
    }
    if number == 0 {
        return "零".into();
    }
    let mut text = String::new();
    let mut rest = number;
    for (weight, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = rest / weight;
        rest %= weight;
        if group == 0 {
            continue;
        }
        if !text.is_empty() && (group < 1000 || number / weight % 10_000 != group) {
            text.push('零');
        }
        below_ten_thousand(group, &mut text);
        text.push_str(unit);
    }
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// Numbers written in every form and read again; torn numerals; arithmetic at its ends.
pub fn numeral(input: &[u8]) {
    let mut seed = [0; 8];
    seed.iter_mut().zip(input).for_each(|(to, from)| *to = *from);
    let mut random = Random::new(u64::from_le_bytes(seed));
    let bits = random.below(40);
    let number = random.next() & ((1 << bits) - 1);
    let value = Value::from(number as i64);
    let read = |text: &str, expected: Value| {
        let found = Numeral::read(text, 0).unwrap_or_else(|| panic!("{text} is a numeral"));
        assert_eq!((found.end, found.value, found.upper), (text.len(), expected, None), "{text}");
    };
    if number < 1_000_000_000_000 {
        read(&chinese(number), value);
    }
    read(&number.to_string(), value);
    read(&number.to_string().chars().map(material::full_width).collect::<String>(), value);
    let thousands = number % 100_000_000;
    let grouped: Vec<String> = {
        let digits = thousands.to_string();
        let head = digits.len() % 3;
        let (first, rest) = digits.split_at(head);
        let rest = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
        [first.to_string()].into_iter().filter(|first| !first.is_empty()).chain(rest).collect()
    };
    read(&grouped.join(","), Value::from(thousands as i64));
    let tenths = number % 100_000;
    let decimal = Value::ratio(i128::from(tenths) * 1000, 1).expect("a value");
    read(&format!("{}.{}万", tenths / 10, tenths % 10), decimal);
    let percent = Value::ratio(i128::from(tenths), 1000).expect("a value");
    read(&format!("{}.{}%", tenths / 10, tenths % 10), percent);

    // Torn numerals: whatever is read lies in the text and is a value.
    const GLYPHS: &str = "〇零一二三四五六七八九十百千万亿兆两半几数多余点分之成%‰0123456789.,．，０９/廿卅壹贰拾";
    let glyphs: Vec<char> = GLYPHS.chars().collect();
    let torn: String =
        (0..random.few(40)).map(|_| *random.pick(&glyphs)).collect::<String>() + material::piece(&mut random);
    for (at, _) in torn.char_indices() {
        if let Some(found) = Numeral::read(&torn, at) {
            assert!(found.start == at && found.end > at && torn.get(at..found.end).is_some(), "{torn}");
            assert!(found.upper.is_none_or(|upper| upper > found.value), "{torn}: {found:?}");
        }
        if let Some(found) = quantity::read(&torn, at) {
            assert!(found.span.of(&torn).is_some() && found.span.contains(found.numeral), "{torn}: {found:?}");
        }
        quantity::read_ordinal(&torn, at);
        zongshu::period::read(&torn, at);
    }

    // Values at the ends of what can be held.
    let mut any = || {
        let bits = (u128::from(random.next()) << 64 | u128::from(random.next())) as i128;
        let shift = random.below(127);
        let denominator = (i128::from(random.next()) + 1) >> random.below(64);
        Value::ratio(bits >> shift, denominator.max(1)).unwrap_or(Value::ONE)
    };
    let (one, other) = (any(), any());
    for value in [one, other] {
        assert_eq!(value.to_string().parse::<Value>().ok(), Some(value), "{value}");
        value.to_f64();
        for places in [0, 1, 18, 40] {
            let decimal = value.to_decimal(places);
            assert!(decimal.len() < 70, "{decimal}");
        }
    }
    for result in [one.checked_add(other), one.checked_sub(other), one.checked_mul(other), one.checked_div(other)] {
        result.map(|value| value.to_string());
    }
    let (left, right) = (Interval::between(one, other), Interval::at_least(one));
    for interval in [left.plus(&right), left.minus(&right), left.whole_numbers(), right.within_whole_ends()] {
        interval.to_decimal(2);
    }
    let more = [left.times(&left), left.divided_by(&right), left.over(&left), right.times(&left)];
    more.into_iter().flatten().for_each(|interval| drop(interval.to_string()));
}

/// A knowledge table with lines and cells torn. The first byte says how it is read.
pub fn tables(random: &mut Random) -> Vec<u8> {
    let (_, table) = random.pick(&material().tables);
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    let mut kept: Vec<String> = lines.iter().take(1).map(ToString::to_string).collect();
    for _ in 0..random.few(40) {
        let mut cells: Vec<String> = random.pick(&lines).split('\t').map(String::from).collect();
        match random.below(8) {
            0 => cells.push(material::piece(random).into()),
            1 => drop(cells.pop()),
            2 => {
                let (one, other) = (random.below(cells.len()), random.below(cells.len()));
                cells.swap(one, other);
            }
            3 | 4 => {
                let at = random.below(cells.len());
                cells[at] = material::piece(random).into();
            }
            5 => {
                let at = random.below(cells.len());
                cells[at] = random.pick(&lines).split('\t').next().unwrap_or("").into();
            }
            _ => {}
        }
        kept.push(cells.join("\t"));
    }
    let mut text = kept.join("\n");
    for _ in 0..random.few(4) {
        material::change(random, &mut text);
    }
    text.into_bytes()
}

/// A user's pack, read as every kind of pack there is.
pub fn pack(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Ok(table) = Table::read("torn", &text) {
        table.rows().for_each(|row| assert!(row.line() > 0 && row.get("no such column").is_empty()));
    }
    match Registry::bundled().with_pack(&text) {
        Ok(registry) => {
            for indicator in registry.iter() {
                assert!(!registry.contains(&indicator.id, &indicator.id), "{indicator} contains itself");
            }
        }
        Err(error) => told(&error),
    }
    let (registry, mut lexicon) = (Registry::bundled(), quantity::Lexicon::empty());
    let results = [
        Registry::read("torn", &text).map(drop),
        DimReader::read("torn", &text, registry).map(drop),
        DimReader::bundled().with_pack(&text, registry).map(drop),
        Denominators::read("torn", &text).map(|read| drop(Denominators::bundled().with(read))),
        lexicon.add_classifiers("torn", &text),
        lexicon.add_bounds("torn", &text),
        lexicon.add_guards("torn", &text),
        lexicon.add_vague("torn", &text),
        lexicon.add_ordinals("torn", &text),
    ];
    results.iter().flat_map(|result| result.as_ref().err()).for_each(told);
    for result in [Matcher::from_table(&text, registry), Matcher::get().extend_with(&text, registry)] {
        result.err().iter().for_each(told);
    }
}

/// Lines of facts, edited by hand.
pub fn lines(random: &mut Random) -> Vec<u8> {
    let facts = random.pick(&material().facts);
    let all: Vec<&str> = facts.lines().collect();
    let start = random.below(all.len());
    let mut lines = vec![all[0].to_string()];
    lines.extend(all.iter().skip(start).take(random.few(60)).map(ToString::to_string));
    for _ in 0..random.few(6) {
        let at = random.below(lines.len());
        let line = std::mem::take(&mut lines[at]);
        lines[at] = edited(random, line);
        if random.once_in(10) {
            let at = random.below(lines.len());
            let again = lines[at].clone();
            lines.insert(random.below(lines.len()), again);
        }
    }
    lines.join("\n").into_bytes()
}

/// A line of JSON with a number, a word or a sign changed.
fn edited(random: &mut Random, line: String) -> String {
    const NUMBERS: &[&str] = &[
        "0",
        "1",
        "-1",
        "18446744073709551615",
        "9223372036854775807",
        "1e400",
        "0.5",
        "\"1/0\"",
        "null",
        "\"999999\"",
        "\"-170141183460469231731687303715884105727\"",
        "\"170141183460469231731687303715884105727/7\"",
    ];
    let digits: Vec<(usize, &str)> = line.match_indices(|c: char| c.is_ascii_digit()).collect();
    let strings: Vec<usize> = line.match_indices('"').map(|(at, _)| at).collect();
    match random.below(6) {
        0 | 1 if !digits.is_empty() => {
            let (at, _) = *random.pick(&digits);
            let is_digit = |byte: &u8| byte.is_ascii_digit();
            let start = at - line.as_bytes()[..at].iter().rev().take_while(|byte| is_digit(byte)).count();
            let end = at + line.as_bytes()[at..].iter().take_while(|byte| is_digit(byte)).count();
            format!("{}{}{}", &line[..start], random.pick(NUMBERS), &line[end..])
        }
        2 | 3 if strings.len() > 3 => {
            let at = random.below(strings.len() - 1);
            let (start, end) = (strings[at] + 1, strings[at + 1]);
            let new = *random.pick(&[
                "",
                "\\ud800",
                "\\udc00\\ud800",
                "\\u0000",
                "9999",
                "2031-02-30",
                "99999999",
                "self",
                "x",
            ]);
            let new = if random.once_in(2) { new } else { material::piece(random) };
            format!("{}{new}{}", &line[..start], &line[end..])
        }
        4 => material::stretch(random, &line, line.len()).to_string(),
        _ => {
            let mut line = line;
            material::change(random, &mut line);
            line
        }
    }
}

/// Facts that were edited are refused with a reason, or are as good as any others.
pub fn facts(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    match Entry::from_facts(&text) {
        Ok(entry) => {
            let again = Entry::from_facts(&entry.to_facts()).expect("what was written is read");
            assert_eq!(again.report.mentions.len(), entry.report.mentions.len());
            entry.report.mentions.iter().for_each(|mention| drop(entry.place(mention.span)));
            exercise(&[&entry.report, &Corpus::bundled().reports()[0].clone()]);
            let corpus: Corpus = [entry.clone(), entry].into_iter().collect();
            corpus.coverage(Registry::bundled());
        }
        Err(error) => {
            assert!(matches!(error, Error::Table { .. }), "{error:?}");
            told(&error);
        }
    }
}

/// A report as JSON, edited by hand.
pub fn json(random: &mut Random) -> Vec<u8> {
    let from = random.pick(&material().texts);
    let text = material::stretch(random, from, 1_200);
    let report = Parser::default().read(&Source::from_text(text));
    let mut json = report.to_json();
    for _ in 0..1 + random.few(5) {
        json = edited(random, json);
    }
    json.into_bytes()
}

/// A report that was edited is refused with a reason, or everything may be asked of it, even where serde alone read it.
pub fn model(input: &[u8]) {
    let read = Report::from_json(&String::from_utf8_lossy(input));
    if let Err(error) = &read {
        assert!(matches!(error, Error::Json { .. }), "{error:?}");
        told(error);
    }
    let Some(report) = read.ok().or_else(|| serde_json::from_slice::<Report>(input).ok()) else { return };
    assert!(serde_json::from_str::<Report>(&report.to_json()).is_ok_and(|again| again == report));
    report.section_at(7);
    let bundled = Corpus::bundled().reports();
    exercise(&[&report, bundled[bundled.len() - 1]]);
    let entry = Entry::new("edited", report);
    drop(entry.to_facts());
}

/// A text that would like to be markup: torn, with tags, scripts and marks of direction put in.
pub fn markup(random: &mut Random) -> Vec<u8> {
    const HOSTILE: &[&str] = &[
        "<script>alert(1)</script>",
        "</script><script>",
        "<img src=x onerror=alert(1)>",
        "\"><b>",
        "' onclick='x",
        "<!--",
        "-->",
        "]]>",
        "</style>",
        "</title>",
        "javascript:x",
        "&lt;script&gt;",
        "&#60;b&#62;",
        "\u{202e}",
        "\u{2028}",
        "\0",
        "\\u003c",
        "{{x}}",
        "${x}",
        "</textarea>",
        "<svg/onload=x>",
        "\u{feff}<",
        "＜script＞",
        "%3Cscript%3E",
    ];
    let from = random.pick(&material().texts);
    let mut text = material::stretch(random, from, 900).to_string();
    for _ in 0..1 + random.few(12) {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let hostile: &&str = random.pick(HOSTILE);
        text.insert_str(at, hostile);
        material::change(random, &mut text);
    }
    text.into_bytes()
}

/// A page of any text has the scripts and styles of the crate, and no others.
pub fn page(input: &[u8]) {
    static HARMLESS: LazyLock<[usize; 6]> = LazyLock::new(|| marks(&html("甲", "一年来，全市发展党员三百名。")));
    fn html(name: &str, text: &str) -> String {
        let parser = Parser::default();
        let corpus: Corpus = [Entry::read(name, Source::from_text(text), &parser)].into_iter().collect();
        Page::new(&corpus, &ENGINE).to_html()
    }
    fn marks(html: &str) -> [usize; 6] {
        let html = html.to_ascii_lowercase();
        ["<script", "</script", "<style", "</html", "<img", "<svg/"].map(|mark| html.matches(mark).count())
    }
    let text = String::from_utf8_lossy(input);
    let name: String = text.chars().take(20).collect();
    let html = html(&name, &text);
    assert_eq!(marks(&html), *HARMLESS, "{name}");
    assert!(!html.contains(['\0', '\u{202e}', '\u{2028}']));
}

/// Asks everything of some reports.
fn exercise(reports: &[&Report]) {
    const PAIRS: usize = 12;
    let engine = &*ENGINE;
    let mut indicators = Vec::new();
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for report in reports {
        let emphasis = Emphasis::of(report);
        let total = emphasis.total();
        assert!(total.exact() <= total.measures);
        total.density().or(total.hedged_share());
        ClaimCount::of(report);
        facts.extend(Fact::all(report).take(PAIRS));
        indicators.extend(Fact::all(report).filter_map(|fact| fact.measure.indicator.clone()).take(PAIRS));
    }
    indicators.sort();
    indicators.dedup();
    engine.consistency(reports);
    Coverage::of(reports, engine.registry(), &|_, _| None);
    for indicator in &indicators {
        engine.regions(indicator, reports, Default::default());
        for report in reports {
            if let Some(adcode) = report.heading.adcode {
                engine.years(indicator, adcode, reports);
            }
        }
    }
    for (at, left) in facts.iter().enumerate() {
        for right in facts.iter().skip(at + 1).take(2).chain(facts.last()) {
            let comparison = engine.judge(*left, *right);
            assert_eq!(comparison.order().is_some(), comparison.likely_order().is_some());
            assert!(comparison.reasons().count() <= comparison.caveats().len());
            if let Some(figures) = comparison.figures() {
                let ends = [figures.value(Side::Left), figures.break_even(Side::Right), figures.ratio()];
                ends.into_iter().flatten().for_each(|interval| drop(interval.to_decimal(3)));
            }
            comparison.caveats().iter().for_each(|caveat| drop(caveat.to_string()));
            let back = engine.judge(*right, *left);
            assert_eq!(comparison.verdict(), back.verdict(), "a verdict does not depend on the side");
        }
    }
    let owned: Vec<Report> = reports.iter().map(|report| (*report).clone()).collect();
    PlaceTable::of(&owned);
    for date in reports.iter().filter_map(|report| report.heading.published) {
        assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
        let period = Period::until(date);
        assert_eq!(period.to_string().parse::<Period>().ok(), Some(period));
    }
}

pub fn report_like(random: &mut Random) -> Vec<u8> {
    mutation::text(random).into_bytes()
}

/// What a change of a text may change of what is read.
pub fn laws(input: &[u8]) {
    let text = String::from_utf8_lossy(input).replace("\r\n", "\n");
    let mut broken: Vec<String> = Vec::new();
    let mut law = |name: &str, wrong: Vec<String>| broken.extend(wrong.iter().map(|wrong| format!("{name}: {wrong}")));
    for (name, change) in changed::UNCHANGED {
        law(name, changed::unchanged(&text, change));
    }
    law("furniture", changed::furnished(&text));
    law("a second report", changed::followed(&text, mutation::follower(text.len())));
    law("another number", changed::renumbered(&text, text.len(), 4, 1).1);
    law("another place", changed::turned(&text, 4).wrong);
    law("passed over", changed::passed_over(&text).arabic);
    law("subjects", changed::subjects(&text));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
