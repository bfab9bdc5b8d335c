//! An assessment as rows of figures, one for each applicant: what a table of many cases holds. No words, no view.

use serde::Serialize;

use crate::assessment::{Assessment, wire};
use crate::case::{Applicant, Case};
use crate::eligibility::ApplicantFindings;
use crate::json::Json;
use crate::money::{Amount, Bounds};
use crate::ruling::State;
use crate::verdict::{Outcomes, Verdict};

/// One applicant with the figures of its sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The applicant's name in the case.
    pub applicant: String,
    /// The sheet's name in the case: that of its victim.
    pub sheet: String,
    /// Is this the first applicant of the sheet? Its figures are counted with this one.
    pub first_of_sheet: bool,
    /// Day whose law was applied.
    pub as_of: String,
    /// Outcomes still possible, from best to worst.
    pub outcomes: Outcomes,
    /// Whether the limit may be exceeded.
    pub over_limit: Verdict,
    /// Whether urgent treatment may be paid in advance.
    pub advance: Verdict,
    /// Whether the payee chosen is allowed.
    pub payee: Option<&'static str>,
    /// Generally not above this.
    pub general_limit: Option<Bounds>,
    /// Highest amount where a reason for exceeding the limit is met or possible.
    pub extended_limit: Option<Bounds>,
    /// The limit of all applicants together, by the reading that it applies to each.
    pub limit_of_all: Option<Bounds>,
    /// Listed losses less money received.
    pub documented_unmet_loss: Bounds,
    /// What a court should award.
    pub award: Option<Bounds>,
    /// What the applicants need, in the officer's own figures.
    pub need: Option<Bounds>,
    /// The sum proposed.
    pub proposal: Option<Amount>,
    /// The same in months of wage base.
    pub proposal_months: Option<Amount>,
    /// What can be paid.
    pub payable: Option<Amount>,
    /// What is left to pay after an advance.
    pub balance: Option<Amount>,
    /// Checks that do not come out as they should, with their state.
    pub checks: Vec<(&'static str, &'static str)>,
    /// Open facts that can still change outcome or amounts.
    pub missing: u32,
}

/// The rows of an assessment, in the order of the frame's applicants.
pub fn rows(case: &Case, assessment: &Assessment) -> Vec<Row> {
    let Assessment { rules, losses, examination, limits, rulings, missing, .. } = assessment;
    let as_of = rules.day().to_string();
    let open = missing.iter().filter(|missing| !missing.is_for_procedure_only()).count();
    let missing = u32::try_from(open).unwrap_or(u32::MAX);
    let mut counted = vec![false; case.frame.victims.len()];
    let people = case.frame.applicants.iter().zip(&examination.applicants).zip(&rulings.payees);
    let row = |((who, found), payee): ((&Applicant, &ApplicantFindings), &Option<State>)| {
        let sheet = limits.sheets.get(who.victim)?;
        let proposal = rulings.sheets.get(who.victim)?.as_ref();
        let seen = counted.get_mut(who.victim).map(|seen| std::mem::replace(seen, true));
        let failed = proposal.map(|proposal| {
            let checks = proposal.checks.iter().filter(|check| check.state != State::Within);
            let parts = proposal.split.iter().filter(|split| split.state != State::Within);
            let parts = parts.map(|split| ("split", split.state.id()));
            checks.map(|check| (check.against.id(), check.state.id())).chain(parts).collect()
        });
        Some(Row {
            applicant: who.id.clone(),
            sheet: case.frame.victims.get(who.victim)?.clone(),
            first_of_sheet: seen == Some(false),
            as_of: as_of.clone(),
            outcomes: found.outcomes(),
            over_limit: found.over_limit(),
            advance: found.advance(),
            payee: payee.map(State::id),
            general_limit: sheet.general,
            extended_limit: sheet.extended,
            limit_of_all: sheet.limit_of_all,
            documented_unmet_loss: losses.sheets.get(who.victim)?.documented_unmet,
            award: sheet.award.as_ref().map(|award| award.amount),
            need: sheet.need.as_ref().map(|need| need.amount),
            proposal: proposal.and_then(|proposal| proposal.amount),
            proposal_months: proposal.and_then(|proposal| proposal.months),
            payable: proposal.and_then(|proposal| proposal.payable),
            balance: proposal.and_then(|proposal| proposal.balance),
            checks: failed.unwrap_or_default(),
            missing,
        })
    };
    people.filter_map(row).collect()
}

