//! Every question that can be asked: its kind, its options, its place and order, and when it is asked.
//!
//! The form, the decoder and the sentences about answers are all driven by these tables, so that a fact is declared
//! once. A question that is not asked now has no answer: what the file holds for it is left out of the walk.
//!
//! An answer has three states: open, "cannot be established" (final), or a value. Open is never "no" and never 0.

mod answers;
mod choices;
mod facts;
mod scene;

pub use answers::{
    Answers, Asked, Choose, Fact, LONGEST_TEXT, MOST_ROWS, Mask, Months, Rows, Said, Slot, Spoken, Whole, Writable,
};
pub use choices::{
    AgeDay, AwardBasis, AwardCapScope, AwardItem, CeilingScope, Certificate, DayMeant, DeadlineRoll, Disability,
    FaultOf, HardshipTier, Injury, LossItem, MoneySource, NearRelatives, Payee, Payment, Relation, Suit, WageRegion,
    WaivedBy,
};
pub use facts::{
    ApplicantFacts, Awarded, CaseFacts, FrameAnswers, HouseholdFacts, Loss, OfficeChoices, Readings, Received,
    ShareChoices, SheetChoices, Supported, VictimFacts,
};
pub use scene::{Itself, Member, Scene};

use crate::money::AmountFault;

/// To what a question belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The frame of the estimate.
    Frame,
    /// The case as a whole.
    Case,
    /// One victim, and so one sheet.
    Victim,
    /// One household.
    Household,
    /// One applicant.
    Applicant,
    /// The officer's choices for one sheet.
    Sheet,
    /// The officer's choices for one applicant.
    Share,
    /// An office of a joint grant.
    Office,
    /// A reading of the law, where its text is open.
    Reading,
    /// One row of a list.
    Row,
}

impl Place {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Place::Frame => "frame",
            Place::Case => "case",
            Place::Victim => "victim",
            Place::Household => "household",
            Place::Applicant => "applicant",
            Place::Sheet => "sheet",
            Place::Share => "share",
            Place::Office => "office",
            Place::Reading => "reading",
            Place::Row => "row",
        }
    }
}

/// Sections of the form in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Office and day.
    Office,
    /// What kind of case.
    Matter,
    /// Who applies.
    Applicant,
    /// What the victim suffered.
    Harm,
    /// What stands in the way of compensation.
    Obstacle,
    /// Hardship of the household.
    Hardship,
    /// Circumstances against, and the one-time rule.
    Refusals,
    /// Losses and money received.
    Loss,
    /// Reasons for exceeding the limit.
    OverLimit,
    /// What a court should award.
    Award,
    /// What the applicants need, in the officer's own figures.
    Need,
    /// What the officer proposes.
    Proposal,
    /// Days, papers and further help.
    Procedure,
    /// How open points of the law are read.
    Readings,
}

