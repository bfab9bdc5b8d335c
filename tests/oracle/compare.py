"""Compares the built module with the oracle on generated cases and prints every difference with the whole case.

    python3 tests/oracle/compare.py [count] [--seed N] [--aimed N] [--local N] [--pkg FOLDER] [--workers N] [--only NAME] [--wider]

`count` random cases (2000), of which a third are complete and the others open in part, and `--aimed` cases (200) at each
numeric threshold. The module is the shipped one (`make wasm`), asked through answers.mjs by Node. Exit code 1 on any
difference. The same seed gives the same cases; `--only "random 17"` or `--only "eight years 3"` repeats a single one.

What is compared: the questions asked; wage, general limit, documented loss and the checks of a proposal against them,
exactly; for a complete case each applicant's outcome and over-limit verdict. Half as many cases again have a local standard, one of the
built-in ones or a fictitious one: its wage, caps, floors, rounding and scope, and its table of months with the uplifts. Not compared:
award cap, need worksheet, split, approvals, deadlines and words, of which the oracle knows nothing. A partial case is closed in many ways, at random but leaning towards answers
that let a case go on; what the oracle says of each closed case must lie within the program's answer to the partial one
(soundness). Where the closed cases reach all that the program holds possible, its answer is exactly right: that share is
printed, and `--wider` prints the others, which are not wrong.
"""

import argparse
import concurrent.futures
import json
import os
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True  # nothing but sources is left in this folder

import generate  # noqa: E402
import oracle  # noqa: E402

HERE = Path(__file__).resolve().parent
CLOSED = 25
CLOSED_AT_MOST = 60

# Answers with which a case goes on towards assistance; the others are what makes outcomes differ.
GOES_ON = {
    "found_in_own_case": True,
    "certificate": "dibao",
    "hardship_finding": True,
    "hardship_from_case": True,
    "cannot_pay_treatment": True,
    "organisation": False,
    "already_assisted": False,
    "part_of_joint_grant": True,
    "major_fault": False,
    "refused_cooperation": False,
    "false_statement": False,
    "waived_compensation": False,
    "reasonably_assisted": False,
    "unsolved": True,
    "liable_party_cannot_pay": True,
    "effectively_compensated": False,
}
# Each of these leads away from it, by one thing at a time.
GOES_ELSEWHERE = [
    {"found_in_own_case": False},
    {"already_assisted": True, "part_of_joint_grant": False},
    {"certificate": "none", "members": 1, "monthly_income": "100000", "local_line": "0", "hardship_finding": False},
    {"hardship_from_case": False},
    {"reasonably_assisted": True},
    {"major_fault": True},
    {"crime": False, "civil_tort": False, "retaliation": False, "maintenance_claim": False},
    {"relation": "none", "supported_by_victim": False},
    {"injury": "none", "disability": "none", "psychological_trauma": False},
    {
        "unsolved": False,
        "limitation_expired": False,
        "liable_party_dead": False,
        "liable_party_cannot_pay": False,
        "suit": "none",
        "effectively_compensated": True,
    },
    {"hardship_from_case": oracle.CBE},
    {"organisation": True},
]


def names_of(count, aimed, with_standard):
    yield from (f"local {number}" for number in range(with_standard))
    yield from (f"random {number}" for number in range(count))
    for threshold in generate.THRESHOLDS:
        yield from (f"{threshold} {number}" for number in range(aimed))


def case_of(name, seed):
    kind, number = name.rsplit(" ", 1)
    if kind == "random":
        return generate.random_case(seed, int(number))
    if kind == "local":
        return generate.local_case(seed, int(number))
    return generate.aimed_case(kind, seed, int(number))


def bounds(pair):
    """A range or pair as text of the program, as fractions; None where open above."""
    if pair is None:
        return None
    return Fraction(pair["low"]), None if pair["high"] is None else Fraction(pair["high"])


