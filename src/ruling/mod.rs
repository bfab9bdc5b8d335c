//! The officer's choices against outcome and limits. Knows not how either came about, and changes neither.

use crate::amount::{Guide, Limits, Need, SheetLimits};
use crate::case::{Case, Subject};
use crate::eligibility::Examination;
use crate::error::Error;
use crate::loss::{Losses, SheetLosses};
use crate::money::{Amount, Bounds};
use crate::questions::{Fact, Payee, Question};
use crate::rulebook::Provision;
use crate::trace::{FactRef, LocalFigure, Operand, Operation, Step};
use crate::verdict::{Degree, Outcome, Verdict};

/// What the officer proposes and what it was checked against.
#[derive(Clone, Debug)]
pub struct Rulings {
    /// One for each sheet, in the order of the frame's victims; absent, not 0, where nothing is proposed.
    pub sheets: Vec<Option<Proposal>>,
    /// What the offices of a joint grant put in, against the sum of all sheets.
    pub contributions: Option<Parts>,
    /// Is the payee of each applicant allowed? In the order of the frame's applicants; absent where none is chosen.
    pub payees: Vec<Option<State>>,
}

/// A proposal for one sheet.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// How the sums were computed.
    pub steps: Vec<Step>,
    /// The sum proposed, in yuan; absent while months are proposed and the wage base is not known.
    pub amount: Option<Amount>,
    /// The sum in months of wage base, exact; absent while the wage base is not known.
    pub months: Option<Amount>,
    /// The checks, in the order in which they are to be read.
    pub checks: Vec<Check>,
    /// What can be paid: the sum in whole yuan, where no limit is exceeded and none is open.
    pub payable: Option<Amount>,
    /// What is left to pay after an advance.
    pub balance: Option<Amount>,
    /// How the officer divides the payable sum among the applicants.
    pub split: Option<Parts>,
}

/// Parts of a sum, as the officer divides it. Nothing is divided automatically.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The sum to be divided.
    pub whole: Amount,
    /// What the parts entered add up to.
    pub allotted: Amount,
    /// The whole less what is allotted; below nought where too much is.
    pub left: Amount,
    /// Within where they agree to the fen.
    pub state: State,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// Against what.
    pub against: Provision,
    /// How it comes out.
    pub state: State,
    /// Does it stop the payment? Otherwise it asks for a reason.
    pub binds: bool,
    /// How far the proposal lies above or below, in yuan.
    pub distance: Option<Amount>,
    /// The limit or mark, in yuan.
    pub mark: Option<Bounds>,
    /// What the mark of a local standard rests on, as a place among its authorities.
    pub authority: Option<u32>,
}

/// How a check comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// At or below it; or as it should be.
    Within,
    /// Above it.
    Above,
    /// Below it.
    Below,
    /// Against what was found.
    Against,
    /// Not decided yet: never passed for being unknown.
    Open,
}

impl State {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            State::Within => "within",
            State::Above => "above",
            State::Below => "below",
            State::Against => "against",
            State::Open => "open",
        }
    }
}

/// Checks every choice.
///
/// # Errors
/// [`Error::Overflow`].
pub fn settle(case: &Case, losses: &Losses, examination: &Examination, limits: &Limits) -> Result<Rulings, Error> {
    let sheets = limits.sheets.iter().zip(&losses.sheets).enumerate();
    let sheets = sheets.map(|(at, (limits, losses))| Desk { case, examination, limits, losses, at }.settle());
    let sheets: Vec<Option<Proposal>> = sheets.collect::<Result<_, _>>()?;
    let contributions = contributions(case, &sheets)?;
    Ok(Rulings { sheets, contributions, payees: payees(case) })
}

/// One sheet with everything that its choices are checked against.
struct Desk<'a> {
    case: &'a Case,
    examination: &'a Examination,
    limits: &'a SheetLimits,
    losses: &'a SheetLosses,
    at: usize,
}

