//! The view: what a page, a printed sheet or a terminal shows of an assessment, in the order in which it is read.
//!
//! It holds what hangs on the case: composed sentences and values. What an id stands for, its title, its citations' titles,
//! the labels of states, is told once by the [`catalogue`](super::catalogue); whoever shows a view looks it up there.

mod around;
mod local;
mod pictures;
mod procedure;
mod wire;

use std::cmp::Ordering;

use around::{NoteWords, SetAsideWords};
use pictures::{BarWords, Ruler};
use procedure::ProcedureWords;

use super::catalogue::{CitationWords, FindingState, citation};
use super::form::{self, label, option};
use super::words::{Lang, capitals};
use crate::amount::SheetLimits;
use crate::assessment::{Assessment, Missing};
use crate::case::{Case, Subject, WageSource};
use crate::eligibility::{ApplicantFindings, Finding, FindingId, Found, Join};
use crate::loss::SheetLosses;
use crate::money::{Amount, Bounds};
use crate::order::sort;
use crate::questions::{Answers as _, Kind, Question, Readings, Said};
use crate::rulebook::{Cite, IncomeSeries, Provision, Region, Standing, WageRow};
use crate::ruling::{Check, Parts, Proposal, State};
use crate::trace::{FactRef, LocalFigure, Operand, Operation, Step};
use crate::verdict::{Degree, Outcome, Outcomes, Verdict};

/// An assessment in one language.
#[derive(Debug)]
pub struct View<'a> {
    pub(super) speaker: Speaker<'a>,
    pub(super) law: LawWords,
    pub(super) applicants: Vec<ApplicantWords<'a>>,
    pub(super) sheets: Vec<SheetWords>,
    pub(super) checks: Vec<CheckWords>,
    pub(super) procedure: ProcedureWords<'a>,
    notes: Vec<NoteWords>,
    set_aside: Vec<SetAsideWords>,
}

#[derive(Debug)]
pub(super) struct LawWords {
    pub(super) sentence: String,
    pub(super) notes: Vec<String>,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct ApplicantWords<'a> {
    found: &'a ApplicantFindings,
    pub(super) label: String,
    pub(super) outcomes: Outcomes,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
    pub(super) follows: Option<FollowsWords>,
    pub(super) findings: Vec<FindingWords<'a>>,
    /// The findings that the outcome rests on; the papers tell them first.
    pub(super) deciding: Vec<FindingId>,
}

impl ApplicantWords<'_> {
    /// The outcome where it is certain, else `open`.
    pub(super) fn tone(&self) -> &'static str {
        self.outcomes.known().map_or("open", Outcome::id)
    }
}

/// Which paper follows, where relief is not granted or not by this office.
#[derive(Debug)]
pub(super) struct FollowsWords {
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

/// A finding where it is told, with the parts that are told under it.
#[derive(Debug)]
pub(super) struct FindingWords<'a> {
    pub(super) id: FindingId,
    pub(super) finding: &'a Finding,
    /// How far the number that decides lies above its threshold.
    pub(super) distance: Option<Amount>,
    /// Facts that it looks at itself, those too that are not asked.
    pub(super) facts: &'a [FactRef],
    pub(super) state: FindingState,
    pub(super) of: Vec<FindingWords<'a>>,
}

#[derive(Debug)]
pub(super) struct SheetWords {
    pub(super) label: String,
    pub(super) headline: Headline,
    pub(super) figures: Vec<FigureWords>,
    ruler: Option<Ruler>,
    waterfall: Vec<BarWords>,
    pub(super) proposal: Option<ProposalWords>,
}

