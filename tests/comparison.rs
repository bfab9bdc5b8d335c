//! A case beside an office's decided cases: what is like it, where it lies, and that nothing else moves. Worked by hand.

#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "only a part of the random cases is needed here")]
mod common {
    pub mod random;
}

use common::random::{Dice, answered, assessed, completed, frame, put, seeded};
use judicial_relief::case::Case;
use judicial_relief::comparison::{COLUMNS, DecidedCases, GROUNDS, Harm, Route, SheetComparison, compare, ground_name};
use judicial_relief::explain::Lang;
use judicial_relief::rulebook::text;
use judicial_relief::{compare_text, explain_text, form_text};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A man of 42, seriously injured by a crime, the offender without means, the household on minimum support.
fn base() -> Value {
    json!({
        "frame": {
            "as_of": "2025-12-01", "region": "420000", "victims": ["v1"], "households": ["h1"],
            "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
        },
        "facts": {
            "case": { "found_in_own_case": true },
            "victims": { "v1": {
                "crime": true, "civil_tort": false, "retaliation": false, "died": false,
                "injury": "serious", "disability": "none", "liable_party_cannot_pay": true
            } },
            "households": { "h1": { "certificate": "dibao", "hardship_from_case": true } },
            "applicants": { "a1": { "organisation": false, "age": 42, "minor_at_harm": false, "relation": "self" } }
        },
        "choices": { "sheets": { "v1": { "proposed_months": "12" } } }
    })
}

fn with(answers: &[(&str, Value)]) -> Value {
    let mut case = base();
    for (path, value) in answers {
        put(&mut case, path, value.clone());
    }
    case
}

/// Rows of one kind, numbered as in a spreadsheet.
fn rows(ground: &str, harm: &str, route: &str, months: &[&str]) -> Vec<Value> {
    let row = |(at, months): (usize, &&str)| json!({ "row": at + 2, "ground": ground, "harm": harm, "route": route, "months": months });
    months.iter().enumerate().map(row).collect()
}

/// Rows like the base case.
fn like(months: &[&str]) -> Vec<Value> {
    rows("ground_injury", "serious", "general", months)
}

#[track_caller]
fn compared(case: &Value, rows: &[Value], lang: Lang) -> Value {
    let answer = compare_text(&case.to_string(), &json!(rows).to_string(), lang).expect("an answer");
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(answer["status"], "compared", "{answer}");
    answer
}

fn sheet(case: &Value, rows: &[Value]) -> Value {
    compared(case, rows, Lang::Zh)["sheets"][0].clone()
}

fn months(sheet: &Value) -> Vec<&str> {
    let figures = sheet["figures"].as_array().expect("figures");
    figures.iter().map(|figure| figure["months"].as_str().expect("text")).collect()
}

fn position(sheet: &Value) -> [u64; 3] {
    ["below", "at", "above"].map(|key| sheet["position"][key].as_u64().expect("a count"))
}

#[test]
fn of_four_like_cases_only_their_number_is_told() {
    let sheet = sheet(&base(), &like(&["6", "8", "10", "12"]));
    assert_eq!((&sheet["comparable"], &sheet["like"]), (&json!(true), &json!(4)));
    assert_eq!((&sheet["figures"], &sheet["position"]), (&json!([]), &json!(null)));
    let words = sheet["sentence"].as_str().expect("a sentence");
    assert!(words.contains("4件") && !words.contains("6") && !words.contains("12"), "{words}");
}

/// Five in order: 6, 8, 10, 12, 18. ⌈5/4⌉ = 2nd: 8. Middle: 10. ⌈15/4⌉ = 4th: 12. Of 12 months: 3 below, 1 equal, 1 above.
#[test]
fn five_like_cases_show_their_quartiles() {
    let sheet = sheet(&base(), &like(&["18", "6", "12", "8", "10"]));
    assert_eq!(sheet["like"], 5);
    assert_eq!(months(&sheet), ["6", "8", "10", "12", "18"].map(|months| format!("{months}.00")));
    assert_eq!(sheet["figures"][2]["value"], "10个月");
    assert_eq!(position(&sheet), [3, 1, 1]);
}

