//! The corpus of cases through the native core: one legal situation per file, expected values from outside the code.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use judicial_relief::explain::Lang;
use judicial_relief::explain_text;

#[test]
fn every_case_comes_out_as_its_authority_says() {
    let mut differing = Vec::new();
    let mut count = 0;
    for entry in walkdir::WalkDir::new("tests/cases").sort_by_file_name() {
        let entry = entry.expect("the corpus can be read");
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(entry.path()).expect("a case file can be read");
            let found = common::differences(&text, |case| explain_text(case, Lang::Zh).expect("an answer"));
            differing.extend(found.iter().map(|line| format!("{}: {line}", entry.path().display())));
            count += 1;
        }
    }
    assert!(count >= 3, "the corpus is empty");
    assert!(differing.is_empty(), "{} differences\n{}", differing.len(), differing.join("\n"));
}
