//! Exact numbers: amounts as fractions, bounds that may be open, rounding as a named step. Knows no law.
//!
//! A monthly wage is a yearly wage over twelve. Written as a decimal it is cut somewhere, and a limit of 36 such
//! months then comes out one yuan short for 50 of the 467 published wages. So an [`Amount`] stays a fraction until
//! one visible rounding step.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::verdict::{Degree, Verdict};

/// An exact quantity: yuan, or months where the field says so. A fraction in lowest terms with a positive denominator.
///
/// INVARIANT (bounded): what comes in through [`Amount::parse`] is at most 10^12 with two decimals; every operation
/// is checked and fails with [`Error::Overflow`] rather than wrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    numerator: i128,
    denominator: i128,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Something else than digits and one point.
    NotANumber,
    /// Below zero.
    Negative,
    /// More than two digits after the point.
    TooPrecise,
    /// Above the largest amount that makes sense, 10^12.
    TooLarge,
}

/// Largest denominator kept: products of two stay below 2^127.
const LARGEST_DENOMINATOR: i128 = 1_000_000_000_000_000_000;
const LARGEST_INPUT: i128 = 1_000_000_000_000;

impl Amount {
    /// Nothing: only ever the result of answered facts, never the reading of an unanswered one.
    pub const ZERO: Amount = Amount { numerator: 0, denominator: 1 };

    /// A whole number.
    pub const fn whole(value: u32) -> Amount {
        // OK because every u32 fits into an i128.
        Amount { numerator: value as i128, denominator: 1 }
    }

    /// So many hundredths: fen as yuan.
    pub fn hundredths(value: u32) -> Amount {
        // OK because a hundredth of a u32 is far within bounds.
        Amount::reduced(i128::from(value), 100).unwrap_or(Amount::ZERO)
    }

    /// Reads digits with at most one point and two decimals: `372330`, `10342.50`.
    ///
    /// # Errors
    /// [`AmountFault`] says what is wrong. Signs, exponents, separators and spaces are refused, not guessed at.
    pub fn parse(text: &str) -> Result<Amount, AmountFault> {
        if let Some(rest) = text.strip_prefix('-') {
            return match Amount::parse(rest) {
                Ok(_) | Err(AmountFault::TooPrecise | AmountFault::TooLarge) => Err(AmountFault::Negative),
                Err(AmountFault::NotANumber | AmountFault::Negative) => Err(AmountFault::NotANumber),
            };
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) {
            return Err(AmountFault::NotANumber);
        }
        if decimals.len() > 2 {
            return Err(AmountFault::TooPrecise);
        }
        if whole.trim_start_matches('0').len() > 13 {
            return Err(AmountFault::TooLarge);
        }
        let decimal = Decimal::from_str_exact(text).map_err(|_| AmountFault::NotANumber)?;
        let scale = 10_i128.checked_pow(decimal.scale()).ok_or(AmountFault::TooPrecise)?;
        let amount = Amount::reduced(decimal.mantissa(), scale).map_err(|_| AmountFault::TooLarge)?;
        if amount > (Amount { numerator: LARGEST_INPUT, denominator: 1 }) {
            return Err(AmountFault::TooLarge);
        }
        Ok(amount)
    }

    fn reduced(numerator: i128, denominator: i128) -> Result<Amount, Error> {
        if denominator == 1 {
            return Ok(Amount { numerator, denominator });
        }
        let divisor = gcd(numerator, denominator);
        let numerator = numerator.checked_div(divisor).ok_or(Error::Overflow)?;
        let denominator = denominator.checked_div(divisor).ok_or(Error::Overflow)?;
        if denominator <= 0 || denominator > LARGEST_DENOMINATOR {
            return Err(Error::Overflow);
        }
        Ok(Amount { numerator, denominator })
    }

    fn crossed(self, other: Amount, join: impl Fn(i128, i128) -> Option<i128>) -> Result<Amount, Error> {
        if self.denominator == other.denominator {
            return Amount::reduced(join(self.numerator, other.numerator).ok_or(Error::Overflow)?, self.denominator);
        }
        let left = self.numerator.checked_mul(other.denominator).ok_or(Error::Overflow)?;
        let right = other.numerator.checked_mul(self.denominator).ok_or(Error::Overflow)?;
        let denominator = self.denominator.checked_mul(other.denominator).ok_or(Error::Overflow)?;
        Amount::reduced(join(left, right).ok_or(Error::Overflow)?, denominator)
    }

