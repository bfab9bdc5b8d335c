//! A case as rows of figures, one for each applicant: what a table of many cases holds. No words, no view.

use std::fmt;

use serde::Serialize;

use crate::assessment::{Merits, wire};
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

/// The rows of a case, in the order of the frame's applicants.
pub fn rows(case: &Case, merits: &Merits) -> Vec<Row> {
    let Merits { rules, losses, examination, limits, rulings } = merits;
    let as_of = rules.day().to_string();
    let missing = u32::try_from(merits.missing(case)).unwrap_or(u32::MAX);
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

/// Writes the rows of a case as a list of lists, each in the order of [`Row`]'s fields.
pub fn write(json: &mut Json, case: &Case, merits: &Merits) {
    json.open_list();
    for row in rows(case, merits) {
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
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// A name that came with the case.
    Name(&'a str),
    /// Words and figures of our own, or nothing.
    Own(fmt::Arguments<'a>),
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
    /// Hands over its cells in the order of [`COLUMNS`]; what is several things stands with bars between.
    pub fn cells(&self, cell: &mut dyn FnMut(Cell<'_>)) {
        let mut outcomes = String::new();
        self.outcomes.iter().for_each(|outcome| barred(&mut outcomes, &[outcome.id()]));
        let mut checks = String::new();
        self.checks.iter().for_each(|(id, state)| barred(&mut checks, &[id, ":", state]));

        cell(Cell::Name(&self.applicant));
        cell(Cell::Name(&self.sheet));
        cell(Cell::Own(format_args!("{}", u8::from(self.first_of_sheet))));
        cell(Cell::Own(format_args!("{}", self.as_of)));
        cell(Cell::Own(format_args!("{outcomes}")));
        for verdict in [self.over_limit, self.advance] {
            match verdict.known() {
                Some(degree) => cell(Cell::Own(format_args!("{}", degree.id()))),
                None => cell(Cell::Own(format_args!("{}|{}", verdict.best().id(), verdict.worst().id()))),
            }
        }
        cell(Cell::Own(format_args!("{}", self.payee.unwrap_or_default())));
        let mut amount = |amount: Option<Amount>| match amount {
            Some(amount) => cell(Cell::Own(format_args!("{amount}"))),
            None => cell(Cell::Own(format_args!(""))),
        };
        let loss = Some(self.documented_unmet_loss);
        for bounds in [self.general_limit, self.extended_limit, self.limit_of_all, loss, self.award, self.need] {
            amount(bounds.map(Bounds::low));
            amount(bounds.and_then(Bounds::high));
        }
        [self.proposal, self.proposal_months, self.payable, self.balance].into_iter().for_each(amount);
        cell(Cell::Own(format_args!("{checks}")));
        cell(Cell::Own(format_args!("{}", self.missing)));
    }
}

fn barred(list: &mut String, parts: &[&str]) {
    if !list.is_empty() {
        list.push('|');
    }
    parts.iter().for_each(|part| list.push_str(part));
}
