//! The receipt: the canonical form of a case and its hash. Reads the case; knows neither law nor words.
//!
//! Two case texts that mean the same give the same canonical text: keys in order, figures in their shortest form, only
//! answers whose questions are asked now. An unanswered question is left out, so that it is neither "no" nor 0.

mod check;
mod record;
mod trace;

pub use check::{Difference, LONGEST_RECEIPT, Submitted, Verification, Versions};
pub use record::{SCHEMA, receipt_text, record};

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::assessment::ENGINE_VERSION;
use crate::case::{CANNOT_BE_ESTABLISHED, Case, Subject};
use crate::error::Error;
use crate::money::Amount;
use crate::questions::{Kind, Question, Said};
use crate::rulebook::{RULEBOOK_HASH, Tree};

/// What identifies a case together with the engine and the rules that assessed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Canonical text.
    pub canonical: String,
    /// SHA-256 of the canonical text, in hexadecimal.
    pub hash: String,
    /// The beginning of the hash, as a person compares it.
    pub code: String,
}

impl Receipt {
    /// The receipt of a case.
    ///
    /// # Errors
    /// None today: what it is written with cannot fail.
    pub fn of(case: &Case) -> Result<Receipt, Error> {
        let canonical = canonical(case)?;
        let hash = hash(&canonical);
        let code = code(&hash);
        Ok(Receipt { canonical, hash, code })
    }
}

/// The canonical text of a case: one line of JSON, keys in the order of their bytes, no blanks.
///
/// # Errors
/// None today: what it is written with cannot fail.
pub fn canonical(case: &Case) -> Result<String, Error> {
    let mut whole = object(canonical_parts(case));
    whole.insert("engine".to_owned(), Value::from(ENGINE_VERSION));
    whole.insert("rulebook".to_owned(), Value::from(RULEBOOK_HASH));
    Ok(record::written(&whole))
}

/// Frame, facts and choices in their canonical form.
fn canonical_parts(case: &Case) -> [(String, Value); 3] {
    [
        ("frame".to_owned(), Value::Object(frame(case))),
        ("facts".to_owned(), Value::Object(facts(case))),
        ("choices".to_owned(), Value::Object(choices(case))),
    ]
}

/// SHA-256 of a canonical text, in lower-case hexadecimal.
pub fn hash(canonical: &str) -> String {
    Sha256::digest(canonical.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first twenty digits of a hash in groups of four: enough to tell cases apart, short enough to be read aloud.
pub fn code(hash: &str) -> String {
    let mut code = String::new();
    for (at, digit) in hash.chars().take(20).enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            code.push('-');
        }
        code.push(digit.to_ascii_uppercase());
    }
    code
}

fn frame(case: &Case) -> Map<String, Value> {
    let frame = &case.frame;
    let names = |names: &[String]| Value::from(names.to_vec());
    let applicants = frame.applicants.iter().map(|who| {
        let name = |names: &[String], at: usize| Value::from(names.get(at).map_or("", String::as_str));
        Value::Object(object([
            ("id".to_owned(), Value::from(who.id.as_str())),
            ("victim".to_owned(), name(&frame.victims, who.victim)),
            ("household".to_owned(), name(&frame.households, who.household)),
        ]))
    });
    let mut out = answers(case, Subject::Frame);
    out.insert("victims".to_owned(), names(&frame.victims));
    out.insert("households".to_owned(), names(&frame.households));
    out.insert("applicants".to_owned(), applicants.collect());
    if !frame.offices.is_empty() {
        out.insert("offices".to_owned(), names(&frame.offices));
    }
    put(&mut out, "readings", answers(case, Subject::Readings));
    // A standard of the office's own travels with the case; a built-in one is named and stands behind the rulebook's hash.
    if let Some(standard) = own_standard(case) {
        out.insert("local_profile".to_owned(), standard);
    }
    out
}

/// The standard that a case carries with it, in canonical form.
fn own_standard(case: &Case) -> Option<Value> {
    standard(case.frame.own_profile.as_deref()?, "")
}

fn facts(case: &Case) -> Map<String, Value> {
    let mut out = Map::new();
    put(&mut out, "case", answers(case, Subject::Case));
    put(&mut out, "victims", named(case, case.frame.victims.len(), Subject::Victim));
    put(&mut out, "households", named(case, case.frame.households.len(), Subject::Household));
    put(&mut out, "applicants", named(case, case.frame.applicants.len(), Subject::Applicant));
    out
}

