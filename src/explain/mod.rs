//! An assessment in words: ordered sentences, figures with their steps, and the provisions behind them. No arithmetic.

mod catalogue;
mod comparison;
mod form;
mod papers;
mod plain;
mod verification;
mod view;
mod words;

pub use comparison::ComparisonView;
pub use form::{form_text, words_text};
pub use papers::Papers;
pub use plain::{Line, LineKind, lines};
pub use verification::VerificationWords;
pub use view::View;
pub use words::Lang;

use serde::Serialize;

use crate::case::written;
use crate::json::Json;
use crate::problem::Problem;

/// How an amount is understood that was typed in a field of this kind: `12万` is 120,000元. Empty where it is not.
pub fn understood(kind: &str, typed: &str, lang: Lang) -> String {
    match kind {
        "money" => written::amount(typed).map_or_else(|_| String::new(), |amount| lang.money(amount)),
        "decimal" => written::months(typed)
            .map_or_else(|_| String::new(), |months| lang.say("figure.months", &[("months", &lang.number(months))])),
        _ => String::new(),
    }
}

/// A problem in words.
#[derive(Debug, Serialize)]
pub struct ProblemWords {
    path: String,
    id: &'static str,
    message: String,
    remedy: String,
}

/// Writes a list of problems as JSON.
pub fn write_problems(json: &mut Json, problems: &[ProblemWords]) {
    json.open_list();
    for problem in problems {
        json.open();
        json.member("path", &problem.path);
        json.member("id", problem.id);
        json.member("message", &problem.message);
        json.member("remedy", &problem.remedy);
        json.close();
    }
    json.close_list();
}

impl ProblemWords {
    /// Where it stands; empty for the text as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How to mend it.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }
}

/// Says what is wrong and how to mend it.
pub fn problems(lang: Lang, problems: Vec<Problem>) -> Vec<ProblemWords> {
    problems
        .into_iter()
        .map(|problem| {
            let values: Vec<(&str, &str)> =
                problem.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            ProblemWords {
                message: lang.say(&format!("problem.{}.message", problem.id), &values),
                remedy: lang.say(&format!("problem.{}.remedy", problem.id), &values),
                path: problem.path,
                id: problem.id,
            }
        })
        .collect()
}
