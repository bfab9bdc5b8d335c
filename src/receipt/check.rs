//! A receipt that comes back years later: is it as it was written, and does its case still come to the same? Knows no law.

use serde_json::{Map, Value};

use super::record::{SCHEMA, hash_of, text_of, written};
use super::{code, hash};
use crate::error::Error;
use crate::hidden::visible;
use crate::json::{NotJson, Piece, Pieces};
use crate::order::distinct;
use crate::problem::{Problem, Problems};

/// Longest receipt, in bytes: a receipt of the longest case fits.
pub const LONGEST_RECEIPT: usize = 16 * 1024 * 1024;

/// Parts of a receipt in the order in which they come about: the first that differs is the cause of those after it.
const IN_ORDER: [&str; 5] = ["case", "profile", "findings", "steps", "outcome"];

/// A receipt as it came, of which only the form was looked at.
#[derive(Clone, Debug)]
pub struct Submitted {
    whole: Map<String, Value>,
}

/// What a receipt says, and what the engine says today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// When it was written.
    pub then: String,
    /// Of this engine.
    pub now: String,
}

/// The first place at which the case comes out otherwise than the receipt says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the receipt, such as `steps.3.result.low`.
    pub path: String,
    /// Name of the step or finding, where it is one.
    pub id: Option<String>,
    /// The sheet or applicant to which it belongs.
    pub owner: Option<String>,
    /// What the receipt says; nothing where it says nothing.
    pub then: Option<String>,
    /// What comes out now.
    pub now: Option<String>,
}

/// What a receipt was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Its hash is the hash of what it says.
    pub intact: bool,
    /// Nothing, where computing its case again gives the same.
    pub difference: Option<Difference>,
    /// Engine then and now.
    pub engine: Versions,
    /// Rulebook then and now.
    pub rulebook: Versions,
    /// The code that stands on the printed sheet of this case.
    pub code: String,
}

impl Submitted {
    /// Reads a receipt; whether it is true is asked later.
    ///
    /// # Errors
    /// What keeps it from being a receipt.
    pub fn read(text: &str) -> Result<Submitted, Vec<Problem>> {
        let mut problems = Problems::default();
        let whole = read(text, &mut problems);
        match (whole, problems.found()) {
            (Some(whole), None) => Ok(Submitted { whole }),
            (_, found) => Err(found.unwrap_or_default()),
        }
    }

    /// The text of its case, as the door of a case takes it.
    ///
    /// # Errors
    /// None today: what it is written with cannot fail.
    pub fn case_text(&self) -> Result<String, Error> {
        match self.whole.get("case") {
            Some(Value::Object(case)) => Ok(written(case)),
            _ => Ok("{}".to_owned()),
        }
    }

