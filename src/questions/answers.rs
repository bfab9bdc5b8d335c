//! What an answer is: its three states, where a decoded one goes, and what it says.

use super::{Kind, Question};
use crate::date::Date;
use crate::money::{Amount, Bounds};
use crate::rulebook::{ProfileId, Region, Statistic};
use crate::verdict::{Degree, Verdict};

/// What is known of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Fact<T> {
    /// Not answered yet (待核实).
    #[default]
    Open,
    /// It cannot be established (无法查明): a final answer.
    CannotBeEstablished,
    /// Answered.
    Known(T),
}

impl<T: Copy + PartialEq> Fact<T> {
    /// The value, where there is one.
    pub fn known(self) -> Option<T> {
        match self {
            Fact::Known(value) => Some(value),
            Fact::Open | Fact::CannotBeEstablished => None,
        }
    }

    /// Is it answered with this value? For asking a further question only; the walk asks for a [`Verdict`].
    pub fn is(self, value: T) -> bool {
        self.known() == Some(value)
    }

    /// Is it answered with this value, or is it final that it cannot be established? A further question is asked in
    /// both cases, or a case could never be complete.
    pub fn may_be(self, value: T) -> bool {
        self.is(value) || self == Fact::CannotBeEstablished
    }

    /// Does `holds` hold of it? Open reaches everything; what cannot be established is left to the officer.
    pub fn verdict(self, holds: impl Fn(T) -> bool) -> Verdict {
        match self {
            Fact::Open => Verdict::OPEN,
            Fact::CannotBeEstablished => Verdict::DISCRETION,
            Fact::Known(value) => Verdict::certain(if holds(value) { Degree::Met } else { Degree::NotMet }),
        }
    }
}

impl Fact<Amount> {
    /// The amount as bounds: nothing is known of an unanswered one but that it is not negative.
    pub fn bounds(self) -> Bounds {
        self.known().map_or(Bounds::at_least(Amount::ZERO), Bounds::exact)
    }
}

/// A place that holds answers: one set of questions with a slot for each.
pub trait Answers {
    /// Questions of the place in the order of the form.
    const QUESTIONS: &'static [&'static Question];

    /// The slot of one of [`Answers::QUESTIONS`].
    fn slot(&mut self, question: &Question) -> Option<Slot<'_>>;

    /// What the answer to one of [`Answers::QUESTIONS`] says.
    fn said(&self, question: &Question) -> Said<'_>;

    /// One row of a list by its place.
    fn row(&self, question: &Question, at: usize) -> Option<&dyn Spoken>;

    /// The questions that have an answer, even that it cannot be established.
    fn answered(&self) -> Mask;

    /// Leaves these questions open again.
    fn forget(&mut self, questions: Mask);
}

/// Some questions of one place, each by the bit of its index.
pub type Mask = u64;

/// Answers to be read, whatever their place; a list's rows are walked by column as a place is by question.
pub trait Spoken {
    /// What the answer to a question of the place or the cell of a column says.
    fn said(&self, question: &Question) -> Said<'_>;
    /// One row of a list by its place.
    fn row(&self, question: &Question, at: usize) -> Option<&dyn Spoken>;
    /// The questions that have an answer.
    fn answered(&self) -> Mask;
}

impl<T: Answers> Spoken for T {
    fn said(&self, question: &Question) -> Said<'_> {
        Answers::said(self, question)
    }
    fn row(&self, question: &Question, at: usize) -> Option<&dyn Spoken> {
        Answers::row(self, question, at)
    }
    fn answered(&self) -> Mask {
        Answers::answered(self)
    }
}

/// What an answer says, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'a> {
    /// Nothing yet.
    Open,
    /// It cannot be established.
    CannotBeEstablished,
    /// Yes or no.
    YesNo(bool),
    /// An option by its value on the wire.
    Option(&'a str),
    /// A whole number.
    Whole(u32),
    /// Yuan or months.
    Amount(Amount),
    /// A day.
    Date(Date),
    /// A short text.
    Text(&'a str),
    /// A list with so many rows.
    Rows(usize),
}

pub(super) fn said<'a, T: Copy>(fact: Fact<T>, value: impl Fn(T) -> Said<'a>) -> Said<'a> {
    match fact {
        Fact::Open => Said::Open,
        Fact::CannotBeEstablished => Said::CannotBeEstablished,
        Fact::Known(known) => value(known),
    }
}

