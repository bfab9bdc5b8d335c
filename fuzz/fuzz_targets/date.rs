//! Whatever is accepted as a day prints back letter for letter, and its neighbours follow in order.
#![no_main]

use judicial_relief::date::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str)| {
    let Some(day) = Date::parse(texts.0) else { return };
    assert_eq!(day.to_string(), texts.0);
    if let Some(next) = day.next() {
        assert!(day < next);
        assert_eq!(Date::parse(&next.to_string()), Some(next));
        assert_eq!(next.weekday(), day.weekday() % 7 + 1);
        assert_eq!(day.plus_days(1), Some(next));
    }
    if let Some(other) = Date::parse(texts.1) {
        // Written alike, days are ordered as their texts are.
        assert_eq!(day.cmp(&other), texts.0.cmp(texts.1));
    }
});
