//! Tests of whole tables.

use super::*;

/// The clauses of all cells, with the part of the region and the whole that each has.
fn read_all(text: &str) -> Vec<(String, Option<&str>, Option<&str>)> {
    let of = |span: Option<Span>| span.and_then(|span| span.of(text));
    read(&Signs::of(text)).cells.into_iter().map(|cell| (cell.clause.text, of(cell.part), of(cell.whole))).collect()
}

fn clauses(text: &str) -> Vec<String> {
    read(&Signs::of(text)).cells.into_iter().map(|cell| cell.clause.text).collect()
}

#[test]
fn units_stand_in_the_caption_or_the_header() {
    let text = "表2　队伍情况（单位：名、%）\n领域　党员　占比\n农村　120　40\n合计　300　100\n";
    assert_eq!(
        read_all(text),
        [
            ("党员120名".into(), Some("农村"), Some("300")),
            ("党员占40%".into(), Some("农村"), None),
            ("党员300名".into(), None, None),
            ("党员占100%".into(), None, None),
        ]
    );
    let text = "各领域情况（单位：万人）\n领域\t党员\t干部\n农村\t1.2\t3\n机关\t2\t4\n";
    assert_eq!(clauses(text), ["党员1.2万人", "干部3万人", "党员2万人", "干部4万人"]);
}

#[test]
fn units_stand_in_a_column_or_behind_the_names_of_rows() {
    let text = "指标\t单位\t数量\n发展党员\t名\t1,200\n培训干部\t人次\t5 600*\n";
    assert_eq!(clauses(text), ["发展党员1200名", "培训干部5600人次"]);
    let text = "指标　数量\n发展党员（名）　1200\n人才投入（亿元）　3.6\n";
    assert_eq!(clauses(text), ["发展党员1200名", "人才投入3.6亿元"]);
}

#[test]
fn columns_may_be_times_shares_and_changes() {
    let text = "指标\t2022年\t2023年\t比上年增长（%）\n发展党员（名）\t1150\t1200\t4.3\n党组织（个）\t300\t290\t-3.3\n";
    assert_eq!(
        clauses(text),
        [
            "2022年发展党员1150名",
            "2023年发展党员1200名",
            "发展党员比上年增长4.3%",
            "2022年党组织300个",
            "2023年党组织290个",
            "党组织比上年下降3.3%"
        ]
    );
    let text = "年份\t党员（名）\t党组织（个）\n2021\t120\t3\n2022\t130\t4\n";
    assert_eq!(clauses(text), ["2021年党员120名", "2021年党组织3个", "2022年党员130名", "2022年党组织4个"]);
}

#[test]
fn titles_say_what_is_counted_where_the_names_do_not() {
    let text =
        "表3　各市党员人数（单位：名）\n地区\t2022年\t2023年\n青川市\t120\t130\n白河市\t80\t90\n合计\t200\t220\n";
    assert_eq!(read_all(text).first(), Some(&("2022年党员120名".into(), Some("青川市"), Some("200"))));
    let text = "表4　党员情况（单位：名）\n类别\t合计\t机关\t农村\n女党员\t120\t70\t50\n青年党员\t30\t10\t20\n";
    let cells = read_all(text);
    assert_eq!(cells.get(1), Some(&("女党员70名".into(), Some("机关"), Some("120"))));
}

#[test]
fn headers_may_have_two_lines() {
    let text =
        "地区\t党员（名）\t党组织（个）\n2022年\t2023年\t2022年\t2023年\n青川市\t1\t2\t3\t4\n白河市\t1\t2\t3\t4\n";
    assert_eq!(
        clauses(text).get(..4),
        Some(&["2022年党员1名", "2023年党员2名", "2022年党组织3个", "2023年党组织4个"].map(String::from)[..])
    );
}

#[test]
fn labelled_values_are_cells() {
    assert_eq!(clauses("发展党员（名）：1200；培训干部（人次）：5600\n"), ["发展党员1200名", "培训干部5600人次"]);
    assert_eq!(clauses("党员总数（万名） 28.3\n"), ["党员总数28.3万名"]);
    for prose in ["招录公务员（含选调生）1200名；培训干部5600人次。\n", "电话（传真）：2345678\n", "发展党员：1200\n"]
    {
        assert_eq!(clauses(prose), [] as [&str; 0], "{prose}");
    }
}

#[test]
fn parts_follow_their_whole() {
    let text = "指标\t数量（名）\n党员\t300\n其中：女党员\t120\n干部\t50\n";
    assert_eq!(read_all(text).get(1), Some(&("女党员120名".into(), None, Some("300"))));
    assert_eq!(read_all(text).get(2), Some(&("干部50名".into(), None, None)));
}
