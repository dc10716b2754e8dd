//! [`document`]: the whole page: heading, filters, reports, panel, coverage, guide, data, script and style.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::article::{article, is_measured};
use super::data::Data;
use super::matrix::matrix;
use super::pictures::pictures;
use super::policy::policy;
use super::words::{Words, tag};
use crate::compare::{Engine, Footing};
use crate::corpus::Corpus;
use crate::render::Language;
use crate::report::MentionClass;
use crate::vocabulary::{Kind, Theme};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page as HTML.
pub(super) fn document(corpus: &Corpus, engine: &Engine, language: Language) -> String {
    let data = Data::of(corpus, engine, language);
    let title = Words::get("page.title", language);
    let drawn = pictures(corpus, engine, language);
    let page = html! {
        (DOCTYPE)
        html lang=(tag(language)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(SCRIPT, STYLE));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("zongshu ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                // An icon that is none, so that no browser asks a server for one.
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                a .skip href="#reports" { (Words::label("page.skip", language)) }
                (top(corpus, &data, drawn.is_some(), language))
                main #reports tabindex="-1" {
                    (reading(corpus, &data, language))
                    section #view-coverage .view role="tabpanel" aria-labelledby="tab-coverage" hidden {
                        h2 { (Words::label("coverage.title", language)) }
                        p .note { (Words::label("coverage.note", language)) }
                        p .states {
                            span { span .to { "12 / ●" } " " (Words::label("coverage.stated", language)) }
                            span { "○ " (Words::label("coverage.mentioned", language)) }
                            span { "· " (Words::label("coverage.absent", language)) }
                        }
                        div .wide tabindex="0" role="group" aria-labelledby="tab-coverage" {
                            (matrix(corpus, engine, &data, language))
                        }
                    }
                    @if let Some(drawn) = &drawn {
                        section #view-pictures .view role="tabpanel" aria-labelledby="tab-pictures" hidden {
                            h2 { (Words::label("page.pictures", language)) }
                            p .note { (Words::label("pictures.note", language)) }
                            (drawn)
                        }
                    }
                    (guide(language))
                }
                script #data type="application/json" { (PreEscaped(data.to_json())) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

fn top(corpus: &Corpus, data: &Data, has_pictures: bool, language: Language) -> Markup {
    let views =
        ["reading", "coverage", "pictures", "guide"].into_iter().filter(|view| has_pictures || *view != "pictures");
    html! {
        header .top {
            h1 { (Words::label("page.title", language)) }
            div .choice role="group" {
                (choice(corpus, data, "left", data.first.0, language))
                button #swap type="button" title=(Words::get("page.swap", language)) data-w-title="page.swap"
                    aria-label=(Words::get("page.swap", language)) data-w-label="page.swap" { "⇄" }
                (choice(corpus, data, "right", data.first.1, language))
            }
            div .tabs role="tablist" aria-label=(Words::get("page.views", language)) data-w-label="page.views" {
                @for view in views {
                    button #{ "tab-" (view) } role="tab" type="button" data-view=(view)
                        aria-controls={ "view-" (view) } aria-selected=(view == "reading")
                        tabindex=(if view == "reading" { "0" } else { "-1" }) {
                        (Words::label(&format!("page.{view}"), language))
                    }
                }
            }
            button #language type="button" aria-label=(Words::get("page.language_label", language))
                data-w-label="page.language_label" { (Words::label("page.language", language)) }
        }
    }
}

fn choice(corpus: &Corpus, data: &Data, side: &str, chosen: usize, language: Language) -> Markup {
    html! {
        label .side .{ "side-" (side) } {
            span .unseen { (Words::label(&format!("page.{side}"), language)) }
            select #(side) autocomplete="off" {
                @for (number, _) in corpus.iter().enumerate() {
                    option value=(number) selected[number == chosen] { (data.label(number)) }
                }
            }
        }
    }
}

