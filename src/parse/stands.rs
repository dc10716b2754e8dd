//! [`Stand`]: where each piece of a sentence stands in it, found once for all that is asked of it; and which words it holds
//! that few sentences do.

use crate::vocabulary::Particle;

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

    pub(super) fn get(self) -> Option<usize> {
        (self != At::NONE).then_some(self.0 as usize)
    }
}

/// Words behind a whole whose parts follow.
pub(super) const AMONG: [&str; 6] = ["中", "里", "内", "当中", "之中", "中间"];

/// Words that few sentences hold and rules ask for at every number, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Few(u8);

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

    /// Which of them a text is.
    pub(super) fn of(text: &str) -> Few {
        let mut characters = text.chars();
        let (Some(first), rest) = (characters.next(), characters.as_str()) else { return Few(0) };
        // Nearly all are told by their first character.
        match first {
            '由' | '从' if rest.is_empty() => Few::FROM,
            '里' | '内' if rest.is_empty() => Few::AMONG,
            '中' if matches!(rest, "" | "间") => Few::AMONG,
            '当' | '之' if rest == "中" => Few::AMONG,
            '按' if matches!(rest, "" | "照") => Few::BY,
            '依' if rest == "照" => Few::BY,
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

    /// Whether one of others is among them.
    pub(super) fn has(self, others: Few) -> bool {
        self.0 & others.0 != 0
    }
}

/// Whether a mark ends a clause.
pub(super) fn ends_clause(mark: char) -> bool {
    matches!(mark, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';' | ':' | '—' | '…' | '!' | '?' | '\n')
}

/// Finds where some pieces stand, whose words of links are `words`; the words among them that few sentences hold.
pub(super) fn place(pieces: &[Piece<'_>], words: &[Standing], stands: &mut Vec<Stand>) -> Few {
    let (mut clause_start, mut quoted_to, mut bracketed_to) = (0, 0, 0);
    let (mut part, mut time, mut deals, mut links) = (At::NONE, At::NONE, At::NONE, 0);
    let mut few = Few::default();
    stands.reserve(pieces.len());
    let end = pieces.len() as u32;
    for (index, piece) in pieces.iter().enumerate() {
        let is_quoted = quoted_to > index;
        if let Some(partner) = piece.partner
            && matches!(piece.token, Token::Mark('（' | '('))
        {
            bracketed_to = bracketed_to.max(partner);
        }
        let is_bracketed = bracketed_to > 0 && index <= bracketed_to;
        let bracket_end = if is_bracketed { At(bracketed_to as u32) } else { At::NONE };
        while words.get(links).is_some_and(|word| word.start < piece.span.start) {
            links += 1;
        }
        let deals_out = is_dealing(piece);
        few = few.or(match piece.token {
            Token::Mark(_) | Token::Number(_) | Token::Time(_) => Few::default(),
            Token::Particle(Particle::Per) => Few::PER,
            _ => Few::of(piece.text),
        });
        stands.push(Stand {
            clause_start,
            clause_end: end,
            part,
            time,
            deals,
            bracket_end,
            links: links as u32,
            deals_out,
            is_quoted,
        });
        match piece.token {
            Token::Mark(mark) => {
                // “下一步，我们将培育50名。”: what somebody says is no name.
                let is_mark = |piece: &Piece| matches!(piece.token, Token::Mark('，' | ',' | '。' | '；'));
                let speaks = |partner| pieces.get(index..partner).is_some_and(|said| said.iter().any(is_mark));
                if let ('“' | '《', Some(partner)) = (mark, piece.partner)
                    && !(mark == '“' && speaks(partner))
                {
                    quoted_to = quoted_to.max(partner);
                }
                if ends_clause(mark) {
                    // A mark is the end of its clause and belongs to it.
                    let clause = stands.get_mut(clause_start as usize..).unwrap_or_default();
                    clause.iter_mut().for_each(|stand| stand.clause_end = index as u32);
                    (clause_start, deals) = (index as u32 + 1, At::NONE);
                }
            }
            Token::Particle(Particle::Part) => part = At(index as u32),
            Token::Time(_) => time = At(index as u32),
            _ if deals_out => deals = At(index as u32),
            _ => {}
        }
    }
    few
}

/// Whether a piece is one of the words that deal a list out.
fn is_dealing(piece: &Piece<'_>) -> bool {
    let text = piece.text;
    !matches!(piece.token, Token::Mark(_) | Token::Number(_) | Token::Noun(_))
        && (text.starts_with("分别") || text.starts_with("依次") || text == "各")
}

#[cfg(test)]
mod tests {
    use super::{AMONG, Few};

    #[test]
    fn the_words_behind_a_whole_are_told() {
        assert!(AMONG.iter().all(|word| Few::of(word) == Few::AMONG));
    }
}
