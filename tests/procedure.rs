//! By when, with which papers, by whom, and what other help. Days are worked by hand from the published calendar.

#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "only a part of the random cases is needed here")]
mod common {
    pub mod random;
    pub mod unfold;
}

use std::collections::BTreeMap;

use common::random::{Dice, answer, answered, assessed, completed, frame, pointer, put, seeded};
use common::unfold::unfolded;
use jiff::civil;
use judicial_relief::case::Case;
use judicial_relief::date::Date;
use judicial_relief::explain::Lang;
use judicial_relief::explain_text;
use judicial_relief::procedure::{DocumentState, Duty, Procedure, Unit};
use judicial_relief::questions::Kind;
use judicial_relief::rulebook::{Calendar, Provision, text};
use proptest::prelude::*;
use serde_json::{Value, json};

fn base() -> Value {
    json!({
        "frame": {
            "as_of": "2025-10-01", "region": "320000", "victims": ["v1"], "households": ["h1"],
            "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
        },
        "facts": { "case": {}, "victims": { "v1": {} }, "households": { "h1": {} }, "applicants": { "a1": {} } },
        "choices": { "sheets": { "v1": {} } }
    })
}

fn with(answers: &[(&str, Value)]) -> Value {
    let mut case = base();
    for (path, value) in answers {
        put(&mut case, path, value.clone());
    }
    case
}

fn answer_to(case: &Value, lang: Lang) -> Value {
    let answer = serde_json::from_str(&explain_text(&case.to_string(), lang).expect("an answer")).expect("JSON");
    let answer = unfolded(answer);
    assert_eq!(answer["status"], "assessed", "{answer}");
    answer
}

fn entry(list: &Value, id: &str) -> Value {
    let found = list.as_array().and_then(|list| list.iter().find(|entry| entry["id"] == id));
    found.cloned().unwrap_or(Value::Null)
}

/// The wire's row of a period that starts with `fact` on `start`.
fn period(id: &str, fact: &str, start: &str, more: &[(&str, Value)]) -> Value {
    let mut answers = vec![(format!("/facts/case/{fact}"), json!(start))];
    answers.extend(more.iter().map(|(path, value)| ((*path).to_owned(), value.clone())));
    let answers: Vec<(&str, Value)> = answers.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
    entry(&answer_to(&with(&answers), Lang::Zh)["assessment"]["procedure"]["deadlines"], id)
}

#[track_caller]
fn ends(id: &str, fact: &str, start: &str, expected: &str) {
    let row = period(id, fact, start, &[]);
    assert_eq!((&row["day"], &row["rolled"], &row["provisional"]), (&json!(expected), &json!(false), &json!(false)));
}

/// Spring Festival 2025: off Tue 28 January to Tue 4 February, worked on Sun 26 January and Sat 8 February.
/// Ten working days from Wed 22 January: 23 (1), 24 (2), Sun 26 (3), 27 (4), Wed 5 February (5), 6 (6), 7 (7),
/// Sat 8 (8), Mon 10 (9), Tue 11 (10).
/// Spring Festival 2026: off Sun 15 to Mon 23 February, worked on Sat 14 and Sat 28.
/// Ten from Thu 12 February: 13 (1), Sat 14 (2), Tue 24 (3), 25, 26, 27 (6), Sat 28 (7), Mon 2 March (8), 3, 4 (10).
#[test]
fn ten_working_days_over_the_spring_festival() {
    ends("deadline_opinion", "accepted_on", "2025-01-22", "2025-02-11");
    ends("deadline_opinion", "accepted_on", "2026-02-12", "2026-03-04");
    ends("deadline_local_group", "opinion_on", "2026-02-12", "2026-03-04");
}

/// National Day 2025: off Wed 1 to Wed 8 October, worked on Sun 28 September and Sat 11 October.
/// Five from Fri 26 September: Sun 28 (1), 29 (2), 30 (3), Thu 9 October (4), Fri 10 (5).
/// Two from Thu 9 October: Fri 10 (1), Sat 11 (2): the last day is a Saturday, and a working day.
#[test]
fn working_days_over_national_day() {
    ends("deadline_incomplete", "applied_on", "2025-09-26", "2025-10-10");
    ends("deadline_notify", "funds_received_on", "2025-10-09", "2025-10-11");
}

