//! The command line: files and terminals. Decides nothing about the law; asks the library and writes what it says.

mod assess;
mod batch;
mod check;
mod compare;
mod failure;
mod files;
mod pool;
mod records;
mod schema;
mod terminal;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use judicial_relief::explain::Lang;
use judicial_relief::{ENGINE_VERSION, RULEBOOK_HASH};

use failure::{Code, Failure};

const EXIT_CODES: &str = "\
Exit codes:
  0   done: assessed, verified as true, nothing differs
  1   done, and something is to be looked at: a receipt that is not true, results that differ, rows that failed
  2   the case or the receipt makes no sense; what has to be mended is listed
  64  wrong usage: unknown option, unknown column
  66  an input file cannot be opened
  70  a mistake of this program
  73  an output file cannot be created
  74  reading or writing failed

Money is text with at most two decimals. An unanswered question is never taken for no or for 0.";

/// 国家司法救助测算 | State judicial assistance in China: outcome, limits and reasons of a case, exact and cited
///
/// Works without a network. A case is a JSON text with frame, facts and choices, as the page saves it.
#[derive(Debug, Parser)]
#[command(name = "judicial-relief", after_help = EXIT_CODES, arg_required_else_help = true)]
struct Cli {
    /// Language of sentences and problems
    #[arg(long, value_enum, default_value_t = Tongue::Zh, global = true)]
    lang: Tongue,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Lang {
        match tongue {
            Tongue::Zh => Lang::Zh,
            Tongue::En => Lang::En,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Assess one case and explain it
    Assess(AssessArgs),
    /// Assess many cases, CSV or NDJSON, one row for each applicant
    Batch(Box<BatchArgs>),
    /// Check a receipt: is it intact, and does its case still come to the same?
    Verify(VerifyArgs),
    /// Check a local standard: every mistake with its place, what was found and what is expected
    Check(CheckArgs),
    /// Compare past cases under two days or two local standards
    Compare(CompareArgs),
    /// Print a JSON Schema
    Schema(SchemaArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
struct AssessArgs {
    /// A case file; `-` is the standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Print the answer as JSON, byte for byte as the module gives it
    #[arg(long)]
    json: bool,
    /// Write the receipt into this file
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct BatchArgs {
    /// Files of cases; `-` is the standard input. A .csv file is CSV, a .json file one case, any other NDJSON
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// Form of the input, whatever the files are called
    #[arg(long, value_enum)]
    format: Option<records::Format>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = batch::To::Csv)]
    to: batch::To,
    /// Where rows go that make no sense, as NDJSON with file, row, problems and input; without it to the standard error
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
    /// Write here instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many cases are assessed at once; all cores unless said
    #[arg(long, value_name = "N")]
    threads: Option<std::num::NonZeroUsize>,
    /// No progress bar and no count at the end
    #[arg(long, short)]
    quiet: bool,
    /// Print the columns that a CSV input may have, and what their cells hold
    #[arg(long)]
    columns: bool,
}

#[derive(Debug, Args)]
struct VerifyArgs {
    /// A receipt; `-` is the standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// A local standard; `-` is the standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Print the mistakes as JSON; an empty list where there is none
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct CompareArgs {
    /// Past cases: CSV, NDJSON, or one case in a .json file; `-` is the standard input
    #[arg(default_value = "-")]
    past: PathBuf,
    /// Form of the input, whatever the file is called
    #[arg(long, value_enum)]
    format: Option<records::Format>,
    /// Day of the estimate; given twice, before and after
    #[arg(long, value_name = "DAY", num_args = 1, conflicts_with = "profile", required_unless_present = "profile")]
    as_of: Vec<String>,
    /// Local standard: its name, a file of one, or `none`; given twice, before and after
    #[arg(long, value_name = "PROFILE", num_args = 1)]
    profile: Vec<String>,
    /// How many cases are compared at once; all cores unless said
    #[arg(long, value_name = "N")]
    threads: Option<std::num::NonZeroUsize>,
    /// Print everything as one JSON document
    #[arg(long)]
    json: bool,
    /// Print the sums only, not each difference
    #[arg(long)]
    totals: bool,
}

#[derive(Debug, Args)]
struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    of: schema::Of,
}

#[derive(Debug, Args)]
struct CompletionsArgs {
    /// Of which shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Does what the arguments say.
pub fn run() -> ExitCode {
    match asked() {
        Ok(cli) => finished(answered(cli)),
        Err(error) => {
            // Help and version are no mistakes; where nobody reads them there is nothing left to say.
            let _ = error.print();
            if error.use_stderr() { Code::Usage.into() } else { ExitCode::SUCCESS }
        }
    }
}

fn asked() -> Result<Cli, clap::Error> {
    static VERSION: OnceLock<String> = OnceLock::new();
    let version = VERSION.get_or_init(|| format!("{ENGINE_VERSION} (rulebook {RULEBOOK_HASH})"));
    let matches = Cli::command().version(version.as_str()).try_get_matches()?;
    Cli::from_arg_matches(&matches)
}

fn answered(cli: Cli) -> Result<Code, Failure> {
    let lang = cli.lang.into();
    match cli.command {
        Command::Assess(args) => assess::run(&args, lang),
        Command::Batch(args) => batch::run(&args, lang),
        Command::Verify(args) => verify::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Compare(args) => compare::run(&args, lang),
        Command::Schema(args) => schema::run(args.of),
        Command::Completions(args) => {
            let mut script = Vec::new();
            clap_complete::generate(args.shell, &mut Cli::command(), "judicial-relief", &mut script);
            files::print(&script)?;
            Ok(Code::Done)
        }
    }
}

fn finished(result: Result<Code, Failure>) -> ExitCode {
    match result {
        Ok(code) => code.into(),
        // Whoever reads has read enough.
        Err(Failure::Broken(why)) if why.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::complain(&failure.to_string());
            failure.code().into()
        }
    }
}
