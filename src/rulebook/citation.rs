//! A provision and how well its citation was verified.

/// How well a citation was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The primary text was read in full article form.
    VerifiedP,
    /// Read on an official site or in the official press.
    VerifiedO,
    /// Read in a third-party copy: to be compared with the official text.
    VerifiedT,
    /// Not seen in any source: to be confirmed by the officer.
    Unverified,
    /// Arithmetic, or a reading where the text is open.
    Derived,
}

impl Mark {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Mark::VerifiedP => "verified_p",
            Mark::VerifiedO => "verified_o",
            Mark::VerifiedT => "verified_t",
            Mark::Unverified => "unverified",
            Mark::Derived => "derived",
        }
    }
}

/// Instrument, article, evidence mark, and where and when it was read. Texts stand in Chinese and English.
#[derive(Clone, Copy, Debug)]
pub struct Citation {
    /// Stable name, as in `rules/citations.json`.
    pub id: &'static str,
    /// The instrument with its number.
    pub instrument: [&'static str; 2],
    /// The article, and in words what it says.
    pub article: [&'static str; 2],
    /// How well it was verified.
    pub mark: Mark,
    /// Where it was read.
    pub source: &'static str,
    /// The month in which it was read.
    pub read: &'static str,
}
