//! The report of review, in the order in which it is read out: persons, loss, hardship, review, amount, manner, help.

use super::draft::Draft;
use super::sheet::{case_fields, check_name, outcome_words, stands_apart};
use super::{Block, Paper, Writer, is_about};
use crate::case::Subject;
use crate::explain::catalogue::{FindingState, step};
use crate::explain::view::{FigureWords, FindingWords, SheetWords};
use crate::questions::Section;
use crate::rulebook::Provision;

pub(super) fn write(writer: &Writer<'_>) -> Paper {
    let mut draft = Draft::new(writer);
    draft.push(Block::Fields { rows: case_fields(writer) });
    draft.heading("paper.report.case");
    people(writer, &mut draft);
    let facts =
        writer.facts(&[Section::Office, Section::Matter, Section::Applicant], &["as_of", "region", "age", "relation"]);
    paragraphs(&mut draft, &facts);
    draft.heading("paper.report.loss");
    paragraphs(&mut draft, &writer.facts(&[Section::Harm, Section::Obstacle, Section::Loss, Section::Award], &[]));
    let unmet = Provision::DocumentedUnmetLoss;
    for sheet in &writer.view.sheets {
        for found in sheet.figures.iter().filter(|found| found.of == unmet) {
            figure(writer, &mut draft, sheet, found);
        }
    }
    draft.heading("paper.report.hardship");
    paragraphs(&mut draft, &writer.facts(&[Section::Hardship, Section::Need], &[]));
    draft.heading("paper.report.review");
    review(writer, &mut draft);
    draft.heading("paper.report.amount");
    for sheet in &writer.view.sheets {
        amount(writer, &mut draft, sheet);
    }
    draft.heading("paper.report.manner");
    manner(writer, &mut draft);
    draft.heading("paper.report.measures");
    measures(writer, &mut draft);
    draft.push(writer.signatures(&["handler", "date"]));
    draft.provisions();
    draft.paper("report")
}

fn paragraphs(draft: &mut Draft<'_>, texts: &[String]) {
    texts.iter().for_each(|text| draft.say(text, &[]));
}

fn people(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    for (at, who) in writer.case().frame.applicants.iter().enumerate() {
        let label = |subject| writer.view.speaker.subject(subject);
        let (applicant, victim) = (label(Subject::Applicant(at)), label(Subject::Victim(who.victim)));
        let household = label(Subject::Household(who.household));
        let mut age = writer.age(at);
        if age == writer.text("answer.open") {
            age = writer.pair(&writer.text("paper.age"), &age);
        }
        let relation = writer.relation(at);
        let values = [
            ("who", applicant.as_str()),
            ("age", &age),
            ("victim", &victim),
            ("relation", &relation),
            ("household", &household),
        ];
        draft.say(&writer.lang().say("paper.report.person", &values), &[]);
    }
}

/// The outcome of each applicant, then every condition that counted for it.
fn review(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    draft.say_in_full(&writer.view.law.sentence, &writer.view.law.citations);
    paragraphs(draft, &writer.facts(&[Section::Refusals, Section::OverLimit, Section::Readings], &[]));
    for applicant in &writer.view.applicants {
        draft.say_in_full(&outcome_words(writer, applicant), &applicant.citations);
        let counted = applicant.findings.iter().filter(|finding| {
            // Whether relief may be advanced is told only where it may be.
            !(is_about(finding, &[Provision::Advance]) && finding.state == FindingState::NotMet)
        });
        items(writer, draft, counted, 0, &[]);
        if let Some(follows) = &applicant.follows {
            draft.say_in_full(&follows.sentence, &follows.citations);
        }
    }
}

