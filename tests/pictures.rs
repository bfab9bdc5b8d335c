//! What the page draws and what stands around its questions: marks, bars, notes, answers set aside.

#![cfg(not(target_arch = "wasm32"))]

mod common {
    pub mod unfold;
}

use serde_json::{Value, json};

fn view(frame: Value, facts: Value, choices: Value) -> Value {
    let mut whole = json!({
        "as_of": "2025-12-01", "region": "420000", "victims": ["v1"], "households": ["h1"],
        "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
    });
    let given = frame.as_object().expect("an object").clone();
    whole.as_object_mut().expect("an object").extend(given);
    let case = json!({ "frame": whole, "facts": facts, "choices": choices }).to_string();
    let text = judicial_relief::explain_text(&case, judicial_relief::explain::Lang::Zh).expect("an answer");
    let answer = common::unfold::unfolded(serde_json::from_str(&text).expect("JSON"));
    assert_eq!(answer["status"], "assessed", "{answer}");
    answer["view"].clone()
}

/// Sums to be drawn are written to the fen; those of these tests are whole.
fn whole(text: &Value) -> String {
    text.as_str().expect("text").trim_end_matches(".00").to_owned()
}

fn bars(facts: Value) -> Vec<(String, String, String, Value)> {
    let view = view(json!({}), json!({ "victims": { "v1": facts } }), json!({}));
    let text = |bar: &Value, key: &str| whole(&bar[key]);
    let may = |bar: &Value| if bar["may"].is_null() { Value::Null } else { json!(whole(&bar["may"])) };
    let bars = view["sheets"][0]["waterfall"].as_array().expect("a list").clone();
    bars.iter().map(|bar| (text(bar, "kind"), text(bar, "start"), text(bar, "sure"), may(bar))).collect()
}

fn bar(kind: &str, start: &str, sure: &str, may: Value) -> (String, String, String, Value) {
    (kind.to_owned(), start.to_owned(), sure.to_owned(), may)
}

/// 30,000 and 20,000 lost, 15,000 received: 35,000 are left.
#[test]
fn bars_lead_to_what_is_not_compensated() {
    let facts = json!({
        "crime": true, "died": false, "psychological_trauma": false, "lost_working_capacity": false,
        "losses": [{ "item": "medical", "amount": "30000" }, { "item": "nursing", "amount": "2万" }],
        "losses_complete": true,
        "received": [{ "source": "liable_party", "amount": "15,000" }, { "source": "promised", "amount": "9000" }],
        "received_complete": true
    });
    assert_eq!(
        bars(facts),
        [
            bar("loss", "0", "30000", json!("30000")),
            bar("loss", "30000", "50000", json!("50000")),
            bar("received", "50000", "35000", json!("35000")),
            // What is promised takes nothing off.
            bar("received", "35000", "35000", json!("35000")),
            bar("unmet", "0", "35000", json!("35000")),
        ]
    );
}

/// More received than lost: the bar ends on the ground. Trauma is measured by no bill: the end is open.
#[test]
fn bars_end_on_the_ground_and_stay_open_for_unmeasured_harm() {
    let facts = json!({
        "crime": true, "died": false, "psychological_trauma": true,
        "losses": [{ "item": "medical", "amount": "3260" }], "losses_complete": true,
        "received": [{ "source": "liable_party", "amount": "5000" }], "received_complete": true
    });
    assert_eq!(
        bars(facts),
        [
            bar("loss", "0", "3260", json!("3260")),
            bar("received", "3260", "0", json!("0")),
            bar("unmet", "0", "0", Value::Null),
        ]
    );
}

/// A loss without its sum is open above; charity not yet said to be for a listed loss may take off all or nothing.
#[test]
fn bars_show_what_is_only_possible() {
    let facts = json!({
        "losses": [{ "item": "medical", "amount": "8000" }, { "item": "therapy" }],
        "received": [{ "source": "charity", "amount": "3000" }, { "source": "insurer" }]
    });
    assert_eq!(
        bars(facts),
        [
            bar("loss", "0", "8000", json!("8000")),
            bar("loss", "8000", "8000", Value::Null),
            bar("received", "8000", "8000", json!("5000")),
            bar("received", "5000", "5000", Value::Null),
            bar("unmet", "0", "0", Value::Null),
        ]
    );
}

#[test]
fn no_bars_where_no_loss_is_listed() {
    assert_eq!(bars(json!({ "losses_complete": true, "received_complete": true })), []);
}

fn marks(view: &Value) -> Vec<(String, String, String, Value)> {
    let marks = view["sheets"][0]["ruler"]["marks"].as_array().expect("marks").clone();
    let text = |mark: &Value, key: &str| whole(&mark[key]);
    let high = |mark: &Value| if mark["high"].is_null() { Value::Null } else { json!(whole(&mark["high"])) };
    marks.iter().map(|mark| (text(mark, "id"), text(mark, "kind"), text(mark, "low"), high(mark))).collect()
}

