//! How a run ends: its exit code, and what kept it from going on.

use std::fmt;
use std::io;
use std::process::ExitCode;

use judicial_relief::error::Error;

/// How a run ends. The numbers are told by `--help`; those above 63 are the ones of sysexits.h.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Done.
    Done,
    /// Done, and something is to be looked at.
    Differs,
    /// The case or receipt makes no sense.
    Invalid,
    /// Wrong usage.
    Usage,
    /// An input file cannot be opened.
    NoInput,
    /// A mistake of this program.
    Software,
    /// An output file cannot be created.
    CannotCreate,
    /// Reading or writing failed.
    InputOutput,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> ExitCode {
        ExitCode::from(match code {
            Code::Done => 0,
            Code::Differs => 1,
            Code::Invalid => 2,
            Code::Usage => 64,
            Code::NoInput => 66,
            Code::Software => 70,
            Code::CannotCreate => 73,
            Code::InputOutput => 74,
        })
    }
}

/// What keeps a run from going on.
#[derive(Debug)]
pub enum Failure {
    /// An option or a heading that makes no sense.
    Usage(String),
    /// An input file.
    Unopened(String, io::Error),
    /// An output file.
    Uncreated(String, io::Error),
    /// Reading or writing.
    Broken(io::Error),
    /// The library.
    Library(Error),
}

impl Failure {
    /// How a run ends that cannot go on.
    pub fn code(&self) -> Code {
        match self {
            Failure::Usage(_) => Code::Usage,
            Failure::Unopened(..) => Code::NoInput,
            Failure::Uncreated(..) => Code::CannotCreate,
            Failure::Broken(_) => Code::InputOutput,
            Failure::Library(_) => Code::Software,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(what) => f.write_str(what),
            Failure::Unopened(file, why) => write!(f, "`{file}` cannot be opened: {why}"),
            Failure::Uncreated(file, why) => write!(f, "`{file}` cannot be created: {why}"),
            Failure::Broken(why) => write!(f, "reading or writing failed: {why}"),
            Failure::Library(why) => write!(f, "a mistake of this program: {why}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(why: io::Error) -> Failure {
        Failure::Broken(why)
    }
}

impl From<Error> for Failure {
    fn from(why: Error) -> Failure {
        Failure::Library(why)
    }
}
