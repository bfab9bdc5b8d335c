//! Exhaustive by composition: every combination of the facts of each group, unanswered ones included, and then every
//! combination of what the groups come to, against an independent statement of the law.
//!
//! A complete combination has exactly the outcome of that statement. A partial one has at least the outcomes of all its
//! completions; how often it has more is counted and asserted, so that neither a group can shrink nor a range widen unseen.

#![cfg(not(target_arch = "wasm32"))]

#[path = "exhaustive/law.rs"]
mod law;

use std::collections::BTreeMap;

use judicial_relief::assessment::assess;
use judicial_relief::case::Case;
use judicial_relief::verdict::{Degree, Outcome};
use law::{FACTS, Fact, Fact::*, Told};

/// Outcomes and verdicts on exceeding the limit, as sets of bits.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Sets {
    outcomes: u8,
    over_limit: u8,
}

impl Sets {
    fn union(self, other: Sets) -> Sets {
        Sets { outcomes: self.outcomes | other.outcomes, over_limit: self.over_limit | other.over_limit }
    }
}

/// What a group came to: combinations, complete ones among them, and of the partial ones those whose set of outcomes is
/// wider than that of their completions, and those that are certain without being shown so;
/// `unknown` where there were too many completions to say.
#[derive(Debug, PartialEq, Eq, Default, Clone, Copy)]
struct Count {
    all: u32,
    complete: u32,
    wide: u32,
    certain_unseen: u32,
    unknown: u32,
}

/// An income above every local line, so that a line known alone settles nothing: a completion, no combination of its own.
const BEYOND: &str = "10000000.01";

/// More completions of one combination are not looked at.
const MOST_COMPLETIONS: u32 = 1_000;

struct Group {
    name: &'static str,
    base: Told,
    axes: &'static [Fact],
    known: BTreeMap<Told, Sets>,
    count: Count,
    unseen: Vec<String>,
}

/// An adult victim of a crime, seriously injured, whom the offender cannot pay, poor by certificate, nothing against it.
fn adult(rules_2021: bool) -> Told {
    let mut told = Told::nothing(rules_2021);
    for (fact, _, _, answers) in FACTS {
        if answers.contains(&"no") {
            told = told.with(*fact, "no");
        }
    }
    let answers = [
        (found_in_own_case, "yes"),
        (relation, "self"),
        (age, "40"),
        (crime, "yes"),
        (injury, "serious"),
        (disability, "none"),
        (liable_party_cannot_pay, "yes"),
        (suit, "none"),
        (certificate, "dibao"),
        (monthly_income, "0"),
        (members, "1"),
        (local_line, "0"),
        (hardship_from_case, "yes"),
        (waived_by, "self"),
    ];
    answers.into_iter().fold(told, |told, (fact, answer)| told.with(fact, answer))
}

fn child(rules_2021: bool) -> Told {
    adult(rules_2021).with(age, "17")
}

/// The answers as the text of a case; what is open is left out.
fn case_text(told: &Told) -> String {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (fact, place, id, _) in FACTS {
        let value = match (told.get(*fact), *fact) {
            ("", _) => continue,
            ("yes", _) => "true".to_owned(),
            ("no", _) => "false".to_owned(),
            ("cbe", _) => "\"cannot_be_established\"".to_owned(),
            (number, age | members) => number.to_owned(),
            (other, _) => format!("\"{other}\""),
        };
        places.entry(place).or_default().push(format!("\"{id}\":{value}"));
    }
    let of = |place: &str| format!("{{{}}}", places.get(place).map(|answers| answers.join(",")).unwrap_or_default());
    let day = if told.rules_2021 { "2025-08-01" } else { "2021-12-30" };
    let near = if told.civil_relatives { "civil" } else { "criminal" };
    let age_day = if told.age_at_harm { "harm" } else { "application" };
    format!(
        r#"{{"frame":{{"as_of":"{day}","region":"420000","readings":{{"near_relatives":"{near}","age_day":"{age_day}"}},"victims":["v1"],"households":["h1"],"applicants":[{{"id":"a1","victim":"v1","household":"h1"}}]}},"facts":{{"case":{},"victims":{{"v1":{}}},"households":{{"h1":{}}},"applicants":{{"a1":{}}}}},"choices":{{}}}}"#,
        of("case"),
        of("victims"),
        of("households"),
        of("applicants")
    )
}

