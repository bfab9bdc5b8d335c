//! Every question that can be asked: its kind, its options, its place and order, and when it is asked.
//!
//! The form, the decoder and the sentences about answers are all driven by these tables, so that a fact is declared
//! once. A question that is not asked now has no answer: what the file holds for it is left out of the walk.
//!
//! An answer has three states: open, "cannot be established" (final), or a value. Open is never "no" and never 0.

use crate::date::Date;
use crate::money::{Amount, AmountFault};
use crate::rulebook::{ProfileId, Region, Rules, Statistic};
use crate::verdict::{Degree, Verdict};

/// What is known of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Fact<T> {
    /// Not answered yet (待核实).
    #[default]
    Open,
    /// It cannot be established (无法查明): a final answer.
    CannotBeEstablished,
    /// Answered.
    Known(T),
}

impl<T: Copy + PartialEq> Fact<T> {
    /// The value, where there is one.
    pub fn known(self) -> Option<T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Open | Fact::CannotBeEstablished => None,
        }
    }

    /// Is it answered with this value? For asking a further question only; the walk asks for a [`Verdict`].
    pub fn is(self, value: T) -> bool {
        self.known() == Some(value)
    }

    /// Is it answered with this value, or is it final that it cannot be established? A further question is asked in
    /// both cases, or a case could never be complete.
    pub fn may_be(self, value: T) -> bool {
        self.is(value) || self == Fact::CannotBeEstablished
    }

    /// Does `holds` hold of it? Open reaches everything; what cannot be established is left to the officer.
    pub fn verdict(self, holds: impl Fn(T) -> bool) -> Verdict {
        match self {
            Fact::Open => Verdict::OPEN,
            Fact::CannotBeEstablished => Verdict::DISCRETION,
            Fact::Known(value) => Verdict::certain(if holds(value) { Degree::Met } else { Degree::NotMet }),
        }
    }
}

impl Fact<Amount> {
    /// The amount as bounds: nothing is known of an unanswered one but that it is not negative.
    pub fn bounds(self) -> crate::money::Bounds {
        use crate::money::Bounds;
        self.known().map_or(Bounds::at_least(Amount::ZERO), Bounds::exact)
    }
}

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
    /// Is it asked, as far as the other answers say now?
    pub fn is_asked(&self, scene: &Scene<'_>) -> bool {
        (self.asked)(scene)
    }
}

/// What a question may look at to know whether it is asked: the persons that its subject is linked with.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Law of the day.
    pub rules: &'a Rules,
    /// The frame.
    pub frame: &'a FrameAnswers,
    /// Victims of the subject.
    pub victims: &'a [&'a VictimFacts],
    /// Households of the subject.
    pub households: &'a [&'a HouseholdFacts],
    /// Applicants of the subject.
    pub applicants: &'a [&'a ApplicantFacts],
}

impl Scene<'_> {
    fn victim(&self, asks: impl Fn(&VictimFacts) -> bool) -> bool {
        self.victims.iter().any(|v| asks(v))
    }

    fn applicant(&self, asks: impl Fn(&ApplicantFacts) -> bool) -> bool {
        self.applicants.iter().any(|a| asks(a))
    }

    fn household(&self, asks: impl Fn(&HouseholdFacts) -> bool) -> bool {
        self.households.iter().any(|h| asks(h))
    }

    fn is_harmed(&self) -> bool {
        self.victim(|v| v.crime.may_be(true) || v.civil_tort.may_be(true) || v.retaliation.may_be(true))
    }

    fn is_alive(&self) -> bool {
        self.is_harmed() && self.victim(|v| v.died.is(false))
    }

    fn has_matter(&self) -> bool {
        self.is_harmed() || self.victim(|v| v.maintenance_claim.may_be(true))
    }

    /// The nature of the case is known: one of the four, or none of them.
    fn matter_is_known(&self) -> bool {
        let none = |v: &VictimFacts| {
            [v.crime, v.civil_tort, v.retaliation, v.maintenance_claim].iter().all(|fact| fact.is(false))
        };
        self.has_matter() || self.victim(none)
    }

    fn has_basis(&self, bases: &[AwardBasis]) -> bool {
        self.frame.award_basis.known().is_some_and(|basis| bases.contains(&basis))
    }

    fn computes_award(&self) -> bool {
        self.has_basis(&[AwardBasis::MaterialLoss, AwardBasis::TortCompensation])
    }

    fn is_person(&self) -> bool {
        self.applicant(|a| a.organisation.is(false))
    }

    /// Not certainly of age, now and at the harm.
    fn may_be_minor(&self) -> bool {
        self.applicant(|a| a.minor(self.rules) != Verdict::NOT_MET)
    }

    fn is_child(&self) -> bool {
        self.is_person() && self.applicant(|a| a.is_under_age(self.rules))
    }

    fn is_accountable(&self) -> bool {
        self.applicant(|a| self.victims.iter().any(|v| a.too_young_to_answer(v, self.rules) != Verdict::MET))
    }
}

