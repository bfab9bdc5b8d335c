//! Which value the law has on which day and place, and where it says so. Knows no person.
//!
//! The data stand in `rules/`; the build turns them into the tables of [`tables`]. The day and the place are chosen
//! once, by [`Rules::on`]: nobody else picks a version.

mod calendar;
mod citation;
mod incomes;
mod profile;
mod provision;
mod published;
mod tables;
mod texts;
mod wages;

pub use calendar::{Calendar, Counted};
pub use citation::{Citation, Mark};
pub use incomes::{IncomeRow, IncomeSeries};
pub use profile::{
    AnnualWage, Authority, AuthorityKind, Cap, Condition, Decider, Floor, Harm, LONGEST_PROFILE, LocalStatistic,
    MonthsRow, MonthsTable, Profile, ProfileId, RegionLevel, Scope, Tree, Uplift, Valid, Words, authority_id,
};
pub use provision::Versions;
pub use tables::{Cite, Provision, RULEBOOK_HASH};
pub use texts::{text, texts};
pub use wages::all as all_wages;
pub use wages::{Grade, Region, Standing, Statistic, Status, Wage, WageRow};

use crate::date::Date;

/// First day whose law is known here; an earlier day is refused, never guessed.
pub const COVERED_FROM: Date = tables::COVERED_FROM;

/// Day up to which the sources were read. Later days are computed with the same rules, and the result says so.
pub const CHECKED_UNTIL: Date = tables::CHECKED_UNTIL;

/// A value from its day on, until the next one begins.
#[derive(Clone, Copy, Debug)]
pub struct Dated<T: 'static> {
    from: Date,
    value: T,
    cites: &'static [Cite],
}

/// A value of the law with the provisions that state it.
#[derive(Clone, Copy, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub cites: &'static [Cite],
}

/// The law of one day and place.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    day: Date,
    region: Option<Region>,
}

impl Rules {
    /// The rules of a day, for an office in `region` if it is chosen yet. Nothing before [`COVERED_FROM`].
    pub fn on(day: Date, region: Option<Region>) -> Option<Rules> {
        (day >= COVERED_FROM).then_some(Rules { day, region })
    }

    /// The day whose law this is.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// Is the day later than the sources were read?
    pub fn is_beyond_check(&self) -> bool {
        self.day > CHECKED_UNTIL
    }

