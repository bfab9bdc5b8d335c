//! Findings of one applicant as a small graph: conditions, joined by what the law joins them with.
//!
//! INVARIANT (order): a finding's parts stand before it, so one backward pass sees every finding before its parts.

use crate::money::Amount;
use crate::rulebook::Provision;
use crate::trace::FactRef;
use crate::verdict::{Outcome, Outcomes, Verdict};

/// A finding by its place in [`Findings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingId(u32);

impl FindingId {
    /// Its place in the list of findings.
    pub const fn place(self) -> u32 {
        self.0
    }
}

/// How a finding comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// From facts.
    Facts,
    /// Every part is asked.
    All,
    /// One part is enough.
    Any,
    /// The part must not hold.
    Not,
    /// The part must not be ruled out.
    NotRuledOut,
    /// Outcomes: the worst of the parts.
    Worst,
    /// Outcomes: the best of the parts.
    Best,
}

impl Join {
    /// Stable name, as on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Join::Facts => "facts",
            Join::All => "all",
            Join::Any => "any",
            Join::Not => "not",
            Join::NotRuledOut => "not_ruled_out",
            Join::Worst => "worst",
            Join::Best => "best",
        }
    }
}

/// What is found: of a condition, how far it holds; of a ground or an applicant, which outcomes are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Of a condition.
    Verdict(Verdict),
    /// Of a ground or of the whole.
    Outcomes(Outcomes),
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is asked, and by it the provision.
    pub provision: Provision,
    /// How it comes about.
    pub join: Join,
    /// What is found.
    pub found: Found,
    /// What follows for an outcome if a condition does not hold.
    pub if_not: Outcome,
    /// Where its parts and facts end; they begin where those of the finding before it end.
    ends: Ends,
}

#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    parts: u32,
    facts: u32,
}

/// All findings about one subject.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    parts: Vec<FindingId>,
    facts: Vec<FactRef>,
    distances: Vec<(FindingId, Amount)>,
    /// Only what is found is of interest, not how it came about.
    is_bare: bool,
}

impl Findings {
    /// None yet, with room for as many as the walk makes of one applicant.
    pub(super) fn new() -> Findings {
        Findings {
            list: Vec::with_capacity(112),
            parts: Vec::with_capacity(192),
            facts: Vec::with_capacity(160),
            distances: Vec::new(),
            is_bare: false,
        }
    }

    /// The same for findings whose parts, facts and distances nobody will ask for.
    pub(super) fn bare() -> Findings {
        Findings { list: Vec::with_capacity(112), is_bare: true, ..Findings::default() }
    }

    /// None again, with the room that there is.
    pub(super) fn emptied(mut self) -> Findings {
        self.list.clear();
        self.parts.clear();
        self.facts.clear();
        self.distances.clear();
        self
    }

    /// A condition that facts decide.
    pub(super) fn facts(&mut self, provision: Provision, verdict: Verdict, facts: &[FactRef]) -> FindingId {
        self.facts_and(provision, verdict, facts, None)
    }

    /// The same, perhaps with one fact more.
    pub(super) fn facts_and(
        &mut self,
        provision: Provision,
        verdict: Verdict,
        facts: &[FactRef],
        more: Option<FactRef>,
    ) -> FindingId {
        if !self.is_bare {
            self.facts.extend_from_slice(facts);
            self.facts.extend(more);
        }
        self.add(provision, Join::Facts, Found::Verdict(verdict), &[])
    }

    /// A condition of which every part is asked.
    pub(super) fn all(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        let verdict = self.verdicts(parts).fold(Verdict::MET, Verdict::and);
        self.add(provision, Join::All, Found::Verdict(verdict), parts)
    }

    /// A condition of which one part is enough.
    pub(super) fn any(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        let verdict = self.verdicts(parts).fold(Verdict::NOT_MET, Verdict::or);
        self.add(provision, Join::Any, Found::Verdict(verdict), parts)
    }

    /// A condition that holds where its part does not.
    pub(super) fn not(&mut self, provision: Provision, part: FindingId) -> FindingId {
        let verdict = self.verdict(part).negated();
        self.add(provision, Join::Not, Found::Verdict(verdict), &[part])
    }

    /// A condition that holds where its part is met or left to the officer.
    pub(super) fn not_ruled_out(&mut self, provision: Provision, part: FindingId) -> FindingId {
        let verdict = self.verdict(part).not_ruled_out();
        self.add(provision, Join::NotRuledOut, Found::Verdict(verdict), &[part])
    }

    /// What follows if a condition does not hold; else the case would be excluded.
    pub(super) fn failing_to(&mut self, outcome: Outcome, condition: FindingId) -> FindingId {
        if let Some(finding) = self.list.get_mut(condition.0 as usize) {
            finding.if_not = outcome;
        }
        condition
    }

