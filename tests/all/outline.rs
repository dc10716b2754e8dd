//! Outlines: heading data, headings of every style, leads, closings, furniture. All texts and names are invented.

use zongshu::parse::outline::{self, ChromeRole, Outline};
use zongshu::table::Table;
use zongshu::vocabulary::{Theme, ThemeWords};

fn read(text: &str) -> Outline {
    outline::read(text, &outline::provinces)
}

fn headings(outline: &Outline) -> Vec<&str> {
    outline.sections.iter().filter_map(|section| section.heading.as_deref()).collect()
}

fn leads<'t>(outline: &Outline, text: &'t str) -> Vec<&'t str> {
    outline.sections.iter().flat_map(|section| &section.leads).filter_map(|lead| lead.of(text)).collect()
}

const TALENT: &str =
    "引才有方。全省新引进博士30名，建成工作站5个，服务企业若干。\n留才有情。全省交付人才公寓60套，解决了后顾之忧。\n";

#[test]
fn every_pattern_of_furniture_matches_its_example() {
    let table = Table::read("chrome", include_str!("../../src/parse/chrome.tsv")).expect("a table");
    for row in table.rows() {
        let example = row.get("example");
        let prose = "全省各级组织部门扎实工作，取得了新的成绩。";
        let long = prose.repeat(8);
        let text = if row.get("zone") == "foot" {
            format!("实干笃行\n——全省组织工作综述\n\n{long}\n\n{example}\n")
        } else {
            format!("{example}\n实干笃行\n——全省组织工作综述\n\n{long}\n")
        };
        let role: ChromeRole = row.get("role").parse().expect("a role");
        let found =
            read(&text).chrome.iter().any(|piece| piece.span.of(&text) == Some(example.trim()) && piece.role == role);
        assert!(found, "line {}: {example}: {:?}", row.line(), read(&text).chrome);
        assert_eq!(read(&text).heading.title.as_deref(), Some("实干笃行"), "{example}");
    }
}

#[test]
fn every_word_of_the_outline_stands_in_its_example() {
    let table = Table::read("words", include_str!("../../src/parse/outline/words.tsv")).expect("a table");
    for row in table.rows() {
        assert!(row.get("example").contains(row.get("word")), "line {}", row.line());
    }
}

#[test]
fn decisive_key_words_give_their_theme() {
    let table = Table::read("themes", include_str!("../../src/vocabulary/themes.tsv")).expect("a table");
    for row in table.rows() {
        let theme: Theme = row.get("theme").parse().expect("a theme");
        assert!(row.get("example").contains(row.get("keyword")), "line {}", row.line());
        if row.get("weight") == "5" && theme != Theme::Other {
            assert_eq!(ThemeWords::get().theme_of(row.get("keyword")), theme, "line {}", row.line());
        }
    }
}

