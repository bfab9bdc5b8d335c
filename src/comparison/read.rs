//! From the rows of an office's file to decided cases. Every row that cannot be read is named, and left out.
//!
//! What stands in a cell is never repeated in a problem: a file whose columns are mixed up may hold names there.

use std::borrow::Cow;

use super::kinds::{GROUNDS, Harm, Route, ground_name};
use crate::json::{NotJson, Piece, Pieces};
use crate::money::{Amount, AmountFault};
use crate::rulebook::Provision;

/// Most rows that are read.
pub const MOST_ROWS: u32 = 200_000;
/// Longest text of rows that is read, in bytes: a file of 20 MB with the names of its cells about it.
const LONGEST: usize = 64 * 1024 * 1024;
/// Most months that make sense in one decided case: more is a sum of yuan in the wrong column.
pub const MOST_MONTHS: u32 = 1_000;
/// Most problems that are named one by one.
const MOST_PROBLEMS: usize = 50;

/// A decided case: what it is told apart by, and its months of wage base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its ground, which says its route.
    pub ground: Provision,
    /// The harm.
    pub harm: Harm,
    /// Months of wage base, exact.
    pub months: Amount,
}

/// What the file holds.
#[derive(Clone, Debug, Default)]
pub struct DecidedCases {
    /// Rows that were given.
    pub rows: u32,
    /// Those that could be read.
    pub cases: Vec<Decided>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<FileProblem>,
    /// How many more problems there are.
    pub more_problems: u32,
}

/// One thing to mend in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Its row, as a spreadsheet counts them; none where the file as a whole is meant.
    pub row: Option<u32>,
    /// Its column, where one is meant.
    pub column: Option<&'static str>,
    /// Stable name; its sentences are `problem.<id>.message` and `problem.<id>.remedy`.
    pub id: &'static str,
}

/// A row as it stands in the file; a cell that cannot be a value is absent, and so are all of a row that is out of step.
#[derive(Default)]
struct Row<'t> {
    row: u32,
    ground: Cell<'t>,
    harm: Cell<'t>,
    route: Cell<'t>,
    months: Cell<'t>,
}

type Cell<'t> = Option<Cow<'t, str>>;

impl<'t> Row<'t> {
    fn read(pieces: &mut Pieces<'t>) -> Result<Row<'t>, NotJson> {
        let Piece::Object = pieces.piece()? else { return Err(NotJson) };
        let (mut row, mut place, mut is_first) = (Row::default(), None, true);
        while let Some(key) = pieces.key(is_first)? {
            is_first = false;
            let piece = pieces.piece()?;
            if let ("row", Piece::Number(digits)) = (key.as_ref(), &piece) {
                place = digits.parse().ok();
                continue;
            }
            let cell = match key.as_ref() {
                "ground" => &mut row.ground,
                "harm" => &mut row.harm,
                "route" => &mut row.route,
                "months" => &mut row.months,
                _ => return Err(NotJson),
            };
            *cell = match piece {
                Piece::Text(text) => Some(text),
                Piece::Null => None,
                _ => return Err(NotJson),
            };
        }
        row.row = place.ok_or(NotJson)?;
        Ok(row)
    }
}

fn rows(text: &str) -> Result<Vec<Row<'_>>, NotJson> {
    let mut pieces = Pieces::of(text);
    let Piece::List = pieces.piece()? else { return Err(NotJson) };
    let mut rows = Vec::new();
    while pieces.item(rows.is_empty())? {
        rows.push(Row::read(&mut pieces)?);
    }
    pieces.end().map(|()| rows)
}

impl DecidedCases {
    /// Reads rows given as JSON text: `[{"row":2,"ground":"…","harm":"…","route":"…","months":"12"}]`.
    pub fn read(text: &str) -> DecidedCases {
        let mut decided = DecidedCases::default();
        if text.len() > LONGEST {
            decided.note(None, None, "decided_too_large");
            return decided;
        }
        let Ok(rows) = rows(text) else {
            decided.note(None, None, "decided_not_rows");
            return decided;
        };
        decided.rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if decided.rows > MOST_ROWS {
            decided.note(None, None, "decided_too_large");
            return decided;
        }
        let names = Names::new();
        for row in &rows {
            if let Some(case) = decided.row(row, &names) {
                decided.cases.push(case);
            }
        }
        decided
    }

