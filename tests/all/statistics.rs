//! How communiqués, yearbooks, briefs, press conferences and reports on duty speak: one invented example for each way.

use zongshu::parse::Parser;
use zongshu::report::Scope;
use zongshu::text::Source;

/// The measures of a text: surface, subject, kind, period, scope.
fn read(text: &str) -> Vec<[String; 5]> {
    let report = Parser::default().read(&Source::from_text(text));
    let measures = report.measures().map(|(_, mention, measure)| {
        let scope = match &measure.scope {
            Scope::Region => "self".to_string(),
            Scope::Nation => "nation".to_string(),
            Scope::Joint => "joint".to_string(),
            Scope::Group(name) => format!("group:{name}"),
            Scope::Place(name) => name.clone(),
        };
        [
            mention.text.clone(),
            measure.subject.clone().unwrap_or_default(),
            measure.kind.to_string(),
            measure.period.map(|period| period.to_string()).unwrap_or_default(),
            scope,
        ]
    });
    measures.collect()
}

fn says(text: &str, expected: &[[&str; 5]]) {
    let read = read(text);
    let read: Vec<[&str; 5]> = read.iter().map(|one| one.each_ref().map(String::as_str)).collect();
    assert_eq!(read, expected, "{text}");
}

fn yearly(body: &str) -> String {
    format!(
        "云屏市2030年组织工作总结\n2031年1月9日\n\n一年来，全市组织系统守正创新、真抓实干，各项工作取得新的进展和成效。\n\n{body}\n"
    )
}

#[test]
fn the_end_of_a_year_in_the_opening_is_that_of_the_year_reviewed() {
    let text = "中国共产党党内统计公报\n中共中央组织部\n（2031年6月30日）\n\n\
                截至2030年12月31日，党员总数为930万名，比2029年底净增12万名。\n\n\
                一、党员队伍情况\n女党员260万名，占28%。\n二、表彰情况\n全国共颁发纪念章6万枚。\n";
    says(
        text,
        &[
            ["930万名", "党员", "stock", "2030-12-31", "self"],
            ["12万名", "党员", "flow", "2030", "self"],
            ["260万名", "女党员", "stock", "2030", "self"],
            ["28%", "女党员", "share", "2030", "self"],
            ["6万枚", "纪念章", "flow", "2030", "self"],
        ],
    );
}

#[test]
fn a_report_on_half_a_year_has_its_time_and_plans_for_the_rest() {
    let text = "云屏市上半年组织工作情况通报\n2031年7月9日\n\n全市组织系统守正创新、真抓实干，各项工作取得新的进展和成效。\n\n\
                一、工作进展\n发展党员64名，合格率由去年同期的88%提高到96%。\n\n\
                二、下半年工作安排\n下半年，要新建活动阵地6处；力争到年底，薄弱村控制在20个以内；10月底前，80套人才公寓交付使用。\n";
    says(
        text,
        &[
            ["64名", "党员", "flow", "2031-01/2031-06", "self"],
            ["88%", "合格率", "share", "2030-01/2030-06", "self"],
            ["96%", "合格率", "share", "2031-06", "self"],
            ["6处", "活动阵地", "target", "2031-07/2031-12", "self"],
            ["20个以内", "薄弱村", "target", "2031", "self"],
            ["80套", "人才公寓", "target", "2031-10", "self"],
        ],
    );
}

#[test]
fn events_are_taken_up() {
    says(
        &yearly(
            "9月，市委组织部办了第三届人才大赛。这场大赛吸引76个项目报名。4月，市里出台新政。新政实施以来，引进博士31名。",
        ),
        &[["76个", "项目", "flow", "2030-09", "self"], ["31名", "博士", "flow", "2030-04/2031", "self"]],
    );
}

#[test]
fn brackets_keep_to_themselves() {
    says(
        &yearly(
            "录用公务员316人（其中选调生35人），招录计划完成率96.9%；晋升职级150人。累计建成工作站4家（其中当年新建1家）、创业基地7家。",
        ),
        &[
            ["316人", "公务员", "flow", "2030", "self"],
            ["35人", "选调生", "flow", "2030", "self"],
            ["96.9%", "招录计划完成率", "share", "2030", "self"],
            ["150人", "公务员", "flow", "2030", "self"],
            ["4家", "工作站", "flow", "../2030", "self"],
            ["1家", "工作站", "flow", "2030", "self"],
            ["7家", "创业基地", "flow", "../2030", "self"],
        ],
    );
}