    /// How far the number that decides lies above its threshold.
    pub(super) fn at_distance(&mut self, distance: impl FnOnce() -> Option<Amount>, condition: FindingId) -> FindingId {
        if !self.is_bare {
            self.distances.extend(distance().map(|distance| (condition, distance)));
        }
        condition
    }

    /// Outcomes where every part counts.
    pub(super) fn worst(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        let outcomes = self.outcomes_of(parts).fold(Outcomes::certain(Outcome::Eligible), Outcomes::worse_of);
        self.add(provision, Join::Worst, Found::Outcomes(outcomes), parts)
    }

    /// Outcomes where the parts are alternatives.
    pub(super) fn best(&mut self, provision: Provision, parts: &[FindingId]) -> FindingId {
        let outcomes = self.outcomes_of(parts).fold(Outcomes::certain(Outcome::Excluded), Outcomes::better_of);
        self.add(provision, Join::Best, Found::Outcomes(outcomes), parts)
    }

    fn add(&mut self, provision: Provision, join: Join, found: Found, parts: &[FindingId]) -> FindingId {
        if !self.is_bare {
            self.parts.extend_from_slice(parts);
        }
        // OK because the walk makes a fixed, small number of findings for each applicant.
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let ends = Ends { parts: count(self.parts.len()), facts: count(self.facts.len()) };
        self.list.push(Finding { provision, join, found, if_not: Outcome::Excluded, ends });
        FindingId(count(self.list.len()).saturating_sub(1))
    }

    /// The verdict of a condition.
    pub fn verdict(&self, id: FindingId) -> Verdict {
        match self.get(id).map(|finding| finding.found) {
            Some(Found::Verdict(verdict)) => verdict,
            Some(Found::Outcomes(_)) | None => Verdict::OPEN,
        }
    }

    /// The outcomes that a finding allows.
    pub fn outcomes(&self, id: FindingId) -> Outcomes {
        self.get(id).map_or(Outcomes::certain(Outcome::Excluded), Finding::outcomes)
    }

    fn verdicts(&self, parts: &[FindingId]) -> impl Iterator<Item = Verdict> {
        parts.iter().map(|part| self.verdict(*part))
    }

    fn outcomes_of(&self, parts: &[FindingId]) -> impl Iterator<Item = Outcomes> {
        parts.iter().map(|part| self.outcomes(*part))
    }

    /// A finding.
    pub fn get(&self, id: FindingId) -> Option<&Finding> {
        self.list.get(id.0 as usize)
    }

    /// Every finding, parts before the whole.
    pub fn iter(&self) -> impl Iterator<Item = (FindingId, &Finding)> {
        (0..).map(FindingId).zip(&self.list)
    }

    /// Where the parts and facts of a finding begin and end.
    fn span(&self, id: FindingId) -> Option<(Ends, Ends)> {
        let before = id.0.checked_sub(1).and_then(|before| self.get(FindingId(before)));
        Some((before.map_or_else(Ends::default, |finding| finding.ends), self.get(id)?.ends))
    }

    /// The parts of a finding.
    pub fn parts(&self, id: FindingId) -> &[FindingId] {
        self.span(id).and_then(|(from, to)| self.parts.get(from.parts as usize..to.parts as usize)).unwrap_or(&[])
    }

    /// The facts that a finding looks at itself.
    pub fn facts_of(&self, id: FindingId) -> &[FactRef] {
        self.span(id).and_then(|(from, to)| self.facts.get(from.facts as usize..to.facts as usize)).unwrap_or(&[])
    }

    /// Where a number decides: how far it lies above the threshold, below nought if below; yuan or years.
    pub fn distance(&self, id: FindingId) -> Option<Amount> {
        self.distances.iter().find(|(of, _)| *of == id).map(|(_, distance)| *distance)
    }

    /// Every finding that a number decides, in the order of the findings, and how far the number lies above its threshold.
    pub fn distances(&self) -> impl Iterator<Item = (FindingId, Amount)> {
        self.distances.iter().copied()
    }

