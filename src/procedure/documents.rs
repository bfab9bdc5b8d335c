//! The papers of an application: 2016 trial rules, materials; minors apply by their legal representative.

use super::person::Person;
use super::weighed::Weighed;
use crate::case::{Case, Subject};
use crate::questions::{Asked, Fact};
use crate::rulebook::Provision;
use crate::trace::{FactRef, FactSet};
use crate::verdict::Verdict;

/// A paper that the file needs, or may need.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which.
    pub provision: Provision,
    /// Whose.
    pub subject: Subject,
    /// How it stands.
    pub state: DocumentState,
    /// Open facts that can still change that.
    pub open: FactSet,
}

/// How a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// Needed and not in the file.
    Needed,
    /// In the file.
    Present,
    /// Not known yet whether it is needed, or whether it is in the file.
    Open,
}

impl DocumentState {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            DocumentState::Needed => "needed",
            DocumentState::Present => "present",
            DocumentState::Open => "open",
        }
    }
}

/// Papers of every applicant, then of every victim and household.
pub(super) fn documents(case: &Case, people: &[Person<'_>]) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut ask = |provision, subject, need: Weighed, has: Asked<&Fact<bool>>| {
        let has_fact = FactRef { subject, question: has.question };
        let (state, open) = match (need.verdict, has.fact) {
            (Verdict::NOT_MET, _) => return,
            (_, Fact::Known(true)) => (DocumentState::Present, FactSet::NONE),
            (Verdict::MET, Fact::Known(false)) => (DocumentState::Needed, FactSet::NONE),
            (_, _) if case.is_open(subject, has.question) => {
                (DocumentState::Open, need.open.with(FactSet::from_iter([has_fact])))
            }
            (_, _) => (DocumentState::Open, need.open),
        };
        documents.push(Document { provision, subject, state, open });
    };
    for person in people {
        let (subject, a) = (person.subject(), person.applicant);
        ask(Provision::DocumentApplication, subject, Weighed::MET, a.has_application());
        ask(Provision::DocumentIdentity, subject, Weighed::MET, a.has_identity());
        ask(Provision::DocumentRelation, subject, person.is_another(), a.has_relation_proof());
        ask(Provision::DocumentGuardian, subject, person.is_child(), a.has_guardian_proof());
        ask(Provision::DocumentCompensation, subject, Weighed::MET, a.has_compensation_statement());
    }
    for (at, victim) in case.facts.victims.iter().enumerate() {
        ask(Provision::DocumentHarm, Subject::Victim(at), Weighed::MET, victim.has_harm_proof());
    }
    for (at, household) in case.facts.households.iter().enumerate() {
        ask(Provision::DocumentHardship, Subject::Household(at), Weighed::MET, household.has_hardship_proof());
    }
    documents
}
