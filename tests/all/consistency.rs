//! What invented reports say twice, and what their figures add up to.

use zongshu::compare::{Consistency, Engine, Likeness};
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::text::Source;

/// What is found in one invented report of 湖北省.
fn found(body: &str) -> Consistency {
    let text = format!("组织工作\n——2023年湖北省组织工作综述\n\n{body}\n");
    let entry = Entry::read("invented", Source::from_text(text), &Parser::default());
    Corpus::new([entry]).consistency(&Engine::new())
}

fn likeness(body: &str) -> Vec<Likeness> {
    found(body).duplicates.iter().map(|one| one.likeness).collect()
}

#[test]
fn two_figures_contradict_where_their_words_agree() {
    for body in [
        "招录公务员13200名。全年全省共招录公务员12800名。",
        "全省党员374.5万名。……党员总数达到360万名。",
        "2023年，举办专题班12期。举办专题班30期。",
    ] {
        assert_eq!(likeness(body), [Likeness::Conflict], "{body}");
    }
}

#[test]
fn what_is_told_piece_by_piece_is_no_contradiction() {
    for body in [
        "第一批引进博士120名，第二批引进博士300名。",
        "从高校引进博士120名。从海外引进博士300名。",
        "省级财政投入人才专项资金5.2亿元，市县财政投入人才专项资金12亿元。",
        "举办“乡村振兴”专题班12期，举办“依法行政”专题班30期。",
        "在武汉举办培训班12期，在襄阳举办培训班30期。",
    ] {
        assert_eq!(likeness(body), [Likeness::Apart], "{body}");
    }
}

#[test]
fn without_texts_only_states_contradict() {
    let bundled = Corpus::bundled().consistency(&Engine::new());
    assert_eq!(bundled.conflicts().count(), 0);
    assert!(bundled.duplicates.iter().any(|one| one.likeness == Likeness::Apart));
}
