//! From bytes to text: which encoding the bytes are in, and what is said when they are in none.
//!
//! GB18030 and Big5 accept almost each other's every byte pair, so that decoding without an error proves nothing.
//! The choice is made by what stands in the text: running Chinese is made of common characters, and bytes read in the
//! wrong encoding are made of rare ones.

use std::fmt;
use std::str::FromStr;

use encoding_rs::{BIG5, DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How the bytes of a source were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// GB18030, which contains GBK and GB 2312.
    Gb18030,
    /// Big5 with the extensions of Hong Kong.
    Big5,
}

impl Encoding {
    /// All of them, in a fixed order.
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Gb18030, Encoding::Big5];

    /// The word used in data: `utf8`, `gb18030`, `big5`.
    pub fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf8",
            Encoding::Gb18030 => "gb18030",
            Encoding::Big5 => "big5",
        }
    }

    /// Its name for people.
    fn name(self) -> &'static str {
        self.decoder().name()
    }

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Gb18030 => GB18030,
            Encoding::Big5 => BIG5,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Any name that the web knows it by.
///
/// ```
/// use zongshu::text::Encoding;
/// for (name, encoding) in [("UTF-8", Encoding::Utf8), ("gb2312", Encoding::Gb18030), ("big5-hkscs", Encoding::Big5)] {
///     assert_eq!(name.parse(), Ok(encoding));
/// }
/// assert!("utf-16".parse::<Encoding>().is_err());
/// ```
impl FromStr for Encoding {
    type Err = Error;

    fn from_str(text: &str) -> Result<Encoding> {
        let known = encoding_rs::Encoding::for_label(text.as_bytes()).map(encoding_rs::Encoding::name);
        match known {
            Some("UTF-8") => Ok(Encoding::Utf8),
            Some("GBK" | "gb18030") => Ok(Encoding::Gb18030),
            Some("Big5") => Ok(Encoding::Big5),
            _ => Err(Error::form("an encoding (utf8, gb18030, big5)", text)),
        }
    }
}

/// Openings of files that are no text, and what they are.
const MAGIC: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, such as a DOCX, ODT or WPS document"),
    (b"\xD0\xCF\x11\xE0", "an old Word or WPS document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\xFF\xFE", "text in UTF-16"),
];

/// Bytes whose content is judged; an encoding shows itself long before.
const SAMPLE: usize = 1 << 18;

/// Characters beyond ASCII of which fewer do not tell against the encoding that was named.
const TELLING: usize = 12;

/// Characters in three bytes before an error that prove damaged UTF-8: text in another encoding hardly has one.
const PROOF: usize = 3;

/// The text of some bytes and the encoding it was found in.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding)> {
    refuse_binary(bytes)?;
    // The decoder that follows the WHATWG tables tells valid UTF-8 in a third of the steps.
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok((text.into_owned(), Encoding::Utf8));
    }
    let valid = encoding_rs::Encoding::utf8_valid_up_to(bytes);
    let proven = bytes.iter().take(valid).filter(|byte| **byte >= 0xE0).count() >= PROOF;
    if bytes.starts_with(b"\xEF\xBB\xBF") || proven {
        return Err(undecodable(valid, "UTF-8, which the bytes before it are"));
    }
    let gb18030 = strict(GB18030, bytes);
    let big5 = strict(BIG5, bytes);
    let common = |text: &Result<String, usize>| text.as_ref().ok().map(|text| commonness(text));
    match (common(&gb18030), common(&big5), gb18030, big5) {
        (None, None, Err(gb18030), Err(big5)) => Err(undecodable(valid.max(gb18030).max(big5), "UTF-8, GB18030, Big5")),
        (Some(score), other, Ok(text), _)
            if score.is_chinese() && !other.is_some_and(|other| other.beats(score, 1)) =>
        {
            Ok((text, Encoding::Gb18030))
        }
        (_, Some(score), _, Ok(text)) if score.is_chinese() => Ok((text, Encoding::Big5)),
        _ if is_utf16(bytes) => not_text(0, UNMARKED_UTF16),
        _ => Err(undecodable(valid, "UTF-8, and GB18030 and Big5, which give no running Chinese")),
    }
}

/// The text of bytes whose encoding was named: every byte of it, and no other text than they hold.
///
/// GB18030 and Big5 take each other's bytes, so that a wrong name is told by what comes out: it is refused where the
/// bytes are running Chinese in another encoding and not in the one named, or far more so and not too few to tell.
pub(super) fn decode_as(bytes: &[u8], named: Encoding) -> Result<String> {
    refuse_binary(bytes)?;
    let text = strict(named.decoder(), bytes).map_err(|offset| Error::Undecodable {
        offset,
        tried: format!("{}, which was named", named.name()),
        next: "save the file as UTF-8, or name no encoding and let it be found (`Source::from_bytes`)".into(),
    });
    let score = text.as_deref().map(commonness).ok();
    // What is valid UTF-8 is hardly anything else.
    if named == Encoding::Utf8 && text.is_ok() {
        return text;
    }
    let is_chinese = score.is_some_and(Commonness::is_chinese);
    let beats = |read: Commonness, own: Commonness| match is_chinese {
        true => own.characters >= TELLING && read.beats(own, 2),
        false => read.beats(own, 1),
    };
    let is_better = |other: &&Encoding| {
        let read = strict(other.decoder(), bytes).ok().map(|text| commonness(&text));
        read.is_some_and(|read| read.is_chinese() && score.is_none_or(|own| beats(read, own)))
    };
    match Encoding::ALL.iter().filter(|other| **other != named).find(is_better) {
        Some(other) if text.is_ok() => Err(Error::Misnamed { named: named.name().into(), found: other.name().into() }),
        None if !is_chinese && is_utf16(bytes) => not_text(0, UNMARKED_UTF16),
        _ => text,
    }
}

