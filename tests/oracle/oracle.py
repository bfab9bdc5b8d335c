"""A second, naive implementation of the rules, written from the legal texts only: what the program must answer to a case.

It knows nothing of how the program works. A complete case gets one outcome per applicant. For a case with open questions
`completions` closes them in every way one asks for, and each closed case is judged as a complete one.

Short names: "2021 Rules" are the procuratorates' rules in force since 31 December 2021, "2016 Rules" the trial rules
before them, "2018 Opinion" the opinion on minors, "2014 Opinion" the six bodies' framework.
"""

import csv
import datetime
from fractions import Fraction
from pathlib import Path

import local

CBE = "cannot_be_established"
WAGES = Path(__file__).resolve().parents[2] / "rules" / "wages.csv"

OPINION_DAY = datetime.date(2018, 2, 27)
RULES_2021_DAY = datetime.date(2021, 12, 31)

# Verdicts on a condition, best first, and outcomes, best first. The worse of two is the greater number.
MET, DISCRETION, NOT_MET = 0, 1, 2
VERDICTS = ["met", "discretion", "not_met"]
ELIGIBLE, AT_DISCRETION, GENERALLY_NOT, REFER, EXCLUDED = range(5)
OUTCOMES = ["eligible", "discretion", "generally_not", "refer", "excluded"]

YES_NO = [True, False]
YES_NO_CBE = [True, False, CBE]
CERTIFICATES = ["dibao", "tekun", "edge", "monitored", "rigid"]
ENFORCEMENT_CLOSED = "closed_no_assets"

# Every answer that a question allows. Ages stand for their class: 0-7, 8-13, 14-17, 18 and more.
POSSIBLE = {
    "found_in_own_case": YES_NO_CBE,
    "crime": YES_NO_CBE,
    "civil_tort": YES_NO_CBE,
    "retaliation": YES_NO_CBE,
    "maintenance_claim": YES_NO_CBE,
    "died": YES_NO,
    "injury": ["none", "slight", "minor", "serious", CBE],
    "disability": ["none", "not_severe", "severe", CBE],
    "lost_working_capacity": YES_NO_CBE,
    "psychological_trauma": YES_NO_CBE,
    "sexual_offence": YES_NO,
    "great_property_loss": YES_NO_CBE,
    "urgent_treatment": YES_NO_CBE,
    "life_threatening": YES_NO_CBE,
    "unsolved": YES_NO_CBE,
    "limitation_expired": YES_NO_CBE,
    "liable_party_dead": YES_NO_CBE,
    "liable_party_cannot_pay": YES_NO_CBE,
    "suit": ["none", "pending", "judged_unpaid", "enforcing", ENFORCEMENT_CLOSED, "paid", CBE],
    "effectively_compensated": YES_NO_CBE,
    "losses_complete": YES_NO,
    "received_complete": YES_NO,
    "especially_great_loss": YES_NO_CBE,
    "certificate": ["none", *CERTIFICATES, CBE],
    "members": [1, 2, 3, 5, 50],
    "monthly_income": ["0", "0.01", "999.99", "1000", "3000", "100000"],
    "local_line": ["0", "333.33", "1000", "1000.01", "2500"],
    "hardship_finding": YES_NO_CBE,
    "hardship_from_case": YES_NO_CBE,
    "especially_hard": YES_NO_CBE,
    "cannot_pay_treatment": YES_NO_CBE,
    "organisation": YES_NO,
    "age": [0, 7, 8, 13, 14, 17, 18, 40, 130],
    "relation": [
        "self",
        "spouse",
        "parent",
        "child",
        "sibling",
        "grandparent",
        "grandchild",
        "other_family",
        "none",
    ],
    "minor_at_harm": YES_NO_CBE,
    "main_income_from_victim": YES_NO_CBE,
    "supported_by_victim": YES_NO_CBE,
    "guardian_tied_to_liable_party": YES_NO_CBE,
    "already_assisted": YES_NO_CBE,
    "part_of_joint_grant": YES_NO_CBE,
    "major_fault": YES_NO_CBE,
    "refused_cooperation": YES_NO_CBE,
    "false_statement": YES_NO_CBE,
    "waived_compensation": YES_NO_CBE,
    "waived_by": ["self", "guardian", CBE],
    "reasonably_assisted": YES_NO_CBE,
    "long_therapy_needed": YES_NO_CBE,
    # Asked for a local standard only; of the tiers those that it has.
    "injury_grade": [1, 2],
    "disability_grade": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    "hardship_tier": ["tier_1", "tier_2", "tier_3", "tier_4", "tier_5", CBE],
    "military_family": YES_NO_CBE,
}
LOSS_ITEMS = ["medical", "nursing", "lost_income", "therapy", "funeral", "maintenance", "property", "other"]
SOURCES = [
    "liable_party",
    "insurer",
    "medical_insurance",
    "judicial_assistance",
    "social_assistance",
    "charity",
    "road_fund",
    "road_fund_repayable",
    "promised",
]


