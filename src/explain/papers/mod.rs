//! The papers of the file: sheet, calculation, report and approval form, composed of what the view says. Words only.
//!
//! No person stands in them: persons are called by their labels, and what a paper needs of a person is a slot that the
//! page alone fills.

mod approval;
mod calculation;
mod draft;
mod facts;
mod report;
mod sheet;

use super::catalogue::{finding_label, title};
use super::view::{FindingWords, View};
use super::words::Lang;
use crate::assessment::{Assessment, ENGINE_VERSION};
use crate::case::{Case, Subject};
use crate::eligibility::FindingId;
use crate::json::Json;
use crate::questions::{Kind, Question, Relation, Said};
use crate::receipt::Receipt;
use crate::rulebook::{Provision, RULEBOOK_HASH};
use crate::trace::FactRef;
use crate::verdict::Verdict;

/// The papers of a case in one language.
#[derive(Debug)]
pub struct Papers {
    lang: &'static str,
    papers: Vec<Paper>,
    /// Persons must not be recognised, unless the officer says otherwise.
    redacted: bool,
    receipt: ReceiptWords,
}

#[derive(Debug)]
struct ReceiptWords {
    code: String,
    sentence: String,
}

#[derive(Debug)]
struct Paper {
    id: &'static str,
    title: String,
    note: Option<String>,
    blocks: Vec<Block>,
}

#[derive(Debug)]
enum Block {
    Heading { text: String },
    Paragraph { text: String, provisions: Vec<String> },
    Fields { rows: Vec<Vec<Field>> },
    Table { head: Vec<String>, rows: Vec<Vec<Cell>>, figures: Vec<u32> },
    Signatures { labels: Vec<String> },
}

#[derive(Debug)]
struct Field {
    label: String,
    cell: Cell,
}

/// Text, or what the officer filled in on the page.
#[derive(Debug)]
enum Cell {
    Text(String),
    Slot(String),
}

impl Papers {
    /// Writes the papers of an assessed case.
    pub fn new(case: &Case, assessment: &Assessment, receipt: Receipt, lang: Lang) -> Papers {
        let view = View::new(case, assessment, lang);
        let writer = Writer { view };
        // Twelve digits tell rulebooks apart; the full hash stands in the receipt's canonical text.
        let rulebook: String = RULEBOOK_HASH.chars().take(12).collect();
        let values = [("code", receipt.code.as_str()), ("engine", ENGINE_VERSION), ("rulebook", &rulebook)];
        let sentence = lang.say("paper.receipt", &values);
        Papers {
            lang: lang.tag(),
            papers: vec![
                sheet::write(&writer),
                calculation::write(&writer),
                report::write(&writer),
                approval::write(&writer),
            ],
            redacted: is_redacted(case),
            receipt: ReceiptWords { code: receipt.code, sentence },
        }
    }
}

impl Papers {
    /// Writes them as JSON.
    pub fn write(&self, json: &mut Json) {
        json.open();
        json.member("lang", self.lang);
        json.key("papers");
        json.open_list();
        self.papers.iter().for_each(|paper| paper.write(json));
        json.close_list();
        json.key("redacted");
        json.yes_no(self.redacted);
        json.key("receipt");
        json.open();
        json.member("code", &self.receipt.code);
        json.member("sentence", &self.receipt.sentence);
        json.close();
        json.close();
    }
}

impl Paper {
    fn write(&self, json: &mut Json) {
        json.open();
        json.member("id", self.id);
        json.member("title", &self.title);
        json.key("note");
        json.text_if_any(self.note.as_deref());
        json.key("blocks");
        json.open_list();
        self.blocks.iter().for_each(|block| block.write(json));
        json.close_list();
        json.close();
    }
}

