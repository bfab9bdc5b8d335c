//! A view as JSON, in few bytes. It stands beside its assessment and says nothing that stands there: findings and facts by
//! their places there, titles and labels by the catalogue. `src/wasm/types.d.ts` tells its parts.

use super::pictures::{BarWords, Mark};
use super::procedure::DutyWords;
use super::{ApplicantWords, CheckWords, FigureWords, FindingWords, SheetWords, Speaker, StepWords, View};
use crate::assessment::Missing;
use crate::assessment::wire::Facts;
use crate::case::{Frame, Subject};
use crate::explain::catalogue::period;
use crate::json::Json;
use crate::questions::{
    Answers as _, ApplicantFacts, CaseFacts, FrameAnswers, HouseholdFacts, OfficeChoices, Question, Readings, Said,
    ShareChoices, SheetChoices, VictimFacts,
};

impl View<'_> {
    /// Writes the view of an assessment whose facts are `facts`.
    pub fn write(&self, json: &mut Json, facts: &Facts<'_>) {
        let speaker = &self.speaker;
        json.open();
        json.key("lang");
        json.id(speaker.lang.tag());
        json.key("period");
        json.place(period(speaker.assessment.merits.rules.day()));
        json.key("law");
        json.open();
        json.key("sentence");
        json.text(&self.law.sentence);
        json.key("notes");
        json.texts(&self.law.notes);
        json.key("readings");
        json.open();
        for question in Readings::QUESTIONS {
            if let Some(reading) = speaker.reading(question) {
                json.key(question.id);
                json.text(&reading);
            }
        }
        json.close();
        json.key("citations");
        json.ids(self.law.citations.iter().copied());
        json.close();
        speaker.write_subjects(json);
        json.key("applicants");
        json.open_list();
        self.applicants.iter().for_each(|words| applicant(json, speaker, words));
        json.close_list();
        speaker.write_answers(json, facts);
        json.key("sheets");
        json.open_list();
        self.sheets.iter().for_each(|words| sheet(json, words));
        json.close_list();
        json.key("checks");
        checks(json, &self.checks);
        self.write_procedure(json);
        speaker.write_missing(json);
        self.write_around(json);
        json.close();
    }

    fn write_procedure(&self, json: &mut Json) {
        json.key("procedure");
        json.open();
        json.key("deadlines");
        json.open_list();
        for deadline in &self.procedure.deadlines {
            json.open_list();
            json.text(&deadline.sentence);
            if let Some(day) = &deadline.day {
                json.text(day);
            }
            json.close_list();
        }
        json.close_list();
        for (key, list) in [("approvals", &self.procedure.approvals), ("measures", &self.procedure.measures)] {
            json.key(key);
            json.open_list();
            list.iter().for_each(|words| duty(json, words));
            json.close_list();
        }
        json.close();
    }

    /// Notes, answers set aside, and what was cited of the local standard.
    fn write_around(&self, json: &mut Json) {
        json.key("notes");
        json.open_list();
        for note in &self.notes {
            json.open();
            json.key("section");
            json.id(note.section);
            json.key("subject");
            json.id(&note.subject);
            json.key("sentence");
            json.text(&note.sentence);
            json.key("citations");
            json.ids(note.citations.iter().copied());
            json.close();
        }
        json.close_list();
        json.key("set_aside");
        json.open_list();
        for kept in &self.set_aside {
            json.open();
            json.key("path");
            json.id(&kept.path);
            json.key("section");
            json.id(kept.section);
            json.key("subject");
            json.id(&kept.subject);
            json.key("label");
            json.text(&kept.label);
            json.key("answer");
            json.text(&kept.answer);
            json.close();
        }
        json.close_list();
        json.key("local");
        json.open_list();
        for citation in self.speaker.local_citations() {
            citation.write(json);
        }
        json.close_list();
    }
}

