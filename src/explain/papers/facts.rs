//! What was answered, in few words: what is so, then what is not, what cannot be established, and what is open.

use super::Writer;
use crate::case::Subject;
use crate::questions::{Question, Said, Section};
use crate::trace::FactRef;

#[derive(Default)]
struct Group {
    of: Option<Subject>,
    stated: Vec<String>,
    denied: Vec<String>,
    unestablished: Vec<String>,
    open: Vec<String>,
}

impl Writer<'_> {
    /// The facts of sections, a paragraph for each section and subject that has to be told apart.
    pub(super) fn facts(&self, sections: &[Section], skip: &[&str]) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for section in sections {
            let title = self.text(&format!("section.{}", section.id()));
            for (who, facts) in self.told_of(*section, skip) {
                let section = self.noted(&title, &who);
                paragraphs.push(self.lang().say("paper.facts", &[("section", &section), ("facts", &facts)]));
            }
        }
        paragraphs
    }

    /// Of whom what is said in a section; of whom the same is said it is said once.
    fn told_of(&self, section: Section, skip: &[&str]) -> Vec<(String, String)> {
        let mut told: Vec<(Vec<String>, String)> = Vec::new();
        for group in self.groups(section, skip) {
            let facts = self.told(&group);
            if facts.is_empty() {
                continue;
            }
            let who = group.of.map(|subject| self.view.speaker.subject(subject));
            match told.iter_mut().find(|(people, said)| *said == facts && !people.is_empty() && who.is_some()) {
                Some((people, _)) => people.extend(who),
                None => told.push((who.into_iter().collect(), facts)),
            }
        }
        told.into_iter().map(|(people, facts)| (self.enumerated(&people), facts)).collect()
    }

    /// The facts of sections as one text, for a field.
    pub(super) fn facts_of(&self, sections: &[Section]) -> String {
        let told = sections.iter().flat_map(|section| self.told_of(*section, &[]));
        let texts = told.map(|(who, facts)| if who.is_empty() { facts } else { self.pair(&who, &facts) });
        self.sentences(&texts.collect::<Vec<_>>())
    }

    /// Facts that a finding looked at.
    pub(super) fn looked_at(&self, facts: &[FactRef]) -> String {
        let mut group = Group::default();
        let asked = facts.iter().filter(|fact| self.case().is_asked(fact.subject, fact.question));
        asked.for_each(|fact| self.sort(&mut group, *fact));
        self.told(&group)
    }

    fn told(&self, group: &Group) -> String {
        let lang = self.lang();
        let merged = |key: &str, facts: &[String]| {
            if facts.is_empty() { String::new() } else { lang.say(key, &[("facts", &lang.list(facts))]) }
        };
        self.sentences(&[
            lang.list(&group.stated),
            merged("paper.denied", &group.denied),
            merged("paper.unestablished", &group.unestablished),
            merged("paper.unverified", &group.open),
        ])
    }

    fn groups(&self, section: Section, skip: &[&str]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let asked = self.case().asked().into_iter();
        for (subject, question) in asked.filter(|(_, q)| q.section == section && !skip.contains(&q.id)) {
            let of = self.is_one_of_several(subject).then_some(subject);
            let at = groups.iter().position(|group| group.of == of).unwrap_or(groups.len());
            if at == groups.len() {
                groups.push(Group { of, ..Group::default() });
            }
            if let Some(group) = groups.get_mut(at) {
                self.sort(group, FactRef { subject, question });
            }
        }
        groups
    }

    fn sort(&self, group: &mut Group, fact: FactRef) {
        let name = self.name_of(fact.question);
        match self.case().said(fact.subject, fact.question) {
            // A list that is complete and holds nothing is answered.
            Said::Open if self.is_complete(fact) => {
                group.stated.push(self.pair(&name, self.lang().text("paper.empty_list")));
            }
            Said::Open if is_to_be_verified(fact.subject, fact.question) => group.open.push(name),
            Said::Open => {}
            Said::CannotBeEstablished => group.unestablished.push(name),
            Said::YesNo(true) => group.stated.push(name),
            Said::YesNo(false) => match self.lang().text_if_any(&format!("fact.{}.not", fact.question.id)) {
                Some(words) => group.stated.push(words.to_owned()),
                None => group.denied.push(name),
            },
            _ => group.stated.push(self.pair(&name, &self.said(fact))),
        }
    }

    fn is_complete(&self, fact: FactRef) -> bool {
        let complete = self.asked(fact.subject, &format!("{}_complete", fact.question.id));
        complete.is_some_and(|complete| self.case().said(fact.subject, complete) == Said::YesNo(true))
    }

    fn is_one_of_several(&self, subject: Subject) -> bool {
        let frame = &self.case().frame;
        let count = match subject {
            Subject::Frame | Subject::Readings | Subject::Case => 1,
            Subject::Victim(_) | Subject::Sheet(_) => frame.victims.len(),
            Subject::Household(_) => frame.households.len(),
            Subject::Applicant(_) | Subject::Share(_) => frame.applicants.len(),
            Subject::Office(_) => frame.offices.len(),
        };
        count > 1
    }
}

/// Facts are verified; the frame and the officer's choices are made, and what the need worksheet holds may be left out.
fn is_to_be_verified(subject: Subject, question: &Question) -> bool {
    let is_fact = matches!(subject, Subject::Case | Subject::Victim(_) | Subject::Household(_) | Subject::Applicant(_));
    is_fact && question.section != Section::Need
}
