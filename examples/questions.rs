//! Twelve questions an analyst asks of five reports, each answered from the facts: which figures bear on it, whether
//! they may be compared, what the numbers are, and what speaks against them.
//!
//! `cargo run --release --example questions -- [NUMBER...] [--texts FOLDER | FILE|FOLDER...]`
//!
//! A number asks one question only. Without files the five bundled reports answer, which carry facts and no text: with
//! `--texts` the files `*.txt` of a folder are attached to the reports that were read from them, and sentences are quoted.
//! Otherwise the files are read, and the `*.txt` of the folders; files that cannot be read are listed, and the exit code
//! is then 1. A file that is called 3 is named `./3`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use zongshu::compare::{
    Base, Caveat, Cell as Covered, Code, Emphasis, Engine, Fact, Interval, Order, RegionGroup, RegionRow, Side, Verdict,
};
use zongshu::corpus::{Corpus, Entry};
use zongshu::number::Value;
use zongshu::quantity::{Bound, UnitClass};
use zongshu::render::page::label;
use zongshu::render::tables;
use zongshu::render::{Cell, Column, ColumnKind, Document, Number, Words, decimal, footing_words};
use zongshu::vocabulary::{Kind, Theme};

pub mod shared;
use shared::desk::{Desk, answer, verdicts};
use shared::{Fault, Options, Streams, load, program, side, usage};

const USAGE: &str = "questions [OPTIONS] [NUMBER...] [--texts FOLDER | FILE|FOLDER...]   (no file: the five bundled reports; \
                     --texts FOLDER quotes their sentences)";
/// More reports than this give answers that no one reads to the end: each pair is told in full.
const MOST: usize = 40;

type Ask = fn(&Desk<'_>, &mut Document);

/// The questions in both languages, and what answers them.
const QUESTIONS: [(&str, &str, Ask); 12] = [
    ("谁招录公务员更多?", "Who recruited more civil servants per resident, and is it fair?", recruitment),
    ("选调生谁最多?", "Who leads on selected graduates?", selected_graduates),
    ("平均每个基层党组织多少党员?", "How many Party members has a grassroots organization?", members_per_organization),
    ("与党内统计是否相符?", "Are the Party figures consistent with Party statistics?", official_statistics),
    ("谁培训干部更多?", "Who trained more cadres?", training),
    ("人才住房谁更多?", "Flats for talent: who has more?", flats),
    ("软弱涣散村党组织?", "Weak village organizations: who counts, who mentions, who is silent?", weak_organizations),
    ("村集体经济?", "The village economy: who has more villages?", village_economy),
    ("全国综述点了谁?", "Which provinces does the national roundup praise, and for what?", provinces),
    ("谁的约数最多?", "Whose figures are hedged most, and where?", hedging),
    ("哪些断言没有数字?", "What is claimed without a number?", claims),
    ("可以相加吗?", "May partner universities of a city be added to those of its province?", partner_universities),
];

#[allow(dead_code)]
fn main() -> ExitCode {
    program(&format!("{USAGE}\n{}\n{}", shared::OPTIONS, shared::ENCODING), run)
}

/// What was asked for.
#[derive(Debug, Default)]
struct Asked {
    /// Numbers of questions; none asks all.
    numbers: BTreeSet<usize>,
    /// The folder of the texts of the bundled reports.
    texts: Option<String>,
    /// Files and folders with reports.
    paths: Vec<String>,
}

impl Asked {
    fn read(arguments: &[String]) -> Result<Asked, Fault> {
        let mut asked = Asked::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match (argument.as_str(), argument.parse::<usize>()) {
                ("--texts", _) => match arguments.next() {
                    Some(folder) => asked.texts = Some(folder.clone()),
                    None => return usage("expected a folder after --texts"),
                },
                (_, Ok(number)) if (1..=QUESTIONS.len()).contains(&number) => asked.numbers.extend([number]),
                (option, _) if option.starts_with('-') => return usage(format!("unknown option {option}")),
                (_, Ok(_)) if !Path::new(argument).exists() => {
                    return usage(format!("expected a number from 1 to 12, or a file or folder, found {argument:?}"));
                }
                _ => asked.paths.push(argument.clone()),
            }
        }
        match (&asked.texts, asked.paths.first()) {
            (Some(_), Some(path)) => usage(format!("--texts goes with the bundled reports, and not with {path}")),
            _ => Ok(asked),
        }
    }
}

