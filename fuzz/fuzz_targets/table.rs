//! Tables of the command line: any heading is taken or its wrong columns are named; any row makes a text of JSON that is
//! answered.
#![no_main]

use judicial_relief::Columns;
use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A column is a place in the tree of the case.
const TIMES: usize = 1024;

fuzz_target!(|text: &str| {
    let (heading, row) = text.split_once('\n').unwrap_or((text, ""));
    let cells: Vec<&str> = row.split(',').collect();
    match bounded(text.len(), TIMES, || Columns::read(heading.split(','))) {
        Err(wrong) => assert!(!wrong.is_empty()),
        Ok(columns) => {
            let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
            let case = bounded(text.len(), TIMES, || columns.case_text(&cell));
            serde_json::from_str::<Value>(&case).expect("a row makes JSON");
            judicial_relief::explain_text(&case, Lang::Zh).expect("an answer");
        }
    }
});
