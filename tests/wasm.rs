//! The same corpus through the built module, in Node and in headless Chromium.

#![cfg(target_arch = "wasm32")]

mod common;

use include_dir::{Dir, include_dir};
use judicial_relief::wasm::{ReliefCase, assess, assess_case, explain, form, papers, summarize};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");

/// Name and text of every case file.
fn cases() -> impl Iterator<Item = (String, &'static str)> {
    CASES.files().filter_map(|file| Some((file.path().display().to_string(), file.contents_utf8()?)))
}

#[wasm_bindgen_test]
fn every_case_comes_out_as_its_authority_says() {
    assert!(cases().count() > 400, "the corpus is not whole");
    for (name, file) in cases() {
        let found = common::differences(file, |case| explain(case, "zh").unwrap_or_default());
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[wasm_bindgen_test]
fn objects_and_text_give_the_same() {
    for (name, file) in cases().take(20) {
        let file = js_sys::JSON::parse(file).expect("a case file is JSON");
        let input = js_sys::Reflect::get(&file, &"input".into()).expect("a case file has an input");
        let text = String::from(js_sys::JSON::stringify(&input).expect("writes"));
        let as_text = assess(&text, "en").unwrap_or_default();
        let as_object = assess_case(&input.unchecked_into::<ReliefCase>(), "en").ok().map(JsValue::from);
        let written = js_sys::JSON::stringify(&as_object.expect("an answer")).expect("writes");
        assert_eq!(String::from(written), as_text, "{name}");
    }
}

#[wasm_bindgen_test]
fn every_kind_of_javascript_value_is_answered_and_the_next_call_works() {
    let values = [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::TRUE,
        JsValue::from(1.5),
        JsValue::from("text"),
        js_sys::Array::new().into(),
        js_sys::Object::new().into(),
        js_sys::Date::new_0().into(),
        js_sys::Function::new_no_args("").into(),
        js_sys::Symbol::for_("s").into(),
        js_sys::BigInt::from(7).into(),
    ];
    for value in values {
        // A BigInt is refused by JSON.stringify; everything else by a problem. Neither harms the instance.
        drop(assess_case(&value.unchecked_into::<ReliefCase>(), "zh"));
    }
    let (_, file) = cases().next().expect("a case");
    assert_eq!(common::differences(file, |case| explain(case, "zh").unwrap_or_default()), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn a_misspelt_field_is_seen_through_both_doors() {
    let text = r#"{ "frame": { "as_of": "2025-01-01", "victms": ["v1"] } }"#;
    let as_text = assess(text, "en").unwrap_or_default();
    assert!(as_text.contains("\"invalid\"") && as_text.contains("frame.victms"), "{as_text}");
    let object = js_sys::JSON::parse(text).expect("parses").unchecked_into::<ReliefCase>();
    let answer = js_sys::JSON::stringify(&assess_case(&object, "en").ok().map(JsValue::from).expect("an answer"));
    assert_eq!(String::from(answer.expect("writes")), as_text);
}

/// A line for each case, also where it makes no sense, and the same rows that each has alone.
#[wasm_bindgen_test]
fn many_cases_cross_the_border_together() {
    let inputs: Vec<String> = cases()
        .take(40)
        .map(|(_, file)| {
            serde_json::from_str::<serde_json::Value>(file).expect("a case file is JSON")["input"].to_string()
        })
        .chain(["{".to_owned()])
        .collect();
    let together = summarize(&inputs.join("\n"), "en").unwrap_or_default();
    let lines: Vec<&str> = together.lines().collect();
    assert_eq!(lines.len(), inputs.len());
    for (line, input) in lines.iter().zip(&inputs) {
        assert_eq!(summarize(input, "en").unwrap_or_default(), format!("{line}\n"));
        let is_invalid = assess(input, "en").unwrap_or_default().starts_with(r#"{"status":"invalid""#);
        assert_eq!(line.starts_with(r#"{"status":"invalid","problems":[{"#), is_invalid, "{line}");
    }
    assert!(lines.last().is_some_and(|line| line.contains("not_json") || line.contains("problems")));
}

/// One hash everywhere: the native test computes it with another backend of the same crate.
#[wasm_bindgen_test]
fn papers_come_with_the_receipt_of_the_case() {
    let (_, file) = cases().find(|(name, _)| name.starts_with("c01")).expect("C1");
    let file: serde_json::Value = serde_json::from_str(file).expect("a case file is JSON");
    let text = file["input"].to_string();
    let case = judicial_relief::case::Case::read(&text).expect("a case that makes sense");
    let receipt = judicial_relief::receipt::Receipt::of(&case).expect("writes");
    let written = papers(&text, "zh").unwrap_or_default();
    assert!(written.contains("\"written\"") && written.contains(&receipt.code), "{written}");
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(judicial_relief::receipt::hash(""), empty);
    assert!(papers("{}", "en").unwrap_or_default().contains("\"invalid\""));
}

#[wasm_bindgen_test]
fn the_form_comes_in_both_languages() {
    for lang in ["zh", "en"] {
        let form = form(lang).unwrap_or_default();
        assert!(form.contains("\"own_annual_wage\"") && form.contains("\"110000\""));
    }
}