/// Answers the questions asked for, or all of them; `false` where a file could not be read.
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let options = Options::read_with_files(arguments, streams.screen)?;
    let asked = Asked::read(&options.rest)?;
    let mut loaded = load(options.reader(), &asked.paths, || Corpus::bundled().clone(), streams)?;
    if let Some(folder) = &asked.texts {
        loaded = loaded.with_texts(folder, streams)?;
    }
    let corpus = &loaded.corpus;
    if corpus.len() > MOST {
        let count = corpus.len();
        return usage(format!("{count} reports are too many for answers in full; name at most {MOST}, or use compare"));
    }
    let engine = Engine::new();
    let desk = Desk { corpus, engine: &engine };
    let mut document = Document::default();
    if corpus.iter().all(|entry| entry.source().is_none()) {
        let text = Words::new(
            "未附原文：数字只标 文件@行:列。以 --texts 文件夹 附上原文即可引用。",
            "No text is attached: figures are located as doc@line:column. --texts FOLDER quotes them.",
        );
        document.item("", text);
    }
    let number = Column::new("question", ColumnKind::Count, Words::new("问题", "question"));
    for (place, (zh, en, ask)) in (1..).zip(QUESTIONS) {
        if asked.numbers.is_empty() || asked.numbers.contains(&place) {
            let mut one = Document::default();
            one.heading(Words::new(format!("{place}. {zh}"), format!("{place}. {en} {zh}")));
            let unanswered = one.clone();
            ask(&desk, &mut one);
            if one == unanswered {
                answer(&mut one, Words::new("这些综述未述及。", "These reports state nothing that answers it."));
            }
            document.append(one, &number, &Cell::Count(place));
        }
    }
    if !corpus.is_empty() {
        options.write(&document, streams.out)?;
    }
    Ok(loaded.report(streams)?)
}

fn recruitment(desk: &Desk<'_>, out: &mut Document) {
    let Ok(indicator) = "civil_servants_recruited".parse() else { return };
    let table = desk.engine.regions(&indicator, &desk.corpus.reports(), Base::First);
    let pairs = desk.pairs(&desk.figures(&["civil_servants_recruited"]));
    // One region alone has no more than another, and one whose size is not known is not divided.
    let divided = |row: &&RegionRow| row.sized.as_ref().is_some_and(|sized| sized.denominator.is_some());
    let sized = |group: &&RegionGroup| group.rows.iter().filter(divided).count() > 1;
    for group in table.groups.iter().filter(|group| group.ordered).filter(sized) {
        let told = group.rows.iter().filter_map(|row| {
            let (region, value) = (region_of(group, row), side::interval(&row.sized.as_ref()?.strict));
            // A sign of more stands only where the intervals are apart.
            let sign = match row.above_next {
                Some(Order::Left) => " > ",
                Some(Order::Equal) => " = ",
                Some(_) => " ? ",
                None => "",
            };
            Some(Words::new(format!("{region} {}{sign}", value.zh), format!("{region} {}{sign}", value.en)))
        });
        let told = side::listed(&told.collect::<Vec<_>>(), "", "");
        let per = group.rows.first().and_then(|row| row.sized.as_ref()?.denominator.as_ref());
        let per = per.map_or(Words::default(), |one| tables::per_words(one.per, &one.zh, &one.en));
        answer(out, Words::new(format!("{}：{}。", per.zh, told.zh), format!("{}: {}.", capital(&per.en), told.en)));
    }
    let certain = pairs.iter().filter(|pair| !matches!(pair.order(), None | Some(Order::Undetermined))).count();
    let (all, verdicts) = (pairs.len(), verdicts(&pairs));
    answer(
        out,
        Words::new(
            format!("{all} 对中 {certain} 对高低可以确定；{}。", verdicts.zh),
            format!("The order of {certain} of {all} pairs is certain; {}.", verdicts.en),
        ),
    );
    let codes: BTreeSet<Code> = pairs.iter().flat_map(side::codes).collect();
    if !codes.is_empty() {
        let codes = side::joined(codes);
        let en = format!("Fair only after these are weighed: {codes}.");
        answer(out, Words::new(format!("须权衡以下各项才算公允：{codes}。"), en));
    }
    if !table.silent.is_empty() {
        let silence = table.silence().map_or(Words::default(), |caveat| side::caveat_words(&caveat));
        answer(
            out,
            Words::new(
                format!("未述及：{}。{}", table.silent.join("、"), silence.zh),
                format!("Silent: {}. {}", table.silent.join(", "), silence.en),
            ),
        );
    }
    for pair in &pairs {
        out.space();
        side::comparison(out, desk.corpus, pair);
    }
}

