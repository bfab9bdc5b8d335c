//! What a receipt was found to be, in words. No arithmetic.

use super::words::Lang;
use crate::json::Json;
use crate::receipt::{Difference, Verification, Versions};

/// What a receipt was found to be.
#[derive(Debug)]
pub struct VerificationWords {
    intact: bool,
    holds: bool,
    code: String,
    engine: VersionWords,
    rulebook: VersionWords,
    difference: Option<DifferenceWords>,
    sentences: Vec<String>,
}

#[derive(Debug)]
struct VersionWords {
    then: String,
    now: String,
    same: bool,
}

#[derive(Debug)]
struct DifferenceWords {
    path: String,
    id: Option<String>,
    owner: Option<String>,
    label: String,
    then: Option<String>,
    now: Option<String>,
}

impl VerificationWords {
    /// Writes it as JSON.
    pub fn write(&self, json: &mut Json) {
        json.open();
        json.key("intact");
        json.yes_no(self.intact);
        json.key("holds");
        json.yes_no(self.holds);
        json.member("code", &self.code);
        for (key, versions) in [("engine", &self.engine), ("rulebook", &self.rulebook)] {
            json.key(key);
            json.open();
            json.member("then", &versions.then);
            json.member("now", &versions.now);
            json.key("same");
            json.yes_no(versions.same);
            json.close();
        }
        json.key("difference");
        match &self.difference {
            Some(difference) => {
                json.open();
                json.member("path", &difference.path);
                json.member("label", &difference.label);
                for (key, text) in [
                    ("id", &difference.id),
                    ("owner", &difference.owner),
                    ("then", &difference.then),
                    ("now", &difference.now),
                ] {
                    json.key(key);
                    json.text_if_any(text.as_deref());
                }
                json.close();
            }
            None => json.null(),
        }
        json.key("sentences");
        json.texts(&self.sentences);
        json.close();
    }

    /// Puts it into words.
    pub fn new(lang: Lang, found: Verification) -> VerificationWords {
        let Verification { intact, difference, engine, rulebook, code } = found;
        let holds = difference.is_none();
        let difference = difference.map(|difference| DifferenceWords::new(lang, difference));
        let mut sentences = vec![
            lang.text(if intact { "verify.intact" } else { "verify.altered" }).to_owned(),
            match &difference {
                None => lang.text("verify.holds").to_owned(),
                Some(differs) => {
                    let nothing = lang.text("verify.nothing");
                    let values = [
                        ("label", differs.label.as_str()),
                        ("path", differs.path.as_str()),
                        ("then", differs.then.as_deref().unwrap_or(nothing)),
                        ("now", differs.now.as_deref().unwrap_or(nothing)),
                    ];
                    lang.say("verify.differs", &values)
                }
            },
        ];
        let (engine, rulebook) = (VersionWords::new(engine), VersionWords::new(rulebook));
        // The same program with the same rules gives the same: what differs was written by somebody else.
        if !holds && engine.same && rulebook.same {
            sentences.push(lang.text("verify.not_ours").to_owned());
        }
        for (key, versions) in [("verify.other_engine", &engine), ("verify.other_rulebook", &rulebook)] {
            if !versions.same {
                sentences.push(lang.say(key, &[("then", &versions.then), ("now", &versions.now)]));
            }
        }
        sentences.push(lang.say("verify.code", &[("code", &code)]));
        VerificationWords { intact, holds, code, engine, rulebook, difference, sentences }
    }

    /// Is it as it was written, and does its case still come to the same?
    pub fn is_true(&self) -> bool {
        self.intact && self.holds
    }

    /// What is to be read of it, in order.
    pub fn sentences(&self) -> &[String] {
        &self.sentences
    }
}

impl VersionWords {
    fn new(Versions { then, now }: Versions) -> VersionWords {
        VersionWords { same: then == now, then, now }
    }
}

impl DifferenceWords {
    fn new(lang: Lang, difference: Difference) -> DifferenceWords {
        let Difference { path, id, owner, then, now } = difference;
        let words = id
            .as_deref()
            .and_then(|id| lang.text_if_any(&format!("step.{id}")).or(lang.text_if_any(&format!("check.{id}.title"))));
        let part = path.split('.').next().unwrap_or_default();
        let part = lang.text(&format!("verify.part.{part}")).to_owned();
        let label = match (words, &owner) {
            (Some(words), Some(owner)) => {
                lang.say("verify.label", &[("part", &part), ("owner", owner), ("step", &lang.say(words, &[]))])
            }
            _ => part,
        };
        DifferenceWords { path, id, owner, label, then, now }
    }
}
