//! JSON text into answers, in one pass, with every problem and its place. Knows the form, not the law.
//!
//! serde's derived decoders stop at the first mistake and name no place, and `deny_unknown_fields` is not honoured
//! where JavaScript objects are decoded. This reader is driven by the questions instead: one visitor for every value.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::raw::{Member, RawCase};
use super::written;
use crate::date::Date;
use crate::problem::{Problem, Problems, nearest};
use crate::questions::{Kind, LONGEST_TEXT, MOST_ROWS, Question, Slot, Writable};
use crate::rulebook::Tree;

/// Longest case text, in bytes: far above any real case, far below what could stall a page.
pub const LONGEST_CASE: usize = 512 * 1024;

/// The answer that a fact cannot be established.
pub const CANNOT_BE_ESTABLISHED: &str = "cannot_be_established";

/// Reads a case text; what is not understood is a problem, never a guess.
pub(super) fn read(text: &str) -> Result<RawCase, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut case = RawCase::default();
    if text.len() > LONGEST_CASE {
        problems.note("", "text_too_long", &[("most", &(LONGEST_CASE / 1024).to_string())]);
        return Err(problems.found().unwrap_or_default());
    }
    let mut path = String::new();
    let mut decoder = serde_json::Deserializer::from_str(text);
    let reader = Reader { node: Node::Object(&mut case), path: &mut path, problems: &mut problems };
    if let Err(error) = reader.deserialize(&mut decoder).and_then(|()| decoder.end()) {
        problems.note("", "not_json", &[("line", &error.line().to_string()), ("column", &error.column().to_string())]);
    }
    problems.found().map_or(Ok(case), Err)
}

