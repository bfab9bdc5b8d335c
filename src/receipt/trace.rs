//! What an assessment came to, as a receipt keeps it: every finding and step tells by itself what it is, for it is read
//! years later, without the catalogue that the short form of an answer needs.

use crate::assessment::{Assessment, Merits, steps, wire};
use crate::case::{Case, Frame};
use crate::eligibility::{ApplicantFindings, Found};
use crate::json::Json;
use crate::money::Bounds;
use crate::rulebook::{Cite, authority_id};
use crate::trace::{FactRef, Operand, Step};

/// `{"findings":[…],"steps":[…],"outcome":{…}}`.
pub(super) fn text(case: &Case, assessment: &Assessment) -> String {
    let Merits { losses, examination, limits, rulings, .. } = &assessment.merits;
    let frame = &case.frame;
    let mut json = Json::with_capacity(32 * 1024);
    json.open();
    json.key("findings");
    json.open_list();
    for (who, found) in frame.applicants.iter().zip(&examination.applicants) {
        findings(&mut json, frame, &who.id, found);
    }
    json.close_list();
    json.key("steps");
    json.open_list();
    for ((id, limits), losses) in frame.victims.iter().zip(&limits.sheets).zip(&losses.sheets) {
        steps(limits, losses).for_each(|each| step(&mut json, frame, id, each));
    }
    for (id, proposal) in frame.victims.iter().zip(&rulings.sheets) {
        proposal.iter().flat_map(|proposal| &proposal.steps).for_each(|each| step(&mut json, frame, id, each));
    }
    json.close_list();
    json.key("outcome");
    outcome(&mut json, case, assessment);
    json.close();
    json.finish()
}

fn outcome(json: &mut Json, case: &Case, assessment: &Assessment) {
    let Merits { losses, examination, limits, rulings, .. } = &assessment.merits;
    let frame = &case.frame;
    json.open();
    json.key("applicants");
    json.open_list();
    for ((who, found), payee) in frame.applicants.iter().zip(&examination.applicants).zip(&rulings.payees) {
        json.open();
        json.key("id");
        json.id(&who.id);
        wire::applicant(json, found, *payee);
        json.close();
    }
    json.close_list();
    json.key("sheets");
    json.open_list();
    let sheets = frame.victims.iter().zip(&limits.sheets).zip(&losses.sheets).zip(&rulings.sheets);
    for (((id, limits), losses), proposal) in sheets {
        json.open();
        json.key("id");
        json.id(id);
        wire::sheet(json, limits, losses);
        json.key("proposal");
        match proposal {
            Some(proposal) => {
                json.open();
                wire::sums(json, proposal);
                json.key("checks");
                json.open_list();
                for check in &proposal.checks {
                    json.open();
                    json.key("id");
                    json.id(check.against.id());
                    json.key("state");
                    json.id(check.state.id());
                    json.key("binds");
                    json.yes_no(check.binds);
                    if let Some(distance) = check.distance {
                        json.key("distance");
                        json.amount(distance);
                    }
                    json.close();
                }
                json.close_list();
                json.close();
            }
            None => json.null(),
        }
        json.close();
    }
    json.close_list();
    json.key("contributions");
    wire::parts(json, rulings.contributions.as_ref());
    json.close();
}

fn path(json: &mut Json, frame: &Frame, fact: &FactRef, row: Option<usize>) {
    let row = row.map(|row| format!(".{row}")).unwrap_or_default();
    json.joined(&[&frame.path(fact.subject), ".", fact.question.id, &row]);
}

fn findings(json: &mut Json, frame: &Frame, applicant: &str, found: &ApplicantFindings) {
    let graph = &found.findings;
    for (id, finding) in graph.iter() {
        json.open();
        json.key("applicant");
        json.id(applicant);
        json.key("id");
        json.id(finding.provision.id());
        json.key("join");
        json.id(finding.join.id());
        match finding.found {
            Found::Verdict(verdict) => {
                json.key("verdict");
                wire::verdict(json, verdict);
            }
            Found::Outcomes(outcomes) => {
                json.key("outcomes");
                wire::outcomes(json, outcomes);
            }
        }
        if let Some(distance) = graph.distance(id) {
            json.key("distance");
            json.amount(distance);
        }
        if !graph.parts(id).is_empty() {
            json.key("parts");
            json.open_list();
            graph.parts(id).iter().for_each(|part| json.whole(part.place()));
            json.close_list();
        }
        if !graph.facts_of(id).is_empty() {
            json.key("facts");
            json.open_list();
            graph.facts_of(id).iter().for_each(|fact| path(json, frame, fact, None));
            json.close_list();
        }
        json.close();
    }
}

fn step(json: &mut Json, frame: &Frame, sheet: &str, step: &Step) {
    json.open();
    json.key("sheet");
    json.id(sheet);
    json.key("id");
    json.id(step.of.id());
    json.key("operation");
    json.id(step.operation.id());
    json.key("operands");
    json.open_list();
    step.operands.iter().for_each(|each| operand(json, frame, each));
    json.close_list();
    json.key("result");
    json.bounds(Some(step.result));
    json.close();
}

/// `{"fact":{…}}`: one key, by the kind of the operand.
fn operand(json: &mut Json, frame: &Frame, operand: &Operand) {
    json.open();
    match operand {
        Operand::Fact { fact, row, value } => fact_with(json, frame, "fact", (fact, *row), Some(*value)),
        Operand::Whether { fact, value } => fact_with(json, frame, "whether", (fact, None), Some(*value)),
        Operand::RestOfList(fact) => fact_with(json, frame, "rest_of_list", (fact, None), None),
        Operand::Dependant { fact, row, years, supporters } => {
            json.key("dependant");
            json.open();
            json.key("path");
            path(json, frame, fact, Some(*row));
            for (key, (fewest, most)) in [("years", years), ("supporters", supporters)] {
                json.key(key);
                json.open_list();
                json.whole(*fewest);
                json.whole(*most);
                json.close_list();
            }
            json.close();
        }
        Operand::Income(row) => {
            published(json, "income", (row.region.code(), row.year));
            json.bounds(Some(operand.value()));
            json.close();
        }
        Operand::Wage(row) => {
            published(json, "wage", (row.region.code(), row.year));
            json.amount(operand.value().low());
            json.close();
        }
        Operand::Parameter { value, cites } => {
            json.key("parameter");
            json.open();
            json.key("value");
            json.whole(*value);
            json.key("cites");
            json.ids(cites.iter().map(|cite: &Cite| cite.citation().id));
            json.close();
        }
        Operand::Local { value, authority, .. } => {
            json.key("local");
            json.open();
            json.key("value");
            json.bounds(Some(*value));
            json.key("cites");
            json.ids([authority_id(*authority)]);
            json.close();
        }
        Operand::Step { of, value } => {
            json.key("step");
            json.open();
            json.key("id");
            json.id(of.id());
            json.key("value");
            json.bounds(Some(*value));
            json.close();
        }
    }
    json.close();
}

fn fact_with(
    json: &mut Json,
    frame: &Frame,
    kind: &str,
    (fact, row): (&FactRef, Option<usize>),
    value: Option<Bounds>,
) {
    json.key(kind);
    json.open();
    json.key("path");
    path(json, frame, fact, row);
    if value.is_some() {
        json.key("value");
        json.bounds(value);
    }
    json.close();
}

/// A published figure; its value comes next.
fn published(json: &mut Json, kind: &str, (region, year): (&str, u16)) {
    json.key(kind);
    json.open();
    json.key("region");
    json.id(region);
    json.key("year");
    json.whole(u32::from(year));
    json.key("value");
}
