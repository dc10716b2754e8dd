//! The region a report speaks of, from its title, its publisher and its text.

use std::collections::BTreeMap;

use super::place::{Referent, Style, first_division, read};
use super::{Adcode, Division, Gazetteer, Level};

/// Words by which a report speaks of its own region, and the level they tell.
const OWN: [(&str, Level); 14] = [
    ("全省", Level::Province),
    ("我省", Level::Province),
    ("省委", Level::Province),
    ("全市", Level::Prefecture),
    ("我市", Level::Prefecture),
    ("市委", Level::Prefecture),
    ("全州", Level::Prefecture),
    ("我州", Level::Prefecture),
    ("全盟", Level::Prefecture),
    ("全县", Level::County),
    ("我县", Level::County),
    ("县委", Level::County),
    ("全旗", Level::County),
    ("我旗", Level::County),
];

/// 全区 and 我区 are said by autonomous regions and by districts.
const OWN_AREA: [&str; 3] = ["全区", "我区", "区委"];

impl Gazetteer {
    /// The region named first in a title or the name of a newspaper, bare names included; `None` where none is named
    /// or the first one stays open.
    ///
    /// ```
    /// use zongshu::region::Gazetteer;
    /// let first = |text| Gazetteer::get().first_region(text).map(|division| division.name());
    /// assert_eq!(first("书写新时代成都组织工作新篇章"), Some("成都市"));
    /// assert_eq!(first("四川日报"), Some("四川省"));
    /// assert_eq!(first("组织工作综述"), None);
    /// ```
    pub fn first_region(&'static self, text: &str) -> Option<&'static Division> {
        first_division(text, self.names.starts(text))
    }

    /// As [`Gazetteer::first_region`], where the places of the text are known at which a name may begin.
    pub(crate) fn first_region_among(
        &'static self,
        text: &str,
        starts: impl Iterator<Item = usize>,
    ) -> Option<&'static Division> {
        first_division(text, starts)
    }

    /// The region a report speaks of: named in its title; else told by its publisher, or by the place its text names
    /// most, at the level the text speaks of (全省, 我市). The nation where no region speaks of itself.
    ///
    /// All texts are in Simplified characters; an empty text says nothing.
    ///
    /// ```
    /// use zongshu::region::Gazetteer;
    /// let of = |title, publisher, body| {
    ///     Gazetteer::get().region_of(title, publisher, body).map(|division| division.name())
    /// };
    /// assert_eq!(of("全省组织工作综述", "四川日报", "我省选派干部。"), Some("四川省"));
    /// assert_eq!(of("成都组织工作综述", "成都日报", "我市选派干部。"), Some("成都市"));
    /// assert_eq!(of("2031年组织工作回眸", "", "全省动员。走进海南，海南干部下乡。"), Some("海南省"));
    /// assert_eq!(of("全国组织工作综述", "", "各地探索。"), Some("中华人民共和国"));
    /// ```
    pub fn region_of(&'static self, title: &str, publisher: &str, body: &str) -> Option<&'static Division> {
        let (level, spoken) = own_level(title, body);
        let fits = |division: &Division| match level {
            Some(level) => division.level() == level,
            None => true,
        };
        let titled = read(title, None, Style::Title);
        if let Some(named) = titled.iter().find_map(|place| place.division().filter(|division| fits(division))) {
            return Some(named);
        }
        let published = self.first_region(publisher);
        let mut counts: BTreeMap<Adcode, usize> = BTreeMap::new();
        for division in read(body, None, Style::Prose).iter().filter_map(|place| place.division()) {
            for code in [division.adcode(), division.adcode().prefecture(), division.adcode().province()] {
                *counts.entry(code).or_default() += 1;
            }
        }
        // A name of several divisions: the one whose province or city is spoken of.
        for place in &titled {
            if let Referent::Open(candidates) = &place.referent {
                let near = |division: &&&'static Division| {
                    let around = [division.adcode().prefecture(), division.adcode().province()];
                    let said = around.iter().filter_map(|code| counts.get(code)).sum::<usize>();
                    let told = published.is_some_and(|published| published.contains(division));
                    (told, said)
                };
                if let Some(best) = candidates.iter().max_by_key(near).filter(|division| near(division) != (false, 0)) {
                    return Some(best);
                }
            }
        }
        if let Some(named) = titled.iter().find_map(|place| place.division()).filter(|_| level.is_none()) {
            return Some(named);
        }
        let provinces = counts.keys().filter(|code| code.get() != 0 && **code == code.province()).count();
        let is_national = title.contains("全国") || title.contains("各地") || (provinces >= 8 && spoken < provinces);
        if is_national && titled.iter().all(|place| place.division().is_none()) {
            return self.division(Adcode::NATION);
        }
        published
            .filter(|division| level.is_some() && fits(division))
            .or_else(|| {
                let fitting = counts.iter().filter_map(|(code, count)| Some((self.division(*code)?, *count)));
                let most = fitting.filter(|(division, _)| level.is_some() && fits(division));
                most.max_by_key(|(division, count)| (*count, std::cmp::Reverse(division.adcode())))
                    .map(|(division, _)| division)
            })
            .or_else(|| titled.iter().find_map(|place| place.division()))
            .or(published)
    }
}

/// The level at which a text speaks of its own region, and how often: that of the title, else the commonest of the text.
fn own_level(title: &str, body: &str) -> (Option<Level>, usize) {
    for text in [title, body] {
        let mut counts: BTreeMap<Level, usize> = BTreeMap::new();
        for (word, level) in OWN {
            *counts.entry(level).or_default() += text.matches(word).count();
        }
        let areas: usize = OWN_AREA.iter().map(|word| text.matches(word).count()).sum();
        let most = counts.iter().max_by_key(|(level, count)| (**count, std::cmp::Reverse(**level)));
        if let Some((level, _)) = most.filter(|(_, count)| **count > 0 && areas <= **count) {
            return (Some(*level), counts.values().sum());
        }
        if areas > 0 {
            // 全区 tells a district where an autonomous region is not named.
            let is_region = ["自治区", "内蒙古", "广西", "西藏", "宁夏", "新疆"].iter().any(|name| body.contains(name));
            return (Some(if is_region { Level::Province } else { Level::County }), areas);
        }
    }
    (None, 0)
}
