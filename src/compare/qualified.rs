//! Of which sorts those are that a figure counts: its own qualifiers, the threshold of the count that a share is the share
//! of, and what its words or its whole (其中) say of a narrower population.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fact::{Fact, Qualifier};
use super::pair::Rules;
use crate::report::{Aspect, Measure};
use crate::script::{Script, simplified};
use crate::vocabulary::{Indicator, Kind};

/// The name of the qualifier that tells which part of a whole (其中) is counted.
pub(crate) const PART: &str = "part";
/// The name of the qualifier that tells what is ranked, where the indicator does not.
const LIST: &str = "list";
/// The name of the qualifier that tells among whom a rank is held.
pub(crate) const AMONG: &str = "among";
/// How many mentions a share may stand away from the count it is the share of.
const NEAR: usize = 4;

impl Rules<'_> {
    /// The qualifiers of a figure by name.
    pub(crate) fn qualifiers(&self, fact: &Fact<'_>) -> BTreeMap<String, Qualifier> {
        let mut dims = fact.dims();
        let indicator = fact.measure.indicator.as_ref().and_then(|id| self.registry.get(id));
        if let Some(indicator) = indicator {
            self.counted_with(fact, indicator, &mut dims);
        }
        for (name, value) in self.population(fact, indicator) {
            dims.entry(name).or_insert(Qualifier::Word(value));
        }
        for (name, value) in self.ranked(fact, indicator) {
            dims.entry(name.into()).or_insert(Qualifier::Word(value));
        }
        let is_group_told = dims.keys().any(|name| self.is_identity(name));
        if let Some(group) = self.share_of_group(fact).filter(|_| !is_group_told)
            && !group.is_whole
        {
            dims.insert(PART.into(), Qualifier::Word(group.subject));
        }
        if let Some(whole) = indicator.and_then(|indicator| self.whole_of(fact, indicator)) {
            let told = |dims: &BTreeMap<String, Qualifier>| -> BTreeMap<String, Qualifier> {
                let own = dims.iter().filter(|(name, _)| self.is_identity(name));
                own.map(|(name, value)| (name.clone(), value.clone())).collect()
            };
            // 其中女党员: what the qualifiers tell already needs no name besides.
            if told(&dims) == told(&self.qualifiers_of_whole(&whole, indicator)) {
                dims.insert(PART.into(), Qualifier::Word(part(fact)));
            }
        }
        dims
    }

    /// The qualifiers of a figure that are part of what is counted.
    pub(crate) fn identity(&self, fact: &Fact<'_>) -> BTreeMap<String, Qualifier> {
        let mut qualifiers = self.qualifiers(fact);
        qualifiers.retain(|name, _| self.is_identity(name));
        qualifiers
    }

    /// Whether a qualifier is part of what is counted.
    pub(crate) fn is_identity(&self, name: &str) -> bool {
        matches!(name, PART | LIST | AMONG) || self.dims.is_identity(name)
    }

    /// Whether a figure is the share of some group in a whole, where the group may be any: 女党员占25.6%.
    pub(crate) fn is_share_of_group(&self, fact: &Fact<'_>) -> bool {
        let indicator = fact.measure.indicator.as_ref().and_then(|id| self.registry.get(id));
        let is_of_group = indicator.is_some_and(|one| one.whole.is_some() && one.share_of.is_none());
        is_of_group && fact.measure.kind == Kind::Share
    }

    /// Whether a share of a group tells no group but the whole of its indicator (党员占常住人口的6.4%), so that it is a share
    /// of something else.
    pub(crate) fn is_share_of_another_whole(&self, fact: &Fact<'_>) -> bool {
        let is_read = !fact.measure.inferred.contains(&Aspect::Subject);
        let is_told = || !self.identity(fact).is_empty();
        is_read && self.share_of_group(fact).is_some_and(|group| group.is_whole) && !is_told()
    }

    /// The group that the subject of a share names.
    fn share_of_group(&self, fact: &Fact<'_>) -> Option<Group> {
        let indicator = self.registry.get(fact.measure.indicator.as_ref()?)?;
        let subject = in_simplified(fact, fact.measure.subject.as_deref()?).into_owned();
        let whole = indicator.whole.as_deref().filter(|_| self.is_share_of_group(fact))?;
        let is_whole = self.registry.named(whole).is_some_and(|whole| names(whole).any(|name| name.contains(&subject)));
        Some(Group { subject, is_whole })
    }

    /// What a rank is one of, where the name of the indicator does not say it, and among whom.
    fn ranked(&self, fact: &Fact<'_>, indicator: Option<&Indicator>) -> Vec<(&'static str, String)> {
        if fact.measure.kind != Kind::Rank {
            return Vec::new();
        }
        let subject = fact.measure.subject.as_deref().map(|subject| in_simplified(fact, subject));
        let is_new = |subject: &str| !indicator.iter().any(|one| names(one).any(|name| name.contains(subject)));
        let list = subject.filter(|subject| is_new(subject)).map(|subject| (LIST, subject.into_owned()));
        let verb = fact.measure.predicate.as_deref().filter(|_| !is_second_place(fact));
        let field = verb.and_then(|verb| self.knowledge.rank_field(verb));
        list.into_iter().chain(field.map(|field| (AMONG, field.to_string()))).collect()
    }

    fn qualifiers_of_whole(&self, whole: &Fact<'_>, indicator: Option<&Indicator>) -> BTreeMap<String, Qualifier> {
        let mut dims = whole.dims();
        for (name, value) in self.population(whole, indicator) {
            dims.entry(name).or_insert(Qualifier::Word(value));
        }
        dims
    }

    /// A share has the qualifiers of the count it is the share of: 收入5万元以上的村1.5万个，占93%.
    fn counted_with(&self, fact: &Fact<'_>, indicator: &Indicator, dims: &mut BTreeMap<String, Qualifier>) {
        let Some(counted) = indicator.share_of.as_ref().filter(|_| fact.measure.kind == Kind::Share) else {
            return;
        };
        let reach = fact.index.saturating_sub(NEAR)..fact.index.saturating_add(NEAR + 1);
        let near = reach.filter_map(|index| Fact::new(fact.report, index));
        let is_its = |other: &Measure| {
            let own = fact.measure;
            other.indicator.as_ref() == Some(counted) && (&other.scope, other.period) == (&own.scope, own.period)
        };
        // The count stands before its share where two are as near.
        let count = near
            .filter(|other| is_its(other.measure))
            .min_by_key(|other| (other.index.abs_diff(fact.index), other.index > fact.index));
        for (name, value) in count.iter().flat_map(Fact::dims) {
            if indicator.dims.iter().any(|dim| dim.name == name) {
                dims.entry(name).or_insert(value);
            }
        }
    }

    /// The whole that a part (其中) is only a sort of: one of its own indicator, or one of another where the words of the
    /// part do not name the indicator. A part that the registry knows inside its whole is told by its indicator.
    fn whole_of<'r>(&self, fact: &Fact<'r>, indicator: &Indicator) -> Option<Fact<'r>> {
        let whole = Fact::new(fact.report, fact.measure.part_of?)?;
        let id = whole.measure.indicator.as_ref();
        let is_known = id.is_some_and(|id| self.registry.contains(id, &indicator.id));
        let subject =
            || fact.measure.subject.as_deref().map(|subject| in_simplified(fact, subject)).unwrap_or_default();
        let is_named = || names(indicator).any(|name| subject().contains(name.as_str()));
        (id == Some(&indicator.id) || !(is_known || is_named())).then_some(whole)
    }

    /// What the subject says of sex, degree and the like, where the name of the indicator does not say it too.
    fn population(&self, fact: &Fact<'_>, indicator: Option<&Indicator>) -> BTreeMap<String, String> {
        let (Some(subject), Some(indicator)) = (&fact.measure.subject, indicator) else {
            return BTreeMap::new();
        };
        let is_new = |word: &str| !names(indicator).any(|name| name.contains(word));
        self.dims.of_population(&in_simplified(fact, subject), is_new)
    }
}

