//! Local standards: every mistake with its place, and figures worked by hand from a fictitious standard.
//!
//! `tests/profiles/rich.json` is fictitious. Its wage from July 2025 is 124,110 a year, so 10,342.50 a month.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/unfold.rs"]
mod unfold;

use std::fs;

use judicial_relief::case::Case;
use judicial_relief::explain::Lang;
use judicial_relief::receipt::Receipt;
use judicial_relief::rulebook::{ProfileId, text, texts};
use judicial_relief::{check_profile, explain_text};
use serde_json::{Value, json};
use unfold::unfolded;

fn rich() -> Value {
    let text = fs::read_to_string("tests/profiles/rich.json").expect("the fictitious standard can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

/// An adult victim with a disability of grade 7, complete and eligible; changed by `change`.
fn case(change: impl Fn(&mut Value)) -> Value {
    let mut case = json!({
        "frame": {
            "as_of": "2025-12-01", "region": "420000", "victims": ["v1"], "households": ["h1"],
            "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }], "local_profile": rich()
        },
        "facts": {
            "case": { "found_in_own_case": true },
            "victims": { "v1": {
                "crime": true, "civil_tort": false, "retaliation": false, "maintenance_claim": false, "died": false,
                "injury": "none", "disability": "not_severe", "disability_grade": 7, "lost_working_capacity": false,
                "psychological_trauma": false, "sexual_offence": false, "great_property_loss": false,
                "urgent_treatment": false, "unsolved": false, "limitation_expired": false, "liable_party_dead": false,
                "liable_party_cannot_pay": true, "suit": "closed_no_assets", "especially_great_loss": false
            } },
            "households": { "h1": {
                "certificate": "dibao", "hardship_from_case": true, "especially_hard": false, "hardship_tier": "tier_1"
            } },
            "applicants": { "a1": {
                "organisation": false, "age": 40, "minor_at_harm": false, "relation": "self", "already_assisted": false,
                "major_fault": false, "refused_cooperation": false, "false_statement": false,
                "waived_compensation": false, "reasonably_assisted": false, "military_family": false
            } }
        },
        "choices": { "sheets": { "v1": {} } }
    });
    change(&mut case);
    case
}

fn answer_in(case: &Value, lang: Lang) -> Value {
    let answer = serde_json::from_str(&explain_text(&case.to_string(), lang).expect("an answer")).expect("JSON");
    let answer = unfolded(answer);
    assert_eq!(answer["status"], "assessed", "{}", answer["problems"]);
    answer
}

fn answer(case: &Value) -> Value {
    answer_in(case, Lang::En)
}

fn sheet(case: &Value) -> Value {
    answer(case)["assessment"]["sheets"][0].clone()
}

fn bounds(low: &str, high: &str) -> Value {
    json!({ "low": low, "high": high })
}

#[track_caller]
fn guide(case: &Value, low: &str, high: &str, certain: bool, settled: bool) {
    let expected = json!({ "amount": bounds(low, high), "certain": certain, "settled": settled });
    assert_eq!(sheet(case)["guide"], expected);
}

fn victim(case: &mut Value) -> &mut Value {
    &mut case["facts"]["victims"]["v1"]
}

fn applicant(case: &mut Value) -> &mut Value {
    &mut case["facts"]["applicants"]["a1"]
}

fn brother(case: &mut Value) {
    case["frame"]["applicants"] = json!([
        { "id": "a1", "victim": "v1", "household": "h1" }, { "id": "a2", "victim": "v1", "household": "h1" }
    ]);
    let mut second = applicant(case).clone();
    second["relation"] = json!("sibling");
    case["facts"]["applicants"]["a2"] = second;
}

/// The check of a proposal of so many yuan, with its distance.
#[track_caller]
fn check(of: &str, proposed: &str, change: impl Fn(&mut Value)) -> (String, Option<String>) {
    let sheet = sheet(&case(|case| {
        case["choices"]["sheets"]["v1"]["proposed_amount"] = json!(proposed);
        change(case);
    }));
    let checks = sheet["proposal"]["checks"].as_array().cloned().unwrap_or_default();
    let found = checks.iter().find(|check| check["id"] == of).unwrap_or_else(|| panic!("no check {of}"));
    (found["state"].as_str().unwrap_or_default().to_owned(), found["distance"].as_str().map(str::to_owned))
}

#[track_caller]
fn state(of: &str, proposed: &str, expected: &str, distance: Option<&str>) {
    assert_eq!(check(of, proposed, |_| ()), (expected.to_owned(), distance.map(str::to_owned)), "{of} {proposed}");
}

#[test]
fn every_built_in_standard_is_read_without_a_problem_and_is_named_as_in_the_form() {
    let mut ids = Vec::new();
    for entry in walkdir::WalkDir::new("rules/profiles").min_depth(1).sort_by_file_name() {
        let entry = entry.expect("the folder can be read");
        let written = fs::read_to_string(entry.path()).expect("the file can be read");
        assert!(check_profile(&written, Lang::Zh).is_empty(), "{}", entry.path().display());
        let value: Value = serde_json::from_str(&written).expect("JSON");
        let id = value["id"].as_str().expect("an id").to_owned();
        let names = text(&format!("option.profile.{id}")).expect("a name in the form");
        let is_partial = value["partial"] == json!(true);
        for (key, found, part) in [("name_zh", names[0], "（部分）"), ("name_en", names[1], " (partial)")] {
            let expected = format!("{}{}", value[key].as_str().expect("a name"), if is_partial { part } else { "" });
            assert_eq!(found, expected, "{id}");
        }
        // Nothing built in is whole, and nothing was read better than in a third-party copy.
        assert!(is_partial || id == "national");
        for authority in value["authorities"].as_array().into_iter().flatten() {
            assert_eq!((&authority["kind"], &authority["evidence"]), (&json!("source"), &json!("verified_t")), "{id}");
        }
        for table in ["months_tables", "uplifts", "rounding", "annual_wage"] {
            assert!(value.get(table).is_none(), "{id}: no source was seen for {table}");
        }
        ids.push(id);
    }
    assert_eq!(ids, ProfileId::IDS);
    assert_eq!(ids.len(), 6);
}

#[test]
fn the_fictitious_standard_has_no_problem() {
    assert!(check_profile(&rich().to_string(), Lang::En).is_empty());
}

/// The manual's example can be loaded as it stands, and the manual says what each message says.
#[test]
fn the_manual_holds() {
    let manual = fs::read_to_string("docs/local-standard.md").expect("the manual can be read");
    let example = manual.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert!(check_profile(example, Lang::Zh).is_empty());
    let messages = texts().filter(|(key, _)| key.starts_with("problem.profile_"));
    let mut count = 0;
    for (key, [zh, _]) in messages {
        assert!(manual.contains(zh), "{key}: {zh}");
        count += 1;
    }
    assert!(count > 50, "{count}");
    let schema: Value = serde_json::from_str(judicial_relief::profile_schema()).expect("JSON");
    for key in schema["properties"].as_object().expect("keys").keys().filter(|key| *key != "$schema") {
        assert!(manual.contains(&format!("`{}`", key.replace("_en", "_zh"))), "{key}");
    }
}

/// 6 to 10 months of 10,342.50.
#[test]
fn seventh_grade() {
    guide(&case(|_| ()), "62055", "103425", true, true);
}

/// 18 to 30, 12 to 18, 6 to 10 and 2 to 6 months: 2 to 30 of 10,342.50 while the grade is not known.
#[test]
fn with_the_grade_unknown_all_its_rows_can_be_reached() {
    let unknown = case(|case| victim(case)["disability_grade"] = Value::Null);
    guide(&unknown, "20685", "310275", true, false);
    let missing = answer(&unknown)["assessment"]["missing"].clone();
    let paths: Vec<&str> = missing.as_array().expect("a list").iter().filter_map(|m| m["path"].as_str()).collect();
    assert!(paths.contains(&"facts.victims.v1.disability_grade"), "{paths:?}");
    assert!(
        paths.iter().all(|path| unknown.pointer(&format!("/{}", path.replace('.', "/"))).is_none_or(Value::is_null)),
        "{paths:?}"
    );
}

/// Not known whether there is a disability: no row is certain, so nothing lies outside yet.
#[test]
fn with_the_harm_unknown_no_row_is_certain() {
    guide(&case(|case| victim(case)["disability"] = Value::Null), "20685", "310275", false, false);
    let open = |case: &mut Value| victim(case)["disability"] = Value::Null;
    assert_eq!(check("guide", "1", open).0, "open");
    assert_eq!(check("guide", "310275.01", open).0, "open");
    // Grade unknown, but a disability: above 30 months is above whatever the grade.
    let grade = |case: &mut Value| victim(case)["disability_grade"] = Value::Null;
    assert_eq!(check("guide", "310275.01", grade), ("above".to_owned(), Some("0.01".to_owned())));
    assert_eq!(check("guide", "100000", grade).0, "open");
}

/// Nothing answered: every row from 2 to 36 months, and both uplifts, 36 months and 30 per cent of them at most.
#[test]
fn with_nothing_answered_everything_can_be_reached() {
    guide(&case(|case| case["facts"] = json!({})), "20685", "484029", false, false);
}

#[test]
fn without_a_harm_there_is_no_guide() {
    let nothing = case(|case| {
        *victim(case) = json!({ "crime": false, "civil_tort": false, "retaliation": false, "maintenance_claim": true });
    });
    assert_eq!(sheet(&nothing).get("guide"), None);
}

/// 24 to 36 months; who was killed has no grade.
#[test]
fn death() {
    let died = case(|case| {
        victim(case)["died"] = json!(true);
        applicant(case)["relation"] = json!("child");
    });
    guide(&died, "248220", "372330", true, true);
}

/// A table of four harms without grades; each alone reaches its own row: so many times 10,342.50.
#[test]
fn each_harm_has_its_own_row() {
    let rows = json!([
        { "harm": "minor_injury", "months_from": "1", "months_to": "2" },
        { "harm": "lost_working_capacity", "months_from": "3", "months_to": "4" },
        { "harm": "psychological_trauma", "months_from": "5", "months_to": "6" },
        { "harm": "property_loss", "months_from": "7", "months_to": "8" }
    ]);
    for (fact, value, low, high) in [
        ("injury", json!("minor"), "10342.50", "20685"),
        ("lost_working_capacity", json!(true), "31027.50", "41370"),
        ("psychological_trauma", json!(true), "51712.50", "62055"),
        ("great_property_loss", json!(true), "72397.50", "82740"),
    ] {
        let harmed = case(|case| {
            case["frame"]["local_profile"]["months_tables"][0]["rows"] = rows.clone();
            let v = victim(case);
            v.as_object_mut().expect("facts").remove("disability_grade");
            v["disability"] = json!("none");
            v[fact] = value.clone();
        });
        guide(&harmed, low, high, true, true);
    }
}

/// Grade 2 of a serious injury: 5 to 8 months in the first tier, 8 to 12.5 in the second.
#[test]
fn tiers_of_hardship() {
    let serious = |tier: Value| {
        case(|case| {
            victim(case)["injury"] = json!("serious");
            victim(case)["injury_grade"] = json!(2);
            victim(case)["disability"] = json!("none");
            case["facts"]["households"]["h1"]["hardship_tier"] = tier.clone();
        })
    };
    guide(&serious(json!("tier_1")), "51712.50", "82740", true, true);
    guide(&serious(json!("tier_2")), "82740", "129281.25", true, true);
    guide(&serious(Value::Null), "51712.50", "129281.25", true, false);
    guide(&serious(json!("cannot_be_established")), "51712.50", "129281.25", true, false);
}

/// Two harms for which the table has rows: it does not say which counts, so both are shown.
#[test]
fn two_harms_at_once() {
    let both = case(|case| {
        victim(case)["injury"] = json!("serious");
        victim(case)["injury_grade"] = json!(1);
    });
    // 8 to 12 months, first tier; 6 to 10 for the seventh grade.
    guide(&both, "62055", "124110", true, true);
}

/// 20 per cent more: 62,055 and 12,411; 103,425 and 20,685. With 10 per cent beside it, 30 of the same.
#[test]
fn uplifts() {
    let minor = case(|case| applicant(case)["age"] = json!(12));
    guide(&minor, "74466", "124110", true, true);
    let open = case(|case| applicant(case)["age"] = Value::Null);
    guide(&open, "62055", "124110", true, false);
    let both = case(|case| {
        applicant(case)["age"] = json!(12);
        applicant(case)["military_family"] = json!(true);
    });
    guide(&both, "80671.50", "134452.50", true, true);
}

/// 20 per cent more under another condition: of a victim that is disabled only its own applicant gets it.
#[test]
fn uplifts_for_the_disabled_and_for_a_certificate() {
    let under = |condition: &str, change: &dyn Fn(&mut Value)| {
        case(|case| {
            let uplift =
                json!({ "condition": condition, "percent": 20, "from": "2020-01-01", "authority": "rule_2020" });
            case["frame"]["local_profile"]["uplifts"] = json!([uplift]);
            change(case);
        })
    };
    let mother = |case: &mut Value| applicant(case)["relation"] = json!("parent");
    guide(&under("disabled_victim", &|_| ()), "74466", "124110", true, true);
    guide(&under("disabled_victim", &mother), "62055", "103425", true, true);
    let who = under("disabled_victim", &|case| applicant(case)["relation"] = Value::Null);
    guide(&who, "62055", "124110", true, false);
    let missing = answer(&who)["assessment"]["missing"].clone();
    let relation = missing.as_array().expect("a list").iter().find(|one| one["path"] == "facts.applicants.a1.relation");
    assert_eq!(relation.map(|one| one["amount"].clone()), Some(json!(true)));

    let certificate = |value: Value| {
        under("hardship_certificate", &move |case| case["facts"]["households"]["h1"]["certificate"] = value.clone())
    };
    guide(&certificate(json!("dibao")), "74466", "124110", true, true);
    guide(&certificate(json!("none")), "62055", "103425", true, true);
    guide(&certificate(Value::Null), "62055", "124110", true, false);
}

/// Each of two: 12 to 20 months; a minor among them adds 20 per cent of 6 to 10 months.
#[test]
fn for_each_applicant_or_for_the_sheet() {
    guide(&case(brother), "124110", "206850", true, true);
    let mixed = |case: &mut Value| {
        brother(case);
        case["facts"]["applicants"]["a2"]["age"] = json!(9);
    };
    guide(&case(mixed), "136521", "227535", true, true);
    // Meant for the sheet: once, and raised where the condition holds of anybody on it.
    let once = case(|case| {
        mixed(case);
        case["frame"]["local_profile"]["months_tables"][0]["scope"] = json!("per_sheet");
    });
    guide(&once, "74466", "124110", true, true);
}

#[test]
fn the_guide_asks_for_a_reason_a_fen_outside_and_binds_nothing() {
    state("guide", "62055", "within", None);
    state("guide", "62054.99", "below", Some("0.01"));
    state("guide", "103425", "within", None);
    state("guide", "103425.01", "above", Some("0.01"));
    let proposed = case(|case| case["choices"]["sheets"]["v1"]["proposed_amount"] = json!("200000"));
    assert_eq!(sheet(&proposed)["proposal"]["payable"], "200000");
}

#[test]
fn soft_caps_and_floors_to_the_fen() {
    state("soft_cap", "150000", "within", None);
    state("soft_cap", "150000.01", "above", Some("0.01"));
    state("soft_floor", "3000", "within", None);
    state("soft_floor", "2999.99", "below", Some("0.01"));
    assert_eq!(check("soft_cap", "300000", brother).0, "within");
    assert_eq!(check("soft_cap", "300000.01", brother).0, "above");
}

#[test]
fn what_is_paid_is_rounded_down_to_the_unit() {
    for (proposed, payable) in [("62055.99", "62000"), ("62099.99", "62000"), ("62100", "62100"), ("99.99", "0")] {
        let proposed = case(|case| case["choices"]["sheets"]["v1"]["proposed_amount"] = json!(proposed));
        let answer = answer_in(&proposed, Lang::Zh);
        assert_eq!(answer["assessment"]["sheets"][0]["proposal"]["payable"], payable);
        let steps = answer["view"]["sheets"][0]["proposal"]["steps"].as_array().cloned().unwrap_or_default();
        assert!(steps.iter().any(|step| step["rounding"] == "舍去100元以下"), "{steps:?}");
    }
}

fn hard(amount: &str, scope: &str) -> impl Fn(&mut Value) {
    let cap =
        json!([{ "kind": "hard", "scope": scope, "amount": amount, "from": "2020-01-01", "authority": "rule_2020" }]);
    move |case: &mut Value| {
        case["frame"]["local_profile"]["caps"] = cap.clone();
        case["frame"]["readings"] = json!({ "ceiling_scope": "per_sheet" });
    }
}

/// 36 months are 372,330.
#[test]
fn a_sourced_hard_cap_lowers_the_general_limit_and_nothing_raises_it() {
    assert_eq!(sheet(&case(hard("300000", "per_sheet")))["general_limit"], bounds("300000", "300000"));
    assert_eq!(sheet(&case(hard("372330.01", "per_sheet")))["general_limit"], bounds("372330", "372330"));
    assert_eq!(check("general_limit", "300000", hard("300000", "per_sheet")).0, "within");
    let above = check("general_limit", "300000.01", hard("300000", "per_sheet"));
    assert_eq!(above, ("above".to_owned(), Some("0.01".to_owned())));
    let two = case(|case| {
        brother(case);
        hard("100000", "per_applicant")(case);
    });
    assert_eq!(sheet(&two)["general_limit"], bounds("200000", "200000"));
    let answer = answer_in(&case(hard("300000", "per_sheet")), Lang::Zh);
    let headline = answer["view"]["sheets"][0]["headline"]["sentence"].as_str().unwrap_or_default().to_owned();
    assert!(headline.contains("300,000") && headline.contains("硬性上限"), "{headline}");
}

/// Of a cap for the sheet and one for each of two applicants the smaller counts, in whatever order they stand; of two equal
/// ones the first is named.
#[test]
fn of_two_hard_caps_the_smaller_counts() {
    let capped = |per_sheet: &str, per_applicant: &str, turned: bool| {
        let sheet = sheet(&case(|case| {
            brother(case);
            let mut caps = Vec::new();
            for (amount, scope) in [(per_sheet, "per_sheet"), (per_applicant, "per_applicant")] {
                hard(amount, scope)(case);
                caps.push(case["frame"]["local_profile"]["caps"][0].clone());
            }
            if turned {
                caps.reverse();
            }
            case["frame"]["local_profile"]["caps"] = caps.into();
        }));
        let steps = sheet["steps"].as_array().expect("steps");
        let cap = steps.iter().find(|step| step["id"] == "hard_cap").expect("a cap");
        (sheet["general_limit"]["high"].clone(), cap["operation"].clone())
    };
    for turned in [false, true] {
        assert_eq!(capped("300000", "140000", turned), (json!("280000"), json!("product")));
        assert_eq!(capped("270000", "140000", turned), (json!("270000"), json!("given")));
    }
    assert_eq!(capped("280000", "140000", false), (json!("280000"), json!("given")));
    assert_eq!(capped("280000", "140000", true), (json!("280000"), json!("product")));
}

/// A reason for exceeding the limit, with a judgment of 500,000: what a court should award stays the highest.
#[test]
fn a_hard_cap_leaves_the_extended_limit() {
    let over = |case: &mut Value| {
        hard("300000", "per_sheet")(case);
        victim(case)["especially_great_loss"] = json!(true);
        case["facts"]["households"]["h1"]["especially_hard"] = json!(true);
        case["frame"]["award_basis"] = json!("judgment");
        victim(case)["judged_award"] = json!("500000");
    };
    let sheet = sheet(&case(over));
    assert_eq!(sheet["general_limit"], bounds("300000", "300000"));
    assert_eq!(sheet["extended_limit"], bounds("500000", "500000"));
}

/// The steps of a sum of so many yuan that are certainly called for.
#[track_caller]
fn deciders(proposed: Option<&str>) -> Vec<(u64, Value)> {
    let proposed = case(|case| case["choices"]["sheets"]["v1"]["proposed_amount"] = json!(proposed));
    let approvals = answer(&proposed)["assessment"]["procedure"]["approvals"].clone();
    let chain = approvals.as_array().expect("a list").iter().filter(|duty| duty["id"] == "approval_chain");
    let chain = chain.map(|duty| (duty["step"].as_u64().expect("a step"), duty["verdict"].clone()));
    chain.filter(|(_, verdict)| *verdict != json!(["not_met", "not_met"])).collect()
}

#[test]
fn who_decides_to_the_fen() {
    let only = |step: u64| vec![(step, json!(["met", "met"]))];
    assert_eq!(deciders(Some("0.01")), only(0));
    assert_eq!(deciders(Some("50000")), only(0));
    assert_eq!(deciders(Some("50000.01")), only(1));
    assert_eq!(deciders(Some("100000")), only(1));
    assert_eq!(deciders(Some("100000.01")), only(2));
    assert_eq!(deciders(Some("0")), []);
    let open = json!(["met", "not_met"]);
    assert_eq!(deciders(None), vec![(0, open.clone()), (1, open.clone()), (2, open)]);
}

/// 114,000 a year up to 30 June 2025, 124,110 from 1 July: 36 months are three years' wages.
#[test]
fn dates_at_both_ends() {
    let on = |day: &str| {
        sheet(&case(|case| {
            case["frame"]["as_of"] = json!(day);
            case["frame"]["readings"] = json!({ "ceiling_scope": "per_sheet" });
        }))
    };
    assert_eq!(on("2025-06-30")["general_limit"], bounds("342000", "342000"));
    assert_eq!(on("2025-07-01")["general_limit"], bounds("372330", "372330"));
    // Before its first day the standard's own wage says nothing: Hubei's table counts.
    assert_eq!(on("2023-07-01")["wage"], Value::Null);
    assert_eq!(on("2023-06-30")["wage"]["region"], "420000");
    // After the last day of what has ended nothing of it counts.
    let ended = |day: &str| {
        sheet(&case(|case| {
            case["frame"]["as_of"] = json!(day);
            case["frame"]["local_profile"]["months_tables"][0]["until"] = json!("2025-12-01");
        }))
    };
    assert_ne!(ended("2025-12-01").get("guide"), None);
    assert_eq!(ended("2025-12-02").get("guide"), None);
    let begins = |day: &str| sheet(&case(|case| case["frame"]["as_of"] = json!(day)));
    assert_eq!(begins("2019-12-31").get("guide"), None);
    assert_ne!(begins("2020-01-01").get("guide"), None);
}

/// Of every kind of value one version counts until 30 November 2025 and another from 1 December, never both.
#[test]
fn of_two_versions_the_one_of_the_day_counts() {
    let on_both = |key: &str, versions: [Value; 2], change: &dyn Fn(&mut Value)| {
        ["2025-11-30", "2025-12-01"].map(|day| {
            let case = case(|case| {
                case["frame"]["as_of"] = json!(day);
                case["frame"]["local_profile"][key] = json!(versions);
                for (version, from) in ["2020-01-01", "2025-12-01"].into_iter().enumerate() {
                    let version = &mut case["frame"]["local_profile"][key][version];
                    version["from"] = json!(from);
                    version["authority"] = json!("rule_2020");
                }
                change(case);
            });
            answer_in(&case, Lang::Zh)
        })
    };
    let sheets = |key: &str, versions: [Value; 2], change: &dyn Fn(&mut Value)| {
        on_both(key, versions, change).map(|answer| answer["assessment"]["sheets"][0].clone())
    };
    // No table of city wages is held, so that from December the office has to enter its own figure.
    let region = ["province", "city"].map(|level| json!({ "value": level }));
    let region = sheets("wage_region", region, &|case| case["frame"]["local_profile"]["annual_wage"] = Value::Null);
    assert_eq!(region.map(|sheet| sheet["wage"]["region"].clone()), [json!("420000"), Value::Null]);
    // 36 months are 372,330, for each of two or for both.
    let scope = ["per_applicant", "per_sheet"].map(|scope| json!({ "value": scope }));
    let scope = sheets("ceiling_scope", scope, &brother);
    assert_eq!(scope.map(|sheet| sheet["general_limit"]["high"].clone()), ["744660", "372330"]);
    // 20, then 30 per cent more than 62,055.
    let uplift = [20, 30].map(|percent| json!({ "condition": "minor", "percent": percent }));
    let uplift = sheets("uplifts", uplift, &|case| applicant(case)["age"] = json!(12));
    assert_eq!(uplift.map(|sheet| sheet["guide"]["amount"]["low"].clone()), ["74466", "80671.50"]);
    let unit = ["100", "1000"].map(|unit| json!({ "unit": unit }));
    let proposed = |case: &mut Value| case["choices"]["sheets"]["v1"]["proposed_amount"] = json!("62555.99");
    let unit = sheets("rounding", unit, &proposed);
    assert_eq!(unit.map(|sheet| sheet["proposal"]["payable"].clone()), ["62500", "62000"]);
    let steps = ["甲", "乙"].map(|who| json!({ "steps": [{ "above": "0", "decided_by_zh": who }] }));
    let who = on_both("approval_chain", steps, &proposed).map(|answer| {
        let duties = answer["view"]["procedure"]["approvals"].as_array().cloned().unwrap_or_default();
        let chain = duties.iter().filter(|duty| duty["id"] == "approval_chain");
        chain.map(|duty| duty["sentence"].as_str().unwrap_or_default().to_owned()).collect::<String>()
    });
    assert_eq!(who.map(|sentence| ["甲", "乙"].map(|who| sentence.contains(who))), [[true, false], [false, true]]);
}

#[test]
fn what_the_officer_chose_wins() {
    let own = sheet(&case(|case| {
        case["frame"]["own_annual_wage"] = json!("120000");
        case["frame"]["readings"] = json!({ "ceiling_scope": "per_sheet" });
    }));
    assert_eq!(own["general_limit"], bounds("360000", "360000"));
    let table = sheet(&case(|case| case["frame"]["statistic"] = json!("employed")));
    assert_eq!((&table["wage"]["region"], &table["wage"]["statistic"]), (&json!("420000"), &json!("employed")));
    // Two applicants; the standard reads the limit for each, the officer for the sheet.
    assert_eq!(sheet(&case(brother))["general_limit"], bounds("744660", "744660"));
    let chosen = case(|case| {
        brother(case);
        case["frame"]["readings"] = json!({ "ceiling_scope": "per_sheet" });
    });
    assert_eq!(sheet(&chosen)["general_limit"], bounds("372330", "372330"));
}

/// Fujian: the city's wage of staff on post; Beijing courts: a statistic of which no table is held. The officer decides.
#[test]
fn a_built_in_standard_leaves_the_wage_to_the_office_where_no_table_is_held() {
    let with = |id: &str, statistic: Value, region: Value| {
        sheet(&case(|case| {
            case["frame"]["region"] = json!("330000");
            case["frame"]["local_profile"] = Value::Null;
            case["frame"]["profile"] = json!(id);
            case["frame"]["statistic"] = statistic.clone();
            case["frame"]["readings"] = json!({ "wage_region": region });
        }))
    };
    assert_eq!(with("fujian", Value::Null, Value::Null)["general_limit"], Value::Null);
    assert_eq!(with("fujian", Value::Null, json!("province"))["wage"]["statistic"], "on_post");
    assert_eq!(with("beijing_courts", Value::Null, Value::Null)["general_limit"], Value::Null);
    assert_eq!(with("beijing_courts", json!("employed"), Value::Null)["wage"]["statistic"], "employed");
    assert_eq!(with("national", Value::Null, Value::Null)["wage"]["statistic"], "employed");
}

/// Binhai: above 10,000 the chief procurator's office meeting or the leading Party group; below nothing was seen.
#[test]
fn binhai_above_ten_thousand() {
    let chain = |proposed: &str| {
        let answer = answer_in(
            &case(|case| {
                case["frame"]["local_profile"] = Value::Null;
                case["frame"]["profile"] = json!("jiangsu_binhai");
                case["choices"]["sheets"]["v1"]["proposed_amount"] = json!(proposed);
            }),
            Lang::Zh,
        );
        let approvals = answer["view"]["procedure"]["approvals"].as_array().cloned().unwrap_or_default();
        approvals.into_iter().find(|duty| duty["id"] == "approval_chain")
    };
    assert_eq!(chain("10000"), None);
    let duty = chain("10000.01").expect("a duty");
    assert_eq!(duty["sentence"], "地方标准：超过10,000元的，由检察长办公会或者党组决定。");
    assert_eq!(duty["citations"], json!(["n1.opinion", "officer.local_approval", "local.1"]));
}

#[test]
fn office_practice_is_worded_as_such_everywhere() {
    let proposed = case(|case| case["choices"]["sheets"]["v1"]["proposed_amount"] = json!("60000"));
    let view = answer_in(&proposed, Lang::Zh)["view"].clone();
    let practice = "本院内部口径（虚构院检察长办公会于2024年3月1日批准）";
    let figures = view["sheets"][0]["figures"].as_array().cloned().unwrap_or_default();
    let figure = |id: &str| figures.iter().find(|figure| figure["id"] == id).cloned().expect("a figure");
    let sentence = |id: &str| figure(id)["sentence"].as_str().unwrap_or_default().to_owned();
    assert!(sentence("soft_cap").contains(practice) && !sentence("soft_floor").contains("内部口径"));
    assert_eq!(figure("soft_cap")["citations"], json!(["n1.standard", "local.2"]));
    assert_eq!(figure("soft_floor")["citations"], json!(["n1.standard", "local.1"]));
    let duty = view["procedure"]["approvals"].as_array().into_iter().flatten().find(|d| d["id"] == "approval_chain");
    let duty = duty.and_then(|duty| duty["sentence"].as_str()).unwrap_or_default();
    assert!(duty.contains("虚构检察长办公会") && duty.contains(practice), "{duty}");
    let cited = view["local"].as_array().cloned().unwrap_or_default();
    let cited = |id: &str| cited.iter().find(|citation| citation["id"] == id).cloned().expect("a citation");
    assert_eq!((&cited("local.2")["mark"], &cited("local.2")["title"]), (&json!("office"), &json!(practice)));
    assert_eq!(cited("local.1")["title"], "《虚构省国家司法救助分类标准》第六条");
    assert_eq!((&cited("local.1")["mark"], &cited("local.1")["read"]), (&json!("verified_p"), &json!("2025-06-30")));
    assert!(sentence("wage_base").contains("地方标准所载2024年数字"), "{}", sentence("wage_base"));
    assert!(sentence("guide").contains("残疾7级，6至10个月"), "{}", sentence("guide"));
    let notes = view["law"]["notes"].to_string();
    assert!(notes.contains("虚构标准（仅供测试）") && notes.contains("地方标准所载2024年数字"), "{notes}");
}

#[test]
fn the_ruler_shows_the_guide() {
    let answer = answer(&case(|_| ()));
    let marks = answer["view"]["sheets"][0]["ruler"]["marks"].as_array().cloned().unwrap_or_default();
    let guide = marks.iter().find(|mark| mark["id"] == "guide").expect("a mark");
    assert_eq!(
        (&guide["kind"], &guide["low"], &guide["high"]),
        (&json!("guide"), &json!("62055.00"), &json!("103425.00"))
    );
}

#[test]
fn no_text_is_missing_and_no_place_is_left_open() {
    for lang in [Lang::Zh, Lang::En] {
        let cases = [
            case(|_| ()),
            case(|case| case["facts"] = json!({})),
            case(|case| applicant(case)["age"] = json!(9)),
            case(hard("300000", "per_sheet")),
            case(|case| case["choices"]["sheets"]["v1"]["proposed_months"] = json!("12")),
        ];
        for case in cases {
            let view = answer_in(&case, lang)["view"].to_string();
            for key in ["\"step.", "\"figure.", "\"local.harm", "\"proposal.", "\"procedure.", "\"check."] {
                assert!(!view.contains(key), "{key} in {view}");
            }
            assert!(!view.contains("{who}") && !view.contains("{rows}"), "{view}");
        }
    }
}

#[test]
fn the_receipt_holds_the_standard_and_its_hash() {
    let receipt = |case: &Value| {
        let case = Case::read(&case.to_string()).expect("a case that makes sense");
        Receipt::of(&case).expect("a receipt")
    };
    let plain = receipt(&case(|_| ()));
    assert!(plain.canonical.contains(r#""local_profile":{"annual_wage":[{"amount":"114000","#), "{}", plain.canonical);
    assert!(plain.canonical.contains(r#""amount":"124110","authority""#), "{}", plain.canonical);
    let start = plain.canonical.find(r#""local_profile":"#).expect("the standard") + r#""local_profile":"#.len();
    // The standard is one object of JSON; the full receipt names it by the hash of just that text.
    let mut rest = serde_json::Deserializer::from_str(&plain.canonical[start..]).into_iter::<Value>();
    rest.next().expect("an object").expect("JSON");
    let end = start + rest.byte_offset();
    let hash = judicial_relief::receipt::hash(&plain.canonical[start..end]);
    let whole = judicial_relief::receipt_text(&case(|_| ()).to_string(), Lang::Zh).expect("a receipt");
    assert!(whole.contains(&format!(r#""profile":"sha256:{hash}""#)), "{whole}");
    // And it can be run again: the case in it is a case.
    let verified = judicial_relief::verify_text(&whole, Lang::Zh).expect("an answer");
    assert!(verified.contains(r#""intact":true,"holds":true"#), "{verified}");
    // The same figures, written otherwise.
    let same = receipt(&case(|case| {
        let wage = &mut case["frame"]["local_profile"]["annual_wage"][1];
        wage["amount"] = json!("124110");
        wage["until"] = Value::Null;
    }));
    assert_eq!(same.hash, plain.hash);
    let other = receipt(&case(|case| case["frame"]["local_profile"]["uplifts"][0]["percent"] = json!(21)));
    assert_ne!(other.hash, plain.hash);
    let none = receipt(&case(|case| case["frame"]["local_profile"] = Value::Null));
    assert!(!none.canonical.contains("local_profile"));
}

/// A built-in standard is named, so that who reads the receipt years later knows which it was; one's own is told by its hash.
#[test]
fn the_receipt_names_a_built_in_standard() {
    let built_in = case(|case| {
        case["frame"]["local_profile"] = Value::Null;
        case["frame"]["profile"] = json!("fujian");
    });
    let receipt = judicial_relief::receipt_text(&built_in.to_string(), Lang::Zh).expect("a receipt");
    let receipt: Value = serde_json::from_str(&receipt).expect("JSON");
    assert_eq!((&receipt["profile"], &receipt["case"]["frame"]["profile"]), (&json!("fujian"), &json!("fujian")));
}

fn problems(written: &str) -> Vec<(String, String)> {
    let list: Value = serde_json::to_value(check_profile(written, Lang::Zh)).expect("JSON");
    let words = |problem: &Value, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    for problem in list.as_array().into_iter().flatten() {
        for part in ["message", "remedy"] {
            let said = words(problem, part);
            let unfilled = said.split('{').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            assert!(!said.is_empty() && !said.starts_with("problem.") && !unfilled, "{problem}");
        }
    }
    list.as_array().into_iter().flatten().map(|problem| (words(problem, "path"), words(problem, "id"))).collect()
}

/// The fictitious standard with a value put into it.
fn with(place: &str, value: Value) -> String {
    let mut standard = rich();
    let (parent, key) = place.rsplit_once('/').expect("a place");
    match standard.pointer_mut(parent).expect("a place in the standard") {
        Value::Array(items) if key == "-" => items.push(value),
        Value::Array(items) => items[key.parse::<usize>().expect("a number")] = value,
        object => object[key] = value,
    }
    standard.to_string()
}

/// Puts a value into the fictitious standard and asks for exactly this problem at exactly this place.
#[track_caller]
fn refuses(place: &str, value: Value, path: &str, id: &str) {
    assert_eq!(problems(&with(place, value)), [(path.to_owned(), id.to_owned())]);
}

/// At the place itself.
#[track_caller]
fn refuses_here(place: &str, value: Value, id: &str) {
    refuses(place, value, &place[1..].replace('/', "."), id);
}

#[test]
fn wrong_kinds_and_unknown_keys() {
    refuses_here("/caps/0/ammount", json!("1"), "unknown_field");
    refuses_here("/id", json!("Großes"), "profile_id");
    refuses_here("/id", json!(7), "expected_text");
    refuses_here("/place", json!(""), "profile_field_needed");
    refuses_here("/name_zh", Value::Null, "profile_field_needed");
    refuses_here("/caps", json!({}), "expected_list");
    refuses_here("/caps/0", json!([]), "expected_object");
    refuses_here("/caps/0/amount", json!(50000), "amount_as_text");
    refuses_here("/caps/0/amount", json!("5万"), "profile_not_an_amount");
    refuses_here("/caps/0/amount", json!("-1"), "negative_amount");
    refuses_here("/caps/0/amount", json!("0.001"), "too_precise");
    refuses_here("/caps/0/scope", json!("per_case"), "unknown_option");
    refuses_here("/caps/0/from", json!("2020-02-30"), "not_a_date");
    refuses_here("/caps/0/from", Value::Null, "profile_field_needed");
    refuses_here("/uplifts/0/percent", json!(0), "not_whole");
    refuses_here("/uplifts/0/percent", json!("20"), "not_whole");
    refuses_here("/uplifts/0/percent", json!(20.5), "not_whole");
    refuses_here("/uplifts/0/condition", json!("poor"), "unknown_option");
    refuses_here("/rounding/0/unit", json!("50"), "unknown_option");
    refuses_here("/partial", json!("yes"), "profile_yes_no");
    refuses("/partial", json!(true), "missing_zh", "profile_field_needed");
    refuses_here("/months_tables/0/rows/0/over_limit", json!("yes"), "profile_yes_no");
    refuses("/months_tables/0/rows", json!([]), "months_tables.0.rows", "profile_field_needed");
    assert_eq!(problems("{"), [(String::new(), "not_json".to_owned())]);
    assert_eq!(problems("[]"), [(String::new(), "expected_object".to_owned())]);
    assert_eq!(problems(&"x".repeat(200_000)), [(String::new(), "text_too_long".to_owned())]);
    let twice = rich().to_string().replacen(r#""place":"#, r#""place":"别处","place":"#, 1);
    assert_eq!(problems(&twice), [("place".to_owned(), "duplicate_field".to_owned())]);
}

/// The longest and the most that the manual allows are taken, one more is refused.
#[test]
fn as_much_as_may_be_and_no_more() {
    let office =
        |at| json!({ "id": format!("o{at}"), "kind": "office", "approved_by_zh": "甲", "approved_on": "2024-01-01" });
    let authorities = |count: usize| {
        let rich = rich()["authorities"].as_array().cloned().expect("a list");
        rich.into_iter().chain((0..count).map(office)).take(count).collect()
    };
    let tiers = |count| (1..=count).map(|at| json!({ "id": format!("tier_{at}"), "name_zh": "虚构" })).collect();
    let steps = |count| (0..count).map(|at| json!({ "above": at.to_string(), "decided_by_zh": "甲" })).collect();
    for (place, most, more, id) in [
        // Characters, not bytes: a Chinese one has three.
        ("/name_zh", json!("字".repeat(600)), json!("字".repeat(601)), "answer_too_long"),
        ("/id", json!("a-1_".repeat(10)), json!("a".repeat(41)), "profile_id"),
        ("/authorities", authorities(20), authorities(21), "list_too_long"),
        ("/hardship_tiers", tiers(5), tiers(6), "list_too_long"),
        ("/approval_chain/0/steps", steps(200), steps(201), "list_too_long"),
        ("/uplifts/0/percent", json!(300), json!(301), "not_whole"),
    ] {
        assert_eq!(problems(&with(place, most)), [], "{place}");
        refuses_here(place, more, id);
    }
    // 128 KiB of text, spaces included.
    let padded = |length: usize| " ".repeat(length - rich().to_string().len()) + &rich().to_string();
    assert_eq!(problems(&padded(131_072)), []);
    assert_eq!(problems(&padded(131_073)), [(String::new(), "text_too_long".to_owned())]);
}

/// First and last may be one: 24 months and no other, a value for one day.
#[test]
fn from_and_to_may_be_the_same() {
    assert_eq!(problems(&with("/months_tables/0/rows/0/months_to", json!("24"))), []);
    let day = json!([{ "value": "city", "from": "2020-01-01", "until": "2020-01-01", "authority": "rule_2020" }]);
    assert_eq!(problems(&with("/wage_region", day)), []);
}

#[test]
fn numbers_of_neither_kind() {
    refuses("/caps/0/authority", Value::Null, "caps.0.authority", "profile_authority_needed");
    refuses_here("/caps/0/authority", json!("hearsay"), "profile_authority_unknown");
    for key in ["title_zh", "article_zh", "address", "evidence", "read"] {
        refuses_here(&format!("/authorities/0/{key}"), Value::Null, "profile_field_needed");
    }
    for key in ["approved_by_zh", "approved_on"] {
        refuses_here(&format!("/authorities/1/{key}"), Value::Null, "profile_field_needed");
    }
    refuses_here("/authorities/0/evidence", json!("derived"), "unknown_option");
    refuses_here("/authorities/0/read", json!("2025"), "profile_read_on");
    refuses_here("/authorities/1/address", json!("x"), "profile_not_of_office");
    refuses_here("/authorities/0/approved_on", json!("2024-01-01"), "profile_not_of_source");
    refuses_here("/caps/0/kind", json!("hard"), "profile_hard_cap_of_office");
    // Of a rule that nobody has seen nothing may lower a limit either.
    let mut unseen = rich();
    unseen["caps"][0] = json!({ "kind": "hard", "scope": "per_sheet", "amount": "9000", "from": "2020-01-01", "authority": "rule_2020" });
    assert_eq!(problems(&unseen.to_string()), []);
    unseen["authorities"][0]["evidence"] = json!("unverified");
    assert_eq!(problems(&unseen.to_string()), [("caps.0.kind".to_owned(), "profile_hard_cap_unseen".to_owned())]);
    let second = json!({ "id": "rule_2020", "kind": "office", "approved_by_zh": "甲", "approved_on": "2024-01-01" });
    refuses("/authorities/-", second, "authorities.2.id", "named_twice");
}

#[test]
fn days() {
    refuses_here("/annual_wage/0/until", json!("2023-06-30"), "profile_until_before_from");
    refuses("/annual_wage/0/until", json!("2025-07-01"), "annual_wage.1.from", "profile_days_overlap");
    refuses("/annual_wage/0/until", json!("2025-06-29"), "annual_wage.1.from", "profile_days_gap");
    let unit = json!({ "unit": "10", "from": "2019-12-31", "authority": "rule_2020" });
    refuses("/rounding/-", unit, "rounding.1.from", "profile_days_order");
    refuses_here("/annual_wage/1/year", json!(2025), "profile_wage_year");
    refuses_here("/annual_wage/1/amount", json!("0"), "wage_of_nothing");
    let again = json!({ "condition": "minor", "percent": 5, "from": "2020-01-01", "authority": "rule_2020" });
    refuses("/uplifts/-", again, "uplifts.2.from", "profile_days_order");
    let later = json!({ "kind": "soft", "scope": "per_sheet", "amount": "160000", "from": "2019-01-01", "authority": "rule_2020" });
    let mut standard = rich();
    standard["caps"].as_array_mut().expect("a list").push(later);
    // Another scope is another kind of value: its days are its own.
    assert_eq!(problems(&standard.to_string()), []);
}

/// The second of three entries is wrong: the third is not told to follow the first with a gap.
#[test]
fn one_mistake_is_told_once() {
    let wage = |amount: Value, year: u32, from: &str, until: Value| json!({ "amount": amount, "year": year, "from": from, "until": until, "authority": "rule_2020" });
    let wages = json!([
        wage(json!("110000"), 2022, "2023-07-01", json!("2024-06-30")),
        wage(json!(114_000), 2023, "2024-07-01", json!("2025-06-30")),
        wage(json!("124110"), 2024, "2025-07-01", Value::Null),
    ]);
    refuses("/annual_wage", wages, "annual_wage.1.amount", "amount_as_text");
}

/// A floor may stand at a cap of its kind, never above it, on no day; a floor for each counts against a cap for all.
#[test]
fn floors_and_caps() {
    let cap = |scope: &str, amount: &str, from: &str| json!({ "kind": "soft", "scope": scope, "amount": amount, "from": from, "authority": "rule_2020" });
    let told = |scope: &str, caps: &[Value]| {
        let mut standard = rich();
        standard["floors"][0]["scope"] = json!(scope);
        standard["caps"] = json!(caps);
        problems(&standard.to_string())
    };
    let crossing = [("floors.0.amount".to_owned(), "profile_floor_above_cap".to_owned())];
    assert_eq!(told("per_sheet", &[cap("per_sheet", "3000", "2020-01-01")]), []);
    assert_eq!(told("per_sheet", &[cap("per_sheet", "2999.99", "2020-01-01")]), crossing);
    assert_eq!(told("per_applicant", &[cap("per_sheet", "2999.99", "2020-01-01")]), crossing);
    // Three applicants with 1,000 each are not below 3,000.
    assert_eq!(told("per_sheet", &[cap("per_applicant", "1000", "2020-01-01")]), []);
    // Crossing only from a later day on, or only before the floor begins.
    let later = [cap("per_sheet", "5000", "2020-01-01"), cap("per_sheet", "2000", "2024-01-01")];
    assert_eq!(told("per_sheet", &later), crossing);
    let before = [cap("per_sheet", "2000", "2018-01-01"), cap("per_sheet", "5000", "2019-01-01")];
    assert_eq!(told("per_sheet", &before), []);
    // A floor of 3,000 that ended before a cap of 2,000 began, beside one for the sheet that still holds.
    let floor = |scope: &str, amount: &str, from: &str, until: Value| json!({ "scope": scope, "amount": amount, "from": from, "until": until, "authority": "rule_2020" });
    let mut standard = rich();
    standard["caps"] = json!([cap("per_applicant", "2000", "2024-01-01")]);
    standard["floors"] = json!([
        floor("per_sheet", "1000", "2020-01-01", Value::Null),
        floor("per_applicant", "3000", "2020-01-01", json!("2023-12-31")),
        floor("per_applicant", "1000", "2024-01-01", Value::Null),
    ]);
    assert_eq!(problems(&standard.to_string()), []);
}

#[test]
fn rows_of_the_table() {
    let row = "/months_tables/0/rows";
    let at = |row: usize, key: &str| format!("/months_tables/0/rows/{row}/{key}");
    refuses_here(&at(0, "months_to"), json!("36.01"), "profile_months_above_limit");
    refuses_here(&at(0, "months_to"), json!("23.99"), "profile_months_reversed");
    refuses_here(&at(0, "grade_from"), json!(1), "profile_grade_not_here");
    refuses_here(&at(1, "grade_to"), json!(11), "not_whole");
    refuses_here(&at(5, "grade_from"), json!(3), "not_whole");
    refuses_here(&at(5, "tier"), json!("tier_3"), "profile_tier_unknown");
    let grade = json!({ "harm": "disability", "grade_from": 4, "grade_to": 3, "months_from": "1", "months_to": "2" });
    refuses(&format!("{row}/-"), grade, "months_tables.0.rows.9.grade_to", "profile_grades_reversed");
    // Grades 5 and 6 begin at 4, which the row before holds.
    refuses(&at(2, "grade_from"), json!(4), "months_tables.0.rows.2", "profile_rows_overlap");
    let death = json!({ "harm": "death", "months_from": "1", "months_to": "2" });
    refuses(&format!("{row}/-"), death, "months_tables.0.rows.9", "profile_rows_overlap");
    // Of all tiers, after a row of one.
    let all = json!({ "harm": "serious_injury", "grade_from": 2, "months_from": "5", "months_to": "8" });
    refuses(&format!("{row}/-"), all, "months_tables.0.rows.9", "profile_rows_overlap");
    // Above 36 only where the row says so.
    let mut standard = rich();
    standard["months_tables"][0]["rows"][0]["months_to"] = json!("48");
    standard["months_tables"][0]["rows"][0]["over_limit"] = json!(true);
    assert_eq!(problems(&standard.to_string()), []);
}

fn graded(harm: &str, grades: (u32, u32), tier: Option<&str>, months: Option<&str>) -> Value {
    let mut row = json!({ "harm": harm, "grade_from": grades.0, "grade_to": grades.1 });
    if let Some(tier) = tier {
        row["tier"] = json!(tier);
    }
    match months {
        Some(months) => {
            row["months_from"] = json!("1");
            row["months_to"] = json!(months);
        }
        None => row["silent"] = json!(true),
    }
    row
}

fn with_rows(rows: &[Value]) -> Value {
    let mut standard = rich();
    standard["hardship_tiers"] =
        json!([1, 2, 3].map(|at| json!({ "id": format!("tier_{at}"), "name_zh": format!("虚构{at}档") })));
    standard["months_tables"][0]["rows"] = json!(rows);
    standard
}

/// Where the source ends the table ends: fewer harms, only the first or the last grades, only some tiers, each as far as it goes.
#[test]
fn a_table_may_hold_what_its_source_holds() {
    let row = |grades, tier| graded("disability", grades, tier, Some("2"));
    for rows in [
        vec![row((1, 4), None)],
        vec![row((7, 10), None)],
        vec![row((3, 3), Some("tier_2"))],
        vec![row((1, 10), Some("tier_2")), row((1, 4), Some("tier_3"))],
        vec![row((1, 2), Some("tier_1")), row((1, 6), Some("tier_2")), row((3, 6), Some("tier_3"))],
        vec![row((1, 3), None), graded("disability", (4, 9), None, None), row((10, 10), None)],
        vec![
            json!({ "harm": "death", "tier": "tier_1", "months_from": "1", "months_to": "2" }),
            json!({ "harm": "death", "tier": "tier_2", "silent": true }),
            json!({ "harm": "death", "tier": "tier_3", "months_from": "3", "months_to": "4" }),
        ],
    ] {
        assert_eq!(problems(&with_rows(&rows).to_string()), [], "{rows:?}");
    }
}

/// All at once, each at the row before which something is missing, with what was found and what was expected.
#[test]
fn gaps_between_rows_are_told_with_their_places() {
    let row = |grades, tier| graded("disability", grades, tier, Some("2"));
    let rows = [
        row((1, 2), Some("tier_1")),
        row((5, 5), Some("tier_1")),
        row((7, 7), Some("tier_1")),
        row((7, 7), Some("tier_3")),
        json!({ "harm": "death", "tier": "tier_1", "months_from": "1", "months_to": "2" }),
        json!({ "harm": "death", "tier": "tier_3", "months_from": "1", "months_to": "2" }),
        graded("serious_injury", (1, 2), None, Some("2")),
        graded("serious_injury", (2, 2), Some("tier_2"), None),
    ];
    let standard = with_rows(&rows);
    let list: Value = serde_json::to_value(check_profile(&standard.to_string(), Lang::En)).expect("JSON");
    let told: Vec<(&str, &str)> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["path"].as_str().expect("a path"), one["message"].as_str().expect("a message")))
        .collect();
    let gap = "The table has a gap before this row: no row for ";
    let expected = [
        ("months_tables.0.rows.5", format!("{gap}death tier_2.")),
        ("months_tables.0.rows.1", format!("{gap}disability 3-4 tier_1.")),
        ("months_tables.0.rows.2", format!("{gap}disability 6 tier_1.")),
        ("months_tables.0.rows.3", format!("{gap}disability 7 tier_2.")),
        ("months_tables.0.rows.7", "serious_injury 2 tier_2 overlaps entry 7.".to_owned()),
    ];
    let expected: Vec<(&str, &str)> = expected.iter().map(|(path, message)| (*path, message.as_str())).collect();
    assert_eq!(told, expected);
    assert_eq!(list[1]["remedy"].as_str().map(|remedy| remedy.contains("disability 3-4 tier_1")), Some(true));
    // A row that says there is none has no months, and one that does not say so needs them.
    let silent = json!({ "harm": "disability", "grade_from": 5, "grade_to": 6, "silent": true, "months_to": "2" });
    let place = "months_tables.0.rows.2";
    refuses(
        &format!("/{}", place.replace('.', "/")),
        silent,
        &format!("{place}.months_to"),
        "profile_silent_with_months",
    );
    let none = json!({ "harm": "disability", "grade_from": 5, "grade_to": 6, "silent": false, "months_to": "2" });
    refuses(&format!("/{}", place.replace('.', "/")), none, &format!("{place}.months_from"), "profile_field_needed");
}

/// Grades 1 to 4 and 7 only: of grade 5 the standard says nothing, and while the grade is open nothing lies outside yet.
#[test]
fn where_the_table_is_silent_so_is_the_result() {
    let silent = |case: &mut Value| {
        case["frame"]["local_profile"]["months_tables"][0]["rows"] = json!([
            graded("disability", (1, 4), None, Some("30")),
            graded("disability", (5, 6), None, None),
            graded("disability", (7, 7), None, Some("10")),
        ]);
    };
    let graded_as = |grade: Value| {
        case(|case| {
            silent(case);
            victim(case)["disability_grade"] = grade.clone();
            case["choices"]["sheets"]["v1"]["proposed_amount"] = json!("1");
        })
    };
    let said = |case: &Value, lang| answer_in(case, lang)["view"]["law"]["notes"].to_string();
    // One month is 10,342.50, ten are 103,425.
    guide(&graded_as(json!(7)), "10342.50", "103425", true, true);
    guide(&graded_as(Value::Null), "10342.50", "310275", false, false);
    for grade in [5, 6, 8, 10] {
        let of_none = graded_as(json!(grade));
        assert_eq!(sheet(&of_none).get("guide"), None, "{grade}");
        let checks = sheet(&of_none)["proposal"]["checks"].clone();
        assert!(checks.as_array().expect("checks").iter().all(|check| check["id"] != "guide"), "{checks}");
        assert!(said(&of_none, Lang::Zh).contains("没有规定"));
        assert!(said(&of_none, Lang::En).contains("table of months says nothing of"));
    }
    for grade in [json!(4), json!(7), Value::Null] {
        assert!(!said(&graded_as(grade), Lang::En).contains("says nothing"));
    }
    // A standard without a table is not silent: it has none.
    let without = case(|case| case["frame"]["local_profile"]["months_tables"] = Value::Null);
    assert!(!said(&without, Lang::En).contains("says nothing"));
}

/// Months for the second tier only. Of two applicants in two households the sum says nothing unless both are in it.
#[test]
fn of_a_sum_the_table_says_something_only_where_it_says_something_of_each() {
    let tiers = |first: Value, second: Value| {
        case(|case| {
            brother(case);
            case["frame"]["households"] = json!(["h1", "h2"]);
            case["frame"]["applicants"][1]["household"] = json!("h2");
            case["frame"]["local_profile"]["months_tables"][0]["rows"] =
                json!([graded("disability", (7, 7), Some("tier_2"), Some("10"))]);
            let mut other = case["facts"]["households"]["h1"].clone();
            other["hardship_tier"] = second.clone();
            case["facts"]["households"]["h1"]["hardship_tier"] = first.clone();
            case["facts"]["households"]["h2"] = other;
        })
    };
    let (lower, higher) = (json!("tier_1"), json!("tier_2"));
    guide(&tiers(higher.clone(), higher.clone()), "20685", "206850", true, true);
    assert_eq!(sheet(&tiers(higher.clone(), lower.clone())).get("guide"), None);
    assert_eq!(sheet(&tiers(lower, higher.clone())).get("guide"), None);
    guide(&tiers(higher, Value::Null), "20685", "206850", false, false);
}

/// The grade is known and both tiers have a row for it: certain, though the table ends early.
#[test]
fn what_every_answer_left_has_a_row_for_is_certain() {
    let open = case(|case| {
        case["frame"]["local_profile"]["months_tables"][0]["rows"] = json!([
            graded("disability", (1, 7), Some("tier_1"), Some("10")),
            graded("disability", (1, 7), Some("tier_2"), Some("20")),
        ]);
        case["facts"]["households"]["h1"]["hardship_tier"] = Value::Null;
    });
    guide(&open, "10342.50", "206850", true, false);
}

/// 48 months are 496,440: a guide, while the general limit stays where it is.
#[test]
fn a_row_above_the_national_limit_lifts_no_limit() {
    let died = |case: &mut Value| {
        victim(case)["died"] = json!(true);
        applicant(case)["relation"] = json!("child");
        let row = &mut case["frame"]["local_profile"]["months_tables"][0]["rows"][0];
        row["months_to"] = json!("48");
        row["over_limit"] = json!(true);
    };
    guide(&case(died), "248220", "496440", true, true);
    assert_eq!(sheet(&case(died))["general_limit"], bounds("372330", "372330"));
    assert_eq!(check("general_limit", "372330.01", died).0, "above");
}

#[test]
fn thresholds_and_tiers_in_order() {
    refuses_here("/approval_chain/0/steps/1/above", json!("0"), "profile_thresholds_order");
    refuses("/approval_chain/0/steps", json!([]), "approval_chain.0.steps", "profile_field_needed");
    refuses_here("/hardship_tiers/0/id", json!("tier_2"), "profile_tier_order");
    refuses_here("/hardship_tiers/0/name_zh", json!(" "), "profile_field_needed");
}

#[test]
fn all_mistakes_at_once() {
    let mut standard = rich();
    standard["nmae_en"] = json!("x");
    standard["authorities"][0]["read"] = json!("last year");
    standard["caps"][0]["amount"] = json!(5);
    standard["caps"][0]["from"] = Value::Null;
    standard["uplifts"][1]["authority"] = json!("nobody");
    standard["months_tables"][0]["rows"][3]["months_to"] = json!("5");
    let found = problems(&standard.to_string());
    let expected = [
        ("nmae_en", "unknown_field"),
        ("authorities.0.read", "profile_read_on"),
        ("caps.0.from", "profile_field_needed"),
        ("caps.0.amount", "amount_as_text"),
        ("months_tables.0.rows.3.months_to", "profile_months_reversed"),
        ("uplifts.1.authority", "profile_authority_unknown"),
    ];
    assert_eq!(found, expected.map(|(path, id)| (path.to_owned(), id.to_owned())));
}

/// Each message quotes what stands there, and its remedy says what may stand there.
#[test]
fn what_was_found_and_expected_is_said() {
    for (place, value, found, expected) in [
        ("/caps/0/ammount", json!("1"), "“ammount”", "amount"),
        ("/place", json!("x".repeat(131_072)), "too long", "128 KB"),
        ("/place", json!("字".repeat(601)), "too long", "600 characters"),
        ("/place", json!("虚\u{202e}构"), "Character 2 of the text is one that cannot be seen (U+202E)", "Delete"),
        ("/place", json!(7), "found 7", "text"),
        ("/caps/0", Value::Null, "found null", "fields"),
        ("/caps", json!({}), "found {…}", "list"),
        ("/caps/0/scope", json!([]), "“[…]”", "per_sheet, per_applicant"),
        ("/caps/0/amount", json!(true), "found true", "text"),
        ("/caps/0/from", json!("2025-02-30"), "“2025-02-30”", "year-month-day"),
        ("/caps/0/authority", json!("hearsay"), "“hearsay”", "rule_2020, meeting_2024"),
        ("/uplifts/0/percent", json!(20.5), "“20.5”", "from 1 to 300"),
        ("/annual_wage/0/until", json!("2025-06-29"), "gap before the first day 2025-07-01", "Expected 2025-06-30"),
        ("/months_tables/0/rows/0/months_to", json!("23.50"), "end at 23.5, below where they begin, 24", "at least 24"),
        (
            "/approval_chain/0/steps/2/above",
            json!("49999.90"),
            "49999.9 is not above the one before it, 50000",
            "lowest",
        ),
        ("/hardship_tiers/1/id", json!("tier_3"), "“tier_3”", "Expected tier_2"),
    ] {
        let list = serde_json::to_value(check_profile(&with(place, value), Lang::En)).expect("JSON");
        let [message, remedy] = ["message", "remedy"].map(|part| list[0][part].as_str().unwrap_or_default());
        assert!(message.contains(found) && remedy.contains(expected), "{place}: {message} {remedy}");
    }
}

#[test]
fn problems_in_a_case_have_their_place_below_it() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let answer = explain_text(&case(change).to_string(), Lang::Zh).expect("an answer");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let list = answer["problems"].as_array().cloned().unwrap_or_default();
        list.iter().map(|problem| json!([problem["path"], problem["id"]])).collect::<Value>()
    };
    let cap = |case: &mut Value| case["frame"]["local_profile"]["caps"][0]["amount"] = json!("x");
    assert_eq!(refused(&cap), json!([["frame.local_profile.caps.0.amount", "profile_not_an_amount"]]));
    let both = |case: &mut Value| case["frame"]["profile"] = json!("fujian");
    assert_eq!(refused(&both), json!([["frame.local_profile", "profile_twice"]]));
    let answer = explain_text(&case(both).to_string(), Lang::Zh).expect("an answer");
    assert!(answer.contains("同时选了内置标准“fujian”又载入了本院标准。"), "{answer}");
    let text = |case: &mut Value| case["frame"]["local_profile"] = json!("fujian");
    assert_eq!(refused(&text), json!([["frame.local_profile", "expected_object"]]));
    let tier = |case: &mut Value| case["facts"]["households"]["h1"]["hardship_tier"] = json!("tier_3");
    assert_eq!(refused(&tier), json!([["facts.households.h1.hardship_tier", "profile_tier_not_there"]]));
}

/// Grades, the tier and the soldier's family are asked only where the standard says something by them.
#[test]
fn what_no_figure_depends_on_is_not_asked() {
    let asked = |change: &dyn Fn(&mut Value)| {
        let questions = answer(&case(change))["view"]["questions"].as_array().cloned().unwrap_or_default();
        let asked = questions.iter().filter_map(|one| one["id"].as_str().map(str::to_owned));
        let local = |id: &String| id.ends_with("_grade") || id == "hardship_tier" || id == "military_family";
        asked.filter(local).collect::<Vec<_>>()
    };
    // The law itself asks for the soldier's family from 1 August 2021 on: before it the standard alone.
    let before = |case: &mut Value| case["frame"]["as_of"] = json!("2021-07-31");
    assert_eq!(asked(&before), ["disability_grade", "hardship_tier", "military_family"]);
    let none = |case: &mut Value| {
        before(case);
        case["frame"]["local_profile"] = Value::Null;
    };
    assert!(asked(&none).is_empty());
    let minors = |case: &mut Value| {
        before(case);
        case["frame"]["local_profile"]["uplifts"].as_array_mut().expect("a list").truncate(1);
    };
    assert_eq!(asked(&minors), ["disability_grade", "hardship_tier"]);
    let military = |case: &mut Value| {
        before(case);
        case["frame"]["local_profile"]["uplifts"].as_array_mut().expect("a list").remove(0);
    };
    assert!(asked(&military).contains(&"military_family".to_owned()));
    // Not disabled, so no grade; injured seriously and disabled, the grade by which there are months.
    let unharmed = |case: &mut Value| {
        before(case);
        victim(case)["disability"] = json!("none");
    };
    assert_eq!(asked(&unharmed), ["hardship_tier", "military_family"]);
    let rows = |graded_harm: &str, other: &str| {
        let rows = json!([
            { "harm": graded_harm, "grade_from": 1, "grade_to": 2, "months_from": "1", "months_to": "2" },
            { "harm": other, "months_from": "1", "months_to": "2" }
        ]);
        asked(&|case| {
            minors(case);
            victim(case)["injury"] = json!("serious");
            case["frame"]["local_profile"]["months_tables"][0]["rows"] = rows.clone();
        })
    };
    assert_eq!(rows("disability", "serious_injury"), ["disability_grade"]);
    assert_eq!(rows("serious_injury", "disability"), ["injury_grade"]);
}
