//! The estimate on one to two pages: who, what is so, whether, up to how much, what is proposed, and on what it rests.

use super::draft::{Draft, field, slot_field};
use super::{Block, Cell, Field, Paper, Writer, find, without_mark};
use crate::case::Subject;
use crate::explain::catalogue::{FindingState, check_label, step, title};
use crate::explain::view::{ApplicantWords, CheckWords, FindingWords, SheetWords};
use crate::questions::Section;
use crate::rulebook::Provision;

pub(super) fn write(writer: &Writer<'_>) -> Paper {
    let mut draft = Draft::new(writer);
    draft.push(head(writer));
    draft.say(&writer.sentences(&writer.view.law.notes), &[]);
    draft.heading("paper.people");
    people(writer, &mut draft);
    draft.heading("paper.found");
    // Age and relation stand in the table of persons, the day and the province at the head.
    let sections = Section::ALL.into_iter().filter(|s| !matches!(s, Section::Procedure | Section::Proposal));
    let sections: Vec<Section> = sections.collect();
    for facts in writer.facts(&sections, &["as_of", "region", "age", "relation"]) {
        draft.say(&facts, &[]);
    }
    draft.heading("paper.outcome");
    outcomes(writer, &mut draft);
    missing(writer, &mut draft);
    for (at, sheet) in writer.view.sheets.iter().enumerate() {
        draft.heading_of("paper.amounts", &writer.sheet_note(&sheet.label));
        amounts(writer, &mut draft, at, sheet);
        draft.heading_of("paper.proposal", &writer.sheet_note(&sheet.label));
        proposal(writer, &mut draft, sheet);
    }
    draft.table(CHECK_HEAD, rows_of_checks(writer, &writer.view.checks), &[]);
    for facts in writer.facts(&[Section::Proposal], &["proposed_months", "proposed_amount"]) {
        draft.say(&facts, &[]);
    }
    follows(writer, &mut draft);
    draft.push(writer.signatures(&["handler", "head", "deputy", "date"]));
    draft.provisions();
    draft.say(&writer.text("ui.notice"), &[]);
    draft.paper("sheet")
}

fn head(writer: &Writer<'_>) -> Block {
    let frame = &writer.case().frame;
    let slot = |id: &str| slot_field(writer, Subject::Case, id);
    let region = writer.answer(Subject::Frame, "region").unwrap_or_else(|| writer.text("answer.open"));
    let mut rows = vec![
        vec![slot("unit"), slot("number")],
        vec![slot("charge"), slot("handler")],
        vec![field(writer, "paper.day", writer.lang().day(frame.as_of)), field(writer, "paper.region", region)],
    ];
    if !frame.offices.is_empty() {
        let offices: Vec<String> =
            (0..frame.offices.len()).map(|at| writer.view.speaker.subject(Subject::Office(at))).collect();
        rows.push(vec![field(writer, "paper.offices", writer.enumerated(&offices))]);
    }
    rows.push(vec![field(writer, "paper.law", writer.view.law.sentence.clone())]);
    Block::Fields { rows }
}

fn people(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let case = writer.case();
    let none = || Cell::Text(writer.text("paper.none"));
    let mut rows = Vec::new();
    for (at, facts) in case.facts.victims.iter().enumerate() {
        let subject = Subject::Victim(at);
        // Who applies for himself is named once.
        let name = match writer.applies_as(at) {
            Some(applicant) => {
                let who = writer.view.speaker.subject(Subject::Applicant(applicant));
                Cell::Text(writer.lang().say("paper.same_as", &[("who", &who)]))
            }
            None => writer.slot(subject, "name"),
        };
        let age = match (facts.died.is(true), writer.answer(subject, "victim_age")) {
            (_, Some(age)) => Cell::Text(age),
            (true, None) => Cell::Text(writer.text("paper.dead")),
            (false, None) => none(),
        };
        rows.push(vec![Cell::Text(writer.view.speaker.subject(subject)), name, age, none(), none()]);
    }
    for (at, who) in case.frame.applicants.iter().enumerate() {
        let subject = Subject::Applicant(at);
        let mut relation = writer.relation(at);
        if case.frame.victims.len() > 1 {
            relation = writer.noted(&relation, &writer.view.speaker.subject(Subject::Victim(who.victim)));
        }
        rows.push(vec![
            Cell::Text(writer.view.speaker.subject(subject)),
            writer.slot(subject, "name"),
            Cell::Text(writer.age(at)),
            Cell::Text(relation),
            Cell::Text(writer.view.speaker.subject(Subject::Household(who.household))),
        ]);
    }
    let head = ["paper.person", "sheet_field.name", "paper.age", "paper.relation", "paper.household"];
    draft.table(&head, rows, &[]);
}