/// A place that holds answers: one set of questions with a slot for each.
pub trait Answers {
    /// Questions of the place in the order of the form.
    const QUESTIONS: &'static [&'static Question];

    /// The slot of a question.
    fn slot(&mut self, id: &str) -> Option<Slot<'_>>;

    /// What the answer to a question says.
    fn said(&self, id: &str) -> Said<'_>;

    /// Has the question an answer, even that it cannot be established?
    fn is_answered(&self, id: &str) -> bool {
        !matches!(self.said(id), Said::Open)
    }

    /// Leaves a question open again.
    fn forget(&mut self, id: &str);
}

/// What an answer says, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'a> {
    /// Nothing yet.
    Open,
    /// It cannot be established.
    CannotBeEstablished,
    /// Yes or no.
    YesNo(bool),
    /// An option by its value on the wire.
    Option(&'a str),
    /// A whole number.
    Whole(u32),
    /// Yuan or months.
    Amount(Amount),
    /// A day.
    Date(Date),
    /// A short text.
    Text(&'a str),
    /// A list with so many rows.
    Rows(usize),
}

fn said<'a, T: Copy>(fact: Fact<T>, value: impl Fn(T) -> Said<'a>) -> Said<'a> {
    match fact {
        Fact::Open => Said::Open,
        Fact::CannotBeEstablished => Said::CannotBeEstablished,
        Fact::Known(known) => value(known),
    }
}

/// Where a decoded answer goes.
#[expect(missing_debug_implementations, reason = "it borrows the answers for the moment of writing one")]
pub enum Slot<'a> {
    /// Yes or no.
    YesNo(&'a mut Fact<bool>),
    /// One of several options.
    Choice(&'a mut dyn Choose),
    /// A whole number.
    Whole(&'a mut Fact<u32>),
    /// Yuan or months.
    Amount(&'a mut Fact<Amount>),
    /// A day.
    Date(&'a mut Fact<Date>),
    /// A short text.
    Text(&'a mut Option<String>),
    /// A list.
    Rows(&'a mut dyn Rows),
}

/// A choice among options, whatever their type.
pub trait Choose {
    /// Takes the option of that name; `false` if there is none.
    fn choose(&mut self, option: &str) -> bool;
    /// It cannot be established.
    fn cannot_be_established(&mut self);
}

/// A list of rows, whatever their type.
pub trait Rows {
    /// A new empty row, or nothing if the list is full.
    fn push(&mut self) -> Option<&mut dyn Row>;
}

/// One row while it is read.
pub trait Row {
    /// The slot of a column.
    fn slot(&mut self, id: &str) -> Option<Slot<'_>>;
}

impl<T: Answers> Row for T {
    fn slot(&mut self, id: &str) -> Option<Slot<'_>> {
        Answers::slot(self, id)
    }
}

/// Most rows of one list; a longer one is refused at the door.
pub const MOST_ROWS: usize = 500;
/// Most characters of a text answer.
pub const LONGEST_TEXT: usize = 200;

impl<T: Answers + Default> Rows for Vec<T> {
    fn push(&mut self) -> Option<&mut dyn Row> {
        if self.len() >= MOST_ROWS {
            return None;
        }
        Vec::push(self, T::default());
        self.last_mut().map(|row| row as &mut dyn Row)
    }
}

/// Ties an answer's type to its kind and slot.
trait Answer {
    const KIND: Kind;
    fn slot(&mut self) -> Slot<'_>;
    fn said(&self) -> Said<'_>;
}

macro_rules! answer {
    ($($type:ty => $kind:expr, $slot:ident, $said:expr;)*) => {$(
        impl Answer for $type {
            const KIND: Kind = $kind;
            fn slot(&mut self) -> Slot<'_> { Slot::$slot(self) }
            fn said(&self) -> Said<'_> { said(*self, $said) }
        }
    )*};
}

answer! {
    Fact<bool> => Kind::YesNo, YesNo, Said::YesNo;
    Fact<Date> => Kind::Date, Date, Said::Date;
    Fact<Amount> => Kind::Money, Amount, Said::Amount;
    Fact<Region> => Kind::Region, Choice, |region| Said::Option(region.code());
    Fact<ProfileId> => Kind::Choice { options: ProfileId::IDS }, Choice, |profile| Said::Option(profile.id());
    Fact<Statistic> => Kind::Choice { options: &["employed", "on_post"] }, Choice, |statistic| Said::Option(statistic.id());
}

impl Answer for Option<String> {
    const KIND: Kind = Kind::Text;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
    fn said(&self) -> Said<'_> {
        self.as_deref().map_or(Said::Open, Said::Text)
    }
}

impl<T: Answers + Default> Answer for Vec<T> {
    const KIND: Kind = Kind::List { columns: T::QUESTIONS };
    fn slot(&mut self) -> Slot<'_> {
        Slot::Rows(self)
    }
    fn said(&self) -> Said<'_> {
        if self.is_empty() { Said::Open } else { Said::Rows(self.len()) }
    }
}

impl Choose for Fact<Region> {
    fn choose(&mut self, option: &str) -> bool {
        let region = Region::from_code(option);
        *self = region.map_or(Fact::Open, Fact::Known);
        region.is_some()
    }
    fn cannot_be_established(&mut self) {
        *self = Fact::CannotBeEstablished;
    }
}

/// A whole number with its bounds of sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Whole<const LEAST: u32, const MOST: u32>(Fact<u32>);

impl<const LEAST: u32, const MOST: u32> Whole<LEAST, MOST> {
    /// What is known of the number.
    pub fn fact(self) -> Fact<u32> {
        self.0
    }

    /// Smallest and largest number still possible.
    pub fn range(self) -> (u32, u32) {
        self.0.known().map_or((LEAST, MOST), |value| (value, value))
    }

    /// Does `holds`, which must turn at one number only, hold of it?
    pub fn verdict(self, holds: impl Fn(u32) -> bool) -> Verdict {
        match self.0 {
            Fact::Open => Verdict::OPEN,
            other => other.verdict(holds),
        }
    }
}

impl<const LEAST: u32, const MOST: u32> Answer for Whole<LEAST, MOST> {
    const KIND: Kind = Kind::Whole { least: LEAST, most: MOST };
    fn slot(&mut self) -> Slot<'_> {
        Slot::Whole(&mut self.0)
    }
    fn said(&self) -> Said<'_> {
        said(self.0, Said::Whole)
    }
}

