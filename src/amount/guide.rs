//! The guide of a local standard: its months by harm and grade, and what it adds under a condition. Never a limit.
//!
//! INVARIANT (refinement): a row counts as long as the answers can still reach it. Answers only take rows away, so the
//! hull of the rows only narrows.

use crate::case::{Applicant, Case, Subject};
use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::order::distinct;
use crate::questions::{
    ApplicantFacts, Certificate, Disability, HouseholdFacts, Injury, Question, Relation, VictimFacts,
};
use crate::rulebook::{Condition, Harm, MonthsRow, MonthsTable, Profile, Provision, Scope, Uplift, Valid};
use crate::trace::{FactRef, LocalFigure, Operand, Operation, Step};
use crate::verdict::Verdict;

/// What the local standard's table gives for a sheet; nothing where an applicant can reach no row.
#[derive(Clone, Debug)]
pub struct Guide {
    /// How it was computed; the last step gives the guide.
    pub steps: Vec<Step>,
    /// From and to.
    pub amount: Bounds,
    /// Is it certain that some row counts?
    pub is_certain: bool,
    /// Is it certain, too, which row and which uplifts count? Only then is the guide as narrow as the table makes it.
    pub is_settled: bool,
    /// The rows that can still be reached, by their places in the table.
    pub rows: Vec<usize>,
    /// On what the table rests, as a place among the standard's authorities.
    pub authority: u32,
    /// For whom a row counts.
    pub scope: Scope,
    /// Open facts that can still change it.
    pub open: Vec<FactRef>,
}

/// Months times the wage base, for each applicant or for the sheet, and the uplifts on it.
pub(super) fn guide(case: &Case, sheet: usize, wage_base: Option<Bounds>) -> Result<Option<Guide>, Error> {
    let Some(profile) = case.frame.profile.as_deref() else { return Ok(None) };
    let (Some(table), Some(base)) = (profile.months_table(), wage_base) else { return Ok(None) };
    let Some(victim) = case.facts.victims.get(sheet) else { return Ok(None) };
    Table { case, profile, table, victim, sheet, open: Vec::new() }.guide(base)
}

struct Table<'a> {
    case: &'a Case,
    profile: &'a Profile,
    table: &'a Valid<MonthsTable>,
    victim: &'a VictimFacts,
    sheet: usize,
    open: Vec<FactRef>,
}

/// One applicant with what its rows and conditions look at.
#[derive(Clone, Copy)]
struct Member<'a> {
    who: &'a Applicant,
    at: usize,
    facts: &'a ApplicantFacts,
    household: &'a HouseholdFacts,
}

/// The rows that one applicant can still reach.
struct Reached {
    rows: Vec<usize>,
    months: Bounds,
    is_settled: bool,
}

impl<'a> Table<'a> {
    // Apart from what every case asks for, as the award is.
    #[inline(never)]
    fn guide(mut self, base: Bounds) -> Result<Option<Guide>, Error> {
        let members = self.members();
        // READING: of a sum for several the table says something only where it says something of each.
        let reached: Option<Vec<Reached>> = members.iter().map(|member| self.reached(*member)).collect();
        let Some(reached) = reached else { return Ok(None) };
        let Some(hull) = reached.iter().map(|one| one.months).reduce(Bounds::hull) else { return Ok(None) };
        let base = Operand::Step { of: Provision::WageBase, value: base };
        let scope = self.table.value.scope;
        let authority = self.table.authority;
        let local = |figure, value| Operand::Local { figure, value, authority };
        let months = match scope {
            Scope::PerSheet => {
                Step::compute(Provision::GuideMonths, Operation::Given, vec![local(LocalFigure::Months, hull)])?
            }
            Scope::PerApplicant => {
                let each = reached.iter().map(|one| local(LocalFigure::Months, one.months));
                Step::compute(Provision::GuideMonths, Operation::Sum, each.collect())?
            }
        };
        let table = Step::compute(Provision::GuideOfTable, Operation::Product, vec![base, months.as_operand()])?;
        let mut sum = vec![table.as_operand()];
        let mut steps = vec![months, table];
        let mut is_settled = reached.iter().all(|one| one.is_settled);
        for uplift in &self.profile.uplifts {
            let parts: Vec<(Bounds, Verdict, FactRef)> = match scope {
                Scope::PerApplicant => members
                    .iter()
                    .zip(&reached)
                    .map(|(member, reached)| {
                        let (verdict, fact) = self.condition(*member, uplift.value.condition);
                        (reached.months, verdict, fact)
                    })
                    .collect(),
                // What is meant for the sheet is raised where the condition holds of anybody on it.
                Scope::PerSheet => {
                    let each = members.iter().map(|member| self.condition(*member, uplift.value.condition));
                    let anybody = each.reduce(|(one, fact), (other, _)| (one.or(other), fact));
                    anybody.into_iter().map(|(verdict, fact)| (hull, verdict, fact)).collect()
                }
            };
            for (months, verdict, fact) in parts {
                if verdict == Verdict::NOT_MET {
                    continue;
                }
                is_settled &= verdict == Verdict::MET;
                let step = uplifted(base, local(LocalFigure::Months, months), uplift, verdict, fact)?;
                sum.push(step.as_operand());
                steps.push(step);
            }
        }
        let guide = Step::compute(Provision::Guide, Operation::Sum, sum)?;
        let amount = guide.result;
        steps.push(guide);
        let rows = distinct(reached.iter().flat_map(|one| one.rows.iter().copied()));
        let is_certain = members.iter().all(|member| self.is_certain(*member));
        let case = self.case;
        self.open.retain(|fact| !is_settled && case.is_open(fact.subject, fact.question));
        Ok(Some(Guide {
            steps,
            amount,
            is_certain,
            is_settled: is_settled && is_certain,
            rows: rows.into_iter().collect(),
            authority,
            scope,
            open: self.open,
        }))
    }

