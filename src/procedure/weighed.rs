//! A verdict with the open facts that can still change it.

use crate::trace::FactSet;
use crate::verdict::{Degree, Verdict};

/// A verdict and what it still waits for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) verdict: Verdict,
    pub(super) open: FactSet,
}

impl Weighed {
    pub(super) const MET: Weighed = Weighed::by(Verdict::MET);
    pub(super) const DISCRETION: Weighed = Weighed::by(Verdict::DISCRETION);
    pub(super) const NOT_MET: Weighed = Weighed::by(Verdict::NOT_MET);

    /// A verdict that waits for no fact of its own.
    pub(super) const fn by(verdict: Verdict) -> Weighed {
        Weighed { verdict, open: FactSet::NONE }
    }

    /// Both are asked. A part waits in vain where the other is as bad whatever becomes of it.
    pub(super) fn and(self, other: Weighed) -> Weighed {
        let counts = |one: &Weighed, other: &Weighed| one.verdict.worst() > other.verdict.best();
        self.joined(other, Verdict::and, counts)
    }

    /// One is enough. A part waits in vain where the other is as good whatever becomes of it.
    pub(super) fn or(self, other: Weighed) -> Weighed {
        let counts = |one: &Weighed, other: &Weighed| one.verdict.best() < other.verdict.worst();
        self.joined(other, Verdict::or, counts)
    }

    fn joined(
        self,
        other: Weighed,
        join: impl Fn(Verdict, Verdict) -> Verdict,
        counts: impl Fn(&Weighed, &Weighed) -> bool,
    ) -> Weighed {
        let verdict = join(self.verdict, other.verdict);
        let (first, second) = (counts(&self, &other), counts(&other, &self));
        let waited = |counts: bool, part: &Weighed| if counts { part.open } else { FactSet::NONE };
        Weighed { verdict, open: waited(first, &self).with(waited(second, &other)) }.settled()
    }

    /// The opposite.
    pub(super) fn not(self) -> Weighed {
        Weighed { verdict: self.verdict.negated(), open: self.open }
    }

    /// It is not ruled out: what is left to the officer is enough.
    pub(super) fn not_ruled_out(self) -> Weighed {
        Weighed { verdict: self.verdict.not_ruled_out(), open: self.open }.settled()
    }

    /// Nothing is waited for once the verdict is known.
    fn settled(self) -> Weighed {
        let open = if self.verdict.known().is_some() { FactSet::NONE } else { self.open };
        Weighed { open, ..self }
    }

    /// A verdict that is certain where a flag of the law says so.
    pub(super) fn where_law_says(law: bool) -> Weighed {
        Weighed::by(Verdict::certain(if law { Degree::Met } else { Degree::NotMet }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Subject;
    use crate::questions::questions;
    use crate::trace::FactRef;

    /// A condition that waits for a fact of its own.
    fn waiting(at: usize, best: Degree, worst: Degree) -> (Weighed, FactSet) {
        let fact = FactRef { subject: Subject::Case, question: questions().nth(at).expect("a question") };
        let open = FactSet::from_iter([fact]);
        (Weighed { verdict: Verdict::between(best, worst), open }, open)
    }

    fn facts(of: FactSet) -> Vec<FactRef> {
        of.iter().collect()
    }

    /// Where one part leaves it to the officer at best and the other at worst, only the first can still change anything;
    /// of alternatives only the second.
    #[test]
    fn a_part_that_is_outdone_waits_in_vain() {
        let (better, of_better) = waiting(0, Degree::Met, Degree::Discretion);
        let (worse, of_worse) = waiting(1, Degree::Discretion, Degree::NotMet);
        for (one, other) in [(better, worse), (worse, better)] {
            assert_eq!(facts(one.and(other).open), facts(of_worse));
            assert_eq!(facts(one.or(other).open), facts(of_better));
        }
        let (open, of_open) = waiting(2, Degree::Met, Degree::NotMet);
        assert_eq!(facts(open.and(better).open), facts(of_open.with(of_better)), "each could be the worse one");
        assert_eq!(facts(open.or(worse).open), facts(of_open.with(of_worse)), "each could be the better one");
        assert_eq!(facts(open.and(Weighed::NOT_MET).open), [], "what is settled waits for nothing");
        assert_eq!(facts(open.not().open), facts(of_open));
    }

    #[test]
    fn what_is_not_ruled_out_waits_for_what_could_rule_it_out() {
        let (better, _) = waiting(0, Degree::Met, Degree::Discretion);
        let (worse, of_worse) = waiting(1, Degree::Discretion, Degree::NotMet);
        assert_eq!(facts(better.not_ruled_out().open), []);
        assert_eq!(facts(worse.not_ruled_out().open), facts(of_worse));
    }
}
