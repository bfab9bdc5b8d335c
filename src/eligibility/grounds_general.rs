//! The grounds for anybody: 2021 Rules, Art. 7 (until 30 December 2021: 2016 trial rules, Art. 7).
//!
//! Each ground asks a harm to the right person, an obstacle to compensation, and hardship. They are alternatives.

use super::findings::FindingId;
use super::hardship::cannot_pay_treatment;
use super::scope::applicant_is_victim;
use super::walk::Walk;
use crate::questions::{Disability, Fact, Injury, NearRelatives, Relation, Suit, VictimFacts};
use crate::rulebook::Provision;
use crate::trace::FactRef;
use crate::verdict::{Outcome, Verdict};

/// Findings that several grounds share.
pub(super) struct Common {
    pub(super) victim: FindingId,
    pub(super) crime: FindingId,
    pub(super) hardship: FindingId,
    pub(super) cause: FindingId,
    pub(super) urgent: FindingId,
    pub(super) cannot_pay: FindingId,
    pub(super) retaliated: FindingId,
    pub(super) by_tort: FindingId,
    dependant: FindingId,
    breadwinner: FindingId,
    needs_care: FindingId,
}

impl Common {
    pub(super) fn found(w: &mut Walk<'_>, hardship: FindingId, cause: FindingId) -> Common {
        let victim = applicant_is_victim(w);
        let crime = w.victim_is(Provision::Crime, &w.victim.crime(), |yes| yes);
        let urgent = w.victim_is(Provision::HarmUrgent, &w.victim.urgent_treatment(), |yes| yes);
        let needs_care = needs_urgent_treatment(w, urgent);
        let cannot_pay = cannot_pay_treatment(w);
        let retaliated = w.victim_is(Provision::HarmRetaliation, &w.victim.retaliation(), |yes| yes);
        let breadwinner = lost_the_breadwinner(w);
        let dependant = is_dependant(w);
        let by_tort = is_harmed_by_tort(w, victim, breadwinner, dependant);
        Common {
            victim,
            crime,
            hardship,
            cause,
            urgent,
            cannot_pay,
            retaliated,
            by_tort,
            dependant,
            breadwinner,
            needs_care,
        }
    }
}

pub(super) fn grounds(w: &mut Walk<'_>, common: &Common) -> [FindingId; 7] {
    let Common { victim, crime, hardship, cannot_pay, by_tort, .. } = *common;
    let obstacle = stands_in_the_way(w);
    let no_suit = cannot_be_had_by_suit(w);

    let serious = is_seriously_harmed(w);
    let injury = w.all(Provision::HarmToVictim, &[crime, victim, serious]);
    let urgent = w.all(Provision::HarmNeedsCare, &[crime, victim, common.needs_care]);
    let dependants = w.all(Provision::HarmToDependants, &[crime, common.breadwinner, common.dependant]);
    let great = w.victim_is(Provision::HarmProperty, &w.victim.great_property_loss(), |yes| yes);
    let property = w.all(Provision::HarmToProperty, &[crime, victim, great]);
    let retaliation = w.all(Provision::HarmByRetaliation, &[common.retaliated, victim]);

    let listed = w.any(Provision::HarmListed, &[injury, urgent, dependants, property, retaliation, by_tort]);
    [
        w.findings.worst(Provision::GroundInjury, &[injury, obstacle, hardship]),
        w.findings.worst(Provision::GroundUrgent, &[urgent, cannot_pay]),
        w.findings.worst(Provision::GroundDependants, &[dependants, obstacle, hardship]),
        w.findings.worst(Provision::GroundProperty, &[property, obstacle, hardship]),
        w.findings.worst(Provision::GroundRetaliation, &[retaliation, no_suit, hardship]),
        w.findings.worst(Provision::GroundTort, &[by_tort, no_suit, hardship]),
        catch_all(w, Provision::GroundOther, listed, obstacle, common),
    ]
}

/// Art. 7(1): serious injury, or severe disability.
fn is_seriously_harmed(w: &mut Walk<'_>) -> FindingId {
    let v = w.victim;
    let verdict = v.injury.verdict(|i| i == Injury::Serious).or(v.disability.verdict(|d| d == Disability::Severe));
    let facts = [w.of_victim(&v.injury()), w.of_victim(&v.disability())];
    w.from(Provision::HarmSerious, verdict, &facts)
}

