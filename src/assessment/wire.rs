//! An assessment as ids and figures, in few bytes: what is alike stands in columns and rows, every fact is named once.
//!
//! `docs/trace-schema.md` tells the form, `rules/answer.schema.json` is its JSON Schema. What an id stands for is told by
//! the form's catalogue; a receipt tells it all over again, because it is read years later.

use super::{Assessment, ENGINE_VERSION, Merits, Missing, steps};
use crate::case::{Case, Frame, Subject};
use crate::eligibility::{ApplicantFindings, Found};
use crate::json::Json;
use crate::procedure::{Deadline, Duty, Procedure};
use crate::rulebook::{Cite, RULEBOOK_HASH, Wage, authority_id};
use crate::ruling::{Parts, Proposal, State};
use crate::trace::{FactRef, Operand, Step};
use crate::verdict::{Outcome, Outcomes, Verdict};

/// The facts that an answer names, each once, in the order in which they are first named.
#[derive(Debug)]
pub struct Facts<'a> {
    frame: &'a Frame,
    places: Vec<u32>,
    list: Vec<FactRef>,
}

/// OK because no place has 64 questions, which a test checks.
const QUESTIONS: usize = 64;

impl<'a> Facts<'a> {
    fn new(frame: &'a Frame) -> Facts<'a> {
        Facts { frame, places: Vec::new(), list: Vec::with_capacity(128) }
    }

    /// The facts named so far.
    pub fn list(&self) -> &[FactRef] {
        &self.list
    }

    /// The place of a fact.
    fn place(&mut self, fact: &FactRef) -> usize {
        let (victims, applicants) = (self.frame.victims.len(), self.frame.applicants.len());
        let households = self.frame.households.len();
        let sheets = 3_usize.saturating_add(victims).saturating_add(households).saturating_add(applicants);
        let subject = match fact.subject {
            Subject::Frame => 0,
            Subject::Readings => 1,
            Subject::Case => 2,
            Subject::Victim(at) => at.saturating_add(3),
            Subject::Household(at) => at.saturating_add(3).saturating_add(victims),
            Subject::Applicant(at) => at.saturating_add(3).saturating_add(victims).saturating_add(households),
            Subject::Sheet(at) => at.saturating_add(sheets),
            Subject::Share(at) => at.saturating_add(sheets).saturating_add(victims),
            Subject::Office(at) => at.saturating_add(sheets).saturating_add(victims).saturating_add(applicants),
        };
        let slot = subject.saturating_mul(QUESTIONS).saturating_add(fact.question.index as usize);
        if self.places.len() <= slot {
            let whole = subject.saturating_add(1).saturating_mul(QUESTIONS);
            self.places.resize(whole, u32::MAX);
        }
        let Some(place) = self.places.get_mut(slot) else { return 0 };
        if *place == u32::MAX {
            // OK because a thousand people have some hundred thousand facts.
            *place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
            self.list.push(*fact);
        }
        usize::try_from(*place).unwrap_or(usize::MAX)
    }
}

/// Writes an assessment; gives back the facts that it names.
pub fn write<'a>(json: &mut Json, case: &'a Case, assessment: &Assessment) -> Facts<'a> {
    let Assessment { merits, procedure, missing } = assessment;
    let Merits { rules, losses, examination, limits, rulings } = merits;
    let frame = &case.frame;
    let mut facts = Facts::new(frame);
    json.open();
    json.key("engine");
    json.id(ENGINE_VERSION);
    json.key("rulebook");
    json.id(RULEBOOK_HASH);
    json.key("as_of");
    json.day(Some(rules.day()));
    json.key("beyond_check");
    json.yes_no(rules.is_beyond_check());
    json.key("applicants");
    json.open_list();
    for ((who, found), payee) in frame.applicants.iter().zip(&examination.applicants).zip(&rulings.payees) {
        json.open();
        json.key("id");
        json.id(&who.id);
        applicant(json, found, *payee);
        json.key("findings");
        findings(json, &mut facts, found);
        json.close();
    }
    json.close_list();
    json.key("sheets");
    json.open_list();
    for (((id, limits), losses), proposal) in
        frame.victims.iter().zip(&limits.sheets).zip(&losses.sheets).zip(&rulings.sheets)
    {
        json.open();
        json.key("id");
        json.id(id);
        sheet(json, limits, losses);
        json.key("steps");
        step_rows(json, &mut facts, steps(limits, losses));
        json.key("proposal");
        match proposal {
            Some(proposal) => {
                json.open();
                sums(json, proposal);
                json.key("checks");
                json.open_list();
                for check in &proposal.checks {
                    json.open_list();
                    json.id(check.against.id());
                    json.id(check.state.id());
                    json.yes_no(check.binds);
                    if let Some(distance) = check.distance {
                        json.amount(distance);
                    }
                    json.close_list();
                }
                json.close_list();
                json.key("steps");
                step_rows(json, &mut facts, proposal.steps.iter());
                json.close();
            }
            None => json.null(),
        }
        json.close();
    }
    json.close_list();
    json.key("contributions");
    parts(json, rulings.contributions.as_ref());
    json.key("procedure");
    procedure_rows(json, &mut facts, procedure);
    json.key("missing");
    json.open_list();
    missing.iter().for_each(|missing| missing_row(json, &mut facts, missing));
    json.close_list();
    json.key("facts");
    json.open_list();
    for fact in &facts.list {
        let (room, name) = (Frame::room(fact.subject), frame.name(fact.subject));
        json.joined(&[room, if name.is_empty() { "" } else { "." }, name, ".", fact.question.id]);
    }
    json.close_list();
    json.close();
    facts
}