/// Six: ⌈6/4⌉ = 2nd: 8; (10 + 12) / 2 = 11; ⌈18/4⌉ = 5th: 12.5.
/// Eight, 1 to 8: 2nd: 2; (4 + 5) / 2 = 4.5; 6th: 6.
#[test]
fn an_even_number_has_its_median_halfway() {
    assert_eq!(
        months(&sheet(&base(), &like(&["6", "8", "10", "12", "12.5", "18"]))),
        ["6.00", "8.00", "11.00", "12.50", "18.00"]
    );
    assert_eq!(
        months(&sheet(&base(), &like(&["8", "7", "6", "5", "4", "3", "2", "1"]))),
        ["1.00", "2.00", "4.50", "6.00", "8.00"]
    );
}

/// (1.01 + 1.02) / 2 = 203/200 exactly, which two decimals do not hold: shown as about 1.01, kept as it is.
#[test]
fn a_median_is_an_exact_fraction() {
    let rows = like(&["1", "1", "1.01", "1.02", "9", "9"]);
    let case = Case::read(&base().to_string()).expect("a case");
    let assessment = judicial_relief::assessment::assess(&case).expect("assessed");
    let decided = DecidedCases::read(&json!(rows).to_string());
    let made = compare(&case, &assessment.merits.examination, &assessment.merits.rulings, &decided).expect("compared");
    let SheetComparison::Made(likeness) = &made.sheets[0] else { panic!("{made:?}") };
    assert_eq!(likeness.spread.expect("a spread").median.fraction(), (203, 200));
    assert_eq!(sheet(&base(), &rows)["figures"][2]["value"], "约1.01个月");
}

#[test]
fn ties_are_counted_as_equal() {
    let all = like(&["12", "12", "12.00", "12", "12.0"]);
    assert_eq!(months(&sheet(&base(), &all)), ["12.00"; 5]);
    assert_eq!(position(&sheet(&base(), &all)), [0, 5, 0]);
}

#[test]
fn a_proposal_lies_below_at_or_above() {
    let rows = like(&["6", "8", "8", "12", "18"]);
    let at = |months: &str| position(&sheet(&with(&[("/choices/sheets/v1/proposed_months", json!(months))]), &rows));
    assert_eq!(at("5.99"), [0, 0, 5]);
    assert_eq!(at("8"), [1, 2, 2]);
    assert_eq!(at("8.01"), [3, 0, 2]);
    assert_eq!(at("18"), [4, 1, 0]);
    assert_eq!(at("36"), [5, 0, 0]);
    // Hubei 2024: 108,795 a year. 72,530 yuan x 12 / 108,795 = 8 months exactly; one fen more lies above.
    let yuan = |amount: &str| {
        let mut case = with(&[("/choices/sheets/v1/proposed_amount", json!(amount))]);
        case["choices"]["sheets"]["v1"].as_object_mut().expect("choices").remove("proposed_months");
        position(&sheet(&case, &rows))
    };
    assert_eq!(yuan("72530"), [1, 2, 2]);
    assert_eq!(yuan("72530.01"), [3, 0, 2]);
    // Months need no wage base; without a proposal the spread stands alone.
    let mut case = base();
    case["frame"].as_object_mut().expect("a frame").remove("region");
    assert_eq!(position(&sheet(&case, &rows)), [3, 1, 1]);
    case["choices"] = json!({});
    assert_eq!(sheet(&case, &rows)["position"], Value::Null);
    assert_eq!(months(&sheet(&case, &rows)).len(), 5);
}

#[test]
fn another_ground_harm_or_route_is_left_out() {
    let others = [
        rows("ground_tort", "serious", "general", &["1"; 5]),
        rows("ground_injury", "other_bodily", "general", &["1"; 5]),
        rows("ground_minor_harm", "serious", "minors", &["1"; 5]),
        like(&["20", "20", "20", "20", "20"]),
    ]
    .concat();
    let sheet = sheet(&base(), &others);
    assert_eq!((&sheet["like"], months(&sheet)), (&json!(5), vec!["20.00"; 5]));
}

