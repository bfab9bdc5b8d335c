//! From what arrived to a case that makes sense: frame, facts and choices. Knows limits of sense, none of law.
//!
//! Whatever is wrong because a person typed it is found here, all of it at once; nothing later asks again.

mod asking;
mod names;
mod raw;
mod read;
mod suppose;
pub mod written;

pub use read::{CANNOT_BE_ESTABLISHED, LONGEST_CASE};
pub use suppose::Supposed;

use std::sync::Arc;

use crate::date::Date;
use crate::money::Amount;
use crate::order::sort;
use crate::problem::{Problem, Problems};
use crate::questions::{
    Answers, ApplicantFacts, AwardCapScope, CaseFacts, CeilingScope, DeadlineRoll, Fact, FrameAnswers, HouseholdFacts,
    NearRelatives, OfficeChoices, Question, Readings, Relation, Said, ShareChoices, SheetChoices, Spoken, VictimFacts,
    WageRegion, Writable, chosen,
};
use crate::rulebook::{
    COVERED_FROM, LocalStatistic, Profile, ProfileId, Region, RegionLevel, Rules, Scope, Statistic, Tree,
};
use asking::Asking;
use names::Names;
use raw::{Member, Named, RawCase};

/// Frame, facts and choices of one case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Chosen: changing it starts another estimate. Shared by the cases that are only supposed.
    pub frame: Arc<Frame>,
    /// Answered, or not yet.
    pub facts: Facts,
    /// The officer's: checked against the result, never changing it.
    pub choices: Choices,
    rules: Rules,
    asking: Asking,
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
#[derive(Clone, Debug, Default)]
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

