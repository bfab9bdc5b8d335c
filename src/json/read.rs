//! JSON while it is read, piece by piece: for cases, local standards, receipts and rows. Knows its form, not what it says.
//!
//! A number is handed over as its digits. No value of ours has a fraction, so none is ever made of what stands there.

use std::borrow::Cow;

use hifijson::{Read as _, SliceLexer, num::LexWrite as _, str::LexAlloc as _, token::Lex as _};

/// A value told in one piece, or the beginning of a longer one.
#[derive(Debug)]
pub enum Piece<'t> {
    /// Nothing.
    Null,
    /// Yes or no.
    YesNo(bool),
    /// A number, as it stands.
    Number(&'t str),
    /// A text.
    Text(Cow<'t, str>),
    /// A list begins: [`Pieces::item`] leads through it.
    List,
    /// An object begins: [`Pieces::key`] leads through it.
    Object,
}

/// The text is no JSON from here on; [`Pieces::place`] says where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson;

/// A text that is read from its beginning to its end.
#[expect(missing_debug_implementations, reason = "the lexer has none")]
pub struct Pieces<'t> {
    text: &'t str,
    lexer: SliceLexer<'t>,
    depth: u32,
}

/// Lists and objects inside each other: far more than anything of ours has, few enough for the smallest stack.
const DEEPEST: u32 = 128;

impl<'t> Pieces<'t> {
    /// At the beginning of a text.
    pub fn of(text: &'t str) -> Pieces<'t> {
        Pieces { text, lexer: SliceLexer::new(text.as_bytes()), depth: 0 }
    }

    /// The next value, or its beginning.
    ///
    /// # Errors
    /// [`NotJson`], as all that follow.
    pub fn piece(&mut self) -> Result<Piece<'t>, NotJson> {
        match self.lexer.ws_peek().ok_or(NotJson)? {
            b'"' => self.text().map(Piece::Text),
            b'0'..=b'9' => self.number(""),
            b'-' => {
                self.lexer.take_next();
                self.number("-")
            }
            b'[' => self.deeper(Piece::List),
            b'{' => self.deeper(Piece::Object),
            b'n' | b't' | b'f' => Ok(self.lexer.null_or_bool().ok_or(NotJson)?.map_or(Piece::Null, Piece::YesNo)),
            _ => Err(NotJson),
        }
    }

    /// Inside a list: does another item follow?
    pub fn item(&mut self, is_first: bool) -> Result<bool, NotJson> {
        self.another(b']', is_first)
    }