/// A girl of ten: the grounds for minors come first, although the general one is met too.
#[test]
fn a_minor_is_compared_by_the_opinion_for_minors() {
    let case =
        with(&[("/facts/applicants/a1/age", json!(10)), ("/facts/victims/v1/effectively_compensated", json!(false))]);
    let both = [rows("ground_minor_harm", "serious", "minors", &["9"; 6]), like(&["20"; 5])].concat();
    assert_eq!(sheet(&case, &both)["like"], 6);
    assert_eq!(sheet(&base(), &both)["like"], 5);
}

/// Widow, son of ten and brother of a killed man: dependants under both routes; the brother's waiver is no ground.
#[test]
fn several_applicants_of_one_sheet_are_like_any_of_them() {
    let file = std::fs::read_to_string("tests/cases/people-joint-sheet-three-applicants.json").expect("a case file");
    let file: Value = serde_json::from_str(&file).expect("JSON");
    let all = [
        rows("ground_dependants", "died", "general", &["10"; 3]),
        rows("ground_minor_supporter", "died", "minors", &["10"; 2]),
        rows("ground_tort", "died", "general", &["10"; 4]),
    ]
    .concat();
    let sheet = sheet(&file["input"], &all);
    assert_eq!(sheet["like"], 5, "{sheet}");
}

#[test]
fn what_is_open_is_named_and_nothing_is_compared() {
    let open = |path: &str, expected: &[&str]| {
        let mut case = base();
        put(&mut case, path, Value::Null);
        let sheet = sheet(&case, &like(&["6"; 9]));
        let paths: Vec<&str> =
            sheet["open"].as_array().expect("a list").iter().map(|one| one["path"].as_str().expect("a path")).collect();
        assert_eq!((&sheet["comparable"], &sheet["like"]), (&json!(false), &json!(null)), "{sheet}");
        for expected in expected {
            assert!(paths.contains(expected), "{path}: {paths:?}");
        }
        assert_eq!((&sheet["figures"], &sheet["position"]), (&json!([]), &json!(null)));
    };
    open("/facts/victims/v1/injury", &["facts.victims.v1.injury"]);
    open("/facts/victims/v1/died", &["facts.victims.v1.died"]);
    open("/facts/households/h1/certificate", &["facts.households.h1.certificate"]);
    // Route: whether the grounds for minors come first is not known.
    open("/facts/applicants/a1/age", &["facts.applicants.a1.age"]);
    open("/facts/victims/v1/liable_party_cannot_pay", &["facts.victims.v1.liable_party_cannot_pay"]);

    // A slight disability beside an unknown injury still leaves two classes.
    let two = with(&[("/facts/victims/v1/injury", Value::Null), ("/facts/victims/v1/disability", json!("not_severe"))]);
    assert_eq!(sheet(&two, &[])["comparable"], false);
    // A severe one settles it.
    let one = with(&[("/facts/victims/v1/injury", Value::Null), ("/facts/victims/v1/disability", json!("severe"))]);
    assert_eq!(sheet(&one, &like(&["6"]))["like"], 1);
}

#[test]
fn a_harm_that_cannot_be_established_has_no_class() {
    let case = with(&[("/facts/victims/v1/injury", json!("cannot_be_established"))]);
    let sheet = sheet(&case, &like(&["6"; 9]));
    assert_eq!((&sheet["comparable"], &sheet["open"]), (&json!(false), &json!([])));
    assert!(sheet["sentence"].as_str().expect("words").contains("伤情程度"), "{sheet}");
}

