//! The facts as they would be with one more answered. For finding out what all answers to it have in common; no law.

use std::sync::Arc;

use super::asking::Asking;
use super::{Case, Choices, Facts, Subject, contradictions};
use crate::problem::Problems;
use crate::questions::{Fact, Question, Slot};

/// An answer that is only supposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supposed {
    /// Yes or no.
    YesNo(bool),
    /// One of the options.
    Option(&'static str),
    /// A whole number.
    Whole(u32),
    /// It cannot be established.
    CannotBeEstablished,
}

impl Case {
    /// The facts with that answer; nothing where it contradicts the others, or where the answer is of another kind.
    ///
    /// What is set aside stays so: a question that comes up by the supposed answer is open, and may get any answer.
    /// Choices are left out, since no question of fact hangs on them.
    pub fn supposing(&self, subject: Subject, question: &Question, answer: Supposed) -> Option<Facts> {
        let mut case = Case {
            frame: Arc::clone(&self.frame),
            facts: self.facts.clone(),
            choices: Choices::default(),
            rules: self.rules,
            asking: Asking::default(),
            arrived: None,
        };
        match (case.answers_mut(subject)?.slot(question)?, answer) {
            (Slot::YesNo(fact), Supposed::YesNo(yes)) => *fact = Fact::Known(yes),
            (Slot::YesNo(fact), Supposed::CannotBeEstablished) => *fact = Fact::CannotBeEstablished,
            (Slot::Choice(choice), Supposed::Option(option)) => choice.choose(option).then_some(())?,
            (Slot::Choice(choice), Supposed::CannotBeEstablished) => choice.cannot_be_established(),
            (Slot::Whole(fact), Supposed::Whole(number)) => *fact = Fact::Known(number),
            _ => return None,
        }
        if Asking::of_answered(&case).holds_unasked() {
            case.keep_asked();
        }
        let mut problems = Problems::default();
        contradictions(&case, &mut problems);
        problems.found().is_none().then_some(case.facts)
    }
}
