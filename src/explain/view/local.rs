//! The local standard in words: what of it counts, what is missing of it, on what its figures rest.

use super::{CitationWords, FigureWords, Speaker, option};
use crate::amount::Guide;
use crate::case::{Subject, WageSource};
use crate::money::Bounds;
use crate::questions::{CeilingScope, Choose as _, Fact, HardshipTier, Question, WageRegion};
use crate::rulebook::{
    Authority, AuthorityKind, MonthsRow, MonthsTable, Profile, Provision, RegionLevel, Scope, authority_id,
};
use crate::trace::{LocalFigure, Operand, Step};

impl Speaker<'_> {
    fn profile(&self) -> Option<&Profile> {
        self.case.frame.profile.as_deref()
    }

    fn authority(&self, place: u32) -> Option<&Authority> {
        self.profile()?.authority(place)
    }

    /// Which standard is used, what is missing of it, and what it decides where the officer chose nothing.
    pub(super) fn local_notes(&self) -> Vec<String> {
        let (lang, frame) = (self.lang, &self.case.frame);
        let Some(profile) = self.profile() else { return Vec::new() };
        let name = lang.of(profile.name.pair());
        let mut notes = Vec::new();
        if frame.own_profile.is_some() || !profile.authorities.is_empty() {
            let key = if frame.own_profile.is_some() { "local.own" } else { "local.built_in" };
            notes.push(lang.say(key, &[("name", name), ("place", &profile.place)]));
        }
        if let Some(missing) = &profile.missing {
            notes.push(lang.say("local.partial", &[("missing", lang.of(missing.pair()))]));
        }
        let is_open = frame.answers.own_annual_wage == Fact::Open && frame.answers.statistic == Fact::Open;
        if is_open && frame.readings.wage_region == Fact::Open && !profile.wage_region.is_empty() {
            notes.push(lang.text("local.wage_region").to_owned());
        }
        match &frame.wage {
            WageSource::Local { .. } => notes.extend(self.local_wage()),
            WageSource::NotHeld => notes.push(lang.text("local.not_held").to_owned()),
            WageSource::Table(_) if is_open && !profile.wage_statistic.is_empty() => {
                notes.push(lang.text("local.wage_statistic").to_owned());
            }
            WageSource::Table(_) | WageSource::Own { .. } => {}
        }
        let has_table = profile.months_table().is_some();
        for (at, limits) in self.assessment.merits.limits.sheets.iter().enumerate() {
            if has_table && limits.wage_base.is_some() && limits.guide.is_none() {
                notes.push(lang.say("local.silent", &[("sheet", &self.subject(Subject::Victim(at)))]));
            }
        }
        notes
    }

    /// Which figure of the local standard is the wage, where it is.
    pub(super) fn local_wage(&self) -> Option<String> {
        let WageSource::Local { year, .. } = self.case.frame.wage else { return None };
        Some(self.lang.say("local.annual_wage", &[("year", &year.to_string())]))
    }

    /// How the local standard reads a point that the officer left open.
    pub(super) fn local_reading(&self, question: &Question) -> Option<&'static str> {
        let profile = self.profile()?;
        match question.id {
            "ceiling_scope" => profile.ceiling_scope.first().map(|scope| match scope.value {
                Scope::PerSheet => CeilingScope::PerSheet.id(),
                Scope::PerApplicant => CeilingScope::PerApplicant.id(),
            }),
            "wage_region" => profile.wage_region.first().map(|level| match level.value {
                RegionLevel::Province => WageRegion::Province.id(),
                RegionLevel::City => WageRegion::City.id(),
            }),
            _ => None,
        }
    }

    pub(super) fn cite_local(&mut self, place: u32) -> &'static str {
        if !self.cited_local.contains(&place) {
            self.cited_local.push(place);
        }
        authority_id(place)
    }

    pub(super) fn cite_with_local(&mut self, provision: Provision, place: Option<u32>) -> Vec<&'static str> {
        let mut citations = self.names(provision);
        citations.extend(place.map(|place| self.cite_local(place)));
        citations
    }

    /// The provisions of a figure, and what its own figures of a local standard rest on.
    pub(super) fn cite_figure(&mut self, of: Provision, steps: &[Step]) -> Vec<&'static str> {
        let mut citations = self.names(of);
        for operand in steps.iter().flat_map(|step| &step.operands) {
            if let Operand::Local { authority, .. } = operand {
                let id = self.cite_local(*authority);
                if !citations.contains(&id) {
                    citations.push(id);
                }
            }
        }
        citations
    }

    /// What was cited of the local standard.
    pub(super) fn local_citations(&self) -> Vec<CitationWords> {
        let lang = self.lang;
        let words = |place: &u32| {
            let id = authority_id(*place);
            Some(match &self.authority(*place)?.kind {
                AuthorityKind::Source { title, article, address, evidence, read } => {
                    let (title, article) = (lang.of(title.pair()), lang.of(article.pair()));
                    let title = lang.say("citation.title", &[("instrument", title), ("article", article)]);
                    let (source, read) = (address.clone(), read.clone());
                    CitationWords { source, read, ..CitationWords::new(lang, id, title, evidence) }
                }
                AuthorityKind::Office { .. } => CitationWords::new(lang, id, self.practice(*place)?, "office"),
            })
        };
        self.cited_local.iter().filter_map(words).collect()
    }

    /// Who approved the office's own practice, and when; nothing for a source that others can look up.
    pub(super) fn practice(&self, place: u32) -> Option<String> {
        let lang = self.lang;
        match &self.authority(place)?.kind {
            AuthorityKind::Source { .. } => None,
            AuthorityKind::Office { approved_by, approved_on } => {
                let values = [("who", lang.of(approved_by.pair())), ("day", &lang.day(*approved_on))];
                Some(lang.say("local.practice", &values))
            }
        }
    }

    /// The same of a step, as a sentence to be added; empty for a source.
    pub(super) fn practice_of(&self, step: &Step) -> String {
        let practice = step.operands.iter().find_map(|operand| match operand {
            Operand::Local { authority, .. } => self.practice(*authority),
            _ => None,
        });
        practice
            .map_or_else(String::new, |practice| self.lang.say("local.practice_sentence", &[("practice", &practice)]))
    }

    /// The table's guide, and for which rows it still is.
    pub(super) fn guide(&mut self, guide: &Guide) -> FigureWords {
        let lang = self.lang;
        let mut figure = self.figure(Provision::Guide, "guide", &guide.steps);
        let rows = self.profile().and_then(Profile::months_table).map_or_else(Vec::new, |table| {
            guide.rows.iter().filter_map(|at| Some(self.row(&table.value, table.value.rows.get(*at)?))).collect()
        });
        let scope = match guide.scope {
            Scope::PerSheet => lang.text("local.per_sheet"),
            Scope::PerApplicant => lang.text("local.per_applicant"),
        };
        let key = match (guide.is_settled, guide.is_certain) {
            (true, _) => "figure.guide.settled",
            (false, true) => "figure.guide.certain",
            (false, false) => "figure.guide.open",
        };
        figure.sentence = lang.say(key, &[("rows", &lang.list(&rows)), ("scope", scope)]);
        if let Some(practice) = self.practice(guide.authority) {
            figure.sentence.push_str(&lang.say("local.practice_sentence", &[("practice", &practice)]));
        }
        figure
    }

    /// A row of the table: harm, grades, tier, months.
    fn row(&self, table: &MonthsTable, row: &MonthsRow) -> String {
        let lang = self.lang;
        let mut words = lang.say(&format!("local.harm.{}", row.harm.id()), &[]);
        if let Some((low, high)) = row.grades {
            let (low_words, high_words) = (low.to_string(), high.to_string());
            let key = if low == high { "local.grade" } else { "local.grades" };
            words.push_str(&lang.say(key, &[("low", &low_words), ("high", &high_words)]));
        }
        if let Some(tier) = row.tier
            && table.asks_tier()
        {
            let names = self.profile().map_or(&[][..], |profile| &profile.tiers);
            let name = usize::try_from(tier).ok().and_then(|tier| names.get(tier)).map(|name| lang.of(name.pair()));
            words.push_str(&lang.say("local.tier", &[("name", name.unwrap_or(""))]));
        }
        let months = self.local_figure(LocalFigure::Months, Bounds::between(row.months_from, row.months_to));
        lang.say("local.row", &[("row", &words), ("months", &months)])
    }

    /// The tier of hardship as the standard names it.
    pub(super) fn tier(&self, value: &str) -> String {
        let lang = self.lang;
        let mut tier: Fact<HardshipTier> = Fact::Open;
        tier.choose(value);
        let names = self.profile().map_or(&[][..], |profile| &profile.tiers);
        let place = tier.known().and_then(|tier| usize::try_from(tier.place()).ok());
        let name = place.and_then(|place| names.get(place)).map(|name| lang.of(name.pair()).to_owned());
        name.unwrap_or_else(|| option(lang, "hardship_tier", value))
    }

    /// A figure of the local standard, from and to where it is not one.
    pub(super) fn local_figure(&self, figure: LocalFigure, value: Bounds) -> String {
        let lang = self.lang;
        if figure == LocalFigure::Money {
            return lang.bounds(value);
        }
        let (low, high) = (lang.number(value.low()), value.high().map(|high| lang.number(high)));
        let number = match high {
            Some(high) if high != low => lang.say("figure.between", &[("low", &low), ("high", &high)]),
            _ => low,
        };
        match figure {
            LocalFigure::Months => lang.say("figure.months", &[("months", &number)]),
            _ => lang.say("local.percent", &[("percent", &number)]),
        }
    }

    /// How a step was rounded: to the yuan, or to the unit of the local standard.
    pub(super) fn rounding(&self, step: &Step) -> String {
        let lang = self.lang;
        match step.operands.get(1) {
            Some(unit) => lang.say("local.rounded_down", &[("unit", &lang.number(unit.value().low()))]),
            None => lang.text("figure.rounded_down").to_owned(),
        }
    }
}
