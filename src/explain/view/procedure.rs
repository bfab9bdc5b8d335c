//! Deadlines, papers, approvals and other help in words.

use serde::Serialize;

use super::{Speaker, label, verdict_state};
use crate::case::Subject;
use crate::procedure::{Deadline, Document, Duty};
use crate::rulebook::Provision;
use crate::verdict::Verdict;

/// What is to be done around the decision, in words.
#[derive(Debug, Serialize)]
pub(in crate::explain) struct ProcedureWords {
    pub(in crate::explain) deadlines: Vec<DeadlineWords>,
    pub(in crate::explain) documents: Vec<DocumentWords>,
    pub(in crate::explain) approvals: Vec<DutyWords>,
    pub(in crate::explain) measures: Vec<DutyWords>,
}

#[derive(Debug, Serialize)]
pub(in crate::explain) struct DeadlineWords {
    pub(in crate::explain) id: &'static str,
    pub(in crate::explain) label: String,
    pub(in crate::explain) sentence: String,
    pub(in crate::explain) day: Option<String>,
    pub(in crate::explain) provisional: bool,
    pub(in crate::explain) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(in crate::explain) struct DocumentWords {
    pub(in crate::explain) id: &'static str,
    pub(in crate::explain) subject: String,
    pub(in crate::explain) label: String,
    pub(in crate::explain) state: &'static str,
    pub(in crate::explain) state_label: String,
    pub(in crate::explain) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(in crate::explain) struct DutyWords {
    pub(in crate::explain) id: &'static str,
    pub(in crate::explain) subject: String,
    pub(in crate::explain) label: String,
    pub(in crate::explain) state: &'static str,
    pub(in crate::explain) state_label: String,
    pub(in crate::explain) sentence: String,
    pub(in crate::explain) citations: Vec<&'static str>,
}

impl Speaker<'_> {
    pub(super) fn procedure(&mut self) -> ProcedureWords {
        let procedure = &self.assessment.procedure;
        // What is certainly not called for is left out: a list of duties is read as one.
        let called_for = |duty: &&Duty| duty.verdict != Verdict::NOT_MET;
        ProcedureWords {
            deadlines: procedure.deadlines.iter().map(|deadline| self.deadline(deadline)).collect(),
            documents: procedure.documents.iter().map(|document| self.document(document)).collect(),
            approvals: procedure.approvals.iter().filter(called_for).map(|duty| self.duty(duty, "")).collect(),
            measures: procedure
                .measures
                .iter()
                .filter(called_for)
                .map(|duty| self.duty(duty, "procedure.waits_outcome"))
                .collect(),
        }
    }

    fn deadline(&mut self, deadline: &Deadline) -> DeadlineWords {
        let lang = self.lang;
        let count = deadline.length.value.to_string();
        let mut sentence = lang.say(&format!("procedure.{}.sentence", deadline.provision.id()), &[("count", &count)]);
        let day = deadline.last.map(|last| lang.day(last.day));
        match (deadline.start_day, &day) {
            (Some(start), Some(last)) => {
                let values = [("start", lang.day(start)), ("last", last.clone())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                sentence.push_str(&lang.say("procedure.deadline.known", &values));
            }
            _ => {
                let question = label(lang, deadline.start.question);
                sentence.push_str(&lang.say("procedure.deadline.unknown", &[("question", &question)]));
            }
        }
        if deadline.last.is_some_and(|last| last.rolled) {
            sentence.push_str(lang.text("procedure.deadline.rolled"));
        }
        let provisional = deadline.last.is_some_and(|last| last.provisional);
        if provisional {
            sentence.push_str(lang.text("procedure.deadline.provisional"));
        }
        DeadlineWords {
            id: deadline.provision.id(),
            label: self.title(deadline.provision),
            sentence,
            day,
            provisional,
            citations: self.cite(deadline.provision),
        }
    }

    fn document(&mut self, document: &Document) -> DocumentWords {
        let state = document.state.id();
        DocumentWords {
            id: document.provision.id(),
            subject: self.case.frame.name(document.subject).to_owned(),
            label: self.of(document.subject, document.provision),
            state,
            state_label: self.lang.say(&format!("procedure.state.{state}"), &[]),
            citations: self.cite(document.provision),
        }
    }

    /// A duty; `waits` says what it waits for where it is open and no fact of its own is.
    fn duty(&mut self, duty: &Duty, waits: &str) -> DutyWords {
        let (lang, id) = (self.lang, duty.provision.id());
        let state = verdict_state(duty.verdict);
        let mut sentence = match duty.step.and_then(|step| self.decider(step)) {
            Some((above, who)) => lang.say("procedure.approval_chain.sentence", &[("above", &above), ("who", &who)]),
            None => lang.say(&format!("procedure.{id}.sentence"), &[]),
        };
        if !duty.open.is_empty() {
            let questions: Vec<String> = duty.open.iter().map(|fact| label(lang, fact.question)).collect();
            sentence.push_str(&lang.say("procedure.waits", &[("questions", &lang.list(&questions))]));
        } else if duty.verdict.known().is_none() && !waits.is_empty() {
            sentence.push_str(lang.text(waits));
        }
        DutyWords {
            id,
            subject: self.case.frame.name(duty.subject).to_owned(),
            label: self.of(duty.subject, duty.provision),
            state,
            state_label: lang.say(&format!("procedure.duty.{state}"), &[]),
            sentence,
            citations: self.cite_with_local(duty.provision, duty.step.and_then(|_| self.chain_authority())),
        }
    }

    /// Above how much who decides, by the local standard.
    fn decider(&self, step: u32) -> Option<(String, String)> {
        let chain = self.case.frame.profile.as_ref()?.approval_chain.first()?;
        let decider = chain.value.get(usize::try_from(step).ok()?)?;
        let mut who = self.lang.of(decider.who.pair()).to_owned();
        if let Some(practice) = self.practice(chain.authority) {
            who.push_str(&self.lang.say("local.practice_aside", &[("practice", &practice)]));
        }
        Some((self.lang.money(decider.above), who))
    }

    fn chain_authority(&self) -> Option<u32> {
        Some(self.case.frame.profile.as_ref()?.approval_chain.first()?.authority)
    }

    fn title(&self, provision: Provision) -> String {
        self.lang.say(&format!("check.{}.title", provision.id()), &[])
    }

    fn of(&self, subject: Subject, provision: Provision) -> String {
        let (subject, what) = (self.subject(subject), self.title(provision));
        self.lang.say("procedure.of", &[("subject", &subject), ("what", &what)])
    }
}
