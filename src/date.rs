//! A day of the calendar. Knows no law, no clock and no time zone.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day of the Gregorian calendar, written `2021-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day that the rulebook names; the build has checked its form.
    pub(crate) const fn fixed(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    /// Reads `YYYY-MM-DD`; nothing if the form is another or the day does not exist.
    pub fn parse(text: &str) -> Option<Date> {
        let well_formed = text.len() == 10
            && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !well_formed {
            return None;
        }
        let mut parts = text.split('-');
        let year: u16 = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day: u8 = parts.next()?.parse().ok()?;
        let exists = year >= 1 && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12, and day of the month.
    pub const fn month_and_day(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// Days counted from the first day of year 1, which is day 1.
    pub(crate) const fn number(self) -> u32 {
        // OK because four digits of year make fewer than four million days: nothing saturates.
        let whole_years = (self.year as u32).saturating_sub(1);
        let leap_days = (whole_years / 4).saturating_sub(whole_years / 100).saturating_add(whole_years / 400);
        let mut days = whole_years.saturating_mul(365).saturating_add(leap_days);
        let mut month = 1;
        while month < self.month {
            days = days.saturating_add(days_in(self.year, month) as u32);
            month = month.saturating_add(1);
        }
        days.saturating_add(self.day as u32)
    }

    /// Day of the week: 1 for Monday to 7 for Sunday.
    pub const fn weekday(self) -> u32 {
        // Day 1 was a Monday.
        match self.number() % 7 {
            0 => 7,
            day => day,
        }
    }

    /// From Monday to Friday, whatever the holidays.
    pub const fn is_weekday(self) -> bool {
        self.weekday() <= 5
    }

    /// The day after; nothing after the last day that four digits of year can write.
    pub fn next(self) -> Option<Date> {
        let Date { year, month, day } = self;
        if day < days_in(year, month) {
            Some(Date { year, month, day: day.saturating_add(1) })
        } else if month < 12 {
            Some(Date { year, month: month.saturating_add(1), day: 1 })
        } else {
            (year < 9999).then(|| Date { year: year.saturating_add(1), month: 1, day: 1 })
        }
    }

    /// So many days later. Counts one by one, because periods of law are short.
    pub fn plus_days(self, days: u32) -> Option<Date> {
        (0..days).try_fold(self, |day, _| day.next())
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        for text in [
            "2021-02-29",
            "1900-02-29",
            "2021-13-01",
            "2021-00-10",
            "2021-04-31",
            "2021-1-1",
            "21-01-01",
            "2021/01/01",
            "2021-01-01T",
            "0000-01-01",
            "２０２１-01-01",
            "+021-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in ["2020-02-29", "2000-02-29", "2021-12-31", "0001-01-01"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
    }

    /// 1 January 2000 was a Saturday, 29 February 2000 a Tuesday; 2026-11-22 is a Sunday.
    #[test]
    fn weekdays() {
        let weekday = |text| Date::parse(text).map(Date::weekday);
        for (text, expected) in
            [("0001-01-01", 1), ("2000-01-01", 6), ("2000-02-29", 2), ("2021-12-31", 5), ("2026-11-22", 7)]
        {
            assert_eq!(weekday(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let plus = |text, days| Date::parse(text).and_then(|day| day.plus_days(days)).map(|day| day.to_string());
        assert_eq!(plus("2024-02-28", 1).as_deref(), Some("2024-02-29"));
        assert_eq!(plus("2023-02-28", 1).as_deref(), Some("2023-03-01"));
        assert_eq!(plus("2025-12-31", 1).as_deref(), Some("2026-01-01"));
        assert_eq!(plus("2025-01-31", 30).as_deref(), Some("2025-03-02"));
        assert_eq!(plus("9999-12-31", 0).as_deref(), Some("9999-12-31"));
        assert_eq!(plus("9999-12-31", 1), None);
    }

    #[test]
    fn days_are_ordered() {
        assert!(Date::parse("2021-12-30") < Date::parse("2021-12-31"));
        assert!(Date::parse("2021-12-31") < Date::parse("2022-01-01"));
    }
}
