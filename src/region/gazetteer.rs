//! [`Gazetteer`]: the divisions of GB/T 2260 with their names and changes, loaded once.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::area::Area;
use super::change::{Change, ChangeKind};
use super::names::{Entry, Form, Names, Target};
use super::words::Words;
use super::{Adcode, Division, Level};
use crate::table::{Pair, Pairs, Table};

/// The divisions of GB/T 2260 to county level, what became of former ones, and well-known units without a code.
///
/// The state is that of the end of 2024; changes reach back to 2010. It is loaded at the first [`get`](Gazetteer::get).
///
/// ```
/// use zongshu::region::Gazetteer;
/// let gazetteer = Gazetteer::get();
/// let names: Vec<&str> = gazetteer.lookup("凉山州").map(|division| division.name()).collect();
/// assert_eq!(names, ["凉山彝族自治州"]);
/// assert_eq!(gazetteer.lookup("巴州").count(), 2);
/// assert_eq!(gazetteer.lookup("川").next().map(|division| division.name()), Some("四川省"));
/// ```
#[derive(Debug)]
pub struct Gazetteer {
    /// Standing divisions by code, the nation first, then former ones by year.
    pub(super) divisions: Vec<Division>,
    standing: usize,
    changes: Vec<Change>,
    pub(super) areas: Vec<Area>,
    pub(super) names: Names,
    pub(super) words: Words,
}

const DIVISIONS: &str = include_str!("divisions.tsv");
const CHANGES: &str = include_str!("changes.tsv");
const USUAL: &str = include_str!("usual.tsv");
const AREAS: &str = include_str!("areas.tsv");
const WORDS: &str = include_str!("words.tsv");

