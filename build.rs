//! Turns `rules/` (the law as data) into static tables, and refuses to build when the data contradict themselves.
//!
//! Reads only `rules/`; writes only Rust source into `OUT_DIR`. The tables are compiled in, because a parser for
//! them in the shipped module would cost more than the tables do.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use serde::Deserialize;
use sha2::{Digest, Sha256};

// Days are numbered here as the core numbers them.
#[expect(dead_code, reason = "the build numbers days only; the core does more with them")]
#[path = "src/date.rs"]
mod date;

use date::Date;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Citations {
    instruments: BTreeMap<String, Instrument>,
    citations: Vec<Citation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Instrument {
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Citation {
    id: String,
    instrument: String,
    article_zh: String,
    article_en: String,
    mark: String,
    source: String,
    read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated<T> {
    from: String,
    value: T,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cited {
    from: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    from: String,
    checked_until: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WagePublished {
    national: String,
    provincial: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    coverage: Coverage,
    general_months: Vec<Dated<u32>>,
    age_of_majority: Vec<Dated<u32>>,
    small_child_age: Vec<Dated<u32>>,
    sexual_offence_child_age: Vec<Dated<u32>>,
    award_years: Vec<Dated<u32>>,
    award_age_from: Vec<Dated<u32>>,
    award_age_to: Vec<Dated<u32>>,
    award_years_least: Vec<Dated<u32>>,
    funeral_months: Vec<Dated<u32>>,
    limitation_expired_counts: Vec<Dated<bool>>,
    danger_to_life_required: Vec<Dated<bool>>,
    lost_working_capacity_counts: Vec<Dated<bool>>,
    legal_aid_check_waived: Vec<Dated<bool>>,
    military_priority: Vec<Dated<bool>>,
    incomplete_working_days: Vec<Dated<u32>>,
    supplement_days: Vec<Dated<u32>>,
    opinion_working_days: Vec<Dated<u32>>,
    local_group_working_days: Vec<Dated<u32>>,
    notify_working_days: Vec<Dated<u32>>,
    transfer_working_days: Vec<Dated<u32>>,
    calendar: CalendarSpan,
    wage_published: WagePublished,
}

/// The days whose holidays are published.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarSpan {
    from: String,
    until: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
struct HolidayRow {
    date: String,
    kind: String,
}

#[derive(Deserialize)]
struct WageRow {
    region_code: String,
    region_zh: String,
    region_en: String,
    year: u16,
    series: String,
    annual_wage_yuan: u32,
    grade: String,
    status: String,
    source: String,
}

#[derive(Deserialize)]
struct IncomeRow {
    region_code: String,
    year: u16,
    series: String,
    yuan: String,
    grade: String,
    status: String,
    source: String,
}

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/date.rs");
    let mut out = String::new();
    let cites = citations(&mut out)?;
    let p: Parameters = json("parameters.json")?;
    parameters(&mut out, &p, &cites)?;
    provisions(&mut out, &cites, &p.coverage.from)?;
    texts(&mut out)?;
    profiles(&mut out)?;
    wages(&mut out)?;
    incomes(&mut out)?;
    calendar(&mut out, &p.calendar, &cites)?;
    fingerprint(&mut out)?;
    let target = Path::new(&env::var("OUT_DIR")?).join("rules.rs");
    fs::write(target, out)?;
    Ok(())
}

fn read(name: &str) -> Outcome<String> {
    fs::read_to_string(Path::new("rules").join(name)).map_err(|e| format!("rules/{name}: {e}").into())
}

fn json<T: for<'de> Deserialize<'de>>(name: &str) -> Outcome<T> {
    serde_json::from_str(&read(name)?).map_err(|e| format!("rules/{name}: {e}").into())
}

/// `n4.7.1` becomes `N4_7_1`, `general_limit` becomes `GeneralLimit`.
fn variant(id: &str) -> String {
    let mut name = String::new();
    let mut capital = true;
    for c in id.chars() {
        match c {
            '_' => capital = true,
            '.' => {
                name.push('_');
                capital = true;
            }
            _ if capital => {
                name.extend(c.to_uppercase());
                capital = false;
            }
            _ => name.push(c),
        }
    }
    name
}

fn date(text: &str) -> Outcome<String> {
    let parts: Vec<u16> = text.split('-').map(str::parse).collect::<Result<_, _>>()?;
    match (parts.as_slice(), text.len()) {
        ([year, month, day], 10) => Ok(format!("Date::fixed({year}, {month}, {day})")),
        _ => Err(format!("{text}: a date is written 2021-12-31").into()),
    }
}

fn month_day(text: &str) -> Outcome<String> {
    match text.split_once('-') {
        Some((month, day)) => Ok(format!("({}, {})", month.parse::<u8>()?, day.parse::<u8>()?)),
        None => Err(format!("{text}: a day of the year is written 05-15").into()),
    }
}

/// Cells of a line, set apart by tabs.
fn cells(cells: &[&str]) -> Outcome<String> {
    match cells.iter().find(|cell| cell.contains('\t')) {
        Some(cell) => Err(format!("{cell:?} holds a tab").into()),
        None => Ok(cells.join("\t")),
    }
}

/// Dates must ascend and the first must be the first day covered: a value holds until the next one begins.
fn ascending<'a>(what: &str, first: &str, dates: impl Iterator<Item = &'a str>) -> Outcome<()> {
    let dates: Vec<&str> = dates.collect();
    if dates.first() != Some(&first) || !dates.is_sorted_by(|a, b| a < b) {
        return Err(format!("{what}: dates must begin at {first} and ascend, found {dates:?}").into());
    }
    Ok(())
}

fn cite_list(what: &str, ids: &[String], known: &[String]) -> Outcome<String> {
    if ids.is_empty() {
        return Err(format!("{what}: no citation").into());
    }
    let mut list = String::from("&[");
    for id in ids {
        if !known.contains(id) {
            return Err(format!("{what}: unknown citation {id}").into());
        }
        write!(list, "Cite::{}, ", variant(id))?;
    }
    list.push(']');
    Ok(list)
}

fn citations(out: &mut String) -> Outcome<Vec<String>> {
    let data: Citations = json("citations.json")?;
    let mut ids = Vec::new();
    let mut variants = String::new();
    let mut rows = Vec::new();
    for c in &data.citations {
        let (number, (_, instrument)) = (data.instruments.iter().enumerate())
            .find(|(_, (id, _))| **id == c.instrument)
            .ok_or_else(|| format!("{}: unknown instrument {}", c.id, c.instrument))?;
        let mark = match c.mark.as_str() {
            "verified_p" if !c.source.is_empty() && !c.read.is_empty() => 'p',
            "verified_o" if !c.source.is_empty() && !c.read.is_empty() => 'o',
            "verified_t" if !c.source.is_empty() && !c.read.is_empty() => 't',
            "unverified" => 'u',
            "derived" => 'd',
            _ => {
                return Err(format!("{}: mark {} needs a source and the month it was read", c.id, c.mark).into());
            }
        };
        if ids.contains(&c.id) {
            return Err(format!("{}: listed twice", c.id).into());
        }
        ids.push(c.id.clone());
        writeln!(variants, "    #[doc = {:?}]\n    {},", format!("{}{}", instrument.en, c.article_en), variant(&c.id))?;
        rows.push(cells(&[
            &c.id,
            &number.to_string(),
            &c.article_zh,
            &c.article_en,
            &mark.to_string(),
            &c.source,
            &c.read,
        ])?);
    }
    writeln!(out, "/// Every provision, statistic or reading that a conclusion may rest on.")?;
    writeln!(out, "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub enum Cite {{\n{variants}}}\n")?;
    let all: Vec<String> = ids.iter().map(|id| format!("Cite::{}", variant(id))).collect();
    writeln!(out, "pub(super) static CITES: [Cite; {}] = [{}];", ids.len(), all.join(", "))?;
    let instruments: Vec<String> =
        data.instruments.values().map(|one| cells(&[&one.zh, &one.en])).collect::<Outcome<_>>()?;
    laid_out(out, "instruments", instruments.iter())?;
    laid_out(out, "citations", rows.iter())?;
    Ok(ids)
}

fn parameters(out: &mut String, p: &Parameters, cites: &[String]) -> Outcome<()> {
    fn dated<T: std::fmt::Debug>(
        out: &mut String,
        (name, kind, first): (&str, &str, &str),
        values: &[Dated<T>],
        cites: &[String],
    ) -> Outcome<()> {
        ascending(name, first, values.iter().map(|v| v.from.as_str()))?;
        write!(out, "pub(super) static {}: &[Dated<{kind}>] = &[", name.to_uppercase())?;
        for v in values {
            let list = cite_list(name, &v.cites, cites)?;
            write!(out, "Dated {{ from: {}, value: {:?}, cites: {list} }}, ", date(&v.from)?, v.value)?;
        }
        writeln!(out, "];")?;
        Ok(())
    }
    let first = &p.coverage.from;
    writeln!(out, "pub(super) const COVERED_FROM: Date = {};", date(first)?)?;
    writeln!(out, "pub(super) const CHECKED_UNTIL: Date = {};", date(&p.coverage.checked_until)?)?;
    for (name, values) in [
        ("general_months", &p.general_months),
        ("age_of_majority", &p.age_of_majority),
        ("small_child_age", &p.small_child_age),
        ("sexual_offence_child_age", &p.sexual_offence_child_age),
        ("award_years", &p.award_years),
        ("award_age_from", &p.award_age_from),
        ("award_age_to", &p.award_age_to),
        ("award_years_least", &p.award_years_least),
        ("funeral_months", &p.funeral_months),
        ("incomplete_working_days", &p.incomplete_working_days),
        ("supplement_days", &p.supplement_days),
        ("opinion_working_days", &p.opinion_working_days),
        ("local_group_working_days", &p.local_group_working_days),
        ("notify_working_days", &p.notify_working_days),
        ("transfer_working_days", &p.transfer_working_days),
    ] {
        dated(out, (name, "u32", first), values, cites)?;
    }
    for (name, values) in [
        ("limitation_expired_counts", &p.limitation_expired_counts),
        ("danger_to_life_required", &p.danger_to_life_required),
        ("lost_working_capacity_counts", &p.lost_working_capacity_counts),
        ("legal_aid_check_waived", &p.legal_aid_check_waived),
        ("military_priority", &p.military_priority),
    ] {
        dated(out, (name, "bool", first), values, cites)?;
    }
    cite_list("wage_published", &p.wage_published.cites, cites)?;
    writeln!(out, "pub(super) const NATIONAL_WAGE_PUBLISHED: (u8, u8) = {};", month_day(&p.wage_published.national)?)?;
    writeln!(
        out,
        "pub(super) const PROVINCIAL_WAGE_PUBLISHED: (u8, u8) = {};",
        month_day(&p.wage_published.provincial)?
    )?;
    Ok(())
}

fn provisions(out: &mut String, cites: &[String], first: &str) -> Outcome<()> {
    let data: BTreeMap<String, Vec<Cited>> = json("provisions.json")?;
    let days: BTreeSet<&str> = data.values().flatten().map(|version| version.from.as_str()).collect();
    let mut variants = String::new();
    let mut rows = Vec::new();
    for (id, versions) in &data {
        ascending(id, first, versions.iter().map(|v| v.from.as_str()))?;
        writeln!(variants, "    #[doc = {id:?}]\n    {},", variant(id))?;
        let mut row = id.clone();
        for v in versions {
            cite_list(id, &v.cites, cites)?;
            let day = days.iter().position(|day| *day == v.from);
            let numbers = v.cites.iter().map(|cite| cites.iter().position(|known| known == cite));
            let numbers: Vec<String> = [day].into_iter().chain(numbers).flatten().map(|n| n.to_string()).collect();
            write!(row, "\t{}", numbers.join(" "))?;
        }
        rows.push(row);
    }
    writeln!(out, "/// Everything that is concluded or computed, named after what it asks or gives.")?;
    writeln!(
        out,
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub enum Provision {{\n{variants}}}\n"
    )?;
    let days: Vec<String> = days.into_iter().map(date).collect::<Outcome<_>>()?;
    writeln!(out, "pub(super) static PROVISION_DAYS: [Date; {}] = [{}];", days.len(), days.join(", "))?;
    laid_out(out, "provisions", rows.iter())
}

/// Keys, Chinese and English sentences as three long texts in one order, so that what is alike stands together and no
/// pointer to each is kept. A text missing in one language stops the build.
fn texts(out: &mut String) -> Outcome<()> {
    let zh: BTreeMap<String, String> = json("texts.zh.json")?;
    let en: BTreeMap<String, String> = json("texts.en.json")?;
    if let Some(key) = zh.keys().find(|k| !en.contains_key(*k)).or_else(|| en.keys().find(|k| !zh.contains_key(*k))) {
        return Err(format!("rules/texts: {key} stands in one language only").into());
    }
    laid_out(out, "text_keys", zh.keys())?;
    laid_out(out, "texts_zh", zh.values())?;
    laid_out(out, "texts_en", en.values())
}

/// Writes a file of lines beside the tables and a constant with its content.
fn laid_out<'a>(out: &mut String, name: &str, lines: impl Iterator<Item = &'a String>) -> Outcome<()> {
    let lines: Vec<&str> = lines.map(String::as_str).collect();
    if let Some(line) = lines.iter().find(|line| line.contains(['\n', '\r'])) {
        return Err(format!("{name}: {line:?} is more than a line").into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join(name), lines.join("\n"))?;
    let constant = name.to_uppercase();
    writeln!(out, "pub(super) const {constant}: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"));")?;
    Ok(())
}

fn wages(out: &mut String) -> Outcome<()> {
    let mut reader = csv::Reader::from_path("rules/wages.csv")?;
    let mut rows: Vec<WageRow> = reader.deserialize().collect::<Result<_, _>>()?;
    rows.sort_by(|a, b| (&a.region_code, &a.series, a.year).cmp(&(&b.region_code, &b.series, b.year)));
    let mut regions: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for pair in rows.windows(2) {
        if let [a, b] = pair
            && (&a.region_code, &a.series, a.year) == (&b.region_code, &b.series, b.year)
        {
            return Err(format!("wages.csv: {} {} {} stands twice", a.region_code, a.series, a.year).into());
        }
    }
    let mut series = Series::default();
    for r in &rows {
        regions.insert(&r.region_code, (&r.region_zh, &r.region_en));
        let kind = match r.series.as_str() {
            "employed" => 'e',
            "on_post" => 'p',
            other => return Err(format!("wages.csv: unknown series {other}").into()),
        };
        let marks = evidence("wages.csv", &r.grade, &r.status)?;
        series.row((&r.region_code, kind), r.year, &r.annual_wage_yuan.to_string(), &marks, &r.source)?;
    }
    laid_out(out, "wages", series.lines.iter())?;
    writeln!(out, "pub(super) static REGIONS: [(Region, &str, [&str; 2]); {}] = [", regions.len())?;
    for (code, (zh, en)) in regions {
        writeln!(out, "    (Region({}), {code:?}, [{zh:?}, {en:?}]),", code.parse::<u32>()?)?;
    }
    writeln!(out, "];\n")?;
    Ok(())
}

/// Statistics as `rulebook/published.rs` reads them: a line for each series, a cell for each year.
#[derive(Default)]
struct Series {
    lines: Vec<String>,
    /// Region and kind of the last line, the year of its last cell and its source.
    last: Option<((String, char), u16, String)>,
}

impl Series {
    /// Rows come by region, kind and year.
    fn row(&mut self, (region, kind): (&str, char), year: u16, figure: &str, marks: &str, source: &str) -> Outcome<()> {
        let of = (region.to_owned(), kind);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if region.len() != 6 || !digits(region) || !digits(figure) || source.is_empty() || source.contains('\t') {
            return Err(format!("{region} {year}: {figure} from {source:?} cannot be laid out").into());
        }
        let (gap, from) = match &self.last {
            Some((last, at, before)) if *last == of && *at < year => (usize::from(year - at), before.as_str()),
            Some((last, ..)) if *last >= of => return Err(format!("{region} {kind} {year}: not in order").into()),
            _ => {
                self.lines.push(format!("{region}{kind}{year}"));
                (1, "")
            }
        };
        let said = if from == source { "" } else { source };
        if let Some(line) = self.lines.last_mut() {
            write!(line, "{}{figure}{marks}{said}", "\t".repeat(gap))?;
        }
        self.last = Some((of, year, source.to_owned()));
        Ok(())
    }
}

/// Grade and status of a row of statistics as two letters.
fn evidence(file: &str, grade: &str, status: &str) -> Outcome<String> {
    let status = match status {
        "confirmed" => 'c',
        "single-source" => 's',
        "doubt" => 'd',
        other => return Err(format!("{file}: unknown status {other}").into()),
    };
    match grade {
        "A" | "B" | "C" => Ok(format!("{grade}{status}")),
        other => Err(format!("{file}: unknown grade {other}").into()),
    }
}

/// Incomes in fen, because some were published with a decimal.
fn incomes(out: &mut String) -> Outcome<()> {
    let mut reader = csv::Reader::from_path("rules/incomes.csv")?;
    let mut rows: Vec<IncomeRow> = reader.deserialize().collect::<Result<_, _>>()?;
    rows.sort_by(|a, b| (&a.region_code, &a.series, a.year).cmp(&(&b.region_code, &b.series, b.year)));
    let mut series = Series::default();
    for r in &rows {
        let kind = match r.series.as_str() {
            "urban_disposable_income" => 'i',
            "urban_consumption" => 'c',
            other => return Err(format!("incomes.csv: unknown series {other}").into()),
        };
        let marks = evidence("incomes.csv", &r.grade, &r.status)?;
        let (yuan, decimals) = r.yuan.split_once('.').unwrap_or((&r.yuan, ""));
        series.row((&r.region_code, kind), r.year, &format!("{yuan}{decimals:0<2}"), &marks, &r.source)?;
    }
    laid_out(out, "incomes", series.lines.iter())
}

/// Local standards as text without blanks: the core reads them with the reader that reads everybody else's, and a test
/// reads every file of the folder with it.
fn profiles(out: &mut String) -> Outcome<()> {
    let mut ids = Vec::new();
    let mut texts = Vec::new();
    for name in names_in("rules/profiles")? {
        let profile: serde_json::Value = json(&format!("profiles/{name}"))?;
        let id = profile.get("id").and_then(|id| id.as_str()).unwrap_or_default();
        if name != format!("{id}.json") {
            return Err(format!("rules/profiles/{name}: the id of the standard is {id:?}").into());
        }
        ids.push(id.to_owned());
        texts.push(profile.to_string());
    }
    writeln!(out, "pub(super) static PROFILE_IDS: [&str; {}] = {ids:?};", ids.len())?;
    writeln!(out, "pub(super) static PROFILE_TEXTS: [&str; {}] = {texts:?};\n", texts.len())?;
    Ok(())
}

/// Names in a folder, in their order.
fn names_in(folder: &str) -> Outcome<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Outcome<_>>()?;
    names.sort();
    Ok(names)
}

/// The days on which Monday to Friday does not say whether it is a working day, numbered from the first published one:
/// holidays from Monday to Friday, and working days made up on a weekend. A holiday on a weekend is off as it is.
fn calendar(out: &mut String, span: &CalendarSpan, cites: &[String]) -> Outcome<()> {
    let day = |text: &str| Date::parse(text).ok_or_else(|| format!("holidays.csv: {text} is no day"));
    cite_list("calendar", &span.cites, cites)?;
    let (first, last) = (day(&span.from)?, day(&span.until)?);
    let mut days = Vec::new();
    let mut exceptions = Vec::new();
    for row in csv::Reader::from_path("rules/holidays.csv")?.deserialize() {
        let row: HolidayRow = row?;
        let date = day(&row.date)?;
        let is_exception = match (row.kind.as_str(), date.is_weekday()) {
            ("holiday", is_weekday) => is_weekday,
            ("makeup_workday", false) => true,
            _ => return Err(format!("holidays.csv: {} cannot be a {}", row.date, row.kind).into()),
        };
        if is_exception {
            exceptions.push(u16::try_from(date.number() - first.number())?);
        }
        days.push(date);
    }
    if !days.is_sorted_by(|a, b| a < b) || days.first() < Some(&first) || days.last() > Some(&last) {
        return Err(format!("holidays.csv: days must ascend from {first} to {last}").into());
    }
    writeln!(out, "pub(super) const CALENDAR_FROM: Date = {};", self::date(&span.from)?)?;
    writeln!(out, "pub(super) const CALENDAR_UNTIL: Date = {};", self::date(&span.until)?)?;
    writeln!(out, "pub(super) static CALENDAR_EXCEPTIONS: [u16; {}] = {exceptions:?};\n", exceptions.len())?;
    Ok(())
}

/// One hash over every file of `rules/`, name and content, in the order of the names. Schemas say what a file may hold,
/// not what the law is.
fn fingerprint(out: &mut String) -> Outcome<()> {
    let mut names = names_in("rules")?;
    names.retain(|name| name != "profiles");
    names.extend(names_in("rules/profiles")?.into_iter().map(|name| format!("profiles/{name}")));
    names.retain(|name| !name.ends_with(".schema.json"));
    names.sort();
    let mut hash = Sha256::new();
    for name in names {
        let content = read(&name)?;
        hash.update(format!("{name}\n{}\n", content.len()));
        hash.update(content);
    }
    let hex = hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    writeln!(
        out,
        "/// SHA-256 over every file of `rules/`: names the law, figures and sentences that an estimate used."
    )?;
    writeln!(out, "pub const RULEBOOK_HASH: &str = {hex:?};")?;
    Ok(())
}
