//! The grounds for minors: 2018 opinion, Art. 3. Beside them the grounds for anybody are tested too.
//!
//! The opinion asks that compensation was not had promptly and effectively; it never asks for proof that a suit would
//! fail (questions and answers of 7 March 2018).

use super::findings::FindingId;
use super::grounds_general::{Common, catch_all, enforcement_failed, is_bodily_harmed, nothing_to_be_had};
use super::walk::Walk;
use crate::questions::{Relation, Suit};
use crate::rulebook::Provision;
use crate::verdict::{Degree, Outcome, Verdict};

pub(super) fn grounds(w: &mut Walk<'_>, common: &Common, minor: FindingId) -> [FindingId; 8] {
    let Common { victim, crime, hardship, cannot_pay, .. } = *common;
    let uncompensated = has_no_effective_compensation(w);

    let body_or_mind = is_harmed_in_body_or_mind(w);
    let harm = w.all(Provision::HarmMinorToVictim, &[crime, victim, body_or_mind]);
    // Danger to life was asked by the rules of 2016, never by the opinion.
    let urgent = w.all(Provision::HarmMinorUrgent, &[crime, victim, common.urgent]);
    let killed = lost_the_supporter(w);
    let supporter = w.all(Provision::HarmMinorSupporter, &[crime, killed]);
    let lost = lost_family_property(w);
    let property = w.all(Provision::HarmMinorProperty, &[crime, lost]);
    let not_made_good = w.applicant_is(Provision::NotMadeGood, &w.applicant.reasonably_assisted(), |yes| !yes);
    let not_made_good = w.findings.failing_to(Outcome::GenerallyNot, not_made_good);
    let retaliation = w.all(Provision::HarmMinorRetaliation, &[common.retaliated, victim]);
    let claim = w.victim_is(Provision::MaintenanceClaim, &w.victim.maintenance_claim(), |yes| yes);
    let maintenance = w.all(Provision::HarmMinorMaintenance, &[claim]);
    let cannot_fulfil = cannot_be_enforced(w);
    let tort = w.all(Provision::HarmMinorTort, &[common.by_tort]);
    let no_suit = may_not_be_had_by_suit(w);

    let listed =
        w.any(Provision::HarmMinorListed, &[harm, urgent, supporter, property, retaliation, maintenance, tort]);
    let other = catch_all(w, Provision::CatchAllMinor, listed, uncompensated, common);
    [
        w.findings.worst(Provision::GroundMinorHarm, &[minor, harm, uncompensated, hardship]),
        w.findings.worst(Provision::GroundMinorUrgent, &[minor, urgent, cannot_pay]),
        w.findings.worst(Provision::GroundMinorSupporter, &[minor, supporter, uncompensated, hardship]),
        w.findings.worst(Provision::GroundMinorProperty, &[minor, property, uncompensated, not_made_good, hardship]),
        w.findings.worst(Provision::GroundMinorRetaliation, &[minor, retaliation, hardship]),
        w.findings.worst(Provision::GroundMinorMaintenance, &[minor, maintenance, cannot_fulfil, hardship]),
        w.findings.worst(Provision::GroundMinorTort, &[minor, tort, no_suit, hardship]),
        w.findings.worst(Provision::GroundMinorOther, &[minor, other]),
    ]
}

/// Art. 3(1): injury or disability of the body, of any grade, or serious psychological trauma.
fn is_harmed_in_body_or_mind(w: &mut Walk<'_>) -> FindingId {
    let v = w.victim;
    let verdict = is_bodily_harmed(w).or(v.psychological_trauma.verdict(|yes| yes));
    let facts = [w.of_victim(&v.injury()), w.of_victim(&v.disability()), w.of_victim(&v.psychological_trauma())];
    w.from(Provision::HarmMinorBodyOrMind, verdict, &facts)
}

/// Art. 3(3): the victim, who raised the applicant, was killed.
fn lost_the_supporter(w: &mut Walk<'_>) -> FindingId {
    let (v, a) = (w.victim, w.applicant);
    let raised = a.relation.verdict(|r| r != Relation::Itself).and(a.supported_by_victim.verdict(|yes| yes));
    let verdict = v.died.verdict(|yes| yes).and(raised);
    let facts = [w.of_victim(&v.died()), w.of_applicant(&a.relation()), w.of_applicant(&a.supported_by_victim())];
    w.from(Provision::SupporterKilled, verdict, &facts)
}

/// Art. 3(4): great loss of family property; the applicant is of that family.
fn lost_family_property(w: &mut Walk<'_>) -> FindingId {
    let (v, a) = (w.victim, w.applicant);
    let family = a.relation.verdict(|r| r != Relation::None);
    let verdict = v.great_property_loss.verdict(|yes| yes).and(family);
    let facts = [w.of_victim(&v.great_property_loss()), w.of_applicant(&a.relation())];
    w.from(Provision::FamilyPropertyLost, verdict, &facts)
}

/// Art. 3(1), (3), (4): no prompt and effective compensation. Otherwise generally not assisted.
fn has_no_effective_compensation(w: &mut Walk<'_>) -> FindingId {
    let found = w.victim_is(Provision::ObstacleMinor, &w.victim.effectively_compensated(), |yes| !yes);
    w.findings.failing_to(Outcome::GenerallyNot, found)
}

/// Art. 3(6): the party under enforcement has no means.
fn cannot_be_enforced(w: &mut Walk<'_>) -> FindingId {
    let v = w.victim;
    let verdict = v.liable_party_cannot_pay.verdict(|yes| yes).or(enforcement_failed(v.suit));
    let facts = [w.of_victim(&v.liable_party_cannot_pay()), w.of_victim(&v.suit())];
    let found = w.from(Provision::ObstacleEnforcement, verdict, &facts);
    w.findings.failing_to(Outcome::GenerallyNot, found)
}

/// Art. 3(7): compensation cannot be had by suit.
///
/// READING: the item still says so, but the answers of 7 March 2018 ask no minor for that proof; what it would refuse
/// is therefore left to the officer, unless the judgment was paid or effective compensation was had.
fn may_not_be_had_by_suit(w: &mut Walk<'_>) -> FindingId {
    let (verdict, facts) = nothing_to_be_had(w);
    let soften = |degree: Degree| degree.min(Degree::Discretion);
    let softened = Verdict::between(soften(verdict.best()), soften(verdict.worst()));
    let unpaid = w.victim.suit.verdict(|suit| suit != Suit::Paid);
    let compensated = w.victim.effectively_compensated();
    let verdict = softened.and(unpaid).and(compensated.fact.verdict(|yes| !yes));
    let found = w.by_facts_and(Provision::ObstacleMinorSuit, verdict, &facts, w.of_victim(&compensated));
    w.findings.failing_to(Outcome::GenerallyNot, found)
}