impl Desk<'_> {
    fn given(&self, question: &'static Question, value: Amount) -> Operand {
        let fact = FactRef { subject: Subject::Sheet(self.at), question };
        Operand::Fact { fact, row: None, value: Bounds::exact(value) }
    }

    fn settle(&self) -> Result<Option<Proposal>, Error> {
        let Some(choices) = self.case.choices.sheets.get(self.at) else { return Ok(None) };
        let base = self.limits.wage_base.map(|value| Operand::Step { of: Provision::WageBase, value });
        let mut steps = Vec::new();
        if let Some(months) = choices.proposed_months.0.known() {
            if let Some(base) = base {
                let months = self.given(choices.proposed_months().question, months);
                let exact = Step::compute(Provision::ProposalExact, Operation::Product, vec![base, months])?;
                let rounded = Step::compute(Provision::Proposal, Operation::RoundedDown, vec![exact.as_operand()])?;
                steps.extend([exact, rounded]);
            }
        } else if let Some(amount) = choices.proposed_amount.known() {
            let amount = self.given(choices.proposed_amount().question, amount);
            steps.push(Step::compute(Provision::Proposal, Operation::Given, vec![amount])?);
        } else {
            return Ok(None);
        }
        let sum = steps.last().map(Step::as_operand);
        let proposed = sum.map(|sum| sum.value());
        let mut months = None;
        if let (Some(sum), Some(base)) = (sum, base) {
            let step = Step::compute(Provision::ProposalInMonths, Operation::Ratio, vec![sum, base])?;
            months = step.result.known();
            steps.push(step);
        }
        let mut checks = self.checks(proposed)?;
        let allowed = checks.iter().all(|check| !check.binds || check.state == State::Within);
        let (mut payable, mut balance) = (None, None);
        if let (true, Some(sum)) = (allowed, sum) {
            let mut operands = vec![sum];
            operands.extend(self.unit());
            let step = Step::compute(Provision::Payable, Operation::RoundedDown, operands)?;
            let whole = step.as_operand();
            payable = step.result.known();
            steps.push(step);
            if let Some(advance) = choices.advance_paid.known() {
                let advance = self.given(choices.advance_paid().question, advance);
                let step = Step::compute(Provision::Balance, Operation::Remainder, vec![whole, advance])?;
                balance = step.result.known();
                steps.push(step);
                checks.push(check(Provision::AdvanceDeducted, Some(advance.value()), Some(whole.value()), false)?);
            }
        }
        let shares = self.case.frame.applicants.iter().zip(&self.case.choices.applicants);
        let shares = shares.filter(|(who, _)| who.victim == self.at).map(|(_, choices)| choices.share);
        let split = payable.map(|whole| parts(whole, shares)).transpose()?.flatten();
        let amount = proposed.and_then(Bounds::known);
        Ok(Some(Proposal { steps, amount, months, checks, payable, balance, split }))
    }

    /// To how many whole yuan the local standard rounds down.
    fn unit(&self) -> Option<Operand> {
        let unit = self.case.frame.profile.as_ref()?.rounding.first()?;
        let value = Bounds::exact(unit.value);
        Some(Operand::Local { figure: LocalFigure::Money, value, authority: unit.authority })
    }

    /// Outcome, general limit, above it the extended limit, award, soft marks, documented loss, need.
    fn checks(&self, proposed: Option<Bounds>) -> Result<Vec<Check>, Error> {
        let limits = self.limits;
        let mut checks = vec![self.outcome()];
        let general = check(Provision::GeneralLimit, proposed, limits.general, true)?;
        if general.state == State::Above {
            // Above the general limit the extended one decides; without a reason there is none.
            checks.push(Check { binds: false, ..general });
            checks.push(check(Provision::ExtendedLimit, proposed, limits.extended.or(limits.general), true)?);
        } else {
            checks.push(general);
        }
        let award = limits.award.as_ref().map(|award| award.amount);
        if award.is_some() || limits.award_binds_always {
            checks.push(check(Provision::AwardCap, proposed, award, limits.award_binds_always)?);
        }
        for mark in &limits.marks {
            checks.push(Self::soft_mark(mark, proposed)?);
        }
        if let Some(guide) = &limits.guide {
            checks.push(Self::guide(guide, proposed)?);
        }
        if self.losses.is_listed {
            let unmet = Some(self.losses.documented_unmet);
            checks.push(check(Provision::DocumentedUnmetLoss, proposed, unmet, false)?);
        }
        if let Some(need) = &limits.need {
            checks.push(Self::need(need, proposed)?);
        }
        Ok(checks)
    }

    /// Is there anybody on the sheet to whom relief may go?
    fn outcome(&self) -> Check {
        let members = self.case.frame.applicants.iter().zip(&self.examination.applicants);
        let sets: Vec<_> =
            members.filter(|(who, _)| who.victim == self.at).map(|(_, found)| found.outcomes()).collect();
        let state = if sets.iter().any(|set| set.worst() <= Outcome::GenerallyNot) {
            State::Within
        } else if sets.iter().all(|set| set.best() > Outcome::GenerallyNot) {
            State::Against
        } else {
            State::Open
        };
        Check { against: Provision::Outcome, state, binds: true, distance: None, mark: None, authority: None }
    }

    /// A cap or floor of the local standard; crossing it asks for a reason.
    fn soft_mark(mark: &Step, proposed: Option<Bounds>) -> Result<Check, Error> {
        let amount = mark.result;
        let authority = mark.operands.iter().find_map(|operand| match operand {
            Operand::Local { authority, .. } => Some(*authority),
            _ => None,
        });
        if mark.of == Provision::SoftCap {
            return Ok(Check { authority, ..check(mark.of, proposed, Some(amount), false)? });
        }
        let state = match proposed.map(|proposed| amount.at_most(proposed)) {
            Some(Verdict::MET) => State::Within,
            Some(Verdict::NOT_MET) => State::Below,
            _ => State::Open,
        };
        let distance = match (state, proposed.and_then(Bounds::known), amount.known()) {
            (State::Below, Some(proposed), Some(floor)) => Some(floor.minus(proposed)?),
            _ => None,
        };
        Ok(Check { against: mark.of, state, binds: false, distance, mark: Some(amount), authority })
    }

    /// The table of months is a guide from and to: lying outside asks for a reason. While it is open which rows count, a
    /// sum within them all is not passed, and while it is open whether any counts, none is outside either.
    fn guide(guide: &Guide, proposed: Option<Bounds>) -> Result<Check, Error> {
        let (low, high) = (guide.amount.low(), guide.amount.high());
        let proposed = proposed.and_then(Bounds::known);
        let (state, distance) = match (proposed, high) {
            (Some(sum), Some(high)) if sum > high && guide.is_certain => (State::Above, Some(sum.minus(high)?)),
            (Some(sum), _) if sum < low && guide.is_certain => (State::Below, Some(low.minus(sum)?)),
            (Some(_), Some(_)) if guide.is_settled => (State::Within, None),
            _ => (State::Open, None),
        };
        let (mark, authority) = (Some(guide.amount), Some(guide.authority));
        Ok(Check { against: Provision::Guide, state, binds: false, distance, mark, authority })
    }

    /// The need is a guide: what the proposal leaves of it uncovered is said too.
    fn need(need: &Need, proposed: Option<Bounds>) -> Result<Check, Error> {
        let mut check = check(Provision::Need, proposed, Some(need.amount), false)?;
        if let (State::Within, Some(proposed), Some(need)) =
            (check.state, proposed.and_then(Bounds::known), need.amount.known())
        {
            check.distance = Some(need.minus(proposed)?);
        }
        Ok(check)
    }
}

