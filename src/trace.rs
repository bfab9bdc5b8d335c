//! Steps of a computation: operation, operands, result. The trace is the computation: a result is its step's result.

use crate::case::Subject;
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::questions::{Mask, Question, chosen};
use crate::rulebook::{Cite, IncomeRow, Provision, WageRow};

/// One fact of one subject.
#[derive(Clone, Copy, Debug)]
pub struct FactRef {
    /// Whose.
    pub subject: Subject,
    /// Which.
    pub question: &'static Question,
}

impl PartialEq for FactRef {
    fn eq(&self, other: &FactRef) -> bool {
        self.subject == other.subject && std::ptr::eq(self.question, other.question)
    }
}

/// Facts of the case and of one applicant, its victim and its household.
#[derive(Clone, Copy, Debug)]
pub struct FactSet {
    who: Who,
    case: Mask,
    victim: Mask,
    household: Mask,
    applicant: Mask,
}

/// Places in the frame of an applicant, its victim and its household.
#[derive(Clone, Copy, Debug)]
struct Who {
    victim: usize,
    household: usize,
    applicant: usize,
}

impl FactSet {
    /// None.
    pub const NONE: FactSet =
        FactSet { who: Who { victim: 0, household: 0, applicant: 0 }, case: 0, victim: 0, household: 0, applicant: 0 };

    /// One more, of the same applicant; what is neither of the case nor of a person is left out.
    pub fn insert(&mut self, fact: FactRef) {
        let (who, bit) = (&mut self.who, fact.question.bit());
        match fact.subject {
            Subject::Case => self.case |= bit,
            Subject::Victim(at) => (who.victim, self.victim) = (at, self.victim | bit),
            Subject::Household(at) => (who.household, self.household) = (at, self.household | bit),
            Subject::Applicant(at) => (who.applicant, self.applicant) = (at, self.applicant | bit),
            Subject::Frame | Subject::Readings | Subject::Sheet(_) | Subject::Share(_) | Subject::Office(_) => {}
        }
    }

    /// With those of another set about the same applicant.
    #[must_use]
    pub fn with(self, other: FactSet) -> FactSet {
        let place = |mask: Mask, own: usize, others: usize| if mask == 0 { others } else { own };
        FactSet {
            who: Who {
                victim: place(self.victim, self.who.victim, other.who.victim),
                household: place(self.household, self.who.household, other.who.household),
                applicant: place(self.applicant, self.who.applicant, other.who.applicant),
            },
            case: self.case | other.case,
            victim: self.victim | other.victim,
            household: self.household | other.household,
            applicant: self.applicant | other.applicant,
        }
    }

    /// Is none in it?
    pub fn is_empty(self) -> bool {
        self.case | self.victim | self.household | self.applicant == 0
    }

    /// Each of them: of the case, the victim, the household, the applicant, in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = FactRef> {
        let Who { victim, household, applicant } = self.who;
        let parts = [
            (Subject::Case, self.case),
            (Subject::Victim(victim), self.victim),
            (Subject::Household(household), self.household),
            (Subject::Applicant(applicant), self.applicant),
        ];
        parts.into_iter().filter(|(_, mask)| *mask != 0).flat_map(|(subject, mask)| {
            chosen(subject.questions(), mask).map(move |question| FactRef { subject, question })
        })
    }
}

impl FromIterator<FactRef> for FactSet {
    fn from_iter<I: IntoIterator<Item = FactRef>>(facts: I) -> FactSet {
        let mut set = FactSet::NONE;
        facts.into_iter().for_each(|fact| set.insert(fact));
        set
    }
}