/// Outcomes with what they rest on; of whom the same is said it is said once, or three applicants take three pages.
fn outcomes(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let applicants = &writer.view.applicants;
    let is_same = |one: &ApplicantWords<'_>, other: &ApplicantWords<'_>| {
        one.tone() == other.tone() && one.sentence == other.sentence
    };
    for (at, first) in applicants.iter().enumerate() {
        if applicants.iter().take(at).any(|earlier| is_same(earlier, first)) {
            continue;
        }
        let members: Vec<&ApplicantWords<'_>> = applicants.iter().filter(|other| is_same(other, first)).collect();
        let mut citations: Vec<&'static str> = Vec::new();
        let mut found: Vec<(Vec<String>, String, Vec<&'static str>)> = Vec::new();
        for member in &members {
            for citation in member.citations.iter().filter(|citation| !first.citations.contains(citation)) {
                if !citations.contains(citation) {
                    citations.push(citation);
                }
            }
            for finding in deciding(member) {
                let text = finding_in_short(writer, finding);
                match found.iter_mut().find(|(_, said, _)| *said == text) {
                    Some((who, _, _)) => who.push(member.label.clone()),
                    None => found.push((
                        vec![member.label.clone()],
                        text,
                        writer.view.speaker.names(finding.finding.provision),
                    )),
                }
            }
        }
        citations.splice(0..0, first.citations.iter().copied());
        let labels: Vec<String> = members.iter().map(|member| member.label.clone()).collect();
        let words = outcome_of(writer, &writer.enumerated(&labels), first);
        draft.say_in_full(&words, &citations);
        for (who, text, citations) in found {
            let of_all = who.len() == members.len();
            let text = if of_all { text } else { writer.pair(&writer.enumerated(&who), &text) };
            draft.say(&text, &citations);
        }
    }
}

/// An applicant's outcome as one paragraph.
pub(super) fn outcome_words(writer: &Writer<'_>, applicant: &ApplicantWords<'_>) -> String {
    outcome_of(writer, &applicant.label, applicant)
}

fn outcome_of(writer: &Writer<'_>, who: &str, applicant: &ApplicantWords<'_>) -> String {
    let title = writer.text(&format!("outcome.{}.title", applicant.tone()));
    let values = [("who", who), ("title", &title), ("sentence", &applicant.sentence)];
    writer.lang().say("paper.report.outcome", &values)
}

/// The findings that the outcome rests on; while it is open, those that keep it from being certain.
pub(super) fn deciding<'f, 'a>(applicant: &'f ApplicantWords<'a>) -> Vec<&'f FindingWords<'a>> {
    if applicant.outcomes.known().is_some() {
        return applicant.deciding.iter().filter_map(|id| find(&applicant.findings, *id)).collect();
    }
    let counts = |finding: &&FindingWords<'_>| {
        matches!(finding.state.id(), "open" | "discretion" | "not_met") && !stands_apart(finding)
    };
    applicant.findings.iter().filter(counts).collect()
}

/// Whether the limit may be exceeded and relief advanced decides nothing about the outcome.
pub(super) fn stands_apart(finding: &FindingWords<'_>) -> bool {
    super::is_about(finding, &[Provision::OverLimit, Provision::Advance])
}

/// A finding with its state, and with its facts or its parts; what is open as a whole is told by what is missing.
pub(super) fn finding_in_short(writer: &Writer<'_>, finding: &FindingWords<'_>) -> String {
    let state = |finding: &FindingWords<'_>| writer.pair(writer.title(finding), writer.state(finding));
    let parts = || finding.of.iter().filter(|part| part.state.id() != "idle");
    let mut told = vec![writer.looked_at(finding.facts)];
    told.extend(writer.view.speaker.beside(finding));
    let told = writer.sentences(&told);
    let note = match told.trim_end_matches(['。', '.']) {
        _ if finding.state == FindingState::Open && parts().all(|part| part.state == FindingState::Open) => {
            String::new()
        }
        // Only a part that stands otherwise than the whole needs its own state.
        "" => {
            let of_part = |part: &FindingWords<'_>| {
                if part.state.id() == finding.state.id() { writer.title(part).to_owned() } else { state(part) }
            };
            writer.lang().list(&parts().map(of_part).collect::<Vec<_>>())
        }
        told => told.to_owned(),
    };
    writer.noted(&state(finding), &note)
}