def plain(value):
    """Fractions and tuples as text, for printing and for comparing nested answers."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def sheet_of_program(sheet):
    """The figures of the program's sheet in the oracle's form."""
    wage, general, proposal = sheet["wage"], bounds(sheet["general_limit"]), sheet["proposal"]
    result = {
        "wage": wage and {"year": wage["year"], "annual": Fraction(wage["annual"]), "standing": wage["standing"]},
        "general_limit": general and (general[0] if general[0] == general[1] else general),
        "extended_limit": bounds(sheet["extended_limit"]),
        "documented_unmet_loss": bounds(sheet["documented_unmet_loss"]),
        "proposal": None,
    }
    if proposal is not None:
        checks = []
        for check in proposal["checks"]:
            if check["id"] not in oracle.CHECKS:
                continue
            checks.append({"id": check["id"], "state": check["state"]})
            if check["state"] in ("above", "below"):
                checks[-1]["distance"] = Fraction(check["distance"])
        checks.sort(key=str)
        amount, payable = (proposal[one] and Fraction(proposal[one]) for one in ("amount", "payable"))
        result["proposal"] = {"amount": amount, "payable": payable, "checks": checks}
    return result


def guide_of_program(sheet):
    guide = sheet.get("guide")
    return guide and {"amount": bounds(guide["amount"]), "certain": guide["certain"], "settled": guide["settled"]}


def told(guide):
    """The oracle's guide in the same form."""
    return guide.amount and {"amount": guide.amount, "certain": guide.certain, "settled": guide.settled}


