"""Seeded cases for the comparison: random ones of every shape, and ones that sit on a threshold.

`random_case(seed, number)` and `aimed_case(threshold, seed, number)` always give the same case for the same arguments.
Run as a script it prints cases as lines of JSON: generate.py [count] [seed].
"""

import datetime
import json
import random
import sys
from fractions import Fraction
from pathlib import Path

import local
import oracle
from oracle import CBE, POSSIBLE, SOURCES, YES_NO

REGIONS = sorted({region for region, _, _ in oracle.WAGE if region != "000000"})
TURNING_DAYS = [
    "2018-02-27",
    "2018-02-28",
    "2018-06-30",
    "2018-07-01",
    "2021-12-30",
    "2021-12-31",
    "2022-01-01",
    "2024-06-30",
    "2024-07-01",
    "2026-02-28",
]

# How often the answer is the one that lets a case go on; without this nearly every random case would fall at the first gate.
USUAL = {
    "found_in_own_case": (True, 0.92),
    "crime": (True, 0.7),
    "civil_tort": (False, 0.6),
    "retaliation": (False, 0.8),
    "maintenance_claim": (False, 0.75),
    "died": (False, 0.65),
    "hardship_from_case": (True, 0.88),
    "cannot_pay_treatment": (True, 0.7),
    "organisation": (False, 0.94),
    "already_assisted": (False, 0.88),
    "part_of_joint_grant": (True, 0.6),
    "major_fault": (False, 0.93),
    "refused_cooperation": (False, 0.95),
    "false_statement": (False, 0.95),
    "waived_compensation": (False, 0.88),
    "reasonably_assisted": (False, 0.9),
    "effectively_compensated": (False, 0.65),
    "certificate": ("none", 0.5),
    "hardship_finding": (True, 0.6),
}


def pick(rng, question):
    """A random answer to a question; "cannot be established" is rarer than the others."""
    if question in USUAL:
        usual, share = USUAL[question]
        if rng.random() < share:
            return usual
    options = POSSIBLE[question]
    if CBE in options and rng.random() < 0.85:
        options = [one for one in options if one != CBE]
    return rng.choice(options)


def fen(amount):
    """Text of an amount in yuan and fen; the amount must be whole in fen."""
    hundredths = Fraction(amount) * 100
    assert hundredths.denominator == 1 and hundredths >= 0, amount
    return f"{hundredths.numerator // 100}.{hundredths.numerator % 100:02d}"


def some_amount(rng):
    return rng.choice(["0", "0.01", "1", fen(Fraction(rng.randrange(1, 50_000_000), 100)), str(rng.randrange(1, 300_000))])


def some_day(rng):
    if rng.random() < 0.4:
        return rng.choice(TURNING_DAYS)
    first = oracle.OPINION_DAY.toordinal()
    return datetime.date.fromordinal(rng.randrange(first, first + 365 * 10)).isoformat()


def some_frame(rng, victims, households, applicants):
    frame = {
        "as_of": some_day(rng),
        "region": rng.choice(REGIONS),
        "victims": [f"v{n + 1}" for n in range(victims)],
        "households": [f"h{n + 1}" for n in range(households)],
        "applicants": [
            {"id": f"a{n + 1}", "victim": f"v{n % victims + 1}", "household": f"h{n % households + 1}"}
            for n in range(applicants)
        ],
    }
    if rng.random() < 0.04:
        del frame["region"]
    if rng.random() < 0.5:
        frame["statistic"] = rng.choice(["employed", "on_post"])
    if rng.random() < 0.12:
        frame["own_annual_wage"] = fen(Fraction(rng.randrange(3_000_000, 30_000_000), 100))
        frame["own_wage_year"] = rng.choice([2015, 2016])
    if rng.random() < 0.4:
        frame["readings"] = {"near_relatives": rng.choice(["criminal", "civil"])}
    return frame