/// Yearly wage 124,110: a month 10,342.50, the general limit 372,330 (law by hand: 124,110 / 12 x 36).
#[test]
fn the_ruler_holds_the_marks_of_the_sheet() {
    let own = json!({ "own_annual_wage": "124110", "own_wage_year": 2024, "profile": "hunan_zhuzhou" });
    let facts = json!({ "victims": { "v1": { "losses": [{ "item": "medical", "amount": "80000" }] } } });
    let choices = json!({ "sheets": { "v1": { "proposed_months": "３．５个月", "treatment_to_pay": "6000", "aid_for_needs": "0" } } });
    let view = view(own, facts, choices);
    assert_eq!(view["sheets"][0]["ruler"]["month"], "10342.50");
    assert_eq!(view["sheets"][0]["ruler"]["months"], 36);
    let mark = |id: &str, kind: &str, low: &str, high: Value| (id.to_owned(), kind.to_owned(), low.to_owned(), high);
    assert_eq!(
        marks(&view),
        [
            mark("general_limit", "limit", "372330", json!("372330")),
            // Nothing is said about reasons for exceeding it: open above.
            mark("extended_limit", "extended", "372330", Value::Null),
            // Zhuzhou: generally not above 50,000 for each person; one person.
            mark("soft_cap", "soft", "50000", json!("50000")),
            mark("documented_unmet_loss", "mark", "0", Value::Null),
            mark("need", "guide", "6000", Value::Null),
            // 3.5 x 10,342.50 = 36,198.75, down to the yuan.
            mark("proposal", "proposal", "36198", json!("36198")),
        ]
    );
}

#[test]
fn there_is_no_ruler_without_a_wage_base() {
    let view = view(json!({ "region": null }), json!({}), json!({}));
    assert_eq!(view["sheets"][0]["ruler"], Value::Null);
}

/// By the reading that the limit applies to each applicant it already is the limit of all.
#[test]
fn the_limit_of_all_stands_beside_the_general_limit_or_is_it() {
    let own = |scope: &str| {
        json!({
            "own_annual_wage": "124110", "own_wage_year": 2024, "readings": { "ceiling_scope": scope },
            "applicants": [
                { "id": "a1", "victim": "v1", "household": "h1" }, { "id": "a2", "victim": "v1", "household": "h1" }
            ]
        })
    };
    let lows = |scope: &str| -> Vec<(String, String)> {
        let marks = marks(&view(own(scope), json!({}), json!({})));
        marks.into_iter().filter(|mark| mark.0 != "extended_limit").map(|mark| (mark.0, mark.2)).collect()
    };
    let pair = |id: &str, low: &str| (id.to_owned(), low.to_owned());
    assert_eq!(lows("per_sheet"), [pair("general_limit", "372330"), pair("limit_of_all", "744660")]);
    assert_eq!(lows("per_applicant"), [pair("general_limit", "744660")]);
}

/// The need is 6,000 + 4,000 less 1,000 of aid: 9,000.
#[test]
fn a_proposal_says_what_it_covers_of_the_need() {
    let said = |amount: &str| {
        let needs = json!({
            "proposed_amount": amount, "support_months": 0, "treatment_to_pay": "6000", "schooling_to_pay": "4000",
            "aid_for_needs": "1000"
        });
        let view = view(json!({}), json!({}), json!({ "sheets": { "v1": needs } }));
        let checks = view["sheets"][0]["proposal"]["checks"].as_array().expect("checks").clone();
        let need = checks.into_iter().find(|check| check["id"] == "need").expect("the need is checked");
        need["sentence"].as_str().expect("text").to_owned()
    };
    assert_eq!(said("5000"), "满足需求测算（9,000元）中的5,000元，尚差4,000元。");
    assert_eq!(said("9000"), "满足需求测算（9,000元）的全部。");
    assert_eq!(said("9000.5"), "超过需求测算（9,000元）0.50元，请说明理由。");
}

#[test]
fn what_is_not_asked_of_a_small_child_is_said() {
    let notes = |age: u32| {
        let facts = json!({ "applicants": { "a1": { "organisation": false, "age": age, "relation": "child" } } });
        view(json!({}), facts, json!({}))["notes"].clone()
    };
    assert_eq!(notes(8), json!([]));
    let notes = notes(7);
    assert_eq!(notes[0]["section"], "refusals");
    assert_eq!(notes[0]["subject"], "a1");
    assert_eq!(notes[0]["citations"], json!(["derived.small_child"]));
}

/// The injury was answered before it turned out that the victim had died.
#[test]
fn an_answer_that_is_no_longer_asked_is_set_aside_and_counts_for_nothing() {
    let with = json!({ "crime": true, "died": true, "injury": "serious" });
    let without = json!({ "crime": true, "died": true });
    let [with, without] =
        [with, without].map(|facts| view(json!({}), json!({ "victims": { "v1": facts } }), json!({})));
    assert_eq!(with["set_aside"][0]["path"], "facts.victims.v1.injury");
    assert_eq!(with["set_aside"][0]["section"], "harm");
    assert_eq!(with["set_aside"][0]["answer"], "重伤");
    assert_eq!(with["set_aside"].as_array().map(Vec::len), Some(1));
    assert_eq!(without["set_aside"], json!([]));
    assert_eq!(with["applicants"], without["applicants"]);
    assert_eq!(with["missing"], without["missing"]);
}

#[test]
fn an_amount_as_typed_is_said_as_understood() {
    use judicial_relief::explain::Lang;
    assert_eq!(judicial_relief::understood("money", "12万", Lang::Zh), "120,000元");
    assert_eq!(judicial_relief::understood("money", "１，２３４．５", Lang::En), "1,234.50 yuan");
    assert_eq!(judicial_relief::understood("decimal", "３．５", Lang::Zh), "3.5个月");
    assert_eq!(judicial_relief::understood("money", "1万2", Lang::Zh), "");
    assert_eq!(judicial_relief::understood("text", "12万", Lang::Zh), "");
}