impl Block {
    fn write(&self, json: &mut Json) {
        json.open();
        match self {
            Block::Heading { text } => {
                json.member("kind", "heading");
                json.member("text", text);
            }
            Block::Paragraph { text, provisions } => {
                json.member("kind", "paragraph");
                json.member("text", text);
                json.key("provisions");
                json.texts(provisions);
            }
            Block::Fields { rows } => {
                json.member("kind", "fields");
                json.key("rows");
                json.open_list();
                for row in rows {
                    json.open_list();
                    row.iter().for_each(|field| field.write(json));
                    json.close_list();
                }
                json.close_list();
            }
            Block::Table { head, rows, figures } => {
                json.member("kind", "table");
                json.key("head");
                json.texts(head);
                json.key("rows");
                json.open_list();
                for row in rows {
                    json.open_list();
                    row.iter().for_each(|cell| cell.write(json));
                    json.close_list();
                }
                json.close_list();
                json.key("figures");
                json.open_list();
                figures.iter().for_each(|figure| json.whole(*figure));
                json.close_list();
            }
            Block::Signatures { labels } => {
                json.member("kind", "signatures");
                json.key("labels");
                json.texts(labels);
            }
        }
        json.close();
    }
}

impl Field {
    fn write(&self, json: &mut Json) {
        json.open();
        json.member("label", &self.label);
        json.key("cell");
        self.cell.write(json);
        json.close();
    }
}

impl Cell {
    fn write(&self, json: &mut Json) {
        let (key, text) = match self {
            Cell::Text(text) => ("text", text),
            Cell::Slot(slot) => ("slot", slot),
        };
        json.open();
        json.member(key, text);
        json.close();
    }
}

/// Must persons not be recognised?
///
/// READING: the Law on the Protection of Minors, Art. 103, names minors; a paper leaves the desk sooner than anybody
/// thinks, and a name that was read cannot be taken back. So wherever there was a sexual offence and anybody who
/// applies for its victim is not certainly of age, now and when it happened, names are left out until the officer asks
/// for them.
fn is_redacted(case: &Case) -> bool {
    let mut people = case.frame.applicants.iter().zip(&case.facts.applicants);
    people.any(|(who, facts)| {
        let offence = case.facts.victims.get(who.victim).is_some_and(|victim| victim.sexual_offence.is(true));
        offence && facts.minor(case.rules(), &case.frame.readings) != Verdict::NOT_MET
    })
}

/// What the papers are composed of.
struct Writer<'a> {
    view: View<'a>,
}