def some_rows(rng, kind):
    rows = []
    for _ in range(rng.choice([0, 1, 1, 2, 4])):
        if kind == "losses":
            rows.append({"item": rng.choice(oracle.LOSS_ITEMS), "amount": some_amount(rng)})
        else:
            row = {"source": rng.choice(SOURCES), "amount": some_amount(rng)}
            if row["source"] in ("social_assistance", "charity") or rng.random() < 0.1:
                row["for_listed_loss"] = rng.random() < 0.5
            rows.append(row)
    return rows


def some_age(rng):
    return rng.choice([rng.randrange(0, 20), rng.choice([7, 8, 13, 14, 17, 18]), rng.randrange(18, 131)])


QUESTIONS = {
    "victims": """crime civil_tort retaliation maintenance_claim died injury disability lost_working_capacity
        psychological_trauma sexual_offence great_property_loss urgent_treatment life_threatening unsolved
        limitation_expired liable_party_dead liable_party_cannot_pay suit effectively_compensated losses losses_complete
        received received_complete especially_great_loss""".split(),
    "households": """certificate members monthly_income local_line hardship_finding hardship_from_case especially_hard
        cannot_pay_treatment""".split(),
    "applicants": """organisation age relation minor_at_harm main_income_from_victim supported_by_victim
        guardian_tied_to_liable_party already_assisted part_of_joint_grant major_fault refused_cooperation false_statement
        waived_compensation waived_by reasonably_assisted long_therapy_needed""".split(),
}


def some_answer(rng, question):
    if question in ("losses", "received"):
        return some_rows(rng, question)
    if question == "age":
        return some_age(rng)
    if question == "members":
        return rng.randrange(1, 9)
    if question in ("monthly_income", "local_line"):
        return rng.choice([some_amount(rng), str(rng.randrange(300, 3000))])
    return pick(rng, question)


def full_facts(rng, frame):
    """Every question answered, whether it is asked or not."""
    facts = {"case": {"found_in_own_case": pick(rng, "found_in_own_case")}}
    for place, questions in QUESTIONS.items():
        names = [link["id"] for link in frame["applicants"]] if place == "applicants" else frame[place]
        facts[place] = {name: {question: some_answer(rng, question) for question in questions} for name in names}
    return facts


def make_sparse(rng, case):
    """Little speaks for assistance and little against it, so that a single ground, obstacle or person decides."""
    facts = case["facts"]
    facts["case"]["found_in_own_case"] = True
    for it in facts["victims"].values():
        kinds = ["crime", "civil_tort", "retaliation", "maintenance_claim"]
        harms = ["lost_working_capacity", "psychological_trauma", "great_property_loss", "urgent_treatment"]
        ways = ["unsolved", "limitation_expired", "liable_party_dead", "liable_party_cannot_pay"]
        for questions in (kinds, harms, ways):
            it.update(dict.fromkeys(questions, False))
        for questions, least, most in ((kinds[:1] * 3 + kinds[1:], 1, 2), (harms, 0, 2), (ways, 0, 1)):
            for question in rng.sample(questions, rng.randint(least, most)):
                it[question] = CBE if rng.random() < 0.15 else True
        it["injury"] = rng.choice(["none", "none", pick(rng, "injury")])
        it["disability"] = rng.choice(["none", "none", "none", pick(rng, "disability")])
        it["suit"] = rng.choice(["none", "pending", "paid", pick(rng, "suit")])
    for it in facts["households"].values():
        it["certificate"] = rng.choice(["dibao", "dibao", "dibao", "none"])
        it["hardship_from_case"] = True
    for it in facts["applicants"].values():
        for question in ("already_assisted", "refused_cooperation", "false_statement", "waived_compensation"):
            it[question] = False
        it["organisation"] = rng.random() < 0.02
        it["relation"] = rng.choice(["self", "self", "self", "child", it["relation"]])