impl Gazetteer {
    /// The gazetteer of the crate.
    pub fn get() -> &'static Gazetteer {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(Gazetteer::load)
    }

    /// Reads the tables of the crate. A row that cannot be read is left out; the tests hold that there is none.
    fn load() -> Gazetteer {
        let mut divisions = vec![Division {
            adcode: Adcode::NATION,
            name: "中华人民共和国",
            short: "全国",
            parent: None,
            since: None,
            until: None,
        }];
        for row in Table::read("divisions", DIVISIONS).iter().flat_map(Table::rows) {
            if let Ok(adcode) = row.get("adcode").parse() {
                divisions.push(division(adcode, row.get("name"), row.get("bare"), None));
            }
        }
        divisions.sort_by_key(|division| division.adcode);
        let standing = divisions.len();
        for at in 0..standing {
            if let Some(code) = divisions.get(at).map(|division| division.adcode) {
                let parent = parent(&divisions, code);
                if let Some(division) = divisions.get_mut(at) {
                    division.parent = parent;
                }
            }
        }
        let changes = changes();
        for change in &changes {
            if change.kind == ChangeKind::Created {
                if let Some(division) = standing_division(&mut divisions, standing, change.adcode) {
                    division.since = Some(change.year);
                }
                continue;
            }
            if matches!(change.kind, ChangeKind::Renamed | ChangeKind::Upgraded | ChangeKind::Recoded) {
                for successor in &change.successors {
                    if let Some(division) = standing_division(&mut divisions, standing, *successor) {
                        division.since = Some(division.since.unwrap_or(change.year).max(change.year));
                    }
                }
            }
            let mut former = division(change.adcode, change.name, "", Some(change.year));
            former.parent = parent(divisions.get(..standing).unwrap_or(&divisions), change.adcode);
            divisions.push(former);
        }
        let areas: Vec<(Area, &'static str)> = areas();
        let names = names(&divisions, standing, &changes, &areas);
        Gazetteer {
            divisions,
            standing,
            changes,
            areas: areas.into_iter().map(|(area, _)| area).collect(),
            words: Words::read(WORDS),
            names,
        }
    }

    /// The standing divisions in the order of their codes, without the nation.
    pub fn divisions(&self) -> impl Iterator<Item = &Division> {
        self.divisions.iter().take(self.standing).skip(1)
    }

    /// The changes of divisions from 2010 on, by year.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter()
    }

    /// The units without a code.
    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter()
    }

    /// The division of a code: the one that stands, else the last that stood under it.
    pub fn division(&self, adcode: Adcode) -> Option<&Division> {
        let standing = self.divisions.get(..self.standing)?;
        match standing.binary_search_by_key(&adcode, |division| division.adcode) {
            Ok(at) => standing.get(at),
            Err(_) => self.divisions.get(self.standing..)?.iter().rev().find(|division| division.adcode == adcode),
        }
    }

    /// The characters that written forms of names begin with.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = char> {
        self.names.firsts()
    }

    /// A filter of the first two characters of the written forms of names.
    pub(crate) fn pairs(&self) -> &Pairs {
        self.names.written()
    }

    /// Whether a written form of a name may begin with two characters; seldom true where none does.
    pub(crate) fn may_begin_with(&self, first: char, second: char) -> bool {
        self.names.may_begin(first, second)
    }

    /// As [`Gazetteer::may_begin_with`], of two characters as they stand in a text.
    #[inline]
    pub(crate) fn may_begin_at(&self, pair: Pair) -> bool {
        self.names.may_begin_at(pair)
    }

    /// The unit without a code of a name.
    pub fn area(&self, name: &str) -> Option<&Area> {
        self.names.exactly(name).iter().find_map(|entry| match entry.target {
            Target::Area(at) => self.areas.get(usize::from(at)),
            _ => None,
        })
    }

    /// The divisions of a name, as written: official, usual (凉山州), bare (凉山), one letter (川) or former (水城县).
    ///
    /// Standing divisions come before former ones, higher levels before lower ones. Nothing is allocated.
    ///
    /// ```
    /// use zongshu::region::Gazetteer;
    /// let former = Gazetteer::get().lookup("水城县").next().expect("a former county");
    /// assert_eq!((former.until(), former.adcode().to_string().as_str()), (Some(2020), "520221"));
    /// ```
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = &Division> {
        let entries = self.names.exactly(name);
        [
            (true, Level::Nation),
            (true, Level::Province),
            (true, Level::Prefecture),
            (true, Level::County),
            (false, Level::Prefecture),
            (false, Level::County),
        ]
        .into_iter()
        .flat_map(move |(current, level)| {
            entries.iter().filter_map(move |entry| match entry.target {
                Target::Division(at) => self
                    .divisions
                    .get(usize::from(at))
                    .filter(|division| division.is_current() == current && division.level() == level),
                _ => None,
            })
        })
    }

    /// The divisions directly below one, in the order of their codes.
    ///
    /// ```
    /// use zongshu::region::{Adcode, Gazetteer};
    /// let gazetteer = Gazetteer::get();
    /// assert_eq!(gazetteer.children(Adcode::NATION).count(), 34);
    /// assert_eq!(gazetteer.children("630000".parse()?).count(), 8);
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn children(&self, adcode: Adcode) -> impl Iterator<Item = &Division> {
        self.divisions().filter(move |division| division.parent == Some(adcode))
    }

    /// The province a code lies in; `None` for the nation.
    pub fn province(&self, adcode: Adcode) -> Option<&Division> {
        (adcode != Adcode::NATION).then(|| self.division(adcode.province())).flatten()
    }

    /// The divisions that stand today in the stead of a code: itself, or its successors.
    ///
    /// ```
    /// use zongshu::region::Gazetteer;
    /// let gazetteer = Gazetteer::get();
    /// let today: Vec<&str> = gazetteer.today("340225".parse()?).iter().map(|division| division.name()).collect();
    /// assert_eq!(today, ["无为市"]);
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn today(&self, adcode: Adcode) -> Vec<&Division> {
        match self.division(adcode) {
            Some(division) if division.is_current() => vec![division],
            Some(division) => self
                .changes
                .iter()
                .filter(|change| change.adcode == adcode && Some(change.year) == division.until)
                .flat_map(|change| &change.successors)
                .filter_map(|successor| self.division(*successor))
                .collect(),
            None => Vec::new(),
        }
    }

    /// The divisions that stood at the end of a year for a code of any year.
    ///
    /// A code that a later reform gave leads back to what was there before; one that was given up leads to its
    /// successors. Where nothing is known the answer is empty.
    ///
    /// ```
    /// use zongshu::region::Gazetteer;
    /// let gazetteer = Gazetteer::get();
    /// let names = |code: &str, year| -> Vec<&str> {
    ///     let code = code.parse().expect("a code");
    ///     gazetteer.resolve(code, year).iter().map(|division| division.name()).collect()
    /// };
    /// assert_eq!(names("370614", 2018), ["长岛县", "蓬莱市"]);
    /// assert_eq!(names("370684", 2023), ["蓬莱区"]);
    /// assert_eq!(names("330113", 2018), ["余杭区"]);
    /// ```
    pub fn resolve(&self, adcode: Adcode, year: i32) -> Vec<&Division> {
        let mut found: Vec<&Division> = Vec::new();
        for today in self.today(adcode) {
            if today.since.is_none_or(|since| since <= year) {
                found.push(today);
                continue;
            }
            found.extend(self.divisions.iter().skip(self.standing).filter(|former| {
                former.until.is_some_and(|until| until > year)
                    && self.changes.iter().any(|change| {
                        change.adcode == former.adcode
                            && Some(change.year) == former.until
                            && change.name == former.name
                            && change.successors.contains(&today.adcode)
                    })
            }));
            for change in self.changes.iter().filter(|change| change.adcode == today.adcode) {
                found.extend(change.origins.iter().filter_map(|origin| self.division(*origin)));
            }
        }
        found.sort_by_key(|division| division.adcode);
        found.dedup_by_key(|division| division.adcode);
        found
    }
}

