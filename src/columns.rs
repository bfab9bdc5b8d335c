//! A flat row of cells as a case text: a column is the path of a question. Knows the form of a case, not the law.
//!
//! An empty cell is an unanswered question. Whether the answers make sense is asked at the door of a case, as always.

use crate::questions::{
    Answers, ApplicantFacts, CaseFacts, FrameAnswers, HouseholdFacts, Kind, MOST_ROWS, OfficeChoices, Question,
    Readings, ShareChoices, SheetChoices, VictimFacts,
};

/// The column that names a row; no part of the case.
pub const ROW_NAME: &str = "id";

/// The columns of a table and where their cells go.
#[derive(Clone, Debug)]
pub struct Columns {
    tree: Node,
    name: Option<usize>,
}

#[derive(Clone, Debug)]
enum Node {
    Object(Vec<(String, Node)>),
    List(Vec<Node>),
    Cell { at: usize, form: Form },
}

/// How a cell is written as JSON.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// `true`, `false`, or text.
    YesNo,
    /// A whole number, or text.
    Whole,
    /// Text.
    Text,
    /// Names with semicolons between.
    Names,
    /// `applicant:victim:household`, with semicolons between.
    Members,
}

impl Columns {
    /// The columns of a heading.
    ///
    /// # Errors
    /// The names that are no question's path or stand twice.
    pub fn read<'h>(heading: impl Iterator<Item = &'h str>) -> Result<Columns, Vec<String>> {
        let (mut tree, mut name, mut wrong) = (Node::Object(Vec::new()), None, Vec::new());
        for (at, column) in heading.enumerate() {
            let column = column.trim().trim_start_matches('\u{FEFF}');
            if column == ROW_NAME && name.is_none() {
                name = Some(at);
            } else if form(column).and_then(|form| tree.put(column, Node::Cell { at, form })).is_none() {
                wrong.push(column.to_owned());
            }
        }
        if wrong.is_empty() { Ok(Columns { tree, name }) } else { Err(wrong) }
    }

    /// The place of the cell that names a row.
    pub fn name(&self) -> Option<usize> {
        self.name
    }

    /// The case text of a row.
    pub fn case_text<'r>(&self, cell: &dyn Fn(usize) -> &'r str) -> String {
        let mut out = String::with_capacity(1024);
        if !self.tree.write(cell, &mut out) {
            out.push_str("{}");
        }
        out
    }
}

/// Every column there can be, with what its cells hold; `<id>` and `<row>` stand for a name and a number from 0.
pub fn all() -> Vec<(String, String)> {
    let mut out = vec![
        (ROW_NAME.to_owned(), "name of the row, copied to the result".to_owned()),
        ("frame.victims".to_owned(), "names with semicolons between: v1;v2".to_owned()),
        ("frame.households".to_owned(), "names with semicolons between: h1".to_owned()),
        (
            "frame.applicants".to_owned(),
            "applicant:victim:household with semicolons between: a1:v1:h1;a2:v1:h1".to_owned(),
        ),
        ("frame.offices".to_owned(), "names with semicolons between".to_owned()),
    ];
    for (place, questions) in places() {
        for question in questions {
            let path = format!("{place}.{}", question.id);
            match question.kind {
                Kind::List { columns } => {
                    let cells = columns.iter().map(|column| (format!("{path}.<row>.{}", column.id), holds(column)));
                    out.extend(cells);
                }
                _ => out.push((path, holds(question))),
            }
        }
    }
    out
}

