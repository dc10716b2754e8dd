//! [`Found`] and [`Ordinal`]: what is read from a text, and where it stands.

use super::Quantity;
use crate::number::{Form, Value};
use crate::text::Span;

/// A quantity with the places of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Numeral, magnitude, classifier, and the words that change the bound on either side.
    pub span: Span,
    /// The digits and magnitudes, with vague words among and behind them (二百三十余万, 80多); both ends of a range.
    pub numeral: Span,
    /// The classifier or the sign of percentage, without 万 and 亿.
    pub unit: Option<Span>,
    /// The bound word before the numeral.
    pub lead: Option<Span>,
    /// The bound word behind the classifier, with an aside in brackets: (含)以上.
    pub trail: Option<Span>,
    /// Value, bound and class. `unit` is the text of the unit as it stands in the text that was read; 百分之三 has `%`.
    pub quantity: Quantity,
    /// Whether the class is the classifier's usual one only, and the noun decides (个, 家, 项, no classifier).
    pub open: bool,
    /// How the numeral is written; `None` where no digit is (亿元, 数十).
    pub form: Option<Form>,
}

/// What word makes an ordinal of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrdinalForm {
    /// 第三.
    Place,
    /// 首: the first.
    First,
    /// 前三: all places down to the number.
    Top,
}

/// A place in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordinal {
    /// The whole expression.
    pub span: Span,
    /// The place.
    pub value: Value,
    /// The unit, if one is written.
    pub unit: Option<Span>,
    /// Whether the unit is one of standing (位, 名), so that the place says how well; 第六位 of a list does not, which only
    /// the sentence tells.
    pub rank: bool,
    /// What word makes it an ordinal.
    pub form: OrdinalForm,
}
