//! Receipts that come back: untouched, altered, forged, of another rulebook, and what is no receipt at all.

#![cfg(not(target_arch = "wasm32"))]

mod common {
    pub mod unfold;
}

use std::collections::BTreeSet;

use judicial_relief::explain::Lang;
use judicial_relief::{assess_text, receipt_text, verify_text};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// A proposal of six months at a yearly wage of 124,110 yuan: 62,055 yuan, below 372,330.
fn case() -> Value {
    let file = std::fs::read_to_string("tests/cases/proposal-months-six.json").expect("the corpus can be read");
    serde_json::from_str::<Value>(&file).expect("JSON")["input"].clone()
}

fn receipt() -> Value {
    serde_json::from_str(&receipt_text(&case().to_string(), Lang::En).expect("an answer")).expect("JSON")
}

fn verified(receipt: &Value) -> Value {
    answer(&receipt.to_string())
}

fn answer(receipt: &str) -> Value {
    let answer: Value = serde_json::from_str(&verify_text(receipt, Lang::En).expect("an answer")).expect("JSON");
    answer["verification"].clone()
}

/// The hash as anybody computes it: keys in order, no blanks, without the hash itself.
fn sealed(mut receipt: Value) -> Value {
    let whole = receipt.as_object_mut().expect("a receipt is an object");
    whole.remove("hash");
    let text = ordered(&Value::Object(whole.clone()));
    let hash: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    whole.insert("hash".to_owned(), Value::from(hash));
    receipt
}

