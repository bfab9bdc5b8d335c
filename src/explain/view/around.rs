//! What stands around the questions: why some are not asked, and which answers are kept without counting.

use super::{Speaker, label};
use crate::case::Subject;
use crate::questions::Section;
use crate::rulebook::Provision;
use crate::verdict::Verdict;

/// Why something is not asked that an officer would look for.
#[derive(Debug)]
pub(super) struct NoteWords {
    pub(super) section: &'static str,
    pub(super) subject: String,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

/// An answer that is kept although its question is not asked now.
#[derive(Debug)]
pub(super) struct SetAsideWords {
    pub(super) path: String,
    pub(super) section: &'static str,
    pub(super) subject: String,
    pub(super) label: String,
    pub(super) answer: String,
}

impl Speaker<'_> {
    /// READING: a small child answers for no fault, cooperation or statement; the findings cite the same.
    pub(super) fn notes(&mut self) -> Vec<NoteWords> {
        let case = self.case;
        let people = case.frame.applicants.iter().zip(&case.facts.applicants);
        let children: Vec<String> = people
            .filter(|(who, facts)| {
                let victim = case.facts.victims.get(who.victim);
                victim.is_some_and(|victim| facts.too_young_to_answer(victim, case.rules()) == Verdict::MET)
            })
            .map(|(who, _)| who.id.clone())
            .collect();
        let words = |subject| NoteWords {
            section: Section::Refusals.id(),
            subject,
            sentence: self.lang.text("note.small_child").to_owned(),
            citations: self.names(Provision::SmallChild),
        };
        children.into_iter().map(words).collect()
    }

    pub(super) fn set_aside(&self) -> Vec<SetAsideWords> {
        let words = |(subject, question, said): (Subject, &'static crate::questions::Question, _)| SetAsideWords {
            path: format!("{}.{}", self.case.frame.path(subject), question.id),
            section: question.section.id(),
            subject: self.case.frame.name(subject).to_owned(),
            label: label(self.lang, question),
            answer: self.said_words(said, question),
        };
        self.case.set_aside().into_iter().map(words).collect()
    }
}
