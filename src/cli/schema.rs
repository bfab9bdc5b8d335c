//! `schema`: the JSON Schemas of what comes in and goes out.

use clap::ValueEnum;

use super::failure::{Code, Failure};
use super::files;

/// What has a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Of {
    /// A case: frame, facts, choices
    Case,
    /// A local standard; `check` finds more than it does
    Profile,
    /// A receipt
    Receipt,
    /// The answer to a case, as `assess --json` prints it
    Answer,
}

/// Prints a schema.
pub fn run(of: Of) -> Result<Code, Failure> {
    let text = match of {
        Of::Case => judicial_relief::case_schema_text()?,
        Of::Profile => judicial_relief::profile_schema().trim_end().to_owned(),
        Of::Receipt => include_str!("../../rules/receipt.schema.json").trim_end().to_owned(),
        Of::Answer => include_str!("../../rules/answer.schema.json").trim_end().to_owned(),
    };
    files::print(format!("{text}\n").as_bytes())?;
    Ok(Code::Done)
}
