//! Two assessments of the same case side by side: what differs, for whom it is better, and the sums. Knows no law.

use serde::Serialize;

use crate::error::Error;
use crate::money::{Amount, Bounds};
use crate::summary::Row;
use crate::verdict::{Outcomes, Verdict};

/// Whether a change is for the better of the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Better: more is possible, or the outcome is.
    Gains,
    /// Worse.
    Loses,
    /// Wider or narrower, or better here and worse there.
    Neither,
}

impl Side {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Side::Gains => "gains",
            Side::Loses => "loses",
            Side::Neither => "neither",
        }
    }

    fn and(self, other: Side) -> Side {
        if self == other { self } else { Side::Neither }
    }
}

/// A field that comes out otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The applicant; nothing where it is a figure of the whole sheet.
    pub applicant: Option<String>,
    /// The sheet.
    pub sheet: String,
    /// Name of the field.
    pub field: &'static str,
    /// What it was; empty where there was none.
    pub before: String,
    /// What it is; empty where there is none.
    pub after: String,
    /// By how much, where both are exact.
    pub by: Option<Amount>,
    /// For whose better; absent where the field is no measure of that.
    pub side: Option<Side>,
}

/// An applicant for whom something that measures it has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Affected {
    /// The applicant.
    pub applicant: String,
    /// For the better or the worse.
    pub side: Side,
}

/// The sums of one field over all cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Name of the field.
    pub field: &'static str,
    /// Sheets where it is exact on both sides: only these are added up.
    pub sheets: u32,
    /// Sheets where one side or both are open or absent.
    pub left_out: u32,
    /// Sum before.
    pub before: Amount,
    /// Sum after.
    pub after: Amount,
    /// The second less the first.
    pub by: Amount,
    /// Sheets where it rises.
    pub higher: u32,
    /// Sheets where it falls.
    pub lower: u32,
}

/// What many cases come to, taken one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Cases compared.
    pub cases: u32,
    /// Cases of which something differs.
    pub differing: u32,
    /// Applicants compared.
    pub applicants: u32,
    /// Applicants who gain.
    pub gain: u32,
    /// Applicants who lose.
    pub lose: u32,
    /// Applicants of whom something changes that is neither.
    pub neither: u32,
    /// The sums.
    pub sums: Vec<Sum>,
}

/// Figures of a sheet, in the order in which they are told; and whether more of it is better for the applicant.
const FIGURES: [(&str, bool); 9] = [
    ("general_limit", true),
    ("extended_limit", true),
    ("limit_of_all", false),
    ("documented_unmet_loss", false),
    ("award", false),
    ("need", false),
    ("proposal", false),
    ("payable", true),
    ("balance", false),
];

fn figures(row: &Row) -> [Option<Bounds>; 9] {
    let exact = |amount: Option<Amount>| amount.map(Bounds::exact);
    [
        row.general_limit,
        row.extended_limit,
        row.limit_of_all,
        Some(row.documented_unmet_loss),
        row.award,
        row.need,
        exact(row.proposal),
        exact(row.payable),
        exact(row.balance),
    ]
}

impl Default for Totals {
    fn default() -> Totals {
        let sum = |(field, _): &(&'static str, bool)| Sum {
            field,
            sheets: 0,
            left_out: 0,
            before: Amount::ZERO,
            after: Amount::ZERO,
            by: Amount::ZERO,
            higher: 0,
            lower: 0,
        };
        let sums = FIGURES.iter().map(sum).collect();
        Totals { cases: 0, differing: 0, applicants: 0, gain: 0, lose: 0, neither: 0, sums }
    }
}

impl Totals {
    /// Takes one case: its rows before and after, in the same order.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn take(&mut self, before: &[Row], after: &[Row]) -> Result<(Vec<Change>, Vec<Affected>), Error> {
        let (mut changes, mut affected) = (Vec::new(), Vec::new());
        for (before, after) in before.iter().zip(after) {
            let of_applicant = of_applicant(before, after);
            let of_sheet = of_sheet(before, after)?;
            let side = of_applicant.iter().chain(&of_sheet).filter_map(|change| change.side).reduce(Side::and);
            count(&mut self.applicants);
            if let Some(side) = side {
                count(match side {
                    Side::Gains => &mut self.gain,
                    Side::Loses => &mut self.lose,
                    Side::Neither => &mut self.neither,
                });
                affected.push(Affected { applicant: before.applicant.clone(), side });
            }
            changes.extend(of_applicant);
            if before.first_of_sheet {
                changes.extend(of_sheet);
                self.add(before, after)?;
            }
        }
        count(&mut self.cases);
        if !changes.is_empty() {
            count(&mut self.differing);
        }
        Ok((changes, affected))
    }

    fn add(&mut self, before: &Row, after: &Row) -> Result<(), Error> {
        for ((sum, before), after) in self.sums.iter_mut().zip(figures(before)).zip(figures(after)) {
            let known = |bounds: Option<Bounds>| bounds.and_then(Bounds::known);
            let (Some(before), Some(after)) = (known(before), known(after)) else {
                count(&mut sum.left_out);
                continue;
            };
            count(&mut sum.sheets);
            sum.before = sum.before.plus(before)?;
            sum.after = sum.after.plus(after)?;
            sum.by = sum.after.minus(sum.before)?;
            match after.cmp(&before) {
                std::cmp::Ordering::Greater => count(&mut sum.higher),
                std::cmp::Ordering::Less => count(&mut sum.lower),
                std::cmp::Ordering::Equal => {}
            }
        }
        Ok(())
    }
}