/// Outcome and verdicts of an applicant, as receipts have them too.
pub fn applicant(json: &mut Json, found: &ApplicantFindings, payee: Option<State>) {
    json.key("outcomes");
    outcomes(json, found.outcomes());
    json.key("over_limit");
    verdict(json, found.over_limit());
    json.key("payee");
    match payee {
        Some(state) => json.id(state.id()),
        None => json.null(),
    }
    json.key("advance");
    verdict(json, found.advance());
}

/// `["met","not_met"]`: best and worst.
pub fn verdict(json: &mut Json, verdict: Verdict) {
    json.ids([verdict.best().id(), verdict.worst().id()]);
}

/// Those possible, from best to worst.
pub fn outcomes(json: &mut Json, outcomes: Outcomes) {
    json.ids(outcomes.iter().map(Outcome::id));
}

/// Limits, marks and sums of a sheet, as receipts have them too.
pub fn sheet(json: &mut Json, limits: &crate::amount::SheetLimits, losses: &crate::loss::SheetLosses) {
    json.key("wage");
    wage(json, limits.wage);
    json.key("general_limit");
    json.bounds(limits.general);
    json.key("extended_limit");
    json.bounds(limits.extended);
    json.key("documented_unmet_loss");
    json.bounds(Some(losses.documented_unmet));
    json.key("asks_whether_compensated");
    verdict(json, losses.asks_whether_compensated);
    json.key("award");
    json.bounds(limits.award.as_ref().map(|award| award.amount));
    json.key("limit_of_all");
    json.bounds(limits.limit_of_all);
    json.key("need");
    json.bounds(limits.need.as_ref().map(|need| need.amount));
    if let Some(guide) = &limits.guide {
        json.key("guide");
        json.open();
        json.key("amount");
        json.bounds(Some(guide.amount));
        json.key("certain");
        json.yes_no(guide.is_certain);
        json.key("settled");
        json.yes_no(guide.is_settled);
        json.close();
    }
}

fn wage(json: &mut Json, wage: Option<Wage>) {
    let Some(Wage { row, standing }) = wage else { return json.null() };
    json.open();
    json.key("region");
    json.id(row.region.code());
    json.key("statistic");
    json.id(row.statistic.id());
    json.key("year");
    json.whole(u32::from(row.year));
    json.key("annual");
    json.amount(crate::money::Amount::whole(row.annual_yuan));
    json.key("standing");
    json.id(standing.id());
    json.close();
}

/// Sums of a proposal, as receipts have them too.
pub fn sums(json: &mut Json, proposal: &Proposal) {
    json.key("amount");
    json.amount_if_any(proposal.amount);
    json.key("months");
    json.amount_if_any(proposal.months);
    json.key("payable");
    json.amount_if_any(proposal.payable);
    json.key("balance");
    json.amount_if_any(proposal.balance);
    json.key("split");
    parts(json, proposal.split.as_ref());
}

/// Parts of a sum and what is left, as receipts have them too.
pub fn parts(json: &mut Json, parts: Option<&Parts>) {
    let Some(parts) = parts else { return json.null() };
    json.open();
    json.key("whole");
    json.amount(parts.whole);
    json.key("allotted");
    json.amount(parts.allotted);
    json.key("left");
    json.amount(parts.left);
    json.key("state");
    json.id(parts.state.id());
    json.close();
}

fn findings(json: &mut Json, facts: &mut Facts<'_>, found: &ApplicantFindings) {
    let graph = &found.findings;
    json.open();
    json.key("id");
    json.ids(graph.iter().map(|(_, finding)| finding.provision.id()));
    json.key("join");
    json.open_list();
    graph.iter().for_each(|(_, finding)| json.whole(finding.join as u32));
    json.close_list();
    json.key("found");
    json.open_list();
    for (_, finding) in graph.iter() {
        json.whole(match finding.found {
            Found::Verdict(verdict) => u32::from(verdict.bits()),
            Found::Outcomes(outcomes) => u32::from(outcomes.bits()),
        });
    }
    json.close_list();
    json.key("of");
    json.open_list();
    for (id, _) in graph.iter() {
        json.open_list();
        graph.parts(id).iter().for_each(|part| json.whole(part.place()));
        graph.facts_of(id).iter().for_each(|fact| json.place(facts.place(fact)));
        json.close_list();
    }
    json.close_list();
    json.key("distance");
    json.open_list();
    for (id, distance) in graph.distances() {
        json.open_list();
        json.whole(id.place());
        json.amount(distance);
        json.close_list();
    }
    json.close_list();
    json.close();
}

