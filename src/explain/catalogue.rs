//! What an id stands for, told once with the form and not in each answer: titles, labels of states, citations.

use std::collections::BTreeMap;

use serde::Serialize;

use super::form;
use super::words::Lang;
use crate::date::Date;
use crate::questions::{Answers as _, Readings};
use crate::rulebook::{Citation, Cite, Provision};
use crate::verdict::{Degree, Outcome};

/// How a finding stands where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FindingState {
    Met,
    Discretion,
    NotMet,
    Open,
    /// Open, but the whole no longer asks.
    Idle,
    /// Not met, and the whole holds without it.
    IdleNotMet,
}

impl FindingState {
    const ALL: [FindingState; 6] = [
        FindingState::Met,
        FindingState::Discretion,
        FindingState::NotMet,
        FindingState::Open,
        FindingState::Idle,
        FindingState::IdleNotMet,
    ];

    pub(super) const fn of(degree: Option<Degree>) -> FindingState {
        match degree {
            Some(Degree::Met) => FindingState::Met,
            Some(Degree::Discretion) => FindingState::Discretion,
            Some(Degree::NotMet) => FindingState::NotMet,
            None => FindingState::Open,
        }
    }

    pub(super) const fn id(self) -> &'static str {
        match self {
            FindingState::Met => "met",
            FindingState::Discretion => "discretion",
            FindingState::NotMet => "not_met",
            FindingState::Open => "open",
            FindingState::Idle | FindingState::IdleNotMet => "idle",
        }
    }

    pub(super) fn is_not_met(self) -> bool {
        matches!(self, FindingState::NotMet | FindingState::IdleNotMet)
    }

    /// Its label; a condition may have one of its own, whatever the whole asks.
    fn label(self, lang: Lang) -> &'static str {
        let key = if self.is_not_met() { "not_met" } else { self.id() };
        lang.text_if_any(&format!("state.{key}")).unwrap_or(key)
    }

    fn own_label(self, lang: Lang, provision: &str) -> Option<&'static str> {
        let plain = match self {
            FindingState::Idle => "open",
            FindingState::IdleNotMet => "not_met",
            _ => self.id(),
        };
        lang.text_if_any(&format!("check.{provision}.{plain}"))
    }
}

/// How a finding stands, in a word.
pub(super) fn finding_label(lang: Lang, provision: Provision, state: FindingState) -> &'static str {
    state.own_label(lang, provision.id()).unwrap_or_else(|| state.label(lang))
}

/// What a finding, paper or duty is called.
pub(super) fn title(lang: Lang, provision: Provision) -> &'static str {
    lang.text_if_any(&format!("check.{}.title", provision.id())).unwrap_or(provision.id())
}

/// What can be done where a condition does not hold.
pub(super) fn if_not(lang: Lang, provision: Provision) -> Option<&'static str> {
    lang.text_if_any(&format!("check.{}.if_not", provision.id()))
}

/// What a step or figure is called.
pub(super) fn step(lang: Lang, provision: Provision) -> &'static str {
    lang.text_if_any(&format!("step.{}", provision.id())).unwrap_or("")
}

/// What is to be done about a duty, whatever it still waits for.
pub(super) fn duty(lang: Lang, provision: Provision) -> &'static str {
    lang.text_if_any(&format!("procedure.{}.sentence", provision.id())).unwrap_or("")
}