fn missing(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let speaker = &writer.view.speaker;
    let open = speaker.assessment.missing.iter().filter(|missing| !missing.is_for_procedure_only());
    let open: Vec<String> = open.map(|missing| without_mark(&speaker.missing_label(missing)).to_owned()).collect();
    if !open.is_empty() {
        draft.say(&writer.pair(&writer.text("paper.missing"), &writer.lang().list(&open)), &[]);
    }
}

fn amounts(writer: &Writer<'_>, draft: &mut Draft<'_>, at: usize, sheet: &SheetWords) {
    draft.say(&sheet.headline.sentence, &sheet.headline.citations);
    let mut rows = Vec::new();
    for figure in &sheet.figures {
        let kind = writer.text(&format!("ui.kind_{}", figure.kind));
        let mut row: Vec<Cell> =
            [step(writer.lang(), figure.of).to_owned(), figure.value.clone(), kind].map(Cell::Text).into();
        row.push(draft.cited(&figure.citations));
        rows.push(row);
    }
    // A local standard's marks are known only as what the proposal is checked against.
    let proposal = writer.view.speaker.assessment.merits.rulings.sheets.get(at).and_then(Option::as_ref);
    for check in proposal.iter().flat_map(|proposal| &proposal.checks) {
        let is_soft = matches!(check.against, Provision::SoftCap | Provision::SoftFloor);
        let (true, Some(mark)) = (is_soft, check.mark) else { continue };
        let label = writer.text(&format!("step.{}", check.against.id()));
        let words = sheet.proposal.iter().flat_map(|p| &p.checks).find(|words| words.of == check.against);
        let citations: &[&'static str] = words.map_or(&[], |words| &words.citations);
        let mut row: Vec<Cell> =
            [label, writer.lang().bounds(mark), writer.text("ui.kind_mark")].map(Cell::Text).into();
        row.push(draft.cited(citations));
        rows.push(row);
    }
    draft.table(&["paper.figure", "paper.value", "paper.kind", "paper.basis"], rows, &[1]);
    // Where the wage was taken from decides every figure below it.
    let base = sheet.figures.iter().find(|figure| figure.of == Provision::WageBase);
    draft.say(base.map_or("", |figure| &figure.sentence), &[]);
}

fn proposal(writer: &Writer<'_>, draft: &mut Draft<'_>, sheet: &SheetWords) {
    let Some(proposal) = &sheet.proposal else {
        draft.say(&writer.text("paper.no_proposal"), &[]);
        return;
    };
    draft.say(&proposal.sentence, &[]);
    let rows = rows_of_checks(writer, &proposal.checks);
    draft.table(CHECK_HEAD, rows, &[]);
}

const CHECK_HEAD: &[&str] = &["paper.check", "paper.result", "paper.explanation"];

fn rows_of_checks(writer: &Writer<'_>, checks: &[CheckWords]) -> Vec<Vec<Cell>> {
    let row = |check: &CheckWords| {
        let state = check_label(writer.lang(), check.of, check.state);
        let cells = [check_name(writer, check), state.to_owned(), check.sentence.clone()];
        cells.map(Cell::Text).into()
    };
    checks.iter().map(row).collect()
}

/// What a proposal is checked against.
pub(super) fn check_name(writer: &Writer<'_>, check: &CheckWords) -> String {
    let lang = writer.lang();
    let name = match step(lang, check.of) {
        "" => title(lang, check.of),
        name => name,
    };
    name.to_owned()
}

fn follows(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let applicants = || writer.view.applicants.iter().filter_map(|a| Some((&a.label, a.follows.as_ref()?)));
    if applicants().next().is_some() {
        draft.heading("paper.follows");
    }
    for (label, follows) in applicants() {
        draft.say(&writer.pair(label, &follows.sentence), &follows.citations);
    }
}

/// The fields of the case that the page fills.
pub(super) fn case_fields(writer: &Writer<'_>) -> Vec<Vec<Field>> {
    let slot = |id: &str| slot_field(writer, Subject::Case, id);
    vec![vec![slot("unit"), slot("number")], vec![slot("charge"), slot("handler")]]
}