def settle(rng, case):
    """Takes the contradictions out of a case."""
    selves = set()
    links = case["frame"]["applicants"]
    for link in links:
        it = case["facts"]["applicants"][link["id"]]
        if it["relation"] == "self":
            if link["victim"] in selves or case["facts"]["victims"][link["victim"]]["died"]:
                it["relation"] = rng.choice(POSSIBLE["relation"][1:])
            else:
                selves.add(link["victim"])


def open_some(rng, case, share):
    """Takes answers away; of the lists also single cells."""
    facts = case["facts"]
    for subjects in (facts["victims"], facts["households"], facts["applicants"], {"": facts["case"]}):
        for it in subjects.values():
            for question in list(it):
                if question in ("losses", "received"):
                    for row in it[question]:
                        for cell in list(row):
                            if rng.random() < share / 3:
                                del row[cell]
                if rng.random() < share:
                    del it[question]


def some_proposal(rng, case, victim):
    if rng.random() < 0.4:
        return
    sheet = case["choices"]["sheets"].setdefault(victim, {})
    if rng.random() < 0.4:
        sheet["proposed_months"] = rng.choice(["0", "1", "12.5", "35.99", "36", "36.01", "60", f"{rng.randrange(0, 60)}.33"])
    else:
        sheet["proposed_amount"] = rng.choice([some_amount(rng), str(rng.randrange(1000, 700_000))])


def random_case(seed, number):
    rng = random.Random(f"random {seed} {number}")
    victims = rng.choice([1, 1, 1, 2, 3])
    applicants = victims - 1 + rng.choice([1, 1, 2, 3])
    frame = some_frame(rng, victims, min(applicants, rng.choice([1, 1, 2, 3])), applicants)
    case = {"frame": frame, "facts": full_facts(rng, frame), "choices": {"sheets": {}}}
    if rng.random() < 0.5:
        make_sparse(rng, case)
    if rng.random() < 0.98:
        settle(rng, case)
    for victim in frame["victims"]:
        some_proposal(rng, case, victim)
    if rng.random() < 2 / 3:
        open_some(rng, case, rng.choice([1 / 3, 1 / 3, 0.1, 0.03]))
    if rng.random() < 0.7:
        # The rest keep answers to questions that are not asked; they must not count.
        case["facts"] = oracle.Heard(case).as_case()["facts"]
    return case


# ------------------------------------------------------------------------------------------------ local standards

RICH = json.loads((Path(__file__).resolve().parents[1] / "profiles" / "rich.json").read_text(encoding="utf-8"))
HARMS = ["death", "disability", "serious_injury", "minor_injury", "lost_working_capacity", "psychological_trauma", "property_loss"]
CONDITIONS = ["minor", "disabled_victim", "military_family", "hardship_certificate", "especially_hard", "long_therapy"]


def some_rows_of(rng, harm, tiers):
    """Bands of grades that follow each other, as far as the table goes; in some tiers further than in others."""
    most = local.GRADES.get(harm)
    first = rng.choice([1, 1, 1, rng.randrange(1, (most or 1) + 1)])
    named = tiers if tiers and rng.random() < 0.5 else [None]
    named = named[rng.randrange(len(named)) :] if rng.random() < 0.3 else named
    lasts = sorted(rng.choice([most or 1, rng.randrange(first, (most or 1) + 1)]) for _ in named)
    for tier, last in zip(named, lasts if rng.random() < 0.5 else lasts[::-1]):
        grade = first
        while grade <= last:
            upto = rng.randrange(grade, last + 1)
            row = {"harm": harm} if tier is None else {"harm": harm, "tier": tier}
            if most and (first, last, grade, upto) == (1, most, 1, most) and rng.random() < 0.5:
                pass  # all grades: none is named
            elif most:
                row["grade_from"] = grade
                if grade != upto or rng.random() < 0.5:
                    row["grade_to"] = upto
            if rng.random() < 0.15:
                row["silent"] = True
            else:
                months = sorted([Fraction(rng.randrange(0, 145), 4), Fraction(rng.randrange(0, 145), 4)])
                row["months_from"], row["months_to"] = map(fen, months)
            yield row
            grade = upto + 1