    /// # Errors
    /// [`Error::Overflow`].
    pub fn plus(self, other: Amount) -> Result<Amount, Error> {
        self.crossed(other, i128::checked_add)
    }

    /// # Errors
    /// [`Error::Overflow`].
    pub fn minus(self, other: Amount) -> Result<Amount, Error> {
        self.crossed(other, i128::checked_sub)
    }

    /// # Errors
    /// [`Error::Overflow`].
    pub fn times(self, factor: Amount) -> Result<Amount, Error> {
        let numerator = self.numerator.checked_mul(factor.numerator).ok_or(Error::Overflow)?;
        let denominator = self.denominator.checked_mul(factor.denominator).ok_or(Error::Overflow)?;
        Amount::reduced(numerator, denominator)
    }

    /// # Errors
    /// [`Error::Overflow`], also for a divisor of nought.
    pub fn over(self, divisor: u32) -> Result<Amount, Error> {
        let denominator = self.denominator.checked_mul(i128::from(divisor)).ok_or(Error::Overflow)?;
        Amount::reduced(self.numerator, denominator)
    }

    /// # Errors
    /// [`Error::Overflow`], also for a divisor that is not above nought.
    pub fn divided_by(self, divisor: Amount) -> Result<Amount, Error> {
        let numerator = self.numerator.checked_mul(divisor.denominator).ok_or(Error::Overflow)?;
        let denominator = self.denominator.checked_mul(divisor.numerator).ok_or(Error::Overflow)?;
        Amount::reduced(numerator, denominator)
    }

    /// The whole units in it, rounded down: a rounding step, to be shown as one.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn rounded_down(self) -> Result<Amount, Error> {
        let numerator = self.numerator.checked_div_euclid(self.denominator).ok_or(Error::Overflow)?;
        Ok(Amount { numerator, denominator: 1 })
    }

    /// The whole multiples of `unit` in it, rounded down: a rounding step, to be shown as one.
    ///
    /// # Errors
    /// [`Error::Overflow`], also for a unit that is not above nought.
    pub fn rounded_down_to(self, unit: Amount) -> Result<Amount, Error> {
        self.divided_by(unit)?.rounded_down()?.times(unit)
    }

    /// The exact decimal if two places hold it, else nothing.
    pub fn as_decimal(self) -> Option<Decimal> {
        let factor = 100_i128.checked_div(self.denominator)?;
        if factor.checked_mul(self.denominator)? != 100 {
            return None;
        }
        let scale = if self.denominator == 1 { 0 } else { 2 };
        let mantissa = if scale == 0 { self.numerator } else { self.numerator.checked_mul(factor)? };
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    }

    /// Two decimals, cut off: only for showing a fraction that no decimal holds, beside the fraction itself.
    pub fn cut_to_fen(self) -> Option<Decimal> {
        let fen = self.numerator.checked_mul(100)?.checked_div_euclid(self.denominator)?;
        Decimal::try_from_i128_with_scale(fen, 2).ok()
    }

    /// Numerator and denominator in lowest terms.
    pub fn fraction(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// Greater of the two.
    #[must_use]
    pub fn max(self, other: Amount) -> Amount {
        if self >= other { self } else { other }
    }

    /// Smaller of the two.
    #[must_use]
    pub fn min(self, other: Amount) -> Amount {
        if self <= other { self } else { other }
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    // Nearly all amounts fit into 64 bits, which divide several times faster.
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
        while let Some(rest) = a.checked_rem(b) {
            (a, b) = (b, rest);
        }
        return i128::from(a);
    }
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    // OK because the greatest divisor of anything with a positive i128 denominator is at most that denominator.
    i128::try_from(a).unwrap_or(1)
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Amount) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        // Crosswise where that fits, as it nearly always does.
        let across = |one: &Amount, by: &Amount| one.numerator.checked_mul(by.denominator);
        if let (Some(left), Some(right)) = (across(self, other), across(other, self)) {
            return left.cmp(&right);
        }
        let parts = |a: &Amount| (a.numerator.div_euclid(a.denominator), a.numerator.rem_euclid(a.denominator));
        let ((whole, rest), (other_whole, other_rest)) = (parts(self), parts(other));
        // OK because a rest is below its denominator, at most 10^18, and 10^36 fits into an i128.
        let (left, right) = (rest.saturating_mul(other.denominator), other_rest.saturating_mul(self.denominator));
        whole.cmp(&other_whole).then(left.cmp(&right))
    }
}