/// A number of months, as the officer proposes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Months(pub Fact<Amount>);

impl Answer for Months {
    const KIND: Kind = Kind::Months;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Amount(&mut self.0)
    }
    fn said(&self) -> Said<'_> {
        said(self.0, Said::Amount)
    }
}

/// An answer with the question it answers: what the walk looks at.
#[derive(Clone, Copy, Debug)]
pub struct Asked<T> {
    /// The question.
    pub question: &'static Question,
    /// The answer.
    pub fact: T,
}

macro_rules! choice {
    ($($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $id:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$item_doc])* $item,)* }

        impl Choose for Fact<$name> {
            fn choose(&mut self, option: &str) -> bool {
                *self = match option {
                    $($id => Fact::Known($name::$item),)*
                    _ => return false,
                };
                true
            }
            fn cannot_be_established(&mut self) { *self = Fact::CannotBeEstablished; }
        }

        impl $name {
            /// Value on the wire.
            pub const fn id(self) -> &'static str {
                match self { $($name::$item => $id,)* }
            }
        }

        answer! { Fact<$name> => Kind::Choice { options: &[$($id,)*] }, Choice, |choice| Said::Option(choice.id()); }
    )*};
}

impl Choose for Fact<ProfileId> {
    fn choose(&mut self, option: &str) -> bool {
        let profile = ProfileId::from_id(option);
        *self = profile.map_or(Fact::Open, Fact::Known);
        profile.is_some()
    }
    fn cannot_be_established(&mut self) {
        *self = Fact::CannotBeEstablished;
    }
}

impl Choose for Fact<Statistic> {
    fn choose(&mut self, option: &str) -> bool {
        *self = match option {
            "employed" => Fact::Known(Statistic::Employed),
            "on_post" => Fact::Known(Statistic::OnPost),
            _ => return false,
        };
        true
    }
    fn cannot_be_established(&mut self) {
        *self = Fact::CannotBeEstablished;
    }
}

