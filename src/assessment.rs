//! The order of the walk, and what it gives as ids and figures. The only place that knows the order.

use serde::{Serialize, Serializer};

use crate::amount::{self, Limits, SheetLimits};
use crate::case::{Case, Subject};
use crate::date::Date;
use crate::eligibility::{self, ApplicantFindings, Examination, Found};
use crate::error::Error;
use crate::loss::{self, Losses, SheetLosses};
use crate::money::Bounds;
use crate::order::sort;
use crate::procedure::{self, Duty, Procedure};
use crate::rulebook::{Cite, RULEBOOK_HASH, Rules, Statistic, authority_id};
use crate::ruling::{self, Proposal, Rulings};
use crate::trace::{FactRef, Operand, Step};
use crate::verdict::Outcomes;

/// Version of this engine.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a case comes to: every box of the walk.
#[derive(Clone, Debug)]
pub struct Assessment {
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
    /// By when, with which papers, by whom, and what other help.
    pub procedure: Procedure,
    /// Open facts that could still matter, in the order of the form; those that only the procedure needs come last.
    pub missing: Vec<Missing>,
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
    let rules = case.rules();
    let losses = loss::tally(case)?;
    let examination = eligibility::examine(case, rules);
    let limits = amount::limit(case, rules, &examination)?;
    let rulings = ruling::settle(case, &losses, &examination, &limits)?;
    let procedure = procedure::plan(case, rules, &examination, &limits, &rulings);
    let missing = missing(case, &losses, &examination, &limits, &procedure);
    Ok(Assessment { rules: *rules, losses, examination, limits, rulings, procedure, missing })
}

/// Read off the walk: open facts in unresolved findings and steps, never found by trying answers.
fn missing(
    case: &Case,
    losses: &Losses,
    examination: &Examination,
    limits: &Limits,
    procedure: &Procedure,
) -> Vec<Missing> {
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
    notes.extend(procedure.open().map(|fact| (fact, Why::Procedure)));
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
    let (first, last) = missing.into_iter().partition::<Vec<_>, _>(|missing| !missing.is_for_procedure_only());
    first.into_iter().chain(last).collect()
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

/// An assessment with the case whose names it uses, as it goes over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Wire<'a> {
    /// What was assessed.
    pub case: &'a Case,
    /// What came out.
    pub assessment: &'a Assessment,
}

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Assessment { rules, losses, examination, limits, rulings, procedure, missing } = self.assessment;
        let frame = &self.case.frame;
        let path = |fact: &FactRef| format!("{}.{}", frame.path(fact.subject), fact.question.id);
        let applicants = frame.applicants.iter().zip(&examination.applicants);
        let sheets = frame.victims.iter().zip(&limits.sheets).zip(&losses.sheets).zip(&rulings.sheets);
        AssessmentWire {
            engine: ENGINE_VERSION,
            rulebook: RULEBOOK_HASH,
            as_of: rules.day().to_string(),
            beyond_check: rules.is_beyond_check(),
            applicants: applicants
                .zip(&rulings.payees)
                .map(|((who, found), payee)| ApplicantWire {
                    payee: payee.map(ruling::State::id),
                    id: &who.id,
                    outcomes: found.outcomes(),
                    over_limit: found.over_limit(),
                    advance: found.advance(),
                    findings: findings(found, &path),
                })
                .collect(),
            sheets: sheets
                .map(|(((id, limits), losses), proposal)| SheetWire {
                    id,
                    wage: limits.wage.map(|wage| WageWire {
                        region: wage.row.region.code(),
                        statistic: wage.row.statistic,
                        year: wage.row.year,
                        annual: wage.row.annual_yuan.to_string(),
                        standing: wage.standing,
                    }),
                    general_limit: limits.general,
                    extended_limit: limits.extended,
                    documented_unmet_loss: losses.documented_unmet,
                    asks_whether_compensated: losses.asks_whether_compensated,
                    award: limits.award.as_ref().map(|award| award.amount),
                    limit_of_all: limits.limit_of_all,
                    need: limits.need.as_ref().map(|need| need.amount),
                    guide: limits.guide.as_ref().map(|guide| GuideWire {
                        amount: guide.amount,
                        certain: guide.is_certain,
                        settled: guide.is_settled,
                    }),
                    steps: steps(limits, losses).map(|step| step_wire(step, &path)).collect(),
                    proposal: proposal.as_ref().map(|proposal| proposal_wire(proposal, &path)),
                })
                .collect(),
            contributions: rulings.contributions.as_ref().map(parts_wire),
            procedure: procedure_wire(procedure, &path, &|subject| frame.path(subject)),
            missing: missing
                .iter()
                .map(|m| MissingWire {
                    path: path(&m.fact),
                    outcome_of: m
                        .outcome_of
                        .iter()
                        .filter_map(|at| Some(frame.applicants.get(*at)?.id.as_str()))
                        .collect(),
                    over_limit: m.over_limit,
                    amount: m.amount,
                    procedure: m.procedure,
                })
                .collect(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct AssessmentWire<'a> {
    engine: &'static str,
    rulebook: &'static str,
    as_of: String,
    beyond_check: bool,
    applicants: Vec<ApplicantWire<'a>>,
    sheets: Vec<SheetWire<'a>>,
    contributions: Option<PartsWire>,
    procedure: ProcedureWire,
    missing: Vec<MissingWire<'a>>,
}

#[derive(Serialize)]
struct ApplicantWire<'a> {
    id: &'a str,
    outcomes: Outcomes,
    over_limit: crate::verdict::Verdict,
    payee: Option<&'static str>,
    advance: crate::verdict::Verdict,
    findings: Vec<FindingWire>,
}

