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
pub mod columns;
pub mod comparison;
pub mod date;
pub mod eligibility;
pub mod error;
pub mod explain;
pub mod hidden;
pub mod json;
pub mod loss;
pub mod money;
pub mod order;
pub mod problem;
pub mod procedure;
pub mod questions;
pub mod receipt;
pub mod rulebook;
pub mod ruling;
pub mod schema;
pub mod sides;
pub mod summary;
pub mod trace;
pub mod verdict;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use assessment::{Assessment, wire};
use case::Case;
use comparison::DecidedCases;
use error::Error;
use explain::{ComparisonView, Lang, Line, Papers, ProblemWords, VerificationWords, View};
use json::Json;
use receipt::{Receipt, Submitted};

pub use assessment::ENGINE_VERSION;
pub use columns::Columns;
pub use columns::all as all_columns;
pub use hidden::visible;
pub use rulebook::RULEBOOK_HASH;
pub use sides::{Affected, Change, Side, Sum, Totals};
pub use summary::{COLUMNS as SUMMARY_COLUMNS, Cell, Row};

/// What a case text is answered with where something is written about it: that, or what has to be mended first.
pub type Written<T> = Result<T, Vec<ProblemWords>>;

/// A case text assessed, with nothing said about it yet.
fn assessed(text: &str, lang: Lang) -> Result<Written<(Case, Assessment)>, Error> {
    match Case::read(text) {
        Ok(case) => assessment::assess(&case).map(|assessment| Ok((case, assessment))),
        Err(problems) => Ok(Err(explain::problems(lang, problems))),
    }
}

/// Assesses a case given as JSON text: ids and figures as JSON text, or the problems in words of `lang`.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn assess_text(text: &str, lang: Lang) -> Result<String, Error> {
    let (case, assessment) = match assessed(text, lang)? {
        Ok(assessed) => assessed,
        Err(problems) => return Ok(invalid(&problems)),
    };
    let mut json = Json::with_capacity(ROOM_OF_ASSESSMENT);
    answer(&mut json);
    wire::write(&mut json, &case, &assessment);
    json.close();
    Ok(json.finish())
}

/// The same with the view beside it: everything in words of `lang`.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn explain_text(text: &str, lang: Lang) -> Result<String, Error> {
    let (case, assessment) = match assessed(text, lang)? {
        Ok(assessed) => assessed,
        Err(problems) => return Ok(invalid(&problems)),
    };
    let mut json = Json::with_capacity(ROOM_OF_VIEW);
    answer(&mut json);
    let facts = wire::write(&mut json, &case, &assessment);
    json.key("view");
    View::new(&case, &assessment, lang).write(&mut json, &facts);
    json.close();
    Ok(json.finish())
}

/// Bytes that most answers need: a text that grows is copied.
const ROOM_OF_ASSESSMENT: usize = 12 * 1024;
const ROOM_OF_VIEW: usize = 32 * 1024;

/// Begins an answer.
fn answer(json: &mut Json) {
    json.open();
    json.key("status");
    json.id("assessed");
    json.key("assessment");
}

/// `{"status":"invalid","problems":[…]}`.
fn invalid(problems: &[ProblemWords]) -> String {
    let mut json = Json::default();
    json.open();
    json.member("status", "invalid");
    json.key("problems");
    explain::write_problems(&mut json, problems);
    json.close();
    json.finish()
}

/// Many cases, a line each, as lines of rows: decision, limits and sums of each applicant in the order of
/// [`summary::Row`]. In the place of a case that makes no sense stands what is to be mended.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn summarize_text(lines: &str, lang: Lang) -> Result<String, Error> {
    let mut json = Json::with_capacity(lines.len() / 2);
    for line in lines.lines() {
        match Case::read(line) {
            Ok(case) => summary::write(&mut json, &case, &assessment::merits(&case)?),
            Err(problems) => json.raw(&invalid(&explain::problems(lang, problems))),
        }
        json.end_line();
    }
    Ok(json.finish())
}

/// The papers of a case given as JSON text, in words of `lang`, as JSON text; or the problems.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn papers_text(text: &str, lang: Lang) -> Result<String, Error> {
    let (case, assessment) = match assessed(text, lang)? {
        Ok(assessed) => assessed,
        Err(problems) => return Ok(invalid(&problems)),
    };
    let mut json = Json::with_capacity(ROOM_OF_VIEW);
    json.open();
    json.member("status", "written");
    json.key("papers");
    Papers::new(&case, &assessment, Receipt::of(&case)?, lang).write(&mut json);
    json.close();
    Ok(json.finish())
}

/// A case beside an office's decided cases, both given as JSON text; the answer is JSON text. Neither outcome nor limit
/// knows of it.
///
/// # Errors
/// [`Error`], never because of what the texts hold.
pub fn compare_text(text: &str, decided: &str, lang: Lang) -> Result<String, Error> {
    let (case, assessment) = match assessed(text, lang)? {
        Ok(assessed) => assessed,
        Err(problems) => return Ok(invalid(&problems)),
    };
    let decided = DecidedCases::read(decided);
    let comparison = comparison::compare(&case, &assessment.merits.examination, &assessment.merits.rulings, &decided)?;
    let mut json = Json::with_capacity(ROOM_OF_ASSESSMENT);
    ComparisonView::new(&case, &comparison, &decided, lang).write(&mut json);
    Ok(json.finish())
}

