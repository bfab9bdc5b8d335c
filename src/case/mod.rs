//! From what arrived to a case that makes sense: frame, facts and choices. Knows limits of sense, none of law.
//!
//! Whatever is wrong because a person typed it is found here, all of it at once; nothing later asks again.

mod raw;
mod read;
mod suppose;
pub mod written;

pub use read::{CANNOT_BE_ESTABLISHED, LONGEST_CASE};
pub use suppose::Supposed;

use std::sync::Arc;

use crate::date::Date;
use crate::money::Amount;
use crate::problem::{Problem, Problems};
use crate::questions::{
    Answers, ApplicantFacts, AwardCapScope, CaseFacts, CeilingScope, DeadlineRoll, Fact, FrameAnswers, HouseholdFacts,
    NearRelatives, OfficeChoices, Question, Readings, Relation, Said, Scene, ShareChoices, SheetChoices, Spoken,
    VictimFacts, WageRegion, Writable,
};
use crate::rulebook::{
    COVERED_FROM, LocalStatistic, Profile, ProfileId, Region, RegionLevel, Rules, Scope, Statistic, Tree,
};
use raw::{Member, Named, RawCase};

/// Frame, facts and choices of one case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Chosen: changing it starts another estimate.
    pub frame: Frame,
    /// Answered, or not yet.
    pub facts: Facts,
    /// The officer's: checked against the result, never changing it.
    pub choices: Choices,
    rules: Rules,
    asked: Vec<Asking>,
    /// As it arrived, where it holds answers that are not asked.
    arrived: Option<Box<Case>>,
}

/// The frame of an estimate.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The frame's answers as given.
    pub answers: FrameAnswers,
    /// Day that chooses law and wage.
    pub as_of: Date,
    /// Province of the lead office, once chosen.
    pub region: Option<Region>,
    /// Where the wage comes from.
    pub wage: WageSource,
    /// How open points are read.
    pub readings: Readings,
    /// The local standard, with the values of the day only.
    pub profile: Option<Arc<Profile>>,
    /// The standard as it stands in the case, where the case carries one of its own.
    pub own_profile: Option<Arc<Tree>>,
    /// Names of the victims, one sheet each.
    pub victims: Vec<String>,
    /// Names of the households.
    pub households: Vec<String>,
    /// Names of the offices of a joint grant; none where one office acts alone.
    pub offices: Vec<String>,
    /// Applicants with their victim and household.
    pub applicants: Vec<Applicant>,
}

/// Where the yearly wage comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum WageSource {
    /// The published table.
    Table(Statistic),
    /// A statistic of the local standard of which no table is held.
    NotHeld,
    /// The local standard's own figure, in yuan a year.
    Local {
        /// The figure.
        annual: Amount,
        /// Its year.
        year: u32,
        /// On what it rests, as a place among the standard's authorities.
        authority: u32,
    },
    /// The officer's own figure, in yuan a year.
    Own {
        /// The figure.
        annual: Amount,
        /// Its year.
        year: Option<u32>,
        /// Where it stands.
        source: Option<String>,
    },
}

/// Who an applicant is, by the places of victim and household in the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Applicant {
    /// Name in the case, never a person's.
    pub id: String,
    /// Place in [`Frame::victims`].
    pub victim: usize,
    /// Place in [`Frame::households`].
    pub household: usize,
}

/// What is so, as far as it is answered.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Of the case as a whole.
    pub case: CaseFacts,
    /// In the order of [`Frame::victims`].
    pub victims: Vec<VictimFacts>,
    /// In the order of [`Frame::households`].
    pub households: Vec<HouseholdFacts>,
    /// In the order of [`Frame::applicants`].
    pub applicants: Vec<ApplicantFacts>,
}

/// What the officer proposes.
#[derive(Clone, Debug)]
pub struct Choices {
    /// In the order of [`Frame::victims`].
    pub sheets: Vec<SheetChoices>,
    /// In the order of [`Frame::applicants`].
    pub applicants: Vec<ShareChoices>,
    /// In the order of [`Frame::offices`].
    pub offices: Vec<OfficeChoices>,
}

