#!/usr/bin/env python3
"""Makes the reference sets that everything is measured on, and writes nothing else.

    benches/cases.py [FOLDER]

complete.ndjson holds a thousand different cases of the generator of tests/oracle, two applicants in every fifth: each question
that the oracle asks is answered, so no open fact can matter but one that only the procedure needs (benches/module.mjs asks the
module and stops where it disagrees). partial.ndjson holds the same cases with a third of the answers taken away. The seed is fixed:
the same generator gives the same bytes, so the sets are made and not kept; their hash stands beside every measurement.
"""

import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

import generate  # noqa: E402
import oracle  # noqa: E402

DIFFERENT = 1000
LENGTH = {1: range(900, 1400), 2: range(1100, 1700)}


def line(case):
    return json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n"


def answered(case):
    """Answers in the case, rows of lists counted by their cells."""

    def count(value):
        if isinstance(value, dict):
            return sum(map(count, value.values()))
        if isinstance(value, list):
            return sum(map(count, value))
        return value is not None

    return count(case["facts"]) + count(case.get("choices", {}))


def is_complete(case, heard):
    def answer(path):
        found = case["facts"]
        for name in path.split(".")[1:]:
            found = found.get(name, {})
        return found

    if any(answer(path) == {} for path in heard.questions):
        return False
    return all(None not in row.values() for it in heard.victims.values() for rows in ("losses", "received") for row in it.get(rows, []))


def complete_cases():
    """Single applicants and pairs, four to one."""
    wanted = {1: DIFFERENT * 4 // 5, 2: DIFFERENT // 5}
    found = {1: [], 2: []}
    number = 0
    while any(len(found[people]) < wanted[people] for people in wanted):
        case = generate.random_case("bench", number)
        number += 1
        people = len(case["frame"]["applicants"])
        if people not in wanted or "region" not in case["frame"] or len(found[people]) == wanted[people]:
            continue
        heard = oracle.Heard(case)
        case["facts"] = heard.as_case()["facts"]
        if len(line(case)) not in LENGTH[people] or not is_complete(case, heard) or oracle.contradictions(case):
            continue
        # Where no statistic gives a wage the officer has to enter one: an open answer of the frame.
        if any(oracle.sheet_of(heard, victim, False)["general_limit"] is None for victim in case["frame"]["victims"]):
            continue
        found[people].append(case)
    return [found[2 if at % 5 == 4 else 1].pop() for at in range(DIFFERENT)]


def partial_cases(cases):
    opened = []
    for number, case in enumerate(cases):
        case = json.loads(line(case))
        generate.open_some(random.Random(f"partial {number}"), case, 1 / 3)
        opened.append(case)
    return opened


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "target" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    complete = complete_cases()
    for name, cases in (("complete", complete), ("partial", partial_cases(complete))):
        (folder / f"{name}.ndjson").write_text("".join(map(line, cases)), encoding="utf-8")
        size = sum(len(line(case).encode()) for case in cases) // len(cases)
        facts = sum(map(answered, cases)) / len(cases)
        print(f"{name}: {len(cases)} cases, {size} bytes and {facts:.0f} answers each")