/// Canonical text written by hand, so that no setting of the JSON library can decide the order.
fn ordered(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let sorted: std::collections::BTreeMap<&String, &Value> = object.iter().collect();
            let parts: Vec<String> =
                sorted.into_iter().map(|(key, value)| format!("{}:{}", json!(key), ordered(value))).collect();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(ordered).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

#[test]
fn an_untouched_receipt_is_true() {
    let found = verified(&receipt());
    assert_eq!((&found["intact"], &found["holds"], &found["difference"]), (&json!(true), &json!(true), &Value::Null));
    // Laid out for reading it still says the same.
    let pretty = serde_json::to_string_pretty(&receipt()).expect("writes");
    assert_eq!(answer(&format!("\u{FEFF}{pretty}\n"))["intact"], true);
}

#[test]
fn the_text_is_canonical_and_the_hash_is_the_one_that_others_compute() {
    let text = receipt_text(&case().to_string(), Lang::Zh).expect("an answer");
    assert_eq!(text, ordered(&receipt()));
    assert_eq!(receipt(), sealed(receipt()));
    // No word of any language stands in it.
    assert_eq!(text, receipt_text(&case().to_string(), Lang::En).expect("an answer"));
}

#[test]
fn the_code_of_the_printed_sheet_follows_from_the_receipt() {
    let receipt = receipt();
    let mut named = receipt["case"].as_object().expect("a case").clone();
    named.insert("engine".to_owned(), receipt["engine"].clone());
    named.insert("rulebook".to_owned(), receipt["rulebook"].clone());
    let hash: String =
        Sha256::digest(ordered(&Value::Object(named)).as_bytes()).iter().map(|b| format!("{b:02X}")).collect();
    let code = format!("{}-{}-{}-{}-{}", &hash[..4], &hash[4..8], &hash[8..12], &hash[12..16], &hash[16..20]);
    let papers: Value =
        serde_json::from_str(&judicial_relief::papers_text(&case().to_string(), Lang::En).expect("papers"))
            .expect("JSON");
    assert_eq!(papers["papers"]["receipt"]["code"], json!(code));
    assert_eq!(verified(&receipt)["code"], json!(code));
}

#[test]
fn an_altered_figure_is_seen_twice() {
    let mut altered = receipt();
    altered["outcome"]["sheets"][0]["proposal"]["payable"] = json!("99999");
    let found = verified(&altered);
    assert_eq!((&found["intact"], &found["holds"]), (&json!(false), &json!(false)));
    assert_eq!(found["difference"]["path"], "outcome.sheets.0.proposal.payable");
    assert_eq!((&found["difference"]["then"], &found["difference"]["now"]), (&json!("99999"), &json!("62055")));
}

#[test]
fn a_forged_hash_does_not_make_an_altered_step_true() {
    let mut altered = receipt();
    let steps = altered["steps"].as_array_mut().expect("steps");
    let at = steps.iter().position(|step| step["id"] == "general_limit").expect("the step");
    steps[at]["result"] = json!({ "low": "500000", "high": "500000" });
    let found = verified(&sealed(altered));
    assert_eq!((&found["intact"], &found["holds"]), (&json!(true), &json!(false)));
    assert_eq!(found["difference"]["id"], "general_limit");
    assert!(found["sentences"].to_string().contains("was not computed by this tool"));
    assert_eq!(found["difference"]["owner"], "v1");
    assert_eq!(found["difference"]["path"], format!("steps.{at}.result.high"));
    assert_eq!((&found["difference"]["then"], &found["difference"]["now"]), (&json!("500000"), &json!("372330")));
}

#[test]
fn an_altered_case_comes_out_otherwise_from_its_first_condition_on() {
    let mut altered = receipt();
    altered["case"]["facts"]["applicants"]["a1"]["already_assisted"] = json!(true);
    let found = verified(&sealed(altered));
    assert_eq!((&found["intact"], &found["holds"]), (&json!(true), &json!(false)));
    assert_eq!(found["difference"]["id"], "one_time");
    assert_eq!(found["difference"]["owner"], "a1");
}

#[test]
fn a_missing_or_added_step_is_a_difference() {
    let mut shorter = receipt();
    shorter["steps"].as_array_mut().expect("steps").pop();
    assert_eq!(verified(&sealed(shorter))["difference"]["then"], Value::Null);
    let mut longer = receipt();
    longer["steps"].as_array_mut().expect("steps").push(json!({ "id": "gift", "sheet": "v1" }));
    assert_eq!(verified(&sealed(longer))["difference"]["now"], Value::Null);
}

#[test]
fn another_rulebook_or_engine_is_named_and_no_fault_by_itself() {
    let mut other = receipt();
    other["rulebook"] = json!("0".repeat(64));
    other["engine"] = json!("0.0.9");
    let found = verified(&sealed(other));
    assert_eq!((&found["intact"], &found["holds"]), (&json!(true), &json!(true)));
    assert_eq!((&found["engine"]["same"], &found["rulebook"]["same"]), (&json!(false), &json!(false)));
    let sentences = found["sentences"].to_string();
    assert!(sentences.contains("0.0.9") && sentences.contains(&"0".repeat(64)), "{sentences}");
}

/// A receipt comes from anybody: what it says is quoted, and must not turn what stands beside it.
#[test]
fn what_hides_in_a_receipt_is_told_by_its_number() {
    let mut engine = receipt();
    engine["engine"] = json!("0\u{202E}1");
    let mut figure = receipt();
    figure["outcome"]["x\u{202E}"] = json!("\u{200B}9\u{0}");
    for (receipt, numbers) in [(engine, 2), (figure, 6)] {
        let found = verified(&sealed(receipt)).to_string();
        assert!(!found.contains(['\u{202E}', '\u{200B}', '\0']) && !found.contains("\\u0000"), "{found}");
        assert_eq!(found.matches("⟨U+").count(), numbers, "{found}");
    }
}

#[test]
fn hidden_answers_are_absent() {
    let mut case = case();
    // Asked only of a victim who died.
    case["facts"]["applicants"]["a1"]["supported_by_victim"] = json!(true);
    case["facts"]["victims"]["v1"]["died"] = json!(false);
    let hidden = receipt_text(&case.to_string(), Lang::Zh).expect("an answer");
    assert!(!hidden.contains("\"supported_by_victim\":"), "{hidden}");
    // And where somebody puts one in, the case is not the one that was assessed.
    let mut altered = receipt();
    altered["case"]["facts"]["applicants"]["a1"]["supported_by_victim"] = json!(true);
    assert_eq!(verified(&sealed(altered))["difference"]["path"], "case.facts.applicants.a1.supported_by_victim");
}

#[track_caller]
fn refused(text: &str, path: &str, id: &str) {
    let answer: Value = serde_json::from_str(&verify_text(text, Lang::Zh).expect("an answer")).expect("JSON");
    assert_eq!(answer["status"], "invalid", "{text}");
    let problem = &answer["problems"][0];
    assert_eq!((&problem["path"], &problem["id"]), (&json!(path), &json!(id)), "{text}");
    for part in ["message", "remedy"] {
        let words = problem[part].as_str().unwrap_or_default();
        assert!(!words.is_empty() && !words.starts_with("problem.") && !words.contains('{'), "{problem}");
    }
}

#[test]
fn what_is_no_receipt_is_a_problem() {
    refused("", "", "receipt_not_json");
    refused("[", "", "receipt_not_json");
    refused(&"[".repeat(10_000), "", "receipt_not_json");
    refused("[]", "", "receipt_schema");
    refused(&case().to_string(), "schema", "receipt_schema");
    let mut next = receipt();
    next["schema"] = json!("judicial-relief/receipt/2");
    refused(&next.to_string(), "schema", "receipt_schema");
    for (key, other) in [
        ("hash", json!(1)),
        ("case", json!([])),
        ("outcome", Value::Null),
        ("steps", json!({})),
        ("findings", json!("")),
        ("engine", json!(null)),
    ] {
        let mut other_form = receipt();
        other_form[key] = other;
        refused(&other_form.to_string(), key, "receipt_part");
    }
    let mut added = receipt();
    added["remark"] = json!("granted in full");
    refused(&added.to_string(), "remark", "receipt_unknown");
    // What a person reads first and a decoder last.
    let twice = receipt().to_string().replacen('{', r#"{"engine":"9.9.9","#, 1);
    refused(&twice, "", "receipt_not_json");
    let mut broken_case = receipt();
    broken_case["case"]["frame"]["as_of"] = json!("2025-02-30");
    refused(&broken_case.to_string(), "frame.as_of", "not_a_date");
    broken_case["case"] = json!({});
    let answer = verify_text(&broken_case.to_string(), Lang::Zh).expect("an answer");
    assert!(answer.contains("\"status\":\"invalid\""), "{answer}");
}

fn corpus() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for entry in walkdir::WalkDir::new("tests/cases").sort_by_file_name() {
        let entry = entry.expect("the corpus can be read");
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            let file: Value =
                serde_json::from_str(&std::fs::read_to_string(entry.path()).expect("reads")).expect("JSON");
            cases.push((entry.file_name().to_string_lossy().into_owned(), file["input"].clone()));
        }
    }
    cases
}

