//! Who has to approve. The national rules seen name the deputy chief procurator for urgent assistance, and for the
//! rest "the rules concerned": the local chain.

use super::Duty;
use super::person::Person;
use super::weighed::Weighed;
use crate::amount::{Limits, SheetLimits};
use crate::case::Subject;
use crate::rulebook::Provision;
use crate::ruling::{Proposal, Rulings, State};
use crate::verdict::Verdict;

pub(super) fn approvals(people: &[Person<'_>], limits: &Limits, rulings: &Rulings) -> Vec<Duty> {
    let anybody = people.iter().fold(Weighed::NOT_MET, |all, person| all.or(person.may_be_assisted()));
    let mut approvals = vec![Duty::new(Provision::ApprovalLocal, Subject::Case, anybody)];
    for (at, (limits, proposal)) in limits.sheets.iter().zip(&rulings.sheets).enumerate() {
        let weighed = Weighed::by(exceeds_the_limit(limits, proposal.as_ref()));
        approvals.push(Duty::new(Provision::ApprovalOverLimit, Subject::Sheet(at), weighed));
    }
    for person in people {
        let advance = Weighed { verdict: person.found.advance(), open: person.found.open_for_advance.clone() };
        approvals.push(Duty::new(Provision::ApprovalAdvance, person.subject(), advance));
    }
    approvals
}

/// A proposal above the general limit, where that is not out of the question. Without a proposal it is open, unless
/// the limit certainly may not be exceeded.
///
/// 2014 opinion and 2016 trial rules: exceeding the limit is strictly controlled and approved.
fn exceeds_the_limit(limits: &SheetLimits, proposal: Option<&Proposal>) -> Verdict {
    let general = proposal.and_then(|p| p.checks.iter().find(|check| check.against == Provision::GeneralLimit));
    let is_above = match general.map(|check| check.state) {
        Some(State::Above) => Verdict::MET,
        Some(State::Within | State::Below | State::Against) => Verdict::NOT_MET,
        Some(State::Open) | None => Verdict::OPEN,
    };
    is_above.and(limits.over_limit.not_ruled_out())
}
