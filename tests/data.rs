//! The law as data, datum by datum: each figure, date and flag of `rules/` is changed by one step in turn, and a check that
//! does not know the file must object. Checks say what they rest on, because a checksum is no evidence that a figure is right.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::{Date as Day, Weekday};
use judicial_relief::date::Date;
use judicial_relief::rulebook::{Calendar, Cite, Provision, RULEBOOK_HASH, Rules, Statistic, all_wages};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// What an objection rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rests {
    /// A sentence of law, or another published figure that follows from this one.
    OnLaw,
    /// The number that the sources had when they were read: it notices a slip, and proves no figure.
    OnCopy,
}
use Rests::{OnCopy, OnLaw};

type Objections = BTreeSet<Rests>;
type Row = BTreeMap<String, String>;

fn read(name: &str) -> String {
    fs::read_to_string(format!("rules/{name}")).expect("rules/ can be read")
}

fn json(name: &str) -> Value {
    serde_json::from_str(&read(name)).expect("JSON")
}

/// The rows of a table without its notes on sources, which are no data of the law.
fn rows(name: &str) -> Vec<Row> {
    let mut table = csv::Reader::from_path(format!("rules/{name}")).expect("a table");
    let mut rows: Vec<Row> = table.deserialize().map(|row| row.expect("a row")).collect();
    rows.iter_mut().for_each(|row| {
        row.retain(|column, _| {
            !["source", "checked_against", "region_zh", "region_en", "name_zh"].contains(&column.as_str())
        })
    });
    rows
}

/// How many of the changed data are objected to on which ground; one that nothing objects to ends the test.
fn noticed<T: Clone>(
    what: &str,
    data: &T,
    changed: impl IntoIterator<Item = (String, T)>,
    check: impl Fn(&T) -> Objections,
) -> [usize; 2] {
    assert!(check(data).is_empty(), "{what}: {:?}", check(data));
    let mut counts = [0, 0];
    for (name, changed) in changed {
        let objections = check(&changed);
        assert!(!objections.is_empty(), "{what}: nothing notices {name}");
        counts[usize::from(!objections.contains(&OnLaw))] += 1;
    }
    println!(
        "{what}: {} data, {} by law or another publication, {} by copy only",
        counts[0] + counts[1],
        counts[0],
        counts[1]
    );
    counts
}

/// Every number, flag and day below a JSON value, changed by one step; texts stay.
fn stepped(whole: &Value) -> Vec<(String, Value)> {
    fn walk(value: &Value, path: &str, out: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), out)),
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(at, value)| walk(value, &format!("{path}/{at}"), out))
            }
            Value::Bool(flag) => out.push((path.to_owned(), Value::from(!flag))),
            Value::Number(number) => out.push((path.to_owned(), Value::from(number.as_u64().expect("whole") + 1))),
            Value::String(text) => out.extend(step(text).map(|new| (path.to_owned(), Value::from(new)))),
            Value::Null => {}
        }
    }
    let mut places = Vec::new();
    walk(whole, "", &mut places);
    let change = |(path, new): (String, Value)| {
        let mut changed = whole.clone();
        *changed.pointer_mut(&path).expect("a place") = new;
        (path, changed)
    };
    places.into_iter().map(change).collect()
}

/// The next day, month, day of the year or whole number; nothing for another text.
fn step(text: &str) -> Option<String> {
    let next = |text: &str| Some(text.parse::<Day>().ok()?.tomorrow().ok()?.to_string());
    match (text.len(), text.matches('-').count()) {
        (10, 2) => next(text),
        (7, 1) => Some(next(&format!("{text}-28"))?[..7].to_owned()).filter(|new| new != text).or_else(|| {
            let (year, month) = text.split_once('-')?;
            Some(format!("{year}-{:02}", month.parse::<u8>().ok()? % 12 + 1))
        }),
        (5, 1) => Some(next(&format!("2025-{text}"))?[5..].to_owned()),
        _ => Some((text.parse::<u64>().ok()? + 1).to_string()),
    }
}

/// From which day which value; no and yes are 0 and 1.
type Versions = &'static [(&'static str, u64)];