fn items<'f, 'a: 'f>(
    writer: &Writer<'_>,
    draft: &mut Draft<'_>,
    findings: impl Iterator<Item = &'f FindingWords<'a>>,
    level: usize,
    above: &[&'static str],
) {
    for (at, finding) in findings.filter(|finding| counts(finding)).enumerate() {
        let number = number(writer, level, at);
        let values = [("number", number.as_str()), ("title", writer.title(finding)), ("state", writer.state(finding))];
        let item = writer.lang().say("paper.report.item", &values);
        // A whole of which one part counts is told with what that part looked at.
        let mut last = finding;
        while let [only] = last.of.iter().filter(|part| counts(part)).collect::<Vec<_>>().as_slice() {
            last = only;
        }
        let title = writer.title(last);
        let part = if std::ptr::eq(last, finding) || title == writer.title(finding) { "" } else { title };
        let mut phrases = vec![writer.noted(&item, part), writer.looked_at(last.facts)];
        phrases.extend(writer.view.speaker.beside(finding));
        if !std::ptr::eq(last, finding) {
            phrases.extend(writer.view.speaker.beside(last));
        }
        // A part that rests on the same provisions as its whole need not name them again.
        let names = writer.view.speaker.names(finding.finding.provision);
        let citations: &[&'static str] = if names == above { &[] } else { &names };
        draft.say(&writer.sentences(&phrases), citations);
        // Why there is no reason to exceed the limit is told in a line.
        if !(stands_apart(finding) && finding.state == FindingState::NotMet) {
            items(writer, draft, last.of.iter(), level.saturating_add(1), &names);
        }
    }
}

/// Numbers of the levels as official papers write them: 1. then (1) then ①; deeper levels go on with the last.
fn number(writer: &Writer<'_>, level: usize, at: usize) -> String {
    let place = at.saturating_add(1).to_string();
    let said = |key: &str| writer.lang().say(key, &[("number", &place)]);
    match level {
        0 => said("paper.report.number.first"),
        1 => said("paper.report.number.second"),
        _ => {
            let signs = writer.text("paper.report.number.signs");
            signs.chars().nth(at).map_or_else(|| said("paper.report.number.second"), String::from)
        }
    }
}

fn counts(finding: &FindingWords<'_>) -> bool {
    finding.state.id() != "idle"
}

fn amount(writer: &Writer<'_>, draft: &mut Draft<'_>, sheet: &SheetWords) {
    let note = writer.sheet_note(&sheet.label);
    let headline = &sheet.headline;
    let sentence = if note.is_empty() { headline.sentence.clone() } else { writer.pair(&note, &headline.sentence) };
    draft.say(&sentence, &headline.citations);
    for found in sheet.figures.iter().filter(|found| found.of != Provision::DocumentedUnmetLoss) {
        figure(writer, draft, sheet, found);
    }
    let Some(proposal) = &sheet.proposal else {
        draft.say(&writer.text("paper.no_proposal"), &[]);
        return;
    };
    draft.say(&proposal.sentence, &[]);
    for check in &proposal.checks {
        draft.say(&writer.pair(&check_name(writer, check), &check.sentence), &check.citations);
    }
}

fn figure(writer: &Writer<'_>, draft: &mut Draft<'_>, sheet: &SheetWords, figure: &FigureWords) {
    let lang = writer.lang();
    let label = writer.noted(step(lang, figure.of), &writer.sheet_note(&sheet.label));
    let expression = figure.steps.last().map_or("", |step| step.expression.as_str());
    // A figure that is taken as it stands has no expression of its own.
    let mut text = if expression.is_empty() || figure.value.ends_with(expression) {
        writer.pair(&label, &figure.value)
    } else {
        let values = [("label", label.as_str()), ("value", &figure.value), ("expression", expression)];
        lang.say("paper.report.figure", &values)
    };
    text = writer.sentences(&[text, figure.sentence.clone()]);
    draft.say(&text, &figure.citations);
}

fn manner(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let facts = writer.facts(&[Section::Proposal], &["proposed_months", "proposed_amount"]);
    if facts.is_empty() {
        draft.say(&writer.text("paper.no_payment"), &[]);
    }
    paragraphs(draft, &facts);
    for check in &writer.view.checks {
        draft.say(&writer.pair(&check_name(writer, check), &check.sentence), &check.citations);
    }
}

fn measures(writer: &Writer<'_>, draft: &mut Draft<'_>) {
    let measures = &writer.view.procedure.measures;
    if measures.is_empty() {
        draft.say(&writer.text("paper.no_measure"), &[]);
    }
    for measure in measures {
        let speaker = &writer.view.speaker;
        let label = speaker.of(measure.duty.subject, measure.duty.provision);
        let text = writer.noted(&label, &speaker.duty_label(measure));
        draft.say(&writer.pair(&text, &speaker.duty_sentence(measure)), &speaker.duty_citations(measure));
    }
}