/// Whose answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The frame.
    Frame,
    /// The readings of the frame.
    Readings,
    /// The case.
    Case,
    /// A victim by its place.
    Victim(usize),
    /// A household by its place.
    Household(usize),
    /// An applicant by its place.
    Applicant(usize),
    /// The choices of a sheet, by its victim's place.
    Sheet(usize),
    /// The choices for an applicant, by its place.
    Share(usize),
    /// An office of a joint grant, by its place.
    Office(usize),
}

impl Frame {
    /// Whether the award caps a grant below the general limit too.
    pub fn award_caps_always(&self) -> bool {
        self.readings.award_cap_scope.is(AwardCapScope::Always)
    }

    /// Whether the general limit applies to each applicant.
    pub fn limit_is_per_applicant(&self) -> bool {
        match (self.readings.ceiling_scope.known(), self.profile.as_ref().and_then(|p| p.ceiling_scope.first())) {
            (Some(chosen), _) => chosen == CeilingScope::PerApplicant,
            (None, Some(local)) => local.value == Scope::PerApplicant,
            (None, None) => false,
        }
    }

    /// Is the wage that of the city? No table of city wages is held.
    pub fn wage_is_of_city(&self) -> bool {
        match (self.readings.wage_region.known(), self.profile.as_ref().and_then(|p| p.wage_region.first())) {
            (Some(chosen), _) => chosen == WageRegion::City,
            (None, Some(local)) => local.value == RegionLevel::City,
            (None, None) => false,
        }
    }

    /// How near relatives are read.
    pub fn near_relatives(&self) -> NearRelatives {
        self.readings.near_relatives.known().unwrap_or(NearRelatives::Criminal)
    }

    /// How a last day on a holiday is read.
    pub fn deadline_roll(&self) -> DeadlineRoll {
        self.readings.deadline_roll.known().unwrap_or(DeadlineRoll::NextWorkingDay)
    }

    /// What would give the wage if nothing gives it yet.
    pub fn unknown_for_wage(&self) -> Vec<&'static Question> {
        match self.region {
            None if !self.wage_is_of_city() && self.wage != WageSource::NotHeld => vec![self.answers.region().question],
            None => vec![self.answers.own_annual_wage().question],
            Some(_) => vec![self.answers.own_annual_wage().question],
        }
    }

    /// Name of a subject in the case; empty for the frame and the case as a whole.
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Frame | Subject::Readings | Subject::Case => "",
            Subject::Victim(at) | Subject::Sheet(at) => self.victims.get(at).map_or("", String::as_str),
            Subject::Household(at) => self.households.get(at).map_or("", String::as_str),
            Subject::Applicant(at) | Subject::Share(at) => {
                self.applicants.get(at).map_or("", |applicant| applicant.id.as_str())
            }
            Subject::Office(at) => self.offices.get(at).map_or("", String::as_str),
        }
    }

    /// Where answers of such a subject stand in the case text, without its name.
    pub const fn room(subject: Subject) -> &'static str {
        match subject {
            Subject::Frame => "frame",
            Subject::Readings => "frame.readings",
            Subject::Case => "facts.case",
            Subject::Victim(_) => "facts.victims",
            Subject::Household(_) => "facts.households",
            Subject::Applicant(_) => "facts.applicants",
            Subject::Sheet(_) => "choices.sheets",
            Subject::Share(_) => "choices.applicants",
            Subject::Office(_) => "choices.offices",
        }
    }

    /// Where a subject's answers stand in the case text.
    pub fn path(&self, subject: Subject) -> String {
        match (Frame::room(subject), self.name(subject)) {
            (room, "") => room.to_owned(),
            (room, name) => format!("{room}.{name}"),
        }
    }
}

impl Case {
    /// Reads a case text.
    ///
    /// # Errors
    /// Every problem at once, each with its place and a remedy.
    pub fn read(text: &str) -> Result<Case, Vec<Problem>> {
        let raw = read::read(text)?;
        let mut problems = Problems::default();
        let checked = check(raw, &mut problems);
        match (checked, problems.found()) {
            (Some(case), None) => Ok(case),
            (_, found) => Err(found.unwrap_or_default()),
        }
    }

