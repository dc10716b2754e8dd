//! [`Words`]: words by their role; and those that link the numbers of a sentence and tell their kind, `links.tsv`.
//!
//! What a link is stands in the rooms that use them.

use std::sync::LazyLock;

use crate::table::{Index, Table, WordTree};

/// The words of a table, by role.
#[derive(Default)]
pub(crate) struct Words {
    roles_by_name: Vec<Role>,
    /// The names of the roles, in the same order.
    names: Names,
    /// And in the order of their bits.
    names_by_bit: Vec<&'static str>,
    groups: Vec<(&'static str, &'static str)>,
    /// For each word its place among the groups.
    group_places: Vec<Option<usize>>,
    /// All words, found in one pass whatever their roles.
    all: WordTree,
    ends: WordTree,
    texts: Names,
    /// For each word its roles, one bit each.
    roles: Vec<u64>,
}

/// What words of links do, one bit each: so that no name is looked up where words are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Roles(pub(crate) u64);

impl Roles {
    /// These roles and others, where a constant is made of them.
    pub(crate) const fn or(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// Whether one of others is among them.
    pub(crate) fn has(self, others: Roles) -> bool {
        self.0 & others.0 != 0
    }
}

impl std::ops::BitOr for Roles {
    type Output = Roles;

    fn bitor(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }
}

/// Gives roles of the table their bits, in order.
macro_rules! roles {
    ($($constant:ident $role:ident $name:literal,)*) => {
        enum Order { $($role),* }

        const NAMED: &[&str] = &[$($name),*];

        impl Roles {
            $(pub(crate) const $constant: Roles = Roles(1 << Order::$role as u64);)*
        }
    };
}

roles! {
    AVERAGE Average "average",
    ESTIMATES Estimates "estimates",
    LIMIT Limit "limit",
    ASKS Asks "asks",
    BEYOND Beyond "beyond",
    WITHIN Within "within",
    STAFFS Staffs "staffs",
    GROWS Grows "grows",
    REGULAR Regular "regular",
    BALANCE Balance "balance",
    ATTENDS Attends "attends",
    WHOLE Whole "whole",
    INCOME Income "income",
    SO_FAR SoFar "so_far",
    BUILT Built "built",
    UP Up "up",
    DOWN Down "down",
    NET_UP NetUp "net_up",
    NET_DOWN NetDown "net_down",
    STEM_UP StemUp "stem_up",
    STEM_DOWN StemDown "stem_down",
    MORE More "more",
    LESS Less "less",
    REACH Reach "reach",
    IMPROVES Improves "improves",
    YEAR Year "year",
    STEP Step "step",
    OTHER Other "other",
    COMPARES Compares "compares",
    SAME Same "same",
    INCLUDES Includes "includes",
    MAKES_UP MakesUp "makes_up",
    DEALS Deals "deals",
    STATES_TOTAL StatesTotal "states_total",
    TOTAL Total "total",
    AVERAGED Averaged "averaged",
    ATTRIBUTE Attribute "attribute",
    MEASURING Measuring "measuring",
    BROAD Broad "broad",
    AGAINST Against "against",
    HOLDS Holds "holds",
    EXCHANGES Exchanges "exchanges",
    PAIRS Pairs "pairs",
    TOGETHER Together "together",
    LOOSE Loose "loose",
    GOAL Goal "goal",
}

/// Where a word stands in a text, whatever its roles.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) roles: u64,
}

impl Standing {
    /// Whether the word has one of the roles.
    pub(crate) fn is(&self, roles: Roles) -> bool {
        self.roles & roles.0 != 0
    }
}

/// The words of one role, the longest first.
struct Role {
    name: &'static str,
    bit: u64,
    words: Vec<&'static str>,
}

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| read("links", include_str!("links.tsv"), NAMED, None));