/// What the program says; nothing where the facts contradict each other.
fn shown(told: &Told) -> Option<Sets> {
    let case = Case::read(&case_text(told)).ok()?;
    let assessment = assess(&case).expect("a case that was read is assessed");
    let found = &assessment.merits.examination.applicants[0];
    let outcomes = Outcome::ALL.iter().enumerate().filter(|(_, outcome)| found.outcomes().holds(**outcome));
    let over = found.over_limit();
    let degrees = [Degree::Met, Degree::Discretion, Degree::NotMet];
    let within = degrees.iter().enumerate().filter(|(_, d)| over.best() <= **d && **d <= over.worst());
    Some(Sets {
        outcomes: outcomes.fold(0, |set, (at, _)| set | 1 << at),
        over_limit: within.fold(0, |set, (at, _)| set | 1 << at),
    })
}

impl Group {
    fn new(name: &'static str, base: Told, axes: &'static [Fact]) -> Group {
        Group { name, base, axes, known: BTreeMap::new(), count: Count::default(), unseen: Vec::new() }
    }

    /// A dead victim cannot apply: the program refuses such a case.
    fn contradicts(told: &Told) -> bool {
        told.get(relation) == "self" && told.get(died) == "yes"
    }

    /// Every outcome of every completion, facts included that only come up on the way; fewer only where `shown` was
    /// reached before, or where `left` completions were not enough.
    fn completions(&mut self, told: Told, shown: Sets, left: &mut u32) -> Sets {
        let told = told.heard();
        if Group::contradicts(&told) {
            return Sets::default();
        }
        if let Some(known) = self.known.get(&told) {
            return *known;
        }
        let open = FACTS.iter().find(|(fact, ..)| told.asks(*fact) && told.get(*fact).is_empty());
        let Some((fact, _, _, answers)) = open else {
            *left = left.saturating_sub(1);
            return Sets { outcomes: 1 << told.outcome(), over_limit: 1 << told.over_limit() };
        };
        let mut sets = Sets::default();
        for answer in *answers {
            sets = sets.union(self.completions(told.with(*fact, answer), shown, left));
            if *left == 0 || sets.union(shown) == sets {
                return sets;
            }
        }
        self.known.insert(told, sets);
        sets
    }

    fn walk(&mut self, told: Told, left: &[Fact]) {
        let Some((fact, left)) = left.split_first() else { return self.look(told) };
        // What is not asked, given the answers before it, stays open: no form would have asked it.
        self.walk(told.with(*fact, ""), left);
        if told.asks(*fact) {
            for answer in FACTS[*fact as usize].3.iter().filter(|answer| **answer != BEYOND) {
                self.walk(told.with(*fact, answer), left);
            }
        }
    }

    fn look(&mut self, told: Told) {
        let told = told.heard();
        if Group::contradicts(&told) {
            return;
        }
        let shown = shown(&told).unwrap_or_else(|| panic!("{}: refused\n{}", self.name, case_text(&told)));
        let mut left = MOST_COMPLETIONS;
        let expected = self.completions(told, shown, &mut left);
        self.count.all += 1;
        let complete = FACTS.iter().all(|(fact, ..)| !told.asks(*fact) || !told.get(*fact).is_empty());
        if complete {
            self.count.complete += 1;
            assert_eq!(shown, expected, "{}\n{}", self.name, case_text(&told));
        }
        assert_eq!(shown.union(expected), shown, "{}: narrower than its completions\n{}", self.name, case_text(&told));
        if left == 0 {
            self.count.unknown += 1;
            return;
        }
        self.count.wide += u32::from(shown != expected);
        if expected.outcomes.is_power_of_two() && shown.outcomes != expected.outcomes {
            self.count.certain_unseen += 1;
            let open: Vec<&str> = self
                .axes
                .iter()
                .filter(|f| told.asks(**f) && told.get(**f).is_empty())
                .map(|f| FACTS[*f as usize].2)
                .collect();
            let answered: Vec<String> = self
                .axes
                .iter()
                .filter(|f| !told.get(**f).is_empty())
                .map(|f| format!("{}={}", FACTS[*f as usize].2, told.get(*f)))
                .collect();
            self.unseen.push(format!(
                "{:05b}/{:05b} {} open: {}",
                expected.outcomes,
                shown.outcomes,
                answered.join(" "),
                open.join(" ")
            ));
        }
    }