/// New Year 2026: off Thu 1 to Sat 3 January, worked on Sun 4. From Tue 30 December: 31 (1), Sun 4 (2), 5 (3), 6 (4), 7 (5).
#[test]
fn working_days_over_the_year_end() {
    ends("deadline_notify", "funds_received_on", "2025-12-30", "2026-01-04");
    ends("deadline_transfer", "transfer_decided_on", "2025-12-30", "2026-01-07");
}

/// 2 September 2025 + 30 = Thu 2 October, a holiday; the next working day is Thu 9 October.
/// 11 September 2025 + 30 = Sat 11 October, worked: it stays. 1 September + 30 = Wed 1 October, a holiday.
/// 2 June 2025 + 30 = Wed 2 July. 5 June 2025 + 30 = Sat 5 July: Mon 7 July.
#[test]
fn thirty_days_and_a_last_day_on_a_holiday() {
    let roll = |start: &str, reading: &str| {
        let reading = [("/frame/readings/deadline_roll", json!(reading))];
        let row = period("deadline_supplement", "incomplete_notice_on", start, &reading);
        (row["day"].as_str().unwrap_or_default().to_owned(), row["rolled"] == json!(true))
    };
    for (start, expected, rolled) in [
        ("2025-09-02", "2025-10-09", true),
        ("2025-09-01", "2025-10-09", true),
        ("2025-09-11", "2025-10-11", false),
        ("2025-06-02", "2025-07-02", false),
        ("2025-06-05", "2025-07-07", true),
    ] {
        assert_eq!(roll(start, "next_working_day"), (expected.to_owned(), rolled), "{start}");
    }
    assert_eq!(roll("2025-09-02", "as_counted"), ("2025-10-02".to_owned(), false));
    let unread = period("deadline_supplement", "incomplete_notice_on", "2025-09-02", &[]);
    assert_eq!(unread["day"], "2025-10-09");
}

/// The holidays from 26 December 2026 on are not announced: 1 December + 30 = Thu 31 December, provisional.
/// Ten from Fri 11 December: 14 to 18 (5), 21 to 25 (10): certain. From Mon 14: Mon 28 is the tenth: provisional.
#[test]
fn what_runs_past_the_published_calendar_is_provisional() {
    let row = period("deadline_supplement", "incomplete_notice_on", "2026-12-01", &[]);
    assert_eq!((&row["day"], &row["provisional"]), (&json!("2026-12-31"), &json!(true)));
    ends("deadline_opinion", "accepted_on", "2026-12-11", "2026-12-25");
    let row = period("deadline_opinion", "accepted_on", "2026-12-14", &[]);
    assert_eq!((&row["day"], &row["provisional"]), (&json!("2026-12-28"), &json!(true)));
    let view = &answer_to(&with(&[("/facts/case/accepted_on", json!("2026-12-14"))]), Lang::Zh)["view"]["procedure"];
    let words = entry(&view["deadlines"], "deadline_opinion");
    assert!(words["sentence"].as_str().is_some_and(|s| s.contains("2026年12月28日") && s.contains("暂定")), "{words}");
}

#[test]
fn an_unknown_start_gives_no_date() {
    let answer = answer_to(&base(), Lang::Zh);
    let rows = answer["assessment"]["procedure"]["deadlines"].as_array().cloned().unwrap_or_default();
    let named =
        |row: &Value| (row["id"].as_str().unwrap_or_default().to_owned(), row["length"].clone(), row["unit"].clone());
    let expected = [
        ("deadline_incomplete", 5, "working_days"),
        ("deadline_supplement", 30, "calendar_days"),
        ("deadline_opinion", 10, "working_days"),
        ("deadline_local_group", 10, "working_days"),
        ("deadline_notify", 2, "working_days"),
        ("deadline_transfer", 5, "working_days"),
    ]
    .map(|(id, length, unit)| (id.to_owned(), json!(length), json!(unit)));
    assert_eq!(rows.iter().map(named).collect::<Vec<_>>(), expected);
    assert!(rows.iter().all(|row| row["day"].is_null() && row["start_day"].is_null()));
    let local: Vec<&Value> = rows.iter().filter(|row| row["local"] == json!(true)).map(|row| &row["id"]).collect();
    assert_eq!(local, ["deadline_local_group"]);
}

