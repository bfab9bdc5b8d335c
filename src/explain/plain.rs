//! A view as lines of text, for a terminal or any other place without a page. Puts in order, computes nothing.

use super::catalogue::{check_label, finding_label, step, title};
use super::view::{CheckWords, FindingWords, Speaker, View};
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
    /// Names of what was cited, in the order in which it was.
    cited: Vec<&'static str>,
}

/// The lines of a view; `code` is the short code of its receipt.
pub fn lines(view: &View<'_>, code: &str) -> Vec<Line> {
    let (speaker, lang) = (&view.speaker, view.speaker.lang);
    let mut out = Lines { lang, list: Vec::new(), cited: Vec::new() };
    out.note(&view.law.citations);
    out.add(LineKind::Title, 0, lang.text("paper.sheet.title"));
    out.add(LineKind::Text, 0, &view.law.sentence);
    view.law.notes.iter().for_each(|note| out.add(LineKind::Note, 0, note));
    outcomes(&mut out, view);
    amounts(&mut out, view);
    let missing = speaker.assessment.missing.iter().filter(|missing| !missing.is_for_procedure_only());
    let missing: Vec<_> = missing.collect();
    if !missing.is_empty() {
        out.heading("paper.missing");
        for missing in missing {
            out.add(LineKind::Text, 1, &speaker.missing_label(missing));
            let (path, sentence) = (speaker.path(&missing.fact), speaker.missing_sentence(missing));
            out.add(LineKind::Note, 2, &format!("{path}  {sentence}"));
        }
    }
    findings(&mut out, view);
    procedure(&mut out, view);
    out.heading("paper.readings");
    speaker.readings().iter().for_each(|reading| out.add(LineKind::Text, 1, reading));
    out.heading("paper.provisions");
    for citation in std::mem::take(&mut out.cited).into_iter().filter_map(|id| speaker.citation(id)) {
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

    fn note(&mut self, citations: &[&'static str]) {
        for citation in citations {
            if !self.cited.contains(citation) {
                self.cited.push(citation);
            }
        }
    }

    fn cited(&mut self, text: &str, citations: &[&'static str]) -> String {
        self.note(citations);
        if citations.is_empty() { text.to_owned() } else { format!("{text}  [{}]", citations.join(", ")) }
    }

    fn answer(&self, question: &str, answer: &str) -> String {
        self.lang.say("paper.answer", &[("question", question), ("answer", answer)])
    }

    fn finding(&mut self, speaker: &Speaker<'_>, finding: &FindingWords<'_>, depth: u8) {
        let provision = finding.finding.provision;
        let text = self.answer(title(self.lang, provision), finding_label(self.lang, provision, finding.state));
        let text = self.cited(&text, &speaker.names(provision));
        self.add(LineKind::Text, depth, &text);
        let sentence = speaker.finding_sentence(finding);
        if !sentence.is_empty() {
            self.add(LineKind::Note, depth.saturating_add(1), &sentence);
        }
        finding.of.iter().for_each(|part| self.finding(speaker, part, depth.saturating_add(1)));
    }

    fn check(&mut self, check: &CheckWords, depth: u8) {
        let text = self.answer(check_label(self.lang, check.of, check.state), &check.sentence);
        let text = self.cited(&text, &check.citations);
        self.add(LineKind::Text, depth, &text);
    }
}

fn outcomes(out: &mut Lines, view: &View<'_>) {
    out.heading("paper.outcome");
    for who in &view.applicants {
        let text = out.answer(&who.label, out.lang.text(&format!("outcome.{}.title", who.tone())));
        let text = out.cited(&text, &who.citations);
        out.add(LineKind::Result, 1, &text);
        out.add(LineKind::Text, 2, &who.sentence);
        if let Some(follows) = &who.follows {
            let text = out.cited(&follows.sentence, &follows.citations);
            out.add(LineKind::Text, 2, &text);
        }
    }
}

fn findings(out: &mut Lines, view: &View<'_>) {
    out.heading("ui.findings");
    for who in &view.applicants {
        out.add(LineKind::Result, 1, &who.label);
        who.findings.iter().for_each(|finding| out.finding(&view.speaker, finding, 2));
    }
}

fn amounts(out: &mut Lines, view: &View<'_>) {
    out.heading("paper.amounts");
    for sheet in &view.sheets {
        let text = out.answer(&sheet.label, &sheet.headline.sentence);
        let text = out.cited(&text, &sheet.headline.citations);
        out.add(LineKind::Result, 1, &text);
        for figure in &sheet.figures {
            let text = out.answer(step(out.lang, figure.of), &figure.value);
            let text = out.cited(&text, &figure.citations);
            out.add(LineKind::Text, 2, &text);
            if !figure.sentence.is_empty() {
                out.add(LineKind::Note, 3, &figure.sentence);
            }
            for each in &figure.steps {
                out.note(&each.citations);
                let rounding = each.rounding.as_ref().map_or_else(String::new, |rounding| format!("  {rounding}"));
                let text = format!("{} = {}{rounding}", each.expression, each.value);
                let text = out.answer(step(out.lang, each.of), &text);
                out.add(LineKind::Note, 3, &text);
            }
        }
        if let Some(proposal) = &sheet.proposal {
            out.add(LineKind::Result, 1, &proposal.sentence);
            proposal.steps.iter().for_each(|step| out.note(&step.citations));
            proposal.checks.iter().for_each(|check| out.check(check, 2));
        }
    }
    view.checks.iter().for_each(|check| out.check(check, 1));
}

fn procedure(out: &mut Lines, view: &View<'_>) {
    let (procedure, speaker) = (&view.procedure, &view.speaker);
    if !procedure.deadlines.is_empty() {
        out.heading("ui.deadlines");
        procedure.deadlines.iter().for_each(|deadline| {
            let text = out.cited(&deadline.sentence, &speaker.names(deadline.of));
            out.add(LineKind::Text, 1, &text);
        });
    }
    if !procedure.documents.is_empty() {
        out.heading("ui.documents");
        for document in procedure.documents {
            let text = out.answer(&speaker.of(document.subject, document.provision), &speaker.document_label(document));
            let text = out.cited(&text, &speaker.names(document.provision));
            out.add(LineKind::Text, 1, &text);
        }
    }
    for (key, duties) in [("ui.approvals", &procedure.approvals), ("ui.measures", &procedure.measures)] {
        if !duties.is_empty() {
            out.heading(key);
        }
        for duty in duties {
            let label = speaker.of(duty.duty.subject, duty.duty.provision);
            let text = out.answer(&label, &speaker.duty_label(duty));
            let text = out.cited(&text, &speaker.duty_citations(duty));
            out.add(LineKind::Text, 1, &text);
            out.add(LineKind::Note, 2, &speaker.duty_sentence(duty));
        }
    }
}