choice! {
    /// Bodily injury by the standard for the degree of injuries (人体损伤程度鉴定标准).
    Injury {
        /// None.
        None = "none",
        /// 轻微伤.
        Slight = "slight",
        /// 轻伤.
        Minor = "minor",
        /// 重伤.
        Serious = "serious",
    }
    /// Disability; whether it is severe is the officer's finding.
    Disability {
        /// None.
        None = "none",
        /// Not severe.
        NotSevere = "not_severe",
        /// 严重残疾.
        Severe = "severe",
    }
    /// How far a suit for compensation and its enforcement have come.
    Suit {
        /// No suit.
        None = "none",
        /// Pending.
        Pending = "pending",
        /// Judged, not paid, not enforced yet.
        JudgedUnpaid = "judged_unpaid",
        /// Enforcement under way.
        Enforcing = "enforcing",
        /// Enforcement closed because nothing can be found.
        ClosedNoAssets = "closed_no_assets",
        /// Paid.
        Paid = "paid",
    }
    /// A certificate of hardship.
    Certificate {
        /// None.
        None = "none",
        /// 低保.
        Dibao = "dibao",
        /// 特困.
        Tekun = "tekun",
        /// 低保边缘.
        Edge = "edge",
        /// 防止返贫监测对象.
        Monitored = "monitored",
        /// 刚性支出困难.
        Rigid = "rigid",
    }
    /// What the applicant is to the victim.
    Relation {
        /// The victim.
        Itself = "self",
        /// Husband or wife.
        Spouse = "spouse",
        /// Father or mother of the victim.
        Parent = "parent",
        /// Son or daughter of the victim.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// Grandparent of the victim.
        Grandparent = "grandparent",
        /// Grandchild of the victim.
        Grandchild = "grandchild",
        /// Another member of the family.
        OtherFamily = "other_family",
        /// No relation.
        None = "none",
    }
    /// Who waived or refused compensation.
    WaivedBy {
        /// The applicant.
        Itself = "self",
        /// A guardian.
        Guardian = "guardian",
    }
    /// By what the award that a court should make is measured.
    AwardBasis {
        /// The sum judged.
        Judgment = "judgment",
        /// The sum judged less what was enforced.
        JudgmentUnexecuted = "judgment_unexecuted",
        /// Material loss, as in an incidental civil action.
        MaterialLoss = "material_loss",
        /// Full compensation by tort law.
        TortCompensation = "tort_compensation",
    }
    /// Whether the award caps a grant below the general limit too.
    AwardCapScope {
        /// Only above the general limit.
        AboveCeiling = "above_ceiling",
        /// Always.
        Always = "always",
    }
    /// To whom the general limit applies.
    CeilingScope {
        /// To each victim's sheet as a whole.
        PerSheet = "per_sheet",
        /// To each applicant.
        PerApplicant = "per_applicant",
    }
    /// How relief is paid.
    Payment {
        /// Once.
        Once = "once",
        /// In instalments.
        Instalments = "instalments",
        /// Through a custodian.
        Custody = "custody",
    }
    /// To whom relief is paid.
    Payee {
        /// The applicant.
        Applicant = "applicant",
        /// The guardian.
        Guardian = "guardian",
        /// Another who has custody of the money.
        Custodian = "custodian",
    }
    /// What an item of an award is for.
    AwardItem {
        /// Medical treatment.
        Medical = "medical",
        /// Nursing.
        Nursing = "nursing",
        /// Travel.
        Travel = "travel",
        /// Lost income.
        LostIncome = "lost_income",
        /// Meals in hospital and nutrition.
        Nutrition = "nutrition",
        /// Aids for a disability.
        Devices = "devices",
        /// Psychological treatment and rehabilitation.
        Therapy = "therapy",
        /// Something else that a court would award.
        Other = "other",
    }
    /// What a listed loss is for.
    LossItem {
        /// Medical treatment.
        Medical = "medical",
        /// Nursing.
        Nursing = "nursing",
        /// Lost income.
        LostIncome = "lost_income",
        /// Psychological treatment.
        Therapy = "therapy",
        /// Funeral.
        Funeral = "funeral",
        /// Unpaid maintenance.
        Maintenance = "maintenance",
        /// Property.
        Property = "property",
        /// Something else.
        Other = "other",
    }
    /// Which list of near relatives is meant.
    NearRelatives {
        /// Criminal Procedure Law, Art. 108(6).
        Criminal = "criminal",
        /// Civil Code, Art. 1045: grandparents and grandchildren too.
        Civil = "civil",
    }
    /// What becomes of a period of days whose last day is a holiday.
    DeadlineRoll {
        /// It ends on the next working day.
        NextWorkingDay = "next_working_day",
        /// It ends as counted.
        AsCounted = "as_counted",
    }
    /// From where money came.
    MoneySource {
        /// The liable party or its family.
        LiableParty = "liable_party",
        /// A liability or compulsory insurer.
        Insurer = "insurer",
        /// Reimbursement by medical insurance.
        MedicalInsurance = "medical_insurance",
        /// State judicial assistance of another office.
        JudicialAssistance = "judicial_assistance",
        /// Social assistance.
        SocialAssistance = "social_assistance",
        /// Charity or crowdfunding.
        Charity = "charity",
        /// Road-accident relief fund, not to be paid back.
        RoadFund = "road_fund",
        /// Road-accident relief fund, an advance to be paid back.
        RoadFundRepayable = "road_fund_repayable",
        /// Promised, not paid yet.
        Promised = "promised",
    }
}