def day_of(case):
    return datetime.date.fromisoformat(case["frame"]["as_of"])


# --------------------------------------------------------------------------------------------- what is asked


class Heard:
    """The answers that count, and the questions asked.

    A question that is not asked has no answer, whatever the case says. `supply(question, case_answer, path)` may put an
    answer in place of an open one.
    """

    def __init__(self, case, supply=None):
        self.case = case
        self.day = day_of(case)
        self.standard = local.Standard(case["frame"])
        self.supply = supply or (lambda question, answer, path: answer)
        self.questions = []
        self.found_in_own_case = self.ask("case", None, {}, "found_in_own_case")
        self.links = case["frame"]["applicants"]
        self.applicants = {link["id"]: {} for link in self.links}
        self.victims = {name: {} for name in case["frame"]["victims"]}
        self.households = {name: {} for name in case["frame"]["households"]}
        for name in self.applicants:
            self.ask_who(name)
        for name in self.victims:
            self.ask_victim(name)
        for name in self.households:
            self.ask_household(name)
        for name in self.applicants:
            self.ask_applicant(name)

    def ask(self, place, name, heard, *questions):
        for question in questions:
            if place == "case":
                path = f"facts.case.{question}"
                said = self.case["facts"].get("case", {})
            else:
                path = f"facts.{place}.{name}.{question}"
                said = self.case["facts"].get(place, {}).get(name, {})
            self.questions.append(path)
            answer = self.supply(question, said.get(question), path)
            if answer is not None:
                heard[question] = answer
        return answer

    def applicants_of(self, place, name):
        return [self.applicants[link["id"]] for link in self.links if link[place] == name]

    def ask_who(self, name):
        it = self.applicants[name]
        self.ask("applicants", name, it, "organisation", "relation")
        if it.get("organisation") is False:
            self.ask("applicants", name, it, "age")
            if it.get("age") is not None and it["age"] >= 18:
                self.ask("applicants", name, it, "minor_at_harm")
            if it.get("age") is not None and it["age"] < 18:
                self.ask("applicants", name, it, "guardian_tied_to_liable_party")
        if it.get("organisation") is False and it.get("relation") not in (None, "self"):
            self.ask("applicants", name, it, "main_income_from_victim", "supported_by_victim")

    def ask_victim(self, name):
        it = self.victims[name]
        self.ask("victims", name, it, "crime", "civil_tort", "retaliation", "maintenance_claim")
        harmed = any(maybe(it.get(one)) for one in ("crime", "civil_tort", "retaliation"))
        kinds = [it.get(one) for one in ("crime", "civil_tort", "retaliation", "maintenance_claim")]
        # Where none of the four kinds applies the case is of another kind, for which there are the catch-alls.
        matter = any(maybe(kind) for kind in kinds) or None not in kinds
        if harmed:
            self.ask("victims", name, it, "died")
            if it.get("died") is False:
                self.ask(
                    "victims", name, it, "injury", "disability", "lost_working_capacity", "psychological_trauma"
                )
                self.ask_grades(name, it)
                if maybe(it.get("crime")):
                    self.ask("victims", name, it, "sexual_offence", "urgent_treatment")
                    if maybe(it.get("urgent_treatment")) and self.day < RULES_2021_DAY:
                        self.ask("victims", name, it, "life_threatening")
        if maybe(it.get("crime")):
            self.ask("victims", name, it, "great_property_loss")
        if harmed:
            self.ask("victims", name, it, "unsolved")
            if self.day >= RULES_2021_DAY:
                self.ask("victims", name, it, "limitation_expired")
        if matter:
            self.ask("victims", name, it, "liable_party_dead", "liable_party_cannot_pay", "suit")
        if matter and not all(certainly_of_age(one) for one in self.applicants_of("victim", name)):
            self.ask("victims", name, it, "effectively_compensated")
        self.ask("victims", name, it, "losses", "losses_complete", "received", "received_complete")
        self.ask("victims", name, it, "especially_great_loss")

    def ask_grades(self, name, it):
        """Of a harm that is there, where the local standard has months by its grade."""
        if f"{it.get('injury')}_injury" in local.GRADES and self.standard.asks_grade(f"{it['injury']}_injury"):
            self.ask("victims", name, it, "injury_grade")
        if it.get("disability") in ("not_severe", "severe") and self.standard.asks_grade("disability"):
            self.ask("victims", name, it, "disability_grade")

    def ask_household(self, name):
        it = self.households[name]
        if self.standard.asks_tier():
            self.ask("households", name, it, "hardship_tier")
        # Income is asked for the officer's need worksheet too, whatever the certificate.
        self.ask("households", name, it, "certificate", "monthly_income")
        if it.get("certificate") in ("none", CBE):
            self.ask("households", name, it, "members", "local_line")
            if not income_at_or_below_line(it):
                self.ask("households", name, it, "hardship_finding")
        self.ask("households", name, it, "hardship_from_case", "especially_hard")
        victims = [link["victim"] for link in self.links if link["household"] == name]
        if any(maybe(self.victims[victim].get("urgent_treatment")) for victim in victims):
            self.ask("households", name, it, "cannot_pay_treatment")

    def ask_applicant(self, name):
        it = self.applicants[name]
        victim = self.victims[next(link["victim"] for link in self.links if link["id"] == name)]
        person = it.get("organisation") is False
        self.ask("applicants", name, it, "already_assisted")
        if maybe(it.get("already_assisted")):
            self.ask("applicants", name, it, "part_of_joint_grant")
        if too_young(it, victim) != MET:
            self.ask("applicants", name, it, "major_fault", "refused_cooperation", "false_statement")
        self.ask("applicants", name, it, "waived_compensation")
        if maybe(it.get("waived_compensation")) and person and not certainly_of_age(it):
            self.ask("applicants", name, it, "waived_by")
        self.ask("applicants", name, it, "reasonably_assisted")
        if person and not certainly_of_age(it):
            self.ask("applicants", name, it, "long_therapy_needed")
        # Otherwise asked for the order of work only, of which the oracle knows nothing.
        if person and self.standard.raises("military_family"):
            self.ask("applicants", name, it, "military_family")

    def open_questions(self):
        """Paths asked and not answered; cells of a list are not looked into."""
        answered = set()
        if self.found_in_own_case is not None:
            answered.add("facts.case.found_in_own_case")
        for place, subjects in (
            ("victims", self.victims),
            ("households", self.households),
            ("applicants", self.applicants),
        ):
            for name, it in subjects.items():
                answered |= {f"facts.{place}.{name}.{question}" for question in it}
        return [path for path in self.questions if path not in answered]

    def as_case(self):
        facts = {"case": {}, "victims": self.victims, "households": self.households, "applicants": self.applicants}
        if self.found_in_own_case is not None:
            facts["case"]["found_in_own_case"] = self.found_in_own_case
        return {"frame": self.case["frame"], "facts": facts, "choices": self.case.get("choices", {})}