fn choices(case: &Case) -> Map<String, Value> {
    let mut out = Map::new();
    put(&mut out, "sheets", named(case, case.frame.victims.len(), Subject::Sheet));
    put(&mut out, "applicants", named(case, case.frame.applicants.len(), Subject::Share));
    put(&mut out, "offices", named(case, case.frame.offices.len(), Subject::Office));
    out
}

/// Figures of a local standard that are amounts, and so have a shortest form.
const AMOUNTS: [&str; 5] = ["amount", "above", "months_from", "months_to", "unit"];

/// A local standard with its keys in order and its amounts in their shortest form; what says nothing is left out.
fn standard(tree: &Tree, key: &str) -> Option<Value> {
    match tree {
        Tree::Null => None,
        Tree::YesNo(yes) => Some(Value::from(*yes)),
        Tree::Whole(number) => Some(Value::from(*number)),
        Tree::Text(text) if AMOUNTS.contains(&key) => {
            Some(Value::from(Amount::parse(text).map_or_else(|_| text.clone(), shortest)))
        }
        Tree::Other(text) | Tree::Text(text) => Some(Value::from(text.as_str())),
        Tree::List(items) if items.is_empty() => None,
        Tree::List(items) => Some(items.iter().filter_map(|item| standard(item, "")).collect()),
        Tree::Object(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| Some((key.clone(), standard(value, key)?)));
            Some(Value::Object(object(entries)))
        }
    }
}

/// Not collected, which would sort: see `order`.
fn object(entries: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut object = Map::new();
    object.extend(entries);
    object
}

/// An object of which nothing is answered means the same as none.
fn put(out: &mut Map<String, Value>, key: &str, object: Map<String, Value>) {
    if !object.is_empty() {
        out.insert(key.to_owned(), Value::Object(object));
    }
}

fn named(case: &Case, count: usize, subject: impl Fn(usize) -> Subject) -> Map<String, Value> {
    let mut out = Map::new();
    for subject in (0..count).map(subject) {
        put(&mut out, case.frame.name(subject), answers(case, subject));
    }
    out
}

/// Answered questions of a subject; what the case holds for a question that is not asked was left out when it was read.
fn answers(case: &Case, subject: Subject) -> Map<String, Value> {
    let value = |question: &'static Question| {
        let said = match (case.said(subject, question), question.kind) {
            (Said::Rows(count), Kind::List { columns }) => rows(case, subject, question, columns, count),
            (said, _) => value(said)?,
        };
        Some((question.id.to_owned(), said))
    };
    object(case.questions_of(subject).filter_map(value))
}

fn rows(
    case: &Case,
    subject: Subject,
    question: &Question,
    columns: &'static [&'static Question],
    count: usize,
) -> Value {
    let row = |at: usize| {
        let row = case.row(subject, question, at)?;
        let cells = columns.iter().filter_map(|column| Some((column.id.to_owned(), value(row.said(column))?)));
        Some(Value::Object(object(cells)))
    };
    (0..count).filter_map(row).collect()
}

fn value(said: Said<'_>) -> Option<Value> {
    match said {
        // A list stands in no cell of a list.
        Said::Open | Said::Rows(_) => None,
        Said::CannotBeEstablished => Some(Value::from(CANNOT_BE_ESTABLISHED)),
        Said::YesNo(yes) => Some(Value::from(yes)),
        Said::Option(option) => Some(Value::from(option)),
        Said::Whole(number) => Some(Value::from(number)),
        Said::Amount(amount) => Some(Value::from(shortest(amount))),
        Said::Date(date) => Some(Value::from(date.to_string())),
        Said::Text(text) => Some(Value::from(text)),
    }
}

