//! Steps of a computation: operation, operands, result. The trace is the computation: a result is its step's result.

use crate::case::Subject;
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::questions::Question;
use crate::rulebook::{Cite, Provision, WageRow};

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

/// What a step does with its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Takes a figure as it is given.
    Given,
    /// Adds all operands.
    Sum,
    /// The first less the second, not below nought.
    Remainder,
    /// The first times the second.
    Product,
    /// The first divided by the second, a whole number.
    Quotient,
    /// The first divided by the second, both known and the second not nought.
    Ratio,
    /// The first, rounded down to whole yuan.
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
    /// What a list that is not complete may still hold.
    RestOfList(FactRef),
    /// A figure of the law.
    Parameter {
        /// The figure.
        value: u32,
        /// Where it stands.
        cites: &'static [Cite],
    },
    /// A published wage.
    Wage(&'static WageRow),
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
            Operand::Fact { value, .. } | Operand::Step { value, .. } => *value,
            Operand::RestOfList(_) => Bounds::at_least(Amount::ZERO),
            Operand::Parameter { value, .. } => Bounds::exact(Amount::whole(*value)),
            Operand::Wage(row) => Bounds::exact(Amount::whole(row.annual_yuan)),
        }
    }
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it gives; within a sheet no two steps give the same.
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
        Operation::Product => match at(1).known() {
            Some(factor) => at(0).times(factor),
            None => at(1).times(at(0).known().ok_or(Error::Overflow)?),
        },
        Operation::Quotient => match operands.get(1) {
            Some(Operand::Parameter { value, .. }) => at(0).over(*value),
            _ => Err(Error::Overflow),
        },
        Operation::Ratio => match (at(0).known(), at(1).known()) {
            (Some(dividend), Some(divisor)) => Ok(Bounds::exact(dividend.divided_by(divisor)?)),
            _ => Err(Error::Overflow),
        },
        Operation::RoundedDown => at(0).rounded_down(),
        Operation::OpenAbove => Ok(Bounds::at_least(at(0).low())),
    }
}