#[derive(Debug)]
pub(super) struct Headline {
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct FigureWords {
    pub(super) of: Provision,
    pub(super) kind: &'static str,
    pub(super) value: String,
    pub(super) exact: bool,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
    pub(super) steps: Vec<StepWords>,
}

#[derive(Debug)]
pub(super) struct StepWords {
    pub(super) of: Provision,
    pub(super) expression: String,
    pub(super) value: String,
    pub(super) rounding: Option<String>,
    pub(super) note: Option<String>,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct ProposalWords {
    pub(super) sentence: String,
    pub(super) checks: Vec<CheckWords>,
    pub(super) steps: Vec<StepWords>,
}

#[derive(Debug)]
pub(super) struct CheckWords {
    pub(super) of: Provision,
    pub(super) state: &'static str,
    pub(super) binds: bool,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

impl<'a> View<'a> {
    /// Puts an assessment into words.
    pub fn new(case: &'a Case, assessment: &'a Assessment, lang: Lang) -> View<'a> {
        let mut speaker = Speaker { case, assessment, lang, cited_local: Vec::new() };
        let law = speaker.law();
        let applicants =
            (0..assessment.merits.examination.applicants.len()).filter_map(|at| speaker.applicant(at)).collect();
        let sheets = (0..assessment.merits.limits.sheets.len()).filter_map(|at| speaker.sheet(at)).collect();
        let checks = speaker.checks();
        let procedure = speaker.procedure();
        let notes = speaker.notes();
        let set_aside = speaker.set_aside();
        View { speaker, law, applicants, sheets, checks, procedure, notes, set_aside }
    }
}

/// Speaks of one assessment and remembers what it cited of the local standard.
#[derive(Debug)]
pub(super) struct Speaker<'a> {
    pub(super) case: &'a Case,
    pub(super) assessment: &'a Assessment,
    pub(super) lang: Lang,
    /// Authorities of the local standard, by their places.
    cited_local: Vec<u32>,
}

impl<'a> Speaker<'a> {
    /// What a provision rests on, on the day of the case.
    pub(super) fn cites(&self, provision: Provision) -> &'static [Cite] {
        self.assessment.merits.rules.cites(provision)
    }

