//! Where a sheet's months lie among the office's own decided cases of the same ground, harm and route. Knows no limit and
//! moves none: it reads what was found and what is proposed, and counts.
//!
//! A case counts under one ground: the first of [`kinds::GROUNDS`] that carries the best outcome of its grounds. Quartiles
//! are those of the nearest rank: of n months in rising order the lower one stands at place ⌈n/4⌉, the upper one at
//! place ⌈3n/4⌉. The median is the middle one, or exactly halfway between the two in the middle.

mod kinds;
mod read;

pub use kinds::{COLUMNS, GROUNDS, Harm, Route, ground_name, route_of};
pub use read::{Decided, DecidedCases, FileProblem, MOST_MONTHS, MOST_ROWS};

use crate::case::{Case, Subject};
use crate::eligibility::{ApplicantFindings, Examination, FindingId};
use crate::error::Error;
use crate::money::Amount;
use crate::order::sort;
use crate::questions::{Disability, Fact, Injury, Question, Said};
use crate::rulebook::Provision;
use crate::ruling::Rulings;
use crate::trace::FactRef;
use crate::verdict::{Degree, Outcome, Verdict};

/// With fewer like cases only their number is told: months of one or two would point to persons.
pub const FEWEST: u32 = 5;

/// Every sheet beside the decided cases.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// One for each sheet, in the order of the frame's victims.
    pub sheets: Vec<SheetComparison>,
}

/// One sheet beside the decided cases.
#[derive(Clone, Debug)]
pub enum SheetComparison {
    /// Ground or harm hangs on these open facts.
    Open(Vec<FactRef>),
    /// The harm has no class, because this fact cannot be established.
    Unclassed(FactRef),
    /// No ground is met by any of its applicants.
    NoGround,
    /// Compared.
    Made(Box<Likeness>),
}

/// What is like it.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// Grounds of its applicants, each once; a ground says which route it belongs to.
    pub grounds: Vec<Provision>,
    /// The harm to its victim.
    pub harm: Harm,
    /// How many decided cases are like it.
    pub like: u32,
    /// Their months, where there are at least [`FEWEST`].
    pub spread: Option<Spread>,
}

/// Months of wage base of the like cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Fewest.
    pub least: Amount,
    /// At place ⌈n/4⌉.
    pub lower_quartile: Amount,
    /// The middle one, or halfway between the two in the middle.
    pub median: Amount,
    /// At place ⌈3n/4⌉.
    pub upper_quartile: Amount,
    /// Most.
    pub greatest: Amount,
    /// Where the proposal lies, if its months are known.
    pub position: Option<Position>,
}

/// Where a proposal lies among the like cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The proposal in months of wage base, exact.
    pub months: Amount,
    /// Like cases with fewer months.
    pub below: u32,
    /// With exactly as many.
    pub at: u32,
    /// With more.
    pub above: u32,
}

/// Compares every sheet.
///
/// # Errors
/// [`Error::Overflow`].
pub fn compare(
    case: &Case,
    examination: &Examination,
    rulings: &Rulings,
    decided: &DecidedCases,
) -> Result<Comparison, Error> {
    let sheets = (0..case.frame.victims.len()).map(|at| sheet(case, examination, rulings, decided, at));
    Ok(Comparison { sheets: sheets.collect::<Result<_, _>>()? })
}

fn sheet(
    case: &Case,
    examination: &Examination,
    rulings: &Rulings,
    decided: &DecidedCases,
    at: usize,
) -> Result<SheetComparison, Error> {
    let mut grounds: Vec<Provision> = Vec::new();
    let mut open: Vec<FactRef> = Vec::new();
    let mut is_open = false;
    let members = case.frame.applicants.iter().zip(&examination.applicants).filter(|(who, _)| who.victim == at);
    for (_, found) in members {
        match ground_of(case, found) {
            Ok(Some(ground)) if !grounds.contains(&ground) => grounds.push(ground),
            Ok(_) => {}
            Err(facts) => {
                is_open = true;
                add(&mut open, facts);
            }
        }
    }
    if grounds.is_empty() && !is_open {
        return Ok(SheetComparison::NoGround);
    }
    let harm = match harm_of(case, at) {
        Ok(harm) => harm,
        Err(Pending::Unclassed(fact)) => return Ok(SheetComparison::Unclassed(fact)),
        Err(Pending::Open(facts)) => {
            add(&mut open, facts);
            return Ok(SheetComparison::Open(open));
        }
    };
    if is_open {
        return Ok(SheetComparison::Open(open));
    }
    let is_like = |other: &&Decided| other.harm == harm && grounds.contains(&other.ground);
    let mut months: Vec<Amount> = decided.cases.iter().filter(is_like).map(|other| other.months).collect();
    sort(&mut months, Ord::cmp);
    let like = count(months.len());
    let spread = if like < FEWEST { None } else { spread(&months, proposed(case, rulings, at))? };
    Ok(SheetComparison::Made(Box::new(Likeness { grounds, harm, like, spread })))
}

/// The proposal in months: as the officer entered them, or the sum over the wage base. Months that were entered are not
/// taken back from the sum, which was rounded down to whole yuan.
fn proposed(case: &Case, rulings: &Rulings, at: usize) -> Option<Amount> {
    let entered = case.choices.sheets.get(at).and_then(|choices| choices.proposed_months.0.known());
    entered.or_else(|| rulings.sheets.get(at)?.as_ref()?.months)
}

