//! Numbers by which one of many is called: 12号文件, 五号楼, 3单元302室, 柳树村3组, 12345热线, 80后.

use super::words::words;
use super::{Item, Scanner, ascii_digits};
use crate::period;
use crate::text::Span;

/// Bytes of a number by which something is called, at most.
const LONGEST: usize = 12;
/// The last two digits of the years that name a generation.
const GENERATIONS: [&str; 11] = ["40", "50", "60", "65", "70", "75", "80", "85", "90", "95", "05"];

impl Scanner<'_> {
    /// A number by which one of many is called. `digits`: the bytes of its digits.
    pub(super) fn numbered(&mut self, at: usize, digits: usize) -> Option<usize> {
        if !(1..=LONGEST).contains(&digits) {
            return None;
        }
        let (number, behind) = (self.slice(at, at + digits), self.after(at + digits));
        let is_arabic = ascii_digits(number) == digits;
        let length = words()
            .opening("called", behind)
            .or_else(|| self.hamlet(at, behind))
            .or_else(|| self.address(at, number, behind))
            .or_else(|| is_arabic.then(|| self.dialled(at, number, behind)).flatten())
            .or_else(|| alone(behind))?;
        Some(self.push(Span::new(at, at + digits + length), Item::Phrase))
    }

    /// 80后, 00后: those born in a decade.
    pub(super) fn generation(&mut self, at: usize, digits: usize) -> Option<usize> {
        let number = self.slice(at, at + digits);
        let named = number == "00" || GENERATIONS.contains(&number);
        let end = at + digits + '后'.len_utf8();
        let is_word = || words().starts("no_generation", self.after(end));
        let follows = named && self.after(at + digits).starts_with('后') && !is_word();
        follows.then(|| self.push(Span::new(at, end), Item::Phrase))
    }

    /// 柳树村3组村民: the groups of a village have numbers; 全村3组 counts them.
    fn hamlet(&self, at: usize, behind: &str) -> Option<usize> {
        let before = self.slice(0, at);
        let length = behind.starts_with('组').then(|| words().opening("hamlet", behind)).flatten()?;
        (words().ends("village", before) && !words().ends("no_village", before)).then_some(length)
    }

    /// 12栋3单元302室: the parts of an address, each behind the other.
    fn address(&self, at: usize, number: &str, behind: &str) -> Option<usize> {
        // 三楼: a storey.
        if let Some(rest) = behind.strip_prefix('楼') {
            return (!words().starts("no_storey", rest)).then_some('楼'.len_utf8());
        }
        // Most numbers are told from those by what follows them.
        if !behind.starts_with(['室', '号', '单', '栋', '幢', '座']) {
            return None;
        }
        let room = words().opening("room", behind);
        // A room has the storey in its number.
        let is_room = behind.starts_with('室') && (3..=4).contains(&ascii_digits(number)) && number.is_ascii();
        let goes_on = || {
            let last = self.found.last().filter(|last| last.span.end == at && matches!(last.item, Item::Phrase));
            last.is_some_and(|last| words().ends("house", self.slice(last.span.start, last.span.end)))
        };
        if let Some(room) = room.filter(|_| is_room || goes_on()) {
            return Some(room);
        }
        let house = words().opening("house", behind)?;
        let next = behind.get(house..)?;
        let digits = super::label::digits(next);
        let follows = digits > 0 && words().starts("room", next.get(digits..)?);
        follows.then_some(house)
    }

    /// 拨打110, 12380举报: a number that is dialled. What is behind it may be left to its own word.
    fn dialled(&self, at: usize, number: &str, behind: &str) -> Option<usize> {
        if !(3..=5).contains(&number.len()) || !number.starts_with(['1', '9']) {
            return None;
        }
        if let Some(length) = words().opening("line", behind) {
            return Some(length);
        }
        let ends = !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '余' | '多'));
        (ends && words().ends("dialled", self.slice(0, at)) && !words().starts("set", behind)).then_some(0)
    }
}

/// 东风路35号: what is called by nothing else than its number; 20号人 counts.
fn alone(behind: &str) -> Option<usize> {
    let rest = behind.strip_prefix('号')?;
    let is_word = words().starts("no_number", rest) && !rest.starts_with("人物");
    let is_hour = period::part_of_day(rest).is_some();
    (!is_word && !is_hour).then_some('号'.len_utf8())
}
