//! What a question may look at to know whether it is asked.

use super::choices::{AwardBasis, Injury};
use super::facts::{ApplicantFacts, FrameAnswers, HouseholdFacts, Readings, VictimFacts};
use crate::rulebook::{Harm, Profile, Rules};
use crate::verdict::Verdict;

/// What a question may look at to know whether it is asked: the persons that its subject is linked with.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Law of the day.
    pub rules: &'a Rules,
    /// The frame.
    pub frame: &'a FrameAnswers,
    /// The local standard of the day, where one is chosen.
    pub profile: Option<&'a Profile>,
    /// How open points are read.
    pub readings: &'a Readings,
    /// Victim or household whose question it is; else those of the members are looked at.
    pub itself: Itself<'a>,
    /// Applicants that the subject is linked with.
    pub members: &'a [Member<'a>],
}

/// An applicant with its victim and household.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The applicant.
    pub applicant: &'a ApplicantFacts,
    /// Its victim.
    pub victim: &'a VictimFacts,
    /// Its household.
    pub household: &'a HouseholdFacts,
}

/// The subject of a question, where it is a victim or a household: it may have no applicant.
#[derive(Clone, Copy, Debug)]
pub enum Itself<'a> {
    /// Neither.
    Other,
    /// A victim.
    Victim(&'a VictimFacts),
    /// A household.
    Household(&'a HouseholdFacts),
}

impl Scene<'_> {
    pub(super) fn victim(&self, asks: impl Fn(&VictimFacts) -> bool) -> bool {
        match self.itself {
            Itself::Victim(victim) => asks(victim),
            Itself::Household(_) | Itself::Other => self.members.iter().any(|member| asks(member.victim)),
        }
    }

    pub(super) fn applicant(&self, asks: impl Fn(&ApplicantFacts) -> bool) -> bool {
        self.members.iter().any(|member| asks(member.applicant))
    }

    pub(super) fn household(&self, asks: impl Fn(&HouseholdFacts) -> bool) -> bool {
        match self.itself {
            Itself::Household(household) => asks(household),
            Itself::Victim(_) | Itself::Other => self.members.iter().any(|member| asks(member.household)),
        }
    }

    pub(super) fn is_harmed(&self) -> bool {
        self.victim(|v| v.crime.may_be(true) || v.civil_tort.may_be(true) || v.retaliation.may_be(true))
    }

    pub(super) fn is_alive(&self) -> bool {
        self.is_harmed() && self.victim(|v| v.died.is(false))
    }

    pub(super) fn has_matter(&self) -> bool {
        self.is_harmed() || self.victim(|v| v.maintenance_claim.may_be(true))
    }

    /// The nature of the case is known: one of the four, or none of them.
    pub(super) fn matter_is_known(&self) -> bool {
        let none = |v: &VictimFacts| {
            [v.crime, v.civil_tort, v.retaliation, v.maintenance_claim].iter().all(|fact| fact.is(false))
        };
        self.has_matter() || self.victim(none)
    }

    pub(super) fn has_basis(&self, bases: &[AwardBasis]) -> bool {
        self.frame.award_basis.known().is_some_and(|basis| bases.contains(&basis))
    }

    pub(super) fn computes_award(&self) -> bool {
        self.has_basis(&[AwardBasis::MaterialLoss, AwardBasis::TortCompensation])
    }

    /// Has the local standard months by the grade of this harm?
    pub(super) fn asks_grade(&self, harm: Harm) -> bool {
        self.profile.and_then(Profile::months_table).is_some_and(|table| table.value.asks_grade(harm))
    }

    pub(super) fn asks_injury_grade(&self) -> bool {
        let asked = [(Injury::Serious, Harm::SeriousInjury), (Injury::Minor, Harm::MinorInjury)];
        asked.iter().any(|(injury, harm)| self.asks_grade(*harm) && self.victim(|v| v.injury.is(*injury)))
    }

    pub(super) fn is_person(&self) -> bool {
        self.applicant(|a| a.organisation.is(false))
    }

    /// Not certainly of age, now and at the harm.
    pub(super) fn may_be_minor(&self) -> bool {
        self.applicant(|a| a.minor(self.rules, self.readings) != Verdict::NOT_MET)
    }

    pub(super) fn is_child(&self) -> bool {
        self.is_person() && self.applicant(|a| a.is_under_age(self.rules))
    }

    pub(super) fn is_accountable(&self) -> bool {
        self.applicant(|a| self.victim(|v| a.too_young_to_answer(v, self.rules) != Verdict::MET))
    }
}