macro_rules! place {
    (
        $(#[$doc:meta])* $name:ident at $place:ident, tables in $tables:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty, $section:ident $(or $flag:ident)? $(, when $asked:expr)?;)*
        }
    ) => {
        #[expect(non_upper_case_globals, reason = "a question is named as its field is")]
        mod $tables {
            use super::*;
            #[expect(non_camel_case_types, reason = "a question is named as its field is")]
            enum Index { $($field,)* }
            $(pub(super) static $field: Question = Question {
                id: stringify!($field),
                place: Place::$place,
                section: Section::$section,
                kind: <$type as Answer>::KIND,
                may_be_unestablished: place!(@flag $($flag)?),
                index: Index::$field as u32,
                asked: place!(@asked $($asked)?),
            };)*
        }

        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        impl $name {
            $($(#[$field_doc])* pub fn $field(&self) -> Asked<&$type> {
                Asked { question: &$tables::$field, fact: &self.$field }
            })*
        }

        impl Answers for $name {
            const QUESTIONS: &'static [&'static Question] = &[$(&$tables::$field,)*];

            fn slot(&mut self, id: &str) -> Option<Slot<'_>> {
                match id {
                    $(stringify!($field) => Some(self.$field.slot()),)*
                    _ => None,
                }
            }

            fn said(&self, id: &str) -> Said<'_> {
                match id {
                    $(stringify!($field) => self.$field.said(),)*
                    _ => Said::Open,
                }
            }

            fn forget(&mut self, id: &str) {
                match id {
                    $(stringify!($field) => self.$field = Default::default(),)*
                    _ => {}
                }
            }
        }

    };
    (@flag) => { false };
    (@flag unestablished) => { true };
    (@asked) => { |_| true };
    (@asked $asked:expr) => { $asked };
}

place! {
    /// The frame's own answers; who is in the case stands beside them.
    FrameAnswers at Frame, tables in frame {
        /// Day on which the decision is taken: it chooses law and wage.
        as_of: Fact<Date>, Office;
        /// Province of the lead office.
        region: Fact<Region>, Office;
        /// Which wage statistic.
        statistic: Fact<Statistic>, Office, when |s| s.frame.own_annual_wage == Fact::Open;
        /// The officer's own yearly figure, in yuan; it always wins.
        own_annual_wage: Fact<Amount>, Office;
        /// Year of that figure.
        own_wage_year: Whole<2010, 2100>, Office, when |s| s.frame.own_annual_wage != Fact::Open;
        /// Where that figure stands.
        own_wage_source: Option<String>, Office, when |s| s.frame.own_annual_wage != Fact::Open;
        /// Whose local standard is used.
        profile: Fact<ProfileId>, Office;
        /// By what the award that a court should make is measured; while it is not chosen the award is not computed.
        award_basis: Fact<AwardBasis>, Award;
        /// The officer's own figure of urban income per head, yuan a year.
        own_urban_income: Fact<Amount>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
        /// The officer's own figure of urban consumption per head, yuan a year.
        own_urban_consumption: Fact<Amount>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
    }
}

place! {
    /// Facts of the case as a whole.
    CaseFacts at Case, tables in case {
        /// The difficulty was found in a case that this office handles.
        found_in_own_case: Fact<bool>, Office or unestablished;
        /// Day on which the application came in.
        applied_on: Fact<Date>, Procedure;
        /// Day on which the applicant was told what the file lacks.
        incomplete_notice_on: Fact<Date>, Procedure;
        /// Day on which the application was accepted.
        accepted_on: Fact<Date>, Procedure;
        /// Day of the opinion whether and how much.
        opinion_on: Fact<Date>, Procedure;
        /// Day on which the funds arrived.
        funds_received_on: Fact<Date>, Procedure;
        /// Day on which it was decided to transfer a lead.
        transfer_decided_on: Fact<Date>, Procedure, when |s| s.rules.transfer_working_days().value > 0;
    }
}

