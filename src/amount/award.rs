//! What a court should by law award to one victim: the cap on a grant above the general limit.
//!
//! No source says by which of several measures; the officer chooses and records it. While none is chosen the award is
//! not computed: a check against it is then open, never passed, and never 0.

use crate::case::{Case, Subject};
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::questions::{Asked, AwardBasis, Disability, Fact, Question, Supported, VictimFacts};
use crate::rulebook::{IncomeSeries, Provision, Rules};
use crate::trace::{FactRef, Operand, Operation, Step};

/// The award to one victim; its steps stand among those of the sheet.
#[derive(Clone, Debug)]
pub struct Award {
    /// The award.
    pub amount: Bounds,
    /// Open facts that can still change it, cells of the lists apart.
    pub open: Vec<FactRef>,
}

/// Computes the award by the measure that the frame names, if it names one.
pub(super) fn award(
    case: &Case,
    rules: &Rules,
    sheet: usize,
    wage_base: Option<Bounds>,
) -> Result<Option<(Award, Vec<Step>)>, Error> {
    let Some(victim) = case.facts.victims.get(sheet) else { return Ok(None) };
    let Some(basis) = case.frame.answers.award_basis.known() else { return Ok(None) };
    let work = Work { case, rules, victim, subject: Subject::Victim(sheet), steps: Vec::new(), open: Vec::new() };
    work.award(basis, wage_base).map(Some)
}

struct Work<'a> {
    case: &'a Case,
    rules: &'a Rules,
    victim: &'a VictimFacts,
    subject: Subject,
    steps: Vec<Step>,
    open: Vec<FactRef>,
}

