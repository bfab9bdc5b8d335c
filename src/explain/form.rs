//! The form in words: sections, questions with options and help, and the words of the page itself.

use super::words::Lang;
use super::{catalogue, comparison};
use crate::json::Json;
use crate::questions::{BUNDLES, Kind, Question, Section, questions};
use crate::rulebook::{Region, texts};

/// Id, place, and how it is written where persons must not be recognised: as it is, as a surname, by its last digits,
/// or not at all. A field of the papers lives in the page alone and never enters case, event or file.
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

/// The words in which a first estimate is shown, as JSON text: a small part of [`form_text`], to be had before it.
pub fn words_text(lang: Lang) -> String {
    let mut json = Json::with_capacity(16 * 1024);
    json.open();
    json.member("lang", lang.tag());
    write_ui(&mut json, lang);
    catalogue::write_words(&mut json, lang);
    json.close();
    json.finish()
}

fn write_ui(json: &mut Json, lang: Lang) {
    json.key("ui");
    json.open();
    for (key, words) in texts() {
        if let Some(key) = key.strip_prefix("ui.") {
            json.member(key, lang.of(*words));
        }
    }
    json.close();
}

/// Everything that a page needs to draw the form, as JSON text.
pub fn form_text(lang: Lang) -> String {
    let mut json = Json::with_capacity(128 * 1024);
    json.open();
    json.member("lang", lang.tag());
    write_ui(&mut json, lang);
    json.key("sections");
    json.open_list();
    for section in Section::ALL {
        json.open();
        json.member("id", section.id());
        json.member("title", lang.text(&format!("section.{}", section.id())));
        json.close();
    }
    json.close_list();
    json.key("questions");
    json.open_list();
    questions().for_each(|question| write_question(&mut json, lang, question, true));
    json.close_list();
    json.key("bundles");
    json.open_list();
    for bundle in &BUNDLES {
        json.open();
        json.member("id", bundle.id);
        json.member("place", bundle.place.id());
        json.member("section", bundle.section.id());
        json.key("value");
        json.yes_no(bundle.value);
        json.key("members");
        json.ids(bundle.members.iter().copied());
        json.close();
    }
    json.close_list();
    json.key("sheet_fields");
    json.open_list();
    for (id, place, redaction) in SHEET_FIELDS {
        json.open();
        json.member("id", id);
        json.member("place", place);
        json.member("label", lang.text(&format!("sheet_field.{id}")));
        json.member("redaction", redaction);
        json.close();
    }
    json.close_list();
    json.key("decided");
    comparison::write_decided(&mut json, lang);
    json.key("catalogue");
    catalogue::write(&mut json, lang);
    json.close();
    json.finish()
}

fn write_question(json: &mut Json, lang: Lang, question: &Question, is_top: bool) {
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
    json.open();
    json.member("id", question.id);
    if is_top {
        json.member("place", question.place.id());
        json.member("section", question.section.id());
    }
    json.member("kind", kind);
    json.key("cannot_be_established");
    json.yes_no(question.may_be_unestablished);
    json.member("label", &label(lang, question));
    json.member("help", lang.text_if_any(&format!("question.{}.help", question.id)).unwrap_or(""));
    if let Some(unit) = unit {
        json.member("unit", unit);
    }
    match question.kind {
        Kind::Choice { options } => {
            json.key("options");
            json.open_list();
            options.iter().for_each(|value| write_option(json, value, &option(lang, question.id, value)));
            json.close_list();
        }
        Kind::Region => {
            json.key("options");
            json.open_list();
            Region::all().for_each(|(_, value, names)| write_option(json, value, lang.of(names)));
            json.close_list();
        }
        Kind::List { columns } => {
            json.key("columns");
            json.open_list();
            columns.iter().for_each(|column| write_question(json, lang, column, false));
            json.close_list();
        }
        _ => {}
    }
    json.close();
}

fn write_option(json: &mut Json, value: &str, label: &str) {
    json.open();
    json.member("value", value);
    json.member("label", label);
    json.close();
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Who starts with the first words must not read others when the form comes.
    #[test]
    fn the_first_words_are_those_of_the_form() {
        for lang in [Lang::Zh, Lang::En] {
            let [words, form] =
                [words_text(lang), form_text(lang)].map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
            for (part, whole) in [
                ("lang", &form),
                ("ui", &form),
                ("outcomes", &form["catalogue"]),
                ("steps", &form["catalogue"]),
                ("labels", &form["catalogue"]),
            ] {
                assert!(!words[part].is_null(), "{part}");
                assert_eq!(words[part], whole[part], "{part}");
            }
            assert_eq!(words.as_object().map(serde_json::Map::len), Some(5));
        }
    }
}
