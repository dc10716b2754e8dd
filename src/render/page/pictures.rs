//! [`pictures`]: the pictures of a corpus, drawn elsewhere, in both languages.

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};

use super::shown::shown;
use super::words::pick;
use crate::compare::{Engine, PlaceTable};
use crate::corpus::Corpus;
use crate::region::Adcode;
use crate::render::Language;
use crate::render::pictures::{self as drawn, Picture};

/// More series than this are for another tool.
const MOST: usize = 40;

/// The pictures that can be drawn, each twice, of which one is shown. One that cannot be drawn is left out.
pub(super) fn pictures(corpus: &Corpus, engine: &Engine, language: Language) -> Option<Markup> {
    let (chinese, english) = (draw(corpus, engine, Language::Zh), draw(corpus, engine, Language::En));
    if chinese.is_empty() {
        return None;
    }
    Some(html! {
        @for (number, (zh, en)) in chinese.iter().zip(&english).enumerate() {
            figure .picture {
                @for (own, picture) in [(Language::Zh, zh), (Language::En, en)] {
                    div data-lang=(pick(own, "zh", "en")) hidden[own != language] {
                        (PreEscaped(unique(picture, number, own)))
                    }
                }
            }
        }
    })
}

/// The SVG, escaped where it was drawn, with names of its own for title and description, since another picture of the page may have the same.
fn unique(picture: &Picture, number: usize, language: Language) -> String {
    let new = format!("picture-{number}-{}", pick(language, "zh", "en"));
    let Some((head, body)) = picture.svg.split_once("</desc>") else {
        return String::new();
    };
    let mut head = head.to_string();
    for part in ["title", "desc"] {
        head = head.replace(&format!("id=\"{}-{part}\"", picture.id), &format!("id=\"{new}-{part}\""));
    }
    let (old, own) = (&picture.id, &new);
    let label = format!("aria-labelledby=\"{old}-title {old}-desc\"");
    let head = head.replacen(&label, &format!("aria-labelledby=\"{own}-title {own}-desc\""), 1);
    shown(&format!("{head}</desc>{body}")).into_owned()
}

fn draw(corpus: &Corpus, engine: &Engine, language: Language) -> Vec<Picture> {
    let mut all: Vec<Picture> = drawn::emphasis(corpus, language).into_iter().collect();
    for indicator in engine.registry().iter() {
        all.extend(drawn::regions(engine, corpus, &indicator.id, language).ok().flatten());
    }
    let regions: BTreeSet<Adcode> = corpus.iter().filter_map(|entry| entry.report.heading.adcode).collect();
    let several = |region: &Adcode| corpus.of_region(*region).count() > 1;
    for region in regions.into_iter().filter(several) {
        for indicator in engine.registry().iter() {
            let series = engine.years(&indicator.id, region, &corpus.reports());
            all.extend(series.first().and_then(|series| drawn::years(engine, series, language).ok().flatten()));
        }
    }
    for entry in corpus {
        let table = PlaceTable::of(std::slice::from_ref(&entry.report));
        if table.rows.len() > 1 {
            all.extend(drawn::places(&table, language).ok().flatten());
        }
    }
    all.truncate(MOST);
    all
}
