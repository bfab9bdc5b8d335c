//! The comparison with decided cases in words, and the description of the file they come in. No arithmetic.

use serde::Serialize;

use super::form;
use super::view::subject_words;
use super::words::Lang;
use crate::case::{Case, Subject};
use crate::comparison::{
    COLUMNS, Comparison, DecidedCases, FEWEST, FileProblem, GROUNDS, Harm, Likeness, MOST_MONTHS, MOST_ROWS, Position,
    Route, SheetComparison, ground_name, route_of,
};
use crate::money::Amount;
use crate::trace::FactRef;

/// A comparison in one language.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    status: &'static str,
    lang: &'static str,
    rows: u32,
    rows_read: u32,
    sentence: String,
    problems: Vec<FileProblemWords>,
    more_problems: u32,
    sheets: Vec<SheetWords>,
}

#[derive(Debug, Serialize)]
struct FileProblemWords {
    row: Option<u32>,
    column: Option<String>,
    id: &'static str,
    message: String,
    remedy: String,
}

#[derive(Debug, Serialize)]
struct SheetWords {
    id: String,
    label: String,
    comparable: bool,
    sentence: String,
    /// What the like cases have in common.
    kind: Option<String>,
    open: Vec<OpenWords>,
    like: Option<u32>,
    figures: Vec<FigureWords>,
    position: Option<PositionWords>,
}