    /// The law of the case's day and place, chosen once at the door.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Every question that is asked now with its subject, in the order of the file.
    pub fn asked(&self) -> Vec<(Subject, &'static Question)> {
        let mut asked: Vec<_> = self
            .asked
            .iter()
            .flat_map(|asking| {
                let is_asked = |question: &&&Question| asking.mask & bit(question) != 0;
                asking.questions.iter().filter(is_asked).map(|question| (asking.subject, *question))
            })
            .collect();
        asked.sort_by_key(|(subject, question)| (question.section, *subject));
        asked
    }

    /// The questions of one subject that are asked now, in the order of the form.
    pub fn questions_of(&self, subject: Subject) -> impl Iterator<Item = &'static Question> {
        let asking = self.asked.binary_search_by_key(&subject, |asking| asking.subject).ok();
        let asking = asking.and_then(|at| self.asked.get(at));
        asking
            .into_iter()
            .flat_map(|asking| asking.questions.iter().copied().filter(|question| asking.mask & bit(question) != 0))
    }

    /// Is the question asked now and not answered?
    pub fn is_open(&self, subject: Subject, question: &Question) -> bool {
        self.is_asked(subject, question) && !self.is_answered(subject, question)
    }

    /// Has the question an answer, even that it cannot be established?
    pub fn is_answered(&self, subject: Subject, question: &Question) -> bool {
        !matches!(self.said(subject, question), Said::Open)
    }

    /// Is the question asked now?
    pub fn is_asked(&self, subject: Subject, question: &Question) -> bool {
        let asking = self.asked.binary_search_by_key(&subject, |asking| asking.subject).ok();
        asking.and_then(|at| self.asked.get(at)).is_some_and(|asking| asking.mask & bit(question) != 0)
    }

    /// Answers that arrived although their questions are not asked: kept in the file, counting for nothing.
    pub fn set_aside(&self) -> Vec<(Subject, &'static Question, Said<'_>)> {
        let Some(arrived) = self.arrived.as_deref() else { return Vec::new() };
        let answers = self.asked.iter().flat_map(|asking| asking.questions.iter().map(|q| (asking.subject, *q)));
        let answers = answers.filter(|(subject, question)| !self.is_asked(*subject, question));
        let answers = answers.map(|(subject, question)| (subject, question, arrived.said(subject, question)));
        answers.filter(|(_, _, said)| *said != Said::Open).collect()
    }

    /// What the answer to a question says.
    pub fn said(&self, subject: Subject, question: &Question) -> Said<'_> {
        self.answers(subject).map_or(Said::Open, |answers| answers.said(question.id))
    }

    /// One row of the answer to a question that asks for a list.
    pub fn row(&self, subject: Subject, question: &Question, at: usize) -> Option<&dyn Spoken> {
        self.answers(subject)?.row(question.id, at)
    }

    fn answers(&self, subject: Subject) -> Option<&dyn Spoken> {
        fn at<T: Answers>(of: &[T], at: usize) -> Option<&dyn Spoken> {
            of.get(at).map(|answers| answers as &dyn Spoken)
        }
        let (facts, choices) = (&self.facts, &self.choices);
        match subject {
            Subject::Frame => Some(&self.frame.answers),
            Subject::Readings => Some(&self.frame.readings),
            Subject::Case => Some(&facts.case),
            Subject::Victim(place) => at(&facts.victims, place),
            Subject::Household(place) => at(&facts.households, place),
            Subject::Applicant(place) => at(&facts.applicants, place),
            Subject::Sheet(place) => at(&choices.sheets, place),
            Subject::Share(place) => at(&choices.applicants, place),
            Subject::Office(place) => at(&choices.offices, place),
        }
    }

    /// Calls `see` for every subject with its questions and what they may look at.
    fn each(&self, mut see: impl FnMut(Subject, &'static [&'static Question], &Scene<'_>)) {
        let (facts, rules) = (&self.facts, &self.rules);
        let mut show = |subject, questions, keep: &dyn Fn(&Applicant) -> bool| {
            let members = || self.frame.applicants.iter().zip(&facts.applicants).filter(|(a, _)| keep(a));
            let mut victims = distinct(members().map(|(a, _)| a.victim), &facts.victims);
            let mut households = distinct(members().map(|(a, _)| a.household), &facts.households);
            let applicants: Vec<_> = members().map(|(_, facts)| facts).collect();
            match subject {
                Subject::Victim(at) | Subject::Sheet(at) => victims = facts.victims.get(at).into_iter().collect(),
                Subject::Household(at) => households = facts.households.get(at).into_iter().collect(),
                Subject::Frame | Subject::Readings | Subject::Case => {}
                Subject::Applicant(_) | Subject::Share(_) | Subject::Office(_) => {}
            }
            let frame = &self.frame.answers;
            let readings = &self.frame.readings;
            let profile = self.frame.profile.as_deref();
            let (victims, households, applicants) = (&victims, &households, &applicants);
            let scene = Scene { rules, frame, profile, readings, victims, households, applicants };
            see(subject, questions, &scene);
        };
        show(Subject::Frame, FrameAnswers::QUESTIONS, &|_| false);
        show(Subject::Readings, Readings::QUESTIONS, &|_| false);
        show(Subject::Case, CaseFacts::QUESTIONS, &|_| true);
        for at in 0..facts.victims.len() {
            show(Subject::Victim(at), VictimFacts::QUESTIONS, &|a| a.victim == at);
        }
        for at in 0..facts.households.len() {
            show(Subject::Household(at), HouseholdFacts::QUESTIONS, &|a| a.household == at);
        }
        for (at, who) in self.frame.applicants.iter().enumerate() {
            show(Subject::Applicant(at), ApplicantFacts::QUESTIONS, &|a| std::ptr::eq(a, who));
        }
        for at in 0..self.choices.sheets.len() {
            show(Subject::Sheet(at), SheetChoices::QUESTIONS, &|a| a.victim == at);
        }
        for (at, who) in self.frame.applicants.iter().enumerate() {
            show(Subject::Share(at), ShareChoices::QUESTIONS, &|a| a.victim == who.victim);
        }
        for at in 0..self.choices.offices.len() {
            show(Subject::Office(at), OfficeChoices::QUESTIONS, &|_| true);
        }
    }

    /// Leaves open whatever is answered but not asked. What hides a question must itself be asked, so the answers are
    /// looked at again, from the beginning, until nothing changes.
    ///
    /// INVARIANT (no circle): a question hangs on questions before it only, so this ends after as many rounds as the
    /// longest chain of questions has links.
    fn keep_asked(&mut self) {
        self.asked = self.asking();
        if !self.holds_unasked() {
            return;
        }
        let arrived = Box::new(self.clone());
        for _ in 0..LONGEST_CHAIN {
            self.forget_unasked();
            let asking = self.asking();
            if asking == self.asked {
                break;
            }
            self.asked = asking;
            let Case { frame, facts, choices, .. } = arrived.as_ref().clone();
            (self.frame, self.facts, self.choices) = (frame, facts, choices);
        }
        self.forget_unasked();
        self.arrived = Some(arrived);
    }

    /// What is asked, as the answers say now.
    fn asking(&self) -> Vec<Asking> {
        let mut asked = Vec::new();
        self.each(|subject, questions, scene| {
            let asked_here = questions.iter().filter(|question| question.is_asked(scene));
            let mask = asked_here.fold(0, |mask, question| mask | bit(question));
            asked.push(Asking { subject, questions, mask });
        });
        asked
    }

    fn unasked(&self) -> impl Iterator<Item = (Subject, &'static str)> {
        self.asked.iter().flat_map(|asking| {
            let hidden = |question: &&&'static Question| asking.mask & bit(question) == 0;
            let answered = |question: &&&'static Question| self.is_answered(asking.subject, question);
            let hidden = asking.questions.iter().filter(hidden).filter(answered);
            hidden.map(|question| (asking.subject, question.id))
        })
    }

    fn holds_unasked(&self) -> bool {
        self.unasked().next().is_some()
    }

    fn forget_unasked(&mut self) {
        let unasked: Vec<_> = self.unasked().collect();
        for (subject, id) in unasked {
            if let Some(answers) = self.answers_mut(subject) {
                answers.forget(id);
            }
        }
    }

    fn answers_mut(&mut self, subject: Subject) -> Option<&mut dyn Writable> {
        fn at<T: Answers>(of: &mut [T], at: usize) -> Option<&mut dyn Writable> {
            of.get_mut(at).map(|answers| answers as &mut dyn Writable)
        }
        let (facts, choices) = (&mut self.facts, &mut self.choices);
        match subject {
            Subject::Frame => Some(&mut self.frame.answers),
            Subject::Readings => Some(&mut self.frame.readings),
            Subject::Case => Some(&mut facts.case),
            Subject::Victim(place) => at(&mut facts.victims, place),
            Subject::Household(place) => at(&mut facts.households, place),
            Subject::Applicant(place) => at(&mut facts.applicants, place),
            Subject::Sheet(place) => at(&mut choices.sheets, place),
            Subject::Share(place) => at(&mut choices.applicants, place),
            Subject::Office(place) => at(&mut choices.offices, place),
        }
    }
}

