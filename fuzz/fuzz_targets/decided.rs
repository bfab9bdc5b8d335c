//! Any rows are answered: each is read or named, none is lost; read cases lie within what makes sense.
#![no_main]

use std::sync::OnceLock;

use judicial_relief::comparison::DecidedCases;
use judicial_relief::explain::Lang;
use judicial_relief::money::Amount;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A row of a few letters may have a problem with path and sentences.
const TIMES: usize = 1024;

/// A published case, answered in full: what it is compared with.
fn case() -> &'static str {
    static CASE: OnceLock<String> = OnceLock::new();
    CASE.get_or_init(|| {
        let file: Value =
            serde_json::from_str(include_str!("../../tests/cases/c01-chongchuan-2019.json")).expect("JSON");
        file["input"].to_string()
    })
}

fuzz_target!(|text: &str| {
    let read = bounded(text.len(), TIMES, || DecidedCases::read(text));
    assert!(read.cases.len() <= read.rows as usize);
    if read.cases.len() < read.rows as usize {
        assert!(!read.problems.is_empty());
    }
    for case in &read.cases {
        assert!(case.months >= Amount::ZERO && case.months <= Amount::whole(1_000));
    }
    judicial_relief::compare_text(case(), text, Lang::Zh).expect("an answer");
});
