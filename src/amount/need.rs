//! The need worksheet: a guide in the officer's own figures. No coefficient, never a limit.

use crate::case::{Case, Subject};
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::order::distinct;
use crate::rulebook::Provision;
use crate::trace::{FactRef, Operand, Operation, Step};

/// What the applicants of a sheet need, as far as the officer entered it; nothing while no figure was.
#[derive(Clone, Debug)]
pub struct Need {
    /// How it was computed; the last step gives the need.
    pub steps: Vec<Step>,
    /// The need.
    pub amount: Bounds,
}

/// What the households lack each month, for the months chosen, with treatment and schooling still to pay, less the
/// aid already given for these.
pub(super) fn need(case: &Case, sheet: usize) -> Result<Option<Need>, Error> {
    let Some(choices) = case.choices.sheets.get(sheet) else { return Ok(None) };
    let subject = Subject::Sheet(sheet);
    let entered = [choices.treatment_to_pay, choices.schooling_to_pay, choices.aid_for_needs];
    if choices.support_months.fact().known().is_none() && entered.iter().all(|fact| fact.known().is_none()) {
        return Ok(None);
    }
    let operand = |subject, question, value| Operand::Fact { fact: FactRef { subject, question }, row: None, value };
    let members = case.frame.applicants.iter().filter(|who| who.victim == sheet).map(|who| who.household);
    let gaps = distinct(members).into_iter().filter_map(|at| Some((at, case.facts.households.get(at)?)));
    let gaps = gaps.flat_map(|(at, household)| {
        let (spending, income) = (household.necessary_spending(), household.monthly_income());
        [
            operand(Subject::Household(at), spending.question, spending.fact.bounds()),
            operand(Subject::Household(at), income.question, income.fact.bounds()),
        ]
    });
    let monthly = Step::compute(Provision::NeedMonthly, Operation::SumOfGaps, gaps.collect())?;

    let (fewest, most) = choices.support_months.range();
    let months = Bounds::between(Amount::whole(fewest), Amount::whole(most));
    let months = operand(subject, choices.support_months().question, months);
    let support = Step::compute(Provision::NeedSupport, Operation::Product, vec![monthly.as_operand(), months])?;

    let treatment = operand(subject, choices.treatment_to_pay().question, choices.treatment_to_pay.bounds());
    let schooling = operand(subject, choices.schooling_to_pay().question, choices.schooling_to_pay.bounds());
    let parts = vec![support.as_operand(), treatment, schooling];
    let gross = Step::compute(Provision::NeedGross, Operation::Sum, parts)?;

    let aid = operand(subject, choices.aid_for_needs().question, choices.aid_for_needs.bounds());
    let need = Step::compute(Provision::Need, Operation::Remainder, vec![gross.as_operand(), aid])?;
    let amount = need.result;
    Ok(Some(Need { steps: vec![monthly, support, gross, need], amount }))
}
