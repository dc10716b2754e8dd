//! [`Consistency`]: what reports say twice, what adds up, what figures imply, and how they stand to official statistics.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alike::Alike;
use super::comparison::Locator;
use super::denominator::Denominator;
use super::engine::{Engine, locator};
use super::extent::Extent;
use super::fact::Fact;
use super::interval::Interval;
use super::regions::place;
use super::sums::{Sum, found_sums};
use crate::period::Period;
use crate::quantity::Bound;
use crate::region::Adcode;
use crate::report::Report;
use crate::script::simplified;
use crate::vocabulary::{IndicatorId, Kind, Tier};

/// How many characters a clause keeps beside what it names: 占, 占比, 占…的.
const BESIDE: usize = 2;

/// How two statements with the same aspects stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same value with the same bound: they may be merged.
    Equal,
    /// They agree within rounding or bounds: the finer may be kept.
    Overlap,
    /// They share no value, and each may be of a part: nothing tells that both are of the same.
    Apart,
    /// They share no value and are of the same: C-CONF.
    Conflict,
}

/// Two statements with the same aspects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The first.
    pub first: Locator,
    /// The other.
    pub other: Locator,
    /// Whether both stand in one report.
    pub one_report: bool,
    /// How they stand to each other.
    pub likeness: Likeness,
}

/// A total that a part and its share imply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Implied {
    /// The counted part.
    pub part: Locator,
    /// Its share.
    pub share: Locator,
    /// Id of the whole, where the registry names one.
    pub whole: Option<String>,
    /// Where the total lies.
    pub total: Interval,
    /// The total as stated in the same report, and whether it fits.
    pub stated: Option<(Locator, bool)>,
}

/// A figure against official statistics: a test of consistency, not a ranking (C-OFF).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfficialCheck {
    /// The figure.
    pub locator: Locator,
    /// The official figure of the region, or of the nation.
    pub official: Denominator,
    /// Of the region's own official figure of the year: whether the figure overlaps it.
    pub fits: Option<bool>,
    /// Where the official figure is that of the nation: the figure and it, each for a thousand residents.
    pub rates: Option<(Interval, Interval)>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Consistency {
    /// Statements with the same aspects.
    pub duplicates: Vec<Duplicate>,
    /// Parts and wholes.
    pub sums: Vec<Sum>,
    /// Totals that follow from a part and its share.
    pub implied: Vec<Implied>,
    /// Figures against official statistics.
    pub official: Vec<OfficialCheck>,
}

impl Consistency {
    /// The contradictions.
    pub fn conflicts(&self) -> impl Iterator<Item = &Duplicate> {
        self.duplicates.iter().filter(|one| one.likeness == Likeness::Conflict)
    }
}

