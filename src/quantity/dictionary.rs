//! [`Dictionary`]: words by their first or last character, the longest first.
//!
//! It knows nothing of what the words mean.

/// Words with what they stand for. A look-up reads a few characters, whatever the length of the text.
#[derive(Debug, Clone)]
pub(super) struct Dictionary<T> {
    /// The words whose key has some last bits, the longest first. Most look-ups find none.
    words: Vec<Vec<(String, T)>>,
    backwards: bool,
}

/// How many lists of words there are, a power of two.
const LISTS: usize = 512;

impl<T> Dictionary<T> {
    /// Words to be found by where they start.
    pub(super) fn forwards() -> Dictionary<T> {
        Dictionary { words: (0..LISTS).map(|_| Vec::new()).collect(), backwards: false }
    }

    /// Words to be found by where they end.
    pub(super) fn backwards() -> Dictionary<T> {
        Dictionary { backwards: true, ..Dictionary::forwards() }
    }

    /// Adds a word; one that is there already is replaced.
    pub(super) fn insert(&mut self, word: &str, item: T) {
        let key = if self.backwards { word.chars().next_back() } else { word.chars().next() };
        let Some(list) = key.and_then(|key| self.words.get_mut(key as usize % LISTS)) else {
            return;
        };
        list.retain(|(known, _)| known != word);
        let place = list.partition_point(|(known, _)| known.len() >= word.len());
        list.insert(place, (word.to_owned(), item));
    }

    /// All words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(|(word, _)| word.as_str())
    }

    /// The words at `at`, the longest first: those that start there, or those that end there.
    pub(super) fn at<'d>(&'d self, text: &'d str, at: usize) -> impl Iterator<Item = (usize, &'d T)> + 'd {
        let (part, list) = self.near(text, at).unwrap_or_default();
        list.iter().filter(move |(word, _)| self.stands(word, part)).map(|(word, item)| (word.len(), item))
    }

    /// The longest word at `at`.
    #[inline]
    pub(super) fn longest(&self, text: &str, at: usize) -> Option<(usize, &T)> {
        let (part, list) = self.near(text, at)?;
        list.iter().find(|(word, _)| self.stands(word, part)).map(|(word, item)| (word.len(), item))
    }

    /// The text on that side of `at` where words stand, and those of them that may stand there; mostly there are none.
    #[inline]
    fn near<'d, 't>(&'d self, text: &'t str, at: usize) -> Option<(&'t str, &'d [(String, T)])> {
        let part = if self.backwards { text.get(..at) } else { text.get(at..) }?;
        let key = if self.backwards { part.chars().next_back() } else { part.chars().next() }?;
        let list = self.words.get(key as usize % LISTS)?;
        (!list.is_empty()).then_some((part, list))
    }

    /// Whether a word begins or ends a text.
    #[inline]
    fn stands(&self, word: &str, part: &str) -> bool {
        // A word of several characters is told by the last byte of its second, counted from the key, before all of it is
        // compared.
        let second = |text: &str| {
            let bytes = text.as_bytes();
            if self.backwards { bytes.len().checked_sub(4).and_then(|at| bytes.get(at)) } else { bytes.get(5) }.copied()
        };
        second(word).is_none_or(|own| second(part) == Some(own))
            && if self.backwards { part.ends_with(word) } else { part.starts_with(word) }
    }
}
