//! Published statistics as the build lays them out: one line for each series. Knows neither wages nor incomes.
//!
//! A line is `420000e2012`, the region, the kind of series and its first year; then, year by year, a cell: figure, grade, status and
//! source, `46769As…`. A source that is that of the year before is left out; a year without a figure is an empty cell. Cells
//! are set apart by tabs.

/// A figure as it was published.
pub(super) struct Published {
    pub(super) region: u32,
    pub(super) series: char,
    pub(super) year: u16,
    pub(super) figure: u32,
    pub(super) grade: char,
    pub(super) status: char,
    pub(super) source: &'static str,
}

/// The figures in their order: by region, series and year.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Published> {
    text.lines().flat_map(|line| {
        let mut cells = line.split('\t');
        let head = cells.next().and_then(head);
        let mut before = "";
        head.into_iter().flat_map(move |(region, series, first)| {
            (first..).zip(cells.clone()).filter_map(move |(year, cell)| {
                let (figure, rest) = cell.split_at_checked(cell.find(|c: char| !c.is_ascii_digit())?)?;
                let mut marks = rest.chars();
                let (grade, status) = (marks.next()?, marks.next()?);
                if !marks.as_str().is_empty() {
                    before = marks.as_str();
                }
                Some(Published { region, series, year, figure: figure.parse().ok()?, grade, status, source: before })
            })
        })
    })
}

fn head(text: &str) -> Option<(u32, char, u16)> {
    let (region, rest) = text.split_at_checked(6)?;
    let mut rest = rest.chars();
    let series = rest.next()?;
    Some((region.parse().ok()?, series, rest.as_str().parse().ok()?))
}