/// The opinion on poverty relief is of 25 February 2019.
#[test]
fn no_period_for_transfer_before_there_was_one() {
    for (day, there) in [("2019-02-24", false), ("2019-02-25", true)] {
        let answer = answer_to(&with(&[("/frame/as_of", json!(day))]), Lang::Zh);
        let row = entry(&answer["assessment"]["procedure"]["deadlines"], "deadline_transfer");
        assert_eq!(!row.is_null(), there, "{day}");
    }
}

#[test]
fn days_out_of_order_are_a_problem() {
    for (first, then) in
        [("applied_on", "accepted_on"), ("applied_on", "incomplete_notice_on"), ("accepted_on", "opinion_on")]
    {
        let of = |days: [&str; 2]| {
            let case = with(&[
                (&format!("/facts/case/{first}"), json!(days[0])),
                (&format!("/facts/case/{then}"), json!(days[1])),
            ]);
            Case::read(&case.to_string()).err().unwrap_or_default()
        };
        let problems = of(["2025-06-03", "2025-06-02"]);
        assert_eq!(
            problems.iter().map(|p| (p.path.as_str(), p.id)).collect::<Vec<_>>(),
            [(format!("facts.case.{then}").as_str(), "day_out_of_order")]
        );
        assert!(of(["2025-06-03", "2025-06-03"]).is_empty());
    }
}

/// State of a paper or state of a duty by id.
fn state(case: &Value, list: &str, id: &str) -> Value {
    let answer = answer_to(case, Lang::En);
    entry(&answer["view"]["procedure"][list], id)["state"].clone()
}

#[test]
fn papers_of_a_child_and_of_an_adult() {
    let child = [("/facts/applicants/a1/organisation", json!(false)), ("/facts/applicants/a1/age", json!(17))];
    let adult = [("/facts/applicants/a1/organisation", json!(false)), ("/facts/applicants/a1/age", json!(18))];
    assert_eq!(state(&base(), "documents", "document_guardian"), "open");
    assert_eq!(state(&with(&child), "documents", "document_guardian"), "open");
    assert_eq!(state(&with(&adult), "documents", "document_guardian"), Value::Null);
    let mut child = with(&child);
    put(&mut child, "/facts/applicants/a1/has_guardian_proof", json!(false));
    assert_eq!(state(&child, "documents", "document_guardian"), "needed");

    put(&mut child, "/facts/applicants/a1/relation", json!("self"));
    assert_eq!(state(&child, "documents", "document_relation"), Value::Null);
    put(&mut child, "/facts/applicants/a1/relation", json!("child"));
    assert_eq!(state(&child, "documents", "document_relation"), "open");
    put(&mut child, "/facts/applicants/a1/has_relation_proof", json!(true));
    assert_eq!(state(&child, "documents", "document_relation"), "present");
    assert_eq!(state(&child, "documents", "document_harm"), "open");
    put(&mut child, "/facts/victims/v1/has_harm_proof", json!(false));
    assert_eq!(state(&child, "documents", "document_harm"), "needed");
}

/// C12: a girl of twelve, sexual offence, severe depression.
fn girl() -> Value {
    let file = include_str!("cases/c12-guangrao-2021.json");
    let mut case = serde_json::from_str::<Value>(file).expect("JSON")["input"].clone();
    case["frame"]["as_of"] = json!("2025-08-01");
    case
}

