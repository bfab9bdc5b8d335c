//! Does the household live in hardship, and does that come from the case?

use super::findings::FindingId;
use super::walk::Walk;
use crate::questions::Certificate;
use crate::rulebook::Provision;
use crate::verdict::Outcome;

/// A certificate, or income at or below a local line, or the officer's finding.
///
/// READING: no national threshold was found, so income above a line never excludes; the finding then decides.
pub(super) fn lives_in_hardship(w: &mut Walk<'_>) -> FindingId {
    let h = w.household;
    let certificate = w.household_is(Provision::HardshipCertificate, &h.certificate(), |c| c != Certificate::None);
    let facts = [w.of_household(&h.members()), w.of_household(&h.monthly_income()), w.of_household(&h.local_line())];
    let income = w.from(Provision::HardshipIncome, h.income_within_line(), &facts);
    let income = w.findings.at_distance(|| h.above_line(), income);
    let finding = w.household_is(Provision::HardshipFinding, &h.hardship_finding(), |yes| yes);
    w.any(Provision::Hardship, &[certificate, income, finding])
}

/// The hardship comes from the case (2021 Rules, Art. 8(5)). Otherwise generally not assisted.
pub(super) fn caused_by_the_case(w: &mut Walk<'_>) -> FindingId {
    let found = w.household_is(Provision::Cause, &w.household.hardship_from_case(), |yes| yes);
    w.findings.failing_to(Outcome::GenerallyNot, found)
}

/// The household cannot pay for urgent treatment (2021 Rules, Art. 7(2); 2018 opinion, Art. 3(2)).
pub(super) fn cannot_pay_treatment(w: &mut Walk<'_>) -> FindingId {
    w.household_is(Provision::CannotPayTreatment, &w.household.cannot_pay_treatment(), |yes| yes)
}
