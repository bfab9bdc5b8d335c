//! The approval form as a draft: the fields that a leader reads, and empty rows for the opinions.

use super::draft::{Draft, field, slot_field};
use super::sheet::{case_fields, deciding, finding_in_short, outcome_words};
use super::{Block, Field, Paper, Writer, is_about};
use crate::case::Subject;
use crate::explain::view::{ApplicantWords, FindingWords};
use crate::questions::Section;
use crate::rulebook::Provision;

/// Conditions that the rules name as circumstances against.
const REFUSALS: &[Provision] = &[
    Provision::NoMajorFault,
    Provision::NoMajorFaultOfEither,
    Provision::Cooperation,
    Provision::Truthfulness,
    Provision::NoWaiver,
    Provision::NoReasonablyAssisted,
    Provision::Cause,
];

pub(super) fn write(writer: &Writer<'_>) -> Paper {
    let mut draft = Draft::new(writer);
    let mut rows = case_fields(writer);
    rows.push(vec![
        field(writer, "paper.approval.applied_on", day(writer, "applied_on")),
        field(writer, "paper.approval.accepted_on", day(writer, "accepted_on")),
    ]);
    people(writer, &mut rows);
    draft.push(Block::Fields { rows });
    draft.push(Block::Fields { rows: findings(writer) });
    draft.push(Block::Fields { rows: amounts(writer) });
    draft.push(Block::Fields { rows: accounts(writer) });
    draft.push(writer.signatures(&["handler", "head", "deputy", "chief", "committee"]));
    draft.say(&writer.text("ui.notice"), &[]);
    draft.paper("approval")
}

fn day(writer: &Writer<'_>, id: &str) -> String {
    writer.answer(Subject::Case, id).unwrap_or_else(|| writer.text("paper.none"))
}

fn people(writer: &Writer<'_>, rows: &mut Vec<Vec<Field>>) {
    let frame = &writer.case().frame;
    let named =
        |subject: Subject| Field { label: writer.view.speaker.subject(subject), cell: writer.slot(subject, "name") };
    for at in 0..frame.applicants.len() {
        let subject = Subject::Applicant(at);
        let slot = |id: &str| slot_field(writer, subject, id);
        rows.push(vec![named(subject), slot("identity")]);
        let (age, relation) = (writer.age(at), writer.relation(at));
        rows.push(vec![field(writer, "paper.age", age), field(writer, "paper.relation", relation)]);
        rows.push(vec![slot("phone"), slot("address")]);
        rows.push(vec![slot("agent")]);
    }
    for at in (0..frame.victims.len()).filter(|at| writer.applies_as(*at).is_none()) {
        rows.push(vec![named(Subject::Victim(at))]);
    }
}

/// A row for what is said, applicant by applicant; persons are told apart only where there are several.
fn of_each(writer: &Writer<'_>, say: impl Fn(&ApplicantWords<'_>) -> String) -> String {
    let applicants = &writer.view.applicants;
    let said = applicants.iter().map(|applicant| match say(applicant) {
        words if words.is_empty() => words,
        words if applicants.len() > 1 => writer.pair(&applicant.label, &words),
        words => words,
    });
    writer.sentences(&said.collect::<Vec<_>>())
}

