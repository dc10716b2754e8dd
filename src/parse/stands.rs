//! [`Stand`]: where each piece of a sentence stands in it, found once for all that is asked of it; and which words it holds
//! that few sentences do.

use std::sync::LazyLock;

use crate::vocabulary::{Kind, Lexicon, Particle};

use super::link_words::Standing;
use super::sentence::{Piece, Token};

/// Where a piece stands in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub(super) clause_start: u32,
    pub(super) clause_end: u32,
    /// The last 其中 before it, the last time before it, and the last word in its clause before it that deals out.
    pub(super) part: At,
    pub(super) time: At,
    pub(super) deals: At,
    /// Where the bracket closes that it stands in.
    pub(super) bracket_end: At,
    /// The first word of links that does not begin before it.
    pub(super) links: u32,
    /// Whether it is a word that deals out.
    pub(super) deals_out: bool,
    pub(super) is_quoted: bool,
}

/// The place of a piece, or of none. Small, since some are noted for every piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At(u32);

impl At {
    const NONE: At = At(u32::MAX);

    /// This piece or another, whichever is further on.
    fn furthest(self, other: usize) -> At {
        At(self.get().map_or(other, |own| own.max(other)) as u32)
    }

    pub(super) fn get(self) -> Option<usize> {
        (self != At::NONE).then_some(self.0 as usize)
    }
}

/// Words behind a whole whose parts follow.
pub(super) const AMONG: [&str; 6] = ["中", "里", "内", "当中", "之中", "中间"];

/// Words that few sentences hold and rules ask for at every number, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Few(u16);

impl Few {
    /// 由 or 从.
    pub(crate) const FROM: Few = Few(1);
    /// One of [`AMONG`].
    pub(crate) const AMONG: Few = Few(1 << 1);
    /// 按, 按照 or 依照.
    pub(crate) const BY: Few = Few(1 << 2);
    /// What ends with 班子.
    pub(crate) const BODY: Few = Few(1 << 3);

    /// 比 or 较, or what starts with 高于 or 低于.
    pub(crate) const THAN: Few = Few(1 << 4);

    /// A word behind which the base of a rate follows.
    pub(crate) const PER: Few = Few(1 << 5);

    /// A word that deals a list out: 各, or what starts with 分别 or 依次, and is no noun.
    pub(crate) const DEALS: Few = Few(1 << 6);

    /// 将.
    pub(crate) const WILL: Few = Few(1 << 7);

    /// A verb that plans.
    pub(crate) const PLANS: Few = Few(1 << 8);

    /// Which of them a piece is, `of_words` those that each word of the lexicon is.
    #[inline]
    fn of_piece(piece: &Piece<'_>, of_words: &[Few]) -> Few {
        let own = || piece.word.and_then(|word| of_words.get(word as usize)).copied();
        let told = || own().unwrap_or_else(|| Few::of(piece.text));
        match piece.token {
            Token::Mark(_) | Token::Number(_) | Token::Time(_) => Few(0),
            Token::Particle(Particle::Per) => Few::PER,
            Token::Verb { kind: Some(Kind::Target), .. } => Few::PLANS.or(told()),
            Token::Noun(_) => told().without(Few::DEALS),
            _ => told(),
        }
    }

    /// Which of them a text is.
    #[inline]
    pub(super) fn of(text: &str) -> Few {
        let mut characters = text.chars();
        let (Some(first), rest) = (characters.next(), characters.as_str()) else { return Few(0) };
        // Nearly all are told by their first character.
        match first {
            '由' | '从' if rest.is_empty() => Few::FROM,
            '将' if rest.is_empty() => Few::WILL,
            '里' | '内' if rest.is_empty() => Few::AMONG,
            '中' if matches!(rest, "" | "间") => Few::AMONG,
            '当' | '之' if rest == "中" => Few::AMONG,
            '按' if matches!(rest, "" | "照") => Few::BY,
            '依' if rest == "照" => Few::BY,
            '各' if rest.is_empty() => Few::DEALS,
            '分' if rest.starts_with('别') => Few::DEALS,
            '依' if rest.starts_with('次') => Few::DEALS,
            '比' | '较' if rest.is_empty() => Few::THAN,
            '高' | '低' if rest.starts_with(['于', '出']) => Few::THAN,
            _ if text.ends_with("班子") => Few::BODY,
            _ => Few(0),
        }
    }