#[test]
fn headings_of_the_genre_have_their_themes() {
    let table = Table::read("headings", include_str!("../data/headings.tsv")).expect("a table");
    let told = |heading: &str| ThemeWords::get().theme_of(heading);
    let wrong: Vec<String> = table
        .rows()
        .map(|row| (row.get("heading"), row.get("theme").parse::<Theme>().expect("a theme")))
        .filter(|(heading, theme)| told(heading) != *theme)
        .map(|(heading, theme)| format!("{heading}: {} instead of {theme}", told(heading)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_gives_its_heading_data() {
    let text = "首页 > 要闻\n发布日期：2031-02-03 08:00　来源：南岭日报　浏览次数：12\n踏浪而行\n奋力争先\n——2030年湖南省组织工作综述\n\
                本报记者 何某 通讯员 林某\n\n2030年，全省组织系统步履坚实。\n\n责任编辑：张某\n湘ICP备00000001号\n";
    let heading = read(text).heading;
    assert_eq!(heading.title.as_deref(), Some("踏浪而行 奋力争先"));
    assert_eq!(heading.subtitle.as_deref(), Some("2030年湖南省组织工作综述"));
    assert_eq!(heading.region.as_deref(), Some("湖南省"));
    assert_eq!(heading.published.map(|date| date.to_string()).as_deref(), Some("2031-02-03"));
    assert_eq!(heading.year_reviewed, Some(2030));
    assert_eq!(heading.publisher.as_deref(), Some("南岭日报"));
    assert_eq!(heading.byline.as_deref(), Some("本报记者 何某 通讯员 林某"));
}

#[test]
fn titles_of_every_form_are_read() {
    for (text, title, subtitle) in [
        ("乘风破浪——2030年全省组织工作综述\n\n全省步履坚实。\n", "乘风破浪", Some("2030年全省组织工作综述")),
        (
            "乘风破浪 勇往直前 ——2030年全省组织工作综述\n全省步履坚实。\n",
            "乘风破浪 勇往直前",
            Some("2030年全省组织工作综述"),
        ),
        (
            "乘风破浪勇往直前\n2030年全省组织工作综述\n来源：某网\n全省步履坚实。\n",
            "乘风破浪勇往直前",
            Some("2030年全省组织工作综述"),
        ),
        ("某省党内统计公报\n（2030年度）\n\n全省步履坚实。\n", "某省党内统计公报", Some("2030年度")),
        ("2030年全省组织工作综述\n\n全省步履坚实。\n", "2030年全省组织工作综述", None),
        ("---\ntitle: \"乘风破浪（观察）\"\nsection: \"第19版\"\n---\n全省步履坚实。\n", "乘风破浪（观察）", None),
        ("某组轩：乘风破浪开新局谱新篇\n编辑部\n全省步履坚实。\n", "乘风破浪开新局谱新篇", None),
    ] {
        let heading = read(text).heading;
        assert_eq!((heading.title.as_deref(), heading.subtitle.as_deref()), (Some(title), subtitle), "{text}");
    }
}

#[test]
fn headings_of_every_style_are_found() {
    let intro = "向前\n——2030年全省组织工作综述\n\n一年来，全省组织系统步履坚实。\n\n";
    let cadre = "选得准。全省选派干部30名到一线锻炼，反响很好。\n管得严。全省开展检查若干次，成效明显。\n";
    for (first, second) in [
        ("选贤任能 激发担当作为", "优化生态 打造人才高地"),
        ("锻造忠诚干净担当的高素质专业化干部队伍", "建设引才聚才用才留才的创新人才新高地"),
        ("一、选贤任能，锻造干部队伍", "二、聚才引智，打造人才高地"),
        ("（一）锻造干部队伍", "（二）打造人才高地"),
        ("1.锻造干部队伍", "2.打造人才高地"),
        ("■锻造干部队伍", "■打造人才高地"),
        ("第一部分 锻造干部队伍", "第二部分 打造人才高地"),
        ("锻造“铁军”，干部队伍强起来", "聚才引智，人才高地立起来"),
    ] {
        let text = format!("{intro}{first}\n\n{cadre}\n　　{second}\n{TALENT}");
        let outline = read(&text);
        assert_eq!(headings(&outline), [first, second], "{text}");
        let themes: Vec<Theme> = outline.sections.iter().map(|section| section.theme).collect();
        assert_eq!(themes, [Theme::Other, Theme::Cadre, Theme::Talent], "{text}");
        assert_eq!(leads(&outline, &text), ["选得准", "管得严", "引才有方", "留才有情"], "{text}");
    }
}

#[test]
fn a_heading_of_two_lines_has_a_subheading() {
    let text =
        format!("向前\n——全省组织工作综述\n\n近年来，全省步履坚实。\n\n坚持人才优先发展\n\n建设人才强省\n\n{TALENT}");
    let outline = read(&text);
    assert_eq!(outline.sections[1].heading.as_deref(), Some("坚持人才优先发展"));
    assert_eq!(outline.sections[1].subheading.as_deref(), Some("建设人才强省"));
    assert_eq!(outline.heading.year_reviewed, None);
}

#[test]
fn headings_glued_to_their_text_are_found() {
    let text = "向前\n——2030年全省组织工作综述\n一年来，全省步履坚实。\n一、锻造干部队伍。全省选派干部30名到一线锻炼，反响很好。\n\
                二、打造人才高地。全省新引进博士30名，建成工作站5个。\n";
    assert_eq!(headings(&read(text)), ["一、锻造干部队伍", "二、打造人才高地"]);
    let text = "向前\n——2030年全省组织工作综述\n一年来，全省步履坚实。\n锻造干部队伍　　全省选派干部30名到一线锻炼，反响很好。\n\
                打造人才高地　　全省新引进博士30名，建成工作站5个。\n";
    assert_eq!(headings(&read(text)), ["锻造干部队伍", "打造人才高地"]);
}

#[test]
fn lower_headings_are_leads() {
    let text =
        format!("向前\n——2030年全省组织工作综述\n一年来，全省步履坚实。\n一、打造人才高地\n（一）引才\n{TALENT}");
    let outline = read(&text);
    assert_eq!(headings(&outline), ["一、打造人才高地"]);
    assert_eq!(leads(&outline, &text), ["（一）引才", "引才有方", "留才有情"]);
}

#[test]
fn leads_of_every_form_are_found_and_proverbs_are_not() {
    let head = "向前\n——2030年全省组织工作综述\n\n一年来，全省步履坚实。\n\n锻造干部队伍\n\n";
    for (body, want) in [
        // Dashed paragraphs under a sentence of their own.
        (
            "着力优化选育管用机制，锻造过硬队伍。\n——深入实施后备工程，全省储备干部30名，结构不断改善，梯次更加合理。\n——突出精准赋能，提升履职本领。全省办班3期。\n",
            vec!["着力优化选育管用机制，锻造过硬队伍", "深入实施后备工程", "突出精准赋能，提升履职本领"],
        ),
        // First clauses that open alike.
        (
            "聚焦入脑入心，全省办班30期，覆盖全部干部。\n聚焦考准考实，全省建档若干份，定期分析研判。\n聚焦能上能下，全省调整干部9名，树起导向。\n",
            vec!["聚焦入脑入心", "聚焦考准考实", "聚焦能上能下"],
        ),
        // Labels.
        (
            "培训提质：全省办班30期，覆盖全部干部。\n选派加力：全省选派干部9名，树起导向。\n",
            vec!["培训提质", "选派加力"],
        ),
        // Numbered openings.
        ("①育苗。全省招录选调生27名，充实一线。\n②互派。全省互派干部24名，双向锻炼。\n", vec!["育苗", "互派"]),
        // A proverb and a tale are none; a slogan that stands alone is one.
        (
            "功崇唯志，业广唯勤。全省上下共同努力，干部作风持续好转。\n这是队伍建设的一个缩影。全省选派干部9名。\n统筹加强源头建设，放大先行优势。全省招录选调生27名，充实一线。\n",
            vec!["统筹加强源头建设，放大先行优势"],
        ),
        // Reports of what was said.
        ("会议强调，队伍建设十分重要。全省认真贯彻落实，步步深入。\n全省选派干部9名，成效明显，反响良好。\n", vec![]),
    ] {
        let text = format!("{head}{body}");
        assert_eq!(leads(&read(&text), &text), want, "{body}");
    }
}

#[test]
fn a_closing_stands_apart() {
    let text = format!(
        "向前\n——2030年全省组织工作综述\n\n一年来，全省步履坚实。\n\n打造人才高地\n\n{TALENT}\n扬帆正当时，奋楫再出发。\n\n站在新起点上，全省组织系统将牢记嘱托，奋力谱写新篇章。\n"
    );
    let outline = read(&text);
    let closing = outline.sections.last().expect("a closing");
    assert!(closing.heading.is_none() && closing.leads.is_empty());
    assert!(closing.span.of(&text).is_some_and(|text| text.starts_with("扬帆")));
}

#[test]
fn digits_more_or_less_part_no_closing() {
    for talents in ["5", "15", "215", "2,150", "21.5"] {
        let closing = format!(
            "奋进正当时。到2035年，全省人才资源总量将达到300万人，新增高技能人才{talents}万人，让更多人才竞相奔腾，奋力谱写新篇章。"
        );
        let text = format!(
            "向前\n——2030年全省组织工作综述\n\n一年来，全省步履坚实。\n\n打造人才高地\n\n{TALENT}\n{closing}\n"
        );
        let outline = read(&text);
        let last = outline.sections.last().expect("a closing");
        assert_eq!((last.heading.as_deref(), last.span.of(&text)), (None, Some(closing.as_str())));
    }
}

#[test]
fn tables_and_wrapped_lines_are_no_headings() {
    let text = "向前\n——2030年全省组织工作综述\n\n一年来，全省步履坚实。\n\n一、打造人才高地\n领域　数量　占比\n机关　21　35\n农村　39　65\n全省新引进博士30名，建成工作站5个。\n";
    assert_eq!(headings(&read(text)), ["一、打造人才高地"]);
    let wrapped: String = (0..8)
        .map(|_| "全省各级组织部门坚持以高质量党建引领\n发展，各项工作取得了新的明显的成效，\n群众十分满意。\n")
        .collect();
    assert_eq!(headings(&read(&format!("向前\n——2030年全省组织工作综述\n{wrapped}"))), Vec::<&str>::new());
}

#[test]
fn the_region_follows_the_level_the_text_speaks_of() {
    let text = "向前\n——2030年全省组织工作综述\n来源：云南日报\n\n一年来，全省步履坚实。\n";
    assert_eq!(read(text).heading.region.as_deref(), Some("云南省"));
    let body = "一年来，我省步履坚实。贵州干部到浙江挂职。贵州省委召开会议，贵州人才到岗。";
    assert_eq!(read(&format!("向前\n——2030年全省组织工作综述\n\n{body}\n")).heading.region.as_deref(), Some("贵州省"));
    let nation = "向前\n——市县组织部门工作综述\n\n山东、河南推进改革，湖北加强管理，云南强化培训，江苏聚才，浙江育才，福建用才，广东引才，四川留才，甘肃敬才。\n";
    assert_eq!(read(nation).heading.region.as_deref(), Some("全国"));
    // Passages of places, in each of which 全市 and 全县 mean its own.
    let passages: String = ["山东莱阳市", "广东佛山市", "浙江义乌市", "河南新郑市", "贵州雷山县", "江西遂川县"]
        .map(|place| format!("{place}推进改革。全市上下齐心，全市干部踊跃参加，全市群众称好。\n"))
        .concat();
    assert_eq!(read(&format!("各地动态\n\n{passages}")).heading.region.as_deref(), Some("全国"));
    // A title that names a province is of it, whichever of its cities the text names.
    let cities = "江西各级党组织迎难而上\n\n南昌市委组织部推进改革，赣州市委组织部加强管理，全市干部踊跃参加。\n";
    assert_eq!(read(cities).heading.region.as_deref(), Some("江西省"));
}

#[test]
fn a_region_nobody_knows_is_named_by_a_title_that_opens_with_it() {
    let region = |title: &str, body: &str| read(&format!("{title}\n\n{body}\n")).heading.region;
    let body = "一年来，全省上下步履坚实，省委召开会议部署人才工作。";
    assert_eq!(region("青桐省以高质量组织工作助推全面振兴", body).as_deref(), Some("青桐省"));
    assert_eq!(region("开发区组织工作走在前列", "全区党员踊跃参加，区委召开会议部署工作。"), None);
    assert_eq!(region("步履坚实", "选派300名省委组织部干部到一线，群众十分欢迎。"), None);
}

#[test]
fn a_reporter_is_named_on_the_line_of_the_source() {
    let byline = |line: &str| {
        read(&format!("向前\n——2030年全省组织工作综述\n{line}\n\n一年来，全省步履坚实。\n")).heading.byline
    };
    assert_eq!(
        byline("2031-01-21 10:22　来源：云岭先锋　记者 何某 通讯员 林某").as_deref(),
        Some("记者 何某 通讯员 林某")
    );
    assert_eq!(byline("2031-01-21　云岭日报记者 何某　编辑：林某").as_deref(), Some("云岭日报记者 何某"));
}

#[test]
fn no_text_makes_it_panic_and_the_outline_covers_the_body() {
    let pieces = [
        "一、",
        "（一）",
        "——",
        "\n",
        "\r\n",
        "\n\n",
        "　　",
        "全省",
        "2030年",
        "组织工作综述",
        "来源：",
        "。",
        "，",
        "：",
        "“",
        "”",
        "《",
        "）",
        "站在新起点上，将奋力",
        "干部队伍",
        "责任编辑：",
        "（下转第二版）",
        "①",
        "1.",
        "é",
        "😀",
        "\u{feff}",
        "\u{a0}",
        "加强管理",
        " ",
        "-",
        "）",
    ];
    let mut state = 11u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % limit
    };
    for _ in 0..1_500 {
        let text: String = (0..below(40)).map(|_| pieces[below(pieces.len())]).collect();
        let outline = read(&text);
        let spans = outline
            .sections
            .iter()
            .map(|section| section.span)
            .chain(outline.paragraphs.iter().map(|paragraph| paragraph.span));
        for span in spans.chain(outline.chrome.iter().map(|piece| piece.span)).chain([outline.body]) {
            assert!(span.of(&text).is_some(), "{text:?} {span:?}");
        }
        for paragraph in &outline.paragraphs {
            assert!(outline.sections[paragraph.section].span.contains(paragraph.span), "{text:?}");
            assert!(paragraph.lead.is_none_or(|lead| paragraph.span.contains(lead)), "{text:?}");
        }
        for at in 0..text.len() {
            let _ = outline.theme_at(&text, at);
        }
        assert_eq!(outline, read(&text));
    }
}

#[test]
fn a_work_report_looks_back_on_the_year_before_its_day() {
    let text = "政府工作报告\n——2036年1月20日在某省人民代表大会上\n某省省长 王某\n\n各位代表：\n现在，我代表省政府报告工作，请予审议。\n\
                一、2035年工作回顾\n过去一年，全省生产总值增长5.5%。\n（一）聚力扩大需求。投资增长6%，开工项目300个，进度加快。\n\
                二、2036年工作安排\n做好今年工作，意义重大。生产总值预期增长5.5%左右，就业稳定。\n（一）着力改善民生。新增就业38万人，改造小区900个。\n";
    let outline = read(text);
    assert_eq!(outline.heading.year_reviewed, Some(2035));
    assert_eq!(outline.heading.published.map(|date| date.to_string()).as_deref(), Some("2036-01-20"));
    assert_eq!(headings(&outline), ["一、2035年工作回顾", "二、2036年工作安排"]);
    assert_eq!(leads(&outline, text), ["聚力扩大需求", "着力改善民生"]);
}

#[test]
fn a_page_without_headings_still_has_leads_and_a_signature() {
    let text = "原标题：开新局\n\n某县：党建引领开新局\n来源：某省某报  时间：2033-08-15\n\n今年以来，全县步履坚实。\n\n\
                突出选贤任能，建强“主力军”。提拔干部50名，其中乡镇一线30名。\n突出固本强基，筑牢“桥头堡”。投入资金800万元，改造场所40个。\n\n\
                （某县委组织部  李某）\n\n相关阅读\n某县召开大会\n";
    let outline = read(text);
    assert_eq!(outline.heading.title.as_deref(), Some("某县：党建引领开新局"));
    assert_eq!(outline.heading.byline.as_deref(), Some("某县委组织部  李某"));
    assert_eq!(leads(&outline, text), ["突出选贤任能，建强“主力军”", "突出固本强基，筑牢“桥头堡”"]);
    assert!(outline.body.of(text).is_some_and(|body| body.ends_with("改造场所40个。")));
}

#[test]
fn the_title_stands_below_the_path_of_its_page() {
    let text = format!(
        "某社“登顶时刻”专题报道\n某省频道 > 正文\n2031 05/ 13 10:36\n来源: 某社\n\n两万名干部接力驻村\n\n字体:\n\n    {}",
        "全省各级组织部门扎实工作，取得了新的成绩。".repeat(6)
    );
    assert_eq!(read(&text).heading.title.as_deref(), Some("两万名干部接力驻村"));
}

#[test]
fn what_is_done_against_an_epidemic_is_all_of_it() {
    let text = "全省组织工作总结\n\n一、坚持党建引领，坚决打赢疫情防控阻击战\n动员基层党组织1.2万个投身一线。\n\n\
                二、加强年轻干部培养\n选派干部320名到一线锻炼。\n";
    let themes: Vec<Theme> =
        read(text).sections.iter().filter(|section| section.heading.is_some()).map(|section| section.theme).collect();
    assert_eq!(themes, [Theme::Epidemic, Theme::Cadre]);
}

/// Sections of a report with a paragraph of scenery each, and one that opens with the words given.
fn sections_with(openings: &[&str]) -> String {
    let mut text =
        "踏浪而行\n——2030年湖南省组织工作综述\n\n2030年，全省组织系统步履坚实，各项工作取得新成效。\n\n".to_string();
    for (number, opening) in ["铸魂", "育才", "强基", "聚智"].iter().zip(openings) {
        text += &format!("{number}，把根扎进土里\n\n六月的一个早晨，报告厅里座无虚席，三百多人听了一堂课。\n\n");
        text += &format!("{opening}全省举办培训班12期，培训干部3400人次，覆盖各个县区和乡镇。\n\n");
    }
    text + "千帆竞发，百舸争流。新的一年，全省将奋力谱写新篇章。\n"
}

#[test]
fn short_openings_that_most_sections_have_are_leads() {
    let text = sections_with(&[
        "学得深才走得远。",
        "源头活水，常流常新。",
        "严在平时见真情。",
        "大江东去浪淘沙尽英雄辈出天地宽。",
    ]);
    assert_eq!(
        leads(&read(&text), &text),
        ["学得深才走得远", "源头活水，常流常新", "严在平时见真情", "大江东去浪淘沙尽英雄辈出天地宽"]
    );
    // Where only one section opens so, it tells.
    let text = sections_with(&["学得深才走得远。", "", "", ""]);
    assert!(leads(&read(&text), &text).is_empty());
}

#[test]
fn rows_of_openings_are_leads() {
    let head = "踏浪而行\n——2030年湖南省组织工作综述\n\n强基，把根扎进土里\n\n";
    let rest = "全省举办培训班12期，培训干部3400人次，覆盖各个县区和乡镇。\n";
    for (row, want) in [
        (["在楼宇商圈扎得下根。", "在园区企业长得成林。", "在网格末梢开得出花。"], 0),
        (["一是摸底建起来。", "二是报到联起来。", "三是驿站暖起来。"], "一是".len()),
        (["一声号令，千人上堤。", "干群同心，日夜坚守。", "火线识人，实绩说话。"], 0),
    ] {
        let text = head.to_string() + &row.map(|opening| format!("{opening}{rest}")).concat();
        let want = row.map(|opening| opening.trim_end_matches('。').get(want..).expect("a lead"));
        assert_eq!(leads(&read(&text), &text), want);
    }
}

#[test]
fn those_who_speak_in_turn_open_no_topic() {
    let talk = "各位朋友，过去一年全省引进博士30名，交付人才公寓60套，办了不少实事。";
    let turns = ["主持人", "发布人", "柳江日报记者", "何某某", "东岭晚报记者", "何某某"];
    let text = turns.map(|speaker| format!("{speaker}：{talk}\n\n")).concat();
    let text = format!("全省人才工作新闻发布会实录\n2031-02-03\n\n{text}");
    assert!(leads(&read(&text), &text).is_empty());
}

#[test]
fn who_wrote_it_and_where_it_appeared() {
    let heading = |head: &str, opening: &str| {
        let text = format!(
            "踏浪而行\n——2030年湖南省组织工作综述\n{head}\n\n{opening}2030年，全省组织系统步履坚实，引进博士30名。\n"
        );
        let heading = read(&text).heading;
        (heading.publisher.unwrap_or_default(), heading.byline.unwrap_or_default())
    };
    let byline = |head: &str, opening: &str| heading(head, opening).1;
    for own in ["本报记者 何 某 通讯员 林某", "柳江报记者 阿力木·买买提 何某", "东岭日报全媒记者 何某"]
    {
        assert_eq!(byline(own, ""), own);
    }
    assert_eq!(byline("", "本报讯（记者 何某 通讯员 林某）"), "记者 何某 通讯员 林某");
    assert_eq!(
        heading("何某 林某 文/图　《柳江观察》　2031年2月3日　A06版", ""),
        ("柳江观察".into(), "何某 林某 文/图".into())
    );
    assert_eq!(heading("2031-02-03 08:30 柳江网 字号：大 中 小", "").0, "柳江网");
    assert_eq!(byline("中共柳江市委组织部编　　2031年2月3日", ""), "中共柳江市委组织部");
    assert_eq!(
        heading("（来源：南岭日报　发布时间：2031-02-03　作者：柳组轩）", ""),
        ("南岭日报".into(), "柳组轩".into())
    );
}
