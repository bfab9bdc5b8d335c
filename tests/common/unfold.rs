//! The short form of an answer with every row named again: what `docs/trace-schema.md` says of it, done by hand.

use std::sync::LazyLock;

use judicial_relief::explain::Lang;
use judicial_relief::questions::questions;
use serde_json::{Map, Value, json};

static CATALOGUE: LazyLock<Value> = LazyLock::new(|| {
    let form: Value = serde_json::from_str(&judicial_relief::form_text(Lang::Zh).expect("a form")).expect("JSON");
    form["catalogue"].clone()
});

const DEGREES: [&str; 3] = ["met", "discretion", "not_met"];
const OUTCOMES: [&str; 5] = ["eligible", "discretion", "generally_not", "refer", "excluded"];
const JOINS: [&str; 7] = ["facts", "all", "any", "not", "not_ruled_out", "worst", "best"];
const STATES: [&str; 6] = ["met", "discretion", "not_met", "open", "idle", "idle"];

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn place(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("a place: {value}"))).expect("a place")
}

/// A row with the names of its cells; a cell that is not there has no name.
fn named(row: &Value, names: &[&str]) -> Map<String, Value> {
    names.iter().zip(list(row)).map(|(name, cell)| ((*name).to_owned(), cell)).collect()
}

fn rows(value: &Value, names: &[&str]) -> Value {
    list(value).iter().map(|row| Value::Object(named(row, names))).collect()
}

fn bits<'n>(value: &Value, names: &[&'n str]) -> Vec<&'n str> {
    let bits = value.as_u64().unwrap_or_else(|| panic!("bits: {value}"));
    names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| *name).collect()
}

fn verdict(value: &Value) -> Value {
    let degrees = bits(value, &DEGREES);
    json!([degrees.first(), degrees.last()])
}

fn bounds(figure: &Value) -> Value {
    match figure {
        Value::String(known) => json!({ "low": known, "high": known }),
        range => json!({ "low": range[0], "high": range[1] }),
    }
}

fn operand(row: &Value, facts: &Value) -> Value {
    let path = |fact: &Value| facts[place(fact)].as_str().expect("a path").to_owned();
    let in_row = |fact: &Value, row: &Value| format!("{}.{row}", path(fact));
    let said = match row[0].as_str().expect("a kind") {
        "fact" if row[3].is_null() => json!({ "path": path(&row[1]), "value": bounds(&row[2]) }),
        "fact" => json!({ "path": in_row(&row[1], &row[3]), "value": bounds(&row[2]) }),
        "whether" => json!({ "path": path(&row[1]), "value": bounds(&row[2]) }),
        "rest_of_list" => json!({ "path": path(&row[1]) }),
        "dependant" => json!({ "path": in_row(&row[1], &row[2]), "years": row[3], "supporters": row[4] }),
        "income" => json!({ "region": row[1], "year": row[2], "value": bounds(&row[3]) }),
        "wage" => json!({ "region": row[1], "year": row[2], "value": row[3] }),
        "parameter" => json!({ "value": row[1], "cites": row[2] }),
        "local" => json!({ "value": bounds(&row[1]), "cites": row[2] }),
        "step" => json!({ "id": row[1], "value": bounds(&row[2]) }),
        other => panic!("no such operand: {other}"),
    };
    json!({ row[0].as_str().unwrap_or_default(): said })
}

fn steps(value: &Value, facts: &Value) -> Value {
    let step = |row: &Value| {
        let operands: Value = list(&row[2]).iter().map(|row| operand(row, facts)).collect();
        json!({ "id": row[0], "operation": row[1], "operands": operands, "result": bounds(&row[3]) })
    };
    list(value).iter().map(step).collect()
}

fn findings(columns: &Value, facts: &Value) -> Value {
    let finding = |(at, id): (usize, Value)| {
        let join = JOINS[place(&columns["join"][at])];
        let mut out = json!({ "id": id, "join": join });
        let (found, of) = (&columns["found"][at], list(&columns["of"][at]));
        match join {
            "worst" | "best" => out["outcomes"] = json!(bits(found, &OUTCOMES)),
            _ => out["verdict"] = verdict(found),
        }
        match join {
            _ if of.is_empty() => {}
            "facts" => out["facts"] = of.iter().map(|fact| facts[place(fact)].clone()).collect(),
            _ => out["parts"] = Value::from(of),
        }
        if let Some(row) = list(&columns["distance"]).iter().find(|row| row[0] == at) {
            out["distance"] = row[1].clone();
        }
        out
    };
    list(&columns["id"]).into_iter().enumerate().map(finding).collect()
}

