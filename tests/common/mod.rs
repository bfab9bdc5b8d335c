//! Reads a case file and compares an answer with what the file expects. Used natively and in the built module.

pub mod unfold;

use serde_json::{Map, Value, json};

/// Compares the answer to a case with what its file expects; every difference in words.
pub fn differences(file: &str, answer_to: impl Fn(&str) -> String) -> Vec<String> {
    let file: Value = serde_json::from_str(file).expect("a case file is JSON");
    for key in ["title", "authority"] {
        assert!(file[key].as_str().is_some_and(|text| !text.is_empty()), "a case file has a {key}");
    }
    let answer = serde_json::from_str(&answer_to(&file["input"].to_string())).expect("an answer is JSON");
    let answer = unfold::unfolded(answer);
    let mut differ = Differences(Vec::new());
    for (key, expected) in object(&file["expect"]) {
        match key.as_str() {
            "applicants" => object(expected).iter().for_each(|(id, e)| differ.applicant(&answer, id, e)),
            "sheets" => object(expected).iter().for_each(|(id, e)| differ.sheet(&answer, id, e)),
            "contributions" => {
                differ.compare("contributions", &answer["assessment"]["contributions"]["state"], expected);
            }
            "problems" => differ.compare("problems", &problems(&answer), expected),
            "missing" => differ.compare("missing", &missing(&answer), expected),
            other => panic!("a case file cannot expect `{other}`"),
        }
    }
    differ.0
}

struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, what: &str, found: &Value, expected: &Value) {
        if found != expected {
            self.0.push(format!("{what}: expected {expected}, found {found}"));
        }
    }

    fn applicant(&mut self, answer: &Value, id: &str, expected: &Value) {
        let found = member(&answer["assessment"]["applicants"], id);
        let words = member(&answer["view"]["applicants"], id);
        for (key, expected) in object(expected) {
            match key.as_str() {
                "outcomes" => self.compare(&format!("{id} outcomes"), &found["outcomes"], expected),
                "payee" => self.compare(&format!("{id} payee"), &found["payee"], expected),
                "over_limit" => self.compare(&format!("{id} over_limit"), &found["over_limit"], expected),
                "cites" => self.compare(&format!("{id} cites"), &words["citations"], expected),
                other => panic!("a case file cannot expect `{other}` of an applicant"),
            }
        }
    }

    fn sheet(&mut self, answer: &Value, id: &str, expected: &Value) {
        let found = member(&answer["assessment"]["sheets"], id);
        for (key, expected) in object(expected) {
            let what = format!("{id} {key}");
            match key.as_str() {
                // One figure stands for a bound that is exact.
                "general_limit" if expected.is_string() => {
                    self.compare(&what, &found[key], &json!({ "low": expected, "high": expected }));
                }
                "general_limit" | "extended_limit" | "documented_unmet_loss" | "award" | "need" | "limit_of_all" => {
                    self.compare(&what, &found[key], expected);
                }
                "asks_whether_compensated" => self.compare(&what, &found[key], expected),
                "wage" => {
                    for (part, expected) in object(expected) {
                        self.compare(&format!("{what} {part}"), &found["wage"][part], expected);
                    }
                }
                "proposal" if expected.is_null() => self.compare(&what, &found["proposal"], expected),
                "proposal" => self.proposal(&what, &found["proposal"], expected),
                other => panic!("a case file cannot expect `{other}` of a sheet"),
            }
        }
    }

    /// Checks by name; `amount`, `months` and `above_by` are figures.
    fn proposal(&mut self, what: &str, found: &Value, expected: &Value) {
        let checks = found["checks"].as_array().cloned().unwrap_or_default();
        for (key, expected) in object(expected) {
            let what = format!("{what} {key}");
            match key.as_str() {
                "amount" | "months" | "payable" | "balance" => self.compare(&what, &found[key], expected),
                "above_by" => {
                    let first = checks.iter().find_map(|check| check.get("distance"));
                    self.compare(&what, first.unwrap_or(&Value::Null), expected);
                }
                "split" => self.compare(&what, &found["split"]["state"], expected),
                check => self.compare(&what, &member(&Value::from(checks.clone()), check)["state"], expected),
            }
        }
    }
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("a case file names its expectations")
}

fn member(list: &Value, id: &str) -> Value {
    let found = list.as_array().and_then(|list| list.iter().find(|entry| entry["id"] == id));
    found.cloned().unwrap_or(Value::Null)
}

fn problems(answer: &Value) -> Value {
    let list = answer["problems"].as_array().cloned().unwrap_or_default();
    list.iter().map(|problem| json!([problem["path"], problem["id"]])).collect()
}

/// What is still missing for outcome and amounts; what only the procedure waits for is left out.
fn missing(answer: &Value) -> Value {
    let list = answer["assessment"]["missing"].as_array().cloned().unwrap_or_default();
    let decides =
        |m: &&Value| m["outcome_of"] != json!([]) || m["over_limit"] == json!(true) || m["amount"] == json!(true);
    list.iter().filter(decides).map(|missing| missing["path"].clone()).collect()
}