    fn run(mut self) -> Count {
        let start = self.axes.iter().fold(self.base, |told, fact| told.with(*fact, ""));
        let mut axes = self.axes.to_vec();
        axes.sort_unstable();
        self.walk(start, &axes);
        println!("{:<40} {:?}", self.name, self.count);
        self.unseen.iter().for_each(|line| println!("    {line}"));
        self.count
    }
}

fn groups() -> Vec<Group> {
    const SCOPE: &[Fact] = &[found_in_own_case, organisation, already_assisted, part_of_joint_grant];
    const HARDSHIP: &[Fact] = &[certificate, monthly_income, members, local_line, hardship_finding, hardship_from_case];
    const OBSTACLE: &[Fact] =
        &[unsolved, limitation_expired, liable_party_dead, liable_party_cannot_pay, suit, effectively_compensated];
    const NATURE: &[Fact] = &[crime, civil_tort, retaliation, maintenance_claim, unsolved];
    const BODY: &[Fact] = &[died, injury, disability, psychological_trauma, relation];
    const DEPENDANTS: &[Fact] =
        &[organisation, relation, main_income_from_victim, supported_by_victim, died, lost_working_capacity];
    const URGENT: &[Fact] = &[crime, relation, died, urgent_treatment, life_threatening, cannot_pay_treatment];
    const PROPERTY: &[Fact] = &[crime, relation, great_property_loss, reasonably_assisted];
    const MAINTENANCE: &[Fact] = &[retaliation, maintenance_claim, liable_party_cannot_pay, suit];
    const OWN_FAULT: &[Fact] = &[organisation, age, crime, sexual_offence, major_fault, refused_cooperation];
    const STATEMENT: &[Fact] = &[organisation, age, relation, sexual_offence, false_statement];
    const WAIVER: &[Fact] =
        &[organisation, age, minor_at_harm, guardian_tied_to_liable_party, waived_compensation, waived_by];
    const MINOR: &[Fact] =
        &[organisation, age, minor_at_harm, psychological_trauma, effectively_compensated, long_therapy_needed];
    const OVER: &[Fact] = &[age, minor_at_harm, injury, especially_great_loss, especially_hard, long_therapy_needed];

    let mut groups = vec![
        Group::new("scope", adult(true), SCOPE),
        Group::new("hardship", adult(true), HARDSHIP),
        Group::new("own fault", child(true).with(civil_tort, "yes"), OWN_FAULT),
        Group::new("statement", child(true), STATEMENT),
        Group::new("waiver", child(true), WAIVER),
        Group::new("minor", adult(true).with(injury, "none"), MINOR),
        Group::new("minor, age at harm", Told { age_at_harm: true, ..adult(true).with(injury, "none") }, MINOR),
        Group::new("over the limit", adult(true), OVER),
        Group::new("dependants, civil list", Told { civil_relatives: true, ..adult(true) }, DEPENDANTS),
        Group::new("maintenance, child", child(true).with(crime, "no").with(injury, "none"), MAINTENANCE),
    ];
    for rules_2021 in [false, true] {
        let dependant = child(rules_2021).with(supported_by_victim, "yes").with(injury, "none");
        groups.extend([
            Group::new("obstacle, adult", adult(rules_2021), OBSTACLE),
            Group::new("obstacle, child of minor injury", child(rules_2021).with(injury, "minor"), OBSTACLE),
            Group::new("nature, adult", adult(rules_2021), NATURE),
            Group::new("nature, child", child(rules_2021).with(injury, "minor"), NATURE),
            Group::new("body by a crime, adult", adult(rules_2021), BODY),
            Group::new("body by a crime, child", child(rules_2021), BODY),
            Group::new("body by a tort, adult", adult(rules_2021).with(crime, "no").with(civil_tort, "yes"), BODY),
            Group::new("body by a tort, child", child(rules_2021).with(crime, "no").with(civil_tort, "yes"), BODY),
            Group::new("dependants, adult", adult(rules_2021).with(injury, "none"), DEPENDANTS),
            Group::new("dependants, child", dependant, DEPENDANTS),
            Group::new(
                "urgent treatment, adult",
                adult(rules_2021).with(injury, "none").with(civil_tort, "yes"),
                URGENT,
            ),
            Group::new(
                "urgent treatment, child",
                child(rules_2021).with(injury, "none").with(civil_tort, "yes"),
                URGENT,
            ),
            Group::new("property, adult", adult(rules_2021).with(injury, "none").with(civil_tort, "yes"), PROPERTY),
            Group::new("property, child", child(rules_2021).with(injury, "none").with(civil_tort, "yes"), PROPERTY),
        ]);
    }
    groups
}