place! {
    /// Facts of one victim.
    VictimFacts at Victim, tables in victim {
        /// Harmed by a crime.
        crime: Fact<bool>, Matter or unestablished;
        /// Harmed by a road accident or another tort.
        civil_tort: Fact<bool>, Matter or unestablished;
        /// Retaliation for reporting, testifying or appraising.
        retaliation: Fact<bool>, Matter or unestablished;
        /// A claim for maintenance that is not fulfilled.
        maintenance_claim: Fact<bool>, Matter or unestablished;
        /// The victim died.
        died: Fact<bool>, Harm, when |s| s.is_harmed();
        /// Bodily injury.
        injury: Fact<Injury>, Harm or unestablished, when |s| s.is_alive();
        /// Disability.
        disability: Fact<Disability>, Harm or unestablished, when |s| s.is_alive();
        /// Working capacity lost.
        lost_working_capacity: Fact<bool>, Harm or unestablished, when |s| s.is_alive();
        /// Serious psychological trauma.
        psychological_trauma: Fact<bool>, Harm or unestablished, when |s| s.is_alive();
        /// Sexual offence.
        sexual_offence: Fact<bool>, Harm, when |s| s.is_alive() && s.victim(|v| v.crime.may_be(true));
        /// Great loss of property.
        great_property_loss: Fact<bool>, Harm or unestablished, when |s| s.victim(|v| v.crime.may_be(true));
        /// Urgent treatment needed.
        urgent_treatment: Fact<bool>, Harm or unestablished, when |s| s.is_alive() && s.victim(|v| v.crime.may_be(true));
        /// Life in danger.
        life_threatening: Fact<bool>, Harm or unestablished, when |s| {
            s.rules.danger_to_life_required().value && s.is_alive() && s.victim(|v| v.urgent_treatment.may_be(true))
        };
        /// The case cannot be solved.
        unsolved: Fact<bool>, Obstacle or unestablished, when |s| s.is_harmed();
        /// Limitation of prosecution has expired.
        limitation_expired: Fact<bool>, Obstacle or unestablished, when |s| s.is_harmed() && s.rules.limitation_expired_counts().value;
        /// The liable party is dead.
        liable_party_dead: Fact<bool>, Obstacle or unestablished, when |s| s.matter_is_known();
        /// The liable party cannot pay.
        liable_party_cannot_pay: Fact<bool>, Obstacle or unestablished, when |s| s.matter_is_known();
        /// Suit and enforcement.
        suit: Fact<Suit>, Obstacle or unestablished, when |s| s.matter_is_known();
        /// Prompt and effective compensation was had.
        effectively_compensated: Fact<bool>, Obstacle or unestablished, when |s| s.matter_is_known() && s.may_be_minor();
        /// Losses.
        losses: Vec<Loss>, Loss;
        /// The list of losses is complete.
        losses_complete: Fact<bool>, Loss;
        /// Money received.
        received: Vec<Received>, Loss;
        /// The list of money received is complete.
        received_complete: Fact<bool>, Loss;
        /// The loss is especially great.
        especially_great_loss: Fact<bool>, OverLimit or unestablished;
        /// What a court awarded, yuan.
        judged_award: Fact<Amount>, Award, when |s| s.has_basis(&[AwardBasis::Judgment, AwardBasis::JudgmentUnexecuted]);
        /// What of it was enforced or paid, yuan.
        executed_award: Fact<Amount>, Award, when |s| s.has_basis(&[AwardBasis::Judgment, AwardBasis::JudgmentUnexecuted]);
        /// Items of the award.
        award_items: Vec<Awarded>, Award, when |s| s.computes_award();
        /// The items are complete.
        award_items_complete: Fact<bool>, Award, when |s| s.computes_award();
        /// Share of the liability, in per cent.
        liability_percent: Whole<0, 100>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
        /// What compulsory vehicle insurance pays first, yuan.
        compulsory_insurance: Fact<Amount>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]) && s.victim(|v| v.civil_tort.may_be(true));
        /// Years of age of the victim.
        victim_age: Whole<0, 130>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
        /// Coefficient of the disability, in per cent, to be confirmed by the officer.
        disability_percent: Whole<0, 100>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]) && !s.victim(|v| v.died.is(true));
        /// Those whom the victim had to support.
        dependants: Vec<Supported>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
        /// Their list is complete.
        dependants_complete: Fact<bool>, Award, when |s| s.has_basis(&[AwardBasis::TortCompensation]);
        /// Proof of the harm is in the file.
        has_harm_proof: Fact<bool>, Procedure;
    }
}

place! {
    /// Facts of one household.
    HouseholdFacts at Household, tables in household {
        /// Certificate of hardship.
        certificate: Fact<Certificate>, Hardship or unestablished;
        /// Members of the household.
        members: Whole<1, 50>, Hardship, when |s| s.household(HouseholdFacts::asks_income);
        /// Income of the household, yuan a month.
        monthly_income: Fact<Amount>, Hardship;
        /// Local line for one person, yuan a month, from a source that the officer names.
        local_line: Fact<Amount>, Hardship, when |s| s.household(HouseholdFacts::asks_income);
        /// The officer finds that the household lives in hardship.
        hardship_finding: Fact<bool>, Hardship or unestablished, when |s| s.household(HouseholdFacts::asks_finding);
        /// The hardship comes from the case.
        hardship_from_case: Fact<bool>, Hardship or unestablished;
        /// The household cannot pay for urgent treatment.
        cannot_pay_treatment: Fact<bool>, Hardship or unestablished, when |s| s.victim(|v| v.urgent_treatment.may_be(true));
        /// The household lives in special difficulty.
        especially_hard: Fact<bool>, OverLimit or unestablished;
        /// What the household must spend to live, yuan a month.
        necessary_spending: Fact<Amount>, Need;
        /// Proof of the hardship is in the file.
        has_hardship_proof: Fact<bool>, Procedure;
    }
}

