//! The comparison with decided cases in words, and the description of the file they come in. No arithmetic.

use super::form;
use super::view::subject_words;
use super::words::Lang;
use crate::case::{Case, Subject};
use crate::comparison::{
    COLUMNS, Comparison, DecidedCases, FEWEST, FileProblem, GROUNDS, Harm, Likeness, MOST_MONTHS, MOST_ROWS, Position,
    Route, SheetComparison, ground_name, route_of,
};
use crate::json::Json;
use crate::money::Amount;
use crate::trace::FactRef;

/// A comparison in one language.
#[derive(Debug)]
pub struct ComparisonView {
    lang: &'static str,
    rows: u32,
    rows_read: u32,
    sentence: String,
    problems: Vec<FileProblemWords>,
    more_problems: u32,
    sheets: Vec<SheetWords>,
}

#[derive(Debug)]
struct FileProblemWords {
    row: Option<u32>,
    column: Option<String>,
    id: &'static str,
    message: String,
    remedy: String,
}

#[derive(Debug)]
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

#[derive(Debug)]
struct OpenWords {
    path: String,
    label: String,
}

#[derive(Debug)]
struct FigureWords {
    id: &'static str,
    label: String,
    value: String,
    months: String,
}

#[derive(Debug)]
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

impl ComparisonView {
    /// Writes it as JSON.
    pub fn write(&self, json: &mut Json) {
        json.open();
        json.member("status", "compared");
        json.member("lang", self.lang);
        json.key("rows");
        json.whole(self.rows);
        json.key("rows_read");
        json.whole(self.rows_read);
        json.member("sentence", &self.sentence);
        json.key("problems");
        json.open_list();
        self.problems.iter().for_each(|problem| problem.write(json));
        json.close_list();
        json.key("more_problems");
        json.whole(self.more_problems);
        json.key("sheets");
        json.open_list();
        self.sheets.iter().for_each(|sheet| sheet.write(json));
        json.close_list();
        json.close();
    }
}

impl FileProblemWords {
    fn write(&self, json: &mut Json) {
        json.open();
        json.key("row");
        match self.row {
            Some(row) => json.whole(row),
            None => json.null(),
        }
        json.key("column");
        json.text_if_any(self.column.as_deref());
        json.member("id", self.id);
        json.member("message", &self.message);
        json.member("remedy", &self.remedy);
        json.close();
    }
}

impl SheetWords {
    fn write(&self, json: &mut Json) {
        json.open();
        json.member("id", &self.id);
        json.member("label", &self.label);
        json.key("comparable");
        json.yes_no(self.comparable);
        json.member("sentence", &self.sentence);
        json.key("kind");
        json.text_if_any(self.kind.as_deref());
        json.key("open");
        json.open_list();
        for open in &self.open {
            json.open();
            json.member("path", &open.path);
            json.member("label", &open.label);
            json.close();
        }
        json.close_list();
        json.key("like");
        match self.like {
            Some(like) => json.whole(like),
            None => json.null(),
        }
        json.key("figures");
        json.open_list();
        for figure in &self.figures {
            json.open();
            json.member("id", figure.id);
            json.member("label", &figure.label);
            json.member("value", &figure.value);
            json.member("months", &figure.months);
            json.close();
        }
        json.close_list();
        json.key("position");
        match &self.position {
            Some(position) => position.write(json),
            None => json.null(),
        }
        json.close();
    }
}

impl PositionWords {
    fn write(&self, json: &mut Json) {
        json.open();
        json.member("label", &self.label);
        json.member("value", &self.value);
        json.member("months", &self.months);
        for (key, count) in [("below", self.below), ("at", self.at), ("above", self.above)] {
            json.key(key);
            json.whole(count);
        }
        json.member("sentence", &self.sentence);
        json.close();
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
pub(super) fn write_decided(json: &mut Json, lang: Lang) {
    json.open();
    json.key("most_rows");
    json.whole(MOST_ROWS);
    json.key("columns");
    json.open_list();
    for column in COLUMNS {
        let key = format!("comparison.column.{column}");
        json.open();
        json.member("id", column);
        json.member("label", lang.text(&key));
        // What may stand at its head: its name in either language, which is also its stable name.
        json.key("heads");
        json.open_list();
        json.id(column);
        [Lang::Zh, Lang::En].into_iter().filter_map(|lang| lang.text_if_any(&key)).for_each(|head| json.text(head));
        json.close_list();
        // What may stand in it; empty for months.
        json.key("values");
        json.open_list();
        let mut value = |id, names| {
            json.open();
            json.member("id", id);
            json.member("label", lang.of(names));
            json.close();
        };
        match column {
            "ground" => GROUNDS.iter().for_each(|(ground, _)| value(ground.id(), ground_name(*ground))),
            "harm" => Harm::ALL.iter().for_each(|harm| value(harm.id(), harm.name())),
            "route" => Route::ALL.iter().for_each(|route| value(route.id(), route.name())),
            _ => {}
        }
        json.close_list();
        json.close();
    }
    json.close_list();
    json.close();
}