impl Work<'_> {
    // A browser compiles a function as a whole when it first runs: what few cases ask for stands apart from what all do.
    #[inline(never)]
    fn award(mut self, basis: AwardBasis, wage_base: Option<Bounds>) -> Result<(Award, Vec<Step>), Error> {
        let counted = match basis {
            AwardBasis::Judgment => self.judged()?.0,
            AwardBasis::JudgmentUnexecuted => self.judged()?.1,
            AwardBasis::MaterialLoss => {
                let parts = self.items_and_funeral(wage_base)?;
                self.step(Provision::AwardMaterial, Operation::Sum, parts)?
            }
            AwardBasis::TortCompensation => self.by_tort_law(wage_base)?,
        };
        let amount = counted.value();
        self.step(Provision::AwardCap, Operation::Given, vec![counted])?;
        let Work { case, steps, mut open, .. } = self;
        open.retain(|fact| case.is_open(fact.subject, fact.question));
        Ok((Award { amount, open }, steps))
    }

    fn step(&mut self, of: Provision, operation: Operation, operands: Vec<Operand>) -> Result<Operand, Error> {
        let step = Step::compute(of, operation, operands)?;
        let operand = step.as_operand();
        self.steps.push(step);
        Ok(operand)
    }

    /// An answer of the victim as an operand; what it may still be matters to the award.
    fn fact(&mut self, question: &'static Question, value: Bounds) -> Operand {
        let fact = FactRef { subject: self.subject, question };
        self.open.push(fact);
        Operand::Fact { fact, row: None, value }
    }

    fn rest_of(&mut self, complete: Asked<&Fact<bool>>) -> Option<Operand> {
        let fact = FactRef { subject: self.subject, question: complete.question };
        self.open.push(fact);
        (!complete.fact.is(true)).then_some(Operand::RestOfList(fact))
    }

    /// The sum judged, and the sum judged less what was enforced; both are shown, the frame says which counts.
    fn judged(&mut self) -> Result<(Operand, Operand), Error> {
        let v = self.victim;
        let judged = self.fact(v.judged_award().question, v.judged_award.bounds());
        let executed = self.fact(v.executed_award().question, v.executed_award.bounds());
        let judged = self.step(Provision::AwardJudged, Operation::Given, vec![judged])?;
        let unexecuted = self.step(Provision::AwardUnexecuted, Operation::Remainder, vec![judged, executed])?;
        Ok((judged, unexecuted))
    }

    /// Items that a court awards in either action, and for a death the funeral costs of six months' wages.
    fn items_and_funeral(&mut self, wage_base: Option<Bounds>) -> Result<Vec<Operand>, Error> {
        let v = self.victim;
        let question = v.award_items().question;
        let rows = v.award_items.iter().enumerate().map(|(row, item)| Operand::Fact {
            fact: FactRef { subject: self.subject, question },
            row: Some(row),
            value: item.amount.bounds(),
        });
        let mut rows: Vec<Operand> = rows.collect();
        rows.extend(self.rest_of(v.award_items_complete()));
        let items = self.step(Provision::AwardItems, Operation::Sum, rows)?;

        let months = self.rules.funeral_months();
        let months = Operand::Parameter { value: months.value, cites: months.cites };
        let base =
            Operand::Step { of: Provision::WageBase, value: wage_base.unwrap_or(Bounds::at_least(Amount::ZERO)) };
        if v.died.is(false) {
            return Ok(vec![items]);
        }
        let died = self.whether(v.died(), |yes| yes);
        let funeral = self.step(Provision::AwardFuneral, Operation::Product, vec![base, months, died])?;
        Ok(vec![items, funeral])
    }

    /// One where it holds, nought where not, between the two while it is open or cannot be established.
    fn whether<T: Copy + PartialEq>(&mut self, asked: Asked<&Fact<T>>, holds: impl Fn(T) -> bool) -> Operand {
        let fact = FactRef { subject: self.subject, question: asked.question };
        self.open.push(fact);
        let (one, nought) = (Amount::whole(1), Amount::ZERO);
        let value = match asked.fact.known().map(holds) {
            Some(true) => Bounds::exact(one),
            Some(false) => Bounds::exact(nought),
            None => Bounds::between(nought, one),
        };
        Operand::Whether { fact, value }
    }

    /// Compensation by tort law; compulsory insurance pays first, the rest by the share of the liability.
    fn by_tort_law(&mut self, wage_base: Option<Bounds>) -> Result<Operand, Error> {
        let v = self.victim;
        let mut parts = self.items_and_funeral(wage_base)?;

        let income = self.per_head(IncomeSeries::DisposableIncome)?;
        let income = self.step(Provision::UrbanIncome, Operation::Given, vec![income])?;
        let (fewest, most) = self.years_for(v.victim_age.range());
        let age = v.victim_age().question;
        let years = self.fact(age, Bounds::between(Amount::whole(fewest), Amount::whole(most)));
        if !v.died.is(false) {
            let died = self.whether(v.died(), |yes| yes);
            parts.push(self.step(Provision::AwardDeath, Operation::Product, vec![income, years, died])?);
        }
        if !v.died.is(true) {
            let full = self.step(Provision::AwardDisabilityFull, Operation::Product, vec![income, years])?;
            let operands = vec![
                full,
                self.coefficient(),
                self.whether(v.died(), |yes| !yes),
                self.whether(v.disability(), |disability| disability != Disability::None),
            ];
            parts.push(self.step(Provision::AwardDisability, Operation::Percentage, operands)?);
        }

        let consumption = self.per_head(IncomeSeries::Consumption)?;
        let consumption = self.step(Provision::UrbanConsumption, Operation::Given, vec![consumption])?;
        let mut operands = vec![consumption, self.loss_of_support()];
        operands.extend(self.dependants());
        operands.extend(self.rest_of(v.dependants_complete()));
        parts.push(self.step(Provision::AwardDependants, Operation::YearByYear, operands)?);

        let total = self.step(Provision::AwardTotal, Operation::Sum, parts)?;
        let insurance = self.compulsory_insurance();
        let insured = self.step(Provision::AwardInsured, Operation::Lesser, vec![insurance, total])?;
        let rest = self.step(Provision::AwardUninsured, Operation::Remainder, vec![total, insured])?;
        let (least, most) = v.liability_percent.range();
        let question = v.liability_percent().question;
        let share = self.fact(question, Bounds::between(Amount::whole(least), Amount::whole(most)));
        let liable = self.step(Provision::AwardLiableShare, Operation::Percentage, vec![rest, share])?;
        self.step(Provision::AwardTort, Operation::Sum, vec![insured, liable])
    }

    /// The officer's own figure, else the published one of the previous year; else nothing is known of it.
    fn per_head(&mut self, series: IncomeSeries) -> Result<Operand, Error> {
        let frame = &self.case.frame.answers;
        let own = match series {
            IncomeSeries::DisposableIncome => frame.own_urban_income(),
            IncomeSeries::Consumption => frame.own_urban_consumption(),
        };
        let fact = FactRef { subject: Subject::Frame, question: own.question };
        Ok(match (own.fact.known(), self.rules.income(series)) {
            (None, Some(row)) => Operand::Income(row),
            (known, _) => {
                self.open.push(fact);
                let value = known.map_or(Bounds::at_least(Amount::ZERO), Bounds::exact);
                Operand::Fact { fact, row: None, value }
            }
        })
    }

    /// Arts. 12, 15 and 17: twenty years; from sixty a year less for each year of age; from seventy-five five years.
    fn years_for(&self, (youngest, oldest): (u32, u32)) -> (u32, u32) {
        let years = |age: u32| {
            let rules = self.rules;
            if age >= rules.award_age_to().value {
                rules.award_years_least().value
            } else {
                rules.award_years().value.saturating_sub(age.saturating_sub(rules.award_age_from().value))
            }
        };
        (years(oldest), years(youngest))
    }

    /// Coefficient of the disability; common practice, to be confirmed by the officer.
    fn coefficient(&mut self) -> Operand {
        let (least, most) = self.victim.disability_percent.range();
        let question = self.victim.disability_percent().question;
        self.fact(question, Bounds::between(Amount::whole(least), Amount::whole(most)))
    }

    /// How much of the support is lost, in hundredths: all by a death, else as the coefficient says.
    fn loss_of_support(&mut self) -> Operand {
        let died = self.victim.died().fact.verdict(|yes| yes);
        match died.known() {
            Some(crate::verdict::Degree::Met) => Operand::Parameter { value: 100, cites: &[] },
            Some(_) => self.coefficient(),
            None => {
                let (least, _) = self.victim.disability_percent.range();
                let question = self.victim.disability_percent().question;
                self.fact(question, Bounds::between(Amount::whole(least), Amount::whole(100)))
            }
        }
    }

    /// Art. 17: a minor until eighteen; who is of age and unable, as long as Arts. 12 and 15 say; nobody else.
    fn dependants(&mut self) -> Vec<Operand> {
        let question = self.victim.dependants().question;
        let fact = FactRef { subject: self.subject, question };
        let rows = self.victim.dependants.iter().enumerate();
        rows.map(|(row, dependant)| Operand::Dependant {
            fact,
            row,
            years: self.years_of_support(dependant),
            supporters: dependant.supporters.range(),
        })
        .collect()
    }

    fn years_of_support(&self, dependant: &Supported) -> (u32, u32) {
        let of_age = self.rules.age_of_majority().value;
        let Some(age) = dependant.dependant_age.fact().known() else {
            return (0, self.rules.award_years().value);
        };
        if age < of_age {
            let years = of_age.saturating_sub(age);
            return (years, years);
        }
        let (fewest, most) = self.years_for((age, age));
        match dependant.incapable {
            Fact::Known(true) => (fewest, most),
            Fact::Known(false) => (0, 0),
            Fact::Open | Fact::CannotBeEstablished => (0, most),
        }
    }

    /// Only a road accident or another tort has compulsory insurance; elsewhere there is none.
    fn compulsory_insurance(&mut self) -> Operand {
        let v = self.victim;
        self.open.push(FactRef { subject: self.subject, question: v.civil_tort().question });
        if v.civil_tort.is(false) {
            return Operand::Parameter { value: 0, cites: &[] };
        }
        self.fact(v.compulsory_insurance().question, v.compulsory_insurance.bounds())
    }
}
