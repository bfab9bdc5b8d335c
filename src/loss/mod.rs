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
    Ok(SheetLosses { steps, is_listed, documented_unmet, asks_whether_compensated, open })
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
