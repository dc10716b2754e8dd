//! What a sentence says of a number before it is asked what that means: its value and unit, what it counts, of what it is a
//! part, its verb and its time.

use crate::number::Value;
use crate::quantity::{Bound, Quantity, UnitClass};
use crate::text::Span;

use super::counted::Counted;
use super::evidence::reaches;
use super::measures::{Done, Walk, dimension};
use super::naming::NAMING;
use super::scan::Item;
use super::standing;
use super::timed::Timed;

/// A number of the sentence and the words that belong to it.
pub(super) struct Number<'t> {
    pub(super) piece: usize,
    pub(super) mention: usize,
    /// Its value, bounds and class; what its unit is called stands in `unit`.
    pub(super) quantity: Quantity,
    pub(super) unit: &'t str,
    pub(super) unit_span: Option<Span>,
    pub(super) is_rank: bool,
    /// Whether it is money though no unit says so: 投入达450多万.
    pub(super) is_paid: bool,
    pub(super) counted: Counted,
    /// Mention of the whole that it is a part of.
    pub(super) part_of: Option<usize>,
    /// Whether it goes on in the list of the number before it.
    pub(super) is_listed: bool,
    pub(super) verb: Option<usize>,
    /// Whether its verb, or the one that links it to its subject, tells of a change.
    pub(super) is_change: bool,
    pub(super) time: Timed,
}

impl Number<'_> {
    /// What its unit counts.
    pub(super) fn class(&self) -> UnitClass {
        self.quantity.unit_class
    }
}

/// A quantity as the scan found it, with what the words around it settle.
struct Stated<'t> {
    quantity: Quantity,
    unit: &'t str,
    unit_span: Option<Span>,
    /// Whether the noun beside the unit may decide its class.
    is_open: bool,
    is_rank: bool,
    is_paid: bool,
}

impl<'t> Walk<'_, 't, '_> {
    /// The number at `piece`, with the words that belong to it.
    pub(super) fn number(&self, piece: usize, mention: usize) -> Option<Number<'t>> {
        let stated = self.stated(piece, mention)?;
        let Stated { quantity, unit, unit_span, is_open, is_rank, is_paid } = stated;
        let counted = self.counted(piece, unit, quantity.unit_class, is_open, is_rank);
        let counted = match (quantity.unit_class, quantity.bound) {
            (UnitClass::AgeYear, Bound::Exact) => self.of_one(counted),
            _ => counted,
        };
        let part_of = self.whole_named(piece, quantity.unit_class, counted.phrase);
        let is_listed = self.continues_list(piece, &counted);
        // What stands before the 的 of 入党的7.44万名 says what sort they are of and governs nothing.
        let own_verb = || self.verb(piece, &counted, is_listed).filter(|_| !counted.is_headless);
        let verb = counted.verb.or_else(own_verb);
        let is_change = [verb, counted.link].into_iter().flatten().any(|at| self.sentence.is_change(at));
        // 每万人有社工16人，比上年多2人: by how much a rate changed is one too.
        let is_of_rate = |last: &Done<'_>| last.unit_class == UnitClass::Ratio && last.unit == unit && !unit.is_empty();
        let class = match self.told().next().filter(|last| is_change && counted.is_carried && is_of_rate(last)) {
            Some(_) => UnitClass::Ratio,
            None => self.unit_class(&quantity, unit, is_open, counted.phrase, piece),
        };
        // 216个村…，其中，50万元以上的9个: a part is of the class of its whole where nothing else is named.
        let is_nameless = is_open && counted.phrase.is_none_or(|phrase| phrase.class.is_none());
        let class = match part_of.filter(|_| is_nameless).and_then(|whole| self.class_of(whole)) {
            Some(whole) if dimension(whole) == dimension(class) && whole != UnitClass::PersonTime => whole,
            _ => class,
        };
        Some(Number {
            piece,
            mention,
            quantity: Quantity { unit_class: class, ..quantity },
            unit,
            unit_span,
            is_rank,
            is_paid,
            counted,
            part_of,
            is_listed,
            verb,
            is_change,
            time: self.timed(piece, &counted),
        })
    }

    /// The quantity or the rank at `piece`.
    fn stated(&self, piece: usize, mention: usize) -> Option<Stated<'t>> {
        let (quantity, unit_span, is_open, is_rank) = match &self.setting.found.get(mention)?.item {
            // What the unit is called is written anew.
            Item::Quantity(found) => (Quantity { unit: None, ..found.quantity }, found.unit, found.open, false),
            Item::Rank(ordinal) => {
                let quantity = Quantity {
                    value: ordinal.value,
                    upper: None,
                    step: Value::ONE,
                    bound: Bound::Exact,
                    unit: None,
                    unit_class: UnitClass::Position,
                };
                (quantity, ordinal.unit, false, true)
            }
            _ => return None,
        };
        // 最高可获1亿元, 至少召开2次: a word apart from the number bounds it too.
        let is_plain = quantity.bound == Bound::Exact && !is_rank;
        let limit = is_plain.then(|| standing::limit(self.sentence, piece, quantity.unit_class)).flatten();
        let quantity = Quantity { bound: limit.unwrap_or(quantity.bound), ..quantity };
        let unit = unit_span.map_or("", |span| self.sentence.slice(span));
        // 提升3个位次: by how many places a rank changed.
        let is_place = unit == "个" && NAMING.is("place", self.sentence.piece_text(piece + 1));
        if is_place && !is_rank {
            let quantity = Quantity { unit_class: UnitClass::Position, ..quantity };
            return Some(Stated { quantity, unit: "位", unit_span, is_open: false, is_rank, is_paid: false });
        }
        // 投入达450多万: behind what is paid a number without a unit is one of money.
        let is_paid = is_open && unit.is_empty() && self.is_paid(piece);
        Some(match is_paid {
            true => {
                let quantity = Quantity { unit_class: UnitClass::MoneyCny, ..quantity };
                Stated { quantity, unit: "元", unit_span, is_open: false, is_rank, is_paid }
            }
            false => Stated { quantity, unit, unit_span, is_open, is_rank, is_paid },
        })
    }

    /// Whether the number is the level that was reached: 增至, 增加到.
    pub(super) fn reaches(&self, number: &Number<'_>) -> bool {
        reaches(self.sentence, number.piece, number.verb, number.counted.link)
    }
}