fn reading(corpus: &Corpus, data: &Data, language: Language) -> Markup {
    let (left, right) = data.first;
    html! {
        section #view-reading .view role="tabpanel" aria-labelledby="tab-reading" {
            (tools(language))
            div .faces role="group" {
                button type="button" data-side="panel" aria-pressed="true" { (Words::label("panel.short", language)) }
                button type="button" data-side="left" aria-pressed="false" { (data.label(left)) }
                button type="button" data-side="right" aria-pressed="false" { (data.label(right)) }
            }
            div .columns {
                @for (number, entry) in corpus.iter().enumerate() {
                    (article(entry, number, data.label(number), language, number == left || number == right))
                }
                aside #panel tabindex="-1" aria-label=(Words::get("panel.label", language)) data-w-label="panel.label" {}
            }
        }
    }
}

/// Search, filters and legend; a narrow page folds them away.
fn tools(language: Language) -> Markup {
    html! {
        details .tools open {
            summary { (Words::label("page.tools", language)) }
            (filter_form(language))
            (legend(language))
        }
    }
}

fn filter_form(language: Language) -> Markup {
    let hint = Words::get("page.search_hint", language);
    let option = |value: String| html! { option value=(value) data-w=(value) { (Words::get(&value, language)) } };
    let all = html! { option value="" data-w="page.all" { (Words::get("page.all", language)) } };
    html! {
        form .filters role="search" {
            label .search {
                span { (Words::label("page.search", language)) }
                input #search type="search" autocomplete="off" spellcheck="false" placeholder=(hint)
                    data-w-placeholder="page.search_hint";
            }
            label {
                span { (Words::label("page.theme", language)) }
                select #theme autocomplete="off" { (all) @for theme in Theme::ALL { (option(format!("theme.{theme}"))) } }
            }
            label {
                span { (Words::label("page.class", language)) }
                select #class autocomplete="off" {
                    (all)
                    (option("page.measures".into()))
                    @for kind in Kind::ALL { (option(format!("kind.{kind}"))) }
                    (option("page.others".into()))
                    @for class in MentionClass::ALL.into_iter().filter(|class| !is_measured(*class)) {
                        (option(format!("class.{class}")))
                    }
                }
            }
            label {
                span { (Words::label("page.verdict", language)) }
                select #verdict autocomplete="off" {
                    (all)
                    @for verdict in Footing::ALL { (option(format!("verdict.{verdict}"))) }
                    (option("verdict.none".into()))
                }
            }
            button #clear type="button" { (Words::label("page.reset", language)) }
            output #shown aria-live="polite" {}
        }
    }
}

fn legend(language: Language) -> Markup {
    html! {
        div .legend role="group" aria-label=(Words::get("page.legend", language)) data-w-label="page.legend" {
            @for kind in Kind::ALL {
                span .m .{ "k-" (kind) } { (Words::label(&format!("kind.{kind}"), language)) }
            }
            span .gap {}
            @for class in MentionClass::ALL.into_iter().filter(|class| !is_measured(*class)) {
                span .n .{ "c-" (class) } { (Words::label(&format!("class.{class}"), language)) }
            }
            span .gap {}
            @for verdict in Footing::ALL {
                span .verdict .{ "v-" (verdict) } { (Words::label(&format!("verdict.{verdict}"), language)) }
            }
        }
    }
}

fn guide(language: Language) -> Markup {
    let keys = [("Tab", "tab"), ("↑ ↓ ← →", "arrows"), ("Enter", "enter"), ("Esc", "escape"), ("/", "slash")];
    html! {
        section #view-guide .view role="tabpanel" aria-labelledby="tab-guide" hidden {
            h2 { (Words::label("guide.title", language)) }
            @for key in ["figures", "signs", "intervals", "neutral"] {
                p { (Words::label(&format!("guide.{key}"), language)) }
            }
            h3 { (Words::label("guide.keys", language)) }
            dl .keys {
                @for (key, does) in keys {
                    dt { kbd { (key) } }
                    dd { (Words::label(&format!("guide.key_{does}"), language)) }
                }
            }
            p .note { (Words::label("guide.made", language)) }
        }
    }
}
