//! The counting: mentions, outline and places of one document, with what is wrong.

use std::cmp::Ordering;

use serde_json::Value as Json;
use zongshu::report::Report;

use super::Issue;
use super::alike::{self, FACT, FIELDS, INDICATOR, QUANTITY, same_number, same_subject};
use super::line::{Bare, Characters, Line, PlaceLine, Stretch};
use super::tally::{Hits, Outline, Places, Tally};

/// Pairs of overlapping stretches, each in one pair only, the best overlap first. At least half of what two stretches
/// cover together must be common.
fn pairs(left: &[&impl Stretch], right: &[&impl Stretch]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, one) in left.iter().enumerate() {
        for (j, other) in right.iter().enumerate() {
            let shared = one.shared(*other);
            let together = one.end().max(other.end()) - one.start().min(other.start());
            if shared > 0 && shared * 2 >= together {
                candidates.push((shared, together, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| match (b.0 * a.1).cmp(&(a.0 * b.1)) {
        Ordering::Equal => (a.2, a.3).cmp(&(b.2, b.3)),
        order => order,
    });
    let (mut lefts, mut rights) = (vec![false; left.len()], vec![false; right.len()]);
    let mut pairs = Vec::new();
    for (_, _, i, j) in candidates {
        if !lefts[i] && !rights[j] {
            (lefts[i], rights[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Counts the mentions of one document. What is debatable neither gains nor loses.
pub fn mentions(lines: &[Line], read: &[Line], issues: &mut Vec<Issue>) -> Tally {
    let mut tally = Tally::default();
    let mut issue = |sort: &'static str, start: usize, message: String| issues.push(Issue { sort, start, message });
    let reference: Vec<&Line> = lines.iter().filter(|line| line.is_measure()).collect();
    let measures: Vec<&Line> = read.iter().filter(|line| line.is_measure()).collect();
    let pairs = pairs(&reference, &measures);
    for (index, line) in reference.iter().enumerate() {
        if line.optional {
            continue;
        }
        tally.reference += 1;
        let Some((_, other)) = pairs.iter().find(|(of, _)| *of == index) else {
            issue("missed", line.start, line.text.clone());
            continue;
        };
        let own = measures[*other];
        let is_found = same_number(line.value.as_deref(), own.value.as_deref())
            && (line.upper.is_none() || same_number(line.upper.as_deref(), own.upper.as_deref()));
        if !is_found {
            let range =
                |line: &Line| [line.value.clone(), line.upper.clone()].into_iter().flatten().collect::<Vec<_>>();
            let (want, got) = (range(line).join(".."), range(own).join(".."));
            issue("wrong value", line.start, format!("{}: {got} instead of {want}", line.text));
            continue;
        }
        tally.found += 1;
        let is_same = FIELDS.map(|(_, same)| same(line, own));
        let is_quantity = QUANTITY.iter().all(|field| is_same[*field]);
        tally.quantity += usize::from(is_quantity);
        tally.fact += usize::from(is_quantity && FACT.iter().all(|field| is_same[*field]));
        let mut wrong = Vec::new();
        for (index, (field, _)) in FIELDS.iter().enumerate() {
            let is_empty = |line: &Line| line.indicator.as_deref().is_none_or(str::is_empty);
            if index != INDICATOR || !is_empty(line) || !is_empty(own) {
                tally.fields[index].count(is_same[index]);
            }
            if !is_same[index] {
                let (want, got) = (alike::shown(line, field), alike::shown(own, field));
                wrong.push(format!("{field} {got} instead of {want}"));
            }
        }
        if !wrong.is_empty() {
            issue("field", line.start, format!("{}: {}", line.text, wrong.join("; ")));
        }
    }
    for (index, own) in measures.iter().enumerate() {
        match pairs.iter().find(|(_, other)| *other == index) {
            Some((of, _)) => tally.read += usize::from(!reference[*of].optional),
            None if lines.iter().any(|line| line.optional && line.shared(*own) > 0) => {}
            None => {
                tally.read += 1;
                let class = lines.iter().find(|line| line.shared(*own) > 0).map_or("nothing", |line| &line.class);
                issue("false alarm", own.start, format!("{} (is {class})", own.text));
            }
        }
    }
    for line in lines.iter().filter(|line| !line.is_measure() && !line.optional) {
        let is_right = read.iter().any(|own| own.shared(line) > 0 && same_class(&own.class, &line.class));
        tally.typed.count(is_right);
        if !is_right {
            let own = read.iter().find(|own| own.shared(line) > 0);
            let got = own.map_or(String::from("nothing"), |own| format!("{} ({})", own.class, own.text));
            issue("class", line.start, format!("{}: {got} instead of {}", line.text, line.class));
        }
    }
    tally
}

/// Fixed phrases, slogans and names are one.
fn same_class(read: &str, reference: &str) -> bool {
    let is_phrase = |class: &str| matches!(class, "fixed_phrase" | "name");
    read == reference || read == "slogan" && is_phrase(reference) || reference == "slogan" && is_phrase(read)
}

/// Counts heading data, headings, themes and topic sentences.
pub fn outline(structure: &Json, report: &Report, characters: &Characters, issues: &mut Vec<Issue>) -> Outline {
    let mut outline = Outline::default();
    let mut issue = |start: usize, message: String| issues.push(Issue { sort: "outline", start, message });
    let heading = &report.heading;
    let entries: [(&str, bool, Option<String>); 9] = [
        ("title", false, heading.title.clone()),
        ("subtitle", false, heading.subtitle.clone()),
        ("region", false, heading.region.clone()),
        ("adcode", true, heading.adcode.map(|code| code.to_string())),
        ("published", true, heading.published.map(|date| date.to_string())),
        ("year_reviewed", true, heading.year_reviewed.map(|year| year.to_string())),
        ("source", false, heading.publisher.clone()),
        ("byline", false, heading.byline.clone()),
        ("script", true, word(&report.source.script)),
    ];
    for (name, is_exact, got) in entries {
        let want = match &structure[name] {
            Json::Null => None,
            Json::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        let is_right = if is_exact { want == got } else { same_subject(want.as_deref(), got.as_deref()) };
        outline.metadata.count(is_right);
        if !is_right {
            let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".into());
            issue(0, format!("{name}: {} instead of {}", shown(&got), shown(&want)));
        }
    }
    let number = |row: &Json, key: &str| row[key].as_u64().map_or(usize::MAX, |number| number as usize);
    let empty = Vec::new();
    let sections = structure["sections"].as_array().unwrap_or(&empty);
    let is_headed = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
    let headed: Vec<&Json> = sections.iter().filter(|section| is_headed(section["heading"].as_str())).collect();
    let own: Vec<_> = report.sections.iter().filter(|section| is_headed(section.heading.as_deref())).collect();
    outline.headings.reference = headed.len();
    outline.headings.read = own.len();
    for section in &headed {
        let heading = section["heading"].as_str().unwrap_or("");
        let (start, length) = (number(section, "start"), heading.chars().count());
        let mut is_found = false;
        for own in &own {
            let is_near = characters.at(own.span.start).abs_diff(start) <= 2 + length;
            if is_near && same_subject(Some(heading), own.heading.as_deref()) {
                is_found = true;
                outline.headings.hits += 1;
                let is_right = section["theme"].as_str() == Some(own.theme.as_str());
                outline.themes.count(is_right);
                if !is_right {
                    issue(start, format!("theme of {heading}: {} instead of {}", own.theme, section["theme"]));
                }
            }
        }
        if !is_found {
            issue(start, format!("heading missed: {heading}"));
        }
    }
    let leads = structure["subsections"].as_array().unwrap_or(&empty);
    let lead = |row: &Json| Bare { start: number(row, "lead_start"), end: number(row, "lead_end") };
    let reference: Vec<Bare> = leads.iter().map(lead).collect();
    let own = report.sections.iter().flat_map(|section| &section.leads);
    let own = own.map(|span| Bare { start: characters.at(span.start), end: characters.at(span.end) });
    let own: Vec<Bare> = own.collect();
    let matched = pairs(&reference.iter().collect::<Vec<_>>(), &own.iter().collect::<Vec<_>>());
    outline.leads = Hits { hits: matched.len(), reference: reference.len(), read: own.len() };
    for (index, row) in leads.iter().enumerate() {
        if !matched.iter().any(|(of, _)| *of == index) {
            issue(reference[index].start, format!("lead missed: {}", row["lead"].as_str().unwrap_or("")));
        }
    }
    for (index, lead) in own.iter().enumerate() {
        if !matched.iter().any(|(_, other)| *other == index) {
            issue(lead.start, "lead that is none".into());
        }
    }
    outline
}

/// The word that a value of the model is written as.
fn word(value: &impl serde::Serialize) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    value.as_str().map(String::from)
}

/// Counts places, their codes and what they do.
pub fn practices(reference: &[PlaceLine], read: &[PlaceLine], issues: &mut Vec<Issue>) -> Places {
    let mut issue = |start: usize, message: String| issues.push(Issue { sort: "place", start, message });
    let (left, right): (Vec<_>, Vec<_>) = (reference.iter().collect(), read.iter().collect());
    let pairs = pairs(&left, &right);
    let places = Hits { hits: pairs.len(), reference: reference.len(), read: read.len() };
    let mut tally = Places { places, ..Places::default() };
    for (index, line) in reference.iter().enumerate() {
        let Some((_, other)) = pairs.iter().find(|(of, _)| *of == index) else {
            issue(line.start, format!("missed {}", line.text));
            continue;
        };
        let own = &read[*other];
        let is_coded = line.adcode == own.adcode && line.province_adcode == own.province_adcode;
        tally.codes.count(is_coded);
        if !is_coded {
            issue(line.start, format!("{}: {:?} instead of {:?}", line.text, own.adcode, line.adcode));
        }
        let is_near =
            |own: Option<usize>, want: Option<usize>| own.zip(want).is_some_and(|(own, want)| own.abs_diff(want) <= 1);
        let is_whole = is_near(own.practice_start, line.practice_start)
            && (is_near(own.practice_end, line.practice_end) || is_near(own.practice_end, line.shared_tail_end));
        tally.practices.count(is_whole);
        if !is_whole {
            issue(line.start, format!("practice of {}", line.text));
        }
    }
    for (index, own) in read.iter().enumerate() {
        if !pairs.iter().any(|(_, other)| *other == index) {
            issue(own.start, format!("false alarm {}", own.text));
        }
    }
    tally
}