/// Writes the rows of an assessment as a list of lists, each in the order of [`Row`]'s fields.
pub fn write(json: &mut Json, case: &Case, assessment: &Assessment) {
    json.open_list();
    for row in rows(case, assessment) {
        json.open_list();
        json.id(&row.applicant);
        json.id(&row.sheet);
        json.yes_no(row.first_of_sheet);
        json.id(&row.as_of);
        wire::outcomes(json, row.outcomes);
        wire::verdict(json, row.over_limit);
        wire::verdict(json, row.advance);
        match row.payee {
            Some(state) => json.id(state),
            None => json.null(),
        }
        for bounds in [row.general_limit, row.extended_limit, row.limit_of_all, Some(row.documented_unmet_loss)] {
            json.bounds(bounds);
        }
        json.bounds(row.award);
        json.bounds(row.need);
        for amount in [row.proposal, row.proposal_months, row.payable, row.balance] {
            json.amount_if_any(amount);
        }
        json.open_list();
        row.checks.iter().for_each(|(check, state)| json.ids([*check, *state]));
        json.close_list();
        json.whole(row.missing);
        json.close_list();
    }
    json.close_list();
}

/// A cell of a table of rows, in the order of [`COLUMNS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A name that came with the case.
    Name(String),
    /// A word or figure of our own.
    Own(String),
}

/// Columns of a table of rows.
pub const COLUMNS: [&str; 26] = [
    "applicant",
    "sheet",
    "first_of_sheet",
    "as_of",
    "outcomes",
    "over_limit",
    "advance",
    "payee",
    "general_limit_low",
    "general_limit_high",
    "extended_limit_low",
    "extended_limit_high",
    "limit_of_all_low",
    "limit_of_all_high",
    "documented_unmet_loss_low",
    "documented_unmet_loss_high",
    "award_low",
    "award_high",
    "need_low",
    "need_high",
    "proposal",
    "proposal_months",
    "payable",
    "balance",
    "checks",
    "missing",
];

impl Row {
    /// Its cells, in the order of [`COLUMNS`]; what is several things stands with bars between.
    pub fn cells(&self) -> Vec<Cell> {
        let bounds = |bounds: Option<Bounds>| {
            [
                bounds.map_or(Cell::Empty, |bounds| amount(bounds.low())),
                bounds.and_then(Bounds::high).map_or(Cell::Empty, amount),
            ]
        };
        let optional = |value: Option<Amount>| value.map_or(Cell::Empty, amount);
        let outcomes: Vec<&str> = self.outcomes.iter().map(crate::verdict::Outcome::id).collect();
        let checks: Vec<String> = self.checks.iter().map(|(id, state)| format!("{id}:{state}")).collect();
        let mut cells = vec![
            Cell::Name(self.applicant.clone()),
            Cell::Name(self.sheet.clone()),
            Cell::Own(if self.first_of_sheet { "1" } else { "0" }.to_owned()),
            Cell::Own(self.as_of.clone()),
            Cell::Own(outcomes.join("|")),
            Cell::Own(degrees(self.over_limit)),
            Cell::Own(degrees(self.advance)),
            self.payee.map_or(Cell::Empty, |state| Cell::Own(state.to_owned())),
        ];
        cells.extend(bounds(self.general_limit));
        cells.extend(bounds(self.extended_limit));
        cells.extend(bounds(self.limit_of_all));
        cells.extend(bounds(Some(self.documented_unmet_loss)));
        cells.extend(bounds(self.award));
        cells.extend(bounds(self.need));
        cells.extend([self.proposal, self.proposal_months, self.payable, self.balance].map(optional));
        cells.push(if checks.is_empty() { Cell::Empty } else { Cell::Own(checks.join("|")) });
        cells.push(Cell::Own(self.missing.to_string()));
        cells
    }
}

fn amount(amount: Amount) -> Cell {
    Cell::Own(amount.to_string())
}

fn degrees(verdict: Verdict) -> String {
    match verdict.known() {
        Some(degree) => degree.id().to_owned(),
        None => format!("{}|{}", verdict.best().id(), verdict.worst().id()),
    }
}