def maybe(answer):
    """What cannot be established may be so, and what depends on it is asked."""
    return answer is True or answer == CBE


def certainly_of_age(applicant):
    """Neither a minor today nor at the time of the harm; an organisation is never a minor."""
    if applicant.get("organisation") is True:
        return True
    return applicant.get("age", 0) >= 18 and applicant.get("minor_at_harm") is False


def too_young(applicant, victim):
    """Civil Code, Art. 20 (no capacity below eight); below fourteen the victim of a sexual offence is not blamed."""
    age = applicant.get("age")
    if age is None:
        return NOT_MET
    if age < 8:
        return MET
    if age < 14 and applicant.get("relation") == "self" and victim.get("sexual_offence") is True:
        return is_so(victim.get("crime"))
    return NOT_MET


def income_at_or_below_line(household):
    """Whether that is certain; with fewer figures known, for a household of one and a line of nought."""
    income = household.get("monthly_income")
    if income is None:
        return False
    return Fraction(income) / household.get("members", 1) <= Fraction(household.get("local_line", 0))


def contradictions(case):
    """Things that cannot both be so; the program refuses such a case."""
    heard = Heard(case)
    found = []
    selves = set()
    for link in heard.links:
        if heard.applicants[link["id"]].get("relation") == "self":
            if heard.victims[link["victim"]].get("died") is True:
                found.append(f"{link['id']} is the victim who died")
            if link["victim"] in selves:
                found.append(f"{link['victim']} is two applicants")
            selves.add(link["victim"])
    for name, sheet in case.get("choices", {}).get("sheets", {}).items():
        if sheet.get("proposed_months") is not None and sheet.get("proposed_amount") is not None:
            found.append(f"{name}: both months and amount are proposed")
    if heard.day < OPINION_DAY:
        found.append("before 27 February 2018")
    return found


# ------------------------------------------------------------------------------------------ verdicts on conditions


