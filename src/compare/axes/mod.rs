//! The twenty axes of a verdict, in one table. Each axis is a function that reads a pair and adds what it finds.

mod counted;
mod figure;
mod setting;

pub(super) use counted::nested;

use super::code::Code;
use super::finding::Findings;
use super::pair::Pair;

/// One axis of a verdict.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: &'static str,
    /// The codes it may give.
    pub codes: &'static [Code],
    judge: fn(&Pair<'_>, &mut Findings),
}

impl Axis {
    /// The axes in order. The verdict is the worst over all of them.
    ///
    /// ```
    /// use zongshu::compare::Axis;
    /// assert_eq!(Axis::all().len(), 20);
    /// assert_eq!((Axis::all()[1].number, Axis::all()[1].name), (2, "unit class"));
    /// ```
    pub fn all() -> &'static [Axis] {
        AXES
    }

    /// Whether it asks what the figures allow together, rather than what each of them is.
    pub(crate) fn weighs_figures(&self) -> bool {
        matches!(self.number, 7 | 8 | 12 | 15)
    }

    pub(crate) fn judge(&self, pair: &Pair<'_>, findings: &mut Findings) {
        (self.judge)(pair, findings);
    }
}

const fn axis(number: u8, name: &'static str, codes: &'static [Code], judge: fn(&Pair<'_>, &mut Findings)) -> Axis {
    Axis { number, name, codes, judge }
}

/// The table. What each axis asks, and what it does, stands above its function.
#[rustfmt::skip]
const AXES: &[Axis] = &[
    axis( 1, "indicator",    &[Code::Indicator, Code::Subset, Code::Definition, Code::Brand], counted::indicator),
    axis( 2, "unit class",   &[Code::Unit],                                    counted::unit_class),
    axis( 3, "kind",         &[Code::Kind, Code::Target, Code::Base],          counted::kind),
    axis( 4, "period",       &[Code::Year, Code::Epidemic, Code::Turnover, Code::Window, Code::Period], setting::period),
    axis( 5, "region level", &[Code::Size, Code::Level, Code::Nested],         setting::region),
    axis( 6, "scope",        &[Code::Scope],                                   setting::scope),
    axis( 7, "bound",        &[Code::Hedge, Code::Vague],                      figure::bound),
    axis( 8, "precision",    &[Code::Rounding, Code::Window],                  figure::precision),
    axis( 9, "subject",      &[Code::Composite, Code::Subset],                 counted::subject),
    axis(10, "stage",        &[Code::Stage],                                   counted::stage),
    axis(11, "parameter",    &[Code::Parameter],                               counted::parameter),
    axis(12, "denominator",  &[Code::Denominator, Code::Base],                 figure::denominator),
    axis(13, "breaks",       &[Code::Break],                                   setting::breaks),
    axis(14, "source",       &[Code::Claim, Code::Edition],                    setting::source),
    axis(15, "duplicates",   &[Code::Conflict],                                figure::duplicates),
    axis(16, "silence",      &[Code::Silence],                                 setting::silence),
    axis(17, "inference",    &[Code::Inferred],                                figure::inference),
    axis(18, "money",        &[Code::Nominal],                                 figure::money),
    axis(19, "universals",   &[Code::Universal],                               figure::universals),
    axis(20, "mobilisation", &[Code::Mobilised],                               figure::mobilisation),
];
