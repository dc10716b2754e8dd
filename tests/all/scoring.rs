//! The scores themselves, on one case that holds every rule of the count. The same case, counted by the other
//! implementation of these definitions, gave the same numbers.

use crate::score::Tally;
use crate::score::alike::{same_number, same_subject};
use crate::score::count::mentions;
use crate::score::line::Line;
use crate::score::tally::{Hits, Part};

/// A flow of five party members in 2020 at a place of the text.
fn measure(start: usize, end: usize) -> Line {
    let word = |word: &str| Some(String::from(word));
    Line {
        start,
        end,
        class: "measure".into(),
        value: word("5"),
        bound: word("exact"),
        unit_class: word("person"),
        subject: word("党员"),
        kind: word("flow"),
        period: word("2020"),
        scope: word("self"),
        theme: word("cadre"),
        indicator: word("a"),
        ..Line::default()
    }
}

/// The measure with other fields.
fn with(start: usize, end: usize, fields: &[(&str, &str)]) -> Line {
    let mut line = measure(start, end);
    for (field, text) in fields {
        let text = Some(String::from(*text)).filter(|text| !text.is_empty());
        let slot = match *field {
            "value" => &mut line.value,
            "upper" => &mut line.upper,
            "bound" => &mut line.bound,
            "unit_class" => &mut line.unit_class,
            "subject" => &mut line.subject,
            "kind" => &mut line.kind,
            "period" => &mut line.period,
            "scope" => &mut line.scope,
            "theme" => &mut line.theme,
            "indicator" => &mut line.indicator,
            other => panic!("no field {other}"),
        };
        *slot = text;
    }
    line
}

fn other(start: usize, end: usize, class: &str) -> Line {
    Line { start, end, class: class.into(), ..Line::default() }
}

fn debatable(line: Line) -> Line {
    Line { optional: true, ..line }
}

#[test]
fn the_count_follows_its_definitions() {
    let parameter = [("period", ""), ("kind", "parameter"), ("indicator", "")];
    let reference = [
        measure(0, 4),
        with(10, 14, &[("value", "1/3"), ("unit_class", "ratio")]),
        with(20, 24, &[("bound", "vague")]),
        with(30, 34, &[("subject", "基层党员干部")]),
        measure(40, 44),
        debatable(measure(50, 54)),
        with(60, 64, &[("value", "2"), ("upper", "3"), ("bound", "range")]),
        with(70, 74, &parameter),
        with(80, 84, &[("scope", "group:省级")]),
        other(90, 94, "slogan"),
        other(100, 104, "date"),
        debatable(other(110, 114, "duration")),
        other(120, 124, "ordinal"),
        measure(130, 134),
        measure(140, 150),
        with(150, 154, &[("value", "1/3"), ("unit_class", "rate")]),
    ];
    let read = [
        measure(0, 4),
        with(10, 14, &[("value", "0.333"), ("unit_class", "percent")]),
        with(150, 154, &[("value", "0.3333"), ("unit_class", "percent"), ("bound", "at_least")]),
        with(20, 24, &[("bound", "about"), ("subject", "")]),
        measure(30, 34),
        measure(41, 47),
        with(61, 64, &[("value", "2"), ("upper", "4"), ("bound", "range")]),
        with(70, 74, &parameter),
        with(80, 84, &[("scope", "group:市级"), ("theme", "talent"), ("indicator", "")]),
        other(90, 93, "slogan"),
        other(100, 104, "ordinal"),
        measure(111, 113),
        measure(120, 124),
        measure(130, 132),
        with(132, 134, &[("subject", "“黨員”")]),
        measure(140, 144),
        measure(200, 204),
    ];
    let mut issues = Vec::new();
    let tally = mentions(&reference, &read, &mut issues);
    let [bound, unit_class, subject, kind, period, scope, theme, indicator] =
        tally.fields.map(|part| (part.right, part.all));
    assert_eq!((tally.reference, tally.read, tally.found, tally.quantity, tally.fact), (11, 14, 7, 6, 4));
    assert_eq!([bound, unit_class, subject, kind], [(6, 7), (7, 7), (5, 7), (7, 7)]);
    assert_eq!([period, scope, theme, indicator], [(7, 7), (7, 7), (6, 7), (5, 6)]);
    assert_eq!(tally.typed, Part { right: 1, all: 3 });
    let sorts: Vec<(&str, usize)> = issues.iter().map(|issue| (issue.sort, issue.start)).collect();
    for sort in [("missed", 40), ("wrong value", 10), ("false alarm", 200), ("field", 150), ("class", 100)] {
        assert!(sorts.contains(&sort), "{sort:?} in {sorts:?}");
    }
    assert!(issues.iter().all(|issue| issue.start > 0 && !issue.message.contains('\n')));
}

#[test]
fn shares_of_nothing_are_whole() {
    assert_eq!(Part::default().share(), 1.0);
    let none = Hits::default();
    assert_eq!((none.precision(), none.recall(), none.f1()), (1.0, 1.0, 1.0));
    let missed = Hits { hits: 0, reference: 2, read: 0 };
    assert_eq!((missed.precision(), missed.recall(), missed.f1()), (0.0, 0.0, 0.0));
    let mut sum = Tally { reference: 3, read: 4, found: 3, ..Tally::default() };
    sum.add(&Tally { reference: 1, read: 0, ..Tally::default() });
    assert_eq!((sum.find().precision(), sum.find().recall(), sum.find().f1()), (0.75, 0.75, 0.75));
    assert_eq!((sum.quantities().hits, sum.facts().hits), (0, 0));
}

#[test]
fn subjects_and_numbers_are_alike() {
    assert!(same_subject(Some("黨員"), Some("“党员”")));
    assert!(same_subject(Some("女党员"), Some("党员")));
    assert!(!same_subject(Some("基层党员干部"), Some("党员")));
    assert!(same_subject(None, Some("的")));
    assert!(!same_subject(None, Some("党员")));
    assert!(same_number(Some("0.50"), Some("1/2")));
    assert!(same_number(Some("1/3"), Some("0.3333")));
    assert!(!same_number(Some("1/3"), Some("0.333")));
    assert!(!same_number(Some("1000"), Some("1000.5")));
    assert!(same_number(None, None) && !same_number(Some("1"), None));
}
