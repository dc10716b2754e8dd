//! [`Cursor`]: a place in a text, and what stands there.

use super::numeral;

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub fn next_is(&self, chars: &str) -> bool {
        self.rest().chars().next().is_some_and(|next| chars.chars().any(|sign| sign == next))
    }

    pub fn take(&mut self, word: &str) -> bool {
        let is_next = !word.is_empty() && self.rest().starts_with(word);
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    pub fn take_any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let rest = self.rest().as_bytes();
        // Most words differ in their first bytes.
        let is_next = |word: &&str| word.len() <= rest.len() && word.bytes().zip(rest).all(|(own, next)| own == *next);
        let word = words.iter().copied().find(|word| is_next(word))?;
        self.at += word.len();
        Some(word)
    }

    pub fn numeral(&mut self) -> Option<numeral::Numeral> {
        let found = numeral::read(self.rest())?;
        self.at += found.len;
        Some(found)
    }

    /// Runs a rule; where it fails the cursor stays.
    pub fn attempt<T>(&mut self, rule: impl FnOnce(&mut Cursor<'t>) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let seen = rule(&mut ahead)?;
        *self = ahead;
        Some(seen)
    }
}
