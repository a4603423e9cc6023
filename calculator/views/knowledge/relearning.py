"""How long it takes to work out again what left with others: an assumption, with its range."""

from dataclasses import dataclass

import numpy as np

from calculator.beliefs import belief
from calculator.library import Library
from calculator.scenario import Scenario
from calculator.views.money import Estimate
from calculator.views.tables import span

RELEARN = "relearn_months"


@dataclass(frozen=True, slots=True)
class Relearning:
    """Months to relearn with everyone there, and the grade of the evidence; None if it is given."""

    months: Estimate
    grade: str | None

    def sentence(self) -> str:
        """Say how long relearning takes and how much is known about it."""
        basis = f"a guess graded {self.grade}" if self.grade else "your own figure"
        return (
            "Those who stay work out again what has gone, with everyone there in "
            f"{span(self.months)} months on average ({basis}), and more slowly with fewer people."
        )


def relearning(scenario: Scenario, library: Library) -> Relearning:
    """Return what a scenario believes about relearning."""
    entry, own = library.entries[RELEARN], scenario.assumptions.get(RELEARN)
    low, middle, high = belief(entry, own).ppf(np.array([0.1, 0.5, 0.9])).tolist()
    months = {"p10": low, "p50": middle, "p90": high}
    return Relearning(months, entry.grade if own is None else None)
