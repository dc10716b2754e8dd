//! [`Dictionary`]: words by their first or last character, the longest first.
//!
//! It knows nothing of what the words mean.

/// Words with what they stand for. A look-up reads a few characters, whatever the length of the text.
#[derive(Debug, Clone)]
pub(super) struct Dictionary<T> {
    /// In the order of the characters.
    words: Vec<(char, Vec<(String, T)>)>,
    /// One bit for each of the characters, by its last bits: most look-ups find nothing and end here.
    keys: [u64; 16],
    backwards: bool,
}

impl<T> Dictionary<T> {
    /// Words to be found by where they start.
    pub(super) fn forwards() -> Dictionary<T> {
        Dictionary { words: Vec::new(), keys: [0; 16], backwards: false }
    }

    /// Words to be found by where they end.
    pub(super) fn backwards() -> Dictionary<T> {
        Dictionary { words: Vec::new(), keys: [0; 16], backwards: true }
    }

    /// Adds a word; one that is there already is replaced.
    pub(super) fn insert(&mut self, word: &str, item: T) {
        let mut chars = word.chars();
        let Some(key) = (if self.backwards { chars.next_back() } else { chars.next() }) else {
            return;
        };
        if let Some(bits) = self.keys.get_mut(key as usize / 64 % 16) {
            *bits |= 1 << (key as usize % 64);
        }
        let place = match self.place(key) {
            Ok(place) => place,
            Err(place) => {
                self.words.insert(place, (key, Vec::new()));
                place
            }
        };
        let Some((_, list)) = self.words.get_mut(place) else {
            return;
        };
        list.retain(|(known, _)| known != word);
        let place = list.partition_point(|(known, _)| known.len() >= word.len());
        list.insert(place, (word.to_owned(), item));
    }

    fn may_have(&self, key: char) -> bool {
        self.keys.get(key as usize / 64 % 16).is_some_and(|bits| bits >> (key as usize % 64) & 1 == 1)
    }

    fn place(&self, key: char) -> Result<usize, usize> {
        self.words.binary_search_by_key(&key, |(key, _)| *key)
    }

    /// The words at `at`, the longest first: those that start there, or those that end there.
    pub(super) fn at<'d>(&'d self, text: &'d str, at: usize) -> impl Iterator<Item = (usize, &'d T)> + 'd {
        let part = if self.backwards { text.get(..at) } else { text.get(at..) }.unwrap_or("");
        let key = if self.backwards { part.chars().next_back() } else { part.chars().next() };
        let list = key
            .filter(|key| self.may_have(*key))
            .and_then(|key| self.words.get(self.place(key).ok()?))
            .map_or(&[][..], |(_, list)| list.as_slice());
        list.iter()
            .filter(
                move |(word, _)| {
                    if self.backwards { part.ends_with(word.as_str()) } else { part.starts_with(word.as_str()) }
                },
            )
            .map(|(word, item)| (word.len(), item))
    }

    /// Length of the longest word at `at`; nought where there is none.
    pub(super) fn longest(&self, text: &str, at: usize) -> usize {
        self.at(text, at).next().map_or(0, |(length, _)| length)
    }
}