fn spread(rising: &[Amount], proposed: Option<Amount>) -> Result<Option<Spread>, Error> {
    let at_rank = |rank: usize| rank.checked_sub(1).and_then(|place| rising.get(place)).copied();
    let all = rising.len();
    let quarter = |quarters: usize| at_rank(all.saturating_mul(quarters).div_ceil(4));
    let (Some(least), Some(greatest)) = (at_rank(1), at_rank(all)) else { return Ok(None) };
    let (Some(lower_quartile), Some(upper_quartile)) = (quarter(1), quarter(3)) else { return Ok(None) };
    // Of an odd number both are the same one.
    let (Some(one), Some(other)) = (at_rank(all.div_ceil(2)), rising.get(all / 2).copied()) else { return Ok(None) };
    let median = one.plus(other)?.over(2)?;
    let position = proposed.map(|months| {
        let below = rising.partition_point(|other| *other < months);
        let not_above = rising.partition_point(|other| *other <= months);
        Position {
            months,
            below: count(below),
            at: count(not_above.saturating_sub(below)),
            above: count(all.saturating_sub(not_above)),
        }
    });
    Ok(Some(Spread { least, lower_quartile, median, upper_quartile, greatest, position }))
}

fn count(many: usize) -> u32 {
    // OK because the door lets in far fewer rows than a u32 counts.
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn add(open: &mut Vec<FactRef>, more: Vec<FactRef>) {
    for fact in more {
        if !open.contains(&fact) {
            open.push(fact);
        }
    }
}

/// The ground under which an applicant's case counts, or none; or the open facts on which that still hangs.
fn ground_of(case: &Case, found: &ApplicantFindings) -> Result<Option<Provision>, Vec<FactRef>> {
    let graph = &found.findings;
    let Some(best) = graph.outcomes(found.best_ground).known() else {
        return Err(open_in(case, found, found.best_ground));
    };
    if best == Outcome::Excluded {
        return Ok(None);
    }
    let parts = graph.parts(found.best_ground);
    for (ground, _) in GROUNDS {
        let Some(part) = parts.iter().find(|part| graph.get(**part).is_some_and(|f| f.provision == ground)) else {
            continue;
        };
        let outcomes = graph.outcomes(*part);
        if outcomes.known() == Some(best) {
            return Ok(Some(ground));
        }
        // A ground before the one that is certain could still take its place.
        if outcomes.holds(best) {
            return Err(open_in(case, found, *part));
        }
    }
    Ok(None)
}

fn open_in(case: &Case, found: &ApplicantFindings, root: FindingId) -> Vec<FactRef> {
    let mut open = Vec::new();
    for finding in found.findings.that_matter(root) {
        let facts = found.findings.facts_of(finding).iter();
        add(&mut open, facts.filter(|fact| case.is_open(fact.subject, fact.question)).copied().collect());
    }
    open
}

/// Why the harm has no class yet.
enum Pending {
    Open(Vec<FactRef>),
    Unclassed(FactRef),
}

/// The worst class of harm, where every worse one is ruled out.
fn harm_of(case: &Case, at: usize) -> Result<Harm, Pending> {
    // OK because the door gives every victim its facts.
    let Some(v) = case.facts.victims.get(at) else { return Err(Pending::Open(Vec::new())) };
    let decide = |verdict: Verdict, questions: &[&'static Question]| {
        let facts = || questions.iter().map(|question| FactRef { subject: Subject::Victim(at), question });
        let said = |fact: &FactRef| case.said(fact.subject, fact.question);
        match verdict.known() {
            Some(Degree::Met) => Ok(true),
            Some(Degree::NotMet) => Ok(false),
            Some(Degree::Discretion) => {
                let unclear = facts().find(|fact| said(fact) == Said::CannotBeEstablished);
                Err(unclear.map_or(Pending::Open(Vec::new()), Pending::Unclassed))
            }
            None => Err(Pending::Open(facts().filter(|fact| case.is_open(fact.subject, fact.question)).collect())),
        }
    };
    let yes = |fact: Fact<bool>| fact.verdict(|yes| yes);
    let (crime, tort, retaliation) = (v.crime(), v.civil_tort(), v.retaliation());
    // Where one of them may be, the questions about harm are asked.
    if ![v.crime, v.civil_tort, v.retaliation].iter().any(|fact| fact.may_be(true)) {
        let any = yes(v.crime).or(yes(v.civil_tort)).or(yes(v.retaliation));
        decide(any, &[crime.question, tort.question, retaliation.question])?;
        return Ok(Harm::None);
    }
    if decide(yes(v.died), &[v.died().question])? {
        return Ok(Harm::Died);
    }
    let body = [v.injury().question, v.disability().question];
    let serious = v.injury.verdict(|i| i == Injury::Serious).or(v.disability.verdict(|d| d == Disability::Severe));
    if decide(serious, &body)? {
        return Ok(Harm::Serious);
    }
    let any = v.injury.verdict(|i| i != Injury::None).or(v.disability.verdict(|d| d != Disability::None));
    if decide(any, &body)? {
        return Ok(Harm::OtherBodily);
    }
    if decide(yes(v.psychological_trauma), &[v.psychological_trauma().question])? {
        return Ok(Harm::Psychological);
    }
    let property = v.great_property_loss();
    // Asked of a crime only.
    if v.crime.may_be(true) && decide(yes(v.great_property_loss), &[property.question])? {
        return Ok(Harm::Property);
    }
    if v.crime == Fact::Open {
        return Err(Pending::Open(vec![FactRef { subject: Subject::Victim(at), question: crime.question }]));
    }
    Ok(Harm::None)
}
