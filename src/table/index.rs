//! [`Index`]: words numbered in the order in which they come, each once.

use super::pairs::first_bytes;

/// Words by their numbers, and their numbers by a hash table with open places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index<W> {
    words: Vec<W>,
    /// Hashes with the numbers of their words; [`FREE`] where none stands. Their number is a power of two.
    slots: Vec<(u32, u32)>,
}

const FREE: u32 = u32::MAX;

impl<W: AsRef<str>> Index<W> {
    /// For so many words without growing.
    pub(crate) fn with_room(count: usize) -> Index<W> {
        Index { words: Vec::with_capacity(count), slots: room(count) }
    }

    /// The words in the order of their numbers.
    pub(crate) fn words(&self) -> &[W] {
        &self.words
    }

    /// The words in the order of their numbers, without the index.
    pub(crate) fn into_words(self) -> Vec<W> {
        self.words
    }

    /// The number of a word, and whether it came for the first time.
    pub(crate) fn add<'w>(&mut self, word: &'w str) -> (usize, bool)
    where
        W: From<&'w str>,
    {
        if 2 * self.words.len() >= self.slots.len() {
            let taken = std::mem::replace(&mut self.slots, room(2 * self.words.len()));
            for (hash, number) in taken.into_iter().filter(|(_, number)| *number != FREE) {
                let place = self.place(hash, |_| false);
                self.put(place, hash, number);
            }
        }
        let hash = hash(word);
        let is_word = |number: u32| self.words.get(number as usize).is_some_and(|own| own.as_ref() == word);
        let place = self.place(hash, is_word);
        match self.slots.get(place) {
            Some((_, number)) if *number != FREE => (*number as usize, false),
            _ => {
                let number = self.words.len();
                self.put(place, hash, number as u32);
                self.words.push(word.into());
                (number, true)
            }
        }
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let is_word = |number: u32| self.words.get(number as usize).is_some_and(|own| own.as_ref() == word);
        let (_, number) = self.slots.get(self.place(hash(word), is_word))?;
        (*number != FREE).then_some(*number as usize)
    }

    /// Where a word of a hash stands, or would stand.
    fn place(&self, hash: u32, is_word: impl Fn(u32) -> bool) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let is_other = |(own, number): &(u32, u32)| *number != FREE && !(*own == hash && is_word(*number));
        let mut place = hash as usize & mask;
        while self.slots.get(place).is_some_and(is_other) {
            place = (place + 1) & mask;
        }
        place
    }

    fn put(&mut self, place: usize, hash: u32, number: u32) {
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = (hash, number);
        }
    }
}

/// A table for so many words, half of it free.
fn room(count: usize) -> Vec<(u32, u32)> {
    vec![(0, FREE); (2 * count + 2).next_power_of_two()]
}

/// A number of 32 bits that mixes the length of a word with its first and its last bytes.
fn hash(word: &str) -> u32 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let last = word.as_bytes().last_chunk().map_or(0, |last| u64::from_le_bytes(*last));
    let first = u64::from_le_bytes(first_bytes(word)).wrapping_mul(FACTOR);
    let mixed = (first ^ last ^ word.len() as u64).wrapping_mul(FACTOR);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_number() {
        let words: Vec<String> = (0..1000).map(|number| format!("词{number}")).collect();
        let mut index: Index<String> = Index::default();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(index.add(word), (number, true));
            assert_eq!(index.add(word), (number, false));
        }
        assert_eq!(words.iter().map(|word| index.add(word)).filter(|(_, is_new)| *is_new).count(), 0);
        assert!(words.iter().zip(0..).all(|(word, number)| index.find(word) == Some(number)));
        assert_eq!((index.find("词"), Index::<String>::default().find("词0")), (None, None));
        assert_eq!(index.words(), words);
        assert_eq!(index.into_words(), words);
    }
}