/// Every combination of verdicts: one fact for each group, which takes every verdict.
fn across(name: &'static str, base: Told) -> Group {
    const ACROSS: &[Fact] = &[
        found_in_own_case,
        injury,
        liable_party_cannot_pay,
        hardship_finding,
        hardship_from_case,
        already_assisted,
        major_fault,
    ];
    Group::new(name, base.with(certificate, "none").with(monthly_income, "1000").with(local_line, "0"), ACROSS)
}

fn sum(groups: Vec<Group>) -> Count {
    groups.into_iter().map(Group::run).fold(Count::default(), |sum, group| Count {
        all: sum.all + group.all,
        complete: sum.complete + group.complete,
        wide: sum.wide + group.wide,
        certain_unseen: sum.certain_unseen + group.certain_unseen,
        unknown: sum.unknown + group.unknown,
    })
}

/// The numbers of combinations are exact; `wide` and `unknown` may only fall, and nothing certain may go unseen.
#[track_caller]
fn amounts_to(groups: Vec<Group>, expected: Count) {
    let found = sum(groups);
    println!("{:<40} {found:?}", "sum");
    assert_eq!((found.all, found.complete), (expected.all, expected.complete), "the combinations are others");
    assert_eq!(found.certain_unseen, 0, "certain, but not shown as certain");
    assert!(found.wide <= expected.wide && found.unknown <= expected.unknown, "wider than before: {found:?}");
}

#[test]
fn every_combination_of_facts_inside_a_group() {
    let expected = Count { all: 46_766, complete: 15_458, wide: 269, certain_unseen: 0, unknown: 644 };
    amounts_to(groups(), expected);
}

#[test]
fn every_combination_of_verdicts_across_the_groups() {
    let expected = Count { all: 24_576, complete: 3_645, wide: 0, certain_unseen: 0, unknown: 7 };
    amounts_to(vec![across("across, adult", adult(true))], expected);
}

/// The same for a minor, and by the rules of 2016.
#[test]
#[ignore = "minutes: make test-long"]
fn every_combination_of_verdicts_for_minors_and_by_the_older_rules() {
    let groups = vec![
        across("across, child", child(true)),
        across("across, adult, 2016", adult(false)),
        across("across, child, 2016", child(false)),
    ];
    let expected = Count { all: 73_728, complete: 10_935, wide: 144, certain_unseen: 0, unknown: 21 };
    amounts_to(groups, expected);
}
