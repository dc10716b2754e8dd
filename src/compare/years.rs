//! [`Series`]: one indicator of one region over the years: levels, changes, missing years and stated changes checked.

use serde::Serialize;

use super::alike::Alike;
use super::change::{StatedChange, level_of, tells_change};
use super::comparison::{Comparison, Locator};
use super::engine::{Engine, locator};
use super::extent::Extent;
use super::fact::{Fact, Window};
use super::interval::Interval;
use super::regions::place;
use super::verdict::Verdict;
use crate::number::Value;
use crate::quantity::Quantity;
use crate::region::Adcode;
use crate::report::{Report, Scope};
use crate::vocabulary::{IndicatorId, Kind};

/// The level of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level {
    /// The year, that of the end of the period.
    pub year: i32,
    /// The words.
    pub locator: Locator,
    /// The quantity as stated.
    pub quantity: Quantity,
    /// Where the value lies.
    pub extent: Extent,
    /// Other statements of the same level that agree with it within rounding.
    pub repeated: Vec<Locator>,
    /// Other statements of the same level that contradict it.
    pub contradicted: Vec<Locator>,
    /// Other statements of the year with another value, each of which may be of a part: one report tells acts piece by piece.
    pub apart: Vec<Locator>,
}

/// The change from one level to the next that is stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearChange {
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// Later less earlier, where the verdict permits it.
    pub absolute: Option<Interval>,
    /// The change in per cent of the earlier level, where the verdict permits it.
    pub per_cent: Option<Interval>,
    /// The verdict on later and earlier.
    pub comparison: Comparison,
}

/// One indicator of one region over the years, of figures that are alike but for the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Series {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The region.
    pub adcode: Adcode,
    /// The first and the last month (1 to 12) that each level is of, where it is of a part of its year: a first half, a
    /// quarter. Halves of the one sort are a series, those of the other sort another.
    pub months: Option<(u8, u8)>,
    /// The levels, by year.
    pub levels: Vec<Level>,
    /// Years between the first and the last that no report states.
    pub missing: Vec<i32>,
    /// The changes between levels that follow each other.
    pub changes: Vec<YearChange>,
    /// Stated changes, by year.
    pub stated: Vec<StatedChange>,
}

