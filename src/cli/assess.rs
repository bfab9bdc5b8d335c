//! `assess`: one case, explained.

use std::io::Write as _;

use judicial_relief::explain::Lang;

use super::AssessArgs;
use super::failure::{Code, Failure};
use super::{files, terminal};

/// Assesses one case.
pub fn run(args: &AssessArgs, lang: Lang) -> Result<Code, Failure> {
    let text = files::text(&args.file)?;
    // The receipt first: where it cannot be written, nothing was promised yet.
    let receipt = match (judicial_relief::receipt(&text, lang)?, &args.receipt) {
        (Ok(receipt), Some(path)) => {
            let mut file = files::create(path)?;
            writeln!(file, "{receipt}")?;
            true
        }
        (receipt, _) => receipt.is_ok(),
    };
    if args.json {
        files::print(format!("{}\n", judicial_relief::explain_text(&text, lang)?).as_bytes())?;
        return Ok(if receipt { Code::Done } else { Code::Invalid });
    }
    match judicial_relief::plain(&text, lang)? {
        Ok(lines) => terminal::lines(&lines)?,
        Err(problems) => {
            terminal::problems(&problems)?;
            return Ok(Code::Invalid);
        }
    }
    Ok(Code::Done)
}