/// How a check comes out, in a word; what is no comparison of sums has words of its own.
pub(super) fn check_label(lang: Lang, provision: Provision, state: &'static str) -> &'static str {
    let own = lang.text_if_any(&format!("proposal.{}.label.{state}", provision.id()));
    own.or(lang.text_if_any(&format!("proposal.state.{state}"))).unwrap_or(state)
}

/// A provision with its evidence mark and where it was read.
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

impl CitationWords {
    pub(super) fn new(lang: Lang, id: &'static str, title: String, mark: &'static str) -> CitationWords {
        CitationWords {
            id,
            title,
            mark,
            mark_label: lang.text_if_any(&format!("mark.{mark}.label")).unwrap_or(mark),
            mark_help: lang.text_if_any(&format!("mark.{mark}.help")).unwrap_or(""),
            source: String::new(),
            read: String::new(),
        }
    }
}

/// A citation of the rulebook in words.
pub(super) fn citation(lang: Lang, citation: &Citation) -> CitationWords {
    let (instrument, article) = (lang.of(citation.instrument), lang.of(citation.article));
    let title = lang.say("citation.title", &[("instrument", instrument), ("article", article)]);
    CitationWords {
        source: citation.source.to_owned(),
        read: citation.read.to_owned(),
        ..CitationWords::new(lang, citation.id, title, citation.mark.id())
    }
}

#[derive(Debug, Serialize)]
struct StateWords {
    state: &'static str,
    label: &'static str,
    /// Is what can be done said beside it?
    remedy: bool,
}

/// The days on which any provision's citations change, the first day covered included.
fn changes() -> Vec<Date> {
    let mut days = Vec::new();
    for (from, _) in Provision::all().flat_map(|(_, versions)| versions) {
        if !days.contains(from) {
            days.push(*from);
        }
    }
    days.sort_unstable();
    days
}

/// In which stretch between two changes a day lies: the law of the day is chosen here, so that nobody who looks up what
/// an id rests on compares days.
pub(super) fn period(day: Date) -> usize {
    changes().iter().filter(|from| **from <= day).count().saturating_sub(1)
}

/// What something rests on, from a period on until the next one.
type Since = (usize, Vec<&'static str>);

/// What does not hang on the case.
#[derive(Debug, Serialize)]
pub(super) struct Catalogue {
    citations: Vec<CitationWords>,
    /// On what everything rests, by its id and by the period that a view names.
    cites: BTreeMap<&'static str, Vec<Since>>,
    /// What a finding, paper, duty or check is called.
    titles: BTreeMap<&'static str, &'static str>,
    /// How findings stand, by the number that a view gives.
    states: Vec<StateWords>,
    /// Where a condition has labels of its own, by the same number.
    own_states: BTreeMap<&'static str, Vec<Option<&'static str>>>,
    /// What can be done where a condition does not hold.
    if_not: BTreeMap<&'static str, &'static str>,
    /// What a step or figure is called.
    steps: BTreeMap<&'static str, &'static str>,
    /// What is to be done about a duty.
    duties: BTreeMap<&'static str, &'static str>,
    /// Titles of outcomes; `open` while none is certain.
    outcomes: BTreeMap<&'static str, String>,
    /// Labels of states by what they are states of: checks, single checks, papers, duties.
    labels: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
    /// How each open point is read by default.
    readings: Vec<(&'static str, String)>,
    /// Phrases to be filled with titles and labels.
    phrases: BTreeMap<&'static str, &'static str>,
}

const CHECK_STATES: [&str; 5] = ["within", "above", "below", "against", "open"];

impl Catalogue {
    pub(super) fn new(lang: Lang) -> Catalogue {
        let ids = || Provision::all().map(|(id, _)| id);
        let texts = |before: &str, after: &str| {
            let text = |id: &'static str| Some((id, lang.text_if_any(&format!("{before}.{id}{after}"))?));
            ids().filter_map(text).collect()
        };
        let labels = |before: &str, states: &[&'static str]| {
            let label = |state: &&'static str| Some((*state, lang.text_if_any(&format!("{before}.{state}"))?));
            states.iter().filter_map(label).collect::<BTreeMap<_, _>>()
        };
        let own_states = ids().filter_map(|id| {
            let own = FindingState::ALL.map(|state| state.own_label(lang, id));
            own.iter().any(Option::is_some).then_some((id, own.into()))
        });
        let own_checks = ids().map(|id| (id, labels(&format!("proposal.{id}.label"), &CHECK_STATES)));
        let mut all_labels: BTreeMap<_, _> = own_checks.filter(|(_, labels)| !labels.is_empty()).collect();
        all_labels.insert("checks", labels("proposal.state", &CHECK_STATES));
        all_labels.insert("documents", labels("procedure.state", &["needed", "present", "open"]));
        all_labels.insert("duties", labels("procedure.duty", &["met", "discretion", "not_met", "open"]));
        let state = |state: FindingState| StateWords {
            state: state.id(),
            label: state.label(lang),
            remedy: state.is_not_met(),
        };
        let since =
            |(from, cites): &(Date, Vec<Cite>)| (period(*from), cites.iter().map(|cite| cite.citation().id).collect());
        let tones = Outcome::ALL.map(Outcome::id).into_iter().chain(["open"]);
        let phrase = |key: &'static str| (key, lang.text_if_any(key).unwrap_or(""));
        Catalogue {
            citations: Cite::all().map(|cite| citation(lang, cite)).collect(),
            cites: Provision::all().map(|(id, versions)| (id, versions.iter().map(since).collect())).collect(),
            titles: texts("check", ".title"),
            states: FindingState::ALL.map(state).into(),
            own_states: own_states.collect(),
            if_not: texts("check", ".if_not"),
            steps: texts("step", ""),
            duties: texts("procedure", ".sentence"),
            outcomes: tones.map(|tone| (tone, lang.say(&format!("outcome.{tone}.title"), &[]))).collect(),
            labels: all_labels,
            readings: Readings::QUESTIONS
                .iter()
                .filter_map(|question| Some((question.id, form::default_reading(lang, question)?)))
                .collect(),
            phrases: ["figure.answer", "figure.list_separator", "missing.label", "procedure.of"].map(phrase).into(),
        }
    }
}
