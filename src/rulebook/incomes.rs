//! Published urban incomes and consumption per head: for the award that a court should make by tort law.

use std::sync::LazyLock;

use super::published::{self, Published};
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
}

static INCOMES: LazyLock<Vec<IncomeRow>> = LazyLock::new(|| {
    let row = |Published { region, series, year, figure, grade, status, source }| IncomeRow {
        region: Region(region),
        series: if series == 'c' { IncomeSeries::Consumption } else { IncomeSeries::DisposableIncome },
        year,
        fen: figure,
        grade: Grade::of(grade),
        status: Status::of(status),
        source,
    };
    published::rows(tables::INCOMES).map(row).collect()
});

/// The previous year's figure; never another year's or place's.
pub(super) fn of_previous_year(region: Region, series: IncomeSeries, day: Date) -> Option<&'static IncomeRow> {
    let year = day.year().saturating_sub(1);
    INCOMES.iter().find(|row| row.region == region && row.series == series && row.year == year)
}

// The reader of tables is none of the module.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    /// Row by row, read with a reader of such files; yuan with or without decimals become fen.
    #[test]
    fn the_incomes_are_those_of_the_file() {
        let mut reader = csv::Reader::from_reader(include_str!("../../rules/incomes.csv").as_bytes());
        let head = reader.headers().expect("a head").clone();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(INCOMES.len(), rows.len());
        for row in &rows {
            let cell = |name: &str| head.iter().position(|one| one == name).map(|at| &row[at]).expect("a column");
            let series = match cell("series") {
                "urban_consumption" => IncomeSeries::Consumption,
                _ => IncomeSeries::DisposableIncome,
            };
            let found = INCOMES.iter().find(|one| {
                (one.region.code(), one.series, one.year.to_string().as_str())
                    == (cell("region_code"), series, cell("year"))
            });
            let found = found.expect("the row");
            let yuan: Decimal = cell("yuan").parse().expect("an amount");
            assert_eq!(Decimal::from(found.fen), yuan * Decimal::ONE_HUNDRED);
            assert_eq!(found.source, cell("source"));
        }
    }
}
