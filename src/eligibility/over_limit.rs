//! May the general limit be exceeded? Only whether; what the cap then is stands elsewhere.

use super::findings::FindingId;
use super::grounds_general::harmed;
use super::walk::Walk;
use crate::questions::{Disability, Injury};
use crate::rulebook::Provision;

/// For anybody an especially great loss with special difficulty (2014 opinion); for minors also serious injury or
/// severe disability with special difficulty, or long treatment or rehabilitation (2018 opinion).
pub(super) fn may_exceed(w: &mut Walk<'_>, minor: FindingId, victim: FindingId) -> FindingId {
    let (v, h) = (w.victim, w.household);
    let great = w.victim_is(Provision::EspeciallyGreatLoss, &v.especially_great_loss(), |yes| yes);
    let hard = w.household_is(Provision::EspeciallyHard, &h.especially_hard(), |yes| yes);
    let anybody = w.all(Provision::OverLimitAdult, &[great, hard]);

    let grave = v.injury.verdict(|i| i == Injury::Serious).or(v.disability.verdict(|d| d == Disability::Severe));
    // Where nobody was harmed, no injury is asked.
    let grave = grave.and(harmed(v).not_ruled_out());
    let harm = [
        w.of_victim(&v.crime()),
        w.of_victim(&v.civil_tort()),
        w.of_victim(&v.retaliation()),
        w.of_victim(&v.injury()),
        w.of_victim(&v.disability()),
    ];
    let grave = w.from(Provision::GraveHarm, grave, &harm);
    let harmed_child = w.all(Provision::OverLimitMinorHarm, &[minor, victim, grave, hard]);

    let long = w.applicant_is(Provision::LongTherapy, &w.applicant.long_therapy_needed(), |yes| yes);
    let therapy = w.all(Provision::OverLimitMinorTherapy, &[minor, long]);
    w.any(Provision::OverLimit, &[anybody, harmed_child, therapy])
}
