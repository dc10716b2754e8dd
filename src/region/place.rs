//! [`places`]: the places named in a text.
//!
//! Names are read from left to right, the longest first; names of divisions that lie in each other and stand side by
//! side make one place. What a name means is told by the division before it, by its list, by the region of the
//! report, by the place before it in the paragraph; else it stays open with its candidates.

use super::names::{Entry, Form, Target};
use super::{Adcode, Division, Gazetteer, Level};
use crate::text::Span;

/// What a place of a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// A division.
    Division(&'static Division),
    /// A unit without a code, in this division.
    Area(&'static Division),
    /// One of several divisions; nothing in the text decides.
    Open(Vec<&'static Division>),
}

/// A place named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFound<'t> {
    /// Where it stands, the names of the divisions before it included: 辽宁沈阳市辽中区.
    pub span: Span,
    /// The official name of the division; the name as written where it has no code or stays open.
    pub name: &'t str,
    /// What it is.
    pub referent: Referent,
    /// Whether its last name is written without its level word (四川, 大连).
    pub is_bare: bool,
}

impl PlaceFound<'_> {
    /// The division, if the place is one.
    pub fn division(&self) -> Option<&'static Division> {
        match &self.referent {
            Referent::Division(division) => Some(division),
            _ => None,
        }
    }

    /// The code of the division, if the place is one.
    pub fn adcode(&self) -> Option<Adcode> {
        self.division().map(Division::adcode)
    }

    /// The smallest division that surely holds the place: itself, that of an area, or what all candidates share.
    pub fn within(&self) -> Option<&'static Division> {
        let gazetteer = Gazetteer::get();
        match &self.referent {
            Referent::Division(division) | Referent::Area(division) => Some(division),
            Referent::Open(candidates) => {
                let first = candidates.first()?.adcode();
                [first.prefecture(), first.province()]
                    .into_iter()
                    .filter(|code| *code != first)
                    .find(|code| candidates.iter().all(|division| code.contains(division.adcode())))
                    .and_then(|code| gazetteer.division(code))
            }
        }
    }

    /// The province the place lies in, if that is sure.
    pub fn province(&self) -> Option<&'static Division> {
        let within = self.within()?;
        Gazetteer::get().province(within.adcode())
    }

    /// The level of the division or of all candidates; `None` for an area.
    pub fn level(&self) -> Option<Level> {
        match &self.referent {
            Referent::Division(division) => Some(division.level()),
            Referent::Area(_) => None,
            Referent::Open(candidates) => {
                let level = candidates.first()?.level();
                candidates.iter().all(|division| division.level() == level).then_some(level)
            }
        }
    }

    /// The codes it may be, where it stays open.
    pub fn candidates(&self) -> Vec<Adcode> {
        match &self.referent {
            Referent::Open(candidates) => candidates.iter().map(|division| division.adcode()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The places named in a text in Simplified characters, in text order. `home` is the region the text speaks of.
///
/// ```
/// use zongshu::region::places;
/// let found = places("辽宁沈阳市辽中区、山东淄博市、济宁市推行积分制，推广经验。", None);
/// let names: Vec<_> = found.iter().map(|place| (place.name, place.adcode().unwrap().get())).collect();
/// assert_eq!(names, [("辽中区", 210115), ("淄博市", 370300), ("济宁市", 370800)]);
/// assert_eq!(places("鼓楼区设岗", None)[0].candidates().len(), 4);
/// assert_eq!(places("鼓楼区设岗", "320100".parse().ok())[0].adcode().unwrap().get(), 320106);
/// ```
pub fn places(text: &str, home: Option<Adcode>) -> Vec<PlaceFound<'_>> {
    read(text, home, Style::Prose)
}

/// As [`places`], where the places of the text are known at which a name may begin (see [`Gazetteer::may_begin_with`]);
/// line ends are among them.
pub(crate) fn places_among(
    text: &str,
    home: Option<Adcode>,
    starts: impl Iterator<Item = usize>,
) -> Vec<PlaceFound<'_>> {
    Reader::new(text, home, Style::Prose).read(starts)
}

/// What sort of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Sentences: a bare name counts only where no other word can hide in it.
    Prose,
    /// Titles and names of newspapers: a bare name counts anywhere, before 日报 too.
    Title,
}

/// The places of a text of either style.
pub(super) fn read(text: &str, home: Option<Adcode>, style: Style) -> Vec<PlaceFound<'_>> {
    Reader::new(text, home, style).read(Gazetteer::get().names.starts(text))
}

/// The first division that a title or a clause names, whose names may begin at some of the `starts`; what stands behind it
/// is not read.
pub(super) fn first_division(text: &str, mut starts: impl Iterator<Item = usize>) -> Option<&'static Division> {
    let mut reader = Reader::new(text, None, Style::Title);
    starts.find_map(|at| {
        let place = reader.read_at(at)?;
        let division = place.division();
        if division.is_none() {
            reader.found.push(place);
        }
        division
    })
}