place! {
    /// Facts of one applicant.
    ApplicantFacts at Applicant, tables in applicant {
        /// Not a natural person.
        organisation: Fact<bool>, Applicant;
        /// Years of age on the day of the application.
        age: Whole<0, 130>, Applicant, when |s| s.is_person();
        /// Under age when harmed.
        minor_at_harm: Fact<bool>, Applicant or unestablished, when |s| s.is_person() && s.applicant(|a| a.is_of_age(s.rules));
        /// What the applicant is to the victim.
        relation: Fact<Relation>, Applicant;
        /// The victim's income was the main means of living.
        main_income_from_victim: Fact<bool>, Applicant or unestablished, when |s| s.is_person() && s.applicant(ApplicantFacts::is_relative);
        /// The victim maintained, supported or raised the applicant.
        supported_by_victim: Fact<bool>, Applicant or unestablished, when |s| s.is_person() && s.applicant(ApplicantFacts::is_relative);
        /// The guardian is the liable party or of its family.
        guardian_tied_to_liable_party: Fact<bool>, Applicant or unestablished, when |s| s.is_person() && s.applicant(|a| a.is_under_age(s.rules));
        /// State judicial assistance was granted for the same case.
        already_assisted: Fact<bool>, Refusals or unestablished;
        /// That payment is part of this same joint grant.
        part_of_joint_grant: Fact<bool>, Refusals or unestablished, when |s| s.applicant(|a| a.already_assisted.may_be(true));
        /// Major fault of the applicant.
        major_fault: Fact<bool>, Refusals or unestablished, when |s| s.is_accountable();
        /// Refused, without good reason, to help establish the facts.
        refused_cooperation: Fact<bool>, Refusals or unestablished, when |s| s.is_accountable();
        /// Knowingly made false statements or forged evidence.
        false_statement: Fact<bool>, Refusals or unestablished, when |s| s.is_accountable();
        /// Compensation was waived or refused.
        waived_compensation: Fact<bool>, Refusals or unestablished;
        /// Who waived it.
        waived_by: Fact<WaivedBy>, Refusals or unestablished, when |s| s.applicant(|a| a.waived_compensation.may_be(true)) && s.is_person() && s.may_be_minor();
        /// Reasonably compensated or assisted by other means.
        reasonably_assisted: Fact<bool>, Refusals or unestablished;
        /// Long psychological treatment or rehabilitation is needed.
        long_therapy_needed: Fact<bool>, OverLimit or unestablished, when |s| s.is_person() && s.may_be_minor();
        /// The application, or the record of an oral one, is in the file.
        has_application: Fact<bool>, Procedure;
        /// Proof of identity is in the file.
        has_identity: Fact<bool>, Procedure;
        /// Proof of the relation to the victim is in the file.
        has_relation_proof: Fact<bool>, Procedure, when |s| s.is_person() && s.applicant(ApplicantFacts::is_relative);
        /// Proof of who represents the minor is in the file.
        has_guardian_proof: Fact<bool>, Procedure, when |s| s.is_child();
        /// The statement about compensation and assistance is in the file.
        has_compensation_statement: Fact<bool>, Procedure;
        /// The parents are dead, missing, in custody or otherwise unable to care.
        lacks_care: Fact<bool>, Procedure or unestablished, when |s| s.is_child();
        /// Schooling is interrupted, or has to go on elsewhere.
        schooling_disrupted: Fact<bool>, Procedure or unestablished, when |s| s.is_child();
        /// A soldier or of a soldier's family.
        military_family: Fact<bool>, Procedure or unestablished, when |s| s.is_person() && s.rules.military_priority().value;
    }
}

place! {
    /// What the officer proposes for one sheet.
    SheetChoices at Sheet, tables in sheet {
        /// Months during which the household is to be supported.
        support_months: Whole<0, 240>, Need;
        /// Treatment and therapy still to pay, yuan.
        treatment_to_pay: Fact<Amount>, Need;
        /// Schooling still to pay, yuan.
        schooling_to_pay: Fact<Amount>, Need;
        /// Aid already given for these needs, yuan.
        aid_for_needs: Fact<Amount>, Need;
        /// Months of wage base.
        proposed_months: Months, Proposal;
        /// Yuan.
        proposed_amount: Fact<Amount>, Proposal;
        /// Advanced already as urgent assistance, yuan.
        advance_paid: Fact<Amount>, Proposal;
    }
}

place! {
    /// What the officer proposes for one applicant.
    ShareChoices at Share, tables in share {
        /// Its part of the sum, yuan.
        share: Fact<Amount>, Proposal;
        /// How it is paid.
        payment: Fact<Payment>, Proposal;
        /// To whom it is paid.
        payee: Fact<Payee>, Proposal;
    }
}

place! {
    /// What an office of a joint grant puts in.
    OfficeChoices at Office, tables in office {
        /// Its part of the sum of all sheets, yuan.
        contribution: Fact<Amount>, Proposal;
    }
}

place! {
    /// One item of an award.
    Awarded at Row, tables in awarded {
        /// What it is for.
        award_item: Fact<AwardItem>, Award;
        /// Yuan.
        amount: Fact<Amount>, Award;
    }
}

place! {
    /// One person whom the victim had to support.
    Supported at Row, tables in supported {
        /// Years of age.
        dependant_age: Whole<0, 130>, Award;
        /// Of age, but unable to work and without other income.
        incapable: Fact<bool>, Award;
        /// How many persons share the duty, the victim included.
        supporters: Whole<1, 20>, Award;
    }
}