    /// The findings whose answers could still change `root`, read off the same graph.
    ///
    /// A part matters to a whole only if it is not settled and the other parts do not already outdo it, whatever
    /// becomes of them; and only if the whole itself matters.
    pub fn that_matter(&self, root: FindingId) -> Vec<FindingId> {
        let mut open = Vec::new();
        if self.get(root).is_none_or(Finding::is_settled) {
            return open;
        }
        // Parts stand before their whole, so nothing after the root is a part of it.
        let reached = (root.0 as usize).saturating_add(1);
        let mut matters = vec![false; reached];
        if let Some(last) = matters.last_mut() {
            *last = true;
        }
        for (at, finding) in self.list.iter().enumerate().take(reached).rev() {
            if !matters.get(at).copied().unwrap_or(false) || finding.is_settled() {
                continue;
            }
            // OK because ids are places in this list.
            let id = FindingId(u32::try_from(at).unwrap_or(u32::MAX));
            if finding.join == Join::Facts {
                open.push(id);
            }
            let parts = self.parts(id);
            for part in parts {
                let others = || parts.iter().filter(|other| *other != part);
                let counts = match finding.join {
                    Join::Facts | Join::Not | Join::NotRuledOut => true,
                    Join::All => others().all(|o| self.verdict(*part).worst() > self.verdict(*o).best()),
                    Join::Any => others().all(|o| self.verdict(*part).best() < self.verdict(*o).worst()),
                    Join::Worst => others().all(|o| self.outcomes(*part).worst() > self.outcomes(*o).best()),
                    Join::Best => others().all(|o| self.outcomes(*part).best() < self.outcomes(*o).worst()),
                };
                if let Some(mark) = matters.get_mut(part.0 as usize) {
                    *mark |= counts;
                }
            }
        }
        open.reverse();
        open
    }
}

impl Finding {
    /// The outcomes that it allows.
    pub fn outcomes(&self) -> Outcomes {
        match self.found {
            Found::Verdict(verdict) => Outcomes::of(verdict, self.if_not),
            Found::Outcomes(outcomes) => outcomes,
        }
    }

    /// Is only one result left?
    pub fn is_settled(&self) -> bool {
        match self.found {
            Found::Verdict(verdict) => verdict.known().is_some(),
            Found::Outcomes(outcomes) => outcomes.known().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Degree::{Discretion, Met, NotMet};

    const OF: Provision = Provision::HardshipFinding;

    fn condition(findings: &mut Findings, verdict: Verdict) -> FindingId {
        findings.facts(OF, verdict, &[])
    }

    /// Receipts and answers name findings by their place and joins by these words.
    #[test]
    fn places_and_words_are_those_of_the_trace() {
        let mut findings = Findings::new();
        let places: Vec<u32> = (0..3).map(|_| condition(&mut findings, Verdict::MET).place()).collect();
        assert_eq!(places, [0, 1, 2]);
        assert_eq!(findings.iter().map(|(id, _)| id.place()).collect::<Vec<_>>(), places);
        let joins = [Join::Facts, Join::All, Join::Any, Join::Not, Join::NotRuledOut, Join::Worst, Join::Best];
        assert_eq!(joins.map(Join::id), ["facts", "all", "any", "not", "not_ruled_out", "worst", "best"]);
    }

    /// A part that another one outdoes whatever becomes of both is asked for no more; the other one still is.
    #[test]
    fn what_is_outdone_matters_no_more() {
        let (better, worse) = (Verdict::between(Met, Discretion), Verdict::between(Discretion, NotMet));
        let join = |join: fn(&mut Findings, Provision, &[FindingId]) -> FindingId, failing: Outcome| {
            let mut findings = Findings::new();
            let parts = [better, worse].map(|verdict| condition(&mut findings, verdict));
            let parts = parts.map(|part| findings.failing_to(failing, part));
            let root = join(&mut findings, OF, &parts);
            findings.that_matter(root).iter().map(|id| id.place()).collect::<Vec<_>>()
        };
        assert_eq!(join(Findings::all, Outcome::Excluded), [1], "at least the officer has to decide");
        assert_eq!(join(Findings::any, Outcome::Excluded), [0], "at most the officer has to decide");
        // A condition left to the officer leaves the outcome to the officer: the same by outcomes.
        assert_eq!(join(Findings::worst, Outcome::GenerallyNot), [1]);
        assert_eq!(join(Findings::best, Outcome::GenerallyNot), [0]);
    }

    /// Two open parts of which each could still decide are both asked for, and a settled one never is.
    #[test]
    fn what_can_still_decide_matters() {
        for join in [Findings::all, Findings::any, Findings::worst, Findings::best] {
            let mut findings = Findings::new();
            let parts = [Verdict::OPEN, Verdict::DISCRETION, Verdict::OPEN];
            let parts = parts.map(|verdict| condition(&mut findings, verdict));
            let root = join(&mut findings, OF, &parts);
            assert_eq!(findings.that_matter(root), [parts[0], parts[2]]);
        }
        let mut findings = Findings::new();
        let part = condition(&mut findings, Verdict::OPEN);
        let other = condition(&mut findings, Verdict::OPEN);
        let root = findings.not(OF, part);
        assert_eq!(findings.that_matter(root), [part], "what is no part of it does not matter");
        let root = findings.not_ruled_out(OF, other);
        assert_eq!(findings.that_matter(root), [other]);
        let settled = condition(&mut findings, Verdict::DISCRETION);
        assert_eq!(findings.that_matter(settled), []);
    }
}