class Comparison:
    def __init__(self, name, case, got):
        self.name, self.case, self.got = name, case, got
        self.differences = []
        self.notes = []
        self.count = Counter()

    def expect(self, what, wanted, got):
        if plain(wanted) != plain(got):
            self.differences.append(f"{what}: oracle {plain(wanted)}, program {plain(got)}")

    def expect_same(self, what, wanted, got):
        """Two collections of paths; only what one lacks is told."""
        only_oracle, only_program = sorted(set(wanted) - set(got)), sorted(set(got) - set(wanted))
        if only_oracle or only_program or len(wanted) != len(got):
            self.differences.append(f"{what}: only the oracle {only_oracle}, only the program {only_program}")

    def run(self):
        wrong = oracle.contradictions(self.case)
        if wrong or self.got["status"] != "assessed":
            self.count["refused"] += 1
            self.expect("refused", bool(wrong), self.got["status"] != "assessed")
            if self.differences:
                self.differences.append(f"oracle's reasons {wrong}, program's {self.got.get('problems')}")
            return self
        self.applicants = {one["id"]: one for one in self.got["applicants"]}
        self.sheets = {one["id"]: sheet_of_program(one) for one in self.got["sheets"]}
        self.guides = {one["id"]: guide_of_program(one) for one in self.got["sheets"]}
        heard = oracle.Heard(self.case)
        unanswered = heard.open_questions()
        self.compare_questions(heard, unanswered)
        if unanswered:
            self.count["partial"] += 1
            self.compare_partial()
        else:
            self.count["complete"] += 1
            wanted = oracle.answer(self.case)
            for name, one in self.applicants.items():
                self.count[f"outcome {wanted['applicants'][name]['outcomes'][0]}"] += 1
                for field in ("outcomes", "over_limit"):
                    self.expect(f"{name} {field}", wanted["applicants"][name][field], one[field])
            self.expect("applicants", sorted(wanted["applicants"]), sorted(self.applicants))
            for name, guide in self.guides.items():
                self.count["guides"] += guide is not None
                self.expect(f"{name} guide", told(oracle.guide_of(heard, name)), guide)
        # The figures follow from the open answers directly; only whether the limit may be exceeded depends on verdicts,
        # and the applicants' over-limit verdicts are checked by themselves.
        for name in heard.victims:
            mine = [link["id"] for link in heard.links if link["victim"] == name]
            may_exceed = any(self.applicants[one]["over_limit"][0] != "not_met" for one in mine)
            wanted = oracle.sheet_of(heard, name, may_exceed, self.guides[name])
            if wanted["proposal"] and self.sheets[name]["proposal"] and self.sheets[name]["proposal"]["payable"] is None:
                wanted["proposal"]["payable"] = None
            else:
                self.count["payable"] += wanted["proposal"] is not None
            for field in wanted:
                self.expect(f"{name} {field}", wanted[field], self.sheets[name][field])
        self.expect("sheets", sorted(heard.victims), sorted(self.sheets))
        return self

    def compare_questions(self, heard, unanswered):
        """Facts that outcome, limit and documented loss rest on; the oracle knows no other questions."""
        known = {question for questions in generate.QUESTIONS.values() for question in questions} | {"found_in_own_case"}
        known |= {"injury_grade", "disability_grade", "hardship_tier"}
        if heard.standard.raises("military_family"):
            known.add("military_family")
        asked = [
            one
            for one in self.got["questions"]
            if one["path"].startswith("facts.") and one["path"].split(".")[-1] in known
        ]
        self.expect_same("questions asked", heard.questions, [one["path"] for one in asked])
        # A list of no rows is no answer by itself; whether it is complete is a question of its own.
        lists = (".losses", ".received")
        still_open = [one["path"] for one in asked if not one["answered"] and not one["path"].endswith(lists)]
        self.expect_same("questions still open", [one for one in unanswered if not one.endswith(lists)], still_open)
        for path in self.got["missing"]:
            # Rows of a list, and a list said not to be complete, can still be added to.
            of_a_list = any(one in path for one in lists)
            of_these = path.startswith("facts.") and path.split(".")[-1] in known
            if of_these and path not in unanswered and not of_a_list:
                self.differences.append(f"{path}: named as missing though answered or not asked")

    def compare_partial(self):
        rng = random.Random(f"closing {self.name}")
        seen = {name: set() for name in self.applicants}
        over = {name: set() for name in self.applicants}
        closed = 0
        failed = set()
        while closed < CLOSED or (closed < CLOSED_AT_MOST and not self.all_reached(seen, over)):
            closed += 1
            lean = rng.choice([1, 1, 0.9, 0])
            wanted = dict(GOES_ON)
            for elsewhere in rng.sample(GOES_ELSEWHERE, rng.choice([0, 1, 1, 2])):
                wanted.update(elsewhere)

            def choose(question, path, possible):
                if question in wanted and rng.random() < lean:
                    return wanted[question]
                return rng.choice(possible)

            heard = oracle.completions(self.case, choose)
            closed_case = heard.as_case()
            if oracle.contradictions(closed_case):
                continue
            self.count["closed"] += 1
            for name, (outcome, exceed) in oracle.judge(heard).items():
                outcome, exceed = oracle.OUTCOMES[outcome], oracle.VERDICTS[exceed]
                seen[name].add(outcome)
                over[name].add(exceed)
                if outcome not in self.applicants[name]["outcomes"]:
                    self.unsound(failed, f"{name} outcomes", self.applicants[name]["outcomes"], outcome, closed_case)
                best, worst = map(oracle.VERDICTS.index, self.applicants[name]["over_limit"])
                if not best <= oracle.VERDICTS.index(exceed) <= worst:
                    self.unsound(failed, f"{name} over_limit", self.applicants[name]["over_limit"], exceed, closed_case)
            for name in heard.victims:
                self.within(failed, name, oracle.unmet_loss(heard.victims[name]), closed_case)
                self.guide_within(failed, name, oracle.guide_of(heard, name), closed_case)
        for name, one in self.applicants.items():
            self.count["partial outcomes"] += 1
            self.count["partial over_limit"] += 1
            if set(one["outcomes"]) == seen[name]:
                self.count["exact outcomes"] += 1
            else:
                self.notes.append(f"{name} outcomes: reached {sorted(seen[name])}, program {one['outcomes']}")
            if self.ends(over[name]) == one["over_limit"]:
                self.count["exact over_limit"] += 1
            else:
                self.notes.append(f"{name} over_limit: reached {self.ends(over[name])}, program {one['over_limit']}")

    def all_reached(self, seen, over):
        return all(
            set(one["outcomes"]) <= seen[name] and self.ends(over[name]) == one["over_limit"]
            for name, one in self.applicants.items()
        )

    @staticmethod
    def ends(verdicts):
        order = sorted(map(oracle.VERDICTS.index, verdicts))
        return [oracle.VERDICTS[order[0]], oracle.VERDICTS[order[-1]]] if order else None

    def within(self, failed, name, closed, closed_case):
        """The documented loss of a closed case lies within that of the partial one."""
        partial = self.sheets[name]["documented_unmet_loss"]
        low_is_outside = closed[0] < partial[0]
        high_is_outside = partial[1] is not None and (closed[1] is None or closed[1] > partial[1])
        if low_is_outside or high_is_outside:
            self.unsound(failed, f"{name} documented_unmet_loss", partial, closed, closed_case)

    def guide_within(self, failed, name, closed, closed_case):
        """What the table gives for a closed case lies within what it gives for the partial one, and holds what that says."""
        partial, closed = self.guides[name], told(closed)
        if partial is None:
            fits = closed is None
        elif closed is None:
            fits = not partial["certain"]
        else:
            inside = partial["amount"][0] <= closed["amount"][0] and closed["amount"][1] <= partial["amount"][1]
            fits = inside and partial["certain"] <= closed["certain"] and (not partial["settled"] or partial == closed)
        self.count["guides"] += closed is not None
        if not fits:
            self.unsound(failed, f"{name} guide", partial, closed, closed_case)

    def unsound(self, failed, what, program, closed, closed_case):
        """One closed case is enough of each kind."""
        if what not in failed:
            failed.add(what)
            self.differences.append(
                f"{what}: program {plain(program)} to the partial case, but {plain(closed)} follows when closed to "
                f"{json.dumps(plain(closed_case['facts']))}"
            )


