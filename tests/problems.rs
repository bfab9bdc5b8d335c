//! Bad input: each mistake is a problem that names the field and the remedy, all at once, and the next call works.

#![cfg(not(target_arch = "wasm32"))]

use judicial_relief::explain::Lang;
use judicial_relief::explain_text;
use serde_json::{Value, json};

fn base() -> Value {
    json!({
        "frame": {
            "as_of": "2025-06-01", "region": "320000", "victims": ["v1"], "households": ["h1"],
            "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
        },
        "facts": { "case": {}, "victims": { "v1": { "crime": true, "died": false } }, "households": { "h1": {} }, "applicants": { "a1": { "organisation": false } } },
        "choices": { "sheets": { "v1": {} } }
    })
}

fn problems_of(text: &str) -> Vec<(String, String)> {
    let answer: Value = serde_json::from_str(&explain_text(text, Lang::Zh).expect("an answer")).expect("JSON");
    let problems = answer["problems"].as_array().cloned().unwrap_or_default();
    for problem in &problems {
        for part in ["message", "remedy"] {
            let words = problem[part].as_str().unwrap_or_default();
            let unfilled = words.split('{').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            assert!(!words.is_empty() && !words.starts_with("problem.") && !unfilled, "{problem}");
        }
    }
    problems
        .iter()
        .map(|p| (p["path"].as_str().unwrap_or_default().to_owned(), p["id"].as_str().unwrap_or_default().to_owned()))
        .collect()
}

/// Puts a value into the base case and asks for exactly this problem at exactly this place.
#[track_caller]
fn refuses(place: &str, value: Value, id: &str) {
    refuses_at(place, value, &place.replace('/', ".")[1..], id);
}

#[track_caller]
fn refuses_at(place: &str, value: Value, path: &str, id: &str) {
    let mut case = base();
    let (parent, key) = place.rsplit_once('/').expect("a place in the case");
    case.pointer_mut(parent).expect("a place in the case")[key] = value;
    assert_eq!(problems_of(&case.to_string()), [(path.to_owned(), id.to_owned())]);
}

#[test]
fn the_base_case_has_no_problem() {
    assert_eq!(problems_of(&base().to_string()), []);
}

#[test]
fn dates() {
    refuses("/frame/as_of", json!("2025-02-30"), "not_a_date");
    refuses("/frame/as_of", json!("2025/06/01"), "not_a_date");
    refuses("/frame/as_of", json!(20250601), "not_a_date");
    refuses("/frame/as_of", json!("2018-02-26"), "day_too_early");
    refuses("/frame/as_of", Value::Null, "day_needed");
}

#[test]
fn amounts() {
    let place = "/choices/sheets/v1/proposed_amount";
    refuses(place, json!("-1"), "negative_amount");
    refuses(place, json!("0.001"), "too_precise");
    refuses(place, json!("1e5"), "not_an_amount");
    refuses(place, json!("1000000000000.01"), "too_large");
    refuses(place, json!(50000), "amount_as_text");
    refuses(place, json!(0.5), "amount_as_text");
    refuses(place, json!("cannot_be_established"), "must_be_established");
}

#[test]
fn options_and_numbers() {
    refuses("/frame/region", json!("990000"), "unknown_region");
    refuses("/frame/region", json!("000000"), "unknown_region");
    refuses("/facts/victims/v1/injury", json!("heavy"), "unknown_option");
    refuses("/facts/victims/v1/crime", json!("yes"), "expected_yes_no");
    refuses("/facts/applicants/a1/age", json!(131), "not_whole");
    refuses("/facts/applicants/a1/age", json!(-1), "not_whole");
    refuses("/facts/applicants/a1/age", json!(4.5), "not_whole");
    refuses("/facts/applicants/a1/age", json!("4"), "not_whole");
    refuses("/facts/victims/v1/died", json!("cannot_be_established"), "must_be_established");
}

#[test]
fn shapes_and_names() {
    refuses("/facts/victims/v1/childern", json!(3), "unknown_field");
    refuses("/frame/victms", json!([]), "unknown_field");
    refuses("/facts", json!([]), "expected_object");
    refuses("/facts/victims/v1/losses", json!({}), "expected_list");
    refuses_at(
        "/facts/victims/v1/losses",
        json!([{ "amout": "1" }]),
        "facts.victims.v1.losses.0.amout",
        "unknown_field",
    );
    refuses("/facts/victims/v9", json!({}), "unknown_name");
    refuses_at("/frame/victims", json!(["v1", "v1"]), "frame.victims.1", "named_twice");
    refuses_at("/frame/victims", json!(["v1", "<b>"]), "frame.victims.1", "expected_name");
    refuses("/frame/own_wage_source", json!("长".repeat(201)), "answer_too_long");
}

