//! Exact numbers, days and verdicts through their public doors; every expected value worked by hand.

#![cfg(not(target_arch = "wasm32"))]

use judicial_relief::date::Date;
use judicial_relief::error::Error;
use judicial_relief::money::{Amount, Bounds};
use judicial_relief::verdict::{Degree, Outcome, Outcomes, Verdict};

#[track_caller]
fn amount(text: &str) -> Amount {
    Amount::parse(text).expect("an amount")
}

fn exactly(text: &str) -> Bounds {
    Bounds::exact(amount(text))
}

/// 124,111 / 12 = 10,342.58333…; a third below nought is cut downwards, to -0.34.
#[test]
fn a_fraction_is_cut_to_the_fen_for_showing_only() {
    let month = amount("124111").over(12).expect("fits");
    assert_eq!(month.cut_to_fen().map(|fen| fen.to_string()).as_deref(), Some("10342.58"));
    let owed = Amount::ZERO.minus(amount("1").over(3).expect("fits")).expect("fits");
    assert_eq!(owed.cut_to_fen().map(|fen| fen.to_string()).as_deref(), Some("-0.34"));
}

/// 10^12 times 10^12 times 10^12 has more digits than a decimal holds; it is written as a whole number all the same.
#[test]
fn a_whole_number_is_written_in_full_however_large() {
    let trillion = amount("1000000000000");
    let largest = trillion.times(trillion).and_then(|square| square.times(trillion)).expect("fits");
    assert_eq!(largest.to_string(), format!("1{}", "0".repeat(36)));
}

/// Denominators go up to 10^18 and no further: 1 / 10^9 / 10^9 is the last, and a tenth of that is refused.
#[test]
fn the_largest_denominator_is_kept_and_the_next_refused() {
    let billionth = amount("1").over(1_000_000_000).expect("fits");
    let last = billionth.over(1_000_000_000).expect("fits");
    assert_eq!(last.fraction(), (1, 1_000_000_000_000_000_000));
    assert!(last.over(2).is_err());
    assert!(amount("1").over(0).is_err());
    assert!(amount("1").divided_by(Amount::ZERO).is_err());
    let below = amount("1").minus(amount("2")).expect("fits");
    assert!(amount("1").divided_by(below).is_err());
}

#[test]
fn bounds_say_what_is_known() {
    let range = Bounds::between(amount("7"), amount("3"));
    assert_eq!((range.low(), range.high()), (amount("3"), Some(amount("7"))));
    assert_eq!(range.known(), None);
    assert_eq!(exactly("5").known(), Some(amount("5")));
    assert_eq!(Bounds::at_least(amount("5")).known(), None);
}

/// 3..7 times 2..4 is 6..28. Nothing times what is open above is nothing; anything else times it is open.
#[test]
fn a_product_is_open_only_where_it_may_be() {
    let between = |low, high| Bounds::between(amount(low), amount(high));
    assert_eq!(between("3", "7").product(between("2", "4")), Ok(between("6", "28")));
    let open = Bounds::at_least(amount("2"));
    assert_eq!(exactly("0").product(open), Ok(exactly("0")));
    assert_eq!(open.product(exactly("0")), Ok(exactly("0")));
    assert_eq!(between("0", "3").product(open), Ok(Bounds::at_least(amount("0"))));
    assert_eq!(open.product(exactly("3")), Ok(Bounds::at_least(amount("6"))));
    assert_eq!(open.product(open), Ok(Bounds::at_least(amount("4"))));
}

/// 2026-11-21 was a Saturday, 11-22 a Sunday, 11-23 a Monday, 11-20 a Friday.
#[test]
fn a_day_has_its_parts_and_its_place_in_the_week() {
    let day = |text| Date::parse(text).expect("a date");
    assert_eq!((day("2026-11-22").year(), day("2026-11-22").month_and_day()), (2026, (11, 22)));
    let weekdays = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(|text| day(text).is_weekday());
    assert_eq!(weekdays, [true, false, false, true]);
}

const DEGREES: [Degree; 3] = [Degree::Met, Degree::Discretion, Degree::NotMet];

/// All six ranges, as the lists of the degrees that they hold.
fn ranges() -> Vec<(Verdict, Vec<Degree>)> {
    let mut ranges = Vec::new();
    for from in 0..3 {
        for to in from..3 {
            ranges.push((Verdict::between(DEGREES[from], DEGREES[to]), DEGREES[from..=to].to_vec()));
        }
    }
    ranges
}

