//! The view: what a page, a printed sheet or a terminal shows of an assessment, in the order in which it is read.

mod around;
mod local;
mod pictures;
mod procedure;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use around::{NoteWords, SetAsideWords};
use pictures::{BarWords, Ruler};
use procedure::ProcedureWords;

use super::form::{self, label, option};
use super::words::{Lang, capitals};
use crate::amount::SheetLimits;
use crate::assessment::{Assessment, Missing};
use crate::case::{Case, Subject, WageSource};
use crate::eligibility::{ApplicantFindings, FindingId, Found, Join};
use crate::loss::SheetLosses;
use crate::money::{Amount, Bounds};
use crate::order::sort;
use crate::questions::{Answers as _, Kind, Question, Readings, Said};
use crate::rulebook::{Cite, IncomeSeries, Provision, Region, Standing, WageRow};
use crate::ruling::{Check, Parts, Proposal, State};
use crate::trace::{FactRef, LocalFigure, Operand, Operation, Step};
use crate::verdict::{Degree, Outcome, Outcomes, Verdict};

/// An assessment in one language.
#[derive(Debug, Serialize)]
pub struct View {
    pub(super) lang: &'static str,
    pub(super) law: LawWords,
    pub(super) subjects: Vec<SubjectWords>,
    pub(super) applicants: Vec<ApplicantWords>,
    pub(super) sheets: Vec<SheetWords>,
    pub(super) checks: Vec<CheckWords>,
    pub(super) procedure: ProcedureWords,
    pub(super) missing: Vec<MissingWords>,
    pub(super) questions: Vec<AskedWords>,
    notes: Vec<NoteWords>,
    set_aside: Vec<SetAsideWords>,
    pub(super) citations: Vec<CitationWords>,
}

#[derive(Debug, Serialize)]
pub(super) struct LawWords {
    pub(super) sentence: String,
    pub(super) notes: Vec<String>,
    /// How each open point is read, and whether the officer chose it.
    pub(super) readings: Vec<String>,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SubjectWords {
    pub(super) id: String,
    pub(super) place: &'static str,
    pub(super) label: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ApplicantWords {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) outcomes: Outcomes,
    pub(super) certain: bool,
    pub(super) tone: &'static str,
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
    pub(super) follows: Option<FollowsWords>,
    pub(super) findings: Vec<FindingWords>,
    /// Names of the findings that the outcome rests on; the papers tell them first.
    #[serde(skip)]
    pub(super) deciding: Vec<String>,
}

/// Which paper follows, where relief is not granted or not by this office.
#[derive(Debug, Serialize)]
pub(super) struct FollowsWords {
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct FindingWords {
    pub(super) id: String,
    pub(super) state: &'static str,
    pub(super) state_label: &'static str,
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
    pub(super) facts: Vec<String>,
    pub(super) of: Vec<FindingWords>,
    /// The same facts and what is said beside them, for papers that word facts in their own way.
    #[serde(skip)]
    pub(super) looked_at: Vec<FactRef>,
    #[serde(skip)]
    pub(super) beside: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SheetWords {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) headline: Headline,
    pub(super) figures: Vec<FigureWords>,
    ruler: Option<Ruler>,
    waterfall: Vec<BarWords>,
    pub(super) proposal: Option<ProposalWords>,
}

#[derive(Debug, Serialize)]
pub(super) struct Headline {
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct FigureWords {
    pub(super) id: &'static str,
    pub(super) kind: &'static str,
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) exact: bool,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
    pub(super) steps: Vec<StepWords>,
}

#[derive(Debug, Serialize)]
pub(super) struct StepWords {
    pub(super) label: String,
    pub(super) expression: String,
    pub(super) value: String,
    pub(super) rounding: Option<String>,
    pub(super) note: Option<String>,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct ProposalWords {
    pub(super) sentence: String,
    pub(super) checks: Vec<CheckWords>,
    pub(super) steps: Vec<StepWords>,
}

#[derive(Debug, Serialize)]
pub(super) struct CheckWords {
    pub(super) id: &'static str,
    pub(super) state: &'static str,
    pub(super) state_label: &'static str,
    pub(super) binds: bool,
    pub(super) sentence: String,
    pub(super) citations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct MissingWords {
    pub(super) path: String,
    pub(super) label: String,
    pub(super) sentence: String,
    pub(super) procedure_only: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct AskedWords {
    pub(super) path: String,
    pub(super) id: &'static str,
    pub(super) place: &'static str,
    pub(super) subject: String,
    pub(super) section: &'static str,
    pub(super) answered: bool,
    pub(super) matters: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct CitationWords {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) mark: &'static str,
    pub(super) mark_label: &'static str,
    pub(super) mark_help: &'static str,
    pub(super) source: String,
    pub(super) read: String,
}

impl View {
    /// Puts an assessment into words.
    pub fn new(case: &Case, assessment: &Assessment, lang: Lang) -> View {
        let mut speaker = Speaker::new(case, assessment, lang);
        let law = speaker.law();
        let applicants = (0..assessment.examination.applicants.len()).filter_map(|at| speaker.applicant(at)).collect();
        let sheets = (0..assessment.limits.sheets.len()).filter_map(|at| speaker.sheet(at)).collect();
        View {
            lang: lang.tag(),
            law,
            subjects: speaker.subjects(),
            applicants,
            sheets,
            checks: speaker.checks(),
            procedure: speaker.procedure(),
            missing: assessment.missing.iter().map(|missing| speaker.missing(missing)).collect(),
            questions: speaker.questions(),
            notes: speaker.notes(),
            set_aside: speaker.set_aside(),
            citations: speaker.citations(),
        }
    }
}

/// What was told of one applicant.
struct Told<'a> {
    owner: &'a str,
    whole: BTreeSet<FindingId>,
}

/// Speaks of one assessment and remembers what it cited.
pub(super) struct Speaker<'a> {
    pub(super) case: &'a Case,
    pub(super) assessment: &'a Assessment,
    pub(super) lang: Lang,
    cited: Vec<Cite>,
    /// Authorities of the local standard, by their places.
    cited_local: Vec<u32>,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(case: &'a Case, assessment: &'a Assessment, lang: Lang) -> Speaker<'a> {
        Speaker { case, assessment, lang, cited: Vec::new(), cited_local: Vec::new() }
    }
}

impl Speaker<'_> {
    fn cite(&mut self, provision: Provision) -> Vec<&'static str> {
        self.cite_all(self.assessment.rules.cites(provision))
    }

