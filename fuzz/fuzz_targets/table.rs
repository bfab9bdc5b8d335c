//! Tables of the command line: any heading is taken or its wrong columns are named; any row makes a text of JSON that is
//! answered.
#![no_main]

use judicial_relief::Columns;
use judicial_relief::explain::Lang;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    let (heading, row) = text.split_once('\n').unwrap_or((text, ""));
    let cells: Vec<&str> = row.split(',').collect();
    match Columns::read(heading.split(',')) {
        Err(wrong) => assert!(!wrong.is_empty()),
        Ok(columns) => {
            let case = columns.case_text(&|at| cells.get(at).copied().unwrap_or_default());
            serde_json::from_str::<Value>(&case).expect("a row makes JSON");
            judicial_relief::answer_text(&case, Lang::Zh).expect("an answer");
        }
    }
});