def some_versions(rng, make, many=True):
    """A value, or two that follow each other; now and then one that has ended."""
    days = rng.choice([["2018-01-01"], ["2022-01-01"], ["2018-01-01", "2024-07-01"]]) if many else ["2018-01-01"]
    values = [{**make(), "from": day, "authority": "x"} for day in days]
    if rng.random() < 0.2:
        values[-1]["until"] = "2025-06-30"
    return values


def some_standard(rng):
    tiers = [f"tier_{at + 1}" for at in range(rng.choice([0, 0, 2, 3]))]
    source = {"id": "x", "kind": "source", "title_zh": "虚构", "article_zh": "一", "address": "x", "evidence": "verified_p", "read": "2025-01"}
    standard = {"id": "fictitious", "name_zh": "虚构", "place": "虚构", "authorities": [source]}
    standard["hardship_tiers"] = [{"id": tier, "name_zh": tier} for tier in tiers]

    def may(share, key, value):
        if rng.random() < share:
            standard[key] = value()

    may(0.2, "wage_region", lambda: some_versions(rng, lambda: {"value": rng.choice(["province", "province", "city"])}))
    may(0.3, "wage_statistic", lambda: some_versions(rng, lambda: {"value": rng.choice(["employed", "on_post", "all_employed"])}))
    wage = lambda: {"amount": fen(Fraction(rng.randrange(3_000_000, 30_000_000), 100)), "year": 2016}  # noqa: E731
    may(0.4, "annual_wage", lambda: some_versions(rng, wage))
    # Caps lie above floors whatever the scopes.
    for key, share, least, most in (("caps", 0.7, 20_000, 300_000), ("floors", 0.4, 0, 20_000)):
        kinds = [(kind, scope) for kind in (["soft", "hard"] if key == "caps" else [None]) for scope in ("per_sheet", "per_applicant")]
        for kind, scope in rng.sample(kinds, rng.choice([1, 1, 2])) if rng.random() < share else []:
            make = lambda: {"scope": scope, "amount": fen(Fraction(rng.randrange(least * 100, most * 100), 100))}  # noqa: E731, B023
            values = [{**value, "kind": kind} if kind else value for value in some_versions(rng, make)]
            standard[key] = standard.get(key, []) + values
    harms = rng.sample(HARMS, rng.choice([1, 2, 4, 7]))
    table = lambda: {  # noqa: E731
        "scope": rng.choice(["per_sheet", "per_applicant"]),
        "rows": [row for harm in harms for row in some_rows_of(rng, harm, tiers)],
    }
    may(0.8, "months_tables", lambda: some_versions(rng, table))
    chosen = rng.sample(CONDITIONS, rng.choice([0, 1, 3]))
    uplifts = lambda condition: some_versions(rng, lambda: {"condition": condition, "percent": rng.randrange(1, 301)})  # noqa: E731
    may(1, "uplifts", lambda: [value for condition in chosen for value in uplifts(condition)])
    may(0.4, "rounding", lambda: some_versions(rng, lambda: {"unit": rng.choice(["1", "10", "100", "1000"])}))
    may(0.3, "ceiling_scope", lambda: some_versions(rng, lambda: {"value": rng.choice(["per_sheet", "per_applicant"])}))
    return standard