/// A division with its bare name made from its full one where the table gives none.
fn division(adcode: Adcode, name: &'static str, bare: &'static str, until: Option<i32>) -> Division {
    let short = if bare.is_empty() { without_level(name) } else { bare };
    Division { adcode, name, short, parent: None, since: None, until }
}

/// The level words a full name may end in.
const LEVEL_WORDS: [&str; 12] =
    ["特别行政区", "新区", "地区", "特区", "林区", "省", "市", "县", "区", "州", "盟", "旗"];

/// The level words of divisions of other nationalities, short and whole.
const AUTONOMOUS: [(&str, &str); 3] = [("州", "自治州"), ("县", "自治县"), ("旗", "自治旗")];

/// The name without its level word; names that would keep one character only stay whole.
fn without_level(name: &'static str) -> &'static str {
    LEVEL_WORDS
        .iter()
        .find_map(|word| name.strip_suffix(word))
        .filter(|short| short.chars().nth(1).is_some())
        .unwrap_or(name)
}

fn parent(divisions: &[Division], code: Adcode) -> Option<Adcode> {
    if code == Adcode::NATION {
        return None;
    }
    if code == code.province() {
        return Some(Adcode::NATION);
    }
    let prefecture = code.prefecture();
    let stands = |code| divisions.binary_search_by_key(&code, |division: &Division| division.adcode).is_ok();
    Some(if prefecture != code && stands(prefecture) { prefecture } else { code.province() })
}

fn codes(cell: &str) -> Vec<Adcode> {
    cell.split(';').filter_map(|code| code.parse().ok()).collect()
}

fn changes() -> Vec<Change> {
    Table::read("changes", CHANGES)
        .iter()
        .flat_map(Table::rows)
        .filter_map(|row| {
            Some(Change {
                year: row.get("year").parse().ok()?,
                adcode: row.get("adcode").parse().ok()?,
                name: row.get("name"),
                kind: row.get("change").parse().ok()?,
                successors: codes(row.get("successors")),
                origins: codes(row.get("origins")),
            })
        })
        .collect()
}

fn areas() -> Vec<(Area, &'static str)> {
    Table::read("areas", AREAS)
        .iter()
        .flat_map(Table::rows)
        .filter_map(|row| {
            let within = row.get("within").parse().ok()?;
            Some((Area { name: row.get("name"), within }, row.get("also")))
        })
        .collect()
}

/// Every written form of everything that has a name.
fn names(divisions: &[Division], standing: usize, changes: &[Change], areas: &[(Area, &'static str)]) -> Names {
    let mut entries = Vec::with_capacity(divisions.len() * 2 + 512);
    for (at, division) in (0u16..).zip(divisions) {
        let target = Target::Division(at);
        let mut add = |name: Cow<'static, str>, form| entries.push(Entry { name, form, target });
        // A unit that only took another code is found under the code it has now.
        let is_recoded = usize::from(at) >= standing
            && changes.iter().any(|change| {
                change.kind == ChangeKind::Recoded && change.adcode == division.adcode && change.name == division.name
            });
        if is_recoded {
            continue;
        }
        add(division.name.into(), Form::Full);
        if division.short != division.name && division.is_current() {
            add(division.short.into(), Form::Bare);
        }
        if let Some((word, whole)) = AUTONOMOUS.into_iter().find(|(_, whole)| division.name.ends_with(whole)) {
            add([division.short, word].concat().into(), Form::Usual);
            add([division.short, whole].concat().into(), Form::Usual);
        }
    }
    for row in Table::read("usual", USUAL).iter().flat_map(Table::rows) {
        let code = row.get("adcode").parse::<Adcode>().ok();
        let at = code
            .and_then(|code| divisions.get(..standing)?.binary_search_by_key(&code, |division| division.adcode).ok());
        if let Some(at) = at.and_then(|at| u16::try_from(at).ok()) {
            let form = if row.get("form") == "letter" { Form::Letter } else { Form::Usual };
            entries.push(Entry { name: row.get("usual").into(), form, target: Target::Division(at) });
        }
    }
    for (at, (area, also)) in (0u16..).zip(areas) {
        for name in std::iter::once(area.name).chain(also.split(';')).filter(|name| !name.is_empty()) {
            entries.push(Entry { name: name.into(), form: Form::Full, target: Target::Area(at) });
        }
    }
    for row in Table::read("words", WORDS).iter().flat_map(Table::rows) {
        if row.get("role") == "hides" {
            entries.push(Entry { name: row.get("word").into(), form: Form::Full, target: Target::Word });
        }
    }
    Names::new(entries)
}

/// The division of today with a code, among the first `standing` of the sorted divisions.
fn standing_division(divisions: &mut [Division], standing: usize, adcode: Adcode) -> Option<&mut Division> {
    let today = divisions.get_mut(..standing)?;
    let at = today.binary_search_by_key(&adcode, |division| division.adcode).ok()?;
    today.get_mut(at)
}
