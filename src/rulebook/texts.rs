//! Every sentence that a person sees, by its key, in both languages. Composes nothing.
//!
//! The build lays keys and sentences out as three long texts, one line for each, in the order of the keys: pointers to each
//! would weigh as much as a third of the sentences. They are cut up once, when the first sentence is asked for.

use std::sync::LazyLock;

use super::tables::{TEXT_KEYS, TEXTS_EN, TEXTS_ZH};

/// Twice the number of sentences at least, so that a key is found at the first or second look; a power of two.
const SLOTS: u16 = 4096;

struct Texts {
    keys: Vec<&'static str>,
    sentences: Vec<[&'static str; 2]>,
    /// Places of keys, counted from 1; a key's own slot or one soon after it. 0 is an empty slot.
    slots: Vec<u16>,
}

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let keys: Vec<&str> = TEXT_KEYS.lines().collect();
    let sentences = TEXTS_ZH.lines().zip(TEXTS_EN.lines()).map(|(zh, en)| [zh, en]).collect();
    let mut slots = vec![0; usize::from(SLOTS)];
    for (place, key) in (1..).zip(&keys) {
        if let Some(free) = looks(key).find_map(|at| slots.get(at).filter(|held| **held == 0).map(|_| at))
            && let Some(slot) = slots.get_mut(free)
        {
            *slot = place;
        }
    }
    Texts { keys, sentences, slots }
});

/// Slots in which a key may stand, beginning with its own: FNV-1a, folded.
fn looks(key: &str) -> impl Iterator<Item = usize> {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [high, low] = [hash >> 16, hash & 0xffff].map(|half| u16::try_from(half).unwrap_or_default());
    (0..SLOTS).map(move |step| usize::from((high ^ low).wrapping_add(step) % SLOTS))
}

/// A sentence in Chinese and English, by its key in `rules/texts.*.json`.
pub fn text(key: &str) -> Option<&'static [&'static str; 2]> {
    let texts = &*TEXTS;
    // An empty slot ends the search: 0 is no place counted from 1.
    let mut places = looks(key).map_while(|at| usize::from(*texts.slots.get(at)?).checked_sub(1));
    places.find(|place| texts.keys.get(*place) == Some(&key)).and_then(|place| texts.sentences.get(place))
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
        assert!(zh.len() * 2 < usize::from(SLOTS), "SLOTS must grow");
        assert_eq!(text(""), None);
    }
}