/// A decimal where two places hold it, else the fraction `124111/12`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_decimal() {
            _ if self.denominator == 1 => write!(f, "{}", self.numerator),
            Some(decimal) => write!(f, "{decimal}"),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

/// On the wire an amount is text.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is known of an amount: at least `low`, at most `high`, or open above.
///
/// There is no order between bounds on purpose: "is it at most" has three answers, see [`Bounds::at_most`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    low: Amount,
    high: Option<Amount>,
}

impl Bounds {
    /// Known exactly.
    pub const fn exact(amount: Amount) -> Bounds {
        Bounds { low: amount, high: Some(amount) }
    }

    /// At least this much.
    pub const fn at_least(low: Amount) -> Bounds {
        Bounds { low, high: None }
    }

    /// From `low` to `high`; the ends may come in either order.
    pub fn between(one: Amount, other: Amount) -> Bounds {
        Bounds { low: one.min(other), high: Some(one.max(other)) }
    }

    /// Lowest amount still possible.
    pub const fn low(self) -> Amount {
        self.low
    }

    /// Highest amount still possible, if there is one.
    pub const fn high(self) -> Option<Amount> {
        self.high
    }

    /// The amount, if only one is possible.
    pub fn known(self) -> Option<Amount> {
        self.high.filter(|high| *high == self.low)
    }

    /// Either of the two: what is known when the choice between them is not.
    #[must_use]
    pub fn hull(self, other: Bounds) -> Bounds {
        let high = self.high.zip(other.high).map(|(a, b)| a.max(b));
        Bounds { low: self.low.min(other.low), high }
    }

    /// # Errors
    /// [`Error::Overflow`].
    pub fn plus(self, other: Bounds) -> Result<Bounds, Error> {
        let high = self.high.zip(other.high).map(|(a, b)| a.plus(b)).transpose()?;
        Ok(Bounds { low: self.low.plus(other.low)?, high })
    }

    /// What is left after `other`, never below nought.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn less_not_below_zero(self, other: Bounds) -> Result<Bounds, Error> {
        let low = match other.high {
            Some(high) => self.low.minus(high)?.max(Amount::ZERO),
            None => Amount::ZERO,
        };
        let high = self.high.map(|high| high.minus(other.low)).transpose()?;
        Ok(Bounds { low, high: high.map(|high| high.max(Amount::ZERO)) })
    }

    /// Of two that are not negative. Open above if either is, unless the other is certainly nought.
    ///
    /// # Errors
    /// [`Error::Overflow`].
    pub fn product(self, other: Bounds) -> Result<Bounds, Error> {
        let nought = Some(Amount::ZERO);
        let high = match (self.high, other.high) {
            (Some(one), Some(another)) => Some(one.times(another)?),
            (one, another) if one == nought || another == nought => nought,
            _ => None,
        };
        Ok(Bounds { low: self.low.times(other.low)?, high })
    }

    /// The greater of the two, whatever both turn out to be.
    #[must_use]
    pub fn greater(self, other: Bounds) -> Bounds {
        let high = self.high.zip(other.high).map(|(one, another)| one.max(another));
        Bounds { low: self.low.max(other.low), high }
    }

    /// The smaller of the two, whatever both turn out to be.
    #[must_use]
    pub fn lesser(self, other: Bounds) -> Bounds {
        let high = match (self.high, other.high) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        Bounds { low: self.low.min(other.low), high }
    }

    /// # Errors
    /// [`Error::Overflow`], also for a divisor of nought.
    pub fn over(self, divisor: u32) -> Result<Bounds, Error> {
        let high = self.high.map(|high| high.over(divisor)).transpose()?;
        Ok(Bounds { low: self.low.over(divisor)?, high })
    }

    /// # Errors
    /// [`Error::Overflow`].
    pub fn rounded_down(self) -> Result<Bounds, Error> {
        let high = self.high.map(Amount::rounded_down).transpose()?;
        Ok(Bounds { low: self.low.rounded_down()?, high })
    }

    /// Both ends rounded down to whole multiples of `unit`.
    ///
    /// # Errors
    /// [`Error::Overflow`], also for a unit that is not above nought.
    pub fn rounded_down_to(self, unit: Amount) -> Result<Bounds, Error> {
        let high = self.high.map(|high| high.rounded_down_to(unit)).transpose()?;
        Ok(Bounds { low: self.low.rounded_down_to(unit)?, high })
    }

    /// Is this at most `other`, whatever both turn out to be?
    pub fn at_most(self, other: Bounds) -> Verdict {
        let best = if other.high.is_none_or(|high| self.low <= high) { Degree::Met } else { Degree::NotMet };
        let worst = if self.high.is_some_and(|high| high <= other.low) { Degree::Met } else { Degree::NotMet };
        Verdict::between(best, worst)
    }
}