impl Speaker<'_> {
    /// Each subject with its place, its label, and a digit for each question of its place in the order of the form:
    /// 0 not asked, 1 open, 2 open and it matters, 3 answered, 4 answered and it matters all the same.
    fn write_subjects(&self, json: &mut Json) {
        let frame = &self.case.frame;
        json.key("subjects");
        json.open_list();
        self.write_subject(json, Subject::Frame, "frame", FrameAnswers::QUESTIONS);
        self.write_subject(json, Subject::Readings, "reading", Readings::QUESTIONS);
        self.write_subject(json, Subject::Case, "case", CaseFacts::QUESTIONS);
        for at in 0..frame.victims.len() {
            self.write_subject(json, Subject::Victim(at), "victim", VictimFacts::QUESTIONS);
        }
        for at in 0..frame.households.len() {
            self.write_subject(json, Subject::Household(at), "household", HouseholdFacts::QUESTIONS);
        }
        for at in 0..frame.applicants.len() {
            self.write_subject(json, Subject::Applicant(at), "applicant", ApplicantFacts::QUESTIONS);
        }
        for at in 0..frame.victims.len() {
            self.write_subject(json, Subject::Sheet(at), "sheet", SheetChoices::QUESTIONS);
        }
        for at in 0..frame.applicants.len() {
            self.write_subject(json, Subject::Share(at), "share", ShareChoices::QUESTIONS);
        }
        for at in 0..frame.offices.len() {
            self.write_subject(json, Subject::Office(at), "office", OfficeChoices::QUESTIONS);
        }
        json.close_list();
    }

    fn write_subject(
        &self,
        json: &mut Json,
        subject: Subject,
        place: &'static str,
        questions: &'static [&'static Question],
    ) {
        let name = self.case.frame.name(subject);
        let bit = |question: &Question| 1_u64.checked_shl(question.index).unwrap_or(0);
        let asked = self.case.questions_of(subject).fold(0, |asked, question| asked | bit(question));
        let missing = self.assessment.missing.iter().filter(|missing| missing.fact.subject == subject);
        let matters = missing.fold(0, |matters, missing| matters | bit(missing.fact.question));
        let digit = |question: &&'static Question| match bit(question) {
            bit if asked & bit == 0 => "0",
            bit => match (self.case.is_answered(subject, question), matters & bit != 0) {
                (false, false) => "1",
                (false, true) => "2",
                (true, false) => "3",
                (true, true) => "4",
            },
        };
        json.open_list();
        json.joined(&[Frame::room(subject), if name.is_empty() { "" } else { "." }, name]);
        json.id(place);
        json.text(&self.subject(subject));
        json.each(questions.iter().map(digit));
        json.close_list();
    }

    /// The answer to each fact; nothing where it is not asked.
    fn write_answers(&self, json: &mut Json, facts: &Facts<'_>) {
        let [open, unestablished, yes, no] =
            ["answer.open", "answer.cannot_be_established", "answer.yes", "answer.no"].map(|key| self.lang.text(key));
        json.key("answers");
        json.open_list();
        for fact in facts.list() {
            if !self.is_asked(fact) {
                json.null();
                continue;
            }
            match self.case.said(fact.subject, fact.question) {
                Said::Open => json.id(open),
                Said::CannotBeEstablished => json.id(unestablished),
                Said::YesNo(true) => json.id(yes),
                Said::YesNo(false) => json.id(no),
                said => json.text(&self.said_words(said, fact.question)),
            }
        }
        json.close_list();
    }

    /// What each missing fact decides: many decide the same, so each sentence is told once.
    fn write_missing(&self, json: &mut Json) {
        let alike = |one: &Missing, other: &Missing| {
            (&one.outcome_of, one.over_limit, one.amount, one.procedure)
                == (&other.outcome_of, other.over_limit, other.amount, other.procedure)
        };
        let mut kinds: Vec<&Missing> = Vec::new();
        json.key("missing");
        json.open();
        json.key("of");
        json.open_list();
        for missing in &self.assessment.missing {
            let kind = kinds.iter().position(|kind| alike(kind, missing)).unwrap_or_else(|| {
                kinds.push(missing);
                kinds.len().saturating_sub(1)
            });
            json.place(kind);
        }
        json.close_list();
        json.key("sentences");
        json.open_list();
        kinds.iter().for_each(|kind| json.text(&self.missing_sentence(kind)));
        json.close_list();
        json.close();
    }
}

fn applicant(json: &mut Json, speaker: &Speaker<'_>, words: &ApplicantWords<'_>) {
    json.open();
    json.key("tone");
    json.id(words.tone());
    json.key("sentence");
    json.text(&words.sentence);
    json.key("citations");
    json.ids(words.citations.iter().copied());
    json.key("follows");
    match &words.follows {
        Some(follows) => {
            json.open();
            json.key("sentence");
            json.text(&follows.sentence);
            json.key("citations");
            json.ids(follows.citations.iter().copied());
            json.close();
        }
        None => json.null(),
    }
    json.key("findings");
    findings(json, &words.findings);
    json.key("distances");
    json.open_list();
    for (id, distance) in words.found.findings.distances() {
        if let Some(finding) = words.found.findings.get(id) {
            json.text(&speaker.distance(finding.provision.id(), distance));
        }
    }
    json.close_list();
    json.close();
}