#[test]
fn without_a_ground_nothing_is_compared() {
    let mut case = base();
    // Not related to the victim at all, and grown up: no ground.
    put(&mut case, "/facts/applicants/a1/relation", json!("none"));
    put(&mut case, "/facts/applicants/a1/supported_by_victim", json!(false));
    put(&mut case, "/facts/applicants/a1/main_income_from_victim", json!(false));
    put(&mut case, "/facts/victims/v1/maintenance_claim", json!(false));
    let sheet = sheet(&case, &like(&["6"; 9]));
    assert_eq!((&sheet["comparable"], &sheet["open"]), (&json!(false), &json!([])), "{sheet}");
}

#[test]
fn each_class_of_harm_is_the_worst_one() {
    let harm = |answers: &[(&str, Value)]| {
        let case = Case::read(&with(answers).to_string()).expect("a case");
        let assessment = judicial_relief::assessment::assess(&case).expect("assessed");
        let none = DecidedCases::read("[]");
        match &compare(&case, &assessment.merits.examination, &assessment.merits.rulings, &none)
            .expect("compared")
            .sheets[0]
        {
            SheetComparison::Made(likeness) => Some(likeness.harm),
            _ => None,
        }
    };
    let v = |id: &str| format!("/facts/victims/v1/{id}");
    let (injury, disability) = (v("injury"), v("disability"));
    let (trauma, property) = (v("psychological_trauma"), v("great_property_loss"));
    let body = |i: &str, d: &str| vec![(injury.clone(), json!(i)), (disability.clone(), json!(d))];
    let check = |answers: Vec<(String, Value)>, expected: Harm| {
        // A child, for whom every kind of harm can be a ground.
        let mut all: Vec<(String, Value)> = vec![
            ("/facts/applicants/a1/age".into(), json!(10)),
            (v("effectively_compensated"), json!(false)),
            (v("urgent_treatment"), json!(false)),
            ("/facts/applicants/a1/reasonably_assisted".into(), json!(false)),
            ("/facts/applicants/a1/supported_by_victim".into(), json!(false)),
            (v("maintenance_claim"), json!(true)),
            (v("suit"), json!("closed_no_assets")),
        ];
        all.extend(answers);
        let all: Vec<(&str, Value)> = all.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
        assert_eq!(harm(&all), Some(expected));
    };
    check(body("serious", "none"), Harm::Serious);
    check(body("minor", "severe"), Harm::Serious);
    check(body("slight", "none"), Harm::OtherBodily);
    check(body("none", "not_severe"), Harm::OtherBodily);
    let more = |trauma_is: bool, property_is: bool| {
        let extra = [(trauma.clone(), json!(trauma_is)), (property.clone(), json!(property_is))];
        body("none", "none").into_iter().chain(extra).collect::<Vec<_>>()
    };
    check(more(true, true), Harm::Psychological);
    check(more(false, true), Harm::Property);
    check(more(false, false), Harm::None);
}

/// The claim of a child for maintenance alone: nobody was harmed, and harm is not asked.
#[test]
fn a_maintenance_claim_is_of_no_harm() {
    let file = std::fs::read_to_string("tests/cases/c09-yuanan-2025.json").expect("a case file");
    let file: Value = serde_json::from_str(&file).expect("JSON");
    let all = rows("ground_minor_maintenance", "none", "minors", &["3", "4", "5", "6", "7"]);
    let sheet = sheet(&file["input"], &all);
    assert_eq!(months(&sheet), ["3.00", "4.00", "5.00", "6.00", "7.00"]);
    // 50,800 x 12 / 108,795 = 5.60...: two below 5.6 and above it: 3, 4, 5 below; 6, 7 above.
    assert_eq!(position(&sheet), [3, 0, 2]);
}

