//! Up to how much: wage base, general limit, extended limit. Knows neither outcome nor proposal.
//!
//! Limits depend on neither loss nor money received.

use crate::case::{Case, Subject, WageSource};
use crate::eligibility::Examination;
use crate::error::Error;
use crate::money::Bounds;
use crate::rulebook::{Provision, Rules, Standing, Wage};
use crate::trace::{FactRef, Operand, Operation, Step};
use crate::verdict::Verdict;

/// Limits of every sheet, in the order of the frame's victims.
#[derive(Clone, Debug)]
pub struct Limits {
    /// One for each sheet.
    pub sheets: Vec<SheetLimits>,
}

/// Limits of one sheet.
#[derive(Clone, Debug)]
pub struct SheetLimits {
    /// How they were computed; empty while the office is not chosen.
    pub steps: Vec<Step>,
    /// The published wage used, if the officer entered none.
    pub wage: Option<Wage>,
    /// Monthly wage base, exact.
    pub wage_base: Option<Bounds>,
    /// The headline: generally not above this.
    pub general: Option<Bounds>,
    /// Whether the limit may be exceeded.
    pub over_limit: Verdict,
    /// Highest amount where it may: open above until the award cap is computed; absent where it may not.
    pub extended: Option<Bounds>,
}

/// Computes the limits of every sheet.
///
/// # Errors
/// [`Error::Overflow`].
pub fn limit(case: &Case, rules: &Rules, examination: &Examination) -> Result<Limits, Error> {
    let sheets = (0..case.frame.victims.len()).map(|at| limit_sheet(case, rules, examination.over_limit_on(case, at)));
    Ok(Limits { sheets: sheets.collect::<Result<_, _>>()? })
}

fn limit_sheet(case: &Case, rules: &Rules, over_limit: Verdict) -> Result<SheetLimits, Error> {
    let Some((annual, wage)) = annual_wage(case, rules)? else {
        return Ok(SheetLimits {
            steps: Vec::new(),
            wage: None,
            wage_base: None,
            general: None,
            over_limit,
            extended: None,
        });
    };
    let twelve = Operand::Parameter { value: 12, cites: &[] };
    let months = rules.general_months();
    let months = Operand::Parameter { value: months.value, cites: months.cites };

    let base = Step::compute(Provision::WageBase, Operation::Quotient, vec![annual.as_operand(), twelve])?;
    let exact = Step::compute(Provision::GeneralLimitExact, Operation::Product, vec![base.as_operand(), months])?;
    let general = Step::compute(Provision::GeneralLimit, Operation::RoundedDown, vec![exact.as_operand()])?;
    let (wage_base, limit) = (Some(base.result), Some(general.result));
    let extended = (over_limit != Verdict::NOT_MET)
        .then(|| Step::compute(Provision::ExtendedLimit, Operation::OpenAbove, vec![general.as_operand()]))
        .transpose()?;
    let highest = extended.as_ref().map(|step| step.result);
    let steps = [annual, base, exact, general].into_iter().chain(extended).collect();
    Ok(SheetLimits { steps, wage, wage_base, general: limit, over_limit, extended: highest })
}

/// A1: the officer's own figure, or the latest published one; nothing while neither is known.
fn annual_wage(case: &Case, rules: &Rules) -> Result<Option<(Step, Option<Wage>)>, Error> {
    match &case.frame.wage {
        WageSource::Own { annual, .. } => {
            let question = case.frame.answers.own_annual_wage().question;
            let fact = FactRef { subject: Subject::Frame, question };
            let operand = Operand::Fact { fact, row: None, value: Bounds::exact(*annual) };
            let step = Step::compute(Provision::AnnualWageOwn, Operation::Given, vec![operand])?;
            Ok(Some((step, None)))
        }
        WageSource::Table(statistic) => {
            let Some(wage) = rules.wage(*statistic) else {
                return Ok(None);
            };
            let provision = match wage.standing {
                Standing::PreviousYear => Provision::AnnualWage,
                Standing::NotYetPublished | Standing::LaterYearMissing => Provision::AnnualWageFallback,
            };
            let step = Step::compute(provision, Operation::Given, vec![Operand::Wage(wage.row)])?;
            Ok(Some((step, Some(wage))))
        }
    }
}
