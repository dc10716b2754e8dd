//! What may be done to a report without changing what it states, and what a change may change: the laws of `changed` over
//! the fixtures as they are. `tests/fuzz` tries them on texts made from the fixtures.

use std::cell::RefCell;
use std::sync::LazyLock;

use zongshu::parse::Parser;
use zongshu::report::{Measure, Mention, Report};
use zongshu::text::Source;

use crate::changed::turned::Turned;
use crate::changed::{self, UNCHANGED};
use crate::score::default_folders;

/// A text of the fixtures, those set aside left out: what fails here is looked at.
fn texts() -> &'static [(String, String)] {
    static TEXTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let [fixtures, later, wider, ..] = default_folders();
        let folders = [fixtures, later, wider];
        let files = |folder| std::fs::read_dir(folder).expect("the fixtures").flatten().map(|entry| entry.path());
        let is_text = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "txt");
        let mut paths: Vec<_> = folders.iter().flat_map(files).filter(is_text).collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("text").replace("\r\n", "\n"))
        };
        paths.iter().map(read).collect()
    });
    &TEXTS
}

/// Tries a law on each text and tells what breaks it.
fn holds(law: impl Fn(usize, &str) -> Vec<String>) {
    let broken = |(at, (name, text)): (usize, &(String, String))| -> Vec<String> {
        law(at, text).into_iter().map(|wrong| format!("{name}: {wrong}")).collect()
    };
    let wrong: Vec<String> = texts().iter().enumerate().flat_map(broken).collect();
    assert!(wrong.is_empty(), "{} breaches\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_changes_no_word_changes_nothing() {
    for (name, change) in UNCHANGED {
        println!("{name}");
        holds(|_, text| changed::unchanged(text, change));
    }
}

#[test]
fn a_subject_is_its_span_without_noise() {
    holds(|_, text| changed::subjects(text));
}

/// A name that a page ends in has no note of the jump in it, whether or not a line ends there; its span is the whole.
#[test]
fn a_name_that_a_page_jump_cuts_in_two_is_whole() {
    let notes = ["（下转第五版）", "下转第五版", "（下转第五版）\n（上接第一版）", "（下转第５版）"];
    for (note, name) in notes.map(|note| (note, "基层党组织书记")) {
        let [head, tail] = name.split_at("基层党".len()).into();
        let text = format!("柳江市组织工作综述\n2031-01-20\n\n全市集中轮训{head}{note}{tail}316名，成效明显。\n");
        let report = Parser::default().read(&Source::from_text(text.as_str()));
        let (_, _, measure) = report.measures().next().expect("a measure");
        assert_eq!(measure.subject.as_deref(), Some(name), "{note}");
        let span = measure.subject_span.and_then(|span| span.of(&text));
        assert_eq!(span, Some(format!("{head}{note}{tail}").as_str()));
    }
}

/// What the measures of a report are, without their themes and links.
fn facts(report: &Report) -> Vec<String> {
    let fact = |(_, mention, measure): (usize, &Mention, &Measure)| {
        let subject = measure.subject.as_deref().map(changed::plain);
        let period = measure.period.map(|period| period.to_string());
        let (text, scope) = (changed::plain(&mention.text), changed::plain(&measure.scope.to_string()));
        format!("{text} {} {subject:?} {} {period:?} {scope}", measure.quantity.unit_class, measure.kind)
    };
    report.measures().map(fact).collect()
}

/// Blanks between the Chinese characters, as scanned pages and pages made for print have them.
fn spread(text: &str) -> String {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut spread = String::with_capacity(text.len() * 4 / 3);
    let mut before = ' ';
    for c in text.chars() {
        if is_han(before) && is_han(c) {
            spread.push(' ');
        }
        spread.push(c);
        before = c;
    }
    spread
}

/// Names of a signature are no longer told apart, and a table of words is none; what the sentences state stays.
#[test]
fn blanks_between_all_characters_leave_the_facts() {
    let (mut same, mut all) = (0, 0);
    for (_, text) in texts() {
        let before = facts(&changed::read(text));
        let mut after = facts(&changed::read(&spread(text)));
        all += before.len();
        for fact in before {
            if let Some(at) = after.iter().position(|other| *other == fact) {
                after.swap_remove(at);
                same += 1;
            }
        }
    }
    assert!(same * 100 >= all * 98, "{same} of {all} facts");
}

#[test]
fn furniture_of_the_page_adds_furniture_only() {
    holds(|_, text| changed::furnished(text));
}

#[test]
fn a_second_report_moves_no_measure_of_the_first() {
    holds(|at, text| changed::followed(text, &texts()[(at + 1) % texts().len()].1));
}

#[test]
fn another_number_changes_that_measure_only() {
    let tried = std::cell::Cell::new(0);
    holds(|at, text| {
        let (count, wrong) = changed::renumbered(text, at, 1, 2);
        tried.set(tried.get() + count);
        wrong
    });
    eprintln!("{} other numbers", tried.get());
    assert!(tried.get() > 9_000, "{}", tried.get());
}

#[test]
fn a_paragraph_that_moves_takes_its_measures_along() {
    let all = RefCell::new(Turned::default());
    holds(|_, text| {
        let Turned { tried, skipped, wrong } = changed::turned(text, usize::MAX);
        let mut all = all.borrow_mut();
        all.tried += tried;
        skipped.into_iter().for_each(|(reason, count)| *all.skipped.entry(reason).or_default() += count);
        wrong
    });
    let Turned { tried, skipped, .. } = all.into_inner();
    eprintln!("{tried} pairs of paragraphs change places; left alone: {skipped:#?}");
    assert!(tried >= 310, "{tried}");
}

/// Every Arabic digit of a body is inside one mention, inside a word that is known to count nothing, or named by a
/// diagnostic. So are Chinese numerals, but for those of idioms and names that no table knows, and 一 where it means "a".
#[test]
fn every_numeral_of_a_body_is_accounted_for() {
    let (mut count, mut chinese, mut arabic) = (0, Vec::new(), Vec::new());
    for (name, text) in texts() {
        let found = changed::passed_over(text);
        count += found.count;
        chinese.extend(found.chinese.into_iter().map(|one| format!("{name}: {one}")));
        arabic.extend(found.arabic.into_iter().map(|one| format!("{name}: {one}")));
    }
    assert!(arabic.is_empty(), "{} of {count}\n{}", arabic.len(), arabic.join("\n"));
    assert!(chinese.len() * 100 < count, "{} of {count}\n{}", chinese.len(), chinese.join("\n"));
    println!("{} of {count} numerals stand in idioms and names:\n{}", chinese.len(), chinese.join("\n"));
}