def is_so(answer):
    return MET if answer is True else DISCRETION if answer == CBE else NOT_MET


def is_not_so(answer):
    return MET if answer is False else DISCRETION if answer == CBE else NOT_MET


def is_one_of(answer, wanted):
    return MET if answer in wanted else DISCRETION if answer == CBE else NOT_MET


def so(truth):
    return MET if truth else NOT_MET


def all_of(*verdicts):
    return max(verdicts)


def any_of(*verdicts):
    return min(verdicts)


def leads(verdict, when_not_met):
    return {MET: ELIGIBLE, DISCRETION: AT_DISCRETION, NOT_MET: when_not_met}[verdict]


class Judged:
    """One applicant of a complete case."""

    def __init__(self, heard, link):
        self.case = heard.case
        self.rules_2021 = heard.day >= RULES_2021_DAY
        self.found_in_own_case = heard.found_in_own_case
        self.a = heard.applicants[link["id"]]
        self.v = heard.victims[link["victim"]]
        self.h = heard.households[link["household"]]
        # "The applicant is the victim": of a victim who died nobody is it.
        self.is_victim = so(self.a.get("relation") == "self" and self.v.get("died") is not True)
        self.relation_not_self = so(self.a.get("relation") not in (None, "self"))

    # --- persons

    def minor(self):
        """2018 Opinion (persons under eighteen); who has come of age since the harm: the officer's discretion."""
        if self.a.get("organisation") is not False:
            return NOT_MET
        if self.a["age"] < 18:
            return MET
        return DISCRETION if self.a.get("minor_at_harm") in (True, CBE) else NOT_MET

    def dependant(self):
        """2021 Rules, Art. 7 (3): near relatives living on the victim's income, or others the victim supported."""
        near = ["spouse", "parent", "child", "sibling"]
        if self.case["frame"].get("readings", {}).get("near_relatives") == "civil":
            near += ["grandparent", "grandchild"]
        relative = all_of(so(self.a.get("relation") in near), is_so(self.a.get("main_income_from_victim")))
        supported = all_of(self.relation_not_self, is_so(self.a.get("supported_by_victim")))
        return any_of(relative, supported)

    # --- kinds of harm

    def serious_harm(self):
        return any_of(is_one_of(self.v.get("injury"), ["serious"]), is_one_of(self.v.get("disability"), ["severe"]))

    def any_bodily_harm(self):
        return any_of(
            is_one_of(self.v.get("injury"), ["slight", "minor", "serious"]),
            is_one_of(self.v.get("disability"), ["not_severe", "severe"]),
        )

    def breadwinner_lost(self):
        """The victim died; since the 2021 Rules also: lost the capacity to work."""
        died = is_so(self.v.get("died"))
        if self.rules_2021:
            return any_of(died, is_so(self.v.get("lost_working_capacity")))
        return died

    def urgent_harm_rules(self):
        """2021 Rules, Art. 7 (2); the 2016 Rules asked for danger to life as well."""
        urgent = is_so(self.v.get("urgent_treatment"))
        if self.rules_2021:
            return urgent
        return all_of(urgent, is_so(self.v.get("life_threatening")))

    # --- obstacles to compensation

    def obstacle(self, with_limitation):
        ways = [
            is_so(self.v.get("unsolved")),
            is_so(self.v.get("liable_party_dead")),
            is_so(self.v.get("liable_party_cannot_pay")),
            is_one_of(self.v.get("suit"), [ENFORCEMENT_CLOSED]),
        ]
        if self.v.get("suit") == "enforcing":
            ways.append(DISCRETION)
        if with_limitation and self.rules_2021:
            ways.append(is_so(self.v.get("limitation_expired")))
        return any_of(*ways)

    def maintenance_unpaid(self):
        """2018 Opinion, Art. 3 (6): the person against whom enforcement is sought cannot pay."""
        ways = [is_so(self.v.get("liable_party_cannot_pay")), is_one_of(self.v.get("suit"), [ENFORCEMENT_CLOSED])]
        if self.v.get("suit") == "enforcing":
            ways.append(DISCRETION)
        return any_of(*ways)

    def suit_not_paid(self):
        suit = self.v.get("suit")
        return DISCRETION if suit == CBE else so(suit != "paid")

    def not_compensated(self):
        return is_not_so(self.v.get("effectively_compensated"))

    # --- the household

    def hardship(self):
        """A certificate, or income per head at or below the local line, or the officer's finding."""
        certificate = is_one_of(self.h.get("certificate"), CERTIFICATES)
        income = so(self.h.get("certificate") in ("none", CBE) and income_at_or_below_line(self.h))
        return any_of(certificate, income, is_so(self.h.get("hardship_finding")))

    def cause(self):
        return is_so(self.h.get("hardship_from_case"))

    def cannot_pay_treatment(self):
        return is_so(self.h.get("cannot_pay_treatment"))

    # --- grounds: each is (harm, outcome)

    def grounds_of_the_rules(self):
        """2021 Rules, Art. 7 (1)-(6); before 31 December 2021 the 2016 Rules, Art. 7."""
        crime = is_so(self.v.get("crime"))
        tort = is_so(self.v.get("civil_tort"))
        hardship = leads(self.hardship(), EXCLUDED)
        obstacle = leads(self.obstacle(with_limitation=True), GENERALLY_NOT)
        no_suit = leads(self.obstacle(with_limitation=False), GENERALLY_NOT)

        def ground(harm, *others):
            return harm, max(leads(harm, EXCLUDED), *others)

        injured = all_of(self.is_victim, self.any_bodily_harm())
        bereft = all_of(self.dependant(), self.breadwinner_lost())
        return [
            ground(all_of(crime, self.is_victim, self.serious_harm()), obstacle, hardship),
            ground(
                all_of(crime, self.is_victim, self.urgent_harm_rules()), leads(self.cannot_pay_treatment(), EXCLUDED)
            ),
            ground(all_of(crime, self.dependant(), self.breadwinner_lost()), obstacle, hardship),
            ground(all_of(crime, self.is_victim, is_so(self.v.get("great_property_loss"))), obstacle, hardship),
            ground(all_of(is_so(self.v.get("retaliation")), self.is_victim), no_suit, hardship),
            ground(all_of(tort, any_of(injured, bereft)), no_suit, hardship),
        ]

    def grounds_of_the_opinion(self):
        """2018 Opinion, Art. 3 (1)-(7).

        Whether the applicant is a minor is no part of the harm: a listed harm shuts the catch-all for who has come of
        age as it does for a minor, who would otherwise fare worse than the older one.
        """
        minor = leads(self.minor(), EXCLUDED)
        crime = is_so(self.v.get("crime"))
        tort = is_so(self.v.get("civil_tort"))
        hardship = leads(self.hardship(), EXCLUDED)
        uncompensated = leads(self.not_compensated(), GENERALLY_NOT)
        # Art. 3 (7) asks that a suit cannot bring effective compensation; where only that is missing it is left to the
        # officer (questions and answers of 7 March 2018), unless the suit did bring it or effective compensation was had.
        no_suit = max(
            min(leads(self.obstacle(with_limitation=False), GENERALLY_NOT), AT_DISCRETION),
            leads(self.suit_not_paid(), GENERALLY_NOT),
            uncompensated,
        )

        def ground(harm, *others):
            return harm, max(minor, leads(harm, EXCLUDED), *others)

        trauma = is_so(self.v.get("psychological_trauma"))
        family = so(self.a.get("relation") not in (None, "none"))
        injured = all_of(self.is_victim, self.any_bodily_harm())
        bereft = all_of(self.dependant(), self.breadwinner_lost())
        return [
            ground(all_of(crime, self.is_victim, any_of(self.any_bodily_harm(), trauma)), uncompensated, hardship),
            ground(
                all_of(crime, self.is_victim, is_so(self.v.get("urgent_treatment"))),
                leads(self.cannot_pay_treatment(), EXCLUDED),
            ),
            ground(
                all_of(
                    crime,
                    is_so(self.v.get("died")),
                    self.relation_not_self,
                    is_so(self.a.get("supported_by_victim")),
                ),
                uncompensated,
                hardship,
            ),
            ground(
                all_of(crime, is_so(self.v.get("great_property_loss")), family),
                uncompensated,
                leads(is_not_so(self.a.get("reasonably_assisted")), GENERALLY_NOT),
                hardship,
            ),
            ground(all_of(is_so(self.v.get("retaliation")), self.is_victim), hardship),
            ground(is_so(self.v.get("maintenance_claim")), leads(self.maintenance_unpaid(), GENERALLY_NOT), hardship),
            ground(all_of(tort, any_of(injured, bereft)), no_suit, hardship),
        ]

    def catch_all(self, listed, *conditions):
        """2021 Rules, Art. 7 (7); 2018 Opinion, Art. 3 (8): fills a missing kind of harm, never another gap."""
        fits = any(harm == MET for harm, _ in listed)
        if fits or not self.has_a_tie() or NOT_MET in conditions:
            return EXCLUDED
        return AT_DISCRETION

    def has_a_tie(self):
        """The child of an offender, say, is nobody's victim and outside the catch-alls as well."""
        return (
            self.a.get("organisation") is True
            or self.a.get("relation") != "none"
            or maybe(self.a.get("supported_by_victim"))
        )

    def best_ground(self):
        rules = self.grounds_of_the_rules()
        opinion = self.grounds_of_the_opinion()
        shared = (self.hardship(), self.cause())
        outcomes = [outcome for _, outcome in rules + opinion]
        outcomes.append(self.catch_all(rules, *shared, self.obstacle(with_limitation=True)))
        outcomes.append(self.catch_all(opinion, *shared, self.not_compensated(), self.minor()))
        return min(outcomes)

    # --- what stands against assistance

    def scope(self):
        """Found in a case of this office; otherwise it belongs elsewhere (2021 Rules, Art. 3)."""
        return leads(is_so(self.found_in_own_case), REFER)

    def one_time(self):
        """2014 Opinion: once for the same person in the same case. A share in a joint grant is not a second time."""
        first_time = is_not_so(self.a.get("already_assisted"))
        return leads(any_of(first_time, is_so(self.a.get("part_of_joint_grant"))), EXCLUDED)

    def natural_person(self):
        return ELIGIBLE if self.a.get("organisation") is False else AT_DISCRETION

    def refusals(self):
        """2021 Rules, Art. 8 (1)-(6): generally not assisted."""
        verdicts = [self.cause(), is_not_so(self.a.get("reasonably_assisted")), self.no_waiver()]
        for own in ("major_fault", "refused_cooperation", "false_statement"):
            verdicts.append(any_of(too_young(self.a, self.v), is_not_so(self.a.get(own))))
        return leads(all_of(*verdicts), GENERALLY_NOT)

    def no_waiver(self):
        """Art. 8 (4). What a guardian gave up is not the child's doing."""
        waived = self.a.get("waived_compensation")
        if waived is not True:
            return is_not_so(waived)
        if certainly_of_age(self.a):
            return NOT_MET
        if self.a.get("waived_by") in ("guardian", CBE):
            return DISCRETION
        if self.a.get("guardian_tied_to_liable_party") in (True, CBE):
            return DISCRETION
        return NOT_MET

    # --- results

    def outcome(self):
        return max(self.scope(), self.one_time(), self.natural_person(), self.refusals(), self.best_ground())

    def conditions(self):
        """Of a local standard's uplifts."""
        disabled = all_of(self.is_victim, harms_of(self.v)["disability"])
        person = is_so(self.a.get("organisation") is False)
        return {
            "minor": self.minor(),
            "disabled_victim": disabled,
            "military_family": all_of(person, is_so(self.a.get("military_family"))),
            "hardship_certificate": is_one_of(self.h.get("certificate"), CERTIFICATES),
            "especially_hard": is_so(self.h.get("especially_hard")),
            "long_therapy": all_of(self.minor(), is_so(self.a.get("long_therapy_needed"))),
        }

    def over_limit(self):
        """2014 Opinion and 2018 Opinion: when the general limit may be exceeded."""
        hard = is_so(self.h.get("especially_hard"))
        anybody = all_of(is_so(self.v.get("especially_great_loss")), hard)
        injured_child = all_of(self.minor(), self.is_victim, self.serious_harm(), hard)
        long_therapy = all_of(self.minor(), is_so(self.a.get("long_therapy_needed")))
        return any_of(anybody, injured_child, long_therapy)


