//! Local standards: what a province, a city or an office adds to the national rules. Every figure names its source, or
//! who approved it as the office's own practice. Knows no case.
//!
//! Built-in standards and those of an office are read by one reader, [`Profile::read`]; the built-in ones only when a
//! case names them.

mod read;
mod tree;

pub use read::LONGEST_PROFILE;
pub use tree::Tree;

use super::tables;
use super::wages::Statistic;
use crate::date::Date;
use crate::money::Amount;
use crate::problem::{Problem, Problems};

/// A built-in local standard, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileId(usize);

impl ProfileId {
    /// Names of all built-in standards.
    pub const IDS: &'static [&'static str] = &tables::PROFILE_IDS;

    /// By its name.
    pub fn from_id(id: &str) -> Option<ProfileId> {
        ProfileId::IDS.iter().position(|known| *known == id).map(ProfileId)
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        ProfileId::IDS.get(self.0).copied().unwrap_or("")
    }

    /// Its text.
    pub fn text(self) -> &'static str {
        tables::PROFILE_TEXTS.get(self.0).copied().unwrap_or("")
    }
}

/// A text in Chinese and, where somebody wrote it, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: Option<String>,
}

impl Words {
    /// Chinese and English; Chinese for both where there is no English.
    pub fn pair(&self) -> [&str; 2] {
        [&self.zh, self.en.as_deref().unwrap_or(&self.zh)]
    }
}

/// A local standard, as far as it makes sense.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Name on the wire.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Where it applies.
    pub place: String,
    /// What of it was not seen, where it is not whole.
    pub missing: Option<Words>,
    /// Sources and approvals that the figures name.
    pub authorities: Vec<Authority>,
    /// Of which place the wage is taken.
    pub wage_region: Vec<Valid<RegionLevel>>,
    /// Which wage statistic.
    pub wage_statistic: Vec<Valid<LocalStatistic>>,
    /// A yearly wage of its own.
    pub annual_wage: Vec<Valid<AnnualWage>>,
    /// Generally not above; a hard one lowers the general limit.
    pub caps: Vec<Valid<Cap>>,
    /// Generally not below.
    pub floors: Vec<Valid<Floor>>,
    /// Names of the tiers of hardship, from the lightest.
    pub tiers: Vec<Words>,
    /// Months of the wage base by harm and grade.
    pub months_tables: Vec<Valid<MonthsTable>>,
    /// What is added to the guide under a condition.
    pub uplifts: Vec<Valid<Uplift>>,
    /// Who decides above which sum.
    pub approval_chain: Vec<Valid<Vec<Decider>>>,
    /// To how many whole yuan the sum to be paid is rounded down.
    pub rounding: Vec<Valid<Amount>>,
    /// To whom the general limit applies where the officer chose nothing.
    pub ceiling_scope: Vec<Valid<Scope>>,
}

/// On what a figure rests.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its name within the standard.
    pub id: String,
    /// A source, or the office.
    pub kind: AuthorityKind,
}

/// A source that others can look up, or the office's own practice.
#[derive(Clone, Debug)]
pub enum AuthorityKind {
    /// A published text.
    Source {
        /// Title.
        title: Words,
        /// Article.
        article: Words,
        /// Where it can be found.
        address: String,
        /// How well it was verified: an id of [`super::Mark`].
        evidence: &'static str,
        /// Month or day on which it was read.
        read: String,
    },
    /// The office's own practice (本院内部口径).
    Office {
        /// Who approved it.
        approved_by: Words,
        /// When.
        approved_on: Date,
    },
}

/// The evidence mark of what nobody has seen.
const UNSEEN: &str = "unverified";

/// Most authorities of one standard.
pub const MOST_AUTHORITIES: usize = 20;

const AUTHORITY_IDS: [&str; MOST_AUTHORITIES] = [
    "local.1", "local.2", "local.3", "local.4", "local.5", "local.6", "local.7", "local.8", "local.9", "local.10",
    "local.11", "local.12", "local.13", "local.14", "local.15", "local.16", "local.17", "local.18", "local.19",
    "local.20",
];