#[test]
fn help_for_a_child_victim_of_a_sexual_offence() {
    let mut girl = girl();
    let of = |case: &Value, id: &str| state(case, "measures", id);
    for (id, expected) in [
        ("measure_psychological", json!("met")),
        // Long treatment is needed.
        ("measure_medical", json!("met")),
        ("measure_privacy", json!("met")),
        ("measure_legal_aid_waived", json!("met")),
        ("measure_social_assistance", json!("met")),
        ("measure_instalments", json!("discretion")),
        ("measure_schooling", json!("open")),
        ("measure_guardianship", json!("open")),
        ("measure_care_recognition", json!("open")),
        ("measure_military_priority", json!("open")),
    ] {
        assert_eq!(of(&girl, id), expected, "{id}");
    }
    let answers = ["lacks_care", "schooling_disrupted", "military_family"];
    answers.iter().for_each(|id| put(&mut girl, &format!("/facts/applicants/a1/{id}"), json!(false)));
    for id in ["measure_schooling", "measure_guardianship", "measure_care_recognition", "measure_military_priority"] {
        assert_eq!(of(&girl, id), Value::Null, "{id}");
    }
    put(&mut girl, "/facts/applicants/a1/guardian_tied_to_liable_party", json!(true));
    assert_eq!(of(&girl, "measure_guardianship"), "met");
    assert_eq!(of(&girl, "measure_instalments"), "met");
    put(&mut girl, "/facts/applicants/a1/already_assisted", json!(true));
    put(&mut girl, "/facts/applicants/a1/part_of_joint_grant", json!(false));
    // Refused: no relief to be paid and none to show, but hardship all the same.
    assert_eq!(of(&girl, "measure_instalments"), Value::Null);
    assert_eq!(of(&girl, "measure_legal_aid_waived"), Value::Null);
    assert_eq!(of(&girl, "measure_social_assistance"), "met");
}

/// 2018 opinion, medical help: for harm of the body, by injury or by disability; a mind that suffers is helped otherwise.
#[test]
fn medical_help_is_for_the_body() {
    let of = |injury: &str, disability: &str| {
        let mut case = base();
        case["facts"]["victims"]["v1"] = json!({
            "crime": true, "civil_tort": false, "retaliation": false, "died": false, "urgent_treatment": false,
            "injury": injury, "disability": disability, "psychological_trauma": true
        });
        case["facts"]["applicants"]["a1"] =
            json!({ "organisation": false, "age": 40, "minor_at_harm": false, "relation": "self" });
        state(&case, "measures", "measure_medical")
    };
    assert_eq!(of("none", "none"), Value::Null);
    for (injury, disability) in [("minor", "none"), ("serious", "none"), ("none", "severe"), ("minor", "severe")] {
        assert_eq!(of(injury, disability), "discretion", "{injury} {disability}");
    }
}

#[test]
fn every_minor_is_kept_private_and_may_be_paid_by_instalments() {
    let of = |age: u32, id: &str| {
        let age = [("/facts/applicants/a1/organisation", json!(false)), ("/facts/applicants/a1/age", json!(age))];
        let mut case = with(&age);
        put(&mut case, "/facts/victims/v1", json!({ "crime": true, "died": true }));
        put(&mut case, "/facts/applicants/a1/minor_at_harm", json!(false));
        state(&case, "measures", id)
    };
    assert_eq!((of(17, "measure_privacy"), of(18, "measure_privacy")), (json!("met"), Value::Null));
    assert_eq!((of(17, "measure_psychological"), of(18, "measure_psychological")), (json!("discretion"), Value::Null));
    assert_eq!((of(17, "measure_instalments"), of(18, "measure_instalments")), (json!("open"), Value::Null));
}

/// What a paper waits for stands in the box, facts that decide its need before the fact whether it is there.
#[test]
fn a_paper_names_what_it_waits_for() {
    let (_, assessment) = assessed(&base());
    let paper = assessment.procedure.documents.iter().find(|paper| paper.provision == Provision::DocumentGuardian);
    let waits: Vec<&str> = paper.iter().flat_map(|paper| paper.open.iter()).map(|fact| fact.question.id).collect();
    // The age is asked of natural persons only.
    assert_eq!(waits, ["organisation"]);
    let (_, assessment) = assessed(&with(&[("/facts/applicants/a1/organisation", json!(false))]));
    let paper = assessment.procedure.documents.iter().find(|paper| paper.provision == Provision::DocumentGuardian);
    let waits: Vec<&str> = paper.iter().flat_map(|paper| paper.open.iter()).map(|fact| fact.question.id).collect();
    assert_eq!(waits, ["age"]);
}

