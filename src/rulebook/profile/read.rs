//! A local standard read and checked, every mistake at once with its place. The only reader there is.

use super::tree::Tree;
use super::{
    AnnualWage, Authority, AuthorityKind, Cap, Condition, Decider, Floor, Harm, LocalStatistic, MOST_AUTHORITIES,
    MonthsRow, MonthsTable, Profile, RegionLevel, Scope, UNSEEN, Uplift, Valid, Words,
};
use crate::date::Date;
use crate::hidden;
use crate::json::{NotJson, Pieces};
use crate::money::{Amount, AmountFault};
use crate::problem::{Problems, nearest};
use crate::rulebook::tables;
use crate::rulebook::wages::Statistic;

/// Longest text of a standard, in bytes: far above a table of every harm and grade.
pub const LONGEST_PROFILE: usize = 128 * 1024;
/// Most entries of one list.
const MOST_ENTRIES: usize = 200;
/// Most characters of one text.
const LONGEST_WORDS: usize = 600;

const KEYS: [&str; 20] = [
    "$schema",
    "id",
    "name_zh",
    "name_en",
    "place",
    "partial",
    "missing_zh",
    "missing_en",
    "authorities",
    "wage_region",
    "wage_statistic",
    "annual_wage",
    "caps",
    "floors",
    "hardship_tiers",
    "months_tables",
    "uplifts",
    "approval_chain",
    "rounding",
    "ceiling_scope",
];
const SCOPES: [(&str, Scope); 2] = [("per_sheet", Scope::PerSheet), ("per_applicant", Scope::PerApplicant)];
const TIERS: [(&str, u32); 5] = [("tier_1", 0), ("tier_2", 1), ("tier_3", 2), ("tier_4", 3), ("tier_5", 4)];
const EVIDENCE: [(&str, &str); 4] =
    [("verified_p", "verified_p"), ("verified_o", "verified_o"), ("verified_t", "verified_t"), (UNSEEN, UNSEEN)];

pub(super) fn text(text: &str, problems: &mut Problems) -> Option<Profile> {
    if text.len() > LONGEST_PROFILE {
        problems.note("", "text_too_long", &[("most", &(LONGEST_PROFILE / 1024).to_string())]);
        return None;
    }
    // An editor may put a mark at the beginning that is no part of the text.
    let mut pieces = Pieces::of(text.trim_start_matches('\u{feff}'));
    match Tree::read(&mut pieces).and_then(|read| pieces.end().map(|()| read)) {
        Ok(read) => tree(&read, "", problems),
        Err(NotJson) => {
            let (line, column) = pieces.place();
            problems.note("", "not_json", &[("line", &line.to_string()), ("column", &column.to_string())]);
            None
        }
    }
}

pub(super) fn tree(tree: &Tree, path: &str, problems: &mut Problems) -> Option<Profile> {
    let mut desk = Desk { path: path.to_owned(), problems, authorities: Vec::new(), tiers: 0 };
    let profile = desk.profile(tree)?;
    desk.floors_below_caps(&profile, tree);
    Some(profile)
}

/// The entries of one object; the keys are known and stand once.
#[derive(Clone, Copy)]
struct Fields<'t>(&'t [(String, Tree)]);

impl<'t> Fields<'t> {
    /// What stands under a key. Null says as little as nothing.
    fn get(self, key: &str) -> Option<&'t Tree> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value).filter(|value| **value != Tree::Null)
    }
}

/// An authority that values may name.
struct Known {
    id: String,
    is_office: bool,
    is_unseen: bool,
}

/// Where the reader stands, and what it found.
struct Desk<'p> {
    path: String,
    problems: &'p mut Problems,
    authorities: Vec<Known>,
    tiers: usize,
}