/// The region of a row; where the group has several rows of it, with the year.
fn region_of(group: &RegionGroup, row: &RegionRow) -> String {
    let region = &row.locator.region;
    let several = group.rows.iter().filter(|other| other.locator.region == *region).count() > 1;
    match row.locator.period.filter(|_| several) {
        Some(period) => format!("{region} {}", period.end().year()),
        None => region.clone(),
    }
}

/// A sentence begins with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn selected_graduates(desk: &Desk<'_>, out: &mut Document) {
    let ids = ["selected_graduates_recruited", "selected_graduates_assigned", "selected_graduates_planned"];
    let figures = desk.figures(&ids);
    let pairs = desk.pairs(&figures);
    let allowed = pairs.iter().filter(|pair| pair.footing().is_comparable()).count();
    let told = verdicts(&pairs);
    answer(
        out,
        match allowed {
            0 => {
                Words::new(format!("无从说谁最多：{}。", told.zh), format!("Nobody can be said to lead: {}.", told.en))
            }
            1 => Words::new(format!("1 对可比；{}。", told.zh), format!("1 pair may be compared; {}.", told.en)),
            _ => Words::new(
                format!("{allowed} 对可比；{}。", told.zh),
                format!("{allowed} pairs may be compared; {}.", told.en),
            ),
        },
    );
    let sorts = figures.iter().map(|(_, fact)| {
        let id = fact.measure.indicator.as_ref().map_or("?".into(), ToString::to_string);
        let (kind, period) = (side::kind_words(fact.measure.kind), side::period_words(fact));
        let Words { zh, en } = side::indicator_words(&id);
        (format!("{en} ({}, {})", kind.en, period.en), format!("{zh}（{}，{}）", kind.zh, period.zh))
    });
    let sorts: BTreeMap<String, String> = sorts.collect();
    let count = sorts.len();
    let sorts: Vec<Words> = sorts.into_iter().map(|(en, zh)| Words::new(zh, en)).collect();
    let Words { zh, en } = side::listed(&sorts, "；", "; ");
    let noun = if count == 1 { "sort" } else { "sorts" };
    answer(
        out,
        Words::new(format!("这些数字分属 {count} 种：{zh}。"), format!("The figures are of {count} {noun}: {en}.")),
    );
    desk.list(out, &figures);
    desk.refusals(out, &pairs);
    for pair in pairs.iter().filter(|pair| pair.verdict() != Verdict::Refused) {
        side::comparison(out, desk.corpus, pair);
    }
}

