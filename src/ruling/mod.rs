//! The officer's proposal against outcome and limits. Knows not how either came about, and changes neither.

use crate::amount::{Limits, SheetLimits};
use crate::case::{Case, Subject};
use crate::error::Error;
use crate::loss::{Losses, SheetLosses};
use crate::money::{Amount, Bounds};
use crate::questions::SheetChoices;
use crate::rulebook::Provision;
use crate::trace::{FactRef, Operand, Operation, Step};
use crate::verdict::Verdict;

/// What the officer proposes, sheet by sheet, in the order of the frame's victims.
#[derive(Clone, Debug)]
pub struct Rulings {
    /// One for each sheet; absent, not 0, where nothing is proposed.
    pub sheets: Vec<Option<Proposal>>,
}

/// A proposal and what it was checked against.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// How the sum was computed.
    pub steps: Vec<Step>,
    /// The sum proposed, in yuan; absent while months are proposed and the wage base is not known.
    pub amount: Option<Amount>,
    /// The sum in months of wage base, exact; absent while the wage base is not known.
    pub months: Option<Amount>,
    /// The checks, in the order in which they are to be read.
    pub checks: Vec<Check>,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Against what.
    pub against: Provision,
    /// How it comes out.
    pub state: State,
    /// How far the proposal lies above, in yuan.
    pub above_by: Option<Amount>,
    /// The limit or mark, in yuan.
    pub mark: Option<Bounds>,
}

/// How a check comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// At or below it.
    Within,
    /// Above it.
    Above,
    /// Not decided yet: never passed for being unknown.
    Open,
}

impl State {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            State::Within => "within",
            State::Above => "above",
            State::Open => "open",
        }
    }
}

/// Checks every proposal.
///
/// # Errors
/// [`Error::Overflow`].
pub fn settle(case: &Case, losses: &Losses, limits: &Limits) -> Result<Rulings, Error> {
    let sheets = case.choices.sheets.iter().zip(&limits.sheets).zip(&losses.sheets).enumerate();
    let sheets = sheets.map(|(at, ((choices, limits), losses))| settle_sheet(at, choices, limits, losses));
    Ok(Rulings { sheets: sheets.collect::<Result<_, _>>()? })
}

fn settle_sheet(
    at: usize,
    choices: &SheetChoices,
    limits: &SheetLimits,
    losses: &SheetLosses,
) -> Result<Option<Proposal>, Error> {
    let given = |question, value| Operand::Fact {
        fact: FactRef { subject: Subject::Sheet(at), question },
        row: None,
        value: Bounds::exact(value),
    };
    let base = limits.wage_base.map(|value| Operand::Step { of: Provision::WageBase, value });
    let mut steps = Vec::new();
    if let Some(months) = choices.proposed_months.0.known() {
        if let Some(base) = base {
            let months = given(choices.proposed_months().question, months);
            let exact = Step::compute(Provision::ProposalExact, Operation::Product, vec![base, months])?;
            steps.push(Step::compute(Provision::Proposal, Operation::RoundedDown, vec![exact.as_operand()])?);
            steps.insert(0, exact);
        }
    } else if let Some(amount) = choices.proposed_amount.known() {
        let amount = given(choices.proposed_amount().question, amount);
        steps.push(Step::compute(Provision::Proposal, Operation::Given, vec![amount])?);
    } else {
        return Ok(None);
    }
    let proposed = steps.last().map(|step| step.result);
    let mut months = None;
    if let (Some(sum), Some(base)) = (steps.last().map(Step::as_operand), base) {
        let step = Step::compute(Provision::ProposalInMonths, Operation::Ratio, vec![sum, base])?;
        months = step.result.known();
        steps.push(step);
    }
    let checks = checks(proposed, limits, losses)?;
    Ok(Some(Proposal { steps, amount: proposed.and_then(Bounds::known), months, checks }))
}

/// A10: against the general limit; above it, against the extended limit; then against the mark.
fn checks(proposed: Option<Bounds>, limits: &SheetLimits, losses: &SheetLosses) -> Result<Vec<Check>, Error> {
    let general = check(Provision::GeneralLimit, proposed, limits.general)?;
    let mut checks = Vec::new();
    if general.state == State::Above {
        let mut extended = check(Provision::ExtendedLimit, proposed, limits.extended.or(limits.general))?;
        if limits.extended.is_some() {
            // The award cap is not computed: the check is open, never passed.
            extended.state = State::Open;
        }
        checks.extend([general, extended]);
    } else {
        checks.push(general);
    }
    if losses.is_listed {
        checks.push(check(Provision::DocumentedUnmetLoss, proposed, Some(losses.documented_unmet))?);
    }
    Ok(checks)
}

fn check(against: Provision, proposed: Option<Bounds>, mark: Option<Bounds>) -> Result<Check, Error> {
    let state = match proposed.zip(mark).map(|(proposed, mark)| proposed.at_most(mark)) {
        Some(Verdict::MET) => State::Within,
        Some(Verdict::NOT_MET) => State::Above,
        _ => State::Open,
    };
    let above_by = match (state, proposed.and_then(Bounds::known), mark.and_then(Bounds::high)) {
        (State::Above, Some(proposed), Some(high)) => Some(proposed.minus(high)?),
        _ => None,
    };
    Ok(Check { against, state, above_by, mark })
}