/// Art. 7(2): urgent treatment; until 30 December 2021 only where life is in danger.
fn needs_urgent_treatment(w: &mut Walk<'_>, urgent: FindingId) -> FindingId {
    if !w.rules.danger_to_life_required().value {
        return urgent;
    }
    let danger = w.victim_is(Provision::HarmDangerToLife, &w.victim.life_threatening(), |yes| yes);
    w.all(Provision::HarmUrgentInDanger, &[urgent, danger])
}

/// Urgent treatment that the household cannot pay for: relief may be advanced before the papers are complete.
///
/// 2016 trial rules, urgent assistance. Whether the applicant is assisted in the end stands apart.
pub(super) fn may_be_advanced(w: &mut Walk<'_>, common: &Common) -> FindingId {
    let Common { crime, victim, needs_care, cannot_pay, .. } = *common;
    w.all(Provision::Advance, &[crime, victim, needs_care, cannot_pay])
}

/// Art. 7(3): the victim died; since 31 December 2021 also where working capacity is lost.
fn lost_the_breadwinner(w: &mut Walk<'_>) -> FindingId {
    let v = w.victim;
    let died = v.died.verdict(|yes| yes);
    let (died_fact, lost_fact) = (w.of_victim(&v.died()), w.of_victim(&v.lost_working_capacity()));
    if !w.rules.lost_working_capacity_counts().value {
        return w.from(Provision::HarmBreadwinner, died, &[died_fact]);
    }
    let lost = v.lost_working_capacity.verdict(|yes| yes);
    w.from(Provision::HarmBreadwinner, died.or(lost), &[died_fact, lost_fact])
}

/// Art. 7(3): a near relative whose main means of living was the victim's income, or another person supported.
///
/// READING: which list of near relatives is meant is a setting; the criminal list is the default.
fn is_dependant(w: &mut Walk<'_>) -> FindingId {
    let a = w.applicant;
    let civil = w.frame.near_relatives() == NearRelatives::Civil;
    let near = a.relation.verdict(|relation| match relation {
        Relation::Spouse | Relation::Parent | Relation::Child | Relation::Sibling => true,
        Relation::Grandparent | Relation::Grandchild => civil,
        Relation::Itself | Relation::OtherFamily | Relation::None => false,
    });
    let other = a.relation.verdict(|relation| relation != Relation::Itself);
    let relied = near.and(a.main_income_from_victim.verdict(|yes| yes));
    let supported = other.and(a.supported_by_victim.verdict(|yes| yes));
    let person = a.organisation.verdict(|yes| !yes);
    let facts = [
        w.of_applicant(&a.organisation()),
        w.of_applicant(&a.relation()),
        w.of_applicant(&a.main_income_from_victim()),
        w.of_applicant(&a.supported_by_victim()),
    ];
    w.from(Provision::Dependant, person.and(relied.or(supported)), &facts)
}

/// Bodily harm or death: of the victim by any injury or disability.
pub(super) fn is_bodily_harmed(w: &Walk<'_>) -> Verdict {
    let v = w.victim;
    v.injury.verdict(|i| i != Injury::None).or(v.disability.verdict(|d| d != Disability::None))
}

/// Art. 7(6): bodily harm by a road accident or another tort.
///
/// READING: where the victim died or lost working capacity, those who depended on it stand in its place.
fn is_harmed_by_tort(w: &mut Walk<'_>, victim: FindingId, breadwinner: FindingId, dependant: FindingId) -> FindingId {
    let v = w.victim;
    let tort = w.victim_is(Provision::HarmTort, &v.civil_tort(), |yes| yes);
    let facts = [w.of_victim(&v.injury()), w.of_victim(&v.disability())];
    let body = w.from(Provision::HarmBody, is_bodily_harmed(w), &facts);
    let own = w.all(Provision::HarmTortOwn, &[victim, body]);
    let family = w.all(Provision::HarmTortFamily, &[breadwinner, dependant]);
    let person = w.any(Provision::HarmTortPerson, &[own, family]);
    w.all(Provision::HarmByTort, &[tort, person])
}