fn places() -> [(&'static str, &'static [&'static Question]); 9] {
    [
        ("frame", FrameAnswers::QUESTIONS),
        ("frame.readings", Readings::QUESTIONS),
        ("facts.case", CaseFacts::QUESTIONS),
        ("facts.victims.<id>", VictimFacts::QUESTIONS),
        ("facts.households.<id>", HouseholdFacts::QUESTIONS),
        ("facts.applicants.<id>", ApplicantFacts::QUESTIONS),
        ("choices.sheets.<id>", SheetChoices::QUESTIONS),
        ("choices.applicants.<id>", ShareChoices::QUESTIONS),
        ("choices.offices.<id>", OfficeChoices::QUESTIONS),
    ]
}

fn holds(question: &Question) -> String {
    let kind = match question.kind {
        Kind::YesNo => "true, false".to_owned(),
        Kind::Choice { options } => options.join(", "),
        Kind::Region => "code of a province, such as 420000".to_owned(),
        Kind::Whole { least, most } => format!("whole number from {least} to {most}"),
        Kind::Money => "yuan, such as 12345.60".to_owned(),
        Kind::Months => "months, such as 3.5".to_owned(),
        Kind::Date => "day, YYYY-MM-DD".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::List { .. } => "rows".to_owned(),
    };
    if question.may_be_unestablished { format!("{kind}, cannot_be_established") } else { kind }
}

/// How the cells of a column are written; nothing if no question has that path.
fn form(column: &str) -> Option<Form> {
    match column {
        "frame.victims" | "frame.households" | "frame.offices" => return Some(Form::Names),
        "frame.applicants" => return Some(Form::Members),
        _ => {}
    }
    let parts: Vec<&str> = column.split('.').collect();
    let (questions, rest) = places().into_iter().find_map(|(place, questions)| {
        let mut rest = parts.as_slice();
        for wanted in place.split('.') {
            let (first, after) = rest.split_first()?;
            let fits = if wanted == "<id>" { !first.is_empty() } else { wanted == *first };
            if !fits {
                return None;
            }
            rest = after;
        }
        // `frame.readings` is a place of its own, not a question of the frame.
        let known = |id: &str| questions.iter().any(|question| question.id == id);
        rest.first().is_some_and(|id| known(id)).then_some((questions, rest))
    })?;
    let question = |id: &str, among: &[&'static Question]| among.iter().find(|question| question.id == id).copied();
    match rest {
        [id] => plain(question(id, questions)?.kind),
        [id, row, cell] => {
            let Kind::List { columns } = question(id, questions)?.kind else { return None };
            row.parse::<usize>().ok().filter(|row| *row < MOST_ROWS)?;
            plain(question(cell, columns)?.kind)
        }
        _ => None,
    }
}

fn plain(kind: Kind) -> Option<Form> {
    match kind {
        Kind::YesNo => Some(Form::YesNo),
        Kind::Whole { .. } => Some(Form::Whole),
        Kind::Choice { .. } | Kind::Region | Kind::Money | Kind::Months | Kind::Date | Kind::Text => Some(Form::Text),
        Kind::List { .. } => None,
    }
}

impl Node {
    /// Puts a cell at its path; nothing if the place is taken.
    fn put(&mut self, path: &str, cell: Node) -> Option<()> {
        let Some((key, rest)) = path.split_once('.') else {
            return self.child(path, cell).1.then_some(());
        };
        let next_is_row =
            rest.split('.').next().is_some_and(|next| next.parse::<usize>().is_ok()) && rest.contains('.');
        // Only lists have rows; a name of digits alone stands two parts deeper, under victims and the like.
        let is_list = next_is_row && !matches!(key, "victims" | "households" | "applicants" | "sheets" | "offices");
        let empty = if is_list { Node::List(Vec::new()) } else { Node::Object(Vec::new()) };
        self.child(key, empty).0?.put(rest, cell)
    }

    /// The child of that name, made if it is not there; and whether it was made.
    fn child(&mut self, key: &str, fresh: Node) -> (Option<&mut Node>, bool) {
        match self {
            Node::Object(children) => {
                let at = children.iter().position(|(known, _)| known == key);
                if at.is_none() {
                    children.push((key.to_owned(), fresh));
                }
                let place = at.unwrap_or(children.len().saturating_sub(1));
                (children.get_mut(place).map(|(_, child)| child), at.is_none())
            }
            Node::List(rows) => {
                let place: usize = key.parse().unwrap_or(0);
                let made = place >= rows.len();
                while rows.len() <= place {
                    rows.push(Node::Object(Vec::new()));
                }
                (rows.get_mut(place), made)
            }
            Node::Cell { .. } => (None, false),
        }
    }

    /// Writes what the row holds here; `false`, and nothing written, if it holds nothing.
    fn write<'r>(&self, cell: &dyn Fn(usize) -> &'r str, out: &mut String) -> bool {
        let start = out.len();
        match self {
            Node::Cell { at, form } => {
                let text = cell(*at).trim();
                if text.is_empty() {
                    return false;
                }
                form.write(text, out);
                true
            }
            Node::Object(children) => {
                let mut holds = false;
                for (key, child) in children {
                    let before = out.len();
                    out.push(if holds { ',' } else { '{' });
                    quoted(key, out);
                    out.push(':');
                    if child.write(cell, out) {
                        holds = true;
                    } else {
                        out.truncate(before);
                    }
                }
                if holds {
                    out.push('}');
                } else {
                    out.truncate(start);
                }
                holds
            }
            Node::List(rows) => {
                // An empty row between others stays, so that rows keep their numbers; those at the end are no rows.
                let (mut written, mut end) = (0_usize, start);
                for row in rows {
                    out.push(if written == 0 { '[' } else { ',' });
                    if row.write(cell, out) {
                        end = out.len();
                    } else {
                        out.push_str("{}");
                    }
                    written = written.saturating_add(1);
                }
                out.truncate(end);
                if end > start {
                    out.push(']');
                }
                end > start
            }
        }
    }
}

impl Form {
    fn write(self, text: &str, out: &mut String) {
        match self {
            // Other spellings of yes and no come from spreadsheets, which write TRUE; anything else is refused at the door.
            Form::YesNo if text.eq_ignore_ascii_case("true") => out.push_str("true"),
            Form::YesNo if text.eq_ignore_ascii_case("false") => out.push_str("false"),
            Form::Whole if is_whole(text) => out.push_str(text),
            Form::YesNo | Form::Whole | Form::Text => quoted(text, out),
            Form::Names => {
                let names = text.split(';').map(str::trim);
                listed(names, out, quoted);
            }
            Form::Members => listed(text.split(';'), out, |member, out| {
                let mut parts = member.split(':').map(str::trim);
                out.push('{');
                for (at, key) in ["id", "victim", "household"].into_iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    quoted(key, out);
                    out.push(':');
                    quoted(parts.next().unwrap_or_default(), out);
                }
                out.push('}');
            }),
        }
    }
}

fn is_whole(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))
}

