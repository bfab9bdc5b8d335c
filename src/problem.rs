//! What the person can mend: the field, what is wrong there, and the figures that the remedy names.

use crate::hidden::visible;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands in the case, such as `facts.victims.v1.injury`; empty for the text as a whole.
    pub path: String,
    /// Stable name; its sentences are `problem.<id>.message` and `problem.<id>.remedy`.
    pub id: &'static str,
    /// What the sentences name.
    pub values: Vec<(&'static str, String)>,
}

/// Most problems reported at once.
pub const MOST_PROBLEMS: usize = 100;

/// Problems as they are found, in the order of the text.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes one; beyond [`MOST_PROBLEMS`] the first ones are enough to begin with.
    pub fn note(&mut self, path: &str, id: &'static str, values: &[(&'static str, &str)]) {
        if self.0.len() < MOST_PROBLEMS {
            let values = values.iter().map(|(name, value)| (*name, clipped(value))).collect();
            self.0.push(Problem { path: clipped(path), id, values });
        }
    }

    /// The list, if there is anything in it.
    pub fn found(self) -> Option<Vec<Problem>> {
        (!self.0.is_empty()).then_some(self.0)
    }

    /// Nothing found so far?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The known key that differs least, if it differs little: for "did you mean".
pub fn nearest<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    const LONGEST_TYPO: usize = 64;
    if found.len() > LONGEST_TYPO {
        return None;
    }
    known
        .iter()
        .map(|key| (strsim::levenshtein(found, key), *key))
        .filter(|(distance, key)| *distance <= (key.len() / 3).max(2))
        .min()
        .map(|(_, key)| key)
}

/// What a person typed is quoted, but not at any length, and with nothing in it that cannot be seen.
fn clipped(text: &str) -> String {
    const MOST: usize = 120;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}
