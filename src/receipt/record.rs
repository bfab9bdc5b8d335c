//! The whole receipt: the canonical case, what it came to and every step, in one canonical text with its hash.
//!
//! `docs/trace-schema.md` says what each part means; `rules/receipt.schema.json` is its JSON Schema.

use serde_json::{Map, Value};

use super::check::Strict;
use super::{canonical_parts, hash, object, own_standard};
use crate::assessment::{Assessment, ENGINE_VERSION, Wire};
use crate::case::{Case, Subject};
use crate::error::Error;
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
    let hash = hash_of(&whole)?;
    whole.insert("hash".to_owned(), Value::from(hash));
    written(&whole)
}

/// Everything of a receipt but its hash.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn record(case: &Case, assessment: &Assessment) -> Result<Map<String, Value>, Error> {
    // Through text: a second way of serializing every part would make the module a seventh larger.
    let unwritable = |why: serde_json::Error| Error::Unwritable(why.to_string());
    let text = serde_json::to_string(&Wire { case, assessment }).map_err(unwritable)?;
    let Ok(Strict(Value::Object(mut wire))) = serde_json::from_str(&text) else {
        return Err(Error::Unwritable("an assessment is no object".to_owned()));
    };
    let (findings, applicants) = parted(wire.remove("applicants"), "findings", "applicant");
    let (mut steps, mut sheets) = parted(wire.remove("sheets"), "steps", "sheet");
    for sheet in &mut sheets {
        let name = sheet.get("id").cloned();
        if let Some(Value::Object(proposal)) = sheet.get_mut("proposal") {
            steps.extend(owned(proposal.remove("steps"), "sheet", name.as_ref()));
        }
    }
    let outcome = object([
        ("applicants".to_owned(), Value::from(applicants)),
        ("sheets".to_owned(), Value::from(sheets)),
        ("contributions".to_owned(), wire.remove("contributions").unwrap_or_default()),
    ]);
    let built_in = case.said(Subject::Frame, case.frame.answers.profile().question);
    let profile = match (own_standard(case), built_in) {
        (Some(standard), _) => Value::from(format!("sha256:{}", hash(&standard.to_string()))),
        (None, Said::Option(profile)) => Value::from(profile),
        _ => Value::Null,
    };
    Ok(object([
        ("schema".to_owned(), Value::from(SCHEMA)),
        ("engine".to_owned(), Value::from(ENGINE_VERSION)),
        ("rulebook".to_owned(), Value::from(RULEBOOK_HASH)),
        ("profile".to_owned(), profile),
        ("case".to_owned(), Value::Object(object(canonical_parts(case)))),
        ("findings".to_owned(), Value::from(findings)),
        ("steps".to_owned(), Value::from(steps)),
        ("outcome".to_owned(), Value::Object(outcome)),
    ]))
}

/// The hash over everything but the hash.
pub(super) fn hash_of(whole: &Map<String, Value>) -> Result<String, Error> {
    if whole.contains_key("hash") {
        let rest = whole.iter().filter(|(key, _)| *key != "hash").map(|(key, value)| (key.clone(), value.clone()));
        return Ok(hash(&written(&object(rest))?));
    }
    Ok(hash(&written(whole)?))
}

pub(super) fn written(whole: &Map<String, Value>) -> Result<String, Error> {
    serde_json::to_string(whole).map_err(|why| Error::Unwritable(why.to_string()))
}

/// Takes the list called `key` out of each entry; each of its rows then says to which entry it belongs.
fn parted(list: Option<Value>, key: &str, owner: &str) -> (Vec<Value>, Vec<Value>) {
    let Some(Value::Array(mut list)) = list else { return (Vec::new(), Vec::new()) };
    let mut rows = Vec::new();
    for entry in &mut list {
        let name = entry.get("id").cloned();
        if let Value::Object(entry) = entry {
            rows.extend(owned(entry.remove(key), owner, name.as_ref()));
        }
    }
    (rows, list)
}

fn owned<'a>(rows: Option<Value>, owner: &'a str, name: Option<&'a Value>) -> impl Iterator<Item = Value> {
    let rows = if let Some(Value::Array(rows)) = rows { rows } else { Vec::new() };
    rows.into_iter().map(move |mut row| {
        if let (Value::Object(row), Some(name)) = (&mut row, name) {
            row.insert(owner.to_owned(), name.clone());
        }
        row
    })
}
