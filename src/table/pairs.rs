//! [`Pairs`]: a filter of the pairs of ideographs that words begin with, asked with six bytes of a text at once.

/// One bit for each pair that words begin with, by its hash: it may be set for others, seldom.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    bits: Box<[u64; Pairs::BITS / 64]>,
}

/// Two characters of three bytes each, as they stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair(u64);

impl Pair {
    /// The pair that stands at a byte; none where other characters stand there, or the text ends before it does.
    #[inline]
    pub(crate) fn at(text: &[u8], at: usize) -> Option<Pair> {
        Some(Pair::opening(text.get(at..)?)?.0)
    }

    /// The pair that a text ends with.
    #[inline]
    pub(crate) fn ending(text: &[u8]) -> Option<Pair> {
        Pair::of_six(text.last_chunk()?)
    }

    #[inline]
    fn of_six([one, two, three, four, five, six]: &[u8; 6]) -> Option<Pair> {
        let behind = u16::from_le_bytes([*five, *six]);
        Pair::of(u64::from(behind) << 32 | u64::from(u32::from_le_bytes([*one, *two, *three, *four])))
    }

    /// The pair that a text begins with, and the text behind its first character.
    #[inline]
    pub(super) fn opening(text: &[u8]) -> Option<(Pair, &[u8])> {
        let pair = match text.first_chunk() {
            Some(eight) => Pair::of(u64::from_le_bytes(*eight)),
            None => Pair::near_end(text),
        };
        Some((pair?, text.get(3..)?))
    }

    /// The pair that a text of less than eight bytes begins with.
    #[cold]
    fn near_end(text: &[u8]) -> Option<Pair> {
        Pair::of_six(text.first_chunk()?)
    }

    /// The pair that a word begins with.
    pub(crate) fn of_word(word: &str) -> Option<Pair> {
        Pair::of(u64::from_le_bytes(first_bytes(word)))
    }

    /// The number of its first character.
    #[inline]
    pub(crate) fn first(self) -> u16 {
        ((self.0 & 0x0F) << 12 | (self.0 >> 2 & 0x0FC0) | (self.0 >> 16 & 0x3F)) as u16
    }

    /// The number of its second character.
    #[inline]
    pub(crate) fn second(self) -> u16 {
        Pair(self.0 >> 24).first()
    }

    /// The numbers of both, decoded together.
    #[inline]
    fn numbers(self) -> [u16; 2] {
        let both = |bits: u64| bits << 24 | bits;
        let codes = (self.0 & both(0x0F)) << 12 | (self.0 >> 2 & both(0x0FC0)) | (self.0 >> 16 & both(0x3F));
        [codes as u16, (codes >> 24) as u16]
    }

    /// A number below [`TAILS`] that tells its first character from most others: the two bytes it ends with.
    #[inline]
    pub(super) fn tail(self) -> usize {
        (self.0 >> 8) as usize % TAILS
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
}

/// How many tails there may be, a power of two.
pub(super) const TAILS: usize = 1 << 14;

/// The tail of a character, if it has three bytes.
pub(super) fn tail_of(character: char) -> Option<usize> {
    let mut bytes = [0; 8];
    character.encode_utf8(&mut bytes);
    // It makes a pair with itself.
    let word = u64::from_le_bytes(bytes);
    Pair::of(word | word << 24).map(Pair::tail)
}

/// The first eight bytes of a word; noughts behind a shorter one.
pub(crate) fn first_bytes(word: &str) -> [u8; 8] {
    let bytes = word.as_bytes();
    bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; 8];
        padded.iter_mut().zip(bytes).for_each(|(own, byte)| *own = *byte);
        padded
    })
}

/// The numbers of the bits that are set, in order.
pub(super) fn set_bits(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    let filled = words.iter().enumerate().filter(|(_, bits)| **bits != 0);
    filled.flat_map(|(word, bits)| {
        let mut left = *bits;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(64 * word + bit)
        })
    })
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs { bits: Box::new([0; Pairs::BITS / 64]) }
    }
}

impl Pairs {
    /// Bits of the filter, a power of two.
    pub(super) const BITS: usize = 1 << 16;