impl Desk<'_> {
    fn note(&mut self, id: &'static str, values: &[(&'static str, &str)]) {
        self.problems.note(&self.path, id, values);
    }

    /// Does something one step further down.
    fn below<T>(&mut self, key: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.extend(key.chars().take(60));
        let out = act(self);
        self.path.truncate(length);
        out
    }

    fn needed(&mut self, key: &str) {
        self.below(key, |desk| desk.note("profile_field_needed", &[("field", key)]));
    }

    fn object<'t>(&mut self, tree: &'t Tree, known: &[&str]) -> Option<Fields<'t>> {
        let Tree::Object(entries) = tree else {
            self.note("expected_object", &[("found", &tree.shown())]);
            return None;
        };
        for (at, (key, _)) in entries.iter().enumerate() {
            let is_second = entries.iter().take(at).any(|(earlier, _)| earlier == key);
            if is_second {
                self.below(key, |desk| desk.note("duplicate_field", &[("found", key)]));
            } else if !known.contains(&key.as_str()) {
                let near = nearest(key, known).map_or_else(|| known.join(", "), str::to_owned);
                self.below(key, |desk| desk.note("unknown_field", &[("found", key), ("known", &near)]));
            }
        }
        Some(Fields(entries))
    }

    /// Every entry of a list; those that make no sense are left out once they are noted.
    fn list<T>(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        most: usize,
        mut read: impl FnMut(&mut Self, &Tree) -> Option<T>,
    ) -> Vec<(usize, T)> {
        let Some(tree) = fields.get(key) else { return Vec::new() };
        self.below(key, |desk| {
            let Tree::List(items) = tree else {
                desk.note("expected_list", &[("found", &tree.shown())]);
                return Vec::new();
            };
            if items.len() > most {
                desk.note("list_too_long", &[("most", &most.to_string())]);
            }
            let items = items.iter().take(most).enumerate();
            items.filter_map(|(at, item)| Some((at, desk.below(&at.to_string(), |desk| read(desk, item))?))).collect()
        })
    }

    fn text(&mut self, fields: Fields<'_>, key: &str, is_needed: bool) -> Option<String> {
        match fields.get(key) {
            Some(Tree::Text(text)) if text.chars().count() > LONGEST_WORDS => {
                self.below(key, |desk| desk.note("answer_too_long", &[("most", &LONGEST_WORDS.to_string())]));
            }
            Some(Tree::Text(text)) if hidden::first(text).is_some() => self.below(key, |desk| {
                if let Some((place, one)) = hidden::first(text) {
                    let values = [("place", place.to_string()), ("found", hidden::number(one))];
                    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                    desk.note("hidden_character", &values);
                }
            }),
            Some(Tree::Text(text)) if !text.trim().is_empty() => return Some(text.clone()),
            None | Some(Tree::Text(_)) if is_needed => self.needed(key),
            None | Some(Tree::Text(_)) => {}
            Some(other) => self.below(key, |desk| desk.note("expected_text", &[("found", &other.shown())])),
        }
        None
    }

    /// A text in Chinese, needed or not, and in English.
    fn words(&mut self, fields: Fields<'_>, [zh, en]: [&str; 2], is_needed: bool) -> Option<Words> {
        let (zh, en) = (self.text(fields, zh, is_needed), self.text(fields, en, false));
        Some(Words { zh: zh?, en })
    }

    fn yes(&mut self, fields: Fields<'_>, key: &str) -> bool {
        match fields.get(key) {
            None => false,
            Some(Tree::YesNo(yes)) => *yes,
            Some(other) => {
                self.below(key, |desk| desk.note("profile_yes_no", &[("found", &other.shown())]));
                false
            }
        }
    }

    fn choice<T: Copy>(&mut self, fields: Fields<'_>, key: &str, options: &[(&str, T)], is_needed: bool) -> Option<T> {
        let Some(tree) = fields.get(key) else {
            if is_needed {
                self.needed(key);
            }
            return None;
        };
        let found = match tree {
            Tree::Text(text) => options.iter().find(|(id, _)| id == text).map(|(_, value)| *value),
            _ => None,
        };
        if found.is_none() {
            let known: Vec<&str> = options.iter().map(|(id, _)| *id).collect();
            let values = [("found", tree.shown()), ("options", known.join(", "))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.below(key, |desk| desk.note("unknown_option", &values));
        }
        found
    }

    fn date(&mut self, fields: Fields<'_>, key: &str, is_needed: bool) -> Option<Date> {
        let Some(tree) = fields.get(key) else {
            if is_needed {
                self.needed(key);
            }
            return None;
        };
        let date = if let Tree::Text(text) = tree { Date::parse(text) } else { None };
        if date.is_none() {
            self.below(key, |desk| desk.note("not_a_date", &[("found", &tree.shown())]));
        }
        date
    }

    fn amount(&mut self, fields: Fields<'_>, key: &str) -> Option<Amount> {
        let Some(tree) = fields.get(key) else {
            self.needed(key);
            return None;
        };
        let Tree::Text(text) = tree else {
            self.below(key, |desk| desk.note("amount_as_text", &[("found", &tree.shown())]));
            return None;
        };
        match Amount::parse(text) {
            Ok(amount) => Some(amount),
            Err(fault) => {
                let id = match fault {
                    AmountFault::NotANumber => "profile_not_an_amount",
                    AmountFault::Negative => "negative_amount",
                    AmountFault::TooPrecise => "too_precise",
                    AmountFault::TooLarge => "too_large",
                };
                self.below(key, |desk| desk.note(id, &[("found", text)]));
                None
            }
        }
    }

    fn whole(&mut self, fields: Fields<'_>, key: &str, (least, most): (u32, u32), is_needed: bool) -> Option<u32> {
        let Some(tree) = fields.get(key) else {
            if is_needed {
                self.needed(key);
            }
            return None;
        };
        let number = match tree {
            Tree::Whole(number) => u32::try_from(*number).ok().filter(|number| (least..=most).contains(number)),
            _ => None,
        };
        if number.is_none() {
            let values = [("found", tree.shown()), ("least", least.to_string()), ("most", most.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.below(key, |desk| desk.note("not_whole", &values));
        }
        number
    }

    fn profile(&mut self, tree: &Tree) -> Option<Profile> {
        let fields = self.object(tree, &KEYS)?;
        self.text(fields, "$schema", false);
        let id = self.text(fields, "id", true);
        if let Some(found) = id.as_ref().filter(|id| !is_name(id)) {
            self.below("id", |desk| desk.note("profile_id", &[("found", found)]));
        }
        let name = self.words(fields, ["name_zh", "name_en"], true);
        let place = self.text(fields, "place", true);
        let is_partial = self.yes(fields, "partial");
        let missing = self.words(fields, ["missing_zh", "missing_en"], is_partial).filter(|_| is_partial);

        let authorities = self.authorities(fields);
        let tiers = self.tiers(fields);

        let level = [("province", RegionLevel::Province), ("city", RegionLevel::City)];
        let wage_region = self.values(
            fields,
            "wage_region",
            &["value"],
            |desk, fields| desk.choice(fields, "value", &level, true),
            |_| (),
        );
        let statistics = [
            ("employed", LocalStatistic::Held(Statistic::Employed)),
            ("on_post", LocalStatistic::Held(Statistic::OnPost)),
            ("all_employed", LocalStatistic::AllEmployed),
        ];
        let wage_statistic = self.values(
            fields,
            "wage_statistic",
            &["value"],
            |desk, fields| desk.choice(fields, "value", &statistics, true),
            |_| (),
        );
        let annual_wage = self.values(fields, "annual_wage", &["amount", "year"], Desk::annual_wage, |_| ());
        let caps = self.values(fields, "caps", &["kind", "scope", "amount"], Desk::cap, |cap| (cap.is_hard, cap.scope));
        let floors = self.values(fields, "floors", &["scope", "amount"], Desk::floor, |floor| floor.scope);
        let months_tables = self.values(fields, "months_tables", &["scope", "rows"], Desk::months_table, |_| ());
        let uplifts =
            self.values(fields, "uplifts", &["condition", "percent"], Desk::uplift, |uplift| uplift.condition);
        let approval_chain = self.values(fields, "approval_chain", &["steps"], Desk::deciders, |_| ());
        let units = [1, 10, 100, 1000].map(Amount::whole);
        let names = ["1", "10", "100", "1000"];
        let units: Vec<(&str, Amount)> = names.into_iter().zip(units).collect();
        let rounding = self.values(
            fields,
            "rounding",
            &["unit"],
            |desk, fields| desk.choice(fields, "unit", &units, true),
            |_| (),
        );
        let ceiling_scope = self.values(
            fields,
            "ceiling_scope",
            &["value"],
            |desk, fields| desk.choice(fields, "value", &SCOPES, true),
            |_| (),
        );
        Some(Profile {
            id: id?,
            name: name?,
            place: place?,
            missing,
            authorities,
            wage_region,
            wage_statistic,
            annual_wage,
            caps,
            floors,
            tiers,
            months_tables,
            uplifts,
            approval_chain,
            rounding,
            ceiling_scope,
        })
    }

    /// Sources and approvals come first: the values name them.
    fn authorities(&mut self, fields: Fields<'_>) -> Vec<Authority> {
        let read = self.list(fields, "authorities", MOST_AUTHORITIES, |desk, tree| {
            const KEYS: [&str; 12] = [
                "id",
                "kind",
                "title_zh",
                "title_en",
                "article_zh",
                "article_en",
                "address",
                "evidence",
                "read",
                "approved_by_zh",
                "approved_by_en",
                "approved_on",
            ];
            let fields = desk.object(tree, &KEYS)?;
            let id = desk.text(fields, "id", true);
            let is_office = desk.choice(fields, "kind", &[("source", false), ("office", true)], true);
            if let Some(id) = &id {
                if desk.authorities.iter().any(|known| known.id == *id) {
                    desk.below("id", |desk| desk.note("named_twice", &[("found", id)]));
                }
                // Known even where something is wrong with it, so that one mistake is not told for every value.
                let is_unseen = fields.get("evidence") == Some(&Tree::Text(UNSEEN.to_owned()));
                desk.authorities.push(Known { id: id.clone(), is_office: is_office == Some(true), is_unseen });
            }
            let kind = if is_office? { desk.office(fields) } else { desk.source(fields) };
            Some(Authority { id: id?, kind: kind? })
        });
        read.into_iter().map(|(_, authority)| authority).collect()
    }

    fn office(&mut self, fields: Fields<'_>) -> Option<AuthorityKind> {
        for key in ["title_zh", "title_en", "article_zh", "article_en", "address", "evidence", "read"] {
            if fields.get(key).is_some() {
                self.below(key, |desk| desk.note("profile_not_of_office", &[("field", key)]));
            }
        }
        let approved_by = self.words(fields, ["approved_by_zh", "approved_by_en"], true);
        let approved_on = self.date(fields, "approved_on", true);
        Some(AuthorityKind::Office { approved_by: approved_by?, approved_on: approved_on? })
    }

    fn source(&mut self, fields: Fields<'_>) -> Option<AuthorityKind> {
        for key in ["approved_by_zh", "approved_by_en", "approved_on"] {
            if fields.get(key).is_some() {
                self.below(key, |desk| desk.note("profile_not_of_source", &[("field", key)]));
            }
        }
        let title = self.words(fields, ["title_zh", "title_en"], true);
        let article = self.words(fields, ["article_zh", "article_en"], true);
        let address = self.text(fields, "address", true);
        let evidence = self.choice(fields, "evidence", &EVIDENCE, true);
        let read = self.text(fields, "read", true);
        if let Some(found) = read.as_ref().filter(|read| !is_month_or_day(read)) {
            self.below("read", |desk| desk.note("profile_read_on", &[("found", found)]));
        }
        Some(AuthorityKind::Source {
            title: title?,
            article: article?,
            address: address?,
            evidence: evidence?,
            read: read?,
        })
    }

    /// Names of the tiers, numbered from the lightest; they are names only and so carry no days.
    fn tiers(&mut self, fields: Fields<'_>) -> Vec<Words> {
        let read = self.list(fields, "hardship_tiers", TIERS.len(), |desk, tree| {
            let fields = desk.object(tree, &["id", "name_zh", "name_en"])?;
            let place = desk.choice(fields, "id", &TIERS, true);
            let words = desk.words(fields, ["name_zh", "name_en"], true);
            Some((place?, words?))
        });
        for (at, (place, _)) in &read {
            let expected = u32::try_from(*at).unwrap_or(u32::MAX);
            if *place != expected {
                let path = format!("hardship_tiers.{at}.id");
                let (found, wanted) = (tier_name(*place), tier_name(expected));
                self.below_path(&path, |desk| {
                    desk.note("profile_tier_order", &[("found", found), ("expected", wanted)]);
                });
            }
        }
        // One with a mistake of its own is there all the same: a row that names it is not wrong for that.
        self.tiers = written(fields, "hardship_tiers");
        read.into_iter().map(|(_, (_, words))| words).collect()
    }

    /// Values with their days; those of one kind follow each other without gap or overlap.
    fn values<T, K: PartialEq>(
        &mut self,
        fields: Fields<'_>,
        key: &str,
        own: &[&'static str],
        read: impl Fn(&mut Self, Fields<'_>) -> Option<T>,
        kind: impl Fn(&T) -> K,
    ) -> Vec<Valid<T>> {
        let mut known = vec!["from", "until", "authority"];
        known.extend(own);
        let values = self.list(fields, key, MOST_ENTRIES, |desk, tree| {
            let fields = desk.object(tree, &known)?;
            let (from, until) = (desk.date(fields, "from", true), desk.date(fields, "until", false));
            if let (Some(from), Some(until)) = (from, until)
                && until < from
            {
                let values = [("found", until.to_string()), ("first", from.to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                desk.below("until", |desk| desk.note("profile_until_before_from", &values));
            }
            let authority = desk.authority(fields);
            let value = read(desk, fields);
            Some(Valid { from: from?, until, authority: authority?, value: value? })
        });
        for (later, (at, value)) in values.iter().enumerate() {
            let earlier =
                values.iter().take(later).rev().find(|(_, earlier)| kind(&earlier.value) == kind(&value.value));
            // A last day before the first one is told already, and where an entry was left out nothing is known of its days.
            let is_sure = earlier.is_some_and(|(_, earlier)| earlier.until.is_none_or(|until| until >= earlier.from))
                && written(fields, key) == values.len();
            if let Some((_, earlier)) = earlier.filter(|_| is_sure) {
                let place = format!("{key}.{at}.from");
                self.below_path(&place, |desk| desk.follows((earlier.from, earlier.until), value.from));
            }
        }
        values.into_iter().map(|(_, value)| value).collect()
    }

    /// Like [`Desk::below`] for several steps at once.
    fn below_path(&mut self, path: &str, act: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(path);
        act(self);
        self.path.truncate(length);
    }

    fn follows(&mut self, (first, until): (Date, Option<Date>), from: Date) {
        let found = from.to_string();
        if from <= first {
            return self.note("profile_days_order", &[("found", &found), ("first", &first.to_string())]);
        }
        let Some(until) = until else { return };
        if from <= until {
            self.note("profile_days_overlap", &[("found", &found), ("until", &until.to_string())]);
        } else if until.next() != Some(from) {
            let expected = until.next().unwrap_or(until).to_string();
            self.note("profile_days_gap", &[("found", &found), ("expected", &expected)]);
        }
    }

    fn authority(&mut self, fields: Fields<'_>) -> Option<u32> {
        let Some(tree) = fields.get("authority") else {
            self.below("authority", |desk| desk.note("profile_authority_needed", &[]));
            return None;
        };
        let place = match tree {
            Tree::Text(id) => self.authorities.iter().position(|known| known.id == *id),
            _ => None,
        };
        if place.is_none() {
            let known: Vec<&str> = self.authorities.iter().map(|known| known.id.as_str()).collect();
            let values = [("found", tree.shown()), ("known", known.join(", "))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.below("authority", |desk| desk.note("profile_authority_unknown", &values));
        }
        u32::try_from(place?).ok()
    }

    fn annual_wage(&mut self, fields: Fields<'_>) -> Option<AnnualWage> {
        let amount = self.amount(fields, "amount");
        let year = self.whole(fields, "year", (2010, 2100), true);
        if amount == Some(Amount::ZERO) {
            self.below("amount", |desk| desk.note("wage_of_nothing", &[]));
            return None;
        }
        if let (Some(year), Some(Tree::Text(from))) = (year, fields.get("from"))
            && let Some(from) = Date::parse(from)
            && year >= u32::from(from.year())
        {
            let values = [("found", year.to_string()), ("year", from.year().to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.below("year", |desk| desk.note("profile_wage_year", &values));
        }
        Some(AnnualWage { amount: amount?, year: year? })
    }

    fn cap(&mut self, fields: Fields<'_>) -> Option<Cap> {
        let is_hard = self.choice(fields, "kind", &[("soft", false), ("hard", true)], true);
        let scope = self.choice(fields, "scope", &SCOPES, true);
        let amount = self.amount(fields, "amount");
        let authority = match fields.get("authority") {
            Some(Tree::Text(id)) => self.authorities.iter().find(|known| known.id == *id),
            _ => None,
        };
        let (is_office, is_unseen) = authority.map_or((false, false), |known| (known.is_office, known.is_unseen));
        if is_hard == Some(true) && is_office {
            self.below("kind", |desk| desk.note("profile_hard_cap_of_office", &[]));
        } else if is_hard == Some(true) && is_unseen {
            self.below("kind", |desk| desk.note("profile_hard_cap_unseen", &[]));
        }
        Some(Cap { is_hard: is_hard?, scope: scope?, amount: amount? })
    }

    fn floor(&mut self, fields: Fields<'_>) -> Option<Floor> {
        let scope = self.choice(fields, "scope", &SCOPES, true);
        let amount = self.amount(fields, "amount");
        Some(Floor { scope: scope?, amount: amount? })
    }

    fn uplift(&mut self, fields: Fields<'_>) -> Option<Uplift> {
        let condition = self.choice(fields, "condition", &Condition::ALL, true);
        let percent = self.whole(fields, "percent", (1, 300), true);
        Some(Uplift { condition: condition?, percent: percent? })
    }

    fn deciders(&mut self, fields: Fields<'_>) -> Option<Vec<Decider>> {
        let steps = self.list(fields, "steps", MOST_ENTRIES, |desk, tree| {
            let fields = desk.object(tree, &["above", "decided_by_zh", "decided_by_en"])?;
            let above = desk.amount(fields, "above");
            let who = desk.words(fields, ["decided_by_zh", "decided_by_en"], true);
            Some(Decider { above: above?, who: who? })
        });
        if fields.get("steps").is_none_or(|steps| *steps == Tree::List(Vec::new())) {
            self.needed("steps");
        }
        for pair in steps.windows(2) {
            let [(_, first), (at, second)] = pair else { continue };
            if second.above <= first.above {
                let values = [("found", shown(second.above)), ("first", shown(first.above))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                let place = format!("steps.{at}.above");
                self.below_path(&place, |desk| desk.note("profile_thresholds_order", &values));
            }
        }
        Some(steps.into_iter().map(|(_, step)| step).collect())
    }

    fn months_table(&mut self, fields: Fields<'_>) -> Option<MonthsTable> {
        let scope = self.choice(fields, "scope", &SCOPES, true);
        let rows = self.list(fields, "rows", MOST_ENTRIES, Desk::months_row);
        if fields.get("rows").is_none_or(|rows| *rows == Tree::List(Vec::new())) {
            self.needed("rows");
        }
        // Where a row was left out for a mistake of its own, a gap would only be its echo.
        let is_whole = written(fields, "rows") == rows.len();
        for (_, harm) in Harm::ALL {
            let of_harm: Vec<(usize, MonthsRow)> =
                rows.iter().map(|(at, (row, _))| (*at, *row)).filter(|(_, row)| row.harm == harm).collect();
            self.overlaps(harm, &of_harm);
            if is_whole {
                self.gaps(harm, &of_harm);
            }
        }
        // Of a silent row nothing is left but that its place is no gap.
        let rows = rows.into_iter().filter(|(_, (_, is_silent))| !is_silent).map(|(_, (row, _))| row);
        Some(MonthsTable { scope: scope?, rows: rows.collect() })
    }

    /// A row, and whether it only says that the standard has no months for it.
    fn months_row(&mut self, tree: &Tree) -> Option<(MonthsRow, bool)> {
        const KEYS: [&str; 8] =
            ["harm", "grade_from", "grade_to", "tier", "months_from", "months_to", "over_limit", "silent"];
        let fields = self.object(tree, &KEYS)?;
        let harm = self.choice(fields, "harm", &Harm::ALL, true);
        let grades = harm.and_then(|harm| self.grades(fields, harm));
        let tier = self.tier(fields);
        let is_silent = self.yes(fields, "silent");
        let months = if is_silent { self.no_months(fields) } else { self.months(fields) };
        let ((months_from, months_to), harm) = (months?, harm?);
        Some((MonthsRow { harm, grades: grades?, tier: tier?, months_from, months_to }, is_silent))
    }

    fn months(&mut self, fields: Fields<'_>) -> Option<(Amount, Amount)> {
        let (from, to) = (self.amount(fields, "months_from"), self.amount(fields, "months_to"));
        let may_exceed = self.yes(fields, "over_limit");
        if let (Some(from), Some(to)) = (from, to) {
            if to < from {
                let values = [("found", shown(to)), ("first", shown(from))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                self.below("months_to", |desk| desk.note("profile_months_reversed", &values));
            }
            let most = tables::GENERAL_MONTHS.last().map_or(0, |months| months.value);
            if to > Amount::whole(most) && !may_exceed {
                let values = [("found", shown(to)), ("most", most.to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                self.below("months_to", |desk| desk.note("profile_months_above_limit", &values));
            }
        }
        Some((from?, to?))
    }

    fn no_months(&mut self, fields: Fields<'_>) -> Option<(Amount, Amount)> {
        let given = ["months_from", "months_to", "over_limit"].into_iter().filter(|key| fields.get(key).is_some());
        let given: Vec<&str> = given.collect();
        for key in &given {
            self.below(key, |desk| desk.note("profile_silent_with_months", &[("field", key)]));
        }
        given.is_empty().then_some((Amount::ZERO, Amount::ZERO))
    }

    /// The tier of a row, if it names one. Nothing is a mistake.
    fn tier(&mut self, fields: Fields<'_>) -> Option<Option<u32>> {
        if fields.get("tier").is_none() {
            return Some(None);
        }
        let tier = self.choice(fields, "tier", &TIERS, false)?;
        if usize::try_from(tier).map_or(true, |place| place >= self.tiers) {
            self.below("tier", |desk| desk.note("profile_tier_unknown", &[("found", tier_name(tier))]));
            return None;
        }
        Some(Some(tier))
    }

    /// The grades of a row: from the gravest, 1, on. One number alone is one grade; none are all. Nothing is a mistake.
    fn grades(&mut self, fields: Fields<'_>, harm: Harm) -> Option<Option<(u32, u32)>> {
        let Some(most) = harm.grades() else {
            for key in ["grade_from", "grade_to"] {
                if fields.get(key).is_some() {
                    self.below(key, |desk| desk.note("profile_grade_not_here", &[("found", harm.id())]));
                }
            }
            return Some(None);
        };
        let to_is_given = fields.get("grade_to").is_some();
        if !to_is_given && fields.get("grade_from").is_none() {
            return Some(None);
        }
        let from = self.whole(fields, "grade_from", (1, most), to_is_given);
        let to = self.whole(fields, "grade_to", (1, most), false);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let values = [("found", to.to_string()), ("first", from.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.below("grade_to", |desk| desk.note("profile_grades_reversed", &values));
            return None;
        }
        let to = if to_is_given { to } else { from };
        Some(Some((from?, to?)))
    }

    /// The rows of one harm: none holds for a grade and a tier that another one holds for.
    fn overlaps(&mut self, harm: Harm, rows: &[(usize, MonthsRow)]) {
        let most = harm.grades().unwrap_or(1);
        for (later, (at, row)) in rows.iter().enumerate() {
            let meets = |(_, other): &&(usize, MonthsRow)| {
                let tiers_meet = other.tier.is_none() || row.tier.is_none() || other.tier == row.tier;
                tiers_meet && (1..=most).any(|grade| holds_grade(other, grade) && holds_grade(row, grade))
            };
            if let Some((other, _)) = rows.iter().take(later).find(meets) {
                let values = [("found", row_words(row)), ("row", other.saturating_add(1).to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                self.below_path(&format!("rows.{at}"), |desk| desk.note("profile_rows_overlap", &values));
            }
        }
    }

    /// READING: a table may begin and end where its source does, with some grades and some tiers only; of the rest the
    /// standard says nothing. But where rows stand on both sides, of graver and lighter grades of a tier or of lower and
    /// higher tiers of a grade, one between them was forgotten, unless a silent row says that there is none.
    fn gaps(&mut self, harm: Harm, rows: &[(usize, MonthsRow)]) {
        let most = harm.grades().unwrap_or(1);
        let has_tiers = rows.iter().any(|(_, row)| row.tier.is_some());
        let tiers = if has_tiers { u32::try_from(self.tiers).unwrap_or(u32::MAX) } else { 1 };
        let row_at = |tier: u32, grade: u32| {
            rows.iter().find(|(_, row)| row.tier.is_none_or(|of| of == tier) && holds_grade(row, grade))
        };
        let next = |tier: u32, grade: u32| {
            let graver = (1..grade).any(|grade| row_at(tier, grade).is_some());
            let lighter = (grade.saturating_add(1)..=most).find_map(|grade| row_at(tier, grade));
            let lower = (0..tier).any(|tier| row_at(tier, grade).is_some());
            let higher = (tier.saturating_add(1)..tiers).find_map(|tier| row_at(tier, grade));
            lighter.filter(|_| graver).or(higher.filter(|_| lower)).filter(|_| row_at(tier, grade).is_none())
        };
        // Grades that lack a row before the same next one are told together.
        let mut gaps: Vec<(usize, u32, u32, u32)> = Vec::new();
        for (tier, grade) in (0..tiers).flat_map(|tier| (1..=most).map(move |grade| (tier, grade))) {
            let Some((at, _)) = next(tier, grade) else { continue };
            match gaps.last_mut() {
                Some((before, of, _, last)) if (*before, *of, last.saturating_add(1)) == (*at, tier, grade) => {
                    *last = grade;
                }
                _ => gaps.push((*at, tier, grade, grade)),
            }
        }
        for (at, tier, first, last) in gaps {
            let grades = harm.grades().map(|_| (first, last));
            let tier = has_tiers.then_some(tier);
            let row = MonthsRow { harm, grades, tier, months_from: Amount::ZERO, months_to: Amount::ZERO };
            let found = row_words(&row);
            self.below_path(&format!("rows.{at}"), |desk| desk.note("profile_rows_gap", &[("found", &found)]));
        }
    }

    /// On no day may less be the least than is the most. A floor for each applicant counts against a cap for all.
    fn floors_below_caps(&mut self, profile: &Profile, tree: &Tree) {
        let Tree::Object(entries) = tree else { return };
        // Where one was left out for a mistake of its own, the places of the others would be told wrongly.
        if written(Fields(entries), "floors") != profile.floors.len() {
            return;
        }
        for (at, floor) in profile.floors.iter().enumerate() {
            let days = profile.caps.iter().map(|cap| cap.from.max(floor.from));
            let crossing = days.filter_map(|day| {
                let today = profile.on(day);
                let holds = today.floors.iter().any(|now| now.from == floor.from && now.value == floor.value);
                let meets = |cap: &Cap| cap.scope == Scope::PerSheet || floor.value.scope == Scope::PerApplicant;
                let caps = today.caps.iter().map(|cap| cap.value).filter(|cap| holds && meets(cap));
                caps.map(|cap| cap.amount).min().filter(|cap| *cap < floor.value.amount)
            });
            if let Some(cap) = crossing.min() {
                let values = [("found", shown(floor.value.amount)), ("most", shown(cap))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                let place = format!("floors.{at}.amount");
                self.below_path(&place, |desk| desk.note("profile_floor_above_cap", &values));
            }
        }
    }
}

/// How many entries a list has, those with mistakes included.
fn written(fields: Fields<'_>, key: &str) -> usize {
    match fields.get(key) {
        Some(Tree::List(items)) => items.len(),
        _ => 0,
    }
}

fn holds_grade(row: &MonthsRow, grade: u32) -> bool {
    row.grades.is_none_or(|(low, high)| low <= grade && grade <= high)
}

fn tier_name(place: u32) -> &'static str {
    TIERS.iter().find(|(_, tier)| *tier == place).map_or("", |(id, _)| id)
}

/// A row as a message names it: its keys, not its months.
fn row_words(row: &MonthsRow) -> String {
    let mut words = row.harm.id().to_owned();
    if let Some((low, high)) = row.grades {
        words.push_str(&if low == high { format!(" {low}") } else { format!(" {low}-{high}") });
    }
    if let Some(tier) = row.tier {
        words.push(' ');
        words.push_str(tier_name(tier));
    }
    words
}

/// Digits for a message. What the reader took is a decimal of two places at most.
fn shown(amount: Amount) -> String {
    amount.as_decimal().map_or_else(String::new, |decimal| decimal.normalize().to_string())
}

/// Small letters, digits, `_` and `-`, at most forty.
fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}

fn is_month_or_day(text: &str) -> bool {
    Date::parse(text).is_some() || Date::parse(&format!("{text}-01")).is_some()
}