/// More links than any chain of questions has.
const LONGEST_CHAIN: usize = 16;

/// Which questions of one subject are asked now.
#[derive(Clone, Debug)]
struct Asking {
    subject: Subject,
    questions: &'static [&'static Question],
    mask: u64,
}

impl PartialEq for Asking {
    fn eq(&self, other: &Asking) -> bool {
        self.subject == other.subject && self.mask == other.mask
    }
}

/// OK because no place has 64 questions, which a test checks.
fn bit(question: &Question) -> u64 {
    1_u64.checked_shl(question.index).unwrap_or(0)
}

fn distinct<T>(places: impl Iterator<Item = usize>, all: &[T]) -> Vec<&T> {
    let places: std::collections::BTreeSet<usize> = places.collect();
    places.into_iter().filter_map(|at| all.get(at)).collect()
}

fn check(raw: RawCase, problems: &mut Problems) -> Option<Case> {
    let RawCase { frame, facts, choices } = raw;
    let as_of = day(&frame.answers, problems);
    let profile = local_standard(&frame.answers, frame.local_profile.as_ref(), problems);
    let profile = profile.zip(as_of).map(|(profile, day)| Arc::new(profile.on(day)));
    let wage = wage_source(&frame.answers, &frame.readings, profile.as_deref(), problems);
    names(&frame.victims, "frame.victims", problems);
    names(&frame.households, "frame.households", problems);
    distinct_names(&frame.offices, "frame.offices", problems);
    let applicants = members(&frame.applicants, &frame.victims, &frame.households, problems);
    let ids: Vec<String> = frame.applicants.iter().map(|member| member.id.clone()).collect();
    let facts = Facts {
        case: facts.case,
        victims: in_order(facts.victims, &frame.victims, "facts.victims", problems),
        households: in_order(facts.households, &frame.households, "facts.households", problems),
        applicants: in_order(facts.applicants, &ids, "facts.applicants", problems),
    };
    let choices = Choices {
        sheets: in_order(choices.sheets, &frame.victims, "choices.sheets", problems),
        applicants: in_order(choices.applicants, &ids, "choices.applicants", problems),
        offices: in_order(choices.offices, &frame.offices, "choices.offices", problems),
    };
    let (as_of, applicants) = (as_of?, applicants?);
    let region = frame.answers.region.known();
    let rules = Rules::on(as_of, region)?;
    let mut case = Case {
        frame: Frame {
            answers: frame.answers,
            as_of,
            region,
            wage: wage?,
            readings: frame.readings,
            profile,
            own_profile: frame.local_profile.map(Arc::new),
            victims: frame.victims,
            households: frame.households,
            offices: frame.offices,
            applicants,
        },
        facts,
        choices,
        rules,
        asked: Vec::new(),
        arrived: None,
    };
    case.keep_asked();
    contradictions(&case, problems);
    Some(case)
}

