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
