//! What an id stands for, told once with the form and not in each answer: titles, labels of states, citations.

use super::form;
use super::words::Lang;
use crate::date::Date;
use crate::json::Json;
use crate::order::distinct;
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
#[derive(Debug)]
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

    pub(super) fn write(&self, json: &mut Json) {
        json.open();
        json.member("id", self.id);
        json.member("title", &self.title);
        json.member("mark", self.mark);
        json.member("mark_label", self.mark_label);
        json.member("mark_help", self.mark_help);
        json.member("source", &self.source);
        json.member("read", &self.read);
        json.close();
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

/// The days on which any provision's citations change, the first day covered included.
fn changes() -> Vec<Date> {
    distinct(Provision::all().flat_map(|(_, versions)| versions).map(|(from, _)| *from))
}

/// In which stretch between two changes a day lies: the law of the day is chosen here, so that nobody who looks up what
/// an id rests on compares days.
pub(super) fn period(day: Date) -> usize {
    changes().iter().filter(|from| **from <= day).count().saturating_sub(1)
}

const CHECK_STATES: [&str; 5] = ["within", "above", "below", "against", "open"];

/// Writes what does not hang on the case.
pub(super) fn write(json: &mut Json, lang: Lang) {
    json.open();
    json.key("citations");
    json.open_list();
    Cite::all().for_each(|each| citation(lang, each).write(json));
    json.close_list();
    // On what everything rests: from a period on, until the next one.
    json.key("cites");
    json.open();
    for (id, versions) in Provision::all() {
        json.key(id);
        json.open_list();
        for (from, cites) in versions {
            json.open_list();
            json.place(period(*from));
            json.ids(cites.iter().map(|cite| cite.citation().id));
            json.close_list();
        }
        json.close_list();
    }
    json.close();
    write_named(json, lang, "titles", "check.", ".title");
    write_named(json, lang, "if_not", "check.", ".if_not");
    write_named(json, lang, "duties", "procedure.", ".sentence");
    write_states(json, lang);
    write_words(json, lang);
    // How each open point is read by default.
    json.key("readings");
    json.open_list();
    for question in Readings::QUESTIONS {
        if let Some(reading) = form::default_reading(lang, question) {
            json.open_list();
            json.id(question.id);
            json.text(&reading);
            json.close_list();
        }
    }
    json.close_list();
    // Phrases to be filled with titles and labels.
    json.key("phrases");
    json.open();
    for key in ["figure.answer", "figure.list_separator", "missing.label", "procedure.of"] {
        json.member(key, lang.text(key));
    }
    json.close();
    json.close();
}

/// What outcomes, steps and figures are called, and how checks come out: what a first estimate is told in.
pub(super) fn write_words(json: &mut Json, lang: Lang) {
    json.key("outcomes");
    json.open();
    for tone in Outcome::ALL.map(Outcome::id).into_iter().chain(["open"]) {
        json.member(tone, lang.text(&format!("outcome.{tone}.title")));
    }
    json.close();
    write_named(json, lang, "steps", "step.", "");
    json.key("labels");
    json.open();
    write_labels(json, lang, "checks", "proposal.state", &CHECK_STATES);
    write_labels(json, lang, "documents", "procedure.state", &["needed", "present", "open"]);
    write_labels(json, lang, "duties", "procedure.duty", &["met", "discretion", "not_met", "open"]);
    for (id, _) in Provision::all() {
        write_labels(json, lang, id, &format!("proposal.{id}.label"), &CHECK_STATES);
    }
    json.close();
}

/// A text for each provision that has one.
fn write_named(json: &mut Json, lang: Lang, key: &str, before: &str, after: &str) {
    json.key(key);
    json.open();
    for (id, _) in Provision::all() {
        if let Some(text) = lang.text_if_any(&format!("{before}{id}{after}")) {
            json.member(id, text);
        }
    }
    json.close();
}

/// How findings stand, by the number that a view gives; and the labels of conditions that have their own.
fn write_states(json: &mut Json, lang: Lang) {
    json.key("states");
    json.open_list();
    for state in FindingState::ALL {
        json.open();
        json.member("state", state.id());
        json.member("label", state.label(lang));
        json.key("remedy");
        json.yes_no(state.is_not_met());
        json.close();
    }
    json.close_list();
    json.key("own_states");
    json.open();
    for (id, _) in Provision::all() {
        let own = FindingState::ALL.map(|state| state.own_label(lang, id));
        if own.iter().any(Option::is_some) {
            json.key(id);
            json.open_list();
            own.iter().for_each(|label| json.text_if_any(*label));
            json.close_list();
        }
    }
    json.close();
}

/// Labels of states, where there are any.
fn write_labels(json: &mut Json, lang: Lang, of: &str, before: &str, states: &[&str]) {
    let mut is_open = false;
    for state in states {
        let Some(label) = lang.text_if_any(&format!("{before}.{state}")) else { continue };
        if !is_open {
            json.key(of);
            json.open();
            is_open = true;
        }
        json.member(state, label);
    }
    if is_open {
        json.close();
    }
}