impl Engine {
    /// The series of one indicator of one region: one for each kind of figure that is alike, the longest first. The
    /// order of the reports does not matter. The code of the nation gives the series of the nation.
    pub fn years(&self, indicator: &IndicatorId, adcode: Adcode, reports: &[&Report]) -> Vec<Series> {
        let mut facts: Vec<Fact<'_>> = reports
            .iter()
            .filter(|report| adcode == Adcode::NATION || report.heading.adcode == Some(adcode))
            .flat_map(|report| Fact::all(report))
            .filter(|fact| fact.adcode() == Some(adcode) && speaks_of(fact, indicator))
            .filter(|fact| !matches!(fact.measure.scope, Scope::Place(_) | Scope::Joint))
            .filter(|fact| fact.window().is_some())
            .collect();
        facts.sort_by_key(place);
        let changes: Vec<Fact<'_>> = facts.iter().filter(|fact| tells_change(fact)).copied().collect();
        facts.retain(|fact| !tells_change(fact));
        // Figures that are alike and begin in the same month of their year.
        type Track<'r> = ((Alike, Option<i32>), Vec<Fact<'r>>);
        let mut tracks: Vec<Track<'_>> = Vec::new();
        for fact in facts {
            let alike = (self.alike(&fact), span_of(&fact).and_then(|window| window.begins_in()));
            match tracks.iter_mut().find(|(one, _)| *one == alike) {
                Some((_, track)) => track.push(fact),
                None => tracks.push((alike, vec![fact])),
            }
        }
        let mut all: Vec<Series> =
            tracks.into_iter().map(|(_, track)| self.series(indicator, adcode, &track, &changes)).collect();
        all.sort_by_key(|series| usize::MAX - series.levels.len());
        all
    }

    fn series(&self, indicator: &IndicatorId, adcode: Adcode, track: &[Fact<'_>], stated: &[Fact<'_>]) -> Series {
        let mut chosen: Vec<(i32, Fact<'_>)> = Vec::new();
        let mut levels: Vec<Level> = Vec::new();
        let year = |fact: &Fact<'_>| fact.window().map_or(0, |window| window.last_year());
        for same_year in track.chunk_by(|one, next| year(one) == year(next)) {
            // The finest statement stands for the year; the others repeat or contradict it.
            let Some(finest) = same_year.iter().min_by_key(|fact| width(&fact_extent(fact))) else {
                continue;
            };
            let extent = fact_extent(finest);
            let others = || same_year.iter().filter(|fact| !std::ptr::eq(fact.mention, finest.mention));
            let agrees = |fact: &&Fact<'_>| fact_extent(fact).strict.overlaps(&extent.strict);
            let differ = || others().filter(|fact| !agrees(fact));
            let contradicts = |fact: &&Fact<'_>| fact.may_contradict(finest);
            levels.push(Level {
                year: year(finest),
                locator: locator(finest),
                quantity: finest.measure.quantity.clone(),
                extent,
                repeated: others().filter(agrees).map(locator).collect(),
                contradicted: differ().filter(contradicts).map(locator).collect(),
                apart: differ().filter(|fact| !contradicts(fact)).map(locator).collect(),
            });
            chosen.push((year(finest), *finest));
        }
        let pairs = chosen.iter().zip(chosen.iter().skip(1));
        let changes: Vec<YearChange> = pairs.map(|(earlier, later)| self.change(*earlier, *later)).collect();
        let span = chosen.first().zip(chosen.last()).map_or(0..0, |(first, last)| first.0..last.0);
        let missing = span.filter(|year| chosen.iter().all(|(one, _)| one != year)).collect();
        let own = |fact: &&Fact<'_>| {
            level_of(fact).is_none_or(|level| track.iter().any(|one| std::ptr::eq(one.mention, level.mention)))
        };
        let stated = stated.iter().filter(own).map(|fact| StatedChange::checked(fact, &changes)).collect();
        let months = track.first().and_then(|fact| span_of(fact)?.part_of_year());
        Series { indicator: indicator.clone(), adcode, months, levels, missing, changes, stated }
    }

    fn change(&self, earlier: (i32, Fact<'_>), later: (i32, Fact<'_>)) -> YearChange {
        let comparison = self.judge(later.1, earlier.1);
        let permitted = comparison.verdict() != Verdict::Refused;
        let per_cent = |ratio: &Interval| {
            let above = ratio.minus(&Interval::point(Value::ONE));
            above.times(&Interval::point(100.into()))
        };
        YearChange {
            from: earlier.0,
            to: later.0,
            absolute: comparison.difference().filter(|_| permitted).copied(),
            per_cent: comparison.ratio().and_then(per_cent),
            comparison,
        }
    }
}

/// The months that a figure is of; nothing where it is a state at one time.
fn span_of(fact: &Fact<'_>) -> Option<Window> {
    fact.window().filter(|_| matches!(fact.measure.kind, Kind::Flow | Kind::Target))
}

/// Whether a figure is of an indicator, or a change of a level that is.
fn speaks_of(fact: &Fact<'_>, indicator: &IndicatorId) -> bool {
    let own = |fact: &Fact<'_>| fact.measure.indicator.as_ref() == Some(indicator);
    own(fact) || level_of(fact).is_some_and(|level| own(&level))
}

fn fact_extent(fact: &Fact<'_>) -> Extent {
    Extent::of(&fact.measure.quantity, fact.measure.kind)
}

/// How wide an interval is; one with an open end is wider than any other.
fn width(extent: &Extent) -> (bool, Option<Value>) {
    let ends = extent.strict.low().zip(extent.strict.high());
    let width = ends.and_then(|(low, high)| high.checked_sub(low));
    (width.is_none(), width)
}
