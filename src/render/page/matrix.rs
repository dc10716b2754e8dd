//! [`matrix`]: which report states which indicator, which only mentions it, and which is silent.

use maud::{Markup, html};

use super::data::Data;
use super::shown::shown;
use super::words::{Words, pick};
use crate::compare::{Cell, Engine, Footing};
use crate::corpus::{Corpus, Entry};
use crate::render::Language;
use crate::text::Span;
use crate::vocabulary::{Indicator, Theme};

/// The table of coverage, by theme.
pub(super) fn matrix(corpus: &Corpus, engine: &Engine, data: &Data, language: Language) -> Markup {
    let coverage = corpus.coverage(engine.registry());
    let known = coverage.rows().filter_map(|(id, cells)| Some((engine.registry().get(id)?, cells)));
    let spoken = |cells: &[Cell]| cells.iter().any(|cell| *cell != Cell::Absent);
    let rows: Vec<(&Indicator, &[Cell])> = known.filter(|(_, cells)| spoken(cells)).collect();
    let columns = corpus.len() + 2;
    html! {
        table .matrix {
            caption .unseen { (Words::label("coverage.title", language)) }
            thead { tr {
                th scope="col" { (Words::label("coverage.indicator", language)) }
                @for (number, _) in corpus.iter().enumerate() { th scope="col" { (data.label(number)) } }
                th scope="col" { (Words::label("coverage.best", language)) }
            } }
            @for theme in Theme::ALL {
                @let own: Vec<_> = rows.iter().filter(|(indicator, _)| indicator.theme == theme).collect();
                @if !own.is_empty() {
                    tbody data-theme=(theme) {
                        tr .group { th colspan=(columns) scope="rowgroup" {
                            (Words::label(&format!("theme.{theme}"), language))
                        } }
                        @for (indicator, cells) in own { (row(corpus, data, indicator, cells, language)) }
                    }
                }
            }
        }
    }
}

/// Where words stand, and the sentence around them where the text is at hand.
fn told(entry: &Entry, span: Span) -> String {
    let place = entry.place(span);
    let sentence = entry.sentence(span).map_or(String::new(), |sentence| format!(": {sentence}"));
    shown(&format!("{place}{sentence}")).into_owned()
}

fn row(corpus: &Corpus, data: &Data, indicator: &Indicator, cells: &[Cell], language: Language) -> Markup {
    let name = pick(language, &indicator.zh, &indicator.en);
    let best = data.best(indicator.id.as_str());
    // Figures of which no two may be compared do not stand in one row: that they are stated is all it says.
    let refused = best == Some(Footing::Refused);
    html! {
        tr data-indicator=(indicator.id) {
            th scope="row" {
                span data-i=(indicator.id) data-zh=(indicator.zh) data-en=(indicator.en) { (shown(name)) }
            }
            @for (number, (entry, cell)) in corpus.iter().zip(cells).enumerate() {
                @match cell {
                    Cell::Stated(indices) => td .stated {
                        @for index in indices {
                            @if let Some(mention) = entry.report.mentions.get(*index) {
                                button .to type="button" data-report=(number) data-to=(index) {
                                    @if refused { "● " (Words::label("coverage.stated", language)) }
                                    @else { (shown(&mention.text)) }
                                }
                                " "
                            }
                        }
                    },
                    Cell::Mentioned(span) => td .mentioned title=(told(entry, *span)) {
                        span aria-hidden="true" { "○ " } (Words::label("coverage.mentioned", language))
                    },
                    Cell::Absent => td .absent {
                        span aria-hidden="true" { "·" } span .unseen { (Words::label("coverage.absent", language)) }
                    },
                }
            }
            td .best {
                @if let Some(best) = best {
                    span .verdict .{ "v-" (best) } { (Words::label(&format!("verdict.{best}"), language)) }
                }
            }
        }
    }
}
