//! Quoted names whose numeral counts nothing: “五个一工程”.

use crate::period;
use crate::quantity;
use crate::text::Span;

use super::{Item, Scanner};

impl Scanner<'_> {
    /// A quoted name whose numeral counts nothing: “六干”作风, “1+3+N”体系.
    pub(super) fn quoted(&mut self, at: usize) -> Option<usize> {
        const LONGEST: usize = 22;
        let opens = self.quote.filter(|mark| matches!(mark.character, '“' | '‘') && mark.end() <= at);
        let open = opens?.end();
        if self.slice(open, at).chars().take(LONGEST + 2).count() > LONGEST + 1 {
            return None;
        }
        let rest = self.after(at);
        let close =
            rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '”' | '’')).map(|(offset, _)| at + offset)?;
        let name = self.slice(open, close);
        if name.contains(['。', '，', '；', '：', '！', '？', '\n']) || name.chars().count() > LONGEST {
            return None;
        }
        if starts_with_counted(name) {
            return None;
        }
        // Parts of a quoted row are names of their own.
        let part_start = self.slice(open, at).rfind('、').map_or(open, |mark| open + mark + '、'.len_utf8());
        let part_end = self.slice(at, close).find('、').map_or(close, |mark| at + mark);
        let start = self.found.last().map_or(part_start, |last| part_start.max(last.span.end));
        Some(self.push(Span::new(start, part_end), Item::Phrase))
    }
}

/// Whether a quoted text begins with a counted quantity in Arabic digits: 5年5000名.
fn starts_with_counted(name: &str) -> bool {
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let time = period::read(name, 0).map(|found| found.span.end);
    let count = quantity::find(name, 0).filter(|found| found.unit.is_some()).map(|found| found.span.end);
    let end = time.or(count);
    // 3全, 4个一: what follows is not a noun of some length.
    end.is_some_and(|end| {
        quantity::find(name, end).is_some_and(|found| found.unit.is_some())
            || name.get(end..).is_some_and(|rest| rest.chars().count() >= 2)
    })
}
