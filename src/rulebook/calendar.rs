//! Working days: Monday to Friday, save for public holidays and for weekends worked to make up for them.

use super::tables;
use crate::date::Date;

/// The published holidays and make-up working days, and the span of days that they cover.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    first: Date,
    last: Date,
    /// Days, numbered from the first, on which Monday to Friday misleads.
    exceptions: &'static [u16],
}

/// A day that was counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: Date,
    /// A day was looked at whose holidays are not published: it was taken as Monday to Friday has it.
    pub provisional: bool,
}

impl Calendar {
    /// The notices of the State Council's General Office that `rules/holidays.csv` holds.
    pub const PUBLISHED: Calendar = Calendar {
        first: tables::CALENDAR_FROM,
        last: tables::CALENDAR_UNTIL,
        exceptions: &tables::CALENDAR_EXCEPTIONS,
    };

    /// Are the holidays around this day published?
    pub fn knows(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Is it a working day, as far as is published?
    pub fn is_working(&self, day: Date) -> bool {
        let place = day.number().checked_sub(self.first.number()).and_then(|place| u16::try_from(place).ok());
        let is_exception = place.is_some_and(|place| self.exceptions.binary_search(&place).is_ok());
        day.is_weekday() != is_exception
    }

    /// The last of so many working days after `start`, which is not counted itself.
    pub fn working_days_after(&self, start: Date, days: u32) -> Option<Counted> {
        let mut counted = Counted { day: start, provisional: false };
        for _ in 0..days {
            let next = self.working_day_from(counted.day.next()?)?;
            counted = Counted { day: next.day, provisional: counted.provisional || next.provisional };
        }
        Some(counted)
    }

    /// The day itself if it is a working day, else the next one.
    pub fn working_day_from(&self, day: Date) -> Option<Counted> {
        let mut counted = Counted { day, provisional: !self.knows(day) };
        while !self.is_working(counted.day) {
            let next = counted.day.next()?;
            counted = Counted { day: next, provisional: counted.provisional || !self.knows(next) };
        }
        Some(counted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[track_caller]
    fn after(start: &str, days: u32) -> (String, bool) {
        let counted = Calendar::PUBLISHED.working_days_after(day(start), days).expect("a day");
        (counted.day.to_string(), counted.provisional)
    }

    /// National Day 2025: off 1 to 8 October, worked on Sunday 28 September and Saturday 11 October.
    /// From Thursday 25 September: Fri 26 (1), Sun 28 (2), Mon 29 (3), Tue 30 (4), Thu 9 October (5), Fri 10 (6),
    /// Sat 11 (7), Mon 13 (8).
    #[test]
    fn make_up_days_are_working_days() {
        for (days, expected) in [(1, "2025-09-26"), (2, "2025-09-28"), (4, "2025-09-30"), (5, "2025-10-09")] {
            assert_eq!(after("2025-09-25", days), (expected.to_owned(), false));
        }
        assert_eq!(after("2025-09-25", 7), ("2025-10-11".to_owned(), false));
        assert_eq!(after("2025-09-25", 8), ("2025-10-13".to_owned(), false));
    }

    /// The notice for 2027 is not out: 25 December 2026 is a Friday, so Monday the 28th is provisional.
    #[test]
    fn what_is_not_published_is_provisional() {
        assert_eq!(after("2026-12-24", 1), ("2026-12-25".to_owned(), false));
        assert_eq!(after("2026-12-24", 2), ("2026-12-28".to_owned(), true));
        assert_eq!(after("2015-12-31", 1), ("2016-01-04".to_owned(), false));
        assert_eq!(after("2015-12-30", 1), ("2015-12-31".to_owned(), true));
        assert_eq!(Calendar::PUBLISHED.working_days_after(day("9999-12-31"), 1), None);
    }

    /// New Year's arrangement may turn the weekend before it into working days: of Saturday 26 December 2026 only the next notice,
    /// not published yet, will tell.
    #[test]
    fn the_weekend_before_an_unpublished_new_year_is_not_known() {
        assert!(Calendar::PUBLISHED.knows(day("2026-12-25")));
        assert!(!Calendar::PUBLISHED.knows(day("2026-12-26")));
    }

    /// A notice for Thursday 24 to Saturday 26 December 2026: a last day on that Saturday goes on to Monday the 28th, of which
    /// it says nothing.
    #[test]
    fn a_last_day_that_goes_on_past_what_is_published_is_provisional() {
        let notice = Calendar { first: day("2026-12-24"), last: day("2026-12-26"), exceptions: &[] };
        for (last, ends, provisional) in [("2026-12-25", "2026-12-25", false), ("2026-12-26", "2026-12-28", true)] {
            assert_eq!(notice.working_day_from(day(last)), Some(Counted { day: day(ends), provisional }));
        }
    }
}
