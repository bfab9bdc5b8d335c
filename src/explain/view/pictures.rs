//! The money ruler and the waterfall of losses, as marks and bars to be drawn. Words and ends only; no geometry.

use super::{Speaker, option};
use crate::amount::SheetLimits;
use crate::explain::catalogue::step;
use crate::loss::{Bar, BarOf, SheetLosses};
use crate::money::{Amount, Bounds};
use crate::questions::VictimFacts;
use crate::rulebook::Provision;
use crate::ruling::Proposal;
use crate::trace::Step;
use crate::verdict::Verdict;

/// The marks between which a proposal lies.
#[derive(Debug)]
pub(super) struct Ruler {
    pub(super) month: Amount,
    pub(super) months: u32,
    pub(super) marks: Vec<Mark>,
}

#[derive(Debug)]
pub(super) struct Mark {
    pub(super) of: Provision,
    pub(super) kind: &'static str,
    pub(super) bounds: Bounds,
    pub(super) value: String,
}

/// One bar of the waterfall.
#[derive(Debug)]
pub(super) struct BarWords {
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) start: Amount,
    pub(super) sure: Amount,
    pub(super) may: Option<Amount>,
}

impl Speaker<'_> {
    pub(super) fn ruler(
        &self,
        limits: &SheetLimits,
        losses: &SheetLosses,
        proposal: Option<&Proposal>,
    ) -> Option<Ruler> {
        let month = limits.wage_base.and_then(Bounds::known)?;
        let general = limits.general?;
        let mark = |of: Provision, kind, bounds: Bounds| Mark { of, kind, bounds, value: self.lang.bounds(bounds) };
        let mut marks = vec![mark(Provision::GeneralLimit, "limit", general)];
        if let Some(extended) = limits.extended {
            marks.push(mark(Provision::ExtendedLimit, "extended", extended));
        }
        // Where no reason for exceeding the limit can be met any more, the award caps nothing unless it caps always.
        if let Some(award) = &limits.award
            && (limits.award_binds_always || limits.over_limit != Verdict::NOT_MET)
        {
            marks.push(mark(Provision::AwardCap, "cap", award.amount));
        }
        if let Some(all) = limits.limit_of_all
            && limits.applicants > 1
            && !limits.is_per_applicant
        {
            marks.push(mark(Provision::LimitOfAll, "mark", all));
        }
        marks.extend(limits.marks.iter().map(|Step { of, result, .. }| mark(*of, "soft", *result)));
        marks.extend(limits.guide.as_ref().map(|guide| mark(Provision::Guide, "guide", guide.amount)));
        if losses.is_listed {
            marks.push(mark(Provision::DocumentedUnmetLoss, "mark", losses.documented_unmet));
        }
        marks.extend(limits.need.as_ref().map(|need| mark(Provision::Need, "guide", need.amount)));
        if let Some(amount) = proposal.and_then(|proposal| proposal.amount) {
            marks.push(mark(Provision::Proposal, "proposal", Bounds::exact(amount)));
        }
        Some(Ruler { month, months: self.assessment.merits.rules.general_months().value, marks })
    }

    pub(super) fn waterfall(&self, at: usize, losses: &SheetLosses) -> Vec<BarWords> {
        let Some(victim) = self.case.facts.victims.get(at) else { return Vec::new() };
        losses.bars.iter().map(|bar| self.bar(victim, bar)).collect()
    }

    fn bar(&self, victim: &VictimFacts, bar: &Bar) -> BarWords {
        let lang = self.lang;
        let open = || lang.text("answer.open").to_owned();
        let (kind, label) = match bar.of {
            BarOf::Loss(row) => {
                let item = victim.losses.get(row).and_then(|loss| loss.item.known());
                ("loss", item.map_or_else(open, |item| option(lang, "item", item.id())))
            }
            BarOf::Received(row) => {
                let source = victim.received.get(row).and_then(|money| money.source.known());
                ("received", source.map_or_else(open, |source| option(lang, "source", source.id())))
            }
            BarOf::Unmet => ("unmet", step(lang, Provision::DocumentedUnmetLoss).to_owned()),
        };
        BarWords { kind, label, value: lang.bounds(bar.sum), start: bar.start, sure: bar.sure, may: bar.may }
    }
}