/// How an authority is named among the citations of a result, by its place in [`Profile::authorities`].
pub fn authority_id(place: u32) -> &'static str {
    usize::try_from(place).ok().and_then(|place| AUTHORITY_IDS.get(place)).copied().unwrap_or("local")
}

/// A value with the days on which it holds.
#[derive(Clone, Debug)]
pub struct Valid<T> {
    /// First day.
    pub from: Date,
    /// Last day; where none is given it holds until the next value of its kind begins.
    pub until: Option<Date>,
    /// On what it rests, as a place in [`Profile::authorities`].
    pub authority: u32,
    /// The value.
    pub value: T,
}

/// Of which place a wage is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionLevel {
    /// The province.
    Province,
    /// The prefecture city.
    City,
}

/// A wage statistic that a standard may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalStatistic {
    /// One of which a table is held.
    Held(Statistic),
    /// 全口径城镇单位就业人员: no table of it is held, so the office enters its own figure.
    AllEmployed,
}

/// A yearly wage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnualWage {
    /// Yuan a year.
    pub amount: Amount,
    /// Its year.
    pub year: u32,
}

/// For whom a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// For a sheet as a whole.
    PerSheet,
    /// For each applicant.
    PerApplicant,
}

/// Not above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// It lowers the general limit, so the reader takes it only from a source that somebody saw; otherwise crossing it asks
    /// for a reason and stops nothing.
    pub is_hard: bool,
    /// For whom.
    pub scope: Scope,
    /// Yuan.
    pub amount: Amount,
}

/// Generally not below: crossing it asks for a reason and stops nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    /// For whom.
    pub scope: Scope,
    /// Yuan.
    pub amount: Amount,
}

/// Months by harm and grade. What has no row, of that the standard says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthsTable {
    /// For whom a row counts.
    pub scope: Scope,
    /// The rows.
    pub rows: Vec<MonthsRow>,
}

/// One row: for this harm, these grades and this tier so many months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthsRow {
    /// Which harm.
    pub harm: Harm,
    /// Lightest and gravest number of the grade; all grades where none is given.
    pub grades: Option<(u32, u32)>,
    /// The tier of hardship, by its place; all where none is given.
    pub tier: Option<u32>,
    /// Fewest months.
    pub months_from: Amount,
    /// Most months.
    pub months_to: Amount,
}

/// A harm that a row may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Death.
    Death,
    /// Disability, grades 1 to 10.
    Disability,
    /// Serious injury (重伤), grades 1 and 2.
    SeriousInjury,
    /// Minor injury (轻伤), grades 1 and 2.
    MinorInjury,
    /// Lost working capacity.
    LostWorkingCapacity,
    /// Serious psychological trauma.
    PsychologicalTrauma,
    /// Great loss of property.
    PropertyLoss,
}

impl Harm {
    const ALL: [(&'static str, Harm); 7] = [
        ("death", Harm::Death),
        ("disability", Harm::Disability),
        ("serious_injury", Harm::SeriousInjury),
        ("minor_injury", Harm::MinorInjury),
        ("lost_working_capacity", Harm::LostWorkingCapacity),
        ("psychological_trauma", Harm::PsychologicalTrauma),
        ("property_loss", Harm::PropertyLoss),
    ];

    /// Name on the wire.
    pub fn id(self) -> &'static str {
        Harm::ALL.iter().find(|(_, harm)| *harm == self).map_or("", |(id, _)| id)
    }

    /// How many grades it has; none where it is not graded.
    pub const fn grades(self) -> Option<u32> {
        match self {
            Harm::Disability => Some(10),
            Harm::SeriousInjury | Harm::MinorInjury => Some(2),
            Harm::Death | Harm::LostWorkingCapacity | Harm::PsychologicalTrauma | Harm::PropertyLoss => None,
        }
    }
}

impl MonthsTable {
    /// Do its rows ask for the grade of a harm?
    pub fn asks_grade(&self, harm: Harm) -> bool {
        self.rows.iter().any(|row| row.harm == harm && row.grades.is_some())
    }

