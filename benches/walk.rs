//! Each stage of the walk, native, on the reference sets of `benches/cases.py`: where the time of an assessment goes.
//!
//! A step of a loop is one case, the sets taken round and round. What ships is measured by `benches/module.mjs`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};

use judicial_relief::amount::{self, Limits};
use judicial_relief::assessment::{self, Assessment};
use judicial_relief::case::Case;
use judicial_relief::eligibility::{self, Examination};
use judicial_relief::explain::{Lang, View};
use judicial_relief::json::Json;
use judicial_relief::loss::{self, Losses};
use judicial_relief::ruling::{self, Rulings};
use judicial_relief::{procedure, receipt, summary};

/// A case with every box that its walk filled, so that each stage can be entered by itself.
struct Walked {
    text: String,
    case: Case,
    losses: Losses,
    examination: Examination,
    limits: Limits,
    rulings: Rulings,
    assessment: Assessment,
}

impl Walked {
    fn new(text: &str) -> Walked {
        let case = Case::read(text).expect("a case of the reference set");
        let losses = loss::tally(&case).expect("losses");
        let examination = eligibility::examine(&case, case.rules());
        let limits = amount::limit(&case, case.rules(), &examination).expect("limits");
        let rulings = ruling::settle(&case, &losses, &examination, &limits).expect("rulings");
        let assessment = assessment::assess(&case).expect("an assessment");
        Walked { text: text.to_owned(), case, losses, examination, limits, rulings, assessment }
    }
}

/// `benches/cases.py` made it; `make bench` calls both.
fn set(name: &str) -> Vec<Walked> {
    let path = format!("{}/target/bench/{name}.ndjson", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"));
    text.lines().map(Walked::new).collect()
}

fn stage<T>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, walked: &[Walked], run: impl Fn(&Walked) -> T) {
    let mut cases = walked.iter().cycle();
    group.bench_function(name, |bencher| bencher.iter(|| cases.next().map(|one| run(black_box(one)))));
}

fn walk(criterion: &mut Criterion) {
    for name in ["complete", "partial"] {
        let walked = set(name);
        let mut group = criterion.benchmark_group(name);
        group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_millis(1000)).sample_size(20);
        stage(&mut group, "read", &walked, |one| Case::read(&one.text));
        stage(&mut group, "loss", &walked, |one| loss::tally(&one.case));
        stage(&mut group, "examine", &walked, |one| eligibility::examine(&one.case, one.case.rules()));
        stage(&mut group, "limit", &walked, |one| amount::limit(&one.case, one.case.rules(), &one.examination));
        stage(&mut group, "settle", &walked, |one| {
            ruling::settle(&one.case, &one.losses, &one.examination, &one.limits)
        });
        stage(&mut group, "plan", &walked, |one| {
            procedure::plan(&one.case, one.case.rules(), &one.examination, &one.limits, &one.rulings)
        });
        stage(&mut group, "assess, all of these but read", &walked, |one| assessment::assess(&one.case));
        stage(&mut group, "write the assessment", &walked, |one| {
            let mut json = Json::with_capacity(8192);
            assessment::wire::write(&mut json, &one.case, &one.assessment);
            json.finish()
        });
        for (lang, title) in [(Lang::Zh, "view zh"), (Lang::En, "view en")] {
            stage(&mut group, title, &walked, |one| drop(black_box(View::new(&one.case, &one.assessment, lang))));
        }
        stage(&mut group, "rows", &walked, |one| summary::rows(&one.case, &one.assessment.merits));
        stage(&mut group, "receipt", &walked, |one| receipt::receipt_text(&one.case, &one.assessment));
        group.finish();
    }
}

criterion_group!(benches, walk);
criterion_main!(benches);