    fn members(&self) -> Vec<Member<'a>> {
        let case = self.case;
        let people = case.frame.applicants.iter().zip(&case.facts.applicants).enumerate();
        let here = people.filter(|(_, (who, _))| who.victim == self.sheet);
        let member = |(at, (who, facts)): (usize, (&'a Applicant, &'a ApplicantFacts))| {
            Some(Member { who, at, facts, household: case.facts.households.get(who.household)? })
        };
        here.filter_map(member).collect()
    }

    /// Notes a fact that the table looks at.
    fn look(&mut self, subject: Subject, question: &'static Question) {
        let fact = FactRef { subject, question };
        if !self.open.contains(&fact) {
            self.open.push(fact);
        }
    }

    /// Does this harm certainly, possibly or not hold of the victim, whatever its grade?
    fn harm(&self, harm: Harm) -> Verdict {
        let v = self.victim;
        let yes = |fact: crate::questions::Fact<bool>| fact.verdict(|yes| yes);
        let harmed = yes(v.crime).or(yes(v.civil_tort)).or(yes(v.retaliation));
        let alive = harmed.and(v.died.verdict(|died| !died));
        match harm {
            Harm::Death => harmed.and(yes(v.died)),
            Harm::SeriousInjury => alive.and(v.injury.verdict(|injury| injury == Injury::Serious)),
            Harm::MinorInjury => alive.and(v.injury.verdict(|injury| injury == Injury::Minor)),
            Harm::Disability => alive.and(v.disability.verdict(|disability| disability != Disability::None)),
            Harm::LostWorkingCapacity => alive.and(yes(v.lost_working_capacity)),
            Harm::PsychologicalTrauma => alive.and(yes(v.psychological_trauma)),
            Harm::PropertyLoss => yes(v.crime).and(yes(v.great_property_loss)),
        }
    }

    /// Is this the grade of the harm?
    fn grade(&self, harm: Harm, holds: impl Fn(u32) -> bool) -> Verdict {
        match harm {
            Harm::Disability => self.victim.disability_grade.verdict(holds),
            _ => self.victim.injury_grade.verdict(holds),
        }
    }

    fn row(&self, row: &MonthsRow, household: &HouseholdFacts) -> Verdict {
        let within = |(low, high)| self.grade(row.harm, |g| g >= low).and(self.grade(row.harm, |g| g <= high));
        let grade = row.grades.map_or(Verdict::MET, within);
        let tier = row.tier.map_or(Verdict::MET, |tier| household.hardship_tier.verdict(|now| now.place() == tier));
        self.harm(row.harm).and(grade).and(tier)
    }

    /// The rows that one applicant can still reach; nothing where there are none.
    fn reached(&mut self, member: Member<'_>) -> Option<Reached> {
        let verdicts = self.table.value.rows.iter().map(|row| self.row(row, member.household)).enumerate();
        let reached: Vec<(usize, Verdict)> = verdicts.filter(|(_, verdict)| *verdict != Verdict::NOT_MET).collect();
        let rows: Vec<usize> = reached.iter().map(|(at, _)| *at).collect();
        let ends = self.table.value.rows.iter().enumerate().filter(|(at, _)| rows.contains(at));
        let ends = ends.map(|(_, row)| Bounds::between(row.months_from, row.months_to));
        let months = ends.reduce(Bounds::hull)?;
        let is_settled = reached.iter().all(|(_, verdict)| *verdict == Verdict::MET);
        if !is_settled {
            self.look_at_rows(&rows, member);
        }
        Some(Reached { rows, months, is_settled })
    }

    /// The facts on which the rows still reached depend.
    fn look_at_rows(&mut self, rows: &[usize], member: Member<'_>) {
        let v = self.victim;
        let victim = Subject::Victim(self.sheet);
        for question in [v.crime().question, v.civil_tort().question, v.retaliation().question, v.died().question] {
            self.look(victim, question);
        }
        let table = &self.table.value;
        let reached: Vec<MonthsRow> =
            table.rows.iter().enumerate().filter(|(at, _)| rows.contains(at)).map(|(_, row)| *row).collect();
        for row in reached {
            match row.harm {
                Harm::Death => {}
                Harm::SeriousInjury | Harm::MinorInjury => {
                    self.look(victim, v.injury().question);
                    self.look(victim, v.injury_grade().question);
                }
                Harm::Disability => {
                    self.look(victim, v.disability().question);
                    self.look(victim, v.disability_grade().question);
                }
                Harm::LostWorkingCapacity => self.look(victim, v.lost_working_capacity().question),
                Harm::PsychologicalTrauma => self.look(victim, v.psychological_trauma().question),
                Harm::PropertyLoss => self.look(victim, v.great_property_loss().question),
            }
            if row.tier.is_some() {
                self.look(Subject::Household(member.who.household), member.household.hardship_tier().question);
            }
        }
    }

    /// Does some row count for an applicant whatever its grade and tier turn out to be?
    fn is_certain(&self, member: Member<'_>) -> bool {
        let rows = &self.table.value.rows;
        let harms = distinct(rows.iter().map(|row| row.harm).filter(|harm| self.harm(*harm) == Verdict::MET));
        let tier_may_be =
            |tier: &u32| member.household.hardship_tier.verdict(|now| now.place() == *tier) != Verdict::NOT_MET;
        let tiers = u32::try_from(self.profile.tiers.len()).unwrap_or(u32::MAX).max(1);
        (0..tiers).filter(tier_may_be).all(|tier| {
            harms.iter().any(|harm| {
                let may_be =
                    |grade: &u32| harm.grades().is_none() || self.grade(*harm, |now| now == *grade) != Verdict::NOT_MET;
                (1..=harm.grades().unwrap_or(1)).filter(may_be).all(|grade| {
                    rows.iter().any(|row| {
                        row.harm == *harm
                            && row.grades.is_none_or(|(low, high)| low <= grade && grade <= high)
                            && row.tier.is_none_or(|of| of == tier)
                    })
                })
            })
        })
    }

    /// Does the condition of an uplift hold of an applicant, and which fact says so first?
    fn condition(&mut self, member: Member<'_>, condition: Condition) -> (Verdict, FactRef) {
        let (facts, household, v) = (member.facts, member.household, self.victim);
        let applicant = Subject::Applicant(member.at);
        let person = facts.organisation.verdict(|yes| !yes);
        let minor = facts.minor(self.case.rules(), &self.case.frame.readings);
        let (verdict, subject, question) = match condition {
            Condition::Minor => (minor, applicant, facts.age().question),
            Condition::DisabledVictim => {
                let itself = facts.relation.verdict(|relation| relation == Relation::Itself);
                (itself.and(self.harm(Harm::Disability)), Subject::Victim(self.sheet), v.disability().question)
            }
            Condition::MilitaryFamily => {
                let asked = facts.military_family();
                (person.and(asked.fact.verdict(|yes| yes)), applicant, asked.question)
            }
            Condition::HardshipCertificate => {
                let asked = household.certificate();
                let verdict = asked.fact.verdict(|certificate| certificate != Certificate::None);
                (verdict, Subject::Household(member.who.household), asked.question)
            }
            Condition::EspeciallyHard => {
                let asked = household.especially_hard();
                (asked.fact.verdict(|yes| yes), Subject::Household(member.who.household), asked.question)
            }
            Condition::LongTherapy => {
                let asked = facts.long_therapy_needed();
                (minor.and(asked.fact.verdict(|yes| yes)), applicant, asked.question)
            }
        };
        if verdict.known().is_none() {
            self.look(subject, question);
            if matches!(condition, Condition::Minor | Condition::MilitaryFamily | Condition::LongTherapy) {
                self.look(applicant, facts.organisation().question);
            }
            if matches!(condition, Condition::Minor | Condition::LongTherapy) {
                self.look(applicant, facts.age().question);
                self.look(applicant, facts.minor_at_harm().question);
            }
            if condition == Condition::DisabledVictim {
                self.look(applicant, facts.relation().question);
            }
        }
        (verdict, FactRef { subject, question })
    }
}

/// So many per cent of what the table gives; nothing to all of it while the condition is open or left to the officer.
fn uplifted(
    base: Operand,
    months: Operand,
    uplift: &Valid<Uplift>,
    verdict: Verdict,
    fact: FactRef,
) -> Result<Step, Error> {
    let (one, nought) = (Amount::whole(1), Amount::ZERO);
    let value = if verdict == Verdict::MET { Bounds::exact(one) } else { Bounds::between(nought, one) };
    let percent = Bounds::exact(Amount::whole(uplift.value.percent));
    let percent = Operand::Local { figure: LocalFigure::Percent, value: percent, authority: uplift.authority };
    let operands = vec![base, months, percent, Operand::Whether { fact, value }];
    Step::compute(Provision::GuideUplift, Operation::Percentage, operands)
}
