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
    Caveat, Code, Comparison, Consistency, Denominator, Duplicate, Emphasis, Engine, Fact, Footing, Likeness, Locator,
    Order, PlaceTable, Side, SumFit,
};
use zongshu::corpus::{Corpus, Entry};
use zongshu::render::tables::{self, short_name};
use zongshu::render::{
    Cell, Column, ColumnKind, Document, Format, Language, Missing, Origin, Table, Words, clipped, decimal,
    fitting_interval as interval, footing_words,
};
use zongshu::vocabulary::Indicator;

pub mod shared;
use shared::near::near_misses;
use shared::pairs::{self, PAIRS, pairs_of};
use shared::{Fault, Options, Streams, load, program, side};

const USAGE: &str = "compare [OPTIONS] [FILE|FOLDER...]   (no file: the five bundled reports)";
/// How many lines of one indicator people see; programs see more.
const LINES: usize = 8;
/// How many columns of other figures stand beside one that is told several times.
const OTHERS: usize = 120;
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
        Job::new(&loaded.corpus, for_programs, options.face.language).write(&mut document);
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
        self.pairs.iter().filter(|pair| pair.footing().is_comparable())
    }

    fn best(&self) -> Footing {
        self.pairs.iter().map(Comparison::footing).min().unwrap_or(Footing::Refused)
    }

    /// The pair that stands for the indicator: the best footing, of these an order before none, the latest levels, and what
    /// the fewest caveats weigh on.
    fn foremost(&self) -> Option<&Comparison> {
        self.pairs.iter().min_by_key(|pair| foremost(pair))
    }
}

/// What is told first, first. Targets reach into years to come, and are no level yet.
fn foremost(pair: &Comparison) -> impl Ord + use<> {
    let undetermined = pair.order() == Some(Order::Undetermined);
    let year = |side| pair.locator(side).period.map_or(i32::MIN, |period| period.end().year());
    let (left, right) = (year(Side::Left), year(Side::Right));
    let latest = Reverse((left.min(right), left.max(right)));
    let is_target = pair.codes().any(|code| code == Code::Target);
    (pair.footing(), undetermined, is_target, latest, pair.deciding().count(), pair.codes().count())
}

struct Job<'c> {
    corpus: &'c Corpus,
    engine: &'c Engine,
    /// Whether programs read the output.
    for_programs: bool,
    language: Language,
    judged: Vec<Judged<'c>>,
    /// Codes that were printed, for the list at the end.
    codes: RefCell<BTreeSet<Code>>,
    /// Denominators that were used, with their sources.
    divisors: RefCell<BTreeMap<String, Denominator>>,
}

