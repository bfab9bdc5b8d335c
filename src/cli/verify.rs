//! `verify`: a receipt that comes back.

use judicial_relief::VerifyAnswer;
use judicial_relief::explain::Lang;

use super::VerifyArgs;
use super::failure::{Code, Failure};
use super::{files, terminal};

/// Checks a receipt.
pub fn run(args: &VerifyArgs, lang: Lang) -> Result<Code, Failure> {
    let text = files::text(&args.file)?;
    let answer = judicial_relief::verify(&text, lang)?;
    if args.json {
        files::print(format!("{}\n", judicial_relief::verify_text(&text, lang)?).as_bytes())?;
    }
    Ok(match answer {
        VerifyAnswer::Invalid { problems } => {
            if !args.json {
                terminal::problems(&problems)?;
            }
            Code::Invalid
        }
        VerifyAnswer::Verified { verification } => {
            if !args.json {
                files::print(format!("{}\n", verification.sentences().join("\n")).as_bytes())?;
            }
            if verification.is_true() { Code::Done } else { Code::Differs }
        }
    })
}
