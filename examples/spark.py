"""Assesses more cases than one machine should: each partition is piped through the command line, which Spark starts by itself.

    spark-submit examples/spark.py cases.ndjson results failed     (judicial-relief stands on the PATH, the same on every worker)

A line in is a case, best as {"id": …, "case": …}: rows count within a partition, an id says whose they are. A line out is one applicant's
row, or a case that failed, with its problems and the case itself, so that nothing is lost. Lines of JSON have no heading that every
partition would repeat.
"""

import os
import sys

from pyspark.sql import SparkSession

# Failed cases go the way of the others, since a file that a task wrote would stay behind when Spark repeats the task. They end the program
# with 1: its work is done. Any other code fails the task. One thread, as Spark runs a task on each core.
PROGRAM = "sh -c 'judicial-relief batch --quiet --threads 1 --to ndjson 2>&1 || [ $? -eq 1 ]'"


def assess(cases):
    """Lines of answers, in the order of their cases within each partition."""
    return cases.pipe(PROGRAM, {"PATH": os.environ["PATH"]}, checkCode=True)


def is_failed(line):
    # OK without reading the JSON: inside a text each of these quotation marks would have a backslash before it.
    return ',"problems":[' in line


if __name__ == "__main__":
    source, results, failed = sys.argv[1:]
    spark = SparkSession.builder.appName("judicial-relief").getOrCreate()
    answers = assess(spark.sparkContext.textFile(source)).cache()
    answers.filter(lambda line: not is_failed(line)).saveAsTextFile(results)
    answers.filter(is_failed).saveAsTextFile(failed)
    spark.stop()
