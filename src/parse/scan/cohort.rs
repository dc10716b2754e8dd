//! Years that name those who came or left together: 2020届选调生, 2020级学员, 98届校友.

use crate::period::{self, Expression, TimeClass};
use crate::text::Span;

use super::words::words;
use super::{Item, Scanner, ascii_digits};

/// Signs between the years of a row.
const ROW: [char; 9] = ['、', '和', '及', '至', '到', '-', '—', '–', '～'];

/// A year that dates no figure: who finishes in 2020 may be hired in 2021.
pub(super) fn time(span: Span) -> Item {
    let (class, expression) = (TimeClass::Date, Expression::UNDATED);
    Item::Time(period::Found { span, class, expression, has_numeral: true, is_named: false })
}

impl Scanner<'_> {
    /// The years of a cohort with its word; 第20届 and 20届 count in order.
    pub(super) fn cohort(&self, at: usize, start: char) -> Option<Span> {
        if !start.is_ascii_digit() || self.before(at).is_some_and(|c| c == '第' || c.is_ascii_alphanumeric()) {
            return None;
        }
        let digits = ascii_digits(self.after(at));
        let is_year = match digits {
            4 => ["19", "20"].iter().any(|century| self.after(at).starts_with(century)),
            2 => true,
            _ => false,
        };
        if !is_year {
            return None;
        }
        let mut end = at + digits;
        while let Some(rest) = self.after(end).strip_prefix(ROW)
            && ascii_digits(rest) == digits
        {
            end = self.text.len() - rest.len() + digits;
        }
        let rest = self.after(end);
        let mark = rest.chars().next().filter(|mark| matches!(mark, '届' | '级'))?;
        let noun = self.after(end + mark.len_utf8()).trim_start_matches(['的', '“']);
        // 2000级台阶 and 20届三中全会 name no students; 2020级、2021级 do.
        let stands_alone = mark == '届' || !noun.starts_with(char::is_alphanumeric);
        let is_cohort = digits == 4 && stands_alone || words().starts("cohort", noun);
        is_cohort.then(|| Span::new(at, end + mark.len_utf8()))
    }
}
