//! The law of one applicant, stated a second time and plainly: facts in, one outcome out. Knows nothing of the program.
//!
//! "2021 Rules" are the procuratorates' rules in force since 31 December 2021, "2016 Rules" the trial rules before them,
//! "2018 Opinion" the opinion on minors, "2014 Opinion" the six bodies' framework. Verdicts and outcomes are numbers, the
//! better the lower: "all of" is the greatest, "one of" the least.

/// Declares the facts: where each stands, and every answer it may get. Where a fact is a number, the answers lie at and
/// on either side of each threshold of the law, and stand for all others.
macro_rules! facts {
    ($($fact:ident $place:ident [$($answer:literal)*];)*) => {
        #[expect(non_camel_case_types, reason = "a fact is named as in a case")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fact { $($fact),* }
        pub use Fact::*;
        /// Every fact with its place, its name and its answers; what decides whether a fact is asked stands before it.
        pub const FACTS: &[(Fact, &str, &str, &[&str])] =
            &[$((Fact::$fact, stringify!($place), stringify!($fact), &[$($answer),*])),*];
    };
}

facts! {
    found_in_own_case case ["yes" "no" "cbe"];
    organisation applicants ["yes" "no"];
    relation applicants ["self" "spouse" "parent" "child" "sibling" "grandparent" "grandchild" "other_family" "none"];
    age applicants ["0" "7" "8" "13" "14" "17" "18" "40"];
    minor_at_harm applicants ["yes" "no" "cbe"];
    guardian_tied_to_liable_party applicants ["yes" "no" "cbe"];
    main_income_from_victim applicants ["yes" "no" "cbe"];
    supported_by_victim applicants ["yes" "no" "cbe"];
    crime victims ["yes" "no" "cbe"];
    civil_tort victims ["yes" "no" "cbe"];
    retaliation victims ["yes" "no" "cbe"];
    maintenance_claim victims ["yes" "no" "cbe"];
    died victims ["yes" "no"];
    injury victims ["none" "slight" "minor" "serious" "cbe"];
    disability victims ["none" "not_severe" "severe" "cbe"];
    lost_working_capacity victims ["yes" "no" "cbe"];
    psychological_trauma victims ["yes" "no" "cbe"];
    sexual_offence victims ["yes" "no"];
    urgent_treatment victims ["yes" "no" "cbe"];
    life_threatening victims ["yes" "no" "cbe"];
    great_property_loss victims ["yes" "no" "cbe"];
    unsolved victims ["yes" "no" "cbe"];
    limitation_expired victims ["yes" "no" "cbe"];
    liable_party_dead victims ["yes" "no" "cbe"];
    liable_party_cannot_pay victims ["yes" "no" "cbe"];
    suit victims ["none" "pending" "judged_unpaid" "enforcing" "closed_no_assets" "paid" "cbe"];
    effectively_compensated victims ["yes" "no" "cbe"];
    especially_great_loss victims ["yes" "no" "cbe"];
    certificate households ["none" "dibao" "tekun" "edge" "monitored" "rigid" "cbe"];
    monthly_income households ["0" "1000" "1000.01" "2000" "2000.01" "10000000.01"];
    members households ["1" "2" "50"];
    local_line households ["0" "1000" "200000"];
    hardship_finding households ["yes" "no" "cbe"];
    hardship_from_case households ["yes" "no" "cbe"];
    cannot_pay_treatment households ["yes" "no" "cbe"];
    especially_hard households ["yes" "no" "cbe"];
    already_assisted applicants ["yes" "no" "cbe"];
    part_of_joint_grant applicants ["yes" "no" "cbe"];
    major_fault applicants ["yes" "no" "cbe"];
    refused_cooperation applicants ["yes" "no" "cbe"];
    false_statement applicants ["yes" "no" "cbe"];
    waived_compensation applicants ["yes" "no" "cbe"];
    waived_by applicants ["self" "guardian" "cbe"];
    reasonably_assisted applicants ["yes" "no" "cbe"];
    long_therapy_needed applicants ["yes" "no" "cbe"];
}

/// Met, left to the officer, not met; and outcomes: eligible, discretion, generally not, refer, excluded.
pub type Degree = u8;
const MET: Degree = 0;
const DISCRETION: Degree = 1;
const NOT_MET: Degree = 2;
const GENERALLY_NOT: Degree = 2;
const REFER: Degree = 3;
const EXCLUDED: Degree = 4;

/// What is told of one applicant on one day. An empty answer is none yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub answers: [&'static str; FACTS.len()],
    /// Since 31 December 2021.
    pub rules_2021: bool,
    /// The wider list of near relatives is read into Art. 7(3).
    pub civil_relatives: bool,
    /// Under age when harmed is enough.
    pub age_at_harm: bool,
}

