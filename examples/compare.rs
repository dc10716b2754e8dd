//! The main job: what several reports state, what of it may be compared, and what only looks as if it might.
//!
//! `cargo run --release --example compare -- [FILE|FOLDER...]`
//!
//! Without arguments it speaks of the five bundled reports. Otherwise it reads the files, and the `*.txt` of the
//! folders; files that cannot be read are listed, and the exit code is then 1.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use zongshu::compare::{
    Caveat, Code, Comparison, Consistency, Denominator, Emphasis, Engine, Fact, Likeness, Locator, PlaceTable, SumFit,
    Verdict,
};
use zongshu::corpus::{Corpus, Entry};
use zongshu::quantity::UnitClass;
use zongshu::render::tables::{self, short_name};
use zongshu::render::{
    Cell, ColumnKind, Document, Format, Missing, Origin, Table, Words, clipped, decimal, decimal_interval as interval,
};
use zongshu::report::Scope;
use zongshu::vocabulary::{Indicator, Kind};

pub mod shared;
use shared::pairs::{self, PAIRS, pairs_of};
use shared::{Fault, Options, Streams, load, program, side};

const USAGE: &str = "compare [OPTIONS] [FILE|FOLDER...]   (no file: the five bundled reports)";
/// How many tempting pairs of different indicators are shown.
const TEMPTING: usize = 12;
/// How many lines of one indicator people see; programs see more.
const LINES: usize = 8;
/// How many figures of two wordings are tried for a tempting pair.
const TRIED: usize = 6;
/// How many reports stand side by side; of more than these people see sums.
const BESIDE: usize = 6;

#[allow(dead_code)]
fn main() -> ExitCode {
    program(&format!("{USAGE}\n{}\n{}", shared::OPTIONS, shared::ENCODING), run)
}

/// Does the whole job; `false` where a file could not be read.
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> Result<bool, Fault> {
    let options = Options::read_with_files(arguments, streams.screen)?;
    let loaded = load(options.reader(), options.paths()?, || Corpus::bundled().clone(), streams)?;
    if !loaded.corpus.is_empty() {
        let mut document = Document::default();
        let for_programs = options.face.table.is_some() || matches!(options.face.format, Format::Csv | Format::Jsonl);
        Job::new(&loaded.corpus, for_programs).write(&mut document);
        options.write(&document, streams.out)?;
    }
    Ok(loaded.report(streams)?)
}

/// One indicator with all its figures and the judged pairs between reports.
struct Judged<'c> {
    indicator: &'c Indicator,
    facts: Vec<(&'c Entry, Fact<'c>)>,
    pairs: Vec<Comparison>,
    /// Pairs that were left out, as there are too many.
    unjudged: usize,
}

impl Judged<'_> {
    fn permitted(&self) -> impl Iterator<Item = &Comparison> {
        self.pairs.iter().filter(|pair| pair.verdict() != Verdict::Refused)
    }

    fn best(&self) -> Verdict {
        let verdicts = self.pairs.iter().map(Comparison::verdict);
        verdicts.min().unwrap_or(Verdict::Refused)
    }
}

struct Job<'c> {
    corpus: &'c Corpus,
    engine: &'c Engine,
    /// Whether programs read the output.
    for_programs: bool,
    judged: Vec<Judged<'c>>,
    /// Codes that were printed, for the list at the end.
    codes: RefCell<BTreeSet<Code>>,
    /// Denominators that were used, with their sources.
    divisors: RefCell<BTreeMap<String, Denominator>>,
}

