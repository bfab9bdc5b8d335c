//! Periods from named start events. The day on which a period starts is not counted.

use crate::case::{Case, Subject};
use crate::date::Date;
use crate::questions::{Asked, DeadlineRoll, Fact};
use crate::rulebook::{Calendar, Counted, Provision, Rules, Sourced};
use crate::trace::FactRef;

/// A period of the procedure.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// For what.
    pub provision: Provision,
    /// The fact that starts it.
    pub start: FactRef,
    /// The day on which it starts, once that is known.
    pub start_day: Option<Date>,
    /// Its length and where that stands.
    pub length: Sourced<u32>,
    /// What is counted.
    pub unit: Unit,
    /// A rule of one place only.
    pub local: bool,
    /// Its last day, once the start is known.
    pub last: Option<LastDay>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Every day.
    CalendarDays,
    /// Working days only.
    WorkingDays,
}

impl Unit {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Unit::CalendarDays => "calendar_days",
            Unit::WorkingDays => "working_days",
        }
    }
}

/// The last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// The day.
    pub day: Date,
    /// Moved there from a day that is no working day.
    pub rolled: bool,
    /// Counted over days whose holidays are not published.
    pub provisional: bool,
}

/// The periods of the law of the day, in the order in which they run.
pub(super) fn deadlines(case: &Case, rules: &Rules) -> Vec<Deadline> {
    let facts = &case.facts.case;
    let of = |provision, start: Asked<&Fact<Date>>, length: Sourced<u32>, unit| {
        let start_day = start.fact.known();
        let last = start_day.and_then(|day| last_day(rules.calendar(), case.frame.deadline_roll(), day, length, unit));
        let start = FactRef { subject: Subject::Case, question: start.question };
        let local = provision == Provision::DeadlineLocalGroup;
        Deadline { provision, start, start_day, length, unit, local, last }
    };
    let working = Unit::WorkingDays;
    let transfer = rules.transfer_working_days();
    let mut deadlines = vec![
        of(Provision::DeadlineIncomplete, facts.applied_on(), rules.incomplete_working_days(), working),
        of(Provision::DeadlineSupplement, facts.incomplete_notice_on(), rules.supplement_days(), Unit::CalendarDays),
        of(Provision::DeadlineOpinion, facts.accepted_on(), rules.opinion_working_days(), working),
        of(Provision::DeadlineLocalGroup, facts.opinion_on(), rules.local_group_working_days(), working),
        of(Provision::DeadlineNotify, facts.funds_received_on(), rules.notify_working_days(), working),
    ];
    if transfer.value > 0 {
        deadlines.push(of(Provision::DeadlineTransfer, facts.transfer_decided_on(), transfer, working));
    }
    deadlines
}

/// READING: the first day is not counted. Whether a last day on a holiday moves to the next working day is a setting;
/// a period of working days ends on one anyhow.
fn last_day(calendar: Calendar, roll: DeadlineRoll, start: Date, length: Sourced<u32>, unit: Unit) -> Option<LastDay> {
    let last = |counted: Counted, from: Date| LastDay {
        day: counted.day,
        rolled: counted.day != from,
        provisional: counted.provisional,
    };
    match unit {
        Unit::WorkingDays => {
            let counted = calendar.working_days_after(start, length.value)?;
            Some(last(counted, counted.day))
        }
        Unit::CalendarDays => {
            let day = start.plus_days(length.value)?;
            match roll {
                DeadlineRoll::NextWorkingDay => Some(last(calendar.working_day_from(day)?, day)),
                DeadlineRoll::AsCounted => Some(LastDay { day, rolled: false, provisional: false }),
            }
        }
    }
}
