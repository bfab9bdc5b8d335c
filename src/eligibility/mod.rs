//! Whether relief can be given, condition by condition, and whether reasons for exceeding the limit are met.
//! Must never know how much.
//!
//! The outcome of one applicant is the worst of scope, one-time rule, natural person, refusal circumstances, cause and
//! the best over all grounds (2021 Rules, Arts. 7 and 8; 2018 opinion, Art. 3). Across applicants nothing is combined.

mod findings;
mod grounds_general;
mod grounds_minor;
mod hardship;
mod over_limit;
mod refusals;
mod scope;
mod split;
mod walk;

pub use findings::{Finding, FindingId, Findings, Found, Join};

use crate::case::Case;
use crate::rulebook::{Provision, Rules};
use crate::trace::FactSet;
use crate::verdict::{Outcomes, Verdict};
use walk::Walk;

/// Findings about every applicant, in the order of the frame.
#[derive(Clone, Debug)]
pub struct Examination {
    /// One for each applicant.
    pub applicants: Vec<ApplicantFindings>,
}

/// Findings about one applicant.
#[derive(Clone, Debug)]
pub struct ApplicantFindings {
    /// The graph of findings.
    pub findings: Findings,
    /// The outcome: the root of the graph.
    pub outcome: FindingId,
    /// The grounds as alternatives.
    pub best_ground: FindingId,
    /// Whether the limit may be exceeded for this applicant's sake.
    pub over_limit: FindingId,
    /// Whether the household lives in hardship.
    pub hardship: FindingId,
    /// Whether relief may be advanced now; it stands apart from the outcome.
    pub advance: FindingId,
    /// Outcomes still possible: the root's, narrowed.
    possible: Outcomes,
    /// Whether the limit may be exceeded, narrowed.
    exceed: Verdict,
    /// Open facts that can still change the outcome.
    pub open_for_outcome: FactSet,
    /// Open facts that can still change whether the limit may be exceeded.
    pub open_for_limit: FactSet,
    /// Open facts that can still change whether relief may be advanced now.
    pub open_for_advance: FactSet,
    /// Open facts that can still change whether the household lives in hardship.
    pub open_for_hardship: FactSet,
}

impl ApplicantFindings {
    /// Outcomes still possible.
    pub fn outcomes(&self) -> Outcomes {
        self.possible
    }

    /// Whether the limit may be exceeded.
    pub fn over_limit(&self) -> Verdict {
        self.exceed
    }

    /// Whether relief may be advanced now.
    pub fn advance(&self) -> Verdict {
        self.findings.verdict(self.advance)
    }

    /// Whether the household lives in hardship.
    pub fn hardship(&self) -> Verdict {
        self.findings.verdict(self.hardship)
    }
}

impl Examination {
    /// Whether the limit may be exceeded on the sheet of a victim: one applicant's reason is enough.
    pub fn over_limit_on(&self, case: &Case, sheet: usize) -> Verdict {
        let members = case.frame.applicants.iter().zip(&self.applicants).filter(|(who, _)| who.victim == sheet);
        members.fold(Verdict::NOT_MET, |verdict, (_, found)| verdict.or(found.over_limit()))
    }
}

/// Examines every applicant for itself.
pub fn examine(case: &Case, rules: &Rules) -> Examination {
    let applicants = (0..case.frame.applicants.len()).filter_map(|at| {
        let mut found = look(case, rules, at)?;
        split::narrow(case, rules, at, &mut found);
        Some(found)
    });
    Examination { applicants: applicants.collect() }
}

/// One applicant, condition by condition.
fn look(case: &Case, rules: &Rules, at: usize) -> Option<ApplicantFindings> {
    let mut walk = Walk::of(&case.frame, &case.facts, rules, at, Findings::new())?;
    let Roots { outcome, best_ground, over_limit, hardship, advance } = conditions(&mut walk);
    // A fact whose question is not asked yet is decided by its parents first; they stand in the same graph.
    let open = |root: FindingId| {
        let facts = walk.findings.that_matter(root).into_iter().flat_map(|finding| walk.findings.facts_of(finding));
        facts.copied().filter(|fact| case.is_open(fact.subject, fact.question)).collect()
    };
    let (open_for_outcome, open_for_limit) = (open(outcome), open(over_limit));
    let (open_for_advance, open_for_hardship) = (open(advance), open(hardship));
    Some(ApplicantFindings {
        possible: walk.findings.outcomes(outcome),
        exceed: walk.findings.verdict(over_limit),
        findings: walk.findings,
        outcome,
        best_ground,
        over_limit,
        hardship,
        advance,
        open_for_outcome,
        open_for_limit,
        open_for_advance,
        open_for_hardship,
    })
}

/// The findings that are asked for by name.
struct Roots {
    outcome: FindingId,
    best_ground: FindingId,
    over_limit: FindingId,
    hardship: FindingId,
    advance: FindingId,
}

fn conditions(w: &mut Walk<'_>) -> Roots {
    let scope = scope::found_in_own_case(w);
    let one_time = scope::not_assisted_before(w);
    let person = scope::is_natural_person(w);
    let minor = scope::is_minor(w);
    let hardship = hardship::lives_in_hardship(w);
    let cause = hardship::caused_by_the_case(w);
    let refusals = refusals::none_applies(w);

    let common = grounds_general::Common::found(w, hardship, cause);
    let general = grounds_general::grounds(w, &common);
    let for_minors = grounds_minor::grounds(w, &common, minor);
    let best_ground = w.findings.best(Provision::BestGround, &[&general[..], &for_minors].concat());

    let counted = [&[scope, one_time, person][..], &refusals, &[cause, best_ground]].concat();
    let outcome = w.findings.worst(Provision::Outcome, &counted);
    let over_limit = over_limit::may_exceed(w, minor, common.victim);
    let advance = grounds_general::may_be_advanced(w, &common);
    Roots { outcome, best_ground, over_limit, hardship, advance }
}
