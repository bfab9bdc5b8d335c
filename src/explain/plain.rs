//! A view as lines of text, for a terminal or any other place without a page. Puts in order, computes nothing.

use super::view::{CheckWords, FindingWords, View};
use super::words::Lang;
use crate::assessment::ENGINE_VERSION;
use crate::rulebook::RULEBOOK_HASH;

/// What a line is, so that a terminal can set it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Title of the whole.
    Title,
    /// Title of a part.
    Heading,
    /// An outcome, limit or sum: what is read first.
    Result,
    /// Plain text.
    Text,
    /// Explains the line above it.
    Note,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// How deep it stands.
    pub depth: u8,
    /// Its words.
    pub text: String,
}

#[derive(Debug)]
struct Lines {
    lang: Lang,
    list: Vec<Line>,
}

/// The lines of a view; `code` is the short code of its receipt.
pub fn lines(view: &View, lang: Lang, code: &str) -> Vec<Line> {
    let mut out = Lines { lang, list: Vec::new() };
    out.add(LineKind::Title, 0, lang.text("paper.sheet.title"));
    out.add(LineKind::Text, 0, &view.law.sentence);
    view.law.notes.iter().for_each(|note| out.add(LineKind::Note, 0, note));
    outcomes(&mut out, view);
    amounts(&mut out, view);
    let missing: Vec<_> = view.missing.iter().filter(|missing| !missing.procedure_only).collect();
    if !missing.is_empty() {
        out.heading("paper.missing");
        for missing in missing {
            out.add(LineKind::Text, 1, &missing.label);
            out.add(LineKind::Note, 2, &format!("{}  {}", missing.path, missing.sentence));
        }
    }
    findings(&mut out, view);
    procedure(&mut out, view);
    out.heading("paper.readings");
    view.law.readings.iter().for_each(|reading| out.add(LineKind::Text, 1, reading));
    out.heading("paper.provisions");
    for citation in &view.citations {
        let title = [("text", citation.title.as_str()), ("note", citation.mark_label)];
        out.add(LineKind::Text, 1, &format!("[{}] {}", citation.id, lang.say("paper.with_note", &title)));
    }
    let rulebook: String = RULEBOOK_HASH.chars().take(12).collect();
    let values = [("code", code), ("engine", ENGINE_VERSION), ("rulebook", &rulebook)];
    out.add(LineKind::Note, 0, "");
    out.add(LineKind::Note, 0, &lang.say("paper.receipt", &values));
    out.list
}

impl Lines {
    fn add(&mut self, kind: LineKind, depth: u8, text: &str) {
        self.list.push(Line { kind, depth, text: text.to_owned() });
    }

    fn heading(&mut self, key: &str) {
        self.add(LineKind::Text, 0, "");
        self.add(LineKind::Heading, 0, self.lang.text(key));
    }

    fn cited(&self, text: &str, citations: &[&str]) -> String {
        if citations.is_empty() { text.to_owned() } else { format!("{text}  [{}]", citations.join(", ")) }
    }

    fn answer(&self, question: &str, answer: &str) -> String {
        self.lang.say("paper.answer", &[("question", question), ("answer", answer)])
    }

    fn finding(&mut self, finding: &FindingWords, depth: u8) {
        let text = self.answer(&finding.title, finding.state_label);
        let text = self.cited(&text, &finding.citations);
        self.add(LineKind::Text, depth, &text);
        if !finding.sentence.is_empty() {
            self.add(LineKind::Note, depth.saturating_add(1), &finding.sentence);
        }
        finding.of.iter().for_each(|part| self.finding(part, depth.saturating_add(1)));
    }

    fn check(&mut self, check: &CheckWords, depth: u8) {
        let text = self.answer(check.state_label, &check.sentence);
        let text = self.cited(&text, &check.citations);
        self.add(LineKind::Text, depth, &text);
    }
}

fn outcomes(out: &mut Lines, view: &View) {
    out.heading("paper.outcome");
    for who in &view.applicants {
        let text = out.answer(&who.label, &who.title);
        let text = out.cited(&text, &who.citations);
        out.add(LineKind::Result, 1, &text);
        out.add(LineKind::Text, 2, &who.sentence);
        if let Some(follows) = &who.follows {
            let text = out.cited(&follows.sentence, &follows.citations);
            out.add(LineKind::Text, 2, &text);
        }
    }
}

fn findings(out: &mut Lines, view: &View) {
    out.heading("ui.findings");
    for who in &view.applicants {
        out.add(LineKind::Result, 1, &who.label);
        who.findings.iter().for_each(|finding| out.finding(finding, 2));
    }
}

fn amounts(out: &mut Lines, view: &View) {
    out.heading("paper.amounts");
    for sheet in &view.sheets {
        let text = out.answer(&sheet.label, &sheet.headline.sentence);
        let text = out.cited(&text, &sheet.headline.citations);
        out.add(LineKind::Result, 1, &text);
        for figure in &sheet.figures {
            let text = out.answer(figure.label, &figure.value);
            let text = out.cited(&text, &figure.citations);
            out.add(LineKind::Text, 2, &text);
            if !figure.sentence.is_empty() {
                out.add(LineKind::Note, 3, &figure.sentence);
            }
            for step in &figure.steps {
                let rounding = step.rounding.as_ref().map_or_else(String::new, |rounding| format!("  {rounding}"));
                let text = format!("{} = {}{rounding}", step.expression, step.value);
                let text = out.answer(&step.label, &text);
                out.add(LineKind::Note, 3, &text);
            }
        }
        if let Some(proposal) = &sheet.proposal {
            out.add(LineKind::Result, 1, &proposal.sentence);
            proposal.checks.iter().for_each(|check| out.check(check, 2));
        }
    }
    view.checks.iter().for_each(|check| out.check(check, 1));
}

fn procedure(out: &mut Lines, view: &View) {
    let procedure = &view.procedure;
    if !procedure.deadlines.is_empty() {
        out.heading("ui.deadlines");
        procedure.deadlines.iter().for_each(|deadline| {
            let text = out.cited(&deadline.sentence, &deadline.citations);
            out.add(LineKind::Text, 1, &text);
        });
    }
    if !procedure.documents.is_empty() {
        out.heading("ui.documents");
        for document in &procedure.documents {
            let text = out.answer(&document.label, &document.state_label);
            let text = out.cited(&text, &document.citations);
            out.add(LineKind::Text, 1, &text);
        }
    }
    for (key, duties) in [("ui.approvals", &procedure.approvals), ("ui.measures", &procedure.measures)] {
        if !duties.is_empty() {
            out.heading(key);
        }
        for duty in duties {
            let text = out.answer(&duty.label, &duty.state_label);
            let text = out.cited(&text, &duty.citations);
            out.add(LineKind::Text, 1, &text);
            out.add(LineKind::Note, 2, &duty.sentence);
        }
    }
}
