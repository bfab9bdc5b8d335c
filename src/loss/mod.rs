//! What was lost and what was received: documented unmet loss, as a mark. Knows nothing of whether or how much is granted.
//!
//! Provision: the factors that the 2014 opinion names for fixing the amount (actual harm; what the liable party paid).

use crate::case::{Case, Subject};
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::questions::{Asked, Fact, MoneySource, Question, Received, VictimFacts};
use crate::rulebook::Provision;
use crate::trace::{FactRef, Operand, Operation, Step};
use crate::verdict::Verdict;

/// Losses of every sheet, in the order of the frame's victims.
#[derive(Clone, Debug)]
pub struct Losses {
    /// One for each sheet.
    pub sheets: Vec<SheetLosses>,
}

/// Losses of one sheet.
#[derive(Clone, Debug)]
pub struct SheetLosses {
    /// How it was computed.
    pub steps: Vec<Step>,
    /// Is there anything to show: a loss listed, or the word that there is none?
    pub is_listed: bool,
    /// Listed losses less what reduces them: a mark, never a limit. Open above while the list is, or while harm is
    /// present that no bill measures.
    pub documented_unmet: Bounds,
    /// Does the money received reach the listed losses? Then whether the applicant is reasonably compensated is to be
    /// asked (2021 Rules, Art. 8(6)); the sums never answer it.
    pub asks_whether_compensated: Verdict,
    /// Open facts that can still change it, cells of the lists apart.
    pub open: Vec<FactRef>,
    /// How the listed losses and the money received lead to it, row by row; none where no loss is listed.
    pub bars: Vec<Bar>,
}

/// One piece of the way from the listed losses to what is not compensated, in yuan.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// What it shows.
    pub of: BarOf,
    /// Where it begins: the ground, or where the piece before it ended.
    pub start: Amount,
    /// Up to there it is certain.
    pub sure: Amount,
    /// Up to there it is possible; nothing where that is open.
    pub may: Option<Amount>,
    /// The sum that it stands for.
    pub sum: Bounds,
}

/// What a bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarOf {
    /// A row of the losses: it goes up.
    Loss(usize),
    /// What a row of the money received takes off: it goes down, to the ground at most.
    Received(usize),
    /// Documented and not compensated: it stands on the ground.
    Unmet,
}

/// Tallies the losses of every sheet.
///
/// # Errors
/// [`Error::Overflow`].
pub fn tally(case: &Case) -> Result<Losses, Error> {
    let sheets = case.facts.victims.iter().enumerate();
    Ok(Losses { sheets: sheets.map(|(at, victim)| tally_sheet(case, at, victim)).collect::<Result<_, _>>()? })
}

fn tally_sheet(case: &Case, at: usize, victim: &VictimFacts) -> Result<SheetLosses, Error> {
    let subject = Subject::Victim(at);
    let fact = |question| FactRef { subject, question };
    let rest = |complete: Asked<&Fact<bool>>| {
        (!complete.fact.is(true)).then_some(Operand::RestOfList(fact(complete.question)))
    };

    let losses = fact(victim.losses().question);
    let rows = victim.losses.iter().enumerate().map(|(row, loss)| Operand::Fact {
        fact: losses,
        row: Some(row),
        value: loss.amount.bounds(),
    });
    let rows = rows.chain(rest(victim.losses_complete())).collect();
    let listed = Step::compute(Provision::LossesListed, Operation::Sum, rows)?;

    let received = fact(victim.received().question);
    let rows = victim.received.iter().enumerate().map(|(row, money)| Operand::Fact {
        fact: received,
        row: Some(row),
        value: reducing_part(money),
    });
    let rows = rows.chain(rest(victim.received_complete())).collect();
    let reducing = Step::compute(Provision::MoneyReceived, Operation::Sum, rows)?;

    let mut compensation = Bounds::exact(Amount::ZERO);
    for money in &victim.received {
        compensation = compensation.plus(compensating_part(money))?;
    }
    if !victim.received_complete.is(true) {
        compensation = compensation.plus(Bounds::at_least(Amount::ZERO))?;
    }
    let none = compensation.at_most(Bounds::exact(Amount::ZERO));
    let asks_whether_compensated = none.negated().and(listed.result.at_most(compensation));

    let operands = vec![listed.as_operand(), reducing.as_operand()];
    let measured = Step::compute(Provision::DocumentedLossMeasured, Operation::Remainder, operands)?;
    let (unmeasured, harms) = unmeasured_harm(victim);
    let operation = if unmeasured == Verdict::NOT_MET { Operation::Given } else { Operation::OpenAbove };
    let unmet = Step::compute(Provision::DocumentedUnmetLoss, operation, vec![measured.as_operand()])?;

    let mut open = vec![fact(victim.losses_complete().question), fact(victim.received_complete().question)];
    if unmeasured.known().is_none() && measured.result.high().is_some() {
        open.extend(harms.map(fact));
    }
    open.retain(|fact| case.is_open(fact.subject, fact.question));
    let is_listed = !victim.losses.is_empty() || victim.losses_complete.is(true);
    let documented_unmet = unmet.result;
    let steps = vec![listed, reducing, measured, unmet];
    let bars = bars(victim, documented_unmet)?;
    Ok(SheetLosses { steps, is_listed, documented_unmet, asks_whether_compensated, open, bars })
}

