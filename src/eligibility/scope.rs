//! Is this the office, the occasion and the person for it?

use super::findings::FindingId;
use super::walk::Walk;
use crate::questions::Relation;
use crate::rulebook::Provision;
use crate::verdict::Outcome;

/// Was the difficulty found in a case that this office handles? Otherwise it is referred.
///
/// 2021 Rules, Art. 3 and the officers' explanation; before, 2016 trial rules, Arts. 2-3.
pub(super) fn found_in_own_case(w: &mut Walk<'_>) -> FindingId {
    let fact = w.facts.case.found_in_own_case();
    let verdict = fact.fact.verdict(|yes| yes);
    let facts = [crate::trace::FactRef { subject: crate::case::Subject::Case, question: fact.question }];
    let found = w.from(Provision::Scope, verdict, &facts);
    w.findings.failing_to(Outcome::Refer, found)
}

/// No state judicial assistance before in the same case, unless that payment is part of this joint grant.
///
/// 2014 opinion, one-time assistance.
pub(super) fn not_assisted_before(w: &mut Walk<'_>) -> FindingId {
    let (assisted, joint) = (w.applicant.already_assisted(), w.applicant.part_of_joint_grant());
    let verdict = assisted.fact.verdict(|yes| !yes).or(joint.fact.verdict(|yes| yes));
    let facts = [w.of_applicant(&assisted), w.of_applicant(&joint)];
    w.from(Provision::OneTime, verdict, &facts)
}

/// A natural person. That organisations are not assisted was seen in no source, so it is left to the officer.
pub(super) fn is_natural_person(w: &mut Walk<'_>) -> FindingId {
    let found = w.applicant_is(Provision::NaturalPerson, &w.applicant.organisation(), |yes| !yes);
    w.findings.failing_to(Outcome::Discretion, found)
}

/// Under age on the day of the application; under age only when harmed is left to the officer.
///
/// Law on the Protection of Minors, Art. 2.
pub(super) fn is_minor(w: &mut Walk<'_>) -> FindingId {
    let facts = [
        w.of_applicant(&w.applicant.organisation()),
        w.of_applicant(&w.applicant.age()),
        w.of_applicant(&w.applicant.minor_at_harm()),
    ];
    let found = w.from(Provision::Minor, w.applicant.minor(w.rules, &w.frame.readings), &facts);
    w.findings.at_distance(|| w.applicant.above_majority(w.rules), found)
}

/// The applicant is the victim, who is alive.
pub(super) fn applicant_is_victim(w: &mut Walk<'_>) -> FindingId {
    let (relation, died) = (w.applicant.relation(), w.victim.died());
    let verdict = relation.fact.verdict(|r| r == Relation::Itself).and(died.fact.verdict(|yes| !yes));
    let facts = [w.of_applicant(&relation), w.of_victim(&died)];
    w.from(Provision::ApplicantIsVictim, verdict, &facts)
}
