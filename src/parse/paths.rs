//! Paths of places: one that was written with the places that hold it (青石县红岩村) is the same where its last name
//! stands alone later.

use std::collections::HashMap;

use crate::text::Span;

use super::reach::InnerPlace;

/// The paths of a text by their last names.
#[derive(Default)]
pub(crate) struct Paths<'t> {
    text: &'t str,
    /// `None` where places of different paths are called so.
    first: HashMap<&'t str, Option<Span>>,
}

impl<'t> Paths<'t> {
    pub(crate) fn of(text: &'t str, places: &[InnerPlace]) -> Paths<'t> {
        let mut paths = Paths { text, first: HashMap::new() };
        for place in places.iter().filter(|place| !place.is_bare) {
            paths.note(place.span, place.last);
        }
        paths
    }

    /// Takes in the path of a place, if it is longer than its last name.
    pub(crate) fn note(&mut self, path: Span, last: Span) {
        let (Some(written), Some(name)) = (path.of(self.text), last.of(self.text)) else { return };
        if path.start >= last.start {
            return;
        }
        let known = self.first.entry(name).or_insert(Some(path));
        let Some(before) = known.and_then(|before| before.of(self.text)) else { return };
        *known = if written.ends_with(before) || before.ends_with(written) {
            known.filter(|known| known.start <= path.start).or(Some(path))
        } else {
            None
        };
    }

    /// The path a place was first written with before, or the place as it stands.
    pub(crate) fn whole(&self, place: Span) -> Span {
        let path = place.of(self.text).and_then(|name| *self.first.get(name)?);
        path.filter(|path| path.end <= place.start).unwrap_or(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_the_path_it_was_first_written_with() {
        let text = "红岩村。青石镇红岩村。红岩村。白水镇新村。蓝田镇新村。新村。";
        let at = |from: usize, name: &str| {
            let start = from + text[from..].find(name).expect("stands");
            Span::new(start, start + name.len())
        };
        let mut paths = Paths { text, ..Paths::default() };
        for (path, last) in [("青石镇红岩村", "红岩村"), ("白水镇新村", "新村"), ("蓝田镇新村", "新村")]
        {
            let path = at(0, path);
            paths.note(path, Span::new(path.end - last.len(), path.end));
        }
        let path = at(0, "青石镇红岩村");
        assert_eq!(paths.whole(at(path.end, "红岩村")), path);
        assert_eq!(paths.whole(at(0, "红岩村")), at(0, "红岩村"), "nothing stands before");
        let last = Span::new(text.len() - "新村。".len(), text.len() - "。".len());
        assert_eq!(paths.whole(last), last, "two places are called so");
    }
}
