//! [`Pairs`]: a filter of the pairs of ideographs that words begin with, asked with six bytes of a text at once.

/// One bit for each pair that words begin with, by its hash: it may be set for others, seldom.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    bits: Vec<u64>,
}

/// Two characters of three bytes each, as they stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair(u64);

impl Pair {
    /// The pair that stands at a byte; none where other characters stand there, or the text ends soon behind it.
    #[inline]
    pub(crate) fn at(text: &[u8], at: usize) -> Option<Pair> {
        Pair::of(u64::from_le_bytes(text.get(at..at + 8)?.try_into().ok()?))
    }

    /// The pair that a text begins with, and the text behind its first character.
    #[inline]
    pub(super) fn opening(text: &[u8]) -> Option<(Pair, &[u8])> {
        let pair = Pair::of(u64::from_le_bytes(*text.first_chunk()?))?;
        Some((pair, text.get(3..)?))
    }

    /// The pair that a word begins with.
    pub(crate) fn of_word(word: &str) -> Option<Pair> {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(word.bytes()).for_each(|(own, byte)| *own = byte);
        Pair::of(u64::from_le_bytes(bytes))
    }

    /// The number of its first character.
    #[inline]
    pub(crate) fn first(self) -> u16 {
        ((self.0 & 0x0F) << 12 | (self.0 >> 2 & 0x0FC0) | (self.0 >> 16 & 0x3F)) as u16
    }

    /// The pair in the first six of eight bytes.
    #[inline]
    fn of(bytes: u64) -> Option<Pair> {
        let pair = bytes & 0xFFFF_FFFF_FFFF;
        (pair & 0xF000_00F0 == 0xE000_00E0).then_some(Pair(pair))
    }

    /// A number below [`Pairs::BITS`].
    #[inline]
    pub(super) fn hash(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
    }

    /// A number whose last bits are mixed of all of the pair.
    #[inline]
    fn mixed(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs { bits: vec![0; Pairs::BITS / 64] }
    }
}

impl Pairs {
    /// Bits of the filter, a power of two.
    pub(super) const BITS: usize = 1 << 16;

    /// The hashes of its pairs.
    pub(super) fn hashes(&self) -> impl Iterator<Item = usize> + '_ {
        let filled = self.bits.iter().enumerate().filter(|(_, bits)| **bits != 0);
        filled.flat_map(|(word, bits)| (0..64).filter(move |bit| bits >> bit & 1 != 0).map(move |bit| 64 * word + bit))
    }

    /// Adds the pair that a word begins with, if it does with one.
    pub(crate) fn add(&mut self, word: &str) {
        let Some(hash) = Pair::of_word(word).map(Pair::hash) else { return };
        if let Some(bits) = self.bits.get_mut(hash / 64) {
            *bits |= 1 << (hash % 64);
        }
    }

    /// Whether a word may begin with a pair.
    #[inline]
    pub(crate) fn may_begin(&self, pair: Pair) -> bool {
        let hash = pair.hash();
        self.bits.get(hash / 64).is_some_and(|bits| bits >> (hash % 64) & 1 != 0)
    }
}

/// What stands for each of some pairs: a hash table with open places.
#[derive(Debug, Clone, Default)]
pub(crate) struct PairMap {
    /// Pairs with what stands for them; nought is no pair. Their number is a power of two.
    slots: Vec<(u64, u32)>,
}

impl PairMap {
    /// For so many pairs at the most.
    pub(crate) fn for_pairs(count: usize) -> PairMap {
        PairMap { slots: vec![(0, 0); (2 * count + 2).next_power_of_two()] }
    }

    /// Enters what stands for a pair.
    pub(crate) fn insert(&mut self, pair: Pair, value: u32) {
        let mask = self.slots.len() - 1;
        let mut slot = pair.mixed() & mask;
        while self.slots.get(slot).is_some_and(|(key, _)| *key != 0 && *key != pair.0) {
            slot = (slot + 1) & mask;
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = (pair.0, value);
        }
    }

    /// What stands for a pair.
    #[inline]
    pub(crate) fn get(&self, pair: Pair) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = pair.mixed() & mask;
        loop {
            let (key, value) = self.slots.get(slot)?;
            if *key == pair.0 {
                return Some(*value);
            }
            if *key == 0 {
                return None;
            }
            slot = (slot + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_two_characters_of_three_bytes() {
        let text = "党员a，好的人";
        let [pair, other] = [0, 7].map(|at| Pair::at(text.as_bytes(), at).expect("a pair"));
        assert_eq!((Pair::at(text.as_bytes(), 3), Pair::at(text.as_bytes(), 13)), (None, None));
        let mut pairs = Pairs::default();
        pairs.add("党员干部");
        assert!(pairs.may_begin(pair) && !pairs.may_begin(other));
    }
}