/// Place, state, parts.
fn findings(json: &mut Json, list: &[FindingWords<'_>]) {
    json.open_list();
    for words in list {
        json.open_list();
        json.whole(words.id.place());
        json.whole(words.state as u32);
        if !words.of.is_empty() {
            findings(json, &words.of);
        }
        json.close_list();
    }
    json.close_list();
}

fn sheet(json: &mut Json, words: &SheetWords) {
    json.open();
    json.key("headline");
    json.open();
    json.key("sentence");
    json.text(&words.headline.sentence);
    json.key("citations");
    json.ids(words.headline.citations.iter().copied());
    json.close();
    json.key("figures");
    json.open_list();
    words.figures.iter().for_each(|words| figure(json, words));
    json.close_list();
    json.key("ruler");
    match &words.ruler {
        Some(ruler) => {
            json.open();
            json.key("month");
            json.cut(Some(ruler.month));
            json.key("months");
            json.whole(ruler.months);
            json.key("marks");
            json.open_list();
            ruler.marks.iter().for_each(|words| mark(json, words));
            json.close_list();
            json.close();
        }
        None => json.null(),
    }
    json.key("waterfall");
    json.open_list();
    words.waterfall.iter().for_each(|words| bar(json, words));
    json.close_list();
    json.key("proposal");
    match &words.proposal {
        Some(proposal) => {
            json.open();
            json.key("sentence");
            json.text(&proposal.sentence);
            json.key("checks");
            checks(json, &proposal.checks);
            json.key("steps");
            steps(json, &proposal.steps);
            json.close();
        }
        None => json.null(),
    }
    json.close();
}

/// Id, kind, value, whether it is exact, sentence, citations, steps.
fn figure(json: &mut Json, words: &FigureWords) {
    json.open_list();
    json.id(words.of.id());
    json.id(words.kind);
    json.text(&words.value);
    json.yes_no(words.exact);
    json.text(&words.sentence);
    json.ids(words.citations.iter().copied());
    steps(json, &words.steps);
    json.close_list();
}

/// Id, expression, value, citations; then rounding and note, where there are any.
fn steps(json: &mut Json, list: &[StepWords]) {
    json.open_list();
    for words in list {
        json.open_list();
        json.id(words.of.id());
        json.text(&words.expression);
        json.text(&words.value);
        json.ids(words.citations.iter().copied());
        if words.rounding.is_some() || words.note.is_some() {
            json.text_if_any(words.rounding.as_deref());
            json.text_if_any(words.note.as_deref());
        }
        json.close_list();
    }
    json.close_list();
}

/// Id, state, whether it binds, sentence, citations.
fn checks(json: &mut Json, list: &[CheckWords]) {
    json.open_list();
    for words in list {
        json.open_list();
        json.id(words.of.id());
        json.id(words.state);
        json.yes_no(words.binds);
        json.text(&words.sentence);
        json.ids(words.citations.iter().copied());
        json.close_list();
    }
    json.close_list();
}

/// Id, kind, low, high, value.
fn mark(json: &mut Json, words: &Mark) {
    json.open_list();
    json.id(words.of.id());
    json.id(words.kind);
    json.cut(Some(words.bounds.low()));
    json.cut(words.bounds.high());
    json.text(&words.value);
    json.close_list();
}

/// Kind, label, value, start, sure, may.
fn bar(json: &mut Json, words: &BarWords) {
    json.open_list();
    json.id(words.kind);
    json.text(&words.label);
    json.text(&words.value);
    json.cut(Some(words.start));
    json.cut(Some(words.sure));
    json.cut(words.may);
    json.close_list();
}

/// Place in the assessment, state, what it waits for; then the sentence and the citation of a local standard.
fn duty(json: &mut Json, words: &DutyWords<'_>) {
    json.open_list();
    json.place(words.place);
    json.whole(words.state as u32);
    json.text(&words.waits);
    if let Some(decider) = &words.decider {
        json.text(decider);
        json.text_if_any(words.local);
    }
    json.close_list();
}