fn shortest(amount: Amount) -> String {
    match amount.as_decimal() {
        Some(decimal) => decimal.normalize().to_string(),
        // No answer is of this kind, for the door takes two decimals at most; a fraction would still be told apart.
        None => {
            let (numerator, denominator) = amount.fraction();
            format!("{numerator}/{denominator}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        canonical(&Case::read(text).expect("a case that makes sense")).expect("writes")
    }

    /// Written by hand; the hash is that of Python's hashlib over these bytes.
    const BY_HAND: &str = r#"{"choices":{"sheets":{"v1":{"proposed_amount":"1200.5"}}},"engine":"0.1.0","facts":{"case":{"found_in_own_case":true}},"frame":{"applicants":[{"household":"h1","id":"a1","victim":"v1"}],"as_of":"2025-12-01","households":["h1"],"own_wage_source":"统计公报","victims":["v1"]},"rulebook":"00"}"#;

    #[test]
    fn the_hash_is_the_one_that_others_compute() {
        let expected = "839aea8182d6e380c2c6605485820ceac6a1e9f1c038abcfd001cac362e9ee8f";
        assert_eq!(hash(BY_HAND), expected);
        assert_eq!(hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(code(expected), "839A-EA81-82D6-E380-C2C6");
    }

    #[test]
    fn the_canonical_text_is_the_one_written_by_hand() {
        let text = r#"{
            "frame": {
                "as_of": "2025-12-01", "region": "420000", "victims": ["v1"], "households": ["h1"], "offices": [],
                "applicants": [{ "id": "a1", "household": "h1", "victim": "v1" }],
                "readings": { "fault_of": "applicant" }
            },
            "choices": { "sheets": { "v1": { "proposed_months": "12.50", "advance_paid": "0.00" } } },
            "facts": {
                "households": { "h1": { "certificate": "cannot_be_established" } },
                "victims": { "v1": {
                    "maintenance_claim": true, "injury": "serious",
                    "received": [], "losses": [
                        { "item": "medical", "amount": "320000.00" }, { "amount": null, "item": "other" }, {}
                    ]
                } },
                "applicants": { "a1": { "age": 14, "organisation": null } }
            }
        }"#;
        // What the injury is, is not asked: nothing says that anybody was harmed.
        let expected = [
            r#"{"choices":{"sheets":{"v1":{"advance_paid":"0","proposed_months":"12.5"}}},"engine":""#,
            ENGINE_VERSION,
            r#"","facts":{"households":{"h1":{"certificate":"cannot_be_established"}},"victims":{"v1":{"losses":["#,
            r#"{"amount":"320000","item":"medical"},{"item":"other"},{}],"maintenance_claim":true}}},"#,
            r#""frame":{"applicants":[{"household":"h1","id":"a1","victim":"v1"}],"as_of":"2025-12-01","#,
            r#""households":["h1"],"readings":{"fault_of":"applicant"},"region":"420000","victims":["v1"]},"rulebook":""#,
            RULEBOOK_HASH,
            r#""}"#,
        ];
        assert_eq!(of(text), expected.concat());
    }

    const CASE: &str = r#"{ "frame": { "as_of": "2025-12-01", "region": "420000", "victims": ["v1"],
        "households": ["h1"], "applicants": [{ "id": "a1", "victim": "v1", "household": "h1" }] },
        "facts": { "case": { "found_in_own_case": true },
        "victims": { "v1": { "crime": true, "died": false, "losses": [{ "item": "medical", "amount": "1.5" }] } } } }"#;

    #[test]
    fn texts_that_mean_the_same_have_one_receipt() {
        for (from, to) in [
            (r#""1.5""#, r#""1.50""#),
            (r#""crime": true, "died": false"#, r#""died": false, "unsolved": null, "crime": true"#),
            (r#""region": "420000","#, r#""region": "420000", "offices": [], "readings": {},"#),
            // Asked only where a year's wage of the office's own is given.
            (r#""region": "420000","#, r#""region": "420000", "own_wage_year": 2024,"#),
            (r#""facts": {"#, r#""choices": { "sheets": { "v1": {} } }, "facts": { "applicants": { "a1": {} },"#),
        ] {
            let other = CASE.replace(from, to);
            assert_ne!(other, CASE);
            assert_eq!(of(&other), of(CASE), "{to}");
        }
    }

    #[test]
    fn another_answer_has_another_receipt() {
        for (from, to) in [
            (r#""1.5""#, r#""1.51""#),
            (r#""died": false"#, r#""died": null"#),
            (r#""died": false"#, r#""died": true"#),
            (r#""crime": true"#, r#""crime": "cannot_be_established""#),
            (r#"{ "item": "medical", "amount": "1.5" }"#, r#"{ "amount": "1.5" }"#),
            (r#"{ "item": "medical", "amount": "1.5" }"#, r#"{ "item": "medical", "amount": "1.5" }, {}"#),
            (r#""region": "420000","#, r#""region": "420000", "readings": { "day_meant": "decision" },"#),
            (r#""region": "420000","#, r#""region": "330000","#),
            ("2025-12-01", "2025-12-02"),
            (r#""found_in_own_case": true"#, r#""found_in_own_case": false"#),
        ] {
            let other = CASE.replace(from, to);
            assert_ne!(other, CASE);
            assert_ne!(of(&other), of(CASE), "{to}");
        }
    }
}
