#!/usr/bin/env python3
"""Runs examples/spark.py in Spark's local mode and compares it with the same program over the same lines without Spark.

    tests/spark/spark.py [lines] [partitions]     (pyspark and Java 17; `make cli` has built the program)

Whole cases, cases with open answers and lines that make no sense, in that order again and again, most under an id of their own. What must
hold: each partition's lines are, byte for byte, what the program says to that partition alone; all of them together, without the row
that counts within a partition, are those of a single run, in the same order; a program that cannot do its work fails the job; and the
example run as a script writes the same rows and the same failed cases.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target" / "native" / "judicial-relief"
EXAMPLE = ROOT / "examples" / "spark.py"
sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "benches"), str(EXAMPLE.parent)]

import cases as reference  # noqa: E402
import spark as example  # noqa: E402
from pyspark import SparkConf, SparkContext  # noqa: E402


def lines_of(count):
    """A quarter open in part, every fiftieth wrong: not JSON, or an unknown region."""
    whole = reference.complete_cases()
    shapes = whole[:300] + reference.partial_cases(whole)[:100]
    for at in range(count):
        case = shapes[at % len(shapes)]
        if at % 100 == 57:
            case = {**case, "frame": {**case["frame"], "region": "999999"}}
        # The name looks like what tells a failed case from others.
        line = json.dumps({"id": f'case {at}, "problems":[', "case": case}, ensure_ascii=False, separators=(",", ":"))
        yield "{" if at % 100 == 13 else line


def alone(lines):
    """Rows and failed cases of these lines, as the program writes them without Spark."""
    command = [PROGRAM, "batch", "--quiet", "--threads", "1", "--to", "ndjson"]
    done = subprocess.run(command, input="".join(line + "\n" for line in lines), capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout.splitlines(), done.stderr.splitlines()


def without_row(lines):
    """The row counts within a partition."""
    answers = [json.loads(line) for line in lines]
    return [json.dumps({**answer, "row": None}) for answer in answers]


DONE = []


def same(what, found, expected):
    if not expected:
        raise SystemExit(f"{what}: nothing to compare")
    if found != expected:
        differ = next((pair for pair in zip(found, expected) if pair[0] != pair[1]), (len(found), len(expected)))
        raise SystemExit(f"{what}: Spark {differ[0]}\n  alone {differ[1]}")
    print(f"ok  {what}", flush=True)
    DONE.append(what)


def in_partitions(lines, partitions, whole):
    conf = SparkConf().setMaster("local[*]").set("spark.driver.host", "127.0.0.1")
    for unneeded in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
        conf.set(unneeded, "false")
    spark = SparkContext(conf=conf)
    spark.setLogLevel("OFF")
    begun = time.monotonic()
    answered = example.assess(spark.parallelize(lines, partitions)).glom().collect()
    seconds = time.monotonic() - begun
    given = spark.parallelize(lines, partitions).glom().collect()
    same("every line is in a partition, in order", [line for part in given for line in part], lines)
    by_part = list(zip(*map(alone, given)))
    for kind, what in enumerate(("rows", "failed cases")):
        parts = [[line for line in part if example.is_failed(line) == bool(kind)] for part in answered]
        same(f"{what} of each partition, byte for byte", parts, list(by_part[kind]))
        together, single = without_row([line for part in parts for line in part]), without_row(whole[kind])
        same(f"{what} of all partitions, as a multiset", Counter(together), Counter(single))
        same(f"{what} of all partitions, in order", together, single)
    try:
        spark.parallelize(lines[:10], 1).pipe(example.PROGRAM.replace("--quiet", "--no-such"), checkCode=True).collect()
    except Exception as why:  # noqa: BLE001 - Spark wraps it
        same("a program that cannot do its work fails the job", "exited with error code" in str(why), True)
    else:
        raise SystemExit("a program that cannot do its work did not fail the job")
    spark.stop()
    return seconds


def as_script(lines, whole):
    with tempfile.TemporaryDirectory() as folder:
        source, *results = (Path(folder) / name for name in ("cases.ndjson", "results", "failed"))
        source.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        begun = time.monotonic()
        subprocess.run([sys.executable, EXAMPLE, source, *results], check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - begun
        for what, result, single in zip(("rows", "failed cases"), results, whole):
            parts = sorted(result.glob("part-*"))
            written = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
            same(f"{what} that the script writes, {len(parts)} parts", without_row(written), without_row(single))
        return seconds


def main():
    count, partitions = (int(given) for given in (sys.argv[1:] + ["5000", "7"][len(sys.argv) - 1 :]))
    if not PROGRAM.exists():
        raise SystemExit("no program: make cli")
    os.environ["PATH"] = f"{PROGRAM.parent}:{os.environ['PATH']}"
    lines = list(lines_of(count))
    begun = time.monotonic()
    whole = alone(lines)
    single = time.monotonic() - begun
    spark, script = in_partitions(lines, partitions, whole), as_script(lines, whole)
    print(f"{count} lines: one process, one thread {single:.1f} s; {partitions} partitions {spark:.1f} s, Spark running already; script {script:.1f} s, Spark's start in it")
    print(f"test result: ok. {len(DONE)} passed")


if __name__ == "__main__":
    main()
