//! Reading of ordinals: 第三批, 首次, 前三.

use super::found::{Ordinal, OrdinalForm};
use super::lexicon::Lexicon;
use crate::number::{Form, Numeral, Value};
use crate::text::Span;

impl Lexicon {
    /// Reads the ordinal that starts at byte `at`: 第 with a number, 首 with a unit, 前 with a number.
    ///
    /// Editions without 第 (十九届, 四中) look like counts and are left to whoever knows the calendar of congresses.
    ///
    /// ```
    /// use zongshu::quantity::{Lexicon, OrdinalForm};
    /// let found = Lexicon::bundled().read_ordinal("位居第六位", 6).expect("an ordinal");
    /// assert_eq!((found.value.to_string().as_str(), found.rank, found.form), ("6", true, OrdinalForm::Place));
    /// ```
    pub fn read_ordinal(&self, text: &str, at: usize) -> Option<Ordinal> {
        let first = text.get(at..)?.chars().next()?;
        let after = at + first.len_utf8();
        let form = match first {
            '第' => OrdinalForm::Place,
            '首' => OrdinalForm::First,
            '前' => OrdinalForm::Top,
            _ => return None,
        };
        let (value, end) = if form == OrdinalForm::First {
            (Value::ONE, after)
        } else {
            let numeral = Numeral::read(text, after)?;
            let whole = matches!(numeral.form, Form::Arabic | Form::Chinese | Form::Mixed | Form::Digits);
            if !whole || numeral.upper.is_some() || !numeral.value.is_integer() {
                return None;
            }
            (numeral.value, numeral.end)
        };
        let unit = self.ordinals.longest(text, end).map(|(length, rank)| (Span::new(end, end + length), *rank));
        let unit = unit.filter(|(span, _)| self.unit(text, span.start).is_none_or(|(stop, _)| stop <= span.end));
        let stops = self.ends_measure(text, end);
        let whole = match form {
            OrdinalForm::Place => true,
            OrdinalForm::First => unit.is_some(),
            OrdinalForm::Top => stops || unit.is_some_and(|(_, rank)| rank),
        };
        whole.then(|| Ordinal {
            span: Span::new(at, unit.map_or(end, |(span, _)| span.end)),
            value,
            unit: unit.map(|(span, _)| span),
            rank: form == OrdinalForm::Top || unit.is_some_and(|(_, rank)| rank),
            form,
        })
    }
}