    /// Compares it with what its case comes to now.
    ///
    /// # Errors
    /// None today: what it is written with cannot fail.
    pub fn compare(&self, now: &Map<String, Value>) -> Result<Verification, Error> {
        let text = |whole: &Map<String, Value>, key: &str| -> String {
            whole.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let visible = |whole: &Map<String, Value>, key: &str| visible(&text(whole, key)).into_owned();
        let versions = |key: &str| Versions { then: visible(&self.whole, key), now: text(now, key) };
        Ok(Verification {
            intact: hash_of(&self.whole) == text(&self.whole, "hash"),
            difference: IN_ORDER.iter().find_map(|part| self.first_difference(now, part)),
            engine: versions("engine"),
            rulebook: versions("rulebook"),
            code: self.code(),
        })
    }

    /// The short code of the printed sheet: that of case, engine and rulebook, without what they come to.
    fn code(&self) -> String {
        let mut named = Map::new();
        if let Some(Value::Object(case)) = self.whole.get("case") {
            named.extend(case.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        for key in ["engine", "rulebook"] {
            named.insert(key.to_owned(), self.whole.get(key).cloned().unwrap_or_default());
        }
        code(&hash(&written(&named)))
    }

    fn first_difference(&self, now: &Map<String, Value>, part: &str) -> Option<Difference> {
        let (then, now) = (self.whole.get(part), now.get(part));
        let mut path = part.to_owned();
        let (then_at, now_at) = differing(then, now, &mut path)?;
        // Of a step or finding, its name: the place alone says little.
        let place: Option<usize> = path.split('.').nth(1).and_then(|place| place.parse().ok());
        let row = place.and_then(|place| {
            let row = |list: Option<&Value>| list.and_then(|list| list.get(place)).cloned();
            row(then).or_else(|| row(now))
        });
        let word = |key: &str| {
            row.as_ref().and_then(|row| row.get(key)).and_then(Value::as_str).map(|word| visible(word).into_owned())
        };
        Some(Difference {
            id: word("id"),
            owner: word("sheet").or_else(|| word("applicant")),
            then: then_at.map(shown),
            now: now_at.map(shown),
            path,
        })
    }
}

/// The first place at which two values differ, left in `path`, with what stands there.
fn differing<'v>(
    then: Option<&'v Value>,
    now: Option<&'v Value>,
    path: &mut String,
) -> Option<(Option<&'v Value>, Option<&'v Value>)> {
    if then == now {
        return None;
    }
    let start = path.len();
    match (then, now) {
        (Some(Value::Object(a)), Some(Value::Object(b))) => distinct(a.keys().chain(b.keys()))
            .into_iter()
            .find_map(|key| step_into(a.get(key), b.get(key), path, start, key)),
        (Some(Value::Array(a)), Some(Value::Array(b))) => (0..a.len().max(b.len()))
            .find_map(|place| step_into(a.get(place), b.get(place), path, start, &place.to_string())),
        _ => Some((then, now)),
    }
}

fn step_into<'v>(
    then: Option<&'v Value>,
    now: Option<&'v Value>,
    path: &mut String,
    start: usize,
    key: &str,
) -> Option<(Option<&'v Value>, Option<&'v Value>)> {
    path.push('.');
    path.push_str(&visible(key));
    let found = differing(then, now, path);
    if found.is_none() {
        path.truncate(start);
    }
    found
}

/// A value as a person compares it, not at any length, and with nothing in it that cannot be seen.
fn shown(value: &Value) -> String {
    const MOST: usize = 200;
    let text = value.as_str().map_or_else(|| text_of(value), str::to_owned);
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}

fn read(text: &str, problems: &mut Problems) -> Option<Map<String, Value>> {
    if text.len() > LONGEST_RECEIPT {
        problems.note("", "receipt_too_long", &[("most", &(LONGEST_RECEIPT / 1024 / 1024).to_string())]);
        return None;
    }
    let whole = match strict(text.trim_start_matches('\u{FEFF}')) {
        Ok(Value::Object(whole)) => whole,
        Ok(_) => {
            problems.note("", "receipt_schema", &[("known", SCHEMA)]);
            return None;
        }
        Err((line, column)) => {
            problems.note("", "receipt_not_json", &[("line", &line.to_string()), ("column", &column.to_string())]);
            return None;
        }
    };
    if whole.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        problems.note("schema", "receipt_schema", &[("known", SCHEMA)]);
        return None;
    }
    for key in ["engine", "rulebook", "hash"] {
        if !whole.get(key).is_some_and(Value::is_string) {
            problems.note(key, "receipt_part", &[("part", key)]);
        }
    }
    for key in ["case", "outcome"] {
        if !whole.get(key).is_some_and(Value::is_object) {
            problems.note(key, "receipt_part", &[("part", key)]);
        }
    }
    for key in ["findings", "steps"] {
        if !whole.get(key).is_some_and(Value::is_array) {
            problems.note(key, "receipt_part", &[("part", key)]);
        }
    }
    // What is not compared must not stand there either, or it could be read as if it had been.
    let known = ["schema", "engine", "rulebook", "profile", "case", "findings", "steps", "outcome", "hash"];
    for key in whole.keys().filter(|key| !known.contains(&key.as_str())) {
        problems.note(key, "receipt_unknown", &[("part", key)]);
    }
    Some(whole)
}

/// JSON in which no key stands twice: a person reads the first of two, a decoder takes the last. No receipt holds a
/// number with a fraction, so such a number is refused with the rest of the form; line and column where it is not.
pub(super) fn strict(text: &str) -> Result<Value, (usize, usize)> {
    let mut pieces = Pieces::of(text);
    let read = value(&mut pieces).and_then(|read| pieces.end().map(|()| read));
    read.map_err(|NotJson| pieces.place())
}

fn value(pieces: &mut Pieces<'_>) -> Result<Value, NotJson> {
    Ok(match pieces.piece()? {
        Piece::Null => Value::Null,
        Piece::YesNo(yes) => Value::from(yes),
        Piece::Number(digits) => {
            let whole = digits.parse::<i64>().ok().filter(|whole| whole.to_string() == digits);
            Value::from(whole.ok_or(NotJson)?)
        }
        Piece::Text(text) => Value::from(text),
        Piece::List => {
            let mut items = Vec::new();
            while pieces.item(items.is_empty())? {
                items.push(value(pieces)?);
            }
            Value::Array(items)
        }
        Piece::Object => {
            let mut object = Map::new();
            while let Some(key) = pieces.key(object.is_empty())? {
                let value = value(pieces)?;
                if object.insert(key.into_owned(), value).is_some() {
                    return Err(NotJson);
                }
            }
            Value::Object(object)
        }
    })
}