/// Tells the words of the clause of a figure, in Simplified characters and without the figure and dates; `None` where the
/// text is not at hand.
pub(crate) type Clauses<'c> = &'c dyn Fn(&Fact<'_>) -> Option<String>;

impl Engine {
    /// What reports say twice, what adds up and what is implied. The order of the reports does not matter.
    ///
    /// Facts alone do not tell 从高校引进 and 从海外引进 apart: where the texts are at hand,
    /// [`Corpus::consistency`](crate::corpus::Corpus::consistency) reads the words of both clauses too.
    pub fn consistency(&self, reports: &[&Report]) -> Consistency {
        self.consistency_by(reports, &|_| None)
    }

    pub(crate) fn consistency_by(&self, reports: &[&Report], clauses: Clauses<'_>) -> Consistency {
        let mut facts: Vec<Fact<'_>> = reports.iter().flat_map(|report| Fact::all(report)).collect();
        facts.sort_by_key(place);
        let mut sorted: Vec<&Report> = reports.to_vec();
        sorted.sort_by_key(|report| (report.heading.adcode, report.heading.published, &report.source.sha256));
        let mut found = Consistency {
            duplicates: self.duplicates(&facts, clauses),
            official: facts.iter().filter_map(|fact| self.official(fact)).collect(),
            ..Consistency::default()
        };
        for report in sorted {
            let facts: Vec<Fact<'_>> = Fact::all(report).collect();
            found.sums.extend(self.said_sums(&facts));
            found.sums.extend(found_sums(&facts));
            found.implied.extend(self.implied(&facts));
            found.implied.extend(self.shares_of_wholes(&facts, clauses));
        }
        found
    }

    fn duplicates(&self, facts: &[Fact<'_>], clauses: Clauses<'_>) -> Vec<Duplicate> {
        // A region that is not known is that of its own report alone.
        type Key<'k> = (Alike, Result<Adcode, &'k str>, Option<Period>);
        let mut groups: BTreeMap<Key<'_>, Vec<Fact<'_>>> = BTreeMap::new();
        for fact in facts {
            let plain = fact.measure.part_of.is_none()
                && fact.measure.change.as_ref().is_none_or(|change| change.is_of_level());
            let kinds = !matches!(fact.measure.kind, Kind::Structure | Kind::Parameter);
            let vague = fact.measure.quantity.bound == Bound::Vague;
            if fact.measure.indicator.is_some() && plain && kinds && !vague {
                let region = fact.adcode().ok_or(fact.report.source.sha256.as_str());
                let key = (self.alike(fact), region, fact.period());
                groups.entry(key).or_default().push(*fact);
            }
        }
        let mut duplicates = Vec::new();
        for group in groups.values() {
            let Some((first, others)) = group.split_first() else {
                continue;
            };
            for other in others {
                let likeness = self.likeness(first, other, clauses);
                let one_report = first.same_report(other);
                // Lists of clauses, courses and events are counted anew each time they are named.
                let same_words = first.measure.subject == other.measure.subject
                    && first.measure.dims == other.measure.dims
                    && first.measure.predicate == other.measure.predicate;
                // A share or a rate is of whoever was named before it: two of them are nothing to tell.
                let is_told = likeness != Likeness::Apart || first.is_count();
                let told_twice = !one_report || (!self.is_brand(first) && (likeness == Likeness::Equal || same_words));
                if told_twice && is_told {
                    duplicates.push(Duplicate { first: locator(first), other: locator(other), one_report, likeness });
                }
            }
        }
        duplicates
    }

    fn likeness(&self, one: &Fact<'_>, other: &Fact<'_>, clauses: Clauses<'_>) -> Likeness {
        let (a, b) = (&one.measure.quantity, &other.measure.quantity);
        if (a.value, a.upper, a.bound) == (b.value, b.upper, b.bound) {
            return Likeness::Equal;
        } else if extent(one).strict.overlaps(&extent(other).strict) {
            return Likeness::Overlap;
        }
        let words = |fact| clauses(fact).map(|clause| self.knowledge().beside_totals(&clause));
        // 占57.1% and 占82.1%: words that name nothing are not of one thing.
        let names = |fact: &Fact<'_>, words: &str| {
            fact.measure.subject.as_deref().is_some_and(|subject| words.contains(simplified(subject).as_str()))
        };
        let is_same = match (words(one), words(other)) {
            (Some(own), Some(beside)) => own == beside && names(one, &own) && names(other, &beside),
            _ => one.may_contradict(other),
        };
        if is_same { Likeness::Conflict } else { Likeness::Apart }
    }

    fn is_brand(&self, fact: &Fact<'_>) -> bool {
        let indicator = fact.measure.indicator.as_ref().and_then(|id| self.registry().get(id));
        indicator.is_some_and(|one| one.tier == Tier::Brand)
    }

    /// The totals that parts (其中) imply with the shares behind them, beside the wholes that they are parts of.
    fn shares_of_wholes(&self, facts: &[Fact<'_>], clauses: Clauses<'_>) -> Vec<Implied> {
        let followed = facts.iter().zip(facts.iter().skip(1));
        let shares = followed.filter_map(|(part, share)| {
            let whole = Fact::new(part.report, part.measure.part_of?)?;
            let own = |fact: &Fact<'_>| fact.measure.change.is_none() && fact.measure.scope == whole.measure.scope;
            let known = share.measure.indicator.as_ref().and_then(|id| self.registry().get(id));
            // What an indicator is the share of is looked for among all figures.
            let is_told = known.is_some_and(|one| one.share_of.is_some());
            let is_share = share.index == part.index + 1 && share.measure.kind == Kind::Share && !is_told;
            let is_of_part = share.measure.part_of.is_none() && share.measure.subject == part.measure.subject;
            if !(is_share && is_of_part && own(part) && own(share) && part.is_count() && whole.is_count()) {
                return None;
            }
            self.names_whole(share, part, &whole, clauses).then_some(())?;
            let total = extent(part).strict.divided_by(&extent(share).strict)?;
            Some(Implied {
                part: locator(part),
                share: locator(share),
                whole: whole.measure.indicator.as_ref().map(ToString::to_string),
                total,
                stated: Some((locator(&whole), extent(&whole).strict.overlaps(&total))),
            })
        });
        shares.collect()
    }

    /// Whether a figure is all of an indicator there, where a share is told.
    fn is_whole(&self, fact: &Fact<'_>, id: &IndicatorId, share: &Fact<'_>) -> bool {
        let own = fact.measure;
        let is_plain = own.part_of.is_none() && own.change.is_none() && own.scope == share.measure.scope;
        own.indicator.as_ref() == Some(id) && is_plain && self.rules().identity(fact).is_empty()
    }

    /// Whether the clause of a share names no other whole: 占, 占党员总数的, and not 占全国的.
    fn names_whole(&self, share: &Fact<'_>, part: &Fact<'_>, whole: &Fact<'_>, clauses: Clauses<'_>) -> bool {
        let Some(clause) = clauses(share) else { return false };
        let subjects = [part, whole].into_iter().filter_map(|fact| fact.measure.subject.as_deref());
        let beside = subjects.fold(self.knowledge().beside_totals(&clause), |words, subject| {
            words.replace(simplified(subject).as_str(), "")
        });
        beside.chars().count() <= BESIDE
    }

    fn implied(&self, facts: &[Fact<'_>]) -> Vec<Implied> {
        let share_of = |fact: &Fact<'_>| {
            let indicator = self.registry().get(fact.measure.indicator.as_ref()?)?;
            Some((indicator.share_of.clone()?, indicator.whole.clone()))
        };
        let mut implied = Vec::new();
        for share in facts.iter().filter(|fact| fact.measure.kind == Kind::Share) {
            let Some((counted, whole)) = share_of(share) else {
                continue;
            };
            let alike = |fact: &&Fact<'_>| {
                fact.measure.indicator.as_ref() == Some(&counted)
                    && fact.measure.scope == share.measure.scope
                    && fact.measure.period == share.measure.period
            };
            let distance = |fact: &&Fact<'_>| fact.index.abs_diff(share.index);
            let Some(part) = facts.iter().filter(alike).min_by_key(distance) else {
                continue;
            };
            let Some(total) = extent(part).strict.divided_by(&extent(share).strict) else {
                continue;
            };
            let id = whole.as_deref().and_then(|whole| whole.parse::<IndicatorId>().ok());
            let stated = id.and_then(|id| facts.iter().find(|fact| self.is_whole(fact, &id, share)));
            implied.push(Implied {
                part: locator(part),
                share: locator(share),
                whole,
                total,
                stated: stated.map(|fact| (locator(fact), extent(fact).strict.overlaps(&total))),
            });
        }
        implied
    }

    /// A stock of the whole region against the official figure of the region, or of the nation by residents.
    fn official(&self, fact: &Fact<'_>) -> Option<OfficialCheck> {
        let id = fact.measure.indicator.as_ref()?.as_str();
        let stock = fact.measure.kind == Kind::Stock && fact.measure.scope.to_string() == "self";
        let (adcode, year) = (fact.adcode()?, fact.window()?.last_year());
        // The official figure is of all: women or those under 35 have none.
        let is_of_group = !self.rules().identity(fact).is_empty();
        if !stock || fact.measure.part_of.is_some() || is_of_group {
            return None;
        }
        let table = self.denominators();
        if let Some(official) = table.within(id, adcode, year) {
            return Some(OfficialCheck {
                locator: locator(fact),
                official: official.clone(),
                fits: Some(extent(fact).strict.overlaps(&official.extent())),
                rates: None,
            });
        }
        let official = table.nearest(id, Adcode::NATION, year, super::pair::NEAR)?;
        let residents = |adcode, year| table.nearest("population_resident", adcode, year, super::pair::NEAR);
        let own = residents(adcode, year)?;
        let nation = residents(Adcode::NATION, official.date.year())?;
        let thousand = Interval::point(1000.into());
        let rate = |count: &Interval, residents: &Denominator| count.times(&thousand)?.divided_by(&residents.extent());
        let rates = (rate(&extent(fact).strict, own)?, rate(&official.extent(), nation)?);
        Some(OfficialCheck { locator: locator(fact), official: official.clone(), fits: None, rates: Some(rates) })
    }
}

pub(super) fn extent(fact: &Fact<'_>) -> Extent {
    Extent::of(&fact.measure.quantity, fact.measure.kind)
}
