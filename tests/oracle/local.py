"""Local standards, stated once more from the law notes and the manual (docs/local-standard.md): which values hold on a day, of which place
and statistic the wage is, and what caps, floors and tables of months make of a sheet. Knows nothing of how the program reads them.
"""

import json
from fractions import Fraction
from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "rules" / "profiles"
BUILT_IN = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(RULES.glob("*.json"))}

GRADES = {"disability": 10, "serious_injury": 2, "minor_injury": 2}


class Standard:
    """What holds of a case's local standard on its day; of a case without one, nothing."""

    def __init__(self, frame):
        self.whole = frame.get("local_profile") or BUILT_IN.get(frame.get("profile"), {})
        self.day = frame["as_of"]
        self.tiers = [tier["id"] for tier in self.whole.get("hardship_tiers", [])]
        tables = self.today("months_tables")
        self.table = tables[0] if tables else None
        rows = self.table["rows"] if tables else []
        self.rows = [row for row in rows if not row.get("silent")]
        self.uplifts = self.today("uplifts", "condition")

    def today(self, of, *kind):
        """A value holds from its first day to its last, or until the next of its kind begins."""
        begun = {}
        for value in self.whole.get(of, []):
            if value["from"] <= self.day:
                begun[tuple(value[part] for part in kind)] = value
        return [value for value in begun.values() if value.get("until") is None or self.day <= value["until"]]

    def one(self, of, part):
        values = self.today(of)
        return values[0][part] if values else None

    # --- what it makes the officer be asked

    def asks_grade(self, harm):
        return any(row["harm"] == harm and "grade_from" in row for row in self.rows)

    def asks_tier(self):
        return any("tier" in row for row in self.rows)

    def raises(self, condition):
        return any(uplift["condition"] == condition for uplift in self.uplifts)

    # --- money

    def limit_is_for_each(self, frame):
        chosen = frame.get("readings", {}).get("ceiling_scope")
        return (chosen or self.one("ceiling_scope", "value") or "per_sheet") == "per_applicant"

    def marks(self, of, people, **kind):
        """Caps or floors in yuan for the sheet; what is meant for each applicant counts as often as there are any."""
        values = [value for value in self.today(of, *(["kind"] if of == "caps" else []), "scope")]
        held = [value for value in values if all(value[part] == wanted for part, wanted in kind.items())]
        return [Fraction(one["amount"]) * (people if one["scope"] == "per_applicant" else 1) for one in held]

    def rounded(self, amount):
        unit = int(self.one("rounding", "unit") or 1)
        return Fraction(amount // unit * unit)


def grades_of(row):
    """All grades where none is given; one alone where only the first is."""
    if "grade_from" not in row:
        return range(1, GRADES.get(row["harm"], 1) + 1)
    return range(row["grade_from"], row.get("grade_to", row["grade_from"]) + 1)


class Guide:
    """Months times wage base of one sheet of a complete case.

    `harms` maps each harm to its verdict, `grades` each graded harm to its grade, `people` are pairs of the tier of an applicant's
    household and the verdict on each condition of an uplift. Verdicts are 0 met, 1 left open for good, 2 not met.
    """

    def __init__(self, standard, wage_base, harms, grades, people):
        self.standard, self.harms, self.grades = standard, harms, grades
        self.amount, self.certain, self.settled = None, False, False
        if standard.table is None or wage_base is None or not people:
            return
        reached = [self.reached(tier) for tier, _ in people]
        # Of a sum for several the table says something only where it says something of each.
        if not all(reached):
            return
        self.certain = all(self.some_row_whatever_the_tier(tier) for tier, _ in people)
        settled = all(verdict == 0 for rows in reached for _, verdict in rows)
        each = [self.ends([row for row, _ in rows]) for rows in reached]
        conditions = [verdicts for _, verdicts in people]
        if standard.table["scope"] == "per_sheet":
            each = [self.ends([row for rows in reached for row, _ in rows])]
            conditions = [{name: min(one[name] for one in conditions) for name in conditions[0]}]
        low, high = (sum(end) for end in zip(*each))
        for uplift in standard.uplifts:
            share = Fraction(uplift["percent"], 100)
            for (least, most), verdicts in zip(each, conditions):
                verdict = verdicts[uplift["condition"]]
                settled &= verdict != 1
                low += share * least if verdict == 0 else 0
                high += share * most if verdict != 2 else 0
        self.amount = (low * wage_base, high * wage_base)
        self.settled = settled and self.certain

    @staticmethod
    def ends(rows):
        return min(Fraction(row["months_from"]) for row in rows), max(Fraction(row["months_to"]) for row in rows)

    def reached(self, tier):
        """Rows that hold, or may hold, of who lives in a household of this tier."""
        verdicts = [(row, self.holds(row, tier)) for row in self.standard.rows]
        return [(row, verdict) for row, verdict in verdicts if verdict != 2]

    def holds(self, row, tier):
        verdict = self.harms[row["harm"]]
        # Only where the harm is there for certain its grade is asked; otherwise it may be any.
        grade = self.grades.get(row["harm"])
        if "grade_from" in row and grade is None:
            verdict = max(verdict, 1)
        elif "grade_from" in row and grade not in grades_of(row):
            verdict = 2
        if "tier" in row and tier not in self.standard.tiers:
            verdict = max(verdict, 1)
        elif "tier" in row and tier != row["tier"]:
            verdict = 2
        return verdict

    def some_row_whatever_the_tier(self, tier):
        tiers = [tier] if tier in self.standard.tiers else self.standard.tiers or [None]
        return all(any(self.holds(row, one) == 0 for row in self.standard.rows) for one in tiers)