/// What the instruments say, in the order of `rules/parameters.json`: from which day, which value, and where it stands.
const PARAMETERS: &[(&str, Versions, &str)] = &[
    ("general_months", &[("2018-02-27", 36)], "2014 Opinion, 2016 Rules, 2018 Opinion: 36 months"),
    ("age_of_majority", &[("2018-02-27", 18)], "Law on the Protection of Minors, Art. 2"),
    ("small_child_age", &[("2018-02-27", 8)], "Civil Code, Art. 20, as a reading"),
    (
        "sexual_offence_child_age",
        &[("2018-02-27", 14)],
        "standard of appraisal 6.12: a child is under 14, as a reading",
    ),
    (
        "limitation_expired_counts",
        &[("2018-02-27", 0), ("2021-12-31", 1)],
        "2021 Rules, Art. 7(1), in force 31 December 2021",
    ),
    ("danger_to_life_required", &[("2018-02-27", 1), ("2021-12-31", 0)], "2016 Rules, Art. 7(2); left out in 2021"),
    ("lost_working_capacity_counts", &[("2018-02-27", 0), ("2021-12-31", 1)], "2021 Rules, Art. 7(3)"),
    ("award_years", &[("2018-02-27", 20)], "Interpretation on Personal Injury, Arts. 12, 15: 20 years"),
    ("award_age_from", &[("2018-02-27", 60)], "the same: from 60 a year less for each year"),
    ("award_age_to", &[("2018-02-27", 75)], "the same: from 75"),
    ("award_years_least", &[("2018-02-27", 5)], "the same: 5 years"),
    ("funeral_months", &[("2018-02-27", 6)], "the same, Art. 14: 6 monthly wages"),
    (
        "legal_aid_check_waived",
        &[("2018-02-27", 0), ("2022-01-01", 1)],
        "Legal Aid Law, Art. 42, in force 1 January 2022",
    ),
    (
        "military_priority",
        &[("2018-02-27", 0), ("2021-08-01", 1)],
        "Law on Military Personnel, Art. 61, in force 1 August 2021",
    ),
    ("incomplete_working_days", &[("2018-02-27", 5)], "2016 Rules: 5 working days"),
    ("supplement_days", &[("2018-02-27", 30)], "2016 Rules: 30 days"),
    ("opinion_working_days", &[("2018-02-27", 10)], "2014 Opinion: 10 working days"),
    ("local_group_working_days", &[("2018-02-27", 10)], "one province's rule: another 10 working days"),
    ("notify_working_days", &[("2018-02-27", 2)], "2014 Opinion: 2 working days"),
    (
        "transfer_working_days",
        &[("2018-02-27", 0), ("2019-02-25", 5)],
        "2019 Opinion on poverty relief, of 25 February 2019",
    ),
];

fn check_parameters(data: &Value) -> Objections {
    let mut same = data["coverage"] == serde_json::json!({ "from": "2018-02-27", "checked_until": "2026-02-28" });
    same &= data["wage_published"]["national"] == "05-15" && data["wage_published"]["provincial"] == "07-01";
    // The last days of December belong to the next year's notice.
    same &= data["calendar"]["from"] == "2016-01-01" && data["calendar"]["until"] == "2026-12-25";
    for (name, versions, _) in PARAMETERS {
        let value = |value: &Value| value.as_u64().or_else(|| value.as_bool().map(u64::from));
        let found: Vec<_> =
            data[name].as_array().into_iter().flatten().map(|v| (v["from"].as_str(), value(&v["value"]))).collect();
        let expected: Vec<_> = versions.iter().map(|(from, value)| (Some(*from), Some(*value))).collect();
        same &= found == expected;
    }
    if same { Objections::new() } else { Objections::from([OnLaw]) }
}