    /// Do its rows ask for the tier of hardship?
    pub fn asks_tier(&self) -> bool {
        self.rows.iter().any(|row| row.tier.is_some())
    }
}

/// So many per cent of the guide more, under a condition that is a fact of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uplift {
    /// The condition.
    pub condition: Condition,
    /// Per cent of the guide.
    pub percent: u32,
}

/// A condition of an uplift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The applicant is a minor.
    Minor,
    /// The applicant is the victim and disabled.
    DisabledVictim,
    /// The applicant is a soldier or of a soldier's family.
    MilitaryFamily,
    /// The household has a certificate of hardship.
    HardshipCertificate,
    /// The household lives in special difficulty.
    EspeciallyHard,
    /// The minor needs long treatment.
    LongTherapy,
}

impl Condition {
    const ALL: [(&'static str, Condition); 6] = [
        ("minor", Condition::Minor),
        ("disabled_victim", Condition::DisabledVictim),
        ("military_family", Condition::MilitaryFamily),
        ("hardship_certificate", Condition::HardshipCertificate),
        ("especially_hard", Condition::EspeciallyHard),
        ("long_therapy", Condition::LongTherapy),
    ];
}

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    /// Above so many yuan.
    pub above: Amount,
    /// Who.
    pub who: Words,
}

impl Profile {
    /// Reads a standard from its text.
    ///
    /// # Errors
    /// Every problem at once, each with its place.
    pub fn read(text: &str) -> Result<Profile, Vec<Problem>> {
        let mut problems = Problems::default();
        let profile = read::text(text, &mut problems);
        match (profile, problems.found()) {
            (Some(profile), None) => Ok(profile),
            (_, found) => Err(found.unwrap_or_default()),
        }
    }

    /// Reads a standard that stands in a case at `path`; its problems go to the others.
    pub fn of_tree(tree: &Tree, path: &str, problems: &mut Problems) -> Option<Profile> {
        read::tree(tree, path, problems)
    }

    /// The same standard with the values of one day only: nobody later picks a version.
    #[must_use]
    pub fn on(&self, day: Date) -> Profile {
        fn today<T: Clone, K: PartialEq>(values: &[Valid<T>], day: Date, key: impl Fn(&T) -> K) -> Vec<Valid<T>> {
            let begun = |value: &&Valid<T>| value.from <= day;
            let latest = |value: &&Valid<T>| {
                let rivals = values.iter().filter(begun).filter(|other| key(&other.value) == key(&value.value));
                rivals.map(|other| other.from).max() == Some(value.from)
            };
            let holds = |value: &&Valid<T>| value.until.is_none_or(|until| day <= until);
            values.iter().filter(begun).filter(latest).filter(holds).cloned().collect()
        }
        Profile {
            wage_region: today(&self.wage_region, day, |_| ()),
            wage_statistic: today(&self.wage_statistic, day, |_| ()),
            annual_wage: today(&self.annual_wage, day, |_| ()),
            caps: today(&self.caps, day, |cap| (cap.is_hard, cap.scope)),
            floors: today(&self.floors, day, |floor| floor.scope),
            months_tables: today(&self.months_tables, day, |_| ()),
            uplifts: today(&self.uplifts, day, |uplift| uplift.condition),
            approval_chain: today(&self.approval_chain, day, |_| ()),
            rounding: today(&self.rounding, day, |_| ()),
            ceiling_scope: today(&self.ceiling_scope, day, |_| ()),
            ..self.clone()
        }
    }

    /// The table of months, if it has one.
    pub fn months_table(&self) -> Option<&Valid<MonthsTable>> {
        self.months_tables.first()
    }

    /// Has it an uplift under this condition?
    pub fn uplifts_for(&self, condition: Condition) -> bool {
        self.uplifts.iter().any(|uplift| uplift.value.condition == condition)
    }

    /// The authority at a place.
    pub fn authority(&self, place: u32) -> Option<&Authority> {
        self.authorities.get(usize::try_from(place).ok()?)
    }
}
