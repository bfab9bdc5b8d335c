//! Deadlines, papers, approvals and other help in words.

use super::{Speaker, label};
use crate::case::Subject;
use crate::explain::catalogue::{FindingState, duty, title};
use crate::procedure::{Deadline, Document, Duty};
use crate::rulebook::Provision;
use crate::verdict::Verdict;

/// What is to be done around the decision, in words.
#[derive(Debug)]
pub(in crate::explain) struct ProcedureWords<'a> {
    pub(in crate::explain) deadlines: Vec<DeadlineWords>,
    pub(in crate::explain) documents: &'a [Document],
    pub(in crate::explain) approvals: Vec<DutyWords<'a>>,
    pub(in crate::explain) measures: Vec<DutyWords<'a>>,
}

#[derive(Debug)]
pub(in crate::explain) struct DeadlineWords {
    pub(in crate::explain) of: Provision,
    pub(in crate::explain) sentence: String,
    pub(in crate::explain) day: Option<String>,
}

#[derive(Debug)]
pub(in crate::explain) struct DutyWords<'a> {
    /// Its place in the list of the assessment, which holds those too that are not called for.
    pub(in crate::explain) place: usize,
    pub(in crate::explain) duty: &'a Duty,
    pub(in crate::explain) state: FindingState,
    /// Who decides by the local standard; for any other duty the sentence is the catalogue's.
    pub(in crate::explain) decider: Option<String>,
    /// What it waits for.
    pub(in crate::explain) waits: String,
    /// What it rests on beside its provision's citations.
    pub(in crate::explain) local: Option<&'static str>,
}

impl<'a> Speaker<'a> {
    pub(super) fn procedure(&mut self) -> ProcedureWords<'a> {
        let procedure = &self.assessment.procedure;
        let deadlines = procedure.deadlines.iter().map(|deadline| self.deadline(deadline)).collect();
        let approvals = self.duties(&procedure.approvals, "");
        let measures = self.duties(&procedure.measures, "procedure.waits_outcome");
        ProcedureWords { deadlines, documents: &procedure.documents, approvals, measures }
    }

    fn deadline(&self, deadline: &Deadline) -> DeadlineWords {
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
        if deadline.last.is_some_and(|last| last.provisional) {
            sentence.push_str(lang.text("procedure.deadline.provisional"));
        }
        DeadlineWords { of: deadline.provision, sentence, day }
    }

    /// What is certainly not called for is left out: a list of duties is read as one. `waits` says what one waits for
    /// where it is open and no fact of its own is.
    fn duties(&mut self, duties: &'a [Duty], waits: &str) -> Vec<DutyWords<'a>> {
        let called_for = duties.iter().enumerate().filter(|(_, duty)| duty.verdict != Verdict::NOT_MET);
        called_for.map(|(place, duty)| self.duty(place, duty, waits)).collect()
    }

    fn duty(&mut self, place: usize, duty: &'a Duty, waits: &str) -> DutyWords<'a> {
        let lang = self.lang;
        let decider = duty
            .step
            .and_then(|step| self.decider(step))
            .map(|(above, who)| lang.say("procedure.approval_chain.sentence", &[("above", &above), ("who", &who)]));
        let waits = if !duty.open.is_empty() {
            let questions: Vec<String> = duty.open.iter().map(|fact| label(lang, fact.question)).collect();
            lang.say("procedure.waits", &[("questions", &lang.list(&questions))])
        } else if duty.verdict.known().is_none() && !waits.is_empty() {
            lang.text(waits).to_owned()
        } else {
            String::new()
        };
        let local = duty.step.and_then(|_| self.chain_authority()).map(|place| self.cite_local(place));
        DutyWords { place, duty, state: FindingState::of(duty.verdict.known()), decider, waits, local }
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

    /// What a duty or paper is called, with whom it is about.
    pub(in crate::explain) fn of(&self, subject: Subject, provision: Provision) -> String {
        let (subject, what) = (self.subject(subject), title(self.lang, provision));
        self.lang.say("procedure.of", &[("subject", &subject), ("what", what)])
    }

    /// What is to be done, and what it waits for.
    pub(in crate::explain) fn duty_sentence(&self, words: &DutyWords<'_>) -> String {
        let mut sentence = match &words.decider {
            Some(decider) => decider.clone(),
            None => duty(self.lang, words.duty.provision).to_owned(),
        };
        sentence.push_str(&words.waits);
        sentence
    }

    /// What a duty rests on.
    pub(in crate::explain) fn duty_citations(&self, words: &DutyWords<'_>) -> Vec<&'static str> {
        self.names(words.duty.provision).into_iter().chain(words.local).collect()
    }

    /// How a paper stands, in a word.
    pub(in crate::explain) fn document_label(&self, document: &Document) -> String {
        self.lang.say(&format!("procedure.state.{}", document.state.id()), &[])
    }

    /// How a duty stands, in a word.
    pub(in crate::explain) fn duty_label(&self, words: &DutyWords<'_>) -> String {
        self.lang.say(&format!("procedure.duty.{}", words.state.id()), &[])
    }
}
