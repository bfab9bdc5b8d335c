"""Tells what came of the mutants of each room, and fails below 95 %: table.py FOLDER ROOM...

A room's folder holds what cargo-mutants wrote, the list of all its mutants (listed.txt), and those that did not compile in
earlier runs (unviable.txt), which cargo-mutants itself adds to the caught ones when it goes on.
"""

import sys
from pathlib import Path

FOLDER, ROOMS = Path(sys.argv[1]), sys.argv[2:]
LEAST = 95


def lines(room, name):
    file = FOLDER / room / name
    return set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()


def row(name, listed, caught, timeout, missed, unviable, left):
    viable = caught + timeout + missed
    share = f"{100 * (caught + timeout) / viable:.1f} %" if viable else "-"
    print(f"{name:12}{listed:>8}{unviable:>10}{caught:>8}{timeout:>9}{missed:>8}{left:>9}{share:>10}")


print(f"{'room':12}{'mutants':>8}{'unviable':>10}{'caught':>8}{'timeout':>9}{'missed':>8}{'not run':>9}{'noticed':>10}")
total, survivors = [0] * 6, []
for room in ROOMS:
    listed = lines(room, "listed.txt")
    unviable = (lines(room, "unviable.txt") | lines(room, "mutants.out/unviable.txt")) & listed
    missed = lines(room, "mutants.out/missed.txt") & listed
    timeout = lines(room, "mutants.out/timeout.txt") & listed
    caught = (lines(room, "mutants.out/previously_caught.txt") | lines(room, "mutants.out/caught.txt")) & listed
    caught -= unviable | missed | timeout
    left = listed - unviable - missed - timeout - caught
    counts = [len(names) for names in (listed, caught, timeout, missed, unviable, left)]
    row(room, *counts)
    total = [a + b for a, b in zip(total, counts)]
    survivors += sorted(missed)
row("all", *total)
_, caught, timeout, missed, _, left = total
print("".join(f"\nmissed: {name}" for name in survivors))
if left or not caught or 100 * (caught + timeout) < LEAST * (caught + timeout + missed):
    sys.exit(f"Below {LEAST} %, or not all were run.")
