//! Verdicts and what they permit.

use std::fs;

use zongshu::compare::{Engine, Fact, Order};

use crate::gold;

/// Judges the reference pairs and writes them as the example `judge` does.
#[test]
fn the_reference_pairs_are_judged_as_expected() {
    let Some(folder) = gold::folder() else { return };
    let reports = gold::reports(&folder);
    let engine = Engine::new();
    let pairs = gold::lines(&folder.join("expected_comparisons.jsonl"));
    let (mut written, mut right, mut unsafe_ones) = (String::new(), [0, 0, 0], 0);
    for pair in &pairs {
        let fact = |side: &str| {
            let report = &reports[pair[side]["doc"].as_str().expect("a document")];
            let start = pair[side]["byte_start"].as_u64().expect("an offset") as usize;
            Fact::at(report, start).expect("a measure starts there")
        };
        let comparison = engine.judge(fact("left"), fact("right"));
        let order = comparison.order().map(|order| match order {
            Order::Equal => Order::Undetermined.as_str(),
            other => other.as_str(),
        });
        let codes: Vec<&str> = comparison.codes().map(|code| code.as_str()).collect();
        let line = serde_json::json!({
            "left": pair["left"], "right": pair["right"], "verdict": comparison.verdict().as_str(),
            "reasons": codes, "order": order,
        });
        written.push_str(&format!("{line}\n"));
        let expected = |key: &str| pair[key].as_str();
        let reasons = pair["reasons"].as_array().expect("codes");
        right[0] += i32::from(expected("verdict") == Some(comparison.verdict().as_str()));
        right[1] += i32::from(reasons.iter().all(|code| codes.contains(&code.as_str().unwrap_or(""))));
        right[2] += i32::from(expected("order") == order);
        unsafe_ones += i32::from(expected("verdict") == Some("refused") && order.is_some());
    }
    fs::write(std::env::temp_dir().join("zongshu-verdicts.jsonl"), written).expect("the folder is writable");
    println!("{right:?} of {}, refused but compared {unsafe_ones}", pairs.len());
    let all = pairs.len() as i32;
    assert!(right[0] * 20 >= all * 19 && right[1] * 20 >= all * 17 && right[2] * 20 >= all * 19, "{right:?}");
    assert_eq!(unsafe_ones, 0);
}