impl<'c> Job<'c> {
    fn new(corpus: &'c Corpus, for_programs: bool) -> Job<'c> {
        static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(Engine::new);
        let engine: &Engine = &ENGINE;
        let mut by_indicator: BTreeMap<&str, Vec<(&Entry, Fact<'_>)>> = BTreeMap::new();
        for entry in corpus {
            for fact in entry.facts().filter(|fact| fact.measure.change.is_none()) {
                if let Some(id) = &fact.measure.indicator {
                    by_indicator.entry(id.as_str()).or_default().push((entry, fact));
                }
            }
        }
        let several = |facts: &[(&Entry, Fact<'_>)]| {
            let docs: BTreeSet<&str> = facts.iter().map(|(entry, _)| entry.doc.as_str()).collect();
            docs.len() > 1
        };
        let mut judged = Vec::new();
        for indicator in engine.registry().iter() {
            let Some(facts) = by_indicator.remove(indicator.id.as_str()) else {
                continue;
            };
            if !several(&facts) {
                continue;
            }
            let chosen = pairs_of(engine, indicator, corpus, &facts);
            let judge = |(one, other): &(usize, usize)| Some(engine.judge(facts.get(*one)?.1, facts.get(*other)?.1));
            let pairs = chosen.iter().filter_map(judge).collect();
            let unjudged = pairs::between_reports(&facts) - chosen.len();
            judged.push(Judged { indicator, facts, pairs, unjudged });
        }
        Job { corpus, engine, for_programs, judged, codes: RefCell::default(), divisors: RefCell::default() }
    }

    fn write(&self, out: &mut Document) {
        self.overview(out);
        self.comparable(out);
        self.tempting(out);
        self.coverage(out);
        self.emphasis(out);
        self.claims(out);
        self.checks(out);
        self.practices(out);
        self.legend(out);
        // Programs find each table, also where it has no row.
        out.data(tables::figures(self.engine, &[], &tables::Standing::default()));
        out.data(tables::pairs(self.corpus, [], &|_| String::new()));
        out.data(tables::places(&PlaceTable::default()));
    }

    fn overview(&self, out: &mut Document) {
        out.item("", format!("综述 zongshu: {} reports 篇", self.corpus.len()));
        out.space();
        let mut table = Table::new("reports", Words::new("文档", "Reports"))
            .column("report", ColumnKind::Text, Words::new("文档", "report"))
            .column("region", ColumnKind::Text, Words::new("地区", "region"))
            .column("on", ColumnKind::Text, Words::new("回顾", "on"))
            .column("published", ColumnKind::Text, Words::new("发布", "published"))
            .column("text", ColumnKind::Text, Words::new("原文", "text"))
            .column("measures", ColumnKind::Count, Words::new("数字", "measures"))
            .column("hedged", ColumnKind::Number, Words::new("约数", "hedged"));
        for entry in self.corpus {
            let head = &entry.report.heading;
            let emphasis = Emphasis::of(&entry.report).total();
            let source = if entry.source().is_some() { ("有", "at hand") } else { ("仅事实", "facts only") };
            table.push([
                entry.doc.clone().into(),
                head.region.clone().unwrap_or_else(|| "not recognised".into()).into(),
                head.year_reviewed.map_or(Missing::Untold.into(), |year| Cell::from(year.to_string())),
                head.published.map_or(Missing::Untold.into(), |date| Cell::from(date.to_string())),
                Words::new(source.0, source.1).into(),
                emphasis.measures.into(),
                side::per_cent(emphasis.hedged_share()),
            ]);
        }
        out.table(2, table);
        let count = |verdict| {
            let pairs = self.judged.iter().flat_map(|one| &one.pairs);
            pairs.filter(|pair| pair.verdict() == verdict).count()
        };
        let open = self.judged.iter().filter(|one| one.best() != Verdict::Refused).count();
        out.space();
        out.item(
            "  ",
            format!(
                "{} indicators are stated by more than one report; of {open} at least one pair may be compared. \
                 Pairs: {} direct, {} normalised, {} bounded, {} refused.",
                self.judged.len(),
                count(Verdict::Direct),
                count(Verdict::Normalised),
                count(Verdict::Bounded),
                count(Verdict::Refused),
            ),
        );
        let unjudged: usize = self.judged.iter().map(|one| one.unjudged).sum();
        if unjudged > 0 {
            out.item(
                "  ",
                format!(
                    "{unjudged} more pairs were not judged: of an indicator with more than {PAIRS} pairs each figure is \
                     judged beside those next to it in the order of the indicator's table."
                ),
            );
        }
        out.item(
            "  ",
            "Intervals are certain: 余 多 超 have no upper end, 近 no lower; a rounded figure is half a unit of its \
             last digit to both sides. Codes (C-...) are explained at the end. All figures are the publishers' own.",
        );
    }

    /// Indicators with at least one pair that may be compared.
    fn comparable(&self, out: &mut Document) {
        out.heading("1  What may be compared 可比指标");
        let mut open: Vec<&Judged<'_>> = self.judged.iter().filter(|one| one.best() != Verdict::Refused).collect();
        open.sort_by_key(|one| (one.indicator.tier, one.best()));
        if open.is_empty() {
            out.item("  ", "nothing 无");
        }
        for one in open {
            self.indicator(out, one);
        }
    }

    fn indicator(&self, out: &mut Document, one: &Judged<'_>) {
        let indicator = one.indicator;
        let tier = match indicator.tier.number() {
            1 => "national definition 全国口径",
            2 => "local definition 地方口径",
            _ => "local programme 地方品牌",
        };
        out.subheading(format!("{} {}  [{}; {tier}]", indicator.zh, indicator.en, indicator.id));
        // Figures that may stand beside another come first; of the rest only the number is told.
        let standing = tables::Standing::of(one.permitted());
        let shown = |(entry, fact): &&(&Entry, Fact<'_>)| standing.get(entry, fact).is_some();
        let (open, rest): (Vec<_>, Vec<_>) = one.facts.iter().partition(shown);
        let open: Vec<(&Entry, Fact<'_>)> = open.into_iter().copied().collect();
        out.table(4, tables::figures(self.engine, &open, &standing));
        self.divisors(out, &open);
        for (entry, fact) in open.iter().take(LINES) {
            let told = side::told(entry, fact, 70);
            out.item("    ", format!("{} {told} [{}]", fact.region(), entry.place(fact.mention.span)));
        }
        let name = |locator: &Locator| {
            let figures = one.facts.iter().filter(|(entry, _)| entry.holds(locator));
            match figures.count() {
                0 | 1 => locator.region.clone(),
                _ => format!("{} {}", locator.region, locator.text),
            }
        };
        let mut pairs: Vec<&Comparison> = one.permitted().collect();
        pairs.sort_by_key(|pair| pair.verdict());
        self.note(pairs.iter().copied());
        let (first, others) = pairs.split_at(pairs.len().min(LINES));
        out.space();
        out.table(4, tables::pairs(self.corpus, first.iter().copied(), &name));
        if !others.is_empty() {
            out.item("    ", format!("… and {} more pairs", others.len()));
            if self.for_programs {
                out.data(tables::pairs(self.corpus, others.iter().take(PAIRS).copied(), &name));
            }
        }
        if !rest.is_empty() {
            let list = rest
                .iter()
                .map(|(_, fact)| format!("{} {} ({})", fact.region(), fact.mention.text, side::period(fact)));
            let shown = list.take(LINES).collect::<Vec<_>>().join("; ");
            let more = if rest.len() > LINES { format!(" … {} in all", rest.len()) } else { String::new() };
            let refused = || one.pairs.iter().filter(|pair| pair.verdict() == Verdict::Refused);
            self.note(refused());
            let codes: BTreeSet<Code> = refused().flat_map(side::codes).collect();
            out.item("    beside none of these: ", format!("{shown}{more}  {}", side::joined(codes)));
        }
    }

    /// Keeps in mind the codes that were printed.
    fn note<'p>(&self, pairs: impl IntoIterator<Item = &'p Comparison>) {
        self.codes.borrow_mut().extend(pairs.into_iter().flat_map(side::codes));
    }

    fn divisors(&self, out: &mut Document, facts: &[(&Entry, Fact<'_>)]) {
        let sized = facts.iter().filter_map(|(_, fact)| self.engine.sized(fact)?.denominator);
        let mut divisors: Vec<Denominator> = sized.collect();
        divisors.dedup();
        if !divisors.is_empty() {
            let told = divisors.iter().map(|one| format!("{} {} ({})", one.region, decimal(one.value, 0), one.date));
            out.item("    divided by ", told.collect::<Vec<_>>().join("; "));
            self.divisors.borrow_mut().extend(divisors.into_iter().map(|one| (one.to_string(), one)));
        }
    }

    /// Pairs that look comparable and are refused: the same indicator, or the same words.
    fn tempting(&self, out: &mut Document) {
        out.heading("2  Tempting, and refused 看似可比、实不可比");
        let refused: Vec<&Judged<'_>> = self.judged.iter().filter(|one| one.best() == Verdict::Refused).collect();
        let mut tempting = Vec::new();
        let mut shown = BTreeSet::new();
        for one in refused.iter().filter(|one| one.indicator.tier.number() < 3) {
            if let Some(pair) = one.pairs.iter().min_by_key(|pair| side::codes(pair).len()) {
                tempting.push(pair.clone());
                shown.insert(one.indicator.id.as_str());
            }
        }
        tempting.extend(self.near_misses());
        self.note(&tempting);
        let table = tables::refused(self.corpus, &tempting, &|fact, locator| match fact {
            Some(fact) => {
                let scope = match &fact.measure.scope {
                    Scope::Region => String::new(),
                    other => format!(" ({other})"),
                };
                let (words, period) = (side::words(fact), side::period(fact));
                format!("{}{scope} {words}; {}, {period}", locator.region, fact.measure.kind)
            }
            None => locator.to_string(),
        });
        if table.is_empty() {
            out.item("  ", "nothing 无");
        }
        out.table(2, table);
        let brands: Vec<String> = refused
            .iter()
            .filter(|one| !shown.contains(one.indicator.id.as_str()))
            .map(|one| format!("{} {}", one.indicator.zh, one.indicator.en))
            .collect();
        if !brands.is_empty() {
            self.codes.borrow_mut().insert(Code::Brand);
            out.space();
            out.item("  local programmes, never ranked (C-BRAND): ", brands.join("; "));
        }
    }

    /// Refused pairs of figures of two indicators whose subjects share words and units.
    fn near_misses(&self) -> Vec<Comparison> {
        // Figures of the same words are one: their number grows with the language and not with the reports.
        type Wording<'c> = (&'c str, UnitClass, String);
        type Worded<'c> = (Wording<'c>, Vec<(usize, &'c Entry, Fact<'c>)>);
        // The place of a pair among the figures, the first figure last.
        type Place = (usize, Reverse<(usize, usize)>);
        let mut places: BTreeMap<Wording<'_>, usize> = BTreeMap::new();
        let mut wordings: Vec<Worded<'_>> = Vec::new();
        let mut place = 0;
        for entry in self.corpus {
            for fact in entry.facts() {
                let counted = !matches!(fact.measure.kind, Kind::Structure | Kind::Parameter);
                if let (Some(id), Some(subject), true) = (&fact.measure.indicator, &fact.measure.subject, counted) {
                    let wording = (id.as_str(), fact.measure.quantity.unit_class, side::simplified(subject));
                    let at = *places.entry(wording.clone()).or_insert(wordings.len());
                    if at == wordings.len() {
                        wordings.push((wording, Vec::new()));
                    }
                    wordings[at].1.push((place, entry, fact));
                    place += 1;
                }
            }
        }
        let mut near: BTreeMap<(&str, &str), bool> = BTreeMap::new();
        let mut found: BTreeMap<(&str, &str), (Place, Comparison)> = BTreeMap::new();
        for (at, ((id, class, subject), figures)) in wordings.iter().enumerate() {
            for ((other_id, other_class, other_subject), others) in wordings.iter().skip(at + 1) {
                if id == other_id || class != other_class {
                    continue;
                }
                let alike = pairs::common(subject, other_subject);
                let longest = subject.chars().count().max(other_subject.chars().count());
                let key = (*id.min(other_id), *id.max(other_id));
                let mut is_near = || *near.entry(key).or_insert_with(|| self.near(key.0, key.1));
                if alike < 2 || !(alike > 2 && alike * 3 >= longest * 2 || is_near()) {
                    continue;
                }
                let rank = alike * 100 / longest;
                if found.get(&key).is_some_and(|((best, _), _)| *best > rank) {
                    continue;
                }
                // The first two figures of different reports that may not be compared.
                let tried =
                    figures.iter().take(TRIED).flat_map(|one| others.iter().take(TRIED).map(move |other| (one, other)));
                let apart = tried.filter(|((_, one, _), (_, other, _))| one.doc != other.doc);
                let ordered = apart.map(|(one, other)| if one.0 < other.0 { (one, other) } else { (other, one) });
                let mut ordered: Vec<_> = ordered.collect();
                ordered.sort_by_key(|(one, other)| (one.0, other.0));
                let judged =
                    ordered.into_iter().map(|(one, other)| ((one.0, other.0), self.engine.judge(one.2, other.2)));
                let Some((places, comparison)) =
                    judged.into_iter().find(|(_, pair)| pair.verdict() == Verdict::Refused)
                else {
                    continue;
                };
                let rank = (rank, Reverse(places));
                if found.get(&key).is_none_or(|(best, _)| *best < rank) {
                    found.insert(key, (rank, comparison));
                }
            }
        }
        let mut found: Vec<(_, Comparison)> = found.into_values().collect();
        found.sort_by_key(|((alike, _), _)| Reverse(*alike));
        found.into_iter().take(TEMPTING).map(|(_, comparison)| comparison).collect()
    }

    /// Whether the registry names one indicator as a near miss of the other.
    fn near(&self, one: &str, other: &str) -> bool {
        let registry = self.engine.registry();
        let misses = |one: &Indicator, other: &Indicator| {
            one.not_this.iter().any(|miss| {
                let names = other.synonyms.iter().chain([&other.zh]);
                names.into_iter().any(|name| name.contains(miss.as_str()))
            })
        };
        let both = registry.named(one).zip(registry.named(other));
        both.is_some_and(|(one, other)| misses(one, other) || misses(other, one))
    }

    fn coverage(&self, out: &mut Document) {
        out.heading("3  Who says what 指标覆盖");
        let what = "Cells: the figure as written (+n: n more); (…) the words stand there without a figure; · silent. \
                    Silence is not nought. 未提及不等于零";
        out.item("  ", what);
        out.space();
        let registry = self.engine.registry();
        let matrix = tables::coverage(self.corpus, registry);
        if self.corpus.len() > BESIDE {
            out.data(matrix);
            out.table(2, tables::coverage_counts(self.corpus, registry));
        } else {
            out.table(2, matrix);
        }
    }

    fn emphasis(&self, out: &mut Document) {
        out.heading("4  Emphasis by theme 着墨与用数");
        if self.corpus.len() > BESIDE {
            out.item("  ", format!("The first {BESIDE} of {} reports; all with --table emphasis.", self.corpus.len()));
            out.data(tables::emphasis(self.corpus));
            let mut shown = tables::emphasis(self.corpus.iter().take(BESIDE));
            shown.id = "emphasis_shown".into();
            out.table(2, shown);
        } else {
            out.table(2, tables::emphasis(self.corpus));
        }
    }

    fn claims(&self, out: &mut Document) {
        let table = tables::claims(self.corpus);
        if !table.is_empty() {
            out.heading("5  Claimed without a number 无数字的断言");
        }
        for entry in self.corpus {
            let told = entry.report.claims.iter().map(|claim| {
                let subject = claim.subject.as_deref().unwrap_or("");
                format!("{} {subject}", claim.text).trim().to_string()
            });
            let told: Vec<String> = told.collect();
            if !told.is_empty() {
                out.item(format!("  {}: ", short_name(entry)), clipped(&told.join("; "), 400));
            }
        }
        out.data(table);
    }

    fn checks(&self, out: &mut Document) {
        let Consistency { duplicates, sums, implied, official } = self.engine.consistency(&self.corpus.reports());
        out.heading("6  Do the figures hold together 自洽与核对");
        let mut table = Table::new("checks", Words::new("自洽与核对", "Do the figures hold together"))
            .column("check", ColumnKind::Text, Words::new("核对", "check"))
            .column("finding", ColumnKind::Text, Words::new("结果", "finding"))
            .column("caveats", ColumnKind::Caveats, Words::new("注意", "caveats"))
            .column("where", ColumnKind::Origin, Words::new("出处", "where"));
        let mut row = |check: Words, finding: String, code: Option<Code>, locator: &Locator| {
            self.codes.borrow_mut().extend(code);
            let origin = self.corpus.holding(locator).map(|entry| Origin::of(entry, locator.span));
            let caveats = Cell::Caveats(code.into_iter().map(Caveat::of).collect());
            table.push([check.into(), finding.into(), caveats, origin.into()]);
        };
        for one in duplicates.iter().filter(|one| one.likeness == Likeness::Conflict) {
            let finding = format!("{} contradicts {}", one.first, one.other);
            row(Words::new("矛盾", "conflict"), finding, Some(Code::Conflict), &one.first);
        }
        for sum in sums.iter().filter(|sum| sum.parts.len() > 1 || sum.fit == SumFit::Exceeds) {
            let parts: Vec<&str> = sum.parts.iter().map(|part| part.text.as_str()).collect();
            let verb = match sum.fit {
                SumFit::AddsUp => "add up to",
                SumFit::Partial => "are part of",
                SumFit::Exceeds => "exceed",
                SumFit::Undetermined => "may or may not add up to",
            };
            let finding = format!("{}: {} {verb} {}", sum.whole.region, parts.join(" + "), sum.whole.text);
            row(Words::new("合计", "sum"), finding, None, &sum.whole);
        }
        for one in &implied {
            let finding = format!(
                "{} {} at {} imply a whole of {} ({})",
                one.part.region,
                one.part.text,
                one.share.text,
                interval(&one.total.within_whole_ends(), 0),
                one.whole.as_deref().unwrap_or("not named"),
            );
            row(Words::new("推算", "implied"), finding, None, &one.part);
        }
        for one in &official {
            let verdict = match (one.fits, &one.rates) {
                (Some(true), _) => "agree".to_string(),
                (Some(false), _) => "disagree".to_string(),
                (None, Some((own, nation))) => {
                    format!("{} here and {} in the nation for 1,000 residents", interval(own, 1), interval(nation, 1))
                }
                (None, None) => "cannot be held together".into(),
            };
            let finding = format!("{} beside {}: {verdict}", one.locator, one.official);
            row(Words::new("官方统计", "official"), finding, Some(Code::Official), &one.locator);
        }
        if table.is_empty() {
            out.item("  ", "nothing to check 无");
        }
        out.table(2, table);
    }

    /// Provinces whose places a roundup of practices names, and for what.
    fn practices(&self, out: &mut Document) {
        for entry in self.corpus {
            let found = PlaceTable::of(std::slice::from_ref(&entry.report));
            if found.rows.len() > 1 {
                out.heading(format!("7  Places named, by province 各地做法: {}", entry.doc));
                out.table(2, tables::places(&found));
            }
        }
    }

    fn legend(&self, out: &mut Document) {
        let divisors = self.divisors.borrow();
        let mut table = Table::new("denominators", Words::new("分母", "Denominators"))
            .column("region", ColumnKind::Text, Words::new("地区", "region"))
            .column("what", ColumnKind::Text, Words::new("名称", "what"))
            .column("value", ColumnKind::Number, Words::new("数值", "value"))
            .column("date", ColumnKind::Text, Words::new("日期", "date"))
            .column("source", ColumnKind::Text, Words::new("来源", "source"));
        for one in divisors.values() {
            table.push([
                one.region.clone().into(),
                Words::new(one.zh.clone(), one.en.clone()).into(),
                side::value(one.value),
                one.date.to_string().into(),
                one.source.clone().into(),
            ]);
        }
        if !table.is_empty() {
            out.heading("Denominators 分母");
        }
        out.table(2, table);
        out.heading("Codes 代码");
        let mut table = Table::new("codes", Words::new("代码", "Codes"))
            .column("code", ColumnKind::Caveats, Words::new("代码", "code"))
            .column("zh", ColumnKind::Text, Words::new("中文", "Chinese"))
            .column("en", ColumnKind::Text, Words::new("英文", "English"));
        for code in self.codes.borrow().iter() {
            let caveat = Caveat::of(*code);
            table.push([Cell::Caveats(vec![caveat.clone()]), caveat.zh.into(), caveat.en.into()]);
        }
        out.table(2, table);
    }
}
