//! What invented reports say twice, and what their figures add up to.

use zongshu::compare::{Consistency, Engine, Likeness, SumFit};
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
fn words_that_name_nothing_are_not_of_one_thing() {
    let shares = "新发展党员4386名，其中一线的2503名，占57.1%；35岁及以下的3602名，占82.1%。";
    assert!(!likeness(shares).contains(&Likeness::Conflict), "{:?}", likeness(shares));
    let dealt = "经营性收入20万元以上、50万元以上的村，依次有98个、31个。";
    assert!(!likeness(dealt).contains(&Likeness::Conflict), "{:?}", likeness(dealt));
}

#[test]
fn regions_that_are_not_known_are_not_one_region() {
    let read = |doc: &str, text: &str| Entry::read(doc, Source::from_text(text.to_string()), &Parser::default());
    let corpus = Corpus::new([read("one", "招录公务员13200名。"), read("other", "招录公务员12800名。")]);
    assert_eq!(corpus.consistency(&Engine::new()).duplicates, []);
}

#[test]
fn without_texts_only_states_contradict() {
    let bundled = Corpus::bundled().consistency(&Engine::new());
    assert_eq!(bundled.conflicts().count(), 0);
    assert!(bundled.duplicates.iter().any(|one| one.likeness == Likeness::Apart));
}

/// The sums that are said (其中): how many parts each has, and how it fits.
fn sums(body: &str) -> Vec<(usize, SumFit)> {
    found(body).sums.iter().filter(|sum| sum.said).map(|sum| (sum.parts.len(), sum.fit)).collect()
}

#[test]
fn parts_that_overlap_are_not_added_up() {
    let overlapping = sums("发展党员7.6万名，其中女性3.4万名，35岁以下6.2万名。");
    assert_eq!(overlapping, [(1, SumFit::Partial), (1, SumFit::Partial)]);
    let nested = sums("发展党员7.6万名，其中35岁以下4.2万名，40岁以下5.8万名。");
    assert_eq!(nested, [(1, SumFit::Partial), (1, SumFit::Partial)]);
    let too_many = sums("发展党员7.6万名，其中女性8.4万名，35岁以下6.2万名。");
    assert_eq!(too_many, [(1, SumFit::Exceeds), (1, SumFit::Partial)]);
    let adds_up = sums("选派驻村干部9000名，其中第一书记3000名、工作队员6000名。");
    assert_eq!(adds_up, [(2, SumFit::AddsUp)]);
    let exceeds = sums("选派驻村干部9000名，其中第一书记3500名、工作队员6000名。");
    assert_eq!(exceeds, [(2, SumFit::Exceeds)]);
}

/// Where a part and its share have their whole in the report: the total they imply, and whether the stated one fits.
fn shares(body: &str) -> Vec<(String, bool)> {
    let implied = found(body).implied.into_iter();
    implied.filter_map(|one| Some((one.total.within_whole_ends().to_string(), one.stated?.1))).collect()
}

#[test]
fn a_part_with_its_share_is_held_against_its_whole() {
    let women = shares("全省党员374.5万名，其中女党员80万名，占党员总数的30%。");
    assert_eq!(women, [("2606557-2728814".into(), false)]);
    let women = shares("全省党员374.5万名，其中女党员80万名，占21.4%。");
    assert_eq!(women.len(), 1);
    assert!(women[0].1, "{women:?}");
    let young = shares("发展党员7.6万名，其中35岁以下6.2万名，占95%。");
    assert_eq!(young.len(), 1);
    assert!(!young[0].1, "{young:?}");
    // A share of another whole is not one of this.
    assert_eq!(shares("全省党员374.5万名，其中女党员80万名，占全国女党员的3%。"), []);
}

#[test]
fn a_group_is_not_held_against_the_official_figure_of_all() {
    let official = |body| found(body).official.len();
    assert_eq!((official("全省党员374.5万名。"), official("全省女党员95.2万名。")), (1, 0));
}
