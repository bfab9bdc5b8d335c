//! What must hold of every case: refinement above all. A partial answer is never wrong, only wide.

#![cfg(not(target_arch = "wasm32"))]

mod common {
    pub mod random;
}

use common::random::{Dice, answer, answered, assessed, completed, extended, facts, frame, pointer, put, seeded};
use judicial_relief::assessment::{Assessment, assess};
use judicial_relief::case::Case;
use judicial_relief::explain::Lang;
use judicial_relief::json::Json;
use judicial_relief::money::Bounds;
use judicial_relief::questions::Kind;
use proptest::prelude::*;
use serde_json::{Value, json};

#[track_caller]
fn bounds_within(narrow: Option<Bounds>, wide: Option<Bounds>, what: &str) {
    // Nothing known is the widest of all.
    let Some(wide) = wide else { return };
    let narrow = narrow.unwrap_or_else(|| panic!("{what}: known before, unknown now"));
    let above = match (narrow.high(), wide.high()) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(narrow), Some(wide)) => narrow > wide,
    };
    assert!(narrow.low() >= wide.low() && !above, "{what}: {narrow:?} is not within {wide:?}");
}

/// Completions of each partial case.
const COMPLETIONS: usize = 50;

/// Answers take rows of a table away, never add one; where some row was certain, one stays.
fn guide_refines(complete: &judicial_relief::amount::SheetLimits, partial: &judicial_relief::amount::SheetLimits) {
    match (&complete.guide, &partial.guide) {
        (None, None) => {}
        (Some(_), None) => panic!("a guide came out of nothing"),
        (None, Some(wide)) => assert!(!wide.is_certain, "a certain guide is gone"),
        (Some(narrow), Some(wide)) => {
            bounds_within(Some(narrow.amount), Some(wide.amount), "guide");
            assert!(narrow.rows.iter().all(|row| wide.rows.contains(row)), "{:?} {:?}", narrow.rows, wide.rows);
            assert!(narrow.is_certain >= wide.is_certain && narrow.is_settled >= wide.is_settled);
            assert!(!wide.is_settled || narrow.amount == wide.amount, "a settled guide moved");
        }
    }
}

/// The more complete assessment lies within the less complete one.
fn refines(complete: &Assessment, partial: &Assessment) {
    for (complete, partial) in complete.merits.examination.applicants.iter().zip(&partial.merits.examination.applicants)
    {
        assert!(complete.outcomes().within(partial.outcomes()), "{:?} {:?}", complete.outcomes(), partial.outcomes());
        let (narrow, wide) = (complete.over_limit(), partial.over_limit());
        assert!(narrow.best() >= wide.best() && narrow.worst() <= wide.worst(), "{narrow:?} {wide:?}");
    }
    for (complete, partial) in complete.merits.limits.sheets.iter().zip(&partial.merits.limits.sheets) {
        bounds_within(complete.general, partial.general, "general limit");
        // Where the limit may no longer be exceeded, the general limit is the highest: within every open one.
        let highest = |limits: &judicial_relief::amount::SheetLimits| limits.extended.or(limits.general);
        bounds_within(highest(complete), highest(partial), "extended limit");
        let award = |limits: &judicial_relief::amount::SheetLimits| limits.award.as_ref().map(|award| award.amount);
        bounds_within(award(complete), award(partial), "award");
        guide_refines(complete, partial);
    }
    for (complete, partial) in complete.merits.losses.sheets.iter().zip(&partial.merits.losses.sheets) {
        bounds_within(Some(complete.documented_unmet), Some(partial.documented_unmet), "documented unmet loss");
    }
}

/// What a choice or an immaterial fact must not change.
fn results(case: &Case, assessment: &Assessment) -> Value {
    let wire = wire(case, assessment);
    let applicants: Vec<Value> = members(&wire, "applicants", &["outcomes", "over_limit"]);
    let sheets = members(&wire, "sheets", &["general_limit", "extended_limit", "award", "documented_unmet_loss"]);
    json!([applicants, sheets])
}

fn wire(case: &Case, assessment: &Assessment) -> Value {
    let mut json = Json::default();
    judicial_relief::assessment::wire::write(&mut json, case, assessment);
    serde_json::from_str(&json.finish()).expect("JSON")
}

fn members(wire: &Value, list: &str, keys: &[&str]) -> Vec<Value> {
    let list = wire[list].as_array().cloned().unwrap_or_default();
    list.iter().map(|member| keys.iter().map(|key| member[*key].clone()).collect()).collect()
}

/// The same JSON with the keys of every object in the opposite order, and spaces.
fn turned_round(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let pairs: Vec<String> =
                map.iter().rev().map(|(key, value)| format!("{} :\n {}", json!(key), turned_round(value))).collect();
            format!("{{ {} }}", pairs.join(" , "))
        }
        Value::Array(list) => format!("[ {} ]", list.iter().map(turned_round).collect::<Vec<_>>().join(" ,\t")),
        other => other.to_string(),
    }
}

