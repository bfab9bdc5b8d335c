//! One applicant with victim and household, and the conditions that several duties share.
//!
//! A question that another answer has closed is out of the question, not open: each condition stands behind the
//! answers that let it be asked.

use crate::case::{Applicant, Case, Subject};
use crate::eligibility::{ApplicantFindings, Examination};
use crate::questions::{ApplicantFacts, Asked, Disability, Fact, Injury, Relation, VictimFacts};
use crate::rulebook::Rules;
use crate::trace::{FactRef, FactSet};
use crate::verdict::{Degree, Outcome, Verdict};

use super::weighed::Weighed;

/// An applicant in the case.
pub(super) struct Person<'a> {
    pub(super) case: &'a Case,
    pub(super) rules: &'a Rules,
    pub(super) at: usize,
    pub(super) who: &'a Applicant,
    pub(super) applicant: &'a ApplicantFacts,
    pub(super) victim: &'a VictimFacts,
    pub(super) found: &'a ApplicantFindings,
}

pub(super) fn people<'a>(case: &'a Case, rules: &'a Rules, examination: &'a Examination) -> Vec<Person<'a>> {
    let people = case.frame.applicants.iter().zip(&case.facts.applicants).zip(&examination.applicants).enumerate();
    people
        .filter_map(|(at, ((who, applicant), found))| {
            // OK because the door has checked that the victim exists: nobody is left out.
            let victim = case.facts.victims.get(who.victim)?;
            Some(Person { case, rules, at, who, applicant, victim, found })
        })
        .collect()
}

impl Person<'_> {
    pub(super) fn subject(&self) -> Subject {
        Subject::Applicant(self.at)
    }

    fn open(&self, fact: FactRef) -> FactSet {
        Some(fact).filter(|fact| self.case.is_open(fact.subject, fact.question)).into_iter().collect()
    }

    fn asked<T: Copy + PartialEq>(
        &self,
        subject: Subject,
        asked: &Asked<&Fact<T>>,
        holds: impl Fn(T) -> bool,
    ) -> Weighed {
        let fact = FactRef { subject, question: asked.question };
        Weighed { verdict: asked.fact.verdict(holds), open: self.open(fact) }
    }

    /// A fact of the applicant.
    pub(super) fn is(&self, asked: &Asked<&Fact<bool>>) -> Weighed {
        self.asked(self.subject(), asked, |yes| yes)
    }

    /// A fact of the victim.
    fn victim_is(&self, asked: &Asked<&Fact<bool>>) -> Weighed {
        self.asked(Subject::Victim(self.who.victim), asked, |yes| yes)
    }

    /// A fact of the victim that opens further questions: they are asked only where it certainly holds.
    fn opens(&self, asked: &Asked<&Fact<bool>>) -> Weighed {
        let weighed = self.victim_is(asked);
        let is_unestablished = matches!(asked.fact, Fact::CannotBeEstablished);
        if is_unestablished { Weighed::NOT_MET } else { weighed }
    }

    /// A natural person.
    pub(super) fn is_natural(&self) -> Weighed {
        self.is(&self.applicant.organisation()).not()
    }

    /// Under age on the day of the application.
    pub(super) fn is_child(&self) -> Weighed {
        let age = self.applicant.age();
        let majority = self.rules.age_of_majority().value;
        let fact = FactRef { subject: self.subject(), question: age.question };
        let young = Weighed { verdict: age.fact.verdict(|age| age < majority), open: self.open(fact) };
        self.is_natural().and(young)
    }

    /// Under age, or perhaps so for having been under age when harmed.
    pub(super) fn is_minor(&self) -> Weighed {
        let a = self.applicant;
        let questions = [a.organisation().question, a.age().question, a.minor_at_harm().question];
        let facts = questions.map(|question| FactRef { subject: self.subject(), question });
        let verdict = a.minor(self.rules, &self.case.frame.readings);
        let open = facts.into_iter().filter(|fact| self.case.is_open(fact.subject, fact.question));
        let open = if verdict.known().is_some() { FactSet::NONE } else { open.collect() };
        Weighed { verdict, open }
    }

    /// The victim in person.
    pub(super) fn is_victim(&self) -> Weighed {
        let itself = self.asked(self.subject(), &self.applicant.relation(), |r| r == Relation::Itself);
        self.is_natural().and(itself)
    }

    /// Somebody else than the victim.
    pub(super) fn is_another(&self) -> Weighed {
        let another = self.asked(self.subject(), &self.applicant.relation(), |r| r != Relation::Itself);
        self.is_natural().and(another)
    }

    /// The victim was harmed and is alive.
    fn victim_is_alive(&self) -> Weighed {
        let v = self.victim;
        let harmed = self.opens(&v.crime()).or(self.opens(&v.civil_tort())).or(self.opens(&v.retaliation()));
        harmed.and(self.victim_is(&v.died()).not())
    }

    /// The living victim suffered serious psychological trauma.
    pub(super) fn has_trauma(&self) -> Weighed {
        self.victim_is_alive().and(self.victim_is(&self.victim.psychological_trauma()))
    }

    /// The living victim of a sexual offence.
    pub(super) fn is_sexual_offence(&self) -> Weighed {
        let v = self.victim;
        self.victim_is_alive().and(self.opens(&v.crime())).and(self.victim_is(&v.sexual_offence()))
    }

    /// The living victim has an injury or a disability.
    pub(super) fn has_bodily_harm(&self) -> Weighed {
        let (v, subject) = (self.victim, Subject::Victim(self.who.victim));
        let injury = self.asked(subject, &v.injury(), |injury| injury != Injury::None);
        let disability = self.asked(subject, &v.disability(), |disability| disability != Disability::None);
        self.victim_is_alive().and(injury.or(disability))
    }

    /// The living victim needs urgent treatment.
    pub(super) fn needs_urgent_treatment(&self) -> Weighed {
        let v = self.victim;
        self.victim_is_alive().and(self.opens(&v.crime())).and(self.victim_is(&v.urgent_treatment()))
    }

    /// The applicant needs long treatment or rehabilitation.
    pub(super) fn needs_long_therapy(&self) -> Weighed {
        self.is_minor().not_ruled_out().and(self.is(&self.applicant.long_therapy_needed()))
    }

    /// The household lives in hardship, whatever the outcome is.
    pub(super) fn lives_in_hardship(&self) -> Weighed {
        Weighed { verdict: self.found.hardship(), open: self.found.open_for_hardship }
    }

    /// Relief is given: certain only where the conditions are met.
    pub(super) fn is_assisted(&self) -> Weighed {
        self.outcome(|outcome| match outcome {
            Outcome::Eligible => Degree::Met,
            Outcome::Discretion | Outcome::GenerallyNot => Degree::Discretion,
            Outcome::Refer | Outcome::Excluded => Degree::NotMet,
        })
    }

    /// Relief is not out of the question.
    pub(super) fn may_be_assisted(&self) -> Weighed {
        self.is_assisted().not_ruled_out()
    }

    fn outcome(&self, degree: impl Fn(Outcome) -> Degree) -> Weighed {
        let verdicts = self.found.outcomes().iter().map(|outcome| Verdict::certain(degree(outcome)));
        // OK because a set of outcomes is never empty.
        Weighed::by(verdicts.reduce(Verdict::hull).unwrap_or(Verdict::OPEN))
    }
}