#[test]
fn every_parameter_is_what_its_instrument_says() {
    let data = json("parameters.json");
    let others = ["coverage", "calendar", "wage_published"];
    let known: BTreeSet<&str> = PARAMETERS.iter().map(|(name, ..)| *name).chain(others).collect();
    assert_eq!(data.as_object().expect("an object").keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
    assert!(PARAMETERS.iter().all(|(.., law)| !law.is_empty()));
    assert_eq!(noticed("parameters", &data, stepped(&data), check_parameters), [58, 0]);
}

/// And the program uses them, from their day on.
#[test]
fn every_parameter_is_used_from_its_day_on() {
    let on = |day: &str| Rules::on(Date::parse(day).expect("a date"), None).expect("covered");
    let used = |rules: &Rules| -> [u64; 20] {
        [
            rules.general_months().value.into(),
            rules.age_of_majority().value.into(),
            rules.small_child_age().value.into(),
            rules.sexual_offence_child_age().value.into(),
            rules.limitation_expired_counts().value.into(),
            rules.danger_to_life_required().value.into(),
            rules.lost_working_capacity_counts().value.into(),
            rules.award_years().value.into(),
            rules.award_age_from().value.into(),
            rules.award_age_to().value.into(),
            rules.award_years_least().value.into(),
            rules.funeral_months().value.into(),
            rules.legal_aid_check_waived().value.into(),
            rules.military_priority().value.into(),
            rules.incomplete_working_days().value.into(),
            rules.supplement_days().value.into(),
            rules.opinion_working_days().value.into(),
            rules.local_group_working_days().value.into(),
            rules.notify_working_days().value.into(),
            rules.transfer_working_days().value.into(),
        ]
    };
    assert!(Rules::on(Date::parse("2018-02-26").expect("a date"), None).is_none());
    for day in
        ["2018-02-27", "2019-02-24", "2019-02-25", "2021-07-31", "2021-08-01", "2021-12-30", "2021-12-31", "2022-01-01"]
    {
        let law = PARAMETERS
            .iter()
            .map(|(_, versions, _)| versions.iter().rfind(|(from, _)| *from <= day).expect("covered").1);
        assert_eq!(used(&on(day)).to_vec(), law.collect::<Vec<_>>(), "{day}");
    }
}

/// Days on which an instrument began, or the first day covered. Nothing else may change what is cited.
const TURNS: [&str; 5] = ["2018-02-27", "2020-01-01", "2021-01-01", "2021-06-01", "2021-12-31"];

#[test]
fn what_is_cited_changes_only_on_days_when_an_instrument_began() {
    let data = json("provisions.json");
    let check = |data: &Value| {
        // The Legal Aid Law began a day after the 2021 Rules and changes one thing only.
        let legal_aid = |id: &str, from: &str| id == "measure_legal_aid_waived" && from == "2022-01-01";
        let known = |(id, v): (&String, &Value)| {
            let days = v.as_array().expect("versions").iter().map(|v| v["from"].as_str().expect("a day"));
            days.into_iter().all(|from| {
                if id == "measure_legal_aid_waived" {
                    legal_aid(id, from) || from == TURNS[0]
                } else {
                    TURNS.contains(&from)
                }
            })
        };
        if data.as_object().expect("an object").iter().all(known) {
            Objections::new()
        } else {
            Objections::from([OnLaw])
        }
    };
    assert_eq!(noticed("provisions", &data, stepped(&data), check), [248, 0]);
    // The program has the same, in the same order.
    for (id, versions) in Provision::all() {
        let found: Vec<_> = versions
            .iter()
            .map(|(from, cites)| (from.to_string(), cites.iter().map(|c| c.citation().id).collect::<Vec<_>>()))
            .collect();
        let written = data[id].as_array().expect("versions").iter();
        let written: Vec<_> = written
            .map(|v| {
                (
                    v["from"].as_str().expect("a day").to_owned(),
                    v["cites"].as_array().expect("cites").iter().filter_map(Value::as_str).collect(),
                )
            })
            .collect();
        assert_eq!(found, written, "{id}");
    }
}

/// A verified citation says where and when it was read; how many have which mark was counted when they were read.
#[test]
fn every_citation_has_a_mark_and_a_verified_one_a_source_and_a_month() {
    let data = json("citations.json")["citations"].clone();
    let check = |data: &Value| {
        let list = data.as_array().expect("a list");
        let mut marks = BTreeMap::new();
        let mut sound = true;
        for citation in list {
            *marks.entry(citation["mark"].as_str().expect("a mark")).or_insert(0) += 1;
            let verified = citation["mark"].as_str().is_some_and(|mark| mark.starts_with("verified_"));
            sound &= verified != (citation["source"] == "") && verified != (citation["read"] == "");
            sound &= ["", "2026-02", "2026-11"].contains(&citation["read"].as_str().expect("a month"));
        }
        let counted = [("derived", 11), ("unverified", 7), ("verified_o", 42), ("verified_p", 16), ("verified_t", 22)];
        let mut objections = Objections::new();
        objections.extend((!sound).then_some(OnLaw));
        objections.extend((marks != BTreeMap::from(counted)).then_some(OnCopy));
        objections
    };
    let marks = ["derived", "unverified", "verified_o", "verified_p", "verified_t"];
    let mut changed = stepped(&data);
    assert_eq!(changed.len(), 80, "months");
    for at in 0..data.as_array().map_or(0, Vec::len) {
        let mut other = data.clone();
        let old = marks.iter().position(|mark| other[at]["mark"] == *mark).expect("a known mark");
        other[at]["mark"] = Value::from(marks[(old + 1) % marks.len()]);
        changed.push((format!("{at} mark"), other));
    }
    let [law, copy] = noticed("citations", &data, changed, check);
    assert_eq!(law + copy, 178);
    assert_eq!(Cite::all().count(), 98);
}

/// State compensation for each day of a year: the national wage of the year before, by 261, rounded half up to the fen.
const COMPENSATION: [(&str, &str, u64); 8] = [
    ("2012", "on_post", 18_235),
    ("2015", "on_post", 24_230),
    ("2017", "employed", 28_474),
    ("2018", "employed", 31_594),
    ("2019", "employed", 34_675),
    ("2020", "employed", 37_310),
    ("2023", "employed", 46_244),
    ("2024", "employed", 47_552),
];

/// Sums over all places of a year, of the table as it was compiled.
const WAGE_SUMS: [(&str, u16, u64); 27] = [
    ("employed", 2012, 253_031),
    ("employed", 2013, 371_550),
    ("employed", 2014, 1_130_530),
    ("employed", 2015, 548_858),
    ("employed", 2016, 2_145_027),
    ("employed", 2017, 2_348_231),
    ("employed", 2018, 2_589_738),
    ("employed", 2019, 2_807_750),
    ("employed", 2020, 3_029_707),
    ("employed", 2021, 3_307_042),
    ("employed", 2022, 3_535_028),
    ("employed", 2023, 3_751_054),
    ("employed", 2024, 3_840_932),
    ("employed", 2025, 363_856),
    ("on_post", 2012, 657_779),
    ("on_post", 2013, 726_369),
    ("on_post", 2014, 891_577),
    ("on_post", 2015, 929_353),
    ("on_post", 2016, 952_405),
    ("on_post", 2017, 1_035_771),
    ("on_post", 2018, 602_159),
    ("on_post", 2019, 545_774),
    ("on_post", 2020, 448_293),
    ("on_post", 2021, 612_421),
    ("on_post", 2022, 750_094),
    ("on_post", 2023, 548_205),
    ("on_post", 2024, 198_754),
];

fn counted<'a>(rows: &'a [Row], column: &str) -> BTreeMap<&'a str, usize> {
    rows.iter().fold(BTreeMap::new(), |mut counts, row| {
        *counts.entry(row[column].as_str()).or_default() += 1;
        counts
    })
}