    /// These words and others.
    pub(crate) const fn or(self, other: Few) -> Few {
        Few(self.0 | other.0)
    }

    const fn without(self, other: Few) -> Few {
        Few(self.0 & !other.0)
    }

    /// Whether one of others is among them.
    pub(super) fn has(self, others: Few) -> bool {
        self.0 & others.0 != 0
    }
}

/// Which of them each word of the lexicon is, by its number.
static FEW: LazyLock<Vec<Few>> = LazyLock::new(|| Lexicon::get().texts().map(Few::of).collect());

/// Whether a mark ends a clause.
pub(super) fn ends_clause(mark: char) -> bool {
    matches!(mark, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';' | ':' | '—' | '…' | '!' | '?' | '\n')
}

/// Finds where some pieces stand, whose words of links are `words`; the words among them that few sentences hold.
pub(super) fn place(pieces: &[Piece<'_>], words: &[Standing], stands: &mut Vec<Stand>) -> Few {
    let (mut clause_start, mut quoted_to) = (0, 0);
    let (mut part, mut time, mut deals, mut bracket_end) = (At::NONE, At::NONE, At::NONE, At::NONE);
    let (mut few, mut links) = (Few::default(), 0);
    let end = pieces.len() as u32;
    let of_words = FEW.as_slice();
    stands.reserve(pieces.len());
    for (index, piece) in (0..).zip(pieces) {
        let own = Few::of_piece(piece, of_words);
        few = few.or(own);
        if let Token::Mark('（' | '(') = piece.token
            && let Some(partner) = piece.partner
        {
            bracket_end = bracket_end.furthest(partner);
        }
        while words.get(links as usize).is_some_and(|word| word.start < piece.span.start) {
            links += 1;
        }
        let deals_out = own.has(Few::DEALS);
        let is_quoted = quoted_to > index;
        stands.push(Stand {
            clause_start,
            clause_end: end,
            part,
            time,
            deals,
            bracket_end,
            links,
            deals_out,
            is_quoted,
        });
        if bracket_end == At(index) {
            bracket_end = At::NONE;
        }
        match piece.token {
            Token::Mark(mark) => {
                if let ('“' | '《', Some(partner)) = (mark, piece.partner)
                    && !(mark == '“' && speaks(pieces, index as usize, partner))
                {
                    quoted_to = quoted_to.max(partner as u32);
                }
                if ends_clause(mark) {
                    // A mark is the end of its clause and belongs to it.
                    let clause = stands.get_mut(clause_start as usize..).unwrap_or_default();
                    clause.iter_mut().for_each(|stand| stand.clause_end = index);
                    (clause_start, deals) = (index + 1, At::NONE);
                }
            }
            Token::Particle(Particle::Part) => part = At(index),
            Token::Time(_) => time = At(index),
            _ if deals_out => deals = At(index),
            _ => {}
        }
    }
    few
}

/// “下一步，我们将培育50名。”: what somebody says, from one quotation mark to another, is no name.
fn speaks(pieces: &[Piece<'_>], open: usize, close: usize) -> bool {
    let is_mark = |piece: &Piece| matches!(piece.token, Token::Mark('，' | ',' | '。' | '；'));
    pieces.get(open..close).is_some_and(|said| said.iter().any(is_mark))
}

#[cfg(test)]
mod tests {
    use super::{AMONG, Few};

    #[test]
    fn the_words_behind_a_whole_are_told() {
        assert!(AMONG.iter().all(|word| Few::of(word) == Few::AMONG));
    }
}
