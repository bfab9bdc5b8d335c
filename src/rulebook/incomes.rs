//! Published urban incomes and consumption per head: for the award that a court should make by tort law.

use super::tables;
use super::wages::{Grade, Region, Status};
use crate::date::Date;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomeSeries {
    /// 城镇居民人均可支配收入.
    DisposableIncome,
    /// 城镇居民人均消费支出.
    Consumption,
}

/// One published figure.
#[derive(Clone, Copy, Debug)]
pub struct IncomeRow {
    /// Where.
    pub region: Region,
    /// What.
    pub series: IncomeSeries,
    /// The year measured.
    pub year: u16,
    /// Fen a year.
    pub fen: u32,
    /// How official the source is.
    pub grade: Grade,
    /// Whether a second source agrees.
    pub status: Status,
    /// Where the figure stands.
    pub source: &'static str,
    /// Second source, where there is one.
    pub checked_against: &'static str,
}

/// The previous year's figure; never another year's or place's.
pub(super) fn of_previous_year(region: Region, series: IncomeSeries, day: Date) -> Option<&'static IncomeRow> {
    let year = day.year().saturating_sub(1);
    tables::INCOMES.iter().find(|row| row.region == region && row.series == series && row.year == year)
}