fn sums(rows: &[Row], figure: &str) -> BTreeMap<(String, u16), u64> {
    rows.iter().fold(BTreeMap::new(), |mut sums, row| {
        let hundredths = row[figure].split_once('.').map_or(0, |(_, rest)| format!("{rest:0<2}").parse().unwrap_or(0));
        let whole: u64 = row[figure].split('.').next().and_then(|whole| whole.parse().ok()).unwrap_or(0);
        let year = row["year"].parse().expect("a year");
        *sums.entry((row["series"].clone(), year)).or_default() += whole * 100 + hundredths;
        sums
    })
}

/// Every row with one cell changed by one step.
fn cells<'a>(rows: &'a [Row], columns: &'a [(&str, &[&str])]) -> impl Iterator<Item = (String, Vec<Row>)> {
    let places = (0..rows.len()).flat_map(move |at| columns.iter().map(move |column| (at, column)));
    places.map(|(at, (column, options))| {
        let old = &rows[at][*column];
        let next = |old: &str| step(old).expect("a step");
        let new = match (options.iter().position(|option| option == old), old.split_once('.')) {
            (Some(place), _) => options[(place + 1) % options.len()].to_owned(),
            (None, Some((yuan, rest))) => format!("{}.{rest}", next(yuan)),
            (None, None) => next(old),
        };
        let mut other = rows.to_vec();
        other[at].insert((*column).to_owned(), new);
        (format!("row {at} {column}"), other)
    })
}