/// The Legal Aid Law is in force since 1 January 2022, the Law on Military Personnel since 1 August 2021.
#[test]
fn help_follows_the_law_of_the_day() {
    let mut girl = girl();
    put(&mut girl, "/facts/applicants/a1/military_family", json!(true));
    for (day, waived, military) in [
        ("2021-07-31", false, false),
        ("2021-08-01", false, true),
        ("2021-12-31", false, true),
        ("2022-01-01", true, true),
    ] {
        girl["frame"]["as_of"] = json!(day);
        assert_eq!(state(&girl, "measures", "measure_legal_aid_waived") == json!("met"), waived, "{day}");
        assert_eq!(state(&girl, "measures", "measure_legal_aid") == json!("met"), !waived, "{day}");
        assert_eq!(state(&girl, "measures", "measure_military_priority") == json!("met"), military, "{day}");
    }
}

#[test]
fn urgent_treatment_may_be_advanced_whatever_the_outcome() {
    let mut case = with(&[
        ("/facts/victims/v1/crime", json!(true)),
        ("/facts/victims/v1/died", json!(false)),
        ("/facts/victims/v1/urgent_treatment", json!(true)),
        ("/facts/applicants/a1/organisation", json!(false)),
        ("/facts/applicants/a1/relation", json!("self")),
    ]);
    let advance = |case: &Value| answer_to(case, Lang::Zh)["assessment"]["applicants"][0]["advance"].clone();
    assert_eq!(advance(&case), json!(["met", "not_met"]));
    assert_eq!(state(&case, "approvals", "approval_advance"), "open");
    put(&mut case, "/facts/households/h1/cannot_pay_treatment", json!(true));
    assert_eq!(advance(&case), json!(["met", "met"]));
    assert_eq!(state(&case, "approvals", "approval_advance"), "met");
    put(&mut case, "/facts/applicants/a1/major_fault", json!(true));
    assert_eq!(advance(&case), json!(["met", "met"]));
    // Until 30 December 2021 life had to be in danger.
    put(&mut case, "/frame/as_of", json!("2021-12-30"));
    assert_eq!(advance(&case), json!(["met", "not_met"]));
}

/// General limit of C12's province on 1 August 2025, by `wages.csv`: above it stands 900,000 in any case.
#[test]
fn exceeding_the_limit_needs_approval() {
    let mut girl = girl();
    let of = |case: &Value| state(case, "approvals", "approval_over_limit");
    assert_eq!(of(&girl), Value::Null);
    girl["choices"]["sheets"]["v1"] = json!({ "proposed_amount": "900000" });
    assert_eq!(of(&girl), "met");
    put(&mut girl, "/facts/applicants/a1/long_therapy_needed", json!(false));
    assert_eq!(of(&girl), "open");
    girl["choices"] = json!({});
    assert_eq!(of(&girl), "open");
    put(&mut girl, "/facts/victims/v1/especially_great_loss", json!(false));
    assert_eq!(of(&girl), Value::Null);
    assert_eq!(state(&girl, "approvals", "approval_local"), "met");
}

#[test]
fn what_only_the_procedure_needs_comes_last() {
    let mut dice = Dice::new(7);
    for _ in 0..50 {
        let start = frame(&mut dice);
        let (_, assessment) = assessed(&answered(&mut dice, start, 50));
        let order: Vec<bool> = assessment.missing.iter().map(|m| m.is_for_procedure_only()).collect();
        assert!(order.is_sorted(), "{order:?}");
        assert!(assessment.missing.iter().all(|m| m.procedure || !m.is_for_procedure_only()));
    }
}

/// 2014 opinion and 2016 trial rules: each period begins with an event of its own, and waits for that one.
#[test]
fn a_period_waits_for_the_day_of_its_start() {
    let waited_for = |case: &Value| -> Vec<String> {
        let missing = answer_to(case, Lang::Zh)["assessment"]["missing"].take();
        let for_procedure = missing.as_array().expect("a list").iter().filter(|entry| entry["procedure"] == true);
        for_procedure.map(|entry| entry["path"].as_str().expect("a path").to_owned()).collect()
    };
    for start in ["applied_on", "incomplete_notice_on", "accepted_on", "opinion_on", "funds_received_on"] {
        let path = format!("facts.case.{start}");
        let mut case = base();
        assert!(waited_for(&case).contains(&path), "{path}");
        case["facts"]["case"][start] = json!("2025-09-01");
        assert!(!waited_for(&case).contains(&path), "{path}");
    }
}

