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
    Base, Caveat, Cell as Covered, Code, Emphasis, Engine, Fact, Order, RegionGroup, RegionRow, Side, Verdict,
};
use zongshu::corpus::{Corpus, Entry};
use zongshu::number::Value;
use zongshu::quantity::{Bound, UnitClass};
use zongshu::render::tables;
use zongshu::render::{
    Cell, Column, ColumnKind, Document, Number, Words, decimal, fitting_interval as interval, footing_words,
};
use zongshu::vocabulary::{Kind, Theme};

pub mod shared;
use shared::desk::{Desk, answer, verdicts};
use shared::{Fault, Options, Streams, load, program, side, usage};

const USAGE: &str = "questions [OPTIONS] [NUMBER...] [--texts FOLDER | FILE|FOLDER...]   (no file: the five bundled reports; \
                     --texts FOLDER quotes their sentences)";
/// More reports than this give answers that no one reads to the end: each pair is told in full.
const MOST: usize = 40;

type Ask = fn(&Desk<'_>, &mut Document);

/// The questions and what answers them.
const QUESTIONS: [(&str, Ask); 12] = [
    ("Who recruited more civil servants per resident, and is it fair? 谁招录公务员更多?", recruitment),
    ("Who leads on selected graduates? 选调生谁最多?", selected_graduates),
    ("How many Party members has a grassroots organization? 平均每个基层党组织多少党员?", members_per_organization),
    ("Are the Party figures consistent with Party statistics? 与党内统计是否相符?", official_statistics),
    ("Who trained more cadres? 谁培训干部更多?", training),
    ("Flats for talent: who has more? 人才住房谁更多?", flats),
    ("Weak village organizations: who counts, who mentions, who is silent? 软弱涣散村党组织?", weak_organizations),
    ("The village economy: who has more villages? 村集体经济?", village_economy),
    ("Which provinces does the national roundup praise, and for what? 全国综述点了谁?", provinces),
    ("Whose figures are hedged most, and where? 谁的约数最多?", hedging),
    ("What is claimed without a number? 哪些断言没有数字?", claims),
    ("May partner universities of a city be added to those of its province? 可以相加吗?", partner_universities),
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
        document.item("", "No text is attached: figures are located as doc@line:column. --texts FOLDER quotes them.");
    }
    let number = Column::new("question", ColumnKind::Count, Words::new("问题", "question"));
    for (place, (question, ask)) in (1..).zip(QUESTIONS) {
        if asked.numbers.is_empty() || asked.numbers.contains(&place) {
            let mut one = Document::default();
            one.heading(format!("{place}. {question}"));
            let unanswered = one.clone();
            ask(&desk, &mut one);
            if one == unanswered {
                answer(&mut one, "These reports state nothing that answers it.");
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
        let mut told = String::new();
        for row in &group.rows {
            let Some(sized) = &row.sized else { continue };
            told += &format!("{} {}", region_of(group, row), interval(&sized.strict));
            // A sign of more stands only where the intervals are apart.
            told += match row.above_next {
                Some(Order::Left) => " > ",
                Some(Order::Equal) => " = ",
                Some(_) => " ? ",
                None => "",
            };
        }
        let per = group.rows.first().and_then(|row| row.sized.as_ref()?.denominator.as_ref());
        let per = per.map_or(String::new(), |one| format!("{} {}", side::round(one.per), one.en));
        answer(out, &format!("Per {per}: {told}."));
    }
    let certain = pairs.iter().filter(|pair| !matches!(pair.order(), None | Some(Order::Undetermined))).count();
    answer(out, &format!("The order of {certain} of {} pairs is certain; {}.", pairs.len(), verdicts(&pairs)));
    let codes: BTreeSet<Code> = pairs.iter().flat_map(side::codes).collect();
    answer(out, &format!("Fair only after these are weighed: {}.", side::joined(codes)));
    if !table.silent.is_empty() {
        let silence = table.silence().map_or(String::new(), |caveat| caveat.to_string());
        answer(out, &format!("Silent: {}. {silence}", table.silent.join(", ")));
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

fn selected_graduates(desk: &Desk<'_>, out: &mut Document) {
    let ids = ["selected_graduates_recruited", "selected_graduates_assigned", "selected_graduates_planned"];
    let figures = desk.figures(&ids);
    let pairs = desk.pairs(&figures);
    let allowed = pairs.iter().filter(|pair| pair.footing().is_comparable()).count();
    let kinds: BTreeSet<String> = figures
        .iter()
        .map(|(_, fact)| {
            let id = fact.measure.indicator.as_ref().map_or("?".into(), ToString::to_string);
            format!("{id} ({}, {})", fact.measure.kind, side::period(fact))
        })
        .collect();
    answer(
        out,
        &match allowed {
            0 => format!("Nobody can be said to lead: {}.", verdicts(&pairs)),
            _ => format!("{allowed} pairs may be compared; {}.", verdicts(&pairs)),
        },
    );
    let kinds: Vec<String> = kinds.into_iter().collect();
    answer(out, &format!("The figures are of {} sorts: {}.", kinds.len(), kinds.join("; ")));
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
                let figures = pair.figures();
                let none = || format!("no number ({})", pair.verdict());
                figures.and_then(|figures| figures.value(side)).map_or_else(none, interval)
            };
            let [left, right] = tables::side_names(&pair, &|locator| locator.region.clone());
            let (one, other) = (value(Side::Left), value(Side::Right));
            answer(out, &format!("Members per organization: {left} {one}, {right} {other}."));
            side::comparison(out, desk.corpus, &pair);
            out.item("   divided by", "");
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
            (Some(true), _) => "agrees with the official figure of the region".to_string(),
            (Some(false), _) => "disagrees with the official figure of the region".to_string(),
            (None, Some((own, nation))) => {
                let relation = match Order::of(own, nation) {
                    Order::Left => "above",
                    Order::Right => "below",
                    _ => "level with",
                };
                format!(
                    "{} for 1,000 residents, {relation} the nation's {}; no official figure of the region itself is in \
                     the tables, so nothing contradicts it and nothing confirms it",
                    interval(own),
                    interval(nation)
                )
            }
            (None, None) => "cannot be held against anything".into(),
        };
        answer(out, &format!("{}: {verdict}.", check.locator));
        if let Some(entry) = desk.corpus.holding(&check.locator)
            && let Some(fact) = Fact::at(&entry.report, check.locator.span.start)
        {
            out.item("   stated   ", format!("{}  {}", side::line(entry, &fact), side::told(entry, &fact, 80)));
            if fact.measure.mobilised {
                out.item("            ", Caveat::of(Code::Mobilised).to_string());
            }
        }
        out.item("   official ", check.official.to_string());
    }
    if !found.official.is_empty() {
        out.item("   ", Caveat::of(Code::Official).to_string());
    }
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
    answer(
        out,
        &format!(
            "{} figures count persons, {} attendances (人次); {}.",
            count(UnitClass::Person),
            count(UnitClass::PersonTime),
            verdicts(&pairs)
        ),
    );
    desk.list(out, &figures);
    for pair in pairs.iter().filter(|pair| pair.verdict() != Verdict::Refused) {
        answer(out, "May be compared:");
        side::comparison(out, desk.corpus, pair);
    }
    if pairs.iter().any(|pair| pair.verdict() == Verdict::Refused) {
        answer(out, "Refused:");
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
        let kinds: Vec<String> = figures
            .iter()
            .filter(|(entry, fact)| stands(entry, fact))
            .map(|(_, fact)| format!("{} {} is a {}", fact.region(), fact.mention.text, fact.measure.kind))
            .collect();
        answer(out, &format!("{}: {}.", footing_words(pair.footing()), kinds.join("; ")));
        side::comparison(out, desk.corpus, &pair);
    }
}

fn weak_organizations(desk: &Desk<'_>, out: &mut Document) {
    let registry = desk.engine.registry();
    for id in ["weak_party_orgs_rectified", "weak_party_orgs_reviewed"] {
        let Some(indicator) = registry.named(id) else { continue };
        out.item(" = ", format!("{} {}", indicator.zh, indicator.en));
        let mut silent: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (entry, cell) in desk.corpus.cells(indicator) {
            let region = entry.report.heading.region.as_deref().unwrap_or(&entry.doc);
            match cell {
                Covered::Stated(indices) => {
                    for fact in indices.into_iter().filter_map(|index| Fact::new(&entry.report, index)) {
                        out.item("   stated    ", side::line(entry, &fact));
                        out.item("             ", side::told(entry, &fact, 86));
                    }
                }
                Covered::Mentioned(span) => {
                    let quote = side::quote(entry, span, 70).unwrap_or_default();
                    out.item("   mentioned ", format!("{region} [{}] {quote}", entry.place(span)));
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
            out.item("   silent    ", format!("{region}{years}"));
        }
    }
    out.item("   ", Caveat::of(Code::Silence).to_string())
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
    answer(out, &format!("{}.", verdicts(&pairs)));
    for implied in desk.corpus.consistency(desk.engine).implied {
        answer(
            out,
            &format!(
                "{} {} at {} imply a whole of {} ({}).",
                implied.part.region,
                implied.part.text,
                implied.share.text,
                interval(&implied.total.within_whole_ends()),
                implied.whole.as_deref().unwrap_or("not named"),
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
        answer(
            out,
            &format!(
                "{} names {total} places of {} provinces in {} practices; most often {}.",
                entry.doc,
                ranked.len(),
                report.practices.len(),
                first.join(", ")
            ),
        );
        for (name, (count, themes)) in &ranked {
            let told: Vec<String> =
                themes.iter().map(|(theme, places)| format!("{theme}: {}", places.join("、"))).collect();
            out.item(format!("   {name} {count}  "), told.join("; "));
        }
    }
}

fn hedging(desk: &Desk<'_>, out: &mut Document) {
    let mut all: Vec<(&Entry, Emphasis)> =
        desk.corpus.iter().map(|entry| (entry, Emphasis::of(&entry.report))).collect();
    all.sort_by_key(|(entry, emphasis)| (emphasis.total().hedged_share().map(std::cmp::Reverse), entry.doc.clone()));
    let share = |share: Option<Value>| share.map_or("-".into(), |share| Number::share(share).to_string());
    let told: Vec<String> = all
        .iter()
        .map(|(entry, emphasis)| {
            let total = emphasis.total();
            format!("{} {} ({} of {})", entry.doc, share(total.hedged_share()), total.hedged, total.measures)
        })
        .collect();
    answer(out, &format!("Hedged among all figures: {}.", told.join("; ")));
    let fewest = all.iter().map(|(_, emphasis)| emphasis.total().measures).filter(|measures| *measures > 0).min();
    if let Some(step) = fewest.and_then(|fewest| Value::ratio(1, i128::try_from(fewest).ok()?)) {
        let step = Number::share(step);
        let caveat = format!(
            "Listed by share and not ranked: where the figures are fewest, one more or less moves a share by {step}."
        );
        answer(out, &caveat);
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
        answer(
            out,
            &format!(
                "{}: {} claims without a number, {} ranks and whole shares that are stated.",
                entry.doc,
                report.claims.len(),
                figures.len()
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
            out.item(format!("   {kind:<12}"), claims.join("; "));
        }
        for fact in figures {
            let code = if fact.measure.kind == Kind::Rank { Code::Claim } else { Code::Universal };
            out.item("   stated      ", format!("{}  {}", side::line(entry, &fact), Caveat::of(code)));
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
        let nested = pair.codes().any(|code| code == Code::Nested);
        let forbidden = nested || pair.verdict() == Verdict::Refused;
        answer(
            out,
            &match (forbidden, sum) {
                (true, _) => format!(
                    "No: {}. A sum would count twice what lies in both.",
                    pair.caveats()
                        .iter()
                        .filter(|caveat| caveat.code == Code::Nested)
                        .map(|one| one.en.clone())
                        .collect::<Vec<_>>()
                        .join("")
                ),
                (false, Some(sum)) => format!("Yes: {}.", decimal(sum, 0)),
                (false, None) => "The sum cannot be held.".into(),
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
