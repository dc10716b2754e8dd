//! [`Mentioned`]: where words of an indicator stand in a text, whether or not a figure stands beside them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::report::Report;
use crate::script::Reading;
use crate::text::{Source, Span};
use crate::vocabulary::{IndicatorId, Registry};

/// Words shorter than this stand in every report and tell nothing.
const LEAST: usize = 3;

/// The first place where words of an indicator stand in a text.
///
/// The words are the name and the synonyms of the registry; of a synonym that lies inside a near miss (`not_this`)
/// nothing is said. That words stand there does not mean that a number does.
///
/// ```
/// use zongshu::corpus::Mentioned;
/// use zongshu::parse::Parser;
/// use zongshu::text::Source;
/// use zongshu::vocabulary::Registry;
/// let source = Source::from_text("持续整顿软弱涣散党组织。");
/// let report = Parser::default().read(&source);
/// let mentioned = Mentioned::of(&source, &report, Registry::bundled());
/// let span = mentioned.get(&"weak_party_orgs_rectified".parse()?).expect("it is mentioned");
/// assert_eq!(source.slice(span), "软弱涣散");
/// # Ok::<(), zongshu::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentioned {
    places: BTreeMap<IndicatorId, Span>,
}

/// The words of a registry, to be found in one pass.
struct Words<'r> {
    search: AhoCorasick,
    /// Of each word the indicator it speaks of, or of which it is a near miss.
    meanings: Vec<(&'r IndicatorId, bool)>,
}

impl<'r> Words<'r> {
    fn of(registry: &'r Registry) -> Option<Words<'r>> {
        let telling = |word: &&String| word.chars().count() >= LEAST && !word.contains('…');
        let mut words: Vec<&str> = Vec::new();
        let mut meanings = Vec::new();
        for indicator in registry.iter() {
            let own = indicator.synonyms.iter().chain([&indicator.zh]).filter(telling);
            for (word, speaks) in
                own.map(|word| (word, true)).chain(indicator.not_this.iter().map(|word| (word, false)))
            {
                words.push(word);
                meanings.push((&indicator.id, speaks));
            }
        }
        let search = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words).ok()?;
        Some(Words { search, meanings })
    }
}

impl Mentioned {
    /// Looks through the body of a report for the words of all indicators, in one pass.
    pub fn of(source: &Source, report: &Report, registry: &Registry) -> Mentioned {
        static BUNDLED: LazyLock<Option<Words<'_>>> = LazyLock::new(|| Words::of(Registry::bundled()));
        let own;
        let words = if std::ptr::eq(registry, Registry::bundled()) {
            BUNDLED.as_ref()
        } else {
            own = Words::of(registry);
            own.as_ref()
        };
        let Some(Words { search, meanings }) = words else {
            return Mentioned::default();
        };
        let reading = Reading::of(source);
        let mut found: BTreeMap<&IndicatorId, (Vec<Span>, Vec<Span>)> = BTreeMap::new();
        for hit in search.find_overlapping_iter(reading.text()) {
            if let Some((id, speaks)) = meanings.get(hit.pattern().as_usize()) {
                let (own, misses) = found.entry(*id).or_default();
                let list = if *speaks { own } else { misses };
                list.push(Span::new(hit.start(), hit.end()));
            }
        }
        let mut places = BTreeMap::new();
        for (id, (own, misses)) in found {
            let mut misses = misses.into_iter().peekable();
            let free = own.into_iter().find(|span| {
                // Both lists ascend by their ends; a miss that ends before the word begins is behind.
                while misses.next_if(|miss| miss.end <= span.start).is_some() {}
                let inside = |miss: &Span| miss.contains(*span) && miss.len() > span.len();
                let original = reading.original(*span);
                report.body.contains(original)
                    && !misses.clone().take_while(|miss| miss.start < span.end).any(|miss| inside(&miss))
            });
            if let Some(span) = free {
                places.insert(id.clone(), reading.original(span));
            }
        }
        Mentioned { places }
    }

    /// Where words of an indicator stand first.
    pub fn get(&self, indicator: &IndicatorId) -> Option<Span> {
        self.places.get(indicator).copied()
    }

    /// All indicators whose words stand in the text.
    pub fn iter(&self) -> impl Iterator<Item = (&IndicatorId, Span)> {
        self.places.iter().map(|(id, span)| (id, *span))
    }

    pub(super) fn insert(&mut self, indicator: IndicatorId, span: Span) {
        self.places.insert(indicator, span);
    }
}
