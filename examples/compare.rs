//! The main job: what several reports state, what of it may be compared, and what only looks as if it might.
//!
//! `cargo run --release --example compare -- [FILE|FOLDER...]`
//!
//! Without arguments it speaks of the five bundled reports. Otherwise it reads the files, and the `*.txt` of the
//! folders; files that cannot be read are listed, and the exit code is then 1.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::process::ExitCode;

use zongshu::compare::{
    Cell, Code, Comparison, Consistency, Denominator, Emphasis, Engine, Fact, Order, RegionValue, Side, SumFit, Verdict,
};
use zongshu::corpus::{Corpus, Entry, Loaded, Reader};
use zongshu::number::Value;
use zongshu::report::{PlaceLevel, Scope};
use zongshu::vocabulary::{Indicator, IndicatorId, Kind, Theme};

mod files;
pub mod terminal;
use terminal::{Table, clipped, heading, interval, number, paragraph, per_cent, side, wrapped};

const USAGE: &str = "compare [FILE|FOLDER...]   (no argument: the five bundled reports)";
/// How many tempting pairs of different indicators are shown.
const TEMPTING: usize = 12;
/// How many lines of one indicator are shown.
const LINES: usize = 8;

#[allow(dead_code)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    // The bar of progress writes to the same stream, so that it is not locked.
    let done = run(&arguments, &mut out, &mut io::stderr());
    match (done, out.flush()) {
        (Ok(true), Ok(())) => ExitCode::SUCCESS,
        (Err(error), _) | (_, Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Does the whole job; `false` where a file could not be read.
pub fn run(arguments: &[String], out: &mut dyn Write, complaints: &mut dyn Write) -> io::Result<bool> {
    if arguments.iter().any(|one| one == "--help" || one == "-h") {
        writeln!(out, "{USAGE}")?;
        return Ok(true);
    }
    let mut failures = Vec::new();
    let corpus = match arguments {
        [] => Corpus::bundled().clone(),
        paths => {
            let results = Reader::new().files(paths);
            let bar = files::progress(results.size_hint().0);
            let loaded: Loaded = results.inspect(|_| bar.inc(1)).collect();
            bar.finish_and_clear();
            failures = loaded.failures;
            for repeat in &loaded.repeats {
                let path = repeat.path.display();
                writeln!(complaints, "note: {path} is the same text as {} and was read once", repeat.doc)?;
            }
            loaded.corpus
        }
    };
    if !corpus.is_empty() {
        Job::new(&corpus).write(out)?;
    }
    if !failures.is_empty() {
        out.flush()?;
        writeln!(complaints, "\n{} could not be read:", failures.len())?;
        for failure in &failures {
            writeln!(complaints, "  {failure}")?;
        }
    }
    Ok(failures.is_empty())
}

/// One indicator with all its figures and the judged pairs between reports.
struct Judged<'c> {
    indicator: &'c Indicator,
    facts: Vec<(&'c Entry, Fact<'c>)>,
    pairs: Vec<Comparison>,
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
    judged: Vec<Judged<'c>>,
    /// Codes that were printed, for the list at the end.
    codes: RefCell<BTreeSet<Code>>,
    /// Denominators that were used, with their sources.
    divisors: RefCell<BTreeSet<String>>,
}

impl<'c> Job<'c> {
    fn new(corpus: &'c Corpus) -> Job<'c> {
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
            let mut pairs = Vec::new();
            for (place, (one, left)) in facts.iter().enumerate() {
                for (other, right) in facts.iter().skip(place + 1) {
                    if one.doc != other.doc {
                        pairs.push(engine.judge(*left, *right));
                    }
                }
            }
            judged.push(Judged { indicator, facts, pairs });
        }
        Job { corpus, engine, judged, codes: RefCell::default(), divisors: RefCell::default() }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.overview(out)?;
        self.comparable(out)?;
        self.tempting(out)?;
        self.coverage(out)?;
        self.emphasis(out)?;
        self.claims(out)?;
        self.checks(out)?;
        self.practices(out)?;
        self.legend(out)
    }

    fn overview(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "综述 zongshu: {} reports 篇", self.corpus.len())?;
        writeln!(out)?;
        let mut table = Table::new(2, &["report", "region", "on", "published", "text", ">measures", ">hedged"]);
        for entry in self.corpus {
            let head = &entry.report.heading;
            let emphasis = Emphasis::of(&entry.report).total();
            table.row([
                entry.doc.clone(),
                head.region.clone().unwrap_or_else(|| "not recognised".into()),
                head.year_reviewed.map_or("-".into(), |year| year.to_string()),
                head.published.map_or("-".into(), |date| date.to_string()),
                if entry.source().is_some() { "at hand" } else { "facts only" }.into(),
                emphasis.measures.to_string(),
                per_cent(emphasis.hedged_share()),
            ]);
        }
        table.write(out)?;
        let count = |verdict| {
            let pairs = self.judged.iter().flat_map(|one| &one.pairs);
            pairs.filter(|pair| pair.verdict() == verdict).count()
        };
        let open = self.judged.iter().filter(|one| one.best() != Verdict::Refused).count();
        writeln!(out)?;
        paragraph(
            out,
            "  ",
            &format!(
                "{} indicators are stated by more than one report; of {open} at least one pair may be compared. \
                 Pairs: {} direct, {} normalised, {} bounded, {} refused.",
                self.judged.len(),
                count(Verdict::Direct),
                count(Verdict::Normalised),
                count(Verdict::Bounded),
                count(Verdict::Refused),
            ),
        )?;
        paragraph(
            out,
            "  ",
            "Intervals are certain: 余 多 超 have no upper end, 近 no lower; a rounded figure is half a unit of its \
             last digit to both sides. Codes (C-...) are explained at the end. All figures are the publishers' own.",
        )
    }

    /// Indicators with at least one pair that may be compared.
    fn comparable(&self, out: &mut dyn Write) -> io::Result<()> {
        heading(out, "1  What may be compared 可比指标")?;
        let mut open: Vec<&Judged<'_>> = self.judged.iter().filter(|one| one.best() != Verdict::Refused).collect();
        open.sort_by_key(|one| (one.indicator.tier, one.best()));
        if open.is_empty() {
            return writeln!(out, "  nothing 无");
        }
        for one in open {
            self.indicator(out, one)?;
        }
        Ok(())
    }

    fn title(&self, out: &mut dyn Write, indicator: &Indicator) -> io::Result<()> {
        let tier = match indicator.tier.number() {
            1 => "national definition 全国口径",
            2 => "local definition 地方口径",
            _ => "local programme 地方品牌",
        };
        writeln!(out)?;
        paragraph(out, "  ", &format!("{} {}  [{}; {tier}]", indicator.zh, indicator.en, indicator.id))
    }

    fn indicator(&self, out: &mut dyn Write, one: &Judged<'_>) -> io::Result<()> {
        self.title(out, one.indicator)?;
        // Figures that may stand beside another come first; of the rest only the number is told.
        let shown = |entry: &Entry, fact: &Fact<'_>| {
            one.permitted().any(|pair| {
                [Side::Left, Side::Right].into_iter().any(|side| {
                    let locator = pair.locator(side);
                    entry.holds(locator) && locator.span == fact.mention.span
                })
            })
        };
        let (open, rest): (Vec<_>, Vec<_>) = one.facts.iter().partition(|(entry, fact)| shown(entry, fact));
        self.sides(out, &open)?;
        let mut pairs: Vec<&Comparison> = one.permitted().collect();
        pairs.sort_by_key(|pair| pair.verdict());
        for pair in pairs.iter().take(LINES) {
            self.pair(out, one, pair)?;
        }
        if pairs.len() > LINES {
            writeln!(out, "    … and {} more pairs", pairs.len() - LINES)?;
        }
        if !rest.is_empty() {
            let list: Vec<String> = rest
                .iter()
                .map(|(_, fact)| format!("{} {} ({})", fact.region(), fact.mention.text, side::period(fact)))
                .collect();
            let mut codes: BTreeSet<Code> = BTreeSet::new();
            for pair in one.pairs.iter().filter(|pair| pair.verdict() == Verdict::Refused) {
                codes.extend(side::codes(pair));
            }
            self.codes.borrow_mut().extend(&codes);
            let shown = list.iter().take(LINES).cloned().collect::<Vec<_>>().join("; ");
            let more = if list.len() > LINES { format!(" … {} in all", list.len()) } else { String::new() };
            paragraph(out, "    beside none of these: ", &format!("{shown}{more}  {}", side::joined(codes)))?;
        }
        Ok(())
    }

    fn sides(&self, out: &mut dyn Write, facts: &[&(&Entry, Fact<'_>)]) -> io::Result<()> {
        let sized: Vec<Option<RegionValue>> = facts.iter().map(|(_, fact)| self.engine.sized(fact)).collect();
        let mut divisors: Vec<&Denominator> =
            sized.iter().flatten().filter_map(|sized| sized.denominator.as_ref()).collect();
        divisors.dedup();
        let per = divisors.first().map(|one| format!(">per {} {}", side::round(one.per), one.en));
        let mut head = vec![">value"];
        head.extend(per.as_deref());
        let head = [&["region", "stated", "bound"], head.as_slice(), &["period", "where"]].concat();
        let mut table = Table::new(4, &head);
        for ((entry, fact), sized) in facts.iter().zip(&sized) {
            let scope = match &fact.measure.scope {
                Scope::Region => String::new(),
                other => format!(" ({other})"),
            };
            let mut cells = vec![
                format!("{}{scope}", fact.region()),
                fact.mention.text.clone(),
                side::bound(fact.measure.quantity.bound).into(),
                side::extent(fact),
            ];
            if per.is_some() {
                let divided = sized.as_ref().filter(|sized| sized.denominator.is_some());
                cells.push(divided.map_or("-".into(), |sized| interval(&sized.strict, 1)));
            }
            cells.extend([side::period(fact), entry.place(fact.mention.span)]);
            table.row(cells);
        }
        table.write(out)?;
        if !divisors.is_empty() {
            let told: Vec<String> =
                divisors.iter().map(|one| format!("{} {} ({})", one.region, number(one.value, 0), one.date)).collect();
            paragraph(out, "    divided by ", &told.join("; "))?;
            let sources = divisors.iter().map(|one| one.to_string());
            self.divisors.borrow_mut().extend(sources);
        }
        for (entry, fact) in facts.iter().take(LINES) {
            let told = side::told(entry, fact, terminal::COLUMNS - 6 - terminal::width(fact.region()));
            paragraph(out, "    ", &format!("{} {told}", fact.region()))?;
        }
        Ok(())
    }

    fn pair(&self, out: &mut dyn Write, one: &Judged<'_>, pair: &Comparison) -> io::Result<()> {
        let codes = side::codes(pair);
        self.codes.borrow_mut().extend(&codes);
        let name = |side: Side| {
            let locator = pair.locator(side);
            let figures = one.facts.iter().filter(|(entry, _)| entry.holds(locator));
            match figures.count() {
                0 | 1 => locator.region.clone(),
                _ => format!("{} {}", locator.region, locator.text),
            }
        };
        let (left, right) = (name(Side::Left), name(Side::Right));
        let order = pair.order().unwrap_or(Order::Undetermined);
        let likely = pair.likely_order().unwrap_or(Order::Undetermined);
        // The higher side is named first, and the ratio is told that way round.
        let (high, low, ratio) = match order {
            Order::Right => (&right, &left, pair.ratio().and_then(inverse)),
            _ => (&left, &right, pair.ratio().copied()),
        };
        let mut text = match order {
            Order::Left | Order::Right => format!("{high} > {low}, certain"),
            Order::Equal => format!("{high} = {low}"),
            Order::Undetermined => match likely {
                Order::Left => format!("{left} ? {right}: undetermined, likely {left} > {right}"),
                Order::Right => format!("{left} ? {right}: undetermined, likely {right} > {left}"),
                _ => format!("{left} ? {right}: undetermined"),
            },
        };
        if let Some(ratio) = ratio.filter(|ratio| ratio.low().is_some() || ratio.high().is_some()) {
            let near = |end: Option<Value>| end.is_some_and(|end| end.to_decimal(2) == "1.00");
            let places = if near(ratio.low()) || near(ratio.high()) { 3 } else { 2 };
            text += &format!(", {} times", interval(&ratio, places));
        }
        if pair.figures().is_some_and(|figures| figures.value(Side::Left).is_none()) {
            text = format!("{left} | {right}: no denominator, so nothing is ranked");
        }
        let text = format!("{text}  [{}]  {}", pair.verdict(), side::joined(codes));
        paragraph(out, "    → ", &text)
    }

    /// Pairs that look comparable and are refused: the same indicator, or the same words.
    fn tempting(&self, out: &mut dyn Write) -> io::Result<()> {
        heading(out, "2  Tempting, and refused 看似可比、实不可比")?;
        let refused: Vec<&Judged<'_>> = self.judged.iter().filter(|one| one.best() == Verdict::Refused).collect();
        let mut table = Table::new(2, &["~left", "~right", "because"]);
        let mut shown = BTreeSet::new();
        for one in refused.iter().filter(|one| one.indicator.tier.number() < 3) {
            let Some(pair) = one.pairs.iter().min_by_key(|pair| side::codes(pair).len()) else {
                continue;
            };
            self.refused_row(&mut table, pair);
            shown.insert(one.indicator.id.as_str());
        }
        for pair in self.near_misses() {
            self.refused_row(&mut table, &pair);
        }
        if table.is_empty() {
            writeln!(out, "  nothing 无")?;
        } else {
            table.write(out)?;
        }
        let brands: Vec<String> = refused
            .iter()
            .filter(|one| !shown.contains(one.indicator.id.as_str()))
            .map(|one| format!("{} {}", one.indicator.zh, one.indicator.en))
            .collect();
        if !brands.is_empty() {
            self.codes.borrow_mut().insert(Code::Brand);
            writeln!(out)?;
            paragraph(out, "  local programmes, never ranked (C-BRAND): ", &brands.join("; "))?;
        }
        Ok(())
    }

    fn refused_row(&self, table: &mut Table, pair: &Comparison) {
        let codes = side::codes(pair);
        self.codes.borrow_mut().extend(&codes);
        let cell = |side: Side| {
            let locator = pair.locator(side);
            let fact = self.corpus.holding(locator).and_then(|entry| Fact::at(&entry.report, locator.span.start));
            let told = fact.map_or(locator.text.clone(), |fact| {
                format!("{}; {}, {}", side::words(&fact), fact.measure.kind, side::period(&fact))
            });
            let scope = fact.map_or(String::new(), |fact| match &fact.measure.scope {
                Scope::Region => String::new(),
                other => format!(" ({other})"),
            });
            format!("{}{scope} {told}", locator.region)
        };
        table.row([cell(Side::Left), cell(Side::Right), side::joined(codes)]);
    }

    /// Refused pairs of figures of two indicators whose subjects share words and units.
    fn near_misses(&self) -> Vec<Comparison> {
        let mut figures = Vec::new();
        for entry in self.corpus {
            for fact in entry.facts() {
                let counted = !matches!(fact.measure.kind, Kind::Structure | Kind::Parameter);
                if let (Some(id), Some(subject), true) = (&fact.measure.indicator, &fact.measure.subject, counted) {
                    figures.push((entry, fact, id, side::simplified(subject)));
                }
            }
        }
        let mut found: BTreeMap<(&str, &str), (usize, Comparison)> = BTreeMap::new();
        for (place, (one, left, id, subject)) in figures.iter().enumerate() {
            for (other, right, other_id, other_subject) in figures.iter().skip(place + 1) {
                let units = left.measure.quantity.unit_class == right.measure.quantity.unit_class;
                if one.doc == other.doc || id == other_id || !units {
                    continue;
                }
                let alike = common(subject, other_subject);
                let longest = subject.chars().count().max(other_subject.chars().count());
                let near = self.near(id, other_id);
                if alike < 2 || !(near || alike > 2 && alike * 3 >= longest * 2) {
                    continue;
                }
                let comparison = self.engine.judge(*left, *right);
                if comparison.verdict() != Verdict::Refused {
                    continue;
                }
                let key = (id.as_str().min(other_id.as_str()), id.as_str().max(other_id.as_str()));
                if found.get(&key).is_none_or(|(best, _)| *best < alike * 100 / longest) {
                    found.insert(key, (alike * 100 / longest, comparison));
                }
            }
        }
        let mut found: Vec<(usize, Comparison)> = found.into_values().collect();
        found.sort_by_key(|(alike, _)| usize::MAX - alike);
        found.into_iter().take(TEMPTING).map(|(_, comparison)| comparison).collect()
    }

    /// Whether the registry names one indicator as a near miss of the other.
    fn near(&self, one: &IndicatorId, other: &IndicatorId) -> bool {
        let registry = self.engine.registry();
        let misses = |one: &Indicator, other: &Indicator| {
            one.not_this.iter().any(|miss| {
                let names = other.synonyms.iter().chain([&other.zh]);
                names.into_iter().any(|name| name.contains(miss.as_str()))
            })
        };
        let both = registry.get(one).zip(registry.get(other));
        both.is_some_and(|(one, other)| misses(one, other) || misses(other, one))
    }

    fn coverage(&self, out: &mut dyn Write) -> io::Result<()> {
        heading(out, "3  Who says what 指标覆盖")?;
        paragraph(
            out,
            "  ",
            "Cells: the figure as written (+n: n more); (…) the words stand there without a figure; · silent. \
             Silence is not nought. 未提及不等于零",
        )?;
        writeln!(out)?;
        let registry = self.engine.registry();
        let coverage = self.corpus.coverage(registry);
        if self.corpus.len() > 6 {
            return self.coverage_in_numbers(out, &coverage);
        }
        let mut head = vec!["indicator".to_string()];
        head.extend(self.corpus.iter().map(short));
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        let mut theme = None;
        let mut table = Table::new(2, &head);
        let mut rows: Vec<(&Indicator, &[Cell])> =
            coverage.stated_by_some().filter_map(|(id, cells)| Some((registry.get(id)?, cells))).collect();
        rows.sort_by_key(|(indicator, _)| indicator.theme);
        for (indicator, cells) in rows {
            if theme != Some(indicator.theme) {
                theme = Some(indicator.theme);
                table.row([format!("{} {}", indicator.theme, theme_zh(indicator.theme))]);
            }
            let mut row = vec![clipped(&format!("  {}", indicator.zh), 30)];
            for (entry, cell) in self.corpus.iter().zip(cells) {
                row.push(match cell {
                    Cell::Stated(indices) => {
                        let first = indices.first().and_then(|index| entry.report.mentions.get(*index));
                        let text = clipped(first.map_or("", |mention| mention.text.as_str()), 11);
                        match indices.len() {
                            0 | 1 => text,
                            more => format!("{text} +{}", more - 1),
                        }
                    }
                    Cell::Mentioned(_) => "(…)".into(),
                    Cell::Absent => "·".into(),
                });
            }
            table.row(row);
        }
        table.write(out)
    }

    fn coverage_in_numbers(&self, out: &mut dyn Write, coverage: &zongshu::compare::Coverage) -> io::Result<()> {
        let mut table = Table::new(2, &["indicator", ">stated", ">mentioned", ">silent"]);
        for (id, cells) in coverage.stated_by_some() {
            let count = |test: fn(&Cell) -> bool| cells.iter().filter(|cell| test(cell)).count().to_string();
            let name = self.engine.registry().get(id);
            table.row([
                name.map_or(id.to_string(), |one| format!("{} {}", one.zh, clipped(&one.en, 44))),
                count(|cell| matches!(cell, Cell::Stated(_))),
                count(|cell| matches!(cell, Cell::Mentioned(_))),
                count(|cell| matches!(cell, Cell::Absent)),
            ]);
        }
        table.write(out)
    }

    fn emphasis(&self, out: &mut dyn Write) -> io::Result<()> {
        heading(out, "4  Emphasis by theme 着墨与用数")?;
        writeln!(out, "  share of the text | of the figures (of these, hedged); last: figures per 1,000 characters\n")?;
        let emphases: Vec<Emphasis> = self.corpus.iter().map(|entry| Emphasis::of(&entry.report)).collect();
        let mut head = vec!["theme".to_string()];
        head.extend(self.corpus.iter().take(6).map(|entry| format!(">{}", short(entry))));
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        let mut table = Table::new(2, &head);
        for theme in Theme::ALL {
            if emphases.iter().all(|one| one.weight(theme).bytes == 0 && one.weight(theme).measures == 0) {
                continue;
            }
            let mut row = vec![format!("{theme} {}", theme_zh(theme))];
            row.extend(emphases.iter().take(6).map(|one| {
                let weight = one.weight(theme);
                match (weight.bytes, weight.measures) {
                    (0, 0) => "·".into(),
                    (_, 0) => format!("{} |  -", per_cent(one.share_of_text(theme))),
                    _ => format!(
                        "{} | {} ({})",
                        per_cent(one.share_of_text(theme)),
                        per_cent(one.share_of_measures(theme)),
                        per_cent(weight.hedged_share())
                    ),
                }
            }));
            table.row(row);
        }
        let mut row = vec!["per 1,000 字".to_string()];
        row.extend(
            emphases
                .iter()
                .take(6)
                .map(|one| one.total().density().map_or("-".into(), |density| density.to_decimal(1))),
        );
        table.row(row);
        table.write(out)?;
        if self.corpus.len() > 6 {
            writeln!(out, "  … the first six of {} reports", self.corpus.len())?;
        }
        Ok(())
    }

    fn claims(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.corpus.iter().all(|entry| entry.report.claims.is_empty()) {
            return Ok(());
        }
        heading(out, "5  Claimed without a number 无数字的断言")?;
        for entry in self.corpus {
            let claims: Vec<String> = entry
                .report
                .claims
                .iter()
                .map(|claim| format!("{} {}", claim.text, claim.subject.as_deref().unwrap_or("")).trim().to_string())
                .collect();
            if !claims.is_empty() {
                paragraph(out, &format!("  {}: ", short(entry)), &clipped(&claims.join("; "), 400))?;
            }
        }
        Ok(())
    }

    fn checks(&self, out: &mut dyn Write) -> io::Result<()> {
        let Consistency { duplicates, sums, implied, official } = self.engine.consistency(&self.corpus.reports());
        heading(out, "6  Do the figures hold together 自洽与核对")?;
        let mut lines = Vec::new();
        for one in duplicates.iter().filter(|one| one.likeness == zongshu::compare::Likeness::Conflict) {
            self.codes.borrow_mut().insert(Code::Conflict);
            lines.push(format!("{} contradicts {} (C-CONF)", one.first, one.other));
        }
        for sum in sums.iter().filter(|sum| sum.parts.len() > 1 || sum.fit == SumFit::Exceeds) {
            let parts: Vec<&str> = sum.parts.iter().map(|part| part.text.as_str()).collect();
            let verb = match sum.fit {
                SumFit::AddsUp => "add up to",
                SumFit::Partial => "are part of",
                SumFit::Exceeds => "exceed",
                SumFit::Undetermined => "may or may not add up to",
            };
            lines.push(format!("{}: {} {verb} {}", sum.whole.region, parts.join(" + "), sum.whole.text));
        }
        for one in &implied {
            let total = interval(&one.total.within_whole_ends(), 0);
            lines.push(format!(
                "{} {} at {} imply a whole of {total} ({})",
                one.part.region,
                one.part.text,
                one.share.text,
                one.whole.as_deref().unwrap_or("not named"),
            ));
        }
        for one in &official {
            self.codes.borrow_mut().insert(Code::Official);
            let verdict = match (one.fits, &one.rates) {
                (Some(true), _) => "agree".to_string(),
                (Some(false), _) => "disagree".to_string(),
                (None, Some((own, nation))) => {
                    format!("{} here and {} in the nation for 1,000 residents", interval(own, 1), interval(nation, 1))
                }
                (None, None) => "cannot be held together".into(),
            };
            lines.push(format!("{} beside {}: {verdict} (C-OFF)", one.locator, one.official));
        }
        if lines.is_empty() {
            writeln!(out, "  nothing to check 无")?;
        }
        for line in lines {
            paragraph(out, "  - ", &line)?;
        }
        Ok(())
    }

    /// Provinces whose places a roundup of practices names, and for what.
    fn practices(&self, out: &mut dyn Write) -> io::Result<()> {
        for entry in self.corpus.iter().filter(|entry| !entry.report.practices.is_empty()) {
            let provinces = provinces(entry);
            if provinces.len() < 2 {
                continue;
            }
            heading(out, &format!("7  Practices by province 各地做法: {}", entry.doc))?;
            let mut table = Table::new(2, &["province", ">places", ">practices", "themes", "~of them"]);
            for one in &provinces {
                let themes: Vec<String> = one.themes.iter().map(|(theme, count)| format!("{theme} {count}")).collect();
                let names: Vec<&str> = one.places.iter().map(String::as_str).collect();
                table.row([
                    one.name.clone(),
                    one.places.len().to_string(),
                    one.practices.to_string(),
                    themes.join(" "),
                    clipped(&names.join("、"), 36),
                ]);
            }
            table.write(out)?;
        }
        Ok(())
    }

    fn legend(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.divisors.borrow().is_empty() {
            heading(out, "Denominators 分母")?;
            for one in self.divisors.borrow().iter() {
                paragraph(out, "  ", one)?;
            }
        }
        heading(out, "Codes 代码")?;
        for code in self.codes.borrow().iter() {
            let caveat = zongshu::compare::Caveat::of(*code);
            paragraph(out, &format!("  {:<9}", code.as_str()), &format!("{} / {}", caveat.zh, caveat.en))?;
        }
        Ok(())
    }
}

/// What a roundup says of the places of one province.
pub struct Province {
    /// Its name.
    pub name: String,
    /// Its places, as named.
    pub places: BTreeSet<String>,
    /// How many practices they are named for.
    pub practices: usize,
    /// Practices by theme, the most frequent first.
    pub themes: Vec<(Theme, usize)>,
}

/// The provinces of a report's practices, those with the most practices first.
pub fn provinces(entry: &Entry) -> Vec<Province> {
    let report = &entry.report;
    type Tally = (BTreeSet<String>, BTreeSet<usize>, BTreeMap<Theme, BTreeSet<usize>>);
    let mut by_province: BTreeMap<String, Tally> = BTreeMap::new();
    for (number, practice) in report.practices.iter().enumerate() {
        for place in practice.places.iter().filter_map(|index| report.places.get(*index)) {
            let province = match (&place.province, place.level) {
                (Some(province), _) => province.clone(),
                (None, PlaceLevel::Province) => place.name.clone(),
                (None, _) => "not known".into(),
            };
            let tally = by_province.entry(province).or_default();
            tally.0.insert(place.text.clone());
            tally.1.insert(number);
            tally.2.entry(practice.theme).or_default().insert(number);
        }
    }
    let mut provinces: Vec<Province> = by_province
        .into_iter()
        .map(|(name, (places, practices, themes))| {
            let mut themes: Vec<(Theme, usize)> =
                themes.into_iter().map(|(theme, numbers)| (theme, numbers.len())).collect();
            themes.sort_by_key(|(theme, count)| (usize::MAX - count, *theme));
            Province { name, places, practices: practices.len(), themes }
        })
        .collect();
    provinces.sort_by_key(|one| (usize::MAX - one.practices, one.name.clone()));
    provinces
}

/// A short name of a report: region and year.
fn short(entry: &Entry) -> String {
    let Some(region) = entry.report.heading.region.as_deref() else {
        return entry.doc.clone();
    };
    let year = entry.year().map_or(String::new(), |year| format!(" {year}"));
    let lines = wrapped(region, 14);
    format!("{}{year}", lines.first().map_or(region, String::as_str))
}

fn inverse(ratio: &zongshu::compare::Interval) -> Option<zongshu::compare::Interval> {
    zongshu::compare::Interval::point(1.into()).divided_by(ratio)
}

/// Characters of the longest run that two texts share.
fn common(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut best = 0;
    let mut before = vec![0; other.len() + 1];
    for a in &one {
        let mut row = vec![0; other.len() + 1];
        for (place, b) in other.iter().enumerate() {
            if a == b {
                row[place + 1] = before[place] + 1;
                best = best.max(row[place + 1]);
            }
        }
        before = row;
    }
    best
}

/// A theme in Chinese.
fn theme_zh(theme: Theme) -> &'static str {
    match theme {
        Theme::Politics => "政治",
        Theme::Theory => "教育",
        Theme::Cadre => "干部",
        Theme::Grassroots => "基层",
        Theme::Talent => "人才",
        Theme::SelfBuilding => "自身",
        Theme::Economy => "经济",
        Theme::Epidemic => "抗疫",
        Theme::Other => "其他",
    }
}
