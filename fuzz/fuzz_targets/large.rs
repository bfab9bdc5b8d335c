//! Cases far larger than any real one, up to what the door lets in: answered within memory in proportion to their length, every
//! applicant and every sheet told of. A fuzzer grows texts too slowly to get there by itself.
#![no_main]

use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

/// An applicant of whom nothing is answered is forty bytes of input, and a hundred findings with their words.
const TIMES: usize = 8192;

fn names(letter: char, count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("{letter}{at}")).collect()
}

/// So many sheets with so many losses each, and so many applicants on them in turn; all as in a published case, or with
/// nothing answered.
fn case(applicants: usize, sheets: usize, losses: usize, is_answered: bool) -> Value {
    let file = include_str!("../../tests/cases/proposal-months-six.json");
    let mut case = serde_json::from_str::<Value>(file).expect("JSON")["input"].take();
    let (victims, people) = (names('v', sheets), names('a', applicants));
    let member = |(at, id): (usize, &String)| json!({ "id": id, "victim": victims[at % sheets], "household": "h1" });
    case["frame"]["applicants"] = people.iter().enumerate().map(member).collect();
    case["frame"]["victims"] = json!(victims);
    case["choices"] = json!({});
    let (mut victim, mut person) = (case["facts"]["victims"]["v1"].take(), case["facts"]["applicants"]["a1"].take());
    victim["losses"] = (0..losses).map(|at| json!({ "item": "medical", "amount": at.to_string() })).collect();
    person["relation"] = json!("child");
    let all = |names: &[String], facts: &Value| -> Map<String, Value> {
        names.iter().map(|name| (name.clone(), facts.clone())).collect()
    };
    case["facts"]["victims"] = all(&victims, &victim).into();
    case["facts"]["applicants"] = all(&people, &person).into();
    if !is_answered {
        case["facts"] = json!({});
    }
    case
}

fuzz_target!(|shape: (u16, u16, u8, bool)| {
    let (applicants, sheets) = (usize::from(shape.0) % 1000 + 1, usize::from(shape.1) % 1000 + 1);
    let text = case(applicants, sheets.min(applicants), shape.2.into(), shape.3).to_string();
    let written = bounded(text.len(), TIMES, || judicial_relief::explain_text(&text, Lang::Zh)).expect("an answer");
    let answer: Value = serde_json::from_str(&written).expect("every answer is JSON");
    if answer["status"] == "invalid" {
        let too_long = answer["problems"].as_array().into_iter().flatten().any(|problem| problem["id"] == "text_too_long");
        assert!(too_long, "{}", answer["problems"]);
        return;
    }
    let count = |list: &str| answer["assessment"][list].as_array().map(Vec::len);
    assert_eq!((count("applicants"), count("sheets")), (Some(applicants), Some(sheets.min(applicants))));
});