#[derive(Debug, Serialize)]
struct OpenWords {
    path: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct FigureWords {
    id: &'static str,
    label: String,
    value: String,
    months: String,
}

#[derive(Debug, Serialize)]
struct PositionWords {
    label: String,
    value: String,
    months: String,
    below: u32,
    at: u32,
    above: u32,
    sentence: String,
}

impl ComparisonView {
    /// Puts a comparison into words.
    pub fn new(case: &Case, comparison: &Comparison, decided: &DecidedCases, lang: Lang) -> ComparisonView {
        let rows_read = u32::try_from(decided.cases.len()).unwrap_or(u32::MAX);
        let (rows, read) = (decided.rows.to_string(), rows_read.to_string());
        let key = if rows == read { "comparison.read" } else { "comparison.read_in_part" };
        ComparisonView {
            status: "compared",
            lang: lang.tag(),
            rows: decided.rows,
            rows_read,
            sentence: lang.say(key, &[("rows", &rows), ("read", &read)]),
            problems: decided.problems.iter().map(|problem| file_problem(lang, problem)).collect(),
            more_problems: decided.more_problems,
            sheets: comparison.sheets.iter().enumerate().map(|(at, sheet)| words(case, lang, at, sheet)).collect(),
        }
    }
}

fn file_problem(lang: Lang, problem: &FileProblem) -> FileProblemWords {
    let (rows, months) = (MOST_ROWS.to_string(), MOST_MONTHS.to_string());
    let values = [("most_rows", rows.as_str()), ("most_months", months.as_str())];
    FileProblemWords {
        row: problem.row,
        column: problem.column.map(|column| lang.say(&format!("comparison.column.{column}"), &[])),
        id: problem.id,
        message: lang.say(&format!("problem.{}.message", problem.id), &values),
        remedy: lang.say(&format!("problem.{}.remedy", problem.id), &values),
    }
}

fn words(case: &Case, lang: Lang, at: usize, sheet: &SheetComparison) -> SheetWords {
    let mut words = SheetWords {
        id: case.frame.name(Subject::Sheet(at)).to_owned(),
        label: subject_words(lang, Subject::Sheet(at)),
        comparable: false,
        sentence: String::new(),
        kind: None,
        open: Vec::new(),
        like: None,
        figures: Vec::new(),
        position: None,
    };
    match sheet {
        SheetComparison::Open(facts) => {
            words.sentence = lang.text("comparison.open").to_owned();
            words.open = facts.iter().map(|fact| open(case, lang, fact)).collect();
        }
        SheetComparison::Unclassed(fact) => {
            let question = form::label(lang, fact.question);
            words.sentence = lang.say("comparison.unclassed", &[("question", &question)]);
        }
        SheetComparison::NoGround => words.sentence = lang.text("comparison.no_ground").to_owned(),
        SheetComparison::Made(likeness) => made(lang, likeness, &mut words),
    }
    words
}

fn open(case: &Case, lang: Lang, fact: &FactRef) -> OpenWords {
    let (subject, question) = (subject_words(lang, fact.subject), form::label(lang, fact.question));
    OpenWords {
        path: format!("{}.{}", case.frame.path(fact.subject), fact.question.id),
        label: lang.say("missing.label", &[("subject", &subject), ("question", &question)]),
    }
}

fn made(lang: Lang, likeness: &Likeness, words: &mut SheetWords) {
    let (like, fewest) = (likeness.like.to_string(), FEWEST.to_string());
    let grounds = likeness.grounds.iter().map(|ground| {
        let route = route_of(*ground).map_or("", |route| lang.of(route.name()));
        lang.say("comparison.ground_by", &[("ground", lang.of(ground_name(*ground))), ("route", route)])
    });
    let grounds: Vec<String> = grounds.collect();
    let kind = [("grounds", lang.list(&grounds)), ("harm", lang.of(likeness.harm.name()).to_owned())];
    let kind = kind.each_ref().map(|(name, value)| (*name, value.as_str()));
    words.comparable = true;
    words.like = Some(likeness.like);
    words.kind = Some(lang.say("comparison.kind", &kind));
    let Some(spread) = &likeness.spread else {
        let key = if likeness.like == 0 { "comparison.none" } else { "comparison.few" };
        words.sentence = lang.say(key, &[("like", &like), ("fewest", &fewest)]);
        return;
    };
    words.figures = [
        ("least", spread.least),
        ("lower_quartile", spread.lower_quartile),
        ("median", spread.median),
        ("upper_quartile", spread.upper_quartile),
        ("greatest", spread.greatest),
    ]
    .map(|(id, months)| FigureWords {
        id,
        label: lang.say(&format!("comparison.{id}"), &[]),
        value: in_months(lang, months),
        months: for_drawing(months),
    })
    .into();
    let numbers = [spread.least, spread.lower_quartile, spread.median, spread.upper_quartile, spread.greatest];
    let [least, lower, median, upper, greatest] = numbers.map(|months| lang.number(months));
    let values = [
        ("like", like.as_str()),
        ("least", &least),
        ("lower", &lower),
        ("median", &median),
        ("upper", &upper),
        ("greatest", &greatest),
    ];
    words.sentence = lang.say("comparison.known", &values);
    words.position = spread.position.as_ref().map(|position| place(lang, position));
}

fn place(lang: Lang, position: &Position) -> PositionWords {
    let Position { months, below, at, above } = position;
    let counts = [below.to_string(), at.to_string(), above.to_string()];
    let [below_words, at_words, above_words] = &counts;
    let number = lang.number(*months);
    let values = [("months", number.as_str()), ("below", below_words), ("at", at_words), ("above", above_words)];
    PositionWords {
        label: lang.text("comparison.position").to_owned(),
        value: in_months(lang, *months),
        months: for_drawing(*months),
        below: *below,
        at: *at,
        above: *above,
        sentence: lang.say("comparison.position_sentence", &values),
    }
}

fn in_months(lang: Lang, months: Amount) -> String {
    lang.say("figure.months", &[("months", &lang.number(months))])
}

/// A decimal of two places: it places a mark, and is not read.
fn for_drawing(months: Amount) -> String {
    months.cut_to_fen().map(|decimal| decimal.to_string()).unwrap_or_default()
}

/// What the file of decided cases looks like.
#[derive(Debug, Serialize)]
pub(super) struct DecidedWords {
    most_rows: u32,
    columns: Vec<ColumnWords>,
}

#[derive(Debug, Serialize)]
struct ColumnWords {
    id: &'static str,
    label: String,
    /// What may stand at its head: its name in either language, which is also its stable name.
    heads: Vec<&'static str>,
    /// What may stand in it; empty for months.
    values: Vec<ValueWords>,
}

#[derive(Debug, Serialize)]
struct ValueWords {
    id: &'static str,
    label: &'static str,
}

impl DecidedWords {
    pub(super) fn new(lang: Lang) -> DecidedWords {
        let value = |id, names| ValueWords { id, label: lang.of(names) };
        let values = |column| match column {
            "ground" => GROUNDS.iter().map(|(ground, _)| value(ground.id(), ground_name(*ground))).collect(),
            "harm" => Harm::ALL.iter().map(|harm| value(harm.id(), harm.name())).collect(),
            "route" => Route::ALL.iter().map(|route| value(route.id(), route.name())).collect(),
            _ => Vec::new(),
        };
        let heads = |column| {
            let key = format!("comparison.column.{column}");
            let names = [Lang::Zh, Lang::En].into_iter().filter_map(|lang| lang.text_if_any(&key));
            std::iter::once(column).chain(names).collect()
        };
        let columns = COLUMNS.iter().map(|column| ColumnWords {
            id: column,
            label: lang.say(&format!("comparison.column.{column}"), &[]),
            heads: heads(*column),
            values: values(*column),
        });
        DecidedWords { most_rows: MOST_ROWS, columns: columns.collect() }
    }
}
