//! The law as data: every citation is used, every text is there and used, statistics hold together.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use judicial_relief::date::Date;
use judicial_relief::questions::{BUNDLES, Kind, Question, Section, questions};
use judicial_relief::rulebook::{Calendar, Cite, Mark, Provision, Statistic, all_wages, text, texts};

#[track_caller]
fn said(key: &str) {
    let sentences = text(key).unwrap_or_else(|| panic!("rules/texts: {key} is missing"));
    assert!(sentences.iter().all(|sentence| !sentence.is_empty()), "rules/texts: {key} is empty");
}

#[test]
fn every_citation_is_used_and_every_verified_one_names_its_source() {
    let used: BTreeSet<&str> = Provision::all()
        .flat_map(|(_, versions)| versions.iter().flat_map(|(_, cites)| cites.iter()))
        .map(|cite| cite.citation().id)
        .collect();
    assert_eq!(used, Cite::all().map(|citation| citation.id).collect());
    for citation in Cite::all() {
        let verified = matches!(citation.mark, Mark::VerifiedP | Mark::VerifiedO | Mark::VerifiedT);
        assert_eq!(verified, !citation.source.is_empty(), "{}", citation.id);
        assert_eq!(verified, !citation.read.is_empty(), "{}", citation.id);
    }
}

#[test]
fn every_question_option_and_provision_has_words() {
    fn has_words(question: &Question) {
        said(&format!("question.{}.label", question.id));
        match question.kind {
            Kind::Choice { options } => options.iter().for_each(|o| said(&format!("option.{}.{o}", question.id))),
            Kind::List { columns } => columns.iter().for_each(|column| has_words(column)),
            _ => {}
        }
    }
    questions().for_each(has_words);
    Section::ALL.iter().for_each(|section| said(&format!("section.{}", section.id())));
    for (id, _) in Provision::all().filter(|(id, _)| *id != "law") {
        let keys = [format!("check.{id}.title"), format!("step.{id}")];
        assert!(keys.iter().any(|key| text(key).is_some()), "rules/texts: {id} has neither title nor step");
    }
}

#[test]
fn both_languages_fill_the_same_places() {
    let places = |sentence: &str| -> BTreeSet<String> {
        sentence.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    for (key, [zh, en]) in texts() {
        // A day is written from other parts in each language.
        if key != "figure.day" {
            assert_eq!(places(zh), places(en), "{key}");
        }
    }
}

#[test]
fn bundles_name_questions_of_their_place() {
    for bundle in &BUNDLES {
        for member in bundle.members {
            let found =
                questions().any(|q| q.id == *member && q.place == bundle.place && matches!(q.kind, Kind::YesNo));
            assert!(found, "{}: {member}", bundle.id);
        }
    }
}

#[test]
fn no_place_has_more_questions_than_a_mask_holds() {
    assert!(questions().all(|question| question.index < 64));
}

/// State compensation pays, for each day of year N, the national wage of year N - 1 divided by 261, rounded half up to
/// the fen. Up to 2016 the staff-on-post series was used (2013: 47593, 2016: 63241), later the employed series.
#[test]
fn national_wages_give_the_published_rates_of_state_compensation() {
    let published = [
        (2018, Statistic::Employed, 28_474),
        (2019, Statistic::Employed, 31_594),
        (2020, Statistic::Employed, 34_675),
        (2021, Statistic::Employed, 37_310),
        (2024, Statistic::Employed, 46_244),
        (2025, Statistic::Employed, 47_552),
    ];
    for (year, statistic, fen_a_day) in published {
        let row = all_wages()
            .find(|row| row.region.names()[0] == "全国" && row.statistic == statistic && row.year == year - 1)
            .unwrap_or_else(|| panic!("no national wage of {}", year - 1));
        let doubled = u64::from(row.annual_yuan) * 200 / 261;
        assert_eq!(doubled.div_ceil(2), fen_a_day, "{year}");
    }
}

#[test]
fn the_table_of_wages_is_whole() {
    assert_eq!(all_wages().count(), 467);
    for year in 2016..=2024 {
        let rows = all_wages().filter(|row| row.year == year && row.statistic == Statistic::Employed);
        assert_eq!(rows.count(), 32, "31 provinces and the nation in {year}");
    }
}

/// Working days of each year from 2016 on, from the yearly notices; the last days of 2026 belong to the next notice and
/// are counted Monday to Friday.
#[test]
fn every_year_has_its_published_working_days() {
    let expected = [250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248];
    for (year, expected) in (2016..=2026).zip(expected) {
        let first = Date::parse(&format!("{year}-01-01")).expect("a date");
        let days = std::iter::successors(Some(first), |day| day.next()).take_while(|day| day.year() == year);
        assert_eq!(days.filter(|day| Calendar::PUBLISHED.is_working(*day)).count(), expected, "{year}");
    }
}