def local_case(seed, number):
    """A random case under a local standard, the proposal now and then at one of its marks."""
    rng = random.Random(f"local {seed} {number}")
    case = random_case(f"local {seed}", number)
    frame, facts = case["frame"], case["facts"]
    built_in = rng.choice([*local.BUILT_IN, None, None, None, None, None, None])
    if built_in is not None:
        frame["profile"] = built_in
    else:
        frame["local_profile"] = RICH if rng.random() < 0.2 else some_standard(rng)
    if rng.random() < 0.3:
        readings = {"ceiling_scope": ["per_sheet", "per_applicant"], "wage_region": ["province", "city"]}
        frame["readings"] = {**frame.get("readings", {}), **{one: rng.choice(readings[one]) for one in rng.sample(sorted(readings), 1)}}
    if rng.random() < 0.25:
        frame["as_of"] = day_of_change(rng, local.Standard(frame).whole) or frame["as_of"]
    tiers = local.Standard(frame).tiers
    share = rng.choice([0, 0, 0.2, 0.5])
    asked = {"victims": ["injury_grade", "disability_grade"], "households": ["hardship_tier"] if tiers else [], "applicants": ["military_family"]}
    for place, questions in asked.items():
        for it in facts[place].values():
            for question in questions:
                if rng.random() >= share:
                    it[question] = rng.choice(tiers + [CBE]) if question == "hardship_tier" else pick(rng, question)
    if rng.random() < 0.5:
        aim_at_mark(rng, case)
    return case


def day_of_change(rng, standard):
    """A first or last day of something in the standard, the day before or the day after."""
    values = [value for values in standard.values() if isinstance(values, list) for value in values if "from" in value]
    days = sorted({value[end] for value in values for end in ("from", "until") if end in value})
    near = [datetime.date.fromisoformat(day) + datetime.timedelta(days=by) for day in days for by in (-1, 0, 1)]
    near = [day.isoformat() for day in near if day >= oracle.OPINION_DAY]
    return rng.choice(near) if near else None


