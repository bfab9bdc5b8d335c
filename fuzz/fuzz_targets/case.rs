//! Any text is answered. An accepted case has for every applicant at least one outcome, one general limit for every sheet,
//! the same answer twice, papers, and a receipt that is intact and true.
#![no_main]

use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// An applicant of whom nothing is answered is forty bytes of input, and a hundred findings with their words.
const TIMES: usize = 8192;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("every answer is JSON")
}

fuzz_target!(|text: &str| {
    let written = bounded(text.len(), TIMES, || judicial_relief::explain_text(text, Lang::Zh)).expect("an answer");
    let answer = json(&written);
    if answer["status"] == "invalid" {
        assert!(answer["problems"].as_array().is_some_and(|problems| !problems.is_empty()));
        return;
    }
    let assessment = &answer["assessment"];
    for applicant in assessment["applicants"].as_array().expect("applicants") {
        assert!(applicant["outcomes"].as_array().is_some_and(|outcomes| !outcomes.is_empty()));
    }
    for sheet in assessment["sheets"].as_array().expect("sheets") {
        assert!(sheet["general_limit"].is_null() || sheet["general_limit"]["low"] == sheet["general_limit"]["high"]);
    }
    assert_eq!(judicial_relief::explain_text(text, Lang::Zh).expect("an answer"), written);
    let papers = bounded(text.len(), TIMES, || judicial_relief::papers_text(text, Lang::En)).expect("an answer");
    assert_eq!(json(&papers)["status"], "written");
    let receipt = bounded(text.len(), TIMES, || judicial_relief::receipt_text(text, Lang::En)).expect("a receipt");
    let verified = json(&judicial_relief::verify_text(&receipt, Lang::En).expect("an answer"));
    assert_eq!((&verified["verification"]["intact"], &verified["verification"]["holds"]), (&true.into(), &true.into()));
});
