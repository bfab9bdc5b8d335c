//! What a conclusion or a figure rests on, day by day.

use std::sync::LazyLock;

use super::tables::{self, Cite, Provision};
use crate::date::Date;

/// Provisions from their day on.
type Version = (Date, Vec<Cite>);

/// Provisions from their day on, until the next ones begin.
pub type Versions = &'static [Version];

/// A line of the build: id, and for each version the numbers of its day and of its citations.
static PROVISIONS: LazyLock<Vec<(&'static str, Vec<Version>)>> = LazyLock::new(|| {
    let version = |cell: &str| {
        let mut numbers = cell.split(' ').filter_map(|number| number.parse::<usize>().ok());
        let day = *tables::PROVISION_DAYS.get(numbers.next()?)?;
        Some((day, numbers.filter_map(|number| tables::CITES.get(number).copied()).collect()))
    };
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        (cells.next().unwrap_or_default(), cells.filter_map(version).collect())
    };
    tables::PROVISIONS.lines().map(row).collect()
});

impl Provision {
    /// Every provision there is.
    pub fn all() -> impl Iterator<Item = (&'static str, Versions)> {
        PROVISIONS.iter().map(|(id, versions)| (*id, versions.as_slice()))
    }

    /// Stable name, as in `rules/provisions.json`.
    pub fn id(self) -> &'static str {
        // OK because the build writes lines and variants from one list, in one order.
        PROVISIONS.get(self as usize).map_or("", |(id, _)| id)
    }

    pub(super) fn versions(self) -> Versions {
        PROVISIONS.get(self as usize).map_or(&[], |(_, versions)| versions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_provisions_are_those_of_the_file() {
        let file: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(include_str!("../../rules/provisions.json")).expect("provisions");
        assert_eq!(Provision::all().count(), file.len());
        for (id, versions) in Provision::all() {
            let said: Vec<_> = (versions.iter())
                .map(|(from, cites)| {
                    let cites: Vec<&str> = cites.iter().map(|cite| cite.citation().id).collect();
                    serde_json::json!({ "from": from.to_string(), "cites": cites })
                })
                .collect();
            assert_eq!(serde_json::Value::from(said), file[id], "{id}");
        }
    }
}
