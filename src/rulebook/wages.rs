//! Published average wages, and which of them was out on a given day.

use std::sync::LazyLock;

use super::published::{self, Published};
use super::tables;
use crate::date::Date;

/// A province, autonomous region or municipality by its administrative code; 0 is the nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region(pub(super) u32);

impl Region {
    /// The nation as a whole: a row of the statistics, never the place of an office.
    pub const NATION: Region = Region(0);

    /// Reads a six-digit code that the statistics know.
    pub fn from_code(code: &str) -> Option<Region> {
        Region::all().find(|(_, known, _)| *known == code).map(|(region, ..)| region)
    }

    /// Provinces with code and names in Chinese and English, in the order of the codes.
    pub fn all() -> impl Iterator<Item = (Region, &'static str, [&'static str; 2])> {
        tables::REGIONS.iter().copied().filter(|(region, ..)| *region != Region::NATION)
    }

    fn row(self) -> Option<&'static (Region, &'static str, [&'static str; 2])> {
        tables::REGIONS.iter().find(|(region, ..)| *region == self)
    }

    /// Names in Chinese and English.
    pub fn names(self) -> [&'static str; 2] {
        self.row().map_or(["", ""], |(_, _, names)| *names)
    }

    /// Six-digit code.
    pub fn code(self) -> &'static str {
        self.row().map_or("", |(_, code, _)| code)
    }
}

/// Whose average wage it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statistic {
    /// 城镇非私营单位就业人员平均工资.
    Employed,
    /// 在岗职工平均工资.
    OnPost,
}

impl Statistic {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Statistic::Employed => "employed",
            Statistic::OnPost => "on_post",
        }
    }
}

/// How official the source of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Stated in an official release, yearbook or notice, or a text quoting it.
    A,
    /// A compiled table crediting the statistics bureau.
    B,
    /// Derived from a rounded monthly figure: to be verified before use.
    C,
}

impl Grade {
    pub(super) fn of(letter: char) -> Grade {
        match letter {
            'A' => Grade::A,
            'B' => Grade::B,
            _ => Grade::C,
        }
    }
}

/// Whether a second source agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A second source agrees.
    Confirmed,
    /// One source only.
    SingleSource,
    /// A second source disagrees.
    Doubt,
}

impl Status {
    pub(super) fn of(letter: char) -> Status {
        match letter {
            'c' => Status::Confirmed,
            's' => Status::SingleSource,
            _ => Status::Doubt,
        }
    }
}

/// One published wage.
#[derive(Clone, Copy, Debug)]
pub struct WageRow {
    /// Where.
    pub region: Region,
    /// Whose.
    pub statistic: Statistic,
    /// The year in which it was earned.
    pub year: u16,
    /// Yuan a year.
    pub annual_yuan: u32,
    /// How official the source is.
    pub grade: Grade,
    /// Whether a second source agrees.
    pub status: Status,
    /// Where the figure stands.
    pub source: &'static str,
}

static WAGES: LazyLock<Vec<WageRow>> = LazyLock::new(|| {
    let row = |Published { region, series, year, figure, grade, status, source }| WageRow {
        region: Region(region),
        statistic: if series == 'p' { Statistic::OnPost } else { Statistic::Employed },
        year,
        annual_yuan: figure,
        grade: Grade::of(grade),
        status: Status::of(status),
        source,
    };
    published::rows(tables::WAGES).map(row).collect()
});

/// How a row stands to the year that the law asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the previous year's.
    PreviousYear,
    /// The previous year's was not out yet: the latest published one counts.
    NotYetPublished,
    /// A later year was out by then, but these tables do not hold it: the officer should enter it.
    LaterYearMissing,
}

impl Standing {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Standing::PreviousYear => "previous_year",
            Standing::NotYetPublished => "not_yet_published",
            Standing::LaterYearMissing => "later_year_missing",
        }
    }
}

/// The wage that counts on a day.
#[derive(Clone, Copy, Debug)]
pub struct Wage {
    /// The published row.
    pub row: &'static WageRow,
    /// How it stands to the year asked for.
    pub standing: Standing,
}