/// A name at a place of the text; an ordinary word has no entries.
#[derive(Debug, Clone, Copy)]
struct Token {
    length: usize,
    entries: &'static [Entry],
}

/// Some divisions: nearly always there is one.
#[derive(Default, Clone)]
struct Divisions {
    first: Option<&'static Division>,
    others: Vec<&'static Division>,
}

impl Divisions {
    fn push(&mut self, division: &'static Division) {
        match self.first {
            Some(_) => self.others.push(division),
            None => self.first = Some(division),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &'static Division> {
        self.first.iter().chain(&self.others).copied()
    }

    /// The one division that there is.
    fn only(&self) -> Option<&'static Division> {
        self.first.filter(|_| self.others.is_empty())
    }
}

impl FromIterator<&'static Division> for Divisions {
    fn from_iter<I: IntoIterator<Item = &'static Division>>(all: I) -> Divisions {
        let mut divisions = Divisions::default();
        all.into_iter().for_each(|division| divisions.push(division));
        divisions
    }
}

/// Divisions that names side by side may mean.
struct Chain {
    end: usize,
    divisions: Divisions,
    area: Option<&'static Division>,
    /// Where the last name begins.
    last: usize,
    form: Form,
    links: usize,
}

struct Reader<'t> {
    text: &'t str,
    style: Style,
    gazetteer: &'static Gazetteer,
    home: Option<Adcode>,
    /// Where the last place or word that hides names ends.
    end: usize,
    /// Number of places found before the paragraph.
    paragraph: usize,
    found: Vec<PlaceFound<'t>>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, home: Option<Adcode>, style: Style) -> Reader<'t> {
        let home = home.filter(|home| *home != Adcode::NATION);
        Reader { text, style, gazetteer: Gazetteer::get(), home, end: 0, paragraph: 0, found: Vec::new() }
    }

    /// Reads the places that begin at some of the `starts`; line ends are among them.
    fn read(mut self, starts: impl Iterator<Item = usize>) -> Vec<PlaceFound<'t>> {
        for at in starts {
            let place = self.read_at(at);
            self.found.extend(place);
        }
        self.found
    }

    /// Reads the place that begins at one of the starts, if one does.
    fn read_at(&mut self, at: usize) -> Option<PlaceFound<'t>> {
        if at < self.end {
            return None;
        }
        if self.rest(at).starts_with('\n') {
            self.paragraph = self.found.len();
            return None;
        }
        let (end, place) = self.names_at(at)?;
        self.end = end;
        place
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    /// Reads what stands at `at`, a place or a word that hides names: where it ends, or `None` if it is neither.
    fn names_at(&self, at: usize) -> Option<(usize, Option<PlaceFound<'t>>)> {
        let mut token = self.token(at, usize::MAX)?;
        while !token.entries.is_empty() {
            if let Some(place) = self.place(at, token) {
                return Some((place.span.end, Some(place)));
            }
            // 河南县市: the longer name is none here, the shorter may be.
            match self.token(at, token.length) {
                Some(shorter) => token = shorter,
                None => return None,
            }
        }
        Some((at + token.length, None))
    }

    /// The longest name at `at` below a length that does not go on as another word.
    fn token(&self, at: usize, mut below: usize) -> Option<Token> {
        let rest = self.rest(at);
        loop {
            let hit = self.gazetteer.names.longest(rest, below)?;
            let is_name = hit.entries.iter().any(|entry| entry.target != Target::Word && entry.form != Form::Bare);
            if !is_name && hit.entries.iter().any(|entry| entry.target == Target::Word) {
                return Some(Token { length: hit.length, entries: &[] });
            }
            let after = rest.get(hit.length..)?;
            let is_bare = hit.entries.iter().all(|entry| entry.form == Form::Bare);
            if !is_bare && let Some(shorter) = self.divided(at, hit.entries, hit.length) {
                return Some(shorter);
            }
            let is_other = if is_bare {
                self.style == Style::Prose
                    && self.gazetteer.words.is_extended(after)
                    && self.gazetteer.names.longest(after, usize::MAX).is_none()
            } else {
                self.gazetteer.words.goes_on(rest, hit.length) && self.inside(hit.entries, after).is_none()
            };
            if !is_other {
                return Some(Token { length: hit.length, entries: hit.entries });
            }
            below = hit.length;
        }
    }

    /// The official or usual name that `rest` begins with, of a division inside those of `entries`: its length.
    fn inside(&self, entries: &'static [Entry], rest: &str) -> Option<usize> {
        let hit = self.gazetteer.names.longest(rest, usize::MAX)?;
        let mut inner = self.divisions(hit.entries).filter(|(_, form)| *form != Form::Bare);
        let lies = |division: &Division| {
            self.divisions(entries).any(|(outer, _)| outer != division && outer.contains(division))
        };
        inner.any(|(division, _)| lies(division)).then_some(hit.length)
    }

    /// The bare name, where the level word of the longer name begins the name after it: 济南 in 济南市中区.
    fn divided(&self, at: usize, entries: &'static [Entry], length: usize) -> Option<Token> {
        let rest = self.rest(at);
        let (name, after) = rest.split_at_checked(length)?;
        if !self.gazetteer.names.may_begin(name.chars().next_back()?, after.chars().next()?)
            || self.inside(entries, after).is_some()
        {
            return None;
        }
        let hit = self.gazetteer.names.longest(rest, length)?;
        let next = self.inside(hit.entries, rest.get(hit.length..)?)?;
        (hit.length + next > length).then_some(Token { length: hit.length, entries: hit.entries })
    }

    fn divisions(&self, entries: &'static [Entry]) -> impl Iterator<Item = (&'static Division, Form)> {
        let gazetteer = self.gazetteer;
        entries.iter().filter_map(move |entry| match entry.target {
            Target::Division(at) => gazetteer.divisions.get(usize::from(at)).map(|division| (division, entry.form)),
            _ => None,
        })
    }

    fn area(&self, entries: &'static [Entry]) -> Option<&'static Division> {
        entries.iter().find_map(|entry| match entry.target {
            Target::Area(at) => {
                let area = self.gazetteer.areas.get(usize::from(at))?;
                self.gazetteer.division(area.within())
            }
            _ => None,
        })
    }

    /// Reads the place that begins with a name, if it is a place.
    fn place(&self, at: usize, token: Token) -> Option<PlaceFound<'t>> {
        let named = || self.divisions(token.entries).filter(|(division, _)| division.level() != Level::Nation);
        let mut chain = Chain {
            end: at + token.length,
            form: named().map(|(_, form)| form).min().unwrap_or(Form::Full),
            divisions: named().map(|(division, _)| division).collect(),
            area: self.area(token.entries),
            last: at,
            links: 1,
        };
        while chain.area.is_none() && self.extend(&mut chain) {}
        if chain.area.is_none() && chain.divisions.first.is_none() {
            return None;
        }
        let list = self.list_before(at);
        if chain.links == 1 && !self.stands_alone(at, &chain, list.is_some()) {
            return None;
        }
        let referent = match chain.area {
            Some(division) => Referent::Area(division),
            None => {
                let candidates = best(std::mem::take(&mut chain.divisions), chain.form);
                match candidates.only().or_else(|| self.decide(&candidates, list)) {
                    Some(division) => Referent::Division(division),
                    None => Referent::Open(candidates.iter().collect()),
                }
            }
        };
        // A bare name of a county is one only in the list of places of its province that are written alike.
        let is_bare = chain.form == Form::Bare;
        if chain.links == 1 && is_bare {
            let county = match &referent {
                Referent::Division(division) => division.level() == Level::County,
                Referent::Open(_) => true,
                Referent::Area(_) => false,
            };
            if county && !self.is_listed(list, &referent) {
                return None;
            }
        }
        let name = match &referent {
            Referent::Division(division) => division.name(),
            _ => self.text.get(chain.last..chain.end).unwrap_or(""),
        };
        Some(PlaceFound { span: Span::new(at, chain.end), name, referent, is_bare })
    }

    /// Takes the name after a chain into it, if it lies in what the chain means.
    fn extend(&self, chain: &mut Chain) -> bool {
        let rest = self.rest(chain.end);
        if let Some(token) = self.token(chain.end, usize::MAX) {
            if let Some(within) = self.area(token.entries) {
                let fits = |division: &Division| division.contains(within) || within.contains(division);
                if chain.divisions.iter().any(fits) {
                    *chain = Chain {
                        end: chain.end + token.length,
                        area: Some(within),
                        last: chain.end,
                        links: chain.links + 1,
                        form: Form::Full,
                        divisions: std::mem::take(&mut chain.divisions),
                    };
                    return true;
                }
            }
            let name = rest.get(..token.length).unwrap_or("");
            let inside = || {
                self.divisions(token.entries).filter(|(division, form)| {
                    let lies = |outer: &Division| outer.adcode() != division.adcode() && outer.contains(division);
                    let is_county = *form == Form::Bare && division.level() == Level::County;
                    chain.divisions.iter().any(lies) && !(is_county && self.gazetteer.words.is_plain(name))
                })
            };
            if let Some(form) = inside().map(|(_, form)| form).min() {
                *chain = Chain {
                    end: chain.end + token.length,
                    divisions: inside().map(|(division, _)| division).collect(),
                    area: None,
                    last: chain.end,
                    form,
                    links: chain.links + 1,
                };
                return true;
            }
        }
        let is_city = |division: &Division| division.level() >= Level::Prefecture;
        if chain.divisions.iter().any(is_city)
            && let Some(length) = self.gazetteer.words.area(rest)
        {
            let division = best(chain.divisions.clone(), chain.form).only();
            if let Some(division) = division.filter(|_| !self.gazetteer.words.goes_on(rest, length)) {
                chain.area = Some(division);
                chain.end += length;
                chain.links += 1;
                chain.form = Form::Full;
                return true;
            }
        }
        false
    }

    /// Whether a name that stands by itself is a place at all.
    fn stands_alone(&self, at: usize, chain: &Chain, is_listed: bool) -> bool {
        let before = self.text.get(..at).and_then(|head| head.chars().next_back());
        let name = self.text.get(at..chain.end).unwrap_or("");
        let words = &self.gazetteer.words;
        let is_free =
            is_listed || self.style == Style::Title || before.is_none_or(|character| !character.is_alphanumeric());
        match chain.form {
            Form::Full | Form::Usual if words.is_general(name) => is_listed,
            Form::Full | Form::Usual if name.chars().nth(2).is_none() => is_free,
            Form::Full | Form::Usual => true,
            Form::Letter => false,
            Form::Bare if chain.divisions.iter().any(|division| division.level() == Level::Province) => true,
            Form::Bare => {
                let is_led = || is_free || before.is_some_and(|character| words.may_precede(character));
                (is_listed || !words.is_plain(name)) && (is_led() || self.is_cut(at, chain.end - at))
            }
        }
    }

    /// Whether a bare name is what is left of a longer one that goes on as another word: 成都 in 成都市民.
    fn is_cut(&self, at: usize, length: usize) -> bool {
        let hit = self.gazetteer.names.longest(self.rest(at), usize::MAX);
        hit.is_some_and(|hit| hit.length > length)
    }

    /// The place before in the same list, by its index.
    fn list_before(&self, at: usize) -> Option<usize> {
        let last = self.found.last()?;
        let between = self.text.get(last.span.end..at)?;
        matches!(between.trim(), "、" | "和" | "与" | "及" | "以及" | "、和").then(|| self.found.len() - 1)
    }

    /// Whether a bare name continues a list whose places are written bare, in the same province.
    fn is_listed(&self, list: Option<usize>, referent: &Referent) -> bool {
        let Some(before) = list.and_then(|index| self.found.get(index)) else {
            return false;
        };
        let Referent::Division(division) = referent else {
            return false;
        };
        let province = before.province().map(Division::adcode);
        before.is_bare && before.level() != Some(Level::Province) && province == Some(division.adcode().province())
    }

    /// The one division of the candidates that the nearest context tells.
    fn decide(&self, candidates: &Divisions, list: Option<usize>) -> Option<&'static Division> {
        let mut contexts: Vec<Adcode> = Vec::new();
        let mut at = list;
        while let Some(place) = at.and_then(|index| self.found.get(index)) {
            contexts.extend(place.within().map(Division::adcode));
            at = self.list_of(at);
            if contexts.len() > 4 {
                break;
            }
        }
        contexts.extend(self.home);
        if self.found.len() > self.paragraph {
            contexts.extend(self.found.last().and_then(|place| place.within()).map(Division::adcode));
        }
        for context in contexts {
            for scope in [context, context.prefecture(), context.province()] {
                let mut inside = candidates.iter().filter(|division| scope.contains(division.adcode()));
                if let Some(first) = inside.next() {
                    return inside.next().is_none().then_some(first);
                }
            }
        }
        None
    }

    /// The place before another in the same list, by their indices.
    fn list_of(&self, index: Option<usize>) -> Option<usize> {
        let index = index?;
        let before = index.checked_sub(1)?;
        let (left, right) = (self.found.get(before)?, self.found.get(index)?);
        let between = self.text.get(left.span.end..right.span.start)?;
        (between.trim() == "、").then_some(before)
    }
}

/// What a chain most likely means: standing divisions before former ones; of bare names the highest level.
fn best(divisions: Divisions, form: Form) -> Divisions {
    if divisions.others.is_empty() {
        return divisions;
    }
    let mut divisions: Vec<_> = divisions.iter().collect();
    if divisions.iter().any(|division| division.is_current()) {
        divisions.retain(|division| division.is_current());
    }
    let level = divisions.iter().map(|division| division.level()).min();
    if form == Form::Bare {
        divisions.retain(|division| Some(division.level()) == level);
    }
    divisions.sort_by_key(|division| division.adcode());
    divisions.dedup_by_key(|division| division.adcode());
    divisions.into_iter().collect()
}