    fn note(&mut self, row: Option<u32>, column: Option<&'static str>, id: &'static str) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(FileProblem { row, column, id });
        } else {
            self.more_problems = self.more_problems.saturating_add(1);
        }
    }

    fn row(&mut self, row: &Row<'_>, names: &Names) -> Option<Decided> {
        let at = row.row;
        if [&row.ground, &row.harm, &row.route, &row.months].iter().all(|cell| cell.is_none()) {
            self.note(Some(at), None, "decided_row_shifted");
            return None;
        }
        let unknown = "decided_value_unknown";
        let ground = self.cell(at, "ground", &row.ground, |text| looked_up(&names.grounds, text).ok_or(unknown));
        let harm = self.cell(at, "harm", &row.harm, |text| looked_up(&names.harms, text).ok_or(unknown));
        let route = self.cell(at, "route", &row.route, |text| looked_up(&names.routes, text).ok_or(unknown));
        let months = self.cell(at, "months", &row.months, months);
        if let (Some((_, of_ground)), Some(route)) = (ground, route)
            && of_ground != route
        {
            self.note(Some(at), Some("route"), "decided_route_of_other_ground");
            return None;
        }
        route?;
        Some(Decided { ground: ground?.0, harm: harm?, months: months? })
    }

    fn cell<T>(
        &mut self,
        row: u32,
        column: &'static str,
        given: &Cell<'_>,
        read: impl Fn(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        // What the page could not take for a value, such as a long text, is read as if it were a wrong one.
        let text = given.as_deref().unwrap_or("?").trim();
        let found = if text.is_empty() { Err("decided_empty") } else { read(text) };
        found.map_err(|id| self.note(Some(row), Some(column), id)).ok()
    }
}

fn months(text: &str) -> Result<Amount, &'static str> {
    let months = Amount::parse(text).map_err(|fault| match fault {
        AmountFault::NotANumber => "decided_months_not_a_number",
        AmountFault::TooPrecise => "decided_months_too_precise",
        AmountFault::Negative | AmountFault::TooLarge => "decided_months_out_of_range",
    })?;
    let makes_sense = months > Amount::ZERO && months <= Amount::whole(MOST_MONTHS);
    if makes_sense { Ok(months) } else { Err("decided_months_out_of_range") }
}

/// Everything that may stand in a cell: stable names, and the names of both languages.
struct Names {
    grounds: Named<(Provision, Route)>,
    harms: Named<Harm>,
    routes: Named<Route>,
}

impl Names {
    fn new() -> Names {
        let grounds =
            GROUNDS.into_iter().flat_map(|(ground, route)| written((ground, route), ground.id(), ground_name(ground)));
        let harms = Harm::ALL.into_iter().flat_map(|harm| written(harm, harm.id(), harm.name()));
        let routes = Route::ALL.into_iter().flat_map(|route| written(route, route.id(), route.name()));
        Names { grounds: grounds.collect(), harms: harms.collect(), routes: routes.collect() }
    }
}

/// So few names that looking through them is quickest.
type Named<T> = Vec<(String, T)>;

/// As it is shown, and folded.
fn written<T: Copy>(what: T, id: &str, [zh, en]: [&str; 2]) -> [(String, T); 6] {
    [id.to_owned(), zh.to_owned(), en.to_owned(), folded(id), folded(zh), folded(en)].map(|name| (name, what))
}

/// As it stands first: most files hold the names as they are shown, and folding costs more than looking up.
fn looked_up<T: Copy>(names: &Named<T>, text: &str) -> Option<T> {
    let known = |text: &str| names.iter().find(|(name, _)| name == text).map(|(_, what)| *what);
    known(text).or_else(|| known(&folded(text)))
}

/// Spaces, capitals and the width of punctuation make no difference.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        _ => c.to_ascii_lowercase(),
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}
