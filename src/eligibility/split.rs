//! What every answer to an open fact has in common. A fact that stands in several conditions moves them together, which
//! their ranges, joined one by one, do not see: an applicant is not of age in one ground and under age in another.
//!
//! INVARIANT (refinement): for each fact the union over its answers holds every completion, so the intersection of these
//! unions with the ranges does too; and each of them only narrows when another fact is answered.

use super::walk::Walk;
use super::{ApplicantFindings, Findings, Roots, conditions};
use crate::case::{Case, Supposed};
use crate::questions::{Kind, Question};
use crate::rulebook::Rules;
use crate::trace::{FactRef, FactSet};
use crate::verdict::{Outcomes, Verdict};

/// Most applicants of a case whose ranges are narrowed: far above any real sheet.
const MOST_APPLICANTS: usize = 20;

/// Narrows the outcome, and whether the limit may be exceeded, to what some answer to each open fact can reach.
pub(super) fn narrow(case: &Case, rules: &Rules, at: usize, found: &mut ApplicantFindings) {
    // Each supposed case is as large as the case: with very many applicants the ranges stay as they are, wide but sound.
    if case.frame.applicants.len() > MOST_APPLICANTS {
        return;
    }
    let mut findings = Findings::bare();
    for fact in found.open_for_outcome.with(found.open_for_limit).iter() {
        if found.possible.known().is_some() && found.exceed.known().is_some() {
            break;
        }
        if let Some((outcomes, exceed)) = reached(case, rules, at, fact, found, &mut findings) {
            found.possible = found.possible.both(outcomes);
            found.exceed = found.exceed.both(exceed);
        }
    }
    // What is certain hangs on nothing any more.
    if found.possible.known().is_some() {
        found.open_for_outcome = FactSet::NONE;
    }
    if found.exceed.known().is_some() {
        found.open_for_limit = FactSet::NONE;
    }
}

/// What the answers to one fact reach together; nothing as soon as that is no less than what is known.
fn reached(
    case: &Case,
    rules: &Rules,
    at: usize,
    fact: FactRef,
    found: &ApplicantFindings,
    findings: &mut Findings,
) -> Option<(Outcomes, Verdict)> {
    let mut sum: Option<(Outcomes, Verdict)> = None;
    for answer in answers(fact.question, rules) {
        let Some(supposed) = case.supposing(fact.subject, fact.question, answer) else { continue };
        let mut walk = Walk::of(&case.frame, &supposed, rules, at, std::mem::take(findings).emptied())?;
        let Roots { outcome, over_limit, .. } = conditions(&mut walk);
        let reached = (walk.findings.outcomes(outcome), walk.findings.verdict(over_limit));
        *findings = walk.findings;
        sum = Some(sum.map_or(reached, |(outcomes, exceed)| (outcomes.union(reached.0), exceed.hull(reached.1))));
        if sum.is_some_and(|(outcomes, exceed)| found.possible.within(outcomes) && found.exceed.within(exceed)) {
            return None;
        }
    }
    sum
}

/// Answers that together stand for all; none for a fact with too many. Ages are told apart where the law does.
fn answers(question: &Question, rules: &Rules) -> Vec<Supposed> {
    let mut answers = match question.kind {
        Kind::YesNo => vec![Supposed::YesNo(true), Supposed::YesNo(false)],
        Kind::Choice { options } => options.iter().map(|option| Supposed::Option(option)).collect(),
        Kind::Whole { .. } if question.id == "age" => {
            let turns = [rules.small_child_age(), rules.sexual_offence_child_age(), rules.age_of_majority()];
            [0].into_iter().chain(turns.map(|turn| turn.value)).map(Supposed::Whole).collect()
        }
        _ => return Vec::new(),
    };
    if question.may_be_unestablished {
        answers.push(Supposed::CannotBeEstablished);
    }
    answers
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::eligibility::examine;
    use crate::verdict::Outcome::{Discretion, Eligible, Excluded};

    /// So many relatives of a dead victim, of whom nobody said yet whether they lived on the victim's income.
    fn outcomes_of(applicants: usize) -> Vec<Outcomes> {
        let file = include_str!("../../tests/cases/award-tort-death-age-59.json");
        let mut case = serde_json::from_str::<Value>(file).expect("JSON")["input"].take();
        let (member, mut facts) = (case["frame"]["applicants"][0].take(), case["facts"]["applicants"]["a1"].take());
        facts["main_income_from_victim"].take();
        let (mut members, mut all) = (Vec::new(), serde_json::Map::new());
        for at in 0..applicants {
            let mut member = member.clone();
            member["id"] = json!(format!("a{at}"));
            members.push(member);
            all.insert(format!("a{at}"), facts.clone());
        }
        case["frame"]["applicants"] = members.into();
        case["facts"]["applicants"] = all.into();
        let case = Case::read(&case.to_string()).expect("a case that makes sense");
        examine(&case, case.rules()).applicants.iter().map(ApplicantFindings::outcomes).collect()
    }

    fn set(outcomes: &[crate::verdict::Outcome]) -> Outcomes {
        outcomes.iter().map(|outcome| Outcomes::certain(*outcome)).reduce(Outcomes::union).expect("not empty")
    }

    /// 2021 Rules, Art. 7(3) or, where they lived on another income, 7(7): by the one eligible, by the other left to the
    /// officer, by neither excluded. Joined one by one the two grounds could both fail.
    #[test]
    fn one_fact_in_two_grounds_is_answered_alike_in_both() {
        let exact = set(&[Eligible, Discretion]);
        for applicants in [1, MOST_APPLICANTS] {
            assert_eq!(outcomes_of(applicants), vec![exact; applicants]);
        }
        let wide = set(&[Eligible, Discretion, Excluded]);
        assert_eq!(outcomes_of(MOST_APPLICANTS + 1), vec![wide; MOST_APPLICANTS + 1], "wide, and still sound");
    }
}
