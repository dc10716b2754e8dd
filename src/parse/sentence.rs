//! [`Sentence`]: one sentence of the reading, cut into known words, mentions and marks.
//!
//! This is where the lexicon meets the text. What the words mean for a number is decided elsewhere.

use crate::quantity::UnitClass;
use crate::text::Span;
use crate::vocabulary::{Kind, Lexicon, Particle, VerbRole, Word};

use super::link_words::Roles;
use super::scan::{Found, Item};
use super::spelled::Spelled;
use super::stands::{self, Few, Stand, ends_clause};
use super::stretch::Stretch;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Token {
    /// A measure or rank: index of the mention.
    Number(u32),
    /// A date or duration: index of the mention.
    Time(u32),
    /// Another mention: a slogan, an ordinal.
    Fixed,
    /// A verb.
    Verb {
        kind: Option<Kind>,
        role: VerbRole,
        /// Its class where it serves as a noun.
        noun: Option<UnitClass>,
    },
    /// A head noun.
    Noun(UnitClass),
    /// A word of grammar.
    Particle(Particle),
    /// A punctuation mark.
    Mark(char),
    /// Text that no table knows.
    Text,
}

/// A token and where it stands in the reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'t> {
    pub(crate) span: Span,
    /// Its text. Asked for again and again, so that it is cut out once.
    pub(crate) text: &'t str,
    pub(crate) token: Token,
    /// Its number in the lexicon, where it is a word of it.
    pub(super) word: Option<u32>,
    /// For an opening or closing mark: the piece with its partner.
    pub(crate) partner: Option<usize>,
}

/// One sentence, cut.
#[derive(Debug)]
pub(crate) struct Sentence<'t, 'l> {
    /// The whole reading.
    pub(crate) text: &'t str,
    pub(crate) span: Span,
    pub(crate) pieces: Vec<Piece<'t>>,
    /// Where each piece stands. Asked for at every number, so that it is found once.
    stands: Vec<Stand>,
    /// Which of the words are in it that few sentences hold.
    few: Few,
    /// The words of the tables in it.
    pub(crate) spelled: &'l Spelled,
}

/// Bytes of a sentence for whose pieces there is room from the first on.
const USUAL: usize = 600;

/// Room for the pieces of a sentence, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Room<'t> {
    pieces: Vec<Piece<'t>>,
    stands: Vec<Stand>,
}

/// Whether a character is punctuation or white space that parts words.
fn is_mark(character: char) -> bool {
    // Most characters are ideographs.
    let is_ideograph = ('\u{4e00}'..='\u{9fff}').contains(&character);
    !is_ideograph
        && matches!(
            character,
            '，' | '。'
                | '；'
                | '：'
                | '？'
                | '！'
                | '、'
                | '（'
                | '）'
                | '('
                | ')'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | ','
                | ';'
                | ':'
                | '?'
                | '!'
                | '■'
                | '●'
                | '◆'
                | '★'
                | '▲'
                | '▶'
                | '—'
                | '…'
                | '·'
                | '～'
                | '~'
                | '|'
                | '/'
                | '['
                | ']'
                | '【'
                | '】'
                | '「'
                | '」'
                | '"'
                | '\''
                | '\n'
                | '\r'
                | '\t'
                | ' '
                | '\u{3000}'
                | '\u{a0}'
        )
}

impl<'t, 'l> Sentence<'t, 'l> {
    /// Cuts `span` of `text`, whose words are `spelled`; `first` is the index of the first mention of `found` in it.
    pub(crate) fn cut(text: &'t str, span: Span, found: &[Found], first: usize, spelled: &'l Spelled) -> Self {
        Sentence::cut_into(Room::default(), text, span, found, first, spelled)
    }

