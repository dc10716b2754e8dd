//! What is printed of an interval contains it, wherever it is printed.

use proptest::prelude::*;
use zongshu::compare::Interval;
use zongshu::number::{Rounding, Value};
use zongshu::render::{Number, decimal_interval, fitting_interval};

fn value() -> impl Strategy<Value = Value> {
    let (numerator, denominator) = (-1_000_000_000_i128..1_000_000_000, 1_i128..1_000_000);
    (numerator, denominator).prop_map(|(one, other)| Value::ratio(one, other).expect("the divisor is not nought"))
}

/// The ends of an interval that was written; a value by itself is none.
fn read(text: &str, factor: Value) -> Option<Interval> {
    let text = text.replace([',', '%', '+'], "");
    let value = |text: &str| text.parse::<Value>().expect("a number").checked_div(factor).expect("a divisor");
    if let Some(low) = text.strip_prefix(">= ") {
        return Some(Interval::at_least(value(low)));
    }
    if let Some(high) = text.strip_prefix("<= ") {
        return Some(Interval::at_most(value(high)));
    }
    let (low, high) = text.split_once(" to ").or_else(|| {
        let dash = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
        Some((&text[..dash], &text[dash + 1..]))
    })?;
    Some(Interval::between(value(low), value(high)))
}

proptest! {
    #[test]
    fn a_printed_interval_contains_the_exact_one(one in value(), other in value(), places in 0_u32..5) {
        prop_assume!(one != other);
        for interval in [Interval::between(one, other), Interval::at_least(one), Interval::at_most(one)] {
            let faces = [
                (decimal_interval(&interval, places), Value::ONE),
                (fitting_interval(&interval), Value::ONE),
                (Number::of(interval, places).to_string(), Value::ONE),
                (Number::of(interval, places).padded().to_string(), Value::ONE),
                (Number::fitting(interval, false).signed().to_string(), Value::ONE),
                (Number::fitting(interval, true).to_string(), Value::from(100)),
            ];
            for (face, factor) in faces {
                let printed = read(&face, factor).unwrap_or_else(|| panic!("{face} for {interval} is no interval"));
                prop_assert!(printed.encloses(&interval), "{} is printed for {}", face, interval);
            }
            if one >= Value::ZERO && other >= Value::ZERO {
                let face = interval.to_decimal(places);
                prop_assert!(read(&face, Value::ONE).is_some_and(|read| read.encloses(&interval)), "{}", face);
            }
        }
    }

    #[test]
    fn one_value_lies_between_its_roundings(value in value(), places in 0_u32..9) {
        let read = |rounding| value.to_decimal_by(rounding, places).parse::<Value>().expect("a number");
        let (down, near, up) = (read(Rounding::Down), read(Rounding::Nearest), read(Rounding::Up));
        prop_assert!(down <= value && value <= up && (near == down || near == up));
    }
}

#[test]
fn a_share_is_told_in_per_cent() {
    let share = |text: &str| text.parse::<Value>().expect("a value");
    assert_eq!(Number::fitting(Interval::between(share("0.9305"), share("0.9315")), true).to_string(), "93.05-93.15%");
    assert_eq!(Number::fitting(Interval::at_most(share("0.14")), true).to_string(), "<= 14%");
    assert_eq!(Number::fitting(Interval::between(share("13/90"), share("14/90")), true).to_string(), "14.44-15.56%");
}