#[test]
fn names_of_both_languages_and_ids_are_read() {
    for (ground, route) in GROUNDS {
        for harm in Harm::ALL {
            let [zh, en] = [0, 1].map(|at| (ground_name(ground)[at], harm.name()[at], route.name()[at]));
            for (ground_text, harm_text, route_text) in [zh, en, (ground.id(), harm.id(), route.id())] {
                let read = DecidedCases::read(&json!(rows(ground_text, harm_text, route_text, &["7.5"])).to_string());
                assert_eq!(read.problems, []);
                assert_eq!((read.cases[0].ground, read.cases[0].harm), (ground, harm));
            }
        }
    }
    let loose = rows(" 重伤 或者严重残疾 ", "Serious Injury or severe disability", "GENERAL", &[" 12 "]);
    assert_eq!(DecidedCases::read(&json!(loose).to_string()).cases.len(), 1);
}

#[test]
fn every_mistake_is_named_by_row_and_column_and_never_quoted() {
    let secret = "张三的电话";
    let row = |row: u32, ground: &str, harm: &str, route: &str, months: &str| json!({ "row": row, "ground": ground, "harm": harm, "route": route, "months": months });
    let good = ("ground_injury", "serious", "general");
    let mut all = vec![
        row(2, secret, "serious", "general", "12"),
        row(3, good.0, secret, secret, "12"),
        row(4, good.0, good.1, "minors", "12"),
        json!({ "row": 10 }),
        row(11, "", good.1, good.2, ""),
        row(12, good.0, good.1, good.2, "12"),
    ];
    for (at, months) in
        (20..).zip(["12个月", "1e1", "=1+1", "+12", "-3", "12.345", "0", "1000.01", "50800", "1,2", "１２"])
    {
        all.push(row(at, good.0, good.1, good.2, months));
    }
    let answer = compared(&base(), &all, Lang::Zh);
    let found: Vec<(u64, &str, &str)> = answer["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|p| (p["row"].as_u64().unwrap_or(0), p["column"].as_str().unwrap_or(""), p["id"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        found,
        [
            (2, "情形", "decided_value_unknown"),
            (3, "损害后果", "decided_value_unknown"),
            (3, "路径", "decided_value_unknown"),
            (4, "路径", "decided_route_of_other_ground"),
            (10, "", "decided_row_shifted"),
            (11, "情形", "decided_empty"),
            (11, "月数", "decided_empty"),
            (20, "月数", "decided_months_not_a_number"),
            (21, "月数", "decided_months_not_a_number"),
            (22, "月数", "decided_months_not_a_number"),
            (23, "月数", "decided_months_not_a_number"),
            (24, "月数", "decided_months_out_of_range"),
            (25, "月数", "decided_months_too_precise"),
            (26, "月数", "decided_months_out_of_range"),
            (27, "月数", "decided_months_out_of_range"),
            (28, "月数", "decided_months_out_of_range"),
            (29, "月数", "decided_months_not_a_number"),
            (30, "月数", "decided_months_not_a_number"),
        ]
    );
    assert_eq!((&answer["rows"], &answer["rows_read"]), (&json!(17), &json!(1)));
    for problem in answer["problems"].as_array().expect("problems") {
        for part in ["message", "remedy"] {
            let words = problem[part].as_str().expect("words");
            assert!(!words.is_empty() && !words.starts_with("problem.") && !words.contains('{'), "{problem}");
        }
    }
    assert!(!answer.to_string().contains(secret) && !answer.to_string().contains("=1+1"));
}

#[test]
fn fifty_problems_are_named_and_the_rest_counted() {
    let answer = compared(&base(), &like(&["x"; 73]), Lang::En);
    assert_eq!(answer["problems"].as_array().expect("a list").len(), 50);
    assert_eq!(answer["more_problems"], 23);
}