#[derive(Serialize)]
struct FindingWire {
    id: &'static str,
    join: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<crate::verdict::Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcomes: Option<Outcomes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<crate::money::Amount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<String>,
}

#[derive(Serialize)]
struct SheetWire<'a> {
    id: &'a str,
    wage: Option<WageWire>,
    general_limit: Option<Bounds>,
    extended_limit: Option<Bounds>,
    documented_unmet_loss: Bounds,
    asks_whether_compensated: crate::verdict::Verdict,
    award: Option<Bounds>,
    limit_of_all: Option<Bounds>,
    need: Option<Bounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<GuideWire>,
    steps: Vec<StepWire>,
    proposal: Option<ProposalWire>,
}

/// From and to by the local standard's table of months.
#[derive(Serialize)]
struct GuideWire {
    amount: Bounds,
    /// Some row certainly counts.
    certain: bool,
    /// It is certain which, and which uplifts.
    settled: bool,
}

#[derive(Serialize)]
struct WageWire {
    region: &'static str,
    statistic: Statistic,
    year: u16,
    annual: String,
    standing: crate::rulebook::Standing,
}

#[derive(Serialize)]
struct StepWire {
    id: &'static str,
    operation: &'static str,
    operands: Vec<OperandWire>,
    result: Bounds,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OperandWire {
    Fact { path: String, value: Bounds },
    RestOfList { path: String },
    Whether { path: String, value: Bounds },
    Dependant { path: String, years: (u32, u32), supporters: (u32, u32) },
    Income { region: &'static str, year: u16, value: Bounds },
    Parameter { value: u32, cites: Vec<&'static str> },
    Local { value: Bounds, cites: Vec<&'static str> },
    Wage { region: &'static str, year: u16, value: String },
    Step { id: &'static str, value: Bounds },
}

#[derive(Serialize)]
struct ProposalWire {
    amount: Option<crate::money::Amount>,
    months: Option<crate::money::Amount>,
    payable: Option<crate::money::Amount>,
    balance: Option<crate::money::Amount>,
    split: Option<PartsWire>,
    steps: Vec<StepWire>,
    checks: Vec<CheckWire>,
}

#[derive(Serialize)]
struct CheckWire {
    id: &'static str,
    state: &'static str,
    binds: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<crate::money::Amount>,
}

#[derive(Serialize)]
struct PartsWire {
    whole: crate::money::Amount,
    allotted: crate::money::Amount,
    left: crate::money::Amount,
    state: &'static str,
}

#[derive(Serialize)]
struct MissingWire<'a> {
    path: String,
    outcome_of: Vec<&'a str>,
    over_limit: bool,
    amount: bool,
    procedure: bool,
}

#[derive(Serialize)]
struct ProcedureWire {
    deadlines: Vec<DeadlineWire>,
    documents: Vec<DocumentWire>,
    approvals: Vec<DutyWire>,
    measures: Vec<DutyWire>,
}

#[derive(Serialize)]
struct DeadlineWire {
    id: &'static str,
    start: String,
    start_day: Option<Date>,
    length: u32,
    unit: &'static str,
    local: bool,
    day: Option<Date>,
    rolled: bool,
    provisional: bool,
}

#[derive(Serialize)]
struct DocumentWire {
    id: &'static str,
    subject: String,
    state: &'static str,
}

#[derive(Serialize)]
struct DutyWire {
    id: &'static str,
    subject: String,
    verdict: crate::verdict::Verdict,
    /// Which step of a local standard's chain of approvals.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<u32>,
}

fn procedure_wire(
    procedure: &Procedure,
    path: &dyn Fn(&FactRef) -> String,
    subject: &dyn Fn(Subject) -> String,
) -> ProcedureWire {
    let deadlines = procedure.deadlines.iter().map(|deadline| DeadlineWire {
        id: deadline.provision.id(),
        start: path(&deadline.start),
        start_day: deadline.start_day,
        length: deadline.length.value,
        unit: deadline.unit.id(),
        local: deadline.local,
        day: deadline.last.map(|last| last.day),
        rolled: deadline.last.is_some_and(|last| last.rolled),
        provisional: deadline.last.is_some_and(|last| last.provisional),
    });
    let documents = procedure.documents.iter().map(|document| DocumentWire {
        id: document.provision.id(),
        subject: subject(document.subject),
        state: document.state.id(),
    });
    let duty = |duty: &Duty| DutyWire {
        id: duty.provision.id(),
        subject: subject(duty.subject),
        verdict: duty.verdict,
        step: duty.step,
    };
    ProcedureWire {
        deadlines: deadlines.collect(),
        documents: documents.collect(),
        approvals: procedure.approvals.iter().map(duty).collect(),
        measures: procedure.measures.iter().map(duty).collect(),
    }
}

fn findings(found: &ApplicantFindings, path: &dyn Fn(&FactRef) -> String) -> Vec<FindingWire> {
    let graph = &found.findings;
    graph
        .iter()
        .map(|(id, finding)| {
            let (verdict, outcomes) = match finding.found {
                Found::Verdict(verdict) => (Some(verdict), None),
                Found::Outcomes(outcomes) => (None, Some(outcomes)),
            };
            FindingWire {
                id: finding.provision.id(),
                join: finding.join.id(),
                verdict,
                outcomes,
                distance: finding.distance,
                parts: graph.parts(id).iter().map(|part| part.place()).collect(),
                facts: graph.facts_of(id).iter().map(path).collect(),
            }
        })
        .collect()
}

fn step_wire(step: &Step, path: &dyn Fn(&FactRef) -> String) -> StepWire {
    let ids = |cites: &[Cite]| cites.iter().map(|cite| cite.citation().id).collect();
    let operands = step.operands.iter().map(|operand| match operand {
        Operand::Fact { fact, row: None, value } => OperandWire::Fact { path: path(fact), value: *value },
        Operand::Fact { fact, row: Some(row), value } => {
            OperandWire::Fact { path: format!("{}.{row}", path(fact)), value: *value }
        }
        Operand::Whether { fact, value } => OperandWire::Whether { path: path(fact), value: *value },
        Operand::Dependant { fact, row, years, supporters } => {
            OperandWire::Dependant { path: format!("{}.{row}", path(fact)), years: *years, supporters: *supporters }
        }
        Operand::Income(row) => {
            OperandWire::Income { region: row.region.code(), year: row.year, value: operand.value() }
        }
        Operand::RestOfList(fact) => OperandWire::RestOfList { path: path(fact) },
        Operand::Parameter { value, cites } => OperandWire::Parameter { value: *value, cites: ids(cites) },
        Operand::Local { value, authority, .. } => {
            OperandWire::Local { value: *value, cites: vec![authority_id(*authority)] }
        }
        Operand::Wage(row) => {
            OperandWire::Wage { region: row.region.code(), year: row.year, value: row.annual_yuan.to_string() }
        }
        Operand::Step { of, value } => OperandWire::Step { id: of.id(), value: *value },
    });
    StepWire { id: step.of.id(), operation: step.operation.id(), operands: operands.collect(), result: step.result }
}

fn parts_wire(parts: &ruling::Parts) -> PartsWire {
    PartsWire { whole: parts.whole, allotted: parts.allotted, left: parts.left, state: parts.state.id() }
}

/// The steps of a sheet in the order in which they were computed.
pub fn steps<'a>(limits: &'a SheetLimits, losses: &'a SheetLosses) -> impl Iterator<Item = &'a Step> {
    let need = limits.need.iter().flat_map(|need| &need.steps);
    let guide = limits.guide.iter().flat_map(|guide| &guide.steps);
    limits.steps.iter().chain(&limits.marks).chain(guide).chain(&losses.steps).chain(need)
}

fn proposal_wire(proposal: &Proposal, path: &dyn Fn(&FactRef) -> String) -> ProposalWire {
    let checks = proposal.checks.iter().map(|check| CheckWire {
        id: check.against.id(),
        state: check.state.id(),
        binds: check.binds,
        distance: check.distance,
    });
    ProposalWire {
        amount: proposal.amount,
        months: proposal.months,
        payable: proposal.payable,
        balance: proposal.balance,
        split: proposal.split.as_ref().map(parts_wire),
        steps: proposal.steps.iter().map(|step| step_wire(step, path)).collect(),
        checks: checks.collect(),
    }
}
