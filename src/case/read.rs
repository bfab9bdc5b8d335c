//! JSON text into answers, in one pass, with every problem and its place. Knows the form, not the law.
//!
//! serde's derived decoders stop at the first mistake and name no place, and `deny_unknown_fields` is not honoured
//! where JavaScript objects are decoded. This reader is driven by the questions instead: one visitor for every value.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::raw::{Member, RawCase, place_of};
use super::written;
use crate::date::Date;
use crate::hidden;
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
    let mut decoder = serde_json::Deserializer::from_str(text);
    let reader = Reader { node: Node::Object(&mut case), path: &Path::TOP, problems: &mut problems };
    if let Err(error) = reader.deserialize(&mut decoder).and_then(|()| decoder.end()) {
        problems.note("", "not_json", &[("line", &error.line().to_string()), ("column", &error.column().to_string())]);
    }
    problems.found().map_or(Ok(case), Err)
}

/// What may stand at a place.
pub(super) enum Node<'a> {
    /// An object with known keys.
    Object(&'a mut dyn Object),
    /// An object whose keys are names of the frame.
    ByName(&'a mut dyn ByName),
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

/// An object with known keys, fewer than a mask has bits.
pub(super) trait Object {
    /// The place of a key, which is likely to be `expected`; nothing if the key is unknown.
    fn place(&self, key: &str, expected: usize) -> Option<usize>;
    /// What stands at a place.
    fn at(&mut self, place: usize) -> Option<Node<'_>>;
    /// The keys that it knows, for a remedy.
    fn keys(&self) -> Vec<&'static str>;
}

/// An object whose keys are names of the frame.
pub(super) trait ByName {
    /// The answers of one more.
    fn add(&mut self, name: &str) -> Option<&mut dyn Object>;
    /// Names that stand more than once.
    fn repeated(&self) -> Vec<&str>;
}

/// Where the reader is: written out only where there is something to mend.
struct Path<'p> {
    above: Option<&'p Path<'p>>,
    part: Part<'p>,
}

enum Part<'p> {
    Top,
    Key(&'p str),
    Row(usize),
}

impl Path<'_> {
    const TOP: Path<'static> = Path { above: None, part: Part::Top };

    fn below<'p>(&'p self, part: Part<'p>) -> Path<'p> {
        Path { above: Some(self), part }
    }

    fn written(&self) -> String {
        const LONGEST_PART: usize = 60;
        let mut out = self.above.map_or_else(String::new, Path::written);
        if !out.is_empty() && !matches!(self.part, Part::Top) {
            out.push('.');
        }
        match self.part {
            Part::Top => {}
            Part::Key(key) => out.extend(key.chars().take(LONGEST_PART)),
            Part::Row(at) => out.push_str(&at.to_string()),
        }
        out
    }
}

/// Most names of one kind in a frame.
pub(super) const MOST_NAMES: usize = 1000;

#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'k>(#[serde(borrow)] Cow<'k, str>);

struct Reader<'a, 'b> {
    node: Node<'a>,
    path: &'b Path<'b>,
    problems: &'b mut Problems,
}

impl Reader<'_, '_> {
    fn problem(&mut self, id: &'static str, values: &[(&'static str, &str)]) {
        self.problems.note(&self.path.written(), id, values);
    }

    /// The value is of another kind than is asked here.
    fn unexpected(&mut self, found: &str) {
        let found = ("found", found);
        match &self.node {
            Node::Object(_) | Node::ByName(_) | Node::Whole(_) => self.problem("expected_object", &[found]),
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
                } else if let Some((place, one)) = hidden::first(text) {
                    self.problem("hidden_character", &[("place", &place.to_string()), ("found", &hidden::number(one))]);
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
        let mut at = 0_usize;
        loop {
            let path = self.path.below(Part::Row(at));
            let item = Item { list: &mut self.node, at, path: &path, problems: self.problems };
            if list.next_element_seed(item)?.is_none() {
                return Ok(());
            }
            at = at.saturating_add(1);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Reader { mut node, path, problems } = self;
        match &mut node {
            Node::Object(object) => read_object(*object, map, path, problems),
            Node::ByName(named) => read_by_name(*named, map, path, problems),
            _ => {
                Reader { node, path, problems }.unexpected("{…}");
                IgnoredAny.visit_map(map).map(drop)
            }
        }
    }
}

fn read_object<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut map: A,
    path: &Path<'_>,
    problems: &mut Problems,
) -> Result<(), A::Error> {
    let (mut seen, mut expected) = (0_u64, 0);
    while let Some(Key(key)) = map.next_key()? {
        let path = &path.below(Part::Key(&key));
        let place = object.place(&key, expected);
        // OK because no object knows as many keys as a mask has bits.
        let bit = place.and_then(|place| 1_u64.checked_shl(u32::try_from(place).ok()?)).unwrap_or(0);
        let node = if seen & bit != 0 {
            problems.note(&path.written(), "duplicate_field", &[("found", &key)]);
            None
        } else {
            place.and_then(|place| object.at(place))
        };
        if let Some(node) = node {
            map.next_value_seed(Reader { node, path, problems })?;
        } else {
            if place.is_none() {
                let keys = object.keys();
                let near = nearest(&key, &keys).map_or_else(|| keys.join(", "), str::to_owned);
                problems.note(&path.written(), "unknown_field", &[("found", &key), ("known", &near)]);
            }
            map.next_value::<IgnoredAny>()?;
        }
        seen |= bit;
        expected = place.map_or(expected, |place| place.saturating_add(1));
    }
    Ok(())
}

fn read_by_name<'de, A: MapAccess<'de>>(
    named: &mut dyn ByName,
    mut map: A,
    path: &Path<'_>,
    problems: &mut Problems,
) -> Result<(), A::Error> {
    while let Some(Key(name)) = map.next_key()? {
        let path = &path.below(Part::Key(&name));
        match named.add(&name) {
            Some(answers) => map.next_value_seed(Reader { node: Node::Object(answers), path, problems })?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    for name in named.repeated() {
        problems.note(&path.below(Part::Key(name)).written(), "duplicate_field", &[("found", name)]);
    }
    Ok(())
}

/// The next element of a list, which makes room for itself only once it is there.
struct Item<'a, 'n, 'b> {
    list: &'a mut Node<'n>,
    at: usize,
    path: &'b Path<'b>,
    problems: &'b mut Problems,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let most = if matches!(self.list, Node::Answer(..)) { MOST_ROWS } else { MOST_NAMES };
        if self.at >= most {
            if self.at == most {
                self.problems.note(&self.path.written(), "list_too_long", &[("most", &most.to_string())]);
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
    fn place(&self, key: &str, expected: usize) -> Option<usize> {
        place_of(self.columns, key, expected)
    }

    fn at(&mut self, place: usize) -> Option<Node<'_>> {
        let question = self.columns.get(place)?;
        Some(Node::Answer(question, self.row.slot(question)?))
    }

    fn keys(&self) -> Vec<&'static str> {
        self.columns.iter().map(|question| question.id).collect()
    }
}
