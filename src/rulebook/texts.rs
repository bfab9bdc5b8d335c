//! Every sentence that a person sees, by its key, in both languages. Composes nothing.
//!
//! The build lays keys and sentences out as three long texts, one line for each, in the order of the keys: pointers to each
//! would weigh as much as a third of the sentences. They are cut up once, when the first sentence is asked for.

use std::sync::LazyLock;

use super::tables::{TEXT_KEYS, TEXTS_EN, TEXTS_ZH};

struct Texts {
    keys: Vec<&'static str>,
    sentences: Vec<[&'static str; 2]>,
}

static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts {
    keys: TEXT_KEYS.lines().collect(),
    sentences: TEXTS_ZH.lines().zip(TEXTS_EN.lines()).map(|(zh, en)| [zh, en]).collect(),
});

/// A sentence in Chinese and English, by its key in `rules/texts.*.json`.
pub fn text(key: &str) -> Option<&'static [&'static str; 2]> {
    let texts = &*TEXTS;
    texts.keys.binary_search(&key).ok().and_then(|place| texts.sentences.get(place))
}

/// Keys and sentences of `rules/texts.*.json`, in the order of the keys.
pub fn texts() -> impl Iterator<Item = (&'static str, &'static [&'static str; 2])> {
    let texts = &*TEXTS;
    texts.keys.iter().copied().zip(&texts.sentences)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[track_caller]
    fn file(text: &str) -> BTreeMap<String, String> {
        serde_json::from_str(text).expect("keys and sentences")
    }

    /// Every sentence of both files is found by its key, and nothing else is.
    #[test]
    fn the_sentences_are_those_of_the_files() {
        let zh = file(include_str!("../../rules/texts.zh.json"));
        let en = file(include_str!("../../rules/texts.en.json"));
        assert_eq!(texts().count(), zh.len());
        for (key, sentence) in &zh {
            assert_eq!(text(key), Some(&[sentence.as_str(), en[key].as_str()]), "{key}");
            assert_eq!(text(&format!("{key}.")), None);
        }
        assert!(texts().is_sorted_by_key(|(key, _)| key), "a key is searched for in their order");
        assert_eq!(text(""), None);
    }
}