#[test]
fn every_receipt_of_the_corpus_is_true_and_fits_its_schema() {
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string("rules/receipt.schema.json").expect("reads")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let mut count = 0;
    for (name, input) in corpus() {
        let text = receipt_text(&input.to_string(), Lang::Zh).expect("an answer");
        let receipt: Value = serde_json::from_str(&text).expect("JSON");
        if receipt["status"] == "invalid" {
            continue;
        }
        count += 1;
        let faults: Vec<String> =
            schema.iter_errors(&receipt).map(|fault| format!("{} at {}", fault, fault.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let found = answer(&text);
        assert_eq!((&found["intact"], &found["holds"]), (&json!(true), &json!(true)), "{name}: {found}");
    }
    assert!(count > 300, "{count} receipts");
}

/// Two ways of writing one trace: what the answer tells in columns and by places, the receipt tells by name.
#[test]
fn the_short_form_holds_all_that_the_receipt_tells() {
    let mut compared = 0;
    for (name, input) in corpus() {
        let text = assess_text(&input.to_string(), Lang::Zh).expect("an answer");
        let short = common::unfold::unfolded(serde_json::from_str(&text).expect("JSON"));
        if short["status"] == "invalid" {
            continue;
        }
        compared += 1;
        let receipt = receipt_text(&input.to_string(), Lang::Zh).expect("an answer");
        let receipt: Value = serde_json::from_str(&receipt).expect("JSON");
        let mut short = short["assessment"].clone();
        let mut parted = |list: &str, key: &str, owner: &str| -> Vec<Value> {
            let mut rows = Vec::new();
            for entry in short[list].as_array_mut().expect("a list") {
                let id = entry["id"].clone();
                let of = if key == "of" { &mut entry["proposal"] } else { entry };
                let Some(of) = of.as_object_mut() else { continue };
                let key = if key == "of" { "steps" } else { key };
                for mut row in of.remove(key).expect("rows").as_array().cloned().unwrap_or_default() {
                    row[owner] = id.clone();
                    rows.push(row);
                }
            }
            rows
        };
        let findings = parted("applicants", "findings", "applicant");
        let mut steps = parted("sheets", "steps", "sheet");
        steps.extend(parted("sheets", "of", "sheet"));
        assert_eq!(Value::from(findings), receipt["findings"], "{name}");
        assert_eq!(Value::from(steps), receipt["steps"], "{name}");
        for part in ["applicants", "sheets", "contributions"] {
            assert_eq!(short[part], receipt["outcome"][part], "{name}");
        }
    }
    assert!(compared > 300, "{compared} compared");
}

/// As many people as the door lets in: what is missing is written last, and each row has a place of its own.
#[test]
fn facts_are_named_by_their_places_however_many_they_are() {
    let names = |letter: char| (0..1000).map(|at| format!("{letter}{at}")).collect::<Vec<_>>();
    let applicant = |at| json!({ "id": format!("a{at}"), "victim": format!("v{at}"), "household": format!("h{at}") });
    let applicants: Vec<Value> = (0..1000).map(applicant).collect();
    let frame =
        json!({ "as_of": "2021-01-01", "victims": names('v'), "households": names('h'), "applicants": applicants });
    let text = assess_text(&json!({ "frame": frame }).to_string(), Lang::Zh).expect("an answer");
    let answer: Value = serde_json::from_str(&text).expect("JSON");
    let facts = answer["assessment"]["facts"].as_array().expect("facts");
    assert!(facts.len() > 40_000, "{} facts", facts.len());
    let missing = answer["assessment"]["missing"].as_array().expect("rows");
    let places: BTreeSet<u64> = missing.iter().map(|row| row[0].as_u64().expect("a place")).collect();
    assert_eq!(places.len(), missing.len(), "each row has a fact of its own");
    assert!(places.iter().all(|place| usize::try_from(*place).is_ok_and(|place| place < facts.len())));
}

fn ids(list: &Value, out: &mut BTreeSet<String>) {
    let rows = list.as_array().into_iter().flatten();
    out.extend(rows.filter_map(|row| row["id"].as_str().map(str::to_owned)));
}

/// What a receipt names must be understood years later: nothing of the list may go or be called otherwise. A new id is
/// added to the list in the change that brings it.
#[test]
fn no_id_of_the_trace_ever_disappears() {
    let kept = std::fs::read_to_string("tests/trace-ids.json").expect("the list of ids");
    let kept: Map<String, Value> = serde_json::from_str(&kept).expect("JSON");
    let mut found: std::collections::BTreeMap<&str, BTreeSet<String>> = std::collections::BTreeMap::new();
    for (_, input) in corpus() {
        let text = receipt_text(&input.to_string(), Lang::Zh).expect("an answer");
        let receipt: Value = serde_json::from_str(&text).expect("JSON");
        if receipt["status"] == "invalid" {
            continue;
        }
        ids(&receipt["findings"], found.entry("findings").or_default());
        ids(&receipt["steps"], found.entry("steps").or_default());
        for sheet in receipt["outcome"]["sheets"].as_array().into_iter().flatten() {
            ids(&sheet["proposal"]["checks"], found.entry("checks").or_default());
        }
        for step in receipt["steps"].as_array().into_iter().flatten() {
            let operation = step["operation"].as_str().unwrap_or_default().to_owned();
            found.entry("operations").or_default().insert(operation);
            let kinds = step["operands"].as_array().into_iter().flatten().filter_map(Value::as_object);
            found.entry("operands").or_default().extend(kinds.flat_map(Map::keys).cloned());
        }
    }
    for (kind, found) in &found {
        let kept: BTreeSet<String> =
            kept[*kind].as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        let gone: Vec<_> = kept.difference(found).collect();
        assert!(gone.is_empty(), "{kind} that no receipt of the corpus names any more: {gone:?}");
        let new: Vec<_> = found.difference(&kept).collect();
        assert!(new.is_empty(), "{kind} that tests/trace-ids.json does not hold yet: {new:?}");
    }
    assert_eq!(found.len(), kept.len(), "kinds of ids");
}