#[test]
fn every_wage_is_as_published_and_as_the_program_has_it() {
    let table = rows("wages.csv");
    let check = |rows: &Vec<Row>| {
        let national = |year: &str, series: &str| {
            rows.iter().find(|row| row["region_code"] == "000000" && row["year"] == year && row["series"] == series)
        };
        let follows = |(year, series, fen): &(&str, &str, u64)| {
            let annual: u64 = national(year, series).map_or(0, |row| row["annual_wage_yuan"].parse().unwrap_or(0));
            (annual * 200 / 261).div_ceil(2) == *fen
        };
        let summed: BTreeMap<_, _> =
            WAGE_SUMS.iter().map(|(series, year, yuan)| (((*series).to_owned(), *year), yuan * 100)).collect();
        let mut copy = sums(rows, "annual_wage_yuan") == summed;
        copy &= counted(rows, "grade") == BTreeMap::from([("A", 95), ("B", 292), ("C", 80)]);
        copy &= counted(rows, "status") == BTreeMap::from([("confirmed", 210), ("doubt", 4), ("single-source", 253)]);
        let mut objections = Objections::new();
        objections.extend((!COMPENSATION.iter().all(follows)).then_some(OnLaw));
        objections.extend((!copy).then_some(OnCopy));
        objections
    };
    let columns: [(&str, &[&str]); 5] = [
        ("annual_wage_yuan", &[]),
        ("year", &[]),
        ("series", &["employed", "on_post"]),
        ("grade", &["A", "B", "C"]),
        ("status", &["confirmed", "single-source", "doubt"]),
    ];
    let [law, copy] = noticed("wages", &table, cells(&table, &columns), check);
    assert_eq!(law + copy, 467 * 5);

    let written: BTreeSet<(u32, &str, u16, u32)> = table
        .iter()
        .map(|row| {
            (
                row["region_code"].parse().expect("a code"),
                row["series"].as_str(),
                row["year"].parse().expect("a year"),
                row["annual_wage_yuan"].parse().expect("yuan"),
            )
        })
        .collect();
    let code = |row: &judicial_relief::rulebook::WageRow| row.region.code().parse().expect("a code");
    let name = |statistic| if statistic == Statistic::Employed { "employed" } else { "on_post" };
    let built = all_wages().map(|row| (code(row), name(row.statistic), row.year, row.annual_yuan));
    assert_eq!(built.collect::<BTreeSet<_>>(), written);
}

/// Sums in fen over all places of a year, of the table as it was compiled: no other publication was found to check against.
const INCOME_SUMS: [(&str, u16, u64); 16] = [
    ("urban_consumption", 2018, 5_703_630),
    ("urban_consumption", 2019, 6_248_710),
    ("urban_consumption", 2020, 6_051_830),
    ("urban_consumption", 2021, 3_662_110),
    ("urban_consumption", 2022, 16_128_020),
    ("urban_consumption", 2023, 7_232_730),
    ("urban_consumption", 2024, 14_743_100),
    ("urban_consumption", 2025, 6_639_100),
    ("urban_disposable_income", 2018, 105_006_400),
    ("urban_disposable_income", 2019, 9_047_660),
    ("urban_disposable_income", 2020, 9_409_100),
    ("urban_disposable_income", 2021, 32_395_560),
    ("urban_disposable_income", 2022, 35_139_130),
    ("urban_disposable_income", 2023, 15_469_060),
    ("urban_disposable_income", 2024, 30_641_700),
    ("urban_disposable_income", 2025, 10_404_600),
];

