//! The options of every choice, by their names on the wire.

use super::Kind;
use super::answers::{Answer, Choose, Fact, Said, Slot, answer, said};
use crate::rulebook::{ProfileId, Statistic};

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

impl HardshipTier {
    /// Its place among the tiers of a standard.
    pub const fn place(self) -> u32 {
        match self {
            HardshipTier::First => 0,
            HardshipTier::Second => 1,
            HardshipTier::Third => 2,
            HardshipTier::Fourth => 3,
            HardshipTier::Fifth => 4,
        }
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
    /// A tier of hardship of the local standard in use, from the lightest; the standard names it.
    HardshipTier {
        /// The first.
        First = "tier_1",
        /// The second.
        Second = "tier_2",
        /// The third.
        Third = "tier_3",
        /// The fourth.
        Fourth = "tier_4",
        /// The fifth.
        Fifth = "tier_5",
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
    /// Of which day the rules, and the previous year's wage, are taken: what the day of the estimate means.
    DayMeant {
        /// The day of the decision.
        Decision = "decision",
        /// The day of acceptance.
        Acceptance = "acceptance",
        /// The day of the application.
        Application = "application",
    }
    /// On which day an applicant must be under age.
    AgeDay {
        /// On the day of the application; who was so only when harmed is left to the officer.
        Application = "application",
        /// When harmed, or on the day of the application.
        Harm = "harm",
    }
    /// Whose major fault counts against an applicant.
    FaultOf {
        /// The applicant's own.
        Applicant = "applicant",
        /// A dead victim's too.
        VictimToo = "victim_too",
    }
    /// Of which place the wage is taken.
    WageRegion {
        /// Of the province.
        Province = "province",
        /// Of the prefecture city: no table is held, the office enters it.
        City = "city",
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