fn members_per_organization(desk: &Desk<'_>, out: &mut Document) {
    let both: Vec<(Fact<'_>, Fact<'_>)> = desk
        .corpus
        .iter()
        .filter_map(|entry| {
            Some((entry.stated("party_members").next()?, entry.stated("grassroots_party_orgs").next()?))
        })
        .collect();
    for (place, (members, organizations)) in both.iter().enumerate() {
        for (other_members, other_organizations) in both.iter().skip(place + 1) {
            let divisors = (*organizations, *other_organizations);
            let pair = desk.engine.judge_per(*members, *other_members, divisors);
            let value = |side: Side| {
                let none = || {
                    let footing = footing_words(pair.footing());
                    Words::new(format!("无数值（{}）", footing.zh), format!("no number ({})", footing.en))
                };
                pair.figures().and_then(|figures| figures.value(side)).map_or_else(none, side::interval)
            };
            let [left, right] = tables::side_names(&pair, &|locator| locator.region.clone());
            let (one, other) = (value(Side::Left), value(Side::Right));
            answer(
                out,
                Words::new(
                    format!("平均每个基层党组织党员数：{left} {}，{right} {}。", one.zh, other.zh),
                    format!("Members per organization: {left} {}, {right} {}.", one.en, other.en),
                ),
            );
            side::comparison(out, desk.corpus, &pair);
            out.item(Words::new("   除以", "   divided by"), "");
            let entries = desk.corpus.iter();
            let divisors: Vec<(&Entry, Fact<'_>)> = entries
                .flat_map(|entry| entry.stated("grassroots_party_orgs").map(move |fact| (entry, fact)))
                .collect();
            desk.list(out, &divisors);
        }
    }
}

fn official_statistics(desk: &Desk<'_>, out: &mut Document) {
    let found = desk.corpus.consistency(desk.engine);
    for check in &found.official {
        let verdict = match (check.fits, &check.rates) {
            (Some(true), _) => Words::new("与本地官方数字相符", "agrees with the official figure of the region"),
            (Some(false), _) => Words::new("与本地官方数字不符", "disagrees with the official figure of the region"),
            (None, Some((own, nation))) => beside_the_nation(own, nation),
            (None, None) => Words::new("无从核对", "cannot be held against anything"),
        };
        let locator = &check.locator;
        answer(out, Words::new(format!("{locator}：{}。", verdict.zh), format!("{locator}: {}.", verdict.en)));
        if let Some(entry) = desk.corpus.holding(locator)
            && let Some(fact) = Fact::at(&entry.report, locator.span.start)
        {
            let (line, told) = (side::line(entry, &fact), side::told(entry, &fact, 80));
            let text = Words::new(format!("{}  {told}", line.zh), format!("{}  {told}", line.en));
            out.item(Words::new("   所述     ", "   stated   "), text);
            if fact.measure.mobilised {
                out.item("            ", side::caveat_words(&Caveat::of(Code::Mobilised)));
            }
        }
        out.item(Words::new("   官方     ", "   official "), check.official.to_string());
    }
    if !found.official.is_empty() {
        out.item("   ", side::caveat_words(&Caveat::of(Code::Official)));
    }
}

/// How many for a thousand residents, beside the nation's.
fn beside_the_nation(own: &Interval, nation: &Interval) -> Words {
    let order = Order::of(own, nation);
    let (own, nation) = (side::interval(own), side::interval(nation));
    let relation = match order {
        Order::Left => Words::new(format!("高于全国的 {}", nation.zh), "above"),
        Order::Right => Words::new(format!("低于全国的 {}", nation.zh), "below"),
        _ => Words::new(format!("与全国的 {} 不分高低", nation.zh), "level with"),
    };
    Words::new(
        format!("每千常住人口 {}，{}；表中没有本地官方数字，既无反证，也无佐证", own.zh, relation.zh),
        format!(
            "{} for 1,000 residents, {} the nation's {}; no official figure of the region itself is in the tables, so \
             nothing contradicts it and nothing confirms it",
            own.en, relation.en, nation.en
        ),
    )
}

fn training(desk: &Desk<'_>, out: &mut Document) {
    let ids = [
        "cadres_trained",
        "grassroots_cadres_trained",
        "cadres_trained_online",
        "party_members_trained",
        "party_secretaries_trained",
    ];
    let figures = desk.figures(&ids);
    let pairs = desk.pairs(&figures);
    let count = |class: UnitClass| {
        let of = |(_, fact): &&(&Entry, Fact<'_>)| fact.measure.quantity.unit_class == class;
        figures.iter().filter(of).count()
    };
    let (persons, attendances) = (count(UnitClass::Person), count(UnitClass::PersonTime));
    let told = verdicts(&pairs);
    answer(
        out,
        Words::new(
            format!("{persons} 个数字计人，{attendances} 个计人次；{}。", told.zh),
            format!("Of the figures {persons} count persons, {attendances} attendances (人次); {}.", told.en),
        ),
    );
    desk.list(out, &figures);
    for pair in pairs.iter().filter(|pair| pair.verdict() != Verdict::Refused) {
        answer(out, Words::new("可比：", "May be compared:"));
        side::comparison(out, desk.corpus, pair);
    }
    if pairs.iter().any(|pair| pair.verdict() == Verdict::Refused) {
        answer(out, Words::new("不可比：", "Refused:"));
    }
    desk.refusals(out, &pairs)
}

fn flats(desk: &Desk<'_>, out: &mut Document) {
    let figures = desk.figures(&["talent_housing_delivered", "talent_housing_planned"]);
    for pair in desk.pairs(&figures) {
        let sides = [pair.locator(Side::Left), pair.locator(Side::Right)];
        let stands = |entry: &Entry, fact: &Fact<'_>| {
            sides.iter().any(|side| entry.holds(side) && fact.mention.span == side.span)
        };
        let kinds = figures.iter().filter(|(entry, fact)| stands(entry, fact)).map(|(_, fact)| {
            let (kind, figure) =
                (side::kind_words(fact.measure.kind), format!("{} {}", fact.region(), fact.mention.text));
            Words::new(format!("{figure}是{}", kind.zh), format!("{figure} is a {}", kind.en))
        });
        let kinds = side::listed(&kinds.collect::<Vec<_>>(), "；", "; ");
        let footing = footing_words(pair.footing());
        answer(
            out,
            Words::new(format!("{}：{}。", footing.zh, kinds.zh), format!("{}: {}.", footing.faced().en, kinds.en)),
        );
        side::comparison(out, desk.corpus, &pair);
    }
}

fn weak_organizations(desk: &Desk<'_>, out: &mut Document) {
    let registry = desk.engine.registry();
    for id in ["weak_party_orgs_rectified", "weak_party_orgs_reviewed"] {
        let Some(indicator) = registry.named(id) else { continue };
        out.item(" = ", Words::new(&indicator.zh, &indicator.en).faced());
        let mut silent: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (entry, cell) in desk.corpus.cells(indicator) {
            let region = entry.report.heading.region.as_deref().unwrap_or(&entry.doc);
            match cell {
                Covered::Stated(indices) => {
                    for fact in indices.into_iter().filter_map(|index| Fact::new(&entry.report, index)) {
                        out.item(Words::new("   述及      ", "   stated    "), side::line(entry, &fact));
                        out.item("             ", side::told(entry, &fact, 86));
                    }
                }
                Covered::Mentioned(span) => {
                    let quote = side::quote(entry, span, 70).unwrap_or_default();
                    let text = format!("{region} [{}] {quote}", entry.place(span));
                    out.item(Words::new("   只提不数  ", "   mentioned "), text);
                }
                Covered::Absent => silent.entry(region).or_default().extend(entry.year().map(|year| year.to_string())),
            }
        }
        for (region, years) in silent {
            // The years of a region are told where it has several reports.
            let several = desk.corpus.iter().filter(|entry| entry.report.heading.region.as_deref() == Some(region));
            let years = if several.count() > 1 {
                format!(" {}", years.into_iter().collect::<Vec<_>>().join(", "))
            } else {
                String::new()
            };
            out.item(Words::new("   未述及    ", "   silent    "), format!("{region}{years}"));
        }
    }
    out.item("   ", side::caveat_words(&Caveat::of(Code::Silence)))
}

fn village_economy(desk: &Desk<'_>, out: &mut Document) {
    let ids = [
        "villages_income_above_threshold",
        "villages_collective_economy_supported",
        "villages_collective_economy_model",
        "villages_weak_collective_economy",
    ];
    let figures = desk.figures(&ids);
    let pairs = desk.pairs(&figures);
    let told = verdicts(&pairs);
    answer(out, Words::new(format!("{}。", told.zh), format!("{}.", told.en)));
    for implied in desk.corpus.consistency(desk.engine).implied {
        let part = format!("{} {}", implied.part.region, implied.part.text);
        let (share, total) = (&implied.share.text, side::interval(&implied.total.within_whole_ends()));
        let Words { zh, en } = match &implied.whole {
            Some(id) => side::indicator_words(id),
            None => Words::new("未指明", "not named"),
        };
        answer(
            out,
            Words::new(
                format!("{part}、占 {share}，可推出总数 {}（{zh}）。", total.zh),
                format!("{part} at {share} imply a whole of {} ({en}).", total.en),
            ),
        );
    }
    let largest = pairs.iter().filter(|pair| {
        let whole = |side: Side| {
            let locator = pair.locator(side);
            figures.iter().filter(|(entry, _)| entry.holds(locator)).map(|(_, fact)| fact.measure.quantity.value).max()
        };
        [Side::Left, Side::Right].into_iter().all(|side| {
            let locator = pair.locator(side);
            let own = figures
                .iter()
                .find(|(entry, fact)| entry.holds(locator) && fact.mention.span == locator.span)
                .map(|(_, fact)| fact.measure.quantity.value);
            own == whole(side)
        })
    });
    for pair in largest {
        side::comparison(out, desk.corpus, pair);
    }
    desk.refusals(out, &pairs)
}

fn provinces(desk: &Desk<'_>, out: &mut Document) {
    for entry in desk.corpus.iter().filter(|entry| entry.report.practices.len() > 9) {
        let report = &entry.report;
        type Tally = BTreeMap<Theme, Vec<String>>;
        let mut by_province: BTreeMap<String, (usize, Tally)> = BTreeMap::new();
        for practice in &report.practices {
            for place in practice.places.iter().filter_map(|index| report.places.get(*index)) {
                let province = place.province.as_ref().unwrap_or(&place.name).to_string();
                let (count, themes) = by_province.entry(province).or_default();
                *count += 1;
                let position = entry.position(place.span.start);
                let line = position.map_or(String::new(), |position| format!("@{}", position.line));
                themes.entry(practice.theme).or_default().push(format!("{}{line}", place.name));
            }
        }
        let mut ranked: Vec<(String, (usize, Tally))> = by_province.into_iter().collect();
        ranked.sort_by_key(|(name, (count, _))| (usize::MAX - count, name.clone()));
        let total: usize = ranked.iter().map(|(_, (count, _))| count).sum();
        let first: Vec<String> = ranked.iter().take(3).map(|(name, (count, _))| format!("{name} {count}")).collect();
        let (doc, regions, practices) = (&entry.doc, ranked.len(), report.practices.len());
        answer(
            out,
            Words::new(
                format!(
                    "{doc} 在 {practices} 条做法中点了 {regions} 个省份的 {total} 个地方；最多的是 {}。",
                    first.join("、")
                ),
                format!(
                    "{doc} names {total} places of {regions} provinces in {practices} practices; most often {}.",
                    first.join(", ")
                ),
            ),
        );
        for (name, (count, themes)) in &ranked {
            let told = themes.iter().map(|(theme, places)| {
                let (words, places) = (tables::theme_words(*theme), places.join("、"));
                Words::new(format!("{}：{places}", words.zh), format!("{theme}: {places}"))
            });
            out.item(format!("   {name} {count}  "), side::listed(&told.collect::<Vec<_>>(), "；", "; "));
        }
    }
}

fn hedging(desk: &Desk<'_>, out: &mut Document) {
    let mut all: Vec<(&Entry, Emphasis)> =
        desk.corpus.iter().map(|entry| (entry, Emphasis::of(&entry.report))).collect();
    all.sort_by_key(|(entry, emphasis)| (emphasis.total().hedged_share().map(std::cmp::Reverse), entry.doc.clone()));
    let share = |share: Option<Value>| share.map_or("-".into(), |share| Number::share(share).to_string());
    let told = all.iter().map(|(entry, emphasis)| {
        let total = emphasis.total();
        let (doc, share) = (&entry.doc, share(total.hedged_share()));
        Words::new(
            format!("{doc} {share}（{}/{}）", total.hedged, total.measures),
            format!("{doc} {share} ({} of {})", total.hedged, total.measures),
        )
    });
    let told = side::listed(&told.collect::<Vec<_>>(), "；", "; ");
    answer(
        out,
        Words::new(format!("约数占全部数字：{}。", told.zh), format!("Hedged among all figures: {}.", told.en)),
    );
    let fewest = all.iter().map(|(_, emphasis)| emphasis.total().measures).filter(|measures| *measures > 0).min();
    if let Some(step) = fewest.and_then(|fewest| Value::ratio(1, i128::try_from(fewest).ok()?)) {
        let step = Number::share(step);
        let caveat = Words::new(
            format!("按占比列出，不排名次：数字最少的一篇，多一个少一个就差 {step}。"),
            format!(
                "Listed by share and not ranked: where the figures are fewest, one more or less moves a share by {step}."
            ),
        );
        answer(out, caveat);
    }
    out.table(3, tables::hedging(all.iter().map(|(entry, _)| *entry)));
    for (entry, _) in &all {
        let hedged = entry.facts().filter(|fact| {
            let limit = matches!(fact.measure.kind, Kind::Target | Kind::Parameter);
            !limit && !matches!(fact.measure.quantity.bound, Bound::Exact | Bound::Range)
        });
        let hedged: Vec<String> = hedged
            .map(|fact| format!("{} {}", fact.mention.text, fact.measure.subject.as_deref().unwrap_or("")))
            .collect();
        out.item(format!("   {}: ", entry.doc), hedged.join("; "));
    }
}

fn claims(desk: &Desk<'_>, out: &mut Document) {
    out.data(tables::claims(desk.corpus));
    for entry in desk.corpus {
        let report = &entry.report;
        let universal = |fact: &Fact<'_>| {
            let share = fact.measure.kind == Kind::Share && fact.measure.quantity.value == Value::ONE;
            share || fact.measure.kind == Kind::Rank
        };
        let figures: Vec<Fact<'_>> = entry.facts().filter(universal).collect();
        let (doc, claims, whole) = (&entry.doc, report.claims.len(), figures.len());
        answer(
            out,
            Words::new(
                format!("{doc}：无数字的断言 {claims} 条；所述位次与百分之百 {whole} 个。"),
                format!("{doc}: {claims} claims without a number, {whole} ranks and whole shares that are stated."),
            ),
        );
        let mut by_kind: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for claim in &report.claims {
            let words = entry.quote(claim.span).unwrap_or(&claim.text);
            let subject = claim.subject.as_deref().unwrap_or("");
            let told = format!(
                "{words}{} [{}]",
                if subject.is_empty() { "" } else { " " }.to_string() + subject,
                entry.place(claim.span)
            );
            by_kind.entry(format!("{:?}", claim.kind).to_lowercase()).or_default().push(told);
        }
        for (kind, claims) in by_kind {
            let zh = side::column(&label("claim", &kind).zh, 12);
            out.item(Words::new(zh, format!("   {kind:<12}")), Words::new(claims.join("；"), claims.join("; ")));
        }
        for fact in figures {
            let code = if fact.measure.kind == Kind::Rank { Code::Claim } else { Code::Universal };
            let (line, caveat) = (side::line(entry, &fact), side::caveat_words(&Caveat::of(code)));
            let text = Words::new(format!("{}  {}", line.zh, caveat.zh), format!("{}  {}", line.en, caveat.en));
            out.item(Words::new("   述及        ", "   stated      "), text);
        }
    }
}