/// Each operation on ranges gives what the same operation gives on every pair of their degrees.
#[test]
fn ranges_do_to_all_what_is_done_to_each() {
    let span = |degrees: Vec<Degree>| {
        let (best, worst) = (degrees.iter().min().expect("some"), degrees.iter().max().expect("some"));
        Verdict::between(*best, *worst)
    };
    assert_eq!(ranges().len(), 6);
    for (a, of_a) in ranges() {
        assert_eq!(a.known(), (of_a.len() == 1).then(|| of_a[0]));
        let turned = |degree: &Degree| DEGREES[2 - *degree as usize];
        assert_eq!(a.negated(), span(of_a.iter().map(turned).collect()));
        let softened = |degree: &Degree| if *degree == Degree::NotMet { Degree::NotMet } else { Degree::Met };
        assert_eq!(a.not_ruled_out(), span(of_a.iter().map(softened).collect()));
        for (b, of_b) in ranges() {
            let each = |join: fn(Degree, Degree) -> Degree| {
                of_a.iter().flat_map(|a| of_b.iter().map(move |b| join(*a, *b))).collect::<Vec<_>>()
            };
            assert_eq!(a.and(b), span(each(Degree::max)));
            assert_eq!(a.or(b), span(each(Degree::min)));
            assert_eq!(a.hull(b), span([of_a.clone(), of_b.clone()].concat()));
            assert_eq!(a.within(b), of_a.iter().all(|degree| of_b.contains(degree)), "{a:?} {b:?}");
            let common: Vec<Degree> = of_a.iter().filter(|degree| of_b.contains(degree)).copied().collect();
            assert_eq!(a.both(b), if common.is_empty() { a } else { span(common) });
        }
    }
}

/// The set of outcomes whose bits are set in `bits`, built from single outcomes.
fn outcomes(bits: usize) -> (Outcomes, Vec<Outcome>) {
    let list: Vec<Outcome> =
        Outcome::ALL.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, outcome)| *outcome).collect();
    let sets = list.iter().map(|outcome| Outcomes::certain(*outcome));
    (sets.reduce(Outcomes::union).expect("never empty"), list)
}

#[test]
fn sets_of_outcomes_are_sets() {
    for a in 1..32 {
        let (set, list) = outcomes(a);
        assert_eq!(set.iter().collect::<Vec<_>>(), list);
        // On the wire the best has the lowest bit.
        assert_eq!(usize::from(set.bits()), a);
        assert_eq!(set.known(), (list.len() == 1).then(|| list[0]));
        assert_eq!((set.best(), set.worst()), (list[0], list[list.len() - 1]));
        for outcome in Outcome::ALL {
            assert_eq!(set.holds(outcome), list.contains(&outcome));
        }
        for b in 1..32 {
            let (other, members) = outcomes(b);
            assert_eq!(set.within(other), list.iter().all(|outcome| members.contains(outcome)));
            assert_eq!(set.union(other), outcomes(a | b).0);
            assert_eq!(set.both(other), if a & b == 0 { set } else { outcomes(a & b).0 });
            let each = |join: fn(Outcome, Outcome) -> Outcome| {
                let pairs = list.iter().flat_map(|a| members.iter().map(move |b| join(*a, *b)));
                pairs.map(Outcomes::certain).reduce(Outcomes::union).expect("some")
            };
            assert_eq!(set.worse_of(other), each(Outcome::max));
            assert_eq!(set.better_of(other), each(Outcome::min));
        }
    }
}

#[test]
fn a_condition_leads_to_what_its_degrees_lead_to() {
    for (verdict, degrees) in ranges() {
        for failed in [Outcome::Eligible, Outcome::Discretion, Outcome::GenerallyNot, Outcome::Refer, Outcome::Excluded]
        {
            let leads = |degree: &Degree| match degree {
                Degree::Met => Outcome::Eligible,
                Degree::Discretion => Outcome::Discretion,
                Degree::NotMet => failed,
            };
            let set = degrees.iter().map(leads).map(Outcomes::certain).reduce(Outcomes::union).expect("some");
            assert_eq!(Outcomes::of(verdict, failed), set);
        }
    }
}

/// The names are on the wire, in receipts and in summaries: a changed one would be read as another.
#[test]
fn names_on_the_wire() {
    assert_eq!(DEGREES.map(Degree::id), ["met", "discretion", "not_met"]);
    assert_eq!(Outcome::ALL.map(Outcome::id), ["eligible", "discretion", "generally_not", "refer", "excluded"]);
    let written = serde_json::to_string(&Outcome::ALL).expect("writes");
    assert_eq!(written, r#"["eligible","discretion","generally_not","refer","excluded"]"#);
}

/// The command line shows it: what happened, and why where that is known.
#[test]
fn a_failure_says_what_happened() {
    assert!(Error::Overflow.to_string().contains("outgrew"));
    assert!(Error::Unwritable("disk full".to_owned()).to_string().ends_with("disk full"));
}
