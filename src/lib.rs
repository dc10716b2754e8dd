//! zongshu (综述) reads Chinese organization-work roundups (组织工作综述): the yearly reports in which provinces, cities and
//! counties tell of Party building, cadres, talent and grassroots organizations. It turns a report into typed sections
//! and exact measures, and says what may be compared between two reports, and what may not.
//!
//! It is neutral: it records what a text states, where it states it, and how firmly. It does not judge whether a
//! statement is true or an achievement great.
//!
//! # An example
//!
//! Two reports are read, a figure of each is found, and the pair is judged. All figures are invented.
//!
//! ```
//! use zongshu::compare::{Engine, Fact, Order, Side, Verdict};
//! use zongshu::parse::Parser;
//! use zongshu::text::Source;
//!
//! let parser = Parser::default();
//! let sichuan = Source::from_text(
//!     "组织工作谱新篇\n——2022年全省组织工作综述\n2023-01-10 来源：四川日报\n\n一年来，全省招录公务员1.1万余名，整顿软弱涣散村党组织320个。\n",
//! );
//! let zhejiang = Source::from_text(
//!     "组织工作开新局\n——2024年全省组织工作综述\n2025-01-08 来源：浙江日报\n\n一年来，全省招录公务员7300名，培训干部12万人次。\n",
//! );
//! let (left, right) = (parser.read(&sichuan), parser.read(&zhejiang));
//!
//! // Every figure is exact, keeps its bound, and leads back to its bytes.
//! let recruited = Fact::all(&left).next().expect("a measure");
//! assert_eq!(recruited.measure.quantity.value.to_string(), "11000");
//! assert_eq!(recruited.measure.quantity.bound.to_string(), "at_least");
//! assert_eq!(recruited.measure.subject.as_deref(), Some("公务员"));
//! assert_eq!(sichuan.slice(recruited.mention.span), "1.1万余名");
//!
//! // No number without a verdict. Here it is fair per resident, with caveats: other years, an epidemic year.
//! let other = Fact::all(&right).next().expect("a measure");
//! let comparison = Engine::new().judge(recruited, other);
//! assert_eq!((comparison.verdict(), comparison.order()), (Verdict::Normalised, Some(Order::Left)));
//! assert!(comparison.codes().any(|code| code.as_str() == "C-YEAR"));
//! let per_million = comparison.figures().and_then(|figures| figures.value(Side::Right));
//! assert_eq!(per_million.map(|value| value.to_decimal(1)).as_deref(), Some("109.4-109.5"));
//!
//! // Organizations against attendances: refused, with the reasons.
//! let rectified = Fact::all(&left).nth(1).expect("a measure");
//! let trained = Fact::all(&right).nth(1).expect("a measure");
//! let refused = Engine::new().judge(rectified, trained);
//! assert_eq!(refused.verdict(), Verdict::Refused);
//! assert!(refused.ratio().is_none() && refused.reasons().next().is_some());
//! ```
//!
//! # The primary types
//!
//! | type | is |
//! | --- | --- |
//! | [`text::Source`] | the original text of one report, with its SHA-256 and encoding; clones are cheap |
//! | [`text::Span`] | a half-open range of its bytes; everything that was read has one |
//! | [`script::Reading`] | the source in Simplified characters and without the noise of the page, each byte with its place in the original |
//! | [`parse::Parser`] | reads a source; it cannot fail on text |
//! | [`report::Report`] | what was read: heading data, sections, mentions, measures, claims, places, practices, diagnostics |
//! | [`report::Mention`] | one numeral of the text with its class: measure, rank, ordinal, date, duration, slogan, chrome |
//! | [`report::Measure`] | what a number measures: quantity, subject, predicate, kind, period, scope, theme, indicator |
//! | [`quantity::Quantity`] | an exact value in base units with its bound and its unit |
//! | [`vocabulary::Registry`] | the indicators: concepts that may be compared, with their synonyms and near misses |
//! | [`compare::Engine`] | judges pairs of measures |
//! | [`compare::Comparison`] | a verdict, its reasons, and the numbers it permits |
//! | [`corpus::Corpus`], [`corpus::Reader`] | the five bundled reports as facts; files, folders and texts read on all cores, in order |
//! | [`text::Limits`] | the largest file and the longest numeral that are read, and how much text at a time |
//! | [`Error`] | what can go wrong with bytes, files, packs and options: what was expected, what was found, what to do next |
//!
//! What goes in: bytes in UTF-8, GB18030 or Big5 ([`text::Source::from_bytes`], or [`text::Source::from_bytes_as`] where
//! the encoding is known), or a `&str` ([`text::Source::from_text`]). What comes out: plain data with serde on every public type of the model, so that a
//! [`report::Report`] survives JSON unchanged ([`report::Report::to_json`], [`report::Report::from_json`]).
//!
//! # What is promised
//!
//! - Every numeral of a report is accounted for. Slogans that hold numerals never become data.
//! - Values are exact rationals; bounds are intervals, not noise; each leads to the bytes it was read from, in either script.
//! - A comparison has a verdict before it has a number: direct, normalised, bounded or refused.
//! - Silence is data: stated, mentioned without a number, absent. Missing is never nought.
//! - The same bytes give the same report, offline, in time linear in the text, without panics, without `unsafe`.
//!
//! # What is not supported
//!
//! - Other genres. Novels, contracts and news in general hold numerals that the data files here do not know.
//! - Classical Chinese, minority scripts, and reports in translation.
//! - Pictures, PDF, Word and HTML files as such: give their text. Tags and entities that were left in a text are read over.
//! - UTF-16 and other 16-bit encodings: such bytes are refused with a message that says so.
//! - Values beyond 128-bit numerators and denominators: they are no number.
//! - Truth. A figure is the claim of its publisher; [`compare::Code::Claim`] says so on every comparison.
//! - Sentences whose meaning hangs on knowledge outside the text. What was inferred rather than read stands in
//!   [`report::Measure::inferred`], what was not understood in [`report::Report::diagnostics`].
//!
//! Each phenomenon of the genre, read or not, stands with its tests in [`_documentation::conformance`].
//!
//! # Features
//!
//! | feature | adds | needs |
//! | --- | --- | --- |
//! | `render` | tables with their faces, pictures and a page that leads from each figure to its sentence (`zongshu::render`) | nothing of the system |
//! | `png` | pictures as PNG (`zongshu::render::pictures::Picture::to_png`) | a font with Chinese characters, such as `fonts-noto-cjk` |
//! | `opencc` | the OpenCC library of the system as a second way to read Traditional characters ([`script::Backend`]) | `libopencc-dev`, `pkg-config` and `g++` |
//!
//! None is on by default, and the default build needs no library of the system.
//!
//! # Longer papers
//!
//! - [`_documentation::conformance`]: what is read, partly read and not read.
//! - [`_documentation::design`]: the rooms of the crate, their floors, and how data flows.
//! - [`_documentation::speed`]: how fast, measured how, beside whom.
//! - [`_documentation::unbreakable`]: limits, growth, laws of change, hostile inputs.
//! - [`compare::what_may_be_compared`]: the rules of comparison, each with an example.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::iter_over_hash_type
    )
)]

pub mod compare;
pub mod corpus;
pub mod error;
pub mod number;
pub mod parse;
pub mod period;
pub mod quantity;
pub mod region;
#[cfg(feature = "render")]
pub mod render;
pub mod report;
pub mod script;
pub mod table;
pub mod text;
pub mod vocabulary;

pub use error::{Error, Result};

/// Papers that are too long for the page of one type. Their examples run as tests.
pub mod _documentation {
    #[doc = include_str!("documentation/conformance.md")]
    pub mod conformance {}

    #[doc = include_str!("documentation/design.md")]
    pub mod design {}

    #[doc = include_str!("documentation/speed.md")]
    pub mod speed {}

    #[doc = include_str!("documentation/unbreakable.md")]
    pub mod unbreakable {}
}

#[cfg(doctest)]
mod readme {
    #[doc = include_str!("../README.md")]
    mod english {}

    #[doc = include_str!("../README.zh.md")]
    mod chinese {}
}
