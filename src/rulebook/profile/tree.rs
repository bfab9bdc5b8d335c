//! A local standard as it was written: JSON with nothing lost, repeated keys and the order of the keys included.

use crate::json::{NotJson, Piece, Pieces};

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
    /// The next value of a text.
    ///
    /// # Errors
    /// [`NotJson`].
    pub fn read(pieces: &mut Pieces<'_>) -> Result<Tree, NotJson> {
        Ok(match pieces.piece()? {
            Piece::Null => Tree::Null,
            Piece::YesNo(yes) => Tree::YesNo(yes),
            Piece::Number(digits) => digits.parse().map_or_else(|_| Tree::Other(digits.to_owned()), Tree::Whole),
            Piece::Text(text) => Tree::Text(text.into_owned()),
            Piece::List => {
                let mut items = Vec::new();
                while pieces.item(items.is_empty())? {
                    items.push(Tree::read(pieces)?);
                }
                Tree::List(items)
            }
            Piece::Object => {
                let mut entries = Vec::new();
                while let Some(key) = pieces.key(entries.is_empty())? {
                    entries.push((key.into_owned(), Tree::read(pieces)?));
                }
                Tree::Object(entries)
            }
        })
    }

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