/// What may stand at a place.
pub(super) enum Node<'a> {
    /// An object with known keys.
    Object(&'a mut dyn Object),
    /// An answer.
    Answer(&'static Question, Slot<'a>),
    /// A list of names.
    Names(&'a mut Vec<String>),
    /// The applicants of the frame.
    Members(&'a mut Vec<Member>),
    /// A name.
    Name(&'a mut String),
    /// A local standard, which has a reader of its own.
    Whole(&'a mut Option<Tree>),
}

/// An object with known keys.
pub(super) trait Object {
    /// What stands under a key; nothing if the key is unknown.
    fn entry(&mut self, key: &str) -> Option<Node<'_>>;
    /// The keys that it knows, for a remedy.
    fn keys(&self) -> Vec<&'static str>;
}

/// Most names of one kind in a frame.
pub(super) const MOST_NAMES: usize = 1000;

#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'k>(#[serde(borrow)] Cow<'k, str>);

struct Reader<'a, 'b> {
    node: Node<'a>,
    path: &'b mut String,
    problems: &'b mut Problems,
}

impl Reader<'_, '_> {
    fn problem(&mut self, id: &'static str, values: &[(&'static str, &str)]) {
        self.problems.note(self.path, id, values);
    }

    /// The value is of another kind than is asked here.
    fn unexpected(&mut self, found: &str) {
        let found = ("found", found);
        match &self.node {
            Node::Object(_) | Node::Whole(_) => self.problem("expected_object", &[found]),
            Node::Names(_) | Node::Members(_) => self.problem("expected_list", &[found]),
            Node::Name(_) => self.problem("expected_name", &[found]),
            Node::Answer(question, _) => match question.kind {
                Kind::YesNo => self.problem("expected_yes_no", &[found]),
                Kind::Choice { options } => self.problem("unknown_option", &[found, ("options", &options.join(", "))]),
                Kind::Region => self.problem("unknown_region", &[found]),
                Kind::Whole { least, most } => {
                    self.problem("not_whole", &[found, ("least", &least.to_string()), ("most", &most.to_string())])
                }
                Kind::Money | Kind::Months => self.problem("amount_as_text", &[found]),
                Kind::Date => self.problem("not_a_date", &[found]),
                Kind::Text => self.problem("expected_text", &[found]),
                Kind::List { .. } => self.problem("expected_list", &[found]),
            },
        }
    }

    fn text(&mut self, text: &str) {
        let Node::Answer(question, slot) = &mut self.node else {
            if let Node::Name(name) = &mut self.node
                && is_name(text)
            {
                text.clone_into(name);
            } else {
                self.unexpected(text);
            }
            return;
        };
        if text == CANNOT_BE_ESTABLISHED && !matches!(question.kind, Kind::Text) {
            if !question.may_be_unestablished {
                return self.problem("must_be_established", &[]);
            }
            match slot {
                Slot::YesNo(fact) => **fact = crate::questions::Fact::CannotBeEstablished,
                Slot::Choice(choice) => choice.cannot_be_established(),
                Slot::Whole(_) | Slot::Amount(_) | Slot::Date(_) | Slot::Text(_) | Slot::Rows(_) => {}
            }
            return;
        }
        match slot {
            Slot::Choice(choice) => {
                if !choice.choose(text) {
                    self.unexpected(text);
                }
            }
            Slot::Amount(fact) => {
                let read = if matches!(question.kind, Kind::Months) { written::months } else { written::amount };
                match read(text) {
                    Ok(amount) => **fact = crate::questions::Fact::Known(amount),
                    Err(fault) => self.problem(fault.id(), &[("found", text)]),
                }
            }
            Slot::Date(fact) => match Date::parse(text) {
                Some(date) => **fact = crate::questions::Fact::Known(date),
                None => self.unexpected(text),
            },
            Slot::Text(answer) => {
                if text.chars().count() > LONGEST_TEXT {
                    self.problem("answer_too_long", &[("most", &LONGEST_TEXT.to_string())]);
                } else {
                    **answer = Some(text.to_owned());
                }
            }
            Slot::YesNo(_) | Slot::Whole(_) | Slot::Rows(_) => self.unexpected(text),
        }
    }

    fn whole(&mut self, value: u64) {
        let Node::Answer(Question { kind: Kind::Whole { least, most }, .. }, Slot::Whole(fact)) = &mut self.node else {
            return self.unexpected(&value.to_string());
        };
        match u32::try_from(value) {
            Ok(value) if *least <= value && value <= *most => **fact = crate::questions::Fact::Known(value),
            _ => {
                let (least, most) = (least.to_string(), most.to_string());
                self.problem("not_whole", &[("found", &value.to_string()), ("least", &least), ("most", &most)]);
            }
        }
    }
}

/// Letters, digits, `_` and `-`, at most twenty: a name never carries a person's name or a markup character.
fn is_name(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

impl<'de> DeserializeSeed<'de> for Reader<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if let Node::Whole(tree) = self.node {
            *tree = Some(Tree::deserialize(deserializer)?).filter(|tree| *tree != Tree::Null);
            return Ok(());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a case")
    }

    /// Null is unanswered: for an answer that is its own state, elsewhere as if the key were absent.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(mut self, value: bool) -> Result<(), E> {
        if let Node::Answer(_, Slot::YesNo(fact)) = &mut self.node {
            **fact = crate::questions::Fact::Known(value);
        } else {
            self.unexpected(if value { "true" } else { "false" });
        }
        Ok(())
    }

    fn visit_u64<E>(mut self, value: u64) -> Result<(), E> {
        self.whole(value);
        Ok(())
    }

    fn visit_i64<E>(mut self, value: i64) -> Result<(), E> {
        self.unexpected(&value.to_string());
        Ok(())
    }

    #[expect(clippy::disallowed_types, reason = "JSON has such numbers; the value is refused without a look at it")]
    fn visit_f64<E>(mut self, _: f64) -> Result<(), E> {
        self.unexpected("0.…");
        Ok(())
    }

    fn visit_str<E>(mut self, text: &str) -> Result<(), E> {
        self.text(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        if !matches!(self.node, Node::Names(_) | Node::Members(_) | Node::Answer(_, Slot::Rows(_))) {
            self.unexpected("[…]");
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        let start = self.path.len();
        let mut at = 0_usize;
        loop {
            extend(self.path, &at.to_string());
            let item = Item { list: &mut self.node, at, path: self.path, problems: self.problems };
            let more = list.next_element_seed(item)?.is_some();
            self.path.truncate(start);
            if !more {
                return Ok(());
            }
            at = at.saturating_add(1);
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let start = self.path.len();
        let mut seen = BTreeSet::new();
        while let Some(Key(key)) = map.next_key()? {
            extend(self.path, &key);
            let node = if seen.contains(&key) {
                self.problem("duplicate_field", &[("found", &key)]);
                None
            } else if let Node::Object(object) = &mut self.node {
                let keys = object.keys();
                match object.entry(&key) {
                    Some(node) => Some(node),
                    None => {
                        let near = nearest(&key, &keys).map_or_else(|| keys.join(", "), str::to_owned);
                        self.problems.note(self.path, "unknown_field", &[("found", &key), ("known", &near)]);
                        None
                    }
                }
            } else {
                None
            };
            match node {
                Some(node) => map.next_value_seed(Reader { node, path: self.path, problems: self.problems })?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
            seen.insert(key);
            self.path.truncate(start);
        }
        if !matches!(self.node, Node::Object(_)) {
            self.unexpected("{…}");
        }
        Ok(())
    }
}

/// The next element of a list, which makes room for itself only once it is there.
struct Item<'a, 'n, 'b> {
    list: &'a mut Node<'n>,
    at: usize,
    path: &'b mut String,
    problems: &'b mut Problems,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let most = if matches!(self.list, Node::Answer(..)) { MOST_ROWS } else { MOST_NAMES };
        if self.at >= most {
            if self.at == most {
                self.problems.note(self.path, "list_too_long", &[("most", &most.to_string())]);
            }
            return IgnoredAny::deserialize(deserializer).map(drop);
        }
        let Item { list, path, problems, .. } = self;
        let mut row_object;
        let node = match list {
            Node::Names(names) => {
                names.push(String::new());
                names.last_mut().map(Node::Name)
            }
            Node::Members(members) => {
                members.push(Member::default());
                members.last_mut().map(|member| Node::Object(member))
            }
            Node::Answer(Question { kind: Kind::List { columns }, .. }, Slot::Rows(rows)) => match rows.push() {
                Some(row) => {
                    row_object = RowObject { row, columns };
                    Some(Node::Object(&mut row_object))
                }
                None => None,
            },
            _ => None,
        };
        match node {
            Some(node) => Reader { node, path, problems }.deserialize(deserializer),
            None => IgnoredAny::deserialize(deserializer).map(drop),
        }
    }
}

/// A row of a list as an object.
struct RowObject<'a> {
    row: &'a mut dyn Writable,
    columns: &'static [&'static Question],
}

impl Object for RowObject<'_> {
    fn entry(&mut self, key: &str) -> Option<Node<'_>> {
        let question = self.columns.iter().find(|question| question.id == key)?;
        Some(Node::Answer(question, self.row.slot(key)?))
    }

    fn keys(&self) -> Vec<&'static str> {
        self.columns.iter().map(|question| question.id).collect()
    }
}

fn extend(path: &mut String, part: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.extend(part.chars().take(60));
}
