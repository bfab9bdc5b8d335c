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

    #[test]
    fn days_are_ordered() {
        assert!(Date::parse("2021-12-30") < Date::parse("2021-12-31"));
        assert!(Date::parse("2021-12-31") < Date::parse("2022-01-01"));
    }
}