impl<'c> Job<'c> {
    fn new(corpus: &'c Corpus, for_programs: bool, language: Language) -> Job<'c> {
        static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(Engine::new);
        let engine: &Engine = &ENGINE;
        let mut by_indicator: BTreeMap<&str, Vec<(&Entry, Fact<'_>)>> = BTreeMap::new();
        for entry in corpus {
            // What is reached by a change is a level; how much changed is none.
            let is_level = |fact: &Fact<'_>| fact.measure.change.as_ref().is_none_or(|change| change.is_of_level());
            for fact in entry.facts().filter(is_level) {
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
        Job { corpus, engine, for_programs, language, judged, codes: RefCell::default(), divisors: RefCell::default() }
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
        let count = self.corpus.len();
        out.item("", Words::new(format!("综述：{count}篇"), format!("综述 zongshu: {count} reports 篇")));
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
                head.region.clone().map_or_else(|| Words::new("未识别", "not recognised").into(), Cell::from),
                head.year_reviewed.map_or(Missing::Untold.into(), |year| Cell::from(year.to_string())),
                head.published.map_or(Missing::Untold.into(), |date| Cell::from(date.to_string())),
                Words::new(source.0, source.1).into(),
                emphasis.measures.into(),
                side::per_cent(emphasis.hedged_share()),
            ]);
        }
        out.table(2, table);
        let count = |footing| {
            let pairs = self.judged.iter().flat_map(|one| &one.pairs);
            pairs.filter(|pair| pair.footing() == footing).count()
        };
        let tally = |to: fn(Words) -> String, comma: &str| {
            let told = Footing::ALL.map(|footing| (to(footing_words(footing)), count(footing)));
            told.map(|(words, count)| format!("{count} {words}")).join(comma)
        };
        let shared = self.judged.len();
        let open = self.judged.iter().filter(|one| one.best().is_comparable()).count();
        out.space();
        out.item(
            "  ",
            Words::new(
                format!(
                    "{shared}个指标有两篇以上给出数字，其中{open}个至少有一对可比。各对：{}。",
                    tally(|one| one.zh, "，")
                ),
                format!(
                    "{shared} indicators are stated by more than one report; of {open} at least one pair may be \
                     compared. Pairs: {}.",
                    tally(|one| one.en, ", ")
                ),
            ),
        );
        let unjudged: usize = self.judged.iter().map(|one| one.unjudged).sum();
        if unjudged > 0 {
            out.item(
                "  ",
                Words::new(
                    format!("另有{unjudged}对未判断：一个指标超过{PAIRS}对时，每个数字只与表中相邻的数字比较。"),
                    format!(
                        "{unjudged} more pairs were not judged: of an indicator with more than {PAIRS} pairs each figure \
                         is judged beside those next to it in the order of the indicator's table."
                    ),
                ),
            );
        }
        out.item(
            "  ",
            Words::new(
                "区间是确定的：余、多、超没有上限，近没有下限；四舍五入的数以末位半个单位为界。代码见文末。数字均为发布方自述。",
                "Intervals are certain: 余 多 超 have no upper end, 近 no lower; a rounded figure is half a unit of its \
                 last digit to both sides. Codes (C-...) are explained at the end. All figures are the publishers' own.",
            ),
        );
    }

    /// Indicators with at least one pair that may be compared.
    fn comparable(&self, out: &mut Document) {
        out.heading(Words::new("一、可比指标", "1  What may be compared 可比指标"));
        let mut open: Vec<&Judged<'_>> = self.judged.iter().filter(|one| one.best().is_comparable()).collect();
        open.sort_by_key(|one| (one.indicator.tier, one.best()));
        if open.is_empty() {
            out.item("  ", Words::new("无", "nothing 无"));
        }
        for one in open {
            self.indicator(out, one);
        }
    }

    fn indicator(&self, out: &mut Document, one: &Judged<'_>) {
        let indicator = one.indicator;
        let tier = match indicator.tier.number() {
            1 => Words::new("全国口径", "national definition 全国口径"),
            2 => Words::new("地方口径", "local definition 地方口径"),
            _ => Words::new("地方品牌", "local programme 地方品牌"),
        };
        let Indicator { zh, en, id, .. } = indicator;
        out.subheading(Words::new(format!("{zh}  [{id}；{}]", tier.zh), format!("{zh} {en}  [{id}; {}]", tier.en)));
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
            let is_one = figures.count() < 2;
            let of_region = one.facts.iter().filter(|(_, fact)| fact.region() == locator.region);
            let years: BTreeSet<Option<i32>> =
                of_region.map(|(_, fact)| fact.period().map(|period| period.end().year())).collect();
            let year = locator.period.filter(|_| years.len() > 1).map(|period| period.end().year().to_string());
            let text = (!is_one).then(|| locator.text.clone());
            [Some(locator.region.clone()), year, text].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let mut pairs: Vec<&Comparison> = one.permitted().collect();
        pairs.sort_by_key(|pair| foremost(pair));
        self.note(pairs.iter().copied());
        let (first, others) = pairs.split_at(pairs.len().min(LINES));
        out.space();
        out.table(4, tables::pairs(self.corpus, first.iter().copied(), &name));
        if !others.is_empty() {
            let count = others.len();
            out.item("    ", Words::new(format!("……另有{count}对"), format!("… and {count} more pairs")));
            if self.for_programs {
                out.data(tables::pairs(self.corpus, others.iter().take(PAIRS).copied(), &name));
            }
        }
        if !rest.is_empty() {
            let list = |language| {
                let told = rest.iter().take(LINES).map(|(_, fact)| {
                    format!("{} {} ({})", fact.region(), fact.mention.text, side::period_words(fact).to(language))
                });
                told.collect::<Vec<_>>().join("; ")
            };
            let (zh, en) = match rest.len() > LINES {
                true => (format!("……共{}个", rest.len()), format!(" … {} in all", rest.len())),
                false => Default::default(),
            };
            let refused = || one.pairs.iter().filter(|pair| !pair.footing().is_comparable());
            self.note(refused());
            let codes: BTreeSet<Code> = refused().flat_map(side::codes).collect();
            let codes = side::joined(codes);
            out.item(
                Words::new("    与以上均不可比：", "    beside none of these: "),
                Words::new(
                    format!("{}{zh}  {codes}", list(Language::Zh)),
                    format!("{}{en}  {codes}", list(Language::En)),
                ),
            );
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
            out.item(Words::new("    分母 ", "    divided by "), told.collect::<Vec<_>>().join("; "));
            self.divisors.borrow_mut().extend(divisors.into_iter().map(|one| (one.to_string(), one)));
        }
    }

    /// Pairs that look comparable and are not: the same indicator, each once with its best pair, or the same words.
    fn tempting(&self, out: &mut Document) {
        out.heading(Words::new("二、看似可比、实不可比", "2  Tempting, and refused 看似可比、实不可比"));
        let closed = self.judged.iter().filter(|one| !one.best().is_comparable());
        let mut tempting: Vec<Comparison> = closed.filter_map(Judged::foremost).cloned().collect();
        tempting.sort_by_key(Comparison::footing);
        tempting.extend(near_misses(self.corpus, self.engine));
        self.note(&tempting);
        let table = tables::refused(self.corpus, &tempting, &|fact, locator| match fact {
            Some(fact) => {
                let scope = match side::scope_words(&fact.measure.scope).to(self.language) {
                    "" => String::new(),
                    told => format!(" ({told})"),
                };
                let (words, period) = (side::words(fact), side::period_words(fact));
                let (kind, period) = (side::kind_words(fact.measure.kind), period.to(self.language));
                format!("{}{scope} {words}; {}, {period}", locator.region, kind.to(self.language))
            }
            None => locator.to_string(),
        });
        if table.is_empty() {
            out.item("  ", Words::new("无", "nothing 无"));
        }
        out.table(2, table);
    }

    fn coverage(&self, out: &mut Document) {
        out.heading(Words::new("三、指标覆盖", "3  Who says what 指标覆盖"));
        let what = Words::new(
            "格中为原文数字（+n：另有n处）；(…) 提及而无数字；· 未提及。未提及不等于零。",
            "Cells: the figure as written (+n: n more); (…) the words stand there without a figure; · silent. Silence \
             is not nought. 未提及不等于零",
        );
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
        out.heading(Words::new("四、着墨与用数", "4  Emphasis by theme 着墨与用数"));
        if self.corpus.len() > BESIDE {
            let count = self.corpus.len();
            let all = "--table emphasis";
            out.item(
                "  ",
                Words::new(
                    format!("{count}篇中的前{BESIDE}篇；全部见 {all}。"),
                    format!("The first {BESIDE} of {count} reports; all with {all}."),
                ),
            );
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
            out.heading(Words::new("五、无数字的断言", "5  Claimed without a number 无数字的断言"));
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
        let Consistency { duplicates, sums, implied, official } = self.corpus.consistency(self.engine);
        out.heading(Words::new("六、自洽与核对", "6  Do the figures hold together 自洽与核对"));
        let mut table = Table::new("checks", Words::new("自洽与核对", "Do the figures hold together"))
            .column("check", ColumnKind::Text, Words::new("核对", "check"))
            .column("finding", ColumnKind::Text, Words::new("结果", "finding"))
            .column("caveats", ColumnKind::Caveats, Words::new("注意", "caveats"))
            .column("where", ColumnKind::Origin, Words::new("出处", "where"));
        let mut row = |check: Words, finding: Words, code: Option<Code>, locator: &Locator| {
            self.codes.borrow_mut().extend(code);
            let origin = self.corpus.holding(locator).map(|entry| Origin::of(entry, locator.span));
            let caveats = Cell::Caveats(code.into_iter().map(Caveat::of).collect());
            table.push([check.into(), finding.into(), caveats, origin.into()]);
        };
        for one in duplicates.iter().filter(|one| one.likeness == Likeness::Conflict) {
            let (first, other) = (&one.first, &one.other);
            let finding = Words::new(format!("{first} 与 {other} 矛盾"), format!("{first} contradicts {other}"));
            row(Words::new("矛盾", "conflict"), finding, Some(Code::Conflict), &one.first);
        }
        let apart: Vec<&Duplicate> = duplicates.iter().filter(|one| one.likeness == Likeness::Apart).collect();
        for of_one in apart.chunk_by(|one, next| one.first == next.first) {
            let Some(Duplicate { first, .. }) = of_one.first() else { continue };
            let others: Vec<String> = of_one.iter().map(|one| one.other.to_string()).collect();
            let others = clipped(&others.join("; "), OTHERS);
            let finding = Words::new(
                format!("{first} 与 {others}：可能各指其一"),
                format!("{first} beside {others}: each may be of a part"),
            );
            row(Words::new("两处", "twice"), finding, None, first);
        }
        for sum in sums.iter().filter(|sum| sum.parts.len() > 1 || sum.fit == SumFit::Exceeds) {
            let parts: Vec<&str> = sum.parts.iter().map(|part| part.text.as_str()).collect();
            let verb = match sum.fit {
                SumFit::AddsUp => ("合计等于", "add up to"),
                SumFit::Partial => ("是其中一部分：", "are part of"),
                SumFit::Exceeds => ("合计超过", "exceed"),
                SumFit::Undetermined => ("合计是否等于不能确定：", "may or may not add up to"),
            };
            let told = |verb: &str| format!("{}: {} {verb} {}", sum.whole.region, parts.join(" + "), sum.whole.text);
            let finding = Words::new(told(verb.0), told(verb.1));
            row(Words::new("合计", "sum"), finding, None, &sum.whole);
        }
        for one in &implied {
            let total = interval(&one.total.within_whole_ends());
            let (region, part, share) = (&one.part.region, &one.part.text, &one.share.text);
            let whole = one.whole.as_deref();
            let beside = one.stated.as_ref().map(|(stated, fits)| match fits {
                true => (format!("，与{}相符", stated.text), format!(", which fits {}", stated.text)),
                false => (format!("，与{}不符", stated.text), format!(", which DISAGREES with {}", stated.text)),
            });
            let (zh, en) = beside.unwrap_or_default();
            let finding = Words::new(
                format!(
                    "{region} {part}占{share}，推得总数{total}（{}）{zh}",
                    whole.map_or("未说明".into(), |id| self.zh(id))
                ),
                format!("{region} {part} at {share} imply a whole of {total} ({}){en}", whole.unwrap_or("not named")),
            );
            row(Words::new("推算", "implied"), finding, None, &one.part);
        }
        for one in &official {
            let verdict = match (one.fits, &one.rates) {
                (Some(true), _) => Words::new("相符", "agree"),
                (Some(false), _) => Words::new("不符", "disagree"),
                (None, Some((own, nation))) => {
                    let (own, nation) = (interval(own), interval(nation));
                    let en = format!("{own} here and {nation} in the nation for 1,000 residents");
                    Words::new(format!("每千常住人口本地{own}、全国{nation}"), en)
                }
                (None, None) => Words::new("无从核对", "cannot be held together"),
            };
            let Denominator { region, zh, date, value, source, .. } = &one.official;
            let finding = Words::new(
                format!("{} 与{region}{zh}{}（{date}，{source}）：{}", one.locator, decimal(*value, 0), verdict.zh),
                format!("{} beside {}: {}", one.locator, one.official, verdict.en),
            );
            row(Words::new("官方统计", "official"), finding, Some(Code::Official), &one.locator);
        }
        if table.is_empty() {
            out.item("  ", Words::new("无", "nothing to check 无"));
        }
        out.table(2, table);
    }

    /// Provinces whose places a roundup of practices names, and for what.
    fn practices(&self, out: &mut Document) {
        for entry in self.corpus {
            let found = PlaceTable::of(std::slice::from_ref(&entry.report));
            if found.rows.len() > 1 {
                let doc = &entry.doc;
                out.heading(Words::new(
                    format!("七、各地做法：{doc}"),
                    format!("7  Places named, by province 各地做法: {doc}"),
                ));
                out.table(2, tables::places(&found));
            }
        }
    }

    /// The Chinese name of an indicator or a denominator.
    fn zh(&self, id: &str) -> String {
        let known = self.engine.registry().named(id).map(|one| one.zh.clone());
        let divisor = || self.engine.denominators().iter().find(|one| one.id == id).map(|one| one.zh.clone());
        known.or_else(divisor).unwrap_or_else(|| id.into())
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
            out.heading(Words::new("分母", "Denominators 分母"));
        }
        out.table(2, table);
        out.heading(Words::new("代码", "Codes 代码"));
        let english = Column::new("en", ColumnKind::Text, Words::new("英文", "English"));
        let mut table = Table::new("codes", Words::new("代码", "Codes"))
            .column("code", ColumnKind::Caveats, Words::new("代码", "code"))
            .column("zh", ColumnKind::Text, Words::new("中文", "Chinese"))
            .with(match self.language {
                Language::Zh => english.for_programs(),
                Language::En => english,
            });
        for code in self.codes.borrow().iter() {
            let caveat = Caveat::of(*code);
            table.push([Cell::Caveats(vec![caveat.clone()]), caveat.zh.into(), caveat.en.into()]);
        }
        out.table(2, table);
    }
}