/// Leaves some facts open; a list loses its end before its rows, because rows are what it holds at least.
fn opened(dice: &mut Dice, complete: &Value) -> Value {
    let mut partial = complete.clone();
    for path in facts(complete) {
        if dice.roll(3) > 0 {
            continue;
        }
        let (parent, key) = path.rsplit_once('/').expect("a path");
        if let Some(Value::Object(answers)) = partial.pointer_mut(parent) {
            answers.remove(key);
            answers.remove(&format!("{key}_complete"));
        }
    }
    partial
}

proptest! {
    #![proptest_config(seeded(200))]

    #[test]
    fn completing_a_case_only_narrows_it(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let complete = answered(&mut dice, start, 97);
        let partial = opened(&mut dice, &complete);
        let (_, of_partial) = assessed(&partial);
        let (_, of_complete) = assessed(&complete);
        refines(&of_complete, &of_partial);
        for _ in 0..COMPLETIONS {
            let extended = extended(&mut dice, partial.clone());
            let other = completed(&mut dice, extended, 90);
            let (_, of_other) = assessed(&other);
            refines(&of_other, &of_partial);
        }
    }
}

/// A frame with the fictitious standard of `tests/profiles/rich.json`, in a province.
fn frame_with_standard(dice: &mut Dice) -> Value {
    let mut case = frame(dice);
    let standard = std::fs::read_to_string("tests/profiles/rich.json").expect("the fictitious standard");
    case["frame"]["local_profile"] = serde_json::from_str(&standard).expect("JSON");
    case["frame"]["as_of"] = json!(dice.pick(&["2020-07-01", "2023-08-01", "2025-08-01"]));
    case["frame"]["region"] = json!("420000");
    if dice.roll(3) == 0 {
        case["frame"]["local_profile"]["months_tables"][0]["scope"] = json!("per_sheet");
    }
    case
}

proptest! {
    #![proptest_config(seeded(150))]

    #[test]
    fn completing_a_case_only_narrows_the_guide_of_a_local_standard(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame_with_standard(&mut dice);
        let complete = completed(&mut dice, start, 97);
        let partial = opened(&mut dice, &complete);
        let (_, of_partial) = assessed(&partial);
        let (_, of_complete) = assessed(&complete);
        refines(&of_complete, &of_partial);
        for _ in 0..12 {
            let other = completed(&mut dice, partial.clone(), 90);
            let (_, of_other) = assessed(&other);
            refines(&of_other, &of_partial);
        }
    }

    /// Who answered what is missing and what is not missing alike: only the former moves the guide.
    #[test]
    fn a_fact_that_is_not_missing_moves_no_guide(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame_with_standard(&mut dice);
        let partial = completed(&mut dice, start, 50);
        let (case, assessment) = assessed(&partial);
        let guides = |assessment: &Assessment| -> Vec<Option<Bounds>> {
            assessment.merits.limits.sheets.iter().map(|sheet| sheet.guide.as_ref().map(|guide| guide.amount)).collect()
        };
        let before = guides(&assessment);
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
            if let Ok(other) = Case::read(&other.to_string()) {
                let after = guides(&assess(&other).expect("assessed"));
                prop_assert_eq!(&before, &after, "{} is not missing but moves the guide", path);
            }
        }
    }
}

