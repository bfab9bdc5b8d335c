//! Random cases, answered question by question as a form would, so that every question that is asked can be reached.

use judicial_relief::assessment::{Assessment, assess};
use judicial_relief::case::{Case, Subject};
use judicial_relief::questions::{Kind, Question};
use judicial_relief::rulebook::Region;
use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use serde_json::{Map, Value, json};

/// A small generator of its own, seeded: the same seed gives the same case everywhere.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.roll(100) < chance
    }
}

/// So many random cases, the same ones in every run; `PROPTEST_RNG_SEED` takes others.
pub fn seeded(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = if default.rng_seed == RngSeed::Random { RngSeed::Fixed(20_211_231) } else { default.rng_seed };
    ProptestConfig { cases, failure_persistence: None, rng_seed, ..default }
}

/// The case with its assessment; a case that makes no sense ends the test.
pub fn assessed(case: &Value) -> (Case, Assessment) {
    let case = Case::read(&case.to_string()).unwrap_or_else(|problems| panic!("{problems:?}\n{case}"));
    let assessment = assess(&case).expect("a case that was read is assessed");
    (case, assessment)
}

/// A frame with up to two victims and households and up to three applicants; nothing answered.
pub fn frame(dice: &mut Dice) -> Value {
    let names = |kind: &str, count: usize| (1..=count).map(|at| format!("{kind}{at}")).collect::<Vec<_>>();
    let victims = names("v", 1 + dice.roll(2));
    let households = names("h", 1 + dice.roll(2));
    let applicants: Vec<Value> = names("a", 1 + dice.roll(3))
        .iter()
        .map(|id| json!({ "id": id, "victim": dice.pick(&victims), "household": dice.pick(&households) }))
        .collect();
    let days = ["2018-02-27", "2020-07-01", "2021-12-30", "2021-12-31", "2024-03-01", "2025-08-01", "2026-11-22"];
    json!({
        "frame": { "as_of": dice.pick(&days), "victims": victims, "households": households, "applicants": applicants },
        "facts": {}, "choices": {}
    })
}

/// Answers what is asked, frame and choices too, until nothing asked is open or the dice leave it so.
pub fn answered(dice: &mut Dice, case: Value, chance: usize) -> Value {
    answer_all(dice, case, chance, "/")
}

/// Answers facts only: frame and choices stay as they are.
pub fn completed(dice: &mut Dice, case: Value, chance: usize) -> Value {
    answer_all(dice, case, chance, "/facts/")
}

fn answer_all(dice: &mut Dice, mut case: Value, chance: usize, under: &str) -> Value {
    let mut left_open: Vec<String> = Vec::new();
    loop {
        let read = Case::read(&case.to_string()).expect("a random case makes sense");
        let open: Vec<(String, &Question)> = read
            .asked()
            .into_iter()
            .filter(|(subject, question)| !read.is_answered(*subject, question))
            .map(|(subject, question)| (pointer(&read, subject, question), question))
            .filter(|(path, _)| path.starts_with(under) && !left_open.contains(path) && !is_closed(&case, path))
            .collect();
        if open.is_empty() {
            return case;
        }
        // All at once; one by one only where the answers contradict each other.
        let mut all = case.clone();
        let mut left = left_open.clone();
        for (path, question) in &open {
            if dice.percent(chance) {
                put(&mut all, path, answer(dice, question));
            } else {
                left.push(path.clone());
            }
        }
        if Case::read(&all.to_string()).is_ok() {
            (case, left_open) = (all, left);
            continue;
        }
        for (path, question) in &open {
            if !dice.percent(chance) {
                left_open.push(path.clone());
                continue;
            }
            let tries = (0..8).map(|_| {
                let mut other = case.clone();
                put(&mut other, path, answer(dice, question));
                other
            });
            match tries.into_iter().find(|other| Case::read(&other.to_string()).is_ok()) {
                Some(other) => case = other,
                None => left_open.push(path.clone()),
            }
        }
    }
}

/// Is it a list that was declared complete? Then an empty one holds nothing.
fn is_closed(case: &Value, list: &str) -> bool {
    case.pointer(&format!("{list}_complete")) == Some(&json!(true))
}

/// More rows for every list that is not declared complete: what "at least" leaves room for.
pub fn extended(dice: &mut Dice, mut case: Value) -> Value {
    let read = Case::read(&case.to_string()).expect("a random case makes sense");
    for (subject, question) in read.asked() {
        let path = pointer(&read, subject, question);
        if matches!(question.kind, Kind::List { .. }) && !is_closed(&case, &path) {
            let more = answer(dice, question);
            match case.pointer_mut(&path) {
                Some(Value::Array(rows)) => rows.extend(more.as_array().cloned().unwrap_or_default()),
                _ => put(&mut case, &path, more),
            }
        }
    }
    case
}

/// Where an answer stands, as a JSON pointer.
pub fn pointer(case: &Case, subject: Subject, question: &Question) -> String {
    format!("/{}/{}", case.frame.path(subject).replace('.', "/"), question.id)
}

/// Puts a value at a pointer, making the objects on the way.
pub fn put(case: &mut Value, pointer: &str, value: Value) {
    let mut place = case;
    let mut parts = pointer.trim_start_matches('/').split('/').peekable();
    while let Some(part) = parts.next() {
        let object = place.as_object_mut().expect("objects on the way");
        if parts.peek().is_none() {
            object.insert(part.to_owned(), value);
            return;
        }
        place = object.entry(part).or_insert_with(|| Value::Object(Map::new()));
    }
}

/// A valid answer.
pub fn answer(dice: &mut Dice, question: &Question) -> Value {
    if question.may_be_unestablished && dice.percent(6) {
        return json!("cannot_be_established");
    }
    match question.kind {
        Kind::YesNo => json!(dice.percent(50)),
        Kind::Choice { options } => json!(dice.pick(options)),
        Kind::Region => {
            let codes: Vec<&str> = Region::all().map(|(_, code, _)| code).collect();
            json!(dice.pick(&codes))
        }
        Kind::Whole { least, most } if question.id == "age" => {
            let ages = [least, 7, 8, 13, 14, 17, 18, 40, most];
            json!(dice.pick(&ages))
        }
        Kind::Whole { least, most } if most > 1000 => json!(least + dice.roll(8) as u32),
        Kind::Whole { least, most } => {
            json!(least + dice.roll((most - least + 1).min(9) as usize) as u32)
        }
        Kind::Money | Kind::Months => {
            let amounts = ["0", "0.01", "1", "36", "500.50", "1200", "5000", "74999.99", "80000", "372330", "900000"];
            json!(dice.pick(&amounts))
        }
        Kind::Date => json!("2025-01-01"),
        Kind::Text => json!("统计公报"),
        Kind::List { columns } => {
            let rows = 1 + dice.roll(3);
            (0..rows)
                .map(|_| {
                    let cells = columns.iter().map(|column| (column.id.to_owned(), answer(dice, column)));
                    Value::Object(cells.collect())
                })
                .collect()
        }
    }
}

/// Pointers of all answered facts (frame and choices are fixed), cells of lists included.
pub fn facts(case: &Value) -> Vec<String> {
    fn walk(value: &Value, path: &str, out: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), out)),
            _ => out.push(path.to_owned()),
        }
    }
    let mut out = Vec::new();
    walk(&case["facts"], "/facts", &mut out);
    out
}
