//! What the figures of a report are about, where its headings do not stand over them.

use zongshu::parse::Parser;
use zongshu::text::Source;
use zongshu::vocabulary::Theme;

/// The theme of each figure of a text.
fn themes(text: &str) -> Vec<(String, Theme)> {
    let report = Parser::default().read(&Source::from_text(text));
    report.measures().map(|(_, mention, measure)| (mention.text.clone(), measure.theme)).collect()
}

/// The theme of the figure that is written so.
fn theme_of(text: &str, figure: &str) -> Theme {
    let themes = themes(text);
    let found = themes.iter().find(|(written, _)| written == figure);
    found.unwrap_or_else(|| panic!("{figure} in {themes:?}")).1
}

const PREAMBLE: &str = "截至年底，全市共有党员8.6万名，比上年净增900名，基层党组织4100个。";

#[test]
fn a_preamble_to_sections_of_one_theme_has_it() {
    let sections = "一、党员队伍情况\n女党员2.1万名。\n二、发展党员情况\n全年发展党员1200名。\n三、基层党组织情况\n基层党委320个。\n";
    let text = format!("柳江市党员队伍综述\n——2031年\n\n{PREAMBLE}\n\n{sections}");
    for figure in ["8.6万名", "900名", "4100个"] {
        assert_eq!(theme_of(&text, figure), Theme::Grassroots, "{figure}");
    }
}

#[test]
fn a_preamble_to_sections_of_many_themes_has_none() {
    let sections = "一、建强干部队伍\n提拔干部320名。\n二、建强基层党组织\n整顿软弱涣散党组织18个。\n三、聚天下英才\n引进高层次人才75名。\n";
    let text = format!("柳江市2031年组织工作综述\n\n{PREAMBLE}\n\n{sections}");
    assert_eq!(theme_of(&text, "8.6万名"), Theme::Other);
    // In a bulletin each figure speaks for itself.
    let text = format!("柳江市2031年组织工作统计公报\n\n{PREAMBLE}\n\n{sections}");
    assert_eq!(theme_of(&text, "8.6万名"), Theme::Grassroots);
}

#[test]
fn what_is_done_in_an_emergency_is_about_it() {
    let text =
        "党旗飘扬在抗洪一线\n——柳江市抗洪抢险纪实\n\n7月以来，全市抽调干部640名驻守堤坝。各级党组织成立突击队85支。\n";
    assert_eq!(themes(text).iter().map(|(_, theme)| *theme).collect::<Vec<_>>(), [Theme::Epidemic; 2]);
}

#[test]
fn a_table_is_on_what_its_title_says() {
    let text = "柳江年鉴（2032）\n\n【干部工作】　全年提拔干部320名。\n\n【人才工作】　全市人才总量31.5万人。引进高层次人才75名。\n\n\
                表3　2031年末柳江市党员分布\n地区　党员（人）　基层党组织（个）\n青山县　31204　1422\n东岭区　28317　1490\n";
    assert_eq!(theme_of(text, "31204"), Theme::Grassroots);
    assert_eq!(theme_of(text, "75名"), Theme::Talent);
}

#[test]
fn a_heading_that_calls_for_loyalty_stands_over_what_is_taught() {
    let text = "柳江市2031年组织工作综述\n\n\
                一、突出政治引领，筑牢忠诚之魂\n举办专题研讨班12期，轮训干部3600人次。开发理论课程48门，组织理论学习中心组学习研讨。\n\
                二、建强干部队伍\n提拔干部320名。\n";
    assert_eq!(theme_of(text, "12期"), Theme::Theory);
    assert_eq!(theme_of(text, "320名"), Theme::Cadre);
}

#[test]
fn talent_is_a_matter_of_its_own_among_the_grassroots() {
    let text = "柳江市2031年组织工作综述\n\n一、建强基层党组织\n整顿软弱涣散党组织18个。引进高层次人才75名。\n";
    assert_eq!(theme_of(text, "18个"), Theme::Grassroots);
    assert_eq!(theme_of(text, "75名"), Theme::Talent);
}
