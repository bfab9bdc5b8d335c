//! Local standards: what a province or city adds to the national rules. Only what was seen with a source.

use super::tables::{self, Cite};

/// A local standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileId(usize);

/// A figure that a local standard names with “generally”: crossing it asks for a reason and stops nothing.
#[derive(Clone, Copy, Debug)]
pub struct SoftMark {
    /// Upper or lower.
    pub kind: MarkKind,
    /// For whom.
    pub scope: MarkScope,
    /// Yuan.
    pub yuan: u32,
    /// Where it stands.
    pub cites: &'static [Cite],
}

/// Upper or lower mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Generally not above.
    Cap,
    /// Generally not below.
    Floor,
}

/// For whom a mark is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkScope {
    /// For a sheet as a whole.
    PerSheet,
    /// For each applicant.
    PerApplicant,
}

impl ProfileId {
    /// Names of all profiles.
    pub const IDS: &'static [&'static str] = &tables::PROFILE_IDS;

    /// By its name.
    pub fn from_id(id: &str) -> Option<ProfileId> {
        tables::PROFILES.iter().position(|(known, _)| *known == id).map(ProfileId)
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        tables::PROFILES.get(self.0).map_or("", |(id, _)| id)
    }

    /// Its soft marks.
    pub fn marks(self) -> &'static [SoftMark] {
        tables::PROFILES.get(self.0).map_or(&[], |(_, marks)| marks)
    }
}