fn count(number: &mut u32) {
    *number = number.saturating_add(1);
}

fn of_applicant(before: &Row, after: &Row) -> Vec<Change> {
    let change = |field, old: String, new: String, side| Change {
        applicant: Some(before.applicant.clone()),
        sheet: before.sheet.clone(),
        field,
        before: old,
        after: new,
        by: None,
        side: Some(side),
    };
    let mut changes = Vec::new();
    if before.outcomes != after.outcomes {
        let (old, new) = (before.outcomes, after.outcomes);
        let side = side((old.best(), old.worst()), (new.best(), new.worst()));
        changes.push(change("outcomes", listed(old), listed(new), side));
    }
    for (field, old, new) in
        [("over_limit", before.over_limit, after.over_limit), ("advance", before.advance, after.advance)]
    {
        if old != new {
            let side = side((old.best(), old.worst()), (new.best(), new.worst()));
            changes.push(change(field, degrees(old), degrees(new), side));
        }
    }
    changes
}

/// The lower the rank the better: from best to worst.
fn side<T: Ord>(before: (T, T), after: (T, T)) -> Side {
    if after.0 <= before.0 && after.1 <= before.1 {
        Side::Gains
    } else if after.0 >= before.0 && after.1 >= before.1 {
        Side::Loses
    } else {
        Side::Neither
    }
}

fn of_sheet(before: &Row, after: &Row) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    let change = |field, old: String, new: String, by, side| Change {
        applicant: None,
        sheet: before.sheet.clone(),
        field,
        before: old,
        after: new,
        by,
        side,
    };
    for (((field, is_better), old), new) in FIGURES.into_iter().zip(figures(before)).zip(figures(after)) {
        if old == new {
            continue;
        }
        let known = |bounds: Option<Bounds>| bounds.and_then(Bounds::known);
        let by = match (known(old), known(new)) {
            (Some(old), Some(new)) => Some(new.minus(old)?),
            _ => None,
        };
        let side = is_better.then(|| more_or_less(old, new));
        changes.push(change(field, bounds(old), bounds(new), by, side));
    }
    if before.checks != after.checks {
        let text = |row: &Row| {
            let checks: Vec<String> = row.checks.iter().map(|(id, state)| format!("{id}:{state}")).collect();
            checks.join("|")
        };
        changes.push(change("checks", text(before), text(after), None, None));
    }
    Ok(changes)
}

/// A figure that is absent is neither more nor less than one that is there: nothing is known of it.
fn more_or_less(before: Option<Bounds>, after: Option<Bounds>) -> Side {
    let (Some(before), Some(after)) = (before, after) else { return Side::Neither };
    // Open above is more than any figure.
    let high = |bounds: Bounds| (bounds.high().is_none(), bounds.high());
    let (low_before, low_after) = (before.low(), after.low());
    if low_after >= low_before && high(after) >= high(before) {
        Side::Gains
    } else if low_after <= low_before && high(after) <= high(before) {
        Side::Loses
    } else {
        Side::Neither
    }
}

fn listed(outcomes: Outcomes) -> String {
    let names: Vec<&str> = outcomes.iter().map(crate::verdict::Outcome::id).collect();
    names.join("|")
}

fn degrees(verdict: Verdict) -> String {
    match verdict.known() {
        Some(degree) => degree.id().to_owned(),
        None => format!("{}|{}", verdict.best().id(), verdict.worst().id()),
    }
}

fn bounds(bounds: Option<Bounds>) -> String {
    let Some(bounds) = bounds else { return String::new() };
    match (bounds.known(), bounds.high()) {
        (Some(amount), _) => amount.to_string(),
        (None, Some(high)) => format!("{}..{high}", bounds.low()),
        (None, None) => format!("{}..", bounds.low()),
    }
}