impl Subject {
    /// What it may be asked, in the order of the form.
    pub fn questions(self) -> &'static [&'static Question] {
        match self {
            Subject::Frame => FrameAnswers::QUESTIONS,
            Subject::Readings => Readings::QUESTIONS,
            Subject::Case => CaseFacts::QUESTIONS,
            Subject::Victim(_) => VictimFacts::QUESTIONS,
            Subject::Household(_) => HouseholdFacts::QUESTIONS,
            Subject::Applicant(_) => ApplicantFacts::QUESTIONS,
            Subject::Sheet(_) => SheetChoices::QUESTIONS,
            Subject::Share(_) => ShareChoices::QUESTIONS,
            Subject::Office(_) => OfficeChoices::QUESTIONS,
        }
    }
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
        let subjects = self.asking.subjects();
        let mut asked: Vec<_> =
            subjects.flat_map(|subject| self.questions_of(subject).map(move |question| (subject, question))).collect();
        let place = |(subject, question): &(Subject, &'static Question)| (question.section, *subject, question.index);
        sort(&mut asked, |one, other| place(one).cmp(&place(other)));
        asked
    }

    /// The questions of one subject that are asked now, in the order of the form.
    pub fn questions_of(&self, subject: Subject) -> impl Iterator<Item = &'static Question> {
        chosen(subject.questions(), self.asking.asked(subject))
    }

    /// Is the question asked now and not answered?
    pub fn is_open(&self, subject: Subject, question: &Question) -> bool {
        self.asking.asked(subject) & !self.asking.answered(subject) & question.bit() != 0
    }

    /// Has the question an answer, even that it cannot be established?
    pub fn is_answered(&self, subject: Subject, question: &Question) -> bool {
        self.asking.answered(subject) & question.bit() != 0
    }

    /// Is the question asked now?
    pub fn is_asked(&self, subject: Subject, question: &Question) -> bool {
        self.asking.asked(subject) & question.bit() != 0
    }

    /// Answers that arrived although their questions are not asked: kept in the file, counting for nothing.
    pub fn set_aside(&self) -> Vec<(Subject, &'static Question, Said<'_>)> {
        let Some(arrived) = self.arrived.as_deref() else { return Vec::new() };
        let of = |subject: Subject| {
            let aside = arrived.asking.answered(subject) & !self.asking.asked(subject);
            let questions = chosen(subject.questions(), aside);
            questions.map(move |question| (subject, question, arrived.said(subject, question)))
        };
        self.asking.subjects().flat_map(of).collect()
    }

    /// What the answer to a question says.
    pub fn said(&self, subject: Subject, question: &Question) -> Said<'_> {
        self.answers(subject).map_or(Said::Open, |answers| answers.said(question))
    }

    /// One row of the answer to a question that asks for a list.
    pub fn row(&self, subject: Subject, question: &Question, at: usize) -> Option<&dyn Spoken> {
        self.answers(subject)?.row(question, at)
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

    /// Leaves open whatever is answered but not asked. What hides a question must itself be asked, so the answers are
    /// looked at again, from the beginning, until nothing changes.
    ///
    /// INVARIANT (no circle): a question hangs on questions before it only, so this ends after as many rounds as the
    /// longest chain of questions has links.
    fn keep_asked(&mut self) {
        self.asking = Asking::of(self);
        if !self.asking.holds_unasked() {
            return;
        }
        let arrived = Box::new(self.clone());
        for _ in 0..LONGEST_CHAIN {
            self.forget_unasked();
            let asking = Asking::of(self);
            if asking.asks_as(&self.asking) {
                break;
            }
            let Case { frame, facts, choices, .. } = arrived.as_ref().clone();
            (self.frame, self.facts, self.choices) = (frame, facts, choices);
            self.asking = asking.with_answers_of(&arrived.asking);
        }
        self.forget_unasked();
        self.arrived = Some(arrived);
    }

    fn forget_unasked(&mut self) {
        let asking = std::mem::take(&mut self.asking);
        for subject in asking.subjects() {
            let unasked = asking.answered(subject) & !asking.asked(subject);
            if unasked != 0
                && let Some(answers) = self.answers_mut(subject)
            {
                answers.forget(unasked);
            }
        }
        self.asking = asking.without_unasked();
    }

    fn answers_mut(&mut self, subject: Subject) -> Option<&mut dyn Writable> {
        fn at<T: Answers>(of: &mut [T], at: usize) -> Option<&mut dyn Writable> {
            of.get_mut(at).map(|answers| answers as &mut dyn Writable)
        }
        let (facts, choices) = (&mut self.facts, &mut self.choices);
        match subject {
            Subject::Frame => Some(&mut Arc::make_mut(&mut self.frame).answers),
            Subject::Readings => Some(&mut Arc::make_mut(&mut self.frame).readings),
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

fn check(raw: RawCase, problems: &mut Problems) -> Option<Case> {
    let RawCase { frame, facts, choices } = raw;
    let as_of = day(&frame.answers, problems);
    let profile = local_standard(&frame.answers, frame.local_profile.as_ref(), problems);
    let profile = profile.zip(as_of).map(|(profile, day)| Arc::new(profile.on(day)));
    let wage = wage_source(&frame.answers, &frame.readings, profile.as_deref(), problems);
    let victims = somebody(&frame.victims, "frame.victims", problems);
    let households = somebody(&frame.households, "frame.households", problems);
    let offices = distinct(&frame.offices, "frame.offices", problems);
    let ids: Vec<String> = frame.applicants.iter().map(|member| member.id.clone()).collect();
    let ids = somebody(&ids, "frame.applicants", problems);
    let applicants = members(&frame.applicants, &victims, &households, problems);
    let facts = Facts {
        case: facts.case,
        victims: in_order(facts.victims, &victims, "facts.victims", problems),
        households: in_order(facts.households, &households, "facts.households", problems),
        applicants: in_order(facts.applicants, &ids, "facts.applicants", problems),
    };
    let choices = Choices {
        sheets: in_order(choices.sheets, &victims, "choices.sheets", problems),
        applicants: in_order(choices.applicants, &ids, "choices.applicants", problems),
        offices: in_order(choices.offices, &offices, "choices.offices", problems),
    };
    let (as_of, applicants) = (as_of?, applicants?);
    let region = frame.answers.region.known();
    let rules = Rules::on(as_of, region)?;
    let mut case = Case {
        frame: Arc::new(Frame {
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
        }),
        facts,
        choices,
        rules,
        asking: Asking::default(),
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

/// The names of a list, of which there has to be one.
fn somebody<'a>(names: &'a [String], path: &str, problems: &mut Problems) -> Names<'a> {
    if names.is_empty() {
        problems.note(path, "nobody_named", &[]);
    }
    distinct(names, path, problems)
}

fn distinct<'a>(names: &'a [String], path: &str, problems: &mut Problems) -> Names<'a> {
    let known = Names::of(names);
    for (at, name) in known.repeated() {
        if !name.is_empty() {
            problems.note(&format!("{path}.{at}"), "named_twice", &[("found", name)]);
        }
    }
    known
}

fn members(
    members: &[Member],
    victims: &Names<'_>,
    households: &Names<'_>,
    problems: &mut Problems,
) -> Option<Vec<Applicant>> {
    let mut place = |at: usize, key: &str, name: &str, known: &Names<'_>| {
        let place = known.place(name, at);
        if place.is_none() {
            let values = [("found", name), ("known", &known.list())];
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
    if let Some(at) = members.iter().position(|member| member.id.is_empty()) {
        problems.note(&format!("frame.applicants.{at}.id"), "expected_name", &[("found", "")]);
    }
    applicants
}

/// Answers in the order of the frame; a name that the frame does not hold is a problem.
fn in_order<T: Default>(named: Named<T>, names: &Names<'_>, path: &str, problems: &mut Problems) -> Vec<T> {
    let mut answers = Vec::with_capacity(names.len());
    for (at, (name, answer)) in named.0.into_iter().enumerate() {
        let Some(place) = names.place(&name, at) else {
            let values = [("found", name.as_str()), ("known", &names.list())];
            problems.note(&format!("{path}.{name}"), "unknown_name", &values);
            continue;
        };
        if place >= answers.len() {
            answers.resize_with(place, T::default);
            answers.push(answer);
        } else if let Some(earlier) = answers.get_mut(place) {
            *earlier = answer;
        }
    }
    answers.resize_with(names.len(), T::default);
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