/// The names that answers and receipts promise to keep.
#[test]
fn periods_and_papers_are_named_as_before() {
    assert_eq!([Unit::CalendarDays, Unit::WorkingDays].map(Unit::id), ["calendar_days", "working_days"]);
    let states = [DocumentState::Needed, DocumentState::Present, DocumentState::Open];
    assert_eq!(states.map(DocumentState::id), ["needed", "present", "open"]);
}

#[test]
fn everything_planned_has_words() {
    for (id, _) in Provision::all() {
        if ["deadline_", "approval_", "measure_"].iter().any(|kind| id.starts_with(kind)) {
            assert!(text(&format!("procedure.{id}.sentence")).is_some(), "{id}");
        }
    }
    let mut dice = Dice::new(11);
    for at in 0..60 {
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 60);
        let lang = if at % 2 == 0 { Lang::Zh } else { Lang::En };
        let words = answer_to(&case, lang)["view"]["procedure"].to_string();
        for key in ["procedure.", "check.", "question.", "subject.", "{count}", "{questions}", "{start}"] {
            assert!(!words.contains(key), "{key} in {words}");
        }
    }
}

fn same_duties(complete: &[Duty], partial: &[Duty]) {
    assert_eq!(complete.len(), partial.len());
    for (complete, partial) in complete.iter().zip(partial) {
        assert_eq!((complete.provision, complete.subject), (partial.provision, partial.subject));
        let (narrow, wide) = (complete.verdict, partial.verdict);
        assert!(narrow.best() >= wide.best() && narrow.worst() <= wide.worst(), "{complete:?} {partial:?}");
    }
}

/// The plan of the more complete case lies within the plan of the less complete one.
fn refines(complete: &Procedure, partial: &Procedure) {
    same_duties(&complete.approvals, &partial.approvals);
    same_duties(&complete.measures, &partial.measures);
    for (complete, partial) in complete.deadlines.iter().zip(&partial.deadlines) {
        assert!(partial.last.is_none() || partial.last == complete.last);
    }
    let of = |plan: &Procedure| -> Vec<_> {
        plan.documents.iter().map(|document| ((document.provision, document.subject), document.state)).collect()
    };
    let (complete, partial) = (of(complete), of(partial));
    for (paper, state) in &partial {
        let now = complete.iter().find(|(other, _)| other == paper).map(|(_, state)| *state);
        assert!(*state == DocumentState::Open || now == Some(*state), "{paper:?}: {state:?} became {now:?}");
    }
    assert!(complete.iter().all(|(paper, _)| partial.iter().any(|(other, _)| other == paper)));
}

fn date(dice: &mut Dice) -> Date {
    let text = format!("{:04}-{:02}-{:02}", 2014 + dice.roll(15), 1 + dice.roll(12), 1 + dice.roll(28));
    Date::parse(&text).expect("a date")
}

/// Start days at random, those that follow each other in their order.
fn dated(dice: &mut Dice, mut case: Value) -> Value {
    let mut days = [date(dice), date(dice), date(dice)];
    days.sort();
    for (id, day) in [
        ("applied_on", days[0]),
        ("incomplete_notice_on", days[1]),
        ("accepted_on", days[1]),
        ("opinion_on", days[2]),
        ("funds_received_on", date(dice)),
    ] {
        put(&mut case, &format!("/facts/case/{id}"), json!(day.to_string()));
    }
    case
}

