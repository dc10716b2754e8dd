//! Claims without a number.

use zongshu::parse::Parser;
use zongshu::report::{Claim, ClaimKind, Report};
use zongshu::text::Source;

fn read(body: &str) -> Report {
    let text = format!("青禾县组织工作综述（2031年）\n\n{body}\n");
    Parser::default().read(&Source::from_text(&text))
}

fn claims(body: &str) -> Vec<(ClaimKind, String, Option<String>)> {
    let report = read(body);
    report.claims.into_iter().map(|claim: Claim| (claim.kind, claim.text, claim.subject)).collect()
}

#[test]
fn each_kind_is_read_with_its_words_and_its_subject() {
    let found = claims("一年来，全县村级服务网点全覆盖。建成全省首个渔港驿站，党员教育覆盖面居全省前列。");
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), (ClaimKind::Universal, "全覆盖"));
    assert!(found[0].2.as_deref().is_some_and(|subject| subject.contains("网点")), "{found:?}");
    assert_eq!((found[1].0, found[1].1.as_str()), (ClaimKind::First, "全省首个"));
    assert!(found[1].2.as_deref().is_some_and(|subject| subject.contains("驿站")), "{found:?}");
    assert_eq!((found[2].0, found[2].1.as_str()), (ClaimKind::Superlative, "居全省前列"));
}

#[test]
fn plans_quotations_and_numbers_are_no_claims() {
    for body in [
        "明年，全县将实现村级服务网点全覆盖，力争党建考核居全省前列。",
        "要推动驻村工作全覆盖。力争三年内，村级活动场所全覆盖。",
        "开展“全覆盖”专项行动，学习《率先建成示范县》一文。",
        "全省全面推进，培训党员300名。",
        "培训覆盖率达到百分之百。",
    ] {
        assert!(claims(body).is_empty(), "{body}: {:?}", claims(body));
    }
}

#[test]
fn headings_and_repeated_paragraphs_claim_nothing() {
    let paragraph = "全县坚持问需于民，织密服务网络，村级服务网点全覆盖，群众办事少跑腿，矛盾化解在一线，便民服务送到家门口，邻里守望成风尚，干群关系更融洽。";
    let report = read(&format!("{paragraph}\n\n{paragraph}"));
    assert_eq!(report.claims.len(), 1);
    let claim = &report.claims[0];
    let text = format!("青禾县组织工作综述（2031年）\n\n{paragraph}\n\n{paragraph}\n");
    assert_eq!(claim.span.of(&text), Some(claim.text.as_str()));
}

#[test]
fn claims_of_a_traditional_page_keep_its_script() {
    let found = claims("一年來，全縣村級服務網點全覆蓋，辦結速度全省最快。");
    let texts: Vec<&str> = found.iter().map(|(_, text, _)| text.as_str()).collect();
    assert_eq!(texts, ["全覆蓋", "全省最快"]);
}
