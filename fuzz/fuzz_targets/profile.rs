//! Any text is answered; a local standard that has no problem can be used in a case, and reads the same laid out anew.
#![no_main]

use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

/// Every problem of a short text has a path and two sentences.
const TIMES: usize = 1024;

fuzz_target!(|text: &str| {
    let problems = bounded(text.len(), TIMES, || judicial_relief::check_profile(text, Lang::Zh));
    if !problems.is_empty() {
        return;
    }
    let standard: Value = serde_json::from_str(text).expect("a standard that was read is JSON");
    let anew = serde_json::to_string_pretty(&standard).expect("writes");
    assert!(judicial_relief::check_profile(&anew, Lang::En).is_empty());
    let case = json!({
        "frame": {
            "as_of": "2025-08-01", "region": "420000", "local_profile": standard,
            "victims": ["v1"], "households": ["h1"], "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }]
        },
        "facts": {}, "choices": {}
    });
    judicial_relief::explain_text(&case.to_string(), Lang::Zh).expect("an answer");
});
