//! What the conditions of one applicant look at: the applicant, its victim and household, and the rules of the day.

use super::findings::{FindingId, Findings};
use crate::case::{Applicant, Facts, Frame, Subject};
use crate::questions::{ApplicantFacts, Asked, Fact, HouseholdFacts, VictimFacts};
use crate::rulebook::{Provision, Rules};
use crate::trace::FactRef;
use crate::verdict::Verdict;

pub(super) struct Walk<'a> {
    pub(super) rules: &'a Rules,
    pub(super) frame: &'a Frame,
    pub(super) facts: &'a Facts,
    pub(super) who: &'a Applicant,
    pub(super) at: usize,
    pub(super) applicant: &'a ApplicantFacts,
    pub(super) victim: &'a VictimFacts,
    pub(super) household: &'a HouseholdFacts,
    pub(super) findings: Findings,
}

impl<'a> Walk<'a> {
    /// The walk of one applicant, whose findings go into `findings`.
    pub(super) fn of(
        frame: &'a Frame,
        facts: &'a Facts,
        rules: &'a Rules,
        at: usize,
        findings: Findings,
    ) -> Option<Walk<'a>> {
        // OK because the door has checked that victim and household exist: nobody is left out.
        let (who, applicant) = (frame.applicants.get(at)?, facts.applicants.get(at)?);
        let victim = facts.victims.get(who.victim)?;
        let household = facts.households.get(who.household)?;
        Some(Walk { rules, frame, facts, who, at, applicant, victim, household, findings })
    }

    pub(super) fn of_applicant<T>(&self, asked: &Asked<T>) -> FactRef {
        FactRef { subject: Subject::Applicant(self.at), question: asked.question }
    }

    pub(super) fn of_victim<T>(&self, asked: &Asked<T>) -> FactRef {
        FactRef { subject: Subject::Victim(self.who.victim), question: asked.question }
    }

    pub(super) fn of_household<T>(&self, asked: &Asked<T>) -> FactRef {
        FactRef { subject: Subject::Household(self.who.household), question: asked.question }
    }

    fn decided<T: Copy + PartialEq>(
        &mut self,
        provision: Provision,
        asked: &Asked<&Fact<T>>,
        subject: Subject,
        holds: impl Fn(T) -> bool,
    ) -> FindingId {
        let fact = FactRef { subject, question: asked.question };
        self.findings.facts(provision, asked.fact.verdict(holds), &[fact])
    }

    /// A condition that one fact of the applicant decides.
    pub(super) fn applicant_is<T: Copy + PartialEq>(
        &mut self,
        provision: Provision,
        asked: &Asked<&Fact<T>>,
        holds: impl Fn(T) -> bool,
    ) -> FindingId {
        self.decided(provision, asked, Subject::Applicant(self.at), holds)
    }

    /// A condition that one fact of the victim decides.
    pub(super) fn victim_is<T: Copy + PartialEq>(
        &mut self,
        provision: Provision,
        asked: &Asked<&Fact<T>>,
        holds: impl Fn(T) -> bool,
    ) -> FindingId {
        self.decided(provision, asked, Subject::Victim(self.who.victim), holds)
    }

    /// A condition that one fact of the household decides.
    pub(super) fn household_is<T: Copy + PartialEq>(
        &mut self,
        provision: Provision,
        asked: &Asked<&Fact<T>>,
        holds: impl Fn(T) -> bool,
    ) -> FindingId {
        self.decided(provision, asked, Subject::Household(self.who.household), holds)
    }

    /// A condition that several facts decide together.
    pub(super) fn from(&mut self, provision: Provision, verdict: Verdict, facts: &[FactRef]) -> FindingId {
        self.findings.facts(provision, verdict, facts)
    }

    /// The same with one fact more.
    pub(super) fn by_facts_and(
        &mut self,
        provision: Provision,
        verdict: Verdict,
        facts: &[FactRef],
        more: FactRef,
    ) -> FindingId {
        self.findings.facts_and(provision, verdict, facts, Some(more))
    }

    pub(super) fn all(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        self.findings.all(provision, parts)
    }

    pub(super) fn any(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        self.findings.any(provision, parts)
    }

    pub(super) fn not(&mut self, provision: Provision, part: FindingId) -> FindingId {
        self.findings.not(provision, part)
    }
}