#[test]
fn the_door_is_bounded_and_lets_in_four_columns_only() {
    let first = |decided: &str| {
        let answer = compare_text(&base().to_string(), decided, Lang::En).expect("an answer");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["rows_read"], 0);
        assert_eq!(answer["problems"][0]["row"], Value::Null);
        assert_eq!(answer["sheets"][0]["like"], 0);
        answer["problems"][0]["id"].as_str().unwrap_or("").to_owned()
    };
    assert_eq!(first("[{}]"), "decided_not_rows");
    assert_eq!(first(r#"[{"row":2,"months":12}]"#), "decided_not_rows");
    assert_eq!(first(r#"[{"row":2,"months":"12","name":"张三"}]"#), "decided_not_rows");
    assert_eq!(first("no rows"), "decided_not_rows");
    let row = r#"{"row":2},"#;
    assert_eq!(first(&format!("[{}{{\"row\":2}}]", row.repeat(200_000))), "decided_too_large");
    let answer = compare_text("{}", "[]", Lang::Zh).expect("an answer");
    assert!(answer.starts_with(r#"{"status":"invalid""#), "{answer}");
}

/// What the page takes the heads and values from, and what the clerk reads.
#[test]
fn form_and_description_name_every_column_and_value() {
    let form: Value = serde_json::from_str(&form_text(Lang::Zh).expect("a form")).expect("JSON");
    let columns = form["decided"]["columns"].as_array().expect("columns");
    let ids: Vec<&str> = columns.iter().map(|column| column["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, COLUMNS);
    assert_eq!(columns[0]["heads"], json!(["ground", "情形", "ground"]));
    let description = std::fs::read_to_string("docs/decided-cases.md").expect("the description");
    let grounds = GROUNDS.iter().map(|(ground, _)| (ground.id(), ground_name(*ground)[0]));
    let harms = Harm::ALL.iter().map(|harm| (harm.id(), harm.name()[0]));
    let routes = Route::ALL.iter().map(|route| (route.id(), route.name()[0]));
    for (id, name) in grounds.chain(harms).chain(routes) {
        assert!(description.contains(&format!("| {name} | `{id}` |")), "docs/decided-cases.md lacks {name} ({id})");
    }
    for column in COLUMNS {
        let [zh, en] = text(&format!("comparison.column.{column}")).expect("a name");
        assert!(description.contains(&format!("`{zh}`")) && description.contains(&format!("`{en}`")), "{column}");
    }
}

proptest! {
    #![proptest_config(seeded(200))]

    #[test]
    fn outcome_and_limits_do_not_know_of_it(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 85);
        let before = explain_text(&case.to_string(), Lang::Zh).expect("an answer");
        let (read, assessment) = assessed(&case);
        let kept = format!("{assessment:?}");
        let decided = DecidedCases::read(&json!(like(&["1", "2", "3", "4", "100"])).to_string());
        compare(&read, &assessment.merits.examination, &assessment.merits.rulings, &decided).expect("compared");
        prop_assert_eq!(kept, format!("{assessment:?}"));
        compare_text(&case.to_string(), &json!(like(&["1"; 9])).to_string(), Lang::Zh).expect("an answer");
        prop_assert_eq!(before, explain_text(&case.to_string(), Lang::Zh).expect("an answer"));
    }

    /// What is compared stays so, by the same ground and harm, however the open questions are answered; and nothing waits
    /// for a question once all are answered.
    #[test]
    fn answers_to_come_do_not_change_what_is_compared(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let partial = answered(&mut dice, start, 80);
        let whole = completed(&mut dice, partial.clone(), 100);
        let none = DecidedCases::read("[]");
        let sheets = |case: &Value| {
            let (case, assessment) = assessed(case);
            compare(&case, &assessment.merits.examination, &assessment.merits.rulings, &none).expect("compared").sheets
        };
        for (before, after) in sheets(&partial).iter().zip(sheets(&whole)) {
            if let SheetComparison::Open(facts) = before {
                prop_assert!(!facts.is_empty(), "open, but no question says why");
            }
            match (before, &after) {
                (_, SheetComparison::Open(facts)) => prop_assert!(false, "still open: {:?}", facts),
                (SheetComparison::Made(one), SheetComparison::Made(other)) => {
                    prop_assert_eq!(&one.grounds, &other.grounds);
                    prop_assert_eq!(one.harm, other.harm);
                }
                (SheetComparison::Made(_), after) => prop_assert!(false, "no longer compared: {:?}", after),
                _ => {}
            }
        }
    }
}
