//! What arrived: answers as the reader found them, before anybody asked whether they make sense together.

use super::read::{Node, Object};
use crate::questions::{
    Answers, ApplicantFacts, CaseFacts, FrameAnswers, HouseholdFacts, OfficeChoices, Readings, ShareChoices,
    SheetChoices, VictimFacts,
};
use crate::rulebook::Tree;

#[derive(Debug, Default)]
pub(super) struct RawCase {
    pub(super) frame: RawFrame,
    pub(super) facts: RawFacts,
    pub(super) choices: RawChoices,
}

#[derive(Debug, Default)]
pub(super) struct RawFrame {
    pub(super) answers: FrameAnswers,
    pub(super) readings: Readings,
    pub(super) local_profile: Option<Tree>,
    pub(super) victims: Vec<String>,
    pub(super) households: Vec<String>,
    pub(super) offices: Vec<String>,
    pub(super) applicants: Vec<Member>,
}

/// An applicant with the victim and the household that it belongs to.
#[derive(Debug, Default)]
pub(super) struct Member {
    pub(super) id: String,
    pub(super) victim: String,
    pub(super) household: String,
}

#[derive(Debug, Default)]
pub(super) struct RawFacts {
    pub(super) case: CaseFacts,
    pub(super) victims: Named<VictimFacts>,
    pub(super) households: Named<HouseholdFacts>,
    pub(super) applicants: Named<ApplicantFacts>,
}

#[derive(Debug, Default)]
pub(super) struct RawChoices {
    pub(super) sheets: Named<SheetChoices>,
    pub(super) applicants: Named<ShareChoices>,
    pub(super) offices: Named<OfficeChoices>,
}

/// Answers by the name of their subject, in the order of the text.
#[derive(Debug)]
pub(super) struct Named<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named(Vec::new())
    }
}

impl Object for RawCase {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        Some(Node::Object(match key {
            "frame" => &mut self.frame,
            "facts" => &mut self.facts,
            "choices" => &mut self.choices,
            _ => return None,
        }))
    }

    fn keys(&self) -> Vec<&'static str> {
        vec!["frame", "facts", "choices"]
    }
}

impl Object for RawFrame {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        match key {
            "readings" => Some(Node::Object(&mut self.readings)),
            "local_profile" => Some(Node::Whole(&mut self.local_profile)),
            "victims" => Some(Node::Names(&mut self.victims)),
            "households" => Some(Node::Names(&mut self.households)),
            "offices" => Some(Node::Names(&mut self.offices)),
            "applicants" => Some(Node::Members(&mut self.applicants)),
            _ => self.answers.entry(key),
        }
    }

    fn keys(&self) -> Vec<&'static str> {
        let mut keys = self.answers.keys();
        keys.extend(["readings", "local_profile", "victims", "households", "offices", "applicants"]);
        keys
    }
}

impl Object for Member {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        Some(Node::Name(match key {
            "id" => &mut self.id,
            "victim" => &mut self.victim,
            "household" => &mut self.household,
            _ => return None,
        }))
    }

    fn keys(&self) -> Vec<&'static str> {
        vec!["id", "victim", "household"]
    }
}

impl Object for RawFacts {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        Some(Node::Object(match key {
            "case" => &mut self.case,
            "victims" => &mut self.victims,
            "households" => &mut self.households,
            "applicants" => &mut self.applicants,
            _ => return None,
        }))
    }

    fn keys(&self) -> Vec<&'static str> {
        vec!["case", "victims", "households", "applicants"]
    }
}

impl Object for RawChoices {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        Some(Node::Object(match key {
            "sheets" => &mut self.sheets,
            "applicants" => &mut self.applicants,
            "offices" => &mut self.offices,
            _ => return None,
        }))
    }

    fn keys(&self) -> Vec<&'static str> {
        vec!["sheets", "applicants", "offices"]
    }
}

impl<T: Answers> Object for T {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        let question = T::QUESTIONS.iter().find(|question| question.id == key)?;
        Some(Node::Answer(question, self.slot(key)?))
    }

    fn keys(&self) -> Vec<&'static str> {
        T::QUESTIONS.iter().map(|question| question.id).collect()
    }
}

/// Whether the frame knows the name is asked later, when the whole text is read.
impl<T: Answers + Default> Object for Named<T> {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        self.0.push((key.to_owned(), T::default()));
        self.0.last_mut().map(|(_, answers)| Node::Object(answers))
    }

    fn keys(&self) -> Vec<&'static str> {
        Vec::new()
    }
}