fn check(against: Provision, proposed: Option<Bounds>, mark: Option<Bounds>, binds: bool) -> Result<Check, Error> {
    let state = match proposed.zip(mark).map(|(proposed, mark)| proposed.at_most(mark)) {
        Some(Verdict::MET) => State::Within,
        Some(Verdict::NOT_MET) => State::Above,
        _ => State::Open,
    };
    let distance = match (state, proposed.and_then(Bounds::known), mark.and_then(Bounds::high)) {
        (State::Above, Some(proposed), Some(high)) => Some(proposed.minus(high)?),
        _ => None,
    };
    Ok(Check { against, state, binds, distance, mark, authority: None })
}

/// Parts against their whole; nothing while no part is entered.
fn parts(whole: Amount, entered: impl Iterator<Item = Fact<Amount>>) -> Result<Option<Parts>, Error> {
    let entered: Vec<Option<Amount>> = entered.map(Fact::known).collect();
    if entered.iter().all(Option::is_none) {
        return Ok(None);
    }
    let allotted = entered.iter().flatten().try_fold(Amount::ZERO, |sum, part| sum.plus(*part))?;
    let left = whole.minus(allotted)?;
    let state = if left == Amount::ZERO {
        State::Within
    } else if left < Amount::ZERO {
        State::Above
    } else if entered.iter().any(Option::is_none) {
        State::Open
    } else {
        State::Below
    };
    Ok(Some(Parts { whole, allotted, left, state }))
}

/// The offices' parts against the sum of all payable sheets.
fn contributions(case: &Case, sheets: &[Option<Proposal>]) -> Result<Option<Parts>, Error> {
    let mut whole = Amount::ZERO;
    for proposal in sheets.iter().flatten() {
        let Some(payable) = proposal.payable else { return Ok(None) };
        whole = whole.plus(payable)?;
    }
    if sheets.iter().all(Option::is_none) {
        return Ok(None);
    }
    parts(whole, case.choices.offices.iter().map(|office| office.contribution))
}

/// The payee must not be the offender, nor somebody of the offender's family who acts as guardian.
fn payees(case: &Case) -> Vec<Option<State>> {
    let people = case.facts.applicants.iter().zip(&case.choices.applicants);
    people
        .map(|(facts, choices)| match choices.payee.known()? {
            Payee::Applicant | Payee::Custodian => Some(State::Within),
            Payee::Guardian => {
                let free = facts.guardian_tied_to_liable_party.verdict(|tied| !tied);
                Some(match free.known() {
                    Some(Degree::Met) => State::Within,
                    Some(Degree::NotMet) => State::Against,
                    Some(Degree::Discretion) | None => State::Open,
                })
            }
        })
        .collect()
}
