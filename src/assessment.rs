//! The order of the walk, and what it gives as ids and figures. The only place that knows the order.

pub mod wire;

use crate::amount::{self, Limits, SheetLimits};
use crate::case::{Case, Subject};
use crate::eligibility::{self, Examination};
use crate::error::Error;
use crate::loss::{self, Losses, SheetLosses};
use crate::order::sort;
use crate::procedure::{self, Procedure};
use crate::rulebook::Rules;
use crate::ruling::{self, Rulings};
use crate::trace::{FactRef, Step};

/// Version of this engine.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a case comes to: every box of the walk.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Whether, up to how much, and the proposal.
    pub merits: Merits,
    /// By when, with which papers, by whom, and what other help.
    pub procedure: Procedure,
    /// Open facts that could still matter, in the order of the form; those that only the procedure needs come last.
    pub missing: Vec<Missing>,
}

/// What a case comes to, apart from the procedure.
#[derive(Clone, Debug)]
pub struct Merits {
    /// Law of the day.
    pub rules: Rules,
    /// What was lost and received.
    pub losses: Losses,
    /// Whether.
    pub examination: Examination,
    /// Up to how much.
    pub limits: Limits,
    /// The proposal, checked.
    pub rulings: Rulings,
}

/// An open fact and what it can still change.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The fact.
    pub fact: FactRef,
    /// Applicants, by their place, whose outcome it can change.
    pub outcome_of: Vec<usize>,
    /// Can it change whether the limit may be exceeded?
    pub over_limit: bool,
    /// Can it change a limit or a mark?
    pub amount: bool,
    /// Can it change a period, a paper or a measure?
    pub procedure: bool,
}

impl Missing {
    /// Does it matter for nothing but the procedure?
    pub fn is_for_procedure_only(&self) -> bool {
        self.outcome_of.is_empty() && !self.over_limit && !self.amount
    }
}

/// Walks a case through the law of its day.
///
/// # Errors
/// Only what the programmer must mend: a case that was read is never refused here.
pub fn assess(case: &Case) -> Result<Assessment, Error> {
    let merits = merits(case)?;
    let Merits { rules, examination, limits, rulings, .. } = &merits;
    let procedure = procedure::plan(case, rules, examination, limits, rulings);
    let mut notes = merits.notes(case);
    notes.extend(procedure.open().map(|fact| (fact, Why::Procedure)));
    let (first, last) = gathered(notes).into_iter().partition::<Vec<_>, _>(|missing| !missing.is_for_procedure_only());
    Ok(Assessment { merits, procedure, missing: first.into_iter().chain(last).collect() })
}

/// The same without the procedure, for who asks for figures of many cases.
///
/// # Errors
/// As [`assess`].
pub fn merits(case: &Case) -> Result<Merits, Error> {
    let rules = case.rules();
    let losses = loss::tally(case)?;
    let examination = eligibility::examine(case, rules);
    let limits = amount::limit(case, rules, &examination)?;
    let rulings = ruling::settle(case, &losses, &examination, &limits)?;
    Ok(Merits { rules: *rules, losses, examination, limits, rulings })
}

impl Merits {
    /// How many open facts can still change outcome or amounts.
    pub fn missing(&self, case: &Case) -> usize {
        gathered(self.notes(case)).len()
    }

    /// Read off the walk: open facts in unresolved findings and steps, never found by trying answers.
    fn notes(&self, case: &Case) -> Vec<(FactRef, Why)> {
        let Merits { losses, examination, limits, .. } = self;
        let people = examination.applicants.iter().enumerate();
        let mut notes: Vec<(FactRef, Why)> = people
            .flat_map(|(at, found)| {
                let outcome = found.open_for_outcome.iter().map(move |fact| (fact, Why::Outcome(at)));
                outcome.chain(found.open_for_limit.iter().map(|fact| (fact, Why::OverLimit)))
            })
            .collect();
        if limits.sheets.iter().any(|sheet| sheet.general.is_none()) {
            let wage = case.frame.unknown_for_wage().into_iter();
            notes.extend(wage.map(|question| (FactRef { subject: Subject::Frame, question }, Why::Amount)));
        }
        let awards = limits.sheets.iter().filter_map(|sheet| sheet.award.as_ref()).flat_map(|award| &award.open);
        let guides = limits.sheets.iter().filter_map(|sheet| sheet.guide.as_ref()).flat_map(|guide| &guide.open);
        let amounts = losses.sheets.iter().flat_map(|sheet| &sheet.open).chain(awards).chain(guides);
        notes.extend(amounts.map(|fact| (*fact, Why::Amount)));
        notes
    }
}

/// What was noted of each fact, in the order of the form.
fn gathered(mut notes: Vec<(FactRef, Why)>) -> Vec<Missing> {
    let place = |(fact, why): &(FactRef, Why)| (fact.question.section, fact.subject, fact.question.index, *why);
    sort(&mut notes, |one, other| place(one).cmp(&place(other)));

    let mut missing: Vec<Missing> = Vec::new();
    for (fact, why) in notes {
        if missing.last().is_none_or(|last| last.fact != fact) {
            missing.push(Missing { fact, outcome_of: Vec::new(), over_limit: false, amount: false, procedure: false });
        }
        if let Some(entry) = missing.last_mut() {
            match why {
                Why::Outcome(at) => entry.outcome_of.push(at),
                Why::OverLimit => entry.over_limit = true,
                Why::Amount => entry.amount = true,
                Why::Procedure => entry.procedure = true,
            }
        }
    }
    missing
}

/// Why an answer is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// For the outcome of an applicant, by its place.
    Outcome(usize),
    OverLimit,
    Amount,
    Procedure,
}

/// The steps of a sheet in the order in which they were computed.
pub fn steps<'a>(limits: &'a SheetLimits, losses: &'a SheetLosses) -> impl Iterator<Item = &'a Step> {
    let need = limits.need.iter().flat_map(|need| &need.steps);
    let guide = limits.guide.iter().flat_map(|guide| &guide.steps);
    limits.steps.iter().chain(&limits.marks).chain(guide).chain(&losses.steps).chain(need)
}