def compare_part(names, seed, pkg):
    """One worker: a Node process and the cases named; returns what is to be printed and counted."""
    cases = [case_of(name, seed) for name in names]
    asked = "".join(json.dumps(case) + "\n" for case in cases)
    command = ["node", str(HERE / "answers.mjs"), pkg]
    answered = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8")
    lines = answered.stdout.splitlines()
    if answered.returncode != 0 or len(lines) != len(cases):
        raise SystemExit(f"answers.mjs failed after {len(lines)} of {len(cases)} cases:\n{answered.stderr}")
    count, reports, notes = Counter(), [], []
    for name, case, line in zip(names, cases, lines):
        done = Comparison(name, case, json.loads(line)).run()
        count += done.count
        where = f"{name} (seed {seed})\n  case: {json.dumps(case)}"
        if done.differences:
            reports.append("\n  ".join([f"DIFFERS {where}", *done.differences]))
        if done.notes:
            notes.append("\n  ".join([f"WIDER {where}", *done.notes]))
    return count, reports, notes


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--aimed", type=int, default=200)
    parser.add_argument("--local", type=int, help="cases with a local standard; half the count")
    parser.add_argument("--pkg", default=str(HERE.parents[1] / "www" / "pkg"))
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--only")
    parser.add_argument("--wider", action="store_true")
    options = parser.parse_args()

    names = [options.only] if options.only else list(names_of(options.count, options.aimed, options.count // 2 if options.local is None else options.local))
    parts = [names[start : start + 200] for start in range(0, len(names), 200)]
    count, reports, notes = Counter(), [], []
    with concurrent.futures.ProcessPoolExecutor(options.workers) as pool:
        work = [pool.submit(compare_part, part, options.seed, options.pkg) for part in parts]
        for one in concurrent.futures.as_completed(work):
            part_count, part_reports, part_notes = one.result()
            count += part_count
            for report in part_reports + (part_notes if options.wider else []):
                print(report, flush=True)
            reports += part_reports
            notes += part_notes

    print(f"{len(names)} cases: {count['complete']} complete, {count['partial']} partial, {count['refused']} refused")
    print("complete outcomes: " + ", ".join(f"{one} {count[f'outcome {one}']}" for one in oracle.OUTCOMES))
    print(f"partial cases closed in {count['closed']} ways; tables of months gave {count['guides']} guides")
    print(f"{count['payable']} sums to be paid")
    for what in ("outcomes", "over_limit"):
        print(f"partial {what} exactly right: {count[f'exact {what}']} of {count[f'partial {what}']}")
    print(f"{len(reports)} cases differ")
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
