//! Who has to approve. The national rules seen name the deputy chief procurator for urgent assistance, and for the
//! rest "the rules concerned": the local chain.

use super::Duty;
use super::person::Person;
use super::weighed::Weighed;
use crate::amount::{Limits, SheetLimits};
use crate::case::{Case, Subject};
use crate::money::{Amount, Bounds};
use crate::rulebook::{Decider, Provision};
use crate::ruling::{Proposal, Rulings, State};
use crate::verdict::Verdict;

pub(super) fn approvals(case: &Case, people: &[Person<'_>], limits: &Limits, rulings: &Rulings) -> Vec<Duty> {
    let anybody = people.iter().fold(Weighed::NOT_MET, |all, person| all.or(person.may_be_assisted()));
    let mut approvals = vec![Duty::new(Provision::ApprovalLocal, Subject::Case, anybody)];
    for (at, (limits, proposal)) in limits.sheets.iter().zip(&rulings.sheets).enumerate() {
        let weighed = Weighed::by(exceeds_the_limit(limits, proposal.as_ref()));
        approvals.push(Duty::new(Provision::ApprovalOverLimit, Subject::Sheet(at), weighed));
    }
    let chain = case.frame.profile.as_ref().and_then(|profile| profile.approval_chain.first());
    for (at, proposal) in rulings.sheets.iter().enumerate().filter(|_| chain.is_some()) {
        let deciders = chain.map_or(&[][..], |chain| &chain.value);
        let sum = proposal.as_ref().and_then(|proposal| proposal.amount);
        for (step, verdict) in (0_u32..).zip(who_decides(deciders, sum)) {
            let weighed = anybody_on(people, at).and(Weighed::by(verdict));
            let duty = Duty::new(Provision::ApprovalChain, Subject::Sheet(at), weighed);
            approvals.push(Duty { step: Some(step), ..duty });
        }
    }
    for person in people {
        let advance = Weighed { verdict: person.found.advance(), open: person.found.open_for_advance };
        approvals.push(Duty::new(Provision::ApprovalAdvance, person.subject(), advance));
    }
    approvals
}

/// May anybody on the sheet be assisted?
fn anybody_on(people: &[Person<'_>], sheet: usize) -> Weighed {
    let here = people.iter().filter(|person| person.who.victim == sheet);
    here.fold(Weighed::NOT_MET, |all, person| all.or(person.may_be_assisted()))
}

/// For each step of the local chain whether it is the one that decides: above its own threshold and not above the next.
/// Without a sum any may be.
fn who_decides(deciders: &[Decider], sum: Option<Amount>) -> Vec<Verdict> {
    let sum = sum.map_or(Bounds::at_least(Amount::ZERO), Bounds::exact);
    let above = |threshold: Amount| sum.at_most(Bounds::exact(threshold)).negated();
    let next = deciders.iter().skip(1).map(|next| above(next.above).negated());
    let next = next.chain(std::iter::once(Verdict::MET));
    deciders.iter().zip(next).map(|(decider, not_next)| above(decider.above).and(not_next)).collect()
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
