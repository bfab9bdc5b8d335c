//! Whether a condition holds, as far as it is known; and which outcomes are still possible. Knows no law.
//!
//! INVARIANT (refinement): a verdict holds every degree that the open answers can still reach, and a set of outcomes
//! every outcome. Both only ever shrink as answers come in, because they are only joined by minimum, maximum and hull.

use serde::{Serialize, Serializer};

/// How far a condition holds, from best to worst for the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// It holds.
    Met,
    /// The law leaves it to the officer.
    Discretion,
    /// It does not hold.
    NotMet,
}

impl Degree {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Degree::Met => "met",
            Degree::Discretion => "discretion",
            Degree::NotMet => "not_met",
        }
    }
}

/// The degrees still possible: everything from `best` to `worst`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    best: Degree,
    worst: Degree,
}

impl Verdict {
    /// Certainly holds.
    pub const MET: Verdict = Verdict::certain(Degree::Met);
    /// Certainly left to the officer.
    pub const DISCRETION: Verdict = Verdict::certain(Degree::Discretion);
    /// Certainly does not hold.
    pub const NOT_MET: Verdict = Verdict::certain(Degree::NotMet);
    /// Everything is still possible.
    pub const OPEN: Verdict = Verdict { best: Degree::Met, worst: Degree::NotMet };

    /// One degree only.
    pub const fn certain(degree: Degree) -> Verdict {
        Verdict { best: degree, worst: degree }
    }

    /// From one degree to another, in either order.
    pub fn between(one: Degree, other: Degree) -> Verdict {
        Verdict { best: one.min(other), worst: one.max(other) }
    }

    /// Best degree still possible.
    pub const fn best(self) -> Degree {
        self.best
    }

    /// Worst degree still possible.
    pub const fn worst(self) -> Degree {
        self.worst
    }

    /// One bit for each degree still possible, the best the lowest.
    pub const fn bits(self) -> u8 {
        let from_best = match self.best {
            Degree::Met => 0b111,
            Degree::Discretion => 0b110,
            Degree::NotMet => 0b100,
        };
        let to_worst = match self.worst {
            Degree::Met => 0b001,
            Degree::Discretion => 0b011,
            Degree::NotMet => 0b111,
        };
        from_best & to_worst
    }

    /// The degree, if only one is possible.
    pub fn known(self) -> Option<Degree> {
        (self.best == self.worst).then_some(self.best)
    }

    /// Both conditions are asked: the worse counts.
    #[must_use]
    pub fn and(self, other: Verdict) -> Verdict {
        Verdict { best: self.best.max(other.best), worst: self.worst.max(other.worst) }
    }

    /// Either condition is enough: the better counts.
    #[must_use]
    pub fn or(self, other: Verdict) -> Verdict {
        Verdict { best: self.best.min(other.best), worst: self.worst.min(other.worst) }
    }

    /// Either may turn out to be the one that is asked.
    #[must_use]
    pub fn hull(self, other: Verdict) -> Verdict {
        Verdict { best: self.best.min(other.best), worst: self.worst.max(other.worst) }
    }

    /// What both ranges allow; either, where they have nothing in common.
    #[must_use]
    pub fn both(self, other: Verdict) -> Verdict {
        let (best, worst) = (self.best.max(other.best), self.worst.min(other.worst));
        if best <= worst { Verdict { best, worst } } else { self }
    }

    /// Is every degree of `self` in `other`?
    pub fn within(self, other: Verdict) -> bool {
        other.best <= self.best && self.worst <= other.worst
    }

    /// The opposite condition; what is left to the officer stays so.
    #[must_use]
    pub fn negated(self) -> Verdict {
        let turn = |degree| match degree {
            Degree::Met => Degree::NotMet,
            Degree::Discretion => Degree::Discretion,
            Degree::NotMet => Degree::Met,
        };
        Verdict { best: turn(self.worst), worst: turn(self.best) }
    }

    /// It is not ruled out: what is left to the officer is enough.
    #[must_use]
    pub fn not_ruled_out(self) -> Verdict {
        let soften = |degree| {
            if degree == Degree::NotMet { Degree::NotMet } else { Degree::Met }
        };
        Verdict { best: soften(self.best), worst: soften(self.worst) }
    }
}

/// `["met", "not_met"]`: best and worst.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.best, self.worst).serialize(serializer)
    }
}

/// What an applicant's case comes to, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The conditions are met.
    Eligible,
    /// The law leaves it to the officer.
    Discretion,
    /// Generally not assisted: a discretion to refuse, not a bar.
    GenerallyNot,
    /// Another office or social assistance is to be turned to.
    Refer,
    /// Not to be assisted.
    Excluded,
}

impl Outcome {
    /// From best to worst.
    pub const ALL: [Outcome; 5] =
        [Outcome::Eligible, Outcome::Discretion, Outcome::GenerallyNot, Outcome::Refer, Outcome::Excluded];

    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Outcome::Eligible => "eligible",
            Outcome::Discretion => "discretion",
            Outcome::GenerallyNot => "generally_not",
            Outcome::Refer => "refer",
            Outcome::Excluded => "excluded",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The set of outcomes still possible; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcomes(u8);

impl Outcomes {
    /// One outcome only.
    pub const fn certain(outcome: Outcome) -> Outcomes {
        Outcomes(outcome.bit())
    }

    /// What a condition leads to, where `failed` says what follows if it does not hold.
    pub const fn of(verdict: Verdict, failed: Outcome) -> Outcomes {
        // OK because eligible and left to the officer have the same bits among outcomes as met and left to the officer among degrees.
        let degrees = verdict.bits();
        Outcomes(degrees & 0b011 | if degrees & 0b100 == 0 { 0 } else { failed.bit() })
    }

