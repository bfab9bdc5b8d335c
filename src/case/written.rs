//! An amount as a person writes it, turned into the plain digits that the strict reader takes. Moves digits, computes nothing.

use crate::money::{Amount, AmountFault};

/// Reads `120000.50`, `120,000.50`, `12万`, `1.2万元`, `￥500` and the same in full-width characters.
///
/// # Errors
/// [`AmountFault`]. What can be read in two ways, such as `1万2` or `12,00`, is refused.
pub fn amount(text: &str) -> Result<Amount, AmountFault> {
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Amount::parse(text);
    }
    let narrow: String = text.chars().map(narrowed).collect();
    let mut rest = narrow.trim();
    rest = rest.strip_prefix(['¥', '￥']).unwrap_or(rest).trim_start();
    rest = rest.strip_suffix(['元', '圆']).unwrap_or(rest).trim_end();
    let (digits, places) = match (rest.strip_suffix('万'), rest.strip_suffix('亿')) {
        (Some(digits), _) => (digits.trim_end(), 4),
        (_, Some(digits)) => (digits.trim_end(), 8),
        _ => (rest, 0),
    };
    Amount::parse(&shifted(without_commas(digits)?, places)?)
}

/// Reads a number of months, with its unit or without: `3.5`, `３.5个月`.
///
/// # Errors
/// [`AmountFault`].
pub fn months(text: &str) -> Result<Amount, AmountFault> {
    let narrow: String = text.chars().map(narrowed).collect();
    let rest = narrow.trim();
    Amount::parse(rest.strip_suffix("个月").or(rest.strip_suffix('月')).unwrap_or(rest).trim_end())
}

/// Full-width forms and their plain ones lie in the same order; the ideographic space is a space.
fn narrowed(c: char) -> char {
    const DISTANCE: u32 = 0xFEE0;
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(DISTANCE).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

/// Commas may stand before each three digits of the whole part, at all such places or at none.
fn without_commas(digits: &str) -> Result<String, AmountFault> {
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(w, d)| (w, Some(d)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let sign = first.strip_prefix('-').unwrap_or(first);
    if grouped && (sign.is_empty() || sign.len() > 3 || !groups.all(|group| group.len() == 3)) {
        return Err(AmountFault::NotANumber);
    }
    let mut plain = whole.replace(',', "");
    if let Some(decimals) = decimals {
        plain.push('.');
        plain.push_str(decimals);
    }
    Ok(plain)
}

/// The decimal point moved to the right by so many places. What is half typed, such as `12.万`, is refused.
fn shifted(digits: String, places: usize) -> Result<String, AmountFault> {
    if places == 0 {
        return Ok(digits);
    }
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, "0"));
    if whole.is_empty() || decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountFault::NotANumber);
    }
    let mut out = whole.to_owned();
    let mut left = decimals.chars();
    out.extend((0..places).map(|_| left.next().unwrap_or('0')));
    let rest = left.as_str().trim_end_matches('0');
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_officers_write() {
        for (written, plain) in [
            ("120000.50", "120000.50"),
            ("120,000.50", "120000.50"),
            ("1,234,567", "1234567"),
            ("12万", "120000"),
            ("1.2万元", "12000"),
            ("0.345678万", "3456.78"),
            ("1.20000万", "12000"),
            ("1.5亿元", "150000000"),
            ("１２０，０００．５０", "120000.50"),
            ("１２万元", "120000"),
            ("￥500", "500"),
            ("¥ 1,500.00 元", "1500"),
            (" 800圆 ", "800"),
            ("3万　", "30000"),
        ] {
            assert_eq!(amount(written), Amount::parse(plain), "{written}");
            assert!(amount(written).is_ok(), "{written}");
        }
    }

    #[test]
    fn reads_months() {
        for (text, plain) in [("3.5", "3.5"), ("３．５个月", "3.5"), (" 12 月 ", "12")] {
            assert_eq!(months(text), Amount::parse(plain), "{text}");
        }
        assert_eq!(months("3万"), Err(AmountFault::NotANumber));
        assert_eq!(months("三个月"), Err(AmountFault::NotANumber));
    }

    #[test]
    fn refuses_what_can_be_read_in_two_ways() {
        for written in [
            "",
            "元",
            "万",
            "1万2",
            "三万元",
            "12,00",
            "1,2345",
            ",123",
            "12,34x",
            "1e5",
            "1_000",
            "12.万",
            ".5万",
            "1.2.3万",
            "万元1",
            "1万万",
        ] {
            assert_eq!(amount(written), Err(AmountFault::NotANumber), "{written}");
        }
        assert_eq!(amount("-3万"), Err(AmountFault::Negative));
        assert_eq!(amount("-1,000"), Err(AmountFault::Negative));
        assert_eq!(amount("1.234567万"), Ok(Amount::parse("12345.67").unwrap_or(Amount::ZERO)));
        assert_eq!(amount("1.2345678万"), Err(AmountFault::TooPrecise));
        assert_eq!(amount("10001亿"), Err(AmountFault::TooLarge));
        assert_eq!(amount(&"9".repeat(5000)), Err(AmountFault::TooLarge));
    }
}