impl Writer<'_> {
    fn lang(&self) -> Lang {
        self.view.speaker.lang
    }

    fn case(&self) -> &Case {
        self.view.speaker.case
    }

    fn text(&self, key: &str) -> String {
        self.lang().text(key).to_owned()
    }

    /// What is called so and what it is.
    fn pair(&self, question: &str, answer: &str) -> String {
        self.lang().say("paper.answer", &[("question", question), ("answer", answer)])
    }

    fn noted(&self, text: &str, note: &str) -> String {
        if note.is_empty() {
            return text.to_owned();
        }
        self.lang().say("paper.with_note", &[("text", text), ("note", note)])
    }

    /// Several phrases as sentences; those that are empty are left out.
    fn sentences(&self, phrases: &[String]) -> String {
        let mut text = String::new();
        for phrase in phrases.iter().map(|phrase| phrase.trim()).filter(|phrase| !phrase.is_empty()) {
            if phrase.ends_with('。') {
                text.push_str(phrase);
            } else {
                let phrase = capitalised(phrase.trim_end_matches('.'));
                text.push_str(&self.lang().say("paper.sentence", &[("text", &phrase)]));
            }
        }
        text.trim_end().to_owned()
    }

    fn enumerated(&self, phrases: &[String]) -> String {
        phrases.join(self.lang().text("paper.rows_separator"))
    }

    /// Names of provisions.
    fn names(&self, citations: &[&'static str]) -> Vec<String> {
        let name = |id: &&'static str| self.view.speaker.citation(id).map(|citation| citation.title);
        citations.iter().filter_map(name).collect()
    }

    /// The question of that name, where it is asked of the subject now.
    fn asked(&self, subject: Subject, id: &str) -> Option<&'static Question> {
        self.case().questions_of(subject).find(|question| question.id == id)
    }

    /// The answer in words; nothing where the question is not asked.
    fn answer(&self, subject: Subject, id: &str) -> Option<String> {
        let question = self.asked(subject, id)?;
        Some(self.said(FactRef { subject, question }))
    }

    /// An answer in words, a list row by row.
    fn said(&self, fact: FactRef) -> String {
        match (self.case().said(fact.subject, fact.question), fact.question.kind) {
            (Said::Rows(count), Kind::List { columns }) => {
                let rows: Vec<String> = (0..count).map(|at| self.row(fact, columns, at)).collect();
                self.enumerated(&rows)
            }
            _ => self.view.speaker.answer_words(&fact),
        }
    }

    /// The cells of a row: what it is and how much, then what is said of it.
    fn row(&self, fact: FactRef, columns: &'static [&'static Question], at: usize) -> String {
        let Some(row) = self.case().row(fact.subject, fact.question, at) else { return String::new() };
        let mut cells = Vec::new();
        for column in columns {
            let said = row.said(column);
            let (name, words) = (self.name_of(column), self.view.speaker.said_words(said, column));
            match (said, column.kind) {
                (Said::Option(_) | Said::Amount(_), _) => cells.push(words),
                // Whether it was given for a listed loss matters for some sources only; the figures say where it is open.
                (Said::Open, Kind::YesNo) => {}
                _ => cells.push(self.pair(&name, &words)),
            }
        }
        cells.join(" ")
    }

    /// A question as the name of what it asks for.
    fn name_of(&self, question: &Question) -> String {
        match self.lang().text_if_any(&format!("fact.{}", question.id)) {
            Some(name) => name.to_owned(),
            None => uncapitalised(without_mark(&super::form::label(self.lang(), question))),
        }
    }

    fn title(&self, finding: &FindingWords<'_>) -> &'static str {
        title(self.lang(), finding.finding.provision)
    }

    fn state(&self, finding: &FindingWords<'_>) -> &'static str {
        finding_label(self.lang(), finding.finding.provision, finding.state)
    }

    fn age(&self, at: usize) -> String {
        match self.case().facts.applicants.get(at) {
            Some(facts) if facts.organisation.is(true) => self.text("paper.organisation"),
            _ => self.answer(Subject::Applicant(at), "age").unwrap_or_else(|| self.text("answer.open")),
        }
    }

    fn relation(&self, at: usize) -> String {
        self.answer(Subject::Applicant(at), "relation").unwrap_or_else(|| self.text("answer.open"))
    }

    /// The applicant who is this victim, if one is.
    fn applies_as(&self, victim: usize) -> Option<usize> {
        let case = self.case();
        let mut people = case.frame.applicants.iter().zip(&case.facts.applicants);
        people.position(|(who, facts)| who.victim == victim && facts.relation.is(Relation::Itself))
    }

    fn slot(&self, subject: Subject, field: &str) -> Cell {
        let name = match subject {
            Subject::Case => "case",
            _ => self.case().frame.name(subject),
        };
        Cell::Slot(format!("{name}.{field}"))
    }

    fn signatures(&self, who: &[&str]) -> Block {
        Block::Signatures { labels: who.iter().map(|who| self.text(&format!("paper.sign.{who}"))).collect() }
    }

    /// The name of the sheet, where there are several; otherwise nothing has to be told apart.
    fn sheet_note(&self, label: &str) -> String {
        if self.view.sheets.len() > 1 { label.to_owned() } else { String::new() }
    }
}

/// As a sentence begins; what has no capital letters stays as it is.
fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// As a name stands within a sentence.
fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
}

/// A question within a sentence.
fn without_mark(question: &str) -> &str {
    question.trim_end_matches(['？', '?'])
}

fn is_about(finding: &FindingWords<'_>, conditions: &[Provision]) -> bool {
    conditions.contains(&finding.finding.provision)
}

/// A finding by its place, wherever it is told.
fn find<'f, 'a>(findings: &'f [FindingWords<'a>], id: FindingId) -> Option<&'f FindingWords<'a>> {
    findings.iter().find_map(|finding| if finding.id == id { Some(finding) } else { find(&finding.of, id) })
}
