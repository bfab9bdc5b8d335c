//! A local standard as it was written: JSON with nothing lost, repeated keys and the order of the keys included.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value. Only its text is kept of a number: a standard holds whole numbers and amounts as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Nothing.
    Null,
    /// Yes or no.
    YesNo(bool),
    /// A whole number that is not negative.
    Whole(u64),
    /// Another number, as far as it is shown in a message.
    Other(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object, its entries as they stand.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// How the value is called in a message.
    pub(super) fn shown(&self) -> String {
        match self {
            Tree::Null => "null".to_owned(),
            Tree::YesNo(yes) => yes.to_string(),
            Tree::Whole(number) => number.to_string(),
            Tree::Other(number) | Tree::Text(number) => number.clone(),
            Tree::List(_) => "[…]".to_owned(),
            Tree::Object(_) => "{…}".to_owned(),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a local standard")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::YesNo(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Whole(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Other(value.to_string()))
    }

    #[expect(clippy::disallowed_types, reason = "JSON has such numbers; the value is refused without a look at it")]
    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Other("0.…".to_owned()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Object(entries))
    }
}
