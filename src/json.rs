//! JSON while it is written: one growing text, with a comma behind every value until its list ends; `read` takes it in. Knows no law
//! and no words.
//!
//! What crosses the border most is written here and not by serde: a serializer for every type makes the module larger,
//! and looks for what is to be escaped in ids and sentences of our own, which never hold anything of the kind.

mod read;

pub use read::{NotJson, Piece, Pieces};

use crate::date::Date;
use crate::money::{Amount, Bounds};

/// A text that grows.
#[derive(Debug, Default)]
pub struct Json(String);

impl Json {
    /// An empty text with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Json {
        Json(String::with_capacity(bytes))
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.no_comma();
        self.0
    }

    /// Takes back the comma that stands behind every value, where none follows.
    fn no_comma(&mut self) {
        if self.0.ends_with(',') {
            self.0.pop();
        }
    }

    /// The end of a line, where each line is a text of its own.
    pub fn end_line(&mut self) {
        self.no_comma();
        self.0.push('\n');
    }

    /// Begins a list.
    #[inline]
    pub fn open_list(&mut self) {
        self.0.push('[');
    }

    /// Ends it.
    pub fn close_list(&mut self) {
        self.no_comma();
        self.0.push_str("],");
    }

    /// Begins an object.
    #[inline]
    pub fn open(&mut self) {
        self.0.push('{');
    }

    /// Ends it.
    pub fn close(&mut self) {
        self.no_comma();
        self.0.push_str("},");
    }

    /// The key of what comes next: an id of our own, or a name of the frame.
    pub fn key(&mut self, key: &str) {
        debug_assert!(!key.bytes().any(is_escaped), "{key}");
        self.0.push('"');
        self.0.push_str(key);
        self.0.push_str("\":");
    }

    /// The same with any key.
    pub fn text_key(&mut self, key: &str) {
        self.quoted(key);
        self.0.push(':');
    }

    /// Text in which nothing can stand that must be escaped: an id, a name of the frame, a figure.
    pub fn id(&mut self, id: &str) {
        debug_assert!(!id.bytes().any(is_escaped), "{id}");
        self.0.push('"');
        self.0.push_str(id);
        self.0.push_str("\",");
    }

    /// The same, in parts.
    pub fn joined(&mut self, parts: &[&str]) {
        self.each(parts.iter().copied());
    }

    /// The same, part by part.
    pub fn each<'p>(&mut self, parts: impl Iterator<Item = &'p str>) {
        self.0.push('"');
        for part in parts {
            debug_assert!(!part.bytes().any(is_escaped), "{part}");
            self.0.push_str(part);
        }
        self.0.push_str("\",");
    }

    /// Any text under a key.
    pub fn member(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A list of texts.
    pub fn texts(&mut self, texts: &[String]) {
        self.open_list();
        texts.iter().for_each(|text| self.text(text));
        self.close_list();
    }

    /// Any text, or nothing.
    pub fn text_if_any(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// Any text.
    pub fn text(&mut self, text: &str) {
        self.quoted(text);
        self.0.push(',');
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        if text.bytes().any(is_escaped) {
            text.chars().for_each(|letter| self.escaped(letter));
        } else {
            self.0.push_str(text);
        }
        self.0.push('"');
    }

    fn escaped(&mut self, letter: char) {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        match letter {
            '"' | '\\' => self.0.extend(['\\', letter]),
            '\n' => self.0.push_str("\\n"),
            '\r' => self.0.push_str("\\r"),
            '\t' => self.0.push_str("\\t"),
            '\u{8}' => self.0.push_str("\\b"),
            '\u{c}' => self.0.push_str("\\f"),
            control if control < ' ' => {
                let (high, low) = (control as usize / 16, control as usize % 16);
                self.0.push_str("\\u00");
                self.0.extend([high, low].into_iter().filter_map(|digit| DIGITS.get(digit)));
            }
            other => self.0.push(other),
        }
    }

    /// JSON that is text already, on one line.
    pub fn raw(&mut self, json: &str) {
        self.0.push_str(json);
        self.0.push(',');
    }

    /// Nothing.
    pub fn null(&mut self) {
        self.0.push_str("null,");
    }

    /// True or false.
    pub fn yes_no(&mut self, yes: bool) {
        self.0.push_str(if yes { "true," } else { "false," });
    }

    /// A place in a list, or a count.
    pub fn place(&mut self, place: usize) {
        // OK because no list that is written has 2^64 places.
        self.digits(u64::try_from(place).unwrap_or(u64::MAX));
        self.0.push(',');
    }

    /// A whole number.
    pub fn whole(&mut self, number: u32) {
        self.digits(u64::from(number));
        self.0.push(',');
    }

    fn digits(&mut self, number: u64) {
        // Most numbers are places and degrees of one digit.
        if let Some(digit) = u32::try_from(number).ok().and_then(|number| char::from_digit(number, 10)) {
            return self.0.push(digit);
        }
        // Most are places in short lists.
        if let Some(small) = usize::try_from(number).ok().and_then(|small| SMALL.get(small)) {
            return self.0.push_str(small);
        }
        let mut digits = [0_u8; 20];
        let mut rest = number;
        let mut from = digits.len();
        for (at, place) in digits.iter_mut().enumerate().rev() {
            // OK because a rest of ten is a digit.
            *place = b'0'.saturating_add(u8::try_from(rest % 10).unwrap_or(0));
            rest /= 10;
            from = at;
            if rest == 0 {
                break;
            }
        }
        let digits = digits.get(from..).and_then(|digits| std::str::from_utf8(digits).ok());
        self.0.push_str(digits.unwrap_or_default());
    }

    /// A whole number that may lie below nought.
    pub fn integer(&mut self, number: i128) {
        self.signed(number);
        self.0.push(',');
    }

    fn signed(&mut self, number: i128) {
        match u64::try_from(number.unsigned_abs()) {
            Ok(size) => {
                if number < 0 {
                    self.0.push('-');
                }
                self.digits(size);
            }
            Err(_) => self.0.push_str(&number.to_string()),
        }
    }

    /// An amount as text: a decimal where two places hold it, else the fraction `124111/12`.
    pub fn amount(&mut self, amount: Amount) {
        let (numerator, denominator) = amount.fraction();
        self.0.push('"');
        if denominator == 1 {
            self.signed(numerator);
        } else if let (true, Some(fen)) = (is_whole_in_fen(denominator), fen(amount)) {
            self.fen(fen);
        } else if amount.as_decimal().is_some() {
            self.0.push_str(&amount.to_string());
        } else {
            self.signed(numerator);
            self.0.push('/');
            self.signed(denominator);
        }
        self.0.push_str("\",");
    }

    /// Plain digits with two decimals, cut off there: for drawing only. Nothing where there is nothing.
    pub fn cut(&mut self, amount: Option<Amount>) {
        let Some(amount) = amount else { return self.null() };
        match fen(amount) {
            Some(fen) => {
                self.0.push('"');
                self.fen(fen);
                self.0.push_str("\",");
            }
            None => self.id(&amount.cut_to_fen().map_or_else(String::new, |decimal| decimal.to_string())),
        }
    }

    /// Fen as yuan with two decimals.
    fn fen(&mut self, fen: u64) {
        self.digits(fen / 100);
        self.0.push_str(if fen % 100 < 10 { ".0" } else { "." });
        self.digits(fen % 100);
    }

    /// An amount, or nothing.
    pub fn amount_if_any(&mut self, amount: Option<Amount>) {
        match amount {
            Some(amount) => self.amount(amount),
            None => self.null(),
        }
    }

    /// `{"low":…,"high":…}`, with `high` null where it is open; nothing where there are none.
    pub fn bounds(&mut self, bounds: Option<Bounds>) {
        let Some(bounds) = bounds else { return self.null() };
        self.open();
        self.key("low");
        self.amount(bounds.low());
        self.key("high");
        self.amount_if_any(bounds.high());
        self.close();
    }

    /// One figure where it is known, else `[low, high]`, with `high` null where it is open.
    pub fn figure(&mut self, bounds: Bounds) {
        if let Some(known) = bounds.known() {
            return self.amount(known);
        }
        self.open_list();
        self.amount(bounds.low());
        self.amount_if_any(bounds.high());
        self.close_list();
    }

    /// A day, or nothing.
    pub fn day(&mut self, day: Option<Date>) {
        match day {
            Some(day) => self.id(&day.to_string()),
            None => self.null(),
        }
    }

    /// A list of ids.
    pub fn ids<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) {
        self.open_list();
        ids.into_iter().for_each(|id| self.id(id));
        self.close_list();
    }
}