fn day(answers: &FrameAnswers, problems: &mut Problems) -> Option<Date> {
    let Some(day) = answers.as_of.known() else {
        problems.note("frame.as_of", "day_needed", &[]);
        return None;
    };
    if day < COVERED_FROM {
        problems.note(
            "frame.as_of",
            "day_too_early",
            &[("found", &day.to_string()), ("first", &COVERED_FROM.to_string())],
        );
        return None;
    }
    Some(day)
}

/// The standard that the frame names, or the one that the case carries; a built-in one is read only here.
fn local_standard(answers: &FrameAnswers, own: Option<&Tree>, problems: &mut Problems) -> Option<Profile> {
    const PATH: &str = "frame.local_profile";
    let built_in = answers.profile.known();
    match own {
        Some(tree) => {
            if let Some(id) = built_in.map(ProfileId::id) {
                problems.note(PATH, "profile_twice", &[("found", id)]);
            }
            Profile::of_tree(tree, PATH, problems)
        }
        // OK because a test reads every built-in standard without a problem.
        None => built_in.and_then(|id| Profile::read(id.text()).ok()),
    }
}

/// The officer's figure or statistic; where nothing is chosen that of the local standard; else the usual statistic.
fn wage_source(
    answers: &FrameAnswers,
    readings: &Readings,
    profile: Option<&Profile>,
    problems: &mut Problems,
) -> Option<WageSource> {
    let Some(annual) = answers.own_annual_wage.known() else {
        if let Some(statistic) = answers.statistic.known() {
            return Some(WageSource::Table(statistic));
        }
        let own = profile.and_then(|profile| profile.annual_wage.first());
        if let (Some(own), None) = (own, readings.wage_region.known()) {
            return Some(WageSource::Local {
                annual: own.value.amount,
                year: own.value.year,
                authority: own.authority,
            });
        }
        let named = profile.and_then(|profile| profile.wage_statistic.first()).map(|statistic| statistic.value);
        return Some(match named {
            Some(LocalStatistic::AllEmployed) => WageSource::NotHeld,
            Some(LocalStatistic::Held(statistic)) => WageSource::Table(statistic),
            None => WageSource::Table(Statistic::Employed),
        });
    };
    if annual == Amount::ZERO {
        problems.note("frame.own_annual_wage", "wage_of_nothing", &[]);
        return None;
    }
    let year = answers.own_wage_year.fact().known();
    if let (Some(year), Some(day)) = (year, answers.as_of.known())
        && year >= u32::from(day.year())
    {
        problems.note(
            "frame.own_wage_year",
            "wage_year_not_before",
            &[("found", &year.to_string()), ("year", &day.year().to_string())],
        );
        return None;
    }
    Some(WageSource::Own { annual, year, source: answers.own_wage_source.clone() })
}