/// What enforcement shows of the liable party's means: closed without assets settles it, under way leaves it open to
/// judgement, anything else shows nothing.
pub(super) fn enforcement_failed(suit: Fact<Suit>) -> Verdict {
    match suit {
        Fact::Known(Suit::Enforcing) => Verdict::DISCRETION,
        other => other.verdict(|suit| suit == Suit::ClosedNoAssets),
    }
}

/// Art. 7(1), (3), (4): unsolved, limitation expired (since 31 December 2021), liable party dead or without means.
/// None of these: compensation is first sought by litigation (2014 opinion).
fn stands_in_the_way(w: &mut Walk<'_>) -> FindingId {
    let (verdict, facts) = nothing_to_be_had(w);
    let found = if w.rules.limitation_expired_counts().value {
        let limitation = w.victim.limitation_expired();
        let verdict = verdict.or(harmed(w.victim).and(limitation.fact.verdict(|yes| yes)));
        w.by_facts_and(Provision::ObstacleGeneral, verdict, &facts, w.of_victim(&limitation))
    } else {
        w.from(Provision::ObstacleGeneral, verdict, &facts)
    };
    w.findings.failing_to(Outcome::GenerallyNot, found)
}

/// Art. 7(5), (6): compensation cannot be had by suit.
fn cannot_be_had_by_suit(w: &mut Walk<'_>) -> FindingId {
    let (verdict, facts) = nothing_to_be_had(w);
    let found = w.from(Provision::ObstacleSuit, verdict, &facts);
    w.findings.failing_to(Outcome::GenerallyNot, found)
}

/// Nobody to pay, or nothing to pay with. Where nobody was harmed there is no case that could be solved.
pub(super) fn nothing_to_be_had(w: &Walk<'_>) -> (Verdict, [FactRef; 7]) {
    let v = w.victim;
    let yes = |fact: Fact<bool>| fact.verdict(|yes| yes);
    let verdict = [harmed(v).and(yes(v.unsolved)), yes(v.liable_party_dead), yes(v.liable_party_cannot_pay)]
        .into_iter()
        .fold(enforcement_failed(v.suit), Verdict::or);
    let facts = [
        w.of_victim(&v.crime()),
        w.of_victim(&v.civil_tort()),
        w.of_victim(&v.retaliation()),
        w.of_victim(&v.unsolved()),
        w.of_victim(&v.liable_party_dead()),
        w.of_victim(&v.liable_party_cannot_pay()),
        w.of_victim(&v.suit()),
    ];
    (verdict, facts)
}

/// By a crime, a tort or retaliation: a maintenance claim alone has no harm to solve or to prosecute.
pub(super) fn harmed(victim: &VictimFacts) -> Verdict {
    [victim.crime, victim.civil_tort, victim.retaliation]
        .into_iter()
        .fold(Verdict::NOT_MET, |verdict, fact| verdict.or(fact.verdict(|yes| yes)))
}

/// READING: a catch-all fills a missing harm or person of the listed ones; who has no tie to the victim at all, such as
/// the child of an offender, stays outside.
fn has_a_tie(w: &mut Walk<'_>) -> FindingId {
    let a = w.applicant;
    let verdict = a
        .relation
        .verdict(|relation| relation != Relation::None)
        .or(a.supported_by_victim.verdict(|yes| yes))
        .or(a.organisation.verdict(|yes| yes));
    let facts =
        [w.of_applicant(&a.relation()), w.of_applicant(&a.supported_by_victim()), w.of_applicant(&a.organisation())];
    w.from(Provision::TieToVictim, verdict, &facts)
}

/// Art. 7(7) and its like: other situations, always left to the officer, and only where a listed harm is missing while
/// hardship, cause and obstacle are not ruled out.
pub(super) fn catch_all(
    w: &mut Walk<'_>,
    provision: Provision,
    listed_harm: FindingId,
    obstacle: FindingId,
    common: &Common,
) -> FindingId {
    let discretion = w.from(Provision::CatchAll, Verdict::DISCRETION, &[]);
    let (tie, not_listed) = (has_a_tie(w), w.not(Provision::HarmNotListed, listed_harm));
    let [obstacle, hardship, cause] = [obstacle, common.hardship, common.cause]
        .map(|condition| w.findings.not_ruled_out(Provision::CatchAllCondition, condition));
    w.findings.worst(provision, &[discretion, tie, not_listed, obstacle, hardship, cause])
}