proptest! {
    #![proptest_config(seeded(150))]

    #[test]
    fn completing_a_case_only_narrows_its_plan(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let partial = answered(&mut dice, start, 55);
        let (_, of_partial) = assessed(&partial);
        for _ in 0..4 {
            let complete = completed(&mut dice, partial.clone(), 92);
            refines(&assessed(&complete).1.procedure, &of_partial.procedure);
        }
        let mut undated = partial.clone();
        undated["facts"]["case"] = json!({});
        let all_dated = dated(&mut dice, undated.clone());
        refines(&assessed(&all_dated).1.procedure, &assessed(&undated).1.procedure);
    }

    #[test]
    fn a_fact_that_is_not_missing_changes_no_plan(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let partial = answered(&mut dice, start, 70);
        let (case, assessment) = assessed(&partial);
        let plan = |text: &Value| answer_to(text, Lang::En)["assessment"]["procedure"].clone();
        let before = plan(&partial);
        let missing: Vec<String> =
            assessment.missing.iter().map(|m| pointer(&case, m.fact.subject, m.fact.question)).collect();
        for (subject, question) in case.asked() {
            let path = pointer(&case, subject, question);
            let is_fact = path.starts_with("/facts") && !matches!(question.kind, Kind::List { .. });
            if !is_fact || case.is_answered(subject, question) || missing.contains(&path) {
                continue;
            }
            let mut other = partial.clone();
            put(&mut other, &path, answer(&mut dice, question));
            if Case::read(&other.to_string()).is_ok() {
                prop_assert_eq!(&before, &plan(&other), "{} is not missing but changes the plan", path);
            }
        }
    }

    /// With every question answered no paper is open, and no duty waits for a fact.
    #[test]
    fn a_complete_case_has_a_complete_plan(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let (case, assessment) = assessed(&answered(&mut dice, start, 100));
        // The dice may leave open what would contradict another answer.
        prop_assume!(case.asked().iter().all(|(subject, question)| {
            !case.is_open(*subject, question) || matches!(question.kind, Kind::List { .. } | Kind::Months | Kind::Money)
        }));
        let plan = &assessment.procedure;
        prop_assert!(plan.documents.iter().all(|document| document.state != DocumentState::Open));
        prop_assert!(plan.approvals.iter().chain(&plan.measures).all(|duty| duty.open.is_empty()));
        prop_assert!(plan.deadlines.iter().all(|deadline| deadline.last.is_some()));
        let harm = [Provision::MeasurePsychological, Provision::MeasureMedical, Provision::MeasurePrivacy];
        prop_assert!(plan.measures.iter().all(|duty| !harm.contains(&duty.provision) || duty.verdict.known().is_some()));
    }
}

proptest! {
    #![proptest_config(seeded(5000))]

    /// A well-kept library agrees on weekdays and on the day so many days later.
    #[test]
    fn days_are_counted_as_another_library_counts_them(year in 1_i16..9990, month in 1_i8..=12, day in 1_i8..=31, days in 0_u32..2000) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let other = civil::Date::new(year, month, day).ok();
        let ours = Date::parse(&text);
        prop_assert_eq!(ours.is_some(), other.is_some(), "{}", text);
        if let (Some(ours), Some(other)) = (ours, other) {
            prop_assert_eq!(ours.weekday(), u32::from(other.weekday().to_monday_one_offset().unsigned_abs()));
            let later = other.checked_add(jiff::Span::new().days(i64::from(days))).ok();
            prop_assert_eq!(ours.plus_days(days).map(|d| d.to_string()), later.map(|d| d.to_string()));
        }
    }
}

/// The same on every day of thirteen years, one after the other, and on thousands at random; and working days counted
/// the naive way: walk the calendar and tick off.
#[test]
fn working_days_counted_by_walking() {
    let mut other = civil::date(2014, 1, 1);
    let mut ours = Date::parse("2014-01-01").expect("a date");
    while ours.year() < 2027 {
        assert_eq!(ours.to_string(), other.to_string());
        assert_eq!(ours.weekday(), u32::from(other.weekday().to_monday_one_offset().unsigned_abs()), "{ours}");
        (ours, other) = (ours.next().expect("a day"), other.tomorrow().expect("a day"));
    }
    let kinds: BTreeMap<&str, &str> = include_str!("../rules/holidays.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let is_working = |day: civil::Date| match kinds.get(day.to_string().as_str()) {
        Some(kind) => *kind == "makeup_workday",
        None => day.weekday().to_monday_one_offset() <= 5,
    };
    let mut dice = Dice::new(3);
    for _ in 0..4000 {
        let start = date(&mut dice);
        let days = 1 + dice.roll(40) as u32;
        let mut day: civil::Date = start.to_string().parse().expect("a date");
        let mut left = days;
        let mut certain = true;
        while left > 0 {
            day = day.tomorrow().expect("a day");
            certain &= civil::date(2016, 1, 1) <= day && day <= civil::date(2026, 12, 25);
            left -= u32::from(is_working(day));
        }
        let counted = Calendar::PUBLISHED.working_days_after(start, days).expect("a day");
        assert_eq!((counted.day.to_string(), counted.provisional), (day.to_string(), !certain), "{start} {days}");
    }
}