#[test]
fn every_income_is_as_it_was_read() {
    let table = rows("incomes.csv");
    let check = |rows: &Vec<Row>| {
        let summed: BTreeMap<_, _> =
            INCOME_SUMS.iter().map(|(series, year, fen)| (((*series).to_owned(), *year), *fen)).collect();
        if sums(rows, "yuan") == summed { Objections::new() } else { Objections::from([OnCopy]) }
    };
    let columns: [(&str, &[&str]); 3] =
        [("yuan", &[]), ("year", &[]), ("series", &["urban_disposable_income", "urban_consumption"])];
    assert_eq!(noticed("incomes", &table, cells(&table, &columns), check), [0, table.len() * 3]);
}

/// Working days of each year as its notice leaves them; and the days of the table, numbered within the year and summed.
const WORKING_DAYS: [(i16, u32); 11] = [
    (2016, 250),
    (2017, 249),
    (2018, 250),
    (2019, 250),
    (2020, 249),
    (2021, 250),
    (2022, 249),
    (2023, 249),
    (2024, 251),
    (2025, 248),
    (2026, 248),
];

#[test]
fn every_holiday_is_as_announced_and_as_the_program_has_it() {
    let table = rows("holidays.csv");
    let day_of = |row: &Row| row["date"].parse::<Day>().expect("a date");
    let works = |rows: &[Row]| -> BTreeMap<Day, bool> {
        rows.iter().map(|row| (day_of(row), row["kind"] == "makeup_workday")).collect()
    };
    let is_weekday = |day: Day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let check = |rows: &Vec<Row>| {
        let exceptions = works(rows);
        let mut days: BTreeMap<i16, u32> = BTreeMap::new();
        let first = jiff::civil::date(2016, 1, 1);
        for day in first.series(jiff::ToSpan::days(1)).take_while(|day| day.year() <= 2026) {
            *days.entry(day.year()).or_default() += u32::from(*exceptions.get(&day).unwrap_or(&is_weekday(day)));
        }
        let mut objections = Objections::new();
        objections.extend((days != BTreeMap::from(WORKING_DAYS)).then_some(OnLaw));
        // A make-up workday lies on a weekend, and no day is announced twice.
        let sensible = rows.iter().all(|row| row["kind"] == "holiday" || !is_weekday(day_of(row)));
        objections.extend((!sensible || exceptions.len() != rows.len()).then_some(OnLaw));
        let places: u64 = rows.iter().map(|row| u64::try_from(day_of(row).day_of_year()).unwrap_or(0)).sum();
        objections.extend((places != HOLIDAY_PLACES).then_some(OnCopy));
        objections
    };
    let columns: [(&str, &[&str]); 2] = [("date", &[]), ("kind", &["holiday", "makeup_workday"])];
    let [law, copy] = noticed("holidays", &table, cells(&table, &columns), check);
    assert_eq!(law + copy, table.len() * 2);

    let exceptions = works(&table);
    for day in jiff::civil::date(2016, 1, 1).series(jiff::ToSpan::days(1)).take_while(|day| day.year() <= 2026) {
        let expected = *exceptions.get(&day).unwrap_or(&is_weekday(day));
        let found = Calendar::PUBLISHED.is_working(Date::parse(&day.to_string()).expect("a date"));
        assert_eq!(found, expected, "{day}");
    }
}

/// Places in their year of all days of the table, summed.
const HOLIDAY_PLACES: u64 = 55_335;