    /// Provisions of the day that something rests on.
    pub fn cites(&self, provision: Provision) -> &'static [Cite] {
        provision.versions().iter().rev().find(|(from, _)| *from <= self.day).map_or(&[], |(_, cites)| cites)
    }

    fn value<T: Copy>(&self, versions: &'static [Dated<T>], before: T) -> Sourced<T> {
        // `before` is never taken: every table begins at the first covered day, which the build checks.
        versions
            .iter()
            .rev()
            .find(|version| version.from <= self.day)
            .map_or(Sourced { value: before, cites: &[] }, |v| Sourced { value: v.value, cites: v.cites })
    }

    /// Months of wage base in the general limit (N1, standard of relief).
    pub fn general_months(&self) -> Sourced<u32> {
        self.value(tables::GENERAL_MONTHS, 0)
    }

    /// Age, in years, from which a person is no minor (Law on the Protection of Minors, Art. 2).
    pub fn age_of_majority(&self) -> Sourced<u32> {
        self.value(tables::AGE_OF_MAJORITY, 0)
    }

    /// Age, in years, below which fault, cooperation and statements are not asked (a reading).
    pub fn small_child_age(&self) -> Sourced<u32> {
        self.value(tables::SMALL_CHILD_AGE, 0)
    }

    /// The same for victims of sexual offences.
    pub fn sexual_offence_child_age(&self) -> Sourced<u32> {
        self.value(tables::SEXUAL_OFFENCE_CHILD_AGE, 0)
    }

    /// Does an expired limitation of prosecution count as an obstacle (2021 Rules, Art. 7)?
    pub fn limitation_expired_counts(&self) -> Sourced<bool> {
        self.value(tables::LIMITATION_EXPIRED_COUNTS, false)
    }

    /// Must life be in danger for urgent treatment (2016 trial rules, Art. 7(2))?
    pub fn danger_to_life_required(&self) -> Sourced<bool> {
        self.value(tables::DANGER_TO_LIFE_REQUIRED, false)
    }

    /// Does a victim's lost working capacity count like death for dependants (2021 Rules, Art. 7(3))?
    pub fn lost_working_capacity_counts(&self) -> Sourced<bool> {
        self.value(tables::LOST_WORKING_CAPACITY_COUNTS, false)
    }

    /// Years of income in a compensation for death or disability (Interpretation on Personal Injury, Arts. 12, 15).
    pub fn award_years(&self) -> Sourced<u32> {
        self.value(tables::AWARD_YEARS, 0)
    }

    /// Age from which each further year takes one off.
    pub fn award_age_from(&self) -> Sourced<u32> {
        self.value(tables::AWARD_AGE_FROM, 0)
    }

    /// Age from which the shortest time counts.
    pub fn award_age_to(&self) -> Sourced<u32> {
        self.value(tables::AWARD_AGE_TO, 0)
    }

    /// The shortest time, in years.
    pub fn award_years_least(&self) -> Sourced<u32> {
        self.value(tables::AWARD_YEARS_LEAST, 0)
    }

    /// Months of average wage for a funeral (Art. 14).
    pub fn funeral_months(&self) -> Sourced<u32> {
        self.value(tables::FUNERAL_MONTHS, 0)
    }

    /// Urban income or consumption per head of the previous year; nothing where the tables do not hold it.
    pub fn income(&self, series: IncomeSeries) -> Option<&'static IncomeRow> {
        incomes::of_previous_year(self.region?, series, self.day)
    }

    /// Is the economic check for legal aid waived for whom judicial assistance was given (Legal Aid Law, Art. 42(2))?
    pub fn legal_aid_check_waived(&self) -> Sourced<bool> {
        self.value(tables::LEGAL_AID_CHECK_WAIVED, false)
    }

    /// Do soldiers and their families come first (Law on Military Personnel, Art. 61)?
    pub fn military_priority(&self) -> Sourced<bool> {
        self.value(tables::MILITARY_PRIORITY, false)
    }

    /// Working days within which the applicant is told what the file lacks (2016 trial rules).
    pub fn incomplete_working_days(&self) -> Sourced<u32> {
        self.value(tables::INCOMPLETE_WORKING_DAYS, 0)
    }

    /// Calendar days within which it is supplied (2016 trial rules).
    pub fn supplement_days(&self) -> Sourced<u32> {
        self.value(tables::SUPPLEMENT_DAYS, 0)
    }

    /// Working days for the opinion whether and how much (2014 opinion).
    pub fn opinion_working_days(&self) -> Sourced<u32> {
        self.value(tables::OPINION_WORKING_DAYS, 0)
    }

    /// Working days of a local review group after that (one province's rule).
    pub fn local_group_working_days(&self) -> Sourced<u32> {
        self.value(tables::LOCAL_GROUP_WORKING_DAYS, 0)
    }

    /// Working days within which the applicant is told that the funds are there (2014 opinion).
    pub fn notify_working_days(&self) -> Sourced<u32> {
        self.value(tables::NOTIFY_WORKING_DAYS, 0)
    }

    /// Working days within which a lead is transferred (2019 opinion on poverty relief); 0 before there was that rule.
    pub fn transfer_working_days(&self) -> Sourced<u32> {
        self.value(tables::TRANSFER_WORKING_DAYS, 0)
    }

    /// Working days as published.
    pub const fn calendar(&self) -> Calendar {
        Calendar::PUBLISHED
    }

    /// The wage on which the base rests: latest published year not after the previous year.
    pub fn wage(&self, statistic: Statistic) -> Option<Wage> {
        wages::latest(self.region?, statistic, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn rules(day: &str) -> Rules {
        Rules::on(Date::parse(day).expect("a date"), None).expect("a covered day")
    }

    #[test]
    fn the_2021_rules_begin_on_31_december_2021() {
        let (before, after) = (rules("2021-12-30"), rules("2021-12-31"));
        assert!(!before.limitation_expired_counts().value && after.limitation_expired_counts().value);
        assert!(before.danger_to_life_required().value && !after.danger_to_life_required().value);
        assert!(!before.lost_working_capacity_counts().value && after.lost_working_capacity_counts().value);
        assert_eq!(before.cites(Provision::GroundInjury), [Cite::N3_7_1]);
        assert_eq!(after.cites(Provision::GroundInjury), [Cite::N4_7_1]);
    }

    #[test]
    fn no_day_before_the_opinion_for_minors() {
        assert!(Rules::on(Date::fixed(2018, 2, 26), None).is_none());
        assert!(Rules::on(Date::fixed(2018, 2, 27), None).is_some());
    }

    #[test]
    fn days_after_the_sources_were_read_say_so() {
        assert!(!rules("2026-02-28").is_beyond_check());
        assert!(rules("2026-03-01").is_beyond_check());
    }
}