fn partner_universities(desk: &Desk<'_>, out: &mut Document) {
    let figures = desk.figures(&["partner_universities"]);
    let pairs = desk.pairs(&figures);
    let sum: Option<Value> = figures
        .iter()
        .map(|(_, fact)| fact.measure.quantity.value)
        .try_fold(Value::ZERO, |sum, value| sum.checked_add(value));
    for pair in &pairs {
        let forbidden = pair.codes().any(|code| code == Code::Nested) || pair.verdict() == Verdict::Refused;
        let nested = pair.caveats().iter().filter(|caveat| caveat.code == Code::Nested);
        let nested: Vec<Words> = nested.map(|caveat| Words::new(&caveat.zh, &caveat.en)).collect();
        let nested = side::listed(&nested, "", "");
        answer(
            out,
            match (forbidden, sum) {
                (true, _) => Words::new(
                    format!("不可：{}。相加会把两处都有的算两遍。", nested.zh),
                    format!("No: {}. A sum would count twice what lies in both.", nested.en),
                ),
                (false, Some(sum)) => {
                    let sum = decimal(sum, 0);
                    Words::new(format!("可以：{sum}。"), format!("Yes: {sum}."))
                }
                (false, None) => Words::new("和数过大，无法表示。", "The sum cannot be held."),
            },
        );
        side::comparison(out, desk.corpus, pair);
    }
    for (_, fact) in &figures {
        let value = tables::figure_value(fact);
        let stage = fact.measure.dims.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>();
        out.item("   - ", format!("{} {value} {}", fact.region(), stage.join(", ")));
    }
}