/// The receipt of a case given as JSON text.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn receipt(text: &str, lang: Lang) -> Result<Written<String>, Error> {
    match assessed(text, lang)? {
        Ok((case, assessment)) => Ok(Ok(receipt::receipt_text(&case, &assessment)?)),
        Err(problems) => Ok(Err(problems)),
    }
}

/// The same, or the problems as JSON text: `{"status":"invalid","problems":[…]}`.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn receipt_text(text: &str, lang: Lang) -> Result<String, Error> {
    match receipt(text, lang)? {
        Ok(receipt) => Ok(receipt),
        Err(problems) => Ok(invalid(&problems)),
    }
}

/// What a receipt is answered with.
#[derive(Debug)]
pub enum VerifyAnswer {
    /// It is no receipt, or its case is none.
    Invalid {
        /// What and how.
        problems: Vec<ProblemWords>,
    },
    /// It was compared.
    Verified {
        /// With this result.
        verification: Box<VerificationWords>,
    },
}

/// Computes the case of a receipt again with the rules of today and compares.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn verify(receipt: &str, lang: Lang) -> Result<VerifyAnswer, Error> {
    let submitted = match Submitted::read(receipt) {
        Ok(submitted) => submitted,
        Err(problems) => return Ok(VerifyAnswer::Invalid { problems: explain::problems(lang, problems) }),
    };
    Ok(match assessed(&submitted.case_text()?, lang)? {
        Ok((case, assessment)) => {
            let found = submitted.compare(&receipt::record(&case, &assessment)?)?;
            VerifyAnswer::Verified { verification: Box::new(VerificationWords::new(lang, found)) }
        }
        Err(problems) => VerifyAnswer::Invalid { problems },
    })
}

/// The same as JSON text.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn verify_text(receipt: &str, lang: Lang) -> Result<String, Error> {
    let verification = match verify(receipt, lang)? {
        VerifyAnswer::Invalid { problems } => return Ok(invalid(&problems)),
        VerifyAnswer::Verified { verification } => verification,
    };
    let mut json = Json::default();
    json.open();
    json.member("status", "verified");
    json.key("verification");
    verification.write(&mut json);
    json.close();
    Ok(json.finish())
}

/// A case as rows of figures, one for each applicant; no words are composed.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn rows(text: &str, lang: Lang) -> Result<Written<Vec<Row>>, Error> {
    match Case::read(text) {
        Ok(case) => Ok(Ok(summary::rows(&case, &assessment::merits(&case)?))),
        Err(problems) => Ok(Err(explain::problems(lang, problems))),
    }
}

/// A case explained in lines of text, for a terminal.
///
/// # Errors
/// [`Error`], never because of what the text holds.
pub fn plain(text: &str, lang: Lang) -> Result<Written<Vec<Line>>, Error> {
    match assessed(text, lang)? {
        Ok((case, assessment)) => {
            let view = View::new(&case, &assessment, lang);
            Ok(Ok(explain::lines(&view, &Receipt::of(&case)?.code)))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

/// The JSON Schema of a case, as text.
///
/// # Errors
/// [`Error::Unwritable`].
pub fn case_schema_text() -> Result<String, Error> {
    serde_json::to_string_pretty(&schema::case_schema()).map_err(|why| Error::Unwritable(why.to_string()))
}

/// The form in words of `lang`, with the catalogue of all titles and labels, as JSON text.
///
/// # Errors
/// None today; the door is that of the others.
pub fn form_text(lang: Lang) -> Result<String, Error> {
    Ok(explain::form_text(lang))
}

/// The part of [`form_text`] in which a first estimate is shown: the words of the page itself, and what outcomes, steps and
/// figures are called. A page that starts asks for it first and for the whole form afterwards.
pub fn words_text(lang: Lang) -> String {
    explain::words_text(lang)
}

/// Everything that is wrong with a local standard given as JSON text, in words of `lang`; empty where nothing is.
pub fn check_profile(text: &str, lang: Lang) -> Vec<ProblemWords> {
    rulebook::Profile::read(text).map_or_else(|problems| explain::problems(lang, problems), |_| Vec::new())
}

/// Is there a built-in local standard of that name?
pub fn is_built_in_profile(name: &str) -> bool {
    rulebook::ProfileId::from_id(name).is_some()
}

/// Something wrong with a record that holds no case text, by the name of the problem; it has no path.
pub fn record_problem(id: &'static str, lang: Lang) -> Vec<ProblemWords> {
    explain::problems(lang, vec![problem::Problem { path: String::new(), id, values: Vec::new() }])
}

/// The JSON Schema of a local standard (draft 2020-12): what an editor helps with; [`check_profile`] finds more.
pub const fn profile_schema() -> &'static str {
    include_str!("../rules/profile.schema.json")
}

/// How an amount is understood that was typed in a field of kind `money` or `decimal`; empty where it is not.
pub fn understood(kind: &str, typed: &str, lang: Lang) -> String {
    explain::understood(kind, typed, lang)
}