def judge(heard):
    """Outcome and over-limit verdict of each applicant of a complete case, as numbers."""
    judged = {link["id"]: Judged(heard, link) for link in heard.links}
    return {name: (one.outcome(), one.over_limit()) for name, one in judged.items()}


# --------------------------------------------------------------------------------------------- closing a case


def completions(case, chooser):
    """A closed case: every question that is asked has an answer, chosen by `chooser(question, path, possible)`."""
    stripped = Heard(case).as_case()
    tiers = [*local.Standard(case["frame"]).tiers, CBE]

    def supply(question, answer, path):
        if question in ("losses", "received"):
            return close_list(question, answer, path)
        if answer is None:
            return chooser(question, path, tiers if question == "hardship_tier" else POSSIBLE[question])
        return answer

    def close_list(question, rows, path):
        name = path.split(".")[2]
        final = stripped["facts"]["victims"][name].get(f"{question}_complete") is True
        closed = [dict(row) for row in rows or []]
        if not final and chooser("more_rows", path, YES_NO):
            closed.append({})
        for row in closed:
            kind, kinds = ("item", LOSS_ITEMS) if question == "losses" else ("source", SOURCES)
            if row.get(kind) is None:
                row[kind] = chooser(kind, path, kinds)
            if row.get("amount") is None:
                row["amount"] = chooser("amount", path, ["0", "0.01", "5000", "123456.78"])
            if row.get("source") in ("social_assistance", "charity") and row.get("for_listed_loss") is None:
                row["for_listed_loss"] = chooser("for_listed_loss", path, YES_NO)
        return closed

    return Heard(stripped, supply)


