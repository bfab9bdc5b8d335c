#![doc = include_str!("../README.md")]
// A panic in wasm is an unreadable trap and leaves the instance corrupt: nothing that can panic is let in.
#![deny(
    clippy::unwrap_used,              // panics
    clippy::expect_used,              // panics
    clippy::panic,                    // panics
    clippy::unreachable,              // panics
    clippy::todo,                     // panics
    clippy::indexing_slicing,         // panics out of bounds
    clippy::string_slice,             // panics inside a character
    clippy::arithmetic_side_effects,  // overflows
    clippy::cast_possible_truncation, // changes a number without a word
    clippy::cast_sign_loss,           // changes a number without a word
    clippy::print_stdout,             // the core only answers
    clippy::print_stderr,             // the core only answers
)]

pub mod amount;
pub mod assessment;
pub mod case;
pub mod date;
pub mod eligibility;
pub mod error;
pub mod explain;
pub mod loss;
pub mod money;
pub mod problem;
pub mod procedure;
pub mod questions;
pub mod receipt;
pub mod rulebook;
pub mod ruling;
pub mod trace;
pub mod verdict;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use serde::{Serialize, Serializer};

use assessment::{Assessment, Wire, assess};
use case::Case;
use error::Error;
use explain::{Form, Lang, Papers, ProblemWords, View};
use receipt::Receipt;

/// What a case text is answered with.
#[derive(Debug)]
pub enum Answer {
    /// Something has to be mended first; nothing was assessed.
    Invalid(Vec<ProblemWords>),
    /// The assessment and its view.
    Assessed(Box<(Case, Assessment, View)>),
}

/// Assesses a case given as JSON text, in words of `lang`.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn answer(text: &str, lang: Lang) -> Result<Answer, Error> {
    let case = match Case::read(text) {
        Ok(case) => case,
        Err(problems) => return Ok(Answer::Invalid(explain::problems(lang, problems))),
    };
    let assessment = assess(&case)?;
    let view = View::new(&case, &assessment, lang);
    Ok(Answer::Assessed(Box::new((case, assessment, view))))
}

/// The same as JSON text.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn answer_text(text: &str, lang: Lang) -> Result<String, Error> {
    written(&answer(text, lang)?)
}

/// What a case text is answered with where the papers of the file are asked for.
#[derive(Debug, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum PapersAnswer {
    /// Something has to be mended first; nothing was written.
    Invalid {
        /// What and how.
        problems: Vec<ProblemWords>,
    },
    /// The papers.
    Written {
        /// All of them.
        papers: Papers,
    },
}

/// Writes the papers of a case given as JSON text, in words of `lang`.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn papers(text: &str, lang: Lang) -> Result<PapersAnswer, Error> {
    let case = match Case::read(text) {
        Ok(case) => case,
        Err(problems) => return Ok(PapersAnswer::Invalid { problems: explain::problems(lang, problems) }),
    };
    let assessment = assess(&case)?;
    let papers = Papers::new(&case, &assessment, Receipt::of(&case)?, lang);
    Ok(PapersAnswer::Written { papers })
}

/// The same as JSON text.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn papers_text(text: &str, lang: Lang) -> Result<String, Error> {
    written(&papers(text, lang)?)
}

/// The form in words of `lang`, as JSON text.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn form_text(lang: Lang) -> Result<String, Error> {
    written(&Form::new(lang))
}

/// Everything that is wrong with a local standard given as JSON text, in words of `lang`; empty where nothing is.
pub fn check_profile(text: &str, lang: Lang) -> Vec<ProblemWords> {
    rulebook::Profile::read(text).map_or_else(|problems| explain::problems(lang, problems), |_| Vec::new())
}

/// The same as JSON text.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn check_profile_text(text: &str, lang: Lang) -> Result<String, Error> {
    written(&check_profile(text, lang))
}

/// The JSON Schema of a local standard (draft 2020-12): what an editor helps with; [`check_profile`] finds more.
pub const fn profile_schema() -> &'static str {
    include_str!("../rules/profile.schema.json")
}

/// How an amount is understood that was typed in a field of kind `money` or `decimal`; empty where it is not.
pub fn understood(kind: &str, typed: &str, lang: Lang) -> String {
    explain::understood(kind, typed, lang)
}

fn written<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|why| Error::Unwritable(why.to_string()))
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        match self {
            Answer::Invalid(problems) => {
                let mut out = serializer.serialize_struct("Answer", 2)?;
                out.serialize_field("status", "invalid")?;
                out.serialize_field("problems", problems)?;
                out.end()
            }
            Answer::Assessed(boxes) => {
                let (case, assessment, view) = boxes.as_ref();
                let mut out = serializer.serialize_struct("Answer", 3)?;
                out.serialize_field("status", "assessed")?;
                out.serialize_field("assessment", &Wire { case, assessment })?;
                out.serialize_field("view", view)?;
                out.end()
            }
        }
    }
}
