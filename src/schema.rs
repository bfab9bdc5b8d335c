//! The JSON Schema of a case, drawn from the questions: what the door takes by its form. Knows no law.

use serde_json::{Map, Value, json};

use crate::case::CANNOT_BE_ESTABLISHED;
use crate::questions::{
    Answers, ApplicantFacts, CaseFacts, FrameAnswers, HouseholdFacts, Kind, LONGEST_TEXT, MOST_ROWS, OfficeChoices,
    Question, Readings, ShareChoices, SheetChoices, VictimFacts,
};
use crate::rulebook::Region;

/// The schema of a case.
pub fn case_schema() -> Value {
    let name = json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,20}$" });
    let names = json!({ "type": "array", "items": name, "maxItems": 1000 });
    let named = |questions| json!({ "type": ["object", "null"], "additionalProperties": answers(questions) });
    let mut frame = properties(FrameAnswers::QUESTIONS);
    frame.insert("readings".to_owned(), answers(Readings::QUESTIONS));
    frame.insert("victims".to_owned(), names.clone());
    frame.insert("households".to_owned(), names.clone());
    frame.insert("offices".to_owned(), json!({ "type": ["array", "null"], "items": name, "maxItems": 1000 }));
    frame.insert(
        "applicants".to_owned(),
        json!({
            "type": "array", "maxItems": 1000,
            "items": {
                "type": "object", "additionalProperties": false, "required": ["id", "victim", "household"],
                "properties": { "id": name, "victim": name, "household": name }
            }
        }),
    );
    // What a standard may hold is said by its own schema; here it only may be there.
    frame.insert("local_profile".to_owned(), json!({ "type": ["object", "null"] }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of judicial-relief",
        "description": "null and absent are both unanswered. What makes no sense although its form is right, such as a day that does not exist, is refused by the program, which names it.",
        "type": "object", "additionalProperties": false, "required": ["frame"],
        "properties": {
            "frame": {
                "type": "object", "additionalProperties": false,
                "required": ["as_of", "victims", "households", "applicants"],
                "properties": frame
            },
            "facts": {
                "type": ["object", "null"], "additionalProperties": false,
                "properties": {
                    "case": answers(CaseFacts::QUESTIONS),
                    "victims": named(VictimFacts::QUESTIONS),
                    "households": named(HouseholdFacts::QUESTIONS),
                    "applicants": named(ApplicantFacts::QUESTIONS)
                }
            },
            "choices": {
                "type": ["object", "null"], "additionalProperties": false,
                "properties": {
                    "sheets": named(SheetChoices::QUESTIONS),
                    "applicants": named(ShareChoices::QUESTIONS),
                    "offices": named(OfficeChoices::QUESTIONS)
                }
            }
        }
    })
}

fn answers(questions: &[&'static Question]) -> Value {
    json!({ "type": ["object", "null"], "additionalProperties": false, "properties": properties(questions) })
}

fn properties(questions: &[&'static Question]) -> Map<String, Value> {
    questions.iter().map(|question| (question.id.to_owned(), answer(question))).collect()
}

fn answer(question: &Question) -> Value {
    let mut kinds = match question.kind {
        Kind::YesNo => vec![json!({ "type": "boolean" })],
        Kind::Choice { options } => vec![json!({ "enum": options })],
        Kind::Region => vec![json!({ "enum": Region::all().map(|(region, ..)| region.code()).collect::<Vec<_>>() })],
        Kind::Whole { least, most } => vec![json!({ "type": "integer", "minimum": least, "maximum": most })],
        // Any way in which an officer writes an amount; `12345.60` is the way for programs.
        Kind::Money | Kind::Months => vec![json!({ "type": "string", "examples": ["12345.60"] })],
        Kind::Date => vec![json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })],
        Kind::Text => vec![json!({ "type": "string", "maxLength": LONGEST_TEXT })],
        Kind::List { columns } => {
            let row =
                json!({ "type": ["object", "null"], "additionalProperties": false, "properties": properties(columns) });
            vec![json!({ "type": "array", "items": row, "maxItems": MOST_ROWS })]
        }
    };
    if question.may_be_unestablished {
        kinds.push(json!({ "const": CANNOT_BE_ESTABLISHED }));
    }
    kinds.push(json!({ "type": "null" }));
    json!({ "anyOf": kinds })
}
