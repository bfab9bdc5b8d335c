//! Which questions are asked of whom now, and which of them have an answer. Asks the tables of questions; no law.

use super::{Applicant, Case, Subject};
use crate::order::sort;
use crate::questions::{Itself, Mask, Member, Scene, Spoken, chosen};

/// A mask of asked and one of answered questions for every subject, in the order of [`Subject`].
#[derive(Clone, Debug, Default)]
pub(super) struct Asking {
    counts: Counts,
    masks: Vec<Masks>,
}

#[derive(Clone, Copy, Debug)]
struct Masks {
    asked: Mask,
    answered: Mask,
}

/// How many subjects there are of each kind, and how many come before the first of it.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    victims: usize,
    households: usize,
    applicants: usize,
    sheets: usize,
    shares: usize,
    offices: usize,
    /// Before the victims, households, applicants, sheets, shares and offices; then all.
    before: [usize; 7],
}

/// Frame, readings and case.
const SINGLE: usize = 3;

impl Asking {
    /// What is asked, as the answers of the case say now.
    pub(super) fn of(case: &Case) -> Asking {
        Asking::among(case, |_| Mask::MAX)
    }

    /// The same as far as it has an answer, for who only wants to know whether an answer is left that nobody asks for.
    pub(super) fn of_answered(case: &Case) -> Asking {
        Asking::among(case, |answered| answered)
    }

    /// What is asked among the questions that `looked_at` chooses, told what is answered.
    fn among(case: &Case, looked_at: impl Fn(Mask) -> Mask) -> Asking {
        let (facts, frame) = (&case.facts, &case.frame);
        let counts = Counts {
            victims: facts.victims.len(),
            households: facts.households.len(),
            applicants: frame.applicants.len(),
            sheets: case.choices.sheets.len(),
            shares: case.choices.applicants.len(),
            offices: case.choices.offices.len(),
            before: [0; 7],
        }
        .counted();
        let kin = Kin::of(case);
        let subjects = counts.subjects();
        let mut masks = Vec::with_capacity(counts.all());
        for subject in subjects {
            let (itself, members) = match subject {
                Subject::Frame | Subject::Readings => (Itself::Other, &[][..]),
                Subject::Case | Subject::Office(_) => (Itself::Other, kin.all.as_slice()),
                Subject::Victim(at) | Subject::Sheet(at) => {
                    (facts.victims.get(at).map_or(Itself::Other, Itself::Victim), kin.of_victim(at))
                }
                Subject::Household(at) => {
                    (facts.households.get(at).map_or(Itself::Other, Itself::Household), kin.of_household(at))
                }
                Subject::Applicant(at) => (Itself::Other, kin.all.get(at..=at).unwrap_or(&[])),
                Subject::Share(at) => {
                    (Itself::Other, frame.applicants.get(at).map_or(&[][..], |who| kin.of_victim(who.victim)))
                }
            };
            let (rules, profile) = (&case.rules, frame.profile.as_deref());
            let scene = Scene { rules, frame: &frame.answers, profile, readings: &frame.readings, itself, members };
            let answered = case.answers(subject).map_or(0, Spoken::answered);
            let questions = chosen(subject.questions(), looked_at(answered));
            let asked = questions.filter(|question| question.is_asked(&scene));
            masks.push(Masks { asked: asked.fold(0, |mask, question| mask | question.bit()), answered });
        }
        Asking { counts, masks }
    }

    /// Every subject in its order.
    pub(super) fn subjects(&self) -> impl Iterator<Item = Subject> + use<> {
        self.counts.subjects()
    }

    /// What is asked of a subject.
    pub(super) fn asked(&self, subject: Subject) -> Mask {
        self.masks.get(self.counts.place(subject)).map_or(0, |masks| masks.asked)
    }

    /// What is answered for a subject.
    pub(super) fn answered(&self, subject: Subject) -> Mask {
        self.masks.get(self.counts.place(subject)).map_or(0, |masks| masks.answered)
    }

    /// Has a question an answer that is not asked?
    pub(super) fn holds_unasked(&self) -> bool {
        self.masks.iter().any(|masks| masks.answered & !masks.asked != 0)
    }

    /// Are the same questions asked?
    pub(super) fn asks_as(&self, other: &Asking) -> bool {
        self.masks.iter().map(|masks| masks.asked).eq(other.masks.iter().map(|masks| masks.asked))
    }

