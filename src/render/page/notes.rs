//! [`notes`]: what stands below a report: what it claims without a number, and what was read with doubt.

use maud::{Markup, html};

use super::shown::shown;
use super::words::Words;
use crate::corpus::Entry;
use crate::render::Language;
use crate::report::{ClaimKind, DiagnosticCode};
use crate::text::Span;

/// The claims and the doubts of one report, folded; nothing where there are none.
pub(super) fn notes(entry: &Entry, language: Language) -> Markup {
    let (claims, doubts) = (&entry.report.claims, &entry.report.diagnostics);
    html! {
        @if !claims.is_empty() {
            details .notes .claims {
                summary { (Words::counted("page.claims", language, claims.len())) }
                table .facts {
                    thead { (heads(&["page.claim_kind", "page.claim_words", "page.about", "page.where"], language)) }
                    tbody {
                        @for claim in claims {
                            tr {
                                td { (Words::label(claim_key(claim.kind), language)) }
                                td { (shown(&claim.text)) }
                                td { (claim.subject.as_deref().map(shown).unwrap_or_default()) }
                                (place(claim.span))
                            }
                        }
                    }
                }
            }
        }
        @if !doubts.is_empty() {
            details .notes .doubts {
                summary { (Words::counted("page.doubts", language, doubts.len())) }
                table .facts {
                    thead { (heads(&["page.doubt", "page.claim_words", "page.where"], language)) }
                    tbody {
                        @for doubt in doubts {
                            tr {
                                td title=(shown(&doubt.message)) { (Words::label(doubt_key(doubt.code), language)) }
                                td { (entry.quote(doubt.span).map(beginning).unwrap_or_default()) }
                                (place(doubt.span))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Characters of a passage that are shown.
const SHOWN: usize = 24;

/// The beginning of a passage.
fn beginning(passage: &str) -> String {
    let mut letters = passage.trim().chars();
    let mut start: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    shown(&start).into_owned()
}

fn heads(keys: &[&str], language: Language) -> Markup {
    html! { tr { @for key in keys { th scope="col" { (Words::label(key, language)) } } } }
}

fn place(span: Span) -> Markup {
    html! { td .bytes { (span.start) "–" (span.end) } }
}

fn claim_key(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Universal => "claim.universal",
        ClaimKind::First => "claim.first",
        ClaimKind::Superlative => "claim.superlative",
    }
}

fn doubt_key(code: DiagnosticCode) -> &'static str {
    match code {
        DiagnosticCode::UnreadNumeral => "doubt.unread_numeral",
        DiagnosticCode::NoSubject => "doubt.no_subject",
        DiagnosticCode::NoPeriod => "doubt.no_period",
        DiagnosticCode::NoRegion => "doubt.no_region",
        DiagnosticCode::RepeatedParagraph => "doubt.repeated_paragraph",
        DiagnosticCode::InconsistentChange => "doubt.inconsistent_change",
        DiagnosticCode::InconsistentSum => "doubt.inconsistent_sum",
        DiagnosticCode::AmbiguousPlace => "doubt.ambiguous_place",
        DiagnosticCode::NoText => "doubt.no_text",
    }
}