fn assessment(mut of: Value) -> Value {
    let facts = of["facts"].take();
    for applicant in of["applicants"].as_array_mut().expect("a list") {
        applicant["findings"] = findings(&applicant["findings"], &facts);
    }
    for sheet in of["sheets"].as_array_mut().expect("a list") {
        sheet["steps"] = steps(&sheet["steps"], &facts);
        if sheet["proposal"].is_object() {
            sheet["proposal"]["steps"] = steps(&sheet["proposal"]["steps"], &facts);
            sheet["proposal"]["checks"] = rows(&sheet["proposal"]["checks"], &["id", "state", "binds", "distance"]);
        }
    }
    let procedure = &mut of["procedure"];
    let deadline = |row: &Value| {
        let mut out = named(row, &["id", "start", "start_day", "length", "unit", "day"]);
        out.insert("start".to_owned(), facts[place(&row[1])].clone());
        let marks = list(row).split_off(6);
        for mark in ["local", "rolled", "provisional"] {
            out.insert(mark.to_owned(), json!(marks.contains(&json!(mark))));
        }
        Value::Object(out)
    };
    procedure["deadlines"] = list(&procedure["deadlines"]).iter().map(deadline).collect();
    procedure["documents"] = rows(&procedure["documents"], &["id", "subject", "state"]);
    for key in ["approvals", "measures"] {
        let duty = |row: &Value| {
            let mut out = named(row, &["id", "subject", "verdict", "step"]);
            out.insert("verdict".to_owned(), verdict(&row[2]));
            Value::Object(out)
        };
        procedure[key] = list(&procedure[key]).iter().map(duty).collect();
    }
    let ids: Vec<Value> = list(&of["applicants"]).iter().map(|applicant| applicant["id"].clone()).collect();
    let missing = |row: &Value| {
        let who: Value = list(&row[1]).iter().map(|at| ids[place(at)].clone()).collect();
        let decides = list(row).split_off(2);
        let mut out = json!({ "path": facts[place(&row[0])], "outcome_of": who });
        for what in ["over_limit", "amount", "procedure"] {
            out[what] = json!(decides.contains(&json!(what)));
        }
        out
    };
    of["missing"] = list(&of["missing"]).iter().map(missing).collect();
    of
}

/// On what an id rests in a period.
fn cites(id: &Value, period: &Value) -> Vec<Value> {
    let versions = list(&CATALOGUE["cites"][id.as_str().expect("an id")]);
    let begun = versions.iter().rfind(|version| version[0].as_u64() <= period.as_u64());
    begun.map_or_else(Vec::new, |version| list(&version[1]))
}

/// The questions asked, subject by subject.
fn asked(subject: &Value) -> Vec<Value> {
    let of_place = questions().filter(|question| subject[1] == question.place.id());
    let digits = subject[3].as_str().expect("digits").chars();
    let asked = of_place.zip(digits).filter(|(_, digit)| *digit != '0');
    let path = subject[0].as_str().expect("a path");
    asked
        .map(|(question, digit)| {
            let (answered, matters) = ("34".contains(digit), "24".contains(digit));
            json!({ "path": format!("{path}.{}", question.id), "id": question.id, "answered": answered, "matters": matters })
        })
        .collect()
}

/// The answer of `assess` or `explain` with names in the place of places: the assessment whole; of the view what is told
/// in rows, while titles and labels stay with the catalogue.
pub fn unfolded(mut answer: Value) -> Value {
    if answer["status"] != "assessed" {
        return answer;
    }
    let folded = answer["assessment"].take();
    answer["assessment"] = assessment(folded.clone());
    let view = &mut answer["view"];
    if view.is_null() {
        return answer;
    }
    let name = |list: &Value, at: usize| list[at]["id"].clone();
    for (at, applicant) in view["applicants"].as_array_mut().expect("a list").iter_mut().enumerate() {
        applicant["id"] = name(&folded["applicants"], at);
    }
    const CHECK: [&str; 5] = ["id", "state", "binds", "sentence", "citations"];
    const STEP: [&str; 6] = ["id", "expression", "value", "citations", "rounding", "note"];
    for (at, sheet) in view["sheets"].as_array_mut().expect("a list").iter_mut().enumerate() {
        sheet["id"] = name(&folded["sheets"], at);
        sheet["figures"] = rows(&sheet["figures"], &["id", "kind", "value", "exact", "sentence", "citations", "steps"]);
        for figure in sheet["figures"].as_array_mut().expect("a list") {
            figure["steps"] = rows(&figure["steps"], &STEP);
        }
        sheet["waterfall"] = rows(&sheet["waterfall"], &["kind", "label", "value", "start", "sure", "may"]);
        if sheet["ruler"].is_object() {
            sheet["ruler"]["marks"] = rows(&sheet["ruler"]["marks"], &["id", "kind", "low", "high", "value"]);
        }
        if sheet["proposal"].is_object() {
            sheet["proposal"]["checks"] = rows(&sheet["proposal"]["checks"], &CHECK);
            sheet["proposal"]["steps"] = rows(&sheet["proposal"]["steps"], &STEP);
        }
    }
    view["checks"] = rows(&view["checks"], &CHECK);
    view["questions"] = list(&view["subjects"]).iter().flat_map(asked).collect();
    let period = view["period"].clone();
    let procedure = &mut view["procedure"];
    for key in ["approvals", "measures"] {
        let duty = |row: &Value| {
            let id = &folded["procedure"][key][place(&row[0])][0];
            let mut citations = cites(id, &period);
            citations.extend(row[4].is_string().then(|| row[4].clone()));
            let fixed = &CATALOGUE["duties"][id.as_str().expect("an id")];
            let sentence = [row[3].as_str().or(fixed.as_str()), row[2].as_str()].map(Option::unwrap_or_default);
            json!({ "id": id, "state": STATES[place(&row[1])], "sentence": sentence.concat(), "citations": citations })
        };
        procedure[key] = list(&procedure[key]).iter().map(duty).collect();
    }
    procedure["documents"] = rows(&folded["procedure"]["documents"], &["id", "subject", "state"]);
    let deadlines = list(&procedure["deadlines"]).into_iter().enumerate().map(|(at, row)| {
        let mut out = named(&row, &["sentence", "day"]);
        out.insert("id".to_owned(), folded["procedure"]["deadlines"][at][0].clone());
        Value::Object(out)
    });
    procedure["deadlines"] = deadlines.collect();
    answer
}