    /// The same questions, answered as there.
    pub(super) fn with_answers_of(mut self, other: &Asking) -> Asking {
        for (masks, answered) in self.masks.iter_mut().zip(&other.masks) {
            masks.answered = answered.answered;
        }
        self
    }

    /// The same questions, answers to other ones gone.
    pub(super) fn without_unasked(mut self) -> Asking {
        for masks in &mut self.masks {
            masks.answered &= masks.asked;
        }
        self
    }
}

impl Counts {
    fn counted(self) -> Counts {
        let kinds = [self.victims, self.households, self.applicants, self.sheets, self.shares, self.offices];
        let mut before = [SINGLE; 7];
        let mut sum = SINGLE;
        for (at, kind) in before.iter_mut().skip(1).zip(kinds) {
            sum = sum.saturating_add(kind);
            *at = sum;
        }
        Counts { before, ..self }
    }

    fn all(self) -> usize {
        let [.., all] = self.before;
        all
    }

    fn subjects(self) -> impl Iterator<Item = Subject> {
        let single = [Subject::Frame, Subject::Readings, Subject::Case].into_iter();
        let facts = (0..self.victims).map(Subject::Victim).chain((0..self.households).map(Subject::Household));
        let facts = facts.chain((0..self.applicants).map(Subject::Applicant));
        let choices = (0..self.sheets).map(Subject::Sheet).chain((0..self.shares).map(Subject::Share));
        single.chain(facts).chain(choices).chain((0..self.offices).map(Subject::Office))
    }

    fn place(&self, subject: Subject) -> usize {
        let [victims, households, applicants, sheets, shares, offices, _] = self.before;
        match subject {
            Subject::Frame => 0,
            Subject::Readings => 1,
            Subject::Case => 2,
            Subject::Victim(at) => victims.saturating_add(at),
            Subject::Household(at) => households.saturating_add(at),
            Subject::Applicant(at) => applicants.saturating_add(at),
            Subject::Sheet(at) => sheets.saturating_add(at),
            Subject::Share(at) => shares.saturating_add(at),
            Subject::Office(at) => offices.saturating_add(at),
        }
    }
}

/// The applicants with their victims and households, and the same sorted by victim and by household where there are several.
struct Kin<'a> {
    all: Vec<Member<'a>>,
    victims: Option<Sorted<'a>>,
    households: Option<Sorted<'a>>,
}

/// Members by the place of something, and where those of each place begin.
struct Sorted<'a> {
    members: Vec<Member<'a>>,
    starts: Vec<usize>,
}

impl<'a> Kin<'a> {
    fn of(case: &'a Case) -> Kin<'a> {
        let facts = &case.facts;
        let applicants = case.frame.applicants.iter().zip(&facts.applicants);
        // OK because the door has checked that victim and household exist: nobody is left out.
        let members = applicants.filter_map(|(who, applicant)| {
            let (victim, household) = (facts.victims.get(who.victim)?, facts.households.get(who.household)?);
            Some(Member { applicant, victim, household })
        });
        let all: Vec<Member<'a>> = members.collect();
        let sorted = |count: usize, place: fn(&Applicant) -> usize| {
            (count > 1).then(|| Sorted::by(&all, &case.frame.applicants, count, place))
        };
        let victims = sorted(facts.victims.len(), |who| who.victim);
        let households = sorted(facts.households.len(), |who| who.household);
        Kin { all, victims, households }
    }

    fn of_victim(&self, at: usize) -> &[Member<'a>] {
        self.victims.as_ref().map_or(&self.all, |sorted| sorted.at(at))
    }

    fn of_household(&self, at: usize) -> &[Member<'a>] {
        self.households.as_ref().map_or(&self.all, |sorted| sorted.at(at))
    }
}

impl<'a> Sorted<'a> {
    fn by(all: &[Member<'a>], who: &[Applicant], count: usize, place: fn(&Applicant) -> usize) -> Sorted<'a> {
        let mut order: Vec<(usize, usize)> = who.iter().map(place).zip(0..).collect();
        sort(&mut order, Ord::cmp);
        let starts = (0..=count).map(|at| order.partition_point(|(place, _)| *place < at)).collect();
        Sorted { members: order.iter().filter_map(|(_, at)| all.get(*at).copied()).collect(), starts }
    }

    fn at(&self, place: usize) -> &[Member<'a>] {
        let starts = self.starts.iter().skip(place);
        let mut ends = starts.copied();
        match (ends.next(), ends.next()) {
            (Some(start), Some(end)) => self.members.get(start..end).unwrap_or(&[]),
            _ => &[],
        }
    }
}
