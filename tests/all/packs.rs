//! Packs that are broken: what is said of them, word for word.

use zongshu::Result;
use zongshu::compare::Denominators;
use zongshu::quantity::Lexicon;
use zongshu::vocabulary::{DimReader, Matcher, Registry};

use crate::growth::grows_with;

fn said<T>(result: Result<T>) -> String {
    result.err().map_or("no error".into(), |error| error.to_string())
}

/// A long chain is none: it is read in proportion to its length.
#[test]
fn a_circle_of_any_length_is_found_and_a_chain_is_none() {
    let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tbroader";
    let pack = |count: usize, last: &str| {
        let broader = |at: usize| if at + 1 == count { last.to_string() } else { format!("link_{}", at + 1) };
        let row = |at: usize| format!("link_{at}\t夜校\tNight\tsession\tflow\ttheory\t3\t{}\n", broader(at));
        format!("{head}\n{}", (0..count).map(row).collect::<String>())
    };
    let told = said(Registry::bundled().with_pack(&pack(300, "link_40")));
    assert!(
        told.starts_with(
            "the pack of indicators, line 42: expected an indicator that does not contain itself, found link_40"
        ),
        "{told}"
    );
    let chain = Registry::bundled().with_pack(&pack(300, "")).expect("a chain");
    let id = |id: &str| id.parse().expect("an id");
    assert!(chain.contains(&id("link_299"), &id("link_0")) && !chain.contains(&id("link_0"), &id("link_299")));
    grows_with("a chain of indicators", 400, |count| {
        assert!(Registry::bundled().with_pack(&pack(count, "")).is_ok());
    });
}

#[test]
fn packs_that_go_in_circles_or_stand_twice_are_refused() {
    let head = "id\tzh\ten\tunit_class\tkind\ttheme\ttier\tbroader";
    let row = |id: &str, broader: &str| format!("{id}\t夜校\tNight schools\tsession\tflow\ttheory\t3\t{broader}\n");
    let again = "correct the line and load the table again";
    let cases = [
        (
            row("one", "two") + &row("two", "one"),
            "line 2: expected an indicator that does not contain itself, found one",
        ),
        (row("one", "one"), "line 2: expected an indicator that does not contain itself, found one"),
        (row("one", "") + &row("one", ""), "line 3: expected an id that is not registered yet, found one"),
        (row("party_members", ""), "line 2: expected an id that is not registered yet, found party_members"),
        (row("one", "no_such"), "line 2: expected the id of a registered indicator, found no_such"),
        (row("One!", ""), "line 2: expected an indicator id of lower-case letters, digits and underscores, found One!"),
        ("one\t\u{0}\n".into(), "line 2: expected a name in the columns zh and en, found an empty cell"),
    ];
    for (rows, expected) in cases {
        let told = said(Registry::bundled().with_pack(&format!("{head}\n{rows}")));
        assert_eq!(told, format!("the pack of indicators, {expected}; {again}"));
    }
    assert_eq!(
        said(Registry::bundled().with_pack(&format!("{head}\none{}\n", "\t".repeat(9)))),
        "the pack of indicators, line 2: expected 8 columns, found 10; separate columns by one tab and use none inside \
         a cell"
    );
    assert_eq!(
        said(Registry::bundled().with_pack("# a comment alone\n")),
        "the pack of indicators, line 1: expected a header line, found no line that is not a comment; name the columns \
         in the first line, separated by tabs"
    );

    let head = "id\tzh\ten\tadcode\tregion\tdate\tvalue\tstep\tper\tsource\n";
    let row = |adcode: &str, value: &str| format!("p\t人口\tp\t{adcode}\t某省\t2020\t{value}\t1\t1\ts\n");
    let cases = [
        (row("510000", "0"), "line 2: expected a positive value, found 0"),
        (row("510000", "5") + &row("510000", "6"), "line 3: expected one value for a date, found 2020"),
        (row("5100", "5"), "line 2: expected a division code of six digits, found 5100"),
    ];
    for (rows, expected) in cases {
        let told = said(Denominators::read("denominators", &format!("{head}{rows}")));
        assert_eq!(told, format!("denominators, {expected}; {again}"));
    }
    let registry = Registry::bundled();
    assert_eq!(
        said(Matcher::from_table("id\tsubject\nparty_members\t\n", registry)),
        format!("matching, line 2: expected words of the subject, or * for any, found an empty cell; {again}")
    );
    assert_eq!(
        said(DimReader::read("dims", "dim\tidentity\twhere\nlevel\tperhaps\tclause\n", registry)),
        format!("dims, line 2: expected yes or no under identity, found perhaps; {again}")
    );
}

