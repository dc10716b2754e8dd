//! Two invented reports, and pages made of reports.

use std::path::PathBuf;

use zongshu::compare::Engine;
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::render::Language;
use zongshu::render::page::Page;
use zongshu::text::Source;

use crate::driver::folder;

/// A province in Simplified characters.
pub const QINGHAI: &str = "昆仑铸魂谱新篇\n——2020年青海省组织工作综述\n2021-01-20 来源：高原组工\n\n\
一年来，全省组织系统坚持“三会一课”，开新局、聚合力。\n\n\
\u{3000}\u{3000}建强干部队伍\n\
\u{3000}\u{3000}选优配强干部。全省考试录用公务员1030名，其中女性402名，选调优秀高校毕业生210名。举办培训班36期，培训干部4200人次。\n\
\u{3000}\u{3000}夯实基层基础\n\
\u{3000}\u{3000}建强基层组织。全省党员总数达21.6万余名，基层党组织1.8万个，选派第一书记1500名，整顿软弱涣散村党组织96个，党员教育培训实现全覆盖。\n";

/// Another in Traditional ones.
pub const SICHUAN: &str = "蜀道爭先開新局\n——2022年四川省組織工作綜述\n2023-01-18 來源：蜀道組工\n\n\
一年來，全省組織系統深入學習，推動各項工作再上臺階。\n\n\
\u{3000}\u{3000}建強幹部隊伍\n\
\u{3000}\u{3000}樹立實幹導向。全省考試錄用公務員1.2萬名，選調優秀高校畢業生880名，培訓幹部5.3萬人次。\n\
\u{3000}\u{3000}夯實基層基礎\n\
\u{3000}\u{3000}抓實基層黨建。基層黨組織21.4萬個，選派第一書記900名，連續三年開展走訪。\n";

/// Reads texts under their names.
pub fn corpus(texts: &[(&str, &str)]) -> Corpus {
    let parser = Parser::default();
    texts.iter().map(|(doc, text)| Entry::read(*doc, Source::from_text(*text), &parser)).collect()
}

/// Writes the page of a corpus.
pub fn page(name: &str, corpus: &Corpus, language: Language) -> PathBuf {
    let path = folder("pages").join(format!("{name}.html"));
    let engine = Engine::new();
    Page::new(corpus, &engine).in_language(language).write(&path).expect("the page is written");
    path
}

/// The two invented reports.
pub fn two() -> Corpus {
    corpus(&[("qinghai-2020", QINGHAI), ("sichuan-2022", SICHUAN)])
}
