//! The circumstances in which relief is generally not given: each a discretion to refuse, never a bar.
//!
//! 2021 Rules, Art. 8 (before: 2016 trial rules, Art. 8); the fifth, hardship not from the case, stands in `hardship`.

use super::findings::FindingId;
use super::grounds_general::harmed;
use super::walk::Walk;
use crate::questions::{Fact, FaultOf, WaivedBy};
use crate::rulebook::Provision;
use crate::verdict::{Degree, Outcome, Verdict};

/// None of the circumstances applies to the applicant; each is a finding of its own.
pub(super) fn none_applies(w: &mut Walk<'_>) -> [FindingId; 5] {
    let a = w.applicant;
    let young = is_too_young_to_answer(w);
    let fault = w.applicant_is(Provision::OwnMajorFault, &a.major_fault(), |yes| !yes);
    let cooperation = w.applicant_is(Provision::OwnCooperation, &a.refused_cooperation(), |yes| !yes);
    let truth = w.applicant_is(Provision::OwnTruthfulness, &a.false_statement(), |yes| !yes);
    let found = [
        no_major_fault(w, young, fault),
        w.any(Provision::Cooperation, &[young, cooperation]),
        w.any(Provision::Truthfulness, &[young, truth]),
        has_not_waived(w),
        w.applicant_is(Provision::NoReasonablyAssisted, &a.reasonably_assisted(), |yes| !yes),
    ];
    found.map(|condition| w.findings.failing_to(Outcome::GenerallyNot, condition))
}

/// Art. 8(1): no major fault.
///
/// READING: whose fault counts is a setting; by default the applicant's own, a dead victim's being a factor only.
fn no_major_fault(w: &mut Walk<'_>, young: FindingId, own: FindingId) -> FindingId {
    let applicant = w.any(Provision::NoMajorFault, &[young, own]);
    if !w.frame.readings.fault_of.is(FaultOf::VictimToo) {
        return applicant;
    }
    let (died, fault) = (w.victim.died(), w.victim.victim_major_fault());
    // Where nobody was harmed, nobody died of it.
    let unharmed = harmed(w.victim).not_ruled_out().negated();
    let verdict = unharmed.or(died.fact.verdict(|yes| !yes)).or(fault.fact.verdict(|yes| !yes));
    let v = w.victim;
    let facts = [
        w.of_victim(&v.crime()),
        w.of_victim(&v.civil_tort()),
        w.of_victim(&v.retaliation()),
        w.of_victim(&died),
        w.of_victim(&fault),
    ];
    let victim = w.from(Provision::VictimMajorFault, verdict, &facts);
    w.all(Provision::NoMajorFaultOfEither, &[applicant, victim])
}

/// READING: below eight, and for victims of sexual offences below fourteen, the first three are not asked.
fn is_too_young_to_answer(w: &mut Walk<'_>) -> FindingId {
    let (a, v) = (w.applicant, w.victim);
    let facts = [
        w.of_applicant(&a.organisation()),
        w.of_applicant(&a.age()),
        w.of_applicant(&a.relation()),
        w.of_victim(&v.crime()),
        w.of_victim(&v.died()),
        w.of_victim(&v.sexual_offence()),
    ];
    w.from(Provision::SmallChild, a.too_young_to_answer(v, w.rules), &facts)
}

/// Art. 8(4): compensation was not waived or refused. Who waived counts: a guardian's waiver is not the child's.
fn has_not_waived(w: &mut Walk<'_>) -> FindingId {
    let a = w.applicant;
    let waiver = match a.waived_by {
        Fact::Known(WaivedBy::Itself) => Verdict::NOT_MET,
        Fact::Known(WaivedBy::Guardian) | Fact::CannotBeEstablished => Verdict::DISCRETION,
        Fact::Open => Verdict::between(Degree::Discretion, Degree::NotMet),
    };
    let tied = match a.guardian_tied_to_liable_party {
        Fact::Known(false) => Verdict::NOT_MET,
        Fact::Known(true) | Fact::CannotBeEstablished => Verdict::DISCRETION,
        Fact::Open => Verdict::between(Degree::Discretion, Degree::NotMet),
    };
    // Who is of age now has no guardian any more.
    let tied = tied.and(a.age.verdict(|age| age < w.rules.age_of_majority().value));
    // An adult's waiver is the adult's own; only a minor's may be a guardian's.
    let excuse = waiver.or(tied).and(match a.minor(w.rules, &w.frame.readings) {
        minor if minor == Verdict::NOT_MET => Verdict::NOT_MET,
        minor if minor.worst() == Degree::NotMet => Verdict::between(Degree::Met, Degree::NotMet),
        _ => Verdict::MET,
    });
    let verdict = a.waived_compensation.verdict(|yes| !yes).or(excuse);
    let facts = [
        w.of_applicant(&a.waived_compensation()),
        w.of_applicant(&a.waived_by()),
        w.of_applicant(&a.guardian_tied_to_liable_party()),
        w.of_applicant(&a.age()),
        w.of_applicant(&a.minor_at_harm()),
    ];
    w.from(Provision::NoWaiver, verdict, &facts)
}
