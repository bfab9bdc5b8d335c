//! Sentences from `rules/texts.*.json`, and how figures, days and answers are written. No arithmetic.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::money::{Amount, Bounds};
use crate::rulebook::text;

/// Language of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, the first language.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// By its tag; Chinese unless it begins with `en`.
    pub fn from_tag(tag: &str) -> Lang {
        let is_english = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if is_english { Lang::En } else { Lang::Zh }
    }

    /// Its tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// Picks from a pair of Chinese and English.
    pub const fn of(self, [zh, en]: [&str; 2]) -> &str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A sentence as it stands. A missing key shows as itself, which a test over all keys excludes.
    pub fn text(self, key: &str) -> &str {
        text(key).map_or(key, |sentences| self.of(*sentences))
    }

    /// A sentence, if there is one.
    pub fn text_if_any(self, key: &str) -> Option<&'static str> {
        text(key).map(|sentences| self.of(*sentences))
    }

    /// A sentence with its places filled.
    pub fn say(self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// Yuan.
    pub fn money(self, amount: Amount) -> String {
        if let Some((yuan, fen)) = in_fen(amount) {
            let digits = if fen == 0 { yuan.to_string() } else { format!("{yuan}.{fen:02}") };
            return self.say("figure.money", &[("amount", &in_groups(&digits))]);
        }
        match (amount.as_decimal(), amount.cut_to_fen()) {
            (Some(exact), _) => self.say("figure.money", &[("amount", &grouped(exact))]),
            (None, Some(cut)) => self.say("figure.money_cut", &[("amount", &grouped(cut))]),
            (None, None) => String::new(),
        }
    }

    /// A number without unit, such as months.
    pub fn number(self, amount: Amount) -> String {
        if let Some((whole, 0)) = in_fen(amount) {
            return in_groups(&whole.to_string());
        }
        match (amount.as_decimal(), amount.cut_to_fen()) {
            (Some(exact), _) => grouped(exact.normalize()),
            (None, Some(cut)) => self.say("figure.number_cut", &[("amount", &grouped(cut))]),
            (None, None) => String::new(),
        }
    }

    /// Yuan, from and to, or open above.
    pub fn bounds(self, bounds: Bounds) -> String {
        match (bounds.known(), bounds.high()) {
            (Some(amount), _) => self.money(amount),
            (None, Some(high)) => {
                let (low, high) = (self.money(bounds.low()), self.money(high));
                self.say("figure.between", &[("low", &low), ("high", &high)])
            }
            (None, None) if bounds.low() == Amount::ZERO => self.text("figure.open").to_owned(),
            (None, None) => self.say("figure.at_least", &[("low", &self.money(bounds.low()))]),
        }
    }

    /// A day.
    pub fn day(self, date: Date) -> String {
        let (month, day) = date.month_and_day();
        let parts = [date.year().to_string(), month.to_string(), day.to_string()];
        let [year, month, day] = &parts;
        self.say("figure.day", &[("year", year), ("month", month), ("day", day), ("iso", &date.to_string())])
    }

    /// Several phrases in one.
    pub fn list(self, phrases: &[String]) -> String {
        phrases.join(self.text("figure.list_separator"))
    }

    /// The first, second ... of a kind: 甲, 乙 or A, B; beyond ten a number.
    pub fn ordinal(self, place: usize) -> String {
        let letters = self.text("figure.ordinals");
        letters.chars().nth(place).map_or_else(|| place.saturating_add(1).to_string(), String::from)
    }
}

/// Replaces `{name}` in one pass, so that what a person typed is never filled in again.
fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len().saturating_add(32));
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whole units and hundredths, where two places hold an amount that is not below nought and short: most are, and short
/// numbers are fast. Hundredths are nought for whole units only, because the fraction is in lowest terms.
fn in_fen(amount: Amount) -> Option<(u64, u64)> {
    let (numerator, denominator) = amount.fraction();
    let (numerator, denominator) = (u64::try_from(numerator).ok()?, u64::try_from(denominator).ok()?);
    let factor = 100_u64.checked_div(denominator).filter(|factor| factor.checked_mul(denominator) == Some(100))?;
    let fen = numerator.checked_mul(factor)?;
    Some((fen / 100, fen % 100))
}

fn grouped(decimal: Decimal) -> String {
    in_groups(&decimal.to_string())
}

/// Groups of three digits before the point.
fn in_groups(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(w, d)| (w, Some(d)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(at);
        if at > 0 && left.is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// An amount in the capital numerals of Chinese bookkeeping: 50,800.05 is 伍万零捌佰元零伍分.
///
/// Empty for what no decimal of two places holds or what lies below nought; neither is ever paid.
pub(super) fn capitals(amount: Amount) -> String {
    const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
    const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];
    let Some(decimal) = amount.as_decimal() else { return String::new() };
    let text = decimal.to_string();
    if text.starts_with('-') {
        return String::new();
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, "00"));
    let digit = |c: char| c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).copied().unwrap_or('零');

    let mut out = String::new();
    let mut gap = false;
    let mut group_holds = false;
    for (at, c) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(at).saturating_sub(1);
        if c == '0' {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push('零');
            }
            gap = false;
            group_holds = true;
            out.push(digit(c));
            out.push_str(PLACES.get(left % 4).copied().unwrap_or(""));
        }
        if left.is_multiple_of(4) {
            if group_holds {
                out.push_str(GROUPS.get(left / 4).copied().unwrap_or(""));
            }
            group_holds = false;
        }
    }
    let mut cents = decimals.chars();
    let (jiao, fen) = (cents.next().unwrap_or('0'), cents.next().unwrap_or('0'));
    if !out.is_empty() || (jiao == '0' && fen == '0') {
        if out.is_empty() {
            out.push('零');
        }
        out.push('元');
    }
    if jiao == '0' && fen == '0' {
        out.push('整');
        return out;
    }
    if jiao != '0' {
        out.push(digit(jiao));
        out.push('角');
    } else if !out.is_empty() {
        out.push('零');
    }
    if fen != '0' {
        out.push(digit(fen));
        out.push('分');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_digits() {
        for (text, expected) in
            [("0", "0"), ("999", "999"), ("1000", "1,000"), ("372330.00", "372,330.00"), ("1234567", "1,234,567")]
        {
            assert_eq!(grouped(text.parse().expect("a decimal")), expected);
        }
    }

    #[test]
    fn short_amounts_are_said_as_long_ones() {
        for fen in [0, 1, 5, 10, 50, 99, 100, 150, 1_234_567, 100_000_000, u32::MAX] {
            let amount = Amount::hundredths(fen);
            let exact = amount.as_decimal().expect("two places hold it");
            assert_eq!(Lang::En.money(amount), format!("{} yuan", grouped(exact)));
            assert_eq!(Lang::En.number(amount), grouped(exact.normalize()));
        }
    }

    #[test]
    fn fills_each_place_once() {
        assert_eq!(fill("a {x} b {y}", &[("x", "{y}"), ("y", "1")]), "a {y} b 1");
        assert_eq!(fill("open { brace", &[]), "open { brace");
    }
}