/// What was seen of each local standard: every figure, day and flag that can move an amount, in the order of the file.
const STANDARDS: [(&str, &[(&str, &str)]); 6] = [
    (
        "beijing_courts",
        &[
            ("/wage_region/0/from", "2022-06-01"),
            ("/wage_statistic/0/from", "2022-06-01"),
            ("/authorities/0/read", "2026-02"),
        ],
    ),
    (
        "fujian",
        &[
            ("/wage_region/0/from", "2018-01-01"),
            ("/wage_statistic/0/from", "2018-01-01"),
            ("/authorities/0/read", "2026-02"),
        ],
    ),
    (
        "hunan_zhuzhou",
        &[("/caps/0/amount", "50000"), ("/caps/0/from", "2016-01-01"), ("/authorities/0/read", "2026-02")],
    ),
    (
        "jiangsu_binhai",
        &[
            ("/floors/0/amount", "3000"),
            ("/floors/0/from", "2023-01-01"),
            ("/approval_chain/0/from", "2023-01-01"),
            ("/approval_chain/0/steps/0/above", "10000"),
            ("/authorities/0/read", "2026-02"),
        ],
    ),
    ("national", &[]),
    (
        "zhejiang_ningbo",
        &[("/caps/0/amount", "50000"), ("/caps/0/from", "2022-01-01"), ("/authorities/0/read", "2026-02")],
    ),
];

#[test]
fn every_local_figure_is_as_it_was_seen() {
    let mut data = 0;
    for (name, seen) in STANDARDS {
        let standard = json(&format!("profiles/{name}.json"));
        // Only partly seen; and what binds softly or hard is said in the file's own words.
        let flags = |standard: &Value| {
            standard.pointer("/partial").is_none_or(|partial| *partial == (name != "national"))
                && standard.pointer("/caps/0/hard").is_none_or(|hard| *hard == false)
        };
        let check = |standard: &Value| {
            let same = flags(standard)
                && seen.iter().all(|(at, value)| standard.pointer(at).and_then(Value::as_str) == Some(value));
            if same { Objections::new() } else { Objections::from([OnLaw]) }
        };
        let changed = stepped(&standard);
        data += changed.len();
        noticed(name, &standard, changed, check);
    }
    assert_eq!(data, 22);
    let files = fs::read_dir("rules/profiles").expect("profiles").count();
    assert_eq!(files, STANDARDS.len(), "a new standard is pinned here with what was seen of it");
}

/// The files that the hash is over, as anybody lists them.
fn hashed_files() -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new("rules").into_iter().map(|entry| entry.expect("rules/ can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.path().display().to_string());
    let names = files.map(|path| path.trim_start_matches("rules/").to_owned());
    names.filter(|name| !name.ends_with(".schema.json")).map(|name| (name.clone(), read(&name))).collect()
}

fn hash_of(files: &BTreeMap<String, String>) -> String {
    let text: String = files.iter().map(|(name, content)| format!("{name}\n{}\n{content}", content.len())).collect();
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_hash_is_over_every_file_and_each_of_them_changes_it() {
    let files = hashed_files();
    assert_eq!(hash_of(&files), RULEBOOK_HASH);
    assert!(
        ["parameters.json", "citations.json", "wages.csv", "profiles/fujian.json"]
            .iter()
            .all(|name| files.contains_key(*name))
    );
    for name in files.keys() {
        let mut other = files.clone();
        let content = other.get_mut(name).expect("a file");
        match content.find(|c: char| c.is_ascii_digit()) {
            Some(at) => content.replace_range(at..=at, if content.as_bytes()[at] == b'9' { "8" } else { "9" }),
            None => content.push(' '),
        }
        assert_ne!(hash_of(&other), RULEBOOK_HASH, "{name}");
    }
}

#[test]
fn every_sentence_stands_in_both_languages_and_says_something() {
    let [zh, en] = ["texts.zh.json", "texts.en.json"].map(json);
    let [zh, en] = [&zh, &en].map(|texts| texts.as_object().expect("an object"));
    assert_eq!(zh.keys().collect::<BTreeSet<_>>(), en.keys().collect::<BTreeSet<_>>());
    // A unit of years goes without saying in English.
    let blank = |(key, text): (&String, &Value)| text.as_str().is_none_or(str::is_empty) && !key.ends_with(".unit");
    assert!(!zh.iter().chain(en.iter()).any(blank));
    assert!(zh.values().any(|text| text.as_str().is_some_and(|text| !text.is_ascii())));
}
