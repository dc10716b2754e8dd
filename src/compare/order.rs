//! [`Order`]: which of two intervals is higher, and [`Side`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::interval::Interval;

/// One of the two measures of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first.
    Left,
    /// The second.
    Right,
}

/// Which of two intervals is certainly higher. In a comparison of two ranks it is the better place: the lower number.
///
/// ```
/// use zongshu::compare::{Interval, Order};
/// let (least, exact) = (Interval::at_least(200.into()), Interval::point(150.into()));
/// assert_eq!(Order::of(&least, &exact), Order::Left);
/// assert_eq!(Order::of(&least, &Interval::point(300.into())), Order::Undetermined);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The first is higher.
    Left,
    /// The second is higher.
    Right,
    /// Both are the same exact value.
    Equal,
    /// The intervals overlap.
    Undetermined,
}

impl Order {
    /// The order of two intervals by their ends.
    pub fn of(left: &Interval, right: &Interval) -> Order {
        let above = |upper: &Interval, lower: &Interval| match (upper.low(), lower.high()) {
            (Some(low), Some(high)) => low > high,
            _ => false,
        };
        if above(left, right) {
            Order::Left
        } else if above(right, left) {
            Order::Right
        } else if left.is_point() && left == right {
            Order::Equal
        } else {
            Order::Undetermined
        }
    }

    /// The order with the sides exchanged.
    pub fn mirrored(self) -> Order {
        match self {
            Order::Left => Order::Right,
            Order::Right => Order::Left,
            other => other,
        }
    }

    /// The word used in data: `left`, `undetermined`.
    pub fn as_str(self) -> &'static str {
        match self {
            Order::Left => "left",
            Order::Right => "right",
            Order::Equal => "equal",
            Order::Undetermined => "undetermined",
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