fn findings(writer: &Writer<'_>) -> Vec<Vec<Field>> {
    let states = |findings: &mut dyn Iterator<Item = &FindingWords<'_>>| {
        let state = |finding: &FindingWords<'_>| writer.pair(writer.title(finding), writer.state(finding));
        writer.lang().list(&findings.map(state).collect::<Vec<_>>())
    };
    let about = |conditions: &'static [Provision]| {
        of_each(writer, |a| states(&mut a.findings.iter().filter(|finding| is_about(finding, conditions))))
    };
    let ground = of_each(writer, |applicant| {
        let grounds = applicant.findings.iter().filter(|finding| is_about(finding, &[Provision::BestGround]));
        let met =
            grounds.flat_map(|finding| &finding.of).filter(|g| matches!(g.state.id(), "met" | "discretion" | "open"));
        let based = |ground: &FindingWords<'_>| {
            let names = writer.view.speaker.names(ground.finding.provision);
            let provisions = writer.enumerated(&writer.names(&names));
            let text = writer.pair(writer.title(ground), writer.state(ground));
            writer.lang().say("paper.approval.based", &[("text", &text), ("provisions", &provisions)])
        };
        let met: Vec<String> = met.map(based).collect();
        if met.is_empty() { states(&mut deciding(applicant).into_iter()) } else { writer.lang().list(&met) }
    });
    let over_limit = of_each(writer, |applicant| {
        let found = applicant.findings.iter().filter(|finding| is_about(finding, &[Provision::OverLimit]));
        writer.lang().list(&found.map(|finding| finding_in_short(writer, finding)).collect::<Vec<_>>())
    });
    let outcomes: Vec<String> =
        writer.view.applicants.iter().map(|applicant| outcome_words(writer, applicant)).collect();
    [
        ("paper.approval.harm", writer.facts_of(&[Section::Matter, Section::Harm])),
        ("paper.approval.obstacle", writer.facts_of(&[Section::Obstacle])),
        ("paper.approval.loss", writer.facts_of(&[Section::Loss])),
        ("paper.approval.hardship", writer.facts_of(&[Section::Hardship])),
        ("paper.approval.scope", about(&[Provision::Scope])),
        ("paper.approval.one_time", about(&[Provision::OneTime])),
        ("paper.approval.ground", ground),
        ("paper.approval.refusals", about(REFUSALS)),
        ("paper.approval.outcome", writer.sentences(&outcomes)),
        ("paper.approval.over_limit", over_limit),
    ]
    .map(|(label, text)| {
        // What is not asked yet has not been verified.
        let text = if text.is_empty() { writer.text("answer.open") } else { text };
        vec![field(writer, label, text)]
    })
    .into()
}

fn amounts(writer: &Writer<'_>) -> Vec<Vec<Field>> {
    let mut rows = Vec::new();
    for sheet in &writer.view.sheets {
        let note = writer.sheet_note(&sheet.label);
        let mut row = |key: &str, text: String| {
            let label = writer.noted(&writer.text(key), &note);
            rows.push(vec![Field { label, cell: super::Cell::Text(text) }]);
        };
        let figure = |provision: Provision| sheet.figures.iter().find(|figure| figure.of == provision);
        if let Some(base) = figure(Provision::WageBase) {
            row("paper.approval.base", writer.sentences(&[base.value.clone(), base.sentence.clone()]));
        }
        row("paper.approval.limit", sheet.headline.sentence.clone());
        for of in [Provision::AwardCap, Provision::ExtendedLimit] {
            if let Some(figure) = figure(of) {
                row(&format!("step.{}", of.id()), writer.sentences(&[figure.value.clone(), figure.sentence.clone()]));
            }
        }
        match &sheet.proposal {
            Some(proposal) => {
                row("paper.approval.amount", proposal.sentence.clone());
                let checks: Vec<String> = proposal.checks.iter().map(|check| check.sentence.clone()).collect();
                row("paper.approval.checks", writer.sentences(&checks));
            }
            None => row("paper.approval.amount", writer.text("paper.no_proposal")),
        }
    }
    rows
}

fn accounts(writer: &Writer<'_>) -> Vec<Vec<Field>> {
    let payment = writer.facts(&[Section::Proposal], &["proposed_months", "proposed_amount"]);
    let payment = if payment.is_empty() { vec![writer.text("paper.no_payment")] } else { payment };
    let speaker = &writer.view.speaker;
    let measures = writer
        .view
        .procedure
        .measures
        .iter()
        .map(|m| writer.noted(&speaker.of(m.duty.subject, m.duty.provision), &speaker.duty_label(m)));
    let measures: Vec<String> = measures.collect();
    let measures = if measures.is_empty() { writer.text("paper.no_measure") } else { writer.lang().list(&measures) };
    let needed = writer.view.procedure.documents.iter().filter(|document| document.state.id() != "present");
    let needed: Vec<String> =
        needed.map(|d| writer.noted(&speaker.of(d.subject, d.provision), &speaker.document_label(d))).collect();
    let mut rows = vec![
        vec![field(writer, "paper.approval.payment", writer.sentences(&payment))],
        vec![field(writer, "paper.approval.measures", measures)],
    ];
    if !needed.is_empty() {
        rows.push(vec![field(writer, "paper.documents", writer.lang().list(&needed))]);
    }
    for at in 0..writer.case().frame.applicants.len() {
        let subject = Subject::Applicant(at);
        let mut account = vec![slot_field(writer, subject, "bank"), slot_field(writer, subject, "account")];
        if writer.view.applicants.len() > 1 {
            for field in &mut account {
                field.label = writer.noted(&field.label, &writer.view.speaker.subject(subject));
            }
        }
        rows.push(account);
    }
    rows
}