/// What a step does with its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Takes a figure as it is given.
    Given,
    /// Adds all operands.
    Sum,
    /// The first less the second, not below nought.
    Remainder,
    /// All operands multiplied; none is negative.
    Product,
    /// The same, where one of them counts in hundredths.
    Percentage,
    /// The greater of the two.
    Greater,
    /// The smaller of the two.
    Lesser,
    /// Somewhere between the two: which of them applies is not known yet.
    Between,
    /// Living costs of dependants: year by year the first, divided by those who share the duty and times the second in
    /// hundredths, summed over the dependants, but no more than the first in any year.
    YearByYear,
    /// Pairs: the first less the second of each, not below nought, added up.
    SumOfGaps,
    /// The first divided by the second, a whole number.
    Quotient,
    /// The first divided by the second, both known and the second not nought.
    Ratio,
    /// The first, rounded down to whole yuan, or to whole multiples of the second.
    RoundedDown,
    /// The first, and whatever more the second may let it be: open above unless the second is out of the question.
    OpenAbove,
}

impl Operation {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Operation::Given => "given",
            Operation::Sum => "sum",
            Operation::Remainder => "remainder",
            Operation::Product => "product",
            Operation::Percentage => "percentage",
            Operation::Greater => "greater",
            Operation::Lesser => "lesser",
            Operation::Between => "between",
            Operation::YearByYear => "year_by_year",
            Operation::SumOfGaps => "sum_of_gaps",
            Operation::Quotient => "quotient",
            Operation::Ratio => "ratio",
            Operation::RoundedDown => "rounded_down",
            Operation::OpenAbove => "open_above",
        }
    }
}

/// What a step works on.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// An answer; for a list, the row and how its amount counts.
    Fact {
        /// Which answer.
        fact: FactRef,
        /// Which row of a list.
        row: Option<usize>,
        /// How it counts, as far as it is known.
        value: Bounds,
    },
    /// Whether something counts at all: one, nought, or between while it is open.
    Whether {
        /// Which answer decides.
        fact: FactRef,
        /// One or nought.
        value: Bounds,
    },
    /// What a list that is not complete may still hold.
    RestOfList(FactRef),
    /// A figure of the law.
    Parameter {
        /// The figure.
        value: u32,
        /// Where it stands.
        cites: &'static [Cite],
    },
    /// A figure of the local standard.
    Local {
        /// What it counts.
        figure: LocalFigure,
        /// The figure, or from and to.
        value: Bounds,
        /// On what it rests, as a place among the standard's authorities.
        authority: u32,
    },
    /// A published wage.
    Wage(&'static WageRow),
    /// A published income or consumption per head.
    Income(&'static IncomeRow),
    /// A dependant: years still to be supported, and how many share the duty.
    Dependant {
        /// Which list.
        fact: FactRef,
        /// Which row.
        row: usize,
        /// Fewest and most years.
        years: (u32, u32),
        /// Fewest and most who share the duty.
        supporters: (u32, u32),
    },
    /// The result of an earlier step of the same sheet.
    Step {
        /// Which step.
        of: Provision,
        /// Its result.
        value: Bounds,
    },
}

impl Operand {
    /// What it counts, as far as it is known.
    pub fn value(&self) -> Bounds {
        match self {
            Operand::Fact { value, .. } | Operand::Whether { value, .. } => *value,
            Operand::Step { value, .. } | Operand::Local { value, .. } => *value,
            Operand::RestOfList(_) => Bounds::at_least(Amount::ZERO),
            Operand::Parameter { value, .. } => Bounds::exact(Amount::whole(*value)),
            Operand::Wage(row) => Bounds::exact(Amount::whole(row.annual_yuan)),
            Operand::Income(row) => Bounds::exact(Amount::hundredths(row.fen)),
            Operand::Dependant { years: (fewest, most), .. } => {
                Bounds::between(Amount::whole(*fewest), Amount::whole(*most))
            }
        }
    }
}

/// What a figure of a local standard counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalFigure {
    /// Yuan.
    Money,
    /// Months of the wage base.
    Months,
    /// Per cent.
    Percent,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it gives; within a sheet no two steps give the same, marks and uplifts of a local standard apart.
    pub of: Provision,
    /// What it does.
    pub operation: Operation,
    /// On what.
    pub operands: Vec<Operand>,
    /// What comes out.
    pub result: Bounds,
}

