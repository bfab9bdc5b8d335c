"""Changes every figure, date and flag of rules/parameters.json by one step in turn, builds anew, and tells which tests notice.

parameters.py CRATE RESULTS: runs in the crate that `scripts/mutants` makes, and goes on where it was stopped. Its tests say what
the law is; the one that looks at rules/ itself does not count. A build that refuses the change counts as noticing it.
"""

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TREE, DONE = Path(sys.argv[1]), Path(sys.argv[2])
FROM = "2018-02-27"
# What a step cannot change for anybody, and why.
EXPLAINED = {"award_age_to.value": "20 years less one for each year over 60 are at 75 the least of 5 anyway"}


def stepped(text):
    """The next value of what stands in the file as a number, a flag, a day or a day of the year; else nothing."""
    if text in ("true", "false"):
        return "false" if text == "true" else "true"
    if text.isdigit():
        return str(int(text) + 1)
    word = text.strip('"')
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        return f'"{datetime.date.fromisoformat(word) + datetime.timedelta(days=1)}"'
    if re.fullmatch(r"\d\d-\d\d", word):
        return f'"{(datetime.date.fromisoformat(f"2025-{word}") + datetime.timedelta(days=1)).isoformat()[5:]}"'
    return None


def data(text):
    """Where each datum stands, and what it becomes. The first day covered is one datum, written many times."""
    for match in re.finditer(r'(?<=: )("[^"]*"|true|false|\d+)', text):
        new = stepped(match[0])
        if new and match[0] != f'"{FROM}"':
            yield match.start(), match[0], new


def name_of(text, at):
    line = text.count("\n", 0, at) + 1
    key = re.findall(r'"(\w+)": (?=[\[{])', text[:at])[-1]
    inner = re.findall(r'"(\w+)": $', text[:at])[-1]
    return f"{line}: {key}.{inner}"


def run(*command):
    return subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)


def main():
    file = TREE / "rules" / "parameters.json"
    text = (ROOT / "rules" / "parameters.json").read_text(encoding="utf-8")
    done = json.loads(DONE.read_text()) if DONE.exists() else {}
    changes = [("0: coverage.from", None, None, text.replace(FROM, "2018-02-28"))]
    changes += [(name_of(text, at), old, new, text[:at] + new + text[at + len(old) :]) for at, old, new in data(text)]
    try:
        for name, old, new, changed in changes:
            if name in done:
                continue
            file.write_text(changed, encoding="utf-8")
            test = run("cargo", "test", "--lib", "--", "--skip", "test_rulebook::")
            said = test.stdout + test.stderr
            failing = sorted(set(re.findall(r"^test (\S+) \.\.\. FAILED", said, re.M)))
            built = "test result:" in said
            done[name] = {"from": old, "to": new, "noticed_by": failing if built else ["the build"]}
            DONE.write_text(json.dumps(done, indent=1))
            print(f"{name} {old} -> {new}: {', '.join(done[name]['noticed_by']) or 'NOTICED BY NOTHING'}", flush=True)
    finally:
        file.write_text(text, encoding="utf-8")
    unnoticed = [name for name, found in done.items() if not found["noticed_by"]]
    missed = [name for name in unnoticed if name.split(": ")[1] not in EXPLAINED]
    print(f"{len(done)} data, {len(done) - len(unnoticed)} noticed; explained: {len(unnoticed) - len(missed)}; not: {missed}")
    return 1 if missed else 0


sys.exit(main())