/// INVARIANT (it ends where the mark begins): losses count with what is certain, money received with all that may come
/// off, so the level after the last row is the lowest unmet loss.
fn bars(victim: &VictimFacts, unmet: Bounds) -> Result<Vec<Bar>, Error> {
    let mut bars = Vec::new();
    if victim.losses.is_empty() {
        return Ok(bars);
    }
    let mut level = Amount::ZERO;
    for (row, loss) in victim.losses.iter().enumerate() {
        let sum = loss.amount.bounds();
        let sure = level.plus(sum.low())?;
        let may = sum.high().map(|high| level.plus(high)).transpose()?;
        bars.push(Bar { of: BarOf::Loss(row), start: level, sure, may, sum });
        level = sure;
    }
    for (row, money) in victim.received.iter().enumerate() {
        let sum = reducing_part(money);
        let sure = level.minus(sum.low())?.max(Amount::ZERO);
        let may = sum.high().map(|high| level.minus(high)).transpose()?.map(|may| may.max(Amount::ZERO));
        bars.push(Bar { of: BarOf::Received(row), start: level, sure, may, sum });
        level = may.unwrap_or(Amount::ZERO);
    }
    bars.push(Bar { of: BarOf::Unmet, start: Amount::ZERO, sure: unmet.low(), may: unmet.high(), sum: unmet });
    Ok(bars)
}

/// How much of a sum reduces the documented unmet loss. What is promised never does; a repayable advance does not.
fn reducing_part(money: &Received) -> Bounds {
    let nothing = Bounds::exact(Amount::ZERO);
    let whole = money.amount.bounds();
    match money.source {
        Fact::Open | Fact::CannotBeEstablished => nothing.hull(whole),
        Fact::Known(source) => match source {
            MoneySource::LiableParty | MoneySource::Insurer | MoneySource::MedicalInsurance | MoneySource::RoadFund => {
                whole
            }
            MoneySource::SocialAssistance | MoneySource::Charity => match money.for_listed_loss {
                Fact::Known(true) => whole,
                Fact::Known(false) => nothing,
                Fact::Open | Fact::CannotBeEstablished => nothing.hull(whole),
            },
            MoneySource::JudicialAssistance | MoneySource::RoadFundRepayable | MoneySource::Promised => nothing,
        },
    }
}

/// How much of a sum speaks for a reasonable compensation: what the liable party, its insurer or social assistance
/// paid; not what medical insurance, charity or a road fund did, and never what is only promised.
fn compensating_part(money: &Received) -> Bounds {
    let nothing = Bounds::exact(Amount::ZERO);
    let whole = money.amount.bounds();
    match money.source {
        Fact::Open | Fact::CannotBeEstablished => nothing.hull(whole),
        Fact::Known(MoneySource::LiableParty | MoneySource::Insurer | MoneySource::SocialAssistance) => whole,
        Fact::Known(_) => nothing,
    }
}

/// Harm that no bill measures: trauma, the loss of a breadwinner, lost working capacity; and what decides it.
fn unmeasured_harm(victim: &VictimFacts) -> (Verdict, [&'static Question; 6]) {
    let yes = |asked: Asked<&Fact<bool>>| asked.fact.verdict(|yes| yes);
    let harmed = yes(victim.crime()).or(yes(victim.civil_tort())).or(yes(victim.retaliation()));
    let unmeasured = yes(victim.died()).or(yes(victim.psychological_trauma())).or(yes(victim.lost_working_capacity()));
    let questions = [
        victim.crime().question,
        victim.civil_tort().question,
        victim.retaliation().question,
        victim.died().question,
        victim.psychological_trauma().question,
        victim.lost_working_capacity().question,
    ];
    (harmed.and(unmeasured), questions)
}
