//! What arrived: answers as the reader found them, before anybody asked whether they make sense together.

use super::read::{ByName, Node, Object};
use crate::order::sort;
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
    fn key(&self, place: usize) -> Option<&'static str> {
        ["frame", "facts", "choices"].get(place).copied()
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        Some(Node::Object(match place {
            0 => &mut self.frame,
            1 => &mut self.facts,
            2 => &mut self.choices,
            _ => return None,
        }))
    }
}

/// Who is in the case, beside the frame's own answers and behind them.
const BESIDE: [&str; 6] = ["readings", "local_profile", "victims", "households", "offices", "applicants"];

impl Object for RawFrame {
    fn key(&self, place: usize) -> Option<&'static str> {
        let beside = |place: usize| BESIDE.get(place).copied();
        self.answers.key(place).or_else(|| beside(place.checked_sub(FrameAnswers::QUESTIONS.len())?))
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        match place.checked_sub(FrameAnswers::QUESTIONS.len()) {
            None => self.answers.at(place),
            Some(0) => Some(Node::Object(&mut self.readings)),
            Some(1) => Some(Node::Whole(&mut self.local_profile)),
            Some(2) => Some(Node::Names(&mut self.victims)),
            Some(3) => Some(Node::Names(&mut self.households)),
            Some(4) => Some(Node::Names(&mut self.offices)),
            Some(5) => Some(Node::Members(&mut self.applicants)),
            Some(_) => None,
        }
    }
}

impl Object for Member {
    fn key(&self, place: usize) -> Option<&'static str> {
        ["id", "victim", "household"].get(place).copied()
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        Some(Node::Name(match place {
            0 => &mut self.id,
            1 => &mut self.victim,
            2 => &mut self.household,
            _ => return None,
        }))
    }
}

impl Object for RawFacts {
    fn key(&self, place: usize) -> Option<&'static str> {
        ["case", "victims", "households", "applicants"].get(place).copied()
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        Some(match place {
            0 => Node::Object(&mut self.case),
            1 => Node::ByName(&mut self.victims),
            2 => Node::ByName(&mut self.households),
            3 => Node::ByName(&mut self.applicants),
            _ => return None,
        })
    }
}

impl Object for RawChoices {
    fn key(&self, place: usize) -> Option<&'static str> {
        ["sheets", "applicants", "offices"].get(place).copied()
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        Some(Node::ByName(match place {
            0 => &mut self.sheets,
            1 => &mut self.applicants,
            2 => &mut self.offices,
            _ => return None,
        }))
    }
}

impl<T: Answers> Object for T {
    fn key(&self, place: usize) -> Option<&'static str> {
        T::QUESTIONS.get(place).map(|question| question.id)
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        let question = T::QUESTIONS.get(place)?;
        Some(Node::Answer(question, self.slot(question)?))
    }
}

/// Whether the frame knows the name is asked later, when the whole text is read.
impl<T: Answers + Default> ByName for Named<T> {
    fn add(&mut self, name: &str) -> Option<&mut dyn Object> {
        self.0.push((name.to_owned(), T::default()));
        self.0.last_mut().map(|(_, answers)| answers as &mut dyn Object)
    }

    fn repeated(&self) -> Vec<&str> {
        if self.0.len() < 2 {
            return Vec::new();
        }
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        sort(&mut names, Ord::cmp);
        let pairs = names.iter().zip(names.iter().skip(1));
        pairs.filter(|(one, other)| one == other).map(|(name, _)| *name).collect()
    }
}
