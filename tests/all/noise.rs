//! The canonical reading: raw text and what it is read as.

use proptest::prelude::*;
use zongshu::script::{Reading, Removal};
use zongshu::text::{Source, Span};

use crate::growth::grows_with;

/// What a text is read as.
fn read(raw: &str) -> String {
    Reading::of(&Source::from_text(raw)).text().to_owned()
}

/// Checks rows of raw text and reading, and that no reading is edited again.
fn check(rows: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (raw, meant) in rows {
        let found = read(raw);
        if found != *meant {
            wrong += &format!("\n raw   {raw:?}\n meant {meant:?}\n found {found:?}\n");
        } else if read(&found) != found {
            wrong += &format!("\n {found:?} is read as {:?}\n", read(&found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Checks texts that stay as they are.
fn stays(texts: &[&str]) {
    let rows: Vec<_> = texts.iter().map(|text| (*text, *text)).collect();
    check(&rows);
}

#[test]
fn markup() {
    check(&[
        ("<p>全市共有党员<b>316</b>名。</p>", "\n全市共有党员316名。\n"),
        ("举办培训班1&nbsp;2&nbsp;期", "举办培训班12期"),
        ("&ldquo;三会一课&rdquo;&mdash;&mdash;制度&middot;落实", "“三会一课”——制度·落实"),
        ("发展党员&#50;&#x30;名", "发展党员20名"),
        ("甲&amp;nbsp;乙", "甲 乙"),
        ("<script type=\"text/javascript\">var a = 1 < 2;</script>正文", "正文"),
        ("<style>p { color: red }</style>正文<!-- 3名 -->结束", "正文结束"),
        ("第一段<br/>第二段", "第一段\n第二段"),
        ("<tr><td>党员</td><td>316名</td></tr>", "\n党员\t316名\t\n"),
        ("<P CLASS='a>b'>正文</P>", "\n正文\n"),
        ("<o:p></o:p>正文<st1:chsdate>5月</st1:chsdate>", "正文5月"),
        ("<p>第一句话说了一半\n  又说一半。</p>", "\n第一句话说了一半又说一半。\n"),
        ("<a href=\"http://a.cn/?b=1&amp;c=2\">全文</a>", "全文"),
    ]);
    stays(&["若5<6且7>3则成立", "A&B公司", "<组织部>", "收入<3万元的户", "a < b", "AT&T"]);
}

#[test]
fn strokes_of_a_scanned_page() {
    check(&[(
        "引进硕士26名、博士l名，发展党员2O8名，慰问l l 家企业，建成阵地3 l6处，培训I2O人。全县共有党组织1 236个。",
        "引进硕士26名、博士1名，发展党员208名，慰问11家企业，建成阵地316处，培训120人。全县共有党组织1236个。",
    )]);
    stays(&["引进硕士26名、博士l名。"]);
}

#[test]
fn forms() {
    check(&[
        (
            "某社区面积  2.1  平方千米，下辖  9  个支部（党总支填写），现有正式党员  239  人，年组织活动20余   场。",
            "某社区面积  2.1平方千米，下辖  9个支部（党总支填写），现有正式党员  239人，年组织活动20余场。",
        ),
        ("面积  2.1  ，人口  3600", "面积  2.1  ，人口  3600"),
    ]);
}

#[test]
fn markdown() {
    check(&[
        ("## 建强组织", "建强组织"),
        ("全市共有党员**316名**，**党支部**12个。", "全市共有党员316名，党支部12个。"),
        ("- 发展党员20名\n* 培训36人次\n> 慰问12户", "发展党员20名\n培训36人次\n慰问12户"),
    ]);
    stays(&["投入**万元，新建**个", "电话138****5678", "甲 ** 乙", "a*b*c", "#12号楼", "- 3 -", "**"]);
}

#[test]
fn readings_of_characters() {
    check(&[
        ("服務(wù)群眾316名，建設(shè)陣地12個", "服务群众316名，建设阵地12个"),
        ("領(lǐng)導(dǎo)班子", "领导班子"),
    ]);
    stays(&["全市（shi）党员", "党员（A）", "平台（app）"]);
}

#[test]
fn a_page_in_one_line() {
    let sentence = "全市上下齐心协力抓班子带队伍，各级党组织担当作为，举办培训班12期，培训党员316人次，群众反映良好。";
    let body =
        format!("2031年，{sentence} 一、建强组织 {sentence}{sentence} （二）选优干部 {sentence}{sentence}{sentence}");
    let page = format!("石榴花开 ——2031年全市组织工作综述 2032-01-10 来源：柳江日报 {body}");
    let meant = page
        .replace(" 2032", "\n2032")
        .replace("日报 2031", "日报\n2031")
        .replace(" 一、建强组织 ", "\n一、建强组织\n")
        .replace(" （二）选优干部 ", "\n（二）选优干部\n");
    check(&[(&page, &meant)]);
}

#[test]
fn numbers_of_pages() {
    check(&[
        ("全市上下齐心，共有党员\n\n- 3 -\n\n316名，比上年多12名。", "全市上下齐心，共有党员316名，比上年多12名。"),
        ("举办培训班12期，\n第3页 共12页\n培训316人。", "举办培训班12期，培训316人。"),
        ("举办培训班12期。\n— 3 —\n培训316人。", "举办培训班12期。\n\n培训316人。"),
        ("四、转变作风，服务群众\n第3页 共12页\n培训316人。", "四、转变作风，服务群众\n\n培训316人。"),
    ]);
    stays(&["甲县\n12\n36", "党员　3\n- 3 -\n支部　5"]);
}

#[test]
fn width() {
    check(&[
        ("２０２３年，共３１６名、占３．５％", "2023年，共316名、占3.5%"),
        ("2022年,全省共有12万人.", "2022年，全省共有12万人。"),
        ("同意;不同意:原因(说明)!好?", "同意；不同意：原因（说明）！好？"),
        ("共5项,100人参加", "共5项，100人参加"),
        ("2019,2020两年", "2019，2020两年"),
        ("「甲」与『乙』", "“甲”与‘乙’"),
        ("推行\"三会一课\"制度", "推行“三会一课”制度"),
        ("全\u{200B}省\u{FEFF}12\u{200D}名", "全省12名"),
        ("5~6万人", "5～6万人"),
        ("２０１６－２０２０年", "2016-2020年"),
        ("--2021年组织工作综述", "——2021年组织工作综述"),
        ("第一行\r\n第二行", "第一行\n第二行"),
        ("阿里木•买买提", "阿里木·买买提"),
        ("⼀个⽀部", "一个支部"),
    ]);
    stays(&[
        "投入1,100万元",
        "投入12,345,678元",
        "2025-02-25 09:01:57",
        "占3.5%，增长1.2倍。",
        "1.加强领导",
        "一.加强领导",
        "www.example.cn",
        "Copyright © 2003-2017 Some City, all rights reserved, 2019",
        "约5～6万人",
        "“1+3+N”（试行）",
        "http://www.example.cn/a?b=1",
        "比例为32:1",
    ]);
}

#[test]
fn spacing() {
    check(&[
        ("1 . 2 万 名", "1.2万名"),
        ("2023 年", "2023年"),
        ("共 有 316 名", "共有316名"),
        ("3 4 7 名", "347名"),
        ("1 200 名", "1200名"),
        ("新建阵地7 , 262 个，覆盖9 .5 万 户。", "新建阵地7,262个，覆盖9.5万户。"),
        ("培训43 . 5 万人 次", "培训43.5万人次"),
        ("提高2 . 3 个百 分点", "提高2.3个百分点"),
        ("受理2 26 件,办结率96 .9%。", "受理226件，办结率96.9%。"),
        ("１，０８６门", "1,086门"),
        ("3·2万名，占12·5%", "3.2万名，占12.5%"),
        ("第 3 版  要闻", "第3版  要闻"),
        ("增长 5.2 %", "增长 5.2%"),
        ("2019年 1 月 16 日  星期三", "2019年1月16日  星期三"),
        ("全省, 共培训 300 人。", "全省，共培训300人。"),
        ("全 市 共 有 党 员 316 名，比 上 年 多 12 名。", "全市共有党员316名，比上年多12名。"),
        (
            "扎 实 推 进 组 织 工 作\n全 市 共 有 党 员 316 名。\n举 办 培 训 班 12 期。\n发 展 党 员 2 0 名，成 效 明 显。",
            "扎实推进组织工作\n全市共有党员316名。\n举办培训班12期。\n发展党员20名，成效明显。",
        ),
        // 19 34 alone may be two numbers; where blanks stand in others too it is one.
        (
            "发展党员3 6名。\n举办培训班1 2期。\n慰问2 8户。\n表彰女性19 34名。",
            "发展党员36名。\n举办培训班12期。\n慰问28户。\n表彰女性1934名。",
        ),
        (
            "2 024-01-12\n发展党员3 6名。\n举办培训班1 2期。\n慰问2 8户。",
            "2024-01-12\n发展党员36名。\n举办培训班12期。\n慰问28户。",
        ),
    ]);
    stays(&[
        "2025-02-25 09:01:57",
        "12  34  56",
        "甲县  12  34  5.6%",
        "甲县 12 34 5.6%",
        "凝心铸魂 厚植信仰",
        "市 县 乡",
        "9·15行动",
        "表彰 19 34",
        "第一章 2022年工作",
        "1 总则",
        "2018 2019 2020",
        "2018-10-29 来源",
        "2003-2017 成功网站",
        "展现新作为 2025-02-25",
        "电话0558-2235046 地址",
        "共5个，2020年3个",
        "　　全省共有党员316名。",
        "图1 2020年各地情况",
        "G60 3D 5G",
    ]);
}

#[test]
fn letters() {
    check(&[
        ("2O22年", "2022年"),
        ("3l6名", "316名"),
        ("I5个", "15个"),
        ("1OO人", "100人"),
        ("2,l47 名", "2,147名"),
        ("新建l,OOO 个", "新建1,000个"),
        ("7 l . 5%", "71.5%"),
        ("1O%以上", "10%以上"),
        ("二○二二年", "二〇二二年"),
        ("二0二二年", "二〇二二年"),
        ("二O一八年", "二〇一八年"),
        ("2016一2020年", "2016-2020年"),
        ("发布时间：2O22-lO-l3", "发布时间：2022-10-13"),
        ("7月lO日", "7月10日"),
    ]);
    stays(&[
        "G60沿线",
        "5G基站",
        "B2地块",
        "3D打印",
        "A级景区12个",
        "AI企业5家",
        "415X集群",
        "1+3+N体系",
        "O2O平台",
        "I级响应",
        "II级",
        "CO2排放",
        "Ol公司",
        "315晚会",
        "No1名称",
    ]);
}

#[test]
fn breaks() {
    check(&[
        ("全省举办培训班，共计4\n2 期，培训了很多人。", "全省举办培训班，共计42期，培训了很多人。"),
        ("大力推进各项工作，\n取得明显成效。", "大力推进各项工作，取得明显成效。"),
        ("大力推进各项工作，\r\n取得明显成效。", "大力推进各项工作，取得明显成效。"),
        ("成绩不小，提高2.3个百\n分点，下一步继续努力。", "成绩不小，提高2.3个百分点，下一步继续努力。"),
        ("组建队伍，共3 . 6 万\n名，其中女性多名。", "组建队伍，共3.6万名，其中女性多名。"),
        ("提拔干部多名，占\n总数的三成，比上年多。", "提拔干部多名，占总数的三成，比上年多。"),
        ("他说：“好\n”", "他说：“好”"),
        ("“大家都说好。\n”李山说。", "“大家都说好。”李山说。"),
        ("“大家都说好。\n\n”李山说。", "“大家都说好。”李山说。"),
    ]);
    stays(&[
        "坚持党建引领\n筑牢战斗堡垒",
        "抓好学习，抓好落实。\n第二段，继续努力。",
        "主要做法：\n一、加强领导；\n二、严格管理；",
        "党员\n316\n名称\n12",
        "举办培训班12期，培训3万人\n新建阵地30个，覆盖12个县",
        "强化政治担当，凝聚合力\n——2021年综述",
        "做好以下工作，\n■ 培训干部\n■ 发展党员",
        "抓班子、带队伍，\n（一）加强领导",
        "举办培训班12期。\n”李山说。",
    ]);
}

#[test]
fn wrapped() {
    let wrapped = "强基固本开新局
　　去年以来各级组织部门围绕中心服务大局
坚持把抓基层打基础作为长远之计和固本之
策全年整顿软弱涣散村党组织四百三十一个
选派驻村干部两千余人走访群众五万多户解
决难题三千余件。
　　各地还结合实际情况出台了一批政策措施
推动资源力量下沉一线形成了齐抓共管局面
全市新建服务站八百九十座受到群众的欢迎。
";
    let read = read(wrapped);
    assert_eq!(read.lines().count(), 3, "{read}");
    assert!(read.contains("固本之策"));
}

#[test]
fn jumps() {
    check(&[
        ("派出（下转第三版）\n\n日报  2018年01月23日  第03版：要闻\n（上接第一版）12个组。", "派出12个组。"),
        ("列席会议640场次，(下转第二版)\n　　(上接第一版)督促整改。", "列席会议640场次，督促整改。"),
        (
            "共计316（下转第四版）\n\n\n上一篇\n\n\n日报\n\n\n第四版\n\n\n打印\n\n\n（上接第一版）名党员。",
            "共计316名党员。",
        ),
        ("落细落实。 (下转第五版)\n\n  (上接第二版)\n\n  随后各地继续。", "落细落实。\n  \n\n  随后各地继续。"),
        ("一段结束。（下转2版）\n（上接1版）另一段开始。", "一段结束。\n另一段开始。"),
        ("选派干部▶▶下转6版\n（紧接第一版）驻村。", "选派干部驻村。"),
        ("工作有序推进。（下转A3版）", "工作有序推进。"),
        ("（上接第一版）继续推进。", "继续推进。"),
        ("全年共培训(下转第2版)\n(上接第1版)316名干部。", "全年共培训316名干部。"),
    ]);
    stays(&["做到上接天线、下接地气。", "由下转上。", "上接2020年，下转新篇。"]);
}

#[test]
fn removals() {
    let source = Source::from_text("派出（下转第三版）\n（上接第一版）1 2个组。");
    let reading = Reading::of(&source);
    assert_eq!(reading.text(), "派出12个组。");
    let removed: Vec<_> = reading.removed().iter().map(|(span, removal)| (source.slice(*span), *removal)).collect();
    assert_eq!(removed, [("（下转第三版）\n（上接第一版）", Removal::PageJump), (" ", Removal::Space)]);
    assert_eq!(source.slice(reading.original(Span::new(6, 8))), "1 2");
}

#[test]
fn units() {
    let table = include_str!("../../src/script/noise/units.tsv");
    for row in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<_> = row.split('\t').collect();
        assert_eq!(fields.len(), 4, "{row}");
        check(&[(fields[2], fields[3])]);
    }
}

/// Text made of what noise is made of.
fn noisy() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "全省",
        "共有",
        "党员",
        "316",
        "1",
        "2",
        "9",
        "O",
        "l",
        "I",
        " ",
        "  ",
        "\n",
        "\r\n",
        "，",
        "。",
        ",",
        ".",
        "万",
        "名",
        "个",
        "%",
        "％",
        "３",
        "年",
        "2022",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "'",
        "「",
        "」",
        "<b>",
        "</p>",
        "<",
        "&nbsp;",
        "&amp;",
        "&lt;",
        "（下转第三版）",
        "（上接第一版）",
        "下转",
        "第",
        "\u{3000}",
        "\u{200B}",
        "-",
        "--",
        "~",
        ":",
        ";",
        "一",
        "二○",
        "○",
        "百",
        "分点",
        "人",
        "次",
        "、",
        "■",
        "A",
        "占",
        "的",
        "．",
        "－",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

#[test]
fn long_texts_are_read_in_linear_time() {
    let units = [
        "1 ",
        "1 . ",
        "1,",
        "<",
        "&",
        "<a \"",
        "<script>",
        "<!--",
        "<p>\n ",
        "O",
        "(",
        "“",
        "，\n",
        " 全",
        "（下转第三版）",
        "二○",
    ];
    for unit in units {
        grows_with(&format!("{unit:?}"), 4_000, |count| {
            let _ = Reading::of(&Source::from_text(unit.repeat(count)));
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let source = Source::from_text(text);
        let reading = Reading::of(&source);
        prop_assert!(reading.removed().iter().all(|(span, _)| span.of(source.text()).is_some()));
        prop_assert!(reading.removed().is_sorted());
    }

    #[test]
    fn a_reading_is_clean(text in noisy()) {
        let reading = read(&text);
        prop_assert_eq!(read(&reading), reading);
    }

    #[test]
    fn spans_lead_back(text in noisy()) {
        let source = Source::from_text(text);
        let reading = Reading::of(&source);
        let mut done = 0;
        for (at, sign) in reading.text().char_indices() {
            let span = reading.original(Span::new(at, at + sign.len_utf8()));
            prop_assert!(span.of(source.text()).is_some());
            prop_assert!(span.start >= done || span.end >= done);
            done = span.start;
        }
    }
}
