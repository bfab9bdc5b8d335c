//! Whatever is accepted as an amount prints back and is read as itself; sums, parts and roundings agree with plain integers.
#![no_main]

use judicial_relief::money::Amount;
use libfuzzer_sys::fuzz_target;

/// Hundredths by the plainest reader there is.
fn fen(text: &str) -> i128 {
    let (yuan, rest) = text.split_once('.').unwrap_or((text, ""));
    format!("{yuan}{rest:0<2}").parse().expect("digits")
}

fuzz_target!(|texts: (&str, &str)| {
    let (Ok(one), Ok(other)) = (Amount::parse(texts.0), Amount::parse(texts.1)) else { return };
    let (a, b) = (fen(texts.0), fen(texts.1));
    for (amount, fen) in [(one, a), (other, b)] {
        assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
        let (numerator, denominator) = amount.fraction();
        assert_eq!(numerator * 100, fen * denominator);
        let down = amount.rounded_down().expect("fits");
        assert_eq!(down.fraction(), (fen / 100, 1));
        // A twelfth thirty-six times is three times the whole.
        let months = amount.over(12).and_then(|month| month.times(Amount::whole(36))).expect("fits");
        assert_eq!(months, amount.times(Amount::whole(3)).expect("fits"));
    }
    assert_eq!(one.cmp(&other), a.cmp(&b));
    let sum = one.plus(other).expect("fits").fraction();
    assert_eq!(sum.0 * 100, (a + b) * sum.1);
    let rest = one.minus(other).expect("fits").fraction();
    assert_eq!(rest.0 * 100, (a - b) * rest.1);
});
