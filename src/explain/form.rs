//! The form in words: sections, questions with options and help, and the words of the page itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::comparison::DecidedWords;
use super::words::Lang;
use crate::questions::{BUNDLES, Kind, Question, Section, questions};
use crate::rulebook::{Region, texts};

/// Everything that a page needs to draw the form.
#[derive(Debug, Serialize)]
pub struct Form {
    lang: &'static str,
    ui: BTreeMap<&'static str, &'static str>,
    sections: Vec<SectionWords>,
    questions: Vec<QuestionWords>,
    bundles: Vec<BundleWords>,
    sheet_fields: Vec<SheetFieldWords>,
    decided: DecidedWords,
    catalogue: Catalogue,
}

#[derive(Debug, Serialize)]
struct SectionWords {
    id: &'static str,
    title: String,
}

#[derive(Debug, Serialize)]
struct QuestionWords {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'static str>,
    kind: &'static str,
    cannot_be_established: bool,
    label: String,
    help: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionWords>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<QuestionWords>,
}

#[derive(Debug, Serialize)]
struct OptionWords {
    value: &'static str,
    label: String,
}

#[derive(Debug, Serialize)]
struct BundleWords {
    id: &'static str,
    place: &'static str,
    section: &'static str,
    value: bool,
    members: &'static [&'static str],
}

/// A field of the papers: it lives in the page alone and never enters case, event or file.
#[derive(Debug, Serialize)]
struct SheetFieldWords {
    id: &'static str,
    place: &'static str,
    label: String,
    redaction: &'static str,
}

/// Id, place, and how it is written where persons must not be recognised: as it is, as a surname, by its last digits,
/// or not at all.
const SHEET_FIELDS: [(&str, &str, &str); 12] = [
    ("unit", "case", "none"),
    ("number", "case", "none"),
    ("charge", "case", "none"),
    ("handler", "case", "none"),
    ("name", "victim", "name"),
    ("name", "applicant", "name"),
    ("identity", "applicant", "number"),
    ("phone", "applicant", "whole"),
    ("address", "applicant", "whole"),
    ("agent", "applicant", "name"),
    ("bank", "applicant", "none"),
    ("account", "applicant", "number"),
];

impl Form {
    /// The form in one language.
    pub fn new(lang: Lang) -> Form {
        // Not collected, which would sort: see `order`.
        let mut ui = BTreeMap::new();
        ui.extend(texts().filter_map(|(key, words)| Some((key.strip_prefix("ui.")?, lang.of(*words)))));
        Form {
            lang: lang.tag(),
            ui,
            sections: Section::ALL
                .into_iter()
                .map(|section| SectionWords {
                    id: section.id(),
                    title: lang.say(&format!("section.{}", section.id()), &[]),
                })
                .collect(),
            questions: questions().map(|question| words(lang, question, true)).collect(),
            bundles: BUNDLES
                .iter()
                .map(|bundle| BundleWords {
                    id: bundle.id,
                    place: bundle.place.id(),
                    section: bundle.section.id(),
                    value: bundle.value,
                    members: bundle.members,
                })
                .collect(),
            sheet_fields: SHEET_FIELDS
                .into_iter()
                .map(|(id, place, redaction)| SheetFieldWords {
                    id,
                    place,
                    label: lang.say(&format!("sheet_field.{id}"), &[]),
                    redaction,
                })
                .collect(),
            decided: DecidedWords::new(lang),
            catalogue: Catalogue::new(lang),
        }
    }
}

/// The question as it is asked.
pub(super) fn label(lang: Lang, question: &Question) -> String {
    lang.say(&format!("question.{}.label", question.id), &[])
}

/// The unit of a whole number; empty where it has none.
pub(super) fn unit(lang: Lang, question: &Question) -> &'static str {
    lang.text_if_any(&format!("question.{}.unit", question.id)).unwrap_or("")
}

/// An option as it is shown.
pub(super) fn option(lang: Lang, question: &str, value: &str) -> String {
    lang.say(&format!("option.{question}.{value}"), &[])
}

/// How an open point is read.
pub(super) fn reading(lang: Lang, question: &Question, value: &str, note: &str) -> String {
    let answer = option(lang, question.id, value) + note;
    lang.say("law.reading", &[("question", &label(lang, question)), ("answer", &answer)])
}

/// How it is read where nobody says otherwise: the first option is the default.
pub(super) fn default_reading(lang: Lang, question: &Question) -> Option<String> {
    let Kind::Choice { options } = question.kind else { return None };
    Some(reading(lang, question, options.first()?, lang.text("law.by_default")))
}

fn words(lang: Lang, question: &'static Question, is_top: bool) -> QuestionWords {
    let (kind, unit) = match question.kind {
        Kind::YesNo => ("yes_no", None),
        Kind::Choice { .. } | Kind::Region => ("choice", None),
        Kind::Whole { .. } => ("whole", lang.text_if_any(&format!("question.{}.unit", question.id))),
        Kind::Money => ("money", Some(lang.text_if_any("figure.yuan").unwrap_or(""))),
        Kind::Months => ("decimal", Some(lang.text_if_any("figure.months_unit").unwrap_or(""))),
        Kind::Date => ("date", None),
        Kind::Text => ("text", None),
        Kind::List { .. } => ("list", None),
    };
    let options = match question.kind {
        Kind::Choice { options } => {
            options.iter().map(|value| OptionWords { value, label: option(lang, question.id, value) }).collect()
        }
        Kind::Region => {
            Region::all().map(|(_, value, names)| OptionWords { value, label: lang.of(names).to_owned() }).collect()
        }
        _ => Vec::new(),
    };
    let columns = match question.kind {
        Kind::List { columns } => columns.iter().map(|column| words(lang, column, false)).collect(),
        _ => Vec::new(),
    };
    QuestionWords {
        id: question.id,
        place: is_top.then(|| question.place.id()),
        section: is_top.then(|| question.section.id()),
        kind,
        cannot_be_established: question.may_be_unestablished,
        label: label(lang, question),
        help: lang.text_if_any(&format!("question.{}.help", question.id)).unwrap_or(""),
        unit,
        options,
        columns,
    }
}