    /// One bit for each outcome in the set, the best the lowest.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Outcomes in the set, from best to worst.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Outcome> {
        Outcome::ALL.into_iter().filter(move |outcome| self.0 & outcome.bit() != 0)
    }

    /// Best outcome still possible.
    pub fn best(self) -> Outcome {
        self.iter().next().unwrap_or(Outcome::Excluded)
    }

    /// Worst outcome still possible.
    pub fn worst(self) -> Outcome {
        self.iter().next_back().unwrap_or(Outcome::Excluded)
    }

    /// The outcome, if only one is possible.
    pub fn known(self) -> Option<Outcome> {
        (self.0.count_ones() == 1).then(|| self.best())
    }

    /// Is it still possible?
    pub const fn holds(self, outcome: Outcome) -> bool {
        self.0 & outcome.bit() != 0
    }

    /// Both count: the worse of each pair still possible. That is each outcome of either set which is no better than
    /// the best of the other.
    #[must_use]
    pub const fn worse_of(self, other: Outcomes) -> Outcomes {
        Outcomes((self.0 | other.0) & from_best(self.0) & from_best(other.0))
    }

    /// Alternatives: the better of each pair still possible. That is each outcome of either set which is no worse than
    /// the worst of the other.
    #[must_use]
    pub const fn better_of(self, other: Outcomes) -> Outcomes {
        Outcomes((self.0 | other.0) & to_worst(self.0) & to_worst(other.0))
    }

    /// Either set may turn out to be the one that applies.
    #[must_use]
    pub const fn union(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 | other.0)
    }

    /// What both sets hold; this one, where they have nothing in common.
    #[must_use]
    pub const fn both(self, other: Outcomes) -> Outcomes {
        if self.0 & other.0 == 0 { self } else { Outcomes(self.0 & other.0) }
    }

    /// Is every outcome of `self` in `other`?
    pub const fn within(self, other: Outcomes) -> bool {
        self.0 & !other.0 == 0
    }
}

/// The bits of the best outcome of a set and of everything worse.
const fn from_best(set: u8) -> u8 {
    set | set.wrapping_neg()
}

/// The bits of the worst outcome of a set and of everything better.
const fn to_worst(set: u8) -> u8 {
    match u8::MAX.checked_shr(set.leading_zeros()) {
        Some(bits) => bits,
        None => 0,
    }
}

/// A list, from best to worst.
impl Serialize for Outcomes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_act_on_both_ends() {
        let maybe = Verdict::between(Degree::Discretion, Degree::NotMet);
        assert_eq!(Verdict::OPEN.and(maybe), maybe);
        assert_eq!(Verdict::OPEN.or(maybe), Verdict::OPEN);
        assert_eq!(Verdict::OPEN.or(Verdict::MET), Verdict::MET);
        assert_eq!(Verdict::OPEN.and(Verdict::NOT_MET), Verdict::NOT_MET);
        assert_eq!(maybe.negated(), Verdict::between(Degree::Met, Degree::Discretion));
    }

    /// Pair by pair, for every two sets there are.
    #[test]
    fn sets_join_as_their_pairs_do() {
        let sets = || (1..32).map(Outcomes);
        for (one, other) in sets().flat_map(|one| sets().map(move |other| (one, other))) {
            let pairs = || one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
            let set = |picked: Vec<Outcome>| picked.iter().fold(0, |set, outcome| set | outcome.bit());
            assert_eq!(one.worse_of(other).0, set(pairs().map(|(a, b)| a.max(b)).collect()), "{one:?} {other:?}");
            assert_eq!(one.better_of(other).0, set(pairs().map(|(a, b)| a.min(b)).collect()), "{one:?} {other:?}");
        }
    }

    /// Degree by degree, for every range and everything that may follow.
    #[test]
    fn each_degree_of_a_range_leads_to_its_outcome() {
        let degrees = [Degree::Met, Degree::Discretion, Degree::NotMet];
        for (best, worst) in degrees.iter().flat_map(|one| degrees.iter().map(move |other| (*one, *other))) {
            let range = Verdict::between(best, worst);
            let held: Vec<Degree> =
                degrees.into_iter().filter(|degree| Verdict::certain(*degree).within(range)).collect();
            assert_eq!(range.bits(), held.iter().fold(0, |bits, degree| bits | 1 << *degree as u8));
            for failed in Outcome::ALL {
                let leads_to = |degree: &Degree| match degree {
                    Degree::Met => Outcome::Eligible,
                    Degree::Discretion => Outcome::Discretion,
                    Degree::NotMet => failed,
                };
                let expected: Vec<Outcome> = held.iter().map(leads_to).collect();
                let found = Outcomes::of(range, failed);
                assert!(Outcome::ALL.iter().all(|outcome| found.holds(*outcome) == expected.contains(outcome)));
            }
        }
    }

    #[test]
    fn a_set_holds_exactly_what_its_parts_can_reach() {
        let hardship = Outcomes::of(Verdict::OPEN, Outcome::Excluded);
        let cause = Outcomes::of(Verdict::certain(Degree::NotMet), Outcome::GenerallyNot);
        let both: Vec<Outcome> = hardship.worse_of(cause).iter().collect();
        assert_eq!(both, [Outcome::GenerallyNot, Outcome::Excluded]);
        let either: Vec<Outcome> = hardship.better_of(cause).iter().collect();
        assert_eq!(either, [Outcome::Eligible, Outcome::Discretion, Outcome::GenerallyNot]);
    }
}