#[test]
fn what_was_counted_in_the_sentence_before_is_meant_again() {
    says(
        &yearly(
            "全市有党员8.4万名。党的十八大以来入党的2.1万名，退休以后入党的160名。发展党员412名。新发展的党员中，女性186名，占45.1%；35岁及以下的330名，占80.1%。",
        ),
        &[
            ["8.4万名", "党员", "stock", "2030", "self"],
            ["2.1万名", "党员", "stock", "2030", "self"],
            ["160名", "党员", "stock", "2030", "self"],
            ["412名", "党员", "flow", "2030", "self"],
            ["186名", "女性", "flow", "2030", "self"],
            ["45.1%", "女性", "share", "2030", "self"],
            ["35岁及以下", "党员", "parameter", "", "self"],
            ["330名", "党员", "flow", "2030", "self"],
            ["80.1%", "党员", "share", "2030", "self"],
        ],
    );
}

#[test]
fn shares_are_dealt_over_thresholds() {
    says(
        &yearly("全市216个村实现经营性收入4120万元。其中，50万元以上的9个，10万元以下的76个，分别占4.2%、35.2%。"),
        &[
            ["216个", "村", "stock", "2030", "self"],
            ["4120万元", "经营性收入", "flow", "2030", "self"],
            ["50万元以上", "经营性收入", "parameter", "", "self"],
            ["9个", "村", "stock", "2030", "self"],
            ["10万元以下", "经营性收入", "parameter", "", "self"],
            ["76个", "村", "stock", "2030", "self"],
            ["4.2%", "村", "share", "2030", "self"],
            ["35.2%", "村", "share", "2030", "self"],
        ],
    );
}

#[test]
fn what_is_fulfilled_and_what_is_exceeded() {
    says(
        &yearly(
            "轮训党员3100人次，完成年度计划的104%。干部参训率96.5%，高于全省平均水平3.2个百分点，居全省第2位。企业引才奖补740万元。",
        ),
        &[
            ["3100人次", "党员", "flow", "2030", "self"],
            ["104%", "计划", "share", "2030", "self"],
            ["96.5%", "干部参训率", "share", "2030", "self"],
            ["3.2个百分点", "干部参训率", "rate", "2030", "self"],
            ["第2位", "干部参训率", "rank", "2030", "self"],
            ["740万元", "企业引才奖补", "flow", "2030", "self"],
        ],
    );
}

#[test]
fn bodies_of_leaders_are_groups() {
    says(
        &yearly("县级班子有40岁左右干部23名，女干部占22.6%。12个乡镇、46个县直单位领办项目58个。"),
        &[
            ["40岁左右", "干部", "parameter", "", "group:县级班子"],
            ["23名", "干部", "stock", "2030", "group:县级班子"],
            ["22.6%", "女干部", "share", "2030", "group:县级班子"],
            ["12个", "乡镇", "flow", "2030", "self"],
            ["46个", "县直单位", "flow", "2030", "self"],
            ["58个", "项目", "flow", "2030", "self"],
        ],
    );
}

#[test]
fn a_yearbook_is_on_the_year_before_the_one_it_is_named_for() {
    let text = "云屏年鉴（2031年卷）\n中共云屏市委·组织工作\n\n【干部教育】　举办主体班次23期，其中干部任职班2期。2028年以来，累计开发教材17部。\n";
    says(
        text,
        &[
            ["23期", "主体班次", "flow", "2030", "self"],
            ["2期", "干部任职班", "flow", "2030", "self"],
            ["17部", "教材", "flow", "2028/2030", "self"],
        ],
    );
}

#[test]
fn regions_no_gazetteer_knows_are_told_by_who_signs() {
    let region = |text: &str| Parser::default().read(&Source::from_text(text)).heading.region;
    let text = "组工简报\n中共云屏县委组织部编　2031年7月10日\n\n任务过半再加压\n\n全县组织系统守正创新、真抓实干，选派13名干部到苏州跟班学习。\n";
    assert_eq!(region(text).as_deref(), Some("云屏县"));
    let text = "群山行\n——各地组织工作综述\n\n湖北应城市、河南信阳市推行星级评定。云南屏边县、贵州黔东南州、四川内江市、山西平遥县、湖南长沙县、广东佛山市、甘肃兰州市、陕西安康市选派干部进村。\n\n主办：中共云屏县委组织部\n";
    assert_eq!(region(text).as_deref(), Some("全国"));
}