/// `{"low": "...", "high": "..."}`, with `high` null where it is open.
impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut out = serializer.serialize_struct("Bounds", 2)?;
        out.serialize_field("low", &self.low)?;
        out.serialize_field("high", &self.high)?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn amount(text: &str) -> Amount {
        Amount::parse(text).expect("a valid amount")
    }

    #[test]
    fn refuses_what_other_parsers_guess_at() {
        for text in
            ["", ".", "1.", ".5", "+1", "1e5", "1_000", "1,000", " 1", "1 ", "0x1", "１２", "NaN", "--1", "1.2.3"]
        {
            assert_eq!(Amount::parse(text), Err(AmountFault::NotANumber), "{text:?}");
        }
        assert_eq!(Amount::parse("-1"), Err(AmountFault::Negative));
        assert_eq!(Amount::parse("-0.001"), Err(AmountFault::Negative));
        assert_eq!(Amount::parse("0.001"), Err(AmountFault::TooPrecise));
        assert_eq!(Amount::parse("1000000000000.01"), Err(AmountFault::TooLarge));
        assert_eq!(Amount::parse("99999999999999999999999999999999999999999"), Err(AmountFault::TooLarge));
        assert!(Amount::parse("1000000000000").is_ok());
    }

    #[test]
    fn a_twelfth_stays_exact() {
        let month = amount("124111").over(12).expect("fits");
        assert_eq!(month.fraction(), (124_111, 12));
        let year = month.times(Amount::whole(12)).expect("fits");
        assert_eq!(year, amount("124111"));
        assert_eq!(serde_json::to_string(&month).expect("writes"), "\"124111/12\"");
    }

    #[test]
    fn writes_decimals_where_two_places_hold_them() {
        assert_eq!(serde_json::to_string(&amount("10342.50")).expect("writes"), "\"10342.50\"");
        assert_eq!(serde_json::to_string(&amount("372330.00")).expect("writes"), "\"372330\"");
        assert_eq!(serde_json::to_string(&amount("0.05")).expect("writes"), "\"0.05\"");
    }

    #[test]
    fn orders_fractions_across_denominators() {
        let third = amount("1").over(3).expect("fits");
        assert!(amount("0.33") < third && third < amount("0.34"));
        let minus = amount("1").minus(amount("1.50")).expect("fits");
        assert!(minus < Amount::ZERO);
        assert_eq!(minus.rounded_down().expect("fits").fraction(), (-1, 1));
    }

    #[test]
    fn comparison_of_open_bounds_is_open() {
        let limit = Bounds::exact(amount("100"));
        assert_eq!(Bounds::exact(amount("100")).at_most(limit), Verdict::MET);
        assert_eq!(Bounds::exact(amount("100.01")).at_most(limit), Verdict::NOT_MET);
        assert_eq!(Bounds::at_least(amount("5")).at_most(limit), Verdict::OPEN);
        assert_eq!(Bounds::at_least(amount("100.01")).at_most(limit), Verdict::NOT_MET);
        assert_eq!(Bounds::exact(amount("3")).at_most(Bounds::at_least(amount("3"))), Verdict::MET);
    }

    #[test]
    fn what_is_left_of_an_open_sum_is_open() {
        let loss = Bounds::at_least(amount("10"));
        let received = Bounds::exact(amount("4"));
        assert_eq!(loss.less_not_below_zero(received), Ok(Bounds::at_least(amount("6"))));
        let open_received = Bounds::at_least(amount("4"));
        assert_eq!(
            Bounds::exact(amount("10")).less_not_below_zero(open_received),
            Ok(Bounds::between(Amount::ZERO, amount("6")))
        );
    }
}