fn names(names: &[String], path: &str, problems: &mut Problems) {
    if names.is_empty() {
        problems.note(path, "nobody_named", &[]);
    }
    distinct_names(names, path, problems);
}

fn distinct_names(names: &[String], path: &str, problems: &mut Problems) {
    for (at, name) in names.iter().enumerate() {
        if names.iter().take(at).any(|earlier| earlier == name) && !name.is_empty() {
            problems.note(&format!("{path}.{at}"), "named_twice", &[("found", name)]);
        }
    }
}

fn members(
    members: &[Member],
    victims: &[String],
    households: &[String],
    problems: &mut Problems,
) -> Option<Vec<Applicant>> {
    let ids: Vec<String> = members.iter().map(|member| member.id.clone()).collect();
    names(&ids, "frame.applicants", problems);
    let mut place = |at: usize, key: &str, name: &str, known: &[String]| {
        let place = known.iter().position(|candidate| candidate == name);
        if place.is_none() {
            let values = [("found", name), ("known", &known.join(", "))];
            problems.note(&format!("frame.applicants.{at}.{key}"), "unknown_name", &values);
        }
        place
    };
    let mut applicants = Some(Vec::with_capacity(members.len()));
    for (at, member) in members.iter().enumerate() {
        if member.id.is_empty() {
            applicants = None;
        }
        let victim = place(at, "victim", &member.victim, victims);
        let household = place(at, "household", &member.household, households);
        applicants = match (applicants, victim, household) {
            (Some(mut list), Some(victim), Some(household)) => {
                list.push(Applicant { id: member.id.clone(), victim, household });
                Some(list)
            }
            _ => None,
        };
    }
    if let Some(at) = ids.iter().position(String::is_empty) {
        problems.note(&format!("frame.applicants.{at}.id"), "expected_name", &[("found", "")]);
    }
    applicants
}

