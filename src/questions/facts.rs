//! Every question, place by place: the answer's type, its section, and when it is asked.

use super::answers::{Answer, Answers, Asked, Fact, Mask, Months, Said, Slot, Spoken, Whole};
use super::choices::{
    AgeDay, AwardBasis, AwardCapScope, AwardItem, CeilingScope, Certificate, DayMeant, DeadlineRoll, Disability,
    FaultOf, HardshipTier, Injury, LossItem, MoneySource, NearRelatives, Payee, Payment, Relation, Suit, WageRegion,
    WaivedBy,
};
use super::{Place, Question, Section};
use crate::date::Date;
use crate::money::Amount;
use crate::rulebook::{Condition, Harm, ProfileId, Region, Rules, Statistic};
use crate::verdict::{Degree, Verdict};

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
            pub(super) mod at {
                $(pub const $field: u32 = super::Index::$field as u32;)*
            }
            /// A place with more questions than a mask has bits does not compile.
            pub(super) mod bit {
                $(pub const $field: super::Mask = 1 << super::Index::$field as u32;)*
            }
            $(pub(super) static $field: Question = Question {
                id: stringify!($field),
                place: Place::$place,
                section: Section::$section,
                kind: <$type as Answer>::KIND,
                may_be_unestablished: place!(@flag $($flag)?),
                index: at::$field,
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

            fn slot(&mut self, question: &Question) -> Option<Slot<'_>> {
                match question.index {
                    $($tables::at::$field => Some(self.$field.slot()),)*
                    _ => None,
                }
            }

            fn said(&self, question: &Question) -> Said<'_> {
                match question.index {
                    $($tables::at::$field => self.$field.said(),)*
                    _ => Said::Open,
                }
            }

            fn row(&self, question: &Question, at: usize) -> Option<&dyn Spoken> {
                match question.index {
                    $($tables::at::$field => self.$field.row(at),)*
                    _ => None,
                }
            }

            fn answered(&self) -> Mask {
                let mut mask = 0;
                $(if !matches!(self.$field.said(), Said::Open) {
                    mask |= $tables::bit::$field;
                })*
                mask
            }

            fn forget(&mut self, questions: Mask) {
                $(if questions & $tables::bit::$field != 0 {
                    self.$field = Default::default();
                })*
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
        /// Grade of the injury, 1 or 2: asked only where a local standard has months by it.
        injury_grade: Whole<1, 2>, Harm, when |s| s.is_alive() && s.asks_injury_grade();
        /// Disability.
        disability: Fact<Disability>, Harm or unestablished, when |s| s.is_alive();
        /// Grade of the disability, 1 to 10: asked only where a local standard has months by it.
        disability_grade: Whole<1, 10>, Harm, when |s| {
            s.is_alive() && s.asks_grade(Harm::Disability) && s.victim(|v| v.disability.known().is_some_and(|d| d != Disability::None))
        };
        /// Working capacity lost.
        lost_working_capacity: Fact<bool>, Harm or unestablished, when |s| s.is_alive();
        /// Serious psychological trauma.
        psychological_trauma: Fact<bool>, Harm or unestablished, when |s| s.is_alive();
        /// Sexual offence.
        sexual_offence: Fact<bool>, Harm, when |s| s.is_alive() && s.victim(|v| v.crime.may_be(true));
        /// Major fault of the victim.
        victim_major_fault: Fact<bool>, Harm or unestablished, when |s| s.readings.fault_of.is(FaultOf::VictimToo) && s.victim(|v| v.died.is(true));
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
        /// Tier of hardship: asked only where a local standard has months by it.
        hardship_tier: Fact<HardshipTier>, Hardship or unestablished, when |s| s.profile.is_some_and(|p| p.months_table().is_some_and(|t| t.value.asks_tier()));
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
        military_family: Fact<bool>, Procedure or unestablished, when |s| {
            s.is_person() && (s.rules.military_priority().value || s.profile.is_some_and(|p| p.uplifts_for(Condition::MilitaryFamily)))
        };
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
        share: Fact<Amount>, Proposal, when |s| s.members.len() > 1;
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
        /// Of which day the rules and the wage are taken: what the day of the estimate means.
        day_meant: Fact<DayMeant>, Readings;
        /// Of which place the wage is taken.
        wage_region: Fact<WageRegion>, Readings;
        /// On which day an applicant must be under age.
        age_day: Fact<AgeDay>, Readings;
        /// Whose major fault counts.
        fault_of: Fact<FaultOf>, Readings;
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
    pub(super) fn asks_income(&self) -> bool {
        matches!(self.certificate, Fact::CannotBeEstablished | Fact::Known(Certificate::None))
    }

    pub(super) fn asks_finding(&self) -> bool {
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

impl HouseholdFacts {
    /// Income of each member less the local line, in yuan a month: below nought where it lies below the line.
    pub fn above_line(&self) -> Option<Amount> {
        let members = self.members.fact().known()?;
        let each = self.monthly_income.known()?.over(members).ok()?;
        each.minus(self.local_line.known()?).ok()
    }
}

impl ApplicantFacts {
    /// Years of age less the age of majority: below nought for a minor.
    pub fn above_majority(&self, rules: &Rules) -> Option<Amount> {
        let age = Amount::whole(self.age.fact().known()?);
        age.minus(Amount::whole(rules.age_of_majority().value)).ok()
    }

    pub(super) fn is_of_age(&self, rules: &Rules) -> bool {
        self.age.fact().known().is_some_and(|age| age >= rules.age_of_majority().value)
    }

    pub(super) fn is_under_age(&self, rules: &Rules) -> bool {
        self.age.fact().known().is_some_and(|age| age < rules.age_of_majority().value)
    }

    pub(super) fn is_relative(&self) -> bool {
        self.relation.known().is_some_and(|relation| relation != Relation::Itself)
    }

    /// A minor on the day of the application; who was one only when harmed is left to the officer.
    ///
    /// READING: the 2018 opinion says "minor" without naming the day on which that is asked; the day is a setting.
    pub fn minor(&self, rules: &Rules, readings: &Readings) -> Verdict {
        if self.organisation.is(true) {
            return Verdict::NOT_MET;
        }
        let at_harm = if readings.age_day.is(AgeDay::Harm) { Degree::Met } else { Degree::Discretion };
        let was_minor = match self.minor_at_harm {
            Fact::Known(true) => Verdict::certain(at_harm),
            Fact::CannotBeEstablished => Verdict::DISCRETION,
            Fact::Known(false) => Verdict::NOT_MET,
            Fact::Open => Verdict::between(at_harm, Degree::NotMet),
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