    /// Inside an object: the next key, of which the value follows.
    pub fn key(&mut self, is_first: bool) -> Result<Option<Cow<'t, str>>, NotJson> {
        if !self.another(b'}', is_first)? {
            return Ok(None);
        }
        if self.lexer.ws_peek() != Some(b'"') {
            return Err(NotJson);
        }
        let key = self.text()?;
        self.lexer.expect(SliceLexer::ws_peek, b':').ok_or(NotJson)?;
        Ok(Some(key))
    }

    /// Inside an object, after its first key: takes the next key if it is this one and stands right behind a comma.
    pub fn key_is(&mut self, key: &str) -> bool {
        let after = |rest: &'t [u8]| rest.strip_prefix(b",\"")?.strip_prefix(key.as_bytes())?.strip_prefix(b"\":");
        let after = after(self.lexer.as_slice());
        if let Some(after) = after {
            self.lexer = SliceLexer::new(after);
        }
        after.is_some()
    }

    /// Passes over what is left of a value that began with this piece.
    pub fn pass_over(&mut self, begun: &Piece<'_>) -> Result<(), NotJson> {
        let mut is_first = true;
        match begun {
            Piece::List => {
                while self.item(is_first)? {
                    self.pass_over_value()?;
                    is_first = false;
                }
            }
            Piece::Object => {
                while self.key(is_first)?.is_some() {
                    self.pass_over_value()?;
                    is_first = false;
                }
            }
            Piece::Null | Piece::YesNo(_) | Piece::Number(_) | Piece::Text(_) => {}
        }
        Ok(())
    }

    /// Passes over the whole next value.
    pub fn pass_over_value(&mut self) -> Result<(), NotJson> {
        let begun = self.piece()?;
        self.pass_over(&begun)
    }

    /// Nothing more may follow.
    pub fn end(&mut self) -> Result<(), NotJson> {
        self.lexer.ws_peek().map_or(Ok(()), |_| Err(NotJson))
    }

    /// Line and column, both from 1, of what is read next.
    pub fn place(&self) -> (usize, usize) {
        let read = self.text.len().saturating_sub(self.lexer.as_slice().len());
        let before = self.text.as_bytes().get(..read).unwrap_or_default();
        let mut lines = before.rsplit(|byte| *byte == b'\n');
        let last = String::from_utf8_lossy(lines.next().unwrap_or_default());
        (lines.count().saturating_add(1), last.chars().count().saturating_add(1))
    }

    /// Nearly every text stands as it is meant, and is part of one that is UTF-8 already; the lexer is asked for the others.
    fn text(&mut self) -> Result<Cow<'t, str>, NotJson> {
        self.lexer.take_next();
        let rest = self.lexer.as_slice();
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).ok_or(NotJson)?;
        let (plain, after) = rest.split_at_checked(length).ok_or(NotJson)?;
        let Some((b'"', after)) = after.split_first() else {
            return self.lexer.str_string().map_err(|_| NotJson);
        };
        let start = self.text.len().saturating_sub(rest.len());
        self.lexer = SliceLexer::new(after);
        self.text.get(start..start.saturating_add(plain.len())).map(Cow::Borrowed).ok_or(NotJson)
    }

    fn number(&mut self, sign: &str) -> Result<Piece<'t>, NotJson> {
        self.lexer.num_string(sign).map(|(digits, _)| Piece::Number(digits)).map_err(|_| NotJson)
    }

    fn deeper(&mut self, begun: Piece<'t>) -> Result<Piece<'t>, NotJson> {
        self.lexer.take_next();
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= DEEPEST).ok_or(NotJson)?;
        Ok(begun)
    }

    fn another(&mut self, end: u8, is_first: bool) -> Result<bool, NotJson> {
        match self.lexer.ws_peek().ok_or(NotJson)? {
            byte if byte == end => {
                self.lexer.take_next();
                self.depth = self.depth.saturating_sub(1);
                Ok(false)
            }
            // What must follow a comma fails where it is read.
            b',' if !is_first => {
                self.lexer.take_next();
                Ok(true)
            }
            _ if is_first => Ok(true),
            _ => Err(NotJson),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Result<(), (usize, usize)> {
        let mut pieces = Pieces::of(text);
        let read = pieces.pass_over_value().and_then(|()| pieces.end());
        read.map_err(|NotJson| pieces.place())
    }

    /// The same texts are JSON here as for the decoder that everybody uses, numbers too large for it apart.
    #[test]
    fn takes_and_refuses_what_json_is() {
        for text in [
            "null",
            "true",
            "false",
            "0",
            "-0",
            "10",
            "-1.5e+3",
            "1E9",
            "\"\"",
            "\"a\\u00e9\\n\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[1,2]",
            " [ 1 , [ ] , { } ] ",
            "{}",
            "{\"a\":1,\"a\":{\"b\":[null]}}",
            "\t\r\n0",
            "",
            " ",
            "nul",
            "nullx",
            "tru",
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[",
            "]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "{1:1}",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\n\"",
            "\"\u{1}\"",
            "'a'",
            "0 0",
            "{} x",
            "\u{feff}{}",
            "[1]]",
            "NaN",
            "Infinity",
            "// x\n1",
        ] {
            let known = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!(whole(text).is_ok(), known, "{text:?}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(whole(&nested(128)), Ok(()));
        assert!(whole(&nested(129)).is_err());
        assert!(whole(&"{\"a\":".repeat(100_000)).is_err());
        // What ends gives its depth back.
        assert_eq!(whole(&format!("[{}]", vec!["[[]]"; 300].join(","))), Ok(()));
    }

    #[test]
    fn says_where_it_is_no_json() {
        for (text, place) in [("", (1, 1)), ("{\n  \"a\": x}", (2, 8)), ("[1,\n2 3]", (2, 3)), ("\"检\" x", (1, 5))] {
            assert_eq!(whole(text), Err(place), "{text:?}");
        }
    }

    #[test]
    fn a_number_is_its_digits() {
        for digits in ["0.10", "-0", "1e400", "99999999999999999999999"] {
            assert!(matches!(Pieces::of(digits).piece(), Ok(Piece::Number(read)) if read == digits));
        }
    }
}