# ------------------------------------------------------------------------------------------------- how much


def read_wages():
    with WAGES.open(encoding="utf-8", newline="") as file:
        return {
            (row["region_code"], row["series"], int(row["year"])): Fraction(row["annual_wage_yuan"])
            for row in csv.DictReader(file)
        }


WAGE = read_wages()


def annual_wage(heard):
    """The published row, if one is used, and the yearly wage. What the officer entered or chose comes before the local standard."""
    frame, standard = heard.case["frame"], heard.standard
    if frame.get("own_annual_wage") is not None:
        return None, Fraction(frame["own_annual_wage"])
    chosen = frame.get("readings", {}).get("wage_region")
    its_own = standard.one("annual_wage", "amount")
    if its_own is not None and frame.get("statistic") is None and chosen is None:
        return None, Fraction(its_own)
    series = frame.get("statistic") or standard.one("wage_statistic", "value") or "employed"
    # Of cities no figures are held, nor of all employed.
    if (chosen or standard.one("wage_region", "value")) == "city" or series == "all_employed":
        return None, None
    row = wage_of(frame, heard.day, series)
    return row, row and row["annual"]


def wage_of(frame, day, series):
    """The latest published year not after the previous one; a year is published on 1 July of the next."""
    region = frame.get("region")
    previous = day.year - 1
    for year in range(previous, 1990, -1):
        if datetime.date(year + 1, 7, 1) > day or (region, series, year) not in WAGE:
            continue
        newest = previous if day >= datetime.date(day.year, 7, 1) else previous - 1
        if year == previous:
            standing = "previous_year"
        elif year == newest:
            standing = "not_yet_published"
        else:
            standing = "later_year_missing"
        return {"year": year, "annual": WAGE[region, series, year], "standing": standing}
    return None