    /// The same by the names of the citations.
    pub(super) fn names(&self, provision: Provision) -> Vec<&'static str> {
        names(self.cites(provision))
    }

    /// A citation in words, by its name.
    pub(super) fn citation(&self, id: &str) -> Option<CitationWords> {
        let of_law = Cite::all().find(|citation| citation.id == id);
        let of_law = of_law.map(|found| citation(self.lang, found));
        of_law.or_else(|| self.local_citations().into_iter().find(|citation| citation.id == id))
    }

    fn law(&mut self) -> LawWords {
        let rules = &self.assessment.merits.rules;
        let day = self.lang.day(rules.day());
        let cites = rules.cites(Provision::Law);
        let instrument = cites.first().map_or("", |cite| self.lang.of(cite.citation().instrument));
        let sentence = self.lang.say("law.sentence", &[("day", &day), ("instrument", instrument)]);
        let mut notes = Vec::new();
        if rules.is_beyond_check() {
            let checked = self.lang.day(crate::rulebook::CHECKED_UNTIL);
            notes.push(self.lang.say("law.beyond_check", &[("day", &checked)]));
        }
        notes.extend(self.local_notes());
        LawWords { sentence, notes, citations: names(cites) }
    }

    /// Every open point with its reading.
    pub(super) fn readings(&self) -> Vec<String> {
        let lang = self.lang;
        let words = |question: &&'static Question| self.reading(question).or(form::default_reading(lang, question));
        Readings::QUESTIONS.iter().filter_map(words).collect()
    }

    /// How the officer or the local standard reads a point; nothing where its default holds.
    fn reading(&self, question: &'static Question) -> Option<String> {
        match self.case.said(Subject::Readings, question) {
            Said::Option(value) => Some(form::reading(self.lang, question, value, "")),
            _ => {
                let value = self.local_reading(question)?;
                Some(form::reading(self.lang, question, value, self.lang.text("law.by_local_standard")))
            }
        }
    }

    pub(super) fn subject(&self, subject: Subject) -> String {
        subject_words(self.lang, subject)
    }

    fn applicant(&mut self, at: usize) -> Option<ApplicantWords<'a>> {
        let assessment = self.assessment;
        let found = assessment.merits.examination.applicants.get(at)?;
        let outcomes = found.outcomes();
        let lang = self.lang;
        let tone = outcomes.known().map_or("open", Outcome::id);
        let name = |outcome: Outcome| lang.say(&format!("outcome.{}.name", outcome.id()), &[]);
        let still: Vec<String> = outcomes.iter().map(name).collect();
        let mut sentence = lang.say(&format!("outcome.{tone}.sentence"), &[("outcomes", &lang.list(&still))]);
        let is_asked_for = |missing: &Missing| !missing.is_for_procedure_only();
        if outcomes.known().is_some() && self.assessment.missing.iter().any(is_asked_for) {
            sentence.push_str(lang.text("outcome.certain_though_open"));
        }
        let deciding = deciding(found, outcomes);
        let citations = self.outcome_citations(found, &deciding);
        let follows = self.follows(found, outcomes);
        let findings = self.findings(found);
        let label = self.subject(Subject::Applicant(at));
        Some(ApplicantWords { found, label, outcomes, sentence, citations, follows, findings, deciding })
    }

    /// The provisions of what decides the outcome.
    fn outcome_citations(&mut self, found: &ApplicantFindings, deciding: &[FindingId]) -> Vec<&'static str> {
        let provisions = deciding.iter().filter_map(|id| found.findings.get(*id)).map(|finding| finding.provision);
        let mut cites: Vec<Cite> =
            provisions.flat_map(|p| self.assessment.merits.rules.cites(p).iter().copied()).collect();
        sort(&mut cites, Ord::cmp);
        cites.dedup();
        names(&cites)
    }

    /// Which paper follows a refusal or a referral. Of the refusal's own form no source was seen, so none is cited.
    fn follows(&mut self, found: &ApplicantFindings, outcomes: Outcomes) -> Option<FollowsWords> {
        let (key, mut citations) = match outcomes.known()? {
            Outcome::Eligible | Outcome::Discretion => return None,
            Outcome::GenerallyNot => ("follows.generally_not", Vec::new()),
            Outcome::Excluded => ("follows.excluded", Vec::new()),
            Outcome::Refer => ("follows.refer", self.names(Provision::Scope)),
        };
        let mut sentence = self.lang.text(key).to_owned();
        let hardship = match found.hardship() {
            Verdict::MET => Some("follows.hardship"),
            Verdict::NOT_MET => None,
            _ => Some("follows.hardship_if_any"),
        };
        if let Some(hardship) = hardship {
            sentence.push_str(self.lang.text(hardship));
            citations.extend(self.names(Provision::MeasureSocialAssistance));
        }
        Some(FollowsWords { sentence, citations })
    }

    /// What counted for the outcome, and the reasons for exceeding the limit.
    fn findings(&mut self, found: &'a ApplicantFindings) -> Vec<FindingWords<'a>> {
        // What several wholes share is told in full once.
        let mut told = vec![false; found.findings.iter().count()];
        let roots = found.findings.parts(found.outcome).iter().copied().chain([found.over_limit, found.advance]);
        roots.filter_map(|root| self.finding(found, root, None, &mut told)).collect()
    }

    fn finding(
        &mut self,
        found: &'a ApplicantFindings,
        id: FindingId,
        whole: Option<(Join, FindingState)>,
        told: &mut [bool],
    ) -> Option<FindingWords<'a>> {
        let graph = &found.findings;
        let finding = graph.get(id)?;
        let plain = state_of(finding.found);
        // What the whole no longer asks is neither open nor against anybody.
        let state = match (plain, whole) {
            (FindingState::Open, Some((_, whole))) if whole != FindingState::Open => FindingState::Idle,
            (FindingState::NotMet, Some((Join::Any | Join::Best, FindingState::Met | FindingState::Discretion))) => {
                FindingState::IdleNotMet
            }
            _ => plain,
        };
        let parts = graph.parts(id);
        let was_told = told.get_mut(id.place() as usize).is_some_and(|told| std::mem::replace(told, true));
        let mut of = Vec::new();
        if !was_told && !parts.is_empty() {
            let mut parts = parts.to_vec();
            if id == found.best_ground {
                let place = |part: &FindingId| (graph.outcomes(*part).best(), graph.outcomes(*part).worst());
                sort(&mut parts, |one, other| place(one).cmp(&place(other)));
            }
            let whole = Some((finding.join, plain));
            of.reserve_exact(parts.len());
            of.extend(parts.into_iter().filter_map(|part| self.finding(found, part, whole, told)));
        }
        Some(FindingWords { id, finding, distance: graph.distance(id), facts: graph.facts_of(id), state, of })
    }

    /// What a finding says: the facts that it looked at and that are asked, and what stands beside them.
    pub(super) fn finding_sentence(&self, finding: &FindingWords<'_>) -> String {
        let asked = finding.facts.iter().filter(|fact| self.is_asked(fact));
        let mut phrases: Vec<String> = asked.map(|fact| self.answer(fact)).collect();
        phrases.extend(self.beside(finding));
        self.lang.list(&phrases)
    }

    /// What is said beside the facts of a finding: how far the number that decides lies from its threshold, and what
    /// can be done where it does not hold.
    pub(super) fn beside(&self, finding: &FindingWords<'_>) -> Vec<String> {
        let provision = finding.finding.provision;
        let mut beside: Vec<String> = Vec::new();
        beside.extend(finding.distance.map(|distance| self.distance(provision.id(), distance)));
        if finding.state.is_not_met() {
            beside.extend(super::catalogue::if_not(self.lang, provision).map(str::to_owned));
        }
        beside
    }

    /// How far the number that decides lies above or below its threshold.
    fn distance(&self, check: &str, distance: Amount) -> String {
        let lang = self.lang;
        let (side, size) = match distance.cmp(&Amount::ZERO) {
            Ordering::Less => ("below", Amount::ZERO.minus(distance).unwrap_or(Amount::ZERO)),
            Ordering::Equal => ("at", distance),
            Ordering::Greater => ("above", distance),
        };
        let values = [("amount", lang.money(size)), ("number", lang.number(size))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        lang.say(&format!("check.{check}.distance.{side}"), &values)
    }

    fn is_asked(&self, fact: &FactRef) -> bool {
        self.case.is_asked(fact.subject, fact.question)
    }

    /// A question and its answer, as one phrase.
    fn answer(&self, fact: &FactRef) -> String {
        let lang = self.lang;
        let (question, answer) = (label(lang, fact.question), self.answer_words(fact));
        lang.say("figure.answer", &[("question", &question), ("answer", &answer)])
    }

    pub(super) fn answer_words(&self, fact: &FactRef) -> String {
        self.said_words(self.case.said(fact.subject, fact.question), fact.question)
    }

    /// What an answer or a cell of a list says.
    pub(super) fn said_words(&self, said: Said<'_>, question: &Question) -> String {
        let lang = self.lang;
        match said {
            Said::Open => lang.text("answer.open").to_owned(),
            Said::CannotBeEstablished => lang.text("answer.cannot_be_established").to_owned(),
            Said::YesNo(yes) => lang.text(if yes { "answer.yes" } else { "answer.no" }).to_owned(),
            Said::Option(value) => match question.kind {
                _ if question.id == "hardship_tier" => self.tier(value),
                Kind::Region => Region::from_code(value).map_or("", |region| lang.of(region.names())).to_owned(),
                _ => option(lang, question.id, value),
            },
            Said::Whole(value) => {
                let unit = form::unit(lang, question);
                lang.say("figure.whole", &[("value", &value.to_string()), ("unit", unit)])
            }
            Said::Amount(months) if matches!(question.kind, Kind::Months) => {
                lang.say("figure.months", &[("months", &lang.number(months))])
            }
            Said::Amount(amount) => lang.money(amount),
            Said::Date(date) => lang.day(date),
            Said::Text(text) => text.to_owned(),
            Said::Rows(count) => lang.say("figure.rows", &[("count", &count.to_string())]),
        }
    }

    fn sheet(&mut self, at: usize) -> Option<SheetWords> {
        let assessment = self.assessment;
        let limits = assessment.merits.limits.sheets.get(at)?;
        let losses = assessment.merits.losses.sheets.get(at)?;
        let proposal = assessment.merits.rulings.sheets.get(at)?.as_ref();
        let headline = self.headline(limits);
        let mut figures = self.limit_figures(limits);
        figures.extend(self.loss_figure(losses));
        Some(SheetWords {
            label: self.subject(Subject::Sheet(at)),
            headline,
            figures,
            ruler: self.ruler(limits, losses, proposal),
            waterfall: self.waterfall(at, losses),
            proposal: proposal.map(|proposal| self.proposal(proposal)),
        })
    }

    fn headline(&mut self, limits: &SheetLimits) -> Headline {
        let lang = self.lang;
        match limits.general.and_then(Bounds::known) {
            Some(limit) if limits.hard_cap.is_some() => {
                let sentence = lang.say("headline.capped", &[("amount", &lang.money(limit))]);
                Headline { sentence, citations: self.names(Provision::GeneralLimit) }
            }
            Some(limit) => {
                let months = self.assessment.merits.rules.general_months().value.to_string();
                let sentence = lang.say("headline.known", &[("amount", &lang.money(limit)), ("months", &months)]);
                Headline { sentence, citations: self.names(Provision::GeneralLimit) }
            }
            None => {
                let key = match (&self.case.frame.wage, self.case.frame.region) {
                    (WageSource::NotHeld, _) => "headline.no_wage",
                    (_, None) => "headline.no_region",
                    (_, Some(_)) => "headline.no_wage",
                };
                Headline { sentence: lang.text(key).to_owned(), citations: self.names(Provision::GeneralLimit) }
            }
        }
    }

    fn limit_figures(&mut self, limits: &SheetLimits) -> Vec<FigureWords> {
        let award_kind = if limits.award_binds_always { "limit" } else { "mark" };
        // Each figure shows the steps since the one before it.
        let mut start = 0;
        let mut figures = Vec::new();
        for (of, kind) in [
            (Provision::WageBase, "base"),
            (Provision::GeneralLimit, "limit"),
            (Provision::LimitOfAll, "mark"),
            (Provision::GeneralLimitCapped, "limit"),
            (Provision::AwardCap, award_kind),
            (Provision::ExtendedLimit, "limit"),
        ] {
            let Some(end) = limits.steps.iter().position(|step| step.of == of) else { continue };
            let steps = limits.steps.get(start..=end).unwrap_or(&[]);
            start = end.saturating_add(1);
            if of == Provision::LimitOfAll && limits.applicants < 2 {
                continue;
            }
            let mut figure = self.figure(of, kind, steps);
            figure.sentence = match of {
                Provision::WageBase => match limits.wage {
                    Some(wage) => self.wage_sentence(wage.row, wage.standing),
                    None => self.local_wage().unwrap_or_default(),
                },
                Provision::GeneralLimitCapped => self.lang.text("figure.general_limit_capped.sentence").to_owned(),
                Provision::LimitOfAll => self.lang.text("figure.limit_of_all.sentence").to_owned(),
                Provision::AwardCap => {
                    let scope = if limits.award_binds_always { "always" } else { "above_ceiling" };
                    self.lang.say(&format!("figure.award_cap.{scope}"), &[])
                }
                Provision::ExtendedLimit => {
                    let state = match (limits.over_limit.known(), &limits.award) {
                        (Some(Degree::Met), Some(_)) => "computed",
                        (Some(Degree::Met), None) => "met",
                        (Some(Degree::Discretion), _) => "discretion",
                        _ => "open",
                    };
                    self.lang.say(&format!("figure.extended_limit.{state}"), &[])
                }
                _ => String::new(),
            };
            figures.push(figure);
        }
        for step in &limits.marks {
            let mut figure = self.figure(step.of, "mark", std::slice::from_ref(step));
            figure.sentence = self.lang.say(&format!("figure.{}.sentence", step.of.id()), &[]);
            figure.sentence.push_str(&self.practice_of(step));
            figures.push(figure);
        }
        figures.extend(limits.guide.as_ref().map(|guide| self.guide(guide)));
        figures.extend(limits.need.as_ref().map(|need| {
            let mut figure = self.figure(Provision::Need, "guide", &need.steps);
            self.lang.text("figure.need.sentence").clone_into(&mut figure.sentence);
            figure
        }));
        figures
    }

    fn wage_sentence(&self, row: &WageRow, standing: Standing) -> String {
        let lang = self.lang;
        let key = match standing {
            Standing::PreviousYear => "wage.previous_year",
            Standing::NotYetPublished => "wage.not_yet_published",
            Standing::LaterYearMissing => "wage.later_year_missing",
        };
        let year = row.year.to_string();
        let mut sentence = lang.say(key, &[("region", lang.of(row.region.names())), ("year", &year)]);
        sentence.push_str(lang.text(match row.grade {
            crate::rulebook::Grade::A => "wage.grade_a",
            crate::rulebook::Grade::B => "wage.grade_b",
            crate::rulebook::Grade::C => "wage.grade_c",
        }));
        sentence.push_str(lang.text(match row.status {
            crate::rulebook::Status::Confirmed => "wage.confirmed",
            crate::rulebook::Status::SingleSource => "wage.single_source",
            crate::rulebook::Status::Doubt => "wage.doubt",
        }));
        sentence
    }

    fn loss_figure(&mut self, losses: &SheetLosses) -> Option<FigureWords> {
        if !losses.is_listed {
            return None;
        }
        let mut figure = self.figure(Provision::DocumentedUnmetLoss, "mark", &losses.steps);
        self.lang.text("figure.documented_unmet_loss.sentence").clone_into(&mut figure.sentence);
        if losses.asks_whether_compensated == Verdict::MET {
            figure.sentence.push_str(self.lang.text("figure.documented_unmet_loss.asks"));
            figure.citations.extend(self.names(Provision::NoReasonablyAssisted));
        }
        Some(figure)
    }

    fn figure(&mut self, of: Provision, kind: &'static str, steps: &[Step]) -> FigureWords {
        let result = steps.last().map_or(Bounds::at_least(Amount::ZERO), |step| step.result);
        FigureWords {
            of,
            kind,
            value: self.lang.bounds(result),
            exact: result.known().is_some(),
            sentence: String::new(),
            citations: self.cite_figure(of, steps),
            steps: steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(&mut self, step: &Step) -> StepWords {
        let lang = self.lang;
        let operands: Vec<String> = step.operands.iter().map(|operand| self.operand(step, operand)).collect();
        let expression = match step.operation {
            Operation::Sum => operands.join(" + "),
            Operation::Remainder => operands.join(" − "),
            Operation::Product => operands.join(" × "),
            Operation::Percentage => lang.say("figure.percentage", &[("product", &operands.join(" × "))]),
            Operation::Quotient | Operation::Ratio => operands.join(" ÷ "),
            Operation::Given | Operation::RoundedDown | Operation::OpenAbove => operands.join(""),
            Operation::Greater => lang.say("figure.greater", &[("operands", &lang.list(&operands))]),
            Operation::Lesser => lang.say("figure.lesser", &[("operands", &lang.list(&operands))]),
            Operation::Between => lang.say("figure.one_of", &[("operands", &lang.list(&operands))]),
            Operation::YearByYear => lang.say("figure.year_by_year", &[("operands", &lang.list(&operands))]),
            Operation::SumOfGaps => {
                let gaps = operands.chunks(2).map(|pair| format!("({})", pair.join(" − ")));
                gaps.collect::<Vec<_>>().join(" + ")
            }
        };
        let value = match step.operation {
            Operation::Ratio => {
                let months = step.result.known().map_or_else(String::new, |months| lang.number(months));
                lang.say("figure.months", &[("months", &months)])
            }
            _ if step.of == Provision::GuideMonths => self.local_figure(LocalFigure::Months, step.result),
            _ => lang.bounds(step.result),
        };
        let rounding = (step.operation == Operation::RoundedDown).then(|| self.rounding(step));
        let note = step.operands.iter().find_map(|operand| match operand {
            Operand::Wage(row) => Some(lang.say("step.note.source", &[("source", row.source)])),
            Operand::Income(row) => Some(lang.say("step.note.source", &[("source", row.source)])),
            Operand::Local { authority, .. } => self.practice(*authority),
            _ => None,
        });
        let mut citations = self.names(step.of);
        for operand in &step.operands {
            if let Operand::Parameter { cites, .. } = operand {
                for id in names(cites) {
                    if !citations.contains(&id) {
                        citations.push(id);
                    }
                }
            }
            if let Operand::Local { authority, .. } = operand {
                let id = self.cite_local(*authority);
                if !citations.contains(&id) {
                    citations.push(id);
                }
            }
        }
        StepWords { of: step.of, expression, value, rounding, note, citations }
    }

    fn operand(&self, step: &Step, operand: &Operand) -> String {
        let lang = self.lang;
        match operand {
            Operand::Fact { fact, value, .. } if fact.question.id == "proposed_months" => {
                let months = value.known().map_or_else(String::new, |months| lang.number(months));
                lang.say("figure.months", &[("months", &months)])
            }
            Operand::Fact { fact, value, .. } if matches!(fact.question.kind, Kind::Whole { .. }) => {
                let (low, high) = (lang.number(value.low()), value.high().map(|high| lang.number(high)));
                let number = match high {
                    Some(high) if high == low => low,
                    Some(high) => lang.say("figure.between", &[("low", &low), ("high", &high)]),
                    None => lang.text("figure.open").to_owned(),
                };
                let key = format!("operand.{}", fact.question.id);
                let unit = lang.text_if_any(&key).unwrap_or_else(|| form::unit(lang, fact.question));
                lang.say("figure.whole", &[("value", &number), ("unit", unit)])
            }
            Operand::Fact { value, .. } => lang.bounds(*value),
            Operand::Whether { fact, .. } => lang.say("figure.whether", &[("answer", &self.answer(fact))]),
            Operand::Dependant { row, years, supporters, .. } => {
                let span = |(low, high): (u32, u32)| {
                    if low == high { low.to_string() } else { format!("{low}–{high}") }
                };
                let row = row.saturating_add(1).to_string();
                let values = [("row", row.as_str()), ("years", &span(*years)), ("supporters", &span(*supporters))];
                lang.say("figure.dependant", &values)
            }
            Operand::Income(row) => {
                let year = row.year.to_string();
                let series = match row.series {
                    IncomeSeries::DisposableIncome => "figure.urban_income",
                    IncomeSeries::Consumption => "figure.urban_consumption",
                };
                let values =
                    [("region", lang.of(row.region.names())), ("year", &year), ("statistic", lang.text(series))];
                lang.say("wage.row", &values)
            }
            Operand::RestOfList(_) => lang.text("figure.rest_of_list").to_owned(),
            Operand::Parameter { value, .. } => match step.of {
                Provision::GeneralLimitExact | Provision::AwardFuneral => {
                    lang.say("figure.months", &[("months", &value.to_string())])
                }
                Provision::LimitOfAll => lang.say("figure.persons", &[("count", &value.to_string())]),
                Provision::SoftCap | Provision::SoftFloor | Provision::HardCap => {
                    lang.say("figure.persons", &[("count", &value.to_string())])
                }
                _ => value.to_string(),
            },
            Operand::Local { figure, value, .. } => self.local_figure(*figure, *value),
            Operand::Wage(row) => {
                let year = row.year.to_string();
                let statistic = lang.say(&format!("option.statistic.{}", row.statistic.id()), &[]);
                let values = [("region", lang.of(row.region.names())), ("year", &year), ("statistic", &statistic)];
                lang.say("wage.row", &values)
            }
            Operand::Step { of: Provision::GuideMonths, value } => self.local_figure(LocalFigure::Months, *value),
            Operand::Step { value, .. } => lang.bounds(*value),
        }
    }

    fn proposal(&mut self, proposal: &Proposal) -> ProposalWords {
        let lang = self.lang;
        let amount = proposal.amount.map(|amount| lang.money(amount));
        let months = proposal.months.map(|months| lang.number(months));
        let mut sentence = match (&amount, &months) {
            (Some(amount), Some(months)) => {
                lang.say("proposal.known", &[("amount", amount.as_str()), ("months", months.as_str())])
            }
            (Some(amount), None) => lang.say("proposal.no_base", &[("amount", amount.as_str())]),
            (None, _) => lang.text("proposal.no_amount").to_owned(),
        };
        if let Some(payable) = proposal.payable {
            let words = [("amount", lang.money(payable)), ("capitals", capitals(payable))];
            let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
            sentence.push_str(&lang.say("proposal.payable", &words));
        }
        if let Some(balance) = proposal.balance {
            let words = [("amount", lang.money(balance)), ("capitals", capitals(balance))];
            let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
            sentence.push_str(&lang.say("proposal.balance", &words));
        }
        let mut checks: Vec<CheckWords> =
            proposal.checks.iter().map(|check| self.check(check, amount.as_deref().unwrap_or(""))).collect();
        checks.extend(proposal.split.as_ref().map(|split| self.parts(split, Provision::Split)));
        ProposalWords { sentence, checks, steps: proposal.steps.iter().map(|step| self.step(step)).collect() }
    }

    fn check(&mut self, check: &Check, amount: &str) -> CheckWords {
        let lang = self.lang;
        let (id, state) = (check.against.id(), check.state.id());
        let mark = check.mark.map(|mark| lang.bounds(mark)).unwrap_or_default();
        let distance = check.distance.map(|distance| lang.money(distance)).unwrap_or_default();
        // A check that binds in one reading and not in another says so.
        let key = format!("proposal.{id}.{state}{}", if check.binds { ".binding" } else { "" });
        let key = if lang.text_if_any(&key).is_some() { key } else { format!("proposal.{id}.{state}") };
        // What lies within a guide covers all of it or leaves a rest.
        let covers = match check.distance {
            Some(rest) if rest > Amount::ZERO => format!("{key}.rest"),
            Some(_) => format!("{key}.whole"),
            None => String::new(),
        };
        let key = if lang.text_if_any(&covers).is_some() { covers } else { key };
        CheckWords {
            of: check.against,
            state,
            binds: check.binds,
            sentence: lang.say(&key, &[("amount", amount), ("mark", &mark), ("distance", &distance)]),
            citations: self.cite_with_local(check.against, check.authority),
        }
    }

    /// Parts of a sum and what is left to allot.
    fn parts(&mut self, parts: &Parts, of: Provision) -> CheckWords {
        let lang = self.lang;
        let (id, state) = (of.id(), parts.state.id());
        let left = if parts.left < Amount::ZERO { parts.allotted.minus(parts.whole) } else { Ok(parts.left) };
        let left = left.map(|left| lang.money(left)).unwrap_or_default();
        let (whole, allotted) = (lang.money(parts.whole), lang.money(parts.allotted));
        let values = [("whole", whole.as_str()), ("allotted", allotted.as_str()), ("left", left.as_str())];
        CheckWords {
            of,
            state,
            binds: true,
            sentence: lang.say(&format!("proposal.{id}.{state}"), &values),
            citations: self.names(of),
        }
    }

    /// Payees and the offices' parts: what concerns no single sheet.
    fn checks(&mut self) -> Vec<CheckWords> {
        let rulings = &self.assessment.merits.rulings;
        let lang = self.lang;
        let mut checks = Vec::new();
        for (at, state) in rulings.payees.iter().enumerate() {
            let Some(state) = state.map(State::id) else { continue };
            let who = self.subject(Subject::Applicant(at));
            checks.push(CheckWords {
                of: Provision::Payee,
                state,
                binds: true,
                sentence: lang.say(&format!("proposal.payee.{state}"), &[("who", &who)]),
                citations: self.names(Provision::Payee),
            });
        }
        checks.extend(rulings.contributions.as_ref().map(|parts| self.parts(parts, Provision::Contributions)));
        checks
    }

    /// What an open fact is called.
    pub(super) fn missing_label(&self, missing: &Missing) -> String {
        let (subject, question) = (self.subject(missing.fact.subject), label(self.lang, missing.fact.question));
        self.lang.say("missing.label", &[("subject", &subject), ("question", &question)])
    }

    /// What it decides.
    pub(super) fn missing_sentence(&self, missing: &Missing) -> String {
        let lang = self.lang;
        let mut decides: Vec<String> = Vec::new();
        if !missing.outcome_of.is_empty() {
            let who: Vec<String> = missing.outcome_of.iter().map(|at| self.subject(Subject::Applicant(*at))).collect();
            decides.push(lang.say("missing.outcome", &[("who", &lang.list(&who))]));
        }
        if missing.over_limit {
            decides.push(lang.text("missing.over_limit").to_owned());
        }
        if missing.amount {
            decides.push(lang.text("missing.amount").to_owned());
        }
        if missing.procedure {
            decides.push(lang.text("missing.procedure").to_owned());
        }
        lang.list(&decides)
    }

    /// Where a fact stands in the case.
    pub(super) fn path(&self, fact: &FactRef) -> String {
        format!("{}.{}", self.case.frame.path(fact.subject), fact.question.id)
    }
}

/// What decides the outcome: the parts that are as bad as the whole, and of the grounds the best.
fn deciding(found: &ApplicantFindings, outcomes: Outcomes) -> Vec<FindingId> {
    let graph = &found.findings;
    let Some(outcome) = outcomes.known() else { return vec![found.outcome] };
    let mut deciding = Vec::new();
    for part in graph.parts(found.outcome) {
        let of_part = graph.outcomes(*part);
        if *part == found.best_ground {
            let best = of_part.best();
            let grounds = graph.parts(*part).iter().filter(|g| graph.outcomes(**g).known() == Some(best));
            if outcome == best && best != Outcome::Excluded {
                deciding.extend(grounds);
            } else if outcome == best {
                deciding.push(*part);
            }
        } else if outcome != Outcome::Eligible && of_part.known() == Some(outcome) {
            deciding.push(*part);
        }
    }
    deciding
}

/// Names of citations.
fn names(cites: &[Cite]) -> Vec<&'static str> {
    cites.iter().map(|cite| cite.citation().id).collect()
}

/// What a subject is called.
pub(super) fn subject_words(lang: Lang, subject: Subject) -> String {
    let (key, place) = match subject {
        Subject::Frame | Subject::Readings | Subject::Case => {
            return lang.text("subject.case").to_owned();
        }
        Subject::Victim(at) => ("subject.victim", at),
        Subject::Household(at) => ("subject.household", at),
        Subject::Applicant(at) => ("subject.applicant", at),
        Subject::Sheet(at) => ("subject.sheet", at),
        Subject::Share(at) => ("subject.applicant", at),
        Subject::Office(at) => ("subject.office", at),
    };
    lang.say(key, &[("ordinal", &lang.ordinal(place))])
}

fn state_of(found: Found) -> FindingState {
    let degree = match found {
        Found::Verdict(verdict) => verdict.known(),
        Found::Outcomes(outcomes) => outcomes.known().map(|outcome| match outcome {
            Outcome::Eligible => Degree::Met,
            Outcome::Discretion => Degree::Discretion,
            Outcome::GenerallyNot | Outcome::Refer | Outcome::Excluded => Degree::NotMet,
        }),
    };
    FindingState::of(degree)
}