fn undecodable(offset: usize, tried: &str) -> Error {
    Error::Undecodable {
        offset,
        tried: tried.into(),
        next: "save the file as UTF-8, or name its encoding if it is GB18030 or Big5 (`Source::from_bytes_as`)".into(),
    }
}

fn not_text<T>(offset: usize, looks_like: &str) -> Result<T> {
    Err(Error::NotText { offset, looks_like: looks_like.into() })
}

/// What bytes in pairs are that no mark opens.
const UNMARKED_UTF16: &str = "text in UTF-16 without a byte order mark";

/// Whether bytes without a NUL are running Chinese in units of 16 bits, broken or whole.
fn is_utf16(bytes: &[u8]) -> bool {
    // A few characters are anything.
    const LEAST: usize = 8;
    let bytes = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    [UTF_16LE, UTF_16BE].iter().any(|units| {
        let score = commonness(&units.decode_without_bom_handling(bytes).0);
        score.characters >= LEAST && score.is_chinese() && score.frequent * 25 >= score.characters
    })
}

/// Refuses what is no text in bytes: known openings and NUL bytes.
fn refuse_binary(bytes: &[u8]) -> Result<()> {
    if bytes.starts_with(b"\xFE\xFF") {
        return not_text(0, "text in UTF-16");
    }
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return not_text(0, name);
    }
    if !bytes.contains(&0) {
        return Ok(());
    }
    let nul = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
    // Line ends, spaces and digits of UTF-16 are a byte beside a NUL, and nearly all NUL bytes are theirs.
    let (units, _) = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes).as_chunks::<2>();
    let holds = |is_big: bool| {
        let ascii = |unit: &&[u8; 2]| {
            let [first, second] = **unit;
            let (high, low) = if is_big { (first, second) } else { (second, first) };
            high == 0 && matches!(low, b'\n' | b'\r' | b' '..=b'~')
        };
        let nuls = units.iter().flatten().filter(|byte| **byte == 0).count();
        nuls > 0 && units.iter().filter(ascii).count() * 10 >= nuls * 9
    };
    if holds(true) || holds(false) {
        return not_text(nul, UNMARKED_UTF16);
    }
    not_text(nul, "a binary file (it holds a NUL byte)")
}

/// The text of bytes in one encoding, or the offset of the first byte the decoder does not accept.
fn strict(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(capacity.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, after), read) => {
            Err(read.saturating_sub(usize::from(length) + usize::from(after)))
        }
        (DecoderResult::OutputFull, read) => Err(read),
    }
}

/// The most frequent characters of modern prose in either script, the marks of Chinese text, and words of the domain.
const FREQUENT: &str = "，。、：；（）“”的一是了不在有人我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那\
得于於着著下自之年过過发發后後作里裏用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進\
好小部其些主样樣理心本前开開但因只从從想实實党黨员員组組织織干幹工省市县縣区區委全民政建设設加强強基层層新";

/// How much of a text is Chinese characters that are in everyday use.
#[derive(Debug, Clone, Copy)]
struct Commonness {
    /// Characters beyond ASCII.
    characters: usize,
    /// Those among the frequent ones.
    frequent: usize,
    /// Those in blocks where no running Chinese goes: private use, rare ideographs, other scripts.
    strange: usize,
}

impl Commonness {
    /// Whether the text can be Chinese: a name of two rare characters can, a page of them cannot.
    fn is_chinese(self) -> bool {
        self.strange * 4 <= self.characters && (self.characters < 16 || self.frequent * 25 >= self.characters)
    }

    /// Whether this reading is the better one of the same bytes, so many times as good.
    fn beats(self, other: Commonness, times: u128) -> bool {
        let weight = |of: Commonness| {
            let gain = 4 * of.frequent as u128 + of.characters as u128;
            (gain.saturating_sub(4 * of.strange as u128), of.characters.max(1) as u128)
        };
        let ((own, own_of), (its, its_of)) = (weight(self), weight(other));
        own * its_of > times * its * own_of
    }
}

/// Counts the frequent and the strange characters of a text.
fn commonness(text: &str) -> Commonness {
    let mut frequent: Vec<char> = FREQUENT.chars().collect();
    frequent.sort_unstable();
    let mut score = Commonness { characters: 0, frequent: 0, strange: 0 };
    for character in text.chars().take(SAMPLE).filter(|character| !character.is_ascii()) {
        score.characters += 1;
        score.frequent += usize::from(frequent.binary_search(&character).is_ok());
        let usual = matches!(character,
            '\u{B7}' | '\u{D7}' | '\u{2010}'..='\u{2030}' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}'
            | '\u{25A0}'..='\u{25FF}' | '\u{3000}'..='\u{3017}' | '\u{4E00}'..='\u{9FA5}' | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF01}'..='\u{FF5E}' | '℃' | '€' | '￥' | '§' | '°' | '±' | '→' | '≥' | '≤');
        score.strange += usize::from(!usual);
    }
    score
}