fn maybe(answer: &str) -> bool {
    answer == "yes" || answer == "cbe"
}
fn so(truth: bool) -> Degree {
    if truth { MET } else { NOT_MET }
}
fn is(answer: &str, wanted: &[&str]) -> Degree {
    if answer == "cbe" { DISCRETION } else { so(wanted.contains(&answer)) }
}
fn leads(degree: Degree, not_met: Degree) -> Degree {
    if degree == NOT_MET { not_met } else { degree }
}
fn all<const N: usize>(of: [Degree; N]) -> Degree {
    of.into_iter().max().unwrap_or(MET)
}
fn one<const N: usize>(of: [Degree; N]) -> Degree {
    of.into_iter().min().unwrap_or(NOT_MET)
}

impl Told {
    pub fn nothing(rules_2021: bool) -> Told {
        Told { answers: [""; FACTS.len()], rules_2021, civil_relatives: false, age_at_harm: false }
    }
    pub fn get(&self, fact: Fact) -> &'static str {
        self.answers[fact as usize]
    }
    #[must_use]
    pub fn with(mut self, fact: Fact, answer: &'static str) -> Told {
        self.answers[fact as usize] = answer;
        self
    }
    fn yes(&self, fact: Fact) -> Degree {
        is(self.get(fact), &["yes"])
    }
    fn no(&self, fact: Fact) -> Degree {
        is(self.get(fact), &["no"])
    }

    // --- what is asked

    fn harmed(&self) -> bool {
        [crime, civil_tort, retaliation].iter().any(|fact| maybe(self.get(*fact)))
    }
    /// Something to pay for, or certainly none of the four kinds: then the catch-alls are left.
    fn matter_known(&self) -> bool {
        let kinds = [crime, civil_tort, retaliation, maintenance_claim].map(|fact| self.get(fact));
        kinds.iter().any(|kind| maybe(kind)) || kinds.iter().all(|kind| !kind.is_empty())
    }
    fn age_is(&self, holds: impl Fn(u32) -> bool) -> bool {
        self.get(age).parse().is_ok_and(holds)
    }
    fn person(&self) -> bool {
        self.get(organisation) == "no"
    }
    fn surely_of_age(&self) -> bool {
        self.get(organisation) == "yes" || (self.age_is(|years| years >= 18) && self.get(minor_at_harm) == "no")
    }
    /// Income of each member at most the local line; with figures missing, only what is so whatever they are.
    fn within_line(&self) -> bool {
        let fen = |fact| {
            let (yuan, fen) = self.get(fact).split_once('.')?;
            Some(yuan.parse::<u64>().ok()? * 100 + fen.parse::<u64>().ok()?)
        };
        let figure = |fact| fen(fact).or_else(|| Some(self.get(fact).parse::<u64>().ok()? * 100));
        let Some(income) = figure(monthly_income) else { return false };
        let people = self.get(members).parse().unwrap_or(1_u64);
        income <= people * figure(local_line).unwrap_or(0)
    }
    /// Nobody below eight is blamed (Civil Code, Art. 20), nor the victim of a sexual offence below fourteen.
    fn too_young(&self) -> Degree {
        let victim = all([so(self.get(relation) == "self"), so(self.get(sexual_offence) == "yes"), self.yes(crime)]);
        let young = so(self.age_is(|years| years < 14));
        one([so(self.age_is(|years| years < 8)), all([young, victim])])
    }

    pub fn asks(&self, fact: Fact) -> bool {
        let alive = || self.harmed() && self.get(died) == "no";
        let relative = || self.person() && !["", "self"].contains(&self.get(relation));
        let needy = || ["none", "cbe"].contains(&self.get(certificate));
        let maybe_minor = || self.person() && !self.surely_of_age();
        match fact {
            age => self.person(),
            minor_at_harm => self.person() && self.age_is(|years| years >= 18),
            guardian_tied_to_liable_party => self.person() && self.age_is(|years| years < 18),
            main_income_from_victim | supported_by_victim => relative(),
            died | unsolved => self.harmed(),
            injury | disability | lost_working_capacity | psychological_trauma => alive(),
            sexual_offence | urgent_treatment => alive() && maybe(self.get(crime)),
            life_threatening => alive() && maybe(self.get(urgent_treatment)) && !self.rules_2021,
            great_property_loss => maybe(self.get(crime)),
            limitation_expired => self.harmed() && self.rules_2021,
            liable_party_dead | liable_party_cannot_pay | suit => self.matter_known(),
            effectively_compensated => self.matter_known() && !self.surely_of_age(),
            members | local_line => needy(),
            hardship_finding => needy() && !self.within_line(),
            cannot_pay_treatment => maybe(self.get(urgent_treatment)),
            part_of_joint_grant => maybe(self.get(already_assisted)),
            major_fault | refused_cooperation | false_statement => self.too_young() != MET,
            waived_by => maybe(self.get(waived_compensation)) && maybe_minor(),
            long_therapy_needed => maybe_minor(),
            _ => true,
        }
    }
    /// What is not asked is not told.
    #[must_use]
    pub fn heard(mut self) -> Told {
        for (fact, ..) in FACTS {
            if !self.asks(*fact) {
                self.answers[*fact as usize] = "";
            }
        }
        self
    }

    // --- persons and kinds of harm

    /// Is the victim itself, who lives.
    fn is_victim(&self) -> Degree {
        so(self.get(relation) == "self" && self.get(died) != "yes")
    }
    fn another(&self) -> Degree {
        so(!["", "self"].contains(&self.get(relation)))
    }
    /// 2018 Opinion: under eighteen; who has come of age since the harm, at the officer's discretion.
    fn minor(&self) -> Degree {
        match (self.person(), self.age_is(|years| years < 18), self.get(minor_at_harm)) {
            (false, ..) => NOT_MET,
            (_, true, _) => MET,
            (_, _, "yes") if self.age_at_harm => MET,
            (_, _, was) if maybe(was) => DISCRETION,
            _ => NOT_MET,
        }
    }
    /// 2021 Rules, Art. 7(3): near relatives living on the victim's income, or others whom the victim supported.
    fn dependant(&self) -> Degree {
        let near: &[&str] = if self.civil_relatives {
            &["spouse", "parent", "child", "sibling", "grandparent", "grandchild"]
        } else {
            &["spouse", "parent", "child", "sibling"]
        };
        let relied = all([so(near.contains(&self.get(relation))), self.yes(main_income_from_victim)]);
        all([so(self.person()), one([relied, all([self.another(), self.yes(supported_by_victim)])])])
    }
    fn serious(&self) -> Degree {
        one([is(self.get(injury), &["serious"]), is(self.get(disability), &["severe"])])
    }
    fn any_body(&self) -> Degree {
        let injured = is(self.get(injury), &["slight", "minor", "serious"]);
        one([injured, is(self.get(disability), &["not_severe", "severe"])])
    }
    /// Death; by the 2021 Rules lost working capacity too.
    fn breadwinner_lost(&self) -> Degree {
        let lost = if self.rules_2021 { self.yes(lost_working_capacity) } else { NOT_MET };
        one([self.yes(died), lost])
    }

    // --- what stands in the way of compensation

    fn enforcement(&self) -> Degree {
        if self.get(suit) == "enforcing" { DISCRETION } else { is(self.get(suit), &["closed_no_assets"]) }
    }
    fn no_suit(&self) -> Degree {
        let ways = [self.yes(unsolved), self.yes(liable_party_dead), self.yes(liable_party_cannot_pay)];
        one([one(ways), self.enforcement()])
    }
    fn obstacle(&self) -> Degree {
        one([self.no_suit(), if self.rules_2021 { self.yes(limitation_expired) } else { NOT_MET }])
    }

    // --- the household

    fn hardship(&self) -> Degree {
        let paper = is(self.get(certificate), &["dibao", "tekun", "edge", "monitored", "rigid"]);
        let income = so(["none", "cbe"].contains(&self.get(certificate)) && self.within_line());
        one([paper, income, self.yes(hardship_finding)])
    }

    // --- grounds

    fn tort(&self) -> Degree {
        let own = all([self.is_victim(), self.any_body()]);
        all([self.yes(civil_tort), one([own, all([self.dependant(), self.breadwinner_lost()])])])
    }
    /// 2021 Rules (before: 2016 Rules), Art. 7, and 2018 Opinion, Art. 3.
    fn best_ground(&self) -> Degree {
        let (a_crime, victim) = (self.yes(crime), self.is_victim());
        let hardship = leads(self.hardship(), EXCLUDED);
        let obstacle = leads(self.obstacle(), GENERALLY_NOT);
        let no_suit = leads(self.no_suit(), GENERALLY_NOT);
        let cannot_pay = leads(self.yes(cannot_pay_treatment), EXCLUDED);
        let urgent = self.yes(urgent_treatment);
        let in_danger = if self.rules_2021 { urgent } else { all([urgent, self.yes(life_threatening)]) };
        let retaliated = all([self.yes(retaliation), victim]);
        let rules = [
            (all([a_crime, victim, self.serious()]), all([obstacle, hardship])),
            (all([a_crime, victim, in_danger]), cannot_pay),
            (all([a_crime, self.dependant(), self.breadwinner_lost()]), all([obstacle, hardship])),
            (all([a_crime, victim, self.yes(great_property_loss)]), all([obstacle, hardship])),
            (retaliated, all([no_suit, hardship])),
            (self.tort(), all([no_suit, hardship])),
        ];

        let minor = leads(self.minor(), EXCLUDED);
        let uncompensated = leads(self.no(effectively_compensated), GENERALLY_NOT);
        let not_made_good = leads(self.no(reasonably_assisted), GENERALLY_NOT);
        let raised = all([a_crime, self.yes(died), self.another(), self.yes(supported_by_victim)]);
        let family = so(!["", "none"].contains(&self.get(relation)));
        let unenforced = leads(one([self.yes(liable_party_cannot_pay), self.enforcement()]), GENERALLY_NOT);
        let unpaid =
            leads(if self.get(suit) == "cbe" { DISCRETION } else { so(self.get(suit) != "paid") }, GENERALLY_NOT);
        // Questions and answers of 7 March 2018: no minor has to show that a suit would fail.
        let suit_or_officer = all([no_suit.min(DISCRETION), unpaid, uncompensated]);
        let body_or_mind = one([self.any_body(), self.yes(psychological_trauma)]);
        let opinion = [
            (all([a_crime, victim, body_or_mind]), all([uncompensated, hardship])),
            (all([a_crime, victim, urgent]), cannot_pay),
            (raised, all([uncompensated, hardship])),
            (all([a_crime, self.yes(great_property_loss), family]), all([uncompensated, not_made_good, hardship])),
            (retaliated, hardship),
            (self.yes(maintenance_claim), all([unenforced, hardship])),
            (self.tort(), all([suit_or_officer, hardship])),
        ];

        let ground = |(harm, rest): (Degree, Degree)| leads(harm, EXCLUDED).max(rest);
        let listed = rules.into_iter().map(ground).min().unwrap_or(EXCLUDED);
        let for_minors = opinion.into_iter().map(ground).min().unwrap_or(EXCLUDED).max(minor);
        // The catch-alls fill a missing kind of harm and no other gap.
        let catch_all = |fits: bool, conditions: Degree| {
            let tie =
                self.get(organisation) == "yes" || self.get(relation) != "none" || maybe(self.get(supported_by_victim));
            let shared = all([self.hardship(), self.yes(hardship_from_case), conditions]);
            if fits || !tie || shared == NOT_MET { EXCLUDED } else { DISCRETION }
        };
        let other = catch_all(rules.iter().any(|(harm, _)| *harm == MET), self.obstacle());
        let minors_other = catch_all(
            opinion.iter().any(|(harm, _)| *harm == MET),
            all([self.no(effectively_compensated), self.minor()]),
        );
        one([listed, for_minors, other, minors_other])
    }

    // --- what stands against it, and the whole

    /// 2021 Rules, Art. 8(4): what a guardian gave up is not the child's doing.
    fn no_waiver(&self) -> Degree {
        match self.get(waived_compensation) {
            "yes" if self.surely_of_age() => NOT_MET,
            "yes" if maybe(self.get(guardian_tied_to_liable_party)) => DISCRETION,
            "yes" if ["guardian", "cbe"].contains(&self.get(waived_by)) => DISCRETION,
            "yes" => NOT_MET,
            other => is(other, &["no"]),
        }
    }
    /// 2021 Rules, Art. 8.
    fn refusals(&self) -> Degree {
        let own =
            [major_fault, refused_cooperation, false_statement].map(|fact| one([self.too_young(), self.no(fact)]));
        all([all(own), self.no_waiver(), self.yes(hardship_from_case), self.no(reasonably_assisted)])
    }
    pub fn outcome(&self) -> Degree {
        let once = one([self.no(already_assisted), self.yes(part_of_joint_grant)]);
        all([
            leads(self.yes(found_in_own_case), REFER),
            leads(once, EXCLUDED),
            if self.person() { MET } else { DISCRETION },
            leads(self.refusals(), GENERALLY_NOT),
            self.best_ground(),
        ])
    }
    /// 2014 Opinion, and for minors 2018 Opinion: whether the general limit may be exceeded.
    pub fn over_limit(&self) -> Degree {
        let hard = self.yes(especially_hard);
        let child = all([self.minor(), self.is_victim(), self.serious(), hard]);
        let therapy = all([self.minor(), self.yes(long_therapy_needed)]);
        one([all([self.yes(especially_great_loss), hard]), child, therapy])
    }
}
