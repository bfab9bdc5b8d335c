//! A provision and how well its citation was verified.

use std::sync::LazyLock;

use super::tables::{self, Cite};

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

/// A line of the build: id, number of the instrument, article in Chinese and English, mark, source, month.
static CITATIONS: LazyLock<Vec<Citation>> = LazyLock::new(|| {
    let instruments: Vec<[&str; 2]> =
        tables::INSTRUMENTS.lines().filter_map(|line| line.split_once('\t')).map(<[&str; 2]>::from).collect();
    let read = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut next = || cells.next();
        Some(Citation {
            id: next()?,
            instrument: *instruments.get(next()?.parse::<usize>().ok()?)?,
            article: [next()?, next()?],
            mark: match next()? {
                "p" => Mark::VerifiedP,
                "o" => Mark::VerifiedO,
                "t" => Mark::VerifiedT,
                "u" => Mark::Unverified,
                _ => Mark::Derived,
            },
            source: next()?,
            read: next()?,
        })
    };
    tables::CITATIONS.lines().filter_map(read).collect()
});

impl Cite {
    /// What stands behind the citation.
    pub fn citation(self) -> &'static Citation {
        const NONE: Citation =
            Citation { id: "", instrument: [""; 2], article: [""; 2], mark: Mark::Unverified, source: "", read: "" };
        // `NONE` is never taken: the build writes lines and variants from one list, in one order.
        CITATIONS.get(self as usize).unwrap_or(&NONE)
    }

    /// Every citation there is.
    pub fn all() -> impl Iterator<Item = &'static Citation> {
        CITATIONS.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_citations_are_those_of_the_file() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../rules/citations.json")).expect("citations");
        let listed = file["citations"].as_array().expect("a list");
        assert_eq!(tables::CITES.len(), listed.len());
        for (cite, row) in tables::CITES.iter().zip(listed) {
            let instrument = &file["instruments"][row["instrument"].as_str().expect("an instrument")];
            let Citation { id, instrument: of, article, mark, source, read } = cite.citation();
            assert_eq!(
                [*id, of[0], of[1]],
                [&row["id"], &instrument["zh"], &instrument["en"]].map(|v| v.as_str().expect("text"))
            );
            assert_eq!(
                [article[0], article[1], mark.id(), source, read],
                ["article_zh", "article_en", "mark", "source", "read"].map(|name| row[name].as_str().expect("text"))
            );
        }
    }
}
