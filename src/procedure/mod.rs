//! By when, with which papers, who decides, and what other help: from the boxes of the walk, deciding nothing anew.
//!
//! INVARIANT (open): a day that is not known starts no period, and a paper or measure that depends on an open fact is
//! open. Unanswered is never "no".

mod approvals;
mod deadlines;
mod documents;
mod measures;
mod person;
mod weighed;

pub use deadlines::{Deadline, LastDay, Unit};
pub use documents::{Document, DocumentState};

use crate::amount::Limits;
use crate::case::{Case, Subject};
use crate::eligibility::Examination;
use crate::rulebook::{Provision, Rules};
use crate::ruling::Rulings;
use crate::trace::{FactRef, FactSet};
use crate::verdict::Verdict;
use weighed::Weighed;

/// What is to be done around the decision.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Periods, in the order in which they run.
    pub deadlines: Vec<Deadline>,
    /// Papers that the file needs, or may need.
    pub documents: Vec<Document>,
    /// Who has to approve.
    pub approvals: Vec<Duty>,
    /// Other help, applicant by applicant.
    pub measures: Vec<Duty>,
}

/// Something to be done about a subject, as far as it is known whether.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What, and by it the provision.
    pub provision: Provision,
    /// About whom or what.
    pub subject: Subject,
    /// Which step of the local standard's chain of approvals, by its place.
    pub step: Option<u32>,
    /// Whether it is to be done.
    pub verdict: Verdict,
    /// Open facts that can still change that; those of the outcome stand with the outcome.
    pub open: FactSet,
}

impl Duty {
    fn new(provision: Provision, subject: Subject, weighed: Weighed) -> Duty {
        Duty { provision, subject, step: None, verdict: weighed.verdict, open: weighed.open }
    }
}

impl Procedure {
    /// Open facts that decide a period, a paper or a measure; one may stand several times.
    pub fn open(&self) -> impl Iterator<Item = FactRef> {
        let starts = self.deadlines.iter().filter(|deadline| deadline.start_day.is_none()).map(|d| d.start);
        let papers = self.documents.iter().flat_map(|document| document.open.iter());
        let duties = self.approvals.iter().chain(&self.measures).flat_map(|duty| duty.open.iter());
        starts.chain(papers).chain(duties)
    }
}

/// Plans what is to be done around the decision.
pub fn plan(case: &Case, rules: &Rules, examination: &Examination, limits: &Limits, rulings: &Rulings) -> Procedure {
    let people = person::people(case, rules, examination);
    Procedure {
        deadlines: deadlines::deadlines(case, rules),
        documents: documents::documents(case, &people),
        approvals: approvals::approvals(case, &people, limits, rulings),
        measures: people.iter().flat_map(measures::measures).collect(),
    }
}