place! {
    /// How the open points of the law are read; each has a default.
    Readings at Reading, tables in reading {
        /// Which near relatives count among the dependants.
        near_relatives: Fact<NearRelatives>, Readings;
        /// Whether the award caps a grant below the general limit too.
        award_cap_scope: Fact<AwardCapScope>, Readings;
        /// To whom the general limit applies.
        ceiling_scope: Fact<CeilingScope>, Readings;
        /// What becomes of a period whose last day is a holiday.
        deadline_roll: Fact<DeadlineRoll>, Readings;
    }
}

place! {
    /// One listed loss.
    Loss at Row, tables in loss {
        /// What it is for.
        item: Fact<LossItem>, Loss;
        /// Yuan.
        amount: Fact<Amount>, Loss;
    }
}

place! {
    /// One sum of money received.
    Received at Row, tables in received {
        /// From where.
        source: Fact<MoneySource>, Loss;
        /// Yuan.
        amount: Fact<Amount>, Loss;
        /// It was given for a listed loss.
        for_listed_loss: Fact<bool>, Loss;
    }
}

impl HouseholdFacts {
    fn asks_income(&self) -> bool {
        matches!(self.certificate, Fact::CannotBeEstablished | Fact::Known(Certificate::None))
    }

    fn asks_finding(&self) -> bool {
        self.asks_income() && self.income_within_line() != Verdict::MET
    }

    /// Is the income of each member at most the local line?
    pub fn income_within_line(&self) -> Verdict {
        let (fewest, most) = self.members.range();
        let income = self.monthly_income.bounds();
        // An overflow cannot arise from bounded answers; the fact then stays open.
        match (income.over(most), income.over(fewest)) {
            (Ok(low), Ok(high)) => low.hull(high).at_most(self.local_line.bounds()),
            _ => Verdict::OPEN,
        }
    }
}

impl ApplicantFacts {
    fn is_of_age(&self, rules: &Rules) -> bool {
        self.age.fact().known().is_some_and(|age| age >= rules.age_of_majority().value)
    }

    fn is_under_age(&self, rules: &Rules) -> bool {
        self.age.fact().known().is_some_and(|age| age < rules.age_of_majority().value)
    }

    fn is_relative(&self) -> bool {
        self.relation.known().is_some_and(|relation| relation != Relation::Itself)
    }

    /// A minor on the day of the application; who was one only when harmed is left to the officer.
    ///
    /// READING: the 2018 opinion says "minor" without naming the day on which that is asked.
    pub fn minor(&self, rules: &Rules) -> Verdict {
        if self.organisation.is(true) {
            return Verdict::NOT_MET;
        }
        let was_minor = match self.minor_at_harm {
            Fact::Known(true) | Fact::CannotBeEstablished => Verdict::DISCRETION,
            Fact::Known(false) => Verdict::NOT_MET,
            Fact::Open => Verdict::between(Degree::Discretion, Degree::NotMet),
        };
        match self.age.fact() {
            Fact::Known(age) if age < rules.age_of_majority().value => Verdict::MET,
            Fact::Known(_) => was_minor,
            Fact::Open | Fact::CannotBeEstablished => Verdict::OPEN,
        }
    }

    /// Too young to be asked about fault, cooperation and statements.
    ///
    /// READING: below eight there is no capacity for civil acts; victims of sexual offences below fourteen alike.
    pub fn too_young_to_answer(&self, victim: &VictimFacts, rules: &Rules) -> Verdict {
        let person = self.organisation.verdict(|yes| !yes);
        let small = self.age.verdict(|age| age < rules.small_child_age().value);
        let young = self.age.verdict(|age| age < rules.sexual_offence_child_age().value);
        let offence = [victim.crime.verdict(|yes| yes), victim.died.verdict(|yes| !yes)]
            .into_iter()
            .fold(victim.sexual_offence.verdict(|yes| yes), Verdict::and);
        let offended = offence.and(self.relation.verdict(|r| r == Relation::Itself));
        person.and(small.or(young.and(offended)))
    }
}

/// Questions that one click may answer together, all with "no".
#[derive(Debug)]
pub struct Bundle {
    /// Stable name.
    pub id: &'static str,
    /// Where its members stand.
    pub place: Place,
    /// On which section it is offered.
    pub section: Section,
    /// Its questions.
    pub members: &'static [&'static str],
}

/// Every bundle, in the order of the form.
pub static BUNDLES: [Bundle; 2] = [
    Bundle {
        id: "no_obstacle",
        place: Place::Victim,
        section: Section::Obstacle,
        members: &["unsolved", "limitation_expired", "liable_party_dead", "liable_party_cannot_pay"],
    },
    Bundle {
        id: "no_refusal_circumstance",
        place: Place::Applicant,
        section: Section::Refusals,
        members: &[
            "major_fault",
            "refused_cooperation",
            "false_statement",
            "waived_compensation",
            "reasonably_assisted",
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
