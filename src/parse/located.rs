//! The places of a report: those a figure may be limited to, and those whose practices it tells.
//!
//! Places are found in `region`, practices in `practice`; this file puts them into the report.

use crate::region::{Adcode, Gazetteer, Level, PlaceFound};
use crate::report::{Mention, Place, PlaceLevel, Practice};
use crate::text::Span;

use super::reach::InnerPlace;
use super::{Assembly, practice, story};

impl Assembly<'_> {
    /// The region of the report, if it is smaller than the nation.
    pub(super) fn home(&self) -> Option<Adcode> {
        self.outline.heading.adcode.filter(|home| *home != Adcode::NATION)
    }

    /// Places that a figure may be limited to: inside the region of the report, or any place in a report of the nation.
    pub(super) fn inner_places(&self) -> Vec<InnerPlace> {
        let home = self.home().and_then(|home| Gazetteer::get().division(home));
        let is_inner = |place: &&PlaceFound| match (home, place.within()) {
            (Some(home), Some(within)) => within.adcode() != home.adcode() && home.contains(within),
            (None, within) => within.is_none_or(|within| within.adcode() != Adcode::NATION),
            (Some(_), None) => false,
        };
        // 柳江城区: a name that the end of the region's own name began is none.
        let own = self.outline.heading.region.as_deref().filter(|_| home.is_none()).unwrap_or("");
        let heads = || own.char_indices().skip(1).filter_map(|(at, _)| Some((own.get(..at)?, own.get(at..)?)));
        let is_torn = |place: &&PlaceFound| {
            if own.is_empty() {
                return false;
            }
            let before = self.reading.text().get(..place.span.start).unwrap_or("");
            let written = place.span.of(self.reading.text()).unwrap_or("");
            heads().any(|(head, rest)| {
                let last = rest.chars().next().is_some_and(|first| written.starts_with(first));
                before.ends_with(head) && last && head.chars().count() + 1 < own.chars().count()
            })
        };
        let inner = self.places.iter().filter(is_inner).filter(|place| !is_torn(place));
        // 青石省柳江市红岩县: what is written of the region itself and of what holds it is left out, what goes on is not.
        let path = |place: &PlaceFound| {
            let written = place.span.of(self.reading.text()).unwrap_or("");
            let own = place.within().filter(|_| home.is_some());
            let shortest = own.map_or(0, |own| own.short_name().len());
            let above = home.into_iter().flat_map(|home| [home.name(), home.short_name()]);
            let behind = |name: &str| written.find(name).map(|at| at + name.len());
            let fits = |start: &usize| written.len() - start >= shortest.max(1);
            let start = above.filter_map(behind).filter(fits).max().unwrap_or(0);
            let path = Span::new(place.span.start + start, place.span.end);
            let goes_on = Some(path).filter(|_| !place.is_bare);
            let last = goes_on.and_then(|path| story::continued(self.reading.text(), path));
            let tail = own.into_iter().flat_map(|own| [own.name(), own.short_name()]);
            let tail = tail.into_iter().find(|name| written.ends_with(name)).map_or(path.len(), str::len);
            let tail = last.unwrap_or(Span::new(path.end - tail.min(path.len()), path.end));
            InnerPlace { span: Span::new(path.start, tail.end), last: tail, is_bare: place.is_bare }
        };
        inner.map(path).collect()
    }

    /// Places outside the region of the report; all that are known, where no gazetteer knows the region.
    pub(super) fn outer_places(&self) -> Vec<Span> {
        let is_unlisted = self.outline.heading.region.is_some();
        let Some(home) = self.home().and_then(|home| Gazetteer::get().division(home)) else {
            let places = self.places.iter().filter(|_| is_unlisted && self.outline.heading.adcode.is_none());
            return places.map(|place| place.span).collect();
        };
        let is_outer =
            |place: &&PlaceFound| place.within().is_some_and(|within| !home.contains(within) && !within.contains(home));
        self.places.iter().filter(is_outer).map(|place| place.span).collect()
    }

    pub(super) fn place(&self, place: &PlaceFound) -> Place {
        let span = self.origin(place.span);
        let province = place.province();
        Place {
            span,
            text: self.source.slice(span).to_string(),
            name: match place.division() {
                Some(division) => division.name().into(),
                None => place.name.to_string().into(),
            },
            adcode: place.adcode(),
            province: province.map(|province| province.name().into()),
            province_adcode: province.map(|province| province.adcode()),
            level: match place.level() {
                Some(Level::Nation | Level::Province) => PlaceLevel::Province,
                Some(Level::Prefecture) => PlaceLevel::Prefecture,
                Some(Level::County) => PlaceLevel::County,
                None => PlaceLevel::Other,
            },
            candidates: place.candidates(),
        }
    }

    pub(super) fn practices(&self, drafts: Vec<practice::Draft>, mentions: &[Mention]) -> Vec<Practice> {
        let practice = |draft: practice::Draft| {
            let span = self.origin(draft.span);
            let first = mentions.partition_point(|mention| mention.span.start < span.start);
            let last = mentions.partition_point(|mention| mention.span.start < span.end);
            let is_measure = |index: &usize| mentions.get(*index).is_some_and(|mention| mention.measure.is_some());
            Practice {
                places: draft.places,
                span,
                shared_tail: draft.shared_tail.map(|tail| self.origin(tail)),
                section: self.section_of(draft.span),
                theme: self.outline.theme_at(self.reading.text(), draft.span.start),
                mentions: (first..last).filter(is_measure).collect(),
            }
        };
        drafts.into_iter().map(practice).collect()
    }

    /// The index of the section that holds a span of the reading.
    fn section_of(&self, span: Span) -> Option<usize> {
        let sections = &self.outline.sections;
        let at = sections.partition_point(|section| section.span.end < span.end);
        sections.get(at).filter(|section| section.span.contains(span)).map(|_| at)
    }
}