impl Section {
    /// In the order of the file.
    pub const ALL: [Section; 14] = [
        Section::Office,
        Section::Matter,
        Section::Applicant,
        Section::Harm,
        Section::Obstacle,
        Section::Hardship,
        Section::Refusals,
        Section::Loss,
        Section::OverLimit,
        Section::Award,
        Section::Need,
        Section::Proposal,
        Section::Procedure,
        Section::Readings,
    ];

    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Section::Office => "office",
            Section::Matter => "matter",
            Section::Applicant => "applicant",
            Section::Harm => "harm",
            Section::Obstacle => "obstacle",
            Section::Hardship => "hardship",
            Section::Refusals => "refusals",
            Section::Loss => "loss",
            Section::OverLimit => "over_limit",
            Section::Award => "award",
            Section::Need => "need",
            Section::Proposal => "proposal",
            Section::Procedure => "procedure",
            Section::Readings => "readings",
        }
    }
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true`, `false`, or "cannot be established".
    YesNo,
    /// One of the options; "cannot be established" where the flag says so.
    Choice {
        /// Values on the wire.
        options: &'static [&'static str],
    },
    /// A province by its code.
    Region,
    /// A whole number within bounds of sense.
    Whole {
        /// Smallest.
        least: u32,
        /// Largest.
        most: u32,
    },
    /// Yuan with at most two decimals, as text.
    Money,
    /// Months with at most two decimals, as text.
    Months,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A short text.
    Text,
    /// Rows.
    List {
        /// What each row holds.
        columns: &'static [&'static Question],
    },
}

/// One question.
#[derive(Debug)]
pub struct Question {
    /// Stable name, as on the wire.
    pub id: &'static str,
    /// To what it belongs.
    pub place: Place,
    /// Where it stands on the form.
    pub section: Section,
    /// What an answer looks like.
    pub kind: Kind,
    /// May the answer be that it cannot be established?
    pub may_be_unestablished: bool,
    /// Its place among the questions of its place, below 64.
    pub index: u32,
    asked: fn(&Scene<'_>) -> bool,
}

impl Question {
    /// Its bit among the questions of its place.
    pub fn bit(&self) -> Mask {
        1_u64.checked_shl(self.index).unwrap_or(0)
    }

    /// Is it asked, as far as the other answers say now?
    pub fn is_asked(&self, scene: &Scene<'_>) -> bool {
        (self.asked)(scene)
    }
}

/// The questions of a mask, in the order of the form.
pub fn chosen(questions: &'static [&'static Question], mask: Mask) -> impl Iterator<Item = &'static Question> {
    let mut rest = mask;
    std::iter::from_fn(move || {
        let at = usize::try_from(rest.trailing_zeros()).ok()?;
        rest &= rest.wrapping_sub(1);
        questions.get(at).copied()
    })
}

/// Questions that one click may answer together, all alike.
#[derive(Debug)]
pub struct Bundle {
    /// Stable name.
    pub id: &'static str,
    /// Where its members stand.
    pub place: Place,
    /// On which section it is offered.
    pub section: Section,
    /// The answer that all get.
    pub value: bool,
    /// Its questions.
    pub members: &'static [&'static str],
}

/// Every bundle, in the order of the form.
pub static BUNDLES: [Bundle; 5] = [
    Bundle {
        id: "no_matter",
        place: Place::Victim,
        section: Section::Matter,
        value: false,
        members: &["crime", "civil_tort", "retaliation", "maintenance_claim"],
    },
    Bundle {
        id: "no_further_harm",
        place: Place::Victim,
        section: Section::Harm,
        value: false,
        members: &[
            "lost_working_capacity",
            "psychological_trauma",
            "sexual_offence",
            "great_property_loss",
            "urgent_treatment",
        ],
    },
    Bundle {
        id: "no_obstacle",
        place: Place::Victim,
        section: Section::Obstacle,
        value: false,
        members: &["unsolved", "limitation_expired", "liable_party_dead", "liable_party_cannot_pay"],
    },
    Bundle {
        id: "no_refusal_circumstance",
        place: Place::Applicant,
        section: Section::Refusals,
        value: false,
        members: &[
            "already_assisted",
            "major_fault",
            "refused_cooperation",
            "false_statement",
            "waived_compensation",
            "reasonably_assisted",
        ],
    },
    Bundle {
        id: "all_papers",
        place: Place::Applicant,
        section: Section::Procedure,
        value: true,
        members: &[
            "has_application",
            "has_identity",
            "has_relation_proof",
            "has_guardian_proof",
            "has_compensation_statement",
        ],
    },
];

/// Every question of a place, in the order of the form.
pub fn questions() -> impl Iterator<Item = &'static Question> {
    [
        FrameAnswers::QUESTIONS,
        CaseFacts::QUESTIONS,
        VictimFacts::QUESTIONS,
        HouseholdFacts::QUESTIONS,
        ApplicantFacts::QUESTIONS,
        SheetChoices::QUESTIONS,
        ShareChoices::QUESTIONS,
        OfficeChoices::QUESTIONS,
        Readings::QUESTIONS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

impl AmountFault {
    /// Stable name of the problem.
    pub const fn id(self) -> &'static str {
        match self {
            AmountFault::NotANumber => "not_an_amount",
            AmountFault::Negative => "negative_amount",
            AmountFault::TooPrecise => "too_precise",
            AmountFault::TooLarge => "too_large",
        }
    }
}
