//! Any text is answered; what is verified says whether it is intact, and nothing that is not intact is said to be. After
//! `!`, a number and a case, one digit of that case's own receipt is changed: it is never intact and true any more.
#![no_main]

use judicial_relief::explain::Lang;
use judicial_relief_fuzz::bounded;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// A receipt is computed again and both are held side by side, part by part.
const TIMES: usize = 8192;

/// The receipt of a case with its `at`-th digit changed.
fn forged(case: &str, at: usize) -> Option<String> {
    let receipt = judicial_relief::receipt(case, Lang::En).expect("an answer").ok()?;
    let digits: Vec<usize> = receipt.match_indices(|c: char| c.is_ascii_digit()).map(|(place, _)| place).collect();
    let place = *digits.get(at % digits.len())?;
    let other = if &receipt[place..=place] == "9" { "8" } else { "9" };
    Some(format!("{}{other}{}", &receipt[..place], &receipt[place + 1..]))
}

fuzz_target!(|text: &str| {
    if let Some((at, case)) = text.strip_prefix('!').and_then(|rest| rest.split_once(' '))
        && let Some(receipt) = forged(case, at.parse().unwrap_or(0))
    {
        let written = judicial_relief::verify_text(&receipt, Lang::En).expect("an answer");
        let answer: Value = serde_json::from_str(&written).expect("every answer is JSON");
        assert!(answer["verification"]["intact"] != true, "{receipt}");
        return;
    }
    let written = bounded(text.len(), TIMES, || judicial_relief::verify_text(text, Lang::Zh)).expect("an answer");
    let answer: Value = serde_json::from_str(&written).expect("every answer is JSON");
    if answer["status"] == "invalid" {
        assert!(answer["problems"].as_array().is_some_and(|problems| !problems.is_empty()));
        return;
    }
    let verification = &answer["verification"];
    assert!(verification["intact"].is_boolean());
    if verification["intact"] == true {
        // The hash stands in the receipt and is of 64 hexadecimal digits, or it could not be intact.
        let receipt: Value = serde_json::from_str(text).expect("a receipt that was read is JSON");
        assert_eq!(receipt["hash"].as_str().map(str::len), Some(64));
    }
});
