//! [`Basis`]: the transformations after which two values may stand side by side.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::denominator::Denominator;
use super::interval::Interval;
use super::order::Side;
use crate::number::Value;

/// How many months a window has: where its end is not told to the month, between the least and the most.
///
/// ```
/// use zongshu::compare::Months;
/// assert_eq!(Months { least: 24, most: 25 }.to_string(), "24-25");
/// assert_eq!(Months { least: 12, most: 12 }.to_string(), "12");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Months {
    /// The fewest.
    pub least: i32,
    /// The most.
    pub most: i32,
}

impl Months {
    /// Whether the number is certain.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }

    /// Where the number lies.
    pub fn extent(self) -> Interval {
        Interval::between(self.least.into(), self.most.into())
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.extent())
    }
}

/// One exact transformation of both values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Step {
    /// Divided by a dated denominator and stated for its unit.
    PerDenominator {
        /// Denominator of the left value.
        left: Box<Denominator>,
        /// Denominator of the right value.
        right: Box<Denominator>,
        /// Whether both are dated within the years of the values.
        within_year: bool,
    },
    /// Divided by another figure that each report states itself.
    PerStated {
        /// What the left value is divided by, as written.
        left: String,
        /// What the right value is divided by, as written.
        right: String,
        /// Where the left divisor lies.
        left_extent: Interval,
        /// Where the right divisor lies.
        right_extent: Interval,
    },
    /// Divided by the months of each window.
    PerMonth {
        /// Months of the left window.
        left: Months,
        /// Months of the right window.
        right: Months,
    },
    /// Both stated for the same number of base units.
    PerBaseUnits {
        /// Base units of the left value as written.
        left: Value,
        /// Base units of the right value as written.
        right: Value,
    },
    /// One side multiplied by the bridge over a break of definition.
    Bridge {
        /// The side that is multiplied.
        side: Side,
        /// The factor.
        factor: Value,
    },
}

impl Step {
    /// What one side is multiplied by, as an interval of positive values.
    fn factor(&self, side: Side) -> Option<Interval> {
        let pick = |left: Interval, right: Interval| match side {
            Side::Left => left,
            Side::Right => right,
        };
        let one = Interval::point(Value::ONE);
        match self {
            Step::PerDenominator { left, right, .. } => {
                let denominator = match side {
                    Side::Left => left,
                    Side::Right => right,
                };
                Interval::point(denominator.per).divided_by(&denominator.extent())
            }
            Step::PerStated { left_extent, right_extent, .. } => one.divided_by(&pick(*left_extent, *right_extent)),
            Step::PerMonth { left, right } => one.divided_by(&pick(left.extent(), right.extent())),
            Step::PerBaseUnits { left, right } => match side {
                Side::Left => Some(one),
                Side::Right => Interval::point(*left).divided_by(&Interval::point(*right)),
            },
            Step::Bridge { side: bridged, factor } if *bridged == side => Some(Interval::point(*factor)),
            Step::Bridge { .. } => Some(one),
        }
    }
}

/// The transformations of one comparison, in order; none where the values stand as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    steps: Vec<Step>,
}

impl Basis {
    pub(crate) fn new(steps: Vec<Step>) -> Basis {
        Basis { steps }
    }

    /// The transformations in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub(crate) fn apply(&self, extent: &Interval, side: Side) -> Interval {
        self.steps.iter().fold(*extent, |extent, step| {
            let applied = step.factor(side).and_then(|factor| extent.times(&factor));
            applied.unwrap_or(Interval::unbounded())
        })
    }

    /// The value before the transformations of a value after them.
    pub(crate) fn undo(&self, extent: &Interval, side: Side) -> Option<Interval> {
        self.steps.iter().rev().try_fold(*extent, |extent, step| {
            let factor = step.factor(side)?;
            extent.divided_by(&factor)
        })
    }

    pub(crate) fn denominators(&self) -> Option<(&Denominator, &Denominator, bool)> {
        self.steps.iter().find_map(|step| match step {
            Step::PerDenominator { left, right, within_year } => Some((left.as_ref(), right.as_ref(), *within_year)),
            _ => None,
        })
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.steps.is_empty() {
            return f.write_str("as stated");
        }
        for (place, step) in self.steps.iter().enumerate() {
            if place > 0 {
                f.write_str("; ")?;
            }
            match step {
                Step::PerDenominator { left, right, .. } => {
                    write!(f, "per {} of {}: {left} | {right}", left.per, left.en)?;
                }
                Step::PerStated { left, right, .. } => write!(f, "per stated figure: {left} | {right}")?,
                Step::PerMonth { left, right } => write!(f, "per month: {left} months | {right} months")?,
                Step::PerBaseUnits { left, .. } => write!(f, "per {left} base units")?,
                Step::Bridge { factor, .. } => write!(f, "bridged by {factor}")?,
            }
        }
        Ok(())
    }
}