/// `named`: the roles that have the first bits; `only`: the roles that are read, where not all are.
fn read(name: &'static str, text: &'static str, named: &[&str], only: Option<&[&str]>) -> Words {
    let mut words = Words::default();
    let mut index: Index<&'static str> = Index::default();
    let table = Table::read(name, text);
    for row in table.iter().flat_map(Table::rows) {
        let (role, word) = (row.get("role"), row.get("word"));
        if only.is_some_and(|only| !only.contains(&role)) {
            continue;
        }
        if role == "part" {
            words.groups.push((word, row.get("group")));
        }
        let known = words.roles_by_name.iter().position(|known| known.name == role);
        let known = known.unwrap_or_else(|| {
            let place = named.iter().position(|named| *named == role).unwrap_or_else(|| {
                let is_other = |known: &&Role| !named.contains(&known.name);
                named.len() + words.roles_by_name.iter().filter(is_other).count()
            });
            let bit = 1 << (place as u64 & 63);
            words.roles_by_name.push(Role { name: role, bit, words: Vec::new() });
            words.roles_by_name.len() - 1
        });
        let Some(entry) = words.roles_by_name.get_mut(known) else { continue };
        entry.words.push(word);
        let (at, is_new) = index.add(word);
        if is_new {
            words.roles.push(0);
        }
        if let Some(roles) = words.roles.get_mut(at) {
            *roles |= entry.bit;
        }
    }
    words.texts = Names::of(index.into_words());
    for role in &mut words.roles_by_name {
        role.words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    for role in &words.roles_by_name {
        let place = role.bit.trailing_zeros() as usize;
        words.names_by_bit.resize(words.names_by_bit.len().max(place + 1), "");
        words.names_by_bit.get_mut(place).into_iter().for_each(|name| *name = role.name);
    }
    words.names = Names::of(words.roles_by_name.iter().map(|role| role.name).collect());
    words.groups.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let place = |text: &&'static str| words.groups.iter().position(|(word, _)| word == text);
    words.group_places = words.texts.all.iter().map(place).collect();
    words.all = WordTree::of(words.texts.all.iter().copied());
    words.ends = WordTree::backwards(words.texts.all.iter().copied());
    words
}

/// Names and their places in a list, found by their spelling: a hash table of few bytes for each.
#[derive(Default)]
struct Names {
    all: Vec<&'static str>,
    /// For each place of the table the place in the list and one, or nought. Their number is a power of two.
    slots: Vec<u16>,
}

impl Names {
    fn of(all: Vec<&'static str>) -> Names {
        let mut names = Names { slots: vec![0; (8 * all.len() + 1).next_power_of_two()], all };
        for (name, number) in names.all.iter().zip(1..) {
            let mut slot = names.slot(name);
            while names.slots.get(slot).is_some_and(|taken| *taken != 0) {
                slot = names.next(slot);
            }
            if let Some(free) = names.slots.get_mut(slot) {
                *free = number;
            }
        }
        names
    }

    /// Where a name is looked for first, told by its first and its last bytes.
    #[inline]
    fn slot(&self, name: &str) -> usize {
        let bytes = name.as_bytes();
        let last = bytes.last_chunk().map_or(0, |last| u16::from_le_bytes(*last));
        // Most ideographs begin with like bytes and end with others.
        let first = bytes.get(1..).and_then(<[u8]>::first_chunk).map_or(0, |first| u16::from_le_bytes(*first));
        let key = u64::from(first) << 16 | u64::from(last);
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & self.slots.len().wrapping_sub(1)
    }

    #[inline]
    fn next(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    /// The place of a name in the list.
    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        let mut slot = self.slot(name);
        loop {
            let place = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            if *self.all.get(place)? == name {
                return Some(place);
            }
            slot = self.next(slot);
        }
    }
}

impl Words {
    /// The words of the crate.
    pub(crate) fn get() -> &'static Words {
        &WORDS
    }

    /// The words of a table by their role; none where it does not load.
    pub(crate) fn read(name: &'static str, text: &'static str) -> Words {
        read(name, text, &[], None)
    }

    /// The words of some roles of a table.
    pub(crate) fn read_some(name: &'static str, text: &'static str, roles: &[&str]) -> Words {
        read(name, text, &[], Some(roles))
    }

    /// The words of a role, longest first.
    pub(crate) fn of(&self, role: &str) -> &[&'static str] {
        self.role(role).map_or(&[], |role| role.words.as_slice())
    }

    fn role(&self, name: &str) -> Option<&Role> {
        self.roles_by_name.get(self.names.find(name)?)
    }

    /// The roles of these names.
    pub(crate) fn named(&self, roles: &[&str]) -> Roles {
        Roles(self.bits(roles))
    }

    /// Calls `take` for every word that a text begins with, the shortest first: its length and its roles.
    pub(crate) fn each_at(&self, text: &str, mut take: impl FnMut(usize, u64)) {
        self.all.each_at(text, |length, word| take(length, self.roles(word)));
    }

    /// All words as a tree.
    pub(crate) fn tree(&self) -> &WordTree {
        &self.all
    }

    /// All words, each with its roles.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.texts.all.iter().copied().zip(self.roles.iter().copied())
    }

    fn bits(&self, roles: &[&str]) -> u64 {
        roles.iter().filter_map(|role| self.role(role)).fold(0, |bits, role| bits | role.bit)
    }

    /// Whether a role is one of some: mostly there is none, or one, which has another name.
    fn is_among(&self, role: &str, mut roles: u64) -> bool {
        while roles != 0 {
            if self.names_by_bit.get(roles.trailing_zeros() as usize) == Some(&role) {
                return true;
            }
            roles &= roles - 1;
        }
        false
    }

    fn roles(&self, word: usize) -> u64 {
        self.roles.get(word).copied().unwrap_or(0)
    }

    /// Whether a word of the role stands in the text.
    pub(crate) fn any(&self, role: &str, text: &str) -> bool {
        self.all.any(text, |word| self.is_among(role, self.roles(word)))
    }

    /// Whether a word of the role begins the text.
    pub(crate) fn starts(&self, role: &str, text: &str) -> bool {
        let mut roles = 0;
        self.all.each_at(text, |_, word| roles |= self.roles(word));
        self.is_among(role, roles)
    }

    /// Whether the text is a word of the role.
    #[inline]
    pub(crate) fn is(&self, role: &str, text: &str) -> bool {
        self.texts.find(text).is_some_and(|word| self.is_among(role, self.roles(word)))
    }

    /// The roles of all words that end the text.
    pub(crate) fn ending_roles(&self, text: &str) -> Roles {
        let mut roles = 0;
        self.ends.each_before(text, |_, word| roles |= self.roles(word));
        Roles(roles)
    }

    /// Length of the longest word of the role that begins the text.
    pub(crate) fn opening(&self, role: &str, text: &str) -> Option<usize> {
        let mut longest = None;
        self.all.each_at(text, |length, word| {
            longest = Some(length).filter(|_| self.is_among(role, self.roles(word))).or(longest);
        });
        longest
    }

    /// Whether a word of the role ends the text.
    pub(crate) fn ends(&self, role: &str, text: &str) -> bool {
        self.is_among(role, self.ending_roles(text).0)
    }

    /// The group whose parts exclude each other, and the part of it that the text names.
    pub(crate) fn group(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let mut first: Option<usize> = None;
        self.all.every(text, |hit| {
            let place = self.group_places.get(hit.word).copied().flatten();
            first = place.filter(|place| first.is_none_or(|first| *place < first)).or(first);
        });
        self.groups.get(first?).map(|(word, group)| (*group, *word))
    }

    /// The longest word of the roles that ends the text, with its role; the last of several roles.
    pub(crate) fn ending<'r>(&self, text: &str, roles: &[&'r str]) -> Option<(&'static str, &'r str)> {
        let role = |word: usize| roles.iter().rev().find(|role| self.is_among(role, self.roles(word)));
        let mut longest = None;
        self.ends.each_before(text, |_, word| longest = role(word).map(|role| (word, *role)).or(longest));
        let (word, role) = longest?;
        Some((self.texts.all.get(word)?, role))
    }

    /// The text without the words of a role.
    pub(crate) fn without(&self, role: &str, text: &str) -> String {
        if !self.any(role, text) {
            return text.to_string();
        }
        let words = self.of(role).iter();
        words.fold(text.to_string(), |text, word| if text.contains(word) { text.replace(word, "") } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn every_role_has_a_bit_of_its_own() {
        let roles = &Words::get().roles_by_name;
        let bits = roles.iter().fold(0, |bits, role| bits | role.bit);
        assert_eq!(
            bits.count_ones() as usize,
            roles.len(),
            "more than 64 roles: a further one wants a table of its own"
        );
    }
}