/// Latest row not after the previous year that was out on `day`; nothing where the series has none.
pub(super) fn latest(region: Region, statistic: Statistic, day: Date) -> Option<Wage> {
    let previous = day.year().saturating_sub(1);
    let out = published(region, day);
    let row = WAGES.iter().rev().find(|row| row.region == region && row.statistic == statistic && row.year <= out)?;
    let standing = if row.year == previous {
        Standing::PreviousYear
    } else if row.year == out {
        Standing::NotYetPublished
    } else {
        Standing::LaterYearMissing
    };
    Some(Wage { row, standing })
}

/// The latest year whose figure was out on `day`: from 15 May (nation) or 1 July (provinces) the previous year's.
fn published(region: Region, day: Date) -> u16 {
    let from =
        if region == Region::NATION { tables::NATIONAL_WAGE_PUBLISHED } else { tables::PROVINCIAL_WAGE_PUBLISHED };
    let years_back = if day.month_and_day() >= from { 1 } else { 2 };
    day.year().saturating_sub(years_back)
}

/// Every published row, by region, statistic and year.
pub fn all() -> impl Iterator<Item = &'static WageRow> {
    WAGES.iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn wage(code: &str, statistic: Statistic, day: &str) -> (u16, u32, Standing) {
        let region = Region::from_code(code).expect("a region");
        let wage = latest(region, statistic, Date::parse(day).expect("a date")).expect("a wage");
        (wage.row.year, wage.row.annual_yuan, wage.standing)
    }

    /// Jiangsu's rows of `wages.csv`: 2022 121724, 2023 125102, 2024 129220.
    #[test]
    fn the_previous_year_counts_once_it_is_out() {
        assert_eq!(wage("320000", Statistic::Employed, "2024-06-30"), (2022, 121_724, Standing::NotYetPublished));
        assert_eq!(wage("320000", Statistic::Employed, "2024-07-01"), (2023, 125_102, Standing::PreviousYear));
        assert_eq!(wage("320000", Statistic::Employed, "2024-12-31"), (2023, 125_102, Standing::PreviousYear));
        assert_eq!(wage("320000", Statistic::Employed, "2025-01-01"), (2023, 125_102, Standing::NotYetPublished));
    }

    /// The statistical bureau released the nation's 129,441 of 2025 on 15 May 2026; 2024: 124,110.
    #[test]
    fn the_nation_s_wage_is_out_before_those_of_the_provinces() {
        let wage =
            |day| latest(Region::NATION, Statistic::Employed, Date::parse(day).expect("a date")).expect("a wage");
        let known = |day| (wage(day).row.year, wage(day).row.annual_yuan);
        assert_eq!(known("2026-05-14"), (2024, 124_110));
        assert_eq!(known("2026-05-15"), (2025, 129_441));
    }

    /// Hubei's table ends with 2024, 108795; by July 2026 the figure of 2025 was out.
    #[test]
    fn a_missing_later_year_is_not_passed_off_as_current() {
        assert_eq!(wage("420000", Statistic::Employed, "2026-07-01"), (2024, 108_795, Standing::LaterYearMissing));
    }

    /// Row by row, read with a reader of such files.
    #[test]
    #[cfg(not(target_arch = "wasm32"))] // The reader of tables is none of the module.
    fn the_wages_are_those_of_the_file() {
        let mut rows: Vec<String> = csv::Reader::from_reader(include_str!("../../rules/wages.csv").as_bytes())
            .records()
            .map(|row| {
                let row = row.expect("a row");
                [0, 4, 3, 5, 6, 7, 8].map(|at| row[at].to_owned()).join("|")
            })
            .collect();
        rows.sort();
        let status = |status| match status {
            Status::Confirmed => "confirmed",
            Status::SingleSource => "single-source",
            Status::Doubt => "doubt",
        };
        let ours = all().map(|WageRow { region, statistic, year, annual_yuan, grade, status: of, source }| {
            let code = region.code();
            format!("{code}|{}|{year}|{annual_yuan}|{grade:?}|{}|{source}", statistic.id(), status(*of))
        });
        assert_eq!(ours.collect::<Vec<_>>(), rows);
    }

    #[test]
    fn the_nation_is_no_place_for_an_office() {
        assert_eq!(Region::from_code("000000"), None);
        assert_eq!(Region::all().count(), 31);
    }
}
