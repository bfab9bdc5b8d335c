//! The annex: every step of every figure, with its result and the provisions that it rests on.

use super::draft::Draft;
use super::{Cell, Paper, Writer};
use crate::explain::catalogue::step as step_name;
use crate::explain::view::StepWords;

pub(super) fn write(writer: &Writer<'_>) -> Paper {
    let mut draft = Draft::new(writer);
    draft.say(&writer.view.law.sentence, &writer.view.law.citations);
    for sheet in &writer.view.sheets {
        draft.heading_of("ui.steps", &writer.sheet_note(&sheet.label));
        let of_figures = sheet.figures.iter().flat_map(|figure| &figure.steps);
        let of_proposal = sheet.proposal.iter().flat_map(|proposal| &proposal.steps);
        let rows: Vec<Vec<Cell>> = of_figures.chain(of_proposal).map(|step| row(writer, &mut draft, step)).collect();
        if rows.is_empty() {
            draft.say(&writer.text("paper.no_steps"), &[]);
        }
        let head = ["paper.step", "paper.expression", "paper.result", "paper.explanation", "paper.basis"];
        draft.table(&head, rows, &[2]);
        for figure in &sheet.figures {
            if !figure.sentence.is_empty() {
                draft.say(&writer.pair(step_name(writer.lang(), figure.of), &figure.sentence), &figure.citations);
            }
        }
    }
    draft.heading("paper.readings");
    for reading in writer.view.speaker.readings() {
        draft.say(&reading, &[]);
    }
    draft.provisions();
    draft.paper("calculation")
}

fn row(writer: &Writer<'_>, draft: &mut Draft<'_>, step: &StepWords) -> Vec<Cell> {
    let notes: Vec<String> = step.rounding.iter().cloned().chain(step.note.clone()).collect();
    let cells = [
        step_name(writer.lang(), step.of).to_owned(),
        step.expression.clone(),
        step.value.clone(),
        writer.lang().list(&notes),
    ];
    let mut row: Vec<Cell> = cells.map(Cell::Text).into();
    row.push(draft.cited(&step.citations));
    row
}
