//! [`ThemeWords`]: key words of themes, from the table `themes.tsv`.

use std::sync::OnceLock;

use super::Theme;
use crate::table::{Table, WordTree};

/// Key words that tell what a text is about.
///
/// ```
/// use zongshu::vocabulary::{Theme, ThemeWords};
/// assert_eq!(ThemeWords::get().theme_of("建强基层党组织"), Theme::Grassroots);
/// assert_eq!(ThemeWords::get().theme_of("春暖花开"), Theme::Other);
/// ```
#[derive(Debug)]
pub struct ThemeWords {
    words: WordTree,
    entries: Vec<(Theme, u32)>,
    longest: usize,
}

/// How much a text says of each theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ThemeScore([u64; 9]);

impl ThemeWords {
    /// The words of the crate.
    pub fn get() -> &'static ThemeWords {
        static WORDS: OnceLock<ThemeWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            let (mut words, mut entries) = (Vec::new(), Vec::new());
            if let Ok(table) = Table::read("themes", include_str!("themes.tsv")) {
                for row in table.rows() {
                    if let (Ok(theme), Ok(weight)) = (row.get("theme").parse(), row.get("weight").parse()) {
                        words.push(row.get("keyword"));
                        entries.push((theme, weight));
                    }
                }
            }
            let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
            ThemeWords { words: WordTree::of(words), entries, longest }
        })
    }

    /// Bytes of the longest key word.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// How much a text says of each theme, by the key words in it.
    pub fn score(&self, text: &str) -> ThemeScore {
        let mut score = ThemeScore::default();
        self.words.words(text).for_each(|found| self.count(found.word, &mut score));
        score
    }

    /// Whether a text has a key word of a theme.
    pub(crate) fn tells(&self, text: &str) -> bool {
        let is_told = |(theme, weight): &(Theme, u32)| *theme != Theme::Other && *weight > 0;
        self.words.words(text).any(|found| self.entries.get(found.word).is_some_and(is_told))
    }

    fn count(&self, word: usize, score: &mut ThemeScore) {
        if let Some((theme, weight)) = self.entries.get(word)
            && let Some(sum) = score.0.get_mut(*theme as usize)
        {
            *sum += u64::from(*weight);
        }
    }

    /// The theme a text says most of; other where it says nothing of any.
    pub fn theme_of(&self, text: &str) -> Theme {
        self.score(text).best(0)
    }
}

impl ThemeScore {
    /// The score, each theme times `factor`.
    #[must_use]
    pub fn scaled(mut self, factor: u32) -> ThemeScore {
        for sum in &mut self.0 {
            *sum = sum.saturating_mul(u64::from(factor));
        }
        self
    }

    /// The score brought to a sum of `total`, so that a long text weighs no more than a short one.
    #[must_use]
    pub fn normalised(mut self, total: u32) -> ThemeScore {
        let whole = self.0.iter().sum::<u64>().max(1);
        for sum in &mut self.0 {
            *sum = *sum * u64::from(total) / whole;
        }
        self
    }

    /// The score, nothing said of one theme.
    #[must_use]
    pub fn without(mut self, theme: Theme) -> ThemeScore {
        if let Some(sum) = self.0.get_mut(theme as usize) {
            *sum = 0;
        }
        self
    }

    /// How much is said of one theme.
    pub fn of(&self, theme: Theme) -> u64 {
        self.0.get(theme as usize).copied().unwrap_or(0)
    }

    /// By how much the highest score, other aside, exceeds the next.
    pub(crate) fn margin(&self) -> u64 {
        let (mut first, mut second) = (0, 0);
        for (_, sum) in Theme::ALL.iter().zip(self.0).filter(|(theme, _)| **theme != Theme::Other) {
            if sum > first {
                (first, second) = (sum, first);
            } else if sum > second {
                second = sum;
            }
        }
        first - second
    }

    /// Adds another score.
    pub fn add(&mut self, other: &ThemeScore) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(more);
        }
    }

    /// The theme with the highest score above `least`, other aside; the first in the order of [`Theme::ALL`] where two are equal.
    pub fn best(&self, least: u64) -> Theme {
        let (mut best, mut most) = (Theme::Other, least);
        for (theme, sum) in Theme::ALL.into_iter().zip(self.0) {
            if sum > most && theme != Theme::Other {
                (best, most) = (theme, sum);
            }
        }
        best
    }
}
