//! What the programmer must mend: never the fault of a person's answer.

use std::fmt;

/// A broken assumption of the program, not of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// An exact number outgrew 128 bits although every input is bounded at the door.
    Overflow,
    /// The result could not be written as JSON.
    Unwritable(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Overflow => f.write_str("an exact number outgrew its bounds"),
            Error::Unwritable(why) => write!(f, "the result could not be written: {why}"),
        }
    }
}

impl std::error::Error for Error {}
