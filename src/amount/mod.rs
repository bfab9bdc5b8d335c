//! Up to how much: wage base, general limit, extended limit. Knows neither outcome nor proposal.
//!
//! Limits depend on neither loss nor money received.

mod award;
mod guide;
mod need;

pub use award::Award;
pub use guide::Guide;
pub use need::Need;

use crate::case::{Case, Subject, WageSource};
use crate::eligibility::Examination;
use crate::error::Error;
use crate::money::Bounds;
use crate::rulebook::{Cap, Provision, Rules, Scope, Standing, Valid, Wage};
use crate::trace::{FactRef, LocalFigure, Operand, Operation, Step};
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
    /// What a court should award, where the frame names the measure.
    pub award: Option<Award>,
    /// Does the award cap a grant below the general limit too?
    pub award_binds_always: bool,
    /// What the applicants need, in the officer's own figures: a guide.
    pub need: Option<Need>,
    /// What the local standard's table of months gives: a guide.
    pub guide: Option<Guide>,
    /// The local standard's hard cap, where it has one: the general limit is then the smaller of both.
    pub hard_cap: Option<Bounds>,
    /// Marks of the local standard, a step each: crossing them asks for a reason.
    pub marks: Vec<Step>,
    /// Applicants on the sheet.
    pub applicants: usize,
    /// Is the general limit read as one for each applicant?
    pub is_per_applicant: bool,
    /// The limit of all applicants together, by the reading that it applies to each: shown beside the general limit, or
    /// the general limit itself, as the reading says.
    pub limit_of_all: Option<Bounds>,
}

/// Computes the limits of every sheet.
///
/// # Errors
/// [`Error::Overflow`].
pub fn limit(case: &Case, rules: &Rules, examination: &Examination) -> Result<Limits, Error> {
    let sheets = (0..case.frame.victims.len()).map(|at| limit_sheet(case, rules, examination, at));
    Ok(Limits { sheets: sheets.collect::<Result<_, _>>()? })
}

fn limit_sheet(case: &Case, rules: &Rules, examination: &Examination, at: usize) -> Result<SheetLimits, Error> {
    let over_limit = examination.over_limit_on(case, at);
    let applicants = case.frame.applicants.iter().filter(|who| who.victim == at).count();
    let mut limits = SheetLimits {
        steps: Vec::new(),
        wage: None,
        wage_base: None,
        general: None,
        over_limit,
        extended: None,
        award: None,
        award_binds_always: case.frame.award_caps_always(),
        need: need::need(case, at)?,
        guide: None,
        hard_cap: None,
        marks: soft_marks(case, applicants)?,
        applicants,
        is_per_applicant: case.frame.limit_is_per_applicant(),
        limit_of_all: None,
    };
    if let Some((annual, wage)) = annual_wage(case, rules)? {
        limits.wage = wage;
        general_limit(rules, annual, &mut limits)?;
        hard_caps(case, &mut limits)?;
    }
    limits.guide = guide::guide(case, at, limits.wage_base)?;
    if let Some((award, steps)) = award::award(case, rules, at, limits.wage_base)? {
        limits.steps.extend(steps);
        limits.award = Some(award);
    }
    extended_limit(&mut limits)?;
    Ok(limits)
}

/// What the local standard generally does not go above or below; each figure for whom it says.
fn soft_marks(case: &Case, applicants: usize) -> Result<Vec<Step>, Error> {
    let Some(profile) = case.frame.profile.as_deref() else { return Ok(Vec::new()) };
    let caps = profile.caps.iter().filter(|cap| !cap.value.is_hard);
    let caps = caps.map(|cap| (Provision::SoftCap, cap.value.scope, cap.value.amount, cap.authority));
    let floors = profile.floors.iter();
    let floors = floors.map(|floor| (Provision::SoftFloor, floor.value.scope, floor.value.amount, floor.authority));
    let figure =
        |value, authority| Operand::Local { figure: LocalFigure::Money, value: Bounds::exact(value), authority };
    caps.chain(floors)
        .map(|(of, scope, amount, authority)| for_whom(of, scope, figure(amount, authority), applicants))
        .collect()
}

/// A figure as it is, or times the applicants.
fn for_whom(of: Provision, scope: Scope, figure: Operand, applicants: usize) -> Result<Step, Error> {
    match scope {
        Scope::PerSheet => Step::compute(of, Operation::Given, vec![figure]),
        Scope::PerApplicant => {
            let people = u32::try_from(applicants).map_err(|_| Error::Overflow)?;
            Step::compute(of, Operation::Product, vec![figure, Operand::Parameter { value: people, cites: &[] }])
        }
    }
}