def floor(amount):
    return Fraction(amount.numerator // amount.denominator)


def unmet_loss(victim):
    """Listed losses less what reduces them, as (low, high); high is None while it is open above."""
    losses = victim.get("losses") or []
    low = sum((Fraction(row["amount"]) for row in losses if row.get("amount") is not None), Fraction(0))
    high = low
    if any(row.get("amount") is None for row in losses) or victim.get("losses_complete") is not True:
        high = None
    if unmeasured_harm_possible(victim):
        high = None

    least, most = Fraction(0), Fraction(0)
    for row in victim.get("received") or []:
        source, amount = row.get("source"), row.get("amount")
        same_item = row.get("for_listed_loss")
        whole = source in ("liable_party", "insurer", "medical_insurance", "road_fund")
        none = source in ("judicial_assistance", "road_fund_repayable", "promised")
        if source in ("social_assistance", "charity"):
            whole, none = same_item is True, same_item is False
        if whole and amount is not None:
            least += Fraction(amount)
        if not none and most is not None:
            most = None if amount is None else most + Fraction(amount)
    if victim.get("received_complete") is not True:
        most = None
    low = Fraction(0) if most is None else max(Fraction(0), low - most)
    return low, None if high is None else max(Fraction(0), high - least)


def unmeasured_harm_possible(victim):
    """Trauma, or a breadwinner lost, has no listed price: while either may be so, the sum is only "at least"."""
    if all(victim.get(one) is False for one in ("crime", "civil_tort", "retaliation")):
        return False
    return any(victim.get(one) is not False for one in ("died", "psychological_trauma", "lost_working_capacity"))


def harms_of(victim):
    """Which harms a local standard's table may name, each with its verdict."""
    harmed = any_of(*(is_so(victim.get(one)) for one in ("crime", "civil_tort", "retaliation")))
    alive = all_of(harmed, is_not_so(victim.get("died")))
    return {
        "death": all_of(harmed, is_so(victim.get("died"))),
        "disability": all_of(alive, is_one_of(victim.get("disability"), ["not_severe", "severe"])),
        "serious_injury": all_of(alive, is_one_of(victim.get("injury"), ["serious"])),
        "minor_injury": all_of(alive, is_one_of(victim.get("injury"), ["minor"])),
        "lost_working_capacity": all_of(alive, is_so(victim.get("lost_working_capacity"))),
        "psychological_trauma": all_of(alive, is_so(victim.get("psychological_trauma"))),
        "property_loss": all_of(is_so(victim.get("crime")), is_so(victim.get("great_property_loss"))),
    }


def guide_of(heard, name):
    """What the local standard's table of months makes of one sheet of a complete case."""
    victim = heard.victims[name]
    injury, disability = victim.get("injury_grade"), victim.get("disability_grade")
    grades = {"serious_injury": injury, "minor_injury": injury, "disability": disability}
    links = [link for link in heard.links if link["victim"] == name]
    people = [
        (heard.households[link["household"]].get("hardship_tier"), Judged(heard, link).conditions()) for link in links
    ]
    annual = annual_wage(heard)[1]
    return local.Guide(heard.standard, annual and annual / 12, harms_of(victim), grades, people)


CHECKS = ["general_limit", "extended_limit", "documented_unmet_loss", "soft_cap", "soft_floor", "guide"]


def check(name, proposed, low, high):
    """low and high bound the figure proposed is held against; high None is open."""
    if proposed is not None and low is not None and proposed <= low:
        return {"id": name, "state": "within"}
    if proposed is not None and high is not None and proposed > high:
        return {"id": name, "state": "above", "distance": proposed - high}
    return {"id": name, "state": "open"}


def check_floor(proposed, floor):
    if proposed is not None and proposed < floor:
        return {"id": "soft_floor", "state": "below", "distance": floor - proposed}
    return {"id": "soft_floor", "state": "open" if proposed is None else "within"}


def check_guide(proposed, guide):
    """`guide` has amount, certain and settled: outside counts only where some row counts for certain."""
    low, high = guide["amount"]
    if proposed is not None and guide["certain"] and proposed > high:
        return {"id": "guide", "state": "above", "distance": proposed - high}
    if proposed is not None and guide["certain"] and proposed < low:
        return {"id": "guide", "state": "below", "distance": low - proposed}
    return {"id": "guide", "state": "within" if proposed is not None and guide["settled"] else "open"}


def sheet_of(heard, name, may_exceed, guide=None):
    """The figures of one victim's sheet. `may_exceed`: over the limit is not ruled out for some applicant."""
    standard, frame = heard.standard, heard.case["frame"]
    people = sum(link["victim"] == name for link in heard.links)
    wage, annual = annual_wage(heard)
    general = None
    if annual is not None:
        # 36 monthly wages of a twelfth each; one rounding, at the end, down to the yuan.
        general = floor(36 * annual / 12) * (people if standard.limit_is_for_each(frame) else 1)
        general = min([general, *standard.marks("caps", people, kind="hard")])
    victim = heard.victims[name]
    unmet = unmet_loss(victim)
    sheet = {
        "wage": wage,
        "general_limit": general,
        "extended_limit": None if general is None or not may_exceed else (general, None),
        "documented_unmet_loss": unmet,
        "proposal": None,
    }
    choice = (heard.case.get("choices") or {}).get("sheets", {}).get(name, {})
    months, amount = choice.get("proposed_months"), choice.get("proposed_amount")
    if months is None and amount is None:
        return sheet
    if amount is not None:
        proposed = Fraction(amount)
    else:
        proposed = None if annual is None else floor(Fraction(months) * annual / 12)
    checks = [check("general_limit", proposed, general, general)]
    if checks[0]["state"] == "above":
        checks.append(check("extended_limit", proposed, general, None if may_exceed else general))
    if victim.get("losses") or victim.get("losses_complete") is True:
        checks.append(check("documented_unmet_loss", proposed, *unmet))
    checks += [check("soft_cap", proposed, cap, cap) for cap in standard.marks("caps", people, kind="soft")]
    checks += [check_floor(proposed, least) for least in standard.marks("floors", people)]
    if guide is not None:
        checks.append(check_guide(proposed, guide))
    checks.sort(key=str)
    # Whether anything can be paid hangs on more than the oracle knows; but if so, then the sum, rounded down.
    sheet["proposal"] = {"amount": proposed, "payable": proposed and standard.rounded(proposed), "checks": checks}
    return sheet


# --------------------------------------------------------------------------------------------- the whole answer


def answer(case):
    """The expected answer to a complete case; numbers stay fractions."""
    heard = Heard(case)
    assert not heard.open_questions(), heard.open_questions()
    judged = judge(heard)
    sheets = {}
    for name in heard.victims:
        mine = [judged[link["id"]][1] for link in heard.links if link["victim"] == name]
        sheets[name] = sheet_of(heard, name, min(mine, default=NOT_MET) != NOT_MET)
    return {
        "applicants": {
            name: {"outcomes": [OUTCOMES[outcome]], "over_limit": [VERDICTS[over], VERDICTS[over]]}
            for name, (outcome, over) in judged.items()
        },
        "sheets": sheets,
    }
