//! [`Limits`]: how much is read at most.

/// How much is read at most, so that no input takes memory or time without end.
///
/// | limit | default | beyond it |
/// | --- | --- | --- |
/// | `text` | 64 MiB | a file or stream is refused with [`Error::TooLarge`](crate::Error::TooLarge), a file without being read |
/// | `under_way` | 64 MiB | a [`Reader`](crate::corpus::Reader) starts no further text until results are taken |
/// | `numeral` | 64 characters | no number: the characters stay unread and a diagnostic names them |
///
/// The limits are taken by value: `Limits { text: 1 << 20, ..Limits::default() }`.
///
/// Text that a program already holds as a `&str` or as bytes has no limit of its own: reading it takes time in
/// proportion, and memory too: some thirty times its size for reports, up to two hundred times for texts of little but
/// numbers, as [measured](crate::_documentation::unbreakable#growth). A text of 64 MiB may thus take 2 GiB, and 12 GiB at
/// worst; whoever reads what strangers send sets `text` lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file or stream, in bytes.
    pub text: u64,
    /// How many bytes of texts a [`Reader`](crate::corpus::Reader) has under way or waiting to be taken at a time. A
    /// text that is larger than this is read with no other beside it.
    pub under_way: u64,
    /// The longest numeral that is read as a number, in characters.
    ///
    /// Values are exact within 128 bits, which is 38 digits; a longer numeral is no number in any case, unless it is
    /// written with many words or noughts.
    pub numeral: usize,
}

impl Limits {
    /// The limits that hold where none are given.
    pub const DEFAULT: Limits = Limits { text: 64 << 20, under_way: 64 << 20, numeral: 64 };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}