/// What turns the text beside it, hides or ends it is refused where it would be kept, and told by its number where it is quoted.
#[test]
fn hidden_characters() {
    let hidden = ["\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\0", "\u{1B}", "\u{9B}", "\u{E0041}"];
    for one in hidden {
        refuses("/frame/own_wage_source", json!(format!("统计局{one}")), "hidden_character");
        let mut case = base();
        case["frame"]["region"] = json!(format!("42{one}0000"));
        case["frame"][format!("x{one}")] = json!(1);
        case["facts"]["victims"]["v1"]["injury"] = json!(one);
        case["choices"]["sheets"]["v1"]["proposed_amount"] = json!(format!("5{one}0"));
        let answer = explain_text(&case.to_string(), Lang::Zh).expect("an answer");
        let point = one.chars().next().map_or(0, u32::from);
        assert_eq!(answer.matches(&format!("⟨U+{point:04X}⟩")).count(), 5, "{answer}");
        assert!(!answer.contains(one), "{answer:?}");
        // Nor as JSON would write it: the page would read it back.
        assert!(!answer.to_lowercase().contains(&format!("\\u{point:04x}")), "{answer:?}");
    }
    let mut case = base();
    case["frame"]["own_wage_source"] = json!("统计局\u{202E}");
    let answer = explain_text(&case.to_string(), Lang::En).expect("an answer");
    assert!(answer.contains("Character 4 of the text is one that cannot be seen (U+202E)."), "{answer}");
    // A rare form of a character, lines and tabs are seen.
    case["frame"]["own_wage_source"] = json!("葛\u{E0100}城统计局\n2024年\t公报");
    assert_eq!(problems_of(&case.to_string()), []);
}

#[test]
fn answers_that_cannot_both_be_true() {
    let mut case = base();
    case["choices"]["sheets"]["v1"] = json!({ "proposed_months": "6", "proposed_amount": "50000" });
    assert_eq!(
        problems_of(&case.to_string()),
        [("choices.sheets.v1.proposed_amount".into(), "months_or_amount".into())]
    );
    let mut case = base();
    case["facts"]["victims"]["v1"]["died"] = json!(true);
    case["facts"]["applicants"]["a1"]["relation"] = json!("self");
    assert_eq!(problems_of(&case.to_string()), [("facts.applicants.a1.relation".into(), "dead_victim_applies".into())]);
}

#[test]
fn all_problems_at_once_and_the_next_call_works() {
    let mut case = base();
    case["frame"]["as_of"] = json!("soon");
    case["frame"]["region"] = json!("1");
    case["facts"]["victims"]["v1"]["injury"] = json!(true);
    case["facts"]["household"] = json!({});
    case["choices"]["sheets"]["v1"]["proposed_months"] = json!("-6");
    let found: Vec<String> = problems_of(&case.to_string()).into_iter().map(|(path, _)| path).collect();
    for path in [
        "frame.as_of",
        "frame.region",
        "facts.victims.v1.injury",
        "facts.household",
        "choices.sheets.v1.proposed_months",
    ] {
        assert!(found.iter().any(|found| found == path), "{path} in {found:?}");
    }
    assert_eq!(problems_of(&base().to_string()), []);
}

#[test]
fn text_that_is_no_case() {
    for text in ["", "{", "nonsense", "{}{}", "\u{feff}{}", "{\"frame\":"] {
        assert_eq!(problems_of(text).last().map(|(_, id)| id.clone()).as_deref(), Some("not_json"), "{text:?}");
    }
    assert_eq!(problems_of(&" ".repeat(1024 * 1024)), [(String::new(), "text_too_long".to_owned())]);
    let deep = "[".repeat(100_000);
    assert!(!problems_of(&deep).is_empty());
    let repeated = r#"{ "frame": { "as_of": "2025-01-01", "as_of": "2026-01-01" } }"#;
    assert!(problems_of(repeated).contains(&("frame.as_of".to_owned(), "duplicate_field".to_owned())));
    assert!(!problems_of("{}").is_empty());
    assert!(!problems_of("[]").is_empty());
    assert!(!problems_of("null").is_empty());
}

#[test]
fn many_mistakes_are_cut_to_what_a_person_can_read() {
    let keys: serde_json::Map<String, Value> = (0..20_000).map(|at| (format!("k{at}"), json!(1))).collect();
    assert_eq!(problems_of(&Value::from(keys).to_string()).len(), 100);
}

/// Where a number decides, how far it lies from its threshold is said exactly: 2,500.02 for two is 1,250.01 each.
#[test]
fn the_distance_to_a_threshold_is_exact() {
    let mut case = base();
    case["facts"]["households"]["h1"] =
        json!({ "certificate": "none", "members": 2, "monthly_income": "2500.02", "local_line": "1250" });
    let answer = explain_text(&case.to_string(), Lang::En).expect("an answer");
    assert!(answer.contains("income per head lies 0.01 yuan above the line"));
    case["facts"]["households"]["h1"]["monthly_income"] = json!("2500");
    assert!(explain_text(&case.to_string(), Lang::En).expect("an answer").contains("lies exactly at the line"));
}