/// Where a decoded answer goes.
#[expect(missing_debug_implementations, reason = "it borrows the answers for the moment of writing one")]
pub enum Slot<'a> {
    /// Yes or no.
    YesNo(&'a mut Fact<bool>),
    /// One of several options.
    Choice(&'a mut dyn Choose),
    /// A whole number.
    Whole(&'a mut Fact<u32>),
    /// Yuan or months.
    Amount(&'a mut Fact<Amount>),
    /// A day.
    Date(&'a mut Fact<Date>),
    /// A short text.
    Text(&'a mut Option<String>),
    /// A list.
    Rows(&'a mut dyn Rows),
}

/// A choice among options, whatever their type.
pub trait Choose {
    /// Takes the option of that name; `false` if there is none.
    fn choose(&mut self, option: &str) -> bool;
    /// It cannot be established.
    fn cannot_be_established(&mut self);
}

/// A list of rows, whatever their type.
pub trait Rows {
    /// A new empty row, or nothing if the list is full.
    fn push(&mut self) -> Option<&mut dyn Writable>;
}

/// The answers of a place, or a row of a list, while they are written.
pub trait Writable {
    /// The slot of a question of the place or of a column.
    fn slot(&mut self, question: &Question) -> Option<Slot<'_>>;
    /// Leaves these questions open again.
    fn forget(&mut self, questions: Mask);
}

impl<T: Answers> Writable for T {
    fn slot(&mut self, question: &Question) -> Option<Slot<'_>> {
        Answers::slot(self, question)
    }

    fn forget(&mut self, questions: Mask) {
        Answers::forget(self, questions);
    }
}

/// Most rows of one list; a longer one is refused at the door.
pub const MOST_ROWS: usize = 500;
/// Most characters of a text answer.
pub const LONGEST_TEXT: usize = 200;

impl<T: Answers + Default> Rows for Vec<T> {
    fn push(&mut self) -> Option<&mut dyn Writable> {
        if self.len() >= MOST_ROWS {
            return None;
        }
        Vec::push(self, T::default());
        self.last_mut().map(|row| row as &mut dyn Writable)
    }
}

/// Ties an answer's type to its kind and slot.
pub(super) trait Answer {
    const KIND: Kind;
    fn slot(&mut self) -> Slot<'_>;
    fn said(&self) -> Said<'_>;
    fn row(&self, _at: usize) -> Option<&dyn Spoken> {
        None
    }
}

macro_rules! answer {
    ($($type:ty => $kind:expr, $slot:ident, $said:expr;)*) => {$(
        impl Answer for $type {
            const KIND: Kind = $kind;
            fn slot(&mut self) -> Slot<'_> { Slot::$slot(self) }
            fn said(&self) -> Said<'_> { said(*self, $said) }
        }
    )*};
}

pub(super) use answer;

answer! {
    Fact<bool> => Kind::YesNo, YesNo, Said::YesNo;
    Fact<Date> => Kind::Date, Date, Said::Date;
    Fact<Amount> => Kind::Money, Amount, Said::Amount;
    Fact<Region> => Kind::Region, Choice, |region| Said::Option(region.code());
    Fact<ProfileId> => Kind::Choice { options: ProfileId::IDS }, Choice, |profile| Said::Option(profile.id());
    Fact<Statistic> => Kind::Choice { options: &["employed", "on_post"] }, Choice, |statistic| Said::Option(statistic.id());
}

impl Answer for Option<String> {
    const KIND: Kind = Kind::Text;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
    fn said(&self) -> Said<'_> {
        self.as_deref().map_or(Said::Open, Said::Text)
    }
}

impl<T: Answers + Default> Answer for Vec<T> {
    const KIND: Kind = Kind::List { columns: T::QUESTIONS };
    fn slot(&mut self) -> Slot<'_> {
        Slot::Rows(self)
    }
    fn said(&self) -> Said<'_> {
        if self.is_empty() { Said::Open } else { Said::Rows(self.len()) }
    }
    fn row(&self, at: usize) -> Option<&dyn Spoken> {
        self.get(at).map(|row| row as &dyn Spoken)
    }
}

impl Choose for Fact<Region> {
    fn choose(&mut self, option: &str) -> bool {
        let region = Region::from_code(option);
        *self = region.map_or(Fact::Open, Fact::Known);
        region.is_some()
    }
    fn cannot_be_established(&mut self) {
        *self = Fact::CannotBeEstablished;
    }
}

/// A whole number with its bounds of sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Whole<const LEAST: u32, const MOST: u32>(Fact<u32>);

impl<const LEAST: u32, const MOST: u32> Whole<LEAST, MOST> {
    /// What is known of the number.
    pub fn fact(self) -> Fact<u32> {
        self.0
    }

    /// Smallest and largest number still possible.
    pub fn range(self) -> (u32, u32) {
        self.0.known().map_or((LEAST, MOST), |value| (value, value))
    }

    /// Does `holds`, which must turn at one number only, hold of it?
    pub fn verdict(self, holds: impl Fn(u32) -> bool) -> Verdict {
        match self.0 {
            Fact::Open => Verdict::OPEN,
            other => other.verdict(holds),
        }
    }
}

impl<const LEAST: u32, const MOST: u32> Answer for Whole<LEAST, MOST> {
    const KIND: Kind = Kind::Whole { least: LEAST, most: MOST };
    fn slot(&mut self) -> Slot<'_> {
        Slot::Whole(&mut self.0)
    }
    fn said(&self) -> Said<'_> {
        said(self.0, Said::Whole)
    }
}

/// A number of months, as the officer proposes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Months(pub Fact<Amount>);

impl Answer for Months {
    const KIND: Kind = Kind::Months;
    fn slot(&mut self) -> Slot<'_> {
        Slot::Amount(&mut self.0)
    }
    fn said(&self) -> Said<'_> {
        said(self.0, Said::Amount)
    }
}

/// An answer with the question it answers: what the walk looks at.
#[derive(Clone, Copy, Debug)]
pub struct Asked<T> {
    /// The question.
    pub question: &'static Question,
    /// The answer.
    pub fact: T,
}