proptest! {
    #![proptest_config(seeded(500))]

    #[test]
    fn a_complete_case_has_one_outcome_and_exact_limits(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 100);
        let (case, assessment) = assessed(&case);
        for (found, facts) in assessment.merits.examination.applicants.iter().zip(&case.facts.applicants) {
            prop_assert!(found.outcomes().known().is_some(), "{:?} {:?}", facts, found.outcomes());
        }
        for sheet in &assessment.merits.limits.sheets {
            prop_assert!(sheet.general.and_then(Bounds::known).is_some() || sheet.wage.is_none());
        }
    }

    #[test]
    fn a_fact_that_is_not_missing_changes_no_result(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let partial = answered(&mut dice, start, 60);
        let (case, assessment) = assessed(&partial);
        let before = results(&case, &assessment);
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
            if let Ok(other) = Case::read(&other.to_string()) {
                let after = results(&other, &assess(&other).expect("assessed"));
                prop_assert_eq!(&before, &after, "{} is not missing but changes the result", path);
            }
        }
    }

    #[test]
    fn the_order_and_spacing_of_the_text_change_nothing(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 80);
        let one = judicial_relief::explain_text(&case.to_string(), Lang::En).expect("an answer");
        let other = judicial_relief::explain_text(&turned_round(&case), Lang::En).expect("an answer");
        prop_assert_eq!(one, other);
    }

    #[test]
    fn choices_change_no_result(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 80);
        let mut without = case.clone();
        without["choices"] = json!({});
        let (with, of_with) = assessed(&case);
        let (without, of_without) = assessed(&without);
        prop_assert_eq!(results(&with, &of_with), results(&without, &of_without));
    }

    #[test]
    fn losses_and_money_received_change_no_outcome_and_no_limit(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 85);
        let mut other = case.clone();
        let victims = other["facts"]["victims"].as_object_mut().into_iter().flat_map(|map| map.values_mut());
        for victim in victims.filter_map(Value::as_object_mut) {
            victim.retain(|key, _| !key.starts_with("losses") && !key.starts_with("received"));
            let (amount, complete) = (dice.pick(&["0", "1000000"]), dice.roll(2) == 0);
            victim.insert("losses".into(), json!([{ "item": "other", "amount": amount }]));
            victim.insert("received".into(), json!([{ "source": "social_assistance", "amount": amount }]));
            victim.insert("received_complete".into(), json!(complete));
        }
        let ((case, of_case), (other, of_other)) = (assessed(&case), assessed(&other));
        let without_mark = |case: &Case, assessment: &Assessment| {
            let wire = wire(case, assessment);
            json!([members(&wire, "applicants", &["outcomes", "over_limit"]),
                members(&wire, "sheets", &["general_limit", "extended_limit", "award"])])
        };
        prop_assert_eq!(without_mark(&case, &of_case), without_mark(&other, &of_other));
    }

    #[test]
    fn every_step_replays_and_no_list_of_applicants_matters_to_another(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let case = answered(&mut dice, start, 85);
        let (_, assessment) = assessed(&case);
        let limits = assessment.merits.limits.sheets.iter().flat_map(|sheet| &sheet.steps);
        let losses = assessment.merits.losses.sheets.iter().flat_map(|sheet| &sheet.steps);
        let proposals = assessment.merits.rulings.sheets.iter().flatten().flat_map(|proposal| &proposal.steps);
        let needs = assessment.merits.limits.sheets.iter().filter_map(|sheet| sheet.need.as_ref()).flat_map(|need| &need.steps);
        prop_assert!(limits.chain(losses).chain(needs).chain(proposals).all(judicial_relief::trace::Step::replays));

        // An operand that names an earlier step of its sheet has that step's result.
        for (limits, losses) in assessment.merits.limits.sheets.iter().zip(&assessment.merits.losses.sheets) {
            let steps: Vec<_> = judicial_relief::assessment::steps(limits, losses).collect();
            for operand in steps.iter().flat_map(|step| &step.operands) {
                if let judicial_relief::trace::Operand::Step { of, value } = operand {
                    let mut named = steps.iter().filter(|step| step.of == *of).peekable();
                    prop_assert!(named.peek().is_none() || named.any(|step| step.result == *value), "{:?}", of);
                }
            }
        }

        let mut turned = case.clone();
        turned["frame"]["applicants"].as_array_mut().expect("applicants").reverse();
        if let Ok(turned) = Case::read(&turned.to_string()) {
            let of_turned = assess(&turned).expect("assessed");
            let forward = assessment.merits.examination.applicants.iter().map(|found| found.outcomes());
            let backward = of_turned.merits.examination.applicants.iter().rev().map(|found| found.outcomes());
            prop_assert!(forward.eq(backward));
        }
    }

    #[test]
    fn anything_at_all_is_answered(text in ".{0,200}", seed in any::<u64>()) {
        judicial_relief::explain_text(&text, Lang::En).expect("an answer");
        let mut dice = Dice::new(seed);
        let start = frame(&mut dice);
        let mut case = answered(&mut dice, start, 70);
        let values = [json!(null), json!(true), json!(-1), json!(1.5), json!("x"), json!([1]), json!({ "y": [] }), json!("cannot_be_established")];
        let paths = facts(&case);
        for _ in 0..3 {
            if !paths.is_empty() {
                let path = dice.pick(&paths).clone();
                put(&mut case, &path, dice.pick(&values).clone());
            }
        }
        judicial_relief::explain_text(&case.to_string(), Lang::Zh).expect("an answer");
    }
}

/// Three annual wages, to the fen: the limit of every published row.
#[test]
fn the_limit_of_every_published_wage_is_three_annual_wages() {
    for row in judicial_relief::rulebook::all_wages().filter(|row| row.region.names()[0] != "全国") {
        let case = json!({
            "frame": {
                "as_of": format!("{}-12-31", (row.year + 1).max(2018)), "region": row.region.code(),
                "own_annual_wage": format!("{}", row.annual_yuan),
                "victims": ["v1"], "households": ["h1"], "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
            },
            "facts": {}, "choices": {}
        });
        let (_, assessment) = assessed(&case);
        let limit = assessment.merits.limits.sheets[0].general.and_then(Bounds::known).expect("exact");
        assert_eq!(limit.fraction(), (i128::from(row.annual_yuan) * 3, 1), "{} {}", row.region.code(), row.year);
    }
}