/// Whether a rank shares verb and subject with the other rank just before it (居全国第七、中部第一): nobody holds two places in
/// one field, so the verb tells the field of the first alone.
fn is_second_place(fact: &Fact<'_>) -> bool {
    let before = fact.index.checked_sub(1).and_then(|index| Fact::new(fact.report, index));
    before.is_some_and(|before| {
        let (one, other) = (before.measure, fact.measure);
        let is_shared = (&one.subject, &one.predicate, one.period) == (&other.subject, &other.predicate, other.period);
        one.kind == Kind::Rank && is_shared && one.quantity.value != other.quantity.value
    })
}

/// The group of which a share is told.
struct Group {
    subject: String,
    /// Whether it is the whole itself.
    is_whole: bool,
}

/// Which part it is: its subject, else its own words, which no other part has.
fn part(fact: &Fact<'_>) -> String {
    let told = fact.measure.subject.as_deref().unwrap_or(&fact.mention.text);
    in_simplified(fact, told).into_owned()
}

fn names(indicator: &Indicator) -> impl Iterator<Item = &String> {
    std::iter::once(&indicator.zh).chain(&indicator.synonyms)
}

/// Words of the report of a figure in Simplified characters.
fn in_simplified<'t>(fact: &Fact<'_>, words: &'t str) -> Cow<'t, str> {
    match fact.report.source.script {
        Script::Hant => Cow::Owned(simplified(words)),
        Script::Hans => Cow::Borrowed(words),
    }
}
