//! [`Pairs`]: a filter of the pairs of ideographs that words begin with, asked with six bytes of a text at once.

/// Bits of the filter, a power of two.
const BITS: usize = 1 << 16;

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

    /// The pair in the first six of eight bytes.
    #[inline]
    fn of(bytes: u64) -> Option<Pair> {
        let pair = bytes & 0xFFFF_FFFF_FFFF;
        (pair & 0xF000_00F0 == 0xE000_00E0).then_some(Pair(pair))
    }

    #[inline]
    fn hash(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
    }
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs { bits: vec![0; BITS / 64] }
    }
}

impl Pairs {
    /// Adds the pair that a word begins with, if it does with one.
    pub(crate) fn add(&mut self, word: &str) {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(word.bytes()).for_each(|(own, byte)| *own = byte);
        let Some(hash) = Pair::of(u64::from_le_bytes(bytes)).map(Pair::hash) else { return };
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

/// Which of several sorts of words may begin with a pair, one bit for each sort.
#[derive(Debug)]
pub(crate) struct Kinds(Box<[u8; BITS]>);

impl Kinds {
    /// Kinds of no pair.
    pub(crate) fn new() -> Kinds {
        Kinds(Box::new([0; BITS]))
    }

    /// Adds all pairs of a filter as some kinds.
    pub(crate) fn add(&mut self, kinds: u8, pairs: &Pairs) {
        for (word, places) in pairs.bits.iter().zip(self.0.chunks_mut(64)) {
            for (_, place) in places.iter_mut().enumerate().filter(|(bit, _)| word >> bit & 1 != 0) {
                *place |= kinds;
            }
        }
    }

    /// The kinds of the words that may begin with a pair.
    #[inline]
    pub(crate) fn of(&self, pair: Pair) -> u8 {
        self.0.get(pair.hash()).copied().unwrap_or(0)
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