fn listed<'t>(items: impl Iterator<Item = &'t str>, out: &mut String, write: impl Fn(&str, &mut String)) {
    out.push('[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(']');
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() && u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(heading: &str, row: &str) -> String {
        let columns = Columns::read(heading.split(',')).expect("known columns");
        let cells: Vec<&str> = row.split(',').collect();
        columns.case_text(&|at| cells.get(at).copied().unwrap_or_default())
    }

    #[test]
    fn a_row_is_a_case() {
        let heading = "id,frame.as_of,frame.victims,frame.applicants,facts.victims.v1.crime,facts.victims.v1.injury,\
                       facts.applicants.a1.age,facts.victims.v1.losses.0.item,facts.victims.v1.losses.0.amount,\
                       facts.victims.v1.losses.1.item,facts.victims.v2.crime";
        let row = "row 1,2025-12-01,v1;v2,a1:v1:h1,TRUE,serious,14,medical,1.5,,";
        let expected = r#"{"frame":{"as_of":"2025-12-01","victims":["v1","v2"],"applicants":[{"id":"a1","victim":"v1","household":"h1"}]},"facts":{"victims":{"v1":{"crime":true,"injury":"serious","losses":[{"item":"medical","amount":"1.5"}]}},"applicants":{"a1":{"age":14}}}}"#;
        assert_eq!(case(heading, row), expected);
    }

    #[test]
    fn what_is_no_path_is_named() {
        let wrong = Columns::read(
            "frame.as_of,frame.asof,facts.victims.v1.losses,frame.as_of,facts.victims.v1.losses.x.item".split(','),
        );
        let expected = ["frame.asof", "facts.victims.v1.losses", "frame.as_of", "facts.victims.v1.losses.x.item"];
        assert_eq!(wrong.expect_err("wrong"), expected);
    }

    #[test]
    fn a_cell_cannot_write_into_another() {
        assert_eq!(case("frame.as_of", "x\"\\"), r#"{"frame":{"as_of":"x\"\\"}}"#);
        assert_eq!(case("facts.applicants.a1.age", "014"), r#"{"facts":{"applicants":{"a1":{"age":"014"}}}}"#);
        assert_eq!(case("facts.applicants.a1.age", ""), "{}");
    }

    #[test]
    fn names_of_digits_are_no_rows() {
        assert_eq!(case("facts.victims.1.crime", "false"), r#"{"facts":{"victims":{"1":{"crime":false}}}}"#);
    }
}