impl Step {
    /// Computes a step: the only way to make one.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn compute(of: Provision, operation: Operation, operands: Vec<Operand>) -> Result<Step, Error> {
        let result = result(operation, &operands)?;
        Ok(Step { of, operation, operands, result })
    }

    /// Does computing it again give the same?
    pub fn replays(&self) -> bool {
        result(self.operation, &self.operands) == Ok(self.result)
    }

    /// Its result as the operand of a later step.
    pub fn as_operand(&self) -> Operand {
        Operand::Step { of: self.of, value: self.result }
    }
}

fn result(operation: Operation, operands: &[Operand]) -> Result<Bounds, Error> {
    let nothing = Bounds::exact(Amount::ZERO);
    let at = |place: usize| operands.get(place).map_or(nothing, Operand::value);
    match operation {
        Operation::Given => Ok(at(0)),
        Operation::Sum => operands.iter().try_fold(nothing, |sum, operand| sum.plus(operand.value())),
        Operation::Remainder => at(0).less_not_below_zero(at(1)),
        Operation::Product => multiplied(operands),
        Operation::Percentage => multiplied(operands)?.over(100),
        Operation::Greater => Ok(at(0).greater(at(1))),
        Operation::Lesser => Ok(at(0).lesser(at(1))),
        Operation::Between => Ok(at(0).hull(at(1))),
        Operation::YearByYear => year_by_year(at(0), at(1), operands),
        Operation::SumOfGaps => operands.chunks(2).try_fold(nothing, |sum, pair| match pair {
            [more, less] => sum.plus(more.value().less_not_below_zero(less.value())?),
            _ => Err(Error::Overflow),
        }),
        Operation::Quotient => match operands.get(1) {
            Some(Operand::Parameter { value, .. }) => at(0).over(*value),
            _ => Err(Error::Overflow),
        },
        Operation::Ratio => match (at(0).known(), at(1).known()) {
            (Some(dividend), Some(divisor)) => Ok(Bounds::exact(dividend.divided_by(divisor)?)),
            _ => Err(Error::Overflow),
        },
        Operation::RoundedDown => match operands.get(1) {
            Some(unit) => at(0).rounded_down_to(unit.value().low()),
            None => at(0).rounded_down(),
        },
        Operation::OpenAbove => Ok(Bounds::at_least(at(0).low())),
    }
}

fn multiplied(operands: &[Operand]) -> Result<Bounds, Error> {
    operands.iter().try_fold(Bounds::exact(Amount::whole(1)), |product, operand| product.product(operand.value()))
}

/// The longest time for which anybody is supported, in years; the door bounds ages so that none is longer.
const LONGEST_SUPPORT: u32 = 20;

fn year_by_year(yearly: Bounds, percent: Bounds, operands: &[Operand]) -> Result<Bounds, Error> {
    let is_open = operands.iter().any(|operand| matches!(operand, Operand::RestOfList(_)));
    let nothing = Bounds::exact(Amount::ZERO);
    let mut total = nothing;
    for year in 0..LONGEST_SUPPORT {
        let mut shares = nothing;
        for operand in operands {
            let Operand::Dependant { years: (fewest, most), supporters: (few, many), .. } = operand else { continue };
            if *most <= year {
                continue;
            }
            // More who share the duty, less for each.
            let share = yearly.over(*many)?.hull(yearly.over(*few)?).product(percent)?.over(100)?;
            shares = shares.plus(if *fewest > year { share } else { share.hull(nothing) })?;
        }
        if is_open {
            shares = shares.plus(Bounds::at_least(Amount::ZERO))?;
        }
        total = total.plus(shares.lesser(yearly))?;
    }
    Ok(total)
}