/// Of two rows alike one would be lost unseen, and what is written for an id that nobody has is never found.
#[test]
fn rows_that_stand_twice_and_ids_that_nobody_has_are_refused() {
    let again = "correct the line and load the table again";
    let registry = Registry::bundled();
    let row = "party_members\t茶客$\tperson\tstock\n";
    let matching =
        |rows: &str| said(Matcher::get().extend_with(&format!("id\tsubject\tunit_class\tkind\n{rows}"), registry));
    assert_eq!(matching(row), "no error");
    let twice = "line 3: expected a wording that stands once, found 茶客$, which line 2 has already";
    assert_eq!(matching(&row.repeat(2)), format!("matching, {twice}; {again}"));
    let other = row.replace("party_members", "floating_party_members_registered");
    assert_eq!(matching(&(row.to_string() + &other)), format!("matching, {twice}; {again}"));
    let unknown = "line 2: expected the id of a registered indicator, found tea_houses";
    for id in ["tea_houses", "!tea_houses"] {
        assert_eq!(matching(&row.replace("party_members", id)), format!("matching, {unknown}; {again}"));
    }
    let bundled = include_str!("../../src/vocabulary/matching.tsv");
    let known = bundled.lines().find(|line| line.starts_with("party_branches\t")).expect("a wording");
    let head = bundled.lines().find(|line| line.starts_with("id\t")).expect("a header");
    let told = said(Matcher::get().extend_with(&format!("{head}\n{known}\n"), registry));
    assert!(told.starts_with("matching, line 2: expected a wording that its id does not have yet, found "), "{told}");

    let row = "season\tautumn\t秋季;金秋\tclause\tparty_members\tno\n";
    let dims = |rows: &str| {
        said(DimReader::bundled().with_pack(&format!("dim\tvalue\twords\twhere\tonly\tidentity\n{rows}"), registry))
    };
    assert_eq!(dims(row), "no error");
    let twice = "line 3: expected a word of a qualifier that stands once, found 秋季, which line 2 has already";
    assert_eq!(dims(&row.repeat(2)), format!("the pack of dims, {twice}; {again}"));
    assert_eq!(dims(&row.replace("party_members", "tea_houses")), format!("the pack of dims, {unknown}; {again}"));
    // The crate's own tables hold what is asked of packs.
    assert_eq!(said(Matcher::from_table(bundled, registry)), "no error");
    assert_eq!(said(DimReader::read("dims.tsv", include_str!("../../src/vocabulary/dims.tsv"), registry)), "no error");
}

type Add = fn(&mut Lexicon, &str, &str) -> Result<()>;

#[test]
fn units_and_words_that_stand_twice_in_a_table_are_refused() {
    let again = "correct the line and load the table again";
    let cases: [(Add, &str, &str, &str); 7] = [
        (Lexicon::add_classifiers, "unit\tclass", "窑\tproduct\n", "a unit that stands once, found 窑"),
        (Lexicon::add_classifiers, "unit\tclass", "窑;座窑\tproduct\n", "a unit that stands once, found 窑"),
        (Lexicon::add_bounds, "word\tbound\tside", "左近\tabout\tafter\n", "a bound word that stands once, found 左近"),
        (Lexicon::add_guards, "kind\tword", "unit\t窑炉\n", "a word that stands once, found 窑炉"),
        (Lexicon::add_guards, "kind\tword", "before\t烧满\n", "a word that stands once, found 烧满"),
        (Lexicon::add_vague, "word\tvalue", "数百\t100\n", "an expression that stands once, found 数百"),
        (Lexicon::add_ordinals, "unit\trank", "窑\tyes\n", "a unit that stands once, found 窑"),
    ];
    for (add, head, row, told) in cases {
        let mut lexicon = Lexicon::bundled().clone();
        // What the lexicon knows already is replaced.
        for _ in 0..2 {
            assert_eq!(said(add(&mut lexicon, "mine", &format!("{head}\n{row}"))), "no error");
        }
        let told = format!("mine, line 3: expected {told}, which line 2 has already; {again}");
        assert_eq!(said(add(&mut lexicon, "mine", &format!("{head}\n{row}{row}"))), told);
    }
    let mut lexicon = Lexicon::empty();
    // In another place a word is another: behind a number and before it.
    assert_eq!(
        said(lexicon.add_bounds("mine", "word\tbound\tside\n约\tabout\tbefore\n约\tabout\tafter\n")),
        "no error"
    );
    assert_eq!(
        said(lexicon.add_bounds("mine", "word\tbound\tside\n约\tabout\tafter\n约\tabout\tfinal\n")),
        format!("mine, line 3: expected a bound word that stands once, found 约, which line 2 has already; {again}")
    );
    assert_eq!(
        said(lexicon.add_vague("mine", "word\tvalue\n\t100\n")),
        format!("mine, line 2: expected a word under word, found an empty cell; {again}")
    );
}
