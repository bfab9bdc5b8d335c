//! `check`: a local standard before it is used.

use judicial_relief::explain::Lang;

use super::CheckArgs;
use super::failure::{Code, Failure};
use super::{files, terminal};

/// Checks a local standard; every mistake is named at once.
pub fn run(args: &CheckArgs, lang: Lang) -> Result<Code, Failure> {
    let text = files::text(&args.file)?;
    let problems = judicial_relief::check_profile(&text, lang);
    if args.json {
        files::print(format!("{}\n", serde_json::to_string(&problems).map_err(std::io::Error::from)?).as_bytes())?;
    } else {
        terminal::problems(&problems)?;
    }
    Ok(if problems.is_empty() { Code::Done } else { Code::Invalid })
}