/// Where a sourced standard says “not above” without “generally”, the general limit is the smaller of both.
fn hard_caps(case: &Case, limits: &mut SheetLimits) -> Result<(), Error> {
    let Some(profile) = case.frame.profile.as_deref() else { return Ok(()) };
    let caps = profile.caps.iter().filter(|cap| cap.value.is_hard);
    let mut least: Option<Step> = None;
    for Valid { authority, value: Cap { scope, amount, .. }, .. } in caps {
        let value = Bounds::exact(*amount);
        let figure = Operand::Local { figure: LocalFigure::Money, value, authority: *authority };
        let cap = for_whom(Provision::HardCap, *scope, figure, limits.applicants)?;
        if least.as_ref().is_none_or(|least| cap.result.low() < least.result.low()) {
            least = Some(cap);
        }
    }
    let (Some(cap), Some(general)) = (least, limits.general) else { return Ok(()) };
    let of = if limits.is_per_applicant { Provision::LimitOfAll } else { Provision::GeneralLimit };
    let general = Operand::Step { of, value: general };
    let capped = Step::compute(Provision::GeneralLimitCapped, Operation::Lesser, vec![general, cap.as_operand()])?;
    limits.hard_cap = Some(cap.result);
    limits.general = Some(capped.result);
    limits.steps.extend([cap, capped]);
    Ok(())
}

/// A twelfth of the annual wage, 36 of it, rounded down to the yuan.
fn general_limit(rules: &Rules, annual: Step, limits: &mut SheetLimits) -> Result<(), Error> {
    let twelve = Operand::Parameter { value: 12, cites: &[] };
    let months = rules.general_months();
    let months = Operand::Parameter { value: months.value, cites: months.cites };
    let people = u32::try_from(limits.applicants).map_err(|_| Error::Overflow)?;
    let people = Operand::Parameter { value: people, cites: &[] };

    let base = Step::compute(Provision::WageBase, Operation::Quotient, vec![annual.as_operand(), twelve])?;
    let exact = Step::compute(Provision::GeneralLimitExact, Operation::Product, vec![base.as_operand(), months])?;
    let general = Step::compute(Provision::GeneralLimit, Operation::RoundedDown, vec![exact.as_operand()])?;
    let of_all = Step::compute(Provision::LimitOfAll, Operation::Product, vec![general.as_operand(), people])?;
    limits.wage_base = Some(base.result);
    limits.limit_of_all = Some(of_all.result);
    limits.general = Some(if limits.is_per_applicant { of_all.result } else { general.result });
    limits.steps.extend([annual, base, exact, general, of_all]);
    Ok(())
}

/// Where a reason is met, the greater of general limit and award; where that is open, anything between.
fn extended_limit(limits: &mut SheetLimits) -> Result<(), Error> {
    let Some(general) = limits.general else { return Ok(()) };
    if limits.over_limit == Verdict::NOT_MET {
        return Ok(());
    }
    let of = if limits.is_per_applicant { Provision::LimitOfAll } else { Provision::GeneralLimit };
    let of = if limits.hard_cap.is_some() { Provision::GeneralLimitCapped } else { of };
    let general = Operand::Step { of, value: general };
    let (operation, operands) = match &limits.award {
        None => (Operation::OpenAbove, vec![general]),
        Some(award) => {
            let award = Operand::Step { of: Provision::AwardCap, value: award.amount };
            let highest = Step::compute(Provision::ExtendedLimitReached, Operation::Greater, vec![general, award])?;
            let reached = highest.as_operand();
            limits.steps.push(highest);
            match limits.over_limit {
                Verdict::MET => (Operation::Given, vec![reached]),
                _ => (Operation::Between, vec![general, reached]),
            }
        }
    };
    let step = Step::compute(Provision::ExtendedLimit, operation, operands)?;
    limits.extended = Some(step.result);
    limits.steps.push(step);
    Ok(())
}

/// The officer's own figure, or the latest published one; nothing while neither is known.
fn annual_wage(case: &Case, rules: &Rules) -> Result<Option<(Step, Option<Wage>)>, Error> {
    match &case.frame.wage {
        WageSource::Own { annual, .. } => {
            let question = case.frame.answers.own_annual_wage().question;
            let fact = FactRef { subject: Subject::Frame, question };
            let operand = Operand::Fact { fact, row: None, value: Bounds::exact(*annual) };
            let step = Step::compute(Provision::AnnualWageOwn, Operation::Given, vec![operand])?;
            Ok(Some((step, None)))
        }
        // No table of city wages is held; the officer's own figure is needed.
        WageSource::Table(_) if case.frame.wage_is_of_city() => Ok(None),
        WageSource::NotHeld => Ok(None),
        WageSource::Local { annual, authority, .. } => {
            let value = Bounds::exact(*annual);
            let operand = Operand::Local { figure: LocalFigure::Money, value, authority: *authority };
            let step = Step::compute(Provision::AnnualWageLocal, Operation::Given, vec![operand])?;
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