    /// The room of the sentence, which is read no more.
    pub(crate) fn room(self) -> Room<'t> {
        Room { pieces: self.pieces, stands: self.stands }
    }

    /// As [`Sentence::cut`], in a room that another sentence had.
    pub(crate) fn cut_into(
        room: Room<'t>,
        text: &'t str,
        span: Span,
        found: &[Found],
        first: usize,
        spelled: &'l Spelled,
    ) -> Self {
        let lexicon = Lexicon::get();
        let Room { mut pieces, mut stands } = room;
        pieces.clear();
        stands.clear();
        let room = span.len().max(USUAL) / 8;
        pieces.reserve(room);
        stands.reserve(room);
        let mut sentence = Sentence { text, span, pieces, stands, few: Few::default(), spelled };
        let mut at = span.start;
        for (index, mention) in found.iter().enumerate().skip(first) {
            if mention.span.start >= span.end {
                break;
            }
            if mention.span.start < at {
                continue;
            }
            sentence.words(Span::new(at, mention.span.start), lexicon);
            match mention.item {
                Item::Quantity(_) => sentence.split_verb(lexicon),
                Item::Time(_) => {
                    sentence.split_base();
                    sentence.split_change(mention.span);
                }
                _ => {}
            }
            if matches!(mention.item, Item::Ordinal) && sentence.is_merit(mention.span) {
                at = sentence.pieces.last().map_or(mention.span.end, |piece| piece.span.end);
                continue;
            }
            let token = match &mention.item {
                Item::Quantity(_) | Item::Rank(_) => Token::Number(index as u32),
                Item::Time(time) if time.is_named && is_attribute(text, mention.span) => Token::Fixed,
                Item::Time(_) => Token::Time(index as u32),
                // 两新组织: a numbered name may be what is counted or whom it covers.
                _ => lexicon
                    .noun_at_end(mention.span.of(text).unwrap_or(""))
                    .filter(|class| *class == UnitClass::Organization)
                    .map_or(Token::Fixed, Token::Noun),
            };
            sentence.push(mention.span, token);
            at = mention.span.end;
        }
        sentence.words(Span::new(at, span.end), lexicon);
        sentence.short_verbs(lexicon);
        sentence.pair();
        sentence.place();
        sentence
    }

    fn push(&mut self, span: Span, token: Token) {
        self.push_word(span, token, None);
    }

    fn push_word(&mut self, span: Span, token: Token, word: Option<u32>) {
        self.pieces.push(Piece { span, text: self.slice(span), token, word, partner: None });
    }

    /// Finds the clauses and quotations of the pieces.
    fn place(&mut self) {
        let mut stands = std::mem::take(&mut self.stands);
        self.few = stands::place(&self.pieces, &self.spelled.links, &mut stands);
        self.stands = stands;
    }

    /// Whether one of some words is a piece of it.
    pub(crate) fn holds(&self, few: Few) -> bool {
        self.few.has(few)
    }

    /// Whether a word of links of some roles stands anywhere in it.
    pub(crate) fn may_link(&self, roles: Roles) -> bool {
        self.spelled.roles & roles.0 != 0
    }

    /// The text of some of the pieces, with the words of links in it.
    pub(crate) fn between(&self, first: usize, end: usize) -> Stretch<'_> {
        let start = self.pieces.get(first).map(|piece| piece.span.start);
        let stop = end.checked_sub(1).and_then(|last| self.pieces.get(last)).map(|piece| piece.span.end);
        match (start.zip(stop), self.stands.get(first)) {
            (Some((start, stop)), Some(stand)) if start < stop => {
                let words = self.spelled.links.get(stand.links as usize..).unwrap_or_default();
                Stretch::from_words(self.text, words, Span::new(start, stop))
            }
            _ => Stretch::from_words(self.text, &[], Span::default()),
        }
    }

    /// A span of the reading within the sentence, with the words of links in it.
    pub(crate) fn stretch(&self, span: Span) -> Stretch<'_> {
        Stretch::of(self.text, &self.spelled.links, span)
    }

    /// Whether a word of links of some roles stands within some of the pieces.
    pub(crate) fn links(&self, roles: Roles, first: usize, end: usize) -> bool {
        self.may_link(roles) && self.between(first, end).any(roles)
    }

    /// The text of a span of the reading.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        span.of(self.text).unwrap_or("")
    }

    /// The text of a piece.
    pub(crate) fn piece_text(&self, index: usize) -> &'t str {
        self.pieces.get(index).map_or("", |piece| piece.text)
    }

    /// The token at an index.
    pub(crate) fn token(&self, index: usize) -> Option<Token> {
        self.pieces.get(index).map(|piece| piece.token)
    }

    /// The stage of an administrative act that a verb tells.
    pub(crate) fn stage(&self, index: usize) -> Option<&'static str> {
        match Lexicon::get().word(self.pieces.get(index)?.word? as usize)? {
            Word::Verb { stage, .. } if matches!(self.token(index), Some(Token::Verb { .. })) => stage.as_deref(),
            _ => None,
        }
    }

    /// Whether the piece is a verb that tells of an act.
    pub(crate) fn is_act(&self, index: usize) -> bool {
        matches!(self.token(index), Some(Token::Verb { role, .. }) if role.is_act())
    }

    /// Whether the piece is a verb of change.
    pub(crate) fn is_change(&self, index: usize) -> bool {
        matches!(self.token(index), Some(Token::Verb { role: VerbRole::Change, .. }))
    }

    /// Whether the piece is one of the marks that end a clause.
    pub(crate) fn ends_clause(&self, index: usize) -> bool {
        matches!(self.token(index), Some(Token::Mark(mark)) if ends_clause(mark))
    }

    /// Index of the first piece of the clause that holds piece `index`. Marks inside brackets and quotes count.
    pub(crate) fn clause_start(&self, index: usize) -> usize {
        match self.stands.get(index) {
            Some(stand) => stand.clause_start as usize,
            None => (0..index).rev().find(|at| self.ends_clause(*at)).map_or(0, |at| at + 1),
        }
    }

    /// One past the last piece of the clause that holds piece `index`.
    pub(crate) fn clause_end(&self, index: usize) -> usize {
        self.stands.get(index).map_or(self.pieces.len(), |stand| stand.clause_end as usize)
    }

    fn words(&mut self, span: Span, lexicon: &Lexicon) {
        let mut at = span.start;
        for found in self.spelled.words(span) {
            let Some(word) = lexicon.word(found.word) else { continue };
            if at < found.start {
                self.gap(Span::new(at, found.start));
            }
            let span_of_word = Span::new(found.start, found.end);
            let token = match word {
                // After a quoted or numbered name 组织 is a noun: “两新”组织.
                Word::Verb { noun: Some(class), .. } if self.follows_name(found.start) => Token::Noun(*class),
                Word::Verb { kind, role, noun, .. } => Token::Verb { kind: *kind, role: *role, noun: *noun },
                Word::Noun(class) => Token::Noun(*class),
                // 提拔干部620人，当中女性86人: where it opens a clause it parts those of the one before.
                Word::Particle(Particle::Stop) if self.opens_clause() && self.slice(span_of_word) == "当中" => {
                    Token::Particle(Particle::Part)
                }
                Word::Particle(particle) => Token::Particle(*particle),
                Word::Phrase => Token::Fixed,
                Word::Ordinary | Word::Plain => Token::Text,
            };
            self.push_word(span_of_word, token, Some(found.word as u32));
            at = found.end;
        }
        if at < span.end {
            self.gap(Span::new(at, span.end));
        }
    }

    /// Whether the next piece opens a clause.
    fn opens_clause(&self) -> bool {
        self.pieces.last().is_none_or(|piece| matches!(piece.token, Token::Mark(_)))
    }

    /// A single character that is a verb directly before a number becomes one: 招聘会办27场.
    fn split_verb(&mut self, lexicon: &Lexicon) {
        let Some(piece) = self.pieces.last().copied().filter(|piece| piece.token == Token::Text) else {
            return;
        };
        let Some(verb) = piece.text.chars().next_back() else { return };
        let is_base = |piece: &Piece| matches!(piece.text, "比" | "较");
        let compares = "高低多少快慢".contains(verb) && self.pieces.iter().rev().take(5).any(is_base);
        // 挑出310名, 编成42支: a character of result makes a verb of the one before it.
        let result = result(piece.text);
        if !compares && result == 0 && !lexicon.is_verb_before_number(verb) {
            return;
        }
        let at = piece.span.end - result.max(verb.len_utf8());
        self.pieces.pop();
        if piece.span.start < at {
            self.push(Span::new(piece.span.start, at), piece.token);
        }
        let (kind, role) = if compares { (None, VerbRole::Change) } else { (Some(Kind::Flow), VerbRole::Act) };
        let token = Token::Verb { kind, role, noun: None };
        self.push(Span::new(at, piece.span.end), token);
    }

    /// 年收入比2020年: before a time 比 compares, whatever word it ends.
    fn split_base(&mut self) {
        let Some(piece) = self.pieces.last_mut().filter(|piece| matches!(piece.token, Token::Noun(_))) else { return };
        let Some(rest) = piece.text.strip_suffix('比').filter(|rest| rest.chars().count() >= 2) else { return };
        let (at, end) = (piece.span.start + rest.len(), piece.span.end);
        (piece.span, piece.text, piece.word) = (Span::new(piece.span.start, at), rest, None);
        self.push(Span::new(at, end), Token::Text);
    }

    /// 贫困发生率降至2018年底的1.55%: before a time that holds the word of reaching a single character changes.
    fn split_change(&mut self, time: Span) {
        let reaches = self.slice(time).starts_with(['至', '到']);
        let Some(piece) = self.pieces.last().copied().filter(|piece| reaches && piece.token == Token::Text) else {
            return;
        };
        let text = piece.text;
        let Some(rest) = text.strip_suffix(['降', '升', '增', '减']).filter(|rest| rest.chars().count() >= 2)
        else {
            return;
        };
        let (at, end) = (piece.span.start + rest.len(), piece.span.end);
        self.pieces.pop();
        self.push(Span::new(piece.span.start, at), piece.token);
        let token = Token::Verb { kind: None, role: VerbRole::Change, noun: None };
        self.push(Span::new(at, end), token);
    }

    /// A single character that is a verb before a number is one between two nouns too: 领导干部讲党课; and between a number
    /// and a noun: 流转土地31万亩办产业.
    fn short_verbs(&mut self, lexicon: &Lexicon) {
        for at in 0..self.pieces.len() {
            if !matches!(self.token(at), Some(Token::Text)) {
                continue;
            }
            // 村集体每年可增收12万元.
            let leads = matches!(self.token(at + 1), Some(Token::Verb { .. }))
                || self.piece_text(at) == "年" && self.piece_text(at + 1) == "可";
            if matches!(self.piece_text(at), "可" | "能" | "年可" | "年")
                && leads
                && let Some(piece) = self.pieces.get_mut(at)
            {
                piece.token = Token::Particle(Particle::Adverb);
                continue;
            }
            let mut text = self.piece_text(at).chars();
            let (Some(verb), None) = (text.next(), text.next()) else { continue };
            let left = at.checked_sub(1).and_then(|left| self.token(left));
            // 为寺庙办实事: behind those for whom it is done.
            let is_for =
                || at.checked_sub(2).is_some_and(|at| matches!(self.piece_text(at), "为" | "给" | "替" | "帮"));
            let may_act = match left {
                None | Some(Token::Mark(_) | Token::Number(_) | Token::Particle(Particle::Adverb)) => true,
                Some(Token::Noun(UnitClass::Person | UnitClass::Organization)) => true,
                Some(Token::Noun(_)) => is_for(),
                _ => false,
            };
            let stands_between = may_act && matches!(self.token(at + 1), Some(Token::Noun(_) | Token::Mark('“')));
            if stands_between
                && lexicon.is_verb_before_number(verb)
                && let Some(piece) = self.pieces.get_mut(at)
            {
                piece.token = Token::Verb { kind: Some(Kind::Flow), role: VerbRole::Act, noun: None };
            }
        }
    }

    /// 记三等功: with the verb before it a grade of merit is what is done to those who are counted.
    fn is_merit(&mut self, merit: Span) -> bool {
        let grade = self.slice(merit);
        let rest = self.text.get(merit.end..).unwrap_or("");
        let ends_in_merit = grade.ends_with('功') || (grade.ends_with('等') && rest.starts_with('功'));
        let Some(last) = self.pieces.last().copied().filter(|last| ends_in_merit && last.span.end == merit.start)
        else {
            return false;
        };
        let text = last.text;
        let Some(verb) = ["记", "荣立", "立"].iter().find(|verb| text.ends_with(**verb)) else {
            return false;
        };
        let start = last.span.end - verb.len();
        self.pieces.pop();
        if last.span.start < start {
            self.push(Span::new(last.span.start, start), last.token);
        }
        let token = Token::Verb { kind: Some(Kind::Flow), role: VerbRole::Act, noun: None };
        let end = merit.end + if grade.ends_with('功') { 0 } else { '功'.len_utf8() };
        self.push(Span::new(start, end), token);
        true
    }

    /// Whether the last piece is a numbered name: a verb that may be a noun is one after it.
    fn follows_name(&self, at: usize) -> bool {
        self.pieces
            .last()
            .is_some_and(|piece| piece.span.end == at && matches!(piece.token, Token::Fixed | Token::Mark('”')))
    }

    /// Whether the piece is one of the words that deal a list out: 分别, 依次.
    pub(crate) fn deals_out(&self, index: usize) -> bool {
        self.stands.get(index).is_some_and(|stand| stand.deals_out)
    }

    /// The last word of the clause before a piece that deals a list out.
    pub(crate) fn dealt_by(&self, index: usize) -> Option<usize> {
        self.stands.get(index)?.deals.get()
    }

    /// The last 其中 of the sentence before a piece.
    pub(crate) fn part_before(&self, index: usize) -> Option<usize> {
        self.stands.get(index)?.part.get()
    }

    /// The last time of the sentence before a piece.
    pub(crate) fn time_before(&self, index: usize) -> Option<usize> {
        self.stands.get(index)?.time.get()
    }

    /// Whether a piece stands inside quotation marks.
    pub(crate) fn is_quoted(&self, index: usize) -> bool {
        self.stands.get(index).is_some_and(|stand| stand.is_quoted)
    }

    /// Whether a piece stands in a bracket that closes before `other`.
    pub(crate) fn is_bracketed_off(&self, index: usize, other: usize) -> bool {
        self.stands.get(index).and_then(|stand| stand.bracket_end.get()).is_some_and(|end| end < other)
    }

    /// Marks and unknown text between two known words.
    fn gap(&mut self, span: Span) {
        let Some(gap) = span.of(self.text) else { return };
        let (mut run, mut behind) = (span.start, 0);
        while let Some(first) = gap.as_bytes().get(behind) {
            // Most characters are ideographs, and three bytes long.
            if matches!(first, 0xE4..=0xE9) {
                behind += '党'.len_utf8();
                continue;
            }
            let at = span.start + behind;
            let Some(mark) = gap.get(behind..).and_then(|rest| rest.chars().next()) else { break };
            behind += mark.len_utf8();
            if !is_mark(mark) {
                continue;
            }
            if run < at {
                self.push(Span::new(run, at), Token::Text);
            }
            run = span.start + behind;
            if !mark.is_whitespace() || mark == '\n' {
                self.push(Span::new(at, run), Token::Mark(mark));
            }
        }
        if run < span.end {
            self.push(Span::new(run, span.end), Token::Text);
        }
    }

    fn pair(&mut self) {
        let mut open: Vec<(char, usize)> = Vec::new();
        for index in 0..self.pieces.len() {
            let Some(Token::Mark(mark)) = self.token(index) else {
                continue;
            };
            let closes = match mark {
                '“' | '‘' | '（' | '《' | '〈' | '(' | '【' => {
                    open.push((mark, index));
                    continue;
                }
                '”' => '“',
                '’' => '‘',
                '）' => '（',
                ')' => '(',
                '》' => '《',
                '〉' => '〈',
                '】' => '【',
                _ => continue,
            };
            while let Some((mark, partner)) = open.pop() {
                if mark == closes {
                    if let Some(piece) = self.pieces.get_mut(partner) {
                        piece.partner = Some(index);
                    }
                    if let Some(piece) = self.pieces.get_mut(index) {
                        piece.partner = Some(partner);
                    }
                    break;
                }
            }
        }
    }
}
/// The bytes at the end of unknown words that are a verb with its result: 挑出, 编成, 摘掉.
fn result(text: &str) -> usize {
    let mut characters = text.chars().rev();
    match (characters.next(), characters.next()) {
        (Some(result), Some(verb)) => {
            let is_place = result == '下' && "线名旗门治天乡手麾地以".contains(verb);
            let is_other = result == '起' && verb == '一' || result == '成' && "其有收".contains(verb);
            let is_result = "出成下起遍掉走回住齐".contains(result) && !is_place && !is_other;
            if is_result { result.len_utf8() + verb.len_utf8() } else { 0 }
        }
        _ => 0,
    }
}

/// Whether a named plan stands before a noun: “十三五”贫困村.
fn is_attribute(text: &str, span: Span) -> bool {
    let own = span.of(text).unwrap_or("");
    let next = text.get(span.end..).unwrap_or("").trim_start_matches('”');
    let is_time =
        |part: &str| ["时期", "期间", "以来", "末", "初", "收官", "开局"].iter().any(|word| part.contains(word));
    let head: String = next.chars().take(2).collect();
    own.trim_end_matches('”').ends_with('五') && !is_time(own) && !is_time(&head)
}