fn step_rows<'s>(json: &mut Json, facts: &mut Facts<'_>, steps: impl Iterator<Item = &'s Step>) {
    json.open_list();
    for step in steps {
        json.open_list();
        json.id(step.of.id());
        json.id(step.operation.id());
        json.open_list();
        step.operands.iter().for_each(|operand| operand_row(json, facts, operand));
        json.close_list();
        json.figure(step.result);
        json.close_list();
    }
    json.close_list();
}

/// What it is, then where it stands or what names it, then its figure.
fn operand_row(json: &mut Json, facts: &mut Facts<'_>, operand: &Operand) {
    json.open_list();
    match operand {
        Operand::Fact { fact, row, value } => {
            json.id("fact");
            json.place(facts.place(fact));
            json.figure(*value);
            if let Some(row) = row {
                json.place(*row);
            }
        }
        Operand::Whether { fact, value } => {
            json.id("whether");
            json.place(facts.place(fact));
            json.figure(*value);
        }
        Operand::RestOfList(fact) => {
            json.id("rest_of_list");
            json.place(facts.place(fact));
        }
        Operand::Dependant { fact, row, years, supporters } => {
            json.id("dependant");
            json.place(facts.place(fact));
            json.place(*row);
            for (fewest, most) in [years, supporters] {
                json.open_list();
                json.whole(*fewest);
                json.whole(*most);
                json.close_list();
            }
        }
        Operand::Income(row) => {
            json.id("income");
            json.id(row.region.code());
            json.whole(u32::from(row.year));
            json.figure(operand.value());
        }
        Operand::Wage(row) => {
            json.id("wage");
            json.id(row.region.code());
            json.whole(u32::from(row.year));
            json.figure(operand.value());
        }
        Operand::Parameter { value, cites } => {
            json.id("parameter");
            json.whole(*value);
            json.ids(cites.iter().map(|cite: &Cite| cite.citation().id));
        }
        Operand::Local { value, authority, .. } => {
            json.id("local");
            json.figure(*value);
            json.ids([authority_id(*authority)]);
        }
        Operand::Step { of, value } => {
            json.id("step");
            json.id(of.id());
            json.figure(*value);
        }
    }
    json.close_list();
}

fn procedure_rows(json: &mut Json, facts: &mut Facts<'_>, procedure: &Procedure) {
    json.open();
    json.key("deadlines");
    json.open_list();
    procedure.deadlines.iter().for_each(|deadline| deadline_row(json, facts, deadline));
    json.close_list();
    json.key("documents");
    json.open_list();
    for document in &procedure.documents {
        json.open_list();
        json.id(document.provision.id());
        subject(json, facts.frame, document.subject);
        json.id(document.state.id());
        json.close_list();
    }
    json.close_list();
    for (key, duties) in [("approvals", &procedure.approvals), ("measures", &procedure.measures)] {
        json.key(key);
        json.open_list();
        duties.iter().for_each(|duty| duty_row(json, facts.frame, duty));
        json.close_list();
    }
    json.close();
}

/// Where a subject's answers stand in the case.
fn subject(json: &mut Json, frame: &Frame, subject: Subject) {
    let name = frame.name(subject);
    json.joined(&[Frame::room(subject), if name.is_empty() { "" } else { "." }, name]);
}

fn deadline_row(json: &mut Json, facts: &mut Facts<'_>, deadline: &Deadline) {
    let last = deadline.last;
    json.open_list();
    json.id(deadline.provision.id());
    json.place(facts.place(&deadline.start));
    json.day(deadline.start_day);
    json.whole(deadline.length.value);
    json.id(deadline.unit.id());
    json.day(last.map(|last| last.day));
    for (holds, word) in [
        (deadline.local, "local"),
        (last.is_some_and(|last| last.rolled), "rolled"),
        (last.is_some_and(|last| last.provisional), "provisional"),
    ] {
        if holds {
            json.id(word);
        }
    }
    json.close_list();
}

fn duty_row(json: &mut Json, frame: &Frame, duty: &Duty) {
    json.open_list();
    json.id(duty.provision.id());
    subject(json, frame, duty.subject);
    json.whole(u32::from(duty.verdict.bits()));
    if let Some(step) = duty.step {
        json.whole(step);
    }
    json.close_list();
}

fn missing_row(json: &mut Json, facts: &mut Facts<'_>, missing: &Missing) {
    json.open_list();
    json.place(facts.place(&missing.fact));
    json.open_list();
    missing.outcome_of.iter().for_each(|at| json.place(*at));
    json.close_list();
    for (holds, word) in
        [(missing.over_limit, "over_limit"), (missing.amount, "amount"), (missing.procedure, "procedure")]
    {
        if holds {
            json.id(word);
        }
    }
    json.close_list();
}
