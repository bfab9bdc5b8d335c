//! JavaScript's door: text in, text out, and the same as objects. Decides nothing.

use serde::Serialize as _;
use wasm_bindgen::prelude::*;

use crate::explain::Lang;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A case as an object.
    #[wasm_bindgen(typescript_type = "ReliefCase")]
    pub type ReliefCase;
    /// An answer as an object.
    #[wasm_bindgen(typescript_type = "Assessed")]
    pub type AnswerObject;
    /// Problems as objects.
    #[wasm_bindgen(typescript_type = "Problem[]")]
    pub type ProblemList;
}

/// For short lists of one kind. A whole answer goes as text: a serializer for all its kinds would make the module larger,
/// and would call out of it for each value.
const SERIALIZER: serde_wasm_bindgen::Serializer = serde_wasm_bindgen::Serializer::json_compatible();

/// Assesses a case given as JSON text: ids and figures as JSON text. Never throws because of what the text holds.
#[wasm_bindgen]
pub fn assess(case: &str, lang: &str) -> Result<String, JsError> {
    crate::assess_text(case, Lang::from_tag(lang)).map_err(JsError::from)
}

/// The same with the view beside it.
#[wasm_bindgen]
pub fn explain(case: &str, lang: &str) -> Result<String, JsError> {
    crate::explain_text(case, Lang::from_tag(lang)).map_err(JsError::from)
}

/// Many cases given as lines of JSON, as lines of rows: decision, limits and sums, nothing more.
#[wasm_bindgen]
pub fn summarize(cases: &str, lang: &str) -> Result<String, JsError> {
    crate::summarize_text(cases, Lang::from_tag(lang)).map_err(JsError::from)
}

/// As `assess`, with objects. What JSON cannot hold is refused as `JSON.stringify` refuses it.
#[wasm_bindgen(js_name = assessCase)]
pub fn assess_case(case: &ReliefCase, lang: &str) -> Result<AnswerObject, JsValue> {
    // Through text both ways: on the way in because only there unknown and repeated fields are seen, on the way out because
    // the text is there already.
    let text = js_sys::JSON::stringify(case)?.as_string().unwrap_or_default();
    let answer = crate::assess_text(&text, Lang::from_tag(lang)).map_err(JsError::from)?;
    Ok(js_sys::JSON::parse(&answer)?.unchecked_into())
}

/// The papers of a case given as JSON text, as JSON text. Never throws because of what the text holds.
#[wasm_bindgen]
pub fn papers(case: &str, lang: &str) -> Result<String, JsError> {
    crate::papers_text(case, Lang::from_tag(lang)).map_err(JsError::from)
}

/// Compares a case with decided cases, both given as JSON text; the answer is JSON text. Never throws because of what
/// the texts hold.
#[wasm_bindgen(js_name = compareCases)]
pub fn compare_cases(case: &str, decided: &str, lang: &str) -> Result<String, JsError> {
    crate::compare_text(case, decided, Lang::from_tag(lang)).map_err(JsError::from)
}

/// The receipt of a case given as JSON text; or `{"status":"invalid","problems":[…]}`.
#[wasm_bindgen]
pub fn receipt(case: &str, lang: &str) -> Result<String, JsError> {
    crate::receipt_text(case, Lang::from_tag(lang)).map_err(JsError::from)
}

/// Whether a receipt is intact and true, as JSON text. Never throws because of what the text holds.
#[wasm_bindgen]
pub fn verify(receipt: &str, lang: &str) -> Result<String, JsError> {
    crate::verify_text(receipt, Lang::from_tag(lang)).map_err(JsError::from)
}

/// The form in one language, as JSON text.
#[wasm_bindgen]
pub fn form(lang: &str) -> Result<String, JsError> {
    crate::form_text(Lang::from_tag(lang)).map_err(JsError::from)
}

/// The words in which a first estimate is shown, as JSON text: a small part of the form.
#[wasm_bindgen]
pub fn words(lang: &str) -> String {
    crate::words_text(Lang::from_tag(lang))
}

/// Everything that is wrong with a local standard given as JSON text, as objects; an empty list where nothing is.
#[wasm_bindgen(js_name = checkProfile)]
pub fn check_profile(text: &str, lang: &str) -> Result<ProblemList, JsValue> {
    let problems = crate::check_profile(text, Lang::from_tag(lang));
    Ok(problems.serialize(&SERIALIZER)?.unchecked_into())
}

/// How an amount is understood that was typed in a field of kind `money` or `decimal`; empty where it is not.
#[wasm_bindgen]
pub fn understood(kind: &str, typed: &str, lang: &str) -> String {
    crate::understood(kind, typed, Lang::from_tag(lang))
}