/// Answers in the order of the frame; a name that the frame does not hold is a problem.
fn in_order<T: Default>(named: Named<T>, names: &[String], path: &str, problems: &mut Problems) -> Vec<T> {
    let mut answers: Vec<T> = names.iter().map(|_| T::default()).collect();
    for (name, answer) in named.0 {
        match names.iter().position(|known| *known == name).and_then(|at| answers.get_mut(at)) {
            Some(place) => *place = answer,
            None => problems.note(
                &format!("{path}.{name}"),
                "unknown_name",
                &[("found", &name), ("known", &names.join(", "))],
            ),
        }
    }
    answers
}

/// Answers that cannot all be true.
fn contradictions(case: &Case, problems: &mut Problems) {
    for (at, sheet) in case.choices.sheets.iter().enumerate() {
        if sheet.proposed_months.0 != Fact::Open && sheet.proposed_amount != Fact::Open {
            let path = case.frame.path(Subject::Sheet(at));
            problems.note(&format!("{path}.proposed_amount"), "months_or_amount", &[]);
        }
    }
    for (at, (who, facts)) in case.frame.applicants.iter().zip(&case.facts.applicants).enumerate() {
        if !facts.relation.is(Relation::Itself) {
            continue;
        }
        let path = case.frame.path(Subject::Applicant(at));
        if case.facts.victims.get(who.victim).is_some_and(|victim| victim.died.is(true)) {
            problems.note(&format!("{path}.relation"), "dead_victim_applies", &[]);
        }
        let earlier = case.frame.applicants.iter().zip(&case.facts.applicants).take(at);
        if earlier.into_iter().any(|(other, facts)| other.victim == who.victim && facts.relation.is(Relation::Itself)) {
            problems.note(&format!("{path}.relation"), "victim_applies_twice", &[]);
        }
    }
    let tiers = case.frame.profile.as_ref().map_or(0, |profile| profile.tiers.len());
    for (at, household) in case.facts.households.iter().enumerate() {
        let Some(tier) = household.hardship_tier.known() else { continue };
        if usize::try_from(tier.place()).map_or(true, |place| place >= tiers) {
            let path = format!("{}.hardship_tier", case.frame.path(Subject::Household(at)));
            problems.note(&path, "profile_tier_not_there", &[("found", tier.id()), ("most", &tiers.to_string())]);
        }
    }
    days_in_order(case, problems);
}

/// Days that can only follow each other. Funds are not among them: urgent assistance is paid before the papers follow.
fn days_in_order(case: &Case, problems: &mut Problems) {
    let facts = &case.facts.case;
    let pairs = [
        (facts.applied_on(), facts.incomplete_notice_on()),
        (facts.applied_on(), facts.accepted_on()),
        (facts.accepted_on(), facts.opinion_on()),
    ];
    for (earlier, later) in pairs {
        if let (Some(first), Some(found)) = (earlier.fact.known(), later.fact.known())
            && found < first
        {
            let path = format!("{}.{}", case.frame.path(Subject::Case), later.question.id);
            problems.note(&path, "day_out_of_order", &[("found", &found.to_string()), ("first", &first.to_string())]);
        }
    }
}