    fn cite_all(&mut self, cites: &[Cite]) -> Vec<&'static str> {
        for cite in cites {
            if !self.cited.contains(cite) {
                self.cited.push(*cite);
            }
        }
        cites.iter().map(|cite| cite.citation().id).collect()
    }

    fn citations(&self) -> Vec<CitationWords> {
        let words = |cite: &Cite| {
            let (citation, lang) = (cite.citation(), self.lang);
            let (instrument, article) = (lang.of(citation.instrument), lang.of(citation.article));
            let mark = citation.mark.id();
            CitationWords {
                id: citation.id,
                title: lang.say("citation.title", &[("instrument", instrument), ("article", article)]),
                mark,
                mark_label: lang.text_if_any(&format!("mark.{mark}.label")).unwrap_or(mark),
                mark_help: lang.text_if_any(&format!("mark.{mark}.help")).unwrap_or(""),
                source: citation.source.to_owned(),
                read: citation.read.to_owned(),
            }
        };
        self.cited.iter().map(words).chain(self.local_citations()).collect()
    }

    fn law(&mut self) -> LawWords {
        let rules = &self.assessment.rules;
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
        LawWords { sentence, notes, readings: self.readings(), citations: self.cite_all(cites) }
    }

    /// Every open point with its reading; the first option of each is the default.
    fn readings(&self) -> Vec<String> {
        let lang = self.lang;
        let words = |question: &&'static Question| {
            let Kind::Choice { options } = question.kind else { return None };
            let (chosen, note) = match self.case.said(Subject::Readings, question) {
                Said::Option(value) => (value, ""),
                _ => match self.local_reading(question) {
                    Some(value) => (value, lang.text("law.by_local_standard")),
                    None => (*options.first()?, lang.text("law.by_default")),
                },
            };
            let (asked, answer) = (label(lang, question), option(lang, question.id, chosen));
            Some(lang.say("law.reading", &[("question", &asked), ("answer", &(answer + note))]))
        };
        Readings::QUESTIONS.iter().filter_map(words).collect()
    }

    pub(super) fn subject(&self, subject: Subject) -> String {
        subject_words(self.lang, subject)
    }

    fn subjects(&self) -> Vec<SubjectWords> {
        let frame = &self.case.frame;
        let victims = frame.victims.iter().enumerate().map(|(at, id)| (id, "victim", Subject::Victim(at)));
        let households = frame.households.iter().enumerate().map(|(at, id)| (id, "household", Subject::Household(at)));
        let applicants =
            frame.applicants.iter().enumerate().map(|(at, a)| (&a.id, "applicant", Subject::Applicant(at)));
        let offices = frame.offices.iter().enumerate().map(|(at, id)| (id, "office", Subject::Office(at)));
        let words = |(id, place, subject): (&String, _, _)| SubjectWords {
            id: id.clone(),
            place,
            label: self.subject(subject),
        };
        victims.chain(households).chain(applicants).chain(offices).map(words).collect()
    }

    fn path(&self, fact: &FactRef) -> String {
        format!("{}.{}", self.case.frame.path(fact.subject), fact.question.id)
    }

    fn applicant(&mut self, at: usize) -> Option<ApplicantWords> {
        let assessment = self.assessment;
        let found = assessment.examination.applicants.get(at)?;
        let id = self.case.frame.applicants.get(at)?.id.clone();
        let outcomes = found.outcomes();
        let lang = self.lang;
        let tone = outcomes.known().map_or("open", Outcome::id);
        let name = |outcome: Outcome| lang.say(&format!("outcome.{}.name", outcome.id()), &[]);
        let still: Vec<String> = outcomes.iter().map(name).collect();
        let title = lang.say(&format!("outcome.{tone}.title"), &[]);
        let mut sentence = lang.say(&format!("outcome.{tone}.sentence"), &[("outcomes", &lang.list(&still))]);
        let is_asked_for = |missing: &Missing| !missing.is_for_procedure_only();
        if outcomes.known().is_some() && self.assessment.missing.iter().any(is_asked_for) {
            sentence.push_str(lang.text("outcome.certain_though_open"));
        }
        let deciding = deciding(found, outcomes);
        let citations = self.outcome_citations(found, &deciding);
        let deciding = deciding.into_iter().filter_map(|finding| finding_name(found, finding, &id)).collect();
        let follows = self.follows(found, outcomes);
        let findings = self.findings(found, &id);
        let label = self.subject(Subject::Applicant(at));
        Some(ApplicantWords {
            id,
            label,
            outcomes,
            certain: outcomes.known().is_some(),
            tone,
            title,
            sentence,
            citations,
            follows,
            findings,
            deciding,
        })
    }

    /// The provisions of what decides the outcome.
    fn outcome_citations(&mut self, found: &ApplicantFindings, deciding: &[FindingId]) -> Vec<&'static str> {
        let provisions = deciding.iter().filter_map(|id| found.findings.get(*id)).map(|finding| finding.provision);
        let mut cites: Vec<Cite> = provisions.flat_map(|p| self.assessment.rules.cites(p).iter().copied()).collect();
        sort(&mut cites, Ord::cmp);
        cites.dedup();
        self.cite_all(&cites)
    }

    /// Which paper follows a refusal or a referral. Of the refusal's own form no source was seen, so none is cited.
    fn follows(&mut self, found: &ApplicantFindings, outcomes: Outcomes) -> Option<FollowsWords> {
        let (key, mut citations) = match outcomes.known()? {
            Outcome::Eligible | Outcome::Discretion => return None,
            Outcome::GenerallyNot => ("follows.generally_not", Vec::new()),
            Outcome::Excluded => ("follows.excluded", Vec::new()),
            Outcome::Refer => ("follows.refer", self.cite(Provision::Scope)),
        };
        let mut sentence = self.lang.text(key).to_owned();
        let hardship = match found.hardship() {
            Verdict::MET => Some("follows.hardship"),
            Verdict::NOT_MET => None,
            _ => Some("follows.hardship_if_any"),
        };
        if let Some(hardship) = hardship {
            sentence.push_str(self.lang.text(hardship));
            citations.extend(self.cite(Provision::MeasureSocialAssistance));
        }
        Some(FollowsWords { sentence, citations })
    }

    /// What counted for the outcome, and the reasons for exceeding the limit.
    fn findings(&mut self, found: &ApplicantFindings, owner: &str) -> Vec<FindingWords> {
        let mut told = Told { owner, whole: BTreeSet::new() };
        let mut roots: Vec<FindingId> = found.findings.parts(found.outcome).to_vec();
        roots.extend([found.over_limit, found.advance]);
        roots.into_iter().filter_map(|root| self.finding(found, root, None, &mut told)).collect()
    }

    fn finding(
        &mut self,
        found: &ApplicantFindings,
        id: FindingId,
        whole: Option<(Join, &'static str)>,
        told: &mut Told<'_>,
    ) -> Option<FindingWords> {
        let (graph, lang) = (&found.findings, self.lang);
        let finding = graph.get(id)?;
        let name = finding.provision.id();
        let plain = state_of(finding.found);
        // What the whole no longer asks is neither open nor against anybody.
        let state = match (plain, whole) {
            ("open", Some((_, "met" | "discretion" | "not_met"))) => "idle",
            ("not_met", Some((Join::Any | Join::Best, "met" | "discretion"))) => "idle",
            _ => plain,
        };
        let own_label = lang.text_if_any(&format!("check.{name}.{plain}"));
        let label_of = if plain == "not_met" { plain } else { state };
        let asked: Vec<&FactRef> = graph.facts_of(id).iter().filter(|fact| self.is_asked(fact)).collect();
        let mut beside: Vec<String> = Vec::new();
        beside.extend(finding.distance.map(|distance| self.distance(name, distance)));
        if plain == "not_met"
            && let Some(remedy) = lang.text_if_any(&format!("check.{name}.if_not"))
        {
            beside.push(remedy.to_owned());
        }
        let mut phrases: Vec<String> = asked.iter().map(|fact| self.answer(fact)).collect();
        phrases.extend(beside.iter().cloned());
        let looked_at = asked.iter().map(|fact| **fact).collect();
        let facts = asked.iter().map(|fact| self.path(fact)).collect();
        let mut parts: Vec<FindingId> = graph.parts(id).to_vec();
        if id == found.best_ground {
            let place = |part: &FindingId| (graph.outcomes(*part).best(), graph.outcomes(*part).worst());
            sort(&mut parts, |one, other| place(one).cmp(&place(other)));
        }
        // What several wholes share is told in full once.
        if !parts.is_empty() && !told.whole.insert(id) {
            parts.clear();
        }
        Some(FindingWords {
            id: finding_name(found, id, told.owner)?,
            state,
            state_label: own_label.or(lang.text_if_any(&format!("state.{label_of}"))).unwrap_or(state),
            title: lang.say(&format!("check.{name}.title"), &[]),
            sentence: lang.list(&phrases),
            citations: self.cite(finding.provision),
            facts,
            of: parts
                .into_iter()
                .filter_map(|part| self.finding(found, part, Some((finding.join, plain)), told))
                .collect(),
            looked_at,
            beside,
        })
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
        let id = self.case.frame.victims.get(at)?.clone();
        let limits = assessment.limits.sheets.get(at)?;
        let losses = assessment.losses.sheets.get(at)?;
        let proposal = assessment.rulings.sheets.get(at)?.as_ref();
        let headline = self.headline(limits);
        let mut figures = self.limit_figures(limits);
        figures.extend(self.loss_figure(losses));
        Some(SheetWords {
            id,
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
                Headline { sentence, citations: self.cite(Provision::GeneralLimit) }
            }
            Some(limit) => {
                let months = self.assessment.rules.general_months().value.to_string();
                let sentence = lang.say("headline.known", &[("amount", &lang.money(limit)), ("months", &months)]);
                Headline { sentence, citations: self.cite(Provision::GeneralLimit) }
            }
            None => {
                let key = match (&self.case.frame.wage, self.case.frame.region) {
                    (WageSource::NotHeld, _) => "headline.no_wage",
                    (_, None) => "headline.no_region",
                    (_, Some(_)) => "headline.no_wage",
                };
                Headline { sentence: lang.text(key).to_owned(), citations: self.cite(Provision::GeneralLimit) }
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
            figure.citations.extend(self.cite(Provision::NoReasonablyAssisted));
        }
        Some(figure)
    }

    fn figure(&mut self, of: Provision, kind: &'static str, steps: &[Step]) -> FigureWords {
        let result = steps.last().map_or(Bounds::at_least(Amount::ZERO), |step| step.result);
        FigureWords {
            id: of.id(),
            kind,
            label: self.lang.text_if_any(&format!("step.{}", of.id())).unwrap_or(""),
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
        let mut citations = self.cite(step.of);
        for operand in &step.operands {
            if let Operand::Parameter { cites, .. } = operand {
                for id in self.cite_all(cites) {
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
        StepWords {
            label: lang.say(&format!("step.{}", step.of.id()), &[]),
            expression,
            value,
            rounding,
            note,
            citations,
        }
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
            id,
            state,
            state_label: self.check_label(id, state),
            binds: check.binds,
            sentence: lang.say(&key, &[("amount", amount), ("mark", &mark), ("distance", &distance)]),
            citations: self.cite_with_local(check.against, check.authority),
        }
    }

    /// How a check comes out, in a word; what is no comparison of sums has words of its own.
    fn check_label(&self, id: &str, state: &'static str) -> &'static str {
        let own = self.lang.text_if_any(&format!("proposal.{id}.label.{state}"));
        own.or(self.lang.text_if_any(&format!("proposal.state.{state}"))).unwrap_or(state)
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
            id,
            state,
            state_label: self.check_label(id, state),
            binds: true,
            sentence: lang.say(&format!("proposal.{id}.{state}"), &values),
            citations: self.cite(of),
        }
    }

    /// Payees and the offices' parts: what concerns no single sheet.
    fn checks(&mut self) -> Vec<CheckWords> {
        let rulings = &self.assessment.rulings;
        let lang = self.lang;
        let mut checks = Vec::new();
        for (at, state) in rulings.payees.iter().enumerate() {
            let Some(state) = state.map(State::id) else { continue };
            let who = self.subject(Subject::Applicant(at));
            checks.push(CheckWords {
                id: Provision::Payee.id(),
                state,
                state_label: self.check_label(Provision::Payee.id(), state),
                binds: true,
                sentence: lang.say(&format!("proposal.payee.{state}"), &[("who", &who)]),
                citations: self.cite(Provision::Payee),
            });
        }
        checks.extend(rulings.contributions.as_ref().map(|parts| self.parts(parts, Provision::Contributions)));
        checks
    }

    fn missing(&self, missing: &Missing) -> MissingWords {
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
        let (subject, question) = (self.subject(missing.fact.subject), label(lang, missing.fact.question));
        MissingWords {
            path: self.path(&missing.fact),
            label: lang.say("missing.label", &[("subject", &subject), ("question", &question)]),
            sentence: lang.list(&decides),
            procedure_only: missing.is_for_procedure_only(),
        }
    }

    fn questions(&self) -> Vec<AskedWords> {
        let asked = self.case.asked();
        let words = |(subject, question): (Subject, &'static Question)| {
            let fact = FactRef { subject, question };
            AskedWords {
                path: self.path(&fact),
                id: question.id,
                place: question.place.id(),
                subject: self.case.frame.name(subject).to_owned(),
                section: question.section.id(),
                answered: self.case.is_answered(subject, question),
                matters: self.assessment.missing.iter().any(|missing| missing.fact == fact),
            }
        };
        asked.into_iter().map(words).collect()
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

fn finding_name(found: &ApplicantFindings, id: FindingId, owner: &str) -> Option<String> {
    let name = found.findings.get(id)?.provision.id();
    Some(format!("{owner}/{name}/{}", id.place()))
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

fn state_of(found: Found) -> &'static str {
    match found {
        Found::Verdict(verdict) => verdict_state(verdict),
        Found::Outcomes(outcomes) => degree_state(outcomes.known().map(|outcome| match outcome {
            Outcome::Eligible => Degree::Met,
            Outcome::Discretion => Degree::Discretion,
            Outcome::GenerallyNot | Outcome::Refer | Outcome::Excluded => Degree::NotMet,
        })),
    }
}

fn verdict_state(verdict: Verdict) -> &'static str {
    degree_state(verdict.known())
}

fn degree_state(degree: Option<Degree>) -> &'static str {
    match degree {
        Some(Degree::Met) => "met",
        Some(Degree::Discretion) => "discretion",
        Some(Degree::NotMet) => "not_met",
        None => "open",
    }
}