    /// The hashes of its pairs.
    pub(super) fn hashes(&self) -> impl Iterator<Item = usize> + '_ {
        set_bits(self.bits.as_slice())
    }

    /// Adds two characters, if they make a pair.
    pub(super) fn add_characters(&mut self, characters: [char; 2]) {
        let (mut bytes, mut length) = ([0; 8], 0);
        for character in characters {
            let Some(rest) = bytes.get_mut(length..) else { return };
            length += character.encode_utf8(rest).len();
        }
        self.enter(Pair::of(u64::from_le_bytes(bytes)));
    }

    /// Adds the pair that a word begins with, if it does with one.
    pub(crate) fn add(&mut self, word: &str) {
        self.enter(Pair::of_word(word));
    }

    fn enter(&mut self, pair: Option<Pair>) {
        let Some(hash) = pair.map(Pair::hash) else { return };
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

/// A filter of characters of three bytes, by the two they end with.
#[derive(Debug, Clone)]
pub(super) struct Tails {
    bits: Box<[u64; TAILS / 64]>,
}

impl Default for Tails {
    fn default() -> Tails {
        Tails { bits: Box::new([0; TAILS / 64]) }
    }
}

impl Tails {
    /// Adds a character, if it has three bytes.
    pub(super) fn add(&mut self, character: char) {
        let Some(tail) = tail_of(character) else { return };
        if let Some(bits) = self.bits.get_mut(tail / 64) {
            *bits |= 1 << (tail % 64);
        }
    }

    /// Whether the first character of a pair may be one of them.
    #[inline]
    pub(super) fn may_have(&self, pair: Pair) -> bool {
        let tail = pair.tail();
        self.bits.get(tail / 64).is_some_and(|bits| bits >> (tail % 64) & 1 != 0)
    }
}

/// One or two characters of the first plane as one number; never nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Code(u32);

impl Code {
    /// The code of two characters, or of one; none where one of them is beyond the first plane.
    #[inline]
    pub(crate) fn of(first: char, second: Option<char>) -> Option<Code> {
        let first = u16::try_from(first).ok().filter(|first| *first != 0)?;
        let second = match second {
            Some(second) => u16::try_from(second).ok().filter(|second| *second != 0)?,
            None => 0,
        };
        Some(Code(u32::from(first) << 16 | u32::from(second)))
    }

    /// The number of the first character.
    pub(super) fn first(self) -> u16 {
        (self.0 >> 16) as u16
    }

    /// The codes of a pair and of its first character.
    #[inline]
    pub(crate) fn of_pair(pair: Pair) -> (Code, Code) {
        let [first, second] = pair.numbers().map(u32::from);
        (Code(first << 16 | second), Code(first << 16))
    }

    /// The codes of a pair read from its end, and of its second character.
    #[inline]
    pub(crate) fn of_reversed(pair: Pair) -> (Code, Code) {
        let [first, second] = pair.numbers().map(u32::from);
        (Code(second << 16 | first), Code(second << 16))
    }
}

/// What stands for each of some codes: a hash table with open places.
#[derive(Debug, Clone, Default)]
pub(crate) struct CodeMap {
    /// Codes with what stands for them; nought is no code. Their number is a power of two.
    slots: Vec<(u32, u32)>,
}

impl CodeMap {
    /// For so many codes at the most.
    pub(crate) fn with_room(count: usize) -> CodeMap {
        CodeMap { slots: vec![(0, 0); (2 * count + 2).next_power_of_two()] }
    }

    /// The places where a code may stand, the likeliest first.
    #[inline]
    fn places(&self, Code(code): Code) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = u64::from(code).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        (first as usize..).map(move |place| place & mask)
    }

    /// Enters what stands for a code.
    pub(crate) fn insert(&mut self, code: Code, value: u32) {
        let is_free = |place: &usize| self.slots.get(*place).is_none_or(|(key, _)| *key == 0 || *key == code.0);
        let place = self.places(code).find(is_free);
        if let Some(slot) = place.and_then(|place| self.slots.get_mut(place)) {
            *slot = (code.0, value);
        }
    }

    /// What stands for a code.
    #[inline]
    pub(crate) fn get(&self, code: Code) -> Option<u32> {
        for place in self.places(code) {
            match self.slots.get(place)? {
                (key, value) if *key == code.0 => return Some(*value),
                (0, _) => break,
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_two_characters_of_three_bytes() {
        let text = "党员a，好的人";
        let [pair, other] = [0, 7].map(|at| Pair::at(text.as_bytes(), at).expect("a pair"));
        assert_eq!((Pair::at(text.as_bytes(), 3), Pair::at(text.as_bytes(), 16)), (None, None));
        assert!(
            Pair::at(text.as_bytes(), 13).is_some() && Pair::at(text.as_bytes(), 13) == Pair::ending(text.as_bytes())
        );
        let mut pairs = Pairs::default();
        pairs.add("党员干部");
        assert!(pairs.may_begin(pair) && !pairs.may_begin(other));
    }
}