def aim_at_mark(rng, case):
    heard = oracle.Heard(case)
    for name in heard.victims:
        people = sum(link["victim"] == name for link in heard.links)
        marks = heard.standard.marks("floors", people)
        marks += heard.standard.marks("caps", people, kind="soft") + heard.standard.marks("caps", people, kind="hard")
        if not heard.open_questions():
            marks += oracle.guide_of(heard, name).amount or []
        if marks:
            # Where a mark is no whole number of fen, the fen below and above it.
            at = Fraction(rng.choice(marks) * 100 // 1, 100) + rng.choice([-1, 0, 1]) * Fraction(1, 100)
            case["choices"]["sheets"][name] = {"proposed_amount": fen(max(Fraction(0), at))}


# ---------------------------------------------------------------------------------------------------- thresholds


def plain_case(rng, **answers):
    """One injured victim of a crime, in hardship, uncompensated: assisted unless `answers` change that."""
    frame = some_frame(rng, 1, 1, 1)
    frame.setdefault("region", "420000")
    good = {
        "found_in_own_case": True,
        "crime": True,
        "civil_tort": False,
        "retaliation": False,
        "maintenance_claim": False,
        "died": False,
        "injury": "serious",
        "sexual_offence": False,
        "urgent_treatment": False,
        "unsolved": True,
        "effectively_compensated": False,
        "losses": [{"item": "medical", "amount": "320000"}],
        "losses_complete": True,
        "received": [],
        "received_complete": True,
        "certificate": "dibao",
        "hardship_from_case": True,
        "cannot_pay_treatment": True,
        "organisation": False,
        "relation": "self",
        "already_assisted": False,
        "major_fault": False,
        "refused_cooperation": False,
        "false_statement": False,
        "waived_compensation": False,
        "reasonably_assisted": False,
    }
    case = {"frame": frame, "facts": full_facts(rng, frame), "choices": {"sheets": {}}}
    for place in ("victims", "households", "applicants"):
        for it in case["facts"][place].values():
            it.update({question: value for question, value in {**good, **answers}.items() if question in it})
    case["facts"]["case"]["found_in_own_case"] = answers.get("found_in_own_case", True)
    return case


def aimed_at_capacity(rng):
    """Eight years: from then on a child's own conduct is asked about."""
    case = plain_case(rng, age=rng.choice([7, 8]), relation=rng.choice(["self", "child", "sibling"]), crime=True)
    it = case["facts"]["applicants"]["a1"]
    it[rng.choice(["major_fault", "refused_cooperation", "false_statement"])] = rng.choice([True, CBE])
    if it["relation"] != "self":
        case["facts"]["victims"]["v1"].update(died=True, great_property_loss=rng.choice(YES_NO))
        it["supported_by_victim"] = True
    return case


def aimed_at_consent(rng):
    """Fourteen years: the victim of a sexual offence below that age is not blamed."""
    case = plain_case(rng, age=rng.choice([13, 14]), sexual_offence=rng.random() < 0.85, injury=pick(rng, "injury"))
    it = case["facts"]["applicants"]["a1"]
    if rng.random() < 0.15:
        it.update(relation="sibling", supported_by_victim=True)
        case["facts"]["victims"]["v1"]["lost_working_capacity"] = True
    it[rng.choice(["major_fault", "refused_cooperation", "false_statement"])] = rng.choice([True, CBE])
    return case


def aimed_at_majority(rng):
    """Eighteen years: the opinion on minors, waiver through a guardian, long therapy."""
    case = plain_case(
        rng,
        age=rng.choice([17, 18]),
        minor_at_harm=rng.choice(YES_NO),
        injury=rng.choice(["none", "slight", "serious"]),
        disability=rng.choice(["none", "severe"]),
        psychological_trauma=True,
        unsolved=rng.choice(YES_NO),
        waived_compensation=rng.random() < 0.3,
        especially_hard=True,
    )
    if rng.random() < 0.3:
        case["facts"]["victims"]["v1"].update(died=True)
        case["facts"]["applicants"]["a1"].update(relation="child", supported_by_victim=True)
    return case


def aimed_at_income(rng):
    """Income per head and the local line: at it, one fen under, one over."""
    members = rng.randrange(1, 8)
    line = Fraction(rng.randrange(30_000, 200_000), 100)
    income = members * line + rng.choice([-1, 0, 1]) * Fraction(1, 100)
    return plain_case(
        rng,
        age=rng.choice([10, 40]),
        certificate=rng.choice(["none", "none", CBE]),
        members=members,
        monthly_income=fen(income),
        local_line=fen(line),
        hardship_finding=rng.choice([False, CBE, True]),
    )


def aimed_at_limit(rng):
    """The proposal and the general limit: at it, one fen or one yuan under or over."""
    case = plain_case(rng, age=rng.choice([10, 40]))
    limit = oracle.sheet_of(oracle.Heard(case), "v1", False)["general_limit"]
    if limit is None:
        case["frame"]["own_annual_wage"] = fen(Fraction(rng.randrange(3_000_000, 30_000_000), 100))
        limit = oracle.sheet_of(oracle.Heard(case), "v1", False)["general_limit"]
    if rng.random() < 0.3:
        sheet = {"proposed_months": rng.choice(["35.99", "36", "36.00", "36.01"])}
    else:
        sheet = {"proposed_amount": fen(limit + rng.choice([-1, Fraction(-1, 100), 0, Fraction(1, 100), Fraction(1, 2), 1]))}
    case["choices"]["sheets"]["v1"] = sheet
    return case


def aimed_at_publication(rng):
    """A year's wages are published on 1 July of the next."""
    case = plain_case(rng, age=rng.choice([10, 40]))
    days = ["06-30", "06-30", "07-01", "07-01", "12-31", "01-01"]
    case["frame"]["as_of"] = f"{rng.randrange(2019, 2028)}-{rng.choice(days)}"
    case["frame"].pop("own_annual_wage", None)
    some_proposal(rng, case, "v1")
    return case


def aimed_at_change_of_law(rng):
    """31 December 2021: limitation, urgent care without danger to life, loss of working capacity."""
    age = rng.choice([10, 40, 70])
    case = plain_case(rng, age=age, minor_at_harm=False, injury=rng.choice(["none", "minor"]), disability="none")
    case["frame"]["as_of"] = rng.choice(["2021-12-29", "2021-12-30", "2021-12-31", "2022-01-01"])
    victim, it = case["facts"]["victims"]["v1"], case["facts"]["applicants"]["a1"]
    victim.update(unsolved=False, liable_party_dead=False, liable_party_cannot_pay=False, suit="none", crime=True)
    victim.update(psychological_trauma=False, great_property_loss=False, effectively_compensated=rng.choice(YES_NO))
    aim = rng.choice(["limitation", "urgent", "capacity", "capacity_tort"])
    if aim == "limitation":
        victim.update(injury=rng.choice(["serious", "minor"]), limitation_expired=rng.choice([True, False, CBE]))
    elif aim == "urgent":
        victim.update(urgent_treatment=rng.choice([True, CBE]), life_threatening=rng.choice([True, False, CBE]))
    else:
        victim.update(lost_working_capacity=rng.choice([True, True, CBE, False]), unsolved=True)
        victim.update(crime=aim == "capacity", civil_tort=aim != "capacity")
        relation = rng.choice(["spouse", "parent", "grandparent", "other_family"])
        it.update(relation=relation, main_income_from_victim=rng.choice(YES_NO), supported_by_victim=rng.choice(YES_NO))
    return case


def aimed_at_first_day(rng):
    """27 February 2018, the first day whose law is known."""
    case = plain_case(rng, age=rng.choice([10, 40]))
    case["frame"]["as_of"] = rng.choice(["2018-02-26", "2018-02-27", "2018-02-28"])
    return case


def aimed_at_loss(rng):
    """Money received and the listed losses, and the proposal and what is left of them: at it, one fen under or over."""
    listed = [Fraction(rng.randrange(1, 9_000_000), 100) for _ in range(rng.randrange(1, 4))]
    nudge = rng.choice([-1, 0, 1]) * Fraction(1, 100)
    case = plain_case(rng, age=rng.choice([10, 40]), psychological_trauma=False, lost_working_capacity=False)
    victim = case["facts"]["victims"]["v1"]
    victim["losses"] = [{"item": rng.choice(oracle.LOSS_ITEMS), "amount": fen(one)} for one in listed]
    source = rng.choice(SOURCES)
    paid = sum(listed) + nudge if rng.random() < 0.4 else Fraction(rng.randrange(0, int(sum(listed)) * 100 + 1), 100)
    victim["received"] = [{"source": source, "amount": fen(paid), "for_listed_loss": rng.choice(YES_NO)}]
    if rng.random() < 0.15:
        victim[rng.choice(["losses_complete", "received_complete"])] = False
    if rng.random() < 0.1:
        victim[rng.choice(["psychological_trauma", "lost_working_capacity"])] = rng.choice([True, CBE])
    low, _ = oracle.unmet_loss(oracle.Heard(case).victims["v1"])
    case["choices"]["sheets"]["v1"] = {"proposed_amount": fen(max(Fraction(0), low + rng.choice([-1, 0, 1]) * Fraction(1, 100)))}
    return case


THRESHOLDS = {
    "eight years": aimed_at_capacity,
    "fourteen years": aimed_at_consent,
    "eighteen years": aimed_at_majority,
    "income line": aimed_at_income,
    "general limit": aimed_at_limit,
    "publication of wages": aimed_at_publication,
    "change of law": aimed_at_change_of_law,
    "first day": aimed_at_first_day,
    "documented loss": aimed_at_loss,
}


def aimed_case(threshold, seed, number):
    rng = random.Random(f"{threshold} {seed} {number}")
    case = THRESHOLDS[threshold](rng)
    if rng.random() < 0.2:
        open_some(rng, case, 0.08)
    if rng.random() < 0.7 and threshold != "first day":
        case["facts"] = oracle.Heard(case).as_case()["facts"]
    return case


if __name__ == "__main__":
    count, seed = int((sys.argv + ["10"])[1]), (sys.argv + ["", "1"])[2] or "1"
    for number in range(count):
        print(json.dumps(random_case(seed, number)))
