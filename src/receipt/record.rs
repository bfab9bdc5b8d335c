//! The whole receipt: the canonical case, what it came to and every step, in one canonical text with its hash.
//!
//! `docs/trace-schema.md` says what each part means; `rules/receipt.schema.json` is its JSON Schema.

use serde_json::{Map, Value};

use super::check::strict;
use super::{canonical_parts, hash, object, own_standard, trace};
use crate::assessment::{Assessment, ENGINE_VERSION};
use crate::case::{Case, Subject};
use crate::error::Error;
use crate::json::Json;
use crate::questions::Said;
use crate::rulebook::RULEBOOK_HASH;

/// Names the form of a receipt. What is already named never changes its meaning; another form gets another number.
pub const SCHEMA: &str = "judicial-relief/receipt/1";

/// The receipt of an assessed case as text: one line of canonical JSON, its hash included.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn receipt_text(case: &Case, assessment: &Assessment) -> Result<String, Error> {
    let mut whole = record(case, assessment)?;
    let hash = hash_of(&whole);
    whole.insert("hash".to_owned(), Value::from(hash));
    Ok(written(&whole))
}

/// Everything of a receipt but its hash.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn record(case: &Case, assessment: &Assessment) -> Result<Map<String, Value>, Error> {
    // Parsed from text: the same parts as values, written by hand a second time, would only differ one day.
    let text = trace::text(case, assessment);
    let Ok(Value::Object(mut trace)) = strict(&text) else {
        return Err(Error::Unwritable("a trace is no object".to_owned()));
    };
    let built_in = case.said(Subject::Frame, case.frame.answers.profile().question);
    let profile = match (own_standard(case), built_in) {
        (Some(standard), _) => Value::from(format!("sha256:{}", hash(&text_of(&standard)))),
        (None, Said::Option(profile)) => Value::from(profile),
        _ => Value::Null,
    };
    Ok(object([
        ("schema".to_owned(), Value::from(SCHEMA)),
        ("engine".to_owned(), Value::from(ENGINE_VERSION)),
        ("rulebook".to_owned(), Value::from(RULEBOOK_HASH)),
        ("profile".to_owned(), profile),
        ("case".to_owned(), Value::Object(object(canonical_parts(case)))),
        ("findings".to_owned(), trace.remove("findings").unwrap_or_default()),
        ("steps".to_owned(), trace.remove("steps").unwrap_or_default()),
        ("outcome".to_owned(), trace.remove("outcome").unwrap_or_default()),
    ]))
}

/// The hash over everything but the hash.
pub(super) fn hash_of(whole: &Map<String, Value>) -> String {
    if whole.contains_key("hash") {
        let rest = whole.iter().filter(|(key, _)| *key != "hash").map(|(key, value)| (key.clone(), value.clone()));
        return hash(&written(&object(rest)));
    }
    hash(&written(whole))
}

pub(super) fn written(whole: &Map<String, Value>) -> String {
    let mut json = Json::with_capacity(32 * 1024);
    write_object(&mut json, whole);
    json.finish()
}

/// A value on one line, without blanks.
pub(super) fn text_of(value: &Value) -> String {
    let mut json = Json::default();
    write(&mut json, value);
    json.finish()
}

/// Keys in the order of their bytes: so the map holds them.
fn write_object(json: &mut Json, object: &Map<String, Value>) {
    json.open();
    for (key, value) in object {
        json.text_key(key);
        write(json, value);
    }
    json.close();
}

fn write(json: &mut Json, value: &Value) {
    match value {
        Value::Null => json.null(),
        Value::Bool(yes) => json.yes_no(*yes),
        // OK because no receipt holds a number with a fraction; such a number is refused when a receipt is read.
        Value::Number(number) => {
            json.integer(number.as_i64().map_or(i128::from(number.as_u64().unwrap_or(0)), i128::from))
        }
        Value::String(text) => json.text(text),
        Value::Array(list) => {
            json.open_list();
            list.iter().for_each(|item| write(json, item));
            json.close_list();
        }
        Value::Object(inner) => write_object(json, inner),
    }
}