/// Does a fraction with this denominator have no digits beyond the fen?
fn is_whole_in_fen(denominator: i128) -> bool {
    matches!(denominator, 2 | 4 | 5 | 10 | 20 | 25 | 50 | 100)
}

/// An amount in fen, cut off there, where it is not below nought and short: most are, and short numbers are fast.
fn fen(amount: Amount) -> Option<u64> {
    let (numerator, denominator) = amount.fraction();
    let (numerator, denominator) = (u64::try_from(numerator).ok()?, u64::try_from(denominator).ok()?);
    numerator.checked_mul(100)?.checked_div(denominator)
}

const SMALL: [&str; 32] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
];

const fn is_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_values_only() {
        let mut json = Json::default();
        json.open();
        json.key("a");
        json.open_list();
        json.place(1);
        json.open_list();
        json.close_list();
        json.text("[");
        json.null();
        json.yes_no(true);
        json.close_list();
        json.key("b");
        json.open();
        json.close();
        json.close();
        assert_eq!(json.finish(), r#"{"a":[1,[],"[",null,true],"b":{}}"#);
    }

    /// As serde_json writes them.
    #[test]
    fn text_is_written_as_others_write_it() {
        let all: String = (0..0x80_u32).chain([0xe9, 0x4e00, 0x1f600]).filter_map(char::from_u32).collect();
        for text in ["", "plain", "文字", all.as_str()] {
            let mut json = Json::default();
            json.text(text);
            assert_eq!(json.finish(), serde_json::to_string(text).expect("writes"));
        }
    }

    #[test]
    fn figures_are_written_as_the_kinds_write_themselves() {
        let month = Amount::whole(124_111).over(12).expect("fits");
        let below = Amount::ZERO.minus(Amount::hundredths(1250)).expect("fits");
        let long = Amount::whole(u32::MAX).times(Amount::whole(u32::MAX)).expect("fits").over(4).expect("fits");
        let all = [0, 5, 10, 250, 1225, 99, 100, 101].map(Amount::hundredths);
        for amount in all.into_iter().chain([Amount::whole(u32::MAX), month, below, long]) {
            let mut json = Json::default();
            json.amount(amount);
            assert_eq!(json.finish(), serde_json::to_string(&amount).expect("writes"));
            let mut json = Json::default();
            json.cut(Some(amount));
            let cut = amount.cut_to_fen().expect("fits").to_string();
            assert_eq!(json.finish(), format!("\"{cut}\""));
        }
        for bounds in [Bounds::exact(month), Bounds::at_least(below), Bounds::between(Amount::ZERO, month)] {
            let mut json = Json::default();
            json.bounds(Some(bounds));
            assert_eq!(json.finish(), serde_json::to_string(&bounds).expect("writes"));
        }
        for number in [0, 9, 10, 31, 32, 99, 100, 1234567890, u32::MAX] {
            let mut json = Json::default();
            json.whole(number);
            assert_eq!(json.finish(), number.to_string());
        }
    }
}
